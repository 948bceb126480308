"""What an audit says of a copy besides its text: hundreds of pages of our own making, each with one thing done to it."""

# ruff: noqa: E501 - an example is as long as the pages write it

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from html import escape
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from tests.shared_data import need

from skywave.archive.asset import File
from skywave.archive.body import Figure, Paragraph, Span
from skywave.archive.correction import Note
from skywave.carriers.item_words import EXCERPT_LANGUAGES
from skywave.carriers.paste import story_part
from skywave.partners.audit.checks.checking import check
from skywave.partners.audit.checks.credits import compare_credits
from skywave.partners.audit.checks.names import Names, stands_in
from skywave.partners.audit.checks.words import folded, held_in, letters, likeness, likest, without_years
from skywave.partners.audit.comparing.comparison import Prose
from skywave.partners.audit.copy import Copy, CopyLink, CopyPicture
from skywave.partners.audit.findings import FAULT, GRAVE, NOTE, Finding
from skywave.partners.audit.original import Original, OriginalPicture, OriginalVersion
from skywave.partners.audit.pictures import likeness_of
from skywave.partners.audit.reading.html import read_html
from skywave.partners.audit.reading.text import read_text
from skywave.partners.contract import Contract, parse_contract
from skywave.sources.reading.blocks import parse_html, plain_text
from skywave.story.byline import fold_name
from skywave.story.item import Item, ItemAsset

HOUR, DAY = 3600, 86400
FIRST = 1_777_600_000
NOW = FIRST + 30 * DAY
WORK = "if6gveu66dk32vnv"
STORY = f"https://www.rfa.example/eng/s/{WORK}.html"
SITE = "https://www.rfa.example/"


def picture_bytes(seed: int) -> bytes:
    image = Image.new("RGB", (320, 240), (240, 240, 240))
    draw = ImageDraw.Draw(image)
    for number in range(12):
        left, top = (seed * 37 + number * 61) % 280, (seed * 53 + number * 29) % 200
        draw.ellipse((left, top, left + 20 + (seed * number) % 90, top + 30), fill=((seed * 40) % 255, number * 20, 90))
    out = BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


PHOTOS = [picture_bytes(seed) for seed in (1, 2, 3)]

TEXTS = {
    "en": (
        "Villagers flee fighting in northern town",
        (
            "MANDALAY — Thousands of villagers fled their homes on Monday as fighting came near, residents told Radio Free Asia.",
            "“We took nothing but the children,” said a mother of four who reached the river at dawn with her neighbors.",
            "The army has not answered questions about the shelling, which residents say killed at least 12 people.",
            "Aid groups say that 4,000 people have crossed the river since April, and that more are expected this week.",
        ),
        "Copyright © 2026, RFA. Used with the permission of Radio Free Asia, 2025 M St. NW, Suite 300, Washington DC 20036. https://www.rfa.example",
        "Jane Example",
        "Residents cross a bridge near the northern town on May 1, 2026.",
    ),
    "zh": (
        "北部村民逃离战火涌向边境城镇",
        (
            "周一战火逼近，数千名村民离开家园，当地居民告诉本台记者，他们除了孩子什么也没有带走。",
            "一位带着四个孩子的母亲在黎明时分抵达河边，她说邻居们都在路上，不知道什么时候才能够回家。",
            "军方没有回答有关炮击的提问，居民们表示这次炮击至少造成十二人死亡，多人受伤，房屋被毁。",
            "援助团体表示，自四月以来已有四千人渡河，预计本周还会有更多的人抵达河对岸的临时营地避难。",
        ),
        "版权所有 © 2026，自由亚洲电台。经自由亚洲电台许可转载，地址：华盛顿特区西北区M街2025号300室。https://www.rfa.example",
        "家傲",
        "居民于2026年5月1日走过北部城镇附近的一座桥梁前往安全地带。",
    ),
    "ko": (
        "북부 마을 주민들 교전 피해 피난길",
        (
            "월요일 교전이 가까워지면서 수천 명의 주민들이 집을 떠났다고 현지 주민들이 자유아시아방송에 전했습니다.",
            "네 아이의 어머니는 새벽에 강가에 도착해 아이들 말고는 아무것도 챙기지 못했다고 말했습니다.",
            "군 당국은 적어도 열두 명이 숨진 것으로 알려진 포격에 대한 질문에 아직 답하지 않고 있습니다.",
            "구호 단체들은 4월 이후 4천 명이 강을 건넜으며 이번 주에 더 많은 사람이 올 것이라고 밝혔습니다.",
        ),
        "저작권 © 2026, RFA. 자유아시아방송의 허가를 받아 게재합니다. 2025 M St. NW, Suite 300, Washington DC 20036. https://www.rfa.example",
        "홍길동",
        "주민들이 2026년 5월 1일 북부 마을 근처의 다리를 건너고 있는 모습.",
    ),
    "vi": (
        "Dân làng miền bắc chạy khỏi vùng giao tranh",
        (
            "Hàng ngàn dân làng đã rời bỏ nhà cửa hôm thứ Hai khi giao tranh đến gần, người dân nói với Đài Á Châu Tự Do.",
            "“Chúng tôi không mang theo gì ngoài mấy đứa trẻ,” một người mẹ bốn con đến bờ sông lúc rạng đông kể lại.",
            "Quân đội chưa trả lời câu hỏi về vụ pháo kích mà người dân cho là đã làm ít nhất 12 người thiệt mạng.",
            "Các nhóm cứu trợ cho biết 4.000 người đã vượt sông kể từ tháng Tư và sẽ còn nhiều người nữa trong tuần này.",
        ),
        "Bản quyền © 2026, RFA. Đăng lại với sự cho phép của Đài Á Châu Tự Do, 2025 M St. NW, Suite 300, Washington DC 20036. https://www.rfa.example",
        "Nguyễn Văn An",
        "Người dân đi qua cây cầu gần thị trấn miền bắc hôm 1 tháng 5 năm 2026.",
    ),
    "my": (
        "မြောက်ပိုင်းမြို့မှ ရွာသားများ တိုက်ပွဲကြောင့် ထွက်ပြေး",
        (
            "တိုက်ပွဲများ နီးကပ်လာသောကြောင့် ရွာသားထောင်ပေါင်းများစွာ တနင်္လာနေ့က နေအိမ်များကို စွန့်ခွာခဲ့ရသည်ဟု ဒေသခံများက ပြောသည်။",
            "ကလေးများမှအပ ဘာမှ မယူနိုင်ခဲ့ဟု နံနက်အရုဏ်တက်ချိန် မြစ်ကမ်းသို့ ရောက်ရှိလာသော ကလေးလေးဦးမိခင်က ပြောပြသည်။",
            "လူအနည်းဆုံး ၁၂ ဦး သေဆုံးခဲ့သည့် လက်နက်ကြီးပစ်ခတ်မှုနှင့် ပတ်သက်သော မေးခွန်းများကို စစ်တပ်က မဖြေကြားသေးပါ။",
            "ဧပြီလမှစတင်၍ လူလေးထောင် မြစ်ကို ဖြတ်ကူးခဲ့ပြီး ယခုအပတ်တွင် ထပ်မံရောက်ရှိလာဖွယ်ရှိသည်ဟု အကူအညီပေးရေးအဖွဲ့များက ဆိုသည်။",
        ),
        "မူပိုင်ခွင့် © 2026, RFA။ လွတ်လပ်တဲ့အာရှအသံ၏ ခွင့်ပြုချက်ဖြင့် ပြန်လည်ဖော်ပြသည်။ 2025 M St. NW, Washington DC 20036. https://www.rfa.example",
        "ကိုအောင်",
        "ဒေသခံများ မြောက်ပိုင်းမြို့အနီးရှိ တံတားကို ၂၀၂၆ ခုနှစ် မေလ ၁ ရက်က ဖြတ်ကူးနေစဉ်။",
    ),
}
NAMES = ("RFA", "Radio Free Asia", "自由亚洲电台", "자유아시아방송", "Đài Á Châu Tự Do", "လွတ်လပ်တဲ့အာရှအသံ")
LANGUAGES = tuple(TEXTS)
CREDIT = "Photo by X. Lee/AFP via Getty Images"
CORRECTION = "Correction: An earlier version of this story misstated the number of people who crossed the river."


def contract(extra: str = "", *, canonical: bool = False) -> Contract:
    index = "canonical" if canonical else "link"
    head = f'name = "P"\n[photos]\nclasses = ["owned", "wire"]\n[link]\nto = "story"\nindex = "{index}"\n[byline]\nform = "{{names}}, {{masthead}}"\n'
    return parse_contract(head + extra)


def ours(language: str = "en", **changes: object) -> Original:
    title, paragraphs, notice, name, caption = TEXTS[language]
    picture = OriginalPicture(caption, CREDIT, "X. Lee", "AFP", likeness=likeness_of(PHOTOS[0]), allowed=True)
    version = OriginalVersion(1, FIRST, Prose(title, paragraphs), (name,), (picture,))
    original = Original(
        WORK, "eng", language, (version,), names=NAMES, addresses=(STORY,), site=SITE, notice=notice, published=FIRST, first=FIRST,
    )  # fmt: skip
    return replace(original, **changes)  # type: ignore[arg-type]


def with_version(original: Original, **changes: object) -> Original:
    return replace(original, versions=(replace(original.versions[0], **changes),))  # type: ignore[arg-type]


def page(
    language: str = "en", *, notice: str | None = None, byline: str | None = None, credit: str = CREDIT, caption: str | None = None,
    above: str = "", below: str = "", head: str = "", link: str | None = None, figure: str | None = None, before_notice: str = "",
    paragraphs: tuple[str, ...] | None = None, published: int | None = FIRST + DAY, middle: str = "",
) -> str:  # fmt: skip
    title, own, words, name, own_caption = TEXTS[language]
    texts = own if paragraphs is None else paragraphs
    words = words if notice is None else notice
    byline = f"By {name}, RFA" if byline is None else byline
    link = f'<p>Read the <a href="{STORY}">original story</a>.</p>' if link is None else link
    if figure is None:
        shown = own_caption if caption is None else caption
        figure = f'<figure><img src="https://img.partner.example/a-20260501.jpg"><figcaption>{escape(shown)} <span class="credit">{escape(credit)}</span></figcaption></figure>'
    text = (
        "".join(f"<p>{escape(part)}</p>" for part in texts[:2])
        + middle
        + "".join(f"<p>{escape(part)}</p>" for part in texts[2:])
    )
    stated = f'<meta property="article:published_time" content="{published_text(published)}">' if published else ""
    last = f'<p class="source">{escape(words)}</p>' if words else ""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)} | Partner</title>{stated}{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>{escape(title)}</h1>'
        f'<div class="byline">{escape(byline)}</div><div class="entry-content">{above}{figure}{text}{link}{before_notice}{last}{below}</div></article></main>'
        f"<footer>About Partner. Contact.</footer></body></html>"
    )


def published_text(seconds: int | None) -> str:
    import datetime as dt

    return dt.datetime.fromtimestamp(seconds or 0, dt.UTC).isoformat()


def read(html: str) -> Copy:
    return read_html(html.encode(), place="page", address="https://partner.example/2026/05/story.html")


def audit(
    html: str | Copy,
    original: Original | None = None,
    clauses: Contract | None = None,
    *,
    version: int = 1,
    now: int = NOW,
) -> list[Finding]:
    original = original or ours()
    copy = read(html) if isinstance(html, str) else html
    held = next(each for each in original.versions if each.number == version)
    return check(copy, original, clauses or contract(), version=held, now=now)


def bad(findings: list[Finding]) -> list[str]:
    return [f"{finding.grade} {finding.kind}" for finding in findings if finding.grade in (GRAVE, FAULT)]


def notes(findings: list[Finding]) -> list[str]:
    return [finding.kind for finding in findings if finding.grade == NOTE]


def as_text(language: str, *, menus: bool = True, lines: list[str] | None = None) -> Copy:
    title, paragraphs, notice, name, caption = TEXTS[language]
    text = (
        [title, f"By {name}, RFA", "May 2, 2026", f"{caption} ({CREDIT})", *paragraphs, notice]
        if lines is None
        else lines
    )
    if menus:
        text = [
            "Skip to content",
            "Home",
            "World",
            "Sport",
            *text,
            "Share this",
            "Related",
            "Ten best boots",
            "Privacy policy",
        ]
    return read_text("\n\n".join(text), place="page.txt")


# --- untouched ------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_rightful_copy_has_no_fault(language: str) -> None:
    assert bad(audit(page(language), ours(language))) == []


@pytest.mark.parametrize("menus", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_rightful_copy_saved_as_text_has_no_fault(language: str, menus: bool) -> None:
    assert bad(audit(as_text(language, menus=menus), ours(language))) == []


def delivered(language: str, **changes: object) -> Item:
    title, paragraphs, notice, name, caption = TEXTS[language]
    item = Item(
        WORK, "eng", 1, 1, language, title=title, byline=(name,), byline_line=f"{name}, RFA", published=FIRST, first=FIRST,
        changed=FIRST, blocks=(*(Paragraph((Span(text),)) for text in paragraphs[:2]), Figure(0), *(Paragraph((Span(text),)) for text in paragraphs[2:])),
        assets=(ItemAsset(caption, CREDIT, "wire", files=(File(b"1" * 32, 999, "image/jpeg", 12, 8),)),), masthead="RFA",
        newsroom="n" * 52, domain="rfa.example", original=STORY, site=SITE, notice=notice, delivery="d",
    )  # fmt: skip
    return replace(item, **changes)  # type: ignore[arg-type]


def pasted(item: Item) -> Copy:
    """Return the page of a partner who pasted a delivery, and did nothing else."""
    return read(
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{item.title}</title></head><body><nav><a href=/>Home</a></nav><main>{story_part(item)}</main></body></html>"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_delivery_that_was_pasted_as_it_is_has_no_fault(language: str) -> None:
    copy = pasted(delivered(language))
    assert copy.marks == ((WORK, 1),)
    assert bad(audit(copy, ours(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_delivery_without_its_denied_photo_has_no_fault(language: str) -> None:
    why = "the licence is for the newsroom alone"
    item = delivered(language)
    home = replace(item.assets[0], files=(), why=why)
    denied = replace(ours(language).versions[0].pictures[0], allowed=False, why=why)
    assert bad(audit(pasted(replace(item, assets=(home,))), with_version(ours(language), pictures=(denied,)))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["top", "any"])
def test_a_delivery_with_its_correction_shows_it(language: str, place: str) -> None:
    note = Note("correction", CORRECTION, NOW - 9 * DAY, 1, 2, "grave")
    original = with_version(ours(language), number=2, note=note)
    copy = pasted(delivered(language, version=2, notes=(note,)))
    found = audit(copy, original, contract(f'[corrections]\nplace = "{place}"\n'), version=2)
    assert bad(found) == []
    assert "correction-shown" in notes(found)


@pytest.mark.parametrize("language", sorted(EXCERPT_LANGUAGES))
def test_a_delivered_excerpt_is_labelled_in_every_language(language: str) -> None:
    copy = pasted(replace(delivered("en"), language=language, excerpt=True))
    assert bad(audit(copy, clauses=contract('[text]\npart = "excerpt"\n'))) == []


@pytest.mark.parametrize("layout", ["markup", "paragraphs", "text"])
@pytest.mark.parametrize("number", range(10))
def test_a_rightful_copy_of_a_real_story_has_no_fault(number: int, layout: str) -> None:
    story = json.loads(need("rfa", "sample.json").read_text(encoding="utf-8"))[number]
    markup = story["text"]["data"]
    own = tuple(text for block in parse_html(markup).blocks if (text := plain_text(block)))
    caption, credit = story["image_caption"] or "A photo of what happened there.", story["image_copyright"] or "AFP"
    original = with_version(
        ours(), prose=Prose(story["title"], own), byline=(), pictures=(OriginalPicture(caption, credit, allowed=True),)
    )
    lines = [line for text in own for line in text.split("\n")]
    if layout == "text":
        shown = [
            "Home",
            "News",
            "Menu",
            story["title"],
            f"{caption} ({credit})",
            *lines,
            original.notice,
            "Share",
            "Related",
        ]
        copy = read_text("\n\n".join(shown), place="x")
    else:
        inside = markup if layout == "markup" else "".join(f"<p>{escape(line)}</p>" for line in lines)
        figure = f'<figure><img src="https://img.partner.example/a-20260501.jpg"><figcaption>{escape(caption)} <span class="credit">{escape(credit)}</span></figcaption></figure>'
        html = f'<main><article><h1>{escape(story["title"])}</h1><div class="entry-content">{figure}{inside}<p><a href="{STORY}">The original</a></p><p>{original.notice}</p></div></article></main>'
        copy = read(
            f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(story['title'])}</title></head><body><nav><a href=/>Home</a></nav>{html}</body></html>"
        )
    assert bad(audit(copy, original)) == []
    held = set("\n".join(copy.paragraphs).split("\n"))
    assert [line for line in lines if line.strip() and line not in held] == []


# --- kinds of pages, each with one thing taken away -----------------------------------

IMAGE = '<img src="https://img.partner.example/a-20260501.jpg" width="800" height="500">'
KINDS_OF_PAGES = {
    "lead": "<article><h1>{title}</h1><p class='author'>{byline}</p><div class='featured-image'>{image}<div class='caption'>{caption}</div><div class='credit'>{credit}</div></div><div class='entry-content'>{text}<p>{notice} {link}</p></div></article>",
    "paragraph": "<article><h1>{title}</h1><div>{byline}</div><div class='entry-content'><p>{image}</p><p><em>{caption} {credit}</em></p>{text}<p>{notice}</p><p>{link}</p></div></article>",
    "table": "<table><tr><td><h2 class=title>{title}</h2><table align=right width=300><tr><td>{image}</td></tr><tr><td><small>{caption} {credit}</small></td></tr></table>{byline}<br><br>{text}<br><br>{link}<br><br>{notice}</td></tr></table>",
    "boxes": "<article><h1>{title}</h1><div class='byline'>{byline}</div><div class='entry-content'><figure>{image}<figcaption>{caption} | {credit}</figcaption></figure>{text}<p>{link}</p><p>{notice}</p><div class='author-bio'>Partner Desk is the team of this site.</div><div class='tags'><a href=/t>Asia</a></div><p>Sign up for our newsletter.</p></div></article>",
    "drupal": "<div class='node node-article'><h1 class='page-title'>{title}</h1><div class='field field-name-field-author'>{byline}</div><div class='field field-name-field-image'>{image}<blockquote class='image-field-caption'>{caption} {credit}</blockquote></div><div class='field field-name-body'><div class='field-item'>{text}<p>{link}</p><p>{notice}</p></div></div></div>",
    "gutenberg": "<main class='wp-block-group'><h1 class='wp-block-post-title'>{title}</h1><div class='wp-block-post-author'>{byline}</div><div class='entry-content wp-block-post-content'><figure class='wp-block-image size-large'>{image}<figcaption class='wp-element-caption'>{caption} {credit}</figcaption></figure>{text}<p>{link}</p><p class='has-small-font-size'>{notice}</p></div></main>",
    "amp": "<article class=amp-wp-article><h1 class='amp-wp-title'>{title}</h1><div class='amp-wp-byline'>{byline}</div><div class='amp-wp-article-content'><figure><amp-img src='https://img.partner.example/a-20260501.jpg' width=800 height=500></amp-img><figcaption>{caption} {credit}</figcaption></figure>{text}<p>{link}</p><p>{notice}</p></div></article>",
}
TAKEN_AWAY = {
    "nothing": ({}, []),
    "notice": ({"notice": ""}, ["fault notice-missing"]),
    "link": ({"link": ""}, ["fault link-missing"]),
    "credit": ({"credit": ""}, ["fault credit-missing"]),
    "photographer": ({"credit": "AFP via Getty Images"}, ["fault credit-altered"]),
    "byline": ({"byline": ""}, ["fault byline-missing"]),
    "writer": ({"byline": "By Partner Staff, RFA"}, ["fault byline-altered"]),
    "words of the notice": (
        {"notice": TEXTS["en"][2].replace("Used with the permission of", "Courtesy of")},
        ["fault notice-altered"],
    ),
}


@pytest.mark.parametrize("taken", TAKEN_AWAY)
@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_what_is_missing_is_found_on_every_kind_of_page_and_nothing_else(kind: str, taken: str) -> None:
    title, texts, notice, name, caption = TEXTS["en"]
    changes, expected = TAKEN_AWAY[taken]
    values = {
        "title": title, "byline": f"By {name}, RFA", "image": IMAGE, "caption": caption, "credit": CREDIT, "notice": notice,
        "text": "<br><br>".join(texts) if kind == "table" else "".join(f"<p>{text}</p>" for text in texts),
        "link": f'<a href="{STORY}">The original story</a>',
    } | changes  # fmt: skip
    body = KINDS_OF_PAGES[kind].format(**values)
    html = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title} - Partner</title></head><body><div class=topbar><a href=/>Home</a> <a href=/w>World</a></div>{body}<div>About us</div></body></html>"
    assert bad(audit(html)) == expected


# --- the notice -----------------------------------------------------------------------

SAME: dict[str, Callable[[str], str]] = {
    "spaces": lambda text: text.replace(" ", "  ", 3),
    "invisible": lambda text: text[:9] + "\u200b" + text[9:],
    "sign": lambda text: text.replace("Copyright ©", "Copyright (c)").replace("版权所有 ©", "版权所有 (c)"),
    "quotes": lambda text: text.replace("'", "’"),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "inside": lambda text: f"This story first ran elsewhere. {text} Thank you.",
}


@pytest.mark.parametrize("change", SAME)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_in_the_same_words_is_exact(language: str, change: str) -> None:
    notice = SAME[change](TEXTS[language][2])
    assert not [finding for finding in audit(page(language, notice=notice), ours(language)) if "notice" in finding.kind]


@pytest.mark.parametrize("years", ["1998-2020", "2020", "1998–2026", "2012-14"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_year_in_the_notice_is_a_note(language: str, years: str) -> None:
    found = audit(page(language, notice=TEXTS[language][2].replace("2026", years)), ours(language))
    assert "notice-altered" in notes(found)
    assert bad(found) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", ["cut", "reworded", "address"])
def test_an_altered_notice_is_a_fault_that_shows_both(language: str, change: str) -> None:
    notice = TEXTS[language][2]
    altered = {
        "cut": notice.partition(". ")[0] + notice[-45:] if ". " in notice else notice[: len(notice) * 3 // 4],
        "reworded": notice.replace("Used with the permission of", "Republished with permission of")
        .replace("许可", "同意")
        .replace("허가를", "승인을")
        .replace("Đăng lại", "Đăng")
        .replace("ခွင့်ပြုချက်", "သဘောတူညီချက်"),
        "address": notice.replace("2025", "1325").replace("2026", "2026"),
    }[change]
    found = [
        finding
        for finding in audit(page(language, notice=altered), ours(language))
        if finding.kind.startswith("notice")
    ]
    assert bad(found) in (["fault notice-altered"], ["fault notice-missing"])
    assert found[0].was == notice
    if change != "cut":
        assert found[0].kind == "notice-altered"
        assert letters(altered) in letters(found[0].found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "instead", ["", "This story came from another site.", "This article originally appeared on Radio Free Asia."]
)
def test_a_missing_notice_is_a_fault(language: str, instead: str) -> None:
    found = [
        finding
        for finding in audit(page(language, notice=instead), ours(language))
        if finding.kind.startswith("notice")
    ]
    assert bad(found) == ["fault notice-missing"]
    assert found[0].found == (instead if "originally" in instead else "")


PLACES = [
    ("bottom", "below", []),
    ("bottom", "above", ["fault notice-misplaced"]),
    ("bottom", "middle", ["fault notice-misplaced"]),
    ("top", "above", []),
    ("top", "below", ["fault notice-misplaced"]),
    ("top", "middle", ["fault notice-misplaced"]),
    ("any", "above", []),
    ("any", "below", []),
    ("any", "middle", []),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("wanted", "where", "faults"), PLACES)
def test_the_notice_stands_where_the_contract_wants_it(
    language: str, wanted: str, where: str, faults: list[str]
) -> None:
    words = f"<p>{escape(TEXTS[language][2])}</p>"
    html = page(language, notice="", **{where: words})  # type: ignore[arg-type]
    found = audit(html, ours(language), contract(f'[notice]\nplace = "{wanted}"\n'))
    assert [line for line in bad(found) if "notice" in line] == faults


def test_the_line_that_leads_back_is_not_shown_as_the_notice() -> None:
    wanted = "Copyright © 2019, RFA. Used with the permission of Radio Free Asia, 2025 M St. NW, Suite 300, Washington DC 20036."
    said = "Copyright © 1998-2019, RFA. Used with the permission of Radio Free Asia."
    back = f'<p>This article originally appeared on <a href="{STORY}">Radio Free Asia</a>. Follow @RadioFreeAsia on Twitter.</p>'
    copied = page(notice=said, before_notice=back)
    found = [finding for finding in audit(copied, ours(notice=wanted)) if finding.kind.startswith("notice")]
    assert [(finding.kind, finding.grade, finding.found) for finding in found] == [("notice-altered", FAULT, said)]


def test_a_notice_of_several_lines_is_found() -> None:
    notice = TEXTS["en"][2]
    html = page(notice="", below="<p>" + notice.replace(". ", ".<br>") + "</p>")
    assert bad(audit(html)) == []


def test_a_notice_in_the_page_s_foot_is_below_the_text() -> None:
    notice = TEXTS["en"][2]
    html = page(notice="").replace("About Partner", f"<p>{notice}</p>About Partner")
    assert bad(audit(html)) == []


def test_nothing_is_said_where_no_notice_must_stand() -> None:
    assert not [finding for finding in audit(page(notice=""), ours(notice="")) if "notice" in finding.kind]


# --- name and link --------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_names_the_newsroom_only_in_its_sentences_does_not_name_the_original(language: str) -> None:
    html = page(language, notice="", byline="By A. Partner", credit="X. Lee/AFP via Getty Images", link="")
    assert "fault original-unnamed" in bad(audit(html, ours(language)))


LINKS = [
    (f'<a href="{STORY}">original</a>', []),
    (f'<a href="{STORY}?utm_source=partner#top">original</a>', []),
    (f'<a href="{STORY.replace("https://www.", "http://")}">original</a>', []),
    (f'<a href="{STORY}" rel="noopener noreferrer">original</a>', []),
    (f'<a href="{STORY}" rel="nofollow">original</a>', ["fault link-nofollow"]),
    (f'<a href="{STORY}" rel="noopener Sponsored">original</a>', ["fault link-nofollow"]),
    (f'<a href="{STORY}" rel="ugc">original</a>', ["fault link-nofollow"]),
    (f'<a href="{STORY}" rel="nofollow">original</a> <a href="{STORY}">again</a>', []),
    ("", ["fault link-missing"]),
    (f'<a href="{SITE}">RFA</a>', ["fault link-missing"]),
    ('<a href="https://rfa.example.evil.example/x">RFA</a>', ["fault link-missing"]),
    ('<a href="https://partner.example/eng/s/other.html">original</a>', ["fault link-missing"]),
]


@pytest.mark.parametrize(("link", "faults"), LINKS, ids=range(len(LINKS)))
def test_the_link_back_leads_to_the_story_and_may_be_followed(link: str, faults: list[str]) -> None:
    assert bad(audit(page(link=f"<p>{link}</p>"))) == faults


@pytest.mark.parametrize(
    ("link", "faults"),
    [(f'<a href="{SITE}">RFA</a>', []), (f'<a href="{STORY}">RFA</a>', []), ("", ["fault link-missing"]), ('<a href="https://notrfa.example/">RFA</a>', ["fault link-missing"]), (f'<a rel="nofollow" href="{SITE}">RFA</a>', ["fault link-nofollow"])],
    ids=range(5),
)  # fmt: skip
def test_a_link_to_the_site_is_enough_where_the_contract_says_so(link: str, faults: list[str]) -> None:
    clauses = replace(contract(), link=replace(contract().link, to="site"))
    assert bad(audit(page(link=f"<p>{link}</p>"), clauses=clauses)) == faults


EDITOR = (
    "<hr><section><h2>For the editor: not for publication</h2><p>Story if6gveu66dk32vnv, version 1</p>"
    "<h3>Not for publication: photos and recordings that stay home</h3><ul><li>{} · Not delivered: no right</li></ul></section>"
)


@pytest.mark.parametrize(("allowed", "grade"), [(True, FAULT), (False, GRAVE)])
def test_the_editor_s_part_on_a_page_is_a_fault_and_grave_with_a_denied_photo_s_words(
    allowed: bool, grade: str
) -> None:
    original = ours()
    picture = replace(original.versions[0].pictures[0], allowed=allowed, why="" if allowed else "no right to it")
    shown = EDITOR.format(escape(picture.caption))
    found = audit(page(below=shown), with_version(original, pictures=(picture,)))
    assert [finding.grade for finding in found if finding.kind == "editor-part-shown"] == [grade]
    assert "text-without-right" not in {finding.kind for finding in found}
    assert "editor-part-shown" not in {finding.kind for finding in audit(page())}


def test_each_photo_needs_its_own_credit() -> None:
    first, second = (
        OriginalPicture("Rice fields near the northern town.", CREDIT, allowed=True),
        ours().newest.pictures[0],
    )
    figures = (
        '<figure><img src="https://img.partner.example/a.jpg"><figcaption>Rice fields near the northern town.</figcaption></figure>'
        f'<figure><img src="https://img.partner.example/b.jpg"><figcaption>{second.caption} <span class="credit">{CREDIT}</span></figcaption></figure>'
    )
    found = audit(page(figure=figures), with_version(ours(), pictures=(first, second)))
    assert bad(found) == ["fault credit-missing"]


OLD = "https://www.rfa.org/english/news/scrap-03142019.html"


@pytest.mark.parametrize(
    ("to", "link", "faults"),
    [
        ("site", f'<a href="{OLD}">original</a>', []),
        ("story", f'<a href="{OLD}">original</a>', []),
        ("site", f'<a href="{OLD.replace("https://www.", "http://")}?utm_source=x">original</a>', []),
        ("site", f'<a rel="nofollow" href="{OLD}">original</a>', ["fault link-nofollow"]),
        ("site", '<a href="https://www.rfa.org/english/">RFA</a>', []),
        ("story", '<a href="https://www.rfa.org/english/">RFA</a>', ["fault link-missing"]),
        ("site", '<a href="https://www.facebook.com/share">Share</a>', ["fault link-missing"]),
    ],
    ids=range(7),
)
def test_a_link_to_any_known_address_of_the_work_leads_back(to: str, link: str, faults: list[str]) -> None:
    clauses = replace(contract(), link=replace(contract().link, to=to))
    known = ours(addresses=(STORY, OLD, "https://facebook.com/rfa/posts/1234567"))
    assert bad(audit(page(link=f"<p>{link}</p>"), known, clauses=clauses)) == faults


def test_a_page_that_closes_all_its_links_closes_ours() -> None:
    assert bad(audit(page(head='<meta name="robots" content="index, nofollow">'))) == ["fault link-nofollow"]
    clauses = replace(contract(), link=replace(contract().link, follow=False))
    assert bad(audit(page(head='<meta name="robots" content="nofollow">'), clauses=clauses)) == []


def test_a_link_of_plain_text_counts_where_it_is_written_out() -> None:
    title, paragraphs, notice, name, caption = TEXTS["en"]
    text = [title, f"By {name}, RFA", f"{caption} ({CREDIT})", *paragraphs, notice]
    assert "link-missing" in notes(audit(as_text("en", lines=text))) or bad(audit(as_text("en", lines=text))) == []
    assert not [f for f in audit(as_text("en", lines=[*text, f"Original: {STORY}"])) if f.kind.startswith("link")]
    unlinked = ours(notice="This article is republished from RFA. Read the original article.")
    found = audit(as_text("en", lines=[*text[:-1], unlinked.notice]), unlinked)
    assert [finding.kind for finding in found if finding.kind.startswith("link")] == ["link-missing"]
    assert bad(found) == []


# --- bylines --------------------------------------------------------------------------

BYLINES = [
    ("en", "By Jane Example, RFA", []),
    ("en", "BY JANE EXAMPLE | RADIO FREE ASIA", []),
    ("en", "Example Jane, Radio Free Asia", []),
    ("en", "By J. Example, RFA", []),
    ("en", "By Jane Q. Example for RFA", []),
    ("en", "By Staff, RFA", ["fault byline-altered"]),
    ("en", "By Partner Staff", ["fault byline-altered"]),
    ("en", "By John Other", ["fault byline-altered"]),
    ("zh", "作者：家傲 自由亚洲电台", []),
    ("zh", "记者：王五", ["fault byline-altered"]),
    ("ko", "홍길동 기자, 자유아시아방송", []),
    ("ko", "김철수 기자", ["fault byline-altered"]),
    ("vi", "Tác giả: Nguyễn Văn An, RFA", []),
    ("vi", "Nguyen Van An, Đài Á Châu Tự Do", []),
    ("vi", "Tác giả: Trần Thị Bình", ["fault byline-altered"]),
    ("my", "ရေးသားသူ: ကိုအောင်၊ RFA", []),
    ("my", "ရေးသားသူ: မမြင့်", ["fault byline-altered"]),
]


@pytest.mark.parametrize(("language", "byline", "faults"), BYLINES)
def test_the_byline_names_the_writers(language: str, byline: str, faults: list[str]) -> None:
    found = audit(page(language, byline=byline), ours(language))
    assert [line for line in bad(found) if "byline" in line] == faults


def test_a_page_without_a_byline_misses_the_writers() -> None:
    assert bad(audit(page(byline=""))) == ["fault byline-missing"]


def test_a_writer_who_is_left_out_is_named_in_the_finding() -> None:
    original = with_version(ours(), byline=("Jane Example", "Bo Kim"))
    found = [finding for finding in audit(page(), original) if finding.kind == "byline-altered"]
    assert [finding.why for finding in found] == ["it leaves out Bo Kim"]


def test_a_story_without_writers_needs_no_byline() -> None:
    assert bad(audit(page(byline=""), with_version(ours(), byline=()))) == []
    assert bad(audit(page(byline=""), with_version(ours(), byline=("RFA Burmese",)))) == []


def test_a_byline_without_the_masthead_is_a_fault_only_where_nothing_near_names_the_publisher() -> None:
    assert bad(audit(page(byline="By Jane Example"))) == ["fault byline-altered"]
    near = page(byline="By Jane Example", above="<p>This story comes from Radio Free Asia.</p>")
    assert bad(audit(near)) == []
    assert "byline-altered" in notes(audit(near))


SECRET = frozenset({"tin aye", "王五"})


@pytest.mark.parametrize(
    "html",
    [
        page(byline="By Jane Example and Tin Aye, RFA"),
        page(middle="<p>Reported by TIN AYE in Mandalay for RFA's Burmese Service.</p>"),
        page(credit="Photo by Tin-Aye/RFA"),
        page(caption="Tin  Aye at work near the northern town on May 1, 2026."),
        page(middle="<p>本台记者王五在现场为您报道最新的消息。</p>"),
        page().replace("About Partner", "Thanks to Tin Aye"),
        page(middle="<p>据Tin Aye从曼德勒发回的报道说那里的情况仍然十分紧张。</p>"),
        page(byline="By Jane Example and T\u00adin A\u200bye, RFA"),
    ],
    ids=range(8),
)
def test_a_withheld_name_is_grave_wherever_it_stands_and_is_never_repeated(html: str) -> None:
    found = [finding for finding in audit(html, ours(withheld_names=SECRET)) if finding.kind == "byline-exposed"]
    assert found
    assert all(finding.grade == GRAVE for finding in found)
    assert not any("aye" in str(finding).lower() or "王五" in str(finding) for finding in found)


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [("ကိုအောင်", "သတင်းထောက် ကို အောင် တင်ပြသည်။", True), ("ကိုအောင်", "ကအင်းယားကန်ဘောင်မှာ ကျင်းပခဲ့သည်။", False), ("王五", "据王 五说", True), ("Tin Aye", "Martin Ayers said", False), ("Tin Aye", "TIN-AYE", True), ("홍길동", "홍길동은 말했다", True), ("Nguyễn Văn An", "Ông Nguyễn Văn An nói", True)],
    ids=range(7),
)  # fmt: skip
def test_a_withheld_name_is_known_in_its_script(name: str, line: str, expected: bool) -> None:
    assert Names([fold_name(name)]).stand_in(line) is expected


def test_no_name_is_exposed_on_a_rightful_copy() -> None:
    assert bad(audit(page(), ours(withheld_names=SECRET))) == []


# --- photos ---------------------------------------------------------------------------

CREDITS = [
    (CREDIT, [], 0),
    ("(X. Lee/AFP via Getty Images)", [], 1),
    ("X. LEE / AFP VIA GETTY IMAGES", [], 0),
    ("Photo: AFP/X. Lee/Getty Images", [], 1),
    ("", ["fault credit-missing"], 0),
    ("X. Lee", ["fault credit-altered"], 0),
    ("AFP", ["fault credit-altered"], 0),
    ("X. Lee/AFP", ["fault credit-altered"], 0),
    ("Getty Images", ["fault credit-altered"], 0),
    ("Partner.com", ["fault credit-altered"], 0),
    ("John Other/Reuters", ["fault credit-altered"], 0),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("credit", "faults", "form"), CREDITS, ids=range(len(CREDITS)))
def test_a_photo_keeps_its_whole_credit(language: str, credit: str, faults: list[str], form: int) -> None:
    found = audit(page(language, credit=credit), ours(language))
    assert bad(found) == faults
    assert notes(found).count("credit-altered") in (form, 1 - form) if not faults else True


@pytest.mark.parametrize("known_by", ["hash", "caption", "credit"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_denied_photo_is_grave_however_it_is_known(language: str, known_by: str) -> None:
    denied = replace(
        ours(language).versions[0].pictures[0],
        allowed=False,
        why="the licence is for the newsroom alone",
        likeness=likeness_of(PHOTOS[0]),
    )
    copy = read(page(language))
    shown = {
        "hash": replace(copy.pictures[0], data=PHOTOS[0], caption="", credit="", alt=""),
        "caption": replace(copy.pictures[0], credit=""),
        "credit": replace(copy.pictures[0], caption=""),
    }[known_by]
    original = with_version(ours(language), pictures=(denied,))
    found = audit(replace(copy, pictures=(shown,)), original)
    assert bad(found) == ["grave photo-without-right"]
    assert next(f.why for f in found if f.grade == GRAVE) == "the licence is for the newsroom alone"


def test_a_withdrawn_photo_is_grave_even_in_an_older_version() -> None:
    gone = replace(ours().versions[0].pictures[0], withdrawn=True, allowed=False, why="the newsroom has removed it")
    first = replace(ours().versions[0], pictures=(gone,))
    second = replace(first, number=2, pictures=())
    found = audit(page(), ours(versions=(first, second)), version=2)
    assert bad(found) == ["grave photo-withdrawn"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_denied_photo_in_plain_text_are_grave_with_the_credit_and_a_fault_without(language: str) -> None:
    title, paragraphs, notice, name, caption = TEXTS[language]
    denied = replace(ours(language).versions[0].pictures[0], allowed=False, why="the licence is for the newsroom alone")
    original = with_version(ours(language), pictures=(denied,))
    head, tail = [title, f"By {name}, RFA"], [*paragraphs, notice]
    assert bad(audit(as_text(language, lines=[*head, f"{caption} ({CREDIT})", *tail]), original)) == [
        "grave photo-without-right"
    ]
    assert bad(audit(as_text(language, lines=[*head, caption, *tail]), original)) == ["fault photo-without-right"]
    assert bad(audit(as_text(language, lines=[*head, *tail]), original)) == []


def test_the_words_that_a_delivery_puts_in_the_place_of_a_photo_are_no_use_of_it() -> None:
    why = "the licence is for the newsroom alone"
    denied = replace(ours().versions[0].pictures[0], allowed=False, why=why)
    original = with_version(ours(), pictures=(denied,))
    figure = f"<figure><figcaption>{TEXTS['en'][4]} <span class='credit'>{CREDIT}</span> <small>Not delivered: {why}.</small></figcaption></figure>"
    assert bad(audit(page(figure=figure), original)) == []
    title, paragraphs, notice, name, caption = TEXTS["en"]
    lines = [title, f"By {name}, RFA", f"{caption} ({CREDIT})", f"Not delivered: {why}.", *paragraphs, notice]
    assert bad(audit(as_text("en", lines=lines), original)) == []


STRANGERS = [
    ("Photo: Reuters", "photo-foreign", NOTE),
    ("John Other/AP", "photo-foreign", NOTE),
    ("iStock", "photo-foreign", NOTE),
    ("图片来源：新华社", "photo-foreign", NOTE),
    ("사진=연합뉴스", "photo-foreign", NOTE),
    ("RFA photo", "photo-without-right", FAULT),
    ("Radio Free Asia", "photo-without-right", FAULT),
    ("记者家傲摄/RFA资料库", "photo-without-right", FAULT),
]


@pytest.mark.parametrize(("credit", "kind", "grade"), STRANGERS)
def test_an_unknown_photo_is_named_by_its_credit(credit: str, kind: str, grade: str) -> None:
    stranger = f'<figure><img src="https://img.partner.example/boots-20260502.jpg"><figcaption>Boots for the winter are on sale in town. <span class="credit">{credit}</span></figcaption></figure>'
    found = [finding for finding in audit(page(middle=stranger)) if finding.kind.startswith("photo")]
    assert [(finding.kind, finding.grade) for finding in found] == [(kind, grade)]


CAPTIONS = [
    ("Residents cross a bridge near the northern town on May 1, 2026.", None),
    ("Residents cross a bridge near the northern town.", NOTE),
    ("Residents cross a bridge near the town on May 1.", NOTE),
    ("Residents cross a bridge near the northern town on May 9, 2026.", FAULT),
    ("Soldiers of the army celebrate their victory over the rebels.", FAULT),
]


@pytest.mark.parametrize(("caption", "grade"), CAPTIONS, ids=range(len(CAPTIONS)))
def test_an_altered_caption_is_a_note_or_a_fault_by_what_it_changes(caption: str, grade: str | None) -> None:
    copy = read(page(caption=caption))
    copy = replace(copy, pictures=(replace(copy.pictures[0], data=PHOTOS[0]),))
    found = [finding.grade for finding in audit(copy) if finding.kind == "caption-altered"]
    assert found == ([grade] if grade else [])


@pytest.mark.parametrize(
    ("caption", "credit", "kinds"),
    [
        ("", "Y. Park/AFP", ["fault photo-without-right"]),
        ("Residents cross a river near the old dam, near a town in the north.", "AFP", ["fault photo-without-right"]),
        ("Rain over the bay of Naples at night", "Y. Park/AFP", ["note photo-foreign"]),
        ("", "Reuters", ["note photo-foreign"]),
        ("", "", ["note photo-foreign"]),
    ],
    ids=range(5),
)
def test_a_photo_that_may_be_the_denied_one_is_for_a_person_to_look_at(
    caption: str, credit: str, kinds: list[str]
) -> None:
    text = "Residents cross a long bridge near the northern town after the shelling."
    denied = OriginalPicture(text, "Photo by Z. Kim/AFP", "Z. Kim", "AFP", why="the contract covers no photo of AFP")
    words = f'<figcaption>{caption} <span class="credit">{credit}</span></figcaption>' if caption or credit else ""
    figure = f'<figure><img src="https://img.partner.example/b.jpg">{words}</figure>'
    found = audit(page(figure=figure), with_version(ours(), pictures=(denied,)))
    assert [f"{each.grade} {each.kind}" for each in found if each.kind.startswith("photo")] == kinds
    foreign = audit(page(figure=figure), with_version(ours(), pictures=()))
    assert not [each for each in foreign if each.kind == "photo-without-right"]


def test_two_photos_of_one_agency_are_not_taken_for_each_other() -> None:
    other = OriginalPicture(
        "A market in Yangon, where prices rose again.",
        "AFP",
        agency="AFP",
        likeness=likeness_of(PHOTOS[1]),
        why="no right",
    )
    original = ours()
    original = with_version(original, pictures=(*original.versions[0].pictures, other))
    copy = read(page())
    shown = replace(copy.pictures[0], data=PHOTOS[2], caption="Boots on a shelf.", credit="AFP")
    assert bad(audit(replace(copy, pictures=(copy.pictures[0], shown)), original)) == []


def test_a_caption_that_lost_its_photo_s_credit_is_found_among_the_lines() -> None:
    title, paragraphs, notice, name, caption = TEXTS["en"]
    lines = [title, f"By {name}, RFA", caption, *paragraphs, notice]
    assert bad(audit(as_text("en", lines=lines))) == ["fault credit-missing"]


# --- corrections ----------------------------------------------------------------------


def corrected(
    severity: str = "minor", *, type_: str = "correction", at: int = NOW - DAY * 5, text: str = CORRECTION
) -> Original:
    first = ours().versions[0]
    note = Note(type_, text, at, 1, 2, severity)
    return ours(versions=(first, replace(first, number=2, logged=at, note=note)))


OWED = [
    ("minor", 5 * DAY, "fault correction-late"),
    ("major", 5 * DAY, "fault correction-late"),
    ("grave", 5 * DAY, "grave correction-late"),
    ("minor", HOUR, ""),
    ("major", HOUR, ""),
    ("grave", HOUR, ""),
]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(("severity", "age", "expected"), OWED)
def test_a_correction_is_owed_and_after_its_deadline_it_is_late(
    severity: str, age: int, expected: str, version: int
) -> None:
    found = audit(page(), corrected(severity, at=NOW - age), version=version)
    # The corrected text itself is right: only its note is owed.
    assert bad(found) == ([expected.replace("grave", "fault") if version == 2 else expected] if expected else [])
    assert ("correction-missing" in notes(found)) is not bool(expected)


@pytest.mark.parametrize(
    ("wanted", "where", "kind"),
    [("top", "above", "correction-shown"), ("top", "below", "correction-misplaced"), ("bottom", "below", "correction-shown"), ("bottom", "above", "correction-misplaced"), ("any", "middle", "correction-shown"), ("any", "below", "correction-shown")],
    ids=range(6),
)  # fmt: skip
@pytest.mark.parametrize(
    "words",
    [
        CORRECTION,
        CORRECTION.replace("An earlier", "an earlier").replace("people who", "persons who"),
        CORRECTION.upper(),
    ],
    ids=range(3),
)
def test_a_correction_is_found_in_its_place(wanted: str, where: str, kind: str, words: str) -> None:
    html = page(**{where: f"<p><strong>{words}</strong></p>"})  # type: ignore[arg-type]
    found = [
        finding.kind
        for finding in audit(html, corrected("grave"), contract(f'[corrections]\nplace = "{wanted}"\n'))
        if "correction" in finding.kind
    ]
    assert found == [kind]


def test_an_update_is_no_debt() -> None:
    assert bad(audit(page(), corrected(type_="update"))) == []


def retracted(kind: str = "retraction", *, at: int) -> Original:
    first = ours().versions[0]
    gone = replace(
        first,
        number=2,
        logged=at,
        prose=Prose(first.prose.title, ()),
        note=Note(kind, "The newsroom has taken this story back.", at, 1, 2, "grave"),
    )
    return ours(versions=(first, gone), status="canceled", why="the newsroom has taken this story back")


@pytest.mark.parametrize(("age", "grade"), [(HOUR, FAULT), (DAY * 3, GRAVE)])
def test_a_story_that_was_taken_back_must_go_in_time(age: int, grade: str) -> None:
    assert bad(audit(page(), retracted(at=NOW - age)))[0] == f"{grade} retracted-kept"
    kept = retracted(at=NOW - age)
    redacted = replace(
        kept,
        status="usable",
        versions=(replace(kept.versions[0], redacted=True, prose=Prose(TEXTS["en"][0], ())), kept.versions[1]),
    )
    assert bad(audit(page(), redacted))[0] == f"{grade} redacted-kept"


def test_a_page_that_took_the_story_down_keeps_nothing() -> None:
    words = tuple(
        f"This page number {n} is about something else altogether, which goes on for a while here." for n in range(4)
    )
    assert "retracted-kept" not in {
        finding.kind for finding in audit(page(paragraphs=words), retracted(at=NOW - 9 * DAY))
    }


def test_a_text_without_a_right_is_grave_and_one_out_of_its_window_is_not() -> None:
    withheld = ours(status="withheld", why="the text stays home: it is an agency's")
    assert bad(audit(page(), withheld)) == ["grave text-without-right"]
    clauses = contract("[window]\ndays = 10\n")
    assert bad(audit(page(), replace(withheld, why="its window of 10 days is over"), clauses)) == []


# --- the page, the window, the excerpt ------------------------------------------------

CANONICAL = '<link rel="canonical" href="{}">'
INDEX = [
    ("canonical", CANONICAL.format(STORY), []),
    ("canonical", CANONICAL.format(STORY.replace("www.", "")), []),
    ("canonical", CANONICAL.format("https://partner.example/2026/05/story.html"), ["fault canonical-missing"]),
    ("canonical", "", ["fault canonical-missing"]),
    ("noindex", '<meta name="robots" content="noindex, follow">', []),
    ("noindex", '<meta name="Googlebot" content="NOINDEX">', []),
    ("noindex", '<meta name="robots" content="none">', ["fault link-nofollow"]),
    ("noindex", '<meta name="bingbot" content="noindex">', ["fault noindex-missing"]),
    ("noindex", '<meta name="robots" content="index">', ["fault noindex-missing"]),
    ("noindex", "", ["fault noindex-missing"]),
    ("link", "", []),
]


@pytest.mark.parametrize(("rule", "head", "faults"), INDEX, ids=range(len(INDEX)))
def test_search_engines_are_told_what_the_contract_says(rule: str, head: str, faults: list[str]) -> None:
    clauses = replace(contract(), link=replace(contract().link, index=rule))
    assert bad(audit(page(head=head), clauses=clauses)) == faults


PIXEL = '<img src="https://count.partner.example/p.gif?x=1" width="1" height="1" alt="">'
COUNTER = '<img src="https://counter.theconversation.com/content/1/count.gif" width="1" height="1">'


@pytest.mark.parametrize(
    ("rule", "pixels", "faults"),
    [("forbidden", PIXEL, ["fault tracker"]), ("forbidden", COUNTER, ["fault tracker"]), ("forbidden", "", []), ("allowed", PIXEL, []), ("required", COUNTER, []), ("required", PIXEL, ["fault counter-missing"]), ("required", "", ["fault counter-missing"])],
    ids=range(7),
)  # fmt: skip
def test_counters_are_forbidden_or_required(rule: str, pixels: str, faults: list[str]) -> None:
    clauses = contract(f'[counter]\nrule = "{rule}"\nhost = "theconversation.com"\n')
    assert bad(audit(page(below=pixels), clauses=clauses)) == faults


@pytest.mark.parametrize("allowed", [True, False])
def test_a_paywall_is_a_fault_where_the_contract_forbids_it(allowed: bool) -> None:
    wall = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>'
    )
    clauses = contract(f"[money]\npaywall = {str(allowed).lower()}\n")
    assert bad(audit(page(head=wall), clauses=clauses)) == ([] if allowed else ["fault paywall"])


WINDOW = [
    (FIRST + HOUR, ["fault too-early"]),
    (FIRST + 7 * HOUR, []),
    (FIRST + 9 * DAY, []),
    (FIRST + 11 * DAY, ["fault too-late"]),
    ((FIRST // DAY) * DAY, []),  # a day only, which may have been later in it
    ((FIRST // DAY - 2) * DAY, ["fault too-early"]),
    ((FIRST // DAY + 13) * DAY, ["fault too-late"]),
]


@pytest.mark.parametrize(("published", "faults"), WINDOW, ids=range(len(WINDOW)))
def test_a_copy_appears_in_its_window(published: int, faults: list[str]) -> None:
    clauses = contract("[window]\ndelay_hours = 6\ndays = 10\n")
    assert bad(audit(page(published=published), clauses=clauses)) == faults


def test_an_unknown_date_is_noted_only_where_the_contract_has_a_window() -> None:
    assert "date-unknown" in notes(audit(page(published=None), clauses=contract("[window]\ndays = 10\n")))
    assert "date-unknown" not in notes(audit(page(published=None)))


def test_a_story_that_came_to_the_archive_late_was_published_when_its_source_says() -> None:
    clauses = contract("[window]\ndelay_hours = 6\n")
    assert bad(audit(page(published=FIRST - 365 * DAY), ours(published=FIRST - 366 * DAY), clauses)) == []


EXCERPTS = [
    "This is an excerpt of a story by RFA.",
    "Excerpt",
    "节选自自由亚洲电台的报道",
    "발췌: 자유아시아방송",
    "Trích đoạn bài của RFA",
    "ကောက်နုတ်ချက်",
]


@pytest.mark.parametrize("label", ["", *EXCERPTS], ids=range(1 + len(EXCERPTS)))
def test_an_excerpt_is_labelled(label: str) -> None:
    html = page(paragraphs=TEXTS["en"][1][:3], above=f"<p>{label}</p>" if label else "")
    assert ("fault excerpt-unlabelled" in bad(audit(html, clauses=contract('[text]\npart = "excerpt"\n')))) is not bool(
        label
    )


# --- words ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_the_same_whatever_parts_them(language: str) -> None:
    text = TEXTS[language][2]
    assert folded(text) == folded(f" {text.replace(' ', chr(0x3000))}\u200b ")
    assert letters(text) == letters(text.replace(". ", " ").replace(",", ""))
    assert without_years(text.replace("2026", "1998 – 2020")) == without_years(text)
    assert held_in(text[10:40], text) == 1.0
    assert likeness(text, text[::-1]) < 0.3
    found = likest(["menu", text[:40], text[40:], "menu"], text)
    assert found is not None
    assert (found.place.first, found.place.last) == (1, 3)


PEOPLE = [
    ("Kim Won-jin", "By WONJIN KIM and others", True), ("Kim Won-jin", "김원진", False), ("Jane Doe", "By Jane Doe-Smith", True),
    ("Jane Doe", "By Janet Doe", False), ("Jane Doe", "Doe, Jane", True), ("Jane Doe", "J.Doe", True), ("Jane Doe", "K. Doe", False),
    ("José Núñez", "By Jose Nunez", True), ("Nguyễn Văn An", "Van An Nguyen", True), ("Lê An", "Plan Le", False),
    ("家傲", "记者：家 傲", True), ("家傲", "骄傲", False), ("홍길동", "홍길동 기자", True), ("ကိုအောင်", "ကို အောင်", True), ("Lee", "Leech", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "line", "expected"), PEOPLE)
def test_a_name_is_known_in_another_form_and_not_in_another_name(name: str, line: str, expected: bool) -> None:
    assert stands_in(name, line) is expected


@pytest.mark.parametrize(
    ("wanted", "shown"), list(itertools.product(["AFP", "Jane Doe/RFA", "(AP Photo/Heng Sinith)"], ["", " ", "Photo:"]))
)
def test_a_credit_without_words_is_missing(wanted: str, shown: str) -> None:
    change = compare_credits(wanted, shown, own=("RFA",))
    assert change.is_missing or change.lost


# --- hostile --------------------------------------------------------------------------

_LINE = st.text(st.characters(codec="utf-8"), max_size=300)


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(_LINE, max_size=40),
    words=st.lists(st.tuples(_LINE, _LINE), max_size=4),
    links=st.lists(st.tuples(_LINE, _LINE), max_size=4),
    published=st.none() | st.integers(-(10**15), 10**15),
    first=st.integers(-3, 60),
)
def test_whatever_a_page_holds_only_findings_come_out(
    lines: list[str], words: list[tuple[str, str]], links: list[tuple[str, str]], published: int | None, first: int
) -> None:
    copy = Copy(
        "x", lines=tuple(lines), paragraphs=tuple(lines), article=(first, first + 5), published=published, title=lines[0] if lines else "",
        pictures=tuple(CopyPicture(caption=caption, credit=credit) for caption, credit in words), byline=tuple(lines[:2]),
        links=tuple(CopyLink(f"https://{href}", frozenset(rel.split())) for href, rel in links), canonical="https://[", pixels=("https://[",),
    )  # fmt: skip
    clauses = contract('[window]\ndays = 3\n[counter]\nrule = "required"\nhost = "a.example"\n', canonical=True)
    original = replace(corrected("grave"), withheld_names=SECRET)
    for version in (1, 2):
        assert all(finding.where is not None for finding in audit(copy, original, clauses, version=version))


def test_a_million_words_take_no_time_to_speak_of() -> None:
    copy = Copy("x", lines=("a " * 9_000 + TEXTS["en"][2][:80],) * 200, article=(0, 200))
    assert "fault notice-altered" in bad(audit(copy))
