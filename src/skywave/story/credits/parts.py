"""A credit line cut at its separators and each piece taken apart: known names and words off both ends, and what is left.

What is left of a piece is a person, or a body that the table of agencies does not hold. All work is linear in the length of
the line but for the piece at hand, and a line is at most `LIMIT` characters; a longer one is no credit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from skywave.story.credits.agencies import Agency, key
from skywave.story.credits.grammar import LATIN, fold, grammar_of, short_keys
from skywave.story.credits.words import NEWS_ENDINGS, NEWS_WORDS, PARTING, SERVICES

if TYPE_CHECKING:
    from skywave.story.credits.grammar import Grammar

LIMIT: Final = 600
_PEELS = 24  # known words taken off one piece; more is no credit

_SEPARATOR = re.compile(
    r"""\s*\([cC]\)\s*|\s*[/|;:=()\[\]<>©\\"\n]\s*|\s*\.{2,}\s*|\s*。\s*|\s*…\s*|\s+-{1,3}\s+|\s*—\s*|,\s*|\s{2,}"""
)
_EDGES = " \t.,:;-–—_*/|'\"~+#!?"


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two separators.

    Attributes:
        before: The separator or the parting word in front of it: "/", ",", "via", "for", "by", "given", "" at the start.
        left: What is left after known names and words, as the line spells it; may be empty.
        names: The agencies found in it, in the order of the line.
        own: One of our own names that is in it, or empty.
        does: What the known words in it do (see `credit_words`).
        odd: A text that is like an agency's abbreviation, or too full of known words to be sure of.
    """

    before: str
    left: str = ""
    names: tuple[Agency, ...] = ()
    own: str = ""
    does: frozenset[str] = field(default_factory=frozenset)
    odd: bool = False


def cut(line: str, own: frozenset[str]) -> tuple[Piece, ...]:
    """Cut a line into its pieces; of a line longer than LIMIT, none."""
    line = normalize("NFC", line)
    if len(line) > LIMIT:
        return ()
    folded = fold(line)
    grammar = grammar_of(own)
    pieces: list[Piece] = []
    start, before = 0, ""
    for match in _SEPARATOR.finditer(folded):
        pieces.extend(_part(line, folded, start, match.start(), before, grammar))
        start, before = match.end(), match[0].strip() or "-"
    pieces.extend(_part(line, folded, start, len(folded), before, grammar))
    return tuple(pieces)


def _part(line: str, folded: str, start: int, end: int, before: str, grammar: Grammar) -> list[Piece]:
    """Cut at words such as "via" and "courtesy of", and at a hyphen between two known names ("AFP-Yonhap")."""
    found: list[Piece] = []
    if not folded[start:end].strip():
        return found
    whole = folded[start:end].strip(_EDGES)
    if grammar.alone(whole) is None:
        joined = re.split("[-·]", whole)
        if len(joined) > 1 and all(isinstance(grammar.alone(part.strip()), Agency | str) for part in joined):
            for part in joined:
                found.append(_peel(part, part, before, grammar))
                before = "/"
            return found
        if (tail := _hyphened(line, start, end, before, grammar)) is not None:
            return tail
        position = start
        for match in _PARTING.finditer(folded, start, end):
            found.extend(_parted(line, folded, position, match.start(), before, grammar))
            before, position = _DOES[match[0].lower().strip()], match.end()
        if position > start:
            found.extend(_parted(line, folded, position, end, before, grammar))
            return found
    found.append(_peel(line[start:end], folded[start:end], before, grammar))
    return found


def _parted(line: str, folded: str, start: int, end: int, before: str, grammar: Grammar) -> list[Piece]:
    if folded[start:end].strip():
        return [_peel(line[start:end], folded[start:end], before, grammar)]
    # "RFA via": what is to follow is missing, which is not the same as if nothing were said.
    return [Piece(before, does=frozenset({before}))] if before in _DOES.values() else []


def _hyphened(line: str, start: int, end: int, before: str, grammar: Grammar) -> list[Piece] | None:
    """Cut at a hyphen that stands for a slash: "RFA Photo-Ko Example", "ဓာတ်ပုံ-ဧရာဝတီ"."""
    head, hyphen, tail = line[start:end].strip().partition("-")
    if (
        not hyphen
        or not tail.strip()
        or "-" in tail
        or not _peel(line[start:end], fold(line[start:end]), before, grammar).left
    ):
        return None
    first = _peel(head, fold(head), before, grammar)
    known = first.names or first.own or first.does
    return [first, _peel(tail, fold(tail), "/", grammar)] if known and not first.left else None


def _peel(spelled: str, text: str, before: str, grammar: Grammar) -> Piece:
    names: list[tuple[int, Agency]] = []
    does: set[str] = set()
    own, odd = "", False
    low, high = 0, len(text)
    for _ in range(_PEELS):
        while low < high and (text[low] in _EDGES):
            low += 1
        while low < high and (text[high - 1] in _EDGES):
            high -= 1
        if low == high:
            break
        rest = text[low:high]
        known = grammar.alone(rest)
        at, length, first = low, high - low, True
        if known is None:
            known, length = grammar.first(rest)
        if known is None:
            known, length = grammar.last(rest)
            at, first = high - length, False
        if known is None:
            break
        if isinstance(known, Agency):
            names.append((at, known))
        elif isinstance(known, str):
            own = own or known
        else:
            does |= known
        low, high = (low + length, high) if first else (low, high - length)
    else:
        odd = True
    left = spelled[low:high].strip() if low < high else ""
    words = {word.strip(".,") for word in left.casefold().split()}
    if names and left[:2] in {"发 ", "發 "}:  # an agency's sign for the picture of a stringer: "新华社发 王晔 摄"
        left = left[2:]
    if (names and (words <= NEWS_WORDS or left in NEWS_ENDINGS)) or (own and words <= SERVICES):  # "RFA" + "Burmese"
        left = ""
    odd = odd or (bool(left) and key(left) in short_keys())
    ordered = tuple(agency for _, agency in sorted(names, key=lambda pair: pair[0]))
    return Piece(before, left, ordered, own, frozenset(does), odd)


_DOES: Final = {form: next(iter(does)) for does, forms in PARTING for form in forms}
_PARTING: Final = re.compile(
    "|".join(
        rf"(?<![{LATIN}]){'(?i:' if ' ' in form else '(?:'}{re.escape(form)})(?![{LATIN}])\s*"
        if form.isascii()
        else rf"(?<!\S){re.escape(form)}\s*"
        for form in sorted(_DOES, key=len, reverse=True)
    )
)
