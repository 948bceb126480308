"""The benchmarks of saved pages and of intake at toy size: what they count is right, and their pages are what they say."""

from __future__ import annotations

import ast
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from tests.bench import credits as bench
from tests.bench import intake
from tests.bench.credits import Found, Shown
from tests.bench.pages import SHAPES, Page, Picture, make_pages
from tests.bench.samples import MAKERS
from tests.bench.table import format_table

from skywave.sources import SOURCES

pytestmark = pytest.mark.bench
PAGES = make_pages(2)
RIVER = Picture("00000000a1", "https://img.example/2020/00000000a1.jpg", "The river at noon.", "Ana Bell/AFP")
BRIDGE = Picture("00000000b2", "https://img.example/2020/00000000b2.jpg", "The bridge.", "Reuters/Cem Dal")
PAGE = Page(
    "hand-made",
    "en",
    "https://www.example/1",
    "",
    "A flood",
    "Eva Fox",
    (RIVER, BRIDGE),
    ("It rained.", "It stopped."),
    ("00000000c3",),
    ("Sign up.", "Other story."),
)


def test_there_are_shapes_enough_in_many_languages() -> None:
    assert len(SHAPES) >= 60
    assert len({page.shape for page in PAGES}) == len(SHAPES)
    assert len({page.language for page in make_pages(6)}) >= 12


def test_the_same_seed_makes_the_same_pages() -> None:
    assert make_pages(1, seed=3) == make_pages(1, seed=3)
    assert [page.html for page in make_pages(1, seed=3)] != [page.html for page in make_pages(1, seed=4)]


def test_what_a_page_is_said_to_hold_stands_in_it() -> None:
    for page in PAGES:
        text = unescape(unescape(page.html)) + unescape(re.sub(r"</?(a|em|strong)\b[^>]*>", "", page.html))
        truth = [page.title, page.byline, *page.body, *page.boilerplate, *page.decoys]
        for picture in page.pictures:
            truth += [picture.key, picture.caption, picture.credit]
        assert [words for words in truth if words not in text] == [], page.shape
        assert 1 <= len(page.pictures) <= 6, page.shape
        assert len(page.decoys) >= 5, page.shape


def test_nothing_true_of_a_page_hides_in_something_else() -> None:
    for page in PAGES:
        own = [picture.credit for picture in page.pictures]
        others = [page.title, *page.body, *page.boilerplate, *(picture.caption for picture in page.pictures)]
        assert len(set(own)) == len(own), page.shape
        assert not [credit for credit in own if any(credit in text for text in others)], page.shape
        assert len({*page.body, *page.boilerplate}) == len(page.body) + len(page.boilerplate), page.shape


def test_the_generator_uses_nothing_of_the_program() -> None:
    folder = Path(bench.__file__).parent / "pages"
    imported = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
    assert "tests" in imported
    assert "skywave" not in imported


def test_everything_found_counts_whole() -> None:
    found = Found(
        "A flood",
        "By Eva Fox",
        "It rained. It stopped.",
        tuple(Shown(picture.sized(300), f"{picture.caption} {picture.credit}") for picture in PAGE.pictures),
        f"{RIVER.caption} {RIVER.credit} {BRIDGE.caption} {BRIDGE.credit}",
    )
    score = bench.count(PAGE, found)
    assert (score["credits_kept"], score["captions_kept"], score["pictures_kept"], score["tied"]) == (2, 2, 2, 2)
    assert (score["sentences_kept"], score["foreign_kept"], score["decoys"]) == (2, 0, 0)
    assert (score["titles"], score["bylines"]) == (1, 1)


def test_a_credit_of_the_wrong_picture_is_kept_but_not_tied() -> None:
    shown = (
        Shown(RIVER.address, f"{RIVER.caption} {BRIDGE.credit}"),
        Shown(BRIDGE.address, f"{BRIDGE.caption} {RIVER.credit}"),
    )
    score = bench.count(PAGE, Found(pictures=shown, more=" ".join(picture.text for picture in shown)))
    assert (score["credits_kept"], score["captions_kept"], score["pictures_kept"]) == (2, 2, 2)
    assert (score["credits_tied"], score["tied"]) == (0, 0)


def test_a_credit_changed_by_a_letter_is_lost() -> None:
    found = Found(text="Ana Bell / AFP", pictures=(Shown(RIVER.address, "The river at noon. Ana Bell"),))
    assert bench.count(PAGE, found)["credits_kept"] == 0
    assert bench.count(PAGE, Found(text="Photo: Ana\u00a0\n Bell/AFP)"))["credits_kept"] == 1, (
        "white space is white space"
    )


def test_what_does_not_belong_to_a_story_is_counted_against_the_tool() -> None:
    found = Found(
        "A flood | Example", text="It rained. Sign up.", pictures=(Shown("https://x.example/00000000c3.jpg", ""),)
    )
    score = bench.count(PAGE, found)
    assert (score["sentences_kept"], score["foreign_kept"], score["decoys"], score["titles"]) == (1, 1, 1, 0)


def test_nothing_found_counts_nothing() -> None:
    score = bench.count(PAGE, Found())
    assert (score["pictures"], score["sentences"], score["foreign"]) == (2, 2, 2)
    kept = (
        "credits_kept",
        "captions_kept",
        "pictures_kept",
        "tied",
        "sentences_kept",
        "foreign_kept",
        "decoys",
        "titles",
    )
    assert not any(score[name] for name in kept)


def test_text_of_html_belongs_to_its_figure_or_to_the_last_picture() -> None:
    pytest.importorskip("lxml")
    html = (
        "<p>One.</p><figure><figcaption>Above</figcaption><img src='a.jpg' alt='A'></figure><p>Two.</p>"
        "<div><img data-src='b.jpg'><p>Below</p></div><script>no</script>"
    )
    text, pictures, notes = bench.read_html(html)
    assert [bench.flat(picture.addresses) for picture in pictures] == ["a.jpg", "b.jpg"]
    assert [bench.flat(picture.text) for picture in pictures] == ["A Above Two.", "Below"]
    assert text.split() == ["One.", "Above", "Two.", "Below"]
    assert bench.flat(notes) == "A"


def test_credits(tmp_path: Path) -> None:
    pages = make_pages(1)[::9]
    results = {name: bench.measure(name, pages, tmp_path) for name in bench.installed()}
    for result in results.values():
        assert result.total["pages"] == len(pages)
        assert result.total["pictures"] == sum(len(page.pictures) for page in pages)
        assert result.total["tied"] <= result.total["credits_tied"] <= result.total["credits_kept"]
    table = format_table("credits", bench.rows(results), [])
    assert "| photo credits kept |" in table


def test_shapes_that_lose_something_stand_first() -> None:
    whole = Counter(
        pages=1, pictures=1, credits_kept=1, captions_kept=1, tied=1, sentences=1, sentences_kept=1, titles=1
    )
    results = {"Skywave": bench.Result({"good": whole, "bad": whole - Counter(tied=1)}, 1.0, [])}
    weak, clean = bench._shape_table(results)
    assert weak.splitlines()[-1].startswith("| bad | 100 % | 100 % | 0 % |")
    assert clean.endswith("1 shapes: good.")
    assert bench._shape_table({}) == []


@pytest.mark.parametrize("name", [source.name for source in SOURCES if source.name in intake.ALL_MAKERS])
def test_intake(tmp_path: Path, name: str) -> None:
    sources = {source.name: source for source in SOURCES if source.name == name}
    rows, _ = intake.run(tmp_path, count=4, sources=sources)
    assert [row.work for row in rows] == [f"`{name}`, stories a second"]
    assert "again" in rows[0].ours


def test_a_source_without_made_stories_is_named(tmp_path: Path) -> None:
    rows, notes = intake.run(tmp_path, count=1, sources={"unheard-of": SOURCES[0]})
    assert rows == []
    assert "unheard-of" in notes[-1]
    assert set(MAKERS) <= set(intake.PEERS)
