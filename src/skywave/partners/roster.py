"""The newsroom's partners: adding one, changing its contract, replacing its token, ending it.

A token is shown once and kept only as its hash. Ending a contract ends what the partner may have from then on; its token goes on
to work for corrections, withdrawals and receipts of what it holds already, because those must still reach it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.archive.encoding import format_base32
from skywave.errors import UsageError
from skywave.io import partners as stored
from skywave.partners.contract import Contract, parse_contract

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.io.partners import StoredPartner
    from skywave.newsroom.newsroom import Newsroom

_CODE = re.compile(r"[a-z][a-z0-9-]{0,31}")
_TOKEN_BYTES, _SECRET_BYTES = 20, 32


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner with the contract that holds.

    Attributes:
        code: Short: licences name it as their audience.
        contract: Parsed.
        number: Of the contract, from 1.
        secret: Signs what is pushed to it.
        added: Seconds since the epoch.
        ended: When its contract was ended, or None.
        text: The contract as it was typed.
    """

    code: str
    contract: Contract
    number: int
    secret: bytes
    added: int
    ended: int | None
    text: str

    def is_active(self, now: int) -> bool:
        """Say whether it may be given anything new."""
        return self.ended is None and self.contract.holds_at(now)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a partner must be told once: its token, and the hex secret that signs what is pushed to it."""

    token: str
    secret: str


def hash_token(token: str) -> str:
    """Return the hash under which a token is kept. Tokens hold 160 random bits, so no salt and no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def add_partner(newsroom: Newsroom, code: str, contract: str) -> Secrets:
    """Store a new partner.

    Args:
        newsroom: Open.
        code: Lower-case letters, digits and '-'.
        contract: TOML.

    Raises:
        ConfigError: The contract cannot be used.
        UsageError: The code is malformed or taken.
    """
    if not _CODE.fullmatch(code) or code == "readers":
        msg = f"'{code}' cannot be a partner's code: use lower-case letters, digits and '-'"
        raise UsageError(msg, hint="skywave partner add watm CONTRACT.toml")
    parse_contract(contract, desks=newsroom.config.desks)
    secrets = Secrets(_token(newsroom), newsroom.entropy.token(_SECRET_BYTES).hex())
    with newsroom.catalogue.transaction() as db:
        if stored.read_partner(db, code):
            msg = f"there is a partner '{code}' already"
            raise UsageError(msg, hint="'skywave partner change' gives it another contract")
        now = newsroom.clock.now()
        stored.add_partner(db, code, token=hash_token(secrets.token), secret=secrets.secret, contract=contract, now=now)
    return secrets


def change_contract(newsroom: Newsroom, code: str, contract: str) -> None:
    """Give a partner its next contract; the ones before it stay on record."""
    parse_contract(contract, desks=newsroom.config.desks)
    with newsroom.catalogue.transaction() as db:
        find_partner(db, code)
        stored.add_contract(db, code, contract, newsroom.clock.now())


def renew_token(newsroom: Newsroom, code: str) -> str:
    """Give a partner another token; the one before it opens nothing any more."""
    token = _token(newsroom)
    with newsroom.catalogue.transaction() as db:
        find_partner(db, code)
        stored.set_token(db, code, hash_token(token))
    return token


def end_partner(newsroom: Newsroom, code: str) -> None:
    """End a partner's contract now."""
    with newsroom.catalogue.transaction() as db:
        find_partner(db, code)
        stored.end_partner(db, code, newsroom.clock.now())


def read_roster(db: Connection) -> list[Partner]:
    """Return every partner, sorted by code."""
    return [_partner(one) for one in stored.read_partners(db)]


def find_partner(db: Connection, code: str) -> Partner:
    """Return a partner.

    Raises:
        UsageError: There is none.
    """
    found = stored.read_partner(db, code)
    if found is None:
        msg = f"this newsroom has no partner '{code}'"
        raise UsageError(msg, hint="'skywave partner list' shows them")
    return _partner(found)


def partner_of_token(db: Connection, token: str) -> Partner | None:
    """Return the partner whose token this is, or None."""
    code = stored.partner_of_token(db, hash_token(token))
    return find_partner(db, code) if code else None


def _partner(found: StoredPartner) -> Partner:
    return Partner(
        found.code,
        parse_contract(found.contract),
        found.number,
        bytes.fromhex(found.secret),
        found.added,
        found.ended,
        found.contract,
    )


def _token(newsroom: Newsroom) -> str:
    return "sky_" + format_base32(newsroom.entropy.token(_TOKEN_BYTES))
