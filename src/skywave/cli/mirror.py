"""`skywave mirror`: where readers find the newsroom, signed with the root keys."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.ui import Session, count_words, date_words, say, say_json, speak, width_of
from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.archive.mirrors import MirrorList

_DAY = 86400
_WEEK = 7 * _DAY
_DAYS = 30


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(help="Where readers find the newsroom: a list that the root keys sign.")
    group.command("add")(add)
    group.command("list")(list_mirrors)
    app.add_typer(group, name="mirror")


def add(
    context: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="https, or http to an onion.")],
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="The last day on which readers may use it, UTC.")
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", metavar="N", min=1, max=36500, help="How many days from now; 30 by default.")
    ] = None,
    root_keys: Annotated[
        Path | None,
        typer.Option("--root-keys", metavar="DIR", help="Where the root keys lie, if not where init put them."),
    ] = None,
) -> None:
    """Put a mirror into the signed list, or give it another last day."""
    from skywave.newsroom.mirrors import add_mirror

    session: Session = context.obj
    if until is not None and days is not None:
        msg = "--until and --days both say how long"
        raise UsageError(msg, hint="give one of the two")
    newsroom = session.newsroom()
    end = _end_of(until) if until is not None else newsroom.clock.now() + (days or _DAYS) * _DAY
    done = add_mirror(newsroom, address, until=end, root_folder=root_keys)
    if session.json:
        say_json(
            _as_json(done.mirrors, newsroom.clock.now())
            | {"added": done.address, "dropped": [mirror.address for mirror in done.dropped]}
        )
        return
    said = "added" if done.before is None else "kept"
    say(f"{said} {done.address} until {date_words(end)}")
    if done.dropped:
        say(
            f"dropped {count_words(len(done.dropped), 'mirror')} that had run out: {', '.join(m.address for m in done.dropped)}"
        )
    say(
        f"list {done.mirrors.number} names {count_words(len(done.mirrors.mirrors), 'mirror')}, signed with the root keys"
    )
    if done.restored:
        speak(
            "warning", "the public tree held an older list than the root keys had signed; it went on from the newer one"
        )
    speak("hint", "copy the public tree to your mirrors, so that readers learn of it; then unplug the root keys")


def _end_of(day: str) -> int:
    """Return the last second of a day, in UTC."""
    try:
        parsed = dt.date.fromisoformat(day)
    except ValueError:
        msg = f"'{day}' is no day"
        raise UsageError(msg, hint="write it as in --until 2031-12-31") from None
    return int(dt.datetime.combine(parsed, dt.time(), dt.UTC).timestamp()) + _DAY - 1


def list_mirrors(context: typer.Context) -> None:
    """List the mirrors, and until when readers use them."""
    from skywave.newsroom.mirrors import read_mirrors

    session: Session = context.obj
    newsroom = session.newsroom()
    found, now = read_mirrors(newsroom), newsroom.clock.now()
    if session.json:
        say_json(_as_json(found, now))
        return
    if found is None:
        say("no mirror list")
        speak("hint", f"{session.program} mirror add https://m1.example/")
        return
    width = width_of(mirror.address for mirror in found.mirrors)
    say(f"list {found.number} names {count_words(len(found.mirrors), 'mirror')}")
    for mirror in found.mirrors:
        over = "" if mirror.until > now else ", has run out"
        say(f"  {mirror.address:<{width}} until {date_words(mirror.until)}{over}")
    alive = [mirror for mirror in found.mirrors if mirror.until > now]
    if not alive:
        speak("warning", "no mirror is left that readers may use")
        speak("hint", f"{session.program} mirror add https://m1.example/")
    for mirror in alive:
        if mirror.until - now < _WEEK:
            speak(
                "hint", f"{mirror.address} ends within a week: '{session.program} mirror add {mirror.address}' keeps it"
            )


def _as_json(found: MirrorList | None, now: int) -> dict[str, Any]:
    mirrors = found.mirrors if found else ()
    return {
        "number": found.number if found else 0,
        "mirrors": [
            {"address": mirror.address, "until": mirror.until, "ended": mirror.until <= now} for mirror in mirrors
        ],
    }
