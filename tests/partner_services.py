"""The partners' interface for tests: a real server on this machine, and clients with a token."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import httpx2
from tests.newsrooms import story
from tests.unit.test_intake import with_photo

from skywave.newsroom.newsroom import Newsroom
from skywave.partners.service.access import Allowance
from skywave.partners.service.app import Settings
from skywave.partners.service.serving import make_server, open_socket

FREE = Allowance(10_000, 10_000)
OWN = "(Mi Example/Radio Example)"


class Service:
    """A server that runs.

    Attributes:
        address: Of the server, without a final slash.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._clients: list[httpx2.Client] = []

    def client(self, token: str = "") -> httpx2.Client:
        """Return a client with a token, or without one."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        client = httpx2.Client(base_url=self.address, headers=headers, timeout=30, trust_env=False)
        self._clients.append(client)
        return client

    def close(self) -> None:
        for client in self._clients:
            client.close()


@contextmanager
def serving_partners(newsroom: Newsroom, settings: Settings | None = None) -> Iterator[Service]:
    """Run the interface of a newsroom."""
    listening = open_socket("127.0.0.1", 0)
    service = Service(f"http://127.0.0.1:{listening.getsockname()[1]}")
    settings = replace(settings or Settings(requests=FREE, failures=FREE), address=service.address)
    server = make_server(newsroom, settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        deadline = time.monotonic() + 30
        while not server.started:
            assert thread.is_alive()
            assert time.monotonic() < deadline
            time.sleep(0.005)
        yield service
    finally:
        service.close()
        server.should_exit = True
        thread.join()


def works_of(client: httpx2.Client, **query: str) -> list[dict[str, Any]]:
    """Return the newest works that a client is shown."""
    answer = client.get("/v1/works", params={"limit": "100", **query})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["works"]
    return found


def work_named(client: httpx2.Client, title: str, **query: str) -> str:
    """Return the work with this title."""
    return str(next(one["work"] for one in works_of(client, **query) if one["title"] == title))


def fetch(client: httpx2.Client, work: str, **query: str) -> tuple[str, str, httpx2.Response]:
    """Fetch a work; return its delivery, its digest and the answer."""
    answer = client.get(f"/v1/works/{work}", params=query)
    return answer.headers.get("skywave-delivery", ""), answer.headers.get("etag", "").strip('"'), answer


def pictured(name: str, credit: str = OWN, **fields: object) -> Any:
    """Return a draft with one photo."""
    return with_photo(name, credit, right="owned" if credit == OWN else "", **fields)


__all__ = ["FREE", "OWN", "Service", "fetch", "pictured", "serving_partners", "story", "work_named", "works_of"]
