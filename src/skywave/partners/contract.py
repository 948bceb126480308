"""Contracts: what one partner may republish, how it must look, and what must follow when we were wrong. Data, typed by people.

A contract is a TOML file. Every clause has a default, which is the stricter reading; `rules` begins with a published set of rules
(`skywave.partners.rules`: rfa, propublica, theconversation), and whatever the file states itself replaces what the set says.

    name = "We Are The Mighty"
    rules = "rfa"
    sites = ["wearethemighty.com"]     # where the partner republishes; pages elsewhere are not taken for its own
    desks = ["eng"]                    # default: every desk
    territory = "US"                   # ISO 3166 code of its readers; default: the whole world
    from = 2026-01-01                  # nothing before this day
    until = 2027-01-01                 # the first day on which it holds no more

    [text]
    part = "whole"                     # whole, excerpt (must be labelled), none
    paragraphs = 3                     # how many an excerpt has
    [photos]
    classes = ["owned"]                # right classes that may travel to it at all; [] for no photos
    [audio]
    allowed = false
    [window]
    delay_hours = 0                    # nothing earlier than so long after we published
    days = 90                          # nothing later than so long after; 0: no end
    [notice]
    place = "bottom"                   # top, bottom, any
    text = { en = "..." }              # by language; default: the masthead's standing text `notice`
    [byline]
    form = "{names}, {masthead}"       # "{names}" are the writers, "{masthead}" the brand
    [link]
    to = "story"                       # story, site, none
    follow = true                      # it must not carry rel=nofollow, sponsored or ugc
    index = "canonical"                # canonical, noindex, link
    [edits]
    headline = false                   # may the partner change it?
    time = true                        # "yesterday" to "last week"
    style = true                       # spelling and punctuation of its house
    cut = false
    translation = false
    [money]
    paywall = false
    resale = false
    [counter]
    rule = "forbidden"                 # forbidden, required, allowed: a counting pixel of ours
    host = ""                          # whose counter, where one is required
    [corrections]
    hours = 24
    place = "top"                      # top, bottom, any
    [takedowns]
    hours = 24
    [channel]
    kind = "pull"                      # pull, webhook, wordpress, mail
    address = ""                       # https address, or mail address
    form = "ninjs"                     # ninjs, html, markdown, atom
    user = ""                          # wordpress: the account's name; its password is in the environment, named by:
    password_env = ""
    key = ""                           # base64 Ed25519 key with which the partner signs receipts, or empty

An unknown key is refused: a limit that is misspelt would be no limit. This module is pure: it reads text and returns values.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field, fields
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, TypeVar

from skywave import limits
from skywave.archive.asset import RIGHTS
from skywave.archive.text import is_clean
from skywave.errors import ConfigError
from skywave.newsroom.licences import date_seconds

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

RULES: Final = ("rfa", "propublica", "theconversation")
CHANNELS: Final = ("pull", "webhook", "wordpress", "mail")
FORMS: Final = ("ninjs", "html", "markdown", "atom")
PLACES: Final = ("top", "bottom", "any")
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")
_COUNTRY = re.compile(r"([A-Z]{2})?")
MAIL_ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]{1,190}")
_VARIABLE = re.compile(r"([A-Z][A-Z0-9_]*)?")
_DESK = re.compile(r"[a-z][a-z0-9-]{0,15}(/[a-z][a-z0-9-]{0,15})?")


@dataclass(frozen=True, slots=True)
class Text:
    """Which part of a text may go: whole, excerpt or none; an excerpt has so many paragraphs."""

    part: str = "whole"
    paragraphs: int = 3


@dataclass(frozen=True, slots=True)
class Photos:
    """The right classes of photos that may go to the partner at all; each photo is ruled on besides (`story.right`)."""

    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audio:
    """Whether recordings may go."""

    allowed: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """How long after our own publication a story may go and may be republished; 0 days: without an end."""

    delay_hours: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that must stand with the text: where, and its words by language (none: the masthead's standing text)."""

    place: str = "bottom"
    text: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Byline:
    """The form of the byline."""

    form: str = "{names}"


@dataclass(frozen=True, slots=True)
class Link:
    """The link back, and what search engines must be told: canonical, noindex, or nothing but the link."""

    to: str = "story"
    follow: bool = True
    index: str = "link"


@dataclass(frozen=True, slots=True)
class Edits:
    """What the partner may change."""

    headline: bool = False
    time: bool = True
    style: bool = True
    cut: bool = False
    translation: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """Whether the copy may stand behind a paywall or be sold by itself."""

    paywall: bool = False
    resale: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """A counting pixel of the publisher: forbidden, required (from `host`) or allowed."""

    rule: str = "forbidden"
    host: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Within how many hours a correction must stand on the page, and where."""

    hours: int = 24
    place: str = "top"


@dataclass(frozen=True, slots=True)
class Takedowns:
    """Within how many hours a withdrawn text or photo must be gone."""

    hours: int = 24


@dataclass(frozen=True, slots=True)
class Channel:
    """How deliveries reach the partner.

    Attributes:
        kind: One of CHANNELS; with pull the partner asks for them.
        address: Of the webhook, of the WordPress site, or for mail.
        form: One of FORMS.
        user: WordPress account.
        password_env: The environment variable that holds its application password.
        key: The Ed25519 key (32 bytes) that signs the partner's receipts, or empty: then its token binds them.
    """

    kind: str = "pull"
    address: str = ""
    form: str = "ninjs"
    user: str = ""
    password_env: str = ""
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class Contract:
    """What a partner may do and must do.

    Attributes:
        name: The partner's, for people.
        rules: The published rules that it began with, or empty.
        sites: Host names where it republishes.
        desks: Codes; empty for all.
        territory: ISO 3166 code, or empty for the world.
        start: Seconds since the epoch, or None.
        until: It holds before this time, or None.
    """

    name: str
    rules: str = ""
    sites: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    territory: str = ""
    start: int | None = None
    until: int | None = None
    text: Text = field(default_factory=Text)
    photos: Photos = field(default_factory=Photos)
    audio: Audio = field(default_factory=Audio)
    window: Window = field(default_factory=Window)
    notice: Notice = field(default_factory=Notice)
    byline: Byline = field(default_factory=Byline)
    link: Link = field(default_factory=Link)
    edits: Edits = field(default_factory=Edits)
    money: Money = field(default_factory=Money)
    counter: Counter = field(default_factory=Counter)
    corrections: Corrections = field(default_factory=Corrections)
    takedowns: Takedowns = field(default_factory=Takedowns)
    channel: Channel = field(default_factory=Channel)

    def covers_desk(self, desk: str) -> bool:
        """Say whether a desk's stories may go to the partner."""
        return not self.desks or desk in self.desks

    def holds_at(self, now: int) -> bool:
        """Say whether it has begun and has not ended."""
        return (self.start is None or now >= self.start) and (self.until is None or now < self.until)


_Clause = TypeVar("_Clause")


def parse_contract(text: str, *, desks: Collection[str] | None = None) -> Contract:
    """Return the contract that a TOML file states.

    Args:
        text: The file, at most limits.CONTRACT_BYTES.
        desks: The newsroom's desks, to refuse others; None: any.

    Raises:
        ConfigError: The file is no TOML, or a key or value is not one of the known ones.
    """
    stated = _toml(text)
    rules = stated.get("rules", "")
    if rules:
        if rules not in RULES:
            raise _wrong(f"there are no ready-made rules '{rules}'", f"rules: {', '.join(RULES)}")
        stated = _over(_toml(ready_made(rules)), stated)
    return _Reader(stated).contract(desks)


def ready_made(rules: str) -> str:
    """Return the TOML text of published rules, one of RULES."""
    return resources.files("skywave.partners.rules").joinpath(f"{rules}.toml").read_text(encoding="utf-8")


def _toml(text: str) -> dict[str, Any]:
    if len(text.encode("utf-8", "surrogatepass")) > limits.CONTRACT_BYTES:
        raise _wrong(f"the file is longer than {limits.CONTRACT_BYTES} bytes", "a contract is one page of settings")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"the file is no TOML: {error}", "compare it with 'skywave partner show PARTNER --toml'") from None


def _over(base: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    """Return the base with every clause that the file states itself in its place, key by key."""
    merged = dict(base)
    for key, value in stated.items():
        below = base.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        merged[key] = {**below, **value} if both and below is not None else value
    return merged


class _Reader:
    """Reads the tables of one contract; a sentence for whatever is wrong."""

    def __init__(self, stated: dict[str, Any]) -> None:
        self._stated = stated

    def contract(self, desks: Collection[str] | None) -> Contract:
        known = {item.name for item in fields(Contract)} - {"start"} | {"from"}
        self._known(self._stated, known, "a contract")
        name = self._line("name", self._stated.get("name"))
        if not name:
            raise _wrong("it names no partner", 'name = "We Are The Mighty"')
        chosen = self._words("desks", self._stated.get("desks", []), _DESK)
        for code in chosen:
            if desks is not None and code not in desks:
                raise _wrong(f"this newsroom has no desk '{code}'", f"its desks are {', '.join(desks)}")
        start, until = self._seconds("from"), self._seconds("until")
        if start is not None and until is not None and until <= start:
            raise _wrong("it ends before it begins", "until is the first day on which it holds no more")
        return Contract(
            name=name,
            rules=str(self._stated.get("rules", "")),
            sites=self._words("sites", self._stated.get("sites", []), _HOST),
            desks=chosen,
            territory=self._match("territory", self._stated.get("territory", ""), _COUNTRY, 'two letters: "US"'),
            start=start,
            until=until,
            text=self._clause("text", Text, part=("whole", "excerpt", "none"), paragraphs=(1, 1000)),
            photos=Photos(self._classes()),
            audio=self._clause("audio", Audio),
            window=self._clause("window", Window, delay_hours=(0, 24 * 365), days=(0, 36_500)),
            notice=self._notice(),
            byline=self._byline(),
            link=self._clause("link", Link, to=("story", "site", "none"), index=("canonical", "noindex", "link")),
            edits=self._clause("edits", Edits),
            money=self._clause("money", Money),
            counter=self._clause("counter", Counter, rule=("forbidden", "required", "allowed"), host=None),
            corrections=self._clause("corrections", Corrections, hours=(0, 24 * 365), place=PLACES),
            takedowns=self._clause("takedowns", Takedowns, hours=(0, 24 * 365)),
            channel=self._channel(),
        )

    def _table(self, key: str, known: Collection[str]) -> dict[str, Any]:
        table = self._stated.get(key, {})
        if type(table) is not dict:
            raise _wrong(f"{key} is no table", f"[{key}]")
        self._known(table, known, f"[{key}]")
        return table

    @staticmethod
    def _known(table: dict[str, Any], known: Collection[str], what: str) -> None:
        if unknown := sorted(table.keys() - set(known)):
            raise _wrong(f"'{unknown[0]}' is no setting of {what}", f"its settings: {', '.join(sorted(known))}")

    def _clause(self, key: str, kind: type[_Clause], **allowed: tuple[Any, ...] | None) -> _Clause:
        """Return a clause whose values are booleans, words out of a tuple, or numbers between two."""
        names = [item.name for item in fields(kind)]  # type: ignore[arg-type]
        table = self._table(key, names)
        values: dict[str, Any] = {}
        for name, value in table.items():
            known = allowed.get(name, (False, True))
            if known is None:
                values[name] = self._match(f"{key}.{name}", value, re.compile(f"({_HOST.pattern})?"), "a host name")
            elif type(known[0]) is int:
                if type(value) is not int or not known[0] <= value <= known[1]:
                    raise _wrong(f"{key}.{name} is no number from {known[0]} to {known[1]}", f"{name} = {known[0]}")
                values[name] = value
            elif type(value) is not type(known[0]) or value not in known:
                words = ", ".join("true" if word is True else "false" if word is False else word for word in known)
                raise _wrong(f"{key}.{name} is none of {words}", f"{name} = ...")
            else:
                values[name] = value
        return kind(**values)

    def _classes(self) -> tuple[str, ...]:
        found = self._table("photos", ["classes"]).get("classes", [])
        if type(found) is not list or not all(type(word) is str and word in RIGHTS for word in found):
            raise _wrong("photos.classes holds what is no right class", ", ".join(sorted(RIGHTS)))
        if "unknown" in found:
            raise _wrong("photos.classes holds 'unknown'", "an unknown right is a no, for every partner")
        return tuple(dict.fromkeys(found))

    def _notice(self) -> Notice:
        table = self._table("notice", ["place", "text"])
        place, text = table.get("place", "bottom"), table.get("text", {})
        if place not in PLACES:
            raise _wrong(f"notice.place is none of {', '.join(PLACES)}", 'place = "bottom"')
        if type(text) is not dict:
            raise _wrong("notice.text is no table of languages", 'text = { en = "..." }')
        for language, words in text.items():
            self._match("a language of notice.text", language, _LANGUAGE, "BCP 47: en, zh-Hans")
            if type(words) is not str or not words.strip() or not is_clean(words, lines=True) or len(words) > 4000:
                raise _wrong(f"the notice in '{language}' is empty, too long or cannot be shown", 'en = "..."')
        return Notice(place, {key: words.strip() for key, words in text.items()})

    def _byline(self) -> Byline:
        form = self._line("byline.form", self._table("byline", ["form"]).get("form", "{names}"))
        if "{names}" not in form or set(re.findall(r"\{(.*?)\}", form)) - {"names", "masthead"}:
            raise _wrong(f"the byline's form '{form}' cannot be filled in", 'form = "{names}, {masthead}"')
        return Byline(form)

    def _channel(self) -> Channel:
        table = self._table("channel", [item.name for item in fields(Channel)])
        kind, form, address = table.get("kind", "pull"), table.get("form", "ninjs"), table.get("address", "")
        if kind not in CHANNELS or form not in FORMS:
            raise _wrong(
                "the channel's kind or form is unknown", f"kind: {', '.join(CHANNELS)}; form: {', '.join(FORMS)}"
            )
        address = self._line("channel.address", address)
        if kind in ("webhook", "wordpress") and not re.fullmatch(r"https?://[^\s/@]+(/\S*)?", address):
            raise _wrong(f"a {kind} needs an address", 'address = "https://partner.example/hook"')
        if kind == "mail" and not MAIL_ADDRESS.fullmatch(address):
            raise _wrong("mail needs an address", 'address = "desk@partner.example"')
        user = self._line("channel.user", table.get("user", ""))
        variable = self._match("channel.password_env", table.get("password_env", ""), _VARIABLE, "WATM_PASSWORD")
        if kind == "wordpress" and not (user and variable):
            raise _wrong("WordPress needs an account", 'user = "skywave" and password_env = "WATM_PASSWORD"')
        return Channel(kind, address, form, user, variable, self._key(table.get("key", "")))

    @staticmethod
    def _key(text: object) -> bytes:
        if text == "":
            return b""
        try:
            key = base64.b64decode(text if type(text) is str else "", validate=True)
        except (ValueError, binascii.Error):
            key = b""
        if len(key) != 32:
            raise _wrong("channel.key is no Ed25519 key", "32 bytes in base64")
        return key

    @staticmethod
    def _line(key: str, value: object) -> str:
        if type(value) is not str or not is_clean(value) or len(value) > limits.TITLE_CHARACTERS:
            raise _wrong(f"{key} is no line of text", f'{key} = "..."')
        return value.strip()

    @staticmethod
    def _match(key: str, value: object, pattern: re.Pattern[str], hint: str) -> str:
        if type(value) is not str or not pattern.fullmatch(value):
            raise _wrong(f"'{value}' is no value for {key}", hint)
        return value

    def _words(self, key: str, value: object, pattern: re.Pattern[str]) -> tuple[str, ...]:
        if type(value) is not list:
            raise _wrong(f"{key} is no list", f'{key} = ["..."]')
        return tuple(dict.fromkeys(self._match(key, word, pattern, f'{key} = ["..."]') for word in value))

    def _seconds(self, key: str) -> int | None:
        found = self._stated.get(key)
        if found is not None and not isinstance(found, dt.date):
            raise _wrong(f"{key} is no date", f"{key} = 2027-01-01")
        return None if found is None else date_seconds(found)


def _wrong(what: str, hint: str) -> ConfigError:
    return ConfigError(f"the contract cannot be used: {what}", hint=hint)
