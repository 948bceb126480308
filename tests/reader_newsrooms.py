"""A newsroom for tests of the reader: six desks in as many scripts, built with the program itself, and able to go on publishing.

    made = reader_newsroom(tmp_path)            copied from one that is built once for each run of the tests
    made.newsroom_id, made.public               N, and the tree to serve
    made.publish_story("mya", "title", "text")  one more story; returns its work

A week before `now` most of the sample was published; "today" came a later story, a correction, a retraction and a redaction.
"""

from __future__ import annotations

import functools
import itertools
import shutil
import tempfile
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.newsrooms import PASSPHRASE, ListSource, paragraph

from skywave.archive.head import EditionHead, parse_story_head
from skywave.archive.note import COSIGNATURE, VerifierKey
from skywave.io.disk import FolderPlace
from skywave.newsroom import corrections
from skywave.newsroom.config import Desk, Masthead
from skywave.newsroom.editions import publish_edition
from skywave.newsroom.ingest import ingest
from skywave.newsroom.mirrors import add_mirror
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.setup import create
from skywave.receiver.copy import DeskCopy
from skywave.receiver.pin import Pin
from skywave.receiver.verify import verify
from skywave.sample import SAMPLE
from skywave.sample.pictures import draw_pictures
from skywave.sources import source_for
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import Draft
from skywave.testing import FakeClock, FakeEntropy

WEEK = 7 * 86400
DESKS = {"eng": "en", "mya": "my", "uig": "ug", "kor": "ko", "zho": "zh-Hans", "khm": "km"}
# The sample's desks by other codes, and its stories that no desk of this newsroom would take.
_EDITIONS = {"eng": "eng", "kor": "kor", "mya": "mya", "cmn": "zho"}
_LEFT_OUT = ("-bod", "-lao", "-vi", "coffee-season", "flood-gauges")
_LATER = ("community-radio-my", "night-trains")
_NUMBERS = itertools.count(1)


@dataclass(slots=True)
class ReaderNewsroom:
    """A newsroom that a test may go on publishing with.

    Attributes:
        newsroom: Open, its keys unlocked.
        clock: Its clock.
        root_keys: Where its root keys lie.
    """

    newsroom: Newsroom
    clock: FakeClock
    root_keys: Path

    @property
    def newsroom_id(self) -> str:
        """Its N."""
        return self.newsroom.config.newsroom

    @property
    def folder(self) -> Path:
        """The newsroom's folder."""
        return self.newsroom.folder

    @property
    def public(self) -> Path:
        """The tree to serve."""
        return self.newsroom.public

    @property
    def pin(self) -> str:
        """The long pin: N with the version and hash of the newest root note."""
        root = self.newsroom.root
        return f"{self.newsroom_id}.{root.version}.{root.digest.hex()}"

    def copies(self) -> dict[str, DeskCopy]:
        """Return the desks as a receiver proves them, by code."""
        return copies_of(self.public)

    def works(self, desk: str) -> dict[str, str]:
        """Return a desk's works by the title of their newest held head, in log order."""
        copy = self.copies()[desk]
        found = {}
        for work, indexes in copy.history.works.items():
            raws = [raw for index in reversed(indexes) if (raw := copy.part("head", index)) is not None]
            found[parse_story_head(raws[0]).title if raws else ""] = work
        return found

    def publish_story(self, desk: str, title: str, *texts: str, **rest: Any) -> str:
        """Publish one more story and return its work; `rest` are fields of a draft."""
        name = f"later-{next(_NUMBERS)}"
        language = DESKS[desk]
        blocks = rest.pop("blocks", None) or tuple(paragraph(text) for text in texts or (f"{title}.",))
        fields = {"title": title, "section": "News", "published": self.clock.now(), "desk": desk, **rest}
        draft = Draft("list", (f"list:{name}",), blocks=blocks, language=language, language_hint=language, **fields)
        intake = ingest(self.newsroom, ListSource([draft]), LocalMaterial("list"))
        assert [taken.state for taken in intake.stories] == ["new"], intake
        publish(self.newsroom)
        return corrections.find_target(self.newsroom, f"list:{name}").work

    def correct(self, work: str, note: str, *, desk: str | None = None) -> None:
        """Publish a correction note of a work; its text stays."""
        corrections.correct(self.newsroom, corrections.find_target(self.newsroom, work, desk), note)

    def retract(self, work: str, note: str, *, desk: str | None = None) -> None:
        """Take a work back."""
        corrections.retract(self.newsroom, corrections.find_target(self.newsroom, work, desk), note)

    def redact(self, work: str, note: str, *parts: str, desk: str | None = None) -> None:
        """Remove parts of a work's newest version, its body where none is named."""
        corrections.redact(self.newsroom, corrections.find_target(self.newsroom, work, desk), parts or ("body",), note)

    def renew(self) -> None:
        """Publish with nothing new: "complete as of" moves."""
        publish(self.newsroom)

    def add_mirror(self, address: str, days: int = 30) -> None:
        """Put an address into the signed list of mirrors."""
        until = self.clock.now() + days * 86400
        add_mirror(self.newsroom, address, until=until, root_folder=self.root_keys, passphrase=PASSPHRASE)

    def save(self, target: Path) -> Path:
        """Copy the public tree as it is now, as a mirror does, and return the copy."""
        shutil.copytree(self.public, target)
        return target

    def fork(self, folder: Path) -> ReaderNewsroom:
        """Return another newsroom with the same keys and history, which may now publish something else: a fork of its logs."""
        self.newsroom.catalogue.close()
        self.newsroom.__dict__.pop("catalogue")
        return _copied(self.folder.parent, folder, self.clock.now(), f"fork {folder}", self.newsroom.app)

    @property
    def pulse(self) -> VerifierKey:
        """The key that dates its trees."""
        return VerifierKey.of("rfa.example/pulse", COSIGNATURE, self.newsroom.signer("pulse").public_key)


def copies_of(public: Path) -> dict[str, DeskCopy]:
    """Return the desks of a tree, proven, by code."""
    return {copy.code: copy for copy in verify(FolderPlace(public), pin=None, render=False)[1]}


def reader_newsroom(folder: Path, *, app: Path | None = None) -> ReaderNewsroom:
    """Return a newsroom of its own below a folder, `folder/room`, with `folder/root-keys` beside it.

    Args:
        folder: Empty or missing.
        app: Where a built reader app lies, or None for the one that the program brings.
    """
    template, now = _template()
    return _copied(template, folder, now, "reader", app)


def _copied(source: Path, folder: Path, now: int, seed: str, app: Path | None) -> ReaderNewsroom:
    for name in ("room", "root-keys"):
        shutil.copytree(source / name, folder / name)
    return _opened(folder, FakeClock(now), seed, app)


def _opened(folder: Path, clock: FakeClock, seed: str, app: Path | None = None) -> ReaderNewsroom:
    newsroom = Newsroom(folder / "room", clock=clock, entropy=FakeEntropy(f"{seed} {clock.now()}"), app=app)
    newsroom.keys.unlock(PASSPHRASE)
    return ReaderNewsroom(newsroom, clock, folder / "root-keys")


_kept: list[tempfile.TemporaryDirectory[str]] = []


@functools.cache
def _template() -> tuple[Path, int]:
    """Build the newsroom once for each process, in a folder that is removed at its end; return the folder and the time."""
    kept = tempfile.TemporaryDirectory(prefix="skywave-reader-", ignore_cleanup_errors=True)
    _kept.append(kept)  # the folder lives as long as this does
    now = int(time.time())
    build(Path(kept.name), now)
    return Path(kept.name), now


def build(folder: Path, now: int) -> ReaderNewsroom:
    """Build the newsroom below a folder, as if published a week before `now`, and changed at `now`."""
    clock = FakeClock(now - WEEK)
    create(
        folder / "room",
        name="Radio Example",
        domain="rfa.example",
        mastheads={"rfa": Masthead("rfa", "Radio Example", "rfa.example")},
        desks={code: Desk(code, language, "rfa") for code, language in DESKS.items()},
        clock=clock,
        entropy=FakeEntropy(f"reader's keys {now}"),
        root_folder=folder / "root-keys",
        passphrase=PASSPHRASE,
        root_passphrase=PASSPHRASE,
    )
    made = _opened(folder, clock, "template")
    newsroom = made.newsroom
    shutil.copytree(SAMPLE / "standing" / "rfa", newsroom.folder / "standing" / "rfa", dirs_exist_ok=True)
    pictures = draw_pictures(folder / "pictures")
    material = {part: _material(folder / part, part, pictures) for part in ("stories", "later", "corrected")}
    _take(newsroom, material["stories"])
    publish(newsroom)
    actions = tomllib.loads((SAMPLE / "actions.toml").read_text(encoding="utf-8"))
    for code, order in actions["edition"].items():
        if code in _EDITIONS:
            publish_edition(newsroom, _EDITIONS[code], _edition(newsroom, order))
    clock.advance(WEEK)
    _take(newsroom, material["later"])
    publish(newsroom)
    for action in actions["correct"]:
        target = corrections.find_target(newsroom, action["work"])
        corrections.correct(newsroom, target, action["note"], new=corrections.read_story(folder / action["file"]))
    for action in actions["retract"]:
        made.retract(action["work"], action["note"])
    for action in actions["redact"]:
        made.redact(action["work"], action["note"], action["part"])
    report, _ = verify(FolderPlace(newsroom.public), pin=Pin(made.newsroom_id))
    assert report.ok, report.findings
    newsroom.catalogue.close()
    newsroom.__dict__.pop("catalogue")
    return made


def _material(folder: Path, part: str, pictures: list[Path]) -> Path:
    folder.mkdir()
    for path in (SAMPLE / part).glob("*.md"):
        if not any(name in path.stem for name in _LEFT_OUT) and (part != "later" or path.stem in _LATER):
            shutil.copy(path, folder)
    for picture in pictures:
        shutil.copy(picture, folder)
    return folder


def _take(newsroom: Newsroom, folder: Path) -> None:
    material = LocalMaterial(folder)
    intake = ingest(newsroom, source_for(material, kind="folder"), material)
    assert all(taken.state == "new" for taken in intake.stories), intake


def _edition(newsroom: Newsroom, order: Mapping[str, Any]) -> EditionHead:
    def work(name: str) -> str:
        return corrections.find_target(newsroom, name).work

    lead = order.get("lead")
    pins = tuple(work(pin) for pin in order.get("pins", ()))
    return EditionHead(work(lead) if lead else None, pins, tuple(order.get("sections", ())))
