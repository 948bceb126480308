r"""Runs of text on their way to the inlines of `archive.body`: folded, clean, and neighbours of one style merged.

>>> paragraphs([(PLAIN, "One "), (PLAIN, " two"), (PLAIN, "\n"), (PLAIN, "\n"), (PLAIN, "three")])[0][0].text
'One two'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from skywave import limits
from skywave.archive.body import Inline, Span
from skywave.sources.reading.clean import balance, clean_span, is_visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class Style(NamedTuple):
    """The marks of a run of text, as in `archive.body.Span`."""

    marks: tuple[str, ...] = ()
    href: str | None = None
    language: str | None = None
    direction: str | None = None


PLAIN = Style()
Run = tuple[Style, str]


def attributed(style: Style, attributes: dict[str, str | None]) -> Style:
    """Return a style with the language and direction that an element states."""
    language = attributes.get("lang") or attributes.get("xml:lang")
    if language and _LANGUAGE.fullmatch(language := language.strip().replace("_", "-")):
        first, *rest = language.split("-")
        cases = {2: str.upper, 4: str.title}
        style = style._replace(language="-".join([first.lower(), *(cases.get(len(p), str.lower)(p) for p in rest)]))
    direction = (attributes.get("dir") or "").lower()
    return style._replace(direction=direction) if direction in ("ltr", "rtl", "auto") else style


def marked(style: Style, mark: str) -> Style:
    """Return a style with one more mark."""
    return style if mark in style.marks else style._replace(marks=tuple(sorted((*style.marks, mark))))


def paragraphs(runs: list[Run]) -> list[Inline]:
    """Return the paragraphs that empty lines part; a single line break stays inside of one."""
    if len(runs) == 1 and runs[0][1] != "\n":
        style, text = runs[0]
        text = clean_span(text).strip()
        if not is_visible(text):
            return []
        if len(text) <= limits.TEXT_CHARACTERS:
            return [(Span(text, *style),)]
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run[1] == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    paragraphs: list[list[list[Run]]] = [[]]
    for line in lines:
        if clean := _clean_line(line):
            paragraphs[-1].append(clean)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [_inline(paragraph) for paragraph in paragraphs if paragraph]


def _clean_line(runs: list[Run]) -> list[Run]:
    """Return a line with its white space folded across runs; empty where it has nothing to see."""
    found: list[Run] = []
    spaced = True
    for style, raw in runs:
        text = clean_span(raw)
        if spaced:
            text = text.lstrip(" ")
        if text:
            spaced = text[-1] == " "
            found.append((style if text != " " else PLAIN, text))
    while found and not (text := found[-1][1].rstrip()):
        found.pop()
    if found:
        found[-1] = (found[-1][0], text)
    start = 0
    while start < len(found) and not (text := found[start][1].lstrip()):
        start += 1
    found = found[start:]
    if found:
        found[0] = (found[0][0], text)
    return found if any(is_visible(text) for _, text in found) else []


def _inline(lines: list[list[Run]]) -> Inline:
    """Return lines as one inline, neighbours of one style merged."""
    groups: list[tuple[Style, list[str]]] = []
    for number, line in enumerate(lines):
        if number:
            groups[-1][1].append("\n")
        for style, text in line:
            if groups and groups[-1][0] == style:
                groups[-1][1].append(text)
            else:
                groups.append((style, [text]))
    return tuple(Span(piece, *style) for style, texts in groups for piece in _pieces(clean_span("".join(texts))))


def joined(inlines: list[Inline]) -> Inline:
    """Return paragraphs as the lines of one inline, for what holds only one."""
    if len(inlines) == 1:
        return inlines[0]
    return _inline(
        [
            [(Style(span.marks, span.href, span.language, span.direction), span.text) for span in inline]
            for inline in inlines
        ]
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield a text, in parts where it is longer than one span may be."""
    while len(text) > limits.TEXT_CHARACTERS:
        cut = max(text.rfind(" ", 1, limits.TEXT_CHARACTERS), text.rfind("\n", 1, limits.TEXT_CHARACTERS)) + 1
        cut = cut or limits.TEXT_CHARACTERS
        yield balance(text[:cut])
        text = text[cut:]
    if text:
        yield balance(text)
