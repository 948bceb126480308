"""Parts: the few records of a log that one page shows, with their heads and the text, in one file.

    parts    "skywave-parts/v1" LF, then 1 to limits.PARTS_ENTRIES entries whose indexes rise
    entry    index (big-endian uint32), length of the record (big-endian uint16), the record, frame of its head, frame of its body
    frame    as in a bundle, but compressed without a dictionary; length 0 means absent

A reader who opens one story needs one small file for it instead of whole bundles, and no dictionary. Nothing in it is believed
because it stands there: a head and a body are what their record names, and a record counts once the log's tiles show it in the
signed tree. At most one entry has a body, so that a file cannot inflate to more than a device holds.
Source: spec/08-frames.md section 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave import limits
from skywave.archive.encoding import sha256
from skywave.archive.frame import compress, decompress
from skywave.archive.record import Part, Record, parse_record
from skywave.errors import Malformed, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER: Final = b"skywave-parts/v1\n"
_INDEX_BYTES: Final = 4
_LENGTH_BYTES: Final = 2
_NO_DICTIONARY: Final = b""


@dataclass(frozen=True, slots=True)
class PartsEntry:
    """One record of a log with what is carried of it.

    Attributes:
        index: Its position in the log.
        leaf: Its bytes, which the tree hashes.
        record: What they say.
        head: The bytes that `record.head` names, or None where they are not carried.
        body: The same for `record.body`.
        frames: The streams of head and body as they stood in the file, empty where absent; no part of what is compared.
    """

    index: int
    leaf: bytes
    record: Record
    head: bytes | None
    body: bytes | None
    frames: tuple[bytes, bytes] = (b"", b"")

    @property
    def content(self) -> tuple[int, bytes, bytes | None, bytes | None]:
        """What the entry says, however it was compressed."""
        return self.index, self.leaf, self.head, self.body


def format_entry(index: int, record: Record, head: bytes | None, body: bytes | None) -> bytes:
    """Return one entry.

    A part that does not fit a frame without a dictionary is left out: whoever needs it finds it in the log's bundle.
    """
    leaf = record.format()
    return b"".join(
        (
            index.to_bytes(_INDEX_BYTES, "big"),
            len(leaf).to_bytes(_LENGTH_BYTES, "big"),
            leaf,
            _frame(head),
            _frame(body),
        )
    )


def _frame(data: bytes | None) -> bytes:
    try:
        stream = b"" if data is None else compress(data, _NO_DICTIONARY)
    except ValueError:
        stream = b""
    return len(stream).to_bytes(_LENGTH_BYTES, "big") + stream


def format_parts(entries: Iterable[bytes]) -> bytes:
    """Return a parts file over entries of `format_entry`.

    Raises:
        ValueError: They are none, too many or too long.
    """
    given = list(entries)
    data = HEADER + b"".join(given)
    if not 1 <= len(given) <= limits.PARTS_ENTRIES or len(data) > limits.PARTS_BYTES:
        msg = f"{len(given)} records of {len(data)} bytes do not fit a parts file"
        raise ValueError(msg)
    return data


def parse_parts(untrusted: bytes) -> tuple[PartsEntry, ...]:
    """Parse a parts file.

    Returns:
        Its entries in the log's order: each head and body is what its record names. That the records belong to a log is for
        the caller to prove.

    Raises:
        Malformed: Any bytes that are no parts file, or a part that its record does not name or that has another length.
        VerificationFailed: A head or body has another hash than its record states.
    """
    if len(untrusted) > limits.PARTS_BYTES or not untrusted.startswith(HEADER):
        raise Malformed(_NO_PARTS)
    entries: list[PartsEntry] = []
    position, bodies = len(HEADER), 0
    while position < len(untrusted):
        entry, position = _parse_entry(untrusted, position)
        bodies += entry.body is not None
        if len(entries) == limits.PARTS_ENTRIES or bodies > 1 or (entries and entry.index <= entries[-1].index):
            raise Malformed(_NO_PARTS)
        entries.append(entry)
    if not entries:
        raise Malformed(_NO_PARTS)
    return tuple(entries)


_NO_PARTS: Final = "a parts file is malformed"


def _parse_entry(untrusted: bytes, position: int) -> tuple[PartsEntry, int]:
    """Return the entry at a position, and where it ends."""
    index = int.from_bytes(_take(untrusted, position, _INDEX_BYTES), "big")
    if index >= limits.LOG_SIZE:
        raise Malformed(_NO_PARTS)
    leaf, position = _take_counted(untrusted, position + _INDEX_BYTES)
    record = parse_record(leaf)
    head_stream, position = _take_counted(untrusted, position)
    body_stream, position = _take_counted(untrusted, position)
    head, body = _inflate(head_stream, record.head), _inflate(body_stream, record.body)
    return PartsEntry(index, leaf, record, head, body, (head_stream, body_stream)), position


def _take(untrusted: bytes, position: int, length: int) -> bytes:
    found = untrusted[position : position + length]
    if len(found) != length:
        msg = "a parts file is cut"
        raise Malformed(msg)
    return found


def _take_counted(untrusted: bytes, position: int) -> tuple[bytes, int]:
    """Return what stands behind a uint16 length, and where it ends."""
    length = int.from_bytes(_take(untrusted, position, _LENGTH_BYTES), "big")
    position += _LENGTH_BYTES
    return _take(untrusted, position, length), position + length


def _inflate(stream: bytes, part: Part | None) -> bytes | None:
    if not stream:
        return None
    if part is None:
        msg = "a parts file carries a part that no record names"
        raise Malformed(msg)
    data = decompress(stream, _NO_DICTIONARY, length=part.length)
    if sha256(data) != part.digest:
        msg = "a part does not have the hash that its record states"
        raise VerificationFailed(msg)
    return data
