"""Files whose right ends: when, and which have left the public tree because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.io.tables import lapsing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.engine import Connection

_CHUNK = 400


def set_ends(db: Connection, ends: Mapping[str, int | None]) -> None:
    """Remember when the right to each file (hex SHA-256) ends; None: it does not. A file may come back."""
    digests = list(ends)
    for at in range(0, len(digests), _CHUNK):
        db.execute(lapsing.delete().where(lapsing.c.digest.in_(digests[at : at + _CHUNK])))
    rows = [{"digest": d, "until": until, "lapsed": False} for d, until in ends.items() if until is not None]
    if rows:
        db.execute(lapsing.insert(), rows)


def due(db: Connection, now: int) -> list[str]:
    """Return the files whose right has ended and which the public tree still has."""
    chosen = sa.select(lapsing.c.digest).where(lapsing.c.until <= now, lapsing.c.lapsed.is_(False))
    return sorted(row[0] for row in db.execute(chosen))


def mark_lapsed(db: Connection, digests: Collection[str]) -> None:
    """Remember that these files have left the public tree."""
    for digest in digests:
        db.execute(lapsing.update().where(lapsing.c.digest == digest).values(lapsed=True))


def lapsed(db: Connection) -> frozenset[bytes]:
    """Return SHA-256 of every file that left the public tree because its right ended."""
    return frozenset(
        bytes.fromhex(row[0]) for row in db.execute(sa.select(lapsing.c.digest).where(lapsing.c.lapsed.is_(True)))
    )
