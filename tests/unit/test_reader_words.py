"""The reader's own words: whole in every language, each in its own script, small enough to fetch on the way."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from skywave.story.scripts.zawgyi import MYANMAR, is_zawgyi

FOLDER = Path(__file__).parents[2] / "reader" / "words"
FILES = sorted(FOLDER.glob("*.json"))
TAGS = [file.stem for file in FILES]
MOST_STRINGS = 80
MOST_BYTES = 12_000
BLANK = re.compile(r"\{\w*\}")
# Letters and signs that a language is written with; Vietnamese and English are told apart by what stands on the letters.
SCRIPTS = {
    "bo": "\u0f00-\u0fff",
    "km": "\u1780-\u17ff",
    "ko": "\uac00-\ud7a3",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "ug": "\u0600-\u06ff",
    "yue": "\u3400-\u9fff",
    "zh-Hans": "\u3400-\u9fff",
    "zh-Hant": "\u3400-\u9fff",
}
# What a whole sentence ends with. Tibetan writes no shad after the letter GA.
SENTENCE_ENDS = {
    "bo": "།ག",
    "km": "។",
    "ko": ".",
    "lo": ".",
    "my": "။",
    "ug": ".",
    "vi": ".",
    "yue": "。",
    "zh-Hans": "。",
}
SENTENCE_ENDS |= {"en": ".", "zh-Hant": "。"}
# Words that stand in Latin letters in every language.
LATIN = frozenset({"QR", "U", "USB", "zip"})
# Categories of signs that nobody sees, bidi controls and the byte order mark among them.
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
UYGHUR = frozenset("ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە،؟")
# Characters of one way of writing Chinese that the other does not have.
SIMPLIFIED = frozenset("这来说个们为发对时实现签开关页报内网设备显没从间证终钟颜较复")
TRADITIONAL = frozenset("這來說個們為發對時實現簽開關頁報內網設備顯沒從間證終鐘顏較複")


def _words(tag: str) -> dict[str, str]:
    pairs: list[tuple[str, str]] = json.loads(
        (FOLDER / f"{tag}.json").read_text("utf-8"), object_pairs_hook=lambda found: found
    )
    assert len(dict(pairs)) == len(pairs), "a key stands twice"
    return dict(pairs)


ENGLISH = _words("en")


def _spoken(text: str) -> str:
    """Return what a translator wrote: a text without blanks and without the words that are Latin everywhere."""
    return re.sub(r"[A-Za-z]+", lambda word: "" if word[0] in LATIN else word[0], BLANK.sub("", text))


def test_the_reader_speaks_the_eleven_languages() -> None:
    assert set(TAGS) == {"en", "zh-Hans", "zh-Hant", "yue", "ko", "vi", "my", "km", "lo", "bo", "ug"}


def test_there_are_at_most_80_strings() -> None:
    assert 0 < len(ENGLISH) <= MOST_STRINGS


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_the_keys_of_english_in_their_order(tag: str) -> None:
    assert list(_words(tag)) == list(ENGLISH)


@pytest.mark.parametrize("tag", TAGS)
def test_every_string_has_the_blanks_of_english_once_each(tag: str) -> None:
    for key, text in _words(tag).items():
        wanted = Counter(BLANK.findall(ENGLISH[key]))
        assert Counter(BLANK.findall(text)) == wanted, key
        assert set(wanted.values()) <= {1}, key
        assert not set(BLANK.sub("", text)) & set("{}"), key


@pytest.mark.parametrize("tag", TAGS)
def test_a_string_is_plain_text_without_hidden_signs(tag: str) -> None:
    for key, text in _words(tag).items():
        assert text, key
        assert text == text.strip(), key
        assert not set(text) & set('<>&"\\'), key
        assert text == unicodedata.normalize("NFC", text), key
        for character in text:
            assert character == "\u200b" or unicodedata.category(character) not in UNSEEN, key


@pytest.mark.parametrize("tag", TAGS)
def test_an_opportunity_to_break_a_line_stands_between_two_letters_of_a_script_that_needs_it(tag: str) -> None:
    for key, text in _words(tag).items():
        for place, character in enumerate(text):
            if character != "\u200b":
                continue
            assert tag in {"my", "km", "lo"}, key
            assert re.fullmatch(f"[{SCRIPTS[tag]}]{{2}}", text[place - 1] + text[place + 1]), key
            assert unicodedata.category(text[place + 1]) == "Lo", key
            assert text[place - 1] not in "\u1039\u17d2ເແໂໃໄ", key


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_are_written_in_western_digits(tag: str) -> None:
    for key, text in _words(tag).items():
        assert all(character in "0123456789" for character in text if character.isdecimal()), key


@pytest.mark.parametrize("file", FILES, ids=TAGS)
def test_a_language_weighs_at_most_12_kilobytes(file: Path) -> None:
    assert file.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("tag", sorted(SCRIPTS))
def test_every_string_is_written_in_the_language_s_own_script(tag: str) -> None:
    own, foreign = re.compile(f"[{SCRIPTS[tag]}]"), re.compile("[A-Za-z]")
    for key, text in _words(tag).items():
        spoken = _spoken(text)
        assert own.search(spoken), key
        assert not foreign.search(spoken), key
    letters = [character for text in _words(tag).values() for character in _spoken(text) if character.isalpha()]
    assert sum(1 for character in letters if own.match(character)) > 0.99 * len(letters)


def test_vietnamese_is_not_english() -> None:
    words = _words("vi")
    assert [key for key, text in words.items() if text == ENGLISH[key]] == []
    marked = [key for key, text in words.items() if unicodedata.normalize("NFD", text) != text or "đ" in text.lower()]
    assert len(marked) > 0.9 * len(words)


def test_burmese_is_unicode_and_not_zawgyi() -> None:
    for key, text in _words("my").items():
        assert MYANMAR.search(text), key
        assert not is_zawgyi(text), key


@pytest.mark.parametrize(("tag", "ends"), sorted(SENTENCE_ENDS.items()))
def test_a_sentence_ends_as_the_language_ends_it(tag: str, ends: str) -> None:
    ended = [key for key, text in ENGLISH.items() if text.endswith(".")]
    assert len(ended) > 20
    for key, text in _words(tag).items():
        if key in ended:
            assert text[-1] in ends, key
        elif tag != "bo" and not ENGLISH[key].endswith("?"):
            assert text[-1] not in "။។。.", key


def test_uyghur_is_written_in_the_letters_of_its_alphabet() -> None:
    for key, text in _words("ug").items():
        assert {character for character in text if "\u0600" <= character <= "\u06ff"} <= UYGHUR, key
        assert not set(text) & set("؛,?;"), key


def test_each_way_of_writing_chinese_keeps_to_its_characters() -> None:
    assert not {character for text in _words("zh-Hans").values() for character in text} & (TRADITIONAL - SIMPLIFIED)
    for tag in ("zh-Hant", "yue"):
        assert not {character for text in _words(tag).values() for character in text} & (SIMPLIFIED - TRADITIONAL)


def test_cantonese_is_not_a_copy_of_mandarin() -> None:
    mandarin, cantonese = _words("zh-Hant"), _words("yue")
    longer = [key for key, text in ENGLISH.items() if text.endswith(".")]
    assert [key for key in longer if mandarin[key] == cantonese[key]] == []


SAID = re.compile(r"""\b(?:say|english)\(\s*"([\w-]+)\"""")
NOTICES = re.compile(r"""\btell\(\s*"(\w+)\"""")


def test_every_word_that_the_views_say_exists() -> None:
    source = FOLDER.parent / "src"
    page = json.loads(resources.files("skywave.carriers.web.words").joinpath("en.json").read_text(encoding="utf-8"))
    known = {*page, *json.loads((FOLDER / "en.json").read_text(encoding="utf-8"))}
    texts = [path.read_text(encoding="utf-8") for path in source.rglob("*.ts")]
    said = {key for text in texts for key in (*SAID.findall(text), *NOTICES.findall(text))}
    assert len(said) > 60, "the pattern no longer finds what the views say"
    assert said <= known, f"these words exist in no file: {sorted(said - known)}"
