"""Dates for readers, in UTC: written as each language writes them, the same on every machine.

Month names and patterns are constants, never a locale's. A moment whose year is not 1 to 9999 has no form
here, and counts as not stated.

>>> format_date(1778594580, "en"), format_date(1778594580, "zh")
('12 May 2026', '2026年5月12日')
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from skywave.carriers.web.words import direction, pick

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DAY_SECONDS: Final = 86_400
_MINUTE_SECONDS: Final = 60

# For each language: a date, a month, the months' names (none where the pattern has none), the ten digits.
_CHINESE: Final = ("{y}年{m}月{d}日", "{y}年{m}月", "", "")
_FORMS: Final[dict[str, tuple[str, str, str, str]]] = {
    "en": (
        "{d} {M} {y}",
        "{M} {y}",
        "January February March April May June July August September October November December",
        "",
    ),
    "zh": _CHINESE,
    "zh-Hant": _CHINESE,
    "yue": _CHINESE,
    "ko": ("{y}년 {m}월 {d}일", "{y}년 {m}월", "", ""),
    "vi": ("{d} tháng {m}, {y}", "tháng {m}, {y}", "", ""),
    "my": (
        "{y} ခုနှစ် {M}လ {d} ရက်",
        "{y} ခုနှစ် {M}လ",
        "ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ",
        "၀၁၂၃၄၅၆၇၈၉",
    ),
    "km": (
        "{d} {M} {y}",
        "{M} {y}",
        "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
        "០១២៣៤៥៦៧៨៩",
    ),
    "lo": (
        "{d} {M} {y}",
        "{M} {y}",
        "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
        "",
    ),
    "th": (
        "{d} {M} ค.ศ. {y}",
        "{M} ค.ศ. {y}",
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "",
    ),
    "bo": ("{y} ཟླ་{m} ཚེས་{d}", "{y} ཟླ་{m}", "", "༠༡༢༣༤༥༦༧༨༩"),
    "ug": (
        "{y}-يىلى {d}-{M}",
        "{y}-يىلى {M}",
        "يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر",
        "",
    ),
}
DATE_LANGUAGES: Final = frozenset(_FORMS)


def moment(seconds: int) -> dt.datetime | None:
    """Return the UTC moment of seconds since the epoch, or None where its year is not 1 to 9999."""
    try:
        return _EPOCH + dt.timedelta(seconds=seconds)
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def format_date(seconds: int, language: str) -> str | None:
    """Return the day as readers of `language` (BCP 47) write it, or None where it has no form."""
    found = moment(seconds)
    if found is None:
        return None
    pattern, _, months, digits = _FORMS[pick(language, DATE_LANGUAGES)]
    name = months.split()[found.month - 1] if months else ""
    text = (str(found.year), str(found.month), str(found.day))
    year, month, day = (_localise(number, digits) for number in text)
    return pattern.format(y=year, m=month, d=day, M=name)


@lru_cache(maxsize=1024)
def format_month(key: str, language: str) -> str:
    """Return the month of a list's key, `2026-05`, as readers of `language` write it."""
    year, _, month = key.rpartition("-")
    _, pattern, months, digits = _FORMS[pick(language, DATE_LANGUAGES)]
    name = months.split()[int(month) - 1] if months else ""
    return pattern.format(y=_localise(str(int(year)), digits), m=_localise(str(int(month)), digits), M=name)


def time_tag(seconds: int | None, language: str, missing: str, *, clock: bool = False) -> str:
    """Return a `<time>` element.

    Args:
        seconds: Since the epoch, or None where the source states no date.
        language: BCP 47.
        missing: What to say where there is no date; a date is never guessed.
        clock: Add hour and minute; left out at midnight, which says that the source knew the day only.
    """
    text = None if seconds is None else format_date(seconds, language)
    if seconds is None or text is None:
        return f'<span class="undated">{missing}</span>'
    minutes = seconds % _DAY_SECONDS // _MINUTE_SECONDS
    when = f"{minutes // 60:02d}:{minutes % 60:02d}"
    found = moment(seconds)
    day = found.date().isoformat() if found else ""
    hour = f"{when}&nbsp;UTC" if clock and seconds % _DAY_SECONDS else ""
    if hour:
        # Digits and Latin letters would change places in a line that runs from the right.
        hour = f'، <span dir="ltr">{hour}</span>' if direction(language) == "rtl" else f", {hour}"
    return f'<time datetime="{day}T{when}Z">{text}{hour}</time>'


def _localise(number: str, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in number) if digits else number
