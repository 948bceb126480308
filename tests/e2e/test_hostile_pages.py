"""Pages that carry every script vector come in, are published, and run nothing in a real browser, even without its policy.

The browser is Debian's chromium with the content security policy switched off: what keeps readers safe first is that nothing
that could act is in the page but the one script that every page names, the reader app of its own tree.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browsers import chromium
from tests.e2e.vectors import EVIL, REQUESTS, SCRIPTS, TEXT, VECTORS, page
from tests.newsrooms import check, faults, make_newsroom

from skywave.newsroom.ingest import ingest
from skywave.newsroom.publish import publish
from skywave.sources import source_for
from skywave.sources.reading.material import LocalMaterial

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.browser]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as (running,):
        yield running


try:
    from playwright.sync_api import Error
except ImportError:  # then every test here is skipped
    Error = Exception  # type: ignore[assignment,misc]


def visit(browser: Any, path: Path) -> tuple[int, list[str]]:
    """Open a page, touch what can be touched, and return how often code ran and what was asked of a network."""
    context = browser.new_context(bypass_csp=True, service_workers="block")
    try:
        tab = context.new_page()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url) if request.url.startswith(("http", "ws")) else None)
        tab.on("dialog", lambda dialog: dialog.dismiss())
        tab.goto(path.as_uri(), wait_until="load")
        try:
            tab.mouse.move(5, 5)
            tab.keyboard.press("Tab")
            fired = tab.evaluate("window.fired || 0")
            links = tab.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href') || '')")
        except Error:  # the page went somewhere else by itself
            return 1, asked
        fired += sum(link.strip().lower().startswith(("javascript:", "data:", "vbscript:")) for link in links)
        return fired, asked
    finally:
        context.close()


def test_the_vectors_are_live(browser: Any, tmp_path: Path) -> None:
    fired = asked = 0
    for number, vector in enumerate(VECTORS):
        path = tmp_path / f"{number}.html"
        path.write_text(page(vector, number), encoding="utf-8")
        ran, requests = visit(browser, path)
        fired += bool(ran)
        asked += EVIL in requests
    assert fired > len(SCRIPTS) // 3, "hardly any vector runs: the test would prove nothing"
    assert asked > len(REQUESTS) // 3, "hardly any vector asks: the test would prove nothing"


def test_nothing_of_a_hostile_page_runs_or_asks_once_it_is_published(browser: Any, tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, vector in enumerate(VECTORS):
        (folder / f"{number:03}.html").write_text(page(vector, number), encoding="utf-8")
    material = LocalMaterial(folder)
    intake = ingest(newsroom, source_for(material), material)
    assert len(intake.stories) == len(VECTORS)
    publish(newsroom)
    assert faults(check(newsroom)) == []
    pages = sorted(newsroom.public.rglob("*.html"))
    shown = [path for path in pages if TEXT in path.read_text(encoding="utf-8")]
    assert len(shown) >= len(VECTORS)
    for path in pages:
        # The page's own script and nothing else that begins like one.
        own = f'<script type="module" src="{"../" * (len(path.relative_to(newsroom.public).parts) - 1)}app/reader.js"></script>'
        text = path.read_text(encoding="utf-8")
        assert text.count(own) == 1
        assert "<script" not in text.replace(own, "").lower()
        assert visit(browser, path) == (0, []), path
