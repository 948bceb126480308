"""What `skywave demo` builds: a newsroom from the sample or the user's material, published a week ago and today, and attacked."""

from __future__ import annotations

import html
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skywave import __version__
from skywave.archive.frame import format_bundle
from skywave.archive.head import EditionHead
from skywave.carriers.web import pages
from skywave.errors import UsageError
from skywave.io.clock import SystemClock, SystemEntropy
from skywave.newsroom import corrections
from skywave.newsroom.config import Desk, Masthead
from skywave.newsroom.editions import publish_edition
from skywave.newsroom.ingest import Intake, ingest
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.photos import AtHome
from skywave.newsroom.publish import publish
from skywave.newsroom.setup import create
from skywave.ports import Progress
from skywave.receiver.copy import DeskCopy
from skywave.receiver.pin import Pin
from skywave.receiver.report import Report
from skywave.receiver.verify import verify
from skywave.sample import SAMPLE
from skywave.sources import source_for
from skywave.sources.reading.material import LocalMaterial
from skywave.story import language
from skywave.testing import FakeClock, HostileMirror, MemoryPlace

_WEEK = 7 * 86400
_PASSPHRASE = "demo"  # noqa: S105 - guards nothing: the demo is made anew each time
_DESKS = {
    "en": "eng", "ko": "kor", "zh": "cmn", "yue": "yue", "my": "mya", "vi": "vie", "km": "khm", "lo": "lao", "bo": "bod",
    "ug": "uig", "th": "tha",
}  # fmt: skip
_SAMPLE_DESKS = ("eng:en", "kor:ko", "cmn:zh-Hans", "mya:my", "vie:vi", "khm:km", "lao:lo", "bod:bo", "uig:ug",
                 "obs/eng:en", "obs/vie:vi")  # fmt: skip
_LANGUAGES = {
    "en": "English", "ko": "Korean", "zh": "Chinese", "yue": "Cantonese", "my": "Burmese", "vi": "Vietnamese",
    "km": "Khmer", "lo": "Lao", "bo": "Tibetan", "ug": "Uyghur", "th": "Thai",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w,.])([1-9][0-9]{0,2},[0-9]{3})(?![\w,])|(?<![\w.,])([1-9][0-9]{1,5})(?![\w,.])")


@dataclass(frozen=True, slots=True)
class Attack:
    """What a mirror did, and what the verifier said of it."""

    words: str
    verdict: str
    where: str


@dataclass(slots=True)
class Demo:
    """What was built.

    Attributes:
        lies: What the living liar serves instead of the truth, by path; None hides a file.
        old_time: The date that last week's site carries.
    """

    name: str
    newsroom: str
    public: Path
    stories: int
    languages: int
    mastheads: int
    at_home: list[AtHome]
    held: list[tuple[str, str]]
    now: int
    old_time: int = 0
    attacks: list[Attack] = field(default_factory=list)
    lies: dict[str, bytes | None] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "name": self.name,
            "newsroom": self.newsroom,
            "stories": self.stories,
            "languages": self.languages,
            "mastheads": self.mastheads,
            "stays_home": [{"what": home.what, "why": home.why} for home in self.at_home],
            "held": [{"title": title, "reason": reason} for title, reason in self.held],
            "attacks": [{"what": a.words, "verdict": a.verdict, "where": a.where} for a in self.attacks],
            "last_week": self.old_time,
        }


def build_demo(folder: Path, source: str | None, report: Progress | None) -> Demo:
    """Build, publish and attack.

    Args:
        folder: Empty.
        source: The user's material, or None for the sample.
        report: Told of progress.
    """
    now = SystemClock().now()
    clock = FakeClock(now - _WEEK)
    mastheads, desks = _brands(source)
    made = create(
        folder / "newsroom",
        name="Radio Example",
        domain="rfa.example",
        mastheads=mastheads,
        desks=desks,
        clock=clock,
        entropy=SystemEntropy(),
        root_folder=folder / "root-keys",
        passphrase=_PASSPHRASE,
        root_passphrase=f"{_PASSPHRASE}-root",
    )
    newsroom = Newsroom(folder / "newsroom", clock=clock)
    newsroom.keys.unlock(_PASSPHRASE)
    if source is None:
        intakes, last_week = _publish_sample(newsroom, clock, folder, report)
    else:
        intakes = [ingest(newsroom, source_for(LocalMaterial(source)), LocalMaterial(source), report=report)]
        publish(newsroom, report=report)
        last_week = MemoryPlace.of_folder(newsroom.public)
        clock.advance(_WEEK)
        publish(newsroom, report=report)
    place = MemoryPlace.of_folder(newsroom.public)
    proven, copies = verify(place, pin=Pin(made.newsroom))
    if not proven.ok:
        msg = f"the demo's own newsroom does not verify: {proven.findings[0].message}"
        raise AssertionError(msg)
    shown = Demo(
        name="Radio Example",
        newsroom=made.newsroom,
        public=newsroom.public,
        stories=sum(desk.stories for desk in proven.desks.values()),
        languages=len({desk.language for code, desk in desks.items() if proven.desks[code].stories}),
        mastheads=len({desk.masthead for code, desk in desks.items() if proven.desks[code].stories}),
        at_home=[
            home for intake in intakes for taken in intake.stories if taken.state != "held" for home in taken.at_home
        ],
        held=[(taken.title, taken.reason) for intake in intakes for taken in intake.stories if taken.state == "held"],
        now=now,
    )
    _attack(shown, place, copies, last_week)
    return shown


def _brands(source: str | None) -> tuple[dict[str, Masthead], dict[str, Desk]]:
    mastheads = {"rfa": Masthead("rfa", "Radio Example", "rfa.example")}
    if source is None:
        mastheads["obs"] = Masthead("obs", "The Observer Example", "observer.example")
        words = [desk.split(":") for desk in _SAMPLE_DESKS]
        return mastheads, {code: Desk(code, tag, code.split("/")[0] if "/" in code else "rfa") for code, tag in words}
    if not Path(source).exists():
        msg = f"{source} does not exist"
        raise UsageError(msg, hint="name a file or a folder that Skywave can read")
    desks: dict[str, Desk] = {}
    for draft in source_for(LocalMaterial(source)).read(LocalMaterial(source)):
        text = draft.title + draft.summary + "".join(str(block) for block in draft.blocks[:5])
        tag = language.decide(text, claim=draft.language, hint=draft.language_hint).language
        masthead = "".join(c for c in draft.masthead.lower() if c.isalnum())[:16] or "rfa"
        mastheads.setdefault(masthead, Masthead(masthead, draft.masthead, f"{masthead}.example"))
        primary = tag.split("-")[0]
        code = _DESKS.get(primary, primary)
        code = code if masthead == "rfa" else f"{masthead}/{code}"
        desks.setdefault(code, Desk(code, primary, masthead))
    if not desks:
        msg = f"{source} holds no stories"
        raise UsageError(msg, hint="name a file or a folder that Skywave can read")
    return mastheads, desks


def _pictures(folder: Path) -> list[Path]:
    """Return the sample's pictures, drawn the first time and kept for the next."""
    drawn = folder / f"drawn-by-{__version__}"
    if not drawn.exists():
        from skywave.sample.pictures import draw_pictures

        folder.mkdir(exist_ok=True)
        draw_pictures(folder)
        drawn.touch()
    return sorted(path for path in folder.iterdir() if path.suffix in (".jpg", ".png"))


def _publish_sample(
    newsroom: Newsroom, clock: FakeClock, folder: Path, report: Progress | None
) -> tuple[list[Intake], MemoryPlace]:
    """Publish most of the sample a week ago; correct, retract, redact and publish the rest today."""
    shutil.copytree(SAMPLE / "standing", newsroom.folder / "standing", dirs_exist_ok=True)
    pictures = _pictures(folder / "pictures")
    intakes = []
    for part in ("stories", "later", "corrected"):
        place = folder / part
        shutil.copytree(SAMPLE / part, place)
        for picture in pictures:
            shutil.copy(picture, place)
    stories = LocalMaterial(folder / "stories")
    folder_source = source_for(stories, kind="folder")
    intakes.append(ingest(newsroom, folder_source, stories, report=report))
    publish(newsroom, report=report)
    actions = tomllib.loads((SAMPLE / "actions.toml").read_text(encoding="utf-8"))
    for code, order in actions["edition"].items():
        publish_edition(newsroom, code, _edition(newsroom, order))
    last_week = MemoryPlace.of_folder(newsroom.public)
    clock.advance(_WEEK)
    intakes.append(ingest(newsroom, folder_source, LocalMaterial(folder / "later"), report=report))
    publish(newsroom, report=report)
    _act(newsroom, actions, folder)
    return intakes, last_week


def _edition(newsroom: Newsroom, order: Mapping[str, Any]) -> EditionHead:
    def work(name: str) -> str:
        return corrections.find_target(newsroom, name).work

    lead = order.get("lead")
    return EditionHead(
        work(lead) if lead else None,
        tuple(work(pin) for pin in order.get("pins", ())),
        tuple(order.get("sections", ())),
    )


def _act(newsroom: Newsroom, actions: Mapping[str, Any], folder: Path) -> None:
    for action in actions.get("correct", ()):
        target = corrections.find_target(newsroom, action["work"])
        corrections.correct(newsroom, target, action["note"], new=corrections.read_story(folder / action["file"]))
    for action in actions.get("retract", ()):
        corrections.retract(newsroom, corrections.find_target(newsroom, action["work"]), action["note"])
    for action in actions.get("redact", ()):
        target = corrections.find_target(newsroom, action["work"])
        corrections.redact(newsroom, target, (action["part"],), action["note"])


# -- attacks ---------------------------------------------------------------------------------------------------------


def _attack(shown: Demo, place: MemoryPlace, copies: Iterable[DeskCopy], last_week: MemoryPlace) -> None:
    copies = sorted(copies, key=lambda copy: copy.code)
    pin = Pin(shown.newsroom)
    was, now, lies = _altered_number(place, copies)
    shown.lies = lies
    report, _ = verify(HostileMirror(place, lies), pin=pin)
    shown.attacks.append(Attack(f"a mirror changed '{was}' to '{now}'", *_verdict(report, "page-differs", "REFUSED")))
    copy, index, lies = _dropped_story(copies)
    report, _ = verify(HostileMirror(place, lies), pin=pin)
    words = f"a mirror dropped one {_LANGUAGES.get(copy.summary.language.split('-')[0], copy.code)} story"
    shown.attacks.append(Attack(words, *_verdict(report, "missing", "NAMED", copy.name(index))))
    report, _ = verify(last_week, pin=pin)
    shown.old_time = report.complete_as_of or 0


def _verdict(report: Report, code: str, verdict: str, about: str = "") -> tuple[str, str]:
    """Return the verifier's own words; 'accepted' if it was fooled, so that nothing here can flatter it."""
    for finding in report.findings:
        if finding.fault and finding.code == code and finding.where.startswith(about):
            return verdict, finding.where
    return "ACCEPTED", "the verifier noticed nothing"


def _altered_number(place: MemoryPlace, copies: list[DeskCopy]) -> tuple[str, str, dict[str, bytes | None]]:
    """Return a number in a story, what a liar makes of it, and the page that he serves."""
    for wanted in ("2,000", None):
        for copy in copies:
            for work in copy.history.works:
                path = pages.story_path(copy.code, work)
                page = place.files.get(path, b"").decode()
                start = page.find(pages.TEXT_OPENS)
                match = re.search(re.escape(wanted), page[start:]) if wanted else _NUMBER.search(page[start:])
                if start < 0 or not match:
                    continue
                was = match.group(0)
                now = was[:-1] if was.isdigit() else was.replace(",", "")[:-1]
                at = start + match.start()
                lie = page[:at] + html.escape(now) + page[at + len(was) :]
                return was, now, {path: lie.encode()}
    msg = "no story has a number that a liar could change"
    raise UsageError(msg, hint="run the demo without SOURCE")


def _dropped_story(copies: list[DeskCopy]) -> tuple[DeskCopy, int, dict[str, bytes | None]]:
    """Return a story of the last desk, and the files of a mirror that pretends it has no text."""
    able = [copy for copy in copies if any(_droppable(copy, i) for i in range(copy.size))]
    copy = next((copy for copy in able if copy.summary.language == "ug"), able[-1])
    index = next(i for i in reversed(range(copy.size)) if _droppable(copy, i))
    loaded = copy.bundle("body", index // 256)
    assert loaded is not None, "the demo's own copy is whole"
    streams = list(loaded[1])
    streams[index % 256] = b""
    work = copy.history.records[index].work or ""
    lies: dict[str, bytes | None] = {
        copy.bundle_path("body", index // 256): format_bundle(streams, loaded[0]),
        pages.story_path(copy.code, work): None,
    }
    return copy, index, lies


def _droppable(copy: DeskCopy, index: int) -> bool:
    return copy.history.records[index].is_story and copy.part("body", index) is not None
