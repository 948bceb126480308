"""How Skywave speaks on a terminal.

Results go to stdout. Speech goes to stderr, one line each, `skywave: error|hint|warning: ...`: lower case, no full stop, what
happened and what it means, then what to do next. With `--json` a result is one JSON document on stdout and an error is one on
stderr. Anything that may take longer than a second shows how far it has come, on a terminal only.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from skywave.errors import SkywaveError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from skywave.newsroom.newsroom import Newsroom

# How many lines of a kind a person is shown; --json shows all.
LISTED = 40


@dataclass(slots=True)
class Session:
    """What every command shares.

    Attributes:
        folder: The newsroom's folder (-C).
        json: Whether results are JSON.
        yes: Whether questions are answered with yes.
    """

    folder: Path = field(default_factory=Path)
    json: bool = False
    yes: bool = False

    @property
    def program(self) -> str:
        """How the next command begins for this newsroom: `skywave -C radio`."""
        return "skywave" if self.folder == Path() else f"skywave -C {self.folder}"

    def newsroom(self) -> Newsroom:
        """Open the newsroom in the folder."""
        from skywave.newsroom.newsroom import Newsroom

        return Newsroom(self.folder)

    def signing_newsroom(self) -> Newsroom:
        """Open the newsroom and its keys, so that a wrong passphrase is found before anything is stored."""
        newsroom = self.newsroom()
        for name in ("pulse", *(f"desk-{code}" for code in newsroom.config.desks)):
            newsroom.signer(name)
        return newsroom


# What would move the cursor, change colours, begin a line of its own, or turn the order of letters round.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")


def safe(text: str) -> str:
    """Return a text that cannot deceive on a terminal: names and titles in it may come from a liar's copy."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str = "") -> None:
    """Print a line of a result."""
    sys.stdout.write(safe(text) + "\n")


def say_json(value: Any) -> None:
    """Print a result for machines."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def speak(kind: str, text: str) -> None:
    """Print a line of speech: error, hint or warning."""
    sys.stderr.write(f"skywave: {kind}: {safe(text)}\n")


def speak_error(error: SkywaveError, session: Session | None = None) -> None:
    """Print an error and its hint."""
    if session is not None and session.json:
        document = {"error": error.code, "message": error.message, "hint": error.hint}
        sys.stderr.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    speak("error", error.message.rstrip("."))
    if error.hint:
        speak("hint", error.hint)


def ask(session: Session, question: str) -> None:
    """Go on only if a person says yes.

    Raises:
        UsageError: Nobody can be asked and `--yes` was not given.
        typer.Exit: The person said no.
    """
    if session.yes:
        return
    if not sys.stdin.isatty():
        msg = "this cannot be undone and nobody can be asked; nothing was changed"
        raise UsageError(msg, hint="add --yes")
    if not typer.confirm(question, err=True):
        speak("hint", "nothing was changed")
        raise typer.Exit(1)


@contextmanager
def progress(session: Session) -> Iterator[Callable[[int, int | None, str], None] | None]:
    """Yield a function that shows how far a piece of work has come, or None where nobody watches."""
    if session.json or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(done: int, total: int | None, what: str) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report


def date_words(seconds: int | None) -> str:
    """Return a time as people read it, in UTC: `12 May 2026 14:03`."""
    if seconds is None:
        return "an unknown date"
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{moment.day} {moment:%B %Y %H:%M} UTC"


def age_words(seconds: int) -> str:
    """Return an age as people say it: `7 days old`, `3 hours old`, `just now`."""
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        count = seconds // length
        if count >= 1:
            return f"{count} {unit}{'s' if count > 1 else ''} old"
    return "just now"


def shorten(text: str, most: int = 60) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most] + "…"


def width_of(words: Iterable[str], least: int = 10) -> int:
    """Return how wide a column must be for its words."""
    return max(least, *(len(word) for word in words), 0)


def count_words(count: int, noun: str, plural: str | None = None) -> str:
    """Return `1 story`, `8 stories`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
