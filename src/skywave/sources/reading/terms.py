"""Finds what restricts the use of a story or photo in a note to editors, whose other words never leave."""

from __future__ import annotations

import re

from skywave.sources.reading.clean import clean_raw

_SENTENCE = re.compile(r"[\n;]|(?<=[.!?])\s")
_RESTRICTS = re.compile(
    r"(?-i:\b[A-Z]{2,}(?: [A-Z]+){0,3} OUT\b)|\bmandatory\b|\beditorial use\b|\bnot for\b|\bonly\b|\bembargo\w*"
    r"|\bno (?:sales?|archiv\w*|use|resale|commercial|access|third part\w*)\b|\brestrict\w*|\brights?\b|\bone[- ]time use\b",
    re.IGNORECASE,
)
_CHARACTERS = 20_000


def restrictions_in(note: str) -> str:
    r"""Return the sentences of a note that restrict use, on lines of their own; empty where there are none.

    >>> restrictions_in("Call the desk, ask for Ann. TURKEY OUT; no archive.")
    'TURKEY OUT\nno archive.'
    """
    parts = (clean_raw(part) for part in _SENTENCE.split(note[:_CHARACTERS]))
    return "\n".join(dict.fromkeys(part for part in parts if _RESTRICTS.search(part)))
