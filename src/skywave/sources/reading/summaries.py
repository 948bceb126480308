"""Summaries that say something of their own, and the line that WordPress puts below every entry of its feeds."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.body import Paragraph
from skywave.sources.formats.feed_entry import plain_lines
from skywave.sources.reading.blocks import plain_text
from skywave.story.draft import Furniture

if TYPE_CHECKING:
    from skywave.sources.reading.fragment import Fragment

CUT_OFF = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:continue reading|read more|read the full story|read the rest)\b.{0,200})\s*$",
    re.IGNORECASE,
)
_TAG = re.compile("<[^<>]*>")
_END_CHARACTERS = 2_000
_FOOTER = re.compile(r"The post .{1,1000} (?:appeared first|first appeared) on .{1,300}\.?", re.DOTALL)


def ends_cut_off(html: str) -> bool:
    """Say whether a text ends with dots in brackets, "read more" and the like."""
    return CUT_OFF.search(unescape(_TAG.sub(" ", html[-_END_CHARACTERS:])).rstrip()) is not None


def without_footer(fragment: Fragment) -> Fragment:
    """Label the line that WordPress puts below every entry of its feeds."""
    last = fragment.blocks[-1] if fragment.blocks else None
    text = plain_text(last) if isinstance(last, Paragraph) else ""
    if not _FOOTER.fullmatch(text):
        return fragment
    return replace(fragment, blocks=fragment.blocks[:-1], furniture=(*fragment.furniture, Furniture("notice", text)))


def distinct_summary(summary_html: str, words: list[str]) -> str:
    """Return a summary, unless it is only the beginning of the text or the text itself."""
    if not summary_html or len(summary_html) > limits.TEXT_CHARACTERS:
        return ""
    summary = _FOOTER.sub("", plain_lines(summary_html)).strip()
    start = " ".join(CUT_OFF.sub("", summary).split())
    text = " ".join(" ".join(words)[: 2 * len(summary) + 100].split())
    return "" if text.startswith(start) else summary
