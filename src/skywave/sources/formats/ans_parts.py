"""The parts of an ANS document that hold no other content: addresses, taxonomy, restrictions, workflow, ... (`ans_shapes`)."""

from __future__ import annotations

from skywave.sources.reading.shapes import (
    INTEGER,
    NUMBER,
    a_list,
    an_object,
    anything,
    boolean,
    by_type,
    fields,
    integer,
    listed,
    mapped,
    matching,
    maybe,
    moment,
    text,
    word,
)

VERSION = matching(r"0\.10\.\d{1,3}", "is not a version of ANS 0.10, the only one that is read")
ANY_VERSION = matching(r"\d{1,3}\.\d{1,3}\.\d{1,3}", "is not a version")

OWN = {"_id": text, "subtype": text, "channels": listed(text), "additional_properties": an_object}
PLACED = OWN | {"alignment": word("left", "right", "center")}
WORDS = mapped(text)  # headlines, descriptions: by kind

_REFERENT = fields(
    {
        "type": text,
        "service": text,
        "id": text,
        "provider": text,
        "website": text,
        "referent_properties": an_object,
    },
    required=("id",),
)
REFERENCE = fields(
    PLACED | {"type": word("reference"), "referent": _REFERENT},
    required=("type", "referent"),
)

ADDRESS = fields(
    dict.fromkeys(
        (
            "post_office_box",
            "extended_address",
            "street_address",
            "locality",
            "region",
            "postal_code",
            "country_name",
        ),
        text,
    )
    | {"additional_properties": an_object},
    needs={"post_office_box": "street_address", "extended_address": "street_address"},
)
GEO = fields({"latitude": NUMBER, "longitude": NUMBER}, closed=False)
SOCIAL = listed(fields({"site": text, "url": text}, closed=False))


def distributor(value: object) -> None:
    """Accept a distributor: described here, or by reference and not described."""
    by_reference = type(value) is dict and ("reference_id" in value or value.get("mode") == "reference")
    (_REFERENCED if by_reference else _DESCRIBED)(value)


_REFERENCED = fields({"mode": word("reference"), "reference_id": text}, required=("mode", "reference_id"))
_DESCRIBED = fields(
    {
        "name": text,
        "category": word("staff", "wires", "freelance", "stock", "handout", "other"),
        "subcategory": text,
        "mode": word("custom"),
        "additional_properties": an_object,
    },
)
RESTRICTIONS = fields(
    {
        "content_code": text,
        "embargo": fields({"active": boolean, "end_time": moment, "description": text}, required=("active",)),
        "geo": fields(
            {"restrictions": listed(fields({"restriction_id": text}, required=("restriction_id",)), low=1, high=1)},
            required=("restrictions",),
        ),
    },
    closed=False,
)
CORRECTION = fields(
    PLACED | {"type": word("correction"), "correction_type": text, "text": text},
    required=("type", "text"),
    closed=False,
)
LABEL = fields({"text": text, "url": text, "display": boolean, "additional_properties": an_object}, required=("text",))
SOURCE = fields(
    dict.fromkeys(("source_id", "source_type", "name", "system", "edit_url"), text)
    | {"additional_properties": an_object},
)
REVISION = fields(
    {"revision_id": text, "parent_id": text, "branch": text, "user_id": text, "editions": listed(text)}
    | {"published": boolean, "additional_properties": an_object},
)
WORKFLOW = fields({"status_code": integer(1), "note": text, "additional_properties": an_object})
_PITCH = fields(
    {"status": matching("[a-z]+", "is not a word in small letters"), "time": moment},
    closed=False,
)
PITCHES = mapped(listed(fields({"creation_event": _PITCH, "latest_event": _PITCH}, closed=False)))
_OPERATION = {"operation_revision_id": text, "operation_edition": text, "operation_date": text}
PUBLISHING = fields(
    {
        "has_published_edition": boolean,
        "editions": mapped(
            fields(
                {"edition_name": text, "edition_published": boolean, "edition_date": moment}
                | {"edition_first_publish_date": moment, "edition_display_date": moment, "edition_publish_date": moment}
                | {"edition_revision_id": text, "additional_properties": an_object},
                required=("edition_published",),
            )
        ),
        "scheduled_operations": fields(
            {
                name: listed(fields(_OPERATION | {"operation": word(name), "additional_properties": an_object}))
                for name in ("publish_edition", "unpublish_edition")
            }
        ),
        "additional_properties": an_object,
    },
)

# The content API fills sections in from another system: with an id of its own, and with null where that has no value.
_SECTION = fields(
    dict.fromkeys(("_id", "_website", "_website_section_id", "description", "path", "parent_id"), maybe(text))
    | {"type": anything, "version": ANY_VERSION, "name": text, "parent": maybe(an_object), "primary": maybe(boolean)}
    | {"additional_properties": an_object},
    required=("name",),
)
SECTION = by_type({"reference": REFERENCE, "section": _SECTION, "site": _SECTION})
TAXONOMY = fields(
    {
        "keywords": listed(
            fields(
                {"keyword": text, "score": NUMBER, "tag": text, "frequency": INTEGER},
                required=("keyword",),
                # The schema asks every keyword for a score, and its own good example has one without; none counts.
                needs={"frequency": "score", "tag": "score"},
            )
        ),
        "named_entities": listed(
            fields({"_id": text, "name": text, "type": text, "score": NUMBER}, required=("_id", "name", "type"))
        ),
        "topics": listed(fields({"_id": text, "name": text, "score": NUMBER, "uid": text}, required=("_id", "uid"))),
        "auxiliaries": listed(fields({"_id": text, "name": text, "uid": text}, required=("_id", "uid"))),
        "tags": listed(
            fields(
                {"_id": text, "type": word("tag"), "subtype": text, "text": text, "description": text, "slug": text}
                | {"additional_properties": an_object},
                required=("text",),
            )
        ),
        "primary_site": SECTION,
        "primary_section": SECTION,
        "sites": listed(SECTION),
        "sections": listed(SECTION),
        "seo_keywords": listed(text),
        "stock_symbols": listed(text),
        "associated_tasks": listed(matching("[0-9a-fA-F]{24}", "is not the id of a task"), high=200),
        "additional_properties": an_object,
    }
    | dict.fromkeys(("categories", "content_topics", "entities", "custom_categories", "custom_entities"), a_list),
)
REDIRECT = fields(
    {"type": word("redirect"), "_id": text, "version": ANY_VERSION, "canonical_url": text, "redirect_url": text},
    required=("type", "redirect_url"),
    closed=False,
)
