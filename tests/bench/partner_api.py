"""The partners' interface under load: 100,000 works, 1,000 partners with mixed contracts, SQLite and PostgreSQL.

A real server in processes of its own, and a client in another: connections that are kept alive, each asking again as soon as it
was answered. First everything is fetched for the first time, so that each work is written down; then what is held is fetched
again, which writes nothing. Beside it a bare FastAPI endpoint that answers as many bytes from memory, under the same client.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import uvicorn
from fastapi import FastAPI
from tests.bench.measure import apart
from tests.bench.stories import SECTIONS, Writer, published_at
from tests.bench.table import Row
from tests.databases import postgresql
from tests.newsrooms import make_newsroom, paragraph, take
from tests.partner_services import pictured

from skywave.archive.body import Body
from skywave.archive.encoding import format_base32
from skywave.archive.head import StoryHead
from skywave.io import drafts
from skywave.io.clock import SystemClock, SystemEntropy
from skywave.io.drafts import StoredDraft
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import append, publish
from skywave.newsroom.shelf import CatalogueShelf
from skywave.newsroom.standing import standing_change
from skywave.partners.roster import add_partner
from skywave.partners.service.access import Allowance
from skywave.partners.service.app import Settings
from skywave.partners.service.serving import open_socket, run_alone, run_workers

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.newsroom.batch import Batch

WORKS, PARTNERS, SECONDS, CONNECTIONS = 100_000, 1_000, 10.0, 16
_CHUNK, _PICTURES, _TEXTS, _PARAGRAPHS = 20_000, 8, 400, 10
_FREE = Allowance(1e9, 10**9)
_CONTRACTS = (
    'name = "{}"\nrules = "rfa"\n',
    'name = "{}"\nrules = "propublica"\n[photos]\nclasses = ["owned"]\n',
    'name = "{}"\nrules = "theconversation"\n',
    'name = "{}"\n[photos]\nclasses = ["owned", "wire"]\n[window]\ndays = 36500\n',
    'name = "{}"\n[text]\npart = "excerpt"\n[photos]\nclasses = ["owned"]\n',
)
_MIX = (("work", 60), ("list", 15), ("feed", 10), ("notices", 10), ("receipt", 3), ("file", 2))


@dataclass(slots=True)
class Load:
    """What a client measured.

    Attributes:
        rate: Answers a second.
        latencies: Seconds, by kind of request.
        errors: Answers that were none of those expected.
    """

    rate: float = 0
    latencies: dict[str, list[float]] = field(default_factory=dict)
    errors: int = 0

    def all(self) -> list[float]:
        return [one for found in self.latencies.values() for one in found]


# --- a newsroom with many works --------------------------------------------------------------


def build_newsroom(folder: Path, works: int, partners: int, catalogue: str = "") -> list[str]:
    """Make a newsroom in `folder/room` with so many works and partners; return the partners' tokens."""
    newsroom = make_newsroom(folder, clock=SystemClock(), catalogue=catalogue)  # type: ignore[arg-type]
    for start in range(0, works - _PICTURES, _CHUNK):
        _append(newsroom, start, min(_CHUNK, works - _PICTURES - start))
    take(
        newsroom,
        *(pictured(colour) for colour in ("teal", "navy", "olive", "maroon", "purple", "gray", "black", "white")),
    )
    publish(newsroom)
    tokens = [
        add_partner(newsroom, f"p{number}", _CONTRACTS[number % len(_CONTRACTS)].format(f"Partner {number}")).token
        for number in range(partners)
    ]
    newsroom.catalogue.close()
    return tokens


def _append(newsroom: Newsroom, start: int, count: int) -> None:
    """Publish works through the batch, the ledger, the lists and the tree, with their drafts, but without any page."""
    writer = Writer(start)
    texts = [
        Body(tuple(paragraph(writer.paragraph()) for _ in range(_PARAGRAPHS))).format()
        for _ in range(min(count, _TEXTS))
    ]

    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        standing = standing_change(db, newsroom, "eng")
        if standing:
            batches["eng"].add(**standing)
        works, rows = [], []
        for number in range(start, start + count):
            work, title = format_base32(os.urandom(10)), writer.title()
            works.append(work)
            head = StoryHead(
                title=title, summary=writer.sentence(), published=published_at(number),
                section=SECTIONS[number % len(SECTIONS)], byline=("Mi Example",),
            ).format()  # fmt: skip
            rows.append(StoredDraft(work, "eng", drafts.PUBLISHED, "", "publish", "en", title, "0" * 64, b"", None))
            batches["eng"].add("publish", work, 1, language="en", head=head, body=texts[number % len(texts)])
        drafts.add_works(db, works, 0)
        drafts.save_drafts(db, rows, (), 0)

    with (
        patch("skywave.newsroom.publish.pages.all_pages", lambda _: iter(())),
        patch("skywave.newsroom.publish.pages.touched_pages", lambda *_, **__: {}),
        patch.object(CatalogueShelf, "prime", lambda *_: None),
    ):
        append(newsroom, build)


# --- servers ---------------------------------------------------------------------------------


def _serve(folder: Path, listening: Any, workers: int) -> None:
    settings = Settings(f"http://127.0.0.1:{listening.getsockname()[1]}", _FREE, _FREE)
    if workers > 1:
        sys.stdin = None  # or uvicorn hands on what multiprocessing has closed
        run_workers(folder, settings, listening, workers)
    else:
        run_alone(Newsroom(folder, clock=SystemClock(), entropy=SystemEntropy()), settings, listening)


def bare_app(size: int) -> FastAPI:
    """Return a FastAPI application with one address, which answers so many bytes."""
    app, value = FastAPI(docs_url=None, redoc_url=None), {"text": "a" * size}

    @app.get("/bare")
    async def bare() -> dict[str, str]:
        return value

    return app


def _serve_bare(listening: Any, size: int) -> None:
    config = uvicorn.Config(bare_app(size), access_log=False, log_level="error", loop="asyncio", http="h11", ws="none")
    uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def running(target: Any, *words: Any) -> Iterator[int]:
    """Run a server in a process of its own; yield its port."""
    with open_socket("127.0.0.1", 0) as listening:
        process = multiprocessing.get_context("spawn").Process(
            target=partial(target, *words[:1], listening, *words[1:])
        )
        process.start()
        try:
            yield listening.getsockname()[1]
        finally:
            process.terminate()
            process.join(30)


# --- the client ------------------------------------------------------------------------------


class _Connection:
    def __init__(self, port: int) -> None:
        self._port = port

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def ask(self, path: str, token: str = "", body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        """Send one request and return status, headers and body of its answer."""
        lines = [f"{'POST' if body else 'GET'} {path} HTTP/1.1", "Host: partners.example"]
        lines += [f"Authorization: Bearer {token}"] if token else []
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"] if body else []
        self._writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = await self._reader.readuntil(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest if line)}
        data = await self._reader.readexactly(int(headers.get("content-length", "0")))
        return int(first.split()[1]), headers, data

    def close(self) -> None:
        self._writer.close()


class _Visitor:
    """Asks as partners do.

    Args:
        tokens: Of all partners.
        works: Names of works that may be asked for.
        pictured: Addresses below /v1 of files.
        seed: Of the choices.
        again: Each partner asks for the same few works; else for any.
    """

    def __init__(
        self, tokens: Sequence[str], works: Sequence[str], pictured: Sequence[str], seed: int, *, again: bool
    ) -> None:
        self._random = random.Random(seed)
        self._tokens = tokens
        self._works = works
        self._pictured = pictured
        self._again = again
        self._kinds = [kind for kind, _ in _MIX]
        self._weights = [weight for _, weight in _MIX]
        self._receipts: list[tuple[str, bytes]] = []

    def _work(self, partner: int) -> str:
        if self._again:
            return self._works[(partner * 7 + self._random.randrange(5)) % len(self._works)]
        return self._random.choice(self._works)

    async def visit(self, connection: _Connection, load: Load) -> None:
        partner = self._random.randrange(len(self._tokens))
        token, body = self._tokens[partner], b""
        kind = self._random.choices(self._kinds, self._weights)[0]
        match kind:
            case "list":
                path = "/v1/works"
            case "feed":
                path = "/v1/feed"
            case "notices":
                path = "/v1/notices"
            case "receipt" if self._receipts:
                token, body = self._receipts.pop(self._random.randrange(len(self._receipts)))
                path = "/v1/receipts"
            case "file" if self._pictured:
                path = self._random.choice(self._pictured)
            case _:
                kind, path = "work", f"/v1/works/{self._work(partner)}"
        begun = time.perf_counter()
        status, headers, _ = await connection.ask(path, token, body)
        load.latencies.setdefault(kind, []).append(time.perf_counter() - begun)
        load.errors += status not in ((200, 201) if kind != "file" else (200, 451))
        if kind == "work" and status == 200 and len(self._receipts) < 5_000:
            receipt = {"delivery": headers["skywave-delivery"], "digest": headers["etag"].strip('"')}
            self._receipts.append((token, json.dumps(receipt).encode()))


async def _press(port: int, visitor: _Visitor | None, seconds: float, connections: int) -> Load:
    load, opened = Load(), [_Connection(port) for _ in range(connections)]
    for connection in opened:
        await connection.open()
    end = time.perf_counter() + seconds

    async def keep_on(connection: _Connection) -> None:
        while time.perf_counter() < end:
            if visitor is not None:
                await visitor.visit(connection, load)
                continue
            begun = time.perf_counter()
            status, _, _ = await connection.ask("/bare")
            load.latencies.setdefault("bare", []).append(time.perf_counter() - begun)
            load.errors += status != 200

    begun = time.perf_counter()
    await asyncio.gather(*(keep_on(connection) for connection in opened))
    load.rate = len(load.all()) / (time.perf_counter() - begun)
    for connection in opened:
        connection.close()
    return load


async def _wait_for(port: int, path: str) -> None:
    for _ in range(600):
        connection = _Connection(port)
        try:
            await connection.open()
            await connection.ask(path)
        except (OSError, asyncio.IncompleteReadError):
            await asyncio.sleep(0.1)
        else:
            connection.close()
            return
    raise RuntimeError("the server does not answer")


async def _known(port: int, token: str, pages: int) -> tuple[list[str], list[str]]:
    """Return works from all over the log, and addresses of files."""
    connection = _Connection(port)
    await connection.open()
    _, _, data = await connection.ask("/v1/works", token)
    end = json.loads(data)["next"]
    works: list[str] = []
    for page in range(pages):
        _, _, data = await connection.ask(f"/v1/works?after={page * end // pages}&limit=100", token)
        works += [one["work"] for one in json.loads(data)["works"]]
    _, _, data = await connection.ask("/v1/works", token)
    files = []
    for one in json.loads(data)["works"]:
        _, _, data = await connection.ask(f"/v1/works/{one['work']}", token)
        found = [r["href"] for part in json.loads(data).get("associations", []) for r in part.get("renditions", [])]
        files += [href[href.index("/v1/") :] for href in found if "/v1/files/" in href]
    connection.close()
    return works, files


def _client(port: int, tokens: list[str], seconds: float, connections: int, pages: int) -> tuple[Load, Load]:
    """Load a server: first with what nobody has fetched yet, then with what everybody holds."""

    async def all_of_it() -> tuple[Load, Load]:
        await _wait_for(port, "/openapi.json")
        works, files = await _known(port, tokens[1], pages)
        first = await _press(port, _Visitor(tokens, works, files, 1, again=False), seconds, connections)
        few, held = works[:: max(1, len(works) // 200)], min(len(tokens), 100)
        regulars = _Visitor(tokens[:held], few, files, 2, again=True)
        await _press(port, regulars, seconds, connections)  # so that nothing of what follows is new
        return first, await _press(port, regulars, seconds, connections)

    return asyncio.run(all_of_it())


def _bare_client(port: int, seconds: float, connections: int) -> Load:
    async def all_of_it() -> Load:
        await _wait_for(port, "/bare")
        await _press(port, None, min(1.0, seconds), connections)
        return await _press(port, None, seconds, connections)

    return asyncio.run(all_of_it())


# --- the table -------------------------------------------------------------------------------


def _words(load: Load, latencies: list[float] | None = None) -> str:
    found = latencies if latencies is not None else load.all()
    if not found:
        return "-"
    cut = statistics.quantiles(found, n=100, method="inclusive") if len(found) > 1 else found * 99
    text = f"p50 {cut[49] * 1000:.1f} ms, p99 {cut[98] * 1000:.1f} ms"
    return text if latencies is not None else f"{load.rate:,.0f} requests/s; {text}; {load.errors} errors"


def _room(work: Path, name: str, works: int, partners: int, catalogue: str = "") -> tuple[Path, list[str]]:
    folder = work / f"partners-{name}"
    folder.mkdir()
    return folder, apart(build_newsroom, folder, works, partners, catalogue)


def run(
    work: Path, works: int = WORKS, partners: int = PARTNERS, seconds: float = SECONDS, connections: int = CONNECTIONS
) -> tuple[list[Row], list[str]]:
    """Measure; return the table's rows and notes."""
    rows: list[Row] = []
    pages = max(1, works // 500)
    with running(_serve_bare_first, 3000) as port:
        bare = apart(_bare_client, port, seconds, connections)
    peer = f"bare FastAPI: {_words(bare)}"
    for name in ("SQLite", "PostgreSQL"):
        if name == "SQLite":
            folder, tokens = _room(work, name, works, partners)
            _measure(rows, name, folder / "room", tokens, seconds, connections, pages, peer)
            shutil.rmtree(folder)
            continue
        with postgresql(durable=True) as server:
            folder, tokens = _room(work, name, works, partners, server.database().replace("+psycopg", ""))
            _measure(rows, name, folder / "room", tokens, seconds, connections, pages, peer)
            shutil.rmtree(folder)
    shares = ", ".join(f"{weight} % {kind}" for kind, weight in _MIX)
    note = (
        f"{works:,} works of {_PARAGRAPHS} paragraphs on one desk, {partners:,} partners with five kinds of contract; "
        f"{connections} connections that are kept alive and never rest, for {seconds:.0f} s; {shares}. "
        "The list has 20 entries, the feed 30 whole works. "
        "The client ran on the same machine and took its share of the cores. "
        "The bare endpoint answers 3 kB from memory and asks no database. Every commit waits for the disk."
    )
    return rows, [note]


def _serve_bare_first(size: int, listening: Any) -> None:
    _serve_bare(listening, size)


def _measure(
    rows: list[Row], name: str, room: Path, tokens: list[str], seconds: float, connections: int, pages: int, peer: str
) -> None:
    for workers in (1, 2):
        with running(_serve, room, workers) as port:
            first, again = apart(_client, port, tokens, seconds, connections, pages)
        processes = f"{name}, {workers} process{'es' if workers > 1 else ''}"
        rows.append(Row(f"{processes}: fetched for the first time", _words(first), peer))
        rows.append(Row(f"{processes}: fetched again", _words(again), peer))
        if workers == 1:
            rows += [
                Row(f"{name}: {kind}", f"first {_words(first, first.latencies.get(kind, []))}; again "
                    f"{_words(again, again.latencies.get(kind, []))}")
                for kind, _ in _MIX
            ]  # fmt: skip
