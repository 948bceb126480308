"""Who may carry a part of a story: unknown is a no, and a licence covers what it says and nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skywave.archive.asset import REASONS, RIGHTS
from skywave.story.right import ALLOWED, Claim, Licence, Ruling, Use, decide, sentence
from skywave.story.terms import Terms

NOW = 1_777_777_777
USE = Use(audience="readers", carrier="web", at=NOW)
WIRE = Claim("picture", "wire", holder="AFP")
AFP = Licence("AFP")


@pytest.mark.parametrize("right", sorted(ALLOWED))
def test_what_is_ours_or_everybodys_may_go(right: str) -> None:
    assert decide(Claim("picture", right), USE).allowed


@pytest.mark.parametrize("right", [*sorted(RIGHTS - ALLOWED), "", "Owned", "owned ", "everything"])
def test_everything_else_stays_home(right: str) -> None:
    ruling = decide(Claim("picture", right), USE)
    assert (ruling.allowed, ruling.reason) == (False, "no-licence")
    assert ruling.why


def test_without_bytes_nothing_goes() -> None:
    assert decide(Claim("picture", "owned"), USE, has_file=False).reason == "no-file"
    assert decide(WIRE, USE, has_file=False).reason == "no-licence"


def test_a_doubt_is_a_no_whatever_a_licence_says() -> None:
    assert decide(replace(WIRE, doubt="two names"), USE, [AFP]) == Ruling(False, "no-licence", "two names")
    assert not decide(Claim("picture", "owned", doubt="two names"), USE).allowed


@pytest.mark.parametrize(
    ("licence", "claim", "use", "reason"),
    [
        (AFP, WIRE, USE, ""),
        (replace(AFP, holder="afp"), WIRE, USE, ""),
        (replace(AFP, holder="AP"), WIRE, USE, "no-licence"),
        (AFP, replace(WIRE, kind="text"), USE, "no-licence"),
        (replace(AFP, kinds=frozenset({"text"})), replace(WIRE, kind="text"), USE, ""),
        (AFP, WIRE, replace(USE, audience="We Are The Mighty"), "no-licence"),
        (
            replace(AFP, audiences=frozenset({"We Are The Mighty"})),
            WIRE,
            replace(USE, audience="We Are The Mighty"),
            "",
        ),
        (replace(AFP, audiences=frozenset({"We Are The Mighty"})), WIRE, USE, "no-licence"),
        (replace(AFP, audiences=frozenset({"*"})), WIRE, replace(USE, audience="anyone"), ""),
        (replace(AFP, only_in=("US",)), WIRE, USE, "no-licence"),  # the web reaches the world
        (replace(AFP, only_in=("US",)), WIRE, replace(USE, territory="US"), ""),
        (replace(AFP, only_in=("US",)), WIRE, replace(USE, territory="JP"), "no-licence"),
        (replace(AFP, not_in=("JP",)), WIRE, USE, "no-licence"),
        (replace(AFP, not_in=("JP",)), WIRE, replace(USE, territory="US"), ""),
        (replace(AFP, start=NOW + 1), WIRE, USE, "no-licence"),
        (replace(AFP, start=NOW), WIRE, USE, ""),
        (replace(AFP, until=NOW), WIRE, USE, "expired"),
        (replace(AFP, until=NOW + 1), WIRE, USE, ""),
        (replace(AFP, right="handout"), WIRE, USE, "no-licence"),
        (AFP, replace(WIRE, via="Getty Images"), USE, "no-licence"),  # it came from somebody else
        (replace(AFP, holder="Getty Images"), replace(WIRE, via="Getty Images"), USE, ""),
        (AFP, Claim("picture", "unknown"), USE, "no-licence"),  # a licence of nobody
    ],
)
def test_a_licence_covers_what_it_says(licence: Licence, claim: Claim, use: Use, reason: str) -> None:
    ruling = decide(claim, use, [licence])
    assert (ruling.allowed, ruling.reason) == (not reason, reason)


@pytest.mark.parametrize(
    ("terms", "use", "reason"),
    [
        (Terms(no_use=True), USE, "no-licence"),
        (Terms(unclear=True), USE, "no-licence"),
        (Terms(until=NOW), USE, "expired"),
        (Terms(until=NOW + 1), USE, ""),
        (Terms(not_in=("JP",)), USE, "no-licence"),
        (Terms(not_in=("JP",)), replace(USE, territory="US"), ""),
        (Terms(only_in=("US",)), USE, "no-licence"),
        (Terms(no_resale=True), USE, ""),
        (Terms(no_resale=True), replace(USE, audience="We Are The Mighty"), "no-licence"),
        (Terms(editorial_only=True), USE, ""),
    ],
)
@pytest.mark.parametrize("right", ["wire", "cc"])
def test_terms_that_travel_with_a_part_limit_even_a_licence(terms: Terms, use: Use, reason: str, right: str) -> None:
    ruling = decide(replace(WIRE, right=right, terms=terms), use, [replace(AFP, audiences=frozenset({"*"}))])
    assert (ruling.allowed, ruling.reason) == (not reason, reason)


def test_what_may_not_be_archived_needs_a_licence_that_says_so() -> None:
    claim = replace(WIRE, terms=Terms(no_archive=True))
    assert not decide(claim, USE, [AFP]).allowed
    assert decide(claim, USE, [replace(AFP, archive=True)]).allowed


def test_the_earlier_end_counts() -> None:
    claim = replace(WIRE, terms=Terms(until=NOW + 5))
    assert decide(claim, USE, [replace(AFP, until=NOW + 9)]).until == NOW + 5
    assert decide(WIRE, USE, [replace(AFP, until=NOW + 9)]).until == NOW + 9
    assert decide(WIRE, USE, [AFP]).until is None


def test_one_licence_that_covers_is_enough() -> None:
    ruling = decide(WIRE, USE, [replace(AFP, until=NOW), replace(AFP, becomes="commissioned")])
    assert (ruling.allowed, ruling.right) == (True, "commissioned")


def test_every_allowed_right_is_one_that_a_head_may_name() -> None:
    assert ALLOWED <= RIGHTS


@pytest.mark.parametrize("reason", [*sorted(REASONS), "another"])
def test_every_reason_has_a_sentence(reason: str) -> None:
    assert sentence(reason)
