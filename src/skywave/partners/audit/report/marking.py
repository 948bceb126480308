"""Marking what differs between two short texts, word by word: a notice, a credit, a headline.

For sentences the comparison itself says what differs (`Row.pieces`); this is for what has no row. Texts that have little in
common are left unmarked, as marks all over them would say nothing; so are long ones, as this takes quadratic time.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from skywave.partners.audit.report.rows import Pieces

# Han characters and kana are words of one letter; marks and vowels of other scripts are never parted from their letters.
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+|\s+")
_TEXT: Final = 600
_WORDS: Final = 160
# How much must be alike, of 1.
_ALIKE: Final = 0.35


def find_pieces(was: str, found: str) -> Pieces:
    """Return the pieces of two texts, (op, was, found) as in a row, or nothing where marks would not help."""
    if not was or not found or len(was) > _TEXT or len(found) > _TEXT:
        return ()
    before, after = _WORD.findall(was), _WORD.findall(found)
    if len(before) > _WORDS or len(after) > _WORDS:
        return ()
    pieces = []
    alike = 0
    for operation, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left, right = "".join(before[a:b]), "".join(after[c:d])
        pieces.append(({"equal": "same", "delete": "cut", "insert": "added"}.get(operation, "changed"), left, right))
        alike += len(left) + len(right) if operation == "equal" else 0
    return tuple(pieces) if alike >= _ALIKE * (len(was) + len(found)) else ()
