"""The interface's words and dates: complete in every language, the same on every machine."""

from __future__ import annotations

import re

import pytest

from skywave.archive.asset import REASONS
from skywave.archive.correction import NOTE_TYPES
from skywave.carriers.web.dates import DATE_LANGUAGES, format_date, format_month, time_tag
from skywave.carriers.web.words import WORDS, desk_language, direction, own_name, words_for

LANGUAGES = sorted(WORDS)
BLANK = re.compile(r"\{\w+\}")
# What a script's text must contain at least somewhere: a block of Unicode.
SCRIPTS = {
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
    "lo": "\u0e80-\u0eff",
    "th": "\u0e00-\u0e7f",
    "bo": "\u0f00-\u0fff",
}
SCRIPTS |= {"ug": "\u0600-\u06ff", "ko": "\uac00-\ud7af", "zh": "\u4e00-\u9fff", "zh-Hant": "\u4e00-\u9fff"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_blanks(language: str) -> None:
    words, english = WORDS[language], WORDS["en"]
    assert words.keys() == english.keys()
    for key, text in words.items():
        assert text.strip() == text
        assert text
        assert sorted(BLANK.findall(text)) == sorted(BLANK.findall(english[key])), key
        assert not set(text) & set('<>&"'), key


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_words_are_written_in_the_language_s_own_script(language: str) -> None:
    own = re.compile(f"[{SCRIPTS[language]}]")
    for key, text in WORDS[language].items():
        assert own.search(text), key


def test_every_reason_and_every_note_type_has_words() -> None:
    assert WORDS["en"].keys() >= REASONS | NOTE_TYPES


def test_every_language_with_words_has_dates() -> None:
    assert frozenset(WORDS) == DATE_LANGUAGES


@pytest.mark.parametrize(
    ("language", "served_by"),
    [("zh-Hans", "zh"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("my-MM", "my"), ("fr", "en"), ("yue", "yue")],
)
def test_a_language_falls_back_to_its_nearest_and_then_to_english(language: str, served_by: str) -> None:
    assert words_for(language) is WORDS[served_by]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ug", "rtl"),
        ("ug-Latn", "ltr"),
        ("ar", "rtl"),
        ("uz-Arab", "rtl"),
        ("my", "ltr"),
        ("zh-Hant", "ltr"),
        ("en", "ltr"),
    ],
)
def test_direction_follows_the_script(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_languages_have_their_own_names() -> None:
    assert own_name("my") == "မြန်မာဘာသာ"
    assert own_name("zh-TW") == "繁體中文"
    assert own_name("xx") == "xx"
    assert desk_language("obs/mya") == "my"
    assert desk_language("nowhere") is None


@pytest.mark.parametrize(
    ("language", "date", "month"),
    [
        ("en", "12 May 2026", "May 2026"),
        ("zh-Hans", "2026年5月12日", "2026年5月"),
        ("ko", "2026년 5월 12일", "2026년 5월"),
        ("vi", "12 tháng 5, 2026", "tháng 5, 2026"),
        ("my", "၂၀၂၆ ခုနှစ် မေလ ၁၂ ရက်", "၂၀၂၆ ခုနှစ် မေလ"),
        ("km", "១២ ឧសភា ២០២៦", "ឧសភា ២០២៦"),
        ("lo", "12 ພຶດສະພາ 2026", "ພຶດສະພາ 2026"),
        ("th", "12 พฤษภาคม ค.ศ. 2026", "พฤษภาคม ค.ศ. 2026"),
        ("bo", "༢༠༢༦ ཟླ་༥ ཚེས་༡༢", "༢༠༢༦ ཟླ་༥"),
        ("ug", "2026-يىلى 12-ماي", "2026-يىلى ماي"),
        ("fr", "12 May 2026", "May 2026"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, date: str, month: str) -> None:
    assert format_date(1_778_594_580, language) == date
    assert format_month("2026-05", language) == month


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_has_a_form_of_its_own(language: str) -> None:
    assert len({format_month(f"2026-{month:02d}", language) for month in range(1, 13)}) == 12


@pytest.mark.parametrize("seconds", [None, -(1 << 40), (1 << 40) - 1])
def test_a_date_without_a_form_is_stated_missing(seconds: int | None) -> None:
    assert time_tag(seconds, "en", "Date not stated") == '<span class="undated">Date not stated</span>'


def test_the_hour_is_left_out_at_midnight_and_before_the_epoch_works() -> None:
    assert time_tag(86_400, "en", "", clock=True) == '<time datetime="1970-01-02T00:00Z">2 January 1970</time>'
    expected = '<time datetime="1969-12-31T23:00Z">31 December 1969, 23:00&nbsp;UTC</time>'
    assert time_tag(-3600, "en", "", clock=True) == expected
    assert 'datetime="0980-01-01T00:00Z"' in time_tag(-31_241_376_000, "en", "")
