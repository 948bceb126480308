"""Copies: what a republished page holds, read from its HTML or from its plain text, before anything is compared.

Everything here is untrusted: the page was made by somebody else, and may have been made to deceive.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CopyLink:
    """A link of the page.

    Attributes:
        href: Absolute where the page's address is known.
        rel: Lower-case words.
        text: Clean, one line.
        in_text: It stands in the article, not in the page's furniture.
    """

    href: str
    rel: frozenset[str] = frozenset()
    text: str = ""
    in_text: bool = True


@dataclass(frozen=True, slots=True)
class CopyPicture:
    """A picture of the article, or a caption that stands for one where only text is there.

    Attributes:
        address: Absolute where the page's address is known; empty in plain text.
        caption: Clean.
        credit: The whole raw credit line, or empty.
        alt: Clean, one line.
        data: Its bytes where they could be had (a data address, a file beside the page, fetched), or None.
        where: For people: photo 2.
    """

    address: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    data: bytes | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A republished page.

    Attributes:
        place: Its address or file name, for people.
        address: Absolute, or empty where it is not known.
        is_text: It was plain text: nothing is known of links' rel, metadata, scripts.
        title: One line.
        summary: Lines, may be empty.
        byline: As shown, one entry for each name or line.
        place_line: The dateline, or empty.
        language: As the page states it, or empty.
        paragraphs: The article's plain text, in order, captions and credits left out; notices, corrections and the partner's
            own words are still in it.
        lines: Every visible line of the whole page, in order, furniture too: for what may stand anywhere (notices).
        article: (first, one past last) of the lines that the article spans, for what is above and below it.
        pictures: Of the article.
        links: Of the whole page.
        canonical: Absolute, or empty.
        robots: Lower-case words of its robots metadata and X-Robots-Tag header: noindex, nofollow, ...
        published: Seconds since the epoch, or None where the page states no date.
        modified: The same.
        paywall: What shows that it is not free to read (isAccessibleForFree false, a paywall's marks), or empty.
        pixels: Addresses of counting pixels in the article.
        marks: (work, version) as our own delivery formats write them into a copy, or empty.
        says_excerpt: The sentence that labels it an excerpt, or empty.
    """

    place: str
    address: str = ""
    is_text: bool = False
    title: str = ""
    summary: str = ""
    byline: tuple[str, ...] = ()
    place_line: str = ""
    language: str = ""
    paragraphs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    article: tuple[int, int] = (0, 0)
    pictures: tuple[CopyPicture, ...] = ()
    links: tuple[CopyLink, ...] = ()
    canonical: str = ""
    robots: frozenset[str] = frozenset()
    published: int | None = None
    modified: int | None = None
    paywall: str = ""
    pixels: tuple[str, ...] = ()
    marks: tuple[tuple[str, int], ...] = field(default=())
    says_excerpt: str = ""
