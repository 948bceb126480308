"""Headline, summary and dateline: what stands above the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.differences import Budget, hunks, join_close
from skywave.partners.audit.comparing.folding import clean, fold
from skywave.partners.audit.comparing.grading import cap
from skywave.partners.audit.comparing.judging import Judge
from skywave.partners.audit.comparing.lines import Line, key_of
from skywave.partners.audit.comparing.sentences import Sentence
from skywave.partners.audit.findings import ALLOWED, FAULT, GRAVE, NOTE, Finding

if TYPE_CHECKING:
    from skywave.partners.audit.comparing.comparison import Prose
    from skywave.partners.audit.comparing.names import Known
    from skywave.partners.contract import Contract

_SITE: Final = re.compile(r"\s+[|\-–—:_·»«•]+\s+|[|_]")
# A headline that changes one of these contradicts the newsroom's.
_TELLING: Final = frozenset({"number-changed", "name-changed", "negation-changed", "date-changed"})
_ALIKE: Final = 0.5
DATELINE: Final = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w .,'’/-]{1,60}?(?:\s*\([^)]{1,30}\))?\s*[—–-]{1,2}\s+(?=\S)"
    r"|[（(【\[][^）)】\]]{1,40}[）)】\]]\s*(?=\S))"
)


def line_of(text: str, language: str) -> Line:
    """Return one line of text as a line to compare."""
    cleaned = clean(text)
    return Line([Sentence(cleaned, b"", 1, 0, alone=True, stopped=False)], language)


def compare_headlines(was: str, found: str, known: Known, language: str, contract: Contract) -> list[Finding]:
    """Return the finding about the headline, if it is another one."""
    one, other = line_of(was, language), line_of(found, language)
    if not other.key or not one.key or one.key == other.key:
        return []
    for part in _SITE.split(clean(found)):
        if key_of(part) == one.key:
            return []  # the site's name stands behind or before it
    parts = _SITE.split(clean(found))
    if len(parts) > 1 and max(map(len, parts)) > len(clean(found)) // 2:
        other = line_of(max(parts, key=len), language)
    differing = join_close(
        hunks([token.key for token in one.tokens], [token.key for token in other.tokens], Budget(200_000)), one.tokens
    )
    if not differing:
        grade = ALLOWED if contract.edits.style or contract.edits.headline else FAULT
        return [
            Finding(
                "headline-changed", grade, cap(one.text), cap(clean(found)), "headline", "only its spelling was adapted"
            )
        ]
    verdict = Judge(one.tokens, other.tokens, differing, known, language).verdict()
    if not verdict.changes and not verdict.words:
        grade = ALLOWED if contract.edits.style or contract.edits.headline else FAULT
        return [
            Finding(
                "headline-changed", grade, cap(one.text), cap(clean(found)), "headline", "only its style was adapted"
            )
        ]
    # In a headline that was written anew, every name differs and none is contradicted.
    mine, theirs = {token.key for token in one.tokens}, {token.key for token in other.tokens}
    kept = 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0
    telling = [change for change in verdict.changes if change.kind in _TELLING and change.grade == GRAVE]
    both = [change for change in telling if (change.was and change.found) or change.kind == "negation-changed"]
    if kept >= _ALIKE and both:
        why = "; ".join(change.why for change in both)
        return [Finding("headline-changed", GRAVE, cap(one.text), cap(clean(found)), "headline", why)]
    return [
        Finding(
            "headline-changed",
            ALLOWED if contract.edits.headline else FAULT,
            cap(one.text),
            cap(clean(found)),
            "headline",
        )
    ]


def compare_summaries(original: Prose, copy: Prose, contract: Contract) -> list[Finding]:
    """Return the finding about the summary, where the copy shows one that is no part of the newsroom's story."""
    shown, ours = key_of(clean(copy.summary)), key_of(clean(original.summary))
    if not shown or shown == ours:
        return []
    whole = key_of("".join(clean(part) for part in (original.title, original.summary, *original.paragraphs[:50])))
    if shown in whole or shown[:60] in whole or (ours and ours in shown):
        return []
    grade = ALLOWED if contract.edits.headline else NOTE
    return [Finding("summary-changed", grade, cap(clean(original.summary)), cap(clean(copy.summary)), "summary")]


def compare_datelines(original: Prose, copy: Prose) -> list[Finding]:
    """Return the finding about the dateline, where it was dropped or names another place."""
    ours, shown = key_of(clean(original.place)), key_of(clean(copy.place))
    if not ours:
        return []
    if shown:
        if ours in shown or shown in ours:
            return []
        return [Finding("dateline-changed", FAULT, cap(clean(original.place)), cap(clean(copy.place)), "dateline")]
    beginnings = [fold(clean(paragraph[:200])) for paragraph in copy.paragraphs[:6]]
    if any(fold(clean(original.place)) in beginning for beginning in beginnings):
        return []
    return [Finding("dateline-changed", NOTE, cap(clean(original.place)), "", "dateline", "the copy shows none")]
