"""Whether a text that no table holds is written as the name of a person, a newsroom or another body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from skywave.story.credits.agencies import AGENCIES
from skywave.story.credits.grammar import LATIN, fold
from skywave.story.credits.words import (
    BODY_BEGINNINGS,
    BODY_ENDINGS,
    BODY_WORDS,
    NEWS_BEGINNINGS,
    NEWS_ENDINGS,
    NEWS_WORDS,
    PARTICLES,
    WORDS,
)

_HANGUL: Final = re.compile("[가-힣]")


def is_news(left: str) -> bool:
    """Say whether a name is that of an agency, a paper or a station, by its words."""
    words = {word.strip(".,") for word in left.casefold().split()}
    return bool(words & NEWS_WORDS) or left.endswith(NEWS_ENDINGS) or left.startswith(NEWS_BEGINNINGS)


def is_body(left: str) -> bool:
    """Say whether a name is that of an office, a company or another body, by its words."""
    words = {word.strip(".,") for word in left.casefold().split()}
    return bool(words & BODY_WORDS) or left.endswith(BODY_ENDINGS) or left.startswith(BODY_BEGINNINGS)


def is_name(left: str) -> bool:
    """Say whether a text is written as a person's name is: few words, none of them in small letters but for particles.

    >>> is_name("Ko Aung de Silva"), is_name("a man at the gate"), is_name("王晔"), is_name("สมชาย ใจดี")
    (True, False, True, True)
    """
    words = left.split()
    if not 1 <= len(words) <= 6 or len(left) > 50 or any(c.isdigit() or c in "?!。！？" for c in left):
        return False
    if any(word[0].islower() and word.lower() not in PARTICLES for word in words) or _SENTENCE.search(left):
        return False
    if _HAN.search(left):
        return all(len(part) <= (8 if "·" in left else 4) for part in left.replace("·", " ").split())
    if _HANGUL.search(left):
        return len(words) <= 2 and all(len(word) <= 5 for word in words)
    return True


def is_abbreviation(left: str) -> bool:
    """Say whether a text is a lone word in capitals, which may be an agency's: "XYZ"."""
    return left.isascii() and " " not in left and left.replace(".", "").replace("-", "").isupper()


def is_titled(left: str) -> bool:
    """Say whether a text is written as the name of a body is: "Ministry of Health", but not "guards at the gate"."""
    words = left.split()
    small = PARTICLES | {"of", "the", "and", "for", "in", "to", "on", "at", "from", "&"}
    return (
        len(words) <= 9
        and not any(word[0].islower() and word not in small for word in words)
        and not _SENTENCE.search(left)
    )


_HAN: Final = re.compile("[\u3400-\u9fff]")
# A stop inside a text that is not behind an initial or a title: "the gate. Reuters", but not "J. Doe" or "St. John".
_SENTENCE: Final = re.compile(r"(?:[^\W\d_]{4,}|[\d)])[.!?]\s|[。！？]\s*\S")


@lru_cache(maxsize=1)
def _hidden() -> tuple[re.Pattern[str], frozenset[str]]:
    words = (forms for does, forms in WORDS if {"given", "web", "citizen"} & does)
    names = {fold(form) for agency in AGENCIES for form in (*agency.forms, *agency.alone)}
    unspaced = {form for group in words for form in map(fold, group) if not re.match(f"[{LATIN}]", form)}
    foreign = {form for form in unspaced if len(form) > 2}
    long = {form for form in names if len(form) > (4 if re.match(f"[{LATIN}]", form) else 2)}
    return re.compile("|".join(sorted(map(re.escape, foreign | long))), re.IGNORECASE), frozenset(
        (names - long) | (unspaced - foreign)
    )


def hides_name(left: str) -> bool:
    """Say whether an agency or a word of supply may stand inside a text that is taken for a person's name.

    It was not seen as such because it stands in the middle ("Jane AFP Jane") or is joined to other letters ("AFPCredit", and
    any text of a script that is written without spaces).
    """
    pattern, short = _hidden()
    folded = fold(left)
    return bool(pattern.search(folded) or _GLUED.search(folded) or short & set(re.split(r"[^\w]+", folded)))


_GLUED: Final = re.compile("[A-Z]{2,}[a-z]|[a-z][A-Z]{2,}")
