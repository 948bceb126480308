"""Known answers of RFC 6962; what holds for every tree is in tests/property/test_trees.py."""

from __future__ import annotations

import pytest

from skywave.archive.merkle import (
    EMPTY_ROOT,
    Frontier,
    check_consistency,
    check_inclusion,
    leaf_hash,
    node_hash,
    prove_consistency,
    prove_inclusion,
    root_of,
)
from skywave.errors import Malformed, VerificationFailed


def test_known_hashes() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert node_hash(b"N123", b"N456").hex() == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"


def test_a_leaf_is_never_a_node() -> None:
    assert leaf_hash(b"a" + b"b") != node_hash(b"a", b"b")
    assert root_of([leaf_hash(b"x")]) == leaf_hash(b"x")


@pytest.mark.parametrize(("size", "hashes"), [(-1, (bytes(32),)), (1, ()), (2, (bytes(32),) * 2), (1, (bytes(31),))])
def test_a_frontier_has_as_many_hashes_as_its_size_has_bits(size: int, hashes: tuple[bytes, ...]) -> None:
    with pytest.raises(Malformed):
        Frontier(size, hashes)


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0), (2**63, 1)])
def test_an_index_outside_of_the_tree_is_never_proven(index: int, size: int) -> None:
    with pytest.raises(VerificationFailed):
        check_inclusion(leaf_hash(b""), index, size, (), leaf_hash(b""))


@pytest.mark.parametrize("leaf", [b"", bytes(31), bytes(33)])
def test_hashes_of_another_length_prove_nothing(leaf: bytes) -> None:
    with pytest.raises(VerificationFailed):
        check_inclusion(leaf, 0, 1, (), leaf)


def test_an_old_size_of_zero_proves_nothing() -> None:
    for old, new in ((0, 0), (0, 1), (2, 1), (-1, 1)):
        with pytest.raises(VerificationFailed):
            check_consistency(old, new, (), EMPTY_ROOT, EMPTY_ROOT)


def test_asking_for_an_impossible_proof_is_the_caller_s_mistake() -> None:
    with pytest.raises(ValueError, match="outside"):
        prove_inclusion([], 0)
    with pytest.raises(ValueError, match="outside"):
        prove_consistency([bytes(32)], 0)
