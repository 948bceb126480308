"""`skywave correct`, `retract` and `redact`: nothing is changed silently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skywave.cli.publishing import say_outcome
from skywave.cli.ui import Session, ask, count_words, progress, say, say_json, speak
from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.newsroom.corrections import Target
    from skywave.newsroom.newsroom import Newsroom

Work = Annotated[str, typer.Argument(metavar="WORK", help="An id or its beginning, a source's id, or DESK:NUMBER.")]
NoteText = Annotated[str, typer.Option("--note", metavar="TEXT", help="For readers: what was wrong and what is right.")]
DeskOption = Annotated[str | None, typer.Option("--desk", metavar="CODE", help="Where several desks have the work.")]


def check_note(note: str) -> None:
    """Refuse an empty or unreadable note before anything is asked or changed."""
    from skywave.archive.text import is_clean

    if not note.strip() or not is_clean(note.strip(), lines=True):
        msg = "a note for readers is needed: what was wrong, and what is right"
        raise UsageError(msg, hint="--note 'An earlier version misstated ...'")


def find_target(newsroom: Newsroom, work: str, desk: str | None) -> Target:
    """Return the published work that a person means.

    Raises:
        UsageError: Nothing or more than one work fits, or `desk` is none or another than the name's own.
    """
    from skywave.newsroom import corrections
    from skywave.newsroom.names import check_desk

    if desk is not None:
        check_desk(newsroom, desk)
    target = corrections.find_target(newsroom, work, desk)
    if desk not in (None, target.desk):
        msg = f"'{work}' is of the desk {target.desk} and not of {desk}"
        raise UsageError(msg, hint="leave out --desk, or name the work by its id")
    return target


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("correct")(correct)
    app.command("retract")(retract)
    app.command("redact")(redact)


def correct(
    context: typer.Context,
    work: Work,
    note: NoteText,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="The corrected story; without it only the note is added."),
    ] = None,
    desk: DeskOption = None,
    severity: Annotated[str, typer.Option("--severity", metavar="WORD", help="minor, major or grave.")] = "major",
) -> None:
    """Publish the next version of a story with a correction note."""
    from skywave.newsroom import corrections

    session: Session = context.obj
    if severity not in {"minor", "major", "grave"}:
        msg = f"'{severity}' is no severity"
        raise UsageError(msg, hint="minor, major or grave")
    check_note(note)
    if file and not file.is_file():
        msg = f"there is no file {file}; nothing was changed"
        raise UsageError(msg, hint="name the Markdown or HTML file of the corrected story")
    newsroom = session.signing_newsroom()
    target = find_target(newsroom, work, desk)
    new = corrections.read_story(file) if file else None
    say_outcome(
        session, corrections.correct(newsroom, target, note, new=new, severity=severity), newsroom.config.newsroom
    )


def retract(context: typer.Context, work: Work, note: NoteText, desk: DeskOption = None) -> None:
    """Take a story back. Its text leaves the pages; the log keeps that it was there."""
    from skywave.archive.record import RETRACT
    from skywave.newsroom import corrections

    session: Session = context.obj
    check_note(note)
    newsroom = session.signing_newsroom()
    target = find_target(newsroom, work, desk)
    if target.leaf.record.kind == RETRACT:
        msg = f"{target.desk} no. {target.leaf.index} is a retraction already; nothing was changed"
        raise UsageError(msg, hint="'skywave correct WORK --file FILE' brings a story back")
    ask(session, f"Retract {target.desk} no. {target.leaf.index}? It stays retracted in the log for ever.")
    say_outcome(session, corrections.retract(newsroom, target, note), newsroom.config.newsroom)


def redact(
    context: typer.Context,
    work: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORK]", help="An id or its beginning, a source's id, or DESK:NUMBER.", show_default=False
        ),
    ] = None,
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help="For readers: why, without giving away what it protects.")
    ] = "",
    part: Annotated[
        list[str] | None, typer.Option("--part", metavar="PART", help="head, body, or asset:SHA256; body by default.")
    ] = None,
    version: Annotated[
        int | None, typer.Option("--version", metavar="NUMBER", min=1, help="Which version; the newest by default.")
    ] = None,
    desk: DeskOption = None,
    byline: Annotated[
        str | None,
        typer.Option("--byline", metavar="NAME", help="Instead of WORK: withhold a name everywhere, from now on."),
    ] = None,
) -> None:
    """Remove a text, a title or a picture for good, or a name from every story.

    It goes everywhere this newsroom can reach; its hash stays in the log.
    """
    from skywave.newsroom import corrections

    session: Session = context.obj
    check_note(note)
    if byline is not None:
        if work is not None or part or version or desk:
            msg = "--byline withholds a name in every story of every desk, and takes no work and no part"
            raise UsageError(msg, hint="skywave redact --byline 'NAME' --note 'A name is withheld for safety'")
        _redact_byline(session, byline, note)
        return
    if work is None:
        msg = "name the work that loses a part"
        raise UsageError(msg, hint="skywave redact WORK --note TEXT, or redact --byline NAME --note TEXT")
    newsroom = session.signing_newsroom()
    target = find_target(newsroom, work, desk)
    parts = tuple(part or ("body",))
    ask(session, f"Redact {', '.join(parts)} of {target.desk} no. {target.leaf.index}? It cannot be shown again.")
    outcome = corrections.redact(newsroom, target, parts, note, version=version)
    say_outcome(session, outcome, newsroom.config.newsroom)
    _say_limits()


def _redact_byline(session: Session, name: str, note: str) -> None:
    from skywave.newsroom.silencing import silence

    newsroom = session.signing_newsroom()
    ask(session, f"Withhold the name '{name}' in every story, from now on? It cannot be shown again.")
    with progress(session) as report:
        done = silence(newsroom, name, note, report=report)
    if session.json:
        say_json(
            {
                "stories": [{"desk": desk, "work": work} for desk, work in done.stories],
                "texts": [{"desk": desk, "work": work, "title": title} for desk, work, title in done.texts],
                "waiting": done.waiting,
                "held": done.held,
                "records": done.outcome.records,
            }
        )
        return
    say(f"The name is withheld: {count_words(len(done.stories), 'published story', 'published stories')} lost it")
    if done.waiting or done.held:
        say(f"Of what waits, {count_words(done.waiting, 'draft')} lost it and {done.held} held back: the text has it")
    say_outcome(session, done.outcome, newsroom.config.newsroom)
    for desk, work, title in done.texts:
        speak(
            "warning",
            f"the text of '{title}' ({desk}, {work}) has the name: correct it, then redact the old head and body",
        )
    _say_limits()


def _say_limits() -> None:
    speak(
        "warning",
        "copies that were taken before this cannot be reached: readers, mirrors, mails and sticks erase it when they sync",
    )
    speak("hint", "a sealed copy stays in the catalogue for 30 days, in case the redaction is made void")
