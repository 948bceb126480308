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

    Not in it: where the draft came from, its ids, whether and until when it is held, and the assets' file names.

    Args:
        draft: A clean draft, as every source yields it.
        assets: The bytes of each of `draft.assets`, in their order; empty where there are none.

    Raises:
        ValueError: There are not as many byte strings as assets.
    """
    described = [
        {
            "alt": asset.alt,
            "caption": asset.caption,
            "credit": asset.credit,
            "kind": asset.kind,
            "right": asset.right,
            "sha256": sha256(data).hexdigest() if data else None,
        }
        for asset, data in zip(draft.assets, assets, strict=True)
    ]
    value = {
        "assets": described,
        "blocks": format_blocks(draft.blocks),
        "byline": list(draft.byline),
        "desk": draft.desk,
        "language": [draft.language, draft.language_hint],
        "masthead": draft.masthead,
        "place": draft.place,
        "published": draft.published,
        "publisher": draft.publisher,
        "section": draft.section,
        "summary": draft.summary,
        "title": draft.title,
        "translates": draft.translates,
    }
    return sha256(format_json(value)).hexdigest()
