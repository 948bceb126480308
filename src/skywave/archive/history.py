"""What a run of records says when they are read in order: versions, redactions, and whether each record may stand where it is.

`History` is built leaf by leaf and refuses a record that breaks a rule of the log (spec/06-records.md section 5): `logged` never
decreases, a record refers only to an earlier one of the same work, versions count up by one, and the last of every 256 leaves is
an index record and no other one is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.head import IndexHead
from skywave.archive.record import EDITION, INDEX, REDACT, STANDING, Record, index_window, is_index_position
from skywave.errors import VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(slots=True)
class History:
    """The records of one desk from the first leaf on.

    Attributes:
        records: By index.
        works: The indexes of each work's versions, in order.
        removed: The index of the redact record that removed a head or body, by (index, part).
        removed_assets: The same for assets, by SHA-256.
        redactions: The redact records that hit a work, in order.
        standing: Indexes of the standing records.
        editions: Indexes of the edition records.
    """

    records: list[Record] = field(default_factory=list)
    works: dict[str, list[int]] = field(default_factory=dict)
    removed: dict[tuple[int, str], int] = field(default_factory=dict)
    removed_assets: dict[bytes, int] = field(default_factory=dict)
    redactions: dict[str, list[int]] = field(default_factory=dict)
    standing: list[int] = field(default_factory=list)
    editions: list[int] = field(default_factory=list)
    _referring: list[tuple[int, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many records were read."""
        return len(self.records)

    def append(self, record: Record) -> None:
        """Read the next record.

        Raises:
            VerificationFailed: It may not stand here.
        """
        index = len(self.records)
        self._check(record, index)
        self.records.append(record)
        if record.ref is not None:
            self._referring.append((record.ref, index))
        if record.kind == REDACT:
            self._redact(record, index)
        elif record.kind == STANDING:
            self.standing.append(index)
        elif record.kind == EDITION:
            self.editions.append(index)
        elif record.work is not None:
            self.works.setdefault(record.work, []).append(index)

    def _check(self, record: Record, index: int) -> None:
        if self.records and record.logged < self.records[-1].logged:
            msg = f"record {index} is logged before the one it follows"
            raise VerificationFailed(msg)
        if (record.kind == INDEX) != is_index_position(index):
            msg = f"record {index} is {'not ' if is_index_position(index) else ''}an index record"
            raise VerificationFailed(msg)
        if record.ref is not None:
            target = self.records[record.ref] if record.ref < index else None
            if target is None or target.work != record.work:
                msg = f"record {index} refers to record {record.ref}, which is not an earlier version of its work"
                raise VerificationFailed(msg)
        if record.is_story:
            versions = self.works.get(record.work or "", [])
            expected = (len(versions) + 1, versions[-1] if versions else None)
            if (record.version, record.ref) != expected:
                msg = f"record {index} does not continue the versions of its work"
                raise VerificationFailed(msg)

    def _redact(self, record: Record, index: int) -> None:
        assert record.ref is not None, "a redact record names its target"
        for removal in record.removals:
            if removal.digest is None:
                self.removed.setdefault((record.ref, removal.part), index)
            else:
                self.removed_assets.setdefault(removal.digest, index)
        self.redactions.setdefault(record.work or "", []).append(index)

    def redaction_count(self, part: str, bundle: int) -> int:
        """Return how many redactions hit a bundle of heads or bodies: the R of its path (RULES 16)."""
        width = limits.TILE_WIDTH
        hits = {by for (target, hit), by in self.removed.items() if hit == part and target // width == bundle}
        return len(hits)

    def index_head(self, index: int) -> IndexHead:
        """Return what the index record at `index` must say."""
        return make_index(((by, target) for target, by in self._referring), index)


def make_index(references: Iterable[tuple[int, int]], index: int) -> IndexHead:
    """Return the index head for position `index` from (record, target) pairs; pairs outside its window are ignored."""
    start = index_window(index)
    pairs: dict[int, list[int]] = {}
    for by, target in references:
        if start <= by < index:
            pairs.setdefault(target, []).append(by)
    return IndexHead(start, index, tuple((target, tuple(sorted(pairs[target]))) for target in sorted(pairs)))


def superseding(index_heads: Iterable[IndexHead], target: int) -> tuple[int, ...]:
    """Return every record that these index heads say refers to `target`."""
    found: set[int] = set()
    for head in index_heads:
        found.update(*(by for t, by in head.supersedes if t == target))
    return tuple(sorted(found))


def count_by_kind(records: Iterable[Record]) -> Mapping[str, int]:
    """Return how many records there are of each kind."""
    counts: dict[str, int] = {}
    for record in records:
        counts[record.kind] = counts.get(record.kind, 0) + 1
    return counts
