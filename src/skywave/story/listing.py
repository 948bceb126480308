"""Lists of stories, paged from the oldest: a new story changes one page and not all of them.

A work has its place in three lists of its desk: all stories, its section, its month. Places are numbers from 0 in the order
of the works' first records; page k (from 1) holds places 50(k-1) to 50k-1. Section and month come from the first head that is
held, so that a later correction never moves a story. A month is the UTC month of the dateline, or of `logged` where the story
has no date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from skywave.archive.encoding import format_base32, sha256

PAGE_SIZE = 50
ALL, SECTION, MONTH = "all", "section", "month"


@dataclass(frozen=True, slots=True, order=True)
class Listing:
    """One list: all stories, or those of a section (key: its name) or month (key: 2026-05)."""

    kind: str
    key: str = ""

    @property
    def path(self) -> str:
        """Its folder below the desk's: opaque, a section's name is hashed."""
        match self.kind:
            case "section":
                return f"t/{format_base32(sha256(self.key.encode()))[:8]}"
            case "month":
                return f"m/{self.key}"
            case _:
                return "l"


@dataclass(frozen=True, slots=True)
class Placement:
    """A work's places (from 0) in its lists."""

    places: tuple[tuple[Listing, int], ...]


def listings_of(section: str, published: int | None, logged: int) -> tuple[Listing, ...]:
    """Return the lists that a work belongs to.

    Args:
        section: From the placing head; empty for none.
        published: From the placing head, seconds since the epoch, or None.
        logged: From the work's first record.
    """
    moment = logged if published is None else published
    month = dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%Y-%m")
    lists = [Listing(ALL), Listing(MONTH, month)]
    if section:
        lists.append(Listing(SECTION, section))
    return tuple(lists)


def page_number(place: int) -> int:
    """Return the page, from 1, that holds a place, from 0."""
    return place // PAGE_SIZE + 1
