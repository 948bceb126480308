"""Sentences: splitting paragraphs where sentences end, in scripts with and without spaces.

A page may have broken a paragraph into lines or joined two, so a part of a sentence that ends a paragraph is joined with the next
where the original has the same words inside one sentence (`rejoin`). Caps: beyond them the rest is handed back as not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.folding import clean, fold
from skywave.partners.audit.comparing.marks import CLOSERS, OPENERS, STRAIGHT, quoted
from skywave.partners.audit.comparing.words.stops import ABBREVIATIONS, STARTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MOST_SENTENCES: Final = 12_000
MOST_CHARACTERS: Final = 2_000_000
_SENTENCE_CHARACTERS: Final = 6_000  # a longer one is cut at a space, so that no single comparison is large
_STOPS: Final = re.compile(r"[.!?。！？｡．؟۔։…။།༎༑។៕៖᠃⸮‼⁇⁈⁉]+")
_ALWAYS: Final = frozenset("。！？｡။།༎។៕؟۔᠃")
_CLOSING: Final = CLOSERS | STRAIGHT | frozenset(")）]】〉》")
_BEFORE: Final = re.compile(r"([^\s\"“”‘’(\[—–/]*)$")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_JOINT: Final = 5  # letters on either side of a line break that must stand together in the original


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        text: Clean.
        inside: What of it is quoted, as `marks.quoted` says.
        paragraph: From 1.
        line: The line that it stands in, counted through the text: lines that one sentence runs through are one.
        alone: It is all of its line.
        stopped: It ends with a mark that ends sentences.
    """

    text: str
    inside: bytes
    paragraph: int
    line: int
    alone: bool
    stopped: bool


def split_text(paragraphs: Iterable[str], inner: Collection[str] | None = None) -> tuple[list[Sentence], bool]:
    """Return the sentences of a text, and whether all of it was read.

    Args:
        paragraphs: Plain text; a newline is a line break.
        inner: What `joints` gave for the original: lines are joined where one of its sentences goes on.
    """
    lines: list[tuple[str, int]] = []
    budget, whole = MOST_CHARACTERS, True
    for number, paragraph in enumerate(paragraphs, 1):
        if len(paragraph) > budget:
            paragraph, whole = paragraph[:budget], False  # noqa: PLW2901
        budget -= len(paragraph)
        cleaned = [clean(line) for line in paragraph.splitlines()]
        lines += [(line, number) for line in cleaned if line]
        if budget <= 0:
            break
    sentences: list[Sentence] = []
    opened = False
    for line, (text, number) in enumerate(_join(lines, inner)):
        inside, opened = quoted(text, opened=opened)
        spans = list(_split(text, inside))
        for start, end in spans:
            sentence = text[start:end]
            stopped = bool(_STOPS.search(sentence[-3:]))
            sentences.append(Sentence(sentence, bytes(inside[start:end]), number, line, len(spans) == 1, stopped))
        if len(sentences) > MOST_SENTENCES:
            return sentences[:MOST_SENTENCES], False
    return sentences, whole


def joints(sentences: Iterable[Sentence]) -> set[str]:
    """Return every run of letters inside one sentence that could be where a line was broken."""
    found: set[str] = set()
    for sentence in sentences:
        keys = _letters(sentence.text)
        found.update(keys[place : place + 2 * _JOINT] for place in range(max(len(keys) - 2 * _JOINT + 1, 0)))
        # Where a sentence begins or ends, fewer letters stand on one side.
        found.update(keys[: _JOINT + some] for some in range(1, _JOINT))
        found.update(keys[-_JOINT - some :] for some in range(1, _JOINT))
    return found


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _join(lines: list[tuple[str, int]], inner: Collection[str] | None) -> list[tuple[str, int]]:
    """Join lines that one sentence runs through; without an original to look at, those that go on in lower case."""
    joined: list[tuple[str, int]] = []
    parts: list[str] = []
    for text, number in lines:
        if parts and _runs_on(parts[-1], text, inner, same=joined[-1][1] == number):
            gap = "" if _is_dense(parts[-1][-1:]) and _is_dense(text[:1]) else " "
            parts.append(gap + text)
            continue
        if parts:
            joined[-1] = ("".join(parts), joined[-1][1])
        parts = [text]
        joined.append((text, number))
    if parts:
        joined[-1] = ("".join(parts), joined[-1][1])
    return joined


def _runs_on(before: str, after: str, inner: Collection[str] | None, *, same: bool) -> bool:
    if inner is None:
        return same and not _STOPS.search(before[-3:]) and after[:1].islower()
    # A stop beside the break may end a sentence or an abbreviation: what reaches over it is tried as well.
    lefts = {_letters(text)[-_JOINT:] for text in (before[-60:], _last(before[-60:]))}
    rights = {_letters(text)[:_JOINT] for text in (after[:60], _first(after[:60]))}
    return any(len(left) + len(right) > _JOINT and left + right in inner for left in lefts for right in rights)


def _first(text: str) -> str:
    """Return what stands before the first stop."""
    stop = _STOPS.search(text)
    return text[: stop.start()] if stop and any(letter.isalnum() for letter in text[: stop.start()]) else text


def _last(text: str) -> str:
    """Return what stands after the last stop."""
    stops = [stop.end() for stop in _STOPS.finditer(text) if any(letter.isalnum() for letter in text[stop.end() :])]
    return text[stops[-1] :] if stops else text


def _is_dense(letter: str) -> bool:
    return (
        "\u0e00" <= letter <= "\u109f"
        or "\u1780" <= letter <= "\u17ff"
        or "\u3000" <= letter <= "\u9fff"
        or letter >= "\uff00"
    )


def _split(text: str, inside: bytearray) -> Iterable[tuple[int, int]]:
    start = 0
    for found in _STOPS.finditer(text):
        end = found.end()
        if end <= start:
            continue
        while end < len(text) and (text[end] in _CLOSING) and (inside[end] == 2 or text[end] not in STRAIGHT):
            end += 1
        if not _ends(text, found, end):
            continue
        after = end
        while after < len(text) and text[after].isspace():
            after += 1
        yield from _pieces(text, start, end)
        start = after
    if start < len(text):
        yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while end - start > _SENTENCE_CHARACTERS:
        space = text.rfind(" ", start + _SENTENCE_CHARACTERS // 2, start + _SENTENCE_CHARACTERS)
        cut = space + 1 if space > 0 else start + _SENTENCE_CHARACTERS
        yield start, cut
        start = cut
    yield start, end


def _ends(text: str, found: re.Match[str], end: int) -> bool:
    stop = found.group()
    rest = text[end : end + 24].lstrip()
    if not rest:
        return True
    if any(mark in _ALWAYS for mark in stop):
        # A quotation in the middle of a sentence: “谁的错？”他问。 ends after the words that say who.
        return not (stop in "？！?!" and text[end - 1] in _CLOSING)
    spaced = text[end].isspace()
    first = rest.lstrip("".join(OPENERS) + "\"'‘([—–- ")[:1]
    if not spaced:
        return not first.isascii() and _is_dense(first) and stop[-1] in "!?…"
    if first.islower() or not first:
        return False
    if stop != ".":
        return True
    before = text[max(0, found.start() - 24) : found.start()]
    word = _BEFORE.search(before)
    last = word.group(1) if word else ""
    if _INITIAL.fullmatch(last):
        follower = re.match(r"[\W_]*([^\W\d_]+)", rest)
        return len(last) > 1 and follower is not None and follower.group(1) in STARTERS
    return last.lower() not in ABBREVIATIONS or text[end - 1] in _CLOSING
