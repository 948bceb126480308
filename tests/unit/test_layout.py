"""Paths."""

from __future__ import annotations

import pytest

from skywave import limits
from skywave.archive import layout


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "000"),
        (1, "001"),
        (999, "999"),
        (1000, "x001/000"),
        (1234067, "x001/x234/067"),
        (123456789, "x123/x456/789"),
        (1234567890, "x001/x234/x567/890"),
    ],
)
def test_numbers_stand_as_in_c2sp(number: int, text: str) -> None:
    assert layout.number_path(number) == text


@pytest.mark.parametrize("code", ["mya", "a", "benar/tha", "a-1", "abcdefghijklmnop"])
def test_desk_codes(code: str) -> None:
    assert layout.is_desk_code(code)


@pytest.mark.parametrize(
    "code",
    ["", "app", "root", "mirrors", "dict", "o", "o/mya", "root/x", "mya/tile", "mya/head", "mya/s", "Mya", "1a",
     "-a", "a/", "/a", "a/b/c",
     "a.b", "..", "a/..", "a b", "abcdefghijklmnopq", "mya\n"],
)  # fmt: skip
def test_what_is_no_desk_code(code: str) -> None:
    assert not layout.is_desk_code(code)


def test_a_partial_file_says_so_and_a_full_one_does_not() -> None:
    assert layout.tile_path("mya", 1, 3, 256) == "mya/tile/1/003"
    assert layout.tile_path("mya", 1, 3, 255) == "mya/tile/1/003.p/255"
    assert layout.entries_path("mya", 0, 7) == "mya/tile/entries/000.p/7"
    assert layout.bundle_path("benar/tha", "body", 1000, 256) == "benar/tha/body/x001/000"
    assert layout.bundle_path("mya", "body", 0, 3, redactions=2) == "mya/body/000.r2.p/3"
    assert layout.frontier_path("mya", 512) == "mya/frontier/512"


def test_objects_and_dictionaries_are_named_by_hash() -> None:
    assert layout.object_path(b"\xab" * 32, "jpg") == f"o/ab/{'ab' * 32}.jpg"
    assert layout.dictionary_path(bytes(32)) == f"dict/{'00' * 32}"


def test_the_tiles_of_70000_leaves() -> None:
    tiles = layout.tile_widths(70_000)
    assert [t for t in tiles if t[2] < limits.TILE_WIDTH or t[0]] == [(0, 273, 112), (1, 0, 256), (1, 1, 17), (2, 0, 1)]
    assert layout.bundle_widths(70_000)[-1] == (273, 112)
    assert layout.tile_widths(0) == []
    assert layout.bundle_widths(512) == [(0, 256), (1, 256)]
