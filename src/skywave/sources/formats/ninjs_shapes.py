"""What an item of IPTC's ninjs 3.0 and 3.1 must look like, read or not.

As strict as its schema, but for what is never read and what its own examples break: a URI is any text, a GeoJSON object any
object with a type, the dates of recurring events any texts. Dates and times that are read are held to their format, which
the schema only names.

Source: IPTC ninjs-schema_3.1.json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.sources.reading.shapes import (
    INTEGER,
    NUMBER,
    Misfit,
    Shape,
    all_of,
    an_object,
    fields,
    integer,
    listed,
    matching,
    moment,
    one_of,
    text,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIME = r"T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?"
_SOME_DATE = matching(
    rf"-?(?:[1-9][0-9]*)?[0-9]{{4}}(-(1[0-2]|0[1-9])(-(3[01]|0[1-9]|[12][0-9])({_TIME})?)?)?",
    "is not a date, or the beginning of one",
)
_STATUS = word("usable", "withheld", "canceled")
_TYPE = word("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning")
_URGENCY = integer(1, 9)


def _texts(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, text)


def _items(known: dict[str, Shape], required: Iterable[str] = ()) -> Shape:
    return listed(fields(known, required=tuple(required)))


def _one_start_or_end(value: object) -> None:
    an_object(value)
    starts, ends = (
        sum(name in value for name in names)  # type: ignore[operator]
        for names in (("startDate", "expectedStartDate"), ("endDate", "expectedEndDate"))
    )
    if starts != 1 and ends != 1:
        raise Misfit("has neither one start nor one end")


_RULE = {"frequency": word("secondly", "minutely", "hourly", "daily", "weekly", "monthly", "yearly")}
_DATES = all_of(
    fields(
        {
            "startDate": text,
            "endDate": text,
            "expectedStartDate": _SOME_DATE,
            "expectedEndDate": _SOME_DATE,
            "expectedDuration": text,
            "recurrence": fields(
                {
                    "recurrenceDates": listed(text),
                    "recurrenceRules": _items(_RULE | {"interval": INTEGER, "until": text, "count": INTEGER}),
                }
            ),
        }
    ),
    _one_start_or_end,
)
_CONTACT = listed(
    all_of(
        fields(
            _texts("type", "role", "lang", "name", "value")
            | {"address": fields(_texts("locality", "area", "postalCode", "country") | {"lines": listed(text)})}
        ),
        one_of("value", "address"),
    )
)
_NAMED = _texts("name", "rel", "uri", "literal")
_ORGANISATION = fields(
    _NAMED | {"contactInfo": _CONTACT, "symbols": _items(_texts("exchange", "symbolType", "symbol"))},
)
_RENDITIONS = _items(
    _texts(
        "name", "href", "contentType", "title", "format", "aspectRatio", "videoCodec", "transportProtocol", "bitrate"
    )
    | dict.fromkeys(("width", "height", "sizeInBytes"), INTEGER)
    | dict.fromkeys(("duration", "frameRate"), NUMBER)
    | {"poi": fields({"x": INTEGER, "y": INTEGER}), "scanType": word("progressive", "interlaced")},
    required=("name",),
)
_WORDS = _texts("role", "contentType", "value")
_COVERAGE = (
    _texts("uri", "title", "edNote", "language")
    | {"pubStatus": _STATUS, "type": _TYPE, "urgency": _URGENCY, "wordCount": INTEGER, "renditions": _RENDITIONS}
    | {
        "commissioned": fields(_texts("by", "on") | {"references": _items(_texts("name", "value"))}),
        "dates": _DATES,
        "audiences": _items({"audience": text, "significance": INTEGER}),
        "exclAudience": listed(text),
        "itemCount": fields({"rangeFrom": INTEGER, "rangeTo": INTEGER}),
    }
)


def _association(value: object) -> None:
    """Accept an item inside of another one."""
    _ASSOCIATION(value)


_ITEM: dict[str, Shape] = {
    **_texts("uri", "profile", "version", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "language"),
    **_texts("title", "by", "slugline", "located"),
    **dict.fromkeys(("firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "expires"), moment),
    "type": _TYPE,
    "representationType": word("full", "partial"),
    "pubStatus": _STATUS,
    "urgency": _URGENCY,
    "descriptions": _items(_WORDS, ["value"]),
    "bodies": _items(_WORDS | {"charCount": INTEGER, "wordCount": INTEGER}, ["value"]),
    "headlines": _items(_WORDS, ["value"]),
    "people": _items(_NAMED | {"contactInfo": _CONTACT}),
    "organisations": listed(_ORGANISATION),
    "places": _items(
        _NAMED | {"contactInfo": _CONTACT, "geoJSON": fields({"type": text}, required=("type",), closed=False)}
    ),
    "subjects": _items(
        _NAMED | {"creator": text, "relevance": integer(0, 100), "confidence": integer(0, 100)},
    ),
    "events": _items(_NAMED | {"id": text}),
    "eventDetails": fields(
        _texts("eventStatus", "plannedCoverageStatus") | {"dates": _DATES, "organiser": _ORGANISATION}
    ),
    "plannedCoverage": _items(_COVERAGE),
    "objects": _items(_NAMED),
    "infoSources": _items(_texts("name", "role", "uri", "literal") | {"contactInfo": _CONTACT}),
    "renditions": _RENDITIONS,
    "associations": listed(_association),
    "altIds": _items(_texts("role", "value")),
    "trustIndicators": _items(_texts("role", "title", "href")),
    "standard": fields(_texts("name", "version", "schema")),
    "genres": _items(_texts("name", "uri", "literal")),
    "rightsInfo": all_of(
        fields(_texts("langId", "linkedRights", "encodedRights")), one_of("linkedRights", "encodedRights")
    ),
    "digitalSourceType": fields(_texts("name", "uri", "literal")),
}
_ASSOCIATION = fields(_ITEM | _texts("name", "rel"), required=("name", "uri"))
ITEM: Final = fields(_ITEM, required=("uri",))
