"""Where the article stands among the lines of a plain text, and which line is its title.

The article is the run of lines that holds the most sentences; its title is the line above it that reads like one, best where it
stands twice (in the page's title too) or where a byline or a date follows.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from skywave import limits
from skywave.partners.audit.reading import labels
from skywave.partners.audit.reading.textcaptions import END, STOPS, is_credit, picture_in
from skywave.sources.page.furniture import paragraph_kind
from skywave.sources.page.notes import note_kind, publisher_in
from skywave.sources.reading.clean import clean_line, is_visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = 300
_HEAD = 14  # lines above the text among which the title is looked for
_ABOVE = 6  # lines of the text itself that may stand above the title
_WRAPPED = range(30, 101)
_PUT_BEFORE = 30
_IMAGE = re.compile(r"!\[[^\]]{0,600}\]\([^()\s]{0,600}\)")
_MARKED_UP = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*]{1,4000})(?<=\S)\1")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2018-\u201d\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_UNSTOPPED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{40}")
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORT_SENTENCE = 24
_STOPPED = re.compile('[。！？][”」』"]?\\Z')  # a short line that ends so is a sentence, and no menu's
_HEADING_MARK = re.compile(r"\A#{1,6}\s+")
_FOOTNOTE = re.compile(r"\s*\[\d{1,3}\]\Z")
LINK_ONLY = re.compile(r"https?://\S+\Z")


def plain_lines(text: str) -> tuple[list[str], list[bool]]:
    """Return the lines of a text, clean, those that were broken at a width as one; and which a blank line precedes."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n").replace("\x0c", "\n").split("\n")
    shown = [line if is_visible(line) and not _IMAGE.fullmatch(line) else "" for line in map(clean_line, parts)]
    shown = [match[2] if line[:1] in ("*", "_") and (match := _MARKED_UP.fullmatch(line)) else line for line in shown]
    width = _width(shown)
    joined: list[str] = []
    apart: list[bool] = []
    is_open = False
    for before, line, after in zip(("", *shown[:-1]), shown, (*shown[1:], ""), strict=True):
        if line and is_open:
            glue = "" if _UNSPACED.match(joined[-1][-1]) and _UNSPACED.match(line) else " "
            joined[-1] = f"{joined[-1]}{glue}{line}"
        elif line:
            joined.append(line)
            apart.append(not before)
        # The first line is a title, and what stands below it the byline.
        is_open = bool(line) and bool(width) and len(joined) > 1 and _is_broken(line, after, width)
    return joined, apart


def _width(lines: Sequence[str]) -> int:
    """Return at how many characters a text's lines were broken, or 0 where they were not."""
    pairs = [
        (len(line), _first_word(after, line))
        for line, after in pairwise(lines)
        if line and after and len(line) in _WRAPPED and not END.search(line)
    ]
    best, most = 0, 2
    for width in sorted({length for length, _ in pairs}):
        explained = sum(length <= width < length + 1 + word for length, word in pairs)
        if explained > most:
            best, most = width, explained
    return best


def _first_word(after: str, line: str) -> int:
    """Return how many characters had no room in a line: the first word of the next, one in a script that does not part words."""
    word = len(after.split(" ", 1)[0])
    return 1 if word > 20 and _UNSPACED.match(line[-1]) else word


def _is_broken(line: str, after: str, width: int) -> bool:
    """Say whether a line was broken because the first word of the next one had no room in it."""
    if not after or len(line) < 0.6 * width or len(line) > width + _PUT_BEFORE:
        return False
    if len(line) > width:  # a dateline was put before it
        return not END.search(line)
    return len(line) + 1 + _first_word(after, line) > width


def weight_of(line: str) -> int:
    """Return how much of a text a line is: its characters, those of dense scripts twice, 0 for what is no sentence."""
    if paragraph_kind(line) in ("share", "related") or LINK_ONLY.match(line):
        return 0
    size = len(line) + len(_WIDE.findall(line))
    is_sentence = STOPS.search(line) or _UNSTOPPED.search(line)
    if size < 40:
        return size if size >= _SHORT_SENTENCE and _STOPPED.search(line) else 0
    return size if is_sentence else size // 4 if size > 120 else 0


def densest(lines: Sequence[str], weights: Sequence[int]) -> tuple[int, int]:
    """Return the run of lines with the most sentences: what is no sentence costs, so that menus end it."""
    best, span = 0, (0, 0)
    total, start = 0, 0
    for number, weight in enumerate(weights):
        line = lines[number]
        worth = min(weight, 600) if weight else -12 if END.search(line) or is_credit(line) else -30
        if total <= 0:
            total, start = 0, number
        total += worth
        if total > best:
            best, span = total, (start, number + 1)
    return span


def bare_title(line: str) -> str:
    """Return a title without the marks of Markdown and of footnotes."""
    return _FOOTNOTE.sub("", _HEADING_MARK.sub("", line))[: limits.TITLE_CHARACTERS].strip()


def title_line(lines: Sequence[str], first: int) -> int | None:
    """Return the number of the line that is the title, or None where none reads like one."""
    top = [key_of(line) for line in lines[: max(first, 1)][:40]]
    best: tuple[float, int] | None = None
    lowest, highest = max(0, first - _HEAD), first
    while highest < min(first + _ABOVE, len(lines) - 1) and (_is_told(lines[highest]) or not weight_of(lines[highest])):
        highest += 1  # a notice may stand above the title, and has sentences too
    for number in range(lowest, highest + 1):
        line = lines[number]
        score = _title_score(line, in_text=number == highest)
        if score is None:
            continue
        key = key_of(line)
        score += 3 * any(key != other and len(key) > 12 and other.startswith(key) for other in top)
        score += 2 * (top.count(key) > 1)
        below = lines[number + 1 : number + 4]
        score += 2 * any(labels.is_byline(other) or labels.date_of(other) for other in below)
        score += 1.5 * (number == 0) + 2 * bool(_HEADING_MARK.match(line))
        score -= 0.12 * max(0, first - number)
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best and best[0] > 0 else None


def _is_told(line: str) -> bool:
    """Say whether a line is a notice or a correction."""
    return bool(note_kind(line) or publisher_in(line) or paragraph_kind(line) == "notice")


def _title_score(line: str, *, in_text: bool) -> float | None:
    """Return how much a line reads like a title, or None where it cannot be one."""
    size = len(line) + len(_WIDE.findall(line))
    if (
        len(line) > _TITLE
        or size < 8
        or paragraph_kind(line)
        or publisher_in(line)
        or LINK_ONLY.match(line)
        or labels.date_of(line)
    ):
        return None
    if labels.is_byline(line) or labels.is_source(line) or is_credit(line) or not re.search(r"\w", line):
        return None
    words = len(line.split())
    score = 2.0 if words >= 4 or size >= 20 else -1.0
    score -= 1.5 if re.search("[.。။]\\Z", line) else 0.0
    score -= 2.0 if in_text and len(STOPS.findall(line)) > 1 else 0.0
    score -= 3.0 if picture_in(line) else 0.0
    score -= 2.0 if re.search(r"[|»›]|\s>\s", line) or words > 40 else 0.0
    return score


def key_of(line: str) -> str:
    """Return the letters and digits of a line, by which two of its spellings are one."""
    return re.sub(r"[\W_]+", "", line.casefold())
