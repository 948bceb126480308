# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages in the shapes of publishing systems: WordPress in its kinds, Drupal, Ghost, Squarespace, Medium, Substack."""

from __future__ import annotations

from tests.bench.pages.frame import Parts, Site, attribute, column, common, json_ld, make, shown
from tests.bench.pages.truth import Picture

_MANY = ("en", "de", "fr", "es", "pt", "vi", "ko", "zh-Hant", "my")


def _block(picture: Picture) -> str:
    return (
        f'<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" src="'
        f'{attribute(picture.sized(1024))}" alt="" class="wp-image-{int(picture.key[:4], 16)}" srcset="{attribute(picture.sized(1024))} 1024w, '
        f'{attribute(picture.sized(300))} 300w" sizes="(max-width: 1024px) 100vw, 1024px"><figcaption class="wp-element-caption">'
        f"{shown(picture.caption)} Photo: {shown(picture.credit)}</figcaption></figure>"
    )


def _classic(picture: Picture) -> str:
    number = int(picture.key[:4], 16)
    return (
        f'<div id="attachment_{number}" style="width: 610px" class="wp-caption alignnone"><a href="{attribute(picture.address)}"><img '
        f'aria-describedby="caption-attachment-{number}" class="size-large wp-image-{number}" src="{attribute(picture.sized(600))}" alt="'
        f'{attribute(picture.caption)}" width="600" height="400"></a><p id="caption-attachment-{number}" class="wp-caption-text">'
        f"{shown(picture.caption)} Photo by {shown(picture.credit)}</p></div>"
    )


def _newspack(picture: Picture) -> str:
    return (
        f'<figure class="wp-block-image size-large"><img src="{attribute(picture.sized(1024))}" alt="{attribute(picture.caption)}"><figcaption '
        f'class="wp-element-caption">{shown(picture.caption)} <span class="image-credit"><span class="credit-label-wrapper">Credit:</span> '
        f"{shown(picture.credit)}</span></figcaption></figure>"
    )


def _newspack_lead(picture: Picture) -> str:
    return (
        f'<figure class="post-thumbnail"><img width="1200" height="800" src="{attribute(picture.sized(1200))}" class="attachment-newspack-'
        f'featured-image wp-post-image" alt=""><figcaption><span>{shown(picture.caption)}<span class="credit-separator"> | </span><span class='
        f'"image-credit"><a href="https://people.example/{picture.key}">{shown(picture.credit)}</a></span></span></figcaption></figure>'
    )


def _gallery_page(parts: Parts) -> str:
    items = "".join(
        f'<div class="tiled-gallery-item tiled-gallery-item-large"><a href="{attribute(picture.address)}"><img data-attachment-id="1" data-orig-'
        f'file="{attribute(picture.address)}" data-image-title="{picture.key}" data-image-caption="&lt;p&gt;{attribute(picture.caption)} '
        f'({attribute(picture.credit)})&lt;/p&gt;" data-medium-file="{attribute(picture.sized(300))}" src="{attribute(picture.sized(495))}" '
        f'width="495" height="330" alt=""></a><div class="tiled-gallery-caption">{shown(picture.caption)} ({shown(picture.credit)})</div></div>'
        for picture in parts.pictures
    )
    gallery = f'<div class="tiled-gallery type-rectangular tiled-gallery-unresized"><div class="gallery-row">{items}</div></div>'
    inner = (
        f'<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{parts.heading}</h1><span class="byline">'
        f'{parts.by}</span></header><div class="entry-content">{"".join(parts.paragraphs[:2])}{gallery}{"".join(parts.paragraphs[2:])}'
        f'<div class="sharedaddy sd-sharing-enabled">{parts.share}</div><div id="jp-relatedposts" class="jp-relatedposts">{parts.related}</div>'
        f"</div></article>{parts.author}{parts.comments}"
    )
    return f'<div id="primary" class="content-area">{inner}</div><div id="secondary" class="widget-area">{parts.advertisement}{parts.plug}</div>'


def _gallery_block_page(parts: Parts) -> str:
    items = "".join(
        f'<figure class="wp-block-image size-large"><img data-id="1" src="{attribute(picture.sized(1024))}" alt="" class="wp-image-7">'
        f'<figcaption class="wp-element-caption">{shown(picture.caption)} ({shown(picture.credit)})</figcaption></figure>'
        for picture in parts.pictures
    )
    gallery = f'<figure class="wp-block-gallery has-nested-images columns-2 is-cropped">{items}</figure>'
    inner = (
        f'<article class="post hentry"><h1 class="wp-block-post-title">{parts.heading}</h1><div class="wp-block-post-author-name">{parts.by}'
        f'</div><div class="entry-content wp-block-post-content">{"".join(parts.paragraphs[:3])}{gallery}{"".join(parts.paragraphs[3:])}</div>'
        f"{parts.share}{parts.author}</article>{parts.comments}"
    )
    return column(parts, inner, parts.plug)


def _featured(picture: Picture) -> str:
    return (
        f'<div class="featured-media"><img src="{attribute(picture.sized(1200))}" class="attachment-post-thumbnail size-post-thumbnail '
        f'wp-post-image" alt=""><div class="featured-caption">{shown(picture.caption)} <span class="photo-credit">Photo: '
        f"{shown(picture.credit)}</span></div></div>"
    )


def _featured_page(parts: Parts) -> str:
    return (
        f'<div class="hero">{parts.lead}</div><div class="site-inner"><main><article class="post type-post"><header class="entry-header"><h1 '
        f'class="entry-title">{parts.heading}</h1><p class="entry-meta">{parts.by}</p>{parts.share}</header><div class="entry-content">'
        f'{parts.body}</div>{parts.plug}{parts.author}</article>{parts.comments}</main><aside class="sidebar">{parts.advertisement}'
        f'<section class="widget">{parts.related}</section></aside></div>'
    )


def _drupal(picture: Picture) -> str:
    return (
        '<div class="paragraph paragraph--type--image"><div class="media media--type-image"><div class="field field--name-field-media-image '
        f'field--type-image field--label-hidden"><img loading="lazy" src="/sites/default/files/styles/large/public/{picture.key}.jpg?itok=aB" '
        f'width="800" height="533" alt="{attribute(picture.caption)}" typeof="foaf:Image"></div><div class="field field--name-field-caption '
        f'field--type-string field--label-hidden field__item">{shown(picture.caption)}</div><div class="field field--name-field-credit '
        f'field--type-string field--label-inline"><div class="field__label">Credit</div><div class="field__item">{shown(picture.credit)}</div>'
        "</div></div></div>"
    )


def _drupal_7(picture: Picture) -> str:
    return (
        f'<div class="field field-name-field-image field-type-image"><div class="field-items"><div class="field-item even"><div class="caption '
        f'caption-img"><img typeof="foaf:Image" src="/sites/default/files/{picture.key}.jpg" width="640" alt="" title="'
        f'{attribute(picture.caption)}"><blockquote class="image-field-caption"><p>{shown(picture.caption)} Photo: {shown(picture.credit)}</p>'
        "</blockquote></div></div></div></div>"
    )


def _ghost(picture: Picture) -> str:
    return (
        f'<figure class="kg-card kg-image-card kg-card-hascaption"><img src="{attribute(picture.sized(1000))}" class="kg-image" alt="'
        f'{attribute(picture.caption)}" loading="lazy" width="2000" height="1333" srcset="{attribute(picture.sized(600))} 600w"><figcaption>'
        f'<span style="white-space: pre-wrap;">{shown(picture.caption)} Photo by </span><a href="https://p.example/{picture.key}"><span style='
        f'"white-space: pre-wrap;">{shown(picture.credit)}</span></a></figcaption></figure>'
    )


def _squarespace(picture: Picture) -> str:
    return (
        f'<div class="sqs-block image-block sqs-block-image" data-block-type="5"><div class="sqs-block-content"><figure class="sqs-block-image-'
        f'figure intrinsic"><div class="image-block-wrapper"><noscript><img src="{attribute(picture.address)}" alt=""></noscript><img class='
        f'"thumb-image" data-src="{attribute(picture.address)}" data-image="{attribute(picture.address)}" alt="" data-load="false"></div>'
        f'<figcaption class="image-caption-wrapper"><div class="image-caption"><p>{shown(picture.caption)} <em>Photo by {shown(picture.credit)}'
        "</em></p></div></figcaption></figure></div></div>"
    )


def _medium(picture: Picture) -> str:
    return (
        f'<figure class="lm ln lo lp lq lr lj lk paragraph-image"><div role="button" tabindex="0" class="ls lt ee lu bg lv"><div class="lj lk '
        f'll"><picture><source srcset="{attribute(picture.sized(640))} 640w, {attribute(picture.sized(1400))} 1400w" type="image/webp"><img alt='
        f'"" class="bg lw lx c" width="700" height="467" loading="eager" src="{attribute(picture.sized(700))}"></picture></div></div>'
        f'<figcaption class="ly lz ma lj lk mb mc be b bf z dt">{shown(picture.caption)} Photo by <a class="af md" href="https://p.example/'
        f'{picture.key}">{shown(picture.credit)}</a></figcaption></figure>'
    )


def _substack(picture: Picture) -> str:
    return (
        f'<div class="captioned-image-container"><figure><a class="image-link image2 is-viewable-img" target="_blank" href="'
        f'{attribute(picture.address)}"><div class="image2-inset"><picture><source type="image/webp" srcset="{attribute(picture.sized(424))} '
        f'424w"><img src="{attribute(picture.sized(1456))}" width="1456" height="971" class="sizing-normal" alt=""></picture></div></a>'
        f'<figcaption class="image-caption">{shown(picture.caption)} ({shown(picture.credit)})</figcaption></figure></div>'
    )


def _substack_page(parts: Parts) -> str:
    return (
        f'<div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title '
        f'published">{parts.heading}</h1><h3 class="subtitle">{parts.date}</h3>{parts.author}</div><div class="available-content"><div dir="auto" '
        f'class="body markup">{parts.lead}{parts.body}<div class="subscription-widget-wrap">{parts.plug}</div></div></div>{parts.share}'
        f'</article></div><div class="comments-page">{parts.comments}</div><div class="portable-archive-list">{parts.related}'
        f"{parts.advertisement}</div>"
    )


def _yoast(parts: Parts) -> str:
    lead = parts.pictures[0]
    graph = [
        {
            "@type": "Article",
            "headline": parts.title,
            "author": {"name": parts.byline},
            "image": {"@id": f"{parts.address}#primaryimage"},
        },
        {
            "@type": "ImageObject",
            "@id": f"{parts.address}#primaryimage",
            "url": lead.address,
            "contentUrl": lead.address,
            "caption": lead.caption,
        },
        {
            "@type": "Person",
            "name": parts.byline,
            "image": {"@type": "ImageObject", "url": "https://gravatar.example/a.jpg", "caption": parts.byline},
        },
    ]
    return json_ld({"@context": "https://schema.org", "@graph": graph})


SITES = make(
    (
        Site(
            "wordpress-block",
            "Harbour Weekly",
            _MANY,
            _block,
            common("post type-post hentry", "entry-content"),
            head=_yoast,
        ),
        Site(
            "wordpress-classic",
            "Harbour Weekly",
            _MANY,
            _classic,
            common("post type-post hentry", "entry-content"),
            head=_yoast,
        ),
        Site(
            "newspack",
            "County Ledger",
            ("en", "es"),
            _newspack,
            common("post entry", "entry-content"),
            lead=_newspack_lead,
            head=_yoast,
        ),
        Site("jetpack-gallery", "Harbour Photos", _MANY, _block, _gallery_page, pictures=(2, 6)),
        Site("wordpress-gallery", "Harbour Photos", _MANY, _block, _gallery_block_page, pictures=(2, 6)),
        Site("wordpress-featured", "Hill Courier", _MANY, _block, _featured_page, lead=_featured, head=_yoast),
        Site(
            "drupal",
            "Rights Monitor",
            ("en", "fr", "es", "km"),
            _drupal,
            common("node node--type-article", "field field--name-body"),
        ),
        Site(
            "drupal-7",
            "Rights Monitor",
            ("en", "th", "my", "fr"),
            _drupal_7,
            common("node node-article", "field field-name-body"),
        ),
        Site("ghost", "Slow Dispatch", ("en", "de"), _ghost, common("gh-article", "gh-content")),
        Site("squarespace", "Valley Record", ("en",), _squarespace, common("entry hentry", "sqs-layout")),
        Site(
            "medium",
            "Medius",
            ("en", "es", "vi"),
            _medium,
            common("meteredContent", "gh gi gj"),
            paragraph='<p class="pw-post-body-paragraph mk ml">{}</p>',
        ),
        Site("substack", "A letter", ("en", "zh-Hant"), _substack, _substack_page),
    )
)
