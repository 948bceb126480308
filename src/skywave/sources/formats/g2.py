"""NewsML-G2 as trees: the items of a document, and the properties of an item by the code, name or time that they state.

Names are `g:` for NewsML-G2 itself, `h:` for XHTML, `n:` for NITF, and without a prefix where there is no namespace.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.reading.clean import clean_lines, is_visible
from skywave.sources.reading.fields import cut_line, joined, seconds
from skywave.sources.reading.shapes import shown
from skywave.sources.reading.terms import restrictions_in
from skywave.sources.reading.xml import XmlItems, text_of, utf8
from skywave.story.draft import CANCELED, USABLE, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "http://www.w3.org/1999/xhtml"
_NITF = "http://iptc.org/std/NITF/"
_ITEMS = frozenset(f"g:{name}Item" for name in ("news", "package", "concept", "knowledge", "planning", "catalog"))
_ROOTS = _ITEMS | {"g:newsMessage"}
_STATUS = {"": USABLE, "usable": USABLE, "withheld": WITHHELD, "canceled": CANCELED}
_VERSION = re.compile(r"2\.(\d{1,2})", re.ASCII)
_NEWEST = 35


def read_items(data: bytes, name: str, *, charset: str = "") -> list[Element]:
    """Return the items of a document: of one item, or of a news message.

    Args:
        data: Untrusted.
        name: For messages.
        charset: What a server states, or empty.

    Raises:
        Malformed: It is broken, no NewsML-G2, or holds more than it may.
    """
    data = utf8(data, name, charset=charset)
    if _has_doctype(data):
        raise Malformed(f"{name} has a document type declaration, which NewsML-G2 does not use")
    reader = XmlItems(data, name, _ITEMS, _prefix)
    items = list(reader)
    if reader.root not in _ROOTS:
        old = reader.root.lower() in ("newsml", "nitf")
        what = f"is {reader.root}, and not NewsML-G2" if old else "is XML, and not NewsML-G2"
        raise Malformed(f"{name} {what}", hint="ask the sender for NewsML-G2 2.x")
    for item in items:
        _check_item(item, name)
    return items


def _prefix(namespace: str) -> str | None:
    if namespace == NAMESPACE:
        return "g"
    if namespace == _XHTML:
        return "h"
    return "n" if namespace.startswith(_NITF) else None


def _has_doctype(data: bytes) -> bool:
    """Say whether a document type is declared before the first element."""
    place = 0
    while (place := data.find(b"<", place)) >= 0:
        if data.startswith(b"<?", place):
            place = data.find(b"?>", place)
        elif data.startswith(b"<!--", place):
            place = data.find(b"-->", place)
        else:
            return data[place : place + 9].upper() == b"<!DOCTYPE"
        if place < 0:
            return False
    return False


def _check_item(item: Element, name: str) -> None:
    """Refuse an item without what every item must have."""
    guid = item.get("guid", "")
    what = f"{name}: the item {shown(guid)}" if guid else f"{name}: an item"
    if not is_visible(cut_line(guid)):
        raise Malformed(f"{what} has no guid")
    if item.get("standard") != "NewsML-G2":
        raise Malformed(f"{what} does not say that it is NewsML-G2")
    version = _VERSION.fullmatch(item.get("standardversion", ""))
    if version is None or int(version[1]) > _NEWEST:
        stated = shown(item.get("standardversion", "none"))
        raise Malformed(f"{what} is of version {stated}, and only 2.0 to 2.{_NEWEST} are read")
    if not re.fullmatch(r"[0-9]{1,9}", item.get("version", "1")):
        raise Malformed(f"{what} has a version that is no number")
    if child(item, "itemMeta", "itemClass") is None:
        raise Malformed(f"{what} has no itemMeta with an itemClass")
    if time(child(item, "itemMeta", "versionCreated")) is None:
        raise Malformed(f"{what} does not say when its version was made")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element at the end of a path of G2's names, or None."""
    for name in path:
        element = element.find(f"g:{name}") if element is not None else None
    return element


def children(element: Element | None, *path: str) -> list[Element]:
    """Return all elements of the last name of a path below the first ones of the others."""
    element = child(element, *path[:-1])
    return element.findall(f"g:{path[-1]}") if element is not None else []


def code(element: Element | None, attribute: str = "qcode") -> str:
    """Return the code of a property without its scheme, lower case: `usable` for `stat:usable`, or for its full address."""
    if element is None:
        return ""
    value = element.get(attribute) or element.get("uri" if attribute == "qcode" else f"{attribute}uri") or ""
    return re.split(r"[:/#]", value.strip().rstrip("/"))[-1].lower()


def codes(element: Element, attribute: str) -> set[str]:
    """Return the codes of an attribute that may hold several."""
    values = (element.get(attribute) or element.get(f"{attribute}uri") or "").split()
    return {re.split(r"[:/#]", value)[-1].lower() for value in values[:50]}


def line(element: Element | None) -> str:
    """Return the words of an element as one clean line."""
    return cut_line(text_of(element))


def lines(element: Element | None) -> str:
    """Return the words of an element, white space folded, as XML is indented at will; only breaks that are marked stay."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for part in element:
        parts.append("\0" if part.tag.endswith("br") else text_of(part))
        parts.append(part.tail or "")
    return clean_lines("\n".join(" ".join(words.split()) for words in "".join(parts).split("\0")))


def named(element: Element | None) -> str:
    """Return the name of a party or place: its first name, else the words that stand for it."""
    if element is None:
        return ""
    return line(child(element, "name")) or cut_line(element.get("literal", ""))


def time(element: Element | None) -> int | None:
    """Return the time that an element states, or None where there is no element or it is empty.

    Raises:
        Malformed: It states what is no date and time with its zone.
    """
    stated = text_of(element).strip()
    if not stated:
        return None
    found = seconds(stated)
    if found is None and element is not None:
        raise Malformed(f"its {element.tag.rpartition(':')[2]} is not a date and time with its zone since 1970")
    return found


def status(meta: Element | None) -> tuple[str, str]:
    """Return the status and why; without one an item is usable, and one of an unknown status is not."""
    stated = code(child(meta, "pubStatus"))
    found = _STATUS.get(stated, WITHHELD)
    return found, "" if found == USABLE else f"{shown(stated)} in the source"


def rights(item: Element) -> Iterator[Element]:
    """Yield what an item says of the rights to its content; what holds for its metadata alone is none of it."""
    for info in children(item, "rightsInfo"):
        scopes = codes(info, "scope")
        if not scopes or scopes != {"metadata"}:
            yield info


def holder(item: Element) -> str:
    """Return who the content comes from, else who owns it, else who provides it."""
    sources = (named(source) for source in children(item, "contentMeta", "infoSource"))
    owners = (named(child(info, "copyrightHolder")) for info in rights(item))
    provider = named(child(item, "itemMeta", "provider"))
    return next((name for names in (sources, owners, (provider,)) for name in names if name), "")


def terms(item: Element) -> str:
    """Return what an item says of its use, raw; of a note to editors only what restricts it."""
    found: list[str] = []
    stated = holder(item)
    for info in rights(item):
        limits_ = [
            f"{word} {info.get(name)}" for word, name in (("from", "validfrom"), ("until", "validto")) if info.get(name)
        ]
        scopes = sorted(codes(info, "scope") | codes(info, "aspect"))
        where = cut_line(" ".join([*scopes, *limits_]))
        owner = named(child(info, "copyrightHolder"))
        parts = [lines(part) for name in ("usageTerms", "copyrightNotice") for part in children(info, name)]
        parts += [f"rights: {cut_line(link.get('href', ''))}" for link in children(info, "link") if link.get("href")]
        parts.append(f"copyright holder: {owner}" if owner and owner != stated else "")
        if any(part.tag in ("g:rightsExpressionXML", "g:rightsExpressionData") for part in info):
            parts.append("rights: encoded in the source")
        found += [f"{where}: {part}" if where else part for part in parts if part]
        if where and not any(parts):
            found.append(where)
    found += [restrictions_in(" ".join(text_of(note).split())) for note in children(item, "itemMeta", "edNote")]
    text = joined(*found)
    if len(text) > limits.TEXT_CHARACTERS:
        raise Malformed(f"its terms are longer than {limits.TEXT_CHARACTERS} characters")
    return text
