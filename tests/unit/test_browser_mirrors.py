"""The mirrors that the browser tests meet do what their names say, and their lies are lies that a verifier sees."""

from __future__ import annotations

import gzip
import http.client
import json
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests import browser_lies as lies
from tests import browser_mirrors as mirrors
from tests.browser_mirrors import Reply, ServedMirror, serving_mirror
from tests.reader_newsrooms import DESKS, WEEK, ReaderNewsroom, reader_newsroom

from skywave.archive.fork import is_fork
from skywave.archive.frame import parse_bundle
from skywave.archive.merkle import Frontier
from skywave.archive.parts import parse_parts
from skywave.archive.trust import accept_checkpoint
from skywave.errors import Malformed, VerificationFailed
from skywave.io.disk import FolderPlace
from skywave.receiver.pin import Pin
from skywave.receiver.verify import verify
from skywave.testing import HostileMirror

RIVER_DAM = "Fishermen ask for a seat at the table as dam survey starts on the Sairung"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    (folder / "eng").mkdir(parents=True)
    (folder / "index.html").write_text("<p>" + "a true word " * 100)
    (folder / "eng" / "checkpoint").write_text("rfa.example/eng\n1\n")
    (folder / "eng" / "bundle").write_bytes(bytes(range(256)) * 400)
    (tmp_path / "secret").write_text("not yours")
    return folder


def connect(mirror: ServedMirror) -> http.client.HTTPConnection:
    host = mirror.address.partition("://")[2].rstrip("/")
    if mirror.address.startswith("http:"):
        return http.client.HTTPConnection(host, timeout=5)
    context = ssl.create_default_context(cafile=str(mirrors.certificate().path))
    return http.client.HTTPSConnection(host, timeout=5, context=context)


def get(mirror: ServedMirror, path: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    connection = connect(mirror)
    try:
        connection.request("GET", f"/{path}", headers={key.replace("_", "-"): value for key, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


@pytest.mark.parametrize("tls", [True, False])
def test_an_honest_mirror_serves_the_folder_and_counts(tree: Path, tls: bool) -> None:
    with serving_mirror(tree, tls=tls) as mirror:
        assert mirror.address.startswith("https://localhost:" if tls else "http://127.0.0.1:")
        page = (tree / "index.html").read_bytes()
        assert get(mirror, "")[:2] == (200, page)
        status, body, headers = get(mirror, "index.html?v=1", Accept_Encoding="gzip")
        assert (status, gzip.decompress(body), headers["Content-Encoding"]) == (200, page, "gzip")
        bundle = (tree / "eng" / "bundle").read_bytes()
        status, part, headers = get(mirror, "eng/bundle", Range="bytes=100-199", Origin="https://m1.example")
        assert (status, part, headers["Content-Range"]) == (206, bundle[100:200], f"bytes 100-199/{len(bundle)}")
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert get(mirror, "eng/bundle", Range=f"bytes={len(bundle)}-")[0] == 416
        tag = get(mirror, "")[2]["ETag"]
        assert get(mirror, "", If_None_Match=tag)[:2] == (304, b"")
        for path in ("../secret", "%2e%2e/secret", "eng", "nowhere"):
            assert get(mirror, path)[0] == 404
        # A request is counted when its last byte was sent, which may be after the client has read it.
        end = time.monotonic() + 10
        while len(mirror.requests) < 10 and time.monotonic() < end:
            time.sleep(0.01)
        first = sorted(mirror.requests, key=lambda request: request.began)[:4]
        assert [(r.path, r.range, r.status, r.sent, r.packed) for r in first] == [
            ("index.html", "", 200, len(page), False),
            ("index.html", "", 200, len(body), True),
            ("eng/bundle", "bytes=100-199", 206, 100, False),
            ("eng/bundle", f"bytes={len(bundle)}-", 416, 0, False),
        ]
        assert all(request.ended >= request.began for request in mirror.requests)
        assert mirror.connections == len(mirror.requests) == 10
        mirror.forget()
        assert (mirror.sent, mirror.paths, mirror.connections) == (0, [], 0)


def test_several_requests_go_over_one_connection(tree: Path) -> None:
    with serving_mirror(tree) as mirror:
        connection = connect(mirror)
        for _ in range(3):
            connection.request("GET", "/eng/checkpoint")
            assert connection.getresponse().read() == (tree / "eng" / "checkpoint").read_bytes()
        connection.close()
        assert (mirror.connections, len(mirror.requests)) == (1, 3)


def test_a_behaviour_can_be_set_while_the_mirror_runs(tree: Path) -> None:
    with serving_mirror(tree) as mirror, serving_mirror(tree) as other:
        assert mirror.port != other.port
        mirror.behaviour = mirrors.Failing(503)
        assert get(mirror, "")[0] == 503
        assert get(other, "")[0] == 200
        mirror.behaviour = mirrors.honest
        assert get(mirror, "")[0] == 200


def test_a_block_page_answers_everything_with_status_200(tree: Path) -> None:
    with serving_mirror(tree, mirrors.BlockPage()) as mirror:
        for path in ("", "sw.js", "eng/checkpoint", "nowhere"):
            status, body, headers = get(mirror, path, Range="bytes=3-9")
            assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
            assert b"restricted by law" in body
        mirror.behaviour = mirrors.BlockedApp()
        assert b"restricted by law" in get(mirror, "sw.js")[1]
        assert b"restricted by law" in get(mirror, "app/reader.js")[1]
        assert get(mirror, "eng/checkpoint")[1] == (tree / "eng" / "checkpoint").read_bytes()


def test_block_pages_are_pages(tree: Path) -> None:
    pages = lies.block_pages()
    assert pages["own"]
    assert len(pages) in (1, 6)
    assert all("<html" in page for page in pages.values())


def test_a_captive_portal_leads_to_its_login_page(tree: Path) -> None:
    with serving_mirror(tree, mirrors.CaptivePortal()) as mirror:
        status, _, headers = get(mirror, "eng/checkpoint")
        assert (status, headers["Location"]) == (302, "/hotspot-login.html")
        assert b"Room number" in get(mirror, "hotspot-login.html")[1]


@pytest.mark.parametrize("after", [0, 1, 30_000])
@pytest.mark.parametrize("tls", [True, False])
def test_a_reset_ends_an_answer_in_its_middle(tree: Path, after: int, tls: bool) -> None:
    with serving_mirror(tree, mirrors.Resetting(after, "eng/"), tls=tls) as mirror:
        with pytest.raises((OSError, http.client.HTTPException)):
            get(mirror, "eng/bundle")
        assert get(mirror, "")[0] == 200
        broken = next(request for request in mirror.requests if request.path == "eng/bundle")
        assert broken.sent == after


def test_a_slow_drip_takes_its_time_and_ends_with_the_mirror(tree: Path) -> None:
    with serving_mirror(tree, mirrors.Dripping(40, "eng/")) as mirror:
        connection = connect(mirror)
        began = time.monotonic()
        connection.request("GET", "/eng/bundle")
        first = connection.getresponse().read(30)
        assert (len(first), time.monotonic() - began > 0.4) == (30, True)
        connection.close()


def test_an_endless_answer_does_not_end(tree: Path) -> None:
    with serving_mirror(tree, mirrors.Endless("eng/")) as mirror:
        connection = connect(mirror)
        connection.request("GET", "/eng/checkpoint")
        answer = connection.getresponse()
        assert answer.headers["Content-Length"] is None
        assert answer.read(20_000_000).startswith(b"rfa.example/eng\n1\n\0\0")
        assert len(answer.read(10_000_000)) == 10_000_000
        connection.close()


def test_a_bomb_is_small_on_the_wire_and_gigabytes_in_the_browser(tree: Path) -> None:
    with serving_mirror(tree, mirrors.Bomb("eng/", gigabytes=1)) as mirror:
        status, body, headers = get(mirror, "eng/checkpoint", Accept_Encoding="gzip")
        assert (status, headers["Content-Encoding"], len(body) < 2_000_000) == (200, "gzip", True)
        inflater, total = zlib.decompressobj(47), 0
        for at in range(0, len(body) - 8, 16_384):
            total += len(inflater.decompress(body[at : min(at + 16_384, len(body) - 8)]))
        assert total == 1 << 30


def test_a_certificate_is_for_its_hosts_and_another_is_refused(tree: Path) -> None:
    assert "m1.localhost" in mirrors.HOSTS
    for shown in (mirrors.wrong_certificate(), mirrors.expired_certificate()):
        with serving_mirror(tree, shown=shown) as mirror:
            with pytest.raises(ssl.SSLCertVerificationError):
                get(mirror, "")
            assert mirror.requests == []
            assert mirror.spki != mirrors.certificate().spki


# -- a newsroom, and lies about it -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReaderNewsroom]:
    newsroom = reader_newsroom(tmp_path_factory.mktemp("reader"))
    yield newsroom
    newsroom.newsroom.catalogue.close()


def findings(made: ReaderNewsroom, lie: mirrors.Files) -> set[str]:
    """Return the codes of what a verifier finds false in what a mirror serves."""
    place = HostileMirror(FolderPlace(made.public), lie.changes)
    return {finding.code for finding in verify(place, pin=Pin(made.newsroom_id))[0].findings if finding.fault}


def test_the_newsroom_of_the_reader_has_six_desks_and_every_kind_of_record(made: ReaderNewsroom) -> None:
    report, copies = verify(FolderPlace(made.public), pin=Pin(made.newsroom_id))
    assert report.ok
    assert {code: desk.language for code, desk in report.desks.items()} == DESKS
    assert all(desk.stories for desk in report.desks.values())
    kinds = {record.kind for copy in copies for record in copy.history.records}
    assert kinds == {"publish", "correct", "retract", "redact", "edition", "standing"}
    assert report.as_json()["redacted"] == 1
    assert list((made.public / "o").rglob("*.jpg"))
    days = {record.logged for copy in copies for record in copy.history.records}
    assert sorted(days) == [made.clock.now() - WEEK, made.clock.now()]


def test_each_copy_of_it_goes_on_by_itself(made: ReaderNewsroom, tmp_path: Path) -> None:
    other = reader_newsroom(tmp_path)
    assert other.newsroom_id == made.newsroom_id
    before = (made.public / "eng" / "checkpoint").read_bytes()
    script = "<img src=x onerror=alert(1)>"
    work = other.publish_story("eng", script, "A text with <script>alert(2)</script> in it.")
    assert other.works("eng")[script] == work
    assert b"<script>alert" not in (other.public / "eng" / "s" / f"{work}.html").read_bytes()
    assert verify(FolderPlace(other.public), pin=Pin(other.newsroom_id))[0].ok
    assert (made.public / "eng" / "checkpoint").read_bytes() == before


ALTERED: list[tuple[Callable[..., mirrors.Files], set[str]]] = [
    (lies.altered_page, {"page-differs"}),
    (lies.altered_bundle, {"altered", "missing", "page-differs", "page-missing"}),
    (lies.altered_parts, {"altered", "page-differs"}),
]


@pytest.mark.parametrize(("lie", "may"), ALTERED)
def test_an_altered_word_is_found_by_its_hash_alone(
    made: ReaderNewsroom, lie: Callable[..., mirrors.Files], may: set[str]
) -> None:
    work = made.works("eng")[RIVER_DAM]
    lying = lie(made.public, "eng", work, "212 fishermen", "812 fishermen")
    (path,) = lying.changes
    data = lying.changes[path]
    assert data is not None
    assert data != (made.public / path).read_bytes()
    if path.endswith(".parts"):
        with pytest.raises(VerificationFailed):
            parse_parts(data)
    elif not path.endswith(".html"):
        assert len(parse_bundle(data, made.copies()["eng"].size)[1]) == made.copies()["eng"].size
    found = findings(made, lying)
    assert found
    assert found <= may


def test_an_altered_title_and_a_word_altered_everywhere(made: ReaderNewsroom) -> None:
    work = made.works("eng")[RIVER_DAM]
    title = lies.altered_bundle(made.public, "eng", work, "Fishermen ask", "Fishermen beg", part="head")
    assert findings(made, title)
    assert len(lies.altered_everywhere(made.public, "eng", work, "212 fishermen", "812 fishermen").changes) == 3


def test_bombs_are_as_large_as_frames_can_be(made: ReaderNewsroom) -> None:
    work = made.works("eng")[RIVER_DAM]
    assert findings(made, lies.bomb_frame(made.public, "eng", work))
    (data,) = lies.bomb_parts(made.public, "eng", work).changes.values()
    assert data is not None
    with pytest.raises(Malformed):
        parse_parts(data)


def test_what_is_swapped_or_dropped_is_found(made: ReaderNewsroom) -> None:
    assert findings(made, lies.swapped_photos(made.public)) == {"altered"}
    work = made.works("zho")["班塔罗大米批发价三个月来首次下跌"]
    dropped = lies.dropped_story(made.public, "zho", work)
    assert findings(made, dropped) >= {"missing"}
    assert all((made.public / path).exists() for path in dropped.changes)
    assert findings(made, lies.dropped_record(made.public, "eng", 3)) >= {"altered"}


def test_evil_mirror_lists_are_found(made: ReaderNewsroom, tmp_path: Path) -> None:
    other = reader_newsroom(tmp_path)
    other.add_mirror("https://m1.localhost:1/")
    old = (other.public / "mirrors" / "root").read_bytes()
    other.add_mirror("https://m2.localhost:2/")
    for lie in (lies.garbage_list(), lies.huge_list(), lies.foreign_list("https://liar.example/")):
        assert findings(other, lie) == {"altered"}
    # Nothing in an older list is false: only a reader who remembers the newer one refuses it.
    assert findings(other, lies.older_list(old)) == set()
    with serving_mirror(other.public, lies.older_list(old)) as mirror:
        assert get(mirror, "mirrors/root")[1] == old


def test_old_trees_and_mixed_ones_are_served_whole(made: ReaderNewsroom, tmp_path: Path) -> None:
    other = reader_newsroom(tmp_path / "other")
    saved = other.save(tmp_path / "saved")
    frozen = mirrors.Frozen(other.public)
    other.clock.advance(3600)
    work = other.publish_story("uig", "Another")
    new = (other.public / "uig" / "checkpoint").read_bytes()
    old = (saved / "uig" / "checkpoint").read_bytes()
    with serving_mirror(other.public) as mirror:
        seen = {}
        for name, behaviour in (
            ("rolled back", mirrors.RolledBack(saved)),
            ("frozen", frozen),
            ("mixed", mirrors.Mixed(saved)),
            ("honest", mirrors.honest),
        ):
            mirror.behaviour = behaviour
            seen[name] = (get(mirror, "uig/checkpoint")[1], get(mirror, f"uig/s/{work}.html")[0])
    assert seen == {
        "rolled back": (old, 404),
        "frozen": (old, 404),
        "mixed": (new, 404),
        "honest": (new, 200),
    }


def test_a_fork_is_signed_with_the_same_keys_and_can_be_proven(made: ReaderNewsroom, tmp_path: Path) -> None:
    one = reader_newsroom(tmp_path / "one")
    two = one.fork(tmp_path / "two")
    for newsroom, titles in ((one, ["One"]), (two, ["Two", "Three"])):
        for title in titles:
            newsroom.publish_story("eng", title)
        assert verify(FolderPlace(newsroom.public), pin=Pin(made.newsroom_id))[0].ok
    root = one.newsroom.root
    smaller, larger = (
        accept_checkpoint(root, "rfa.example/eng", root.desks["eng"], (n.public / "eng" / "checkpoint").read_bytes())
        for n in (one, two)
    )
    assert larger.head.size == smaller.head.size + 1
    assert is_fork(smaller, larger, Frontier(), two.copies()["eng"].leaf_hashes)
    assert not is_fork(smaller, larger, Frontier(), one.copies()["eng"].leaf_hashes)
    with serving_mirror(one.public, mirrors.Forked(two.public)) as mirror:
        assert get(mirror, "eng/checkpoint")[1] == (two.public / "eng" / "checkpoint").read_bytes()


def test_any_function_can_be_a_behaviour(tree: Path) -> None:
    def echo(ask: mirrors.Ask) -> Reply:
        return Reply(json.dumps([ask.path, ask.headers["x-test"]]).encode(), 418)

    with serving_mirror(tree, echo, tls=False) as mirror:
        assert get(mirror, "a/", X_Test="yes")[:2] == (418, b'["a/index.html", "yes"]')
