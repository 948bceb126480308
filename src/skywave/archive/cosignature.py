"""Cosignatures: dated statements about a checkpoint (C2SP tlog-cosignature v1.0.1, Ed25519).

    cosignature/v1
    time 1767139200
    <the checkpoint's text>

A cosigner says: as of this time, the largest consistent tree of this log that I have seen has this root. Dates in Skywave
come from nowhere else: not from files, not from records, not from a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.note import COSIGNATURE, Note, SignatureLine, VerifierKey
from skywave.errors import VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TIME_BYTES = 8
_SIGNATURE_BYTES = 64
_TIME_LIMIT = (1 << 63) - 1


def _message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def cosign(text: str, key: VerifierKey, sign: Callable[[bytes], bytes], *, time: int) -> SignatureLine:
    """Return `key`'s dated line over a checkpoint's text.

    Args:
        text: The checkpoint's text.
        key: Of kind COSIGNATURE.
        sign: Returns the 64-byte Ed25519 signature over the bytes it is given.
        time: Seconds since the epoch at which the statement is made.
    """
    assert key.kind == COSIGNATURE, "only cosignature keys date a checkpoint"
    return SignatureLine(key.name, key.key_id, time.to_bytes(_TIME_BYTES, "big") + sign(_message(text, time)))


def open_cosignatures(note: Note, known: Iterable[VerifierKey]) -> dict[VerifierKey, int]:
    """Return the newest time, in seconds, at which each known cosigner dated this note.

    Lines by unknown keys are ignored. Several lines by one cosigner are allowed: mirrors are merged (RULES 28).

    Raises:
        VerificationFailed: A known cosigner's line is wrong.
    """
    dates: dict[VerifierKey, int] = {}
    keys = [key for key in known if key.kind == COSIGNATURE]
    for line in note.lines:
        for key in keys:
            if not line.is_by(key):
                continue
            time = int.from_bytes(line.signature[:_TIME_BYTES], "big")
            signature = line.signature[_TIME_BYTES:]
            if (
                len(signature) != _SIGNATURE_BYTES
                or time > _TIME_LIMIT
                or not key.verify(_message(note.text, time), signature)
            ):
                msg = f"the cosignature by {key.name} is wrong: the checkpoint was altered"
                raise VerificationFailed(msg)
            dates[key] = max(time, dates.get(key, 0))
    return dates
