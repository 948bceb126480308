"""The logs in the catalogue: what is signed, what is pending, and where each work stands in the lists of its desk.

A log's state changes in two transactions: `stage` stores new leaves, size, root and frontier as pending by compare-and-swap,
before anything is signed; `settle` makes the pending state current, after the checkpoint is public. Recovery completes exactly
what is pending (RULES 17).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave import limits
from skywave.archive.merkle import EMPTY_ROOT, Frontier, leaf_hash
from skywave.archive.record import STORY_KINDS, Record, parse_record
from skywave.errors import Busy
from skywave.io.tables import leaves, logs, nodes, places, sealed, uses
from skywave.story.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.engine import Connection


_REMOVED = re.compile(rb"^remove asset ([0-9a-f]{64})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LogState:
    """A log's state.

    Attributes:
        frontier: Of what is published.
        pending: The frontier that an unfinished publication leads to, or None.
    """

    frontier: Frontier
    pending: Frontier | None

    @property
    def size(self) -> int:
        """Leaves that are published."""
        return self.frontier.size


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record with its compressed parts; a part is None where the record has none or it was redacted."""

    index: int
    record: Record
    head: bytes | None
    body: bytes | None


def add_log(db: Connection, desk: str) -> None:
    """Begin an empty log."""
    db.execute(logs.insert().values(desk=desk, size=0, root=EMPTY_ROOT, frontier=b""))


def log_state(db: Connection, desk: str) -> LogState:
    """Return a log's state."""
    row = db.execute(sa.select(logs).where(logs.c.desk == desk)).one()
    pending = None if row.pending_size is None else Frontier.parse(row.pending_size, row.pending_frontier)
    return LogState(Frontier.parse(row.size, row.frontier), pending)


def stage(db: Connection, desk: str, old_size: int, new_leaves: Sequence[Leaf], frontier: Frontier) -> None:
    """Store leaves and the state they lead to as pending.

    Raises:
        Busy: Somebody else changed this log since `old_size` was read.
    """
    swapped = db.execute(
        logs.update()
        .where(logs.c.desk == desk, logs.c.size == old_size, logs.c.pending_size.is_(None))
        .values(pending_size=frontier.size, pending_root=frontier.root, pending_frontier=frontier.format())
    )
    if swapped.rowcount != 1:
        msg = f"another publication changed the desk {desk} at the same moment"
        raise Busy(msg, hint="run the command again")
    if new_leaves:
        db.execute(leaves.insert(), [_row(desk, leaf) for leaf in new_leaves])


def _row(desk: str, leaf: Leaf) -> dict[str, object]:
    record = leaf.record
    return {
        "desk": desk,
        "idx": leaf.index,
        "kind": record.kind,
        "work": record.work,
        "ref": record.ref,
        "record": record.format(),
        "head": leaf.head,
        "body": leaf.body,
    }


def settle(db: Connection, desk: str) -> None:
    """Make the pending state current."""
    db.execute(
        logs.update()
        .where(logs.c.desk == desk, logs.c.pending_size.is_not(None))
        .values(
            size=logs.c.pending_size,
            root=logs.c.pending_root,
            frontier=logs.c.pending_frontier,
            pending_size=None,
            pending_root=None,
            pending_frontier=None,
        )
    )


def read_leaves(db: Connection, desk: str, start: int, stop: int) -> list[Leaf]:
    """Return the leaves at start to stop - 1."""
    chosen = sa.select(leaves).where(leaves.c.desk == desk, leaves.c.idx >= start, leaves.c.idx < stop)
    return [_leaf(row) for row in db.execute(chosen.order_by(leaves.c.idx))]


def read_leaf(db: Connection, desk: str, index: int) -> Leaf | None:
    """Return one leaf."""
    row = db.execute(sa.select(leaves).where(leaves.c.desk == desk, leaves.c.idx == index)).one_or_none()
    return None if row is None else _leaf(row)


def _leaf(row: sa.Row[tuple[object, ...]]) -> Leaf:
    return Leaf(row.idx, parse_record(row.record), row.head, row.body)


def story_leaves(db: Connection, desk: str, work: str) -> list[Leaf]:
    """Return every leaf of a work in a desk, redactions included, in log order."""
    chosen = sa.select(leaves).where(leaves.c.desk == desk, leaves.c.work == work)
    return [_leaf(row) for row in db.execute(chosen.order_by(leaves.c.idx))]


def latest_versions(db: Connection, desk: str, works: Collection[str]) -> dict[str, tuple[int, int]]:
    """Return (index, version) of the newest version of each of these works that the desk has."""
    found: dict[str, tuple[int, int]] = {}
    wanted = list(works)
    for at in range(0, len(wanted), 500):
        chosen = (
            sa.select(leaves.c.work, sa.func.max(leaves.c.idx), sa.func.count())
            .where(leaves.c.desk == desk, leaves.c.work.in_(wanted[at : at + 500]), leaves.c.kind.in_(STORY_KINDS))
            .group_by(leaves.c.work)
        )
        found.update({row[0]: (row[1], row[2]) for row in db.execute(chosen)})
    return found


def last_of_kind(db: Connection, desk: str, kind: str, before: int | None = None) -> Leaf | None:
    """Return the newest leaf of a kind, optionally before a position."""
    chosen = sa.select(leaves).where(leaves.c.desk == desk, leaves.c.kind == kind)
    if before is not None:
        chosen = chosen.where(leaves.c.idx < before)
    row = db.execute(chosen.order_by(leaves.c.idx.desc()).limit(1)).one_or_none()
    return None if row is None else _leaf(row)


def indexes_of_kind(db: Connection, desk: str, kind: str) -> list[int]:
    """Return the positions of every leaf of a kind, in order."""
    chosen = sa.select(leaves.c.idx).where(leaves.c.desk == desk, leaves.c.kind == kind).order_by(leaves.c.idx)
    return [row[0] for row in db.execute(chosen)]


def references(db: Connection, desk: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return (index, ref) of every leaf from start to stop - 1 that refers to another."""
    chosen = sa.select(leaves.c.idx, leaves.c.ref).where(
        leaves.c.desk == desk, leaves.c.idx >= start, leaves.c.idx < stop, leaves.c.ref.is_not(None)
    )
    return [(row[0], row[1]) for row in db.execute(chosen.order_by(leaves.c.idx))]


def redactions(db: Connection, desk: str, start: int = 0, stop: int | None = None) -> list[Leaf]:
    """Return the redact leaves that hit targets from start to stop - 1."""
    chosen = sa.select(leaves).where(leaves.c.desk == desk, leaves.c.kind == "redact", leaves.c.ref >= start)
    if stop is not None:
        chosen = chosen.where(leaves.c.ref < stop)
    return [_leaf(row) for row in db.execute(chosen.order_by(leaves.c.idx))]


def removed_assets(db: Connection, desk: str) -> list[tuple[int, bytes]]:
    """Return (index, SHA-256) of every asset that a redact leaf of a desk removes."""
    # Asked at every request of a partner: records without such a line are not parsed, and the others not whole.
    chosen = sa.select(leaves.c.idx, leaves.c.record).where(leaves.c.desk == desk, leaves.c.kind == "redact")
    rows = db.execute(chosen.order_by(leaves.c.idx))
    return [(row[0], bytes.fromhex(found.decode())) for row in rows for found in _REMOVED.findall(row[1])]


def redacted_assets(db: Connection) -> dict[bytes, set[str]]:
    """Return the desks whose logs redact an asset, by its SHA-256."""
    found: dict[bytes, set[str]] = {}
    for desk in [row[0] for row in db.execute(sa.select(logs.c.desk))]:
        for _, digest in removed_assets(db, desk):
            found.setdefault(digest, set()).add(desk)
    return found


def read_nodes(db: Connection, desk: str, level: int, start: int, stop: int) -> list[bytes]:
    """Return the hashes at start to stop - 1 of a level above the leaves."""
    chosen = sa.select(nodes.c.hash).where(
        nodes.c.desk == desk, nodes.c.level == level, nodes.c.number >= start, nodes.c.number < stop
    )
    return [row[0] for row in db.execute(chosen.order_by(nodes.c.number))]


def write_nodes(db: Connection, desk: str, level: int, start: int, hashes: Sequence[bytes]) -> None:
    """Store the hashes of a level from number `start` on; storing them again changes nothing."""
    if not hashes:
        return
    db.execute(
        nodes.delete().where(
            nodes.c.desk == desk, nodes.c.level == level, nodes.c.number >= start, nodes.c.number < start + len(hashes)
        )
    )
    rows = [{"desk": desk, "level": level, "number": start + n, "hash": h} for n, h in enumerate(hashes)]
    db.execute(nodes.insert(), rows)


def count_places(db: Connection, desk: str, listing: Listing) -> int:
    """Return how many works a list has."""
    # Places are dense from 0, so the largest one tells the count without counting.
    largest = db.execute(
        sa.select(sa.func.max(places.c.place)).where(
            places.c.desk == desk, places.c.kind == listing.kind, places.c.key == listing.key
        )
    ).scalar()
    return 0 if largest is None else largest + 1


def frontier_at(db: Connection, desk: str, size: int) -> Frontier:
    """Return the frontier that a log had at a smaller size, from its nodes and fewer than 256 leaves."""
    width = limits.TILE_WIDTH
    blocks = Frontier().extend(read_nodes(db, desk, 1, 0, size // width))
    start = size // width * width
    rest = Frontier().extend(leaf_hash(leaf.record.format()) for leaf in read_leaves(db, desk, start, size))
    # 256 is a power of two: the subtrees over whole blocks are subtrees over leaves.
    return Frontier(size, (*blocks.hashes, *rest.hashes))


def add_places(db: Connection, desk: str, rows: Sequence[tuple[Listing, int, str]]) -> None:
    """Store where works stand: (list, place, work)."""
    if rows:
        db.execute(
            places.insert(),
            [{"desk": desk, "kind": li.kind, "key": li.key, "place": place, "work": work} for li, place, work in rows],
        )


def clear_places(db: Connection, desk: str) -> None:
    """Forget every place of a desk, to store them anew."""
    db.execute(places.delete().where(places.c.desk == desk))


def read_places(db: Connection, desk: str, listing: Listing, start: int, stop: int) -> tuple[str, ...]:
    """Return the works at places start to stop - 1 of a list."""
    chosen = sa.select(places.c.work).where(
        places.c.desk == desk,
        places.c.kind == listing.kind,
        places.c.key == listing.key,
        places.c.place >= start,
        places.c.place < stop,
    )
    return tuple(row[0] for row in db.execute(chosen.order_by(places.c.place)))


def places_of(db: Connection, desk: str, works: Collection[str]) -> dict[str, tuple[tuple[Listing, int], ...]]:
    """Return the places of each of these works in its lists, sorted by list."""
    found: dict[str, list[tuple[Listing, int]]] = {work: [] for work in works}
    wanted = list(found)
    for at in range(0, len(wanted), 500):
        chosen = sa.select(places.c.work, places.c.kind, places.c.key, places.c.place).where(
            places.c.desk == desk, places.c.work.in_(wanted[at : at + 500])
        )
        for row in db.execute(chosen):
            found[row[0]].append((Listing(row[1], row[2]), row[3]))
    return {work: tuple(sorted(placed)) for work, placed in found.items()}


def listings(db: Connection, desk: str, kind: str) -> dict[Listing, int]:
    """Return the lists of a kind, sorted by key, and how many works each has."""
    # Leaps from key to key through the primary key; a plain DISTINCT would read every place of the desk.
    here = (places.c.desk == desk, places.c.kind == kind)
    keys = sa.select(sa.func.min(places.c.key).label("key")).where(*here).cte("keys", recursive=True)
    following = sa.select(sa.func.min(places.c.key)).where(*here, places.c.key > keys.c.key).scalar_subquery()
    keys = keys.union_all(sa.select(following).where(keys.c.key.is_not(None)))
    # Places are dense from 0, so the largest one tells the count without counting.
    largest = sa.select(sa.func.max(places.c.place)).where(*here, places.c.key == keys.c.key).scalar_subquery()
    chosen = sa.select(keys.c.key, largest).where(keys.c.key.is_not(None))
    return {Listing(kind, key): place + 1 for key, place in sorted((row[0], row[1]) for row in db.execute(chosen))}


def add_uses(db: Connection, desk: str, shown: Mapping[str, Collection[str]]) -> None:
    """Remember which assets (hex digests) each work shows."""
    rows = [
        {"digest": digest, "desk": desk, "work": work}
        for digest, work in sorted({(digest, work) for work, digests in shown.items() for digest in digests})
    ]
    for row in rows:
        db.execute(uses.delete().where(*(uses.c[name] == value for name, value in row.items())))
    if rows:
        db.execute(uses.insert(), rows)


def users_of(db: Connection, digest: str) -> list[tuple[str, str]]:
    """Return (desk, work) of every work that shows an asset."""
    chosen = sa.select(uses.c.desk, uses.c.work).where(uses.c.digest == digest)
    return [(row[0], row[1]) for row in db.execute(chosen)]


def seal(db: Connection, desk: str, index: int, part: str, data: bytes, *, until: int) -> None:
    """Keep a removed part until a time, in case a root note makes the redaction void."""
    db.execute(sealed.insert().values(desk=desk, idx=index, part=part, data=data, until=until))


def drop_part(db: Connection, desk: str, index: int, part: str) -> bytes | None:
    """Remove the frame of a head or body from the catalogue and return it."""
    column = leaves.c[part]
    here = (leaves.c.desk == desk, leaves.c.idx == index)
    data: bytes | None = db.execute(sa.select(column).where(*here)).scalar()
    db.execute(leaves.update().where(*here).values({part: None}))
    return data


def forget_sealed(db: Connection, now: int) -> int:
    """Delete what was sealed and is due; return how many parts were deleted."""
    return db.execute(sealed.delete().where(sealed.c.until <= now)).rowcount
