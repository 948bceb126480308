"""A newsroom reads its own sites over real HTTP: kept sources, unchanged ones, edits, and everything that is no story."""

from __future__ import annotations

import email.utils
import hashlib
import http.server
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.newsrooms import make_newsroom
from tests.program import skywave, skywave_json

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = " ".join(f"On day {n} the people of village {n * 7} carried {n * 3} sacks of rice." for n in range(1, 9))


@dataclass
class Answer:
    """What the site says at a path."""

    body: str | bytes
    media: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """A small site that a test can change while it runs; it counts what it is asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, int]] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                answer = outer.answers.get(self.path, Answer("nothing here", status=404))
                data = answer.body.encode() if isinstance(answer.body, str) else answer.body
                tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
                status = 304 if answer.status == 200 and self.headers.get("if-none-match") == tag else answer.status
                outer.asked.append((self.path, status))
                self.send_response(status)
                self.send_header("etag", tag)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("content-type", answer.media)
                    self.send_header("content-length", str(len(data)))
                else:
                    self.send_header("content-length", "0")
                self.end_headers()
                if status != 304:
                    self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.close()


def feed(*items: tuple[str, str, str]) -> Answer:
    """Return an RSS feed of (guid, title, text)."""
    date = email.utils.formatdate(1_777_000_000)
    entries = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>https://site.example/{guid}</link>"
        f"<pubDate>{date}</pubDate><content:encoded><![CDATA[<p>{text}</p><p>{SENTENCES}</p>]]></content:encoded></item>"
        for guid, title, text in items
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Radio Example</title>'
        f"<link>https://site.example/</link><description>News</description><language>en</language>{entries}</channel></rss>"
    )
    return Answer(body, "application/rss+xml")


def ingest(home: Path, *words: str, code: int | None = 0) -> list[dict[str, Any]]:
    stories: list[dict[str, Any]] = skywave_json(home, "-C", "room", "ingest", *words, code=code)["stories"]
    return stories


def test_a_kept_feed_is_read_again_only_where_it_changed(tmp_path: Path, site: Site) -> None:
    make_newsroom(tmp_path)
    site.answers["/feed.xml"] = feed(("a", "Rice", "The river rose."), ("b", "Dam", "The dam held."))
    address = f"{site.root}/feed.xml"
    assert [story["state"] for story in ingest(tmp_path, address, "--keep")] == ["new", "new"]
    assert ingest(tmp_path, "--again") == []
    assert site.asked[-1] == ("/feed.xml", 304)
    assert "nothing changed" in skywave(tmp_path, "-C", "room", "ingest", "--again").stdout
    site.answers["/feed.xml"] = feed(("a", "Rice", "The river rose higher."), ("b", "Dam", "The dam held."))
    assert sorted(story["state"] for story in ingest(tmp_path, "--again")) == ["unchanged", "updated"]


def test_a_source_that_fails_does_not_stop_the_others(tmp_path: Path, site: Site) -> None:
    make_newsroom(tmp_path)
    site.answers["/one.xml"] = feed(("a", "Rice", "The river rose."))
    site.answers["/two.xml"] = feed(("b", "Dam", "The dam held."))
    ingest(tmp_path, f"{site.root}/one.xml", f"{site.root}/two.xml", "--keep")
    site.answers["/one.xml"] = Answer("Forbidden", status=403)
    site.answers["/two.xml"] = feed(("b", "Dam", "The dam held again."))
    done = skywave(tmp_path, "-C", "room", "ingest", "--again", code=4)
    assert "1 updated" in done.stdout
    assert "403" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "answer",
    [
        Answer("<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>", status=403),
        Answer("<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1><p>You do not have permission "
               "to access this page on this server.</p></body></html>"),
        Answer("<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>"),
        Answer(""),
        Answer("<html><head><title>x</title></head><body></body></html>"),
        Answer("<html><head><title>Blocked</title></head><body><iframe src='http://10.10.34.35'></iframe></body></html>"),
        Answer(b"\x00" * 1000, "application/octet-stream"),
    ],
)  # fmt: skip
def test_what_is_no_story_is_refused_and_nothing_is_taken_in(tmp_path: Path, site: Site, answer: Answer) -> None:
    make_newsroom(tmp_path)
    site.answers["/story"] = answer
    done = skywave(tmp_path, "-C", "room", "ingest", f"{site.root}/story", code=None)
    assert done.returncode in (1, 4)
    assert done.stderr.startswith("skywave: error: ")
    assert skywave_json(tmp_path, "-C", "room", "list")["works"] == []


def test_a_page_of_a_site_comes_in_with_its_photo_credited(tmp_path: Path, site: Site) -> None:
    make_newsroom(tmp_path)
    site.answers["/english/rice-8841207.html"] = Answer(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Rice arrives | Radio Example</title>"
        "<meta property='article:published_time' content='2026-05-01T10:00:00Z'></head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>Rice arrives in the north</h1><p>By Mi Example</p><p>{SENTENCES}</p>"
        "<figure><img src=/p.jpg alt='Sacks'><figcaption>Sacks of rice at the school. (AP Photo/A. Example)</figcaption>"
        f"</figure><p>{SENTENCES[::-1]}</p></article></body></html>"
    )
    (story,) = ingest(tmp_path, f"{site.root}/english/rice-8841207.html")
    assert (story["title"], story["state"]) == ("Rice arrives in the north", "new")
    assert "AP" in story["stays_home"][0]["why"]
    assert "/p.jpg" not in [path for path, _ in site.asked], "a photo that cannot travel was fetched"
    said = skywave(tmp_path, "-C", "room", "show", "--rights", story["work"]).stdout
    assert "photographer A. Example" in said
    assert "stays home" in said
