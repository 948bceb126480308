"""Records: the leaves of a desk's log. At most 1 KiB of ASCII lines, and no prose (RULES 12).

    skywave-record/v1
    kind correct
    work 5gq3k2c7w4x6y2ab
    version 2
    ref 17                          index of the record it supersedes or redacts, or `none`
    logged 1779148800               seconds since the epoch, never decreasing along a log
    lang my
    head <64 hex digits> 812        SHA-256 and length of the head, or `head none`
    body <64 hex digits> 4096       the same for the body, or `body none`
    remove body                     only in kind redact: head, body, or `asset <64 hex digits>`; one or more lines

`redact` removes parts of the record that `ref` names and is not itself a version of the work. `index` records stand at every
position whose number ends a bundle of 256 and name no work (`work none`, `version 0`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skywave import limits
from skywave.errors import Malformed

HEADER = "skywave-record/v1"
PUBLISH, CORRECT, RETRACT, REDACT = "publish", "correct", "retract", "redact"
EDITION, STANDING, INDEX = "edition", "standing", "index"
KINDS = frozenset({PUBLISH, CORRECT, RETRACT, REDACT, EDITION, STANDING, INDEX})
STORY_KINDS = frozenset({PUBLISH, CORRECT, RETRACT})
_WITH_BODY = frozenset({PUBLISH, CORRECT, STANDING})

WORK_CHARACTERS = 16
_DECIMAL = r"0|[1-9][0-9]{0,18}"
_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2}|-[0-9]{3})?"
_RECORD = re.compile(
    HEADER
    + rf"""
kind (?P<kind>publish|correct|retract|redact|edition|standing|index)
work (?:none|(?P<work>[a-z2-7]{{16}}))
version (?P<version>{_DECIMAL})
ref (?:none|(?P<ref>{_DECIMAL}))
logged (?P<logged>{_DECIMAL})
lang (?P<lang>{_LANGUAGE})
head (?:none|(?P<head>[0-9a-f]{{64}}) (?P<head_length>{_DECIMAL}))
body (?:none|(?P<body>[0-9a-f]{{64}}) (?P<body_length>{_DECIMAL}))
(?P<removals>(?:remove (?:head|body|asset [0-9a-f]{{64}})\n)*)"""
)


@dataclass(frozen=True, slots=True)
class Part:
    """A head or body by what it must be: SHA-256 (32 bytes) and length in bytes."""

    digest: bytes
    length: int

    @property
    def text(self) -> str:
        """The hash and the length, as in a record's line."""
        return f"{self.digest.hex()} {self.length}"


@dataclass(frozen=True, slots=True)
class Removal:
    """One part that a redact record removes: `head`, `body`, or `asset` with its digest."""

    part: str
    digest: bytes | None = None

    @property
    def text(self) -> str:
        """The words after `remove`."""
        return self.part if self.digest is None else f"{self.part} {self.digest.hex()}"


@dataclass(frozen=True, slots=True)
class Record:
    """One leaf.

    Attributes:
        kind: One of KINDS.
        work: 16 base32 characters, or None in an index record.
        version: 1, 2, ...; 0 in an index record.
        ref: Index of the record this one supersedes or redacts, or None.
        logged: Seconds since the epoch.
        language: BCP 47, canonical case.
        head: What the head must be, or None.
        body: What the body must be, or None.
        removals: What a redact record removes.
    """

    kind: str
    work: str | None
    version: int
    ref: int | None
    logged: int
    language: str
    head: Part | None
    body: Part | None
    removals: tuple[Removal, ...] = ()

    def format(self) -> bytes:
        """Return the leaf's bytes."""
        lines = [
            HEADER,
            f"kind {self.kind}",
            f"work {self.work or 'none'}",
            f"version {self.version}",
            f"ref {'none' if self.ref is None else self.ref}",
            f"logged {self.logged}",
            f"lang {self.language}",
            f"head {self.head.text if self.head else 'none'}",
            f"body {self.body.text if self.body else 'none'}",
            *(f"remove {removal.text}" for removal in self.removals),
        ]
        leaf = ("\n".join(lines) + "\n").encode("ascii")
        if len(leaf) > limits.RECORD_BYTES:
            msg = f"a record has {len(leaf)} bytes; {limits.RECORD_BYTES} are allowed"
            raise ValueError(msg)
        return leaf

    @property
    def is_story(self) -> bool:
        """Whether this record is a version of a story."""
        return self.kind in STORY_KINDS


def parse_record(untrusted: bytes) -> Record:
    """Parse a leaf.

    Raises:
        Malformed: Any bytes that `Record.format` would not write.

    Source: spec/06-records.md.
    """
    try:
        match = _RECORD.fullmatch(untrusted.decode("ascii"))
    except UnicodeDecodeError:
        match = None
    if match is None or len(untrusted) > limits.RECORD_BYTES:
        msg = "a record is malformed"
        raise Malformed(msg)
    kind, work, version, ref, logged, language, head, head_length, body, body_length, removals = match.groups()
    # The pattern allows one spelling for every value, so what was read needs no second look at its form.
    record = Record(
        kind,
        work,
        _number(version, limits.LOG_SIZE),
        None if ref is None else _number(ref, limits.LOG_SIZE),
        _number(logged, limits.LATEST_SECONDS),
        language,
        None if head is None else Part(bytes.fromhex(head), _number(head_length, limits.HEAD_BYTES)),
        None if body is None else Part(bytes.fromhex(body), _number(body_length, limits.BODY_BYTES)),
        tuple(_parse_removal(line) for line in removals.splitlines()) if removals else (),
    )
    _check(record)
    return record


def _number(digits: str, limit: int) -> int:
    number = int(digits)
    if number > limit:
        msg = f"a record has the number {number}, and at most {limit} is allowed there"
        raise Malformed(msg)
    return number


def _parse_removal(line: str) -> Removal:
    _, part, *digest = line.split(" ")
    return Removal(part, bytes.fromhex(digest[0]) if digest else None)


def _check(record: Record) -> None:
    index = record.kind == INDEX
    allowed = (
        (record.work is None) == index
        and (record.version == 0) == index
        and (record.ref is None or not index)
        and (record.ref is not None or record.kind not in {CORRECT, RETRACT, REDACT})
        and bool(record.removals) == (record.kind == REDACT)
        and len(set(record.removals)) == len(record.removals)
        and (record.head is not None or record.kind == REDACT)
        and (record.body is not None) == (record.kind in _WITH_BODY)
    )
    if not allowed:
        msg = f"a record of kind '{record.kind}' has parts it cannot have"
        raise Malformed(msg)


def is_language(tag: str) -> bool:
    """Say whether a language tag (BCP 47, canonical case) may stand in a record."""
    return re.fullmatch(_LANGUAGE, tag) is not None


def is_index_position(index: int) -> bool:
    """Say whether the leaf at `index` must be an index record: the last of every 256 (RULES 15)."""
    return index % limits.TILE_WIDTH == limits.TILE_WIDTH - 1


def index_window(index: int) -> int:
    """Return the first leaf that the index record at `index` covers; it covers up to itself.

    Windows double as in a binary counter, up to 2,048 leaves, so that few records cover a long log and each superseding
    record is written at most four times.
    """
    bundles = (index + 1) // limits.TILE_WIDTH
    window = min(bundles & -bundles, limits.INDEX_WINDOW_BUNDLES)
    return (bundles - window) * limits.TILE_WIDTH
