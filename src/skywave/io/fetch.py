"""Reads web addresses politely: slowly, as far as robots.txt allows, with caps on everything, and never into a private network.

`Fetcher` reads whatever address a source finds (`sources.reading.material.Web`); `WebMaterial` is the address that a person
named (`ports.Material`). What they return is untrusted.

    robots.txt   holds for addresses that were found, and for their redirects; not for the address that a person typed nor for
                 the same path with another query (the next page of an API). 5xx: nothing is read now; 4xx: all may be read
    speed        one request at a time to all hosts, `gap_seconds` between two to one host, or its crawl-delay (up to 30 s)
    trouble      connection errors, 429, 502, 503 and 504 are tried 4 times in all, with growing waits or as Retry-After says
    redirects    at most 5, followed by hand, each checked like a new address; from https never to http: https is tried there
    privacy      no cookies, no referrer, no proxy from the environment; the User-Agent says who asks
    again        what was seen is remembered (`visited`), stored by `commit` once the caller has kept what it read

An answer of status 400 or more, an empty one or one that only says "prove that you are no robot" is never content.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from skywave import __version__, limits
from skywave.errors import Malformed, TransportFailed
from skywave.io.asking import PORTS, Asker, NoAddress, StatusFailed, guarded_host, parse_address, port_of, shown
from skywave.io.clock import SystemClock
from skywave.io.netguard import AddressRefused
from skywave.io.robots import RULES_BYTES, Robots, parse_robots
from skywave.io.visited import Visit, save_visits
from skywave.ports import Fetched

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    import httpx2
    from sqlalchemy.engine import Connection

    from skywave.io.answer import Answer
    from skywave.io.asking import Timer
    from skywave.io.visited import Memory
    from skywave.ports import Clock, Entropy

TOTAL_SECONDS = 120.0
GAP_SECONDS = 1.0
_REDIRECTS = 5
_FAILURES = 3  # in a row, each after all tries; a host that is down must not cost every entry of a feed its waits
_HEADER_CHARACTERS = 1_000
_AGENT = "skywave"
_MOVED = frozenset({301, 302, 303, 307, 308})
_MEANINGS = {
    401: ("it asks for a password", "ask the site for an open address"),
    403: ("the site refuses programs, or somebody on the way blocks it", "ask the site, or try from another network"),
    404: ("there is nothing there", "check the address"),
    410: ("it was taken away", "check the address"),
    429: ("it is asked too often", "try again later"),
    451: ("it is blocked for legal reasons, at the site or on the way", "try from another network"),
}
# What bot checks and known block pages answer with status 200, within the first bytes of a short page.
_BLOCK_PAGES = (
    b"<title>just a moment...</title>", b"<title>attention required! | cloudflare</title>",
    b"<title>ddos-guard</title>", b"http://10.10.34.3", b"_incapsula_resource",
)  # fmt: skip
_BLOCK_PAGE_BYTES = 64 * 1024
UNCHANGED = ":unchanged"  # no server can send a header of this name


class _Disallowed(TransportFailed):
    """What was found leads nowhere that may be read."""


class Fetcher:
    """Reads web addresses for one run.

    Args:
        domain: The newsroom's, for the User-Agent; may be empty.
        memory: What was seen before; None where nothing is remembered.
        again: Ask only for what changed since.
        inside: A host that is named may stand in a private network; false where somebody else named it.
        gap_seconds: Between two requests to one host.
        total_seconds: That one request may take.
        say: Is told in a clause of every wait over a second and of every address that is not read.
        timer: Measures and waits.
        clock: Tells the date.
        entropy: For jitter.
        tls: Whose certificates are trusted, or None for the usual ones.
        resolve: Returns the numbers of a host; the system's resolver by default.
    """

    def __init__(
        self,
        domain: str = "",
        *,
        memory: Memory | None = None,
        again: bool = False,
        inside: bool = True,
        gap_seconds: float = GAP_SECONDS,
        total_seconds: float = TOTAL_SECONDS,
        say: Callable[[str], None] | None = None,
        timer: Timer | None = None,
        clock: Clock | None = None,
        entropy: Entropy | None = None,
        tls: ssl.SSLContext | None = None,
        resolve: Callable[[str, int], list[str]] | None = None,
    ) -> None:
        self._memory = memory
        self._again = again
        self._say = say or (lambda _: None)
        self._clock = clock or SystemClock()
        self._asker = Asker(
            f"Skywave/{__version__}"
            + (f" (+https://{domain})" if domain.isascii() and domain.isprintable() and domain else ""),
            gap_seconds=gap_seconds,
            total_seconds=total_seconds,
            say=self._say,
            timer=timer,
            clock=clock,
            entropy=entropy,
            tls=tls,
            resolve=resolve,
        )
        self._robots: dict[str, Robots | TransportFailed] = {}
        self._failures: dict[str, int] = {}
        self._inside = inside
        self._named: set[tuple[str, str]] = set()
        self._visits: dict[str, Visit] = {}

    def close(self) -> None:
        """Close every connection."""
        self._asker.close()

    def commit(self, db: Connection) -> None:
        """Store what was seen, now that the caller has kept what it read."""
        save_visits(db, self._visits.values())
        self._visits = {}

    def name(self, address: str) -> str:
        """Note an address as named by a person, and return it in full.

        Raises:
            TransportFailed: It is no web address.
        """
        url = parse_address(address)
        ports = {port_of(url)} | (set(PORTS.values()) if port_of(url) in PORTS.values() else set())
        for port in ports if self._inside else ():
            self._asker.guard.allow(guarded_host(url), port)
        self._named.add((url.host, url.path))
        return str(url)

    def get(self, address: str, limit: int) -> Fetched | None:
        """Return what is at an address that was found, or None where it leads nowhere that may be read.

        An answer that is the same as at the last visit has the header UNCHANGED.

        Raises:
            Malformed: It is longer than `limit`.
            TransportFailed: The server does not give it now.
        """
        try:
            answer = self._follow(address, limit)
            fetched = self._content(address, answer)
        except (AddressRefused, NoAddress, _Disallowed) as error:
            self._say(error.message)
            return None
        except StatusFailed as error:
            if error.status in (404, 410):
                self._say(error.message)
                return None
            raise
        return fetched

    def get_named(
        self, address: str, limit: int, *, cut: bool = False, fresh: bool = False
    ) -> tuple[Fetched | None, bool]:
        """Return what is at the address that a person named, and whether it was cut; None where it did not change.

        Args:
            address: As `name` returned it.
            limit: The most bytes.
            cut: Return the first `limit` bytes of what is longer, instead of refusing it.
            fresh: Ask without conditions.

        Raises:
            Malformed: It is longer than `limit`.
            TransportFailed: The server does not give it now, or leads to where nothing may lead.
        """
        known = self._known(address) if not fresh else None
        conditions = {}
        if known and known.etag:
            conditions["if-none-match"] = known.etag
        if known and known.last_modified:
            conditions["if-modified-since"] = known.last_modified
        answer = self._follow(address, limit, conditions=conditions, cut=cut)
        if answer.status == 304 and conditions:
            return None, False
        return self._content(address, answer), answer.is_cut

    # --- what an answer means -----------------------------------------------------

    def _known(self, address: str) -> Visit | None:
        return self._memory.find(address) if self._memory is not None and self._again else None

    def _content(self, address: str, answer: Answer) -> Fetched:
        """Return an answer as content, and remember it."""
        status, name = answer.status, shown(answer.address)
        if status != 200:
            meaning, hint = _MEANINGS.get(status, ("which is no content", "try again later"))
            raise StatusFailed(f"{name} answered with status {status}: {meaning}", status=status, hint=hint)
        if not answer.data.strip():
            raise TransportFailed(f"{name} answered with nothing at all", hint="try again later")
        start = answer.data[:_BLOCK_PAGE_BYTES].lower() if len(answer.data) <= _BLOCK_PAGE_BYTES else b""
        if "challenge" in answer.headers.get("cf-mitigated", "") or any(mark in start for mark in _BLOCK_PAGES):
            raise TransportFailed(
                f"{name} answered with a page that blocks programs, not with content",
                hint="ask the site to let you in, or try from another network",
            )
        media, charset = _media(answer.headers.get("content-type", ""))
        headers = dict(answer.headers)
        if not answer.is_cut and self._remember(address, answer, media):
            headers[UNCHANGED] = "1"
        return Fetched(answer.address, answer.data, media, charset, headers)

    def _remember(self, address: str, answer: Answer, media: str) -> bool:
        """Remember a feed or an API's answer, and say whether it is what it was at the last visit.

        A page of HTML is not remembered: it may lead to an API whose stories changed though the page did not.
        """
        if self._memory is None or not ("xml" in media or "json" in media) or media == "application/xhtml+xml":
            return False
        digest = sha256(answer.data).hexdigest()
        known = self._known(address)
        etag, modified = (answer.headers.get(key, "") for key in ("etag", "last-modified"))
        self._visits[address] = Visit(address, _short(etag), _short(modified), digest, self._clock.now())
        return known is not None and known.sha256 == digest

    # --- one address, with its redirects --------------------------------------------

    def _follow(
        self, address: str, limit: int, *, conditions: dict[str, str] | None = None, cut: bool = False
    ) -> Answer:
        url = parse_address(address)
        seen = {str(url)}
        named = self._is_named(url)
        for _ in range(_REDIRECTS + 1):
            if not named and not self._rules(url).allows(url.raw_path.decode("latin-1")):
                raise _Disallowed(
                    f"{shown(str(url))} is not read: its site asks programs to leave it alone (robots.txt)"
                )
            answer = self._ask(url, limit, conditions or {}, cut=cut)
            target = answer.headers.get("location", "")
            if answer.status not in _MOVED or not target:
                return answer
            url = self._redirected(url, target)
            if str(url) in seen:
                raise TransportFailed(f"{shown(address)} redirects in a circle", hint="check the address")
            seen.add(str(url))
        raise TransportFailed(f"{shown(address)} redirects more than {_REDIRECTS} times", hint="check the address")

    def _redirected(self, url: httpx2.URL, target: str) -> httpx2.URL:
        try:
            found = parse_address(urljoin(str(url), target))
        except ValueError:
            raise NoAddress(f"{shown(str(url))} redirects to what is no address", hint="check the address") from None
        if url.scheme == "https" and found.scheme == "http" and port_of(found) == PORTS["http"]:
            found = found.copy_with(scheme="https", port=None)
        return found

    def _is_named(self, url: httpx2.URL) -> bool:
        return (url.host, url.path) in self._named

    def _ask(self, url: httpx2.URL, limit: int, conditions: dict[str, str], *, cut: bool) -> Answer:
        origin = _origin(url)
        rules = self._robots.get(origin)
        delay = rules.delay if isinstance(rules, Robots) else 0.0
        failed = self._failures.get(origin, 0)
        if failed >= _FAILURES:
            msg = f"{url.host} failed {failed} times in a row and is not asked again in this run"
            raise TransportFailed(msg, hint="try again later")
        try:
            answer = self._asker.ask(url, limit, conditions=conditions, cut=cut, delay=delay)
        except AddressRefused:
            raise
        except TransportFailed:
            self._failures[origin] = failed + 1
            raise
        self._failures.pop(origin, None)
        return answer

    def _rules(self, url: httpx2.URL) -> Robots:
        """Return a host's rules, read once in a run.

        Raises:
            TransportFailed: They cannot be read now, which forbids reading anything.
        """
        origin = _origin(url)
        if origin not in self._robots:
            try:
                self._robots[origin] = self._read_rules(url)
            except TransportFailed as error:
                self._robots[origin] = error
        rules = self._robots[origin]
        if isinstance(rules, TransportFailed):
            raise rules
        return rules

    def _read_rules(self, url: httpx2.URL) -> Robots:
        page = url.copy_with(raw_path=b"/robots.txt")
        name = shown(str(page))
        answer = self._ask(page, RULES_BYTES, {}, cut=True)
        for _ in range(_REDIRECTS):
            if answer.status not in _MOVED or "location" not in answer.headers:
                break
            page = self._redirected(page, answer.headers["location"])
            answer = self._ask(page, RULES_BYTES, {}, cut=True)
        if answer.status >= 500:
            msg = f"{name} answered with status {answer.status}, so nothing may be read there now"
            raise StatusFailed(msg, status=answer.status, hint="try again later")
        text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        return parse_robots(text, _AGENT)


class WebMaterial:
    """An address that a person named.

    Call `open` first: it says why an address cannot be read, which `peek` may not. Where `is_unchanged` is true afterwards,
    a feed or an API is what it was at the last visit, and there is nothing to take in.

    Args:
        fetcher: Reads it, and what it leads to.
        address: As typed, http or https.
    """

    path = ""
    is_folder = False

    def __init__(self, fetcher: Fetcher, address: str) -> None:
        self._fetcher = fetcher
        self._typed = address
        self._fetched: Fetched | None = None
        self._is_cut = False
        self._failure: TransportFailed | Malformed | None = None
        self.is_unchanged = False

    @property
    def name(self) -> str:
        """What the person typed, fit for a message."""
        return shown(self._typed)

    @property
    def address(self) -> str:
        """After redirects, or as typed where it was not read yet."""
        return self._fetched.address if self._fetched else self._typed

    @property
    def media(self) -> str:
        """What the server states, or empty."""
        return self._fetched.media if self._fetched else ""

    @property
    def charset(self) -> str:
        """What the server states, or empty."""
        return self._fetched.charset if self._fetched else ""

    def open(self) -> None:
        """Read the address once.

        Raises:
            TransportFailed: The server does not give it now.
            Malformed: It is not what it says.
        """
        if self._failure is not None:
            raise self._failure
        if self._fetched is not None or self.is_unchanged:
            return
        try:
            self._typed = self._fetcher.name(self._typed)
            fetched, self._is_cut = self._fetcher.get_named(self._typed, limits.PAGE_SOURCE_BYTES, cut=True)
        except (TransportFailed, Malformed) as error:
            self._failure = error
            raise
        self._fetched = fetched
        self.is_unchanged = fetched is None or UNCHANGED in fetched.headers

    def peek(self) -> bytes:
        """Return the first bytes, or none where it cannot be read or did not change."""
        try:
            self.open()
        except (TransportFailed, Malformed):
            return b""
        return self._fetched.data[: limits.PEEK_BYTES] if self._fetched else b""

    def read(self, limit: int) -> bytes:
        """Return all bytes.

        Raises:
            Malformed: It is longer than `limit`.
            TransportFailed: The server does not give it now.
        """
        self.open()
        if self._fetched is None or (self._is_cut and limit > limits.PAGE_SOURCE_BYTES):
            fetched, self._is_cut = self._fetcher.get_named(self._typed, limit, fresh=True)
            self._fetched = fetched
        if self._fetched is None or self._is_cut or len(self._fetched.data) > limit:
            raise Malformed(f"{self.name} is longer than {limit} bytes")
        return self._fetched.data

    def get(self, address: str, limit: int) -> Fetched | None:
        """Return what an address in the material leads to, relative to it, or None; its own address is not asked twice."""
        try:
            self._typed = self._fetcher.name(self._typed)
            full = urldefrag(urljoin(self.address, address)).url
        except ValueError:
            return None
        if full in (self.address, self._typed) and self._fetched and not self._is_cut and self._fetched.data:
            return self._fetched if len(self._fetched.data) <= limit else None
        if urlsplit(full).scheme not in PORTS:
            return None
        return self._fetcher.get(full, limit)


def _media(text: str) -> tuple[str, str]:
    """Return the media type and the charset of a content-type."""
    media, *parameters = text.partition(",")[0].split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return media.strip().lower(), value.strip().strip("\"'").lower()
    return media.strip().lower(), ""


def _origin(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.host}:{port_of(url)}"


def _short(text: str) -> str:
    """Return a header that is fit to be kept."""
    return text if len(text) <= _HEADER_CHARACTERS and text.isascii() and text.isprintable() else ""
