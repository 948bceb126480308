"""`skywave ingest`, `list`, `show` and `status`: what came in, what waits, what is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.ui import LISTED, Session, count_words, date_words, progress, say, say_json, shorten, speak, width_of
from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.newsroom.ingest import Intake


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("ingest")(ingest)
    app.command("list")(list_works)
    app.command("show")(show)
    app.command("status")(status)


def ingest(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files or folders.")],
    kind: Annotated[
        str | None, typer.Option("--as", metavar="KIND", help="plone or folder; recognised by content.")
    ] = None,
    desk: Annotated[str | None, typer.Option("--desk", metavar="CODE", help="Put every story on this desk.")] = None,
) -> None:
    """Take stories in. Nothing is published."""
    from skywave.newsroom import ingest as use_case
    from skywave.sources import source_for
    from skywave.sources.reading.material import LocalMaterial

    session: Session = context.obj
    newsroom = session.newsroom()
    for location in sources:
        if not Path(location).exists():
            msg = f"{location} does not exist; nothing was taken in"
            raise UsageError(msg, hint="name a file or a folder")
    materials = [LocalMaterial(location) for location in sources]
    chosen = [(material, source_for(material, kind=kind)) for material in materials]
    intakes = []
    with progress(session) as report:
        for material, source in chosen:
            intakes.append(use_case.ingest(newsroom, source, material, desk=desk, report=report))
    if session.json:
        say_json({"stories": [story for intake in intakes for story in _taken_json(intake)]})
        return
    for (material, source), intake in zip(chosen, intakes, strict=True):
        _say_intake(material.path, source.name, intake)
    if any(intake.count("new") + intake.count("updated") for intake in intakes):
        speak("hint", f"next: {session.program} preview, then {session.program} publish")


def _taken_json(intake: Intake) -> list[dict[str, Any]]:
    return [
        {
            "title": t.title,
            "work": t.work,
            "desk": t.desk,
            "state": t.state,
            "reason": t.reason,
            "stays_home": [{"what": home.what, "why": home.why} for home in t.at_home],
        }
        for t in intake.stories
    ]


def _say_intake(location: str, source: str, intake: Intake) -> None:
    parts = [
        f"{intake.count(state)} {state}" for state in ("new", "updated", "unchanged", "held") if intake.count(state)
    ]
    say(f"{location} ({source}): {count_words(len(intake.stories), 'story', 'stories')}: {', '.join(parts) or 'none'}")
    shown = [taken for taken in intake.stories if taken.state != "unchanged"]
    width = width_of(taken.desk for taken in shown[:LISTED])
    for taken in shown[:LISTED]:
        say(f"  {taken.state:<9} {taken.desk or '-':<{width}} {taken.work}  {taken.title}")
        if taken.reason:
            say(f"            {'held back' if taken.state == 'held' else 'note'}: {taken.reason}")
        for home in taken.at_home:
            say(f"            {home.noun} stays home: '{shorten(home.what)}': {home.why}")
    if len(shown) > LISTED:
        say(f"  ... and {len(shown) - LISTED:,} more; --json lists all")


def list_works(
    context: typer.Context,
    desk: Annotated[str | None, typer.Option("--desk", metavar="CODE", help="Only this desk.")] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="COUNT", min=1, help="How many published stories of each desk.")
    ] = 20,
) -> None:
    """List what waits, what is held back and the newest stories."""
    from skywave.newsroom.names import check_desk
    from skywave.newsroom.overview import list_works as use_case

    session: Session = context.obj
    newsroom = session.newsroom()
    if desk is not None:
        check_desk(newsroom, desk)
    rows = use_case(newsroom, desk=desk, most=most)
    if session.json:
        say_json({"works": [row.as_json() for row in rows]})
        return
    width = width_of(row.desk for row in rows)
    for row in rows:
        number = f"no. {row.index}" if row.index is not None else row.state
        say(
            f"{row.desk or '-':<{width}} {number:<9} {row.work}  {row.title}{f'  ({row.reason})' if row.reason else ''}"
        )
    if not rows:
        speak("hint", f"nothing is here yet: {session.program} ingest SOURCE")


def show(
    context: typer.Context,
    work: Annotated[str, typer.Argument(metavar="WORK", help="An id or its beginning, a source's id, or DESK:NUMBER.")],
) -> None:
    """Show a work: its versions, notes, pictures and what stays home."""
    from skywave.newsroom.overview import show_work

    session: Session = context.obj
    shown = show_work(session.newsroom(), work)
    if session.json:
        say_json(shown)
        return
    say(shown["title"])
    say(f"work {shown['work']}")
    for version in shown["versions"]:
        redact = version["kind"] == "redact"
        title = "" if redact else f"  {version['title']}" if version["title"] else "  (head redacted)"
        which = f"{'of ' if redact else ''}version {version['version']}"
        when = date_words(version["logged"])
        say(f"  {version['desk']} no. {version['index']}  {which}  {version['kind']:<8} {when}{title}")
        if version["note"]:
            say(f"      {version['note']['type']}: {version['note']['text']}")
        for asset in version["assets"]:
            gone = "redacted" if asset["why"] == "redacted" else f"stays home: {asset['why']}"
            state = f"travels, asset:{asset['sha256']}" if asset["sha256"] else gone
            say(f"      picture '{asset['credit']}' ({asset['right']}): {state}")
    for waiting in shown["drafts"]:
        say(f"  {waiting['desk'] or '-'} {waiting['state']}{': ' + waiting['reason'] if waiting['reason'] else ''}")


def status(context: typer.Context) -> None:
    """Say what this newsroom is, what waits, and what needs a person."""
    from skywave.newsroom.overview import status as use_case

    session: Session = context.obj
    found = use_case(session.newsroom())
    if session.json:
        say_json(found)
        return
    say(f"{found['name']} ({found['domain']})")
    say(f"Its name    N = {found['newsroom']}")
    width = width_of(found["desks"])
    for code, desk in found["desks"].items():
        time = desk["complete_as_of"]
        state = "nothing published yet" if not desk["size"] else (
            f"{count_words(desk['size'], 'record')}, complete as of {date_words(time)}")  # fmt: skip
        say(f"  {code:<{width}} {desk['language']:<8} {count_words(desk['stories'], 'story', 'stories'):<14} {state}")
    waiting = found["waiting"]
    say(f"Waiting     {waiting['due']} due, {waiting['embargoed']} under embargo, {waiting['held']} held back")
    for warning in found["warnings"]:
        speak("warning", warning)
