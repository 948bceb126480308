"""Addresses of pictures: the one of the largest file, and one key for all sizes of the same photo.

>>> picture_key("https://x.example/a-1024x683.jpg?w=300")
'https://x.example/a.jpg'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from skywave.sources.reading.clean import clean_link

if TYPE_CHECKING:
    from collections.abc import Iterable

_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|jfif|tiff?|bmp)(?:$|[?#!@/&_:;])", re.IGNORECASE)
_CANDIDATE = re.compile(r"\s*(\S+?)(?:\s+(\d+(?:\.\d+)?)([wxh])\s*(?:\d+h\s*)?)?\s*(?:,(?=\s|https?:|//|/)|,?\s*\Z)")
_PLACEHOLDER = re.compile(
    r"\A(?:data:|about:|javascript:|blob:|#|\Z)|(?:/|^|[_-])(?:blank|spacer|transparent|placeholder|pixel|"
    r"loading|loader|lazy(?:load)?|"
    r"1x1|grey|gray|empty|dot|clear|trans|default[_-]?image|no[_-]?image|noimg|preload|"
    r"img_loading)(?:[_-][^/]*)?\.(?:gif|png|svg|jpg|webp)",
    re.IGNORECASE,
)
# What a content delivery network is asked to do with a picture, not which picture it is.
_RESIZING = re.compile(
    r"(?:w|h|q|s|c|f|m|wid|hei|width|height|quality|fit|crop|resize|auto|fm|format|dpr|ssl|strip|op_.*|rect|cs|"
    r"ixlib|ixid|"
    r"size|downsize|output-quality|output-format|interpolation|mode|scale|zoom|image-size|imwidth|imageview.*|"
    r"x-oss-process|"
    r"auth|smart|sw|sh|sm|cx|cy|cw|ch|iw|im|imdensity|impolicy|tp|wx_fmt|usecrop|focal|focalpoint|anchor|v|ver|t|"
    r"itok|h_.*|w_.*|gravity|disable|enable|upscale|precrop|offset.*|overlay.*|sharp|sig|token|hash|type|name|"
    r"as|dc|blur)",
    re.IGNORECASE,
)
_SIZES = (
    (re.compile(r"[-_]\d{2,4}x\d{2,4}(?:[-_][a-z]{1,3})?(?=\.[a-z]{3,4}\Z)", re.IGNORECASE), ""),
    (re.compile(
        r"(?:[-_]scaled|@[23]x|-e\d{10,13}|[-_](?:small|medium|large|thumb(?:nail)?|big|full|xlarge|"
        r"square|preview|tmb|orig(?:inal)?))+(?=\.[a-z]{3,4}\Z)", re.IGNORECASE), ""),
    (re.compile(
        r"(?:_cx\d+_cy\d+_cw\d+)?(?:_[whqsrn]\d*|"
        r"_rh?\d+)*_[wrs]\d+(?:_[a-z]\d*)*(?=\.[a-z]{3,4}\Z)", re.IGNORECASE), ""),
    (re.compile(
        r"-(?:articleLarge|superJumbo|jumbo|popup|master\d+|articleInline|blog\d+|threeByTwo\w*|"
        r"videoSixteenByNine\w*|facebookJumbo|mobileMasterAt3x|largeHorizontal\w*|(?:wide|square|"
        r"thumb)\w{0,20})(?:-v\d+)?(?=\.[a-z]{3,4}\Z)"), ""),
    (re.compile(
        r"/(?:news|ace/(?:standard|ws|branded_\w+)|images/ic)/\d{2,4}(?:x\w+)?(?:xn)?/(?=cpsprodpb/|"
        r"mcs/|p0)"), "/"),
    (re.compile(r"/(?:styles|sites/[^/]+/files/styles)/[^/]+/public/"), "/public/"),
    (re.compile(r"/(?:resize|crop|thumbnail|quality|format|strip|scale|width|height)/[^/]{1,40}(?=/)"), ""),
    (re.compile(r"/(?:[cwhqfgt]_[A-Za-z0-9:.,_-]{1,60}|[wh]\d{2,4}(?:-[a-z]?\d+)*|\d{2,4}x\d{0,4}|fit-in)(?=/)"), ""),
    (re.compile(r"/(?:master|\d{2,5})/\d{2,4}(?=\.[a-z]{3,4}\Z)"), "/"),
    (re.compile(r"(?:/|\.)(?:scale|\d+x\d+|mini|preview|large|thumb|image(?:_\w+)?)/?\Z"), ""),
)  # fmt: skip


def is_image_address(address: str) -> bool:
    """Say whether an address ends like a picture's."""
    return bool(_IMAGE.search(address))


def is_placeholder(address: str) -> bool:
    """Say whether an address is of what stands where a lazy picture will be, and of no picture."""
    return bool(_PLACEHOLDER.search(address.strip()))


def largest(srcset: str) -> tuple[str, float]:
    """Return the address of the largest picture of a srcset, and its size (0 where it states none)."""
    best, size = "", -1.0
    for number, match in enumerate(_CANDIDATE.finditer(srcset[:20_000])):
        if number > 50:
            break
        given = float(match[2]) * (1 if match[3] == "w" else 400) if match[2] else 0.0
        if given > size and not is_placeholder(match[1]):
            best, size = match[1], given
    return best, max(size, 0.0)


def absolute(address: str, base: str) -> str:
    """Return an address in full, a relative file as it is where the page has no address, or empty where it leads nowhere.

    Args:
        address: As written.
        base: The page's own public address, or empty.
    """
    address = "".join(address.split("\n")).strip()
    if is_placeholder(address):
        return ""
    local = re.match(r"(?:\./)?[^/:?#]{1,200}_files/", address)
    if local is None and (link := clean_link(address, base=base)):
        return link
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#", address) or len(address) > 1000 or not address.isprintable():
        return ""
    return unquote(address).removeprefix("./") if ".." not in address else ""


def picture_key(address: str) -> str:
    """Return an address without what only says how large the picture is served."""
    for _ in range(2):  # a proxy names the picture's own address in its path or query
        inner = re.search(r".(https?(?::|%3A)(?:/|%2F){1,2}[^\s&]+)", address, re.IGNORECASE)
        if inner is None or not _IMAGE.search(unquote(inner[1])):
            break
        address = re.sub(r"\A(https?):/+", r"\1://", unquote(inner[1]))
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host, path = parts.netloc.lower(), parts.path
    if re.fullmatch(r"i\d\.wp\.com", host):
        host, _, path = path.lstrip("/").partition("/")
        path = f"/{path}"
    for pattern, instead in _SIZES:
        path = pattern.sub(instead, path)
    pairs = [(name, value) for name, value in parse_qsl(parts.query) if not _RESIZING.fullmatch(name)]
    scheme = "https" if parts.scheme == "http" else parts.scheme
    return urlunsplit((scheme, host, path, urlencode(pairs[:5]), ""))


def file_name(address: str) -> str:
    """Return the last part of an address's path, for messages and for telling two addresses of one file."""
    # Not urlsplit: an address that it refuses has a file name all the same.
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2])[-200:]


def same_file(key: str, others: Iterable[str]) -> str | None:
    """Return the key among others that is the same photo under another folder or host, by a name that is no accident."""
    name = file_name(key)
    if len(name) < 12 or not re.search(r"\d{3}|[0-9a-f]{8}|-\w+-\w+-", name):
        return None
    stem = name.rpartition(".")[0] or name
    for other in others:
        found = file_name(other)
        if found == name or (found.rpartition(".")[0] or found) == stem:
            return other
    return None


def join(base: str, address: str) -> str:
    """Return an address relative to another, or empty where it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
