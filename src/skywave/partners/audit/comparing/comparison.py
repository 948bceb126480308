"""Comparing two texts: which sentences are the same, cut, added, moved or altered, and what the alterations change.

A copy is read as the partner's page shows it; what is the partner's own (an introduction, a plug, a caption) is told from the
newsroom's sentences. What an alteration changes decides its grade: numbers, names, dates, negations, quotations and attributions
are grave; words of time and house style are what a contract may allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skywave.partners.audit.findings import Finding, Row
    from skywave.partners.contract import Contract


@dataclass(frozen=True, slots=True)
class Prose:
    """A text to compare.

    Attributes:
        title: One line.
        paragraphs: Plain text, in order, without captions and credits; a newline is a line break inside one.
        summary: Lines, may be empty.
        place: The dateline, or empty.
    """

    title: str
    paragraphs: tuple[str, ...]
    summary: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two texts gave.

    Attributes:
        findings: About headline, summary, dateline and text; not about notices, credits and pages.
        rows: The two texts side by side.
        coverage: How much of the original's text stands in the copy, 0 to 100.
    """

    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]
    coverage: int


def compare(original: Prose, copy: Prose, *, language: str, contract: Contract) -> Comparison:
    """Compare a copy with the text that it came from.

    Args:
        original: The newsroom's.
        copy: What a partner's page shows.
        language: BCP 47, of the original.
        contract: Says which edits are allowed.
    """
    raise NotImplementedError
