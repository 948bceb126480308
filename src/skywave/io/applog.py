"""The reader app's log in the catalogue: its state among the desks' logs, its releases among their leaves.

`ledger` holds the state as it does for a desk (`LogState`, `stage`, `settle`); a leaf of this log is a release and no record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.archive.layout import APP_LOG
from skywave.archive.merkle import Frontier
from skywave.io import ledger
from skywave.io.ledger import LogState
from skywave.io.tables import leaves, logs

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


def log_state(db: Connection) -> LogState:
    """Return the log's state; a catalogue that is older than the log holds nothing of it."""
    return ledger.log_state(db, APP_LOG) if _is_begun(db) else LogState(Frontier(), None)


def _is_begun(db: Connection) -> bool:
    return db.execute(sa.select(logs.c.desk).where(logs.c.desk == APP_LOG)).one_or_none() is not None


def read_releases(db: Connection, start: int, stop: int) -> list[bytes]:
    """Return the leaves at start to stop - 1, pending ones too."""
    chosen = sa.select(leaves.c.record).where(leaves.c.desk == APP_LOG, leaves.c.idx >= start, leaves.c.idx < stop)
    return [row[0] for row in db.execute(chosen.order_by(leaves.c.idx))]


def stage(db: Connection, release: bytes, frontier: Frontier) -> None:
    """Store a release, and the state that it leads to, as pending.

    Raises:
        Busy: Somebody else changed this log.
    """
    if not _is_begun(db):
        ledger.add_log(db, APP_LOG)
    index = frontier.size - 1
    ledger.stage(db, APP_LOG, index, (), frontier)
    db.execute(leaves.insert().values(desk=APP_LOG, idx=index, kind="release", record=release))
