"""Markdown to blocks: CommonMark with tables, through the same parser of blocks as every other HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

from skywave.sources.reading.blocks import parse_html

if TYPE_CHECKING:
    from skywave.archive.body import Block


def markdown_html(text: str) -> str:
    """Return the HTML of a Markdown text; raw HTML in it passes, because only `parse_html` may read the result."""
    return markdown_to_html_with_extensions(text, options=Options.CMARK_OPT_UNSAFE, extensions=["table"])  # type: ignore[no-any-return]


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text without pictures.

    Raises:
        Malformed: There is more than a body may hold.
    """
    return parse_html(markdown_html(text)).blocks
