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
from skywave.archive.encoding import parse_decimal, parse_hex
from skywave.errors import Malformed

HEADER = "skywave-record/v1"
PUBLISH, CORRECT, RETRACT, REDACT = "publish", "correct", "retract", "redact"
EDITION, STANDING, INDEX = "edition", "standing", "index"
KINDS = frozenset({PUBLISH, CORRECT, RETRACT, REDACT, EDITION, STANDING, INDEX})
STORY_KINDS = frozenset({PUBLISH, CORRECT, RETRACT})

WORK_CHARACTERS = 16
_WORK = re.compile(r"[a-z2-7]{16}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")
_TIME_LIMIT = 253_402_300_799  # 9999-12-31


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


_KEYWORDS = ("kind", "work", "version", "ref", "logged", "lang", "head", "body")


def parse_record(untrusted: bytes) -> Record:
    """Parse a leaf.

    Raises:
        Malformed: Any bytes that `Record.format` would not write.

    Source: spec/06-records.md.
    """
    try:
        lines = untrusted.decode("ascii").split("\n")
    except UnicodeDecodeError:
        lines = []
    values = {}
    fixed = len(_KEYWORDS) + 1
    if len(untrusted) > limits.RECORD_BYTES or len(lines) <= fixed or lines[0] != HEADER or lines[-1]:
        msg = "a record is malformed"
        raise Malformed(msg)
    for keyword, line in zip(_KEYWORDS, lines[1:fixed], strict=True):
        found, _, values[keyword] = line.partition(" ")
        if found != keyword:
            msg = f"a record lacks its '{keyword}' line"
            raise Malformed(msg)
    record = Record(
        kind=values["kind"],
        work=None if values["work"] == "none" else values["work"],
        version=parse_decimal(values["version"], limit=limits.LOG_SIZE),
        ref=None if values["ref"] == "none" else parse_decimal(values["ref"], limit=limits.LOG_SIZE),
        logged=parse_decimal(values["logged"], limit=_TIME_LIMIT),
        language=values["lang"],
        head=_parse_part(values["head"], limits.HEAD_BYTES),
        body=_parse_part(values["body"], limits.BODY_BYTES),
        removals=tuple(_parse_removal(line) for line in lines[fixed:-1]),
    )
    _check(record)
    if record.format() != untrusted:
        msg = "a record is not in its canonical form"
        raise Malformed(msg)
    return record


def _parse_part(text: str, most: int) -> Part | None:
    if text == "none":
        return None
    digest, _, length = text.partition(" ")
    return Part(parse_hex(digest), parse_decimal(length, limit=most))


def _parse_removal(line: str) -> Removal:
    match line.split(" "):
        case ["remove", "head" | "body" as part]:
            return Removal(part)
        case ["remove", "asset", digest]:
            return Removal("asset", parse_hex(digest))
        case _:
            msg = "a record has a line it cannot have"
            raise Malformed(msg)


def _check(record: Record) -> None:
    index = record.kind == INDEX
    allowed = (
        record.kind in KINDS
        and _LANGUAGE.fullmatch(record.language) is not None
        and (record.work is None if index else record.work is not None and _WORK.fullmatch(record.work) is not None)
        and (record.version == 0) == index
        and (record.ref is None or not index)
        and (record.ref is not None or record.kind not in {CORRECT, RETRACT, REDACT})
        and bool(record.removals) == (record.kind == REDACT)
        and len(set(record.removals)) == len(record.removals)
        and (record.head is not None or record.kind == REDACT)
        and (record.body is None or record.kind in {PUBLISH, CORRECT, STANDING})
        and (record.body is not None or record.kind not in {PUBLISH, CORRECT, STANDING})
    )
    if not allowed:
        msg = f"a record of kind '{record.kind[:16]}' has parts it cannot have"
        raise Malformed(msg)


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
