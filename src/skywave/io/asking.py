"""One question to a server, asked slowly and, where it fails for a time, again: what `fetch` is built on.

At most 4 tries in all: after connection errors, 429, 502, 503 and 504, with growing waits or as Retry-After says. Every
request has a deadline in all. No cookies, no referrer, no proxy from the environment.
"""

from __future__ import annotations

import re
import ssl
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urldefrag

import httpcore2
import httpx2

from skywave import limits
from skywave.errors import TransportFailed
from skywave.io.answer import ENCODINGS, Answer, BrokenOff, headers_of, read_body
from skywave.io.clock import SystemClock, SystemEntropy
from skywave.io.netguard import Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skywave.ports import Clock, Entropy

PORTS = {"http": 80, "https": 443}
_TRIES = 4
_LONGEST_WAIT_SECONDS = 300.0
_TOLD_SECONDS = 1.0
_ADDRESS_CHARACTERS = 4_000
_BUSY = frozenset({429, 502, 503, 504})


_HOST = re.compile(rb"\[?[0-9a-fA-F:.]{2,45}\]?|[A-Za-z0-9._-]{1,253}")


class NoAddress(TransportFailed):
    """What was given is no web address that may be asked."""


class StatusFailed(TransportFailed):
    """A server answered with a status that is no answer.

    Attributes:
        status: Of HTTP.
    """

    def __init__(self, message: str, *, status: int, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.status = status


class Timer(Protocol):
    """Measures and passes time."""

    def seconds(self) -> float:
        """Return seconds that only grow."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemTimer:
    """The machine's own time."""

    def seconds(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()  # noqa: TID251 - the timer port's own implementation

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)  # noqa: TID251 - the same


class Asker:
    """Asks servers, one question at a time.

    Args:
        agent: What it says of itself.
        gap_seconds: Between two requests to one host.
        total_seconds: That one request may take.
        say: Is told in a clause of every wait over a second.
        timer: Measures and waits.
        clock: Tells the date.
        entropy: For jitter.
        tls: Whose certificates are trusted, or None for the usual ones.
        resolve: Returns the numbers of a host; the system's resolver by default.
    """

    def __init__(
        self,
        agent: str,
        *,
        gap_seconds: float,
        total_seconds: float,
        say: Callable[[str], None],
        timer: Timer | None = None,
        clock: Clock | None = None,
        entropy: Entropy | None = None,
        tls: ssl.SSLContext | None = None,
        resolve: Callable[[str, int], list[str]] | None = None,
    ) -> None:
        self._agent = agent
        self._gap = gap_seconds
        self._total = total_seconds
        self._say = say
        self._timer = timer or SystemTimer()
        self._clock = clock or SystemClock()
        self._entropy = entropy or SystemEntropy()
        self.guard = Guard(self._timer.seconds, resolve=resolve)
        self._tls = tls
        self._pool: httpcore2.ConnectionPool | None = None
        self._free_at: dict[str, float] = {}

    def close(self) -> None:
        """Close every connection."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def ask(self, url: httpx2.URL, limit: int, *, conditions: Mapping[str, str], cut: bool, delay: float) -> Answer:
        """Return what a server answers, be it a refusal or a redirect.

        Args:
            url: As `parse_address` returns it.
            limit: The most decoded bytes.
            conditions: Headers of a conditional request.
            cut: Return the first `limit` bytes of what is longer, instead of refusing it.
            delay: Seconds that the host wants between two requests.

        Raises:
            Malformed: It is longer than `limit`, or not compressed as it says.
            TransportFailed: It does not come, in all tries.
        """
        key, name = f"{url.host}:{port_of(url)}", shown(str(url))
        failure = TransportFailed(f"{name} was not asked")
        for attempt in range(1, _TRIES + 1):
            self._wait(self._free_at.get(key, 0.0) - self._timer.seconds(), f"{url.host} is asked slowly")
            try:
                answer = self._once(url, limit, conditions, cut=cut)
            except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, BrokenOff) as error:
                failure = _failure(name, error)
                wait = self._back_off(attempt)
                # Who sends a byte now and then would be given the whole time four times over.
                is_spent = self._timer.seconds() >= self.guard.deadline
                if is_spent or isinstance(_cause(error), ssl.SSLCertVerificationError):
                    raise failure from None
            else:
                if answer.status not in _BUSY:
                    return answer
                meaning, hint = (
                    ("it is asked too often" if answer.status == 429 else "it is overloaded"),
                    "try again later",
                )
                msg = f"{name} answered {attempt} times with status {answer.status}: {meaning}"
                failure = StatusFailed(msg, status=answer.status, hint=hint)
                wait = max(self._back_off(attempt), self._asked_wait(answer))
            finally:
                self._free_at[key] = self._timer.seconds() + max(self._gap, delay)
            if wait > _LONGEST_WAIT_SECONDS:
                failure.hint = f"the server asks to wait {wait:.0f} seconds: try again then"
                break
            if attempt < _TRIES:
                self._wait(wait, f"{name} does not answer well")
        raise failure

    def _once(self, url: httpx2.URL, limit: int, conditions: Mapping[str, str], *, cut: bool) -> Answer:
        if self._pool is None:
            context = self._tls or httpx2.create_ssl_context()
            self._pool = httpcore2.ConnectionPool(context, max_connections=10, network_backend=self.guard)
        self.guard.deadline = self._timer.seconds() + self._total
        said = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": ENCODINGS}
        headers = {"Host": url.netloc.decode("ascii"), **said, **conditions}
        step = min(limits.RESPONSE_SECONDS, self._total)
        timeouts = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), step)}
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with self._pool.stream("GET", target, headers=list(headers.items()), extensions=timeouts) as response:
            found = headers_of(response.headers)
            address = str(url)
            if response.status != 200:
                return Answer(address, response.status, found)
            chunks = response.iter_stream()
            encoding = found.get("content-encoding", "")
            data, is_cut = read_body(chunks, encoding, limit, shown(address), cut=cut)
            return Answer(address, response.status, found, data, is_cut)

    def _back_off(self, attempt: int) -> float:
        """Return 1, 2, 4 seconds, each between half and one and a half times that."""
        base: float = 2 ** (attempt - 1)
        return base * (0.5 + int.from_bytes(self._entropy.token(2), "big") / 65536)

    def _asked_wait(self, answer: Answer) -> float:
        """Return the seconds that the server asks to wait, in seconds or as a date."""
        text = answer.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return float(text[:9])
        try:
            return max(0.0, parsedate_to_datetime(text).timestamp() - self._clock.now())
        except (ValueError, TypeError, OverflowError):
            return 0.0

    def _wait(self, seconds: float, why: str) -> None:
        if seconds <= 0:
            return
        if seconds > _TOLD_SECONDS:
            self._say(f"waiting {seconds:.0f} seconds: {why}")
        self._timer.sleep(seconds)


def shown(address: str) -> str:
    """Return an address as a message may show it: one line, not too long."""
    text = "".join(c if c.isprintable() else "?" for c in address)
    return text if len(text) <= 200 else f"{text[:197]}..."


def parse_address(address: str) -> httpx2.URL:
    """Return an address without its fragment.

    Raises:
        TransportFailed: It is none that may be asked.
    """
    try:
        if len(address) > _ADDRESS_CHARACTERS:
            raise ValueError
        url = httpx2.URL(urldefrag(address).url)
        good = (
            url.scheme in PORTS
            and _HOST.fullmatch(url.raw_host)
            and not url.userinfo
            and (url.port is None or 0 < url.port < 65536)
        )
    except (ValueError, UnicodeError, httpx2.InvalidURL):
        good, url = False, httpx2.URL()
    if not good:
        raise NoAddress(f"{shown(address)} is not an http or https address", hint="write it as https://news.example/")
    return url


def port_of(url: httpx2.URL) -> int:
    """Return the port that an address means."""
    return url.port or PORTS[url.scheme]


def guarded_host(url: httpx2.URL) -> str:
    """Return the host as the connection's guard sees it."""
    return url.raw_host.decode("ascii")


def _cause(error: BaseException) -> BaseException | None:
    """Return the first error of a chain."""
    seen = 0
    while (inner := error.__cause__ or error.__context__) is not None and seen < 10:
        error = inner
        seen += 1
    return error


def _failure(name: str, error: Exception) -> TransportFailed:
    if isinstance(error, BrokenOff):
        return error
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return TransportFailed(
            f"{name} does not prove who it is (its certificate is not valid), so nothing is read there",
            hint="check the address; somebody on the way may pretend to be that site",
        )
    if isinstance(error, httpcore2.TimeoutException):
        return TransportFailed(f"{name} is too slow", hint="try again later")
    return TransportFailed(
        f"{name} cannot be reached ({type(cause or error).__name__})",
        hint="check the address and the network, or try later",
    )
