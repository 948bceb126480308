"""Where an inline credit may begin in a caption: labels, signs that part, and agencies that sign before a slash."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from skywave.story.credits.words import INLINE_LABELS

ALPHABET: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f]")
CUT: Final = re.compile(
    r"(?<=[.!?。）)\]\"'၊។])\s*"  # a stop, a closing bracket
    r"|\s*\|\s*|\s+[/–—-]{1,2}\s+|\s*—\s*|\s{2,}|\s*\n\s*"  # a sign or a gap
    r"|(?<=[.。])\s*/|\s+/"  # Korean: "... 모습. /연합뉴스"
    r"|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])"  # a space in Chinese
)
# Agencies that sign at the end without any sign before them: "... at the gate REUTERS/Jane Doe".
SIGNED: Final = re.compile(
    r"(?<![\w/])(?:REUTERS|Reuters|(?:AP|AFP|RFA) (?:PHOTO|Photo|photo)|ANTARA FOTO|AFP|EPA-EFE|EPA|AP|RFA|VOA|KCNA|BenarNews"
    r"|Xinhua|XINHUA|路透社|法新社|美联社|美聯社|新华社|中新社|연합뉴스|뉴시스|조선중앙통신) ?/"
)
_PICTURE = "[Pp]hotos?|[Pp]hotograph|[Pp]icture|[Ii]mage|[Ii]llustration|[Gg]raphic"


@lru_cache(maxsize=1)
def label_at_start() -> re.Pattern[str]:
    """Return the pattern of a label that opens a text: "Photo: ", "Photo by ", "ဓာတ်ပုံ - "."""
    return re.compile(
        rf"(?:(?:{_either(_labels())})(?: (?:by|of|from))?\s*(?::|=|/|\s[-–]|-(?=\S)|\.\.\.)"
        rf"|(?:{_PICTURE}|video)(?: illustration)? (?:by|courtesy(?: of)?|credit) (?=\S)"
        r"|courtesy (?:of )?(?=\S)|©\s*(?=\S))\s*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def label_inside() -> re.Pattern[str]:
    """Return the pattern of a label inside a caption, as the group `label`."""
    latin = _either([label for label in _labels() if ALPHABET.match(label)])
    other = _either([label for label in _labels() if not ALPHABET.match(label)])
    return re.compile(
        rf"(?P<label>(?<![A-Z])(?i:{latin})(?: (?:by|of|from))? ?[:=](?=\s*\S)"
        rf"|(?:{other})(?:\s?[:=/]|\s-|-)(?=\s*\S)"
        rf"|(?<![A-Za-z])(?:{_PICTURE})(?: [Ii]llustration)? (?:by|courtesy of|courtesy|[Cc]redit) (?=[^\Wa-z])"
        r"|(?<![A-Za-z])[Cc]ourtesy (?:of )?(?=[^\Wa-z])|©|\([cC]\)(?=\s*\w))"
    )


def _labels() -> list[str]:
    return sorted(INLINE_LABELS.split("|"), key=len, reverse=True)


def _either(labels: list[str]) -> str:
    return "|".join(map(re.escape, labels))
