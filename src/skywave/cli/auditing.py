"""`skywave audit`: what a partner's page made of a story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skywave.cli.ui import Session, progress, say, say_json, speak
from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.partners.contract import Contract

FAILED = 3


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("audit")(audit)


def audit(
    context: typer.Context,
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="The copy: an address, a saved page, a plain text, or - for stdin.")
    ],
    partner: Annotated[
        str | None, typer.Option("--partner", metavar="CODE", help="Whose page it is: its contract counts.")
    ] = None,
    work: Annotated[
        str | None, typer.Option("--work", metavar="WORK", help="The story; by default it is found.")
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option("--rules", metavar="RULES", help="rfa, propublica, theconversation, or a contract FILE.toml."),
    ] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write the report as a page.")] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the pictures that a saved page names on the web.")
    ] = False,
) -> None:
    """Compare a republished page with the story that it came from."""
    from skywave.io.disk import write_file
    from skywave.partners.audit.audit import audit_page
    from skywave.partners.audit.report.html import render_report
    from skywave.partners.audit.report.text import report_lines

    session: Session = context.obj
    if partner is not None and rules is not None:
        msg = "--partner and --rules are two contracts for one copy"
        raise UsageError(msg, hint="give --partner alone: its own contract counts")
    if html is not None and (html.is_dir() or not html.parent.is_dir()):
        msg = f"the report cannot be written to {html}"
        raise UsageError(msg, hint="name a file in a folder that exists")
    newsroom = session.newsroom()
    with progress(session) as report:
        found = audit_page(
            newsroom,
            place,
            partner=partner,
            work=work,
            contract=None if rules is None else read_rules(rules),
            fetch=True if fetch else None,
            report=report,
            say=lambda text: speak("hint", text),
        )
    if html is not None:
        write_file(html, render_report(found, now=newsroom.clock.now()))
    if session.json:
        say_json(found.as_json() | ({"report": str(html)} if html else {}))
    else:
        for line in report_lines(found):
            say(line)
        if html:
            say(f"the report is in {html}")
    if not found.ok:
        raise typer.Exit(FAILED)


def read_rules(words: str) -> Contract:
    """Return the contract that a person names: a ready-made set of rules, or a file.

    Raises:
        ConfigError: The file cannot be used.
        UsageError: There is neither.
    """
    from skywave import limits
    from skywave.partners.contract import RULES, parse_contract, ready_made
    from skywave.sources.reading.files import read_text

    if words in RULES:
        return parse_contract(ready_made(words))
    if not Path(words).exists():
        msg = f"there are no rules '{words}' and no such file"
        raise UsageError(msg, hint=f"--rules {', '.join(RULES)}, or the path of a contract")
    return parse_contract(read_text(Path(words), limit=limits.CONTRACT_BYTES))
