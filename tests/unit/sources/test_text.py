"""What the text source takes from a copied page, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence

from skywave.archive.body import Figure
from skywave.errors import Malformed
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.sources.text import Text, _read
from skywave.story.draft import Draft

STORY = "Rice prices fall\n\nPrices fell on Monday. They had risen before.\n\nNobody knows why. It rained.\n"


def read(text: str) -> Draft:
    draft = _read(text).draft("", "a.txt")
    check_draft(draft)
    return draft


def words(draft: Draft) -> list[str]:
    return [plain_text(block) for block in draft.blocks if plain_text(block)]


def test_a_story_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8-sig")
    (draft,) = Text().read(LocalMaterial(tmp_path / "a.txt"))
    check_draft(draft)
    assert (draft.title, words(draft)) == (
        "Rice prices fall",
        ["Prices fell on Monday. They had risen before.", "Nobody knows why. It rained."],
    )
    assert (draft.byline, draft.published, draft.assets, draft.language) == ((), None, (), "")


def test_byline_dates_and_address_stand_below_the_title() -> None:
    draft = read(
        "Title of it\nhttps://news.example/korean/1\nBy A. Example and B. Other\nUpdated: "
        "2026-04-17\n2026-04-16T02:00:00Z\n\nOne. Two.\n\nThree. Four."
    )
    assert (draft.byline, draft.published, draft.modified) == (("A. Example", "B. Other"), 1776304800, 1776384000)
    assert draft.ids == ("text:news.example/korean/1", "url:https://news.example/korean/1")
    assert (draft.language_hint, words(draft)) == ("ko", ["One. Two.", "Three. Four."])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By A. Example", ("A. Example",)),
        ("记者 某某", ("某某",)),
        ("记者：某某、另人", ("某某", "另人")),
        ("Por Ana Díaz", ("Ana Díaz",)),
        ("Tác giả: Văn A", ("Văn A",)),
    ],
)
def test_bylines_of_several_languages(line: str, names: tuple[str, ...]) -> None:
    assert read(f"Title of it\n{line}\n\nOne. Two.\n\nThree. Four.").byline == names


@pytest.mark.parametrize("line", ["16/04/2026", "Yesterday", "In 2024 prices fell by half"])
def test_a_line_that_is_no_clear_date_is_none(line: str) -> None:
    assert read(f"Title of it\n{line}\n\nOne. Two.\n\nThree. Four.").published is None


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            ("Residents flee on May 1, 2024. (Photo by KIM WON JIN/AFP via Getty "
            "Images)"), "Residents flee on May 1, 2024.", "KIM WON JIN/AFP via Getty Images"),
        ("Farmers dry rice beside the road.\nPhoto: AFP", "Farmers dry rice beside the road.", "Photo: AFP"),
        ("Nông dân phơi lúa. Ảnh: AFP", "Nông dân phơi lúa.", "Ảnh: AFP"),
        ("图为大坝启用现场。新华社记者 某某 摄", "图为大坝启用现场。", "新华社记者 某某 摄"),
    ],
)  # fmt: skip
def test_a_line_that_credits_a_photo_is_a_picture_in_its_place(line: str, caption: str, credit: str) -> None:
    draft = read(f"Title of it\n\nOne is first. Two is next.\n\n{line}\n\nThree is last. Four is not.")
    assert draft.blocks[1] == Figure(0)
    assert draft.assets[0].caption == caption
    assert credit in draft.assets[0].credit
    assert words(draft) == ["One is first. Two is next.", "Three is last. Four is not."]


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING (Reuters) - China said on Monday that prices fell. Nobody else said so.",
        "Reuters reported on Monday that prices fell. Nobody else said so.",
        "The photo by a passer-by was seen by thousands of people. It was gone on Tuesday.",
    ],
)
def test_a_paragraph_that_names_an_agency_is_no_caption(text: str) -> None:
    assert text in words(read(f"Title of it\n\n{text}\n\nThree is last. Four is not."))


def test_lines_of_one_width_are_joined_and_single_lines_are_paragraphs() -> None:
    wrapped = (
        "Prices of rice fell on Monday in all markets of the north, as\nthe first harvest came in and "
        "the roads to the border opened\nagain. Traders said that they had waited for weeks, and that\nthey "
        "would sell what they had kept. It rained on Tuesday."
    )
    assert len(words(read(f"Title of it\n\n{wrapped}\n\n{wrapped}"))) == 2
    assert words(read("Title of it\nOne line. It ends.\nAnother line. It ends too.")) == [
        "One line. It ends.",
        "Another line. It ends too.",
    ]


def test_navigation_notes_and_notices_are_no_text() -> None:
    draft = read(
        f"Share\n{STORY}\nPrint\nComments (3)\nCorrection: A name was wrong.\nThis story originally appeared on "
        f"Other News.\n（责编：某某）"
    )
    assert words(draft) == words(read(STORY))
    assert [note.text for note in draft.notes] == ["Correction: A name was wrong."]
    assert draft.publisher == "Other News"
    assert "某某" not in repr(draft)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORY, True),
        ("大坝启用\n这是第一段正文。说明发生了什么。\n", True),
        ("One line only", False),
        ("A title\n\nwithout a sentence", False),
        ("<html><p>One. Two.</p>", False),
        ('{"a": "One. Two."}\nThree. Four.', False),
        ("---\ntitle: A\n---\nOne. Two.", False),
        ("", False),
        ("x\0y", False),
    ],
)
def test_only_what_looks_like_a_story_is_recognised(text: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    material = LocalMaterial(tmp_path / "a.txt")
    assert Text().recognises(material) == expected
    if not expected:
        with pytest.raises(Malformed) as caught:
            list(Text().read(material))
        check_sentence(caught.value)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_any_text_gives_a_draft_or_a_sentence(text: str) -> None:
    try:
        read(f"Title of it\n\nOne. Two.\n\n{text}")
    except Malformed as error:
        check_sentence(error)
