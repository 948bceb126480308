"""Pictures that a saved page holds in itself: data addresses, put aside so that the page can be read like any other."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final
from urllib.parse import unquote

_DATA = re.compile(
    r"data:image/(jpeg|jpg|png|webp|gif|avif)(?:;[a-z0-9=-]{1,40}){0,3};base64,([A-Za-z0-9+/=%]{1500,})", re.IGNORECASE
)
HOST: Final = "pictures-in-the-page.invalid"
_MOST = 200


def put_aside(html: str) -> tuple[str, dict[str, bytes]]:
    """Return a page with addresses that lead nowhere in the place of the pictures that it holds, and those pictures.

    What is shorter than a small picture stays: it only holds the place of one that a script would load.
    """
    held: dict[str, bytes] = {}

    def aside(match: re.Match[str]) -> str:
        if len(held) >= _MOST:
            return match[0]
        words = unquote(match[2]) if "%" in match[2] else match[2]
        try:
            data = base64.b64decode(words + "=" * (-len(words) % 4))
        except (binascii.Error, ValueError):
            return ""
        address = f"https://{HOST}/p{len(held):03}x.{match[1].lower()}"
        held[address] = data
        return address

    return (_DATA.sub(aside, html), held) if "base64," in html else (html, held)
