"""`skywave ingest`, `list`, `show` and `status`: what came in, what waits, what is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.rights import say_rights
from skywave.cli.ui import LISTED, Session, count_words, date_words, progress, say, say_json, shorten, speak, width_of
from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.newsroom.ingest import Intake
    from skywave.newsroom.visiting import Visit


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("ingest")(ingest)
    app.command("list")(list_works)
    app.command("show")(show)
    app.command("status")(status)


def ingest(
    context: typer.Context,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Files, folders or web addresses.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="KIND",
            help="plone, ans, wordpress, feed, html, ninjs, newsml, text or folder; recognised by content.",
        ),
    ] = None,
    desk: Annotated[str | None, typer.Option("--desk", metavar="CODE", help="Put every story on this desk.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read the sources in newsroom.toml again, asking only for what changed.")
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Add SOURCE to newsroom.toml, for --again.")] = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Let files lead to the web: fetch the pictures and pages they name.")
    ] = False,
    lead: Annotated[
        bool,
        typer.Option(
            "--lead", help="After a change of systems: edits here become versions of stories that came elsewhere."
        ),
    ] = False,
) -> None:
    """Take stories in. Nothing is published."""
    from skywave.newsroom import visiting
    from skywave.newsroom.config import Configured

    session: Session = context.obj
    if bool(sources) == again:
        msg = (
            "name what to read, or give --again"
            if not sources
            else "--again reads what newsroom.toml names, nothing else"
        )
        raise UsageError(msg, hint="skywave ingest SOURCE, or skywave ingest --again")
    newsroom = session.newsroom()
    if again and not newsroom.config.sources:
        msg = "newsroom.toml names no source"
        raise UsageError(msg, hint="add one with 'skywave ingest SOURCE --keep'")
    for location in sources or ():
        if not location.startswith(visiting.WEB) and not Path(location).exists():
            msg = f"{location} does not exist; nothing was taken in"
            raise UsageError(msg, hint="name a file, a folder or a web address")
    places = newsroom.config.sources if again else [Configured(at, kind or "", desk or "") for at in sources or ()]
    with progress(session) as report:
        visits = visiting.visit(
            newsroom, places, again=again, fetch=fetch, lead=lead, report=report, say=lambda text: speak("hint", text)
        )
    if keep:
        visiting.keep(newsroom, places)
    if session.json:
        say_json(
            {
                "stories": [story for visit in visits for story in _taken_json(visit.intake)],
                "refused": [sentence for visit in visits for sentence in visit.intake.refused],
            }
        )
    else:
        _say_visits(session, visits)
    failed = [visit for visit in visits if visit.failure]
    for visit in failed:
        speak("error", f"{visit.location}: {visit.failure}")
    if not failed and any(visit.intake.refusals for visit in visits):
        raise typer.Exit(1)
    if failed:
        raise typer.Exit(max(visit.failure.exit_status for visit in failed if visit.failure))


def _say_visits(session: Session, visits: list[Visit]) -> None:
    for visit in visits:
        if visit.unchanged:
            say(f"{visit.location}: nothing changed since the last visit")
        elif not visit.failure:
            _say_intake(visit.location, visit.kind, visit.intake)
    if any(visit.intake.count("new") + visit.intake.count("updated") for visit in visits):
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
            "flags": list(t.flags),
        }
        for t in intake.stories
    ]


_STATES = ("new", "updated", "unchanged", "copy", "held")


def _say_intake(location: str, source: str, intake: Intake) -> None:
    words = {"copy": "a copy", "held": "held back"}
    parts = [f"{intake.count(state)} {words.get(state, state)}" for state in _STATES if intake.count(state)]
    say(f"{location} ({source}): {count_words(len(intake.stories), 'story', 'stories')}: {', '.join(parts) or 'none'}")
    shown = [taken for taken in intake.stories if taken.state != "unchanged"]
    width = width_of(taken.desk for taken in shown[:LISTED])
    for taken in shown[:LISTED]:
        say(f"  {taken.state:<9} {taken.desk or '-':<{width}} {taken.work}  {taken.title}")
        if taken.reason:
            say(f"            {'held back' if taken.state == 'held' else 'note'}: {taken.reason}")
        for home in taken.at_home:
            say(f"            {home.noun} stays home: '{shorten(home.what)}': {home.why}")
        for flag in taken.flags:
            say(f"            note: {flag}")
    if len(shown) > LISTED:
        say(f"  ... and {len(shown) - LISTED:,} more; --json lists all")
    for sentence in intake.refused[:LISTED]:
        speak("warning", f"refused: {sentence}")
    if intake.refusals > LISTED:
        speak("warning", f"... and {intake.refusals - LISTED:,} more refused; --json lists them")


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
    work: Annotated[
        str, typer.Argument(metavar="WORK", help="An id or its beginning, a source's id, an address, or DESK:NUMBER.")
    ],
    rights: Annotated[
        bool, typer.Option("--rights", help="Who holds each part, and on what each decision rests.")
    ] = False,
    audience: Annotated[
        str, typer.Option("--for", metavar="AUDIENCE", help="With --rights: readers, or a partner's name.")
    ] = "readers",
    territory: Annotated[
        str, typer.Option("--in", metavar="COUNTRY", help="With --rights: two letters; by default the world.")
    ] = "",
) -> None:
    """Show a work: its versions, notes, pictures and what stays home."""
    from skywave.newsroom.overview import show_work
    from skywave.newsroom.rights import show_rights

    session: Session = context.obj
    if rights:
        found = show_rights(session.newsroom(), work, audience=audience, territory=territory.upper())
        if session.json:
            say_json(found)
        else:
            say_rights(found)
        return
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
    say(f"Reader app  {_app_words(**found['app'])}")
    for warning in found["warnings"]:
        speak("warning", warning)


def _app_words(*, built: bool, release: int, key: bool) -> str:
    if not built:
        return f"not built here: {f'release {release} stays as it is' if release else 'the pages go out without it'}"
    if not key:
        return "not shipped: public/app/key is missing"
    return f"release {release}" if release else "not published yet"
