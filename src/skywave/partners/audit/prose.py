"""The words of a copy that are held against the original's: without what the contract itself puts on the page.

The notice, correction notes, the label of an excerpt, the byline and the sentence that leads back to the original are the
newsroom's own words, or were asked for; they are no sentences that somebody added. Whether they are exact and in their place is
for `checks` to say. A line that the original holds too is never taken out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

from skywave.carriers.item_words import excerpt_label
from skywave.carriers.web.dates import format_date
from skywave.carriers.web.words import words_for
from skywave.partners.audit.comparing.comparison import Prose
from skywave.partners.audit.reading.labels import date_of, is_byline, is_editor_part, is_plug
from skywave.story.address import address_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skywave.partners.audit.copy import Copy
    from skywave.partners.audit.original import Original, OriginalPicture

_LIKE_NOTICE: Final = 0.6
_LIKE_NOTE: Final = 0.75
_LIKE_TITLE: Final = 0.4
_TOP, _FAR = 200, 30  # lines in which a headline is looked for, and that a text may go on for
_LEAST = 12  # letters of a line that is a part of a notice
_LINE = 500  # characters; a longer one is no line of the page's frame
_CHARACTERS = 8_000
_EDGE = 8  # paragraphs at either end, where bylines and dates stand
_LONG = 80  # characters of a line that is a sentence of the text
_DROPPED = 30  # bytes of a folded paragraph that is put back
_PLACEHOLDER = re.compile(r"[\[［【(][^\[\]]{1,40}\d{1,3}\s*[\]］】)]")  # [Picture 1]
_NOTE_WORDS: Final = ("correction", "clarification", "update", "retraction", "redaction")
# How a line leads back to the original; the newsroom's name or address stands in it besides.
_LEADS_BACK = re.compile(
    r"originally|first (?:appeared|published)|republish|reprint|with (?:the )?permission|courtesy of|read the (?:original|full)|"
    r"source\s*:|(?:©|\(c\)|copyright)|creative commons|original (?:story|article|version)|"
    r"转载|轉載|原载|原載|原文|首发|首發|来源|來源|授权|授權|版权|版權|"
    r"전재|원문|출처|재게재|저작권|허가|"
    r"nguồn|đăng lại|bản gốc|xuất bản lần đầu|được phép|bản quyền|"
    r"မူရင်း|ခွင့်ပြုချက်|ပြန်လည်ဖော်ပြ|မူပိုင်ခွင့်",
    re.IGNORECASE,
)
ENDS: Final = re.compile(r"(?<=[.!?…][\"”’»)])\s+|(?<=[.!?…])\s+|(?<=[。！？။])\s*|\n")
_BYLINE = re.compile(
    r"\A\W*(?:by|story by|reported by|written by|记者|記者|作者|文|글|기자|tác giả|bởi|theo)\b[\s:：/／]*",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """Return the letters and digits of a text, folded, by which two spellings of a line are one."""
    return " ".join("".join(map(_kept, normalize("NFKC", text[:_CHARACTERS]).casefold())).split())


@lru_cache(maxsize=8192)
def _kept(character: str) -> str:
    """Return a letter, mark or digit as it is, and a space for all else; the vowels of Burmese and Lao are marks."""
    return character if category(character)[0] in "LMN" else " "


def prose_of_copy(copy: Copy, original: Original) -> Prose:
    """Return what of a copy is compared with its original."""
    held = {fold(line) for version in original.versions for line in _lines(version.prose.paragraphs)} - {""}
    summaries = {fold(version.prose.summary) for version in original.versions} - {""}
    titles = {fold(version.prose.title) for version in original.versions} - {""}
    frame = _Frame(copy, original)
    summary = "" if fold(copy.summary) in frame.exact else copy.summary
    kept: list[str] = []
    in_editor_part = False
    paragraphs = _with_dropped(copy, held)
    for place, paragraph in enumerate(paragraphs):
        folded = fold(paragraph)
        if folded in held:
            kept.append(paragraph)
        elif folded in summaries and not _has_text(kept):
            summary = paragraph
        elif (folded in titles or folded == fold(copy.title)) and not _has_text(kept):
            continue
        elif in_editor_part or is_editor_part(paragraph):
            in_editor_part = True  # what a delivery tells the editor; `checks.page` says that it is shown
        else:
            at_edge = place < _EDGE or place >= len(paragraphs) - _EDGE
            if left := frame.without(paragraph, at_edge=at_edge):
                kept.append(left if _has_text(kept) else frame.without_place(left))
    return Prose(_title(copy, titles, held), tuple(kept), summary=summary, place=copy.place_line)


def _title(copy: Copy, titles: set[str], held: set[str]) -> str:
    """Return a copy's headline; of a plain text the line above the text that is most like ours, whatever was taken for it."""
    if not copy.is_text or fold(copy.title) in titles:
        return copy.title
    best, share = copy.title, max((_like(fold(copy.title), title) for title in titles), default=0.0)
    if share >= _LIKE_TITLE:
        return copy.title
    for line in copy.lines[: copy.article[1]][:_TOP]:
        folded = fold(line)
        if folded in titles:
            return line
        if len(folded.encode()) >= _DROPPED and folded in held:
            break
        like = max((_like(folded, title) for title in titles), default=0.0)
        if len(line) < _LINE and like > max(share, _LIKE_TITLE):
            best, share = line, like
    return best


def _with_dropped(copy: Copy, held: set[str]) -> list[str]:
    """Return a copy's paragraphs with those of the original that its reader took for a caption or for furniture."""
    found = list(copy.paragraphs)
    places = {fold(line): place for place, text in enumerate(found) for line in (text, *text.split("\n"))}
    first, last = copy.article
    after, added = -1, 0
    for line in copy.lines[first:last]:
        folded = fold(line)
        if (place := places.get(folded)) is not None:
            after = place
        elif len(folded.encode()) >= _DROPPED and folded in held:
            added += 1
            found.insert(after + added, line)
            places[folded] = after
    return found


def with_all_lines(copy: Copy, original: Original) -> Copy:
    """Return a copy of plain text with all lines between those of the original's, where its reader saw its end sooner.

    What stands between two of our sentences is part of the text, whatever it looks like.
    """
    if not copy.is_text:
        return copy
    held = {fold(line) for version in original.versions for line in _lines(version.prose.paragraphs)}
    known = {fold(line) for text in copy.paragraphs for line in text.split("\n")}
    wanted = {folded for folded in held - known if len(folded) >= _LEAST}
    first, last = copy.article
    around = range(max(0, first - _FAR), min(len(copy.lines), last + _FAR))
    places = [number for number in around if not first <= number < last and fold(copy.lines[number]) in wanted]
    if not places:
        return copy
    start, end = min(first, places[0]), max(last, places[-1] + 1)
    known |= {fold(text) for each in copy.pictures for text in (each.caption, each.credit)} | {fold(copy.title)}
    above, below = (
        [line for line in copy.lines[one:other] if fold(line) not in known]
        for one, other in ((start, first), (last, end))
    )
    return replace(copy, article=(start, end), paragraphs=(*above, *copy.paragraphs, *below))


def without_mistaken(copy: Copy, original: Original) -> Copy:
    """Return a copy without the pictures that are sentences of the original, which a reader of plain text took for captions."""
    lines = (line for version in original.versions for line in _lines(version.prose.paragraphs))
    held = {fold(line).replace(" ", "") for line in lines}
    kept = tuple(
        each
        for each in copy.pictures
        if each.address or each.data or fold(f"{each.caption} {each.credit}").replace(" ", "") not in held
    )
    return copy if len(kept) == len(copy.pictures) else replace(copy, pictures=kept)


def _has_text(kept: list[str]) -> bool:
    return any(len(paragraph) > _LONG for paragraph in kept)


def _lines(paragraphs: Iterable[str]) -> Iterable[str]:
    for paragraph in paragraphs:
        yield paragraph
        if "\n" in paragraph:
            yield from paragraph.split("\n")


class _Frame:
    """Everything on a page that frames the text without being it."""

    def __init__(self, copy: Copy, original: Original) -> None:
        notices = original.notice.split("\n")
        notes = [version.note.text for version in original.versions if version.note]
        texts = (text for version in original.versions for text in version.prose.paragraphs)
        self._sentences = {fold(part) for text in texts for part in ENDS.split(text) if len(part) >= _LEAST}
        self._notices = [folded for text in (original.notice, *notices) if (folded := fold(text))]
        self._notes = [folded for text in notes for line in (text, *text.split("\n")) if (folded := fold(line))]
        self._whole_notices = [" ".join(text.split()) for text in (original.notice, *notices) if text.strip()]
        bylines = {name for version in original.versions for name in version.byline} | set(copy.byline)
        self._names = {fold(name) for name in bylines} - {""}
        self._publishers = {fold(name) for name in (*original.names, original.publisher)} - {""}
        self._hosts = {fold(address.split("://", 1)[-1].split("/", 1)[0]) for address in original.addresses}
        self._hosts |= {fold(original.site.split("://", 1)[-1].rstrip("/"))} - {""}
        self._label = fold(copy.says_excerpt)
        pictured = (text for version in original.versions for each in version.pictures for text in _said_of(each))
        words = words_for(original.language)
        self._labels = tuple(fold(words[name]) for name in _NOTE_WORDS)
        self._back = [folded for part in words["publisher"].split("{name}") if (folded := fold(part))]
        day = format_date(original.published, original.language) if original.published is not None else ""
        places = {version.prose.place for version in original.versions} | {copy.place_line}
        opening = [version.prose.paragraphs[0] for version in original.versions if version.prose.paragraphs]
        self._places = [place for place in sorted(places, key=len, reverse=True) if 0 < len(place) < _LONG]
        datelines = map(_dateline, self._places)
        self._datelines = [one for one in datelines if not any(map(one.match, opening))]
        dated = (day or "", *(f"{place} {day}" for place in places))
        keys = {address_key(address) for address in original.addresses} - {""}
        back = [link.text for link in copy.links if link.text and address_key(link.href) in keys]
        said = (
            *dated,
            *back,
            copy.says_excerpt,
            excerpt_label(original.language),
            words["byline_withheld"],
            *copy.byline,
            *pictured,
        )
        self.exact = {*self._notices, *self._notes, *self._names, *map(fold, said), *self._labels}

    def without(self, paragraph: str, *, at_edge: bool) -> str:
        """Return a paragraph without the frame, or nothing where it is all frame."""
        for notice in self._whole_notices:
            if len(notice) >= _LEAST and notice in " ".join(paragraph.split()):
                paragraph = " ".join(paragraph.split()).replace(notice, " ").strip()
        lines = (line for line in paragraph.split("\n") if line.strip())
        return "\n".join(line for line in lines if not self._is_frame(line, at_edge=at_edge))

    def without_place(self, paragraph: str) -> str:
        """Return the opening paragraph without a dateline that the original keeps beside its text."""
        for dateline in self._datelines:
            if (match := dateline.match(paragraph)) and match.end() < len(paragraph):
                return paragraph[match.end() :]
        return paragraph

    def _is_frame(self, line: str, *, at_edge: bool) -> bool:
        folded = fold(line)
        if not folded or folded in self.exact or (self._label and len(line) < _LINE and self._label in folded):
            return True
        if _PLACEHOLDER.fullmatch(line.strip()) or self._is_label(line, folded):
            return True
        if any(_like(folded, notice) >= _LIKE_NOTICE for notice in self._notices):
            return True
        if len(folded) >= _LEAST and any(f" {folded} " in f" {text} " for text in (*self._notices, *self._notes)):
            return True
        if any(_like(folded, note) >= _LIKE_NOTE or _ends_with(folded, note) for note in self._notes):
            return True
        if len(line) >= _LINE:
            return False
        if is_plug(line):
            return True
        told = at_edge and (self._is_byline(line) or is_byline(line) or self._is_dated(line))
        return told or (self._leads_back(line, folded) and not self._holds_sentence(line))

    def _holds_sentence(self, line: str) -> bool:
        """Say whether a sentence of the original stands in a line: "permission" and our name stand in stories too."""
        return any(fold(part) in self._sentences for part in ENDS.split(line) if len(part) >= _LEAST)

    def _is_dated(self, line: str) -> bool:
        """Say whether a line is a date and nothing else, or the place and a date."""
        bare = next((rest for place in self._places if (rest := line.removeprefix(place)) != line), line)
        return date_of(bare.strip(" ·|,，-–—/")) is not None

    def _is_label(self, line: str, folded: str) -> bool:
        """Say whether a line is the heading of a correction note: `Correction (12 May 2026, version 1 to 2)`."""
        return len(line) < _LONG and bool(self._notes) and folded.startswith(self._labels)

    def _is_byline(self, line: str) -> bool:
        bare = fold(_BYLINE.sub("", line))
        rest = f" {bare} "
        for name in sorted(self._names | self._publishers, key=len, reverse=True):
            rest = rest.replace(f" {name} ", " ") if name.isascii() else rest.replace(name, " ")
        words = {"and", "for", "by", "special", "to", "of", "和", "및", "và"}
        return any(name in bare for name in self._names) and not set(rest.split()) - words

    def _leads_back(self, line: str, folded: str) -> bool:
        named = any(f" {name} " in f" {folded} " if name.isascii() else name in folded for name in self._publishers)
        leads = _LEADS_BACK.search(line) or any(part in folded for part in self._back)
        return bool(leads) and (named or any(host in folded for host in self._hosts))


def _dateline(place: str) -> re.Pattern[str]:
    """Return what a dateline looks like: `KRATIE (Radio Example) — `, `（甘孜）`."""
    name = re.escape(place)
    return re.compile(
        rf"[（(【\[]\s*{name}\s*[)）】\]]\s*[-–—―:：,，]*\s*|"
        rf"\W{{0,3}}{name}(?:\s*[（(][^()（）]{{1,60}}[)）])?\s*[-–—―:：,，]+\s*",
        re.IGNORECASE,
    )


def _like(one: str, other: str) -> float:
    """Return how much of two folded texts is the same words, or pairs of letters where words are not parted (Dice)."""
    if not one or not other or max(len(one), len(other)) > 4 * min(len(one), len(other)):
        return 0.0
    a, b = _parts(one), _parts(other)
    return 2 * (a & b).total() / (a.total() + b.total())


@lru_cache(maxsize=64)
def _parts(text: str) -> Counter[str]:
    return Counter(_words(text))


def _words(text: str) -> list[str]:
    words = text.split()
    if len(text) > 11 * len(words) or not text.isascii():
        line = "".join(words)
        return [line[at : at + 2] for at in range(len(line) - 1)] or [line]
    return words


def _ends_with(folded: str, note: str) -> bool:
    """Say whether a line is a note with a few words before it: `Correction, 3 May: ...`."""
    return len(note) >= _LEAST and note in folded and len(folded) - len(note) < 80


def _said_of(picture: OriginalPicture) -> Iterable[str]:
    """Yield what may stand in the place of a picture: its caption, its credit, and both."""
    yield from (picture.caption, picture.credit, f"{picture.caption} {picture.credit}", *picture.caption.split("\n"))
