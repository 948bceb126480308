"""A newsroom whose catalogue is a real PostgreSQL: the same code, the same public bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import Server, postgresql
from tests.newsrooms import check, faults, make_newsroom, open_newsroom, story, take

from skywave.errors import ConfigError
from skywave.newsroom.corrections import correct, find_target, redact, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.overview import list_works, show_work, status
from skywave.newsroom.publish import publish
from skywave.newsroom.rights import show_rights
from skywave.newsroom.silencing import silence
from skywave.testing import FakeClock

DESKS = {"eng": "en", "mya": "my"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql() as running:
        yield running


def live(folder: Path, catalogue: str) -> Newsroom:
    """Run a newsroom through everything that changes its catalogue."""
    clock = FakeClock()
    folder.mkdir()
    newsroom = make_newsroom(folder, DESKS, clock, catalogue=catalogue)
    take(newsroom, *(story(f"place {n}", byline=("Mi Example",)) for n in range(12)))
    take(newsroom, story("burmese", "မြစ်ရေသည် တနင်္လာနေ့တွင် မြင့်တက်ခဲ့သည်။", language="my"))
    publish(newsroom)
    clock.advance(3600)
    newsroom.catalogue.close()
    newsroom = open_newsroom(folder, clock)
    take(newsroom, *(story(f"place {n}", "The river fell again, officials said on Friday.") for n in range(3)))
    publish(newsroom)
    clock.advance(3600)
    correct(newsroom, find_target(newsroom, "eng:1"), "An earlier version misstated the river.")
    retract(newsroom, find_target(newsroom, "eng:2"), "The story was not true.")
    redact(newsroom, find_target(newsroom, "eng:3"), ("body",), "For somebody's safety.")
    silence(newsroom, "Mi Example", "For somebody's safety.")
    return newsroom


def tree(newsroom: Newsroom) -> dict[str, bytes]:
    return {
        path.relative_to(newsroom.public).as_posix(): path.read_bytes()
        for path in newsroom.public.rglob("*")
        if path.is_file()
    }


def test_both_catalogues_publish_the_same_bytes(tmp_path: Path, server: Server) -> None:
    small = live(tmp_path / "sqlite", "")
    large = live(tmp_path / "postgresql", server.database().replace("+psycopg", ""))
    assert not (large.folder / "catalogue.db").exists()
    assert tree(large) == tree(small)
    assert not faults(check(large))
    assert [row.as_json() for row in list_works(large, desk=None, most=50)] == [
        row.as_json() for row in list_works(small, desk=None, most=50)
    ]
    assert show_work(large, "eng:1") == show_work(small, "eng:1")
    assert show_rights(large, "eng:1") == show_rights(small, "eng:1")
    assert status(large) == status(small)
    large.catalogue.close()


def test_a_newsroom_is_opened_again_from_its_own_words(tmp_path: Path, server: Server) -> None:
    make_newsroom(tmp_path, catalogue=server.database().replace("+psycopg", "")).catalogue.close()
    again = open_newsroom(tmp_path, FakeClock())
    take(again, story("one"))
    assert sum(publish(again).stories.values()) == 1
    again.catalogue.close()


def test_a_database_that_holds_something_is_left_alone(tmp_path: Path, server: Server) -> None:
    address = server.database().replace("+psycopg", "")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    make_newsroom(tmp_path / "one", catalogue=address)
    with pytest.raises(ConfigError, match="holds tables already"):
        make_newsroom(tmp_path / "two", catalogue=address)
    assert not (tmp_path / "two" / "room").exists()


def test_a_server_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the catalogue cannot be used"):
        make_newsroom(tmp_path, catalogue="postgresql://nobody@127.0.0.1:1/nothing")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:secret@host/name",
        "mysql://host/name",
        "postgresql://host",
        "postgresql://host/name?sslmode=disable",
        "sqlite:///x.db",
    ],
)
def test_an_address_that_is_none_or_holds_a_password_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(ConfigError, match="no address of a PostgreSQL database"):
        make_newsroom(tmp_path, catalogue=address)
