"""Ruling again: a right is looked at when a story comes in, when it is published, and when time has passed.

What was decided at `ingest` rests on facts that are kept with the draft; the ruling is made anew from them with the licences
and the time of now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from skywave.archive.head import parse_story_head
from skywave.newsroom.photos import WEB, claim_of_facts
from skywave.story import right

if TYPE_CHECKING:
    from skywave.io.drafts import StoredDraft
    from skywave.newsroom.config import Config


@dataclass(frozen=True, slots=True)
class Reruled:
    """A draft, ruled again.

    Attributes:
        head: Its head, without the files that may not travel any more.
        refused: Why its text must not leave, or empty.
        ends: When the right to each file that travels ends (hex SHA-256; None: it does not).
    """

    head: bytes
    refused: str = ""
    ends: dict[str, int | None] = field(default_factory=dict)


def rule_again(config: Config, draft: StoredDraft, now: int) -> Reruled:
    """Rule on the text and the files of a draft that is about to be published."""
    facts = json.loads(draft.facts)
    use = replace(WEB, at=now)
    if (text := facts.get("text")) and text["right"] not in right.ALLOWED:
        claim = claim_of_facts({**text, "kind": "text"})
        if not (ruling := right.decide(claim, use, config.licences)).allowed:
            return Reruled(draft.head, f"its text stays home: {ruling.why}")
    stated = facts.get("assets") or []
    if not any(item["allowed"] for item in stated):
        return Reruled(draft.head)
    head = parse_story_head(draft.head)
    assets, ends = list(head.assets), dict[str, int | None]()
    for number, (asset, item) in enumerate(zip(head.assets, stated, strict=False)):
        if asset.file is None:
            continue
        ruling = right.decide(claim_of_facts(item), use, config.licences)
        if ruling.allowed:
            ends |= {file.digest.hex(): ruling.until for file in asset.files}
        else:
            assets[number] = replace(asset, file=None, renditions=(), manifest=None, reason=ruling.reason)
    if tuple(assets) == head.assets:
        return Reruled(draft.head, ends=ends)
    return Reruled(replace(head, assets=tuple(assets)).format(), ends=ends)
