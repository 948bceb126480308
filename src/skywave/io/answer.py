"""One HTTP answer, read to a cap: transfer compression is undone while counting, so that no small answer grows large.

Only gzip and deflate are ever asked for; an answer in another coding is refused.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave.errors import Malformed, TransportFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ENCODINGS = "gzip, deflate"
_GZIP_OR_ZLIB, _RAW = 47, -15
_SPARE_BYTES = 64 * 1024
_PIECE_BYTES = 1024 * 1024


class BrokenOff(TransportFailed):
    """An answer ended before its end; it may come whole another time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request.

    Attributes:
        address: That was asked.
        status: Of HTTP.
        headers: By lower-case name; several of one name joined by commas; cookies left out.
        data: Decoded; the first bytes alone where the answer was cut.
        is_cut: Whether it was longer than its limit, and the caller wanted its beginning.
    """

    address: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    data: bytes = b""
    is_cut: bool = False


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by lower-case name."""
    found: dict[str, str] = {}
    for key, value in raw:
        name, text = key.decode("latin-1").lower(), value.decode("latin-1").strip()
        if name not in ("set-cookie", "set-cookie2"):
            found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def read_body(
    chunks: Iterable[bytes], encoding: str, limit: int, name: str, *, cut: bool = False
) -> tuple[bytes, bool]:
    """Return a body and whether it was cut.

    Args:
        chunks: As they come from the wire.
        encoding: The header content-encoding, or empty.
        limit: The most decoded bytes.
        name: The address, for messages.
        cut: Return the first `limit` bytes of what is longer, instead of refusing it.

    Raises:
        Malformed: It is longer than `limit`, or not compressed as it says.
        BrokenOff: Its compression ends too early.
    """
    data = bytearray()
    for piece in _decoded(_counted(chunks, limit + _SPARE_BYTES, name), encoding.strip().lower(), limit, name):
        data += piece
        if len(data) > limit:
            if cut:
                return bytes(data[:limit]), True
            raise _too_long(name, limit)
    return bytes(data), False


def _counted(chunks: Iterable[bytes], limit: int, name: str) -> Iterator[bytes]:
    """Yield chunks, and stop an answer that never decodes to anything."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise _too_long(name, limit - _SPARE_BYTES)
        yield chunk


def _decoded(chunks: Iterable[bytes], encoding: str, limit: int, name: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        # What is yielded may pass the limit by one chunk; the wire's own count never stops a plain answer first.
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Malformed(f"{name} answers in the coding {encoding[:30]!r}, which was not asked for")
    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
    begun = False
    for chunk in chunks:
        waiting = chunk
        while waiting and not decoder.eof:
            try:
                piece = decoder.decompress(waiting, min(limit + 1, _PIECE_BYTES))
            except zlib.error:
                if begun or encoding != "deflate":
                    raise Malformed(f"{name} answers with broken compression") from None
                decoder = zlib.decompressobj(_RAW)  # what many servers call deflate
                begun = True
                continue
            begun = True
            waiting = decoder.unconsumed_tail
            yield piece
    if begun and not decoder.eof:
        raise BrokenOff(f"{name} broke off in the middle of its answer", hint="try again later")


def _too_long(name: str, limit: int) -> Malformed:
    return Malformed(f"{name} is longer than {limit} bytes")
