"""Works and their versions as a desk's log holds them: which version counts, and what was taken away.

effective version   the last version of a work that no root note made void
superseded          every earlier one
redacted            a part that a later redact record removed: never shown again (RULES 16)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave.archive.record import RETRACT, Record

if TYPE_CHECKING:
    from skywave.archive.correction import Note
    from skywave.archive.head import RedactHead, StoryHead


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a work.

    Attributes:
        index: Its position in the desk's log, which is its public number.
        record: The leaf.
        head: What the front page shows, or None where it is redacted or not held.
        head_redacted: The head was removed by a redact record.
        body_redacted: The body was removed by a redact record.
        assets_redacted: SHA-256 of the assets of this version that were removed.
        void: A root note made this leaf void.
    """

    index: int
    record: Record
    head: StoryHead | None
    head_redacted: bool = False
    body_redacted: bool = False
    assets_redacted: frozenset[bytes] = frozenset()
    void: bool = False


@dataclass(frozen=True, slots=True)
class Removing:
    """One redact record that hit a work.

    Attributes:
        index: Its position in the desk's log.
        record: The leaf.
        head: The note for readers, or None where the record has none or it is not held.
        void: A root note made this leaf void: it removed nothing.
    """

    index: int
    record: Record
    head: RedactHead | None
    void: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A work in one desk: all its versions and the notes on what was removed.

    Attributes:
        work: 16 characters.
        versions: In log order; at least one.
        redactions: The notes of the redact records that hit this work, in log order.
    """

    work: str
    versions: tuple[Version, ...]
    redactions: tuple[Note, ...] = field(default_factory=tuple)

    @property
    def effective(self) -> Version:
        """The version that readers should see."""
        counted = [version for version in self.versions if not version.void]
        return (counted or list(self.versions))[-1]

    @property
    def is_void(self) -> bool:
        """Whether every version is void."""
        return all(version.void for version in self.versions)

    @property
    def is_retracted(self) -> bool:
        """Whether the effective version retracts the story."""
        return self.effective.record.kind == RETRACT

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every correction note of the versions that count, in log order."""
        return tuple(v.head.note for v in self.versions if not v.void and v.head and v.head.note)

    @property
    def placing(self) -> StoryHead | None:
        """The head that decides section and month: the first one that is held, so that lists never shift."""
        return next((version.head for version in self.versions if version.head), None)
