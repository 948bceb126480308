"""The shapes in which a partner's page comes: sites of many systems, and texts that somebody saved.

Each shape writes the same blocks in its own markup, with its own furniture around them in the language of the story.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from string import Template
from typing import TYPE_CHECKING

from tests.bench.copies import language as written

if TYPE_CHECKING:
    from random import Random

    from tests.bench.copies.page import Block, PartnerPage

ADDRESS = "https://daily-harbour.example/2026/05/story"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape.

    Attributes:
        name: Of the site or system that it is like.
        html: It is a page of HTML; else a text.
        write: Writes a page into it.
    """

    name: str
    html: bool
    write: Callable[[PartnerPage, Random], str]


@dataclass(frozen=True, slots=True)
class _Markup:
    """How a site writes each kind of block: templates with $text, $link, $src, $caption, $credit; and its frame.

    Attributes:
        frame: $title, $byline, $date, $day, $body, $head (of the document), and every word of the furniture.
        p: A paragraph.
        h: A heading.
        photo: A photo; $credit is inside the caption where `credit` is empty.
        credit: The credit line, put where the photo's template says $creditline; left out with an empty credit.
        notice: With $text and $link, the whole link.
        link: The link where the notice is missing.
        correction: The correction.
        own: An introduction or closing line.
        plug: A newsletter box.
        related: A link to another story.
        label: A line that says what this is.
        ld: Writes JSON-LD.
    """

    frame: str
    p: str = "<p>$text</p>"
    h: str = "<h2>$text</h2>"
    photo: str = '<figure><img src="$src" alt="$alt"><figcaption>$caption $creditline</figcaption></figure>'
    credit: str = '<span class="credit">$credit</span>'
    notice: str = "<p><em>$text</em> $link</p>"
    link: str = "<p>$link</p>"
    correction: str = "<p><strong>$text</strong></p>"
    own: str = "<p><em>$text</em></p>"
    plug: str = '<div class="newsletter-signup"><p>$text</p><form><input type="email"></form></div>'
    related: str = '<p class="related-inline"><strong>$related:</strong> <a href="/other-story">$text</a></p>'
    label: str = "<p><em>$text</em></p>"
    ld: bool = False

    def write(self, page: PartnerPage, rng: Random) -> str:
        words = written.words(page.language)
        lists = {name: written.frames(page.language)[name] for name in ("nav", "related", "plug")}
        body = "\n".join(self._block(page, block) for block in page.blocks())
        if page.paywall:
            body += f'\n<div class="paywall-overlay" id="paywall"><p>{escape(words["paywall"])}</p></div>'
        values = {name: escape(text) for name, text in words.items()}
        moment = dt.datetime.fromtimestamp(page.date, dt.UTC)
        values |= {
            "lang": page.language,
            "title": escape(page.title),
            "byline": escape(page.byline),
            "date": moment.isoformat(),
            "day": escape(words["published"].format(f"{moment:%Y-%m-%d %H:%M}")),
            "body": body + page.pixel,
            "head": self._head(page, moment),
            "nav": "".join(f'<li><a href="/{n}">{escape(text)}</a></li>' for n, text in enumerate(lists["nav"])),
            "navline": " | ".join(f'<a href="/{n}">{escape(text)}</a>' for n, text in enumerate(lists["nav"])),
            "others": "".join(
                f'<li><a href="/story-{n}">{escape(text)}</a></li>' for n, text in enumerate(lists["related"])
            ),
            "signup": escape(lists["plug"][0]),
        }
        html = Template(self.frame).substitute(values)
        if not page.byline:
            html = html.replace("", "").replace('<span class="by"></span>', "")
        return html

    def _head(self, page: PartnerPage, moment: dt.datetime) -> str:
        site = written.words(page.language)["site"]
        lines = [
            '<meta charset="utf-8">',
            f"<title>{escape(page.title)} - {escape(site)}</title>",
            f'<meta property="og:title" content="{escape(page.title)}">',
            f'<meta property="og:site_name" content="{escape(site)}">',
            f'<meta property="og:url" content="{ADDRESS}">',
            f'<meta property="article:published_time" content="{moment.isoformat()}">',
        ]
        if page.canonical:
            lines.append(f'<link rel="canonical" href="{escape(page.canonical)}">')
        if page.noindex:
            lines.append('<meta name="robots" content="noindex, follow">')
        if self.ld:
            story: dict[str, object] = {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": page.title,
                "datePublished": moment.isoformat(),
                "publisher": {"@type": "Organization", "name": site},
            }
            if page.byline:
                story["author"] = {"@type": "Person", "name": page.byline}
            if page.paywall:
                story["isAccessibleForFree"] = False
            lines.append(f'<script type="application/ld+json">{json.dumps(story, ensure_ascii=False)}</script>')
        return "\n".join(lines)

    def _block(self, page: PartnerPage, block: Block) -> str:
        values = {name: escape(text) for name, text in written.words(page.language).items()}
        values |= {"text": escape(block.text, quote=False), "link": ""}
        if block.photo is not None:
            photo = block.photo
            line = escape(photo.credit, quote=False)
            # A line that comes in brackets needs none of the site's.
            credit = Template(
                self.credit.replace("($credit)", "$credit") if line.startswith(("(", "\uff08")) else self.credit
            )
            credit_line = credit.substitute(credit=line) if line else ""
            values |= {
                "src": _embed(photo.data) if page.embedded else f"files/{photo.name}",
                "caption": escape(photo.caption, quote=False),
                "alt": escape(photo.caption),
                "creditline": credit_line,
            }
        if block.kind in ("notice", "link") and page.link:
            rel = f' rel="{page.rel}"' if page.rel else ""
            values["link"] = f'<a href="{escape(page.link)}"{rel}>{values["original"]}</a>'
        return Template(getattr(self, block.kind)).substitute(values)


def _embed(data: bytes) -> str:
    """Return a picture as an address that holds it."""
    return f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"


# --- sites ------------------------------------------------------------------

_WORDPRESS = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
<meta name="generator" content="WordPress 6.5">
</head>
<body class="post-template-default single single-post">
<header id="masthead" class="site-header"><a href="/">$site</a><nav class="main-navigation"><ul>$nav</ul></nav></header>
<div id="content" class="site-content"><main id="main">
<article id="post-4711" class="post type-post status-publish hentry">
<header class="entry-header"><h1 class="entry-title">$title</h1>
<div class="entry-meta"><span class="byline"><span class="author vcard">$byline</span></span>
<time class="entry-date published" datetime="$date">$day</time></div></header>
<div class="entry-content">
$body
<div class="sharedaddy"><h3 class="sd-title">$share</h3><ul><li>Facebook</li><li>X</li></ul></div>
</div>
<footer class="entry-footer"><span class="tags-links">$tags: <a href="/tag/asia">Asia</a></span></footer>
</article></main>
<aside id="secondary" class="widget-area">
<section class="widget widget_recent_entries"><h2>$popular</h2><ul>$others</ul></section>
<section class="widget widget_search"><form><label>$search</label><input type="search"></form></section></aside></div>
<footer class="site-footer">$copyright</footer></body></html>
""",
    photo='<figure class="wp-block-image size-large"><img src="$src" alt="$alt" class="wp-image-12">'
    '<figcaption class="wp-element-caption">$caption $creditline</figcaption></figure>',
    credit="($credit)",
    h='<h3 class="wp-block-heading">$text</h3>',
    ld=True,
)
_BLOGGER = _Markup(
    frame="""<!DOCTYPE html>
<html dir="ltr" lang="$lang"><head>
$head
<meta content="blogger" name="generator">
</head>
<body><div class="navbar section">$navline</div>
<div class="main section" id="main"><div class="widget Blog"><div class="blog-posts hfeed">
<h2 class="date-header"><span>$day</span></h2>
<div class="post hentry"><h3 class="post-title entry-title">$title</h3>
<div class="post-body entry-content">
<div>$byline</div><br>
$body
</div>
<div class="post-footer"><abbr class="published" title="$date">$day</abbr> <span class="post-labels">$tags</span></div>
</div></div>
<div class="comments" id="comments"><h4>1 $comments</h4><dl><dt>Anonymous</dt><dd>$comment</dd></dl></div></div></div>
<div class="sidebar section"><h2>$popular</h2><ul>$others</ul></div></body></html>
""",
    p="<div>$text</div><div><br></div>",
    h="<div><b>$text</b></div><div><br></div>",
    photo='<table align="center" class="tr-caption-container"><tbody><tr><td><a href="$src"><img border="0" src="$src"></a>'
    '</td></tr><tr><td class="tr-caption">$caption $creditline</td></tr></tbody></table><br>',
    credit="- $credit",
    notice="<div><i>$text</i> $link</div>",
    correction="<div><b>$text</b></div><div><br></div>",
    own="<div><i>$text</i></div><div><br></div>",
    related='<div><b>$related:</b> <a href="/p/other.html">$text</a></div><div><br></div>',
    plug='<div style="border:1px solid">$text</div><br>',
    label="<div><i>$text</i></div><br>",
)
_ARC = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
</head><body><div id="fusion-app">
<header class="b-header-nav-chain"><nav aria-label="$menu"><ul>$nav</ul></nav></header>
<section role="main" class="b-right-rail__main-interior-item">
<h1 class="b-headline">$title</h1>
<div class="b-byline"><span class="b-byline__names">$byline</span></div>
<time class="b-date" datetime="$date">$day</time>
<article class="b-article-body">
$body
</article>
<div class="b-tags"><h3>$tags</h3></div>
<div class="b-related"><h2>$related</h2><ul>$others</ul></div>
</section>
<footer class="b-footer"><p>$copyright</p></footer></div></body></html>
""",
    p='<p class="b-article-body__text">$text</p>',
    h='<h2 class="b-article-body__heading">$text</h2>',
    photo='<figure class="b-media"><img class="b-image" src="$src" alt="$alt" loading="lazy"/><figcaption class="b-caption">'
    '<span class="b-caption__text">$caption</span>$creditline</figcaption></figure>',
    credit=' <span class="b-caption__credit">($credit)</span>',
    plug='<aside class="b-promo" role="complementary"><p>$text</p><button>$accept</button></aside>',
    ld=True,
)
_BREAKS = _Markup(
    frame="""<html lang="$lang"><head>
$head
</head>
<body bgcolor="#ffffff">
<p align="center"><b>$site</b><br>$navline</p><hr>
<h2>$title</h2>
<span class="by">$byline</span><br>$day<br><br>
$body
<hr><font size="-1">$copyright</font>
</body></html>
""",
    p="$text<br><br>",
    h="<b>$text</b><br><br>",
    photo='<img src="$src" hspace="5"><br><font size="-2">$caption $creditline</font><br><br>',
    credit="[$credit]",
    notice="<i>$text</i> $link<br><br>",
    correction="<b>$text</b><br><br>",
    own="<i>$text</i><br><br>",
    plug="<center>$text</center><br>",
    related='&raquo; <a href="/x.htm">$text</a><br><br>',
    label="<i>$text</i><br><br>",
)
_AMP = _Markup(
    frame="""<!doctype html>
<html amp lang="$lang"><head>
$head
<meta name="viewport" content="width=device-width">
<script async src="https://cdn.ampproject.org/v0.js"></script>
</head><body>
<amp-sidebar id="sidebar" layout="nodisplay"><ul>$nav</ul></amp-sidebar>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">$title</h1>
<div class="amp-wp-meta amp-wp-byline">$byline</div>
<div class="amp-wp-meta amp-wp-posted-on"><time datetime="$date">$day</time></div>
</header><div class="amp-wp-article-content">
$body
</div><footer class="amp-wp-article-footer">$copyright</footer></article></body></html>
""",
    photo='<figure class="wp-caption"><amp-img src="$src" width="640" height="427" layout="responsive" alt="$alt"></amp-img>'
    '<figcaption class="wp-caption-text">$caption $creditline</figcaption></figure>',
    credit="– $credit",
    ld=True,
)
_PORTAL = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
</head><body>
<div class="top-bar">$navline <span>$search</span></div>
<div class="breaking"><a href="/live">$popular</a></div>
<div class="layout"><div class="article-wrap">
<div class="article-head"><h1>$title</h1><div class="info"><span class="writer">$byline</span>
<span class="time">$day</span></div></div>
<div class="article_txt" id="articleBody">
$body
<div class="box-related"><strong>$related</strong><ul>$others</ul></div>
</div>
<div class="newsletter"><p>$signup</p><input type="email"></div>
<div class="reply_area"><strong>$comments</strong><p>$comment</p></div>
</div><div class="right"><h3>$popular</h3><ul>$others</ul></div></div>
<div id="footer">$copyright</div></body></html>
""",
    photo='<div class="img_box"><img src="$src" alt="$alt"><p class="img_desc">$caption $creditline</p></div>',
    credit="/ $credit",
    h='<p class="stit"><strong>$text</strong></p>',
    plug='<div class="nl-box"><strong>$site</strong><p>$text</p></div>',
    related='<ul class="in-link"><li><a href="/news/77">$text</a></li></ul>',
    notice='<div class="copyright-box">$text $link</div>',
)
_GALLERY = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
</head><body><header><h2>$site</h2><ul>$nav</ul></header>
<main><h1>$title</h1><p class="author">$byline</p><p class="date">$day</p>
<section class="story" data-gallery="$gallery">
$body
</section></main>
<section class="more"><h2>$more</h2><ul>$others</ul></section><footer><p>$copyright</p></footer></body></html>
""",
    photo='<div class="gallery-item"><a href="$src"><img src="$src" alt="$alt"></a><div class="gallery-caption"><p>$caption</p>'
    "$creditline</div></div>",
    credit='<p class="gallery-credit">$credit</p>',
)
_TABLE = _Markup(
    frame="""<html lang="$lang"><head>
$head
</head><body>
<table width="960"><tr><td colspan="2"><b>$site</b> $navline</td></tr>
<tr><td width="200" valign="top"><b>$menu</b><ul>$nav</ul></td>
<td valign="top"><table><tr><td class="headline"><h1>$title</h1></td></tr>
<tr><td class="small">$byline &nbsp; $day</td></tr>
<tr><td class="content">
$body
</td></tr></table></td></tr>
<tr><td colspan="2" align="center">$copyright</td></tr></table></body></html>
""",
    photo='<table width="330" align="right"><tr><td><img src="$src" width="320"></td></tr><tr><td class="cap">$caption</td></tr>'
    "<tr><td>$creditline</td></tr></table>",
    credit='<small class="cr">$credit</small>',
    h="<p><b>$text</b></p>",
)
_COOKIES = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
</head><body>
<div id="cookie-consent" class="cookie-banner" role="dialog"><p>$cookie</p><button>$accept</button></div>
<header class="site"><a href="/">$site</a><ul>$nav</ul></header>
<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">$title</h1>
<p class="meta"><span itemprop="author">$byline</span> · <time itemprop="datePublished" datetime="$date">$day</time></p>
<div class="share-bar">$share</div>
<div itemprop="articleBody" class="body">
$body
</div></article>
<section id="comments"><h3>$comments (2)</h3><div class="comment"><b>Mika</b><p>$comment</p></div>
<div class="comment"><b>R. T.</b><p>$comment</p></div></section>
<aside><h3>$related</h3><ul>$others</ul></aside><footer>$copyright</footer></body></html>
""",
    photo='<figure><picture><source srcset="$src"><img src="$src" alt="$alt"></picture><figcaption>$caption</figcaption>'
    "$creditline</figure>",
    credit='<cite class="photo-credit">$credit</cite>',
    notice='<aside class="republish-note"><p>$text</p><p>$link</p></aside>',
)
_LETTER = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
</head><body><div class="main-menu">$site <button>$accept</button></div>
<div class="single-post"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">$title</h1>
<div class="byline-wrapper"><a href="/@harbour">$byline</a> <div class="meta">$day</div></div></div>
<div class="available-content"><div class="body markup">
$body
</div></div></article></div>
<div class="subscribe-footer">$signup</div><div class="footer">$copyright</div></body></html>
""",
    photo='<div class="captioned-image-container"><figure><a class="image-link" href="$src"><img src="$src" alt=""></a>'
    '<figcaption class="image-caption">$caption $creditline</figcaption></figure></div>',
    credit="| $credit",
    plug='<div class="subscription-widget-wrap"><p class="cta-caption">$text</p></div>',
)
_DRUPAL = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang" dir="ltr"><head>
$head
</head><body class="path-node page-node-type-article"><div class="region-header"><ul class="menu">$nav</ul></div>
<main role="main"><h1 class="page-header"><span class="field--name-title">$title</span></h1>
<article class="node node--type-article"><div class="node__meta"><span class="field--name-uid">$byline</span> $day</div>
<div class="field field--name-body">
$body
</div></article></main>
<div class="region-sidebar-second"><h2>$popular</h2><ul>$others</ul></div><footer>$copyright</footer></body></html>
""",
    photo='<div class="media-image"><img src="$src" alt="$alt"/><div class="field--name-field-caption">$caption</div>'
    "$creditline</div>",
    credit='<div class="field--name-field-credit">$credit</div>',
    own='<p class="lead">$text</p>',
)
_SPLIT = _Markup(
    frame="""<!DOCTYPE html>
<html lang="$lang"><head>
$head
</head><body><nav>$navline</nav>
<div class="sc-hero"><h1>$title</h1></div><div class="sc-meta"><div>$byline</div><div>$day</div></div>
<div class="sc-grid"><div class="sc-col">
$body
</div><div class="sc-ad">Advertisement</div></div><div class="sc-foot">$copyright</div></body></html>
""",
    p='<div class="sc-block"><p>$text</p></div>',
    h='<div class="sc-block"><h4>$text</h4></div>',
    photo='<div class="sc-block sc-img"><img src="$src"><span class="sc-cap">$caption</span> $creditline</div>',
    credit='<span class="sc-source">$credit</span>',
    notice='<div class="sc-block sc-note"><p>$text</p>$link</div>',
    plug='<div class="sc-block sc-news">$text</div>',
)


# --- texts ------------------------------------------------------------------


def _saved(page: PartnerPage, rng: Random) -> str:
    """Everything that was on the screen, one thing a line: as a browser saves a page as text."""
    words, nav = written.words(page.language), written.frames(page.language)["nav"]
    moment = dt.datetime.fromtimestamp(page.date, dt.UTC)
    lines = [words["site"], words["menu"], *nav, words["search"], "", page.title, ""]
    lines += [page.byline, words["published"].format(f"{moment:%Y-%m-%d}"), words["share"], "Facebook X WhatsApp", ""]
    for block in page.blocks():
        if block.photo is not None:
            lines += [block.photo.caption, *([block.photo.credit] if block.photo.credit else []), ""]
        elif block.kind == "related":
            lines += [words["related"], block.text, ""]
        elif block.kind in ("notice", "link"):
            lines += [
                *([block.text] if block.text else []),
                *([f"{words['original']} <{page.link}>"] if page.link else []),
                "",
            ]
        else:
            lines += [block.text, ""]
    lines += [words["related"], *written.frames(page.language)["related"], "", words["comments"], words["comment"], ""]
    return "\n".join([*lines, words["copyright"], ""])


def _markdown(page: PartnerPage, rng: Random) -> str:
    """A text with Markdown's marks, as static sites keep it."""
    words = written.words(page.language)
    moment = dt.datetime.fromtimestamp(page.date, dt.UTC)
    lines = [f"# {page.title}", "", *([f"*{page.byline}*", ""] if page.byline else [])]
    lines += [words["published"].format(f"{moment:%Y-%m-%d}"), ""]
    for block in page.blocks():
        if block.photo is not None:
            photo = block.photo
            credit = f" ({photo.credit})" if photo.credit else ""
            lines.append(f"![{photo.caption}](files/{photo.name})\n*{photo.caption}{credit}*")
        elif block.kind == "h":
            lines.append(f"## {block.text}")
        elif block.kind in ("notice", "link"):
            link = f"[{words['original']}]({page.link})" if page.link else ""
            lines.append(" ".join(part for part in (block.text and f"*{block.text}*", link) if part))
        elif block.kind == "correction":
            lines.append(f"**{block.text}**")
        elif block.kind == "related":
            lines.append(f"- {words['related']}: [{block.text}](/other)")
        else:
            lines.append(block.text)
        lines.append("")
    return "\n".join([*lines, "---", words["copyright"], ""])


def _mailed(page: PartnerPage, rng: Random) -> str:
    """A text as somebody pasted it: captions in brackets among the paragraphs."""
    words = written.words(page.language)
    moment = dt.datetime.fromtimestamp(page.date, dt.UTC)
    lines = [page.title, page.byline, f"{moment:%Y-%m-%d}", ""]
    for block in page.blocks():
        if block.photo is not None:
            credit = f" - {block.photo.credit}" if block.photo.credit else ""
            lines += [f"[{words['photo']}: {block.photo.caption}{credit}]", ""]
        elif block.kind in ("notice", "link"):
            lines += [
                *([block.text] if block.text else []),
                *([f"{words['original']}: {page.link}"] if page.link else []),
                "",
            ]
        else:
            lines += [block.text, ""]
    return "\n".join(lines)


SHAPES: tuple[Shape, ...] = (
    Shape("wordpress", html=True, write=_WORDPRESS.write),
    Shape("saved as text", html=False, write=_saved),
    Shape("blogger", html=True, write=_BLOGGER.write),
    Shape("arc", html=True, write=_ARC.write),
    Shape("line breaks", html=True, write=_BREAKS.write),
    Shape("markdown", html=False, write=_markdown),
    Shape("amp", html=True, write=_AMP.write),
    Shape("portal", html=True, write=_PORTAL.write),
    Shape("gallery", html=True, write=_GALLERY.write),
    Shape("table", html=True, write=_TABLE.write),
    Shape("pasted", html=False, write=_mailed),
    Shape("cookies and comments", html=True, write=_COOKIES.write),
    Shape("newsletter", html=True, write=_LETTER.write),
    Shape("drupal", html=True, write=_DRUPAL.write),
    Shape("split", html=True, write=_SPLIT.write),
)
