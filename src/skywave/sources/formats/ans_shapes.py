"""What a document of Arc XP's ANS 0.10 must look like, read or not: the rules of its schema that its own bad examples show.

Looser than the schema on purpose, because real answers of the content API are: they leave out what was not asked for (a
`version`, an author's `type`, whether an edition is published), and fill in sections with fields of another system. What is never
read (planning, tracking, comments, what a site's resizer adds to an image) is held to a type only where an example asks for it.

Source: washingtonpost/ans-schema, version 0.10.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.sources.formats.ans_parts import (
    ADDRESS,
    ANY_VERSION,
    CORRECTION,
    GEO,
    LABEL,
    OWN,
    PITCHES,
    PLACED,
    PUBLISHING,
    REDIRECT,
    REFERENCE,
    RESTRICTIONS,
    REVISION,
    SECTION,
    SOCIAL,
    SOURCE,
    TAXONOMY,
    VERSION,
    WORDS,
    WORKFLOW,
    distributor,
)
from skywave.sources.reading.shapes import (
    INTEGER,
    NUMBER,
    Misfit,
    Shape,
    a_list,
    all_of,
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
    one_of,
    text,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def _image(value: object) -> None:
    """Accept an image, also where it is named before its own shape."""
    IMAGE(value)


def _element(value: object) -> None:
    """Accept any element of a text."""
    ELEMENT(value)


def _content(value: object) -> None:
    """Accept a whole piece of content inside of another: only its type and its own rules."""
    CONTENT(value)


def _author(value: object) -> None:
    """Accept an author or a reference to one; a name is the least that an author has."""
    by_type({"reference": REFERENCE, "author": _NAMED}, _NAMED)(
        value if type(value) is not dict or "type" in value else value | {"type": "author"}
    )


def _named(value: object) -> None:
    original = value.get("additional_properties") if type(value) is dict else None
    original = original.get("original") if type(original) is dict else None
    if type(original) is dict and type(original.get("byline")) is str:
        return  # an answer that was asked for the byline alone
    fields({"name": text}, required=("name",), closed=False)(value)


_NAMED = all_of(
    fields(
        {"type": word("author"), "version": ANY_VERSION, "byline": text, "org": text, "image": _image}
        | {"social_links": SOCIAL, "socialLinks": SOCIAL, "additional_properties": an_object, "_id": text},
        closed=False,
    ),
    _named,
)
_AUTHORS = listed(_author)


def _credits(value: object) -> None:
    """Accept people by the kind of their work, or a plain list of them, as before ANS 0.5."""
    (_AUTHORS if type(value) is list else mapped(maybe(_AUTHORS)))(value)


_EMBED = fields(
    {
        "id": all_of(text, matching(r"(?s).{1,128}", "is not an id")),
        "url": all_of(text, matching(r"(?s).{1,512}", "is not an address")),
        # What could be taken for another element may not stand in a configuration.
        "config": mapped(anything, key="(?!(referent|type|version)$)[a-zA-Z0-9_]*"),
    },
    required=("id", "url"),
)
_CUSTOM_EMBED = fields(PLACED | {"type": word("custom_embed"), "embed": _EMBED}, required=("type", "embed"))
# Within a text the schema does not look at the configuration, and real stories keep a referent there.
_EMBEDDED = fields(
    PLACED | {"embed": fields({"id": text, "url": text, "config": an_object}, required=("id", "url"))},
    required=("embed",),
    closed=False,
)
_RAW_HTML = fields(PLACED | {"type": word("raw_html"), "content": text}, required=("type", "content"), closed=False)

# What stories, images, galleries, audio, video and collections have in common.
_TRAITS: Mapping[str, Shape] = {
    **PLACED,
    **dict.fromkeys(
        (
            *("language", "copyright", "canonical_url", "canonical_url_external", "canonical_website", "website"),
            *("website_url", "short_url", "location", "editor_note", "status", "slug"),
        ),
        text,
    ),
    **dict.fromkeys(
        ("created_date", "last_updated_date", "publish_date", "first_publish_date", "display_date"), moment
    ),
    **dict.fromkeys(
        ("tracking", "comments", "planning", "contributors", "website_section", "rendering_guides"), anything
    ),
    **dict.fromkeys(("variations", "voice_transcripts", "dynamic_items"), anything),
    "version": ANY_VERSION,
    "geo": GEO,
    "address": ADDRESS,
    "headlines": WORDS,
    "subheadlines": WORDS,
    "description": WORDS,
    "credits": _credits,
    "vanity_credits": _credits,
    "taxonomy": TAXONOMY,
    "promo_items": mapped(
        by_type({"raw_html": _RAW_HTML, "reference": REFERENCE, "custom_embed": _CUSTOM_EMBED}, _content)
    ),
    "related_content": mapped(
        listed(by_type({"reference": REFERENCE, "custom_embed": _CUSTOM_EMBED}, _content)),
        known={"redirect": listed(REDIRECT, high=1)},
    ),
    "owner": fields({"id": text, "name": text, "sponsored": boolean}, closed=False),
    "workflow": WORKFLOW,
    "pitches": PITCHES,
    "revision": REVISION,
    "syndication": mapped(boolean),
    "source": SOURCE,
    "distributor": distributor,
    "label": mapped(LABEL, key="[a-zA-Z0-9_]*"),
    "content_restrictions": RESTRICTIONS,
    "content_aliases": listed(text),
    "corrections": listed(CORRECTION),
    "publishing": PUBLISHING,
    "websites": mapped(fields({"website_section": SECTION, "website_url": text})),
    "content_elements": listed(_element),
}


def _focal_point(value: object) -> None:
    """Accept an image whose visual centre lies inside of it."""
    item: dict[str, object] = value  # type: ignore[assignment]
    point = item.get("focal_point")
    for name, side in (("x", "width"), ("y", "height")):
        place, size = point.get(name) if type(point) is dict else None, item.get(side)
        if type(place) in (int, float) and type(size) is int and not 0 <= place <= size:  # type: ignore[operator]
            misfit = Misfit(f"is out of the image's {side}")
            misfit.path += [f".{name}", ".focal_point"]
            raise misfit


_BASE = fields(_TRAITS, closed=False)
IMAGE: Final = all_of(
    _BASE,
    fields(
        {
            "type": word("image"),
            "url": text,
            "caption": text,
            "subtitle": text,
            "alt_text": text,
            "image_type": text,
            "width": INTEGER,
            "height": INTEGER,
            "licensable": boolean,
            "focal_point": fields({"x": NUMBER, "y": NUMBER}, required=("x", "y"), closed=False),
            "auth": mapped(matching(r"\w{64}", "is not a key"), key=r"\d+"),
            "seo_filename": text,
        },
        closed=False,
    ),
    _focal_point,
)
_STREAMS = listed(fields({"url": text, "bitrate": NUMBER}, closed=False), low=1)
_AUDIO = all_of(_BASE, one_of("streams", "source_url"), fields({"source_url": text, "streams": _STREAMS}, closed=False))
_VIDEO = all_of(_BASE, fields({"streams": listed(anything), "promo_image": IMAGE, "embed_html": text}, closed=False))
_GALLERY = all_of(
    _BASE, fields({"content_elements": listed(by_type({"image": IMAGE, "reference": REFERENCE}))}, closed=False)
)
_RESTRICTED = fields(
    {"restricted_content": REFERENCE, "reasons": a_list}, required=("restricted_content",), closed=False
)
STORY: Final = fields(
    {name: shape for name, shape in _TRAITS.items() if name != "dynamic_items"}
    | {"type": word("story"), "version": VERSION},
    required=("type",),
)
CONTENT: Final = by_type(
    {
        "story": STORY,
        "image": IMAGE,
        "audio": _AUDIO,
        "video": _VIDEO,
        "gallery": _GALLERY,
        "collection": _BASE,
        "redirect": REDIRECT,
        "reference": REFERENCE,
        "restricted": _RESTRICTED,
    },
)

_TEXT = fields(
    PLACED
    | {"type": word("text"), "content": text, "block_properties": fields({"dropcap": word("letter")}, closed=False)},
    required=("type", "content"),
    closed=False,
)
_LINK = fields(
    PLACED
    | {"type": word("interstitial_link"), "url": text, "content": text, "description": _TEXT}
    | {"image": by_type({"image": IMAGE, "reference": REFERENCE})},
    required=("type", "url", "content"),
)
_ROW = listed(_TEXT)


def _list(value: object) -> None:
    fields(
        PLACED | {"type": word("list"), "list_type": text, "items": listed(by_type({"text": _TEXT, "list": _list}))},
        required=("type", "items"),
        closed=False,
    )(value)


def _holding(shape: Shape) -> Shape:
    return fields(PLACED | {"content": text} | {"content_elements": listed(shape)}, closed=False)


_ELEMENTS: Mapping[str, Shape] = {
    "text": _TEXT,
    "blockquote": fields(PLACED | {"type": anything, "content": text}, required=("content",), closed=False),
    "code": fields(PLACED | {"type": anything, "content": text}, required=("content",), closed=False),
    "correction": CORRECTION,
    "custom_embed": _EMBEDDED,
    "divider": fields(PLACED | {"type": anything}),
    "element_group": _holding(_element),
    "endorsement": fields(PLACED | {"type": anything, "endorsement": text}, required=("endorsement",)),
    "header": fields(PLACED | {"content": text, "level": integer(1, 6)}, required=("content",), closed=False),
    "interstitial_link": _LINK,
    "link_list": fields(
        {"items": listed(by_type({"interstitial_link": _LINK, "text": _TEXT}))}, required=("items",), closed=False
    ),
    "list": _list,
    "numeric_rating": fields(
        PLACED | {"type": anything, "numeric_rating": NUMBER, "min": NUMBER, "max": NUMBER, "units": text},
        required=("numeric_rating",),
    ),
    "oembed_response": fields(PLACED | {"raw_oembed": an_object}, required=("raw_oembed",), closed=False),
    "quote": fields(
        PLACED | {"content_elements": listed(_element), "citation": _TEXT},
        required=("content_elements",),
        closed=False,
    ),
    "raw_html": _RAW_HTML,
    "reference": REFERENCE,
    "table": fields(OWN | {"header": _ROW, "rows": listed(_ROW)}, required=("rows",), closed=False),
    "image": IMAGE,
    "audio": _AUDIO,
    "video": _VIDEO,
    "gallery": _GALLERY,
    "story": STORY,
    "redirect": REDIRECT,
    "restricted": _RESTRICTED,
}


def _unknown(value: object) -> None:
    """Accept an element of a type that ANS does not know, but not the misspelt name of one that it knows."""
    kind = str(value["type"])  # type: ignore[index]
    if kind.replace("-", "_").lower() in _ELEMENTS:
        raise Misfit(f"has the type '{kind}', which is a known type misspelt")
    fields(PLACED, closed=False)(value)


ELEMENT: Final = by_type(_ELEMENTS, _unknown)
