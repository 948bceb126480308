"""A page of a news site: a saved file or an address, old or new, in any encoding; one story.

Taken: title, text, summary, names, dateline, dates, section, addresses, pictures with caption and credit, correction notes, the
original publisher that a notice names. Labelled and left out: share bars, plugs, related links, boxes about authors, comments.
Refused: what stands in the place of a story, such as error pages, checks for robots, block pages, front pages and lists.

A picture's file is not read here (`DraftAsset.data` is None). A date without a time zone counts as its day (`page.dates`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave import limits
from skywave.archive.body import Block, Figure, Paragraph
from skywave.errors import Malformed
from skywave.sources.page.addresses import absolute, file_name, picture_key, same_file
from skywave.sources.page.article import Story, find_story
from skywave.sources.page.assets import asset_of, completed, stated_asset
from skywave.sources.page.blocked import refuse_blocked, refuse_list
from skywave.sources.page.body import read_body
from skywave.sources.page.bylines import find_byline
from skywave.sources.page.captions import is_lead_credit
from skywave.sources.page.charset import decode_page
from skywave.sources.page.dates import page_time
from skywave.sources.page.figures import find_figures
from skywave.sources.page.furniture import element_kind
from skywave.sources.page.jsonld import StatedPicture, text_of
from skywave.sources.page.metadata import Metadata, read_metadata, without_tracking
from skywave.sources.page.tree import parse_page
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_line, clean_lines, clean_link, clean_raw, is_visible
from skywave.sources.reading.datelines import place_of
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.hosts import without_internal_hosts
from skywave.sources.reading.sections import language_in
from skywave.story.draft import CORRECTION, Draft, DraftNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Material
    from skywave.story.draft import DraftAsset

_START = re.compile(
    r"\A\ufeff?(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|meta|title|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(r"<html\b|<head\b|<meta\b|<title\b|<body\b", re.IGNORECASE)
_FEED = re.compile(
    r"\A\ufeff?(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:rss|feed|rdf:RDF|newsml|newsitem|nitf|opml|package|newsmessage)\b",
    re.IGNORECASE | re.DOTALL,
)
_DATE_NAMES = re.compile(
    r"(?:\A|[\s_:.-])(?:date|time|timestamp|pub-?(?:date|time)|pubtime|publish(?:ed)?(?:-?(?:date|time|on))?|"
    r"post-?(?:date|time|meta)|article-?(?:date|time|info)|entry-?date|datepublished|dateline|byline|info|"
    r"source|meta|ep-time-soure|laiyuan)(?=\Z|[\s_:.-])"
)
_DATELINE_NAMES = re.compile(
    r"(?:\A|[\s_-])(?:dateline|article-?location|story-?location|byline-?location)(?=\Z|[\s_-])"
)
_OG_ARTICLE = frozenset({"article", "news", "newsarticle", "blogposting", "story", "video.other"})
_NO_LEAD = re.compile(
    r"logo|default|placeholder|share|sharing|fallback|icon|avatar|og[-_]?image|social|facebook|fb[-_]|twitter|"
    r"generic|site[-_]|brand|noimage|blank",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+[|\-–—:»·•_]+\s+|\s*[|_｜]\s*|\s*[-–—]\s*(?=[^-–—]{2,40}\Z)")


_READ_IN = re.compile(
    r"\W*(?:read|listen to|view|see)(?: (?:this|the|it))?(?: (?:story|article|report|piece|news))? in "
    r"(?:[A-Z]\w+|\w+ \(?[A-Z]\w+)\W*\Z|\W*(?:阅读|閱讀)(?:英文|中文|韩文|越南文)版",
    re.IGNORECASE,
)
_TRANSLATIONS = 50


class Html(DocumentSource):
    """Pages of news sites."""

    name = "html"
    suffixes = (".html", ".htm")

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins as a whole page: not a feed, not a bare text with front matter."""
        start = material.peek()
        text = (
            start.replace(b"\0", b"").decode("utf-8", "replace")
            if start[:2] in (b"\xff\xfe", b"\xfe\xff")
            else start.decode("utf-8", "replace")
        )
        text = text.lstrip("\ufffd")
        return not _FEED.match(text) and bool(_START.match(text)) and bool(_PAGE.search(text))

    def read_document(self, material: Material) -> Iterator[Draft]:
        """Yield the story of one page.

        Raises:
            ConfigError: There is no such file.
            Malformed: It is no story, or cannot be read as one.
            TransportFailed: The disk or the server does not give it now.
        """
        data = material.read(limits.PAGE_SOURCE_BYTES)
        try:
            draft = read_page(decode_page(data, stated=material.charset), address=material.address, path=material.path)
            if "\ufffd".encode() not in data:
                _refuse_broken(draft)
            yield draft
        except Malformed as error:
            raise Malformed(f"{material.name}: {error.message}", hint=error.hint) from None


def read_page(html: str, *, address: str = "", path: str = "") -> Draft:
    """Return the draft of a page.

    Args:
        html: Untrusted.
        address: Where it was read from, or empty.
        path: Of the file, or empty.

    Raises:
        Malformed: It is no story, or cannot be read as one.
    """
    html = without_internal_hosts(html)
    document, root = parse_page(html)
    metadata = read_metadata(document, html, without_internal_hosts(address))
    story = find_story(root, metadata.titles)
    heads = document.css("title")
    head = clean_line(heads[0].text()) if heads else ""
    names_article = (
        bool(metadata.stated.article) or metadata.kind in _OG_ARTICLE or "article:published_time" in metadata.metas
    )
    refuse_blocked(head, root.text()[:8_000], story.body.text()[:3_000], story.weight, names_article=names_article)
    title = _title(story, metadata)
    shown = _Shown(story, metadata)
    body = read_body(story.body, shown.pictures, story.heading, metadata.base)
    paragraphs = sum(isinstance(block, Paragraph) and len(plain_text(block)) > 20 for block in body.blocks)
    refuse_list(
        weight=story.weight, links=story.links, paragraphs=paragraphs or (1 if any(shown.assets) and body.blocks else 0),
        says_list=metadata.stated.is_list, names_article=names_article, is_front=metadata.is_front,
        has_heading=story.heading is not None,
    )  # fmt: skip
    if not is_visible(title):
        raise Malformed("the page has no title", hint="is it a story? Save the page again, or give it a title")
    blocks = _with_figures(shown.without_credits(_without_title(body.blocks, title)), shown)
    return Draft(
        source=Html.name,
        ids=_ids(metadata, path, title),
        title=title,
        blocks=blocks,
        language=metadata.language,
        language_hint=next((found for link in (address, *metadata.addresses) if (found := language_in(link))), ""),
        summary=_summary(metadata.summary, blocks, title),
        byline=find_byline(story, metadata.byline, metadata.organisations, metadata.site),
        place=_place(story, metadata, blocks),
        published=metadata.published if metadata.published is not None else shown.date,
        modified=metadata.modified,
        section=metadata.section[: limits.TITLE_CHARACTERS],
        assets=tuple(shown.assets),
        publisher=body.publisher[: limits.TITLE_CHARACTERS],
        holder=metadata.holder[: limits.TITLE_CHARACTERS],
        terms=clean_line(metadata.terms)[: limits.TITLE_CHARACTERS],
        translations=tuple(
            f"url:{link}" for link in dict.fromkeys((*metadata.translations, *_read_in(story, metadata)))
        ),
        notes=(*body.notes, *_stated_notes(metadata, body.notes)),
        furniture=body.furniture,
    )


def _title(story: Story, metadata: Metadata) -> str:
    """Return the headline: as the page shows it where its metadata state the same, else as they state it."""
    heading = clean_line(story.heading.text()) if story.heading is not None else ""
    site = metadata.site.lower()
    if heading and heading.lower() != site and len(heading) <= limits.TITLE_CHARACTERS and story.heading is not None:
        return heading
    for stated in metadata.titles:
        parts = [part for part in _SITE.split(stated) if part and part.lower() != site]
        title = stated if not parts else max(parts, key=len) if site and site in stated.lower() else stated
        if is_visible(title) and title.lower() != site:
            return title[: limits.TITLE_CHARACTERS].strip()
    return heading[: limits.TITLE_CHARACTERS]


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    if blocks and plain_text(blocks[0]).strip() == title:
        return blocks[1:]
    return blocks


def _summary(text: str, blocks: tuple[Block, ...], title: str) -> str:
    summary = clean_lines(text)[: limits.TEXT_CHARACTERS].strip()
    first = next((words for block in blocks if (words := plain_text(block))), "")
    cut = summary.rstrip(" .…[]").removesuffix("...").rstrip()
    if (
        not is_visible(summary)
        or summary == title
        or (cut and " ".join(first.split()).startswith(" ".join(cut.split())))
    ):
        return ""
    return summary


def _read_in(story: Story, metadata: Metadata) -> list[str]:
    """Return the addresses of "Read this story in Burmese" and the like."""
    found: list[str] = []
    for element in story.wide.elements():
        if element.tag != "a" or len(found) >= _TRANSLATIONS:
            continue
        named = element.attributes.get("hreflang", "")
        if (named or _READ_IN.match(element.text())) and (
            link := clean_link(element.attributes.get("href", ""), base=metadata.base)
        ):
            found += [link] if link not in metadata.addresses and urlsplit(link).path.strip("/") else []
    return found


def _stated_notes(metadata: Metadata, shown: tuple[DraftNote, ...]) -> list[DraftNote]:
    """Return the corrections that the page's data state and its text does not."""
    stated = metadata.stated.article.get("correction")
    have = " ".join(note.text for note in shown)
    notes: list[DraftNote] = []
    for item in (stated if isinstance(stated, list) else [stated])[:20]:
        text = text_of(item.get("text") if isinstance(item, dict) else item)
        if is_visible(text) and text not in have:
            at = page_time(text_of(item.get("datePublished"))) if isinstance(item, dict) else None
            notes.append(DraftNote(CORRECTION, text[: limits.TEXT_CHARACTERS].strip(), at))
    return notes


def _place(story: Story, metadata: Metadata, blocks: tuple[Block, ...]) -> str:
    """Return the dateline: a field of its own, or the place that the first paragraph opens with."""
    if metadata.place:
        return metadata.place[: limits.TITLE_CHARACTERS]
    for element in story.zone.elements():
        if (
            _DATELINE_NAMES.search(element.names)
            and 1 < len(text := element.text().strip(" —–-|,")) < 60
            and not re.search(r"\d", text)
        ):
            return text
    first = next((plain_text(block) for block in blocks if isinstance(block, Paragraph)), "")
    return place_of(first)


def _ids(metadata: Metadata, path: str, title: str) -> tuple[str, ...]:
    addresses = tuple(f"url:{address}" for address in metadata.addresses)
    if metadata.addresses:
        host = without_tracking(metadata.addresses[0]).partition("/")[0]
        first = (
            f"html:{host}/{metadata.identifier}"
            if metadata.identifier
            else f"html:{without_tracking(metadata.addresses[0])}"
        )
    else:
        stable = metadata.identifier or f"{PurePath(path).name}\n{title}"
        first = f"html:{hashlib.sha256(stable.encode('utf-8', 'ignore')).hexdigest()[:32]}"
    return (re.sub(r"\s", "%20", first), *addresses)


def _refuse_broken(draft: Draft) -> None:
    """Refuse a story whose bytes could not all be read."""
    texts = [
        draft.title,
        *(plain_text(block) for block in draft.blocks),
        *(text for asset in draft.assets for text in (asset.caption, asset.credit)),
    ]
    if any("\ufffd\ufffd" in text for text in texts) or sum(text.count("\ufffd") for text in texts) > 5:
        raise Malformed("parts of the story are in another encoding than the page", hint="save the page again as UTF-8")


class _Shown:
    """The pictures of a page as assets, from its elements and from its data; and the date that it shows."""

    def __init__(self, story: Story, metadata: Metadata) -> None:
        self._story, self._metadata = story, metadata
        self.date = _shown_date(story)
        self.pictures = find_figures(story, metadata.base)[: limits.ASSETS]
        order = {element: number for number, element in enumerate(story.wide.elements())}
        start, last = order.get(story.body, 0), 0
        for element in story.body.elements():
            last = order.get(element, last)
        places = [order.get(picture.element, 0) for picture in self.pictures]
        self.before = [number for number, place in enumerate(places) if place < start]
        self.after = [number for number, place in enumerate(places) if place > last]
        self.assets = [asset_of(picture) for picture in self.pictures]
        self._merge()

    def _merge(self) -> None:
        """Complete the pictures from the page's data, and add the lead that only the data name."""
        keys = {picture.key: number for number, picture in enumerate(self.pictures) if picture.key}
        base = self._metadata.base
        added: list[DraftAsset] = []
        for number, stated in enumerate(self._metadata.pictures[:200]):
            address = absolute(stated.address, base)
            if not address:
                continue
            key = picture_key(address)
            other = key if key in keys else same_file(key, keys)
            if other is not None:
                place = keys[other]
                self.assets[place] = completed(self.assets[place], stated)
            elif (
                number < 20
                and (stated.caption or stated.credit)
                and stated.credit.lower() != self._metadata.site.lower()
                and not _NO_LEAD.search(file_name(address))
            ):
                bare = self._bare_lead(stated)
                if bare is not None:
                    self.assets[bare] = completed(self.assets[bare], stated)
                    continue
                keys[key] = -1
                added.append(stated_asset(stated, address))
        keys = {key: number for key, number in keys.items() if number >= 0}
        if (
            not self.assets
            and not added
            and (lead := absolute(self._metadata.lead, base))
            and not _NO_LEAD.search(lead)
        ):
            stated_alt = self._metadata.metas.get("og:image:alt", "")
            added.append(stated_asset(StatedPicture(lead), lead, alt=stated_alt))
        self.lead = len(added)
        self.assets = (added + self.assets)[: limits.ASSETS]

    def _bare_lead(self, stated: StatedPicture) -> int | None:
        """Return the picture that is the stated one under another name, by its caption."""
        words = re.sub(r"\W", "", stated.caption).lower()
        for number, asset in enumerate(self.assets):
            own = re.sub(r"\W", "", asset.caption).lower()
            if words and own and (words in own or own in words):
                return number
        return None

    def without_credits(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Give pictures the credits that stand apart from them at either end of a text; return the text without those."""
        bare = [number for number, asset in enumerate(self.assets) if not asset.credit]
        ends = {*range(2), *range(len(blocks) - 4, len(blocks))}
        kept: list[Block] = []
        for place, block in enumerate(blocks):
            text = plain_text(block) if place in ends and isinstance(block, Paragraph) else ""
            if text and bare and is_lead_credit(text) and (bare[0] == 0 or len(self.assets) == len(bare)):
                several = bool(re.match(r"\W*(?:photos|images|pictures|fotos)\b", text, re.IGNORECASE))
                for number in bare if several else bare[:1]:
                    self.assets[number] = replace(self.assets[number], credit=clean_raw(text))
                bare = []
            else:
                kept.append(block)
        return tuple(kept)


def _shown_date(story: Story) -> int | None:
    """Return the date that a page shows near its heading, or None."""
    for element in story.zone.elements():
        value = element.attributes.get("datetime", "") if element.tag == "time" else ""
        if "datepublished" in element.attributes.get("itemprop", "").lower():
            value = element.attributes.get("content") or value or element.text()
        if value and (found := page_time(value)) is not None and not element_kind(element):
            return found
    for element in story.zone.elements():
        if element.tag in ("p", "a", "article") or len(element.names) > 300 or not _DATE_NAMES.search(element.names):
            continue
        text = element.text()
        if len(text) < 200 and (found := page_time(text)) is not None:
            return found
    return None


def _with_figures(blocks: tuple[Block, ...], shown: _Shown) -> tuple[Block, ...]:
    """Return the text with its figures counted as the assets are; the first picture before it is the lead and not placed."""
    moved = tuple(Figure(block.asset + shown.lead) if isinstance(block, Figure) else block for block in blocks)
    moved = tuple(block for block in moved if not isinstance(block, Figure) or block.asset < len(shown.assets))
    placed = {block.asset for block in moved if isinstance(block, Figure)}
    first = 0 if shown.lead or 0 in shown.before else None
    before = [Figure(number + shown.lead) for number in shown.before]
    after = [Figure(number + shown.lead) for number in shown.after]
    before = [
        figure
        for figure in before
        if figure.asset != first and figure.asset not in placed and figure.asset < len(shown.assets)
    ]
    after = [figure for figure in after if figure.asset not in placed and figure.asset < len(shown.assets)]
    return (*before, *moved, *after)
