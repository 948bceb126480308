"""WordPress's own export file (WXR): posts to drafts. Registered through `sources.wordpress`.

Taken: posts with their text, excerpt, dates, status, authors' display names, category, and their pictures: those of the text, of
galleries and the featured one, each with the caption, alternative text and credit that the attachment of the same file
carries, wherever in the file it stands. The file is read twice: for the attachments, and for the posts.

Never taken: pages, comments, authors' logins and mail addresses, custom fields but for credits and the featured picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.formats.feed_entry import title_line
from skywave.sources.formats.php import parse_php
from skywave.sources.formats.shortcodes import stored_html
from skywave.sources.formats.wordpress_media import META_KEYS, Shown, credit_of
from skywave.sources.formats.wordpress_rest import NAME, NO_TEXT, display_name, same_site, site_of, status_hold
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import is_visible
from skywave.sources.reading.fields import address_id, cut_line, language_claim, mapping, seconds
from skywave.sources.reading.fragment import read_fragment
from skywave.sources.reading.gallery import Gallery, picture_key
from skywave.sources.reading.summaries import distinct_summary, without_footer
from skywave.sources.reading.xml import XmlItems, public, text_of, utf8
from skywave.story.draft import USABLE, WITHHELD, Draft, DraftAsset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from skywave.ports import Material

EXPORT = b"wordpress.org/export/"
_ITEMS = frozenset({"item"})
_SKIPPED = frozenset({"wp:comment", "wp:commentmeta"})
_SPACE = re.compile(r"https?://wordpress\.org/export/1\.[0-9](/excerpt)?/?")
_ATTACHMENTS = 1_000_000
_IMAGE = re.compile(r"<img\b[^>]{0,5000}>", re.IGNORECASE)
_IMAGE_ID = re.compile(r"\bwp-image-([0-9]{1,12})\b")
_SRC = re.compile(r"""\bsrc\s*=\s*["']([^"']{1,2000})["']""", re.IGNORECASE)
_NUMBER = re.compile("[0-9]{1,12}")
_FOLDER = re.compile(r"https?://[^/?#]+([^?#]*)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _prefix(namespace: str) -> str | None:
    if found := _SPACE.fullmatch(namespace):
        return "excerpt" if found[1] else "wp"
    known = {"http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc"}
    return known.get(namespace)


@dataclass(slots=True)
class _Index:
    """What the first reading keeps: little of each attachment, and who is behind a login."""

    attachments: dict[str, tuple[Shown, str]]  # by id: what is said of it, and the post it was uploaded to
    keys: dict[str, str]  # from a picture's address without its size to the id
    children: dict[str, list[str]]
    authors: dict[str, str]
    language: str
    folder: str
    home: str


def read_wxr(material: Material) -> Iterator[Draft]:
    """Yield a draft for every post of an export, in its order.

    Raises:
        ConfigError: There is no such file.
        Malformed: The export is broken; nothing of it may be used.
        TransportFailed: The disk or the server does not give it.
    """
    name = material.name
    data = utf8(material.read(limits.SOURCE_FILE_BYTES), name, charset=material.charset)
    index = _index(data, name)
    seen: dict[str, int] = {}
    for number, item in enumerate(XmlItems(data, name, _ITEMS, _prefix, skip=_SKIPPED), 1):
        if _text(item, "wp:post_type") != "post" or _text(item, "wp:status") == "auto-draft":
            continue
        try:
            draft = _draft(public(item), index)
        except Malformed as error:
            raise Malformed(f"{name}: item {number}: {error.message}", hint=error.hint) from None
        if other := seen.get(draft.ids[0]):
            raise Malformed(f"{name}: items {other} and {number} have the same id", hint="export it anew")
        seen[draft.ids[0]] = number
        yield draft


def _index(data: bytes, name: str) -> _Index:
    index = _Index({}, {}, {}, {}, "", "", "")
    reader = XmlItems(data, name, _ITEMS, _prefix, skip=_SKIPPED)
    for item in map(public, reader):
        kind = _text(item, "wp:post_type")
        number = _text(item, "wp:post_id")
        if kind == "guest-author":
            meta = _meta(item, frozenset({"cap-display_name", "cap-user_login"}))
            index.authors.setdefault(meta.get("cap-user_login", ""), meta.get("cap-display_name", ""))
        if kind != "attachment" or not _NUMBER.fullmatch(number):
            continue
        if len(index.attachments) >= _ATTACHMENTS:
            raise Malformed(f"{name} has more than {_ATTACHMENTS:,} attachments", hint="export it in parts")
        shown, parent = _attachment(item), _text(item, "wp:post_parent")
        index.attachments[number] = (shown, parent)
        for address in (shown.address, *shown.others):
            if address:
                index.keys.setdefault(picture_key(address), number)
        if parent not in ("", "0"):
            index.children.setdefault(parent, []).append(number)
    root = next(iter(public(reader.head)), reader.head)
    channel = root.find("channel")
    if channel is None or next((child for child in channel if child.tag == "wp:wxr_version"), None) is None:
        raise Malformed(f"{name} is no export of WordPress: it does not name its version", hint="was it saved whole?")
    for author in (child for child in channel if child.tag == "wp:author"):
        index.authors[_text(author, "wp:author_login")] = _text(author, "wp:author_display_name")
    index.language = language_claim(_text(channel, "language"))
    index.home = _text(channel, "link")
    site = _FOLDER.match(_text(channel, "wp:base_blog_url") or index.home)
    index.folder = site[1].rstrip("/") if site else ""
    return index


def _attachment(item: Element) -> Shown:
    meta = _meta(item, META_KEYS | {"_wp_attachment_image_alt", "_wp_attachment_metadata"})
    image_meta: dict[str, object] = {}
    others: list[str] = []
    address = _text(item, "wp:attachment_url")
    if serialised := meta.get("_wp_attachment_metadata"):
        try:
            details = parse_php(serialised.encode())
        except Malformed:
            details = {}  # it says nothing then; the rest of the attachment stands
        image_meta = mapping(details, "image_meta")
        folder = address.rpartition("/")[0]
        for size in mapping(details, "sizes").values():
            file = mapping({"size": size}, "size").get("file")
            if type(file) is str and folder and "/" not in file and len(others) < 50:
                others.append(f"{folder}/{file}")
    credit, holder, embedded = credit_of(meta, image_meta)
    caption = _text(item, "excerpt:encoded")
    return Shown(address, tuple(others), caption, meta.get("_wp_attachment_image_alt", ""), credit, holder, embedded)


def _draft(item: Element, index: _Index) -> Draft:
    number = _text(item, "wp:post_id")
    if not _NUMBER.fullmatch(number):
        raise Malformed("it has no post id")
    written = _text(item, "link") or index.home
    link, guid = address_id(_text(item, "link")), address_id(_text(item, "guid"))
    base = link.removeprefix("url:") or address_id(index.home).removeprefix("url:")
    ids = [f"{NAME}:{site_of(written, index.folder)}/{number}"]
    if link:
        ids += [link, *([guid] if guid and same_site(guid[4:], base) else [])]
    meta = _meta(item, frozenset({"_thumbnail_id", "dt_original_site_name"}))
    gallery = Gallery()
    lead = index.attachments.get(meta.get("_thumbnail_id", ""))
    if lead is not None and (asset := lead[0].asset(base)):
        gallery.add(asset)
    stored = _text(item, "content:encoded")
    html = stored_html(stored, lambda fields: _gallery_html(fields, number, index))
    text = without_footer(read_fragment(html, base=base))
    named = _image_ids(html)
    assets = [_with_attachment(asset, index, named, base) for asset in text.assets]
    blocks = gallery.place(text.blocks, assets)
    words = [plain_text(block) for block in blocks]
    title = title_line(_text(item, "title"))
    published = _time(_text(item, "wp:post_date_gmt"))
    wordpress_status = _text(item, "wp:status")
    is_protected = bool(_text(item, "wp:post_password"))
    status, hold = status_hold(wordpress_status, is_protected=is_protected, has_date=published is not None)
    if status == USABLE and not (is_visible(title) and any(words)):
        status, hold = WITHHELD, NO_TEXT
    return Draft(
        source=NAME,
        ids=tuple(dict.fromkeys(ids)),
        title=title,
        blocks=blocks,
        language=_language(item) or index.language,
        summary=distinct_summary(_text(item, "excerpt:encoded"), words),
        byline=_byline(item, index),
        published=published,
        modified=_time(_text(item, "wp:post_modified_gmt")),
        section=_section(item),
        assets=tuple(gallery.assets),
        status=status,
        hold=hold,
        embargo=published if wordpress_status == "future" else None,
        publisher=cut_line(meta.get("dt_original_site_name", "")),
        notes=text.notes,
        furniture=text.furniture,
    )


def _gallery_html(fields: dict[str, str], post: str, index: _Index) -> str:
    """Return the figures of a gallery: of the attachments that it names, else of all that belong to the post."""
    listed = fields.get("ids") or fields.get("include")
    numbers = _NUMBER.findall(listed) if listed else index.children.get(post, [])
    figures = []
    for number in numbers[: limits.ASSETS]:
        shown, _ = index.attachments.get(number, (None, ""))
        if shown is not None and shown.address:
            figures.append(f'<figure><img src="{escape(shown.address)}" alt="{escape(shown.alt)}"></figure>')
    return "\n".join(figures)


def _image_ids(html: str) -> dict[str, str]:
    """Return the attachments that the text itself names, by the addresses of its pictures."""
    found: dict[str, str] = {}
    for tag in _IMAGE.findall(html):
        number, src = _IMAGE_ID.search(tag), _SRC.search(tag)
        if number and src:
            found.setdefault(picture_key(src[1]), number[1])
    return found


def _with_attachment(asset: DraftAsset, index: _Index, named: dict[str, str], base: str) -> DraftAsset:
    """Return a picture of the text with what its attachment says; the text's own caption is nearer to the story."""
    key = picture_key(asset.address)
    entry = index.attachments.get(named.get(key, "")) or index.attachments.get(index.keys.get(key, ""))
    kept = entry[0].asset(base) if entry else None
    if kept is None or kept.kind != asset.kind:
        return asset
    return replace(
        kept,
        caption=asset.caption or kept.caption,
        credit=asset.credit or kept.credit,
        alt=asset.alt or kept.alt,
        ids=tuple(dict.fromkeys((*kept.ids, *asset.ids))),
    )


def _byline(item: Element, index: _Index) -> tuple[str, ...]:
    logins = [
        (child.get("nicename") or "").removeprefix("cap-") or text_of(child)
        for child in item
        if child.tag == "category" and child.get("domain") == "author"
    ]
    found = [display_name(index.authors.get(login, ""), login) for login in logins[:50]]
    if not any(found):
        login = _text(item, "dc:creator")
        found = [display_name(index.authors.get(login, ""), login)]
    return tuple(dict.fromkeys(name for name in found if is_visible(name)))


def _section(item: Element) -> str:
    for child in item:
        is_category = child.tag == "category" and child.get("domain") == "category"
        if is_category and child.get("nicename") != "uncategorized" and (found := cut_line(text_of(child))):
            return found
    return ""


def _language(item: Element) -> str:
    """Return the language as Polylang writes it into an export."""
    found = (child for child in item if child.tag == "category" and child.get("domain") == "language")
    return next((language_claim(child.get("nicename")) for child in found), "")


def _time(text: str) -> int | None:
    return seconds(f"{text.strip()}Z") if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", text.strip()) else None


def _meta(item: Element, keys: frozenset[str]) -> dict[str, str]:
    """Return the custom fields of some names."""
    found: dict[str, str] = {}
    for child in item:
        if child.tag == "wp:postmeta" and (key := _text(child, "wp:meta_key")) in keys:
            found.setdefault(key, _text(child, "wp:meta_value"))
    return found


def _text(item: Element, tag: str) -> str:
    return next((text_of(child).strip() for child in item if child.tag == tag), "")
