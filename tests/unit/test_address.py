"""One key for the many spellings of an address, and the number at its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave.story.address import address_hash, address_key, tail_key

SAME = [
    "https://www.rfa.org/english/news/china/rice-03152024123456.html",
    "http://www.rfa.org/english/news/china/rice-03152024123456.html",
    "https://rfa.org/english/news/china/rice-03152024123456",
    "https://m.rfa.org/english/news/china/rice-03152024123456.html?utm_source=feed&fbclid=x",
    "https://amp.rfa.org/english/news/china/rice-03152024123456/amp",
    "https://WWW.RFA.org:443/english/news/china/rice-03152024123456/#comments",
    "https://www.rfa.org/english/news/china/rice-03152024123456.html?amp=1",
    "https://www.rfa.org/english/news/china/rice-03152024123456/story.html",
]


@pytest.mark.parametrize("address", SAME)
def test_spellings_of_one_address_share_a_key(address: str) -> None:
    assert address_key(address) == "url:rfa.org/english/news/china/rice-03152024123456"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://e.org/?p=1", "https://e.org/?p=2"),
        ("https://e.org/a", "https://e.org/b"),
        ("https://e.org/a", "https://f.org/a"),
        ("https://e.org/A", "https://e.org/a"),
        ("https://e.org:8080/a", "https://e.org/a"),
        ("https://e.org/show.php?id=7&lang=en", "https://e.org/show.php?id=7&lang=my"),
    ],
)
def test_other_addresses_have_other_keys(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize(
    "address", ["", "https://e.org", "https://e.org/", "https://e.org/?utm_source=x", "https://www.e.org/index.html",
                "mailto:a@e.org", "javascript:alert(1)", "/a/b", "http://[", "https://e.org:port/a", "\0"],
)  # fmt: skip
def test_what_names_no_story_has_no_key(address: str) -> None:
    assert address_key(address) == ""


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (SAME[0], "tail:03152024123456"),
        ("https://www.bbc.com/news/world-asia-67890123", "tail:67890123"),
        ("https://e.org/n/8841207/?utm_source=x", "tail:8841207"),
        ("https://e.org/rice-20240315", ""),  # a date
        ("https://e.org/rice-03152024", ""),
        ("https://e.org/rice-15032024.html", ""),
        ("https://e.org/rice-12345", ""),  # too short to tell anything
        ("https://e.org/12345678/rice", ""),
        ("https://e.org/?p=12345678", ""),
    ],
)
def test_the_number_at_the_end_is_a_key_unless_it_is_a_date(address: str, key: str) -> None:
    assert tail_key(address) == key


def test_all_spellings_of_an_address_share_a_hash_that_does_not_tell_it() -> None:
    assert {address_hash(address_key(address)) for address in SAME} == {"4u72n2sfw5hpcfzyphtmr7br5u"}


@given(st.text(max_size=200))
def test_any_text_has_a_key_or_none(text: str) -> None:
    key = address_key("https://e.org/" + text)
    assert key == "" or key.startswith("url:e.org")
    assert tail_key(text) == "" or tail_key(text).startswith("tail:")
