"""`skywave preview`, `publish` and `edition`: from what waits to what is permanent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skywave.cli.ui import LISTED, Session, count_words, date_words, progress, say, say_json, shorten, speak, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.newsroom.preview import Plan, Planned
    from skywave.newsroom.publish import Outcome


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("preview")(preview)
    app.command("publish")(publish)
    app.command("edition")(edition)


def preview(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Where to look at it.")] = 8810,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Write the pages and stop.")] = False,
) -> None:
    """Write the pages as they would be, and serve them here.

    They go to .preview/ in the newsroom's folder. Nothing is signed.
    """
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
        serve_folder(session, folder, port=port, words="Preview     {address}")


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
    newsroom = session.newsroom() if dry_run else session.signing_newsroom()
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
                "release": outcome.release,
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
        stories = f"{count_words(total, 'story', 'stories')} ({where}), " if total else ""
        records = count_words(sum(outcome.records.values()), "record")
        say(f"published {stories}{records}, {count_words(outcome.files, 'file')}")
    else:
        say("nothing new to publish; the date was renewed")
    say(f"complete as of {date_words(outcome.time)}, N = {newsroom}")


def _say_plan(found: Plan) -> None:
    width = width_of([*(item.desk for item in (*found.due, *found.embargoed, *found.held)), *found.standing])
    _say_planned(f"{count_words(len(found.due), 'story', 'stories')} would become permanent", found.due, width)
    for code in found.standing:
        say(f"  {code:<{width}} the masthead's standing texts")
    if not found.due and not found.standing:
        say("nothing is due: publishing would renew the date")
    if found.embargoed:
        _say_planned(f"{count_words(len(found.embargoed), 'story', 'stories')} under embargo", found.embargoed, width)
    if found.held:
        _say_planned(f"{count_words(len(found.held), 'story', 'stories')} held back", found.held, width)


def _say_planned(heading: str, items: Sequence[Planned], width: int) -> None:
    say(heading)
    indent = " " * (width + 3)
    for item in items[:LISTED]:
        say(f"  {item.desk or '-':<{width}} {item.work}  {item.title}")
        if item.reason:
            say(f"{indent}{item.reason}")
        elif item.embargo is not None:
            say(f"{indent}embargo until {date_words(item.embargo)}")
        for what, why in item.at_home:
            say(f"{indent}stays home: '{shorten(what)}': {why}")
    if len(items) > LISTED:
        say(f"  ... and {len(items) - LISTED:,} more; --json lists all")


def edition(
    context: typer.Context,
    desk: Annotated[str, typer.Argument(metavar="DESK", help="Whose front page.")],
    lead: Annotated[str | None, typer.Option("--lead", metavar="WORK", help="The story on top.")] = None,
    pin: Annotated[list[str] | None, typer.Option("--pin", metavar="WORK", help="What follows it, in order.")] = None,
    section: Annotated[
        list[str] | None, typer.Option("--section", metavar="NAME", help="A section, in the order that you want.")
    ] = None,
) -> None:
    """Order a desk's front page: its lead, its pins, its sections."""
    from skywave.archive.head import EditionHead
    from skywave.newsroom.corrections import find_target
    from skywave.newsroom.editions import publish_edition
    from skywave.newsroom.names import check_desk

    session: Session = context.obj
    newsroom = session.signing_newsroom()
    check_desk(newsroom, desk)
    head = EditionHead(
        lead=find_target(newsroom, lead, desk).work if lead else None,
        pins=tuple(find_target(newsroom, name, desk).work for name in pin or []),
        sections=tuple(section or []),
    )
    say_outcome(session, publish_edition(newsroom, desk, head), newsroom.config.newsroom)
