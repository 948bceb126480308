"""Contracts: every clause is read strictly, and a limit that is misspelt is refused."""

from __future__ import annotations

import base64
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from skywave import limits
from skywave.errors import ConfigError
from skywave.partners.contract import CHANNELS, FORMS, RULES, Contract, parse_contract, ready_made

NAME = 'name = "We Are The Mighty"\n'
KEY = base64.b64encode(b"k" * 32).decode()


def read(text: str) -> Contract:
    return parse_contract(NAME + text)


def value(contract: Contract, path: str) -> Any:
    found: Any = contract
    for name in path.split("."):
        found = getattr(found, name)
    return found


def test_a_bare_contract_is_the_strict_reading() -> None:
    contract = read("")
    assert contract.photos.classes == ()
    assert not contract.audio.allowed
    assert not contract.edits.headline
    assert not contract.edits.cut
    assert not contract.edits.translation
    assert not contract.money.paywall
    assert not contract.money.resale
    assert contract.counter.rule == "forbidden"
    assert contract.link.follow
    assert contract.channel.kind == "pull"
    assert contract.corrections.hours == contract.takedowns.hours == 24
    assert contract.covers_desk("eng")
    assert contract.holds_at(0)


GOOD = [
    ('sites = ["wearethemighty.com", "127.0.0.1:8080"]', "sites", ("wearethemighty.com", "127.0.0.1:8080")),
    ('sites = ["a.example", "a.example"]', "sites", ("a.example",)),
    ('desks = ["eng", "benar/tha"]', "desks", ("eng", "benar/tha")),
    ('territory = "US"', "territory", "US"),
    ("from = 2026-01-01", "start", 1_767_225_600),
    ("until = 2027-01-01T00:00:00Z", "until", 1_798_761_600),
    ("until = 2027-01-01T00:00:00", "until", 1_798_761_600),
    ("until = 2027-01-01T06:30:00+06:30", "until", 1_798_761_600),
    ('[text]\npart = "excerpt"\nparagraphs = 5', "text.paragraphs", 5),
    ('[text]\npart = "none"', "text.part", "none"),
    ('[photos]\nclasses = ["owned", "wire", "owned"]', "photos.classes", ("owned", "wire")),
    ("[audio]\nallowed = true", "audio.allowed", True),
    ("[window]\ndelay_hours = 6\ndays = 90", "window.delay_hours", 6),
    ("[window]\ndays = 0", "window.days", 0),
    ('[notice]\nplace = "top"', "notice.place", "top"),
    ('[notice.text]\nen = " © {year} "\nzh-Hans = "版权"', "notice.text", {"en": "© {year}", "zh-Hans": "版权"}),
    ('[byline]\nform = "{names}, {masthead}"', "byline.form", "{names}, {masthead}"),
    ('[link]\nto = "site"\nfollow = false\nindex = "noindex"', "link.index", "noindex"),
    ("[edits]\nheadline = true\ntime = false", "edits.headline", True),
    ("[money]\npaywall = true", "money.paywall", True),
    ('[counter]\nrule = "required"\nhost = "propublica.org"', "counter.host", "propublica.org"),
    ('[corrections]\nhours = 0\nplace = "any"', "corrections.hours", 0),
    ("[takedowns]\nhours = 8760", "takedowns.hours", 8760),
    ('[channel]\nkind = "webhook"\naddress = "https://p.example/hook?x=1"', "channel.address", "https://p.example/hook?x=1"),
    ('[channel]\nkind = "mail"\naddress = "desk@p.example"\nform = "markdown"', "channel.form", "markdown"),
    (f'[channel]\nkey = "{KEY}"', "channel.key", b"k" * 32),
    ('[channel]\nkind = "wordpress"\naddress = "https://p.example"\nuser = "sky"\npassword_env = "WP_1"',
     "channel.password_env", "WP_1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "wanted"), GOOD, ids=[row[0].replace("\n", " ")[:40] for row in GOOD])
def test_a_clause_is_read(text: str, path: str, wanted: object) -> None:
    found = value(read(text), path)
    assert (dict(found) if isinstance(wanted, dict) else found) == wanted


BAD = [
    ("nonsense", "no TOML"),
    ("photo = 1", "'photo' is no setting of a contract"),
    ("start = 2026-01-01", "'start' is no setting"),
    ("[window]\nday = 90", r"'day' is no setting of \[window\]"),
    ("[edits]\nheadlines = true", "'headlines' is no setting"),
    ("[edits]\nheadline = 1", "edits.headline is none of false, true"),
    ('[edits]\nheadline = "true"', "edits.headline is none of"),
    ("window = 90", "window is no table"),
    ("photos = []", "photos is no table"),
    ("channel = 'pull'", "channel is no table"),
    ('sites = "a.example"', "sites is no list"),
    ('sites = ["https://a.example/"]', "is no value for sites"),
    ('sites = ["A.example"]', "is no value for sites"),
    ("sites = [1]", "is no value for sites"),
    ('desks = ["../x"]', "is no value for desks"),
    ('territory = "USA"', "is no value for territory"),
    ('territory = "us"', "is no value for territory"),
    ("from = 2026", "from is no date"),
    ('until = "2027-01-01"', "until is no date"),
    ("from = 2027-01-01\nuntil = 2027-01-01", "ends before it begins"),
    ('[text]\npart = "half"', "text.part is none of"),
    ("[text]\nparagraphs = 0", "text.paragraphs is no number from 1"),
    ("[text]\nparagraphs = true", "text.paragraphs is no number"),
    ("[text]\nparagraphs = 3.0", "text.paragraphs is no number"),
    ("[window]\ndays = -1", "window.days is no number"),
    ("[window]\ndelay_hours = 100000", "window.delay_hours is no number"),
    ('[photos]\nclasses = ["unknown"]', "an unknown right is a no|'unknown'"),
    ('[photos]\nclasses = ["Owned"]', "no right class"),
    ('[photos]\nclasses = "owned"', "no right class"),
    ('[notice]\nplace = "middle"', "notice.place is none of"),
    ('[notice]\ntext = "x"', "no table of languages"),
    ('[notice.text]\nenglish = "x"', "is no value for a language"),
    ('[notice.text]\nen = "  "', "empty, too long or cannot be shown"),
    ('[notice.text]\nen = "a\\u0000b"', "cannot be shown|no TOML"),
    ('[notice.text]\nen = "' + "x" * 4001 + '"', "too long"),
    ('[byline]\nform = "By us"', "cannot be filled in"),
    ('[byline]\nform = "{names} {secret}"', "cannot be filled in"),
    ('[link]\nto = "home"', "link.to is none of"),
    ('[counter]\nhost = "https://x.example"', "is no value for counter.host"),
    ('[channel]\nkind = "ftp"', "kind or form is unknown"),
    ('[channel]\nform = "pdf"', "kind or form is unknown"),
    ('[channel]\nkind = "webhook"', "a webhook needs an address"),
    ('[channel]\nkind = "webhook"\naddress = "ftp://p.example"', "needs an address"),
    ('[channel]\nkind = "webhook"\naddress = "https://user:pw@p.example/"', "needs an address"),
    ('[channel]\nkind = "webhook"\naddress = "https://p.example/a b"', "needs an address"),
    ('[channel]\nkind = "webhook"\naddress = "https://p.example/\\nX: y"', "no line of text"),
    ('[channel]\nkind = "mail"\naddress = "nobody"', "mail needs an address"),
    ('[channel]\nkind = "mail"\naddress = "a@b.example, c@d.example"', "mail needs an address"),
    ('[channel]\nkind = "wordpress"\naddress = "https://p.example"', "WordPress needs an account"),
    ('[channel]\nkind = "wordpress"\naddress = "https://p.example"\nuser = "u"\npassword_env = "a secret"',
     "is no value for channel.password_env"),
    ('[channel]\npassword = "x"', "'password' is no setting"),
    ('[channel]\nkey = "AAAA"', "no Ed25519 key"),
    ('[channel]\nkey = "not base64"', "no Ed25519 key"),
    ("[channel]\nkey = 5", "no Ed25519 key"),
    ('rules = "nobody"', "there are no ready-made rules"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), BAD, ids=[row[0].replace("\n", " ")[:50] for row in BAD])
def test_what_is_no_contract_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(ConfigError, match=why) as caught:
        read(text)
    assert caught.value.message.startswith("the contract cannot be used: ")
    assert caught.value.hint
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("text", ["", "name = 5", 'name = ""', 'name = "a\\nb"', "name = '" + "x" * 1001 + "'"])
def test_a_contract_names_its_partner(text: str) -> None:
    with pytest.raises(ConfigError):
        parse_contract(text)


def test_a_file_that_is_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(ConfigError, match=f"longer than {limits.CONTRACT_BYTES} bytes"):
        read("#" * limits.CONTRACT_BYTES)


def test_a_desk_that_the_newsroom_does_not_have_is_refused() -> None:
    assert parse_contract(NAME + 'desks = ["eng"]', desks={"eng": 1}).desks == ("eng",)
    with pytest.raises(ConfigError, match="no desk 'zzz'"):
        parse_contract(NAME + 'desks = ["zzz"]', desks={"eng": 1})


@pytest.mark.parametrize("rules", RULES)
def test_published_rules_are_a_contract_and_whatever_is_stated_stands_in_their_place(rules: str) -> None:
    own = parse_contract(ready_made(rules))
    contract = read(f'rules = "{rules}"\n[edits]\nheadline = true\n')
    assert (contract.name, contract.rules) == ("We Are The Mighty", rules)
    assert contract.edits.headline
    assert contract.notice == own.notice
    assert contract.link == own.link
    assert contract.photos.classes == (), "none of the three lets photos go"
    assert not contract.money.resale
    replaced = read(f'rules = "{rules}"\n[notice.text]\nen = "Ours."\n')
    assert dict(replaced.notice.text)["en"] == "Ours."


def test_the_published_rules_say_what_their_owners_say() -> None:
    rfa, propublica, conversation = (parse_contract(ready_made(rules)) for rules in RULES)
    assert "Used with the permission of Radio Free Asia, 2025 M St. NW" in rfa.notice.text["en"]
    assert not rfa.audio.allowed
    assert propublica.notice.place == "top"
    assert propublica.link.index == "canonical"
    assert (propublica.counter.rule, propublica.counter.host) == ("required", "propublica.org")
    assert (conversation.counter.rule, conversation.counter.host) == ("required", "theconversation.com")
    assert not conversation.edits.cut


def test_a_contract_begins_and_ends_to_the_second() -> None:
    contract = read("from = 2026-01-01\nuntil = 2027-01-01")
    assert contract.start is not None
    assert contract.until is not None
    moments = (contract.start - 1, contract.start, contract.until - 1, contract.until)
    assert [contract.holds_at(now) for now in moments] == [False, True, True, False]


def test_every_clause_of_the_class_can_be_typed() -> None:
    """A clause that cannot be typed could never be agreed upon."""
    for item in fields(Contract):
        clause = getattr(read(""), item.name)
        if is_dataclass(clause) and not isinstance(clause, type):
            assert read(f"[{item.name}]\n") == read(""), item.name
    assert set(CHANNELS) == {"pull", "webhook", "wordpress", "mail"}
    assert set(FORMS) == {"ninjs", "html", "markdown", "atom"}
