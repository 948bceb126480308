"""A newsroom's feed: RSS 0.9 to 2.0, Atom, JSON Feed, with Media RSS and Dublin Core; a file, or an address with its next pages.

    ids       `feed:` and the entry's id; where that is no address or other URI, the feed's host stands before it. An id that is
              an address on another host than the entry's page may name a machine of the system, and is digested
    text      content:encoded, Atom's content, JSON Feed's content. An entry with only a summary has its page read (`html`);
              what the entry states wins over the page. Where the page does not come, the story is withheld
    twice     of entries with one id in one document the newest by `updated` counts, else the first; of several pages the first
    dates     with a zone only; a date without one is none
    never     mail addresses, generators, the names of those who keep the feed

A document is read once in full before anything of it is used, so that nothing of a broken one is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from skywave import limits
from skywave.errors import Malformed, SkywaveError, TransportFailed
from skywave.sources.formats.feed_json import JsonFeed
from skywave.sources.formats.feed_xml import XmlFeed, host_of
from skywave.sources.reading.answers import AnswerMaterial
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import is_visible
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.fields import address_id, plain_id
from skywave.sources.reading.fragment import Fragment, read_fragment
from skywave.sources.reading.gallery import Gallery
from skywave.sources.reading.hosts import without_internal_hosts
from skywave.sources.reading.summaries import distinct_summary, ends_cut_off, without_footer
from skywave.sources.reading.xml import root_place, utf8
from skywave.story.draft import USABLE, WITHHELD, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Material
    from skywave.sources.formats.feed_entry import Entry

NO_TEXT = "the feed gives no full text and its page could not be read"
_NO_TITLE = "the feed gives it no title"
_ROOT = re.compile(rb"<(?:[A-Za-z0-9_]{1,40}:)?(rss|feed|RDF)[\s>]")
_RDF_FEED = (b"purl.org/rss/1.0", b"my.netscape.com/rdf")
_ROOTS = frozenset({"rss", "atom:feed", "rdf:RDF"})
_EXPORT = b"wordpress.org/export/"
_PAGES = 1_000
_UNCHANGED = ":unchanged"
_URI = re.compile(r"(?:https?|urn|tag|doi|info|ark|hdl):\S+", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_ID_CHARACTERS = 500
# A description is the whole text only where it looks like one; a feed does not say.
_FULL_CHARACTERS, _FULL_PARAGRAPHS, _SHORT_CHARACTERS = 1_000, 2, 1_500
_TITLE_LIKENESS = 0.5


@dataclass(slots=True)
class _Feed:
    """What holds for all documents of one feed."""

    host: str
    seen: set[str]


class Feed(DocumentSource):
    """A feed."""

    name = "feed"
    suffixes = (".xml", ".rss", ".atom", ".rdf", ".json")

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins as a feed."""
        start = material.peek()
        if start[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
            start = start.translate(None, b"\0\xff\xfe")  # of UTF-16, the letters that a feed's beginning has
        start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(b"{"):
            return re.search(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org', start) is not None
        found = _ROOT.match(start, root_place(start))
        if found is None or _EXPORT in start:
            return False
        return found[1] != b"RDF" or any(clue in start for clue in _RDF_FEED)

    def read_document(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every entry of a feed and its next pages.

        Raises:
            ConfigError: There is no such file.
            Malformed: A document of it is broken, or there are too many entries.
            TransportFailed: A page of the feed does not come; what was yielded before is good.
        """
        data = material.read(limits.SOURCE_FILE_BYTES)
        name, address, charset = material.name, material.address, material.charset
        feed = _Feed("", set())
        visited = {address}
        for _ in range(_PAGES):
            document = _document(data, name, address, charset)
            feed.host = (
                feed.host
                or host_of(document.home)
                or host_of(document.self)
                or host_of(without_internal_hosts(address))
            )
            yield from _drafts(document, feed, material, name)
            following = _joined(address or document.self, document.next) if document.next else ""
            if not following or following in visited:
                return
            visited.add(following)
            fetched = material.get(following, limits.PAGE_SOURCE_BYTES)
            if fetched is None or _UNCHANGED in fetched.headers:
                return
            data, name, address, charset = fetched.data, fetched.address, fetched.address, fetched.charset
            visited.add(address)
        raise Malformed(f"{material.name} has more than {_PAGES} pages", hint="name its pages one by one")


def _document(data: bytes, name: str, address: str, charset: str) -> XmlFeed | JsonFeed:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return JsonFeed(data, name, address)
    feed = XmlFeed(utf8(data, name, charset=charset), name, address)
    if feed.root not in _ROOTS:
        raise Malformed(f"{name} is no feed: it begins with <{feed.root[:40]}>", hint="was a page shown in its place?")
    return feed


def _drafts(document: XmlFeed | JsonFeed, feed: _Feed, material: Material, name: str) -> Iterator[Draft]:
    chosen: dict[str, tuple[int, int]] = {}
    for number, (key, modified) in enumerate(document.keys):
        if key not in chosen or (modified or 0) > chosen[key][0]:
            chosen[key] = (modified or 0, number)
    if len(feed.seen) + len(chosen) > limits.FEED_ENTRIES:
        raise Malformed(f"{name} has more than {limits.FEED_ENTRIES:,} entries", hint="is it one feed?")
    for number, entry in enumerate(document.entries()):
        if chosen[entry.key][1] != number:
            continue
        try:
            draft = _Reading(entry, feed.host, material).draft()
        except Malformed as error:
            raise Malformed(f"{name}: entry {number + 1}: {error.message}", hint=error.hint) from None
        if draft.ids[0] not in feed.seen:
            feed.seen.add(draft.ids[0])
            yield draft


def entry_id(key: str, host: str, link: str) -> str:
    """Return the id of an entry as an id of a draft.

    Args:
        key: As the feed has it.
        host: The feed's, or empty.
        link: The entry's page, or empty.
    """
    if _WEB.fullmatch(key) and len(key) <= _ID_CHARACTERS:
        mine = {host_of(link).removeprefix("www."), host.removeprefix("www.")} - {""}
        if address_id(key) and (not mine or host_of(key).removeprefix("www.") in mine):
            return plain_id(Feed.name, key)
    elif _URI.fullmatch(key) and len(key) <= _ID_CHARACTERS:
        return plain_id(Feed.name, key)
    elif key and len(key) <= _ID_CHARACTERS and key.isprintable() and "@" not in key:
        return plain_id(Feed.name, f"{host}/{key}" if host else key)
    digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    place = host or host_of(link)
    return f"{Feed.name}:{place}/{digest}" if place else f"{Feed.name}:{digest}"


class _Reading:
    """One entry on its way to a draft."""

    def __init__(self, entry: Entry, host: str, material: Material) -> None:
        self._entry = entry
        self._host = host
        self._material = material
        self._links = [found for link in entry.links if (found := address_id(link, base=entry.base))]

    def draft(self) -> Draft:
        """Return the draft; its page is read where the feed has no full text."""
        entry = self._entry
        link = self._links[0].removeprefix("url:") if self._links else ""
        base = entry.base or link
        content = without_footer(read_fragment(entry.content_html, base=base)) if entry.content_html else Fragment(())
        if content.blocks and not _is_cut_off(entry.content_html, content):
            return self._made(content, entry.summary_html)
        described = Fragment(())
        if entry.summary_html:
            described = without_footer(read_fragment(entry.summary_html, base=base))
        if not content.blocks and _looks_full(entry.summary_html, described):
            return self._made(described, "")
        hold = NO_TEXT
        # A newsroom's own feed may lead to its own system, whose address no draft states but which the material may reach.
        page_link = link or next((_joined(entry.base, found) for found in entry.links), "")
        if page_link and is_visible(entry.title):
            page, reason = self._page(page_link)
            if page is not None:
                return self._with_page(page, entry.summary_html)
            hold = f"{NO_TEXT} ({reason})"[:400] if reason else NO_TEXT
        return replace(self._made(content if content.blocks else described, ""), status=WITHHELD, hold=hold)

    def _made(self, text: Fragment, summary_html: str) -> Draft:
        entry = self._entry
        gallery = Gallery()
        for asset in entry.assets:
            gallery.add(asset)
        blocks = gallery.place(text.blocks, text.assets)
        words = [plain_text(block) for block in blocks]
        status, hold = USABLE, ""
        if not is_visible(entry.title):
            status, hold = WITHHELD, _NO_TITLE
        elif not any(words):
            status, hold = WITHHELD, NO_TEXT
        return Draft(
            source=Feed.name,
            ids=tuple(dict.fromkeys((entry_id(entry.key, self._host, next(iter(self._links), "")[4:]), *self._links))),
            title=entry.title,
            blocks=blocks,
            language=entry.language,
            summary=distinct_summary(summary_html, words),
            byline=entry.authors,
            published=entry.published,
            modified=entry.modified,
            section=entry.section,
            assets=tuple(gallery.assets),
            status=status,
            hold=hold,
            embargo=entry.embargo,
            expires=entry.expires,
            publisher=entry.publisher,
            right=entry.right,
            holder=entry.holder,
            terms=entry.terms,
            notes=text.notes,
            furniture=text.furniture,
        )

    def _page(self, link: str) -> tuple[Draft | None, str]:
        """Return the story of the entry's page, or why it cannot be read."""
        from skywave.sources.html import Html  # noqa: PLC0415 - most feeds need no page

        try:
            fetched = self._material.get(link, limits.PAGE_SOURCE_BYTES)
            if fetched is None:
                return None, ""
            drafts = list(Html().read_document(AnswerMaterial(fetched, self._material)))
        except (TransportFailed, Malformed) as error:
            return None, error.message
        except SkywaveError as error:
            return None, error.message
        if len(drafts) != 1 or not any(plain_text(block) for block in drafts[0].blocks):
            return None, "its page has no story"
        if not _is_like(drafts[0].title, self._entry.title):
            return None, "its page has another title: it may be a page that blocks"
        return drafts[0], ""

    def _with_page(self, page: Draft, summary_html: str) -> Draft:
        """Return the page's story; what the entry states wins."""
        own = self._made(Fragment(page.blocks, page.assets, page.notes, page.furniture), summary_html)
        gallery = Gallery()
        known = Gallery()
        for asset in self._entry.assets:
            known.add(asset)
        # The page's order stands. What the entry says of a picture comes first; one that the page does not show is kept only
        # where the feed credits it, as it is mostly the same in another cut.
        for asset in page.assets:
            number = known.find(asset)
            if number is not None:
                gallery.add(
                    replace(known.assets[number], ids=asset.ids, address=asset.address or known.assets[number].address)
                )
            gallery.add(asset)
        blocks = gallery.place(page.blocks, page.assets)
        for asset in known.assets:
            if gallery.find(asset) is not None or asset.credit or not page.assets:
                gallery.add(asset)
        return replace(
            own,
            ids=tuple(dict.fromkeys((*own.ids, *(name for name in page.ids if name.startswith("url:"))))),
            blocks=blocks,
            assets=tuple(gallery.assets),
            language=own.language or page.language,
            language_hint=page.language_hint,
            masthead=page.masthead,
            summary=own.summary or page.summary,
            byline=own.byline or page.byline,
            place=page.place,
            published=own.published if own.published is not None else page.published,
            modified=own.modified if own.modified is not None else page.modified,
            section=own.section or page.section,
            status=page.status,
            hold=page.hold,
            embargo=own.embargo if own.embargo is not None else page.embargo,
            expires=own.expires if own.expires is not None else page.expires,
            publisher=own.publisher or page.publisher,
            right=own.right or page.right,
            holder=own.holder or page.holder,
            terms=own.terms or page.terms,
            translates=page.translates,
            translations=page.translations,
        )


def _joined(base: str, address: str) -> str:
    """Return an address in full, or empty where it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _is_like(first: str, second: str) -> bool:
    """Say whether two titles may be of one story."""
    a, b = (" ".join(re.findall(r"\w+", text.casefold()))[:300] for text in (first, second))
    return not a or not b or a in b or b in a or SequenceMatcher(None, a, b).ratio() >= _TITLE_LIKENESS


def _words(fragment: Fragment) -> list[str]:
    return [text for block in fragment.blocks if (text := plain_text(block))]


def _is_cut_off(html: str, fragment: Fragment) -> bool:
    """Say whether a text ends as one that goes on elsewhere; its last words may have been taken for furniture."""
    return sum(map(len, _words(fragment))) < _SHORT_CHARACTERS and ends_cut_off(html)


def _looks_full(html: str, fragment: Fragment) -> bool:
    words = _words(fragment)
    return sum(map(len, words)) >= _FULL_CHARACTERS and len(words) >= _FULL_PARAGRAPHS and not ends_cut_off(html)
