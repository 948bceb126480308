"""Makes text from elsewhere fit to be shown: the writing side of the rules in `archive.text`.

    clean_line    one line: NFC, white space folded to single spaces, forbidden characters dropped
    clean_lines   the same for each line; empty lines dropped
    clean_raw     only what would be refused is dropped: for credits, which keep their own spelling
    clean_link    an http or https address that the public can reach, or None

What cannot be shown is dropped without a message: it carries no words. What is too long is refused.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from unicodedata import is_normalized, normalize
from urllib.parse import quote, urljoin

from skywave.archive.text import check_link
from skywave.errors import Malformed

# Spaces that a browser would show as one space. U+3000 and the thin spaces are typography and stay.
FOLD = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\xa0\u2028\u2029]+")
_DROPPED = "\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_DROPPED}]")
_SUSPECT = re.compile(f"[{_DROPPED}\u2066-\u2069]")
_ISOLATE = re.compile("[\u2066-\u2069]")
_SPACES = re.compile("  +")
_POP = "\u2069"
# Characters that leave nothing to see when nothing else is there.
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0]+",
)
_UNQUOTED = re.compile("[\\s\"'<>\\\\^`{|}\x00-\x20\x7f]")
_HOST = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_PRIVATE_SUFFIXES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp")


def clean_line(text: str) -> str:
    r"""Return a text as one clean line.

    >>> clean_line("  two\u200b \n lines\x00 ")
    'two\u200b lines'
    """
    return clean_span(FOLD.sub(" ", text)).strip()


def clean_lines(text: str) -> str:
    """Return a text with every line clean and no empty line; blank where it has nothing to see."""
    lines = (clean_line(line) for line in text.splitlines())
    # An isolate may not be left open across lines, so each line was balanced by itself.
    return "\n".join(line for line in lines if is_visible(line))


def clean_raw(text: str) -> str:
    """Return a text with nothing changed but the white space around it and what may not be shown at all."""
    lines = (re.sub("[\t\v\f]", " ", line).strip() for line in text.splitlines())
    return balance(_FORBIDDEN.sub("", "\n".join(lines))).strip()


def clean_span(text: str) -> str:
    """Return a text in NFC without the characters that may not be shown; newlines and spaces stay."""
    if _SUSPECT.search(text):
        text = _SPACES.sub(" ", balance(_FORBIDDEN.sub("", text)))  # what is dropped may have stood between spaces
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def is_visible(text: str) -> bool:
    """Say whether a reader would see anything of a text."""
    return _INVISIBLE.fullmatch(text) is None and bool(text)


def balance(text: str) -> str:
    """Return a text without the isolates that have no partner."""
    marks = list(_ISOLATE.finditer(text))
    if not marks:
        return text
    opened: list[int] = []
    single: list[int] = []
    for mark in marks:
        if mark[0] != _POP:
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            single.append(mark.start())
    unpaired = {*opened, *single}
    return "".join(character for place, character in enumerate(text) if place not in unpaired) if unpaired else text


def clean_link(address: str, *, base: str = "") -> str | None:
    """Return an address that a reader can open, or None: only http and https, no credentials, no host of a private network.

    Args:
        address: As it stands in an attribute.
        base: The page's own public address, or empty where a relative address leads nowhere.
    """
    address = "".join(_FORBIDDEN.sub("", address).split("\n")).strip()
    try:
        if base:
            address = urljoin(base, address)
        elif address.startswith("//"):
            address = "https:" + address
        address = _UNQUOTED.sub(lambda match: quote(match[0]), address)
        host = _HOST.match(address)
        if host is None or "@" in host[1]:
            return None
        scheme, _, rest = address.partition(":")
        name = host[1] if host[1].endswith("]") else host[1].partition(":")[0]
        if not _is_public(name.lower().rstrip(".")):
            return None
        return check_link(f"{scheme.lower()}:{rest}")
    except (ValueError, Malformed):
        return None


def _is_public(host: str) -> bool:
    """Say whether a host name or number is one that everybody can reach."""
    try:
        return ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." in host and not host.endswith(_PRIVATE_SUFFIXES) and not host.rpartition(".")[2].isdigit()
