"""Receipts over HTTP: a small JSON object from a partner whose token is known; the rule itself is in `partners.receipts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from skywave.archive.encoding import parse_base64
from skywave.errors import Malformed, UsageError, VerificationFailed
from skywave.partners.receipts import accept_receipt
from skywave.partners.service.recording import hold_partner
from skywave.partners.service.refusal import Refused

if TYPE_CHECKING:
    from starlette.responses import Response

    from skywave.partners.service.asked import Asked
    from skywave.partners.service.models import Receipt


def answer_receipt(asked: Asked, receipt: Receipt) -> Response:
    """Return the answer to a receipt that is accepted: 201 where it is new, 200 where it was known.

    Raises:
        Refused: It does not hold; nothing was changed.
    """
    partner, newsroom = asked.partner, asked.newsroom
    try:
        signature = parse_base64(receipt.signature) if receipt.signature is not None else None
        with newsroom.catalogue.transaction() as db:
            hold_partner(db, partner.code)
            accepted = accept_receipt(
                db,
                newsroom.config.newsroom,
                partner,
                delivery=receipt.delivery,
                digest=receipt.digest,
                at=asked.now if receipt.at is None else receipt.at,
                signature=signature,
                page=receipt.page,
                now=asked.now,
            )
    except UsageError as error:
        raise Refused(404, "not-found", error.message, error.hint or "") from None
    except (Malformed, VerificationFailed) as error:
        raise Refused(409, "receipt-refused", error.message, error.hint or "") from None
    value = {
        "delivery": accepted.delivery,
        "received": accepted.received,
        "new": accepted.is_new,
        "bound_by": accepted.how,
    }
    return JSONResponse(value, 201 if accepted.is_new else 200)
