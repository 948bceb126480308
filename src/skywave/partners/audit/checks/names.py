"""Names of people on a page: the same person in another order, with an initial, without accents; never a part of another name.

>>> (
...     stands_in("Kim Won-jin", "By WONJIN KIM and others"),
...     stands_in("Jane Q. Doe", "by jane doe"),
...     stands_in("An Lê", "Plan Lee"),
... )
(True, True, False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category, combining, normalize

from skywave.story.byline import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff]")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPACED: Final = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]")
_LINE = 3_000


class Names:
    """Names of a newsroom, or of people, looked for in texts of any script.

    In a script that does not part words, a name in Latin letters stands between other letters ("据RFA报道"); in one that does,
    it counts as whole words only.

    Args:
        names: As `story.byline.fold_name` gives them, or raw.
    """

    def __init__(self, names: Iterable[str]) -> None:
        folded = [name for name in (fold_name(name) for name in names) if name]
        latin = "|".join(re.escape(name) for name in folded if name.isascii())
        self._latin = re.compile(f"(?<![a-z0-9\u00c0-\u024f])(?:{latin})(?![a-z0-9\u00c0-\u024f])") if latin else None
        self._other = [name.replace(" ", "") for name in folded if not name.isascii()]

    def stand_in(self, text: str) -> bool:
        """Say whether one of them stands in a text."""
        folded = fold_name(_INVISIBLE.sub("", text))
        if self._latin is not None and self._latin.search(folded):
            return True
        whole = folded.replace(" ", "") if self._other else ""
        return any(_ends_whole(whole, name) for name in self._other)


def _ends_whole(text: str, name: str) -> bool:
    """Say whether a name stands in a text, and no vowel sign makes another syllable of its end."""
    start = text.find(name)
    while start >= 0:
        after = text[start + len(name) : start + len(name) + 1]
        if not after or category(after)[0] != "M":
            return True
        start = text.find(name, start + 1)
    return False


def plain(text: str) -> str:
    """Return a text in lower case, without the accents of Latin letters."""
    text = normalize("NFKC", text).casefold().replace("đ", "d").replace("ł", "l").replace("ø", "o")
    if text.isascii():
        return text
    parts = (normalize("NFD", sign) if sign < "\u0370" or "\u1e00" <= sign < "\u1f00" else sign for sign in text)
    return "".join(sign for part in parts for sign in part if not (combining(sign) and sign < "\u0370"))


def stands_in(name: str, line: str) -> bool:
    """Say whether a line names a person."""
    if not _SPACED.search(name):
        wanted = _unspaced(name)
        return len(wanted) > 1 and wanted in _unspaced(line[:_LINE])
    wanted_words = _WORDS.findall(plain(name))
    words = _WORDS.findall(plain(line[:_LINE]))
    whole, shown = _whole(wanted_words), _whole(words)
    if not whole:
        return bool(wanted_words) and " ".join(wanted_words) in " ".join(words)
    if any(_holds(shown, whole[turn:] + whole[:turn]) for turn in range(min(len(whole), 6))):
        return True
    # A given name may be an initial where the family name is whole: "J. Doe".
    if len(whole) < 2:
        return False
    first, last = whole[0], whole[-1]
    for number, word in enumerate(words):
        if word == last and first[0] in words[max(0, number - 2) : number]:
            return True
        if word == last and number + 1 < len(words) and words[number + 1] == first[0]:
            return True
    return False


def _whole(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > 1]


def _unspaced(text: str) -> str:
    return "".join(sign for sign in plain(text) if sign.isalnum() or combining(sign) or sign > "\u0fff")


def _holds(words: list[str], name: list[str]) -> bool:
    """Say whether words in a row are a name, however both are parted: "Won-jin" and "Wonjin"."""
    wanted = "".join(name)
    text = "".join(words)
    ends: set[int] = {0}
    place = 0
    for word in words:
        place += len(word)
        ends.add(place)
    start = text.find(wanted)
    while start >= 0:
        if start in ends and start + len(wanted) in ends:
            return True
        start = text.find(wanted, start + 1)
    return False
