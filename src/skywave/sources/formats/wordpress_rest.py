"""A post as WordPress's API gives it, `wp/v2/posts` with `_embed`: to a draft.

Logins never leave: of authors only display names are taken, and not those that only repeat the login.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from skywave.errors import Malformed
from skywave.sources.formats.feed_entry import title_line
from skywave.sources.formats.feed_xml import host_of
from skywave.sources.formats.wordpress_media import rest_media
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_line, is_visible
from skywave.sources.reading.fields import (
    address_id,
    at,
    cut_line,
    language_claim,
    line,
    mapping,
    objects,
    seconds,
    string,
)
from skywave.sources.reading.fragment import read_fragment
from skywave.sources.reading.gallery import Gallery
from skywave.sources.reading.summaries import distinct_summary, without_footer
from skywave.story.draft import USABLE, WITHHELD, Draft

if TYPE_CHECKING:
    from skywave.sources.reading.fields import Item

NAME = "wordpress"
NO_TEXT = "the source gives it no text"
_SELF = re.compile(r"https?://[^/?#]+([^?#]*?)/?(?:wp-json/|\?rest_route=|index\.php\?rest_route=)", re.IGNORECASE)
_NO_FOLDER = re.compile(r"[^\w./~%-]+")
_FOLDER_CHARACTERS = 500
_LOGIN = re.compile(r"[a-z0-9._@-]+")


def site_of(link: str, folder: str) -> str:
    """Return the name of a site in ids: its host, or a digest of one that the public cannot reach, and its folder.

    Args:
        link: Of a post.
        folder: Of the site on its host, or empty.
    """
    host = host_of(link)
    if host and not address_id(f"https://{host}/"):
        host = f"site-{sha256(host.encode()).hexdigest()[:16]}"
    return f"{host}{_NO_FOLDER.sub('', clean_line(folder)).rstrip('/')[:_FOLDER_CHARACTERS]}"


def folder_of(self_address: str) -> str:
    """Return the folder of a site, by an address in its API; the host in it may be a machine of the system."""
    found = _SELF.match(self_address)
    return found[1] if found else ""


def status_hold(status: str, *, is_protected: bool, has_date: bool) -> tuple[str, str]:
    """Return (status, hold) for what WordPress calls a post's status."""
    if is_protected:
        return WITHHELD, "protected by a password in the source"
    if status == "publish" or (status == "future" and has_date):
        return USABLE, ""
    if status == "private":
        return WITHHELD, "private in the source (status: private)"
    if not status:
        return WITHHELD, "the source does not say that it is published"
    return WITHHELD, f"not published in the source (status: {cut_line(status)[:50]})"


def display_name(name: str, login: str) -> str:
    """Return a name for readers, or empty where it only repeats a login.

    >>> display_name("A. Example", "aexample"), display_name("aexample", "aexample")
    ('A. Example', '')
    """
    found = cut_line(unescape(name))
    is_login = found.casefold() == login.casefold() and _LOGIN.fullmatch(found)
    return "" if is_login or re.search(r"\S@\S", found) else found


def is_post(item: object) -> bool:
    """Say whether an object is one of WordPress's posts."""
    return type(at(item, "id")) is int and type(at(item, "content", "rendered")) is str and at(item, "guid") is not None


def rest_draft(post: Item, address: str) -> Draft:
    """Return the draft of a post.

    Args:
        post: For which `is_post` holds.
        address: Where the API was asked, or empty.

    Raises:
        Malformed: It is broken, or holds more than a story may.
    """
    written = string(post, "link") or string(post, "guid", "rendered")
    if not host_of(written):
        raise Malformed("it has no link")
    link = address_id(written)
    base = link.removeprefix("url:")
    own = next((string(found, "href") for found in objects(post, "_links", "self")), "") or address
    site = site_of(written, folder_of(own))
    gallery = Gallery()
    for media in objects(post, "_embedded", "wp:featuredmedia")[:1]:
        if asset := rest_media(media).asset(base):
            gallery.add(asset)
    text = without_footer(read_fragment(string(post, "content", "rendered"), base=base))
    blocks = gallery.place(text.blocks, text.assets)
    words = [plain_text(block) for block in blocks]
    title = title_line(string(post, "title", "rendered"))
    published = _time(post, "date_gmt")
    is_protected = at(post, "content", "protected") is not False and at(post, "content", "protected") is not None
    wordpress_status = string(post, "status")
    status, hold = status_hold(wordpress_status, is_protected=is_protected, has_date=published is not None)
    if status == USABLE and not (is_visible(title) and any(words)):
        status, hold = WITHHELD, NO_TEXT
    translations = _translations(post, site)
    return Draft(
        source=NAME,
        ids=_ids(post, site, link),
        title=title,
        blocks=blocks,
        language=_language(post),
        summary="" if is_protected else distinct_summary(string(post, "excerpt", "rendered"), words),
        byline=_byline(post),
        published=published,
        modified=_time(post, "modified_gmt"),
        section=_section(post),
        assets=tuple(gallery.assets),
        status=status,
        hold=hold,
        embargo=published if wordpress_status == "future" else None,
        publisher=_publisher(post, base),
        translations=translations,
        notes=text.notes,
        furniture=text.furniture,
    )


def same_site(first: str, second: str) -> bool:
    """Say whether two addresses are of one host, whatever `www.` stands before it."""
    return host_of(first).removeprefix("www.") == host_of(second).removeprefix("www.")


def _ids(post: Item, site: str, link: str) -> tuple[str, ...]:
    guid = address_id(unescape(string(post, "guid", "rendered")))
    canonical = address_id(string(post, "yoast_head_json", "canonical"))
    # A guid keeps the name of the machine on which a site was first made.
    same = [found for found in (guid, canonical) if found and link and same_site(found[4:], link[4:])]
    return tuple(dict.fromkeys((f"{NAME}:{site}/{post['id']}", *([link] if link else []), *same)))


def _time(post: Item, key: str) -> int | None:
    """Return a time of WordPress, which is UTC and does not say so; its zeros mean none."""
    text = string(post, key).strip()
    return seconds(f"{text}Z") if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text) else seconds(text)


def _byline(post: Item) -> tuple[str, ...]:
    # Plugins for several authors first; the one author of WordPress itself is then whoever typed it in.
    found = [
        display_name(string(author, "display_name"), string(author, "user_login") or string(author, "user_nicename"))
        for key in ("newspack_author_info", "authors", "coauthors", "co_authors")
        for author in objects(post, key)
    ]
    if not any(found):
        found = [
            display_name(string(author, "name"), string(author, "slug"))
            for author in objects(post, "_embedded", "author")
        ]
    return tuple(dict.fromkeys(name for name in found if is_visible(name)))[:50]


def _section(post: Item) -> str:
    groups = at(post, "_embedded", "wp:term")
    for group in groups if type(groups) is list else []:
        for term in group if type(group) is list else []:
            if string(term, "taxonomy") == "category" and string(term, "slug") != "uncategorized":
                return cut_line(unescape(line(term, "name")))
    return ""


def _language(post: Item) -> str:
    for value in (at(post, "lang"), at(post, "wpml_current_locale"), at(post, "yoast_head_json", "og_locale")):
        if found := language_claim(value):
            return found
    return ""


def _translations(post: Item, site: str) -> tuple[str, ...]:
    numbers = list(mapping(post, "translations").values())
    numbers += [part.get("id") for part in objects(post, "wpml_translations")]
    ids = (f"{NAME}:{site}/{number}" for number in numbers if type(number) is int and number not in (0, post["id"]))
    return tuple(dict.fromkeys(ids))[:100]


def _publisher(post: Item, link: str) -> str:
    """Return whose story it is, where the post names another."""
    for key in ("dt_original_site_name", "republished_from", "original_publisher", "syndication_source_name"):
        if found := line(post, "meta", key) or line(post, key):
            return found
    canonical = string(post, "yoast_head_json", "canonical")
    if address_id(canonical) and not same_site(canonical, link):
        return cut_line(host_of(canonical).removeprefix("www."))
    return ""
