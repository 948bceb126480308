"""A story's HTML as a content system stores it, without the page around it: blocks, pictures, captions and credits.

Used wherever a source holds the text of a story as HTML: an API's `content`, a feed's entry, a raw element. Captions and
credits are found as in a whole page (`sources.page`); WordPress's `[caption]` in square brackets is read too.

>>> html = '<p>Text.</p><figure><img src="https://x.example/a.jpg"><figcaption>Rice. <cite>AFP</cite></figcaption></figure>'
>>> asset = read_fragment(html).assets[0]
>>> asset.caption, asset.credit
('Rice.', 'AFP')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.page.article import whole_story
from skywave.sources.page.assets import asset_of
from skywave.sources.page.body import read_body
from skywave.sources.page.figures import find_figures
from skywave.sources.page.tree import parse_page

if TYPE_CHECKING:
    from skywave.archive.body import Block
    from skywave.story.draft import DraftAsset, DraftNote, Furniture

_SHORTCODE = re.compile(r"\[(/?)caption\b([^\]]{0,1000})\]", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LAST_TAG = re.compile(r"\A(.*(?:</a>|<img\b[^>]*>))(.*)\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment holds.

    Attributes:
        blocks: The text; figures count in `assets`.
        assets: Its pictures in the order of the text, each with its caption and its whole raw credit.
        notes: Correction notes found in the text.
        furniture: What was labelled and left out.
        publisher: The original publisher that a notice in the text names, or empty.
    """

    blocks: tuple[Block, ...]
    assets: tuple[DraftAsset, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    publisher: str = ""


def read_fragment(html: str, *, base: str = "") -> Fragment:
    """Return what a fragment holds.

    Args:
        html: Untrusted.
        base: The public address of the story, for relative addresses, or empty.

    Raises:
        Malformed: There is more than a body may hold.
    """
    if len(html) > limits.STORY_SOURCE_BYTES:
        raise Malformed(f"a text has more than {limits.STORY_SOURCE_BYTES} characters")
    _, root = parse_page(_with_figures(html))
    story = whole_story(root)
    pictures = find_figures(story, base)
    if len(pictures) > limits.ASSETS:
        raise Malformed(f"a text has more than {limits.ASSETS} pictures")
    read = read_body(root, pictures, None, base)
    return Fragment(read.blocks, tuple(map(asset_of, pictures)), read.notes, read.furniture, read.publisher)


def _with_figures(html: str) -> str:
    """Return HTML with the captions that WordPress stores in square brackets as figures."""
    if "[caption" not in html.lower():
        return html
    parts: list[str] = []
    opened: re.Match[str] | None = None
    place = 0
    for match in _SHORTCODE.finditer(html):
        if not match[1]:
            opened = match
        elif opened is not None:
            inner = html[opened.end() : match.start()]
            stated = _ATTRIBUTE.search(opened[2])
            halves = _LAST_TAG.match(inner)
            picture, caption = (halves[1], halves[2]) if halves else (inner, "")
            caption = caption.strip() or (stated[1] or stated[2] or "" if stated else "")
            parts += (html[place : opened.start()], f"<figure>{picture}<figcaption>{caption}</figcaption></figure>")
            place, opened = match.end(), None
    return "".join((*parts, html[place:]))
