"""Works over HTTP: one in a form, and the list of those that changed.

    200   the work in the form asked for; 304 where the partner says that it has exactly this
    403   the contract does not allow it now: its window, its beginning or end
    404   there is no such work for this partner
    410   taken back for good: in the form asked for, with the notes and nothing else
    451   a right to its text is missing or has ended: the sentence says why

A work that the partner holds it may fetch for ever: corrections must reach it after its contract's end too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response

from skywave.io import ledger
from skywave.partners.forms import FORMS, Feed, render_item
from skywave.partners.service.asked import Writing
from skywave.partners.service.changes import changed_works, end_of_log, last_changes, leaves_of, newest_works
from skywave.partners.service.recording import Changed, hold_partner, hold_planning_off, limit_waiting, record
from skywave.partners.service.refusal import Refused, no_such_thing
from skywave.story.item import CANCELED, USABLE, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from skywave.partners.service.asked import Asked, Held
    from skywave.story.item import Item

MOST: Final = 100
_SCAN: Final = 240  # leaves that are looked at for the newest works that a contract allows
Later = Callable[[], Response] | Writing


def answer_work(asked: Asked, work: str, desk: str | None, form: str) -> Later:
    """Return what answers a request for one work, once the reading is over.

    Raises:
        Refused: The partner may not have it, or there is none.
    """
    code, held = find_work(asked, work, desk)
    item = asked.make(code, work, held)
    if item is None:
        raise no_such_thing("work of this name")
    if item.status == WITHHELD and not held.holds:
        raise why_not(asked, item)
    if is_same(asked, held, item):
        return lambda: Response(status_code=304, headers=_headers(asked, item))
    finish = partial(_render, asked, item, held, form)
    return Writing(finish) if is_new(asked, item, held) else finish


def find_work(asked: Asked, work: str, desk: str | None) -> tuple[str, Held]:
    """Return the desk of a work that is meant, and what is on record of it.

    Raises:
        Refused: No desk of the partner's has it, or several do.
    """
    contract, desks = asked.partner.contract, asked.newsroom.config.desks
    if desk is not None:
        held = asked.held(desk, [work])[work] if desk in desks else None
        if held is None or not held.holds:
            desk = asked.desk(desk)
        return desk, held or asked.held(desk, [work])[work]
    if len(desks) == 1 and contract.covers_desk(only := next(iter(desks))):
        return only, asked.held(only, [work])[work]
    found: list[tuple[str, Held]] = []
    for code in desks:
        held = asked.held(code, [work])[work]
        if held.holds or (contract.covers_desk(code) and ledger.latest_versions(asked.db, code, [work])):
            found.append((code, held))
    if not found:
        raise no_such_thing("work of this name")
    if len(found) > 1:
        raise Refused(
            422, "which-desk", "several desks have this work, and the request names none",
            f"add desk=CODE, one of {', '.join(code for code, _ in found)}",
        )  # fmt: skip
    return found[0]


def why_not(asked: Asked, item: Item) -> Refused:
    """Return why a partner that does not hold an item may not have it: its contract (403), or a right (451)."""
    by_right = asked.maker.make(asked.partner, item.desk, item.work, holds=True)
    if by_right is None or by_right.why != item.why:
        return Refused(403, "outside-contract", f"the contract does not allow this work now: {item.why}",
                       "GET /v1/contract tells what it allows")  # fmt: skip
    return Refused(451, "withheld", item.why, "another of our works may do; the newsroom can tell more")


def is_same(asked: Asked, held: Held, item: Item) -> bool:
    """Say whether the partner has exactly this, by its own word and by ours."""
    tags = {tag.strip().removeprefix("W/") for tag in asked.known.split(",")}
    return bool(tags & {f'"{asked.digest(item)}"', "*"}) and (
        asked.head or not held.holds or asked.is_recorded(held, item)
    )


def _render(asked: Asked, item: Item, held: Held, form: str) -> Response:
    item = handed([item], {item.work: held}, asked)[0]
    headers = _headers(asked, item)
    if item.delivery:
        headers["Skywave-Delivery"] = item.delivery
    if item.status == WITHHELD:
        more = {"delivery": item.delivery, "digest": asked.digest(item)}
        refused = Refused(
            451, "withheld", f"the newsroom withdraws this work from you: {item.why}",
            "take it down, then POST a receipt with this delivery and digest", headers=headers, more=more,
        )  # fmt: skip
        return refused.answer()
    media, extension = FORMS[form]
    if form == "html":
        headers["Content-Disposition"] = f'attachment; filename="{item.work}-{item.version}.{extension}"'
    return Response(
        render(asked, item, form), 410 if item.status == CANCELED else 200, headers=headers | {"Content-Type": media}
    )


def render(asked: Asked, item: Item, form: str) -> bytes:
    """Return an item in one of FORMS, with the addresses of this service."""
    feed = Feed(f"{item.uri}:feed", item.title or item.masthead, asked.work_address(item.desk, item.work, "atom"))
    return render_item(item, form, lambda file: asked.file_address(item, file), feed)


def is_new(asked: Asked, item: Item, held: Held) -> bool:
    """Say whether handing an item over must be written down.

    What is taken back reaches those who hold it; to anyone else nothing is handed over by saying so.
    """
    return not asked.head and not asked.is_recorded(held, item) and (item.status == USABLE or held.holds)


def handed(items: Sequence[Item], held: dict[str, Held], asked: Asked) -> list[Item]:
    """Return items of one desk as they are handed over: written down where they are new, each with its delivery's id."""
    ids = {item.work: row.id for item in items if (row := held[item.work].newest) is not None}
    new = [item for item in items if is_new(asked, item, held[item.work])]
    ids |= _write_down(asked, new) if new else {}
    return [replace(item, delivery=ids.get(item.work, "")) for item in items]


def _write_down(asked: Asked, items: list[Item]) -> dict[str, str]:
    desk = items[0].desk
    with asked.newsroom.catalogue.transaction() as db:
        limit_waiting(db)
        hold_partner(db, asked.partner.code)
        hold_planning_off(db)
        fresh = asked.again(db)
        now = {item.work: fresh.digest(item) for item, _ in make_items(fresh, desk, [item.work for item in items])}
        if any(now.get(item.work) != asked.digest(item) for item in items):
            raise Changed
        return record(db, fresh.newsroom, fresh.partner.code, items, asked.now)


def _headers(asked: Asked, item: Item) -> dict[str, str]:
    return {"ETag": f'"{asked.digest(item)}"', "Cache-Control": "private, no-cache"}


def list_works(asked: Asked, desk: str | None, after: int | None, limit: int) -> Later:
    """Return what answers a request for the list: the newest, or in log order what changed from `after` on."""
    code = asked.desk(desk)
    end = end_of_log(asked.db, code)
    more = False
    if after is None:
        items = newest_items(asked, code, limit)
        upto = end
    else:
        rows = changed_works(asked.db, code, after, limit + 1)
        more, upto = len(rows) > limit, rows[limit][0] if len(rows) > limit else max(after, end)
        last = last_changes(asked.db, code, sorted({work for _, work in rows[:limit]}))
        items = make_items(asked, code, [work for index, work in rows[:limit] if last[work] == index])
    entries = [_entry(asked, item) for item, held in items if item.status == USABLE or held.holds]
    return lambda: JSONResponse({"desk": code, "works": entries, "next": upto, "more": more})


def newest_items(asked: Asked, desk: str, most: int) -> list[tuple[Item, Held]]:
    """Return the newest works of a desk that the partner may have or holds, at most so many, the newest first."""
    found: list[tuple[Item, Held]] = []
    waiting: list[str] = []
    for work in newest_works(asked.db, desk, _SCAN):
        waiting.append(work)
        if len(waiting) >= most - len(found):
            found += _allowed(asked, desk, waiting)
            waiting = []
            if len(found) >= most:
                return found
    return found + _allowed(asked, desk, waiting)


def _allowed(asked: Asked, desk: str, works: list[str]) -> list[tuple[Item, Held]]:
    return [(item, held) for item, held in make_items(asked, desk, works) if item.status == USABLE or held.holds]


def make_items(asked: Asked, desk: str, works: list[str]) -> list[tuple[Item, Held]]:
    """Return what the partner may have of these works, all looked up together."""
    held = asked.held(desk, works)
    asked.maker.shelf(desk).prime(leaves_of(asked.db, desk, works))
    asked.maker.prime([(desk, work) for work in works])
    made = [(asked.make(desk, work, held[work]), held[work]) for work in works]
    return [(item, one) for item, one in made if item is not None]


def _entry(asked: Asked, item: Item) -> dict[str, Any]:
    return {
        "work": item.work,
        "desk": item.desk,
        "version": item.version,
        "language": item.language,
        "title": item.title,
        "changed": item.changed,
        "status": item.status,
        "forms": {form: asked.work_address(item.desk, item.work, form) for form in FORMS},
    }
