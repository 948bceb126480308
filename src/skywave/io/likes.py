"""What each story's text is like, kept in the catalogue so that a copy of it is found whatever its id (`story.likeness`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from skywave.io.tables import bands, sketches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.engine import Connection

T = TypeVar("T", int, str)

_CHUNK = 400
_ALIKE = 8  # works that may share a band; a band that more of them share is a formula: the weather, exchange rates


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    wanted = list(dict.fromkeys(values))
    for at in range(0, len(wanted), _CHUNK):
        yield wanted[at : at + _CHUNK]


def read_sketches(db: Connection, works: Iterable[str]) -> dict[tuple[str, str], bytes]:
    """Return the sketches of these works' texts, by work and desk."""
    found: dict[tuple[str, str], bytes] = {}
    for chunk in _chunks(works):
        chosen = sa.select(sketches).where(sketches.c.work.in_(chunk))
        found.update(((row.work, row.desk), row.sketch) for row in db.execute(chosen))
    return found


def find_alike(db: Connection, keys: Iterable[int]) -> dict[int, list[str]]:
    """Return the works that share each of these bands, without the bands that too many share."""
    found: dict[int, list[str]] = {}
    for chunk in _chunks(keys):
        for row in db.execute(sa.select(bands.c.band, bands.c.work).where(bands.c.band.in_(chunk))):
            found.setdefault(row.band, []).append(row.work)
    return {key: works for key, works in found.items() if len(works) <= _ALIKE}


def save_sketches(db: Connection, made: Mapping[tuple[str, str], bytes], keys: Mapping[str, Collection[int]]) -> None:
    """Store sketches by work and desk, in place of earlier ones, and add the bands of each work.

    Args:
        db: An open transaction.
        made: By work and desk.
        keys: The bands of each work.
    """
    known: set[tuple[int, str]] = set()
    for chunk in _chunks(work for work, _ in made):
        old = sa.select(sketches.c.work, sketches.c.desk).where(sketches.c.work.in_(chunk))
        for row in [row for row in db.execute(old) if (row.work, row.desk) in made]:
            db.execute(sketches.delete().where(sketches.c.work == row.work, sketches.c.desk == row.desk))
        held = sa.select(bands.c.band, bands.c.work).where(bands.c.work.in_(chunk))
        known.update((row.band, row.work) for row in db.execute(held))
    if made:
        rows = [{"work": work, "desk": desk, "sketch": sketch} for (work, desk), sketch in made.items()]
        db.execute(sketches.insert(), rows)
    # An earlier reading's bands stay: a copy of it is still a copy of this work.
    new = {(band, work) for work, found in keys.items() for band in found} - known
    if new:
        db.execute(bands.insert(), [{"band": band, "work": work} for band, work in sorted(new)])
