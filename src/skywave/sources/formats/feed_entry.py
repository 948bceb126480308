"""An entry of a feed, whatever the feed's format, as `sources.feed` makes a draft of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.reading.blocks import parse_html, plain_text
from skywave.sources.reading.clean import clean_lines, clean_raw
from skywave.sources.reading.fields import cut_line, seconds

if TYPE_CHECKING:
    from skywave.story.draft import DraftAsset

_ZERO_YEAR = re.compile(r"\s-?0\d{3}\s")  # "Mon, 30 Nov -0001" is how a content system spells no date
_MAIL = re.compile(r"[(<\[]?\s*(?:mailto:)?[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\s*[)>\]]?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its feed has it; texts are raw, HTML where the name says so.

    Attributes:
        key: Its id in the feed, or what stands for one.
        links: Addresses of its page as written, the best first.
        base: For relative addresses in it, or empty.
        title: One clean line.
        summary_html: What stands for the text in short, or empty.
        content_html: The whole text, or empty.
        authors: Names for readers.
        published: Seconds since the epoch, or None.
        modified: The same.
        language: As claimed, or empty.
        section: A category, or empty.
        assets: Pictures and sounds that stand beside the text.
        publisher: Whose story it is, where the feed names another than itself.
        holder: Who owns it, raw.
        terms: Usage terms, raw.
        right: A right class where a licence says it outright, or empty.
        embargo: Before which it is not valid, or None.
        expires: After which it is not valid, or None.
    """

    key: str
    links: tuple[str, ...] = ()
    base: str = ""
    title: str = ""
    summary_html: str = ""
    content_html: str = ""
    authors: tuple[str, ...] = ()
    published: int | None = None
    modified: int | None = None
    language: str = ""
    section: str = ""
    assets: tuple[DraftAsset, ...] = ()
    publisher: str = ""
    holder: str = ""
    terms: str = ""
    right: str = ""
    embargo: int | None = None
    expires: int | None = None


def date(text: str) -> int | None:
    """Return a date of RFC 822 or RFC 3339 as seconds since the epoch, or None: without a zone it is none.

    >>> date("Thu, 16 Apr 2026 02:00:00 GMT"), date("2026-04-16T02:00:00Z"), date("Thu, 16 Apr 2026 02:00:00")
    (1776304800, 1776304800, None)
    """
    text = text.strip()
    if not text or len(text) > 100:
        return None
    if re.match(r"\d{4}-", text):
        return seconds(text)
    if _ZERO_YEAR.search(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            if not text.endswith("-0000"):  # UTC, from somewhere
                return None
            moment = moment.replace(tzinfo=UTC)
        found = int(moment.timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if 0 <= found <= limits.LATEST_SECONDS else None


def title_line(text: str) -> str:
    """Return a title, which may hold HTML, as one clean line.

    Raises:
        Malformed: It is no text that can be read.
    """
    return cut_line(
        " ".join(filter(None, map(plain_text, parse_html(text).blocks))) if re.search("[<&]", text) else text
    )


def plain_lines(text: str) -> str:
    """Return a text, which may hold HTML, as clean lines without it.

    Raises:
        Malformed: It is longer than a text of a draft may be.
    """
    if re.search("[<&]", text):
        text = "\n".join(filter(None, map(plain_text, parse_html(text).blocks)))
    return capped(clean_lines(text))


def raw_lines(text: str) -> str:
    """Return a raw line, of which nothing is changed but what may not be shown.

    Raises:
        Malformed: It is longer than a text of a draft may be.
    """
    return capped(clean_raw(text))


def capped(text: str) -> str:
    """Return a text that is not too long.

    Raises:
        Malformed: It is.
    """
    if len(text) > limits.TEXT_CHARACTERS:
        raise Malformed(f"a text of a story has more than {limits.TEXT_CHARACTERS} characters where that is too long")
    return text


def names(texts: list[str]) -> tuple[str, ...]:
    """Return names for readers, each once, without the mail addresses that stand with them.

    >>> names(["a.example@news.example (A. Example)", "b@news.example", "C. Example"])
    ('A. Example', 'C. Example')
    """
    found: list[str] = []
    for text in texts[:50]:
        short = text[: limits.TITLE_CHARACTERS]
        name = _MAIL.sub(" ", short) if "@" in short else short
        if "@" in short and (inner := re.fullmatch(r"\s*\((.*)\)\s*", name)):
            name = inner[1]
        name = cut_line(name).strip("\"'<>,; ")
        if "@" not in name:
            found.append(name)
    return tuple(dict.fromkeys(name for name in found if name))
