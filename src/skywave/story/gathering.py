"""One photo is one asset, however often and with however many captions and credits a source shows it.

Two assets of a draft are one where they share an id, an address or their bytes. The first one's caption stands, the longest
credit stands (a shorter one leaves somebody out), and what was said otherwise is kept for the newsroom's people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from skywave.archive.body import Figure

if TYPE_CHECKING:
    from skywave.archive.body import Block
    from skywave.story.draft import Draft, DraftAsset


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What else was said of an asset.

    Attributes:
        captions: Other captions of it, as they came.
        credits: Other spellings of its credit, as they came.
    """

    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def gather_assets(draft: Draft) -> tuple[Draft, tuple[Otherwise, ...]]:
    """Return the draft with each photo and recording once, and what else was said of each.

    Figures that stood for a later showing of the same photo stand for the first; where two showings follow each other in the
    text with nothing between them, one figure stays.
    """
    groups: list[list[int]] = []
    group_of: dict[str, int] = {}
    place: list[int] = []
    for number, asset in enumerate(draft.assets):
        keys = _keys(asset)
        found = next((group_of[key] for key in keys if key in group_of), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(number)
        place.append(found)
        for key in keys:
            group_of.setdefault(key, found)
    if len(groups) == len(draft.assets):
        return draft, tuple(Otherwise() for _ in draft.assets)
    merged = [_merged([draft.assets[number] for number in group]) for group in groups]
    blocks: list[Block] = []
    for block in draft.blocks:
        moved = replace(block, asset=place[block.asset]) if isinstance(block, Figure) else block
        if not (isinstance(moved, Figure) and blocks and blocks[-1] == moved):
            blocks.append(moved)
    assets = tuple(asset for asset, _ in merged)
    return replace(draft, assets=assets, blocks=tuple(blocks)), tuple(otherwise for _, otherwise in merged)


def _keys(asset: DraftAsset) -> tuple[str, ...]:
    keys = [f"id:{name}" for name in asset.ids]
    if asset.address:
        keys.append(f"at:{asset.address}")
    if asset.data:
        keys.append(f"sha256:{sha256(asset.data).hexdigest()}")
    return tuple(f"{asset.kind}:{key}" for key in keys)


def _merged(group: list[DraftAsset]) -> tuple[DraftAsset, Otherwise]:
    first = group[0]
    caption = next((asset.caption for asset in group if asset.caption), "")
    credit = max((asset.credit for asset in group), key=len)
    asset = replace(
        first,
        caption=caption,
        credit=credit,
        right=_agreed([asset.right for asset in group]),
        alt=next((asset.alt for asset in group if asset.alt), ""),
        data=next((asset.data for asset in group if asset.data), None),
        address=next((asset.address for asset in group if asset.address), ""),
        ids=tuple(dict.fromkeys(name for asset in group for name in asset.ids)),
        agency_caption=next((asset.agency_caption for asset in group if asset.agency_caption), ""),
        holder=next((asset.holder for asset in group if asset.holder), ""),
        terms="\n".join(dict.fromkeys(asset.terms for asset in group if asset.terms)),
    )
    captions = dict.fromkeys(other.caption for other in group if other.caption not in ("", caption))
    credits_ = dict.fromkeys(other.credit for other in group if other.credit not in ("", credit))
    return asset, Otherwise(tuple(captions), tuple(credits_))


def _agreed(rights: list[str]) -> str:
    """Return the right class that all state who state one; where they differ, none is believed."""
    stated = set(filter(None, rights))
    return stated.pop() if len(stated) == 1 else "unknown" if stated else ""
