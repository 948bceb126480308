from __future__ import annotations

import pytest

from skywave.archive.asset import REASONS, RIGHTS
from skywave.story.right import ALLOWED, Ruling, Use, decide, sentence

USE = Use(audience="readers", carrier="web", at=1_777_777_777)


@pytest.mark.parametrize("right", sorted(ALLOWED))
def test_what_is_ours_or_everybodys_may_go(right: str) -> None:
    assert decide(right, USE) == Ruling(allowed=True)


@pytest.mark.parametrize("right", [*sorted(RIGHTS - ALLOWED), "", "Owned", "owned ", "everything"])
def test_everything_else_stays_home(right: str) -> None:
    assert decide(right, USE) == Ruling(allowed=False, reason="no-licence")


def test_without_bytes_nothing_goes() -> None:
    assert decide("owned", USE, has_file=False) == Ruling(allowed=False, reason="no-file")
    assert decide("wire", USE, has_file=False).reason == "no-licence"


def test_every_allowed_right_is_one_that_a_head_may_name() -> None:
    assert ALLOWED <= RIGHTS


@pytest.mark.parametrize("reason", [*sorted(REASONS), "another"])
def test_every_reason_has_a_sentence(reason: str) -> None:
    assert sentence(reason)
