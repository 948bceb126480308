"""Heads; their grammar is in spec/vectors/head."""

from __future__ import annotations

import datetime as dt

import pytest

from skywave import limits
from skywave.archive.asset import Asset, File
from skywave.archive.head import IndexHead, StoryHead, parse_index_head, parse_story_head
from skywave.errors import Malformed
from skywave.story.listing import MONTH, listings_of


def test_defaults_are_not_spelled() -> None:
    assert StoryHead("x").format() == (
        b'{"assets":[],"byline":[],"place":"","published":null,"section":"","summary":"","title":"x"}'
    )


def test_an_asset_keeps_its_whole_credit_line_whether_it_travels_or_not() -> None:
    file = File(bytes(32), 5, "image/jpeg", 1, 1)
    credit = "Photo: Anna Example / Example Agency via Dawn\nAll rights reserved"
    head = StoryHead(
        "x", assets=(Asset("", credit, "wire", file=file), Asset("", credit, "unknown", reason="no-licence"))
    )
    assert [asset.credit for asset in parse_story_head(head.format()).assets] == [credit, credit]
    assert file.extension == "jpg"


@pytest.mark.parametrize("published", [-30_610_224_000, 253_402_300_799])
def test_every_date_that_a_head_may_state_has_a_month_of_seven_characters(published: int) -> None:
    parse_story_head(StoryHead("x", published=published).format())
    months = [listing.key for listing in listings_of("", published, 0) if listing.kind == MONTH]
    assert [len(month) for month in months] == [7]
    assert dt.datetime.fromtimestamp(published, dt.UTC).year in {1000, 9999}
    outside = published - 1 if published < 0 else published + 1
    with pytest.raises(Malformed):
        parse_story_head(StoryHead("x", published=outside).format())


def test_the_largest_index_fits_a_head() -> None:
    window = limits.INDEX_WINDOW_BUNDLES * limits.TILE_WIDTH
    end = limits.LOG_SIZE - 1
    start = end - window + 1
    pairs = tuple((start - window + n, (start + n,)) for n in range(window - 1))
    raw = IndexHead(start, end, pairs).format()
    assert len(raw) <= limits.HEAD_BYTES
    assert parse_index_head(raw).supersedes == pairs
