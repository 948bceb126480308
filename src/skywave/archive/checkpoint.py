"""Checkpoints: an origin, a size and a root, signed (C2SP tlog-checkpoint v1.0.0).

    rfa.example/mya
    41
    <base64 of the 32-byte root>

No extension lines are written, and checkpoints that carry any are refused: nobody could audit them (spec/04-logs.md
section 3).
"""

from __future__ import annotations

from dataclasses import dataclass

from skywave import limits
from skywave.archive.encoding import format_base64, parse_decimal, parse_hash
from skywave.archive.note import Note, parse_note
from skywave.errors import Malformed


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head.

    Attributes:
        origin: The log's name, `<domain>/<desk>`.
        size: Leaves, 0 to 2**24.
        root: 32 bytes.
    """

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The note text that is signed and cosigned."""
        return f"{self.origin}\n{self.size}\n{format_base64(self.root)}\n"


@dataclass(frozen=True, slots=True)
class UntrustedCheckpoint:
    """A checkpoint as it was read: no signature has been checked.

    Attributes:
        head: What it states.
        note: With its signature lines.
    """

    head: Checkpoint
    note: Note


def parse_checkpoint(untrusted: bytes) -> UntrustedCheckpoint:
    """Parse a checkpoint note of at most 16 KiB.

    Raises:
        Malformed: It is not exactly what `Checkpoint.text` and signature lines can spell.
    """
    note = parse_note(untrusted, limit=limits.CHECKPOINT_BYTES)
    lines = note.text.split("\n")
    if len(lines) != 4 or not lines[0]:
        msg = "a checkpoint does not have exactly three lines"
        raise Malformed(msg)
    head = Checkpoint(lines[0], parse_decimal(lines[1], limit=limits.LOG_SIZE), parse_hash(lines[2]))
    if head.text != note.text:
        msg = "a checkpoint is not in its canonical form"
        raise Malformed(msg)
    return UntrustedCheckpoint(head, note)
