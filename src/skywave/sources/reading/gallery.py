"""The pictures and sounds of one story, gathered from several places of a source: the same file is one asset.

A content system names one picture many times: as the lead, in the text, and in other sizes. Two addresses are one picture when
they differ only in what asks for a size. What one place leaves out the other adds; nothing that was stated is replaced.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from skywave import limits
from skywave.archive.body import Block, Figure
from skywave.errors import Malformed
from skywave.sources.reading.fields import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skywave.story.draft import DraftAsset

_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|e\d{10,16})(?=\.[A-Za-z0-9]{2,5}$)")
_SIZE_FIELDS = frozenset(
    "w h width height resize fit crop quality q ssl strip zoom dpr auto size".split()  # noqa: SIM905 - read more easily
)
_PHOTON = re.compile(r"i\d\.wp\.com/")


def picture_key(address: str) -> str:
    """Return what two addresses of one picture in different sizes have in common.

    >>> picture_key("https://x.example/a-300x200.jpg?w=9") == picture_key("http://x.example/a.jpg")
    True
    """
    try:
        parts = urlsplit(address)
        query = [pair for pair in parse_qsl(parts.query) if pair[0].lower() not in _SIZE_FIELDS]
    except ValueError:
        return address
    place = f"{parts.netloc.lower()}{unquote(parts.path)}"
    place = _SIZE.sub("", _SIZE.sub("", _PHOTON.sub("", place, count=1)))
    return f"{place}?{urlencode(query)}" if query else place


def file_name(address: str) -> str:
    """Return the last part of an address, without what a query adds."""
    return re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2][:255]


class Gallery:
    """Collects assets in order, each once."""

    def __init__(self) -> None:
        self.assets: list[DraftAsset] = []
        self._numbers: dict[str, int] = {}

    def find(self, asset: DraftAsset) -> int | None:
        """Return the number of the asset that is the same file, or None."""
        return next((self._numbers[key] for key in _keys(asset) if key in self._numbers), None)

    def add(self, asset: DraftAsset) -> int:
        """Add an asset, or what it states to the one that is the same file; return its number.

        Raises:
            Malformed: A story has more than it may.
        """
        number = self.find(asset)
        if number is None:
            if len(self.assets) >= limits.ASSETS:
                raise Malformed(f"a story has more than {limits.ASSETS} pictures and sounds")
            self.assets.append(asset)
            number = len(self.assets) - 1
        else:
            self.assets[number] = _merged(self.assets[number], asset)
        for key in _keys(asset):
            self._numbers.setdefault(key, number)
        return number

    def place(self, blocks: Iterable[Block], assets: Iterable[DraftAsset]) -> tuple[Block, ...]:
        """Add the assets of a text, and return its blocks with figures that count in this gallery."""
        numbers = [self.add(asset) for asset in assets]
        return tuple(Figure(numbers[block.asset]) if isinstance(block, Figure) else block for block in blocks)


def _keys(asset: DraftAsset) -> list[str]:
    """Return every name of an asset; a sound and a picture are never one."""
    addresses = [asset.address, *(name.removeprefix("url:") for name in asset.ids if name.startswith("url:"))]
    ids = [name for name in asset.ids if not name.startswith("url:")]
    return [f"{asset.kind} {key}" for key in (*ids, *(picture_key(a) for a in addresses if a))]


def _merged(first: DraftAsset, other: DraftAsset) -> DraftAsset:
    """Return one asset of two descriptions: the first is believed, the other fills what is missing and adds its terms."""
    return replace(
        first,
        caption=first.caption or other.caption,
        credit=first.credit or other.credit,
        # Two rights that contradict each other are none.
        right="unknown" if first.right and other.right and first.right != other.right else first.right or other.right,
        alt=first.alt or other.alt,
        data=first.data if first.data is not None else other.data,
        address=first.address or other.address,
        ids=tuple(dict.fromkeys(first.ids + other.ids)),
        agency_caption=first.agency_caption or other.agency_caption,
        holder=first.holder or other.holder,
        terms=joined(*first.terms.split("\n"), *other.terms.split("\n")),
    )
