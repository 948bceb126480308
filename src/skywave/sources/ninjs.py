"""IPTC's ninjs 3.x: one item, a list of items, or one item a line.

Taken: items with a text (of the type text or composite, or of none where they have a body). Passed over, because they are no
story: pictures, graphics, audio and video by themselves, components, events and planning. Anything that breaks the rules of
the format (`reading.ninjs_shapes`) is refused, and so are ninjs 1 and 2, which write the same fields otherwise.

A note to editors (`edNote`) never leaves; only what it restricts is passed on among the terms. People, organisations and places
of the item are not taken but for its authors, and contact details never are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from skywave import limits
from skywave.archive.body import Embed, Heading
from skywave.errors import Malformed, SkywaveError
from skywave.sources.formats.ninjs_item import asset_of, best_rendition, holder, kind_of, terms, words
from skywave.sources.formats.ninjs_shapes import ITEM
from skywave.sources.reading.blocks import inline_text, plain_text, text_paragraphs
from skywave.sources.reading.clean import clean_line, clean_link, is_visible
from skywave.sources.reading.collected import Collected
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.fields import (
    Item,
    address_id,
    check_size,
    cut_line,
    language_claim,
    line,
    objects,
    parse_json,
    plain_id,
    seconds,
    string,
)
from skywave.sources.reading.files import decode
from skywave.sources.reading.fragment import Fragment, read_fragment
from skywave.sources.reading.shapes import check
from skywave.story.draft import CORRECTION, USABLE, WITHHELD, Draft, DraftNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Material

_START = re.compile(rb"\s*[\[{]")
_CLUES = re.compile(
    rb'"(?:versionCreated|representationType|pubStatus|infoSources|altIds|bodies|copyrightHolder|usageTerms|eventDetails'
    rb'|plannedCoverage|body_text|body_html|body_xhtml|versioncreated|pubstatus)"\s*:|"headlines"\s*:\s*\['
)
_URI = re.compile(rb'"uri"\s*:\s*"')
_OLD = re.compile(r"body_[a-z0-9]+|headline|byline|description_[a-z0-9]+|versioncreated|firstcreated|pubstatus|altids")
_VERSION_1 = frozenset({"headline", "byline", "body_text", "body_html", "body_xhtml"})
_NO_STORY = frozenset({"audio", "video", "picture", "graphic", "component", "event", "planning"})
_KINDS = {"picture": "picture", "graphic": "picture", "audio": "audio"}
_SUMMARIES = ("summary", "teaser", "lead", "main", "abstract", "")
_HOLDS = {"withheld": "withheld in the source", "canceled": "canceled in the source"}


class Ninjs(DocumentSource):
    """News items in ninjs."""

    name = "ninjs"
    suffixes = (".json",)

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins as ninjs."""
        start = material.peek().removeprefix(b"\xef\xbb\xbf")
        return bool(_START.match(start) and _URI.search(start) and _CLUES.search(start))

    def read_document(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every item with a text, in the order of the document.

        Raises:
            ConfigError: There is no such file.
            Malformed: The document is broken; nothing of it may be used.
            TransportFailed: The disk or the server does not give it now.
        """
        name = material.name
        items = _items(decode(material.read(limits.SOURCE_FILE_BYTES), name), name)
        seen: dict[str, tuple[str, Item]] = {}
        for number, item in enumerate(items, 1):
            what = name if len(items) == 1 else f"{name}: item {number}"
            try:
                check_size(item, "it")
                _refuse_old(item)
                check(item, ITEM)
                key = string(item, "uri")
                if key in seen and seen[key][1] != item:
                    raise Malformed(f"it and {seen[key][0]} have the same uri and differ", hint="keep the newer one")
                if key not in seen and _is_story(item):
                    yield _draft(item)
                seen.setdefault(key, (what, item))
            except SkywaveError as error:
                raise Malformed(f"{what}: {error.message}", hint=error.hint) from None


def _items(text: str, name: str) -> list[Any]:
    """Return the items of a document."""
    lines = [part for part in text.splitlines() if part.strip()]
    if len(lines) > 1 and all(part.strip().startswith("{") for part in lines[:2]) and lines[0].rstrip().endswith("}"):
        return [parse_json(part, f"line {number} of {name}") for number, part in enumerate(lines, 1)]
    value = parse_json(text, name)
    return value if type(value) is list else [value]


def _refuse_old(item: object) -> None:
    """Refuse what is ninjs, but of an older version."""
    old = [name for name in item if _OLD.fullmatch(name)] if type(item) is dict else []
    if old:
        version = "1" if _VERSION_1.intersection(old) else "2"
        raise Malformed(
            f"it is ninjs {version}.x, as its field {old[0]} shows, and only 3.x is read",
            hint="ask the sender for ninjs 3.x",
        )


def _is_story(item: Item) -> bool:
    kind = string(item, "type")
    return kind not in _NO_STORY and (bool(kind) or ("bodies" in item and "eventDetails" not in item))


def _draft(item: Item) -> Draft:
    """Make a draft of one item that fits its shape."""
    uri = string(item, "uri")
    base = clean_link(uri) or ""
    title = clean_line(words(item, "headlines", ("main", "")) or string(item, "title"))
    if len(title) > limits.TITLE_CHARACTERS:
        raise Malformed(f"its headline is longer than {limits.TITLE_CHARACTERS} characters")
    collected = Collected()
    notes: list[DraftNote] = []
    films: list[Embed] = []
    for part in objects(item, "associations"):
        _associate(part, collected, notes, films)
    fragment = _body(item, base)
    collected.add_fragment(fragment)
    collected.blocks += films
    blocks = collected.close()
    if blocks and isinstance(blocks[0], Heading) and inline_text(blocks[0].text) == title:
        blocks = blocks[1:]
    status = string(item, "pubStatus") or USABLE
    hold = _HOLDS.get(status, "")
    if status == USABLE and string(item, "representationType") == "partial":
        status, hold = WITHHELD, "the source gives only a part of it"
    if status == USABLE and not (is_visible(title) and any(plain_text(block) for block in blocks)):
        status, hold = WITHHELD, "the source gives it no text"
    return Draft(
        source=Ninjs.name,
        ids=_ids(item, uri),
        title=title,
        blocks=blocks,
        language=language_claim(item.get("language")),
        summary=_summary(item, next((found for block in blocks if (found := plain_text(block))), "")),
        byline=_byline(item),
        place=line(item, "located"),
        # A version is stated, and when it was made; when it came out first only where that is stated too.
        published=seconds(item.get("firstCreated")),
        modified=seconds(item.get("versionCreated")),
        section=next(
            (line(part, "name") for part in objects(item, "subjects") if string(part, "rel") == "section"), ""
        ),
        assets=tuple(collected.assets),
        status=status,
        hold=hold,
        embargo=seconds(item.get("embargoedUntil")),
        expires=seconds(item.get("expires")),
        publisher=collected.publisher,
        holder=holder(item),
        terms=terms(item),
        translates=next(iter(_related(item, "translationOf")), ""),
        translations=tuple(_related(item, "translation")),
        notes=(*notes, *collected.notes),
        furniture=tuple(collected.furniture),
    )


def _ids(item: Item, uri: str) -> tuple[str, ...]:
    """Return every id of an item; an address is an id too where the public can open it."""
    own = plain_id(Ninjs.name, uri)
    if not own:
        raise Malformed("its uri is empty")
    found = [own, address_id(uri)]
    for part in objects(item, "altIds"):
        value, role = string(part, "value"), line(part, "role")
        address = address_id(value) if value.startswith(("http://", "https://")) else ""
        found.append(address or plain_id(Ninjs.name, f"{role}:{value}" if role and value else value))
    return tuple(dict.fromkeys(filter(None, found)))


def _related(item: Item, rel: str) -> list[str]:
    """Return the ids of the associated items of one kind."""
    return [
        plain_id(Ninjs.name, string(part, "uri"))
        for part in objects(item, "associations")
        if rel in (string(part, "rel"), string(part, "name")) and is_visible(clean_line(string(part, "uri")))
    ]


def _summary(item: Item, first: str) -> str:
    summary = words(item, "descriptions", _SUMMARIES)
    if len(summary) > limits.TEXT_CHARACTERS:
        raise Malformed(f"one of its descriptions is longer than {limits.TEXT_CHARACTERS} characters")
    # Agencies repeat the beginning of the text here, and cut it anywhere.
    return "" if " ".join(first.split()).startswith(" ".join(summary.split())) else summary


def _body(item: Item, base: str) -> Fragment:
    """Return the text: the HTML body where there is one, else the plain one."""
    bodies = [part for part in objects(item, "bodies") if string(part, "value").strip()]
    for part in bodies:
        kind = f"{string(part, 'contentType')} {string(part, 'role')}".lower()
        if "html" in kind and "nitf" not in kind:
            return read_fragment(string(part, "value"), base=base)
    for part in bodies:
        if string(part, "contentType").lower().partition(";")[0] in ("", "text/plain"):
            return Fragment(text_paragraphs(string(part, "value")))
    return Fragment(())


def _byline(item: Item) -> tuple[str, ...]:
    authors = [
        line(part, "name") for part in objects(item, "people") if string(part, "rel").lower() in ("author", "creator")
    ]
    names = [name for name in authors if is_visible(name)][:50] or [line(item, "by")]
    return tuple(dict.fromkeys(name for name in names if is_visible(name)))


def _associate(part: Item, collected: Collected, notes: list[DraftNote], films: list[Embed]) -> None:
    """Take what stands beside a text: pictures, sounds, films, correction notices."""
    if string(part, "pubStatus") in _HOLDS:
        return
    if "correctionNotice" in (string(part, "rel"), string(part, "name")):
        text = words(part, "descriptions", ("",)) or words(part, "bodies", ("",)) or words(part, "headlines", ("",))
        if text:
            notes.append(DraftNote(CORRECTION, text, seconds(part.get("versionCreated"))))
        return
    kind = kind_of(part)
    if kind in _KINDS:
        collected.number(asset_of(part, _KINDS[kind]))
    elif kind == "video" and (address := clean_link(best_rendition(part, "video"))):
        films.append(Embed(address, cut_line(words(part, "headlines", ("main", "")))))
