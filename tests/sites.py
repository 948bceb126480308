"""A web site on this machine for the end-to-end tests: it can be blocked, answer wrongly, and tells what was asked.

with Site(folder) as site:    page.goto(site.address)
site.stop()                   nothing listens there any more
site.start()                  and now again, at the same address
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

from skywave.cli.service import QuietHandler


class Site:
    """Serves a folder as `skywave serve` does.

    Args:
        folder: What to serve.
        answers: Other answers: status, media type and bytes, by path (`/eng/index.html`), or for every path by `*`.

    Attributes:
        address: Where it is, ending with a slash.
        answers: May be changed at any time; None answers nothing and hangs up.
        asked: The paths that were asked for, as asked, in order.
    """

    def __init__(
        self, folder: Path, answers: Mapping[str, tuple[int, str, bytes] | None] | None = None, *, port: int = 0
    ) -> None:
        self.answers = dict(answers or {})
        self.asked: list[str] = []
        self._handler = partial(_Handler, self, directory=str(folder))
        self._port = port
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None
        self.start()
        self.address = f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Serve, at the same port as before."""
        if self._server is None:
            self._server = ThreadingHTTPServer(("127.0.0.1", self._port), self._handler)
            self._port = self._server.server_address[1]
            # Stops soon after it is told to.
            self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Listen no more: who asks is refused at once."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Handler(QuietHandler):
    def __init__(self, site: Site, *rest: Any, **more: Any) -> None:
        self._site = site
        super().__init__(*rest, **more)

    def send_head(self) -> Any:
        self._site.asked.append(self.path)
        path = unquote(self.path.partition("?")[0])
        answers = self._site.answers
        if path not in answers and "*" not in answers:
            return super().send_head()
        answer = answers.get(path, answers.get("*"))
        if answer is None:
            self.close_connection = True
            return None
        status, media, data = answer
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)
