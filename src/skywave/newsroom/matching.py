"""Which work a draft is: the same story under another id, another address, or as a copy elsewhere is one work.

The signs, strongest first:

    id           the source's own id, known already
    address      another id or address of it, unless the texts are plainly different (a site's wrong canonical link)
    tail         the number at the end of its address, and texts that are alike
    translation  it names the story that it translates, or that translates it
    text         texts that are nearly the same; within one site only if they are all but equal, because a site that
                 gives two ids to tomorrow's weather means two stories
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave.io import drafts as drafts_of
from skywave.io import likes
from skywave.sources.reading.blocks import plain_text
from skywave.story.address import address_key, tail_key
from skywave.story.likeness import bands, likeness, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection

    from skywave.io.drafts import StoredDraft
    from skywave.story.draft import Draft

_DIFFERENT, _SAME_NUMBER, _COPY, _EQUAL = 0.15, 0.5, 0.6, 0.9  # shares of what two texts have in common
_DAYS = 7 * 86400  # a copy appears within a week of the story


@dataclass(frozen=True, slots=True)
class Match:
    """The work that a draft is, and by which sign."""

    work: str
    sign: str


def names_of(draft: Draft) -> tuple[str, ...]:
    """Return the draft's ids, and its addresses as their keys; the first is the source's own."""
    found = (address_key(name[4:]) if name.startswith("url:http") else name for name in draft.ids)
    return tuple(dict.fromkeys(name for name in found if name)) or draft.ids[:1]


def family_of(draft: Draft) -> str:
    """Return the site that a draft comes from, else its source: within it, two ids mean two stories."""
    for name in draft.ids:
        if name.startswith("url:"):
            host = urlsplit(name[4:]).hostname or ""
            return ".".join(host.split(".")[-2:]) or draft.source
    return draft.source


def sketch_of(draft: Draft) -> bytes:
    """Return the sketch of a draft's text."""
    return sketch("\n".join(map(plain_text, draft.blocks)))


class Matcher:
    """Knows what the catalogue holds for a batch of drafts, and what the batch itself adds.

    Args:
        db: An open transaction.
        batch: The drafts; everything about them is looked up at once.
    """

    def __init__(self, db: Connection, batch: Sequence[Draft]) -> None:
        self._db = db
        names = {name for draft in batch for name in self._all_names(draft)}
        self._known = drafts_of.find_works(db, names)
        self._newest = drafts_of.newest_drafts(db, set(self._known.values()))
        self._sketches = likes.read_sketches(db, set(self._known.values()))
        # Only a story that no name leads to is looked for by its text.
        unknown = [draft for draft in batch if draft.ids[0] not in self._known]
        self._made = {draft.ids[0]: sketch_of(draft) for draft in unknown}
        self._bands: dict[int, list[str]] = likes.find_alike(
            db, {band for made in self._made.values() for band in bands(made)}
        )
        self._load({work for works in self._bands.values() for work in works})
        self.new_names: dict[str, str] = {}
        self.new_sketches: dict[tuple[str, str], bytes] = {}
        self.new_bands: dict[str, tuple[int, ...]] = {}

    @staticmethod
    def _all_names(draft: Draft) -> Iterable[str]:
        yield from names_of(draft)
        for name in draft.ids:
            if name.startswith("url:") and (tail := tail_key(name[4:])):
                yield tail
        yield from _relatives(draft)

    def _load(self, works: set[str]) -> None:
        missing = works - {work for work, _ in self._newest}
        self._newest |= drafts_of.newest_drafts(self._db, missing)
        self._sketches |= likes.read_sketches(self._db, missing)

    def newest(self, work: str, code: str) -> StoredDraft | None:
        """Return the last draft of a work on a desk, or the one that was held because no desk fitted."""
        return self._newest.get((work, code)) or self._newest.get((work, ""))

    def desks_of(self, work: str) -> set[str]:
        """Return the desks that have a draft of a work."""
        return {code for at, code in self._newest if at == work} - {""}

    def find(self, draft: Draft, code: str) -> Match | None:
        """Return the work that a draft for a desk is, or None for a new one."""
        names = names_of(draft)
        if work := self._known.get(names[0]):
            return Match(work, "id")
        made = self._made.get(draft.ids[0], b"")
        for name in names[1:]:
            if (work := self._known.get(name)) and not self._differs(work, code, made, draft.title):
                return Match(work, "address")
        for name in draft.ids:
            tail = tail_key(name[4:]) if name.startswith("url:") else ""
            if (work := self._known.get(tail)) and self._likeness(work, code, made) >= _SAME_NUMBER:
                return Match(work, "tail")
        for name in _relatives(draft):
            # A desk that has the work already cannot have its translation too: that is a story of its own.
            if (work := self._known.get(name)) and (work, code) not in self._newest:
                return Match(work, "translation")
        return self._find_copy(draft, code, made)

    def _find_copy(self, draft: Draft, code: str, made: bytes) -> Match | None:
        alike = {work for band in bands(made) for work in self._bands.get(band, ())}
        scored = sorted(((self._likeness(work, code, made), work) for work in alike), reverse=True)
        for score, work in scored:
            newest = self.newest(work, code)
            if newest is None:
                continue
            facts = json.loads(newest.facts)
            near = _COPY
            if facts.get("family", draft.source) == family_of(draft) or _far(facts.get("published"), draft.published):
                near = _EQUAL
            if score >= near and (near != _EQUAL or facts.get("title") == draft.title):
                return Match(work, "text")
        return None

    def _likeness(self, work: str, code: str, made: bytes) -> float:
        return likeness(self._sketches.get((work, code), b""), made)

    def _differs(self, work: str, code: str, made: bytes, title: str) -> bool:
        """Say whether a work is plainly another story than the one with this sketch and title."""
        newest, held = self.newest(work, code), self._sketches.get((work, code))
        same = newest is not None and json.loads(newest.facts).get("title") == title
        return bool(held and made and newest and not same) and likeness(held or b"", made) < _DIFFERENT

    def remember(self, draft: Draft, work: str, code: str, stored: StoredDraft | None) -> None:
        """Remember the names of a draft and, where it was stored, what it is like."""
        names = [*names_of(draft), *(address_key(name) or name for name in draft.translations)]
        names += [tail for name in draft.ids if name.startswith("url:") and (tail := tail_key(name[4:]))]
        for name in names:
            if name and name not in self._known:
                self._known[name] = self.new_names[name] = work
        if stored is None:
            return
        self._newest[(work, code)] = stored
        made = self._made.get(draft.ids[0])
        if made is None:
            made = sketch_of(draft)
        if made:
            self._sketches[(work, code)] = self.new_sketches[(work, code)] = made
            self.new_bands[work] = (*self.new_bands.get(work, ()), *bands(made))
            for band in bands(made):
                self._bands.setdefault(band, []).append(work)


def _relatives(draft: Draft) -> Iterable[str]:
    """Yield the names of the stories that a draft translates or that translate it."""
    for name in (draft.translates, *draft.translations):
        if name:
            yield f"{draft.source}:{name}"
            yield address_key(name) or name


def _far(one: object, other: int | None) -> bool:
    return isinstance(one, int) and other is not None and abs(one - other) > _DAYS
