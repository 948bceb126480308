"""Evidence of a fork (RULES 34): what proves one, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skywave.archive.checkpoint import Checkpoint
from skywave.archive.encoding import sha256
from skywave.archive.fork import is_fork
from skywave.archive.merkle import Frontier, leaf_hash, root_of
from skywave.archive.trust import UNDATED, Accepted

ORIGIN = "dawn.example/mya"
TRUE = [leaf_hash(f"true {n}".encode()) for n in range(300)]
OTHER = [*TRUE[:100], *(leaf_hash(f"other {n}".encode()) for n in range(100, 300))]


def signed(leaves: list[bytes], size: int, origin: str = ORIGIN) -> Accepted:
    return Accepted(Checkpoint(origin, size, root_of(leaves[:size])), None, UNDATED, ())


def before(leaves: list[bytes], size: int) -> Frontier:
    return Frontier().extend(leaves[:size])


@pytest.mark.parametrize(
    ("smaller", "larger", "start"),
    [(101, 102, 0), (101, 300, 101), (150, 300, 100), (150, 300, 128), (256, 300, 256), (299, 300, 7)],
)
def test_two_signed_trees_and_the_hashes_between_them_prove_a_fork(smaller: int, larger: int, start: int) -> None:
    evidence = (before(TRUE, start), TRUE[start:larger])
    assert is_fork(signed(OTHER, smaller), signed(TRUE, larger), *evidence)
    # The same hashes convict nobody whose smaller tree is a beginning of the larger one.
    assert not is_fork(signed(TRUE, smaller), signed(TRUE, larger), *evidence)


def test_two_roots_of_one_size_need_no_hashes() -> None:
    assert is_fork(signed(OTHER, 200), signed(TRUE, 200), Frontier(), [])
    assert not is_fork(signed(TRUE, 200), signed(TRUE, 200), Frontier(), [])
    assert not is_fork(signed(OTHER, 100), signed(TRUE, 100), Frontier(), [])


def test_an_unproven_mismatch_is_no_fork() -> None:
    small, large = signed(OTHER, 150), signed(TRUE, 300)
    start, leaves = before(TRUE, 128), TRUE[128:]
    assert is_fork(small, large, start, leaves)
    wrong = [*leaves[:5], bytes(32), *leaves[6:]]
    for case, hashes in (
        (before(OTHER, 128), leaves),
        (start, OTHER[128:]),
        (start, wrong),
        (start, leaves[:-1]),
        (start, [*leaves, leaves[-1]]),
        (start, []),
        (before(TRUE, 151), TRUE[151:]),
        (Frontier(), leaves),
        (start, [b"short", *leaves[1:]]),
    ):
        assert not is_fork(small, large, case, hashes)


def test_a_mirror_cannot_make_a_fork_of_two_honest_checkpoints() -> None:
    small, large = signed(TRUE, 150), signed(TRUE, 300)
    for start in (0, 100, 128, 150):
        for leaves in (TRUE, OTHER):
            assert not is_fork(small, large, before(leaves, start), leaves[start:])
            assert not is_fork(small, large, before(OTHER, start), leaves[start:])


def test_trees_of_two_logs_or_in_the_wrong_order_are_no_fork() -> None:
    large = signed(TRUE, 300)
    assert not is_fork(signed(OTHER, 150, "dawn.example/uig"), large, before(TRUE, 150), TRUE[150:])
    assert not is_fork(large, signed(OTHER, 150), before(OTHER, 150), [])
    assert not is_fork(signed(OTHER, 300, "dawn.example/uig"), large, Frontier(), [])


def test_a_signed_empty_tree_with_a_false_root_is_one() -> None:
    false = replace(signed(TRUE, 0), head=Checkpoint(ORIGIN, 0, sha256(b"false")))
    assert is_fork(false, signed(TRUE, 3), Frontier(), TRUE[:3])
    assert not is_fork(signed(TRUE, 0), signed(TRUE, 3), Frontier(), TRUE[:3])
