"""Pictures and sounds of a feed's entry: Media RSS and enclosures, each with the caption and the credit that stand with it.

In Media RSS a credit inside of a `media:content` is that picture's; one in its `media:group`, in the entry or in the feed is
that of every picture below that has none of its own. The contents of a group are one picture in several sizes, unless they have
captions, titles or credits of their own. A thumbnail is no asset. Source: https://www.rssboard.org/media-rss
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skywave.sources.formats.feed_entry import plain_lines, raw_lines
from skywave.sources.reading.clean import clean_line, clean_link
from skywave.sources.reading.fields import joined
from skywave.sources.reading.gallery import Gallery, file_name
from skywave.sources.reading.xml import text_of
from skywave.story.draft import DraftAsset

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|aac|flac)(?:[?#]|$)", re.IGNORECASE)
_NO_PICTURE = re.compile(r"\.(?:mp4|m4v|mov|webm|avi|pdf|html?|m3u8|swf|zip|docx?)(?:[?#]|$)", re.IGNORECASE)


def kind_of(address: str, media: str = "", medium: str = "") -> str:
    """Return picture, audio, or empty for anything else."""
    for said in (media.lower().partition("/")[0], medium.lower()):
        if said == "image":
            return "picture"
        if said == "audio":
            return "audio"
        if said:
            # What is "application/octet-stream" may still be an MP3.
            return "audio" if said == "application" and _SOUND.search(address) else ""
    if _SOUND.search(address):
        return "audio"
    return "" if _NO_PICTURE.search(address) else "picture"


def plain_asset(address: str, base: str, *, media: str = "", title: str = "", kind: str = "") -> DraftAsset | None:
    """Return an enclosure or an attachment as an asset, or None where it is none."""
    link = clean_link(address, base=base) if address.strip() else None
    kind = kind or kind_of(address, media)
    if link is None or not kind:
        return None
    return DraftAsset(clean_line(file_name(link)), plain_lines(title), kind=kind, address=link, ids=(f"url:{link}",))


@dataclass(slots=True)
class _Said:
    """What one element says of the pictures in it or below it.

    Attributes:
        description: Of a picture, or empty.
        title: The same.
        credit: Photographers before distributors, each once.
        copyright: As it stands.
        terms: Every restriction and licence, one line each.
    """

    description: str
    title: str
    credit: str
    copyright: str
    terms: list[str]


def media_assets(item: Element, channel: Element, base: str) -> list[DraftAsset]:
    """Return the assets of an entry, in order.

    Args:
        item: The entry.
        channel: The feed's own elements, whose credits and restrictions hold for all.
        base: For relative addresses.

    Raises:
        Malformed: There are too many, or a text is too long.
    """
    gallery = Gallery()
    outer: list[_Said] = []
    for element in item:
        if element.tag in ("media:group", "media:content"):
            outer = outer or [_said(item), _said(channel)]
            if element.tag == "media:group":
                _add_group(gallery, element, outer, base)
            elif asset := _asset(element, [_said(element), *outer], base):
                gallery.add(asset)
        elif element.tag in ("enclosure", "atom:link") and _is_enclosure(element):
            address = element.get("url") or element.get("href") or ""
            media, title = element.get("type") or "", element.get("title") or ""
            if asset := plain_asset(address, base, media=media, title=title):
                gallery.add(asset)
    return gallery.assets


def _is_enclosure(element: Element) -> bool:
    return element.tag == "enclosure" or element.get("rel") == "enclosure"


def _add_group(gallery: Gallery, group: Element, outer: list[_Said], base: str) -> None:
    contents = [element for element in group if element.tag == "media:content"]
    own = any(_has_own(content) for content in contents)
    said = _said(group)
    rendered: dict[str, list[tuple[float, DraftAsset]]] = {}
    for content in contents:
        asset = _asset(content, [_said(content), said, *outer], base)
        if asset is None:
            continue
        if own:
            gallery.add(asset)
        else:
            rendered.setdefault(asset.kind, []).append((_rank(content), asset))
    for found in rendered.values():
        best = max(found, key=lambda pair: pair[0])[1]
        ids = (name for _, asset in found for name in asset.ids)
        gallery.add(replace(best, ids=tuple(dict.fromkeys((*best.ids, *ids)))))


def _has_own(content: Element) -> bool:
    return any(child.tag in ("media:credit", "media:description", "media:title") for child in content)


def _rank(content: Element) -> float:
    """Return how good a rendition is: the default first, then the largest."""
    if content.get("isDefault") == "true":
        return float("inf")
    width, height, size = (_number(content.get(key)) for key in ("width", "height", "fileSize"))
    return width * (height or width) or size / 1e9


def _number(text: str | None) -> float:
    return float(text) if text and re.fullmatch("[0-9]{1,12}", text) else 0.0


def _asset(content: Element, places: list[_Said], base: str) -> DraftAsset | None:
    """Return a `media:content` with what the nearest of `places` says of it."""
    address = content.get("url") or ""
    kind = kind_of(address, content.get("type") or "", content.get("medium") or "")
    asset = plain_asset(address, base, kind=kind) if kind else None
    if asset is None:
        return None
    # An entry's own title is that of the story, and what stands further out describes the feed.
    named = places[: len(places) - 2]
    captions = [text for place in named for text in (place.description, place.title)]
    captions.append(places[-2].description)
    caption = next((text for text in captions if text), "")
    return replace(
        asset,
        caption=plain_lines(caption),
        credit=raw_lines(next((place.credit for place in places if place.credit), "")),
        holder=raw_lines(next((place.copyright for place in places if place.copyright), "")),
        terms=raw_lines(joined(*(line for place in places for line in place.terms))),
    )


def _said(place: Element) -> _Said:
    """Look once through what stands in an element."""
    said = _Said("", "", "", "", [])
    credited: list[tuple[bool, str]] = []
    for child in place:
        tag = child.tag
        if not tag.startswith("media:") or tag in ("media:content", "media:group"):
            continue
        text = text_of(child).strip()
        folded = " ".join(text.split())
        if tag == "media:description":
            said.description = said.description or text
        elif tag == "media:title":
            said.title = said.title or text
        elif tag == "media:credit" and folded:
            credited.append((child.get("role") == "distributor", folded))
        elif tag == "media:copyright" and not said.copyright:
            said.copyright = text
        elif tag == "media:restriction":
            words = (child.get("relationship") or "", child.get("type") or "", folded)
            said.terms.append(" ".join(word for word in words if word))
        elif tag == "media:license":
            said.terms.append(" ".join(word for word in (folded, child.get("href") or "") if word))
        elif tag == "media:rights" and child.get("status"):
            said.terms.append(f"rights: {child.get('status')}")
    said.credit = " / ".join(dict.fromkeys(text for _, text in sorted(credited, key=lambda pair: pair[0])))
    return said
