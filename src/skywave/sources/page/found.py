"""A picture that was found on a page, and how it gets its caption and credit from the words near it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave.sources.page import captions
from skywave.sources.page.addresses import picture_key, same_file
from skywave.sources.page.captions import CREDIT, Piece
from skywave.sources.reading.clean import clean_lines, clean_raw, is_visible

if TYPE_CHECKING:
    from skywave.sources.page.tree import Element


@dataclass(eq=False)
class FoundPicture:
    """A picture on a page.

    Attributes:
        element: What shows it.
        addresses: Of its files, the largest first; none where only its words are on the page.
        container: What is replaced by the picture: it and its words.
        claimed: Other elements that hold its words.
        caption: Clean lines.
        credit: The raw line.
        alt: For those who do not see.
        worded: Whether caption or credit stand on the page as words, not only in an attribute.
    """

    element: Element
    addresses: list[str]
    container: Element
    claimed: list[Element] = field(default_factory=list)
    caption: str = ""
    credit: str = ""
    alt: str = ""
    worded: bool = False

    @property
    def key(self) -> str:
        """The address without sizes, or empty."""
        return picture_key(self.addresses[0]) if self.addresses else ""


def take_words(picture: FoundPicture, words: list[Piece]) -> None:
    """Give a picture the runs of words that belong to it."""
    caption = list(dict.fromkeys(piece.text for piece in words if piece.kind != CREDIT))
    credit: list[str] = []
    for text in dict.fromkeys(piece.text for piece in words if piece.kind == CREDIT):
        if text in caption:
            continue
        rest, inline = captions.split(text)
        if len(text) > 60 and (len(rest.split()) > 5 or (not inline and len(text) > 120 and text[-1] in ".。")):
            caption.append(text)  # a caption that the page calls a credit, as a whole
        else:
            credit.append(text)
    set_words(picture, "\n".join(caption), " ".join(credit))


def set_words(picture: FoundPicture, caption: str, credit: str) -> None:
    """Give a picture its words; a credit inside of the caption is told from it."""
    rest, inline = captions.split(caption)
    if credit and inline:
        if inline in credit or re.sub(r"\W", "", inline) in re.sub(r"\W", "", credit):
            inline = ""
        elif credit.strip("() ") in inline:
            credit = ""
        else:
            credit, inline = f"{inline} / {credit}", ""
    elif credit and caption.endswith(credit) and len(caption) > len(credit):
        rest = caption.removesuffix(credit).rstrip(" |/·-–—")
    picture.caption = picture.caption or clean_lines(rest)
    credit = clean_raw(credit or inline).lstrip("|·•—– ").rstrip("|·• ")
    picture.credit = picture.credit or (
        credit
        if re.search(r"\w{2}|\w", re.sub(r"(?i)\b(?:foto|photo|image|credit|source|bild)s?\b", "", credit))
        else ""
    )


def spread_words(pictures: list[FoundPicture], words: list[Piece]) -> None:
    """Give several pictures the words that stand with them: each its own caption, or one caption and its credit to all."""
    caption = [piece for piece in words if piece.kind != CREDIT]
    credit = [piece for piece in words if piece.kind == CREDIT]
    if len(caption) == len(pictures) > 1:
        for number, picture in enumerate(pictures):
            own = [caption[number], *(credit if len(credit) != len(pictures) else credit[number : number + 1])]
            take_words(picture, own)
        return
    for number, picture in enumerate(pictures):
        whole = FoundPicture(picture.element, [], picture.element)
        take_words(whole, words)
        picture.credit = whole.credit
        picture.caption = whole.caption if not number else ""


def plain_value(text: str) -> str:
    """Return the words of an attribute, which may hold markup."""
    if "<" in text:
        text = re.sub(r"<[^<>]{0,500}>", " ", text)
    return clean_raw(text).replace("\n", " ") if is_visible(text) else ""


def merged(pictures: list[FoundPicture]) -> list[FoundPicture]:
    """Return the pictures with all of one photo as one, where it first stands."""
    found: dict[str, FoundPicture] = {}
    for number, picture in enumerate(pictures):
        key = picture.key or f"#{number}"
        first = found.get(key) or (found.get(same_file(key, found) or "") if picture.key else None)
        if first is None:
            found[key] = picture
            continue
        first.addresses = list(dict.fromkeys((*first.addresses, *picture.addresses)))
        if not first.caption and not first.credit:
            first.caption, first.credit = picture.caption, picture.credit
        elif not first.credit and (not picture.caption or picture.caption == first.caption):
            first.credit = picture.credit
        first.caption = first.caption or picture.caption
        first.alt = first.alt or picture.alt
        first.claimed += [picture.container, *picture.claimed]
    return list(found.values())
