"""Reads the statements of XMP about who made a photo, whose it is and on what terms: one pass, no entities, bounded.

Only properties of the packet itself are read, as attributes or elements; of a text in several languages the default, but
terms in all of them. Source: XMP specification part 1 (ISO 16684-1), section 7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

XMP_BYTES: Final = 1024 * 1024
_PARTS = 64  # how many values of one field are read
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTO = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

FIELDS: Final = {
    _DC + "creator": "creator",
    _PHOTO + "Credit": "credit",
    _PHOTO + "Source": "source",
    _DC + "rights": "copyright",
    _DC + "description": "caption",
    _PHOTO + "Headline": "headline",
    _RIGHTS + "UsageTerms": "usage_terms",
    _PHOTO + "Instructions": "instructions",
    _RIGHTS + "WebStatement": "web_statement",
    _PLUS + "Licensor": "licensor",
    _EXT + "DigitalSourceType": "digital_source_type",
    _PLUS + "DataMining": "data_mining",
    _PHOTO + "City": "city",
    _PHOTO + "Country": "country",
    _PHOTO + "DateCreated": "created",
    _PLUS + "LicenseStartDate": "released",
    _PLUS + "LicenseEndDate": "expires",
}


def read(packet: object, flags: set[str]) -> dict[str, list[str]]:
    """Return the values of each field of a packet; where it cannot be read, none, and a flag.

    Args:
        packet: As the picture holds it: bytes in UTF-8 or UTF-16, a text, or nothing.
        flags: Where xmp-broken or xmp-too-long is added.
    """
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "ignore")
    if not isinstance(packet, bytes) or not packet.strip(b"\0 \t\r\n"):
        return {}
    if len(packet) > XMP_BYTES:
        flags.add("xmp-too-long")
        return {}
    try:
        root = fromstring(
            packet.rstrip(b" \t\r\n") if b"\0" in packet[:8] else packet.strip(b"\0 \t\r\n"), forbid_dtd=True
        )
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        flags.add("xmp-broken")
        return {}
    found: dict[str, list[str]] = {}
    graphs = [root] if root.tag == _RDF + "RDF" else root.findall(_RDF + "RDF")
    for description in (one for graph in graphs for one in graph.findall(_RDF + "Description")):
        for name, value in description.attrib.items():
            if name in FIELDS:
                found.setdefault(FIELDS[name], []).append(value)
        for child in description:
            field = FIELDS.get(str(child.tag))
            if field is not None:
                found.setdefault(field, []).extend(_values(child, field))
    return {field: values[:_PARTS] for field, values in found.items()}


def _values(element: Element, field: str) -> Iterator[str]:
    """Yield the values of a property: its text, an address, the items of a list, or of languages the default."""
    if field == "licensor":
        for part in element.iter():
            if part.tag in (_PLUS + "LicensorName", _PLUS + "LicensorURL") and part.text:
                yield part.text
            for name in (_PLUS + "LicensorName", _PLUS + "LicensorURL"):
                if name in part.attrib:
                    yield part.attrib[name]
        return
    items = element.findall(f"{_RDF}*/{_RDF}li") if len(element) else []
    if not items:
        yield element.attrib.get(_RDF + "resource", "") or element.text or ""
    elif len(element) and element[0].tag == _RDF + "Alt" and field not in ("usage_terms", "instructions"):
        default = next((one for one in items if one.attrib.get(_LANGUAGE, "").lower() == "x-default"), items[0])
        yield default.text or ""
    else:
        for item in items[:_PARTS]:
            yield item.attrib.get(_RDF + "resource", "") or item.text or ""
