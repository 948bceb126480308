"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): documents to entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skywave.errors import Malformed
from skywave.sources.formats.feed_entry import Entry, date, names, title_line
from skywave.sources.formats.feed_media import plain_asset
from skywave.sources.reading.fields import (
    Item,
    at,
    check_size,
    language_claim,
    line,
    mapping,
    objects,
    parse_json,
    string,
)
from skywave.sources.reading.files import decode
from skywave.sources.reading.gallery import Gallery
from skywave.sources.reading.hosts import without_internal_hosts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.story.draft import DraftAsset


class JsonFeed:
    """A document of a feed.

    Args:
        data: Untrusted.
        name: For messages.
        address: Where it was found, or empty.

    Raises:
        Malformed: It is broken.
    """

    root = "json"

    def __init__(self, data: bytes, name: str, address: str) -> None:
        feed = parse_json(decode(data, name), name)
        self._feed: Item = feed if type(feed) is dict else {}
        items = self._feed.get("items")
        if "jsonfeed.org/version/" not in string(feed, "version") or type(items) is not list:
            raise Malformed(f"{name} is no JSON Feed: it has no version and no list of items")
        self._items: list[Item] = []
        for number, item in enumerate(items, 1):
            if type(item) is not dict:
                raise Malformed(f"{name}: item {number} is not an object")
            check_size(item, f"{name}: item {number}")
            self._items.append(public_json(item))
        self.keys = [(_key(item), date(string(item, "date_modified"))) for item in self._items]
        # Where the next page is, is asked for and never told; all else may be shown.
        self.next = string(feed, "next_url")
        self._feed = public_json({key: value for key, value in self._feed.items() if key != "items"})
        self.title = line(self._feed, "title")
        self.home = string(self._feed, "home_page_url") or without_internal_hosts(address)
        self.self = string(self._feed, "feed_url")

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in order.

        Raises:
            Malformed: An entry holds more than a story may.
        """
        feed = self._feed
        for item in self._items:
            text = string(item, "content_text")
            plain = (
                "".join(f"<p>{part}</p>" for part in _escaped(text).split("\n\n")).replace("\n", "<br>") if text else ""
            )
            yield Entry(
                key=_key(item),
                links=tuple(link for link in (string(item, "url"),) if link),
                base=string(item, "url") or self.home,
                title=title_line(_escaped(string(item, "title"))),
                summary_html=_escaped(string(item, "summary")),
                content_html=string(item, "content_html") or plain,
                authors=_authors(item) or _authors(feed),
                published=date(string(item, "date_published")),
                modified=date(string(item, "date_modified")),
                language=language_claim(at(item, "language")) or language_claim(at(feed, "language")),
                section=_section(item),
                assets=_assets(item, string(item, "url") or self.home),
            )


def public_json(value: Any) -> Any:
    """Return a value in which no text names a host inside of a newsroom's system; its depth is capped by `parse_json`."""
    if type(value) is str:
        return without_internal_hosts(value)
    if type(value) is list:
        return [public_json(part) for part in value]
    if type(value) is dict:
        return {key: public_json(part) for key, part in value.items()}
    return value


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _key(item: Item) -> str:
    value = item.get("id")
    if type(value) is int:
        return str(value)
    return string(item, "id").strip() or string(item, "url") or string(item, "title")[:1000]


def _authors(item: Item) -> tuple[str, ...]:
    return names([string(author, "name") for author in (*objects(item, "authors"), mapping(item, "author"))])


def _section(item: Item) -> str:
    tags = item.get("tags")
    return next((line({"tag": tag}, "tag") for tag in tags if tag), "") if type(tags) is list else ""


def _assets(item: Item, base: str) -> tuple[DraftAsset, ...]:
    gallery = Gallery()
    lead = string(item, "image") or string(item, "banner_image")
    found = [plain_asset(lead, base, kind="picture")]
    for part in objects(item, "attachments"):
        media, title = string(part, "mime_type"), string(part, "title")
        found.append(plain_asset(string(part, "url"), base, media=media, title=title))
    for asset in found:
        if asset:
            gallery.add(asset)
    return tuple(gallery.assets)
