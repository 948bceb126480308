"""Publishing: what waits becomes permanent, signed and visible, or nothing changes.

The order of things (RULES 17 to 19; spec/13-publishing.md), under the newsroom's lock:

    1 compare   the public tree must hold the history that the catalogue holds, or its beginning; another one stops the signer
    2 recover   what an interrupted publication left pending is completed, exactly as it was stored
    3 plan      drafts that are due, standing texts that changed -> leaves, for each desk
    4 stage     leaves, size and root are stored as pending by compare-and-swap; only now may a checkpoint be signed
    5 write     files are staged and made durable; checkpoints become visible after what they sign, pages after them
    6 settle    pending becomes current

With nothing new, step 5 renews the pulse: "complete as of" moves and no size does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from skywave.archive.checkpoint import Checkpoint
from skywave.archive.layout import APP_LOG
from skywave.archive.merkle import Frontier
from skywave.archive.note import sign_note
from skywave.archive.record import CORRECT, PUBLISH
from skywave.carriers.web import pages
from skywave.errors import ConfigError
from skywave.io import drafts, lapsing, ledger
from skywave.newsroom import releases
from skywave.newsroom.batch import Batch, first_window
from skywave.newsroom.checkpoints import public_checkpoint, refuse_fork, stage_checkpoint
from skywave.newsroom.placing import place_new_works, replace_all
from skywave.newsroom.reruling import rule_again
from skywave.newsroom.shelf import CatalogueShelf
from skywave.newsroom.standing import standing_change
from skywave.newsroom.tree import TreeWriter

if TYPE_CHECKING:
    from skywave.io.disk import Staging
    from skywave.io.drafts import StoredDraft
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Progress

Build = Callable[[Connection, Mapping[str, Batch]], None]


@dataclass(slots=True)
class Outcome:
    """What a publication did.

    Attributes:
        stories: Records of stories that became permanent, by desk.
        records: All records that became permanent, by desk.
        recovered: Desks whose interrupted publication was completed first; `app` for the reader app's log.
        release: Number of the release of the reader app that was added to its log, or None.
        files: How many files became visible.
        time: The pulse's time, seconds since the epoch.
    """

    stories: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    recovered: list[str] = field(default_factory=list)
    release: int | None = None
    files: int = 0
    time: int = 0


def publish(newsroom: Newsroom, *, report: Progress | None = None) -> Outcome:
    """Publish every draft that is due.

    Raises:
        Busy: Another command is at work here.
        ConfigError: The keys stay locked, the disk refuses, or the public tree holds another history.
    """
    now = newsroom.clock.now()

    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        add_due(newsroom, db, batches, now, report=report)

    return append(newsroom, build, report=report)


def add_due(
    newsroom: Newsroom, db: Connection, batches: Mapping[str, Batch], now: int, *, report: Progress | None = None
) -> None:
    """Add the standing texts that changed and every draft that is due to the batches."""
    for code, batch in batches.items():
        change = standing_change(db, newsroom, code)
        if change:
            batch.add(**change)
    _add_drafts(newsroom, db, batches, _due_drafts(db, now), now, report)


def _due_drafts(db: Connection, now: int) -> list[StoredDraft]:
    """Return the drafts that may leave now; hold back those that expired while they waited."""
    due = []
    for draft in drafts.drafts_in(db, drafts.WAITING):
        if draft.expires is not None and draft.expires <= now:
            drafts.mark_held(db, draft.id, "expired in the source before it was published")
        elif draft.embargo is None or draft.embargo <= now:
            due.append(draft)
    return due


def _add_drafts(
    newsroom: Newsroom,
    db: Connection,
    batches: Mapping[str, Batch],
    waiting_drafts: Sequence[StoredDraft],
    now: int,
    report: Progress | None,
) -> None:
    done = 0
    due: list[StoredDraft] = []
    ends: dict[str, int | None] = {}
    by_desk: dict[str, list[StoredDraft]] = {}
    for waiting_draft in waiting_drafts:
        ruled = rule_again(newsroom.config, waiting_draft, now)
        if ruled.refused:
            drafts.mark_held(db, waiting_draft.id, ruled.refused)
            continue
        draft = replace(waiting_draft, head=ruled.head)
        ends |= ruled.ends
        due.append(draft)
        by_desk.setdefault(draft.desk, []).append(draft)
    lapsing.set_ends(db, ends)
    for code, waiting in by_desk.items():
        batch = batches[code]
        latest = ledger.latest_versions(db, code, {draft.work for draft in waiting})
        for draft in waiting:
            index, version = latest.get(draft.work, (None, 0))
            kind = draft.kind if index is not None else PUBLISH
            leaf = batch.add(
                kind,
                draft.work,
                version + 1,
                ref=index,
                language=draft.language,
                head=draft.head,
                body=draft.body if kind in {PUBLISH, CORRECT} else None,
            )
            latest[draft.work] = (leaf.index, version + 1)
            done += 1
            if report:
                report(done, len(due), "stories packed")
    drafts.mark_published(db, [draft.id for draft in due])


def append(newsroom: Newsroom, build: Build, *, report: Progress | None = None) -> Outcome:
    """Run one publication whose new leaves `build` adds to the desks' batches.

    Args:
        newsroom: Open.
        build: Called once, inside the transaction that stores the result as pending.
        report: Told of progress: pages done, pages in all, what.
    """
    outcome = Outcome()
    with newsroom.alone():
        outcome.recovered = _recover(newsroom, report)
        now = newsroom.clock.now()
        with newsroom.catalogue.transaction() as db:
            batches = {code: open_batch(newsroom, db, code, now) for code in newsroom.config.desks}
            build(db, batches)
            ledger.forget_sealed(db, now)
            for code, batch in batches.items():
                batch.close()
                if batch.leaves:
                    ledger.stage(db, code, batch.size - len(batch.leaves), batch.leaves, batch.frontier)
                    place_new_works(db, code, batch.leaves)
                    outcome.records[code] = len(batch.leaves)
                    outcome.stories[code] = sum(leaf.record.is_story for leaf in batch.leaves)
            outcome.release = releases.plan(newsroom, db, now)
        outcome.files, outcome.time = _complete(newsroom, report=report)
    return outcome


def open_batch(newsroom: Newsroom, db: Connection, code: str, now: int) -> Batch:
    """Return an empty batch that goes on where a desk's log ends."""
    state = ledger.log_state(db, code)
    last = ledger.read_leaf(db, code, state.size - 1) if state.size else None
    return Batch(
        code,
        newsroom.config.desks[code].language,
        state.frontier,
        # A clock that was set back must not make `logged` decrease (RULES 14).
        logged=max(now, last.record.logged if last else 0),
        references=ledger.references(db, code, first_window(state.size), state.size),
    )


def _recover(newsroom: Newsroom, report: Progress | None) -> list[str]:
    """Complete what an interrupted publication left pending; refuse before signing if the public history is another one."""
    with newsroom.catalogue.transaction() as db:
        pending = [code for code in newsroom.config.desks if ledger.log_state(db, code).pending]
        _compare(newsroom, db)
        pending += [APP_LOG] if releases.compare(newsroom, db) else []
    if pending:
        _complete(newsroom, report=report)
    return pending


def _compare(newsroom: Newsroom, db: Connection) -> None:
    """Refuse to sign over a larger or different public history (RULES 17).

    Raises:
        ConfigError: What is public is neither this catalogue's state, nor what it left pending, nor an earlier state of it.
    """
    for code in newsroom.config.desks:
        found = public_checkpoint(newsroom, code)
        if found is None:
            continue
        state = ledger.log_state(db, code)
        ours = state.pending or state.frontier
        size = found.head.size
        same = size <= ours.size and found.head.root == (
            ours.root if size == ours.size else ledger.frontier_at(db, code, size).root
        )
        if not same:
            raise refuse_fork(code, size, ours.size)


def _written(newsroom: Newsroom, code: str, frontier: Frontier) -> Frontier:
    """Return the state that the public tree can be built on: the catalogue's, or nothing where it is behind or gone."""
    found = public_checkpoint(newsroom, code)
    return frontier if found is not None and found.head.size >= frontier.size else Frontier()


def _complete(newsroom: Newsroom, *, report: Progress | None) -> tuple[int, int]:
    """Write, sign and settle what is pending; renew the pulse of every log. Return (files made visible, time)."""
    now = newsroom.clock.now()
    staging = newsroom.staging()
    root = newsroom.root
    with newsroom.catalogue.transaction() as db:
        # Marked before the pages are written, which lack what is gone and show what is back.
        gone, back = lapsing.due(db, now), lapsing.returning(db, now)
        lapsing.mark_lapsed(db, gone)
        lapsing.mark_lapsed(db, back, lapsed=False)
        shelves = {code: CatalogueShelf(db, root, code, desk.language) for code, desk in newsroom.config.desks.items()}
        changed = False
        for code, shelf in shelves.items():
            state = ledger.log_state(db, code)
            old = _written(newsroom, code, state.frontier)
            new = state.pending or state.frontier
            if old.size < new.size:
                changed = True
                _write_desk(newsroom, db, staging, shelf, old, new, report)
            if new.size:
                _sign_desk(newsroom, staging, code, new, now)
        _follow_rights(newsroom, db, staging, shelves, gone, back)
        if changed:
            if not (newsroom.public / pages.stylesheet_path()).exists():
                staging.add(pages.stylesheet_path(), pages.stylesheet())
            staging.add_page(pages.START_PATH, pages.render_start(list(shelves.values())))
        _sign_root_log(newsroom, staging, now)
        releases.write(newsroom, db, staging, now)
        files = staging.commit()
        for code in (*shelves, APP_LOG):
            ledger.settle(db, code)
    return files, now


def _write_desk(
    newsroom: Newsroom,
    db: Connection,
    staging: Staging,
    shelf: CatalogueShelf,
    old: Frontier,
    new: Frontier,
    report: Progress | None,
) -> None:
    writer = TreeWriter(db, staging, newsroom.originals, newsroom.public, shelf.desk)
    works, standing, fresh = writer.write_log(old, new)
    if any(removal.part == "head" for leaf in fresh for removal in leaf.record.removals):
        # A work without any head left has no place in a list; the places after it close up.
        replace_all(db, shelf)
        old = Frontier()
        expected = {path for path, _ in pages.all_pages(shelf)}
        lists = (path for folder in ("l", "t", "m") for path in (newsroom.public / shelf.desk / folder).rglob("*.html"))
        for path in (found.relative_to(newsroom.public).as_posix() for found in lists):
            if path not in expected:
                staging.remove(path)
    shelf.prime(fresh)
    renderers = dict(pages.all_pages(shelf)) if old.size == 0 else pages.touched_pages(shelf, works, standing=standing)
    for done, (path, render) in enumerate(renderers.items(), 1):
        staging.add_page(path, render())
        if report:
            report(done, len(renderers), f"pages of {shelf.desk}")


def _follow_rights(
    newsroom: Newsroom,
    db: Connection,
    staging: Staging,
    shelves: Mapping[str, CatalogueShelf],
    gone: Sequence[str],
    back: Sequence[str],
) -> None:
    """Take files whose right has ended out of the public tree, and write every page that shows them or shows them again.

    A file that is back was staged with the new head that names it.
    """
    touched: dict[str, set[str]] = {}
    for digest in gone:
        for found in (newsroom.public / "o" / digest[:2]).glob(f"{digest}.*"):
            staging.remove(str(found.relative_to(newsroom.public)))
    for digest in (*gone, *back):
        for desk, work in ledger.users_of(db, digest):
            touched.setdefault(desk, set()).add(work)
    for code, works in touched.items():
        for path, render in pages.touched_pages(shelves[code], works, standing=False).items():
            staging.add_page(path, render())


def _sign_desk(newsroom: Newsroom, staging: Staging, code: str, frontier: Frontier, now: int) -> None:
    head = Checkpoint(newsroom.root.desk_origin(code), frontier.size, frontier.root)
    found = public_checkpoint(newsroom, code)
    if found is not None and found.head == head:
        lines = [line for line in found.note.lines if any(line.is_by(key) for key in newsroom.root.desks[code].keys)]
    else:
        lines = [sign_note(head.text, newsroom.desk_key(code), newsroom.signer(f"desk-{code}").sign)]
    stage_checkpoint(newsroom, staging, code, head.text, lines, now)


def _sign_root_log(newsroom: Newsroom, staging: Staging, now: int) -> None:
    found = public_checkpoint(newsroom, "root")
    if found is None:
        msg = "the checkpoint of the root notes is missing from public/root"
        raise ConfigError(msg, hint="restore it from a mirror or a backup")
    lines = [line for line in found.note.lines if any(line.is_by(key) for key in newsroom.root.root.keys)]
    stage_checkpoint(newsroom, staging, "root", found.note.text, lines, now)
