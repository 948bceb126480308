"""Comparing two texts: which sentences are the same, cut, added, moved or altered, and what the alterations change.

A copy is read as the partner's page shows it; what is the partner's own (an introduction, a plug, a caption) is told from the
newsroom's sentences. What an alteration changes decides its grade: numbers, names, dates, negations, quotations and attributions
are grave; words of time and house style are what a contract may allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.assembly import Assembly
from skywave.partners.audit.comparing.headline import compare_datelines, compare_headlines, compare_summaries
from skywave.partners.audit.comparing.translation import as_unicode, compare_translation, is_translation
from skywave.partners.audit.findings import FAULT, Finding, sort_findings

if TYPE_CHECKING:
    from skywave.partners.audit.findings import Row
    from skywave.partners.contract import Contract

_OTHER: Final = 10  # coverage below which a page does not hold the work


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
    original, copy = as_unicode(original), as_unicode(copy)
    made = Assembly(original, copy, language, contract)
    if made.coverage < _OTHER and not made.holds_part:
        if is_translation(original, copy, language):
            return Comparison(sort_findings(compare_translation(original, copy, language, contract)), (), made.coverage)
        if made.original_lines:
            why = f"{made.coverage} % of the newsroom's text stands in it"
            other = Finding("text-other", FAULT, original.title[:2000], copy.title[:2000], "the page", why)
            return Comparison((other,), tuple(made.rows), made.coverage)
    above = [
        *compare_headlines(original.title, copy.title, made.known, made.language, contract),
        *compare_summaries(original, copy, contract),
        *compare_datelines(original, copy),
    ]
    return Comparison(sort_findings([*above, *made.findings]), tuple(made.rows), made.coverage)
