"""Turns usage terms and instructions in prose into limits: "JAPAN OUT", "Editorial use only", "재판매 및 DB 금지".

Such terms are written for people and must be obeyed. What is understood becomes a limit; what looks like a limit and is not
understood makes the whole `unclear`, so that whoever asks can refuse. Nothing here ever gives a right.

>>> read_terms("EDITORIAL USE ONLY - JAPAN OUT").not_in
('JP',)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from unicodedata import normalize

from skywave import limits
from skywave.story.countries import ASIAN, LATIN
from skywave.story.term_rules import CLOSE, MARK, MONTHS, OPEN, RULES, SUSPECT


@dataclass(frozen=True, slots=True)
class Terms:
    """The limits that a text states; all false and empty where it states none.

    Attributes:
        editorial_only: No advertising and no other commercial use.
        no_resale: Not to be sold or passed on.
        no_archive: Not to be kept for later use.
        not_in: ISO 3166-1 codes of countries where it may not be used, sorted.
        only_in: ISO 3166-1 codes of the only countries where it may be used, sorted; empty for no such limit.
        one_time: To be used once.
        until: Seconds since the epoch after which it may not be used, or None. A day ends where it ends first (UTC+14).
        mandatory_credit: The credit must be shown.
        no_use: Not to be used at all, or not without asking.
        clients_only: Whose clients alone may use it, as the text spells them: ("AP",).
        sentences: The clauses that were understood, raw.
        rest: The others, raw, one a line.
        unclear: Something looks like a limit and was not understood: refuse.
    """

    editorial_only: bool = False
    no_resale: bool = False
    no_archive: bool = False
    not_in: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    one_time: bool = False
    until: int | None = None
    mandatory_credit: bool = False
    no_use: bool = False
    clients_only: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    rest: str = ""
    unclear: bool = False


_NAMES = re.compile(
    r"(?<![\w'])(?:" + "|".join(re.escape(name) for name in sorted(LATIN, key=len, reverse=True)) + r")(?![\w'])",
)
_ASIAN_NAMES = re.compile("|".join(sorted(ASIAN, key=len, reverse=True)))
# Points that end no clause.
_POINTED = re.compile(
    r"\b(?:u\.s\.a\.?|u\.s\.|u\.k\.|u\.a\.e\.|d\.p\.r\.k\.|[ns]\.(?=\s?korea)"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;!?\n。；！？【】（）()\[\]|*•]+|\.(?=\s|$)|\s[-–—]+\s|\s--+\s?|(?<=\s)[-–—](?=[A-Za-z])",
)
_EARLIEST_END = 10 * 3600  # a day ends first at UTC+14, ten hours after it began in Greenwich
_CODES = re.compile(MARK)
_WORDS = re.compile(r"\w+")
_HARMLESS_WORDS = (
    "please note also and or the a et y in to for by of use used usage news media photo photos picture pictures image images"
    " strictly permitted allowed is are be this these any as well handout attention editors editor's note file 及 和 的 및"
)
_HARMLESS = frozenset(_HARMLESS_WORDS.split())
_LOOSE = ("mandatory_credit", "")  # a credit's own words follow it


class _Found:
    """The limits found so far."""

    def __init__(self) -> None:
        self.flags: set[str] = set()
        self.not_in: set[str] = set()
        self.only_in: list[frozenset[str]] = []
        self.until: list[int] = []
        self.clients: list[str] = []

    def note(self, kinds: str, match: re.Match[str]) -> bool:
        """Note what a form has found; False where it makes no sense."""
        if kinds == "not_in":
            self.not_in |= _listed(match)
        elif kinds == "only_in":
            self.only_in.append(_listed(match))
        elif kinds == "clients_only":
            self.clients.append(match["who"].upper())
        elif kinds == "until":
            end = _end(match)
            if end is None:
                return False
            self.until.append(end)
        else:
            self.flags.update(kinds.split())
        return True


def read_terms(*texts: str) -> Terms:
    """Return the limits that texts state.

    Args:
        texts: Usage terms, instructions and the like, raw, in any language.
    """
    found = _Found()
    sentences: list[str] = []
    rest: list[str] = []
    unclear = False
    for text in texts:
        unclear |= len(text) > limits.TEXT_CHARACTERS
        for raw in _clauses(text[: limits.TEXT_CHARACTERS]):
            understood, doubtful = _read_clause(raw, found)
            (sentences if understood else rest).append(raw)
            if doubtful and understood:
                rest.append(raw)
            unclear |= doubtful
    only = frozenset.intersection(*found.only_in) if found.only_in else frozenset[str]()
    return Terms(
        editorial_only="editorial_only" in found.flags,
        no_resale="no_resale" in found.flags,
        no_archive="no_archive" in found.flags,
        not_in=tuple(sorted(found.not_in)),
        only_in=tuple(sorted(only)),
        one_time="one_time" in found.flags,
        until=min(found.until, default=None),
        mandatory_credit="mandatory_credit" in found.flags,
        # Two lists of the only countries that share none leave no place to use it in.
        no_use="no_use" in found.flags or bool(found.only_in and not only),
        clients_only=tuple(dict.fromkeys(found.clients)),
        sentences=tuple(sentences),
        rest="\n".join(rest),
        unclear=unclear,
    )


def _clauses(text: str) -> list[str]:
    text = normalize("NFC", text).replace(OPEN, "").replace(CLOSE, "")
    text = _POINTED.sub(lambda match: match[0].replace(".", "").upper(), text)
    return [clause for part in _CLAUSE.split(text) if (clause := part.strip(" \t\r,:-–—"))]


def _read_clause(raw: str, found: _Found) -> tuple[bool, bool]:
    """Return (whether a form took something of it, whether what is left looks like a limit)."""
    clause = " ".join(raw.casefold().replace("’", "'").split())
    clause = _NAMES.sub(lambda match: _mark(LATIN[match[0]]), clause)
    clause = _ASIAN_NAMES.sub(lambda match: _mark(ASIAN[match[0]]), clause)
    understood = strict = False
    for kinds, form in RULES:
        parts: list[str] = []
        end = 0
        for match in form.finditer(clause):
            if found.note(kinds, match):
                parts += [clause[end : match.start()], " . "]
                end = match.end()
        if parts:
            understood = True
            strict |= kinds not in _LOOSE
            clause = " ".join(("".join(parts) + clause[end:]).split())
    bare = _CODES.sub("", clause)
    left = [word for word in _WORDS.findall(bare) if word not in _HARMLESS]
    # A country that stands alone ("GERMANY - AUSTRIA OUT") belongs to a limit that was not understood; words beside a limit
    # that was ("NO USE IN JAPAN AND EUROPE") may widen it.
    doubtful = bool(left) if strict else bare != clause and not left
    return understood, doubtful or (strict and bare != clause) or SUSPECT.search(bare) is not None


def _mark(codes: tuple[str, ...]) -> str:
    return OPEN + " ".join(codes) + CLOSE


def _listed(match: re.Match[str]) -> frozenset[str]:
    return frozenset(code for mark in _CODES.findall(match["list"]) for code in mark[1:-1].split())


def _end(match: re.Match[str]) -> int | None:
    form = next(number for number in "1234" if match[f"y{number}"])
    month = match[f"m{form}"]
    try:
        start = datetime(int(match[f"y{form}"]), MONTHS.get(month) or int(month), int(match[f"d{form}"]), tzinfo=UTC)
    except ValueError:
        return None
    return int(start.timestamp()) + _EARLIEST_END
