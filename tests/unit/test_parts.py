"""Parts files: what they carry of a log, what they never carry, and how a copy's are judged. Bytes: spec/vectors/parts."""

from __future__ import annotations

import random
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import check, faults, make_newsroom, story, take
from tests.unit.shelf_double import START, Desk, full_desk, paragraph, part_of, plain_story, work_id
from tests.unit.test_verifying import add_root_note, root_signers

from skywave import limits
from skywave.archive.body import Body
from skywave.archive.correction import Note
from skywave.archive.frame import format_bundle
from skywave.archive.head import EditionHead, StoryHead, parse_story_head
from skywave.archive.parts import HEADER, PartsEntry, format_entry, format_parts, parse_parts
from skywave.archive.record import Record
from skywave.archive.root import Void
from skywave.carriers.web import pages
from skywave.errors import Malformed
from skywave.newsroom import corrections
from skywave.newsroom.editions import publish_edition
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.silencing import silence
from skywave.receiver.pin import Pin
from skywave.receiver.report import Report
from skywave.receiver.shelf import CopyShelf
from skywave.receiver.verify import verify
from skywave.testing import HostileMirror, MemoryPlace


def carried(entries: tuple[PartsEntry, ...]) -> list[tuple[int, str, bool, bool]]:
    """Return index, kind, and whether head and body are carried."""
    return [(e.index, e.record.kind, e.head is not None, e.body is not None) for e in entries]


def parts_of(desk: Desk, work: str) -> tuple[PartsEntry, ...]:
    return parse_parts(dict(pages.all_pages(desk.shelf()))[pages.parts_path(desk.desk, work)]())


def version(number: int, head: StoryHead) -> Record:
    ref = number - 2 if number > 1 else None
    return Record(
        "publish", "a" * 16, number, ref, START, "en", part_of(head.format()), part_of(b"a text that is elsewhere")
    )


# --- the format ---------------------------------------------------------------------


def test_a_parts_file_has_at_most_as_many_records_and_bytes_as_the_limits_say(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [format_entry(n, version(n + 1, StoryHead(f"{n}")), None, None) for n in range(limits.PARTS_ENTRIES + 1)]
    full = format_parts(entries[:-1])
    assert len(parse_parts(full)) == limits.PARTS_ENTRIES
    with pytest.raises(ValueError, match="do not fit"):
        format_parts(entries)
    with pytest.raises(Malformed):
        parse_parts(full + entries[-1])
    with pytest.raises(ValueError, match="do not fit"):
        format_parts([])
    monkeypatch.setattr(limits, "PARTS_BYTES", len(full) - 1)
    with pytest.raises(Malformed):
        parse_parts(full)
    with pytest.raises(ValueError, match="do not fit"):
        format_parts(entries[:-1])


def test_a_text_that_does_not_fit_a_frame_without_the_dictionary_is_left_to_the_bundle() -> None:
    noise = random.Random(7).randbytes(limits.FRAME_BYTES + 1)
    head = StoryHead("x").format()
    record = replace(version(1, StoryHead("x")), body=part_of(noise))
    (entry,) = parse_parts(format_parts([format_entry(0, record, head, noise)]))
    assert (entry.head, entry.body) == (head, None)


# --- what a page's parts carry ------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("full", [("publish", True, True)]),
        ("corrected", [("publish", True, False), ("correct", True, True)]),
        ("retracted", [("publish", True, False), ("retract", True, False)]),
        ("no-body", [("publish", True, False), ("redact", True, False)]),
        ("no-head", [("publish", False, True), ("redact", True, False)]),
        ("no-picture", [("publish", True, True), ("redact", True, False)]),
        ("void", [("publish", False, False)]),
        ("unheld", [("publish", True, False)]),
    ],
)
def test_a_story_s_parts_are_its_records_their_heads_and_the_text_that_its_page_shows(
    name: str, expected: list[tuple[str, bool, bool]]
) -> None:
    entries = parts_of(full_desk(), work_id(name))
    assert [found[1:] for found in carried(entries)] == expected
    assert [entry.index for entry in entries] == sorted(entry.index for entry in entries)


def test_a_desk_s_parts_are_its_newest_standing_record_and_its_newest_edition() -> None:
    desk = Desk()
    assert not any(pages.is_parts(path) for path, _ in pages.all_pages(desk.shelf()))
    desk.stand("Old name", about="Old.")
    desk.publish(*plain_story(1))
    desk.stand("New name", about="New.")
    path = pages.desk_parts_path("eng")
    (standing,) = parse_parts(dict(pages.all_pages(desk.shelf()))[path]())
    assert (standing.index, standing.record.kind, b"New name" in (standing.head or b"")) == (2, "standing", True)
    assert b"New." in (standing.body or b"")
    desk.lay_out(EditionHead(plain_story(1)[0]))
    both = parse_parts(dict(pages.all_pages(desk.shelf()))[path]())
    assert carried(both) == [(2, "standing", True, True), (3, "edition", True, False)]


def test_the_oldest_records_are_left_out_where_a_story_has_more_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, work = Desk(), work_id("often")
    for n in range(6):
        desk.publish(work, StoryHead(f"Version {n}"), Body((paragraph("A text."),)))
    monkeypatch.setattr(limits, "PARTS_ENTRIES", 3)
    assert [entry.index for entry in parts_of(desk, work)] == [3, 4, 5]
    monkeypatch.setattr(limits, "PARTS_ENTRIES", 1_100)
    whole = parts_of(desk, work)
    room = len(HEADER) + sum(len(format_entry(e.index, e.record, e.head, e.body)) for e in whole[-2:])
    monkeypatch.setattr(limits, "PARTS_BYTES", room)
    assert [entry.index for entry in parts_of(desk, work)] == [4, 5]
    # The version that readers should see stays, whatever came after it.
    shown = desk.stories[work]
    desk.stories[work] = replace(
        shown, versions=tuple(replace(one, void=number > 0) for number, one in enumerate(shown.versions))
    )
    monkeypatch.setattr(limits, "PARTS_ENTRIES", 2)
    assert carried(parts_of(desk, work)) == [(0, "publish", True, True), (5, "publish", False, False)]


def test_a_void_redaction_gives_no_reason() -> None:
    desk = Desk()
    work, head, body = plain_story(1)
    desk.publish(work, head, body)
    desk.redact(work, Note("redaction", "A thief's words.", START, 1, 1), asset=b"x" * 32)
    desk.removings[work] = tuple(replace(one, void=True) for one in desk.removings[work])
    assert carried(parts_of(desk, work)) == [(0, "publish", True, True), (1, "redact", False, False)]


# --- in a newsroom ------------------------------------------------------------------


def texts_of(folder: Path) -> bytes:
    """Return every byte of a tree, and all that its parts files hold."""
    whole = []
    for path in sorted(found for found in folder.rglob("*") if found.is_file()):
        data = path.read_bytes()
        whole.append(data)
        for entry in parse_parts(data) if pages.is_parts(path.name) else ():
            whole += [entry.leaf, entry.head or b"", entry.body or b""]
    return b"\n".join(whole)


def parts_in(newsroom: Newsroom, name: str) -> tuple[PartsEntry, ...]:
    target = corrections.find_target(newsroom, name)
    return parse_parts((newsroom.public / pages.parts_path(target.desk, target.work)).read_bytes())


def test_what_is_redacted_leaves_the_parts_at_once(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(
        newsroom,
        story("danger", "The source lives at the ferry.", title="A name that endangers"),
        story("other"),
    )
    publish(newsroom)
    assert b"lives at the ferry" in texts_of(newsroom.public)
    assert b"A name that endangers" in texts_of(newsroom.public)
    target = corrections.find_target(newsroom, "list:danger")
    corrections.correct(newsroom, target, "A safer title.", new=story("x", "Safe.", title="A safe title"))
    assert carried(parts_in(newsroom, "list:danger")) == [(1, "publish", True, False), (3, "correct", True, True)]
    assert b"lives at the ferry" not in texts_of(newsroom.public)
    target = corrections.find_target(newsroom, "list:danger")
    corrections.redact(newsroom, target, ("head", "body"), "To protect.", version=1)
    assert carried(parts_in(newsroom, "list:danger")) == [
        (1, "publish", False, False),
        (3, "correct", True, True),
        (4, "redact", True, False),
    ]
    assert b"endangers" not in texts_of(newsroom.public)
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:other"), ("body",), "To protect.")
    assert carried(parts_in(newsroom, "list:other")) == [(2, "publish", True, False), (5, "redact", True, False)]
    assert b"The river rose at other" not in texts_of(newsroom.public)
    assert faults(check(newsroom)) == []


def test_a_name_that_is_withheld_leaves_the_parts_at_once(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("named", byline=("Kim Example", "Mi Example")), story("other", byline=("Jo Example",)))
    publish(newsroom)
    assert b"Kim Example" in texts_of(newsroom.public)
    silence(newsroom, "Kim Example", "A name is withheld for safety.")
    whole = texts_of(newsroom.public)
    assert b"Kim Example" not in whole
    assert b"Mi Example" in whole
    assert faults(check(newsroom)) == []


def test_a_new_edition_and_new_standing_texts_change_the_desk_s_parts(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    publish(newsroom)
    path = newsroom.public / pages.desk_parts_path("eng")
    assert [entry.record.kind for entry in parse_parts(path.read_bytes())] == ["standing"]
    publish_edition(newsroom, "eng", EditionHead(corrections.find_target(newsroom, "list:one").work))
    assert [entry.record.kind for entry in parse_parts(path.read_bytes())] == ["standing", "edition"]
    (newsroom.folder / "standing" / "rfa" / "en" / "about.md").write_text("We report anew.\n")
    publish(newsroom)
    edition, standing = parse_parts(path.read_bytes())
    assert (edition.record.kind, standing.record.kind) == ("edition", "standing")
    assert b"We report anew." in (standing.body or b"")
    assert faults(check(newsroom)) == []


def test_of_void_records_a_copy_s_parts_carry_nothing_and_what_stood_before_counts_again(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one", "The river rose."))
    publish(newsroom)
    target = corrections.find_target(newsroom, "list:one")
    corrections.correct(newsroom, target, "A thief's words.", new=story("x", "Lies."))
    (newsroom.folder / "standing" / "rfa" / "en" / "about.md").write_text("The thief's text.\n")
    publish(newsroom)
    publish_edition(newsroom, "eng", EditionHead(target.work))
    add_root_note(newsroom, replace(newsroom.root, voids=(Void("eng", 2, 5),)), root_signers(newsroom)[:2])
    place = MemoryPlace.of_folder(newsroom.public)
    _, copies = verify(place, pin=Pin(newsroom.config.newsroom), render=False)
    rendered = dict(pages.all_pages(CopyShelf(copies[0], frozenset())))
    entries = parse_parts(rendered[pages.parts_path("eng", target.work)]())
    assert carried(entries) == [(1, "publish", True, True), (2, "correct", False, False)]
    assert carried(parse_parts(rendered[pages.desk_parts_path("eng")]())) == [(0, "standing", True, True)]


# --- judging a copy's parts ---------------------------------------------------------


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    made = make_newsroom(tmp_path_factory.mktemp("parts"))
    take(made, story("one", "The river rose."), story("two", "The hill stood."))
    publish(made)
    return made


def spelled_anew(entry: PartsEntry, *which: str) -> bytes:
    """Return an entry whose head or body is stored, not compressed."""

    def stored(data: bytes) -> bytes:
        packer = zlib.compressobj(0, zlib.DEFLATED, -15)
        return packer.compress(data) + packer.flush()

    streams = [
        stored(data or b"") if part in which else stream
        for part, stream, data in zip(("head", "body"), entry.frames, (entry.head, entry.body), strict=True)
    ]
    return (
        entry.index.to_bytes(4, "big") + len(entry.leaf).to_bytes(2, "big") + entry.leaf + format_bundle(streams, b"")
    )


def judged(room: Newsroom, name: str, change: bytes | None) -> tuple[str, Report]:
    target = corrections.find_target(room, name)
    path = pages.parts_path("eng", target.work)
    return path, check(room, place=HostileMirror(MemoryPlace.of_folder(room.public), {path: change}))


def test_parts_of_another_compressor_are_mentioned_and_parts_spelled_anew_in_places_are_a_fault(room: Newsroom) -> None:
    (entry,) = parts_in(room, "list:one")
    path, report = judged(room, "list:one", HEADER + spelled_anew(entry, "head", "body"))
    assert report.ok
    assert [(f.code, f.where) for f in report.findings] == [("recoded", path)]
    path, report = judged(room, "list:one", HEADER + spelled_anew(entry, "body"))
    assert [(f.code, path in f.message) for f in report.findings if f.fault] == [("recoded", True)]


def test_parts_that_say_something_else_are_a_fault_that_says_what(room: Newsroom) -> None:
    (one,), (two,) = parts_in(room, "list:one"), parts_in(room, "list:two")
    plain = format_entry(one.index, one.record, None, one.body)
    other = format_entry(one.index, replace(one.record, logged=one.record.logged + 1), one.head, one.body)
    for change, words in (
        (format_entry(two.index, two.record, two.head, two.body), f"leaves out record no. {one.index}"),
        (spelled_anew(one) + format_entry(two.index, two.record, two.head, None), f"a record no. {two.index}"),
        (plain, f"lacks the head of record no. {one.index}"),
        (other, f"another record no. {one.index}"),
        (b"more", "it cannot be used"),
    ):
        path, report = judged(room, "list:one", HEADER + change)
        (fault,) = [finding for finding in report.findings if finding.fault]
        assert fault.code == "page-differs"
        assert path in fault.message
        assert words in fault.message
    path, report = judged(room, "list:one", None)
    assert [f.code for f in report.findings if f.fault] == ["page-missing"]


def test_parts_that_still_carry_a_redacted_text_are_named(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one", "The source lives at the ferry."))
    publish(newsroom)
    (before,) = parts_in(newsroom, "list:one")
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:one"), ("body",), "To protect.")
    kept = format_parts(
        format_entry(entry.index, entry.record, entry.head, before.body if entry.index == before.index else entry.body)
        for entry in parts_in(newsroom, "list:one")
    )
    _, report = judged(newsroom, "list:one", kept)
    assert [f"carries the body of record no. {before.index}" in message for message in faults(report)] == [True]


def test_every_head_of_the_parts_is_the_signed_one(room: Newsroom) -> None:
    (entry,) = parts_in(room, "list:one")
    assert entry.head is not None
    assert parse_story_head(entry.head).title == "Story one"
    assert entry.record.head == part_of(entry.head)
