# ruff: noqa: E501 - markup and phrases stand as they are
"""Pages in the shapes of American and European papers and magazines."""

from __future__ import annotations

from tests.bench.pages.frame import Parts, Site, attribute, common, json_ld, make, shown
from tests.bench.pages.truth import Picture


def _nyt(picture: Picture) -> str:
    return (
        '<div data-testid="imageblock-wrapper"><figure class="img-sz-medium css-hxpw2c e1g7ppur0" aria-label="media" role="group" '
        f'itemprop="associatedMedia" itemscope itemid="{attribute(picture.address)}" itemtype="http://schema.org/ImageObject"><div class='
        f'"css-1xdhyk6 erfvjey0"><span class="css-1ly73wi e1tej78p0">Image</span><picture><img alt="{attribute(picture.caption)}" class='
        f'"css-rq4mmj" src="{attribute(picture.sized(600))}" srcset="{attribute(picture.sized(600))} 600w" itemprop="url"></picture></div>'
        f'<figcaption itemprop="caption description" class="css-1l44abu ewdxa0s0"><span aria-hidden="true" class="css-jevhma e13ogyst0">'
        f'{shown(picture.caption)}</span><span itemprop="copyrightHolder" class="css-1u46b97 e1z0qqy90"><span class="css-1ly73wi e1tej78p0">'
        f'Credit...</span><span><span aria-hidden="false">{shown(picture.credit)}</span></span></span></figcaption></figure></div>'
    )


def _nyt_page(parts: Parts) -> str:
    return (
        f'<main id="site-content"><article id="story" class="css-1vxca1d e1qksbhf0"><header class="css-vzaqdi"><h1 data-testid="headline" '
        f'class="css-1vkm6nb">{parts.heading}</h1>{parts.lead}<p itemprop="author">{parts.by}</p>{parts.share}</header><section name='
        f'"articleBody" class="meteredContent css-1r7ky0e"><div class="css-1fanzo5 StoryBodyCompanionColumn"><div class="css-53u6y8">'
        f'{parts.body}</div></div></section><div class="bottom-of-article">{parts.author}{parts.plug}</div></article><div id='
        f'"bottom-sheet-sensor">{parts.related}{parts.comments}{parts.advertisement}</div></main>'
    )


def _nyt_2015(picture: Picture) -> str:
    return (
        f'<figure class="media photo embedded layout-large-horizontal" data-media-action="modal" itemprop="associatedMedia" itemscope '
        f'itemid="{attribute(picture.address)}" itemtype="http://schema.org/ImageObject" role="group"><span class="visually-hidden">Photo'
        f'</span><div class="image"><img src="{attribute(picture.sized(675))}" alt="" class="media-viewer-candidate" data-mediaviewer-src="'
        f'{attribute(picture.sized(2048))}" data-mediaviewer-caption="{attribute(picture.caption)}" data-mediaviewer-credit="'
        f'{attribute(picture.credit)}" itemprop="url"></div><figcaption class="caption" itemprop="caption description"><span class='
        f'"caption-text">{shown(picture.caption)}</span> <span class="credit" itemprop="copyrightHolder"><span class="visually-hidden">'
        f"Credit</span> {shown(picture.credit)}</span></figcaption></figure>"
    )


def _wapo(picture: Picture) -> str:
    return (
        f'<div class="inline-content inline-photo inline-photo-normal horizontal"><a name="{picture.key}"></a><img class="unprocessed '
        f'placeholder" data-hi-res-src="{attribute(picture.sized(1484))}" data-low-res-src="{attribute(picture.sized(480))}" data-raw-src="'
        f'{attribute(picture.address)}" src="{attribute(picture.sized(480))}"><br><span class="pb-caption">{shown(picture.caption)} '
        f"({shown(picture.credit)})</span></div>"
    )


def _wapo_fusion(picture: Picture) -> str:
    return (
        '<div class="article-body" data-qa="article-image"><div class="mb-md-l hide-for-print"><figure class="center mb-md ml-neg-gutter">'
        f'<div class="dib w-100"><img aria-hidden="true" alt="" src="{attribute(picture.sized(691))}" srcset="{attribute(picture.sized(400))} '
        f'400w, {attribute(picture.sized(691))} 691w" decoding="async"></div><figcaption class="font-copy font-xxxxs left mt-xxs gray-dark">'
        f"{shown(picture.caption)} ({shown(picture.credit)})</figcaption></figure></div></div>"
    )


def _yahoo(picture: Picture) -> str:
    return (
        '<figure class="caas-figure"><div class="caas-figure-with-pb" style="max-height: 640px"><div><div class="caas-img-container">'
        f'<img class="caas-img caas-lazy has-preview" alt="{attribute(picture.caption)} ({attribute(picture.credit)})" src="" data-src="'
        f'{attribute(picture.sized(960))}"><noscript><img alt="" src="{attribute(picture.sized(960))}" class="caas-img"></noscript></div>'
        f'</div></div><div class="caption-wrapper caption-aligned-with-image"><figcaption class="caption-collapse">{shown(picture.caption)} '
        f'({shown(picture.credit)})</figcaption><div class="caption-credit"></div></div></figure>'
    )


def _yahoo_page(parts: Parts) -> str:
    inner = (
        f'<article class="caas-container"><header class="caas-header"><h1 data-test-locator="headline">{parts.heading}</h1><div class='
        f'"caas-attr-item-author">{parts.by}</div></header>{parts.share}<div class="caas-content"><div class="caas-body">{parts.lead}'
        f'{parts.body}</div></div><div class="caas-related">{parts.related}</div>{parts.plug}{parts.author}</article>{parts.comments}'
    )
    return f'<div id="YDC-Col1">{inner}</div><div id="YDC-Side">{parts.advertisement}</div>'


def _advance(picture: Picture) -> str:
    return (
        f'<div class="entry_widget_large entry_widget_left"><span class="adv-photo-large"><img src="{attribute(picture.sized(380))}" alt="'
        f'{picture.key}.JPG" class="adv-photo"></span><div class="Caption"> {shown(picture.caption)} <em>({shown(picture.credit)})</em></div>'
        "</div>"
    )


def _huffpost(picture: Picture) -> str:
    return (
        f'<div class="cli cli-image js-cli-image"><div class="img-sized"><picture><source srcset="{attribute(picture.sized(630))}"><img class='
        f'"img-sized__img landscape" src="{attribute(picture.sized(720))}" alt="{attribute(picture.caption)}"></picture></div><div class='
        f'"cli-image__details"><figcaption class="cli-image__caption">{shown(picture.caption)}</figcaption><div class="cli-image__credit">'
        f"{shown(picture.credit)}</div></div></div>"
    )


def _politico(picture: Picture) -> str:
    return (
        f'<div class="story-photo"><img src="{attribute(picture.sized(605))}" alt="{attribute(picture.caption)}" title="'
        f'{attribute(picture.caption)}" width="605" height="328"><div class="slideshow-components"><div class="caption close-this" id='
        f'"caption_{picture.key}">{shown(picture.caption)} | {shown(picture.credit)} <span class="close-button js" title="close this caption">'
        "Close</span></div></div></div>"
    )


def _politico_now(picture: Picture) -> str:
    return (
        f'<figure class="art"><div class="fig-graphic"><picture><img src="{attribute(picture.sized(630))}" alt="{attribute(picture.caption)}">'
        f'</picture></div><figcaption class="story-photo__caption"><p>{shown(picture.caption)} | {shown(picture.credit)}</p></figcaption>'
        "</figure>"
    )


def _time(picture: Picture) -> str:
    return (
        f'<figure class="component lead-media" data-original-src="{attribute(picture.address)}" data-caption="{attribute(picture.caption)}" '
        f'data-credit="{attribute(picture.credit)}"><picture class="flex max-w-full"><img alt="{attribute(picture.caption)}" src="'
        f'{attribute(picture.sized(800))}"></picture><figcaption class="flex"><span class="image-caption">{shown(picture.caption)}</span>'
        f'<span class="font-zilla-slab text-credit">{shown(picture.credit)}</span></figcaption></figure>'
    )


def _vox(picture: Picture) -> str:
    return (
        f'<figure class="e-image"><span class="e-image__inner"><span class="e-image__image" data-original="{attribute(picture.address)}">'
        f'<picture class="c-picture" data-cid="site/picture_element"><img srcset="{attribute(picture.sized(320))} 320w" alt="" src="'
        f'{attribute(picture.sized(1200))}"></picture></span></span><span class="e-image__meta"><figcaption>{shown(picture.caption)}'
        f"</figcaption><cite>{shown(picture.credit)}</cite></span></figure>"
    )


def _conde(picture: Picture) -> str:
    return (
        '<figure class="AssetEmbedWrapper-eVDQiB byBkf asset-embed"><div class="asset-embed__asset-container"><span class="responsive-asset">'
        f'<picture class="responsive-image"><noscript><img alt="{attribute(picture.caption)}" class="responsive-image__image" src="'
        f'{attribute(picture.sized(1600))}"></noscript></picture></span></div><div class="CaptionWrapper-jSZdqE caption AssetEmbedCaption-'
        f'fNQBPI"><span class="BaseWrap-sc-gjQpdd CaptionText-bHjzlu caption__text"><p>{shown(picture.caption)}</p></span><span class='
        f'"BaseWrap-sc-gjQpdd CaptionCredit-ejegDm caption__credit">Photograph: {shown(picture.credit)}</span></div></figure>'
    )


def _propublica(picture: Picture) -> str:
    return (
        f'<figure class="article-figure bb-image" data-pp-category="image"><div class="img-wrapper"><img alt="{attribute(picture.caption)}" '
        f'width="2000" height="1333" loading="lazy" src="{attribute(picture.sized(1149))}"></div><figcaption><span class="caption">'
        f'{shown(picture.caption)}</span> <span class="attribution"><span class="a11y">Credit: </span>{shown(picture.credit)}</span>'
        "</figcaption></figure>"
    )


def _conversation(picture: Picture) -> str:
    return (
        f'<figure class="align-center zoomable"><a href="{attribute(picture.sized(1000))}"><img alt="" src="{attribute(picture.sized(754))}" '
        f'srcset="{attribute(picture.sized(600))} 600w"></a><figcaption><span class="caption">{shown(picture.caption)}</span> <span class='
        f'"attribution"><a class="source" href="https://photos.example/{picture.key}">{shown(picture.credit)}</a></span></figcaption></figure>'
    )


def _guardian_2013(picture: Picture) -> str:
    return (
        f'<div id="main-content-picture"><img src="{attribute(picture.sized(460))}" width="460" height="276" alt="{attribute(picture.caption)}">'
        f'<div class="caption" itemprop="caption">{shown(picture.caption)} Photograph: {shown(picture.credit)}</div></div>'
    )


def _guardian_now(picture: Picture) -> str:
    return (
        '<figure id="" data-spacefinder-role="inline" data-spacefinder-type="model.dotcomrendering.pageElements.ImageBlockElement" class='
        f'"dcr-173mewl"><div id="img-{picture.key}"><div class="dcr-1b267dg"><picture class="dcr-evn1e9"><source srcset="'
        f'{attribute(picture.sized(620))}" media="(min-width: 660px)"><img alt="{attribute(picture.caption)}" src="'
        f'{attribute(picture.sized(445))}" width="445" height="267" loading="lazy" class="dcr-evn1e9"></picture></div></div><figcaption '
        f'data-spacefinder-role="inline" class="dcr-fd61eq"><span class="dcr-1inf02i"><svg width="18" height="13"></svg></span><span class='
        f'"dcr-1qvd3m6">{shown(picture.caption)}</span> Photograph: {shown(picture.credit)}</figcaption></figure>'
    )


def _sueddeutsche(picture: Picture) -> str:
    return (
        f'<figure class="asset-image asset-image--image"><div class="asset-image__image-wrapper"><img src="{attribute(picture.sized(640))}" '
        f'srcset="{attribute(picture.sized(640))} 640w, {attribute(picture.sized(320))} 320w" alt="{attribute(picture.caption)}" class='
        f'"asset-image__image-tag"></div><figcaption class="asset-image__description"><p class="asset-image__caption">{shown(picture.caption)}'
        f'</p><span class="asset-image__source">(Foto: {shown(picture.credit)})</span></figcaption></figure>'
    )


def _spiegel(picture: Picture) -> str:
    return (
        f'<figure data-component="Image" class="my-24 mx-auto"><div class="relative"><span data-image-el="img"><picture><img alt="" src="'
        f'{attribute(picture.sized(948))}" class="block w-full" loading="lazy"></picture></span></div><figcaption class="flex flex-col '
        f'font-sansUI text-s"><p>{shown(picture.caption)}</p><span class="text-shade-dark">Foto: <!-- -->{shown(picture.credit)}</span>'
        "</figcaption></figure>"
    )


def _figaro(picture: Picture) -> str:
    return (
        f'<figure class="fig-photo"><img src="{attribute(picture.sized(805))}" alt="{attribute(picture.caption)}" itemprop="contentURL">'
        f'<figcaption itemprop="description" class="fig-media-legende"><p>{shown(picture.caption)}<span class="fig-media-credits"> Crédits '
        f"photo : {shown(picture.credit)}</span></p></figcaption></figure>"
    )


def _liberation(picture: Picture) -> str:
    return (
        f'<div class="object-picture"><img src="{attribute(picture.sized(476))}" alt="{attribute(picture.caption)}" class="visual big">'
        f'<div class="legende">{shown(picture.caption)} (Photo {shown(picture.credit)})</div></div>'
    )


def _lemonde(picture: Picture) -> str:
    return (
        f'<figure class="article__media"><picture class="article__media"><source data-srcset="{attribute(picture.sized(556))} 1x"><img class='
        f'"initial loaded" src="{attribute(picture.sized(664))}" alt="{attribute(picture.caption)}"></picture><figcaption class='
        f'"article__legend" aria-hidden="true">{shown(picture.caption)} <span class="article__credit" aria-hidden="true">'
        f"{shown(picture.credit)}</span></figcaption></figure>"
    )


def _elpais(picture: Picture) -> str:
    return (
        f'<figure class="a_m a_m-h"><span class="a_m_w"><img alt="{attribute(picture.caption)}" src="{attribute(picture.sized(414))}" srcset='
        f'"{attribute(picture.sized(1200))} 1200w" width="414"></span><figcaption class="a_m_p"><span>{shown(picture.caption)}</span><span '
        f'class="a_m_m">Foto: {shown(picture.credit)} | Vídeo: EPY</span></figcaption></figure>'
    )


def _elpais_2012(picture: Picture) -> str:
    return (
        f'<div class="foto figure"><img src="{attribute(picture.sized(560))}" width="560" height="269" title="" alt=""><p class='
        f'"figcaption estirar">{shown(picture.caption)} / <span class="firma">{shown(picture.credit)}</span></p></div>'
    )


def _folha(picture: Picture) -> str:
    return (
        f'<div class="widget-image"><figure class="widget-image__figure"><img class="img-responsive lazyload" alt="'
        f'{attribute(picture.caption)}" data-src="{attribute(picture.sized(768))}" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALA'
        f'AAAAABAAEAAAICTAEAOw=="><figcaption class="widget-image__subtitle">{shown(picture.caption)} - <span class='
        f'"widget-image__credits">{shown(picture.credit)}</span></figcaption></figure></div>'
    )


def _local(picture: Picture) -> str:
    return (
        f'<figure class="figure article-single__feature"><img width="850" height="550" src="{attribute(picture.sized(850))}" class='
        f'"figure-img img-fluid" alt="{attribute(picture.caption)}"><figcaption class="figure-caption"> {shown(picture.caption)} File photo: '
        f"{shown(picture.credit)} </figcaption></figure>"
    )


def _lsm(picture: Picture) -> str:
    return (
        f'<div class="photo landscape"><figure><img src="{attribute(picture.address)}"></figure><figcaption><div class="photo__captions">'
        f'<span class="photo__title">{shown(picture.caption)}</span><div class="photo__copyright">Foto: {shown(picture.credit)}</div></div>'
        "</figcaption></div>"
    )


def _time_data(parts: Parts) -> str:
    images = [
        {
            "@type": "ImageObject",
            "url": picture.address,
            "description": picture.caption,
            "creditText": picture.credit,
        }
        for picture in parts.pictures
    ]
    return json_ld({"@context": "http://schema.org", "@type": "NewsArticle", "headline": parts.title, "image": images})


def _guardian_page(parts: Parts) -> str:
    return (
        f'<main data-layout="StandardLayout"><article><div data-gu-name="headline"><h1 class="dcr-1w6uej9">{parts.heading}</h1></div><div '
        f'data-gu-name="standfirst"><p>{parts.summary}</p></div><div data-gu-name="media">{parts.lead}</div><div data-gu-name="meta"><address '
        f'aria-label="Contributor info">{parts.by}</address>{parts.share}</div><div data-gu-name="body"><div id="maincontent" class='
        f'"article-body-commercial-selector article-body-viewer-selector dcr-ch7w1w">{parts.body}<aside data-gu-name="newsletter">'
        f'{parts.plug}</aside></div></div></article>{parts.author}{parts.advertisement}<section data-link-name="related">{parts.related}'
        f"</section>{parts.comments}</main>"
    )


class _Shouting(str):
    """A form of credit whose people are printed in capitals."""

    __slots__ = ()

    def format(self, *_: object, **names: object) -> str:
        return str.format(self, **{key: str(value).upper() for key, value in names.items()})


SITES = make(
    (
        Site(
            "nytimes",
            "The New Yonder",
            ("en",),
            _nyt,
            _nyt_page,
            paragraph='<p class="css-at9mc1 evys1bk0">{}</p>',
            credits=(
                "{p} for The New Yonder",
                "{p}/The New Yonder",
                "{p}/Associated Press",
                "{p}/Agence France-Presse — Getty Images",
                "{p}, via Shutterstock",
                "Pool photo by {p}",
            ),
        ),
        Site(
            "nytimes-2015",
            "The New Yonder",
            ("en",),
            _nyt_2015,
            common("story theme-main", "story-body"),
            paragraph='<p class="story-body-text story-content">{}</p>',
            credits=("{p} for The New Yonder", "{p}/Reuters", "{p}/European Pressphoto Agency"),
        ),
        Site(
            "washington-post-2015",
            "Wash Ton Post",
            ("en",),
            _wapo,
            common("pb-article", "article-body"),
            credits=("{p}/AP", "{p}/Reuters", "{p}/The Wash Ton Post", "{p}/Getty Images"),
        ),
        Site(
            "washington-post-fusion",
            "Wash Ton Post",
            ("en",),
            _wapo_fusion,
            common("grid-article", "meteredContent"),
            paragraph='<div class="article-body" data-qa="article-body"><p class="font-copy" data-el="text">{}</p></div>',
            credits=("{p}/AP", "{p}/AFP/Getty Images", "{p} for The Wash Ton Post"),
        ),
        Site("yahoo", "Yahaa News", ("en", "es", "fr"), _yahoo, _yahoo_page),
        Site("advance-2014", "Ala.example", ("en",), _advance, common("article", "entry-content")),
        Site("huffpost", "Hiffpost", ("en", "fr", "es"), _huffpost, common("entry", "entry__content-list")),
        Site(
            "politico-2010",
            "Politika",
            ("en",),
            _politico,
            common("article", "story-text"),
            credits=("AP Photo/{p}", "Reuters/{p}", "{p}/Politika"),
        ),
        Site(
            "politico",
            "Politika",
            ("en",),
            _politico_now,
            common("story-main-content", "story-text"),
            paragraph='<p class="story-text__paragraph">{}</p>',
            credits=("{p}/AP Photo", "{p}/Getty Images", "{p}/Politika"),
        ),
        Site(
            "time",
            "Tyme",
            ("en",),
            _time,
            common("article", "article-content"),
            head=_time_data,
            credits=("{p}—Getty Images", "{p}—AP", "{p}—AFP/Getty Images", "{p} for TYME"),
        ),
        Site(
            "vox-chorus",
            "Vax",
            ("en",),
            _vox,
            common("l-segment", "c-entry-content"),
            credits=("{p}/AFP via Getty Images", "{p}/AP", "{p} for Vax"),
        ),
        Site(
            "conde",
            "Weird",
            ("en",),
            _conde,
            common("article main-content", "body__inner-container"),
            credits=("{p}/Getty Images", "{p}/AFP/Getty Images", "{p}"),
        ),
        Site(
            "propublica",
            "ProPubla",
            ("en", "es"),
            _propublica,
            common("article", "article-body"),
            credits=("{p} for ProPubla", "{p}/AP Photo", "{p}, special to ProPubla"),
        ),
        Site(
            "conversation",
            "The Konversation",
            ("en", "fr", "es"),
            _conversation,
            common("content-article", "content-body"),
            credits=("{p}/AAP", "{p}/EPA", "{p}/AP"),
        ),
        Site(
            "guardian-2013",
            "The Gardian",
            ("en",),
            _guardian_2013,
            common("article-wrapper", "article-body-blocks"),
            credits=("{p}/AFP", "{p}/AP", "{p}/Reuters", "{p} for the Gardian", "{p}/AFP/Getty Images"),
        ),
        Site(
            "guardian",
            "The Gardian",
            ("en",),
            _guardian_now,
            _guardian_page,
            paragraph='<p class="dcr-4cudl2">{}</p>',
            credits=("{p}/AFP/Getty Images", "{p}/AP", "{p}/Reuters", "{p}/The Gardian", "{p}/EPA"),
        ),
        Site("sueddeutsche", "Norddeutsche", ("de",), _sueddeutsche, common("article", "body")),
        Site("spiegel", "Der Spigel", ("de",), _spiegel, common("article", "RichText")),
        Site("figaro-2013", "Le Figuier", ("fr",), _figaro, common("fig-article", "fig-article-body")),
        Site("liberation-2012", "Libre", ("fr",), _liberation, common("article", "articleContent")),
        Site(
            "lemonde",
            "Le Mundo",
            ("fr",),
            _lemonde,
            common("article", "article__content"),
            paragraph='<p class="article__paragraph">{}</p>',
            credits=tuple(
                _Shouting(form) for form in ("{p} / AFP", "{p}/REUTERS", "{p} / AP", "{p} POUR « LE MUNDO »")
            ),
        ),
        Site("elpais", "El Paisaje", ("es",), _elpais, common("a", "a_c")),
        Site(
            "elpais-2012",
            "El Paisaje",
            ("es",),
            _elpais_2012,
            common("article estirar", "cuerpo_noticia"),
            credits=tuple(_Shouting(form) for form in ("{p}", "{p} (AFP)", "{p} (EFE)")),
        ),
        Site("folha", "Fulha", ("pt",), _folha, common("c-news", "c-news__body")),
        Site(
            "thelocal",
            "The Locum",
            ("en", "de", "fr"),
            _local,
            common("article-single", "article-single__content"),
            credits=("{p}/Ritzau Scanpix", "{p}/Reuters/Ritzau Scanpix", "{p}/AFP", "{p}/dpa"),
        ),
        Site("lsm", "LSN", ("en", "de"), _lsm, common("article", "article__body")),
    )
)
