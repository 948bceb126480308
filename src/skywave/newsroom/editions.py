"""The order of a front page: a lead, pins, and the order of the sections. A new order is a record like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.encoding import format_base32, sha256
from skywave.archive.record import EDITION, WORK_CHARACTERS
from skywave.io import ledger
from skywave.newsroom.publish import Outcome, append

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from skywave.archive.head import EditionHead
    from skywave.newsroom.batch import Batch
    from skywave.newsroom.newsroom import Newsroom


def publish_edition(newsroom: Newsroom, desk: str, edition: EditionHead) -> Outcome:
    """Publish a front page's order for a desk."""
    work = format_base32(sha256(f"edition/{desk}".encode()))[:WORK_CHARACTERS]

    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        last = ledger.last_of_kind(db, desk, EDITION)
        batches[desk].add(
            EDITION,
            work,
            last.record.version + 1 if last else 1,
            ref=last.index if last else None,
            head=edition.format(),
        )

    return append(newsroom, build)
