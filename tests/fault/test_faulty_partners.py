"""Partners that fail, lie and forget: whatever they do, what is written down never says more than is true."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import multiprocessing
import os
import re
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from tests.databases import postgresql
from tests.e2e.test_partner_life import CONTRACT as WEEKLY
from tests.e2e.test_partner_life import HOOK as WEEKLY_HOOK
from tests.e2e.test_partner_life import NOTE, RIGHT_TEXT, WRONG, Life, Site, draft, photograph
from tests.newsrooms import make_newsroom, story, take
from tests.partner_servers import Act, Asked, PartnerSystem, answer, partner_system

from skywave.io import deliveries as stored
from skywave.io.deliveries import CORRECTION, DUE, FAILED, HANDED, RIGHT, STORY, Delivery
from skywave.newsroom.corrections import correct, find_target
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.channels.posting import Poster
from skywave.partners.delivering import Outcome, channels_of, deliver
from skywave.partners.looking import judge, look, see
from skywave.partners.planning import plan
from skywave.partners.progress import progress_of
from skywave.partners.receipts import receipt_statement
from skywave.partners.retrying import GIVE_UP_TRIES, wait_seconds
from skywave.partners.roster import add_partner, change_contract, find_partner
from skywave.testing import FakeClock

CONTRACT = 'name = "Partner"\nsites = ["{host}"]\n[channel]\nkind = "webhook"\naddress = "{address}/hook"\n'
LATER = 3 * 86400


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def system() -> Iterator[PartnerSystem]:
    with partner_system() as running:
        yield running


@pytest.fixture
def newsroom(tmp_path: Path, clock: FakeClock, system: PartnerSystem) -> Iterator[Newsroom]:
    opened = make_newsroom(tmp_path, clock=clock)
    add_partner(opened, "p", CONTRACT.format(host=system.host, address=system.address))
    take(opened, story("one"))
    publish(opened)
    plan(opened, clock.now())
    yield opened
    opened.catalogue.close()


def push(newsroom: Newsroom, *, seconds: float = 5.0, tls: ssl.SSLContext | None = None) -> list[Outcome]:
    poster = Poster(total_seconds=seconds, tls=tls)
    channels = channels_of(newsroom, poster=poster, environment={})
    return deliver(newsroom, now=newsroom.clock.now(), channels=channels)


def words(newsroom: Newsroom) -> list[str]:
    with newsroom.catalogue.transaction() as db:
        partner = find_partner(db, "p")
        return [one.words for one in progress_of(newsroom, db, partner, newsroom.clock.now())]


def rows(newsroom: Newsroom) -> list[Delivery]:
    with newsroom.catalogue.transaction() as db:
        return stored.deliveries_of(db, "p")


def secret(newsroom: Newsroom) -> bytes:
    with newsroom.catalogue.transaction() as db:
        return find_partner(db, "p").secret


def receipt(newsroom: Newsroom, asked: Asked, **other: Any) -> dict[str, Any]:
    """Return the receipt of an honest partner, or with fields of a dishonest one."""
    value = {"delivery": asked.delivery, "digest": asked.digest(), "at": newsroom.clock.now(), **other}
    key, code = value.pop("key", secret(newsroom)), value.pop("code", "p")
    statement = receipt_statement(newsroom.config.newsroom, code, value["delivery"], value["digest"], value["at"])
    return {"mac": hmac.new(key, statement, hashlib.sha256).hexdigest(), **value}


# --- what the webhook answers --------------------------------------------------------------


def five_hundred(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    answer(handler, 500, "the database is\x1b[2J away")


def hang(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    time.sleep(3)


def drip(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(60):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    for _ in range(10_000):
        handler.wfile.write(b"x" * 65536)


def bomb(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    answer(handler, 200, gzip.compress(b"x" * 2_000_000), Content_Encoding="gzip")


def redirect_inside(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    answer(handler, 302, Location="http://169.254.169.254/latest/meta-data")


def broken_off(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")


def no_http(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    handler.wfile.write(b"220 ready when you are\r\n")


NOT_TAKEN: list[tuple[str, Act, str]] = [
    ("500s", five_hundred, "status 500"),
    ("hang", hang, "too slow"),
    ("slow drip", drip, "too slow"),
    ("endless answer", endless, "longer than"),
    ("an answer that grows when it is unpacked", bomb, "longer than"),
    ("a redirect into a private network", redirect_inside, "redirects"),
    ("an answer that breaks off", broken_off, "cannot be reached"),
    ("no HTTP at all", no_http, "cannot be reached"),
]


@pytest.mark.parametrize(("act", "said"), [row[1:] for row in NOT_TAKEN], ids=[row[0] for row in NOT_TAKEN])
def test_what_was_not_taken_is_tried_again_and_called_nothing_else(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock, act: Act, said: str
) -> None:
    system.acts["/hook"] = act
    (outcome,) = push(newsroom, seconds=0.8 if said == "too slow" else 20)
    row = outcome.delivery
    assert (row.state, row.handed, row.received, row.applied, row.tries) == (DUE, None, None, None, 1)
    assert said in row.said
    assert row.said.isprintable()
    assert row.next is not None
    assert 60 <= row.next - clock.now() <= 66
    assert words(newsroom)[0].startswith("not handed over, tried 1 time: ")
    assert [one.path for one in system.asked] == ["/hook"], "nothing else was asked"
    assert push(newsroom) == [], "not before its time"


@pytest.mark.parametrize("status", [401, 403, 410])
def test_what_only_a_person_can_mend_is_given_up_at_once(
    newsroom: Newsroom, system: PartnerSystem, status: int
) -> None:
    system.acts["/hook"] = lambda handler, asked: answer(handler, status)
    (outcome,) = push(newsroom)
    assert outcome.delivery.state == FAILED
    assert "ask the partner" in outcome.delivery.said
    assert words(newsroom)[0].startswith("given up, tried 1 time: ")


@pytest.mark.parametrize(
    ("asked_for", "least", "most"),
    [("120", 120, 121), ("7200", 7200, 7201), ("99999999999", 86400, 86401), ("-5", 60, 66), ("soon", 60, 66),
     ("Sun, 03 May 2026 04:09:37 GMT", 3600, 3601)],
)  # fmt: skip
def test_retry_after_is_heeded_as_far_as_a_day(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock, asked_for: str, least: int, most: int
) -> None:
    system.acts["/hook"] = lambda handler, asked: answer(handler, 429, Retry_After=asked_for)
    (outcome,) = push(newsroom)
    assert outcome.delivery.next is not None
    assert least <= outcome.delivery.next - clock.now() <= most
    assert outcome.delivery.state == DUE


def test_a_partner_that_went_away_is_tried_for_seven_days_and_given_up(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    change_contract(newsroom, "p", CONTRACT.format(host="x.example", address=f"http://127.0.0.1:{port}"))
    began = clock.now()
    (row,) = rows(newsroom)
    for _ in range(40):
        push(newsroom)
        row = rows(newsroom)[0]
        if row.state == FAILED:
            break
        assert row.next is not None
        clock.advance(row.next - clock.now())
    assert row.tries == GIVE_UP_TRIES
    assert 6 * 86400 < clock.now() - began < 8 * 86400
    assert "cannot be reached" in row.said
    assert row.handed is None


def self_signed(folder: Path) -> ssl.SSLContext:
    """Return the context of a server whose certificate nobody vouches for."""
    import datetime as dt

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    form = serialization.Encoding.PEM
    secret = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(form))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_broken_tls_gets_no_byte_of_the_delivery(tmp_path: Path, clock: FakeClock) -> None:
    server = self_signed(tmp_path)
    with partner_system(tls=server) as system:
        opened = make_newsroom(tmp_path, clock=clock)
        add_partner(opened, "p", CONTRACT.format(host=system.host, address=system.address))
        take(opened, story("one"))
        publish(opened)
        plan(opened, clock.now())
        (outcome,) = push(opened)
        assert outcome.delivery.state == DUE
        assert "does not prove who it is" in outcome.delivery.said
        assert system.asked == []
        opened.catalogue.close()


@pytest.mark.parametrize(
    ("host", "reached"),
    [("hook.partner.example", False), ("localhost", True), ("127.0.0.1", True), ("[::ffff:127.0.0.1]", True)],
)
def test_a_partners_name_leads_into_no_private_network(system: PartnerSystem, host: str, reached: bool) -> None:
    system.acts["/hook"] = lambda handler, asked: answer(handler, 200)
    poster = Poster(total_seconds=20, resolve=lambda name, port: ["127.0.0.1"])
    address = f"http://{host}:{system.address.rpartition(':')[2]}/hook"
    reply = poster.send("POST", address, named=address, headers={}, body=b"a secret")
    assert reply.ok == reached
    assert bool(system.asked) == reached
    assert reached or "private network" in reply.said


def test_waits_grow_and_never_fall_together() -> None:
    waits = [wait_seconds(n, b"\0\0", None) for n in range(1, 8)]
    assert waits == [60, 300, 1800, 7200, 21600, 43200, 43200]
    assert wait_seconds(1, b"\xff\xff", None) == 65


# --- what it says of what it took ----------------------------------------------------------


def html_page(newsroom: Newsroom) -> Act:
    return lambda handler, asked: answer(handler, 200, "<html><title>Error</title>", Content_Type="text/html")


def never(newsroom: Newsroom) -> Act:
    return lambda handler, asked: answer(handler, 202)


def _with(newsroom: Newsroom, **other: Any) -> Act:
    def act(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        answer(handler, 200, {"receipt": receipt(newsroom, asked, **other)})

    return act


def another_key(newsroom: Newsroom) -> Act:
    return _with(newsroom, key=b"k" * 32)


def no_mac(newsroom: Newsroom) -> Act:
    return _with(newsroom, mac="")


def another_digest(newsroom: Newsroom) -> Act:
    return _with(newsroom, digest="0" * 64)


def another_partner(newsroom: Newsroom) -> Act:
    return _with(newsroom, code="q")


def never_handed(newsroom: Newsroom) -> Act:
    return _with(newsroom, delivery="a" * 26)


def signed_without_a_key(newsroom: Newsroom) -> Act:
    return _with(newsroom, signature="AAAA")


def from_the_future(newsroom: Newsroom) -> Act:
    return _with(newsroom, at=newsroom.clock.now() + 86400)


def a_list(newsroom: Newsroom) -> Act:
    return lambda handler, asked: answer(handler, 200, {"receipt": [["deep"]], "page": ["x"]})


def deep(newsroom: Newsroom) -> Act:
    return lambda handler, asked: answer(handler, 200, b"[" * 60_000)


def odd_fields(newsroom: Newsroom) -> Act:
    return lambda handler, asked: answer(
        handler, 200, {"receipt": {"delivery": "ü", "digest": "\n" * 50, "at": 10**30, "mac": "é"}}
    )


NOT_RECEIVED: list[tuple[str, Callable[[Newsroom], Act]]] = [
    ("200 with an HTML error page", html_page),
    ("2xx and never a receipt", never),
    ("a receipt under another key", another_key),
    ("a receipt without a proof", no_mac),
    ("a receipt with another digest", another_digest),
    ("a receipt of another partner", another_partner),
    ("a receipt for what was never handed over", never_handed),
    ("a receipt from the future", from_the_future),
    ("a receipt that is a list", a_list),
    ("an answer of 60,000 brackets", deep),
    ("a receipt with odd fields", odd_fields),
]


@pytest.mark.parametrize("make", [row[1] for row in NOT_RECEIVED], ids=[row[0] for row in NOT_RECEIVED])
def test_what_was_taken_is_not_called_received(
    newsroom: Newsroom, system: PartnerSystem, make: Callable[[Newsroom], Act]
) -> None:
    system.acts["/hook"] = make(newsroom)
    (outcome,) = push(newsroom)
    row = outcome.delivery
    assert (row.state, row.received, row.applied, row.page) == (HANDED, None, None, "")
    assert row.handed is not None
    assert "; no receipt yet; " in words(newsroom)[0]


def test_an_honest_receipt_counts_once(newsroom: Newsroom, system: PartnerSystem, clock: FakeClock) -> None:
    kept: list[dict[str, Any]] = []

    def act(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        kept.append(receipt(newsroom, asked, page=f"{system.address}/story"))
        answer(handler, 200, {"receipt": kept[0]})

    system.acts["/hook"] = act
    (outcome,) = push(newsroom)
    assert outcome.note == ""
    assert outcome.delivery.received == clock.now()
    assert outcome.delivery.page == f"{system.address}/story"
    # The same receipt again, in the answer to the correction: it proves the old delivery and says nothing of the new one.
    clock.advance(60)
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    plan(newsroom, clock.now())
    push(newsroom)
    first, second = rows(newsroom)
    assert (second.kind, second.state, second.received) == (CORRECTION, HANDED, None)
    assert first.received == clock.now() - 60
    with newsroom.catalogue.transaction() as db:
        assert len(stored.receipts_of(db, first.id)) == 1


def test_a_receipt_for_the_version_before_says_nothing_of_this_one(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock
) -> None:
    system.acts["/hook"] = never(newsroom)
    push(newsroom)
    old = system.asked[0].digest()
    clock.advance(60)
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    plan(newsroom, clock.now())
    system.acts["/hook"] = _with(newsroom, digest=old)
    (outcome,) = push(newsroom)
    assert outcome.delivery.received is None
    assert "the digest is not that of what was handed over" in outcome.note


def test_a_page_elsewhere_is_not_taken_for_the_partners_own(newsroom: Newsroom, system: PartnerSystem) -> None:
    system.acts["/hook"] = lambda handler, asked: answer(handler, 200, {"page": "http://169.254.169.254/"})
    (outcome,) = push(newsroom)
    assert outcome.delivery.page == ""


def test_a_signature_proves_every_byte(newsroom: Newsroom, system: PartnerSystem) -> None:
    system.acts["/hook"] = never(newsroom)
    push(newsroom)
    asked = system.asked[0]
    text = f"{asked.headers['skywave-timestamp']}.{asked.delivery}.".encode() + asked.body
    wanted = hmac.new(secret(newsroom), text, hashlib.sha256).hexdigest()
    assert asked.headers["skywave-signature"] == f"v1={wanted}"
    assert asked.headers["skywave-kind"] == STORY


def test_one_partner_that_hangs_keeps_no_other_waiting(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock
) -> None:
    system.acts["/slow"], system.acts["/hook"] = hang, never(newsroom)
    add_partner(newsroom, "slow", CONTRACT.format(host=system.host, address=system.address).replace("/hook", "/slow"))
    take(newsroom, *(story(f"n {n}", f"Another text about village {n}, long enough.") for n in range(6)))
    publish(newsroom)
    plan(newsroom, clock.now())
    outcomes = push(newsroom, seconds=0.3)
    states = {(one.delivery.partner, one.delivery.state) for one in outcomes}
    assert states == {("p", HANDED), ("slow", DUE)}
    assert sum(one.path == "/slow" for one in system.asked) == 3, "who fails three times in a row is left alone for now"


def test_what_was_dropped_while_it_was_on_its_way_is_still_known_to_have_arrived(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock
) -> None:
    def act(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        if asked.headers["skywave-kind"] == STORY and len(system.asked) == 1:
            correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
            plan(newsroom, clock.now())
            assert push(newsroom) == [], "never two of one work at once"
        answer(handler, 200)

    system.acts["/hook"] = act
    push(newsroom)
    first, second = rows(newsroom)
    assert first.state == HANDED
    assert first.handed is not None
    assert (second.kind, second.state) == (CORRECTION, DUE)
    push(newsroom)
    assert rows(newsroom)[1].state == HANDED


def test_a_process_that_dies_on_the_way_lets_go_of_what_it_had(
    newsroom: Newsroom, system: PartnerSystem, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skywave.partners import delivering, followed

    system.acts["/hook"] = never(newsroom)

    class Crash(BaseException):
        pass

    def crash(*args: object, **keywords: object) -> None:
        raise Crash

    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(delivering._Courier, "_settle", crash)
        patch.setattr(followed, "release", lambda db, one: None)
        push(newsroom)
    assert rows(newsroom)[0].handed is None
    assert push(newsroom) == []
    clock.advance(3600)
    (outcome,) = push(newsroom)
    assert outcome.delivery.state == HANDED
    assert {one.delivery for one in system.asked} == {outcome.delivery.id}, (
        "the same id twice: the partner counts it once"
    )


def _deliver_for_ever(folder: Path, seconds: int) -> None:
    other = Newsroom(folder)
    while True:
        deliver(other, now=seconds, channels=channels_of(other, environment={}))


def test_who_delivers_may_be_killed_at_any_moment(newsroom: Newsroom, system: PartnerSystem, clock: FakeClock) -> None:
    took: list[str] = []

    def act(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        took.append(asked.delivery)
        time.sleep(0.03)
        answer(handler, 200, {"receipt": receipt(newsroom, asked)})

    system.acts["/hook"] = act
    take(newsroom, *(story(f"n {n}", f"Another text about village {n}, long enough.") for n in range(40)))
    publish(newsroom)
    plan(newsroom, clock.now())
    newsroom.catalogue.close()
    for turn in range(3):
        clock.advance(3600)
        arguments = (newsroom.folder, clock.now())
        process = multiprocessing.get_context("spawn").Process(target=_deliver_for_ever, args=arguments)
        process.start()
        before, deadline = len(took), time.monotonic() + 30
        while len(took) < before + 3 + turn and time.monotonic() < deadline:
            time.sleep(0.005)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    clock.advance(3600)
    push(newsroom)
    found = rows(newsroom)
    assert {one.state for one in found} == {HANDED}
    assert {one.id for one in found} == set(took), "each is known by one id, however often it was sent"
    assert len(took) <= len(found) + 3, "only what was on its way at the moment of a death is sent again"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_that_deliver_at_once_send_nothing_twice(tmp_path: Path, system: PartnerSystem, kind: str) -> None:
    def run(address: str) -> None:
        clock = FakeClock()
        newsroom = make_newsroom(tmp_path, clock=clock, catalogue=address)
        add_partner(newsroom, "p", CONTRACT.format(host=system.host, address=system.address))
        take(newsroom, *(story(f"n {n}", f"Another text about village {n}, long enough.") for n in range(15)))
        publish(newsroom)
        plan(newsroom, clock.now())
        system.acts["/hook"] = lambda handler, asked: answer(handler, 200)
        others = [Newsroom(newsroom.folder) for _ in range(3)]
        threads = [
            threading.Thread(target=deliver, args=(other,), kwargs={"now": clock.now(), "channels": channels_of(other)})
            for other in others
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sent = [one.delivery for one in system.asked]
        assert len(sent) == len(set(sent)) == 15
        assert {one.state for one in rows(newsroom)} == {HANDED}
        for one in (newsroom, *others):
            one.catalogue.close()

    if kind == "sqlite":
        run("")
    else:
        with postgresql() as server:
            run(server.database().replace("+psycopg", ""))


# --- what its page shows -------------------------------------------------------------------


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """A partner that took a story with a photo, its correction, and that the right to the photo has ended."""
    with partner_system() as running:
        clock, folder = FakeClock(), tmp_path_factory.mktemp("told")
        newsroom = make_newsroom(folder, clock=clock)
        site = Site(running, newsroom, "weekly")
        running.acts["/hook"] = site.hook
        running.acts["/photo.jpg"] = lambda handler, asked: answer(handler, 200, photograph())
        running.acts["/other.jpg"] = lambda handler, asked: answer(handler, 200, photograph(turned=180))
        life = Life(folder, clock, newsroom, site)
        life.licence(20)
        contract = WEEKLY.format(host=running.host) + WEEKLY_HOOK.format(address=running.address)
        add_partner(life.newsroom, "weekly", contract)
        take(life.newsroom, draft(WRONG))
        publish(life.newsroom)
        life.round()
        correct(life.newsroom, find_target(life.newsroom, "list:river"), NOTE, new=draft(RIGHT_TEXT))
        life.round()
        clock.advance(21 * 86400)
        publish(life.newsroom)
        life.round()
        assert set(site.held) == {STORY, CORRECTION, RIGHT}
        yield life
        life.newsroom.catalogue.close()


def _shown(life: Life, kind: str, *, photo: bool = False) -> str:
    life.site.show(life.site.held[kind].json(), photo=photo)
    return life.site.system.pages["/story"][1]


_SHORT = "<title>Partner Weekly</title><p>Please wait.</p>"
_BLOCKED = "<title>Access denied</title>" + "<p>Access to this page has been blocked by order of the ministry.</p>" * 5
_CAPTCHA = "<title>Just a moment...</title>" + "<p>Checking your browser before accessing the site.</p>" * 5
_FIGURE = '<figure><img src="/{}.jpg"><figcaption>{}</figcaption></figure></main>'

_ALONE = (
    f"<title>x</title><main><h1>The river rises at the old bridge</h1><p>{NOTE}</p>"
    + "".join(
        f"<p>In week {n} the council of the town met and spoke about the budget for its {n} parks.</p>"
        for n in range(9)
    )
    + "</main>"
)

# The page; what it says of the correction and of the right that ended: shown, not shown, or nobody can say.
PAGES: list[tuple[str, Callable[[Life], tuple[int, str]], tuple[bool | None, bool | None]]] = [
    ("the old page", lambda life: (200, _shown(life, STORY, photo=True)), (False, False)),
    ("the old page without the photo", lambda life: (200, _shown(life, STORY)), (False, True)),
    ("the corrected page with the photo", lambda life: (200, _shown(life, CORRECTION, photo=True)), (True, False)),
    ("the page as it must be", lambda life: (200, _shown(life, RIGHT)), (True, True)),
    ("the correction below the text", lambda life: (200, _below(_shown(life, RIGHT))), (True, True)),
    ("the old text with the corrected number mistyped", lambda life: (
        200, _shown(life, STORY).replace("forty families", "fifty families")), (False, True)),
    ("the corrected text with another number, without the note", lambda life: (
        200, _without_note(_shown(life, RIGHT)).replace("fourteen families", "fifteen families")), (False, True)),
    ("the corrected text without the note", lambda life: (200, _without_note(_shown(life, RIGHT))), (True, True)),
    ("the note under the old text's headline alone", lambda life: (
        200, _ALONE), (False, True)),
    ("the photo without caption and credit", lambda life: (
        200, _shown(life, RIGHT).replace("</main>", _FIGURE.format("photo", ""))), (True, False)),
    ("another photo of its own", lambda life: (
        200, _shown(life, RIGHT).replace("</main>", _FIGURE.format("other", "Our own photo."))), (True, True)),
    ("a photo that cannot be fetched", lambda life: (
        200, _shown(life, RIGHT).replace("</main>", _FIGURE.format("missing", ""))), (True, None)),
    ("nothing to read", lambda life: (200, " "), (None, None)),
    ("hardly anything", lambda life: (200, _SHORT), (None, None)),
    ("a page that blocks", lambda life: (200, _BLOCKED), (None, None)),
    ("a check for robots", lambda life: (200, _CAPTCHA), (None, None)),
    ("status 500", lambda life: (500, _shown(life, RIGHT)), (None, None)),
    ("status 403", lambda life: (403, _shown(life, RIGHT)), (None, None)),
    ("the page is gone", lambda life: (410, "gone"), (False, True)),
    ("the page is not found", lambda life: (404, "not found"), (False, True)),
]  # fmt: skip


def _without_note(page: str) -> str:
    return re.sub(r"<p><strong>Correction.*?</p>", "", page, flags=re.DOTALL)


def _below(page: str) -> str:
    note = re.search(r"<p><strong>Correction.*?</p>", page, flags=re.DOTALL)
    assert note is not None
    return page.replace(note[0], "").replace("</article>", f"{note[0]}</article>")


@pytest.mark.parametrize(("make", "wanted"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_page_shows_what_it_shows_and_no_more(
    told: Life, make: Callable[[Life], tuple[int, str]], wanted: tuple[bool | None, bool | None]
) -> None:
    told.site.system.pages["/story"] = make(told)
    with told.newsroom.catalogue.transaction() as db:
        partner = find_partner(db, "weekly")
    now = told.clock.now()
    seen = see(told.newsroom, partner, told.site.page, told.of(RIGHT).work, now)
    with told.newsroom.catalogue.transaction() as db:
        found = [judge(told.newsroom, db, partner, told.of(kind), seen, now) for kind in (CORRECTION, RIGHT)]
    assert tuple(shows for shows, _ in found) == wanted, found


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254"])
def test_the_address_of_a_page_leads_into_no_private_network(
    newsroom: Newsroom, system: PartnerSystem, host: str
) -> None:
    contract = CONTRACT.format(host="partner.example", address=system.address).replace("sites", "# sites")
    change_contract(newsroom, "p", contract)
    page = f"http://{host}:{system.address.rpartition(':')[2]}/hook"
    system.acts["/hook"] = lambda handler, asked: answer(handler, 200, {"page": page})
    (outcome,) = push(newsroom)
    assert outcome.delivery.page == page, "a contract that names no sites takes any page for the partner's"
    system.asked.clear()
    (found,) = look(newsroom, now=newsroom.clock.now())
    assert found.shows is None
    assert "leads into a private network" in found.delivery.said
    assert found.delivery.applied is None
    assert system.asked == []
