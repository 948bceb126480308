"""`skywave demo`: a newsroom from nothing to proven, and three mirrors that lie about it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.service import QuietHandler, address_of, open_server
from skywave.cli.ui import Session, age_words, count_words, date_words, progress, say, say_json, shorten, speak
from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.cli.demo_newsroom import Demo

_FOLDER = "demo-newsroom"
_MARK = ".skywave-demo"
PICTURES = "pictures"


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("demo")(demo)


def demo(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="Your own material instead of the sample.")
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Its site; the liar takes the next one.")
    ] = 8800,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="Where to build it; made anew each time.")
    ] = Path(_FOLDER),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Show, and stop.")] = False,
) -> None:
    """Build a sample newsroom, attack its mirrors, and serve it.

    Beside it runs a mirror that lies, so that you can catch it with `skywave verify`.
    """
    from skywave.cli.demo_newsroom import build_demo

    session: Session = context.obj
    _clear(folder)
    with progress(session) as report:
        shown = build_demo(folder, source, report)
    if no_serve:
        _say_demo(session, shown, f"{shown.public}/index.html")
        return
    site = open_server(partial(QuietHandler, directory=str(shown.public)), port)
    liar = open_server(
        partial(LyingHandler, directory=str(shown.public), changes=shown.lies), site.server_address[1] + 1
    )
    threading.Thread(target=liar.serve_forever, daemon=True).start()
    try:
        _say_demo(session, shown, address_of(site), address_of(liar).rstrip("/"))
        speak("hint", f"both servers run until Ctrl-C; the newsroom stays in {folder}")
        site.serve_forever()
    except KeyboardInterrupt:
        speak("hint", "stopped")
    finally:
        liar.shutdown()
        site.server_close()
        liar.server_close()


def _clear(folder: Path) -> None:
    """Remove an earlier demo, and nothing else."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            msg = f"{folder} is not empty and was not made by the demo; nothing was changed"
            raise UsageError(msg, hint="name another one with --folder")
        for path in folder.iterdir():
            # The drawn pictures are kept: to draw them is what takes longest.
            if path.name not in (_MARK, PICTURES):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()


def _say_demo(session: Session, shown: Demo, address: str, liar: str = "") -> None:
    """Tell what was built, where it is read, and what became of the attacks."""
    if session.json:
        document = shown.as_json()
        say_json({**document, "address": address, "liar": liar} if liar else {**document, "address": address})
        return
    _say_newsroom(shown)
    say(f"Read it     {address}")
    say(f"Its name    N = {shown.newsroom}")
    _say_attacks(shown)
    if liar:
        say(f"Try: ./skywave verify {liar} --pin {shown.newsroom}")


def _say_newsroom(shown: Demo) -> None:
    say(f"{shown.name}: {count_words(shown.stories, 'story', 'stories')}, {count_words(shown.languages, 'language')}, "
        f"{count_words(shown.mastheads, 'masthead')}")  # fmt: skip
    for home in shown.at_home:
        say(f"1 {home.noun} stays home: '{shorten(home.what)}': {home.why}")
    for title, reason in shown.held:
        say(f"1 story held back: '{shorten(title)}': {reason}")


def _say_attacks(shown: Demo) -> None:
    width = max(len(attack.words) for attack in shown.attacks)
    for attack in shown.attacks:
        say(f"Attack: {attack.words:<{width}}   {attack.verdict:<8} {shorten(attack.where)}")
    old = shown.old_time
    words = "a mirror served last week's site"
    say(f"Attack: {words:<{width}}   SHOWN    complete as of {date_words(old)}, {age_words(shown.now - old)}")


class LyingHandler(QuietHandler):
    """Serves a tree with some files changed and some hidden."""

    def __init__(self, *args: Any, changes: Mapping[str, bytes | None], **rest: Any) -> None:
        self._changes = changes
        super().__init__(*args, **rest)

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it
        """Answer with the lie where there is one."""
        path = self.path.split("?")[0].lstrip("/")
        path = path + "index.html" if not path or path.endswith("/") else path
        if path not in self._changes:
            super().do_GET()
            return
        lie = self._changes[path]
        if lie is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(lie)))
        self.end_headers()
        self.wfile.write(lie)
