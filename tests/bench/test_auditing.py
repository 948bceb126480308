"""The measurement of the audit at toy size: its copies are what they are said to be, and its sums fit."""

from __future__ import annotations

import ast
from collections import Counter
from html import unescape
from pathlib import Path
from random import Random

import pytest
from tests.bench import auditing as bench
from tests.bench.copies import language as written
from tests.bench.copies.changes import CHANGES, Change
from tests.bench.copies.making import fits, make_copy, shapes_for
from tests.bench.copies.page import Given
from tests.bench.copies.pictures import make_photo, reuse
from tests.bench.copies.shapes import SHAPES
from tests.bench.copies.stories import COUNTS, Work, make_works, text_of
from tests.bench.table import format_table

from skywave.partners.audit.findings import KINDS

pytestmark = pytest.mark.bench
WORKS = make_works()
UNTOUCHED = CHANGES[0]
SAVED = next(shape for shape in SHAPES if shape.name == "saved as text")


def given(work: Work, change: Change = UNTOUCHED) -> Given:
    return Given(
        f"https://rfa.example/{work.name}",
        "https://rfa.example/",
        written.frames(work.language)["notice"][0],
        "bottom",
        f"{work.byline}, Radio Example",
        tuple(number for number, photo in enumerate(work.photos) if photo.owned),
        index=change.contract if change.contract in ("canonical", "noindex") else "link",
        published=1_777_777_777,
        excerpt=3 if change.contract == "excerpt" else 0,
    )


def test_there_are_a_hundred_works_in_six_scripts() -> None:
    assert Counter(work.language for work in WORKS) == COUNTS
    assert sum(COUNTS.values()) == 100
    assert {len(work.photos) for work in WORKS} == {0, 1, 2, 3, 4}
    lengths = [sum(len(part.sentences) for part in work.parts if not part.heading) for work in WORKS]
    assert min(lengths) >= 8
    assert max(lengths) <= 31


@pytest.mark.parametrize("language", written.LANGUAGES)
def test_a_language_has_at_least_forty_frames_and_whatever_the_others_have(language: str) -> None:
    frames = written.frames(language)
    kinds = ("lead", "official", "fact", "attribution", "quote", "negation", "background", "closing")
    assert sum(len(frames[kind]) for kind in kinds) >= 40
    assert set(frames) == set(written.frames("en"))
    assert set(written.words(language)) == set(written.words("en"))


def test_the_same_seed_makes_the_same_works() -> None:
    counts = {"ko": 2, "my": 1}
    assert make_works(counts, seed=3) == make_works(counts, seed=3)
    assert make_works(counts, seed=3) != make_works(counts, seed=4)


def test_the_maker_uses_nothing_of_the_program() -> None:
    imported = set()
    for path in (Path(bench.__file__).parent / "copies").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
            if isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
    assert "tests.bench.copies" in imported
    assert not [name for name in imported if name.startswith("skywave")]
    assert {name for name in imported if name.startswith("tests")} == {
        name for name in imported if name.startswith("tests.bench.copies")
    }


def test_an_untouched_copy_holds_everything_in_every_shape() -> None:
    for number, work in enumerate(work for work in WORKS if work.fate != "retracted"):
        for shape in SHAPES[number % 3 :: 3]:
            copy = make_copy(work, given(work), UNTOUCHED, shape)
            assert copy is not None
            text = unescape(copy.text)
            owned = [photo for photo in work.photos if photo.owned]
            truth = [work.title, work.byline, given(work).notice, given(work).original, *copy.sentences]
            truth += [words for photo in owned for words in (photo.caption, photo.credit)]
            assert [words for words in truth if words not in text] == [], (shape.name, work.name)
            denied = [photo.caption for photo in work.photos if not photo.owned]
            assert not [words for words in denied if words in text], (shape.name, work.name)


@pytest.mark.parametrize("change", [c for c in CHANGES if c.group == "tampered"], ids=lambda change: change.name)
def test_a_tampering_is_on_the_page_and_nothing_else_is(change: Change) -> None:
    made = 0
    for work in WORKS if change.fate else WORKS[::2]:
        if not fits(work, change):
            continue
        shape = SAVED if SAVED in shapes_for(change) else SHAPES[0]
        copy = make_copy(work, given(work, change), change, shape)
        plain = make_copy(work, given(work, change), UNTOUCHED, shape)
        if copy is None or plain is None:
            continue
        made += 1
        if change.edit is UNTOUCHED.edit:
            continue
        assert copy.text != plain.text, work.name
        changed = Counter(plain.text.splitlines())
        changed.subtract(copy.text.splitlines())
        inside = change.grade == "grave" and not change.form and change.fate is None
        if inside or "sentence" in change.name:
            assert sum(count != 0 for count in changed.values()) <= 2, (work.name, copy.was, copy.found)
    assert made >= (9 if change.fate else 10)


def test_every_change_names_kinds_that_there_are() -> None:
    assert {kind for change in CHANGES for kind in change.kinds} <= set(KINDS)
    assert len({change.name for change in CHANGES}) == len(CHANGES)
    assert all(bool(change.kinds) == (change.group == "tampered") for change in CHANGES)


def test_what_a_piece_may_be_changed_into_is_another_text() -> None:
    for work in WORKS:
        for part in work.parts:
            for sentence in part.sentences:
                assert text_of(sentence, work.language).strip()
                for piece in sentence:
                    assert piece.text not in [text for _, text in piece.variants], (work.name, piece)


def test_a_reused_photo_is_other_bytes_of_the_same_picture() -> None:
    photo = make_photo("one")
    assert make_photo("one") == photo
    assert make_photo("two") != photo
    assert reuse(photo, Random(1)) not in (photo, reuse(photo, Random(2)))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> bench.Result:
    names = ("untouched", "number, a digit", "notice missing", "newsletter plug")
    changes = [change for change in CHANGES if change.name in names]
    works = make_works({"en": 2, "zh-Hant": 1, "my": 1})
    return bench.measure(tmp_path_factory.mktemp("audit"), each=2, works=works, changes=changes)


def test_the_sums_fit(result: bench.Result) -> None:
    total = result.tally(lambda verdict: verdict.change.group)
    everything = sum(total.values(), Counter())
    assert everything["copies"] == len(result.verdicts) == 3 * (len(SHAPES) + 3 * 2)
    assert everything["tampered"] + everything["quietable"] == everything["copies"]
    assert everything["at_grade"] <= everything["found"] <= everything["tampered"]
    assert everything["quiet"] <= everything["quietable"]
    assert everything["failed"] == 0, [verdict.failure for verdict in result.verdicts if verdict.failure]
    lines = format_table("audit", bench.rows(result), bench.notes(result))
    assert "| untouched (45) |" in lines
    assert "| **all** | 63 |" in lines


def test_an_untouched_rightful_copy_has_nothing_grave(result: bench.Result) -> None:
    untouched = [verdict for verdict in result.verdicts if verdict.change.group == "rightful"]
    assert {verdict.copy.shape for verdict in untouched} == {shape.name for shape in SHAPES}
    graves = [
        (verdict.copy.shape, verdict.copy.work, finding)
        for verdict in untouched
        for finding in verdict.findings
        if finding.grade == "grave"
    ]
    assert graves == []
    assert all(verdict.known for verdict in untouched)
