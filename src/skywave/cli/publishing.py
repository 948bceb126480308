"""`skywave preview`, `publish` and `edition`: from what waits to what is permanent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skywave.cli.ui import Session, count_words, date_words, progress, say, say_json, speak

if TYPE_CHECKING:
    from skywave.newsroom.preview import Plan
    from skywave.newsroom.publish import Outcome


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("preview")(preview)
    app.command("publish")(publish)
    app.command("edition")(edition)


def preview(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", help="Where to look at it.")] = 8810,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Write the pages and stop.")] = False,
) -> None:
    """Write the pages as they would be, to .preview/, and serve them on this machine. Nothing is signed."""
    from skywave.cli.service import serve_folder
    from skywave.newsroom.preview import plan, write_preview

    session: Session = context.obj
    newsroom = session.newsroom()
    found = plan(newsroom)
    folder = write_preview(newsroom)
    if session.json:
        say_json({**found.as_json(), "folder": str(folder)})
        return
    _say_plan(found)
    say(f"Look at it  {folder}/index.html")
    if not no_serve:
        serve_folder(folder, port=port, words="Preview     {address}")


def publish(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become permanent; change nothing.")
    ] = False,
) -> None:
    """Publish what is due: sign it, write it, date it. What is published stays in the log for ever."""
    from skywave.newsroom import publish as use_case
    from skywave.newsroom.preview import plan

    session: Session = context.obj
    newsroom = session.newsroom()
    if dry_run:
        found = plan(newsroom)
        if session.json:
            say_json(found.as_json())
        else:
            _say_plan(found)
        return
    with progress(session) as report:
        outcome = use_case.publish(newsroom, report=report)
    say_outcome(session, outcome, newsroom.config.newsroom)


def say_outcome(session: Session, outcome: Outcome, newsroom: str) -> None:
    """Tell what a publication did."""
    if session.json:
        say_json(
            {
                "newsroom": newsroom,
                "stories": outcome.stories,
                "records": outcome.records,
                "recovered": outcome.recovered,
                "files": outcome.files,
                "complete_as_of": outcome.time,
            }
        )
        return
    if outcome.recovered:
        speak("warning", f"an interrupted publication was completed first: {', '.join(outcome.recovered)}")
    total = sum(outcome.stories.values())
    if outcome.records:
        where = ", ".join(f"{code} {count}" for code, count in outcome.stories.items() if count)
        what = f"published {count_words(total, 'story', 'stories')}" + (f" ({where})" if where else "")
        say(f"{what}, {count_words(sum(outcome.records.values()), 'record')}, {count_words(outcome.files, 'file')}")
    else:
        say("nothing new to publish")
    say(f"complete as of {date_words(outcome.time)}, N = {newsroom}")


def _say_plan(found: Plan) -> None:
    say(f"{count_words(len(found.due), 'story', 'stories')} would become permanent")
    for item in found.due:
        say(f"  {item.desk:<10} {item.work}  {item.title}")
        for what, why in item.at_home:
            say(f"             stays home: '{what}': {why}")
    for code in found.standing:
        say(f"  {code:<10} the masthead's standing texts")
    for item in found.embargoed:
        say(
            f"  {item.desk:<10} {item.work}  {item.title}\n             waits: under embargo until {date_words(item.embargo)}"
        )
    if found.held:
        say(f"{count_words(len(found.held), 'story', 'stories')} held back")
    for item in found.held:
        say(f"  {item.desk or '-':<10} {item.work}  {item.title}\n             {item.reason}")


def edition(
    context: typer.Context,
    desk: Annotated[str, typer.Argument(metavar="DESK")],
    lead: Annotated[str | None, typer.Option("--lead", metavar="WORK")] = None,
    pin: Annotated[list[str] | None, typer.Option("--pin", metavar="WORK")] = None,
    section: Annotated[list[str] | None, typer.Option("--section", metavar="NAME", help="In order.")] = None,
) -> None:
    """Order a desk's front page: its lead, its pins, its sections."""
    from skywave.archive.head import EditionHead
    from skywave.newsroom.corrections import find_target
    from skywave.newsroom.editions import check_desk, publish_edition

    session: Session = context.obj
    newsroom = session.newsroom()
    check_desk(newsroom, desk)
    head = EditionHead(
        lead=find_target(newsroom, lead, desk).work if lead else None,
        pins=tuple(find_target(newsroom, name, desk).work for name in pin or []),
        sections=tuple(section or []),
    )
    say_outcome(session, publish_edition(newsroom, desk, head), newsroom.config.newsroom)
