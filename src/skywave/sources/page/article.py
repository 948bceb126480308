"""Finds the article of a page: its heading, the element that holds its text, and the wider one that holds both.

Every block's own words are weighed, without those of links; words among furniture weigh nothing. The body is what the page itself
calls so, where it holds enough, else the deepest element that holds most of the weight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.sources.page.furniture import element_kind
from skywave.sources.page.tree import BLOCK, Element

if TYPE_CHECKING:
    from collections.abc import Collection

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BODY = re.compile(
    r"(?:\A|[\s_:.-])(?:article-?body(?:-?\w+)?|story-?(?:body|text|content|copy)(?:-?\w+)?|entry-?(?:content|"
    r"body)|post-?(?:content|body|text|entry)|article-?(?:content|text|main|copy|detail)(?:-?\w+)?|"
    r"articlebody|articletext|news-?(?:content|text|body|detail)|main-?(?:content-)?text|body-?(?:content|copy|"
    r"text)|content-?(?:body|text|detail|article)|detail-?(?:content|body|text)|wsw|zn-body-text|"
    r"artibody|artical_real|post_text|newstext|newscontent|text_area|fck_detail|maincontent|endtext|contentmain|"
    r"rich_media_content|rm_txt_con|text-body|field-name-body|field--name-body|caas-body|"
    r"cnnbodytext|cnn_strycntntlft|cnn_storyarea|articleparagraph|paragraph-container|the-content|"
    r"td-post-content|single-content|prose|storytext|c-entry-content|articlecontent|content-inner|"
    r"bodycopy)(?=\Z|[\s_:.-]|\d)",
)
_SENTENCE = re.compile('[.!?。！？।။។།؟…:”"’]\\s*\\Z|[.!?。！？।။។།؟] ')
_LEAST = 30
_ENOUGH = 0.4
_MOST = 0.72
_TITLES = frozenset({"h1", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Story:
    """Where the article of a page stands.

    Attributes:
        body: The element that holds the text.
        zone: Holds the body, the heading and what stands between.
        wide: The widest element around the zone that holds no other text; a lead may stand in it before the zone.
        heading: The element of the title, or None.
        weight: How many characters of text the body has that are no links; a character of Chinese counts as two.
        page_weight: How many there are on the page.
        links: How many characters of links the body has.
    """

    body: Element
    zone: Element
    wide: Element
    heading: Element | None
    weight: float
    page_weight: float
    links: float


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MAIN = 0.45


class Weights:
    """The weight of every element of a page.

    Attributes:
        words: Characters that are the story's: in lines that are no links, outside of furniture.
        links: Characters in links.
        furniture: What an element is part of, where it is furniture.
    """

    def __init__(self, root: Element) -> None:
        self.words: dict[Element, float] = {}
        self.links: dict[Element, float] = {}
        self.furniture: dict[Element, str] = {}
        self._own: dict[Element, float] = {}
        self._order: list[Element] = []
        self._measure(root)
        raw = self._summed()
        self._label(root, raw)
        self.words = self._summed()

    def _measure(self, root: Element) -> None:
        """Weigh the lines of every block by themselves."""
        lines: dict[Element, list[float]] = {}  # of a block: characters, characters in links
        ends: dict[Element, str] = {}
        stack: list[tuple[Element, bool, Element]] = [(root, False, root)]
        while stack:
            element, linked, block = stack.pop()
            self._order.append(element)
            if element.tag in BLOCK:
                block = element
            linked = linked or element.tag == "a"
            for child in element.children:
                if isinstance(child, str) and not child.isspace():
                    length = len(child.strip())
                    if not child.isascii():
                        length += len(_WIDE.findall(child))
                    lines.setdefault(block, [0.0, 0.0])[linked] += length
                    if length > 1:
                        ends[block] = child
            stack += [(child, linked, block) for child in reversed(element.children) if isinstance(child, Element)]
        for element in self._order:
            words, links = lines.get(element, (0.0, 0.0))
            self.links[element] = links
            if (
                words < _LEAST
                or links > words
                or (element.tag == "li" and words < 2 * _LEAST)
                or element.tag in _TITLES
                or "caption" in element.tag
            ):
                continue
            self._own[element] = (
                words if element.tag in ("p", "blockquote") or _SENTENCE.search(ends.get(element, "")) else 0.3 * words
            )
        for element in reversed(self._order):
            if element.parent is not None:
                self.links[element.parent] += self.links[element]

    def _summed(self) -> dict[Element, float]:
        words: dict[Element, float] = {}
        for element in reversed(self._order):
            own = 0.0 if element in self.furniture else self._own.get(element, 0.0)
            words[element] = total = words.get(element, 0.0) + own
            if element.parent is not None:
                words[element.parent] = words.get(element.parent, 0.0) + total
        return words

    def _label(self, root: Element, raw: dict[Element, float]) -> None:
        """Find what is furniture: named so, and not most of the page."""
        whole = raw.get(root, 0.0)
        hidden = sum(raw[element] for element in self._order if is_hidden(element))
        for element in self._order:
            above = self.furniture.get(element.parent) if element.parent is not None else None
            if above:
                self.furniture[element] = above
                continue
            if element is root:
                continue
            if is_hidden(element) and whole - hidden > 300 and not _BODY.search(element.names):
                self.furniture[element] = "other"
                continue
            kind = "other" if element.tag == "noscript" else element_kind(element)
            if kind and (kind == "comment" or raw[element] < _MAIN * whole or (raw[element] < 200 and whole >= 200)):
                self.furniture[element] = kind
            elif kind and element.tag == "form":
                element.tag = "div"  # a page of ASP.NET is one form


def is_hidden(element: Element) -> bool:
    """Say whether an element is not shown until a script shows it."""
    return "hidden" in element.attributes or bool(_HIDDEN.search(element.attributes.get("style", "")))


def whole_story(root: Element) -> Story:
    """Return a fragment as a story: all of it is the body."""
    return Story(root, root, root, None, 0.0, 0.0, 0.0)


def find_story(root: Element, titles: Collection[str]) -> Story:
    """Return where the article of a page stands.

    Args:
        root: The body of the page.
        titles: Headlines as the page's metadata state them.
    """
    weights = Weights(root)
    total = weights.words.get(root, 0.0)
    body = _body(root, weights, total)
    heading = find_heading(root, titles, body)
    zone = _zone(body, heading, root)
    wide = zone
    for element in zone.ancestors():
        if element.tag == "body" or weights.words.get(element, 0.0) > 1.25 * weights.words.get(zone, 0.0):
            break
        wide = element
    return Story(body, zone, wide, heading, weights.words.get(body, 0.0), total, weights.links.get(body, 0.0))


def _body(root: Element, weights: Weights, total: float) -> Element:
    named: Element | None = None
    for element in root.elements():
        if element in weights.furniture or element.tag in ("p", "span", "a", "h1", "h2"):
            continue
        words = weights.words.get(element, 0.0)
        if words < _ENOUGH * total or words <= 0:
            continue
        is_named = "articlebody" in element.attributes.get("itemprop", "").lower() or _BODY.search(element.names)
        # The innermost that loses next to nothing.
        if is_named and (named is None or words >= 0.9 * weights.words.get(named, 0.0)):
            named = element
    if named is not None:
        return named
    element = root
    while True:
        inner = max(
            (child for child in element.children if isinstance(child, Element)),
            key=lambda child: weights.words.get(child, 0.0),
            default=None,
        )
        if (
            inner is None
            or weights.words.get(inner, 0.0) < _MOST * total
            or inner.tag in ("p", "a", "blockquote")
            or (
                inner.tag in ("li", "span", "font", "b", "strong")
                and not any(isinstance(child, Element) and child.tag in BLOCK for child in inner.children)
            )
        ):
            return element
        element = inner


def find_heading(root: Element, titles: Collection[str], body: Element) -> Element | None:
    """Return the element that holds the title: a heading whose words the metadata state, else the last h1 before the text."""
    wanted = [_folded(title) for title in titles]
    best: tuple[float, Element] | None = None
    last: Element | None = None
    seen_body = False
    for element in root.elements():
        seen_body = seen_body or element is body
        if element.tag not in _TITLES and not (
            element.tag in ("div", "span", "p", "font", "strong", "td")
            and re.search(r"title|headline|(?:\A|\W)hed(?:\Z|\W)", element.names)
        ):
            continue
        text = _folded(element.text()) if len(element.children) < 30 else ""
        if not text or len(text) > 400:
            continue
        if element.tag == "h1" and (not seen_body or last is None):
            last = element
        score = max((likeness(text, title) for title in wanted), default=0.0)
        if score > 0.55:
            score += {"h1": 0.3, "h2": 0.1}.get(element.tag, 0.0) - (
                0.2 if element_kind(element) or any(a.tag in ("a", "nav") for a in element.ancestors()) else 0.0
            )
            if best is None or score > best[0]:
                best = (score, element)
    return best[1] if best else last


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def likeness(text: str, title: str) -> float:
    """Return 0 to 1: how much of one is the other; metadata add the site's name or cut a title short."""
    text, title = _folded(text), _folded(title)
    if not text or not title:
        return 0.0
    if text == title:
        return 1.0
    short, long = sorted((text, title), key=len)
    if short in long:
        return len(short) / len(long) * 0.3 + 0.65 if len(short) >= 8 else 0.0
    common = 0
    for one, other in zip(short, long, strict=False):
        if one != other:
            break
        common += 1
    return common / len(long)


def _zone(body: Element, heading: Element | None, root: Element) -> Element:
    """Return the element that holds body and heading, or the article element around them."""
    zone = body
    if heading is not None and not heading.within(body):
        above = {id(element) for element in (body, *body.ancestors())}
        zone = next((element for element in heading.ancestors() if id(element) in above), root)
    for element in zone.ancestors():
        if element.tag in ("article", "main"):
            return element
        if element.tag == "body" or len(element.children) > 200:
            break
    return zone
