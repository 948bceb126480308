"""Policies; their grammar is in spec/vectors/policy."""

from __future__ import annotations

import itertools

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave.archive.note import COSIGNATURE, VerifierKey
from skywave.archive.policy import Group, Policy, parse_policy

KEYS = {
    f"w{n}": VerifierKey.of(
        f"w{n}.example",
        COSIGNATURE,
        Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32).public_key().public_bytes_raw(),
    )
    for n in range(5)
}


def test_a_group_is_met_by_exactly_the_sets_that_reach_its_threshold() -> None:
    for threshold in range(1, 6):
        policy = Policy(KEYS, (Group("G", threshold, tuple(KEYS), str(threshold)),), "G")
        for count in range(6):
            for chosen in itertools.combinations(KEYS.values(), count):
                assert policy.is_met_by(chosen) == (count >= threshold)


def test_none_is_met_by_nobody_and_a_witness_by_itself_alone() -> None:
    assert Policy().is_met_by(())
    assert Policy(KEYS, (), "w1").is_met_by([KEYS["w1"]])
    assert not Policy(KEYS, (), "w1").is_met_by([KEYS["w2"]])


def test_a_threshold_keeps_the_word_it_was_spelled_with() -> None:
    for spelling in ("any", "all", "1"):
        threshold = {"any": 1, "all": 2}.get(spelling, 1)
        policy = Policy(KEYS, (Group("G", threshold, ("w0", "w1"), spelling),), "G")
        assert parse_policy(policy.lines) == policy
