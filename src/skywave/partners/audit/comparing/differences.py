"""Differences between two sequences of tokens: the shortest edit (Myers), within a budget of work.

What is too different is not searched to the end: then what lies between the common beginning and the common end is
one difference. Source: E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica 1 (1986).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.tokens import Token

_EDITS: Final = 260  # differences searched for in one pair
SAME, CUT, ADDED, CHANGED = "same", "cut", "added", "changed"


@dataclass(slots=True)
class Budget:
    """The work that one comparison may do; when it is spent, what is left is compared coarsely."""

    steps: int = 3_000_000

    def spend(self, steps: int) -> bool:
        """Take steps away, and say whether there were any left."""
        self.steps -= steps
        return self.steps > 0


@dataclass(frozen=True, slots=True)
class Hunk:
    """One stretch that differs: [first, last) of either side; one of the two may be empty."""

    was: tuple[int, int]
    now: tuple[int, int]

    @property
    def op(self) -> str:
        """One of cut, added, changed."""
        if self.was[0] == self.was[1]:
            return ADDED
        return CUT if self.now[0] == self.now[1] else CHANGED


def hunks(was: Sequence[str], now: Sequence[str], budget: Budget) -> list[Hunk]:
    """Return what differs between two sequences of keys, in order."""
    head = 0
    while head < len(was) and head < len(now) and was[head] == now[head]:
        head += 1
    tail = 0
    while tail < len(was) - head and tail < len(now) - head and was[-1 - tail] == now[-1 - tail]:
        tail += 1
    one, other = was[head : len(was) - tail], now[head : len(now) - tail]
    if not one and not other:
        return []
    matches = _matches(one, other, budget) if one and other else []
    found: list[Hunk] = []
    left = right = 0
    for place, mate in [*matches, (len(one), len(other))]:
        if place > left or mate > right:
            found.append(Hunk((head + left, head + place), (head + right, head + mate)))
        left, right = place + 1, mate + 1
    return found


def _matches(one: Sequence[str], other: Sequence[str], budget: Budget) -> list[tuple[int, int]]:
    """Return the pairs of places that stay the same, or none where the search costs too much."""
    rows, columns = len(one), len(other)
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(rows + columns, _EDITS) + 1):
        trace.append(dict(reach))
        if not budget.spend(2 * edits + 2):
            return []
        for diagonal in range(-edits, edits + 1, 2):
            if diagonal == -edits or (diagonal != edits and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1)):
                place = reach.get(diagonal + 1, 0)
            else:
                place = reach.get(diagonal - 1, 0) + 1
            mate = place - diagonal
            begun = place
            while place < rows and 0 <= mate < columns and one[place] == other[mate]:
                place += 1
                mate += 1
            budget.steps -= place - begun
            reach[diagonal] = place
            if place >= rows and mate >= columns:
                return _back(trace, one, other)
    return []


def _back(trace: list[dict[int, int]], one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    place, mate = len(one), len(other)
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        reach = trace[edits]
        diagonal = place - mate
        if diagonal == -edits or (diagonal != edits and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1)):
            origin = diagonal + 1
        else:
            origin = diagonal - 1
        start = reach.get(origin, 0)
        before = start - origin
        while place > start and mate > before and place > 0 and mate > 0 and one[place - 1] == other[mate - 1]:
            place -= 1
            mate -= 1
            pairs.append((place, mate))
        if edits:
            place, mate = start, before
    pairs.reverse()
    return pairs


def join_close(found: list[Hunk], was: Sequence[Token]) -> list[Hunk]:
    """Join differences between which hardly anything stayed the same: a mere "of", one character of a rewritten word."""
    joined: list[Hunk] = []
    for hunk in found:
        if joined:
            last = joined[-1]
            between = was[last.was[1] : hunk.was[0]]
            dense = all(token.kind == "c" and len(token.key) == 1 for token in between)
            weak = all(token.sort == "gram" or (dense and not token.sort) for token in between)
            sides = CHANGED in (last.op, hunk.op) or last.op != hunk.op
            if len(between) == 1 and weak and sides:
                joined[-1] = Hunk((last.was[0], hunk.was[1]), (last.now[0], hunk.now[1]))
                continue
            # Aung Kyaw, Kyaw Min: one name for another, not one word cut and one added.
            if (
                0 < len(between) <= 2
                and last.op != hunk.op
                and all(token.capital and token.kind == "w" for token in between)
            ):
                joined[-1] = Hunk((last.was[0], hunk.was[1]), (last.now[0], hunk.now[1]))
                continue
        joined.append(hunk)
    return joined


def pieces(was: Sequence[Token], now: Sequence[Token], found: Sequence[Hunk]) -> tuple[tuple[str, str, str], ...]:
    """Return (op, was, found) in order; what reads differently is `changed` even where it means the same."""
    made: list[tuple[str, str, str]] = []

    def put(op: str, one: str, other: str) -> None:
        if one or other:
            if made and made[-1][0] == op:
                made[-1] = (op, made[-1][1] + one, made[-1][2] + other)
            else:
                made.append((op, one, other))

    left = right = 0
    ends = [*found, Hunk((len(was), len(was)), (len(now), len(now)))]
    for hunk in ends:
        for one, other in zip(was[left : hunk.was[0]], now[right : hunk.now[0]], strict=True):
            put(SAME if one.text == other.text else CHANGED, one.text, other.text)
        put(hunk.op, _text(was, hunk.was), _text(now, hunk.now))
        left, right = hunk.was[1], hunk.now[1]
    return tuple(made)


def _text(tokens: Sequence[Token], span: tuple[int, int]) -> str:
    return "".join(token.text for token in tokens[span[0] : span[1]])
