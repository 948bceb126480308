"""Proofs of one story."""

from __future__ import annotations

import pytest

from skywave.archive.checkpoint import Checkpoint
from skywave.archive.merkle import leaf_hash, prove_inclusion, root_of
from skywave.archive.note import SignatureLine, format_note
from skywave.archive.proof import Proof, parse_proof
from skywave.errors import Malformed, VerificationFailed

LEAVES = [bytes([n]) for n in range(9)]
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
NOTE = format_note(Checkpoint("dawn.example/mya", 9, root_of(HASHES)).text, [SignatureLine("x", b"1234", b"s")])


def test_every_leaf_is_proven_and_no_other_leaf_with_its_proof() -> None:
    for index, leaf in enumerate(LEAVES):
        proof = parse_proof(Proof(index, prove_inclusion(HASHES, index), NOTE).format())
        assert proof.check(leaf).head.size == 9
        for other in LEAVES:
            if other != leaf:
                with pytest.raises(VerificationFailed):
                    proof.check(other)


def test_extra_bytes_stay_as_they_are() -> None:
    for extra in (None, b"", b"\0\xff"):
        proof = Proof(0, prove_inclusion(HASHES, 0), NOTE, extra)
        assert parse_proof(proof.format()) == proof


def test_the_checkpoint_is_only_parsed_when_it_is_asked() -> None:
    proof = parse_proof(Proof(0, (), b"junk").format())
    with pytest.raises(Malformed):
        proof.check(b"")
