"""TUF's root-rotation, rollback and key cases for root notes, as a table: each row's name is what it shows.

Source: spec/05-root.md; theupdateframework/tuf-conformance (root rotation, rollback, expiry).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave.archive.encoding import sha256
from skywave.archive.note import COSIGNATURE, SIGNATURE, SignatureLine, VerifierKey, format_note, sign_note
from skywave.archive.policy import Policy
from skywave.archive.root import Keys, RootNote, check_first, check_successor, choose_successor, newsroom_id
from skywave.errors import Malformed, SkywaveError, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

DOMAIN = "dawn.example"


@dataclass(frozen=True)
class Hand:
    """A private key: `a` of the first set, `z` a stranger."""

    label: str
    name: str = f"{DOMAIN}/root"
    kind: int = SIGNATURE

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(sha256(self.label.encode()))

    @property
    def key(self) -> VerifierKey:
        return VerifierKey.of(self.name, self.kind, self.private.public_key().public_bytes_raw())


def hands(labels: str) -> list[Hand]:
    return [Hand(label) for label in labels]


def keys(threshold: int, labels: str) -> Keys:
    return Keys(threshold, tuple(hand.key for hand in hands(labels)))


def sign(root: RootNote, labels: str | Sequence[Hand]) -> bytes:
    signers = hands(labels) if isinstance(labels, str) else labels
    return format_note(root.text, [sign_note(root.text, hand.key, hand.private.sign) for hand in signers])


DESK = Hand("desk", f"{DOMAIN}/mya")
PULSE = Hand("pulse", f"{DOMAIN}/pulse", COSIGNATURE)
FIRST = RootNote(
    DOMAIN, 1, None, "2036-01-01", keys(2, "abc"), {"mya": Keys(1, (DESK.key,))}, Policy({"pulse": PULSE.key}), "pulse"
)


def after(root: RootNote, threshold: int, labels: str) -> RootNote:
    return replace(root, version=root.version + 1, prev=root.digest, root=keys(threshold, labels))


SECOND = after(FIRST, 2, "def")
KEPT = after(FIRST, 2, "abd")  # c leaves, d comes
SAME = after(FIRST, 2, "abc")
RAISED = after(FIRST, 3, "abcd")
LOWERED = after(FIRST, 1, "abc")


@dataclass(frozen=True)
class Row:
    """A candidate for version 2 after FIRST: accepted, or refused with an error and a word of its message."""

    name: str
    untrusted: bytes
    error: type[SkywaveError] | None = None
    says: str = ""


FALSE = VerificationFailed
ROWS = [
    Row("a threshold of old and of new keys signed", sign(SECOND, "abde")),
    Row("all old and all new keys signed", sign(SECOND, "abcdef")),
    Row("the order of the signatures does not matter", sign(SECOND, "ebda")),
    Row("the old keys alone signed", sign(SECOND, "abc"), FALSE, "0 of the 2"),
    Row("the new keys alone signed", sign(SECOND, "def"), FALSE, "0 of the 2"),
    Row("one old key too few signed", sign(SECOND, "adef"), FALSE, "1 of the 2"),
    Row("one new key too few signed", sign(SECOND, "abcd"), FALSE, "1 of the 2"),
    Row("nobody known signed", sign(SECOND, "z"), FALSE, "0 of the 2"),
    Row("the keys stay and a threshold of them signed", sign(SAME, "bc")),
    Row("the keys stay and one of two signed", sign(SAME, "b"), FALSE, "1 of the 2"),
    Row("one key is replaced and the two that stay signed", sign(KEPT, "ab")),
    Row("one key is replaced and the removed key signed with one that stays", sign(KEPT, "ac"), FALSE, "1 of the 2"),
    Row("one key is replaced and the new key signed with one that stays", sign(KEPT, "ad"), FALSE, "1 of the 2"),
    Row("one key is replaced and one that stays, the removed and the new key signed", sign(KEPT, "acd")),
    Row("the threshold rises and the new threshold signed", sign(RAISED, "abd")),
    Row("the threshold rises and only the old threshold signed", sign(RAISED, "ab"), FALSE, "2 of the 3"),
    Row("the threshold falls and the old threshold signed", sign(LOWERED, "ab")),
    Row("the threshold falls and only the new threshold signed", sign(LOWERED, "a"), FALSE, "1 of the 2"),
    Row("one key signed twice and counts once", sign(SAME, "aa"), FALSE, "1 of the 2"),
    Row(
        "one key signed under two names and counts once",
        sign(SAME, [Hand("a"), Hand("a", f"{DOMAIN}/root-2")]),
        FALSE,
        "1 of the 2",
    ),
    Row(
        "one root key stands under two names",
        sign(replace(SAME, root=Keys(2, (*FIRST.root.keys, Hand("a", f"{DOMAIN}/root-2").key))), "ab"),
        Malformed,
        "two roles",
    ),
    Row("further signatures by unknown keys are ignored", sign(SECOND, "zabydex")),
    Row(
        "a signature of an unknown type is ignored",
        format_note(
            SAME.text,
            [
                SignatureLine(f"{DOMAIN}/root", b"\1\2\3\4", bytes(2420)),
                *(sign_note(SAME.text, h.key, h.private.sign) for h in hands("ab")),
            ],
        ),
    ),
    Row(
        "enough keys signed and one known key's signature is wrong",
        format_note(
            SAME.text,
            [
                *(sign_note(SAME.text, h.key, h.private.sign) for h in hands("ab")),
                SignatureLine(Hand("c").name, Hand("c").key.key_id, bytes(64)),
            ],
        ),
        FALSE,
        "is wrong",
    ),
    Row("version 3 skips version 2", sign(replace(SAME, version=3), "abc"), FALSE, "cannot follow"),
    Row("version 1 comes again", sign(FIRST, "abc"), FALSE, "cannot follow"),
    Row("another version 1 comes", sign(replace(FIRST, expires="2040-01-01"), "abc"), FALSE, "cannot follow"),
    Row("prev names another note", sign(replace(SAME, prev=sha256(b"x")), "abc"), FALSE, "does not continue"),
    Row(
        "prev is the hash of the note with its signatures",
        sign(replace(SAME, prev=sha256(sign(FIRST, "abc"))), "abc"),
        FALSE,
        "does not continue",
    ),
    Row("the domain changes", sign(replace(SAME, domain="dusk.example"), "abc"), FALSE, "does not continue"),
    Row("an expired note is accepted and the warning is the caller's", sign(replace(SAME, expires="2001-01-01"), "ab")),
    Row("the expiry may move back", sign(replace(SAME, expires="2030-01-01"), "ab")),
    Row("the text was altered after signing", sign(SAME, "ab").replace(b"2036", b"2037"), FALSE, "is wrong"),
    Row("the note is cut", sign(SAME, "ab")[:-1], Malformed, "final newline"),
    Row("a desk's key is replaced", sign(replace(SAME, desks={"mya": Keys(1, (Hand("n", DESK.name).key,))}), "ab")),
    Row("a desk key has a second role as a root key", sign(replace(SAME, root=Keys(2, (*FIRST.root.keys, DESK.key))), "ab"),
        Malformed, "two roles"),
    Row(
        "a witness key has a second role as a desk key",
        sign(replace(SAME, desks={"mya": Keys(1, (Hand("pulse", DESK.name).key,))}), "ab"),
        Malformed,
        "two roles",
    ),
    *(
        Row(
            f"a key {what} is refused",
            sign(replace(SAME, desks={"mya": Keys(1, (VerifierKey.of(DESK.name, SIGNATURE, bytes.fromhex(point)),))}), "ab"),
            Malformed,
            "not a safe",
        )
        for what, point in (
            ("of order 1", "01" + "00" * 31),
            ("of order 2", "ec" + "ff" * 30 + "7f"),
            ("of order 4", "00" * 32),
            ("of order 4 with its sign set", "00" * 31 + "80"),
            ("of order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            ("of order 8, the other one", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
            ("of order 1 with y above the prime", "ee" + "ff" * 30 + "7f"),
            ("of order 1 with its sign set", "01" + "00" * 30 + "80"),
            ("of mixed order", "95" + "99" * 30 + "99"),
            ("with y at the prime", "ed" + "ff" * 30 + "7f"),
            ("that is no point", "02" + "00" * 31),
        )
    ),
    *(
        Row(
            f"the reserved desk code {code} is refused",
            sign(SAME, "ab").replace(b"desk mya", f"desk {code}".encode()),
            Malformed,
            "cannot have",
        )
        for code in ("app", "root", "mirrors", "dict", "o")
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_version_2_after_version_1(row: Row) -> None:
    trusted = check_first(sign(FIRST, "abc"))
    before = trusted.text
    if row.error is None:
        root = check_successor(trusted, row.untrusted)
        assert (root.version, root.prev) == (2, trusted.digest)
        assert choose_successor(trusted, [row.untrusted]) == (root, ())
    else:
        with pytest.raises(row.error, match=row.says):
            check_successor(trusted, row.untrusted)
        assert choose_successor(trusted, [row.untrusted]) == (trusted, ())
    # Whatever happened, what was trusted stays what it was, and the genuine successor is still accepted.
    assert trusted.text == before
    assert check_successor(trusted, sign(SECOND, "abde")) == SECOND


def test_row_names_are_sentences_of_their_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


FIRST_ROWS = [
    Row("a threshold of its own keys signed", sign(FIRST, "ac")),
    Row("one of two keys signed", sign(FIRST, "a"), FALSE, "1 of the 2"),
    Row("version 2 stands where version 1 should", sign(SECOND, "abde"), FALSE, "should be"),
    Row("only unknown keys signed", sign(FIRST, "xyz"), FALSE, "0 of the 2"),
]


@pytest.mark.parametrize("row", FIRST_ROWS, ids=[row.name for row in FIRST_ROWS])
def test_version_1(row: Row) -> None:
    if row.error is None:
        assert check_first(row.untrusted) == FIRST
    else:
        with pytest.raises(row.error, match=row.says):
            check_first(row.untrusted)


def test_two_valid_successors_leave_the_holder_where_it_was_and_both_are_kept_as_evidence() -> None:
    one, two = sign(SECOND, "abde"), sign(SAME, "ab")
    assert choose_successor(FIRST, [one, two]) == (FIRST, (one, two))
    assert choose_successor(FIRST, [two, sign(SECOND, "z"), one, b"junk"]) == (FIRST, (two, one))


def test_one_successor_with_other_signatures_is_no_fork() -> None:
    assert choose_successor(FIRST, [sign(SECOND, "abde"), sign(SECOND, "bcef")]) == (SECOND, ())


def test_no_valid_successor_changes_nothing() -> None:
    assert choose_successor(FIRST, []) == (FIRST, ())
    assert choose_successor(FIRST, [b"", sign(SECOND, "abc")]) == (FIRST, ())


def test_all_root_keys_rotate_over_a_chain_of_several_versions() -> None:
    newsroom = newsroom_id(FIRST)
    trusted = check_first(sign(FIRST, "abc"))
    seen = [trusted]
    for old, new in (("abc", "bcd"), ("bcd", "cde"), ("cde", "def"), ("def", "ghi")):
        trusted = check_successor(trusted, sign(after(trusted, 2, new), old[1:] + new[1:]))
        seen.append(trusted)
    assert trusted.version == 5
    assert newsroom_id(seen[0]) == newsroom
    assert not {k.public_key for k in trusted.root.keys} & {k.public_key for k in FIRST.root.keys}
    # A holder of an old version needs every step: neither the newest note nor a shortcut is accepted.
    for held in seen[:-2]:
        with pytest.raises(VerificationFailed, match="cannot follow"):
            check_successor(held, sign(trusted, "abcdefghi"))


def test_a_removed_key_signs_again_and_does_not_count() -> None:
    second = check_successor(FIRST, sign(KEPT, "ab"))
    third = after(second, 2, "abe")
    with pytest.raises(VerificationFailed, match="1 of the 2"):
        check_successor(second, sign(third, "ac"))
    assert check_successor(second, sign(third, "abc")) == third


def test_old_versions_are_refused_at_every_later_version() -> None:
    chain = [FIRST, SECOND, after(SECOND, 2, "ghi")]
    for held in chain:
        for version in range(held.version):
            with pytest.raises(VerificationFailed, match="cannot follow"):
                check_successor(held, sign(chain[version], "abcdefghi"))
