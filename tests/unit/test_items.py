"""Items: what one partner may have of one work, now. Every clause of a contract and every right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import make_newsroom, paragraph, story, take
from tests.unit.test_intake import AP, add, with_photo

from skywave.archive.body import Figure, Heading, Span
from skywave.errors import UsageError
from skywave.newsroom.corrections import Target, correct, find_target, redact, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.silencing import silence
from skywave.partners.contract import parse_contract
from skywave.partners.items import ItemMaker, terms_of
from skywave.partners.roster import Partner
from skywave.sources.reading.blocks import plain_text
from skywave.story.item import CANCELED, USABLE, WITHHELD, Item
from skywave.testing import FakeClock

OWN = "Photo: Aung Example/Radio Example"
HOUR, DAY = 3600, 86400
PHOTOS = '[photos]\nclasses = ["owned", "wire"]\n'


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def newsroom(tmp_path: Path, clock: FakeClock) -> Iterator[Newsroom]:
    opened = make_newsroom(tmp_path, {"eng": "en", "mya": "my"}, clock)
    yield opened
    opened.catalogue.close()


def partner(text: str = "", *, ended: int | None = None) -> Partner:
    contract = 'name = "We Are The Mighty"\n' + text
    return Partner("watm", parse_contract(contract), 1, b"s" * 32, 0, ended, contract)


def make(
    newsroom: Newsroom, text: str = "", *, name: str = "list:one", holds: bool = False, ended: int | None = None,
    now: int | None = None,
) -> Item:  # fmt: skip
    target = _target(newsroom, name)
    with newsroom.catalogue.transaction() as db:
        maker = ItemMaker(newsroom, db, newsroom.clock.now() if now is None else now)
        item = maker.make(partner(text, ended=ended), target.desk, target.work, holds=holds)
    assert item is not None
    return item


def _target(newsroom: Newsroom, name: str) -> Target:
    try:
        return find_target(newsroom, name)
    except UsageError:
        return find_target(newsroom, "list:teal")


def published(newsroom: Newsroom, *drafts: object) -> None:
    take(newsroom, *(drafts or (story("one"),)))  # type: ignore[arg-type]
    publish(newsroom)


def texts(item: Item) -> list[str]:
    return [plain_text(block) for block in item.blocks]


# --- which works ---------------------------------------------------------------------------


def test_a_story_goes_as_it_was_published(newsroom: Newsroom, clock: FakeClock) -> None:
    published(newsroom, story("one", byline=("Mi Example", "Kim Example"), place="PYAY", summary="In short."))
    item = make(newsroom)
    assert (item.status, item.why, item.title, item.summary) == (USABLE, "", "Story one", "In short.")
    assert item.byline_line == "Mi Example, Kim Example"
    assert (item.place, item.section, item.published) == ("PYAY", "Economy", 1_777_000_000)
    assert (item.version, item.first, item.changed, item.until) == (1, clock.now(), clock.now(), None)
    assert item.original == f"https://rfa.example/eng/s/{item.work}.html"
    assert texts(item) == ["The river rose at one on Monday, officials said."]
    assert not item.excerpt


def test_a_desk_that_the_contract_does_not_cover_gives_nothing(newsroom: Newsroom) -> None:
    published(newsroom)
    target = find_target(newsroom, "list:one")
    with newsroom.catalogue.transaction() as db:
        maker = ItemMaker(newsroom, db, newsroom.clock.now())
        other = partner('desks = ["mya"]')
        assert maker.make(other, target.desk, target.work) is None
        assert maker.make(other, target.desk, target.work, holds=True) is not None
        assert maker.make(partner(), "zzz", target.work) is None
        assert maker.make(partner(), "eng", "a" * 16) is None


OUTSIDE = [
    ("from = 2100-01-01", 0, None, "the contract has not begun"),
    ("until = 2020-01-01", 0, None, "the contract has ended"),
    ("", 0, 1, "the contract has ended"),
    ("[window]\ndelay_hours = 6", 6 * HOUR - 1, None, "it may go 6 hours after its publication"),
    ("[window]\ndays = 3", 3 * DAY, None, "its window of 3 days is over"),
]


@pytest.mark.parametrize(("text", "later", "ended", "why"), OUTSIDE, ids=[row[3] + str(row[2]) for row in OUTSIDE])
def test_what_may_not_go_now_is_withheld_and_holders_still_hear_of_it(
    newsroom: Newsroom, clock: FakeClock, text: str, later: int, ended: int | None, why: str
) -> None:
    published(newsroom)
    clock.advance(later)
    item = make(newsroom, text, ended=ended)
    assert (item.status, item.why, item.title, item.blocks, item.assets) == (WITHHELD, why, "", (), ())
    assert make(newsroom, text, ended=ended, holds=True).status == USABLE


def test_a_window_opens_and_closes_to_the_second(newsroom: Newsroom, clock: FakeClock) -> None:
    published(newsroom)
    begin, text = clock.now(), "[window]\ndelay_hours = 6\ndays = 3"
    moments = {
        begin + 6 * HOUR - 1: WITHHELD,
        begin + 6 * HOUR: USABLE,
        begin + 3 * DAY - 1: USABLE,
        begin + 3 * DAY: WITHHELD,
    }
    assert {now: make(newsroom, text, now=now).status for now in moments} == moments
    assert make(newsroom, text, now=begin + 7 * HOUR).until == begin + 3 * DAY


# --- what was taken back -------------------------------------------------------------------


def test_a_retracted_story_is_canceled_with_its_note_and_without_its_text(newsroom: Newsroom) -> None:
    published(newsroom)
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    item = make(newsroom)
    assert (item.status, item.why, item.blocks) == (CANCELED, "the newsroom has taken this story back", ())
    assert [note.text for note in item.notes] == ["It was not true."]


def test_a_story_whose_text_was_removed_is_canceled(newsroom: Newsroom) -> None:
    published(newsroom)
    redact(newsroom, find_target(newsroom, "list:one"), ("body",), "For somebody's safety.")
    item = make(newsroom, holds=True)
    assert (item.status, item.why) == (CANCELED, "the newsroom has removed this story")
    assert [note.type for note in item.notes] == ["redaction"]


def test_a_correction_goes_with_every_note_the_newest_first(newsroom: Newsroom, clock: FakeClock) -> None:
    published(newsroom)
    for name in ("First.", "Second."):
        clock.advance(60)
        correct(newsroom, find_target(newsroom, "list:one"), name, new=story("one", f"The river fell. {name}"))
    item = make(newsroom)
    assert item.version == 3
    assert [note.text for note in item.notes] == ["Second.", "First."]
    assert item.changed == clock.now()


def test_a_withheld_name_is_not_in_it(newsroom: Newsroom) -> None:
    published(newsroom, story("one", byline=("Mi Example",)))
    silence(newsroom, "Mi Example", "For somebody's safety.")
    item = make(newsroom)
    assert item.byline == ()
    assert item.byline_withheld
    assert "Mi Example" not in repr(item)


# --- the text's right ----------------------------------------------------------------------


def test_a_contract_that_covers_no_text_gets_none(newsroom: Newsroom) -> None:
    published(newsroom)
    assert make(newsroom, '[text]\npart = "none"').why == "the text stays home: the contract covers no text"


@pytest.mark.parametrize(
    ("audiences", "status"),
    [('["*"]', USABLE), ('["readers", "watm"]', USABLE), ('["readers"]', WITHHELD), ('["readers", "other"]', WITHHELD)],
)
def test_a_text_under_a_licence_goes_to_whom_the_licence_names(
    newsroom: Newsroom, clock: FakeClock, audiences: str, status: str
) -> None:
    newsroom = add(
        newsroom, f'\n[[licence]]\nholder = "AFP"\ncovers = ["text"]\naudiences = {audiences}\narchive = true\n', clock
    )
    published(newsroom, story("one", publisher="AFP"))
    item = make(newsroom)
    assert item.status == status
    assert bool(item.blocks) == (status == USABLE)
    newsroom.catalogue.close()


# --- photos --------------------------------------------------------------------------------


def test_no_photo_goes_where_the_contract_covers_none_and_the_text_goes_all_the_same(newsroom: Newsroom) -> None:
    published(newsroom, with_photo("teal", OWN))
    item = make(newsroom)
    (asset,) = item.assets
    assert item.status == USABLE
    assert (asset.files, asset.why) == ((), "the contract covers no photos of this kind (owned)")
    assert (asset.caption, asset.credit) == ("A bridge.", OWN), "our caption and the whole credit stand in its place"


def test_an_own_photo_goes_where_the_contract_covers_its_class(newsroom: Newsroom) -> None:
    published(newsroom, with_photo("teal", OWN))
    (asset,) = make(newsroom, PHOTOS).assets
    assert asset.files
    assert (asset.why, asset.right, asset.credit) == ("", "owned", OWN)


LICENCE = '\n[[licence]]\nholder = "AP"\naudiences = {}\n'


@pytest.mark.parametrize(
    ("licence", "contract", "why"),
    [
        (LICENCE.format('["readers", "watm"]'), PHOTOS, ""),
        (LICENCE.format('["*"]'), PHOTOS, ""),
        (LICENCE.format('["readers"]'), PHOTOS, "the licence of AP is not for watm"),
        (
            LICENCE.format('["*"]'),
            '[photos]\nclasses = ["owned"]\n',
            "the contract covers no photos of this kind (wire)",
        ),
        (LICENCE.format('["*"]') + 'not_in = ["JP"]\n', 'territory = "JP"\n' + PHOTOS, "the licence of AP "),
        (LICENCE.format('["*"]') + 'not_in = ["JP"]\n', 'territory = "US"\n' + PHOTOS, ""),
    ],
    ids=["for the partner", "for all", "for readers alone", "a class not covered", "not in Japan", "in America"],
)
def test_an_agencys_photo_goes_only_where_licence_and_contract_both_say_so(
    newsroom: Newsroom, clock: FakeClock, licence: str, contract: str, why: str
) -> None:
    # Readers of the world must have it, or its file would not be kept at all.
    readers = LICENCE.format('["readers"]')
    newsroom = add(newsroom, licence + readers, clock)
    published(newsroom, with_photo("teal", AP))
    (asset,) = make(newsroom, contract).assets
    assert bool(asset.files) == (why == "")
    assert why in asset.why
    newsroom.catalogue.close()


def test_a_photo_goes_until_its_right_ends_and_not_a_second_longer(newsroom: Newsroom, clock: FakeClock) -> None:
    end = (clock.now() // DAY + 3) * DAY
    day = dt.datetime.fromtimestamp(end, dt.UTC).date().isoformat()
    newsroom = add(newsroom, LICENCE.format('["*"]') + f"until = {day}\n", clock)
    published(newsroom, with_photo("teal", AP))
    assert make(newsroom, PHOTOS).until == end
    assert make(newsroom, PHOTOS, now=end - 1).assets[0].files
    after = make(newsroom, PHOTOS, now=end)
    assert (after.status, after.assets[0].files, after.assets[0].why) == (USABLE, (), "the licence of AP has ended")
    assert after.digest != make(newsroom, PHOTOS).digest
    newsroom.catalogue.close()


def test_a_removed_photo_leaves_no_word_of_its_caption(newsroom: Newsroom) -> None:
    published(newsroom, with_photo("teal", OWN))
    digest = make(newsroom, PHOTOS).assets[0].files[0].digest.hex()
    redact(newsroom, find_target(newsroom, "list:teal"), (f"asset:{digest}",), "For somebody's safety.")
    (asset,) = make(newsroom, PHOTOS).assets
    assert (asset.caption, asset.credit, asset.files, asset.why) == ("", "", (), "the newsroom has removed it")


# --- excerpt, byline, notice, terms --------------------------------------------------------


def test_an_excerpt_ends_with_its_last_paragraph(newsroom: Newsroom) -> None:
    blocks = (
        paragraph("One."), Heading((Span("Between"),)), paragraph("Two."), Heading((Span("After"),)), paragraph("Three."),
    )  # fmt: skip
    published(newsroom, story("one", blocks=blocks))
    for count, wanted in (
        (1, ["One."]),
        (2, ["One.", "Between", "Two."]),
        (9, ["One.", "Between", "Two.", "After", "Three."]),
    ):
        item = make(newsroom, f'[text]\npart = "excerpt"\nparagraphs = {count}')
        assert item.excerpt
        assert texts(item) == wanted


def test_the_byline_has_the_form_of_the_contract(newsroom: Newsroom) -> None:
    published(newsroom, story("one", byline=("Mi Example",)), story("two", "Another text of its own, long enough."))
    form = '[byline]\nform = "By {names}, {masthead}"'
    assert make(newsroom, form).byline_line == "By Mi Example, Radio Example"
    assert make(newsroom, form, name="list:two").byline_line == "", "nobody is named where there is no name"


def test_the_notice_is_filled_in_and_falls_back_to_the_mastheads_own(newsroom: Newsroom) -> None:
    published(newsroom, story("one", byline=("Mi Example",)))
    text = "© {year} {masthead}, {newsroom}: {title} by {byline}, {date}, for {partner}. {address} {site}"
    item = make(newsroom, f'[notice]\nplace = "top"\n[notice.text]\nen = "{text}"')
    assert item.notice == (
        "© 2026 Radio Example, Radio Example: Story one by Mi Example, 2026-04-24, for We Are The Mighty. "
        f"https://rfa.example/eng/s/{item.work}.html https://rfa.example/"
    )
    assert item.notice_place == "top"
    assert "Used with the permission of Radio Example" in make(newsroom).notice
    assert make(newsroom, '[notice.text]\nmy = "x"').notice == make(newsroom).notice
    assert make(newsroom, '[notice.text]\nen-US = "x"\nen = "y"').notice == "y"


TERMS = [
    ("", "Change nothing.", False),
    ("[edits]\ntime = false\nstyle = false", "Change nothing.", True),
    ("[edits]\ncut = true", "Allowed changes: words of time ('yesterday'), house style, cuts.", True),
    ("[corrections]\nhours = 3\nplace = 'bottom'", "Show a correction within 3 hours (below it).", True),
    ("[takedowns]\nhours = 5", "Take down what is withdrawn within 5 hours.", True),
    ("[link]\nto = 'none'", "Link to", False),
    ("[link]\nto = 'site'\nfollow = false", "Link to the publisher.", True),
    ("[link]\nindex = 'canonical'", "Name the original in a canonical link.", True),
    ("[link]\nindex = 'noindex'", "Tell search engines not to index the copy.", True),
    ("[money]\npaywall = true", "Put it behind no paywall.", False),
    ("[money]\nresale = true", "Do not sell it by itself.", False),
    ("[text]\npart = 'excerpt'", "This is an excerpt: label it as one, and do not change its meaning.", True),
    ("[window]\ndays = 9", "Publish it within 9 days of our publication.", True),
]


@pytest.mark.parametrize(("text", "said", "there"), TERMS, ids=[row[0].replace("\n", " ") or "bare" for row in TERMS])
def test_the_terms_say_every_clause(text: str, said: str, there: bool) -> None:
    assert any(term.startswith(said) for term in terms_of(partner(text))) == there


# --- the digest ----------------------------------------------------------------------------


def test_the_digest_changes_with_whatever_the_partner_gets_and_with_nothing_else(
    newsroom: Newsroom, clock: FakeClock
) -> None:
    published(newsroom, with_photo("teal", OWN))
    item = make(newsroom, PHOTOS)
    clock.advance(DAY)
    assert make(newsroom, PHOTOS).digest == item.digest
    assert replace(item, delivery="d" * 26, until=5).digest == item.digest
    assert make(newsroom).digest != item.digest
    changed = [replace(item, **{name: value}) for name, value in (  # type: ignore[arg-type]
        ("title", "x"), ("notice", "x"), ("byline", ("x",)), ("version", 2), ("status", WITHHELD), ("blocks", (Figure(0),)),
        ("assets", ()), ("terms", ()), ("follow", False), ("original", "https://x.example/"),
    )]  # fmt: skip
    assert len({one.digest for one in (item, *changed)}) == len(changed) + 1
