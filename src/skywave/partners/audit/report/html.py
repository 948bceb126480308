"""The report of an audit as one page: a verdict, the findings, a map of the story, the two texts side by side, and a letter.

It is a file by itself: no script, no picture, nothing asked of another site. Whatever an audit holds was written by others, a
partner's page among them: it is escaped, and shown with nothing hidden in it (`showing`). Its size has a limit, whatever it is
given.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Final

from skywave.archive.text import check_link
from skywave.carriers.web.markup import escape, lines
from skywave.errors import Malformed
from skywave.partners.audit.findings import ALLOWED, FAULT, GRADES, GRAVE, KINDS
from skywave.partners.audit.report.letter import write_letter
from skywave.partners.audit.report.linking import link_findings
from skywave.partners.audit.report.marking import find_pieces
from skywave.partners.audit.report.rows import mark_pieces, render_cells, render_rows, tongues, whole_pieces
from skywave.partners.audit.report.showing import CUT, language_tag, line, visible
from skywave.partners.audit.report.strip import PATTERNS, render_strip
from skywave.partners.audit.report.words import (
    GRADE_WORDS,
    capital,
    count_words,
    coverage_of,
    grade_counts,
    moment_words,
    verdict,
    version_words,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.partners.audit.findings import Audit, Finding, Row
    from skywave.partners.audit.report.linking import Links
    from skywave.partners.audit.report.rows import Pieces

STYLE: Final = resources.files("skywave.partners.audit.report").joinpath("style.css").read_text(encoding="utf-8")
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'"
)
# Characters of a finding's texts, and bytes of all findings.
_TEXT: Final = 700
# A text as short as this is shown with the sentence around it.
_SHORT: Final = 60
_BYTES: Final = 700_000
_AT_MOST: Final = 500
# So many findings have their differences marked word by word, which takes time.
_MARKED: Final = 120
# Languages whose script a line through the middle makes unreadable: the style sheet dots what was cut.
_TALL: Final = frozenset({"my", "km", "lo", "th", "bo"})
# More differences than this that are nobody's fault are folded.
_CALM: Final = 6


def render_report(audit: Audit, *, now: int) -> bytes:
    """Return the report as a page in UTF-8, at most some 4 MB.

    Args:
        audit: What was found.
        now: Seconds since the epoch, for the date at its top.
    """
    links = link_findings(audit)
    cells = render_cells(audit, links)
    items = _items(audit, links, cells)
    letter = write_letter(audit)
    parts = [_verdict(audit), _compared(audit), *(_group(grade, audit, items) for grade in GRADES)]
    if audit.rows:
        parts.append('<section aria-labelledby="map">\n<h2 id="map">The story at a glance</h2>\n')
        parts.append(render_strip(audit, links, cells))
        parts.append('</section>\n<section aria-labelledby="texts">\n<h2 id="texts">Side by side</h2>\n')
        parts.append(_columns(audit) + render_rows(audit, links, cells, items) + "</section>\n")
    if letter:
        parts.append(_letter(letter))
    title = f"{line(audit.title, 120) or 'A copy'}: audit"
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#verdict">Skip to the verdict</a>\n{PATTERNS}'
        f'<header class="masthead"><p class="name">Audit of a copy</p><p>{moment_words(now)}</p></header>\n'
        f"{_ways(audit, letter)}<main>\n{''.join(parts)}</main>\n"
        '<footer class="foot"><p>Made by Skywave for the newsroom’s own desk. This page runs nothing and asks nothing of '
        "any other site; what it quotes from the partner’s page is shown as text.</p></footer>\n</body>\n</html>\n"
    )
    return page.encode()


def _ways(audit: Audit, letter: str) -> str:
    counts = grade_counts(audit)
    ways = [(grade, GRADE_WORDS[grade][0]) for grade in GRADES if counts[grade]]
    ways += [("map", "At a glance"), ("texts", "Side by side")] if audit.rows else []
    ways += [("letter", "Letter to the partner")] if letter else []
    items = "".join([f'<li><a href="#{name}">{words}</a></li>\n' for name, words in ways])
    return f'<nav aria-label="On this page"><ul>\n{items}</ul></nav>\n' if items else ""


def _verdict(audit: Audit) -> str:
    counts = grade_counts(audit)
    grade = next((one for one in (GRAVE, FAULT) if counts[one]), "ok")
    chips = [
        f'<li><a class="chip {one}" href="#{one}">{count_words(counts[one], *GRADE_WORDS[one][1:3])}</a></li>\n'
        for one in GRADES
        if counts[one]
    ]
    chosen = f'<ul class="chips">\n{"".join(chips)}</ul>\n' if chips else ""
    state = grade if grade != "ok" or (audit.work and audit.rows) else "blank"
    return f'<div class="verdict {state}" id="verdict">\n<h1>{escape(verdict(audit))}.</h1>\n{chosen}</div>\n'


def _compared(audit: Audit) -> str:
    was, _ = tongues(audit)
    facts: list[tuple[str, str]] = []
    if audit.place:
        facts.append(("Page", _place(audit.place)))
    for label, text in (("Partner", audit.partner), ("Contract", audit.contract)):
        if text:
            facts.append((label, f"<bdi>{escape(line(text, 200))}</bdi>"))
    if audit.work:
        work = f'<span class="code">{escape(line(audit.work, 40))}</span>'
        facts.append(("Work", work + (f" at the desk {escape(line(audit.desk, 60))}" if audit.desk else "")))
        facts.append(("Version", capital(version_words(audit))))
        facts.append(("Coverage", _coverage(coverage_of(audit)) if audit.rows else "The texts were not compared"))
    title = line(audit.title, 300)
    named = f'<p class="title" {was}>{escape(title)}</p>\n' if title else ""
    items = "".join([f"<div><dt>{label}</dt><dd>{html}</dd></div>\n" for label, html in facts])
    listed = f"<dl>\n{items}</dl>\n" if items else ""
    return (
        f'<section class="compared" aria-labelledby="compared">\n<h2 id="compared">What was compared</h2>\n'
        f"{named}{listed}</section>\n"
    )


def _place(place: str) -> str:
    shown = escape(line(place, 300))
    try:
        address = check_link(place)
    except Malformed:
        return f'<bdi class="place">{shown}</bdi>'
    return f'<a class="place" href="{escape(address)}" rel="noopener noreferrer nofollow" dir="ltr">{shown}</a>'


def _coverage(percent: int) -> str:
    return (
        f'<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="m-rest" width="100" height="8"/><rect class="m-full" width="{percent}" height="8"/></svg> '
        f"{percent} % of the original’s text stands in the copy"
    )


def _items(audit: Audit, links: Links, shown: Collection[int]) -> dict[int, str]:
    """Return the findings that fit on the page, by index, as list items."""
    items: dict[int, str] = {}
    room = _BYTES
    for number, finding in enumerate(audit.findings[:_AT_MOST]):
        row = links.row_of.get(number)
        html = _finding(number, finding, audit, row if row in shown else None)
        room -= len(html.encode())
        if room < 0:
            break
        items[number] = html
    return items


def _group(grade: str, audit: Audit, items: dict[int, str]) -> str:
    numbers = [number for number, finding in enumerate(audit.findings) if finding.grade == grade]
    if not numbers:
        return ""
    heading, one, many, means = GRADE_WORDS[grade]
    shown = [items[number] for number in numbers if number in items]
    left = len(numbers) - len(shown)
    rest = f'<p class="rest">{count_words(left, "finding is", "findings are")} left out here.</p>\n' if left else ""
    listed = f"<ol>\n{''.join(shown)}</ol>\n" if shown else ""
    if grade == ALLOWED and len(shown) > _CALM:
        listed = f"<details><summary>{count_words(len(shown), one, many)}</summary>\n{listed}</details>\n"
    return (
        f'<section class="grade {grade}" aria-labelledby="{grade}">\n'
        f'<h2 id="{grade}">{heading} <span class="count">{len(numbers):,}</span></h2>\n'
        f'<p class="means">{means}</p>\n{listed}{rest}</section>\n'
    )


def _finding(number: int, finding: Finding, audit: Audit, row: int | None) -> str:
    where = escape(line(finding.where, 120))
    meta = [f"<bdi>{capital(where)}</bdi>"] if where else []
    if row is not None:
        meta.append(f'<a href="#r{row + 1}">see it in the text</a>')
    about = f'<p class="where">{" · ".join(meta)}</p>\n' if meta else ""
    why = f'<p class="why" dir="auto">{escape(_sentence(line(finding.why, _TEXT)))}</p>\n' if finding.why else ""
    pair = _pair(number, finding, audit, row)
    return (
        f'<li id="f{number + 1}" class="finding">\n<h3>{capital(KINDS[finding.kind])}</h3>\n{about}{why}{pair}</li>\n'
    )


def _sentence(text: str) -> str:
    return capital(text) + ("" if text.endswith((".", "!", "?", CUT)) else ".")


def _pair(number: int, finding: Finding, audit: Audit, row: int | None) -> str:
    """Return what was and what is, marked where the row's pieces tell what differs."""
    if not finding.was and not finding.found:
        return ""
    if finding.was == finding.found:
        both = f"<p {tongues(audit)[0]}>{lines(visible(finding.was, _TEXT))}</p>"
        return f'<div class="pair one"><div class="both"><span class="who">was and is</span>{both}</div></div>\n'
    was, found = lines(visible(finding.was, _TEXT)), lines(visible(finding.found, _TEXT))
    around = ("", "")
    one = audit.rows[row] if row is not None and _is_marked(audit.rows[row]) else None
    if one and (one.was, one.found) == (finding.was, finding.found):
        was, found = _both(one.pieces)
    elif one and len(finding.was) <= _SHORT and len(finding.found) <= _SHORT:
        around = _both(one.pieces)
    elif number < _MARKED and (pieces := find_pieces(finding.was, finding.found)):
        was, found = _both(pieces)
    left, right = tongues(audit)
    return f'<div class="pair">{_half("was", was, around[0], left)}{_half("is", found, around[1], right)}</div>\n'


def _both(pieces: Pieces) -> tuple[str, str]:
    return mark_pieces(pieces, copy=False), mark_pieces(pieces, copy=True)


def _is_marked(row: Row) -> bool:
    """Say whether a row shows two texts of a readable length with their differences marked."""
    short = bool(row.was and row.found) and len(row.was) <= _TEXT and len(row.found) <= _TEXT
    return short and bool(row.pieces) and whole_pieces(row.was, row.found, row.pieces)


def _half(kind: str, html: str, around: str, tongue: str) -> str:
    value = 'class="value" ' if around else ""
    shown = f"<p {value}{tongue}>{html}</p>" if html else '<p class="none">nothing</p>'
    context = f'<p class="around" {tongue}>{around}</p>' if around else ""
    return f'<div class="{kind}"><span class="who">{kind}</span>{shown}{context}</div>'


def _columns(audit: Audit) -> str:
    version = f", version {audit.version:,}" if audit.version > 0 else ""
    # Without a partner the contract is the newsroom's own public rules.
    name = line(audit.contract, 60) if audit.partner else ""
    copy = f" by <bdi>{escape(name)}</bdi>" if name else ""
    differs = any(row.change not in ("same", "own", "moved") for row in audit.rows)
    dotted = " dotted" if language_tag(audit.language).partition("-")[0] in _TALL else ""
    key = f'<p class="key{dotted}"><del>only in the original</del> <ins>only in the copy</ins></p>\n' if differs else ""
    return f'{key}<div class="columns" aria-hidden="true"><span>Original{version}</span><span>Copy{copy}</span></div>\n'


def _letter(letter: str) -> str:
    return (
        '<section class="write" aria-labelledby="letter">\n<h2 id="letter">Letter to the partner</h2>\n'
        '<p class="means">Click once to mark it all, copy, and send it with your name.</p>\n'
        f'<pre class="letter" tabindex="0" role="region" aria-labelledby="letter">{escape(letter)}</pre>\n</section>\n'
    )
