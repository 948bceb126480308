"""Which version a copy is of: the one whose sentences it has.

Of the versions that have a text, the one counts of whose sentences the most stand in the copy; then the one that lacks the
fewest, where an excerpt's end is no lack; then the newest. Where sentences were altered, so that none of this tells the versions
apart, the comparison itself does: the one with the fewest grave differences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.comparison import compare
from skywave.partners.audit.findings import FAULT, GRAVE, NOTE, Finding
from skywave.partners.audit.prose import ENDS, fold

if TYPE_CHECKING:
    from skywave.partners.audit.comparing.comparison import Comparison, Prose
    from skywave.partners.audit.original import Original, OriginalVersion
    from skywave.partners.contract import Contract

_COMPARED: Final = 4  # versions that are compared whole
_WHOLE: Final = 0.1  # of a version's sentences may be missing in a copy that is no excerpt
_HOUR = 3600


def sentences_of(prose: Prose) -> list[str]:
    """Return the folded sentences of a text in order, headline and summary first."""
    parts = [part for text in (prose.title, prose.summary, *prose.paragraphs) for part in ENDS.split(text)]
    return [folded for part in parts if (folded := fold(part))]


def nearest_version(original: Original, prose: Prose, contract: Contract) -> tuple[OriginalVersion, Comparison] | None:
    """Return the version that a copy is nearest to and how it differs from it, or None where no version has a text."""
    held = [version for version in original.versions if version.prose.paragraphs]
    if not held:
        return None
    copied = set(sentences_of(prose))
    weighed = [(version, *_weight(sentences_of(version.prose), copied)) for version in held]
    is_excerpt = all(lacking > _WHOLE * (lacking + matched) for _, matched, lacking, _ in weighed)
    keys = [(matched, -(inside if is_excerpt else lacking)) for _, matched, lacking, inside in weighed]
    best = max(keys)
    tied = [version for (version, *_), key in zip(weighed, keys, strict=True) if key == best]
    distinct = {version.prose: version for version in tied}  # of equal texts the newest
    candidates = list(distinct.values())[-_COMPARED:]
    made = [
        (version, compare(version.prose, prose, language=original.language, contract=contract))
        for version in candidates
    ]
    return min(reversed(made), key=lambda one: _badness(one[1]))


def _weight(sentences: list[str], copied: set[str]) -> tuple[int, int, int]:
    """Return how many of a version's sentences a copy has, how many it lacks, and how many of these lie between others."""
    places = [place for place, sentence in enumerate(sentences) if sentence in copied]
    if not places:
        return 0, len(sentences), 0
    return len(places), len(sentences) - len(places), places[-1] - places[0] + 1 - len(places)


def _badness(comparison: Comparison) -> tuple[int, int, int]:
    grades = [finding.grade for finding in comparison.findings]
    return grades.count(GRAVE), grades.count(FAULT), -comparison.coverage


def version_finding(original: Original, version: OriginalVersion, contract: Contract, now: int) -> Finding:
    """Return the finding about the version that a copy is of: an old one is a fault once a correction is overdue."""
    newest = original.newest
    label = f"version {version.number}"
    if version.number == newest.number:
        return Finding("version-current", NOTE, label, label, "the text")
    later = [one for one in original.versions if one.number > version.number]
    corrected = [
        one for one in later if one.note and one.note.type != "update"
    ]  # an update says that nothing was wrong
    hours = contract.corrections.hours
    overdue = [one for one in corrected if one.note and now >= one.note.at + hours * _HOUR]
    why = ""
    if overdue:
        why = f"version {overdue[0].number} corrected it"
    elif corrected:
        why = f"version {corrected[0].number} corrected it, and there is still time to show that"
    return Finding("version-old", FAULT if overdue else NOTE, f"version {newest.number}", label, "the text", why)
