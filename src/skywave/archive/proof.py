"""One story proven by itself: C2SP tlog-proof.

c2sp.org/tlog-proof@v1
extra <base64>                 (optional, not authenticated)
index 73894
<base64 hash>                  one for each level, from the leaf upwards
<empty line>
<the checkpoint, verbatim>
"""

from __future__ import annotations

from dataclasses import dataclass

from skywave import limits
from skywave.archive.checkpoint import UntrustedCheckpoint, parse_checkpoint
from skywave.archive.encoding import format_base64, parse_base64, parse_decimal, parse_hash
from skywave.archive.merkle import check_inclusion, leaf_hash
from skywave.errors import Malformed

_HEADER = "c2sp.org/tlog-proof@v1"
_EXTRA_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof as it was read; `check` ties it to a leaf, the caller judges the checkpoint's signatures.

    Attributes:
        index: The leaf's position.
        hashes: The audit path.
        checkpoint: The checkpoint note's bytes.
        extra: Opaque and unauthenticated, or None.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def format(self) -> bytes:
        """Return the proof file's bytes."""
        lines = [_HEADER]
        if self.extra is not None:
            lines.append(f"extra {format_base64(self.extra)}")
        lines += [f"index {self.index}", *(format_base64(h) for h in self.hashes), "", ""]
        return "\n".join(lines).encode() + self.checkpoint

    def check(self, leaf: bytes) -> UntrustedCheckpoint:
        """Check that the checkpoint's tree holds `leaf` at `index`; return the checkpoint, its signatures unverified.

        Raises:
            Malformed: The checkpoint is malformed.
            VerificationFailed: The path does not lead to its root.
        """
        checkpoint = parse_checkpoint(self.checkpoint)
        check_inclusion(leaf_hash(leaf), self.index, checkpoint.head.size, self.hashes, checkpoint.head.root)
        return checkpoint


def parse_proof(untrusted: bytes) -> Proof:
    """Parse a proof file, or raise Malformed."""
    if len(untrusted) > limits.CHECKPOINT_BYTES + 2 * _EXTRA_BYTES:
        msg = "a proof is too long"
        raise Malformed(msg)
    top, separator, checkpoint = untrusted.partition(b"\n\n")
    try:
        lines = top.decode("ascii").split("\n")
    except UnicodeDecodeError:
        lines = []
    if not separator or lines[:1] != [_HEADER]:
        msg = "this is not a tlog-proof"
        raise Malformed(msg)
    rest = lines[1:]
    extra = None
    if rest and rest[0].startswith("extra "):
        extra = parse_base64(rest.pop(0).removeprefix("extra "))
    if not rest or not rest[0].startswith("index ") or len(rest) > limits.PROOF_HASHES + 1:
        msg = "a proof lacks its index or has too many hashes"
        raise Malformed(msg)
    index = parse_decimal(rest[0].removeprefix("index "), limit=limits.LOG_SIZE)
    return Proof(index, tuple(parse_hash(line) for line in rest[1:]), checkpoint, extra)
