"""One request to a partner's own system: with a deadline in all, caps on what comes back, no redirect, no second try.

A contract's host that a person of the newsroom typed as a number, or as `localhost`, may stand in a private network. A name may
not: the partner decides where its name leads, and could lead what is sent to it into the newsroom's own network. A redirect is an
answer like any other, and is not followed.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final

import httpcore2
import httpx2

from skywave import __version__, limits
from skywave.errors import Malformed, TransportFailed
from skywave.io.answer import ENCODINGS, BrokenOff, headers_of, read_body
from skywave.io.asking import SystemTimer, guarded_host, parse_address, port_of, shown
from skywave.io.netguard import AddressRefused, Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skywave.io.asking import Timer

_SAID_CHARACTERS: Final = 300
_RETRY_DIGITS: Final = 9
# What only a person can mend: an address that is gone, a key that does not fit, a request that is refused for what it is.
_FINAL: Final = {
    401: "it does not accept our key or password: ask the partner for a new one",
    403: "it refuses us: ask the partner to let the newsroom in",
    404: "there is nothing at that address: ask the partner for its address",
    405: "nothing is taken at that address: ask the partner for its address",
    410: "its address is gone for good: ask the partner for the new one",
}
_GONE: Final = frozenset({401, 403, 410})


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Attributes:
        status: Of HTTP; 0 where nothing came.
        headers: By lower-case name.
        data: At most limits.ANSWER_BYTES.
        failure: A clause where nothing usable came, or empty.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    data: bytes = b""
    failure: str = ""

    @property
    def ok(self) -> bool:
        """Whether the other side said that it took what was sent."""
        return 200 <= self.status < 300 and not self.failure

    @property
    def final(self) -> bool:
        """Whether trying again cannot help."""
        return self.status in _GONE

    def wait(self, now: int) -> int | None:
        """Return the seconds that it asks to wait, in seconds or as a date; None where it asks for nothing."""
        text = self.headers.get("retry-after", "").strip()[:100]
        if text.isascii() and text.isdigit():
            return int(text[:_RETRY_DIGITS])
        try:
            return max(0, int(parsedate_to_datetime(text).timestamp()) - now)
        except (ValueError, TypeError, OverflowError):
            return None

    @property
    def said(self) -> str:
        """What it answered, as a clause for people."""
        if self.failure:
            return self.failure
        if 300 <= self.status < 400:
            return f"it redirects (status {self.status}), which is not followed: put the new address into the contract"
        meaning = _FINAL.get(self.status, "")
        words = clean(self.data) if self.status >= 300 and "html" not in self.headers.get("content-type", "") else ""
        return f"it answered with status {self.status}" + (f": {meaning or words}" if meaning or words else "")


class Poster:
    """Sends requests to partners.

    Args:
        total_seconds: That one request may take, from the name service to the last byte.
        timer: Measures.
        tls: Whose certificates are trusted, or None for the usual ones.
        resolve: Returns the numbers of a host; the system's resolver by default.
    """

    def __init__(
        self,
        *,
        total_seconds: float = limits.RESPONSE_SECONDS,
        timer: Timer | None = None,
        tls: ssl.SSLContext | None = None,
        resolve: Callable[[str, int], list[str]] | None = None,
    ) -> None:
        self._total = total_seconds
        self._timer = timer or SystemTimer()
        self._tls = tls
        self._resolve = resolve

    def send(
        self,
        method: str,
        address: str,
        *,
        named: str,
        headers: Mapping[str, str],
        body: bytes = b"",
        seconds: float | None = None,
    ) -> Reply:
        """Return what an address answers. Never raises for what the other side does.

        Args:
            method: Of HTTP.
            address: On the host of `named`.
            named: The contract's address.
            headers: Besides the usual ones.
            body: To send.
            seconds: That it may take, where more than usual is to be sent.
        """
        try:
            url, own = parse_address(address), parse_address(named)
        except TransportFailed as error:
            return Reply(failure=error.message)
        total = max(self._total, seconds or 0.0)
        # A guard and a connection for each request: the deadline is the request's own, also where several run at once.
        guard = Guard(self._timer.seconds, resolve=self._resolve)
        if is_own_choice(guarded_host(own)):
            guard.allow(guarded_host(own), port_of(own))
        guard.deadline = self._timer.seconds() + total
        try:
            return self._ask(guard, method, url, headers, body, min(limits.RESPONSE_SECONDS, total))
        except (AddressRefused, BrokenOff, Malformed) as error:
            return Reply(failure=error.message)
        except httpcore2.TimeoutException:
            return Reply(failure="it was too slow: whether it took the delivery is not known")
        except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError, OSError) as error:
            return Reply(failure=_why(error))

    def _ask(
        self, guard: Guard, method: str, url: httpx2.URL, headers: Mapping[str, str], body: bytes, step: float
    ) -> Reply:
        said = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": f"Skywave/{__version__}",
            "Accept": "application/json",
            "Accept-Encoding": ENCODINGS,
            "Content-Length": str(len(body)),
            "Connection": "close",
            **headers,
        }
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        extensions: dict[str, Any] = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), step)}
        tls = self._tls or httpx2.create_ssl_context()
        with (
            httpcore2.ConnectionPool(tls, max_connections=1, network_backend=guard) as pool,
            pool.stream(method, target, headers=list(said.items()), content=body, extensions=extensions) as response,
        ):
            found = headers_of(response.headers)
            encoding = found.get("content-encoding", "")
            name = shown(str(url))
            if not 200 <= response.status < 300:
                try:
                    data, _ = read_body(response.iter_stream(), encoding, 2000, name, cut=True)
                except (Malformed, BrokenOff):
                    data = b""
                return Reply(response.status, found, data)
            data, _ = read_body(response.iter_stream(), encoding, limits.ANSWER_BYTES, name)
            return Reply(response.status, found, data)


def is_own_choice(host: str) -> bool:
    """Say whether nobody but who typed a host decides where it leads: it is a number, or this machine.

    >>> is_own_choice("127.0.0.1"), is_own_choice("[::1]"), is_own_choice("hook.partner.example")
    (True, True, False)
    """
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return host.lower() == "localhost"
    return True


def clean(data: bytes) -> str:
    """Return the first words of an answer as one line that is fit for people."""
    text = " ".join(data[:2000].decode("utf-8", "replace").split())
    return "".join(c if c.isprintable() else "?" for c in text)[:_SAID_CHARACTERS]


def _why(error: BaseException) -> str:
    cause: BaseException | None = error
    for _ in range(10):
        if isinstance(cause, ssl.SSLError):
            return "it does not prove who it is (its TLS or its certificate is not valid), so nothing was sent"
        cause = cause and (cause.__cause__ or cause.__context__)
    return f"it cannot be reached ({type(error).__name__})"
