"""Items: one version of a story as one partner gets it, at one moment, under its contract. What the partner formats render.

An item says no more than may be said: what the contract or a right keeps back is not in it. A picture that stays home is there
with our caption, its credit and the reason. `pubstatus` is IPTC's: usable, withheld (not now: an embargo, a window, a right
that ended), canceled (taken back for good).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from skywave.archive.body import Block, format_blocks
from skywave.archive.correction import Note, format_correction
from skywave.archive.strictjson import format_json

if TYPE_CHECKING:
    from skywave.archive.asset import File

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"


@dataclass(frozen=True, slots=True)
class ItemAsset:
    """A photo or recording as a partner gets it.

    Attributes:
        caption: Ours.
        credit: The whole raw credit line.
        right: One of archive.asset.RIGHTS.
        alt: For readers who do not see it.
        by: Photographer, or empty.
        agency: Agency, or empty.
        via: Through whom it came, or empty.
        files: What may be fetched, the one for all phones first; empty where it stays home.
        why: Where it stays home, the reason as a clause for the partner; else empty.
        until: When the right to it ends, seconds since the epoch, or None.
    """

    caption: str
    credit: str
    right: str
    alt: str = ""
    by: str = ""
    agency: str = ""
    via: str = ""
    files: tuple[File, ...] = ()
    why: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A version of a story as one partner gets it.

    Attributes:
        work: 16 characters.
        desk: The desk's code.
        version: 1, 2, ...
        index: The version's number in the desk's log.
        status: usable, withheld or canceled.
        why: Where it is not usable, the reason as a sentence for the partner; else empty.
        language: BCP 47.
        title: One line; empty where nothing may be said of it.
        summary: Lines, may be empty.
        byline: Names.
        byline_line: The byline in the form that the contract wants; empty where there are no names.
        byline_withheld: A name is withheld for somebody's safety.
        place: The dateline.
        section: In the story's language, or empty.
        published: As the source states it, seconds since the epoch, or None: never guessed.
        first: When the first version was logged.
        changed: When this version was logged.
        blocks: The text; figures count in `assets`. Empty where it is not usable.
        excerpt: It is an excerpt and must be labelled so.
        assets: In the order of the head.
        notes: Correction notes, the newest first.
        masthead: The brand's name.
        newsroom: N.
        domain: The newsroom's domain.
        original: The address of the story's page.
        site: The masthead's address: https://...
        notice: The notice that must stand with the text, filled in.
        notice_place: top, bottom or any.
        follow: The link back must be followed by search engines.
        index_rule: canonical, noindex or link.
        terms: What the partner may and must do, one sentence each.
        publisher: The original publisher of a republished story, or empty.
        until: When something in it ends by itself, seconds since the epoch, or None.
        delivery: The delivery's id, which a receipt names; empty where there is none.
    """

    work: str
    desk: str
    version: int
    index: int
    language: str
    status: str = USABLE
    why: str = ""
    title: str = ""
    summary: str = ""
    byline: tuple[str, ...] = ()
    byline_line: str = ""
    byline_withheld: bool = False
    place: str = ""
    section: str = ""
    published: int | None = None
    first: int = 0
    changed: int = 0
    blocks: tuple[Block, ...] = ()
    excerpt: bool = False
    assets: tuple[ItemAsset, ...] = ()
    notes: tuple[Note, ...] = ()
    masthead: str = ""
    newsroom: str = ""
    domain: str = ""
    original: str = ""
    site: str = ""
    notice: str = ""
    notice_place: str = "bottom"
    follow: bool = True
    index_rule: str = "link"
    terms: tuple[str, ...] = ()
    publisher: str = ""
    until: int | None = None
    delivery: str = ""

    @property
    def uri(self) -> str:
        """The item's name for other systems, in every version: never an address."""
        return f"urn:skywave:{self.newsroom}:{self.desk}:{self.work}"

    @property
    def digest(self) -> str:
        """Hex SHA-256 of everything that the partner gets: it changes when the partner must hear of it again."""
        bare = replace(self, delivery="", until=None, assets=tuple(replace(asset, until=None) for asset in self.assets))
        return hashlib.sha256(format_json(_json(bare))).hexdigest()


def _json(item: Item) -> dict[str, Any]:
    value: dict[str, Any] = {name: getattr(item, name) for name in Item.__slots__}
    value["blocks"] = format_blocks(item.blocks)
    value["notes"] = [format_correction(note) for note in item.notes]
    value["assets"] = [
        {name: getattr(asset, name) for name in ItemAsset.__slots__}
        | {"files": [f"{file.digest.hex()} {file.length} {file.media}" for file in asset.files]}
        for asset in item.assets
    ]
    for name in ("byline", "terms"):
        value[name] = list(value[name])
    return value
