"""Which checkpoints to accept, and how old they say a tree is.

A checkpoint of a log is accepted if the log's threshold of keys signed it and the quorum of cosigners holds (RULES 11). Its
date is the latest time t at which a strict majority of the stewards cosigned at or after t; without stewards the pulse's time;
with neither it is undated (RULES 21). A date is never taken from anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.archive.checkpoint import Checkpoint, UntrustedCheckpoint, parse_checkpoint
from skywave.archive.cosignature import open_cosignatures
from skywave.archive.note import VerifierKey, open_note
from skywave.errors import Unverified, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.archive.root import Keys, RootNote

BY_STEWARDS, BY_NEWSROOM, UNDATED = "stewards", "newsroom", "undated"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A checkpoint whose signatures were checked.

    Attributes:
        head: What it states.
        time: Seconds since the epoch of its date, or None where it is undated.
        dated_by: stewards, newsroom or undated.
        unexplained: Names on signature lines by keys that the root note does not know.
    """

    head: Checkpoint
    time: int | None
    dated_by: str
    unexplained: tuple[str, ...]


def accept_checkpoint(root: RootNote, origin: str, keys: Keys, untrusted: bytes) -> Accepted:
    """Return a checkpoint that the right keys signed.

    Args:
        root: The newest root note, already accepted.
        origin: The log that was asked for.
        keys: The log's keys: a desk's, or the root keys for the root log.
        untrusted: The checkpoint's bytes.

    Raises:
        Malformed: It is no checkpoint.
        VerificationFailed: It is of another log, or too few keys signed, or a signature is wrong, or the quorum is not met.
    """
    return accept_parsed(root, origin, keys, parse_checkpoint(untrusted))


def accept_parsed(root: RootNote, origin: str, keys: Keys, untrusted: UntrustedCheckpoint) -> Accepted:
    """Do the same with a checkpoint that is parsed already."""
    head, note = untrusted.head, untrusted.note
    if head.origin != origin:
        msg = f"this is a checkpoint of '{head.origin}', not of '{origin}'"
        raise VerificationFailed(msg)
    try:
        signed = keys.count(open_note(note, keys.keys))
    except Unverified:
        signed = 0
    if signed < keys.threshold:
        msg = f"the checkpoint of {origin} is signed by {signed} of the {keys.threshold} keys that it needs"
        raise VerificationFailed(msg)
    dates = open_cosignatures(note, root.policy.witnesses.values())
    if not root.policy.is_met_by(dates.keys()):
        msg = f"the checkpoint of {origin} lacks the cosignatures that its quorum asks for"
        raise VerificationFailed(msg)
    time, dated_by = date_of(root, dates)
    known = (*keys.keys, *root.policy.witnesses.values())
    strangers = tuple(line.name for line in note.lines if not any(line.is_by(key) for key in known))
    return Accepted(head, time, dated_by, strangers)


def date_of(root: RootNote, dates: Mapping[VerifierKey, int]) -> tuple[int | None, str]:
    """Return the time that these cosigners date a tree with, and who dates it."""
    if root.stewards:
        times = sorted((dates[key] for key in root.dating_keys if key in dates), reverse=True)
        majority = len(root.stewards) // 2 + 1
        return (times[majority - 1], BY_STEWARDS) if len(times) >= majority else (None, UNDATED)
    for key in root.dating_keys:
        if key in dates:
            return dates[key], BY_NEWSROOM
    return None, UNDATED
