"""Reads the texts of IPTC-IIM, whose bytes rarely say in which encoding they are.

A record that declares UTF-8 (dataset 1:90, ESC % G) is UTF-8. Else ASCII is ASCII, and what is valid UTF-8 all through is
taken for it. Western Windows text is recognised by where its few high bytes stand; anything else (GBK, Big5, EUC-KR, VISCII,
TCVN) is left out, since a wrong name under a photo is worse than none. Source: IPTC-NAA IIM 4.2, chapters 5 and 6.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

UTF8: Final = b"\x1b%G"
_LOWER = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœšž"
_UPPER = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒŠŽŸ"
_MARKS = "‘“”–—…•©®™°«»\xa0£€§"
# A high letter that continues a word in its own case, alone among ASCII letters; or a mark that is not inside a word.
_WESTERN = re.compile(
    "(?:[\x00-\x7f]"
    f"|(?<![{_LOWER}{_UPPER}{_MARKS}])[{_LOWER}](?![{_LOWER}{_UPPER}A-Z])"
    f"|(?<![a-z{_LOWER}{_UPPER}{_MARKS}])[{_UPPER}](?![{_LOWER}{_UPPER}])"
    f"|(?<=[A-Za-z])’(?=[A-Za-z{_LOWER}])|’(?![A-Za-z{_LOWER}{_UPPER}])|(?<![A-Za-z{_LOWER}{_UPPER}])’"
    f"|(?<![A-Za-z{_LOWER}{_UPPER}])[{_MARKS}]|[{_MARKS}](?![A-Za-z{_LOWER}{_UPPER}])"
    ")+",
)


def decode(data: bytes, *, declared: bool) -> tuple[str | None, bool]:
    """Return (text, certain) of a field's bytes; None where its encoding cannot be told.

    Args:
        data: The field; a character that its end cuts is dropped.
        declared: Whether the record says that it is UTF-8.
    """
    if data.isascii():
        return data.decode("ascii"), True
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data), declared
    except UnicodeDecodeError:
        if declared:
            return None, False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, False
    return (text if _WESTERN.fullmatch(text) else None), False
