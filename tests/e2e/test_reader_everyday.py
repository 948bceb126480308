"""What readers do every day, with the reader app on a served newsroom, in Chromium and in stock Firefox.

Each test meets a reader who knows nothing yet, and at its end the page must have asked no stranger, broken no policy and
complained of nothing (`tests.reader_pages.Reader.behaved`).
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.browser_mirrors import Ask, Files, Reply, certificate, honest
from tests.cdp import waiting
from tests.engines import ENGINES, Engine, Page, in_engines
from tests.newsrooms import make_newsroom, take
from tests.newsrooms import story as a_story
from tests.qr_codes import read_code
from tests.reader_newsrooms import DESKS, ReaderNewsroom, reader_newsroom
from tests.reader_pages import READER, SCREENSHOTS, Origin, Reader, built_app, reading

from skywave.archive.parts import parse_parts
from skywave.archive.proof import parse_proof
from skywave.archive.trust import accept_checkpoint
from skywave.newsroom import corrections
from skywave.newsroom.publish import publish

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = "Rice prices ease for first time since January as Bantaro market refills"
PICTURE = (
    "Array.from(document.querySelectorAll('#main img')).filter(function (img) { return img.naturalWidth > 0; }).length"
)


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(engine_name: str) -> Iterator[Page]:
    with ENGINES[engine_name](spki=certificate().spki) as running:
        running.viewport(400, 800)
        yield running


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> ReaderNewsroom:
    """A newsroom that no test changes."""
    return published(tmp_path_factory.mktemp("standing"))


@pytest.fixture
def made(tmp_path: Path) -> ReaderNewsroom:
    """A newsroom that the test goes on publishing with."""
    return published(tmp_path / "newsroom")


@pytest.fixture
def reader(page: Page, standing: ReaderNewsroom) -> Iterator[Reader]:
    with Origin(standing.public) as origin, reading(page, origin) as someone:
        yield someone


def published(folder: Path) -> ReaderNewsroom:
    made = reader_newsroom(folder, app=built_app())
    made.renew()
    return made


def work(made: ReaderNewsroom, name: str) -> str:
    """Return the work of a story of the sample's English desk."""
    return corrections.find_target(made.newsroom, name, "eng").work


def story(made: ReaderNewsroom, name: str) -> str:
    return f"eng/s/{work(made, name)}.html"


class Held:
    """Keeps the answers to some paths back until it is let go, and is honest."""

    def __init__(self, *begins: str) -> None:
        self._begins = begins
        self._go = threading.Event()

    def let_go(self) -> None:
        self._go.set()

    def __call__(self, ask: Ask) -> Reply:
        if ask.path.startswith(self._begins):
            self._go.wait(60)
        return honest(ask)


# -- the first visit ---------------------------------------------------------------------------------------------------------


def test_a_story_stays_as_its_page_has_it_until_it_is_proven_in_words(reader: Reader, standing: ReaderNewsroom) -> None:
    reader.origin.mirror.behaviour = held = Held("eng/tile/")
    reader.open(story(standing, "rice-prices"))
    reader.until_says("Checking", "#strip")
    before = reader.text("article.story h1")
    assert before == SAID
    assert reader.page.evaluate("document.querySelector('.app')") is None
    held.let_go()
    proof = reader.until_complete()
    assert proof.startswith("7 of 7 stories, complete as of ")
    assert reader.text("article.story h1") == before
    reader.until_says("No later correction is known.", ".tools")
    reader.until(PICTURE)
    # Every word that stood there came back from what was proven.
    assert reader.page.evaluate("document.querySelectorAll('article.story').length") == 1
    reader.until_kept()
    # The worker keeps what the page has loaded already, and does not fetch it once more.
    sent = [request.path for request in reader.origin.requests if request.sent and request.status == 200]
    assert sent.count("app/reader.js") == sent.count("app/reader.css") == sent.count("app/words-en.json") == 1


@pytest.mark.parametrize(("desk", "counted"), [("eng", "7 of 7"), ("mya", "3")])
def test_a_front_page_is_proven_too(reader: Reader, desk: str, counted: str) -> None:
    reader.open(f"{desk}/index.html")
    assert counted in reader.until_complete()
    reader.until("document.querySelectorAll('#main article').length > 2")
    reader.until_kept()


def test_the_front_door_leads_to_every_desk(reader: Reader) -> None:
    reader.open("index.html")
    reader.until("document.querySelectorAll('section.card').length === 6 && document.getElementById('strip')")
    reader.until_kept()
    reader.press("ئۇيغۇرچە")
    reader.until("document.documentElement.lang === 'ug' && document.documentElement.dir === 'rtl'")
    reader.until_complete()


# -- without a network -------------------------------------------------------------------------------------------------------


def reads_on_without_a_network(reader: Reader, made: ReaderNewsroom) -> None:
    """Read a story and the front page once; then the origin is gone, and everything that was taken along can be read."""
    reader.open(story(made, "rice-prices"))
    reader.until_complete()
    reader.until(PICTURE)
    reader.until_kept()
    reader.origin.stop()

    reader.page.reload()
    reader.until_says(SAID, "article.story h1")
    reader.until_says("7 of 7 stories, complete as of", "#strip")
    reader.until_says("white rice fell this week", ".text")
    reader.until(PICTURE)

    reader.press("Front page")
    reader.until_says(SAID, "article.top h2")
    reader.until(PICTURE)  # the same picture as in the story
    reader.until_says("No mirror can be reached. You are reading what this device holds.", ".notices")

    reader.press("On a hilltop, a station with one microphone")
    reader.until_says("egg cartons", ".text")

    reader.press("Archive")
    reader.press("All stories")
    reader.until("document.querySelectorAll('.items.list article').length === 7")

    reader.open("eng/index.html#/search?q=")
    find(reader, "buffalo")
    reader.until_says("1 found")
    assert reader.text(".items mark") == "buffalo"
    reader.page.reload()
    reader.until_says("1 found")


def find(reader: Reader, words: str) -> None:
    """Type into the field of the search view and ask for it."""
    field = "main input[type=search]"
    reader.until(f"document.querySelector({field!r})")
    reader.page.fill(field, words)
    reader.press("", "main form[role=search] button")
    reader.until(
        f"decodeURIComponent(location.hash).indexOf({words.strip()!r}) > 0 && document.querySelector('p[role=status]')"
    )


def test_what_was_read_once_and_what_came_along_is_there_without_a_network(
    reader: Reader, standing: ReaderNewsroom
) -> None:
    reads_on_without_a_network(reader, standing)
    # A picture that nobody has seen yet is asked for on a tap, once there is a network again.
    reader.press("Front page")
    reader.press("Fishermen ask")
    reader.until_says("Not in this copy", "figure.gone")
    reader.origin.start()
    reader.press("Show picture", "button")
    reader.until(PICTURE)


@in_engines("chromium-87", "chromium-79", "chromium-67")
def test_an_old_engine_proves_keeps_and_reads_on_without_a_network(engine: Engine, standing: ReaderNewsroom) -> None:
    with engine() as page, Origin(standing.public) as origin, reading(page, origin) as reader:
        page.viewport(400, 800)
        reads_on_without_a_network(reader, standing)


# -- what is new ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def changing(page: Page, made: ReaderNewsroom) -> Iterator[Reader]:
    """A reader of a newsroom that goes on publishing."""
    with Origin(made.public) as origin, reading(page, origin) as someone:
        yield someone


def check_now(reader: Reader) -> None:
    """Ask for what is new, as a person does on the page of the proof."""
    reader.press("Proof", ".foot a")
    reader.press("Check now", "button")


def test_a_new_story_comes_with_few_requests_and_its_new_bytes_alone(changing: Reader, made: ReaderNewsroom) -> None:
    changing.open("eng/index.html")
    changing.until_complete()
    changing.until_kept()
    made.publish_story("eng", "A bridge opens at Pha Deng", "The bridge at Pha Deng opened on Monday.")
    changing.origin.mirror.forget()
    check_now(changing)
    changing.until_says("8 of 8 stories", "#strip")
    asked = {request.path: request for request in changing.origin.requests}
    heads = [request for path, request in asked.items() if path.startswith("eng/head/")]
    records = [request for path, request in asked.items() if path.startswith("eng/tile/entries/")]
    assert [(one.status, one.range[:6]) for one in (*heads, *records)] == [(206, "bytes="), (206, "bytes=")]
    assert sum(one.sent for one in (*heads, *records)) < 1_000
    assert len(asked) <= 5, list(asked)
    changing.press("Front page")
    changing.until_says("A bridge opens at Pha Deng", "#main")


def test_whoever_comes_back_to_the_page_later_is_told_what_is_new(changing: Reader, made: ReaderNewsroom) -> None:
    changing.open("eng/index.html")
    changing.until_complete()
    changing.until_kept()
    made.publish_story("eng", "A bridge opens at Pha Deng")
    # Eleven minutes pass.
    changing.page.evaluate(
        "(function (now) { Date.now = function () { return now() + 660000; }; "
        "document.dispatchEvent(new Event('visibilitychange')); })(Date.now.bind(Date))"
    )
    changing.until_says("8 of 8 stories", "#strip")
    changing.until_says("A bridge opens at Pha Deng", "#main")


def test_a_correction_reaches_a_held_story_and_every_list_and_cannot_be_missed(
    changing: Reader, made: ReaderNewsroom
) -> None:
    path = story(made, "rice-prices")
    changing.open(path)
    changing.until_complete()
    changing.until_kept()
    assert changing.page.evaluate("document.querySelector('.note')") is None
    made.correct(work(made, "rice-prices"), "The price of rice was wrong. It is 30 dollars.")
    check_now(changing)
    changing.until("document.getElementById('strip').className.indexOf('checking') < 0")
    changing.page.back()
    changing.until_says("The price of rice was wrong. It is 30 dollars.", "article.story .note")
    # Above the text, and on the first screen of a phone.
    top, text = changing.page.evaluate(
        "['.note', '.text'].map(function (name) { "
        "return document.querySelector('article.story ' + name).getBoundingClientRect().top + scrollY; })"
    )
    assert top < min(text, 800)
    for lists in ("Front page", "Archive"):
        changing.press(lists)
        if lists == "Archive":
            changing.press("All stories")
        changing.until(
            "Array.from(document.querySelectorAll('#main article')).some(function (one) { "
            f"return one.querySelector('a').textContent === {SAID!r} && one.querySelector('strong.corrected'); }})"
        )


def test_a_retraction_reaches_a_held_story_and_its_text_is_not_shown_any_more(
    changing: Reader, made: ReaderNewsroom
) -> None:
    changing.open(story(made, "rice-prices"))
    changing.until_complete()
    changing.until_kept()
    changing.until_says("white rice fell this week", ".text")
    made.retract(work(made, "rice-prices"), "We have withdrawn this story.")
    changing.page.reload()
    changing.until_says(
        "The newsroom has retracted this story and no longer stands by it.", "article.story .note.grave"
    )
    changing.until_says("We have withdrawn this story.", "article.story .note.grave")
    assert changing.page.evaluate("document.querySelector('article.story .text')") is None
    changing.press("Front page")
    changing.until("document.querySelector('#main strong.retracted')")
    # No longer the lead of the front page.
    changing.until("document.querySelector('article.top h2').textContent.indexOf('Rice prices') < 0")


def test_what_the_newsroom_removed_is_gone_from_the_screen_and_from_the_device(
    changing: Reader, made: ReaderNewsroom, tmp_path: Path
) -> None:
    name = work(made, "rice-prices")
    changing.open(f"eng/s/{name}.html")
    changing.until_complete()
    changing.until_kept()
    changing.until(PICTURE)
    before = changing.store()
    copy = made.copies()["eng"]
    index = copy.history.works[name][-1]
    head = copy.part("head", index)
    body = copy.part("body", index)
    assert before["heads"][("eng", index)] == head
    assert before["bodies"][("eng", index)] == body
    assert ("eng", name) in before["stories"]
    pictures = set(before["files"]) - {key for key in before["files"] if key.startswith("dict/")}
    assert len(pictures) == 1

    made.redact(name, "We have removed the picture.", f"asset:{pictures.pop()}")
    changing.page.reload()
    changing.until_says("We have removed the picture.", "article.story .note")
    changing.until_says("The newsroom has removed this picture or recording.", "figure.gone")
    changing.until(f"!({PICTURE})")
    assert all(key.startswith("dict/") for key in changing.store()["files"])

    # A headline is removed once a version with another one stands.
    safe = write_story(tmp_path, title="A safe headline", text="A safe text.", section="Economy")
    target = corrections.find_target(made.newsroom, name)
    corrections.correct(made.newsroom, target, "We have changed this story.", new=corrections.read_story(safe))
    target = corrections.find_target(made.newsroom, name)
    corrections.redact(made.newsroom, target, ("head", "body"), "We have removed the first version.", version=1)
    changing.page.reload()
    changing.until_says("We have removed the first version.", "article.story")
    changing.until_says("A safe text.", "article.story .text")
    assert SAID not in changing.text()
    changing.until_complete()
    after = changing.store()
    assert ("eng", index) not in after["heads"]
    assert ("eng", index) not in after["bodies"]
    assert holds_nothing_of(after, head, body, SAID.encode(), b"Bantaro market")


def write_story(folder: Path, *, title: str, text: str, section: str) -> Path:
    path = folder / "story.md"
    lines = [
        "---",
        "id: story",
        f"title: {title}",
        "language: en",
        "published: 2026-04-24T06:30:00Z",
        f"section: {section}",
    ]
    path.write_text("\n".join([*lines, "---", "", text, ""]), encoding="utf-8")
    return path


def holds_nothing_of(store: dict[str, dict[Any, Any]], *parts: bytes | None) -> bool:
    """Say whether no row of a store holds any of these bytes, inside of a story's packed parts neither."""

    def everything(value: Any) -> Iterator[bytes]:
        if isinstance(value, bytes):
            yield value
        elif isinstance(value, str):
            yield value.encode()
        elif isinstance(value, dict):
            for one in value.values():
                yield from everything(one)
        elif isinstance(value, list):
            for one in value:
                yield from everything(one)

    held = [data for rows in store.values() for row in rows.values() for data in everything(row)]
    for row in store["stories"].values():
        for entry in parse_parts(row["parts"]):
            held += [data for data in (entry.head, entry.body) if data is not None]
    return not any(part and part in data for part in parts for data in held)


# -- languages -----------------------------------------------------------------------------------------------------------------


def test_the_buttons_take_another_language_and_keep_it(reader: Reader) -> None:
    reader.open("eng/index.html")
    reader.until_complete()
    reader.press("Settings")
    reader.until_says("Language of the buttons", "main")
    choose(reader, "main select", "ko")
    reader.until("document.documentElement.lang === 'ko'")
    reader.until_says("설정", "main h1")
    until_set(reader, "language", value="ko")
    reader.page.reload()
    reader.until("document.documentElement.lang === 'ko'")
    reader.until("document.querySelector('main select').value === 'ko'")
    reader.open("eng/index.html")
    # The newsroom's words stay as they are, and say what language they are in.
    reader.until_says(SAID, "article.top h2")
    assert reader.page.evaluate("document.querySelector('article.top h2 bdi').lang") == "en"
    reader.open("eng/index.html#/settings")
    choose(reader, "main select", "")
    reader.until("document.documentElement.lang === 'en'")


def choose(reader: Reader, selector: str, value: str) -> None:
    """Choose in a list, as the keyboard would."""
    reader.until(f"document.querySelector({selector!r})")
    reader.page.evaluate(
        f"(function (list) {{ list.value = {value!r}; list.dispatchEvent(new Event('change', {{bubbles: true}})); }})"
        f"(document.querySelector({selector!r}))"
    )


def test_uyghur_runs_from_right_to_left_and_so_does_everything_around_it(reader: Reader) -> None:
    reader.page.viewport(1000, 800)
    reader.open("index.html")
    reader.press("ئۇيغۇرچە")
    reader.until("document.documentElement.lang === 'ug' && document.documentElement.dir === 'rtl'")
    reader.until_complete()
    reader.until("document.querySelector('#main h2 a')")
    # The sign before the proof, the ways and the headlines stand at the right.
    places = reader.page.evaluate(
        "['#strip svg', 'nav.ways a', '#main h2 a'].map(function (name) {"
        "  var box = document.querySelector(name).getBoundingClientRect();"
        "  return [name, innerWidth - box.right, box.left];"
        "})"
    )
    assert [place for place in places if not place[1] < place[2]] == []
    first, last = reader.page.evaluate(
        "(function (all) { return [all[0], all[all.length - 1]].map(function (one) { "
        "return one.getBoundingClientRect().left; }); })(document.querySelectorAll('nav.ways a'))"
    )
    assert first > last
    reader.page.viewport(400, 800)


# Query, and what is marked where it stands in the text or the headline. A zero-width space (ZWSP) is often typed in Burmese.
FOUND = {
    "uig": [("ھوقۇق", "ھوقۇق"), ("پىكىر بايان", "پىكىر"), ("پىكىر", "پىكىر")],
    "kor": [("방송", "방송"), ("물소는", "물소는"), ("서리", "서리")],
    "zho": [("大米", "大米"), ("图书车", "图书车"), ("國會", "")],
    "mya": [("ရေတွင်း", "ရေတွင်း"), ("ရေ\u200bတွင်း", "ရေတွင်း"), ("မိုက်ခရိုဖုန်းတစ်လုံး", "")],
    "khm": [("សេរីភាព", "សេរីភាព"), ("សិទ្ធិ\u200bសេរីភាព", "")],
}


@pytest.mark.parametrize("desk", FOUND)
def test_words_are_found_in_every_script_and_marked(reader: Reader, desk: str) -> None:
    reader.open(f"{desk}/index.html")
    reader.until_complete()
    reader.until_kept()
    for query, marked in FOUND[desk]:
        reader.open(f"{desk}/index.html#/search?q=")
        find(reader, query)
        if query == "國會":
            reader.until("document.querySelectorAll('main article').length === 0")
            continue
        reader.until("document.querySelectorAll('main article').length > 0")
        assert reader.text("main mark").replace("\u200b", "") == (marked or query).replace("\u200b", "")


def test_vietnamese_is_found_without_its_marks(changing: Reader, made: ReaderNewsroom) -> None:
    made.publish_story("eng", "Hội nghị ở Đà Nẵng", "Nước sông Hương dâng cao vào sáng thứ Hai.")
    changing.open("eng/index.html")
    changing.until_says("8 of 8 stories", "#strip")
    changing.until_kept()
    for query, marked in (("hoi nghi", "Hội"), ("song huong", "sông"), ("nước", "Nước")):
        changing.open("eng/index.html#/search?q=")
        find(changing, query)
        changing.until("document.querySelectorAll('main article').length === 1")
        assert changing.text("main mark") == marked


# -- keeping and handing on ----------------------------------------------------------------------------------------------------

# What the app hands to a person as a file, caught before the browser saves it.
CATCH = """(function () {
  var make = URL.createObjectURL.bind(URL), blobs = {};
  window.handed = null;
  URL.createObjectURL = function (blob) { var address = make(blob); blobs[address] = blob; return address; };
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[download]');
    if (!link) { return; }
    event.preventDefault();
    var reader = new FileReader();
    reader.onload = function () { window.handed = [link.download, reader.result.split(',')[1]]; };
    reader.readAsDataURL(blobs[link.href]);
  }, true);
})()"""


def handed(reader: Reader, words: str) -> tuple[str, bytes]:
    """Press a button that makes a file; return the file's name and bytes."""
    reader.page.evaluate(CATCH)
    reader.press(words, "button")
    name, data = reader.until("window.handed")
    return name, base64.b64decode(data)


FILE = "main input[type=file]:not([webkitdirectory])"
FOLDER = "main input[type=file][webkitdirectory]"


def open_copy(reader: Reader, path: Path, *, field: str = FILE) -> None:
    """Choose a file or folder on the page that opens copies."""
    reader.open("eng/index.html#/open")
    reader.until(f"document.querySelector({field!r})")
    reader.page.set_files(field, [path])


def test_a_saved_story_stands_in_the_list_of_those_also_without_a_network(
    reader: Reader, standing: ReaderNewsroom
) -> None:
    reader.open(story(standing, "community-radio"))
    reader.until_complete()
    reader.until_kept()
    reader.press("Save", "button")
    reader.until("document.querySelector('.tools button[aria-pressed=true]')")
    reader.open(story(standing, "river-dam"))
    reader.until_says("Fishermen", "article.story h1")
    reader.press("Save", "button")
    reader.until("document.querySelector('.tools button[aria-pressed=true]')")
    waiting(lambda: len(reader.store()["facts"].get("saved", [])) == 2, 20, "both are kept")
    reader.origin.stop()
    reader.open("eng/index.html#/saved")
    reader.page.reload()
    reader.until("document.querySelectorAll('main article').length === 2")
    assert "Fishermen" in reader.text("main article")  # the last one first
    reader.press("On a hilltop")
    reader.press("Save", "button")
    reader.until("document.querySelector('.tools button[aria-pressed=false]')")
    reader.press("Saved stories", "nav a")
    reader.until("document.querySelectorAll('main article').length === 1")


def test_a_link_carries_the_pin_and_opens_with_somebody_else(
    engine_name: str, reader: Reader, standing: ReaderNewsroom
) -> None:
    path = story(standing, "community-radio")
    reader.open(path)
    reader.until_complete()
    reader.press("Share", "summary")
    link = reader.until("document.querySelector('.share input').value")
    assert link == f"{reader.origin.address}{path}#{standing.pin}"
    reader.press("As a QR code")
    drawn = reader.until("document.querySelector('svg.qr') && document.querySelector('svg.qr').outerHTML")
    assert read_code(modules(drawn)) == link
    reader.press("Copy link")
    reader.until_says("Copied", ".share")
    with ENGINES[engine_name]() as page, reading(page, reader.origin) as other:
        page.goto(link)
        other.until_complete()
        other.until_says("On a hilltop", "article.story h1")
        assert page.evaluate("location.hash") == f"#{standing.pin}"


def modules(drawn: str) -> frozenset[tuple[int, int]]:
    """Return the dark modules of a QR code, as the app draws them with four modules of white around."""
    paths = re.findall(r'<path d="([^"]*)" fill="#000"', drawn)
    return frozenset((int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", paths[0]))


def test_a_story_goes_from_hand_to_hand_as_a_file_with_its_proof(
    page: Page, made: ReaderNewsroom, tmp_path: Path
) -> None:
    with Origin(made.public) as one, Origin(made.public) as two:
        with reading(page, two) as friend:  # who was here before the story was published
            friend.open("eng/index.html")
            friend.until_says("7 of 7 stories", "#strip")
            friend.until_kept()
        two.stop()
        name = made.publish_story("eng", "A bridge opens at Pha Deng", "The bridge at Pha Deng opened on Monday.")
        made.correct(name, "It opened on Tuesday.")
        with reading(page, one) as reader:
            reader.open(f"eng/s/{name}.html")
            reader.until_complete()
            reader.until_says("The bridge at Pha Deng opened", ".text")
            reader.press("Share", "summary")
            called, data = handed(reader, "As a file")
        assert called == f"{name}.zip"
        file = tmp_path / called
        file.write_bytes(data)
        assert proofs_in(file, made, name) == [12, 13]
        with reading(page, two) as friend:
            open_copy(friend, file)
            friend.until_says("1 stories from this copy are proven and now on this device.", "main")
            friend.open(f"eng/s/{name}.html")
            friend.until_says("The bridge at Pha Deng opened on Monday.", ".text")
            friend.until_says("It opened on Tuesday.", "article.story .note")
            friend.until_says("Whether this story was corrected later is not checked yet.", ".tools")
            friend.open("eng/index.html#/search?q=")
            find(friend, "pha deng opened")
            friend.until("document.querySelectorAll('main article').length === 1")


def proofs_in(file: Path, made: ReaderNewsroom, name: str) -> list[int]:
    """Check every proof in a story's file with the program; return the records that they prove."""
    root = made.newsroom.root
    with zipfile.ZipFile(file) as archive:
        leaves = {entry.index: entry.leaf for entry in parse_parts(archive.read(f"eng/s/{name}.parts"))}
        files = [path for path in archive.namelist() if path.endswith(".tlog-proof")]
        proven = []
        for path in files:
            proof = parse_proof(archive.read(path))
            proof.check(leaves[proof.index])
            accepted = accept_checkpoint(root, f"{root.domain}/eng", root.desks["eng"], proof.checkpoint)
            assert accepted.head.size > proof.index
            proven.append(proof.index)
    assert sorted(leaves) == sorted(proven)
    return sorted(proven)


# -- copies from a stick -------------------------------------------------------------------------------------------------------


def test_a_zip_of_the_tree_brings_every_desk_and_its_mirrors_are_asked_only_after_consent(
    page: Page, made: ReaderNewsroom, tmp_path: Path
) -> None:
    with Origin(made.public) as origin, Origin(made.public, tls=True) as other:
        address = other.mirror.at("m1.localhost")
        with reading(page, origin, address) as reader:
            reader.open("eng/index.html")
            reader.until_says("7 of 7 stories", "#strip")
            reader.until_kept()
            origin.stop()
            made.publish_story("zho", "新桥通车")
            made.add_mirror(address)
            stick = Path(shutil.make_archive(str(tmp_path / "stick"), "zip", made.public))
            open_copy(reader, stick)
            reader.until_says(f"{stories_of(made)} stories from this copy are proven and now on this device.", "main")
            reader.until_says("This copy names mirrors. Contact them?", "main")
            assert address in reader.text("main")
            # Everything in it can be read; nobody was asked.
            for desk, title in (("zho", "新桥通车"), ("khm", "មាត្រា ១៩"), ("mya", "ရွာသားများ")):
                reader.open(f"{desk}/index.html")
                reader.until_says(title, "main")
            reader.press("新" if desk == "zho" else "ရွာသားများ", "h2 a, h3 a")
            reader.until_says("ထန်းကုန်း", ".text")
            assert other.requests == []

            # Whoever says no is not asked again by this view, and nobody is contacted.
            open_copy(reader, stick)
            reader.press("No", "main button")
            reader.until("!document.querySelector('main li')")
            reader.press("Proof", ".foot a")
            reader.press("Check now", "button")
            reader.until("document.getElementById('strip').className.indexOf('checking') < 0")
            assert other.requests == []

            open_copy(reader, stick)
            reader.press("Yes", "main button")
            reader.until("!document.querySelector('main li')")
            made.publish_story("eng", "A bridge opens at Pha Deng")
            reader.press("Proof", ".foot a")
            reader.press("Check now", "button")
            reader.until_says("8 of 8 stories", "#strip")
            assert other.requests != []


def stories_of(made: ReaderNewsroom) -> int:
    """Return how many stories a tree has, as the program proves it."""
    return sum(len(copy.history.works) for copy in made.copies().values())


@pytest.mark.parametrize("engine_name", ["chromium"], indirect=True)  # Firefox lets no test choose a folder
def test_a_folder_on_a_stick_is_read_like_a_zip(page: Page, made: ReaderNewsroom, tmp_path: Path) -> None:
    with Origin(made.public) as origin, reading(page, origin) as reader:
        reader.open("eng/index.html")
        reader.until_says("7 of 7 stories", "#strip")
        reader.until_kept()
        origin.stop()
        made.publish_story("eng", "A bridge opens at Pha Deng", "The bridge at Pha Deng opened on Monday.")
        made.save(tmp_path / "stick" / "rfa")
        open_copy(reader, tmp_path / "stick", field=FOLDER)
        reader.until_says(f"{stories_of(made)} stories from this copy are proven", "main")
        reader.open("eng/index.html")
        reader.until_says("8 of 8 stories", "#strip")
        reader.press("A bridge opens")
        reader.until_says("The bridge at Pha Deng opened on Monday.", ".text")


def test_another_newsrooms_copy_and_a_broken_one_are_refused_in_words(reader: Reader, tmp_path: Path) -> None:
    reader.open("eng/index.html")
    reader.until_complete()
    reader.until_kept()
    before = reader.store()
    other = make_newsroom(tmp_path / "other")
    take(other, a_story("one"))
    publish(other)
    foreign = Path(shutil.make_archive(str(tmp_path / "foreign"), "zip", other.public))
    whole = Path(shutil.make_archive(str(tmp_path / "whole"), "zip", reader.origin.mirror.folder)).read_bytes()
    refused, unreadable = "This copy was refused", "The file cannot be read."
    for name, data, reason in (
        ("foreign", foreign.read_bytes(), "This is another newsroom than the one that you chose."),
        ("cut", whole[: len(whole) // 2], unreadable),
        ("list", whole[:-300] + bytes(200) + whole[-100:], unreadable),
        ("text", b"no zip at all", unreadable),
        ("empty", b"", unreadable),
    ):
        file = tmp_path / f"{name}.zip"
        file.write_bytes(data)
        open_copy(reader, file)
        reader.until_says(refused, "main .note.grave")
        reader.until_says(reason, "main .note.grave")
        reader.open("eng/index.html")
        reader.until_says(SAID, "main")
    assert reader.store() == before


def test_an_address_that_is_dead_still_finds_its_story(changing: Reader, made: ReaderNewsroom) -> None:
    address = "https://www.rfa.example/english/news/pha-deng-bridge-05012026.html"
    draft = a_story("bridge", "The bridge at Pha Deng opened on Monday.", title="A bridge opens at Pha Deng")
    take(made.newsroom, replace(draft, ids=("list:bridge", f"url:{address}")))
    publish(made.newsroom)
    changing.open("eng/index.html")
    changing.until_says("8 of 8 stories", "#strip")
    changing.until_kept()
    asked = f"https://dead.example/x/{story(made, 'rice-prices')}#{made.pin}"
    for pasted, title in ((asked, SAID), (f"  {address}?utm_source=mail ", "A bridge opens at Pha Deng")):
        changing.open("eng/index.html#/open")
        changing.until("document.querySelector('main form input')")
        changing.page.fill("main form input", pasted)
        changing.press("Open", "main form button")
        changing.until_says(title, "article.story h1")
    changing.open("eng/index.html#/open")
    changing.until("document.querySelector('main form input')")
    changing.page.fill("main form input", "https://elsewhere.example/")
    changing.press("Open", "main form button")
    changing.until_says("No story of this newsroom has this address.", "main")


# -- settings ----------------------------------------------------------------------------------------------------------------


def pictures_asked(reader: Reader) -> list[str]:
    return [
        request.path
        for request in reader.origin.requests
        if re.fullmatch(r"o/../\w+\.(avif|webp|jpg|png)", request.path)
    ]


def until_set(reader: Reader, name: str, *, value: object) -> None:
    """Wait until the store holds a setting: a page that is left at once keeps nothing."""
    waiting(lambda: reader.store()["facts"].get("settings", {}).get(name) == value, 20, f"{name} is kept")


def test_with_the_data_saver_a_picture_comes_on_a_tap_that_says_what_it_costs(
    reader: Reader, standing: ReaderNewsroom
) -> None:
    reader.open("uig/index.html#/settings")  # a page without pictures
    reader.until_complete()
    reader.until_kept()
    reader.until("document.querySelector('input[type=checkbox]')")
    reader.press("", "input[type=checkbox]")
    until_set(reader, "dataSaver", value=True)
    reader.page.reload()
    reader.until("document.querySelector('input[type=checkbox]').checked")
    reader.open(story(standing, "rice-prices"))
    reader.until("document.querySelector('.tap button')")
    label = re.sub("[\u2066-\u2069]", "", reader.text(".tap button"))
    assert re.fullmatch(r"Show picture \(\d+\u00a0kB\)", label), label
    assert pictures_asked(reader) == []
    reader.press("Show picture", "button")
    reader.until(PICTURE)
    (path,) = set(pictures_asked(reader))
    size = (reader.origin.mirror.folder / path).stat().st_size
    assert label == f"Show picture ({max(1, round(size / 1000))}\u00a0kB)"


def test_the_size_of_the_text_and_dark_colours_stay(reader: Reader) -> None:
    look = "[getComputedStyle(document.body).fontSize, getComputedStyle(document.body).backgroundColor]"
    reader.open("eng/index.html#/settings")
    reader.until_complete()
    reader.until_kept()
    size, colour = reader.page.evaluate(look)
    for step in (1, 2):
        reader.press("Larger", "button")
        reader.until(f"document.documentElement.classList.contains('size{step}')")
    reader.press("Dark", "label")
    reader.until("document.documentElement.classList.contains('dark')")
    until_set(reader, "colours", value="dark")
    for _ in range(2):
        reader.until("document.documentElement.classList.contains('size2')")
        larger, dark = reader.page.evaluate(look)
        assert float(larger[:-2]) > float(size[:-2]) * 1.15
        assert dark != colour
        assert max(map(int, re.findall(r"\d+", dark))) < 80
        reader.open("eng/index.html")
        reader.until_says(SAID, "main")
        reader.page.reload()


def test_a_receipt_says_what_failed_in_words_of_ooni_and_names_nobody(changing: Reader, made: ReaderNewsroom) -> None:
    with Origin(made.public, tls=True) as other:
        dead = other.mirror.at("m2.localhost")
    changing.hosts.append(dead)
    changing.origin.was_stopped = True  # Chromium complains of the other one
    made.add_mirror(dead)
    changing.open(story(made, "rice-prices"))
    changing.until_complete()
    changing.until_kept()
    check_now(changing)
    changing.open("eng/index.html#/receipt")
    changing.until("document.querySelectorAll('main li.bad').length > 0")
    bad = changing.page.evaluate(
        "Array.from(document.querySelectorAll('main li.bad'), function (one) { return one.textContent; })"
    )
    assert any(line.startswith(f"{dead} · checkpoint · unknown_failure × ") for line in bad), bad
    name, data = handed(changing, "Export")
    assert name == "receipt.json"
    told = json.loads(data)
    assert set(told) == {"newsroom", "domain", "lines", "notices", "evidence"}
    assert told["newsroom"] == made.newsroom_id
    lines = [[line[key] for key in ("place", "what", "result")] for line in told["lines"]]
    assert [dead, "checkpoint", "unknown_failure"] in lines
    assert {line["place"] for line in told["lines"]} == {changing.origin.address, dead}
    text = data.decode()
    agent = changing.page.evaluate("navigator.userAgent")
    assert agent not in text
    assert not re.search(r"Mozilla|Firefox|Chrom|Linux|en-US", text)
    assert not re.search(r"\b1[6-9]\d{8}\b|\d{4}-\d\d-\d\d|\d\d:\d\d", text)
    assert not any(work in text for copy in made.copies().values() for work in copy.history.works)


def test_one_tap_takes_everything_away_and_the_page_says_so(reader: Reader, standing: ReaderNewsroom) -> None:
    reader.open(story(standing, "rice-prices"))
    reader.until_complete()
    reader.until_kept()
    reader.press("Settings")
    reader.press("Erase everything", "button")
    reader.until_says("Erased. You can close this page now.")
    assert reader.text("body").strip() == "Erased. You can close this page now."
    held = reader.page.evaluate(
        "Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])"
        ".then(function (all) { return all.map(function (one) { return one.length; }); })"
    )
    assert held == [0, 0, 0]
    # Whoever comes again is a new reader.
    reader.origin.mirror.forget()
    reader.open("eng/index.html")
    reader.until_complete()
    assert "eng/index.html" in reader.origin.mirror.paths


# -- several mirrors ---------------------------------------------------------------------------------------------------------


def test_where_the_origin_dies_another_mirror_brings_what_is_new_and_the_pictures(
    page: Page, made: ReaderNewsroom
) -> None:
    with Origin(made.public) as origin, Origin(made.public, tls=True) as second:
        address = second.mirror.at("m1.localhost")
        made.add_mirror(address)
        with reading(page, origin, address) as reader:
            reader.open("eng/index.html")
            reader.until_complete()
            reader.until_kept()
            origin.stop()
            second.mirror.forget()
            made.publish_story("eng", "A bridge opens at Pha Deng", "The bridge at Pha Deng opened on Monday.")
            reader.page.reload()
            reader.until_says("8 of 8 stories", "#strip")
            reader.press("A bridge opens")
            reader.until_says("The bridge at Pha Deng opened on Monday.", ".text")
            reader.open(story(made, "river-dam"))
            reader.until_says("Fishermen", "article.story h1")
            reader.until(PICTURE)
            reader.open("khm/index.html")
            reader.until_says("មាត្រា ១៩", "#main h2, #main h3")
            asked = {request.path.rpartition(".")[2] for request in second.requests if request.path.startswith("o/")}
            assert asked & {"avif", "webp", "jpg"}
            assert not any(path.endswith((".html", ".js")) for path in second.mirror.paths)


def test_a_mirror_whose_time_is_over_is_not_contacted(page: Page, made: ReaderNewsroom) -> None:
    with Origin(made.public) as origin, Origin(made.public, tls=True) as second:
        address = second.mirror.at("m1.localhost")
        made.add_mirror(address, days=30)
        later = "(function (now) { Date.now = function () { return now() + 31 * 86400000; }; })(Date.now.bind(Date));"
        with reading(page, origin, early=later) as reader:
            reader.open(story(made, "rice-prices"))
            assert "31 days ago" in reader.until_complete()
            reader.until_kept()
            reader.open("khm/index.html")
            reader.until_says("មាត្រា ១៩", "#main h2, #main h3")
            assert ("mirrors/root", 200) in [(request.path, request.status) for request in origin.requests]
            held = reader.store()["facts"]["mirrors"]
            assert address.encode() in held["root"]
            assert second.requests == []
            assert second.mirror.connections == 0


# -- going about -------------------------------------------------------------------------------------------------------------


def test_who_goes_back_stands_where_they_were_and_who_goes_on_at_the_heading(reader: Reader) -> None:
    reader.page.viewport(400, 500)
    reader.open("eng/index.html")
    reader.until_complete()
    reader.until_kept()
    reader.page.evaluate("window.scrollTo(0, 900)")
    reader.until("scrollY === 900")
    # As it stands on the screen: the driver's own click would scroll to it.
    name = reader.page.evaluate(
        "(function (link) { link.click(); return link.textContent; })("
        "  Array.from(document.querySelectorAll('#main h2 a, #main h3 a')).filter(function (one) {"
        "    var box = one.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; })[0])"
    )
    reader.until_says(name, "article.story h1")
    reader.until("scrollY === 0 && document.activeElement.tagName === 'H1'")
    assert reader.page.evaluate("document.title").startswith(name)
    reader.page.back()
    reader.until("document.querySelector('#main h3') && scrollY === 900")
    reader.page.evaluate("void history.forward()")
    reader.until_says(name, "article.story h1")
    reader.page.viewport(400, 800)


def test_the_keyboard_leads_from_the_way_past_over_the_proof_and_the_ways_to_the_story(
    engine_name: str, reader: Reader, standing: ReaderNewsroom
) -> None:
    reader.open(story(standing, "rice-prices"))
    reader.until_complete()
    reader.until_kept()
    reader.page.reload()  # nothing has the focus
    reader.until_complete()
    seen = []
    for _ in range(20):
        reader.page.press("Tab")
        seen.append(reader.page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"))
        if seen[-1] == "Share":
            break
    assert seen[0] == "Skip to the text"
    assert seen[1].startswith("7 of 7 stories, complete as of")
    ways = ["Front page", "Archive", "About us", "Search", "Saved stories", "Open a copy", "Settings"]
    assert seen[2:] == ["Radio Example", "English", *ways, "Economy", "Save", "Share"]
    if engine_name == "chromium":  # the keys that Firefox's driver presses work no buttons, on no page
        reader.page.press("Enter")
        reader.until("document.querySelector('.share[open] input')")
    # The way past leads into the text, and the proof is a link.
    reader.page.evaluate("document.querySelector('.skip').focus()")
    reader.page.press("Enter")
    reader.until("document.activeElement.id === 'main'")
    reader.page.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "Economy"
    reader.page.evaluate("document.querySelector('#strip a').focus()")
    reader.page.press("Enter")
    reader.until_says("Proof", "main h1")
    reader.until("document.activeElement.tagName === 'H1'")


def test_without_a_store_everything_can_be_read_all_the_same(page: Page, standing: ReaderNewsroom) -> None:
    early = "indexedDB.open = function () { throw new DOMException('not here', 'SecurityError'); };"
    with Origin(standing.public) as origin, reading(page, origin, early=early) as reader:
        reader.open(story(standing, "rice-prices"))
        assert reader.until_complete().startswith("7 of 7 stories, complete as of ")
        reader.until(PICTURE)
        reader.press("Front page")
        reader.press("On a hilltop")
        reader.until_says("egg cartons", ".text")
        reader.press("Save", "button")
        reader.press("Saved stories", "nav a")
        reader.until_says("On a hilltop", "main article")
        reader.open("eng/index.html#/search?q=")
        find(reader, "buffalo")
        reader.until_says("1 found")
        reader.press("Settings")
        reader.press("Erase everything", "button")
        reader.until_says("Erased. You can close this page now.")


# -- every story, word for word ------------------------------------------------------------------------------------------------


def page_text() -> str:
    """Return a script that defines `compare.pageText` of reader/src/ui/compare.ts."""
    command = [
        str(READER / "node_modules/.bin/esbuild"),
        str(READER / "src/ui/compare.ts"),
        "--bundle",
        "--format=iife",
        "--global-name=compare",
        "--target=es2017",
    ]
    script = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return f"(function () {{ {script}; return compare.pageText(document.querySelector('article.story')); }})()"


def test_every_story_says_word_for_word_what_its_page_says(page: Page, standing: ReaderNewsroom) -> None:
    paths = sorted(path.relative_to(standing.public).as_posix() for path in standing.public.glob("*/s/*.html"))
    assert len(paths) == 17
    script = page_text()
    told = {}
    with Origin(standing.public, Files({"app/reader.js": None})) as plain:
        for path in paths:
            page.goto(plain.address + path)
            told[path] = page.evaluate(script)
            assert page.evaluate("document.getElementById('strip')") is None
    assert all(len(text) > 100 for text in told.values())
    differ = []
    with Origin(standing.public) as origin, reading(page, origin) as reader:
        for path in paths:
            reader.open(path)
            language = DESKS[path.partition("/")[0]]
            reader.until(
                f"document.documentElement.lang === {language!r} && document.querySelector('article.story .history')"
            )
            reader.until_complete()
            reader.until(
                "!document.querySelector('article.story .missing') || document.querySelector('article.story .note')"
            )
            if page.evaluate(script) != told[path]:
                differ.append((path, told[path], page.evaluate(script)))
    assert differ == []


# -- for everybody -----------------------------------------------------------------------------------------------------------


def views(made: ReaderNewsroom, desk: str) -> dict[str, str]:
    """Return what a reader sees, by name: a path and a fragment."""
    words = {"eng": "rice", "uig": "ھوقۇق", "mya": "ရေ"}[desk]
    some = {"eng": "rice-prices", "uig": "article-19-uig", "mya": "school-reopening"}[desk]
    seen = {
        "front": f"{desk}/index.html",
        "story": f"{desk}/s/{corrections.find_target(made.newsroom, some, desk).work}.html",
        "archive": f"{desk}/archive.html",
        "search": f"{desk}/index.html#/search?q={words}",
        **{name: f"{desk}/index.html#/{name}" for name in ("settings", "proof", "open", "receipt")},
    }
    return seen | (
        {"corrected": story(made, "river-dam"), "retracted": story(made, "ferry-fares")} if desk == "eng" else {}
    )


# A view is there once its own part of the page is.
THERE = {
    "front": "#main h2 a",
    "story": "article.story .text",
    "archive": "#main .columns a",
    "search": "#main mark",
    "settings": "#main select",
    "proof": "#main .name-groups",
    "open": "#main form",
    "receipt": "#main li",
    "corrected": "article.story .note",
    "retracted": "article.story .note.grave",
}


def look_at(reader: Reader, name: str, path: str) -> None:
    """Open a view in the newsroom's language and wait until all of it is drawn."""
    reader.open(path)
    reader.until(f"document.querySelector({THERE[name]!r})")
    reader.until(f"document.documentElement.lang === {DESKS[path.partition('/')[0]]!r}")
    reader.until_complete()
    reader.until("!document.querySelector('svg.frame') && document.fonts.ready.then(function () { return true; })")


def colour(reader: Reader, desk: str, colours: str) -> None:
    """Choose light or dark colours in the settings."""
    look_at(reader, "settings", f"{desk}/index.html#/settings")
    reader.press("", f"input[value={colours}]")
    reader.until(f"document.documentElement.classList.contains({colours!r})")
    until_set(reader, "colours", value=colours)


@pytest.mark.parametrize("desk", ["eng", "uig"])
@pytest.mark.parametrize("engine_name", ["chromium"], indirect=True)
def test_axe_finds_nothing_on_any_view_in_light_and_dark(reader: Reader, standing: ReaderNewsroom, desk: str) -> None:
    axe = (READER / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    reader.open(f"{desk}/index.html")
    reader.until_complete()
    reader.until_kept()
    for colours in ("light", "dark"):
        colour(reader, desk, colours)
        for name, path in views(standing, desk).items():
            look_at(reader, name, path)
            if name == "story":
                reader.page.evaluate("document.querySelector('.share').open = true")
            reader.page.evaluate(f"(function () {{ {axe} }})()")
            found = reader.page.evaluate(
                "axe.run(document).then(function (all) { return all.violations.map(function (one) { "
                "return [one.id, one.nodes.map(function (node) { return node.html.slice(0, 120); })]; }); })"
            )
            assert found == [], (name, colours)


@pytest.mark.parametrize("desk", ["eng", "mya", "uig"])
@pytest.mark.parametrize("engine_name", ["chromium"], indirect=True)
def test_pictures_of_the_reader_for_a_person_to_look_at(reader: Reader, standing: ReaderNewsroom, desk: str) -> None:
    reader.open(f"{desk}/index.html")
    reader.until_complete()
    reader.until_kept()
    for colours in ("light", "dark"):
        colour(reader, desk, colours)
        for width in (360, 1280):
            reader.page.viewport(width, 800)
            for name, path in views(standing, desk).items():
                look_at(reader, name, path)
                assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
                reader.page.screenshot(SCREENSHOTS / f"app-{name}-{desk}-{colours}-{width}.png")
    reader.page.viewport(400, 800)
