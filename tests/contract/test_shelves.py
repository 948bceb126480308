"""The newsroom's shelf and a receiver's shelf answer every question alike: pages are a function of the answers."""

from __future__ import annotations

from pathlib import Path

from tests.newsrooms import check, faults, make_newsroom, story, take

from skywave.io.disk import FolderPlace
from skywave.newsroom import corrections
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
            found = own.story(work)
            assert found is not None
            for version in found.versions:
                assert own.body(version.index) == held.body(version.index)
        assert own.story("a" * 16) is None
        assert held.story("a" * 16) is None
