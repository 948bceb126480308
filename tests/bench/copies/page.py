"""A partner's page before it has a shape: what stands on it, in order; and the copy that comes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from tests.bench.copies import language as written
from tests.bench.copies.pictures import reuse
from tests.bench.copies.stories import Photo, Sentence, Work, join

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Given:
    """What the newsroom hands out with a work: a rightful copy keeps it.

    Attributes:
        original: The address of the story.
        site: The newsroom's.
        notice: As it must stand.
        notice_place: top, bottom or any.
        byline: As it must stand.
        photos: The numbers of the photos that the partner may show.
        to: story or site: where the link back leads.
        index: canonical, noindex or link.
        published: When the newsroom published it, seconds since the epoch.
        excerpt: How many paragraphs may stand; 0 for all.
    """

    original: str
    site: str
    notice: str
    notice_place: str
    byline: str
    photos: tuple[int, ...]
    to: str = "story"
    index: str = "link"
    published: int = 0
    excerpt: int = 0


@dataclass(slots=True)
class ShownPart:
    """A paragraph or heading as the partner shows it; `text` replaces the sentences where it is set."""

    sentences: list[Sentence]
    heading: bool = False
    text: str = ""


@dataclass(slots=True)
class ShownPhoto:
    """A photo as the partner shows it: its caption and credit may be empty."""

    name: str
    data: bytes
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Block:
    """One thing in the column of the text: p, h, photo, own, plug, related, notice, link, correction, label."""

    kind: str
    text: str = ""
    photo: ShownPhoto | None = None


@dataclass(slots=True)
class PartnerPage:
    """What stands on a partner's page."""

    work: Work
    title: str
    byline: str
    parts: list[ShownPart]
    photos: list[ShownPhoto]
    notice: str
    notice_place: str
    link: str
    rel: str
    canonical: str
    noindex: bool
    date: int
    intro: str = ""
    outro: str = ""
    correction: str = ""
    correction_place: str = "top"
    label: str = ""
    paywall: bool = False
    pixel: str = ""
    inside: list[tuple[int, Block]] = field(default_factory=list)
    dress: str = ""
    dateline: str = ""
    embedded: bool = False

    @property
    def language(self) -> str:
        """Of the page."""
        return self.work.language

    def text(self, part: ShownPart) -> str:
        """Return a part as it is printed."""
        return self.dressed(part.text or join(tuple(part.sentences), self.language))

    def dressed(self, text: str) -> str:
        """Return a text in the partner's typography."""
        if self.dress == "marks":
            for mark, other in zip(written.marks(self.language), written.other_marks(self.language), strict=True):
                text = text.replace(mark, other)
            if self.language in ("en", "vi"):
                text = text.replace("’", "'").replace("‘", "'")
        return text

    def blocks(self) -> Iterator[Block]:
        """Yield the column of the text from its top."""
        top = self.notice_place == "top"
        if self.correction and self.correction_place == "top":
            yield Block("correction", self.correction)
        if self.label:
            yield Block("label", self.label)
        if top and self.notice:
            yield Block("notice", self.notice)
        if self.intro:
            yield Block("own", self.intro)
        photos = list(self.photos)
        if photos:
            yield Block("photo", photo=photos.pop(0))
        if self.dateline == "line":
            yield Block(
                "label", f"{self.work.place} · {dt.datetime.fromtimestamp(self.work.published, dt.UTC):%Y-%m-%d}"
            )
        for number, part in enumerate(self.parts):
            for at, block in self.inside:
                if at == number:
                    yield block
            place = written.dateline(self.language, self.work.place) if self.dateline == "inside" and not number else ""
            yield Block("h" if part.heading else "p", place + self.text(part))
            if photos and number % 3 == 2:
                yield Block("photo", photo=photos.pop(0))
        for photo in photos:
            yield Block("photo", photo=photo)
        if self.outro:
            yield Block("own", self.outro)
        if not top and self.notice:
            yield Block("notice", self.notice)
        if self.link and not self.notice:
            yield Block("link")
        if self.correction and self.correction_place != "top":
            yield Block("correction", self.correction)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as the auditor gets it.

    Attributes:
        work: Its name.
        language: BCP 47.
        change: The name of what was done to it.
        shape: The name of the page's shape.
        file: The page's file name.
        text: The page.
        pictures: Files beside it, by name.
        was: The original's words.
        found: The copy's.
        sentences: The original's sentences, for a plain comparison.
    """

    work: str
    language: str
    change: str
    shape: str
    file: str
    text: str
    pictures: tuple[tuple[str, bytes], ...]
    was: str
    found: str
    sentences: tuple[str, ...]


def rightful(work: Work, given: Given, rng: Random, *, day: int = 86_400) -> PartnerPage:
    """Return the page of a partner that keeps its contract."""
    words = written.words(work.language)
    parts = [ShownPart(list(part.sentences), part.heading) for part in work.parts]
    label = ""
    if given.excerpt:
        kept, count = [], 0
        for part in parts:
            if count == given.excerpt:
                break
            kept.append(part)
            count += not part.heading
        parts = [part for number, part in enumerate(kept) if not part.heading or number < len(kept) - 1]
        label = words["excerpt"]
    return PartnerPage(
        work,
        work.title,
        words["by"].format(given.byline),
        parts,
        [shown(work.photos[number], reuse(work.photos[number].data, rng)) for number in given.photos],
        given.notice,
        "top" if given.notice_place == "top" else "bottom",
        given.original if given.to == "story" else given.site,
        "",
        given.original if given.index == "canonical" else "",
        given.index == "noindex",
        given.published + day,
        correction=work.note if work.fate == "corrected" else "",
        label=label,
        # Some pages show the dateline by itself, some before the first sentence, some not at all.
        dateline=Random(f"dateline {work.name}").choice(("line", "inside", "", "")),
    )


def shown(photo: Photo, data: bytes) -> ShownPhoto:
    """Return a photo with all that belongs to it."""
    return ShownPhoto(photo.name, data, photo.caption, photo.credit)
