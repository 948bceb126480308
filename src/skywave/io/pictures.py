"""Prepares a picture for publication: small, without place and device, with its credit inside.

Whatever comes in (JPEG, PNG, WebP, GIF, AVIF), a progressive JPEG of at most 1280 pixels goes out that is made from the
pixels alone: no metadata of the original can survive. Then the credit is written where readers of pictures look for it:

    EXIF  Artist, Copyright: the whole credit;  ImageDescription: the caption      (UTF-8)
    XMP   dc:creator, dc:rights, photoshop:Credit: the whole credit;  dc:description: the caption

The same input gives the same bytes.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from skywave import limits
from skywave.errors import Malformed

EDGE = 1280
QUALITY = 80
MEDIA = "image/jpeg"
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ARTIST, _COPYRIGHT, _DESCRIPTION = 0x013B, 0x8298, 0x010E
# A JPEG's segment holds 65,533 bytes; XMP has the credit three times, each with its escapes.
_CREDIT_BYTES, _CAPTION_BYTES, _SEGMENT_BYTES = 3 * 1024, 16 * 1024, 65_000
_PROFILE_BYTES = 4 * 1024 * 1024
_OPAQUE = frozenset({"1", "L", "RGB", "CMYK", "YCbCr", "LAB", "HSV"})
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{fields}</rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)


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


def prepare(data: bytes, *, credit: str, caption: str) -> Prepared:
    """Return a picture as it may be published.

    Args:
        data: The file as it came, untrusted.
        credit: The whole raw credit line, clean, or empty.
        caption: Ours, clean, or empty; cut where it is longer than a picture can hold.

    Raises:
        Malformed: It is no picture of a known format, is broken, or is larger than the limits.
    """
    if len(data) > limits.PICTURE_FILE_BYTES:
        raise Malformed(f"a picture is longer than {limits.PICTURE_FILE_BYTES} bytes")
    if len(credit.encode()) > _CREDIT_BYTES:
        raise Malformed(f"a credit is longer than the {_CREDIT_BYTES} bytes that a picture can hold")
    room = min(_CAPTION_BYTES, (_SEGMENT_BYTES - len(_xmp(credit, ""))) // 5)  # "&amp;" takes the place of one byte
    caption = caption.encode()[:room].decode("utf-8", "ignore")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about broken metadata, of which nothing is kept
        try:
            return _encoded(_decoded(data), credit, caption)
        except Malformed:
            raise
        except UnidentifiedImageError:
            raise Malformed("a picture is not a JPEG, PNG, WebP, GIF or AVIF file") from None
        except Image.DecompressionBombError:
            raise _too_many_pixels() from None
        except Exception as error:  # noqa: BLE001 - a decoder raises anything on bytes made to break it
            raise Malformed(f"a picture is broken and cannot be decoded ({type(error).__name__})") from None


def _decoded(data: bytes) -> Image.Image:
    """Return the first frame, upright, in sRGB, without alpha, not larger than EDGE."""
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check_pixels(image)
        image.verify()
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check_pixels(image)
        image.draft("RGB", (2 * EDGE, 2 * EDGE))  # lets a large JPEG be decoded at a fraction of its size
        image.load()
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
    picture = _in_srgb(_flattened(upright), profile)
    if max(picture.size) > EDGE:
        picture.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
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
    layer = image.convert("RGBA")
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


def _encoded(image: Image.Image, credit: str, caption: str) -> Prepared:
    """Return the picture's pixels as a file with nothing but the credit and the caption beside them."""
    bare = Image.frombytes("RGB", image.size, image.tobytes())  # what `info` holds would be written too
    exif = Image.Exif()
    for tag, text in ((_DESCRIPTION, caption), (_ARTIST, credit), (_COPYRIGHT, credit)):
        if text:
            exif[tag] = text.encode()  # a text would be written as ASCII
    output = BytesIO()
    bare.save(
        output,
        "JPEG",
        quality=QUALITY,
        progressive=True,
        optimize=True,
        exif=exif.tobytes() if credit or caption else b"",
        xmp=_xmp(credit, caption) if credit or caption else b"",
    )
    return Prepared(output.getvalue(), MEDIA, bare.width, bare.height)


def _xmp(credit: str, caption: str) -> bytes:
    fields = ""
    if credit:
        name = escape(credit)
        fields += (
            f"<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>"
            f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{name}</rdf:li></rdf:Alt></dc:rights>'
            f"<photoshop:Credit>{name}</photoshop:Credit>"
        )
    if caption:
        fields += (
            '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
            f"{escape(caption)}</rdf:li></rdf:Alt></dc:description>"
        )
    return _XMP.format(fields=fields).encode()
