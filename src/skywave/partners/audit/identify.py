"""Finding the work that a page came from, and the desk whose text it is.

The signs, in the order in which they are asked:

    named     the person says which work
    mark      the copy carries the work's id, as our own delivery formats write it
    address   its canonical link, or a link in it, is the story's page or an address that the catalogue knows
    text      bands of the text's sketch lead to works with texts like it (`story.likeness`)
    sketch    the sketches of all works are looked through: an excerpt shares few runs of words with the whole, and no band
    title     the titles of all works are looked through: for texts that are too short for a sketch
    newest    the texts of the works that came in last are read: for a short piece of a story under another title

Every work that a sign leads to is read and its texts are held against the copy's, because pages link to stories that they do not
hold. The runs of words that both have decide; where the work's text is gone, or the copy is in another language, a mark or an
address stands by itself. The first four signs cost a few look-ups at any size of the catalogue; the last two read one column of
it once, and are asked only where the others lead nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from heapq import nlargest
from operator import eq
from struct import Struct
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave.errors import UsageError
from skywave.io import drafts, likes, traces
from skywave.newsroom.names import find_work
from skywave.story.address import address_key
from skywave.story.byline import fold_name
from skywave.story.language import UNKNOWN, detect, matches
from skywave.story.likeness import BINS, bands, likeness, sketch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.engine import Connection

    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.audit.copy import Copy
    from skywave.partners.audit.originals import Originals

NAMED, MARK, ADDRESS, TEXT, SKETCH, TITLE, NEWEST = "named", "mark", "address", "text", "sketch", "title", "newest"
_LINKS = 400  # of a page that are looked up
_NEWEST = 400
_LIKELY = 12  # works that are read for one sign
_STORY_PAGE = re.compile(r"/([a-z][a-z0-9-]{0,15}(?:/[a-z][a-z0-9-]{0,15})?)/s/([a-z2-7]{16})\.html\Z")
_WORK = re.compile(r"[a-z2-7]{16}")
_WORDS = re.compile(r"[^\W_]+")
_UNSPACED = 11  # characters of a mean word above which a script is taken not to part words
_RUN_WORDS, _RUN_LETTERS = 3, 6
_CHARACTERS = 60_000
_BINS = Struct(f">{BINS}I")
_EMPTY = 0xFFFFFFFF
_LEAST_BINS = 2
# How much of either text must be in the other: of a page that nothing else leads from, and of one that a sign leads from.
_SHARED, _PART, _SHARED_LED, _PART_LED = 10, 0.12, 5, 0.04
_SURE = 0.5  # nothing else is asked then
_LIKE_SKETCH = 0.3  # of a text that is gone
_LIKE_TITLE = 0.75


@dataclass(frozen=True, slots=True)
class Found:
    """The work that a copy came from.

    Attributes:
        work: 16 characters.
        desk: The desk's code, or empty where it is held on no desk.
        sign: By which sign it was found.
        shared: How many runs of words the two texts share.
        part: How much of the copy's text is in the original's, or of the original's in the copy's, 0 to 1: the larger.
        translated: The copy is in another language than the original.
    """

    work: str
    desk: str
    sign: str
    shared: int = 0
    part: float = 0.0
    translated: bool = False


def text_of(copy: Copy) -> str:
    """Return the words of a copy by which it is found."""
    return "\n".join((copy.title, copy.summary, *copy.paragraphs))[:_CHARACTERS]


def runs_of(text: str, *, letters: bool) -> frozenset[object]:
    """Return every run of words of a text, or of letters in scripts that do not part words."""
    words = _WORDS.findall(text[:_CHARACTERS].casefold())
    if letters:
        line = "".join(words)
        return frozenset(line[at : at + _RUN_LETTERS] for at in range(len(line) - _RUN_LETTERS + 1))
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def has_no_words(text: str) -> bool:
    """Say whether a text is in a script that does not part words, or parts them seldom."""
    words = _WORDS.findall(text[:_CHARACTERS])
    letters = "".join(words)
    dense = sum("\u0e00" <= letter <= "\u0fff" or "\u1000" <= letter <= "\ud7a3" for letter in letters[:2_000])
    return bool(letters) and (len(letters) > _UNSPACED * len(words) or dense > len(letters[:2_000]) // 2)


class Finder:
    """Finds the work of one copy.

    Args:
        newsroom: Open.
        db: An open transaction.
        originals: Reads works in it.
        copy: The copy.
    """

    def __init__(self, newsroom: Newsroom, db: Connection, originals: Originals, copy: Copy) -> None:
        self._newsroom = newsroom
        self._db = db
        self._originals = originals
        self._copy = copy
        self._text = text_of(copy)
        self._letters = has_no_words(self._text)
        self._runs = runs_of(self._text, letters=self._letters)
        self._language = detect("\n".join(copy.paragraphs) or self._text)
        self._sketch = sketch("\n".join(copy.paragraphs))
        self._seen: set[str] = set()

    def find(self, name: str | None) -> Found:
        """Return the work that a copy came from.

        Args:
            name: The work as a person names it, or None.

        Raises:
            UsageError: No work fits, or nothing that `name` names can be read.
        """
        if name is not None:
            return self._named(name)
        led: list[Found] = []
        steps: tuple[tuple[str, Callable[[], list[str]]], ...] = (
            (MARK, self._marked),
            (ADDRESS, self._linked),
            (TEXT, self._alike),
            (SKETCH, self._nearest),
            (TITLE, self._titled),
            (NEWEST, lambda: traces.newest_works(self._db, _NEWEST)),
        )
        for sign, works in steps:
            # Stories share their background: a link to one of them is not enough where another one fits better.
            if sign in (TITLE, NEWEST) and (best := _best(led)) and _holds(best):
                return best
            led += self._weigh(works(), sign)
            if (best := _best(led)) and best.part >= _SURE:
                return best
        if (best := _best(led)) and _holds(best):
            return best
        if stands := self._stands_by_itself(led):
            return stands
        msg = f"{self._copy.place} fits no work of this newsroom"
        raise UsageError(msg, hint="name the work that it came from with --work; 'skywave list' shows the works")

    def _named(self, name: str) -> Found:
        work, desk = find_work(self._newsroom, self._db, name)
        found = self._weigh_desks(work, NAMED, (desk,) if desk else None)
        if found is None:
            msg = f"nothing of the work {work} is held to compare a copy with"
            raise UsageError(msg, hint="'skywave show' tells what is held of it")
        return found

    # --- what the signs lead to ------------------------------------------------------

    def _marked(self) -> list[str]:
        stated = [work for work, _ in self._copy.marks[:_LIKELY] if _WORK.fullmatch(work)]
        known = traces.known_works(self._db, stated)
        return [work for work in dict.fromkeys(stated) if work in known]

    def _linked(self) -> list[str]:
        """Return the works that the canonical link and the links in the text, then those around it, lead to."""
        copy = self._copy
        links = sorted(copy.links[: 10 * _LINKS], key=lambda link: not link.in_text)[:_LINKS]
        hrefs = [copy.canonical, *(link.href for link in links)]
        if copy.is_text:
            hrefs += re.findall(r"https?://[^\s<>\"'()\u3000-\u303f]{4,500}", "\n".join(copy.lines[:5_000]))[:_LINKS]
        found: list[str] = []
        keys: dict[str, None] = {}
        for href in dict.fromkeys(hrefs):
            if work := self._story_page(href):
                found.append(work)
            elif key := address_key(href):
                keys[key] = None
        known = traces.known_works(self._db, found)
        by_name = drafts.find_works(self._db, keys)
        ordered = [work for work in found if work in known] + [by_name[key] for key in keys if key in by_name]
        return list(dict.fromkeys(ordered))[:_LIKELY]

    def _story_page(self, href: str) -> str:
        """Return the work whose page of ours an address is, on any mirror, or empty."""
        try:
            match = _STORY_PAGE.search(urlsplit(href[:2_000]).path)
        except ValueError:
            return ""
        return match[2] if match and match[1] in self._newsroom.config.desks else ""

    def _alike(self) -> list[str]:
        found: dict[str, int] = {}
        for works in likes.find_alike(self._db, bands(self._sketch) if self._sketch else ()).values():
            for work in works:
                found[work] = found.get(work, 0) + 1
        return nlargest(_LIKELY, found, key=lambda work: found[work])

    def _nearest(self) -> list[str]:
        if not self._sketch:
            return []
        # An empty bin of the copy's must not agree with an empty one of another's.
        mine = [value if value != _EMPTY else -1 for value in _BINS.unpack(self._sketch)]
        best: dict[str, int] = {}
        for work, other in traces.sketches(self._db):
            if len(other) == _BINS.size and (hits := sum(map(eq, mine, _BINS.unpack(other)))) >= _LEAST_BINS:
                best[work] = max(hits, best.get(work, 0))
        return nlargest(_LIKELY, best, key=lambda work: best[work])

    def _titled(self) -> list[str]:
        wanted = fold_name(self._copy.title)
        words = set(wanted.split()) if " " in wanted else set(wanted)
        if not words:
            return []
        best: dict[str, float] = {}
        for work, title in traces.titles(self._db):
            folded = fold_name(title)
            theirs = set(folded.split()) if " " in wanted else set(folded)
            like = 2 * len(words & theirs) / (len(words) + len(theirs))
            if folded == wanted or like >= _LIKE_TITLE:
                best[work] = max(best.get(work, 0.0), 2.0 if folded == wanted else like)
        return nlargest(_LIKELY, best, key=lambda work: best[work])

    # --- which of them it is -----------------------------------------------------------

    def _weigh(self, works: Iterable[str], sign: str) -> list[Found]:
        """Return what there is of these works, without those that a stronger sign led to already."""
        fresh = [work for work in works if work not in self._seen]
        self._seen.update(fresh)
        return [found for work in fresh if (found := self._weigh_desks(work, sign, None)) is not None]

    def _weigh_desks(self, work: str, sign: str, desks: tuple[str, ...] | None) -> Found | None:
        """Return a work on the desk whose text is most like the copy's, else on the one in its language."""
        weighed = [
            found
            for desk in (desks or self._originals.desks_of(work))
            if (found := self._weigh_desk(work, desk, sign)) is not None
        ]
        return max(weighed, key=lambda one: (one.shared, not one.translated), default=None)

    def _weigh_desk(self, work: str, desk: str, sign: str) -> Found | None:
        readings = self._originals.readings(work, desk)
        if not readings:
            return None
        language = self._originals.language(work, desk)
        translated = UNKNOWN not in (self._language, language) and not matches(language, self._language)
        best = Found(work, desk, sign, translated=translated)
        for reading in reversed(readings):
            prose = reading.prose
            runs = runs_of("\n".join((prose.title, prose.summary, *prose.paragraphs)), letters=self._letters)
            shared = len(runs & self._runs)
            part = max(shared / max(1, len(runs)), shared / max(1, len(self._runs)))
            if reading.blocks and part >= _PART:
                return Found(work, desk, sign, shared, part, translated=False)
            if shared > best.shared:
                best = Found(work, desk, sign, shared, part, translated=translated)
        return best

    def _stands_by_itself(self, led: list[Found]) -> Found | None:
        """Return the work that a mark or an address names though the texts share nothing, where there is a reason for that."""
        for found in led:
            if found.sign == MARK or self._is_without_text(found):
                return found
        addressed = [found for found in led if found.sign == ADDRESS]
        canonical = address_key(self._copy.canonical)
        for found in addressed:
            names = {address_key(self._copy.canonical)} if canonical else set()
            if found.translated and (len(addressed) == 1 or names & self._keys_of(found.work)):
                return found
        return None

    def _is_without_text(self, found: Found) -> bool:
        """Say whether the work's text is gone, and an address or its sketch says that it was this one."""
        if any(reading.blocks for reading in self._originals.readings(found.work, found.desk)):
            return False
        if found.sign == ADDRESS:
            return True
        held = likes.read_sketches(self._db, [found.work]).values()
        return any(likeness(self._sketch, one) >= _LIKE_SKETCH for one in held)

    def _keys_of(self, work: str) -> set[str]:
        pages = {name for name in traces.aliases_of(self._db, work) if name.startswith("url:")}
        for desk in self._newsroom.config.desks:
            masthead = self._newsroom.config.mastheads[self._newsroom.config.desks[desk].masthead]
            pages.add(address_key(f"https://{masthead.address}/{desk}/s/{work}.html"))
        return pages


def _best(found: list[Found]) -> Found | None:
    return max(found, key=lambda one: one.shared, default=None)


def _holds(found: Found) -> bool:
    """Say whether a copy holds enough of a work to have come from it."""
    if found.sign in (MARK, ADDRESS, TITLE):
        return found.shared >= _SHARED_LED and found.part >= _PART_LED
    return found.shared >= _SHARED and found.part >= _PART
