"""What text may contain: the characters that a page can show without deceiving its reader.

Refused: C0 and C1 controls (a newline only where lines are allowed), the bidirectional overrides and embeddings U+202A to U+202E,
unbalanced isolates, byte order marks and noncharacters. Kept: the joiners and marks that Burmese, Khmer, Persian and Uyghur
need (ZWJ, ZWNJ, ZWSP, LRM, RLM, ALM). Source: spec/07-heads-and-bodies.md section 2.
"""

from __future__ import annotations

import re

from skywave.errors import Malformed

# The last two code points of every plane are noncharacters, beside U+FDD0 to U+FDEF.
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_LINE = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufdd0-\ufdef\ufffe\uffff" + _PLANE_ENDS
_FORBIDDEN_IN_LINES = re.compile(f"[{_LINE}]")
_FORBIDDEN = re.compile(f"[\n{_LINE}]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_LINK = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f]{1,2000}")


def is_clean(text: str, *, lines: bool = False) -> bool:
    """Say whether a text holds only characters that may be shown; `lines` allows newlines."""
    # Whatever is refused here, isolates too, is a control, a format character or unassigned: Python calls none printable.
    if text.isprintable():
        return True
    if (_FORBIDDEN_IN_LINES if lines else _FORBIDDEN).search(text):
        return False
    depth = 0
    for mark in _ISOLATES.findall(text):
        depth += -1 if mark == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0


def check_text(value: object, what: str, *, limit: int, lines: bool = False, empty: bool = True) -> str:
    """Return `value` if it is a clean text of at most `limit` characters.

    Raises:
        Malformed: It is not.
    """
    if type(value) is not str or len(value) > limit or not is_clean(value, lines=lines) or not (value or empty):
        msg = f"{what} is not a text that may be shown"
        raise Malformed(msg)
    return value


def check_word(value: object, what: str, allowed: frozenset[str]) -> str:
    """Return `value` if it is one of the allowed words, else raise Malformed."""
    if type(value) is not str or value not in allowed:
        msg = f"{what} is not a known word"
        raise Malformed(msg)
    return value


def check_link(value: object) -> str:
    """Return `value` if it is an http or https address, else raise Malformed."""
    if type(value) is not str or not _LINK.fullmatch(value) or not is_clean(value):
        msg = "a link is not an http or https address"
        raise Malformed(msg)
    return value


def check_keys(value: object, what: str, *, required: frozenset[str], optional: frozenset[str]) -> dict[str, object]:
    """Return `value` if it is an object with all required and no unknown keys, else raise Malformed."""
    if type(value) is not dict or not required <= value.keys() or not value.keys() <= required | optional:
        msg = f"{what} has a field it cannot have, or lacks one"
        raise Malformed(msg)
    return value


def check_list(value: object, what: str, *, limit: int) -> list[object]:
    """Return `value` if it is an array of at most `limit` items, else raise Malformed."""
    if type(value) is not list or len(value) > limit:
        msg = f"{what} is not a list of at most {limit} items"
        raise Malformed(msg)
    return value


def check_integer(value: object, what: str, *, low: int, high: int) -> int:
    """Return `value` if it is an integer within the bounds, else raise Malformed."""
    if type(value) is not int or not low <= value <= high:
        msg = f"{what} is not a number from {low} to {high}"
        raise Malformed(msg)
    return value
