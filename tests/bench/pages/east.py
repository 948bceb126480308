# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages in the shapes of East Asian sites."""

from __future__ import annotations

from tests.bench.pages.frame import Parts, Site, attribute, common, make, shown
from tests.bench.pages.truth import Picture


def _naver(picture: Picture) -> str:
    return (
        f'<span class="end_photo_org"><div class="nbd_im_w _LAZY_LOADING_WRAP"><div class="nbd_a _LAZY_LOADING_ERROR_HIDE"><img id="img_'
        f'{picture.key}" data-src="{attribute(picture.sized(647))}" class="_LAZY_LOADING"></div><em class="img_desc">{shown(picture.caption)} '
        f"[사진={shown(picture.credit)}]</em></div></span>"
    )


def _naver_page(parts: Parts) -> str:
    return (
        f'<div id="ct_wrap" class="ct_scroll_wrapper"><div class="newsct"><div class="media_end_head go_trans"><h2 id="title_area" class='
        f'"media_end_head_headline"><span>{parts.heading}</span></h2><em class="media_end_head_journalist_name">{parts.by}</em></div>'
        f'{parts.share}<div id="newsct_article"><article id="dic_area" class="go_trans _article_content">{parts.lead}<br><br>{parts.body}'
        f'</article></div>{parts.author}{parts.plug}</div><div class="aside">{parts.advertisement}{parts.related}</div>{parts.comments}</div>'
    )


def _hankyoreh(picture: Picture) -> str:
    return (
        f'<div class="image-area"><div class="imageC" style="width:643px;"><div class="image"><img src="{attribute(picture.sized(643))}" '
        f'alt="{attribute(picture.caption)}"></div><div class="description"><div class="desc">{shown(picture.caption)} '
        f"{shown(picture.credit)}</div></div></div></div>"
    )


def _chosun(picture: Picture) -> str:
    return (
        f'<figure class="article-body__content article-body__content-image"><div class="lazyload-wrapper"><img alt="'
        f'{attribute(picture.caption)}" src="/resizer/v2/{picture.key}.jpg?width=616" class="box--display-block"></div><figcaption class='
        f'"article-body__content-caption"><span>{shown(picture.caption)} /{shown(picture.credit)}</span></figcaption></figure>'
    )


def _sina(picture: Picture) -> str:
    return (
        f'<div class="img_wrapper"><img src="//img.news.example/crawl/{picture.key}.jpg" alt="{attribute(picture.caption)}" data-link="">'
        f'<span class="img_descr">{shown(picture.caption)} {shown(picture.credit)}</span></div>'
    )


def _sina_page(parts: Parts) -> str:
    return (
        f'<div class="main-content w1240"><h1 class="main-title">{parts.heading}</h1><div class="top-bar"><span class="date">{parts.date}</span>'
        f'</div><div class="article-content clearfix"><div class="article-content-left"><div class="article" id="article">{parts.lead}'
        f'{parts.body}<p class="show_author">责任编辑：{shown(parts.byline)} </p></div>{parts.plug}{parts.author}{parts.comments}</div><div '
        f'class="article-content-right">{parts.advertisement}{parts.related}{parts.share}</div></div></div>'
    )


def _netease(picture: Picture) -> str:
    return (
        f'<p class="f_center"><img alt="{attribute(picture.caption)}" width="580" src="{attribute(picture.address)}" style="display: block; '
        f'margin: 0px auto;">{shown(picture.caption)} {shown(picture.credit)}</p>'
    )


def _tencent(picture: Picture) -> str:
    return (
        f'<p align="center"><img src="//inews.example/{picture.key}/641" style="display:block;"></p><p align="center" class="text image_desc">'
        f"{shown(picture.caption)}（图片来源：{shown(picture.credit)}）</p>"
    )


def _ifeng(picture: Picture) -> str:
    return (
        f'<p class="detailPic"><img src="{attribute(picture.address)}" alt="" width="640" height="427"></p><p class="picIntro"><span>'
        f"{shown(picture.caption)} {shown(picture.credit)}</span></p>"
    )


def _thepaper(picture: Picture) -> str:
    return (
        f'<div class="contheight"></div><div style="text-align:center;"><img alt="" width="600" src="{attribute(picture.address)}"></div>'
        f'<div style="text-align:center;" class="image_desc"><font color="#7f7f7f" size="2">{shown(picture.caption)} {shown(picture.credit)} 图'
        "</font></div>"
    )


def _ltn(picture: Picture) -> str:
    return (
        f'<div class="photo boxTitle"><div class="image-popup-vertical-fit" data-desc="{attribute(picture.caption)}（{attribute(picture.credit)}'
        f'）" title="{attribute(picture.caption)}（{attribute(picture.credit)}）" href="{attribute(picture.address)}"><img data-src="'
        f'{attribute(picture.sized(680))}" alt="{attribute(picture.caption)}（{attribute(picture.credit)}）" src="/assets/images/loading.png"></div>'
        f"<p>{shown(picture.caption)}（{shown(picture.credit)}）</p></div>"
    )


def _hk01(picture: Picture) -> str:
    return (
        f'<div class="article-grid__content-section lazyload-wrapper"><div class="image-container"><div class="lazyload-image-wrapper"><img '
        f'class="lazyload" src="{attribute(picture.sized(640))}" alt="{attribute(picture.caption)}（{attribute(picture.credit)}）"></div><span '
        f'class="img-caption">{shown(picture.caption)}（{shown(picture.credit)}）</span></div></div>'
    )


SITES = make(
    (
        Site(
            "naver",
            "네이바 뉴스",
            ("ko",),
            _naver,
            _naver_page,
            paragraph="{}<br><br>",
            credits=("연합뉴스/{p}", "AP 연합뉴스 {p}", "{p} 기자", "대한통신/{p}"),
        ),
        Site(
            "hankyoreh",
            "한겨례",
            ("ko",),
            _hankyoreh,
            common("article", "article-text"),
            paragraph="{}<br><br>",
            credits=("{p} 선임기자", "AP {p} 연합뉴스", "{p} 제공", "평양/{p} 연합뉴스"),
        ),
        Site(
            "chosun-arc",
            "조선신문",
            ("ko",),
            _chosun,
            common("article", "article-body"),
            paragraph='<p class="article-body__content">{}</p>',
            credits=("{p} 기자", "AFP 연합뉴스 {p}", "로이터 연합뉴스 {p}"),
        ),
        Site("sina", "新浪花", ("zh-Hans",), _sina, _sina_page, paragraph="<p>　　{}</p>"),
        Site(
            "netease",
            "网意",
            ("zh-Hans",),
            _netease,
            common("post_main", "post_body"),
            credits=("{p}供图", "新华社发 {p} 摄", "视觉中国 {p}"),
        ),
        Site(
            "tencent",
            "腾飞",
            ("zh-Hans",),
            _tencent,
            common("qq_article", "Cnt-Main-Article-QQ"),
            paragraph='<p class="text" style="TEXT-INDENT:2em">{}</p>',
        ),
        Site("ifeng", "凤鸣网", ("zh-Hans",), _ifeng, common("main_content", "js_selection_area")),
        Site(
            "thepaper",
            "滂湃",
            ("zh-Hans",),
            _thepaper,
            common("newscontent", "news_txt"),
            paragraph="{}<br>",
            credits=("滂湃新闻记者 {p}", "视觉中国 {p}", "新华社 {p}"),
        ),
        Site("liberty-times", "自由日報", ("zh-Hant",), _ltn, common("whitecon", "text boxTitle")),
        Site(
            "hk01",
            "香港〇一",
            ("zh-Hant",),
            _hk01,
            common("article-grid", "article-grid__body"),
            credits=("{p}攝", "路透社 {p}", "Getty Images {p}", "資料圖片／{p}攝"),
        ),
    )
)
