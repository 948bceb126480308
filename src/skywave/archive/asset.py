"""Assets: the photos, sounds and films of a story, with their credit and right (spec/07-heads-and-bodies.md section 3).

Either the file travels and is named by hash and length, or a reason says why it stays home. The caption, the whole raw credit
line and the right class are there in both cases: a picture that is denied keeps its credit.
"""

from __future__ import annotations

from dataclasses import dataclass

from skywave import limits
from skywave.archive.encoding import parse_hex
from skywave.archive.text import check_integer, check_keys, check_text, check_word
from skywave.errors import Malformed

_MEDIA = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/avif": "avif", "image/gif": "gif",
          "audio/mpeg": "mp3", "audio/ogg": "ogg", "video/mp4": "mp4"}  # fmt: skip
RIGHTS = frozenset(
    {"owned", "commissioned", "wire", "stock", "handout", "social", "public-domain", "cc", "unknown"},
)
REASONS = frozenset({"no-licence", "no-file", "not-ours", "expired", "unreadable"})


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of an asset.

    Attributes:
        digest: SHA-256, 32 bytes.
        length: Bytes.
        media: One of the known media types.
        width: Pixels; 0 for sound.
        height: Pixels; 0 for sound.
    """

    digest: bytes
    length: int
    media: str
    width: int = 0
    height: int = 0

    @property
    def extension(self) -> str:
        """The file name extension that follows from the media type."""
        return _MEDIA[self.media]


@dataclass(frozen=True, slots=True)
class Asset:
    """A photo, sound or film of a story: either its file travels, or the reason why it stays home.

    Attributes:
        caption: Ours.
        credit: The whole raw credit line.
        right: One of RIGHTS.
        alt: For readers who do not see it.
        file: The bytes, or None where it stays home.
        reason: Why it stays home, one of REASONS; empty where the file travels.
    """

    caption: str
    credit: str
    right: str
    alt: str = ""
    file: File | None = None
    reason: str = ""


def format_asset(asset: Asset) -> dict[str, object]:
    """Return an asset as the JSON value that a head holds."""
    value: dict[str, object] = {
        "alt": asset.alt,
        "caption": asset.caption,
        "credit": asset.credit,
        "right": asset.right,
    }
    if asset.file is None:
        value["reason"] = asset.reason
    else:
        f = asset.file
        value["file"] = {
            "height": f.height,
            "length": f.length,
            "media": f.media,
            "sha256": f.digest.hex(),
            "width": f.width,
        }
    return value


def parse_asset(value: object) -> Asset:
    """Return the asset of a JSON value, or raise Malformed."""
    fields = check_keys(
        value,
        "an asset",
        required=frozenset({"alt", "caption", "credit", "right"}),
        optional=frozenset({"file", "reason"}),
    )
    if ("file" in fields) == ("reason" in fields):
        msg = "an asset has neither or both of file and reason"
        raise Malformed(msg)
    right = check_word(fields["right"], "an asset's right", RIGHTS)
    alt, caption, credit = (
        check_text(fields[name], f"an asset's {name}", limit=limits.TEXT_CHARACTERS, lines=True)
        for name in ("alt", "caption", "credit")
    )
    if "reason" in fields:
        reason = check_word(fields["reason"], "why an asset stays home", REASONS)
        return Asset(caption, credit, right, alt, reason=reason)
    return Asset(caption, credit, right, alt, _parse_file(fields["file"]))


def _parse_file(value: object) -> File:
    keys = frozenset({"height", "length", "media", "sha256", "width"})
    fields = check_keys(value, "an asset's file", required=keys, optional=frozenset())
    media, digest = fields["media"], fields["sha256"]
    if type(media) is not str or media not in _MEDIA or type(digest) is not str:
        msg = "an asset's file is malformed"
        raise Malformed(msg)
    return File(
        parse_hex(digest),
        check_integer(fields["length"], "an asset's length", low=1, high=limits.ASSET_BYTES),
        media,
        check_integer(fields["width"], "a picture's width", low=0, high=65535),
        check_integer(fields["height"], "a picture's height", low=0, high=65535),
    )
