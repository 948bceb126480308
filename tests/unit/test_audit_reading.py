"""Reading republished pages into copies: what stands where, in pages as partners' sites make them and in pages made to break us."""

# ruff: noqa: E501 - an example of HTML is as long as the sites write it

from __future__ import annotations

import base64
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.shared_data import need

from skywave import limits
from skywave.errors import Malformed
from skywave.partners.audit.copy import Copy
from skywave.partners.audit.reading import labels
from skywave.partners.audit.reading.addresses import absolute, written_addresses
from skywave.partners.audit.reading.html import read_html
from skywave.partners.audit.reading.text import read_text

ADDRESS = "https://partner.example/2026/05/story.html"
ORIGINAL = "https://www.rfa.example/eng/s/if6gveu66dk32vnv.html"
WORDS = {
    "en": "The {} paragraph of the story goes on for a while, as stories do. It has a second sentence.",
    "zh": "这是故事的第{}段，说明那里发生了什么事情，也说明后来又发生了什么。它还有第二句话，讲得更长一些。",
    "ko": "이것은 기사의 {} 번째 문단으로, 그곳에서 무슨 일이 일어났는지 자세히 설명합니다. 두 번째 문장도 있습니다.",
    "vi": "Đây là đoạn thứ {} của bài viết, kể lại những gì đã xảy ra ở đó trong tuần qua. Đoạn này còn có một câu nữa.",
    "my": "ဤသည်မှာ သတင်း၏ အပိုဒ် {} ဖြစ်ပြီး ထိုနေရာတွင် ဖြစ်ပွားခဲ့သည်များကို ရှင်းပြထားသည်။ ဒုတိယဝါကျတစ်ခုလည်း ပါရှိသည်။",
}
TITLES = {
    "en": "Villagers flee fighting in northern town",
    "zh": "北部村民逃离战火涌向边境",
    "ko": "북부 마을 주민들 교전 피해 피난길",
    "vi": "Dân làng miền bắc chạy khỏi vùng giao tranh",
    "my": "မြောက်ပိုင်းမြို့မှ ရွာသားများ ထွက်ပြေး",
}
LANGUAGES = tuple(WORDS)
NOTICE = "Copyright © 1998-2020, RFA. Used with the permission of Radio Free Asia, 2025 M St. NW, Suite 300, Washington DC 20036."
CORRECTION = "Correction: An earlier version of this story misstated the number of people."
CAPTION, CREDIT = "Residents cross a bridge on May 1, 2026.", "X. Lee/AFP via Getty Images"
PHOTO = "https://img.partner.example/uploads/bridge-20260501.jpg"


def texts(language: str = "en", count: int = 4) -> list[str]:
    return [WORDS[language].format(number) for number in range(1, count + 1)]


def html(body: str, head: str = "", language: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{TITLES[language]} | Partner</title>{head}</head><body>{body}</body></html>'


def read(page: str | bytes, **options: object) -> Copy:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, place="page", address=ADDRESS, **options)  # type: ignore[arg-type]


def paragraphs(language: str = "en") -> str:
    return "".join(f"<p>{text}</p>" for text in texts(language))


def wordpress(inside: str, *, language: str = "en", before: str = "", after: str = "", head: str = "") -> str:
    return html(
        f'<header class="site-header"><nav class="main-navigation"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>'
        f'<main id="main"><article class="post-12 post type-post status-publish hentry category-news tag-asia"><header class="entry-header"><h1 class="entry-title">{TITLES[language]}</h1>'
        f'<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2026-05-02T08:00:00+00:00">May 2, 2026</time></span> <span class="byline">by <span class="author vcard"><a href="/author/jane">Jane Example</a></span></span></div></header>'
        f'{before}<div class="entry-content">{inside}</div>{after}<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">World</a></span></footer></article>'
        f'<section class="related-posts"><h3>Related posts</h3><ul><li><a href="/a">Ten best boots</a></li><li><a href="/b">Five more boots</a></li></ul></section>'
        f'<div id="comments" class="comments-area"><p>Nice story, thank you for sharing it with all of us here.</p></div></main><footer class="site-footer">© Partner 2026. All rights reserved.</footer>',
        head,
        language,
    )


LAYOUTS = {
    "wordpress": lambda language: wordpress(paragraphs(language), language=language),
    "divs": lambda language: html(
        f'<div id="wrap"><div id="menu"><a href="/">Home</a></div><h1>{TITLES[language]}</h1><div class="article-body">{"".join(f"<div>{text}</div>" for text in texts(language))}</div></div>',
        "", language),
    "breaks": lambda language: html(
        f'<table><tr><td width="150"><a href="/">Home</a><br><a href="/n">News</a></td><td><h1>{TITLES[language]}</h1><font size="2">{"<br><br>".join(texts(language))}</font></td></tr></table>',
        "", language),
    "blogger": lambda language: html(
        f'<div class="post hentry"><h3 class="post-title entry-title">{TITLES[language]}</h3><div class="post-body entry-content">{"<br /><br />".join(texts(language))}<div style="clear: both;"></div></div><div class="post-footer"><span class="post-author">Posted by Someone</span></div></div>',
        "", language),
    "arc": lambda language: html(
        f'<div id="fusion-app"><header class="b-header-nav"><a href="/">Home</a></header><main><h1 class="b-headline">{TITLES[language]}</h1><article class="b-article-body">{"".join(f"<p class=c-paragraph>{text}</p>" for text in texts(language))}</article></main></div>',
        "", language),
    "nested": lambda language: html(
        f'<main><h1>{TITLES[language]}</h1><section class="story-text"><div><p>{texts(language)[0]}</p></div><div><div><p>{texts(language)[1]}</p></div><p>{texts(language)[2]}</p></div><p>{texts(language)[3]}</p></section></main>',
        "", language),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_of_every_kind_of_page_is_read_whole(layout: str, language: str) -> None:
    copy = read(LAYOUTS[layout](language))
    assert copy.title == TITLES[language]
    assert list(copy.paragraphs) == texts(language)
    assert copy.lines[copy.article[0]] == TITLES[language]
    assert copy.lines[copy.article[1] - 1] == texts(language)[-1]
    assert copy.language == language


PARTS = {
    "notice": NOTICE,
    "correction": CORRECTION,
    "plug": "Sign up for our newsletter to get more stories like this one.",
    "first": "This article originally appeared on Radio Free Asia.",
    "note": "Editor’s note: This story contains descriptions of violence.",
}


@pytest.mark.parametrize("tag", ["p", "div", "em", "blockquote", "h4"])
@pytest.mark.parametrize("place", ["top", "bottom"])
@pytest.mark.parametrize("part", PARTS)
def test_notices_corrections_and_the_partner_s_lines_stay_in_the_text(part: str, place: str, tag: str) -> None:
    line = f"<{tag}>{PARTS[part]}</{tag}>" if tag != "em" else f"<p><em>{PARTS[part]}</em></p>"
    inside = line + paragraphs() if place == "top" else paragraphs() + line
    copy = read(wordpress(inside))
    expected = [PARTS[part], *texts()] if place == "top" else [*texts(), PARTS[part]]
    assert list(copy.paragraphs) == expected


@pytest.mark.parametrize("part", ["notice", "correction", "first"])
def test_what_stands_beside_the_text_is_among_the_lines(part: str) -> None:
    for where in ("before", "after"):
        copy = read(wordpress(paragraphs(), **{where: f'<div class="source-note">{PARTS[part]}</div>'}))
        at = copy.lines.index(PARTS[part])
        assert (at < copy.lines.index(texts()[0])) is (where == "before")


def test_furniture_is_among_the_lines_and_not_in_the_text() -> None:
    inside = texts()
    share = '<div class="sharedaddy"><a href="#">Share</a> <a href="#">Tweet</a></div>'
    box = '<div class="related-inline"><h4>Related</h4><a href="/x">Ten best boots for a long winter</a></div>'
    quote = f'<aside class="pullquote"><p>{inside[1]}</p></aside>'
    copy = read(
        wordpress(
            f"<p>{inside[0]}</p>{share}<p>{inside[1]}</p>{box}{quote}<p>{inside[2]}</p><p>Advertisement</p><p>{inside[3]}</p>"
        )
    )
    assert list(copy.paragraphs) == inside
    assert "Advertisement" in copy.lines
    assert any("Ten best boots for a long winter" in line for line in copy.lines)
    assert any(line.startswith("Nice story") for line in copy.lines)


def test_what_is_hidden_is_not_seen() -> None:
    hidden = '<p style="display:none">This sentence is hidden from everybody who reads the page.</p><p hidden>So is this one, which stands behind it.</p>'
    copy = read(wordpress(hidden + paragraphs() * 3))
    assert not any("hidden from everybody" in line or "So is this one" in line for line in copy.lines)


def test_tables_lists_and_line_breaks_are_lines() -> None:
    inside = (
        paragraphs()
        + "<ul><li>One thing that was found</li><li>Another thing that was found</li></ul><table><tr><td>2024</td><td>12</td></tr><tr><td>2025</td><td>14</td></tr></table><p>Line one<br>line two</p>"
    )
    copy = read(wordpress(inside))
    assert copy.paragraphs[4:] == (
        "One thing that was found",
        "Another thing that was found",
        "2024 12",
        "2025 14",
        "Line one\nline two",
    )
    assert copy.lines[copy.article[1] - 2 : copy.article[1]] == ("Line one", "line two")


# --- pictures -------------------------------------------------------------------------

FIGURES = {
    "figure": f'<figure><img src="{PHOTO}"><figcaption>{CAPTION} <span class="credit">{CREDIT}</span></figcaption></figure>',
    "inline": f'<figure class="wp-block-image"><img src="{PHOTO}"><figcaption class="wp-element-caption">{CAPTION} (Photo by {CREDIT})</figcaption></figure>',
    "wp-caption": f'<div class="wp-caption alignnone"><img src="{PHOTO}"><p class="wp-caption-text">{CAPTION} ({CREDIT})</p></div>',
    "lazy": f'<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{PHOTO}" class="lazyload"><figcaption>{CAPTION} <small>{CREDIT}</small></figcaption></figure>',
    "srcset": f'<figure><img srcset="{PHOTO} 1200w, {PHOTO.replace(".jpg", "-300x200.jpg")} 300w" src="{PHOTO.replace(".jpg", "-300x200.jpg")}"><figcaption>{CAPTION} <cite>{CREDIT}</cite></figcaption></figure>',
    "noscript": f'<figure><img class="lazy" data-src="{PHOTO}"><noscript><img src="{PHOTO}"></noscript><figcaption>{CAPTION}<span class="media-credit">{CREDIT}</span></figcaption></figure>',
    "paragraph": f'<p style="text-align:center"><img src="{PHOTO}"><br><em>{CAPTION} (Photo: {CREDIT})</em></p>',
    "arc": f'<figure class="b-lead-art"><img src="{PHOTO}"><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">{CAPTION}</span> <span class="c-media-item__credit">({CREDIT})</span></figcaption></figure>',
}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("place", [0, 2])
def test_a_photo_has_its_caption_and_credit_and_leaves_none_in_the_text(figure: str, place: int) -> None:
    inside = [f"<p>{text}</p>" for text in texts()]
    inside.insert(place, FIGURES[figure])
    copy = read(wordpress("".join(inside)))
    assert len(copy.pictures) == 1
    picture = copy.pictures[0]
    assert picture.address.startswith(PHOTO.removesuffix(".jpg"))
    assert picture.caption == CAPTION
    assert CREDIT in picture.credit
    assert picture.where == "photo 1"
    assert list(copy.paragraphs) == texts()
    assert any(CREDIT in line for line in copy.lines)


def test_a_gallery_with_one_caption_has_the_credit_at_every_photo() -> None:
    photos = "".join(f'<img src="{PHOTO.replace("bridge", name)}">' for name in ("bridge", "river", "market"))
    copy = read(
        wordpress(
            f"<p>{texts()[0]}</p><figure class='gallery'>{photos}<figcaption>{CAPTION} <span class='credit'>{CREDIT}</span></figcaption></figure>"
            + "".join(f"<p>{text}</p>" for text in texts()[1:])
        )
    )
    assert [picture.credit for picture in copy.pictures] == [CREDIT] * 3


def test_photos_without_captions_are_read_too() -> None:
    copy = read(
        wordpress(f'<p><img src="{PHOTO}" width="800" height="600" alt="People on a bridge"></p>' + paragraphs())
    )
    assert [(picture.caption, picture.credit, picture.alt) for picture in copy.pictures] == [
        ("", "", "People on a bridge")
    ]


def test_a_photo_that_the_page_holds_in_itself_gives_its_bytes() -> None:
    out = BytesIO()
    Image.effect_noise((200, 150), 80).save(out, "JPEG")
    words = base64.b64encode(out.getvalue()).decode()
    copy = read(
        wordpress(
            f'<figure><img src="data:image/jpeg;base64,{words}"><figcaption>{CAPTION} <span class="credit">{CREDIT}</span></figcaption></figure>'
            + paragraphs()
        )
    )
    assert [(picture.data, picture.address, picture.credit) for picture in copy.pictures] == [
        (out.getvalue(), "", CREDIT)
    ]


def test_a_burmese_caption_is_no_credit() -> None:
    caption = "ဒေသခံများ မြောက်ပိုင်းမြို့အနီးရှိ တံတားကို ၂၀၂၆ ခုနှစ် မေလ ၁ ရက်က ဖြတ်ကူးနေစဉ်။"
    copy = read(
        wordpress(
            f'<figure><img src="{PHOTO}"><figcaption>{caption} <span class="credit">AFP</span></figcaption></figure>'
            + paragraphs("my"),
            language="my",
        )
    )
    assert [(picture.caption, picture.credit) for picture in copy.pictures] == [(caption, "AFP")]


# --- head, links, marks ---------------------------------------------------------------


def test_links_know_their_rel_and_whether_they_stand_in_the_article() -> None:
    inside = (
        paragraphs()
        + f'<p>Read the <a href="{ORIGINAL}" rel="NoFollow noopener">original</a> or <a href="/more?x=1">more</a>, or <a href="mailto:a@b.example">write</a>.</p>'
    )
    links = {link.href: link for link in read(wordpress(inside)).links}
    assert links[ORIGINAL].rel == {"nofollow", "noopener"}
    assert (links[ORIGINAL].text, links[ORIGINAL].in_text) == ("original", True)
    assert links["https://partner.example/more?x=1"].in_text
    assert not links["https://partner.example/news"].in_text
    assert not any(href.startswith("mailto") for href in links)


def test_relative_links_are_never_taken_for_the_original_s() -> None:
    page = wordpress(
        paragraphs() + '<p><a href="/eng/s/if6gveu66dk32vnv.html">x</a></p>',
        head=f'<link rel="canonical" href="{ORIGINAL}">',
    )
    copy = read_html(page.encode(), place="saved.html")
    assert copy.canonical == ORIGINAL
    assert ORIGINAL not in {link.href for link in copy.links}
    assert copy.address == ""


def test_a_saved_page_knows_its_address() -> None:
    page = wordpress(paragraphs() + '<p><a href="/x">x</a></p>').replace(
        "<html", f"<!-- saved from url=(0042){ADDRESS} --><html", 1
    )
    copy = read_html(page.encode(), place="saved.html")
    assert copy.address == ADDRESS
    assert "https://partner.example/x" in {link.href for link in copy.links}


HEADS = [
    (f'<link rel="canonical" href="{ORIGINAL}">', ORIGINAL),
    (f"<link href={ORIGINAL} rel='canonical'>", ORIGINAL),
    ('<link rel="Canonical" href="/2026/05/story.html">', ADDRESS),
    ('<link rel="canonical" href="javascript:alert(1)">', ""),
    ('<link rel="alternate canonical-x" href="https://x.example/">', ""),
    ("", ""),
]


@pytest.mark.parametrize(("head", "canonical"), HEADS, ids=range(len(HEADS)))
def test_the_canonical_address_is_read(head: str, canonical: str) -> None:
    assert read(wordpress(paragraphs(), head=head)).canonical == canonical


ROBOTS = [
    ('<meta name="robots" content="NOINDEX, nofollow">', {}, {"noindex", "nofollow"}),
    ('<meta name="robots" content="none">', {}, {"none", "noindex", "nofollow"}),
    ('<meta name="googlebot" content="noindex">', {}, {"noindex"}),
    ('<meta name="bingbot" content="noindex">', {}, {"bingbot:noindex"}),
    ("", {"X-Robots-Tag": "noindex, nofollow"}, {"noindex", "nofollow"}),
    ("", {"x-robots-tag": "googlebot: noindex"}, {"noindex"}),
    ("", {"X-ROBOTS-TAG": "bingbot: noindex"}, {"bingbot:noindex"}),
    ('<meta name="viewport" content="noindex">', {"X-Other": "noindex"}, set()),
]


@pytest.mark.parametrize(("head", "headers", "words"), ROBOTS, ids=range(len(ROBOTS)))
def test_what_search_engines_are_told_is_read(head: str, headers: dict[str, str], words: set[str]) -> None:
    assert read(wordpress(paragraphs(), head=head), headers=headers).robots == words


def jsonld(rest: str) -> str:
    return f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLES["en"]}",{rest}}}</script>'


WALLS = [
    (jsonld('"isAccessibleForFree":false'), "", True),
    (jsonld('"isAccessibleForFree":"False"'), "", True),
    (jsonld('"isAccessibleForFree":true'), "", False),
    (jsonld('"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywall"}'), "", True),
    (jsonld('"hasPart":[{"@type":"WebPageElement","isAccessibleForFree":"https://schema.org/False"}]'), "", True),
    ('<meta property="article:content_tier" content="metered">', "", True),
    ('<meta property="article:content_tier" content="free">', "", False),
    ("", '<div class="paywall"><p>Subscribe to continue reading</p></div>', True),
    ("", "<p>This article is available to subscribers only.</p>", True),
    ("", "<p>You have reached your limit of free articles.</p>", True),
    ("", "<p>订阅后继续阅读全文</p>", True),
    ("", "<p>유료 회원 전용 기사입니다</p>", True),
    ("", "<p>Đăng ký để đọc tiếp</p>", True),
    ("", "<p>ဆက်ဖတ်ရန် စာရင်းသွင်းပါ။</p>", True),
    ("", "<p>Subscribe to our newsletter.</p>", False),
    ("", "<p>Already a subscriber? Log in</p>", False),
    (
        "",
        "<p>Officials said the site would stay open to members of the public, who subscribe to the plan to continue it.</p>",
        False,
    ),
    ("", '<div class="paywall-overlay" id="paywall"><p>အသင်းဝင်ပြီးမှ ဖတ်ပါ။</p></div>', True),
    ("", '<div class="paywall-overlay" id="paywall" hidden><p>အသင်းဝင်ပြီးမှ ဖတ်ပါ။</p></div>', False),
    ("", '<div class="paywall"></div>', False),
    ("", "".join(f'<div class="paywall"><p>{WORDS["en"].format(n)}</p></div>' for n in ("x", "y", "z")), False),
    ("", f'<div class="paywall article-content">{WORDS["en"].format("extra")}</div>', False),
]


@pytest.mark.parametrize(("head", "body", "expected"), WALLS, ids=range(len(WALLS)))
def test_paywalls_are_told_from_plugs(head: str, body: str, expected: bool) -> None:
    assert bool(read(wordpress(paragraphs() + body, head=head)).paywall) is expected


PIXELS = [
    ('<img src="https://count.example/p.gif?id=1" width="1" height="1">', 1),
    ('<img src="https://count.example/p.gif" style="width:1px;height:1px">', 1),
    ('<img src="https://count.example/p.gif" style="display:none">', 1),
    (
        '<img src="https://counter.theconversation.com/content/1/count.gif?distributor=republish-lightbox-basic" alt="The Conversation">',
        1,
    ),
    ('<script async src="https://pixel.propublica.org/pixel.js"></script>', 1),
    (
        '<img id="republication-tracker-tool-source" src="https://news.example/?republication-pixel=true&post=12" style="width:1px;height:1px;">',
        1,
    ),
    ('<img src="https://partner.example/spacer.gif" width="1" height="1">', 0),
    ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="1" height="1">', 0),
    (f'<img src="{PHOTO}" width="800" height="600">', 0),
    (f'<img src="{PHOTO}" style="display:none" data-src="{PHOTO}">', 0),
    ("", 0),
]


@pytest.mark.parametrize(("pixel", "count"), PIXELS, ids=range(len(PIXELS)))
def test_counting_pixels_are_found_and_nothing_else(pixel: str, count: int) -> None:
    assert len(read(wordpress(paragraphs() + pixel)).pixels) == count


def test_a_pixel_outside_of_the_article_is_the_site_s_own() -> None:
    assert (
        read(
            wordpress(paragraphs()).replace(
                "</body>",
                '<noscript><img src="https://www.facebook.com/tr?id=1" width="1" height="1"></noscript></body>',
            )
        ).pixels
        == ()
    )


MARKS = [
    ('<div data-skywave="if6gveu66dk32vnv 3" data-skywave-delivery="x">', (("if6gveu66dk32vnv", 3),)),
    ('<div data-skywave="IF6GVEU66DK32VNV 3">', ()),
    ('<div data-skywave="if6gveu66dk32vnv">', ()),
    ('<div data-skywave="if6gveu66dk32vnv 99999999999999999999">', ()),
    ('<div data-skywave="">', ()),
    ("<div><!-- skywave if6gveu66dk32vnv 3 -->", ()),
]


@pytest.mark.parametrize(("mark", "expected"), MARKS, ids=range(len(MARKS)))
def test_the_marks_of_our_own_formats_are_read(mark: str, expected: tuple[tuple[str, int], ...]) -> None:
    assert read(wordpress(f"{mark}{paragraphs()}</div>")).marks == expected


EXCERPTS = [
    "This is an excerpt.",
    "Excerpt from a story by RFA",
    "The following is an edited extract of a report.",
    "Read the full story at RFA.",
    "节选",
    "발췌",
    "Trích đoạn",
    "ကောက်နုတ်ချက်",
]


@pytest.mark.parametrize("label", EXCERPTS)
def test_an_excerpt_s_label_is_found(label: str) -> None:
    assert read(wordpress(f"<p>{label}</p>{paragraphs()}")).says_excerpt == label
    assert read(wordpress(paragraphs())).says_excerpt == ""


def test_byline_date_and_dateline_are_read() -> None:
    copy = read(wordpress(f"<p>MANDALAY — {texts()[0]}</p>{paragraphs()}"))
    assert any("Jane Example" in line for line in copy.byline)
    assert copy.published == 1777708800
    assert copy.place_line == "MANDALAY"


CHARSETS = [
    ("zh", "gbk"),
    ("zh", "gb18030"),
    ("ko", "euc-kr"),
    ("vi", "windows-1258"),
    ("my", "utf-16"),
    ("en", "iso-8859-1"),
]


@pytest.mark.parametrize(("language", "charset"), CHARSETS)
def test_pages_in_old_encodings_are_read(language: str, charset: str) -> None:
    page = (
        wordpress(paragraphs(language), language=language)
        .replace("©", "")
        .replace('charset="utf-8"', f'charset="{charset}"')
    )
    if charset == "windows-1258":
        pytest.importorskip("encodings.cp1258")
        page = page.encode("ascii", "xmlcharrefreplace").decode()
    copy = read(page.encode(charset), charset=charset)
    assert list(copy.paragraphs) == texts(language)


# --- plain text -----------------------------------------------------------------------

MENUS = ["Skip to content", "Home", "News", "Entertainment", "Sports", "We Are The Partner", "Search"]
TAIL = [
    "Share this article",
    "Related stories",
    "Ten best boots for winter",
    "Subscribe",
    "About us",
    "Privacy policy",
    "© 2026 Partner",
]
BYLINES = {
    "en": "By Jane Example",
    "zh": "作者：家傲",
    "ko": "홍길동 기자",
    "vi": "Tác giả: Nguyễn Văn An",
    "my": "ရေးသားသူ: ကိုအောင်",
}
HEADERS = {
    "title": lambda language: [TITLES[language]],
    "byline": lambda language: [TITLES[language], BYLINES[language]],
    "date": lambda language: [TITLES[language], BYLINES[language], "May 2, 2026"],
    "page title": lambda language: [f"{TITLES[language]} | Partner", *MENUS, TITLES[language], BYLINES[language]],
    "menus": lambda language: [*MENUS, TITLES[language], BYLINES[language], "Published May 2, 2026"],
    "caption": lambda language: [*MENUS, TITLES[language], BYLINES[language], f"{CAPTION} (Photo by {CREDIT})"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tail", [True, False])
@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_page_saved_as_text_is_read_without_its_menus(header: str, tail: bool, gap: str, language: str) -> None:
    lines = [*HEADERS[header](language), *texts(language), NOTICE, *(TAIL if tail else [])]
    copy = read_text(gap.join(lines), place="page.txt")
    assert copy.title == TITLES[language]
    assert list(copy.paragraphs) == [*texts(language), NOTICE]
    assert copy.is_text
    if header != "title":
        assert copy.byline == (BYLINES[language],)
    if header in ("date", "menus"):
        assert copy.published == 1777680000
    if header == "caption":
        assert [(picture.caption, picture.credit) for picture in copy.pictures] == [(CAPTION, f"Photo by {CREDIT}")]
    assert copy.lines[copy.article[0]] == TITLES[language]
    assert copy.lines[copy.article[1] - 1] == NOTICE


SHAPES = {
    "gopher": lambda title, text: ["(C) Global Voices", "This story was originally published by Global Voices and is unaltered.", ". . . . . .", f"{title} [1]", "['Jane Example']", "Date: 2024-03-13 11:48:25+00:00", *text, "[END]", "---", "[1] Url: https://x.example/a/", "Published and (C) by Global Voices"],
    "portal": lambda title, text: ["简体 | 繁體", "loading...", "• 首頁", "• 新聞", f"您的位置: 文學城 » 新聞 » {title}", title, "文章來源: 自由亞洲電台 於 2025-05-09 20:02:31", *text],
    "vietnamese": lambda title, text: ["Thông Luận", "Published in", "Việt Nam", "23/05/2022", title, "Tổng hợp", "RFA, 23/05/2022", text[0], "Công nhân đi bộ về trung tâm thị xã hôm 3/12/2015. AFP", *text[1:]],
    "icons": lambda title, text: [title, "2013-05-28", "电邮", "评论", "Share", "打印", "图片: 维权人士在英国议会获颁奖并且发表讲话感谢大家的支持。(记者张安安拍摄)", "图片: 维权人士在英国议会获颁奖并且发表讲话感谢大家的支持。(记者张安安拍摄)", *text],
    "blog": lambda title, text: ["Tuesday, June 30, 2020", title.upper(), title, "Jane Example", "2020-06-28", *text, "Posted by X at 3:00 PM", "No comments:", "Post a Comment"],
    "magazine": lambda title, text: ["MIGHTY TRENDING", "Articles", title, "Radio Free Asia", "Posted On February 12, 2020 18:44:02", *text, NOTICE, "Articles", "More on We are the Partner"],
    "aggregator": lambda title, text: ["a Better Bubble™", "ProPublica", title, "2 years 2 months ago", *text, "by Jane Example"],
    "markdown": lambda title, text: [f"# {title}", "By Jane Example", *text],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
def test_texts_of_pages_as_sites_really_write_them_are_read_whole(shape: str, language: str) -> None:
    copy = read_text("\n\n".join(SHAPES[shape](TITLES[language], texts(language))), place="x")
    assert copy.title in (TITLES[language], TITLES[language].upper())
    assert [text for text in copy.paragraphs if text in texts(language)] == texts(language)
    assert len(copy.pictures) == (shape in ("vietnamese", "icons"))
    if shape == "icons":
        assert copy.pictures[0].credit == "记者张安安拍摄"
    if shape == "magazine":
        assert copy.byline == ("Radio Free Asia",)


def test_captions_among_the_paragraphs_of_a_text_become_pictures() -> None:
    lines = [
        TITLES["en"],
        texts()[0],
        f"{CAPTION} ({CREDIT})",
        texts()[1],
        "Rice fields near the town.\nPhoto: RFA",
        *texts()[2:],
    ]
    copy = read_text("\n\n".join(lines), place="x")
    assert [(picture.caption, picture.credit) for picture in copy.pictures] == [
        (CAPTION, CREDIT),
        ("Rice fields near the town.", "Photo: RFA"),
    ]
    assert list(copy.paragraphs) == texts()


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("图：缅甸实皆省被毁的房屋。（美联社资料图片）", "缅甸实皆省被毁的房屋。", "美联社资料图片"),
        ("（圖：緬甸實皆省被毀的房屋。法新社）", "緬甸實皆省被毀的房屋。", "法新社"),
        ("사진: 사가잉의 파괴된 집. (AP 자료사진)", "사가잉의 파괴된 집.", "AP 자료사진"),
        ("Ảnh: Nhà bị phá hủy ở Sagaing. (AFP)", "Nhà bị phá hủy ở Sagaing.", "AFP"),
        ("ဓာတ်ပုံ: စစ်ကိုင်းက ပျက်စီးသွားတဲ့ အိမ်များ (AFP)", "စစ်ကိုင်းက ပျက်စီးသွားတဲ့ အိမ်များ", "AFP"),
        ("Photo: A ruined house in Sagaing. (AFP file photo)", "A ruined house in Sagaing.", "AFP file photo"),
        ("Photo: A ruined house in Sagaing.\nAFP", "A ruined house in Sagaing.", "AFP"),
        ("緬甸實皆省被毀的房屋。\n美聯社資料圖片", "緬甸實皆省被毀的房屋。", "美聯社資料圖片"),
        ("缅甸实皆省被毁的房屋。\n法新社", "缅甸实皆省被毁的房屋。", "法新社"),
        ("（美联社资料图片）", "", "（美联社资料图片）"),
    ],
    ids=range(10),
)
def test_a_caption_is_its_own_paragraph_and_takes_none_of_the_text(line: str, caption: str, credit: str) -> None:
    language = "zh" if "社" in line else "en"
    short = {"zh": "一名村民说，目标是村庄。", "en": "Nobody came."}[language]
    before, after = [*texts(language)[:2], short], texts(language)[2:]
    copy = read_text("\n\n".join([TITLES[language], *before, line, *after]), place="x")
    assert [(picture.caption, picture.credit) for picture in copy.pictures] == [(caption, credit)]
    assert list(copy.paragraphs) == before + after


@pytest.mark.parametrize("at_end", [False, True])
def test_the_source_of_a_text_is_no_photo_s_credit(at_end: bool) -> None:
    above = [] if at_end else ["来源：自由亚洲电台 2026-05-02"]
    below = ["来源：自由亚洲电台"] if at_end else []
    copy = read_text("\n\n".join([TITLES["zh"], *above, *texts("zh"), *below]), place="x")
    assert copy.pictures == ()
    assert list(copy.paragraphs[:4]) == texts("zh")[:4]
    assert copy.published == (None if at_end else 1777680000)


@pytest.mark.parametrize("line", ["吴永康在采访中说：“公布的数字太低了。”", "吳永康說：「公布的數字太低了。」"])
def test_what_somebody_says_is_no_caption(line: str) -> None:
    copy = read_text("\n\n".join([TITLES["zh"], *texts("zh")[:2], line, *texts("zh")[2:]]), place="x")
    assert copy.pictures == ()
    assert line in copy.paragraphs


def test_a_wrapped_text_is_put_together() -> None:
    import textwrap

    long = [f"{text} {text} {text}" for text in texts()]
    wrapped = "\n\n".join("\n".join(textwrap.wrap(text, 76)) for text in long)
    assert list(read_text(f"{TITLES['en']}\n\n{wrapped}", place="x").paragraphs) == long


@pytest.mark.parametrize("language", ["zh", "vi", "ko", "en"])
def test_lines_broken_at_a_width_are_put_together_in_every_script(language: str) -> None:
    import textwrap

    long = [text * 4 if language == "zh" else " ".join([text] * 4) for text in texts(language)]
    broken = [
        "\n".join(text[at : at + 36] for at in range(0, len(text), 36))
        if language == "zh"
        else "\n".join(textwrap.wrap(text, 72))
        for text in long
    ]
    copy = read_text("\n\n".join([TITLES[language], *broken]), place="x")
    assert copy.title == TITLES[language]
    assert [text.replace(" ", "") for text in copy.paragraphs] == [text.replace(" ", "") for text in long]


def test_addresses_that_a_text_writes_out_are_links() -> None:
    lines = [TITLES["en"], *texts(), f"Original: {ORIGINAL}.", "See www.rfa.example/eng, or (https://x.example/a)."]
    assert [link.href for link in read_text("\n\n".join(lines), place="x").links] == [
        ORIGINAL,
        "https://www.rfa.example/eng",
        "https://x.example/a",
    ]


def test_short_quotations_and_crossheads_stay_in_the_text() -> None:
    lines = [
        TITLES["en"],
        BYLINES["en"],
        texts()[0],
        "“We ran.”",
        "A town on fire",
        texts()[1],
        "He paused.",
        texts()[2],
        texts()[3],
    ]
    assert list(read_text("\n\n".join(lines), place="x").paragraphs) == lines[2:]


# --- what is no story -----------------------------------------------------------------

NO_STORIES = [
    "<h1>404 Not Found</h1><p>The page you are looking for could not be found.</p>",
    "<h1>Just a moment...</h1><p>Checking your browser before you continue. Enable JavaScript and cookies to continue. Ray ID: 1</p>",
    "<h1>Access denied</h1><p>You don't have permission to access this page. Reference #18.2</p>",
    "<h1>网站访问被拒绝</h1><p>该网站已被屏蔽。</p>",
    "",
    "<ul>"
    + "".join(f'<li><a href="/{n}">A headline of a story that is elsewhere {n}</a></li>' for n in range(60))
    + "</ul>",
]


@pytest.mark.parametrize("body", NO_STORIES, ids=range(len(NO_STORIES)))
def test_what_stands_in_the_place_of_a_story_is_refused(body: str) -> None:
    title = body.partition("</h1>")[0].rpartition(">")[2]
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
    with pytest.raises(Malformed) as error:
        read(page)
    assert error.value.message.startswith("page: ")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Home\nNews\nSport\nAbout", "404 Not Found", "Access denied\nYou don't have permission to access this page on this server. Reference #18.2a3b.", "\x00\x01"],
    ids=range(6),
)  # fmt: skip
def test_a_text_that_is_no_story_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        read_text(text, place="x")


def test_what_is_longer_than_any_page_is_refused() -> None:
    with pytest.raises(Malformed):
        read(b"<p>" + b"a" * limits.PAGE_SOURCE_BYTES)
    with pytest.raises(Malformed):
        read_text("a" * (limits.STORY_SOURCE_BYTES + 1), place="x")
    with pytest.raises(Malformed):
        read_text("a\n" * 30_000, place="x")


HOSTILE = [
    "<div>" * 100_000,
    "<div>" * 1_500 + paragraphs() + "</div>" * 1_500,
    wordpress(paragraphs() + '<a href="https://x.example/">x</a>' * 100_000),
    wordpress(paragraphs() + '<a href="https://x.example/">x</a>' * 20_000),
    wordpress(paragraphs() + "<br>x" * 40_000),
    wordpress(paragraphs() + "<table>" + "<tr><td>1</td><td>2</td></tr>" * 5_000 + "</table>"),
    wordpress(paragraphs() + '<img src="https://x.example/a.jpg" width=1 height=1>' * 10_000),
    wordpress(paragraphs() + "<a>" * 1_400 + "x"),
    wordpress(paragraphs() + '<img src="data:image/jpeg;base64,' + "A" * 4_000_000 + '">'),
    wordpress(paragraphs() + "<p>Subscribe " + "to " * 400_000 + "</p>"),
    wordpress(paragraphs() + "<p>" + "www." * 400_000 + "</p>"),
    wordpress(paragraphs() + '<p data-skywave="' + "a" * 1_000_000 + '"></p>'),
    wordpress(paragraphs(), head='<base href="https://[">' + f'<link rel="canonical" href="https://[{ORIGINAL}">'),
]


@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
def test_pages_made_to_break_a_reader_are_read_or_refused(page: str) -> None:
    copy = None
    with suppress(Malformed):
        copy = read(page)
    if copy is not None:
        assert len(copy.links) <= 5_000
        assert len(copy.lines) <= 20_000


LONG_TEXTS = [
    "www." * 500_000,
    "a." * 500_000,
    "(" * 200_000 + ". ",
    "Photo: " * 100_000,
    "By " * 300_000 + ".",
    "x" * 790_000,
    "Subscribe to " * 90_000 + ".",
]


@pytest.mark.parametrize("text", LONG_TEXTS, ids=range(len(LONG_TEXTS)))
def test_texts_made_to_break_a_reader_are_read_or_refused(text: str) -> None:
    with suppress(Malformed):
        copy = read_text("\n".join([TITLES["en"], *texts(), text]), place="x")
        assert list(copy.paragraphs[:4]) == texts()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div hidden>",
                "</div>",
                "<a href='https://[x'>",
                "<img src=//x width=1>",
                "<figure>",
                "<figcaption>",
                "<br>",
                "<table>",
                "<tr>",
                "<td>",
                "\u202e",
                "&#x0;",
                texts()[0],
                NOTICE,
                "<article>",
                "<h1>x</h1>",
                "<li>",
                "<noscript>",
                "<!--",
                "<script type=application/ld+json>{</script>",
                "<meta name=robots content=>",
                "<link rel=canonical href=//>",
            ]
        ),
        max_size=60,
    )
)
def test_whatever_the_tags_a_copy_or_a_refusal_comes_out(parts: list[str]) -> None:
    try:
        copy = read(html("".join(parts) + paragraphs()))
    except Malformed:
        return
    first, last = copy.article
    assert 0 <= first <= last <= len(copy.lines)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_the_bytes_a_copy_or_a_refusal_comes_out(data: bytes) -> None:
    try:
        read(html(paragraphs()).encode() + data)
        read_text(f"{TITLES['en']}\n{texts()[0]}\n{data.decode('latin-1')}\n{texts()[1]}", place="x")
    except Malformed:
        return


# --- lines ----------------------------------------------------------------------------

LINES = [
    ("By Jane Example", True), ("BY JANE EXAMPLE, RFA", True), ("Reported by Jane Example for RFA", True), ("记者：家傲", True), ("홍길동 기자", True),
    ("Tác giả: Nguyễn Văn An", True), ("ရေးသားသူ: ကိုအောင်", True), ("A story of a town", False),
    ("By the time the rescuers came to the village, most of the houses had burned to the ground.", False), ("May 2, 2026", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_bylines_are_told_from_other_lines(line: str, expected: bool) -> None:
    assert labels.is_byline(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("May 2, 2026", 1777680000),
        ("Published: 2026-05-02", 1777680000),
        ("2026年5月2日", 1777680000),
        ("2026년 5월 2일", 1777680000),
        ("发布时间：2026-05-02", 1777680000),
        ("發佈於 2026/05/02", 1777680000),
        ("Đăng ngày 2/5/2026", 1777680000),
        ("Thứ Bảy, 02/05/2026 - 08:00", 1777680000),
        ("2 tháng 5 năm 2026", 1777680000),
        ("ထုတ်ပြန်ချိန် ၂၀၂၆-၀၅-၀၂", 1777680000),
        ("၂၀၂၆ ခုနှစ် မေလ ၂ ရက်", 1777680000),
        ("May 2nd, 2026", 1777680000),
        ("Ngày 99/99/2026", None),
        ("2/5/2026", None),
        ("On May 2, 2026 villagers fled", None),
        ("Town", None),
    ],
)
def test_dates_are_told_from_other_lines(line: str, expected: int | None) -> None:
    found = labels.date_of(line)
    assert (found[0] if found else None) == expected


ADDRESSES = [
    ("/a", "https://x.example/b", "https://x.example/a"),
    ("//y.example/", "", "https://y.example/"),
    ("javascript:alert(1)", ADDRESS, ""),
    ("data:text/html,x", ADDRESS, ""),
    ("https://[", ADDRESS, ""),
    ("a" * 3000, ADDRESS, ""),
    ("ht\ntps://x.example/", "", "https://x.example/"),
]


@pytest.mark.parametrize(("href", "base", "expected"), ADDRESSES, ids=range(len(ADDRESSES)))
def test_addresses_are_made_absolute_and_only_those_of_the_web(href: str, base: str, expected: str) -> None:
    assert absolute(href, base) == expected


def test_a_sentence_s_full_stop_is_not_of_the_address() -> None:
    assert written_addresses("See https://www.rfa.org. Or (www.rfa.org/english), or a.b.") == [
        "https://www.rfa.org",
        "https://www.rfa.org/english",
    ]


def test_our_own_sample_s_pages_keep_their_text() -> None:
    import json

    for story in json.loads(need("rfa", "sample.json").read_text(encoding="utf-8"))[:10]:
        data = story.get("text") or {}
        body = data.get("data", "") if isinstance(data, dict) else ""
        if len(body) < 400:
            continue
        try:
            copy = read(
                html(f"<article><h1>{story['title']}</h1><div class='entry-content'>{body}</div></article>").replace(
                    f"{TITLES['en']} | Partner", story["title"]
                )
            )
        except Malformed:
            continue
        assert sum(map(len, copy.paragraphs)) > 300
