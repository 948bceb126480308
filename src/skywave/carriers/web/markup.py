"""Text and blocks as HTML. Every character of a story passes `escape`; nothing of it is taken for markup.

Attributes always stand in double quotes, so `&`, `<`, `>` and `"` are all that needs escaping. Links out
carry `rel="noopener noreferrer nofollow"`; an address that is not http or https is shown as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Table
from skywave.carriers.web.words import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from skywave.archive.body import Block, Inline, Span

REL: Final = "noopener noreferrer nofollow"
_DEEPEST: Final = 6


def escape(text: str) -> str:
    """Return `text` as HTML text or as the inside of a double-quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def lines(text: str) -> str:
    """Return text as HTML, a line break for each newline."""
    return escape(text).replace("\n", "<br>")


def is_outside_link(address: str) -> bool:
    """Say whether an address may be linked: http or https, nothing that a browser could run."""
    return address.startswith(("https://", "http://"))


def tongue(language: str | None, around: str, written: str | None = None) -> str:
    """Return the `lang` and `dir` attributes that `language` needs inside `around`; often nothing.

    Args:
        language: BCP 47, or None for the same as around.
        around: BCP 47 of the page.
        written: ltr, rtl or auto where the text says it itself.
    """
    attributes = f' lang="{escape(language)}"' if language and language != around else ""
    if written:
        return f'{attributes} dir="{escape(written)}"'
    if attributes and language and direction(language) != direction(around):
        attributes += f' dir="{direction(language)}"'
    return attributes


def render_inline(inline: Inline, language: str) -> str:
    """Return spans as HTML; `language` is the story's."""
    return "".join([_render_span(span, language) for span in inline])


def _render_span(span: Span, language: str) -> str:
    text = lines(span.text)
    if not (span.marks or span.href or span.language or span.direction):
        return text
    for mark in ("em", "strong"):
        if mark in span.marks:
            text = f"<{mark}>{text}</{mark}>"
    attributes = tongue(span.language, language, span.direction)
    if span.href and is_outside_link(span.href):
        return f'<a href="{escape(span.href)}" rel="{REL}"{attributes}>{text}</a>'
    return f"<span{attributes}>{text}</span>" if attributes else text


def render_blocks(
    blocks: Iterable[Block],
    language: str,
    words: Mapping[str, str],
    *,
    figure: Callable[[int], str] | None = None,
    deeper: int = 0,
) -> str:
    """Return blocks as HTML.

    Args:
        blocks: Of a body or a standing text.
        language: The text's, BCP 47.
        words: The interface's words.
        figure: Returns the HTML of the asset with a number; without it, figures are left out.
        deeper: Added to the level of headings.
    """
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(f"<p>{render_inline(block.text, language)}</p>\n")
        elif isinstance(block, Figure):
            parts.append(figure(block.asset) if figure else "")
        else:
            parts.append(_render_block(block, language, words, deeper))
    return "".join(parts)


def _render_block(
    block: Heading | Listing | Quote | Table | Embed,
    language: str,
    words: Mapping[str, str],
    deeper: int,
) -> str:
    match block:
        case Heading(text, level):
            tag = f"h{min(level + deeper, _DEEPEST)}"
            return f"<{tag}>{render_inline(text, language)}</{tag}>\n"
        case Listing(items, ordered):
            tag = "ol" if ordered else "ul"
            points = "".join([f"<li>{render_inline(item, language)}</li>\n" for item in items])
            return f"<{tag}>\n{points}</{tag}>\n" if points else ""
        case Quote(paragraphs, by):
            said = "".join([f"<p>{render_inline(paragraph, language)}</p>\n" for paragraph in paragraphs])
            speaker = f'<p class="by"><bdi>{escape(by)}</bdi></p>\n' if by else ""
            return f"<blockquote>\n{said}{speaker}</blockquote>\n"
        case Table(rows, header):
            return _render_table(rows, language, words, header=header)
        case Embed(href, title):
            return _render_embed(href, title, words)


def _render_table(
    rows: tuple[tuple[Inline, ...], ...], language: str, words: Mapping[str, str], *, header: bool
) -> str:
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    parts = []
    for number, row in enumerate(rows):
        tag, scope = ("th", ' scope="col"') if header and not number else ("td", "")
        cells = [f"<{tag}{scope}>{render_inline(cell, language)}</{tag}>" for cell in row]
        # A short row is filled up: HTML asks for equal widths, and a reader's eye does too.
        cells += [f"<{tag}{scope}></{tag}>"] * (width - len(row))
        parts.append(f"<tr>{''.join(cells)}</tr>\n")
    head = f"<thead>\n{parts.pop(0)}</thead>\n" if header else ""
    body = f"<tbody>\n{''.join(parts)}</tbody>\n" if parts else ""
    # A wide table scrolls by itself, reachable with the keyboard; the page never scrolls sideways.
    opening = f'<div class="table" role="region" aria-label="{words["table"]}" tabindex="0">'
    return f"{opening}<table>\n{head}{body}</table></div>\n"


def _render_embed(href: str, title: str, words: Mapping[str, str]) -> str:
    if not is_outside_link(href):
        return f'<p class="embed"><bdi>{escape(title)}</bdi></p>\n'
    # The host is shown, so that a reader knows where a link leads before following it.
    host = escape(href.split("/", 3)[2])
    name = escape(title) or host
    return (
        f'<p class="embed"><span class="label">{words["elsewhere"]}</span> '
        f'<a href="{escape(href)}" rel="{REL}"><bdi>{name}</bdi></a> '
        f'<span class="host" dir="ltr">{host}</span></p>\n'
    )
