"""What a picture looks like: a hash that survives resizing, recompression and a small crop, to find it again on another page.

The picture is shrunk to 32 x 32 shades of grey; of their cosine transform (DCT-II) the 8 x 8 lowest frequencies give a bit each:
above or below their median (Zauner, "Implementation and benchmarking of perceptual image hash functions", 2010). Two hashes are
compared by the number of bits that differ: up to `ALIKE` it is one picture, where 32 are to be expected of two that have nothing
to do with each other.

A picture of nearly one colour has no likeness: what decides its bits is noise.
"""

from __future__ import annotations

import math
import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from skywave import limits

ALIKE: Final = 12
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_EDGE, _LOW = 32, 8
_FLAT = 4.0  # shades out of 256, of the mean distance from the mean
_COSINES = tuple(
    tuple(math.cos(math.pi * (2 * place + 1) * wave / (2 * _EDGE)) for place in range(_EDGE)) for wave in range(_LOW)
)


def likeness_of(data: bytes) -> int | None:
    """Return the perceptual hash of a picture, 64 bits, or None where it cannot be read or is nearly of one colour.

    Args:
        data: A file, untrusted: JPEG, PNG, WebP, GIF or AVIF.
    """
    if len(data) > limits.PICTURE_FILE_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about broken metadata, of which nothing is used
            shades = _shades(data)
    except Exception:  # noqa: BLE001 - a decoder raises anything on bytes made to break it
        return None
    if shades is None:
        return None
    mean = sum(shades) / len(shades)
    if sum(abs(shade - mean) for shade in shades) / len(shades) < _FLAT:
        return None
    return _bits(shades)


def differing_bits(one: int, other: int) -> int:
    """Return in how many of 64 bits two hashes differ."""
    return (one ^ other).bit_count()


def _shades(data: bytes) -> list[int] | None:
    """Return 32 x 32 shades of grey of the first frame, upright and on white, or None for one that is too large."""
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        if not 0 < image.width * image.height <= limits.PICTURE_PIXELS:
            return None
        image.draft("L", (8 * _EDGE, 8 * _EDGE))  # lets a large JPEG be decoded at a fraction of its size
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        picture: Image.Image = image
        if "A" in image.getbands() or "transparency" in image.info:
            layer = image.convert("RGBA")
            layer.thumbnail((8 * _EDGE, 8 * _EDGE))
            picture = Image.new("RGB", layer.size, "white")
            picture.paste(layer, mask=layer.getchannel("A"))
        grey = picture.convert("L").resize((_EDGE, _EDGE), Image.Resampling.BOX)
        return list(grey.tobytes())


def _bits(shades: list[int]) -> int:
    rows = [shades[at : at + _EDGE] for at in range(0, _EDGE * _EDGE, _EDGE)]
    across = [[sum(map(float.__mul__, wave, map(float, row))) for wave in _COSINES] for row in rows]
    columns = list(zip(*across, strict=True))
    waves = [sum(map(float.__mul__, wave, column)) for wave in _COSINES for column in columns]
    waves[0] = 0.0  # the mean shade tells nothing
    middle = sorted(waves[1:])[(len(waves) - 1) // 2]
    found = 0
    for value in waves:
        found = found << 1 | (value > middle)
    return found
