r"""Text as the inside of a CommonMark paragraph, where no character of it is taken for markup.

>>> escape("*a* [b](c) <d> AT&T")
'\\*a\\* \\[b\\](c) \\<d\\> AT\\&T'
>>> fold("1. one\n- two")
'1\\. one\\\n\\- two'
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from skywave.carriers.item_parts import is_address, shown

if TYPE_CHECKING:
    from skywave.archive.body import Inline, Span

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|#~]|&(?=[#A-Za-z]|$)|!$")
# What means something at the start of a line only: lists, rules, headings underlined, tables.
_NUMBER: Final = re.compile(r"([0-9]{1,9})([.)])(?=[ ]|$)")
_OPENING: Final = re.compile(r"[-+=:](?!\))")
_WORD: Final = ("L", "N", "M")


def escape(text: str) -> str:
    """Return text so that CommonMark shows it as it is; line starts are the work of `fold`."""
    return _MARKUP.sub(r"\\\g<0>", shown(text))


def fold(text: str, *, breaks: bool = True) -> str:
    """Return escaped text as one paragraph: a hard break for each newline, no line that begins as a block would.

    Args:
        text: Escaped, with or without markup.
        breaks: Write the hard breaks; else plain newlines.
    """
    lines = [_open(line) for part in text.split("\n") if (line := part.strip(" "))]
    return ("\\\n" if breaks else "\n").join(lines)


def target(href: str) -> str:
    """Return an address as the destination of a link."""
    return "<" + re.sub(r"[\\<>&]", r"\\\g<0>", shown(href)) + ">"


def render_inline(inline: Inline) -> str:
    """Return spans with their marks and links."""
    spans = [span for span in inline if span.text]
    out = ""
    for number, span in enumerate(spans):
        following = spans[number + 1].text[:1] if number + 1 < len(spans) else ""
        out += _span(span, out[-1:], following)
    return out


def _span(span: Span, before: str, following: str) -> str:
    if span.href and is_address(span.href) and span.text.strip():
        # In brackets the neighbours of the marks are known.
        return f"[{_marked(span, '[', ']')}]({target(span.href)})"
    return _marked(span, before, following)


def _marked(span: Span, before: str, following: str) -> str:
    text = escape(span.text)
    marks = "*" * (("em" in span.marks) + 2 * ("strong" in span.marks))
    if not marks or before == "*" or "\n" in span.text:
        return text
    inner = text.strip(" ")
    if not inner:
        return text
    lead, tail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    opens = _holds(inner[0], " " if lead else before)
    closes = _holds(inner[-1], " " if tail else following)
    return f"{lead}{marks}{inner}{marks}{tail}" if opens and closes else text


def _holds(inside: str, outside: str) -> bool:
    """Say whether a mark between two characters opens or closes, whichever way CommonMark's versions read them."""
    if unicodedata.category(inside)[0] in _WORD:
        return True
    return not inside.isspace() and inside.isprintable() and (outside in ("", " ") or outside in "[]()\"'.,;:-")


def _open(line: str) -> str:
    if found := _NUMBER.match(line):
        return f"{found[1]}\\{line[found.end(1) :]}"
    return f"\\{line}" if _OPENING.match(line) else line
