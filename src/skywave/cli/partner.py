"""`skywave partner`: who republishes, what each must get, and whether its pages show it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.partner_delivering import deliver, find, look
from skywave.cli.ui import (
    LISTED,
    Session,
    ask,
    date_words,
    say,
    say_json,
    shorten,
    speak,
    width_of,
)
from skywave.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from skywave.partners.contract import Contract
    from skywave.partners.progress import Progress
    from skywave.partners.roster import Partner, Secrets

Code = Annotated[str, typer.Argument(metavar="CODE", help="The partner.")]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(help="Who republishes, what each gets, and whether its pages show it.")
    commands: dict[str, Callable[..., None]] = {
        "add": add, "change": change, "token": token, "list": list_partners, "show": show, "deliver": deliver,
        "look": look, "end": end, "serve": serve,
    }  # fmt: skip
    for name, command in commands.items():
        group.command(name)(command)
    app.add_typer(group, name="partner")


def add(
    context: typer.Context,
    code: Code,
    contract: Annotated[Path | None, typer.Argument(metavar="CONTRACT.toml", help="What it may and must do.")] = None,
    rules: Annotated[
        str | None, typer.Option("--rules", metavar="RULES", help="rfa, propublica or theconversation, as published.")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Of the partner, with --rules.")] = "",
) -> None:
    """Add a partner under a contract, and print its token and secret, once."""
    from skywave.partners.roster import add_partner

    session: Session = context.obj
    text = _contract_text(contract, rules, name)
    newsroom = session.newsroom()
    made = add_partner(newsroom, code, text)
    partner = find(newsroom, code)
    if session.json:
        say_json({"partner": code, "name": partner.contract.name, "token": made.token, "secret": made.secret})
        return
    say(f"{partner.contract.name} is a partner: {code}")
    _say_secrets(made)
    if partner.contract.channel.kind == "pull":
        speak("hint", f"it fetches for itself from '{session.program} partner serve'")
    else:
        speak("hint", f"'{session.program} partner deliver' pushes what is published from now on")


def _contract_text(contract: Path | None, rules: str | None, name: str) -> str:
    import json

    from skywave import limits
    from skywave.partners.contract import RULES

    if (contract is None) == (rules is None):
        msg = "name a contract's file, or published rules"
        raise UsageError(msg, hint="skywave partner add watm CONTRACT.toml, or --rules rfa --name 'We Are The Mighty'")
    if rules is not None:
        if rules not in RULES or not name.strip():
            what = "the partner's name is missing" if rules in RULES else f"there are no rules '{rules}'"
            raise UsageError(what, hint=f"--rules {RULES[0]} --name 'We Are The Mighty'; rules: {', '.join(RULES)}")
        return f"name = {json.dumps(name.strip(), ensure_ascii=False)}\nrules = {json.dumps(rules)}\n"
    assert contract is not None, "one of the two was given"
    try:
        with contract.open("rb") as file:
            return file.read(limits.CONTRACT_BYTES + 1).decode("utf-8")
    except UnicodeDecodeError:
        msg = f"{contract} is no text in UTF-8"
        raise ConfigError(msg, hint="save it as UTF-8") from None
    except OSError as error:
        msg = f"{contract} cannot be read: {error.strerror}"
        raise ConfigError(msg, hint="name the file of the contract") from None


def _say_secrets(made: Secrets) -> None:
    say(f"token   {made.token}")
    say(f"secret  {made.secret}")
    speak("warning", "these are shown this once: hand them to the partner over a safe way, and keep no copy")


def change(
    context: typer.Context,
    code: Code,
    contract: Annotated[Path, typer.Argument(metavar="CONTRACT.toml", help="Its next contract.")],
) -> None:
    """Give a partner its next contract; those before it stay on record."""
    from skywave.partners.roster import change_contract

    session: Session = context.obj
    newsroom = session.newsroom()
    change_contract(newsroom, code, _contract_text(contract, None, ""))
    partner = find(newsroom, code)
    if session.json:
        say_json({"partner": code, "contract": partner.number})
        return
    say(f"{partner.contract.name} has contract {partner.number}")
    speak("hint", f"'{session.program} partner deliver' tells it what it may not use any more")


def token(context: typer.Context, code: Code) -> None:
    """Give a partner another token; the one before it opens nothing any more."""
    from skywave.partners.roster import renew_token

    session: Session = context.obj
    newsroom = session.newsroom()
    find(newsroom, code)
    ask(session, f"Replace the token of {code}? Its programs are refused until they have the new one.")
    new = renew_token(newsroom, code)
    if session.json:
        say_json({"partner": code, "token": new})
        return
    say(f"token   {new}")
    speak("warning", "it is shown this once: hand it to the partner over a safe way, and keep no copy")


def list_partners(context: typer.Context) -> None:
    """List the partners, and what is overdue."""
    from skywave.io.deliveries import count_states
    from skywave.partners.progress import progress_of
    from skywave.partners.roster import read_roster

    session: Session = context.obj
    newsroom = session.newsroom()
    now = newsroom.clock.now()
    with newsroom.catalogue.transaction() as db:
        roster = read_roster(db)
        counts = {one.code: count_states(db, one.code) for one in roster}
        late = {one.code: progress_of(newsroom, db, one, now, open_only=True) for one in roster}
    if session.json:
        say_json(
            [
                _summary(one, now)
                | {"deliveries": counts[one.code], "overdue": [entry.as_json() for entry in late[one.code]]}
                for one in roster
            ]
        )
        return
    if not roster:
        say("no partners")
        speak("hint", f"{session.program} partner add watm CONTRACT.toml")
        return
    width = width_of([one.code for one in roster])
    for one in roster:
        say(f"{one.code:<{width}} {one.contract.name}: {_state(one, now)}, {_counted(counts[one.code])}")
        for entry in late[one.code][:LISTED]:
            _say_overdue(entry, width)
        if len(late[one.code]) > LISTED:
            say(f"{'':<{width}} ... and {len(late[one.code]) - LISTED:,} more; --json lists all")


def _summary(partner: Partner, now: int) -> dict[str, Any]:
    return {
        "partner": partner.code,
        "name": partner.contract.name,
        "contract": partner.number,
        "channel": partner.contract.channel.kind,
        "state": _state(partner, now),
        "added": partner.added,
        "ended": partner.ended,
    }


def _state(partner: Partner, now: int) -> str:
    contract = partner.contract
    if partner.ended is not None:
        return f"ended {date_words(partner.ended)}"
    if contract.until is not None and now >= contract.until:
        return f"ended {date_words(contract.until)}"
    if contract.start is not None and now < contract.start:
        return f"begins {date_words(contract.start)}"
    return "active"


def _counted(counts: dict[str, int]) -> str:
    names = (("due", "waiting"), ("handed", "handed over"), ("failed", "given up"))
    said = [f"{counts[state]} {words}" for state, words in names if counts.get(state)]
    said += [f"{counts[word]} {word}" for word in ("received", "applied") if counts.get(word)]
    return ", ".join(said) or "nothing delivered"


def _say_overdue(entry: Progress, width: int) -> None:
    one = entry.delivery
    by = f" (was due {date_words(entry.deadline)})" if entry.deadline is not None else ""
    say(f"{'':<{width}} overdue: {one.kind} {one.work} '{shorten(entry.title)}': {entry.overdue}{by}")
    say(f"{'':<{width}}   {entry.words}")


def show(
    context: typer.Context,
    code: Code,
    toml: Annotated[bool, typer.Option("--toml", help="Print the contract as it was typed.")] = False,
) -> None:
    """Show a partner's contract in words and how far its deliveries have come."""
    from skywave.partners.items import terms_of
    from skywave.partners.progress import progress_of

    session: Session = context.obj
    newsroom = session.newsroom()
    partner = find(newsroom, code)
    now = newsroom.clock.now()
    if toml and not session.json:
        for line in partner.text.rstrip("\n").split("\n"):
            say(line)
        return
    with newsroom.catalogue.transaction() as db:
        entries = progress_of(newsroom, db, partner, now)
    terms = [*_allowed(partner.contract), *terms_of(partner)]
    if session.json:
        rest = {"toml": partner.text, "terms": terms, "deliveries": [entry.as_json() for entry in entries]}
        say_json(_summary(partner, now) | rest)
        return
    say(f"{partner.contract.name} ({code}): {_state(partner, now)}, contract {partner.number}")
    for term in terms:
        say(f"  {term}")
    if not entries:
        say("nothing was delivered yet")
    for entry in entries[:LISTED]:
        one = entry.delivery
        say(f"{one.kind:<10} {one.desk} {one.work} version {one.version}  {shorten(entry.title)}")
        say(f"  {entry.words}" + (f"; overdue: {entry.overdue}" if entry.overdue else ""))
        if one.kind != "story" or one.version > 1:
            say(f"  because: {shorten(one.why, 160)}")
        if one.page:
            say(f"  page {one.page}")
    if len(entries) > LISTED:
        say(f"... and {len(entries) - LISTED:,} more; --json lists all")


def _allowed(contract: Contract) -> list[str]:
    """Return what goes to a partner, where and how, one sentence each."""
    text = {"whole": "The whole text", "none": "No text"}.get(
        contract.text.part, f"An excerpt of {contract.text.paragraphs} paragraphs"
    )
    photos = f"photos: {', '.join(contract.photos.classes)}" if contract.photos.classes else "no photos"
    said = [
        f"{text}, {photos}, {'recordings' if contract.audio.allowed else 'no recordings'}.",
        f"Desks: {', '.join(contract.desks) or 'all'}; readers in {contract.territory or 'the whole world'}.",
    ]
    channel = contract.channel
    if channel.kind == "pull":
        said.append("It fetches for itself.")
    else:
        said.append(f"Pushed by {channel.kind} to {channel.address} as {channel.form}.")
    if contract.window.delay_hours:
        said.append(f"Nothing earlier than {contract.window.delay_hours} hours after our publication.")
    if contract.start is not None or contract.until is not None:
        begin = date_words(contract.start) if contract.start is not None else "always"
        finish = date_words(contract.until) if contract.until is not None else "further notice"
        said.append(f"It holds from {begin} until {finish}.")
    if contract.rules:
        said.append(f"It began with the published rules of {contract.rules}.")
    return said


def end(context: typer.Context, code: Code) -> None:
    """End a partner's contract now. What concerns the stories that it has still reaches it."""
    from skywave.partners.roster import end_partner

    session: Session = context.obj
    newsroom = session.newsroom()
    partner = find(newsroom, code)
    if partner.ended is not None:
        msg = f"the contract of {code} has ended already"
        raise UsageError(msg, hint=f"'{session.program} partner change' gives it a new one")
    ask(session, f"End the contract of {partner.contract.name}? It gets no new story.")
    end_partner(newsroom, code)
    if session.json:
        say_json({"partner": code, "ended": newsroom.clock.now()})
        return
    say(f"the contract of {partner.contract.name} has ended")
    speak("hint", "corrections and withdrawals of what it has still reach it, and its token goes on for them")


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Where to listen.")] = 8850,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="Where to listen.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes.")] = 1,
    listen: Annotated[
        bool, typer.Option("--listen", help="Let others than this machine connect, without TLS.")
    ] = False,
    address: Annotated[
        str, typer.Option("--address", metavar="ADDRESS", help="Under which partners reach it: https://...")
    ] = "",
) -> None:
    """Serve the interface from which partners fetch, until Ctrl-C."""
    from skywave.cli.partner_service import serve_partners

    session: Session = context.obj
    serve_partners(session.newsroom(), host=host, port=port, workers=workers, listen=listen, address=address)
