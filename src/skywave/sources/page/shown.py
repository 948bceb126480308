"""The pictures of a page as the assets of a draft: from its elements, completed from its data, placed in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.body import Block, Figure, Paragraph
from skywave.sources.page.addresses import absolute, file_name, picture_key, same_file
from skywave.sources.page.assets import asset_of, completed, stated_asset
from skywave.sources.page.captions import is_lead_credit
from skywave.sources.page.figures import find_figures
from skywave.sources.page.jsonld import StatedPicture
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_raw

if TYPE_CHECKING:
    from skywave.sources.page.article import Story
    from skywave.sources.page.metadata import Metadata
    from skywave.story.draft import DraftAsset

_NO_LEAD = re.compile(
    r"logo|default|placeholder|share|sharing|fallback|icon|avatar|og[-_]?image|social|facebook|fb[-_]|twitter|"
    r"generic|site[-_]|brand|noimage|blank",
    re.IGNORECASE,
)


class Shown:
    """The pictures of a page as assets, from its elements and from its data."""

    def __init__(self, story: Story, metadata: Metadata) -> None:
        self._story, self._metadata = story, metadata
        self.pictures = find_figures(story, metadata.base)[: limits.ASSETS]
        order = {element: number for number, element in enumerate(story.wide.elements())}
        start, last = order.get(story.body, 0), 0
        for element in story.body.elements():
            last = order.get(element, last)
        places = [order.get(picture.element, 0) for picture in self.pictures]
        self.before = [number for number, place in enumerate(places) if place < start]
        self.after = [number for number, place in enumerate(places) if place > last]
        self.assets = [asset_of(picture) for picture in self.pictures]
        self._merge()

    def _merge(self) -> None:
        """Complete the pictures from the page's data, and add the lead that only the data name."""
        keys = {picture.key: number for number, picture in enumerate(self.pictures) if picture.key}
        base = self._metadata.base
        added: list[DraftAsset] = []
        for number, stated in enumerate(self._metadata.pictures[:200]):
            address = absolute(stated.address, base)
            if not address:
                continue
            key = picture_key(address)
            other = key if key in keys else same_file(key, keys)
            if other is not None:
                place = keys[other]
                self.assets[place] = completed(self.assets[place], stated)
            elif (
                number < 20
                and (stated.caption or stated.credit)
                and stated.credit.lower() != self._metadata.site.lower()
                and not _NO_LEAD.search(file_name(address))
            ):
                bare = self._bare_lead(stated)
                if bare is not None:
                    self.assets[bare] = completed(self.assets[bare], stated)
                    continue
                keys[key] = -1
                added.append(stated_asset(stated, address))
        keys = {key: number for key, number in keys.items() if number >= 0}
        if (
            not self.assets
            and not added
            and (lead := absolute(self._metadata.lead, base))
            and not _NO_LEAD.search(lead)
        ):
            stated_alt = self._metadata.metas.get("og:image:alt", "")
            added.append(stated_asset(StatedPicture(lead), lead, alt=stated_alt))
        self.lead = len(added)
        self.assets = (added + self.assets)[: limits.ASSETS]

    def complete(self, stated: dict[str, StatedPicture]) -> None:
        """Complete the pictures that lack a caption or credit from what scripts of the page describe."""
        for number, asset in enumerate(self.assets):
            if stated and not (asset.caption and asset.credit):
                keys = [name.removeprefix("url:") for name in asset.ids]
                key = next((key for key in keys if key in stated), None) or next(
                    (other for key in keys if (other := same_file(key, stated))), None
                )
                if key is not None:
                    self.assets[number] = completed(asset, stated[key])

    def _bare_lead(self, stated: StatedPicture) -> int | None:
        """Return the picture that is the stated one under another name, by its caption."""
        words = re.sub(r"\W", "", stated.caption).lower()
        for number, asset in enumerate(self.assets):
            own = re.sub(r"\W", "", asset.caption).lower()
            if words and own and (words in own or own in words):
                return number
        return None

    def without_credits(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Give pictures the credits that stand apart from them at either end of a text; return the text without those."""
        bare = [number for number, asset in enumerate(self.assets) if not asset.credit]
        ends = {*range(2), *range(len(blocks) - 4, len(blocks))}
        kept: list[Block] = []
        for place, block in enumerate(blocks):
            text = plain_text(block) if place in ends and isinstance(block, Paragraph) else ""
            if text and bare and is_lead_credit(text) and (bare[0] == 0 or len(self.assets) == len(bare)):
                several = bool(re.match(r"\W*(?:photos|images|pictures|fotos)\b", text, re.IGNORECASE))
                for number in bare if several else bare[:1]:
                    self.assets[number] = replace(self.assets[number], credit=clean_raw(text))
                bare = []
            else:
                kept.append(block)
        return tuple(kept)

    def placed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return a text with its figures counted as the assets are; the first picture before it is the lead and not placed."""
        moved = tuple(Figure(block.asset + self.lead) if isinstance(block, Figure) else block for block in blocks)
        moved = tuple(block for block in moved if not isinstance(block, Figure) or block.asset < len(self.assets))
        placed = {block.asset for block in moved if isinstance(block, Figure)}
        first = 0 if self.lead or 0 in self.before else None
        before = [Figure(number + self.lead) for number in self.before]
        after = [Figure(number + self.lead) for number in self.after]
        before = [
            figure
            for figure in before
            if figure.asset != first and figure.asset not in placed and figure.asset < len(self.assets)
        ]
        after = [figure for figure in after if figure.asset not in placed and figure.asset < len(self.assets)]
        return (*before, *moved, *after)
