"""The interface from which partners pull: what each gets, what is written down of it, and what is refused."""

from __future__ import annotations

import base64
import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import feedparser  # type: ignore[import-untyped]
import httpx2
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.engine import Connection
from tests.databases import Server, postgresql
from tests.newsrooms import make_newsroom, open_newsroom, story, take
from tests.partner_services import FREE, fetch, pictured, serving_partners, work_named, works_of
from tests.program import environment

from skywave.cli.partner_service import serve_partners
from skywave.errors import ConfigError, SkywaveError, UsageError
from skywave.io.deliveries import CORRECTION, DUE, HANDED, RIGHT, STANDING, STORY, WITHDRAWAL, Delivery, deliveries_of
from skywave.io.tables import deliveries, receipts
from skywave.newsroom.corrections import correct, find_target, redact, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners import followed
from skywave.partners.planning import plan
from skywave.partners.receipts import receipt_statement
from skywave.partners.roster import add_partner, change_contract, end_partner, renew_token
from skywave.partners.service import protocol
from skywave.partners.service.access import Allowance, Buckets, network_of, token_of
from skywave.partners.service.app import Settings
from skywave.partners.service.recording import limit_waiting
from skywave.partners.service.serving import open_socket
from skywave.testing import FakeClock

DESKS = {"eng": "en", "mya": "my"}
CONTRACT = (
    'name = "We Are The Mighty"\ndesks = ["eng"]\nsites = ["watm.example"]\n[photos]\nclasses = ["owned", "wire"]\n'
)
DAY, HOUR = 86_400, 3600
AP = "(AP Photo/A. Example)"


@pytest.fixture(scope="module")
def database() -> Iterator[Server]:
    with postgresql() as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def newsroom(tmp_path: Path, clock: FakeClock) -> Iterator[Newsroom]:
    made = make_newsroom(tmp_path, DESKS, clock)
    yield made
    made.catalogue.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> Iterator[Newsroom]:
    """A newsroom on each database."""
    address = ""
    if request.param == "postgresql":
        address = request.getfixturevalue("database").database().replace("+psycopg", "")
    made = make_newsroom(tmp_path, DESKS, clock, catalogue=address)
    yield made
    made.catalogue.close()


def partner(newsroom: Newsroom, code: str = "watm", contract: str = CONTRACT) -> str:
    """Add a partner and return its token."""
    return add_partner(newsroom, code, contract).token


def released(newsroom: Newsroom, *drafts: object) -> None:
    """Publish stories, and plan as the newsroom does after it published."""
    take(newsroom, *(drafts or (story("one"), story("two"))))  # type: ignore[arg-type]
    publish(newsroom)
    plan(newsroom, newsroom.clock.now())


def of(newsroom: Newsroom, code: str = "watm") -> list[Delivery]:
    with newsroom.catalogue.transaction() as db:
        return deliveries_of(db, code)


def everything(newsroom: Newsroom) -> list[tuple[object, ...]]:
    with newsroom.catalogue.transaction() as db:
        return [tuple(row) for table in (deliveries, receipts) for row in db.execute(sa.select(table))]


def problem(answer: httpx2.Response, status: int, code: str) -> str:
    """Check that an answer is a refusal, and return its sentence."""
    assert (answer.status_code, answer.json()["error"]) == (status, code), answer.text
    message = answer.json()["message"]
    assert isinstance(message, str)
    assert message[0].islower()
    assert not message.endswith(".")
    return message


# --- what a partner gets ---------------------------------------------------------------------


def test_a_work_comes_in_four_forms_with_one_digest_and_one_delivery(either: Newsroom) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        answers = {form: fetch(client, work, form=form) for form in ("ninjs", "html", "markdown", "atom")}
    assert len({(delivery, digest) for delivery, digest, _ in answers.values()}) == 1
    assert {form: answer.headers["content-type"] for form, (_, _, answer) in answers.items()} == {
        "ninjs": "application/json",
        "html": "text/html; charset=utf-8",
        "markdown": "text/markdown; charset=utf-8",
        "atom": "application/atom+xml",
    }
    delivery, digest, answer = answers["ninjs"]
    assert {(one["role"], one["value"]) for one in answer.json()["altIds"]} >= {
        ("sha256", digest),
        ("skywave-delivery", delivery),
    }
    assert all(delivery in one.text and "The river rose at one" in one.text for _, _, one in answers.values())
    assert answers["html"][2].headers["content-disposition"].startswith("attachment")
    [row] = of(either)
    assert (row.id, row.digest, row.kind, row.state, row.channel) == (delivery, digest, STORY, HANDED, "pull")
    assert (row.handed, row.received, row.applied) == (either.clock.now(), None, None)


def test_fetching_again_writes_nothing(either: Newsroom, clock: FakeClock) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        fetch(client, work)
        client.get("/v1/feed")
        before = everything(either)
        clock.advance(HOUR)
        for _ in range(2):
            fetch(client, work)
            client.get("/v1/feed")
            client.get("/v1/works")
            client.get("/v1/notices")
    assert everything(either) == before


def test_the_list_and_a_look_at_the_headers_hand_nothing_over(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        looked = client.head(f"/v1/works/{work}")
        assert client.head("/v1/feed").status_code == 200
    assert (looked.status_code, looked.content) == (200, b"")
    assert len(looked.headers["etag"]) == 66
    assert of(newsroom) == []


def test_who_has_exactly_this_is_told_so_and_who_was_never_handed_it_gets_it(newsroom: Newsroom) -> None:
    token, other = partner(newsroom), partner(newsroom, "other", 'name = "Other"\n')
    released(newsroom)
    with serving_partners(newsroom) as service:
        client, stranger = service.client(token), service.client(other)
        work = work_named(client, "Story one")
        _, digest, _ = fetch(client, work)
        same = client.get(f"/v1/works/{work}", headers={"If-None-Match": f'"{digest}"'})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", f'"{digest}"')
        weak = client.get(f"/v1/works/{work}", headers={"If-None-Match": f'"x", W/"{digest}"'})
        assert weak.status_code == 304
        assert client.get(f"/v1/works/{work}", headers={"If-None-Match": '"x"'}).status_code == 200
        feed = client.get("/v1/feed")
        again = client.get("/v1/feed", headers={"If-None-Match": feed.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        stranger.get(f"/v1/works/{work}", params={"desk": "eng"}, headers={"If-None-Match": f'"{digest}"'})
    assert len(of(newsroom)) == 2


def test_a_feed_hands_over_all_of_its_entries(either: Newsroom) -> None:
    token = partner(either)
    released(either, *(story(f"place {n}") for n in range(33)))
    with serving_partners(either) as service:
        answer = service.client(token).get("/v1/feed")
        assert answer.headers["content-type"] == "application/atom+xml"
        read = feedparser.parse(answer.content)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == [f"Story place {n}" for n in range(32, 2, -1)]
    rows = of(either)
    assert len(rows) == 30
    assert {row.state for row in rows} == {HANDED}
    assert all(row.id in answer.text for row in rows)


def test_the_list_begins_with_the_newest_and_is_followed_by_its_cursor(either: Newsroom, clock: FakeClock) -> None:
    token = partner(either)
    released(either, *(story(f"place {n}") for n in range(5)))
    with serving_partners(either) as service:
        client = service.client(token)
        newest = client.get("/v1/works", params={"limit": "2"}).json()
        assert [one["title"] for one in newest["works"]] == ["Story place 4", "Story place 3"]
        assert client.get("/v1/works", params={"after": newest["next"]}).json()["works"] == []
        seen, after, more = [], 0, True
        while more:
            page = client.get("/v1/works", params={"after": after, "limit": "2"}).json()
            seen += [one["title"] for one in page["works"]]
            after, more = page["next"], page["more"]
        assert seen == [f"Story place {n}" for n in range(5)]
        clock.advance(HOUR)
        released(either, story("new"), story("place 1", "The river fell at last, officials said."))
        page = client.get("/v1/works", params={"after": newest["next"]}).json()
        assert sorted((one["title"], one["version"]) for one in page["works"]) == [
            ("Story new", 1),
            ("Story place 1", 2),
        ]
        forms = page["works"][0]["forms"]
        assert set(forms) == {"ninjs", "html", "markdown", "atom"}
        assert client.get(forms["markdown"]).headers["content-type"].startswith("text/markdown")


def test_a_work_that_changed_twice_stands_in_the_list_once(newsroom: Newsroom, clock: FakeClock) -> None:
    token = partner(newsroom)
    released(newsroom)
    clock.advance(HOUR)
    released(newsroom, story("one", "The river fell, officials said."))
    with serving_partners(newsroom) as service:
        page = service.client(token).get("/v1/works", params={"after": "0"}).json()
    assert [(one["title"], one["version"]) for one in page["works"]] == [("Story two", 1), ("Story one", 2)]


def test_a_contract_is_shown_in_plain_values_and_without_how_we_log_in(newsroom: Newsroom) -> None:
    wordpress = (
        '[channel]\nkind = "wordpress"\naddress = "https://watm.example"\nuser = "robot"\npassword_env = "WATM_WORD"\n'
    )
    token = partner(newsroom, contract=CONTRACT + "[window]\ndays = 90\n" + wordpress)
    with serving_partners(newsroom) as service:
        answer = service.client(token).get("/v1/contract")
    value = answer.json()
    assert (value["partner"], value["name"], value["number"], value["holds"]) == ("watm", "We Are The Mighty", 1, True)
    assert value["window"] == {"delay_hours": 0, "days": 90}
    assert value["desks"] == [{"code": "eng", "language": "en", "masthead": "Radio Example"}]
    assert "Publish it within 90 days of our publication." in value["terms"]
    assert "robot" not in answer.text
    assert "WATM_WORD" not in answer.text


# --- what a partner does not get -------------------------------------------------------------


def test_a_desk_that_the_contract_does_not_cover_is_refused_whatever_is_on_it(newsroom: Newsroom) -> None:
    token, reader = partner(newsroom), partner(newsroom, "all", 'name = "All"\n')
    released(newsroom, story("one"), story("burmese", "မြစ်ရေသည် တနင်္လာနေ့တွင် မြင့်တက်ခဲ့သည်။", language="my"))
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(service.client(reader), "Story burmese", desk="mya")
        for name in (work, "a" * 16):
            assert "does not cover" in problem(client.get(f"/v1/works/{name}?desk=mya"), 403, "outside-contract")
        problem(client.get(f"/v1/works/{work}"), 404, "not-found")
        problem(client.get("/v1/works?desk=mya"), 403, "outside-contract")
        problem(client.get("/v1/feed?desk=mya"), 403, "outside-contract")
        problem(client.get("/v1/works?desk=xyz"), 404, "not-found")
    assert of(newsroom) == []


def test_with_several_desks_a_request_names_one(newsroom: Newsroom) -> None:
    token = partner(newsroom, contract='name = "All"\n')
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        problem(client.get("/v1/works"), 422, "which-desk")
        problem(client.get("/v1/feed"), 422, "which-desk")
        work = work_named(client, "Story one", desk="eng")
        assert client.get(f"/v1/works/{work}").status_code == 200


def test_outside_its_window_a_work_is_refused_and_not_listed(either: Newsroom, clock: FakeClock) -> None:
    token = partner(either, contract=CONTRACT + "[window]\ndelay_hours = 2\ndays = 1\n")
    reader = partner(either, "all", 'name = "All"\n')
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        work = work_named(service.client(reader), "Story one", desk="eng")
        assert works_of(client) == []
        assert "2 hours after" in problem(client.get(f"/v1/works/{work}"), 403, "outside-contract")
        assert feedparser.parse(client.get("/v1/feed").content).entries == []
        clock.advance(3 * HOUR)
        assert len(works_of(client)) == 2
        assert fetch(client, work)[2].status_code == 200
        clock.advance(DAY)
        assert [one["work"] for one in works_of(client)] == [work]
        assert fetch(client, work)[2].status_code == 200
        other = work_named(service.client(reader), "Story two", desk="eng")
        assert "window of 1 days is over" in problem(client.get(f"/v1/works/{other}"), 403, "outside-contract")
    assert len(of(either)) == 1


def test_a_text_without_a_right_is_451_with_the_reason(newsroom: Newsroom) -> None:
    token = partner(newsroom, contract=CONTRACT + '[text]\npart = "none"\n')
    reader = partner(newsroom, "all", 'name = "All"\n')
    released(newsroom)
    with serving_partners(newsroom) as service:
        work = work_named(service.client(reader), "Story one", desk="eng")
        client = service.client(token)
        assert "the contract covers no text" in problem(client.get(f"/v1/works/{work}"), 451, "withheld")
        assert works_of(client) == []
    assert of(newsroom) == []


def test_a_story_taken_back_is_410_and_reaches_its_holders_alone(either: Newsroom, clock: FakeClock) -> None:
    token, other = partner(either), partner(either, "other", CONTRACT)
    released(either)
    with serving_partners(either) as service:
        client, stranger = service.client(token), service.client(other)
        work = work_named(client, "Story one")
        _, before, _ = fetch(client, work)
        clock.advance(HOUR)
        retract(either, find_target(either, work), "The story was not true.")
        plan(either, clock.now())
        delivery, digest, answer = fetch(client, work)
        assert answer.status_code == 410
        assert answer.json()["pubStatus"] == "canceled"
        assert "The river rose" not in answer.text
        assert digest != before
        for form in ("html", "markdown", "atom"):
            assert "The story was not true." in fetch(client, work, form=form)[2].text
        assert "deleted-entry" in client.get("/v1/feed").text
        assert fetch(stranger, work)[2].status_code == 410
        assert work not in stranger.get("/v1/feed").text
        assert [one["status"] for one in works_of(client) if one["work"] == work] == ["canceled"]
        assert work not in {one["work"] for one in works_of(stranger)}
    last = of(either)[1]
    assert (last.id, last.digest, last.kind, last.state) == (delivery, digest, WITHDRAWAL, HANDED)
    assert work not in {row.work for row in of(either, "other")}


def test_a_work_whose_right_ended_is_451_and_its_holder_can_confirm_it(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        fetch(client, work)
        change_contract(newsroom, "watm", CONTRACT + '[text]\npart = "none"\n')
        answer = client.get(f"/v1/works/{work}")
        problem(answer, 451, "withheld")
        value = answer.json()
        sent = client.post("/v1/receipts", json={name: value[name] for name in ("delivery", "digest")})
        assert sent.status_code == 201
    first, second = of(newsroom)
    assert (first.received, second.kind) == (None, RIGHT)
    assert second.received is not None


def test_an_ended_partner_keeps_what_it_holds_and_gets_nothing_new(either: Newsroom, clock: FakeClock) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        held, other = work_named(client, "Story one"), work_named(client, "Story two")
        fetch(client, held)
        end_partner(either, "watm")
        clock.advance(HOUR)
        correct(either, find_target(either, held), "An earlier version misstated the river.")
        released(either, story("three"))
        plan(either, clock.now())
        assert [one["work"] for one in works_of(client)] == [held]
        assert "has ended" in problem(client.get(f"/v1/works/{other}"), 403, "outside-contract")
        [notice] = client.get("/v1/notices").json()["notices"]
        assert (notice["kind"], notice["work"]) == (CORRECTION, held)
        delivery, digest, answer = fetch(client, held)
        assert delivery == notice["delivery"]
        assert "misstated the river" in answer.text
        assert client.post("/v1/receipts", json={"delivery": delivery, "digest": digest}).status_code == 201
        assert client.get("/v1/contract").json()["holds"] is False
    assert {row.work for row in of(either)} == {held}


# --- files -----------------------------------------------------------------------------------


def files_in(answer: httpx2.Response) -> list[str]:
    found = [one["href"] for part in answer.json().get("associations", []) for one in part.get("renditions", [])]
    return [address for address in found if "/v1/files/" in address]


def test_a_file_is_served_as_what_it_is_and_to_its_partner_alone(newsroom: Newsroom) -> None:
    token, other = partner(newsroom), partner(newsroom, "other", CONTRACT.replace('"owned", "wire"', ""))
    released(newsroom, pictured("teal"))
    with serving_partners(newsroom) as service:
        client, stranger = service.client(token), service.client(other)
        work = work_named(client, "Story teal")
        addresses = files_in(fetch(client, work)[2])
        assert addresses
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("image/")
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["content-disposition"].startswith("attachment; filename=")
            assert int(answer.headers["content-length"]) == len(answer.content)
            tag = answer.headers["etag"]
            assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
            assert client.head(address).headers["content-length"] == answer.headers["content-length"]
            assert "covers no photos" in problem(stranger.get(address), 451, "withheld")
            problem(service.client().get(address), 401, "no-access")
        assert files_in(fetch(stranger, work)[2]) == []
        problem(client.get(addresses[0].replace(work, "a" * 16)), 404, "not-found")
        problem(client.get(f"/v1/files/{'0' * 64}?work={work}"), 404, "not-found")


def test_the_right_to_a_file_is_decided_again_at_every_fetch(either: Newsroom, clock: FakeClock) -> None:
    import datetime as dt

    until = dt.datetime.fromtimestamp(clock.now() + 3 * DAY, dt.UTC).date().isoformat()
    path = either.folder / "newsroom.toml"
    plain = path.read_text("utf-8")
    path.write_text(plain + f'\n[[licence]]\nholder = "AP"\naudiences = ["*"]\nuntil = {until}\n', "utf-8")
    opened = open_newsroom(either.folder.parent, clock)
    token = partner(opened)
    released(opened, pictured("teal", AP))
    with serving_partners(opened) as service:
        client = service.client(token)
        work = work_named(client, "Story teal")
        address = files_in(fetch(client, work)[2])[0]
        assert client.get(address).status_code == 200
        assert of(opened)[0].until is not None
        clock.advance(4 * DAY)
        assert "AP has ended" in problem(client.get(address), 451, "withheld")
        clock.advance(-4 * DAY)
        assert client.get(address).status_code == 200
        path.write_text(plain, "utf-8")
        assert "AP material" in problem(client.get(address), 451, "withheld")
    opened.catalogue.close()


def test_a_file_of_a_work_that_is_gone_or_outside_the_window_is_refused(newsroom: Newsroom, clock: FakeClock) -> None:
    token = partner(newsroom)
    late = partner(newsroom, "late", CONTRACT.replace("[photos]", "[window]\ndelay_hours = 5\n[photos]"))
    released(newsroom, pictured("teal"))
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story teal")
        address = files_in(fetch(client, work)[2])[0]
        problem(service.client(late).get(address), 403, "outside-contract")
        clock.advance(HOUR)
        retract(newsroom, find_target(newsroom, work), "The story was not true.")
        problem(client.get(address), 410, "canceled")


def test_a_removed_picture_is_refused_and_its_caption_is_gone(newsroom: Newsroom, clock: FakeClock) -> None:
    token = partner(newsroom)
    released(newsroom, pictured("teal"))
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story teal")
        addresses = files_in(fetch(client, work)[2])
        clock.advance(HOUR)
        digest = addresses[0].split("/v1/files/")[1][:64]
        redact(newsroom, find_target(newsroom, work), (f"asset:{digest}",), "For somebody's safety.")
        assert client.get(addresses[0]).status_code in (404, 451)
        assert "A bridge." not in fetch(client, work)[2].text


def test_a_file_that_is_missing_or_damaged_is_not_served(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    token = partner(newsroom)
    released(newsroom, pictured("teal"))
    with serving_partners(newsroom) as service:
        client = service.client(token)
        address = files_in(fetch(client, work_named(client, "Story teal"))[2])[0]
        shutil.rmtree(newsroom.originals)
        assert client.get(address).status_code == 200
        digest = address.split("/v1/files/")[1][:64]
        found = next((newsroom.public / "o").rglob(f"{digest}.*"))
        found.write_bytes(found.read_bytes()[:-1])
        answer = client.get(address)
        problem(answer, 503, "unavailable")
    assert str(newsroom.folder) not in answer.text
    assert answer.json()["reference"] in capsys.readouterr().err


# --- notices, and what is written down -------------------------------------------------------


def test_a_notice_is_handed_over_by_fetching_it_and_received_by_its_receipt(either: Newsroom, clock: FakeClock) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        fetch(client, work)
        clock.advance(HOUR)
        correct(either, find_target(either, work), "An earlier version misstated the river.")
        plan(either, clock.now())
        assert of(either)[1].state == DUE
        assert client.head("/v1/notices").status_code == 200
        assert of(either)[1].state == DUE
        answer = client.get("/v1/notices").json()
        [notice] = answer["notices"]
        made = clock.now()
        assert {name: notice[name] for name in ("kind", "work", "desk", "version", "made", "deadline", "received")} == {
            "kind": CORRECTION,
            "work": work,
            "desk": "eng",
            "version": 2,
            "made": made,
            "deadline": made + 24 * HOUR,
            "received": False,
        }
        assert "misstated the river" in notice["why"]
        assert "digest" not in notice
        row = of(either)[1]
        assert (row.state, row.handed, row.received) == (HANDED, made, None)
        again = client.get("/v1/notices").json()["notices"]
        assert [one["delivery"] for one in again] == [notice["delivery"]]
        fetched = client.get(notice["fetch"])
        digest = fetched.headers["etag"].strip('"')
        assert fetched.headers["skywave-delivery"] == notice["delivery"]
        page = {"delivery": notice["delivery"], "digest": digest, "page": "https://watm.example/river"}
        sent = client.post("/v1/receipts", json=page)
        assert (sent.status_code, sent.json()["new"], sent.json()["bound_by"]) == (201, True, "token")
        assert client.get("/v1/notices").json()["notices"] == []
        assert [one["received"] for one in client.get("/v1/notices?after=0").json()["notices"]] == [True]
        assert client.get("/v1/notices", params={"after": notice["number"]}).json()["notices"] == []
    row = of(either)[1]
    assert (row.received, row.applied, row.page) == (made, None, "https://watm.example/river")
    assert len(of(either)) == 2


def test_who_asks_before_it_is_told_is_handed_a_correction_and_planning_adds_nothing(
    either: Newsroom, clock: FakeClock
) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        fetch(client, work)
        clock.advance(HOUR)
        correct(either, find_target(either, work), "An earlier version misstated the river.")
        fetch(client, work)
        rows = of(either)
        assert [row.kind for row in rows] == [STORY, CORRECTION]
        plan(either, clock.now())
        assert of(either) == rows


def test_a_plain_new_version_of_a_work_that_it_holds_is_a_notice_once_it_is_fetched(
    newsroom: Newsroom, clock: FakeClock
) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        fetch(client, work_named(client, "Story one"))
        assert client.get("/v1/notices").json()["notices"] == []
        clock.advance(HOUR)
        released(newsroom, story("one", "The river fell, officials said."))
        fetch(client, work_named(client, "Story one"))
        [notice] = client.get("/v1/notices").json()["notices"]
    assert (notice["kind"], notice["version"]) == (STORY, 2)


def test_only_the_newest_notice_of_a_work_is_told(newsroom: Newsroom, clock: FakeClock) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        fetch(client, work)
        for text in ("First note.", "Second note."):
            clock.advance(HOUR)
            correct(newsroom, find_target(newsroom, work), text)
            plan(newsroom, clock.now())
            client.get("/v1/notices")
        [notice] = client.get("/v1/notices").json()["notices"]
    assert "Second note." in notice["why"]
    assert [row.kind for row in of(newsroom)] == [STORY, CORRECTION, CORRECTION]


def test_changed_standing_texts_are_a_notice_that_can_be_fetched_and_confirmed(
    newsroom: Newsroom, clock: FakeClock
) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        fetch(client, work_named(client, "Story one"))
        plan(newsroom, clock.now())
        clock.advance(HOUR)
        folder = newsroom.folder / "standing" / "rfa" / "en"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "notice.md").write_text("Copyright Radio Example. Used with permission.\n", "utf-8")
        released(newsroom, story("three"))
        plan(newsroom, clock.now())
        told = [one for one in client.get("/v1/notices").json()["notices"] if one["kind"] == STANDING]
        assert len(told) == 1
        answer = client.get(told[0]["fetch"])
        assert answer.status_code == 200
        assert "Used with permission." in answer.text
        sent = {"delivery": told[0]["delivery"], "digest": answer.headers["etag"].strip('"')}
        assert client.post("/v1/receipts", json=sent).status_code == 201


def test_what_waits_to_be_pushed_is_still_pushed_though_the_partner_has_asked(newsroom: Newsroom) -> None:
    hook = '[channel]\nkind = "webhook"\naddress = "http://127.0.0.1:9/hook"\n'
    token = partner(newsroom, contract=CONTRACT + hook)
    released(newsroom)
    plan(newsroom, newsroom.clock.now())
    waiting = of(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        for work in (one["work"] for one in works_of(client)):
            fetch(client, work)
    assert [(row.id, row.state, row.next) for row in of(newsroom)] == [(row.id, DUE, row.next) for row in waiting]
    assert all(row.handed is not None for row in of(newsroom))


def test_many_first_fetches_at_once_make_one_delivery(either: Newsroom) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        work = work_named(service.client(token), "Story one")
        clients = [service.client(token) for _ in range(12)]
        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(lambda client: fetch(client, work), clients))
        assert {answer.status_code for _, _, answer in answers} == {200}
        delivery, digest, _ = answers[0]
        receipt = {"delivery": delivery, "digest": digest}
        with ThreadPoolExecutor(12) as pool:
            sent = list(pool.map(lambda client: client.post("/v1/receipts", json=receipt), clients))
    assert len({delivery for delivery, _, _ in answers}) == 1
    assert len(of(either)) == 1
    assert sorted(one.status_code for one in sent) == [200] * 11 + [201]


# --- receipts over HTTP ----------------------------------------------------------------------


def test_a_signed_contract_takes_no_receipt_without_its_signature(newsroom: Newsroom) -> None:
    key = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    token = partner(newsroom, contract=CONTRACT + f'[channel]\nkey = "{public}"\n')
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        delivery, digest, _ = fetch(client, work_named(client, "Story one"))
        at = newsroom.clock.now()
        receipt: dict[str, object] = {"delivery": delivery, "digest": digest, "at": at}
        assert "not signed" in problem(client.post("/v1/receipts", json=receipt), 409, "receipt-refused")
        n = client.get("/v1/contract").json()["newsroom"]["id"]
        signature = key.sign(receipt_statement(n, "watm", delivery, digest, at))
        text = base64.b64encode(signature).decode()
        forged = "A" + text[1:] if text[0] != "A" else "B" + text[1:]
        assert "false" in problem(
            client.post("/v1/receipts", json={**receipt, "signature": forged}), 409, "receipt-refused"
        )
        assert of(newsroom)[0].received is None
        sent = client.post("/v1/receipts", json={**receipt, "signature": text})
        assert (sent.status_code, sent.json()["bound_by"]) == (201, "signature")
        replayed = client.post("/v1/receipts", json={**receipt, "signature": text})
        assert (replayed.status_code, replayed.json()["new"]) == (200, False)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"[" * 8000, b'{"delivery": 1, "digest": 2}', b"\xff\xfe",
        b'{"delivery":"' + b"a" * 26 + b'"}',
        b'{"delivery":"' + b"a" * 26 + b'","digest":"' + b"0" * 64 + b'","more":1}',
        b'{"delivery":"' + b"a" * 26 + b'","digest":"' + b"0" * 64 + b'","at":1.5}',
        b'{"delivery":"' + b"a" * 26 + b'","digest":"' + b"0" * 64 + b'","at":1' + b"0" * 5000 + b"}",
        b'{"delivery":"' + b"a" * 26 + b'","digest":"' + b"0" * 64 + b'","signature":"' + b"!" * 88 + b'"}',
        b'{"delivery":"' + b"a" * 26 + b'","digest":"' + b"0" * 64 + b'","page":"\\ud800"}',
    ],
    ids=[
        "nothing", "a beginning", "a list", "null", "deep", "numbers", "no text", "half", "more than a receipt", "half a second",
        "5000 digits", "no base64", "a lone surrogate",
    ],
)  # fmt: skip
def test_a_body_that_is_no_receipt_is_a_sentence(newsroom: Newsroom, body: bytes) -> None:
    token = partner(newsroom)
    with serving_partners(newsroom) as service:
        answer = service.client(token).post("/v1/receipts", content=body, headers={"Content-Type": "application/json"})
    problem(answer, 422, "malformed")


# --- who may ask, and how often --------------------------------------------------------------


def test_only_a_token_in_its_header_opens_anything(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        bare = service.client()
        for headers in (
            {},
            {"Authorization": token},
            {"Authorization": f"Basic {token}"},
            {"Authorization": f"Bearer {token}x"},
            {"Authorization": f"Bearer {token[:-1]}"},
            {"Authorization": "Bearer sky_" + "a" * 32},
            {"Authorization": "Bearer"},
            {"Cookie": f"token={token}"},
        ):
            for path in ("/v1/contract", "/v1/works", "/v1/feed", "/v1/notices", "/v1/works/" + "a" * 16):
                answer = bare.get(path, headers=headers)
                problem(answer, 401, "no-access")
                assert answer.headers["www-authenticate"].startswith("Bearer")
        twice = bare.get("/v1/works", headers=[("Authorization", f"Bearer {token}"), ("Authorization", "Bearer x")])
        problem(twice, 401, "no-access")
        for name in ("token", "access_token", "limit=5&token"):
            problem(bare.get(f"/v1/works?{name}={token}"), 400, "query")
        assert bare.get("/v1/works", headers={"Authorization": f"bearer {token}"}).status_code == 200


def test_a_renewed_token_is_dead_at_once_and_a_new_contract_holds_at_once(either: Newsroom) -> None:
    token = partner(either)
    with serving_partners(either) as service:
        old = service.client(token)
        assert old.get("/v1/contract").json()["number"] == 1
        change_contract(either, "watm", CONTRACT.replace('"eng"', '"mya"'))
        value = old.get("/v1/contract").json()
        assert (value["number"], [desk["code"] for desk in value["desks"]]) == (2, ["mya"])
        new = renew_token(either, "watm")
        problem(old.get("/v1/contract"), 401, "no-access")
        assert service.client(new).get("/v1/contract").status_code == 200


def test_unknown_tokens_are_told_to_wait_and_known_ones_beside_them_pass(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    settings = Settings(requests=FREE, failures=Allowance(0.01, 3))
    with serving_partners(newsroom, settings) as service:
        stranger, client = service.client("sky_" + "a" * 32), service.client(token)
        assert [stranger.get("/v1/works").status_code for _ in range(5)] == [401, 401, 401, 429, 429]
        waiting = stranger.get("/v1/works")
        problem(waiting, 429, "too-often")
        assert 1 <= int(waiting.headers["retry-after"]) <= 101
        assert client.get("/v1/works").status_code == 200


def test_a_partner_that_asks_too_often_is_told_to_wait_and_no_other_is(newsroom: Newsroom) -> None:
    first, second = partner(newsroom), partner(newsroom, "second")
    with serving_partners(newsroom, Settings(requests=Allowance(0.01, 4), failures=FREE)) as service:
        busy, calm = service.client(first), service.client(second)
        assert [busy.get("/v1/contract").status_code for _ in range(6)] == [200] * 4 + [429] * 2
        assert calm.get("/v1/contract").status_code == 200


def test_a_bucket_fills_again_with_time_and_is_forgotten_when_there_are_too_many() -> None:
    now = [0.0]
    buckets = Buckets(Allowance(0.5, 2), lambda: now[0])
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 3]
    now[0] = 2.0
    assert [buckets.take("a") for _ in range(2)] == [0, 3]
    for number in range(25_000):
        buckets.take(f"peer {number}")
    assert len(buckets._left) == 20_000


def test_failed_tries_are_counted_by_address_or_by_the_network_of_64_bits() -> None:
    assert network_of("192.0.2.7") == "192.0.2.7"
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:2") == "2001:db8::/64"
    assert network_of("nonsense") == "unknown"


def test_a_token_has_one_form() -> None:
    token = "sky_" + "a" * 32
    assert token_of(f"Bearer {token}") == token
    for header in (
        None,
        "",
        "Bearer",
        f"Bearer {token} ",
        f" Bearer {token}",
        f"Bearer {token.upper()}",
        f"Bearer\t{token}",
    ):
        assert not token_of(header)


# --- what strangers send, and faults of ours -------------------------------------------------


def test_every_answer_protects_and_none_names_the_server_or_another_site(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        answers = [
            client.get("/openapi.json"),
            client.get(f"/v1/works/{work}?form=html"),
            client.get("/v1/nothing"),
            client.get("/v1/feed"),
            client.post("/v1/receipts", content=b"x"),
            client.options("/v1/works", headers={"Origin": "https://evil.example"}),
            service.client().get("/v1/works", headers={"Origin": "https://evil.example"}),
        ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] in ("no-store", "private, no-cache")
        assert not {name for name in answer.headers if name == "server" or name.startswith("access-control")}


def test_methods_that_mean_nothing_are_refused_with_those_that_do(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        for path, allowed in (("/v1/works", "GET, HEAD, OPTIONS"), ("/v1/receipts", "OPTIONS, POST")):
            answer = client.options(path)
            assert (answer.status_code, answer.headers["allow"], answer.content) == (204, allowed, b"")
            for method in ("PUT", "DELETE", "PATCH", "TRACE", "POST" if path == "/v1/works" else "GET"):
                refused = client.request(method, path)
                problem(refused, 405, "method")
                assert refused.headers["allow"] == allowed
        problem(client.options("/v1/nothing"), 404, "not-found")
        problem(client.get("/docs"), 404, "not-found")
        problem(client.get("/v1/works/"), 404, "not-found")


def test_what_is_too_long_is_refused(newsroom: Newsroom) -> None:
    token = partner(newsroom)

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 1000

    with serving_partners(newsroom) as service:
        client = service.client(token)
        problem(client.get("/v1/works?desk=" + "a" * 3000), 414, "too-long")
        problem(client.post("/v1/receipts", content=b"x" * 20_000), 413, "too-long")
        problem(client.post("/v1/receipts", content=endless()), 413, "too-long")
        problem(client.get("/v1/works", headers={"X-Long": "a" * 40_000}), 431, "too-long")
        assert client.get("/v1/works").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["desk=eng&desk=eng", "x=1", "limit=0", "limit=101", "limit=1e1", "limit=+5", "limit=5.0", "limit=%205", "after=-1",
     "after=99999999999999999", "after=", "desk=ENG", "desk=eng%00", "desk=../eng", "desk=eng%0a", "%64esk=eng&desk=eng"],
)  # fmt: skip
def test_a_query_in_another_form_is_a_sentence(newsroom: Newsroom, query: str) -> None:
    token = partner(newsroom)
    with serving_partners(newsroom) as service:
        answer = service.client(token).get(f"/v1/works?{query}")
    assert answer.status_code in (400, 422)
    assert {"error", "message"} <= answer.json().keys()


def test_a_fault_of_ours_shows_nothing_but_a_reference(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    token = partner(newsroom)
    released(newsroom)
    with (
        serving_partners(newsroom) as service,
        patch("skywave.partners.forms.render_ninjs", side_effect=RuntimeError("the secret of /work")),
    ):
        client = service.client(token)
        answer = client.get(f"/v1/works/{work_named(client, 'Story one')}")
    problem(answer, 500, "fault")
    assert "secret" not in answer.text
    told = capsys.readouterr().err
    assert answer.json()["reference"] in told
    assert "the secret of /work" in told
    assert token not in told


def test_what_cannot_be_written_down_does_not_leave(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        full = ConfigError("the catalogue cannot be used: disk full at /work/room", hint="make room")
        with patch("skywave.partners.service.recording.add_deliveries", side_effect=full):
            answer = client.get(f"/v1/works/{work}")
        problem(answer, 503, "unavailable")
        assert "river" not in answer.text
        assert "/work/room" not in answer.text
        assert answer.headers["retry-after"] == "5"
        assert of(newsroom) == []
        assert client.get(f"/v1/works/{work}").status_code == 200
    assert answer.json()["reference"] in capsys.readouterr().err


def test_settings_that_cannot_be_read_decide_no_right(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    token = partner(newsroom)
    released(newsroom)
    path = newsroom.folder / "newsroom.toml"
    good = path.read_bytes()
    with serving_partners(newsroom) as service:
        client = service.client(token)
        assert client.get("/v1/feed").status_code == 200
        path.write_bytes(good + b"\n[[licence")
        problem(client.get("/v1/feed"), 503, "unavailable")
        path.write_bytes(good)
        assert client.get("/v1/feed").status_code == 200
    assert "newsroom.toml" in capsys.readouterr().err


def test_a_connection_that_never_finishes_its_request_is_closed(newsroom: Newsroom) -> None:
    with patch.object(protocol, "SECONDS", 0.2), serving_partners(newsroom) as service:
        port = int(service.address.rsplit(":", 1)[1])
        for beginning in (b"", b"GET /v1/works HTTP/1.1\r\nHost: x\r\n"):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
                slow.sendall(beginning)
                assert slow.recv(1000) == b""


def test_too_many_requests_at_once_are_told_to_come_again(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    reached, going_on = threading.Event(), threading.Event()

    def hangs(*_: object) -> dict[str, object]:
        reached.set()
        assert going_on.wait(20)
        raise ConfigError("nothing")

    settings = Settings(requests=FREE, failures=FREE, most_open=1)
    with (
        serving_partners(newsroom, settings) as service,
        patch("skywave.partners.service.app.partner_of", side_effect=hangs),
        ThreadPoolExecutor(1) as pool,
    ):
        waiting = pool.submit(service.client(token).get, "/v1/contract")
        assert reached.wait(20)
        problem(service.client(token).get("/v1/contract"), 503, "unavailable")
        going_on.set()
        assert waiting.result().status_code == 503


def test_the_description_is_public_and_names_every_address_and_refusal(newsroom: Newsroom) -> None:
    with serving_partners(newsroom) as service:
        value = service.client().get("/openapi.json").json()
    assert set(value["paths"]) == {
        "/v1/contract", "/v1/works", "/v1/works/{work}", "/v1/feed", "/v1/files/{sha256}", "/v1/notices", "/v1/receipts",
    }  # fmt: skip
    for path in value["paths"].values():
        for operation in path.values():
            assert operation["security"] == [{"token": []}]
            assert {"401", "429", "500", "503"} <= operation["responses"].keys()
    assert value["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert "HTTPValidationError" not in json.dumps(value)


# --- running it ------------------------------------------------------------------------------


def test_it_listens_to_others_than_this_machine_only_where_somebody_says_so(newsroom: Newsroom) -> None:
    with pytest.raises(UsageError, match="without TLS"):
        serve_partners(newsroom, host="0.0.0.0", port=0)  # noqa: S104 - refused
    with pytest.raises(UsageError, match="no address"):
        serve_partners(newsroom, port=0, address="partners.rfa.example")


def test_a_port_that_is_taken_is_a_sentence() -> None:
    with open_socket("127.0.0.1", 0) as first, pytest.raises(ConfigError, match="nothing can listen"):
        open_socket("127.0.0.1", first.getsockname()[1])


def test_the_root_note_is_read_again_when_it_changes(newsroom: Newsroom) -> None:
    from skywave.partners.service.current import Current

    current = Current(newsroom)
    assert current.newsroom() is newsroom
    (newsroom.public / "root" / "2").write_bytes(b"not yet a root note")
    with pytest.raises(SkywaveError):
        current.newsroom()
    (newsroom.public / "root" / "2").unlink()
    assert current.newsroom().root.version == 1


def test_the_clock_of_the_service_is_the_newsrooms(newsroom: Newsroom, clock: FakeClock) -> None:
    token = partner(newsroom, contract='name = "Later"\nfrom = 2027-01-01\ndesks = ["eng"]\n')
    with serving_partners(newsroom) as service:
        assert service.client(token).get("/v1/contract").json()["holds"] is False
        clock.advance(400 * DAY)
        assert service.client(token).get("/v1/contract").json()["holds"] is True


def test_reads_do_not_wait_for_whoever_writes(newsroom: Newsroom) -> None:
    token = partner(newsroom)
    released(newsroom)
    with serving_partners(newsroom) as service:
        client = service.client(token)
        held, other = work_named(client, "Story one"), work_named(client, "Story two")
        fetch(client, held)
        clients = [service.client(token) for _ in range(6)]
        with ThreadPoolExecutor(6) as pool:
            with newsroom.catalogue.transaction() as db:
                db.exec_driver_sql("BEGIN IMMEDIATE")  # the catalogue is a file here
                waiting = [pool.submit(fetch, one, other) for one in clients]
                assert fetch(client, held)[2].status_code == 200
                assert len(works_of(client)) == 2
                assert client.get("/v1/notices").status_code == 200
                assert not [one for one in waiting if one.done()]
            assert {one.result()[2].status_code for one in waiting} == {200}
    assert len(of(newsroom)) == 2


def test_behind_a_proxy_failed_tries_are_counted_for_each_address_that_it_names(newsroom: Newsroom) -> None:
    with serving_partners(newsroom, Settings(requests=FREE, failures=Allowance(0.01, 1))) as service:
        stranger = service.client("sky_" + "a" * 32)
        found = [
            stranger.get("/v1/works", headers={"X-Forwarded-For": address}).status_code
            for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2", "198.51.100.9, 192.0.2.1")
        ]
    assert found == [401, 429, 401, 429]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_ends_it_cleanly(newsroom: Newsroom, workers: int) -> None:
    token = partner(newsroom)
    code = (
        "import pathlib, sys; from skywave.cli.partner_service import serve_partners; "
        "from skywave.newsroom.newsroom import Newsroom; "
        "serve_partners(Newsroom(pathlib.Path(sys.argv[1])), port=0, workers=int(sys.argv[2]))"
    )
    command = [sys.executable, "-P", "-c", code, str(newsroom.folder), str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment(newsroom.folder)) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        address = told.partition("served at ")[2].partition(",")[0]
        with httpx2.Client(
            base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60, trust_env=False
        ) as client:
            assert client.get("/v1/contract").json()["partner"] == "watm"
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(60) == 0
    assert rest == "skywave: hint: stopped\n"


def test_a_correction_between_reading_and_writing_is_what_leaves(either: Newsroom, clock: FakeClock) -> None:
    """Else who is handed the wrong version at that moment would never hear of the correction."""
    token, other = partner(either), partner(either, "other", CONTRACT)
    released(either)
    corrected: list[str] = []

    def held_up(db: Connection) -> None:
        if not corrected:
            corrected.append(work)
            correct(either, find_target(either, work), "An earlier version misstated the river.")
            plan(either, clock.now())
        limit_waiting(db)

    with serving_partners(either) as service:
        client = service.client(token)
        work = work_named(client, "Story one")
        fetch(service.client(other), work)
        clock.advance(HOUR)
        with patch("skywave.partners.service.works.limit_waiting", held_up):
            _, digest, answer = fetch(client, work)
    assert answer.json()["version"] == "2"
    assert "misstated the river" in answer.text
    assert [(row.version, row.digest) for row in of(either)] == [(2, digest)]
    assert [(row.version, row.kind, row.state) for row in of(either, "other")] == [
        (1, STORY, HANDED),
        (2, CORRECTION, DUE),
    ]


@pytest.mark.slow
def test_while_the_newsroom_plans_nothing_new_leaves_and_what_is_held_does(either: Newsroom) -> None:
    token = partner(either)
    released(either)
    with serving_partners(either) as service:
        client = service.client(token)
        held, other = work_named(client, "Story one"), work_named(client, "Story two")
        fetch(client, held)
        with either.catalogue.transaction() as db:
            followed.hold_planning(db)
            assert fetch(client, held)[2].status_code == 200
            problem(client.get(f"/v1/works/{other}"), 503, "unavailable")
        assert len(of(either)) == 1
        assert fetch(client, other)[2].status_code == 200
