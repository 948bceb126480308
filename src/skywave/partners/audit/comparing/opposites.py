"""Opposites: a word whose place its opposite took, so that a sentence says the contrary without any "not"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import CHANGED
from skywave.partners.audit.comparing.folding import fold
from skywave.partners.audit.comparing.words.opposites import OPPOSITES
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.differences import Hunk
    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_PREFIXES: Final = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
_WIDE: Final = 6  # tokens of a difference on one side; a longer one was written anew
_SPACED: Final = frozenset({"en", "vi"})


def judge(case: Judge) -> None:
    """Add the words that turned into their opposites."""
    if any(change.kind == "negation-changed" for change in case.changes):
        return
    for hunk in case.hunks:
        if hunk.op != CHANGED and case.language != "vi":
            continue
        if max(hunk.was[1] - hunk.was[0], hunk.now[1] - hunk.now[0]) > _WIDE:
            continue
        found = _turned(case, hunk) or (_prefixed(case, hunk) if case.language == "en" else None)
        if found is None:
            continue
        case.explain(0, *range(*hunk.was))
        case.explain(1, *range(*hunk.now))
        case.add("negation-changed", GRAVE, *found, f"'{found[0]}' became '{found[1]}', which says the contrary")


@lru_cache(maxsize=8)
def _pairs(language: str) -> tuple[tuple[str, str], ...]:
    found = []
    for pair in OPPOSITES.get(language, "").replace("\n", "|").split("|"):
        one, _, other = fold(pair).partition("/")
        if one and other:
            found += [(one, other), (other, one)]
    return tuple(found)


def _turned(case: Judge, hunk: Hunk) -> tuple[str, str] | None:
    """Return a word of the original and its opposite in the copy, where one took the other's place in a difference."""
    spaced = case.language in _SPACED
    was, now = _around(case.was, hunk.was, spaced=spaced), _around(case.now, hunk.now, spaced=spaced)
    for one, other in _pairs(case.language):
        if spaced:
            one, other = f" {one} ", f" {other} "  # noqa: PLW2901
        lost = _count(was, one, other) - _count(now, one, other)
        gained = _count(now, other, one) - _count(was, other, one)
        if lost > 0 and gained > 0:
            return one.strip(), other.strip()
    return None


def _count(text: str, word: str, other: str) -> int:
    """Count a word where it is no part of its opposite."""
    return text.count(word) - (text.count(other) if word.strip() in other else 0)


def _around(source: Sequence[Token], span: tuple[int, int], *, spaced: bool) -> str:
    """Return the folded words of a difference with the two beside it on either side, which a word may reach into."""
    near = source[max(0, span[0] - 2) : span[1] + 2]
    words = [fold(token.core) for token in near]
    return f" {' '.join(words)} " if spaced else "".join(words)


def _prefixed(case: Judge, hunk: Hunk) -> tuple[str, str] | None:
    """Return two words of which one is the other with un-, il- or the like before it."""
    for _, one in case.tokens(0, hunk):
        for _, other in case.tokens(1, hunk):
            short, long = sorted((one.key, other.key), key=len)
            if len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES):
                return one.core, other.core
    return None
