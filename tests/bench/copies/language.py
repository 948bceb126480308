"""How each language is written: its sentence frames (frames/*.txt), numbers, dates, quotation marks.

A file of frames has sections (`# lead`); each other line is an entry. In a sentence frame stand

    {N1} {n:20-90} {w} {pct} {money}        numbers: of the dead, between two, a word from three to nine, a share, a sum
    {P1} {Q1} {L1} {O1} {E}                 a person, the same as a speaker, a place, a body, the event
    {date} {year} {wd} {wd2} {wdf}          times: a day, a year, a weekday (with its preposition, bare, in the future)
    <a|b>                                   either wording
    «said|altered»                          a quotation, and what it is altered into
    [neg:is not|is] [aff:is|is not]         a negation that can vanish, a statement that can be negated
    [acc:..|..] [rep:..|..] [cal:..|..] [hed:..|..]   an attribution, and the text without it
    [sty:center|centre]                     house style
    [alt:..|..]                             another wording of the same
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ko", "vi", "my")
_BURMESE = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")
_MARKS = {"zh-Hant": "「」"}
_OTHER_MARKS = {"zh-Hant": "“”", "zh-Hans": "「」"}
_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh-Hans": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "zh-Hant": ("週一", "週二", "週三", "週四", "週五", "週六", "週日"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    "vi": ("hôm thứ Hai", "hôm thứ Ba", "hôm thứ Tư", "hôm thứ Năm", "hôm thứ Sáu", "hôm thứ Bảy", "hôm Chủ nhật"),
    "my": ("တနင်္လာနေ့က", "အင်္ဂါနေ့က", "ဗုဒ္ဓဟူးနေ့က", "ကြာသပတေးနေ့က", "သောကြာနေ့က", "စနေနေ့က", "တနင်္ဂနွေနေ့က"),
}
_LAST_WEEK = {
    "en": "last week",
    "zh-Hans": "上周",
    "zh-Hant": "上週",
    "ko": "지난주",
    "vi": "tuần trước",
    "my": "ပြီးခဲ့တဲ့အပတ်က",
}
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "my": [
        "ဇန်နဝါရီလ",
        "ဖေဖော်ဝါရီလ",
        "မတ်လ",
        "ဧပြီလ",
        "မေလ",
        "ဇွန်လ",
        "ဇူလိုင်လ",
        "ဩဂုတ်လ",
        "စက်တင်ဘာလ",
        "အောက်တိုဘာလ",
        "နိုဝင်ဘာလ",
        "ဒီဇင်ဘာလ",
    ],
}
_WORDS = {
    "en": ["three", "four", "five", "six", "seven", "eight", "nine"],
    "zh-Hans": list("三四五六七八九"),
    "zh-Hant": list("三四五六七八九"),
    "ko": ["세 ", "네 ", "다섯 ", "여섯 ", "일곱 ", "여덟 ", "아홉 "],
    "vi": ["ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"],
    "my": ["သုံး", "လေး", "ငါး", "ခြောက်", "ခုနစ်", "ရှစ်", "ကိုး"],
}


@cache
def frames(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the entries of a language by section."""
    found: dict[str, list[str]] = {}
    section = ""
    path = Path(__file__).parent / "frames" / f"{language}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:]
        elif line.strip():
            found.setdefault(section, []).append(line.strip())
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def words(language: str) -> Mapping[str, str]:
    """Return what the furniture of a site is called."""
    return dict(line.split("=", 1) for line in frames(language)["words"])


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written, and what it may be changed into, by the name of the change."""

    text: str
    variants: tuple[tuple[str, str], ...] = ()


def marks(language: str) -> str:
    """Return the two quotation marks."""
    return _MARKS.get(language, "“”")


def other_marks(language: str) -> str:
    """Return those of another house."""
    return _OTHER_MARKS.get(language, '""')


def space(language: str) -> str:
    """Return what stands between two sentences."""
    return "" if language.startswith("zh") else " "


def has_case(language: str) -> bool:
    """Say whether a sentence begins with a capital."""
    return language in ("en", "vi")


def digits(language: str, value: int) -> str:
    """Return a whole number as the language groups and spells it."""
    if language == "my":
        return str(value).translate(_BURMESE)
    if language == "vi":
        return f"{value:,}".replace(",", ".")
    return f"{value:,}" if language in ("en", "ko") else str(value)


def other_digit(value: int, rng: Random) -> int:
    """Return the number with one digit changed, never the first into a nought."""
    text = str(value)
    at = rng.randrange(len(text))
    new = rng.choice([digit for digit in "123456789" if digit != text[at]])
    return int(text[:at] + new + text[at + 1 :])


def number(language: str, value: int, rng: Random) -> Written:
    """Return a count."""
    return Written(
        digits(language, value),
        (
            ("number-digit", digits(language, other_digit(value, rng))),
            ("number-order", digits(language, value * 10)),
        ),
    )


def word_number(language: str, rng: Random) -> Written:
    """Return a number below ten as a word."""
    value = rng.randint(3, 9)
    wrong = rng.choice([number for number in range(3, 10) if number != value])
    spelled = _WORDS[language]
    return Written(spelled[value - 3], (("number-word", spelled[wrong - 3]), ("digits", digits(language, value))))


def percent(language: str, rng: Random) -> Written:
    """Return a share in a hundred."""
    value = rng.randint(11, 68)
    wrong = digits(language, other_digit(value, rng))
    forms = {"en": "{} percent", "vi": "{} phần trăm", "ko": "{}퍼센트", "my": "{} ရာခိုင်နှုန်း"}
    form = forms.get(language, "{}%")
    other = "百分之{}" if language.startswith("zh") else "{}%"
    text = digits(language, value)
    return Written(form.format(text), (("number-digit", form.format(wrong)), ("percent", other.format(text))))


def money(language: str, rng: Random) -> Written:
    """Return a sum in dollars."""
    whole, part = rng.randint(2, 9), rng.randint(1, 9)
    wrong = rng.choice([digit for digit in range(2, 10) if digit != whole])

    def write(number: int, big: int) -> str:
        ten_thousands = number * 100 + part * 10
        if language == "en":
            return f"${number}.{part} {('million', 'billion')[big]}"
        if language == "vi":
            return f"{number},{part} {('triệu', 'tỷ')[big]} đô la"
        if language == "ko":
            return f"{ten_thousands}{('만', '억')[big]} 달러"
        if language == "my":
            return f"ဒေါ်လာ {digits('my', ten_thousands)} {('သောင်း', 'သိန်း')[big]}"
        return f"{ten_thousands}{('萬', '億')[big] if language == 'zh-Hant' else ('万', '亿')[big]}美元"

    return Written(write(whole, 0), (("number-digit", write(wrong, 0)), ("number-order", write(whole, 1))))


def date(language: str, rng: Random) -> Written:
    """Return a day of a month."""
    month, day = rng.randint(1, 12), rng.randint(10, 27)
    wrong = rng.choice([other for other in range(3, 28) if other != day])

    def write(day: int) -> str:
        if language == "en":
            return f"{_MONTHS['en'][month - 1]} {day}"
        if language == "vi":
            return f"ngày {day} tháng {month}"
        if language == "ko":
            return f"{month}월 {day}일"
        if language == "my":
            return f"{_MONTHS['my'][month - 1]} {digits('my', day)} ရက်"
        return f"{month}月{day}日"

    return Written(write(day), (("date-changed", write(wrong)),))


def year(language: str, rng: Random) -> Written:
    """Return a year."""
    value = rng.randint(1996, 2023)
    wrong = rng.choice([other for other in range(1996, 2024) if other != value])
    spell = (lambda number: str(number).translate(_BURMESE)) if language == "my" else str
    return Written(spell(value), (("date-changed", spell(wrong)),))


def weekday(language: str, rng: Random, *, bare: bool = False, future: bool = False) -> Written:
    """Return a weekday, with its preposition unless `bare`."""
    day, wrong = rng.sample(_DAYS[language], 2)
    if language == "en" and not bare:
        day, wrong = f"on {day}", f"on {wrong}"
    variants = [("weekday-changed", wrong)]
    if not bare and not future:
        variants.append(("time", _LAST_WEEK[language]))
    return Written(day, tuple(variants))


def dateline(language: str, place: str) -> str:
    """Return a place as it stands before the first sentence of a report."""
    forms = {"en": f"{place.upper()} — ", "vi": f"{place} – ", "ko": f"[{place}] ", "my": f"{place} - "}
    return forms.get(language, f"（{place}）")
