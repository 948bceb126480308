"""Whatever two texts hold, comparing them ends, never raises, and what is only type is never told."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skywave.partners.audit.comparing.comparison import Prose, compare
from skywave.partners.contract import Contract

_CONTRACT = Contract("Example Portal")
_SENTENCES = {
    "en": [
        "At least 12 people died on Monday in a village near Sagaing.",
        "“We could not save them,” said Aung Kyaw, a 34-year-old teacher.",
        "According to estimates, 32,000 people fled the U.S.-backed camp.",
        "The army didn't comment, and Gen. Min Tun could not be reached.",
        "Mr. Lee left at 5:30 p.m. for what he called a “short rest.”",
        "Why did nobody come?",
        "The dam is 3.5 kilometers long and cost $5 million.",
    ],
    "zh": [
        "袭击造成至少12人死亡。",
        "他说：“我们不走。”",
        "据估计，3.2万人逃离家园。",
        "外交部否认了这一计划！",
        "国家主席习近平周一讲话。",
    ],
    "ko": [
        "주민 3만 2천 명이 떠났습니다.",
        "그는 “안 간다”고 말했습니다.",
        "소식통에 따르면 국경이 닫혔습니다.",
        "김정은 위원장이 어제 왔습니다.",
    ],
    "vi": [
        "Ít nhất 12 người thiệt mạng.",
        "“Chúng tôi không đi,” bà nói.",
        "Theo ước tính, 3,5 triệu người bỏ chạy.",
        "Ông Nguyễn Văn Hải đến Hà Nội hôm thứ Hai.",
    ],
    "my": ["လူ ၁၂ ဦး သေဆုံးခဲ့ပါတယ်။", "ဒေသခံတွေက “မသွားဘူး” လို့ ပြောပါတယ်။", "သူ့ကို ၂၀၂၁ ခုနှစ် မတ်လ ၁၆ ရက်နေ့က ဖမ်းပါတယ်။"],
}
_ANY = st.text(max_size=200)
_LETTERS = st.text(alphabet="aA .,!?“”\"'‘’0123456789万一不မက္်။ \n\u200b김은Nguyễn-()%$", max_size=120)


@st.composite
def _stories(draw: st.DrawFn) -> tuple[str, tuple[tuple[str, ...], ...]]:
    language = draw(st.sampled_from(sorted(_SENTENCES)))
    sentences = st.lists(st.sampled_from(_SENTENCES[language]), min_size=1, max_size=4).map(tuple)
    return language, tuple(draw(st.lists(sentences, min_size=1, max_size=5)))


def _paragraphs(language: str, story: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(("" if language == "zh" else " ").join(paragraph) for paragraph in story)


@given(_stories())
@settings(deadline=None)
def test_a_text_compared_with_itself_gives_nothing(made: tuple[str, tuple[tuple[str, ...], ...]]) -> None:
    language, story = made
    prose = Prose("River", _paragraphs(language, story))
    result = compare(prose, prose, language=language, contract=_CONTRACT)
    assert result.findings == ()
    assert result.coverage == 100
    assert {row.change for row in result.rows} == {"same"}


_TYPE: dict[str, Callable[[str], str]] = {
    "straight": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    "corners": lambda text: text.replace("“", "「").replace("”", "」"),
    "spaces": lambda text: text.replace(" ", "\u00a0 "),
    "unseen": lambda text: (
        "\u200b".join(text[place : place + 3] for place in range(0, len(text), 3)) if "်" not in text else text
    ),
    "dashes": lambda text: text.replace("-", "‑"),
}


@pytest.mark.parametrize("change", sorted(_TYPE))
@pytest.mark.parametrize("shape", ["same", "joined", "wrapped", "lines"])
@given(made=_stories())
@settings(deadline=None, max_examples=25)
def test_type_and_line_breaks_disturb_nobody(
    change: str, shape: str, made: tuple[str, tuple[tuple[str, ...], ...]]
) -> None:
    language, story = made
    original = Prose("River", _paragraphs(language, story))
    found = [_TYPE[change](paragraph) for paragraph in original.paragraphs]
    if shape == "joined":
        found = [("" if language == "zh" else " ").join(found)]
    elif shape != "same" and language != "zh":
        wrapped = [textwrap.wrap(paragraph, 46, break_long_words=False, break_on_hyphens=False) for paragraph in found]
        found = (
            ["\n".join(lines) for lines in wrapped]
            if shape == "wrapped"
            else [line for lines in wrapped for line in lines]
        )
    result = compare(original, Prose("River", tuple(found)), language=language, contract=_CONTRACT)
    assert [finding for finding in result.findings if finding.grade in ("grave", "fault")] == []
    assert result.coverage == 100


@given(
    st.lists(_ANY | _LETTERS, max_size=6),
    st.lists(_ANY | _LETTERS, max_size=6),
    st.sampled_from(["en", "zh-Hant", "ko", "vi", "my", "th", "bo", "ug", "und"]),
)
@settings(deadline=None, max_examples=300)
def test_any_two_texts_can_be_compared_and_the_pieces_are_the_sentences(
    one: list[str], other: list[str], language: str
) -> None:
    result = compare(Prose("A", tuple(one)), Prose("B", tuple(other)), language=language, contract=_CONTRACT)
    assert 0 <= result.coverage <= 100
    for row in result.rows:
        if row.pieces:
            assert "".join(piece[1] for piece in row.pieces) == row.was
            assert "".join(piece[2] for piece in row.pieces) == row.found
        assert row.change in ("same", "style", "altered", "cut", "added", "moved", "own")
        assert {piece[0] for piece in row.pieces} <= {"same", "cut", "added", "changed"}
    for finding in result.findings:
        assert len(finding.was) <= 2000
        assert len(finding.found) <= 2000


@given(_stories(), st.data())
@settings(deadline=None)
def test_what_one_text_lacks_the_other_has_more(
    made: tuple[str, tuple[tuple[str, ...], ...]], data: st.DataObject
) -> None:
    language, story = made
    flat = list(dict.fromkeys(sentence for paragraph in story for sentence in paragraph))
    if len(flat) < 3:
        return
    gone = data.draw(st.integers(1, len(flat) - 2))
    whole = Prose("River", tuple(flat))
    part = Prose("River", tuple(sentence for place, sentence in enumerate(flat) if place != gone))
    cut = compare(whole, part, language=language, contract=_CONTRACT)
    added = compare(part, whole, language=language, contract=_CONTRACT)
    assert [row.was for row in cut.rows if row.change == "cut"] == [flat[gone]]
    assert [row.found for row in added.rows if row.change in ("added", "own")] == [flat[gone]]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 500_000,
        "He said no. " * 60_000,
        "“\"‘'" * 200_000,
        "." * 1_000_000,
        "A.B." * 200_000,
        "1," * 400_000,
        "军队没有袭击学校" * 60_000,
        "က်" * 200_000,
        "x" * 1_000_000,
        "(" * 500_000,
        "http://" * 100_000,
    ],
    ids=[
        "letters",
        "sentences",
        "marks",
        "stops",
        "initials",
        "numbers",
        "characters",
        "syllables",
        "word",
        "brackets",
        "addresses",
    ],
)
def test_a_hostile_copy_comes_to_an_end(text: str) -> None:
    original = Prose("River", tuple(_SENTENCES["en"]) + tuple(_SENTENCES["zh"]) + tuple(_SENTENCES["my"]))
    result = compare(original, Prose("River", (text, *original.paragraphs[:3])), language="en", contract=_CONTRACT)
    assert any(finding.grade in ("grave", "fault") for finding in result.findings)
