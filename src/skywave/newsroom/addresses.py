"""The addresses at which a story stood before, as hashes for its head: a dead address then finds the story in any copy.

Only addresses of the public site count. What is hashed can be guessed by whoever guesses the address, so a host inside of a
system must not be among them, not even as a hash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from skywave.archive.head import ADDRESSES
from skywave.story.address import address_hash, address_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_URL: Final = "url:"
_PATH: Final = "address:"  # on the masthead's own site, from a source whose hosts are internal
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
# Names that lead nowhere in public (RFC 6761, RFC 6762, RFC 8375, and what networks at home and at work call themselves).
_PRIVATE = re.compile(r"\.(?:arpa|corp|home|internal|intranet|invalid|lan|local|localhost|onion|private|test)$")
_WORKSHOP = re.compile(
    r"(?:^|[.-])(?:admin|cms|dev|edit|internal|intranet|preview|stage|staging|test|uat)\d*[.-]|devview\."
)


def former_addresses(ids: Iterable[str], site: str, *, republished: bool) -> tuple[str, ...]:
    """Return the hashes of the public addresses among a draft's ids, sorted, at most as many as a head holds.

    Args:
        ids: As `Draft.ids`: the source's own first, which are kept where there are too many.
        site: The masthead's public domain. An address counts on it and below it.
        republished: The story came from another publisher: then an address on any public domain counts.
    """
    keys = (
        address_key(address) for address in _addresses(ids, site) if _is_public(address, site, anywhere=republished)
    )
    hashes = dict.fromkeys(address_hash(key) for key in keys if key)
    return tuple(sorted(list(hashes)[:ADDRESSES]))


def _addresses(ids: Iterable[str], site: str) -> Iterator[str]:
    for name in ids:
        if name.startswith(_URL):
            yield name.removeprefix(_URL)
        elif name.startswith(_PATH):
            yield f"https://{site}{name.removeprefix(_PATH)}"


def _is_public(address: str, site: str, *, anywhere: bool) -> bool:
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if port is not None or not _NAME.fullmatch(host) or _PRIVATE.search(host) or _WORKSHOP.search(host):
        return False
    own = site.lower().removeprefix("www.")
    return anywhere or host == own or host.endswith(f".{own}")
