"""WordPress: each story becomes a draft in the partner's own WordPress. Nothing is ever published, deleted or overwritten.

    a story              POST /wp-json/wp/v2/posts, status draft: the article alone, ready to be looked at
    its photos           POST /wp-json/wp/v2/media, each after its right was decided again at that moment, with our caption, the
                         whole credit line and the text for those who do not see it; it stands where the article names it
    a correction         the same post, as long as it is a draft that nobody has touched since we wrote it; otherwise a new draft
                         "Correction: ..." beside it, so that nothing of the editor's is lost
    a withdrawal         an untouched draft becomes the notice that the story was taken back, so that nobody publishes it by
                         mistake; otherwise a new draft "Withdrawn: ..."; a post that the partner published is the partner's to
                         take down
    terms and orders     on top of every draft, in a box which says that it must not be published (`data-skywave-editor`, which
                         the audit looks for)

The account should be an author's (it may write drafts and upload, and not touch what others wrote), with an application password
that is kept in the environment. What is remembered of a post is its number and a digest of what WordPress made of our words: as
long as it is the same, nobody has touched it. Between our look and our change an editor may still begin to write: WordPress keeps
a revision of both.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from skywave.carriers.item_editor import home_line, note_line, orders
from skywave.carriers.item_html import escape, lines, story_html, whose
from skywave.carriers.item_parts import full_caption, head_line, is_address, staying_home
from skywave.carriers.paste import title_of
from skywave.io.deliveries import CORRECTION, RIGHT, STANDING, WITHDRAWAL
from skywave.partners.channels.push import Pushed
from skywave.story.item import USABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.archive.asset import File
    from skywave.partners.channels.posting import Poster, Reply
    from skywave.partners.channels.push import Push
    from skywave.partners.roster import Partner
    from skywave.story.item import Item, ItemAsset

_UPLOAD_SECONDS: Final = 120.0
_REMOTE = re.compile(r"(\d{1,18}) ([0-9a-f]{16})")
# Where the article names a photo: its digest, then its caption with the whole credit line.
_PLACE: Final = re.compile(
    r'<figure data-skywave-photo="([0-9a-f]{64})"><p>[^<]*</p>((?:<figcaption>(?:(?!</figure>).)*)?</figure>\n?)',
    re.DOTALL,
)
_DRAFTS: Final = frozenset({"draft", "auto-draft"})
_PUBLIC: Final = frozenset({"publish"})
_PHOTOS: Final = 40
_BEFORE: Final = {
    CORRECTION: "Correction: ", WITHDRAWAL: "Withdrawn: ", RIGHT: "Rights changed: ", STANDING: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Post:
    """A post as WordPress tells of it."""

    id: int
    status: str
    link: str
    digest: str

    @property
    def remote(self) -> str:
        return f"{self.id} {self.digest}"


class _Refused(Exception):
    """WordPress did not do what was asked."""

    def __init__(self, pushed: Pushed) -> None:
        super().__init__(pushed.said)
        self.pushed = pushed


class WordPress:
    """Makes drafts.

    Args:
        poster: Sends the requests.
        environment: Holds the application passwords.
    """

    def __init__(self, poster: Poster, *, environment: Mapping[str, str] | None = None) -> None:
        self._poster = poster
        self._environment = os.environ if environment is None else environment

    def push(self, push: Push) -> Pushed:
        """Make or change one draft, once."""
        try:
            return self._push(push)
        except _Refused as refused:
            return refused.pushed

    def page_of(self, partner: Partner, remote: str) -> str:
        """Return the address of the page that a post became, or nothing while it is none or cannot be asked."""
        try:
            post = self._find(_Site(self._poster, partner, self._password(partner), 0), remote)
        except _Refused:
            return ""
        return post.link if post and post.status in _PUBLIC and is_address(post.link) else ""

    def _password(self, partner: Partner) -> str:
        name = partner.contract.channel.password_env
        password = self._environment.get(name, "")
        if not password or not password.isascii() or not password.isprintable():
            raise _Refused(
                Pushed(taken=False, said=f"the environment has no password in {name}: set it and deliver again")
            )
        return password

    def _push(self, push: Push) -> Pushed:
        site = _Site(self._poster, push.partner, self._password(push.partner), push.now)
        had = self._find(site, push.remote)
        page = had.link if had and had.status in _PUBLIC and is_address(had.link) else ""
        known = _REMOTE.fullmatch(push.remote)
        untouched = had is not None and had.status in _DRAFTS and known is not None and had.digest == known[2]
        beside = push.remote != "" and had is not None and not untouched
        content = _box(push.item, push.why) + self._with_pictures(site, push, story_html(push.item))
        title = title_of(push.item)
        if beside or not title:
            title = f"{_BEFORE.get(push.kind, 'New version: ')}{push.item.title or push.item.work}"
        if untouched and had is not None:
            post = site.save(f"/posts/{had.id}", {"title": title, "content": content})
            return Pushed(taken=True, said=f"draft {post.id} was brought up to date", remote=post.remote, page=page)
        post = site.draft_of(push.id) or site.save("/posts", {"title": title, "content": content, "status": "draft"})
        if beside and had is not None:
            state = "it is published" if had.status in _PUBLIC else "its editors have worked on it"
            said = f"post {had.id} was left alone ({state}); draft {post.id} says what has to change"
            return Pushed(taken=True, said=said, remote=push.remote, page=page)
        return Pushed(taken=True, said=f"draft {post.id} was made", remote=post.remote)

    def _find(self, site: _Site, remote: str) -> _Post | None:
        known = _REMOTE.fullmatch(remote)
        if known is None:
            return None
        reply = site.ask("GET", f"/posts/{known[1]}?context=edit")
        if reply.status in (404, 410):
            return None
        post = _post(reply)
        if post is None:
            raise _Refused(_not_wordpress(reply, site.now))
        return None if post.status == "trash" else post

    def _with_pictures(self, site: _Site, push: Push, article: str) -> str:
        """Upload what may go, and return the article with each picture in its place; what may not go leaves no place."""
        count = 0

        def place(found: re.Match[str]) -> str:
            nonlocal count
            asset = photos.get(found[1])
            file = asset.files[0] if asset else None
            count += 1
            if asset is None or file is None or not file.media.startswith("image/") or count > _PHOTOS:
                return found[0]  # its place names it
            # The right is decided once more, just before the bytes leave.
            data = push.read(file) if push.may_go(file) else None
            if data is None:
                return ""
            number, source = site.picture(file, asset, data)
            picture = f'<img src="{escape(source)}" alt="{escape(asset.alt)}" class="wp-image-{number}">'
            return f'<figure class="wp-block-image" data-skywave-photo="{found[1]}">{picture}{found[2]}'

        usable = push.item.assets if push.item.status == USABLE else ()
        photos = {asset.files[0].digest.hex(): asset for asset in usable if asset.files and not asset.why}
        return _PLACE.sub(place, article)


class _Site:
    """One WordPress, as one account sees it."""

    def __init__(self, poster: Poster, partner: Partner, password: str, now: int) -> None:
        channel = partner.contract.channel
        self._poster = poster
        self._address = channel.address
        self._base = channel.address.rstrip("/") + "/wp-json/wp/v2"
        token = base64.b64encode(f"{channel.user}:{password}".encode()).decode("ascii")
        self._headers = {"Authorization": f"Basic {token}"}
        self.now = now

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """Return what WordPress answers to a request below its interface."""
        said = {**self._headers, **{key.replace("_", "-"): value for key, value in headers.items()}}
        return self._poster.send(
            method, self._base + path, named=self._address, headers=said, body=body, seconds=_UPLOAD_SECONDS
        )

    def draft_of(self, delivery: str) -> _Post | None:
        """Return the draft that an earlier try of this delivery made, where its answer never came."""
        states = "draft,pending,private,publish,future"
        reply = self.ask("GET", f"/posts?{urlencode({'search': delivery, 'context': 'edit', 'status': states})}")
        return _post(reply, many=True)

    def save(self, path: str, value: dict[str, Any]) -> _Post:
        """Make or change a post."""
        reply = self.ask("POST", f"{path}?context=edit", json.dumps(value).encode(), Content_Type="application/json")
        post = _post(reply)
        if post is None:
            raise _Refused(_not_wordpress(reply, self.now))
        return post

    def picture(self, file: File, asset: ItemAsset, data: bytes) -> tuple[int, str]:
        """Return the number and the address of a picture in the library, uploaded once however often it is delivered."""
        name = f"skywave-{file.digest.hex()[:32]}"
        query = urlencode({"slug": name, "context": "edit"})
        reply = self.ask("GET", f"/media?{query}")
        if not reply.ok:
            raise _Refused(_not_wordpress(reply, self.now))
        found = _media(reply, many=True)
        if found is None:
            reply = self.ask(
                "POST",
                "/media",
                data,
                Content_Type=file.media,
                Content_Disposition=f'attachment; filename="{name}.{quote(file.extension)}"',
            )
            found = _media(reply)
        if found is None:
            raise _Refused(_not_wordpress(reply, self.now))
        told = {"caption": full_caption(asset), "alt_text": asset.alt, "slug": name}
        reply = self.ask("POST", f"/media/{found[0]}", json.dumps(told).encode(), Content_Type="application/json")
        if not reply.ok:
            # A picture without its credit must not be used: nothing of this delivery counts as taken.
            raise _Refused(_not_wordpress(reply, self.now))
        return found


def _box(item: Item, why: str) -> str:
    """Return what the editor must read before the draft is published, in a box of its own."""
    mark = whose(item).replace("data-skywave=", "data-skywave-editor=", 1)
    said = [why, *orders(item), *item.terms]
    if line := head_line(item):
        said.append(f"For the head of the page: {line}")
    said += [f"Stays home: {home_line(asset)}" for asset in staying_home(item)]
    said += [note_line(note) for note in item.notes]
    points = "".join(f"<li>{lines(one)}</li>\n" for one in said if one)
    return (
        f'<div {mark} lang="en" dir="ltr">\n<p><strong>For the editor: delete this box before you publish.</strong></p>\n'
        f"<ul>\n{points}</ul>\n</div>\n<hr>\n"
    )


def _post(reply: Reply, *, many: bool = False) -> _Post | None:
    value = _object(reply, many=many)
    number, status, link = value.get("id"), value.get("status"), value.get("link", "")
    if type(number) is not int or not 0 < number < 10**18 or type(status) is not str or type(link) is not str:
        return None
    words = [_raw(value.get(key)) for key in ("title", "content")]
    digest = hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:16]
    return _Post(number, status, link, digest)


def _raw(value: object) -> str:
    text = value.get("raw", "") if type(value) is dict else ""
    return text if type(text) is str else ""


def _object(reply: Reply, *, many: bool) -> dict[str, Any]:
    """Return the JSON object of an answer, or the first of a list; an empty one where there is none."""
    if not reply.ok:
        return {}
    try:
        value = json.loads(reply.data)
    except (ValueError, RecursionError):
        return {}
    if many:
        value = value[0] if type(value) is list and value else None
    return value if type(value) is dict else {}


def _media(reply: Reply, *, many: bool = False) -> tuple[int, str] | None:
    value = _object(reply, many=many)
    number, source = value.get("id"), value.get("source_url")
    if type(number) is not int or number <= 0 or type(source) is not str or not is_address(source):
        return None
    return number, source


def _not_wordpress(reply: Reply, now: int) -> Pushed:
    said = reply.said if not reply.ok else "its answer is none of WordPress, so nothing is known to be there"
    return Pushed(taken=False, said=said, final=reply.final, wait=reply.wait(now))
