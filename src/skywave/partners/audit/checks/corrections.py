"""What was corrected or taken back: is the correction on the page, in its place, in time; is what was removed gone.

A correction is owed from the moment of its note, and overdue after the contract's hours. Where the copy is of the corrected
version itself, its text is right already and only the note is owed, so that its lack is never grave.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.checks.words import held_in, letters, likest
from skywave.partners.audit.findings import FAULT, GRAVE, NOTE, Finding

if TYPE_CHECKING:
    from skywave.archive.correction import Note
    from skywave.partners.audit.checks.standing import Page
    from skywave.partners.audit.checks.words import Place
    from skywave.partners.audit.original import Original, OriginalVersion
    from skywave.partners.contract import Contract

_HOUR, _DAY = 3600, 86400
_OWED: Final = ("correction", "clarification", "update")
_LIKE = 0.8
_HELD, _LONG = 0.3, 40
_TITLE = 0.7


def check_corrections(
    page: Page, original: Original, contract: Contract, version: OriginalVersion, now: int
) -> list[Finding]:
    """Return what is to be said of corrections, and of what was taken back."""
    taken = _check_taken_back(page, original, contract, version, now)
    if taken and taken[0].kind != "text-without-right":
        return taken  # what must go needs no correction
    later = [each.note for each in original.versions if each.number > version.number and _is_owed(each.note)]
    found = list(taken)
    if later and later[-1] is not None:
        found += _check_note(page, later[-1], contract, now, is_old=True)
    if version.note is not None and _is_owed(version.note):
        found += _check_note(page, version.note, contract, now, is_old=False)
    return found


def _is_owed(note: Note | None) -> bool:
    return note is not None and note.type in _OWED and bool(letters(note.text))


def _check_note(page: Page, note: Note, contract: Contract, now: int, *, is_old: bool) -> list[Finding]:
    place = _find(page, note)
    if place is not None:
        where, text = page.where(place), " ".join(page.copy.lines[place.first : place.last])[:600]
        is_right, is_close = page.stands(place, contract.corrections.place)
        if is_right or is_close:
            return [Finding("correction-shown", NOTE, note.text, text, where)]
        side = "above" if contract.corrections.place == "top" else "below"
        return [
            Finding("correction-misplaced", FAULT, note.text, text, where, f"the contract wants it {side} the text")
        ]
    due = note.at + contract.corrections.hours * _HOUR
    if now < due:
        return [Finding("correction-missing", NOTE, note.text, why=f"it must be there by {_moment(due)}")]
    why = f"it had to be there by {_moment(due)}"
    if note.type == "update":
        return [Finding("correction-missing", NOTE, note.text, why="it is an update, and nothing was wrong")]
    return [Finding("correction-late", GRAVE if is_old and note.severity == "grave" else FAULT, note.text, why=why)]


def _find(page: Page, note: Note) -> Place | None:
    """Return where a note stands, in its own words or nearly, or None."""
    if place := page.letters.find(letters(note.text), near=page.copy.article[0]):
        return place
    best = likest(page.copy.lines, note.text)
    return best.place if best is not None and best.share >= _LIKE else None


# --- what was taken back -------------------------------------------------------------


def _check_taken_back(
    page: Page, original: Original, contract: Contract, version: OriginalVersion, now: int
) -> list[Finding]:
    if not _holds_text(page, original, version):
        return []
    title = page.copy.title
    if original.status == "canceled" or version.redacted:
        notes = [each.note for each in original.versions if each.note and each.note.type in ("retraction", "redaction")]
        since = max((note.at for note in notes), default=original.newest.logged)
        due = since + contract.takedowns.hours * _HOUR
        grade = GRAVE if now >= due else FAULT
        why = f"it {'had' if now >= due else 'has'} to be gone by {_moment(due)}" if since else original.why
        newest_kind = max(notes, key=lambda note: note.at).type if notes else ""
        is_redaction = version.redacted if original.status != "canceled" else newest_kind == "redaction"
        return [Finding("redacted-kept" if is_redaction else "retracted-kept", grade, "", title, "", why)]
    if original.status == "withheld" and not _is_over(page, original, contract, now):
        why = original.why or "the newsroom may not pass this text on"
        return [Finding("text-without-right", GRAVE, "", title, "", why)]
    return []


def _holds_text(page: Page, original: Original, version: OriginalVersion) -> bool:
    """Say whether the page still holds the story's text, or one that stands under its title."""
    known = [each for each in (version, *reversed(original.versions)) if each.prose.paragraphs]
    if known:
        paragraphs = [text for text in known[0].prose.paragraphs if len(text) >= _LONG] or list(
            known[0].prose.paragraphs
        )
        page_text = page.letters.text
        hits = sum(_stands(text, page_text, page.copy.lines) for text in paragraphs[:200])
        return hits >= max(1, _HELD * min(len(paragraphs), 200))
    titles = {each.prose.title for each in original.versions if each.prose.title}
    long = sum(len(text) > 2 * _LONG for text in page.copy.paragraphs)
    same = any(held_in(title, page.copy.title) >= _TITLE for title in titles) or any(
        work == original.work for work, _ in page.copy.marks
    )
    return long >= 2 and same


def _stands(text: str, page_text: str, lines: tuple[str, ...]) -> bool:
    """Say whether a paragraph stands on the page, at its beginning or its end at least."""
    words = letters(text)
    return bool(words) and (words[:60] in page_text or words[-60:] in page_text) and bool(lines)


def _is_over(page: Page, original: Original, contract: Contract, now: int) -> bool:
    """Say whether a text is withheld only because its time is not now: a copy that was made in time may stay."""
    if contract.text.part == "none":
        return False
    begins = original.first + contract.window.delay_hours * 3600
    ends = original.first + contract.window.days * _DAY if contract.window.days else None
    published = page.copy.published
    too_soon = now < begins or (contract.start is not None and now < contract.start)
    past = [moment for moment in (ends, contract.until) if moment is not None and now >= moment]
    if too_soon:
        return True  # `window` says so
    return bool(past) and (published is None or published < min(past))


def _moment(seconds: int) -> str:
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (ValueError, OverflowError, OSError):
        return "its deadline"
