"""The text of an article: its pictures put in place, its furniture labelled and taken out, its notes set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.archive.body import Block, Heading, Inline, Listing, Paragraph, Quote
from skywave.sources.page.article import is_hidden
from skywave.sources.page.furniture import element_kind, paragraph_kind
from skywave.sources.page.notes import is_note_heading, note_kind, publisher_in, read_note
from skywave.sources.page.tree import Element
from skywave.sources.reading.blocks import Picture, inline_text, parse_html, plain_text
from skywave.sources.reading.clean import clean_link
from skywave.sources.reading.signoff import without_signoffs
from skywave.story.draft import DraftNote, Furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.sources.page.found import FoundPicture

_MARK = "asset:"
_MAIN = 0.4
_FURNITURE = 200
_FURNITURE_CHARACTERS = 2_000
_LISTS = 0.75
_LINKED = frozenset({"ul", "ol", "div", "section", "p", "dl", "table"})
_LINKED_CHARACTERS = 3_000
_HEADER_CHARACTERS = 160
_HEADER = re.compile(
    r"(?:\A|[\s_:.-])(?:bylines?|by-?line|author(?:s|-?(?:name|names|date|line|link|url|meta))?|date(?:line)?|"
    r"time(?:stamp)?|pub-?(?:date|time|lished)|publish(?:ed)?-?(?:date|time|on)?|post-?(?:date|meta|info|author|"
    r"byline)|entry-?(?:date|meta|author|header|title)|"
    r"article-?(?:meta|date|info|byline|author|header|title|headline|time)|story-?(?:meta|date|byline|info|"
    r"header)|meta(?:data)?|timestamp|last-?(?:updated|modified)|updated|datepublished|datemodified|headline|"
    r"kicker|eyebrow|ep-time-soure|reading-?time|read-?time)(?=\Z|[\s_:.-])"
)
_SENTENCE_END = re.compile('[.!?。！？។။།؟…”"]\\s*\\Z')
_RULE = re.compile(r"[\s\W_]*\Z")


@dataclass(slots=True)
class ReadBody:
    """What the text of an article holds.

    Attributes:
        blocks: The text; figures count in the pictures that were given.
        notes: Correction notes.
        furniture: What was labelled and left out.
        publisher: That a notice names, or empty.
    """

    blocks: tuple[Block, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    publisher: str = ""


def read_body(body: Element, pictures: Sequence[FoundPicture], heading: Element | None, base: str) -> ReadBody:
    """Return the text of an article. The tree is changed.

    Args:
        body: What holds the text.
        pictures: Found in it and around it.
        heading: Of the article, which is no part of the text, or None.
        base: The page's own public address, or empty.

    Raises:
        Malformed: There is more than a body may hold.
    """
    furniture: list[Furniture] = []
    _place(body, pictures)
    if heading is not None and heading is not body and heading.within(body):
        heading.remove()
    _take_out(body, furniture)
    parsed = parse_html(body.html(), picture=_number, link=lambda href: clean_link(href, base=base))
    return _sorted_out(parsed.blocks, furniture)


def _number(picture: Picture) -> int | None:
    return int(picture.src.removeprefix(_MARK)) if picture.src.startswith(_MARK) else None


def _place(body: Element, pictures: Sequence[FoundPicture]) -> None:
    """Put a mark where each picture stands, and take out every other image and every caption."""
    marks = {}
    for number, picture in enumerate(pictures):
        mark = Element("img", {"src": f"{_MARK}{number}"})
        marks[mark] = number
        container = picture.container
        if container.within(body) and container is not body:
            if container.tag in ("td", "th", "li", "dd", "dt"):
                container.children = [mark]
                mark.parent = container
            elif container.tag in ("tr", "tbody", "thead"):
                cell = Element("td", {}, container, [mark])
                mark.parent = cell
                container.children = [cell]
            else:
                container.replace(mark)
    for picture in pictures:
        for element in picture.claimed:
            if element is not body and element.within(body) and not any(inner in marks for inner in element.elements()):
                element.remove()
    for element in list(body.elements()):
        if element.tag in ("img", "amp-img", "amp-anim") and element not in marks:
            element.remove()


def _take_out(body: Element, furniture: list[Furniture]) -> None:
    """Take the furniture out of a body, but never what holds much of it."""
    sizes = _sizes(body)
    whole = max(1, sizes[body])
    for attribute in ("hidden", "style"):
        body.attributes.pop(attribute, None)
    stack = [child for child in reversed(body.children) if isinstance(child, Element)]
    while stack:
        element = stack.pop()
        kind = element_kind(element)
        if "hidden" in element.attributes or "style" in element.attributes:
            if is_hidden(element) and sizes[element] <= _MAIN * whole:
                element.remove()
                continue
            if is_hidden(element):  # most of the text waits for a script to show it
                element.attributes = {
                    name: value for name, value in element.attributes.items() if name not in ("hidden", "style")
                }
        if (
            not kind
            and element.tag == "aside"
            and not re.search("quote|figure|image|photo|caption", element.names)
            and element.first("img") is None
        ):
            kind = "related"
        if not kind and element.tag == "footer":
            kind = "other"
        size = sizes[element]
        if not kind and element.tag in _LINKED and size < _LINKED_CHARACTERS and _is_links(element):
            kind = "related"
        if not kind and size < 2 * _HEADER_CHARACTERS and _HEADER.search(element.names) and _is_header(element):
            kind = "other"
        if kind and (size <= _MAIN * whole or kind == "comment"):
            text = element.text()
            pictures = [inner for inner in element.elements() if inner.attributes.get("src", "").startswith(_MARK)]
            if pictures and kind in ("plug", "other", "related") and (len(text) > 60 or kind != "related"):
                element.replace(*pictures)
                _label(furniture, kind, text)
                continue
            if not pictures:
                _label(furniture, kind, text)
                element.remove()
                continue
        stack += [child for child in reversed(element.children) if isinstance(child, Element)]


def _sizes(body: Element) -> dict[Element, int]:
    """Return how many characters each element of a body holds."""
    order = list(body.elements())
    sizes = {
        element: sum(len(child.strip()) for child in element.children if isinstance(child, str)) for element in order
    }
    for element in reversed(order):
        if element is not body and element.parent is not None:
            sizes[element.parent] += sizes[element]
    return sizes


def _is_header(element: Element) -> bool:
    """Say whether an element named like a byline or date is one: few words, no sentence."""
    text = element.text()
    return (
        len(text) < _HEADER_CHARACTERS
        and not (_SENTENCE_END.search(text) and len(text) > 80)
        and element.first("img") is None
    )


def _is_links(element: Element) -> bool:
    """Say whether a block is a list of links to other pages."""
    links = [inner for inner in element.elements() if inner.tag == "a"]
    if len(links) < (3 if element.tag in ("p", "div", "section", "table") else 2) or any(
        inner.tag == "img" for inner in element.elements()
    ):
        return False
    text = element.text()
    linked = sum(len(link.text()) for link in links)
    return bool(text) and linked >= _LISTS * len(text) and len(text) < 3000


def _label(furniture: list[Furniture], kind: str, text: str) -> None:
    if text and len(furniture) < _FURNITURE:
        furniture.append(Furniture(kind, text[:_FURNITURE_CHARACTERS].strip()))


def _sorted_out(blocks: tuple[Block, ...], furniture: list[Furniture]) -> ReadBody:
    """Tell notes and furniture from the paragraphs of a story."""
    kept: list[Block] = []
    notes: list[DraftNote] = []
    publisher = ""
    opened = ""  # the heading of a note, whose text is the next paragraph
    for block in blocks:
        text = plain_text(block)
        if isinstance(block, Paragraph | Heading | Quote):
            if opened and isinstance(block, Paragraph):
                notes.append(read_note(f"{opened}: {text}"))
                opened = ""
                continue
            if is_note_heading(text):
                opened = text
                continue
            if note_kind(text) and not isinstance(block, Heading):
                notes.append(read_note(text))
                publisher = publisher or publisher_in(text)
                continue
            kind = paragraph_kind(text, _linked(block))
            if block is blocks[-1] and kind == "related" and not _linked(block):
                kind = ""  # a text that a feed cuts off ends like this, and whoever reads the feed must see it
            if kind == "notice" or (kind == "" and len(text) < 500 and publisher_in(text) and _is_notice(text)):
                publisher = publisher or publisher_in(text)
                kind = "notice"
            if kind and not (isinstance(block, Heading) and kind == "notice"):
                _label(furniture, kind, text)
                continue
            if _RULE.match(text):
                continue
        elif isinstance(block, Listing) and _linked_list(block):
            _label(furniture, "related", text)
            continue
        kept.append(block)
    if opened:
        _label(furniture, "other", opened)
    while kept and isinstance(kept[-1], Heading):
        _label(furniture, "other", plain_text(kept.pop()))
    signed = without_signoffs(tuple(kept))
    if signed != tuple(kept):
        before = [plain_text(block) for block in kept]
        after = {plain_text(block) for block in signed}
        for text in before:
            if text and text not in after:
                _label(furniture, "signoff", text[-300:])
    return ReadBody(signed, tuple(notes), tuple(furniture), publisher)


def _is_notice(text: str) -> bool:
    return (
        bool(
            re.search(
                r"originally (?:appeared|published|posted)|first (?:appeared|published)|republished|reprinted|"
                r"permission of|转载自|轉載自|首发于|原载于|đăng lần đầu",
                text,
                re.IGNORECASE,
            )
        )
        and len(text) < 300
    )


def _linked(block: Paragraph | Heading | Quote) -> float:
    inlines: tuple[Inline, ...] = block.paragraphs if isinstance(block, Quote) else (block.text,)
    total = sum(len(span.text) for inline in inlines for span in inline)
    return sum(len(span.text) for inline in inlines for span in inline if span.href) / total if total else 0.0


def _linked_list(block: Listing) -> bool:
    total = linked = 0
    for inline in block.items:
        total += len(inline_text(inline))
        linked += sum(len(span.text) for span in inline if span.href)
    return linked > 0.8 * total and total < 2000
