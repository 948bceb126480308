"""What a partner publishes of an item, part by part and in order: every format renders these and so says the same.

    correction notes, the newest first
    excerpt      summary      byline or why there is none      dateline
    notice, where it stands at the top
    first picture      text      the pictures that the text does not place itself
    notice, where it stands at the bottom (or anywhere)
    link to the original

A format that has a field of its own for a part leaves that part out of its text. Photos that stay home are not among the
parts: they are told to the editor (`item_editor`), never to the public. Nor are files loaded from the newsroom, which would count
the partner's readers: a numbered place says where each belongs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.archive.asset import File
from skywave.archive.body import Figure
from skywave.carriers.item_words import excerpt_label, medium_label
from skywave.carriers.web.dates import format_date, moment
from skywave.carriers.web.words import words_for
from skywave.story.item import CANCELED, USABLE

if TYPE_CHECKING:
    from skywave.archive.body import Block
    from skywave.archive.correction import Note
    from skywave.story.item import Item, ItemAsset

FileAddress = Callable[[File], str]
EXCERPT, SUMMARY, BYLINE, WITHHELD_BYLINE, DATELINE, NOTICE = (
    "excerpt", "summary", "byline", "withheld byline", "dateline", "notice",
)  # fmt: skip
# What neither XML nor HTML may hold, and what turns the order of letters around.
_UNSHOWN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


@dataclass(frozen=True, slots=True)
class NotePart:
    """A correction note.

    Attributes:
        label: Its type in the story's language.
        about: When, and from which to which version; may be empty.
        text: Lines.
    """

    label: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class LinePart:
    """A text of one kind out of EXCERPT, SUMMARY, BYLINE, WITHHELD_BYLINE, DATELINE, NOTICE."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PhotoPart:
    """The place of a photo or recording that may go.

    Attributes:
        number: Counts those that may go, from 1.
        label: "Picture 1" in the story's language.
        asset: With files.
    """

    number: int
    label: str
    asset: ItemAsset


@dataclass(frozen=True, slots=True)
class BackPart:
    """The link to the original: "Originally published by NAME".

    Attributes:
        before: Words before the link.
        name: Its text.
        after: Words after it.
        href: An http or https address.
        follow: Search engines must be let follow it.
    """

    before: str
    name: str
    after: str
    href: str
    follow: bool


Part = NotePart | LinePart | PhotoPart | BackPart


def shown(text: str) -> str:
    """Return text without what no format may hold: each such character becomes U+FFFD, a tab a space."""
    if text.isprintable():
        return text  # most are: nothing is looked for
    return _UNSHOWN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def stamp(seconds: int | None) -> str:
    """Return seconds since the epoch as RFC 3339 in UTC, or nothing where the year is not 1 to 9999."""
    found = None if seconds is None else moment(seconds)
    return f"{found.replace(tzinfo=None).isoformat()}Z" if found else ""


def public_parts(item: Item) -> Iterator[Part | Block]:
    """Yield what a partner publishes of an item; of one that is taken back its notes, of a withheld one nothing."""
    if item.status in (USABLE, CANCELED):
        yield from (note_part(note, item.language) for note in item.notes)
    if item.status == USABLE:
        yield from _opening(item)
        yield from _text(item)
        yield from _closing(item)


def note_part(note: Note, language: str) -> NotePart:
    """Return a correction note in words for the readers of a language."""
    words = words_for(language)
    said = [format_date(note.at, language) or ""]
    if note.from_version != note.to_version:
        said.append(words["versions"].format(a=note.from_version, b=note.to_version))
    return NotePart(words[note.type], " · ".join(part for part in said if part), note.text)


def photo_parts(item: Item) -> dict[int, PhotoPart]:
    """Return the places of what may go, by the number of the asset in the item."""
    found: dict[int, PhotoPart] = {}
    for position, asset in enumerate(item.assets):
        if asset.files and not asset.why:
            number = len(found) + 1
            label = f"{medium_label(asset.files[0].media, item.language)} {number}"
            found[position] = PhotoPart(number, label, asset)
    return found if item.status == USABLE else {}


def staying_home(item: Item) -> tuple[ItemAsset, ...]:
    """Return the photos and recordings that may not go; nothing of a story that does not go itself."""
    return tuple(asset for asset in item.assets if not asset.files or asset.why) if item.status == USABLE else ()


def full_caption(asset: ItemAsset) -> str:
    """Return our caption and the whole credit line, which belong together wherever a picture is shown."""
    caption, credit = asset.caption.strip(), asset.credit.strip()
    if not (caption and credit):
        return caption or credit
    ended = unicodedata.category(caption[-1]).startswith("P")
    return f"{caption} {credit}" if ended else f"{caption} · {credit}"


def head_line(item: Item) -> str:
    """Return the line that the contract wants in the head of the partner's page, as HTML, or nothing."""
    if item.status != USABLE:
        return ""
    if item.index_rule == "canonical" and is_address(item.original):
        return f'<link rel="canonical" href="{_attribute(item.original)}">'
    return '<meta name="robots" content="noindex">' if item.index_rule == "noindex" else ""


def is_address(text: str) -> bool:
    """Say whether a text is an http or https address that may stand in any format."""
    return bool(re.fullmatch(r"https?://[^\s\"<>\\\x00-\x20\x7f]{1,4000}", text)) and shown(text) == text


def _attribute(text: str) -> str:
    return shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _opening(item: Item) -> Iterator[Part]:
    day = format_date(item.published, item.language) if item.published is not None else None
    lines = (
        (EXCERPT, excerpt_label(item.language) if item.excerpt else ""),
        (SUMMARY, item.summary),
        (BYLINE, item.byline_line),
        (WITHHELD_BYLINE, words_for(item.language)["byline_withheld"] if item.byline_withheld else ""),
        (DATELINE, " · ".join(part for part in (item.place.strip(), day) if part)),
        (NOTICE, item.notice if item.notice_place == "top" else ""),
    )
    yield from (LinePart(kind, text) for kind, text in lines if text.strip())


def _text(item: Item) -> Iterator[Part | Block]:
    photos = photo_parts(item)
    placed = {block.asset for block in item.blocks if isinstance(block, Figure)}
    if 0 in photos and 0 not in placed:
        yield photos[0]
    shown_already: set[int] = set()
    for block in item.blocks:
        if not isinstance(block, Figure):
            yield block
        elif block.asset in photos and block.asset not in shown_already:
            shown_already.add(block.asset)
            yield photos[block.asset]
    yield from (photo for position, photo in photos.items() if position and position not in placed)


def _closing(item: Item) -> Iterator[Part]:
    if item.notice.strip() and item.notice_place != "top":
        yield LinePart(NOTICE, item.notice)
    if not is_address(item.original):
        return
    words, name = words_for(item.language)["publisher"], item.masthead or item.original
    if item.publisher:
        yield BackPart(f"{words.format(name=item.publisher)} · ", name, "", item.original, item.follow)
    else:
        before, _, after = words.partition("{name}")
        yield BackPart(before, name, after, item.original, item.follow)
