"""Who may carry an asset: a ruling for one asset and one use. Unknown is a no.

Allowed are what the newsroom owns or commissioned, the public domain and Creative Commons. Everything else stays home until
a licence that covers the use is known; the text goes without it, and the reason is recorded.

>>> decide("wire", Use("readers", "web"))
Ruling(allowed=False, reason='no-licence')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ALLOWED: Final = frozenset({"owned", "commissioned", "public-domain", "cc"})
_SENTENCES: Final = {
    "no-licence": "no licence for it is known",
    "no-file": "the source did not give its file",
    "not-ours": "it belongs to somebody else",
    "expired": "the licence for it has expired",
    "unreadable": "its file cannot be read",
}


@dataclass(frozen=True, slots=True)
class Use:
    """What is to be done with an asset. A right that depends on none of these rules alike for all of them.

    Attributes:
        audience: readers, or a partner's name.
        carrier: web, epub, ...
        territory: An ISO 3166 code, or empty for the world.
        at: Seconds since the epoch.
    """

    audience: str = "readers"
    carrier: str = ""
    territory: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether an asset may be used; where not, the reason, one of archive.asset.REASONS, else empty."""

    allowed: bool
    reason: str = ""


def decide(asset_right: str, use: Use, *, has_file: bool = True) -> Ruling:
    """Rule on one asset for one use.

    Args:
        asset_right: One of archive.asset.RIGHTS; anything else, an empty text too, is unknown.
        use: What is to be done with it.
        has_file: Whether its bytes are there.
    """
    del use  # no right known so far depends on it; a contract's licence will
    if asset_right not in ALLOWED:
        return Ruling(allowed=False, reason="no-licence")
    return Ruling(allowed=True) if has_file else Ruling(allowed=False, reason="no-file")


def sentence(reason: str) -> str:
    """Say for people why an asset stays home."""
    return _SENTENCES.get(reason, "no right to it was shown")
