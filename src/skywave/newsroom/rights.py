"""`show --rights`: for every part of a work, who holds it, on what the decision rests, and what it is for a given use now."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skywave.io import drafts
from skywave.newsroom.names import find_work
from skywave.newsroom.photos import WEB, claim_of_facts
from skywave.story import right

if TYPE_CHECKING:
    from skywave.newsroom.newsroom import Newsroom

_SHOWN = ("name", "credit", "by", "agency", "via", "marks", "agency_caption", "captions", "spellings", "flags")


def show_rights(newsroom: Newsroom, name: str, *, audience: str = right.READERS, territory: str = "") -> dict[str, Any]:
    """Return the parts of a work with their claims and rulings, for each desk that has it.

    Args:
        newsroom: Open.
        name: A work id or the beginning of one, a source's id, an address, or DESK:NUMBER.
        audience: readers, or a partner's name.
        territory: An ISO 3166 code, or empty for the world.

    Raises:
        UsageError: Nothing or more than one work fits.
    """
    use = replace(WEB, audience=audience, territory=territory, at=newsroom.clock.now())
    with newsroom.catalogue.transaction() as db:
        work, _ = find_work(newsroom, db, name)
        found = drafts.newest_drafts(db, [work])
    desks = []
    for (_, code), draft in sorted(found.items()):
        facts = json.loads(draft.facts)
        parts = [{"kind": "text", **facts["text"]}] if "text" in facts else []
        parts += facts.get("assets", [])
        desks.append(
            {
                "desk": code,
                "state": draft.state,
                "reason": draft.reason,
                "title": draft.title,
                "source": draft.origin,
                "publisher": facts.get("publisher", ""),
                "language": facts.get("language", ""),
                "care": facts.get("care", []),
                "parts": [_part(newsroom, part, use) for part in parts],
                "left_out": facts.get("furniture", []),
            }
        )
    return {"work": work, "audience": audience, "territory": territory, "desks": desks}


def _part(newsroom: Newsroom, part: dict[str, Any], use: right.Use) -> dict[str, Any]:
    ruling = right.decide(claim_of_facts(part), use, newsroom.config.licences)
    why = ruling.why
    if ruling.allowed and part.get("reason") in ("no-file", "unreadable"):
        ruling, why = replace(ruling, allowed=False), part["why"]
    value = {
        "kind": part["kind"],
        "right": ruling.right or part["right"],
        "holder": part.get("through") or part.get("holder", ""),
        "allowed": ruling.allowed,
        "why": why,
        "until": ruling.until,
        "terms": part.get("terms", ""),
    }
    value |= {name: part[name] for name in _SHOWN if part.get(name)}
    value |= {name: part[name] for name in ("file_says", "manifest") if name in part}
    return value
