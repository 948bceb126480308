"""The `skywave` command: its shared options, and how every error becomes a sentence and an exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from skywave import __version__
from skywave.cli import correcting, demo, intake, publishing, service, setup, verifying
from skywave.cli.ui import Session, speak, speak_error
from skywave.errors import SkywaveError

app = typer.Typer(
    name="skywave",
    help="Publish once; let anyone prove that a copy is genuine, complete, credited and how old it is.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (setup, intake, publishing, correcting, verifying, service, demo):
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
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the options that every command shares."""
    _session.folder, _session.json, _session.yes = folder, as_json, yes
    context.obj = _session


def run() -> None:
    """Run the command line and exit: 0 ok, 1 failed, 2 usage, 3 verification failed, 4 try again later."""
    try:
        app(args=_shared_options_first(sys.argv[1:]), standalone_mode=True)
    except SkywaveError as error:
        speak_error(error, _session)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        speak("hint", "stopped; what was finished stands, and running the command again goes on from there")
        sys.exit(130)


def _shared_options_first(words: list[str]) -> list[str]:
    """Let `--json` and `--yes` stand anywhere, because people write them last."""
    end = words.index("--") if "--" in words else len(words)
    shared = [word for word in words[:end] if word in ("--json", "--yes")]
    return [*shared, *(word for word in words[:end] if word not in shared), *words[end:]]
