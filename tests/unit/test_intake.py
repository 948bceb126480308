"""What becomes of drafts: one work for one story, whose rights decide what leaves, and names that are withheld."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.newsrooms import ListSource, check, faults, make_newsroom, open_newsroom, paragraph, story, take

from skywave.archive.body import Figure
from skywave.errors import UsageError
from skywave.io import drafts
from skywave.newsroom.config import FILE
from skywave.newsroom.corrections import correct, find_target, redact, retract
from skywave.newsroom.ingest import ingest
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.rights import show_rights
from skywave.newsroom.silencing import silence
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import Draft, DraftAsset, DraftNote
from skywave.testing import FakeClock

DESKS = {"eng": "en", "kor": "ko"}
SENTENCES = [
    f"On day {n} the people of village {n * 7} carried {n * 3} sacks of rice over bridge {n * 11}, a driver said."
    for n in range(1, 30)
]
LONG = tuple(SENTENCES)
AP = "(AP Photo/A. Example)"


def picture(colour: str = "teal") -> bytes:
    data = BytesIO()
    Image.new("RGB", (640, 400), colour).save(data, "JPEG")
    return data.getvalue()


def with_photo(name: str, credit: str, **fields: object) -> Draft:
    asset = replace(DraftAsset("p.jpg", caption="A bridge.", credit=credit, data=picture(name)), **fields)  # type: ignore[arg-type]
    blocks = (paragraph(f"The river rose at {name}, and the bridge is closed."), Figure(0))
    return story(name, blocks=blocks, assets=(asset,))


def add(newsroom: Newsroom, text: str, clock: FakeClock) -> Newsroom:
    """Add lines to newsroom.toml, as a person would, and open it anew."""
    path = newsroom.folder / FILE
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return open_newsroom(newsroom.folder.parent, clock)


def texts_of(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))


# --- which work a draft is ------------------------------------------------------------------


def test_one_story_under_several_addresses_is_one_work(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    first = replace(
        story("a", *LONG),
        source="html",
        ids=("html:1", "url:https://www.rfa.example/english/news/china/rice-03152024123456.html"),
    )
    again = replace(
        first,
        summary="A shorter way to say it.",
        ids=("html:2", "url:http://m.rfa.example/english/china/rice-on-the-bridge-03152024123456.html?utm_source=x"),
    )
    one = take(newsroom, first).stories[0]
    other = take(newsroom, again).stories[0]
    assert (one.state, other.state) == ("new", "copy")
    assert one.work == other.work
    assert "number in its address" in other.reason
    assert take(newsroom, first, again).stories[0].state == "unchanged"
    assert take(newsroom, again).stories[0].work == one.work


def test_the_same_number_in_two_addresses_does_not_make_two_stories_one(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    one = replace(story("a", *LONG), ids=("list:1", "url:https://rfa.example/a-8841207"))
    other = replace(story("b", *(text[::-1] for text in LONG)), ids=("list:2", "url:https://benar.example/b-8841207"))
    assert [taken.state for taken in take(newsroom, one, other).stories] == ["new", "new"]


def test_a_canonical_link_that_every_page_shares_makes_no_two_stories_one(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    home = "url:https://rfa.example/english"
    one = replace(story("a", *LONG), ids=("list:1", home))
    other = replace(story("b", *(text[::-1] for text in LONG)), ids=("list:2", home))
    assert [taken.state for taken in take(newsroom, one, other).stories] == ["new", "new"]


def test_a_syndicated_copy_is_another_name_of_its_work_and_never_a_version(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    ours = replace(story("a", *LONG), ids=("list:1", "url:https://rfa.example/a"))
    theirs = replace(
        story("b", "Read more from us.", *LONG[1:], "Subscribe now."),
        source="feed",
        ids=("feed:x", "url:https://partner.example/b"),
        publisher="Radio Example",
    )
    taken = take(newsroom, ours, theirs).stories
    assert [found.state for found in taken] == ["new", "copy"]
    assert taken[0].work == taken[1].work
    assert "by its text" in taken[1].reason
    publish(newsroom)
    assert take(newsroom, ours, theirs).count("updated") == 0


def test_the_original_takes_the_place_of_a_republished_copy(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = add(
        make_newsroom(tmp_path, clock=clock), '\n[[licence]]\nholder = "Weekly Example"\ncovers = ["text"]\n', clock
    )
    copy = replace(
        story("b", *LONG), source="feed", ids=("feed:x", "url:https://partner.example/b"), publisher="Weekly Example"
    )
    first = take(newsroom, copy).stories[0]
    found = take(
        newsroom, replace(story("a", *LONG, "And more."), ids=("list:1", "url:https://weekly.example/a"))
    ).stories[0]
    assert (first.state, found.state, first.work == found.work) == ("new", "updated", True)


def test_a_new_content_system_takes_the_lead_when_a_person_says_so(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    address = "url:https://rfa.example/english/a"
    take(newsroom, replace(story("a", *LONG), source="plone", ids=("plone:1", address)))
    moved = replace(story("a", *LONG, "One more line."), source="ans", ids=("ans:X", address))
    assert take(newsroom, moved).stories[0].state == "copy"
    source, material = ListSource([moved]), LocalMaterial("list")
    assert ingest(newsroom, source, material, lead=True).stories[0].state == "updated"
    assert take(newsroom, replace(moved, summary="A new summary.")).stories[0].state == "updated"


def test_formulas_of_one_site_stay_stories_of_their_own(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    weather = [
        replace(story(f"w{day}", *LONG, f"High of {day}."), title=f"Weather of day {day}", ids=(f"list:w{day}",))
        for day in range(4)
    ]
    assert take(newsroom, *weather).count("new") == 4


def test_a_translation_shares_the_work_of_what_it_translates_by_any_name(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path, DESKS)
    english = replace(story("a", *LONG), ids=("list:1", "url:https://rfa.example/english/a"))
    korean = replace(
        story("가", "강이 월요일에 넘쳤다고 관리들이 말했다. 다리는 닫혔다.", language="ko"),
        ids=("list:2",),
        translations=("https://www.rfa.example/english/a.html",),
    )
    one, other = take(newsroom, english, korean).stories
    assert (one.work, one.desk, other.desk) == (other.work, "eng", "kor")


def test_an_older_reading_never_replaces_a_newer_one(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    new = replace(story("a", "The new text of it."), modified=200)
    old = replace(story("a", "The old text of it."), modified=100)
    assert [taken.state for taken in take(newsroom, new, old).stories] == ["new", "unchanged"]
    assert "older reading" in take(newsroom, old).stories[0].reason


def test_a_correction_note_of_the_source_becomes_the_note_of_the_next_version(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("a", "The dam is 400 metres high."))
    publish(newsroom)
    note = DraftNote("correction", "An earlier version said that the dam is 400 metres high.", 1_777_000_100)
    edited = replace(story("a", "The dam is 40 metres high."), notes=(note,))
    assert take(newsroom, edited).stories[0].state == "updated"
    assert take(newsroom, edited).stories[0].state == "unchanged"
    publish(newsroom)
    target = find_target(newsroom, "list:a")
    assert target.leaf.record.kind == "correct"
    assert "An earlier version said" in texts_of(newsroom.public)
    assert faults(check(newsroom)) == []


# --- rights -----------------------------------------------------------------------------------


def test_wire_copy_stays_home_without_a_licence_and_goes_with_one(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    wire = replace(story("a"), byline=("Reuters",))
    taken = take(newsroom, wire).stories[0]
    assert (taken.state, "Reuters material (wire)" in taken.reason) == ("held", True)
    newsroom = add(newsroom, '\n[[licence]]\nholder = "Reuters"\ncovers = ["text"]\n', clock)
    assert take(newsroom, wire).stories[0].state == "updated"
    publish(newsroom)
    assert "Story a" in texts_of(newsroom.public)


def test_another_publishers_text_stays_home(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    taken = take(
        newsroom, replace(story("a"), publisher="Weekly Example"), replace(story("b"), publisher="Radio Example")
    )
    assert [found.state for found in taken.stories] == ["held", "new"]


def test_a_credit_that_names_an_agency_outweighs_a_claim_to_own_the_photo(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    taken = take(newsroom, with_photo("teal", AP, right="owned")).stories[0]
    (home,) = taken.at_home
    assert "names AP" in home.why
    assert taken.state == "new"


def test_a_photo_under_the_newsrooms_own_name_travels_with_its_parts_and_renditions(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    taken = take(newsroom, with_photo("teal", "Photo: Aung Example/Radio Example")).stories[0]
    assert taken.at_home == ()
    publish(newsroom)
    page = texts_of(newsroom.public)
    assert "<picture>" in page
    assert 'type="image/avif"' in page
    assert faults(check(newsroom)) == []


def test_a_licence_ends_and_the_photo_leaves_the_tree_with_the_next_publication(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    end = clock.now() + 86400 * 3
    licence = f'\n[[licence]]\nholder = "AP"\nuntil = {_date(end)}\n'
    newsroom = add(newsroom, licence, clock)
    assert take(newsroom, with_photo("teal", AP)).stories[0].at_home == ()
    publish(newsroom)
    assert list((newsroom.public / "o").rglob("*.jpg"))
    assert "A. Example" in texts_of(newsroom.public)
    clock.advance(86400 * 4)
    publish(newsroom)
    assert [path for path in (newsroom.public / "o").rglob("*.*") if path.suffix in (".jpg", ".avif", ".webp")] == []
    report = check(newsroom)
    assert faults(report) == []
    assert sum(desk.assets_withheld for desk in report.desks.values()) > 0
    assert "A. Example" in texts_of(newsroom.public)  # the credit stays
    shown = show_rights(newsroom, "list:teal")["desks"][0]["parts"]
    assert [(part["kind"], part["allowed"]) for part in shown] == [("text", True), ("picture", False)]
    assert "has ended" in shown[1]["why"]


def test_a_photo_whose_right_returns_is_back_on_every_page_that_shows_it(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    newsroom = add(newsroom, f'\n[[licence]]\nholder = "AP"\nuntil = {_date(clock.now() + 86400)}\n', clock)
    take(newsroom, with_photo("teal", AP))
    publish(newsroom)
    clock.advance(86400 * 2)
    publish(newsroom)
    assert list((newsroom.public / "o").rglob("*.jpg")) == []
    newsroom = add(newsroom, f'\n[[licence]]\nholder = "AP"\nuntil = {_date(clock.now() + 86400)}\n', clock)
    take(newsroom, replace(with_photo("teal", AP), ids=("list:again",), title="Another story of it"))
    take(newsroom, replace(with_photo("teal", AP), ids=("list:other",), title="A third story", place="PYAY"))
    publish(newsroom)
    assert len(list((newsroom.public / "o").rglob("*.jpg"))) == 1
    report = check(newsroom)
    assert faults(report) == []
    assert sum(desk.assets_withheld for desk in report.desks.values()) == 0
    clock.advance(86400 * 2)
    publish(newsroom)
    assert list((newsroom.public / "o").rglob("*.jpg")) == []
    assert faults(check(newsroom)) == []


def test_a_photo_of_a_corrected_story_leaves_when_its_licence_ends(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("a"))
    publish(newsroom)
    newsroom = add(newsroom, f'\n[[licence]]\nholder = "AP"\nuntil = {_date(clock.now() + 86400)}\n', clock)
    correct(newsroom, find_target(newsroom, "list:a"), "The photo was missing.", new=with_photo("teal", AP))
    assert len(list((newsroom.public / "o").rglob("*.jpg"))) == 1
    clock.advance(86400 * 2)
    publish(newsroom)
    assert list((newsroom.public / "o").rglob("*.jpg")) == []
    assert faults(check(newsroom)) == []


def test_a_licence_that_ends_while_a_story_waits_keeps_the_photo_home(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    newsroom = add(newsroom, f'\n[[licence]]\nholder = "AP"\nuntil = {_date(clock.now() + 86400)}\n', clock)
    take(newsroom, replace(with_photo("teal", AP), embargo=clock.now() + 86400 * 3))
    clock.advance(86400 * 4)
    publish(newsroom)
    assert "Story teal" in texts_of(newsroom.public)
    assert not (newsroom.public / "o").exists() or list((newsroom.public / "o").rglob("*.jpg")) == []


@pytest.mark.parametrize(
    ("terms", "word"),
    [
        ("JAPAN OUT", "JP"),
        ("Do not use without permission", "forbid"),
        ("NO ARCHIVE", "keep"),
        ("Editorial use only", ""),
    ],
)
def test_terms_limit_even_what_a_licence_allows(tmp_path: Path, terms: str, word: str) -> None:
    clock = FakeClock()
    newsroom = add(make_newsroom(tmp_path, clock=clock), '\n[[licence]]\nholder = "AP"\n', clock)
    at_home = take(newsroom, with_photo("teal", AP, terms=terms)).stories[0].at_home
    assert [word in home.why for home in at_home] == ([True] if word else [])


def test_several_captions_and_credits_of_one_photo_are_one_asset(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    data = picture()
    assets = (
        DraftAsset("a.jpg", caption="Ours.", credit="Radio Example", data=data),
        DraftAsset("b.jpg", caption="Theirs.", credit="Photo: Aung Example/Radio Example", data=data),
    )
    blocks = (Figure(0), paragraph("Text of it."), Figure(1))
    take(newsroom, story("a", blocks=blocks, assets=assets))
    (part,) = [part for part in show_rights(newsroom, "list:a")["desks"][0]["parts"] if part["kind"] == "picture"]
    assert part["credit"] == "Photo: Aung Example/Radio Example"
    assert (part["captions"], part["spellings"]) == (["Theirs."], ["Radio Example"])


def test_facts_of_a_story_never_reach_the_public_tree(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, with_photo("teal", AP, agency_caption="An agency's own words.", terms="JAPAN OUT"))
    publish(newsroom)
    everything = b"".join(path.read_bytes() for path in newsroom.public.rglob("*") if path.is_file())
    assert b"own words" not in everything
    assert b"JAPAN OUT" not in everything
    with newsroom.catalogue.transaction() as db:
        (stored,) = drafts.newest_drafts(db, [find_target(newsroom, "list:teal").work]).values()
    assert json.loads(stored.facts)["assets"][0]["agency_caption"] == "An agency's own words."


# --- withheld names ---------------------------------------------------------------------------


def test_a_withheld_name_leaves_every_file_and_every_later_story(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path, DESKS)
    one = replace(with_photo("teal", "Photo: Kim Example/Radio Example"), byline=("Kim Example", "Mi Example"))
    other = replace(story("b"), byline=("Someone Else",))
    korean = replace(story("다", "강이 넘쳤다고 관리들이 말했다.", language="ko"), byline=("KIM EXAMPLE",))
    take(newsroom, one, other, korean)
    publish(newsroom)
    correct(newsroom, find_target(newsroom, "list:teal"), "The bridge was open.")
    take(newsroom, replace(story("later"), byline=("Kim  Example",)))
    done = silence(newsroom, "Kim Example", "A name is withheld for safety.")
    assert {desk for desk, _ in done.stories} == {"eng", "kor"}
    assert done.waiting == 1
    publish(newsroom)
    take(newsroom, replace(story("new"), byline=("kim example",)), story("named", "As Kim Example wrote, it rained."))
    publish(newsroom)
    found = [path for path in newsroom.public.rglob("*") if path.is_file() and b"Kim Ex" in path.read_bytes()]
    assert found == []
    pages = texts_of(newsroom.public)
    assert "kim example" not in pages.lower()
    assert "Mi Example" in pages
    assert "The bridge was open." in pages  # the correction stays
    assert "Story named" not in pages
    assert list((newsroom.public / "o").rglob("*.jpg")) == []
    assert faults(check(newsroom)) == []


def test_no_correction_brings_a_withheld_name_back(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("a"))
    publish(newsroom)
    silence(newsroom, "Kim Example", "A name is withheld for safety.")
    target = find_target(newsroom, "list:a")
    correct(newsroom, target, "The date was wrong.", new=replace(story("a"), byline=("KIM EXAMPLE", "Mi Example")))
    pages = texts_of(newsroom.public)
    assert "Mi Example" in pages
    assert "kim example" not in pages.lower()
    target = find_target(newsroom, "list:a")
    with pytest.raises(UsageError, match="withheld"):
        correct(newsroom, target, "It was wrong.", new=story("a", "As Kim Example wrote, it rained."))
    with pytest.raises(UsageError, match="withheld"):
        correct(newsroom, target, "Kim Example was wrong.")
    assert "kim example" not in texts_of(newsroom.public).lower()


def test_a_name_is_withheld_where_a_text_was_removed_or_a_story_taken_back(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, *(story(name, byline=("Kim Example",)) for name in ("removed", "taken back", "other")))
    publish(newsroom)
    take(newsroom, story("taken back", "The river fell, officials said on Friday."))
    publish(newsroom)
    redact(newsroom, find_target(newsroom, "list:removed"), ("body",), "For somebody's safety.")
    retract(newsroom, find_target(newsroom, "list:taken back"), "The story was not true.")
    silence(newsroom, "Kim Example", "A name is withheld for safety.")
    assert "kim example" not in texts_of(newsroom.public).lower()
    assert not faults(check(newsroom))
    page = (newsroom.public / "eng" / "s" / f"{find_target(newsroom, 'list:removed').work}.html").read_text()
    assert "river rose" not in page
    assert "A name is withheld for safety." in page
    last = find_target(newsroom, "list:taken back").leaf.record
    assert last.kind == "retract"


def test_a_note_must_not_give_away_the_withheld_name(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    with pytest.raises(UsageError, match="holds the name"):
        silence(newsroom, "Kim Example", "We removed kim example.")
    with pytest.raises(UsageError, match="too short"):
        silence(newsroom, " .", "A name is withheld.")


def _date(seconds: int) -> str:
    import datetime as dt

    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
