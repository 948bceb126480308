"""When the copy appeared: not before the contract's delay, not after its window.

A page that states a day and no time of day is given the whole day, in every time zone.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from skywave.partners.audit.findings import FAULT, NOTE, Finding

if TYPE_CHECKING:
    from skywave.partners.audit.copy import Copy
    from skywave.partners.audit.original import Original
    from skywave.partners.contract import Contract

_HOUR, _DAY = 3600, 86400
_ZONES = 14 * _HOUR


def check_window(copy: Copy, original: Original, contract: Contract) -> list[Finding]:
    """Return what is to be said of the day on which the copy appeared."""
    delay, days = contract.window.delay_hours, contract.window.days
    # A story that was moved into the archive later was published when its source says.
    known = [moment for moment in (original.first, original.published) if moment]
    if not (delay or days) or not known:
        return []
    first = min(known)
    published = copy.published
    if published is None:
        return [Finding("date-unknown", NOTE, why="the contract has a window, so look at the page when it appeared")]
    is_day = published % _DAY == 0
    latest, earliest = (published + _DAY + _ZONES, published - _ZONES) if is_day else (published, published)
    if latest < first + delay * _HOUR:
        return [Finding("too-early", FAULT, _moment(first + delay * _HOUR), _moment(published))]
    if days and earliest > first + days * _DAY:
        return [Finding("too-late", FAULT, _moment(first + days * _DAY), _moment(published))]
    return []


def _moment(seconds: int) -> str:
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (ValueError, OverflowError, OSError):
        return ""
