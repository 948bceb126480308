"""Stories a second of every source: reading them into drafts, taking them into a fresh newsroom, and taking the same again."""

from __future__ import annotations

import importlib.util
import json
import shutil
import warnings
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench.measure import Cost, Watch
from tests.bench.pages.frame import Desk
from tests.bench.pages.systems import SITES
from tests.bench.samples import MAKERS
from tests.bench.table import Row
from tests.newsrooms import make_newsroom

from skywave.newsroom.ingest import ingest
from skywave.ports import Source
from skywave.sources import SOURCES
from skywave.sources.reading.material import LocalMaterial

COUNT = 2_000


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _json(path: Path) -> None:
    for file in _files(path):
        json.loads(file.read_bytes())


def _xml(path: Path) -> None:
    for file in _files(path):
        ET.fromstring(file.read_bytes())  # noqa: S314 - our own


def _bytes(path: Path) -> None:
    for file in _files(path):
        file.read_text(encoding="utf-8")


def _feedparser(path: Path) -> None:
    import_module("feedparser").parse(path.read_bytes())


def _trafilatura(path: Path) -> None:
    extract = import_module("trafilatura").extract
    for file in _files(path):
        extract(
            file.read_text(encoding="utf-8"),
            output_format="html",
            include_images=True,
            favor_recall=True,
            with_metadata=True,
        )


PEERS: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "plone": ("json.loads", "json", _json),
    "folder": ("reading the files", "pathlib", _bytes),
    "ans": ("json.loads", "json", _json),
    "wordpress": ("ElementTree", "xml", _xml),
    "feed": ("feedparser", "feedparser", _feedparser),
    "html": ("trafilatura", "trafilatura", _trafilatura),
    "ninjs": ("json.loads", "json", _json),
    "newsml": ("ElementTree", "xml", _xml),
    "text": ("reading the files", "pathlib", _bytes),
}


def make_html(folder: Path, count: int) -> Path:
    """Write pages of the credit benchmark in English, one a file."""
    folder.mkdir(parents=True)
    english = [site for site in SITES.values() if "en" in site.languages]
    number = written = 0
    while written < count:
        page = Desk(english[number % len(english)], number).page()
        number += 1
        if page.language == "en":
            (folder / f"{written:06}.html").write_text(page.html, encoding="utf-8")
            written += 1
    return folder


ALL_MAKERS: dict[str, Callable[[Path, int], Path]] = {**MAKERS, "html": make_html}


def run(work: Path, count: int = COUNT, sources: Mapping[str, Source] | None = None) -> tuple[list[Row], list[str]]:
    """Measure every registered source for which stories can be made."""
    found = sources if sources is not None else {source.name: source for source in SOURCES}
    rows, notes = [], []
    for name, source in found.items():
        if name not in ALL_MAKERS:
            notes.append(f"No stories are made for `{name}`.")
            continue
        home = work / f"intake-{name}"
        home.mkdir(parents=True)
        path = ALL_MAKERS[name](home / "material", count)
        rows.append(_row(name, source, path, home, count))
        shutil.rmtree(home)
    notes.insert(
        0,
        f"{count:,} made-up stories of three paragraphs and a picture's description (`folder`: of twelve; `html`: whole "
        "pages of 6 to 13 kB), stories a second of CPU, one run. `ingest` decides the language, checks and stores each story in "
        "a fresh newsroom; `again` takes the same material once more, when nothing is new. The peer only parses.",
    )
    return rows, notes


def _row(name: str, source: Source, path: Path, home: Path, count: int) -> Row:
    # What a process does only once (imports, tables of languages) is not part of what a story costs.
    ingest(make_newsroom(home / "warm"), source, LocalMaterial(ALL_MAKERS[name](home / "few", 3)))
    watch = Watch()
    with watch.running():
        drafts = sum(1 for _ in source.read(LocalMaterial(path)))
    reading = watch.cost
    newsroom = make_newsroom(home / "fresh")
    with watch.running():
        first = ingest(newsroom, source, LocalMaterial(path))
    taking = watch.cost
    with watch.running():
        again = ingest(newsroom, source, LocalMaterial(path))
    repeated = watch.cost
    outcomes = {taken.state for taken in again.stories}
    assert drafts == len(first.stories) == len(again.stories) == count, (
        name,
        drafts,
        len(first.stories),
        len(again.stories),
    )
    assert "new" not in outcomes, (name, outcomes)
    assert "updated" not in outcomes, (name, outcomes)
    label, module, parse = PEERS[name]
    peer = f"{label} is not installed"
    if importlib.util.find_spec(module):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the peers' own
            parse(next(iter(_files(path))))  # importing is not parsing
            with watch.running():
                parse(path)
        peer = f"{label}: {_rate(count, watch.cost)}"
    held = sum(taken.state == "held" for taken in first.stories)
    shown = f"read {_rate(count, reading)}; ingest {_rate(count, taking)}; again {_rate(count, repeated)}"
    return Row(f"`{name}`, stories a second", f"{shown}{f' ({held:,} held)' if held else ''}", peer)


def _rate(count: int, cost: Cost) -> str:
    return f"{count / max(cost.cpu, 1e-9):,.0f}"
