"""What makes two readings of a story the same version: a digest over all that would be published of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from skywave.archive.body import format_blocks
from skywave.archive.strictjson import format_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.story.draft import Draft


def content_digest(draft: Draft, assets: Sequence[bytes]) -> str:
    """Return a digest, 64 hexadecimal digits, that changes when anything for readers changes.

    Rights are in it, because they decide what readers see. Not in it: where the draft came from, its ids, whether and until
    when it is held, the assets' file names, and what was labelled and left out. A picture that is named by its address counts
    by the address: its bytes are not fetched to see whether they changed.

    Args:
        draft: A clean draft, as every source yields it.
        assets: The bytes of each of `draft.assets`, in their order; empty where there are none.

    Raises:
        ValueError: There are not as many byte strings as assets.
    """
    described = [
        {
            "address": asset.address,
            "alt": asset.alt,
            "caption": asset.caption,
            "credit": asset.credit,
            "holder": asset.holder,
            "kind": asset.kind,
            "right": asset.right,
            "sha256": sha256(data).hexdigest() if data else None,
            "terms": asset.terms,
        }
        for asset, data in zip(draft.assets, assets, strict=True)
    ]
    value = {
        "assets": described,
        "blocks": format_blocks(draft.blocks),
        "byline": list(draft.byline),
        "desk": draft.desk,
        "holder": draft.holder,
        "language": [draft.language, draft.language_hint],
        "masthead": draft.masthead,
        "notes": [[note.kind, note.text, note.at] for note in draft.notes],
        "place": draft.place,
        "published": draft.published,
        "publisher": draft.publisher,
        "right": draft.right,
        "section": draft.section,
        "summary": draft.summary,
        "terms": draft.terms,
        "title": draft.title,
        "translates": draft.translates,
    }
    return sha256(format_json(value)).hexdigest()
