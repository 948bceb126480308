"""A page copied as plain text: a title, perhaps a byline and a date, then paragraphs.

    Residents flee fighting in northern town
    By A. Example
    2024-05-12

    MANDALAY — The first paragraph. It has sentences.

    Residents cross a bridge on May 1, 2024. (Photo by B. Example/AFP via Getty Images)

A line that credits a photo is a picture without a file, with its caption and credit, in its place. Paragraphs are parted by empty
lines, or by single line breaks where there are none; lines of one length are wrapped and are joined. UTF-8 only.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.body import Block, Figure, Paragraph, Span
from skywave.errors import Malformed
from skywave.sources.page import captions
from skywave.sources.page.bylines import names_in
from skywave.sources.page.dates import day_in, page_time
from skywave.sources.page.furniture import paragraph_kind
from skywave.sources.page.notes import is_note_heading, note_kind, publisher_in, read_note
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_line, clean_link, clean_raw, is_visible
from skywave.sources.reading.datelines import place_of
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.files import decode
from skywave.sources.reading.hosts import without_internal_hosts
from skywave.sources.reading.sections import language_in
from skywave.sources.reading.signoff import without_signoffs
from skywave.story.draft import Draft, DraftAsset, DraftNote, Furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Material

_MARKUP = re.compile(r"\A\ufeff?\s*(?:<[!?a-zA-Z]|[\[{]|---\s*$|%PDF|#!|PK\x03\x04|BEGIN:|-----BEGIN)", re.MULTILINE)
_SENTENCE = re.compile("[.!?…][\"'”’)]*(?:\\s|\\Z)|[。！？။།؟។]")
# Scripts that part sentences by spaces.
_UNSTOPPED = re.compile("[\u0e00-\u0eff]{40}")
_BYLINE = re.compile(
    r"\A\W{0,2}(?:by|story by|reported by|written by|por|von|par|oleh|tác giả|người viết)\s*[:：]?\s+\S|"
    r"\A\W{0,2}(?:记者|記者|作者|文[/／]|본지 기자|โดย)\s*[:：]?\s*\S|\A[가-힣]{2,4} (?:기자|특파원)\Z",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\A\W*(?:published|updated|posted|发布时间|發佈時間|时间|입력|수정|last updated|ngày)?\s*(?:on|"
    r"at)?\s*[:：]?\s*(?P<date>.{6,60})\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\A\W*(?:updated|last (?:updated|modified)|修改|更新|수정)", re.IGNORECASE)
_WORDS_OF_DATES = re.compile(
    r"[\d\s:：.,/+\-–|年月日时時分秒년월일시분()（）]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|"
    r"february|march|april|august|september|october|november|december|"
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|utc|gmt|a\.m|"
    r"p\.m|at|on|[a-z]{2,4}t|th|st|nd|rd)\b|T(?=\d)|(?<=\d)Z|星期.|周.|오전|오후|上午|下午",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+\Z")
_CREDIT_ONLY_CAPTION = 320
_LONGEST_CAPTION = 600
_TITLE = 250
_WRAPPED = range(50, 101)
_LEAST = 20


class Text(DocumentSource):
    """Stories as plain text."""

    name = "text"
    suffixes = (".txt",)

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins like a story in plain words: a title, and sentences below it."""
        start = material.peek()
        if not start or b"\0" in start:
            return False
        try:
            text = start.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if error.start < len(start) - 4:  # else the last character is only cut off
                return False
            text = start[: error.start].decode("utf-8-sig", "ignore")
        if _MARKUP.match(text) or re.search("[\x01-\x08\x0e-\x1f]", text):
            return False
        try:
            _read(text)
        except Malformed:
            return False
        return True

    def read_document(self, material: Material) -> Iterator[Draft]:
        """Yield the story of one text.

        Raises:
            ConfigError: There is no such file.
            Malformed: It is no story, or not UTF-8.
            TransportFailed: The disk or the server does not give it now.
        """
        data = material.read(limits.STORY_SOURCE_BYTES)
        try:
            text = without_internal_hosts(decode(data, material.name))
            if _MARKUP.match(text):
                raise Malformed("it is no plain text", hint="name its kind with --as")
            yield _read(text).draft(without_internal_hosts(material.address), PurePath(material.path).name)
        except Malformed as error:
            prefix = "" if error.message.startswith(material.name) else f"{material.name}: "
            raise Malformed(f"{prefix}{error.message}", hint=error.hint) from None


@dataclass(slots=True)
class _Story:
    """A text on its way to a draft."""

    title: str
    byline: tuple[str, ...] = ()
    published: int | None = None
    modified: int | None = None
    links: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    assets: list[DraftAsset] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    publisher: str = ""

    def draft(self, address: str, name: str) -> Draft:
        """Return the draft.

        Args:
            address: Where the text was read from, or empty.
            name: Of its file, or empty.
        """
        links = [link for link in (clean_link(address) if address else None, *self.links) if link]
        digest = hashlib.sha256(f"{name}\n{self.title}".encode("utf-8", "ignore")).hexdigest()[:32]
        first = next((plain_text(block) for block in self.blocks if isinstance(block, Paragraph)), "")
        return Draft(
            source=Text.name,
            ids=(f"text:{links[0].partition('://')[2] if links else digest}", *(f"url:{link}" for link in links)),
            title=self.title,
            blocks=without_signoffs(tuple(self.blocks)),
            language_hint=next((found for link in links if (found := language_in(link))), ""),
            byline=self.byline,
            place=place_of(first),
            published=self.published,
            modified=self.modified,
            assets=tuple(self.assets),
            publisher=self.publisher[: limits.TITLE_CHARACTERS],
            notes=tuple(self.notes),
            furniture=tuple(self.furniture),
        )


def _read(text: str) -> _Story:
    """Return a text as a story.

    Raises:
        Malformed: It has no title, or fewer than two sentences, or more than a body may hold.
    """
    parts = _paragraphs(text)
    if len(parts) > limits.BLOCKS:
        raise Malformed(f"it has more than {limits.BLOCKS} paragraphs")
    while parts and (paragraph_kind(parts[0]) or _LINK.match(parts[0])):
        parts.pop(0)
    if len(parts) < 2 or not _is_title(parts[0]):
        raise Malformed("it has no title with a text below it", hint="put the title on the first line")
    story = _Story(parts[0])
    rest = _take_head(story, parts[1:])
    _take_body(story, rest)
    words = "\n".join(plain_text(block) for block in story.blocks)
    if len(_SENTENCE.findall(words)) < 2 and not _UNSTOPPED.search(words):
        raise Malformed("it has fewer than two sentences, and is no story")
    return story


def _is_title(line: str) -> bool:
    return (
        is_visible(line)
        and len(line) <= _TITLE
        and any(character.isalpha() for character in line)
        and len(_SENTENCE.findall(line)) <= 2
    )


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each one clean line."""
    lines = [
        clean_line(line)
        for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n").split("\n")
    ]
    shown = [line if is_visible(line) else "" for line in lines]
    full = [line for line in shown if line]
    wrapped = _are_wrapped(full)
    parts: list[str] = []
    group: list[str] = []
    for line in (*shown, ""):
        if line:
            group.append(line)
            continue
        if group:
            parts += _joined(group, wrapped=wrapped)
            group = []
    return parts


def _are_wrapped(lines: list[str]) -> bool:
    """Say whether lines were broken at a width and not at the ends of paragraphs."""
    long = [line for line in lines if len(line) >= _WRAPPED.start]
    if len(long) < 4 or any(len(line) not in _WRAPPED for line in long):
        return False
    open_ended = sum(not _SENTENCE.search(line[-3:]) for line in long)
    return open_ended * 2 > len(long)


def _joined(lines: list[str], *, wrapped: bool) -> list[str]:
    if not wrapped:
        return lines
    parts: list[str] = []
    open_line = False
    for line in lines:
        if open_line:
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
        open_line = len(line) >= _WRAPPED.start
    return parts


def _take_head(story: _Story, parts: list[str]) -> list[str]:
    """Take byline, dates and addresses from the lines below the title; return the others."""
    rest: list[str] = []
    for place, line in enumerate(parts):
        if place > 8 or (len(line) > 160 and rest) or len(line) > 300:
            return [*rest, *parts[place:]]
        if _LINK.match(line):
            story.links += [link] if (link := clean_link(line)) else []
        elif (moment := _date(line)) is not None:
            if _UPDATED.match(line) or story.published is not None:
                story.modified = moment
            else:
                story.published = moment
        elif not story.byline and len(line) < 120 and _BYLINE.match(line) and (names := names_in(line)):
            story.byline = names
            if story.published is None and (moment := day_in(line)) is not None:
                story.published = moment
        else:
            rest.append(line)
    return rest


def _date(line: str) -> int | None:
    """Return the time that a line states and nothing else, or None."""
    match = _DATE.match(line) if len(line) < 90 else None
    if match is None or _WORDS_OF_DATES.sub("", match["date"]).strip():
        return None
    return page_time(match["date"])


def _take_body(story: _Story, parts: list[str]) -> None:
    opened = ""
    for line in parts:
        if opened:
            story.notes.append(read_note(f"{opened}: {line}"))
            opened = ""
        elif is_note_heading(line):
            opened = line
        elif note_kind(line):
            story.notes.append(read_note(line))
        elif kind := paragraph_kind(line) or (
            "notice"
            if len(line) < 300
            and publisher_in(line)
            and re.search("originally|first|republished|permission", line, re.IGNORECASE)
            else ""
        ):
            story.publisher = story.publisher or (publisher_in(line) if kind == "notice" else "")
            story.furniture.append(Furniture(kind, line))
        elif captions.is_credit_line(line):
            _add_picture(story, _caption_before(story), line)
        elif picture := _picture(line):
            _add_picture(story, *picture)
        else:
            _check_room(story)
            story.blocks.append(Paragraph((Span(line),)) if len(line) <= limits.TEXT_CHARACTERS else _long(line))


def _long(line: str) -> Paragraph:
    step = limits.TEXT_CHARACTERS
    return Paragraph(tuple(Span(line[start : start + step]) for start in range(0, len(line), step)))


def _check_room(story: _Story) -> None:
    if len(story.blocks) >= limits.BLOCKS:
        raise Malformed(f"it has more than {limits.BLOCKS} paragraphs")


def _picture(line: str) -> tuple[str, str] | None:
    """Return caption and credit of a line that is a caption: short, and its credit stands at one of its ends."""
    if len(line) > _LONGEST_CAPTION or len(_SENTENCE.findall(line)) > 5:
        return None
    caption, credit = captions.split(line)
    if not credit or not caption:
        return None
    stripped = line.rstrip(" .)）]】。")
    at_end = stripped.endswith(credit.rstrip(" .)）]】。"))
    at_start = line.lstrip(" (（[【").startswith(credit[:20])
    if not at_end and not at_start:
        return None
    return None if place_of(line) and not at_end else (caption, credit)


def _caption_before(story: _Story) -> str:
    """Take the paragraph before a credit as its caption, where it reads like one and is not the only one."""
    last = story.blocks[-1] if story.blocks else None
    text = plain_text(last) if isinstance(last, Paragraph) else ""
    if not text or len(text) > _CREDIT_ONLY_CAPTION or len(_SENTENCE.findall(text)) > 2 or place_of(text):
        return ""
    story.blocks.pop()
    return text


def _add_picture(story: _Story, caption: str, credit: str) -> None:
    if len(story.assets) >= limits.ASSETS:
        raise Malformed(f"it has more than {limits.ASSETS} pictures")
    story.blocks.append(Figure(len(story.assets)))
    story.assets.append(DraftAsset("picture", caption, clean_raw(credit)[: limits.TITLE_CHARACTERS].strip()))
