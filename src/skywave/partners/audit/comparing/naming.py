"""Naming: whether a name changed or vanished, or somebody was named whom the newsroom did not name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing import names
from skywave.partners.audit.comparing.differences import CHANGED
from skywave.partners.audit.comparing.lexicon import same_bare
from skywave.partners.audit.comparing.tokens import letters
from skywave.partners.audit.comparing.words.zh import SURNAMES
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.differences import Hunk
    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_LOOSE: Final = frozenset({"", "cw", "gram", "title", "h:below"})
_WORDS: Final = 8  # of one name
_OURS: Final = frozenset({"pl:rfa", "pl:voa"})
_EDGES: Final = ' ,.;:"“”‘’。，、؛：（）()【】《》「」'


def judge(case: Judge) -> None:
    """Add what happened to the names of a sentence."""
    lost, gained = _latin(case, 0), _latin(case, 1)
    runs_lost, runs_gained = _runs(case, 0), _runs(case, 1)
    by_hunk: tuple[dict[int, list[tuple[int, Token, int]]], dict[int, list[tuple[int, Token, int]]]] = ({}, {})
    for side, items in enumerate((lost, gained)):
        for item in items:
            by_hunk[side].setdefault(item[2], []).append(item)
    for number, hunk in enumerate(case.hunks):
        one, other = by_hunk[0].get(number, []), by_hunk[1].get(number, [])
        was = _full_name(case, 0, one) or "".join(text for _, _, text, at in runs_lost if at == number)
        found = _full_name(case, 1, other) or "".join(text for _, _, text, at in runs_gained if at == number)
        if not was and not found:
            continue
        places = [[place for place, _, _ in one], [place for place, _, _ in other]]
        for start, end, _, at in runs_lost:
            places[0] += range(start, end) if at == number else ()
        for start, end, _, at in runs_gained:
            places[1] += range(start, end) if at == number else ()
        if was and found:
            if (same_bare(was, found) and case.language != "vi") or _stands_for(was, found):
                case.style = True
            else:
                case.add("name-changed", GRAVE, was, found, f"'{was}' became '{found}'")
        elif was:
            if _is_short_form(case, 0, places[0]):
                continue
            case.add("name-changed", GRAVE, was, "", f"the name '{was}' vanished")
        elif not _named_instead(case, hunk, places[1]):
            continue
        else:
            case.add("name-changed", GRAVE, "", found, f"'{found}' was named where the newsroom did not")
        case.explain(0, *places[0])
        case.explain(1, *places[1])
    _surnames(case)


def _surnames(case: Judge) -> None:
    """Find one Chinese name for another where nothing beside it shows that it is one: both begin with a surname."""
    if case.language != "zh":
        return
    for hunk in case.hunks:
        one, other = [token for _, token in case.tokens(0, hunk)], [token for _, token in case.tokens(1, hunk)]
        if not (2 <= len(one) <= 3 and 2 <= len(other) <= 3) or any(
            token.sort not in _LOOSE for token in (*one, *other)
        ):
            continue
        if one[0].key in SURNAMES and other[0].key in SURNAMES and (0, hunk.was[0]) not in case.explained:
            was, found = "".join(token.core for token in one), "".join(token.core for token in other)
            case.add("name-changed", GRAVE, was, found, f"'{was}' became '{found}'")
            case.explain(0, *range(*hunk.was))
            case.explain(1, *range(*hunk.now))


def _full_name(case: Judge, side: int, items: Sequence[tuple[int, Token, int]]) -> str:
    """Return a name with the words of it that stayed."""
    if not items:
        return ""
    source = case.was if side == 0 else case.now
    first, last = items[0][0], items[-1][0]
    while (
        first > max(0, items[0][0] - _WORDS)
        and not source[first].initial
        and _goes_on(source[first - 1], source[first])
        and names.is_name(source[first - 1], case.known)
    ):
        first -= 1
    while (
        last + 1 < min(len(source), items[-1][0] + _WORDS)
        and _goes_on(source[last], source[last + 1])
        and names.is_name(source[last + 1], case.known)
    ):
        last += 1
    if last - first > _WORDS:
        return ", ".join(token.core for _, token, _ in items)
    text = "".join(token.text for token in source[first : last + 1])
    return text.strip(" ,.;:!?()[]\"“”‘’'")


def _latin(case: Judge, side: int) -> list[tuple[int, Token, int]]:
    """Return the words of names in Latin script that one side has and the other lacks in any spelling."""
    other = case.now if side == 0 else case.was
    bones = Counter(token.key.removesuffix("'s") for token in other)
    mine = Counter(token.key.removesuffix("'s") for token in (case.was if side == 0 else case.now))
    whole = letters(other)
    found = []
    for place, token, number in case.open(side, ""):
        key = token.key.removesuffix("'s")
        if not names.is_name(token, case.known) and not _is_hyphened(case, side, place):
            continue
        if not token.sort and (side, place) not in case.swapped and 0 < mine[key] <= bones[key]:
            continue  # it stands elsewhere in the sentence
        if len(key) > 5 and not token.sort and (side, place) not in case.swapped and key.replace("-", "") in whole:
            continue
        found.append((place, token, number))
    return found


def _is_hyphened(case: Judge, side: int, place: int) -> bool:
    """Say whether a small word is a part of a name by its hyphen: Kim Jong-un."""
    source = case.was if side == 0 else case.now
    before = source[place - 1] if place else None
    if before is None or source[place].kind != "w" or source[place].spaced or not names.is_name(before, case.known):
        return False
    return before.text.rstrip().endswith(("-", "‑", "‐"))


def _runs(case: Judge, side: int) -> list[tuple[int, int, str, int]]:
    """Return (first, end, letters, difference) of the names without capitals that the other side lacks."""
    source, other = (case.was, case.now) if side == 0 else (case.now, case.was)
    if case.language not in ("zh", "ko", "my"):
        return []
    whole = letters(other)
    found: list[tuple[int, int, str, int]] = []
    for start, end in names.spans(source, case.language, case.known):
        number = next(
            (n for n, hunk in enumerate(case.hunks) if _touches(hunk.was if side == 0 else hunk.now, start, end)),
            -1,
        )
        text = letters(source[start:end])
        if number < 0 or text in whole or any(item[0] < end and start < item[1] for item in found):
            continue
        if all((side, place) in case.explained for place in range(start, end)):
            continue
        shown = "".join(token.text for token in source[start:end]).strip(_EDGES)
        found.append((start, end, shown, number))
    return found


def _is_short_form(case: Judge, side: int, places: Sequence[int]) -> bool:
    """Say whether only a part of a name went: its other words stand beside it and stayed."""
    source = case.was if side == 0 else case.now
    inside = {place for hunk in case.hunks for place, _ in case.tokens(side, hunk)}
    for place in places:
        after = place + 2 if place + 2 < len(source) and source[place + 1].key == "'s" else place + 1
        if (
            source[place].sort.startswith("pl:")
            and after < len(source)
            and after not in inside
            and source[after].capital
        ):
            return True  # U.S. State Department, State Department
        for near in (place - 1, place + 1, place - 2, place + 2):
            if (
                0 <= near < len(source)
                and near not in inside
                and names.is_name(source[near], case.known)
                and source[near].kind == "w"
            ):
                return not source[near].sort or source[near].sort in _OURS
    return False


def _named_instead(case: Judge, hunk: Hunk, places: Sequence[int]) -> bool:
    """Say whether a name took the place of other words, so that somebody is named whom the newsroom did not name."""
    if hunk.op != CHANGED or _is_short_form(case, 1, places):
        return False
    return any(
        not token.sort or token.sort.startswith("src:") for _, token in case.tokens(0, hunk) if len(token.key) > 2
    )


def _goes_on(before: Token, after: Token) -> bool:
    """Say whether nothing but a space or a hyphen stands between two words."""
    return not before.text[before.text.rfind(before.core) + len(before.core) :].strip(" -‑.") and after.kind == "w"


def _touches(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] < end and start < span[1] if span[0] < span[1] else start < span[0] < end


def _stands_for(one: str, other: str) -> bool:
    """Say whether one is the other's initials: Human Rights Watch, HRW."""
    for short, long in ((one, other), (other, one)):
        initials = "".join(word[0] for word in long.split() if word)
        if len(initials) > 1 and short.replace(".", "").upper() == initials.upper():
            return True
    return False
