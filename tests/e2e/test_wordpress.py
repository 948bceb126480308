"""Deliveries into a real WordPress: drafts, pictures with their credit, corrections beside what an editor has touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.newsrooms import make_newsroom, story, take
from tests.unit.test_intake import with_photo
from tests.wordpress import USER, wordpress

from skywave.io.deliveries import Delivery
from skywave.newsroom.corrections import correct, find_target, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.channels.posting import Poster
from skywave.partners.delivering import channels_of, deliver
from skywave.partners.looking import look
from skywave.partners.planning import plan
from skywave.partners.roster import add_partner
from skywave.testing import FakeClock

OWN = "Photo: Aung Example/Radio Example"
CONTRACT = """name = "Partner Weekly"
sites = ["{host}"]
[photos]
classes = ["owned"]
[channel]
kind = "wordpress"
address = "{address}"
form = "html"
user = "skywave"
password_env = "PASSWORD"
"""
NOTE = "An earlier version of this story said rice: it was sugar that the people of the villages carried."


@pytest.fixture(scope="module")
def press() -> Iterator[tuple[str, str]]:
    with wordpress() as running:
        yield running


def texts(what: str) -> tuple[str, ...]:
    return tuple(
        f"On day {n} the people of village {n * 7} carried {n * 3} sacks of {what} over bridge {n * 11}, a driver said."
        for n in range(1, 9)
    )


def test_a_real_wordpress_gets_drafts_and_keeps_its_editors_work(  # noqa: PLR0915 - a life is one story
    tmp_path: Path, press: tuple[str, str]
) -> None:
    address, password = press
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    add_partner(newsroom, "p", CONTRACT.format(host=address.partition("//")[2], address=address))
    channels = channels_of(newsroom, poster=Poster(total_seconds=60), environment={"PASSWORD": password})
    client = httpx2.Client(base_url=f"{address}/wp-json/wp/v2", auth=(USER, password), timeout=60, trust_env=False)

    def hand_over() -> list[Delivery]:
        clock.advance(60)
        plan(newsroom, clock.now())
        found = [one.delivery for one in deliver(newsroom, now=clock.now(), channels=channels)]
        assert {one.state for one in found} == {"handed"}, [one.said for one in found]
        return found

    def posts(status: str = "draft") -> dict[str, dict[str, Any]]:
        found = client.get("/posts", params={"status": status, "context": "edit"}).json()
        return {one["title"]["raw"]: one for one in found}

    def looks(room: Newsroom = newsroom) -> dict[str, bool | None]:
        clock.advance(3600)
        return {one.delivery.kind: one.shows for one in look(room, now=clock.now(), channels=channels, everything=True)}

    take(
        newsroom, with_photo("teal", OWN, alt="A bridge"), story("two", *texts("salt")), story("three", *texts("rice"))
    )
    publish(newsroom)
    hand_over()
    assert set(posts()) == {"Story teal", "Story two", "Story three"}
    assert posts("publish") == {}
    content = posts()["Story teal"]["content"]["raw"]
    (picture,) = client.get("/media", params={"context": "edit"}).json()
    assert picture["caption"]["raw"] == f"A bridge. {OWN}"
    assert picture["alt_text"] == "A bridge"
    assert f'<img src="{picture["source_url"]}" alt="A bridge"' in content
    assert "data-skywave-editor=" in content
    assert "data-skywave=" in content

    # What nobody touched is brought up to date, and no second picture is uploaded.
    correct(newsroom, find_target(newsroom, "list:two"), "It was tea.", new=story("two", *texts("tea")))
    correct(
        newsroom, find_target(newsroom, "list:teal"), "The bridge is open.", new=with_photo("teal", OWN, alt="A bridge")
    )
    hand_over()
    assert set(posts()) == {"Story teal", "Story two", "Story three"}
    assert "sacks of tea" in posts()["Story two"]["content"]["raw"]
    assert len(client.get("/media", params={"context": "edit"}).json()) == 1

    # What was published stays the editor's: the correction is a draft beside it, and counts once the page shows it.
    number = posts()["Story three"]["id"]
    page = client.post(f"/posts/{number}", json={"status": "publish"}).json()["link"]
    assert looks() == {"story": True}
    correct(newsroom, find_target(newsroom, "list:three"), NOTE, new=story("three", *texts("sugar")))
    (handed,) = hand_over()
    assert (handed.page, handed.applied) == (page, None)
    assert looks() == {"correction": False}
    beside = posts()["Correction: Story three"]
    assert "sacks of rice" in posts("publish")["Story three"]["content"]["raw"]
    client.post(f"/posts/{number}", json={"content": beside["content"]["raw"].partition("<hr>")[2]})
    assert looks() == {"correction": True}

    # Taken back: nothing is deleted by us; the partner's own deletion is what counts.
    retract(newsroom, find_target(newsroom, "list:three"), "It was not true.")
    hand_over()
    assert "Withdrawn: Story three" in posts()
    assert looks()["withdrawal"] is False
    client.delete(f"/posts/{number}")
    assert looks()["withdrawal"] is True
    client.close()
    newsroom.catalogue.close()
