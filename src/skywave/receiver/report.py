"""What a verification found, in values: for people (the command line words it) and for machines (RULES 35)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from skywave.archive.trust import UNDATED


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should know about a copy.

    Attributes:
        code: Stable: altered, missing, page-differs, unexplained, redacted-served, undated, ...
        where: A path, or a desk and number: `uig no. 3`.
        message: One sentence.
        fault: Whether it makes the copy not ok: something false, or an unexplained gap.
    """

    code: str
    where: str
    message: str
    fault: bool = True


@dataclass(slots=True)
class DeskReport:
    """What is held of one desk (RULES 23, 35).

    Attributes:
        language: Of its records, or empty where nothing is held.
        start: First leaf of the range that the statement covers.
        size: Leaves that the signed checkpoint states.
        held: Leaves that are held and lead to the signed root.
        stories: Works among them.
        heads_missing: Heads that no redaction explains.
        bodies_missing: Bodies that no redaction explains.
        assets_withheld: Assets that this copy does not carry.
        redacted: Parts that a redact record removed.
        void: Leaves that a root note made void.
        since: `logged` time of the first record of the range, or None.
        complete_as_of: Seconds since the epoch, or None.
        dated_by: stewards, newsroom or undated.
    """

    language: str = ""
    start: int = 0
    size: int = 0
    held: int = 0
    stories: int = 0
    heads_missing: int = 0
    bodies_missing: int = 0
    assets_withheld: int = 0
    redacted: int = 0
    void: int = 0
    since: int | None = None
    complete_as_of: int | None = None
    dated_by: str = UNDATED

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        names = (
            "language", "size", "held", "stories", "heads_missing", "bodies_missing", "assets_withheld",
            "redacted", "void", "since", "complete_as_of", "dated_by",
        )  # fmt: skip
        return {"from": self.start, **{name: getattr(self, name) for name in names}}


_SUMS = ("size", "held", "stories", "heads_missing", "bodies_missing", "assets_withheld", "redacted", "void")


@dataclass(slots=True)
class Report:
    """What a verification found.

    Attributes:
        place: What was verified.
        newsroom: The N that was found, or empty.
        domain: The label in its root notes.
        pinned: Whether the caller's pin names this newsroom.
        root_version: Of the newest root note.
        quorum_none: Whether nobody outside the newsroom must vouch for its trees (RULES 22).
        desks: Every desk of the newest root note, held or not.
        findings: In the order they were made.
        pages: Pages that were rendered again and compared.
        complete_as_of: T: the earlier of the desk logs' and the root log's dates, or None.
        dated_by: stewards, newsroom or undated.
        app_release: Number of the newest release of the reader app in the copy's log, or None where it carries no app.
        app_as_of: Seconds since the epoch of that log's date, or None.
    """

    place: str
    newsroom: str = ""
    domain: str = ""
    pinned: bool = False
    root_version: int = 0
    quorum_none: bool = True
    desks: dict[str, DeskReport] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    pages: int = 0
    complete_as_of: int | None = None
    dated_by: str = UNDATED
    app_release: int | None = None
    app_as_of: int | None = None

    def fault(self, code: str, where: str, message: str) -> None:
        """Add something false, or a gap that nothing explains."""
        self.findings.append(Finding(code, where, message))

    def notice(self, code: str, where: str, message: str) -> None:
        """Add something worth knowing that is not false."""
        self.findings.append(Finding(code, where, message, fault=False))

    def stories_of(self, code: str) -> int:
        """Return how many works of a desk are proven."""
        return self.desks[code].stories

    @property
    def ok(self) -> bool:
        """Nothing false, and no unexplained gap in the stated range."""
        return bool(self.newsroom) and not any(finding.fault for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form of RULES 35, in all and for each desk."""
        sums = {name: sum(getattr(desk, name) for desk in self.desks.values()) for name in _SUMS}
        return {
            "ok": self.ok,
            "place": self.place,
            "newsroom": self.newsroom,
            "domain": self.domain,
            "pinned": self.pinned,
            "root_version": self.root_version,
            "from": min((desk.start for desk in self.desks.values()), default=0),
            **sums,
            "pages": self.pages,
            "complete_as_of": self.complete_as_of,
            "dated_by": self.dated_by,
            "app": None if self.app_release is None else {"release": self.app_release, "as_of": self.app_as_of},
            "desks": {code: desk.as_json() for code, desk in self.desks.items()},
            "findings": [
                {"code": f.code, "where": f.where, "message": f.message, "fault": f.fault} for f in self.findings
            ],
        }
