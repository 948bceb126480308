"""The place that a news text opens with: "SEOUL, South Korea (AP) — ...", "HÀ NỘI - ..."."""

from __future__ import annotations

import re

_UPPER = r"[A-Z\u00c0-\u00de\u0110\u01a0\u01af\u1ea0-\u1ef8]"
_DATELINE = re.compile(
    rf"(?P<place>(?:{_UPPER}{{2,}}|{_UPPER}\.)(?:[ .'’/-]+{_UPPER}[{_UPPER[1:-1]}.'’-]*)*(?:, "
    rf"{_UPPER}[\w.'’]*(?: {_UPPER}[\w.'’]*){{0,2}})?|{_UPPER}[\w.'’-]+(?: {_UPPER}[\w.'’-]+){{0,2}}(?:, "
    rf"{_UPPER}[\w.'’]*(?: {_UPPER}[\w.'’]*){{0,2}})?)"
    r"(?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z.]* "
    r"\d{1,2})?\s?(?:\([^()]{2,40}\)\s?)?(?:\s?[—–]\s?|\s?--\s|\s-\s)(?=\S)"
)
_LONGEST = 60


def place_of(text: str) -> str:
    """Return the place of a dateline, or empty.

    >>> place_of("SEOUL, South Korea (AP) — The talks"), place_of("Mandalay – Troops"), place_of("He said")
    ('SEOUL, South Korea', 'Mandalay', '')
    """
    match = _DATELINE.match(text[:200])
    return match["place"].strip(" .,") if match and len(match["place"]) <= _LONGEST else ""
