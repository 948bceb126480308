"""The partners' interface under attack: by its own description (schemathesis), and by the OWASP API Security Top Ten of 2023."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from tests.databases import postgresql
from tests.newsrooms import make_newsroom, story, take
from tests.partner_services import FREE, fetch, pictured, serving_partners, work_named, works_of
from tests.servers import serving

from skywave.cli.partner_service import serve_partners
from skywave.errors import UsageError
from skywave.io.tables import contracts, deliveries, partners, receipts
from skywave.newsroom.corrections import correct, find_target
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.planning import plan
from skywave.partners.roster import add_partner, end_partner, renew_token
from skywave.partners.service.access import Allowance
from skywave.partners.service.app import Settings, build_app
from skywave.partners.service.guard import METHODS
from skywave.testing import FakeClock

CONTRACT = 'name = "{}"\ndesks = ["eng"]\n[photos]\nclasses = ["owned"]\n'
SCRIPT = '<script src="https://evil.example/x.js"></script>'
PATHS = ("/v1/contract", "/v1/works", "/v1/feed", "/v1/notices", "/v1/receipts", "/v1/works/{work}", "/v1/files/{file}")


@dataclass(slots=True)
class World:
    """A newsroom with two partners that hold different works, and the running service.

    Attributes:
        ours: A client of the partner that holds `held`.
        theirs: Of the other, which holds nothing.
        anyone: Without a token.
    """

    newsroom: Newsroom
    address: str
    tokens: dict[str, str]
    ours: httpx2.Client
    theirs: httpx2.Client
    anyone: httpx2.Client
    held: str
    delivery: str
    digest: str
    file: str

    def rows(self) -> list[tuple[object, ...]]:
        tables = (deliveries, receipts, partners, contracts)
        with self.newsroom.catalogue.transaction() as db:
            return [tuple(row) for table in tables for row in db.execute(sa.select(table))]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    if request.param == "sqlite":
        yield from _world(folder, "")
        return
    with postgresql() as server:
        yield from _world(folder, server.database().replace("+psycopg", ""))


def _world(folder: Path, catalogue: str) -> Iterator[World]:
    clock = FakeClock()
    newsroom = make_newsroom(folder, {"eng": "en", "mya": "my"}, clock, catalogue=catalogue)
    tokens = {code: add_partner(newsroom, code, CONTRACT.format(code)).token for code in ("ours", "theirs")}
    take(
        newsroom,
        pictured("teal"),
        *(story(f"place {n}") for n in range(12)),
        story("script", f"Somebody wrote {SCRIPT} into a story.", title=f"A title {SCRIPT}"),
    )
    publish(newsroom)
    plan(newsroom, clock.now())
    with serving_partners(newsroom) as service:
        ours, theirs = service.client(tokens["ours"]), service.client(tokens["theirs"])
        held = work_named(ours, "Story teal")
        fetch(ours, held)
        clock.advance(3600)
        correct(newsroom, find_target(newsroom, held), "An earlier version misstated the river.")
        plan(newsroom, clock.now())
        delivery, digest, answer = fetch(ours, held)
        file = next(found[1] for found in re.finditer(r"/v1/files/([0-9a-f]{64})", answer.text))
        yield World(newsroom, service.address, tokens, ours, theirs, service.client(), held, delivery, digest, file)
    newsroom.catalogue.close()


def paths(world: World) -> list[str]:
    return [path.format(work=world.held, file=f"{world.file}?work={world.held}") for path in PATHS]


# --- schemathesis ----------------------------------------------------------------------------


def attack(folder: Path, world: World, config: str, *words: str) -> str:
    """Run schemathesis against the service by its own description; fail where any check fails."""
    (folder / "schemathesis.toml").write_text(config, encoding="utf-8")
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", "schemathesis.toml", "run", f"{world.address}/openapi.json",
        "--checks", "all", "--seed", "1", "--no-color", "--continue-on-failure", "--generation-database", "none", *words,
    ]  # fmt: skip
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONWARNINGS": "ignore", "HOME": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.slow
def test_schemathesis_finds_no_fault_and_no_answer_that_is_not_described(world: World, tmp_path: Path) -> None:
    token = f"Authorization: Bearer {world.tokens['ours']}"
    told = attack(tmp_path, world, "", "-H", token, "--max-examples", "50")
    assert "Tested: 7" in told
    assert "Operations:       7 selected / 7 total" in told


@pytest.mark.slow
def test_schemathesis_finds_no_fault_with_works_that_are_there(world: World, tmp_path: Path) -> None:
    token = f"Authorization: Bearer {world.tokens['ours']}"
    known = {"path.work": world.held, "path.sha256": world.file, "query.work": world.held, "query.desk": "eng"}
    config = "[parameters]\n" + "".join(f"{json.dumps(name)} = {json.dumps(value)}\n" for name, value in known.items())
    assert "Tested: 7" in attack(tmp_path, world, config, "-H", token, "--max-examples", "50")


@pytest.mark.slow
def test_schemathesis_opens_nothing_without_a_token(world: World, tmp_path: Path) -> None:
    before = world.rows()
    words = ("--max-examples", "30", "--exclude-checks", "positive_data_acceptance", "--phases", "coverage,fuzzing")
    attack(tmp_path, world, "", *words)
    assert world.rows() == before


# --- OWASP API Security Top Ten 2023 ---------------------------------------------------------


def test_api1_one_partners_token_opens_nothing_of_anothers(world: World) -> None:
    """Broken object level authorization."""
    before = world.rows()
    receipt = {"delivery": world.delivery, "digest": world.digest}
    refused = world.theirs.post("/v1/receipts", json=receipt)
    unknown = world.theirs.post("/v1/receipts", json={**receipt, "delivery": "a" * 26})
    assert refused.status_code == 404
    assert refused.json() == unknown.json()
    assert world.theirs.get("/v1/notices?after=0").json()["notices"] == []
    assert [one["work"] for one in world.ours.get("/v1/notices?after=0").json()["notices"]] == [world.held]
    assert world.rows() == before


def test_api1_what_one_holds_is_no_key_for_another_whose_contract_ended(world: World) -> None:
    """Broken object level authorization, by work and by file."""
    token = add_partner(world.newsroom, f"late-{world.file[:6]}", CONTRACT.format("Late")).token
    end_partner(world.newsroom, f"late-{world.file[:6]}")
    late = httpx2.Client(base_url=world.address, headers={"Authorization": f"Bearer {token}"}, trust_env=False)
    with late:
        assert late.get(f"/v1/works/{world.held}").status_code == 403
        assert late.get(f"/v1/files/{world.file}?work={world.held}").status_code == 403
        assert works_of(late) == []
        assert world.held not in late.get("/v1/feed").text
    assert world.ours.get(f"/v1/works/{world.held}").status_code == 200


def test_api1_a_file_is_opened_by_a_work_that_shows_it_and_by_no_other(world: World) -> None:
    """Broken object level authorization, by guessing which work a file belongs to."""
    other = work_named(world.ours, "Story place 3")
    assert world.ours.get(f"/v1/files/{world.file}?work={other}").status_code == 404
    assert world.ours.get(f"/v1/files/{world.file}").status_code == 422


def test_api2_nothing_but_the_token_in_its_header_authenticates(world: World) -> None:
    """Broken authentication."""
    token = world.tokens["ours"]
    for path in paths(world):
        method = "POST" if path == "/v1/receipts" else "GET"
        body = {"delivery": world.delivery, "digest": world.digest} if method == "POST" else None
        query = "&" if "?" in path else "?"
        for headers, at in (
            ({}, path),
            ({}, f"{path}{query}token={token}"),
            ({"Cookie": f"token={token}; Authorization=Bearer {token}"}, path),
            ({"X-Api-Key": token}, path),
            ({"Authorization": f"Bearer {token[:-1]}"}, path),
            ({"Authorization": f"Bearer {world.newsroom.config.newsroom}"}, path),
        ):
            answer = world.anyone.request(method, at, headers=headers, json=body)
            assert answer.status_code in (400, 401), (at, answer.text)


def test_api2_the_catalogue_holds_no_token_and_a_renewed_one_is_dead(world: World) -> None:
    """Broken authentication: stolen catalogues and old tokens."""
    token = add_partner(world.newsroom, f"renewed-{world.file[:6]}", CONTRACT.format("Renewed")).token
    assert token not in str(world.rows())
    headers = {"Authorization": f"Bearer {token}"}
    assert world.anyone.get("/v1/contract", headers=headers).status_code == 200
    renew_token(world.newsroom, f"renewed-{world.file[:6]}")
    assert world.anyone.get("/v1/contract", headers=headers).status_code == 401


def test_api3_a_receipt_sets_no_property_but_its_own(world: World) -> None:
    """Broken object property level authorization: mass assignment."""
    before = world.rows()
    for name in ("received", "applied", "state", "partner", "number", "how", "now", "handed", "digest2", "__class__"):
        body: dict[str, Any] = {"delivery": world.delivery, "digest": world.digest, name: 1}
        assert world.ours.post("/v1/receipts", json=body).status_code == 422
    assert world.rows() == before


def test_api3_no_answer_holds_what_is_internal(world: World) -> None:
    """Broken object property level authorization: excessive exposure."""
    inside = [
        str(world.newsroom.folder),
        "catalogue",
        "sqlite",
        "postgresql",
        "psycopg",
        "secret",
        "password",
        "tries",
        "remote",
    ]
    with world.newsroom.catalogue.transaction() as db:
        inside += [row[0] for row in db.execute(sa.select(partners.c.secret))]
        inside += [row[0] for row in db.execute(sa.select(partners.c.token))]
    for path in paths(world)[:-1]:
        text = world.ours.get(path).text
        assert not [word for word in inside if word in text.lower()], path


def test_api4_whoever_asks_for_too_much_or_too_often_is_refused(world: World) -> None:
    """Unrestricted resource consumption."""
    assert world.ours.get("/v1/works?limit=101").status_code == 422
    assert world.ours.get("/v1/notices?limit=100000").status_code == 422
    assert world.ours.get("/v1/works?desk=" + "a" * 5000).status_code == 414
    assert world.ours.post("/v1/receipts", content=b" " * 100_000).status_code == 413
    assert len(world.ours.get("/v1/feed").content) < 1_000_000
    with serving_partners(world.newsroom, Settings(requests=Allowance(0.1, 5), failures=FREE)) as service:
        busy = service.client(world.tokens["ours"])
        answers = [busy.get("/v1/works") for _ in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in answers[5:])


def test_api4_hostile_bodies_and_addresses_cost_no_time(world: World) -> None:
    """Unrestricted resource consumption: what is small and expensive."""
    bodies = (b"[" * 16_000, b'{"a":' * 3_000, b'"' + b"\\u0000" * 2_600, b"1" * 16_000, b'{"at": 1e999999999}')
    begun = time.monotonic()
    for body in bodies:
        answer = world.ours.post("/v1/receipts", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422
    for query in ("&".join(f"a{n}=1" for n in range(400)), "desk=" + "eng/" * 400, "&" * 1900, "desk=" + "%2f" * 600):
        assert world.ours.get(f"/v1/works?{query}").status_code in (200, 400, 414, 422)
    assert time.monotonic() - begun < 60


def test_api5_a_token_reads_and_confirms_and_does_nothing_else(world: World) -> None:
    """Broken function level authorization."""
    before = world.rows()
    hidden = (
        "/", "/v1", "/v1/partners", "/v1/contracts", "/v1/contract/1", "/v1/deliveries", "/v1/admin", "/admin", "/metrics",
        "/docs", "/redoc", "/v1/works/%2e%2e/contract", "//v1/contract", "/V1/contract", "/v1/contract/",
    )  # fmt: skip
    for path in hidden:
        for method in ("GET", "POST", "PUT", "DELETE"):
            assert world.ours.request(method, path).status_code in (404, 405, 422), (method, path)
    for path in paths(world):
        for method in ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X"):
            assert world.ours.request(method, path).status_code == 405
    for name in ("X-HTTP-Method-Override", "X-Method-Override", "X-Original-URL", "X-Rewrite-URL"):
        assert world.ours.get("/v1/contract", headers={name: "DELETE"}).status_code == 200
    assert world.rows() == before


def test_api6_whoever_takes_the_archive_is_on_record_for_every_work_of_it(world: World) -> None:
    """Unrestricted access to sensitive business flows."""
    code = f"greedy-{world.file[:6]}"
    token = add_partner(world.newsroom, code, CONTRACT.format("Greedy")).token
    with httpx2.Client(base_url=world.address, headers={"Authorization": f"Bearer {token}"}, trust_env=False) as greedy:
        taken = {one["work"] for one in works_of(greedy)}
        for work in taken:
            assert greedy.get(f"/v1/works/{work}?form=markdown").status_code == 200
    with world.newsroom.catalogue.transaction() as db:
        recorded = db.execute(sa.select(deliveries.c.work).where(deliveries.c.partner == code)).scalars().all()
    assert sorted(recorded) == sorted(taken)
    assert len(taken) == 14


def test_api7_no_address_that_a_partner_names_is_ever_asked(world: World) -> None:
    """Server side request forgery."""
    with serving() as site:
        for page in (
            f"{site.address}/story",
            f"{site.address}@watm.example/",
            "file:///etc/passwd",
            "gopher://127.0.0.1/",
        ):
            body = {"delivery": world.delivery, "digest": world.digest, "page": page}
            world.ours.post("/v1/receipts", json=body)
        for name in ("Host", "X-Forwarded-Host", "Forwarded", "Referer", "Origin"):
            answer = world.ours.get("/v1/works", headers={name: site.address.removeprefix("http://")})
            assert site.address not in answer.text
        time.sleep(0.2)
        assert site.asked == []


def test_api8_every_answer_protects_and_a_stranger_learns_nothing_of_the_machine(world: World) -> None:
    """Security misconfiguration."""
    for client in (world.ours, world.anyone):
        for path in (*paths(world), "/openapi.json", "/nothing"):
            answer = client.get(path, headers={"Origin": "https://evil.example", "Cookie": "a=b"})
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert not {"server", "x-powered-by", "set-cookie", "access-control-allow-origin"} & set(answer.headers)
            assert not re.search(r"uvicorn|starlette|fastapi|python|traceback", answer.text, re.IGNORECASE)
    with pytest.raises(UsageError):
        serve_partners(world.newsroom, host="0.0.0.0", port=0)  # noqa: S104 - refused


def test_api9_the_description_names_every_address_that_there_is(world: World) -> None:
    """Improper inventory management."""
    described = world.anyone.get("/openapi.json").json()
    app = build_app(world.newsroom)._app
    there = {(route.path, method) for route in app.routes for method in route.methods}  # type: ignore[attr-defined]
    named = {(path, method.upper()) for path, methods in described["paths"].items() for method in methods}
    assert {one for one in there if one[1] not in ("HEAD", "OPTIONS")} - {("/openapi.json", "GET")} == named
    for path, method in named:
        example = path.replace("{work}", world.held).replace("{sha256}", world.file)
        assert any(pattern.fullmatch(example) and method in methods for pattern, methods in METHODS)
    assert all(path.startswith("/v1/") for path, _ in named)


def test_api10_what_came_from_a_source_or_a_partner_is_never_trusted(world: World) -> None:
    """Unsafe consumption of APIs."""
    work = next(one["work"] for one in works_of(world.ours) if "A title" in one["title"])
    for form in ("html", "atom"):
        text = world.ours.get(f"/v1/works/{work}?form={form}").text
        assert "<script" not in text
        assert "evil.example" in text
    ninjs = world.ours.get(f"/v1/works/{work}").json()
    assert not [one for one in ninjs["bodies"] if one["contentType"] == "text/html" and "<script" in one["value"]]
    for page in (
        f"https://watm.example/{SCRIPT}",
        "https://watm.example/\x1b[2J",
        "javascript:alert(1)",
        "https://a@b/",
    ):
        body = {"delivery": world.delivery, "digest": world.digest, "page": page}
        assert world.ours.post("/v1/receipts", json=body).status_code in (409, 422)
    with world.newsroom.catalogue.transaction() as db:
        pages = set(db.execute(sa.select(deliveries.c.page)).scalars())
    assert not [page for page in pages if "script" in page or "\x1b" in page]
