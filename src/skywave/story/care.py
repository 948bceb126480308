"""Takes care of a draft's texts in the scripts that need it: Burmese in Zawgyi becomes Unicode, endless lines can be broken.

Every text that readers see is cared for. Credits, rights holders and terms are evidence: they become Unicode in NFC and get no
opportunities to break a line, so that the rules that read them find what they look for. What is never published (labelled
furniture, an agency's own caption) stays as it is. Whether a paragraph is Zawgyi is decided for each by itself, with what all
paragraphs together look like where one says little (`story.scripts.zawgyi`); spans keep their marks and links.

NFC is what `sources.reading.clean` makes of every text already. It turns the CJK compatibility ideographs (U+F900 and on)
into the unified ones that Unicode calls the same character, in names too: they look different only by font, search and signatures
must not depend on them, and who needs one form of a name writes it with a variation selector, which stays. The twelve of
that block that have no other form (U+FA11 among them) stay too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from skywave import limits
from skywave.archive.body import Block, Embed, Figure, Heading, Inline, Listing, Paragraph, Quote, Table
from skywave.story.scripts.breaks import ZWSP, find_breaks
from skywave.story.scripts.zawgyi import (
    MYANMAR,
    Breaches,
    count_breaches,
    is_zawgyi,
    move_to_whole_clusters,
    to_unicode,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from skywave.story.draft import Draft, DraftAsset, DraftNote

    _T = TypeVar("_T")

# Languages of the Myanmar script that Zawgyi cannot write.
_NEVER_ZAWGYI = frozenset(
    {"shn", "mnw", "ksw", "kjp", "pwo", "blk", "kht", "aio", "phk", "kyu", "csh", "rbb", "kxf", "eky"}
)
_NOTHING = Breaches(0, 0)
_NONSENSE = 3  # breaches of Unicode that are worth a word to people
_SCRIPTS = re.compile("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9fe\uaa60-\uaa7f]")


_NEITHER = "the text looks like Zawgyi but cannot be turned into Unicode, so phones may show nonsense; look at it and retype it"


def care(draft: Draft, language: str) -> tuple[Draft, tuple[str, ...]]:
    """Return a draft with its texts cared for, and what was changed.

    Doing it twice changes nothing more.

    Args:
        draft: As a source gives it; the same object comes back where it needs nothing.
        language: The story's, BCP 47, or "und".

    Returns:
        The draft, and sentences for the newsroom's people, none where nothing that they should know was changed. That
        lines can be broken now is not told: it is seen nowhere.
    """
    paragraphs = ["".join(texts) for texts in _units(draft)]
    raw = list(_raw(draft))
    if not any(_SCRIPTS.search(text) for text in paragraphs) and all(
        is_normalized("NFC", text) and not MYANMAR.search(text) for text in raw
    ):
        return draft, ()
    may_be_zawgyi = language.lower().partition("-")[0] not in _NEVER_ZAWGYI
    carer = _Carer(count_breaches(paragraphs) if may_be_zawgyi else None)
    cared = carer.draft(draft)
    turned = sum(carer.to_unicode((text,)) is not None for text in (*paragraphs, *raw))
    left = count_breaches("".join(texts) for texts in _units(cared))
    again = _Carer(left if may_be_zawgyi else None)
    if (may_be_zawgyi and left.are_zawgyi and (turned or left.unicode >= _NONSENSE)) or again.draft(cared) != cared:
        # What still looks like Zawgyi afterwards was neither.
        return _Carer(None).draft(draft), (_NEITHER,)
    burmese = sum(1 for text in (*paragraphs, *raw) if MYANMAR.search(text))
    return cared, (_tell(turned, burmese),) if turned else ()


def _tell(count: int, total: int) -> str:
    if count == total:
        return "the text was in Zawgyi, which most phones cannot show, and was turned into Unicode; read it before it leaves"
    return (
        f"{count} of {total} Burmese paragraphs and lines were in Zawgyi, which most phones cannot show, and were turned into "
        "Unicode; read them before they leave"
    )


@dataclass(frozen=True, slots=True)
class _Carer:
    """Cares for one text after the other.

    Attributes:
        whole: The breaches of the whole draft, or None where it cannot be Zawgyi.
    """

    whole: Breaches | None

    def to_unicode(self, texts: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the texts of a Zawgyi paragraph's spans in Unicode, or None where it is none or stays nonsense."""
        if self.whole is None or not is_zawgyi("".join(texts), whole=self.whole):
            return None
        turned = tuple(to_unicode(text) for text in move_to_whole_clusters(texts))
        return None if is_zawgyi("".join(turned), whole=_NOTHING) else turned

    def raw(self, text: str) -> str:
        """Return a text that rules read: Unicode in NFC."""
        return normalize("NFC", (self.to_unicode((text,)) or (text,))[0])

    def line(self, text: str, *, limit: int = limits.TEXT_CHARACTERS) -> str:
        """Return a text that readers see."""
        return self._texts((text,), limit)[0]

    def inline(self, inline: Inline) -> Inline:
        before = tuple(span.text for span in inline)
        after = self._texts(before, limits.TEXT_CHARACTERS)
        if after == before:
            return inline
        return tuple(
            span if span.text == text else replace(span, text=text) for span, text in zip(inline, after, strict=True)
        )

    def _texts(self, texts: tuple[str, ...], limit: int) -> tuple[str, ...]:
        """Return the texts of the spans of one paragraph, which are read as one."""
        if not any(_SCRIPTS.search(text) for text in texts):
            return texts
        texts = self.to_unicode(texts) or texts
        broken = tuple(_insert(texts, find_breaks("".join(texts))))
        # A text that is full already is better without opportunities than refused.
        return broken if all(len(text) <= limit for text in broken) else texts

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph(text):
                return _keep(block, text=self.inline(text))
            case Heading(text):
                return _keep(block, text=self.inline(text))
            case Listing(items):
                return _keep(block, items=_each(items, self.inline))
            case Quote(paragraphs, by):
                return _keep(block, paragraphs=_each(paragraphs, self.inline), by=self.line(by))
            case Table(rows):
                return _keep(block, rows=_each(rows, lambda row: _each(row, self.inline)))
            case Embed(_, title):
                return _keep(block, title=self.line(title))
            case Figure():
                return block

    def asset(self, asset: DraftAsset) -> DraftAsset:
        return _keep(
            asset,
            caption=self.line(asset.caption),
            alt=self.line(asset.alt),
            credit=self.raw(asset.credit),
            holder=self.raw(asset.holder),
            terms=self.raw(asset.terms),
        )

    def note(self, note: DraftNote) -> DraftNote:
        return _keep(note, text=self.line(note.text))

    def draft(self, draft: Draft) -> Draft:
        return _keep(
            draft,
            title=self.line(draft.title, limit=limits.TITLE_CHARACTERS),
            blocks=_each(draft.blocks, self.block),
            summary=self.line(draft.summary),
            byline=_each(draft.byline, self.line),
            place=self.line(draft.place),
            section=self.line(draft.section),
            assets=_each(draft.assets, self.asset),
            notes=_each(draft.notes, self.note),
            publisher=self.raw(draft.publisher),
            holder=self.raw(draft.holder),
            terms=self.raw(draft.terms),
        )


def _keep(value: _T, **changes: object) -> _T:
    """Return the same object where nothing changes."""
    changed = {
        name: new for name, new in changes.items() if new is not getattr(value, name) and new != getattr(value, name)
    }
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _each(values: tuple[_T, ...], change: Callable[[_T], _T]) -> tuple[_T, ...]:
    return tuple(change(value) for value in values)


def _insert(texts: Iterable[str], places: list[int]) -> Iterator[str]:
    """Yield texts with a U+200B before each of the places, which are counted through all of them.

    One between two texts goes to the end of the first.
    """
    start, number = 0, 0
    for text in texts:
        pieces, last = [], 0
        while number < len(places) and places[number] <= start + len(text):
            pieces.append(text[last : places[number] - start])
            last = places[number] - start
            number += 1
        yield ZWSP.join([*pieces, text[last:]]) if pieces else text
        start += len(text)


def _units(draft: Draft) -> Iterator[tuple[str, ...]]:
    """Yield every text that readers see, each as the texts of its spans."""
    for text in (
        draft.title,
        draft.summary,
        draft.place,
        draft.section,
        *draft.byline,
        *(note.text for note in draft.notes),
    ):
        yield (text,)
    for asset in draft.assets:
        yield (asset.caption,)
        yield (asset.alt,)
    for block in draft.blocks:
        yield from _block_units(block)


def _block_units(block: Block) -> Iterator[tuple[str, ...]]:
    inlines: Iterable[Inline] = ()
    match block:
        case Paragraph(text) | Heading(text):
            inlines = (text,)
        case Listing(items):
            inlines = items
        case Quote(paragraphs, by):
            inlines = paragraphs
            yield (by,)
        case Table(rows):
            inlines = (cell for row in rows for cell in row)
        case Embed(_, title):
            yield (title,)
        case Figure():
            pass
    for inline in inlines:
        yield tuple(span.text for span in inline)


def _raw(draft: Draft) -> Iterator[str]:
    """Yield every text that rules read."""
    yield from (draft.publisher, draft.holder, draft.terms)
    for asset in draft.assets:
        yield from (asset.credit, asset.holder, asset.terms)
