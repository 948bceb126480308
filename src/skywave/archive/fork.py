"""Evidence of a fork: two trees of one log, both signed, that cannot both be its history (RULES 34).

Two accepted checkpoints convict whoever holds the log's keys only together with the hashes that recompute the larger root and
show that its first leaves have another root than the smaller checkpoint states. Without them a mirror may have made up the
mismatch, and only the mirror is to blame. Nobody needs to be trusted or asked for the judgement: it is the same everywhere.

Source: spec/04-logs.md section 7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.encoding import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.archive.merkle import Frontier
    from skywave.archive.trust import Accepted


def is_fork(smaller: Accepted, larger: Accepted, start: Frontier, leaf_hashes: Sequence[bytes]) -> bool:
    """Say whether two accepted checkpoints and these hashes prove a fork.

    Args:
        smaller: Of at most the size of `larger`.
        larger: Of the same log.
        start: An unverified frontier of `larger`'s tree, of at most the size of `smaller`; not used where the sizes are equal.
        leaf_hashes: Of the leaves from `start.size` to the end of `larger`, 32 bytes each; not used where the sizes are equal.

    Returns:
        True only if it is proven. The frontier needs no proof of its own: with the leaves it must give the larger root, and then
        every hash in it stands in that tree.
    """
    before, after = smaller.head, larger.head
    if before.origin != after.origin or before.size > after.size:
        return False
    if before.size == after.size:
        return before.root != after.root
    if (
        start.size > before.size
        or len(leaf_hashes) != after.size - start.size
        or any(len(leaf) != HASH_BYTES for leaf in leaf_hashes)
    ):
        return False
    prefix = start.extend(leaf_hashes[: before.size - start.size])
    whole = prefix.extend(leaf_hashes[before.size - start.size :])
    return whole.root == after.root and prefix.root != before.root
