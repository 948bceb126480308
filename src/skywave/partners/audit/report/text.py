"""The report of an audit as lines for a terminal: the verdict, what was compared, and the findings, gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.findings import ALLOWED, GRADES, KINDS
from skywave.partners.audit.report.showing import line
from skywave.partners.audit.report.words import (
    GRADE_WORDS,
    count_words,
    coverage_of,
    grade_counts,
    verdict,
    version_words,
)

if TYPE_CHECKING:
    from skywave.partners.audit.findings import Audit, Finding

# How many findings of a grade a person is shown; --json shows all.
_LISTED: Final = 40
_SHORT: Final = 72


def report_lines(audit: Audit) -> list[str]:
    """Return the report, a line each, with nothing in it that could act on a terminal."""
    told = verdict(audit)
    out = [told[:1].lower() + told[1:], *_compared(audit)]
    counts = grade_counts(audit)
    for grade in GRADES:
        if not counts[grade]:
            continue
        out += ["", count_words(counts[grade], *GRADE_WORDS[grade][1:3])]
        findings = [finding for finding in audit.findings if finding.grade == grade]
        for finding in findings[:_LISTED]:
            out += _finding(finding, brief=grade == ALLOWED)
        if len(findings) > _LISTED:
            out.append(f"  and {len(findings) - _LISTED:,} more; --json lists them all")
    letter = "" if audit.ok else ", and a letter to the partner"
    return [*out, "", f"the two texts side by side{letter}: --html FILE"] if audit.rows else out


def _compared(audit: Audit) -> list[str]:
    out = []
    for label, text in (
        ("story", audit.title),
        ("page", audit.place),
        ("partner", audit.partner),
        ("contract", audit.contract),
    ):
        if shown := line(text, 200):
            out.append(f"  {label:<9} {shown}")
    if audit.work:
        desk = line(audit.desk, 60)
        out.append(f"  {'work':<9} {line(audit.work, 40)}{f' at the desk {desk}' if desk else ''}")
        out.append(f"  {'version':<9} {version_words(audit).removeprefix('version ')}")
        told = f"{coverage_of(audit)} % of the original's text stands in the copy"
        out.append(f"  {'coverage':<9} {told if audit.rows else 'the texts were not compared'}")
    return out


def _finding(finding: Finding, *, brief: bool) -> list[str]:
    where = line(finding.where, 60)
    head = f"  {KINDS[finding.kind]}{f' ({where})' if where else ''}"
    why = line(finding.why, 200).rstrip(".")
    was, found = line(finding.was, _SHORT), line(finding.found, _SHORT)
    if brief:
        swap = f"{was or 'nothing'} -> {found or 'nothing'}" if was or found else ""
        return [f"{head}{': ' + swap if swap else ''}", *([f"    {why}"] if why else [])]
    out = [head, *([f"    {why}"] if why else [])]
    if was or found:
        out += [f"    was: {was or 'nothing'}", f"    is:  {found or 'nothing'}"]
    return out
