"""The `skywave` command: its shared options, and how every error becomes a sentence and an exit status."""

from __future__ import annotations

import io
import itertools
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from skywave import __version__
from skywave.cli import auditing, correcting, demo, intake, mirror, partner, publishing, service, setup, verifying
from skywave.cli.ui import Session, speak, speak_error
from skywave.errors import ConfigError, SkywaveError, UsageError

app = typer.Typer(
    name="skywave",
    help="Publish once; let anyone prove that a copy is genuine, complete, credited and how old it is.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (setup, intake, publishing, correcting, verifying, auditing, partner, mirror, service, demo):
    group.add_to(app)

_session = Session()


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"skywave {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    folder: Annotated[Path, typer.Option("-C", metavar="DIR", help="The newsroom's folder.")] = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="Results as JSON.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Answer questions with yes.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback prints and leaves
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the options that every command shares."""
    _session.folder, _session.json, _session.yes = folder, as_json, yes
    context.obj = _session


def run() -> None:
    """Run the command line and exit with the status of `execute`."""
    status = execute(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read this has seen enough; the interpreter must not try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def execute(words: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 ok, 1 failed, 2 usage, 3 verification failed, 4 try again later."""
    _session.json = "--json" in words
    if sys.__stdout__ is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as long as the process
    if sys.__stderr__ is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - the same
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        with typer.main.get_command(app).make_context("skywave", _shared_options_first(words)) as context:
            context.command.invoke(context)
    except typer.Exit as leave:
        return leave.exit_code
    except SkywaveError as error:
        speak_error(error, _session)
        return error.exit_status
    except typer.TyperException as error:
        speak_error(_usage_error(error), _session)
        return UsageError.exit_status
    except BrokenPipeError:
        return 0
    except OSError as error:
        speak_error(_disk_error(error), _session)
        return ConfigError.exit_status
    except (KeyboardInterrupt, EOFError, typer.Abort):
        speak("hint", "stopped; what was finished stands, and running the command again goes on from there")
        return 130
    return 0


def _usage_error(error: typer.TyperException) -> UsageError:
    """Return what is wrong with the command's words, in the house's form."""
    text = " ".join(error.format_message().split()).rstrip(".").partition(", unable to parse")[0]
    text = re.sub(r"[^:.;]+ argument\(s\) \((.*)\)", r"nothing takes the further words '\1'", text)
    text = re.sub(r"(^|: |\. )([A-Z])(?=[a-z])", lambda found: found[1].replace(".", ";") + found[2].lower(), text)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "skywave"
    return UsageError(text, hint=f"'{command} --help' shows what it takes")


def _disk_error(error: OSError) -> ConfigError:
    where = f" '{error.filename}'" if error.filename else ""
    return ConfigError(
        f"cannot use{where or ' the disk'}: {error.strerror or error}",
        hint="mend its permissions or name another folder, then run the same command again",
    )


def _shared_options_first(words: Sequence[str]) -> list[str]:
    """Let `--json`, `--yes` and `-C DIR` stand anywhere, because people write them last; no words ask for help."""
    end = words.index("--") if "--" in words else len(words)
    shared, rest = [], []
    waiting = iter(words[:end])
    for word in waiting:
        if word in ("--json", "--yes"):
            shared.append(word)
        elif word == "-C":
            shared += [word, *itertools.islice(waiting, 1)]
        else:
            rest.append(word)
    return [*shared, *rest, *words[end:]] or ["--help"]
