"""Tiles and entry bundles: a log as static files (C2SP tlog-tiles v0.1.0).

    tile of level L, number N   up to 256 hashes of 32 bytes; a full one is never rewritten
    entry bundle N              up to 256 leaves, each a big-endian uint16 length and that many bytes

A hash at level L+1 is the root of a full tile at level L. Everything here can be derived from the leaves; a holder that has
the leaves recomputes tiles instead of trusting them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import HASH_BYTES
from skywave.archive.merkle import root_of
from skywave.errors import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LENGTH_BYTES = 2


def format_entries(leaves: Iterable[bytes]) -> bytes:
    """Return an entry bundle over at most 256 leaves."""
    return b"".join(len(leaf).to_bytes(_LENGTH_BYTES, "big") + leaf for leaf in leaves)


def parse_entries(untrusted: bytes, count: int) -> tuple[bytes, ...]:
    """Return exactly `count` leaves of an entry bundle.

    Raises:
        Malformed: The bundle holds more or fewer leaves, or is cut.
    """
    leaves: list[bytes] = []
    position = 0
    while position < len(untrusted) and len(leaves) < count:
        length = int.from_bytes(untrusted[position : position + _LENGTH_BYTES], "big")
        leaf = untrusted[position + _LENGTH_BYTES : position + _LENGTH_BYTES + length]
        position += _LENGTH_BYTES + length
        leaves.append(leaf)
    if position != len(untrusted) or len(leaves) != count:
        msg = f"an entry bundle does not hold exactly {count} leaves"
        raise Malformed(msg)
    return tuple(leaves)


def parse_tile(untrusted: bytes, width: int) -> tuple[bytes, ...]:
    """Return the `width` hashes of a tile; they are unverified until they lead to a signed root."""
    if len(untrusted) != width * HASH_BYTES or not 1 <= width <= limits.TILE_WIDTH:
        msg = f"a tile of width {width} has {len(untrusted)} bytes"
        raise Malformed(msg)
    return tuple(untrusted[i : i + HASH_BYTES] for i in range(0, len(untrusted), HASH_BYTES))


def hashes_of_next_level(hashes: Sequence[bytes]) -> list[bytes]:
    """Return the roots of the full tiles over one level's hashes."""
    width = limits.TILE_WIDTH
    return [root_of(hashes[i : i + width]) for i in range(0, len(hashes) // width * width, width)]


def levels_of(leaf_hashes: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Return every level's hashes, level 0 first, down to the last level that has any."""
    levels: list[Sequence[bytes]] = []
    level: Sequence[bytes] = leaf_hashes
    while level:
        levels.append(level)
        level = hashes_of_next_level(level)
    return levels
