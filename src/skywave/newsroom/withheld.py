"""Whether a story's words hold a name that is withheld: asked of what comes in, of corrections, and when a name is silenced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.sources.reading.blocks import plain_text
from skywave.story.byline import names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from skywave.archive.body import Block
    from skywave.archive.head import StoryHead

HELD: Final = "its text holds a name that is withheld for somebody's safety: take it out"


def holds_name(head: StoryHead, blocks: Iterable[Block], names: Collection[str]) -> bool:
    """Say whether a title, summary or text holds one of these folded names; bylines and credits lose theirs by themselves."""
    return bool(names) and bool(names_in("\n".join([head.title, head.summary, *map(plain_text, blocks)]), names))
