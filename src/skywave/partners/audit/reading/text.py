"""A republished page, saved as plain text: menus, a title, a byline and a date, paragraphs, captions with credits, a notice.

Nothing says where the article begins (`dense` finds it), nor what is a caption (`textcaptions`). Of links, metadata and scripts a
text knows nothing, and the copy says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed
from skywave.partners.audit.copy import Copy, CopyLink, CopyPicture
from skywave.partners.audit.reading import labels
from skywave.partners.audit.reading.addresses import written_addresses
from skywave.partners.audit.reading.dense import (
    LINK_ONLY,
    bare_title,
    densest,
    key_of,
    plain_lines,
    title_line,
    weight_of,
)
from skywave.partners.audit.reading.textcaptions import MARKED, is_caption, is_credit, picture_in
from skywave.sources.page.blocked import refuse_blocked
from skywave.sources.page.furniture import paragraph_kind
from skywave.sources.page.notes import note_kind, publisher_in
from skywave.sources.reading.datelines import place_of
from skywave.sources.reading.hosts import without_internal_hosts

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINES = 20_000
_LINKS = 1_000
_PICTURES = 100


@dataclass(slots=True)
class _Article:
    """An article on its way out of the lines of a page."""

    first: int
    last: int
    title: str
    byline: list[str] = field(default_factory=list)
    summary: str = ""
    published: int | None = None
    modified: int | None = None
    paragraphs: list[str] = field(default_factory=list)
    pictures: list[CopyPicture] = field(default_factory=list)
    waits: bool = False  # the last line was a caption without its credit


def read_text(text: str, *, place: str) -> Copy:
    """Return what a page that was saved as plain text holds.

    Args:
        text: Untrusted.
        place: Its file name or address, for people.

    Raises:
        Malformed: It is no story.
    """
    if len(text) > limits.STORY_SOURCE_BYTES:
        raise Malformed(f"{place} is longer than {limits.STORY_SOURCE_BYTES} characters, and is no story")
    lines, apart = plain_lines(without_internal_hosts(text))
    if len(lines) > _LINES:
        raise Malformed(f"{place} has more than {_LINES} lines, and is no story")
    weights = [weight_of(line) for line in lines]
    first, last = densest(lines, weights)
    told = sum(weights[first:last])
    try:
        shown = "\n".join(lines)[:8_000]
        refuse_blocked(
            lines[0] if lines else "", shown, "\n".join(lines[first:last])[:3_000], told, names_article=False
        )
    except Malformed as error:
        raise Malformed(f"{place}: {error.message}", hint=error.hint) from None
    if told < 60:
        raise Malformed(
            f"{place} holds no text of a story", hint="save the whole page as text, with its title above it"
        )
    article = _read(lines, apart, first, last)
    around = lines[max(0, article.first - 3) : article.last + 12]
    addresses = [
        (address, article.first <= number < article.last)
        for number, line in enumerate(lines)
        for address in written_addresses(line)
    ]
    return Copy(
        place=place,
        is_text=True,
        title=article.title,
        summary=article.summary,
        byline=tuple(dict.fromkeys(article.byline)),
        place_line=next((found for line in article.paragraphs[:2] if (found := place_of(line))), ""),
        paragraphs=tuple(article.paragraphs[: limits.BLOCKS]),
        lines=tuple(lines),
        article=(article.first, article.last),
        pictures=tuple(article.pictures),
        links=tuple(CopyLink(address, in_text=inside) for address, inside in addresses[:_LINKS]),
        published=article.published,
        modified=article.modified,
        paywall=labels.paywall_line(lines),
        says_excerpt=labels.excerpt_line(around),
    )


def _read(lines: Sequence[str], apart: Sequence[bool], first: int, last: int) -> _Article:
    spaced = 2 * sum(apart[first:last]) >= last - first
    title = title_line(lines, first)
    if title is None:
        article = _Article(first, last, "")
        rest = range(first, last)
    else:
        article = _Article(title, last, bare_title(lines[title]))
        rest = range(title + 1, last)
    in_head = True
    for number in rest:
        line = lines[number]
        if in_head and _take_head(article, line, before=number < first):
            continue
        in_head = in_head and number < first + 3 and weight_of(line) < 160
        _take(article, line, apart=spaced and apart[number])
    for line in lines[last : last + 3]:
        if labels.is_byline(line):
            article.byline.append(line)
    return article


def _take_head(article: _Article, line: str, *, before: bool) -> bool:
    """Take a line between title and text that is about the story; say whether it was one."""
    if moment := labels.date_of(line):
        if moment[1] or article.published is not None:
            article.modified = moment[0]
        else:
            article.published = moment[0]
        return True
    is_name = before and is_credit(line) and not MARKED.search(line)  # "Radio Free Asia", with no caption above it
    if labels.is_byline(line) or is_name:
        article.byline.append(line)
        if article.published is None:
            article.published = labels.day_beside(line)
        return True
    if before and labels.is_source(line):
        article.published = article.published or labels.day_beside(line)
        return True
    if key_of(line) == key_of(article.title) or paragraph_kind(line) == "share":
        return True
    if LINK_ONLY.match(line) or note_kind(line) or publisher_in(line) or is_credit(line) or picture_in(line):
        return False
    if before and weight_of(line) == 0:
        if article.published is None:
            article.published = labels.day_beside(line)
        if not article.summary and len(line) > 40:
            article.summary = line
        return True
    return False


def _take(article: _Article, line: str, *, apart: bool) -> None:
    """Take a line of the text: a paragraph, a caption with its credit, or a credit that belongs to the line before it.

    Args:
        article: Is added to.
        line: The next one.
        apart: A blank line parts it from the one before, as paragraphs are parted: then it is a paragraph of its own.
    """
    if paragraph_kind(line) == "share":
        return
    waiting, article.waits = _waiting(article), False
    is_source = labels.is_source(line) and not waiting and (apart or not _caption_stands_before(article))
    if len(article.pictures) >= _PICTURES or is_source or note_kind(line) or paragraph_kind(line) == "notice":
        article.paragraphs.append(line)
    elif is_credit(line) and waiting:
        article.pictures[-1] = replace(waiting, credit=line[: limits.TITLE_CHARACTERS])
    elif is_credit(line) and (MARKED.search(line) or (not apart and _caption_stands_before(article))):
        _add_picture(article, "" if apart else _caption_before(article), line)
    elif picture := picture_in(line):
        _add_picture(article, *picture)
    else:
        article.paragraphs.append(line)


def _add_picture(article: _Article, caption: str, credit: str) -> None:
    caption, credit = labels.told_apart(caption, credit)
    if any(known.caption == caption and known.credit == credit for known in article.pictures[-3:]):
        return  # the page's text for those who do not see says it twice
    where = f"photo {len(article.pictures) + 1}"
    article.waits = bool(caption) and not credit
    article.pictures.append(CopyPicture(caption=caption, credit=credit[: limits.TITLE_CHARACTERS], where=where))


def _waiting(article: _Article) -> CopyPicture | None:
    """Return the picture whose caption was the line before, where no credit stood in it."""
    return article.pictures[-1] if article.waits and article.pictures else None


def _caption_before(article: _Article) -> str:
    """Take the paragraph before a credit as its caption, where it reads like one."""
    return article.paragraphs.pop() if _caption_stands_before(article) else ""


def _caption_stands_before(article: _Article) -> bool:
    return bool(article.paragraphs) and is_caption(article.paragraphs[-1])
