"""One request of a known partner: what every answer is made from."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import sqlalchemy as sa

from skywave.archive import record
from skywave.io import ledger
from skywave.io.deliveries import STANDING, STORY, Delivery, holdings, newest_deliveries
from skywave.io.tables import deliveries
from skywave.partners.forms import file_address
from skywave.partners.items import ItemMaker
from skywave.partners.service.access import partner_of, unknown_token
from skywave.partners.service.recording import is_on_record
from skywave.partners.service.refusal import Refused, no_such_thing
from skywave.partners.standing import standing_item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.engine import Connection
    from starlette.responses import Response

    from skywave.archive.asset import File
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.roster import Partner
    from skywave.partners.service.current import Current
    from skywave.story.item import Item


_NEWEST: Final = (
    sa.select(*(deliveries.c[item.name] for item in fields(Delivery)))
    .where(*(deliveries.c[name] == sa.bindparam(name) for name in ("partner", "desk", "work")))
    .order_by(deliveries.c.number.desc())
    .limit(1)
)


@dataclass(slots=True)
class Asked:
    """A request of a partner, in an open transaction that only reads.

    Attributes:
        newsroom: As it is now.
        db: The transaction.
        partner: Who asks.
        now: Seconds since the epoch.
        address: Of this service, without a final slash.
        token: With which it asks.
        current: The newsroom as it will be when it is asked for again.
        head: Only the headers of the answer are wanted: nothing leaves, so nothing is written down.
        known: What the request knows already: its If-None-Match, or empty.
        maker: Makes items.
    """

    newsroom: Newsroom
    db: Connection
    partner: Partner
    now: int
    address: str
    token: str
    current: Current
    head: bool = False
    known: str = ""
    maker: ItemMaker = field(init=False)
    _digests: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.maker = ItemMaker(self.newsroom, self.db, self.now)

    def again(self, db: Connection) -> Asked:
        """Return the same request in another transaction, with the newsroom and the contract as they are by then.

        Raises:
            Refused: The token opens nothing any more.
        """
        partner = partner_of(db, self.token)
        if partner is None:
            raise unknown_token(given=True)
        return Asked(self.current.newsroom(), db, partner, self.now, self.address, self.token, self.current)

    def desk(self, stated: str | None) -> str:
        """Return the desk that a request means: the one it states, or the partner's only one.

        Raises:
            Refused: None is stated and there are several, or the contract does not cover it.
        """
        contract, desks = self.partner.contract, self.newsroom.config.desks
        if stated is None:
            covered = [code for code in desks if contract.covers_desk(code)]
            if len(covered) == 1:
                return covered[0]
            raise Refused(
                422, "which-desk", "the contract covers several desks, and the request names none",
                "add desk=CODE; GET /v1/contract names them",
            )  # fmt: skip
        if stated not in desks:
            raise no_such_thing("desk of this name")
        if not contract.covers_desk(stated):
            raise Refused(
                403, "outside-contract", "the contract does not cover this desk", "GET /v1/contract names those it covers"
            )  # fmt: skip
        return stated

    def held(self, desk: str, works: Sequence[str]) -> dict[str, Held]:
        """Return what is on record of each of these works for the partner."""
        if len(works) == 1:
            row = self.db.execute(_NEWEST, {"partner": self.partner.code, "desk": desk, "work": works[0]}).one_or_none()
            newest = {works[0]: Delivery(*row)} if row is not None else {}
        else:
            newest = newest_deliveries(self.db, self.partner.code, desk, works)
        return {work: self._held(desk, work, newest.get(work)) for work in works}

    def _held(self, desk: str, work: str, newest: Delivery | None) -> Held:
        if newest is None:
            return Held()
        # What was tried may have arrived, and what is no plain story is only ever made for those who hold one.
        holds = newest.handed is not None or newest.tries > 0 or newest.kind != STORY
        return Held(newest, holds or bool(holdings(self.db, desk=desk, work=work, partner=self.partner.code)))

    def make(self, desk: str, work: str, held: Held) -> Item | None:
        """Return what the partner may have of a work, or of the standing texts that it was told of, or None."""
        if held.newest is not None and held.newest.kind == STANDING:
            leaf = ledger.last_of_kind(self.db, desk, record.STANDING)
            return standing_item(self.newsroom, self.maker, self.partner, desk, leaf) if leaf else None
        return self.maker.make(self.partner, desk, work, holds=held.holds)

    def digest(self, item: Item) -> str:
        """Return the digest of an item of this request, made once."""
        key = (item.desk, item.work)
        if key not in self._digests:
            self._digests[key] = item.digest
        return self._digests[key]

    def is_recorded(self, held: Held, item: Item) -> bool:
        """Say whether it is on record that the partner was handed exactly this."""
        newest = held.newest
        return newest is not None and is_on_record(newest, self.digest(item))

    def work_address(self, desk: str, work: str, form: str = "") -> str:
        """Return the address of a work."""
        more = f"&form={form}" if form else ""
        return f"{self.address}/v1/works/{work}?desk={quote(desk, safe='')}{more}"

    def file_address(self, item: Item, file: File) -> str:
        """Return the address of a file of an item."""
        return file_address(self.address, item, file)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is left to do after the reading, and writes: it may have to wait for others that write, so it keeps no reader waiting.

    Attributes:
        finish: Writes, and returns the answer.
    """

    finish: Callable[[], Response]


@dataclass(frozen=True, slots=True)
class Held:
    """What is on record of a work for a partner.

    Attributes:
        newest: Its newest delivery, or None.
        holds: It was handed the work at some time.
    """

    newest: Delivery | None = None
    holds: bool = False
