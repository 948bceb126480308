"""NITF, the text format of news agencies, as HTML: what stands in its body, and the byline and dateline above it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from skywave.sources.reading.fields import cut_line
from skywave.sources.reading.xml import inner_html, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAGS = {
    "hl1": "h2",
    "hl2": "h3",
    "bq": "blockquote",
    "credit": "cite",
    "lang": "span",
    "datasource": "p",
    "note": "aside",
}
_LEFT_OUT = frozenset({"media-metadata", "media-object", "nitf-table-metadata", "custom-table"})


def nitf_html(nitf: Element) -> str:
    """Return the body of an NITF document as HTML."""
    content = next(_all(nitf, "body.content"), None)
    return "" if content is None else inner_html(_renamed(content))


def byline_of(nitf: Element) -> str:
    """Return the byline without the writer's title, or empty."""
    for byline in _all(nitf, "byline"):
        people = [text_of(part) for part in byline if _name(part) == "person"]
        words = [byline.text or "", *((part.tail or "") for part in byline if _name(part) == "byttl")]
        return cut_line(", ".join(people) or "".join(words)).strip(" ,;")
    return ""


def dateline_of(nitf: Element) -> str:
    """Return the place of the dateline, or empty."""
    for dateline in _all(nitf, "dateline"):
        places = [text_of(part) for part in dateline if _name(part) == "location"]
        return cut_line(", ".join(places) or dateline.text or "").strip(" ,;")
    return ""


def _all(nitf: Element, name: str) -> Iterator[Element]:
    return (part for part in nitf.iter() if _name(part) == name)


def _name(element: Element) -> str:
    return element.tag.rpartition(":")[2]


def _renamed(element: Element) -> Element:
    """Return a copy with HTML's names; nothing is nested deeply, so that it may call itself."""
    name = _name(element)
    copy = Element(_TAGS.get(name, name), {"href": element.get("href", "")} if name == "a" else {})
    copy.text, copy.tail = element.text, element.tail
    for part in element:
        inner = _name(part)
        if inner == "media":
            copy.append(_figure(part))
        elif inner not in _LEFT_OUT:
            copy.append(_renamed(part))
        elif part.tail:
            copy.append(Element("span"))
            copy[-1].text = part.tail
    return copy


def _figure(media: Element) -> Element:
    """Return a picture with its caption, and its producer as the credit at the caption's end."""
    figure = Element("figure")
    figure.tail = media.tail
    references = [part for part in media if _name(part) == "media-reference" and part.get("source")]
    if references and media.get("media-type", "image") in ("image", "photo", "picture", "graphic"):
        source = references[0]
        figure.append(Element("img", {"src": source.get("source", ""), "alt": source.get("alternate-text", "")}))
    caption = [_renamed(part) for part in media if _name(part) == "media-caption"]
    producers = ["".join(part.itertext()).strip() for part in media if _name(part) == "media-producer"]
    if len(figure) and (caption or producers):
        words = Element("figcaption")
        words.extend(caption)
        if producers:
            words.append(Element("span"))
            words[-1].text = f" ({', '.join(producers)})"
        figure.append(words)
    return figure
