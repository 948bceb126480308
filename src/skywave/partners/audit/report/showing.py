"""Showing text that a partner's page, and whoever wrote it, may have made to deceive.

What would move the cursor, turn the order of letters round, or hide between them is shown by its number (`[U+202E]`): an editor
must see that it is there. Kept are the joiners, marks and zero-width spaces that Burmese, Khmer, Persian and Uyghur need.
"""

from __future__ import annotations

import re
from typing import Final

# Controls, line and paragraph separators, bidirectional controls, what has no width and no use, tags, surrogates,
# noncharacters: HTML forbids some of them, and a reader sees none.
_PLANE_ENDS: Final = "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_HIDDEN: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e007f" + _PLANE_ENDS + "]"
)
_SPACES: Final = re.compile(r"[ \t\r\n\x0b\x0c]+")
_TAGS: Final = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}")
CUT: Final = "…"


def visible(text: str, most: int) -> str:
    """Return at most `most` characters of a text (`…` where it is cut) with nothing in it that cannot be seen.

    Newlines stay; carriage returns and tabs become spaces.
    """
    kept = text if len(text) <= most else text[:most].rstrip() + CUT
    if kept.isprintable():
        return kept
    return _HIDDEN.sub(_number, kept.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def line(text: str, most: int) -> str:
    """Return at most `most` characters of a text on one line, with nothing in it that cannot be seen."""
    # Four times as much is plenty for what spaces take, and keeps a megabyte from being searched.
    return visible(_SPACES.sub(" ", text[: 4 * most + 1]).strip(), most)


def language_tag(language: str) -> str:
    """Return a language (BCP 47) if it has the form of one, else nothing: `lang=""` says that it is not known."""
    return language if _TAGS.fullmatch(language) else ""


def _number(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
