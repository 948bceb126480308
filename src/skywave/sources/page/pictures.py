"""Which elements of a page are editorial pictures, and where each picture's largest file is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from skywave.sources.page.addresses import absolute, is_image_address, is_placeholder, largest, picture_key
from skywave.sources.page.furniture import element_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.sources.page.tree import Element

IMAGES = frozenset({"img", "amp-img", "amp-anim"})
_STYLE = re.compile(r"background(?:-image)?\s*:[^;]{0,40}url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_LARGE = (
    "data-full-size", "data-fullsize", "data-full-src", "data-src-full", "data-large-src", "data-large_image",
    "data-hi-res-src", "data-orig-file", "data-original", "data-original-src", "data-zoom-src", "data-src-large",
    "data-desktop", "data-src-desktop", "data-large", "data-image", "data-lazy-src", "data-lazy", "data-src",
    "data-actualsrc", "data-img", "data-img-url", "data-url", "data-echo", "data-lazyload", "data-delayed-url",
    "data-baseurl", "data-img-src", "real_src", "_src", "original", "file", "zoomfile", "data-media",
    "data-image-src", "data-highres", "data-bsrc", "data-cfsrc", "data-ll-src", "data-raw-src", "data-runner-src",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "imagesrcset", "data-sizes-srcset")
_NOT_EDITORIAL = re.compile(
    r"(?:\A|[/_.=-])(?:logos?|icons?|ico|avatars?|gravatar|sprites?|pixel|spacer|blank|buttons?|btn|badges?|"
    r"emoji|smil(?:ey|ies)|rss|favicon|share|twitter|facebook|"
    r"fb|whatsapp|telegram|linkedin|instagram|youtube_?(?:logo|icon)|google_?play|app-?store|appstore|arrow|"
    r"bullet|close|search|print|email|mail|play(?:_?btn|_?button)?|"
    r"loading|star|qr-?code|erweima|weixin|wechat|banners?|advert(?:s|ising|isement)?|ads?|doubleclick|dot|line|"
    r"bg|nav|menu|header|footer|captcha|author|authors|byline|headshots?|mugshot|columnists?|profile|"
    r"thumbs?_?(?:up|down)|placeholder|default|noimage|no-?photo)(?=\Z|[/_.?-]|\d)",
    re.IGNORECASE,
)
_TRACKERS = re.compile(
    r"scorecardresearch|doubleclick|googlesyndication|google-analytics|facebook\.com/tr|quantserve|imrworldwide|"
    r"/beacon|/pixel|b\.gif|chartbeat|adservice|adserver|"
    r"amazon-adsystem|feedburner|feeds\.wordpress|stats\.wp\.com|webtrends|metrics|/ads?/|republication-pixel|"
    r"pixel\.php|counter|hits?\.|1px|clear\.gif|gravatar\.com|s\.w\.org/images/core/emoji",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:\A|[\s_-])(?:avatar|logo|icon|emoji|author(?:-?(?:image|img|photo|pic|thumb))?|byline|gravatar|"
    r"headshot|smiley|sprite|badge|wp-smiley|profile-?(?:pic|image|photo)|mug(?:shot)?|tracking|pixel|"
    r"spinner)(?=\Z|[\s_-])"
)
_PAGE = re.compile(
    r"\.(?:s?html?|php|aspx?|jsp)(?:\Z|[?#])|/\d{4}/\d\d?/|-\d{5,}|/(?:news|story|article|a)/", re.IGNORECASE
)
_NEVER = re.compile(
    r"qr-?code|erweima|(?:code|qr)_?wx|/wx\.png|weixin[-_.]|def_head|gravatar|/avatars?/|get_flash_player",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"(?:\A|[\s_:-])(?:author|authors|byline|bylines|avatar|bio|biography|contributor|contributors|columnist|"
    r"writer|reporter|profile|userpic|headshot)(?:-?(?:image|img|photo|pic|thumb|info|box|card|bio|box|avatar|"
    r"meta|block|name|wrapper|container|picture|profile|description))?(?=\Z|[\s_:]|-\d|__)"
)
_FILE = re.compile(r"\A(?!.*/wiki/)[^?#]+\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|\Z)", re.IGNORECASE)
_PICTURE_PAGE = re.compile(r"photo|gallery|image|picture|slide|foto|media|attachment|flickr|wikimedia", re.IGNORECASE)
_SMALL = 100
_TINY = 40


def candidates(zone: Element) -> Iterator[Element]:
    """Yield every element that may show a picture, in the order of the page."""
    for element in zone.elements():
        if element.tag in IMAGES:
            yield element
        elif element.tag in ("div", "span", "a", "figure", "li", "section", "picture"):
            style = element.attributes.get("style", "")
            if ("url(" in style and _STYLE.search(style)) or (
                element.first(*IMAGES) is None
                and _data_address(element)
                and (element.tag != "a" or element.attributes.get("data-src"))
            ):
                yield element


def _data_address(element: Element) -> str:
    """Return the address that a lazy element without an img holds."""
    attributes = element.attributes
    for name in (*_LARGE, "itemid"):
        value = attributes.get(name, "")
        if value and is_image_address(value) and not is_placeholder(value) and " " not in value.strip():
            return value
    for name in _SETS:
        if (value := attributes.get(name, "")) and (found := largest(value)[0]):
            return found
    return ""


def addresses(element: Element, base: str) -> list[str]:
    """Return every address of a picture's files, the largest first.

    Args:
        element: An image, or what shows one.
        base: The page's own public address, or empty.
    """
    attributes = element.attributes
    sized: list[tuple[float, str]] = []
    holders = [element]
    if element.parent is not None and element.parent.tag == "picture":
        holders += [child for child in element.parent.elements() if child.tag == "source"]
    for holder in holders:
        for name in _SETS:
            if value := holder.attributes.get(name):
                address, size = largest(value)
                if address:
                    sized.append((size, address))
        if holder is not element and (value := holder.attributes.get("src") or holder.attributes.get("data-src")):
            sized.append((1.0, value))
    plain = [value for name in _LARGE if (value := attributes.get(name, "")) and _looks_like_address(value)]
    if (src := attributes.get("src", "")) and not src.startswith("data:"):
        plain.append(src)
    if match := _STYLE.search(attributes.get("style", "")):
        plain.append(match[1])
    if element.tag not in IMAGES and (lazy := _data_address(element)):
        plain.append(lazy)
    if not sized and all(map(is_placeholder, plain)):
        plain = [
            value
            for name, value in attributes.items()
            if name.startswith("data-") and is_image_address(value) and _looks_like_address(value)
        ]
    sized.sort(key=lambda pair: -pair[0])
    # A set that states widths knows the largest; else a lazy attribute does; `src` is often the smallest.
    ordered = (
        [address for size, address in sized if size > 1] + plain + [address for size, address in sized if size <= 1]
    )
    link = next((above for above, _ in zip(element.ancestors(), range(4), strict=False) if above.tag == "a"), None)
    if link is not None and _FILE.search(href := link.attributes.get("href", "")):
        ordered.insert(0, href)  # the picture is linked to its full size
    local = [address for address in plain if re.match(r"(?:\./)?[^/:?#]+_files/", address)]
    found = [absolute(address, base) for address in (*local, *ordered)]
    return list(dict.fromkeys(address for address in found if address))


def _looks_like_address(value: str) -> bool:
    value = value.strip()
    return (
        bool(value)
        and len(value) < 2000
        and " " not in value
        and value[0] not in "{["
        and ("/" in value or is_image_address(value))
        and not is_placeholder(value)
    )


def is_editorial(element: Element, found: list[str], body: Element, *, captioned: bool) -> bool:
    """Say whether a picture belongs to the story: no icon, logo, portrait of the writer, advertisement, link to another story.

    Args:
        element: What shows it.
        found: Its addresses.
        body: Of the story.
        captioned: Whether it has a caption or credit.
    """
    if not found:
        return False
    attributes = element.attributes
    address = found[0]
    if _TRACKERS.search(address) or address.lower().partition("?")[0].endswith((".svg", ".ico")):
        return False
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    if (width and width <= _TINY) or (height and height <= _TINY):
        return False
    if _NEVER.search(address) or _of_writer(element, body):
        return False
    if captioned:
        return not re.search(r"avatar|logo|gravatar|headshot", element.names)
    if (width and width <= _SMALL) or (height and height < _SMALL * 0.7):
        return False
    name = picture_key(address).rpartition("/")[2]
    if _NOT_EDITORIAL.search(name) or _NAMES.search(element.names):
        return False
    if name.lower().endswith(".gif") and not (width or 0) > 250:
        return False
    for number, ancestor in enumerate(element.ancestors()):
        if ancestor is body:
            break
        if number < 4 and _NAMES.search(ancestor.names):
            return False
        if ancestor.tag == "a" and _leads_elsewhere(ancestor, body):
            return False
    return True


def _of_writer(element: Element, body: Element) -> bool:
    """Say whether a picture shows who wrote the story: it stands in a box about the writer, not in a figure."""
    for number, ancestor in enumerate((element, *element.ancestors())):
        if number > 5 or ancestor is body or ancestor.tag in ("figure", "article", "main", "body"):
            return False
        if _WRITER.search(ancestor.names) and len(ancestor.names) < 200:
            return True
    return False


def leads_elsewhere(element: Element) -> bool:
    """Say whether a picture stands in a link to another page."""
    link = next(
        (ancestor for number, ancestor in enumerate(element.ancestors()) if ancestor.tag == "a" and number < 8), None
    )
    if link is None:
        return False
    href = link.attributes.get("href", "")
    return (
        bool(href)
        and not is_image_address(href)
        and not href.startswith(("#", "javascript:"))
        and not _PICTURE_PAGE.search(href)
    )


def in_furniture(element: Element, body: Element) -> bool:
    """Say whether an element stands among the furniture of a page."""
    above = list(element.ancestors())  # what an image itself is called says how it may be used: "img-share"
    figure = next((number for number, ancestor in enumerate(above[:8]) if ancestor.tag == "figure"), -1)
    for ancestor in above[figure + 1 :]:
        if ancestor is body or ancestor.tag == "body" or body.within(ancestor):
            return False
        if element_kind(ancestor) not in ("", "plug"):
            return True
        if ancestor.tag == "footer":
            return True
    return False


def _leads_elsewhere(link: Element, body: Element) -> bool:
    href = link.attributes.get("href", "")
    if not href or is_image_address(href) or href.startswith("#") or not _PAGE.search(href):
        return False
    if _PICTURE_PAGE.search(href):
        return False
    return not (
        link.within(body)
        and link.parent is not None
        and not link.text()
        and not re.search(r"related|thumb|teaser|promo|item", link.parent.names)
        and link.parent.tag in ("p", "div", "figure", "center")
        and len(link.parent.text()) == 0
    )


def _pixels(value: str) -> int:
    match = re.match(r"\s*(\d{1,5})(?:px|\.\d+)?\s*\Z", value)
    return int(match[1]) if match else 0


def json_attributes(element: Element) -> dict[str, str]:
    """Return the texts of a JSON object in a data attribute: caption, credit and address of players and galleries."""
    found: dict[str, str] = {}
    for name, value in element.attributes.items():
        if name.startswith("data-") and value.startswith("{") and len(value) < 20_000:
            try:
                item = json.loads(value)
            except (ValueError, RecursionError):
                continue
            if isinstance(item, dict):
                found |= {str(key).lower(): text for key, text in item.items() if isinstance(text, str)}
    return found
