"""The public parts of an item as plain text, for formats and machines that take no markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Table
from skywave.carriers.item_parts import BackPart, LinePart, NotePart, PhotoPart, full_caption, public_parts

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.archive.body import Block, Inline
    from skywave.carriers.item_parts import Part
    from skywave.story.item import Item


def story_text(item: Item, *, without: Collection[str] = ()) -> str:
    """Return what a partner publishes of an item as paragraphs parted by empty lines.

    Args:
        item: Any.
        without: Kinds of line that the format carries elsewhere.
    """
    parts = (part for part in public_parts(item) if not (isinstance(part, LinePart) and part.kind in without))
    return "\n\n".join(text for part in parts if (text := _plain(part).strip()))


def _plain(part: Part | Block) -> str:
    match part:
        case NotePart(label, about, text):
            return f"{label} ({about}): {text}" if about else f"{label}: {text}"
        case LinePart(_, text):
            return text
        case PhotoPart(_, label, asset):
            return f"[{label}] {full_caption(asset)}"
        case BackPart(before, name, after, href, _):
            return f"{before}{name}{after}: {href}"
        case Paragraph(text) | Heading(text, _):
            return _inline(text)
        case Listing(items, ordered):
            marks = (f"{number}." if ordered else "-" for number in range(1, len(items) + 1))
            return "\n".join(f"{mark} {_inline(item)}" for mark, item in zip(marks, items, strict=True))
        case Quote(paragraphs, by):
            said = [_inline(paragraph) for paragraph in paragraphs]
            return "\n".join([*said, f"— {by}"] if by else said)
        case Table(rows, _):
            return "\n".join(" | ".join(_inline(cell) for cell in row) for row in rows)
        case Embed(href, title):
            return f"{title} {href}"
        case Figure():
            return ""  # its place is a PhotoPart where it may go


def _inline(inline: Inline) -> str:
    return "".join(span.text for span in inline)
