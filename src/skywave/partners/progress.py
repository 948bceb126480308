"""How far deliveries have come, in words that never say more than is known: handed over, received, applied are three things."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from skywave.io import deliveries as stored
from skywave.io.deliveries import CORRECTION, DROPPED, FAILED, STANDING, STORY, Delivery
from skywave.newsroom.shelf import CatalogueShelf
from skywave.partners.looking import NO_MORE

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.roster import Partner

_HOUR: Final = 3600
_SENDING: Final = "it is on its way, or whoever sent it has stopped"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one delivery has come.

    Attributes:
        delivery: As the catalogue has it.
        title: Of the work, or empty.
        words: One line for people.
        deadline: By when its page must show it, seconds since the epoch, or None.
        overdue: Why a person must act, or empty.
    """

    delivery: Delivery
    title: str
    words: str
    deadline: int | None
    overdue: str

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        value = {name: part for name, part in asdict(self.delivery).items() if name != "number"}
        rest = {"title": self.title, "words": self.words, "deadline": self.deadline, "overdue": self.overdue}
        return value | rest


def progress_of(
    newsroom: Newsroom, db: Connection, partner: Partner, now: int, *, open_only: bool = False
) -> list[Progress]:
    """Return how far a partner's deliveries have come, the newest first.

    Args:
        newsroom: Open.
        db: An open transaction.
        partner: Whose.
        now: Seconds since the epoch.
        open_only: Only those on which a person must act.
    """
    rows = stored.deliveries_of(db, partner.code)
    superseded = _superseded(rows)
    shelves: dict[str, CatalogueShelf] = {}
    found = []
    for row in reversed(rows):
        late = "" if row.id in superseded else _overdue(partner, row, now)
        if open_only and not late:
            continue
        found.append(
            Progress(row, _title(newsroom, db, shelves, row), words_of(row, now), _deadline(partner, row), late)
        )
    return found


def _superseded(rows: list[Delivery]) -> set[str]:
    """Return the deliveries of a work after which a newer one was handed over: that one stands for what has to happen now."""
    newest: dict[tuple[str, str], Delivery] = {}
    gone: set[str] = set()
    for row in rows:
        key = (row.desk, row.work)
        if row.state == DROPPED:
            continue
        if (before := newest.get(key)) is not None and (row.kind != STORY or before.kind == STORY):
            gone.add(before.id)
        if key not in newest or row.kind != STORY or newest[key].kind == STORY:
            newest[key] = row
    return gone


def _deadline(partner: Partner, row: Delivery) -> int | None:
    if row.kind == STORY or row.state == DROPPED:
        return None
    contract = partner.contract
    hours = contract.corrections.hours if row.kind in (CORRECTION, STANDING) else contract.takedowns.hours
    return (row.handed if row.handed is not None else row.made) + hours * _HOUR


def _overdue(partner: Partner, row: Delivery, now: int) -> str:
    """Say why a person must act on a delivery, or nothing."""
    if row.state == FAILED and row.handed is None:
        return "it was given up"
    deadline = _deadline(partner, row)
    if deadline is None:
        return ""
    if row.applied is not None:
        return "its page no longer shows it" if row.said.startswith(NO_MORE) else ""
    if now < deadline:
        return ""
    if row.handed is None:
        return "it was not fetched" if row.channel == "pull" else "it could not be handed over"
    return "its page does not show it" if row.looked is not None else "it was not seen on its page"


def words_of(row: Delivery, now: int) -> str:
    """Return the state of a delivery as one line."""
    if row.state == DROPPED and row.handed is None:
        return f"dropped: {row.said}"
    if row.handed is None:
        return _not_handed(row, now)
    said = [f"handed over {_day(row.handed)}"]
    said.append(f"receipt {_day(row.received)}" if row.received is not None else "no receipt yet")
    if row.applied is not None:
        said.append(f"seen on its page {_day(row.applied)}")
        if row.said.startswith(NO_MORE):
            said.append(f"{row.said} ({_day(row.looked)})")
    elif row.looked is not None:
        said.append(f"{row.said} ({_day(row.looked)})")
    elif row.page:
        said.append("its page was not looked at yet")
    else:
        said.append("its page is not known")
    return "; ".join(said)


def _not_handed(row: Delivery, now: int) -> str:
    tried = f"tried {row.tries} time{'' if row.tries == 1 else 's'}"
    if row.state == FAILED:
        return f"given up, {tried}: {row.said or 'no answer'}"
    if row.channel == "pull":
        return "waits until the partner asks for it"
    at = row.next if row.next is not None else now
    when = "to be handed over now" if at <= now else f"next try {_day(at)}" if row.tries else f"goes {_day(at)}"
    if not row.tries:
        return f"{when}{': ' + row.said if row.said else ''}"
    return f"not handed over, {tried}: {row.said or _SENDING}; {when}"


def _title(newsroom: Newsroom, db: Connection, shelves: dict[str, CatalogueShelf], row: Delivery) -> str:
    desk = newsroom.config.desks.get(row.desk)
    if desk is None:
        return ""
    if row.kind == STANDING:
        return f"standing texts of {row.desk}"
    if row.desk not in shelves:
        shelves[row.desk] = CatalogueShelf(db, newsroom.root, row.desk, desk.language)
    story = shelves[row.desk].story(row.work)
    head = story.effective.head if story else None
    return head.title if head else ""


def _day(seconds: int | None) -> str:
    if seconds is None:
        return "at an unknown time"
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{moment.day} {moment:%B %Y %H:%M} UTC"
