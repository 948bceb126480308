"""Attributions: whether it is still said who says so, and how sure it is.

"According to estimates", "reports say", "what he called" are gone, or "said" became "admitted", or "may" was lost:
then the copy states as a fact, or in another voice, what the newsroom did not. "Said" for "told", "about" for
"around" change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import CHANGED
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

# Voices that may stand for one another.
_VOICE: Final = {
    "s:say": "say",
    "s:according": "say",
    "s:report": "say",
    "s:heard": "heard",
    "s:claim": "claim",
    "s:confirm": "confirm",
    "s:called": "called",
}
_EDGES: Final = ' ,.;:，。、“”"‘’「」『』«»(（'
_SPEECH: Final = frozenset({"s:say", "s:claim", "s:confirm"})
_NUMBERS: Final = ("num", "many:", "fold:", "u:", "year:")


def judge(case: Judge) -> None:
    """Add what happened to the attributions and hedges of a sentence."""
    _hedges(case)
    _voices(case)
    _sources(case)
    _speakers(case)


def _hedges(case: Judge) -> None:
    lost = [item for item in case.open(0, "h:") if _hedges_something(case.was, item[0])]
    gained = [item for item in case.open(1, "h:") if _hedges_something(case.now, item[0])]
    for item in list(lost):
        mate = next((other for other in gained if other[1].sort == item[1].sort), None)
        if mate is not None:
            lost.remove(item)
            gained.remove(mate)
            case.explain(0, item[0])
            case.explain(1, mate[0])
    for item in lost:
        mate = next((other for other in gained if other[2] == item[2]), None)
        case.explain(0, item[0])
        if mate is not None:
            gained.remove(mate)
            case.explain(1, mate[0])
            why = f"'{item[1].core}' became '{mate[1].core}'"
            case.add("attribution-changed", GRAVE, item[1].core, mate[1].core, why)
        elif not any(token.sort == item[1].sort for token in case.now) or item[1].sort != "h:doubt":
            why = f"'{item[1].core}' vanished, so that the copy is surer than the newsroom was"
            case.add("attribution-changed", GRAVE, item[1].core, "", why)


def _hedges_something(source: Sequence[Token], place: int) -> bool:
    """Say whether a word like "about" stands beside a number; words of doubt need none."""
    if source[place].sort == "h:doubt":
        return True
    near = [*source[max(0, place - 3) : place], *source[place + 1 : place + 4]]
    return any(token.sort.startswith(_NUMBERS) for token in near)


def _voices(case: Judge) -> None:
    lost, gained = case.open(0, "s:"), case.open(1, "s:")
    for item in list(lost):
        mate = next((other for other in gained if _VOICE[other[1].sort] == _VOICE[item[1].sort]), None)
        if mate is not None:
            lost.remove(item)
            gained.remove(mate)
    for item in lost:
        word, voice = item[1].core, _VOICE[item[1].sort]
        if any(token.sort == "no" for _, token in case.tokens(1, case.hunks[item[2]])) and _is_denied(case):
            case.explain(0, item[0])
            continue  # confirmed, not confirmed: told as a negation
        mate = next((other for other in gained if other[2] == item[2]), None)
        if mate is None and item[1].sort == "s:say" and _is_replaced(case, item[2]):
            continue  # another verb stands there: told as changed words
        case.explain(0, item[0])
        if mate is not None:
            gained.remove(mate)
            case.explain(1, mate[0])
            case.add("attribution-changed", GRAVE, word, mate[1].core, f"'{word}' became '{mate[1].core}'")
        elif voice != "say" or item[1].sort != "s:say" or not any(token.sort.startswith("s:") for token in case.now):
            word = _with_source(case, item[0], item[2]) or word
            case.add("attribution-changed", GRAVE, word, "", f"'{word}' vanished: the copy no longer says who says so")
    for item in gained:
        if _VOICE[item[1].sort] in ("called", "claim"):
            case.explain(1, item[0])
            case.add(
                "attribution-changed",
                GRAVE,
                "",
                item[1].core,
                f"'{item[1].core}' was added, which casts doubt or blame",
            )


def _is_denied(case: Judge) -> bool:
    return any(change.kind == "negation-changed" for change in case.changes)


def _is_replaced(case: Judge, number: int) -> bool:
    """Say whether a difference that took a verb away put another word there."""
    hunk = case.hunks[number]
    if hunk.op != CHANGED or hunk.was[1] - hunk.was[0] > 3:
        return False
    return (
        sum(
            len(token.key)
            for place, token in case.tokens(1, hunk)
            if (1, place) not in case.explained and token.sort != "gram"
        )
        >= 2
    )


def _with_source(case: Judge, place: int, number: int) -> str:
    """Return the words of an attribution that went as a whole, and mark its source as told."""
    stretch = case.tokens(0, case.hunks[number])
    near = [item for item in stretch if abs(item[0] - place) <= 4]
    told = [item for item in near if item[0] == place or item[1].sort.startswith(("src:", "gram", "h:", "s:"))]
    case.explain(0, *(item[0] for item in told if item[1].sort.startswith(("src:", "s:"))))
    first, last = told[0][0], told[-1][0]
    return "".join(token.text for token in case.was[first : last + 1]).strip(_EDGES)


def _speakers(case: Judge) -> None:
    """Find another speaker: he said, a soldier said."""
    if case.language not in ("en", "vi", "zh"):
        return
    for hunk in case.hunks:
        (start, end), (first, last) = hunk.was, hunk.now
        if hunk.op != CHANGED or end - start > 4 or last - first > 4:
            continue
        beside = [case.was[end]] if end < len(case.was) else []
        if case.language == "en" and start and any(token.quoted for token in case.was):
            beside.append(case.was[start - 1])
        if not any(token.sort in _SPEECH for token in beside):
            continue
        sides = [[item for item in case.tokens(side, hunk) if (side, item[0]) not in case.explained] for side in (0, 1)]
        told = [[item for item in side if item[1].sort not in ("gram", "title", "office")] for side in sides]
        if (
            not told[0]
            or not told[1]
            or any(token.quoted or token.key.endswith("ly") for side in told for _, token in side)
        ):
            continue
        if any(token.sort.startswith(("h:", "wd:", "rel:", "s:")) for side in told for _, token in side):
            continue
        was, found = (" ".join(item[1].core for item in side) for side in sides)
        if case.language == "zh":
            was, found = was.replace(" ", ""), found.replace(" ", "")
        case.explain(0, *(place for place, _ in sides[0]))
        case.explain(1, *(place for place, _ in sides[1]))
        case.add("attribution-changed", GRAVE, was, found, f"'{was}' became '{found}': another speaker")


def _sources(case: Judge) -> None:
    if not any(token.sort.startswith("s:") or token.quoted for token in case.was):
        return
    for item in case.open(0, "src:"):
        mate = next((other for other in case.open(1, "src:") if other[2] == item[2]), None)
        if mate is None:
            continue
        case.explain(0, item[0])
        case.explain(1, mate[0])
        if mate[1].sort != item[1].sort:
            why = f"'{item[1].core}' became '{mate[1].core}': another source"
            case.add("attribution-changed", GRAVE, item[1].core, mate[1].core, why)
