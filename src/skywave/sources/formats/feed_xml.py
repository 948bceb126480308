"""RSS 0.9 to 2.0 and Atom, with Dublin Core, content:encoded and Media RSS: documents to entries.

feedparser is not used: it gives all `media:credit` of an entry in one list, apart from the pictures that they belong to, takes a
picture's description for the entry's summary, and reads the whole document into memory.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from skywave.sources.formats.feed_entry import Entry, date, names, raw_lines, title_line
from skywave.sources.formats.feed_media import media_assets
from skywave.sources.reading.fields import cut_line, joined, language_claim
from skywave.sources.reading.hosts import without_internal_hosts
from skywave.sources.reading.xml import XmlItems, inner_html, public, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

ITEMS = frozenset({"item", "atom:entry"})
_PREFIXES = {
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://search.yahoo.com/mrss": "media",
    "https://search.yahoo.com/mrss": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://backend.userland.com/creativecommonsrssmodule": "cc",
    "http://web.resource.org/cc": "cc",
}
_HOST = re.compile(r"[\w.:-]{1,253}")
_LICENCE = re.compile(r"https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/", re.IGNORECASE)


@lru_cache(maxsize=256)
def prefix(namespace: str) -> str | None:
    """Return the prefix by which a namespace is called here, or None for those that are none of a feed's business."""
    return _PREFIXES.get(namespace.strip().lower().rstrip("/"))


class XmlFeed:
    """A document of a feed.

    Args:
        data: In UTF-8.
        name: For messages.
        address: Where it was found, or empty.

    Raises:
        Malformed: It is broken. Everything is read once, so that nothing of a broken feed is used.
    """

    def __init__(self, data: bytes, name: str, address: str) -> None:
        self._data = data
        self._name = name
        reader = XmlItems(data, name, ITEMS, prefix)
        self.keys = [(_key(public(item)), _modified(item)) for item in reader]
        self.root = reader.root
        root = next(iter(reader.head), reader.head)
        self._channel = next((child for child in root if child.tag == "channel"), root)
        # Where the next page is, is asked for and never told; all else may be shown.
        links = (*self._channel, *root)
        self.next = next((link.get("href", "") for link in links if _is_link(link, "next")), "")
        own = next((link.get("href", "") for link in links if _is_link(link, "self")), "")
        public(reader.head)
        address = without_internal_hosts(address)
        self.self = without_internal_hosts(own)
        attributes = reader.root_attributes
        self._lang = attributes.get("xml:lang", "") or self._channel.get("xml:lang", "")
        channel = self._channel
        self.home = _alternate(channel, _joined(address, attributes.get("xml:base", ""))) or address
        self._base = _joined(address, attributes.get("xml:base", "")) or self.home
        self.title = title_line(_first(channel, "title", "atom:title"))
        self._language = language_claim(_first(channel, "language", "dc:language") or self._lang)
        self._authors = names([text_of(author.find("atom:name")) for author in channel.findall("atom:author")])
        self._terms = raw_lines(_first(channel, "copyright", "atom:rights", "dc:rights", "atom:copyright"))

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in order.

        Raises:
            Malformed: An entry holds more than a story may.
        """
        for item in XmlItems(self._data, self._name, ITEMS, prefix):
            yield self._entry(public(item))

    def _entry(self, item: Element) -> Entry:
        links = _links(item)
        base = _joined(self._base, item.get("xml:base", "")) or (links[0] if links else "")
        content = item.find("atom:content")
        if content is not None and content.get("xml:base"):
            base = _joined(base, content.get("xml:base", ""))
        valid = dict(re.findall(r"(start|end)\s*=\s*([^;\s]+)", _first(item, "dcterms:valid")))
        licences = [link.get("href", "") for link in item if _is_link(link, "license")]
        licences += [text_of(child) or child.get("rdf:resource", "") for child in item if child.tag == "cc:license"]
        public_domain = [
            found[1].lower() == "publicdomain" for text in licences if (found := _LICENCE.match(text.strip()))
        ]
        terms = raw_lines(_first(item, "atom:rights", "dc:rights", "copyright"))
        return Entry(
            key=_key(item),
            links=tuple(links),
            base=base,
            title=title_line(_rich(item, "title", "atom:title")),
            summary_html=_rich(item, "description", "atom:summary", "dc:description"),
            content_html=_content(item),
            authors=_authors(item) or self._authors,
            published=date(_first(item, "atom:published", "pubDate", "dcterms:issued", "dc:date", "atom:issued")),
            modified=_modified(item),
            language=language_claim(item.get("xml:lang") or _first(item, "dc:language", "language")) or self._language,
            section=_section(item),
            assets=tuple(media_assets(item, self._channel, base)),
            publisher=self._publisher(item),
            holder=raw_lines(_first(item, "dcterms:rightsHolder")),
            terms=joined(terms or self._terms, *map(raw_lines, licences)),
            right=("public-domain" if all(public_domain) else "cc") if public_domain else "",
            embargo=date(valid.get("start", "")),
            expires=date(valid.get("end", "")),
        )

    def _publisher(self, item: Element) -> str:
        """Return whose story it is, if the entry names another than the feed itself."""
        found = cut_line(_first(item, "source"))
        source = item.find("atom:source")
        if not found and source is not None:
            found = title_line(_rich(source, "atom:title"))
        via = next((link for link in item if _is_link(link, "via")), None)
        if not found and via is not None:
            found = cut_line(via.get("title") or host_of(via.get("href", "")))
        return "" if found == self.title else found


def host_of(address: str) -> str:
    """Return an address's host, or empty where it has none that can be shown."""
    try:
        host = (urlsplit(address.strip()).hostname or "").lower()
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _first(item: Element, *tags: str) -> str:
    """Return the text of the first of some elements that has one."""
    for tag in tags:
        for child in item.iterfind(tag) if ":" not in tag else (c for c in item if c.tag == tag):
            if text := text_of(child).strip():
                return text
    return ""


def _rich(item: Element, *tags: str) -> str:
    """Return a text as HTML, whatever form it has."""
    for tag in tags:
        for child in item:
            if child.tag == tag and (text := _html(child)).strip():
                return text
    return ""


def _html(element: Element) -> str:
    form = (element.get("type") or "").lower()
    if form in ("xhtml", "application/xhtml+xml"):
        return inner_html(element)
    text = text_of(element)
    if element.tag.startswith("atom:") and (form in ("", "text", "text/plain") and element.get("mode") != "escaped"):
        return "" if element.get("src") else text.replace("&", "&amp;").replace("<", "&lt;")
    return text


def _content(item: Element) -> str:
    for child in item:
        if child.tag == "content:encoded" and (text := text_of(child)).strip():
            return text
        if child.tag in ("xhtml:body", "xhtml:div"):
            return inner_html(child)
        if child.tag == "atom:content" and not child.get("src"):
            return _html(child)
    return ""


def _key(item: Element) -> str:
    """Return an entry's id, or what stands for one."""
    found = _first(item, "guid", "atom:id") or item.get("rdf:about", "")
    return found.strip() or next(iter(_links(item)), "") or _first(item, "title", "description", "atom:title")[:1000]


def _modified(item: Element) -> int | None:
    return date(_first(item, "atom:updated", "atom:modified", "dcterms:modified"))


def _links(item: Element) -> list[str]:
    """Return the addresses of an entry's page, the original first."""
    found = [
        _first(item, "feedburner:origLink"),
        *(link.get("href", "") for link in item if _is_link(link, "canonical")),
    ]
    alternates = [link for link in item if _is_link(link, "alternate")]
    alternates.sort(key=lambda link: "html" not in link.get("type", "html"))
    found += (link.get("href", "") for link in alternates)
    found.append(_first(item, "link"))
    guid = next((child for child in item if child.tag == "guid"), None)
    if guid is not None and (guid.get("isPermaLink") or "true") != "false" and not any(found):
        found.append(text_of(guid))
    # A relative address is good; another scheme, or a name without one, is none.
    return list(dict.fromkeys(text for link in found if (text := link.strip()) and re.match("https?:|[^:]*$", text)))


def _is_link(element: Element, rel: str) -> bool:
    return element.tag == "atom:link" and (element.get("rel") or "alternate") == rel


def _joined(base: str, address: str) -> str:
    """Return an address in full, or the base where it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return base


def _alternate(channel: Element, base: str) -> str:
    alternates = (link.get("href", "") for link in channel if _is_link(link, "alternate"))
    found = _joined(base, _first(channel, "link") or next(alternates, ""))
    return found if found.startswith(("http:", "https:")) else ""


def _authors(item: Element) -> tuple[str, ...]:
    found = [text_of(child) for child in item if child.tag in ("dc:creator", "author")]
    for child in item:
        if child.tag == "atom:author":
            found += [text_of(part) for part in child if part.tag == "atom:name"]
    return names(found)


def _section(item: Element) -> str:
    for child in item:
        if child.tag in ("category", "dc:subject", "atom:category"):
            text = cut_line(child.get("label") or text_of(child) or child.get("term") or "")
            if text and text.lower() != "uncategorized":
                return text
    return ""
