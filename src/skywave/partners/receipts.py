"""Receipts: when a delivery counts as received. The rule for every channel, whoever carries the receipt here.

A receipt names one delivery and the digest of what was handed over, so that it proves which bytes. The partner's token binds it
or, where the contract holds the partner's key, an Ed25519 signature over the statement:

    skywave-receipt/v1
    <N of the newsroom>
    <partner's code>
    <delivery's id>
    <digest>
    <seconds since the epoch>

each line ended by a newline. The same statement never counts twice. What is refused changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from skywave.archive.encoding import sha256
from skywave.archive.text import check_link
from skywave.errors import Malformed, UsageError, VerificationFailed
from skywave.io.deliveries import add_receipt, change_delivery, read_delivery

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.engine import Connection

    from skywave.partners.roster import Partner

OLDEST: Final = 7 * 86400  # seconds: an older statement is refused
AHEAD: Final = 300  # seconds by which the other side's clock may be ahead of ours, or behind
_ID = re.compile(r"[a-z2-7]{26}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PAGE_CHARACTERS: Final = 1000
_LATEST: Final = 10**12
_SIGNATURE_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class Accepted:
    """A receipt that holds.

    Attributes:
        delivery: The delivery's id.
        received: When the first receipt of it came, seconds since the epoch.
        is_new: It told something that was not known; a receipt that was known before changes nothing.
        how: token or signature.
    """

    delivery: str
    received: int
    is_new: bool
    how: str


def receipt_statement(newsroom_id: str, partner: str, delivery: str, digest: str, at: int) -> bytes:
    """Return the bytes that a receipt states, and that a partner with a key signs."""
    return f"skywave-receipt/v1\n{newsroom_id}\n{partner}\n{delivery}\n{digest}\n{at}\n".encode()


def accept_receipt(
    db: Connection,
    newsroom_id: str,
    partner: Partner,
    *,
    delivery: str,
    digest: str,
    at: int,
    signature: bytes | None = None,
    page: str = "",
    now: int,
) -> Accepted:
    """Write a receipt down, or refuse it and change nothing.

    Args:
        db: An open transaction; the caller has already established whose token came, or which system answered.
        newsroom_id: N.
        partner: Who sends it.
        delivery: The id that it names. Hostile, like everything below.
        digest: Of what was handed over.
        at: When it was stated, seconds since the epoch.
        signature: 64 bytes, where the contract has a key; else None.
        page: The address of the republished page, or empty. It is never fetched here.
        now: Seconds since the epoch.

    Raises:
        Malformed: Its page is no address that can be the partner's, or a field has another form than ours.
        UsageError: The partner has no such delivery.
        VerificationFailed: Signature, time or digest do not hold, or nothing was handed over.
    """
    if not _ID.fullmatch(delivery) or not _DIGEST.fullmatch(digest) or not 0 <= at <= _LATEST:
        raise Malformed(
            "the receipt's delivery, digest or time has another form than ours",
            hint="delivery and digest stand in the work that was fetched",
        )
    check_page(page, partner.contract.sites)
    row = read_delivery(db, delivery)
    if row is None or row.partner != partner.code:
        raise UsageError("this partner has no such delivery", hint="the work that was fetched names its delivery")
    if row.handed is None:
        raise VerificationFailed(
            "this delivery was never handed over, so nobody can have received it", hint="fetch the work first"
        )
    _check_time(at, row.made, now)
    statement = receipt_statement(newsroom_id, partner.code, delivery, digest, at)
    how = _check_signature(partner.contract.channel.key, signature, statement)
    if digest != row.digest:
        raise VerificationFailed(
            "the digest is not that of what was handed over with this delivery",
            hint="fetch the work again and confirm what came: its ETag is the digest",
        )
    told = row.received is not None and page in ("", row.page)
    # A signature covers no page, so a signed statement counts once; by its token a partner may add the page in the same second.
    unique = sha256(statement if how == "signature" else statement + page.encode()).hex()
    if told or not add_receipt(db, unique, delivery, at=now, how=how, statement=statement):
        return Accepted(delivery, row.received if row.received is not None else now, is_new=False, how=how)
    received = now if row.received is None else row.received
    change_delivery(db, delivery, received=received, page=page or row.page)
    return Accepted(delivery, received, is_new=True, how=how)


def check_page(page: str, sites: Collection[str]) -> None:
    """Refuse what cannot be the address of a republished page.

    Args:
        page: An address, or empty.
        sites: Of the contract: host names, with a port where one is meant; empty: any.

    Raises:
        Malformed: It cannot.
    """
    if not page:
        return
    refused = Malformed("the page is no address that a republished story can have", hint="https://site.example/story")
    if len(page) > _PAGE_CHARACTERS:
        raise refused
    check_link(page)
    try:
        parts = urlsplit(page)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise refused from None
    if not host or parts.username is not None or parts.password is not None or "\\" in page:
        raise refused
    named = host.rstrip(".") if port in (None, 80, 443) else f"{host.rstrip('.')}:{port}"
    if sites and not any(named in (site, f"www.{site}") for site in sites):
        raise Malformed(
            f"the page is not on a site that the contract names ({', '.join(sites)})",
            hint="ask the newsroom to add the site to the contract",
        )


def _check_time(at: int, made: int, now: int) -> None:
    if at > now + AHEAD:
        raise VerificationFailed(
            "the receipt's time lies in the future, so nothing is known by it", hint="set the clock, and sign again"
        )
    if at < now - OLDEST:
        raise VerificationFailed(
            "the receipt was stated more than seven days ago and is too old", hint="state it again with the time of now"
        )
    if at < made - AHEAD:
        raise VerificationFailed(
            "the receipt's time lies before the delivery was made", hint="set the clock, and state it again"
        )


def _check_signature(key: bytes, signature: bytes | None, statement: bytes) -> str:
    if not key:
        if signature is not None:
            raise VerificationFailed(
                "the receipt is signed, but the contract has no key to check it with",
                hint="leave the signature out, or ask the newsroom to put your key into the contract",
            )
        return "token"
    if signature is None:
        raise VerificationFailed(
            "the contract asks for signed receipts, and this one is not signed",
            hint="sign the statement with the key whose public part the contract holds",
        )
    try:
        if len(signature) != _SIGNATURE_BYTES:
            raise InvalidSignature
        Ed25519PublicKey.from_public_bytes(key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        raise VerificationFailed(
            "the receipt's signature is false, so it confirms nothing",
            hint="sign exactly the six lines of the statement, each ended by a newline",
        ) from None
    return "signature"
