"""Laws of notes and keys; the formats' byte cases are in spec/vectors/note."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave.archive.note import (
    COSIGNATURE,
    SIGNATURE,
    SignatureLine,
    VerifierKey,
    format_note,
    is_safe_point,
    open_note,
    parse_note,
    sign_note,
)
from skywave.errors import Malformed, Unverified, VerificationFailed

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = PRIVATE.public_key().public_bytes_raw()
KEY = VerifierKey.of("dawn.example/mya", SIGNATURE, PUBLIC)
TEXT = "one\n\ntwo\n"


def test_the_example_key_of_c2sp_has_its_id() -> None:
    key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    assert (key.name, key.kind, key.key_id.hex()) == ("PeterNeumann", SIGNATURE, "c74f20a3")
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert open_note(parse_note(note.encode(), limit=1000), [key]) == {key}


def test_a_note_is_split_at_its_last_empty_line() -> None:
    note = parse_note(format_note(TEXT, [sign_note(TEXT, KEY, PRIVATE.sign)]), limit=1000)
    assert note.text == TEXT


def test_a_key_of_the_other_kind_signs_nothing() -> None:
    note = parse_note(format_note(TEXT, [sign_note(TEXT, KEY, PRIVATE.sign)]), limit=1000)
    with pytest.raises(Unverified):
        open_note(note, [VerifierKey.of(KEY.name, COSIGNATURE, PUBLIC)])
    with pytest.raises(Unverified):
        open_note(note, [])


def test_a_wrong_signature_by_a_known_key_refuses_what_another_key_signed() -> None:
    other = VerifierKey.of(
        "other", SIGNATURE, Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    )
    lines = [sign_note(TEXT, KEY, PRIVATE.sign), SignatureLine("other", other.key_id, bytes(64))]
    note = parse_note(format_note(TEXT, lines), limit=1000)
    assert open_note(note, [KEY]) == {KEY}
    with pytest.raises(VerificationFailed, match="other is wrong"):
        open_note(note, [KEY, other])


def test_the_limit_counts_the_whole_note() -> None:
    raw = format_note(TEXT, [sign_note(TEXT, KEY, PRIVATE.sign)])
    parse_note(raw, limit=len(raw))
    with pytest.raises(Malformed):
        parse_note(raw, limit=len(raw) - 1)


def test_honest_keys_are_safe_points_and_their_torsion_twins_are_not() -> None:
    prime = 2**255 - 19
    for seed in range(8):
        public = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32).public_key().public_bytes_raw()
        assert is_safe_point(public)
        # (x, y) + (0, -1) = (-x, -y): the same point plus the point of order two.
        encoded = int.from_bytes(public, "little")
        y, sign = encoded & (2**255 - 1), encoded >> 255
        assert not is_safe_point((prime - y | (1 - sign) << 255).to_bytes(32, "little"))


@pytest.mark.parametrize(
    "text", ["", "a", "a+b", "a+00000000+", "a+00000000+AA==", "a b+00000000+AQ==", f"{KEY.text}+x"]
)
def test_malformed_keys(text: str) -> None:
    with pytest.raises(Malformed):
        VerifierKey.parse(text)
