"""Strict JSON; its cases are in spec/vectors/json and JSONTestSuite."""

from __future__ import annotations

import pytest

from skywave.archive.strictjson import format_json, parse_json
from skywave.errors import Malformed


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, -(2**53), "\ud800", {1: 2}, b"x", (1,), {"a": {1}}, object()]
)
def test_what_has_no_spelling_is_the_writer_s_mistake(value: object) -> None:
    with pytest.raises(ValueError):
        format_json(value)


def test_true_is_no_number() -> None:
    assert format_json([True, 1]) == b"[true,1]"
    assert type(parse_json(b"true", limit=4)) is bool


def test_nesting_is_counted_from_the_outermost() -> None:
    value: object = 1
    for _ in range(8):
        value = [value]
    assert parse_json(format_json(value), limit=100) == value
    with pytest.raises(ValueError, match="deep"):
        format_json([value])
    with pytest.raises(Malformed):
        parse_json(b"[" * 100_000 + b"]" * 100_000, limit=1 << 20)


def test_the_limit_is_in_bytes() -> None:
    assert parse_json('"\u1019"'.encode(), limit=5) == "\u1019"
    with pytest.raises(Malformed):
        parse_json('"\u1019"'.encode(), limit=4)
