"""The whole audit: which work a page came from, which version it is, and what it made of it."""

from __future__ import annotations

import base64
import io
import re
import shutil
import textwrap
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from PIL import Image
from tests.newsrooms import make_newsroom, open_newsroom, story, take
from tests.unit.test_likeness_of_pictures import encoded, scene

from skywave.errors import ConfigError, Malformed, SkywaveError, UsageError
from skywave.newsroom import corrections
from skywave.newsroom.config import Masthead
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.silencing import silence
from skywave.partners.audit.audit import audit_page
from skywave.partners.audit.findings import FAULT, GRAVE, Audit
from skywave.partners.audit.originals import names_of
from skywave.partners.audit.place import CopyReader, data_of
from skywave.partners.audit.typed import taken_apart
from skywave.partners.contract import Contract, parse_contract
from skywave.partners.roster import add_partner
from skywave.story.draft import Draft, DraftAsset
from skywave.testing import FakeClock

DAY = 86_400
NOTICE = "Copyright © {year}, RFA. Used with the permission of Radio Example, 2025 M St. NW, Washington DC. https://rfa.example"
RULES = f"""
name = "We Are The Mighty"
sites = ["wearethemighty.example"]
[photos]
classes = ["owned"]
[notice.text]
en = "{NOTICE}"
[link]
to = "story"
"""
TITLE = "Dam breaks at Myitkyina after days of rain"
SUMMARY = "At least 12 people died in the north of Myanmar."
TEXT = (
    "The river rose by three metres on Monday night and broke the dam at Myitkyina, officials said, killing at least 12 people.",
    "“We had no time to leave our houses,” said Daw Khin Mar, a shopkeeper, adding that the army had not come to help.",
    "According to estimates by the United Nations, some 40,000 people lost their homes in the floods of May 12.",
    "Roads to the town of Bhamo were cut, and rice is running short in the camps along the river, aid workers told reporters.",
    "The military council did not answer calls seeking comment on the broken dam, which was built by a Chinese company in 2009.",
    "Villagers had warned for years that the wall was leaking, according to letters that Radio Example has seen.",
)
OTHER = (
    "The parliament in Paris voted on Tuesday for a new law about bread, the minister of trade told reporters after the session.",
    "Bakers had asked for it for years, their union said, and it will come into force in the autumn of next year.",
)


def photo(seed: int, **fields: object) -> DraftAsset:
    stated: dict[str, object] = {
        "caption": f"A view of bridge number {seed} over the river.",
        "credit": "Aung Min/Radio Example",
    }
    return DraftAsset(f"{seed}.jpg", data=encoded(scene(seed)), **{**stated, "right": "owned", **fields})  # type: ignore[arg-type]


def river(**fields: object) -> Draft:
    given: dict[str, object] = {"title": TITLE, "summary": SUMMARY, "byline": ("Aung Min",), **fields}
    return story("river", *TEXT, **given)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def copied(made: Path, to: Path, clock: FakeClock) -> Newsroom:
    """Return a newsroom as it was made once: making its keys takes longer than most tests."""
    shutil.copytree(made, to, dirs_exist_ok=True)
    clock.advance(60)
    return open_newsroom(to, clock)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    made = make_newsroom(folder, {"eng": "en", "mya": "my"}, FakeClock())
    take(made, river(), story("paris", *OTHER, title="France votes on bread"), story("weather"))
    publish(made)
    return folder


@pytest.fixture(scope="module")
def pictured_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictured")
    made = make_newsroom(folder, clock=FakeClock())
    take(made, river(assets=(photo(1),)))
    publish(made)
    return folder


@pytest.fixture
def room(base: Path, tmp_path: Path, clock: FakeClock) -> Newsroom:
    """A newsroom with one story published, among others."""
    return copied(base, tmp_path, clock)


@pytest.fixture
def rules() -> Contract:
    return parse_contract(RULES)


def work_of(room: Newsroom, name: str = "list:river") -> str:
    with room.catalogue.transaction() as db:
        from skywave.io.drafts import resolve_work

        return resolve_work(db, name)[0]


def notice(room: Newsroom) -> str:
    return NOTICE.replace("{year}", "2026")


def link(room: Newsroom) -> str:
    return f"https://rfa.example/eng/s/{work_of(room)}.html"


Shape = Callable[..., str]


def page(
    room: Newsroom,
    *paragraphs: str,
    title: str = TITLE,
    byline: str = "By Aung Min",
    above: str = "",
    below: str | None = None,
    head: str = "",
) -> str:
    """Return a partner's page as a content system of today makes it."""
    texts = "".join(f"<p>{escape(text)}</p>\n" for text in paragraphs or TEXT)
    if below is None:
        below = (
            f'<p>{escape(notice(room))}</p><p>Read the <a href="{link(room)}">original story at Radio Example</a>.</p>'
        )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | The Mighty</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-05-03T03:10:00Z">{head}</head>
<body><header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/shop">Shop</a></nav></header>
<main><article><h1>{escape(title)}</h1><p class="byline">{escape(byline)}</p>{above}
{texts}{below}</article>
<aside><h2>Related</h2><ul><li><a href="/a">Ten boots that last</a></li><li><a href="/b">The best knives</a></li></ul></aside>
</main><footer><p>© The Mighty Media. All rights reserved.</p></footer></body></html>"""


def blog(room: Newsroom) -> str:
    """Return a page in the manner of a blog, with entry-content, share bars and an author box."""
    texts = "".join(f"<p>{escape(text)}</p>\n" for text in TEXT)
    return f"""<!DOCTYPE html><html lang="en-US"><head><title>{TITLE} - The Mighty</title></head><body class="single">
<div id="page"><div class="menu"><a href="/">Home</a></div><div id="primary"><article class="post type-post">
<header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">
<time datetime="2026-05-03T03:10:00+00:00">May 3, 2026</time></span> <span class="byline">by <span class="author vcard">
Aung Min</span></span></div></header><div class="entry-content"><div class="sharedaddy">Share this: <a href="#">Twitter</a></div>
{texts}<p><em>{escape(notice(room))}</em></p>
<p>This story was originally published by <a href="{link(room)}">Radio Example</a>.</p></div>
<footer class="entry-footer">Tagged <a href="/tag/flood">flood</a></footer></article></div></div></body></html>"""


def table(room: Newsroom) -> str:
    """Return a page as they were made twenty years ago: a table, no paragraphs."""
    text = "<br><br>\n".join(map(escape, (*TEXT, notice(room))))
    return f"""<html><head><title>{TITLE}</title></head><body bgcolor=white><table width=100%><tr><td width=120>
<a href=/>Home</a><br><a href=/world>World</a></td><td><h1>{TITLE}</h1>By Aung Min<br><br>{text}<br><br>
<a href="{link(room)}">Original story at Radio Example</a></td></tr></table></body></html>"""


def plain(room: Newsroom) -> str:
    return "\n\n".join(
        (TITLE, "By Aung Min", *TEXT, notice(room), f"Read the original story at Radio Example: {link(room)}")
    )


SHAPES: dict[str, Callable[[Newsroom], str]] = {"article": page, "blog": blog, "table": table, "plain text": plain}


def look(room: Newsroom, text: str | bytes, tmp_path: Path, name: str = "page.html", **options: object) -> Audit:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return audit_page(room, path, **options)  # type: ignore[arg-type]


def kinds(audit: Audit, *grades: str) -> set[str]:
    return {finding.kind for finding in audit.findings if finding.grade in (grades or (GRAVE, FAULT))}


# --- rightful copies ------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_a_rightful_copy_has_no_fault(shape: str, room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    name = "page.txt" if shape == "plain text" else "page.html"
    found = look(room, SHAPES[shape](room), tmp_path, name, contract=rules)
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]
    assert (found.work, found.desk, found.version, found.ok) == (work_of(room), "eng", 1, True)
    assert "version-current" in kinds(found, "note")


def test_a_copy_made_from_our_own_fragment_has_no_fault(room: Newsroom, tmp_path: Path) -> None:
    paste = pytest.importorskip("skywave.carriers.paste")
    from skywave.partners.items import ItemMaker
    from skywave.partners.roster import find_partner

    add_partner(room, "watm", RULES)
    with room.catalogue.transaction() as db:
        item = ItemMaker(room, db, room.clock.now()).make(find_partner(db, "watm"), "eng", work_of(room))
    assert item is not None
    fragment = paste.story_part(replace(item, delivery="d"))
    whole = (
        f"<!DOCTYPE html><html lang=en><head><title>{TITLE}</title></head><body><main>{fragment}</main></body></html>"
    )
    found = look(room, whole, tmp_path, partner="watm")
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]
    assert (found.partner, found.contract) == ("watm", "We Are The Mighty")


def test_a_labelled_excerpt_has_no_fault_under_a_contract_for_excerpts(room: Newsroom, tmp_path: Path) -> None:
    rules = parse_contract(RULES + '[text]\npart = "excerpt"\nparagraphs = 2\n')
    label = "<p><strong>This is an excerpt.</strong></p>"
    found = look(room, page(room, *TEXT[:2], above=label), tmp_path, contract=rules)
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]


# --- what was changed in the text -----------------------------------------------------

TAMPERINGS = {
    "number-changed": ("killing at least 12 people", "killing at least 21 people", GRAVE),
    "name-changed": ("Daw Khin Mar", "Daw Khin Nyo", GRAVE),
    "date-changed": ("floods of May 12", "floods of May 14", GRAVE),
    "negation-changed": ("had not come to help", "had come to help", GRAVE),
    "quotation-changed": ("We had no time to leave our houses", "We were told to burn our houses", GRAVE),
    "attribution-changed": ("According to estimates by the United Nations, some", "Some", GRAVE),
}


@pytest.mark.parametrize("kind", TAMPERINGS)
@pytest.mark.parametrize("form", ["page", "text"])
def test_a_change_of_what_the_story_says_is_grave(
    kind: str, form: str, room: Newsroom, rules: Contract, tmp_path: Path
) -> None:
    before, after, grade = TAMPERINGS[kind]
    whole = page(room) if form == "page" else plain(room)
    assert before in whole
    name = "page.html" if form == "page" else "page.txt"
    found = look(room, whole.replace(before, after), tmp_path, name, contract=rules)
    assert kind in kinds(found, grade), found.findings
    assert not found.ok


def test_a_paragraph_that_is_missing_is_a_fault(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    found = look(room, page(room, *TEXT[:3], *TEXT[4:]), tmp_path, contract=rules)
    assert "sentence-cut" in kinds(found)
    assert found.coverage < 100


def test_a_sentence_put_into_the_text_is_found(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    added = TEXT[1] + " The rebels had blown it up with explosives from abroad."
    found = look(room, page(room, TEXT[0], added, *TEXT[2:]), tmp_path, contract=rules)
    assert "sentence-added" in kinds(found), found.findings


def test_another_headline_is_found(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    found = look(room, page(room, title="Army drowns a town in the north"), tmp_path, contract=rules)
    assert "headline-changed" in kinds(found)


def test_the_rows_put_both_texts_side_by_side(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    found = look(room, page(room).replace("at least 12 people", "at least 21 people"), tmp_path, contract=rules)
    changed = [row for row in found.rows if row.change == "altered"]
    assert any("12" in row.was and "21" in row.found for row in changed)


# --- what the page must show ----------------------------------------------------------


def test_a_page_without_notice_link_and_byline_is_told_so(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    found = look(room, page(room, byline="", below=""), tmp_path, contract=rules)
    assert {"notice-missing", "link-missing", "byline-missing"} <= kinds(found)


def test_an_altered_notice_is_no_sentence_that_was_added(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    altered = page(room).replace("2025 M St. NW, Washington DC", "Washington")
    found = look(room, altered, tmp_path, contract=rules)
    assert "notice-altered" in kinds(found)
    assert "sentence-added" not in kinds(found)


# --- versions -------------------------------------------------------------------------


def correct(room: Newsroom, clock: FakeClock, after: int = 60) -> None:
    clock.advance(after)
    fixed = story("river", TEXT[0].replace("12", "15"), *TEXT[1:], title=TITLE, summary=SUMMARY.replace("12", "15"))
    corrections.correct(
        room,
        corrections.find_target(room, work_of(room)),
        "An earlier version misstated the number of the dead.",
        new=fixed,
    )


def test_a_copy_of_an_older_version_is_a_fault_once_the_deadline_is_over(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    correct(room, clock)
    clock.advance(2 * DAY)
    found = look(room, page(room), tmp_path, contract=rules)
    assert (found.version, found.newest) == (1, 2)
    assert "version-old" in kinds(found, FAULT)
    assert kinds(found) & {"correction-missing", "correction-late"}
    assert not kinds(found) & {"number-changed", "sentence-altered"}  # it is version 1 word for word


def test_a_copy_of_an_older_version_is_no_fault_while_there_is_time(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    correct(room, clock)
    clock.advance(3600)
    found = look(room, page(room), tmp_path, contract=rules)
    assert "version-old" in kinds(found, "note")
    assert found.ok, found.findings


def test_a_corrected_copy_that_shows_the_note_has_no_fault(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    correct(room, clock)
    clock.advance(2 * DAY)
    note = "<p>Correction: An earlier version misstated the number of the dead.</p>"
    fixed = page(room, TEXT[0].replace("12", "15"), *TEXT[1:], above=note)
    found = look(room, fixed, tmp_path, contract=rules)
    assert found.version == 2
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]


def test_an_altered_copy_of_the_newest_version_is_of_the_newest(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    correct(room, clock)
    clock.advance(2 * DAY)
    found = look(room, page(room, TEXT[0].replace("12", "fifteen"), *TEXT[1:]), tmp_path, contract=rules)
    assert found.version == 2


def test_a_page_that_keeps_a_retracted_story_is_grave(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance(60)
    corrections.retract(room, corrections.find_target(room, work_of(room)), "The story could not be confirmed.")
    clock.advance(2 * DAY)
    found = look(room, page(room), tmp_path, contract=rules)
    assert "retracted-kept" in kinds(found, GRAVE)
    assert (found.version, found.newest) == (1, 2)


def test_a_page_that_took_a_retracted_story_down_is_ok(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance(60)
    corrections.retract(room, corrections.find_target(room, work_of(room)), "The story could not be confirmed.")
    clock.advance(2 * DAY)
    found = look(room, page(room, *OTHER, title="Another story", below=""), tmp_path, contract=rules, work="list:river")
    assert "text-other" in kinds(found, "note")
    assert found.ok, found.findings


def test_a_page_that_shows_our_retraction_in_the_place_of_the_story_is_ok(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance(60)
    corrections.retract(room, corrections.find_target(room, work_of(room)), "The story could not be confirmed.")
    clock.advance(2 * DAY)
    texts = (
        "The story could not be confirmed.",
        "Radio Example has taken this story back, and we have removed it from our pages.",
    )
    shown = page(room, *texts, title=f"Retraction: {TITLE}")
    found = look(
        room, shown.replace("<article>", f'<article data-skywave="{work_of(room)} 2">'), tmp_path, contract=rules
    )
    assert found.ok, found.findings
    assert "text-other" in kinds(found, "note")


def test_a_page_that_keeps_a_part_of_a_retracted_story_is_not_ok(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance(60)
    corrections.retract(room, corrections.find_target(room, work_of(room)), "The story could not be confirmed.")
    clock.advance(2 * DAY)
    found = look(room, page(room, *TEXT[:2]), tmp_path, contract=rules)
    assert "retracted-kept" in kinds(found)


def test_a_page_that_keeps_a_removed_text_is_found_by_its_sketch(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance(60)
    correct(room, clock)
    corrections.redact(room, corrections.find_target(room, work_of(room)), ("body",), "A person was in danger.")
    corrections.redact(
        room, corrections.find_target(room, work_of(room)), ("body",), "A person was in danger.", version=1
    )
    clock.advance(2 * DAY)
    found = look(room, page(room, below=""), tmp_path, contract=rules)
    assert found.work == work_of(room)
    assert "version-unknown" in kinds(found, "note")
    assert not found.ok


def test_a_withheld_name_on_the_page_is_grave(
    room: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance(60)
    silence(room, "Aung Min", "For somebody's safety.")
    found = look(room, page(room), tmp_path, contract=rules)
    assert "byline-exposed" in kinds(found, GRAVE)


# --- finding the work -----------------------------------------------------------------


def test_an_unknown_page_is_refused_with_a_hint(room: Newsroom, tmp_path: Path) -> None:
    own = ("The new phone has a screen that folds twice, and it costs more than a used car in most towns.",) * 3
    with pytest.raises(UsageError, match="fits no work") as refused:
        look(room, page(room, *own, title="Our review", below=""), tmp_path)
    assert "--work" in (refused.value.hint or "")


def test_a_page_that_does_not_hold_the_work_that_a_person_names_is_grave(room: Newsroom, tmp_path: Path) -> None:
    found = look(room, page(room, *OTHER, title="France votes on bread", below=""), tmp_path, work="list:river")
    assert kinds(found) == {"text-other"}
    assert found.rows == ()


def test_a_work_that_a_person_names_must_be_one(room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="names no work"):
        look(room, page(room), tmp_path, work="nothing")


def test_our_mark_leads_to_the_work(room: Newsroom, tmp_path: Path) -> None:
    marked = page(room, TEXT[1][:60], TEXT[4][:60], title="x", below="").replace(
        "<article>", f'<article data-skywave="{work_of(room)} 1">'
    )
    assert look(room, marked, tmp_path).work == work_of(room)


def test_a_mark_of_another_work_does_not_hide_the_right_one(room: Newsroom, tmp_path: Path) -> None:
    lying = page(room).replace("<article>", f'<article data-skywave="{work_of(room, "list:paris")} 1">')
    assert look(room, lying, tmp_path).work == work_of(room)


def test_links_to_other_stories_do_not_mislead(room: Newsroom, tmp_path: Path) -> None:
    paris = f'<p>See also <a href="https://rfa.example/eng/s/{work_of(room, "list:paris")}.html">France votes</a></p>'
    assert look(room, page(room, below=paris), tmp_path).work == work_of(room)


@pytest.mark.parametrize("places", [(0,), (1, 2), (3, 4, 5)])
def test_an_excerpt_leads_to_the_work_without_any_link(places: tuple[int, ...], room: Newsroom, tmp_path: Path) -> None:
    texts = [TEXT[place] for place in places]
    found = look(room, page(room, *texts, title="Our own title", below=""), tmp_path)
    assert found.work == work_of(room)


def test_an_edited_copy_leads_to_the_work_without_any_link(room: Newsroom, tmp_path: Path) -> None:
    edited = [re.sub(r"\b(the|said|had)\b", lambda word: word[0].upper(), text) for text in TEXT]
    edited = [text.replace("people", "men and women").replace("river", "stream") for text in edited]
    assert look(room, page(room, *edited, title="Another", below=""), tmp_path).work == work_of(room)


def test_an_address_of_the_source_leads_to_the_work(room: Newsroom, clock: FakeClock, tmp_path: Path) -> None:
    known = replace(river(), ids=("list:river", "url:https://www.rfa.example/english/dam-04252026.html"))
    take(room, known)
    linked = '<p><a href="http://rfa.example/english/dam-04252026?utm_source=x">Radio Example</a></p>'
    found = look(room, page(room, TEXT[2], title="In brief", below=linked), tmp_path)
    assert found.work == work_of(room)


def test_a_story_that_only_waits_is_audited_too(tmp_path: Path, clock: FakeClock) -> None:
    made = make_newsroom(tmp_path, clock=clock)
    take(made, river())
    found = look(made, page(made, below=""), tmp_path)
    assert (found.work, found.desk, found.version) == (work_of(made), "eng", 1)
    assert not kinds(found, GRAVE)


def test_a_story_that_is_held_on_no_desk_is_audited_too(tmp_path: Path, clock: FakeClock) -> None:
    made = make_newsroom(tmp_path, {"mya": "my"}, clock)
    take(made, river())
    found = look(made, page(made, below=""), tmp_path)
    assert (found.work, found.desk) == (work_of(made), "")


MYANMAR = (
    "မြစ်ကြီးနားမြို့က ရေကာတာ ကျိုးပေါက်ပြီး လူ ၁၂ ဦး သေဆုံးခဲ့တယ်လို့ တာဝန်ရှိသူတွေက ပြောပါတယ်။ မိုးတွေ ရက်ဆက် ရွာသွန်းခဲ့ပါတယ်။",
    "အိမ်တွေကနေ ထွက်ဖို့ အချိန်မရလိုက်ဘူးလို့ ဈေးဆိုင်ပိုင်ရှင် ဒေါ်ခင်မာက ပြောပါတယ်။ စစ်တပ်က လာမကူညီဘူးလို့လည်း သူက ဆိုပါတယ်။",
)


def test_of_two_desks_the_one_whose_text_it_is_counts(room: Newsroom, clock: FakeClock, tmp_path: Path) -> None:
    take(room, story("river-my", *MYANMAR, title="ရေကာတာ ကျိုးပေါက်", language="my", translates="river"))
    publish(room)
    found = look(room, page(room, *MYANMAR, title="ရေကာတာ ကျိုးပေါက်", below=""), tmp_path)
    assert (found.work, found.desk, found.language) == (work_of(room), "mya", "my")
    assert look(room, page(room), tmp_path).desk == "eng"


@pytest.mark.parametrize(("allowed", "grade"), [(False, FAULT), (True, "allowed")])
def test_a_translation_that_links_to_the_story_is_one(
    allowed: bool, grade: str, room: Newsroom, rules: Contract, tmp_path: Path
) -> None:
    rules = replace(rules, edits=replace(rules.edits, translation=allowed))
    found = look(room, page(room, *MYANMAR, title="ရေကာတာ ကျိုးပေါက်"), tmp_path, contract=rules)
    assert found.work == work_of(room)
    assert "translated" in kinds(found, grade)
    assert not kinds(found) & {"sentence-cut", "sentence-added"}


# --- under which contract -------------------------------------------------------------


def at(address: str, html: str) -> str:
    """Return a page that says where it was saved from, as browsers note it."""
    return html.replace(
        "<head>", f'<head><link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
    )


@pytest.mark.parametrize(
    ("host", "partner"),
    [
        ("wearethemighty.example", "watm"),
        ("www.wearethemighty.example", "watm"),
        ("army.wearethemighty.example", "army"),
        ("notwearethemighty.example", ""),
        ("wearethemighty.example.evil.example", ""),
    ],
)
def test_the_site_tells_the_partner(host: str, partner: str, room: Newsroom, tmp_path: Path) -> None:
    from skywave.partners.audit import audit as module
    from skywave.partners.audit.copy import Copy

    add_partner(room, "watm", RULES)
    add_partner(room, "army", RULES.replace('"wearethemighty', '"army.wearethemighty'))
    with room.catalogue.transaction() as db:
        owner = module._owner(db, Copy("page", address=f"https://{host}/story"))
    assert (owner.code if owner else "") == partner


def test_without_a_partner_the_public_rules_count(room: Newsroom, tmp_path: Path) -> None:
    found = look(room, page(room), tmp_path)
    assert (found.partner, found.contract) == ("", "the newsroom's public rules")


def test_a_partner_that_is_none_is_refused(room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no partner"):
        look(room, page(room), tmp_path, partner="nobody")


def test_a_desk_that_the_contract_does_not_cover_has_no_right_to_the_text(room: Newsroom, tmp_path: Path) -> None:
    add_partner(room, "watm", RULES.replace("[photos]", 'desks = ["mya"]\n[photos]', 1))
    found = look(room, page(room), tmp_path, partner="watm")
    assert "text-without-right" in kinds(found)


# --- pictures -------------------------------------------------------------------------


@pytest.fixture
def pictured(pictured_base: Path, tmp_path: Path, clock: FakeClock) -> Newsroom:
    """A newsroom whose story has a photo of its own."""
    return copied(pictured_base, tmp_path, clock)


def figure(src: str, caption: str = "") -> str:
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{src}" width="600" height="400" alt="">{said}</figure>'


def smaller(seed: int) -> bytes:
    return encoded(scene(seed).resize((500, 333), Image.Resampling.BICUBIC), quality=60)


def test_a_photo_without_a_right_is_known_by_its_look_beside_a_saved_page(pictured: Newsroom, tmp_path: Path) -> None:
    files = tmp_path / "saved_files"
    files.mkdir()
    (files / "x.jpg").write_bytes(smaller(1))
    none = parse_contract(RULES.replace('["owned"]', "[]"))
    found = look(pictured, page(pictured, above=figure("saved_files/x.jpg")), tmp_path, "saved.html", contract=none)
    assert "photo-without-right" in kinds(found), found.findings


def test_a_photo_that_is_allowed_is_no_fault_with_its_credit(
    pictured: Newsroom, rules: Contract, tmp_path: Path
) -> None:
    (tmp_path / "x.jpg").write_bytes(smaller(1))
    credited = figure("x.jpg", "A view of bridge number 1 over the river. Aung Min/Radio Example")
    found = look(pictured, page(pictured, above=credited), tmp_path, contract=rules)
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]


def test_a_photo_in_a_data_address_is_known_by_its_look(pictured: Newsroom, tmp_path: Path) -> None:
    held = "data:image/jpeg;base64," + base64.b64encode(smaller(1)).decode()
    none = parse_contract(RULES.replace('["owned"]', "[]"))
    found = look(pictured, page(pictured, above=figure(held)), tmp_path, contract=none)
    assert "photo-without-right" in kinds(found), found.findings


def test_a_photo_is_known_by_caption_and_credit_where_only_text_is_there(pictured: Newsroom, tmp_path: Path) -> None:
    none = parse_contract(RULES.replace('["owned"]', "[]"))
    text = plain(pictured).replace(
        TEXT[1], "A view of bridge number 1 over the river. (Aung Min/Radio Example)\n\n" + TEXT[1]
    )
    found = look(pictured, text, tmp_path, "page.txt", contract=none)
    assert "photo-without-right" in kinds(found), found.findings


def test_a_photo_that_was_removed_is_grave(
    pictured: Newsroom, rules: Contract, clock: FakeClock, tmp_path: Path
) -> None:
    from skywave.newsroom.overview import show_work

    digest = show_work(pictured, "list:river")["versions"][0]["assets"][0]["sha256"]
    corrections.redact(
        pictured, corrections.find_target(pictured, work_of(pictured)), (f"asset:{digest}",), "A person was in danger."
    )
    clock.advance(2 * DAY)
    (tmp_path / "x.jpg").write_bytes(smaller(1))
    shown = figure("x.jpg", "A view of bridge number 1 over the river. Aung Min/Radio Example")
    found = look(pictured, page(pictured, above=shown), tmp_path, contract=rules)
    assert "photo-withdrawn" in kinds(found, GRAVE), found.findings


class NoWeb:
    """A fetcher that must not be asked."""

    def get(self, address: str, limit: int) -> None:
        pytest.fail(f"{address} was asked for")


@pytest.mark.parametrize(
    "address",
    [
        "../secret.jpg",
        "%2e%2e/secret.jpg",
        "/etc/hostname",
        "file:///etc/hostname",
        "link/secret.jpg",
        "C:\\secret.jpg",
        "https://elsewhere.example/x.jpg",
        "//elsewhere.example/x.jpg",
        "x\0.jpg",
        "http://[broken",
    ],
)
def test_a_saved_page_leads_to_no_file_but_those_beside_it(address: str, tmp_path: Path) -> None:
    from skywave.partners.audit.copy import Copy, CopyPicture

    (tmp_path / "secret.jpg").write_bytes(b"secret")
    below = tmp_path / "saved"
    below.mkdir()
    (below / "link").symlink_to(tmp_path, target_is_directory=True)
    (below / "page.html").write_text("x")
    reader = CopyReader(below / "page.html", NoWeb())  # type: ignore[arg-type]
    copy = reader.with_pictures(Copy("page", pictures=(CopyPicture(address),)))
    assert copy.pictures[0].data is None


def test_pictures_are_read_up_to_a_count(tmp_path: Path) -> None:
    from skywave.partners.audit.copy import Copy, CopyPicture

    (tmp_path / "x.jpg").write_bytes(b"x")
    (tmp_path / "page.html").write_text("x")
    reader = CopyReader(tmp_path / "page.html", NoWeb())  # type: ignore[arg-type]
    copy = reader.with_pictures(Copy("page", pictures=(CopyPicture("x.jpg"),) * 100))
    assert sum(picture.data is not None for picture in copy.pictures) == 40


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("data:image/png;base64,aGVsbG8=", b"hello"),
        ("data:,a%20b", b"a b"),
        ("data:image/png;base64,aGVs bG8=", b"hello"),
        ("data:image/png;base64,a", None),
        ("data:nothing", None),
        ("data:," + "x" * 200, None),
    ],
)
def test_data_addresses(address: str, data: bytes | None) -> None:
    assert data_of(address, 100) == data


def test_captions_in_brackets_are_no_sentences(pictured: Newsroom, rules: Contract, tmp_path: Path) -> None:
    line = "[Photo: A view of bridge number 1 over the river. - Aung Min/Radio Example]"
    found = look(
        pictured, plain(pictured).replace(TEXT[1], f"{line}\n\n{TEXT[1]}"), tmp_path, "page.txt", contract=rules
    )
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]


def test_a_picture_of_markdown_is_read_beside_the_text(pictured: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(smaller(1))
    none = parse_contract(RULES.replace('["owned"]', "[]"))
    found = look(
        pictured, plain(pictured).replace(TEXT[1], f"![](x.jpg)\n\n{TEXT[1]}"), tmp_path, "page.md", contract=none
    )
    assert "photo-without-right" in kinds(found), found.findings
    assert "sentence-added" not in kinds(found)


# --- places ---------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04x", b"\xff\xd8\xff\xe0", b"text\0text"])
def test_what_is_no_page_and_no_text_is_refused(data: bytes, room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="no page and no plain text"):
        look(room, data, tmp_path)


def test_a_place_that_is_not_there_is_refused(room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no file"):
        audit_page(room, tmp_path / "nowhere.html")


def test_standard_input_is_read(room: Newsroom, rules: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page(room).encode())))
    found = audit_page(room, "-", contract=rules)
    assert (found.place, found.work, found.ok) == ("standard input", work_of(room), True)


def test_the_content_decides_what_a_file_is(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    assert look(room, page(room), tmp_path, "page.txt", contract=rules).ok
    assert look(room, plain(room), tmp_path, "page.html", contract=rules).ok


HOSTILE = {
    "nothing": b"",
    "spaces": b" \n" * 1000,
    "an open tag": b"<html><body><p",
    "deep": b"<div>" * 20_000 + b"x",
    "many links": b"<html><body><article><h1>T</h1><p>" + b'<a href="https://rfa.example/x">y</a> ' * 30_000,
    "one long line": b"word " * 400_000,
    "one long word": b"x" * 2_000_000,
    "quotes": b"<html><body><h1>T</h1><p>" + "“".encode() * 100_000,
    "numbers": b"<html><body><h1>T</h1><p>" + b"1,234.5 " * 50_000,
    "names": b"<html><body><h1>T</h1><p>" + b"Aung Min Said On Monday " * 20_000,
    "marks": b"<html><body><h1>T</h1>" + b'<p data-skywave="aaaaaaaaaaaaaaaa 1">x</p>' * 5_000,
    "surrogates": "<html><body><h1>T</h1><p>\ufffe\uffff\u202e Text.</p>".encode(),
    "not UTF-8": b"<html><body><h1>T\xff\xfe</h1><p>\x80\x81</p>",
    "an error page": b"<html><head><title>404 Not Found</title></head><body><h1>404</h1><p>Not found.</p></body></html>",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_page_is_audited_or_refused_in_words(what: str, room: Newsroom, tmp_path: Path) -> None:
    for work in (None, "list:river"):
        try:
            found = look(room, HOSTILE[what], tmp_path, work=work)
        except SkywaveError:
            continue
        assert not found.ok


def test_the_same_page_gives_the_same_audit(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    tampered = page(room).replace("at least 12 people", "at least 21 people")
    assert look(room, tampered, tmp_path, contract=rules) == look(room, tampered, tmp_path, contract=rules)


def test_an_audit_writes_nothing(room: Newsroom, tmp_path: Path) -> None:
    from tests.cli.runner import digest_tree

    look(room, page(room), tmp_path)
    before = digest_tree(room.folder)
    look(room, page(room), tmp_path)
    assert digest_tree(room.folder) == before


def test_what_was_broken_at_a_width_is_one_caption() -> None:
    text, pictures = taken_apart(
        "[Photo: A long caption that\nwas broken - Mi/Agency]\nOne.\n*A notice that was\nbroken too.*"
    )
    assert text == "\nOne.\nA notice that was broken too."
    assert [(picture.caption, picture.credit) for picture in pictures] == [
        ("A long caption that was broken", "Mi/Agency")
    ]


def test_a_text_that_was_broken_at_a_width_is_read_by_paragraphs(
    room: Newsroom, rules: Contract, tmp_path: Path
) -> None:
    broken = "\n\n".join(textwrap.fill(part, 68, break_long_words=False) for part in plain(room).split("\n\n"))
    assert max(map(len, broken.splitlines())) <= 70
    found = look(room, broken, tmp_path, "page.txt", contract=rules)
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]


def test_short_lines_of_their_own_are_not_joined() -> None:
    verse = "\n".join(f"Line {number} stands alone, as lines of poems do" for number in range(20))
    assert taken_apart(verse) == (verse, ())


@pytest.mark.parametrize("line", ["[", "*", "![", "[Photo:", "[a](", "* a", "![a](b", "[Photo: a", "**"])
def test_marks_that_never_close_are_words(line: str) -> None:
    assert taken_apart(f"{line}\n" * 3000) == (f"{line}\n" * 3000, ())


# --- what frames the text ----------------------------------------------------------------


FRAMES = {
    "a dateline": ("The river rose", "MYITKYINA — The river rose"),
    "a dateline with the publisher": ("The river rose", "Myitkyina (Radio Example) – The river rose"),
    "a dateline in brackets": ("The river rose", "(Myitkyina) The river rose"),
    "the place and the day": ("<p>The river rose", "<p>Myitkyina · May 3, 2026</p><p>The river rose"),
    "the summary as a paragraph": ("<p>The river rose", f"<p>{SUMMARY}</p><p>The river rose"),
    "a line that leads back": ("<p>The river rose", "<p>First published by Radio Example.</p><p>The river rose"),
    "the byline as a paragraph": ("<p>The river rose", "<p>By Aung Min, Radio Example</p><p>The river rose"),
}


@pytest.mark.parametrize("what", FRAMES)
def test_what_frames_the_text_is_no_change_of_it(what: str, tmp_path: Path, clock: FakeClock, rules: Contract) -> None:
    made = make_newsroom(tmp_path, clock=clock)
    take(made, river(place="Myitkyina"))
    publish(made)
    before, after = FRAMES[what]
    whole = page(made)
    assert before in whole
    found = look(made, whole.replace(before, after, 1), tmp_path, contract=rules)
    assert not kinds(found), [finding for finding in found.findings if finding.grade in (GRAVE, FAULT)]


def test_a_sentence_beside_the_dateline_is_still_compared(tmp_path: Path, clock: FakeClock, rules: Contract) -> None:
    made = make_newsroom(tmp_path, clock=clock)
    take(made, river(place="Myitkyina"))
    publish(made)
    whole = page(made).replace("The river rose by three", "MYITKYINA — The river rose by thirteen")
    assert "number-changed" in kinds(look(made, whole, tmp_path, contract=rules), GRAVE)


def test_a_paragraph_with_our_sentences_is_never_taken_for_a_line_that_leads_back(
    tmp_path: Path, clock: FakeClock, rules: Contract
) -> None:
    made = make_newsroom(tmp_path, clock=clock)
    said = ("The firm built the wall without permission.", "Records that Radio Example obtained say so.")
    take(made, story("river", *TEXT, *said, title=TITLE, summary=SUMMARY, byline=("Aung Min",)))
    publish(made)
    whole = page(made, *TEXT, " ".join(said))
    assert "sentence-cut" not in kinds(look(made, whole, tmp_path, contract=rules))


SIGN_UPS = {
    "en": "Sign up for our newsletter and get the best stories in your inbox every morning.",
    "zh": "订阅我们的邮件通讯，每天早上收到最精彩的文章。",
    "ko": "뉴스레터를 구독하고 매일 아침 주요 기사를 받아 보세요.",
    "vi": "Đăng ký nhận bản tin để đọc những bài hay nhất vào mỗi buổi sáng.",
    "my": "ကျွန်တော်တို့ရဲ့ သတင်းလွှာကို စာရင်းသွင်းပြီး မနက်တိုင်း ဖတ်ရှုပါ။",
}


@pytest.mark.parametrize("language", SIGN_UPS)
def test_a_newsletter_that_a_site_offers_is_no_sentence_of_the_text(
    language: str, room: Newsroom, rules: Contract, tmp_path: Path
) -> None:
    whole = page(room, *TEXT[:2], SIGN_UPS[language], *TEXT[2:])
    assert not kinds(look(room, whole, tmp_path, contract=rules))


def test_the_headline_of_a_text_is_the_line_most_like_ours(room: Newsroom, rules: Contract, tmp_path: Path) -> None:
    title = TITLE.replace(TITLE.rsplit(maxsplit=1)[-1], "elsewhere")
    text = plain(room).replace(TITLE, f"The Mighty\n\nHome\n\n{title}\n\nShare this story with your friends today", 1)
    found = look(room, text, tmp_path, "page.txt", contract=rules)
    assert [finding.found for finding in found.findings if finding.kind == "headline-changed"] == [title]


def test_what_stands_between_two_of_our_sentences_is_part_of_the_text(
    room: Newsroom, rules: Contract, tmp_path: Path
) -> None:
    menu = [f"Menu {number}" for number in range(12)]
    added = "The minister has resigned, officials said on Friday in the capital."
    text = "\n\n".join((TITLE, "By Aung Min", *TEXT[:-1], *menu, added, TEXT[-1], notice(room)))
    found = look(room, text, tmp_path, "page.txt", contract=rules)
    assert "sentence-cut" not in kinds(found)
    assert any(added in finding.found for finding in found.findings)


def test_a_newsroom_is_named_in_every_language_that_the_table_of_agencies_knows(
    tmp_path: Path, clock: FakeClock
) -> None:
    made = make_newsroom(tmp_path, clock=clock)
    told = names_of(Masthead("rfa", "Radio Free Asia", "rfa.example"), made.config)
    assert told[0] == "Radio Free Asia"
    assert {"自由亚洲电台", "RFA", "자유아시아방송"} <= set(told)
