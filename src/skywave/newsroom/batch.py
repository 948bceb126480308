"""Making the leaves of one publication: records and frames in log order, with an index record at the end of every bundle.

A batch computes; it stores and signs nothing. `publish` stages what it made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import sha256
from skywave.archive.frame import compress
from skywave.archive.history import make_index
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.record import INDEX, Part, Record, Removal, is_index_position, parse_record
from skywave.errors import ConfigError
from skywave.io.ledger import Leaf
from skywave.newsroom.dictionary import DICTIONARY

if TYPE_CHECKING:
    from collections.abc import Sequence


class Batch:
    """New leaves for one desk.

    Args:
        desk: The desk's code.
        language: The desk's language, for records that are no story.
        frontier: Of the log so far.
        logged: The time that every record of this batch states; never earlier than the log's last one.
        references: (index, ref) of the records since the first index window that this batch may close.
    """

    def __init__(
        self, desk: str, language: str, frontier: Frontier, *, logged: int, references: Sequence[tuple[int, int]]
    ) -> None:
        self.desk = desk
        self.leaves: list[Leaf] = []
        self._language = language
        self._start = frontier
        self._logged = logged
        self._references = list(references)

    @property
    def size(self) -> int:
        """The size of the log with this batch."""
        return self._start.size + len(self.leaves)

    @property
    def frontier(self) -> Frontier:
        """The frontier of the log with this batch."""
        return self._start.extend(leaf_hash(leaf.record.format()) for leaf in self.leaves)

    def add(
        self,
        kind: str,
        work: str,
        version: int,
        *,
        ref: int | None = None,
        language: str = "",
        head: bytes | None = None,
        body: bytes | None = None,
        removals: tuple[Removal, ...] = (),
    ) -> Leaf:
        """Add a record, and the index record before it where one is due.

        Raises:
            ConfigError: The log or a frame is full.
        """
        if is_index_position(self.size):
            self._add_index()
        return self._append(kind, work, version, ref, language or self._language, head, body, removals)

    def close(self) -> None:
        """Add the index record that ends a bundle, if the batch ended just before it."""
        if self.leaves and is_index_position(self.size):
            self._add_index()

    def _add_index(self) -> None:
        head = make_index(self._references, self.size).format()
        self._append(INDEX, None, 0, None, self._language, head, None, ())

    def _append(
        self,
        kind: str,
        work: str | None,
        version: int,
        ref: int | None,
        language: str,
        head: bytes | None,
        body: bytes | None,
        removals: tuple[Removal, ...],
    ) -> Leaf:
        if self.size >= limits.LOG_SIZE:
            msg = f"the log of {self.desk} is full"
            raise ConfigError(msg, hint="begin a successor desk in a new root note")
        record = Record(kind, work, version, ref, self._logged, language, _part(head), _part(body), removals)
        try:
            frames = [None if data is None else compress(data, DICTIONARY) for data in (head, body)]
        except ValueError as error:
            msg = f"a story in {self.desk} is too long to publish: {error}"
            raise ConfigError(msg, hint="split it into parts") from None
        # What a reader would refuse must never be signed.
        leaf = Leaf(self.size, parse_record(record.format()), *frames)
        if ref is not None:
            self._references.append((leaf.index, ref))
        self.leaves.append(leaf)
        return leaf


def _part(data: bytes | None) -> Part | None:
    return None if data is None else Part(sha256(data), len(data))


def first_window(size: int) -> int:
    """Return the first leaf that any index record of a log beyond `size` leaves can cover: windows are aligned."""
    widest = limits.INDEX_WINDOW_BUNDLES * limits.TILE_WIDTH
    return size // widest * widest
