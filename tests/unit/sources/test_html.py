"""What the html source takes from pages, how it ties captions and credits to pictures, and what it refuses."""

# ruff: noqa: E501 - an example of HTML is as long as the sites write it

from __future__ import annotations

import csv
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.html import page
from tests.shared_data import need

from skywave import limits
from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Table
from skywave.errors import Malformed
from skywave.sources.html import Html, read_page
from skywave.sources.page.charset import decode_page
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import CORRECTION, Draft, DraftAsset

ADDRESS = "https://news.example/english/2026/rice-1.html"
ONE, TWO, THREE = (
    f"The {word} paragraph of the story goes on for a while, as stories do. It has a second sentence."
    for word in ("first", "second", "third")
)
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
CAPTION, CREDIT = "Farmers dry rice beside the road on May 1, 2026.", "A. Example/AFP via Getty Images"
PHOTO = "https://img.example/photos/rice-20260501.jpg"


def read(
    body: str, head: str = "<title>Rice prices fall</title>", *, address: str = ADDRESS, language: str = "en"
) -> Draft:
    draft = read_page(page(body, head, language=language), address=address)
    check_draft(draft)
    return draft


def article(inside: str, before: str = "", after: str = "") -> str:
    return f"<main><article><h1>Rice prices fall</h1>{before}<div class='article-body'>{inside}</div>{after}</article></main>"


def words(draft: Draft) -> list[str]:
    return [text for block in draft.blocks if (text := plain_text(block))]


def only(draft: Draft) -> DraftAsset:
    (asset,) = draft.assets
    return asset


# --- captions and credits, each as a kind of site has them ----------------------------------------

IMG = f'<img src="{PHOTO}" width="640" height="427" alt="Rice">'
FIGURES = {
    "figure": f"<figure>{IMG}<figcaption>{CAPTION} <cite>{CREDIT}</cite></figcaption></figure>",
    "inline": f"<figure>{IMG}<figcaption>{CAPTION} (Photo by {CREDIT})</figcaption></figure>",
    "slash": f'<figure>{IMG}<figcaption class="caption">{CAPTION} <span class="caption__credit">{CREDIT}</span></figcaption></figure>',
    "hidden label": f"""<figure class="media-landscape has-caption full-width"><span class="image-and-copyright-container">
        <div class="js-delayed-image-load" data-alt="Rice" data-src="{PHOTO}" data-width="976" data-height="549"></div>
        <span class="off-screen">Image copyright</span> <span class="story-image-copyright">{CREDIT}</span></span>
        <figcaption class="media-caption"><span class="off-screen">Image caption</span>
        <span class="media-caption__text">{CAPTION}</span></figcaption></figure>""",
    "styled": f"""<figure class="ssrcss-1a"><div><span><picture><source srcset="{PHOTO}?w=320 320w"><img src="{PHOTO}" alt=""></picture>
        <span role="text" class="ssrcss-2b"><span class="visually-hidden">Image source, </span>{CREDIT}</span></span></div>
        <figcaption><span class="visually-hidden">Image caption, </span><div><p>{CAPTION}</p></div></figcaption></figure>""",
    "microdata": f"""<figure class="media photo lede" itemprop="associatedMedia" itemid="{PHOTO}"><span class="visually-hidden">Photo</span>
        <div class="image">{IMG}</div><figcaption class="caption" itemprop="caption description"><span class="caption-text">{CAPTION}</span>
        <span class="credit" itemprop="copyrightHolder"><span class="visually-hidden">Credit</span> {CREDIT}</span></figcaption></figure>""",
    "aria": f"""<figure aria-label="media" role="group"><div data-testid="photoviewer-children"><picture>{IMG}</picture></div>
        <figcaption data-testid="photoviewer-children-caption"><span aria-hidden="true">{CAPTION}</span><span class="css-credit">
        <span class="visually-hidden">Credit...</span><span aria-hidden="false">{CREDIT}</span></span></figcaption></figure>""",
    "bucket": f"""<div id="res1" class="bucketwrap image large"><div class="imagewrap"><img src="{PHOTO}" class="img" alt="">
        <div class="enlarge-options"><a class="enlargelink" href="{PHOTO}">Enlarge this image</a></div></div>
        <div class="credit-caption"><div class="caption-wrap"><div class="caption" aria-label="Image caption"><p>{CAPTION}
        <b class="credit" aria-label="Image credit">{CREDIT}</b><b class="hide-caption"><b>hide caption</b></b></p></div>
        <b class="toggle-caption"><b>toggle caption</b></b></div><span class="credit" aria-label="Image credit">{CREDIT}</span></div></div>""",
    "pangea": f"""<div class="wsw__embed"><figure class="media-image js-media-expand"><div class="img-wrap"><div class="thumb">
        <img src="{PHOTO.replace(".jpg", "_w250_r1_s.jpg")}" data-src="{PHOTO.replace(".jpg", "_w250_r1_s.jpg")}"><noscript><img src="{PHOTO}"></noscript></div></div>
        <figcaption><span class="caption">{CAPTION} (Photo: {CREDIT})</span></figcaption></figure></div>""",
    "old dl": f"""<dl class="image-inline captioned"><dt><a href="{PHOTO}">{IMG}</a></dt><dd class="image-caption">{CAPTION}</dd>
        <dd class="image-credit">{CREDIT}</dd></dl>""",
    "old table": f"""<table align="right" class="tplCaption" width="300"><tr><td>{IMG}</td></tr><tr><td class="Image">{CAPTION}
        Photo: {CREDIT}</td></tr></table>""",
    "plain table": f"""<table width="200" border="0"><tr><td>{IMG}</td></tr><tr><td><font size="1">{CAPTION} (Photo: {CREDIT})</font></td></tr></table>""",
    "old divs": f"""<div class="cnn_stryimg640captioned">{IMG}<div class="cnn_stryimg640caption"><div class="cnn_strycaptiontxt">{CAPTION}</div>
        <div class="cnn_strycredit">{CREDIT}</div></div></div>""",
    "old span": f"""<div class="caption full-width">{IMG}<span style="width:464px;">{CAPTION} (Photo: {CREDIT})</span></div>""",
    "shortcode": f"""<div id="attachment_7" style="width: 650px" class="wp-caption aligncenter"><a href="{PHOTO}">{IMG}</a>
        <p id="caption-attachment-7" class="wp-caption-text">{CAPTION} <span class="media-credit">{CREDIT}</span></p></div>""",
    "blocks": f"""<figure class="wp-block-image size-large"><img src="{PHOTO.replace(".jpg", "-1024x683.jpg")}"
        srcset="{PHOTO} 2000w, {PHOTO.replace(".jpg", "-300x200.jpg")} 300w"><figcaption class="wp-element-caption">{CAPTION}
        <span class="image-credit">{CREDIT}</span></figcaption></figure>""",
    "picture": f"""<div class="Figure"><figure><picture><source srcset="{PHOTO}?w=2000 2000w, {PHOTO}?w=300 300w"><img class="Image"
        src="data:image/gif;base64,R0lGOD"></picture></figure><div class="Figure-content"><div class="Figure-caption">{CAPTION}</div>
        <div class="Figure-credit">{CREDIT}</div></div></div>""",
    "amp": f"""<figure><amp-img src="{PHOTO}" width="640" height="427" layout="responsive"></amp-img><figcaption>{CAPTION}
        <small>{CREDIT}</small></figcaption></figure>""",
    "data attributes": f"""<figure class="gnt_em_img"><button class="zoom"><img data-gl-src="{PHOTO}?width=660" src="data:," alt=""></button>
        <div class="ccw" data-c-caption="{CAPTION}" data-c-credit="{CREDIT}"></div></figure>""",
    "attributes": f"""<div class="photo"><img src="{PHOTO}" data-caption="{CAPTION}" data-credit="{CREDIT}"></div>""",
    "background": f"""<figure><div class="hero" role="img" style="background-image: url('{PHOTO}')"></div><figcaption>{CAPTION}
        <span class="attribution">{CREDIT}</span></figcaption></figure>""",
    "licensing": f"""<div data-testid="Image"><img src="{PHOTO}"></div><div data-testid="Caption">{CAPTION} (Photo: {CREDIT})
        <a href="https://shop.example/x">Purchase Licensing Rights, opens new tab</a></div>""",
    "paragraphs": f"""<p style="text-align: center;">{IMG}</p><p style="text-align: center;"><em>{CAPTION} (Photo: {CREDIT})</em></p>""",
    "line break": f"<p>{IMG}<br><small>{CAPTION} (Photo: {CREDIT})</small></p>",
    "next lines": f"<div>{IMG}</div><p class='caption'>{CAPTION}</p><p class='credit'>{CREDIT}</p>",
    "group": f"""<div class="mol-img-group"><div class="mol-img"><div class="image-wrap"><img src="{PHOTO}" class="blkBorder img-share"></div></div>
        <p class="imageCaption">{CAPTION} (Photo: {CREDIT})</p></div>""",
    "blogger": f"""<table class="tr-caption-container"><tbody><tr><td><a href="{PHOTO}">{IMG}</a></td></tr>
        <tr><td class="tr-caption">{CAPTION} (Photo: {CREDIT})</td></tr></tbody></table>""",
    "media object": f"""<div class="c-media-item"><img class="c-image" src="{PHOTO}"><div class="c-media-item__caption-wrap">
        <span class="c-media-item__caption">{CAPTION}</span><span class="c-media-item__credit">({CREDIT})</span></div></div>""",
    "description": f"""<span class="end_photo_org"><div class="nbd_im_w"><img data-src="{PHOTO}"></div><em class="img_desc">{CAPTION}
        (Photo: {CREDIT})</em></span>""",
    "link": f"""<div class="jeg_featured featured_image"><a href="{PHOTO}"><div class="thumbnail-container"><img data-src="{PHOTO}" src="/blank.png"></div>
        <p class="wp-caption-text">{CAPTION} (Photo: {CREDIT})</p></a></div>""",
}


def check_rice(asset: DraftAsset) -> None:
    assert CAPTION in asset.caption
    assert CREDIT in asset.credit
    assert "caption" not in asset.caption.lower().replace("caption,", "caption")
    assert "Enlarge" not in asset.caption
    assert "Licensing" not in asset.caption + asset.credit
    assert asset.address.startswith("https://img.example/photos/rice-20260501")
    assert f"url:{PHOTO}" in asset.ids
    assert asset.data is None


@pytest.mark.parametrize("kind", FIGURES)
def test_a_caption_and_its_credit_stay_with_their_picture(kind: str) -> None:
    other = f'<figure><img src="{PHOTO.replace("rice", "dam")}"><figcaption>The dam. <cite>B. Other</cite></figcaption></figure>'
    draft = read(article(f"<p>{ONE}</p>{FIGURES[kind]}<p>{TWO}</p>{other}<p>{THREE}</p>"))
    rice, dam = draft.assets
    check_rice(rice)
    assert (dam.caption, dam.credit) == ("The dam.", "B. Other")
    kept = [block for block in draft.blocks if isinstance(block, Paragraph | Figure)]
    assert [plain_text(block) or block for block in kept] == [ONE, Figure(0), TWO, Figure(1), THREE]


@pytest.mark.parametrize("kind", FIGURES)
def test_a_lead_outside_of_the_text_is_the_first_picture(kind: str) -> None:
    draft = read(article(TEXT, before=f"<header>{FIGURES[kind]}</header>"))
    check_rice(only(draft))
    assert words(draft) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("caption", "credit", "html"),
    [
        ("大坝启用现场。", "新华社记者 某某 摄", '<p align="center"><img src="{}"></p><p><font color="navy">大坝启用现场。新华社记者 某某 摄</font></p>'),
        ("벼를 말리는 농부들", "연합뉴스", '<figure class="image-zone01"><span class="img-con"><img src="{}"></span><figcaption class="desc-con"><p class="txt-desc">벼를 말리는 농부들</p><p class="source">연합뉴스</p></figcaption></figure>'),
        ("Nông dân phơi lúa.", "Ảnh: AFP", '<figure itemprop="associatedMedia image" class="tplCaption"><div class="fig-picture"><picture><source data-srcset="{0} 1x"><img src="data:," data-src="{0}"></picture></div><figcaption itemprop="description"><p class="Image">Nông dân phơi lúa. Ảnh: AFP</p></figcaption></figure>'),
        ("Nông dân phơi lúa.", "Ảnh: AFP", '<div class="VCSortableInPreviewMode" type="Photo"><div><img src="{}"></div><div class="PhotoCMS_Caption"><p>Nông dân phơi lúa. Ảnh: AFP</p></div></div>'),
    ],
)  # fmt: skip
def test_captions_of_other_languages(caption: str, credit: str, html: str) -> None:
    draft = read(article(f"<p>{ONE}</p>{html.format(PHOTO)}<p>{TWO}</p>"))
    asset = only(draft)
    assert caption in asset.caption
    assert credit in asset.credit
    assert words(draft) == [ONE, TWO]


def test_several_pictures_under_one_caption_share_its_credit() -> None:
    draft = read(
        article(
            f"<p>{ONE}</p><figure>{IMG}<img src='{PHOTO}2.jpg'><figcaption>{CAPTION} <cite>{CREDIT}</cite></figcaption></figure>{TEXT}"
        )
    )
    assert [(asset.caption, asset.credit) for asset in draft.assets] == [(CAPTION, CREDIT), ("", CREDIT)]


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/json">{"a": [{"image": {"url": "%s?w=9"}, "caption": "%s", "credit": "%s"}]}</script>',
        '<script>window.x=1;Fusion.globalContent={"promo_items": {"basic": {"url": "%s", "caption": "%s", "credits": {"by": [{"name": "%s"}]}}}};</script>',
    ],
)
def test_the_scripts_own_data_complete_a_picture(script: str) -> None:
    draft = read(article(f"<p>{ONE}</p>{IMG}<p>{TWO}</p>{script % (PHOTO, CAPTION, CREDIT)}"))
    assert (only(draft).caption, only(draft).credit) == (CAPTION, CREDIT)


def test_captions_in_the_row_below_go_to_their_columns() -> None:
    other = PHOTO.replace("rice", "dam")
    table = f"<table><tr><td><img src='{PHOTO}'></td><td><img src='{other}'></td></tr><tr><td>Rice. Photo: AFP</td><td>A dam. Photo: AP</td></tr></table>"
    draft = read(article(f"<p>{ONE}</p>{table}<p>{TWO}</p>"))
    assert [(asset.caption, asset.credit) for asset in draft.assets] == [
        ("Rice.", "Photo: AFP"),
        ("A dam.", "Photo: AP"),
    ]


def test_a_caption_below_a_figure_that_holds_only_the_credit_is_its_caption() -> None:
    html = f"<div data-component='image-block'><figure><div>{IMG}</div><span>Getty Images</span></figure></div><div data-component='caption-block'><p>{CAPTION}</p></div>"
    asset = only(read(article(f"<p>{ONE}</p>{html}<p>{TWO}</p>")))
    assert (asset.caption, asset.credit) == (CAPTION, "Getty Images")


def test_a_credit_in_the_title_of_an_image_is_its_credit() -> None:
    assert (
        only(read(article(f"<p>{ONE}</p><img src='{PHOTO}' title='Photo: AFP' alt='Rice'><p>{TWO}</p>"))).credit
        == "Photo: AFP"
    )


def test_a_gallery_keeps_every_picture_with_its_own_words() -> None:
    slides = "".join(
        f'<li class="slide"><img src="https://x.example/photo-{n}001.jpg"><div class="caption">Scene {n}. <span class="credit">Person {n}/AP</span></div></li>'
        for n in range(5)
    )
    draft = read(article(f'{TEXT}<ul class="gallery">{slides}</ul>'))
    assert [(asset.caption, asset.credit) for asset in draft.assets] == [
        (f"Scene {n}.", f"Person {n}/AP") for n in range(5)
    ]


def test_sizes_and_lazy_copies_of_one_photo_are_one() -> None:
    small, large = PHOTO.replace(".jpg", "-300x200.jpg"), PHOTO.replace(".jpg", "-2048x1365.jpg")
    lead = f"<figure><img src='{small}' srcset='{small} 300w, {large} 2048w'></figure>"
    draft = read(
        article(
            f"<p>{ONE}</p><figure><img src='{PHOTO}?w=800&amp;h=600'><figcaption>{CAPTION}</figcaption></figure><p>{TWO}</p>",
            before=lead,
        ),
        f'<title>Rice</title><meta property="og:image" content="{PHOTO}?w=1200">',
    )
    asset = only(draft)
    assert (asset.address, asset.caption, asset.ids[0]) == (large, CAPTION, f"url:{PHOTO}")
    assert f"url:{small}" in asset.ids


def test_what_is_no_picture_of_the_story_is_left_out() -> None:
    junk = """<img src="/logo.png"><img src="https://x.example/icons/share.svg"><img src="https://ad.doubleclick.net/x.jpg" width="300" height="250">
    <img src="https://x.example/p.gif" width="1" height="1"><div class="author-bio"><img src="https://x.example/writer.jpg"><p>A. writes.</p></div>
    <div class="related"><a href="/2026/other-story"><img src="https://x.example/other.jpg"><span>Another story</span></a></div>
    <a href="/news/other-123456"><img src="https://x.example/teaser.jpg">Teaser of it</a><img src="https://x.example/blank.gif">"""
    draft = read(article(f"<p>{ONE}</p>{junk}<p>{TWO}</p>"))
    assert draft.assets == ()


def test_data_of_the_page_complete_a_picture_and_name_the_lead() -> None:
    head = f"""<title>Rice</title><script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
    "headline": "Rice prices fall", "datePublished": "2026-05-01T10:00:00+07:00", "author": [{{"@type": "Person", "name": "A. Example"}}],
    "copyrightHolder": {{"name": "An Agency"}}, "image": [{{"@type": "ImageObject", "url": "{PHOTO}?w=1", "caption": "{CAPTION}",
    "creditText": "{CREDIT}", "copyrightHolder": "AFP"}}]}}]}}</script>"""
    inside = only(read(article(f"<p>{ONE}</p><img src='{PHOTO}'><p>{TWO}</p>"), head))
    assert (inside.caption, inside.credit, inside.holder) == (CAPTION, CREDIT, "AFP")
    draft = read(article(TEXT), head)
    assert (only(draft).caption, only(draft).credit, draft.holder) == (CAPTION, CREDIT, "An Agency")
    assert (draft.published, draft.byline) == (1777604400, ("A. Example",))


def test_a_credit_apart_from_the_picture_is_the_leads() -> None:
    draft = read(article(f"{IMG}{TEXT}<p>Featured image: {CREDIT}</p>"))
    assert CREDIT in only(draft).credit
    assert words(draft) == [ONE, TWO, THREE]


def test_a_picture_in_the_text_never_takes_a_paragraph_for_its_caption() -> None:
    draft = read(article(f"<p>{ONE}</p><p>{IMG}</p><p>{TWO}</p><div>{IMG.replace('rice', 'dam')}<p>{THREE}</p></div>"))
    assert words(draft) == [ONE, TWO, THREE]
    assert [asset.caption for asset in draft.assets] == ["", ""]


# --- what the page says of itself -------------------------------------------------------------------


def test_a_page_gives_its_metadata() -> None:
    head = """<title>Rice prices fall – Example News</title><meta property="og:title" content="Rice prices fall">
    <meta property="og:site_name" content="Example News"><meta property="og:description" content="What happened.">
    <meta property="article:published_time" content="2026-04-16T02:00:00Z"><meta property="article:modified_time" content="2026-04-17T02:00:00+0000">
    <meta property="article:section" content="Economy"><meta name="author" content="By A. Example and B. Other">
    <link rel="canonical" href="https://www.news.example/english/2026/rice-1.html?utm_source=x"><link rel="amphtml" href="/amp/rice-1.html">
    <link rel="shortlink" href="https://news.example/?p=4711"><link rel="alternate" hreflang="vi" href="https://news.example/vietnamese/rice">"""
    draft = read(article(TEXT), head)
    assert (draft.title, draft.summary, draft.section, draft.language, draft.language_hint) == (
        "Rice prices fall",
        "What happened.",
        "Economy",
        "en",
        "en",
    )
    assert (draft.published, draft.modified, draft.byline) == (1776304800, 1776391200, ("A. Example", "B. Other"))
    assert draft.ids == (
        "html:news.example/4711",
        "url:https://www.news.example/english/2026/rice-1.html?utm_source=x",
        "url:https://news.example/english/2026/rice-1.html",
        "url:https://news.example/amp/rice-1.html",
    )
    assert draft.translations == ("url:https://news.example/vietnamese/rice",)


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("2026-04-16T02:00:00Z", 1776304800),
        ("2026-04-16T09:00:00.000+0700", 1776304800),
        ("Thu, 16 Apr 2026 02:00:00 GMT", 1776304800),
        ("2026-04-16", 1776297600),
        ("2026-04-16 09:00:00", 1776297600),
        ("2026年4月16日 09:00", 1776297600),
        ("2026년 4월 16일", 1776297600),
        ("April 16, 2026", 1776297600),
        ("16 April 2026, 9 am", 1776297600),
        ("20260416", 1776297600),
        ("yesterday", None),
        ("2026-13-45", None),
        ("16/04/2026", None),
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_a_date_is_as_stated_or_missing(stated: str, seconds: int | None) -> None:
    assert read(article(TEXT), f'<title>Rice</title><meta name="pubdate" content="{stated}">').published == seconds


def test_a_shown_date_and_names_are_read_where_the_data_have_none() -> None:
    head = "<p class='byline'>By A. Example</p><p><time datetime='2026-04-16T02:00:00Z'>today</time></p>"
    draft = read(article(TEXT, before=head))
    assert (draft.byline, draft.published, words(draft)) == (("A. Example",), 1776304800, [ONE, TWO, THREE])


def test_a_saved_page_without_an_address_has_a_stable_id() -> None:
    one = read_page(page(article(TEXT)), path="/a/x.html")
    assert one.ids == read_page(page(article(TEXT)), path="/b/x.html").ids
    assert re.fullmatch("html:[0-9a-f]{32}", one.ids[0])


def test_a_saved_page_names_the_file_beside_it(tmp_path: Path) -> None:
    html = page(
        article(
            f"<p>{ONE}</p><figure><img src='./rice_files/a%20b.jpg'><figcaption>{CAPTION}</figcaption></figure><p>{TWO}</p>"
        )
    )
    (tmp_path / "rice.html").write_text(
        "<!-- saved from url=(0030)https://news.example/korean/a -->" + html, encoding="utf-8"
    )
    (draft,) = Html().read(LocalMaterial(tmp_path / "rice.html"))
    assert only(draft).address == "rice_files/a b.jpg"
    assert draft.ids == ("html:news.example/korean/a", "url:https://news.example/korean/a")
    assert draft.language_hint == "ko"


def test_an_organisation_is_a_writer_only_where_nobody_else_is() -> None:
    data = '<title>Rice</title><script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "%s"}}</script>'
    assert read(article(TEXT, before="<p class='byline'>By A. Example</p>"), data % "An Agency").byline == (
        "A. Example",
    )
    assert read(article(TEXT), data % "An Agency").byline == ("An Agency",)
    assert read(article(TEXT), data % "news.example").byline == ()


def test_links_to_other_languages_are_translations() -> None:
    draft = read(
        article(
            f"{TEXT}<p><a href='/burmese/rice'>Read this story in Burmese</a> <a href='/news/other'>Another</a></p>"
        )
    )
    assert draft.translations == ("url:https://news.example/burmese/rice",)


def test_a_correction_in_the_data_is_a_note() -> None:
    data = '<title>Rice</title><script type="application/ld+json">{"@type": "NewsArticle", "correction": {"@type": "CorrectionComment", "text": "A name was wrong.", "datePublished": "2026-04-16"}}</script>'
    (note,) = read(article(TEXT), data).notes
    assert (note.kind, note.text, note.at) == (CORRECTION, "A name was wrong.", 1776297600)


def test_the_place_is_read_and_stays_in_the_text() -> None:
    opening = "SEOUL, South Korea (AP) — Officials met on Monday to talk about it. Nobody knows what they said there."
    draft = read(article(f"<p>{opening}</p>{TEXT}"))
    assert (draft.place, words(draft)[0]) == ("SEOUL, South Korea", opening)


# --- text, furniture, notes ---------------------------------------------------------------------------


def test_every_kind_of_block_is_kept_in_its_order() -> None:
    inside = f"""<p>{ONE}</p><h2>Heading</h2><ul><li>One thing that matters</li><li>Another thing</li></ul><blockquote><p>Words said.</p></blockquote>
    <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><iframe src="https://video.example/v/1"></iframe><p>{TWO}</p>"""
    draft = read(article(inside))
    assert [type(block) for block in draft.blocks] == [Paragraph, Heading, Listing, Quote, Table, Embed, Paragraph]


FURNITURE = [
    ("share", '<div class="share-buttons"><a href="https://t.example">Tweet</a> Share this</div>'),
    ("plug", '<div class="newsletter-signup"><p>Sign up for our newsletter and never miss a story.</p></div>'),
    ("plug", "<p>Follow us on <a href='https://t.example/x'>Telegram</a>.</p>"),
    ("related", '<aside class="related-stories"><h3>Related</h3><ul><li><a href="/a">One story</a></li></ul></aside>'),
    ("related", '<p>Read more: <a href="/news/2">Another story about the same thing</a></p>'),
    ("related", '<p>延伸阅读：<a href="/news/2">另一篇报道</a></p>'),
    ("related", '<ul><li><a href="/1">A first other story</a></li><li><a href="/2">A second other story</a></li></ul>'),
    ("author", '<div class="author-bio"><p>A. Example is a reporter in Northtown.</p></div>'),
    ("comment", '<div id="comments"><p>I do not agree with any of this, and here is why I think so.</p></div>'),
    ("other", '<div class="ad-container"><p>Buy this thing.</p></div>'),
    (
        "notice",
        "<p>Copyright © 1998-2023, RFA. Used with the permission of Radio Free Asia, 2025 M St. NW, Washington DC 20036.</p>",
    ),
    ("signoff", "<p>Edited by B. Secret.</p>"),
    ("share", "<p>ADVERTISEMENT</p>"),
]


@pytest.mark.parametrize(("kind", "html"), FURNITURE)
def test_furniture_is_labelled_and_left_out(kind: str, html: str) -> None:
    draft = read(article(f"{TEXT}{html}" if kind == "signoff" else f"<p>{ONE}</p>{html}<p>{TWO}</p><p>{THREE}</p>"))
    assert words(draft) == [ONE, TWO, THREE]
    assert kind in {item.kind for item in draft.furniture}


@pytest.mark.parametrize(
    "text",
    [
        "Read more than the ruling says into it, and a court will object to every word of that.",
        "Share prices fell on Monday, and nobody in the market knew how to stop them from falling.",
        "Comments by the minister on Monday were not welcome, and many people said so on the street.",
        "Follow the river north for two days and there is a village that no map of the country shows.",
        "Subscribe to that view, and much of the history of the north makes little sense to anybody.",
        "Print shops along the main road closed on Tuesday because nobody had paper left to sell there.",
    ],
)
def test_a_real_paragraph_is_never_dropped(text: str) -> None:
    assert words(read(article(f"<p>{ONE}</p><p>{text}</p><p>{TWO}</p>"))) == [ONE, text, TWO]


@pytest.mark.parametrize(
    "names",
    [
        "article-body no-share",
        "entry-content has-related",
        "post-content paywall",
        "story-body newsletter-post",
        "article-body comments-open",
    ],
)
def test_the_body_is_no_furniture_whatever_its_other_names(names: str) -> None:
    assert words(read(f'<article><h1>Rice</h1><div class="{names}">{TEXT}</div></article>')) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        (CORRECTION, "Correction: An earlier version of this story misspelled a name."),
        (CORRECTION, "CORRECTION (12 May 2026): The dam is 20 metres high."),
        (CORRECTION, "An earlier version of this article misstated the date."),
        (CORRECTION, "Editor's note: An earlier version of this story gave a wrong number."),
        ("clarification", "Clarification: The minister spoke on Monday."),
        ("update", "UPDATE: This story has been updated with a comment."),
        (CORRECTION, "更正：本文早前版本日期有误。"),
        (CORRECTION, "[정정] 날짜를 바로잡습니다."),
        (CORRECTION, "Đính chính: Bài viết trước đó ghi sai ngày."),
    ],
)
def test_a_note_stands_beside_the_text(kind: str, note: str) -> None:
    draft = read(article(f"{TEXT}<p><em>{note}</em></p>"))
    assert [(found.kind, found.text) for found in draft.notes] == [(kind, note)]
    assert words(draft) == [ONE, TWO, THREE]
    assert [found.at for found in draft.notes] == [1778544000 if "12 May" in note else None]


@pytest.mark.parametrize(
    ("notice", "publisher"),
    [
        ("This story originally appeared on Global Voices on May 2, 2026.", "Global Voices"),
        (
            "This article was first published by The Example Times and is republished here with permission.",
            "The Example Times",
        ),
        ("Republished with the permission of Radio Free Asia, 2025 M St. NW.", "Radio Free Asia"),
        (
            "Copyright © 1998-2023, RFA. Used with the permission of Radio Free Asia, 2025 M St. NW, Suite 300.",
            "Radio Free Asia",
        ),
        ("This piece first appeared in Northtown Weekly.", "Northtown Weekly"),
        ("本文首发于《例报》。", "例报"),
    ],
)
def test_a_notice_names_the_original_publisher(notice: str, publisher: str) -> None:
    draft = read(article(f"{TEXT}<p><i>{notice}</i></p>"))
    assert (draft.publisher, words(draft)) == (publisher, [ONE, TWO, THREE])


# --- encodings ------------------------------------------------------------------------------------------

CHINESE = "我国的农民在路边晒稻谷，这是他们一年中最忙的时候，大家都在地里工作。"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("gb18030", "gb2312"),
        ("gbk", "gbk"),
        ("gbk", "utf-8"),
        ("gbk", ""),
        ("utf-8", "gb2312"),
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_chinese_is_read_whatever_the_page_declares(codec: str, declared: str, tmp_path: Path) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    html = f"<html><head>{meta}<title>晒稻谷</title></head><body><h1>晒稻谷</h1><div class='article-body'><p>{CHINESE}</p><p>{CHINESE * 2}</p></div></body></html>"
    (tmp_path / "a.html").write_bytes(html.encode(codec))
    (draft,) = Html().read(LocalMaterial(tmp_path / "a.html"))
    assert (draft.title, words(draft)) == ("晒稻谷", [CHINESE, CHINESE * 2])


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("big5", "農民在路邊曬稻穀，這是他們一年中最忙的時候，大家都在田裡工作的。" * 3),
        ("euc-kr", "농부들이 길가에서 벼를 말리고 있다. 지금이 일 년 중 가장 바쁜 때라고 하는 사람이 많다. " * 3),
        ("shift_jis", "農家の人たちは道のそばで米を干している。一年の中でいちばん忙しい時です。" * 3),
        ("windows-1258", "Café naïve déjà vu".replace("\u0303", "")),
        ("windows-1252", "Señor Müller’s naïve café – “déjà vu”"),
        ("windows-1251", "Крестьяне сушат рис у дороги, и это самое трудное время года для всех."),
    ],
)
def test_a_declared_encoding_is_read(codec: str, text: str) -> None:
    html = f"<html><head><meta charset={codec}></head><body>{text}</body></html>"
    assert text in decode_page(html.encode(codec))


def test_a_page_in_no_encoding_is_refused() -> None:
    with pytest.raises(Malformed, match="no encoding"):
        decode_page(b"<html><meta charset=utf-8>" + bytes(random.Random(7).randrange(128, 256) for _ in range(3000)))


# --- what is no story -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (page("<h1>404</h1><p>The page you were looking for was not found. Sorry about that.</p>", "<title>404 Not Found</title>"), "error page"),
        (page("<h1>Oops</h1><p>This page does not exist any more. It was moved or removed by its owner.</p>", "<title>Page not found | News</title>"), "error page"),
        (page("<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>", "<title>Access Denied</title>"), "blocks"),
        (page("<h1>403 Forbidden</h1><hr>nginx", "<title>403 Forbidden</title>"), "error page"),
        (page("<p>Checking your browser before accessing the site. This takes a moment.</p>", "<title>Just a moment...</title>"), "robots"),
        (page("<h1>One more step</h1><p>Please complete the security check to go on.</p>", "<title>Attention Required! | Cloudflare</title>"), "robots"),
        (page("<p>Доступ к информационному ресурсу ограничен на основании закона.</p>", "<title>Доступ ограничен</title>"), "blocks"),
        (page("<p>This website has been blocked under the order of the competent authority.</p>", "<title>Notice</title>"), "blocks"),
        (page("<form>Password</form><p>Please sign in to continue to your account. It is quick.</p>", "<title>Log in</title>"), "log in"),
        (page("<p>We use cookies to make the site better. Accept all cookies to go on with it.</p>", "<title>Before you continue</title>"), "consent"),
        (page(""), "no text"),
        (page("<h1>Title only</h1>"), "no text"),
        (page(f"<p>{ONE}</p><p>{TWO}</p>"), "no title"),
        (page("".join(f"<h2><a href='/story-{n}'>Story number {n} with a longer title</a></h2><p>A teaser of the story {n}, which says little.</p>" for n in range(40)), "<title>Example News</title><meta property='og:url' content='https://news.example/'>"), "list"),
    ],
)  # fmt: skip
def test_what_is_no_story_is_refused_in_one_sentence(html: str, message: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_page(html)
    assert message in caught.value.message
    assert caught.value.hint
    check_sentence(caught.value)


def test_censors_block_pages_give_no_story() -> None:
    rows = list(csv.DictReader(need("ooni", "fingerprints_http.csv").read_text(encoding="utf-8").splitlines()))
    texts = [
        re.sub(r"\\(.)", r"\1", row["pattern"])
        for row in rows
        if row["location_found"] == "body" and "<" in row["pattern"]
    ]
    kept = 0
    for text in texts:
        try:
            read_page(f"<html>{text}</html>")
        except Malformed:
            continue
        kept += 1
    assert len(texts) > 20
    assert kept == 0


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + TEXT,
        "<b><p>" * 60_000,
        "<table><tr><td>" * 50_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{ONE}</p>",
        "<p " + " ".join(f"a{n}='<>'" for n in range(50_000)) + f">{ONE}</p>",
        "<a>x" * 150_000,
        "<" * 1_000_000,
        "<x" * 300_000,
        '<a b="' * 100_000,
        "<!--" * 200_000,
        "<script>" * 50_000,
        "<svg>" * 50_000,
        "<figure><img src=a.jpg>" * 20_000,
        "<li><a href=/x>y</a>" * 40_000,
        "[caption]" * 100_000,
        "<p>x</p><img src=/logo.png>" * 10_000,
        "<div class=share>x</div>" * 10_000,
        "<div class=byline>" * 900 + "<b>x</b>" * 10_000,
        "<script type='application/json'>" + '{"credit":' * 100_000 + "</script>",
        "<script>" + 'a={"credit":' * 10_000 + "</script>",
    ],
)
def test_hostile_markup_ends_in_a_draft_or_a_sentence(html: str) -> None:
    try:
        check_draft(read_page(page(f"<h1>Rice</h1>{html}")))
    except Malformed as error:
        check_sentence(error)


def test_a_page_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "long.html").open("wb") as file:
        file.write(b"<!doctype html><title>x</title>")
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(Malformed, match="longer than"):
        list(Html().read(LocalMaterial(tmp_path / "long.html")))


VECTORS = """<script>alert(1)</script>|<ScRiPt src=//evil.example/x.js></ScRiPt>|<img src=x onerror=alert(1)>|<img src="javascript:alert(1)">|<img src=`javascript:alert(1)`>|
<img dynsrc="javascript:alert(1)">|<img lowsrc="javascript:alert(1)">|<img srcset="javascript:alert(1) 2x">|<img src="data:text/html,<script>alert(1)</script>">|<svg onload=alert(1)>|
<svg><script>alert(1)</script></svg>|<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>|<svg><animate onbegin=alert(1)>|<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>|
<math><mi xlink:href="javascript:alert(1)">x</mi></math>|<body onload=alert(1)>|<iframe src="javascript:alert(1)"></iframe>|<iframe srcdoc="<script>alert(1)</script>"></iframe>|<iframe src="data:text/html,x"></iframe>|
<a href="javascript:alert(1)">x</a>|<a href="JaVaScRiPt:alert(1)">x</a>|<a href=" javascript:alert(1)">x</a>|<a href="java&#9;script:alert(1)">x</a>|<a href="&#106;avascript:alert(1)">x</a>|<a href="vbscript:x">x</a>|
<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>|<a href="file:///etc/passwd">x</a>|<a href="blob:https://x.example/1">x</a>|<a onclick=alert(1) href="https://x.example/a">x</a>|<a href="https://user:pw@evil.example/">x</a>|
<a href="//127.0.0.1/x">x</a>|<a href="http://localhost/x">x</a>|<a href="http://10.0.0.1/x">x</a>|<form action="https://evil.example"><input name=x><button>Go</button></form>|<input onfocus=alert(1) autofocus>|<select onchange=alert(1)><option>x</select>|
<textarea onfocus=alert(1)>x</textarea>|<button formaction=javascript:alert(1)>x</button>|<meta http-equiv=refresh content="0;url=https://evil.example">|<link rel=stylesheet href="javascript:alert(1)">|<style>@import 'https://evil.example/x.css';</style>|
<p style="background:url(javascript:alert(1))">x</p>|<p style="width:expression(alert(1))">x</p>|<div style="behavior:url(x.htc)">x</div>|<object data="javascript:alert(1)"></object>|<object data="data:text/html,x"></object>|<embed src="javascript:alert(1)">|
<applet code=x></applet>|<base href="javascript:alert(1)//">|<video onerror=alert(1)><source src=x></video>|<video poster="javascript:alert(1)"></video>|<audio src=x onerror=alert(1)></audio>|<details open ontoggle=alert(1)>x</details>|
<marquee onstart=alert(1)>x</marquee>|<keygen autofocus onfocus=alert(1)>|<table background="javascript:alert(1)"><tr><td>x</td></tr></table>|<td background="javascript:alert(1)">|<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>|
<template><script>alert(1)</script></template>|<xmp><script>alert(1)</script></xmp>|<plaintext><script>alert(1)</script>|<isindex action=javascript:alert(1)>|<frameset onload=alert(1)>|<frame src=javascript:alert(1)>|<layer src="https://evil.example/x.js"></layer>|
<bgsound src="javascript:alert(1)">|<blink onclick=alert(1)>x</blink>|<custom-element onclick=alert(1)>x</custom-element>|<p onmouseover="alert(1)">x</p>|<!--><script>alert(1)</script>-->|<![CDATA[<script>alert(1)</script>]]>|<?xml-stylesheet href="javascript:alert(1)"?>|
<figure><img src="javascript:alert(1)"><figcaption onclick=alert(1)>x<script>alert(1)</script></figcaption></figure>|<img src="https://x.example/a.jpg" data-caption="<script>alert(1)</script>Caption of it" data-credit="<img src=x onerror=alert(1)>AFP">|
<img src="asset:0">|<img src="asset:99">|<amp-img src="javascript:alert(1)"></amp-img>|<div data-src="javascript:alert(1).jpg"></div>|<div style="background-image:url(javascript:alert(1))"></div>|<math href="javascript:alert(1)">x</math>|<portal src="javascript:alert(1)"></portal>""".replace(
    "\n", ""
).split("|<")  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_that_runs_survives(vector: str) -> None:
    vector = vector if vector.startswith("<") else f"<{vector}"
    draft = read(article(f"<p>{ONE}</p>{vector}<p>{TWO}</p>"), "<title>Rice prices fall</title>")
    addresses = [asset.address for asset in draft.assets]
    links = re.findall(r"href='([^']+)'", repr(draft.blocks))
    assert all(
        re.match("https?://", link) for link in (*addresses, *links) if link and not re.fullmatch(r"[\w./-]+", link)
    )
    assert not re.search(
        r"['\"]javascript:|<script|onerror|data:text|127\.0\.0\.1|localhost|//10\.|evil\.example/x",
        repr((draft.blocks, draft.assets)),
    )
    assert all(not isinstance(block, Figure) or block.asset < len(draft.assets) for block in draft.blocks)
    assert words(draft)[0] == ONE


# --- what it recognises ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("<!DOCTYPE html><html><head><title>x</title>", True),
        ("\ufeff\n <!-- saved from url=(0014)about:internet -->\n<HTML><HEAD>", True),
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x"><html xmlns="http://www.w3.org/1999/xhtml">',
            True,
        ),
        ("<head><meta charset=utf-8>", True),
        ("---\ntitle: A\n---\n<p>Text</p>", False),
        ("<p>Text</p>", False),
        ("<h1>Title</h1><p>Text</p>", False),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>', False),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>', False),
        ('{"html": "<html>"}', False),
        ("Just words about <html>", False),
        ("", False),
    ],
)
def test_a_whole_page_is_recognised_and_nothing_else(start: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(start, encoding="utf-8")
    assert Html().recognises(LocalMaterial(tmp_path / "x.html")) == expected


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *FIGURES.values(),
                TEXT,
                *(html for _, html in FURNITURE),
                "<div>",
                "</div>",
                "<table>",
                "<p>x",
                "<a href=/x>",
                "</article>",
            ]
        ),
        max_size=12,
    )
)
def test_any_mixture_gives_a_draft_or_a_sentence(parts: list[str]) -> None:
    try:
        check_draft(read_page(page(f"<h1>Rice</h1>{''.join(parts)}")))
    except Malformed as error:
        check_sentence(error)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_a_sentence(data: bytes) -> None:
    try:
        check_draft(read_page(decode_page(b"<html><title>x</title><p>" + data)))
    except Malformed as error:
        check_sentence(error)


def test_reading_has_its_caps() -> None:
    many = "".join(f'<p>{ONE}</p><img src="https://x.example/photo-{n}001.jpg">' for n in range(150))
    assert len(read(article(many)).assets) == limits.ASSETS
