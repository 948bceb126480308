"""What a publication would make permanent, and the pages it would write, without signing or storing anything."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skywave.archive.layout import object_path
from skywave.carriers.web import pages
from skywave.io import drafts, ledger
from skywave.newsroom.overview import stays_home
from skywave.newsroom.placing import place_new_works
from skywave.newsroom.publish import add_due, open_batch
from skywave.newsroom.shelf import CatalogueShelf
from skywave.newsroom.standing import standing_change
from skywave.story.listing import ALL, Listing

if TYPE_CHECKING:
    from pathlib import Path

    from skywave.io.drafts import StoredDraft
    from skywave.newsroom.batch import Batch
    from skywave.newsroom.newsroom import Newsroom

FOLDER = ".preview"


@dataclass(frozen=True, slots=True)
class Planned:
    """A draft and what becomes of it."""

    work: str
    desk: str
    title: str
    reason: str
    embargo: int | None
    at_home: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What `publish` would do now."""

    due: tuple[Planned, ...]
    embargoed: tuple[Planned, ...]
    held: tuple[Planned, ...]
    standing: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "due": [_json(item) for item in self.due],
            "embargoed": [_json(item) for item in self.embargoed],
            "held": [_json(item) for item in self.held],
            "standing": list(self.standing),
        }


def _json(item: Planned) -> dict[str, Any]:
    return {
        "work": item.work,
        "desk": item.desk,
        "title": item.title,
        "reason": item.reason,
        "embargo": item.embargo,
        "stays_home": [{"what": what, "why": why} for what, why in item.at_home],
    }


class _Undo(Exception):
    """Ends a transaction without keeping anything."""


def plan(newsroom: Newsroom) -> Plan:
    """Return what `publish` would make permanent, what waits, what is held, and what stays home and why."""
    now = newsroom.clock.now()
    with newsroom.catalogue.transaction() as db:
        waiting = drafts.drafts_in(db, drafts.WAITING)
        held = drafts.drafts_in(db, drafts.HELD)
        standing = tuple(code for code in newsroom.config.desks if standing_change(db, newsroom, code))
    expired = [d for d in waiting if d.expires is not None and d.expires <= now]
    rest = [d for d in waiting if d not in expired]
    return Plan(
        due=tuple(_planned(d) for d in rest if d.embargo is None or d.embargo <= now),
        embargoed=tuple(_planned(d) for d in rest if d.embargo is not None and d.embargo > now),
        held=tuple(_planned(d) for d in (*held, *expired)),
        standing=standing,
    )


def _planned(draft: StoredDraft) -> Planned:
    return Planned(draft.work, draft.desk, draft.title, draft.reason, draft.embargo, stays_home(draft))


def write_preview(newsroom: Newsroom) -> Path:
    """Write every desk's pages as the next publication would leave them, below `.preview/`, and return that folder.

    Everything happens in a transaction that is taken back at the end.
    """
    folder = newsroom.folder / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    with newsroom.alone(), contextlib.suppress(_Undo):
        _write(newsroom, folder)
    return folder


def _write(newsroom: Newsroom, folder: Path) -> None:
    with newsroom.catalogue.transaction() as db:
        now = newsroom.clock.now()
        batches: dict[str, Batch] = {code: open_batch(newsroom, db, code, now) for code in newsroom.config.desks}
        add_due(newsroom, db, batches, now)
        shelves = []
        for code, batch in batches.items():
            batch.close()
            if batch.leaves:
                ledger.stage(db, code, batch.size - len(batch.leaves), batch.leaves, batch.frontier)
                place_new_works(db, code, batch.leaves)
            shelf = CatalogueShelf(db, newsroom.root, code, newsroom.config.desks[code].language)
            shelf.prime(batch.leaves)
            shelves.append(shelf)
        _put(folder, pages.stylesheet_path(), pages.stylesheet())
        _put(folder, pages.START_PATH, pages.render_start(shelves))
        for shelf in shelves:
            for path, render in pages.all_pages(shelf):
                _put(folder, path, render())
            _put_assets(newsroom, shelf, folder)
        raise _Undo


def _put_assets(newsroom: Newsroom, shelf: CatalogueShelf, folder: Path) -> None:
    everything = Listing(ALL)
    for work in shelf.works(everything, 0, shelf.count(everything)):
        story = shelf.story(work)
        head = story.effective.head if story else None
        for asset in head.assets if head else ():
            for path in (object_path(file.digest, file.extension) for file in asset.files):
                original = newsroom.originals / path.removeprefix("o/")
                if original.exists():
                    _put(folder, path, original.read_bytes())


def _put(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.write_bytes(data)
