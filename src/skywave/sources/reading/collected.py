"""A story while it is put together from parts: its blocks, and its assets, each once however often it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.body import Block, Body, Embed, Figure, Heading, Listing, Paragraph, Quote, Table
from skywave.errors import Malformed
from skywave.sources.reading.gallery import Gallery

if TYPE_CHECKING:
    from skywave.sources.reading.fragment import Fragment
    from skywave.story.draft import DraftAsset, DraftNote, Furniture


class Collected:
    """What a story is made of so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[DraftNote] = []
        self.furniture: list[Furniture] = []
        self.publisher = ""  # the original one, where a notice in the text names it
        self._gallery = Gallery()

    @property
    def assets(self) -> list[DraftAsset]:
        """Its pictures and sounds so far."""
        return self._gallery.assets

    def close(self) -> tuple[Block, ...]:
        """Return the blocks.

        Raises:
            Malformed: There is more than a body may hold; every piece by itself may have held less.
        """
        if len(self.blocks) > limits.BLOCKS:
            raise Malformed(f"it has more than {limits.BLOCKS} blocks")
        blocks = tuple(self.blocks)
        # A character takes at most eight bytes, a block or span with its marks 200 more; only a long text is counted exactly.
        if sum(map(_weight, blocks)) > limits.BODY_BYTES and len(Body(blocks).format()) > limits.BODY_BYTES:
            raise Malformed(f"its text takes more than the {limits.BODY_BYTES} bytes that a body may have")
        return blocks

    def add_fragment(self, fragment: Fragment) -> None:
        """Add a piece of text with its pictures.

        Raises:
            Malformed: There is more of either than a story may have.
        """
        if len(self.blocks) > limits.BLOCKS:
            raise Malformed(f"it has more than {limits.BLOCKS} blocks")
        numbers = [self.number(asset) for asset in fragment.assets]
        self.blocks += [Figure(numbers[b.asset]) if isinstance(b, Figure) else b for b in fragment.blocks]
        self.notes += fragment.notes
        self.furniture += fragment.furniture
        self.publisher = self.publisher or fragment.publisher

    def number(self, asset: DraftAsset) -> int:
        """Return the number of an asset; one that shares an id or address with an earlier one is the same.

        Raises:
            Malformed: There are more than a story may have, or one has a longer caption.
        """
        longest = max(map(len, (asset.caption, asset.credit, asset.alt, asset.terms, asset.agency_caption)))
        if longest > limits.TEXT_CHARACTERS:
            raise Malformed(f"it has a caption of more than {limits.TEXT_CHARACTERS} characters")
        return self._gallery.add(asset)


def _weight(block: Block) -> int:
    """Return at least as many bytes as a block takes."""
    match block:
        case Paragraph(text) | Heading(text):
            inlines = [text]
        case Listing(parts) | Quote(parts):
            inlines = list(parts)
        case Table(rows):
            inlines = [cell for row in rows for cell in row]
        case Embed(href, title):
            return 200 + 8 * len(href) + 8 * len(title)
        case _:
            return 200
    return 200 + sum(200 + 8 * len(span.text) + 8 * len(span.href or "") for inline in inlines for span in inline)
