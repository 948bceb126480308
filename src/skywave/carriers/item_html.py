"""The public parts of an item as HTML that survives being pasted into any content system.

Only elements and attributes that WordPress lets an author keep; no class, id, style, comment, script or anything that a
browser would load. Words in another language or direction say so with `lang` and `dir`, on elements that may carry them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Table
from skywave.carriers.item_parts import (
    BYLINE,
    DATELINE,
    EXCERPT,
    SUMMARY,
    BackPart,
    LinePart,
    NotePart,
    PhotoPart,
    full_caption,
    is_address,
    public_parts,
    shown,
)
from skywave.carriers.web.markup import escape as escape_markup
from skywave.carriers.web.markup import tongue
from skywave.carriers.web.words import direction, words_for

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.archive.body import Block, Inline, Span
    from skywave.carriers.item_parts import Part
    from skywave.story.item import Item

_FORMS: Final = {
    EXCERPT: "<p><strong>{}</strong></p>\n",
    SUMMARY: "<p><strong>{}</strong></p>\n",
    BYLINE: "<p>{}</p>\n",
    DATELINE: "<p><em>{}</em></p>\n",
}


def escape(text: str) -> str:
    """Return any text as HTML text or as the inside of a double-quoted attribute."""
    return escape_markup(shown(text))


def lines(text: str) -> str:
    """Return text as HTML, a line break for each newline."""
    return escape(text).replace("\n", "<br>")


def whose(item: Item) -> str:
    """Return the data attributes by which a copy is known again: work and version, and the delivery."""
    delivery = f' data-skywave-delivery="{escape(item.delivery)}"' if item.delivery else ""
    return f'data-skywave="{escape(item.work)} {item.version}"{delivery}'


def story_html(item: Item, *, title: str = "", without: Collection[str] = ()) -> str:
    """Return what a partner publishes of an item: an article, or nothing where nothing of it may be published.

    Args:
        item: Any.
        title: As a heading above it; empty for formats that carry it elsewhere.
        without: Kinds of line that the format carries elsewhere.
    """
    parts = [part for part in public_parts(item) if not (isinstance(part, LinePart) and part.kind in without)]
    if not parts and not title:
        return ""
    heading = f"<h1>{escape(title)}</h1>\n" if title else ""
    inside = "".join(_render(part, item.language) for part in parts)
    where = f'lang="{escape(item.language)}" dir="{direction(item.language)}"'
    return f"<article {whose(item)} {where}>\n{heading}{inside}</article>\n"


def caption_html(part: PhotoPart) -> str:
    """Return a photo's caption with its whole credit line."""
    return f'<span dir="auto">{lines(full_caption(part.asset))}</span>'


def _render(part: Part | Block, language: str) -> str:
    match part:
        case NotePart(label, about, text):
            when = f" ({escape(about)})" if about else ""
            return f'<p><strong>{escape(label)}{when}:</strong> <span dir="auto">{lines(text)}</span></p>\n'
        case LinePart(kind, text):
            return _FORMS.get(kind, "<p>{}</p>\n").replace("{}", f'<span dir="auto">{lines(text)}</span>')
        case PhotoPart(_, label, asset):
            caption = f"<figcaption>{caption_html(part)}</figcaption>" if full_caption(asset) else ""
            name = f' data-skywave-photo="{asset.files[0].digest.hex()}"'
            return f"<figure{name}><p>[{escape(label)}]</p>{caption}</figure>\n"
        case BackPart(before, name, after, href, follow):
            rel = "" if follow else ' rel="nofollow"'
            link = f'<a href="{escape(href)}"{rel}><span dir="auto">{escape(name)}</span></a>'
            return f"<p>{escape(before)}{link}{escape(after)}</p>\n"
        case _:
            return _render_block(part, language)


def _render_block(block: Block, language: str) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{_render_inline(text, language)}</p>\n"
        case Heading(text, level):
            return f"<h{level}>{_render_inline(text, language)}</h{level}>\n"
        case Listing(items, ordered):
            tag = "ol" if ordered else "ul"
            points = "".join(f"<li>{_render_inline(item, language)}</li>\n" for item in items)
            return f"<{tag}>\n{points}</{tag}>\n" if points else ""
        case Quote(paragraphs, by):
            said = "".join(f"<p>{_render_inline(paragraph, language)}</p>\n" for paragraph in paragraphs)
            speaker = f'<p>— <cite><span dir="auto">{escape(by)}</span></cite></p>\n' if by else ""
            return f"<blockquote>\n{said}{speaker}</blockquote>\n" if said or speaker else ""
        case Table(rows, header):
            return _render_table(rows, language, header=header)
        case Embed(href, title):
            return _render_embed(href, title, language)
        case Figure():
            return ""  # its place is a PhotoPart where it may go


def _render_inline(inline: Inline, language: str) -> str:
    return "".join(_render_span(span, language) for span in inline)


def _render_span(span: Span, language: str) -> str:
    text = lines(span.text)
    for mark in ("em", "strong"):
        if mark in span.marks:
            text = f"<{mark}>{text}</{mark}>"
    attributes = tongue(span.language, language, span.direction)
    text = f"<span{attributes}>{text}</span>" if attributes else text
    return f'<a href="{escape(span.href)}">{text}</a>' if span.href and is_address(span.href) else text


def _render_table(rows: tuple[tuple[Inline, ...], ...], language: str, *, header: bool) -> str:
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    parts = []
    for number, row in enumerate(rows):
        opening, closing = ('<th scope="col">', "</th>") if header and not number else ("<td>", "</td>")
        cells = [_render_inline(cell, language) for cell in row] + [""] * (width - len(row))
        parts.append("<tr>" + "".join(f"{opening}{cell}{closing}" for cell in cells) + "</tr>\n")
    head = f"<thead>\n{parts.pop(0)}</thead>\n" if header else ""
    body = f"<tbody>\n{''.join(parts)}</tbody>\n" if parts else ""
    return f"<table>\n{head}{body}</table>\n"


def _render_embed(href: str, title: str, language: str) -> str:
    label = escape(words_for(language)["elsewhere"])
    if not is_address(href):
        return f'<p>{label} <span dir="auto">{escape(title)}</span></p>\n' if title else ""
    host = escape(href.split("/", 3)[2])
    name, where = (escape(title), f' (<span dir="ltr">{host}</span>)') if title else (host, "")
    return f'<p>{label} <a href="{escape(href)}"><span dir="auto">{name}</span></a>{where}</p>\n'
