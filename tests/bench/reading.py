"""The reader in a real browser: the bytes of the app, of a first visit with proof, of a day's news, and the round trips."""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.archives import git_bundle, room, stories
from tests.bench.measure import skywave
from tests.bench.stories import write_markdown
from tests.bench.table import Row, verdict
from tests.browser_mirrors import Ask, Reply, Request, ServedMirror, honest, serving_mirror
from tests.engines import Page, chromium

from skywave.carriers.web.style import stylesheet

COUNT, DAY = 10_000, 30
_APP_LIMIT, _STORY_LIMIT, _ROUNDS = 60_000, 75_000, 3
_WAIT = 1.0  # seconds that each answer takes: far more than the browser's own work between two of them
_PROVEN = "Boolean(document.querySelector('article.story .app'))"
_COMPLETE = "Boolean(document.querySelector('#strip:not(.checking)'))"
# How many records the device holds of the desk.
_HELD = """new Promise((done) => {
  const asked = indexedDB.open("skywave");
  asked.onsuccess = () => {
    const row = asked.result.transaction("desks").objectStore("desks").get("eng");
    row.onsuccess = () => { asked.result.close(); done(row.result ? row.result.size : 0); };
  };
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser asked for until something was shown: answers, bytes of bodies as they were sent, rounds."""

    answers: int
    sent: int
    rounds: int

    def __str__(self) -> str:
        return f"{self.sent / 1000:,.1f} kB, {self.answers} answers, {self.rounds} round trips"


def run(work: Path, count: int = COUNT, day: int = DAY) -> tuple[list[Row], list[str]]:
    """Weigh the app; visit an archive of `count` stories for the first time; come back after a day of `day` stories."""
    home, source = room(work, count), stories(work, count)
    public = home / "room" / "public"
    pages = sorted((public / "eng" / "s").rglob("*.html"))
    rows = _app(public)
    with serving_mirror(public, _slow, tls=False) as mirror:
        chosen = [pages[place].relative_to(public).as_posix() for place in (0, len(pages) // 2, len(pages) - 1)]
        visits = [_first_visit(mirror, path, _PROVEN) for path in chosen]
        plain = _plain(mirror, chosen[1])
        front = _first_visit(mirror, "eng/index.html", _COMPLETE)
        with chromium() as page:
            _visit(page, mirror, "eng/index.html", _COMPLETE)
            _quiet(mirror)
            before = shutil.copytree(public, work / "before")
            more = work / "reader-day"
            raw = write_markdown(more, day, start=count + 1_000, seed=3)
            skywave(home, "-C", "room", "ingest", more)
            skywave(home, "-C", "room", "publish")
            update = _update(page, mirror)
    dearest = max(visits, key=lambda visit: visit.sent)
    repository = work / "reader-git"
    repository.mkdir()
    bundle = git_bundle(repository, source, more)
    feed = _new_pages(public, before)
    rows += [
        Row(
            "the first story of a first visit, proven, without its pictures",
            str(dearest),
            f"the page alone: {plain}",
            "<= 75 kB",
            verdict(dearest.sent / _STORY_LIMIT, 1),
        ),
        Row(
            "the same: round trips",
            str(dearest.rounds),
            str(plain.rounds),
            "<= 3",
            verdict(dearest.rounds / _ROUNDS, 1),
        ),
        Row("the first front page of a first visit, complete, without pictures", str(front)),
        Row(
            f"coming back after {day} stories ({raw / 1000:,.1f} kB of Markdown): records and heads, proven",
            str(update),
            f"git bundle {bundle / 1000:,.1f} kB; the new pages, gzip {feed / 1000:,.1f} kB (both with the texts)",
        ),
    ]
    note = (
        "kB are 1,000 bytes of bodies as they were sent, by a server that packs text with gzip as `serve` does. "
        f"{count:,} stories; the dearest of the oldest, the middle and the newest story is shown. Each answer takes a second, "
        "so that two that wait for one another are told apart from two that do not: a round trip is one link of "
        "the longest chain. Connections are not counted. In Chromium, with an empty profile each time; the texts of a day come "
        "when they are read."
    )
    return rows, [note]


def _slow(ask: Ask) -> Reply:
    time.sleep(_WAIT)
    return honest(ask)


def _app(public: Path) -> list[Row]:
    names = {path.name: path.read_bytes() for path in (public / "app").iterdir() if path.is_file()}
    names["sw.js"] = (public / "sw.js").read_bytes()
    needed = ("reader.js", "more.js", "reader.css", "sw.js", "words-en.json")
    packed = {name: len(gzip.compress(data, 9, mtime=0)) for name, data in names.items()}
    total = sum(packed[name] for name in needed)
    words = max((size, name) for name, size in packed.items() if name.startswith("words-"))
    fonts = [f"{name[5:-6]} {len(data) / 1000:,.0f}" for name, data in sorted(names.items()) if name.endswith(".woff2")]
    parts = ", ".join(f"{name} {packed[name] / 1000:,.1f}" for name in needed)
    return [
        Row("the app: scripts, style, worker, English words (gzip)", f"{total / 1000:,.1f} kB", "-", "<= 60 kB",
            verdict(total / _APP_LIMIT, 1)),
        Row("of that", f"{parts} kB"),
        Row("words of another language, the longest", f"{words[0] / 1000:,.1f} kB ({words[1]})"),
        Row("fonts, only where a device lacks the script", f"{', '.join(fonts)} kB"),
        Row("the style of the pages", f"{len(gzip.compress(stylesheet(), 9, mtime=0)) / 1000:,.1f} kB"),
    ]  # fmt: skip


def _visit(page: Page, mirror: ServedMirror, path: str, shown: str) -> Visit:
    """Open a page; return what it took until `shown` was true."""
    mirror.forget()
    page.goto(mirror.address + path)
    page.wait_for(shown, 60)
    return _counted(mirror, time.monotonic())


def _first_visit(mirror: ServedMirror, path: str, shown: str) -> Visit:
    """Do so with a browser that was never anywhere."""
    with chromium() as page:
        return _visit(page, mirror, path, shown)


def _plain(mirror: ServedMirror, path: str) -> Visit:
    """Open a page whose app is not there."""
    mirror.behaviour = lambda ask: Reply(b"", status=404) if ask.path.startswith("app/") else _slow(ask)
    with chromium() as page:
        mirror.forget()
        page.goto(mirror.address + path)
        _quiet(mirror)
    mirror.behaviour = _slow
    return _sum([request for request in mirror.requests if request.path == path or request.path.endswith(".css")])


def _update(page: Page, mirror: ServedMirror) -> Visit:
    """Come back to the front page; return what it took until the new records and heads are held."""
    held = page.evaluate(_HELD)
    mirror.forget()
    # As if some hours had passed: a desk is not asked for again within five minutes.
    page.evaluate("document.querySelector('#strip a').click()")
    page.wait_for("document.querySelector('main button')")
    page.evaluate(
        "[...document.querySelectorAll('main button')].find((one) => /Check now/.test(one.textContent)).click()"
    )
    page.wait_for(f"({_HELD}).then((held) => held > {held})", 60)
    _quiet(mirror)
    kinds = ("checkpoint", "/entries/", "/head/", "/frontier/")
    return _sum([request for request in mirror.requests if any(kind in request.path for kind in kinds)])


def _quiet(mirror: ServedMirror) -> None:
    """Wait until nothing was asked for a while."""
    before = -1
    while before != len(mirror.requests):
        before = len(mirror.requests)
        time.sleep(3 * _WAIT)


def _counted(mirror: ServedMirror, moment: float) -> Visit:
    wanted = [request for request in list(mirror.requests) if request.ended <= moment and request.path != "favicon.ico"]
    return _sum([request for request in wanted if not request.path.startswith("o/") or request.path.endswith(".css")])


def _sum(requests: Sequence[Request]) -> Visit:
    """Return the sums, and the longest chain of requests of which each began after another had ended."""
    rounds: list[tuple[float, int]] = []
    for request in sorted(requests, key=lambda request: request.began):
        rounds.append((request.ended, 1 + max((level for ended, level in rounds if ended <= request.began), default=0)))
    return Visit(
        len(requests), sum(request.sent for request in requests), max((level for _, level in rounds), default=0)
    )


def _new_pages(public: Path, before: Path) -> int:
    """Return the bytes of the stories' pages that were not there before, each packed by itself."""
    old = {path.name for path in (before / "eng" / "s").rglob("*.html")}
    new = [path for path in (public / "eng" / "s").rglob("*.html") if path.name not in old]
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in new)
