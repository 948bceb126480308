"""The newsroom's answers to what a carrier asks about a desk (`ports.Shelf`), read from the catalogue.

Every question costs a few indexed look-ups, whatever the size of the log; what was looked up once is remembered, so a shelf
serves one publication and is then thrown away.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from skywave.archive.body import Body, parse_body
from skywave.archive.frame import decompress
from skywave.archive.head import (
    EditionHead,
    StandingBody,
    StandingHead,
    parse_edition_head,
    parse_redact_head,
    parse_standing_body,
    parse_standing_head,
    parse_story_head,
)
from skywave.archive.record import EDITION, REDACT, STANDING, Record
from skywave.io import lapsing, ledger
from skywave.newsroom.dictionary import DICTIONARY
from skywave.story.listing import Listing, Placement
from skywave.story.version import Removing, Story, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from skywave.archive.root import RootNote
    from skywave.io.ledger import Leaf


def head_bytes(leaf: Leaf) -> bytes | None:
    """Return a leaf's head, or None where it has none or it was redacted."""
    if leaf.head is None or leaf.record.head is None:
        return None
    return decompress(leaf.head, DICTIONARY, length=leaf.record.head.length)


def body_bytes(leaf: Leaf) -> bytes | None:
    """Return a leaf's body, or None where it has none or it was redacted."""
    if leaf.body is None or leaf.record.body is None:
        return None
    return decompress(leaf.body, DICTIONARY, length=leaf.record.body.length)


class CatalogueShelf:
    """One desk at the newest size of its log, pending leaves included.

    Args:
        db: An open transaction.
        root: The newest root note.
        desk: The desk's code.
        language: The desk's language.
    """

    def __init__(self, db: Connection, root: RootNote, desk: str, language: str) -> None:
        self._db = db
        self._root = root
        self._desk = desk
        self._language = language
        self._stories: dict[str, Story | None] = {}
        self._removing: dict[str, tuple[Removing, ...]] = {}
        self._standing: dict[int, tuple[StandingHead, StandingBody] | None] = {}
        self._standing_at: list[int] | None = None
        self._bodies: dict[int, Leaf] = {}
        self._counts: dict[Listing, int] = {}
        self._listings: dict[str, tuple[Listing, ...]] = {}
        self._places: dict[str, tuple[tuple[Listing, int], ...]] = {}
        self._removed_assets: frozenset[bytes] | None = None
        self._withheld: frozenset[bytes] | None = None

    @property
    def domain(self) -> str:
        """The newsroom's domain."""
        return self._root.domain

    @property
    def desk(self) -> str:
        """The desk's code."""
        return self._desk

    @property
    def language(self) -> str:
        """The desk's language."""
        return self._language

    @property
    def withheld(self) -> frozenset[bytes]:
        """The files whose right has ended, and those that another desk redacted: a file is shared, so all lack it."""
        if self._withheld is None:
            gone = ledger.redacted_assets(self._db)
            self._withheld = lapsing.lapsed(self._db) | {d for d, desks in gone.items() if self._desk not in desks}
        return self._withheld

    def prime(self, leaves: Sequence[Leaf]) -> None:
        """Remember the stories whose every version is among these leaves, and all places, to spare look-ups."""
        grouped: dict[str, list[Leaf]] = {}
        for leaf in leaves:
            if leaf.record.work:
                grouped.setdefault(leaf.record.work, []).append(leaf)
        for work, group in grouped.items():
            if group[0].record.is_story and group[0].record.version == 1:
                self._stories[work] = self._make_story(work, group)
                self._bodies.update({leaf.index: leaf for leaf in group})
        self._places |= ledger.places_of(self._db, self._desk, grouped.keys())

    def story(self, work: str) -> Story | None:
        """Return a work with all its versions."""
        if work not in self._stories:
            leaves = ledger.story_leaves(self._db, self._desk, work)
            self._stories[work] = self._make_story(work, leaves)
            self._bodies.update({leaf.index: leaf for leaf in leaves})
        return self._stories[work]

    def _make_story(self, work: str, leaves: Sequence[Leaf]) -> Story | None:
        removing = tuple(self._removing_of(leaf) for leaf in leaves if leaf.record.kind == REDACT)
        effective = [one for one in removing if not one.void]
        removed = {
            (one.record.ref, removal.part)
            for one in effective
            for removal in one.record.removals
            if removal.digest is None and one.record.ref is not None
        }
        versions = tuple(self._version(leaf, removed) for leaf in leaves if leaf.record.is_story)
        self._removing[work] = removing
        return Story(work, versions, tuple(one.head.note for one in effective if one.head)) if versions else None

    def _removing_of(self, leaf: Leaf) -> Removing:
        raw = head_bytes(leaf)
        head = None if raw is None else parse_redact_head(raw)
        return Removing(leaf.index, leaf.record, head, self._root.is_void(self._desk, leaf.index))

    def removing(self, work: str) -> tuple[Removing, ...]:
        """Return the redact records that hit a work, in log order."""
        self.story(work)
        return self._removing[work]

    def _version(self, leaf: Leaf, removed: set[tuple[int, str]]) -> Version:
        gone = (leaf.index, "head") in removed
        raw = None if gone else head_bytes(leaf)
        head = None if raw is None else parse_story_head(raw)
        shown = {file.digest for asset in head.assets for file in asset.files} if head else set()
        return Version(
            index=leaf.index,
            record=leaf.record,
            head=head,
            head_redacted=gone,
            body_redacted=(leaf.index, "body") in removed,
            assets_redacted=self._assets_removed() & shown if shown else frozenset(),
            void=self._root.is_void(self._desk, leaf.index),
        )

    def _assets_removed(self) -> frozenset[bytes]:
        if self._removed_assets is None:
            self._removed_assets = frozenset(
                digest
                for index, digest in ledger.removed_assets(self._db, self._desk)
                if not self._root.is_void(self._desk, index)
            )
        return self._removed_assets

    def body(self, index: int) -> Body | None:
        """Return the body of a version, or None where it is redacted."""
        leaf = self._bodies.get(index) or ledger.read_leaf(self._db, self._desk, index)
        raw = None if leaf is None else body_bytes(leaf)
        return None if raw is None else parse_body(raw)

    def standing(self, before: int | None = None) -> tuple[StandingHead, StandingBody] | None:
        """Return the masthead and its texts as the last standing record before a leaf that is not void has them."""
        if self._standing_at is None:
            found = ledger.indexes_of_kind(self._db, self._desk, STANDING)
            self._standing_at = [index for index in found if not self._root.is_void(self._desk, index)]
        at = bisect_left(self._standing_at, before) if before is not None else len(self._standing_at)
        if at == 0:
            return None
        index = self._standing_at[at - 1]
        if index not in self._standing:
            leaf = ledger.read_leaf(self._db, self._desk, index)
            head, body = (head_bytes(leaf), body_bytes(leaf)) if leaf else (None, None)
            known = head is not None and body is not None
            self._standing[index] = (
                (parse_standing_head(head or b""), parse_standing_body(body or b"")) if known else None
            )
        return self._standing[index]

    def edition(self) -> EditionHead | None:
        """Return the newest edition that is not void."""
        leaf = self._newest_leaf(EDITION)
        raw = None if leaf is None else head_bytes(leaf)
        return None if raw is None else parse_edition_head(raw)

    def newest(self, kind: str) -> tuple[int, Record] | None:
        """Return index and record of the newest standing or edition record that is not void."""
        leaf = self._newest_leaf(kind)
        return None if leaf is None else (leaf.index, leaf.record)

    def _newest_leaf(self, kind: str) -> Leaf | None:
        leaf = ledger.last_of_kind(self._db, self._desk, kind)
        while leaf is not None and self._root.is_void(self._desk, leaf.index):
            leaf = ledger.last_of_kind(self._db, self._desk, kind, before=leaf.index)
        return leaf

    def count(self, listing: Listing) -> int:
        """Return how many works a list has."""
        if listing not in self._counts:
            self._counts[listing] = ledger.count_places(self._db, self._desk, listing)
        return self._counts[listing]

    def works(self, listing: Listing, start: int, stop: int) -> tuple[str, ...]:
        """Return the works at places start to stop - 1 of a list."""
        return ledger.read_places(self._db, self._desk, listing, start, stop)

    def listings(self, kind: str) -> tuple[Listing, ...]:
        """Return the lists of a kind."""
        if kind not in self._listings:
            found = ledger.listings(self._db, self._desk, kind)
            self._counts |= found
            self._listings[kind] = tuple(found)
        return self._listings[kind]

    def placement(self, work: str) -> Placement:
        """Return a work's places in its lists."""
        if work not in self._places:
            self._places |= ledger.places_of(self._db, self._desk, [work])
        return Placement(self._places[work])
