"""The date that a page shows near its heading, for pages whose data state none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave.sources.page.dates import page_time
from skywave.sources.page.furniture import element_kind

if TYPE_CHECKING:
    from skywave.sources.page.article import Story

_DATE_NAMES = re.compile(
    r"(?:\A|[\s_:.-])(?:date|time|timestamp|pub-?(?:date|time)|pubtime|publish(?:ed)?(?:-?(?:date|time|on))?|"
    r"post-?(?:date|time|meta)|article-?(?:date|time|info)|entry-?date|datepublished|dateline|byline|info|"
    r"source|meta|ep-time-soure|laiyuan)(?=\Z|[\s_:.-])"
)


def shown_date(story: Story) -> int | None:
    """Return the date that a page shows near its heading, or None."""
    for element in story.zone.elements():
        value = element.attributes.get("datetime", "") if element.tag == "time" else ""
        if "datepublished" in element.attributes.get("itemprop", "").lower():
            value = element.attributes.get("content") or value or element.text()
        if value and (found := page_time(value)) is not None and not element_kind(element):
            return found
    for element in story.zone.elements():
        if element.tag in ("p", "a", "article") or len(element.names) > 300 or not _DATE_NAMES.search(element.names):
            continue
        text = element.text()
        if len(text) < 200 and (found := page_time(text)) is not None:
            return found
    return None
