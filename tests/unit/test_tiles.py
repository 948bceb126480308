"""Tiles and entries."""

from __future__ import annotations

import pytest

from skywave.archive.merkle import leaf_hash, root_of
from skywave.archive.tiles import format_entries, hashes_of_next_level, levels_of, parse_entries, parse_tile
from skywave.errors import Malformed

HASHES = [leaf_hash(n.to_bytes(3, "big")) for n in range(257)]


def test_a_hash_above_is_the_root_of_a_full_tile() -> None:
    assert hashes_of_next_level(HASHES) == [root_of(HASHES[:256])]
    assert hashes_of_next_level(HASHES[:255]) == []
    assert [len(level) for level in levels_of(HASHES)] == [257, 1]
    assert levels_of([]) == []


@pytest.mark.parametrize("width", [0, 2, 257, -1])
def test_a_tile_has_exactly_its_width(width: int) -> None:
    assert parse_tile(bytes(32), 1) == (bytes(32),)
    with pytest.raises(Malformed):
        parse_tile(bytes(32), width)
    with pytest.raises(Malformed):
        parse_tile(bytes(31), 1)


def test_no_entries_are_no_bytes() -> None:
    assert format_entries([]) == b""
    assert parse_entries(b"", 0) == ()
    with pytest.raises(Malformed):
        parse_entries(b"", 1)
    with pytest.raises(Malformed):
        parse_entries(b"\0\0", 0)


def test_a_length_beyond_the_file_is_malformed() -> None:
    for raw in (b"\xff\xff", b"\0\1", b"\0", b"\0\2x"):
        with pytest.raises(Malformed):
            parse_entries(raw, 1)
