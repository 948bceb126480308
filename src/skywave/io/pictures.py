"""Prepares pictures for publication: small, without place and device, with their credit inside.

Whatever comes in (JPEG, PNG, WebP, GIF, AVIF), what goes out is made from the pixels of its first frame alone: no metadata
of the original can survive. Then the credit is written where readers of pictures look for it, in every format alike:

    EXIF  Artist, Copyright: the whole credit;  ImageDescription: the caption      (UTF-8)
    XMP   dc:creator, dc:rights, photoshop:Credit: the whole credit;  dc:description: the caption

The same input gives the same bytes.

    prepare               one JPEG of at most 1280 pixels
    prepare_renditions    a set: one JPEG that every phone shows, and smaller files for those that can read them

    rendition     within       budget    on GPRS (60 kbit/s)   on EDGE (250 kbit/s)
    JPEG          960 x 1280   120 kB    16 s                  3.9 s
    AVIF          480 x 640     14 kB    1.9 s                 0.5 s     a small phone, a slow net
    AVIF          960 x 1280    45 kB    6 s                   1.5 s
    WebP          480 x 640     24 kB    3.2 s                 0.8 s     engines before AVIF (Chrome 85, Safari 16.4)
    WebP          960 x 1280    70 kB    9.4 s                 2.3 s
    all of them                 230 kB

A file that is over its budget loses quality step by step down to a floor, then size. The words inside count, but those beyond
3 kB come on top: no credit is cut for bytes. A rendition that saves nothing against a more widely readable one of the same
width is left out, and the last of the table go where the whole set is too large.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from skywave import limits
from skywave.errors import Malformed
from skywave.io import jpeg_segments
from skywave.io.picture_words import CAPTION_BYTES, Words, written

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
EDGE = 1280
QUALITY = 80
MEDIA = "image/jpeg"
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_PROFILE_BYTES = 4 * 1024 * 1024
_OPAQUE = frozenset({"1", "L", "RGB", "CMYK", "YCbCr", "LAB", "HSV"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that may leave the house.

    Attributes:
        data: The file.
        media: Its media type.
        width: Pixels.
        height: Pixels.
    """

    data: bytes
    media: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Renditions:
    """A picture in the sizes and formats that leave the house.

    Attributes:
        main: The JPEG that every phone shows.
        others: Smaller files of the same picture: AVIF before WebP, the narrow before the wide; may be empty.
    """

    main: Prepared
    others: tuple[Prepared, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one rendition is made: `qualities` from the best to the floor; not made where `narrow` pixels or fewer are left."""

    kind: str
    media: str
    width: int
    budget: int
    qualities: tuple[int, ...]
    narrow: int
    options: dict[str, Any]


_JPEG: Final[dict[str, Any]] = {"progressive": True, "optimize": True}
_WEBP: Final[dict[str, Any]] = {"method": 4}
# One thread and no tiles: else the bytes would depend on the machine.
# Speed 9 costs 4 % more bytes than 6 and a tenth of the time.
_AVIF: Final[dict[str, Any]] = {"codec": "aom", "speed": 9, "max_threads": 1, "autotiling": False}
_MAIN: Final = _Plan("JPEG", MEDIA, 960, 120_000, (80, 74, 68, 62, 56, 50), 0, _JPEG)
_OTHERS: Final = (
    _Plan("AVIF", "image/avif", 480, 14_000, (44, 41, 38, 35, 32, 29), 240, {**_AVIF, "speed": 8}),
    _Plan("AVIF", "image/avif", 960, 45_000, (44, 41, 38, 35, 32, 29), 480, _AVIF),
    _Plan("WEBP", "image/webp", 480, 24_000, (70, 62, 54, 47, 40), 240, _WEBP),
    _Plan("WEBP", "image/webp", 960, 70_000, (70, 62, 54, 47, 40), 480, _WEBP),
)
SET_BYTES: Final = 230_000
WORDS_BYTES: Final = 3_000
_SHORT_CAPTION_BYTES = 1_500
_HEIGHT = 4 / 3  # a rendition is at most this many times as high as its plan is wide
_SHRINK = 0.8
_WORTH = 1.25  # how many times wider the wide rendition must be than the narrow one


def prepare(data: bytes, *, credit: str, caption: str) -> Prepared:
    """Return a picture as it may be published.

    Args:
        data: The file as it came, untrusted.
        credit: The whole raw credit line, clean, or empty.
        caption: Ours, clean, or empty; cut where it is longer than a picture can hold.

    Raises:
        Malformed: It is no picture of a known format, is broken, or is larger than the limits.
    """
    words = written(credit, caption, CAPTION_BYTES)
    return _guarded(
        data, lambda: _encoded(_decoded(data, EDGE, EDGE), "JPEG", MEDIA, {"quality": QUALITY, **_JPEG}, words)
    )


def prepare_renditions(data: bytes, *, credit: str, caption: str) -> Renditions:
    """Return a picture in all the sizes and formats in which it may be published.

    Args:
        data: The file as it came, untrusted.
        credit: The whole raw credit line, clean, or empty.
        caption: Ours, clean, or empty; cut where it is longer than a picture can hold, in `others` after 1,500 bytes.

    Raises:
        Malformed: It is no picture of a known format, is broken, or is larger than the limits.
    """
    long, short = written(credit, caption, CAPTION_BYTES), written(credit, caption, _SHORT_CAPTION_BYTES)
    return _guarded(data, lambda: _renditions(_decoded(data, _MAIN.width, round(_MAIN.width * _HEIGHT)), long, short))


def _renditions(picture: Image.Image, long: Words, short: Words) -> Renditions:
    main = _fitted(picture, _MAIN, long)
    if main is None:
        raise Malformed("a picture cannot be made small enough")  # a single pixel with the longest words fits
    narrow = _box(picture, _OTHERS[0])[0]
    others: list[Prepared] = []
    for plan in _OTHERS:
        size = _box(picture, plan)
        if plan.width > _OTHERS[0].width and size[0] < _WORTH * narrow:
            continue
        made = _fitted(picture.resize(size, Image.Resampling.LANCZOS), plan, short)
        if made is not None:
            others.append(made)
    ranked = [*others, main]  # AVIF, WebP, JPEG: each is read more widely than those before it
    others = [
        one
        for place, one in enumerate(others)
        if all(
            len(one.data) < len(other.data)
            for other in ranked[place + 1 :]
            if other.width == one.width and other.media != one.media
        )
    ]
    room = SET_BYTES + sum(max(0, len(words) - WORDS_BYTES) for words in (long, *(short for _ in others)))
    while others and sum(len(one.data) for one in (main, *others)) > room:
        others.pop()
    return Renditions(main, tuple(others))


def _box(picture: Image.Image, plan: _Plan) -> tuple[int, int]:
    """Return the size of a picture within a plan, never larger than it is."""
    scale = min(1.0, plan.width / picture.width, plan.width * _HEIGHT / picture.height)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def _fitted(picture: Image.Image, plan: _Plan, words: Words) -> Prepared | None:
    """Return a picture in the best quality, then in the largest size, that its budget allows; None where none is left."""
    room = plan.budget + max(0, len(words) - WORDS_BYTES)
    while True:
        best: Prepared | None = None
        low, high, place = 0, len(plan.qualities), 0  # the best quality is tried first, as it nearly always fits
        while low < high:
            made = _encoded(picture, plan.kind, plan.media, {"quality": plan.qualities[place], **plan.options}, words)
            if len(made.data) <= room:
                best, high = made, place
            else:
                low = place + 1
            place = (low + high) // 2
        size = max(1, int(picture.width * _SHRINK)), max(1, int(picture.height * _SHRINK))
        if best is not None or size[0] <= plan.narrow or picture.size == (1, 1):
            return best
        picture = picture.resize(size, Image.Resampling.LANCZOS)


def _guarded(data: bytes, work: Callable[[], _T]) -> _T:
    """Do what may meet any error of a decoder, and say in one kind of error what it was."""
    if len(data) > limits.PICTURE_FILE_BYTES:
        raise Malformed(f"a picture is longer than {limits.PICTURE_FILE_BYTES} bytes")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about broken metadata, of which nothing is kept
        try:
            return work()
        except Malformed:
            raise
        except UnidentifiedImageError:
            raise Malformed("a picture is not a JPEG, PNG, WebP, GIF or AVIF file") from None
        except Image.DecompressionBombError:
            raise _too_many_pixels() from None
        except Exception as error:  # noqa: BLE001 - a decoder raises anything on bytes made to break it
            raise Malformed(f"a picture is broken and cannot be decoded ({type(error).__name__})") from None


def _decoded(data: bytes, width: int, height: int) -> Image.Image:
    """Return the first frame, upright, in sRGB, without alpha, not larger than a box of pixels."""
    if data.startswith(jpeg_segments.START):
        data = jpeg_segments.without_metadata(data)
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check_pixels(image)
        image.verify()
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check_pixels(image)
        image.draft("RGB", (2 * max(width, height),) * 2)  # lets a large JPEG be decoded at a fraction of its size
        image.load()
        profile = image.info.get("icc_profile")
        ImageOps.exif_transpose(image, in_place=True)  # without a second copy of what may be very large
    picture = _in_srgb(_flattened(image), profile)
    if picture.width > width or picture.height > height:
        picture.thumbnail((width, height), Image.Resampling.LANCZOS)
    return picture


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > limits.PICTURE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> Malformed:
    return Malformed(f"a picture has more than {limits.PICTURE_PIXELS} pixels")


def _flattened(image: Image.Image) -> Image.Image:
    """Return the picture without alpha, on white, eight bits a channel."""
    if image.mode in ("I", "I;16", "I;16B", "I;16L", "I;16N", "F"):
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.mode in _OPAQUE and "transparency" not in image.info:
        return image
    layer = image if image.mode == "RGBA" and "transparency" not in image.info else image.convert("RGBA")
    white = Image.new("RGB", layer.size, "white")
    white.paste(layer, mask=layer.getchannel("A"))
    return white


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Return the picture as sRGB; a profile that does not fit is ignored, as browsers do."""
    if isinstance(profile, bytes) and 0 < len(profile) <= _PROFILE_BYTES and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return changed or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def _encoded(image: Image.Image, kind: str, media: str, options: dict[str, Any], words: Words) -> Prepared:
    """Return the picture's pixels as a file with nothing but the credit and the caption beside them."""
    bare = Image.frombytes("RGB", image.size, image.tobytes())  # what `info` holds would be written too
    output = BytesIO()
    bare.save(output, kind, exif=words.exif, xmp=words.xmp, **options)
    return Prepared(output.getvalue(), media, bare.width, bare.height)
