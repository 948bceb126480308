"""Walks the segments of a JPEG before any decoder sees them, so that nothing in its head costs more than one pass.

A JPEG's head is a row of segments, FF, a marker, a length of two bytes and up to 65,533 bytes, until the first scan (SOS).
Decoders join segments of one kind, at a cost that grows with the square of their number, and decode every scan of a
progressive picture over all its pixels; both are bounded here. Source: ITU-T T.81 annex B.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.errors import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

START: Final = b"\xff\xd8\xff"
APP1: Final = 0xE1
APP13: Final = 0xED
SEGMENTS: Final = 5_000
SCANS: Final = 100  # cameras and editors write about ten
_SOS, _EOI = 0xDA, 0xD9
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_EXIF = b"Exif\x00\x00"
# What decoding needs: the density, the colour profile, Adobe's word on the colours.
_KEPT = ((0xE0, b"JFIF\x00"), (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe"))


def segments(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield (marker, start, body, end) of the segments before the first scan; stops where the head is broken.

    Raises:
        Malformed: There are more than SEGMENTS.
    """
    place = 2
    for _ in range(SEGMENTS):
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        if place + 4 > len(data) or data[place] != 0xFF:
            return
        marker = data[place + 1]
        if marker in (_SOS, _EOI):
            return
        if marker in _ALONE:
            yield marker, place, place + 2, place + 2
            place += 2
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if end < place + 4 or end > len(data):
            return
        yield marker, place, place + 4, end
        place = end
    raise Malformed(f"a picture has more than {SEGMENTS} segments in its head")


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG with the segments that its pixels need and the first of its EXIF, which tells what is up.

    Raises:
        Malformed: It has more than SEGMENTS segments or SCANS scans.
    """
    # Within a scan's data FF is followed by 00 or a restart marker, so each FF DA there begins a scan.
    kept = [data[:2]]
    place, exif = 2, False
    for marker, start, body, end in segments(data):
        place = end
        if marker == APP1 and not exif and data.startswith(_EXIF, body):
            exif = True
        elif (marker in _APPLICATION or marker == _COMMENT) and not any(
            marker == one and data.startswith(name, body) for one, name in _KEPT
        ):
            continue
        kept.append(data[start:end])
    if data.count(b"\xff\xda", place) > SCANS:
        raise Malformed(f"a picture has more than {SCANS} scans")
    return b"".join((*kept, data[place:]))
