"""The views of the reader app in a real browser, on the newsroom's own pages and under their policy.

The library behind them answers with sample values (`reader/test/ui/sample-library.ts`): the stories of the tests of the static
pages. The pictures go to screenshots/ (ignored by git), for a person to look at.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from tests.browsers import chromium
from tests.e2e.test_pages_look import desk_in
from tests.shared_data import missing
from tests.unit.shelf_double import (
    HOSTILE,
    Desk,
    full_desk,
    hostile_body,
    hostile_head,
    picture,
    plain_story,
    work_id,
)

from skywave.archive.body import Body
from skywave.archive.encoding import sha256
from skywave.archive.head import EditionHead, RedactHead
from skywave.archive.layout import object_path
from skywave.carriers.web import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.story.version import Story, Version

pytestmark = [pytest.mark.browser]

ROOT = Path(__file__).parents[2]
READER = ROOT / "reader"
WORDS = ROOT / "src/skywave/carriers/web/words"
SCREENSHOTS = ROOT / "screenshots"
LONG = "Ministry-of-Agriculture-and-Irrigation-Development-Committee " * 3
OWN_VIEWS = ("search?q=dam", "saved", "settings", "open", "receipt", "proof")


def version_dump(version: Version, desk: Desk) -> dict[str, Any]:
    record, body = version.record, desk.bodies.get(version.index)
    return {
        "index": version.index,
        "kind": record.kind,
        "version": record.version,
        "ref": record.ref,
        "logged": record.logged,
        "language": record.language,
        "head": version.head.format().decode() if version.head else None,
        "body": body.format().decode() if body else None,
        "headRedacted": version.head_redacted,
        "bodyRedacted": version.body_redacted,
        "assetsRedacted": [digest.hex() for digest in version.assets_redacted],
        "void": version.void,
    }


def story_dump(story: Story, desk: Desk) -> dict[str, Any]:
    return {
        "work": story.work,
        "versions": [version_dump(version, desk) for version in story.versions],
        "redactions": [RedactHead(note).format().decode() for note in story.redactions],
    }


def desk_dump(desk: Desk) -> dict[str, Any]:
    head, body = desk.standings[-1][1]
    edition = desk.edition or EditionHead()
    return {
        "code": desk.desk,
        "language": desk.language,
        "masthead": head.name,
        "domain": desk.domain,
        "texts": body.format().decode(),
        "edition": {"lead": edition.lead, "pins": edition.pins, "sections": edition.sections},
        "stories": [story_dump(story, desk) for story in desk.stories.values()],
    }


def sample_desks() -> list[Desk]:
    english = full_desk(plain=60)
    # One picture that no place has, and a headline that does not want to break.
    work, head, body = plain_story(500, title=LONG.strip())
    english.publish(work, head, body)
    hostile = Desk("bad", "en")
    hostile.stand("Radio Example", notice=HOSTILE)
    hostile.publish(work_id("hostile"), replace(hostile_head(), note=None), _linked(hostile_body()))
    return [english, desk_in("my"), desk_in("ug"), desk_in("ko"), hostile]


def _linked(body: Body) -> Body:
    """Leave out what no archive can hold: addresses that are not http or https."""
    return Body(tuple(block for block in body.blocks if "javascript:" not in repr(block)))


def write_words(folder: Path) -> None:
    for file in (READER / "words").glob("*.json"):
        page = WORDS / file.name.replace("zh-Hans", "zh")
        both = json.loads(page.read_bytes()) | json.loads(file.read_bytes())
        (folder / f"words-{file.stem.lower()}.json").write_text(json.dumps(both), encoding="utf-8")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the newsroom's pages with the views in the place of the app."""
    esbuild = READER / "node_modules/.bin/esbuild"
    if not esbuild.exists():
        missing("the packages of reader/ are not installed")
    folder = tmp_path_factory.mktemp("mirror") / "sub path"
    app = folder / "app"
    app.mkdir(parents=True)
    entry = READER / "test/ui/sample-page.ts"
    target = "--target=chrome67,firefox68,safari14"
    command = [esbuild, entry, "--bundle", target, "--supported:destructuring=true", f"--outfile={app / 'reader.js'}"]
    subprocess.run([*map(str, command), "--charset=utf8", "--log-level=error"], check=True, cwd=READER)
    (app / "reader.css").write_bytes((READER / "src/ui/reader.css").read_bytes())
    write_words(app)
    desks = sample_desks()
    (app / "sample.json").write_text(json.dumps([desk_dump(desk) for desk in desks]), encoding="utf-8")
    files = {
        pages.stylesheet_path(): pages.stylesheet(),
        pages.START_PATH: pages.render_start([d.shelf() for d in desks]),
    }
    for name in ("lead", "inside"):
        data = picture(name, 1200, 800)
        files[object_path(sha256(data), "png")] = data
    for desk in desks:
        files |= {path: render() for path, render in pages.all_pages(desk.shelf())}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def server(tree: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            # What the pages ask early for is no part of this test: the roots and the checkpoints.
            del message, explain
            self.send_response(204 if code == 404 else code)
            self.end_headers()

    handler = functools.partial(Quiet, directory=str(tree.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}/sub%20path/"
        running.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as (running,):
        yield running


class Reader:
    """One person's browser at a page of the newsroom; it collects what the page complains of."""

    def __init__(self, browser: Any, server: str, *, width: int = 800, dark: bool = False, height: int = 900) -> None:
        scheme = "dark" if dark else "light"
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.server = server
        self.said: list[str] = []
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, message: Any) -> None:
        # Files that the pages ask early for are the real reader's to use.
        if message.type in ("error", "warning") and "preload" not in message.text:
            self.said.append(message.text)

    def open(self, path: str) -> Any:
        """Open an address as somebody who types it."""
        self.page.goto("about:blank")
        self.page.goto(self.server + path)
        self.until("!!window.sample")
        return self.page

    def turn(self, script: str) -> None:
        """Change what the library says, and let it tell so."""
        self.page.evaluate(f"() => {{ const t = sample.turned; {script}; t.tell(); }}")
        self.page.wait_for_timeout(150)

    def until(self, expression: str) -> None:
        """Wait until it is true. The pages' policy forbids the driver's own way, which evaluates text inside the page."""
        for _ in range(100):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError((expression, self.said))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def story(name: str, desk: str = "eng") -> str:
    return pages.story_path(desk, work_id(name))


def own(view: str, desk: str = "eng") -> str:
    return f"{desk}/index.html#/{view}"


STORIES = (
    "full",
    "safe",
    "undated",
    "republished",
    "corrected",
    "updated",
    "retracted",
    "no-body",
    "no-head",
    "no-picture",
    "void",
    "foreign",
    "no-file",
)


def test_the_app_says_word_for_word_what_the_newsrooms_page_says(browser: Any, server: str) -> None:
    paths = [story(name) for name in STORIES]
    paths += [story(f"{tag} 8", code) for tag, code in (("my", "mya"), ("ug", "obs/uig"), ("ko", "kor"))]
    with Reader(browser, server) as reader:
        for path in [*paths, story("hostile", "bad")]:
            page = reader.open(path)
            assert page.evaluate("sample.altered") is False, path
        assert reader.said == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("waited since March", "waited since April"),
        ("https://plan.example/a?b=1&amp;c=2", "https://plan.example/other"),
        ('<p class="byline">', '<p class="app">False news.</p><p class="byline">'),
        ('<p class="line">', '<figure class="gone"><p>False news.</p></figure><p class="line">'),
        ("A farmer", "A minister"),
        ("<td>41</td>", "<td>14</td>"),
    ],
)
def test_a_page_that_says_something_else_is_found(
    browser: Any, server: str, tree: Path, tmp_path: Path, old: str, new: str
) -> None:
    del tmp_path
    file = tree / story("full")
    good = file.read_text(encoding="utf-8")
    assert old in good
    try:
        file.write_text(good.replace(old, new), encoding="utf-8")
        with Reader(browser, server) as reader:
            page = reader.open(story("full"))
            assert page.evaluate("sample.altered") is True
            assert "False news" not in page.inner_text("body")
    finally:
        file.write_text(good, encoding="utf-8")


def test_a_page_of_a_copy_without_a_picture_is_not_called_altered(browser: Any, server: str, tree: Path) -> None:
    desk = sample_desks()[0]
    file = tree / story("full")
    good = file.read_bytes()
    try:
        shelf = desk.shelf(withheld=frozenset({sha256(picture("inside", 1200, 800))}))
        file.write_bytes(pages.render_story(shelf, work_id("full")))
        assert b"Not in this copy." in file.read_bytes()
        with Reader(browser, server) as reader:
            assert reader.open(story("full")).evaluate("sample.altered") is False
    finally:
        file.write_bytes(good)


def every_view(desk: str, work: str) -> dict[str, str]:
    views = {
        "start": "index.html",
        "front": f"{desk}/index.html",
        "story": pages.story_path(desk, work),
        "list": f"{desk}/l/1.html",
        "archive": f"{desk}/archive.html",
        "about": f"{desk}/about.html",
    }
    return views | {re.split(r"\W", view)[0]: own(view, desk) for view in OWN_VIEWS}


LANGUAGES = {
    "en": ("eng", work_id("full")),
    "my": ("mya", work_id("my 8")),
    "ug": ("obs/uig", work_id("ug 8")),
    "ko": ("kor", work_id("ko 8")),
}
MEASURE = """() => ({
    scroll: document.documentElement.scrollWidth,
    inner: window.innerWidth,
    direction: getComputedStyle(document.body).direction,
    headings: document.querySelectorAll('h1').length,
    small: [...document.querySelectorAll(
        'button, nav a, .strip a, .more a, .share > summary, .button, .choice, select, input[type=text], input[type=search]'
    )].filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)
      .map(e => e.outerHTML.slice(0, 90)),
})"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_fits_a_narrow_phone_and_can_be_touched(browser: Any, server: str, language: str) -> None:
    with Reader(browser, server, width=320) as reader:
        for name, path in every_view(*LANGUAGES[language]).items():
            page = reader.open(path)
            if name == "story":
                page.click(".share summary")
                page.click(".share .row button:last-of-type")
            seen = page.evaluate(MEASURE)
            assert seen["scroll"] <= seen["inner"], (name, seen)
            assert seen["direction"] == ("rtl" if language == "ug" and name != "start" else "ltr"), name
            assert seen["headings"] == 1, name
            assert seen["small"] == [], name
        assert reader.said == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["en", "ug"])
def test_axe_finds_nothing(browser: Any, server: str, language: str, dark: bool) -> None:
    axe = (READER / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    with Reader(browser, server, dark=dark) as reader:
        for name, path in every_view(*LANGUAGES[language]).items():
            page = reader.open(path)
            if name == "front":
                reader.turn(
                    "t.notices = [{word: 'fork', values: {}, grave: true}, "
                    "{word: 'blocked', values: {mirror: 'https://m.example/'}, grave: false}]"
                )
            if name == "proof":
                reader.turn(
                    "t.newsroom = {pinned: false}; "
                    "t.desks['eng'] = t.desks['obs/uig'] = {missing: ['A title'], gaps: [[2, 4]], voids: [3], headsHeld: 7}"
                )
            if name == "story":
                page.click(".share summary")
                page.click(".share .row button:last-of-type")
            page.evaluate(f"() => {{ {axe} }}")
            found = page.evaluate("async () => (await axe.run(document)).violations")
            told = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
            assert told == [], (name, told)


def test_texts_that_try_to_be_markup_are_shown_as_text(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.page
        for path in (story("hostile", "bad"), "bad/index.html", "bad/l/1.html", own("search?q=script", "bad")):
            reader.open(path)
            assert HOSTILE.replace("\n", " ") in page.inner_text("#main"), path
            assert page.locator("script:not([src]), img[onerror], img[src='x']").count() == 0
        reader.turn(
            "t.notices = [{word: 'blocked', grave: true, values: {mirror: '<img src=x onerror=alert(1)>'}}]; "
            "t.desks.bad = {missing: ['<img src=x onerror=alert(2)>'], masthead: '<b>x</b>'}"
        )
        page.click(".strip a")
        assert "<img src=x onerror=alert(2)>" in page.inner_text("#main")
        assert page.locator("img").count() == 0
        assert page.locator("b").count() == 0
        assert reader.said == []


@pytest.mark.parametrize("path", [story("full"), own("settings"), own("open"), "eng/index.html"])
def test_the_keyboard_reaches_everything_and_is_never_caught(browser: Any, server: str, path: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open(path)
        page.evaluate(
            """() => {
                const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
                const folded = e => e.tagName !== 'SUMMARY' && e.closest('details:not([open])');
                window.wanted = all.filter(e => e.getClientRects().length && e.type !== 'radio' && !folded(e));
                window.reached = new Set();
                document.addEventListener('focusin', e => window.reached.add(e.target));
                document.body.focus();
            }"""
        )
        count = page.evaluate("wanted.length")
        for _ in range(count + 6):
            page.keyboard.press("Tab")
        left = page.evaluate("wanted.filter(e => e.isConnected && !reached.has(e)).map(e => e.outerHTML.slice(0, 100))")
        assert count > 8
        assert left == []


def test_going_to_another_view_brings_the_focus_to_its_heading(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open("eng/index.html")
        page.click("article.top h2 a")
        page.wait_for_selector("article.story")
        assert page.evaluate("document.activeElement.tagName") == "H1"
        assert page.title().startswith("Villagers wait for word on the dam")
        assert page.url.endswith(story("full"))
        page.click(".ways >> text=Settings")
        page.wait_for_selector("fieldset")
        assert page.evaluate("document.activeElement.textContent") == "Settings"
        assert page.locator("[aria-current=page]").inner_text() == "Settings"
        page.go_back()
        page.wait_for_selector("article.story")
        page.click(".section a")
        reader.until("location.hash.startsWith('#/list/section/')")
        page.wait_for_selector(".items.list")
        assert page.inner_text("h1") == "Environment"
        assert reader.said == []


def test_news_from_below_changes_nothing_that_a_person_is_at(browser: Any, server: str) -> None:
    with Reader(browser, server, height=500) as reader:
        page = reader.open(own("search"))
        page.fill("input[type=search]", "half a wo")
        page.focus("input[type=search]")
        reader.turn("t.desks.eng = {headsHeld: 3}")
        assert page.input_value("input[type=search]") == "half a wo"
        assert page.evaluate("document.activeElement.type") == "search"
        assert "3 of" in page.inner_text(".strip")
        page = reader.open(story("full"))
        page.click(".share summary")
        page.evaluate("window.scrollTo(0, 900)")
        before = page.evaluate("document.querySelector('.text').getBoundingClientRect().top")
        reader.turn("t.article = {corrections: 'unchecked'}; t.desks.eng = {state: 'checking'}")
        assert page.locator(".share[open]").count() == 1
        assert "not checked yet" in page.inner_text(".tools")
        assert page.evaluate("window.scrollY") > 0
        assert abs(page.evaluate("document.querySelector('.text').getBoundingClientRect().top") - before) < 60
        assert "Checking" in page.inner_text(".strip")


def test_before_anything_is_proven_the_page_stands_under_a_strip_that_says_so(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open(story("full"))
        served = page.evaluate("(async () => await (await fetch(location.href)).text())()")
        assert "strip" not in served
        page.evaluate("sample.turned.newsroom = null")
        page.click(".ways >> text=Archive")
        page.wait_for_selector("#strip [role=status]")
        assert page.inner_text("#strip") == "Checking…"
        assert page.locator("article.story").count() == 1
        reader.turn("t.newsroom = {}")
        page.wait_for_selector("#main .columns")
        assert page.locator("article.story").count() == 0


def test_one_tap_erases_and_the_page_says_so(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open(own("settings"))
        page.click(".erase button")
        reader.until("document.body.innerText.includes('Erased.')")
        assert page.evaluate("sample.turned.asked.filter(x => x === 'erase').length") == 1
        reader.turn("t.newsroom = {}")
        assert page.inner_text("body").strip() == "Erased. You can close this page now."
        assert reader.said == []


def test_with_the_data_saver_no_picture_is_fetched_before_a_tap(browser: Any, server: str) -> None:
    lead = sha256(picture("lead", 1200, 800)).hex()
    with Reader(browser, server) as reader:
        page = reader.open(own("settings"))
        page.check("input[type=checkbox]")
        page.click(".ways >> text=Front page")
        page.click("article.top h2 a")
        page.wait_for_selector(".tap button")
        assert page.evaluate("sample.turned.asked.filter(x => x.startsWith('file')).length") == 0
        label = page.inner_text(f'figure[data-key="{lead}"] button')
        assert re.fullmatch(r"Show picture \(\u2066\d+\skB\u2069\)", label), label
        page.click(f'figure[data-key="{lead}"] button')
        page.wait_for_selector(f'figure[data-key="{lead}"] img[src^="blob:"]')
        assert page.evaluate("sample.turned.asked.filter(x => x.startsWith('file'))") == [f"file {lead}"]
        assert page.evaluate("document.activeElement.tagName") == "FIGURE"
        assert "Photo: Mi Example/Radio Example" in page.inner_text(f'figure[data-key="{lead}"]')
        assert reader.said == []


def test_a_picture_that_no_place_has_keeps_its_credit_and_can_be_asked_for_again(browser: Any, server: str) -> None:
    lead = sha256(picture("lead", 1200, 800)).hex()
    with Reader(browser, server) as reader:
        page = reader.open("eng/archive.html")
        page.evaluate(f"sample.turned.lost.add('{lead}')")
        page.click(".ways >> text=Front page")
        box = page.locator(f'figure.gone[data-key="{lead}"]')
        box.wait_for()
        assert "Not in this copy." in box.inner_text()
        assert "Photo: Mi Example/Radio Example" in box.inner_text()
        page.evaluate("sample.turned.lost.clear()")
        box.locator("button").click()
        page.wait_for_selector(f'figure[data-key="{lead}"] img[src^="blob:"]')


def test_pictures_far_below_wait_and_their_room_is_kept(browser: Any, server: str) -> None:
    inside = sha256(picture("inside", 1200, 800)).hex()
    with Reader(browser, server, height=300) as reader:
        page = reader.open(story("full"))
        assert page.evaluate("sample.turned.asked").count(f"file {inside}") == 0
        height = page.evaluate("document.documentElement.scrollHeight")
        page.locator(f'figure[data-key="{inside}"]').scroll_into_view_if_needed()
        page.wait_for_selector(f'figure[data-key="{inside}"] img[src^="blob:"]')
        assert abs(page.evaluate("document.documentElement.scrollHeight") - height) <= 2


def test_sound_and_film_are_fetched_on_tap_only(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open(story("full"))
        sound = (b"\7" * 32).hex()
        assert page.locator("audio, video").count() == 0
        button = page.locator(f'figure[data-key="{sound}"] button')
        assert button.inner_text() == "Audio, \u20661.2\u00a0MB\u2069"
        button.click()
        reader.until(f"sample.turned.asked.includes('file {sound}')")
        assert page.evaluate("sample.turned.asked.filter(x => x.startsWith('file 0')).length") == 1


def test_a_story_is_shared_as_link_file_and_code(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = reader.open(story("full"))
        page.click(".share summary")
        page.click("text=Copy link")
        page.wait_for_selector(".said >> text=Copied")
        link = page.evaluate("navigator.clipboard.readText()")
        assert link == page.input_value(".share input")
        assert "#k5mv3q7x" in link
        with page.expect_download() as waiting:
            page.click("text=As a file")
        assert waiting.value.suggested_filename == f"{work_id('full')}.zip"
        page.click("text=As a QR code")
        assert page.locator("svg.qr title").text_content() == f"As a QR code: {link}"
        assert page.locator(".share[open] svg.qr path").count() == 2
        page.click("text=As a QR code")
        assert page.locator("svg.qr").count() == 0


def test_a_copy_is_opened_and_its_mirrors_are_asked_about(browser: Any, server: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(b"zip")
    bad.write_bytes(b"zip")
    with Reader(browser, server) as reader:
        page = reader.open(own("open"))
        files = page.locator("input[type=file]:not([webkitdirectory])")
        files.set_input_files(str(bad))
        page.wait_for_selector("text=This copy was refused: This is another newsroom")
        files.set_input_files(str(good))
        page.wait_for_selector("text=12 stories from this copy are proven")
        assert "https://mirror.example/" in page.inner_text("#main")
        assert page.evaluate("sample.turned.asked.filter(x => x.startsWith('mirrors')).length") == 0
        page.click("#main >> text=Yes")
        assert page.evaluate("sample.turned.asked.slice(-1)[0]") == "mirrors https://mirror.example/ http://abc.onion/"
        assert page.locator("#main >> text=Yes").count() == 0
        page.fill("input[type=text]", "https://gone.example/nothing")
        page.click("form button")
        page.wait_for_selector("text=No story of this newsroom has this address.")
        page.fill("input[type=text]", f"https://dead.example/eng/s/{work_id('full')}.html")
        page.click("form button")
        page.wait_for_selector("article.story")
        assert page.url.endswith(story("full"))


def test_search_marks_what_it_found(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open("eng/index.html")
        page.click(".ways >> text=Search")
        page.fill("input[type=search]", "old landing")
        page.keyboard.press("Enter")
        page.wait_for_selector("mark")
        assert page.locator("mark").first.inner_text() == "old landing"
        assert page.inner_text("p[role=status]") == "61 found"
        assert "q=old%20landing" in page.url
        assert page.input_value("input[type=search]") == "old landing"


def test_lists_grow_by_fifty_and_the_focus_goes_to_the_first_new_one(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open("eng/l/2.html")
        shown = page.locator("article.item").count()
        assert shown == 49  # fifty, one of them void
        page.click(".more button")
        assert page.locator("article.item").count() > shown
        first = page.locator("article.item").nth(shown).locator("a")
        assert first.evaluate("e => e === document.activeElement")


def test_the_proof_is_said_in_words_for_people(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open(own("proof"))
        assert re.search(
            r"78 of 78 stories, complete as of 12 May 2026, 13:53\sUTC · 10 minutes ago · vouched for by 3 stewards",
            page.inner_text("#main .large"),
        )
        reader.turn(
            "t.newsroom = {pinned: false, release: {state: 'unlogged', number: 0}, quorumNone: true}; "
            "t.desks.eng = {headsHeld: 77, missing: ['Talks end', 'no. 14'], gaps: [[10, 11], [14, 15]], voids: [70], "
            "asOf: {at: 1778594580 - 200000, by: 'newsroom', stewards: 0}, from: 5, since: 1775000000}"
        )
        text = page.inner_text("#main")
        for words in (
            "77 of 78 stories, as of 10 May 2026",
            "2 days ago",
            "vouched for by the newsroom alone",
            "from 31 March 2026",
            "Not in this copy: \u2068Talks end\u2069 · \u2068no. 14\u2069",
            "k5mv 3q7x 2nbw",
            "not yet compared",
            "not in the newsroom’s public log",
            "Void: no. 70",
            "Nothing here yet.",
        ):
            assert words in text, (words, text)
        assert page.locator(".band .gap").count() == 2
        assert page.locator(".strip.incomplete").count() == 1
        page.click("text=I compared it")
        page.wait_for_selector("text=This is the newsroom that you chose:")
        reader.turn("t.newsroom = {clockWrong: true}")
        assert "clock is wrong" in page.inner_text("#main")
        assert "ago" not in page.inner_text("#main .large")
        page = reader.open(own("proof", "mya"))
        assert "complete as of" in page.inner_text('#main .large[lang="en"]')


def test_each_standing_of_the_strip_has_its_own_sign(browser: Any, server: str) -> None:
    turns = {
        "proven": "",
        "incomplete": "t.desks.eng = {headsHeld: 1}",
        "unpinned": "t.desks.eng = {}; t.newsroom = {pinned: false}",
        "old": "t.newsroom = {}; t.desks.eng = {asOf: {at: 1700000000, by: 'newsroom', stewards: 0}}",
        "checking": "t.desks.eng = {state: 'checking'}",
        "false": "t.notices = [{word: 'fork', values: {}, grave: true}]",
    }
    signs = set()
    with Reader(browser, server) as reader:
        page = reader.open("eng/index.html")
        for standing, turn in turns.items():
            reader.turn(turn)
            assert page.locator(f".strip.{standing}").count() == 1, standing
            signs.add(page.get_attribute(".strip path", "d"))
        assert page.locator("[role=alert] >> text=Two different histories").count() == 1
    assert len(signs) == len(turns)


def test_text_size_colours_and_language_follow_the_settings(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open(own("settings"))
        size = page.evaluate("getComputedStyle(document.querySelector('.example')).fontSize")
        for _ in range(10):
            page.click("text=Larger", force=True)
            page.wait_for_timeout(90)
        larger = page.evaluate("getComputedStyle(document.querySelector('.example')).fontSize")
        assert float(larger[:-2]) == pytest.approx(float(size[:-2]) * 1.75, rel=0.01)
        assert page.evaluate("sample.turned.chosen.textSize") == 6
        assert page.get_attribute("text=Larger", "aria-disabled") == "true"
        page.check("input[value=dark]")
        reader.until("getComputedStyle(document.body).backgroundColor === 'rgb(21, 22, 26)'")
        page.select_option("select", "ug")
        reader.until("document.documentElement.dir === 'rtl'")
        assert page.evaluate("document.documentElement.lang") == "ug"
        page.click(".masthead .name a")
        page.wait_for_selector("article.top")
        assert page.evaluate("getComputedStyle(document.querySelector('.top h2 bdi')).direction") == "ltr"


def test_a_device_that_draws_a_script_needs_no_face(browser: Any, server: str) -> None:
    with Reader(browser, server) as reader:
        page = reader.open("eng/index.html")
        assert page.evaluate("['en', 'my', 'km', 'lo', 'bo', 'ug'].map(sample.isDrawn)") == [True] * 6


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_pictures_for_a_person_to_look_at(browser: Any, server: str, width: int, dark: bool) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    scheme = "dark" if dark else "light"
    with Reader(browser, server, width=width, dark=dark) as reader:
        for language in ("en", "my", "ug"):
            for name, path in every_view(*LANGUAGES[language]).items():
                page = reader.open(path)
                if name == "story":
                    page.click(".share summary")
                    page.click(".share .row button:last-of-type")
                page.wait_for_timeout(100)
                page.screenshot(
                    path=str(SCREENSHOTS / f"reader-{name}-{language}-{width}-{scheme}.png"), full_page=True
                )
        assert reader.said == []
