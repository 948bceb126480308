"""Texts that may be shown."""

from __future__ import annotations

import pytest

from skywave.archive.text import check_link, check_text, check_word, is_clean
from skywave.errors import Malformed

KEPT = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u00ad\u00a0\u2028\U0001f30a\u1039"


@pytest.mark.parametrize("character", KEPT)
def test_joiners_and_marks_that_scripts_need_are_kept(character: str) -> None:
    assert is_clean(f"a{character}b")


REFUSED = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), 0xFEFF, *range(0xFDD0, 0xFDF0)]
PLANE_ENDS = [plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)]


@pytest.mark.parametrize("point", [*REFUSED, *PLANE_ENDS])
def test_controls_overrides_and_noncharacters_are_refused(point: int) -> None:
    assert not is_clean(f"a{chr(point)}b")
    assert is_clean(f"a{chr(point)}b", lines=True) == (point == 0x0A)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\u2066a\u2069", True),
        ("\u2067\u2068a\u2069\u2069", True),
        ("\u2066a", False),
        ("a\u2069", False),
        ("\u2069\u2066", False),
    ],
)
def test_isolates_are_closed_in_order(text: str, clean: bool) -> None:
    assert is_clean(text) == clean


@pytest.mark.parametrize("link", ["https://a.example", "http://a.example/\u1019?b=%20#c", "https://[2001:db8::1]/"])
def test_addresses(link: str) -> None:
    assert check_link(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://",
        "ftp://a",
        "HTTPS://a",
        "javascript:alert(1)",
        "https://a b",
        'https://a"',
        "https://a\n",
        "https://a\u202e",
        5,
        None,
    ],
)
def test_what_is_no_address(link: object) -> None:
    with pytest.raises(Malformed):
        check_link(link)


def test_lengths_are_in_code_points() -> None:
    assert check_text("\U0001f30a" * 5, "x", limit=5) == "\U0001f30a" * 5
    for value in ("\U0001f30a" * 6, 5, None, ["x"]):
        with pytest.raises(Malformed):
            check_text(value, "x", limit=5)
    with pytest.raises(Malformed):
        check_text("", "x", limit=5, empty=False)


@pytest.mark.parametrize("value", ["b", "", 1, None, [], {}, ["a"]])
def test_a_word_is_one_of_those_allowed_and_nothing_else_crashes(value: object) -> None:
    assert check_word("a", "x", frozenset({"a"})) == "a"
    with pytest.raises(Malformed):
        check_word(value, "x", frozenset({"a"}))
