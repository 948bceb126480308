"""A partner's whole life over real HTTP, on SQLite and on a real PostgreSQL: from its contract to its end."""

from __future__ import annotations

import hashlib
import hmac
import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from tests.databases import Server, postgresql
from tests.newsrooms import make_newsroom, open_newsroom, paragraph, story, take
from tests.partner_servers import Asked, PartnerSystem, answer, partner_system
from tests.partner_services import serving_partners, works_of
from tests.unit.test_intake import AP

from skywave.archive.body import Figure
from skywave.io import deliveries as stored
from skywave.io.deliveries import CORRECTION, RIGHT, STORY, WITHDRAWAL, Delivery
from skywave.newsroom.config import FILE
from skywave.newsroom.corrections import correct, find_target, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.audit.audit import audit_page
from skywave.partners.channels.posting import Poster
from skywave.partners.delivering import channels_of, deliver
from skywave.partners.looking import look
from skywave.partners.planning import plan
from skywave.partners.progress import progress_of
from skywave.partners.receipts import receipt_statement
from skywave.partners.roster import add_partner, end_partner, find_partner
from skywave.testing import FakeClock

CONTRACT = """name = "Partner Weekly"
sites = ["{host}"]
[photos]
classes = ["owned", "wire"]
[notice.text]
en = "Copyright {{year}} Radio Example. Used with permission."
[corrections]
hours = 24
place = "top"
[takedowns]
hours = 12
"""
HOOK = '[channel]\nkind = "webhook"\naddress = "{address}/hook"\n'
HOUR, DAY = 3600, 86400
TEXTS = (
    "The river rose three metres at the old bridge on Monday, and forty families left their homes, officials said.",
    "Buses will run to the eastern hills every hour until the water falls, the transport office told Radio Example.",
    "Aung Example, who sells rice at the market, said that he had carried eleven sacks to the upper floor at dawn.",
    "The school on the embankment stays closed this week, its head teacher said, and lessons go on in the temple.",
)
WRONG, RIGHT_TEXT = TEXTS[0], TEXTS[0].replace("forty families", "fourteen families")
NOTE = "An earlier version of this story misstated how many families had left their homes: fourteen, and not forty."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql() as started:
        yield started


def photograph(turned: int = 0) -> bytes:
    """Return a picture that no other looks like."""
    image = Image.new("RGB", (640, 400), "lightblue")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 260, 640, 400), fill="saddlebrown")
    pen.polygon([(60, 260), (200, 90), (330, 260)], fill="darkgreen")
    pen.ellipse((430, 40, 560, 170), fill="gold")
    data = BytesIO()
    image.rotate(turned).save(data, "JPEG")
    return data.getvalue()


def draft(text: str, *, photo: bool = True) -> Any:
    from skywave.story.draft import DraftAsset

    assets = (DraftAsset("p.jpg", caption="The old bridge on Monday.", credit=AP, data=photograph()),) if photo else ()
    blocks = (*(paragraph(one) for one in (text, *TEXTS[1:])), *((Figure(0),) if photo else ()))
    return story(
        "river", title="The river rises at the old bridge", byline=("Mi Example",), blocks=blocks, assets=assets
    )


@dataclass
class Site:
    """A partner that works: it takes deliveries, answers with receipts, and shows on its page what it was told to."""

    system: PartnerSystem
    newsroom: Newsroom
    code: str
    held: dict[str, Asked] = field(default_factory=dict)
    answers: bool = True

    @property
    def page(self) -> str:
        return f"{self.system.address}/story"

    def hook(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        kind = asked.headers["skywave-kind"]
        self.held[kind] = asked
        with self.newsroom.catalogue.transaction() as db:
            secret = find_partner(db, self.code).secret
        signed = f"{asked.headers['skywave-timestamp']}.{asked.delivery}.".encode() + asked.body
        assert asked.headers["skywave-signature"] == "v1=" + hmac.new(secret, signed, hashlib.sha256).hexdigest()
        at = self.newsroom.clock.now()
        statement = receipt_statement(self.newsroom.config.newsroom, self.code, asked.delivery, asked.digest(), at)
        receipt = {"delivery": asked.delivery, "digest": asked.digest(), "at": at, "page": self.page,
                   "mac": hmac.new(secret, statement, hashlib.sha256).hexdigest()}  # fmt: skip
        answer(handler, 200, {"receipt": receipt} if self.answers else {})

    def show(self, item: dict[str, Any] | None, *, photo: bool = True, gone: bool = False) -> None:
        """Put a ninjs item on the page as an editor would, or take the page away."""
        if gone or item is None:
            self.system.pages["/story"] = (410, "<p>gone</p>")
            return
        body = next((one["value"] for one in item["bodies"] if one["contentType"] == "text/html"), "")
        title = item["headlines"][0]["value"]
        shown = next((one for one in item["associations"] if one["rel"] == "photo"), None)
        figure = ""
        if photo:
            words = shown["descriptions"][0]["value"] if shown else f"The old bridge on Monday. {AP}"
            figure = f'<figure><img src="/photo.jpg" alt=""><figcaption>{html.escape(words)}</figcaption></figure>'
        name, by = html.escape(title), html.escape(item.get("by", "Mi Example"))
        page = (
            f'<!doctype html><html lang="en"><head><title>{name}</title></head>'
            f"<body><main><h1>{name}</h1><p>By {by}</p>{body.replace('</article>', figure + '</article>')}</main></body></html>"
        )
        self.system.pages["/story"] = (200, page)


@dataclass
class Life:
    """A newsroom with one partner, and what a person would type."""

    folder: Path
    clock: FakeClock
    newsroom: Newsroom
    site: Site

    def round(self) -> list[Delivery]:
        """Plan and deliver; return what was handed over."""
        now = self.clock.now()
        plan(self.newsroom, now)
        channels = channels_of(self.newsroom, poster=Poster(), environment={})
        return [one.delivery for one in deliver(self.newsroom, now=now, channels=channels)]

    def look(self) -> dict[str, bool | None]:
        """Look at the page; return by kind whether it shows what was delivered."""
        self.clock.advance(HOUR)
        return {one.delivery.kind: one.shows for one in look(self.newsroom, now=self.clock.now(), everything=True)}

    def of(self, kind: str) -> Delivery:
        with self.newsroom.catalogue.transaction() as db:
            return [one for one in stored.deliveries_of(db, self.site.code) if one.kind == kind][-1]

    def words(self, kind: str) -> str:
        with self.newsroom.catalogue.transaction() as db:
            found = progress_of(self.newsroom, db, find_partner(db, self.site.code), self.clock.now())
        return next(one.words for one in found if one.delivery.kind == kind)

    def overdue(self) -> set[str]:
        with self.newsroom.catalogue.transaction() as db:
            partner = find_partner(db, self.site.code)
            found = progress_of(self.newsroom, db, partner, self.clock.now(), open_only=True)
        return {one.delivery.kind for one in found}

    def kinds(self) -> set[str]:
        """Return the kinds of what an audit of the page finds grave or at fault."""
        found = audit_page(
            self.newsroom, self.site.page, partner=self.site.code, work="list:river", now=self.clock.now()
        )
        return {one.kind for one in found.findings if one.grade in ("grave", "fault")}

    def licence(self, days: int) -> None:
        import datetime as dt

        end = dt.datetime.fromtimestamp(self.clock.now() + days * DAY, dt.UTC).date().isoformat()
        path = self.newsroom.folder / FILE
        text = f'\n[[licence]]\nholder = "AP"\naudiences = ["*"]\nuntil = {end}\n'
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        self.newsroom.catalogue.close()
        self.newsroom = self.site.newsroom = open_newsroom(self.folder, self.clock)


@pytest.fixture(params=["sqlite", "postgresql"])
def life(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Life]:
    address = ""
    if request.param == "postgresql":
        address = request.getfixturevalue("server").database().replace("+psycopg", "")
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock, catalogue=address)
    with partner_system() as system:
        system.acts["/photo.jpg"] = lambda handler, asked: answer(handler, 200, photograph(), Content_Type="image/jpeg")
        site = Site(system, newsroom, "weekly")
        system.acts["/hook"] = site.hook
        made = Life(tmp_path, clock, newsroom, site)
        made.licence(20)
        yield made
        made.newsroom.catalogue.close()


def test_a_partners_whole_life_by_push(life: Life) -> None:  # noqa: PLR0915 - a life is one story
    site, clock = life.site, life.clock
    contract = CONTRACT.format(host=site.system.host) + HOOK.format(address=site.system.address)
    add_partner(life.newsroom, "weekly", contract)

    # A story goes out, is confirmed, and stands on the partner's page.
    take(life.newsroom, draft(WRONG))
    publish(life.newsroom)
    (handed,) = life.round()
    assert (handed.kind, handed.state, handed.received, handed.applied) == (STORY, "handed", clock.now(), None)
    first = site.held[STORY].json()
    site.show(first)
    assert life.kinds() == set()
    assert life.look() == {STORY: True}
    assert "seen on its page" in life.words(STORY)

    # It was wrong: the correction is handed over and received, and applied only when the page shows it.
    clock.advance(HOUR)
    correct(life.newsroom, find_target(life.newsroom, "list:river"), NOTE, new=draft(RIGHT_TEXT))
    (handed,) = life.round()
    assert (handed.kind, handed.version, handed.received) == (CORRECTION, 2, clock.now())
    assert handed.applied is None
    assert life.look() == {CORRECTION: False}
    assert life.overdue() == set()
    clock.advance(25 * HOUR)
    assert life.look() == {CORRECTION: False}
    assert life.overdue() == {CORRECTION}
    assert {"version-old", "correction-late"} <= life.kinds()
    second = site.held[CORRECTION].json()
    site.show(second)
    assert life.look() == {CORRECTION: True}
    seen = life.of(CORRECTION).applied
    assert seen == clock.now()
    assert life.overdue() == set()
    assert life.kinds() == set()

    # The old page comes back: what was seen stays known, and that it is no longer so.
    site.show(first)
    assert life.look() == {CORRECTION: False}
    assert life.of(CORRECTION).applied == seen
    assert "no longer seen on its page" in life.words(CORRECTION)
    assert life.overdue() == {CORRECTION}
    site.show(second)
    assert life.look() == {CORRECTION: True}
    assert life.overdue() == set()

    # A right ends: the photo must go, and is gone only when the page shows that.
    clock.advance(21 * DAY)
    publish(life.newsroom)
    (handed,) = life.round()
    assert (handed.kind, handed.applied) == (RIGHT, None)
    third = site.held[RIGHT].json()
    assert not [one for one in third["associations"] if one["rel"] == "photo"]
    assert life.look() == {RIGHT: False}
    assert "photo-withdrawn" in life.kinds() or "photo-without-right" in life.kinds()
    site.show(third, photo=False)
    assert life.look() == {RIGHT: True}
    assert life.kinds() == set()

    # The story was not true: it is withdrawn; an error of the server is not an answer, a page that is gone is one.
    retract(life.newsroom, find_target(life.newsroom, "list:river"), "The story was not true.")
    (handed,) = life.round()
    assert (handed.kind, handed.received, handed.applied) == (WITHDRAWAL, clock.now(), None)
    assert life.look() == {WITHDRAWAL: False}
    assert "retracted-kept" in life.kinds()
    site.system.pages["/story"] = (500, "<p>oops</p>")
    assert life.look() == {WITHDRAWAL: None}
    site.system.pages["/story"] = (200, "<title>Access denied</title><p>This page has been blocked by order.</p>" * 3)
    assert life.look() == {WITHDRAWAL: None}
    assert life.of(WITHDRAWAL).applied is None
    site.show(None, gone=True)
    assert life.look() == {WITHDRAWAL: True}
    assert "seen on its page" in life.words(WITHDRAWAL)

    # The contract ends: nothing new goes out.
    end_partner(life.newsroom, "weekly")
    clock.advance(HOUR)
    take(life.newsroom, story("another"))
    publish(life.newsroom)
    assert life.round() == []


def test_a_partners_whole_life_by_pull(life: Life) -> None:  # noqa: PLR0915 - the same
    site, clock = life.site, life.clock
    secrets = add_partner(life.newsroom, "weekly", CONTRACT.format(host=site.system.host))
    take(life.newsroom, draft(WRONG))
    publish(life.newsroom)
    with serving_partners(life.newsroom) as service:
        client = service.client(secrets.token)
        plan(life.newsroom, clock.now())
        work = works_of(client)[0]["work"]
        found = client.get(f"/v1/works/{work}")
        first = found.json()
        assert found.status_code == 200
        handed = life.of(STORY)
        assert (handed.state, handed.received) == ("handed", None)
        photo = next(one for one in first["associations"] if one["rel"] == "photo")
        href = photo["renditions"][0]["href"]
        assert client.get(href).content
        ids = {one["role"]: one["value"] for one in first["altIds"]}
        sent = {"delivery": ids["skywave-delivery"], "digest": ids["sha256"], "page": site.page}
        assert client.post("/v1/receipts", json=sent).status_code == 201
        assert life.of(STORY).received is not None
        site.show(first)
        assert life.look() == {STORY: True}

        clock.advance(HOUR)
        correct(life.newsroom, find_target(life.newsroom, "list:river"), NOTE, new=draft(RIGHT_TEXT))
        plan(life.newsroom, clock.now())
        assert life.words(CORRECTION) == "waits until the partner asks for it"
        notices = client.get("/v1/notices").json()["notices"]
        assert [one["kind"] for one in notices] == [CORRECTION]
        assert life.of(CORRECTION).state == "handed"
        second = client.get(f"/v1/works/{work}").json()
        ids = {one["role"]: one["value"] for one in second["altIds"]}
        sent = {"delivery": notices[0]["delivery"], "digest": ids["sha256"]}
        assert client.post("/v1/receipts", json=sent).status_code == 201
        assert life.look() == {CORRECTION: False}
        site.show(second)
        assert life.look() == {CORRECTION: True}

        clock.advance(21 * DAY)
        publish(life.newsroom)
        plan(life.newsroom, clock.now())
        assert client.get(href).status_code == 451
        assert [one["kind"] for one in client.get("/v1/notices").json()["notices"]] == [RIGHT]
        assert life.look() == {RIGHT: False}
        site.show(client.get(f"/v1/works/{work}").json(), photo=False)
        assert life.look() == {RIGHT: True}

        end_partner(life.newsroom, "weekly")
        retract(life.newsroom, find_target(life.newsroom, "list:river"), "The story was not true.")
        plan(life.newsroom, clock.now())
        kinds = [one["kind"] for one in client.get("/v1/notices").json()["notices"]]
        assert WITHDRAWAL in kinds, "it must still hear of what it has"
        assert life.look() == {WITHDRAWAL: False}
        site.show(None, gone=True)
        assert life.look() == {WITHDRAWAL: True}
