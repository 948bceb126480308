"""`serve` and `preview`: on a port that is free, until they are told to stop; and what their server never does."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from tests.program import environment, skywave, skywave_json

from skywave.io.serving import ASK_AGAIN, FOR_EVER, keeping

STORY = """---
title: Rice prices rise before the harvest
language: en
---
Traders at the river market said on Monday that rice rose to 2,000 a sack.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a newsroom `room` that has published one story."""
    home = tmp_path_factory.mktemp("serve")
    (home / "story.md").write_text(STORY)
    skywave(home, "init", "room", "--name", "Radio Example", "--domain", "rfa.example", "--desk", "eng:en")
    skywave(home, "-C", "room", "ingest", "story.md")
    skywave(home, "-C", "room", "publish")
    return home


@contextmanager
def running(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a command that serves, yield it with the first line it prints, and stop it as Ctrl-C does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "skywave", *words],
        cwd=home,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - one thread
    )
    assert process.stdout
    assert process.stderr
    try:
        yield process, process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, speech = process.communicate(timeout=60)
        assert "Traceback" not in rest + speech
        assert speech.endswith("skywave: hint: stopped\n")
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


def get(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Fetch a path and return (status, body, headers); in the names of headers `_` stands for `-`."""
    connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, {name.lower(): value for name, value in answer.getheaders()}


def test_serve_gives_the_public_tree_and_nothing_else(home: Path) -> None:
    with running(home, "-C", "room", "serve", "--port", "0") as (_, line):
        address = line.split()[-1]
        status, body, headers = get(address, "/")
        assert (status, b"Radio Example" in body) == (200, True)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "python" not in headers["server"].lower()
        assert get(address, "/eng/checkpoint")[2]["content-type"] == "text/plain; charset=utf-8"
        for path in (
            "/o/",
            "/eng/s/",
            "/../newsroom.toml",
            "/%2e%2e/newsroom.toml",
            "/..%2fkeys/pulse.pem",
            "/nowhere",
        ):
            assert get(address, path)[0] == 404, path
        assert get(address, "/", "POST")[0] == 501
        newsroom = skywave_json(home, "-C", "room", "status")["newsroom"]
        said = skywave(home, "verify", address, "--pin", newsroom)
        assert "PROVEN: 1 story proven" in said.stdout
        assert "cannot list its files" in said.stderr


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    """The address of `room`, served."""
    with running(home, "-C", "room", "serve", "--port", "0") as (_, line):
        yield line.split()[-1]


@pytest.fixture(scope="module")
def entries(home: Path) -> bytes:
    return (home / "room" / "public" / "eng" / "tile" / "entries" / "000.p" / "2").read_bytes()


ENTRIES = "/eng/tile/entries/000.p/2"


def test_a_part_of_a_file_is_served(site: str, entries: bytes) -> None:
    size = len(entries)
    whole, body, headers = get(site, ENTRIES)
    assert (whole, body, headers["accept-ranges"]) == (200, entries, "bytes")
    for asked, part, said in (
        ("bytes=0-", entries, f"bytes 0-{size - 1}/{size}"),
        ("bytes=10-19", entries[10:20], f"bytes 10-19/{size}"),
        ("bytes=100-", entries[100:], f"bytes 100-{size - 1}/{size}"),
        (f"bytes={size - 1}-", entries[-1:], f"bytes {size - 1}-{size - 1}/{size}"),
        (f"bytes=5-{size + 1000}", entries[5:], f"bytes 5-{size - 1}/{size}"),
    ):
        status, body, headers = get(site, ENTRIES, Range=asked, Accept_Encoding="gzip")
        assert (status, body, headers["content-range"]) == (206, part, said)
        assert headers["content-length"] == str(len(part))
        assert "content-encoding" not in headers
        assert get(site, ENTRIES, "HEAD", Range=asked)[:2] == (206, b"")
    for asked in (f"bytes={size}-", f"bytes={size + 5}-{size + 9}"):
        status, body, headers = get(site, ENTRIES, Range=asked)
        assert (status, body, headers["content-range"]) == (416, b"", f"bytes */{size}")
        assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "asked", ["bytes=-5", "bytes=9-3", "bytes=0-1,4-5", "lines=1-2", "bytes=x-", "bytes=" + "9" * 99 + "-"]
)
def test_another_range_is_answered_with_the_whole(site: str, entries: bytes, asked: str) -> None:
    assert get(site, ENTRIES, Range=asked)[:2] == (200, entries)


def test_a_part_of_another_state_of_a_file_is_never_sent(site: str, entries: bytes) -> None:
    tag = get(site, ENTRIES)[2]["etag"]
    assert get(site, ENTRIES, Range="bytes=1-", If_Range=tag)[:2] == (206, entries[1:])
    assert get(site, ENTRIES, Range="bytes=1-", If_Range='"another"')[:2] == (200, entries)


def test_pages_of_other_mirrors_may_read_everything_and_send_no_cookies(site: str) -> None:
    for path in ("/", "/eng/checkpoint", ENTRIES, "/nowhere"):
        headers = get(site, path, Origin="https://m1.example")[2]
        assert headers["access-control-allow-origin"] == "*"
        assert headers["access-control-expose-headers"] == "Content-Range"
        assert not {"set-cookie", "access-control-allow-credentials"} & headers.keys()
    status, body, headers = get(site, ENTRIES, "OPTIONS", Origin="https://m1.example")
    assert (status, body) == (204, b"")
    assert headers["access-control-allow-methods"] == "GET, HEAD"
    assert headers["access-control-allow-headers"] == "Range"


def test_text_is_packed_for_whoever_takes_it(home: Path, site: str) -> None:
    public = home / "room" / "public"
    page = (public / "index.html").read_bytes()
    status, body, headers = get(site, "/", Accept_Encoding="br, gzip;q=0.5")
    assert (status, gzip.decompress(body)) == (200, page)
    assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
    assert int(headers["content-length"]) == len(body) < len(page)
    for words in (
        {},
        {"Accept_Encoding": "br"},
        {"Accept_Encoding": "gzip;q=0"},
        {"Accept_Encoding": "gzip; q=0.0, *"},
    ):
        _, body, headers = get(site, "/", **words)
        assert (body, headers["vary"]) == (page, "Accept-Encoding")
        assert "content-encoding" not in headers
    dictionary = next((public / "dict").iterdir())
    for path, short in (("eng/checkpoint", True), (dictionary.relative_to(public).as_posix(), False)):
        data = (public / path).read_bytes()
        assert (len(data) <= 500) == short
        assert get(site, f"/{path}", Accept_Encoding="gzip")[1] == data


def test_packed_text_is_never_older_than_its_file(home: Path, site: str) -> None:
    page = home / "room" / "public" / "page.html"
    try:
        for text in ("a" * 600, "b" * 600, "c" * 700):
            page.write_text(text)
            for _ in range(2):
                assert gzip.decompress(get(site, "/page.html", Accept_Encoding="gzip")[1]) == text.encode()
    finally:
        page.unlink()


def test_what_a_browser_holds_is_asked_for_again_without_its_bytes(site: str) -> None:
    for words in ({}, {"Accept_Encoding": "gzip"}):
        tag = get(site, "/", **words)[2]["etag"]
        status, body, headers = get(site, "/", If_None_Match=tag, **words)
        assert (status, body, headers["etag"]) == (304, b"", tag)
        assert headers["cache-control"] == "no-cache"
        assert get(site, "/", If_None_Match='"another"', **words)[0] == 200
        assert get(site, "/", If_None_Match=f'"another", W/{tag}', **words)[0] == 304


def test_only_what_never_changes_is_kept_without_asking(site: str, home: Path) -> None:
    public = home / "room" / "public"
    stylesheet = next((public / "o").rglob("*.css"))
    for path in (
        stylesheet.relative_to(public).as_posix(),
        next((public / "dict").iterdir()).relative_to(public).as_posix(),
    ):
        assert get(site, f"/{path}")[2]["cache-control"] == "public, max-age=31536000, immutable"
    for path in ("", "eng/checkpoint", "root/checkpoint", "root/1", ENTRIES[1:], "eng/head/000.p/2", "eng/index.html"):
        assert get(site, f"/{path}")[2]["cache-control"] == "no-cache", path


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("eng/tile/0/000", True),
        ("benar/tha/tile/entries/x001/x234/067", True),
        ("eng/head/001.r3", True),
        ("eng/body/000", True),
        ("eng/frontier/512", True),
        (f"o/ab/{'ab' * 32}.jpg", True),
        (f"dict/{'ab' * 32}", True),
        ("eng/tile/0/000.p/7", False),
        ("eng/body/000.r1.p/7", False),
        ("root/2", False),
        ("mirrors/root", False),
        ("app/reader.js", False),
        ("sw.js", False),
        ("eng/s/abcdefghijklmnop.html", False),
        ("eng/s/abcdefghijklmnop.parts", False),
    ],
)
def test_what_never_changes(path: str, kept: bool) -> None:
    assert keeping(path) == (FOR_EVER if kept else ASK_AGAIN)


def test_a_folders_address_ends_in_a_slash(site: str) -> None:
    status, _, headers = get(site, "/eng?x=1")
    assert (status, headers["location"]) == (301, "/eng/?x=1")
    assert get(site, "/eng/checkpoint/")[0] == 404


def test_a_busy_port_moves_on_and_only_this_machine_is_served(home: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with running(home, "-C", "room", "serve", "--port", str(port)) as (_, line):
            assert line.startswith("Read it     http://127.0.0.1:")
            assert f":{port}/" not in line


def test_no_free_port_is_one_sentence(home: Path) -> None:
    with ExitStack() as stack:
        for port in range(65530, 65536):
            busy = stack.enter_context(socket.socket())
            try:
                busy.bind(("127.0.0.1", port))
                busy.listen()
            except OSError:
                continue
        done = skywave(home, "-C", "room", "serve", "--port", "65530", code=1)
    assert done.stdout == ""
    assert done.stderr == (
        "skywave: error: none of the ports 65530 to 65535 is free\nskywave: hint: choose another with --port\n"
    )


def test_serve_in_json_says_where(home: Path) -> None:
    with running(home, "--json", "-C", "room", "serve", "--port", "0") as (process, first):
        assert process.stdout
        document = first
        while not document.rstrip().endswith("}"):
            document += process.stdout.readline()
        assert get(json.loads(document)["address"], "/")[0] == 200


def test_preview_is_served_and_signs_nothing(home: Path) -> None:
    (home / "waiting.md").write_text(STORY.replace("Rice", "Maize"))
    skywave(home, "-C", "room", "ingest", "waiting.md")
    before = (home / "room" / "public" / "eng" / "checkpoint").read_bytes()
    with running(home, "-C", "room", "preview", "--port", "0") as (process, first):
        assert process.stdout
        line = first
        while not line.startswith("Preview"):
            line = process.stdout.readline()
        assert b"Maize prices" in get(line.split()[-1], "/eng/index.html")[1]
    assert (home / "room" / "public" / "eng" / "checkpoint").read_bytes() == before
    assert b"Maize" not in (home / "room" / "public" / "eng" / "index.html").read_bytes()


def test_serve_releases_an_embargo_by_itself(tmp_path: Path) -> None:
    skywave(tmp_path, "init", "room", "--name", "Radio Example", "--domain", "rfa.example", "--desk", "eng:en")
    skywave(tmp_path, "-C", "room", "publish")
    until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 4))
    (tmp_path / "story.md").write_text(STORY.replace("language: en", f"language: en\nembargo: {until}"))
    skywave(tmp_path, "-C", "room", "ingest", "story.md")
    page = tmp_path / "room" / "public" / "eng" / "index.html"
    assert b"Rice prices" not in page.read_bytes()
    with running(tmp_path, "-C", "room", "serve", "--port", "0", "--publish-every", "1"):
        deadline = time.monotonic() + 60
        while b"Rice prices" not in page.read_bytes() and time.monotonic() < deadline:
            time.sleep(0.2)
    assert b"Rice prices" in page.read_bytes()
    newsroom = skywave_json(tmp_path, "-C", "room", "status")["newsroom"]
    skywave(tmp_path, "verify", "room", "--pin", newsroom)


def test_serve_with_locked_keys_says_so_at_once(home: Path) -> None:
    done = skywave(
        home,
        "-C",
        "room",
        "serve",
        "--port",
        "0",
        "--publish-every",
        "1",
        code=1,
        SKYWAVE_PASSPHRASE=os.urandom(4).hex(),
    )
    assert "the passphrase does not open 'pulse.pem'" in done.stderr


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("sw.js", "text/javascript; charset=utf-8"),
        ("app/words-my.json", "application/json"),
        ("app/font-my.woff2", "font/woff2"),
        ("app/licences.txt", "text/plain; charset=utf-8"),
        ("o/ab/cd.avif", "image/avif"),
        ("eng/s/aaaaaaaaaaaaaaaa.parts", "application/octet-stream"),
        ("app/key", "text/plain; charset=utf-8"),
        ("app/tile/0/000", "application/octet-stream"),
    ],
)
def test_the_readers_files_have_the_types_that_browsers_ask_for(name: str, media: str) -> None:
    from skywave.cli.service import QuietHandler

    assert QuietHandler.guess_type(object.__new__(QuietHandler), f"/room/public/{name}") == media
