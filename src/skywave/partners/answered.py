"""Receipts in the answer to a push: they must prove that the partner itself wrote them."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from skywave.archive.encoding import parse_base64
from skywave.partners.channels.webhook import bind
from skywave.partners.receipts import accept_receipt, receipt_statement

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.partners.roster import Partner


def accept_answer(db: Connection, newsroom: str, partner: Partner, receipt: object, *, now: int) -> str:
    """Take a receipt that came in the answer to a push; return why it does not count, or nothing.

    The answer comes over a connection that anybody on the way could have made up, so a receipt in it must be signed with the key
    of the contract or, where that has none, bound by `mac`: an HMAC with the partner's secret over the same statement.

    Raises:
        SkywaveError: `accept_receipt` refuses it.
    """
    value = receipt if type(receipt) is dict else {}
    delivery, digest, at = value.get("delivery"), value.get("digest"), value.get("at")
    page, mac, signature = value.get("page", ""), value.get("mac"), value.get("signature")
    if type(delivery) is not str or type(digest) is not str or type(at) is not int or type(page) is not str:
        return "its receipt does not count: it names no delivery, digest and time"
    signed: bytes | None = None
    if partner.contract.channel.key:
        signed = parse_base64(signature) if type(signature) is str else None
    else:
        if not delivery.isascii() or not digest.isascii() or len(delivery) > 100 or len(digest) > 100:
            return "its receipt does not count: its fields have another form than ours"
        wanted = bind(partner.secret, receipt_statement(newsroom, partner.code, delivery, digest, at))
        if type(mac) is not str or not mac.isascii() or not hmac.compare_digest(mac.encode(), wanted.encode()):
            return "its receipt does not count: it is not bound to the partner's secret"
    accept_receipt(db, newsroom, partner, delivery=delivery, digest=digest, at=at, signature=signed, page=page, now=now)
    return ""
