"""Turns HTML into the blocks of `archive.body`: what a reader needs is kept, all else is unwrapped or dropped.

    kept       paragraphs, headings, lists (flattened), quotations, tables, pictures, links, em, strong, lang, dir, line breaks
    embeds     iframe and embed with a public address: a link, never loaded
    dropped    with their content: scripts, styles, objects, forms, vector graphics, comments, whatever is hidden
    unwrapped  everything else; text outside of a paragraph becomes one

The text is clean (`clean`), no block is empty, and neighbours alike in all marks are one span. The walk keeps its own
stack, so that no nesting exhausts Python's.

>>> parse_html("<p>One<br><br><b>Two</b></p>three").blocks[1]
Paragraph(text=(Span(text='Two', marks=('strong',), href=None, language=None, direction=None),))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from skywave import limits
from skywave.archive.body import Block, Body, Embed, Figure, Heading, Inline, Listing, Paragraph, Quote, Span, Table
from skywave.errors import Malformed
from skywave.sources.reading.clean import FOLD, clean_line, clean_link, is_visible
from skywave.sources.reading.inline import PLAIN, Run, Style, attributed, joined, marked, paragraphs
from skywave.sources.reading.markup import check_attributes

# The HTML standard's own checks grow with the square of the nesting; so many tags still take only seconds.
_TAGS = 4 * limits.BLOCKS
_DROPPED_WORDS = """
    applet area audio base button canvas datalist dialog form frame frameset head input link map math meta meter noembed
    noframes noscript object optgroup option param plaintext progress rp script select source style svg template textarea
    title track video xmp
"""
_BOUNDARY_WORDS = """
    address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4
    h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_DROPPED, _BOUNDARIES = frozenset(_DROPPED_WORDS.split()), frozenset(_BOUNDARY_WORDS.split())
_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_KINDS = {tag: tag for tag in (*_LEVELS, "ul", "ol", "table")} | {"menu": "ul", "dir": "ul", "blockquote": "quote"}
_MEDIA = frozenset({"img", "iframe", "embed"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NORMAL_WEIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)")
_NOTHING = (Span("\u00a0"),)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in the HTML.

    Attributes:
        src: Its address as written.
        alt: Clean, one line.
        title: Clean, one line.
        caption: The text of its figcaption, clean.
    """

    src: str
    alt: str = ""
    title: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an HTML text holds.

    Attributes:
        blocks: The text.
        title: The text of the first h1, or empty.
        title_block: The place of that heading in `blocks`, or None.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    title_block: int | None = None


TakePicture = Callable[[Picture], int | None]
Stack = list[tuple[LexborNode, str, Style]]


def parse_html(
    html: str, *, picture: TakePicture | None = None, link: Callable[[str], str | None] = clean_link
) -> Parsed:
    """Return the blocks of an HTML text.

    Args:
        html: A document or a fragment.
        picture: Is given every picture and returns the number of its asset, or None to leave it out.
        link: Returns the public form of an address, or None where the text stays and the link goes.

    Raises:
        Malformed: There is more than a body may hold.
    """
    if len(html) > limits.STORY_SOURCE_BYTES or html.count("<") > _TAGS:
        raise Malformed(f"a text has more than {_TAGS} tags or {limits.STORY_SOURCE_BYTES} characters")
    check_attributes(html)
    try:
        root = LexborHTMLParser(html.encode("utf-8", "ignore")).body
    except SelectolaxError as error:
        raise Malformed("a text cannot be read as HTML") from error
    builder = _Builder(picture, link)
    if root is not None:
        builder.walk(root)
    blocks = tuple(builder.blocks)
    if len(blocks) > limits.BLOCKS:
        raise Malformed(f"a text has more than {limits.BLOCKS} blocks")
    # A character takes at most eight bytes and a tag's marks 128, with its link, so only a long text is counted exactly.
    weight = 8 * len(html) + html.count("<") * (128 + 4 * builder.longest_link) + builder.cells * 8
    if weight > limits.BODY_BYTES and len(Body(blocks).format()) > limits.BODY_BYTES:
        raise Malformed(f"a text takes more than the {limits.BODY_BYTES} bytes that a body may have")
    return Parsed(blocks, builder.title, builder.title_block)


def plain_text(block: Block) -> str:
    """Return a block's words without marks: lines parted by newlines; empty for figures and embeds."""
    match block:
        case Paragraph(text) | Heading(text):
            return inline_text(text)
        case Listing(parts) | Quote(parts):
            return "\n".join(inline_text(part) for part in parts)
        case Table(rows):
            return "\n".join(" ".join(inline_text(cell) for cell in row) for row in rows)
        case _:
            return ""


def inline_text(inline: Inline) -> str:
    """Return the words of a paragraph without marks."""
    return "".join(span.text for span in inline)


def text_paragraphs(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text, which blank lines part.

    Raises:
        Malformed: There is more than a body may hold.
    """
    parts = re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n"))
    escaped = (part.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") for part in parts)
    return parse_html("".join(f"<p>{part}</p>" for part in escaped)).blocks


class _Builder:
    """Walks a tree of HTML and collects blocks; see the module's docstring."""

    def __init__(self, picture: TakePicture | None, link: Callable[[str], str | None]) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self.title_block: int | None = None
        self.longest_link = 0
        self.cells = 0
        self._picture = picture
        self._link = link
        self._runs: list[Run] = []
        self._pre = 0
        # What the text goes into: "" is the story itself, else the outermost heading, list, table or quote.
        self._kind = ""
        self._level = 0  # how deep that element stands
        self._item: list[Inline] = []  # of the open list item or cell
        self._parts: list[Inline] = []  # of the list or quotation
        self._rows: list[list[Inline]] = []
        self._header = False
        self._by = ""
        self._later: list[Block] = []  # pictures and embeds met inside of what cannot hold them
        self._figures: list[tuple[list[Picture | Embed], list[str]]] = []

    # --- the walk ---------------------------------------------------------------

    def walk(self, root: LexborNode) -> None:
        """Collect everything below `root`."""
        stack: list[tuple[LexborNode, str, Style]] = []
        style = PLAIN
        node = root.child
        while True:
            while node is None:
                if not stack:
                    self._close_inline()
                    return
                parent, tag, style = stack.pop()
                self._leave(tag, len(stack))
                node = parent.next
            tag = node.tag or "-"
            if tag == "-text":
                self._add_text(style, node.text_content or "")
            elif tag[0] != "-" and tag not in _DROPPED:
                inner = self._enter(node, tag, style, stack)
                if inner is not None:
                    child = node.child
                    if child is not None:
                        stack.append((node, tag, style))
                        style, node = inner, child
                        continue
                    self._leave(tag, len(stack))
            node = node.next

    def _enter(self, node: LexborNode, tag: str, style: Style, stack: Stack) -> Style | None:
        """Begin an element; return the style of its content, or None to skip the content."""
        attributes = node.attributes
        css = ""
        if attributes:
            css = attributes.get("style") or ""
            if "hidden" in attributes or (css and _HIDDEN.search(css)):
                return None
            style = attributed(style, attributes)
        if tag in _BOUNDARIES:
            self._close_inline()
            self._begin(tag, len(stack))
        elif tag == "br":
            self._runs.append((style, "\n"))
            return None
        elif tag in ("b", "strong"):
            return style if css and _NORMAL_WEIGHT.search(css) else marked(style, "strong")
        elif tag in ("i", "em"):
            return marked(style, "em")
        elif tag == "a":
            href = self._link(attributes.get("href") or "")
            self.longest_link = max(self.longest_link, len(href or ""))
            return style._replace(href=href)
        elif tag in _MEDIA:
            self._add_media(tag, attributes)
            return None
        elif tag == "q":
            self._runs.append((style, "“"))
        elif tag == "cite" and self._kind == "quote" and len(stack) == self._level + 1:
            self._close_inline()
        return style

    def _begin(self, tag: str, level: int) -> None:
        """Begin a block element, after the text before it has been closed."""
        if tag == "pre":
            self._pre += 1
        elif tag == "figure":
            self._figures.append(([], []))
        elif not self._kind:
            self._kind = _KINDS.get(tag, "")
            self._level = level
        elif self._kind in ("ul", "ol") and tag == "li":
            self._close_item()
        elif self._kind == "table" and tag == "tr" and level == self._level + 2:
            self._header = self._header or not self._rows
            self._rows.append([])
        elif self._kind == "table" and tag == "td" and len(self._rows) == 1 and level == self._level + 3:
            self._header = False

    def _leave(self, tag: str, level: int) -> None:
        """End an element."""
        kind, depth = self._kind, level - self._level
        if tag == "q":
            self._runs.append((PLAIN, "”"))
        elif tag == "figcaption" and self._figures:
            self._figures[-1][1].extend(inline_text(inline) for inline in self._take())
        elif kind == "quote" and ((tag == "cite" and depth == 1) or tag == "footer"):
            self._by = (
                " ".join(inline_text(inline) for inline in self._take()).lstrip("\u2013\u2014\u2015- ") or self._by
            )
        elif tag in _BOUNDARIES:
            self._close_inline()
            if tag == "pre":
                self._pre -= 1
            elif tag == "figure":
                self._close_figure(*self._figures.pop())
            elif tag == "li" and kind in ("ul", "ol"):
                self._close_item()
            elif kind == "table" and tag in ("td", "th") and depth == 3:
                self._rows[-1].append(joined(self._item) or _NOTHING)
                self._item = []
            elif kind == "table" and tag == "caption" and depth == 1:
                self.blocks.extend(Paragraph(inline) for inline in self._item)
                self._item = []
            if kind and not depth:
                self._close_container()

    # --- what is collected --------------------------------------------------------

    def _add_text(self, style: Style, text: str) -> None:
        if not self._runs and text.isspace():
            return  # between blocks
        if self._pre and "\n" in text:
            for line in text.split("\n"):
                self._runs += ((style, FOLD.sub(" ", line)), (style, "\n"))
            self._runs.pop()
        else:
            self._runs.append((style, FOLD.sub(" ", text)))

    def _add_media(self, tag: str, attributes: dict[str, str | None]) -> None:
        address = attributes.get("src") or ""
        title = clean_line(attributes.get("title") or "")
        item: Picture | Embed
        if tag == "img":
            if not address or address.startswith("data:") or "1" == attributes.get("width") == attributes.get("height"):
                return  # nothing, or a counting pixel
            item = Picture(address, clean_line(attributes.get("alt") or ""), title)
        else:
            href = self._link(address)
            if href is None:
                return
            item = Embed(href, title[: limits.TITLE_CHARACTERS])
        if self._figures:
            self._figures[-1][0].append(item)
        else:
            self._add_item(item)

    def _add_item(self, item: Picture | Embed) -> None:
        """Place a picture or embed: here, or after the block that it stands in."""
        block: Block
        if isinstance(item, Picture):
            asset = self._picture(item) if self._picture else None
            if asset is None:
                return
            block = Figure(asset)
        else:
            block = item
        if self._kind or any(is_visible(text) for _, text in self._runs):
            self._later.append(block)
        else:
            self.blocks.append(block)

    def _take(self) -> list[Inline]:
        """Return the paragraphs of the open text, and begin anew."""
        runs = self._runs
        if not runs:
            return []
        self._runs = []
        return paragraphs(runs)

    def _close_inline(self) -> None:
        """End the open text: what it becomes depends on the element that it stands in."""
        if self._runs:
            kind = self._kind
            inlines = self._take()
            if not kind:
                self.blocks.extend(map(Paragraph, inlines))
            elif kind == "quote":
                self._parts += inlines
            elif kind in _LEVELS:
                if inlines and kind == "h1" and self.title_block is None:
                    self.title, self.title_block = inline_text(inlines[0]), len(self.blocks)
                self.blocks.extend(Heading(inline, _LEVELS[kind]) for inline in inlines)
            else:
                self._item += inlines
        if self._later and not self._kind:
            self.blocks += self._later
            self._later = []

    def _close_item(self) -> None:
        if self._item:
            self._parts.append(joined(self._item))
            self._item = []

    def _close_figure(self, items: list[Picture | Embed], captions: list[str]) -> None:
        caption = "\n".join(captions)
        if not items:
            self.blocks.extend(Paragraph((Span(text),)) for text in captions)
        for number, item in enumerate(items):
            if isinstance(item, Picture):
                self._add_item(replace(item, caption="" if number else caption))
            else:
                title = item.title or clean_line("" if number else caption)
                self._add_item(replace(item, title=title[: limits.TITLE_CHARACTERS]))

    def _close_container(self) -> None:
        """End the outermost heading, list, quotation or table."""
        kind, self._kind = self._kind, ""
        if kind == "table":
            self._close_table()
        elif kind in ("ul", "ol"):
            self._close_item()
            if self._parts:
                self.blocks.append(Listing(tuple(self._parts), ordered=kind == "ol"))
        elif kind == "quote" and self._parts:
            self.blocks.append(Quote(tuple(self._parts), self._by[: limits.TITLE_CHARACTERS]))
        self._parts, self._by = [], ""
        self.blocks += self._later
        self._later = []

    def _close_table(self) -> None:
        rows = [row for row in self._rows if any(cell is not _NOTHING for cell in row)]
        width = max(map(len, rows), default=0)
        header = self._header and bool(rows) and rows[0] is self._rows[0]
        self._rows, self._header = [], False
        self.cells += width * len(rows)
        if self.cells > limits.BLOCKS:
            raise Malformed(f"the tables of a text have more than {limits.BLOCKS} cells")
        if width == 1:  # laid out as a table, but none
            self.blocks.extend(Paragraph(row[0]) for row in rows)
        elif rows:
            self.blocks.append(Table(tuple((*row, *[_NOTHING] * (width - len(row))) for row in rows), header))
