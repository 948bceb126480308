"""Notices: what a partner must act on: corrections, withdrawals, ended rights, changed standing texts, newer versions.

Only the newest delivery of a work counts: it stands for what has to happen now. Without a cursor a partner gets whatever it
has not confirmed with a receipt, again and again until it does; with one, whatever came after it.

A notice that was fetched is handed over, and no more than that: the receipt names the digest, which is in the work and not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from starlette.responses import JSONResponse

from skywave.io.deliveries import CORRECTION, DROPPED, DUE, FAILED, HANDED, STANDING, STORY, change_delivery
from skywave.io.tables import deliveries
from skywave.partners.service.asked import Writing
from skywave.partners.service.recording import PULL, hold_partner

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.partners.service.asked import Asked
    from skywave.partners.service.works import Later

MOST: Final = 100
_HOUR: Final = 3600


def answer_notices(asked: Asked, after: int | None, limit: int) -> Later:
    """Return what answers a request for notices, once the reading is over."""
    rows = _waiting(asked.db, asked.partner.code, after, limit + 1)
    more, rows = len(rows) > limit, rows[:limit]
    upto = rows[-1].number if rows else after or 0
    value = {"notices": [_notice(asked, row) for row in rows], "next": upto, "more": more}
    new = [] if asked.head else [row for row in rows if row.handed is None or _is_open(row)]

    def finish() -> JSONResponse:
        _hand_over(asked, [row.id for row in new])
        return JSONResponse(value)

    return Writing(finish) if new else lambda: JSONResponse(value)


def _is_open(row: Any) -> bool:
    return bool(row.state == FAILED or (row.state == DUE and row.channel == PULL))


def _waiting(db: Connection, partner: str, after: int | None, most: int) -> list[Any]:
    one, older, newer = deliveries, deliveries.alias("older"), deliveries.alias("newer")
    same = [(older, older.c.number < one.c.number), (newer, newer.c.number > one.c.number)]
    (had, had_work), (has, has_work) = [
        (
            other,
            sa.and_(
                other.c.partner == one.c.partner, other.c.desk == one.c.desk, other.c.work == one.c.work, when
            ),
        )
        for other, when in same
    ]  # fmt: skip
    chosen = sa.select(one).where(
        one.c.partner == partner,
        one.c.state != DROPPED,
        sa.or_(
            one.c.kind != STORY,
            sa.exists().where(had_work, had.c.handed.is_not(None), had.c.version < one.c.version),
        ),
        ~sa.exists().where(has_work, has.c.state != DROPPED),
        one.c.received.is_(None) if after is None else one.c.number > after,
    )
    return list(db.execute(chosen.order_by(one.c.number).limit(most)))


def _hand_over(asked: Asked, ids: list[str]) -> None:
    with asked.newsroom.catalogue.transaction() as db:
        hold_partner(db, asked.partner.code)
        for row in db.execute(sa.select(deliveries).where(deliveries.c.id.in_(ids))).all():
            if _is_open(row):
                change_delivery(db, row.id, state=HANDED, next=None, handed=asked.now)
            elif row.handed is None:
                change_delivery(db, row.id, handed=asked.now)


def _notice(asked: Asked, row: Any) -> dict[str, Any]:
    contract = asked.partner.contract
    hours = contract.corrections.hours if row.kind in (CORRECTION, STANDING, STORY) else contract.takedowns.hours
    return {
        "number": row.number,
        "delivery": row.id,
        "kind": row.kind,
        "why": row.why,
        "desk": row.desk,
        "work": row.work,
        "version": row.version,
        "made": row.made,
        "deadline": row.made + hours * _HOUR,
        "received": row.received is not None,
        "fetch": asked.work_address(row.desk, row.work),
    }
