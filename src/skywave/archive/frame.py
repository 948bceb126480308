"""Frames: heads and bodies, compressed one by one and concatenated into bundles (RULES 26).

    bundle   SHA-256 of the dictionary (32 bytes), then one frame for each leaf of the bundle, in order
    frame    big-endian uint16 length, then exactly one raw DEFLATE stream (RFC 1951) that ends there; length 0 means absent

The dictionary (at most 32,768 bytes) primes the compressor; zlib's `zdict` and fflate's `dictionary` agree on it. Compression
stands outside of what is signed: a record names the inflated bytes. A frame whose last byte carries bits beyond the end of
its stream is refused, because nobody could see what they say.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import HASH_BYTES
from skywave.errors import Malformed

if TYPE_CHECKING:
    from collections.abc import Sequence

_LENGTH_BYTES = 2
_RAW = -15
LEVEL = 6


def compress(data: bytes, dictionary: bytes) -> bytes:
    """Return the raw DEFLATE stream of a head or body.

    Raises:
        ValueError: The stream does not fit a frame.
    """
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
    stream = packer.compress(data) + packer.flush()
    if len(stream) > limits.FRAME_BYTES:
        msg = f"a compressed part has {len(stream)} bytes; a frame holds {limits.FRAME_BYTES}"
        raise ValueError(msg)
    return stream


def decompress(untrusted: bytes, dictionary: bytes, *, length: int) -> bytes:
    """Return exactly `length` bytes from a frame's stream.

    Raises:
        Malformed: The stream is broken, longer or shorter than that, or does not end with the frame.
    """
    inflater = zlib.decompressobj(_RAW, zdict=dictionary)
    try:
        data = inflater.decompress(untrusted[:-1], length + 1)
        twin = inflater.copy()
        rest = inflater.decompress(inflater.unconsumed_tail + untrusted[-1:], length + 1 - len(data) or 1)
        data += rest
        if not inflater.eof or inflater.unused_data or inflater.unconsumed_tail or len(data) != length:
            raise zlib.error
    except zlib.error:
        msg = "a frame does not hold what its record says"
        raise Malformed(msg) from None
    if _has_hidden_bits(twin, untrusted[-1], rest):
        msg = "a frame carries bits beyond the end of its stream"
        raise Malformed(msg)
    return data


def _has_hidden_bits(inflater: zlib._Decompress, last: int, rest: bytes) -> bool:
    """Say whether the last byte has a bit set beyond the end of the stream.

    Args:
        inflater: Stands before the last byte, with no input left over.
        last: The last byte.
        rest: What the last byte yields.

    A bit beyond the end changes nothing when it is flipped. The last bit of the stream always does: it ends the
    end-of-block code, so that flipping it yields another symbol first, or it belongs to a stored block's bytes.
    """
    if last == 0:
        return False
    # The highest bit that is set comes first, because it is nearly always within the stream and so decides alone.
    return all(_yields(inflater.copy(), last ^ (1 << bit), rest) for bit in range(last.bit_length() - 1, 8))


def _yields(inflater: zlib._Decompress, last: int, rest: bytes) -> bool:
    try:
        return inflater.decompress(bytes([last]), len(rest) + 1) == rest and inflater.eof
    except zlib.error:
        return False


def format_bundle(streams: Sequence[bytes], dictionary_digest: bytes) -> bytes:
    """Return a bundle of up to 256 streams; an empty stream is an absent frame."""
    frames = [len(stream).to_bytes(_LENGTH_BYTES, "big") + stream for stream in streams]
    return dictionary_digest + b"".join(frames)


def parse_bundle(untrusted: bytes, count: int) -> tuple[bytes, tuple[bytes, ...]]:
    """Return a bundle's dictionary digest and its `count` streams; an empty one is absent.

    Raises:
        Malformed: The bundle holds more or fewer frames, or is cut.
    """
    streams: list[bytes] = []
    position = HASH_BYTES
    while position < len(untrusted) and len(streams) < count:
        length = int.from_bytes(untrusted[position : position + _LENGTH_BYTES], "big")
        position += _LENGTH_BYTES + length
        streams.append(untrusted[position - length : position])
    if position != len(untrusted) or len(streams) != count:
        msg = f"a bundle does not hold exactly {count} frames"
        raise Malformed(msg)
    return untrusted[:HASH_BYTES], tuple(streams)
