"""What the feed source takes from RSS, Atom and JSON Feed, and what it refuses."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.feed import item, rss
from tests.servers import Site, serving

from skywave import limits
from skywave.archive.body import Figure, Paragraph, Span
from skywave.errors import Malformed
from skywave.io.fetch import Fetcher, WebMaterial
from skywave.ports import Material
from skywave.sources.feed import NO_TEXT, Feed
from skywave.sources.formats.feed_entry import date, names
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.gallery import picture_key
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import USABLE, WITHHELD, Draft, DraftAsset


def read(tmp_path: Path, document: str | bytes, name: str = "feed.xml") -> list[Draft]:
    path = tmp_path / name
    path.write_bytes(document.encode() if isinstance(document, str) else document)
    material = LocalMaterial(path)
    assert Feed().recognises(material)
    drafts = list(Feed().read(material))
    for draft in drafts:
        check_draft(draft)
    return drafts


def one(tmp_path: Path, document: str) -> Draft:
    (draft,) = read(tmp_path, document)
    return draft


def words(draft: Draft) -> list[str]:
    return [plain_text(block) for block in draft.blocks]


def atom(entry: str, head: str = "") -> str:
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi" xml:base="https://news.example/">
    <title>News</title><id>tag:news.example,2026:feed</id><link href="/"/><author><name>The News</name></author>{head}
    {entry}</feed>"""


# --- RSS ------------------------------------------------------------------------------------


def test_an_item_of_rss(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        rss(
            item(
                1,
                "<description>About &lt;b&gt;rice&lt;/b&gt;.</description><category>News</category>"
                "<dc:creator>A. Example</dc:creator><dc:rights>No reuse in Japan</dc:rights>"
                "<dcterms:valid>start=2026-04-01T00:00:00Z; end=2026-05-01T00:00:00Z; scheme=W3C-DTF</dcterms:valid>"
                '<source url="https://agency.example/feed">An Agency</source>',
                title="Rice &amp;amp; &lt;i&gt;fish&lt;/i&gt;",
            )
        ),
    )
    assert draft.ids == ("feed:www.news.example/guid-1", "url:https://www.news.example/1")
    assert (draft.title, draft.summary, draft.section) == ("Rice & fish", "About rice.", "News")
    assert words(draft) == ["One paragraph of 1.", "Another one."]
    assert (draft.byline, draft.published, draft.modified, draft.language) == (("A. Example",), 1776301200, None, "my")
    assert (draft.publisher, draft.terms) == ("An Agency", "No reuse in Japan")
    assert (draft.embargo, draft.expires) == (1775001600, 1777593600)
    assert (draft.status, draft.hold, draft.translations) == (USABLE, "", ())


def test_every_picture_keeps_its_own_credit(tmp_path: Path) -> None:
    media = """<media:restriction relationship="deny" type="country">jp</media:restriction>
    <media:copyright>Agency Ltd</media:copyright>
    <media:group>
      <media:content url="/1.jpg"><media:credit role="distributor">AFP</media:credit>
        <media:credit role="photographer">A. One</media:credit><media:description>One</media:description></media:content>
      <media:content url="/2.jpg"><media:credit>B. Two</media:credit><media:title>Two</media:title>
        <media:copyright>Two Ltd</media:copyright></media:content>
    </media:group>
    <media:content url="/3.jpg" medium="image"><media:thumbnail url="/t.jpg"/></media:content>
    <media:content url="/film.mp4" type="video/mp4"/>
    <media:thumbnail url="/thumb.jpg"/>
    <enclosure url="/2.jpg" type="image/jpeg" length="1"/>
    <enclosure url="/talk.mp3" type="audio/mpeg" length="1"/>"""
    draft = one(tmp_path, rss(item(1, media, text='<img src="/2.jpg" alt="Two men"><img src="/4.jpg">')))
    assert [(a.name, a.kind, a.caption, a.credit, a.holder, a.alt) for a in draft.assets] == [
        ("1.jpg", "picture", "One", "A. One / AFP", "Agency Ltd", ""),
        ("2.jpg", "picture", "Two", "B. Two", "Two Ltd", "Two men"),
        ("3.jpg", "picture", "", "", "Agency Ltd", ""),
        ("talk.mp3", "audio", "", "", "", ""),
        ("4.jpg", "picture", "", "", "", ""),
    ]
    assert {asset.terms for asset in draft.assets[:3]} == {"deny country jp"}
    assert draft.assets[0].address == "https://www.news.example/1.jpg"
    assert [block.asset for block in draft.blocks if isinstance(block, Figure)] == [1, 4]


def test_an_entrys_own_title_is_no_caption(tmp_path: Path) -> None:
    outer = "<media:title>Title 1</media:title><media:credit>A. One</media:credit>"
    alone = '<media:content url="/1.jpg"/>'
    (asset,) = one(tmp_path, rss(item(1, outer + alone))).assets
    assert (asset.caption, asset.credit) == ("", "A. One")
    (asset,) = one(tmp_path, rss(item(1, outer + alone + "<media:description>Rice</media:description>"))).assets
    assert asset.caption == "Rice"


def test_the_contents_of_a_group_without_words_are_one_picture(tmp_path: Path) -> None:
    media = """<media:group><media:credit>A. One</media:credit><media:description>Rice</media:description>
      <media:content url="/s.jpg" width="100" height="80"/><media:content url="/l.jpg" width="900" height="800"/>
      <media:content url="/s.mp3" type="audio/mpeg"/></media:group>"""
    first, sound = one(tmp_path, rss(item(1, media))).assets
    assert (first.name, first.credit, first.caption) == ("l.jpg", "A. One", "Rice")
    assert first.ids == ("url:https://www.news.example/l.jpg", "url:https://www.news.example/s.jpg")
    assert sound.kind == "audio"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://x.example/a.jpg", "http://x.example/a-300x200.jpg?w=9", True),
        ("https://x.example/a.jpg", "https://i0.wp.com/x.example/a-scaled.jpg?resize=3%2C4&ssl=1", True),
        ("https://x.example/i?id=1", "https://x.example/i?id=2", False),
        ("https://x.example/a.jpg", "https://y.example/a.jpg", False),
        ("https://x.example/a.jpg", "https://x.example/a-2.jpg", False),
    ],
)
def test_which_addresses_are_one_picture(first: str, second: str, same: bool) -> None:
    assert (picture_key(first) == picture_key(second)) == same


@pytest.mark.parametrize(
    ("guid", "link", "ids"),
    [
        ("https://www.news.example/?p=1", "https://news.example/1", ("feed:https://www.news.example/?p=1", "url:https://news.example/1")),
        ("tag:news.example,2026:1", "https://news.example/1", ("feed:tag:news.example,2026:1", "url:https://news.example/1")),
        ("urn:uuid:1", "", ("feed:urn:uuid:1",)),
        ("17 x", "", ("feed:www.news.example/17 x",)),
    ],
)  # fmt: skip
def test_ids(tmp_path: Path, guid: str, link: str, ids: tuple[str, ...]) -> None:
    text = rss(item(guid=guid)).replace("<link>https://www.news.example/1</link>", f"<link>{link}</link>")
    assert one(tmp_path, text).ids == ids


@pytest.mark.parametrize(
    "guid", ["https://cms7.internal.example/?p=1", "http://localhost/1", "me@news.example", "x" * 600]
)
def test_an_id_that_names_a_machine_or_a_person_is_digested(tmp_path: Path, guid: str) -> None:
    (first, *rest) = one(tmp_path, rss(item(guid=guid))).ids
    assert first.startswith("feed:www.news.example/")
    assert len(first) == len("feed:www.news.example/") + 32
    assert rest == ["url:https://www.news.example/1"]


def test_hosts_inside_of_the_system_are_rewritten(tmp_path: Path) -> None:
    text = rss(item(1, text='<p><a href="https://mandevview.rfaweb.org/y">MANDEVVIEW.RFAWEB.ORG</a></p>'))
    draft = one(tmp_path, text.replace("https://www.news.example", "https://mandevview.rfaweb.org"))
    assert draft.ids == ("feed:www.rfa.org/guid-1", "url:https://www.rfa.org/1")
    assert draft.blocks[-1] == Paragraph((Span("www.rfa.org", href="https://www.rfa.org/y"),))


def test_a_host_that_cannot_be_shown_is_no_host(tmp_path: Path) -> None:
    text = rss(item()).replace("https://www.news.example", "https://www.ne\u202ews.example")
    assert one(tmp_path, text).ids[0] == "feed:guid-1"


def test_without_guid_the_link_is_the_id_and_the_original_link_counts(tmp_path: Path) -> None:
    text = rss(item(1, "<feedburner:origLink>https://www.news.example/story</feedburner:origLink>"))
    text = text.replace('<guid isPermaLink="false">guid-1</guid>', "")
    text = text.replace("<link>https://www.news.example/1</link>", "<link>https://proxy.example/~r/1</link>")
    draft = one(tmp_path, text)
    assert draft.ids == (
        "feed:https://www.news.example/story",
        "url:https://www.news.example/story",
        "url:https://proxy.example/~r/1",
    )


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Thu, 16 Apr 2026 02:00:00 GMT", 1776304800), ("16 Apr 2026 09:00:00 +0700", 1776304800),
        ("Thu, 16 Apr 26 02:00:00 -0000", 1776304800), ("2026-04-16T09:00:00+07:00", 1776304800),
        ("2026-04-16T09:00:00", None), ("2026-04-16", None), ("Thu, 16 Apr 2026 02:00:00", None), ("yesterday", None),
        ("Thu, 99 Apr 2026 02:00:00 GMT", None), ("Mon, 30 Nov -0001 00:00:00 +0000", None), ("", None),
        ("Thu, 16 Apr 2026 02:00:00 XYZ", None), ("1" * 200, None), ("16 Apr 2026 02:00:00 +9999999999999999", None),
    ],
)  # fmt: skip
def test_dates_have_a_zone_or_are_missing(raw: str, found: int | None) -> None:
    assert date(raw) == found


def test_names_leave_without_mail_addresses() -> None:
    raw = ["a@x.example (A. One)", "B. Two <b@x.example>", "c@x.example", "D. Four", "D. Four", " "]
    assert names(raw) == ("A. One", "B. Two", "D. Four")


def test_rss_of_the_oldest_kinds(tmp_path: Path) -> None:
    old = """<?xml version="1.0"?>
    <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
    <rss version="0.91"><channel><title>N</title><link>https://news.example/</link>
    <item><title>Caf&eacute;</title><link>https://news.example/1</link><description>Short.</description></item></channel></rss>"""
    draft = one(tmp_path, old)
    assert (draft.title, draft.ids[0]) == ("Café", "feed:https://news.example/1")
    assert (draft.status, draft.hold, words(draft)) == (WITHHELD, NO_TEXT, ["Short."])
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel rdf:about="https://news.example/"><title>N</title><link>https://news.example/</link></channel>
    <item rdf:about="https://news.example/1"><title>T</title><link>https://news.example/1</link>
    <dc:date>2026-04-16T02:00:00Z</dc:date><content:encoded>Text</content:encoded></item></rdf:RDF>"""
    draft = one(tmp_path, rdf)
    assert (draft.ids[0], draft.published, words(draft)) == ("feed:https://news.example/1", 1776304800, ["Text"])


# --- Atom and JSON Feed ---------------------------------------------------------------------


def test_an_entry_of_atom(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        atom(
            """<entry xml:lang="en"><id>tag:news.example,2026:1</id><title type="html">A &amp;lt; B</title>
            <link rel="alternate" type="text/html" href="a/1"/><link rel="canonical" href="https://news.example/c"/>
            <link rel="via" title="An Agency" href="https://agency.example/1"/>
            <link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
            <link rel="enclosure" type="image/jpeg" href="/p.jpg" title="Rice"/>
            <published>2026-04-16T02:00:00Z</published><updated>2026-04-17T02:00:00Z</updated>
            <author><name>A. Example</name><email>a@news.example</email></author><category term="x" label="News"/>
            <summary>Short &lt; one</summary><rights>(c) A</rights>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em><br/>three</p></div></content>
            </entry>"""
        ),
    )
    assert draft.ids == ("feed:tag:news.example,2026:1", "url:https://news.example/c", "url:https://news.example/a/1")
    assert (draft.title, draft.summary, draft.language) == ("A < B", "Short < one", "en")
    assert (draft.published, draft.modified) == (1776304800, 1776391200)
    assert (draft.byline, draft.section, draft.publisher) == (("A. Example",), "News", "An Agency")
    assert draft.terms == "(c) A\nhttps://creativecommons.org/licenses/by/4.0/"
    assert draft.right == "cc"
    assert words(draft) == ["One two\nthree"]
    assert draft.blocks[0] == Paragraph((Span("One "), Span("two\n", ("em",)), Span("three")))
    assert [(a.name, a.caption) for a in draft.assets] == [("p.jpg", "Rice")]


def test_what_an_entry_of_atom_inherits(tmp_path: Path) -> None:
    draft = one(tmp_path, atom("<entry><id>1</id><title>T</title><content>a &lt;b&gt; c</content></entry>"))
    assert (draft.byline, draft.language, words(draft)) == (("The News",), "vi", ["a <b> c"])
    assert draft.ids == ("feed:news.example/1",)


def test_an_item_of_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://news.example/",
        "language": "th",
        "items": [
            {
                "id": 7,
                "url": "https://news.example/7",
                "title": "A < B",
                "content_html": '<p>One</p><img src="/p.jpg">',
                "image": "https://news.example/p.jpg",
                "summary": "Short",
                "date_published": "2026-04-16T02:00:00Z",
                "authors": [{"name": "A. Example"}],
                "tags": ["News"],
                "attachments": [{"url": "/t.mp3", "mime_type": "audio/mpeg", "title": "Talk"}],
            },
            {"id": "x", "title": "T", "content_text": "One\n\nTwo <3", "authors": None, "tags": 1, "attachments": [1]},
        ],
    }
    first, second = read(tmp_path, json.dumps(feed), "feed.json")
    assert first.ids == ("feed:news.example/7", "url:https://news.example/7")
    assert (first.title, first.summary, first.section, first.byline) == ("A < B", "Short", "News", ("A. Example",))
    assert [(a.name, a.kind, a.caption) for a in first.assets] == [("p.jpg", "picture", ""), ("t.mp3", "audio", "Talk")]
    assert first.blocks[1] == Figure(0)
    assert (words(second), second.language) == (["One", "Two <3"], "th")


# --- text, or its page ----------------------------------------------------------------------


def test_the_feeds_own_footer_and_a_summary_that_only_begins_the_text_go(tmp_path: Path) -> None:
    footer = '<p>The post <a href="/1">T</a> appeared first on <a href="/">News</a>.</p>'
    draft = one(tmp_path, rss(item(1, "<description>One paragraph of 1. Ano […]</description>", text=footer)))
    assert words(draft) == ["One paragraph of 1.", "Another one."]
    assert draft.furniture[0].kind == "notice"
    draft = one(tmp_path, rss(item(1, "<description>One paragraph […]</description>")))
    assert draft.summary == ""


def test_a_description_counts_as_text_only_where_it_looks_like_one(tmp_path: Path) -> None:
    long = "&lt;p&gt;" + "Word and word. " * 50 + "&lt;/p&gt;"
    for text, status in ((long * 2, USABLE), (long, WITHHELD), (long * 2 + "Read more", WITHHELD)):
        document = rss(f"<item><title>T</title><guid>x</guid><description>{text}</description></item>")
        assert one(tmp_path, document).status == status


class FakeHtml:
    """Stands for the page's source, so that these tests say only what the feed does with its draft."""

    drafts: tuple[Draft, ...] = ()
    error: Malformed | None = None

    def read_document(self, material: Material) -> Iterator[Draft]:
        assert material.peek() == material.read(1000) == b"<p>page"
        assert material.address.endswith("/1")
        if self.error:
            raise self.error
        yield from self.drafts


@pytest.fixture
def html(monkeypatch: pytest.MonkeyPatch) -> type[FakeHtml]:
    fake = type("Html", (FakeHtml,), {})
    module = types.ModuleType("skywave.sources.html")
    module.Html = fake  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "skywave.sources.html", module)
    return fake


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def fetch(site: Site, path: str = "/feed") -> list[Draft]:
    fetcher = Fetcher(gap_seconds=0.0)
    try:
        material = WebMaterial(fetcher, site.address + path)
        assert Feed().recognises(material)
        return list(Feed().read(material))
    finally:
        fetcher.close()


SHORT = """<item><title>The title</title><guid>g</guid><link>{0}/1</link><description>Short.</description>
<media:content url="https://news.example/a-300x200.jpg" medium="image"><media:credit>The feed</media:credit></media:content>
<media:content url="https://news.example/b.jpg" medium="image"/><dc:creator>A. Feed</dc:creator></item>"""


def page_draft(**fields: Any) -> Draft:
    picture = DraftAsset(
        "a.jpg",
        "Of the page",
        "The page",
        address="https://news.example/a.jpg",
        ids=("url:https://news.example/a.jpg",),
    )
    values: dict[str, Any] = {
        "source": "html",
        "ids": ("html:x", "url:https://news.example/canonical"),
        "title": "The title of it",
        "blocks": (Paragraph((Span("Whole."),)), Figure(0)),
        "byline": ("A. Page",),
        "published": 5,
        "language": "en",
        "assets": (picture,),
        "place": "Yangon",
    }
    return Draft(**(values | fields))


def test_an_entry_without_text_is_read_from_its_page_and_what_it_states_wins(site: Site, html: type[FakeHtml]) -> None:
    html.drafts = (page_draft(),)
    site.put("/feed", rss(SHORT.format(site.address)))
    site.put("/1", "<p>page", Content_Type="text/html")
    (draft,) = fetch(site)
    assert (draft.source, draft.title, draft.byline, draft.place) == ("feed", "The title", ("A. Feed",), "Yangon")
    assert (draft.published, draft.language, draft.status) == (5, "my", USABLE)
    assert draft.ids[-1] == "url:https://news.example/canonical"
    assert words(draft) == ["Whole.", ""]
    assert [(a.name, a.credit, a.caption) for a in draft.assets] == [("a-300x200.jpg", "The feed", "Of the page")]
    assert draft.assets[0].address == "https://news.example/a.jpg"
    assert draft.blocks[1] == Figure(0)


@pytest.mark.parametrize(
    ("drafts", "error", "reason"),
    [
        ((page_draft(title="Access to this site is denied"),), None, "another title"),
        ((), None, "no story"),
        ((page_draft(), page_draft()), None, "no story"),
        ((page_draft(blocks=()),), None, "no story"),
        ((), Malformed("it is broken"), "it is broken"),
    ],
)
def test_a_page_that_is_not_the_story_withholds_it(
    site: Site, html: type[FakeHtml], drafts: tuple[Draft, ...], error: Malformed | None, reason: str
) -> None:
    html.drafts, html.error = drafts, error
    site.put("/feed", rss(SHORT.format(site.address)))
    site.put("/1", "<p>page", Content_Type="text/html")
    (draft,) = fetch(site)
    assert draft.status == WITHHELD
    assert draft.hold.startswith(NO_TEXT)
    assert reason in draft.hold


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_page_that_does_not_come_withholds_the_story(site: Site, html: type[FakeHtml], status: int) -> None:
    site.put("/feed", rss(SHORT.format(site.address)))
    site.put("/1", "<p>page", status)
    (draft,) = fetch(site)
    assert (draft.status, draft.hold[: len(NO_TEXT)]) == (WITHHELD, NO_TEXT)


def test_a_feed_file_leads_into_no_private_network(tmp_path: Path, site: Site, html: type[FakeHtml]) -> None:
    site.put("/1", "<p>page")
    path = tmp_path / "feed.xml"
    path.write_text(rss(SHORT.format(site.address)), encoding="utf-8")
    fetcher = Fetcher(gap_seconds=0.0)
    (draft,) = Feed().read(LocalMaterial(path, web=fetcher))
    assert (draft.status, draft.hold, site.asked) == (WITHHELD, NO_TEXT, [])
    fetcher.close()


def test_a_page_is_read_by_the_source_of_pages(site: Site) -> None:
    text = "".join(f"<p>Paragraph {n} of the story, long enough for anybody to take it for text.</p>" for n in range(8))
    page = f"<html><head><title>The title</title></head><body><article><h1>The title</h1>{text}</article></body></html>"
    site.put("/feed", rss(SHORT.format(site.address)))
    site.put("/1", page, Content_Type="text/html; charset=utf-8")
    (draft,) = fetch(site)
    assert (draft.source, draft.status, draft.title, draft.byline) == ("feed", USABLE, "The title", ("A. Feed",))
    assert words(draft)[-1].startswith("Paragraph 7")
    assert draft.assets[0].credit == "The feed"


# --- pages of a feed ------------------------------------------------------------------------


def test_next_pages_are_read_once_each(site: Site) -> None:
    for number, following in ((1, "/feed?2"), (2, "/feed?3"), (3, "/feed")):
        head = f'<atom:link rel="next" href="{following}"/>'
        site.put(f"/feed?{number}", rss(item(number), item(number + 1), head=head))
    site.routes["/feed"] = site.routes["/feed?1"]
    assert [draft.title for draft in fetch(site)] == ["Title 1", "Title 2", "Title 3", "Title 4"]
    assert [path for path in site.asked if "robots" not in path] == ["/feed", "/feed?2", "/feed?3"]


def test_pages_without_end_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skywave.sources.feed._PAGES", 5)

    def page(handler: Any) -> None:
        number = len(site.asked)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(rss(item(number), head=f'<atom:link rel="next" href="/feed?{number}"/>').encode())

    site.routes["/feed"] = page
    with pytest.raises(Malformed, match="more than 5 pages"):
        fetch(site)


def test_a_file_leads_to_no_next_page(tmp_path: Path) -> None:
    head = '<atom:link rel="next" href="https://news.example/2"/>'
    assert len(read(tmp_path, rss(item(1), head=head))) == 1


def test_of_two_entries_with_one_id_the_newest_counts(tmp_path: Path) -> None:
    entry = "<entry><id>1</id><title>{}</title><updated>{}</updated><content>x</content></entry>"
    old, new = entry.format("Old", "2026-04-16T02:00:00Z"), entry.format("New", "2026-04-17T02:00:00Z")
    assert one(tmp_path, atom(old + new)).title == "New"
    assert one(tmp_path, atom(new + old)).title == "New"
    assert one(tmp_path, rss(item(1, guid="g"), item(2, guid="g"))).title == "Title 1"


# --- what is broken -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (rss(item())[:-20], "unclosed token at line"),
        (rss(item()).replace("</item>", "</itme>"), "mismatched tag at line 18 column"),
        (rss(item()).replace("xmlns:media", "xmlns:xedia").replace("</item>", "<media:x/></item>"), "unbound prefix"),
        ('<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel/></rss>', "declares entities"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>', "declares entities"),
        ("<rss>" + "<a>" * 500 + "</a>" * 500 + "</rss>", "nested more than"),
        (rss(item(text="<b>x" + "</b>" * 1)).replace("One p", "x" * limits.STORY_SOURCE_BYTES), "story longer than"),
        (rss(item(1, "<a/>" * 50_000)), "elements"),
        (rss(head="<x>y</x>" * 300_000), "outside of its stories"),
        (f'<rss version="{"x" * (40 << 20)}">', "too long"),
        (rss(item(1, f'<media:content url="/1.jpg"><media:credit>{"x" * 30_000}</media:credit></media:content>')), "characters"),
        (rss(item(1, "".join(f'<enclosure url="/{n}.jpg" type="image/jpeg"/>' for n in range(101)))), "more than 100"),
        ("<feed><a/></feed>", "no feed"),
    ],
)  # fmt: skip
def test_a_broken_feed_is_refused_in_one_sentence(tmp_path: Path, document: str, message: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(document, encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        list(Feed().read(LocalMaterial(path)))
    check_sentence(caught.value)
    assert message in caught.value.message


def test_external_documents_are_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY secret "secret">', encoding="utf-8")
    text = (
        f'<!DOCTYPE rss SYSTEM "file://{tmp_path}/x.dtd">' + rss(item(title="a &amp;secret; &secret; b")).split("?>")[1]
    )
    assert one(tmp_path, text).title == "a &secret; &secret; b"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "not JSON"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "no list of items"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [1]}', "item 1 is not an object"),
        (b'{"items": [], "items": []}', "twice"),
        (b"{" + b'"a":[' * 5000, "JSON"),
    ],
)
def test_a_broken_json_feed_is_refused_in_one_sentence(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(data)
    with pytest.raises(Malformed) as caught:
        list(Feed().read(LocalMaterial(path)))
    check_sentence(caught.value)
    assert message in caught.value.message or "nested" in caught.value.message


CHINESE = "标题：北京的一天，中文新闻报道"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"), ("utf-8", "iso-8859-1"), ("utf-8", "GBK"), ("utf-8-sig", "gb2312"), ("gb18030", "gb2312"),
        ("gbk", "GBK"), ("big5", "Big5"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    title = CHINESE if encoding != "big5" else "標題：北京的一天"
    document = rss(item(title=title)).replace('encoding="UTF-8"', f'encoding="{declared}"')
    assert one_bytes(tmp_path, document.encode(encoding)).title == title


def one_bytes(tmp_path: Path, data: bytes) -> Draft:
    (draft,) = read(tmp_path, data)
    return draft


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gbk", "UTF-8"), ("gbk", "iso-8859-1"), ("gbk", "windows-1252"), ("gbk", "none-such"), ("gbk", "us-ascii")],
)
def test_a_false_encoding_is_refused_and_never_guessed(tmp_path: Path, encoding: str, declared: str) -> None:
    document = rss(item(title=CHINESE)).replace('encoding="UTF-8"', f'encoding="{declared}"')
    with pytest.raises(Malformed, match="encoding") as caught:
        read(tmp_path, document.encode(encoding))
    check_sentence(caught.value)


def test_what_a_server_says_of_the_encoding_counts_only_where_it_fits(site: Site) -> None:
    document = rss(item(title=CHINESE)).replace('encoding="UTF-8"', 'encoding="gb2312"').encode("gbk")
    for charset in ("iso-8859-1", "utf-8", "none-such", "gbk"):
        site.put("/feed", document, Content_Type=f"text/xml; charset={charset}")
        assert fetch(site)[0].title == CHINESE
    site.put("/feed", document.replace(b' encoding="gb2312"', b""), Content_Type="text/xml; charset=gbk")
    assert fetch(site)[0].title == CHINESE
    site.put("/feed", document.replace(b' encoding="gb2312"', b""))
    with pytest.raises(Malformed, match="names no other encoding"):
        fetch(site)


def test_western_text_in_its_encoding_is_read(tmp_path: Path) -> None:
    document = rss(item(title="Café “à la” carte")).replace('encoding="UTF-8"', 'encoding="iso-8859-1"')
    assert one_bytes(tmp_path, document.encode("cp1252")).title == "Café “à la” carte"


def test_white_space_before_the_declaration_is_dropped(tmp_path: Path) -> None:
    assert one(tmp_path, "\n  " + rss(item())).title == "Title 1"


def test_control_characters_are_dropped(tmp_path: Path) -> None:
    assert one(tmp_path, rss(item(title="a\x08b\x0bc"))).title == "abc"


@pytest.mark.parametrize(
    "start",
    [
        "<html><head/></html>", "<newsItem/>", "", "{}", "[1]", '<rss xmlns:wp="http://wordpress.org/export/1.2/">',
        "<rdf:RDF xmlns='x'>", "<!--" * 20_000, "<!DOCTYPE" * 9000, '{"version": "2.0"}',
    ],
)  # fmt: skip
def test_what_is_no_feed_is_not_recognised(tmp_path: Path, start: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(start, encoding="utf-8")
    assert not Feed().recognises(LocalMaterial(path))


def test_a_feed_of_very_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = rss(*(item(n) for n in range(3_000)))
    assert len(read(tmp_path, document)) == 3_000
    monkeypatch.setattr(limits, "FEED_ENTRIES", 2_999)
    with pytest.raises(Malformed, match="more than 2,999 entries"):
        read(tmp_path, document)


MARKUP = st.lists(
    st.sampled_from(
        ["<", ">", "&", "]]>", "<![CDATA[", "&lt;p&gt;", "<media:group>", "</media:group>", "<media:content url='/a.jpg'>",
         "</media:content>", "<media:credit>x</media:credit>", "<enclosure url='http://[x'/>", "<guid>", "</guid>",
         "\x00", "\ud7ff",
         "<link>http://[</link>", "<pubDate>Thu</pubDate>", "<atom:link rel='next' href='http://[x'/>", "<source>s</source>",
         "<dcterms:valid>end=x</dcterms:valid>", "</item><item>", "<atom:entry/>", "text"]
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKUP)
def test_any_markup_gives_drafts_or_malformed(tmp_path: Path, parts: list[str]) -> None:
    try:
        read(tmp_path, rss(item(1, "".join(parts)), head="".join(parts[:3])))
    except Malformed as error:
        check_sentence(error)
