"""RFC 6962 Merkle tree maths on plain hashes: frontier, inclusion and consistency.

    leaf hash   = SHA-256(0x00 || leaf)
    node hash   = SHA-256(0x01 || left || right)
    empty root  = SHA-256("")

The *frontier* of a tree of `size` leaves (a "compact range") is the list of the roots of its complete subtrees, one for each
set bit of `size`, largest first. It is all that a holder must keep to append leaves and recompute the signed root, which
proves the new leaves genuine, complete and append-only with no proof bytes (spec/04-logs.md section 4).

This module asks for nothing and fetches nothing; sizes are leaves, at most 2**24 in a desk's log.

>>> frontier = Frontier()
>>> for leaf in (b"a", b"b", b"c"):
...     frontier = frontier.append(leaf_hash(leaf))
>>> frontier.root == root_of([leaf_hash(b"a"), leaf_hash(b"b"), leaf_hash(b"c")])
True
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.archive.encoding import HASH_BYTES
from skywave.errors import Malformed, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The roots of a tree's complete subtrees.

    Attributes:
        size: Number of leaves.
        hashes: One for each set bit of `size`, from the largest subtree to the smallest.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count() or any(len(h) != HASH_BYTES for h in self.hashes):
            msg = f"a frontier of size {self.size} has {self.size.bit_count()} hashes, not {len(self.hashes)}"
            raise Malformed(msg)

    @classmethod
    def parse(cls, size: int, untrusted: bytes) -> Frontier:
        """Return the frontier that `<desk>/frontier/<size>` spells; it is unverified until a root equals it."""
        if len(untrusted) != size.bit_count() * HASH_BYTES:
            msg = f"the frontier file of size {size} has {len(untrusted)} bytes"
            raise Malformed(msg)
        return cls(size, tuple(untrusted[i : i + HASH_BYTES] for i in range(0, len(untrusted), HASH_BYTES)))

    def format(self) -> bytes:
        """Return the hashes, concatenated."""
        return b"".join(self.hashes)

    def append(self, leaf: bytes) -> Frontier:
        """Return the frontier with one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """Return the frontier with more leaf hashes, in order."""
        size, stack = self.size, list(self.hashes)
        sha256 = hashlib.sha256
        for leaf in leaves:
            carry, bits = leaf, size
            while bits & 1:
                carry = sha256(b"\x01" + stack.pop() + carry).digest()
                bits >>= 1
            stack.append(carry)
            size += 1
        return Frontier(size, tuple(stack))

    @property
    def root(self) -> bytes:
        """The RFC 6962 root of the tree."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    return Frontier().extend(leaves).root


def prove_inclusion(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the audit path of leaf `index` in the tree over `leaves` (RFC 6962 section 2.1.1)."""
    if not 0 <= index < len(leaves):
        msg = f"index {index} is outside a tree of {len(leaves)} leaves"
        raise ValueError(msg)
    path: list[bytes] = []
    low, high = 0, len(leaves)
    spans = []
    while high - low > 1:
        split = low + _split(high - low)
        if index < split:
            spans.append((split, high))
            high = split
        else:
            spans.append((low, split))
            low = split
    path.extend(root_of(leaves[start:end]) for start, end in reversed(spans))
    return tuple(path)


def prove_consistency(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """Return the proof that the first `old_size` of `leaves` are a prefix (RFC 6962 section 2.1.2)."""
    if not 0 < old_size <= len(leaves):
        msg = f"size {old_size} is outside a tree of {len(leaves)} leaves"
        raise ValueError(msg)
    return tuple(_subproof(leaves, old_size, complete=True))


def _subproof(leaves: Sequence[bytes], old_size: int, *, complete: bool) -> list[bytes]:
    size = len(leaves)
    if old_size == size:
        return [] if complete else [root_of(leaves)]
    split = _split(size)
    if old_size <= split:
        return [*_subproof(leaves[:split], old_size, complete=complete), root_of(leaves[split:])]
    return [*_subproof(leaves[split:], old_size - split, complete=False), root_of(leaves[:split])]


def _split(size: int) -> int:
    """Return the largest power of two smaller than `size` (which is at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf hash stands at `index` in the tree of `size` leaves with this root.

    Args:
        leaf: 32-byte leaf hash.
        index: 0 to size - 1.
        size: Number of leaves, at least 1.
        proof: Sibling hashes from the leaf upwards.
        root: 32-byte root that was signed.

    Raises:
        VerificationFailed: Anything about it is wrong.

    Source: RFC 9162 section 2.1.3.2.
    """
    if not 0 <= index < size or any(len(h) != HASH_BYTES for h in (leaf, root, *proof)):
        msg = "an inclusion proof does not fit its tree"
        raise VerificationFailed(msg)
    fn, sn, node = index, size - 1, leaf
    for sibling in proof:
        if sn == 0:
            msg = "an inclusion proof is too long"
            raise VerificationFailed(msg)
        if fn & 1 or fn == sn:
            node = node_hash(sibling, node)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            node = node_hash(node, sibling)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0 or node != root:
        msg = "an inclusion proof does not lead to the signed root"
        raise VerificationFailed(msg)


def check_consistency(old_size: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes) -> None:
    """Check that a tree of `size` leaves begins with the tree of `old_size` leaves.

    Raises:
        VerificationFailed: The proof does not show it. An old size of 0 needs no proof and is an error here.

    Source: RFC 9162 section 2.1.4.2.
    """
    failed = VerificationFailed("a consistency proof does not connect the two signed roots")
    if not 0 < old_size <= size or any(len(h) != HASH_BYTES for h in proof):
        raise failed
    if old_size == size:
        if proof or old_root != root:
            raise failed
        return
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise failed
    fn, sn = old_size - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if sn == 0:
            raise failed
        if fn & 1 or fn == sn:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node_hash(second, sibling)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0 or first != old_root or second != root:
        raise failed
