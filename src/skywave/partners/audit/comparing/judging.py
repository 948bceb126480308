"""Judging one altered sentence: which of its facts changed, whether other words did, or only the style.

Each fact is a token that knows its class. What was taken out of the differing stretches is set off against what came in; what is
left over changed. The gravest reading is not taken where a calm one explains it: a first name dropped, "about" for "around", a
clause moved to the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing import (
    attributions,
    clauses,
    dates,
    figures,
    likely,
    names,
    naming,
    opposites,
    order,
    quotations,
)
from skywave.partners.audit.comparing.differences import CHANGED, Hunk
from skywave.partners.audit.comparing.tokens import letters
from skywave.partners.audit.findings import GRAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.names import Known
    from skywave.partners.audit.comparing.tokens import Token

_CALM: Final = frozenset({"gram", "title", "num~", "num:1"})
# What may have changed places with its like.
_PLACED: Final = ("num", "name", "wd:", "day:", "mo:", "year:")
_LINKS_WORDS = "do does did will would has have had is are was were be to n't"
_LINKS: Final = frozenset(_LINKS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that changed.

    Attributes:
        kind: Of the finding.
        grade: Of the finding.
        was: The fact, or empty.
        found: What stands in its place, or empty.
        why: For an editor.
    """

    kind: str
    grade: str
    was: str
    found: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an alteration comes to.

    Attributes:
        changes: Facts that changed.
        words: Other words changed as well.
        style: Spelling, not only type, changed.
    """

    changes: tuple[Change, ...] = ()
    words: bool = False
    style: bool = False


class Judge:
    """Judges one pair.

    Args:
        was: Tokens of the original's sentence.
        now: Of the copy's.
        found: What differs.
        known: Names of both texts.
        language: Base language.
    """

    def __init__(
        self, was: Sequence[Token], now: Sequence[Token], found: Sequence[Hunk], known: Known, language: str
    ) -> None:
        self.was, self.now = was, now
        self.all = list(found)
        self.hunks = [hunk for hunk in found if not _only_type(was, now, hunk)]
        self.known, self.language = known, language
        self.changes: list[Change] = []
        # Tokens that need no further explanation: (side, place).
        self.explained: set[tuple[int, int]] = set()
        self.swapped: set[tuple[int, int]] = set()
        self.reordered = False
        self.style = len(self.hunks) < len(found) or self._spelt_otherwise(found)

    def verdict(self) -> Verdict:
        """Return what the alteration comes to."""
        if self._same_but_facts():
            places = [place for place, token in enumerate(self.was) if token.key != self.now[place].key]
            self.hunks = [Hunk((place, place + 1), (place, place + 1)) for place in places]
            self.all = self.hunks
        order.exchanged(self)
        self._set_off()
        clauses.judge(self)
        dates.judge(self)
        figures.judge(self)
        naming.judge(self)
        likely.judge(self)
        self._negations()
        opposites.judge(self)
        attributions.judge(self)
        quotations.judge(self)
        words = self.reordered or order.is_regrouped(self) or any(not self._is_calm(hunk) for hunk in self.hunks)
        # What a fact drags along (its unit, its particle) is no change of its own.
        return Verdict(tuple(dict.fromkeys(self.changes)), words, self.style or bool(self.hunks))

    def tokens(self, side: int, hunk: Hunk) -> list[tuple[int, Token]]:
        """Return the (place, token) of one side of a difference: 0 the original, 1 the copy."""
        start, end = hunk.was if side == 0 else hunk.now
        source = self.was if side == 0 else self.now
        return [(place, source[place]) for place in range(start, end)]

    def open(self, side: int, *sorts: str) -> list[tuple[int, Token, int]]:
        """Return what is not explained yet and whose class begins with one of these: place, token, number of its difference."""
        return [
            (place, token, number)
            for number, hunk in enumerate(self.hunks)
            for place, token in self.tokens(side, hunk)
            if token.sort.startswith(sorts) and (side, place) not in self.explained
        ]

    def explain(self, side: int, *places: int) -> None:
        """Mark tokens as told."""
        self.explained.update((side, place) for place in places)

    def add(self, kind: str, grade: str, was: str, found: str, why: str) -> None:
        """Add a change."""
        self.changes.append(Change(kind, grade, was, found, why))

    def _spelt_otherwise(self, found: Sequence[Hunk]) -> bool:
        """Say whether a word that is the same is spelt in another way: nine, 9; colour, color."""
        left = right = 0
        for hunk in [*found, Hunk((len(self.was), len(self.was)), (len(self.now), len(self.now)))]:
            for one, other in zip(self.was[left : hunk.was[0]], self.now[right : hunk.now[0]], strict=True):
                if one.core != other.core and one.core.casefold() != other.core.casefold():
                    return True
            left, right = hunk.was[1], hunk.now[1]
        return False

    def _same_but_facts(self) -> bool:
        """Say whether the sentences are word for word the same but for the facts in their places."""
        if len(self.was) != len(self.now) or not self.hunks:
            return False
        return all(
            one.key == other.key or any(self._is(one, sort) and self._is(other, sort) for sort in _PLACED)
            for one, other in zip(self.was, self.now, strict=True)
        )

    def _set_off(self) -> None:
        """Set off against each other the facts that stand in differing stretches of both sides, unless they changed places."""
        swapped = self.swapped = self._swaps()
        sides: list[dict[str, list[int]]] = [{}, {}]
        for side in (0, 1):
            for hunk in self.hunks:
                for place, token in self.tokens(side, hunk):
                    if (side, place) not in swapped and (token.sort or token.capital or token.kind == "w"):
                        sides[side].setdefault(figures.meant(token), []).append(place)
        pairs: list[tuple[int, int]] = []
        for key, places in sides[0].items():
            others = sides[1].get(key, [])
            for one, other in zip(places, others, strict=False):
                token = self.was[one]
                if token.quoted == self.now[other].quoted:
                    self.explain(0, one)
                    self.explain(1, other)
                    pairs.append((one, other))
        self.reordered = order.is_reordered(self, pairs)

    def _swaps(self) -> set[tuple[int, int]]:
        """Return the places of numbers and names that stand where another stood: 12 killed and 20 hurt, 20 killed and 12 hurt."""
        found: set[tuple[int, int]] = set()
        for hunk in self.hunks:
            if hunk.op != CHANGED or hunk.was[1] - hunk.was[0] > 4 or hunk.now[1] - hunk.now[0] > 4:
                continue
            for sort in _PLACED:
                one = [(place, token) for place, token in self.tokens(0, hunk) if self._is(token, sort)]
                other = [(place, token) for place, token in self.tokens(1, hunk) if self._is(token, sort)]
                if (
                    one
                    and other
                    and not {figures.meant(item[1]) for item in one} & {figures.meant(item[1]) for item in other}
                ):
                    found.update((0, place) for place, _ in one)
                    found.update((1, place) for place, _ in other)
        return found

    def _is(self, token: Token, sort: str) -> bool:
        if sort == "name":
            return names.is_name(token, self.known)
        return token.sort.startswith(sort)

    def _negations(self) -> None:
        lost, gained = self.open(0, "no"), self.open(1, "no")
        lost, gained = (
            [item for item in lost if item[1].sort == "no"],
            [item for item in gained if item[1].sort == "no"],
        )
        self.explain(0, *(item[0] for item in lost))
        self.explain(1, *(item[0] for item in gained))
        if len(lost) > len(gained):
            word = lost[0][1].core
            self.add("negation-changed", GRAVE, word, "", f"the negation '{word}' vanished")
        elif len(gained) > len(lost):
            word = gained[0][1].core
            self.add("negation-changed", GRAVE, "", word, f"the negation '{word}' was added")
        elif lost and {item[2] for item in lost} != {item[2] for item in gained} and self._moved_alone(lost[0][2]):
            self.add("negation-changed", GRAVE, lost[0][1].core, gained[0][1].core, "the negation now stands elsewhere")

    def _moved_alone(self, number: int) -> bool:
        hunk = self.hunks[number]
        return all(token.sort in ("no", "gram") or token.key in _LINKS for _, token in self.tokens(0, hunk))

    def _are_beside_names(self, hunk: Hunk) -> bool:
        """Say whether the titles of posts in a difference belong to names that stayed: President Xi, Xi."""
        for side in (0, 1):
            source = self.was if side == 0 else self.now
            spans = names.spans(source, self.language, self.known)
            for place, token in self.tokens(side, hunk):
                if token.sort != "office":
                    continue
                latin = place + 1 < len(source) and source[place + 1].kind == "w" and source[place + 1].capital
                if not latin and not any(place in (start - 1, end) for start, end in spans):
                    return False
        return True

    def _is_calm(self, hunk: Hunk) -> bool:
        """Say whether nothing in a difference needs to be told as changed words."""
        rest = [
            [
                token
                for place, token in self.tokens(side, hunk)
                if (side, place) not in self.explained and token.sort not in _CALM and token.key
            ]
            for side in (0, 1)
        ]
        told = any((side, place) in self.explained for side in (0, 1) for place, _ in self.tokens(side, hunk))
        if told or (all(token.sort == "cw" for side in rest for token in side) and rest[0] and rest[1]):
            rest = [[token for token in side if token.sort != "cw"] for side in rest]
        if not rest[0] and not rest[1]:
            return True
        if not (rest[0] and rest[1]) and all(token.sort == "office" for side in rest for token in side):
            return self._are_beside_names(hunk)
        offices = [letters([token for token in side if token.sort == "office"]) for side in rest]
        if offices == [letters(side) for side in rest] and (offices[0] in offices[1] or offices[1] in offices[0]):
            return True
        if letters(rest[0]) == letters(rest[1]):
            return True
        small = all(
            token.key in _LINKS or token.sort.startswith("u:") or (len(token.key) == 1 and token.kind == "c")
            for side in rest
            for token in side
        )
        if small and told and self.changes:
            return True
        # The word that stands in the fact's place, and the other form of a verb, belong to the change.
        if told and self.changes and len(rest[0]) + len(rest[1]) <= 2 and not (rest[0] and rest[1]):
            return True
        adapted = told or any(change.kind == "time-adapted" for change in self.changes)
        return adapted and len(rest[0]) == len(rest[1]) == 1 and _is_form(rest[0][0].key, rest[1][0].key)


def _only_type(was: Sequence[Token], now: Sequence[Token], hunk: Hunk) -> bool:
    """Say whether a difference is one of hyphens and spaces: re-education, reeducation; web site, website."""
    one = letters(was[hunk.was[0] : hunk.was[1]])
    return bool(one) and one == letters(now[hunk.now[0] : hunk.now[1]])


def _is_form(one: str, other: str) -> bool:
    """Say whether two words look like forms of one: attack, attacked; begin, began."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    return common >= 3 and max(len(one), len(other)) - common <= 3
