"""The letter to a partner: what is grave and what is a fault, courteously and in plain words, ready to copy.

It leaves the newsroom. So it says nothing of an editor's notes, quotes neither a name that is withheld nor words that were
removed, and holds only what the partner's page shows or what the newsroom published.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from skywave.archive.text import check_link
from skywave.errors import Malformed
from skywave.partners.audit.findings import FAULT, GRAVE
from skywave.partners.audit.report.showing import line
from skywave.partners.audit.report.words import asks, capital

if TYPE_CHECKING:
    from skywave.partners.audit.findings import Audit, Finding

# Nobody reads a letter of a hundred points; the rest is mended by taking the text as it was delivered.
_POINTS: Final = 40
_QUOTED: Final = 280
# The codes of languages say nothing to a partner; the others must not be repeated.
_UNQUOTED: Final = frozenset({"byline-exposed", "redacted-kept", "translated"})


def write_letter(audit: Audit) -> str:
    """Return the letter as plain text, or nothing where there is nothing to mend."""
    grave = [finding for finding in audit.findings if finding.grade == GRAVE]
    faults = [finding for finding in audit.findings if finding.grade == FAULT]
    if not grave and not faults:
        return ""
    title = line(audit.title, 200)
    named = f"our story “{title}”" if title else "our story"
    parts = [
        f"Subject: Please mend your copy of {f'“{title}”' if title else 'our story'}",
        "Dear editors,",
        f"Thank you for republishing {named}. We have compared your page with what we published, and ask for some changes.",
        _sources(audit),
    ]
    number = 1
    for heading, findings in (("Please mend today:", grave), ("Please mend as our terms ask:", faults)):
        shown = findings[: max(0, _POINTS - number + 1)]
        if shown:
            parts.append(heading)
            parts += [_point(number + index, finding) for index, finding in enumerate(shown)]
        number += len(shown)
    if left := len(grave) + len(faults) - (number - 1):
        parts.append(
            f"There {'is 1 more point' if left == 1 else f'are {left:,} more points'} of this sort. It is easiest to "
            "replace the whole text with the version that we delivered."
        )
    parts.append("Please write to us when it is done. We shall then look at the page again.")
    parts.append("With kind regards")
    return "\n\n".join(parts) + "\n"


def _sources(audit: Audit) -> str:
    lines = []
    # A file's name is the newsroom's own affair.
    with suppress(Malformed):
        lines.append(f"Your page: {line(check_link(audit.place), 500)}")
    if audit.work:
        compared = f", version {audit.version}" if audit.version else ""
        lines.append(f"Our story: work {line(audit.work, 40)}{compared}")
        if audit.newest > audit.version:
            lines.append(f"Current version: {audit.newest}")
    return "\n".join(lines)


def _point(number: int, finding: Finding) -> str:
    where = line(finding.where, 120)
    lines = [f"{number}. {f'{capital(where)}: ' if where else ''}{asks(finding.kind)}"]
    if finding.was == finding.found and finding.kind not in _UNQUOTED:
        lines += [f"   {quoted}"] if (quoted := line(finding.was, _QUOTED)) else []
    elif finding.kind not in _UNQUOTED:
        for label, text in (("Ours: ", finding.was), ("Yours:", finding.found)):
            if quoted := line(text, _QUOTED):
                lines.append(f"   {label} {quoted}")
    return "\n".join(lines)
