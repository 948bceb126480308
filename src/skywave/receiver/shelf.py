"""A receiver's answers to what a carrier asks about a desk (`ports.Shelf`), from a proven copy.

Must answer exactly as the newsroom's own shelf does: `tests/contract/test_shelves.py` asks both the same questions.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from skywave.archive.body import Body, parse_body
from skywave.archive.head import (
    EditionHead,
    RedactHead,
    StandingBody,
    StandingHead,
    StoryHead,
    parse_edition_head,
    parse_redact_head,
    parse_standing_body,
    parse_standing_head,
    parse_story_head,
)
from skywave.archive.record import STANDING, Record
from skywave.errors import Malformed
from skywave.story.listing import Listing, Placement, listings_of
from skywave.story.version import Removing, Story, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.receiver.copy import DeskCopy

_STORIES_KEPT = 4096


class CopyShelf:
    """One desk of a proven copy.

    Args:
        copy: Its records and parts are proven.
        withheld: SHA-256 of the assets that the copy does not carry.
    """

    def __init__(self, copy: DeskCopy, withheld: frozenset[bytes]) -> None:
        self._copy = copy
        self._withheld = withheld
        self._lists: dict[Listing, list[str]] = {}
        self._placements: dict[str, Placement] = {}
        for work, indexes in copy.history.works.items():
            placing = copy.placings.get(work)
            if placing is None:
                continue
            logged = copy.history.records[indexes[0]].logged
            places = []
            for listing in listings_of(placing.section, placing.published, logged):
                works = self._lists.setdefault(listing, [])
                places.append((listing, len(works)))
                works.append(work)
            self._placements[work] = Placement(tuple(sorted(places)))
        self.story = lru_cache(_STORIES_KEPT)(self._story)
        self._standing_at = lru_cache(_STORIES_KEPT)(self._read_standing)

    @property
    def domain(self) -> str:
        """The newsroom's domain."""
        return self._copy.root.domain

    @property
    def desk(self) -> str:
        """The desk's code."""
        return self._copy.code

    @property
    def language(self) -> str:
        """The desk's language: that of its first record, which is a standing record."""
        return self._copy.summary.language

    @property
    def withheld(self) -> frozenset[bytes]:
        """SHA-256 of the assets that this copy does not carry."""
        return self._withheld

    def _story(self, work: str) -> Story | None:
        history = self._copy.history
        indexes = history.works.get(work)
        if not indexes:
            return None
        notes = tuple(one.head.note for one in self.removing(work) if one.head and not one.void)
        return Story(work, tuple(self._version(index) for index in indexes), notes)

    def removing(self, work: str) -> tuple[Removing, ...]:
        """Return the redact records that hit a work, in log order."""
        copy = self._copy
        return tuple(
            Removing(at, copy.history.records[at], self._redact_head(at), copy.root.is_void(copy.code, at))
            for at in copy.history.redactions.get(work, ())
        )

    def _redact_head(self, index: int) -> RedactHead | None:
        raw = self._copy.part("head", index)
        try:
            return None if raw is None else parse_redact_head(raw)
        except Malformed:
            return None

    def _version(self, index: int) -> Version:
        copy, history = self._copy, self._copy.history
        head = self._head(index)
        shown = {file.digest for asset in head.assets for file in asset.files} if head else set()
        removed = {
            digest for digest in shown & history.removed_assets.keys()
            if not copy.root.is_void(copy.code, history.removed_assets[digest])
        }  # fmt: skip
        return Version(
            index=index,
            record=history.records[index],
            head=head,
            head_redacted=self._is_removed(index, "head"),
            body_redacted=self._is_removed(index, "body"),
            assets_redacted=frozenset(removed),
            void=copy.root.is_void(copy.code, index),
        )

    def _is_removed(self, index: int, part: str) -> bool:
        by = self._copy.history.removed.get((index, part))
        return by is not None and not self._copy.root.is_void(self._copy.code, by)

    def _head(self, index: int) -> StoryHead | None:
        raw = self._copy.part("head", index)
        try:
            return None if raw is None else parse_story_head(raw)
        except Malformed:
            return None

    def body(self, index: int) -> Body | None:
        """Return the body of a version, or None where it is redacted or not held."""
        raw = self._copy.part("body", index)
        try:
            return None if raw is None else parse_body(raw)
        except Malformed:
            return None

    def standing(self, before: int | None = None) -> tuple[StandingHead, StandingBody] | None:
        """Return the masthead and its texts as the last standing record before a leaf that is not void has them."""
        known = self._counting(self._copy.history.standing)
        at = len(known) if before is None else bisect_left(known, before)
        return self._standing_at(known[at - 1]) if at else None

    def _read_standing(self, index: int) -> tuple[StandingHead, StandingBody] | None:
        head, body = self._copy.part("head", index), self._copy.part("body", index)
        if head is None or body is None:
            return None
        try:
            return parse_standing_head(head), parse_standing_body(body)
        except Malformed:
            return None

    def edition(self) -> EditionHead | None:
        """Return the newest edition that is not void."""
        editions = self._counting(self._copy.history.editions)
        raw = self._copy.part("head", editions[-1]) if editions else None
        try:
            return None if raw is None else parse_edition_head(raw)
        except Malformed:
            return None

    def newest(self, kind: str) -> tuple[int, Record] | None:
        """Return index and record of the newest standing or edition record that is not void."""
        history = self._copy.history
        known = self._counting(history.standing if kind == STANDING else history.editions)
        return (known[-1], history.records[known[-1]]) if known else None

    def _counting(self, indexes: Sequence[int]) -> Sequence[int]:
        """Return those of these leaves that no root note made void."""
        root, code = self._copy.root, self._copy.code
        return [index for index in indexes if not root.is_void(code, index)] if root.voids else indexes

    def count(self, listing: Listing) -> int:
        """Return how many works a list has."""
        return len(self._lists.get(listing, ()))

    def works(self, listing: Listing, start: int, stop: int) -> tuple[str, ...]:
        """Return the works at places start to stop - 1 of a list."""
        return tuple(self._lists.get(listing, ())[start:stop])

    def listings(self, kind: str) -> tuple[Listing, ...]:
        """Return the lists of a kind."""
        return tuple(sorted(listing for listing in self._lists if listing.kind == kind))

    def placement(self, work: str) -> Placement:
        """Return a work's places in its lists."""
        return self._placements.get(work, Placement(()))
