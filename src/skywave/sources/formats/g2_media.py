"""Pictures and sounds of NewsML-G2: which file to take, whose it is, and how it is credited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.sources.formats.g2 import child, children, code, holder, line, lines, named, status, terms
from skywave.sources.reading.clean import clean_link, clean_raw
from skywave.sources.reading.fields import address_id, cut_line, joined, plain_id
from skywave.sources.reading.xml import text_of
from skywave.story.draft import USABLE, DraftAsset

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What the classes of items with a file are to a draft.
MEDIA: Final = {"picture": "picture", "graphic": "picture", "audio": "audio"}
_SOURCE = "newsml"
_NAMES = 50


def asset_of(item: Element) -> DraftAsset | None:
    """Return a picture or sound as its item describes it, or None where the item may not be used."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    if status(meta)[0] != USABLE:
        return None
    embargoed = child(meta, "embargoed")
    kind = MEDIA[code(child(meta, "itemClass"))]
    files = [part for part in children(item, "contentSet", "remoteContent") if _file_address(part)]
    best = max(files, key=lambda part: _size(part, kind), default=None)
    address = _file_address(best) if best is not None else ""
    descriptions = children(content, "description")
    captions = [part for part in descriptions if code(part, "role") == "caption"] or [
        part for part in descriptions if code(part, "role") in ("", "main", "summary")
    ]
    alts = [
        part for part in descriptions if code(part, "role") in ("alt", "alttext", "accessibility", "accessibilitytext")
    ]
    guid = item.get("guid", "")
    ids = [plain_id(_SOURCE, guid), address_id(guid), *(address_id(_file_address(part)) for part in files)]
    held = f"embargoed until {line(embargoed) or 'the agency says otherwise'}" if embargoed is not None else ""
    return DraftAsset(
        cut_line(address.partition("?")[0].rstrip("/").rpartition("/")[2])[:255] or cut_line(guid)[:255],
        caption=lines(captions[0]) if captions else "",
        credit=_credit(content),
        alt=lines(alts[0]) if alts else "",
        kind=kind,
        address=address,
        ids=tuple(dict.fromkeys(filter(None, ids))),
        holder=holder(item),
        terms=joined(terms(item), held),
    )


def _credit(content: Element | None) -> str:
    """Return the credit line as the agency wants it printed, with the photographer where the line does not name them."""
    written = [clean_raw(" ".join(text_of(part).split())) for part in children(content, "creditline")]
    credit = ", ".join(part for part in written if part)
    makers = [
        part for part in children(content, "creator") if code(part, "role") in ("", "photographer", "artist", "author")
    ]
    names = [name for name in map(named, makers) if name and name.lower() not in credit.lower()]
    return "/".join(filter(None, [", ".join(names[:_NAMES]), credit]))


def _file_address(part: Element) -> str:
    """Return where a file is found: on the web, or beside the document."""
    href = part.get("href", "").strip()
    if "://" in href or href.startswith("//"):
        return clean_link(href) or ""
    return "" if href.startswith("/") or ".." in href.split("/") or ":" in href else cut_line(href)


def _size(part: Element, kind: str) -> tuple[bool, int, int]:
    """Return what ranks a rendition: of the right kind, then its pixels, then its bytes."""
    width, height, size = (
        int(value) if (value := part.get(name, "")).isdecimal() and len(value) < 16 else 0
        for name in ("width", "height", "size")
    )
    media = part.get("contenttype", "")
    return media.startswith("image/" if kind == "picture" else "audio/"), width * height, size
