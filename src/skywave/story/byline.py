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

_PARTS = re.compile(r"[\W_]+")


def fold_name(name: str) -> str:
    """Return the form in which two spellings of a name are one.

    >>> fold_name("Ｋim  Won-Jin."), fold_name("kim won jin")
    ('kim won jin', 'kim won jin')
    """
    return _PARTS.sub(" ", normalize("NFKC", name).casefold()).strip()


def names_in(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Return which of these folded names stand in a text; between letters of scripts that part words, only as whole words."""
    folded = fold_name(text)
    return tuple(name for name in names if name and _stands_in(name, folded))


def _stands_in(name: str, folded: str) -> bool:
    if not name.isascii():
        return name.replace(" ", "") in folded.replace(" ", "")
    return f" {name} " in f" {folded} "


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
