"""Grading: findings about sentences that were altered, cut, added or moved, under what a contract allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing import own
from skywave.partners.audit.findings import ALLOWED, FAULT, GRAVE, NOTE, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.judging import Verdict
    from skywave.partners.audit.comparing.lines import Line
    from skywave.partners.contract import Contract

_FEW: Final = 3  # sentences at the end; a longer run is an excerpt, whatever was in it
CAP: Final = 2_000  # characters of `was` and `found`


def cap(text: str) -> str:
    """Return a text cut to what a finding holds."""
    return text if len(text) <= CAP else text[: CAP - 1] + "…"


def of_altered(was: Line, found: Line, verdict: Verdict, contract: Contract, where: str) -> list[Finding]:
    """Return the findings about one altered sentence."""
    edits = contract.edits
    findings = []
    for change in verdict.changes:
        grade = change.grade
        if change.kind == "time-adapted" and grade == ALLOWED and not edits.time:
            grade = FAULT
        why = change.why if len(was.text) > 300 else f"{change.why} (“{was.text}”)"
        findings.append(Finding(change.kind, grade, cap(change.was), cap(change.found), where, why))
    if verdict.words:
        why = "other words of it changed too" if findings else ""
        findings.append(Finding("sentence-altered", FAULT, cap(was.text), cap(found.text), where, why))
    elif not findings and verdict.style:
        grade = ALLOWED if edits.style else FAULT
        findings.append(Finding("style-changed", grade, cap(was.text), cap(found.text), where))
    return findings


def of_cut(run: Sequence[Line], contract: Contract, *, tail: bool, where: str) -> Finding | None:
    """Return the finding about sentences in a row that the copy lacks.

    A cut sentence is grave where it is the answer, the denial or the correction of somebody: what is left accuses without it.
    """
    text = cap(" ".join(line.text for line in run))
    if all(
        own.is_credit_line(line.text) or own.is_bare(line) or (own.is_own(line.text) and not own.tells_news(line))
        for line in run
    ):
        return Finding(
            "sentence-cut", NOTE, text, "", where, "only a line about who made the story or a credit is missing"
        )
    count = f"{len(run)} sentences are" if len(run) > 1 else "a sentence is"
    facts = _facts(run)
    why = f"{count} missing" + (f", with {facts}" if facts else "")
    if contract.text.part == "excerpt" and tail:
        return Finding("sentence-cut", ALLOWED, text, "", where, f"{why}: the contract allows an excerpt")
    answer = next((line for line in run if own.is_answer(line.text)), None)
    if answer is not None and (len(run) <= _FEW or not tail):
        why += "; it denies, answers or corrects something that the copy still says"
        return Finding("sentence-cut", FAULT if contract.edits.cut else GRAVE, text, "", where, why)
    return Finding("sentence-cut", ALLOWED if contract.edits.cut else FAULT, text, "", where, why)


def of_added(run: Sequence[Line], *, inside: bool, where: str) -> Finding:
    """Return the finding about sentences in a row that somebody else wrote into the newsroom's text."""
    text = cap(" ".join(line.text for line in run))
    facts = _facts(run)
    if inside and facts:
        why = f"words that are not the newsroom's stand inside its paragraph, with {facts}"
        return Finding("sentence-added", GRAVE, "", text, where, why)
    why = f"with {facts}" if facts else ""
    return Finding("sentence-added", FAULT, "", text, where, why)


def of_own(run: Sequence[Line], where: str) -> Finding:
    """Return the note about the partner's own words."""
    return Finding("own-words", NOTE, "", cap(" ".join(line.text for line in run)), where)


def of_moved(line: Line, contract: Contract, where: str) -> Finding:
    """Return the finding about a sentence that stands elsewhere."""
    return Finding("sentence-moved", NOTE if contract.edits.cut else FAULT, cap(line.text), cap(line.text), where)


def _facts(run: Sequence[Line]) -> str:
    """Name the kinds of facts that sentences hold, for people."""
    found: list[str] = []
    for line in run[:20]:
        if any(token.quoted for token in line.tokens):
            found.append("a quotation")
        if any(token.sort == "num" or token.sort.startswith(("many:", "day:", "year:")) for token in line.tokens):
            found.append("a number")
        if any(token.sort.startswith(("s:", "src:")) for token in line.tokens):
            found.append("an attribution")
        if any(
            token.sort.startswith("pl:") or (token.capital and not token.initial and not token.sort)
            for token in line.tokens
        ):
            found.append("a name")
    return ", ".join(dict.fromkeys(found))
