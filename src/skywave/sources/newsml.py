"""NewsML-G2 2.x, up to 2.35: one item, or a news message with many.

Taken: news items whose class is text, with text in line as XHTML, NITF, HTML or plain. Passed over, because they are no story:
pictures, graphics, audio and video by themselves, packages, concepts, planning. A picture or sound of the same message belongs to
the text that links to it, or stands with it in a package. NewsML 1 and everything that the format forbids is refused.

A note to editors never leaves; only what it restricts is passed on among the terms. Contact details, codes and the stations of
an item's way are not taken, but for the name of who created it first.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave import limits
from skywave.errors import Malformed, SkywaveError
from skywave.sources.formats.g2 import (
    NAMESPACE,
    child,
    children,
    code,
    codes,
    holder,
    line,
    lines,
    named,
    read_items,
    terms,
    time,
)
from skywave.sources.formats.g2 import status as status_of
from skywave.sources.formats.g2_media import MEDIA, asset_of
from skywave.sources.formats.nitf import byline_of, dateline_of, nitf_html
from skywave.sources.reading.blocks import plain_text, text_paragraphs
from skywave.sources.reading.clean import clean_line, clean_link, is_visible
from skywave.sources.reading.collected import Collected
from skywave.sources.reading.documents import DocumentSource
from skywave.sources.reading.fields import address_id, joined, language_claim, plain_id
from skywave.sources.reading.fragment import Fragment, read_fragment
from skywave.sources.reading.shapes import shown
from skywave.sources.reading.xml import inner_html, text_of
from skywave.story.draft import CORRECTION, USABLE, WITHHELD, Draft, DraftNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from skywave.ports import Material

_ROOT = re.compile(
    rb"<(?:[A-Za-z0-9_.-]{1,50}:)?(?:newsMessage|(?:news|package|concept|knowledge|planning|catalog)Item)[\s>]"
)
# A message is held as a whole, because a package may stand before or after its items, and takes many times its own size.
_MESSAGE_BYTES = 64 * 1024 * 1024
_TEXTS = frozenset({"text", "composite"})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = 50


class NewsMl(DocumentSource):
    """News items in NewsML-G2."""

    name = "newsml"
    suffixes = (".xml",)

    def recognises_document(self, material: Material) -> bool:
        """Say whether a document begins as NewsML-G2, in any encoding that has ASCII's letters."""
        start = material.peek().replace(b"\0", b"")
        return NAMESPACE.encode() in start and _ROOT.search(start) is not None

    def read_document(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every text, in the order of the document.

        Raises:
            ConfigError: There is no such file.
            Malformed: The document is broken; nothing of it may be used.
            TransportFailed: The disk or the server does not give it now.
        """
        name = material.name
        items = read_items(material.read(_MESSAGE_BYTES), name, charset=material.charset)
        message = _Message()
        for item in items:
            message.add(item, name)
        media = message.media()
        for guid, item in message.texts.items():
            try:
                yield _draft(item, media[guid])
            except SkywaveError as error:
                raise Malformed(f"{name}: the item {shown(guid)}: {error.message}", hint=error.hint) from None


@dataclass(slots=True)
class _Message:
    """The items of a message, by guid."""

    texts: dict[str, Element] = field(default_factory=dict)
    _media: dict[str, Element] = field(default_factory=dict)
    # Of every package, the guids of each of its groups.
    _packages: list[list[list[str]]] = field(default_factory=list)

    def add(self, item: Element, name: str) -> None:
        """Add an item.

        Raises:
            Malformed: Another reading of it is there already.
        """
        guid = item.get("guid", "")
        if item.tag == "g:packageItem":
            groups = children(item, "groupSet", "group")
            self._packages.append([[ref.get("residref", "") for ref in children(group, "itemRef")] for group in groups])
        elif item.tag == "g:newsItem":
            kind = code(child(item, "itemMeta", "itemClass"))
            shelf = self._media if kind in MEDIA else self.texts if kind in _TEXTS else None
            if shelf is None:
                return
            if guid in shelf and _written(shelf[guid]) != _written(item):
                raise Malformed(f"{name} holds two readings of the item {shown(guid)}", hint="keep the newer one")
            shelf[guid] = item

    def media(self) -> dict[str, list[Element]]:
        """Return the pictures and sounds of every text: those it links to, and those beside it in a package.

        What is not plainly one text's own is nobody's.
        """
        wanted: dict[str, list[str]] = {}
        for guid, item in self.texts.items():
            links = (link for link in children(item, "itemMeta", "link") if code(link, "rel") != "seealso")
            wanted[guid] = [link.get("residref", "") for link in links]
        for groups in self._packages:
            all_texts = {name for group in groups for name in group if name in self.texts}
            for group in groups:
                # A group without a text of its own belongs to the only text of its package.
                texts = all_texts.intersection(group) or all_texts
                if len(texts) == 1:
                    wanted[next(iter(texts))] += group
        return {
            guid: [self._media[name] for name in dict.fromkeys(names) if name in self._media]
            for guid, names in wanted.items()
        }


def _written(element: Element) -> str:
    return f"{sorted(element.attrib.items())}{inner_html(element)}"


def _draft(item: Element, media: list[Element]) -> Draft:
    """Make a draft of one text."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    guid = item.get("guid", "")
    base = clean_link(guid) or ""
    title = _headline(content)
    collected = Collected()
    for part in media:
        if (asset := asset_of(part)) is not None:
            collected.number(asset)
    fragment, byline, dateline = _text(item, base)
    collected.add_fragment(fragment)
    blocks = collected.close()
    status, hold = status_of(meta)
    embargoed = child(meta, "embargoed")
    embargo = time(embargoed)
    if status == USABLE and embargoed is not None and embargo is None:
        status, hold = WITHHELD, "embargoed in the source without an end"
    if status == USABLE and not (is_visible(title) and any(plain_text(block) for block in blocks)):
        status, hold = WITHHELD, "the source gives it no text"
    language = child(content, "language")
    expires = child(meta, "expires")
    return Draft(
        source=NewsMl.name,
        ids=_ids(item, guid),
        title=title,
        blocks=blocks,
        language=language_claim(language.get("tag") if language is not None else item.get(_XML_LANG)),
        summary=_summary(content),
        byline=_byline(content) or tuple(filter(is_visible, (byline,))),
        place=line(child(content, "dateline")) or dateline or named(child(content, "located")),
        published=time(child(meta, "firstCreated")),
        modified=time(child(meta, "versionCreated")),
        assets=tuple(collected.assets),
        status=status,
        hold=hold,
        embargo=embargo,
        expires=time(expires if expires is not None else child(content, "expires")),
        publisher=_first_publisher(item) or collected.publisher,
        holder=holder(item),
        terms=joined(terms(item), *(f"credit: {line(part)}" for part in children(content, "creditline") if line(part))),
        translates=next(iter(_linked(meta, "translationof", "istranslationof", "translatedfrom")), ""),
        translations=tuple(_linked(meta, "translation", "hastranslation")),
        notes=(*_notes(meta), *collected.notes),
        furniture=tuple(collected.furniture),
    )


def _headline(content: Element | None) -> str:
    found = children(content, "headline")
    main = [part for part in found if code(part, "role") in ("", "main")] or found
    title = clean_line(text_of(main[0])) if main else ""
    if len(title) > limits.TITLE_CHARACTERS:
        raise Malformed(f"its headline is longer than {limits.TITLE_CHARACTERS} characters")
    return title


def _ids(item: Element, guid: str) -> tuple[str, ...]:
    found = [plain_id(NewsMl.name, guid), address_id(guid)]
    for part in [*children(item, "itemMeta", "altId"), *children(item, "contentMeta", "altId")]:
        value = text_of(part).strip()
        web = value.startswith(("http://", "https://"))
        found.append(address_id(value) if web else plain_id(NewsMl.name, value))
    return tuple(dict.fromkeys(filter(None, found)))


def _linked(meta: Element | None, *rels: str) -> list[str]:
    links = [link for link in children(meta, "link") if code(link, "rel") in rels]
    found = (plain_id(NewsMl.name, link.get("residref", "")) or address_id(link.get("href", "")) for link in links)
    return [name for name in found if name]


def _summary(content: Element | None) -> str:
    parts = [
        part for part in children(content, "description") if code(part, "role") in ("summary", "lead", "teaser", "")
    ]
    summary = lines(parts[0]) if parts else ""
    if len(summary) > limits.TEXT_CHARACTERS:
        raise Malformed(f"its description is longer than {limits.TEXT_CHARACTERS} characters")
    return summary


def _byline(content: Element | None) -> tuple[str, ...]:
    written = [line(part) for part in children(content, "by")]
    names = written or [named(part) for part in children(content, "creator")]
    return tuple(dict.fromkeys(name for name in names if is_visible(name)))[:_NAMES]


def _first_publisher(item: Element) -> str:
    """Return who created the content first, where it went through other hands after."""
    hops = children(item, "hopHistory", "hop")
    first = min(
        hops, key=lambda hop: int(seq) if (seq := hop.get("seq", "")).isdecimal() and len(seq) < 9 else 0, default=None
    )
    created = [action for action in children(first, "action") if code(action) == "created"]
    if len(hops) < 2 or not any(codes(action, "target") in (set(), {"content"}) for action in created):
        return ""
    return named(child(first, "party"))


def _notes(meta: Element | None) -> list[DraftNote]:
    """Return a correction that is written for readers; the signal alone is no text."""
    if not any(code(signal) == "correction" for signal in children(meta, "signal")):
        return []
    notes = [part for part in children(meta, "edNote") if "correction" in code(part, "role")]
    return [DraftNote(CORRECTION, text, time(child(meta, "versionCreated"))) for part in notes if (text := lines(part))]


def _text(item: Element, base: str) -> tuple[Fragment, str, str]:
    """Return the text, with the byline and dateline that stand in it: XHTML first, then NITF, HTML and plain text."""
    content = child(item, "contentSet")
    inline = [part for part in children(content, "inlineXML") if len(part)]
    for part in inline:
        if part[0].tag.startswith("h:") or "html" in part.get("contenttype", ""):
            return read_fragment(inner_html(part), base=base), "", ""
    for part in inline:
        if part[0].tag in ("n:nitf", "nitf"):
            return read_fragment(nitf_html(part[0]), base=base), byline_of(part[0]), dateline_of(part[0])
    data = [(part, _data(part)) for part in children(content, "inlineData")]
    for part, words in data:
        if "html" in part.get("contenttype", "") and words.strip():
            return read_fragment(words, base=base), "", ""
    for part, words in data:
        if part.get("contenttype", "text/plain").partition(";")[0].strip() == "text/plain" and words.strip():
            return Fragment(text_paragraphs(words)), "", ""
    return Fragment(()), "", ""


def _data(part: Element) -> str:
    """Return the text of inline data."""
    words = text_of(part)
    encoding = code(part, "encoding")
    if not encoding:
        return words
    try:
        if encoding == "base64":
            return base64.b64decode("".join(words.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        pass
    raise Malformed(f"its text is encoded as {shown(encoding)} and cannot be read")
