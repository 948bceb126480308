"""Which addresses of a draft a head states, as hashes: where the public found the story, and no host inside of a system."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import check, faults, make_newsroom, story, take

from skywave.archive.head import ADDRESSES, StoryHead, parse_story_head
from skywave.newsroom import corrections
from skywave.newsroom.addresses import former_addresses
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.newsroom.shelf import head_bytes
from skywave.story.address import address_hash, address_key

SITE = "rfa.example"


def hashes(*addresses: str) -> tuple[str, ...]:
    return tuple(sorted(address_hash(address_key(address)) for address in addresses))


def head_of(newsroom: Newsroom, name: str) -> StoryHead:
    return parse_story_head(head_bytes(corrections.find_target(newsroom, name).leaf) or b"")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.rfa.example/english/rice-1.html",
        "http://rfa.example/english/rice-1.html?utm_source=feed",
        "https://burmese.rfa.example/english/rice-1",
        "https://RFA.example/english/rice-1",
    ],
)
def test_an_address_on_the_masthead_s_site_and_below_it_counts(address: str) -> None:
    assert former_addresses([f"url:{address}"], SITE, republished=False) == hashes(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://rfa.example/",  # no story
        "https://rfa.example:8080/a",
        "https://rfa.example:443/a",
        "ftp://rfa.example/a",
        "https://cms.rfa.example/a",
        "https://mandevview.rfa.example/a",
        "https://stage2.rfa.example/a",
        "https://preview-3.rfa.example/a",
        "https://notrfa.example/a",
        "https://rfa.example.evil.example/a",
        "https://[",
    ],
)
def test_what_is_not_public_or_not_the_masthead_s_does_not_count(address: str) -> None:
    assert former_addresses([f"url:{address}"], SITE, republished=False) == ()


@pytest.mark.parametrize(
    "address",
    ["https://192.0.2.7/a", "https://[2001:db8::1]/a", "https://news/a", "https://news.local/a", "https://a.internal/a",
     "https://a.lan/a", "https://a.test/a", "https://10.0.0.1/a", "https://0x7f.1/a", "https://user.onion/a"],
)  # fmt: skip
def test_of_a_republished_story_every_public_address_counts_and_no_other(address: str) -> None:
    weekly = "https://www.weekly.example/rice"
    found = former_addresses([f"url:{address}", f"url:{weekly}"], SITE, republished=True)
    assert found == hashes(weekly)
    assert former_addresses([f"url:{weekly}"], SITE, republished=False) == ()


def test_a_path_of_a_system_counts_on_the_masthead_s_site() -> None:
    ids = ("plone:0123456789abcdef", "address:/mandarin/Xinwen/1-01012021103930.html")
    public = "https://www.rfa.example/mandarin/Xinwen/1-01012021103930.html"
    assert former_addresses(ids, SITE, republished=False) == hashes(public)


def test_of_too_many_addresses_the_source_s_own_first_ones_stay() -> None:
    addresses = [f"https://rfa.example/{number}" for number in range(ADDRESSES + 5)]
    found = former_addresses([f"url:{address}" for address in addresses], SITE, republished=False)
    assert found == hashes(*addresses[:ADDRESSES])


def test_a_published_head_states_them_and_keeps_them_when_the_story_is_corrected(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    address = "https://www.rfa.example/english/rice-03152024123456.html"
    draft = replace(story("rice"), ids=("list:rice", f"url:{address}", "url:http://cms.rfa.example:8080/rice"))
    weekly = "https://weekly.example/salt"
    other = replace(story("salt"), ids=("list:salt", f"url:{weekly}"), publisher="Example Weekly", right="commissioned")
    take(newsroom, draft, other, story("plain"))
    publish(newsroom)
    assert head_of(newsroom, "list:rice").addresses == hashes(address)
    assert head_of(newsroom, "list:salt").addresses == hashes(weekly)
    assert head_of(newsroom, "list:plain").addresses == ()
    corrections.correct(newsroom, corrections.find_target(newsroom, "list:rice"), "It was wheat.")
    assert head_of(newsroom, "list:rice").addresses == hashes(address)
    assert faults(check(newsroom)) == []
    # Another address of a story that is unchanged for readers makes no new version.
    moved = replace(draft, ids=(*draft.ids, "url:https://www.rfa.example/english/rice.html"))
    assert [taken.state for taken in take(newsroom, moved).stories] == ["unchanged"]
