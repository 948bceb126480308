"""What a page says to machines: canonical address, robots, paywall, counting pixels, the marks of our own delivery formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from skywave.partners.audit.reading.addresses import absolute, is_web
from skywave.sources.page.article import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selectolax.lexbor import LexborHTMLParser

    from skywave.sources.page.tree import Element

_MOST = 200
_MARK = re.compile(r"([a-z2-7]{16})[ :/@v]{1,3}([0-9]{1,7})")
_ROBOTS = ("robots", "googlebot", "googlebot-news", "bingbot")
_COUNTERS = re.compile(
    r"counter\.theconversation\.(?:com|edu\.au)/|pixel\.propublica\.org/|republication-pixel=|/republication-tracker|pixel\.php\?|"
    r"/count\.gif(?:\?|\Z)|pixelping|/pixel-ping",
    re.IGNORECASE,
)
_SPACER = re.compile(
    r"(?:/|\A|[_-])(?:spacer|blank|transparent|clear|trans|shim|dot|empty|placeholder|grey|gray|loading|lazy)[\w.-]{0,20}"
    r"\.(?:gif|png|svg)",
    re.IGNORECASE,
)
_TINY = re.compile(
    r"(?:\A|[;\s])(width|height)\s*:\s*([0-2])(?:\.\d+)?(?:px)?\s*(?:!important)?\s*(?=;|\Z)", re.IGNORECASE
)
_ALONE = 2
_WRAPS = re.compile(r"content(?!_message)|article|text|body|story|entry|post|paragraph")
_TIERS = frozenset({"locked", "metered", "premium", "paid", "subscriber", "subscribers"})
_WALLS = re.compile(
    r"(?:\A|[\s_-])(?:paywall|regwall|pay-wall|leaky-paywall|pmpro_content_message|mepr-unauthorized-message|piano-offer|tp-modal|"
    r"subscriber-only-message|wsw-paywall|restricted-content-message)(?=\Z|[\s_-])"
)


def canonical_of(document: LexborHTMLParser, base: str) -> str:
    """Return the address that a page states as the one to index, or empty."""
    for node in document.css("link[rel]")[:_MOST]:
        attributes = node.attributes
        if "canonical" in (attributes.get("rel") or "").lower().split():
            link = absolute(attributes.get("href") or "", base)
            if is_web(link):
                return link
    return ""


def robots_of(document: LexborHTMLParser, headers: Mapping[str, str]) -> frozenset[str]:
    """Return what a page tells search engines: words for all of them, "bingbot:noindex" for one."""
    found: set[str] = set()
    for node in document.css("meta[name][content]")[: 5 * _MOST]:
        name = (node.attributes.get("name") or "").strip().lower()
        if name in _ROBOTS:
            found |= _directives(node.attributes.get("content") or "", "" if name in _ROBOTS[:2] else f"{name}:")
    for header, value in headers.items():
        if header.lower() == "x-robots-tag":
            for part in str(value)[:2_000].split(","):
                agent, colon, rest = part.strip().lower().partition(":")
                named = bool(colon) and agent in _ROBOTS
                found |= _directives(rest if named else part, f"{agent}:" if named and agent not in _ROBOTS[:2] else "")
    return frozenset(found)


def _directives(content: str, prefix: str) -> set[str]:
    words = {word for word in re.split(r"[\s,;]+", content.lower()[:500]) if word}
    if "none" in words:
        words |= {"noindex", "nofollow"}
    return {prefix + word for word in words}


def paywall_of(article: Mapping[str, Any], metas: Mapping[str, str], walls: Iterable[Element]) -> str:
    """Return what in a page's data or elements shows that it is not free to read, or empty.

    Args:
        article: The JSON-LD of the article.
        metas: By lower-case name.
        walls: The page's elements.
    """
    if _is_false(article.get("isAccessibleForFree")):
        return "isAccessibleForFree: false"
    parts = article.get("hasPart")
    for part in (parts if isinstance(parts, list) else [parts])[:20]:
        if isinstance(part, dict) and _is_false(part.get("isAccessibleForFree")):
            return "hasPart: isAccessibleForFree: false"
    tier = metas.get("article:content_tier", "").strip().lower()
    if tier in _TIERS:
        return f"article:content_tier: {tier}"
    alone: list[str] = []
    for element in walls:
        if element.names and _WALLS.search(element.names) and not is_hidden(element):
            words = element.text()
            if 0 < len(words) < 600 and re.search(
                r"subscri|member|log ?in|sign ?in|订阅|訂閱|会员|會員|구독|đăng (?:ký|nhập)", words, re.IGNORECASE
            ):
                return words[:200]
            wraps = element.tag not in ("div", "section", "aside") or _WRAPS.search(element.names)
            if 0 < len(words) < 300 and not wraps:
                alone.append(words[:200])
    # Where many carry the name, sites wrap every paragraph in it, and open it to all.
    return alone[0] if 0 < len(set(alone)) <= _ALONE else ""


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower().rpartition("/")[2] in ("false", "no"))


def pixels_of(zone: Element, document: LexborHTMLParser, base: str) -> tuple[str, ...]:
    """Return the addresses of counting pixels: pictures of the article that nobody sees, and known counters anywhere on the page.

    Args:
        zone: Holds the article.
        document: The page, parsed, for its scripts.
        base: The page's own address, or empty.
    """
    found: list[str] = []
    for element in zone.elements():
        if element.tag not in ("img", "amp-pixel", "amp-img"):
            continue
        address = _source(element)
        if address and (_COUNTERS.search(address) or element.tag == "amp-pixel" or _is_unseen(element, address)):
            found.append(absolute(address, base))
        if len(found) >= _MOST:
            break
    for node in [*document.css("img[src]")[: 20 * _MOST], *document.css("script[src]")[: 5 * _MOST]]:
        address = (node.attributes.get("src") or "").strip()[:2_000]
        if _COUNTERS.search(address):
            found.append(absolute(address, base))
    return tuple(dict.fromkeys(address for address in found if address))[:_MOST]


def _source(element: Element) -> str:
    get = element.attributes.get
    address = next(
        (value for name in ("src", "data-src", "data-lazy-src") if is_address(value := get(name, "").strip())), ""
    )
    return address[:2_000]


def is_address(value: str) -> bool:
    """Say whether an attribute's value may be an address of a file elsewhere."""
    return bool(value) and not value.startswith(("data:", "about:", "blob:", "javascript:", "#"))


def _is_unseen(element: Element, address: str) -> bool:
    if _SPACER.search(address):
        return False  # holds a table open, or the place of a picture
    get = element.attributes.get
    style = get("style", "")[:1_000]
    sizes = {name.lower(): int(value) for name, value in _TINY.findall(style)}
    for name in ("width", "height"):
        value = get(name, "").strip().removesuffix("px")
        if value.isdecimal() and len(value) < 5:
            sizes.setdefault(name, int(value))
    tiny = [sizes.get(name) for name in ("width", "height")]
    if all(value is not None and value <= 2 for value in tiny):
        return True
    hidden = is_hidden(element) or "opacity:0" in style.replace(" ", "")
    lazy = any(get(name) for name in ("data-src", "data-srcset", "srcset", "data-lazy-src", "data-original"))
    return hidden and not lazy and all(value is None or value <= 2 for value in tiny)


def marks_of(document: LexborHTMLParser) -> tuple[tuple[str, int], ...]:
    """Return (work, version) as our own delivery formats write them into a copy, each once."""
    found: dict[tuple[str, int], None] = {}
    for node in document.css("[data-skywave]")[:_MOST]:
        match = _MARK.fullmatch((node.attributes.get("data-skywave") or "").strip()[:60])
        if match:
            found[match[1], int(match[2])] = None
    return tuple(found)
