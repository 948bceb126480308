"""What a parser of HTML would take far too long for, found before it is asked: a tag with thousands of attributes.

The parser compares each attribute of a tag with all others of it, so that a megabyte of attributes takes minutes.
"""

from __future__ import annotations

import re

from skywave.errors import Malformed

TAG = re.compile(
    r"""<(/?)([A-Za-z][^\s/>]*+)((?:[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)*+)[\s/]*+>?""",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_SHORT = 20_000
_ATTRIBUTES = 10_000


def check_attributes(html: str) -> None:
    """Refuse a text of which one tag has more attributes than any page has.

    Args:
        html: A document or a fragment.

    Raises:
        Malformed: There is such a tag.
    """
    if len(html) <= _SHORT:
        return
    for match in TAG.finditer(html):
        attributes = match[3]
        if len(attributes) > _SHORT and sum(1 for _ in _ATTRIBUTE.finditer(attributes)) > _ATTRIBUTES:
            raise Malformed(f"a tag has more than {_ATTRIBUTES} attributes")
