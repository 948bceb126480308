"""Tells whether two texts are one story: a sketch of a text, and how much two sketches agree.

A sketch is a one-permutation MinHash (Li, Owen, Zhang 2012): every run of three words (of five characters, in scripts that do
not part words) is hashed once, the hash chooses one of 64 bins, and each bin keeps its least value. The share of bins that
agree estimates the share of runs that two texts have in common. Four bins make a band; texts that share a band are worth
comparing, so that a catalogue finds the likes of a text without reading every other one.

>>> a, b = sketch("water rose at night and the dam broke " * 9), sketch("water rose at night and the dam broke " * 8)
>>> likeness(a, b) > 0.8
True
"""

from __future__ import annotations

import re
from struct import pack, unpack
from typing import Final
from zlib import crc32

BINS: Final = 64
BANDS: Final = 16
_ROWS = BINS // BANDS
_EMPTY = 0xFFFFFFFF
_CHARACTERS = 12_000
_SHORTEST = 150  # characters; a shorter text is too alike to others by chance
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = 11  # characters of a mean word above which a script is taken not to part words
_CHARACTERS_RUN = 5


def sketch(text: str) -> bytes:
    """Return the sketch of a text, 256 bytes, or nothing where the text is too short to tell."""
    words = _WORD.findall(text[:_CHARACTERS].casefold())
    letters = "".join(words)
    if len(letters) < _SHORTEST:
        return b""
    if len(letters) > _UNSPACED * len(words) or _is_dense(letters):
        data, width = letters.encode("utf-32-le", "surrogatepass"), 4 * _CHARACTERS_RUN
        values = {crc32(data[at : at + width]) for at in range(0, len(data) - width + 1, 4)}
    else:
        one = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
        # Odd factors, so that the order of the words counts and no bit is lost.
        values = {
            (a + b * 0x9E3779B1 + c * 0x85EBCA77) & 0xFFFFFFFF for a, b, c in zip(one, one[1:], one[2:], strict=False)
        }
    bins = [_EMPTY] * BINS
    for value in values:
        at, rest = value & (BINS - 1), value >> 6
        if rest < bins[at]:  # noqa: PLR1730 - min() takes twice as long here
            bins[at] = rest
    return pack(f">{BINS}I", *bins)


def _is_dense(letters: str) -> bool:
    """Say whether a text is mostly in scripts whose every character carries much: Han, Hangul, Kana."""
    return sum("\u3041" <= character <= "\ud7a3" for character in letters[:400]) > min(len(letters), 400) // 2


def likeness(one: bytes, other: bytes) -> float:
    """Return the estimated share, 0 to 1, of what two texts have in common; 0 where either is too short to tell."""
    if not one or not other:
        return 0.0
    pairs = list(zip(unpack(f">{BINS}I", one), unpack(f">{BINS}I", other), strict=True))
    filled = [(a, b) for a, b in pairs if (a, b) != (_EMPTY, _EMPTY)]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def bands(made: bytes) -> tuple[int, ...]:
    """Return the keys, below 2^63, of a sketch's bands; two texts that are half alike share one nearly always."""
    width = 4 * _ROWS
    return tuple(
        (number << 32) | crc32(made[at : at + width])
        for number, at in enumerate(range(0, len(made), width))
        if made[at : at + width] != b"\xff" * width
    )
