"""Attacks on readers, in real browsers: what a lying mirror, a censor or a wrong clock does, and what the reader app shows then.

Each test's name is the sentence that it holds the app to. In each of them what stands on the screen is what the newsroom signed,
happened is said in the words of `reader/words/en.json`, and what was held before still opens when no mirror answers.

The newsroom's signed list names one mirror beside the origin: https, under another name of this machine.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tests import browser_lies as lies
from tests.browser_mirrors import (
    Ask,
    Behaviour,
    BlockedApp,
    BlockPage,
    Bomb,
    CaptivePortal,
    Dripping,
    Failing,
    Files,
    Forked,
    Frozen,
    Mixed,
    Reply,
    Request,
    Resetting,
    RolledBack,
    ServedMirror,
    certificate,
    honest,
    serving_mirror,
    wrong_certificate,
)
from tests.cdp import waiting
from tests.engines import ENGINES, Page
from tests.newsrooms import PASSPHRASE, make_newsroom, story, take
from tests.reader_newsrooms import ReaderNewsroom, reader_newsroom
from tests.reader_pages import LISTEN, READER, Origin, Reader, built_app

from skywave.archive.body import Heading, Paragraph, Span
from skywave.archive.checkpoint import Checkpoint
from skywave.archive.encoding import sha256
from skywave.archive.layout import checkpoint_path, entries_path, root_note_path, tile_path
from skywave.archive.merkle import leaf_hash, root_of
from skywave.archive.note import format_note, sign_note
from skywave.archive.root import RootNote, Void
from skywave.archive.tiles import format_entries
from skywave.io.keys import FileSigner
from skywave.limits import BUNDLE_BYTES, CHECKPOINT_BYTES, PARTS_BYTES
from skywave.newsroom.publish import publish
from skywave.story.draft import DraftAsset
from skywave.testing import FakeClock

pytestmark = [pytest.mark.browser, pytest.mark.slow]

in_both = pytest.mark.parametrize("page", ["chromium", "firefox"], indirect=True)
in_chromium = pytest.mark.parametrize("page", ["chromium"], indirect=True)

WORDS: dict[str, str] = json.loads((READER / "words" / "en.json").read_text("utf-8"))
FISH = "Fishermen ask for a seat at the table as dam survey starts on the Sairung"
TRUE, FALSE = "212 fishermen", "812 fishermen"
DAY = 86_400
# What the operating system and the browser may take of an answer beside what the app reads.
IN_FLIGHT = 8_000_000

# Without isolates, with simple spaces.
PLAIN = ".replace(/[\\u2066-\\u2069]/g, '').replace(/\\u00a0/g, ' ')"

gone = Resetting()
"""A mirror that is out of reach: every connection breaks."""

# Of everything that the app keeps: each text, and all bytes read as text.
KEPT = """Promise.all([
  caches.keys().then(function (names) {
    return Promise.all(names.map(function (name) {
      return caches.open(name).then(function (cache) {
        return cache.matchAll().then(function (all) { return Promise.all(all.map(function (one) { return one.text(); })); });
      });
    }));
  }),
  new Promise(function (done) {
    var texts = [];
    function put(value) {
      if (ArrayBuffer.isView(value)) { texts.push(new TextDecoder().decode(value)); }
      else if (value && typeof value === 'object') { Object.keys(value).forEach(function (key) { put(value[key]); }); }
      else { texts.push(String(value)); }
    }
    var asked = indexedDB.open('skywave');
    asked.onupgradeneeded = function () { asked.transaction.abort(); };
    asked.onerror = function () { done([]); };
    asked.onsuccess = function () {
      var names = Array.from(asked.result.objectStoreNames), step = asked.result.transaction(names, 'readonly');
      names.forEach(function (name) {
        step.objectStore(name).getAll().onsuccess = function (event) { put(event.target.result); };
      });
      step.oncomplete = function () { asked.result.close(); done(texts); };
    };
  }),
]).then(function (all) { return all.join('\\n'); })"""


class Other:
    """The mirror that the newsroom's list names: the same for all tests, so that no browser may keep what it answers.

    Args:
        mirror: Its server.

    Attributes:
        behaviour: What it makes of a request.
    """

    def __init__(self, mirror: ServedMirror) -> None:
        self._mirror = mirror
        self.behaviour: Behaviour = honest
        self.address = mirror.at("m1.localhost")
        mirror.behaviour = self._answer

    def _answer(self, ask: Ask) -> Reply:
        reply = self.behaviour(ask)
        reply.headers.setdefault("Cache-Control", "no-store")
        return reply

    @property
    def requests(self) -> list[Request]:
        """What was asked and answered in this test."""
        return list(self._mirror.requests)

    def begin(self, folder: Path) -> None:
        """Serve a folder, honestly until the test says something else."""
        self._mirror.folder, self.behaviour = folder, honest
        self._mirror.forget()


class Target(Reader):
    """A reader under attack.

    Args:
        page: Of any engine.
        origin: Where they read.
        other: The mirror that the newsroom's list names.
        made: The newsroom.
    """

    def __init__(self, page: Page, origin: Origin, other: Other, made: ReaderNewsroom) -> None:
        super().__init__(page, origin, other.address)
        self.other, self.made = other, made

    @property
    def lying(self) -> Behaviour:
        """What the origin makes of a request."""
        return self.origin.mirror.behaviour

    @lying.setter
    def lying(self, behaviour: Behaviour) -> None:
        self.origin.mirror.behaviour = behaviour

    def prepare(self, script: str) -> None:
        """Run a script in each document before its own."""
        self.page.early(LISTEN + script)

    def story(self, title: str = FISH, desk: str = "eng") -> str:
        """Return the path of a story's page."""
        return f"{desk}/s/{self.made.works(desk)[title]}.html"

    def until_installed(self) -> None:
        """Wait until the worker has the page."""
        self.until(
            "navigator.serviceWorker.controller && caches.keys().then(function (names) { return names.length === 1; })"
        )

    def learn(self, path: str = "eng/index.html") -> None:
        """Read honestly until the visit is whole: the app, the desk and the list of mirrors are on the device."""
        self.open(path)
        self.until_complete()
        self.until_kept()
        self.until_installed()

    def held(self) -> dict[str, Any]:
        """Return what the device holds of the English desk's log, and of who may speak for the newsroom."""
        store = self.store()
        row = store["desks"].get("eng", {})
        return {"size": row.get("size"), "checkpoint": row.get("checkpoint"), "root": store["facts"]["root"]["notes"]}

    def until_gave(self, mirror: Origin | Other, begins: str) -> None:
        """Wait until a mirror has answered a request for a path that begins so with what was asked for."""
        waiting(lambda: self.gave(mirror, begins), 20, f"{begins} is asked for")

    def until_says(self, words: str, selector: str = "body", seconds: float = 20) -> None:
        """Wait until an element shows some words; isolates, which not every engine copies, are left out of account."""
        shown = f"document.querySelector({json.dumps(selector)}).innerText{PLAIN}"
        self.until(f"{shown}.indexOf({json.dumps(words)}) >= 0", seconds)

    def tells(self, word: str, seconds: float = 20, **values: object) -> None:
        """Wait until a notice says a sentence of the words."""
        sentence = WORDS[word].format(**values)
        said = "Array.from(document.querySelectorAll('.notices p')).map(function (p) { return p.textContent; }).join('\\n')"
        self.until(f"{said}{PLAIN}.indexOf({json.dumps(sentence)}) >= 0", seconds)

    def notices(self) -> str:
        """Return what the notices say now."""
        said = "Array.from(document.querySelectorAll('.notices p')).map(function (p) { return p.textContent; }).join('\\n')"
        return str(self.page.evaluate(said + PLAIN))

    def never(self, *words: str) -> None:
        """Fail where a word stands in the document or in anything that the app keeps."""
        shown = self.page.evaluate("document.title + document.documentElement.outerHTML + document.body.innerText")
        kept = self.page.evaluate(KEPT)
        for word in words:
            assert word not in shown, shown[:2000]
            assert word not in kept

    def still_reads(self, path: str, words: str) -> None:
        """Open a page when no mirror answers; what it showed before must stand there."""
        self.until_installed()
        self.lying = self.other.behaviour = gone
        self.open(path)
        self.until_says(words)

    def until_proof_says(self, words: str, desk: str = "eng") -> None:
        """Go to the whole of the proof, and wait until it says some words."""
        self.open(f"{desk}/index.html#/proof")
        self.until_says(words, "#main")

    def gave(self, mirror: Origin | Other, begins: str) -> bool:
        """Say whether a mirror answered a request for a path that begins so with what was asked for."""
        return any(
            request.path.startswith(begins) and request.status in (200, 206, 304) for request in list(mirror.requests)
        )

    def harmless(self) -> None:
        """Fail where the page asked a stranger, broke its own policy, or left something where it must not."""
        assert self.strangers() == []
        bad = [
            line
            for line in self.complaints()
            if "policy violated" in line or "nobody caught" in line or "Uncaught" in line
        ]
        assert bad == []
        kept = (
            "location.protocol === 'http:' ? [document.cookie, localStorage.length, sessionStorage.length] : ['', 0, 0]"
        )
        assert self.page.evaluate(kept) == ["", 0, 0]


# -- the newsroom, its two places, the browsers ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    with ENGINES[request.param](spki=certificate().spki) as running:
        running.viewport(400, 800)
        yield running


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Other]:
    """The mirror on the list; what it serves and how is each test's to say."""
    with serving_mirror(tmp_path_factory.mktemp("second")) as mirror:
        yield Other(mirror)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory, second: Other) -> ReaderNewsroom:
    """A newsroom that no test changes."""
    return published(tmp_path_factory.mktemp("standing"), second)


@pytest.fixture
def made(tmp_path: Path, second: Other) -> ReaderNewsroom:
    """A newsroom that the test goes on publishing with."""
    return published(tmp_path / "newsroom", second)


def published(folder: Path, second: Other) -> ReaderNewsroom:
    made = reader_newsroom(folder, app=built_app())
    # Twice, so that there is a number below the newest.
    made.add_mirror(second.address, 20)
    made.add_mirror(second.address)
    made.renew()
    return made


_PORTS: set[int] = set()


@contextmanager
def meeting(page: Page, made: ReaderNewsroom, second: Other) -> Iterator[Target]:
    """Put a reader who knows nothing before a newsroom whose two places are honest yet."""
    second.begin(made.public)
    with ExitStack() as stack:
        origin = stack.enter_context(Origin(made.public))
        while origin.mirror.port in _PORTS:  # to a browser it would be the reader of an earlier test
            origin = stack.enter_context(Origin(made.public))
        _PORTS.add(origin.mirror.port)
        page.early(LISTEN)
        target = Target(page, origin, second, made)
        yield target
        target.harmless()
        page.goto("about:blank")


@pytest.fixture
def reader(page: Page, standing: ReaderNewsroom, second: Other) -> Iterator[Target]:
    """A reader of the newsroom that stands."""
    with meeting(page, standing, second) as target:
        yield target


@pytest.fixture
def follower(page: Page, made: ReaderNewsroom, second: Other) -> Iterator[Target]:
    """A reader of a newsroom that goes on."""
    with meeting(page, made, second) as target:
        yield target


def lie(reader: Target, how: Callable[..., Files], **rest: Any) -> Files:
    """Return a lie about the fishermen's story."""
    return how(reader.made.public, "eng", reader.made.works("eng")[FISH], TRUE, FALSE, **rest)


# -- words and pictures ------------------------------------------------------------------------------------------------------


@in_both
def test_a_word_altered_in_a_page_is_replaced_and_the_reader_is_told(reader: Target) -> None:
    reader.lying = lie(reader, lies.altered_page)
    reader.open(reader.story())
    reader.tells("altered_page")
    reader.until_says(TRUE)
    reader.until_kept()
    reader.never(FALSE)
    reader.still_reads(reader.story(), TRUE)


@in_both
def test_a_story_altered_everywhere_on_the_first_mirror_is_read_from_the_next_one_on_the_very_first_visit(
    reader: Target,
) -> None:
    reader.lying = lie(reader, lies.altered_everywhere)
    reader.open(reader.story())
    reader.tells("altered", mirror=reader.origin.address)
    reader.until_says(TRUE)
    reader.until_kept()
    reader.until_gave(reader.other, "eng/s/")
    reader.never(FALSE)
    reader.still_reads(reader.story(), TRUE)


@in_chromium
def test_a_story_that_every_mirror_alters_is_not_shown_at_all(reader: Target) -> None:
    reader.learn("kor/index.html")
    shown = reader.text("#main h2, #main h3")
    reader.lying = reader.other.behaviour = lie(reader, lies.altered_everywhere)
    reader.open(reader.story())
    reader.tells("altered", mirror=reader.origin.address)
    reader.tells("altered", mirror=reader.hosts[1])
    reader.never(FALSE)
    reader.still_reads("kor/index.html", shown)


@in_chromium
def test_texts_altered_in_their_bundle_are_refused_and_come_from_the_next_mirror(reader: Target) -> None:
    reader.prepare("Object.defineProperty(navigator, 'connection', {value: {saveData: true}});")
    reader.open("eng/index.html")
    reader.until_complete()
    reader.until_installed()
    reader.until("indexedDB.databases")  # the list of mirrors comes last
    reader.lying = lie(reader, lies.altered_bundle)
    reader.open("eng/index.html#/settings")
    reader.press("Get all texts")
    reader.tells("altered", mirror=reader.origin.address)
    reader.until("!/Get all texts/.test(document.body.innerText)")
    reader.until_gave(reader.other, "eng/body/")
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.never(FALSE)
    reader.still_reads(reader.story(), TRUE)


HILL = "On a hilltop, a station with one microphone marks ten years on the air"
PICTURE = "Array.from(document.querySelectorAll('#main img')).some(function (img) { return img.naturalWidth > 0; })"


def pictures(reader: Target) -> dict[str, bytes]:
    """Return the pictures that the device holds, by what it takes their hashes to be."""
    return {key: row["data"] for key, row in reader.store()["files"].items() if not key.startswith("dict/")}


def of_one_length(swapped: Files, public: Path) -> Files:
    """Return the same lie with each picture cut or filled up to the length of the true one, so that the hash alone shows it."""
    lengths = {path: (public / path).stat().st_size for path in swapped.changes}
    return Files(
        {path: (data or b"")[: lengths[path]].ljust(lengths[path], b"\0") for path, data in swapped.changes.items()}
    )


@in_both
def test_a_swapped_photo_is_not_shown_and_the_next_mirror_gives_the_true_one(reader: Target) -> None:
    reader.learn("kor/index.html")
    before = set(pictures(reader))
    reader.lying = of_one_length(lies.swapped_photos(reader.made.public), reader.made.public)
    reader.open(reader.story(HILL))
    reader.tells("altered", mirror=reader.origin.address)
    reader.until(PICTURE)
    reader.until_gave(reader.other, "o/")
    found = pictures(reader)
    assert set(found) > before
    assert {key: sha256(data).hex() for key, data in found.items()} == {key: key for key in found}
    reader.still_reads(reader.story(HILL), HILL)
    reader.until(PICTURE)


@in_chromium
def test_a_photo_swapped_on_the_very_first_visit_comes_from_the_next_mirror_on_a_tap(reader: Target) -> None:
    reader.lying = of_one_length(lies.swapped_photos(reader.made.public), reader.made.public)
    reader.open(reader.story(HILL))
    reader.tells("altered", mirror=reader.origin.address)
    reader.until_kept()
    if not reader.page.evaluate(PICTURE):
        reader.press("Show picture")
    reader.until(PICTURE)
    assert {key: sha256(data).hex() for key, data in pictures(reader).items()} == {key: key for key in pictures(reader)}
    reader.still_reads(reader.story(HILL), HILL)


@in_chromium
def test_where_every_mirror_swaps_a_photo_its_box_says_that_it_is_not_shown(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = of_one_length(lies.swapped_photos(reader.made.public), reader.made.public)
    # A picture that is longer than the true one shows itself even earlier.
    longer = dict.fromkeys(reader.lying.changes, b"\xff" * 3000000)
    reader.other.behaviour = Files(longer)
    reader.open(reader.story(HILL))
    reader.tells("altered", mirror=reader.origin.address)
    reader.tells("too_much", mirror=reader.hosts[1])
    reader.until_says("Not shown here", "figure.gone")
    reader.until_says("Not in this copy.", "figure.gone")
    assert not reader.page.evaluate(PICTURE)
    # What is said of the picture and by whom was proven, and stands.
    assert "Mi Example/Radio Example" in reader.text("figure.gone figcaption")
    assert all(sha256(data).hex() == key for key, data in pictures(reader).items())
    reader.still_reads(reader.story(HILL), "egg cartons on the walls")


@in_both
def test_a_story_that_a_mirror_leaves_out_is_named_as_missing(reader: Target) -> None:
    work = reader.made.works("eng")[FISH]
    versions = reader.made.copies()["eng"].history.works[work]
    reader.lying = lies.dropped_story(reader.made.public, "eng", work)
    reader.other.behaviour = gone
    reader.open("eng/index.html")
    reader.until_says("6 of 7 stories, as of ", "#strip")
    reader.until_installed()
    reader.until_proof_says("Not in this copy: " + " · ".join(f"no. {index}" for index in versions))
    reader.open(reader.story())
    reader.until_says("This copy does not carry the text.")
    reader.never(TRUE)
    reader.still_reads("eng/index.html", "6 of 7 stories, as of ")


@in_chromium
def test_a_text_that_a_mirror_leaves_out_is_named_by_its_headline(reader: Target) -> None:
    dropped = lies.dropped_story(reader.made.public, "eng", reader.made.works("eng")[FISH]).changes
    reader.lying = Files({path: data for path, data in dropped.items() if "/head/" not in path})
    reader.other.behaviour = gone
    reader.open("eng/index.html")
    reader.until_says("7 of 7 stories, as of ", "#strip")
    reader.until_proof_says(f"Not in this copy: {FISH}")


@in_chromium
def test_a_story_that_one_mirror_leaves_out_is_read_from_the_next(reader: Target) -> None:
    reader.lying = lies.dropped_story(reader.made.public, "eng", reader.made.works("eng")[FISH])
    reader.open("eng/index.html")
    reader.until_says("7 of 7 stories, complete as of ", "#strip")
    reader.until_gave(reader.other, "eng/head/")
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.still_reads(reader.story(), TRUE)


# -- states ------------------------------------------------------------------------------------------------------------------

NEW = "A new bridge opens over the Sairung"


@in_both
def test_a_log_with_a_record_left_out_is_refused_and_what_is_held_stands(follower: Target) -> None:
    follower.learn()
    before = follower.held()
    follower.made.publish_story("eng", NEW)
    follower.lying = lies.dropped_record(follower.made.public, "eng", 3)
    follower.other.behaviour = gone
    follower.open("eng/index.html")
    # Who serves records that cannot be read has altered them; who serves others that do not lead to the root, mixed them up.
    follower.until("/did not sign|do not fit together/.test(document.querySelector('.notices').textContent)")
    assert follower.origin.address in follower.notices()
    follower.until_proof_says("7 of 7 stories, complete as of ")
    assert follower.held() == before
    follower.never(NEW)
    follower.still_reads("eng/index.html", "7 of 7 stories")
    follower.other.behaviour = honest
    follower.open("eng/index.html")
    follower.until_says(NEW)
    assert follower.held()["size"] == before["size"] + 1


@in_both
def test_a_mirror_that_goes_back_to_an_older_state_is_named_and_the_newer_one_stands(
    follower: Target, tmp_path: Path
) -> None:
    saved = follower.made.save(tmp_path / "saved")
    follower.made.publish_story("eng", NEW)
    follower.learn()
    before = follower.held()
    follower.lying = RolledBack(saved)
    follower.open("eng/index.html")
    follower.tells("rolled_back", mirror=follower.origin.address)
    follower.until_says(NEW)
    assert follower.held() == before
    follower.still_reads("eng/index.html", NEW)


def clock(offset: int) -> str:
    """Return a script that moves a page's clock by some seconds."""
    return f"""(function () {{
      var True = Date, by = {offset * 1000};
      function Moved() {{
        var given = Array.from(arguments);
        if (!new.target) {{ return new True(True.now() + by).toString(); }}
        return Reflect.construct(True, given.length ? given : [True.now() + by], new.target);
      }}
      Moved.now = function () {{ return True.now() + by; }};
      Moved.UTC = True.UTC;
      Moved.parse = True.parse;
      Moved.prototype = True.prototype;
      window.Date = Moved;
    }})();"""


def moment(seconds: int) -> str:
    """Return a moment as the strip says it in English."""
    made = time.gmtime(seconds)
    return f"{made.tm_mday} {time.strftime('%B %Y, %H:%M', made)} UTC"


@in_both
def test_a_frozen_mirror_is_read_with_its_date_and_its_age_in_words(follower: Target) -> None:
    signed = follower.made.clock.now()
    follower.lying = Frozen(follower.made.public)
    follower.other.behaviour = gone
    follower.made.clock.advance(20 * DAY)
    follower.made.publish_story("eng", NEW)
    follower.prepare(clock(20 * DAY))
    follower.open("eng/index.html")
    strip = follower.until_complete()
    assert f"7 of 7 stories, complete as of {moment(signed)}" in strip.replace("\u00a0", " "), strip
    follower.until_says("20 days ago", "#strip")
    follower.until_kept()
    follower.never(NEW)
    # As soon as one honest mirror can be reached, the age is gone.
    follower.other.behaviour = honest
    follower.open("eng/index.html")
    follower.until_says(NEW)
    follower.until("!/ago/.test(document.getElementById('strip').textContent)")
    follower.still_reads("eng/index.html", NEW)


@pytest.mark.parametrize("page", ["chromium", "firefox"], indirect=True)
@pytest.mark.parametrize("titles", [("Another hand",), ("Another hand", "And another")], ids=["of one size", "larger"])
def test_a_second_history_is_told_its_evidence_kept_and_what_is_held_stands(
    follower: Target, tmp_path: Path, titles: tuple[str, ...]
) -> None:
    forked = follower.made.fork(tmp_path / "forked")
    for title in titles:
        forked.publish_story("eng", title)
    follower.made.publish_story("eng", NEW)
    follower.learn()
    before = follower.held()
    follower.lying = Forked(forked.public)
    follower.open("eng/index.html")
    follower.tells("fork")
    follower.until_says(NEW)
    follower.never(*titles)
    assert follower.held() == before
    (evidence,) = follower.store()["facts"]["evidence"]
    theirs = (forked.public / checkpoint_path("eng")).read_bytes()
    assert evidence == {"what": "eng", "notes": [before["checkpoint"], theirs]}
    follower.still_reads("eng/index.html", NEW)
    # It is said again whenever the reader is opened: nobody forgets it by closing a page.
    follower.tells("fork")


@in_both
def test_new_checkpoints_over_old_files_are_refused_and_the_next_mirror_is_read(
    follower: Target, tmp_path: Path
) -> None:
    follower.learn()
    before = follower.held()
    saved = follower.made.save(tmp_path / "saved")
    follower.made.publish_story("eng", NEW)
    follower.lying = Mixed(saved)
    follower.other.behaviour = gone
    follower.open("eng/index.html")
    follower.tells("mixed", mirror=follower.origin.address)
    follower.until_proof_says("7 of 7 stories, complete as of ")
    assert follower.held() == before
    follower.never(NEW)
    follower.other.behaviour = honest
    follower.open("eng/index.html")
    follower.until_says(NEW)
    follower.still_reads("eng/index.html", NEW)


# -- scripts -----------------------------------------------------------------------------------------------------------------

SCRIPT = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>'


@in_both
def test_scripts_in_every_text_of_a_story_are_words_and_run_nowhere(follower: Target) -> None:
    made = follower.made
    picture = next((made.public / "o").rglob("*.jpg")).read_bytes()
    blocks = (
        Paragraph((Span(f"text {SCRIPT}"), Span(f"link {SCRIPT}", href="https://example.org/"))),
        Heading((Span(f"heading {SCRIPT}"),)),
    )
    asset = DraftAsset("x.jpg", f"caption {SCRIPT}", f"credit {SCRIPT}", "owned", f"alt {SCRIPT}", picture)
    rest = {
        "summary": f"summary {SCRIPT}",
        "byline": (f"byline {SCRIPT}",),
        "place": f"place {SCRIPT}",
        "section": f"section {SCRIPT}",
        "assets": (asset,),
        "blocks": blocks,
    }
    masthead = made.newsroom.config.mastheads["rfa"]
    named = {"rfa": replace(masthead, name=f"masthead {SCRIPT}")}
    made.newsroom.config = replace(made.newsroom.config, mastheads=named)
    work = made.publish_story("eng", f"title {SCRIPT}", **rest)
    follower.open(f"eng/s/{work}.html")
    follower.until_complete()
    follower.until(PICTURE)
    shown = follower.text("article.story")
    assert f"masthead {SCRIPT}" in follower.text("header")
    for name in ("title", "summary", "place", "caption", "credit", "text", "link", "heading"):
        assert f"{name} {SCRIPT}" in shown, (name, shown)
    follower.until_installed()
    views = (
        "eng/index.html",
        "eng/archive.html",
        f"eng/archive.html#/list/section/{SCRIPT}",
        "eng/index.html#/search?q=title",
        "eng/index.html#/proof",
        "index.html",
    )
    for view in views:
        follower.open(view)
        follower.until_says("<script>window.ran=1</script>")
        assert follower.page.evaluate("window.ran") is None, view
    assert follower.page.evaluate("document.scripts.length") == 1


# -- too much, too slow, not at all ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pouring:
    """Never stops sending, on the paths that begin as given: first what is true, then zeros, as fast as a good line."""

    begins: str

    def __call__(self, ask: Ask) -> Reply:
        reply = honest(ask)
        if not ask.path.startswith(self.begins):
            return reply
        return Reply(reply.data, stream=self._zeros(), as_is=True)

    def _zeros(self) -> Iterator[bytes]:
        while True:
            yield bytes(16_384)
            time.sleep(0.004)


def until_sent(reader: Target, begins: str) -> int:
    """Wait until an answer of the origin ended, and return how many bytes of it went out."""
    found: list[int] = waiting(
        lambda: [request.sent for request in list(reader.origin.requests) if request.path.startswith(begins)],
        30,
        f"{begins} ends",
    )
    return max(found)


@in_both
def test_an_endless_checkpoint_is_cut_off_and_the_next_mirror_is_read(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = Pouring("eng/checkpoint")
    reader.open("eng/index.html")
    reader.tells("too_much", mirror=reader.origin.address)
    reader.until_says(FISH)
    assert until_sent(reader, "eng/checkpoint") < CHECKPOINT_BYTES + IN_FLIGHT
    reader.until_gave(reader.other, "eng/checkpoint")
    reader.until_proof_says("7 of 7 stories, complete as of ")
    reader.still_reads("eng/index.html", FISH)


@in_chromium
def test_endless_parts_are_cut_off_and_the_next_mirror_is_read(reader: Target) -> None:
    reader.learn("kor/index.html")
    path = reader.story()
    reader.lying = Pouring(path.replace(".html", ".parts"))
    reader.open(path)
    reader.tells("too_much", mirror=reader.origin.address)
    reader.until_says(TRUE)
    assert until_sent(reader, path.replace(".html", ".parts")) < PARTS_BYTES + IN_FLIGHT
    reader.still_reads(path, TRUE)


@in_both
def test_an_endless_picture_is_cut_off_at_its_signed_length_and_the_next_mirror_gives_it(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = Pouring("o/")
    reader.open(reader.story(HILL))
    reader.tells("too_much", mirror=reader.origin.address)
    reader.until(PICTURE)
    assert until_sent(reader, "o/") < 100_000 + IN_FLIGHT
    assert all(sha256(data).hex() == key for key, data in pictures(reader).items())
    reader.still_reads(reader.story(HILL), HILL)


MEMORY = "window.performance.memory ? performance.memory.usedJSHeapSize : 0"


@in_chromium
def test_a_bomb_in_a_storys_parts_is_refused_and_takes_neither_memory_nor_time(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = lies.bomb_parts(reader.made.public, "eng", reader.made.works("eng")[FISH])
    began = time.monotonic()
    reader.open(reader.story())
    reader.tells("altered", mirror=reader.origin.address)
    reader.until_says(TRUE)
    assert time.monotonic() - began < 20
    assert reader.page.evaluate(MEMORY) < 100_000_000
    reader.still_reads(reader.story(), TRUE)


@in_chromium
def test_a_bomb_in_a_bundle_is_refused_and_the_texts_come_from_the_next_mirror(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = lies.bomb_frame(reader.made.public, "eng", reader.made.works("eng")[FISH])
    began = time.monotonic()
    reader.open("eng/index.html")
    reader.tells("altered", mirror=reader.origin.address)
    reader.until_kept()
    assert time.monotonic() - began < 20
    assert reader.page.evaluate(MEMORY) < 100_000_000
    reader.still_reads(reader.story(), TRUE)


@in_both
def test_gigabytes_that_the_browser_itself_would_unpack_are_cut_off_at_the_cap(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = Bomb("eng/head/", gigabytes=4)
    began = time.monotonic()
    reader.open("eng/index.html")
    reader.tells("too_much", mirror=reader.origin.address)
    reader.until_says(FISH)
    assert time.monotonic() - began < 25
    assert reader.page.evaluate(MEMORY) < 100_000_000 + BUNDLE_BYTES
    reader.until_proof_says("7 of 7 stories, complete as of ")
    reader.still_reads("eng/index.html", FISH)


@in_both
def test_a_bundle_that_breaks_off_is_gone_on_with_or_taken_elsewhere(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = Resetting(2_000, "eng/head/")
    reader.open("eng/index.html")
    reader.until_complete()
    resumed = [
        request.range for request in reader.origin.requests if request.path.startswith("eng/head/") and request.range
    ]
    assert resumed or reader.gave(reader.other, "eng/head/")
    assert reader.notices() == ""
    reader.still_reads("eng/index.html", FISH)


@in_both
def test_a_mirror_that_drips_does_not_keep_a_reader_waiting(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = Dripping(4, "eng/")
    began = time.monotonic()
    reader.open("eng/index.html")
    reader.until_complete()
    assert time.monotonic() - began < 15
    reader.until_gave(reader.other, "eng/head/")
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.still_reads(reader.story(), TRUE)


@in_chromium
def test_a_mirror_that_answers_500_is_passed_over(reader: Target) -> None:
    reader.learn("kor/index.html")
    reader.lying = Failing(500)
    reader.open("eng/index.html")
    reader.until_complete()
    reader.until_gave(reader.other, "eng/head/")
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.still_reads(reader.story(), TRUE)


@in_chromium
def test_a_mirror_with_a_wrong_certificate_is_never_read_and_the_next_one_is(
    page: Page, made: ReaderNewsroom, second: Other
) -> None:
    with serving_mirror(made.public, shown=wrong_certificate()) as wrong:
        made.add_mirror(wrong.at("m2.localhost"))
        with meeting(page, made, second) as reader:
            reader.hosts.append(wrong.at("m2.localhost"))
            reader.learn()
            made.publish_story("eng", NEW)
            reader.lying = Failing(503)
            reader.open("eng/index.html")
            reader.until_says(NEW)
            reader.until_gave(reader.other, "eng/checkpoint")
            reader.other.behaviour = gone
            reader.open("eng/index.html")
            reader.tells("unreachable")
            reader.until_says(NEW)
            assert wrong.requests == []
            reader.still_reads("eng/index.html", NEW)


# -- the list of mirrors -----------------------------------------------------------------------------------------------------


def root_signers(made: ReaderNewsroom) -> list[FileSigner]:
    return [FileSigner.load(path, PASSPHRASE, variable="") for path in sorted(made.root_keys.glob("root-*.pem"))]


def signed_by_root(made: ReaderNewsroom, text: str, root: RootNote | None = None, *, keys: int = 2) -> bytes:
    """Return a note that as many root keys of the newsroom signed."""
    known = {key.public_key: key for key in (root or made.newsroom.root).root.keys}
    signers = root_signers(made)[:keys]
    return format_note(text, [sign_note(text, known[signer.public_key], signer.sign) for signer in signers])


def signed_list(made: ReaderNewsroom, number: int, *lines: str) -> bytes:
    text = "\n".join(["newsroom-mirrors/v1 rfa.example", "signer root", f"number {number}", *lines]) + "\n"
    return signed_by_root(made, text)


LISTS: dict[str, Callable[[ReaderNewsroom], Files]] = {
    "that is garbage": lambda made: lies.garbage_list(),
    "that is huge": lambda made: lies.huge_list(),
    "with an older number": lambda made: lies.older_list(
        signed_list(made, 1, "mirror 4000000000 https://m2.localhost:1/")
    ),
    "that a foreign key signed": lambda made: lies.foreign_list("https://m2.localhost:1/"),
    "that names a script": lambda made: lies.older_list(
        signed_list(made, 9, "mirror 4000000000 javascript:window.ran=1//")
    ),
    "that names plain http": lambda made: lies.older_list(
        signed_list(made, 9, "mirror 4000000000 http://m2.localhost/")
    ),
}


@in_chromium
@pytest.mark.parametrize("what", LISTS)
def test_a_list_of_mirrors_is_refused_and_the_last_good_one_stands(reader: Target, what: str) -> None:
    reader.learn()
    before = reader.store()["facts"]["mirrors"]
    assert before["root"] == (reader.made.public / "mirrors" / "root").read_bytes()
    reader.lying = LISTS[what](reader.made)
    reader.open("eng/index.html")
    reader.tells("list_refused")
    reader.until_says(FISH)
    assert reader.store()["facts"]["mirrors"] == before
    assert reader.page.evaluate("window.ran") is None
    reader.lying = gone
    reader.other.begin(reader.made.public)
    reader.open("eng/index.html")
    reader.until_complete()
    reader.until_gave(reader.other, "eng/checkpoint")
    reader.still_reads("eng/index.html", FISH)


# -- censors' own words ------------------------------------------------------------------------------------------------------

BLOCKED = "restricted by law"
UPDATE = """navigator.serviceWorker.getRegistration()
  .then(function (r) { return r.update(); })
  .then(function () { return 'as before'; }, function () { return 'refused'; })"""


def truncated(public: Path) -> Files:
    """The worker and the app are cut in their middle."""
    paths = ["sw.js", *(path.relative_to(public).as_posix() for path in (public / "app").glob("*.*"))]
    return Files({path: (public / path).read_bytes()[:-100] for path in paths})


@in_both
@pytest.mark.parametrize("how", ["a page", "cut"])
def test_an_installed_reader_opens_where_its_app_is_replaced_or_cut(reader: Target, how: str) -> None:
    reader.learn()
    reader.lying = BlockedApp() if how == "a page" else truncated(reader.made.public)
    reader.page.evaluate(UPDATE)
    reader.until_gave(reader.origin, "sw.js")
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.until("/complete/.test(document.getElementById('strip').textContent)")
    reader.never(BLOCKED)
    reader.still_reads("eng/index.html", FISH)


@in_both
def test_a_block_page_with_status_200_is_never_shown_and_never_kept(reader: Target) -> None:
    reader.learn()
    reader.lying = BlockPage()
    reader.open("eng/index.html")
    reader.tells("blocked", mirror=reader.origin.address)
    reader.until_says(FISH)
    reader.never(BLOCKED)
    # A desk that was never opened, from the next mirror.
    title = next(iter(reader.made.works("mya")))
    reader.open("mya/index.html")
    reader.until_says(title)
    reader.until_gave(reader.other, "mya/head/")
    reader.never(BLOCKED)
    # And one more where nobody else answers: what is not there is not there.
    reader.other.behaviour = gone
    reader.open("kor/index.html")
    reader.until(f"document.querySelector('.notices').textContent.indexOf({json.dumps(reader.origin.address)}) >= 0")
    reader.never(BLOCKED)
    reader.still_reads("mya/index.html", title)
    reader.open("eng/index.html")
    reader.until_says(FISH)


def longest_words(page: str) -> str:
    """Return what gives a page away: the longest text in it, or of a page without any the longest value of an attribute."""
    words = max((part.strip() for part in re.split(r"<[^>]*>", page)), key=len)
    return words[:60] if len(words) > 8 else max(re.findall(r'"([^"]*)"', page), key=len)


@in_chromium
def test_block_pages_of_real_censors_are_never_shown_and_never_kept(reader: Target) -> None:
    reader.learn()
    pages = lies.block_pages()
    for page in pages.values():
        reader.lying = BlockPage(page)
        reader.open("eng/index.html")
        reader.tells("blocked", mirror=reader.origin.address)
        reader.until_says(FISH)
        reader.never(longest_words(page))
    reader.still_reads("eng/index.html", FISH)


@in_both
def test_a_captive_portal_is_never_shown_and_never_kept(reader: Target) -> None:
    reader.learn()
    reader.lying = CaptivePortal()
    reader.open(reader.story())
    reader.tells("blocked", mirror=reader.origin.address)
    reader.until_says(TRUE)
    reader.never("Room number", "hotspot-login")
    assert reader.page.evaluate("location.pathname").endswith(reader.story())
    reader.still_reads("eng/index.html", FISH)


# -- clocks ------------------------------------------------------------------------------------------------------------------


@in_both
def test_where_the_clock_says_1970_no_age_is_told_and_the_clock_is_called_wrong(reader: Target) -> None:
    reader.prepare(clock(-int(time.time())))
    for _ in range(2):  # the second time it is known from the store alone that the clock is wrong
        reader.open("eng/index.html")
        strip = reader.until_complete()
        assert moment(reader.made.clock.now()) in strip.replace("\u00a0", " ")
        reader.until_proof_says(WORDS["clock_wrong"])
        assert " ago" not in reader.text()
        reader.until_kept()
        reader.until_gave(reader.origin, "eng/checkpoint")
        reader.origin.mirror.forget()
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.still_reads(reader.story(), TRUE)


@in_both
def test_where_the_clock_is_five_years_ahead_the_date_and_the_age_are_told_and_nothing_is_refused(
    reader: Target,
) -> None:
    reader.prepare(clock(5 * 365 * DAY))
    reader.open("eng/index.html")
    strip = reader.until_complete()
    assert f"7 of 7 stories, complete as of {moment(reader.made.clock.now())}" in strip.replace("\u00a0", " ")
    assert "1825 days ago" in strip
    assert reader.notices() == ""
    reader.open(reader.story())
    reader.until_says(TRUE)
    reader.still_reads(reader.story(), TRUE)


# -- who speaks for the newsroom ---------------------------------------------------------------------------------------------


@in_both
def test_of_another_newsroom_than_the_links_pin_means_nothing_is_shown(
    page: Page, standing: ReaderNewsroom, second: Other, tmp_path: Path
) -> None:
    stranger = make_newsroom(tmp_path, clock=FakeClock(standing.clock.now()), app=built_app())
    words = "Words of an impostor"
    take(stranger, story("impostor", words, title=words))
    publish(stranger)
    (path,) = (stranger.public / "eng" / "s").glob("*.html")
    second.begin(stranger.public)
    page.early(LISTEN)
    for pin in (standing.pin, standing.newsroom_id):
        with Origin(stranger.public) as origin:
            reader = Target(page, origin, second, standing)
            for where in (f"eng/s/{path.name}", "eng/index.html", "index.html"):
                reader.open(f"{where}#{pin}")
                reader.until_says(WORDS["other_newsroom"])
                assert reader.text().strip() == WORDS["other_newsroom"]
                reader.never(words)
            assert "root" not in reader.store()["facts"]
            reader.harmless()
            page.goto("about:blank")


def second_root(made: ReaderNewsroom, *voids: Void, keys: int = 2) -> dict[str, bytes]:
    """Return the files of root/2 with some void leaves, and its log's."""
    first = made.newsroom.root
    root = replace(first, version=2, prev=first.digest, voids=voids)
    leaves = [note.text.encode() for note in (first, root)]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    head = Checkpoint(root.log_origin, 2, root_of(hashes))
    return {
        root_note_path(2): signed_by_root(made, root.text, keys=keys),
        checkpoint_path("root"): signed_by_root(made, head.text, keys=keys),
        entries_path("root", 0, 2): format_entries(leaves),
        tile_path("root", 0, 0, 2): b"".join(hashes),
    }


def place_of(made: ReaderNewsroom, title: str) -> Void:
    """Return the newest version of an English story as a root note would make it void."""
    index = made.copies()["eng"].history.works[made.works("eng")[title]][-1]
    return Void("eng", index, index + 1)


@in_chromium
def test_of_another_chain_of_root_notes_than_the_links_pin_means_nothing_is_shown(reader: Target) -> None:
    mine, theirs = (second_root(reader.made, place_of(reader.made, title)) for title in (HILL, FISH))
    known = replace(
        reader.made.newsroom.root,
        version=2,
        prev=reader.made.newsroom.root.digest,
        voids=(place_of(reader.made, HILL),),
    )
    assert known.text.encode() in mine[entries_path("root", 0, 2)]
    reader.lying = Files(theirs)
    reader.open(f"{reader.story(HILL)}#{reader.made.newsroom_id}.2.{known.digest.hex()}")
    reader.until_says(WORDS["other_newsroom"])
    assert reader.text().strip() == WORDS["other_newsroom"]
    assert len(reader.held()["root"]) == 1
    # The same link leads to the newsroom where the mirror has the note that it names.
    reader.lying = Files(mine)
    reader.open("about.html")
    reader.open(f"{reader.story(FISH)}#{reader.made.newsroom_id}.2.{known.digest.hex()}")
    reader.until_says(TRUE)
    assert len(reader.held()["root"]) == 2


@in_both
def test_of_two_root_notes_that_both_follow_none_is_taken_and_both_logs_are_kept_as_evidence(reader: Target) -> None:
    reader.learn()
    before = reader.held()
    one, two = (second_root(reader.made, place_of(reader.made, title)) for title in (HILL, FISH))
    reader.lying, reader.other.behaviour = Files(one), Files(two)
    reader.open(reader.story(HILL))
    reader.tells("fork")
    reader.until_says("egg cartons on the walls")
    assert reader.held() == before
    (evidence,) = reader.store()["facts"]["evidence"]
    assert evidence["what"] == "root"
    assert sorted(evidence["notes"]) == sorted(files[checkpoint_path("root")] for files in (one, two))
    reader.still_reads(reader.story(HILL), "egg cartons on the walls")


@in_both
def test_a_root_note_that_too_few_root_keys_signed_changes_nothing(reader: Target) -> None:
    reader.learn()
    before = reader.held()
    void = place_of(reader.made, HILL)
    reader.lying = Files(second_root(reader.made, void, keys=1))
    reader.open(reader.story(HILL))
    reader.tells("altered", mirror=reader.origin.address)
    reader.until_says("egg cartons on the walls")
    assert reader.held() == before
    assert len(before["root"]) == 1
    reader.until_proof_says("7 of 7 stories, complete as of ")
    reader.still_reads(reader.story(HILL), "egg cartons on the walls")


@in_both
def test_a_story_that_a_new_root_note_voids_is_shown_as_void(follower: Target) -> None:
    made = follower.made
    path = follower.story(HILL)
    follower.learn()
    follower.open(path)
    follower.until_says("egg cartons on the walls")
    for name, data in second_root(made, place_of(made, HILL)).items():
        target = made.public / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    del made.newsroom.__dict__["root"]
    made.renew()
    follower.open(path)
    follower.until_says("The newsroom has declared this entry void.")
    assert "egg cartons" not in follower.text()
    assert len(follower.held()["root"]) == 2
    follower.open("eng/index.html")
    follower.until_complete()
    assert HILL not in follower.text()
    follower.lying = follower.other.behaviour = gone
    follower.open(path)
    follower.until_says("The newsroom has declared this entry void.")
    assert "egg cartons" not in follower.text()
