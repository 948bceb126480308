"""Made-up stories: pseudo-words in a Zipf distribution, from a fixed seed, as Markdown files or as drafts."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from tests.newsrooms import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from skywave.story.draft import Draft

WORDS = 5000
PARAGRAPHS = 12
SECTIONS = ("Economy", "Politics", "Environment", "Culture", "World", "Health")
# The commonest words are real, so that the text looks like English to whatever tells languages apart.
_COMMON = [
    "the",
    "of",
    "to",
    "and",
    "in",
    "a",
    "that",
    "is",
    "was",
    "for",
    "on",
    "said",
    "it",
    "by",
    "with",
    "as",
    "at",
    "from",
    "his",
    "are",
    "be",
    "has",
    "have",
    "were",
    "an",
    "not",
]
_ONSETS = [*"bcdfghjklmnprstvw", "br", "ch", "cl", "dr", "fl", "gr", "pl", "pr", "sh", "sp", "st", "th", "tr"]
_VOWELS = [*"aeiou", "ai", "ea", "ee", "io", "ou"]
_ENDS = ["", "", "", "l", "n", "r", "s", "t", "nd", "ng", "st", "ry", "ted", "tion"]


_WEIGHTS = list(itertools.accumulate(1 / rank for rank in range(1, WORDS + 1)))


@cache
def _vocabulary() -> list[str]:
    """Return the words, the commonest first; the same for every writer."""
    pick = random.Random(5).choice
    words = dict.fromkeys(_COMMON)
    while len(words) < WORDS:
        stem = "".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(pick((1, 2, 2, 3))))
        words[stem + pick(_ENDS)] = None
    return list(words)


class Writer:
    """Writes stories; two writers with the same seed write the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._words = _vocabulary()

    def title(self) -> str:
        return " ".join(word.capitalize() for word in self.words(7))

    def words(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=_WEIGHTS, k=count)

    def sentence(self, low: int = 11, high: int = 22) -> str:
        words = self.words(self._random.randint(low, high))
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self._random.randint(2, 4)))


def published_at(number: int) -> int:
    """Return when a story came out: one after another through the same 20 years, whatever their number."""
    return 1_104_537_600 + number * 86_400 * 37 % (86_400 * 365 * 20)


def write_markdown(folder: Path, count: int, *, start: int = 0, seed: int = 1) -> int:
    """Write `count` stories of about 4 KB as `<number>.md`; return their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    writer, total = Writer(seed), 0
    for number in range(start, start + count):
        time = datetime.fromtimestamp(published_at(number), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        front = [
            "---",
            f"title: {writer.title()}",
            "language: en",
            f"published: {time}",
            f"section: {SECTIONS[number % len(SECTIONS)]}",
            f"summary: {writer.sentence(12, 20)}",
            "---",
        ]
        text = "\n".join(front) + "\n" + "\n\n".join(writer.paragraph() for _ in range(PARAGRAPHS)) + "\n"
        total += (folder / f"{number:07}.md").write_bytes(text.encode())
    return total


def short_drafts(count: int, *, start: int = 0, seed: int = 2) -> Iterator[Draft]:
    """Yield stories of one paragraph, about 400 bytes."""
    writer = Writer(seed)
    for number in range(start, start + count):
        section, time = SECTIONS[number % len(SECTIONS)], published_at(number)
        yield story(f"bench-{seed}-{number}", writer.paragraph(), title=writer.title(), section=section, published=time)
