"""The pictures of an article, each with the caption and credit that belong to it and the elements that hold them.

The words of each picture are found by `nearby`; several pictures under one caption share its credit; what shows a writer, a
link to another story or an advertisement is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave import limits
from skywave.sources.page import captions
from skywave.sources.page.found import FoundPicture, merged, spread_words, take_words
from skywave.sources.page.nearby import Nearby, between
from skywave.sources.page.pictures import (
    IMAGES,
    addresses,
    candidates,
    in_furniture,
    is_editorial,
    leads_elsewhere,
)
from skywave.sources.reading.clean import clean_line, is_visible

if TYPE_CHECKING:
    from skywave.sources.page.article import Story
    from skywave.sources.page.tree import Element

_PICTURES = 400
_SCANNED = re.compile(r"二维码|二維碼|扫码|扫一扫|掃一掃|QR code|QR코드|mã QR", re.IGNORECASE)
_EMBEDDED = frozenset(
    "iframe video audio blockquote table pre code embed amp-video amp-youtube amp-iframe".split()  # noqa: SIM905
)


def find_figures(story: Story, base: str) -> list[FoundPicture]:
    """Return the editorial pictures of an article in the order of the page; those of one photo are one.

    Args:
        story: Where the article stands.
        base: The page's own public address, or empty.
    """
    return _Search(story, base).found()


class _Search:
    def __init__(self, story: Story, base: str) -> None:
        zone, body, heading = story.wide, story.body, story.heading
        self._zone, self._body, self._inner, self._base = zone, body, story.zone, base
        self._order = {element: number for number, element in enumerate(zone.elements())}
        self._stops = {
            id(element)
            for element in (body, *body.ancestors(), story.zone, *story.zone.ancestors(), zone, *zone.ancestors())
        }
        if heading is not None:
            self._stops |= {id(element) for element in (heading, *heading.ancestors())}
        for element in zone.elements():
            if element.tag == "button" and element.first(*IMAGES) is not None:
                element.tag = "div"  # it only makes the picture larger
        self._keys: dict[Element, set[str]] = {}  # of the pictures below an element
        self._nearby = Nearby(self._keys, self._stops, body)

    def found(self) -> list[FoundPicture]:
        pictures = self._pictures()
        for picture in pictures:
            for element in (picture.element, *picture.element.ancestors()):
                self._keys.setdefault(element, set()).add(picture.key)
                if element is self._zone:
                    break
        for picture in pictures:
            self._nearby.read(picture)
        self._share(pictures)
        kept = [picture for picture in pictures if self._keeps(picture)]
        kept += self._without_files(pictures)
        kept.sort(key=lambda picture: self._order.get(picture.element, 0))
        return merged(kept)

    def _pictures(self) -> list[FoundPicture]:
        found: list[FoundPicture] = []
        for element in candidates(self._zone):
            if len(found) >= _PICTURES:
                break
            files = addresses(element, self._base)
            if (
                files
                and is_editorial(element, files, self._body, captioned=True)
                and not in_furniture(element, self._body)
            ):
                picture = FoundPicture(element, files, element)
                alt = clean_line(element.attributes.get("alt", ""))
                picture.alt = alt if is_visible(alt) else ""
                if _is_plausible(picture):
                    found.append(picture)
        return found

    # --- several pictures ---------------------------------------------------------------

    def _share(self, pictures: list[FoundPicture]) -> None:
        """Give pictures that stand together the words that stand with them."""
        for picture in pictures:
            parent = picture.container.parent
            for _ in range(3):
                if parent is None or id(parent) in self._stops:
                    break
                members = [other for other in pictures if other.element.within(parent)]
                bare = [other for other in members if not other.caption and not other.credit]
                if not bare or picture not in bare or len(members) > 60:
                    break
                if len(self._nearby.text(parent)) <= 3000 and (
                    captions.is_figure(parent) or parent.tag in ("tr", "tbody", "table")
                ):
                    own = {other.container for other in members if other.container is not parent}
                    words = captions.pieces(parent, skip=own)
                    if parent.tag != "figure":
                        words = [
                            piece
                            for piece in words
                            if piece.kind
                            or (parent.tag[0] == "t" and len(piece.text) < 400)
                            or captions.reads_like_caption(piece.text)
                        ]
                    if words:
                        spread_words(bare, words)
                        for other in bare:
                            other.claimed += [piece.element for piece in words if piece.element is not parent]
                        break
                parent = parent.parent

    def _without_files(self, pictures: list[FoundPicture]) -> list[FoundPicture]:
        """Return the pictures of which the page holds only the words: figures that a script fills."""
        found: list[FoundPicture] = []
        held = {element for picture in pictures for element in (picture.container, *picture.claimed)}
        for element in self._zone.elements():
            if len(found) == limits.ASSETS:
                break
            if element.tag != "figure" or element in self._keys or in_furniture(element, self._body) or element in held:
                continue
            if any(inner.tag in _EMBEDDED for inner in element.elements()) or not self._nearby.text(element):
                continue
            words = [piece for piece in captions.pieces(element) if piece.kind]
            if not words or sum(len(piece.text) for piece in words) > 1500:
                continue
            picture = FoundPicture(element, [], element)
            take_words(picture, words)
            found.append(picture)
        return found

    def _keeps(self, picture: FoundPicture) -> bool:
        captioned = bool(picture.caption or picture.credit)
        if _SCANNED.search(picture.caption):
            return False
        inside = picture.element.within(self._body)
        if not inside and (leads_elsewhere(picture.element) and not (picture.worded and picture.credit)):
            return False
        if inside and leads_elsewhere(picture.element) and not picture.credit and _caption_is_link(picture):
            return False
        return is_editorial(
            picture.element, picture.addresses, self._body, captioned=captioned
        ) and self._stands_in_story(picture, captioned=captioned)

    def _stands_in_story(self, picture: FoundPicture, *, captioned: bool) -> bool:
        """Say whether a picture stands in the text or around it as a lead does."""
        if picture.element.within(self._body):
            return True
        if not picture.element.within(self._inner):
            before = self._order[picture.element] < self._order[self._body]
            framed = any(above.tag == "figure" for above in picture.element.ancestors())
            return bool(picture.credit) and picture.worded and (before or framed)
        names = " ".join(element.names for element in [picture.element, *between(picture.element, self._zone)][:6])
        if re.search(
            r"(?:\A|[\s_-])(?:lead|hero|featured?|main|top|cover|story|article|post|entry|gallery|"
            r"slide(?:show)?|figure)(?=\Z|[\s_-])",
            names,
        ) or any(e.tag == "figure" for e in picture.element.ancestors()):
            return True
        return captioned and (picture.worded or self._order[picture.element] < self._order[self._body])


def _caption_is_link(picture: FoundPicture) -> bool:
    """Say whether a caption is the text of the link that the picture stands in, or all links: a teaser of another story."""
    link = next((element for element in picture.element.ancestors() if element.tag == "a"), None)
    if link is None or not picture.caption:
        return False
    if picture.container.tag == "figure" or picture.container.first("figcaption") is not None:
        return False
    return link.text() == picture.caption.replace("\n", " ") or (
        picture.container.within(link) is False and captions.is_linked_list(picture.container)
    )


def _is_plausible(picture: FoundPicture) -> bool:
    """Say whether a picture counts when it is asked how many stand together: no icon beside a photo."""
    width = picture.element.attributes.get("width", "")
    name = picture.key.rpartition("/")[2].lower()
    return not (width.isdigit() and int(width) < 60) and not re.search(
        r"icon|logo|btn|button|zoom|enlarge|arrow|play[_.-]|sprite|camera\.|close\.", name
    )
