"""Assets: the photos, sounds and films of a story, with their credit and right (spec/07-heads-and-bodies.md section 3).

Either the file travels and is named by hash and length, or a reason says why it stays home. The caption, the whole raw credit
line and the right class are there in both cases: a picture that is denied keeps its credit. A picture that travels may have
renditions: the same picture, smaller, in formats that newer phones read.
"""

from __future__ import annotations

from dataclasses import dataclass

from skywave import limits
from skywave.archive.encoding import parse_hex
from skywave.archive.text import check_integer, check_keys, check_list, check_text, check_word
from skywave.errors import Malformed

_MEDIA = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/avif": "avif", "image/gif": "gif",
          "audio/mpeg": "mp3", "audio/ogg": "ogg", "video/mp4": "mp4"}  # fmt: skip
RIGHTS = frozenset(
    {"owned", "commissioned", "wire", "stock", "handout", "social", "public-domain", "cc", "unknown"},
)
REASONS = frozenset({"no-licence", "no-file", "not-ours", "expired", "unreadable"})
_PARTS = ("by", "agency", "via")
MANIFEST_STATES = frozenset({"valid", "untrusted", "invalid"})


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
class Manifest:
    """What was found of the original's C2PA manifest; no file that travels carries one, because an edit breaks it.

    Attributes:
        signer: Who signed it, as its certificate says, or empty.
        state: valid, untrusted (intact, by a signer that the newsroom does not know), or invalid (something was altered).
    """

    signer: str
    state: str


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
        by: The photographer, as far as the credit line tells, or empty.
        agency: The agency that owns it, or empty.
        via: Through whom it came, or empty.
        manifest: Of the original, or None where it had none.
        renditions: The same picture in other sizes and formats.
    """

    caption: str
    credit: str
    right: str
    alt: str = ""
    file: File | None = None
    reason: str = ""
    by: str = ""
    agency: str = ""
    via: str = ""
    manifest: Manifest | None = None
    renditions: tuple[File, ...] = ()

    @property
    def files(self) -> tuple[File, ...]:
        """Every file of it that travels, the one for all phones first."""
        return (self.file, *self.renditions) if self.file else ()


def format_asset(asset: Asset) -> dict[str, object]:
    """Return an asset as the JSON value that a head holds."""
    value: dict[str, object] = {
        "alt": asset.alt,
        "caption": asset.caption,
        "credit": asset.credit,
        "right": asset.right,
    }
    value |= {name: part for name in _PARTS if (part := getattr(asset, name))}
    if asset.manifest:
        value["manifest"] = {"signer": asset.manifest.signer, "state": asset.manifest.state}
    if asset.file is None:
        value["reason"] = asset.reason
    else:
        value["file"] = _format_file(asset.file)
    if asset.renditions:
        value["renditions"] = [_format_file(file) for file in asset.renditions]
    return value


def _format_file(file: File) -> dict[str, object]:
    return {
        "height": file.height,
        "length": file.length,
        "media": file.media,
        "sha256": file.digest.hex(),
        "width": file.width,
    }


def parse_asset(value: object) -> Asset:
    """Return the asset of a JSON value, or raise Malformed."""
    fields = check_keys(
        value,
        "an asset",
        required=frozenset({"alt", "caption", "credit", "right"}),
        optional=frozenset({"file", "manifest", "reason", "renditions", *_PARTS}),
    )
    if ("file" in fields) == ("reason" in fields):
        msg = "an asset has neither or both of file and reason"
        raise Malformed(msg)
    right = check_word(fields["right"], "an asset's right", RIGHTS)
    alt, caption, credit = (
        check_text(fields[name], f"an asset's {name}", limit=limits.TEXT_CHARACTERS, lines=True)
        for name in ("alt", "caption", "credit")
    )
    by, agency, via = (
        check_text(fields[name], f"an asset's {name}", limit=limits.TITLE_CHARACTERS, empty=False)
        if name in fields
        else ""
        for name in _PARTS
    )
    reason = check_word(fields["reason"], "why an asset stays home", REASONS) if "reason" in fields else ""
    file = _parse_file(fields["file"]) if "file" in fields else None
    manifest = _parse_manifest(fields["manifest"]) if "manifest" in fields else None
    renditions = _parse_renditions(fields["renditions"], file) if "renditions" in fields else ()
    return Asset(caption, credit, right, alt, file, reason, by, agency, via, manifest, renditions)


def _parse_manifest(value: object) -> Manifest:
    keys = frozenset({"signer", "state"})
    fields = check_keys(value, "an asset's manifest", required=keys, optional=frozenset())
    signer = check_text(fields["signer"], "a manifest's signer", limit=limits.TITLE_CHARACTERS)
    return Manifest(signer, check_word(fields["state"], "a manifest's state", MANIFEST_STATES))


def _parse_renditions(value: object, file: File | None) -> tuple[File, ...]:
    found = tuple(_parse_file(item) for item in check_list(value, "an asset's renditions", limit=limits.RENDITIONS))
    digests = {item.digest for item in found} | ({file.digest} if file else set())
    if file is None or not found or len(digests) != len(found) + 1:
        msg = "an asset's renditions are malformed: they need a file, and each differs from all others"
        raise Malformed(msg)
    return found


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
