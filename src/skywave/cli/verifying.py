"""`skywave verify`: prove a copy, and say in words what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skywave.cli.ui import Session, age_words, count_words, date_words, progress, say, say_json, speak, width_of

if TYPE_CHECKING:
    from skywave.ports import Place
    from skywave.receiver.report import Report

FAILED = 3
_WEB = ("http://", "https://")
_SHOWN = 30


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("verify")(verify)


def open_place(words: str) -> Place:
    """Return the place that a person named: an address or a folder."""
    if words.startswith(_WEB):
        from skywave.io.web import WebPlace

        return WebPlace(words)
    from skywave.errors import UsageError
    from skywave.io.disk import FolderPlace

    folder = Path(words)
    if not folder.is_dir():
        msg = f"{words} is neither a folder nor an http address"
        raise UsageError(msg, hint="name a copy: a public/ folder or an address")
    # A newsroom's own folder means the tree that it publishes.
    return FolderPlace(folder / "public" if (folder / "newsroom.toml").exists() else folder)


def verify(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="A folder or an address.")] = "public",
    pin: Annotated[str | None, typer.Option("--pin", metavar="N", help="The newsroom that you mean.")] = None,
    records_only: Annotated[bool, typer.Option("--records-only", help="Do not render the pages again.")] = False,
) -> None:
    """Prove that a copy is genuine, complete and how old it is."""
    from skywave.io.clock import SystemClock
    from skywave.receiver.pin import parse_pin
    from skywave.receiver.verify import verify as use_case

    session: Session = context.obj
    wanted = parse_pin(pin) if pin is not None else None
    where = place
    if not place.startswith(_WEB) and not Path(place).is_absolute():
        inside = session.folder / place
        where = str(inside if inside.exists() else place)
    with progress(session) as report:
        found, _ = use_case(open_place(where), pin=wanted, render=not records_only, progress=report)
    if session.json:
        say_json(found.as_json())
    else:
        say_report(found, SystemClock().now(), rendered=not records_only)
    if not found.ok or not found.pinned:
        raise typer.Exit(FAILED)


def say_report(found: Report, now: int, *, rendered: bool = True) -> None:
    """Tell a person what a verification found."""
    faults = [finding for finding in found.findings if finding.fault]
    if found.newsroom:
        free = any(finding.code == "not-pinned" for finding in found.findings)
        state = (
            "the newsroom that you named" if found.pinned else "not pinned" if free else "not the one that you named"
        )
        say(f"{found.domain}   N = {found.newsroom}   ({state})")
    width = width_of(found.desks)
    for code, desk in found.desks.items():
        held = f"{desk.held} of {count_words(desk.size, 'record')}" if desk.size else "nothing held"
        gaps = [
            count_words(count, noun, plural)
            for count, noun, plural in (
                (desk.heads_missing, "title missing", "titles missing"),
                (desk.bodies_missing, "text missing", "texts missing"),
                (desk.assets_withheld, "picture not in this copy", "pictures not in this copy"),
                (desk.redacted, "part redacted", "parts redacted"),
                (desk.void, "record void", "records void"),
            )
            if count
        ]
        say(
            f"  {code:<{width}} {count_words(desk.stories, 'story', 'stories'):<14} {held}{''.join(', ' + gap for gap in gaps)}"
        )
    for finding in faults[:_SHOWN]:
        say(f"  {'NAMED' if 'missing' in finding.code else 'REFUSED':<9} {finding.message}")
    if len(faults) > _SHOWN:
        say(f"  ... and {count_words(len(faults) - _SHOWN, 'more finding')}; --json lists all")
    for finding in found.findings:
        if not finding.fault:
            speak("warning", finding.message)
    _say_verdict(found, faults=len(faults), now=now, rendered=rendered)


def _say_verdict(found: Report, *, faults: int, now: int, rendered: bool) -> None:
    held = sum(desk.stories for desk in found.desks.values())
    if faults:
        say(f"NOT PROVEN: {count_words(faults, 'finding')}; do not trust what is named above")
        return
    pages = f", {count_words(found.pages, 'page')} as signed" if rendered else ""
    if not found.pinned:
        say(
            f"{count_words(held, 'story', 'stories')} consistent{pages}, but not pinned: whose they are was not checked"
        )
        speak("hint", f"if you know from elsewhere that this is its name: --pin {found.newsroom}")
        return
    age = f" ({age_words(max(0, now - found.complete_as_of))})" if found.complete_as_of is not None else ""
    dated = {
        "stewards": "dated by its stewards",
        "newsroom": "dated by the newsroom alone",
        "undated": "undated",
    }[found.dated_by]
    say(f"PROVEN: {count_words(held, 'story', 'stories')} proven{pages}")
    if found.complete_as_of is not None:
        say(f"complete as of {date_words(found.complete_as_of)}{age}, {dated}")
    else:
        say("undated: nobody says how old this copy is")
    if found.quorum_none:
        say("vouched for by the newsroom alone")
