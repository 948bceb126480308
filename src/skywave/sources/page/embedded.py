"""Captions and credits in the JSON that a page carries for its own scripts; they only complete pictures that the page shows.

Frameworks keep the whole story in a script: `<script type="application/json">`, `window.__DATA__ = {...}`. Whatever its form,
a picture in it is an object with an address, a caption and a credit.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from skywave.sources.page.addresses import is_image_address, picture_key
from skywave.sources.page.jsonld import StatedPicture, text_of
from skywave.sources.reading.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 4_000_000
_SCRIPTS = 40
_STATEMENTS = 20
_VALUES = 100_000
_PICTURES = 500
_ASSIGNED = re.compile(
    r"(?:^|[;\s])(?:window\.|self\.|var |let |const "
    r")?[A-Za-z_$][\w$.\[\]\"']{0,80}\s?=\s?(?=[{\[])"
)
_CLUE = re.compile(r"\"[A-Za-z_]{0,20}(?:[cC]redit|[cC]aption)")
_CAPTIONS = ("caption", "captionText", "caption_text", "captionPlain", "subtitle", "description")
_CREDITS = (
    "credit", "creditText", "creditLine", "credit_line", "photoCredit", "photo_credit", "copyright",
    "attribution", "photographer", "credits", "vanity_credits",
)  # fmt: skip
_ADDRESSES = ("url", "src", "contentUrl", "imageUrl", "image_url", "originalUrl", "source", "image", "href", "uri")


def read_embedded(scripts: Iterable[tuple[str, str]]) -> dict[str, StatedPicture]:
    """Return the pictures that scripts describe, by their keys.

    Args:
        scripts: The type and the text of each.
    """
    found: dict[str, StatedPicture] = {}
    for number, (kind, text) in enumerate(scripts):
        if number >= _SCRIPTS:
            break
        if len(text) > _LONGEST or not _CLUE.search(text):
            continue
        for value in _values(kind, text):
            for picture in _pictures(value):
                if len(found) >= _PICTURES:
                    return found
                found.setdefault(picture_key(picture.address), picture)
    return found


def _values(kind: str, text: str) -> Iterator[object]:
    """Yield the JSON values that a script is, or assigns."""
    if "json" in kind:
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return
        return
    decoder = json.JSONDecoder(strict=False)
    end = 0
    for number, match in enumerate(_ASSIGNED.finditer(text)):
        if number >= _STATEMENTS:
            return
        if match.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        yield value


def _pictures(value: object) -> Iterator[StatedPicture]:
    queue: list[object] = [value]
    place = 0
    while place < len(queue) and place < _VALUES:
        item = queue[place]
        place += 1
        if isinstance(item, dict):
            queue += item.values()
            if picture := _picture(item):
                yield picture
        elif isinstance(item, list):
            queue += item


def _picture(item: dict[str, Any]) -> StatedPicture | None:
    caption = next((text for key in _CAPTIONS if (text := _plain(item.get(key)))), "")
    credit = next((text for key in _CREDITS if (text := _credit(item.get(key)))), "")
    if not credit and not ("caption" in item and caption):
        return None
    for key in _ADDRESSES:
        address = item.get(key)
        if isinstance(address, dict):
            address = address.get("url") or address.get("src")
        if isinstance(address, str) and is_image_address(address):
            return StatedPicture(address, caption, credit)
    return None


def _credit(value: object) -> str:
    """Return a credit: a text, or the names of who is credited."""
    if isinstance(value, dict):
        value = (
            [*_listed(value.get("by")), *_listed(value.get("affiliation"))] or value.get("default") or value.get("text")
        )
    if isinstance(value, list):
        names = [
            text_of(part.get("byline") or part.get("name")) if isinstance(part, dict) else text_of(part)
            for part in value
        ]
        return " / ".join(dict.fromkeys(name for name in names if name))
    return _plain(value)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _plain(value: object) -> str:
    if not isinstance(value, str) or len(value) > 5_000:
        return ""
    return clean_line(re.sub(r"<[^<>]{0,500}>", " ", value))
