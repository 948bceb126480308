# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages that no one system makes: old tables, bare tags, lazy loading, AMP, slideshows, credits that stand only in data."""

from __future__ import annotations

from tests.bench.pages.frame import Parts, Site, attribute, column, common, json_ld, make, shown
from tests.bench.pages.truth import Picture

_MANY = ("en", "de", "fr", "es", "pt", "vi", "ko", "zh-Hans", "zh-Hant", "th", "lo", "my", "km")


def _table(picture: Picture) -> str:
    return (
        f'<table align="right" border="0" cellpadding="4" cellspacing="0" width="250"><tr><td><img src="{attribute(picture.address)}" '
        f'width="240" height="180" border="0" alt="{attribute(picture.caption)}"></td></tr><tr><td align="right"><font size="1" face="Verdana">'
        f'{shown(picture.credit)}</font></td></tr><tr><td><font size="1" face="Verdana"><b>{shown(picture.caption)}</b></font></td></tr></table>'
    )


def _table_page(parts: Parts) -> str:
    return (
        f'<table width="760" border="0" cellpadding="0" cellspacing="0" align="center"><tr><td width="140" valign="top">{parts.share}'
        f'{parts.plug}</td><td width="460" valign="top"><font size="5"><b>{parts.heading}</b></font><br><font size="2">{parts.by}</font><br>'
        f'<font size="2" face="Arial">{parts.lead}{parts.body}</font><hr>{parts.author}{parts.comments}</td><td width="160" valign="top">'
        f"{parts.advertisement}<b>More</b>{parts.related}</td></tr></table>"
    )


def _center(picture: Picture) -> str:
    return (
        f'<center><img src="{attribute(picture.address)}" alt=""><br><small>{shown(picture.caption)} <i>({shown(picture.credit)})</i></small>'
        "</center>"
    )


def _lazy(picture: Picture) -> str:
    return (
        f'<figure class="image"><img class="lazyload blur-up" src="/static/spacer.gif" data-src="{attribute(picture.sized(800))}" data-srcset="'
        f'{attribute(picture.sized(400))} 400w, {attribute(picture.sized(800))} 800w" data-sizes="auto" alt="{attribute(picture.caption)}">'
        f'<figcaption class="image__caption">{shown(picture.caption)} <cite class="image__credit">{shown(picture.credit)}</cite></figcaption>'
        "</figure>"
    )


def _noscript(picture: Picture) -> str:
    return (
        f'<figure class="media"><div class="media-placeholder" style="padding-bottom:66%"></div><noscript><img src="'
        f'{attribute(picture.sized(800))}" alt="{attribute(picture.caption)}"></noscript><figcaption>{shown(picture.caption)} <span class='
        f'"credit">{shown(picture.credit)}</span></figcaption></figure>'
    )


def _amp(picture: Picture) -> str:
    return (
        f'<figure class="amp-wp-figure"><amp-img src="{attribute(picture.sized(1080))}" width="1080" height="720" layout="responsive" alt="'
        f'{attribute(picture.caption)}" class="i-amphtml-element"><noscript><img src="{attribute(picture.sized(1080))}" alt=""></noscript>'
        f'</amp-img><figcaption class="amp-wp-caption"><span class="caption">{shown(picture.caption)}</span> <span class="credit">'
        f"{shown(picture.credit)}</span></figcaption></figure>"
    )


def _bare(picture: Picture) -> str:
    return (
        f'<figure class="photo"><img src="{attribute(picture.address)}" alt="">'
        f'<figcaption class="photo-caption">{shown(picture.caption)}</figcaption></figure>'
    )


def _data(parts: Parts) -> str:
    images = [
        {
            "@type": "ImageObject",
            "url": picture.address,
            "contentUrl": picture.address,
            "caption": picture.caption,
            "creditText": picture.credit,
            "creator": {"@type": "Person", "name": picture.credit},
        }
        for picture in parts.pictures
    ]
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": parts.title,
            "image": images,
            "author": {"name": parts.byline},
        }
    )


def _alt(picture: Picture) -> str:
    return f'<p><img src="{attribute(picture.address)}" alt="{attribute(picture.caption)} ({attribute(picture.credit)})" width="600"></p>'


def _title(picture: Picture) -> str:
    return (
        f'<div class="pic"><img src="{attribute(picture.address)}" alt="" title="Photo: {attribute(picture.credit)}"><p class="pic-text">'
        f"{shown(picture.caption)}</p></div>"
    )


def _attributes(picture: Picture) -> str:
    return (
        f'<div class="inline-image" data-caption="{attribute(picture.caption)}" data-credit="{attribute(picture.credit)}" data-image="'
        f'{attribute(picture.address)}"><img src="{attribute(picture.sized(700))}" alt=""></div>'
    )


def _paragraph(picture: Picture) -> str:
    return (
        f'<p><img class="aligncenter" src="{attribute(picture.address)}" alt="" width="650"></p>\n<p><em>{shown(picture.caption)} Photo: '
        f"{shown(picture.credit)}</em></p>"
    )


def _after_break(picture: Picture) -> str:
    return (
        f'<p class="photo"><img src="{attribute(picture.address)}" alt="" width="500"><br>{shown(picture.caption)}<br><span '
        f'style="font-size:10px">{shown(picture.credit)}</span></p>'
    )


def _slide_page(parts: Parts) -> str:
    slides = "".join(
        f'<li class="slide" data-index="{number}"><div class="slide-image"><img data-lazy="{attribute(picture.sized(1200))}" src="'
        f'{attribute(picture.sized(1200) if number == 0 else "/static/blank.gif")}" alt=""></div><div class="slide-info"><span class='
        f'"slide-count">{number + 1} / {len(parts.pictures)}</span><p class="slide-caption">{shown(picture.caption)}</p><p class="slide-credit">'
        f"{shown(picture.credit)}</p></div></li>"
        for number, picture in enumerate(parts.pictures)
    )
    body = "\n".join(parts.paragraphs)
    inner = (
        f'<article class="slideshow-article"><h1>{parts.heading}</h1><p class="byline">{parts.by}</p><div class="slideshow slick-slider"><ul '
        f'class="slides">{slides}</ul></div><div class="article-text">{body}</div>{parts.share}{parts.plug}{parts.author}</article>'
        f"{parts.comments}"
    )
    return column(parts, inner)


def _above(picture: Picture) -> str:
    return (
        f'<div class="photobox"><div class="photocredit">{shown(picture.credit)}</div><img src="{attribute(picture.address)}" alt="" width='
        f'"400"><div class="cutline">{shown(picture.caption)}</div></div>'
    )


def _definition(picture: Picture) -> str:
    return (
        f'<dl class="image-right captioned" style="width:300px"><dt><a rel="lightbox" href="{attribute(picture.address)}"><img src="'
        f'{attribute(picture.address)}/image_mini" alt="{attribute(picture.caption)}" title="{attribute(picture.caption)}" height="200" width='
        f'"300"></a></dt><dd class="image-caption" style="width:300px">{shown(picture.caption)} ({shown(picture.credit)})</dd></dl>'
    )


def _microdata(picture: Picture) -> str:
    return (
        f'<div itemscope itemtype="https://schema.org/ImageObject" class="pic-item"><img itemprop="contentUrl" src="{attribute(picture.sized(900))}" '
        f'alt=""><p itemprop="caption">{shown(picture.caption)}</p><p>Photo: <span itemprop="creditText">{shown(picture.credit)}</span></p></div>'
    )


SITES = make(
    (
        Site("table-2005", "Old Gazette", _MANY, _table, _table_page),
        Site("center-small", "River Notes", _MANY, _center, common("story", "text")),
        Site("lazy", "Quick Post", _MANY, _lazy, common("article", "article__body")),
        Site("noscript", "Quick Post", _MANY, _noscript, common("article", "article__body")),
        Site("amp", "Quick Post", _MANY, _amp, common("amp-wp-article", "amp-wp-article-content")),
        Site("json-ld-alone", "Data Daily", _MANY, _bare, common("article", "article-body"), head=_data),
        Site("alt-alone", "Simple Sheet", _MANY, _alt, common("article", "article-body")),
        Site("title-alone", "Simple Sheet", _MANY, _title, common("article", "article-body")),
        Site("data-attributes", "Script Sheet", _MANY, _attributes, common("article", "article-body")),
        Site("plain-paragraph", "Simple Sheet", _MANY, _paragraph, common("article", "article-body")),
        Site("line-breaks", "Simple Sheet", _MANY, _after_break, common("article", "article-body")),
        Site("slideshow", "Photo Post", _MANY, _lazy, _slide_page, pictures=(3, 6)),
        Site("credit-above", "Town Crier", ("en", "es"), _above, common("article", "article-body")),
        Site("plone-captioned", "Open Bulletin", _MANY, _definition, common("contentText", "plain")),
        Site("microdata", "Schema Star", _MANY, _microdata, common("article", "article-body")),
    )
)
