"""A partner's own system on this machine: a webhook, pages, and as much mischief as a test wants."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[[BaseHTTPRequestHandler, "Asked"], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def delivery(self) -> str:
        return self.headers.get("skywave-delivery", "")

    def json(self) -> Any:
        return json.loads(self.body)

    def digest(self) -> str:
        """Return the digest that a ninjs item names."""
        return next(str(one["value"]) for one in self.json()["altIds"] if one["role"] == "sha256")


@dataclass
class PartnerSystem:
    """What it answers, and what it was asked.

    Attributes:
        address: Of the server, without a final slash.
        acts: By path without query: what answers a request.
        pages: By path: (status, HTML).
        asked: Every request but those for pages.
    """

    address: str = ""
    acts: dict[str, Act] = field(default_factory=dict)
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.address.partition("//")[2]


def answer(
    handler: BaseHTTPRequestHandler, status: int, body: bytes | str | dict[str, Any] = b"", **headers: str
) -> None:
    """Send an answer; in the names of headers `_` stands for `-`."""
    data = json.dumps(body).encode() if isinstance(body, dict) else body.encode() if isinstance(body, str) else body
    handler.send_response(status)
    for key, value in headers.items():
        handler.send_header(key.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def take(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    answer(handler, 200, {})


@contextmanager
def partner_system(tls: ssl.SSLContext | None = None) -> Iterator[PartnerSystem]:
    """Run a partner's system, with TLS where a context is given."""
    system = PartnerSystem()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            path = self.path.partition("?")[0]
            if path in system.pages and self.command == "GET":
                status, html = system.pages[path]
                with suppress(OSError):
                    answer(self, status, html, Content_Type="text/html; charset=utf-8")
                return
            length = int(self.headers.get("content-length") or 0)
            headers = {key.lower(): value for key, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, self.rfile.read(length))
            if path == "/robots.txt":
                answer(self, 404)
                return
            system.asked.append(asked)
            act = system.acts.get(path)
            with suppress(OSError):
                if act is None:
                    answer(self, 404, "nothing here")
                else:
                    act(self, asked)
            self.close_connection = True

        do_GET = do_POST = _any  # noqa: N815 - the names that http.server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    system.address = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield system
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
