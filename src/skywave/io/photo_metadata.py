"""Reads what a photo that came in says about itself: who took it, whose it is, and on what terms.

Three places hold it: XMP, IPTC-IIM and EXIF, read from JPEG; XMP and EXIF from PNG, WebP and AVIF. XMP is believed first, as IIM
cuts a credit after 32 bytes. Where both are there and neither is the other's beginning, the field is named in `conflicts`.
Terms are never chosen among: a restriction that stands in one place only counts.

    field                XMP                             IIM     EXIF
    creator              dc:creator                      2:80    Artist
    credit               photoshop:Credit                2:110
    source               photoshop:Source                2:115
    copyright            dc:rights                       2:116   Copyright
    caption              dc:description                  2:120   ImageDescription
    headline             photoshop:Headline              2:105
    usage_terms          xmpRights:UsageTerms
    instructions         photoshop:Instructions          2:40
    web_statement        xmpRights:WebStatement
    licensor             plus:Licensor
    digital_source_type  Iptc4xmpExt:DigitalSourceType
    data_mining          plus:DataMining
    city, country        photoshop:City, Country         2:90, 2:101
    created              photoshop:DateCreated           2:55    DateTimeOriginal
    released             plus:LicenseStartDate           2:30
    expires              plus:LicenseEndDate             2:37

Nothing read here is published by itself: place and date weigh, the caption is the agency's. Sources: IPTC Photo Metadata
Standard 2023.2, PLUS LDF 2.0, MWG Guidelines 2.0.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, Final
from unicodedata import normalize

from PIL import ExifTags, Image, IptcImagePlugin, JpegImagePlugin, UnidentifiedImageError

from skywave import limits
from skywave.archive.text import is_clean
from skywave.errors import Malformed
from skywave.io import iim, jpeg_segments, xmp

_PARTS = 64  # how many Photoshop segments, and how many values of one field, are read
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_EXIF, _XMP, _PHOTOSHOP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00", b"Photoshop 3.0\x00"
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\x00"

_IIM_FIELDS: Final = {
    80: "creator",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "caption",
    105: "headline",
    40: "instructions",
    90: "city",
    101: "country",
    55: "created",
    30: "released",
    37: "expires",
}
_IIM_BYTES: Final = {"creator": 32, "credit": 32, "source": 32, "copyright": 128, "instructions": 256, "caption": 2000}
_DATES = ("created", "released", "expires")
_LONG = frozenset({"caption", "usage_terms", "instructions"})
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_SPACE = re.compile("[ \t\f\v\x1c-\x1f\x85\xa0\u2028\u2029]+")
_DATE = re.compile(r"(\d{4})[-:]?(\d{2})[-:]?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What a photo says; every text is clean and empty where it says nothing.

    Attributes:
        creator: Who took it; several names parted by ", ".
        credit: The credit line.
        source: Who owned it first.
        copyright: The notice.
        caption: The agency's; never published as ours.
        headline: The agency's.
        usage_terms: In prose; lines.
        instructions: To editors, in prose; lines.
        web_statement: An address with the terms.
        licensor: Names and addresses of who grants licences.
        digital_source_type: The address of an IPTC term that tells whether a camera or a machine made it.
        data_mining: A term of PLUS.
        city: To weigh a caption by; never published.
        country: The same.
        created: The day.
        released: The day before which it may not be used.
        expires: The last day on which it may be used.
        origins: (field, xmp | iim | exif) for each field that has a value, sorted.
        conflicts: Fields for which two places say different things.
        flags: What a person should know, sorted. iim- or exif- followed by charset-guessed, charset-unknown (left out) or
            broken; xmp- followed by broken, too-long or extended (a second part was not read); cut:FIELD (it fills its room
            in IIM and may be cut); too-long:FIELD; copyright-names-creator (the notice is no notice but the photographer's
            name again, as in some agencies' files).
    """

    creator: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    caption: str = ""
    headline: str = ""
    usage_terms: str = ""
    instructions: str = ""
    web_statement: str = ""
    licensor: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
    city: str = ""
    country: str = ""
    created: date | None = None
    released: date | None = None
    expires: date | None = None
    origins: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def read_photo_metadata(data: bytes) -> PhotoMetadata:
    """Return what a photo says about itself; broken metadata is left out and flagged.

    Raises:
        Malformed: It is no picture of a known format, or larger than the limits.
    """
    if len(data) > limits.PICTURE_FILE_BYTES:
        raise Malformed(f"a picture is longer than {limits.PICTURE_FILE_BYTES} bytes")
    flags: set[str] = set()
    if data.startswith(jpeg_segments.START):
        data = _only_metadata(data, flags)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about broken metadata, which is flagged
        try:
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                places = {
                    "xmp": xmp.read(image.info.get("xmp"), flags),
                    "iim": _iim(image, flags),
                    "exif": _exif(image, flags),
                }
        except UnidentifiedImageError:
            raise Malformed("a picture is not a JPEG, PNG, WebP, GIF or AVIF file") from None
        except Exception as error:  # noqa: BLE001 - a decoder raises anything on bytes made to break it
            raise Malformed(f"a picture is broken and cannot be decoded ({type(error).__name__})") from None
    return _merged(places, flags)


def _only_metadata(data: bytes, flags: set[str]) -> bytes:
    """Return a JPEG with one EXIF and one XMP segment, few Photoshop ones, and no scan: what is read here, and no more."""
    kept, seen = [data[:2]], {_EXIF: 1, _XMP: 1, _PHOTOSHOP: _PARTS}
    for marker, start, body, end in jpeg_segments.segments(data):
        if marker in (jpeg_segments.APP1, jpeg_segments.APP13):
            name = next((one for one in seen if data.startswith(one, body)), None)
            if data.startswith(_EXTENSION, body):
                flags.add("xmp-extended")
            if name is None or seen[name] == 0:
                continue
            seen[name] -= 1
        elif marker == 0xFE or marker in range(0xE0, 0xF0):
            continue
        kept.append(data[start:end])
    return b"".join((*kept, b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xff\xd9"))


def _iim(image: Image.Image, flags: set[str]) -> dict[str, list[str]]:
    try:
        fields = (
            IptcImagePlugin.getiptcinfo(image) if isinstance(image, JpegImagePlugin.JpegImageFile) else None
        ) or {}
    except Exception:  # noqa: BLE001 - broken records raise anything
        flags.add("iim-broken")
        return {}
    charset = fields.get((1, 90))
    found: dict[str, list[str]] = {}
    for (record, number), content in fields.items():
        field = _IIM_FIELDS.get(number) if record == 2 else None
        if field is None:
            continue
        for value in (content if isinstance(content, list) else [content])[:_PARTS]:
            text = _decoded(value, declared=charset == iim.UTF8, place="iim", flags=flags)
            if text:
                found.setdefault(field, []).append(text)
                if len(value.rstrip(b"\0 ")) >= _IIM_BYTES.get(field, 1 << 30) - 3:  # a cut character may be missing
                    flags.add(f"cut:{field}")
    return found


def _decoded(value: object, *, declared: bool, place: str, flags: set[str]) -> str:
    if not isinstance(value, bytes):
        return ""
    text, certain = iim.decode(value, declared=declared)
    if text is None:
        flags.add(f"{place}-charset-unknown")
        return ""
    if not certain:
        flags.add(f"{place}-charset-guessed")
    return text


def _exif(image: Image.Image, flags: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        exif = image.getexif()
        values: list[tuple[str, Any]] = [
            ("creator", exif.get(ExifTags.Base.Artist)),
            ("copyright", exif.get(ExifTags.Base.Copyright)),
            ("caption", exif.get(ExifTags.Base.ImageDescription)),
            ("created", exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)),
        ]
    except Exception:  # noqa: BLE001 - broken directories raise anything
        flags.add("exif-broken")
        return {}
    for field, value in values:
        # Pillow gives the bytes as Latin-1. A copyright may be the photographer's, a zero, and the editor's.
        content = value.encode("latin-1", "ignore") if isinstance(value, str) else value
        if isinstance(content, bytes):
            parts = [part for part in content.split(b"\0") if part.strip()]
            text = _decoded(parts[-1] if parts else b"", declared=False, place="exif", flags=flags)
            if text:
                found[field] = [text]
    return found


def _merged(places: dict[str, dict[str, list[str]]], flags: set[str]) -> PhotoMetadata:
    fields: dict[str, Any] = {}
    origins: list[tuple[str, str]] = []
    conflicts: set[str] = set()
    for field in dict.fromkeys((*xmp.FIELDS.values(), *_IIM_FIELDS.values())):
        found = [
            (place, text) for place, values in places.items() if (text := _text(values.get(field, []), field, flags))
        ]
        if field in _DATES:
            days = [(place, day) for place, text in found if (day := _day(text))]
            if days:
                # Of two days the stricter one holds: the last to begin, the first to end.
                order = {"released": max, "expires": min}.get(field)
                place, day = order(days, key=lambda one: one[1]) if order else days[0]
                fields[field] = day
                origins.append((field, place))
            continue
        if not found:
            continue
        place, text = found[0]
        others = [other for _, other in found[1:] if not _same(text, other)]
        if others and field in ("instructions", "usage_terms"):
            text = "\n".join((text, *others))
        elif others:
            conflicts.add(field)
        if place != "iim":
            flags.discard(f"cut:{field}")
        fields[field] = text
        origins.append((field, place))
    creator, notice = fields.get("creator", ""), fields.get("copyright", "")
    if creator and notice and _bare(creator) == _bare(notice):
        flags.add("copyright-names-creator")
    return PhotoMetadata(
        **fields, origins=tuple(sorted(origins)), conflicts=tuple(sorted(conflicts)), flags=tuple(sorted(flags))
    )


def _same(text: str, other: str) -> bool:
    """Say whether one is the other, or what IIM's room left of it."""
    return " ".join(text.split()).startswith(" ".join(other.split()))


def _bare(name: str) -> str:
    return re.sub(r"[\W\d]", "", name.casefold())


def _text(values: list[str], field: str, flags: set[str]) -> str:
    """Return the values of one field as one clean text, cut to its room."""
    lines = field in _LONG
    limit = limits.TEXT_CHARACTERS if lines else limits.TITLE_CHARACTERS
    joined = ("\n" if lines else ", ").join(
        dict.fromkeys(text for value in values if (text := clean_text(value, lines=lines)))
    )
    if len(joined) > limit:
        flags.add(f"too-long:{field}")
    text = joined[:limit]
    return text if is_clean(text, lines=lines) else ""


def clean_text(text: str, *, lines: bool = False) -> str:
    """Return a text from a photo as it may be shown, with white space folded; `lines` keeps its lines apart."""
    parts = [_SPACE.sub(" ", _FORBIDDEN.sub("", _SPACE.sub(" ", line))).strip() for line in text.splitlines()]
    return normalize("NFC", ("\n" if lines else " ").join(part for part in parts if part))


def _day(text: str) -> date | None:
    match = _DATE.match(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
