"""Giving works their places in the lists of a desk (`story.listing`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.head import parse_story_head
from skywave.io import drafts, ledger
from skywave.newsroom.shelf import CatalogueShelf, head_bytes
from skywave.story.listing import Listing, listings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection

    from skywave.io.ledger import Leaf
    from skywave.story.version import Story


def place_new_works(db: Connection, desk: str, leaves: Sequence[Leaf]) -> None:
    """Store the places of the works whose first version is among these leaves."""
    rows: list[tuple[str, tuple[Listing, ...]]] = []
    for leaf in leaves:
        raw = head_bytes(leaf) if leaf.record.is_story and leaf.record.version == 1 else None
        if raw is not None and leaf.record.work:
            head = parse_story_head(raw)
            rows.append((leaf.record.work, listings_of(head.section, head.published, leaf.record.logged)))
    _store(db, desk, rows)


def replace_all(db: Connection, shelf: CatalogueShelf) -> None:
    """Store every place of a desk anew, after a redaction took a work's last head. Its cost follows the archive."""
    ledger.clear_places(db, shelf.desk)
    works = [work for work, _, _ in reversed(drafts.stories_of(db, shelf.desk))]
    stories = [story for story in (shelf.story(work) for work in works) if story]
    _store(db, shelf.desk, [row for row in map(_row, stories) if row])


def _row(story: Story) -> tuple[str, tuple[Listing, ...]] | None:
    head = story.placing
    if head is None:
        return None
    return story.work, listings_of(head.section, head.published, story.versions[0].record.logged)


def _store(db: Connection, desk: str, rows: Iterable[tuple[str, tuple[Listing, ...]]]) -> None:
    counts: dict[Listing, int] = {}
    placed: list[tuple[Listing, int, str]] = []
    for work, lists in rows:
        for listing in lists:
            if listing not in counts:
                counts[listing] = ledger.count_places(db, desk, listing)
            placed.append((listing, counts[listing], work))
            counts[listing] += 1
    ledger.add_places(db, desk, placed)
