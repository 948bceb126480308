"""A page of a news site: a saved file or an address, old or new, in any encoding; one story.

Taken: title, text, summary, names, dateline, dates, section, addresses, pictures with caption and credit, correction notes, the
original publisher that a notice names. Labelled and left out: share bars, plugs, related links, boxes about authors, comments.
Refused: what stands in the place of a story, such as error pages, checks for robots, block pages, front pages and lists.

A picture's file is not read here (`DraftAsset.data` is None). A date without a time zone counts as its day (`page.dates`).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave import limits
from skywave.archive.body import Block, Paragraph
from skywave.errors import Malformed
from skywave.sources.page.article import Story, find_story, likeness
from skywave.sources.page.blocked import refuse_blocked, refuse_list
from skywave.sources.page.body import read_body
from skywave.sources.page.bylines import find_byline
from skywave.sources.page.charset import decode_page
from skywave.sources.page.dates import page_time
from skywave.sources.page.embedded import read_embedded
from skywave.sources.page.jsonld import text_of
from skywave.sources.page.metadata import Metadata, read_metadata, without_tracking
from skywave.sources.page.shown import Shown
from skywave.sources.page.showndate import shown_date
from skywave.sources.page.tree import parse_page
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_line, clean_lines, clean_link, is_visible
from skywave.sources.reading.datelines import place_of
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.hosts import without_internal_hosts
from skywave.sources.reading.prolog import is_whole_page
from skywave.sources.reading.sections import language_in
from skywave.story.draft import CORRECTION, Draft, DraftNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Material

_DATELINE_NAMES = re.compile(
    r"(?:\A|[\s_-])(?:dateline|article-?location|story-?location|byline-?location)(?=\Z|[\s_-])"
)
_OG_ARTICLE = frozenset({"article", "news", "newsarticle", "blogposting", "story", "video.other"})
_SITE = re.compile(r"\s+[|\-–—:»·•_]+\s+|\s*[|_｜]\s*|\s*[-–—]\s*(?=[^-–—]{2,40}\Z)")


_READ_IN = re.compile(
    r"\W*(?:read|listen to|view|see)(?: (?:this|the|it))?(?: (?:story|article|report|piece|news))? in "
    r"(?:[A-Z]\w+|\w+ \(?[A-Z]\w+)\W*\Z|\W*(?:阅读|閱讀)(?:英文|中文|韩文|越南文)版",
    re.IGNORECASE,
)
_TRANSLATIONS = 50
_LIKE = 0.25


class Html(DocumentSource):
    """Pages of news sites."""

    name = "html"
    suffixes = (".html", ".htm")

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins as a whole page: not a feed, not a bare text with front matter."""
        return is_whole_page(material.peek())

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
        except ValueError as error:  # of an address that only a hostile page holds
            raise Malformed(f"{material.name}: the page cannot be read ({str(error)[:100]})") from None


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
    shown = Shown(story, metadata)
    if not all(asset.caption and asset.credit for asset in shown.assets):
        shown.complete(
            read_embedded(
                (node.attributes.get("type") or "", node.text()) for node in document.css("script:not([src])")
            )
        )
    body = read_body(story.body, shown.pictures, story.heading, metadata.base)
    paragraphs = sum(isinstance(block, Paragraph) and len(plain_text(block)) > 20 for block in body.blocks)
    refuse_list(
        weight=story.weight, links=story.links, paragraphs=paragraphs or (1 if any(shown.assets) and body.blocks else 0),
        says_list=metadata.stated.is_list, names_article=names_article, is_front=metadata.is_front,
        has_heading=story.heading is not None,
    )  # fmt: skip
    if not is_visible(title):
        raise Malformed("the page has no title", hint="is it a story? Save the page again, or give it a title")
    blocks = shown.placed(shown.without_credits(_without_title(body.blocks, title)))
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
        published=metadata.published if metadata.published is not None else shown_date(story),
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
    """Return the headline: as the page shows it where its metadata state much the same, else as they state it."""
    heading = clean_line(story.heading.text())[: limits.TITLE_CHARACTERS].strip() if story.heading is not None else ""
    site = metadata.site.lower()
    shown = heading if heading.lower() != site else ""
    if shown and (not metadata.titles or any(likeness(shown, stated) > _LIKE for stated in metadata.titles)):
        return shown
    for stated in metadata.titles:
        parts = [part for part in _SITE.split(stated) if part and part.lower() != site]
        title = stated if not parts else max(parts, key=len) if site and site in stated.lower() else stated
        if is_visible(title) and title.lower() != site:
            return title[: limits.TITLE_CHARACTERS].strip()
    return shown or heading


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
