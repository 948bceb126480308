"""The roster: codes, contracts one after the other, tokens that are shown once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.newsrooms import make_newsroom

from skywave.errors import ConfigError, UsageError
from skywave.newsroom.newsroom import Newsroom
from skywave.partners import roster
from skywave.partners.roster import (
    add_partner,
    change_contract,
    end_partner,
    find_partner,
    hash_token,
    partner_of_token,
    read_roster,
    renew_token,
)
from skywave.testing import FakeClock

NAME = 'name = "We Are The Mighty"\n'


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def newsroom(tmp_path: Path, clock: FakeClock) -> Iterator[Newsroom]:
    opened = make_newsroom(tmp_path, clock=clock)
    yield opened
    opened.catalogue.close()


def find(newsroom: Newsroom, code: str) -> roster.Partner:
    with newsroom.catalogue.transaction() as db:
        return find_partner(db, code)


def whose(newsroom: Newsroom, token: str) -> str | None:
    with newsroom.catalogue.transaction() as db:
        found = partner_of_token(db, token)
    return found.code if found else None


def test_a_partner_is_found_by_its_code_and_by_its_token(newsroom: Newsroom, clock: FakeClock) -> None:
    secrets = add_partner(newsroom, "watm", NAME)
    partner = find(newsroom, "watm")
    assert (partner.contract.name, partner.number, partner.added, partner.ended) == (
        "We Are The Mighty",
        1,
        clock.now(),
        None,
    )
    assert partner.secret.hex() == secrets.secret
    assert len(partner.secret) == 32
    assert partner.text == NAME
    assert whose(newsroom, secrets.token) == "watm"


def test_a_token_is_nowhere_in_the_catalogue(newsroom: Newsroom) -> None:
    secrets = add_partner(newsroom, "watm", NAME)
    newsroom.catalogue.close()
    data = b"".join(path.read_bytes() for path in newsroom.folder.glob("catalogue.db*"))
    assert secrets.token.encode() not in data
    assert hash_token(secrets.token).encode() in data
    assert secrets.token.startswith("sky_")
    assert len(secrets.token) == 36


@pytest.mark.parametrize("token", ["", "sky_", "sky_" + "a" * 32, "'; DROP TABLE partners", "\0", "x" * 100_000])
def test_any_other_token_is_nobodys(newsroom: Newsroom, token: str) -> None:
    add_partner(newsroom, "watm", NAME)
    assert whose(newsroom, token) is None


@pytest.mark.parametrize("code", ["", "WATM", "9a", "-a", "a b", "a/b", "a\n", "ä", "x" * 33, "readers"])
def test_a_code_that_is_none_is_refused(newsroom: Newsroom, code: str) -> None:
    with pytest.raises(UsageError, match="cannot be a partner's code"):
        add_partner(newsroom, code, NAME)


def test_a_code_is_taken_once(newsroom: Newsroom) -> None:
    add_partner(newsroom, "watm", NAME)
    with pytest.raises(UsageError, match="there is a partner 'watm' already"):
        add_partner(newsroom, "watm", NAME)


def test_a_broken_contract_adds_nobody_and_changes_nothing(newsroom: Newsroom) -> None:
    with pytest.raises(ConfigError):
        add_partner(newsroom, "watm", "name = 5")
    with newsroom.catalogue.transaction() as db:
        assert read_roster(db) == []
    add_partner(newsroom, "watm", NAME)
    for broken in ("name = 5", NAME + 'desks = ["zzz"]\n'):
        with pytest.raises(ConfigError):
            change_contract(newsroom, "watm", broken)
    assert find(newsroom, "watm").number == 1


def test_contracts_follow_one_another_and_the_newest_holds(newsroom: Newsroom) -> None:
    add_partner(newsroom, "watm", NAME)
    change_contract(newsroom, "watm", NAME + '[photos]\nclasses = ["owned"]\n')
    partner = find(newsroom, "watm")
    assert (partner.number, partner.contract.photos.classes) == (2, ("owned",))


def test_a_new_token_makes_the_old_one_worthless(newsroom: Newsroom) -> None:
    old = add_partner(newsroom, "watm", NAME).token
    new = renew_token(newsroom, "watm")
    assert (whose(newsroom, old), whose(newsroom, new)) == (None, "watm")


def test_an_ended_partner_is_not_active_and_its_token_goes_on(newsroom: Newsroom, clock: FakeClock) -> None:
    token = add_partner(newsroom, "watm", NAME).token
    assert find(newsroom, "watm").is_active(clock.now())
    clock.advance(60)
    end_partner(newsroom, "watm")
    ended = clock.now()
    clock.advance(60)
    end_partner(newsroom, "watm")
    partner = find(newsroom, "watm")
    assert partner.ended == ended, "the first end counts"
    assert not partner.is_active(clock.now())
    assert whose(newsroom, token) == "watm"
    change_contract(newsroom, "watm", NAME)
    assert find(newsroom, "watm").is_active(clock.now())


def test_a_contract_that_has_not_begun_or_has_run_out_is_not_active(newsroom: Newsroom, clock: FakeClock) -> None:
    add_partner(newsroom, "early", NAME + "from = 2100-01-01\n")
    add_partner(newsroom, "late", NAME + "until = 2020-01-01\n")
    with newsroom.catalogue.transaction() as db:
        assert [(one.code, one.is_active(clock.now())) for one in read_roster(db)] == [
            ("early", False),
            ("late", False),
        ]


@pytest.mark.parametrize("act", [renew_token, end_partner, lambda room, code: change_contract(room, code, NAME)],
                         ids=["token", "end", "change"])  # fmt: skip
def test_nobody_can_be_changed_who_is_not_there(newsroom: Newsroom, act: object) -> None:
    with pytest.raises(UsageError, match="no partner 'nobody'"):
        act(newsroom, "nobody")  # type: ignore[operator]
