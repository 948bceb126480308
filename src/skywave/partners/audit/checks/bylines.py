"""Who wrote the story, as the copy shows it: every name, in the form of the contract, and no name that is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.partners.audit.checks.names import Names, stands_in
from skywave.partners.audit.findings import FAULT, GRAVE, NOTE, Finding

if TYPE_CHECKING:
    from skywave.partners.audit.checks.standing import Page
    from skywave.partners.audit.original import Original, OriginalVersion
    from skywave.partners.contract import Contract

_BESIDE = 15
_NEAR = 4
_LINES = 200  # at either end of an article, where its writers are named
_SHOWN = 300


def check_bylines(page: Page, original: Original, contract: Contract, version: OriginalVersion) -> list[Finding]:
    """Return what is to be said of the writers' names."""
    return [*_check_exposed(page, original), *_check_names(page, original, contract, version)]


def _check_exposed(page: Page, original: Original) -> list[Finding]:
    """Return the findings about withheld names; they never repeat one."""
    if not original.withheld_names:
        return []
    withheld = Names(original.withheld_names)
    copy = page.copy
    first, last = copy.article
    places = [("byline", line) for line in copy.byline] + [("headline", copy.title), ("summary", copy.summary)]
    for picture in copy.pictures:
        places += [(picture.where, text) for text in (picture.caption, picture.credit, picture.alt)]
    places += [
        ("in the article" if first <= number < last else "outside of the article", line)
        for number, line in enumerate(copy.lines)
    ]
    why = "somebody's safety may depend on it: ask the partner to remove it now, and do not repeat the name in writing"
    found = dict.fromkeys(where for where, text in places if text and withheld.stand_in(text))
    if len(found) > 1:  # what stands in byline, headline or a credit is a line of the page too
        found.pop("in the article", None)
        if len(found) > 1:
            found.pop("outside of the article", None)
    return [Finding("byline-exposed", GRAVE, where=where, why=why) for where in found]


def _check_names(page: Page, original: Original, contract: Contract, version: OriginalVersion) -> list[Finding]:
    withheld = Names(original.withheld_names)
    names = [name for name in version.byline if not withheld.stand_in(name)]
    names = [name for name in names if not page.names_publisher(name)]  # "RFA Burmese" is named by `links`
    if not names:
        return []
    copy = page.copy
    first, last = copy.article
    numbers = range(max(0, first - _BESIDE), min(len(copy.lines), last + _BESIDE))
    looked_at = numbers if len(numbers) <= 2 * _LINES else (*numbers[:_LINES], *numbers[-_LINES:])
    lines = [(number, copy.lines[number]) for number in looked_at if not page.is_pictured(copy.lines[number])]
    texts = [*copy.byline, *(line for _, line in lines)]
    missing = [name for name in names if not any(stands_in(name, text) for text in texts)]
    wanted = contract.byline.form.replace("{names}", ", ".join(names))
    wanted = wanted.replace("{masthead}", original.names[0] if original.names else "").strip(" ,")
    shown = "; ".join(copy.byline)[:_SHOWN]
    if len(missing) == len(names):
        if shown:
            return [Finding("byline-altered", FAULT, wanted, shown, "byline", "it names none of the writers")]
        return [Finding("byline-missing", FAULT, wanted, where="byline")]
    if missing:
        why = f"it leaves out {', '.join(missing)}"
        return [Finding("byline-altered", FAULT, wanted, shown, "byline", why)]
    if "{masthead}" not in contract.byline.form or not original.names:
        return []
    return _check_masthead(page, names, lines, wanted, shown)


def _check_masthead(
    page: Page, names: list[str], lines: list[tuple[int, str]], wanted: str, shown: str
) -> list[Finding]:
    """Return what is to be said where the contract wants the masthead in the byline."""
    places = [number for number, line in lines if any(stands_in(name, line) for name in names)]
    if any(page.names_publisher(line) for line in (*page.copy.byline, *(page.copy.lines[number] for number in places))):
        return []
    head = page.copy.article[0]
    near = {other for place in (*places, head) for other in range(place - _NEAR, place + _NEAR + 1)}
    is_near = any(number in near and not page.ours[number] and page.names_publisher(line) for number, line in lines)
    if is_near:
        return [Finding("byline-altered", NOTE, wanted, shown, "byline", "the publisher is named beside it")]
    return [Finding("byline-altered", FAULT, wanted, shown, "byline", "the publisher is not named with the writers")]
