"""`skywave serve`: the public tree over HTTP, and embargoes that release themselves while it runs."""

from __future__ import annotations

import io
import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, cast

import typer

from skywave.cli.ui import Session, count_words, say, say_json, speak, speak_error
from skywave.errors import ConfigError, SkywaveError
from skywave.io.serving import ASK_AGAIN, OPEN, Packing, is_packable, keeping, takes_gzip, wanted_part

if TYPE_CHECKING:
    from skywave.newsroom.newsroom import KeyRing

_TRIES = 20
_PORTS = 1 << 16
_NOTE = re.compile(r".*/(checkpoint|root/[0-9]+|mirrors/[^/]+|app/key)")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without telling anyone who asked for them, and without listing folders."""

    server_version = "skywave"
    sys_version = ""
    _keeping = ASK_AGAIN
    _packing = Packing()
    extensions_map = {  # noqa: RUF012 - the base class made it an attribute
        "": "application/octet-stream",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
        ".parts": "application/octet-stream",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".mp3": "audio/mpeg",
    }

    def guess_type(self, path: Any) -> str:
        """Return the media type; a note is text."""
        return "text/plain; charset=utf-8" if _NOTE.fullmatch(str(path)) else super().guess_type(path)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers of a file, a part of it or its packed text, and return what follows them."""
        name = self.translate_path(self.path)
        if os.path.isdir(name):  # noqa: PTH112 - the base class works with strings
            if not self.path.split("?")[0].split("#")[0].endswith("/"):
                return super().send_head()  # the redirect to the folder's own address
            name = os.path.join(name, "index.html")  # noqa: PTH118 - the same
        file = None
        if not name.endswith("/"):  # a file has no folder's address
            with suppress(OSError):
                file = open(name, "rb")  # noqa: SIM115, PTH123 - the base class closes it
        if file is None:
            self.send_error(404)
            return None
        try:
            return self._send_head_of(file, name)
        except BaseException:
            file.close()
            raise

    def _send_head_of(self, file: BinaryIO, name: str) -> io.BytesIO | BinaryIO | None:
        status = os.fstat(file.fileno())
        size, media = status.st_size, self.guess_type(name)
        self._keeping = keeping(os.path.relpath(name, self.directory).replace(os.sep, "/"))
        mark = f"{status.st_mtime_ns:x}-{size:x}"
        asked = self.headers.get("Range")
        if asked and self.headers.get("If-Range", f'"{mark}"') != f'"{mark}"':
            asked = None
        part = wanted_part(asked, size)
        text = is_packable(media, size)
        packed = text and part is None and takes_gzip(self.headers.get("Accept-Encoding"))
        tag = f'"{mark}-gz"' if packed else f'"{mark}"'
        if part is None and tag in (self.headers.get("If-None-Match") or "").replace("W/", "").split(", "):
            file.close()
            self._send_status(304, media, tag, None, text=text)
            return None
        if part is not None and not part:
            file.close()
            self._keeping = ASK_AGAIN
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if packed:
            with file:
                data = self._packing.get(name, mark, file.read)
            self._send_status(200, media, tag, len(data), text=text, packed=True)
            return io.BytesIO(data)
        self._send_status(
            206 if part else 200, media, tag, len(part) if part else size, text=text, part=part, size=size
        )
        return cast("BinaryIO", _Part(file, part)) if part else file

    def _send_status(
        self,
        status: int,
        media: str,
        tag: str,
        length: int | None,
        *,
        text: bool,
        packed: bool = False,
        part: range | None = None,
        size: int = 0,
    ) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(length))
        if part:
            self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{size}")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if text:
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("ETag", tag)
        self.end_headers()

    def do_OPTIONS(self) -> None:
        """Tell a browser that pages of other origins may ask for a part of a file; old ones ask before they do."""
        self.send_response(204)
        self.send_header("Access-Control-Allow-Methods", "GET, HEAD")
        self.send_header("Access-Control-Allow-Headers", "Range")
        self.send_header("Access-Control-Max-Age", "86400")
        self.end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a reader who has seen enough is no error."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        """Add the headers that protect a reader, and those that say how long and for whom an answer is good."""
        self.send_header("Cache-Control", self._keeping)
        self.send_header("Accept-Ranges", "bytes")
        for header, value in OPEN:
            self.send_header(header, value)
        self._keeping = ASK_AGAIN
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 - the base class passes it
        """Refuse: a folder without an index has nothing to read."""
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        """Keep no record of readers."""


class _Part(io.RawIOBase):
    """Some bytes of an open file, which is closed with it."""

    def __init__(self, file: BinaryIO, part: range) -> None:
        super().__init__()
        self._file = file
        self._left = len(part)
        file.seek(part.start)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none at the end."""
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


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
