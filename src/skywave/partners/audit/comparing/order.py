"""Order: whether words of a sentence only changed places, and whether names took each other's place by that."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing import names
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

# What has no fixed place of its own: words of grammar, the parts of a date, what a number counts.
_FREE: Final = ("gram", "title", "cw", "mo:", "day:", "year:", "time:", "num", "ord:")
_LONG: Final = 400  # tokens of a sentence that is searched for names in each other's place
_MANY: Final = 3  # words of grammar that may differ before a sentence is built in another way


def is_reordered(case: Judge, pairs: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word that is no mere grammar stands elsewhere in the copy's sentence.

    Args:
        case: The sentences.
        pairs: Places in the original and in the copy of words that stand in differences of both.
    """
    where: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, hunk in enumerate(case.hunks):
        for side in (0, 1):
            where[side].update((place, number) for place, _ in case.tokens(side, hunk))
    telling = sorted(pair for pair in pairs if case.was[pair[0]].key and not _is_free(case.was, pair[0]))
    if any(where[0].get(one) != where[1].get(other) for one, other in telling):
        return True
    return any(one[1] > other[1] for one, other in pairwise(telling))


def _is_free(source: Sequence[Token], place: int) -> bool:
    """Say whether a word may stand before or behind by house style: $5 million, 5 million dollars."""
    if source[place].sort.startswith("u:"):
        return any(token.sort.startswith("num") for token in source[max(0, place - 1) : place + 2])
    return source[place].sort.startswith(_FREE)


def is_regrouped(case: Judge) -> bool:
    """Say whether so many words of grammar differ in a Chinese sentence that it is built in another way."""
    if case.language != "zh":
        return False
    changed = [
        token
        for hunk in case.hunks
        for side in (0, 1)
        for place, token in case.tokens(side, hunk)
        if token.sort == "gram" and (side, place) not in case.explained
    ]
    return len(case.hunks) > 1 and len(changed) >= _MANY


def exchanged(case: Judge) -> None:
    """Find names that changed places in a sentence which is the same in all else: from Hue to Hanoi, from Hanoi to Hue."""
    if max(len(case.was), len(case.now)) > _LONG:
        return
    one, frame = _framed(case, case.was)
    other, mate = _framed(case, case.now)
    if frame != mate or one == other or sorted(one) != sorted(other):
        return
    was, found = next((was, found) for was, found in zip(one, other, strict=True) if was != found)
    for hunk in case.hunks:
        case.explain(0, *range(*hunk.was))
        case.explain(1, *range(*hunk.now))
    case.add("name-changed", GRAVE, was, found, f"'{was}' and '{found}' changed places")


def _framed(case: Judge, source: Sequence[Token]) -> tuple[list[str], list[str]]:
    """Return the names of a sentence and its words with one sign for each name."""
    inside = {place for span in names.spans(source, case.language, case.known) for place in range(*span)}
    found: list[str] = []
    frame: list[str] = []
    going = False
    for place, token in enumerate(source):
        if place not in inside and not names.is_name(token, case.known):
            frame.append(token.key)
            going = False
            continue
        if going and not _stops(source[place - 1]):
            found[-1] += ("" if token.kind == "c" else " ") + token.core
        else:
            found.append(token.core)
            frame.append("\0")
        going = True
    return found, frame


def _stops(token: Token) -> bool:
    """Say whether a name ends with this word: a mark follows it."""
    return any(letter in ",;:，、；：()（）" for letter in token.text)
