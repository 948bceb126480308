"""What changed in a desk's log, work by work: the order that partners follow.

A work changes with each of its versions and with each redaction. The position of its last leaf places it, so a work that changes
again moves on and is met once more by whoever follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from skywave.archive.record import parse_record
from skywave.io.ledger import Leaf
from skywave.io.tables import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

_CHUNK: Final = 400


def changed_works(db: Connection, desk: str, start: int, most: int) -> list[tuple[int, str]]:
    """Return (leaf, work) of the leaves from `start` on that belong to a work, in log order, at most so many."""
    chosen = (
        sa.select(leaves.c.idx, leaves.c.work)
        .where(leaves.c.desk == desk, leaves.c.idx >= start, leaves.c.work.is_not(None))
        .order_by(leaves.c.idx)
        .limit(most)
    )
    return [(row[0], row[1]) for row in db.execute(chosen)]


def newest_works(db: Connection, desk: str, most: int, *, page: int = 40) -> Iterator[str]:
    """Yield the works that changed last, the newest first, looking at no more than `most` leaves."""
    seen: set[str] = set()
    before: int | None = None
    for _ in range(0, most, page):
        chosen = sa.select(leaves.c.idx, leaves.c.work).where(leaves.c.desk == desk, leaves.c.work.is_not(None))
        if before is not None:
            chosen = chosen.where(leaves.c.idx < before)
        rows = db.execute(chosen.order_by(leaves.c.idx.desc()).limit(page)).all()
        for row in rows:
            before = row[0]
            if row[1] not in seen:
                seen.add(row[1])
                yield row[1]
        if len(rows) < page:
            return


def last_changes(db: Connection, desk: str, works: Sequence[str]) -> dict[str, int]:
    """Return the position of each work's last leaf."""
    found: dict[str, int] = {}
    for at in range(0, len(works), _CHUNK):
        chosen = (
            sa.select(leaves.c.work, sa.func.max(leaves.c.idx))
            .where(leaves.c.desk == desk, leaves.c.work.in_(works[at : at + _CHUNK]))
            .group_by(leaves.c.work)
        )
        found |= {row[0]: row[1] for row in db.execute(chosen)}
    return found


def end_of_log(db: Connection, desk: str) -> int:
    """Return the position after the last leaf."""
    found = db.execute(sa.select(sa.func.max(leaves.c.idx)).where(leaves.c.desk == desk)).scalar()
    return 0 if found is None else found + 1


def leaves_of(db: Connection, desk: str, works: Sequence[str]) -> list[Leaf]:
    """Return every leaf of these works, in log order."""
    found: list[Leaf] = []
    for at in range(0, len(works), _CHUNK):
        chosen = sa.select(leaves.c.idx, leaves.c.record, leaves.c.head, leaves.c.body).where(
            leaves.c.desk == desk, leaves.c.work.in_(works[at : at + _CHUNK])
        )
        found += [Leaf(row[0], parse_record(row[1]), row[2], row[3]) for row in db.execute(chosen)]
    return sorted(found, key=lambda leaf: leaf.index)
