"""`serve` and `preview`: on a port that is free, until they are told to stop; and what their server never does."""

from __future__ import annotations

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


def get(address: str, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    """Fetch a path and return (status, body, headers)."""
    connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=10)
    connection.request(method, path)
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
