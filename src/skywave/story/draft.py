"""What a source makes of its material: a draft, before the newsroom has decided anything about it.

A draft states what the source says and nothing more: the language is the source's claim, a credit is the raw line, a missing
date is None. Identity, language, desk and rights are decided by `newsroom.ingest` with the help of this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skywave.archive.body import Block

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"


@dataclass(frozen=True, slots=True)
class DraftAsset:
    """A picture or sound as the source describes it.

    Attributes:
        name: Its file name in the source; only for messages, never published.
        caption: Ours.
        credit: The whole raw credit line.
        right: A right class that the source states outright, or empty.
        alt: For readers who do not see it.
        data: The file's bytes, or None where the source does not hold them.
        kind: picture or audio.
    """

    name: str
    caption: str = ""
    credit: str = ""
    right: str = ""
    alt: str = ""
    data: bytes | None = None
    kind: str = "picture"


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as a source gives it.

    Attributes:
        source: The source's name: plone, folder, ...
        ids: Every id and address of this story in the source, most stable first; at least one.
        title: One line.
        blocks: The text; figures refer to `assets` by number.
        language: What the source claims (BCP 47), or empty. Not to be believed.
        language_hint: What its address or section says (BCP 47), or empty; believed over the claim.
        masthead: The code or the bare name of the masthead that the source says it belongs to, or empty.
        desk: A desk code that the source names outright, or empty.
        summary: Plain text, may be empty.
        byline: Names for readers.
        place: The dateline.
        published: Seconds since the epoch, or None where the source states no date.
        section: A name in the story's language, or empty.
        assets: Pictures and sounds, the lead first.
        status: usable, withheld or canceled.
        hold: Why it is withheld, one clause for people, or empty.
        embargo: Seconds since the epoch before which nothing leaves, or None.
        expires: Seconds since the epoch after which nothing leaves, or None.
        publisher: The original publisher of a republished story, or empty.
        translates: An id, in the same source, of the story that this one translates, or empty.
    """

    source: str
    ids: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]
    language: str = ""
    language_hint: str = ""
    masthead: str = ""
    desk: str = ""
    summary: str = ""
    byline: tuple[str, ...] = ()
    place: str = ""
    published: int | None = None
    section: str = ""
    assets: tuple[DraftAsset, ...] = ()
    status: str = USABLE
    hold: str = ""
    embargo: int | None = None
    expires: int | None = None
    publisher: str = ""
    translates: str = ""
