"""The map of a story: one bar for each sentence, the original above and the copy below, so that a gap is a gap.

Drawn without a script and without inline styles. The bars stretch with the page, so what tells them apart beside their colour
is made of heights and of lying lines, which stretching leaves alone: a hole where a sentence is missing, stripes where one was
altered, half a bar where one moved, a notch on top of what is grave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.partners.audit.findings import FAULT, GRAVE
from skywave.partners.audit.report.words import CHANGE_WORDS, count_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.partners.audit.findings import Audit
    from skywave.partners.audit.report.linking import Links

# A line of the map holds so many bars, the map so many lines; a longer story has several sentences to a bar.
_BARS: Final = 72
_LINES: Final = 6
# Fewer bars than this are not drawn wider: three sentences are no wall.
_LEAST: Final = 24
# What a bar of several sentences shows.
_RANKS: Final = ("same", "own", "style", "moved", "added", "altered", "cut")

_GRAVE_TOP: Final = '<rect class="m-grave" y="0" width=".84" height="4"/>'
_SHAPES: Final = {
    "same": '<rect class="m-same" y="6" width=".84" height="9"/><rect class="m-same" y="17" width=".84" height="9"/>',
    "style": '<rect class="m-same" y="6" width=".84" height="9"/><rect class="m-style" y="17" width=".84" height="9"/>',
    "altered": '<rect class="m-alt" y="6" width=".84" height="9"/><rect class="m-alts" y="17" width=".84" height="9"/>',
    "cut": '<rect class="m-cut" y="6" width=".84" height="9"/><rect class="m-hole" y="21" width=".84" height="1"/>',
    "added": '<rect class="m-hole" y="10" width=".84" height="1"/><rect class="m-add" y="17" width=".84" height="9"/>',
    "moved": '<rect class="m-move" y="6" width=".84" height="4"/><rect class="m-move" y="22" width=".84" height="4"/>',
    "own": '<rect class="m-hole" y="10" width=".84" height="1"/><rect class="m-own" y="20" width=".84" height="3"/>',
}
# Lying stripes; they are used by the rules of the style sheet.
PATTERNS: Final = (
    '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="p-alt" width="4" height="3" patternUnits="userSpaceOnUse">'
    '<rect class="m-alt" width="4" height="2"/></pattern>'
    '<pattern id="p-style" width="4" height="3" patternUnits="userSpaceOnUse">'
    '<rect class="m-soft" width="4" height="1"/></pattern>'
    "</defs></svg>\n"
)


def render_strip(audit: Audit, links: Links, shown: Collection[int]) -> str:
    """Return the map as a figure; a bar links to its row where the page shows it."""
    changes = [row.change if row.change in _SHAPES else "altered" for row in audit.rows]
    size = max(1, -(-len(changes) // (_BARS * _LINES)))
    bars = []
    for start in range(0, len(changes), size):
        rows = range(start, min(start + size, len(changes)))
        # The gravest row of a bar decides how it looks and where it leads.
        told = max(rows, key=lambda row: (links.grades[row] == GRAVE, _RANKS.index(changes[row]), -row))
        bars.append(_bar(rows, told, changes[told], grade=links.grades[told], linked=told in shown))
    lines: list[str] = []
    count = -(-len(bars) // _BARS)
    width = max(_LEAST, -(-len(bars) // max(1, count)))
    for start in range(0, len(bars), width):
        drawn = [
            f'<g transform="translate({place},0)">{bar}</g>' for place, bar in enumerate(bars[start : start + width])
        ]
        lines.append(
            f'<svg class="strip" viewBox="0 0 {width} 26" preserveAspectRatio="none" role="group" '
            f'aria-label="Map of the story, line {len(lines) + 1} of {count}">\n' + "\n".join(drawn) + "\n</svg>\n"
        )
    several = f"<p>Each bar stands for {size} sentences.</p>\n" if size > 1 else ""
    return (
        f'<figure class="map">\n<figcaption><p>{_summary(changes)}</p>{several}</figcaption>\n'
        '<div class="lanes"><p aria-hidden="true"><span>Original</span><span>Copy</span></p>\n'
        f"<div>{''.join(lines)}</div></div>\n"
        f"{_legend(changes, grave=GRAVE in links.grades)}</figure>\n"
    )


def _bar(rows: range, told: int, change: str, *, grade: str, linked: bool) -> str:
    shape = _SHAPES[change] + (_GRAVE_TOP if grade == GRAVE else "")
    name = f"Sentence {told + 1}: {CHANGE_WORDS[change][0]}" + (f", {grade}" if grade in (GRAVE, FAULT) else "")
    if len(rows) > 1:
        name = f"Sentences {rows[0] + 1} to {rows[-1] + 1}. {name}"
    shape = f'<rect class="m-all" width="1" height="26"/>{shape}<title>{name}</title>'
    if not linked:
        return shape
    # Unchanged sentences are no stops for the Tab key: what changed is.
    stop = ' tabindex="-1"' if change in ("same", "own") else ""
    return f'<a href="#r{told + 1}" aria-label="{name}"{stop}>{shape}</a>'


def _summary(changes: list[str]) -> str:
    own = changes.count("own")
    told = len(changes) - own
    same = changes.count("same")
    text = count_words(told, "sentence", "sentences")
    if same == told:
        text = f"{text}, unchanged." if told == 1 else f"All {text} are unchanged."
    else:
        parts = [
            f"{count:,} {CHANGE_WORDS[change][0]}"
            for change in _RANKS[::-1]
            if change != "own" and (count := changes.count(change))
        ]
        text = f"{text}: {', '.join(parts)}."
    return f"{text} {count_words(own, 'passage', 'passages')} of the partner’s own." if own else text


def _legend(changes: list[str], *, grave: bool) -> str:
    """Return what the shapes mean, as far as they occur."""
    entries = [(_SHAPES[change], words[1]) for change, words in CHANGE_WORDS.items() if change in changes]
    if grave:
        entries.append((_GRAVE_TOP + _SHAPES["same"], "a notch on top: grave"))
    items = [
        '<li><svg viewBox="0 0 .84 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f"{shape}</svg>{words}</li>\n"
        for shape, words in entries
    ]
    return f'<ul class="legend" aria-label="What the bars mean">\n{"".join(items)}</ul>\n'
