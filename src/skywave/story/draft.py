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


CORRECTION, CLARIFICATION, UPDATE = "correction", "clarification", "update"


@dataclass(frozen=True, slots=True)
class DraftAsset:
    """A picture or sound as the source describes it.

    Attributes:
        name: Its file name in the source; only for messages, never published.
        caption: Ours.
        credit: The whole raw credit line.
        right: A right class that the source states outright (one of archive.asset.RIGHTS), or empty.
        alt: For readers who do not see it.
        data: The file's bytes, or None where the source does not hold them.
        kind: picture or audio.
        address: Where the file is found, for `Material.get`, or empty; read only once a right to it is possible.
        ids: Every id and address of the same file in the source; two assets of a draft that share one are one.
        agency_caption: The agency's own caption where the source keeps it apart; never published.
        holder: Who holds the right as the source states it in a field of its own (distributor, copyright holder), raw.
        terms: Usage terms and special instructions as the source states them, raw: "JAPAN OUT", "Editorial use only".
    """

    name: str
    caption: str = ""
    credit: str = ""
    right: str = ""
    alt: str = ""
    data: bytes | None = None
    kind: str = "picture"
    address: str = ""
    ids: tuple[str, ...] = ()
    agency_caption: str = ""
    holder: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A correction note that stands in the source beside the text, apart from it.

    Attributes:
        kind: correction, clarification or update.
        text: For readers, as it stands.
        at: Seconds since the epoch, or None where the source states no date.
    """

    kind: str
    text: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A text that stands among the story and is not part of it: labelled and left out, never published.

    Attributes:
        kind: notice (how to republish, "originally appeared on"), author (a box about the writer), plug (newsletter,
            donations, app), related (links to other stories), signoff (editors' names), share, comment, other.
        text: As it stands.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as a source gives it.

    Attributes:
        source: The source's name: plone, folder, ...
        ids: Every id and address of this story in the source, most stable first; at least one. An id begins with the
            source's name and a colon; an address is `url:` and the address in full.
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
        modified: When the source says that this reading of it was made, or None; decides which of two readings is older.
        section: A name in the story's language, or empty.
        assets: Pictures and sounds, the lead first.
        status: usable, withheld or canceled.
        hold: Why it is withheld, one clause for people, or empty.
        embargo: Seconds since the epoch before which nothing leaves, or None.
        expires: Seconds since the epoch after which nothing leaves, or None.
        publisher: The original publisher of a republished story ("originally appeared on"), or empty.
        right: A right class for the text that the source states outright, or empty.
        holder: Who the source says distributes or owns the text, raw: "AFP", "Radio Free Asia"; or empty.
        terms: Usage terms for the text as the source states them, raw.
        translates: An id or address of the story that this one translates, or empty.
        translations: Ids or addresses of the same story in other languages.
        notes: Correction notes that stand beside the text.
        furniture: Texts that were labelled and left out.
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
    modified: int | None = None
    section: str = ""
    assets: tuple[DraftAsset, ...] = ()
    status: str = USABLE
    hold: str = ""
    embargo: int | None = None
    expires: int | None = None
    publisher: str = ""
    right: str = ""
    holder: str = ""
    terms: str = ""
    translates: str = ""
    translations: tuple[str, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    furniture: tuple[Furniture, ...] = ()
