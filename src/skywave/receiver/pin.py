"""Pins: the name of the newsroom that a person means (RULES 2).

<N>                              52 characters of lowercase base32
<N>.<version>.<64 hex digits>    also the version and hash of the newest root note that the giver knew
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skywave import limits
from skywave.archive.encoding import parse_decimal, parse_hex
from skywave.errors import Malformed, UsageError

_NEWSROOM = re.compile(r"[a-z2-7]{52}")


@dataclass(frozen=True, slots=True)
class Pin:
    """A newsroom id, optionally with the newest root note known (version 0: none)."""

    newsroom: str
    version: int = 0
    digest: bytes = b""


def parse_pin(text: str) -> Pin:
    """Return the pin that a person gave.

    Raises:
        UsageError: It is not one; a shortened N is refused.
    """
    name, _, known = text.strip().partition(".")
    try:
        if not _NEWSROOM.fullmatch(name):
            msg = "an N has 52 characters"
            raise Malformed(msg)
        if not known:
            return Pin(name)
        version, _, digest = known.partition(".")
        return Pin(name, parse_decimal(version, limit=limits.ROOT_STEPS), parse_hex(digest))
    except Malformed:
        msg = f"'{text[:60]}' is not a newsroom's name N"
        raise UsageError(
            msg, hint="an N has 52 letters and digits and is never shortened; 'skywave status' prints it"
        ) from None
