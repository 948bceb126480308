"""Audits of pages over real HTTP, by the real program: the page, its pictures, its headers, and sites that do not behave."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.newsrooms import make_newsroom, story, take
from tests.program import skywave, skywave_json
from tests.servers import Site, serving
from tests.unit.test_likeness_of_pictures import encoded, scene

from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.roster import add_partner
from skywave.story.draft import DraftAsset
from skywave.testing import FakeClock

TITLE = "Dam breaks at Myitkyina after days of rain"
TEXT = (
    "The river rose by three metres on Monday night and broke the dam at Myitkyina, officials said, killing at least 12 people.",
    "“We had no time to leave our houses,” said Daw Khin Mar, a shopkeeper, adding that the army had not come to help.",
    "According to estimates by the United Nations, some 40,000 people lost their homes in the floods of May 12.",
    "The military council did not answer calls seeking comment on the broken dam, which was built by a Chinese company in 2009.",
)
CONTRACT = """
name = "We Are The Mighty"
sites = ["127.0.0.1"]
[notice.text]
en = "Used with the permission of Radio Example, 2025 M St. NW, Washington DC 20036."
[link]
to = "site"
index = "noindex"
"""
NOTICE = "Used with the permission of Radio Example, 2025 M St. NW, Washington DC 20036."


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A newsroom with one published story, whose photo no partner may use, and one partner."""
    made = make_newsroom(tmp_path, clock=FakeClock())
    photo = DraftAsset(
        "dam.jpg", caption="The dam.", credit="Aung Min/Radio Example", right="owned", data=encoded(scene(7))
    )
    take(made, story("river", *TEXT, title=TITLE, byline=("Aung Min",), assets=(photo,)))
    publish(made)
    add_partner(made, "watm", CONTRACT)
    return made


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def page(text: tuple[str, ...] = TEXT, picture: str = "") -> str:
    """Return a partner's page."""
    paragraphs = "".join(f"<p>{one}</p>" for one in text)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Mighty</title></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>{TITLE}</h1><p class="byline">By Aung Min</p>{picture}{paragraphs}
<p>{NOTICE}</p><p>Originally published by <a href="https://rfa.example/">Radio Example</a>.</p></article></main></body></html>"""


def kinds(audit: dict[str, object]) -> set[str]:
    findings = audit["findings"]
    assert isinstance(findings, list)
    return {finding["kind"] for finding in findings if finding["grade"] in ("grave", "fault")}


def test_a_rightful_page_is_ok_and_its_partner_is_known_by_its_site(room: Newsroom, site: Site, tmp_path: Path) -> None:
    site.put("/dam", page(), Content_Type="text/html; charset=utf-8", X_Robots_Tag="noindex")
    found = skywave_json(tmp_path, "-C", "room", "audit", f"{site.address}/dam")
    assert (found["ok"], found["partner"], found["version"], kinds(found)) == (True, "watm", 1, set())
    assert {"work", "version", "findings", "ok"} <= set(found)
    assert all(set(one) >= {"kind", "grade", "was", "is", "where"} for one in found["findings"])


def test_the_header_that_keeps_search_engines_away_is_missed(room: Newsroom, site: Site, tmp_path: Path) -> None:
    site.put("/dam", page(), Content_Type="text/html; charset=utf-8")
    found = skywave_json(tmp_path, "-C", "room", "audit", f"{site.address}/dam", code=3)
    assert kinds(found) == {"noindex-missing"}


def test_a_tampered_page_with_a_stolen_photo_ends_in_three(room: Newsroom, site: Site, tmp_path: Path) -> None:
    stolen = encoded(scene(7).resize((480, 320)), "WEBP", quality=50)
    site.put("/img/hero.webp", stolen, Content_Type="image/webp")
    tampered = (TEXT[0].replace("12", "120"), *TEXT[1:])
    figure = '<figure><img src="/img/hero.webp" width="480" height="320" alt=""></figure>'
    site.put("/dam", page(tampered, figure), Content_Type="text/html; charset=utf-8", X_Robots_Tag="noindex")
    found = skywave_json(tmp_path, "-C", "room", "audit", f"{site.address}/dam", code=3)
    assert {"number-changed", "photo-without-right"} <= kinds(found)
    assert site.asked == ["/dam", "/robots.txt", "/img/hero.webp"]
    assert not any("referer" in headers or "cookie" in headers for headers in site.headers)


def test_a_picture_that_robots_may_not_read_is_not_read(room: Newsroom, site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /img/\n", Content_Type="text/plain")
    site.put("/img/hero.jpg", encoded(scene(7)), Content_Type="image/jpeg")
    figure = '<figure><img src="/img/hero.jpg" width="480" height="320" alt=""></figure>'
    site.put("/dam", page(picture=figure), Content_Type="text/html; charset=utf-8", X_Robots_Tag="noindex")
    skywave(tmp_path, "-C", "room", "audit", f"{site.address}/dam", code=None)
    assert "/img/hero.jpg" not in site.asked


def test_pictures_elsewhere_in_a_private_network_are_not_asked_for(room: Newsroom, site: Site, tmp_path: Path) -> None:
    with serving() as inside:
        inside.put("/secret.jpg", encoded(scene(7)), Content_Type="image/jpeg")
        figure = f'<figure><img src="{inside.address}/secret.jpg" width="480" height="320" alt=""></figure>'
        site.put("/dam", page(picture=figure), Content_Type="text/html; charset=utf-8", X_Robots_Tag="noindex")
        skywave(tmp_path, "-C", "room", "audit", f"{site.address}/dam", code=None)
        assert inside.asked == []


def test_the_report_is_written_beside_the_answer(room: Newsroom, site: Site, tmp_path: Path) -> None:
    site.put("/dam", page((*TEXT[:2], TEXT[3])), Content_Type="text/html; charset=utf-8", X_Robots_Tag="noindex")
    done = skywave(tmp_path, "-C", "room", "audit", f"{site.address}/dam", "--html", "report.html", code=3)
    assert "the report is in report.html" in done.stdout
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "some 40,000 people lost their homes" in report
    assert "<script" not in report.lower()


def _gone(site: Site) -> None:
    site.put("/dam", "<h1>Gone</h1>", status=404)


def _broken(site: Site) -> None:
    site.put("/dam", "<h1>500</h1>", status=500)


def _circle(site: Site) -> None:
    site.put("/dam", "", status=302, Location="/dam")


def _hangs_up(site: Site) -> None:
    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.close()

    site.routes["/dam"] = hang_up


def _picture(site: Site) -> None:
    site.put("/dam", encoded(scene(1)), Content_Type="image/jpeg")


def _lies_of_length(site: Site) -> None:
    def lie(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(page().encode())

    site.routes["/dam"] = lie


MISBEHAVIOUR: dict[str, tuple[Callable[[Site], None], set[int]]] = {
    "404": (_gone, {4}),
    "500": (_broken, {4}),
    "a circle": (_circle, {4}),
    "hangs up": (_hangs_up, {4}),
    "a picture": (_picture, {1}),
    "lies of its length": (_lies_of_length, {4}),
}


@pytest.mark.slow
@pytest.mark.parametrize("how", MISBEHAVIOUR)
def test_a_site_that_misbehaves_ends_in_one_sentence(how: str, room: Newsroom, site: Site, tmp_path: Path) -> None:
    put, codes = MISBEHAVIOUR[how]
    put(site)
    done = skywave(tmp_path, "--json", "-C", "room", "audit", f"{site.address}/dam", code=None)
    assert done.returncode in codes
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.startswith("{")]
    assert set(json.loads(lines[-1])) == {"error", "message", "hint"}
