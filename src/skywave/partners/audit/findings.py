"""Findings: what an audit says of a copy, each with its kind, its grade, what was, what is, and where.

    grave      it changes what the story says, shows what nobody may show, or keeps what was taken back: act now
    fault      a clause of the contract is not kept: ask the partner to mend it
    note       worth knowing, nobody's fault
    allowed    a difference that the contract allows

A copy is ok when nothing in it is grave and nothing is a fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

GRAVE, FAULT, NOTE, ALLOWED = "grave", "fault", "note", "allowed"
GRADES: Final = (GRAVE, FAULT, NOTE, ALLOWED)

# Every kind with its meaning for people; a kind that is not here cannot be made.
KINDS: Final = {
    # which version
    "version-current": "the copy is of the newest version",
    "version-old": "the copy is of an older version",
    "version-unknown": "the copy fits no version",
    "text-other": "the page does not hold this work",
    # what the partner must show
    "notice-missing": "the republishing notice is missing",
    "notice-altered": "the republishing notice is not exact",
    "notice-misplaced": "the republishing notice is not where the contract wants it",
    "original-unnamed": "the page does not name the original publisher",
    "link-missing": "no link leads back to the original",
    "link-nofollow": "the link back tells search engines not to follow it",
    "byline-missing": "the writers are not named",
    "byline-altered": "the byline is another one",
    "byline-exposed": "a name is shown that is withheld for somebody's safety",
    "credit-missing": "a photo stands without its credit",
    "credit-altered": "a photo's credit is another one",
    "caption-altered": "a photo's caption is another one",
    "photo-without-right": "a photo is used without a right",
    "photo-withdrawn": "a photo is used that was withdrawn",
    "photo-foreign": "a photo that is not the newsroom's",
    # the text
    "headline-changed": "the headline is another one",
    "summary-changed": "the summary is another one",
    "dateline-changed": "the dateline is another one",
    "sentence-cut": "a sentence of the original is missing",
    "sentence-added": "a sentence was added",
    "sentence-altered": "a sentence was altered",
    "sentence-moved": "a sentence stands elsewhere",
    "time-adapted": "words of time were adapted",
    "style-changed": "spelling or punctuation was adapted",
    "number-changed": "a number changed or vanished",
    "name-changed": "a name changed or vanished",
    "date-changed": "a date changed or vanished",
    "negation-changed": "a negation was added or vanished",
    "quotation-changed": "a quotation changed or vanished",
    "attribution-changed": "who said it changed or vanished",
    "translated": "the copy is a translation",
    "excerpt-unlabelled": "an excerpt is not labelled as one",
    "excerpt-too-long": "an excerpt is longer than the contract allows",
    "text-without-right": "a text is used without a right",
    "own-words": "the partner's own words",
    # what was taken back or corrected
    "correction-missing": "a correction is not on the page",
    "correction-misplaced": "a correction is not where the contract wants it",
    "correction-late": "a correction is not on the page though its deadline is over",
    "correction-shown": "a correction is on the page",
    "retracted-kept": "the page keeps a story that was taken back",
    "redacted-kept": "the page keeps what was removed",
    # the page
    "canonical-missing": "no canonical link names the original",
    "noindex-missing": "search engines are not told to leave the copy alone",
    "paywall": "the copy stands behind a paywall",
    "tracker": "the page counts or follows readers with a pixel in the text",
    "counter-missing": "the counter that the contract requires is missing",
    "too-early": "the copy appeared before it was allowed",
    "too-late": "the copy appeared after its window",
    "date-unknown": "the page states no date",
    "editor-part-shown": "the page shows what was for its editor alone",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an audit found.

    Attributes:
        kind: One of KINDS.
        grade: One of GRADES.
        was: What the newsroom published or the contract wants; may be empty.
        found: What the page has; may be empty. `is` in JSON.
        where: For people: headline, paragraph 3, photo 2, head of the page, ...
        why: A sentence for an editor where the kind's meaning does not say all; may be empty.
    """

    kind: str
    grade: str
    was: str = ""
    found: str = ""
    where: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        assert self.kind in KINDS, self.kind
        assert self.grade in GRADES, self.grade

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        value = {"kind": self.kind, "grade": self.grade, "was": self.was, "is": self.found, "where": self.where}
        return value | ({"why": self.why} if self.why else {})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the side-by-side view: a sentence of the original and what the copy made of it.

    Attributes:
        was: The original's sentence, or empty where the copy added one.
        found: The copy's, or empty where it was cut.
        change: same, style, altered, cut, added, moved, own (the partner's own words).
        pieces: (op, was, found) in order, op being same, cut, added or changed: their concatenations are `was` and `found`.
        paragraph: Of the original, from 1, or of the copy where the original has none.
        kinds: The kinds of the findings about it.
    """

    was: str
    found: str
    change: str
    pieces: tuple[tuple[str, str, str], ...] = ()
    paragraph: int = 0
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        work: 16 characters, or empty where the copy fits no work.
        desk: The desk whose version it was compared with, or empty.
        version: The version that the copy is nearest to, or 0.
        newest: The newest version.
        title: The original's.
        place: The address or file that was audited.
        partner: The partner's code, or empty.
        contract: The name of the contract that it was audited under.
        language: Of the original.
        coverage: How much of the original's text stands in the copy, 0 to 100.
        findings: The gravest first.
        rows: The two texts side by side.
    """

    work: str
    desk: str
    version: int
    newest: int
    title: str
    place: str
    partner: str = ""
    contract: str = ""
    language: str = ""
    coverage: int = 0
    findings: tuple[Finding, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is grave and nothing is a fault."""
        return not any(finding.grade in (GRAVE, FAULT) for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; rows are left out."""
        names = ("work", "desk", "version", "newest", "title", "place", "partner", "contract", "language", "coverage")
        return {name: getattr(self, name) for name in names} | {
            "findings": [finding.as_json() for finding in self.findings],
            "ok": self.ok,
        }


def sort_findings(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings with the gravest first, else in their order, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: GRADES.index(finding.grade)))
