"""A republished page, from its HTML: what the `html` source takes of it, and all that stands around and beside it.

The source reads a page as a story, and so takes notices, corrections and plugs away from the text. Here they stay: the page is
read a second time, line by line, and every line is told from what it is part of. Nothing is fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed
from skywave.partners.audit.copy import Copy, CopyLink, CopyPicture
from skywave.partners.audit.reading import labels
from skywave.partners.audit.reading.addresses import absolute, saved_from
from skywave.partners.audit.reading.embedded import HOST, put_aside
from skywave.partners.audit.reading.marks import canonical_of, marks_of, paywall_of, pixels_of, robots_of
from skywave.partners.audit.reading.visible import Anchor, Line, read_visible
from skywave.sources.html import read_page
from skywave.sources.page.article import Weights, find_story
from skywave.sources.page.charset import decode_page
from skywave.sources.page.figures import find_figures
from skywave.sources.page.furniture import paragraph_kind
from skywave.sources.page.metadata import read_metadata
from skywave.sources.page.notes import is_note_heading, note_kind, publisher_in
from skywave.sources.page.tree import parse_page
from skywave.sources.reading.datelines import place_of
from skywave.sources.reading.hosts import without_internal_hosts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skywave.sources.page.article import Story
    from skywave.sources.page.tree import Element
    from skywave.story.draft import Draft, DraftAsset

_LINKS = 5_000
_LINK_CHARACTERS = 300
_BESIDE = 12  # lines above and below the text in which a byline or a label may stand
_MOST_LINKED = 0.9
_ASIDE = re.compile(r"quote|figure|image|photo|caption|correct|editor|update|note|notice|republish|credit|disclaimer")
_PULLED = re.compile(r"pull-?quote")


def read_html(
    data: bytes, *, place: str, address: str = "", charset: str = "", headers: Mapping[str, str] | None = None
) -> Copy:
    """Return what a republished page holds.

    Args:
        data: The page, untrusted.
        place: Its address or file name, for people.
        address: Where it was read from, absolute, or empty.
        charset: As the server states it, or empty.
        headers: Of the answer; only X-Robots-Tag is looked at.

    Raises:
        Malformed: It is no story (an error page, a check for robots, a block page, a list), or cannot be read as one.
    """
    if len(data) > limits.PAGE_SOURCE_BYTES:
        raise Malformed(f"{place} is longer than {limits.PAGE_SOURCE_BYTES} bytes, and is no story")
    try:
        html, held = put_aside(without_internal_hosts(decode_page(data, stated=charset)))
        draft = read_page(html, address=address)
        return _read(html, draft, held, place=place, address=address, headers=headers or {})
    except Malformed as error:
        raise Malformed(f"{place}: {error.message}", hint=error.hint) from None
    except ValueError as error:  # of an address that only a hostile page holds
        raise Malformed(f"{place}: the page cannot be read ({str(error)[:100]})") from None


def _read(
    html: str, draft: Draft, held: Mapping[str, bytes], *, place: str, address: str, headers: Mapping[str, str]
) -> Copy:
    document, root = parse_page(html)
    metadata = read_metadata(document, html, address)
    story = find_story(root, metadata.titles)
    figures = find_figures(story, metadata.base)
    pictured = {element for figure in figures for element in (figure.container, figure.element, *figure.claimed)}
    pictured -= {story.body, story.zone, *story.body.ancestors()}
    seen = read_visible(
        root, body=story.body, zone=story.zone, furniture=Weights(root).furniture, pictured=pictured, links=_LINKS
    )
    if not seen.lines:
        raise Malformed(
            "the page shows nothing to readers", hint="open the address in a browser, and save the story itself"
        )
    first, last = _span(seen.lines, story)
    base = address or saved_from(html)
    around = seen.lines[max(0, first - _BESIDE) : last + _BESIDE]
    lines = tuple(line.text for line in seen.lines)
    paragraphs = _paragraphs(seen.lines, story, draft.title)
    return Copy(
        place=place,
        address=base,
        title=draft.title,
        summary=draft.summary,
        byline=_byline(around, story) or draft.byline,
        place_line=draft.place or next((found for text in paragraphs[:4] if (found := place_of(text))), ""),
        language=metadata.language,
        paragraphs=paragraphs,
        lines=lines,
        article=(first, last),
        pictures=_pictures(draft, held),
        links=tuple(_link(anchor, base) for anchor in seen.anchors if "href" in anchor.element.attributes),
        canonical=canonical_of(document, base),
        robots=robots_of(document, headers),
        published=draft.published,
        modified=draft.modified,
        paywall=paywall_of(metadata.stated.article, metadata.metas, root.elements())
        or labels.paywall_line(line.text for line in seen.lines if line.furniture in ("", "plug", "other")),
        pixels=pixels_of(story.zone, document, base),
        marks=marks_of(document),
        says_excerpt=labels.excerpt_line(line.text for line in around if not line.furniture and not line.pictured),
    )


def _span(lines: Sequence[Line], story: Story) -> tuple[int, int]:
    """Return where the article begins (with its heading) and ends among the lines."""
    inside = [number for number, line in enumerate(lines) if line.in_body and not line.furniture]
    if not inside:
        inside = [number for number, line in enumerate(lines) if line.in_body] or [0]
    first, last = inside[0], inside[-1] + 1
    if story.heading is not None:
        heading = [number for number, line in enumerate(lines) if line.block is story.heading]
        if heading and heading[0] < first:
            first = heading[0]
    return first, last


def _is_said(text: str) -> bool:
    """Say whether a line tells readers something about the story: a correction, or where it comes from."""
    return bool(note_kind(text) or is_note_heading(text) or paragraph_kind(text) == "notice" or publisher_in(text))


def _paragraphs(lines: Sequence[Line], story: Story, title: str) -> tuple[str, ...]:
    """Return the article's text as readers see it: without captions, headings of the page and lists of links."""
    found: list[str] = []
    last = -1
    started = False
    for line in lines:
        if not line.in_body or line.pictured:
            continue
        said = _is_said(line.text)
        if not said and _is_beside(line, story):
            continue
        if not started and not said:
            header = line.text == title or labels.date_of(line.text) or labels.is_byline(line.text, line.block.names)
            if header:
                continue
            started = len(line.text) > 60
        if line.paragraph == last and found:
            found[-1] += f"\n{line.text}"
        else:
            found.append(line.text)
        last = line.paragraph
    return tuple(found[: limits.BLOCKS])


def _is_beside(line: Line, story: Story) -> bool:
    """Say whether a line in the article's element is no part of its text."""
    block = line.block
    if line.furniture or block is story.heading or paragraph_kind(line.text) == "share":
        return True
    if block.tag == "li" and line.linked >= _MOST_LINKED:
        return True
    if block is not story.body and labels.is_header(line.text, block.names):
        return True
    for above in (block, *block.ancestors()):
        if above is story.body or above is story.zone:
            return False
        if above.tag == "footer" or _PULLED.search(above.names):
            return True
        if above.tag == "aside" and not _ASIDE.search(above.names):
            return True
    return False


def _byline(lines: Sequence[Line], story: Story) -> tuple[str, ...]:
    """Return the lines that say who wrote the story."""
    found = [
        line.text
        for line in lines
        if not line.pictured
        and line.block is not story.heading
        and line.furniture in ("", "author")
        and labels.date_of(line.text) is None
        and labels.is_byline(line.text, _names(line.block))
    ]
    return tuple(dict.fromkeys(found))[:20]


def _names(block: Element) -> str:
    """Return what the page calls a line's block or what holds it."""
    near = [block.names, *(above.names for above, _ in zip(block.ancestors(), range(2), strict=False))]
    near += [child.names for child in block.children[:10] if not isinstance(child, str)]
    return " ".join(name for name in near if len(name) < 200)


def _link(anchor: Anchor, base: str) -> CopyLink:
    get = anchor.element.attributes.get
    rel = frozenset(get("rel", "").lower()[:200].split())
    text = anchor.element.text()[:_LINK_CHARACTERS] if anchor.in_zone else ""
    return CopyLink(absolute(get("href", ""), base), rel, text, anchor.in_zone)


def _pictures(draft: Draft, held: Mapping[str, bytes]) -> tuple[CopyPicture, ...]:
    pictures = [asset for asset in draft.assets if asset.kind == "picture"]
    return tuple(_picture(asset, number, held) for number, asset in enumerate(pictures, 1))


def _picture(asset: DraftAsset, number: int, held: Mapping[str, bytes]) -> CopyPicture:
    known = [asset.address, *(name.removeprefix("url:") for name in asset.ids)]
    data = next((held[address] for address in known if address in held), None)
    inside = asset.address.startswith(f"https://{HOST}/")
    caption, credit = labels.told_apart(asset.caption, asset.credit)
    return CopyPicture("" if inside else asset.address, caption, credit, asset.alt, data, f"photo {number}")
