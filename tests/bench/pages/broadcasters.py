# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages in the shapes of broadcasters: BBC, VOA, RFA, Al Jazeera, DW, France 24, NPR, CNN."""

from __future__ import annotations

from tests.bench.pages.frame import Figure, Parts, Site, attribute, column, common, make, shown
from tests.bench.pages.truth import Picture

_CROWD = ("en", "zh-Hans", "zh-Hant", "ko", "vi", "my", "lo", "km")


def _bbc_old(copyright_label: str, caption_label: str) -> Figure:
    def figure(picture: Picture) -> str:
        return (
            '<figure class="media-landscape has-caption full-width"><span class="image-and-copyright-container">'
            f'<img class="js-image-replace" alt="{attribute(picture.caption)}" src="{attribute(picture.sized(320))}" '
            f'width="976" height="549" data-highest-encountered-width="624"><span class="off-screen">{copyright_label}</span>'
            f'<span class="story-image-copyright">{shown(picture.credit)}</span></span><figcaption class="media-caption">'
            f'<span class="off-screen">{caption_label}</span><span class="media-caption__text">\n {shown(picture.caption)}\n'
            "</span></figcaption></figure>"
        )

    return figure


def _bbc_old_page(parts: Parts) -> str:
    inner = (
        f'<div class="story-body"><h1 class="story-body__h1">{parts.heading}</h1><div class="byline"><span '
        f'class="byline__name">{parts.by}</span></div><div class="with-extracted-share-icons">{parts.share}</div>'
        f'<div class="story-body__inner" property="articleBody">{parts.lead}{parts.body}</div></div>'
        f'<div class="story-more"><h2>More on this story</h2>{parts.related}</div>{parts.comments}'
    )
    return (
        f'<div class="container--primary-and-secondary-columns column-clearfix"><div class="column--primary">{inner}</div>'
        f'<div class="column--secondary">{parts.advertisement}{parts.plug}{parts.author}</div></div>'
    )


def _bbc_new(picture: Picture) -> str:
    return (
        '<div data-component="image-block" class="ssrcss-18mjolk-ComponentWrapper ep2nwvo0"><figure class="ssrcss-wpgbih-'
        'StyledFigure e34k3c23"><div class="ssrcss-ab5fd8-StyledFigureContainer e34k3c21"><span class="ssrcss-11kpz0x-'
        f'Placeholder e16icw910"><picture><source srcset="{attribute(picture.sized(480))} 480w" type="image/webp"><img alt="'
        f'{attribute(picture.caption)}" src="{attribute(picture.sized(240))}" class="ssrcss-evoj7m-Image edrdn950" loading="lazy">'
        '</picture></span><span role="text" class="ssrcss-lk68ty-CopyrightText"><span class="visually-hidden ssrcss-1f39n02-'
        f'VisuallyHidden e16en2lz0">Image source, </span>{shown(picture.credit)}</span></div><figcaption class="ssrcss-2fuyuf-'
        'StyledFigureCaption e34k3c20"><span class="visually-hidden">Image caption, </span><p class="ssrcss-1q0x1qg-Paragraph">'
        f"{shown(picture.caption)}</p></figcaption></figure></div>"
    )


def _bbc_new_page(parts: Parts) -> str:
    return (
        f'<main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><header><h1 id="main-heading" class="ssrcss-15xko80-'
        f'StyledHeading">{parts.heading}</h1><div class="ssrcss-68pt20-Text-TextContributorName">{parts.by}</div></header>'
        f'{parts.lead}{parts.body}<section data-component="links-block"><h2>Related stories</h2>{parts.related}</section>'
        f'<section data-component="topic-list">{parts.share}</section></article>{parts.plug}{parts.comments}{parts.advertisement}'
        f"{parts.author}</main>"
    )


def _bbc_chinese(picture: Picture) -> str:
    return (
        f'<div class="image img-w304"><img width="304" height="171" src="{attribute(picture.sized(304))}" alt="'
        f'{attribute(picture.caption)}"><span class="copyright">{shown(picture.credit)}</span><p class="caption">'
        f"{shown(picture.caption)}</p></div>"
    )


def _bbc_chinese_page(parts: Parts) -> str:
    return (
        f'<div class="g-container story-body"><h1>{parts.heading}</h1><div class="g-w8 datestamp">{parts.date}</div>'
        f'<div class="bodytext">{parts.lead}{parts.body}</div><div class="module byline">{parts.by}{parts.author}</div></div>'
        f'<div class="g-w8 g-last">{parts.advertisement}<div class="module"><h2>更多</h2>{parts.related}</div>{parts.share}'
        f"{parts.plug}{parts.comments}</div>"
    )


def _voa(picture: Picture) -> str:
    return (
        '<div class="wsw__embed"><figure class="media-image js-media-expand"><div class="img-wrap"><div class="thumb thumb16_9">'
        f'<img alt="{attribute(picture.caption)}" src="{attribute(picture.sized(250))}" data-src="{attribute(picture.sized(1023))}">'
        f'</div></div><figcaption><span class="caption">{shown(picture.caption)} (Photo by {shown(picture.credit)})</span>'
        "</figcaption></figure></div>"
    )


def _voa_lead(picture: Picture) -> str:
    return (
        '<div class="cover-media"><figure class="media-image js-media-expand"><div class="img-wrap"><div class="thumb thumb16_9">'
        f'<img src="{attribute(picture.sized(650))}" alt="{attribute(picture.caption)}"></div></div><figcaption>'
        f'<span class="caption">{shown(picture.caption)} ({shown(picture.credit)})</span></figcaption></figure></div>'
    )


def _voa_page(parts: Parts) -> str:
    return (
        f'<div id="page" class="container"><div class="hdr-container"><h1 class="title pg-title">{parts.heading}</h1>'
        f'<div class="links"><ul class="links__list"><li>{parts.by}</li></ul></div>{parts.lead}</div>'
        f'<div class="body-container"><div id="article-content" class="content-floated-wrap fb-quotable"><div class="wsw">'
        f'{parts.body}</div>{parts.plug}</div><div class="region">{parts.advertisement}<div class="media-block-wrap">'
        f"{parts.related}</div></div></div>{parts.share}{parts.author}{parts.comments}</div>"
    )


def _plone(picture: Picture) -> str:
    return (
        '<div class="image-inline captioned-image"><img src="'
        f'{attribute(picture.address)}/@@images/image" alt="{attribute(picture.caption)}" title="{attribute(picture.key)}.jpg">'
        f'<div class="image-caption">{shown(picture.caption)}</div><div class="image-copyright">{shown(picture.credit)}</div></div>'
    )


def _plone_lead(picture: Picture) -> str:
    return (
        f'<div id="headerimg"><img src="{attribute(picture.address)}/@@images/image" alt="{attribute(picture.caption)}" width="622">'
        f'<div id="storycaption"><span class="caption">{shown(picture.caption)}</span> <span class="copyright">'
        f"{shown(picture.credit)}</span></div></div>"
    )


def _plone_page(parts: Parts) -> str:
    return (
        f'<div id="portal-columns"><div id="content"><h1 class="documentFirstHeading">{parts.heading}</h1><div id="story_byline">'
        f'{parts.by}</div><span id="story_date">{parts.date}</span><div id="dateline"></div>{parts.share}{parts.lead}'
        f'<div id="storytext">{parts.body}</div><div id="visualClear"></div>{parts.comments}</div><div id="portal-column-two">'
        f'{parts.advertisement}<dl class="portlet"><dd>{parts.related}</dd></dl>{parts.plug}{parts.author}</div></div>'
    )


def _arc(picture: Picture) -> str:
    return (
        '<figure class="b-article-body__image-container"><div class="c-image"><img alt="'
        f'{attribute(picture.caption)}" data-chromatic="ignore" class="c-image" loading="lazy" src="/resizer/v2/{picture.key}.jpg?auth='
        f'{picture.key[:6]}&amp;width=800" srcset="/resizer/v2/{picture.key}.jpg?width=600 600w, /resizer/v2/{picture.key}.jpg?width='
        f'1200 1200w" width="800" height="533"></div><figcaption class="c-media-item__fig-caption"><span class='
        f'"c-media-item__caption">{shown(picture.caption)} </span><span class="c-media-item__credit">({shown(picture.credit)})</span>'
        "</figcaption></figure>"
    )


def _arc_page(parts: Parts) -> str:
    return (
        '<div class="b-right-rail"><main class="b-right-rail__main"><div class="b-right-rail__full-width-1 c-stack">'
        f'<h1 class="b-headline">{parts.heading}</h1><p class="b-subheadline">{parts.date}</p></div><div class="c-stack">'
        f'{parts.lead}<div class="b-byline">{parts.by}</div><article class="b-article-body">{parts.body}</article>{parts.plug}'
        f'{parts.share}{parts.author}</div><aside>{parts.advertisement}<div class="b-results-list">{parts.related}</div></aside>'
        f"{parts.comments}</main></div>"
    )


def _aljazeera(picture: Picture) -> str:
    return (
        f'<figure class="article-featured-image"><div class="responsive-image"><img class="" loading="eager" src="'
        f'/wp-content/uploads/2023/01/{picture.key}.jpg?resize=770%2C513&amp;quality=80" alt="{attribute(picture.caption)}"></div>'
        f"<figcaption>{shown(picture.caption)} [{shown(picture.credit)}]</figcaption></figure>"
    )


def _aljazeera_page(parts: Parts) -> str:
    inner = (
        f'<header class="article-header"><h1>{parts.heading}</h1><p class="article__subhead"><em>{parts.summary}</em></p></header>'
        f'{parts.lead}<div class="article-info-block"><div class="article-b-l"><span class="article-by">By </span><span class='
        f'"article-author-name-item">{shown(parts.byline)}</span></div>{parts.share}</div><div class="wysiwyg wysiwyg--all-content">'
        f'{parts.body}</div><ul class="more-on-articles">{parts.related}</ul>'
    )
    return column(parts, inner, parts.plug + parts.author + parts.comments)


def _dw(picture: Picture) -> str:
    return (
        f'<figure class="placeholder-image master_landscape big"><img src="{attribute(picture.sized(800))}" srcset="'
        f'{attribute(picture.sized(600))} 600w, {attribute(picture.sized(1200))} 1200w" class="hq-img loaded" alt="'
        f'{attribute(picture.caption)}" loading="lazy"><figcaption class="img-caption">{shown(picture.caption)}<small class='
        f'"copyright">Image: {shown(picture.credit)}</small></figcaption></figure>'
    )


def _france24(picture: Picture) -> str:
    return (
        '<figure class="m-item-image m-item-image--has-legend" data-bo-type="image"><div class="m-item-image__wrapper"><picture>'
        f'<source srcset="{attribute(picture.sized(480))} 480w" type="image/webp"><img src="{attribute(picture.sized(1024))}" alt="'
        f'{attribute(picture.caption)}"></picture></div><figcaption class="m-figcaption"><span class="m-figcaption__text">'
        f'{shown(picture.caption)}</span> <span class="m-figcaption__credit">© {shown(picture.credit)}</span></figcaption></figure>'
    )


def _npr(picture: Picture) -> str:
    return (
        f'<div id="res{picture.key}" class="bucketwrap image large"><div class="imagewrap has-source-dimensions" data-crop-type="">'
        f'<picture><source srcset="{attribute(picture.sized(400))} 400w"><img src="{attribute(picture.sized(1100))}" class="img" alt="'
        f'{attribute(picture.caption)}" loading="lazy"></picture></div><div class="credit-caption"><div class="caption-wrap">'
        f'<div class="caption" aria-label="Image caption"><p>{shown(picture.caption)} <b class="credit" aria-label="Image credit">'
        f'{shown(picture.credit)}</b> <b class="hide-caption"><b>hide caption</b></b></p></div><b class="toggle-caption"><b>toggle '
        f'caption</b></b></div><span class="credit" aria-label="Image credit">{shown(picture.credit)}</span></div></div>'
    )


def _npr_page(parts: Parts) -> str:
    return (
        f'<section id="main-section"><article class="story"><div class="storytitle"><h1>{parts.heading}</h1></div>{parts.share}'
        f'<div id="storybyline"><p class="byline__name">{parts.by}</p></div><div id="storytext" class="storytext storylocation '
        f'linkLocation">{parts.lead}{parts.body}{parts.plug}</div></article><aside id="end-of-story-recommendations">{parts.related}'
        f"</aside>{parts.comments}{parts.advertisement}{parts.author}</section>"
    )


def _cnn_old(picture: Picture) -> str:
    return (
        '<div class="el__embedded el__embedded--fullwidth"><div class="el__image--fullwidth js__image--fullwidth"><div class='
        f'"media__image-wrapper"><img alt="{attribute(picture.caption)}" class="media__image" data-src-small="'
        f'{attribute(picture.sized(300))}" data-src-large="{attribute(picture.sized(900))}" src="{attribute(picture.sized(100))}">'
        '<noscript><img class="media__image" src="'
        + attribute(picture.sized(900))
        + '" alt=""></noscript></div><div class='
        f'"media__caption el__gallery_image-title"><div class="element-raw appearance-standard">{shown(picture.caption)}</div>'
        f'<div class="el__gallery-photocredit">Photo: {shown(picture.credit)}</div></div></div></div>'
    )


def _cnn_new(picture: Picture) -> str:
    return (
        f'<div data-uri="/_components/image/instances/{picture.key}@published" class="image image__hide-placeholder" data-component-name='
        f'"image" data-url="{attribute(picture.address)}?c=original"><div class="image__container"><picture class="image__picture">'
        f'<source height="720" width="1280" media="(min-width: 1280px)" srcset="{attribute(picture.sized(1110))}"><img src="'
        f'{attribute(picture.sized(300))}" alt="{attribute(picture.caption)}" class="image__dam-img image__dam-img--loading"></picture>'
        '</div><div class="image__metadata"><div itemprop="caption" class="image__caption attribution"><span data-editable='
        f'"metaCaption" class="inline-placeholder">{shown(picture.caption)}</span></div><figcaption class="image__credit">'
        f"{shown(picture.credit)}</figcaption></div></div>"
    )


def _cnn_page(parts: Parts) -> str:
    related = f'<div class="related-content"><h2>Related article</h2>{parts.related}</div>'
    half = len(parts.body) // 2
    cut = parts.body.find("\n", half)
    cut = cut if cut > 0 else len(parts.body)
    return (
        f'<section class="layout__wrapper"><div class="headline"><h1 class="headline__text">{parts.heading}</h1><div class='
        f'"byline__names">{parts.by}</div></div><main class="article__main"><article class="article">{parts.lead}<div class='
        f'"article__content-container"><div class="article__content" itemprop="articleBody">{parts.body[:cut]}{related}'
        f"{parts.body[cut:]}</div></div>{parts.share}</article></main><aside>{parts.advertisement}{parts.plug}</aside>"
        f"{parts.author}{parts.comments}</section>"
    )


SITES = make(
    (
        Site("bbc-2013", "BBX News", ("en",), _bbc_old("Image copyright", "Image caption"), _bbc_old_page),
        Site("bbc-burmese", "BBX မြန်မာ", ("my",), _bbc_old("ဓာတ်ပုံ မူပိုင်", "Image caption"), _bbc_old_page),
        Site(
            "bbc-now",
            "BBX",
            ("en",),
            _bbc_new,
            _bbc_new_page,
            paragraph='<div data-component="text-block"><p class="ssrcss-1q0x1qg-Paragraph">{}</p></div>',
        ),
        Site("bbc-chinese-2012", "BBX 中文网", ("zh-Hans",), _bbc_chinese, _bbc_chinese_page),
        Site("voa-pangea", "VOX", _CROWD, _voa, _voa_page, lead=_voa_lead),
        Site(
            "rfa-plone",
            "RXA",
            (*_CROWD[:4], *_CROWD[4:]),
            _plone,
            _plone_page,
            lead=_plone_lead,
            host="www.rxa.example",
        ),
        Site("rfa-arc", "Radio Example Asia", _CROWD, _arc, _arc_page),
        Site("aljazeera", "Jazira", ("en",), _aljazeera, _aljazeera_page),
        Site("dw", "DX", ("en", "de", "es"), _dw, common("article", "rich-text")),
        Site("france24", "Trance 24", ("fr", "en", "es"), _france24, common("t-content", "t-content__body")),
        Site(
            "npr", "NPX", ("en",), _npr, _npr_page, credits=("{p}/AFP/Getty Images", "{p}/AP", "{p} for NPX", "{p}/NPX")
        ),
        Site("cnn-2016", "CNX", ("en",), _cnn_old, common("pg-rail-tall", "zn-body__paragraph-wrap")),
        Site("cnn-now", "CNX", ("en",), _cnn_new, _cnn_page),
    )
)
