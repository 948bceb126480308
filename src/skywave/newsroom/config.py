"""`newsroom.toml`: what a newsroom is. Written by `init`, edited by people, read by every command."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skywave.archive.layout import is_desk_code
from skywave.errors import ConfigError
from skywave.newsroom.licences import parse_licence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from skywave.story.right import Licence

FILE = "newsroom.toml"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")
_CODE = re.compile(r"[a-z][a-z0-9-]{0,15}")
_POSTGRESQL = re.compile(r"postgresql(?:\+psycopg)?://((?:[^\s:/@?]+@)?[^\s/@?]+/[^\s/?]+)")
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A brand.

    Attributes:
        code: Short.
        name: For people.
        address: Its public domain.
        credits: Every name under which its own pictures are credited, beside `name`: RFA, 自由亚洲电台, ...
    """

    code: str
    name: str
    address: str
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """A masthead in one language, with a log of its own."""

    code: str
    language: str
    masthead: str


@dataclass(frozen=True, slots=True)
class Configured:
    """A source that `ingest --again` reads: one `[[source]]`.

    Attributes:
        location: A path, or an address.
        kind: A source's name, or empty: then the content decides.
        desk: Put every story on this desk, or empty.
    """

    location: str
    kind: str = ""
    desk: str = ""

    def format(self) -> str:
        """Return the lines that `ingest --keep` adds to newsroom.toml."""
        values = {"location": self.location, "kind": self.kind, "desk": self.desk}
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
        return "\n".join(["", "[[source]]", *lines, ""])


@dataclass(frozen=True, slots=True)
class Config:
    """What a newsroom is.

    Attributes:
        name: For people.
        domain: The label in its root notes.
        newsroom: N.
        mastheads: By code; the first is the newsroom's own.
        desks: By code.
        licences: What it may do with other people's material.
        sources: What `ingest --again` reads.
        catalogue: The address of a PostgreSQL database, or empty: then the catalogue is a file in the folder.
    """

    name: str
    domain: str
    newsroom: str
    mastheads: Mapping[str, Masthead]
    desks: Mapping[str, Desk]
    licences: tuple[Licence, ...] = ()
    sources: tuple[Configured, ...] = ()
    catalogue: str = ""

    @property
    def own_names(self) -> frozenset[str]:
        """Every name under which the newsroom's own work is credited."""
        names = {name for masthead in self.mastheads.values() for name in (masthead.name, *masthead.credits)}
        return frozenset({self.name, *names})

    def format(self) -> str:
        """Return the file's text."""
        lines = ["# What this newsroom is. Keys, desks and N are bound to it: `skywave init` wrote them."]
        lines += [
            f"{key} = {json.dumps(getattr(self, key), ensure_ascii=False)}" for key in ("name", "domain", "newsroom")
        ]
        if self.catalogue:
            lines.append(f"catalogue = {json.dumps(self.catalogue.replace('+psycopg', ''))}")
        for masthead in self.mastheads.values():
            lines += ["", f"[masthead.{masthead.code}]"]
            lines += [
                f"{key} = {json.dumps(getattr(masthead, key), ensure_ascii=False)}" for key in ("name", "address")
            ]
            if masthead.credits:
                lines.append(f"credits = {json.dumps(masthead.credits, ensure_ascii=False)}")
        for desk in self.desks.values():
            lines += ["", f"[desk.{json.dumps(desk.code)}]"]
            lines += [f"{key} = {json.dumps(getattr(desk, key))}" for key in ("language", "masthead")]
        return "\n".join(lines) + "\n"


def load_config(folder: Path) -> Config:
    """Read a newsroom's configuration.

    Raises:
        ConfigError: There is none here, or it is broken.
    """
    path = folder / FILE
    try:
        value = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        msg = f"there is no newsroom in {folder}"
        raise ConfigError(msg, hint="make one with 'skywave init DIR ...', or name its folder with -C DIR") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{path} cannot be read: {error}"
        raise ConfigError(msg) from None
    try:
        return _config(value)
    except (KeyError, TypeError, AttributeError):
        msg = f"{path} lacks a setting, or has one of the wrong kind"
        raise ConfigError(msg, hint="compare it with the file that 'skywave init' writes") from None


def _config(value: dict[str, Any]) -> Config:
    mastheads = {
        code: Masthead(code, item["name"], item["address"], _texts(item.get("credits", [])))
        for code, item in value["masthead"].items()
    }
    desks = {code: Desk(code, item["language"], item["masthead"]) for code, item in value["desk"].items()}
    check_desks(mastheads, desks)
    licences = tuple(parse_licence(item, number) for number, item in enumerate(value.get("licence", []), 1))
    sources = tuple(_source(item, desks) for item in value.get("source", []))
    catalogue = check_catalogue(value.get("catalogue", ""))
    return Config(value["name"], value["domain"], value["newsroom"], mastheads, desks, licences, sources, catalogue)


def check_catalogue(address: object) -> str:
    """Return the address of a catalogue as SQLAlchemy takes it: `postgresql://user@host/database`, or empty.

    A password in it would lie in a file that many people read: PostgreSQL's own PGPASSWORD or ~/.pgpass holds it.

    Raises:
        ConfigError: It is no such address, or holds a password.
    """
    if address == "":
        return ""
    found = _POSTGRESQL.fullmatch(address) if type(address) is str else None
    if found is None:
        msg = "the catalogue in newsroom.toml is no address of a PostgreSQL database"
        raise ConfigError(
            msg, hint='catalogue = "postgresql://user@host/database"; its password: ~/.pgpass or PGPASSWORD'
        )
    return f"postgresql+psycopg://{found[1]}"


def _texts(value: list[str]) -> tuple[str, ...]:
    if type(value) is not list or not all(type(text) is str for text in value):
        raise TypeError
    return tuple(value)


def _source(item: dict[str, Any], desks: Mapping[str, Desk]) -> Configured:
    if unknown := sorted(item.keys() - {"location", "kind", "desk"}):
        msg = f"'{unknown[0]}' is no setting of a source in newsroom.toml"
        raise ConfigError(msg, hint="its settings: location, kind, desk")
    found = Configured(*_texts([item["location"], item.get("kind", ""), item.get("desk", "")]))
    if found.desk and found.desk not in desks:
        msg = f"the source {found.location} in newsroom.toml belongs to the desk '{found.desk}', which is not defined"
        raise ConfigError(msg, hint=f"the desks are {', '.join(desks)}")
    return found


def check_desks(mastheads: Mapping[str, Masthead], desks: Mapping[str, Desk]) -> None:
    """Refuse codes, languages and domains that cannot be signed, with a sentence for the person who typed them."""
    for masthead in mastheads.values():
        if not _CODE.fullmatch(masthead.code) or not masthead.name or not _DOMAIN.fullmatch(masthead.address):
            msg = f"the masthead '{masthead.code}' needs a code like 'benar', a name and a domain"
            raise ConfigError(msg, hint="--masthead benar:BenarNews:benarnews.example")
    for desk in desks.values():
        if not is_desk_code(desk.code):
            msg = f"'{desk.code}' cannot be a desk: use lower-case letters, digits and '-', or MASTHEAD/CODE"
            raise ConfigError(msg, hint="the names app, root, mirrors, dict and o are taken")
        if not _LANGUAGE.fullmatch(desk.language):
            msg = f"'{desk.language}' is not a language tag (BCP 47) like my, zh-Hans or en"
            raise ConfigError(msg)
        if desk.masthead not in mastheads:
            msg = f"the desk '{desk.code}' belongs to the masthead '{desk.masthead}', which is not defined"
            raise ConfigError(msg, hint=f"--masthead {desk.masthead}:NAME:DOMAIN")
    for code in desks:
        if "/" in code and code.split("/")[0] in desks:
            msg = f"the desks '{code}' and '{code.split('/')[0]}' would share a folder"
            raise ConfigError(msg)
