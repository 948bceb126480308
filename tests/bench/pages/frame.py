# ruff: noqa: E501 - markup and phrases stand as they are
"""What every page has around the story: head, navigation, advertisements, share bar, plugs, other stories, comments, footer."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from tests.bench.pages.truth import Page, Picture
from tests.bench.pages.words import Writer

Figure = Callable[[Picture], str]
_NAVIGATION = {
    "en": ("Home", "World", "Politics", "Economy", "Culture", "Video"),
    "zh-Hans": ("首页", "国际", "财经", "社会", "文化", "图片"),
    "zh-Hant": ("首頁", "國際", "財經", "社會", "文化", "影音"),
    "ko": ("홈", "정치", "경제", "사회", "문화", "영상"),
    "vi": ("Trang chủ", "Thời sự", "Thế giới", "Kinh tế", "Văn hóa", "Video"),
    "my": ("ပင်မ", "နိုင်ငံရေး", "စီးပွားရေး", "ကမ္ဘာ", "ဗီဒီယို"),
    "th": ("หน้าแรก", "การเมือง", "เศรษฐกิจ", "สังคม", "วิดีโอ"),
    "lo": ("ໜ້າຫຼັກ", "ການເມືອງ", "ເສດຖະກິດ", "ສັງຄົມ"),
    "km": ("ទំព័រដើម", "នយោបាយ", "សេដ្ឋកិច្ច", "សង្គម"),
    "de": ("Start", "Politik", "Wirtschaft", "Kultur", "Video"),
    "fr": ("Accueil", "Politique", "Monde", "Culture", "Vidéo"),
    "es": ("Inicio", "Política", "Mundo", "Cultura", "Vídeo"),
    "pt": ("Início", "Política", "Mundo", "Cultura", "Vídeo"),
}

_READ_MORE = {
    "en": "READ MORE:", "zh-Hans": "相关报道：", "zh-Hant": "延伸閱讀：", "ko": "관련 기사:", "vi": "Xem thêm:", "my": "ဆက်စပ်သတင်း -",
    "th": "อ่านเพิ่มเติม:", "lo": "ອ່ານຕື່ມ:", "km": "អានបន្ថែម៖", "de": "Lesen Sie auch:", "fr": "À lire aussi :", "es": "Lea también:",
    "pt": "Leia também:",
}  # fmt: skip
_SIGN_OFF = {
    "en": "Edited by {}.",
    "zh-Hans": "（责编：{}）",
    "zh-Hant": "（編輯：{}）",
    "ko": "편집 {}",
    "de": "Redaktion: {}",
    "vi": "Biên tập: {}",
}


@dataclass(slots=True)
class Site:
    """How a site or system lays its pages out; what a field does not say is done the common way.

    Attributes:
        name: The shape's.
        title: The site's, invented.
        languages: The ones its pages come in.
        figure: A picture with caption and credit, in the story.
        article: The story's whole element: given the parts, returns HTML with everything that the site puts around it.
        lead: The first picture where it is built otherwise; None where it is like the rest.
        teaser: The picture of another story's link; by default an image alone or the story's own figure.
        paragraph: The pattern of a paragraph of text.
        join: What stands between the paragraphs and pictures.
        credits: Forms of credits that only this site prints; by default those of the language.
        pictures: The fewest and the most.
        host: Where it lives.
        head: More of the head, given the parts.
        foot: After the footer (scripts with data), given the parts.
    """

    name: str
    title: str
    languages: tuple[str, ...]
    figure: Figure
    article: Callable[[Parts], str]
    lead: Figure | None = None
    teaser: Figure | None = None
    paragraph: str = "<p>{}</p>"
    join: str = "\n"
    credits: tuple[str, ...] = ()
    pictures: tuple[int, int] = (1, 4)
    host: str = "www.news.example"
    head: Callable[[Parts], str] | None = None
    foot: Callable[[Parts], str] | None = None


@dataclass(slots=True)
class Parts:
    """What a site's `article` puts in its places. Everything is escaped HTML but `title`, `byline` and `pictures`."""

    title: str
    byline: str
    by: str
    date: str
    summary: str
    lead: str
    body: str
    related: str
    share: str
    advertisement: str
    plug: str
    author: str
    comments: str
    pictures: tuple[Picture, ...]
    paragraphs: tuple[str, ...]
    address: str
    site: str

    @property
    def heading(self) -> str:
        return escape(self.title)


class Desk:
    """Makes one page of a site."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site = site
        self.random = random.Random(f"{site.name} {seed}")
        self.language = self.random.choice(site.languages)
        self.writer = Writer(self.random, self.language)
        self._decoys: list[str] = []
        self._noise: list[str] = []
        # Half of the sites name what stands around a story so that machines can tell; the rest do not.
        self._telling = self.random.random() < 0.5

    def page(self) -> Page:
        site, writer = self.site, self.writer
        title, byline = writer.title(), writer.byline()
        pictures = tuple(self._picture() for _ in range(self.random.randint(*site.pictures)))
        paragraphs = [writer.paragraph() for _ in range(self.random.randint(5, 9) + len(pictures))]
        address = f"https://{site.host}/news/{self.random.randint(2004, 2026)}/{self._key()}.html"
        shown = [
            site.paragraph.format(writer.join(tuple(self._dress(text) for text in sentences)))
            for sentences in paragraphs
        ]
        subheads = tuple(writer.title() for _ in range(self.random.choice((0, 0, 1, 2))))
        lead, inner = pictures[0], pictures[1:]
        for subhead in subheads:
            shown[self.random.randint(1, len(shown) - 2)] += f"\n<h2>{escape(subhead)}</h2>"
        pieces = list(shown)
        for number, picture in enumerate(inner):
            pieces.insert(2 * number + 1, site.figure(picture))
        for kind in self.random.sample(
            (self._read_more, self._card, self._banner, self._pixel), self.random.randint(0, 3)
        ):
            pieces.insert(self.random.randint(2, len(pieces)), kind())
        if self.random.random() < 0.3:
            pieces.append(self._sign_off())
        day = f"{self.random.randint(2004, 2026)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        parts = Parts(
            title=title,
            byline=byline,
            by=escape(writer.tongue.by.format(byline)),
            date=day,
            summary=escape(paragraphs[0][0]),
            lead=(site.lead or site.figure)(lead),
            body=site.join.join(pieces),
            related=self._related(),
            share=self._share(),
            advertisement=self._advertisement(),
            plug=self._plug(),
            author=self._author(byline),
            comments=self._comments(),
            pictures=pictures,
            paragraphs=tuple(shown),
            address=address,
            site=site.title,
        )
        html = self._whole(parts)
        body = (*(sentence for sentences in paragraphs for sentence in sentences), *subheads)
        return Page(
            site.name,
            self.language,
            address,
            html,
            title,
            byline,
            pictures,
            body,
            # A site that shows its pictures all in one place does not use the pieces that stand among the text.
            tuple(key for key in self._decoys if key in html),
            tuple(text for text in self._noise if escape(text, quote=False) in html or escape(text) in html),
        )

    def _dress(self, sentence: str) -> str:
        """Return a sentence as HTML; now and then a word of it is a link or stressed, where words have spaces between them."""
        words = sentence.split(" ")
        if len(words) < 6 or self.random.random() > 0.25:
            return escape(sentence, quote=False)
        chosen = self.random.randrange(1, len(words) - 1)
        left, right = self.random.choice(
            (('<a href="/topics/7.html">', "</a>"), ("<em>", "</em>"), ("<strong>", "</strong>"))
        )
        parts = [escape(word, quote=False) for word in words]
        parts[chosen] = f"{left}{parts[chosen]}{right}"
        return " ".join(parts)

    def _key(self) -> str:
        return f"{self.random.getrandbits(40):010x}"

    def _picture(self) -> Picture:
        key = self._key()
        address = f"https://img.{self.site.host.removeprefix('www.')}/{self.random.randint(2004, 2026)}/{key}.jpg"
        return Picture(key, address, self.writer.caption(), self.writer.credit(self.site.credits))

    def _class(self, name: str) -> str:
        """Return a class attribute that tells what an element is, or one that tells nothing."""
        return f'class="{name}"' if self._telling else f'class="css-{self.random.getrandbits(32):07x}"'

    def _headline(self) -> str:
        headline = self.writer.title()
        self._noise.append(headline)
        return escape(headline)

    def _read_more(self) -> str:
        """A line among the text that leads to another story."""
        label = _READ_MORE[self.language]
        return f'<p><strong>{label} <a href="/news/{self._key()}.html">{self._headline()}</a></strong></p>'

    def _card(self) -> str:
        """Another story with its picture, among the text."""
        picture, headline = self._decoy(), self._headline()
        return (
            f'<div {self._class("related-card")}><a href="/news/{self._key()}.html"><img src="{escape(picture.sized(400))}" alt="" '
            f'width="400" height="225"><span {self._class("related-card__title")}>{headline}</span></a></div>'
        )

    def _banner(self) -> str:
        """The house's own advertisement, among the text."""
        key = self._key()
        self._decoys.append(key)
        where = f"https://{self.site.host}/subscribe"
        return f'<div {self._class("promo")}><a href="{where}"><img src="/promo/{key}.png" alt="" width="600" height="120"></a></div>'

    def _pixel(self) -> str:
        key = self._key()
        self._decoys.append(key)
        return f'<img src="https://pixel.example/{key}.gif" width="1" height="1" alt="" style="display:none">'

    def _sign_off(self) -> str:
        text = _SIGN_OFF.get(self.language, "Edited by {}.").format(self.writer.editor())
        self._noise.append(text)
        return f"<p>{escape(text, quote=False)}</p>"

    def _decoy(self) -> Picture:
        picture = self._picture()
        self._decoys.append(picture.key)
        return picture

    def _related(self) -> str:
        """Three other stories, each with its own picture; some with its caption and credit in the site's own markup."""
        items = []
        for number in range(3):
            picture, headline = self._decoy(), self._headline()
            if self.site.teaser:
                shown = self.site.teaser(picture)
            elif number == 0:
                shown = self.site.figure(picture)
                self._noise.append(picture.caption)
            else:
                shown = f'<img src="{escape(picture.sized(320))}" alt="{headline}" width="320" height="180">'
            items.append(
                f'<li {self._class("related-item")}><a href="/news/{self._key()}.html">{shown}</a>'
                f'<h3><a href="/news/{self._key()}.html">{headline}</a></h3></li>'
            )
        return f"<ul {self._class('related-list')}>{''.join(items)}</ul>"

    def _share(self) -> str:
        names = "".join(
            f'<li><a {self._class("share-" + name.lower())} href="https://{name.lower()}.example/share">{name}</a></li>'
            for name in ("Facebook", "X", "WhatsApp", "Email")
        )
        return f"<div {self._class('share-tools')}><ul {self._class('social-share')}>{names}</ul></div>"

    def _advertisement(self) -> str:
        key = self._key()
        self._decoys.append(key)
        return (
            f'<div {self._class("ad ad-slot")} id="div-gpt-ad-{self.random.randint(1, 9)}"><a href="https://ads.example/c?id={key}" '
            f'rel="sponsored"><img src="https://ads.example/b/{key}.gif" width="300" height="250" alt=""></a></div>'
        )

    def _plug(self) -> str:
        text = self.writer.plug()
        self._noise.append(text)
        return (
            f'<div {self._class("newsletter-signup")}><p>{escape(text, quote=False)}</p><form action="/newsletter">'
            '<input type="email" name="email"><button type="submit">OK</button></form></div>'
        )

    def _author(self, name: str) -> str:
        key = self._key()
        self._decoys.append(key)
        return (
            f'<div {self._class("author-box")}><img {self._class("avatar")} src="https://{self.site.host}/people/{key}.jpg" width="60" '
            f'height="60" alt="{escape(name)}"><a rel="author" href="/by/{key}">{escape(name)}</a></div>'
        )

    def _comments(self) -> str:
        items = []
        for _ in range(self.random.randint(1, 3) if len(self.writer.tongue.comments) > 1 else 1):
            text = self.writer.comment()
            self._noise.append(text)
            items.append(
                f"<li {self._class('comment')}><div {self._class('comment-body')}><p>{escape(text, quote=False)}</p></div></li>"
            )
        return f'<div id="comments" {self._class("comments-area")}><ol {self._class("comment-list")}>{"".join(items)}</ol></div>'

    def _whole(self, parts: Parts) -> str:
        site, lead = self.site, parts.pictures[0]
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": parts.title,
            "datePublished": f"{parts.date}T08:00:00Z",
            "author": [{"@type": "Person", "name": parts.byline}],
            "image": [lead.address],
            "publisher": {"@type": "Organization", "name": site.title},
            "mainEntityOfPage": parts.address,
        }
        logo = self._key()
        self._decoys.append(logo)
        head = site.head(parts) if site.head else json_ld(data)
        foot = site.foot(parts) if site.foot else ""
        menu = "".join(f'<li><a href="/s{i}/">{name}</a></li>' for i, name in enumerate(_NAVIGATION[self.language]))
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{parts.heading} | {site.title}</title>\n"
            f'<link rel="canonical" href="{parts.address}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="description" content="{parts.summary}">\n'
            f'<meta property="og:type" content="article">\n<meta property="og:title" content="{parts.heading}">\n'
            f'<meta property="og:site_name" content="{site.title}">\n<meta property="og:url" content="{parts.address}">\n'
            f'<meta property="og:image" content="{escape(lead.sized(1200))}">\n'
            f'<meta name="author" content="{escape(parts.byline)}">\n'
            f'<meta property="article:published_time" content="{parts.date}T08:00:00Z">\n{head}\n'
            '<link rel="stylesheet" href="/static/main.css">\n<script>window.dataLayer=window.dataLayer||[];</script>\n'
            "</head>\n<body>\n"
            f'<header class="site-header"><a class="logo" href="/"><img src="https://{site.host}/static/{logo}.svg" '
            f'alt="{site.title}" width="180" height="40"></a><nav class="main-nav"><ul>{menu}</ul></nav></header>\n'
            f"{site.article(parts)}\n"
            f'<footer class="site-footer"><ul>{menu}</ul><p>&copy; {parts.date[:4]} {site.title}</p></footer>\n{foot}'
            '<script async src="/static/main.js"></script>\n</body>\n</html>\n'
        )


def json_ld(data: object) -> str:
    """Return a script element that holds data for search engines."""
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def attribute(text: str) -> str:
    return escape(text, quote=True)


def shown(text: str) -> str:
    return escape(text, quote=False)


def column(parts: Parts, inner: str, aside: str = "") -> str:
    """Return the common two columns: the story, and beside it advertisements and other stories."""
    return (
        f'<div class="container"><main id="main" class="content">{inner}</main>'
        f'<aside class="sidebar" role="complementary">{parts.advertisement}<section class="related"><h2>More</h2>'
        f"{parts.related}</section>{aside}</aside></div>"
    )


def common(wrap: str = "article", body: str = "article-body") -> Callable[[Parts], str]:
    """Return a layout: headline, byline, share bar, lead picture, text, plug, author, comments, and a side column."""

    def article(parts: Parts) -> str:
        inner = (
            f'<article class="{wrap}"><header class="{wrap}-header"><h1>{parts.heading}</h1>'
            f'<div class="byline">{parts.by}</div><time datetime="{parts.date}T08:00:00Z">{parts.date}</time></header>'
            f'{parts.share}{parts.lead}<div class="{body}">{parts.body}</div>{parts.plug}{parts.author}</article>'
            f"{parts.comments}"
        )
        return column(parts, inner)

    return article


def make(sites: Sequence[Site]) -> dict[str, Site]:
    """Return sites by their names; two of one name are a mistake."""
    found = {site.name: site for site in sites}
    assert len(found) == len(sites), "two shapes have one name"
    return found
