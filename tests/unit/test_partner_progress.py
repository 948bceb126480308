"""The words for how far a delivery has come: never more than is known; and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import make_newsroom

from skywave.io import deliveries as stored
from skywave.io.deliveries import CORRECTION, DROPPED, DUE, FAILED, HANDED, STANDING, STORY, WITHDRAWAL, Delivery
from skywave.newsroom.newsroom import Newsroom
from skywave.partners.looking import NO_MORE, _is_due
from skywave.partners.progress import progress_of, words_of
from skywave.partners.roster import add_partner, find_partner
from skywave.testing import FakeClock

NOW, HOUR, DAY = 1_777_777_777, 3600, 86400
BASE = Delivery("d" * 26, "p", "eng", "w" * 16, 1, 0, STORY, "a new story", "0" * 64, "webhook", next=NOW, made=NOW)
TAKEN = replace(BASE, state=HANDED, handed=NOW, next=None, tries=1, said="it took the delivery")

WORDS = [
    (BASE, "to be handed over now"),
    (replace(BASE, next=NOW + HOUR), "goes 3 May 2026 04:09 UTC"),
    (replace(BASE, next=NOW + HOUR, said="it waits: it may go 6 hours after its publication"),
     "goes 3 May 2026 04:09 UTC: it waits: it may go 6 hours after its publication"),
    (replace(BASE, next=NOW + HOUR, tries=2, said="it answered with status 500"),
     "not handed over, tried 2 times: it answered with status 500; next try 3 May 2026 04:09 UTC"),
    (replace(BASE, next=NOW + HOUR, tries=1),
     "not handed over, tried 1 time: it is on its way, or whoever sent it has stopped; next try 3 May 2026 04:09 UTC"),
    (replace(BASE, channel="pull", next=None), "waits until the partner asks for it"),
    (replace(BASE, state=FAILED, tries=19, said="it cannot be reached"), "given up, tried 19 times: it cannot be reached"),
    (replace(BASE, state=DROPPED, said="a newer one stands in its place"), "dropped: a newer one stands in its place"),
    (TAKEN, "handed over 3 May 2026 03:09 UTC; no receipt yet; its page is not known"),
    (replace(TAKEN, page="https://p.example/"),
     "handed over 3 May 2026 03:09 UTC; no receipt yet; its page was not looked at yet"),
    (replace(TAKEN, looked=NOW, said="not seen on its page: the page holds version 1"),
     "handed over 3 May 2026 03:09 UTC; no receipt yet; not seen on its page: the page holds version 1 (3 May 2026 03:09 UTC)"),
    (replace(TAKEN, received=NOW, applied=NOW, looked=NOW, said="seen on its page: version 1"),
     "handed over 3 May 2026 03:09 UTC; receipt 3 May 2026 03:09 UTC; seen on its page 3 May 2026 03:09 UTC"),
    (replace(TAKEN, applied=NOW, looked=NOW + DAY, said=f"{NO_MORE}: the page holds version 1"),
     ("handed over 3 May 2026 03:09 UTC; no receipt yet; seen on its page 3 May 2026 03:09 UTC; "
      "no longer seen on its page: the page holds version 1 (4 May 2026 03:09 UTC)")),
    (replace(TAKEN, state=DROPPED), "handed over 3 May 2026 03:09 UTC; no receipt yet; its page is not known"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "said"), WORDS, ids=[f"{n} {row[0].state}" for n, row in enumerate(WORDS)])
def test_the_words_say_what_is_known_and_no_more(row: Delivery, said: str) -> None:
    assert words_of(row, NOW) == said


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    opened = make_newsroom(tmp_path, clock=FakeClock())
    add_partner(opened, "p", 'name = "P"\n[corrections]\nhours = 24\n[takedowns]\nhours = 2\n')
    yield opened
    opened.catalogue.close()


def late(newsroom: Newsroom, later: int, *rows: Delivery) -> dict[str, str]:
    with newsroom.catalogue.transaction() as db:
        stored.add_deliveries(db, [replace(row, id=f"{n:026}") for n, row in enumerate(rows)])
        found = progress_of(newsroom, db, find_partner(db, "p"), NOW + later, open_only=True)
    return {one.delivery.id[-1]: one.overdue for one in found}


CORRECTED, TAKEN_BACK = replace(TAKEN, kind=CORRECTION), replace(TAKEN, kind=WITHDRAWAL)
OVERDUE = [
    (25 * HOUR, TAKEN, ""),
    (23 * HOUR, CORRECTED, ""),
    (24 * HOUR, CORRECTED, "it was not seen on its page"),
    (24 * HOUR, replace(CORRECTED, looked=NOW, page="x"), "its page does not show it"),
    (24 * HOUR, replace(CORRECTED, received=NOW), "it was not seen on its page"),
    (24 * HOUR, replace(CORRECTED, applied=NOW), ""),
    (0, replace(CORRECTED, applied=NOW, said=f"{NO_MORE}: x"), "its page no longer shows it"),
    (HOUR, TAKEN_BACK, ""),
    (2 * HOUR, TAKEN_BACK, "it was not seen on its page"),
    (2 * HOUR, replace(TAKEN_BACK, state=DUE, handed=None), "it could not be handed over"),
    (2 * HOUR, replace(TAKEN_BACK, state=DUE, handed=None, channel="pull"), "it was not fetched"),
    (0, replace(BASE, state=FAILED), "it was given up"),
    (99 * HOUR, replace(TAKEN_BACK, state=DROPPED), ""),
    (25 * HOUR, replace(TAKEN, kind=STANDING), "it was not seen on its page"),
]


@pytest.mark.parametrize(("later", "row", "why"), OVERDUE, ids=[str(n) for n in range(len(OVERDUE))])
def test_what_is_overdue_is_named_with_its_reason(newsroom: Newsroom, later: int, row: Delivery, why: str) -> None:
    assert late(newsroom, later, row) == ({"0": why} if why else {})


def test_a_newer_correction_stands_for_the_older_and_a_plain_version_for_none(newsroom: Newsroom) -> None:
    newer, plain = replace(CORRECTED, version=2), replace(TAKEN, version=3)
    assert set(late(newsroom, 30 * HOUR, CORRECTED, newer, plain)) == {"1"}


@pytest.mark.parametrize(
    ("row", "since", "again"),
    [
        (replace(CORRECTED, looked=None), 0, True),
        (replace(CORRECTED, looked=NOW), HOUR - 1, False),
        (replace(CORRECTED, looked=NOW), HOUR, True),
        (replace(CORRECTED, looked=NOW, applied=NOW), DAY - 1, False),
        (replace(CORRECTED, looked=NOW, applied=NOW), DAY, True),
        (replace(CORRECTED, looked=NOW + 40 * DAY, applied=NOW), 42 * DAY, False),
        (replace(CORRECTED, looked=NOW + 40 * DAY, applied=NOW), 70 * DAY, True),
        (replace(CORRECTED, looked=NOW, applied=NOW, said=f"{NO_MORE}: x"), HOUR, True),
    ],
    ids=[str(n) for n in range(8)],
)
def test_a_page_is_looked_at_the_more_often_the_more_is_owed(row: Delivery, since: int, again: bool) -> None:
    assert _is_due([row], NOW + since) == again
