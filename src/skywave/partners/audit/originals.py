"""Making the original that a copy is held against: every version of a work on one desk, and what may be done with it now.

A work that is published is read from its desk's log, without what was redacted. A work that only waits, or is held back, is read
from the catalogue's drafts: a newsroom may ask about copies before it has published anything here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skywave.archive.body import Body, Heading, Listing, Paragraph, Quote, parse_body
from skywave.archive.head import parse_story_head
from skywave.carriers.web.addresses import story_path
from skywave.errors import SkywaveError
from skywave.io import drafts, silenced, traces
from skywave.newsroom.photos import claim_of_facts
from skywave.partners.audit.comparing.comparison import Prose
from skywave.partners.audit.original import Original, OriginalPicture, OriginalVersion
from skywave.partners.audit.pictures import likeness_of
from skywave.partners.items import ItemMaker
from skywave.sources.reading.blocks import inline_text, plain_text
from skywave.sources.reading.files import read_bytes
from skywave.story import right
from skywave.story.credits.agencies import find_agency
from skywave.story.item import CANCELED, USABLE, WITHHELD, Item
from skywave.story.language import best_desk

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.archive.asset import Asset, File
    from skywave.archive.body import Block
    from skywave.archive.correction import Note
    from skywave.archive.head import StoryHead
    from skywave.newsroom.config import Config, Masthead
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.roster import Partner
    from skywave.story.version import Story

_PICTURES = 60  # files that are looked at for one audit
_PICTURE_BYTES = 16 * 1024 * 1024
_REMOVED = "the newsroom has removed it"
_ENDED = "the right to it has ended"


@dataclass(frozen=True, slots=True)
class Reading:
    """One version of a work on a desk, as it is held.

    Attributes:
        number: 1, 2, ...
        logged: Seconds since the epoch; 0 where it is not published yet.
        head: Or None where it was redacted.
        blocks: The text; None where it was redacted or is a retraction.
        redacted: Its text was removed.
        removed: SHA-256 of its files that were removed.
        note: The correction note that came with it, or None.
    """

    number: int
    logged: int
    head: StoryHead | None
    blocks: tuple[Block, ...] | None
    redacted: bool = False
    removed: frozenset[bytes] = frozenset()
    note: Note | None = None

    @property
    def prose(self) -> Prose:
        """Its title and text."""
        return prose_of(self.head, self.blocks or ())


def prose_of(head: StoryHead | None, blocks: tuple[Block, ...]) -> Prose:
    """Return the words of a version as `comparing` takes them: each item of a list and each row of a table by itself."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                found.append(plain_text(block))
            case Listing(parts) | Quote(parts):
                found += map(inline_text, parts)
            case _:
                found += plain_text(block).split("\n")
    paragraphs = tuple(text.strip() for text in found if text.strip())
    if head is None:
        return Prose("", paragraphs)
    return Prose(head.title, paragraphs, summary=head.summary, place=head.place)


def names_of(masthead: Masthead, config: Config) -> tuple[str, ...]:
    """Return every name of a newsroom, the masthead's first; also in the languages in which the table of agencies knows it."""
    told = [masthead.name, *masthead.credits, config.name]
    told += [name for one in config.mastheads.values() for name in (one.name, *one.credits)]
    known = [agency for name in told if (agency := find_agency(name)) is not None]
    return tuple(dict.fromkeys((*told, *(form for agency in known for form in (agency.name, *agency.forms)))))


class Originals:
    """Reads works in one open transaction.

    Args:
        newsroom: Open.
        db: An open transaction.
        now: Seconds since the epoch.
    """

    def __init__(self, newsroom: Newsroom, db: Connection, now: int) -> None:
        self._newsroom = newsroom
        self._db = db
        self._now = now
        self._maker = ItemMaker(newsroom, db, now)
        self._readings: dict[tuple[str, str], tuple[Reading, ...]] = {}
        self._looks: dict[bytes, int | None] = {}

    def desks_of(self, work: str) -> list[str]:
        """Return the desks that published a work, else those on which it waits or is held (empty: held on no desk)."""
        published = [code for code in self._newsroom.config.desks if self._maker.shelf(code).story(work)]
        waiting = sorted(desk for _, desk in drafts.newest_drafts(self._db, [work]))
        known = [desk for desk in waiting if desk in self._newsroom.config.desks or not desk]
        return published + [desk for desk in known if desk not in published and (desk or not published)]

    def language(self, work: str, desk: str) -> str:
        """Return the language of a work on a desk, BCP 47."""
        story = self._story(work, desk)
        if story:
            return story.effective.record.language
        draft = drafts.newest_drafts(self._db, [work]).get((work, desk))
        return draft.language if draft else self._newsroom.config.desks[desk].language if desk else "und"

    def readings(self, work: str, desk: str) -> tuple[Reading, ...]:
        """Return the versions of a work on a desk, in order; those that were made void only where nothing else is."""
        if (work, desk) not in self._readings:
            self._readings[work, desk] = self._read(work, desk)
        return self._readings[work, desk]

    def _story(self, work: str, desk: str) -> Story | None:
        return self._maker.shelf(desk).story(work) if desk else None

    def _read(self, work: str, desk: str) -> tuple[Reading, ...]:
        story = self._story(work, desk)
        if story is None:
            return self._read_draft(work, desk)
        shelf = self._maker.shelf(desk)
        counted = [version for version in story.versions if not version.void] or list(story.versions)
        found = []
        for version in counted:
            body = None if version.body_redacted else shelf.body(version.index)
            found.append(
                Reading(
                    version.record.version,
                    version.record.logged,
                    version.head,
                    body.blocks if body else None,
                    redacted=version.body_redacted,
                    removed=version.assets_redacted,
                    note=version.head.note if version.head else None,
                )
            )
        return tuple(found)

    def _read_draft(self, work: str, desk: str) -> tuple[Reading, ...]:
        draft = drafts.newest_drafts(self._db, [work]).get((work, desk))
        if draft is None or not draft.head:
            return ()
        body = parse_body(draft.body) if draft.body else Body()
        head = parse_story_head(draft.head)
        return (Reading(1, 0, head, body.blocks, note=head.note),)

    def make(self, work: str, desk: str, partner: Partner, *, looks: bool = True) -> Original:
        """Return a work as an audit needs it.

        Args:
            work: 16 characters.
            desk: One of `desks_of`.
            partner: Whose copy it is; for nobody's, one with the code `readers`.
            looks: What its pictures look like is needed.
        """
        readings = self.readings(work, desk)
        made = self._maker.make(partner, desk, work, holds=True) if desk else None
        item = made or self._waiting(work, desk, partner)
        if made is None and self._story(work, desk):
            item = replace(item, status=CANCELED, why="the newsroom has removed this story")
        if item.status == USABLE and desk and not partner.contract.covers_desk(desk):
            item = replace(item, status=WITHHELD, why=f"the contract does not cover the desk {desk}")
        config = self._newsroom.config
        masthead = config.mastheads[config.desks[self._home(desk, item.language)].masthead]
        newest = next((reading.head for reading in reversed(readings) if reading.head), None)
        pages = [item.original] if item.first else []
        pages += [f"https://{name[4:]}" for name in traces.aliases_of(self._db, work) if name.startswith("url:")]
        # Every masthead serves the newsroom's pages, and a link to any of them leads back.
        path = story_path(self._home(desk, item.language), work)
        pages += [f"https://{one.address}/{path}" for one in config.mastheads.values()]
        return Original(
            work=work,
            desk=desk,
            language=item.language,
            versions=tuple(self._version(reading, work, desk, partner, looks=looks) for reading in readings),
            status=item.status,
            why=item.why,
            byline_withheld=newest.byline_withheld if newest else False,
            withheld_names=silenced.read_names(self._db),
            names=names_of(masthead, config),
            publisher=newest.publisher if newest else "",
            addresses=tuple(dict.fromkeys(pages)),
            site=f"https://{masthead.address}/",
            notice=item.notice if item.status != CANCELED else "",
            published=newest.published if newest else None,
            first=item.first,
        )

    def _home(self, desk: str, language: str) -> str:
        """Return the desk itself, or for a work that no desk has, the one whose language is nearest."""
        desks = self._newsroom.config.desks
        if desk in desks:
            return desk
        fitting = best_desk([one.language for one in desks.values()], language)
        return next((code for code, one in desks.items() if one.language == fitting), next(iter(desks)))

    def _waiting(self, work: str, desk: str, partner: Partner) -> Item:
        """Return what a partner would get of a work that is not published."""
        draft = drafts.newest_drafts(self._db, [work]).get((work, desk))
        reading = next(iter(self.readings(work, desk)), None)
        head = reading.head if reading else None
        language = self.language(work, desk)
        home = self._home(desk, language)
        config = self._newsroom.config
        masthead = config.mastheads[config.desks[home].masthead]
        item = Item(
            work=work,
            desk=home,
            version=1,
            index=0,
            language=language,
            title=head.title if head else "",
            byline=head.byline if head else (),
            byline_line=", ".join(head.byline) if head else "",
            published=head.published if head else None,
            masthead=masthead.name,
            newsroom=config.newsroom,
            domain=config.domain,
            original=f"https://{masthead.address}/{story_path(home, work)}",
            site=f"https://{masthead.address}/",
        )
        notice = self._maker.notice(partner, item)
        facts = (json.loads(draft.facts) if draft else {}).get("text")
        if facts and partner.contract.text.part != "none":
            use = right.Use(partner.code, "partner", partner.contract.territory, self._now)
            ruling = right.decide(claim_of_facts({**facts, "kind": "text"}), use, config.licences)
            if not ruling.allowed:
                return replace(item, status=WITHHELD, why=f"the text stays home: {ruling.why}", notice=notice)
        return replace(item, notice=notice)

    def _version(self, reading: Reading, work: str, desk: str, partner: Partner, *, looks: bool) -> OriginalVersion:
        head = reading.head
        pictures = (
            tuple(
                self._picture(reading, head, number, work, desk, partner, looks=looks)
                for number in range(len(head.assets))
            )
            if head
            else ()
        )
        return OriginalVersion(
            number=reading.number,
            logged=reading.logged,
            prose=reading.prose,
            byline=head.byline if head else (),
            pictures=pictures,
            note=reading.note,
            redacted=reading.redacted,
        )

    def _picture(
        self, reading: Reading, head: StoryHead, number: int, work: str, desk: str, partner: Partner, *, looks: bool
    ) -> OriginalPicture:
        asset = head.assets[number]
        ruling = self._maker.rule_on(partner, desk, work, head, number)
        digests = {file.digest for file in asset.files}
        why = "" if ruling.allowed else ruling.why
        lapsed = desk and digests & self._maker.shelf(desk).withheld
        withdrawn = bool(digests & reading.removed or lapsed or ruling.reason == "expired")
        if withdrawn:
            why = _REMOVED if digests & reading.removed else why or _ENDED
        return OriginalPicture(
            caption=asset.caption,
            credit=asset.credit,
            by=asset.by,
            agency=asset.agency,
            alt=asset.alt,
            likeness=self._look(asset) if looks else None,
            allowed=ruling.allowed and not withdrawn,
            why=why,
            withdrawn=withdrawn,
        )

    def _look(self, asset: Asset) -> int | None:
        """Return what a picture looks like, where a file of it is held."""
        for file in asset.files:
            if file.digest in self._looks or len(self._looks) < _PICTURES:
                if file.digest not in self._looks:
                    self._looks[file.digest] = self._look_at(file)
                if (found := self._looks[file.digest]) is not None:
                    return found
        return None

    def _look_at(self, file: File) -> int | None:
        for place in self._newsroom.file_paths(file):
            try:
                return likeness_of(read_bytes(place, limit=_PICTURE_BYTES))
            except SkywaveError:
                continue
        return None
