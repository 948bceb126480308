"""Releases of the reader app: the leaves of its log, and the note that names the log's key.

    skywave-release/v1
    release 3                               index of the leaf + 1
    program 0.4.0
    page-format 2                           of the pages that this app renders (RULES 31)
    logged 1779148800                       seconds since the epoch, never decreasing along the log
    file app/reader.css <64 hex digits> 5120
    file app/reader.js <64 hex digits> 48213
    file sw.js <64 hex digits> 6210         SHA-256 and length; sorted by path

A browser cannot tell a false app from the newsroom's; whoever holds a copy can, because every release is in a log that only
grows. The log has a key of its own (RULES 11), which no root note names. `app/key` does, a note by the root keys:

    newsroom-app/v1 rfa.example
    version 1
    key rfa.example/app+<8 hex digits>+<base64>

Source: spec/16-reader-app.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import parse_decimal
from skywave.archive.layout import APP_LOG, is_app_path
from skywave.archive.note import SIGNATURE, Note, VerifierKey, is_safe_point, open_note, parse_note
from skywave.archive.root import is_domain
from skywave.errors import Malformed, Unverified, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skywave.archive.root import RootNote

HEADER = "skywave-release/v1"
KEY_HEADER = "newsroom-app/v1"

_DECIMAL = r"0|[1-9][0-9]{0,18}"
_RELEASE = re.compile(
    HEADER
    + rf"""
release (?P<number>{_DECIMAL})
program (?P<program>[0-9A-Za-z.+-]{{1,40}})
page-format (?P<page_format>{_DECIMAL})
logged (?P<logged>{_DECIMAL})
(?P<files>(?:file [a-z0-9./-]+ [0-9a-f]{{64}} (?:{_DECIMAL})\n)+)"""
)
_KEY = re.compile(rf"{KEY_HEADER} (?P<domain>[^ \n]+)\nversion (?P<version>{_DECIMAL})\nkey (?P<key>[^ \n]+)\n")


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file of the app: its path in the tree, SHA-256 (32 bytes) and length in bytes."""

    path: str
    digest: bytes
    length: int

    @property
    def text(self) -> str:
        """The words after `file`."""
        return f"{self.path} {self.digest.hex()} {self.length}"


@dataclass(frozen=True, slots=True)
class Release:
    """One leaf of the app log.

    Attributes:
        number: Index of the leaf + 1.
        program: Version of the program that it belongs to.
        page_format: Number of the pages that it renders.
        logged: Seconds since the epoch.
        files: Every file of the app, sorted by path.
    """

    number: int
    program: str
    page_format: int
    logged: int
    files: tuple[ReleaseFile, ...]

    def format(self) -> bytes:
        """Return the leaf's bytes."""
        lines = [
            HEADER,
            f"release {self.number}",
            f"program {self.program}",
            f"page-format {self.page_format}",
            f"logged {self.logged}",
            *(f"file {file.text}" for file in self.files),
        ]
        return ("\n".join(lines) + "\n").encode("ascii")


def parse_release(untrusted: bytes) -> Release:
    """Parse a leaf of the app log.

    Raises:
        Malformed: Any bytes that `Release.format` would not write.

    Source: spec/16-reader-app.md section 2.
    """
    match = None
    if len(untrusted) <= limits.RELEASE_BYTES and untrusted.isascii():
        match = _RELEASE.fullmatch(untrusted.decode("ascii"))
    if match is None:
        msg = "a release of the reader app is malformed"
        raise Malformed(msg)
    lines = match["files"].splitlines()
    if len(lines) > limits.RELEASE_FILES:
        msg = f"a release of the reader app names more than {limits.RELEASE_FILES} files"
        raise Malformed(msg)
    release = Release(
        parse_decimal(match["number"], limit=limits.LOG_SIZE),
        match["program"],
        parse_decimal(match["page_format"], limit=limits.LOG_SIZE),
        parse_decimal(match["logged"], limit=limits.LATEST_SECONDS),
        tuple(_parse_file(line) for line in lines),
    )
    paths = [file.path for file in release.files]
    # Paths are ASCII: their order as text is their order as bytes.
    if not release.number or not release.page_format or paths != sorted(set(paths)) or release.format() != untrusted:
        msg = "a release of the reader app is not in its canonical form"
        raise Malformed(msg)
    return release


def _parse_file(line: str) -> ReleaseFile:
    _, path, digest, length = line.split(" ")
    if not is_app_path(path):
        msg = f"a release of the reader app names '{path[:80]}', which is no file of it"
        raise Malformed(msg)
    return ReleaseFile(path, bytes.fromhex(digest), parse_decimal(length, limit=limits.ASSET_BYTES))


def check_follows(previous: Release | None, release: Release) -> None:
    """Check that a release may stand after another one, or be the first.

    Raises:
        VerificationFailed: Its number does not count up, or its time is before the other's.
    """
    number = previous.number + 1 if previous else 1
    if release.number != number:
        msg = f"release {release.number} of the reader app stands where release {number} should be"
        raise VerificationFailed(msg)
    if previous and release.logged < previous.logged:
        msg = f"release {release.number} of the reader app is dated before the one that it follows"
        raise VerificationFailed(msg)


def parse_releases(untrusted: Iterable[bytes]) -> tuple[Release, ...]:
    """Return the releases of a whole app log, in order.

    Raises:
        Malformed: A leaf is no release.
        VerificationFailed: One may not stand where it stands.
    """
    releases: list[Release] = []
    for leaf in untrusted:
        release = parse_release(leaf)
        check_follows(releases[-1] if releases else None, release)
        releases.append(release)
    return tuple(releases)


@dataclass(frozen=True, slots=True)
class AppKey:
    """What `app/key` states.

    Attributes:
        domain: The newsroom's.
        version: 1, 2, ...: raised with each new key.
        key: Of the app log, named `<domain>/app`.
    """

    domain: str
    version: int
    key: VerifierKey

    @property
    def text(self) -> str:
        """The text that the root keys sign."""
        return f"{KEY_HEADER} {self.domain}\nversion {self.version}\nkey {self.key.text}\n"


def app_origin(root: RootNote) -> str:
    """Return the origin of the app log."""
    return f"{root.domain}/{APP_LOG}"


def parse_app_key(untrusted: bytes) -> tuple[AppKey, Note]:
    """Parse `app/key`; its signatures are not checked.

    Raises:
        Malformed: Any other spelling than the canonical one, or an unsafe key.

    Source: spec/16-reader-app.md section 1.
    """
    note = parse_note(untrusted, limit=limits.ROOT_NOTE_BYTES)
    match = _KEY.fullmatch(note.text)
    if match is None or not is_domain(match["domain"]):
        msg = "the note on the app's key is malformed"
        raise Malformed(msg)
    version = parse_decimal(match["version"], limit=limits.ROOT_STEPS)
    stated = AppKey(match["domain"], version, VerifierKey.parse(match["key"]))
    key = stated.key
    if not version or key.kind != SIGNATURE or key.name != f"{stated.domain}/{APP_LOG}":
        msg = "the note on the app's key names another kind of key, or states version 0"
        raise Malformed(msg)
    if not is_safe_point(key.public_key):
        msg = f"the key {key.name} is not a safe Ed25519 key"
        raise Malformed(msg)
    return stated, note


def accept_app_key(root: RootNote, untrusted: bytes) -> VerifierKey:
    """Return the key of the app log, if the newsroom's root keys say so.

    Args:
        root: The newest root note, already accepted.
        untrusted: The bytes of `app/key`.

    Raises:
        Malformed: See parse_app_key.
        VerificationFailed: It is another newsroom's, its key has a role in the root note, a signature is wrong, or fewer root
            keys signed than the root note's threshold.
    """
    stated, note = parse_app_key(untrusted)
    if stated.domain != root.domain:
        msg = f"this is the app's key of '{stated.domain}', not of '{root.domain}'"
        raise VerificationFailed(msg)
    if stated.key.public_key in {key.public_key for key in root.all_keys}:
        msg = "the app's key has another role in the root note"
        raise VerificationFailed(msg)
    try:
        signed = root.root.count(open_note(note, root.root.keys))
    except Unverified:
        signed = 0
    if signed < root.root.threshold:
        msg = f"the app's key is stated by {signed} of the {root.root.threshold} root keys that it needs"
        raise VerificationFailed(msg)
    return stated.key
