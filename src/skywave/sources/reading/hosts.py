"""Hosts inside of a newsroom's system never leave: they are named after the desks they show, and become the public site.

>>> without_internal_hosts("https://mandevview.rfaweb.org/a")
'https://www.rfa.org/a'
"""

from __future__ import annotations

import re

_INTERNAL = re.compile(
    r"(?<![a-z0-9.-])(?:(?:[a-z0-9-]+\.)*rfaweb\.org|"
    r"[a-z]{3}devview\.(?P<domain>(?:[a-z0-9-]+\.)+[a-z]{2,}))(?![a-z0-9-])",
    re.IGNORECASE,
)


def without_internal_hosts(text: str) -> str:
    """Return a text with public hosts only; the public sites have the same paths."""
    lower = text.lower()
    if "rfaweb.org" not in lower and "devview." not in lower:
        return text
    return _INTERNAL.sub(lambda match: f"www.{match['domain']}" if match["domain"] else "www.rfa.org", text)
