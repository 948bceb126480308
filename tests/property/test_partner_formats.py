"""Items of every shape, with hostile and strange texts, in all four formats."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import cmarkgfm
import feedparser  # type: ignore[import-untyped]
import html5lib
import yaml
from defusedxml import ElementTree
from hypothesis import example, given
from hypothesis import strategies as st
from tests.e2e.vectors import VECTORS
from tests.property import strategies as s

from skywave.archive import asset as a
from skywave.archive import body as b
from skywave.carriers.atom import render_feed
from skywave.carriers.markdown import render_markdown
from skywave.carriers.ninjs import render_ninjs
from skywave.carriers.paste import render_paste, story_part
from skywave.story.item import CANCELED, USABLE, WITHHELD, Item, ItemAsset

# What means something in Markdown, XML, HTML or YAML.
_SHARP = [
    "# heading", "1. one", "- two", "+ x", "===", "---", "***", "*a*", "_b_", "`c`", "[d](e)", "![f](g)", "<h>", "&amp;",
    "&#60;", "a\\", "\\*", "> q", "~~s~~", "| x |", ":-:", "a\n- b", "a\n===", "    code", "```", "]]>", "<!-- c -->",
    "https://a.example/?b=1&copy;=2", "**", "!", "“中文。”", "：", "}}", "{% x %}", "key: value", "'", '"', "...", "\n\n", " ",
    "=x=",
]  # fmt: skip
sharp = st.one_of(s.texts(lines=True), st.sampled_from(_SHARP), st.sampled_from(VECTORS), st.text(max_size=12))
sharp_line = sharp.map(lambda text: text.replace("\n", " "))
marks = st.sampled_from([(), ("em",), ("strong",), ("em", "strong")])
languages = st.one_of(s.languages, st.sampled_from(["en", "ug", "vi", "km", "lo", "th", "bo", "fr"]))
links = st.sampled_from(
    ["https://a.example/?x=1&amp;y=(2)&z", "https://b.example/_c_*d*", "http://c.example", "javascript:alert(1)", ""]
)
spans = st.builds(b.Span, sharp, marks, st.one_of(st.none(), links), st.one_of(st.none(), languages),
                  st.one_of(st.none(), st.sampled_from(["ltr", "rtl", "auto"])))  # fmt: skip
inlines = st.lists(spans, min_size=1, max_size=4).map(tuple)
rows = st.lists(inlines, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(b.Paragraph, inlines),
    st.builds(b.Heading, inlines, st.integers(2, 4)),
    st.builds(b.Listing, rows, st.booleans()),
    st.builds(b.Quote, rows, sharp_line),
    st.builds(b.Figure, st.integers(0, 5)),
    st.builds(b.Table, st.lists(rows, max_size=3).map(tuple), st.booleans()),
    st.builds(b.Embed, links, sharp_line),
)
times = st.one_of(st.none(), st.integers(-30_610_224_000, s.YEAR_9999))
files = st.builds(a.File, s.digests, st.integers(1, 10**7), st.sampled_from(["image/jpeg", "image/avif", "audio/mpeg",
                  "video/mp4"]), st.integers(0, 9000), st.integers(0, 9000))  # fmt: skip
assets = st.builds(ItemAsset, sharp, sharp, st.sampled_from(sorted(a.RIGHTS)), sharp, sharp_line, sharp_line, sharp_line,
                   st.lists(files, max_size=2).map(tuple), st.one_of(st.just(""), sharp_line), times)  # fmt: skip
items = st.builds(
    Item, s.works, s.desk_codes, st.integers(1, 99), s.indexes, languages, st.sampled_from([USABLE, WITHHELD, CANCELED]),
    sharp_line, sharp_line, sharp, st.lists(sharp_line, max_size=2).map(tuple), sharp_line, st.booleans(), sharp_line,
    sharp_line, times, s.times, s.times, st.lists(blocks, max_size=5).map(tuple), st.booleans(),
    st.lists(assets, max_size=3).map(tuple), st.lists(s.notes, max_size=2).map(tuple), sharp_line,
    st.just("n" * 52), st.just("rfa.example"), st.sampled_from(["https://rfa.example/eng/a.html?x=1&y=2", ""]),
    st.sampled_from(["https://rfa.example/", ""]), sharp, st.sampled_from(["top", "bottom", "any"]), st.booleans(),
    st.sampled_from(["canonical", "noindex", "link"]), st.lists(sharp_line, max_size=3).map(tuple), sharp_line, times,
    st.sampled_from(["", "d-1"]),
)  # fmt: skip


def address(file: a.File) -> str:
    return f"https://partners.rfa.example/files/{file.digest.hex()}?token=a&b=c"


def feed_of(*chosen: Item) -> bytes:
    return render_feed(
        chosen, feed_id="urn:x:feed", title="Feed", self_address="https://p.example/f", updated=1, address=address
    )


def words(html: str) -> str:
    """Return the text of HTML without any white space; a parse error fails the test."""
    parser = html5lib.HTMLParser(strict=True)
    return "".join("".join(parser.parseFragment(html).itertext()).split())


def in_markdown(item: Item) -> tuple[dict[str, Any], str]:
    """Return the front matter, and the text below it."""
    text = render_markdown(item, address).decode()
    assert text.startswith("---\n")
    front, _, below = text[4:].partition("\n---\n")
    facts = yaml.safe_load(front)
    assert isinstance(facts, dict)
    return facts, below


@given(items)
def test_pasted_html_has_no_parse_error_and_holds_nothing_that_acts_or_loads(item: Item) -> None:
    html = render_paste(item, address).decode()
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    tags = {element.tag for element in root.iter() if isinstance(element.tag, str)} - {"DOCUMENT_FRAGMENT"}
    assert tags <= {"article", "section", "div", "p", "span", "a", "em", "strong", "br", "hr", "h1", "h2", "h3", "h4",
                    "ul", "ol", "li", "blockquote", "cite", "figure", "figcaption", "table", "thead", "tbody", "tr", "th",
                    "td", "pre"}  # fmt: skip
    for element in root.iter("a"):
        assert re.match("https?://", element.get("href") or "")


@given(items)
def test_a_feed_is_xml_that_feedparser_reads_without_a_complaint(item: Item) -> None:
    data = feed_of(item, replace(item, work="b" * 16))
    ElementTree.fromstring(data, forbid_dtd=True)
    parsed = feedparser.parse(data, sanitize_html=False)
    assert not parsed.bozo
    assert len(parsed.entries) == (0 if item.status == WITHHELD else 2)
    for entry in parsed.entries[:1]:
        assert entry.id == item.uri
        assert words(entry.content[0].value) != "" or not item.title
        assert entry.skywave_digest == item.digest
        assert entry.get("skywave_editor", "") or item.status == USABLE
        assert "skywave-editor" not in entry.content[0].value


@given(items)
@example(Item("a" * 16, "eng", 1, 0, "en", blocks=(b.Paragraph((b.Span("1"), b.Span(". x"))),)))
@example(Item("a" * 16, "eng", 1, 0, "en", blocks=(b.Paragraph((b.Span("!"), b.Span("x", href="https://a.example"))),)))
@example(Item("a" * 16, "eng", 1, 0, "en", blocks=(b.Paragraph((b.Span("&am"), b.Span("p;"))),)))
@example(Item("a" * 16, "eng", 1, 0, "en", blocks=(b.Paragraph((b.Span("中", ("em",)), b.Span("文", ("strong",)))),)))
@example(Item("a" * 16, "eng", 1, 0, "zh", blocks=(b.Paragraph((b.Span("他说“好”", ("strong",)), b.Span("了"))),)))
def test_markdown_renders_back_to_the_words_of_the_pasted_html(item: Item) -> None:
    _, below = in_markdown(item)
    html = cmarkgfm.markdown_to_html_with_extensions(below, extensions=["table"])
    assert words(html) == words(story_part(item))
    # Nothing of the text became a link of its own, a picture, code, a rule or HTML.
    assert not re.search(r"<(img|code|hr|!--|script)", html)
    said = {link for block in item.blocks for link in re.findall(r"https?://[^'\"]+", str(block))} | {item.original}
    for href in re.findall(r'<a href="([^"]*)"', html):
        assert href.startswith(("https://a.example", "https://b.example", "http://c.example", "https://rfa.example")), (
            said
        )


@given(items)
def test_plain_commonmark_without_tables_makes_no_markup_of_a_text_either(item: Item) -> None:
    _, below = in_markdown(item)
    html = cmarkgfm.markdown_to_html(below)
    assert "<table" not in html
    pipes = re.compile(r"[|-]")
    tabled = any(isinstance(block, b.Table) for block in item.blocks)
    if not tabled:
        assert words(html) == words(story_part(item))
    else:
        assert pipes.sub("", words(html)) == pipes.sub("", words(story_part(item)))


@given(items)
def test_the_front_matter_gives_back_the_metadata(item: Item) -> None:
    facts, _ = in_markdown(item)
    assert facts["skywave"] == f"{item.work} {item.version}"
    assert facts["sha256"] == item.digest
    clean = item.title.isprintable() and item.notice.isprintable()
    if clean:
        assert facts.get("title", "") == item.title
        assert facts.get("notice", "") == item.notice
    home = [asset for asset in item.assets if asset.why or not asset.files]
    assert len(facts.get("not_for_publication", [])) == (len(home) if item.status == USABLE else 0)


@given(items)
def test_no_format_publishes_a_word_of_a_withheld_item_or_a_photo_that_stays_home(item: Item) -> None:
    secret = "SECRETWORD"
    kept = ItemAsset(secret, secret, "wire", secret, secret, secret, secret, (), "no licence covers it")
    text = (b.Paragraph((b.Span(secret),)),)
    usable = replace(item, status=USABLE, title="T", assets=(*item.assets, kept))
    assert secret not in story_part(usable)
    assert secret in render_paste(usable, address).decode().partition("</article>\n<hr>\n")[2]
    assert secret not in feedparser.parse(feed_of(usable), sanitize_html=False).entries[0].content[0].value
    ninjs = json.loads(render_ninjs(usable, address))
    assert secret not in str(ninjs.get("bodies", []))
    assert secret in ninjs["edNote"]
    facts, below = in_markdown(usable)
    assert secret not in below
    assert secret in str(facts["not_for_publication"])
    for status in (WITHHELD, CANCELED):
        gone = replace(item, status=status, blocks=text, assets=(kept,), summary=secret, byline=(secret,),
                       byline_line=secret, place=secret, section=secret)  # fmt: skip
        said = (render_paste(gone, address), render_ninjs(gone, address), render_markdown(gone, address), feed_of(gone))
        assert all(secret.encode() not in data for data in said)
