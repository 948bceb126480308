"""A partner's own contract, in plain values and as sentences."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from skywave.archive.encoding import format_base64
from skywave.partners.items import terms_of

if TYPE_CHECKING:
    from skywave.partners.service.asked import Asked
    from skywave.partners.service.works import Later

_TABLES = (
    "text", "photos", "audio", "window", "byline", "link", "edits", "money", "counter", "corrections", "takedowns",
)  # fmt: skip


def answer_contract(asked: Asked) -> Later:
    """Return what answers a request for the contract. How we log in at the partner's own systems is not in it."""
    partner, config = asked.partner, asked.newsroom.config
    contract = partner.contract
    channel = contract.channel
    value: dict[str, Any] = {
        "newsroom": {"id": config.newsroom, "name": config.name, "domain": config.domain},
        "partner": partner.code,
        "name": contract.name,
        "number": partner.number,
        "holds": partner.is_active(asked.now),
        "rules": contract.rules,
        "sites": list(contract.sites),
        "desks": [
            {"code": desk.code, "language": desk.language, "masthead": config.mastheads[desk.masthead].name}
            for desk in config.desks.values()
            if contract.covers_desk(desk.code)
        ],
        "territory": contract.territory,
        "from": contract.start,
        "until": contract.until if partner.ended is None else min(partner.ended, contract.until or partner.ended),
        "notice": {"place": contract.notice.place, "text": dict(contract.notice.text)},
        "channel": {"kind": channel.kind, "form": channel.form, "key": format_base64(channel.key)},
        "terms": terms_of(partner),
    }
    for name in _TABLES:
        value[name] = asdict(getattr(contract, name))
    value["photos"] = {"classes": list(contract.photos.classes)}
    return lambda: JSONResponse(value)
