"""What of an address tells a story: one key for its many spellings, and the id that many systems put at its end.

>>> (
...     address_key("http://www.example.org/a/b.html?utm_source=x#top"),
...     tail_key("https://example.org/n/rain-falls-8841207/"),
... )
('url:example.org/a/b', 'tail:8841207')
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from skywave.archive.encoding import format_base32, sha256

_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_TRACKING: Final = re.compile(
    r"^(?:utm_\w*|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_ga|yclid|twclid|spm|cmpid|cmp|ref|ref_src|referrer|source|"
    r"ocid|ito|smid|partner|feature|share\w*|amp|outputtype|output|print|rss|feed|s_cid|ncid|xtor|at_\w+|ns_\w+|"
    r"_x_tr_\w+)$"
)
_SUFFIX = re.compile(r"(?:/amp|/index\.\w{2,5}|/story\.html?|\.(?:amp\.)?(?:html?|s?php|aspx?|jsp|cms))+$")
_TAIL = re.compile(r"(?:^|[^0-9])([0-9]{6,20})$")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DATE_REVERSED = re.compile(
    r"(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]))(?:19|20)\d\d"
)
_LONGEST = 2_000
_HASH_BYTES = 16


def address_key(address: str) -> str:
    """Return the key that all spellings of an address share, or empty where it names no story (a front page).

    Scheme, `www.`, `m.`, `amp`, fragment, tracking parameters, index pages and file name extensions do not count.
    """
    try:
        parts = urlsplit(address.strip()[:_LONGEST])
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    while match := _HOST.match(host):
        if host.count(".") < 2:
            break
        host = host[match.end() :]
    path = _SUFFIX.sub("", unquote(parts.path).rstrip("/")).rstrip("/")
    kept = sorted(pair for pair in parse_qsl(parts.query) if pair[1] and not _TRACKING.match(pair[0].lower()))
    if not path and not kept:
        return ""
    query = f"?{urlencode(kept)}" if kept else ""
    return f"url:{host}{port}{path}{query}"


def address_hash(key: str) -> str:
    """Return what a head states of an address: base32 of the first 16 bytes of SHA-256 of its key, 26 characters.

    >>> address_hash(address_key("https://www.example.org/a/b.html"))
    'nx54m7ub5wmqr7hsu4yyyusaau'
    """
    return format_base32(sha256(key.encode())[:_HASH_BYTES])


def tail_key(address: str) -> str:
    """Return a key of the number at the end of an address, or empty; a date is no such number.

    Different addresses with one number are often one story, and sometimes not: the texts must be compared.
    """
    key = address_key(address)
    found = _TAIL.search(key.partition("?")[0])
    if not found or _DATE.fullmatch(found[1]) or _DATE_REVERSED.fullmatch(found[1]):
        return ""
    return f"tail:{found[1]}"
