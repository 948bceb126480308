"""What leads from a page somewhere else back to the work that it came from: the catalogue's names, titles and sketches.

What is looked up by a name costs an indexed look-up. What is looked through (`titles`, `sketches`) costs one pass over a
column of the whole catalogue, for a page that no name leads from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.io import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.engine import Connection

_CHUNK = 400
_ROWS = 2_000  # fetched at once


def known_works(db: Connection, works: Collection[str]) -> set[str]:
    """Return which of these are works of this newsroom."""
    wanted, column = list(works), tables.works.c.work
    return {
        row[0]
        for at in range(0, len(wanted), _CHUNK)
        for row in db.execute(sa.select(column).where(column.in_(wanted[at : at + _CHUNK])))
    }


def aliases_of(db: Connection, work: str) -> list[str]:
    """Return every id and address of a work, sorted."""
    aliases = tables.aliases.c
    return sorted(row[0] for row in db.execute(sa.select(aliases.alias).where(aliases.work == work)))


def titles(db: Connection) -> Iterator[tuple[str, str]]:
    """Yield (work, title) of every draft that ever came in, the newest first."""
    drafts = tables.drafts.c
    chosen = sa.select(drafts.work, drafts.title).order_by(drafts.id.desc()).execution_options(yield_per=_ROWS)
    for row in db.execute(chosen):
        yield row[0], row[1]


def sketches(db: Connection) -> Iterator[tuple[str, bytes]]:
    """Yield (work, sketch) of every story's text (`story.likeness`)."""
    kept = tables.sketches.c
    for row in db.execute(sa.select(kept.work, kept.sketch).execution_options(yield_per=_ROWS)):
        yield row[0], row[1]


def newest_works(db: Connection, most: int) -> list[str]:
    """Return the works of the drafts that came in last, the newest first."""
    drafts = tables.drafts.c
    newest = sa.func.max(drafts.id)
    chosen = sa.select(drafts.work).group_by(drafts.work).order_by(newest.desc()).limit(most)
    return [row[0] for row in db.execute(chosen)]
