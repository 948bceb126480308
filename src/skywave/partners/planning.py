"""Planning: what each partner must get that it was not told yet. What it costs follows what changed, never the archive.

    new versions     story deliveries for active partners with a push channel whose contract covers the desk; for whoever holds an
                     older version: a correction (it came with a note), a withdrawal (taken back, or a part of it removed), or
                     the new version
    standing texts   one delivery for each partner that holds anything of the desk
    rights           a file left the public tree or came back, a right or a window in a delivery ended, a licence or a contract
                     changed, a root note made records void: what is touched is made again and compared with what was delivered

For partners that pull, corrections, withdrawals, rights and standing texts are planned too and wait for them; plain stories are
not, because they ask for those. Ended partners go on to get what concerns what they hold. A newer delivery takes the place of one
that waits. Only one process at a time plans, in short transactions that hold what was planned and how far: interrupted and begun
again it loses nothing and doubles nothing.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from skywave.archive.record import REDACT, RETRACT
from skywave.archive.record import STANDING as STANDING_RECORD
from skywave.errors import ConfigError
from skywave.io import deliveries as stored
from skywave.io import ledger
from skywave.io.deliveries import CORRECTION, DROPPED, DUE, RIGHT, STANDING, STORY, WITHDRAWAL, Delivery
from skywave.io.partners import read_mark, write_mark
from skywave.partners import followed
from skywave.partners.contract import parse_contract
from skywave.partners.items import ItemMaker
from skywave.partners.roster import Partner, read_roster
from skywave.partners.standing import standing_item
from skywave.story.item import CANCELED, USABLE, WITHHELD, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection

    from skywave.io.ledger import Leaf
    from skywave.newsroom.newsroom import Newsroom

_LEAVES: Final = 512
_AT_ONCE: Final = 1000
_HOUR: Final = 3600
_GRAVITY: Final = {STORY: 0, CORRECTION: 1, RIGHT: 2, WITHDRAWAL: 3}
_Works = set[tuple[str, str]]


@dataclass(slots=True)
class Planned:
    """What was planned.

    Attributes:
        made: New deliveries, in the order in which they were made.
        leaves: How many records were looked at.
        checked: How many holdings were compared with what was delivered.
    """

    made: list[Delivery] = field(default_factory=list)
    leaves: int = 0
    checked: int = 0


class _Dry(Exception):
    """Ends a planning of which nothing is to be kept."""


def plan(newsroom: Newsroom, now: int, *, dry: bool = False) -> Planned:
    """Make the deliveries that are missing.

    Args:
        newsroom: Open.
        now: Seconds since the epoch.
        dry: Keep nothing: only say what would be made.

    Raises:
        ConfigError: The catalogue cannot be used.
    """
    followed.begin_planning(newsroom.catalogue)
    planned, more = Planned(), True
    while more:
        with contextlib.suppress(_Dry), newsroom.catalogue.transaction() as db:
            followed.hold_planning(db)
            planner = _Planner(newsroom, db, now, planned)
            more = planner.run(None if dry else _AT_ONCE)
            if dry:
                raise _Dry
        planned = planner.planned
    return planned


def waits_until(partner: Partner, item: Item, now: int) -> int | None:
    """Return when an item that is withheld from a partner may go, or None where waiting does not help."""
    contract = partner.contract
    if partner.ended is not None or (contract.until is not None and now >= contract.until):
        return None
    at = max(contract.start or 0, item.first + contract.window.delay_hours * _HOUR)
    if at <= now or (contract.until is not None and at >= contract.until):
        return None
    return at


def substance(item: Item | None) -> tuple[object, ...]:
    """Return what a partner may use of an item: its status, its text and the files that may travel."""
    if item is None:
        return ()
    files = tuple(file.digest for asset in item.assets for file in asset.files)
    return (item.status, item.title, item.blocks, files)


class _Planner:
    """One planning, in one transaction."""

    def __init__(self, newsroom: Newsroom, db: Connection, now: int, before: Planned) -> None:
        self._newsroom = newsroom
        self._db = db
        self._now = now
        self._maker = ItemMaker(newsroom, db, now)
        self._partners = {one.code: one for one in read_roster(db)}
        self._size = {code: ledger.log_state(db, code).size for code in newsroom.config.desks}
        self._done: set[tuple[str, str, str]] = set()
        self._stories_made: list[Delivery] = []
        self.planned = Planned(list(before.made), before.leaves, before.checked)

    def run(self, most: int | None) -> bool:
        """Plan, and return whether there is more to do.

        Args:
            most: Of new records times partners in this transaction, which keeps others from writing; None: all.
        """
        if not self._partners:
            return False
        room = None if most is None else max(1, most // len(self._partners))
        for desk in self._newsroom.config.desks:
            before = self.planned.leaves
            if self._desk(desk, room):
                return True
            room = None if room is None else max(1, room - (self.planned.leaves - before))
        # What was made for a new version above says all that a right could say of the same work.
        self._voids()
        self._files()
        self._licences()
        self._contracts()
        self._endings()
        return False

    # --- new records ---------------------------------------------------------------------

    def _desk(self, desk: str, room: int | None) -> bool:
        """Look at a desk's new records, so many at most; return whether there are more."""
        name = followed.mark_name("desk", desk)
        mark = read_mark(self._db, name)
        at = int(mark) if mark is not None else self._beginning(desk)
        size = self._size[desk] if room is None else min(self._size[desk], at + room)
        while at < size:
            leaves = ledger.read_leaves(self._db, desk, at, min(at + _LEAVES, size))
            self.planned.leaves += len(leaves)
            self._stories(desk, leaves)
            for leaf in leaves:
                if leaf.record.kind == STANDING_RECORD:
                    self._standing(desk, leaf)
                elif leaf.record.kind == REDACT:
                    self._recheck(self._others(leaf, desk), WITHDRAWAL, "a picture in it was removed")
            at += len(leaves)
        if mark is None or size != int(mark):
            write_mark(self._db, name, str(size))
        return size < self._size[desk]

    def _beginning(self, desk: str) -> int:
        """Return the first leaf that was logged when there was a partner: nobody is sent the archive unasked."""
        since = min(one.added for one in self._partners.values())
        low, high = 0, self._size[desk]
        while low < high:
            middle = (low + high) // 2
            leaf = ledger.read_leaf(self._db, desk, middle)
            assert leaf is not None, "a log has every leaf below its size"
            low, high = (low, middle) if leaf.record.logged >= since else (middle + 1, high)
        return low

    def _stories(self, desk: str, leaves: Sequence[Leaf]) -> None:
        """Plan what the new versions and redactions of works ask for."""
        changed: dict[str, list[Leaf]] = {}
        for leaf in leaves:
            if leaf.record.work and (leaf.record.is_story or leaf.record.kind == REDACT):
                changed.setdefault(leaf.record.work, []).append(leaf)
        if not changed:
            return
        self._maker.prime([(desk, work) for work in changed])
        held: dict[str, dict[str, Delivery]] = {}
        for one in followed.holders(self._db, desk, list(changed)):
            held.setdefault(one.work, {})[one.partner] = one
        waiting = followed.waiting(self._db, desk, list(changed))
        for work, fresh in changed.items():
            for partner in self._partners.values():
                if (last := held.get(work, {}).get(partner.code)) is not None:
                    self._change(partner, desk, work, fresh, last)
                elif any(leaf.record.is_story for leaf in fresh):
                    self._story(partner, desk, work, fresh[-1], drop=(partner.code, work) in waiting)
        stored.add_deliveries(self._db, self._stories_made)
        self._stories_made = []

    def _story(self, partner: Partner, desk: str, work: str, leaf: Leaf, *, drop: bool) -> None:
        """Plan a story for a partner that does not have it; there may be many, so they are stored together."""
        active = partner.ended is None and partner.contract.channel.kind != "pull"
        if not active or leaf.record.logged < partner.added or not partner.contract.covers_desk(desk):
            return
        item = self._maker.make(partner, desk, work)
        if item is None:
            return
        at: int | None = self._now
        if item.status == WITHHELD:
            at = waits_until(partner, item, self._now)
        if item.status != CANCELED and at is not None:
            why = "a new story" if item.version == 1 else "a new version"
            new = self._make(partner, item, STORY, why, at=at)
            if drop:
                stored.drop_older(self._db, partner.code, desk, work, new.id)
            self._stories_made.append(new)
            self._note(new)

    def _change(self, partner: Partner, desk: str, work: str, fresh: list[Leaf], last: Delivery) -> None:
        """Plan what a partner that holds a work must hear of its new versions and redactions."""
        item = self._maker.make(partner, desk, work, holds=True)
        if item is None:
            return
        kind, why = self._kind(item, fresh)
        if kind == STORY:
            if not partner.is_active(self._now) or partner.contract.channel.kind == "pull":
                return
            if item.digest == last.digest and last.state != DROPPED:
                return
        had = followed.history(self._db, partner.code, desk, work)
        if all(one.digest == item.digest for one in had if one.handed is not None or one.tries):
            return  # it never held anything but this
        if last.handed is not None and last.digest == item.digest and _GRAVITY.get(last.kind, 0) >= _GRAVITY[kind]:
            return  # it asked before it was told, and was told then
        if last.state == DUE and _GRAVITY.get(last.kind, 0) > _GRAVITY[kind]:
            kind, why = last.kind, last.why  # what waits and was graver goes with the newer version
        self._add(partner, item, kind, why, cause=max(fresh[-1].index, item.index), last=last)

    def _kind(self, item: Item, fresh: list[Leaf]) -> tuple[str, str]:
        found = [STORY]
        for leaf in fresh:
            if leaf.record.kind in (RETRACT, REDACT) or item.status != USABLE:
                found.append(WITHDRAWAL)
            elif any(note.to_version == leaf.record.version for note in item.notes):
                found.append(CORRECTION)
        kind = max(found, key=lambda one: _GRAVITY[one])
        if kind == WITHDRAWAL:
            return kind, item.why or "a part of the story was removed"
        if kind == CORRECTION:
            note = next(note for note in item.notes if note.to_version >= fresh[0].record.version)
            return kind, f"{note.type}: {' '.join(note.text.split())[:500]}"
        return kind, "a new version"

    def _others(self, leaf: Leaf, desk: str) -> _Works:
        """Return the works of any desk that show a file which a redaction removed, but for the redacted one."""
        found: _Works = set()
        for removal in leaf.record.removals:
            if removal.digest is not None:
                found.update(ledger.users_of(self._db, removal.digest.hex()))
        return found - {(desk, leaf.record.work or "")}

    def _standing(self, desk: str, leaf: Leaf) -> None:
        for code in followed.holder_codes(self._db, desk):
            partner, work = self._partners[code], leaf.record.work or ""
            had = followed.history(self._db, code, desk, work)
            if any(one.idx >= leaf.index for one in had):
                continue
            item = standing_item(self._newsroom, self._maker, partner, desk, leaf)
            if item is not None:
                self._add(partner, item, STANDING, "the standing texts have changed", last=had[-1] if had else None)

    # --- what changed without a new record -------------------------------------------------

    def _voids(self) -> None:
        version, mark = str(self._newsroom.root.version), read_mark(self._db, "root")
        if mark == version:
            return
        if mark is not None or self._newsroom.root.voids:
            touched: _Works = set()
            for void in self._newsroom.root.voids:
                end = min(void.end, self._size.get(void.desk, 0))
                for leaf in ledger.read_leaves(self._db, void.desk, void.start, end):
                    if leaf.record.work:
                        touched.add((void.desk, leaf.record.work))
            self._recheck(touched, WITHDRAWAL, "the newsroom has declared a record of it void")
        write_mark(self._db, "root", version)

    def _files(self) -> None:
        gone, back = followed.files_gone_or_back(self._db)
        returned = followed.forget_gone(self._db, back)
        followed.remember_gone(self._db, gone)
        touched: _Works = set()
        for digest in (*gone, *returned):
            touched.update(ledger.users_of(self._db, digest))
        self._recheck(touched, RIGHT, "the right to a photo or recording in it has changed")

    def _licences(self) -> None:
        digest, mark = followed.licences_digest(self._newsroom), read_mark(self._db, "licences")
        if digest == mark:
            return
        if mark is not None:
            for code in self._partners:
                self._compare(followed.holdings_of(self._db, code), "a licence of the newsroom has changed")
        write_mark(self._db, "licences", digest)

    def _contracts(self) -> None:
        marks = followed.marks_of(self._db, "contract")
        for partner in self._partners.values():
            name = followed.mark_name("contract", partner.code)
            before = int(marks.get(name, "1"))
            if before != partner.number:
                self._contract(partner, before)
                write_mark(self._db, name, str(partner.number))

    def _contract(self, partner: Partner, before: int) -> None:
        """Compare what a partner may use under its new contract with what it might under the one before."""
        text = followed.contract_text(self._db, partner.code, before)
        try:
            old = replace(partner, contract=parse_contract(text)) if text else None
        except ConfigError:
            old = None  # written by an older program: whatever differs from what was delivered counts
        self._rechannel(partner)
        for one in followed.holdings_of(self._db, partner.code):
            if one.kind == STANDING:
                continue
            new = self._maker.make(partner, one.desk, one.work, holds=True)
            if old and substance(new) == substance(self._maker.make(old, one.desk, one.work, holds=True)):
                continue
            self._compare([one], "the contract has changed")

    def _rechannel(self, partner: Partner) -> None:
        """Let what waits go by the channel that the contract names now."""
        channel = partner.contract.channel.kind
        for one in stored.deliveries_of(self._db, partner.code):
            if one.state == DUE and one.channel != channel:
                at = None if channel == "pull" else self._now if one.next is None else one.next
                stored.change_delivery(self._db, one.id, channel=channel, next=at)

    def _endings(self) -> None:
        """Look at the deliveries in which a right or a window has ended by itself."""
        for one in stored.ending(self._db, self._now):
            partner = self._partners[one.partner]
            had = followed.history(self._db, one.partner, one.desk, one.work)
            if had[-1].id != one.id or one.until is None or one.kind == STANDING:
                stored.change_delivery(self._db, one.id, until=None)
                continue
            new = self._maker.make(partner, one.desk, one.work, holds=True)
            before = ItemMaker(self._newsroom, self._db, one.until - 1).make(partner, one.desk, one.work, holds=True)
            stored.change_delivery(self._db, one.id, until=new.until if new else None)
            if new is not None and substance(new) != substance(before):
                self._compare([one], "a right has ended")

    def _recheck(self, works: _Works, kind: str, why: str) -> None:
        by_desk: dict[str, list[str]] = {}
        for desk, work in sorted(works):
            if desk in self._size:
                by_desk.setdefault(desk, []).append(work)
        for desk, named in by_desk.items():
            self._compare(followed.holders(self._db, desk, named), why, kind=kind)

    def _compare(self, holdings: Iterable[Delivery], why: str, *, kind: str = RIGHT) -> None:
        """Make holdings again, and plan a delivery for each that is not what was delivered."""
        for one in holdings:
            if one.kind == STANDING or (one.partner, one.desk, one.work) in self._done:
                continue
            self.planned.checked += 1
            item = self._maker.make(self._partners[one.partner], one.desk, one.work, holds=True)
            if item is None or item.digest == one.digest:
                continue
            gone = item.status != USABLE
            self._add(
                self._partners[one.partner],
                item,
                WITHDRAWAL if gone else kind,
                item.why if gone else why,
                cause=max(one.idx, item.index),
                last=one,
            )

    def _add(
        self,
        partner: Partner,
        item: Item,
        kind: str,
        why: str,
        *,
        cause: int | None = None,
        last: Delivery | None = None,
    ) -> None:
        new = self._make(partner, item, kind, why, cause=cause, last=last)
        stored.add_deliveries(self._db, [new])
        stored.drop_older(self._db, partner.code, item.desk, item.work, new.id)
        self._note(new)

    def _note(self, new: Delivery) -> None:
        self._done.add((new.partner, new.desk, new.work))
        self.planned.made.append(new)

    def _make(
        self,
        partner: Partner,
        item: Item,
        kind: str,
        why: str,
        *,
        at: int | None = None,
        cause: int | None = None,
        last: Delivery | None = None,
    ) -> Delivery:
        channel = partner.contract.channel.kind
        return Delivery(
            id=stored.new_id(self._newsroom.entropy),
            partner=partner.code,
            desk=item.desk,
            work=item.work,
            version=item.version,
            idx=item.index if cause is None else cause,
            kind=kind,
            why=why,
            digest=item.digest,
            channel=channel,
            next=None if channel == "pull" else self._now if at is None else at,
            made=self._now,
            remote=last.remote if last else "",
            page=last.page if last else "",
            until=item.until,
        )
