"""All known names and words of credit lines as one grammar: what a text is, begins with or ends with.

A name in letters that are written with spaces counts as a whole word only; an abbreviation in its own case only. Chinese is
written without spaces, so a Chinese name is found wherever it stands at an end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from skywave.story.credits.agencies import AGENCIES, Agency
from skywave.story.credits.words import ALONE, WORDS

# One character for one, so that what is left keeps the line's own spelling.
_FOLD = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | str.maketrans(
    "【】〔〕［］「」『』〈〉《》、，：；／｜＝–―‒－￨∕⁄៖။၊។“”‘’„‟″′⦁●•▲△◇◆■□▶►▷※☞〓⊙ⓒⒸ®",
    '()()[]()()()(),,:;/|=-—--|//:.,.""\'\'"""\'||||||||||||||||©©©',
)
_OPEN = ("จาก", "โดย", "ของ", "ໂດຍ", "ຈາກ", "ຂອງ", "ដោយ", "ពី", "របស់", "မှ")
LATIN = "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0370-\u03ff\u0400-\u052f"
_BLOCKS = (
    LATIN,
    "\u0e01-\u0e4e",
    "\u0e81-\u0ece",
    "\u1780-\u17d3",
    "\u1000-\u109f\uaa60-\uaa7f",
    "\u0f18-\u0fbc",
    "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "\u3041-\u30ff",
)
_DOTTED = re.compile(r"(?:[A-Z]\.){1,6}[A-Z]\.?")  # "A.P."
_HANGUL = re.compile("[가-힣]")
# What a Korean name may be joined to without a space.
_JOINED = "제공|자료|사진|기자|그래픽|캡처|캡쳐|화면|영상|특파원|공동|촬영|통신|일러스트|홈페이지|유튜브|합성"


def fold(text: str) -> str:
    """Return a text of the same length with full-width letters and the many dashes, brackets and quotes as ASCII."""
    return text.translate(_FOLD)


Known = Agency | str | frozenset[str]


class Grammar:
    """All known names and words, found at the start, at the end or as the whole of a piece.

    The patterns are kept by the first (or last) letter that they match and made when a text needs them.
    """

    __slots__ = ("_ends", "_known", "_patterns", "_starts", "_strict", "_whole")

    def __init__(self, own: frozenset[str]) -> None:
        self._known: dict[str, Known] = {}
        self._whole: dict[str, Known] = {}
        self._strict: set[str] = set()
        self._starts: dict[str, set[str]] = {}
        self._ends: dict[str, set[str]] = {}
        self._patterns: dict[tuple[str, bool], re.Pattern[str]] = {}
        for does, words in WORDS:
            for form in words:
                self._add(form, does)
        for does, words in ALONE:
            for form in words:
                self._whole.setdefault(_plain(form), does)
        for agency in AGENCIES:
            for form in agency.forms:
                self._add(form, agency)
            for form in agency.alone:
                self._whole[_plain(form)] = agency
        for name in own:
            self._add(name, name)

    def _add(self, form: str, known: Known) -> None:
        form = " ".join(fold(normalize("NFC", form)).split()).strip(":/=.!+")
        if not form:
            return
        if not isinstance(known, Agency) or not isinstance(self._known.get(_plain(form)), Agency):
            self._known[_plain(form)] = self._whole[_plain(form)] = known
        strict = _abbreviation(form) or (isinstance(known, frozenset) and "and" in known)
        if strict:
            self._strict.add(form)
        self._starts.setdefault(form[0].lower(), set()).add(form)
        self._ends.setdefault(form[-1].lower(), set()).add(form)

    def _find(self, text: str, *, last: bool) -> tuple[Known | None, int]:
        edge = (text[-1] if last else text[0]).lower()
        forms = (self._ends if last else self._starts).get(edge)
        if not forms:
            return None, 0
        pattern = self._patterns.get((edge, last))
        if pattern is None:
            ordered = sorted(forms, key=lambda form: (-len(form), form))
            pattern = re.compile("|".join(self._pattern(form, last=last) for form in ordered))
            self._patterns[edge, last] = pattern
        match = pattern.match(text[::-1] if last else text)
        if match is None:
            return None, 0
        return self._known.get(_plain(match[0][::-1] if last else match[0])), match.end()

    def _pattern(self, form: str, *, last: bool) -> str:
        word = isinstance(self._known[_plain(form)], frozenset)
        return _pattern(form, last=last, word=word, strict=form in self._strict)

    def alone(self, text: str) -> Known | None:
        """Return what a whole text is."""
        known = self._whole.get(_plain(text))
        if known is None and _DOTTED.fullmatch(text):
            text = text.replace(".", "")
            known = self._whole.get(_plain(text))
        if isinstance(known, str):
            return (
                known
                if _plain(text) == _plain(known) and (text == fold(known) or not _abbreviation(fold(known)))
                else None
            )
        return None if isinstance(known, Agency) and _miscased(text) else known

    def first(self, text: str) -> tuple[Known | None, int]:
        """Return what a text begins with, and how long that is."""
        return self._find(text, last=False)

    def last(self, text: str) -> tuple[Known | None, int]:
        """Return what a text ends with, and how long that is."""
        return self._find(text, last=True)


@lru_cache(maxsize=16)
def grammar_of(own: frozenset[str]) -> Grammar:
    """Return the grammar with our own names in it; they go before the table."""
    return Grammar(own)


def _plain(form: str) -> str:
    return " ".join(form.casefold().split())


def _miscased(text: str) -> bool:
    """Say whether a short word is written like a name where an abbreviation is meant: "Dpa", "Ap"."""
    return (
        text.isascii()
        and text.isalpha()
        and len(text) < 6
        and text.istitle()
        and _plain(text) in short_keys()
        and text not in _exact()
    )


@lru_cache(maxsize=1)
def _exact() -> frozenset[str]:
    return frozenset(form for agency in AGENCIES for form in (*agency.forms, *agency.alone))


@lru_cache(maxsize=1)
def short_keys() -> frozenset[str]:
    """Abbreviations in lower case."""
    forms = _exact()
    return frozenset(
        form.lower()
        for form in forms
        if form.isascii() and form.isalpha() and len(form) < 6 and (form.isupper() or form == "dpa")
    )


def _abbreviation(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return form.isascii() and " " not in form and bool(letters) and (form == "dpa" or all(c.isupper() for c in letters))


_BLOCK_PATTERNS = [(block, re.compile(f"[{block}]")) for block in _BLOCKS]


def _block(character: str) -> str | None:
    if character.isascii() and not character.isalnum():
        return None
    return next((block for block, pattern in _BLOCK_PATTERNS if pattern.match(character)), None)


def _pattern(form: str, *, last: bool, word: bool, strict: bool) -> str:
    """Return the pattern of one form at the start of a text, or, reversed, at its end."""
    body = re.escape(form[::-1] if last else form)
    if not strict:
        body = f"(?i:{body})"
    edge = form[0] if last else form[-1]
    block = _block(edge)
    if _HANGUL.match(edge):
        if last:
            return body if word else f"{body}(?![가-힣])"
        return f"{body}(?:(?![가-힣])|(?={_JOINED}))"
    if block is None or (word and block != LATIN and (last or form.endswith(_OPEN))):
        return body
    return f"{body}(?![{block}]|['’-][{block}])" if block == LATIN else f"{body}(?![{block}])"
