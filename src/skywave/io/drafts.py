"""The drafts in the catalogue: identity, what waits, what is held back and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from skywave.io.tables import aliases, drafts, leaves, works
from skywave.story.address import address_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.engine import Connection

WAITING, HELD, PUBLISHED = "waiting", "held", "published"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with its decisions.

    Attributes:
        id: Row number, in the order of arrival.
        work: The work it is a version of.
        desk: Where it belongs, or empty where no desk fits.
        state: waiting, held or published.
        reason: Why it is held, for people.
        kind: publish, correct or retract.
        language: BCP 47.
        title: For people in the newsroom.
        digest: Of everything that would be published.
        head: Canonical head.
        body: Canonical body, or None in a retraction.
        embargo: Nothing leaves before this time, or None.
        expires: Nothing leaves from this time on, or None.
        origin: The source's id whose edits become versions of this work on this desk.
        modified: When the source says that this reading was made, or None.
        facts: JSON: on what the decisions rest (`newsroom.facts`); never published.
    """

    work: str
    desk: str
    state: str
    reason: str
    kind: str
    language: str
    title: str
    digest: str
    head: bytes
    body: bytes | None
    embargo: int | None = None
    expires: int | None = None
    origin: str = ""
    modified: int | None = None
    facts: str = "{}"
    id: int = 0


_CHUNK = 400


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(values)
    for at in range(0, len(wanted), _CHUNK):
        yield wanted[at : at + _CHUNK]


def add_works(db: Connection, new: Collection[str], now: int) -> None:
    """Store new works."""
    if new:
        db.execute(works.insert(), [{"work": work, "created": now} for work in new])


def add_aliases(db: Connection, names: Mapping[str, str]) -> None:
    """Store new aliases: the work of each name."""
    if names:
        db.execute(aliases.insert(), [{"alias": name, "work": work} for name, work in names.items()])


def find_works(db: Connection, names: Iterable[str]) -> dict[str, str]:
    """Return the work of each alias that is known."""
    found: dict[str, str] = {}
    for chunk in _chunks(names):
        chosen = sa.select(aliases.c.alias, aliases.c.work).where(aliases.c.alias.in_(chunk))
        found.update((row[0], row[1]) for row in db.execute(chosen))
    return found


def resolve_work(db: Connection, text: str) -> list[str]:
    """Return the works that a person may mean: an exact alias or id, else every id that begins with `text`."""
    exact = db.execute(sa.select(aliases.c.work).where(aliases.c.alias == text)).scalar()
    if exact:
        return [exact]
    # A source's own id may be given without the source's name, and an address in any spelling.
    kinds = ("folder", "plone", "ans", "wordpress", "feed", "html", "ninjs", "newsml", "text")
    named = db.execute(
        sa.select(aliases.c.work).where(aliases.c.alias.in_([address_key(text), *(f"{kind}:{text}" for kind in kinds)]))
    ).scalar()
    if named:
        return [named]
    chosen = sa.select(works.c.work).where(works.c.work.startswith(text, autoescape=True)).limit(5)
    return [row[0] for row in db.execute(chosen)]


def save_drafts(db: Connection, new: Collection[StoredDraft], replaced: Iterable[int], now: int) -> None:
    """Store drafts, in place of the ones with these row numbers, which were waiting or held."""
    rows = [{"row": row} for row in replaced]
    if rows:
        db.execute(drafts.delete().where(drafts.c.id == sa.bindparam("row")), rows)
    if new:
        db.execute(drafts.insert(), [_row(draft, now) for draft in new])


def _row(draft: StoredDraft, now: int) -> dict[str, object]:
    names = (
        "work",
        "desk",
        "state",
        "reason",
        "kind",
        "language",
        "title",
        "digest",
        "head",
        "body",
        "embargo",
        "expires",
        "origin",
        "modified",
        "facts",
    )
    return {"created": now, **{name: getattr(draft, name) for name in names}}


def newest_drafts(db: Connection, works_wanted: Iterable[str]) -> dict[tuple[str, str], StoredDraft]:
    """Return the last draft that came in for each of these works and each desk, whatever its state."""
    found: dict[tuple[str, str], StoredDraft] = {}
    for chunk in _chunks(works_wanted):
        newest = (
            sa.select(sa.func.max(drafts.c.id)).where(drafts.c.work.in_(chunk)).group_by(drafts.c.work, drafts.c.desk)
        )
        found.update(
            ((row.work, row.desk), _draft(row)) for row in db.execute(sa.select(drafts).where(drafts.c.id.in_(newest)))
        )
    return found


def drafts_in(db: Connection, *states: str) -> list[StoredDraft]:
    """Return the drafts in these states, in order of arrival."""
    chosen = sa.select(drafts).where(drafts.c.state.in_(states)).order_by(drafts.c.id)
    return [_draft(row) for row in db.execute(chosen)]


def _draft(row: sa.Row[tuple[object, ...]]) -> StoredDraft:
    return StoredDraft(
        work=row.work,
        desk=row.desk,
        state=row.state,
        reason=row.reason,
        kind=row.kind,
        language=row.language,
        title=row.title,
        digest=row.digest,
        head=row.head,
        body=row.body,
        embargo=row.embargo,
        expires=row.expires,
        origin=row.origin,
        modified=row.modified,
        facts=row.facts,
        id=row.id,
    )


def mark_published(db: Connection, ids: Collection[int]) -> None:
    """Move drafts to the published state and let go of their bytes, which the log holds from now on."""
    rows = [{"row": draft_id} for draft_id in ids]
    if rows:
        db.execute(
            drafts.update().where(drafts.c.id == sa.bindparam("row")).values(state=PUBLISHED, head=b"", body=None), rows
        )


def mark_held(db: Connection, draft_id: int, reason: str) -> None:
    """Hold a draft back, with the reason."""
    db.execute(drafts.update().where(drafts.c.id == draft_id).values(state=HELD, reason=reason))


def replace_head(db: Connection, draft_id: int, head: bytes) -> None:
    """Give a draft that waits another head."""
    db.execute(drafts.update().where(drafts.c.id == draft_id).values(head=head))


def stories_of(db: Connection, desk: str) -> list[tuple[str, int, int]]:
    """Return (work, first index, newest index) of each story of a desk, newest first."""
    chosen = (
        sa.select(leaves.c.work, sa.func.min(leaves.c.idx), sa.func.max(leaves.c.idx))
        .where(leaves.c.desk == desk, leaves.c.kind.in_(["publish", "correct", "retract"]))
        .group_by(leaves.c.work)
        .order_by(sa.func.min(leaves.c.idx).desc())
    )
    return [(row[0], row[1], row[2]) for row in db.execute(chosen)]
