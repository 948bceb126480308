"""Webhook: the delivery is posted to the partner's address, signed with the secret that both know.

    POST ADDRESS
    Content-Type           of the contract's form
    Skywave-Delivery       the delivery's id: the same one may come twice, and counts once
    Skywave-Kind           story, correction, withdrawal, right, standing
    Skywave-Timestamp      seconds since the epoch, when it was sent
    Skywave-Signature      v1=<hex HMAC-SHA256 with the partner's secret over "TIMESTAMP.ID.BODY">

The secret is the hex text that `partner add` printed; its 32 bytes are the key. Any answer of status 2xx means that the bytes
were taken. The answer may be a JSON object: `{"receipt": {...}, "page": "https://..."}`; both are claims of the partner, and are
checked before they count (`bind` says how). Files are not posted: the partner fetches them, and their right is decided then.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

from skywave.carriers.item_parts import is_address
from skywave.partners.channels.push import Pushed, render
from skywave.partners.forms import FORMS

if TYPE_CHECKING:
    from skywave.partners.channels.posting import Poster
    from skywave.partners.channels.push import Push


def sign(secret: bytes, timestamp: int, delivery: str, body: bytes) -> str:
    """Return the value of Skywave-Signature."""
    message = f"{timestamp}.{delivery}.".encode() + body
    return "v1=" + hmac.new(secret, message, hashlib.sha256).hexdigest()


def bind(secret: bytes, statement: bytes) -> str:
    """Return the `mac` by which a receipt in an answer is bound to the partner, where the contract has no key of its own.

    Args:
        secret: The partner's, 32 bytes.
        statement: As `partners.receipts.receipt_statement` gives it.
    """
    return hmac.new(secret, statement, hashlib.sha256).hexdigest()


class Webhook:
    """Posts deliveries.

    Args:
        poster: Sends the requests.
    """

    def __init__(self, poster: Poster) -> None:
        self._poster = poster

    def push(self, push: Push) -> Pushed:
        """Post one delivery, once."""
        contract, body = push.partner.contract, render(push)
        reply = self._poster.send(
            "POST",
            contract.channel.address,
            named=contract.channel.address,
            headers={
                "Content-Type": FORMS[contract.channel.form].media,
                "Skywave-Delivery": push.id,
                "Skywave-Kind": push.kind,
                "Skywave-Timestamp": str(push.now),
                "Skywave-Signature": sign(push.partner.secret, push.now, push.id, body),
            },
            body=body,
        )
        if not reply.ok:
            return Pushed(taken=False, said=reply.said, final=reply.final, wait=reply.wait(push.now))
        answer = json_object(reply.data)
        page = answer.get("page", "")
        return Pushed(
            taken=True,
            said="it took the delivery"
            + ("" if answer or not reply.data else "; its answer is no JSON and was not read"),
            page=page if type(page) is str and is_address(page) else "",
            receipt=answer.get("receipt"),
        )


def json_object(data: bytes) -> dict[str, Any]:
    """Return the JSON object that an answer is, or an empty one."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if type(value) is dict else {}
