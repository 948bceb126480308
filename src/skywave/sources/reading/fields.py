"""Reads JSON from elsewhere, and its fields by the type that they ought to have.

`parse_json` is strict: no field twice, no NaN, nothing nested so deeply that a walk through it could fail. The readers of
fields never fail: what is missing or of another type is empty. Where that must be refused, `shapes` does it before.
"""

from __future__ import annotations

import json
import math
import re
from datetime import datetime
from typing import Any

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.reading.clean import clean_line, clean_link

Item = dict[str, Any]

# A story of any of the formats is less than twenty deep; this leaves room for the recursion of those who walk through it.
_DEPTH = 60
_FIRST_YEAR = 1970
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)


def parse_json(text: str, name: str) -> Any:
    """Return the value of a JSON text.

    Args:
        text: Untrusted.
        name: What it is, for the message.

    Raises:
        Malformed: It is not JSON, or holds what no honest writer writes.
    """
    try:
        value = json.loads(text, object_pairs_hook=unique_object, parse_constant=refuse_constant)
    except RecursionError:
        raise Malformed(f"{name} is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        raise Malformed(f"{name} is not JSON: {error.msg} at line {error.lineno} column {error.colno}") from None
    except ValueError as error:  # from the hooks, and numbers of thousands of digits
        raise Malformed(f"{name} cannot be read: {str(error)[:100]}") from None
    _check_depth(value, name)
    return value


def check_size(item: object, what: str) -> None:
    """Refuse a story whose texts together are longer than one may be.

    Raises:
        Malformed: They are.
    """
    total = 0
    values: list[Any] = [item]
    while values:
        value = values.pop()
        if type(value) is str:
            total += len(value) if value.isascii() else len(value.encode("utf-8", "surrogatepass"))
        elif type(value) is dict:
            values += value.values()
        elif type(value) is list:
            values += value
    if total > limits.STORY_SOURCE_BYTES:
        raise Malformed(f"{what} is longer than the {limits.STORY_SOURCE_BYTES} bytes that a story may have")


def string(item: object, *path: str) -> str:
    """Return the text at the end of a path of names, or empty."""
    value = at(item, *path)
    return value if type(value) is str else ""


def line(item: object, *path: str) -> str:
    """Return the text at the end of a path as one clean line, at most as long as a title."""
    return cut_line(string(item, *path))


def cut_line(text: str) -> str:
    """Return a text as one clean line, at most as long as a title."""
    # Cleaned twice, because a cut may part a pair of characters that must stand together.
    return clean_line(clean_line(text)[: limits.TITLE_CHARACTERS])


def objects(item: object, *path: str) -> list[Item]:
    """Return the objects of the list at the end of a path."""
    value = at(item, *path)
    return [part for part in value if type(part) is dict] if type(value) is list else []


def mapping(item: object, *path: str) -> Item:
    """Return the object at the end of a path, or an empty one."""
    value = at(item, *path)
    return value if type(value) is dict else {}


def at(item: object, *path: str) -> object:
    """Return whatever stands at the end of a path of names, or None."""
    for name in path:
        item = item.get(name) if type(item) is dict else None
    return item


def seconds(value: object) -> int | None:
    """Return a date and time with its zone as seconds since the epoch, or None where it is none.

    >>> seconds("2026-04-16T02:00:00Z"), seconds("2026-04-16")
    (1776304800, None)
    """
    if type(value) is not str:
        return None
    try:
        found = datetime.fromisoformat(value.strip().upper())
        if found.tzinfo is None or found.year < _FIRST_YEAR:
            return None
        return min(int(found.timestamp()), limits.LATEST_SECONDS)
    except ValueError:
        return None


def language_claim(value: object) -> str:
    """Return a language code as the source gives it, or empty where it is none."""
    code = value.strip().replace("_", "-") if type(value) is str else ""
    return code if _LANGUAGE.fullmatch(code) else ""


def address_id(address: str, *, base: str = "") -> str:
    """Return an address as an id of a draft, `url:` and the address in full, or empty where the public cannot reach it."""
    found = clean_link(address, base=base) if address.strip() else None
    return f"url:{found}" if found else ""


def plain_id(prefix: str, value: str) -> str:
    """Return an id of the source's own as an id of a draft, or empty where nothing of it can be shown."""
    found = cut_line(value)
    return f"{prefix}:{found}" if found else ""


def joined(*parts: str) -> str:
    """Return texts as one, on lines of their own, each once and none empty."""
    return "\n".join(dict.fromkeys(part for part in parts if part))


def unique_object(pairs: list[tuple[str, Any]]) -> Item:
    """Return an object of JSON; for `json.loads`: raises ValueError where it names a field twice."""
    value = dict(pairs)
    if len(value) != len(pairs):
        msg = "an object names a field twice"
        raise ValueError(msg)
    return value


def refuse_constant(text: str) -> None:
    """Raise ValueError; for `json.loads`: NaN and the infinities are no JSON."""
    msg = f"{text} is not a number"
    raise ValueError(msg)


def _check_depth(value: object, name: str) -> None:
    level = [value]
    for _ in range(_DEPTH):
        below: list[object] = []
        for part in level:
            if type(part) is dict:
                below += part.values()
            elif type(part) is list:
                below += part
            elif type(part) is float and not math.isfinite(part):
                raise Malformed(f"{name} cannot be read: it holds a number that is too large")
        if not below:
            return
        level = below
    raise Malformed(f"{name} is nested too deeply to be read")
