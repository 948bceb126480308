"""Which row of the side-by-side view a finding is about, and how grave a row is.

A finding does not name its row; its kind, its texts and its place do. Searching is bounded: a page of ten thousand sentences that
are all alike costs no more than one that is not.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.findings import GRADES

if TYPE_CHECKING:
    from skywave.partners.audit.findings import Audit, Finding, Row

# How many findings are looked for, among how many rows each, and in how much of a row.
_FINDINGS: Final = 1000
_WINDOW: Final = 200
_TEXT: Final = 2000


@dataclass(frozen=True, slots=True)
class Links:
    """Findings and rows, each by its index in the audit.

    Attributes:
        row_of: Finding to row; a finding about the page or a photo has none.
        findings_of: Row to findings.
        grades: Of every row: the gravest grade of what was found in it, or empty.
    """

    row_of: dict[int, int]
    findings_of: dict[int, list[int]]
    grades: tuple[str, ...]


def link_findings(audit: Audit) -> Links:
    """Return which findings belong to which rows."""
    search = _Search(audit.rows)
    row_of: dict[int, int] = {}
    findings_of: dict[int, list[int]] = {}
    for number, finding in enumerate(audit.findings[:_FINDINGS]):
        row = search.row_of(finding)
        if row is not None:
            row_of[number] = row
            findings_of.setdefault(row, []).append(number)
    return Links(row_of, findings_of, _grades(audit, findings_of))


def _grades(audit: Audit, findings_of: dict[int, list[int]]) -> tuple[str, ...]:
    """Return each row's grade: of its own findings, else the gravest that its kinds have anywhere."""
    gravest: dict[str, int] = {}
    for finding in audit.findings:
        rank = GRADES.index(finding.grade)
        gravest[finding.kind] = min(rank, gravest.get(finding.kind, rank))
    grades = []
    for number, row in enumerate(audit.rows):
        own = [GRADES.index(audit.findings[index].grade) for index in findings_of.get(number, ())]
        ranks = own or [gravest[kind] for kind in row.kinds if kind in gravest]
        grades.append(GRADES[min(ranks)] if ranks else "")
    return tuple(grades)


class _Search:
    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._by_kind: dict[str, list[int]] = {}
        self._exact: dict[tuple[str, str], deque[int]] = {}
        self._reached: dict[tuple[str, str], int] = {}
        for number, row in enumerate(rows):
            for kind in dict.fromkeys(row.kinds):
                self._by_kind.setdefault(kind, []).append(number)
            if row.change != "same":
                self._exact.setdefault((row.was, row.found), deque()).append(number)

    def row_of(self, finding: Finding) -> int | None:
        rows = self._by_kind.get(finding.kind, [])
        alike = self._exact.get((finding.was, finding.found))
        if alike and (finding.was or finding.found):
            # Several sentences that read alike: each finding takes the next.
            row = alike[0]
            alike.rotate(-1)
            return row
        if not rows:
            return None
        # Findings of one kind and grade come in the order of the story: the search goes on where the last one ended.
        reached = self._reached.get((finding.kind, finding.grade), 0)
        window = [*rows[reached : reached + _WINDOW], *rows[: min(reached, _WINDOW)]]
        best, score = None, 0
        for row in window:
            if (fits := _fit(finding, self._rows[row])) > score:
                best, score = row, fits
        if best is None:
            return rows[0] if len(rows) == 1 else None
        self._reached[finding.kind, finding.grade] = rows.index(best)
        return best


def _fit(finding: Finding, row: Row) -> int:
    """Return how well a row fits: 0 not at all, more for its paragraph."""
    for text, whole in ((finding.was, row.was), (finding.found, row.found)):
        if text and text.removesuffix("…")[:_TEXT] not in whole[:_TEXT]:
            return 0
    if not finding.was and not finding.found:
        return 2 * _names_paragraph(finding, row)
    return 1 + _names_paragraph(finding, row)


def _names_paragraph(finding: Finding, row: Row) -> bool:
    return row.paragraph > 0 and finding.where == f"paragraph {row.paragraph}"
