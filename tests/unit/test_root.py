"""Root notes; acceptance is a table in tests/conformance/test_root_rotation.py."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave.archive.note import COSIGNATURE, SIGNATURE, SignatureLine, VerifierKey, format_note
from skywave.archive.policy import Policy
from skywave.archive.root import Keys, RootNote, Void, newsroom_id, parse_root_note
from skywave.errors import Malformed


def key(name: str, seed: int, kind: int = SIGNATURE) -> VerifierKey:
    return VerifierKey.of(
        name, kind, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32).public_key().public_bytes_raw()
    )


PULSE = key("pulse", 9, COSIGNATURE)
ROOT = RootNote(
    "dawn.example", 1, None, "2036-01-01", Keys(1, (key("root", 1),)),
    {"uig": Keys(1, (key("uig", 2),)), "mya": Keys(1, (key("mya", 3),))},
    Policy({"pulse": PULSE}), "pulse", voids=(Void("mya", 10, 12), Void("uig", 3, 4)),
)  # fmt: skip


def test_n_is_the_hash_of_the_text_without_signatures_never_cut() -> None:
    newsroom = newsroom_id(ROOT)
    assert newsroom == base64.b32encode(hashlib.sha256(ROOT.text.encode()).digest()).decode().rstrip("=").lower()
    assert len(newsroom) == 52


def test_desks_are_spelled_in_the_order_of_their_codes() -> None:
    assert ROOT.text.index("desk mya") < ROOT.text.index("desk uig")
    raw = format_note(ROOT.text, [SignatureLine("x", b"1234", b"s")])
    assert list(parse_root_note(raw)[0].desks) == ["mya", "uig"]


def test_void_ranges_hold_their_start_and_not_their_end() -> None:
    assert [index for index in range(20) if ROOT.is_void("mya", index)] == [10, 11]
    assert [index for index in range(20) if ROOT.is_void("uig", index)] == [3]
    assert not ROOT.is_void("zho", 10)


def test_stewards_date_a_log_and_the_pulse_only_where_there_are_none() -> None:
    steward = key("s1", 8, COSIGNATURE)
    policy = Policy({"pulse": PULSE, "s1": steward})
    assert ROOT.dating_keys == (PULSE,)
    assert replace(ROOT, policy=policy, stewards=("s1",)).dating_keys == (steward,)
    assert replace(ROOT, policy=policy, pulse=None).dating_keys == ()


def test_two_keys_that_nobody_could_tell_apart_are_refused() -> None:
    """Finding two keys of one id takes 2**32 tries; here the line's own check of ids is passed by."""
    first = key("root", 1)
    twin = replace(key("root", 4), key_id=first.key_id)
    raw = format_note(replace(ROOT, root=Keys(1, (first, twin))).text, [SignatureLine("x", b"1234", b"s")])
    with pytest.raises(Malformed):
        parse_root_note(raw)


def test_thresholds_count_public_keys_and_only_their_own() -> None:
    twice = Keys(2, (key("root", 1), key("root-2", 1), key("root", 2)))
    assert twice.count([key("root", 1), key("root-2", 1)]) == 1
    assert twice.count([key("root", 1), key("root", 2), key("root", 3)]) == 2
    assert twice.count([]) == 0
