"""Heads: what a front page shows of a version, and what the other kinds of record say. Strict JSON, named by hash and length.

A story's head (kinds publish, correct, retract):

    {"assets":[...],"byline":["..."],"place":"...","published":1777777777,"section":"...","summary":"...","title":"..."}

with, where they apply, `addresses` (hashes of the addresses at which the story stood before), `byline_withheld` (true), `note`
(a correction), `publisher` (of a republished story), `right` (of a text that is not the newsroom's own), and `translates` (the
code of the desk that published this work first). `published` is null where the source states no date: a date is never guessed.
Assets and notes have modules of their own (`asset`, `correction`).

The head of an edition names works; of a standing record the masthead; of an index record the supersessions in its window;
of a redact record the reason. Source: spec/07-heads-and-bodies.md section 3.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.asset import RIGHTS, Asset, format_asset, parse_asset
from skywave.archive.body import Block, format_blocks, parse_blocks
from skywave.archive.correction import Note, format_correction, parse_correction
from skywave.archive.layout import is_desk_code
from skywave.archive.strictjson import format_json, parse_json
from skywave.archive.text import check_integer, check_keys, check_list, check_text, check_word
from skywave.errors import Malformed

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDRESSES = 20
"""How many former addresses a head states."""
_TIME_LOW = -30_610_224_000  # 1000-01-01, so that a month is always spelled yyyy-mm
_WORK = re.compile(r"[a-z2-7]{16}")
_MASTHEAD = re.compile(r"[a-z][a-z0-9-]{0,15}")
_ADDRESS = re.compile(r"[a-z2-7]{26}")


@dataclass(frozen=True, slots=True)
class StoryHead:
    """What a front page shows of a story's version.

    Attributes:
        title: One line.
        summary: Lines, may be empty.
        byline: Names for readers.
        byline_withheld: A name is withheld for somebody's safety.
        place: The dateline.
        published: Seconds since the epoch, or None where the source states no date.
        section: In the story's language, or empty.
        assets: Figures in the body count in them.
        note: What was corrected, or None.
        publisher: The original publisher of a republished story, or empty.
        translates: The code of the desk that published this work first, or None.
        right: The class of the text where it is not the newsroom's own, one of `asset.RIGHTS`, or empty.
        addresses: Where the story stood before, each as `story.address.address_hash`; sorted, at most `ADDRESSES`.
    """

    title: str
    summary: str = ""
    byline: tuple[str, ...] = ()
    byline_withheld: bool = False
    place: str = ""
    published: int | None = None
    section: str = ""
    assets: tuple[Asset, ...] = ()
    note: Note | None = None
    publisher: str = ""
    translates: str | None = None
    right: str = ""
    addresses: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the value that `format` spells."""
        value: dict[str, object] = {
            "assets": [format_asset(asset) for asset in self.assets],
            "byline": list(self.byline),
            "place": self.place,
            "published": self.published,
            "section": self.section,
            "summary": self.summary,
            "title": self.title,
        }
        if self.addresses:
            value["addresses"] = list(self.addresses)
        if self.byline_withheld:
            value["byline_withheld"] = True
        if self.note:
            value["note"] = format_correction(self.note)
        if self.publisher:
            value["publisher"] = self.publisher
        if self.right:
            value["right"] = self.right
        if self.translates:
            value["translates"] = self.translates
        return value

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json(self.as_json())


@dataclass(frozen=True, slots=True)
class EditionHead:
    """A front page's order: works by id, and the names of the sections in order."""

    lead: str | None = None
    pins: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json({"lead": self.lead, "pins": list(self.pins), "sections": list(self.sections)})


@dataclass(frozen=True, slots=True)
class StandingHead:
    """The masthead that a desk belongs to.

    Attributes:
        masthead: Its code.
        name: In the desk's language.
        address: Its public domain.
    """

    masthead: str
    name: str
    address: str

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json({"address": self.address, "masthead": self.masthead, "name": self.name})


@dataclass(frozen=True, slots=True)
class StandingBody:
    """A masthead's standing texts in one language: name (notice, about, ...) and blocks, sorted by name."""

    texts: tuple[tuple[str, tuple[Block, ...]], ...] = ()

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json({"texts": {name: format_blocks(blocks) for name, blocks in self.texts}})


@dataclass(frozen=True, slots=True)
class IndexHead:
    """Which records of the window [start, end) supersede or redact which.

    Attributes:
        start: First leaf of the window.
        end: The index record's own position.
        supersedes: Sorted pairs (target, indexes of all records in the window that refer to it).
    """

    start: int
    end: int
    supersedes: tuple[tuple[int, tuple[int, ...]], ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the value that `format` spells."""
        pairs = [[target, list(by)] for target, by in self.supersedes]
        return {"end": self.end, "start": self.start, "supersedes": pairs}

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json(self.as_json())


@dataclass(frozen=True, slots=True)
class RedactHead:
    """Why parts were removed, for readers."""

    note: Note

    def format(self) -> bytes:
        """Return the canonical bytes."""
        return format_json({"note": format_correction(self.note)})


def parse_story_head(untrusted: bytes) -> StoryHead:
    """Parse the head of a publish, correct or retract record, or raise Malformed."""
    value = check_keys(
        parse_json(untrusted, limit=limits.HEAD_BYTES),
        "a head",
        required=frozenset({"assets", "byline", "place", "published", "section", "summary", "title"}),
        optional=frozenset({"addresses", "byline_withheld", "note", "publisher", "right", "translates"}),
    )
    published, withheld, translates = value["published"], value.get("byline_withheld", False), value.get("translates")
    if withheld not in (False, True) or type(withheld) is not bool:
        msg = "a head's byline mark is malformed"
        raise Malformed(msg)
    head = StoryHead(
        title=_line(value["title"], "a title", empty=False),
        summary=check_text(value["summary"], "a summary", limit=limits.TEXT_CHARACTERS, lines=True),
        byline=tuple(
            _line(name, "a byline", empty=False) for name in check_list(value["byline"], "a byline", limit=50)
        ),
        byline_withheld=withheld,
        place=_line(value["place"], "a dateline"),
        published=None
        if published is None
        else check_integer(published, "a publication time", low=_TIME_LOW, high=limits.LATEST_SECONDS),
        section=_line(value["section"], "a section"),
        assets=tuple(
            parse_asset(asset) for asset in check_list(value["assets"], "a story's assets", limit=limits.ASSETS)
        ),
        note=parse_correction(value["note"]) if "note" in value else None,
        publisher=_line(value.get("publisher", ""), "a publisher"),
        translates=_parse_desk(translates) if translates is not None else None,
        right=check_word(value["right"], "a text's right", RIGHTS) if "right" in value else "",
        addresses=_parse_addresses(value.get("addresses", [])),
    )
    _check_canonical(head, value)
    return head


def parse_edition_head(untrusted: bytes) -> EditionHead:
    """Parse the head of an edition record, or raise Malformed."""
    value = check_keys(
        parse_json(untrusted, limit=limits.HEAD_BYTES),
        "an edition",
        required=frozenset({"lead", "pins", "sections"}),
        optional=frozenset(),
    )
    return EditionHead(
        lead=None if value["lead"] is None else _parse_work(value["lead"]),
        pins=tuple(_parse_work(work) for work in check_list(value["pins"], "an edition's pins", limit=100)),
        sections=tuple(
            _line(name, "a section", empty=False)
            for name in check_list(value["sections"], "an edition's sections", limit=100)
        ),
    )


def parse_standing_head(untrusted: bytes) -> StandingHead:
    """Parse the head of a standing record, or raise Malformed."""
    keys = frozenset({"address", "masthead", "name"})
    value = check_keys(
        parse_json(untrusted, limit=limits.HEAD_BYTES), "a masthead", required=keys, optional=frozenset()
    )
    masthead = _line(value["masthead"], "a masthead's code")
    if not _MASTHEAD.fullmatch(masthead):
        msg = "a masthead's code is malformed"
        raise Malformed(msg)
    return StandingHead(
        masthead, _line(value["name"], "a masthead's name", empty=False), _line(value["address"], "an address")
    )


def parse_standing_body(untrusted: bytes) -> StandingBody:
    """Parse the body of a standing record, or raise Malformed."""
    value = check_keys(
        parse_json(untrusted, limit=limits.BODY_BYTES),
        "a standing text",
        required=frozenset({"texts"}),
        optional=frozenset(),
    )
    texts = value["texts"]
    if type(texts) is not dict or not all(_MASTHEAD.fullmatch(name) for name in texts):
        msg = "a masthead's standing texts are malformed"
        raise Malformed(msg)
    return StandingBody(tuple((name, parse_blocks(blocks)) for name, blocks in sorted(texts.items())))


def parse_index_head(untrusted: bytes) -> IndexHead:
    """Parse the head of an index record, or raise Malformed."""
    keys = frozenset({"start", "end", "supersedes"})
    value = check_keys(parse_json(untrusted, limit=limits.HEAD_BYTES), "an index", required=keys, optional=frozenset())
    pairs: list[tuple[int, tuple[int, ...]]] = []
    for pair in check_list(value["supersedes"], "an index", limit=limits.LOG_SIZE):
        target, by = _pair(pair)
        pairs.append((target, by))
    head = IndexHead(
        check_integer(value["start"], "an index's start", low=0, high=limits.LOG_SIZE),
        check_integer(value["end"], "an index's end", low=0, high=limits.LOG_SIZE),
        tuple(pairs),
    )
    targets = [target for target, _ in pairs]
    if head.start >= head.end or not _rises(targets) or not all(_is_entry(head, target, by) for target, by in pairs):
        msg = "an index is not sorted, or names a record outside its window"
        raise Malformed(msg)
    _check_canonical(head, value)
    return head


def parse_redact_head(untrusted: bytes) -> RedactHead:
    """Parse the head of a redact record, or raise Malformed."""
    value = check_keys(
        parse_json(untrusted, limit=limits.HEAD_BYTES),
        "a redaction",
        required=frozenset({"note"}),
        optional=frozenset(),
    )
    return RedactHead(parse_correction(value["note"]))


def _check_canonical(head: StoryHead | IndexHead, value: dict[str, object]) -> None:
    # The document is the only spelling of its value; the value must also be the only one for this head.
    if head.as_json() != value:
        msg = "a head is not in its canonical form"
        raise Malformed(msg)


def _rises(numbers: Sequence[int]) -> bool:
    return all(a < b for a, b in itertools.pairwise(numbers))


def _is_entry(head: IndexHead, target: int, by: tuple[int, ...]) -> bool:
    # A record supersedes only an earlier one, and the window lists its own records only.
    return bool(by) and _rises((target, *by)) and head.start <= by[0] and by[-1] < head.end


def _pair(value: object) -> tuple[int, tuple[int, ...]]:
    items = check_list(value, "an index entry", limit=2)
    if len(items) != 2:
        msg = "an index entry is not a pair"
        raise Malformed(msg)
    by = check_list(items[1], "an index entry", limit=limits.LOG_SIZE)
    bounds = {"low": 0, "high": limits.LOG_SIZE}
    return (
        check_integer(items[0], "an index target", **bounds),
        tuple(check_integer(i, "an index entry", **bounds) for i in by),
    )


def _line(value: object, what: str, *, empty: bool = True) -> str:
    return check_text(value, what, limit=limits.TITLE_CHARACTERS, empty=empty)


def _parse_work(value: object) -> str:
    if type(value) is not str or not _WORK.fullmatch(value):
        msg = "a work id is malformed"
        raise Malformed(msg)
    return value


def _parse_addresses(value: object) -> tuple[str, ...]:
    found = [item for item in check_list(value, "a head's addresses", limit=ADDRESSES) if type(item) is str]
    # Sorted and without a repetition; an item that is no string is missed by the comparison with the whole value.
    if found != sorted(set(found)) or not all(_ADDRESS.fullmatch(item) for item in found):
        msg = "a head's former addresses are malformed"
        raise Malformed(msg)
    return tuple(found)


def _parse_desk(value: object) -> str:
    if type(value) is not str or not is_desk_code(value):
        msg = "a desk code is malformed"
        raise Malformed(msg)
    return value
