"""A withheld name leaves bylines, credits and captions in every spelling."""

from __future__ import annotations

import pytest

from skywave.archive.asset import Asset
from skywave.archive.head import StoryHead
from skywave.story.byline import fold_name, names_in, silence_head

NAME = fold_name("Kim Won-Jin")


@pytest.mark.parametrize(
    "text", ["By KIM WON JIN", "Photo: Kim  Won-Jin/RFA", "（Ｋｉｍ Ｗｏｎ Ｊｉｎ）", "kim won jin's"]
)
def test_every_spelling_is_found(text: str) -> None:
    assert names_in(text, [NAME]) == (NAME,)


@pytest.mark.parametrize("text", ["", "Kim Won", "Kim Won Jinny", "Akim Won Jin", "Won Jin Kim"])
def test_other_names_are_not(text: str) -> None:
    assert names_in(text, [NAME]) == ()


@pytest.mark.parametrize(
    ("name", "text"), [("家傲", "记者家傲摄/RFA"), ("김원진", "김 원진 기자"), ("အောင်အောင်", "RFA/အောင်အောင်")]
)
def test_names_in_scripts_that_do_not_part_words_are_found_inside(name: str, text: str) -> None:
    assert names_in(text, [fold_name(name)])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Tin Aye", "据Tin Aye报道"),
        ("Nguyễn Văn A", "Ảnh: Nguyễn Văn A/RFA"),
        ("Kim Won-Jin", "K\u200bim Won\u00ad-Jin"),
        ("မောင်မောင်", "RFA ၊ မောင်\u200bမောင်။"),
    ],
)
def test_a_name_is_found_between_foreign_letters_and_through_invisible_ones(name: str, text: str) -> None:
    assert names_in(text, [fold_name(name)])


@pytest.mark.parametrize(
    ("name", "text"),
    [("Nguyễn Văn A", "Nguyễn Văn An"), ("မောင်မောင်", "မိမိ မမ"), ("အောင်အောင်", "အင်္အင်္"), ("Tin Aye", "Martin Aye")],
)
def test_a_name_that_only_resembles_it_is_not(name: str, text: str) -> None:
    assert not names_in(text, [fold_name(name)])


def test_a_head_loses_the_name_and_says_so() -> None:
    asset = Asset(
        "Kim Won Jin at work.", "Photo: KIM WON JIN/RFA", "owned", by="KIM WON JIN", agency="RFA", reason="no-file"
    )
    head = StoryHead("Rice", byline=("Kim Won-jin", "Aung Example"), assets=(asset,))
    silenced = silence_head(head, [NAME])
    assert silenced.changed
    assert silenced.head.byline == ("Aung Example",)
    assert silenced.head.byline_withheld
    assert silenced.head.assets[0] == Asset("… at work.", "Photo: …/RFA", "owned", agency="RFA", reason="no-file")
    assert not silence_head(silenced.head, [NAME]).changed


def test_a_head_without_the_name_stays_as_it_is() -> None:
    head = StoryHead("Rice", byline=("Aung Example",))
    assert silence_head(head, [NAME]).head is head
    assert not silence_head(head, []).changed
