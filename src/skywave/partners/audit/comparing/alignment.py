"""Alignment: which sentences of the copy are which of the original's, in time that grows with the length of the texts.

First the sentences that read the same, in the longest chain that keeps its order. Then, for what is left, those that share rare
runs of letters, weighed by their words. A sentence that was split in two, or joined with the next, is one group with both.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.lines import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skywave.partners.audit.comparing.lines import Line

_ALIKE: Final = 0.42  # of two sentences' words, weighed by rarity
_ALONE: Final = 0.15  # of the only two that are left between the same neighbours
_MOVED_ALIKE: Final = 0.6
_WITHIN: Final = 0.8  # of a short part's words in a longer sentence
_POSTINGS: Final = 8  # sentences that share a run of letters; one that is more common finds nothing
_CANDIDATES: Final = 5
_DEEP: Final = 500_000  # characters of unmatched sentences taken apart on one side
_PARTS: Final = 12  # sentences in one group, on one side
_GAP: Final = 5  # unmatched sentences between two that match, all compared with each other


@dataclass(slots=True)
class Group:
    """Sentences of the original with those of the copy that they became.

    Attributes:
        was: Indices, in order.
        now: Indices, in order.
        moved: They stand elsewhere in the copy.
    """

    was: list[int]
    now: list[int]
    moved: bool = False


@dataclass(slots=True)
class Alignment:
    """Groups in the original's order, and what has no like.

    Attributes:
        groups: Those with sentences on both sides.
        cut: Indices of the original.
        added: Indices of the copy.
        repeats: Indices of the copy that repeat a sentence which has its like already.
    """

    groups: list[Group]
    cut: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    repeats: set[int] = field(default_factory=set)


class _Scales:
    """Weighs how alike two lines are; what many lines have says little."""

    def __init__(self, lines: Iterable[Line]) -> None:
        counts: Counter[str] = Counter()
        for line in lines:
            counts.update({token.key for token in line.tokens})
        self._weights = {key: 1 / (1 + math.log(count)) for key, count in counts.items()}
        self._bags: dict[int, tuple[Counter[str], float]] = {}

    def bag(self, line: Line) -> tuple[Counter[str], float]:
        """Return the words of a line and their weight."""
        if id(line) not in self._bags:
            bag = Counter(token.key for token in line.tokens if token.key)
            self._bags[id(line)] = bag, sum(self._weights.get(key, 1.0) * count for key, count in bag.items())
        return self._bags[id(line)]

    def alike(self, one: Line, other: Line) -> float:
        """Return 0 to 1: the share of words in common; at least _ALIKE where a part lies within the other."""
        (bag, weight), (mate, mate_weight) = self.bag(one), self.bag(other)
        if not weight or not mate_weight:
            return 0.0
        small, large = (bag, mate) if len(bag) <= len(mate) else (mate, bag)
        common = sum(
            self._weights.get(key, 1.0) * min(count, large[key]) for key, count in small.items() if key in large
        )
        dice = 2 * common / (weight + mate_weight)
        if common / min(weight, mate_weight) >= _WITHIN and min(bag.total(), mate.total()) >= 5:
            return max(dice, _ALIKE)
        return dice

    def common(self, one: Counter[str], other: Counter[str]) -> float:
        """Return the share of the first bag's weight that the second holds."""
        whole = sum(self._weights.get(key, 1.0) * count for key, count in one.items())
        held = sum(self._weights.get(key, 1.0) * min(count, other[key]) for key, count in one.items() if key in other)
        return held / whole if whole else 0.0


def align(was: Sequence[Line], now: Sequence[Line]) -> Alignment:
    """Return which of the copy's lines are which of the original's."""
    exact = _exact(was, now)
    chain = _chain([(one, other, max(1.0, len(was[one].key))) for one, other in exact])
    in_chain = {one for one, _ in chain}, {other for _, other in chain}
    moved = _moved_exact(exact, in_chain, was)
    taken = in_chain[0] | {one for one, _ in moved}, in_chain[1] | {other for _, other in moved}
    left = [place for place in range(len(was)) if place not in taken[0] and was[place].key]
    right = [place for place in range(len(now)) if place not in taken[1] and now[place].key]
    keys = {was[place].key for place in taken[0]}
    repeats = {place for place in right if len(now[place].key) > 3 and now[place].key in keys}
    right = [place for place in right if place not in repeats]
    likely, scales = _likely(was, now, left, right, chain)
    weighed = [(one, other, 2.0 * len(was[one].key) + 1) for one, other in chain]
    weighed += [(one, other, score * len(was[one].key)) for one, other, score in likely]
    whole = _chain(weighed)
    groups = [Group([one], [other]) for one, other in whole]
    used = (
        {one for one, _ in whole} | {one for one, _ in moved},
        {other for _, other in whole} | {other for _, other in moved},
    )
    groups += [Group([one], [other], moved=True) for one, other in moved]
    for one, other, score in sorted(likely, key=lambda item: -item[2]):
        if score >= _MOVED_ALIKE and one not in used[0] and other not in used[1]:
            groups.append(Group([one], [other], moved=True))
            used[0].add(one)
            used[1].add(other)
    groups.sort(key=lambda group: (group.was[0], group.now[0]))
    _grow(groups, was, now, used, repeats, scales)
    return Alignment(
        groups,
        [place for place in range(len(was)) if place not in used[0]],
        [place for place in range(len(now)) if place not in used[1]],
        {place for place in repeats if place not in used[1]},
    )


def _exact(was: Sequence[Line], now: Sequence[Line]) -> list[tuple[int, int]]:
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, lines in enumerate((was, now)):
        for place, line in enumerate(lines):
            if line.key:
                places[side][line.key].append(place)
    pairs: list[tuple[int, int]] = []
    for key, ones in places[0].items():
        others = places[1].get(key, ())
        if len(ones) * len(others) <= 6:
            pairs += [(one, other) for one in ones for other in others]
        else:
            pairs += zip(ones, others, strict=False)
    return sorted(pairs)


def _chain(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the heaviest chain of pairs that rises on both sides (a Fenwick tree of maxima)."""
    if not pairs:
        return []
    places = sorted({other for _, other, _ in pairs})
    # (weight, minus its number): of two chains that weigh the same, the one that was found first.
    best: list[tuple[float, int]] = [(0.0, 1)] * (len(places) + 1)
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    back: list[int] = []
    top = (0.0, 1)
    for number, (_, other, weight) in enumerate(ordered):
        rank = bisect_left(places, other) + 1
        below, step = (0.0, 1), rank - 1
        while step > 0:
            below = max(below, best[step])
            step -= step & -step
        back.append(-below[1])
        total = (below[0] + weight, -number)
        top = max(top, total)
        while rank <= len(places):
            best[rank] = max(best[rank], total)
            rank += rank & -rank
    chain: list[tuple[int, int]] = []
    number = -top[1]
    while number >= 0:
        chain.append(ordered[number][:2])
        number = back[number]
    return chain[::-1]


def _moved_exact(
    pairs: Sequence[tuple[int, int]], chain: tuple[set[int], set[int]], was: Sequence[Line]
) -> list[tuple[int, int]]:
    taken = set(chain[0]), set(chain[1])
    moved = []
    for one, other in pairs:
        if one not in taken[0] and other not in taken[1] and len(was[one].key) > 3:
            moved.append((one, other))
            taken[0].add(one)
            taken[1].add(other)
    return moved


def _likely(
    was: Sequence[Line], now: Sequence[Line], left: list[int], right: list[int], chain: list[tuple[int, int]]
) -> tuple[list[tuple[int, int, float]], _Scales]:
    """Return pairs of unmatched lines that are alike, with how much."""
    postings: dict[str, list[int]] = defaultdict(list)
    spent = 0
    for one in left:
        spent += len(was[one].text)
        if spent > _DEEP:
            break
        for gram in was[one].grams():
            found = postings[gram]
            if len(found) <= _POSTINGS:
                found.append(one)
    votes: dict[int, Counter[int]] = {}
    spent = 0
    for other in right:
        count: Counter[int] = Counter()
        for gram in now[other].grams():
            found = postings.get(gram, [])
            if len(found) <= _POSTINGS:
                count.update(found)
        if count:
            spent += len(now[other].text)
            votes[other] = count
        if spent > _DEEP:
            break
    pairs = {(one, other) for other, count in votes.items() for one, _ in count.most_common(_CANDIDATES)}
    between, alone = _between(left, right, chain)
    pairs |= between
    scales = _Scales(
        [was[one] for one in sorted({one for one, _ in pairs})]
        + [now[other] for other in sorted({other for _, other in pairs})]
    )
    likely = [(one, other, scales.alike(was[one], now[other])) for one, other in sorted(pairs)]
    return [item for item in likely if item[2] >= (_ALONE if item[:2] in alone else _ALIKE)], scales


def _between(
    left: list[int], right: list[int], chain: list[tuple[int, int]]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the pairs of unmatched lines between the same two matches, where they are few; and those that are one each."""
    ones, others = [one for one, _ in chain], [other for _, other in chain]
    gaps: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in left:
        gaps[bisect_left(ones, one)][0].append(one)
    for other in right:
        gaps[bisect_left(others, other)][1].append(other)
    few = [(mine, theirs) for mine, theirs in gaps.values() if len(mine) <= _GAP and len(theirs) <= _GAP]
    alone = {(mine[0], theirs[0]) for mine, theirs in few if len(mine) == len(theirs) == 1}
    return {(one, other) for mine, theirs in few for one in mine for other in theirs}, alone


def _grow(
    groups: list[Group],
    was: Sequence[Line],
    now: Sequence[Line],
    used: tuple[set[int], set[int]],
    repeats: set[int],
    scales: _Scales,
) -> None:
    """Take unmatched neighbours into a group where its other side holds their words: sentences that were split or joined."""
    for group in groups:
        one, other = joined([was[place] for place in group.was]), joined([now[place] for place in group.now])
        if one.key == other.key:
            continue
        for _ in range(_PARTS):
            grown = False
            for side, lines, places in ((0, was, group.was), (1, now, group.now)):
                mates = now if side == 0 else was
                rest = _bag(mates, group.now if side == 0 else group.was)
                rest.subtract(_bag(lines, places))
                rest = +rest
                for place in (places[-1] + 1, places[0] - 1):
                    if not 0 <= place < len(lines) or place in used[side] or len(lines[place].text) > 3000 or not rest:
                        continue
                    if scales.common(_bag(lines, [place]), rest) >= _WITHIN and _bag(lines, [place]).total() >= 2:
                        places.append(place)
                        places.sort()
                        used[side].add(place)
                        repeats.discard(place)
                        rest.subtract(_bag(lines, [place]))
                        rest = +rest
                        grown = True
            if not grown:
                break


def _bag(lines: Sequence[Line], places: Sequence[int]) -> Counter[str]:
    return Counter(token.key for place in places for token in lines[place].tokens if token.key)
