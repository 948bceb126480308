"""Comparing two credits of one photo: whole, whole in another form, or with a part of it gone or replaced.

"Photo: X Lee / AFP via Getty" and "(X Lee/AFP via Getty Images)" differ in form; without AFP, or without X Lee, it is not whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.partners.audit.checks.names import plain, stands_in
from skywave.partners.audit.checks.words import folded, held_in, letters
from skywave.story.credit import Credit, parse_credit

if TYPE_CHECKING:
    from collections.abc import Collection

_BRACKETS = "()（）[]【】 .。"


@dataclass(frozen=True, slots=True)
class CreditChange:
    """What became of a credit.

    Attributes:
        is_missing: Nothing of it is there.
        lost: Parts that are gone: people and agencies.
        has_other_form: Every part is there, in other words.
    """

    is_missing: bool = False
    lost: tuple[str, ...] = ()
    has_other_form: bool = False


def compare_credits(wanted: str, shown: str, *, own: Collection[str]) -> CreditChange:
    """Return what became of a credit.

    Args:
        wanted: The whole raw line of the original.
        shown: All the words that stand with the photo on the copy.
        own: Names of the newsroom and its mastheads.
    """
    if not letters(wanted):
        return CreditChange()
    if folded(wanted).strip(_BRACKETS) in folded(shown):
        return CreditChange()
    if not letters(shown):
        return CreditChange(is_missing=True)
    if letters(wanted) in letters(shown):
        return CreditChange(has_other_form=True)
    known = parse_credit(wanted, own=own)
    parts = [part for part in (known.photographer, known.agency, *known.via.split("/")) if part]
    if not parts:
        gone = held_in(wanted, shown) < 0.6
        return CreditChange(is_missing=gone, has_other_form=not gone)
    found = parse_credit(shown, own=own)
    lost = tuple(part for part in parts if not _has(part, shown, found, own))
    if len(lost) == len(parts):
        return CreditChange(is_missing=True, lost=lost)
    return CreditChange(lost=lost, has_other_form=not lost)


def _has(part: str, shown: str, found: Credit, own: Collection[str]) -> bool:
    """Say whether a credit still names somebody."""
    if part in (found.agency, *found.via.split("/")) or stands_in(part, shown):
        return True
    if any(letters(part) == letters(name) for name in own):
        return any(stands_in(name, shown) for name in own)
    # A body's name may be cut short or written out; the table of agencies knows both.
    return bool(found.photographer) and plain(found.photographer) == plain(part)
