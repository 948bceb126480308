"""What a document begins with: a whole page of a site, as a browser saved it, or something else.

>>> is_whole_page(b"<!-- saved --><!DOCTYPE html><html><head><title>x</title>"), is_whole_page(b"<p>Text")
(True, False)
"""

from __future__ import annotations

import re

_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|meta|title|body)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:html|head|meta|title|body)\b", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SPACES = re.compile(r"\s*")


def is_whole_page(start: bytes) -> bool:
    """Say whether a document begins as a whole HTML page: not as a feed, not as a bare text with front matter.

    Args:
        start: Its first bytes, untrusted.
    """
    text = (
        (start.replace(b"\0", b"") if start[:2] in _WIDE else start).decode("utf-8", "replace").lstrip("\ufeff\ufffd")
    )
    place = after_prolog(text)
    return bool(_OPENING.match(text, place)) and bool(_ELEMENT.search(text, place))


def after_prolog(text: str) -> int:
    """Return the place after the white space, comments and processing instructions that a document may begin with."""
    place = 0
    while True:
        match = _SPACES.match(text, place)
        place = match.end() if match else place
        if text.startswith("<!--", place):
            end = text.find("-->", place + 4)
        elif text.startswith("<?", place):
            end = text.find(">", place)
        else:
            return place
        if end < 0:
            return len(text)
        place = end + (3 if text.startswith("<!--", place) else 1)
