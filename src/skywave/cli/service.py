"""`skywave serve`: the public tree over HTTP, and embargoes that release themselves while it runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skywave.cli.ui import Session, count_words, say, say_json, speak, speak_error
from skywave.errors import ConfigError, SkywaveError

if TYPE_CHECKING:
    from skywave.newsroom.newsroom import KeyRing

_TRIES = 20
_PORTS = 1 << 16


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without telling anyone who asked for them, and without listing folders."""

    server_version = "skywave"
    sys_version = ""
    extensions_map = {  # noqa: RUF012 - the base class made it an attribute
        "": "application/octet-stream",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".webp": "image/webp",
        ".mp3": "audio/mpeg",
    }

    def guess_type(self, path: Any) -> str:
        """Return the media type; a checkpoint is text."""
        return "text/plain; charset=utf-8" if str(path).endswith("/checkpoint") else super().guess_type(path)

    def end_headers(self) -> None:
        """Add the headers that protect a reader."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 - the base class passes it
        """Refuse: a folder without an index has nothing to read."""
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        """Keep no record of readers."""


def open_server(handler: Callable[..., QuietHandler], port: int) -> ThreadingHTTPServer:
    """Return a server on this machine at `port`, or at the next one that is free.

    Raises:
        ConfigError: None of the next ports is free.
    """
    for candidate in range(port, min(port + _TRIES, _PORTS)):
        try:
            return ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    msg = f"none of the ports {port} to {min(port + _TRIES, _PORTS) - 1} is free"
    raise ConfigError(msg, hint="choose another with --port")


def address_of(server: ThreadingHTTPServer) -> str:
    """Return the address that a browser opens."""
    return f"http://127.0.0.1:{server.server_address[1]}/"


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("serve")(serve)


def serve(
    context: typer.Context,
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Or the next one that is free.")
    ] = 8800,
    publish_every: Annotated[
        int,
        typer.Option(
            "--publish-every", metavar="SECONDS", min=0, help="Publish what is due and renew the date; 0: never."
        ),
    ] = 0,
) -> None:
    """Serve the public tree on this machine until Ctrl-C."""
    session: Session = context.obj
    newsroom = session.newsroom()
    if not (newsroom.public / "index.html").exists():
        speak("warning", "nothing is published yet: run 'skywave publish'")
    stop = threading.Event()
    if publish_every:
        newsroom.signer("pulse")  # the passphrase is found or asked for now, and not by a thread
        threading.Thread(target=_publish_again, args=(session, newsroom.keys, publish_every, stop), daemon=True).start()
    try:
        serve_folder(session, newsroom.public, port=port, words="Read it     {address}")
    finally:
        stop.set()


def _publish_again(session: Session, keys: KeyRing, seconds: int, stop: threading.Event) -> None:
    """Release what is due, again and again: an embargo needs nobody at the keyboard."""
    from skywave.newsroom.publish import publish

    while not stop.wait(seconds):
        try:
            newsroom = session.newsroom()
            newsroom.keys = keys
            outcome = publish(newsroom)
            newsroom.catalogue.close()
        except SkywaveError as error:
            speak_error(error, session)
            continue
        except OSError as error:
            speak("error", f"cannot publish: {error.strerror or error}; it is tried again in {seconds} seconds")
            continue
        total = sum(outcome.stories.values())
        if total:
            speak("hint", f"published {count_words(total, 'story', 'stories')}")


def serve_folder(session: Session, folder: Path, *, port: int, words: str) -> None:
    """Serve a folder on this machine until Ctrl-C."""
    server = open_server(partial(QuietHandler, directory=str(folder)), port)
    try:
        if session.json:
            say_json({"address": address_of(server), "folder": str(folder)})
        else:
            say(words.format(address=address_of(server)))
        server.serve_forever()
    except KeyboardInterrupt:
        speak("hint", "stopped")
    finally:
        server.server_close()
