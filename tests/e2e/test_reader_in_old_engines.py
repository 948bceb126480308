"""The reader app in the engines of old phones: Chromium 67, the oldest that it is for, 79 and 87; and 64, which it leaves alone.

These check Ed25519 in script, and lack library functions that packages like to use: what runs in Node and in today's engines
proves nothing for them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.engines import Engine, in_engines, old_engine
from tests.reader_newsrooms import ReaderNewsroom, reader_newsroom
from tests.reader_pages import SCREENSHOTS, Origin, Reader, built_app

from skywave.carriers.web.pages import front_path, story_path

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What engines say of pages that are younger than they are, and what a browser looks for by itself.
EXPECTED = re.compile(
    r"Unrecognized Content-Security-Policy directive"
    r"|The resource \S+ was preloaded using link preload but not used"
    r"|Failed to load resource: .* 404 .*(/favicon\.ico|/mirrors/[a-z.-]+)$"
)
STORY = "Court adjourns hearing of blogger who wrote about school lunches"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ReaderNewsroom:
    made = reader_newsroom(tmp_path_factory.mktemp("newsroom"), app=built_app())
    made.renew()
    return made


@in_engines("chromium-87", "chromium-79", "chromium-67")
def test_a_reader_proves_a_desk_and_reads_on_where_the_mirror_ends_and_after_a_restart(
    engine: Engine, made: ReaderNewsroom, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    story = story_path("eng", made.works("eng")[STORY])
    with Origin(made.public) as origin:
        with engine(profile=tmp_path / "profile") as page:
            page.viewport(320, 568)
            reader = Reader(page, origin)
            reader.open(front_path("eng"))
            assert re.match(r"7 of 7 stories, complete as of \d", reader.until_complete())
            reader.until_kept()
            assert [line for line in page.console() if not EXPECTED.match(line)] == []
            origin.stop()
            reader.open(story)
            reader.until_says("No mirror can be reached")
            assert page.text("h1") == STORY
            assert "7 of 7 stories" in reader.until_complete()
            assert page.evaluate("document.documentElement.scrollWidth") == 320
            page.screenshot(SCREENSHOTS / f"app-{request.node.callspec.id}-story.png")
        with engine(profile=tmp_path / "profile") as page:
            reader = Reader(page, origin)
            reader.open(story)
            reader.until_says("7 of 7 stories", "#strip")
            assert page.text("h1") == STORY


@in_engines("chromium-87", "chromium-79", "chromium-67")
def test_a_reader_is_told_that_a_page_says_what_the_newsroom_never_did(
    engine: Engine, made: ReaderNewsroom, tmp_path: Path
) -> None:
    lying = made.save(tmp_path / "mirror")
    path = lying / story_path("eng", made.works("eng")[STORY])
    path.write_text(path.read_text("utf-8").replace("Talun", "Kesan"), "utf-8")
    with Origin(lying) as origin, engine() as page:
        reader = Reader(page, origin)
        reader.open(path.relative_to(lying).as_posix())
        reader.until_says("This page was altered on its way")
        # The proven text stands there, and not the mirror's.
        reader.until_says("Talun", "main")
        assert "Kesan" not in page.text("main article")


def test_in_chromium_64_the_page_stands_as_the_mirror_sent_it(made: ReaderNewsroom) -> None:
    with Origin(made.public) as origin, old_engine(64) as page:
        page.viewport(320, 568)
        page.goto(origin.address + story_path("eng", made.works("eng")[STORY]))
        sent = page.text("main")
        page.wait_for("document.readyState === 'complete'")
        assert page.text("h1") == STORY
        assert page.text("main") == sent
        assert page.evaluate("document.getElementById('strip')") is None
        assert (
            page.evaluate("navigator.serviceWorker.getRegistrations().then(function (all) { return all.length; })") == 0
        )
