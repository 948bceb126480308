"""The two texts side by side, row by row, with what differs marked; long runs of unchanged sentences are folded.

A page of ten thousand rows would choke a browser. What is gravest is shown first of all, then what changed, then the rest until
the page is full; what is left out is counted where it is missing. So nobody can push a cut out of sight with words of their own.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from skywave.carriers.web.markup import escape, lines
from skywave.partners.audit.findings import FAULT, GRAVE, KINDS
from skywave.partners.audit.report.showing import language_tag, visible
from skywave.partners.audit.report.words import CHANGE_WORDS, count_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.partners.audit.findings import Audit, Row
    from skywave.partners.audit.report.linking import Links

# Characters of a cell, bytes of all cells, and what a row costs beside them.
_CELL: Final = 3000
_BYTES: Final = 2_600_000
_AROUND: Final = 300
# A run is folded when it hides at least so many rows; of unchanged ones, one at each end stays to show where one is.
_HIDES: Final = {"same": 3, "own": 7}
_FOLDS: Final = {
    "same": ("sentence unchanged", "sentences unchanged"),
    "own": ("passage of the partner’s own", "passages of the partner’s own"),
}
_NO_CELL: Final = {"cut": "not in the copy", "added": "not in the original"}

Pieces = tuple[tuple[str, str, str], ...]


def render_cells(audit: Audit, links: Links) -> dict[int, str]:
    """Return the rows that fit on the page, by index, each as the HTML of its two cells."""
    order = sorted(range(len(audit.rows)), key=lambda number: (_rank(number, audit.rows[number], links), number))
    was, found = tongues(audit)
    cells: dict[int, str] = {}
    room = _BYTES
    for number in order:
        html = _cells(audit.rows[number], was, found)
        room -= len(html.encode()) + _AROUND
        if room < 0:
            break
        cells[number] = html
    return cells


def render_rows(audit: Audit, links: Links, cells: dict[int, str], findings: Collection[int]) -> str:
    """Return the side-by-side view as a list.

    Args:
        audit: With at least one row.
        links: Which findings belong to which rows.
        cells: Of `render_cells`.
        findings: The findings that the page shows, which rows may link to.
    """

    def row(number: int) -> str:
        one = audit.rows[number]
        grade = links.grades[number]
        change = one.change if one.change in CHANGE_WORDS else "altered"
        marks = f"row {change}" + (f" {grade}" if grade in (GRAVE, FAULT) and change != "same" else "")
        told = [index for index in links.findings_of.get(number, ()) if index in findings]
        # Of the partner's own words, only the first of a run says whose they are.
        begins = not number or audit.rows[number - 1].change != "own"
        quiet = change == "same" or (change == "own" and not told and not begins)
        about = "" if quiet else _about(one, change, told, audit)
        return f'<li id="r{number + 1}" class="{marks}">{about}{cells[number]}</li>\n'

    def kind(number: int) -> str:
        change = audit.rows[number].change
        return "gone" if number not in cells else change if change in _FOLDS else ""

    parts = []
    last = len(audit.rows) - 1
    for key, group in groupby(range(len(audit.rows)), key=kind):
        numbers = list(group)
        if key == "gone":
            left = count_words(len(numbers), "row is", "rows are")
            parts.append(f'<li class="gap">{left} left out here, to keep this page readable.</li>\n')
            continue
        before = 1 if key == "same" and numbers[0] > 0 else 0
        after = 1 if key == "same" and numbers[-1] < last else 0
        hidden = numbers[before : len(numbers) - after]
        if not key or len(hidden) < _HIDES[key]:
            parts += [row(number) for number in numbers]
            continue
        inside = "".join([row(number) for number in hidden])
        parts += [row(number) for number in numbers[:before]]
        parts.append(
            f'<li class="fold"><details><summary>{count_words(len(hidden), *_FOLDS[key])}</summary>\n'
            f"<ol>\n{inside}</ol></details></li>\n"
        )
        parts += [row(number) for number in numbers[len(numbers) - after :]]
    return f'<ol class="rows">\n{"".join(parts)}</ol>\n'


def tongues(audit: Audit) -> tuple[str, str]:
    """Return the attributes of the original's texts and of the copy's: a translation's language is not known."""
    language = escape(language_tag(audit.language))
    translated = any(finding.kind == "translated" for finding in audit.findings)
    return f'lang="{language}" dir="auto"', f'lang="{"" if translated else language}" dir="auto"'


def whole_pieces(was: str, found: str, pieces: Pieces) -> bool:
    """Say whether pieces hold two whole texts: nothing may be hidden between them."""
    return "".join([piece[1] for piece in pieces]) == was and "".join([piece[2] for piece in pieces]) == found


def mark_pieces(pieces: Pieces, *, copy: bool) -> str:
    """Return one of two texts as HTML, with `del` or `ins` around what only it has."""
    tag = "ins" if copy else "del"
    parts = []
    room = _CELL
    for operation, was, found in pieces:
        text = found if copy else was
        if not text:
            continue
        html = lines(visible(text, room))
        parts.append(html if operation == "same" else f"<{tag}>{html}</{tag}>")
        room -= len(text)
        if room <= 0:
            break
    return "".join(parts)


def _rank(number: int, row: Row, links: Links) -> int:
    if links.grades[number] in (GRAVE, FAULT):
        return 0 if links.grades[number] == GRAVE else 1
    return 4 if row.change == "same" else 3 if row.change == "own" else 2


def _cells(row: Row, was: str, found: str) -> str:
    if row.change == "same":
        # One reading is enough for whoever hears the page.
        left = f"<p {was}>{lines(visible(row.was, _CELL))}</p>"
        right = f"<p {found}>{lines(visible(row.found, _CELL))}</p>"
        if row.was.split() == row.found.split():
            return _cell("was", "Both", left) + f'<div class="is" aria-hidden="true">{right}</div>'
        return _cell("was", "Original", left) + _cell("is apart", "Copy", right)
    pieces = row.pieces if whole_pieces(row.was, row.found, row.pieces) else (("changed", row.was, row.found),)
    if row.change == "own" or row.was == row.found:
        pieces = (("same", row.was, row.found),)
    missing = f'<p class="none">{_NO_CELL.get(row.change, "empty")}</p>'
    left = f"<p {was}>{mark_pieces(pieces, copy=False)}</p>" if row.was else missing
    right = f"<p {found}>{mark_pieces(pieces, copy=True)}</p>" if row.found else missing
    if row.change == "own" and not row.was:
        return _cell("is", CHANGE_WORDS["own"][0], right)
    return _cell("was", "Original", left) + _cell("is", "Copy", right)


def _cell(kind: str, who: str, html: str) -> str:
    return f'<div class="{kind}"><span class="who">{who}</span>{html}</div>'


def _about(row: Row, change: str, findings: list[int], audit: Audit) -> str:
    """Return the line above a row: what happened, where, and the findings about it."""
    parts = [f"<b>{CHANGE_WORDS[change][0]}</b>"]
    if row.paragraph > 0:
        parts.append(f"paragraph {row.paragraph:,}")
    told = [(kind, index) for index in findings[:6] if (kind := audit.findings[index].kind) != "own-words"]
    parts += [f'<a href="#f{index + 1}">{KINDS[kind]}</a>' for kind, index in told]
    if not told:
        parts += [KINDS[kind] for kind in dict.fromkeys(row.kinds) if kind in KINDS and kind != "own-words"][:3]
    return f'<p class="about">{" · ".join(parts)}</p>'
