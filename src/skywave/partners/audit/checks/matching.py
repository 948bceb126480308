"""Which picture of the original a picture of a copy is: by what it looks like, then by its caption, then by its credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.checks.names import plain
from skywave.partners.audit.checks.words import held_in, letters, likeness, weight
from skywave.partners.audit.pictures import ALIKE, differing_bits, likeness_of
from skywave.story.credit import parse_credit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from skywave.partners.audit.copy import CopyPicture
    from skywave.partners.audit.original import Original, OriginalPicture, OriginalVersion

_OTHER: Final = 22  # differing bits from which on two pictures are surely not one
_CAPTION, _CAPTION_SURE = 0.6, 0.85
_LOOKED_AT = 800  # characters of a caption
_SHORT = 12  # letters of a caption that tell it from others
LOOKS, CAPTION, CREDIT = "looks", "caption", "credit"


@dataclass(frozen=True, slots=True)
class Match:
    """A picture of a copy and the one of the original that it is.

    Attributes:
        copied: Of the copy.
        original: Or None where it is none of ours.
        how: looks, caption or credit; empty where there is none.
        seen: What it looks like, or None where its bytes are not there.
    """

    copied: CopyPicture
    original: OriginalPicture | None = None
    how: str = ""
    seen: int | None = None


def pictures_of(original: Original, version: OriginalVersion) -> list[OriginalPicture]:
    """Return every picture that any version has, those of the copy's version first, then the newest ones'."""
    found: dict[tuple[str, str, int | None], OriginalPicture] = {}
    for each in (version, *reversed(original.versions)):
        for picture in each.pictures:
            if picture.caption or picture.credit or picture.likeness is not None:
                found.setdefault((letters(picture.caption), letters(picture.credit), picture.likeness), picture)
    return list(found.values())


def match_pictures(copied: Sequence[CopyPicture], ours: Sequence[OriginalPicture], own: Collection[str]) -> list[Match]:
    """Return every picture of a copy with the one that it is.

    Args:
        copied: Of the copy.
        ours: Of the original.
        own: Names of the newsroom and its mastheads.
    """
    return [_match(picture, ours, own) for picture in copied]


def _match(picture: CopyPicture, ours: Sequence[OriginalPicture], own: Collection[str]) -> Match:
    seen = likeness_of(picture.data) if picture.data else None
    distances = [
        differing_bits(seen, each.likeness) if seen is not None and each.likeness is not None else None for each in ours
    ]
    near = [(bits, number) for number, bits in enumerate(distances) if bits is not None and bits <= ALIKE]
    if near:
        return Match(picture, ours[min(near)[1]], LOOKS)
    alike = [
        (share, -number)
        for number, each in enumerate(ours)
        if (share := _captions(picture, each)) >= (_CAPTION_SURE if _are_apart(distances[number]) else _CAPTION)
    ]
    if alike:
        return Match(picture, ours[-max(alike)[1]], CAPTION)
    named = [
        each for number, each in enumerate(ours) if not _are_apart(distances[number]) and _credits(picture, each, own)
    ]
    # One agency has many photos of one event: a credit alone tells only where it names a photographer, and one photo.
    if len(named) == 1 and (
        not picture.caption or not named[0].caption or held_in(picture.caption, named[0].caption) > 0.3
    ):
        return Match(picture, named[0], CREDIT)
    if not picture.caption and not picture.data and letters(picture.credit):
        same = [each for each in ours if letters(each.credit) == letters(picture.credit)]
        if same and all(each.allowed and not each.withdrawn for each in same):
            return Match(picture, same[0], CREDIT)
    return Match(picture, seen=seen)


def _are_apart(bits: int | None) -> bool:
    return bits is not None and bits >= _OTHER


def are_other_pictures(match: Match, ours: OriginalPicture) -> bool:
    """Say whether two pictures could be compared, and are surely not one."""
    both = match.seen is not None and ours.likeness is not None
    return both and _are_apart(differing_bits(match.seen or 0, ours.likeness or 0))


def _captions(picture: CopyPicture, each: OriginalPicture) -> float:
    """Return how surely two captions are of one picture, 0 to 1."""
    best = 0.0
    for text in (picture.caption[:_LOOKED_AT], picture.alt[:_LOOKED_AT]):
        for known in (each.caption[:_LOOKED_AT], each.alt[:_LOOKED_AT]):
            if weight(text) >= _SHORT and weight(known) >= _SHORT:
                share = likeness(text, known)
                if weight(text) >= 2 * _SHORT:
                    share = max(share, 0.95 * held_in(text, known))  # shortened
                if weight(known) >= 2 * _SHORT:
                    share = max(share, 0.95 * held_in(known, text))  # with words of the partner's around it
                best = max(best, share)
    return best if best >= _CAPTION else 0.0


def _credits(picture: CopyPicture, each: OriginalPicture, own: Collection[str]) -> bool:
    if len(letters(each.credit)) >= 2 * _SHORT and letters(picture.credit) == letters(each.credit):
        return True
    credit, known = parse_credit(picture.credit, own=own), parse_credit(each.credit, own=own)
    if not credit.photographer or not known.photographer:
        return False
    return letters(plain(credit.photographer)) == letters(plain(known.photographer)) and credit.agency == known.agency
