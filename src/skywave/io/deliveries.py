"""Deliveries in the catalogue: what each partner was to get, what is known of it, and what its page shows.

    state      due       it is to go out, now or at `next`
               handed    the other side took the bytes; nobody is known to have read them
               failed    given up after many tries; a person must look
               dropped   no longer to be sent: a newer one stands in its place, or the right to send it has gone

`received` and `applied` are times beside the state: a receipt came, the page was seen to show it. Nothing ever takes back what
was true when it was written; a newer delivery of the same work stands for what has to happen now.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from skywave.archive.encoding import format_base32
from skywave.io.tables import deliveries, receipts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.engine import Connection

    from skywave.ports import Entropy

DUE, HANDED, FAILED, DROPPED = "due", "handed", "failed", "dropped"
STORY, CORRECTION, WITHDRAWAL, RIGHT, STANDING = "story", "correction", "withdrawal", "right", "standing"
_CHUNK: Final = 400
_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery; see `tables.deliveries` for what each field means.

    Attributes:
        number: In the order in which they were made.
        until: When something in the item ends by itself, or None.
    """

    id: str
    partner: str
    desk: str
    work: str
    version: int
    idx: int
    kind: str
    why: str
    digest: str
    channel: str
    state: str = DUE
    tries: int = 0
    next: int | None = None
    made: int = 0
    handed: int | None = None
    received: int | None = None
    applied: int | None = None
    said: str = ""
    remote: str = ""
    page: str = ""
    looked: int | None = None
    until: int | None = None
    number: int = 0


def new_id(entropy: Entropy) -> str:
    """Return an id for a delivery: 26 characters that nobody can guess."""
    return format_base32(entropy.token(_ID_BYTES))


_NAMES = tuple(item.name for item in fields(Delivery))
_COLUMNS = [deliveries.c[name] for name in _NAMES]


def _read(db: Connection, chosen: sa.Select[Any]) -> list[Delivery]:
    return [Delivery(*row) for row in db.execute(chosen)]


def add_deliveries(db: Connection, new: Iterable[Delivery]) -> None:
    """Store new deliveries."""
    rows = [{name: getattr(one, name) for name in _NAMES if name != "number"} for one in new]
    if rows:
        db.execute(deliveries.insert(), rows)


def change_delivery(db: Connection, delivery: str, **values: object) -> None:
    """Change some fields of a delivery, by its id."""
    db.execute(deliveries.update().where(deliveries.c.id == delivery).values(**values))


def read_delivery(db: Connection, delivery: str) -> Delivery | None:
    """Return a delivery by its id, or None."""
    found = _read(db, sa.select(*_COLUMNS).where(deliveries.c.id == delivery))
    return found[0] if found else None


def deliveries_of(
    db: Connection, partner: str, *, after: int = 0, most: int | None = None, works: Collection[str] | None = None
) -> list[Delivery]:
    """Return a partner's deliveries whose number is greater than `after`, in order; of these works only, where named."""
    chosen = sa.select(*_COLUMNS).where(deliveries.c.partner == partner, deliveries.c.number > after)
    if works is not None:
        chosen = chosen.where(deliveries.c.work.in_(list(works)))
    chosen = chosen.order_by(deliveries.c.number)
    return _read(db, chosen if most is None else chosen.limit(most))


def newest_deliveries(db: Connection, partner: str, desk: str, works: Sequence[str]) -> dict[str, Delivery]:
    """Return the newest delivery of each of these works to a partner."""
    found: dict[str, Delivery] = {}
    for at in range(0, len(works), _CHUNK):
        newest = (
            sa.select(sa.func.max(deliveries.c.number))
            .where(
                deliveries.c.partner == partner,
                deliveries.c.desk == desk,
                deliveries.c.work.in_(works[at : at + _CHUNK]),
            )
            .group_by(deliveries.c.work)
        )
        found |= {one.work: one for one in _read(db, sa.select(*_COLUMNS).where(deliveries.c.number.in_(newest)))}
    return found


def holdings(db: Connection, *, desk: str = "", work: str = "", partner: str = "") -> list[Delivery]:
    """Return the newest delivery of each (partner, desk, work) of which one was ever handed over."""
    keys = (deliveries.c.partner, deliveries.c.desk, deliveries.c.work)
    newest = (
        sa.select(sa.func.max(deliveries.c.number))
        .group_by(*keys)
        .having(sa.func.max(deliveries.c.handed).is_not(None))
    )
    for column, value in ((deliveries.c.desk, desk), (deliveries.c.work, work), (deliveries.c.partner, partner)):
        if value:
            newest = newest.where(column == value)
    return _read(db, sa.select(*_COLUMNS).where(deliveries.c.number.in_(newest)).order_by(deliveries.c.number))


def ending(db: Connection, now: int) -> list[Delivery]:
    """Return the deliveries in which something has ended by itself since it was last looked at."""
    return _read(db, sa.select(*_COLUMNS).where(deliveries.c.until <= now).order_by(deliveries.c.number))


def drop_older(db: Connection, partner: str, desk: str, work: str, before: str) -> None:
    """Drop what waits of a work for a partner, except the delivery with this id: a newer one stands in its place."""
    db.execute(
        deliveries.update()
        .where(
            deliveries.c.partner == partner,
            deliveries.c.desk == desk,
            deliveries.c.work == work,
            deliveries.c.id != before,
            deliveries.c.state == DUE,
        )
        .values(state=DROPPED, next=None, said="a newer one stands in its place")
    )


def count_states(db: Connection, partner: str) -> dict[str, int]:
    """Return how many deliveries a partner has in each state, and how many are received and applied."""
    counted = sa.select(
        deliveries.c.state,
        sa.func.count(),
        sa.func.count(deliveries.c.received),
        sa.func.count(deliveries.c.applied),
    )
    rows = db.execute(counted.where(deliveries.c.partner == partner).group_by(deliveries.c.state)).all()
    found = {row[0]: row[1] for row in rows}
    return found | {"received": sum(row[2] for row in rows), "applied": sum(row[3] for row in rows)}


def add_receipt(db: Connection, digest: str, delivery: str, *, at: int, how: str, statement: bytes) -> bool:
    """Store a receipt; return whether it is new. The same statement never counts twice."""
    if db.execute(sa.select(receipts.c.digest).where(receipts.c.digest == digest)).scalar():
        return False
    db.execute(receipts.insert().values(digest=digest, delivery=delivery, at=at, how=how, statement=statement))
    return True


def receipts_of(db: Connection, delivery: str) -> list[tuple[int, str]]:
    """Return (time, how) of each receipt of a delivery."""
    chosen = sa.select(receipts.c.at, receipts.c.how).where(receipts.c.delivery == delivery).order_by(receipts.c.at)
    return [(row[0], row[1]) for row in db.execute(chosen)]
