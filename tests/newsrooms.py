"""Newsrooms for tests: quick to make, with a clock and keys that a test decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from skywave.archive.body import Block, Paragraph, Span
from skywave.io.disk import FolderPlace
from skywave.newsroom.config import Desk, Masthead
from skywave.newsroom.ingest import Intake, ingest
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.setup import create
from skywave.ports import Material, Place
from skywave.receiver.pin import Pin
from skywave.receiver.report import Report
from skywave.receiver.verify import verify
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import Draft
from skywave.testing import FakeClock, FakeEntropy

PASSPHRASE = "a passphrase for tests"
ENGLISH = {"eng": "en"}


class ListSource:
    """A source that holds its drafts already."""

    name = "list"

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = list(drafts)

    def recognises(self, material: Material) -> bool:
        return False

    def read(self, material: Material) -> Iterator[Draft]:
        return iter(self._drafts)


def make_app(folder: Path, **files: bytes) -> Path:
    """Write a small reader app into `folder` as the build leaves it, and return the folder; keywords add or change files."""
    built = {"reader.js": b"'use strict';\n", "reader.css": b":root{}\n", "sw.js": b"onfetch=null;\n"}
    built |= {name.replace("_", "."): data for name, data in files.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in {**built, ".sources": b"a mark of the build\n"}.items():
        (folder / name).write_bytes(data)
    return folder


def make_newsroom(
    folder: Path,
    desks: Mapping[str, str] = ENGLISH,
    clock: FakeClock | None = None,
    *,
    catalogue: str = "",
    app: Path | None = None,
) -> Newsroom:
    """Return a newsroom `Radio Example` in `folder/room`, its keys unlocked.

    Its catalogue is a file unless one is named, and it brings no reader app unless a built one is.
    """
    clock = clock or FakeClock()
    create(
        folder / "room",
        name="Radio Example",
        domain="rfa.example",
        mastheads={"rfa": Masthead("rfa", "Radio Example", "rfa.example")},
        desks={code: Desk(code, language, "rfa") for code, language in desks.items()},
        clock=clock,
        entropy=FakeEntropy("keys"),
        root_folder=folder / "root-keys",
        passphrase=PASSPHRASE,
        root_passphrase=PASSPHRASE,
        catalogue=catalogue,
    )
    return open_newsroom(folder, clock, app=app)


def open_newsroom(folder: Path, clock: FakeClock, *, app: Path | None = None) -> Newsroom:
    """Open the newsroom that `make_newsroom` made, as a new process would."""
    entropy = FakeEntropy(f"works {clock.now()}")
    newsroom = Newsroom(folder / "room", clock=clock, entropy=entropy, app=app or folder / "no-app")
    newsroom.keys.unlock(PASSPHRASE)
    return newsroom


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def story(name: str, *texts: str, language: str = "en", blocks: tuple[Block, ...] = (), **rest: object) -> Draft:
    """Return a usable draft called `list:<name>`."""
    body = blocks or tuple(
        paragraph(text) for text in texts or (f"The river rose at {name} on Monday, officials said.",)
    )
    fields: dict[str, object] = {"title": f"Story {name}", "section": "Economy", "published": 1_777_000_000, **rest}
    return Draft("list", (f"list:{name}",), blocks=body, language=language, language_hint=language, **fields)  # type: ignore[arg-type]


def take(newsroom: Newsroom, *drafts: Draft) -> Intake:
    """Ingest drafts."""
    return ingest(newsroom, ListSource(drafts), LocalMaterial("list"))


def check(newsroom: Newsroom, *, render: bool = True, place: Place | None = None) -> Report:
    """Verify the newsroom's public tree, or another place, against its N."""
    pin = Pin(newsroom.config.newsroom)
    return verify(place or FolderPlace(newsroom.public), pin=pin, render=render)[0]


def faults(report: Report) -> list[str]:
    """Return the messages of everything that makes a copy not ok."""
    return [finding.message for finding in report.findings if finding.fault]
