"""Arc XP's ANS: one story, a list of stories, or an answer of the content API or a collection that holds stories.

Taken: `story` objects of ANS 0.10. Passed over, because they hold no story's text: images, galleries, audio and video by
themselves, references, redirects, authors, sections, instructions to a content system (`...operation`). Anything else, and a
story that breaks the rules of its format (`reading.ans_shapes`), is refused.

A story came out at its `first_publish_date`, else its `display_date`, else its `publish_date`; it was read at its
`last_updated_date`. A relative address counts only where the host is known: from an absolute `canonical_url`, or from the site
that gave the answer.

Never taken, because it never leaves: contributors, user ids, workflow, planning, pitches, comments, `additional_properties` but
for a byline, the source of a photo and its usage terms; and the real `name` of an author who has a `byline`.

A referenced element leads to nothing here and is left out; so are dividers. Links to other stories, ratings and elements of
unknown types are labelled as furniture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from skywave import limits
from skywave.errors import Malformed, SkywaveError
from skywave.sources.formats.ans_shapes import CONTENT, STORY
from skywave.sources.formats.ans_text import Text, correction, holder_of, names_of, right_of, words_of
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_line, clean_lines, clean_link, clean_raw, is_visible
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.fields import (
    Item,
    address_id,
    at,
    check_size,
    joined,
    language_claim,
    line,
    mapping,
    objects,
    parse_json,
    plain_id,
    seconds,
    string,
)
from skywave.sources.reading.files import decode
from skywave.sources.reading.sections import language_in
from skywave.sources.reading.shapes import check, shown
from skywave.story.draft import CANCELED, CLARIFICATION, USABLE, WITHHELD, Draft, DraftNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.archive.body import Block
    from skywave.ports import Material

_START = re.compile(rb"\s*[\[{]")
_CLUE = re.compile(rb'"type"\s*:\s*"(?:story|results|feed|collection)"')
_OWN = re.compile(
    rb'"(?:content_elements|canonical_url|promo_items|websites|additional_properties|last_updated_date)"\s*:'
)
_WRAPPERS = frozenset({"results", "feed", "collection"})
_NO_STORY_WORDS = """
    address audio author clavis-operation content content-operation content_operation gallery gallery-operation image
    image-operation media promo_reference redirect reference restricted section site story-operation story_operation tag
    url-operation video
"""
_NO_STORY = frozenset(_NO_STORY_WORDS.split())
_CHECKED = frozenset({"audio", "gallery", "image", "redirect", "reference", "restricted", "video"})
_DRAFTS = frozenset({"draft", "working", "unpublished", "embargoed", "scheduled", "private"})
_DELETED = frozenset({"deleted", "canceled", "cancelled", "killed"})
# Hosts of Arc itself, which are no part of a newsroom's public site.
_SYSTEM_HOSTS = ("arcpublishing.com", "arcxp.com", "arc-cdn.net")
_NO_TEXT = "the source gives it no text"


class Ans(DocumentSource):
    """Stories in Arc XP's ANS."""

    name = "ans"
    suffixes = (".json",)

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins as ANS."""
        start = material.peek().removeprefix(b"\xef\xbb\xbf")
        return bool(_START.match(start) and _CLUE.search(start) and _OWN.search(start))

    def read_document(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every story, in the order of the document.

        Raises:
            ConfigError: There is no such file.
            Malformed: The document is broken; nothing of it may be used.
            TransportFailed: The disk or the server does not give it now.
        """
        name = material.name
        value = parse_json(decode(material.read(limits.SOURCE_FILE_BYTES), name), name)
        site = _site(material.address)
        for what, item in _stories(value, name):
            try:
                check_size(item, "it")
                check(item, STORY)
                yield _draft(item, site)
            except SkywaveError as error:
                raise Malformed(f"{what}: {error.message}", hint=error.hint) from None


def _stories(value: object, name: str) -> list[tuple[str, Item]]:
    """Return the stories of a document with what each is called in a message, each story once."""
    items: Any = [value]
    if type(value) is list:
        items = value
    elif string(value, "type") in _WRAPPERS or (
        at(value, "type") is None and type(at(value, "content_elements")) is list
    ):
        items = at(value, "content_elements")
        if type(items) is not list:
            raise Malformed(f"{name} holds no list of content_elements")
    found: dict[str, tuple[str, Item]] = {}
    for number, item in enumerate(items, 1):
        what = name if items is not value and len(items) == 1 else f"{name}: item {number}"
        if not _is_story(item, what):
            continue
        key = _own_id(item)
        if key in found and found[key][1] != item:
            raise Malformed(f"{found[key][0]} and {what} have the same _id and differ", hint="keep the newer one")
        found.setdefault(key, (what, item))
    return list(found.values())


def _is_story(item: object, what: str) -> bool:
    """Say whether an item is a story, or what may stand beside one.

    Raises:
        Malformed: It is neither, or breaks its own rules.
    """
    if type(item) is not dict:
        raise Malformed(f"{what} is not an object")
    kind = item.get("type")
    if type(kind) is not str:
        raise Malformed(f"{what} is not ANS: it has no type", hint="export whole stories, each with its type")
    if kind == "story":
        return True
    if kind not in _NO_STORY and kind not in _WRAPPERS:
        raise Malformed(f"{what} is not ANS: it has the type '{shown(kind)}', which is unknown")
    if kind in _CHECKED:
        try:
            check(item, CONTENT)
        except Malformed as error:
            raise Malformed(f"{what}: {error.message}") from None
    return False


def _own_id(item: Item) -> str:
    """Return the id that names a story: its own, or where it has none its address, or its headline."""
    own = string(item, "_id") or string(item, "canonical_url") or line(item, "headlines", "basic")
    found = plain_id(Ans.name, own)
    if not found:
        raise Malformed(
            "a story has neither an _id nor an address nor a headline, so that no later reading finds it again"
        )
    return found


def _draft(item: Item, site: str) -> Draft:
    """Make a draft of one story that fits its shape."""
    base = clean_link(string(item, "canonical_url")) or site
    text = Text(base)
    text.add_lead(mapping(item, "promo_items", "basic") or mapping(item, "promo_items", "lead_art"))
    text.add(item.get("content_elements") or [])
    blocks = text.close()
    title = clean_line(words_of(string(item, "headlines", "basic")))
    if len(title) > limits.TITLE_CHARACTERS:
        raise Malformed(f"its headline is longer than {limits.TITLE_CHARACTERS} characters")
    status, hold = _status(item)
    if status == USABLE and not (is_visible(title) and any(plain_text(block) for block in blocks)):
        status, hold = WITHHELD, _NO_TEXT
    return Draft(
        source=Ans.name,
        ids=_ids(item, base),
        title=title,
        blocks=blocks,
        language=language_claim(item.get("language")),
        language_hint=language_in(string(item, "canonical_url") or string(item, "website_url")),
        summary=_summary(item, blocks),
        byline=_byline(item),
        place=line(item, "dateline") or line(item, "location"),
        published=_published(item),
        modified=seconds(item.get("last_updated_date")),
        section=_section(item),
        assets=tuple(text.assets),
        status=status,
        hold=hold,
        embargo=seconds(at(item, "content_restrictions", "embargo", "end_time")) if _embargoed(item) else None,
        publisher=text.publisher,
        right=right_of(item),
        holder=holder_of(item),
        terms=_terms(item),
        notes=(*_notes(item), *text.notes),
        furniture=tuple(text.furniture),
    )


def _byline(item: Item) -> tuple[str, ...]:
    """Return the names for readers; an empty list of those to be shown shows none, and may be there to protect somebody."""
    shown_names = mapping(item, "vanity_credits")
    return names_of(shown_names if "by" in shown_names else item.get("credits"))


def _published(item: Item) -> int | None:
    """Return when a story first came out: stated as such, else as readers are told, else its last publication."""
    times = (seconds(item.get(key)) for key in ("first_publish_date", "display_date", "publish_date"))
    return next((time for time in times if time is not None), None)


def _ids(item: Item, base: str) -> tuple[str, ...]:
    """Return every id and address of a story; a relative address only where its host is known."""
    addresses = [string(item, "canonical_url"), string(item, "website_url"), string(item, "canonical_url_external")]
    addresses += [string(website, "website_url") for website in mapping(item, "websites").values()]
    aliases = item.get("content_aliases") or []
    addresses += [alias for alias in aliases if type(alias) is str and "/" in alias]
    short = string(item, "short_url")
    found = [address_id(address, base=base) for address in (*addresses[:1000], short)]
    return tuple(dict.fromkeys((_own_id(item), *filter(None, found))))


def _site(address: str) -> str:
    """Return the public site that an answer came from, or empty where it came from Arc's own hosts."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if not host or host.endswith(_SYSTEM_HOSTS):
        return ""
    return clean_link(f"https://{host}/") or ""


def _summary(item: Item, blocks: tuple[Block, ...]) -> str:
    summary = words_of(string(item, "subheadlines", "basic") or string(item, "description", "basic"))
    if len(summary) > limits.TEXT_CHARACTERS:
        raise Malformed(f"its description is longer than {limits.TEXT_CHARACTERS} characters")
    first = next((found for block in blocks if (found := plain_text(block))), "")
    return "" if summary.split() == first.split() else summary


def _section(item: Item) -> str:
    taxonomy, website = mapping(item, "taxonomy"), string(item, "canonical_website")
    places: list[object] = [
        at(taxonomy, "primary_section"),
        at(item, "websites", website, "website_section"),
        at(taxonomy, "primary_site"),
        *objects(taxonomy, "sections"),
    ]
    return next((name for place in places if (name := line(place, "name"))), "")


def _embargoed(item: Item) -> bool:
    return at(item, "content_restrictions", "embargo", "active") is True


def _status(item: Item) -> tuple[str, str]:
    """Return the status and why, from what a story says of its publication."""
    state = clean_line(string(item, "status")).lower()
    if state in _DELETED:
        return CANCELED, f"deleted in the source (status: {state})"
    if at(item, "owner", "sponsored") is True:
        return WITHHELD, "sponsored content"
    drafted = (
        at(item, "revision", "published") is False
        or at(item, "publishing", "has_published_edition") is False
        or at(item, "publishing", "editions", "default", "edition_published") is False
        or at(item, "additional_properties", "is_published") is False
    )
    if drafted:
        return WITHHELD, "not published in the source"
    if state in _DRAFTS:
        return WITHHELD, f"not published in the source (status: {state})"
    if _embargoed(item) and at(item, "content_restrictions", "embargo", "end_time") is None:
        return WITHHELD, "embargoed in the source without an end"
    return USABLE, ""


def _terms(item: Item) -> str:
    """Return what a story says of its use, as it stands."""
    found = [clean_raw(string(item, "copyright"))]
    code = line(item, "content_restrictions", "content_code")
    found.append(f"content code: {code}" if code else "")
    restrictions = objects(item, "content_restrictions", "geo", "restrictions")
    found += [f"geographic restriction: {line(part, 'restriction_id')}" for part in restrictions]
    if at(item, "syndication", "external_distribution") is False:
        found.append("no external distribution")
    return joined(*found)


def _notes(item: Item) -> list[DraftNote]:
    """Return the correction notes that stand beside the text."""
    notes = [correction(part) for part in objects(item, "corrections")]
    # The format defines this field as what readers are shown near the text.
    notes.append(DraftNote(CLARIFICATION, clean_lines(string(item, "editor_note"))))
    return [note for note in notes if note.text]
