"""What a newsroom's people ask of it: what waits, what is published, one work whole, and what needs a person."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skywave.archive.checkpoint import parse_checkpoint
from skywave.archive.head import parse_redact_head, parse_story_head
from skywave.archive.layout import checkpoint_path
from skywave.archive.record import REDACT
from skywave.archive.trust import accept_parsed
from skywave.errors import SkywaveError
from skywave.io import drafts, ledger
from skywave.newsroom import releases
from skywave.newsroom.names import find_work
from skywave.newsroom.shelf import head_bytes
from skywave.story import right
from skywave.story.listing import ALL, Listing

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.archive.asset import Asset
    from skywave.io.drafts import StoredDraft
    from skywave.newsroom.newsroom import Newsroom

_DAY = 86400
_STALE_DAYS = 3
# Time enough to bring the holders of the root keys together.
_PLAN_AHEAD_DAYS = 180


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    desk: str
    work: str
    title: str
    state: str
    index: int | None = None
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {name: getattr(self, name) for name in ("desk", "work", "title", "state", "index", "reason")}


def list_works(newsroom: Newsroom, *, desk: str | None, most: int) -> list[Row]:
    """Return what waits and is held, then the newest published works of each desk."""
    with newsroom.catalogue.transaction() as db:
        rows = [
            Row(d.desk, d.work, d.title, d.state, reason=d.reason)
            for d in drafts.drafts_in(db, drafts.WAITING, drafts.HELD)
            if desk in (None, d.desk)
        ]
        for code in newsroom.config.desks:
            if desk not in (None, code):
                continue
            count = ledger.count_places(db, code, Listing(ALL))
            works = ledger.read_places(db, code, Listing(ALL), max(0, count - most), count)
            rows += [_published_row(db, code, work) for work in reversed(works)]
    return rows


def _published_row(db: Connection, code: str, work: str) -> Row:
    leaf = [leaf for leaf in ledger.story_leaves(db, code, work) if leaf.record.is_story][-1]
    raw = head_bytes(leaf)
    title = parse_story_head(raw).title if raw else "(redacted)"
    return Row(code, work, title, leaf.record.kind, leaf.index)


def show_work(newsroom: Newsroom, name: str) -> dict[str, Any]:
    """Return everything about a work: its versions on every desk, and what waits or is held.

    Raises:
        UsageError: Nothing or more than one work fits the name.
    """
    with newsroom.catalogue.transaction() as db:
        work, _ = find_work(newsroom, db, name)
        leaves = [(code, leaf) for code in newsroom.config.desks for leaf in ledger.story_leaves(db, code, work)]
        removed = frozenset(removal.digest for _, leaf in leaves for removal in leaf.record.removals if removal.digest)
        versions = [_version_json(code, leaf, removed) for code, leaf in leaves]
        waiting = [d for d in drafts.drafts_in(db, drafts.WAITING, drafts.HELD) if d.work == work]
        titles = [version["title"] for version in versions if version["title"]]
        heads = [parse_story_head(d.head) for d in waiting]
        return {
            "work": work,
            "title": (titles or [d.title for d in waiting] or ["(redacted)"])[-1],
            "versions": versions,
            "drafts": [
                {
                    "desk": d.desk,
                    "state": d.state,
                    "reason": d.reason,
                    "embargo": d.embargo,
                    "assets": [_asset_json(asset) for asset in head.assets],
                }
                for d, head in zip(waiting, heads, strict=True)
            ],
        }


def _version_json(code: str, leaf: ledger.Leaf, removed: frozenset[bytes]) -> dict[str, Any]:
    raw = head_bytes(leaf)
    head = parse_story_head(raw) if raw and leaf.record.kind != REDACT else None
    note = head.note if head else parse_redact_head(raw).note if raw else None
    return {
        "desk": code,
        "index": leaf.index,
        "version": leaf.record.version,
        "kind": leaf.record.kind,
        "logged": leaf.record.logged,
        "language": leaf.record.language,
        "title": head.title if head else "",
        "note": {"type": note.type, "text": note.text} if note else None,
        "assets": [_asset_json(asset, removed) for asset in head.assets] if head else [],
    }


def _asset_json(asset: Asset, removed: frozenset[bytes] = frozenset()) -> dict[str, Any]:
    gone = asset.file is not None and asset.file.digest in removed
    return {
        "credit": asset.credit,
        "right": asset.right,
        "sha256": asset.file.digest.hex() if asset.file and not gone else "",
        "why": "redacted" if gone else right.sentence(asset.reason) if asset.reason else "",
    }


def stays_home(draft: StoredDraft) -> tuple[tuple[str, str], ...]:
    """Return (credit, clause) for each picture or recording of a draft that stays home."""
    why = [item["why"] for item in json.loads(draft.facts).get("assets", [])]
    return tuple(
        (asset.credit or asset.caption or "a picture without a credit", known or right.sentence(asset.reason))
        for asset, known in itertools.zip_longest(parse_story_head(draft.head).assets, why, fillvalue="")
        if not isinstance(asset, str) and asset.reason
    )


def status(newsroom: Newsroom) -> dict[str, Any]:
    """Return what this newsroom is, what waits, and warnings for people."""
    now = newsroom.clock.now()
    warnings: list[str] = []
    desks: dict[str, Any] = {}
    with newsroom.catalogue.transaction() as db:
        for code, desk in newsroom.config.desks.items():
            state = ledger.log_state(db, code)
            if state.pending:
                warnings.append(f"a publication of {code} was interrupted: 'skywave publish' completes it")
            desks[code] = {
                "language": desk.language,
                "masthead": desk.masthead,
                "size": state.size,
                "stories": ledger.count_places(db, code, Listing(ALL)),
                "complete_as_of": _public_time(newsroom, code, state.size, warnings),
            }
        waiting = drafts.drafts_in(db, drafts.WAITING)
        held = drafts.drafts_in(db, drafts.HELD)
        app = releases.state(newsroom, db)
    warnings += _warnings(newsroom, desks, now)
    return {
        "newsroom": newsroom.config.newsroom,
        "name": newsroom.config.name,
        "domain": newsroom.config.domain,
        "root_version": newsroom.root.version,
        "desks": desks,
        "waiting": {
            "due": sum(d.embargo is None or d.embargo <= now for d in waiting),
            "embargoed": sum(d.embargo is not None and d.embargo > now for d in waiting),
            "held": len(held),
        },
        "app": {"built": app.built, "release": app.release, "key": app.key},
        "warnings": warnings,
    }


def _public_time(newsroom: Newsroom, code: str, size: int, warnings: list[str]) -> int | None:
    path = newsroom.public / checkpoint_path(code)
    if not path.exists():
        return None
    try:
        found = parse_checkpoint(path.read_bytes())
        accepted = accept_parsed(newsroom.root, newsroom.root.desk_origin(code), newsroom.root.desks[code], found)
    except SkywaveError as error:
        warnings.append(f"the public checkpoint of {code} is not good: {error}")
        return None
    if accepted.head.size != size:
        warnings.append(f"the public tree of {code} holds {accepted.head.size} records and the catalogue {size}")
    return accepted.time


def _warnings(newsroom: Newsroom, desks: dict[str, Any], now: int) -> list[str]:
    root = newsroom.root
    found = []
    expires = dt.date.fromisoformat(root.expires)
    days = (expires - dt.datetime.fromtimestamp(now, dt.UTC).date()).days
    if days < _PLAN_AHEAD_DAYS:
        found.append(f"the root note expires on {root.expires}: plan a new one with the holders of the root keys")
    if single := [code for code, keys in root.desks.items() if keys.threshold == 1]:
        found.append(f"one key decides for {', '.join(single)}: whoever steals it can publish in the desk's name")
    if not root.stewards:
        found.append("no stewards: this newsroom alone dates and vouches for its trees")
    old = [code for code, d in desks.items() if d["complete_as_of"] and now - d["complete_as_of"] > _STALE_DAYS * _DAY]
    if old:
        found.append(f"{', '.join(old)} was not dated for more than {_STALE_DAYS} days: run 'skywave publish'")
    return found
