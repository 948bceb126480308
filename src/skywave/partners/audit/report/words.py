"""The words of a report: the verdict, what each grade means, and what a partner is asked for each kind of finding."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.findings import ALLOWED, FAULT, GRADES, GRAVE, NOTE

if TYPE_CHECKING:
    from skywave.partners.audit.findings import Audit

# Each grade: its heading, one, many, and what it means.
GRADE_WORDS: Final = {
    GRAVE: ("Grave", "grave finding", "grave findings", "What the partner must hear today."),
    FAULT: ("Faults", "fault", "faults", "Clauses of the contract that are not kept: ask the partner to mend them."),
    NOTE: ("Notes", "note", "notes", "Worth knowing, and nobody’s fault."),
    ALLOWED: ("Allowed", "allowed difference", "allowed differences", "Differences that the contract allows."),
}

# How a row of the side-by-side view is called, and what the map's legend says of it.
CHANGE_WORDS: Final = {
    "same": ("unchanged", "unchanged"),
    "style": ("restyled", "restyled: spelling, punctuation, words of time"),
    "altered": ("altered", "altered"),
    "cut": ("cut", "cut: only in the original"),
    "added": ("added", "added: only in the copy"),
    "moved": ("moved", "moved to another place"),
    "own": ("the partner’s own words", "the partner’s own words"),
}

# The verdict names the two gravest of these of which a grave finding tells.
_GRAVE_VERDICTS: Final = (
    (("byline-exposed",), "shows a name that is withheld for somebody’s safety"),
    (("retracted-kept", "redacted-kept"), "keeps what was taken back"),
    (("editor-part-shown",), "shows what was for its editor alone"),
    (
        (
            "number-changed",
            "name-changed",
            "date-changed",
            "negation-changed",
            "quotation-changed",
            "attribution-changed",
            "sentence-cut",
            "sentence-added",
            "sentence-altered",
            "sentence-moved",
            "headline-changed",
            "summary-changed",
            "dateline-changed",
            "time-adapted",
            "style-changed",
        ),
        "changes what the story says",
    ),
    (("text-other",), "does not hold this story"),
    (("photo-withdrawn",), "shows a photo that was withdrawn"),
    (("photo-without-right", "text-without-right", "photo-foreign"), "uses what the partner may not use"),
    (("correction-missing", "correction-late", "correction-misplaced"), "does not carry our correction"),
)
_GRAVE_ELSE: Final = "cannot stay as it is"

# What a partner is asked, for each kind that may be grave or a fault; in plain words, as one editor writes to another.
_ASKS: Final = {
    "editor-part-shown": "The page shows what we wrote for its editor alone. Please remove that part.",
    "version-old": "The page shows an older version of the story. Please replace it with the current one.",
    "version-unknown": "The text fits no version that we published. Please replace it with the current one.",
    "text-other": "The page does not hold the story that it names. Please check which text stands there.",
    "notice-missing": "Our republishing notice is missing. Please add it.",
    "notice-altered": "Our republishing notice has been changed. Please show it exactly as it was delivered.",
    "notice-misplaced": "Our republishing notice stands in another place than our terms ask. Please move it.",
    "original-unnamed": "The page does not name the original publisher. Please name it.",
    "link-missing": "There is no link back to the original. Please add it.",
    "link-nofollow": (
        "The link back to the original carries rel=nofollow, sponsored or ugc. Please remove that attribute."
    ),
    "byline-missing": "The writers are not named. Please add the byline.",
    "byline-altered": "The byline differs from ours. Please restore it.",
    "byline-exposed": (
        "The page shows a name that we withhold for somebody’s safety. Please remove it at once, from archives and "
        "social media too, and call us; we do not repeat the name here."
    ),
    "credit-missing": "A photo stands without its credit. Please add the whole credit line.",
    "credit-altered": "A photo’s credit differs from ours. Please restore the whole credit line.",
    "caption-altered": "A photo’s caption differs from ours. Please restore it.",
    "photo-without-right": "The page uses a photo that our terms do not cover. Please remove it.",
    "photo-withdrawn": "The page uses a photo that we have withdrawn. Please remove it, and its file.",
    "photo-foreign": "The page shows a photo that is not ours beside our story. Please make clear that it is yours.",
    "headline-changed": "The headline differs from ours. Please restore it.",
    "summary-changed": "The summary differs from ours. Please restore it.",
    "dateline-changed": "The dateline differs from ours. Please restore it.",
    "sentence-cut": "A sentence of the story is missing. Please restore it.",
    "sentence-added": "A sentence stands in the story that is not ours. Please take it out, or set it apart as yours.",
    "sentence-altered": "A sentence reads differently. Please restore our wording.",
    "sentence-moved": "A sentence stands elsewhere. Please put it back.",
    "time-adapted": "Words of time were changed. Please restore our wording.",
    "style-changed": "Spelling or punctuation was changed. Please restore ours.",
    "number-changed": "A number has changed or is missing. Please restore it.",
    "name-changed": "A name has changed or is missing. Please restore it.",
    "date-changed": "A date has changed or is missing. Please restore it.",
    "negation-changed": "A negation was added or is missing, so that the sentence may say the opposite. Please restore it.",
    "quotation-changed": "A quotation has changed or is missing. Please restore it word for word.",
    "attribution-changed": "Who said it has changed or is missing. Please restore the attribution.",
    "translated": "The copy is a translation, which our terms do not cover. Please talk to us about it.",
    "excerpt-unlabelled": "The excerpt is not labelled as one. Please add “Excerpt” where it begins.",
    "excerpt-too-long": "The excerpt is longer than our terms allow. Please shorten it.",
    "text-without-right": "The page uses a text that our terms do not cover. Please remove it.",
    "own-words": "Words of your own stand in the story. Please set them apart as yours.",
    "correction-missing": "Our correction is not on the page. Please add it.",
    "correction-misplaced": "Our correction stands in another place than our terms ask. Please move it.",
    "correction-late": "Our correction is still not on the page, though the time for it is over. Please add it today.",
    "retracted-kept": "We have taken this story back. Please take it down, or show our retraction in its place.",
    "redacted-kept": (
        "The page still shows what we have removed. Please replace the text with the current version; "
        "we do not repeat the removed words here."
    ),
    "canonical-missing": "The page names no canonical address. Please add the canonical link to our story.",
    "noindex-missing": "Search engines are not told to leave the copy alone. Please add noindex to the page.",
    "paywall": "The story stands behind a paywall. Please make it free to read.",
    "tracker": "A pixel in the text counts or follows readers. Please remove it.",
    "counter-missing": "The counter that our terms ask for is missing. Please add it.",
    "too-early": "The story appeared before the time that our terms allow.",
    "too-late": "The story appeared, or still stands, after the time that our terms allow. Please take it down.",
    "date-unknown": "The page states no date. Please add when it was published.",
}


def asks(kind: str) -> str:
    """Return what a partner is asked where a finding of a kind is grave or a fault."""
    return _ASKS.get(kind, "Please restore what we delivered.")


def count_words(count: int, one: str, many: str) -> str:
    """Return `1 fault`, `3 faults`, `1,204 faults`."""
    return f"{count:,} {one if count == 1 else many}"


def grade_counts(audit: Audit) -> dict[str, int]:
    """Return how many findings there are of each grade, gravest first."""
    counts = dict.fromkeys(GRADES, 0)
    for finding in audit.findings:
        counts[finding.grade] += 1
    return counts


def tally(audit: Audit, grades: tuple[str, ...] = GRADES) -> str:
    """Return `2 grave findings, 3 faults` without what there is none of; may be empty."""
    counts = grade_counts(audit)
    return ", ".join([count_words(counts[grade], *GRADE_WORDS[grade][1:3]) for grade in grades if counts[grade]])


def verdict(audit: Audit) -> str:
    """Return the verdict as one sentence, without its full stop."""
    grave = {finding.kind for finding in audit.findings if finding.grade == GRAVE}
    if grave:
        told = [words for kinds, words in _GRAVE_VERDICTS if not grave.isdisjoint(kinds)] or [_GRAVE_ELSE]
        return f"This copy {' and '.join(told[:2])}: {tally(audit, (GRAVE, FAULT))}"
    if not audit.ok:
        return f"Nothing grave in this copy, but something to mend: {tally(audit, (FAULT,))}"
    if not audit.work:
        return "This page fits no story of the newsroom, so there was nothing to compare"
    if any(finding.kind == "text-other" for finding in audit.findings):
        return "This page does not hold the story: nothing to mend"
    if not audit.rows:
        return "Nothing to mend was found, but the texts were not compared"
    return "A rightful copy: nothing to mend"


def version_words(audit: Audit) -> str:
    """Return which version the copy is of: `version 2 of 3, not the newest`."""
    if audit.version < 1:
        return f"none of {count_words(audit.newest, 'version', 'versions')}" if audit.newest else "no version"
    newest = "the newest" if audit.version >= audit.newest else "not the newest"
    return f"version {audit.version:,} of {max(audit.newest, audit.version):,}, {newest}"


def coverage_of(audit: Audit) -> int:
    """Return the coverage within 0 to 100."""
    return min(100, max(0, audit.coverage))


def capital(text: str) -> str:
    """Return a clause as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def moment_words(now: int) -> str:
    """Return a time, seconds since the epoch, as people read it: `24 November 2026, 02:31 UTC`."""
    moment = dt.datetime.fromtimestamp(now, dt.UTC)
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
