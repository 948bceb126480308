"""Clauses of attribution that went as a whole: one finding for the clause, none again for the names and numbers inside it.

"According to estimates by South Korea's statistics agency," or "a resident said," at the edge of a sentence; and the words that
say on what condition somebody spoke: "who asked not to be named".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import CHANGED, CUT
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.differences import Hunk
    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_WIDE: Final = 26  # tokens of a clause; what is longer holds more than who said it
_MARKS: Final = frozenset(",，;；:：.。!?！？၊။—–、")
_EDGES: Final = " ,.;:“”\"'‘’「」『』，。、；：၊။—–-"
_ESTIMATES: Final = frozenset(
    {"estimates", "estimate", "estimated", "估计", "估算", "统计", "ướctính", "추산", "추정", "ခန့်မှန်း"}
)


def judge(case: Judge) -> None:
    """Add the attributions that vanished as a whole."""
    _anonymity(case)
    for hunk in case.hunks:
        if hunk.op == CUT and _is_attribution(case, hunk):
            said = shown(case.was, hunk.was)
            case.explain(0, *range(*hunk.was))
            case.add("attribution-changed", GRAVE, said, "", f"'{said}' vanished: the copy no longer says who says so")


def shown(source: Sequence[Token], span: tuple[int, int]) -> str:
    """Return a stretch of a sentence for people, without the marks at its ends."""
    return "".join(token.text for token in source[span[0] : span[1]]).strip(_EDGES)


def is_voice(token: Token) -> bool:
    """Say whether a word says that somebody says or reckons so."""
    return (token.sort.startswith("s:") and token.sort != "s:called") or token.key in _ESTIMATES


def _anonymity(case: Judge) -> None:
    lost = case.open(0, "anon")
    if not lost or any(token.sort == "anon" for token in case.now):
        return
    _, token, number = lost[0]
    hunk = case.hunks[number]
    said = token.core
    if hunk.op == CUT and hunk.was[1] - hunk.was[0] <= _WIDE and not any(map(_is_fact, case.was[slice(*hunk.was)])):
        said = shown(case.was, hunk.was)
        case.explain(0, *range(*hunk.was))
    elif hunk.op == CHANGED and hunk.now[1] - hunk.now[0] <= 2:
        case.explain(0, *(at for at, item in case.tokens(0, hunk) if not _is_fact(item)))
    case.explain(0, *(item[0] for item in lost))
    case.add(
        "attribution-changed",
        GRAVE,
        said,
        "",
        f"'{said}' vanished: the copy no longer says on what condition it was said",
    )


def _is_fact(token: Token) -> bool:
    return token.quoted or token.sort.startswith(("num", "pl:", "wd:", "mo:", "day:", "year:", "no"))


def _is_attribution(case: Judge, hunk: Hunk) -> bool:
    """Say whether a cut stretch is a clause by itself that says who says so."""
    start, end = hunk.was
    part = case.was[start:end]
    if end - start > _WIDE or end - start == len(case.was) or any(token.quoted for token in part):
        return False
    voices = [token for token in part if is_voice(token)]
    if not voices or any((0, place) in case.explained for place in range(start, end)):
        return False
    if any(token.sort.startswith("no") for token in part) and len(part) > 12:
        return False
    named = any(token.sort.startswith(("src:", "pl:", "office", "title")) or token.capital for token in part)
    if any(token.sort.startswith("s:") for token in case.now) and not named:
        return False  # "she said" once more
    begins = start == 0 or _has_mark(case.was[start - 1])
    words = [token for token in part if token.sort != "gram"]
    closed = end == len(case.was) or _has_mark(part[-1])
    return begins and (closed or is_voice(words[-1])) if words else False


def _has_mark(token: Token) -> bool:
    """Say whether a mark that ends a clause follows a word."""
    return any(letter in _MARKS for letter in token.text[token.text.find(token.core) + len(token.core) :])
