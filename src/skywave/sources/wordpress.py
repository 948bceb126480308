"""WordPress: a live site through its API, saved answers of the API, and export files (`wxr`).

    an address of the site       its API is found by what the page or its headers say, and all posts are read
    an address of a story        the one post that the page names in the API
    an address of the API        with its own filters, page by page
    a JSON file                  posts as the API gives them: one, or a list
    an export file               `wxr`

Posts come as the API orders them, the last modified first, each once. Whoever is published or edited while the pages are
read moves to the front, so the first pages are looked at again at the end. Ids are `wordpress:<host>/<number>`; a site in a
folder of its host has the folder in between.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from skywave import limits
from skywave.errors import Malformed, SkywaveError, TransportFailed
from skywave.sources.formats.feed_json import public_json
from skywave.sources.formats.wordpress_rest import NAME, is_post, rest_draft
from skywave.sources.formats.wxr import EXPORT, read_wxr
from skywave.sources.reading.fields import Item, check_size, parse_json
from skywave.sources.reading.files import decode
from skywave.sources.reading.xml import root_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Fetched, Material
    from skywave.story.draft import Draft

_RELATION = "https://api.w.org/"
_LINK_TAG = re.compile(r"<link\b([^>]{0,1000})>", re.IGNORECASE)
_FIELD = re.compile(r"""\b(rel|href|type)\s*=\s*["']([^"']{0,2000})["']""", re.IGNORECASE)
_LINK_HEADER = re.compile(r'<([^>]{1,2000})>\s*;[^,]{0,200}rel="?https://api\.w\.org/"?')
_POST_ADDRESS = re.compile(r"wp/v2/posts/[0-9]+/?$")
_POSTS_PATH = re.compile(r"wp/v2/[a-z0-9_-]+/?$")
_POST_CLUES = (b'"rendered"', b'"guid"')
_ROOT_CLUE = re.compile(rb'"wp\\?/v2"')
_HEAD_BYTES = 512 * 1024
_PER_PAGE = (100, 50, 20, 10)
_EMBED = "author,wp:featuredmedia,wp:term"
_POSTS = 1_000_000
_PAGES = 200_000
_AGAIN = 5
_STALE = 2  # pages in a row without a new post
_UNCHANGED = ":unchanged"


class WordPress:
    """A site of WordPress, or what it exported."""

    name = NAME

    def recognises(self, material: Material) -> bool:
        """Say whether this is an export, posts of the API, or a site whose API is open."""
        start = material.peek().removeprefix(b"\xef\xbb\xbf").lstrip()
        if start[:1] in (b"[", b"{"):
            return all(clue in start for clue in _POST_CLUES) or _is_root(start)
        if not start.startswith(b"<"):
            return False
        if start.startswith(b"<rss", root_place(start)):
            return EXPORT in start
        if not material.address:
            return False  # a saved page leads nowhere
        try:
            return bool(_api_of(material, start))
        except SkywaveError:
            return False

    def read(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every post.

        Raises:
            ConfigError: There is no such file.
            Malformed: It is broken; nothing of it may be used.
            TransportFailed: The site does not answer now; what was yielded before is good.
        """
        start = material.peek().removeprefix(b"\xef\xbb\xbf").lstrip()
        if material.address and (start[:1] in (b"[", b"{") or EXPORT not in start):
            yield from self._read_site(material, start)
        elif start.startswith(b"<"):
            yield from read_wxr(material)
        else:
            value = parse_json(decode(material.read(limits.SOURCE_FILE_BYTES), material.name), material.name)
            yield from _unique(_posts(value, material.name), "", set())

    def _read_site(self, material: Material, start: bytes) -> Iterator[Draft]:
        address = material.address if start[:1] in (b"[", b"{") and not _is_root(start) else _api_of(material, start)
        if not address:
            raise Malformed(
                f"{material.name} names no API of WordPress", hint="give its feed or an export file instead"
            )
        if _POST_ADDRESS.search(_route(address)):
            yield from _unique(_posts_in(_ask(material, _with(address, _embed=_EMBED))), address, set())
            return
        yield from _Pages(material, address).drafts()


class _Pages:
    """Reads all posts of one address of the API."""

    def __init__(self, material: Material, address: str) -> None:
        self._material = material
        self._address = address
        self._sizes = list(_PER_PAGE)
        self._seen: set[str] = set()

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts, each once."""
        read = stale = 0
        is_only = False
        for _ in range(_PAGES):
            page = self._page(read)
            if page is None:
                break
            posts, total, is_unchanged = page
            known = len(self._seen)
            yield from _unique(posts, self._address, self._seen)
            if is_unchanged:
                return
            number = read // self._sizes[0] + 1
            is_only = number == 1 and (total == 1 or len(posts) < self._sizes[0])
            is_last = number >= total if total else len(posts) < self._sizes[0]
            # A server that ignores the page's number gives the same posts for ever; a busy newsroom shifts a page or two.
            stale = stale + 1 if len(self._seen) == known else 0
            if is_last or not posts or stale > (_STALE if total else 0):
                break
            read += self._sizes[0]
            if len(self._seen) > _POSTS:
                raise Malformed(
                    f"{self._material.name} has more than {_POSTS:,} posts", hint="name its categories one by one"
                )
        if not is_only:
            yield from self._came_since()

    def _came_since(self) -> Iterator[Draft]:
        """Yield what moved to the front while the pages were read."""
        for number in range(_AGAIN):
            page = self._page(number * self._sizes[0])
            known = len(self._seen)
            if page is not None:
                yield from _unique(page[0], self._address, self._seen)
            if len(self._seen) == known:
                return

    def _page(self, read: int) -> tuple[list[Item], int, bool] | None:
        """Return the posts after the first `read`, how many pages there are (0: not said) and whether nothing changed."""
        while True:
            size = self._sizes[0]
            number = read // size + 1
            wanted = {"per_page": str(size), "page": str(number), "_embed": _EMBED}
            if "orderby" not in dict(parse_qsl(urlsplit(self._address).query)):
                wanted |= {"orderby": "modified", "order": "desc"}
            try:
                fetched = _ask(self._material, _with(self._address, **wanted))
            except (TransportFailed, Malformed) as error:
                status = getattr(error, "status", 0)
                if status == 400 and number > 1 and self._seen:
                    return None  # beyond the last page
                if (
                    len(self._sizes) == 1
                    or status not in (0, 400, 413, 500, 502, 503, 504)
                    or (isinstance(error, TransportFailed) and not status)
                ):
                    raise
                del self._sizes[0]
                continue
            text = fetched.headers.get("x-wp-totalpages", "")
            total = int(text) if re.fullmatch("[0-9]{1,9}", text) else 0
            return _posts_in(fetched), total, _UNCHANGED in fetched.headers


def _unique(posts: list[Item], address: str, seen: set[str]) -> Iterator[Draft]:
    for number, post in enumerate(posts, 1):
        try:
            check_size(post, "it")
            draft = rest_draft(public_json(post), address)
        except Malformed as error:
            where = f"post {post.get('id')}" if post.get("id") else f"post {number}"
            raise Malformed(f"{where}: {error.message}", hint=error.hint) from None
        if draft.ids[0] not in seen:
            seen.add(draft.ids[0])
            yield draft


def _posts(value: object, name: str) -> list[Item]:
    """Return the posts of an answer.

    Raises:
        Malformed: It holds something else.
    """
    items: list[Any] = value if type(value) is list else [value]
    for number, item in enumerate(items, 1):
        if not is_post(item):
            raise Malformed(
                f"{name}: item {number} is no post of WordPress", hint="save the answer of wp/v2/posts whole"
            )
    return items


def _ask(material: Material, address: str) -> Fetched:
    fetched = material.get(address, limits.PAGE_SOURCE_BYTES)
    if fetched is None:
        raise TransportFailed(
            f"{material.name} does not let its API be read", hint="give its feed or an export file (WXR) instead"
        )
    return fetched


def _posts_in(fetched: Fetched) -> list[Item]:
    name = fetched.address[:200]
    return _posts(parse_json(decode(fetched.data, name), name), name)


# --- where the API is -----------------------------------------------------------------


def _is_root(start: bytes) -> bool:
    return b'"namespaces"' in start and _ROOT_CLUE.search(start) is not None


def _api_of(material: Material, start: bytes) -> str:
    """Return the address of the posts, or of the one post that a page is about; empty where none is named."""
    try:
        return _found_api(material, start)
    except ValueError:  # an address that is none
        return ""


def _found_api(material: Material, start: bytes) -> str:
    if start[:1] == b"{":
        return _posts_below(material.address)
    # Themes put so many styles before the link that the first bytes of a page may not reach it.
    fetched = material.get(material.address, limits.PAGE_SOURCE_BYTES)
    head = (fetched.data if fetched else start)[:_HEAD_BYTES].decode("utf-8", "replace")
    links = [dict(_FIELD.findall(tag)) for tag in _LINK_TAG.findall(head)]
    root = ""
    for link in links:
        fields = {key.lower(): unescape(value) for key, value in link.items()}
        href = urljoin(material.address, fields.get("href", ""))
        if fields.get("rel") == _RELATION:
            root = root or href
        elif fields.get("type") == "application/json" and _POST_ADDRESS.search(_route(href)):
            return href
    if not root:
        found = _LINK_HEADER.search(fetched.headers.get("link", "")) if fetched else None
        root = urljoin(material.address, found[1]) if found else ""
    return _posts_below(root) if root else ""


def _posts_below(root: str) -> str:
    """Return the address of the posts below the root of an API."""
    if "rest_route=" in root:
        return _with(root, rest_route="/wp/v2/posts")
    return urljoin(root.rstrip("/") + "/", "wp/v2/posts")


def _route(address: str) -> str:
    """Return the part of an address that names what is asked of the API."""
    parts = urlsplit(address)
    return dict(parse_qsl(parts.query)).get("rest_route", parts.path)


def _with(address: str, **fields: str) -> str:
    """Return an address with some fields of its query set."""
    parts = urlsplit(address)
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in fields]
    return urlunsplit(
        parts._replace(query=urlencode([*query, *fields.items()], quote_via=quote, safe="/:,"), fragment="")
    )
