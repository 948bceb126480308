"""Reading the web: politely, with caps, and never into a private network. Against real servers on this machine."""

from __future__ import annotations

import gzip
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest
from tests.servers import Site, serving

from skywave import __version__, limits
from skywave.errors import Malformed, TransportFailed
from skywave.io.catalogue import Catalogue
from skywave.io.fetch import UNCHANGED, Fetcher, WebMaterial
from skywave.io.netguard import is_public
from skywave.io.robots import RULES_BYTES, parse_robots
from skywave.io.visited import CatalogueMemory, Visit, find_visit, save_visits
from skywave.testing.clock import FakeClock, FakeEntropy

LIMIT = 100_000


class FakeTimer:
    """Time that passes only while somebody waits; `pace` seconds pass with every look at it."""

    def __init__(self, pace: float = 0.0) -> None:
        self.now = 1000.0
        self.pace = pace
        self.slept: list[float] = []

    def seconds(self) -> float:
        self.now += self.pace
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Book(dict[str, Visit]):
    """A memory of visits."""

    def find(self, address: str) -> Visit | None:
        return self.get(address)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def other() -> Iterator[Site]:
    with serving() as found:
        yield found


Make = Callable[..., Fetcher]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[Fetcher] = []

    def make_one(**options: object) -> Fetcher:
        options = {"gap_seconds": 0.0, "timer": FakeTimer(), "clock": FakeClock(), "entropy": FakeEntropy()} | options
        fetcher = Fetcher("news.example", **options)  # type: ignore[arg-type]
        made.append(fetcher)
        return fetcher

    yield make_one
    for fetcher in made:
        fetcher.close()


def named(fetcher: Fetcher, site: Site, path: str = "/") -> WebMaterial:
    return WebMaterial(fetcher, site.address + path)


# --- what comes back ------------------------------------------------------------------------


def test_a_named_address_is_material(site: Site, make: Make) -> None:
    site.put("/a?b=c", "text", Content_Type='text/HTML; charset="GBK"', Link="<x>; rel=y", Set_Cookie="a=b")
    material = named(make(), site, "/a?b=c#part")
    assert material.peek() == material.read(LIMIT) == b"text"
    assert (material.media, material.charset, material.is_folder, material.path) == ("text/html", "gbk", False, "")
    assert material.address == f"{site.address}/a?b=c"
    fetched = material.get("?b=c", LIMIT)
    assert fetched is not None
    assert fetched.headers["link"] == "<x>; rel=y"
    assert "set-cookie" not in fetched.headers
    assert site.asked == ["/a?b=c"]


def test_a_request_says_who_asks_and_nothing_more(site: Site, make: Make) -> None:
    site.put("/", "text", Set_Cookie="a=b")
    site.put("/next", "more")
    material = named(make(), site)
    material.open()
    assert material.get("/next", LIMIT) is not None
    for headers in site.headers:
        assert headers["user-agent"] == f"Skywave/{__version__} (+https://news.example)"
        assert set(headers) == {"host", "user-agent", "accept", "accept-encoding"}


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("identity", bytes),
    ],
)
def test_compression_is_undone(site: Site, make: Make, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site.put("/", pack(b"text" * 100), Content_Encoding=encoding)
    assert named(make(), site).read(LIMIT) == b"text" * 100


@pytest.mark.parametrize("status", [400, 401, 403, 404, 451, 500, 204, 206])
def test_a_status_that_is_no_answer_is_never_content(site: Site, make: Make, status: int) -> None:
    site.put("/", "" if status == 204 else "<h1>Blocked</h1>", status)
    with pytest.raises(TransportFailed, match=f"status {status}") as caught:
        named(make(), site).open()
    assert caught.value.hint


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("", {}),
        (" \n", {}),
        ("<title>Just a moment...</title>", {}),
        ("<p>x", {"cf-mitigated": "challenge"}),
        ('<iframe src="http://10.10.34.34"></iframe>', {}),
    ],
)
def test_an_empty_answer_and_a_page_that_blocks_are_never_content(
    site: Site, make: Make, body: str, headers: dict[str, str]
) -> None:
    site.put("/", body, 200, **headers)
    with pytest.raises(TransportFailed):
        named(make(), site).open()


def test_peek_never_raises_and_open_says_why(site: Site, make: Make) -> None:
    material = named(make(), site, "/missing")
    assert material.peek() == b""
    with pytest.raises(TransportFailed, match="404"):
        material.open()
    assert site.asked == ["/missing"]
    assert WebMaterial(make(), "http://[x").peek() == b""


@pytest.mark.parametrize(
    "address",
    ["ftp://news.example/", "file:///etc/passwd", "news", "", "http://", "http://a:b@news.example/", "http://[x"],
)
def test_what_is_no_web_address_is_refused(make: Make, address: str) -> None:
    with pytest.raises(TransportFailed, match="not an http or https address"):
        WebMaterial(make(), address).open()
    assert make().get(address, LIMIT) is None


# --- caps -----------------------------------------------------------------------------------


def test_a_long_answer_is_refused_where_it_is_read_and_not_where_it_is_looked_at(site: Site, make: Make) -> None:
    site.put("/", b"x" * (limits.PAGE_SOURCE_BYTES + 10))
    material = named(make(), site)
    assert len(material.peek()) == limits.PEEK_BYTES
    with pytest.raises(Malformed, match="longer than"):
        material.read(limits.PAGE_SOURCE_BYTES)
    assert len(material.read(limits.SOURCE_FILE_BYTES)) == limits.PAGE_SOURCE_BYTES + 10
    with pytest.raises(Malformed, match="longer than 5 bytes"):
        material.get("/?again", 5)


def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(200)), packer.flush()])


def test_a_bomb_is_stopped_while_it_unpacks(site: Site, make: Make) -> None:
    site.put("/", bomb(), Content_Encoding="gzip")
    with pytest.raises(Malformed, match="longer than"):
        named(make(), site).read(limits.PAGE_SOURCE_BYTES)
    with pytest.raises(Malformed, match="longer than 1000 bytes"):
        named(make(), site).get("/?x", 1000)


@pytest.mark.parametrize(
    ("encoding", "body", "message"),
    [
        ("br", b"x", "not asked for"),
        ("gzip, gzip", b"x", "not asked for"),
        ("gzip", b"not gzip at all", "broken compression"),
        ("gzip", gzip.compress(b"text" * 1000, mtime=0)[:-9], "broke off"),
    ],
)
def test_broken_compression_is_refused(site: Site, make: Make, encoding: str, body: bytes, message: str) -> None:
    site.put("/", body, Content_Encoding=encoding)
    with pytest.raises((Malformed, TransportFailed), match=message):
        named(make(), site).open()


def start(handler: BaseHTTPRequestHandler, **headers: str) -> None:
    handler.send_response(200)
    for key, value in headers.items():
        handler.send_header(key.replace("_", "-"), value)
    handler.end_headers()


def test_an_endless_answer_is_stopped(site: Site, make: Make) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        start(handler)
        while True:
            handler.wfile.write(b"x" * 65536)

    def endless_nothing(handler: BaseHTTPRequestHandler) -> None:
        start(handler, Content_Encoding="gzip")
        handler.wfile.write(gzip.compress(b"")[:10])
        while True:
            handler.wfile.write(b"\x00\x00\x00\xff\xff" * 10_000)  # blocks of no bytes

    site.routes |= {"/a": endless, "/b": endless_nothing}
    for path in ("/a", "/b"):
        with pytest.raises(Malformed, match="longer than"):
            named(make(), site).get(path, LIMIT)


def test_a_slow_drip_is_given_up_in_the_headers_and_in_the_body(site: Site, make: Make) -> None:
    def drip_body(handler: BaseHTTPRequestHandler) -> None:
        start(handler)
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)

    def drip_headers(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        drip_body(handler)

    site.routes |= {"/a": drip_body, "/b": drip_headers}
    for path in ("/a", "/b"):
        with pytest.raises(TransportFailed, match="too slow"):
            named(make(timer=FakeTimer(pace=0.5), total_seconds=20.0), site, path).open()
    assert site.asked == ["/a", "/b"]


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"\r\n", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx", b"HTTP/1.1 999 \r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nx", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n\xff: x\r\n\r\nx", b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://a\x7fb.example/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: //\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 3,
        b"HTTP/1.1 302 Found\r\nLocation: http://a.example:99999/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 503 Busy\r\nRetry-After: -1\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 101 Switch\r\n\r\nx",
        b"HTTP/1.1 503 Busy\r\nRetry-After: Mon, 99 Foo 99999\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 500_000,
    ],
)  # fmt: skip
def test_any_answer_is_content_or_an_error_for_a_person(site: Site, make: Make, answer: bytes) -> None:
    def raw(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    site.routes["/"] = raw
    with pytest.raises((TransportFailed, Malformed)) as caught:
        named(make(resolve=lambda _host, _port: ["127.0.0.1"]), site).open()
    assert "\n" not in caught.value.message
    assert caught.value.message.isprintable()


def test_what_a_server_says_of_an_answer_may_be_anything(site: Site, make: Make) -> None:
    book = Book()

    def odd(handler: BaseHTTPRequestHandler) -> None:
        head = (
            b"HTTP/1.1 200 OK\r\nETag: \xe9\r\nLast-Modified: " + b"x" * 2000 + b"\r\nContent-Type: text/xml; charset"
        )
        handler.wfile.write(head + b"; \xe9=;\r\n\r\n<rss/>")

    site.routes["/"] = odd
    for is_second in (False, True):
        fetcher = make(memory=book, again=True)
        material = named(fetcher, site)
        assert material.peek() == b"<rss/>"
        assert material.is_unchanged == is_second
        book.update(fetcher._visits)
    assert (book[f"{site.address}/"].etag, book[f"{site.address}/"].last_modified) == ("", "")


def test_an_answer_that_breaks_off_is_asked_for_again(site: Site, make: Make) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        start(handler, Content_Length="100")
        handler.wfile.write(b"x")

    site.routes["/"] = broken
    with pytest.raises(TransportFailed, match="cannot be reached"):
        named(make(), site).open()
    assert site.asked == ["/"] * 4


# --- patience -------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_four_times_with_growing_waits(site: Site, make: Make, status: int) -> None:
    timer, said = FakeTimer(), list[str]()
    site.put("/", "busy", status)
    with pytest.raises(TransportFailed, match=f"4 times with status {status}") as caught:
        named(make(timer=timer, say=said.append), site).open()
    assert caught.value.hint
    assert len(site.asked) == 4
    assert [0.5 * 2**n <= wait <= 1.5 * 2**n for n, wait in enumerate(timer.slept)] == [True] * 3
    assert len(said) == sum(wait > 1 for wait in timer.slept)


@pytest.mark.parametrize("value", ["20", "Wed, 21 Jan 2026 10:00:20 GMT"])
def test_a_server_says_how_long_to_wait(site: Site, make: Make, value: str) -> None:
    timer = FakeTimer()

    def later(handler: BaseHTTPRequestHandler) -> None:
        if len(site.asked) > 1:
            start(handler, Content_Length="4")
            handler.wfile.write(b"text")
        else:
            handler.send_response(503)
            handler.send_header("Retry-After", value)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

    site.routes["/"] = later
    assert named(make(timer=timer, clock=FakeClock(1768989600)), site).read(LIMIT) == b"text"
    assert timer.slept == [20.0]


def test_who_asks_to_wait_too_long_is_left_alone(site: Site, make: Make) -> None:
    timer = FakeTimer()
    site.put("/", "busy", 429, Retry_After="90000")
    with pytest.raises(TransportFailed) as caught:
        named(make(timer=timer), site).open()
    assert "90000 seconds" in (caught.value.hint or "")
    assert (site.asked, timer.slept) == (["/"], [])


def test_nobody_at_an_address_is_an_error_for_a_person(make: Make) -> None:
    with serving() as gone:
        address = gone.address
    with pytest.raises(TransportFailed, match="cannot be reached"):
        WebMaterial(make(), address).open()
    unknown = make(resolve=lambda _host, _port: [])
    with pytest.raises(TransportFailed, match="cannot be reached"):
        WebMaterial(unknown, "http://nobody.example/").open()


def test_one_host_is_asked_slowly(site: Site, make: Make) -> None:
    timer, said = FakeTimer(), list[str]()
    site.put("/", "text")
    site.put("/a", "text")
    material = named(make(timer=timer, gap_seconds=2.0, say=said.append), site)
    material.open()
    assert timer.slept == []
    material.get("/a", LIMIT)
    assert timer.slept == [2.0, 2.0]  # before robots.txt, and before the page
    assert all("slowly" in text for text in said)


# --- redirects ------------------------------------------------------------------------------


def test_redirects_are_followed_a_few_times(site: Site, make: Make) -> None:
    for number in range(6):
        site.put(f"/{number}", "", 302, Location=f"{number + 1}")
    site.put("/5", "text")
    material = named(make(), site, "/0")
    assert material.read(LIMIT) == b"text"
    assert material.address == f"{site.address}/5"
    site.put("/5", "", 308, Location="/6")
    with pytest.raises(TransportFailed, match="more than 5 times"):
        named(make(), site, "/0").open()
    site.put("/1", "", 301, Location="/0")
    with pytest.raises(TransportFailed, match="in a circle"):
        named(make(), site, "/0").open()


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd", "ftp://x.example/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://[x/",
        "http://2130706433/", "http://user:secret@news.example/", "javascript:alert(1)", "http://localhost:1/",
    ],
)  # fmt: skip
def test_a_redirect_leads_nowhere_that_it_may_not(site: Site, make: Make, target: str) -> None:
    site.put("/", "", 302, Location=target)
    site.put("/start", "text")
    with pytest.raises(TransportFailed):
        named(make(), site).open()
    assert named(make(), site, "/start").get("/", LIMIT) is None


def test_from_https_a_redirect_never_leads_to_http(make: Make) -> None:
    import httpx2

    fetcher = make()
    found = fetcher._redirected(httpx2.URL("https://news.example/a"), "http://news.example/a/")
    assert str(found) == "https://news.example/a/"


# --- private networks -----------------------------------------------------------------------


def test_what_somebody_else_named_leads_into_no_private_network(site: Site, make: Make) -> None:
    site.put("/", "secret")
    with pytest.raises(TransportFailed, match="private network"):
        named(make(inside=False), site).read(LIMIT)
    # Nor does a name whose owner decides where it leads.
    port = site.address.rpartition(":")[2]
    inward = WebMaterial(make(inside=False, resolve=lambda *_: ["127.0.0.1"]), f"http://partner.example:{port}/")
    with pytest.raises(TransportFailed, match="private network"):
        inward.read(LIMIT)
    assert site.asked == []


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.0.0.1", False),
        ("172.16.9.9", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.100.100.200", False),
        ("0.0.0.1", False), ("224.0.0.1", False), ("239.1.1.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fd00:ec2::254", False), ("ff02::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False), ("64:ff9b::5db8:d822", True), ("2002:a00:1::", False), ("168.63.129.16", False),
    ],
)  # fmt: skip
def test_which_numbers_are_public(number: str, public: bool) -> None:
    assert is_public(ip_address(number)) == public


def test_what_was_found_leads_into_no_private_network(site: Site, other: Site, make: Make) -> None:
    said: list[str] = []
    site.put("/", "text")
    other.put("/", "secret")
    material = named(make(say=said.append), site)
    material.open()
    assert material.get(f"{other.address}/", LIMIT) is None
    assert other.asked == []
    assert "private network" in said[-1]


def test_a_name_with_one_private_number_leads_nowhere(site: Site, make: Make) -> None:
    port = site.address.rpartition(":")[2]
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34", "127.0.0.1"]

    assert make(resolve=resolve).get(f"http://evil.example:{port}/latest", LIMIT) is None
    assert asked == ["evil.example"]
    assert site.asked == []


def test_the_named_host_cannot_move_into_a_private_network_later(site: Site, make: Make) -> None:
    port = site.address.rpartition(":")[2]
    answers = [["127.0.0.1"], ["127.0.0.2"]]

    def rebinding(_host: str, _port: int) -> list[str]:
        return answers.pop(0)

    def once(handler: BaseHTTPRequestHandler) -> None:
        start(handler, Connection="close")
        handler.wfile.write(b"text")

    site.routes["/"] = once
    material = WebMaterial(make(resolve=rebinding), f"http://evil.example:{port}/")
    assert material.read(LIMIT) == b"text"
    assert material.get("/latest", LIMIT) is None
    assert (site.asked, answers) == (["/"], [])


def test_a_name_is_asked_once_for_each_connection(site: Site, make: Make) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    site.put("/", "text")
    port = site.address.rpartition(":")[2]
    assert WebMaterial(make(resolve=resolve), f"http://intranet.example:{port}/").read(LIMIT) == b"text"
    assert asked == ["intranet.example"]


# --- robots.txt -----------------------------------------------------------------------------


ROBOTS = """
User-agent: *
Disallow: /

User-agent: Other
User-agent: SKYWAVE
Disallow: /private # comment
Disallow: /*.pdf$
Allow: /private/open
Disallow:
Crawl-delay: 100
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private", False), ("/private/open/x", True), ("/a/b.pdf", False), ("/a/b.pdf?x", True),
        ("/%70rivate", True), ("", True),
    ],
)  # fmt: skip
def test_robots(path: str, allowed: bool) -> None:
    assert parse_robots(ROBOTS, "skywave").allows(path) == allowed


def test_robots_of_everybody_and_of_nobody() -> None:
    assert not parse_robots(ROBOTS, "nobody").allows("/x")
    assert parse_robots(ROBOTS, "skywave").delay == 30.0
    assert parse_robots("", "skywave").allows("/x")
    assert parse_robots("Disallow: /", "skywave").allows("/x")
    hostile = "User-agent: *\n" + f"Disallow: /{'*a' * 900}b\n" * 10_000
    assert not parse_robots(hostile, "skywave").allows("/" + "a" * 1000)


def test_robots_hold_for_what_was_found_and_not_for_what_was_typed(site: Site, make: Make) -> None:
    timer = FakeTimer()
    site.put("/robots.txt", "User-agent: *\nDisallow: /api\nDisallow: /no\nCrawl-delay: 5")
    for path in ("/api", "/no", "/yes"):
        site.put(path, "text")
    site.put("/moved", "", 302, Location="/no")
    material = named(make(timer=timer), site, "/api?page=1")
    assert material.read(LIMIT) == b"text"
    assert material.get("?page=2", LIMIT) is not None
    assert "/robots.txt" not in site.asked
    assert material.get("/no", LIMIT) is None
    assert material.get("/moved", LIMIT) is None
    assert material.get("/yes", LIMIT) is not None
    assert site.asked == ["/api?page=1", "/api?page=2", "/robots.txt", "/moved", "/yes"]
    assert timer.slept == [5.0, 5.0][: len(timer.slept)]
    assert timer.slept


def test_while_robots_cannot_be_read_nothing_is(site: Site, make: Make) -> None:
    site.put("/", "text")
    site.put("/a", "text")
    site.put("/robots.txt", "no", 500)
    material = named(make(), site)
    material.open()
    with pytest.raises(TransportFailed, match=r"robots\.txt .* nothing may be read"):
        material.get("/a", LIMIT)
    assert "/a" not in site.asked
    asked = len(site.asked)
    with pytest.raises(TransportFailed, match="nothing may be read"):
        material.get("/a", LIMIT)
    assert len(site.asked) == asked
    site.put("/robots.txt", "no", 403)
    assert named(make(), site).get("/a", LIMIT) is not None


def test_a_host_that_is_down_is_not_asked_for_ever(site: Site, make: Make) -> None:
    site.put("/", "text")
    for number in range(5):
        site.put(f"/{number}", "down", 503)
    material = named(make(), site)
    for number in range(5):
        with pytest.raises(TransportFailed, match="503" if number < 3 else "not asked again in this run"):
            material.get(f"/{number}", LIMIT)
    assert sum(path != "/robots.txt" for path in site.asked) == 3 * 4


def test_an_answer_that_says_unchanged_without_being_asked_is_none(site: Site, make: Make) -> None:
    site.put("/", "", 304)
    with pytest.raises(TransportFailed, match="304"):
        named(make(), site).open()


def test_of_a_long_robots_file_the_beginning_counts(site: Site, make: Make) -> None:
    site.put("/", "text")
    site.put("/a", "text")
    site.put("/b", "text")
    site.put("/robots.txt", b"User-agent: *\nDisallow: /a\n" + b"#" * 10 * RULES_BYTES * 2 + b"\nDisallow: /b\n")
    material = named(make(), site)
    material.open()
    assert material.get("/a", LIMIT) is None
    assert material.get("/b", LIMIT) is not None


# --- what was seen before -------------------------------------------------------------------


def test_what_did_not_change_is_not_read_again(site: Site, make: Make) -> None:
    book = Book()

    def feed(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers["If-None-Match"] == '"1"'
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        if not same:
            handler.wfile.write(b"<rss/>")

    site.routes["/feed"] = feed
    fetcher = make(memory=book, again=True)
    material = named(fetcher, site, "/feed")
    material.open()
    assert not material.is_unchanged
    book.update(fetcher._visits)
    assert book[f"{site.address}/feed"].etag == '"1"'
    second = named(make(memory=book, again=True), site, "/feed")
    assert second.peek() == b""
    assert second.is_unchanged
    assert second.read(LIMIT) == b"<rss/>"
    assert not named(make(memory=book), site, "/feed").is_unchanged


def test_the_same_bytes_are_unchanged_too_but_never_a_page(site: Site, make: Make) -> None:
    book = Book()
    site.put("/", "{}", Content_Type="application/json", Last_Modified="Thu, 16 Apr 2026 02:00:00 GMT")
    site.put("/page", "<p>x", Content_Type="text/html")
    for is_second in (False, True):
        fetcher = make(memory=book, again=True)
        material = named(fetcher, site)
        material.open()
        assert material.is_unchanged == is_second
        found = material.get("/?page=2", LIMIT)
        assert found is not None
        assert (UNCHANGED in found.headers) == is_second
        page = named(fetcher, site, "/page")
        page.open()
        assert not page.is_unchanged
        book.update(fetcher._visits)
    assert site.headers[-3]["if-modified-since"] == "Thu, 16 Apr 2026 02:00:00 GMT"


def test_visits_are_kept_in_the_catalogue_only_when_told(site: Site, make: Make, tmp_path: Path) -> None:
    site.put("/", "<rss/>", Content_Type="text/xml", ETag='W/"x"')
    catalogue = Catalogue(f"sqlite:///{tmp_path}/catalogue.db")
    catalogue.migrate()
    memory = CatalogueMemory(catalogue)
    fetcher = make(memory=memory, again=True, clock=FakeClock(5))
    named(fetcher, site).open()
    address = f"{site.address}/"
    assert memory.find(address) is None
    with catalogue.transaction() as db:
        fetcher.commit(db)
    found = memory.find(address)
    assert found is not None
    assert (found.etag, found.last_modified, found.at, len(found.sha256)) == ('W/"x"', "", 5, 64)
    with catalogue.transaction() as db:
        save_visits(db, [Visit(f"x{n}", "", "", "0" * 64, n) for n in range(1200)])
        save_visits(db, [Visit("x7", "new", "", "0" * 64, 9)])
        newest = find_visit(db, "x7")
    assert newest is not None
    assert newest.etag == "new"
    catalogue.close()


def test_a_certificate_that_proves_nothing_is_refused_at_once(make: Make, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert, key = certificate(tmp_path)
    context.load_cert_chain(cert, key)
    with serving(context) as site:
        site.put("/", "text")
        address = site.address.replace("127.0.0.1", "localhost")
        with pytest.raises(TransportFailed, match="does not prove who it is"):
            WebMaterial(make(), address).open()
        trusting = ssl.create_default_context(cafile=cert)
        material = WebMaterial(make(tls=trusting), address)
        assert material.read(LIMIT) == b"text"


def certificate(folder: Path) -> tuple[str, str]:
    """Return the files of a certificate for localhost that signs itself, and of its key."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    )
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    signed = builder.sign(key, hashes.SHA256())
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    return str(folder / "cert.pem"), str(folder / "key.pem")
