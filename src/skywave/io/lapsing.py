"""Files whose right ends: when, and which have left the public tree because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave import limits
from skywave.io.tables import lapsing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.engine import Connection

_CHUNK = 400


def set_ends(db: Connection, ends: Mapping[str, int | None]) -> None:
    """Remember when the right to each file (hex SHA-256) ends; None: it does not.

    A file that has lapsed stays out of the tree until `returning` names it and `mark_lapsed` says that it is back, so that every
    page that shows it is written again with it.
    """
    digests, gone = list(ends), set[str]()
    for at in range(0, len(digests), _CHUNK):
        here = lapsing.c.digest.in_(digests[at : at + _CHUNK])
        gone.update(row[0] for row in db.execute(sa.select(lapsing.c.digest).where(here, lapsing.c.lapsed.is_(True))))
        db.execute(lapsing.delete().where(here))
    rows = [
        {"digest": digest, "until": limits.LATEST_SECONDS if until is None else until, "lapsed": digest in gone}
        for digest, until in ends.items()
        if until is not None or digest in gone
    ]
    if rows:
        db.execute(lapsing.insert(), rows)


def due(db: Connection, now: int) -> list[str]:
    """Return the files whose right has ended and which the public tree still has."""
    chosen = sa.select(lapsing.c.digest).where(lapsing.c.until <= now, lapsing.c.lapsed.is_(False))
    return sorted(row[0] for row in db.execute(chosen))


def returning(db: Connection, now: int) -> list[str]:
    """Return the files that have left the public tree and to which there is a right again."""
    chosen = sa.select(lapsing.c.digest).where(lapsing.c.until > now, lapsing.c.lapsed.is_(True))
    return sorted(row[0] for row in db.execute(chosen))


def mark_lapsed(db: Connection, digests: Collection[str], *, lapsed: bool = True) -> None:
    """Remember that these files have left the public tree, or are back."""
    for digest in digests:
        db.execute(lapsing.update().where(lapsing.c.digest == digest).values(lapsed=lapsed))


def lapsed(db: Connection) -> frozenset[bytes]:
    """Return SHA-256 of every file that left the public tree because its right ended."""
    return frozenset(
        bytes.fromhex(row[0]) for row in db.execute(sa.select(lapsing.c.digest).where(lapsing.c.lapsed.is_(True)))
    )
