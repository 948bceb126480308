"""What stands around every request: caps, headers that protect, HEAD and OPTIONS, and faults of ours without their insides.

addresses       at most 2,000 bytes      bodies   limits.RECEIPT_BYTES, within 10 seconds
open requests   at most so many at once; the rest are told to come again
faults          500 with a reference; what happened goes to stderr under that reference and to nobody else
"""

from __future__ import annotations

import asyncio
import re
import secrets
import sys
import traceback
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from skywave import limits
from skywave.errors import SkywaveError
from skywave.partners.service.refusal import Refused, unavailable

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_READ, _WRITE = "GET, HEAD, OPTIONS", "OPTIONS, POST"
METHODS: Final = (
    (re.compile(r"/v1/(contract|works|feed|notices)|/v1/works/[^/]+|/v1/files/[^/]+|/openapi\.json"), _READ),
    (re.compile(r"/v1/receipts"), _WRITE),
)
_ADDRESS_BYTES: Final = 2_000
_HEADER_BYTES: Final = 8_000
_BODY_SECONDS: Final = 10.0
_HEADERS: Final = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'; sandbox",
    b"cross-origin-resource-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"cache-control": b"no-store",
    b"vary": b"Authorization",
}


class Guard:
    """Stands around the interface.

    Args:
        app: The interface.
        most_open: Requests at the same time.
    """

    def __init__(self, app: ASGIApp, *, most_open: int) -> None:
        self._app = app
        self._most_open = most_open
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def protected(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                there = {name.lower() for name, _ in message["headers"]}
                extra = [pair for pair in _HEADERS.items() if pair[0] not in there]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        self._open += 1
        try:
            if self._open > self._most_open:
                raise unavailable()
            await self._answer(scope, receive, protected)
        except Refused as refused:
            await refused.answer()(scope, receive, protected)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody outside learns it
            if not begun:
                await fault(error)(scope, receive, protected)
        finally:
            self._open -= 1

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if len(scope["raw_path"]) + len(scope["query_string"]) > _ADDRESS_BYTES:
            raise Refused(414, "too-long", f"the address is longer than {_ADDRESS_BYTES} bytes")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEADER_BYTES:
            raise Refused(431, "too-long", f"the headers are longer than {_HEADER_BYTES} bytes")
        method, allowed = scope["method"], allowed_at(scope["path"])
        if allowed and method not in allowed.split(", "):
            raise Refused(
                405, "method", f"the method {method[:20]} means nothing at this address", f"it answers {allowed}",
                headers={"Allow": allowed},
            )  # fmt: skip
        if allowed and method == "OPTIONS":
            await Response(status_code=204, headers={"Allow": allowed})(scope, receive, send)
            return
        head = method == "HEAD"
        if head:
            # The server leaves the body of an answer to HEAD out by itself.
            scope = {**scope, "method": "GET"}
        scope.setdefault("state", {})["head"] = head
        body = await _body(scope, receive) if method == "POST" else b""
        rest: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def given() -> Message:
            return rest.pop() if rest else await receive()

        await self._app(scope, given, send)


def allowed_at(path: str) -> str:
    """Return the methods that an address answers, or nothing where there is none."""
    return next((methods for pattern, methods in METHODS if pattern.fullmatch(path)), "")


async def _body(scope: Scope, receive: Receive) -> bytes:
    stated = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    most = limits.RECEIPT_BYTES
    too_long = Refused(
        413,
        "too-long",
        f"the body is longer than {most} bytes",
        "a receipt is a few lines",
        headers={"Connection": "close"},
    )
    if not stated.isdigit() or len(stated) > 10 or int(stated) > most:
        raise too_long
    found = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "cut-off", "the request ended in the middle of its body")
                found += message.get("body", b"")
                if len(found) > most:
                    raise too_long
                if not message.get("more_body", False):
                    return bytes(found)
    except TimeoutError:
        raise Refused(
            408, "too-slow", "the body did not come in time", "send it at once", headers={"Connection": "close"}
        ) from None


def fault(error: Exception) -> Response:
    """Return the answer to a fault of ours, and tell whoever runs the service what it was."""
    reference = secrets.token_hex(6)
    if isinstance(error, SkywaveError):
        # The state of a disk, a database or a setting, not of the program: it may be mended in a moment.
        sys.stderr.write(f"skywave: error: partner service {reference}: {error.message}\n")
        refused = unavailable()
        refused.more["reference"] = reference
        return refused.answer()
    told = "".join(traceback.format_exception(error))
    sys.stderr.write(f"skywave: error: partner service {reference}: a fault of the program\n{told}")
    return Refused(
        500, "fault", "something is wrong on our side; nothing was handed over",
        "tell the newsroom the reference", more={"reference": reference},
    ).answer()  # fmt: skip


def is_plain_query(scope: Scope, names: frozenset[str]) -> bool:
    """Say whether every name in an address's query is one of these and stands there once."""
    found: list[Any] = [part.partition(b"=")[0] for part in scope["query_string"].split(b"&") if part]
    return len(found) == len(set(found)) and all(name.decode("latin-1") in names for name in found)
