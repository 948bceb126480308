"""Cosignatures."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave.archive.checkpoint import Checkpoint
from skywave.archive.cosignature import cosign, open_cosignatures
from skywave.archive.note import COSIGNATURE, SIGNATURE, VerifierKey, format_note, parse_note

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = PRIVATE.public_key().public_bytes_raw()
KEY = VerifierKey.of("steward.example", COSIGNATURE, PUBLIC)
TEXT = Checkpoint("dawn.example/mya", 1, bytes(32)).text


def test_the_signed_message_is_header_time_and_text() -> None:
    line = cosign(TEXT, KEY, PRIVATE.sign, time=1767139200)
    assert line.signature[:8] == (1767139200).to_bytes(8, "big")
    PRIVATE.public_key().verify(line.signature[8:], b"cosignature/v1\ntime 1767139200\n" + TEXT.encode())


def test_of_several_dates_by_one_cosigner_the_newest_counts() -> None:
    lines = [cosign(TEXT, KEY, PRIVATE.sign, time=time) for time in (5, 9, 7)]
    assert open_cosignatures(parse_note(format_note(TEXT, lines), limit=10_000), [KEY]) == {KEY: 9}


def test_the_same_key_as_a_plain_signer_dates_nothing() -> None:
    note = parse_note(format_note(TEXT, [cosign(TEXT, KEY, PRIVATE.sign, time=5)]), limit=10_000)
    assert open_cosignatures(note, [VerifierKey.of(KEY.name, SIGNATURE, PUBLIC)]) == {}
