"""Strict JSON: exactly one byte sequence for every value, everything else refused (spec/07-heads-and-bodies.md section 1).

Objects, arrays, strings, true, false, null and integers below 2**53; no floats, duplicate keys, lone surrogates, or nesting
deeper than 8. Canonical: keys sorted, no white space, only the escapes that JSON requires, UTF-8. A reader parses, re-encodes
and compares, so a document has no second spelling that a second implementation could read differently.

>>> parse_json(b'{"a":1}', limit=100)
{'a': 1}
"""

from __future__ import annotations

import json
from typing import Any

from skywave import limits
from skywave.errors import Malformed


def format_json(value: object) -> bytes:
    """Return the canonical bytes of a value that `parse_json` would accept.

    Raises:
        ValueError: The value cannot be spelled (floats, lone surrogates, large integers, too deep): a caller's bug.
    """
    _check_value(value, 0)
    return _ENCODER.encode(value).encode()


def parse_json(untrusted: bytes, *, limit: int) -> Any:
    """Return the value of canonical strict JSON.

    Args:
        untrusted: The document.
        limit: The most bytes it may have.

    Raises:
        Malformed: Too long, not JSON, outside the profile, or not canonical.
    """
    if len(untrusted) > limit:
        msg = f"a JSON document is longer than {limit} bytes"
        raise Malformed(msg)
    try:
        value = _DECODER.decode(untrusted.decode("utf-8"))
        canonical = format_json(value)
    except (ValueError, RecursionError):  # UnicodeDecodeError and UnicodeEncodeError are ValueErrors
        msg = "a JSON document is malformed or outside the strict profile"
        raise Malformed(msg) from None
    if canonical != untrusted:
        msg = "a JSON document is not in its canonical form"
        raise Malformed(msg)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        msg = "duplicate key"
        raise ValueError(msg)
    return value


def _refuse(text: str) -> None:
    msg = f"{text[:20]} is not allowed"
    raise ValueError(msg)


# Made once: to make them costs more than to decode a head.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse)
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _check_value(value: object, depth: int) -> None:
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is int:
        if abs(value) > limits.JSON_INTEGER:  # type: ignore[arg-type]
            msg = "an integer is too large"
            raise ValueError(msg)
        return
    if depth >= limits.JSON_DEPTH:
        msg = "nesting is too deep"
        raise ValueError(msg)
    if kind is dict:
        for key, item in value.items():  # type: ignore[attr-defined]
            if type(key) is not str:
                msg = "a key is not a text"
                raise ValueError(msg)
            if type(item) is not str:  # most are, and a call costs more than this question
                _check_value(item, depth + 1)
    elif kind is list:
        for item in value:  # type: ignore[attr-defined]
            if type(item) is not str:
                _check_value(item, depth + 1)
    else:
        msg = f"{kind.__name__} has no strict JSON form"
        raise ValueError(msg)
