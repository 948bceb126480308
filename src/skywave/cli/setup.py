"""`skywave init`: make a newsroom."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skywave.cli.ui import Session, count_words, say, say_json, speak
from skywave.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from skywave.newsroom.config import Desk, Masthead


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("init")(init)


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The newsroom's name.")],
    domain: Annotated[
        str, typer.Option("--domain", metavar="DOMAIN", help="Its domain; a label in its root notes for ever.")
    ],
    desk: Annotated[
        list[str], typer.Option("--desk", metavar="CODE:LANGUAGE", help="A desk, e.g. mya:my or benar/tha:th.")
    ],
    masthead: Annotated[
        list[str] | None, typer.Option("--masthead", metavar="CODE:NAME:DOMAIN", help="A further brand.")
    ] = None,
    root_keys: Annotated[
        Path | None,
        typer.Option("--root-keys", metavar="DIR", help="Where the root keys go; outside of the newsroom's folder."),
    ] = None,
    catalogue: Annotated[
        str,
        typer.Option(
            "--catalogue", metavar="ADDRESS", help="An empty PostgreSQL database: postgresql://user@host/name."
        ),
    ] = "",
) -> None:
    """Make a newsroom: its folder, its keys and its name N."""
    from skywave.io.clock import SystemClock, SystemEntropy
    from skywave.io.keys import PASSPHRASE, ROOT_PASSPHRASE
    from skywave.newsroom.setup import create

    session: Session = context.obj
    mastheads, desks = parse_brands(name, domain, desk, masthead or [])
    made = create(
        folder,
        name=name,
        domain=domain,
        mastheads=mastheads,
        desks=desks,
        clock=SystemClock(),
        entropy=SystemEntropy(),
        root_folder=root_keys,
        passphrase=os.environ.get(PASSPHRASE),
        root_passphrase=os.environ.get(ROOT_PASSPHRASE),
        catalogue=catalogue,
    )
    if session.json:
        say_json(
            {
                "newsroom": made.newsroom,
                "folder": str(folder),
                "root_keys": str(made.root_folder),
                "root_passphrase": made.root_passphrase,
                "passphrase_file": str(made.passphrase_file) if made.passphrase_file else None,
            }
        )
        return
    say(f"{name}: {count_words(len(desks), 'desk')} in {folder}")
    say(f"Its name    N = {made.newsroom}")
    say(f"Root keys   {made.root_folder}")
    if made.root_passphrase:
        say(f"            their passphrase, shown once: {made.root_passphrase}")
        speak("warning", "write the root passphrase on paper and move the root keys to a stick: they are the newsroom")
    if made.passphrase_file:
        speak("hint", f"the passphrase of the daily keys was made for you and lies in {made.passphrase_file}")
    speak("hint", f"next: skywave -C {folder} ingest SOURCE, then publish")


def parse_brands(
    name: str, domain: str, desk: list[str], masthead: list[str]
) -> tuple[dict[str, Masthead], dict[str, Desk]]:
    """Return (mastheads, desks) by code, from the words of `--masthead` and `--desk`.

    Raises:
        UsageError: One of them cannot be signed.
    """
    from skywave.archive.text import is_clean
    from skywave.newsroom.config import Desk, Masthead, check_desks

    if not name.strip() or not is_clean(name):
        msg = "the newsroom needs a name that can be shown on one line"
        raise UsageError(msg, hint="--name 'Radio Example'")
    label = "".join(c for c in domain.split(".", maxsplit=1)[0].lower() if c.isascii() and (c.isalnum() or c == "-"))
    own = label.lstrip("-0123456789")[:16] or "main"
    mastheads = {own: Masthead(own, name, domain)}
    try:
        check_desks(mastheads, {})
    except ConfigError:
        msg = f"'{domain}' is not a domain that can be signed"
        raise UsageError(msg, hint="lower-case letters, digits, '-' and dots: --domain rfa.example") from None
    for words in masthead:
        parts = words.split(":")
        if len(parts) != 3 or not all(parts) or not is_clean(words):
            msg = f"'{words}' is no masthead"
            raise UsageError(msg, hint="--masthead benar:BenarNews:benarnews.example")
        if parts[0] in mastheads:
            msg = f"the masthead '{parts[0]}' is given twice"
            raise UsageError(msg, hint=f"the newsroom's own masthead is called '{own}', after its domain")
        mastheads[parts[0]] = Masthead(parts[0], parts[1], parts[2])
    desks: dict[str, Desk] = {}
    for words in desk:
        code, _, language = words.partition(":")
        if not code or not language:
            msg = f"'{words}' is no desk"
            raise UsageError(msg, hint="--desk mya:my, or --desk benar/tha:th for another masthead's")
        if code in desks:
            msg = f"the desk '{code}' is given twice"
            raise UsageError(msg, hint="a desk is a masthead in one language: give each a code of its own")
        desks[code] = Desk(code, language, code.split("/")[0] if "/" in code else own)
    try:
        check_desks(mastheads, desks)
    except ConfigError as error:
        raise UsageError(error.message, hint=error.hint) from None
    return mastheads, desks
