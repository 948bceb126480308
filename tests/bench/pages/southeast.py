# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages in the shapes of Vietnamese, Burmese, Thai, Lao and Khmer sites."""

from __future__ import annotations

from tests.bench.pages.frame import Site, attribute, common, make, shown
from tests.bench.pages.truth import Picture


def _vnexpress(picture: Picture) -> str:
    return (
        f'<figure data-size="true" itemprop="associatedMedia image" itemscope itemtype="http://schema.org/ImageObject" class="tplCaption '
        f'action_thumb_added"><meta itemprop="url" content="{attribute(picture.sized(0))}"><div class="fig-picture" style="padding-bottom: 66%;'
        f'position: relative;"><picture><!--[if IE 9]><video style="display: none;"><![endif]--><source data-srcset="'
        f'{attribute(picture.sized(680))} 1x, {attribute(picture.sized(1360))} 2x"><img itemprop="contentUrl" style="position: absolute;" '
        f'class="lazy" loading="lazy" intrinsicsize="680x0" alt="{attribute(picture.caption)}" src="data:image/gif;base64,R0lGODlhAQABAAAAACH'
        f'5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="{attribute(picture.sized(680))}"></picture></div><figcaption itemprop="description"><p '
        f'class="Image">{shown(picture.caption)} Ảnh: <em>{shown(picture.credit)}</em></p></figcaption></figure>'
    )


def _vnexpress_2014(picture: Picture) -> str:
    return (
        f'<table align="center" border="0" cellpadding="3" cellspacing="0" class="tplCaption"><tbody><tr><td><img alt="'
        f'{attribute(picture.caption)}" data-natural-width="500" src="{attribute(picture.sized(500))}" width="500"></td></tr><tr><td class='
        f'"Image">{shown(picture.caption)} Ảnh: <em>{shown(picture.credit)}</em></td></tr></tbody></table>'
    )


def _tuoitre(picture: Picture) -> str:
    return (
        f'<div class="VCSortableInPreviewMode active" type="Photo" style=""><div><img src="{attribute(picture.sized(640))}" id="img_'
        f'{picture.key}" w="1200" h="800" alt="{attribute(picture.caption)}" title="{attribute(picture.caption)}" rel="lightbox" photoid="1" '
        f'data-original="{attribute(picture.address)}" type="photo"></div><div class="PhotoCMS_Caption"><p data-placeholder="[nhập chú thích]">'
        f"{shown(picture.caption)} - Ảnh: {shown(picture.credit)}</p></div></div>"
    )


def _thanhnien(picture: Picture) -> str:
    return (
        f'<figure class="VCSortableInPreviewMode" type="Photo"><div><a href="{attribute(picture.address)}" class="detail-img-lightbox" '
        f'target="_blank"><img src="{attribute(picture.sized(730))}" id="img_{picture.key}" class="lightbox-content" alt="'
        f'{attribute(picture.caption)}"></a></div><figcaption class="PhotoCMS_Caption"><p class="" data-placeholder="Nhập chú thích ảnh">'
        f'{shown(picture.caption)}</p></figcaption><p class="PhotoCMS_Author">{shown(picture.credit)}</p></figure>'
    )


def _irrawaddy(picture: Picture) -> str:
    return (
        f'<div class="jeg_featured featured_image"><a href="{attribute(picture.address)}"><div class="thumbnail-container animate-lazy"><img '
        f'width="750" height="500" src="/themes/jnews/assets/img/jeg-empty.png" class="attachment-jnews-750x375 size-jnews-750x375 lazyload" '
        f'alt="{attribute(picture.caption)}" data-src="{attribute(picture.sized(750))}" data-srcset="{attribute(picture.sized(750))} 750w"></div>'
        f'<p class="wp-caption-text">{shown(picture.caption)} / {shown(picture.credit)}</p></a></div>'
    )


def _irrawaddy_inner(picture: Picture) -> str:
    return (
        f'<figure id="attachment_{int(picture.key[:4], 16)}" aria-describedby="caption-attachment-1" style="width: 760px" class="wp-caption '
        f'aligncenter"><img class="size-full" src="{attribute(picture.address)}" alt="" width="760"><figcaption id="caption-attachment-1" '
        f'class="wp-caption-text">{shown(picture.caption)} / {shown(picture.credit)}</figcaption></figure>'
    )


def _prachatai(picture: Picture) -> str:
    return (
        f'<p style="text-align: center;"><img alt="" src="{attribute(picture.address)}" style="width: 600px; height: 400px;"></p>\n<p style='
        f'"text-align: center;"><span style="color:#f39c12;">{shown(picture.caption)} (ภาพ: {shown(picture.credit)})</span></p>'
    )


def _khmertimes(picture: Picture) -> str:
    return (
        f'<div class="wp-caption aligncenter" style="width: 1010px"><img loading="lazy" class="wp-image" src="{attribute(picture.address)}" '
        f'alt="" width="1000"><p class="wp-caption-text">{shown(picture.caption)} {shown(picture.credit)}</p></div>'
    )


def _vod(picture: Picture) -> str:
    return (
        f'<figure class="wp-block-image size-large"><img src="{attribute(picture.sized(1024))}" alt="" srcset="{attribute(picture.sized(300))} '
        f'300w"><figcaption class="wp-element-caption">{shown(picture.caption)} ({shown(picture.credit)})</figcaption></figure>'
    )


SITES = make(
    (
        Site(
            "vnexpress",
            "VnNhanh",
            ("vi",),
            _vnexpress,
            common("sidebar-1", "fck_detail"),
            paragraph='<p class="Normal">{}</p>',
        ),
        Site(
            "vnexpress-2014",
            "VnNhanh",
            ("vi",),
            _vnexpress_2014,
            common("block_col_480", "fck_detail width_common"),
            paragraph='<p class="Normal">{}</p>',
        ),
        Site(
            "tuoitre",
            "Tuổi Xuân",
            ("vi",),
            _tuoitre,
            common("detail__main", "detail-content afcbc-body"),
            credits=("{p}", "REUTERS/{p}", "AFP/{p}", "TTO/{p}"),
        ),
        Site("thanhnien", "Thanh Xuân", ("vi",), _thanhnien, common("detail-cmain", "detail-content afcbc-body")),
        Site(
            "irrawaddy",
            "The Ayeyar",
            ("en", "my"),
            _irrawaddy_inner,
            common("jeg_inner_content", "content-inner"),
            lead=_irrawaddy,
            credits=("AFP {p}", "The Ayeyar/{p}", "CJ {p}"),
        ),
        Site("prachatai", "Prachathat", ("th",), _prachatai, common("node node-story", "field-item even")),
        Site(
            "khmer-times",
            "Khmer Tide",
            ("en", "km"),
            _khmertimes,
            common("single-post", "entry-content"),
            credits=("KT/{p}", "AFP/{p}", "Supplied/{p}"),
        ),
        Site("vod", "VOX Khmer", ("km", "en", "lo"), _vod, common("post type-post hentry", "entry-content")),
    )
)
