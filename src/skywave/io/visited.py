"""What was seen at an address the last time: the catalogue's side of conditional requests.

Stored only when what was read has been taken in, so that a run that breaks off is repeated in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from skywave.io.tables import visited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection

    from skywave.io.catalogue import Catalogue

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen at an address.

    Attributes:
        address: As it was asked for.
        etag: As the server gave it, or empty.
        last_modified: As the server gave it, or empty.
        sha256: Of the body, 64 hexadecimal digits.
        at: Seconds since the epoch.
    """

    address: str
    etag: str
    last_modified: str
    sha256: str
    at: int


class Memory(Protocol):
    """Knows what was seen at an address."""

    def find(self, address: str) -> Visit | None:
        """Return the last visit that was stored, or None."""
        ...


class CatalogueMemory:
    """The visits in a catalogue.

    Args:
        catalogue: Open.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def find(self, address: str) -> Visit | None:
        """Return the last visit that was stored, or None."""
        with self._catalogue.transaction() as db:
            return find_visit(db, address)


def find_visit(db: Connection, address: str) -> Visit | None:
    """Return the last visit to an address that was stored, or None."""
    row = db.execute(sa.select(visited).where(visited.c.address == address)).one_or_none()
    return None if row is None else Visit(row.address, row.etag, row.last_modified, row.sha256, row.at)


def save_visits(db: Connection, visits: Iterable[Visit]) -> None:
    """Store visits in place of older ones to the same addresses."""
    newest = list({visit.address: visit for visit in visits}.values())
    for start in range(0, len(newest), _BATCH):
        part = newest[start : start + _BATCH]
        db.execute(sa.delete(visited).where(visited.c.address.in_([visit.address for visit in part])))
        db.execute(
            sa.insert(visited),
            [
                {
                    "address": visit.address,
                    "etag": visit.etag,
                    "last_modified": visit.last_modified,
                    "sha256": visit.sha256,
                    "at": visit.at,
                }
                for visit in part
            ],
        )
