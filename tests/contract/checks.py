"""What every draft and every refusal of a source promises."""

from __future__ import annotations

import re
import unicodedata

from skywave.archive.body import Body, Figure, parse_body
from skywave.archive.text import is_clean
from skywave.errors import Malformed
from skywave.sources.reading.blocks import plain_text
from skywave.story.draft import CANCELED, USABLE, WITHHELD, Draft


def texts_of(draft: Draft) -> list[str]:
    """Return every text of a draft that readers may see."""
    captions = [text for asset in draft.assets for text in (asset.caption, asset.credit, asset.alt)]
    lines = [draft.title, draft.summary, *draft.byline, draft.place, draft.section, draft.publisher, *draft.ids]
    return [*lines, *captions, *map(plain_text, draft.blocks)]


def check_draft(draft: Draft) -> None:
    """Check what a draft of any source promises."""
    assert draft.ids
    assert all(re.fullmatch(r"[a-z]+:\S.*", name) for name in draft.ids)
    assert draft.status in (USABLE, WITHHELD, CANCELED)
    assert bool(draft.hold) == (draft.status != USABLE)
    assert draft.title or draft.status != USABLE
    for text in texts_of(draft):
        assert is_clean(text, lines=True), text
        assert text == text.strip()
        text.encode()
    for line in (draft.title, *draft.byline, draft.place, draft.section):
        assert unicodedata.is_normalized("NFC", line)
        assert "\n" not in line
    assert parse_body(Body(draft.blocks).format()).blocks == draft.blocks
    for block in draft.blocks:
        if isinstance(block, Figure):
            assert 0 <= block.asset < len(draft.assets)


def check_sentence(error: Malformed) -> None:
    """Check that a person can read why something is refused."""
    assert "\n" not in error.message
    assert 0 < len(error.message) < 400
