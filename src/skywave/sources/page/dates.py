"""Dates as pages write them. What states no time zone counts as its day only, at midnight UTC, for a zone is never guessed.

>>> page_time("2024-05-12T10:00:00+07:00"), page_time("12 May 2024 10:00"), page_time("yesterday")
(1715482800, 1715472000, None)
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|"
    r"[+-]\d\d)?(?![\d]))?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?\Z", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?[./年-]\s?(\d{1,2})\s?[./月-]\s?(\d{1,2})(?!\d)|(?<!\d)((?:19|"
    r"20)\d\d)년\s?(\d{1,2})월\s?(\d{1,2})일"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?,?[\s-]+((?:19|20)\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)")
_LONGEST = 200


def page_time(text: str) -> int | None:
    """Return seconds since the epoch of a date in a well-known form, or None."""
    text = text.strip()[:_LONGEST]
    if match := _ISO.search(text):
        return _moment(*match.groups())
    if match := _COMPACT.match(text):
        return _moment(*match.groups())
    if re.match(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4}", text):
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError):
            pass
        else:
            return _in_range(moment) if moment.tzinfo else _moment(moment.year, moment.month, moment.day)
    return day_in(text)


def has_zone(text: str) -> bool:
    """Say whether a date states its time of day and time zone."""
    return bool((match := _ISO.search(text)) and match[7]) or bool(re.search(r"\d:\d\d.*(?:GMT|UTC|[+-]\d{4})", text))


def day_in(text: str) -> int | None:
    """Return midnight UTC of the first day that a text names in a form that leaves no doubt, or None."""
    text = text[:_LONGEST]
    if match := _NUMBERS.search(text):
        year, month, day = (part for part in match.groups() if part)
        return _moment(year, month, day)
    if (match := _DAY_FIRST.search(text)) and (number := _MONTHS.get(match[2].lower())):
        return _moment(match[3], number, match[1])
    if (match := _MONTH_FIRST.search(text)) and (number := _MONTHS.get(match[1].lower())):
        return _moment(match[3], number, match[2])
    return None


def _moment(
    year: str | int, month: str | int, day: str | int,
    hour: str | None = None, minute: str | None = None, second: str | None = None, zone: str | None = None,
) -> int | None:  # fmt: skip
    try:
        if not zone or hour is None:
            return _in_range(datetime(int(year), int(month), int(day), tzinfo=UTC))
        zone = "+0000" if zone.upper() in ("Z", "UTC", "GMT") else zone.replace(":", "").ljust(5, "0")
        written = f"{year}-{int(month):02}-{int(day):02} {hour}:{minute}:{second or '00'} {zone}"
        return _in_range(datetime.strptime(written, "%Y-%m-%d %H:%M:%S %z"))
    except (ValueError, OverflowError):
        return None


def _in_range(moment: datetime) -> int | None:
    return int(moment.timestamp()) if _FIRST_YEAR <= moment.year < _LAST_YEAR else None
