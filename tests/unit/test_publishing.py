"""What publishing promises: renewals, embargoes, index records, redactions, standing texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fault.test_every_byte import picture
from tests.newsrooms import check, faults, make_newsroom, story, take

from skywave import limits
from skywave.archive.head import parse_index_head
from skywave.errors import UsageError
from skywave.io.disk import FolderPlace
from skywave.io.tables import sealed
from skywave.newsroom import corrections
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.receiver.copy import DeskCopy
from skywave.receiver.verify import verify
from skywave.story.draft import DraftAsset
from skywave.testing import FakeClock

HOUR = 3600


def copy_of(newsroom: Newsroom, code: str = "eng") -> DeskCopy:
    _, copies = verify(FolderPlace(newsroom.public), pin=None, render=False)
    return next(copy for copy in copies if copy.code == code)


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_with_nothing_new_publish_appends_nothing_and_renews_the_pulse(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one"))
    publish(newsroom)
    before = check(newsroom)
    clock.advance(HOUR)
    outcome = publish(newsroom)
    after = check(newsroom)
    assert outcome.records == {}
    assert after.desks["eng"].size == before.desks["eng"].size
    assert (before.complete_as_of or 0) + HOUR == after.complete_as_of


def test_an_embargoed_story_waits_and_is_released_by_the_next_publication_after_its_time(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("secret", "Nobody may read this yet.", embargo=clock.now() + HOUR))
    publish(newsroom)
    assert check(newsroom).stories_of("eng") == 0
    assert b"Nobody may read this yet" not in all_bytes(newsroom.public)
    clock.advance(HOUR)
    publish(newsroom)
    assert check(newsroom).stories_of("eng") == 1


def test_an_expired_story_never_leaves(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    taken = take(newsroom, story("late", expires=clock.now() - 1), story("soon", expires=clock.now() + HOUR))
    assert [story.state for story in taken.stories] == ["held", "new"]
    clock.advance(2 * HOUR)
    publish(newsroom)
    assert check(newsroom).stories_of("eng") == 0


def test_an_edit_becomes_a_version_and_an_unchanged_re_read_nothing(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one", "The river rose."))
    publish(newsroom)
    assert take(newsroom, story("one", "The river rose.")).count("unchanged") == 1
    assert publish(newsroom).records == {}
    assert take(newsroom, story("one", "The river fell.")).count("updated") == 1
    publish(newsroom)
    records = [record for record in copy_of(newsroom).history.records if record.is_story]
    assert [(record.version, record.ref) for record in records] == [(1, None), (2, 1)]
    assert faults(check(newsroom)) == []


def test_an_index_record_ends_every_bundle_and_names_every_superseding_record(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    width = limits.TILE_WIDTH
    take(newsroom, *[story(f"{n}", "Short.") for n in range(3 * width)])
    publish(newsroom)
    for number in (5, 7, 5):
        target = corrections.find_target(newsroom, "list:" + str(number))
        corrections.correct(newsroom, target, "It was wrong.")
    take(newsroom, *[story(f"more-{n}", "Short.") for n in range(width)])
    publish(newsroom)
    copy = copy_of(newsroom)
    kinds = [record.kind for record in copy.history.records]
    assert [i for i, kind in enumerate(kinds) if kind == "index"] == [
        width - 1,
        2 * width - 1,
        3 * width - 1,
        4 * width - 1,
    ]
    last = parse_index_head(copy.part("head", 4 * width - 1) or b"")
    assert (last.start, last.end) == (0, 4 * width - 1)
    assert sum(len(by) for _, by in last.supersedes) == 3
    assert faults(check(newsroom)) == []


def test_a_redacted_text_leaves_every_file_and_its_bundle_changes_its_path(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("safe", "Nothing here."), story("source", "The source lives at the ferry."))
    publish(newsroom)
    bundle = newsroom.public / "eng" / "body" / "000.p" / "3"
    assert bundle.exists()
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:source"), ("body",), "To protect a source.")
    assert not bundle.exists()
    assert (newsroom.public / "eng" / "body" / "000.r1.p" / "4").exists()
    assert b"lives at the ferry" not in all_bytes(newsroom.public)
    copy = copy_of(newsroom)
    assert all(b"ferry" not in (copy.part("body", i) or b"") for i in range(copy.size))
    report = check(newsroom)
    assert faults(report) == []
    assert report.desks["eng"].redacted == 1
    with pytest.raises(UsageError, match="redacted before"):
        corrections.redact(newsroom, corrections.find_target(newsroom, "list:source"), ("body",), "Again.")


def test_the_head_of_the_newest_version_cannot_be_redacted(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    publish(newsroom)
    with pytest.raises(UsageError, match="left without a title"):
        corrections.redact(newsroom, corrections.find_target(newsroom, "list:one"), ("head",), "To protect.")
    assert check(newsroom).ok


def test_a_dangerous_title_is_replaced_and_its_head_redacted_and_lists_stay_exact(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, *[story(f"{n}", section="Rights") for n in range(60)])
    take(newsroom, story("danger", title="A name that endangers", section="Secret section"))
    publish(newsroom)
    target = corrections.find_target(newsroom, "list:danger")
    corrections.correct(
        newsroom, target, "A safer title.", new=story("x", "Safe.", title="A safe title", section="Rights")
    )
    corrections.redact(
        newsroom, corrections.find_target(newsroom, "list:danger"), ("head", "body"), "To protect.", version=1
    )
    assert faults(check(newsroom)) == []
    whole = all_bytes(newsroom.public)
    assert b"endangers" not in whole
    assert b"Secret section" not in whole


def test_a_redacted_picture_leaves_every_desk_that_shows_it(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path, {"eng": "en", "mya": "my"})
    photo = DraftAsset("hill.png", caption="The hill", credit="Mi Example/Radio Example", right="owned", data=picture())
    take(newsroom, story("one", assets=(photo,)), story("two", assets=(photo,), language="my", desk="mya"))
    publish(newsroom)
    file = next((newsroom.public / "o").rglob("*.jpg"))
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:one"), (f"asset:{file.stem}",), "To protect.")
    assert not file.exists()
    assert not list(newsroom.originals.rglob("*.jpg"))
    report = check(newsroom)
    assert faults(report) == []
    assert all(desk.redacted >= 1 for desk in report.desks.values())


def test_a_changed_standing_text_becomes_a_record_and_old_stories_keep_theirs(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    publish(newsroom)
    notice = newsroom.folder / "standing" / "rfa" / "en" / "notice.md"
    notice.write_text("Copyright 2027, at a new address.\n")
    take(newsroom, story("two"))
    publish(newsroom)
    kinds = [record.kind for record in copy_of(newsroom).history.records]
    assert kinds == ["standing", "publish", "standing", "publish"]
    pages = {path.name: path.read_text() for path in (newsroom.public / "eng" / "s").glob("*.html")}
    assert sum("at a new address" in page for page in pages.values()) == 1
    assert "at a new address" in (newsroom.public / "eng" / "about.html").read_text()
    assert faults(check(newsroom)) == []


def test_pages_and_addresses_hold_no_headline_words_and_no_file_names(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    photo = DraftAsset("interview-with-kyaw.png", caption="c", credit="Mi", right="owned", data=picture())
    take(newsroom, story("river", title="Sairung flood warning", section="Weatherdesk", assets=(photo,)))
    publish(newsroom)
    paths = " ".join(path.relative_to(newsroom.public).as_posix() for path in newsroom.public.rglob("*")).lower()
    for word in ("sairung", "flood", "warning", "weatherdesk", "interview", "kyaw"):
        assert word not in paths
    assert b"interview-with-kyaw" not in all_bytes(newsroom.public)


def test_an_embargo_that_moves_is_kept_although_the_story_is_the_same(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one", embargo=clock.now() + HOUR))
    take(newsroom, story("one", embargo=clock.now() + 5 * HOUR))
    clock.advance(2 * HOUR)
    publish(newsroom)
    assert check(newsroom).stories_of("eng") == 0


def test_a_story_that_is_withdrawn_in_the_source_before_it_was_published_stays_home(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    take(newsroom, story("one", status="withheld", hold="private in the source"))
    publish(newsroom)
    assert check(newsroom).stories_of("eng") == 0


def test_a_text_too_long_for_a_frame_is_held_back_and_blocks_nobody(tmp_path: Path) -> None:
    noise = "".join(chr(0x4E00 + (n * 7919 + n * n) % 20000) for n in range(60_000))
    newsroom = make_newsroom(tmp_path)
    parts = [noise[at : at + 5000] for at in range(0, len(noise), 5000)]
    taken = take(newsroom, story("long", *parts, desk="eng"), story("short"))
    assert [story.state for story in taken.stories] == ["held", "new"]
    assert "too long" in taken.stories[0].reason
    publish(newsroom)
    assert check(newsroom).stories_of("eng") == 1


def test_what_was_redacted_is_kept_for_thirty_days_and_then_deleted(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one"))
    publish(newsroom)
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:one"), ("body",), "To protect a source.")

    def kept() -> int:
        with newsroom.catalogue.transaction() as db:
            return len(db.execute(sealed.select()).all())

    assert kept() == 1
    clock.advance(29 * 24 * HOUR)
    publish(newsroom)
    assert kept() == 1
    clock.advance(24 * HOUR)
    publish(newsroom)
    assert kept() == 0


def test_a_correction_after_a_picture_was_redacted_goes_out_without_the_picture(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    photo = DraftAsset("hill.png", caption="The hill", credit="Mi Example/Radio Example", right="owned", data=picture())
    take(newsroom, story("one", assets=(photo,)))
    publish(newsroom)
    digest = next((newsroom.public / "o").rglob("*.jpg")).stem
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:one"), (f"asset:{digest}",), "To protect.")
    corrections.correct(newsroom, corrections.find_target(newsroom, "list:one"), "A name was misspelled.")
    assert faults(check(newsroom)) == []
    assert not list((newsroom.public / "o").rglob("*.jpg"))


def test_a_redacted_picture_never_comes_back_with_another_story_of_any_desk(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path, {"eng": "en", "mya": "my"})
    photo = DraftAsset("hill.png", caption="The hill", credit="Mi Example/Radio Example", right="owned", data=picture())
    take(newsroom, story("one", assets=(photo,)))
    publish(newsroom)
    digest = next((newsroom.public / "o").rglob("*.jpg")).stem
    corrections.redact(newsroom, corrections.find_target(newsroom, "list:one"), (f"asset:{digest}",), "To protect.")
    take(newsroom, story("two", assets=(photo,)), story("three", assets=(photo,), language="my", desk="mya"))
    publish(newsroom)
    assert not list((newsroom.public / "o").rglob("*.jpg"))
    assert faults(check(newsroom)) == []
