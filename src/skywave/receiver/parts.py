"""Where a parts file of a copy differs from what the signed records give (spec/12-verification.md step 8)."""

from __future__ import annotations

from dataclasses import dataclass

from skywave.archive.parts import PartsEntry, parse_parts
from skywave.errors import Malformed, VerificationFailed


@dataclass(frozen=True, slots=True)
class PartsDifference:
    """What a parts file with other bytes than this program's is.

    Attributes:
        code: Of the finding: `page-differs`, or `recoded` where it says the same in another compression.
        fault: Whether the copy is not ok by it.
        words: One clause for a person.
    """

    code: str
    fault: bool
    words: str


def judge_parts(untrusted: bytes, expected: bytes) -> PartsDifference:
    """Return the difference of a parts file.

    As with bundles (spec/08-frames.md section 3): where no frame is spelled like ours, another compressor made the file, and that
    is only mentioned; where some are and others not, it was altered, or marked.

    Args:
        untrusted: What the copy serves.
        expected: What the signed records render to; other bytes.
    """
    ours = parse_parts(expected)
    try:
        theirs = parse_parts(untrusted)
    except (Malformed, VerificationFailed) as error:
        return PartsDifference("page-differs", fault=True, words=f"it cannot be used: {error}")
    if [entry.content for entry in theirs] != [entry.content for entry in ours]:
        return PartsDifference("page-differs", fault=True, words=_words(theirs, ours))
    pairs = [
        (found, own)
        for entry, other in zip(theirs, ours, strict=True)
        for found, own in zip(entry.frames, other.frames, strict=True)
        if own
    ]
    if any(found == own for found, own in pairs):
        return PartsDifference("recoded", fault=True, words="it was spelled anew in places: altered, or marked")
    return PartsDifference("recoded", fault=False, words="it was made by another compressor than this program's")


def _words(theirs: tuple[PartsEntry, ...], ours: tuple[PartsEntry, ...]) -> str:
    found, signed = ({entry.index: entry for entry in entries} for entries in (theirs, ours))
    for index, entry in signed.items():
        if index not in found:
            return f"it leaves out record no. {index}"
        if found[index].leaf != entry.leaf:
            return f"it has another record no. {index} than was signed"
    for index in found:
        if index not in signed:
            return f"it has a record no. {index} that does not belong there"
    index, part = next(
        (index, part)
        for index, entry in signed.items()
        for part in ("head", "body")
        if getattr(found[index], part) != getattr(entry, part)
    )
    # A part that is there has the hash of the one record that both name: it can only be there or not.
    if getattr(signed[index], part) is not None:
        return f"it lacks the {part} of record no. {index}"
    return f"it carries the {part} of record no. {index}, which the pages of what is held do not show"
