"""Dates: whether words of time were adapted or a date was changed.

A story republished a week later may say "last week" for "yesterday": the new word lies as far back or further, never nearer, and
never on the other side of today. A weekday that became another weekday, or a date that became another date, is false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.findings import ALLOWED, FAULT, GRAVE

if TYPE_CHECKING:
    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_EXACT: Final = ("mo:", "day:", "year:", "time:")
_LOOSE: Final = ("wd:", "rel:")
_PAST: Final = -400  # a weekday lies up to a week back


def judge(case: Judge) -> None:
    """Add what happened to the dates of a sentence."""
    lost, gained = case.open(0, *_EXACT, *_LOOSE), case.open(1, *_EXACT, *_LOOSE)
    # What was no date by the words beside it may stand where one stood: 2019年, 201年.
    lost += [item for item in case.open(0, "num") if not lost and _stands_for_date(item, gained)]
    gained += [item for item in case.open(1, "num") if not gained and _stands_for_date(item, lost)]
    if not lost and all(_is_vague(token) for _, token, _ in gained):
        return
    was, found = [token for _, token, _ in lost], [token for _, token, _ in gained]
    loose_lost, loose_gained = [item for item in was if _is_loose(item)], [item for item in found if _is_loose(item)]
    exact_lost, exact_gained = (
        [item for item in was if not _is_loose(item)],
        [item for item in found if not _is_loose(item)],
    )
    one, other = " ".join(item.core for item in was), " ".join(item.core for item in found)
    kept = any(_is_loose(token) for token in case.was)
    case.explain(0, *(place for place, _, _ in lost))
    case.explain(1, *(place for place, _, _ in gained))
    if was and found:
        if exact_lost and exact_gained:
            case.add("date-changed", GRAVE, one, other, f"'{one}' became '{other}'")
        elif loose_lost and loose_gained and not _fits(loose_lost[0], loose_gained[0]):
            case.add("date-changed", GRAVE, one, other, f"'{one}' became '{other}', which is another time")
        elif exact_lost:
            case.add("time-adapted", FAULT, one, other, f"the date '{one}' became '{other}', which says less")
        else:
            case.add("time-adapted", ALLOWED, one, other, f"'{one}' became '{other}'")
    elif exact_gained or loose_gained:
        past = all(item.sort.startswith("rel:") and _days(item) <= 0 for item in loose_gained)
        grade = ALLOWED if kept and past else FAULT
        kind = "time-adapted" if grade == ALLOWED or not exact_gained else "date-changed"
        case.add(kind, grade, "", other, f"'{other}' was added")
    elif any(not _is_vague(item) for item in was):
        case.add("date-changed", GRAVE, one, "", f"the date '{one}' vanished")
    else:
        case.add("time-adapted", ALLOWED, one, "", f"'{one}' was left out")


def _stands_for_date(item: tuple[int, Token, int], dates: list[tuple[int, Token, int]]) -> bool:
    return any(date[2] == item[2] and not _is_loose(date[1]) for date in dates)


def _is_loose(token: Token) -> bool:
    return token.sort.startswith(_LOOSE)


def _is_vague(token: Token) -> bool:
    return token.sort.endswith(":n")


def _fits(was: Token, found: Token) -> bool:
    if was.sort.startswith("wd:"):
        return not found.sort.startswith("wd:") and _days(found) <= 0
    if found.sort.startswith("wd:"):
        return _days(was) in range(-8, 8)
    before, after = _days(was), _days(found)
    if _is_vague(was) or _is_vague(found):
        return (before > 0) == (after > 0) or before == 0
    if before > 0:
        return after <= before  # what was to come may have come
    if after > before:
        return _unit(found) != _unit(was) and after <= 0 and _unit(found) in "wmy" and before - after > -8
    return before - after < 300 or before <= -300 or _unit(was) == "y"


def _days(token: Token) -> int:
    return int(token.sort.split(":")[1]) if token.sort.startswith("rel:") else 0


def _unit(token: Token) -> str:
    return token.sort.rsplit(":", 1)[-1]
