"""Bodies: a story's text as a small tree of blocks. Strict JSON, named by hash and length, never HTML.

    {"blocks":[{"p":["Plain ",{"m":["em"],"t":"stressed"}]},{"h":["A heading"],"level":2},{"figure":0}]}

    block    {"p": inline} | {"h": inline, "level": 2..4} | {"ul": [inline, ...]} | {"ol": [inline, ...]}
             | {"quote": [inline, ...], "by": text} | {"figure": number of the asset in the head}
             | {"table": [[inline, ...], ...], "header": true|false} | {"embed": address, "title": text}
    inline   [span, ...], at least one
    span     text, or {"t": text} with at least one of "m": marks out of em and strong (sorted), "a": address,
             "l": language, "d": ltr|rtl|auto

A text may hold newlines: line breaks inside a block. An embed is shown as a link and never loaded.
Source: spec/07-heads-and-bodies.md section 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from skywave import limits
from skywave.archive.strictjson import format_json, parse_json
from skywave.archive.text import check_integer, check_keys, check_link, check_list, check_text
from skywave.errors import Malformed

_MARKS = ("em", "strong")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with its marks.

    Attributes:
        text: May hold newlines.
        marks: A sorted subset of em, strong.
        href: An http or https address, or None.
        language: BCP 47 where it differs from the story's, or None.
        direction: ltr, rtl, auto, or None.
    """

    text: str
    marks: tuple[str, ...] = ()
    href: str | None = None
    language: str | None = None
    direction: str | None = None


Inline = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the story; level 2 to 4."""

    text: Inline
    level: int = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items, numbered or not."""

    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation, with its speaker where one is named."""

    paragraphs: tuple[Inline, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """The place of the head's asset number `asset`."""

    asset: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is a header where `header` is true."""

    rows: tuple[tuple[Inline, ...], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Embed:
    """Something elsewhere, shown as a link and never loaded."""

    href: str
    title: str


Block = Paragraph | Heading | Listing | Quote | Figure | Table | Embed


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of one version's text."""

    blocks: tuple[Block, ...] = field(default_factory=tuple)

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json({"blocks": [_format_block(block) for block in self.blocks]})


def parse_body(untrusted: bytes) -> Body:
    """Parse a body.

    Raises:
        Malformed: Any bytes that `Body.format` would not write.
    """
    value = parse_json(untrusted, limit=limits.BODY_BYTES)
    return Body(parse_blocks(check_keys(value, "a body", required=frozenset({"blocks"}), optional=_NONE)["blocks"]))


def format_blocks(blocks: tuple[Block, ...]) -> list[object]:
    """Return blocks as JSON values, for documents that hold blocks inside (standing texts)."""
    return [_format_block(block) for block in blocks]


def parse_blocks(value: object) -> tuple[Block, ...]:
    """Return the blocks of a JSON value, or raise Malformed."""
    return tuple(_parse_block(block) for block in check_list(value, "a body", limit=limits.BLOCKS))


def _format_span(span: Span) -> object:
    if not (span.marks or span.href or span.language or span.direction):
        return span.text
    value: dict[str, object] = {"t": span.text}
    if span.marks:
        value["m"] = sorted(span.marks)
    named = (("a", span.href), ("l", span.language), ("d", span.direction))
    return value | {key: item for key, item in named if item}


def _format_inline(inline: Inline) -> list[object]:
    return [_format_span(span) for span in inline]


def _format_block(block: Block) -> object:
    match block:
        case Paragraph(text):
            return {"p": _format_inline(text)}
        case Heading(text, level):
            return {"h": _format_inline(text), "level": level}
        case Listing(items, ordered):
            return {"ol" if ordered else "ul": [_format_inline(item) for item in items]}
        case Quote(paragraphs, by):
            return {"by": by, "quote": [_format_inline(p) for p in paragraphs]}
        case Figure(asset):
            return {"figure": asset}
        case Table(rows, header):
            return {"header": header, "table": [[_format_inline(cell) for cell in row] for row in rows]}
        case Embed(href, title):
            return {"embed": href, "title": title}


def _parse_span(value: object) -> Span:
    if type(value) is str:
        return Span(check_text(value, "a paragraph", limit=limits.TEXT_CHARACTERS, lines=True, empty=False))
    fields = check_keys(value, "a span", required=frozenset({"t"}), optional=frozenset("mald"))
    text = check_text(fields["t"], "a paragraph", limit=limits.TEXT_CHARACTERS, lines=True, empty=False)
    marks = tuple(check_list(fields.get("m", []), "a span's marks", limit=len(_MARKS)))
    language, direction = fields.get("l"), fields.get("d")
    if (
        len(fields) == 1
        or ("m" in fields and (not marks or marks != tuple(m for m in _MARKS if m in marks)))
        or ("l" in fields and not (type(language) is str and _LANGUAGE.fullmatch(language)))
        or ("d" in fields and direction not in ("ltr", "rtl", "auto"))
    ):
        msg = "a span's marks are malformed"
        raise Malformed(msg)
    href = check_link(fields["a"]) if "a" in fields else None
    return Span(text, marks, href, language, direction)  # type: ignore[arg-type]


def _parse_inline(value: object) -> Inline:
    spans = tuple(_parse_span(span) for span in check_list(value, "a paragraph", limit=limits.BLOCKS))
    if not spans:
        msg = "a paragraph is empty"
        raise Malformed(msg)
    return spans


def _parse_inlines(value: object) -> tuple[Inline, ...]:
    return tuple(_parse_inline(item) for item in check_list(value, "a list", limit=limits.BLOCKS))


def _parse_block(value: object) -> Block:
    match value:
        case {"p": text, **rest} if not rest:
            return Paragraph(_parse_inline(text))
        case {"h": text, "level": level, **rest} if not rest:
            return Heading(_parse_inline(text), check_integer(level, "a heading's level", low=2, high=4))
        case {"ul": items, **rest} if not rest:
            return Listing(_parse_inlines(items))
        case {"ol": items, **rest} if not rest:
            return Listing(_parse_inlines(items), ordered=True)
        case {"quote": paragraphs, "by": by, **rest} if not rest:
            return Quote(
                _parse_inlines(paragraphs), check_text(by, "a quotation's speaker", limit=limits.TITLE_CHARACTERS)
            )
        case {"figure": asset, **rest} if not rest:
            return Figure(check_integer(asset, "a figure", low=0, high=limits.ASSETS - 1))
        case {"table": rows, "header": bool(header), **rest} if not rest:
            cells = check_list(rows, "a table", limit=limits.BLOCKS)
            return Table(tuple(_parse_inlines(row) for row in cells), header)
        case {"embed": href, "title": title, **rest} if not rest:
            return Embed(check_link(href), check_text(title, "an embed's title", limit=limits.TITLE_CHARACTERS))
        case _:
            msg = "a body has a block that is not one of the known kinds"
            raise Malformed(msg)
