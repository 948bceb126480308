"""The newsroom's shelf and a receiver's shelf answer every question alike: pages are a function of the answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.newsrooms import check, faults, make_newsroom, story, take

from skywave.archive.head import EditionHead
from skywave.archive.record import EDITION, STANDING
from skywave.archive.root import Void
from skywave.carriers.web import pages
from skywave.io.disk import FolderPlace
from skywave.newsroom import corrections
from skywave.newsroom.editions import publish_edition
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.shelf import CatalogueShelf
from skywave.receiver.pin import Pin
from skywave.receiver.shelf import CopyShelf
from skywave.receiver.verify import verify
from skywave.story.listing import ALL, MONTH, SECTION, Listing
from skywave.testing import FakeClock


def lively_newsroom(folder: Path) -> Newsroom:
    """A newsroom in which everything that can happen to a story has happened."""
    clock = FakeClock()
    newsroom = make_newsroom(folder, {"eng": "en", "mya": "my"}, clock)
    take(
        newsroom,
        *[
            story(f"{n}", section="Economy" if n % 2 else "", published=1_777_000_000 + n * 86400 * 9)
            for n in range(70)
        ],
    )
    take(newsroom, story("no-date", published=None))
    publish(newsroom)
    clock.advance(3600)
    corrections.correct(
        newsroom, corrections.find_target(newsroom, "eng:3"), "It was wrong.", new=story("3", "It was right.")
    )
    corrections.retract(newsroom, corrections.find_target(newsroom, "eng:4"), "It was all wrong.")
    corrections.redact(newsroom, corrections.find_target(newsroom, "eng:5"), ("body",), "To protect a source.")
    corrections.correct(
        newsroom, corrections.find_target(newsroom, "eng:6"), "A safer title.", new=story("safe", "Safe text.")
    )
    corrections.redact(newsroom, corrections.find_target(newsroom, "eng:6"), ("head", "body"), "To protect.", version=1)
    (newsroom.folder / "standing" / "rfa" / "en" / "about.md").write_text("We report.\n")
    publish(newsroom)
    for name in ("eng:1", "eng:2"):
        publish_edition(newsroom, "eng", EditionHead(corrections.find_target(newsroom, name).work))
    return newsroom


def test_both_shelves_give_the_same_answers(tmp_path: Path) -> None:
    newsroom = lively_newsroom(tmp_path)
    assert faults(check(newsroom)) == []
    _, copies = verify(FolderPlace(newsroom.public), pin=Pin(newsroom.config.newsroom), render=False)
    copy = next(copy for copy in copies if copy.code == "eng")
    held = CopyShelf(copy, frozenset())
    with newsroom.catalogue.transaction() as db:
        own = CatalogueShelf(db, newsroom.root, "eng", "en")
        assert (own.domain, own.desk, own.language, own.withheld) == (
            held.domain,
            held.desk,
            held.language,
            held.withheld,
        )
        assert own.edition() == held.edition()
        for kind in (STANDING, EDITION):
            assert own.newest(kind) == held.newest(kind)
            assert own.newest(kind) is not None
        for before in (None, 0, 1, 5, copy.size):
            assert own.standing(before) == held.standing(before)
        listings = (Listing(ALL), *held.listings(SECTION), *held.listings(MONTH))
        assert own.listings(SECTION) == held.listings(SECTION)
        assert own.listings(MONTH) == held.listings(MONTH)
        assert len(listings) > 5
        for listing in listings:
            count = own.count(listing)
            assert count == held.count(listing)
            assert own.works(listing, 0, count) == held.works(listing, 0, count)
        works = own.works(Listing(ALL), 0, own.count(Listing(ALL)))
        assert len(works) == 71
        for work in works:
            assert own.story(work) == held.story(work)
            assert own.placement(work) == held.placement(work)
            assert own.removing(work) == held.removing(work)
            found = own.story(work)
            assert found is not None
            for version in found.versions:
                assert own.body(version.index) == held.body(version.index)
        assert own.story("a" * 16) is None
        assert held.story("a" * 16) is None
        assert own.removing("a" * 16) == held.removing("a" * 16) == ()
        assert sum(len(own.removing(work)) for work in works) == 2


def test_both_shelves_pass_over_what_a_root_note_made_void(tmp_path: Path) -> None:
    newsroom = lively_newsroom(tmp_path)
    _, copies = verify(FolderPlace(newsroom.public), pin=Pin(newsroom.config.newsroom), render=False)
    copy = next(copy for copy in copies if copy.code == "eng")
    # All that came after the stories: corrections, redactions, the new standing text, the last edition.
    first = min(by for indexes in copy.history.redactions.values() for by in indexes)
    last = max(copy.history.editions)
    root = replace(newsroom.root, voids=(Void("eng", first - 3, last - 1), Void("eng", last, last + 1)))
    copy.root = root
    held = CopyShelf(copy, frozenset())
    with newsroom.catalogue.transaction() as db:
        own = CatalogueShelf(db, root, "eng", "en")
        assert own.newest(STANDING) == held.newest(STANDING) == (0, copy.history.records[0])
        assert own.newest(EDITION) == held.newest(EDITION) == (last - 1, copy.history.records[last - 1])
        assert own.standing() == held.standing() == held.standing(before=1)
        assert own.edition() == held.edition()
        voided = [one.void for work in copy.history.redactions for one in held.removing(work)]
        assert voided == [True, True]
        for work in copy.history.redactions:
            assert own.removing(work) == held.removing(work)
            ours, theirs = own.story(work), held.story(work)
            assert ours is not None
            assert theirs is not None
            assert ours.redactions == theirs.redactions == ()
            assert [version.void for version in ours.versions] == [version.void for version in theirs.versions]
        rendered = dict(pages.all_pages(own)), dict(pages.all_pages(held))
        assert rendered[0].keys() == rendered[1].keys()
        assert rendered[0][pages.desk_parts_path("eng")]() == rendered[1][pages.desk_parts_path("eng")]()
