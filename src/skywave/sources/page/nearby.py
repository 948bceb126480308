"""Finds the words that belong to one picture: around it, right after it, right before it, in attributes.

From a picture the search climbs to the widest element that still holds this picture alone and its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave.sources.page import captions
from skywave.sources.page.captions import CAPTION, CREDIT, Piece
from skywave.sources.page.found import plain_value, set_words, take_words
from skywave.sources.page.pictures import json_attributes
from skywave.sources.reading.clean import clean_line, clean_raw

if TYPE_CHECKING:
    from skywave.sources.page.found import FoundPicture
    from skywave.sources.page.tree import Element

_CLIMB = 9
_CAPTION_DATA = (
    "data-caption",
    "data-image-caption",
    "data-img-caption",
    "data-media-caption",
    "data-sub-html",
    "data-cap",
    "data-legend",
    "data-desc",
    "data-description",
    "data-title",
    "caption",
)
_CREDIT_DATA = (
    "data-credit",
    "data-image-credit",
    "data-img-credit",
    "data-credits",
    "data-attribution",
    "data-copyright",
    "data-photographer",
    "data-source-name",
    "data-media-credit",
    "data-photo-credit",
    "credit",
)


class Nearby:
    """Reads the words near pictures.

    Args:
        keys: Of the pictures below each element.
        body: Of the article; only in it does every block beside a picture belong to the story.
        stops: Ids of the elements that hold more than one picture's surroundings: the body, the heading, and what is above.
    """

    def __init__(self, keys: dict[Element, set[str]], stops: set[int], body: Element) -> None:
        self._body = body
        self.keys = keys
        self.stops = stops
        self._texts: dict[Element, str] = {}
        self._places: dict[Element, dict[Element, int]] = {}

    def text(self, element: Element) -> str:
        """Return the words of an element, measured once."""
        if element not in self._texts:
            self._texts[element] = element.text()
        return self._texts[element]

    def read(self, picture: FoundPicture) -> None:
        """Find the words of one picture."""
        words = self._climb(picture)
        words += self._after(picture, words)
        if not words:
            words = self._before(picture)
        take_words(picture, words)
        picture.worded = bool(picture.caption or picture.credit)
        self._data(picture)

    def _climb(self, picture: FoundPicture) -> list[Piece]:
        best: list[Piece] = []
        node = picture.element
        for _ in range(_CLIMB):
            parent = node.parent
            if parent is None or id(parent) in self.stops or parent.tag in ("article", "main", "body"):
                break
            if self.keys.get(parent, set()) - {picture.key}:
                break
            text = self.text(parent)
            if captions.is_too_long(text):
                break
            if text and text != self.text(node):
                words = captions.pieces(parent)
                strong = captions.is_figure(parent) or any(
                    captions.is_figure(inner) for inner in between(picture.element, parent)
                )
                accepted = self._accepted(parent, words, strong=strong)
                if accepted is None:
                    break
                best = accepted
            picture.container = node = parent
        return best

    def _accepted(self, parent: Element, words: list[Piece], *, strong: bool) -> list[Piece] | None:
        """Return the words of an element as those of its picture, or None where it holds more than that."""
        plain = [piece for piece in words if not piece.kind]
        length = sum(len(piece.text) for piece in plain)
        has_named = len(plain) < len(words)
        if parent.tag != "figure" and (
            len(words) > 8 or (captions.is_linked_list(parent) and not any(piece.kind == CAPTION for piece in words))
        ):
            return None
        if not plain:
            return words if sum(len(piece.text) for piece in words) <= 1500 or parent.tag == "figure" else None
        if parent.tag == "figure":
            return None if length > 1500 else words
        if strong and captions.is_figure(parent):
            longest = max(len(piece.text) for piece in plain)
            if (
                has_named
                and longest > 200
                and not all(captions.reads_like_caption(piece.text) for piece in plain if len(piece.text) > 200)
            ):
                return None
            prose = [
                piece
                for piece in plain
                if piece.element.tag == "p" and len(piece.text) > 150 and not captions.reads_like_caption(piece.text)
            ]
            return None if length > 900 or len(prose) > 1 or (prose and has_named) else words
        if parent.tag in ("table", "tbody", "tr", "td", "center") and length < 500:
            return (
                words
                if length < 300
                or all(
                    captions.reads_like_caption(piece.text) or captions.looks_set_apart(piece.element)
                    for piece in plain
                )
                else None
            )
        if (
            all(
                captions.reads_like_caption(piece.text)
                or (len(piece.text) < 350 and captions.looks_set_apart(piece.element))
                for piece in plain
            )
            and length < 900
            and not (parent.tag != "p" and any(piece.element.tag in ("h1", "h2", "h3") for piece in plain))
        ):
            return words
        if _floats(parent) and length < 400:
            return words
        alone = not has_named and parent.tag != "p" and parent.within(self._body)
        return words if alone and all(_is_short_block(piece, parent) for piece in plain) else None

    def _after(self, picture: FoundPicture, words: list[Piece]) -> list[Piece]:
        """Return the words of what stands right after a picture's container."""
        have_caption = any(piece.kind != CREDIT and not captions.is_credit_line(piece.text) for piece in words)
        have_credit = any(piece.kind == CREDIT for piece in words) or any(
            captions.split(piece.text)[1] for piece in words
        )
        found: list[Piece] = []
        for element in self._following(picture.container):
            if isinstance(element, str):
                text = clean_line(element)
                if not have_caption and (captions.reads_like_caption(text)):
                    found.append(Piece(CAPTION, text, picture.container))
                break
            if element in self.keys or len(found) >= 3 or id(element) in self.stops:
                break
            text = self.text(element)
            if not text or captions.is_label(element):
                continue
            kind = captions.named(element) or _only_named(element)
            if element.tag == "figcaption" and self._is_shared(element):
                break
            if captions.is_too_long(text) or (element.tag in ("h1", "h2", "h3") and not kind):
                break
            if kind and element.tag != "p" and len(text) > 1200:
                break
            if (kind == CAPTION and not have_caption) or (kind == CREDIT and not have_credit):
                more = [Piece(piece.kind or kind, piece.text, piece.element) for piece in captions.pieces(element)]
            elif not have_credit and captions.is_credit_line(text):
                more = [Piece(CREDIT, text, element)]
            elif not have_caption and not kind and self._is_caption_below(picture, element, text):
                more = [Piece(piece.kind or CAPTION, piece.text, piece.element) for piece in captions.pieces(element)]
            else:
                break
            found += more
            picture.claimed.append(element)
            have_caption = have_caption or any(piece.kind == CAPTION for piece in more)
            have_credit = have_credit or any(piece.kind == CREDIT or captions.split(piece.text)[1] for piece in more)
        return found

    def _place(self, element: Element, parent: Element) -> int:
        """Return which child of its parent an element is."""
        if parent not in self._places:
            self._places[parent] = {
                child: number for number, child in enumerate(parent.children) if not isinstance(child, str)
            }
        return self._places[parent].get(element, len(parent.children))

    def _following(self, element: Element) -> list[Element | str]:
        """Return what stands after an element: its next siblings, or its parent's where it is the last of a wrapper."""
        found: list[Element | str] = []
        for _ in range(3):
            parent = element.parent
            if parent is None:
                break
            place = self._place(element, parent)
            for child in parent.children[place + 1 : place + 12]:
                if not isinstance(child, str):
                    found += [child] if child.tag != "br" else []
                elif child.strip():
                    found.append(child)
            if found or id(parent) in self.stops or len(self.keys.get(parent, ())) > 1:
                break
            element = parent
        return found

    def _is_shared(self, caption: Element) -> bool:
        """Say whether a figcaption is the only one of a figure that holds several pictures."""
        figure = caption.parent
        return (
            figure is not None
            and figure.tag == "figure"
            and len(self.keys.get(figure, ())) > 1
            and sum(not isinstance(child, str) and child.tag == "figcaption" for child in figure.children) == 1
        )

    def _is_caption_below(self, picture: FoundPicture, element: Element, text: str) -> bool:
        if captions.reads_like_caption(text):
            return len(text) < 600
        short = len(text) < 300
        return (
            short
            and captions.looks_set_apart(element)
            and (
                element.tag != "p"
                or captions.looks_set_apart(picture.container)
                or _is_slanted(element)
                or len(text) < 120
            )
        )

    def _before(self, picture: FoundPicture) -> list[Piece]:
        """Return the words of what stands right before, where the page calls them a caption or credit."""
        parent = picture.container.parent
        if parent is None:
            return []
        previous: Element | None = None
        place = self._place(picture.container, parent)
        for child in reversed(parent.children[max(0, place - 3) : place]):
            if not isinstance(child, str):
                previous = child
                break
            if not child.isspace():
                break
        if previous is None or previous in self.keys or id(previous) in self.stops:
            return []
        kind = captions.named(previous)
        if (
            not kind
            or len(self.text(previous)) > 600
            or any(
                name in previous.names
                for name in ("title", "summary", "desc", "author", "byline", "source", "excerpt", "subtitle", "dek")
            )
        ):
            return []
        picture.claimed.append(previous)
        return [Piece(piece.kind or kind, piece.text, piece.element) for piece in captions.pieces(previous)]

    def _data(self, picture: FoundPicture) -> None:
        """Take what attributes say where the words do not."""
        element: Element | None = picture.element
        while element is not None:
            attributes = element.attributes
            item = json_attributes(element) if not (picture.caption and picture.credit) else {}
            if not picture.credit:
                picture.credit = next(
                    (text for name in _CREDIT_DATA if (text := plain_value(attributes.get(name, "")))), ""
                ) or plain_value(item.get("credit", "") or item.get("copyright", ""))
            if not picture.caption:
                text = next(
                    (
                        text
                        for name in _CAPTION_DATA
                        if (text := plain_value(attributes.get(name, ""))) and len(text) > 15
                    ),
                    "",
                ) or plain_value(item.get("caption", ""))
                set_words(picture, text, "")
            if element is picture.container or id(element) in self.stops:
                break
            element = element.parent
        if not picture.credit or not picture.caption:
            self._other_data(picture)
        if not picture.credit:
            for text in (clean_line(picture.element.attributes.get("title", "")), picture.alt):
                caption, credit = captions.credit_in_alt(text)
                if credit:
                    picture.credit = clean_raw(credit)
                    picture.caption = picture.caption or caption
                    break

    def _other_data(self, picture: FoundPicture) -> None:
        """Take caption and credit from attributes of any element beside the picture that are named so."""
        for number, element in enumerate(picture.container.elements()):
            if number > 40:
                break
            for name, value in element.attributes.items():
                if name.startswith("data-") and value and len(value) < 3000 and value[0] not in "{[<" and " " in value:
                    if not picture.credit and name.endswith(("-credit", "-copyright", "-attribution", "-photographer")):
                        picture.credit = plain_value(value)
                    elif not picture.caption and name.endswith("-caption"):
                        set_words(picture, plain_value(value), "")


def between(element: Element, ancestor: Element) -> list[Element]:
    """Return the elements above one, up to an ancestor."""
    found = []
    for above in element.ancestors():
        if above is ancestor:
            break
        found.append(above)
    return found


def _only_named(element: Element) -> str:
    """Return what the one element that holds all words of another is called."""
    for _ in range(3):
        inner = [child for child in element.children if not (isinstance(child, str) and child.isspace())]
        if len(inner) != 1 or isinstance(inner[0], str):
            return ""
        element = inner[0]
        if kind := captions.named(element):
            return kind
    return ""


def _is_short_block(piece: Piece, parent: Element) -> bool:
    """Say whether a run of words beside nothing but a picture is a block of its own, and no paragraph of the story."""
    text = piece.text
    if piece.element is parent or len(text) > 250 or piece.element.tag in ("h1", "h2", "h3", "li"):
        return False
    return piece.element.tag != "p" or (len(text) < 150 and text[-1] not in '.!?。！？…”"')


def _is_slanted(element: Element) -> bool:
    inner = [child for child in element.children if not (isinstance(child, str) and child.isspace())]
    return len(inner) == 1 and not isinstance(inner[0], str) and inner[0].tag in ("em", "i", "small", "font")


def _floats(element: Element) -> bool:
    style = element.attributes.get("style", "").replace(" ", "").lower()
    return element.tag in ("div", "span", "table") and (
        "float:left" in style
        or "float:right" in style
        or bool(re.search(r"width:\d{2,3}px", style))
        or bool(re.search(r"(?:\A|[\s_-])(?:align|float|pull)-?(?:left|right|center|none)", element.names))
    )
