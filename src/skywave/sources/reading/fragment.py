"""A story's HTML as a content system stores it, without the page around it: blocks, and pictures with their captions and credits.

Used wherever a source holds the text of a story as HTML: an API's `content`, a feed's entry, a raw element.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.sources.reading.blocks import Picture, parse_html
from skywave.sources.reading.clean import clean_link
from skywave.story.credit import split_caption
from skywave.story.draft import DraftAsset, DraftNote, Furniture

if TYPE_CHECKING:
    from skywave.archive.body import Block


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment holds.

    Attributes:
        blocks: The text; figures count in `assets`.
        assets: Its pictures in the order of the text, each with its caption and its whole raw credit.
        notes: Correction notes found in the text.
        furniture: What was labelled and left out.
    """

    blocks: tuple[Block, ...]
    assets: tuple[DraftAsset, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    furniture: tuple[Furniture, ...] = ()


def read_fragment(html: str, *, base: str = "") -> Fragment:
    """Return what a fragment holds.

    Args:
        html: Untrusted.
        base: The public address of the story, for relative addresses, or empty.

    Raises:
        Malformed: There is more than a body may hold.
    """
    assets: list[DraftAsset] = []

    def take(picture: Picture) -> int | None:
        address = clean_link(picture.src, base=base) or picture.src
        caption, credit = split_caption(picture.caption)
        assets.append(
            DraftAsset(
                address.rpartition("/")[2], caption, credit, alt=picture.alt, address=address, ids=(f"url:{address}",)
            )
        )
        return len(assets) - 1

    parsed = parse_html(html, picture=take, link=lambda href: clean_link(href, base=base))
    return Fragment(parsed.blocks, tuple(assets))
