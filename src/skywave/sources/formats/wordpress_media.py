"""What WordPress knows of a picture, from its API or an export: one asset with its caption, credit and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skywave.sources.formats.feed_entry import plain_lines, raw_lines
from skywave.sources.formats.feed_media import kind_of
from skywave.sources.reading.clean import clean_line, clean_link
from skywave.sources.reading.fields import at, line, mapping, string
from skywave.sources.reading.gallery import file_name
from skywave.story.credit import split_caption
from skywave.story.draft import DraftAsset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.sources.reading.fields import Item

# Where plugins keep a credit, by how often they are found; what stands in the second belongs behind it.
CREDIT_KEYS = (
    "_media_credit", "media_credit", "_wp_attachment_credit", "credit", "_credit", "photo_credit", "image_credit",
    "isc_image_source", "_wp_attachment_source_name", "_photo_credit", "photographer", "fotografo",
)  # fmt: skip
ORGANISATION_KEYS = ("_navis_media_credit_org", "media_credit_org", "_media_credit_org")
META_KEYS = frozenset((*CREDIT_KEYS, *ORGANISATION_KEYS))
_LARGEST = 2560


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a picture.

    Attributes:
        address: Of the file to take.
        others: Addresses of the same picture in other sizes.
        caption: HTML.
        alt: Plain.
        credit: Raw.
        holder: Raw.
        embedded: The caption inside of the file, which is the agency's.
        media: A media type, or empty.
    """

    address: str
    others: tuple[str, ...] = ()
    caption: str = ""
    alt: str = ""
    credit: str = ""
    holder: str = ""
    embedded: str = ""
    media: str = ""

    def asset(self, base: str) -> DraftAsset | None:
        """Return it as an asset, or None where the public cannot reach it or it is neither picture nor sound.

        Raises:
            Malformed: A text of it is too long.
        """
        link = clean_link(self.address, base=base) if self.address else None
        kind = kind_of(self.address, self.media)
        if link is None or not kind:
            return None
        caption, credit = plain_lines(self.caption), raw_lines(self.credit)
        if not credit:
            caption, credit = split_caption(caption)
        embedded = plain_lines(self.embedded)
        others = (clean_link(other, base=base) for other in self.others)
        return DraftAsset(
            clean_line(file_name(link)),
            caption,
            credit,
            alt=clean_line(self.alt)[:1000].strip(),
            kind=kind,
            address=link,
            ids=tuple(dict.fromkeys(f"url:{found}" for found in (link, *others) if found)),
            agency_caption=embedded if embedded != caption else "",
            holder=raw_lines(self.holder),
        )


def credit_of(meta: Mapping[str, Any], image_meta: Mapping[Any, Any]) -> tuple[str, str, str]:
    """Return (credit, holder, embedded caption) from a plugin's fields and from what the file itself held."""
    person = next((text for key in CREDIT_KEYS if (text := _text(meta.get(key)))), "")
    organisation = next((text for key in ORGANISATION_KEYS if (text := _text(meta.get(key)))), "")
    if organisation and organisation not in person:
        person = f"{person} / {organisation}" if person else organisation
    credit = person or _text(image_meta.get("credit"))
    return credit, _text(image_meta.get("copyright")), _text(image_meta.get("caption"))


def rest_media(media: Item) -> Shown:
    """Return what the API says of a medium."""
    details = mapping(media, "media_details")
    credit, holder, embedded = credit_of(mapping(media, "meta"), mapping(details, "image_meta"))
    credit = next((text for key in CREDIT_KEYS if (text := line(media, key))), "") or credit
    full = string(media, "source_url")
    sizes = {full: details.get("width")}
    for size in mapping(details, "sizes").values():
        sizes.setdefault(string(size, "source_url"), at(size, "width"))
    addresses = [address for address in sizes if address]

    def rank(address: str) -> tuple[bool, int]:
        width = sizes[address]
        number = width if type(width) is int else 0
        return (number <= _LARGEST, number if number <= _LARGEST else -number)

    best = max(addresses, key=rank, default="") if type(sizes[full]) is int else full
    return Shown(
        best,
        tuple(addresses),
        string(media, "caption", "rendered") or string(media, "description", "rendered"),
        string(media, "alt_text"),
        credit,
        holder,
        embedded,
        string(media, "mime_type"),
    )


def _text(value: object) -> str:
    return " ".join(value.split()) if type(value) is str else ""
