"""Names of writers as pages give them: without "By", addresses, roles and the site's own navigation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave import limits
from skywave.sources.page.furniture import element_kind
from skywave.sources.reading.clean import clean_line, is_visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skywave.sources.page.article import Story
    from skywave.sources.page.tree import Element

_NAMED = re.compile(
    r"(?:\A|[\s_:.-])(?:bylines?|by-?line|author(?:s|-?names?|name)?|writer|reporter|creator|journalist|"
    r"contributor)(?=\Z|[\s_:.-])"
)
_INTRO = re.compile(
    r"\A\W*(?:(?:story|words|text|reported|reporting|written|report|article|posted|published|analysis|opinion|"
    r"submitted) by\b|by\b|byline|authors?\s?[:：]|writers?\s?[:：]|reporters?\s?[:：]|记者|記者|作者|文[/／]|撰文|本报记者|por |"
    r"von |par |di |oleh|от |автор\s?:?|tác giả|người viết|โดย)\s*[:：]?\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:、|;|\||\s+and\s+|\s+và\s+|\s+und\s+|\s+et\s+|\s+&\s+|\n|,\s+and\s+)\s*")
_ROLE = re.compile(
    r"\A(?:.* )?(?:staff (?:writer|reporter)|correspondents?|reporters?|editors?|writers?|columnist|"
    r"contributors?|bureau chief|producer|senior \w+|special to .*|for .*|in [A-Z]\w+)\Z",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"https?://\S+|\S+@\S+|@\w+|\(?\b(?:updated|published|posted|last modified)\b.*\Z|\d{1,2}:\d\d.*\Z|"
    r"\b\d{4}[-/.年]\d.*\Z|\s+on\s*\Z|\s*发布(?:时间|于).*\Z|:?\s*\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec)[a-z]*\.? \d{4}.*\Z|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*\Z|[|•·].*\Z",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b.*\Z", re.IGNORECASE)
_NAVIGATION = re.compile(
    r"\A(?:follow|home|news|all|more|view|see|about|contact|email|share|profile|posts?|archive|author|admin|"
    r"administrator|editor|website|read more|bio|twitter|facebook|rss|unknown|none|null|\d+)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,，]\s*")
_MOST = 20


def names_in(line: str) -> tuple[str, ...]:
    """Return the names of one line.

    >>> names_in("By Ann Lee and Bo Kim, Staff Writers")
    ('Ann Lee', 'Bo Kim')
    """
    line = clean_line(line)[: limits.TITLE_CHARACTERS]
    line = _MONTH.sub("", _DROPPED.sub("", _INTRO.sub("", line, count=1))).strip(" ,.|-–—:：/(")
    found: list[str] = []
    for part in _PARTS.split(line):
        pieces = [piece for piece in _COMMA.split(_INTRO.sub("", part, count=1)) if piece]
        if len(pieces) > 1 and not all(
            1 < len(piece.split()) < 5 or (len(piece) < 6 and not piece.isascii())
            for piece in pieces
            if not _ROLE.match(piece)
        ):
            pieces = pieces[:1] if _ROLE.match(pieces[-1]) else [", ".join(pieces)]
        found += [piece.strip(" .:：") for piece in pieces if not (len(pieces) > 1 and _ROLE.match(piece))]
    return tuple(dict.fromkeys(name for name in found if _is_name(name)))[:_MOST]


def _is_name(name: str) -> bool:
    return (
        is_visible(name)
        and 1 < len(name) <= 120
        and len(name.split()) <= 8
        and not _NAVIGATION.match(name)
        and not re.search(r"[<>{}\[\]=]|\.(?:com|org|net)/", name)
    )


def find_byline(story: Story, stated: Iterable[str], organisations: Iterable[str], site: str) -> tuple[str, ...]:
    """Return the names of those who wrote a story: as the metadata state them, else as the page shows them near its heading."""
    names = [name for line in stated if "/" not in line or " " in line for name in names_in(line)]
    people = [name for name in dict.fromkeys(names) if not _is_site(name, site)]
    if people:
        return tuple(people[:_MOST])
    for element in story.zone.elements():
        if element.tag in ("article", "main", "body") or element is story.body:
            continue
        get = element.attributes.get
        if not (get("rel") == "author" or "author" in get("itemprop", "") or _NAMED.search(element.names)):
            continue
        if len(element.names) > 300 or element_kind(element) or any(element_kind(above) for above in _near(element)):
            continue
        text = element.text()
        if 1 < len(text) < 200 and (found := names_in(text)):
            return found
    bodies = [name for line in organisations for name in names_in(line)]
    return tuple(name for name in dict.fromkeys((*bodies, *names)) if not _is_site(name, site))[:_MOST]


def _is_site(name: str, site: str) -> bool:
    """Say whether a name is only the site's."""
    return name.lower() == site.lower() or bool(re.fullmatch(r"(?:www\.)?[\w-]+\.[a-z]{2,6}", name, re.IGNORECASE))


def _near(element: Element) -> Iterable[Element]:
    for number, above in enumerate(element.ancestors()):
        if number > 5 or above.tag in ("article", "main", "body"):
            return
        yield above
