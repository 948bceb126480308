# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages in the shapes of agencies: AP, Reuters, Xinhua, Yonhap, CNA of Taipei."""

from __future__ import annotations

from tests.bench.pages.frame import Parts, Site, attribute, column, common, make, shown
from tests.bench.pages.truth import Picture


def _ap(picture: Picture) -> str:
    return (
        '<div class="LeadImage"><figure class="Figure"><a class="AnchorLink" id="image-'
        f'{picture.key}"></a><picture data-crop="imgEn-medium-nocrop"><source type="image/webp" width="599" height="400" srcset="'
        f'{attribute(picture.sized(599))} 1x,{attribute(picture.sized(1198))} 2x"><img class="Image" alt="{attribute(picture.caption)}" '
        f'width="599" height="400" src="{attribute(picture.sized(599))}" loading="lazy"></picture><div class="Figure-content"><bsp-figure '
        f'class="Figure-content"><figcaption class="Figure-caption"><p>{shown(picture.caption)} ({shown(picture.credit)})</p></figcaption>'
        "</bsp-figure></div></figure></div>"
    )


def _ap_slide(picture: Picture) -> str:
    return (
        '<div class="Carousel-slide" data-slidenumber="1"><div class="CarouselSlide"><div class="CarouselSlide-media imageSlide">'
        f'<picture><img class="Image" alt="" data-flickity-lazyload="{attribute(picture.sized(980))}" src="data:image/svg+xml;base64,'
        f'PHN2Zy8+"></picture></div><div class="CarouselSlide-info"><div class="CarouselSlide-info-content"><span class='
        f'"CarouselSlide-infoDescription"><p>{shown(picture.caption)} ({shown(picture.credit)})</p></span></div></div></div></div>'
    )


def _ap_page(parts: Parts) -> str:
    return (
        f'<div class="Page-content"><bsp-header></bsp-header><main class="Page-main"><h1 class="Page-headline">{parts.heading}</h1>'
        f'<div class="Page-lead">{parts.lead}</div><div class="Page-byline"><div class="Page-authors">{parts.by}</div></div>{parts.share}'
        f'<div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">{parts.body}</div></div>'
        f'<div class="Page-below"><div class="PageList">{parts.related}</div></div>{parts.advertisement}{parts.plug}{parts.author}'
        f"{parts.comments}</main></div>"
    )


def _ap_carousel_page(parts: Parts) -> str:
    slides = "".join(_ap_slide(picture) for picture in parts.pictures)
    body = "\n".join(parts.paragraphs)
    return (
        f'<div class="Page-content"><main class="Page-main"><h1 class="Page-headline">{parts.heading}</h1><div class="Page-lead">'
        f'<bsp-carousel class="Carousel"><h2 class="Carousel-title">Photos</h2><div class="Carousel-slides">{slides}</div></bsp-carousel>'
        f'</div><div class="Page-byline">{parts.by}</div><div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody">'
        f'{body}</div></div><div class="PageList">{parts.related}</div>{parts.share}{parts.advertisement}{parts.plug}{parts.author}'
        f"{parts.comments}</main></div>"
    )


def _reuters(picture: Picture) -> str:
    return (
        '<div data-testid="Image" class="styles__image-container__3hkY5"><figure><div class="styles__image__1lkve styles__fill_parent">'
        f'<img src="{attribute(picture.sized(640))}" srcset="{attribute(picture.sized(480))} 480w, {attribute(picture.sized(1080))} 1080w" '
        f'alt="{attribute(picture.caption)}"></div><figcaption data-testid="Body" class="text__text__1FZLe styles__caption__2QVXo">'
        f'<span>{shown(picture.caption)} {shown(picture.credit)}</span> <a data-testid="Link" href="/licensing">Purchase Licensing '
        "Rights</a></figcaption></figure></div>"
    )


def _reuters_page(parts: Parts) -> str:
    inner = (
        f'<article data-testid="Article"><header><h1 data-testid="Heading">{parts.heading}</h1><div class="info-content__author">'
        f'{parts.by}</div></header>{parts.lead}<div class="article-body__content__17Yit">{parts.body}</div>{parts.share}</article>'
    )
    return column(parts, inner, parts.plug + parts.author + parts.comments)


def _xinhua(picture: Picture) -> str:
    return (
        f'<p style="text-align: center;" align="center"><img id="{picture.key}" style="height: 600px; width: 900px;" align="center" '
        f'src="{attribute(picture.address)}" sourcename="本地文件" sourcedescription="编辑提供的本地文件"></p>\n'
        f'<p style="text-align: left;"><font style="font-family: 楷体;" color="navy">　　{shown(picture.caption)}{shown(picture.credit)}'
        "</font></p>"
    )


def _xinhua_page(parts: Parts) -> str:
    return (
        f'<div class="h-news"><div class="h-title"><h1>{parts.heading}</h1></div><div class="h-info"><span class="h-time">{parts.date}</span>'
        f' 来源： <em id="source">新画网</em></div></div><div class="main"><div class="p-left">{parts.share}</div><div class="p-right">'
        f'<div id="p-detail"><div class="main-aticle">{parts.lead}{parts.body}</div></div><div class="zan-wap">{parts.by}</div></div>'
        f'<div class="part2">{parts.advertisement}{parts.related}{parts.plug}{parts.author}{parts.comments}</div></div>'
    )


def _yonhap(picture: Picture) -> str:
    return (
        '<div class="comp-box photo-group"><figure class="img-con01 img-con"><span class="img"><img src="'
        f'{attribute(picture.sized(600))}" alt="{attribute(picture.caption)}"></span><figcaption class="txt-con"><strong class="tit-cap">'
        f'{shown(picture.caption)}</strong><p class="txt-desc">[{shown(picture.credit)}. 재판매 및 DB 금지]</p></figcaption></figure></div>'
    )


def _yonhap_page(parts: Parts) -> str:
    return (
        f'<div class="container content01"><header class="title-article01"><h1 class="tit01">{parts.heading}</h1><p class="update-time">'
        f'{parts.date}</p></header><div class="content03"><div id="articleWrap"><article class="story-news article">{parts.lead}{parts.body}'
        f'<p class="txt-copyright adrs">&lt;저작권자(c) 연합뉴수, 무단 전재-재배포 금지&gt;</p></article>{parts.author}{parts.plug}</div>'
        f'<aside class="aside-box">{parts.advertisement}{parts.related}</aside></div>{parts.share}{parts.comments}</div>'
    )


def _cna(picture: Picture) -> str:
    return (
        f'<div class="floatImg center"><div class="wrap"><picture><source data-srcset="{attribute(picture.sized(800))}"><img data-src="'
        f'{attribute(picture.sized(1024))}" src="/img/pic_loading.svg" alt="{attribute(picture.caption)}" class="lazyload"></picture></div>'
        f'<div class="picinfo">{shown(picture.caption)}（{shown(picture.credit)}）</div></div>'
    )


def _cna_lead(picture: Picture) -> str:
    return (
        f'<div class="fullPic"><figure class="center"><div class="wrap"><picture><source srcset="{attribute(picture.sized(800))}" media='
        f'"(max-width: 768px)"><img src="{attribute(picture.sized(1024))}" alt="{attribute(picture.caption)}"></picture></div><figcaption '
        f'class="picinfo">{shown(picture.caption)}（{shown(picture.credit)}）</figcaption></figure></div>'
    )


SITES = make(
    (
        Site(
            "ap-lead",
            "AX News",
            ("en", "es"),
            _ap,
            _ap_page,
            credits=("AP Photo/{p}", "{p}/Pool Photo via AP", "{p} via AP"),
        ),
        Site(
            "ap-carousel", "AX News", ("en",), _ap_slide, _ap_carousel_page, credits=("AP Photo/{p}",), pictures=(2, 6)
        ),
        Site(
            "reuters",
            "Reuterly",
            ("en", "es", "pt"),
            _reuters,
            _reuters_page,
            credits=("REUTERS/{p}", "REUTERS/{p}/File Photo", "{p}/Handout via REUTERS"),
        ),
        Site(
            "xinhua",
            "新画网",
            ("zh-Hans",),
            _xinhua,
            _xinhua_page,
            paragraph="<p>　　{}</p>",
            credits=("新华社记者 {p} 摄", "新华社发（{p} 摄）", "新华社记者{p}摄"),
        ),
        Site(
            "yonhap",
            "연합뉴수",
            ("ko",),
            _yonhap,
            _yonhap_page,
            credits=("연합뉴스 자료사진/{p}", "{p} 제공", "로이터={p}", "AFP=연합뉴스 {p}"),
        ),
        Site("cna-taipei", "中央新聞", ("zh-Hant",), _cna, common("centralContent", "paragraph"), lead=_cna_lead),
    )
)
