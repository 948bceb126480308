"""Found pictures as the assets of a draft, completed by what the page's data state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skywave import limits
from skywave.sources.page.addresses import file_name, picture_key
from skywave.sources.reading.clean import clean_line, clean_lines, clean_raw
from skywave.story.draft import DraftAsset

if TYPE_CHECKING:
    from skywave.sources.page.found import FoundPicture
    from skywave.sources.page.jsonld import StatedPicture

_NAME_CHARACTERS = 200
_IDS = 20


def asset_of(picture: FoundPicture) -> DraftAsset:
    """Return a picture that was found on a page as an asset; its file is not read."""
    keys = dict.fromkeys(clean_line(name) for name in (*map(picture_key, picture.addresses), *picture.addresses))
    return DraftAsset(
        _name(picture.addresses[0] if picture.addresses else ""),
        picture.caption[: limits.TEXT_CHARACTERS].strip(),
        picture.credit[: limits.TITLE_CHARACTERS].strip(),
        alt=picture.alt[: limits.TITLE_CHARACTERS].strip(),
        address=picture.addresses[0] if picture.addresses else "",
        ids=tuple(f"url:{key}" for key in keys if key)[:_IDS],
    )


def stated_asset(stated: StatedPicture, address: str, *, alt: str = "") -> DraftAsset:
    """Return a picture that only the page's data name as an asset.

    Args:
        stated: As the data describe it.
        address: Of its file, in full.
        alt: For those who do not see, or empty.
    """
    return completed(
        DraftAsset(
            _name(address),
            alt=alt[: limits.TITLE_CHARACTERS].strip(),
            address=address,
            ids=(f"url:{picture_key(address)}",),
        ),
        stated,
    )


def completed(asset: DraftAsset, stated: StatedPicture) -> DraftAsset:
    """Return an asset with what the page's data state and the page does not show."""
    return replace(
        asset,
        caption=asset.caption or clean_lines(stated.caption)[: limits.TEXT_CHARACTERS].strip(),
        credit=asset.credit or clean_raw(stated.credit)[: limits.TITLE_CHARACTERS].strip(),
        holder=asset.holder or stated.holder[: limits.TITLE_CHARACTERS].strip(),
        terms=asset.terms or stated.terms[: limits.TITLE_CHARACTERS].strip(),
    )


def _name(address: str) -> str:
    return clean_line(file_name(address))[:_NAME_CHARACTERS].strip() or "picture"
