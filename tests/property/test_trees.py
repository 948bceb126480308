"""Merkle trees: proofs for every leaf of every small tree, and frontiers that do not care how leaves arrive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave import limits
from skywave.archive.layout import bundle_widths, tile_widths
from skywave.archive.merkle import (
    Frontier,
    check_consistency,
    check_inclusion,
    leaf_hash,
    node_hash,
    prove_consistency,
    prove_inclusion,
    root_of,
)
from skywave.archive.tiles import format_entries, levels_of, parse_entries
from skywave.errors import Malformed, VerificationFailed

LEAVES = [leaf_hash(bytes([n])) for n in range(70)]
ROOTS = [root_of(LEAVES[:size]) for size in range(71)]


def _root_by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(_root_by_definition(leaves[:split]), _root_by_definition(leaves[split:]))


def test_the_root_is_that_of_rfc_6962_for_every_size_up_to_70() -> None:
    for size in range(1, 71):
        assert ROOTS[size] == _root_by_definition(LEAVES[:size])


def test_every_leaf_of_every_tree_up_to_70_has_a_proof_that_fits_nothing_else() -> None:
    for size in range(1, 71):
        leaves = LEAVES[:size]
        for index in range(size):
            proof = prove_inclusion(leaves, index)
            assert len(proof) <= limits.PROOF_HASHES
            check_inclusion(leaves[index], index, size, proof, ROOTS[size])
            for wrong in (
                (LEAVES[(index + 1) % 70], index, size, proof, ROOTS[size]),
                (leaves[index], index ^ 1, size, proof, ROOTS[size]),
                (leaves[index], index, size, (*proof, LEAVES[0]), ROOTS[size]),
                (leaves[index], index, size, proof, ROOTS[size - 1]),
            ):
                with pytest.raises(VerificationFailed):
                    check_inclusion(*wrong)
            if proof:
                with pytest.raises(VerificationFailed):
                    check_inclusion(leaves[index], index, size, proof[:-1], ROOTS[size])


def test_every_prefix_of_every_tree_up_to_70_has_a_proof_that_fits_nothing_else() -> None:
    for size in range(1, 71):
        for old in range(1, size + 1):
            proof = prove_consistency(LEAVES[:size], old)
            check_consistency(old, size, proof, ROOTS[old], ROOTS[size])
            for wrong in (
                (old, size, proof, ROOTS[old - 1], ROOTS[size]),
                (old, size, proof, ROOTS[old], ROOTS[size - 1]),
                (old, size, (*proof, LEAVES[0]), ROOTS[old], ROOTS[size]),
            ):
                with pytest.raises(VerificationFailed):
                    check_consistency(*wrong)
            if proof:
                with pytest.raises(VerificationFailed):
                    check_consistency(old, size, proof[:-1], ROOTS[old], ROOTS[size])


@given(st.integers(0, 70), st.lists(st.integers(0, 70), max_size=6))
def test_a_frontier_does_not_care_in_what_pieces_leaves_arrive(size: int, cuts: list[int]) -> None:
    frontier = Frontier()
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), size], strict=True):
        frontier = frontier.extend(LEAVES[min(start, size) : min(end, size)])
    assert frontier == Frontier().extend(LEAVES[:size])
    assert frontier.root == ROOTS[size]
    assert Frontier.parse(size, frontier.format()) == frontier


def test_a_frontier_between_any_two_sizes_leads_to_the_root_and_no_change_does() -> None:
    for start in range(71):
        frontier = Frontier().extend(LEAVES[:start])
        for end in (start, min(start + 1, 70), 70):
            assert frontier.extend(LEAVES[start:end]).root == ROOTS[end]
        for number, old in enumerate(frontier.hashes):
            hashes = list(frontier.hashes)
            hashes[number] = leaf_hash(old)
            assert Frontier(start, tuple(hashes)).extend(LEAVES[start:]).root != ROOTS[70]


@given(st.integers(0, limits.LOG_SIZE), st.integers(0, 900))
def test_a_frontier_file_has_one_hash_for_each_set_bit(size: int, length: int) -> None:
    try:
        frontier = Frontier.parse(size, bytes(length))
    except Malformed:
        assert length != 32 * size.bit_count()
    else:
        assert len(frontier.hashes) == size.bit_count() <= limits.PROOF_HASHES
        assert frontier.format() == bytes(length)


@given(st.lists(st.binary(max_size=60), max_size=20))
def test_entries_parse_undoes_format(leaves: list[bytes]) -> None:
    raw = format_entries(leaves)
    assert parse_entries(raw, len(leaves)) == tuple(leaves)
    for count in (len(leaves) - 1, len(leaves) + 1):
        with pytest.raises(Malformed):
            parse_entries(raw, count)


@given(st.binary(max_size=200), st.integers(0, 8))
def test_entries_of_any_bytes_are_malformed_or_reformat(raw: bytes, count: int) -> None:
    try:
        leaves = parse_entries(raw, count)
    except Malformed:
        return
    assert format_entries(leaves) == raw


@given(st.integers(0, 70_000))
def test_tiles_are_as_many_as_their_hashes_need(size: int) -> None:
    tiles = tile_widths(size)
    bundles = bundle_widths(size)
    assert [(number, width) for level, number, width in tiles if level == 0] == bundles
    assert sum(width for _, width in bundles) == size
    for level in range(1, 3):
        above = sum(width for found, _, width in tiles if found == level)
        assert above == size // limits.TILE_WIDTH**level


def test_tile_levels_lead_to_the_same_root() -> None:
    leaves = [leaf_hash(n.to_bytes(3, "big")) for n in range(256 * 3)]
    levels = levels_of(leaves)
    assert [len(level) for level in levels] == [768, 3]
    assert root_of(levels[1]) == root_of(leaves)
