"""Finding what a person means: a desk by its code; a work by its id, the beginning of one, a source's id, or DESK:NUMBER."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.record import REDACT
from skywave.errors import UsageError
from skywave.io import drafts, ledger

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.newsroom.newsroom import Newsroom


def find_work(newsroom: Newsroom, db: Connection, name: str) -> tuple[str, str | None]:
    """Return a work, and the desk that the name states (`eng:7`), if it states one.

    Raises:
        UsageError: Nothing or more than one work fits.
    """
    code, _, number = name.rpartition(":")
    stated = code if code in newsroom.config.desks and number.isdecimal() else None
    if stated:
        leaf = ledger.read_leaf(db, stated, int(number))
        # A front page's order and the standing texts have an id too, and are no work of a reader's.
        named = leaf is not None and (leaf.record.is_story or leaf.record.kind == REDACT)
        found = [leaf.record.work] if leaf and named else []
    else:
        found = list(drafts.resolve_work(db, name)) if name.strip() else []
    if len(found) != 1 or not found[0]:
        msg = f"'{name}' names {'no work' if not found else 'more than one work'} of this newsroom"
        raise UsageError(msg, hint="'skywave list' shows the works; a few characters of the id are enough")
    return found[0], stated


def check_desk(newsroom: Newsroom, desk: str) -> None:
    """Refuse a desk that this newsroom does not have.

    Raises:
        UsageError: There is no such desk.
    """
    if desk not in newsroom.config.desks:
        msg = f"this newsroom has no desk '{desk}'"
        raise UsageError(msg, hint=f"its desks are {', '.join(newsroom.config.desks)}")
