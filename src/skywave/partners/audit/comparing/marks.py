"""Quotation marks: which characters of a text open and close a quotation, and what stands inside, in any style.

A quotation that goes on in the next paragraph is opened again there and closed only once, so what a paragraph leaves
open is handed on.
"""

from __future__ import annotations

from typing import Final

OPENERS: Final = {"“": "”", "„": "”", "「": "」", "『": "』", "«": "»", "‘": "’", "‹": "›", "﹁": "﹂", "〝": "〞"}
CLOSERS: Final = frozenset(OPENERS.values()) | {"〟"}
STRAIGHT: Final = frozenset("\"＂'")
_DOUBLE: Final = frozenset('"＂')
_CAP: Final = 2500  # characters after which a quotation that nobody closed is taken for a slip


def quoted(text: str, *, opened: bool = False) -> tuple[bytearray, bool]:
    """Say for each character whether it stands inside quotation marks (1), is such a mark (2) or neither (0).

    Args:
        text: A paragraph.
        opened: The paragraph before left a quotation open.

    Returns:
        One byte for each character, and whether this paragraph leaves a quotation open.
    """
    roles = bytearray(len(text))
    stack: list[tuple[str, int]] = [("", 0)] if opened and _goes_on(text) else []
    for place, letter in enumerate(text):
        role = _role(text, place, letter, stack)
        if role == "open":
            if len(stack) < 4:
                stack.append((letter, place))
            roles[place] = 2
        elif role == "close":
            stack.pop()
            roles[place] = 2
        elif stack:
            roles[place] = 1
            if place - stack[-1][1] > _CAP:
                stack.clear()
    for _, start in stack:
        # A mark that is never closed quotes to the end only where a paragraph begins with it.
        if start > 1:
            roles[start:] = bytes(min(role, 0) if role == 1 else role for role in roles[start:])
    return roles, any(start <= 1 for _, start in stack)


def _role(text: str, place: int, letter: str, stack: list[tuple[str, int]]) -> str:
    if letter in OPENERS and letter != "‘":
        # An opening mark at the start of a paragraph that is quoted already says only that it goes on.
        return "open" if not (stack and stack[-1][0] == "" and place == 0) else ""
    if letter not in CLOSERS and letter not in STRAIGHT and letter != "‘":
        return ""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if letter in "'‘’" and _is_latin(before) and _is_latin(after):
        return ""  # an apostrophe
    if letter == "‘":
        return "open" if not after.isspace() else ""
    top = stack[-1][0] if stack else None
    if letter in CLOSERS:
        if top is None or (letter == "’" and top not in ("‘", "'")):
            return ""
        return "close"
    if top is not None and (top == letter or (top == "" and letter in _DOUBLE)):
        spaced = before.isspace() or before in "([—–-"
        return "" if spaced and not after.isspace() and letter == "'" else "close"
    if letter == "'":
        return "open" if not _is_latin(before) and after.isalnum() else ""
    return "open"


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and (letter < "\u0590" or "\u1e00" <= letter <= "\u1eff")


def _goes_on(text: str) -> bool:
    """Say whether a paragraph goes on with the quotation that the one before left open: it begins with a mark, or closes one."""
    first = next(
        (place for place, letter in enumerate(text) if letter in OPENERS or letter in CLOSERS or letter in _DOUBLE),
        None,
    )
    if first is None:
        return False
    if first == 0:
        return True
    return text[first] in CLOSERS or (text[first] in _DOUBLE and not text[first - 1].isspace())
