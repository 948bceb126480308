"""What a page says about its story in JSON-LD: the article's object, and every picture with its caption and credit."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from skywave.sources.reading.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = dict[str, Any]

_LONGEST = 2_000_000
_VALUES = 20_000
_ARTICLE = re.compile(r"(?:.*Article|BlogPosting|LiveBlogPosting|Report|VideoObject)\Z")
_LISTS = re.compile(r"(?:CollectionPage|ItemList|WebSite|SearchResultsPage)\Z")


@dataclass(frozen=True, slots=True)
class StatedPicture:
    """A picture as a page's data describe it, apart from where it is shown.

    Attributes:
        address: As written.
        caption: One line, or empty.
        credit: The raw line, or empty.
        holder: The copyright holder where it is stated, or empty.
        terms: Usage terms, or empty.
    """

    address: str
    caption: str = ""
    credit: str = ""
    holder: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """The JSON-LD of a page.

    Attributes:
        article: The object of the article, or an empty one.
        is_list: Whether the page says that it is a list and says of no article.
        pictures: Of the article first, then all others.
    """

    article: Item = field(default_factory=dict)
    is_list: bool = False
    pictures: tuple[StatedPicture, ...] = ()


def read_jsonld(scripts: Iterable[str]) -> Stated:
    """Return what the JSON-LD scripts of a page state; a broken one states nothing."""
    objects: list[Item] = []
    for script in scripts:
        if len(script) <= _LONGEST:
            objects += _objects(_loads(script))
    articles = [item for item in objects if any(_ARTICLE.match(kind) for kind in kinds(item))]
    articles.sort(key=lambda item: ("VideoObject" in kinds(item), not text_of(item.get("headline"))))
    article = articles[0] if articles else {}
    by_id = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str)}
    lists = any(_LISTS.match(kind) for item in objects for kind in kinds(item))
    found: dict[str, StatedPicture] = {}
    pictures = [*_pictures_of(article, by_id), *(item for item in objects if "ImageObject" in kinds(item))]
    for item in pictures:
        if (picture := _picture(item)) and (picture.address not in found or not found[picture.address].credit):
            found[picture.address] = picture
    return Stated(article, lists and not articles, tuple(found.values()))


def kinds(item: Item) -> list[str]:
    """Return the types of an object."""
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return [str(kind).rpartition("/")[2] for kind in values if isinstance(kind, str)]


def text_of(value: object) -> str:
    """Return a value as one clean line: a text, the name of an object, the first of a list; else empty."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("text") or ""
        else:
            break
    return clean_line(unescape(value)) if isinstance(value, str) else ""


def texts_of(value: object) -> list[str]:
    """Return every text of a value, as `text_of`."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values[:50] if (text := text_of(item))]


def _loads(script: str) -> object:
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    script = re.sub(r"\A/?[*/]*\s*<!\[CDATA\[\s*\*?/?|[/*\s]*\]\]>[\s*/]*\Z", "", script).rstrip("; \n")
    for attempt in (script, re.sub(r",\s*([}\]])", r"\1", script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[Item]:
    """Yield every object in a value, outer ones first."""
    queue: list[object] = [value]
    place = 0
    while place < len(queue) and place < _VALUES:
        item = queue[place]
        place += 1
        if isinstance(item, dict):
            yield item
            queue += item.values()
        elif isinstance(item, list):
            queue += item


def _pictures_of(article: Item, by_id: dict[str, Item]) -> Iterator[Item]:
    for key in ("image", "associatedMedia", "primaryImageOfPage", "thumbnail"):
        value = article.get(key)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield {"url": item}
            elif isinstance(item, dict):
                yield by_id.get(item.get("@id", ""), item) if len(item) == 1 else item


def _picture(item: Item) -> StatedPicture | None:
    address = next((text for key in ("contentUrl", "url", "@id") if (text := _address(item.get(key)))), "")
    if not address:
        return None
    holder = text_of(item.get("copyrightHolder"))
    lines = [text_of(item.get(key)) for key in ("creditText", "copyrightNotice")]
    people = [", ".join(texts_of(item.get(key))) for key in ("creator", "author", "provider", "sourceOrganization")]
    credit = next((line for line in (lines[0], *people[:2], lines[1], holder, *people[2:]) if line), "")
    if (
        (agency := people[2] or people[3] or holder)
        and not lines[0]
        and credit
        and agency.lower() not in credit.lower()
    ):
        credit = f"{credit} / {agency}"
    caption = text_of(item.get("caption")) or text_of(item.get("description"))
    return StatedPicture(address, caption, credit, holder, text_of(item.get("usageInfo")))


def _address(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) and re.match(r"https?:|//|/", value.strip()) else ""
