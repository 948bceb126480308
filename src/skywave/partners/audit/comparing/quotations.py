"""Quotations: whether what stands inside quotation marks is still word for word what was said, and still marked as said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import Hunk
from skywave.partners.audit.comparing.tokens import letters
from skywave.partners.audit.findings import FAULT, GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_MARKS: Final = frozenset('"“”„「」『』«»‹›＂〝〞')
_EDGES: Final = ' ,，、“”„"「」『』«»＂‘’'
_LONG: Final = 1_000  # tokens of a sentence whose quotations are looked for in another place
_SHOWN: Final = 300


def judge(case: Judge) -> None:
    """Add what happened to the quotations of a sentence."""
    for hunk in case.hunks:
        one = [item for item in case.tokens(0, hunk) if item[1].quoted and item[1].key]
        other = [item for item in case.tokens(1, hunk) if item[1].quoted and item[1].key]
        if (not one and not other) or letters([token for _, token in one]) == letters([token for _, token in other]):
            continue
        was, found = _around(case.was, hunk.was, case.was), _around(case.now, hunk.now, case.now)
        if not was and not found:
            continue
        if (not other and _stays(one, case.now)) or (not one and _stays(other, case.was)):
            continue  # it was said before its speaker, and now after
        gone = (one and hunk.now[0] == hunk.now[1]) or (other and hunk.was[0] == hunk.was[1])
        if not gone and (not was or not found):
            continue  # quoted on one side only: told below where its marks went, else as changed words
        case.add("quotation-changed", GRAVE, was, found, "words inside quotation marks are not those that were said")
        case.explain(0, *(place for place, _ in one))
        case.explain(1, *(place for place, _ in other))
    _marks(case)


def _stays(items: Sequence[tuple[int, Token]], source: Sequence[Token]) -> bool:
    """Say whether quoted words stand in quotation marks on the other side too."""
    if len(source) > _LONG:
        return False
    return letters([item[1] for item in items]) in letters([token for token in source if token.quoted])


def _marks(case: Judge) -> None:
    """Find words that are the same but have lost their quotation marks, or are inside marks now."""
    if _count(case.was) == _count(case.now):
        return
    lost: list[Token] = []
    gained: list[Token] = []
    left = right = 0
    for hunk in [*case.all, Hunk((len(case.was), len(case.was)), (len(case.now), len(case.now)))]:
        span = min(hunk.was[0] - left, hunk.now[0] - right)
        for one, other in zip(case.was[left : left + span], case.now[right : right + span], strict=True):
            if one.quoted and not other.quoted:
                lost.append(one)
            elif other.quoted and not one.quoted:
                gained.append(other)
        left, right = hunk.was[1], hunk.now[1]
    for words, kept in ((lost, False), (gained, True)):
        if not words or _is_title(words):
            continue
        text = "".join(token.text for token in words).strip(_EDGES)[:_SHOWN]
        if kept:
            grade = GRAVE if len(words) > 3 else FAULT
            case.add("quotation-changed", grade, "", text, "words of the newsroom stand inside quotation marks now")
        else:
            why = "its quotation marks are gone, so that the newsroom seems to say it itself"
            case.add("quotation-changed", GRAVE, text, "", why)


def _count(tokens: Sequence[Token]) -> int:
    return sum(letter in _MARKS for token in tokens for letter in token.text) + 2 * sum(
        token.quoted and (place == 0 or not tokens[place - 1].quoted) for place, token in enumerate(tokens)
    )


def _is_title(words: Sequence[Token]) -> bool:
    """Say whether it is the title of a book or a film, which house style may set in italics."""
    return all(token.capital or token.sort == "gram" for token in words) and any(token.capital for token in words)


def _around(source: Sequence[Token], span: tuple[int, int], whole: Sequence[Token]) -> str:
    """Return the quotation that a difference stands in."""
    start, end = span
    if start == end and not (0 < start < len(whole) and whole[start - 1].quoted and whole[start].quoted):
        near = start - 1 if start and whole[start - 1].quoted else start
        if near >= len(whole) or not whole[near].quoted:
            return ""
        start = end = near
    while start > 0 and source[start - 1].quoted:
        start -= 1
    while end < len(source) and source[end].quoted:
        end += 1
    return "".join(token.text for token in source[start:end] if token.quoted).strip(_EDGES)[:_SHOWN]
