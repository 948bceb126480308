"""Atom (RFC 4287): a partner's items as one page of a feed, with Media RSS for photos and tombstones for what was taken back.

    id         the story's name in every version         updated     when this version was logged: it moves with every version
    rights     the notice                                 link        alternate and via: the original; enclosure: each photo
    content    the article of the paste format, notes first; never anything that is for the editor only
    skywave:editor, skywave:terms, skywave:head           for the editor; feed readers show them to nobody
    skywave:version, skywave:delivery, skywave:digest     what a receipt and an audit name

Withheld items are left out. One that is taken back stays, so that it reaches those who hold it: its content are the notes alone,
its title says what happened, its category is IPTC's `canceled`, and a tombstone (RFC 6721) names it for programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from skywave.carriers.item_editor import editor_text
from skywave.carriers.item_html import escape, story_html
from skywave.carriers.item_parts import full_caption, head_line, is_address, photo_parts, shown, stamp
from skywave.carriers.paste import title_of
from skywave.story.item import CANCELED, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.carriers.item_parts import FileAddress
    from skywave.story.item import Item, ItemAsset

_SPACES: Final = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:skywave": "urn:skywave:partner",
}
_STATUS: Final = "http://cv.iptc.org/newscodes/pubstatusg2/"
_NEVER: Final = "1970-01-01T00:00:00Z"


def render_feed(
    items: Sequence[Item],
    *,
    feed_id: str,
    title: str,
    self_address: str,
    updated: int,
    next_address: str = "",
    address: FileAddress,
) -> bytes:
    """Return one page of a partner's feed in UTF-8.

    Args:
        items: In the order of the feed, the newest first.
        feed_id: The feed's permanent id, an IRI.
        title: For people.
        self_address: Of this page.
        updated: When anything in the feed last changed, seconds since the epoch.
        next_address: Of the page with older items, or empty.
        address: The absolute address of a file's bytes for this partner.
    """
    feed = Element("feed", _SPACES)
    _add(feed, "id", feed_id)
    _add(feed, "title", title)
    _add(feed, "updated", stamp(updated) or _NEVER)
    _link(feed, "self", self_address, type="application/atom+xml")
    if next_address:
        _link(feed, "next", next_address, type="application/atom+xml")
    for item in items:
        if item.status == CANCELED:
            tombstone = SubElement(feed, "at:deleted-entry", ref=shown(item.uri), when=stamp(item.changed) or _NEVER)
            _add(tombstone, "at:comment", item.why)
    for item in items:
        if item.status != WITHHELD:
            _entry(feed, item, address)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode").encode() + b"\n"


def _entry(feed: Element, item: Item, address: FileAddress) -> None:
    entry = SubElement(feed, "entry", {"xml:lang": item.language})
    _add(entry, "id", item.uri)
    _add(entry, "title", title_of(item) or item.masthead)
    _add(entry, "updated", stamp(item.changed) or _NEVER)
    canceled = item.status == CANCELED
    if not canceled and (published := stamp(item.published)):
        _add(entry, "published", published)
    names = item.byline if not canceled else ()
    for name in names or (item.masthead or item.domain,):
        _add(SubElement(entry, "author"), "name", name)
    if item.publisher:
        _add(SubElement(entry, "contributor"), "name", item.publisher)
    if item.notice:
        _add(entry, "rights", item.notice)
    if is_address(item.original):
        _link(entry, "alternate", item.original, type="text/html", hreflang=item.language)
        _link(entry, "via", item.original, type="text/html")
    if item.section and not canceled:
        SubElement(entry, "category", term=shown(item.section))
    if canceled:
        SubElement(entry, "category", term="canceled", scheme=_STATUS)
    if item.summary and not canceled:
        _add(entry, "summary", item.summary)
    html = story_html(item) or f"<p>{escape(title_of(item))}</p>"
    _add(entry, "content", html).set("type", "html")
    _for_the_editor(entry, item)
    for photo in photo_parts(item).values():
        _photo(entry, photo.asset, address)


def _for_the_editor(entry: Element, item: Item) -> None:
    said = (
        ("version", f"{item.work} {item.version}"),
        ("delivery", item.delivery),
        ("digest", item.digest),
        ("editor", editor_text(item)),
        ("terms", "\n".join(item.terms)),
        ("head", head_line(item)),
    )
    for name, text in said:
        if text:
            _add(entry, f"skywave:{name}", text)


def _photo(entry: Element, asset: ItemAsset, address: FileAddress) -> None:
    first, href = asset.files[0], address(asset.files[0])
    if not is_address(href):
        return
    _link(entry, "enclosure", href, type=first.media, length=str(first.length), title=full_caption(asset))
    group = SubElement(entry, "media:group")
    for file in asset.files:
        if is_address(where := address(file)):
            about = {"url": where, "type": file.media, "fileSize": str(file.length)}
            about["medium"] = file.media.partition("/")[0]
            if file.width and file.height:
                about |= {"width": str(file.width), "height": str(file.height)}
            SubElement(group, "media:content", about | ({"isDefault": "true"} if file is first else {}))
    for role, name in (("photographer", asset.by), ("distributor", asset.agency), ("distributor", asset.via)):
        if name:
            _add(group, "media:credit", name).attrib.update({"role": role, "scheme": "urn:ebu"})
    if caption := full_caption(asset):
        _add(group, "media:description", caption).set("type", "plain")


def _link(parent: Element, rel: str, href: str, **more: str) -> None:
    found = {name: shown(value) for name, value in more.items() if value}
    SubElement(parent, "link", {"rel": rel, "href": shown(href), **found})


def _add(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = shown(text)
    return child
