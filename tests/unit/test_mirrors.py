"""Mirror lists (RULES 33): who may sign one, and what a reader makes of several. Spellings are in spec/vectors/mirrors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave import limits
from skywave.archive.checkpoint import Checkpoint, parse_checkpoint
from skywave.archive.cosignature import cosign
from skywave.archive.encoding import sha256
from skywave.archive.mirrors import (
    ROOT_SIGNER,
    Mirror,
    MirrorList,
    accept_mirrors,
    is_mirror_address,
    keys_of_signer,
    merge_mirrors,
    parse_mirrors,
)
from skywave.archive.note import COSIGNATURE, SIGNATURE, SignatureLine, VerifierKey, format_note, sign_note
from skywave.archive.policy import Policy
from skywave.archive.root import Keys, RootNote
from skywave.errors import Malformed, VerificationFailed

NOW = 1_779_148_800
DAY = 86400


def private(label: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(label.encode()))


def key(label: str, kind: int) -> VerifierKey:
    return VerifierKey.of(f"dawn.example/{label}", kind, private(label).public_key().public_bytes_raw())


ROOTS = [key(label, SIGNATURE) for label in ("r1", "r2", "r3")]
WITNESSES = {name: key(name, COSIGNATURE) for name in ("pulse", "s1", "s2")}
ROOT = RootNote(
    "dawn.example", 1, None, "2036-01-01", Keys(2, tuple(ROOTS)), {"mya": Keys(1, (key("mya", SIGNATURE),))},
    Policy(WITNESSES), "pulse", ("s1", "s2"),
)  # fmt: skip
LIST = MirrorList("dawn.example", ROOT_SIGNER, 3, (Mirror("https://m1.example/", NOW + DAY),))


def line(text: str, label: str, kind: int = SIGNATURE) -> SignatureLine:
    if kind == COSIGNATURE:
        return cosign(text, key(label, kind), private(label).sign, time=NOW)
    return sign_note(text, key(label, kind), private(label).sign)


def by_roots(mirrors: MirrorList, *labels: str) -> bytes:
    return format_note(mirrors.text, [line(mirrors.text, label) for label in labels])


def by_witness(mirrors: MirrorList, name: str) -> bytes:
    return format_note(mirrors.text, [line(mirrors.text, name, COSIGNATURE)])


def test_a_list_by_the_root_keys_or_by_a_steward_is_accepted_and_no_other() -> None:
    assert accept_mirrors(ROOT, "root", by_roots(LIST, "r1", "r3")) == LIST
    stewards = replace(LIST, signer="s2")
    assert accept_mirrors(ROOT, "s2", by_witness(stewards, "s2")) == stewards
    for signer, data, says in (
        ("root", by_roots(LIST, "r1"), "signed by 1 of the 2 root keys"),
        ("root", by_witness(LIST, "s1"), "signed by 0 of the 2 root keys"),
        ("s1", by_witness(stewards, "s2"), "list of 's2'"),
        ("s2", by_witness(stewards, "s1"), "not signed by that steward"),
        ("s2", by_roots(stewards, "r1", "r2", "r3"), "not signed by that steward"),
        ("pulse", by_witness(replace(LIST, signer="pulse"), "pulse"), "no steward"),
        ("s3", by_witness(replace(LIST, signer="s3"), "s1"), "no steward"),
        ("root", by_roots(replace(LIST, domain="dusk.example"), "r1", "r2"), r"of dusk\.example"),
    ):
        with pytest.raises(VerificationFailed, match=says):
            accept_mirrors(ROOT, signer, data)


def test_a_list_is_never_a_checkpoint_and_a_checkpoint_never_a_list() -> None:
    for mirrors in (LIST, replace(LIST, mirrors=())):
        with pytest.raises(Malformed):
            parse_checkpoint(by_witness(mirrors, "s1"))
    head = Checkpoint("newsroom-mirrors/v1 dawn.example", 3, sha256(b"root"))
    with pytest.raises(Malformed):
        parse_mirrors(format_note(head.text, [line(head.text, "s1", COSIGNATURE)]))


def test_a_steward_that_is_called_root_cannot_stand_for_the_root_keys() -> None:
    usurper = replace(ROOT, policy=Policy({**WITNESSES, "root": key("w", COSIGNATURE)}), stewards=("s1", "root"))
    data = format_note(LIST.text, [cosign(LIST.text, key("w", COSIGNATURE), private("w").sign, time=NOW)])
    with pytest.raises(VerificationFailed, match="signed by 0 of the 2"):
        accept_mirrors(usurper, "root", data)
    assert keys_of_signer(usurper, "root") == tuple(ROOTS)


def test_the_keys_of_a_list_are_its_signers() -> None:
    assert keys_of_signer(ROOT, "s1") == (WITNESSES["s1"],)
    assert keys_of_signer(ROOT, "pulse") == keys_of_signer(ROOT, "nobody") == ()


def test_the_longest_list_fits_into_its_limit() -> None:
    mirrors = tuple(
        Mirror(f"https://m{n:02d}.example/{'a' * 179}/", limits.LATEST_SECONDS) for n in range(limits.MIRRORS)
    )
    assert {len(mirror.address) for mirror in mirrors} == {200}
    full = replace(LIST, number=limits.JSON_INTEGER, mirrors=mirrors)
    assert accept_mirrors(ROOT, "root", by_roots(full, "r1", "r2", "r3")) == full


@pytest.mark.parametrize(
    "address", ["https://m1.example/\n", " https://m1.example/", "https://m1.example/ ", "//m1.example/"]
)
def test_what_is_no_address_of_a_mirror(address: str) -> None:
    assert not is_mirror_address(address)


def test_lists_are_merged_and_no_address_outlives_its_until() -> None:
    a, b, c, d = (f"https://{name}.example/" for name in "abcd")
    roots = replace(LIST, mirrors=(Mirror(a, NOW + 1), Mirror(b, NOW), Mirror(c, NOW + 9)))
    steward = replace(LIST, signer="s1", number=1, mirrors=(Mirror(a, NOW + 5), Mirror(d, NOW + 9)))
    assert merge_mirrors([roots, steward], NOW) == (c, d, a)
    assert merge_mirrors([steward, roots], NOW) == (c, d, a)
    assert merge_mirrors([roots, steward], NOW + 5) == (c, d)
    assert merge_mirrors([roots, steward], NOW + 9) == ()
    assert merge_mirrors([], NOW) == ()


def test_of_several_lists_by_one_signer_the_newest_counts_alone() -> None:
    old = replace(LIST, mirrors=tuple(Mirror(f"https://old{n:02d}.example/", NOW + DAY) for n in range(limits.MIRRORS)))
    new = replace(LIST, number=4)
    assert merge_mirrors([old, new, old], NOW) == ("https://m1.example/",)
    assert len(merge_mirrors([old, replace(new, signer="s1")], NOW)) == limits.MIRRORS + 1
