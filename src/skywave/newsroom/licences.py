"""`[[licence]]` in newsroom.toml: what the newsroom may do with other people's material, typed by people, read strictly.

    [[licence]]
    holder = "AFP"                     # as the credit names it
    covers = ["picture", "text"]       # text, picture, audio; by default pictures
    audiences = ["readers"]            # readers, partners by name, or "*"
    only_in = []                       # ISO 3166 codes; empty: the world, which a web page reaches
    not_in = []
    from = 2026-01-01
    until = 2027-01-01                 # the first day on which it holds no more
    archive = true                     # what is published may stay for good, even where its terms say otherwise
    right = "wire"                     # only material of this class
    becomes = "commissioned"           # for those who work for the newsroom

An unknown key is refused: a limit that is misspelt would be no limit.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from skywave.archive.asset import RIGHTS
from skywave.errors import ConfigError
from skywave.story.credits.agencies import find_agency
from skywave.story.right import ALLOWED, KINDS, Licence

_KEYS = frozenset(
    {"holder", "covers", "audiences", "only_in", "not_in", "from", "until", "archive", "right", "becomes", "note"}
)
_COUNTRY = re.compile(r"[A-Z]{2}")
_BECOMES = ALLOWED - {"owned"}


def parse_licence(value: dict[str, Any], number: int) -> Licence:
    """Return a licence.

    Args:
        value: One table of newsroom.toml.
        number: Its place among them, from 1, for the message.

    Raises:
        ConfigError: A key or a value is not one of the known ones.
    """
    holder = value.get("holder")
    if type(holder) is not str or not holder.strip():
        raise _wrong(number, "it names no holder", 'holder = "AFP"')
    if unknown := sorted(value.keys() - _KEYS):
        raise _wrong(number, f"'{unknown[0]}' is no setting of a licence", "its settings: " + ", ".join(sorted(_KEYS)))
    right, becomes, archive = value.get("right", ""), value.get("becomes", ""), value.get("archive", False)
    if right and right not in RIGHTS:
        raise _wrong(number, f"'{right}' is no right class", ", ".join(sorted(RIGHTS)))
    if becomes and becomes not in _BECOMES:
        raise _wrong(number, f"nothing becomes '{becomes}' by a licence", ", ".join(sorted(_BECOMES)))
    if type(archive) is not bool:
        raise _wrong(number, "archive is true or false", "archive = true")
    agency = find_agency(holder)
    return Licence(
        agency.name if agency else holder.strip(),
        frozenset(_words(value, number, "covers", ["picture"], KINDS)),
        frozenset(_words(value, number, "audiences", ["readers"], None)),
        right,
        tuple(_words(value, number, "only_in", [], _COUNTRY)),
        tuple(_words(value, number, "not_in", [], _COUNTRY)),
        _seconds(value, number, "from"),
        _seconds(value, number, "until"),
        archive,
        becomes,
    )


def _words(
    value: dict[str, Any], number: int, key: str, default: list[str], known: frozenset[str] | re.Pattern[str] | None
) -> list[str]:
    found = value.get(key, default)
    if type(found) is not list or not all(type(word) is str and word for word in found):
        raise _wrong(number, f"{key} is no list of words", f"{key} = {default}")
    for word in found:
        if isinstance(known, re.Pattern) and not known.fullmatch(word):
            raise _wrong(number, f"'{word}' in {key} is no country", 'two capital letters: "JP"')
        if isinstance(known, frozenset) and word not in known:
            raise _wrong(number, f"'{word}' in {key} is none of {', '.join(sorted(known))}", f"{key} = {default}")
    return found


def _seconds(value: dict[str, Any], number: int, key: str) -> int | None:
    found = value.get(key)
    if found is not None and not isinstance(found, dt.date):
        raise _wrong(number, f"{key} is no date", f"{key} = 2027-01-01")
    return None if found is None else date_seconds(found)


def date_seconds(found: dt.date) -> int:
    """Return a date that TOML states as seconds since the epoch: a day begins, and a time without a zone is, in UTC."""
    if isinstance(found, dt.datetime):
        return int((found if found.tzinfo else found.replace(tzinfo=dt.UTC)).timestamp())
    return int(dt.datetime(found.year, found.month, found.day, tzinfo=dt.UTC).timestamp())


def _wrong(number: int, what: str, hint: str) -> ConfigError:
    return ConfigError(f"licence {number} in newsroom.toml: {what}", hint=hint)
