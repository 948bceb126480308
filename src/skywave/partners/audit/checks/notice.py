"""The notice that must stand with the text: there, in these very words, and where the contract wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.partners.audit.checks.words import Lines, Place, folded, held_in, letters, likest, without_years
from skywave.partners.audit.findings import FAULT, NOTE, Finding
from skywave.sources.page.furniture import paragraph_kind
from skywave.sources.page.notes import publisher_in

if TYPE_CHECKING:
    from skywave.partners.audit.checks.standing import Page
    from skywave.partners.audit.original import Original
    from skywave.partners.contract import Contract

_ALTERED = 0.5  # of a notice's runs of letters: fewer are no edition of it
_SHOWN = 600


def check_notice(page: Page, original: Original, contract: Contract) -> list[Finding]:
    """Return what is to be said of the notice; nothing where none must stand."""
    wanted = original.notice.strip()
    if not wanted:
        return []
    near = page.copy.article[0]
    if place := page.folded.find(folded(wanted), near=near):
        return _placed(page, place, wanted, contract)
    if place := Lines([without_years(line) for line in page.copy.lines]).find(folded(without_years(wanted)), near=near):
        found = _text(page, place)
        year = Finding("notice-altered", NOTE, wanted, found, page.where(place), "only the year differs")
        return [year, *_placed(page, place, wanted, contract)]
    if place := page.letters.find(letters(wanted), near=near):
        found = _text(page, place)
        why = "only capitals, punctuation or the form of an address differ"
        return [
            Finding("notice-altered", NOTE, wanted, found, page.where(place), why),
            *_placed(page, place, wanted, contract),
        ]
    best = likest(page.copy.lines, wanted)
    if best is not None and best.share >= _ALTERED:
        why = "its words must stand exactly as they are"
        place = _without_others(page, best.place, wanted)
        altered = Finding("notice-altered", FAULT, wanted, _text(page, place), page.where(place), why)
        return [altered, *_placed(page, place, wanted, contract)]
    return [_missing(page, wanted)]


def _without_others(page: Page, place: Place, wanted: str) -> Place:
    """Return a place without the lines at its ends that are mostly other words: a line that leads back names the newsroom too."""
    shares = [held_in(line, wanted) for line in page.copy.lines[place.first : place.last]]
    own = [number for number, share in enumerate(shares) if share >= _ALTERED]
    return Place(place.first + own[0], place.first + own[-1] + 1) if own else place


def _missing(page: Page, wanted: str) -> Finding:
    """Return the finding that there is none, with what the page says in its place."""
    for number, line in enumerate(page.copy.lines):
        says_source = len(line) < _SHOWN and (publisher_in(line) or paragraph_kind(line) == "notice")
        if says_source and not page.ours[number] and page.names_publisher(line) and not page.is_pictured(line):
            return Finding("notice-missing", FAULT, wanted, line, why="the page names the source in its own words only")
    return Finding("notice-missing", FAULT, wanted)


def _text(page: Page, place: Place) -> str:
    return " ".join(page.copy.lines[place.first : place.last])[:_SHOWN]


def _placed(page: Page, place: Place, wanted: str, contract: Contract) -> list[Finding]:
    is_right, is_close = page.stands(place, contract.notice.place)
    if is_right:
        return []
    side = "above" if contract.notice.place == "top" else "below"
    why = f"the contract wants it {side} the text" + (", and it stands one paragraph off" if is_close else "")
    return [Finding("notice-misplaced", NOTE if is_close else FAULT, wanted, "", page.where(place), why)]
