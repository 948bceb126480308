"""Figures: whether a number changed, vanished or was added, in whatever digits or words it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import ADDED
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.differences import Hunk
    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_MEASURED: Final = ("u:%", "u:pp", "u:$", "u:€", "u:£", "u:yuan", "u:won", "u:yen", "u:vnd", "u:kyat", "u:hkd", "u:twd")


def judge(case: Judge) -> None:
    """Add what happened to the numbers of a sentence."""
    lost = case.open(0, "num", "ord:", "fold:", "many:", "u:")
    gained = case.open(1, "num", "ord:", "fold:", "many:", "u:")
    for hunk_number in range(len(case.hunks)):
        one = [item for item in lost if item[2] == hunk_number]
        other = [item for item in gained if item[2] == hunk_number]
        # "one" and its like are numbers only where a number stands in their place.
        strong = bool(one and other) or any(not _is_weak(item[1]) for item in (*one, *other))
        _number(case, one, other, hunk_number, strong=strong)


def _number(
    case: Judge, one: list[tuple[int, Token, int]], other: list[tuple[int, Token, int]], number: int, *, strong: bool
) -> None:
    if not strong:
        return
    if not one or not other:
        side = one or other
        kept = [item for item in side if not _is_weak(item[1]) and not item[1].sort.startswith("u:")]
        units = [item for item in side if item[1].sort.startswith(_MEASURED)]
        if not kept and not (units and _beside_number(case, 0 if one else 1, units[0][0])):
            return
    elif {meant(item[1]) for item in one} == {meant(item[1]) for item in other}:
        return
    was, found = _shown(case.was, one), _shown(case.now, other)
    case.explain(0, *(item[0] for item in one))
    case.explain(1, *(item[0] for item in other))
    if was and found:
        case.add("number-changed", GRAVE, was, found, f"'{was}' became '{found}'")
    elif was:
        case.add("number-changed", GRAVE, was, "", f"the number '{was}' vanished")
    elif case.hunks[number].op == ADDED and _in_brackets(case.now, case.hunks[number]):
        case.explained.difference_update((1, item[0]) for item in other)  # a conversion beside our own figure
    else:
        case.add("number-changed", GRAVE, "", found, f"the number '{found}' was added")


def _beside_number(case: Judge, side: int, place: int) -> bool:
    source = case.was if side == 0 else case.now
    return any(item.sort.startswith("num") for item in source[max(0, place - 1) : place + 2])


def meant(token: Token) -> str:
    """Return what a token comes to: a year is the number too, a numeral its value."""
    if token.sort.startswith(("year:", "num:")):
        return "#" + token.sort.split(":")[1]
    return token.key


def _is_weak(token: Token) -> bool:
    """Say whether a numeral need not mean a number: one, một, a lone syllable."""
    return token.sort == "num~" or token.sort.startswith("num:")


def _shown(source: Sequence[Token], items: Sequence[tuple[int, Token, int]]) -> str:
    if not items:
        return ""
    first, last = items[0][0], items[-1][0]
    if last - first > 6:
        return ", ".join(item[1].core for item in items)
    text = "".join(token.text for token in source[first : last + 1])
    start = text.find(source[first].core)
    tail = source[last]
    return text[max(start, 0) : len(text) - len(tail.text) + tail.text.find(tail.core) + len(tail.core)]


def _in_brackets(source: Sequence[Token], hunk: Hunk) -> bool:
    before = source[hunk.now[0] - 1].text if hunk.now[0] else source[0].text[:1]
    after = source[hunk.now[1] - 1].text
    return any(mark in before for mark in "(（[") and any(mark in after for mark in ")）]")
