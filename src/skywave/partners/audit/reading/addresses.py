"""Addresses of a copy's page: made absolute where the page's own is known, never opened, never anything but http and https."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_CHARACTERS = 2_000
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s>]{1,2000})")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s{1,8}url:\s{0,8}(https?://[^\s>]{1,2000})")
_CONTROLS = re.compile("[\x00-\x20\x7f-\x9f]")
# http, www, or a host of a well-known top-level domain and a path; a sentence's full stop is not of it.
_WRITTEN = re.compile(
    r"(?<![\w@./-])(?:https?://[^\s<>\"'“”‘’）)】\]]{3,1000}|(?:www\.)?[a-z0-9](?:[a-z0-9-]{0,62}\.){1,4}"
    r"(?:com|org|net|info|news|asia|media|example|vn|cn|kr|hk|tw|mm|uk|us|au|eu|io|co)(?![\w-])(?:/[^\s<>\"'“”‘’）)】\]]{0,1000})?)",
    re.IGNORECASE,
)


def saved_from(html: str) -> str:
    """Return the address that a browser wrote into a saved page, or empty."""
    match = _SAVED.search(html[:4_000]) or _SINGLE_FILE.search(html[:4_000])
    return match[1] if match else ""


def absolute(href: str, base: str) -> str:
    """Return an address in full where that is possible, as it stands where the page's own is not known, or empty."""
    href = _CONTROLS.sub("", href[: 2 * _CHARACTERS])
    try:
        joined = urljoin(base, href) if base else f"https:{href}" if href.startswith("//") else href
    except ValueError:
        return ""
    if len(joined) > _CHARACTERS or (re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", joined) and not is_web(joined)):
        return ""
    return joined


def is_web(address: str) -> bool:
    """Say whether an address is one of http or https, in full."""
    return bool(re.match(r"https?://[^/\s]", address, re.IGNORECASE))


def written_addresses(text: str) -> list[str]:
    """Return the addresses that a text writes out, in full: "www.rfa.org" with its scheme."""
    found = [match[0].rstrip(".,;:!?…。，；：၊။") for match in _WRITTEN.finditer(text)]
    return [address if is_web(address) else f"https://{address}" for address in found]
