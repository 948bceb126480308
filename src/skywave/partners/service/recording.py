"""Writing down what left: an item that a partner takes for the first time becomes a delivery that is handed over.

Most requests ask for what they have asked for before: they only read. What is new is written in a transaction of its own, which
holds the partner's row, so that two requests at once make one delivery and not two. What cannot be written down does not leave.

That transaction also keeps planning from running, and makes the items anew in it. Else a correction could be planned between the
reading and the writing: who is handed the wrong version at that moment would never hear of it. Where an item has changed
meanwhile the request begins again.

    nothing waits            a new delivery, handed over
    one waits for a pull     it is handed over, with the bytes that left
    one waits to be pushed   it still is to be pushed; that the partner took the bytes is written down beside it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.io.deliveries import (
    CORRECTION,
    DUE,
    FAILED,
    HANDED,
    RIGHT,
    STORY,
    WITHDRAWAL,
    Delivery,
    add_deliveries,
    change_delivery,
    holdings,
    new_id,
    newest_deliveries,
)
from skywave.io.tables import partners, planned
from skywave.story.item import CANCELED, USABLE, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from skywave.newsroom.newsroom import Newsroom
    from skywave.story.item import Item

PULL = "pull"


class Changed(Exception):
    """What was read is not what is there now: the request begins again."""


def is_on_record(newest: Delivery, digest: str) -> bool:
    """Say whether it is on record that the partner was handed exactly this."""
    return newest.handed is not None and newest.digest == digest and newest.state in (HANDED, DUE)


def hold_partner(db: Connection, code: str) -> None:
    """Let nobody else write for a partner until this transaction ends."""
    db.execute(partners.update().where(partners.c.partner == code).values(added=partners.c.added))


def hold_planning_off(db: Connection) -> None:
    """Let nobody plan until this transaction ends; many may hold planning off at once. SQLite has one writer as it is."""
    db.execute(sa.select(planned.c.name).where(planned.c.name == "planning").with_for_update(read=True))


def limit_waiting(db: Connection) -> None:
    """Wait for other writers for seconds only: a partner that is told to come again is better off than one that hangs."""
    if db.dialect.name == "postgresql":
        db.execute(sa.text("SET LOCAL lock_timeout = '3s'"))


def record(db: Connection, newsroom: Newsroom, code: str, items: Sequence[Item], now: int) -> dict[str, str]:
    """Write down that these items of one desk leave now; return the id of each one's delivery by its work.

    Args:
        db: A transaction that holds the partner, and holds planning off.
        newsroom: Open.
        code: The partner's.
        items: As they were made in this transaction: at least one.
        now: Seconds since the epoch.
    """
    desk = items[0].desk
    ids: dict[str, str] = {}
    new: list[Delivery] = []
    before = newest_deliveries(db, code, desk, [item.work for item in items])
    for item in items:
        row = before.get(item.work)
        known = row is not None and is_on_record(row, item.digest)
        if row is None or not (known or row.state in (DUE, FAILED)):
            holds = row is not None and bool(holdings(db, desk=desk, work=item.work, partner=code))
            row = _new(newsroom, code, item, row, now, holds=holds)
            new.append(row)
        elif not known:
            _hand_over(db, row, item, now)
        ids[item.work] = row.id
    add_deliveries(db, new)
    return ids


def _hand_over(db: Connection, row: Delivery, item: Item, now: int) -> None:
    still_due = row.state == DUE and row.channel != PULL
    change_delivery(
        db,
        row.id,
        state=DUE if still_due else HANDED,
        next=row.next if still_due else None,
        handed=now,
        version=item.version,
        idx=max(row.idx, item.index),
        digest=item.digest,
        until=item.until,
    )


def _new(newsroom: Newsroom, code: str, item: Item, before: Delivery | None, now: int, *, holds: bool) -> Delivery:
    kind, why = _kind(item, before if holds else None)
    return Delivery(
        id=new_id(newsroom.entropy),
        partner=code,
        desk=item.desk,
        work=item.work,
        version=item.version,
        idx=max(before.idx, item.index) if before else item.index,
        kind=kind,
        why=why,
        digest=item.digest,
        channel=PULL,
        state=HANDED,
        made=now,
        handed=now,
        remote=before.remote if before else "",
        page=before.page if before else "",
        until=item.until,
    )


def _kind(item: Item, before: Delivery | None) -> tuple[str, str]:
    """Return what a delivery is that nobody planned: the partner asked before the newsroom told it."""
    if before is None:
        return STORY, "the partner asked for it"
    if item.status == CANCELED:
        return WITHDRAWAL, item.why
    if item.status == WITHHELD:
        return RIGHT, item.why
    assert item.status == USABLE
    newest = item.notes[0] if item.notes else None
    if newest is not None and item.version > before.version and newest.to_version > before.version:
        return CORRECTION, newest.text
    if item.version > before.version:
        return STORY, f"version {item.version} stands in the place of version {before.version}"
    return RIGHT, "the terms, the rights or the removed parts of this version have changed"
