"""Delivering: what is due is made anew at this moment, in the form of the contract, and handed to the partner's channel.

    taken       the other side took the bytes: handed. Nobody is known to have read them: only a receipt says "received"
    not taken   tried again after 1 minute, 5 minutes, 30 minutes, 2 hours, 6 hours, then every 12 hours, each a little later by
                chance so that not all come back at once, or after as long as the other side asks to wait, a day at most; given
                up after 7 days
    final       what only a person can mend (a key that is refused, an address that is gone) is given up at once
    withheld    what may not go yet waits for its time; what may not go any more is dropped, with the reason

No transaction is open while the other side answers. A delivery is claimed before it is sent, so that two processes never hand
over the same one, nor two of one work to one partner; who dies meanwhile lets go of it after a while, and it is sent again under
the same id. Partners are served side by side: one that hangs keeps no other waiting.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from skywave.archive.layout import object_path
from skywave.errors import SkywaveError
from skywave.io import deliveries as stored
from skywave.io import ledger
from skywave.io.deliveries import DROPPED, DUE, FAILED, HANDED, STANDING, STORY, WITHDRAWAL, Delivery
from skywave.partners import followed
from skywave.partners.answered import accept_answer
from skywave.partners.channels.mail import Mail
from skywave.partners.channels.posting import Poster
from skywave.partners.channels.push import Push, Pushed
from skywave.partners.channels.webhook import Webhook
from skywave.partners.channels.wordpress import WordPress
from skywave.partners.forms import file_address
from skywave.partners.items import ItemMaker
from skywave.partners.planning import waits_until
from skywave.partners.receipts import check_page
from skywave.partners.retrying import GIVE_UP_TRIES, wait_seconds
from skywave.partners.roster import Partner, find_partner
from skywave.partners.standing import standing_item
from skywave.story.item import CANCELED, USABLE, WITHHELD, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.engine import Connection

    from skywave.archive.asset import File
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.channels.push import Channel
    from skywave.ports import Progress

_CLAIMED: Final = 15 * 60  # longer than any push may take: then whoever had it is dead
_AT_ONCE: Final = 8
_FAILURES: Final = 3  # in a row: a partner whose system is down is not asked for every story that waits
_MOST: Final = 500  # of one partner in one run, so that the others have their turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one delivery.

    Attributes:
        delivery: As it is now.
        title: Of the work, or empty.
        note: What more there is to say: a receipt that was refused, or empty.
    """

    delivery: Delivery
    title: str = ""
    note: str = ""


def channels_of(
    newsroom: Newsroom, *, poster: Poster | None = None, environment: Mapping[str, str] | None = None
) -> dict[str, Channel]:
    """Return the channels by the kind that a contract names."""
    poster = poster or Poster()
    environment = os.environ if environment is None else environment
    return {
        "webhook": Webhook(poster),
        "wordpress": WordPress(poster, environment=environment),
        "mail": Mail(newsroom.config.domain, environment=environment),
    }


def deliver(
    newsroom: Newsroom,
    *,
    partner: str | None = None,
    now: int,
    report: Progress | None = None,
    channels: Mapping[str, Channel] | None = None,
    service: str = "",
) -> list[Outcome]:
    """Hand over what is due.

    Args:
        newsroom: Open.
        partner: A code: only this one's; None: everybody's.
        now: Seconds since the epoch.
        report: Told of progress.
        channels: By kind; the real ones by default.
        service: The address of the newsroom's own HTTP interface for partners, from which they fetch files; empty: they fetch
            those that readers get too, from the public tree.

    Raises:
        ConfigError: The catalogue cannot be used.
        UsageError: There is no such partner.
    """
    with newsroom.catalogue.transaction() as db:
        codes = [find_partner(db, partner).code] if partner is not None else followed.partners_due(db, now)
        by_partner = {code: due for code in codes if (due := followed.due_of(db, code, now, _MOST))}
    if not by_partner:
        return []
    courier = _Courier(newsroom, channels or channels_of(newsroom), now, service)
    found: list[Outcome] = []
    with ThreadPoolExecutor(min(_AT_ONCE, len(by_partner))) as pool:
        for outcomes in pool.map(courier.serve, by_partner.values()):
            found += outcomes
            if report:
                report(len(found), sum(map(len, by_partner.values())), "deliveries")
    return sorted(found, key=lambda one: one.delivery.number)


class _Courier:
    """Serves partners, one after the other or side by side."""

    def __init__(self, newsroom: Newsroom, channels: Mapping[str, Channel], now: int, service: str) -> None:
        self._newsroom = newsroom
        self._channels = channels
        self._now = now
        self._service = service.rstrip("/")

    def serve(self, waiting: Sequence[Delivery]) -> list[Outcome]:
        """Hand over one partner's deliveries, until its system fails several times in a row."""
        found: list[Outcome] = []
        failures = 0
        for one in waiting:
            if failures >= _FAILURES:
                break
            outcome = self._one(one)
            if outcome is None:
                continue
            found.append(outcome)
            failures = failures + 1 if outcome.delivery.state == DUE and outcome.delivery.tries > one.tries else 0
        return found

    def _one(self, one: Delivery) -> Outcome | None:
        """Hand one delivery over, once; None where somebody else has it."""
        if not self._claim(one):
            return None
        try:
            with self._newsroom.catalogue.transaction() as db:
                partner = find_partner(db, one.partner)
                item, kind = self._make(db, partner, one)
            if item is None or (item.status == WITHHELD and kind in (STORY, STANDING)):
                return self._not_now(one, partner, item)
            if item.status == CANCELED and kind == STORY:
                return self._settle(
                    one, item.title, tries=one.tries, state=DROPPED, next=None, said=f"it did not go: {item.why}"
                )
            return self._push(one, partner, replace(item, delivery=one.id), kind)
        finally:
            with self._newsroom.catalogue.transaction() as db:
                followed.release(db, one)

    def _claim(self, one: Delivery) -> bool:
        try:
            with self._newsroom.catalogue.transaction() as db:
                return followed.claim(db, one, self._now, self._now + _CLAIMED)
        except sa.exc.IntegrityError:
            return False  # another process took it at the same moment

    def _make(self, db: Connection, partner: Partner, one: Delivery) -> tuple[Item | None, str]:
        """Return what goes at this moment, and as what: a correction of what was taken back meanwhile is a withdrawal."""
        maker = ItemMaker(self._newsroom, db, self._now)
        if one.kind == STANDING:
            leaf = ledger.read_leaf(db, one.desk, one.idx) if one.desk in self._newsroom.config.desks else None
            return (standing_item(self._newsroom, maker, partner, one.desk, leaf) if leaf else None), STANDING
        had = followed.history(db, one.partner, one.desk, one.work)
        holds = any(other.handed is not None or (other.tries and other.id != one.id) for other in had)
        if one.kind == STORY and not partner.is_active(self._now):
            holds = False
        item = maker.make(partner, one.desk, one.work, holds=holds or one.kind != STORY)
        gone = item is not None and item.status != USABLE and (holds or one.kind != STORY)
        return item, WITHDRAWAL if gone else one.kind

    def _not_now(self, one: Delivery, partner: Partner, item: Item | None) -> Outcome:
        at = waits_until(partner, item, self._now) if item else None
        if item and at is not None:
            return self._settle(one, item.title, tries=one.tries, next=at, said=f"it waits: {item.why}")
        why = item.why if item else "the contract does not cover it, or the work is gone"
        return self._settle(
            one, item.title if item else "", tries=one.tries, state=DROPPED, next=None, said=f"it did not go: {why}"
        )

    def _push(self, one: Delivery, partner: Partner, item: Item, kind: str) -> Outcome:
        channel = self._channels.get(partner.contract.channel.kind)
        if channel is None:
            # The contract says "pull" since: it asks for it itself.
            return self._settle(one, item.title, tries=one.tries, next=None, channel="pull")
        push = Push(
            id=one.id,
            kind=kind,
            why=one.why if kind == one.kind or not item.why else item.why,
            partner=partner,
            item=item,
            now=self._now,
            address=self._address_for(item),
            may_go=lambda file: self._may_go(one, file),
            read=self._read,
            remote=one.remote,
        )
        try:
            pushed = channel.push(push)
        except SkywaveError as error:
            pushed = Pushed(taken=False, said=error.message)
        if not pushed.taken:
            return self._failed(one, item, pushed)
        # What was taken is as true where a newer one has taken its place meanwhile.
        outcome = self._settle(
            one,
            item.title,
            state=HANDED,
            next=None,
            handed=self._now,
            said=pushed.said,
            kind=kind,
            version=item.version,
            idx=one.idx if kind == STANDING else max(one.idx, item.index),
            digest=item.digest,
            until=item.until,
            remote=pushed.remote or one.remote,
            channel=partner.contract.channel.kind,
            **self._page(partner, pushed.page),
        )
        note = self._receipt(partner, pushed) if pushed.receipt is not None else ""
        return replace(self._read_again(outcome), note=note)

    def _page(self, partner: Partner, page: str) -> dict[str, str]:
        try:
            check_page(page, partner.contract.sites)
        except SkywaveError:
            return {}  # a claim that cannot be the partner's page
        return {"page": page} if page else {}

    def _failed(self, one: Delivery, item: Item, pushed: Pushed) -> Outcome:
        tries = one.tries + 1
        at = self._now + wait_seconds(tries, self._newsroom.entropy.token(2), pushed.wait)
        if pushed.final or tries >= GIVE_UP_TRIES:
            return self._settle(one, item.title, state=FAILED, next=None, said=pushed.said)
        return self._settle(one, item.title, next=at, said=pushed.said)

    def _settle(self, one: Delivery, title: str, **values: Any) -> Outcome:
        with self._newsroom.catalogue.transaction() as db:
            now = stored.read_delivery(db, one.id)
            assert now is not None, "deliveries are never removed"
            if now.state == DROPPED and values.get("state") != HANDED:
                values = {}  # a newer one stands in its place, whatever became of this one
            if values:
                stored.change_delivery(db, one.id, **values)
            after = stored.read_delivery(db, one.id)
        return Outcome(after or one, title)

    def _read_again(self, outcome: Outcome) -> Outcome:
        with self._newsroom.catalogue.transaction() as db:
            return replace(outcome, delivery=stored.read_delivery(db, outcome.delivery.id) or outcome.delivery)

    def _receipt(self, partner: Partner, pushed: Pushed) -> str:
        """Check the receipt of an answer, and return why it does not count, or nothing."""
        try:
            with self._newsroom.catalogue.transaction() as db:
                return accept_answer(db, self._newsroom.config.newsroom, partner, pushed.receipt, now=self._now)
        except SkywaveError as error:
            return f"its receipt does not count: {error.message}"

    # --- files ---------------------------------------------------------------------------

    def _address_for(self, item: Item) -> Callable[[File], str]:
        """Return where a partner fetches a file: from the service, else from the public tree where readers get it too."""

        def address(file: File) -> str:
            if self._service:
                return file_address(self._service, item, file)
            path = object_path(file.digest, file.extension)
            return f"{item.site}{path}" if (self._newsroom.public / path).is_file() else ""

        return address

    def _may_go(self, one: Delivery, file: File) -> bool:
        """Decide the right of a file again, at this moment, whatever was decided when the item was made."""
        now = max(self._now, self._newsroom.clock.now())
        with self._newsroom.catalogue.transaction() as db:
            partner = find_partner(db, one.partner)
            item = ItemMaker(self._newsroom, db, now).make(partner, one.desk, one.work, holds=True)
        return item is not None and any(file in asset.files for asset in item.assets)

    def _read(self, file: File) -> bytes | None:
        path = self._newsroom.file_path(file)
        try:
            return path.read_bytes() if path else None
        except OSError:
            return None
