"""Who asks: the token of a request, the partner that it belongs to, and how often anyone may ask.

A token stands in the Authorization header and nowhere else: addresses end up in logs and histories. Its hash is looked up at
every request, so a renewed token is dead at once. A token in another form than ours is refused without a look-up, an unknown one
in the same words.

The buckets live in one process: several processes let pass as many times as much.
"""

from __future__ import annotations

import ipaddress
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from skywave.io.tables import contracts, partners
from skywave.partners.contract import parse_contract
from skywave.partners.roster import Partner, hash_token
from skywave.partners.service.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Connection

_TOKEN = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +(sky_[a-z2-7]{32})")
_MOST_BUCKETS: Final = 20_000
_V6_NETWORK: Final = 64
# Made once: making it costs more than asking it.
_OF_TOKEN: Final = (
    sa.select(
        partners.c.partner, partners.c.secret, partners.c.added, partners.c.ended, contracts.c.number, contracts.c.text
    )
    .join(contracts, contracts.c.partner == partners.c.partner)
    .where(partners.c.token == sa.bindparam("token"))
    .order_by(contracts.c.number.desc())
    .limit(1)
)
_parsed = lru_cache(4096)(parse_contract)  # a pure function of the text, and a third of a millisecond


@dataclass(frozen=True, slots=True)
class Allowance:
    """How often somebody may do something.

    Attributes:
        a_second: In the long run.
        at_once: In a burst.
    """

    a_second: float
    at_once: int


REQUESTS: Final = Allowance(10, 120)
FAILURES: Final = Allowance(0.2, 20)


class Buckets:
    """Token buckets, one for each name; those that were not asked for longest are forgotten.

    Args:
        allowance: Of each name.
        seconds: A clock that never goes back.
    """

    def __init__(self, allowance: Allowance, seconds: Callable[[], float]) -> None:
        self._allowance = allowance
        self._seconds = seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, name: str) -> int:
        """Take one; return 0, or where there is none left the seconds until there is."""
        now, most = self._seconds(), self._allowance
        with self._lock:
            left, at = self._left.pop(name, (float(most.at_once), now))
            left = min(float(most.at_once), left + (now - at) * most.a_second)
            enough = left >= 1
            self._left[name] = (left - 1 if enough else left, now)
            if len(self._left) > _MOST_BUCKETS:
                self._left.popitem(last=False)
        return 0 if enough else int((1 - left) / most.a_second) + 1


def token_of(header: str | None) -> str:
    """Return the token in an Authorization header, or nothing where there is none in the form of ours."""
    found = _TOKEN.fullmatch(header) if header is not None else None
    return found[1] if found else ""


def partner_of(db: Connection, token: str) -> Partner | None:
    """Return the partner of a token with the contract that holds now, or None."""
    found = db.execute(_OF_TOKEN, {"token": hash_token(token)}).one_or_none() if token else None
    if found is None:
        return None
    contract, secret = _parsed(found.text), bytes.fromhex(found.secret)
    return Partner(found.partner, contract, found.number, secret, found.added, found.ended, found.text)


def network_of(peer: str) -> str:
    """Return whom failed tries are counted against: an address, or the network of 64 bits of an IPv6 address."""
    try:
        number = ipaddress.ip_address(peer)
    except ValueError:
        return "unknown"
    if number.version == 4:
        return peer
    return str(ipaddress.ip_network((number, _V6_NETWORK), strict=False))


def unknown_token(*, given: bool) -> Refused:
    """Return the refusal of a request without a token that opens anything; the same for every such token."""
    challenge = 'Bearer realm="partners"' + (', error="invalid_token"' if given else "")
    return Refused(
        401,
        "no-access",
        "this request has no token that opens anything here",
        "send the header 'Authorization: Bearer TOKEN'; the newsroom gives and renews tokens",
        headers={"WWW-Authenticate": challenge},
    )


def too_often(seconds: int) -> Refused:
    """Return the refusal of a request that came too soon."""
    return Refused(
        429,
        "too-often",
        f"these requests come faster than the newsroom allows; the next one may come in {seconds} s",
        "wait for the seconds of Retry-After; notices and new works need one request a minute",
        headers={"Retry-After": str(seconds)},
    )
