"""What planning has looked at already, and what it asks of the catalogue: each question touches what changed, not the archive.

Marks, in `planned` (40 characters at most for a name):

    desk/<code>       the leaf up to which a desk's log was looked at
    contract/<code>   the number of the contract under which a partner's holdings were looked at last
    licences          a digest of the newsroom's licences          root   the version of the root note
    gone/<hash>       a file that had left the public tree because its right had ended (the beginning of its SHA-256)
    busy/<hash>       one partner's delivery of one work that is being handed over (`delivering`)
    planning          a row that whoever plans holds, so that two processes do not plan at once
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from skywave.io.deliveries import DUE, STORY, Delivery, deliveries_of
from skywave.io.partners import read_mark
from skywave.io.tables import contracts, deliveries, lapsing, planned

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.engine import Connection

    from skywave.io.catalogue import Catalogue
    from skywave.newsroom.newsroom import Newsroom

_CHUNK: Final = 400
_PLANNING: Final = "planning"


def mark_name(kind: str, *parts: str) -> str:
    """Return the name of a mark, never longer than its column: what is longer is named by its hash."""
    name = f"{kind}/{' '.join(parts)}"
    if len(parts) == 1 and len(name) <= 40:
        return name
    return f"{kind}/{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:30]}"


def marks_of(db: Connection, kind: str) -> dict[str, str]:
    """Return every mark of a kind by its name."""
    chosen = sa.select(planned.c.name, planned.c.mark)
    found = db.execute(chosen.where(planned.c.name >= f"{kind}/", planned.c.name < f"{kind}0"))
    return {row[0]: row[1] for row in found}


def begin_planning(catalogue: Catalogue) -> None:
    """Make the row that planning holds, where there is none yet."""
    with catalogue.transaction() as db:
        if read_mark(db, _PLANNING) is not None:
            return
    try:
        with catalogue.transaction() as db:
            db.execute(planned.insert().values(name=_PLANNING, mark=""))
    except sa.exc.IntegrityError:
        return  # another process made it at the same moment


def hold_planning(db: Connection) -> None:
    """Let nobody else plan until this transaction ends: whoever else wants to waits here, and sees then what was stored."""
    db.execute(planned.update().where(planned.c.name == _PLANNING).values(mark=""))


def holders(db: Connection, desk: str, works: Sequence[str]) -> list[Delivery]:
    """Return the newest delivery of each (partner, work) that a partner holds or may hold: one was handed, or tried.

    Bytes whose answer never came may have arrived, so who was only tried must hear of a withdrawal too.
    """
    found: list[Delivery] = []
    for at in range(0, len(works), _CHUNK):
        newest = (
            sa.select(sa.func.max(deliveries.c.number))
            .where(deliveries.c.desk == desk, deliveries.c.work.in_(works[at : at + _CHUNK]))
            .group_by(deliveries.c.partner, deliveries.c.work)
            .having(sa.or_(sa.func.max(deliveries.c.handed).is_not(None), sa.func.max(deliveries.c.tries) > 0))
        )
        found += _by_number(db, newest)
    return found


def waiting(db: Connection, desk: str, works: Sequence[str]) -> set[tuple[str, str]]:
    """Return the (partner, work) of which something waits to be handed over."""
    found: set[tuple[str, str]] = set()
    for at in range(0, len(works), _CHUNK):
        here = (deliveries.c.desk == desk, deliveries.c.work.in_(works[at : at + _CHUNK]), deliveries.c.state == DUE)
        chosen = sa.select(deliveries.c.partner, deliveries.c.work).where(*here).distinct()
        found.update((row[0], row[1]) for row in db.execute(chosen))
    return found


def holdings_of(db: Connection, partner: str) -> list[Delivery]:
    """Return the newest delivery of each (desk, work) that a partner holds or may hold."""
    newest = (
        sa.select(sa.func.max(deliveries.c.number))
        .where(deliveries.c.partner == partner)
        .group_by(deliveries.c.desk, deliveries.c.work)
        .having(sa.or_(sa.func.max(deliveries.c.handed).is_not(None), sa.func.max(deliveries.c.tries) > 0))
    )
    return _by_number(db, newest)


def holder_codes(db: Connection, desk: str) -> list[str]:
    """Return the partners that were handed anything of a desk."""
    chosen = sa.select(deliveries.c.partner).where(deliveries.c.desk == desk, deliveries.c.handed.is_not(None))
    return sorted(row[0] for row in db.execute(chosen.distinct()))


def _by_number(db: Connection, numbers: sa.Select[Any]) -> list[Delivery]:
    columns = [deliveries.c[item.name] for item in fields(Delivery)]
    chosen = sa.select(*columns).where(deliveries.c.number.in_(numbers)).order_by(deliveries.c.number)
    return [Delivery(*row) for row in db.execute(chosen)]


def history(db: Connection, partner: str, desk: str, work: str) -> list[Delivery]:
    """Return every delivery of a work to a partner, the oldest first."""
    return [one for one in deliveries_of(db, partner, works=[work]) if one.desk == desk]


def contract_text(db: Connection, partner: str, number: int) -> str | None:
    """Return an earlier contract of a partner as it was typed."""
    chosen = sa.select(contracts.c.text).where(contracts.c.partner == partner, contracts.c.number == number)
    return db.execute(chosen).scalar()


def files_gone_or_back(db: Connection) -> tuple[list[str], list[str]]:
    """Return the files (hex SHA-256) that have left the public tree and the marks of those that are back, since last asked."""
    known = marks_of(db, "gone").keys()
    gone = {
        mark_name("gone", row[0]): row[0]
        for row in db.execute(sa.select(lapsing.c.digest).where(lapsing.c.lapsed.is_(True)))
    }
    return sorted(gone[name] for name in gone.keys() - known), sorted(known - gone.keys())


def remember_gone(db: Connection, digests: Collection[str]) -> None:
    """Remember that these files were seen to have gone."""
    rows = [{"name": mark_name("gone", digest), "mark": digest} for digest in digests]
    if rows:
        db.execute(planned.insert(), rows)


def forget_gone(db: Connection, names: Collection[str]) -> list[str]:
    """Forget these marks of files that are back; return the files (hex SHA-256)."""
    found = []
    for name in names:
        if digest := read_mark(db, name):
            found.append(digest)
        db.execute(planned.delete().where(planned.c.name == name))
    return found


def partners_due(db: Connection, now: int) -> list[str]:
    """Return the partners for which something is to be pushed now."""
    here = (deliveries.c.state == DUE, deliveries.c.channel != "pull", deliveries.c.next <= now)
    return sorted(row[0] for row in db.execute(sa.select(deliveries.c.partner).where(*here).distinct()))


def due_of(db: Connection, partner: str, now: int, most: int) -> list[Delivery]:
    """Return what is to be pushed to a partner now: what must be corrected or taken down first, then the oldest first."""
    columns = [deliveries.c[item.name] for item in fields(Delivery)]
    chosen = sa.select(*columns).where(
        deliveries.c.partner == partner,
        deliveries.c.state == DUE,
        deliveries.c.channel != "pull",
        deliveries.c.next <= now,
    )
    later = sa.case((deliveries.c.kind == STORY, 1), else_=0)
    return [Delivery(*row) for row in db.execute(chosen.order_by(later, deliveries.c.number).limit(most))]


# --- handing over: one at a time for each partner and work -----------------------------------


def claim(db: Connection, one: Delivery, now: int, until: int) -> bool:
    """Take a delivery to hand it over; False where somebody else has it, or is handing over another of the same work.

    Who dies meanwhile keeps it until `until`; then it is tried again.
    """
    name = mark_name("busy", one.partner, one.desk, one.work)
    mark = f"{until} {one.id}"
    held = read_mark(db, name)
    if held is not None:
        if int(held.split()[0]) > now:
            return False
        taken = db.execute(planned.update().where(planned.c.name == name, planned.c.mark == held).values(mark=mark))
        if taken.rowcount != 1:
            return False
    else:
        db.execute(planned.insert().values(name=name, mark=mark))
    here = (deliveries.c.id == one.id, deliveries.c.state == DUE, deliveries.c.tries == one.tries)
    swapped = db.execute(deliveries.update().where(*here).values(tries=one.tries + 1, next=until))
    if swapped.rowcount != 1:
        release(db, one)
        return False
    return True


def release(db: Connection, one: Delivery) -> None:
    """Let go of what `claim` took."""
    db.execute(planned.delete().where(planned.c.name == mark_name("busy", one.partner, one.desk, one.work)))


def licences_digest(newsroom: Newsroom) -> str:
    """Return a digest of the newsroom's licences: it changes when a right may have changed."""
    told = [
        [sorted(value) if isinstance(value := getattr(one, item.name), frozenset) else value for item in fields(one)]
        for one in newsroom.config.licences
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
