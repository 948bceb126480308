"""What a person asks for a partner by hand: one older story, another try, the address of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.errors import UsageError
from skywave.io import deliveries as stored
from skywave.io.deliveries import DROPPED, DUE, FAILED, STORY, Delivery
from skywave.io.tables import deliveries
from skywave.partners import followed
from skywave.partners.items import ItemMaker
from skywave.partners.receipts import check_page
from skywave.partners.roster import find_partner
from skywave.story.item import USABLE

if TYPE_CHECKING:
    from skywave.newsroom.newsroom import Newsroom


def ask_for(newsroom: Newsroom, code: str, desk: str, work: str) -> None:
    """Plan one story for a partner with a push channel, however old it is.

    Raises:
        UsageError: There is no such partner, it fetches for itself, has the story already, or may not have it.
    """
    now = newsroom.clock.now()
    followed.begin_planning(newsroom.catalogue)
    with newsroom.catalogue.transaction() as db:
        followed.hold_planning(db)
        partner = find_partner(db, code)
        channel = partner.contract.channel.kind
        if channel == "pull":
            msg = f"{partner.contract.name} fetches for itself, so nothing is pushed to it"
            raise UsageError(msg, hint="it finds the story at the newsroom's own interface")
        if stored.holdings(db, desk=desk, work=work, partner=code):
            msg = f"{partner.contract.name} has this story already"
            raise UsageError(msg, hint=f"'skywave partner show {code}' tells how far it has come")
        item = ItemMaker(newsroom, db, now).make(partner, desk, work)
        if item is None or item.status != USABLE:
            why = item.why if item else "its contract does not cover the desk"
            msg = f"{partner.contract.name} may not have this story: {why}"
            raise UsageError(msg, hint=f"'skywave partner show {code}' tells what its contract covers")
        new = Delivery(
            id=stored.new_id(newsroom.entropy),
            partner=code,
            desk=desk,
            work=work,
            version=item.version,
            idx=item.index,
            kind=STORY,
            why="the newsroom chose it for the partner",
            digest=item.digest,
            channel=channel,
            next=now,
            made=now,
            until=item.until,
        )
        stored.add_deliveries(db, [new])
        stored.drop_older(db, code, desk, work, new.id)


def try_again(newsroom: Newsroom, code: str | None, now: int) -> None:
    """Let what was given up be tried once more, of one partner or of all."""
    newest = (
        sa.select(sa.func.max(deliveries.c.number))
        .where(deliveries.c.state != DROPPED)
        .group_by(deliveries.c.partner, deliveries.c.desk, deliveries.c.work)
    )
    chosen = deliveries.update().where(
        deliveries.c.state == FAILED, deliveries.c.channel != "pull", deliveries.c.number.in_(newest)
    )
    if code is not None:
        chosen = chosen.where(deliveries.c.partner == code)
    with newsroom.catalogue.transaction() as db:
        # Some tries are kept, so that a partner that may have got the bytes still counts as one that has them.
        db.execute(chosen.values(state=DUE, next=now, tries=sa.case((deliveries.c.tries > 0, 1), else_=0)))


def note_page(newsroom: Newsroom, code: str, desk: str, work: str, page: str) -> None:
    """Remember where a partner republished a story that it was handed.

    Raises:
        Malformed: The address is none of the partner's sites.
        UsageError: There is no such partner, or it was never handed the story.
    """
    with newsroom.catalogue.transaction() as db:
        partner = find_partner(db, code)
        check_page(page, partner.contract.sites)
        had = [one for one in followed.history(db, code, desk, work) if one.handed is not None]
        if not had:
            msg = f"{partner.contract.name} was never handed this story"
            raise UsageError(msg, hint=f"'skywave audit {page}' compares any page with a story")
        for one in had:
            stored.change_delivery(db, one.id, page=page)
