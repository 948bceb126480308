"""`skywave partner deliver` and `look`: what goes out to partners, and what their pages make of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.ui import LISTED, Session, count_words, progress, say, say_json, shorten, speak
from skywave.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.delivering import Outcome
    from skywave.partners.looking import Look
    from skywave.partners.planning import Planned
    from skywave.partners.roster import Partner


def deliver(
    context: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="Only this partner.")] = None,
    work: Annotated[
        str | None,
        typer.Option("--work", metavar="WORK", help="Send this story too, though it is older than the partner."),
    ] = None,
    desk: Annotated[str | None, typer.Option("--desk", metavar="CODE", help="Of the story.")] = None,
    page: Annotated[
        str | None, typer.Option("--page", metavar="ADDRESS", help="Where the partner republished the story of --work.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Try what was given up once more.")] = False,
    look_too: Annotated[bool, typer.Option("--look", help="Then look at the partners' pages.")] = False,
    every: Annotated[
        int | None, typer.Option("--every", metavar="SECONDS", min=10, help="Go on, until Ctrl-C.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be planned; change nothing.")] = False,
    service: Annotated[
        str,
        typer.Option("--service", metavar="ADDRESS", help="Where partners fetch files: https://partners.rfa.example."),
    ] = "",
) -> None:
    """Push what each partner must get: stories, corrections, withdrawals, ended rights."""
    from skywave.partners.planning import plan

    session: Session = context.obj
    newsroom = session.newsroom()
    if code is not None:
        find(newsroom, code)
    _check_service(service)
    if page is not None or work is not None:
        _one_work(session, newsroom, code, work, desk, page)
        if page is not None:
            return
    if dry_run:
        _say_planned(session, plan(newsroom, newsroom.clock.now(), dry=True), code)
        return
    while True:
        _round(session, newsroom, code, again=again, look_too=look_too, service=service)
        if every is None:
            return
        time.sleep(every)  # noqa: TID251 - a person asked the command itself to wait
        newsroom.catalogue.close()
        newsroom = session.newsroom()


def _check_service(service: str) -> None:
    from skywave.carriers.item_parts import is_address

    if service and not is_address(service):
        msg = f"'{service}' is no address"
        raise UsageError(msg, hint="--service https://partners.rfa.example")


def _one_work(
    session: Session, newsroom: Newsroom, code: str | None, work: str | None, desk: str | None, page: str | None
) -> None:
    """Plan one story for one partner, or note where it stands on the partner's site."""
    from skywave.cli.correcting import find_target
    from skywave.partners.asked import ask_for, note_page

    if code is None or work is None:
        msg = "one story is for one partner: name both"
        raise UsageError(msg, hint="skywave partner deliver CODE --work WORK")
    target = find_target(newsroom, work, desk)
    if page is None:
        ask_for(newsroom, code, target.desk, target.work)
        return
    note_page(newsroom, code, target.desk, target.work, page)
    if session.json:
        say_json({"partner": code, "desk": target.desk, "work": target.work, "page": page})
    else:
        say(f"{code} has {target.work} at {page}")


def _say_planned(session: Session, planned: Planned, code: str | None) -> None:
    made = [one for one in planned.made if code is None or one.partner == code]
    if session.json:
        names = ("partner", "desk", "work", "version", "kind", "why", "channel", "next")
        say_json({"planned": [{name: getattr(one, name) for name in names} for one in made]})
        return
    say(f"{count_words(len(made), 'delivery', 'deliveries')} would be made")
    for one in made[:LISTED]:
        say(f"  {one.partner} {one.kind} {one.desk} {one.work}: {shorten(one.why, 120)}")
    if len(made) > LISTED:
        say(f"  ... and {len(made) - LISTED:,} more; --json lists all")


def _round(
    session: Session, newsroom: Newsroom, code: str | None, *, again: bool, look_too: bool, service: str
) -> None:
    """Plan, deliver and look, once."""
    from skywave.partners.asked import try_again
    from skywave.partners.delivering import deliver as hand_over
    from skywave.partners.planning import plan

    now = newsroom.clock.now()
    planned = plan(newsroom, now)
    if again:
        try_again(newsroom, code, now)
    with progress(session) as report:
        outcomes = hand_over(newsroom, partner=code, now=now, report=report, service=service)
    looks = _look_now(session, newsroom, code, everything=False) if look_too else []
    if session.json:
        say_json(
            {
                "planned": len(planned.made),
                "deliveries": [_outcome_json(one, now) for one in outcomes],
                "looks": [_look_json(one) for one in looks],
            }
        )
        return
    _say_outcomes(planned, outcomes, now)
    if look_too:
        _say_looks(looks)


def _outcome_json(outcome: Outcome, now: int) -> dict[str, Any]:
    from skywave.partners.progress import words_of

    one = outcome.delivery
    names = (
        "id",
        "partner",
        "desk",
        "work",
        "version",
        "kind",
        "state",
        "handed",
        "received",
        "applied",
        "said",
        "next",
    )
    rest = {"title": outcome.title, "note": outcome.note, "words": words_of(one, now)}
    return {name: getattr(one, name) for name in names} | rest


def _say_outcomes(planned: Planned, outcomes: Sequence[Outcome], now: int) -> None:
    from skywave.partners.progress import words_of

    waiting = sum(one.channel == "pull" for one in planned.made)
    handed = sum(one.delivery.handed is not None for one in outcomes)
    said = [f"{count_words(handed, 'delivery', 'deliveries')} handed over"]
    if len(outcomes) > handed:
        said.append(f"{len(outcomes) - handed} not")
    if waiting:
        said.append(f"{count_words(waiting, 'notice')} for partners that fetch for themselves")
    say(", ".join(said))
    for outcome in outcomes[:LISTED]:
        one = outcome.delivery
        say(f"  {one.partner} {one.kind} {one.work} '{shorten(outcome.title)}': {words_of(one, now)}")
        if outcome.note:
            speak("warning", f"{one.partner} {one.work}: {outcome.note}")
    if len(outcomes) > LISTED:
        say(f"  ... and {len(outcomes) - LISTED:,} more; --json lists all")


def look(
    context: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="Only this partner.")] = None,
) -> None:
    """Look at the partners' pages, and write down what they show."""
    session: Session = context.obj
    newsroom = session.newsroom()
    if code is not None:
        find(newsroom, code)
    looks = _look_now(session, newsroom, code, everything=True)
    if session.json:
        say_json({"looks": [_look_json(one) for one in looks]})
    else:
        _say_looks(looks)


def _look_now(session: Session, newsroom: Newsroom, code: str | None, *, everything: bool) -> list[Look]:
    from skywave.partners.looking import look as look_at

    def tell(text: str) -> None:
        if not session.json:
            speak("hint", text)

    with progress(session) as report:
        return look_at(newsroom, partner=code, now=newsroom.clock.now(), report=report, say=tell, everything=everything)


def _look_json(one: Look) -> dict[str, Any]:
    names = ("id", "partner", "desk", "work", "version", "kind", "applied", "looked", "said", "page")
    return {name: getattr(one.delivery, name) for name in names} | {
        "shows": one.shows,
        "audit": one.audit.as_json() if one.audit else None,
    }


def _say_looks(looks: Sequence[Look]) -> None:
    if not looks:
        say("no page of a partner is known that could be looked at")
        return
    say(f"{count_words(len({one.delivery.page for one in looks}), 'page')} looked at")
    for one in looks[:LISTED]:
        say(f"  {one.delivery.partner} {one.delivery.kind} {one.delivery.work}: {one.delivery.said}")
        say(f"    {one.delivery.page}")
    if len(looks) > LISTED:
        say(f"  ... and {len(looks) - LISTED:,} more; --json lists all")


def find(newsroom: Newsroom, code: str) -> Partner:
    """Return a partner.

    Raises:
        UsageError: There is none.
    """
    from skywave.partners.roster import find_partner

    with newsroom.catalogue.transaction() as db:
        return find_partner(db, code)
