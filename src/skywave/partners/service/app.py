"""The interface itself: its addresses below /v1, and their description in /openapi.json.

Every answer is made in threads of two small pools: first one transaction that only reads (the token, the item, the rights at this
moment), then, where something new leaves, one that writes it down. Whoever writes keeps no reader waiting.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from skywave import __version__
from skywave.partners.followed import begin_planning
from skywave.partners.service import models
from skywave.partners.service.access import (
    FAILURES,
    REQUESTS,
    Allowance,
    Buckets,
    network_of,
    partner_of,
    token_of,
    too_often,
    unknown_token,
)
from skywave.partners.service.asked import Asked, Writing
from skywave.partners.service.contracts import answer_contract
from skywave.partners.service.current import Current
from skywave.partners.service.description import (
    FORMS_OF_WORK,
    GIVEN,
    SAME,
    TAG,
    TEXT,
    After,
    Bearer,
    Desk,
    Digest,
    Form,
    Limit,
    OfWork,
    Work,
    responses,
)
from skywave.partners.service.feeds import answer_feed
from skywave.partners.service.files import answer_file
from skywave.partners.service.guard import Guard, allowed_at, fault, is_plain_query
from skywave.partners.service.notices import answer_notices
from skywave.partners.service.receipts_over_http import answer_receipt
from skywave.partners.service.recording import Changed
from skywave.partners.service.refusal import Refused, unavailable
from skywave.partners.service.works import answer_work, list_works

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.service.works import Later

# Few: Python runs one at a time, and each that waits for its turn makes all wait longer. Those that write may wait for others.
_READERS: Final = 2
_WRITERS: Final = 3
_TRIES: Final = 3
_ABOUT: Final = """Works of this newsroom for its partners: each gets what its contract and every right allow at that moment.
Every request carries `Authorization: Bearer TOKEN`. Follow `/v1/works` for what is new and `/v1/notices` for what you must
change or take down, and confirm each with `/v1/receipts`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs.

    Attributes:
        address: Under which partners reach it, without a final slash: what the addresses in answers begin with.
        requests: Of each partner.
        failures: Tries with unknown tokens, from each network.
        most_open: Requests at the same time in one process.
    """

    address: str = "http://127.0.0.1:8850"
    requests: Allowance = REQUESTS
    failures: Allowance = FAILURES
    most_open: int = 200


class Interface:
    """The routes, and how each is answered."""

    def __init__(
        self, current: Current, settings: Settings, readers: ThreadPoolExecutor, writers: ThreadPoolExecutor
    ) -> None:
        self._current = current
        self._settings = settings
        self._readers = readers
        self._writers = writers
        self._requests: Buckets | None = None
        self._failures: Buckets | None = None

    async def answer(self, request: Request, read: Callable[[Asked], Later], *names: str) -> Response:
        """Answer a request of a partner.

        Args:
            request: The request.
            read: Reads and decides, in the transaction; what it returns is called when that is over.
            names: That the query may hold.
        """
        if not is_plain_query(request.scope, frozenset(names)):
            said = (
                f"this address takes {', '.join(names)}, each once" if names else "this address takes nothing after ?"
            )
            raise Refused(
                400, "query", "the address states what this interface does not know, or states it twice", said
            )
        loop = asyncio.get_running_loop()
        if self._requests is None or self._failures is None:
            self._requests = Buckets(self._settings.requests, loop.time)
            self._failures = Buckets(self._settings.failures, loop.time)
        peer = request.client.host if request.client else ""
        headers = request.headers
        lines = headers.getlist("authorization")
        header = lines[0] if len(lines) == 1 else None
        head = bool(request.scope["state"].get("head"))
        known = headers.get("if-none-match", "")
        for _ in range(_TRIES):
            with suppress(Changed):
                once = partial(self._once, read, header, peer, known, head=head)
                found = await loop.run_in_executor(self._readers, _guarded, once)
                if isinstance(found, Writing):
                    found = await loop.run_in_executor(self._writers, _guarded, found.finish)
                assert isinstance(found, Response)
                return found
        return unavailable().answer()

    def _once(
        self, read: Callable[[Asked], Later], header: str | None, peer: str, known: str, *, head: bool
    ) -> Response | Writing:
        assert self._requests is not None
        assert self._failures is not None
        newsroom, token = self._current.newsroom(), token_of(header)
        with newsroom.catalogue.transaction() as db:
            partner = partner_of(db, token)
            if partner is None:
                # Known tokens pass whatever strangers behind the same address try.
                wait = self._failures.take(network_of(peer))
                raise too_often(wait) if wait else unknown_token(given=header is not None)
            if wait := self._requests.take(partner.code):
                raise too_often(wait)
            now, address = newsroom.clock.now(), self._settings.address
            finish = read(Asked(newsroom, db, partner, now, address, token, self._current, head, known))
        return finish if isinstance(finish, Writing) else finish()


def _guarded(work: Callable[[], Response | Writing]) -> Response | Writing:
    """Do some work of a request in a thread; what goes wrong becomes an answer, unless the request has to begin again."""
    try:
        return work()
    except Refused as refused:
        return refused.answer()
    except Changed:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody outside learns it
        return fault(error)


def build_app(newsroom: Newsroom, settings: Settings | None = None) -> Guard:
    """Return the interface for a server.

    Args:
        newsroom: Open.
        settings: How it runs.
    """
    settings = settings or Settings()
    begin_planning(newsroom.catalogue)
    readers, writers = ThreadPoolExecutor(_READERS), ThreadPoolExecutor(_WRITERS)
    interface = Interface(Current(newsroom), settings, readers, writers)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        readers.shutdown(wait=True, cancel_futures=True)
        writers.shutdown(wait=True, cancel_futures=True)

    app = FastAPI(
        title=f"{newsroom.config.name}: works for partners",
        description=_ABOUT,
        version=__version__,
        servers=[{"url": settings.address}],
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        separate_input_output_schemas=False,
    )
    _add_routes(app, interface)
    _add_refusals(app)
    app.openapi_schema = _described(app)
    return Guard(app, most_open=settings.most_open)


def _add_routes(app: FastAPI, interface: Interface) -> None:
    """Add every address. The functions' docstrings are the description that partners read."""
    common: dict[str, Any] = {"response_class": Response, "response_model": None}
    good = {"description": "The answer."}

    @app.get("/v1/contract", responses=responses(as_200={**good, "model": models.ContractAnswer}), **common)
    async def contract(request: Request, _: Bearer) -> Response:
        """Your contract in plain values, and its terms as sentences."""
        return await interface.answer(request, answer_contract)

    @app.get("/v1/works", responses=responses(403, 404, as_200={**good, "model": models.WorksAnswer}), **common)
    async def works(request: Request, _: Bearer, desk: Desk = None, after: After = None, limit: Limit = 20) -> Response:
        """Works that you may have or hold. Without `after` the newest, the newest first; with it, in the order of the log, what
        changed from there on. Keep `next` and ask with it again: nothing is missed and nothing comes twice unless it changed.
        """  # noqa: D205 - partners read it as one paragraph
        return await interface.answer(
            request, lambda asked: list_works(asked, desk, after, limit), "desk", "after", "limit"
        )

    @app.get(
        "/v1/works/{work}",
        responses=responses(
            403,
            404,
            451,
            as_200={"description": "The work in the form asked for.", "content": FORMS_OF_WORK, "headers": GIVEN},
            as_304=SAME,
            as_410={
                "description": "Taken back for good: the notes in the form asked for.",
                "content": FORMS_OF_WORK,
                "headers": GIVEN,
            },
        ),
        **common,
    )
    async def one_work(request: Request, _: Bearer, work: Work, desk: Desk = None, form: Form = "ninjs") -> Response:
        """One work as you may have it now. Its ETag is the digest that a receipt names; the delivery stands in it."""
        return await interface.answer(request, lambda asked: answer_work(asked, work, desk, form), "desk", "form")

    @app.get(
        "/v1/feed",
        responses=responses(
            403,
            404,
            as_200={"description": "Atom.", "content": {"application/atom+xml": TEXT}, "headers": TAG},
            as_304=SAME,
        ),
        **common,
    )
    async def feed(request: Request, _: Bearer, desk: Desk = None) -> Response:
        """The newest 30 works in full as Atom. Fetching the feed takes all of them."""
        return await interface.answer(request, lambda asked: answer_feed(asked, desk), "desk")

    @app.get(
        "/v1/files/{sha256}",
        responses=responses(
            403,
            404,
            410,
            451,
            as_200={
                "description": "The bytes.",
                "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
                "headers": TAG,
            },
            as_304=SAME,
        ),
        **common,
    )
    async def file(request: Request, _: Bearer, sha256: Digest, work: OfWork, desk: Desk = None) -> Response:
        """A photo or recording of a work. Whether you may have it is decided again at every fetch."""
        return await interface.answer(request, lambda asked: answer_file(asked, sha256, work, desk), "work", "desk")

    @app.get("/v1/notices", responses=responses(as_200={**good, "model": models.NoticesAnswer}), **common)
    async def notices(request: Request, _: Bearer, after: After = None, limit: Limit = 20) -> Response:
        """What you must act on: corrections, withdrawals, ended rights, newer versions. Without `after`, whatever you have not
        confirmed with a receipt; with it, whatever came later.
        """  # noqa: D205 - the same
        return await interface.answer(request, lambda asked: answer_notices(asked, after, limit), "after", "limit")

    @app.post(
        "/v1/receipts",
        responses=responses(
            404,
            408,
            409,
            413,
            as_200={"description": "It was known before; nothing was changed.", "model": models.ReceiptAnswer},
            as_201={"description": "It is written down.", "model": models.ReceiptAnswer},
        ),
        **common,
    )
    async def receipts(request: Request, _: Bearer, receipt: models.Receipt) -> Response:
        """Confirm that you received a delivery, and state the page on which you republish it."""
        return await interface.answer(request, lambda asked: Writing(partial(answer_receipt, asked, receipt)))


def _add_refusals(app: FastAPI) -> None:
    async def refused(_: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return error.answer()

    async def malformed(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = error.errors()
        where = [str(part)[:40] for part in found[0].get("loc", ())] if found else []
        return Refused(
            422, "malformed", f"a value has another form than described: {' '.join(where) or 'the request'}",
            "/openapi.json describes every value",
        ).answer()  # fmt: skip

    async def plain(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        allowed = allowed_at(request.url.path)
        if error.status_code == 405 and allowed:
            return Refused(405, "method", "this method means nothing at this address", f"it answers {allowed}",
                           headers={"Allow": allowed}).answer()  # fmt: skip
        if error.status_code == 404:
            return Refused(404, "not-found", "there is nothing at this address", "/openapi.json lists them").answer()
        return Refused(422, "malformed", "the request cannot be read", "/openapi.json describes every value").answer()

    async def broken(_: Request, error: Exception) -> Response:
        return fault(error)

    app.add_exception_handler(Exception, broken)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, plain)


def _described(app: FastAPI) -> dict[str, Any]:
    """Return the description, with the model that no route returns by itself."""
    described = app.openapi()
    schemas = described["components"]["schemas"]
    schemas["Ninjs"] = models.Ninjs.model_json_schema()
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    return described
