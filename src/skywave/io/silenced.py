"""Names that no carrier may show any more, folded as `story.byline` compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.io.tables import silenced

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


def read_names(db: Connection) -> frozenset[str]:
    """Return every withheld name."""
    return frozenset(row[0] for row in db.execute(sa.select(silenced.c.name)))


def add_name(db: Connection, name: str, now: int) -> bool:
    """Withhold a folded name from now on; say whether it was not withheld before."""
    if db.execute(sa.select(silenced.c.name).where(silenced.c.name == name)).scalar():
        return False
    db.execute(silenced.insert().values(name=name, since=now))
    return True
