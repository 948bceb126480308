"""Comparing short texts as people do who look for a notice: spaces, quotes and invisible signs do not count, words do.

    folded     one form for quotes, dashes, the copyright sign; no invisible signs, no spaces: what is left counts in "exact"
    letters    letters, digits and vowel signs alone, in lower case: what is left counts in "the same words"

The work grows with the length of the texts and not faster: runs of three signs are counted, never aligned.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHARACTERS: Final = 2_000_000  # of a page that are looked at
_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟«»″＂「」『』《》", '"')
    | dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | {"…": "...", "\u00ad": None, "\u034f": None, "\ufeff": None}
)
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\)|ⓒ)|copyright(?=\s*\d)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\u180e]")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPACES = re.compile(r"\s+")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s*-\s*(?:(?:19|20)?\d\d|present|today|now))?(?!\d)")
_WEB = re.compile(r"https?://(?:www\.)?|(?<![a-z0-9])www\.", re.IGNORECASE)


class _Letters(dict[int, int | None]):
    """Drops what is no letter, digit or vowel sign; learns each character when it is met."""

    def __missing__(self, code: int) -> int | None:
        kept = category(chr(code))[0] in "LNM"
        self[code] = code if kept else None
        return self[code]


_KEEP = _Letters()


def folded(text: str) -> str:
    r"""Return a text in the form in which an exact notice is equal to another: no spaces, one kind of quote.

    >>> folded("Copyright © 2006, “RFA”.") == folded('(c) 2006,\u200b "RFA" .')
    True
    """
    text = _INVISIBLE.sub("", normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES))
    return _SPACES.sub("", _COPYRIGHT.sub("©", text))


def without_years(text: str) -> str:
    """Return a text with every year and range of years as one sign.

    >>> without_years("1998-2020, RFA"), without_years("2006, RFA")
    ('#, RFA', '#, RFA')
    """
    return _YEARS.sub("#", text.translate(_QUOTES))


def letters(text: str) -> str:
    """Return the letters, digits and vowel signs of a text, in lower case; an address without its scheme.

    >>> letters("See: https://www.rfa.org/"), letters("မြန်မာ။") == "မြန်မာ"
    ('seerfaorg', True)
    """
    return _WEB.sub("", normalize("NFKC", text.translate(_QUOTES))).casefold().translate(_KEEP)


def weight(text: str) -> int:
    """Return how many letters a text has, those of dense scripts twice."""
    words = letters(text)
    return len(words) + len(_DENSE.findall(words))


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: the runs of three letters that they share, of all that they have."""
    a, b = _runs(letters(one)), _runs(letters(other))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def held_in(short: str, long: str) -> float:
    """Return how much of one text stands in another, 0 to 1, in runs of three letters."""
    a = _runs(letters(short))
    return (a & _runs(letters(long))).total() / a.total() if a else 0.0


def _runs(text: str) -> Counter[str]:
    text = text[:20_000]
    if len(text) < 3:
        return Counter([text] if text else [])
    return Counter(text[place : place + 3] for place in range(len(text) - 2))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text was found.

    Attributes:
        first: Number of the first line.
        last: One past that of the last.
    """

    first: int
    last: int


class Lines:
    """The lines of a page in one form, searched as one text.

    Args:
        lines: In order.
        form: `folded` or another function of this module: it must give the same for lines apart as for lines joined.
    """

    def __init__(self, lines: Sequence[str], form: str = "folded") -> None:
        fold = {"folded": folded, "letters": letters}[form]
        starts: list[int] = []
        parts: list[str] = []
        place = 0
        for line in lines:
            starts.append(place)
            part = fold(line) if place < _CHARACTERS else ""
            parts.append(part)
            place += len(part)
        self._starts = starts
        self.text = "".join(parts)

    def find(self, wanted: str, *, near: int = 0) -> Place | None:
        """Return where a text in this form stands, the place at or after line `near` first, or None."""
        if not wanted:
            return None
        start = self._starts[near] if 0 <= near < len(self._starts) else 0
        found = self.text.find(wanted, start)
        if found < 0:
            found = self.text.find(wanted)
        if found < 0:
            return None
        return Place(self._line(found), self._line(found + len(wanted) - 1) + 1)

    def _line(self, place: int) -> int:
        """Return the number of the line that holds a character."""
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            if self._starts[middle] <= place:
                low = middle
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Likest:
    """The lines of a page that are most like a text.

    Attributes:
        place: Where.
        text: Of the lines, joined.
        share: How much of the text stands in them, 0 to 1.
    """

    place: Place
    text: str
    share: float


def likest(lines: Sequence[str], wanted: str) -> Likest | None:
    """Return the lines that hold most of a text: one, or up to four that stand together; None where no line holds any of it."""
    target = _runs(letters(wanted))
    if not target:
        return None
    total = target.total()
    shares: list[tuple[int, Counter[str]]] = []
    spent = 0
    for number, line in enumerate(lines):
        if spent > _CHARACTERS:
            break
        spent += len(line)
        common = target & _runs(letters(line))
        if common.total() * 12 >= total:
            shares.append((number, common))
    best: Likest | None = None
    for index, (number, common) in enumerate(shares):
        joined = Counter(common)
        last = number + 1
        value = joined.total()
        for other, more in shares[index + 1 : index + 4]:
            if other > last + 1:
                break
            grown = Counter({run: min(target[run], joined[run] + more[run]) for run in {*joined, *more}})
            if grown.total() < value + total // 10:
                break
            joined, last, value = grown, other + 1, grown.total()
        if best is None or value / total > best.share + 0.001:
            best = Likest(Place(number, last), " ".join(lines[number:last]), value / total)
    return best
