"""The channels: what each sends, and what it makes of the answer. WordPress and mail against servers that run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller
from tests.newsrooms import make_newsroom, story, take
from tests.partner_servers import Asked, PartnerSystem, answer, partner_system
from tests.unit.test_intake import with_photo

from skywave.errors import ConfigError
from skywave.io import deliveries as stored
from skywave.io.deliveries import CORRECTION, DUE, FAILED, HANDED, RIGHT, STORY, WITHDRAWAL, Delivery
from skywave.newsroom.corrections import correct, find_target, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.channels.mail import Mail, compose
from skywave.partners.channels.posting import Poster
from skywave.partners.channels.push import Push
from skywave.partners.contract import parse_contract
from skywave.partners.delivering import Outcome, channels_of, deliver
from skywave.partners.items import ItemMaker
from skywave.partners.planning import plan
from skywave.partners.roster import Partner, add_partner, change_contract
from skywave.story.item import Item, ItemAsset
from skywave.testing import FakeClock

OWN = "Photo: Aung Example/Radio Example"
PASSWORD = "abcd efgh ijkl mnop"
PHOTOS = '[photos]\nclasses = ["owned"]\n'


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def newsroom(tmp_path: Path, clock: FakeClock) -> Iterator[Newsroom]:
    opened = make_newsroom(tmp_path, clock=clock)
    yield opened
    opened.catalogue.close()


def push(newsroom: Newsroom, **environment: str) -> list[Outcome]:
    """Plan and hand over."""
    now = newsroom.clock.now()
    plan(newsroom, now)
    channels = channels_of(newsroom, poster=Poster(total_seconds=20), environment=environment)
    return deliver(newsroom, now=now, channels=channels)


def rows(newsroom: Newsroom) -> list[Delivery]:
    with newsroom.catalogue.transaction() as db:
        return stored.deliveries_of(db, "p")


# --- WordPress -------------------------------------------------------------------------------


class Press:
    """As much of WordPress's REST interface as the channel uses, with its rules: who may, what is kept, what comes back."""

    def __init__(self, system: PartnerSystem) -> None:
        self.system = system
        self.posts: dict[int, dict[str, Any]] = {}
        self.media: dict[int, dict[str, Any]] = {}
        self.fail: str = ""
        base = "/wp-json/wp/v2"
        system.acts[f"{base}/posts"] = self._posts
        system.acts[f"{base}/media"] = self._media
        for number in range(1, 30):
            system.acts[f"{base}/posts/{number}"] = self._post
            system.acts[f"{base}/media/{number}"] = self._picture

    def _refuses(self, handler: BaseHTTPRequestHandler, asked: Asked) -> bool:
        token = base64.b64decode(asked.headers.get("authorization", "").removeprefix("Basic ")).decode()
        if token != f"skywave:{PASSWORD}":
            answer(handler, 401, {"code": "rest_cannot_create", "message": "Sorry", "data": {"status": 401}})
        elif self.fail and self.fail in asked.path:
            answer(handler, 500, {"code": "internal_server_error"})
        else:
            return False
        return True

    def _told(self, number: int) -> dict[str, Any]:
        post = self.posts[number]
        link = (
            f"{self.system.address}/story-{number}/"
            if post["status"] == "publish"
            else f"{self.system.address}/?p={number}"
        )
        return {"id": number, "status": post["status"], "link": link,
                **{key: {"raw": post[key], "rendered": post[key]} for key in ("title", "content")}}  # fmt: skip

    def _posts(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        if self._refuses(handler, asked):
            return
        if asked.method == "GET":
            wanted = parse_qs(urlsplit(asked.path).query)
            found = [n for n, post in self.posts.items()
                     if wanted["search"][0] in post["content"] and post["status"] in wanted["status"][0].split(",")]  # fmt: skip
            answer(handler, 200, json.dumps([self._told(n) for n in found]).encode(), Content_Type="application/json")
            return
        number = len(self.posts) + 1
        value = asked.json()
        self.posts[number] = {"status": "publish", **value}
        answer(handler, 201, self._told(number))

    def _post(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        if self._refuses(handler, asked):
            return
        number = int(asked.path.partition("?")[0].rpartition("/")[2])
        if number not in self.posts:
            answer(handler, 404, {"code": "rest_post_invalid_id"})
            return
        if asked.method == "POST":
            self.posts[number].update(asked.json())
        answer(handler, 200, self._told(number))

    def _media(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        if self._refuses(handler, asked):
            return
        if asked.method == "GET":
            slug = parse_qs(urlsplit(asked.path).query)["slug"][0]
            found = [one for one in self.media.values() if one["slug"] == slug]
            answer(handler, 200, json.dumps(found).encode())
            return
        name = re.search(r'filename="([^"]+)"', asked.headers["content-disposition"])
        assert name is not None
        number = len(self.media) + 1
        self.media[number] = {"id": number, "slug": name[1].rpartition(".")[0], "data_length": len(asked.body),
                              "source_url": f"{self.system.address}/wp-content/uploads/{name[1]}"}  # fmt: skip
        answer(handler, 201, self.media[number])

    def _picture(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        if not self._refuses(handler, asked):
            number = int(asked.path.rpartition("/")[2])
            self.media[number].update(asked.json())
            answer(handler, 200, self.media[number])


@pytest.fixture
def press(newsroom: Newsroom) -> Iterator[Press]:
    with partner_system() as system:
        contract = (
            f'name = "Partner"\nsites = ["{system.host}"]\n{PHOTOS}[channel]\nkind = "wordpress"\naddress = "{system.address}"\n'
            'form = "html"\nuser = "skywave"\npassword_env = "WP_PASSWORD"\n'
        )
        add_partner(newsroom, "p", contract)
        yield Press(system)


def test_a_story_becomes_a_draft_with_its_photo_and_its_whole_credit(newsroom: Newsroom, press: Press) -> None:
    take(newsroom, with_photo("teal", OWN, alt="A bridge over a river"))
    publish(newsroom)
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert (outcome.delivery.state, outcome.delivery.received, outcome.delivery.page) == (HANDED, None, "")
    (post,) = press.posts.values()
    assert post["status"] == "draft"
    assert post["title"] == "Story teal"
    assert "The river rose at teal" in post["content"]
    assert "delete this box before you publish" in post["content"]
    (picture,) = press.media.values()
    assert picture["caption"] == f"A bridge. {OWN}"
    assert picture["alt_text"] == "A bridge over a river"
    assert f'<figcaption><span dir="auto">A bridge. {OWN}</span></figcaption>' in post["content"]
    assert not re.search(r'<img[^>]*src="(?!http://127)', post["content"]), "no picture from elsewhere"


def test_nothing_is_ever_published_or_deleted(newsroom: Newsroom, press: Press) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    push(newsroom, WP_PASSWORD=PASSWORD)
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    push(newsroom, WP_PASSWORD=PASSWORD)
    assert {post["status"] for post in press.posts.values()} == {"draft"}
    assert {one.method for one in press.system.asked} == {"GET", "POST"}


def test_a_correction_changes_a_draft_that_nobody_touched(newsroom: Newsroom, press: Press) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    push(newsroom, WP_PASSWORD=PASSWORD)
    correct(newsroom, find_target(newsroom, "list:one"), "It fell.", new=story("one", "The river fell on Monday."))
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert outcome.delivery.kind == CORRECTION
    (post,) = press.posts.values()
    assert "The river fell on Monday." in post["content"]
    assert "It fell." in post["content"]
    assert "brought up to date" in outcome.delivery.said


@pytest.mark.parametrize("what", ["published", "edited"])
def test_a_correction_leaves_the_editors_work_alone(newsroom: Newsroom, press: Press, what: str) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    push(newsroom, WP_PASSWORD=PASSWORD)
    if what == "published":
        press.posts[1]["status"] = "publish"
    else:
        press.posts[1]["content"] += "<p>The editor's own words.</p>"
    before = dict(press.posts[1])
    correct(newsroom, find_target(newsroom, "list:one"), "It fell.", new=story("one", "The river fell on Monday."))
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert press.posts[1] == before
    assert press.posts[2]["title"] == "Correction: Story one"
    assert press.posts[2]["status"] == "draft"
    assert outcome.delivery.applied is None
    assert outcome.delivery.page == (f"{press.system.address}/story-1/" if what == "published" else "")
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    push(newsroom, WP_PASSWORD=PASSWORD)
    assert press.posts[1] == before
    assert press.posts[3]["title"].startswith("Withdrawn: ")


def test_an_untouched_draft_of_a_story_that_was_taken_back_holds_the_notice_alone(
    newsroom: Newsroom, press: Press
) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    push(newsroom, WP_PASSWORD=PASSWORD)
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert outcome.delivery.kind == WITHDRAWAL
    (post,) = press.posts.values()
    assert "The river rose" not in post["content"]
    assert "It was not true." in post["content"]


def test_a_photo_whose_right_ended_leaves_an_untouched_draft(newsroom: Newsroom, press: Press) -> None:
    take(newsroom, with_photo("teal", OWN))
    publish(newsroom)
    push(newsroom, WP_PASSWORD=PASSWORD)
    with newsroom.catalogue.transaction() as db:
        from skywave.partners.roster import find_partner

        text = find_partner(db, "p").text
    change_contract(newsroom, "p", text.replace(PHOTOS, ""))
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert outcome.delivery.kind == RIGHT
    (post,) = press.posts.values()
    assert "<img" not in post["content"]


def test_a_picture_is_not_uploaded_where_its_right_ended_a_moment_ago(
    newsroom: Newsroom, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skywave.partners import delivering

    take(newsroom, with_photo("teal", OWN))
    publish(newsroom)
    asked: list[object] = []

    def refuse(self: object, one: object, file: object) -> bool:
        asked.append(file)
        return False

    monkeypatch.setattr(delivering._Courier, "_may_go", refuse)
    push(newsroom, WP_PASSWORD=PASSWORD)
    assert len(asked) == 1
    assert press.media == {}
    assert "<img" not in press.posts[1]["content"]


def test_the_same_delivery_tried_twice_makes_one_draft_and_one_picture(
    newsroom: Newsroom, press: Press, clock: FakeClock
) -> None:
    take(newsroom, with_photo("teal", OWN))
    publish(newsroom)
    real = press._posts

    def lose_the_answer(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        if asked.method == "POST":
            press.posts[1] = {"status": "draft", **asked.json()}
            handler.close_connection = True
            return
        real(handler, asked)

    press.system.acts["/wp-json/wp/v2/posts"] = lose_the_answer
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert (outcome.delivery.state, outcome.delivery.handed) == (DUE, None)
    press.system.acts["/wp-json/wp/v2/posts"] = real
    clock.advance(3600)
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert outcome.delivery.state == HANDED
    assert len(press.posts) == len(press.media) == 1


@pytest.mark.parametrize("step", ["/posts", "/media", "/media/1"])
def test_half_a_delivery_does_not_count_as_one(newsroom: Newsroom, press: Press, step: str) -> None:
    take(newsroom, with_photo("teal", OWN))
    publish(newsroom)
    press.fail = step
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert (outcome.delivery.state, outcome.delivery.handed) == (DUE, None)


def test_a_wrong_password_is_for_a_person_and_a_missing_one_is_said(
    newsroom: Newsroom, press: Press, clock: FakeClock
) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    (outcome,) = push(newsroom)
    assert outcome.delivery.state == DUE
    assert "no password in WP_PASSWORD" in outcome.delivery.said
    assert press.system.asked == []
    clock.advance(3600)
    (outcome,) = push(newsroom, WP_PASSWORD="wrong")
    assert outcome.delivery.state == FAILED


@pytest.mark.parametrize(
    "body",
    [b"<html>", b"[]", b"{}", b'{"id": -1, "status": "draft", "link": ""}', b'{"id": "1"}', b"[" * 50_000, b"null"],
    ids=["a page", "a list", "nothing", "a negative number", "a text", "brackets", "null"],
)
def test_an_answer_that_is_none_of_wordpress_is_no_delivery(newsroom: Newsroom, press: Press, body: bytes) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    press.system.acts["/wp-json/wp/v2/posts"] = lambda handler, asked: answer(handler, 200, body)
    (outcome,) = push(newsroom, WP_PASSWORD=PASSWORD)
    assert (outcome.delivery.state, outcome.delivery.handed) == (DUE, None)
    assert "none of WordPress" in outcome.delivery.said


# --- mail --------------------------------------------------------------------------------------


class Postbox:
    """Keeps what a mail server is given, and refuses what it is told to."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.answer = "250 taken"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return self.answer

    def read(self) -> EmailMessage:
        message = message_from_bytes(self.mails[-1][2], policy=default)
        assert isinstance(message, EmailMessage)
        return message


@contextmanager
def mail_server() -> Iterator[tuple[Postbox, str]]:
    box = Postbox()
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


MAILED = 'name = "Partner"\n{photos}[channel]\nkind = "mail"\naddress = "desk@partner.example"\nform = "{form}"\n'


@pytest.mark.parametrize(
    ("form", "media"),
    [("ninjs", "application/json"), ("html", "text/html"), ("atom", "application/atom+xml"), ("markdown", "")],
)
def test_a_mail_holds_the_text_and_the_form_of_the_contract(newsroom: Newsroom, form: str, media: str) -> None:
    add_partner(newsroom, "p", MAILED.format(photos="", form=form))
    take(newsroom, story("one"))
    publish(newsroom)
    with mail_server() as (box, server):
        (outcome,) = push(newsroom, SKYWAVE_SMTP=server)
    assert (outcome.delivery.state, outcome.delivery.received) == (HANDED, None)
    assert "whether it arrived is not known" in outcome.delivery.said
    message = box.read()
    assert box.mails[0][:2] == ("syndication@rfa.example", ["desk@partner.example"])
    assert message["Message-ID"] == f"<{outcome.delivery.id}@rfa.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"] == "[Radio Example] New: Story one"
    body = message.get_body(("plain",))
    assert body is not None
    assert "The river rose at one" in body.get_content()
    assert [part.get_content_type() for part in message.iter_attachments()] == ([media] if media else [])
    assert b"http://127" not in box.mails[0][2]
    assert "<img" not in box.mails[0][2].decode()


def test_a_correction_answers_the_mail_that_it_corrects(newsroom: Newsroom) -> None:
    add_partner(newsroom, "p", MAILED.format(photos="", form="markdown"))
    take(newsroom, story("one"))
    publish(newsroom)
    with mail_server() as (box, server):
        (first,) = push(newsroom, SKYWAVE_SMTP=server)
        correct(newsroom, find_target(newsroom, "list:one"), "It fell.", new=story("one", "The river fell."))
        push(newsroom, SKYWAVE_SMTP=server)
    message = box.read()
    assert message["In-Reply-To"] == f"<{first.delivery.id}@rfa.example>"
    assert message["Subject"].startswith("[Radio Example] CORRECTION: ")


@pytest.mark.parametrize(("words", "state"), [("451 later", DUE), ("554 never", FAILED)])
def test_a_mail_server_that_refuses_is_believed(newsroom: Newsroom, words: str, state: str) -> None:
    add_partner(newsroom, "p", MAILED.format(photos="", form="ninjs"))
    take(newsroom, story("one"))
    publish(newsroom)
    with mail_server() as (box, server):
        box.answer = words
        (outcome,) = push(newsroom, SKYWAVE_SMTP=server)
    assert (outcome.delivery.state, outcome.delivery.handed) == (state, None)
    assert words.split()[1] in outcome.delivery.said


@pytest.mark.parametrize(
    "server", ["", "mail.example", "http://mail.example", "smtp://", "smtp://u:secret@mail.example", "smtp://h:99999"]
)
def test_without_a_mail_server_nothing_is_lost(newsroom: Newsroom, server: str) -> None:
    add_partner(newsroom, "p", MAILED.format(photos="", form="ninjs"))
    take(newsroom, story("one"))
    publish(newsroom)
    (outcome,) = push(newsroom, SKYWAVE_SMTP=server)
    assert (outcome.delivery.state, outcome.delivery.handed) == (DUE, None)
    assert "SKYWAVE_SMTP names no mail server" in outcome.delivery.said


def test_a_password_never_goes_to_a_server_without_tls(newsroom: Newsroom) -> None:
    add_partner(newsroom, "p", MAILED.format(photos="", form="ninjs"))
    take(newsroom, story("one"))
    publish(newsroom)
    with mail_server() as (box, server):
        (outcome,) = push(newsroom, SKYWAVE_SMTP=server.replace("//", "//user@"), SKYWAVE_SMTP_PASSWORD="secret")
    assert outcome.delivery.state == DUE
    assert box.mails == []


EVIL = "A title\r\nBcc: everybody@example.org\x0b\x1b[2J\u2028X: y" + "x" * 2000


def test_no_title_can_add_a_header() -> None:
    contract = parse_contract(MAILED.format(photos="", form="ninjs"))
    partner = Partner("p", contract, 1, b"s" * 32, 0, None, "")
    item = Item("a" * 16, "eng", 1, 0, "en", title=EVIL, masthead="Radio\r\nTo: x@y.z", site="https://rfa.example/",
                assets=(ItemAsset(EVIL, EVIL, "owned"),))  # fmt: skip
    sent = Push(
        "d" * 26, STORY, EVIL, partner, item, 1_777_777_777, lambda file: "", lambda file: True, lambda file: None
    )
    raw = compose(sent, sender="a@b.example", receiver="desk@partner.example", domain="b.example").as_bytes()
    message = message_from_bytes(raw, policy=default)
    assert message["Bcc"] is None
    assert message["X"] is None
    assert message.get_all("To") == ["desk@partner.example"]
    assert all(len(line) < 999 for line in raw.split(b"\r\n"))
    remote = replace(sent, remote="<x@y>\r\nBcc: everybody@example.org")
    assert (
        message_from_bytes(compose(remote, sender="a@b.example", receiver="d@p.example", domain="b").as_bytes())["Bcc"]
        is None
    )


def test_a_sender_that_is_no_address_is_refused(newsroom: Newsroom) -> None:
    mail = Mail("rfa.example", environment={"SKYWAVE_SMTP": "smtp://h", "SKYWAVE_SMTP_FROM": "a\r\nBcc: b@c.d"})
    with pytest.raises(ConfigError, match="SKYWAVE_SMTP_FROM is no mail address"):
        mail._sender()


# --- where files are fetched -------------------------------------------------------------------


@pytest.mark.parametrize("service", ["", "https://partners.rfa.example/"])
def test_a_webhook_names_files_where_the_partner_may_fetch_them(newsroom: Newsroom, service: str) -> None:
    with partner_system() as system:
        system.acts["/hook"] = lambda handler, asked: answer(handler, 200)
        add_partner(
            newsroom, "p", f'name = "P"\n{PHOTOS}[channel]\nkind = "webhook"\naddress = "{system.address}/hook"\n'
        )
        take(newsroom, with_photo("teal", OWN))
        publish(newsroom)
        plan(newsroom, newsroom.clock.now())
        deliver(newsroom, now=newsroom.clock.now(), service=service)
        item = system.asked[0].json()
    photo = next(one for one in item["associations"] if one["rel"] == "photo")
    hrefs = [one["href"] for one in photo["renditions"]]
    begin = "https://partners.rfa.example/v1/files/" if service else "https://rfa.example/o/"
    assert all(href.startswith(begin) for href in hrefs)


@pytest.mark.parametrize("form", ["ninjs", "html", "markdown", "atom"])
def test_every_form_is_pushed_with_its_own_media_type(newsroom: Newsroom, form: str) -> None:
    with partner_system() as system:
        system.acts["/hook"] = lambda handler, asked: answer(handler, 200)
        add_partner(
            newsroom,
            "p",
            f'name = "P"\n[channel]\nkind = "webhook"\naddress = "{system.address}/hook"\nform = "{form}"\n',
        )
        take(newsroom, story("one"))
        publish(newsroom)
        (outcome,) = push(newsroom)
        (asked,) = system.asked
    assert outcome.delivery.state == HANDED
    assert outcome.delivery.digest == _digest(newsroom)
    assert b"The river rose at one" in asked.body
    assert len(hashlib.sha256(asked.body).hexdigest()) == 64


def _digest(newsroom: Newsroom) -> str:
    from skywave.partners.roster import find_partner

    with newsroom.catalogue.transaction() as db:
        row = stored.deliveries_of(db, "p")[0]
        item = ItemMaker(newsroom, db, newsroom.clock.now()).make(find_partner(db, "p"), row.desk, row.work)
    assert item is not None
    return item.digest
