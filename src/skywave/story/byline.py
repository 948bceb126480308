"""Withholding a name for somebody's safety: out of the byline and the credits, and never quietly left in the text.

Names are compared folded: case, width, accents' composition and the spaces and dots between their parts do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.archive.asset import Asset
    from skywave.archive.head import StoryHead

_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff]")
# Vowel signs are parts of a name, and no letters to Python; the stops of the same scripts part names.
_SIGNS = "\u0300-\u036f\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_STOPS = "\u0964\u0965\u0e2f\u0e4f\u0e5a\u0e5b\u0f01-\u0f14\u104a-\u104f\u17d4-\u17da"
_PARTS = re.compile(f"(?:[^\\w{_SIGNS}]|[_{_STOPS}])+")
_SPACED = "a-z0-9\u00c0-\u052f\u1e00-\u1fff"  # letters of scripts that part words: Latin, Greek, Cyrillic


def fold_name(name: str) -> str:
    """Return the form in which two spellings of a name are one.

    >>> fold_name("Ｋim  Won-Jin."), fold_name("kim won jin")
    ('kim won jin', 'kim won jin')
    """
    return _PARTS.sub(" ", _INVISIBLE.sub("", normalize("NFKC", name)).casefold()).strip()


def names_in(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Return which of these folded names stand in a text; between letters of scripts that part words, only as whole words."""
    folded = fold_name(text)
    return tuple(name for name in names if name and _stands_in(name, folded))


def _stands_in(name: str, folded: str) -> bool:
    if not re.fullmatch(f"[{_SPACED} ]+", name):
        return name.replace(" ", "") in folded.replace(" ", "")
    # Between letters of a script that parts no words it may stand without spaces: 据Tin Aye报道.
    return re.search(f"(?<![{_SPACED}]){re.escape(name)}(?![{_SPACED}])", folded) is not None


@dataclass(frozen=True, slots=True)
class Silenced:
    """A head without the names.

    Attributes:
        head: As it may be shown.
        changed: Whether a name was there.
    """

    head: StoryHead
    changed: bool


def silence_head(head: StoryHead, names: Collection[str]) -> Silenced:
    """Return a head without these folded names in its byline and its credits.

    A byline that holds one of them ("By A and B") goes with all that its line says; others stay. A credit keeps what is left
    of it; its parts that name the person go.
    """
    if not names:
        return Silenced(head, changed=False)
    byline = tuple(line for line in head.byline if not names_in(line, names))
    assets = tuple(_silence_asset(asset, names) for asset in head.assets)
    gone = byline != head.byline
    if not gone and assets == head.assets:
        return Silenced(head, changed=False)
    withheld = head.byline_withheld or gone
    return Silenced(replace(head, byline=byline, byline_withheld=withheld, assets=assets), changed=True)


def _silence_asset(asset: Asset, names: Collection[str]) -> Asset:
    found = names_in(f"{asset.credit}\n{asset.by}\n{asset.caption}\n{asset.alt}", names)
    if not found:
        return asset
    return replace(
        asset,
        credit=_without(asset.credit, found),
        by=_without(asset.by, found),
        caption=_without(asset.caption, found),
        alt=_without(asset.alt, found),
    )


def _without(text: str, names: Collection[str]) -> str:
    """Return a text without these folded names, whatever their case, width and spaces."""
    for name in names:
        letters = [re.escape(letter) for letter in normalize("NFKC", name).replace(" ", "")]
        pattern = re.compile(r"[\W_]*".join(letters), re.IGNORECASE)
        if pattern.search(text):
            text = pattern.sub("…", text)
        elif names_in(text, (name,)):
            text = pattern.sub("…", normalize("NFKC", text))
    return "" if not re.search(r"\w", text) else text
