"""Corrections: what was wrong, from which version to which, in words for readers (spec/07-heads-and-bodies.md section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from skywave import limits
from skywave.archive.text import check_integer, check_keys, check_text, check_word

NOTE_TYPES = frozenset({"correction", "clarification", "update", "retraction", "redaction"})
SEVERITIES = frozenset({"minor", "major", "grave"})


@dataclass(frozen=True, slots=True)
class Note:
    """A correction: what was wrong, from which version to which.

    Attributes:
        type: One of NOTE_TYPES.
        text: For readers.
        at: Seconds since the epoch.
        from_version: The version that was wrong.
        to_version: The version that is right.
        severity: minor, major or grave.
    """

    type: str
    text: str
    at: int
    from_version: int
    to_version: int
    severity: str = "minor"


def format_correction(note: Note) -> dict[str, object]:
    """Return a note as the JSON value that a head holds."""
    return {
        "at": note.at,
        "from": note.from_version,
        "severity": note.severity,
        "text": note.text,
        "to": note.to_version,
        "type": note.type,
    }


def parse_correction(value: object) -> Note:
    """Return the note of a JSON value, or raise Malformed."""
    keys = frozenset({"at", "from", "severity", "text", "to", "type"})
    fields = check_keys(value, "a correction", required=keys, optional=frozenset())
    return Note(
        type=check_word(fields["type"], "a correction's type", NOTE_TYPES),
        text=check_text(fields["text"], "a correction", limit=limits.TEXT_CHARACTERS, lines=True, empty=False),
        at=check_integer(fields["at"], "a correction's time", low=0, high=limits.LATEST_SECONDS),
        from_version=check_integer(fields["from"], "a correction's version", low=0, high=limits.LOG_SIZE),
        to_version=check_integer(fields["to"], "a correction's version", low=0, high=limits.LOG_SIZE),
        severity=check_word(fields["severity"], "a correction's severity", SEVERITIES),
    )
