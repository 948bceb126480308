"""What a page says about its story outside of the text: meta elements, links, JSON-LD, the language of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from skywave.sources.page.addresses import join
from skywave.sources.page.dates import has_zone, page_time
from skywave.sources.page.jsonld import Item, Stated, StatedPicture, kinds, read_jsonld, text_of, texts_of
from skywave.sources.reading.clean import clean_line, clean_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborHTMLParser

_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s>]+)")
_METAS = 500
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?")
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|cmp|mc_[ce]id|ocid|ref|ref_src|source|src|share|smid|smtyp|_r|at_.*|xtor|ito|cid|"
    r"icid|spm|from)",
    re.IGNORECASE,
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "sailthru.date", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "ptime", "article.published", "date",
    "dcsext.articlefirstpublished", "displaydate", "originalpublicationdate", "article_date_original", "apub:time",
    "rnews:datepublished", "weibo: article:create_at", "og:release_date", "og:time", "created",
    "cxenseparse:recs:publishtime", "shareaholic:article_published_time", "bt:pubdate", "cre",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified",
    "lastmod", "last-modified", "dc.date.modified", "modified", "revision_date", "utime", "article.updated",
    "weibo: article:update_at", "bt:moddate",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "dc.contributor",
    "authors",
    "dable:author",
)
_SECTIONS = (
    "article:section",
    "section",
    "parsely-section",
    "cxenseparse:recs:category",
    "category",
    "dable:section",
    "og:article:section",
)
_IDENTIFIERS = (
    "article_id",
    "articleid",
    "article-id",
    "content_id",
    "contentid",
    "dable:item_id",
    "parsely-post-id",
    "post_id",
    "story_id",
    "bt:id",
    "cxenseparse:recs:articleid",
    "news_id",
    "docid",
    "nid",
    "aid",
    "pageid",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a page; every text is one clean line.

    Attributes:
        base: The page's own public address, for relative ones, or empty.
        addresses: Of the story, canonical first.
        identifier: What the page itself calls the article, or empty.
        titles: Headlines as stated, the most trusted first.
        site: The site's name, or empty.
        summary: The description, or empty.
        byline: Names of people as stated.
        organisations: Named in their place.
        published: Seconds since the epoch, or None.
        modified: Seconds since the epoch, or None.
        section: Its name, or empty.
        language: BCP 47 as claimed, or empty.
        translations: Addresses of the page in other languages.
        pictures: As the data describe them; og:image last.
        lead: The address of og:image, or empty.
        kind: og:type in lower case, or empty.
        stated: The JSON-LD.
        holder: The copyright holder of the text, or empty.
        terms: Usage terms of the text, or empty.
        place: Dateline, or empty.
        is_front: Whether the page states the address of a site's front page as its own.
        metas: Every meta by lower-case name, its first value.
    """

    base: str = ""
    addresses: tuple[str, ...] = ()
    identifier: str = ""
    titles: tuple[str, ...] = ()
    site: str = ""
    summary: str = ""
    byline: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    published: int | None = None
    modified: int | None = None
    section: str = ""
    language: str = ""
    translations: tuple[str, ...] = ()
    pictures: tuple[StatedPicture, ...] = ()
    lead: str = ""
    kind: str = ""
    stated: Stated = field(default_factory=Stated)
    holder: str = ""
    terms: str = ""
    place: str = ""
    is_front: bool = False
    metas: dict[str, str] = field(default_factory=dict)


def read_metadata(document: LexborHTMLParser, html: str, address: str) -> Metadata:
    """Return the metadata of a page.

    Args:
        document: The page, parsed.
        html: The page as text, for the comment that browsers write into a saved page.
        address: Where it was read from, or empty.
    """
    metas = _metas(document)
    links = [node.attributes for node in document.css("link[rel]")[:_METAS]]
    scripts = [
        node.text() for node in document.css("script[type]") if "ld+json" in (node.attributes.get("type") or "")
    ][:50]
    stated = read_jsonld(scripts)
    article = stated.article
    saved = _SAVED.search(html[:4000])
    near = address or (saved[1] if saved else "")
    canonical = [_link(link.get("href"), near) for link in links if _rel(link) == "canonical"]
    amp = [_link(link.get("href"), near) for link in links if _rel(link) == "amphtml"]
    main = article.get("mainEntityOfPage")
    own = [
        _link(value, near)
        for value in (metas.get("og:url"), main.get("@id") if isinstance(main, dict) else main, article.get("url"))
    ]
    addresses = tuple(
        dict.fromkeys(
            link for link in (*canonical, *own[:1], clean_link(near) or "", *own[1:], *amp) if _is_story_address(link)
        )
    )
    base = clean_link(near) or next(iter(addresses), "")
    base_href = next((node.attributes.get("href") or "" for node in document.css("base[href]")[:1]), "")
    if base_href and (joined := clean_link(base_href, base=base)):
        base = joined
    lead = next(
        (
            metas[key]
            for key in ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
            if metas.get(key)
        ),
        "",
    )
    alternates = [link for link in links if "alternate" in _rel(link) and link.get("hreflang")]
    byline, organisations = _byline(metas, article)
    return Metadata(
        base=base,
        addresses=addresses,
        identifier=_identifier(metas, article, links),
        titles=_titles(document, metas, article),
        site=metas.get("og:site_name", "") or text_of(article.get("publisher")),
        summary=metas.get("og:description")
        or metas.get("description")
        or text_of(article.get("description"))
        or metas.get("twitter:description", ""),
        byline=byline,
        organisations=organisations,
        published=_time(
            [article.get("datePublished"), *(metas.get(key) for key in _PUBLISHED), article.get("dateCreated")]
        ),
        modified=_time([article.get("dateModified"), *(metas.get(key) for key in _MODIFIED)]),
        section=text_of(article.get("articleSection")) or next((metas[key] for key in _SECTIONS if metas.get(key)), ""),
        language=_language(document, metas, article),
        translations=tuple(
            dict.fromkeys(
                found
                for link in alternates
                if (link.get("hreflang") or "").lower() != "x-default"
                and (found := _link(link.get("href"), near))
                and found not in addresses
                and _is_story_address(found)
            )
        )[:50],
        pictures=stated.pictures,
        lead=lead,
        kind=metas.get("og:type", "").lower(),
        stated=stated,
        holder=text_of(article.get("copyrightHolder")),
        terms=_terms(article),
        place=text_of(article.get("dateline")),
        is_front=not addresses
        and any(link and not _is_story_address(link) for link in (*canonical, *own[:1], clean_link(near) or "")),
        metas=metas,
    )


def without_tracking(address: str) -> str:
    """Return an address without scheme, www, fragment and the parts of its query that only say who shared it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = (parts.netloc.lower()).removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)])
    path = parts.path.rstrip("/") or "/"
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _metas(document: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in document.css("meta[content]")[: 4 * _METAS]:
        attributes = node.attributes
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(key) or "").strip().lower()
            content = clean_line(attributes.get("content") or "")
            if name and content and len(found) < _METAS and len(name) < 100:
                found.setdefault(name, content[:20_000])
    return found


def _rel(link: dict[str, str | None]) -> str:
    return (link.get("rel") or "").strip().lower()


def _link(value: object, base: str) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    return clean_link(join(base, value.strip()) if base else value) or ""


def _is_story_address(address: str) -> bool:
    """Say whether an address may be of one story: not the front page of a site."""
    if not address:
        return False
    parts = urlsplit(address)
    return parts.path.strip("/") not in ("", "index.html", "index.php") or bool(parts.query)


def _identifier(metas: dict[str, str], article: Item, links: list[dict[str, str | None]]) -> str:
    for key in _IDENTIFIERS:
        if re.fullmatch(r"[0-9A-Za-z._:-]{3,80}", metas.get(key, "")):
            return metas[key]
    for link in links:
        if _rel(link) == "shortlink" and (
            match := re.search(r"[?&](?:p|page_id)=(\d{1,12})\b|/node/(\d{1,12})\Z", link.get("href") or "")
        ):
            return match[1] or match[2]
    value = article.get("identifier") or article.get("articleId")
    text = text_of(value.get("value") if isinstance(value, dict) else value)
    return text if re.fullmatch(r"[0-9A-Za-z._:-]{3,80}", text) else ""


def _titles(document: LexborHTMLParser, metas: dict[str, str], article: Item) -> tuple[str, ...]:
    heads = [clean_line(node.text()) for node in document.css("title")[:1]]
    lines = [
        metas.get("og:title"),
        text_of(article.get("headline")),
        metas.get("twitter:title"),
        metas.get("dc.title"),
        metas.get("title"),
        *heads,
    ]
    return tuple(dict.fromkeys(line for line in lines if line))


def _byline(metas: dict[str, str], article: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people who wrote the story as stated, and the organisations that stand in their place."""
    stated = article.get("author") or article.get("creator") or []
    authors = stated if isinstance(stated, list) else [stated]
    people = [item for item in authors if not (isinstance(item, dict) and "Organization" in "".join(kinds(item)))]
    names = tuple(texts_of(people)) or tuple(metas[key] for key in _AUTHORS if metas.get(key))[:1]
    return names, tuple(texts_of([item for item in authors if item not in people]))


def _time(values: Iterable[object]) -> int | None:
    """Return the first time that a value states with its zone, else the first day."""
    texts = [text for value in values if (text := text_of(value))]
    texts.sort(key=lambda text: not has_zone(text))
    return next((moment for text in texts if (moment := page_time(text)) is not None), None)


def _language(document: LexborHTMLParser, metas: dict[str, str], article: Item) -> str:
    root = document.root
    attributes = root.attributes if root is not None else {}
    claims = [
        attributes.get("lang"),
        attributes.get("xml:lang"),
        text_of(article.get("inLanguage")),
        metas.get("content-language"),
        metas.get("og:locale"),
        metas.get("language"),
    ]
    for claim in claims:
        if (
            claim
            and (match := _LANGUAGE.match(claim.strip()))
            and match.end() == len(claim.strip().split(",")[0].strip())
        ):
            language, script, region = match.groups()
            if language.lower() in ("xx", "und"):
                continue
            return "-".join(part for part in (language.lower(), (script or "").title(), (region or "").upper()) if part)
    return ""


def _terms(article: Item) -> str:
    found = (article.get(key) for key in ("usageInfo", "license"))
    return next(
        (
            value if isinstance(value, str) else text_of(value) or str(value.get("@id", ""))
            for value in found
            if isinstance(value, str | dict)
        ),
        "",
    )
