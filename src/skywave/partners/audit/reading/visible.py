"""The lines that a page shows, in order, each with what it is part of: the article, furniture, the words of a picture.

Nothing is moved and nothing is left out that a reader sees: an audit asks where a notice stands, and in whose words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave.errors import Malformed
from skywave.sources.page.article import is_hidden
from skywave.sources.page.tree import BLOCK, Element
from skywave.sources.reading.clean import clean_line, is_visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_UNSEEN = frozenset({"noscript", "audio", "video", "iframe", "datalist", "head", "title", "dialog"})
_CELLS = frozenset({"td", "th"})
_LINES = 20_000
_CHARACTERS = 4_000_000
_LINE_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: Clean.
        block: The innermost block that holds it.
        paragraph: Lines with the same number are parted by a line break only.
        in_body: It stands in the element that holds the article's text.
        furniture: What furniture it is part of (`page.furniture`), or empty.
        pictured: It is a caption or credit, or belongs to a picture otherwise.
        linked: How much of it is links, 0 to 1.
    """

    text: str
    block: Element
    paragraph: int
    in_body: bool
    furniture: str = ""
    pictured: bool = False
    linked: float = 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of a page.

    Attributes:
        element: The link.
        in_zone: It stands where the article, its heading and its notices do, and in no furniture.
    """

    element: Element
    in_zone: bool


@dataclass(slots=True)
class Visible:
    """What a page shows.

    Attributes:
        lines: In order.
        anchors: In order, at most the first thousands.
    """

    lines: list[Line] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for everything below an element."""

    block: Element
    in_body: bool = False
    in_zone: bool = False
    furniture: str = ""
    pictured: bool = False
    linked: bool = False


class _Collector:
    """Gathers the words of lines; see `read_visible`."""

    def __init__(self) -> None:
        self.found = Visible()
        self._words: list[str] = []
        self._links = 0
        self._state: _State | None = None
        self._paragraph = 0
        self._breaks = 0
        self._characters = 0

    def add(self, text: str, state: _State) -> None:
        if self._state is None and text.isspace():
            return
        self._state = self._state or state
        self._words.append(text)
        self._links += len(text.strip()) if state.linked else 0

    def line_break(self) -> None:
        """End the line, but not the paragraph; two breaks in a row end both."""
        self._flush()
        self._breaks += 1
        if self._breaks == 2:
            self._paragraph += 1

    def block_end(self) -> None:
        self._flush()
        self._paragraph += 1

    def _flush(self) -> None:
        state, self._state = self._state, None
        words, self._words = "".join(self._words), []
        links, self._links = self._links, 0
        text = clean_line(words)[:_LINE_CHARACTERS] if state is not None else ""
        if state is None or not is_visible(text):
            return
        self._breaks = 0
        self._characters += len(text)
        if len(self.found.lines) >= _LINES or self._characters > _CHARACTERS:
            raise Malformed(f"the page shows more than {_LINES} lines or {_CHARACTERS} characters, and is no story")
        share = min(1.0, links / max(1, len(text)))
        self.found.lines.append(
            Line(text, state.block, self._paragraph, state.in_body, state.furniture, state.pictured, share)
        )


def read_visible(
    root: Element, *, body: Element, zone: Element, furniture: Mapping[Element, str], pictured: Collection[Element],
    links: int,
) -> Visible:  # fmt: skip
    """Return the lines and links of a page.

    Args:
        root: The body of the page.
        body: What holds the article's text.
        zone: Holds the body, its heading and what stands between.
        furniture: What elements are part of, where it is furniture.
        pictured: Elements that hold a picture and its words.
        links: How many to gather at most.

    Raises:
        Malformed: There are more lines than any story has.
    """
    collector = _Collector()
    stack: list[Element | str | tuple[str, bool]] = [root]
    states = [_State(root)]
    rows: list[Element] = []  # rows of which every cell is one run of words: they are one line
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            if item[1]:
                collector.block_end()
            if rows and item[0] == "tr":
                rows.pop()
            states.pop()
            continue
        state = states[-1]
        if isinstance(item, str):
            collector.add(item, state)
            continue
        tag = item.tag
        if tag == "br":
            collector.line_break()
            continue
        if tag in _UNSEEN or (is_hidden(item) and item in furniture):
            continue
        in_row = bool(rows) and tag in _CELLS
        ends = tag in BLOCK and not in_row
        if in_row:
            collector.add(" ", state)
        if ends:
            collector.block_end()
        inner = _State(
            block=item if ends else state.block,
            in_body=state.in_body or item is body,
            in_zone=state.in_zone or item is zone or item is body,
            furniture=state.furniture or furniture.get(item, ""),
            pictured=state.pictured or item in pictured,
            linked=state.linked or tag == "a",
        )
        if tag == "a" and len(collector.found.anchors) < links:
            collector.found.anchors.append(Anchor(item, inner.in_zone and not inner.furniture))
        is_row = tag == "tr" and _is_plain_row(item)
        if is_row:
            rows.append(item)
        states.append(inner)
        stack.append(("tr" if is_row else tag if tag != "tr" else "", ends))
        stack += reversed(item.children)
    return collector.found


def _is_plain_row(row: Element) -> bool:
    """Say whether the cells of a row hold words and no blocks: a table of data, not of layout."""
    cells = [child for child in row.children if isinstance(child, Element)]
    if len(cells) < 2 or len(cells) > 60:
        return False
    for count, element in enumerate(row.elements()):
        if count > 400 or (element is not row and element.tag in BLOCK and element.tag not in _CELLS):
            return False
        if element.tag in ("br", "img"):
            return False
    return True
