"""What the WordPress source takes from a site's API and from an export, and what it refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.wordpress import COMMENT, attachment, meta, post, wxr
from tests.servers import Site, serving

from skywave import limits
from skywave.archive.body import Figure
from skywave.errors import Malformed, TransportFailed
from skywave.io.fetch import Fetcher, WebMaterial
from skywave.io.visited import Visit
from skywave.sources.formats.php import parse_php
from skywave.sources.formats.shortcodes import stored_html
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.sources.wordpress import WordPress
from skywave.story.draft import USABLE, WITHHELD, Draft

Json = dict[str, Any]
HOST = "https://www.news.example"


def words(draft: Draft) -> list[str]:
    return [plain_text(block) for block in draft.blocks]


def checked(drafts: Iterator[Draft] | list[Draft]) -> list[Draft]:
    found = list(drafts)
    for draft in found:
        check_draft(draft)
        assert not re.search("secretuser|mandevview", repr(draft))
    return found


# --- posts of the API -----------------------------------------------------------------------


def rest(number: int = 1, **fields: object) -> Json:
    """Return a post as the API gives it with _embed."""
    return {
        "id": number,
        "date": "2026-04-16T09:00:00",
        "date_gmt": "2026-04-16T02:00:00",
        "guid": {"rendered": f"{HOST}/?p={number}"},
        "modified_gmt": "2026-04-17T02:00:00",
        "slug": "story",
        "status": "publish",
        "type": "post",
        "link": f"{HOST}/story-{number}/",
        "title": {"rendered": f"Title &#8220;{number}&#8221;"},
        "content": {"rendered": f"<p>First of {number}.</p>\n<p>Second.</p>", "protected": False},
        "excerpt": {"rendered": f"<p>First of {number}. Sec [&hellip;]</p>", "protected": False},
        "author": 3,
        "_links": {"self": [{"href": f"https://mandevview.rfaweb.org/wp-json/wp/v2/posts/{number}"}]},
        "_embedded": {
            "author": [{"id": 3, "name": "A. Example", "slug": "secretuser", "link": f"{HOST}/author/secretuser"}],
            "wp:term": [
                [
                    {"taxonomy": "category", "slug": "uncategorized", "name": "Uncategorized"},
                    {"taxonomy": "category", "slug": "news", "name": "News &amp; views"},
                ],
                [{"taxonomy": "author", "slug": "cap-secretuser", "name": "secretuser"}],
            ],
        },
    } | fields


def read_json(tmp_path: Path, *posts: object) -> list[Draft]:
    path = tmp_path / "posts.json"
    path.write_text(json.dumps(list(posts)), encoding="utf-8")
    material = LocalMaterial(path)
    assert WordPress().recognises(material)
    return checked(WordPress().read(material))


def one(tmp_path: Path, **fields: object) -> Draft:
    (draft,) = read_json(tmp_path, rest(**fields))  # type: ignore[arg-type]
    return draft


def test_a_post_of_the_api(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.ids == ("wordpress:www.news.example/1", f"url:{HOST}/story-1/", f"url:{HOST}/?p=1")
    assert (draft.title, draft.summary, words(draft)) == ("Title “1”", "", ["First of 1.", "Second."])
    assert (draft.byline, draft.section) == (("A. Example",), "News & views")
    assert (draft.published, draft.modified, draft.embargo) == (1776304800, 1776391200, None)
    assert (draft.status, draft.hold, draft.language, draft.publisher) == (USABLE, "", "", "")


def test_a_guid_on_another_machine_is_no_id(tmp_path: Path) -> None:
    draft = one(tmp_path, guid={"rendered": "http://mandevview.rfaweb.org/?p=1"})
    assert draft.ids == ("wordpress:www.news.example/1", f"url:{HOST}/story-1/")


def test_hosts_inside_of_the_system_are_rewritten(tmp_path: Path) -> None:
    link = "https://mandevview.rfaweb.org/story-1/"
    draft = one(tmp_path, link=link, content={"rendered": f'<p><a href="{link}">{link}</a></p>', "protected": False})
    assert draft.ids[:2] == ("wordpress:www.rfa.org/1", "url:https://www.rfa.org/story-1/")
    assert words(draft) == ["https://www.rfa.org/story-1/"]


def test_a_sites_name_is_clean(tmp_path: Path) -> None:
    links = {"self": [{"href": "https://x.example/a\u202eb c/wp-json/wp/v2/posts/1"}]}
    assert one(tmp_path, _links=links).ids[0] == "wordpress:www.news.example/abc/1"
    odd = "https://www.ne\u202ews.example/1"
    with pytest.raises(Malformed, match="it has no link"):
        one(tmp_path, link=odd)


def test_a_site_that_the_public_cannot_reach_is_named_by_a_digest(tmp_path: Path) -> None:
    draft = one(tmp_path, link="http://cms.lan/story/", guid={"rendered": "http://cms.lan/?p=1"}, _links={})
    assert re.fullmatch("wordpress:site-[0-9a-f]{16}/1", draft.ids[0])
    export = wxr(post(guid="http://cms.lan/?p=1")).replace("https://www.news.example", "http://cms.lan")
    (tmp_path / "export.xml").write_text(export, encoding="utf-8")
    (from_export,) = checked(WordPress().read(LocalMaterial(tmp_path / "export.xml")))
    assert from_export.ids == draft.ids == (draft.ids[0],)


def test_a_site_in_a_folder_has_its_own_ids(tmp_path: Path) -> None:
    links = {"self": [{"href": "https://x.example/khmer/wp-json/wp/v2/posts/1"}]}
    assert one(tmp_path, _links=links).ids[0] == "wordpress:www.news.example/khmer/1"
    links = {"self": [{"href": "https://x.example/khmer/?rest_route=/wp/v2/posts/1"}]}
    assert one(tmp_path, _links=links).ids[0] == "wordpress:www.news.example/khmer/1"


@pytest.mark.parametrize(
    ("fields", "status", "hold", "embargo"),
    [
        ({"status": "future"}, USABLE, "", 1776304800),
        ({"status": "future", "date_gmt": "0000-00-00T00:00:00"}, WITHHELD, "status: future", None),
        ({"status": "private"}, WITHHELD, "private in the source", None),
        ({"status": "draft"}, WITHHELD, "status: draft", None),
        ({"status": None}, WITHHELD, "does not say", None),
        ({"content": {"rendered": "<p>x</p>", "protected": True}}, WITHHELD, "password", None),
        ({"content": {"rendered": "", "protected": False}}, WITHHELD, "no text", None),
        ({"title": {"rendered": " "}}, WITHHELD, "no text", None),
    ],
)
def test_what_is_not_published_is_withheld(
    tmp_path: Path, fields: Json, status: str, hold: str, embargo: int | None
) -> None:
    draft = one(tmp_path, **fields)
    assert (draft.status, draft.embargo) == (status, embargo)
    assert hold in draft.hold


def test_zeros_are_no_date(tmp_path: Path) -> None:
    draft = one(tmp_path, date_gmt="0000-00-00T00:00:00", modified_gmt=None)
    assert (draft.published, draft.modified) == (None, None)


@pytest.mark.parametrize(
    ("name", "slug", "byline"),
    [
        ("A. Example", "secretuser", ("A. Example",)),
        ("jdoe", "jdoe", ()),
        ("Cher", "cher", ("Cher",)),
        ("a@news.example", "a", ()),
        ("Ann &amp; Bo", "x", ("Ann & Bo",)),
        ("", "x", ()),
    ],
)
def test_only_display_names_are_bylines(tmp_path: Path, name: str, slug: str, byline: tuple[str, ...]) -> None:
    assert one(tmp_path, _embedded={"author": [{"name": name, "slug": slug}]}).byline == byline


def test_several_authors_come_before_the_one_of_wordpress(tmp_path: Path) -> None:
    authors = [{"display_name": "B. One", "user_login": "secretuser"}, {"display_name": "C. Two"}]
    assert one(tmp_path, authors=authors).byline == ("B. One", "C. Two")


def featured(**fields: object) -> Json:
    sizes = {
        "medium": {"width": 300, "source_url": f"{HOST}/a-300x200.jpg"},
        "huge": {"width": 2048, "source_url": f"{HOST}/a-2048x1365.jpg"},
    }
    return {
        "source_url": f"{HOST}/a.jpg",
        "alt_text": "Rice field",
        "caption": {"rendered": "<p>Rice &amp; fish</p>\n"},
        "description": {"rendered": "<p>Other</p>"},
        "media_details": {
            "width": 4000,
            "sizes": sizes,
            "image_meta": {"credit": "A. Foto/AFP", "copyright": "AFP", "caption": "HANOI: rice"},
        },
        "mime_type": "image/jpeg",
    } | fields


def test_the_featured_picture(tmp_path: Path) -> None:
    text = f'<p>Text</p><figure><img src="{HOST}/a-300x200.jpg"><figcaption>In the text</figcaption></figure>'
    embedded = {"wp:featuredmedia": [featured()]}
    draft = one(tmp_path, _embedded=embedded, content={"rendered": text, "protected": False})
    (asset,) = draft.assets
    assert (asset.name, asset.caption, asset.credit, asset.alt) == (
        "a-2048x1365.jpg", "Rice & fish", "A. Foto/AFP", "Rice field",
    )  # fmt: skip
    assert (asset.holder, asset.agency_caption) == ("AFP", "HANOI: rice")
    assert {f"url:{HOST}/a.jpg", f"url:{HOST}/a-300x200.jpg"} <= set(asset.ids)
    assert draft.blocks[1] == Figure(0)


@pytest.mark.parametrize(
    ("media", "credit"),
    [
        (featured(meta={"_media_credit": "B. Plugin", "_navis_media_credit_org": "Reuters"}), "B. Plugin / Reuters"),
        (featured(media_credit="C. Field"), "C. Field"),
        (featured(media_details={}), ""),
        (featured(media_details={"width": "x", "image_meta": [1]}), ""),
    ],
)
def test_where_a_credit_is_kept(tmp_path: Path, media: Json, credit: str) -> None:
    assert one(tmp_path, _embedded={"wp:featuredmedia": [media]}).assets[0].credit == credit


@pytest.mark.parametrize(
    "media", [{"code": "rest_forbidden"}, featured(source_url="http://localhost/a.jpg", media_details={})]
)
def test_a_featured_picture_that_nobody_may_see_is_none(tmp_path: Path, media: Json) -> None:
    assert one(tmp_path, _embedded={"wp:featuredmedia": [media]}).assets == ()


def test_language_translations_and_publisher(tmp_path: Path) -> None:
    draft = one(tmp_path, lang="km", translations={"km": 1, "en": 7, "x": "y"})
    assert (draft.language, draft.translations) == ("km", ("wordpress:www.news.example/7",))
    draft = one(tmp_path, wpml_current_locale="zh_TW", wpml_translations=[{"id": 8, "locale": "en_US"}])
    assert (draft.language, draft.translations) == ("zh-TW", ("wordpress:www.news.example/8",))
    draft = one(tmp_path, yoast_head_json={"og_locale": "vi_VN", "canonical": "https://www.agency.example/1"})
    assert (draft.language, draft.publisher) == ("vi-VN", "agency.example")
    draft = one(
        tmp_path, yoast_head_json={"canonical": f"{HOST}/canonical/"}, meta={"dt_original_site_name": "Partner"}
    )
    assert (draft.publisher, draft.ids[-1]) == ("Partner", f"url:{HOST}/canonical/")


@pytest.mark.parametrize(
    ("posts", "message"),
    [
        ([1], "item 1 is no post"),
        ([rest(), {"id": 1}], "item 2 is no post"),
        ([rest(id="x")], "item 1 is no post"),
        ([rest(link="", guid={"rendered": "x"})], "it has no link"),
        ([rest(junk="x" * (limits.STORY_SOURCE_BYTES + 1))], "longer than"),
        ([rest(content={"rendered": "<p>" * 50_000})], "tags"),
        ([rest(content={"rendered": "".join(f'<img src="/{n}.jpg">' for n in range(101))})], "more than 100"),
    ],
)
def test_broken_posts_are_refused_in_one_sentence(tmp_path: Path, posts: list[object], message: str) -> None:
    path = tmp_path / "posts.json"
    path.write_text(json.dumps(posts), encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        list(WordPress().read(LocalMaterial(path)))
    check_sentence(caught.value)
    assert message in caught.value.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rendered", "name", "id"]), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([*rest(), "lang", "translations", "wpml_translations", "authors", "yoast_head_json", "meta"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, JSON, max_size=4))
def test_any_fields_give_a_draft_or_malformed(tmp_path: Path, fields: Json) -> None:
    path = tmp_path / "posts.json"
    path.write_text(json.dumps([rest() | fields]), encoding="utf-8")
    try:
        for draft in WordPress().read(LocalMaterial(path)):
            check_draft(draft)
    except Malformed as error:
        check_sentence(error)


# --- a live site ----------------------------------------------------------------------------


class Blog:
    """A site with posts, newest first, that answers as WordPress does."""

    def __init__(self, site: Site, count: int) -> None:
        self.site = site
        self.posts = [rest(number) for number in range(count, 0, -1)]
        self.largest = 100
        self.says_pages = True
        self.ignores_page = False
        self.after_page: Callable[[int], object] = lambda _: None
        home = f'<html><head><link rel="https://api.w.org/" href="{site.address}/wp-json/" /></head><p>x</html>'
        site.put("/", home, Content_Type="text/html")
        site.routes["/wp-json/wp/v2/posts"] = self.answer

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        query = {key: values[0] for key, values in parse_qs(urlsplit(handler.path).query).items()}
        size, number = int(query["per_page"]), int(query["page"])
        pages = -(-len(self.posts) // size)
        if size > self.largest or (number > max(pages, 1) and not self.ignores_page):
            status, data = 400, b'{"code":"rest_invalid_param"}'
        else:
            start = 0 if self.ignores_page else (number - 1) * size
            status, data = 200, json.dumps(self.posts[start : start + size]).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json; charset=UTF-8")
        handler.send_header("Content-Length", str(len(data)))
        if self.says_pages:
            handler.send_header("X-WP-TotalPages", str(pages))
        handler.end_headers()
        handler.wfile.write(data)
        self.after_page(number)

    def asked(self) -> list[tuple[str, str]]:
        """Return (per_page, page) of every request to the API."""
        queries = [parse_qs(urlsplit(path).query) for path in self.site.asked if "wp/v2" in path]
        return [(query["per_page"][0], query["page"][0]) for query in queries]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def fetch(address: str, **options: Any) -> list[Draft]:
    fetcher = Fetcher(gap_seconds=0.0, **options)
    try:
        material = WebMaterial(fetcher, address)
        assert WordPress().recognises(material)
        return checked(WordPress().read(material))
    finally:
        fetcher.close()


def test_all_posts_of_a_site_are_read(site: Site) -> None:
    blog = Blog(site, 250)
    drafts = fetch(f"{site.address}/")
    assert [draft.ids[0].rpartition("/")[2] for draft in drafts] == [str(n) for n in range(250, 0, -1)]
    assert blog.asked() == [("100", "1"), ("100", "2"), ("100", "3"), ("100", "1")]
    query = parse_qs(urlsplit(site.asked[-1]).query)
    assert (query["_embed"], query["orderby"]) == (["author,wp:featuredmedia,wp:term"], ["modified"])


def test_the_api_is_found_in_a_header_and_by_its_own_address(site: Site) -> None:
    Blog(site, 3)
    site.put("/", "<html><p>x", Content_Type="text/html", Link=f'<{site.address}/wp-json/>; rel="https://api.w.org/"')
    assert len(fetch(f"{site.address}/")) == 3
    for namespace in ("wp\\/v2", "wp/v2"):
        site.put("/wp-json/", f'{{"name": "x", "namespaces": ["{namespace}"]}}', Content_Type="application/json")
        assert len(fetch(f"{site.address}/wp-json/")) == 3
    assert len(fetch(f"{site.address}/wp-json/wp/v2/posts?per_page=10&page=1&categories=5")) == 3
    assert "categories=5" in site.asked[-1]


def test_the_api_is_found_behind_many_styles(site: Site) -> None:
    Blog(site, 3)
    styles = "<style>" + "a{b:c}" * 20_000 + "</style>"
    site.put("/", f'<html><head>{styles}<link rel="https://api.w.org/" href="/wp-json/"></head></html>')
    assert len(fetch(f"{site.address}/")) == 3
    assert site.asked.count("/") == 1


def test_a_site_without_pretty_addresses(site: Site) -> None:
    blog = Blog(site, 3)
    site.put("/", f'<link rel="https://api.w.org/" href="{site.address}/index.php?rest_route=/">')
    site.routes["/index.php"] = blog.answer
    assert len(fetch(f"{site.address}/")) == 3
    assert "rest_route=/wp/v2/posts" in site.asked[-1]


def test_the_address_of_a_story_is_that_story(site: Site) -> None:
    Blog(site, 3)
    site.put("/wp-json/wp/v2/posts/2", json.dumps(rest(2)), Content_Type="application/json")
    link = f'<link rel="alternate" type="application/json" href="{site.address}/wp-json/wp/v2/posts/2">'
    site.put("/story-2/", f'<html><link rel="https://api.w.org/" href="{site.address}/wp-json/">{link}')
    (draft,) = fetch(f"{site.address}/story-2/")
    assert draft.ids[0] == "wordpress:www.news.example/2"


def test_a_server_that_wants_smaller_pages_gets_them(site: Site) -> None:
    blog = Blog(site, 45)
    blog.largest = 20
    assert len(fetch(f"{site.address}/")) == 45
    assert blog.asked()[:5] == [("100", "1"), ("50", "1"), ("20", "1"), ("20", "2"), ("20", "3")]


def test_posts_that_come_in_between_are_read_once_each(site: Site) -> None:
    blog = Blog(site, 150)

    def publish(number: int) -> None:
        if number == 2:
            blog.posts.insert(0, rest(999))
        if number == 1 and len(blog.posts) == 150:
            blog.posts.insert(0, rest(998))
            blog.posts.insert(0, blog.posts.pop(-3))  # an old one was edited, and moves to the front

    blog.after_page = publish
    numbers = [int(draft.ids[0].rpartition("/")[2]) for draft in fetch(f"{site.address}/")]
    assert sorted(numbers) == [*range(1, 151), 998, 999]


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 200])
def test_a_server_that_does_not_say_how_many_pages_it_has(site: Site, count: int) -> None:
    blog = Blog(site, count)
    blog.says_pages = False
    assert len(fetch(f"{site.address}/")) == count


def test_a_server_that_gives_the_same_page_for_ever_is_left(site: Site) -> None:
    blog = Blog(site, 300)
    blog.ignores_page, blog.says_pages = True, False
    assert len(fetch(f"{site.address}/")) == 100
    assert len(blog.asked()) == 3


def test_a_site_whose_api_is_closed_says_what_to_do(site: Site) -> None:
    Blog(site, 3)
    for status in (401, 403, 404):
        site.put("/wp-json/wp/v2/posts", '{"code":"rest_forbidden"}', status)
        with pytest.raises(TransportFailed) as caught:
            fetch(f"{site.address}/")
        assert caught.value.hint


def test_a_page_that_blocks_is_no_list_of_posts(site: Site) -> None:
    Blog(site, 3)
    site.put("/wp-json/wp/v2/posts", "<h1>This site is blocked</h1>", Content_Type="text/html")
    with pytest.raises(Malformed, match="not JSON"):
        fetch(f"{site.address}/")


def test_a_first_page_that_did_not_change_ends_the_run(site: Site) -> None:
    class Book(dict[str, Visit]):
        def find(self, address: str) -> Visit | None:
            return self.get(address)

    blog, book = Blog(site, 250), Book()
    fetcher = Fetcher(gap_seconds=0.0, memory=book)
    assert len(checked(WordPress().read(WebMaterial(fetcher, f"{site.address}/")))) == 250
    book.update(fetcher._visits)
    fetcher.close()
    site.asked.clear()
    assert len(fetch(f"{site.address}/", memory=book, again=True)) == 100
    assert blog.asked() == [("100", "1")]


def test_the_api_of_a_page_leads_into_no_private_network(site: Site) -> None:
    with serving() as inside:
        Blog(inside, 3)
        site.put("/", f'<link rel="https://api.w.org/" href="{inside.address}/wp-json/">')
        with pytest.raises(TransportFailed):
            fetch(f"{site.address}/")
        assert inside.asked == []


@pytest.mark.parametrize("page", ["<html><p>x", '<link rel="https://api.w.org/" href="http://[x">', "{}", "[1]", "x"])
def test_another_site_is_not_recognised(site: Site, page: str) -> None:
    site.put("/", page)
    fetcher = Fetcher(gap_seconds=0.0)
    assert not WordPress().recognises(WebMaterial(fetcher, f"{site.address}/"))
    assert not WordPress().recognises(WebMaterial(fetcher, f"{site.address}/missing"))
    fetcher.close()


def test_a_saved_page_is_not_a_site(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text('<link rel="https://api.w.org/" href="https://news.example/wp-json/">', encoding="utf-8")
    assert not WordPress().recognises(LocalMaterial(path))


# --- exports --------------------------------------------------------------------------------


def read_wxr(tmp_path: Path, *items: str, **fields: str) -> list[Draft]:
    path = tmp_path / "export.xml"
    path.write_text(wxr(*items, **fields), encoding="utf-8")
    material = LocalMaterial(path)
    assert WordPress().recognises(material)
    return checked(WordPress().read(material))


def only(tmp_path: Path, *items: str, **fields: str) -> Draft:
    (draft,) = read_wxr(tmp_path, *items, **fields)
    return draft


def test_a_post_of_an_export(tmp_path: Path) -> None:
    more = (
        '<category domain="post_tag" nicename="x">Tag</category>'
        '<category domain="category" nicename="news"><![CDATA[News]]></category>'
    )
    draft = only(tmp_path, post(text="First line\nsecond line.\n\n<h2>Head</h2>\n\nLast.", excerpt="About.", more=more))
    assert draft.ids == ("wordpress:www.news.example/1", f"url:{HOST}/story-1/", f"url:{HOST}/?p=1")
    assert words(draft) == ["First line\nsecond line.", "Head", "Last."]
    assert (draft.title, draft.summary, draft.section) == ("Title 1", "About.", "News")
    assert (draft.byline, draft.language) == (("A. Example",), "km")
    assert (draft.published, draft.modified, draft.status) == (1776304800, 1776391200, USABLE)


def test_an_export_and_the_api_name_a_post_alike(tmp_path: Path) -> None:
    links = {"self": [{"href": "https://x.example/khmer/wp-json/wp/v2/posts/1"}]}
    from_api = one(tmp_path, _links=links)
    from_export = only(tmp_path, post(), home=f"{HOST}/khmer")
    assert from_api.ids == from_export.ids


@pytest.mark.parametrize(
    ("fields", "status", "hold", "embargo"),
    [
        ({"status": "future"}, USABLE, "", 1776304800),
        ({"status": "draft", "date": "0000-00-00 00:00:00"}, WITHHELD, "status: draft", None),
        ({"status": "private"}, WITHHELD, "private", None),
        ({"status": "trash"}, WITHHELD, "status: trash", None),
        ({"password": "secret"}, WITHHELD, "password", None),
        ({"text": ""}, WITHHELD, "no text", None),
    ],
)
def test_what_an_export_does_not_publish_is_withheld(
    tmp_path: Path, fields: Json, status: str, hold: str, embargo: int | None
) -> None:
    draft = only(tmp_path, post(**fields))
    assert (draft.status, draft.embargo) == (status, embargo)
    assert hold in draft.hold


def test_pages_comments_and_drafts_that_were_never_begun_are_passed_over(tmp_path: Path) -> None:
    many = COMMENT * 10_000  # more elements than a story may have
    assert len(read_wxr(tmp_path, post(kind="page"), post(2, more=many), post(3, status="auto-draft"))) == 1


PHP = (
    'a:3:{s:5:"width";i:900;s:5:"sizes";a:1:{s:5:"thumb";a:2:{s:4:"file";s:11:"z-thumb.jpg";s:5:"width";i:9;}}'
    's:10:"image_meta";a:3:{s:6:"credit";s:11:"A. Foto/AFP";s:9:"copyright";s:3:"AFP";s:7:"caption";s:6:"HANOI:";}}'
)


def test_pictures_of_an_export_have_what_their_attachments_say(tmp_path: Path) -> None:
    text = (
        '[caption id="attachment_7" align="left" width="300"]<a href="x"><img class="wp-image-7" src="https://www.news.example/'
        'a-300x200.jpg" alt=""/></a> In the <b>text</b>[/caption]\n\nText.\n\n[gallery ids="8,9,404"]\n\n'
        '<img class="size-full wp-image-10" src="https://cdn.news.example/other-name.jpg">'
    )
    story = post(text=text, more=meta(_thumbnail_id="9"))
    draft = only(
        tmp_path,
        story,
        attachment(7, f"{HOST}/a.jpg", caption="Library", _wp_attachment_image_alt="Alt", _media_credit="B. One"),
        attachment(8, f"{HOST}/b.jpg", caption="Two", _navis_media_credit_org="Reuters"),
        attachment(9, f"{HOST}/z.jpg", caption="Lead", _wp_attachment_metadata=PHP),
        attachment(10, f"{HOST}/c.jpg", credit="D. Four"),
    )
    assert [(a.name, a.caption, a.credit, a.alt) for a in draft.assets] == [
        ("z.jpg", "Lead", "A. Foto/AFP", ""),
        ("a.jpg", "In the text", "B. One", "Alt"),
        ("b.jpg", "Two", "Reuters", ""),
        ("c.jpg", "", "D. Four", ""),
    ]
    assert (draft.assets[0].holder, draft.assets[0].agency_caption) == ("AFP", "HANOI:")
    assert f"url:{HOST}/z-thumb.jpg" in draft.assets[0].ids
    assert [block.asset if isinstance(block, Figure) else words(draft)[n] for n, block in enumerate(draft.blocks)] == [
        1, "Text.", 2, 0, 3,
    ]  # fmt: skip


def test_a_gallery_without_numbers_shows_what_was_uploaded_to_the_post(tmp_path: Path) -> None:
    pictures = (attachment(7, f"{HOST}/a.jpg", parent=1), attachment(8, f"{HOST}/b.jpg", parent=2))
    draft = only(tmp_path, post(text="Text [gallery]"), *pictures)
    assert [asset.name for asset in draft.assets] == ["a.jpg"]


def test_several_authors_of_an_export(tmp_path: Path) -> None:
    guest = post(5, kind="guest-author", more=meta(**{"cap-user_login": "guest", "cap-display_name": "G. Guest"}))
    more = "".join(
        f'<category domain="author" nicename="cap-{name}">{name}</category>' for name in ("guest", "secretuser", "gone")
    )
    assert only(tmp_path, post(more=more), guest).byline == ("G. Guest", "A. Example")
    assert only(tmp_path, post(creator="admin")).byline == ()
    assert only(tmp_path, post(creator="nobody")).byline == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[vc_row][vc_column width='1/2']Text[/vc_column][/vc_row]", ["Text"]),
        ('Text [sic] and [1] [ad id="5"]end', ["Text [sic] and [1] end"]),
        ("[embed]https://x.example/v[/embed]", ["https://x.example/v"]),
        ("[caption]no end", ["[caption]no end"]),
        ("[caption]only words[/caption]", ["only words"]),
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->\n\nb", ["a", "b"]),
    ],
)  # fmt: skip
def test_shortcodes(tmp_path: Path, text: str, shown: list[str]) -> None:
    assert words(only(tmp_path, post(text=text))) == shown


def test_shortcodes_without_end_take_no_time() -> None:
    for part in ("[caption ", "[gallery ", "[x a='", "[caption]", "[/a"):
        stored_html(part * 9_999, lambda _: "")
        with pytest.raises(Malformed):
            stored_html(part * 10_001, lambda _: "")


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"N;", None), (b"b:1;", True), (b"i:-5;", -5), (b"d:0.5;", "0.5"), ('s:5:"é\u4e2d";'.encode(), "é\u4e2d"),
        (b'a:2:{i:0;s:1:"a";s:1:"k";a:0:{}}', {0: "a", "k": {}}),
    ],
)  # fmt: skip
def test_serialised_values(data: bytes, value: object) -> None:
    assert parse_php(data) == value


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"i:5", b'O:8:"stdClass":0:{}', b"a:1:{i:0;R:1;}", b's:99999999:"x";', b"a:99999999:{", b"a:1:{a:0:{}i:1;}",
        b"i:5;i:6;", b"a:2:{i:0;i:1;}", b"a:1:{i:0;" * 30, b"a:20001:{" + b"i:0;i:0;" * 20_001 + b"}", b"N;" + b" " * (1 << 20),
        b"i:" + b"9" * 10_000 + b";", b's:2:"a";',
    ],
)  # fmt: skip
def test_broken_serialised_values_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_php(data)


def test_a_broken_serialised_value_says_nothing_and_its_picture_stays(tmp_path: Path) -> None:
    picture = attachment(7, f"{HOST}/a.jpg", caption="One", _wp_attachment_metadata="a:99999999:{" * 50)
    (asset,) = only(tmp_path, post(more=meta(_thumbnail_id="7")), picture).assets
    assert (asset.caption, asset.credit) == ("One", "")


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (wxr(post())[:-30], "is not XML"),
        (wxr(post()).replace("wp:wxr_version", "wp:other"), "does not name its version"),
        (wxr(post(), post()), "items 1 and 2 have the same id"),
        (wxr(post("x")), "item 1: it has no post id"),  # type: ignore[arg-type]
        (wxr(post(text="x" * (limits.STORY_SOURCE_BYTES + 1))), "story longer than"),
        (wxr(post(more=meta(**{f"k{n}": "v" for n in range(20_000)}))), "elements"),
        (wxr(post()).replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss'), "declares entities"),
        (wxr(post(text="[x" * 20_000)), "square brackets"),
    ],
)
def test_a_broken_export_is_refused_in_one_sentence(tmp_path: Path, document: str, message: str) -> None:
    path = tmp_path / "export.xml"
    path.write_text(document, encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        list(WordPress().read(LocalMaterial(path)))
    check_sentence(caught.value)
    assert message in caught.value.message


MARKUP = st.lists(
    st.sampled_from(
        ["[caption id='attachment_7']", "[/caption]", "[gallery]", "[gallery ids='7']", "<img src='http://[x'>", "\n\n",
         "<p>", "]]>", "</figure>",
         f"<img class='wp-image-7' src='{HOST}/a-1x1.jpg'>", "<!-- wp:x -->", "[audio src='/a.mp3']", "text", "[x y='"]
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKUP)
def test_any_markup_gives_drafts_or_malformed(tmp_path: Path, parts: list[str]) -> None:
    path = tmp_path / "export.xml"
    picture = attachment(7, f"{HOST}/a.jpg", parent=1, caption="".join(parts))
    path.write_text(wxr(post(text="".join(parts)), picture), encoding="utf-8")
    try:
        for draft in WordPress().read(LocalMaterial(path)):
            check_draft(draft)
    except Malformed as error:
        check_sentence(error)
