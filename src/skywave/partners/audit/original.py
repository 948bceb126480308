"""Originals: what the newsroom published of a work, version by version, as an audit needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skywave.archive.correction import Note
    from skywave.partners.audit.comparing.comparison import Prose


@dataclass(frozen=True, slots=True)
class OriginalPicture:
    """A picture of the original.

    Attributes:
        caption: Ours.
        credit: The whole raw credit line.
        by: Photographer, or empty.
        agency: Agency, or empty.
        alt: For readers who do not see it.
        likeness: Its perceptual hash (`pictures.likeness_of`), or None where its file is not held.
        allowed: The partner may use it now.
        why: Where not, a clause.
        withdrawn: It was removed, or its right has ended.
    """

    caption: str = ""
    credit: str = ""
    by: str = ""
    agency: str = ""
    alt: str = ""
    likeness: int | None = None
    allowed: bool = False
    why: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class OriginalVersion:
    """One version of the original.

    Attributes:
        number: 1, 2, ...
        logged: When it was logged, seconds since the epoch; 0 where it is not published yet.
        prose: Its title and text; empty paragraphs where it was removed or is a retraction.
        byline: Names.
        pictures: In the order of the head.
        note: The correction note that came with it, or None.
        redacted: Its text was removed.
    """

    number: int
    logged: int
    prose: Prose
    byline: tuple[str, ...] = ()
    pictures: tuple[OriginalPicture, ...] = ()
    note: Note | None = None
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """A work as one desk published it, under a contract.

    Attributes:
        work: 16 characters.
        desk: The desk's code.
        language: BCP 47.
        versions: In order; at least one.
        status: usable, withheld or canceled, for the partner, now.
        why: Where it is not usable, a sentence.
        byline_withheld: A name is withheld for somebody's safety.
        withheld_names: Names that no copy may show (folded as `story.byline` folds them).
        names: Every name of the newsroom and its mastheads, the story's masthead first.
        publisher: The original publisher of a republished story, or empty.
        addresses: Every address under which the original is known, its own page first.
        site: The masthead's address.
        notice: The notice that must stand with the text, filled in; or empty.
        published: As the source states it, or None.
        first: When the first version was logged; 0 where nothing is published yet.
    """

    work: str
    desk: str
    language: str
    versions: tuple[OriginalVersion, ...]
    status: str = "usable"
    why: str = ""
    byline_withheld: bool = False
    withheld_names: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    publisher: str = ""
    addresses: tuple[str, ...] = ()
    site: str = ""
    notice: str = ""
    published: int | None = None
    first: int = 0

    @property
    def newest(self) -> OriginalVersion:
        """The version that counts."""
        return self.versions[-1]
