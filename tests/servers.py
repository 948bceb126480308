"""A real web server on this machine, for tests of what reads the web."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Route = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What a server answers, and what it was asked.

    Attributes:
        routes: By path with query; without one for any query.
        asked: Paths with queries in the order of the requests.
        headers: Of the requests, in the same order.
        address: Of the server, without a final slash.
    """

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.address = ""

    def put(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        """Answer a path; in the names of headers `_` stands for `-`."""
        data = body.encode() if isinstance(body, str) else body
        self.routes[path] = (status, {key.replace("_", "-"): value for key, value in headers.items()}, data)


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a server, with TLS where a context is given."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({key.lower(): value for key, value in self.headers.items()})
            route = site.routes.get(self.path) or site.routes.get(self.path.partition("?")[0])
            if callable(route):
                with suppress(OSError):
                    route(self)
                self.close_connection = True
                return
            status, headers, body = route or (404, {}, b"nothing")
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that hangs up is part of many tests

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.address = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
