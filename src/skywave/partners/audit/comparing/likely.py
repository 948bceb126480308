"""Likely names: a short stretch that took another's place and is no common word, where no capital, title or ending shows a name.

Chinese, Korean and Burmese write 宜宾, 길주 and the name of any body as they write all words. What is none of the language's
common words, or ends as the name of a body does, and stands where another such stood, is taken for a name. In doubt, words
changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import CHANGED
from skywave.partners.audit.comparing.folding import fold
from skywave.partners.audit.comparing.tokens import letters
from skywave.partners.audit.comparing.words import common
from skywave.partners.audit.comparing.words.zh import SURNAMES
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.differences import Hunk
    from skywave.partners.audit.comparing.judging import Judge
    from skywave.partners.audit.comparing.tokens import Token

_EDGES: Final = ' ,.;:“”‘’。，、；：（）()【】《》「」『』၊။"'
_LOOSE: Final = ("cw", "pl:", "sc:", "gram", "title", "num:", "src:", "work", "office", "h:", "none", "s:")
_CLAUSE: Final = "，。、；：,;:（(“「《"
_LONG: Final = 6  # characters of a name from another language
_BODY: Final = 22  # tokens of the name of a body
# Chinese words of grammar that are parts of names too: 中山, 上饶, 大理, 和田.
_GRAMMAR_IN_NAMES: Final = frozenset("中上和于大之")


def judge(case: Judge) -> None:
    """Add one likely name for another."""
    if case.language not in ("zh", "ko", "my"):
        return
    for hunk in case.hunks:
        if hunk.op != CHANGED or _is_told(case, hunk):
            continue
        spans = _words(case, hunk)
        if spans is None:
            continue
        one, other = case.was[slice(*spans[0])], case.now[slice(*spans[1])]
        if any(token.quoted and len(token.key) > 1 for token in (*one, *other)):
            continue
        (start, _), (first, _) = spans
        was = _name(one, case, case.was[start - 1] if start else None)
        found = _name(other, case, case.now[first - 1] if first else None)
        if not was or not found or was == found:
            continue
        case.add("name-changed", GRAVE, was, found, f"'{was}' became '{found}'")
        case.explain(0, *range(*spans[0]))
        case.explain(1, *range(*spans[1]))


def _is_told(case: Judge, hunk: Hunk) -> bool:
    return any((side, place) in case.explained for side in (0, 1) for place, _ in case.tokens(side, hunk))


def _words(case: Judge, hunk: Hunk) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the whole words around a difference on both sides, or None where it is no short stretch."""
    if max(hunk.was[1] - hunk.was[0], hunk.now[1] - hunk.now[0]) > _BODY:
        return None
    if case.language == "zh":
        return _with_body(case, hunk)
    return _spaced(case.was, hunk.was), _spaced(case.now, hunk.now)


def _spaced(source: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start > 0 and not source[start].spaced and span[0] - start < _BODY:
        start -= 1
    while end < len(source) and not source[end].spaced and end - span[1] < _BODY:
        end += 1
    return start, end


def _with_body(case: Judge, hunk: Hunk) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return a difference with the ending of a body's name that stayed behind it: 教育(局), 卫生(局)."""
    rest = letters(case.was[hunk.was[1] : hunk.was[1] + 4])
    for ending in common.CHINESE_BODIES:
        if rest.startswith(ending) and (len(ending) > 1 or ending in "会社局部署院网党队台"):
            taken = size = 0
            while taken < len(ending):
                taken += len(case.was[hunk.was[1] + size].key)
                size += 1
            return (hunk.was[0], hunk.was[1] + size), (hunk.now[0], hunk.now[1] + size)
    return hunk.was, hunk.now


def _name(tokens: Sequence[Token], case: Judge, before: Token | None) -> str:
    """Return a stretch as a name, or nothing where it reads as common words; `before` is the token that it follows."""
    if not tokens or not all(token.kind in "cw" and _is_loose(token) for token in tokens):
        return ""
    if any(token.spaced for token in tokens[1:]) and case.language != "zh":
        return ""
    if any(mark in token.text for token in tokens[:-1] for mark in "，。、；：,;:“”「」"):
        return ""
    shown = "".join(token.text for token in tokens).strip(_EDGES)
    key = "".join(fold(token.core) for token in tokens)
    if case.language == "zh":
        return shown if _is_chinese(key, tokens, case, before) else ""
    endings, bodies = (
        (common.KOREAN_ENDINGS, common.KOREAN_BODIES)
        if case.language == "ko"
        else (common.BURMESE_ENDINGS, common.BURMESE_BODIES)
    )
    ending = next((end for end in endings if key.endswith(end)), "")
    stem = key[: len(key) - len(ending)]
    shown = shown[: len(shown) - len(ending)] if shown.endswith(ending) else shown
    if not ending or len(stem) <= 1 or stem in common.KOREAN_WORDS:
        return ""
    if any(stem.endswith(body) and len(stem) >= len(body) + (3 if len(body) < 3 else 2) for body in bodies):
        return shown
    place = case.language == "ko" and ending.startswith(("에", "로", "으로", "의")) and 2 <= len(stem) <= 3
    common_end = stem[-1] in common.KOREAN_NO_PLACE or any(
        stem.endswith(word) for word in common.KOREAN_WORDS if len(word) > 1
    )
    return shown if place and not common_end and all(token.sort in ("", "cw", "gram") for token in tokens) else ""


def _is_loose(token: Token) -> bool:
    return not token.sort or token.sort.startswith(_LOOSE)


def _may_precede(before: Token | None) -> bool:
    """Say whether a Chinese place or person may stand behind a word, or begin a clause."""
    if before is None or any(mark in before.text for mark in _CLAUSE):
        return True
    return before.core[-1:] in common.CHINESE_BEFORE


def _is_chinese(key: str, tokens: Sequence[Token], case: Judge, before: Token | None) -> bool:
    if any(key.endswith(body) and len(key) > len(body) + 1 for body in common.CHINESE_BODIES):
        return len(key) > 3 and not any(
            token.sort.startswith(("num", "gram")) and token.key in "的了" for token in tokens
        )
    if len(tokens) == 1 and tokens[0].sort.startswith("pl:"):
        return True
    if not 2 <= len(key) <= _LONG or any(token.sort not in ("", "cw", "gram") for token in tokens):
        return False
    if any(token.sort == "gram" and token.key not in _GRAMMAR_IN_NAMES for token in tokens):
        return False
    if any(key in run for run in case.known.runs):
        return True
    if not _may_precede(before):
        return False
    person = len(key) == 3 and key[0] in SURNAMES
    if not person and any(letter in common.CHINESE for letter in key):
        return False
    return not any(word in key for word in common.CHINESE_WORDS)
