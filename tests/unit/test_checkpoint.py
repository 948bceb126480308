"""Checkpoints, and which of them are accepted (RULES 11, 21)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave import limits
from skywave.archive.checkpoint import Checkpoint, parse_checkpoint
from skywave.archive.cosignature import cosign
from skywave.archive.encoding import sha256
from skywave.archive.note import COSIGNATURE, SIGNATURE, SignatureLine, VerifierKey, format_note, sign_note
from skywave.archive.policy import Group, Policy
from skywave.archive.root import Keys, RootNote
from skywave.archive.trust import BY_NEWSROOM, BY_STEWARDS, UNDATED, accept_checkpoint, date_of
from skywave.errors import Malformed, SkywaveError, VerificationFailed

ORIGIN = "dawn.example/mya"


def private(label: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(label.encode()))


def key(label: str, kind: int = SIGNATURE) -> VerifierKey:
    return VerifierKey.of(ORIGIN if kind == SIGNATURE else label, kind, private(label).public_key().public_bytes_raw())


HEAD = Checkpoint(ORIGIN, 41, sha256(b"root"))
DESK = Keys(2, (key("a"), key("b"), key("c")))
WITNESSES = {name: key(name, COSIGNATURE) for name in ("pulse", "s1", "s2", "s3")}
ROOT = RootNote(
    "dawn.example", 1, None, "2036-01-01", Keys(1, (key("r"),)), {"mya": DESK},
    Policy(WITNESSES, (Group("S", 2, ("s1", "s2", "s3"), "2"),), "S"), "pulse", ("s1", "s2", "s3"),
)  # fmt: skip
ALONE = replace(ROOT, policy=Policy({"pulse": WITNESSES["pulse"]}), stewards=())


def checkpoint(signers: str = "ab", head: Checkpoint = HEAD, **times: int) -> bytes:
    lines = [sign_note(head.text, key(label), private(label).sign) for label in signers]
    lines += [cosign(head.text, WITNESSES[name], private(name).sign, time=time) for name, time in times.items()]
    return format_note(head.text, lines)


def test_a_checkpoint_is_accepted_with_its_threshold_and_its_quorum() -> None:
    accepted = accept_checkpoint(ROOT, ORIGIN, DESK, checkpoint(s1=10, s3=20))
    assert (accepted.head, accepted.time, accepted.dated_by, accepted.unexplained) == (HEAD, 10, BY_STEWARDS, ())


@pytest.mark.parametrize(
    ("untrusted", "says"),
    [
        pytest.param(checkpoint("a", s1=1, s2=2), "signed by 1 of the 2", id="one desk key too few"),
        pytest.param(checkpoint("aa", s1=1, s2=2), "signed by 1 of the 2", id="one desk key twice"),
        pytest.param(checkpoint("r", s1=1, s2=2), "signed by 0 of the 2", id="a root key is no desk key"),
        pytest.param(checkpoint(s1=1), "quorum", id="one steward too few"),
        pytest.param(checkpoint(s1=1, pulse=2), "quorum", id="the pulse is no steward"),
        pytest.param(checkpoint(head=replace(HEAD, origin="dawn.example/uig"), s1=1, s2=1), "not of", id="another log"),
        pytest.param(checkpoint(s1=1, s2=2).replace(b"\n41\n", b"\n42\n"), "is wrong", id="another size"),
    ],
)
def test_a_checkpoint_is_refused(untrusted: bytes, says: str) -> None:
    with pytest.raises(VerificationFailed, match=says):
        accept_checkpoint(ROOT, ORIGIN, DESK, untrusted)


def test_signatures_that_nobody_knows_are_reported() -> None:
    raw = checkpoint(s1=1, s2=2) + SignatureLine("stranger.example", b"1234", b"x").text.encode() + b"\n"
    assert accept_checkpoint(ROOT, ORIGIN, DESK, raw).unexplained == ("stranger.example",)


@pytest.mark.parametrize(
    ("root", "times", "expected"),
    [
        (ROOT, {"s1": 30, "s2": 20, "s3": 10}, (20, BY_STEWARDS)),
        (ROOT, {"s1": 30, "s3": 10}, (10, BY_STEWARDS)),
        (ROOT, {"s1": 30, "pulse": 99}, (None, UNDATED)),
        (ROOT, {}, (None, UNDATED)),
        (ALONE, {"pulse": 7}, (7, BY_NEWSROOM)),
        (ALONE, {}, (None, UNDATED)),
        (replace(ALONE, pulse=None), {"pulse": 7}, (None, UNDATED)),
    ],
)
def test_a_date_is_that_of_a_strict_majority_of_the_stewards_or_of_the_pulse_alone(
    root: RootNote, times: dict[str, int], expected: tuple[int | None, str]
) -> None:
    assert date_of(root, {WITNESSES[name]: time for name, time in times.items()}) == expected


@pytest.mark.parametrize("size", [0, 1, limits.LOG_SIZE])
def test_text_and_parse_agree(size: int) -> None:
    head = Checkpoint(ORIGIN, size, bytes(32))
    assert parse_checkpoint(checkpoint(head=head)).head == head


def test_no_line_may_follow_the_root() -> None:
    text = HEAD.text + "extension\n"
    with pytest.raises(Malformed, match="three lines"):
        parse_checkpoint(format_note(text, [sign_note(text, key("a"), private("a").sign)]))


def test_junk_in_front_of_a_checkpoint_is_an_error_of_ours() -> None:
    for raw in (b"", b"\n\n", b"\xff\xfe", checkpoint()[1:], b"\n" + checkpoint()):
        with pytest.raises(SkywaveError):
            accept_checkpoint(ROOT, ORIGIN, DESK, raw)
