"""Partners in the catalogue: who they are, every contract they had, and the secrets that bind them.

A token is kept as its SHA-256 alone. The secret with which pushes are signed must be known to sign, and is kept as it is: the
catalogue is private.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from skywave.io.tables import contracts, partners, planned

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class StoredPartner:
    """A partner as the catalogue holds it.

    Attributes:
        code: Short, for people and addresses.
        secret: Signs what is pushed to it; hex.
        added: Seconds since the epoch.
        ended: When its contract was ended, or None.
        number: Of the contract that holds.
        contract: Its TOML text.
    """

    code: str
    secret: str
    added: int
    ended: int | None
    number: int
    contract: str


def add_partner(db: Connection, code: str, *, token: str, secret: str, contract: str, now: int) -> None:
    """Store a new partner with its first contract; `token` is the hex SHA-256 of its token."""
    db.execute(partners.insert().values(partner=code, token=token, secret=secret, added=now, ended=None))
    db.execute(contracts.insert().values(partner=code, number=1, since=now, text=contract))


def add_contract(db: Connection, code: str, contract: str, now: int) -> None:
    """Store the next contract of a partner; a partner that had ended is one again."""
    last = db.execute(sa.select(sa.func.max(contracts.c.number)).where(contracts.c.partner == code)).scalar() or 0
    db.execute(contracts.insert().values(partner=code, number=last + 1, since=now, text=contract))
    db.execute(partners.update().where(partners.c.partner == code).values(ended=None))


def set_token(db: Connection, code: str, token: str | None) -> None:
    """Replace a partner's token (hex SHA-256), or take it away."""
    db.execute(partners.update().where(partners.c.partner == code).values(token=token))


def end_partner(db: Connection, code: str, now: int) -> None:
    """Remember that a partner's contract has ended. Its token goes on: corrections must still reach it."""
    db.execute(partners.update().where(partners.c.partner == code, partners.c.ended.is_(None)).values(ended=now))


def _chosen() -> sa.Select[Any]:
    newest = (
        sa.select(contracts.c.partner, sa.func.max(contracts.c.number).label("number"))
        .group_by(contracts.c.partner)
        .subquery()
    )
    return (
        sa.select(
            partners.c.partner,
            partners.c.secret,
            partners.c.added,
            partners.c.ended,
            contracts.c.number,
            contracts.c.text,
        )
        .join(newest, newest.c.partner == partners.c.partner)
        .join(contracts, (contracts.c.partner == newest.c.partner) & (contracts.c.number == newest.c.number))
    )


def read_partners(db: Connection) -> list[StoredPartner]:
    """Return every partner, sorted by code."""
    return [StoredPartner(*row) for row in db.execute(_chosen().order_by(partners.c.partner))]


def read_partner(db: Connection, code: str) -> StoredPartner | None:
    """Return a partner, or None."""
    row = db.execute(_chosen().where(partners.c.partner == code)).one_or_none()
    return StoredPartner(*row) if row else None


def partner_of_token(db: Connection, token: str) -> str | None:
    """Return the code of the partner with a token (hex SHA-256), or None."""
    return db.execute(sa.select(partners.c.partner).where(partners.c.token == token)).scalar()


def read_mark(db: Connection, name: str) -> str | None:
    """Return how far something was followed, or None where it never was."""
    return db.execute(sa.select(planned.c.mark).where(planned.c.name == name)).scalar()


def write_mark(db: Connection, name: str, mark: str) -> None:
    """Remember how far something was followed."""
    if db.execute(planned.update().where(planned.c.name == name).values(mark=mark)).rowcount == 0:
        db.execute(planned.insert().values(name=name, mark=mark))
