"""A page as a small tree of elements that can be measured and cut: without scripts, styles and comments, never deeper than a cap.

The parser is lexbor's; this copy of its tree exists because measuring each element many times through a foreign object is slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.reading.clean import FOLD
from skywave.sources.reading.markup import TAG, check_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEPTH = 150  # real pages have fewer than 80 levels; what is deeper is laid flat
_NESTING = 2_000
_TAGS = 120_000
_NAMES = 500  # characters of a class that are looked at
_SKIPPED = frozenset({"script", "style", "template", "svg", "math", "object", "applet", "textarea", "select", "canvas"})
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
BLOCK = frozenset(
    [
        "address",
        "amp-img",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_NO_NEST = frozenset({*VOID, "p", "li", "tr", "td", "th", "option", "dd", "dt", "tbody", "thead", "tfoot"})


@dataclass(eq=False)
class Element:
    """An element of a page.

    Attributes:
        tag: Lower case.
        attributes: As written; a name without a value has the empty text.
        parent: None for the root.
        children: Elements and texts in their order.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @cached_property
    def names(self) -> str:
        """Class, id, itemprop, role and the like in lower case, parted by spaces: what the page calls the element."""
        get = self.attributes.get
        keys = (
            "class",
            "id",
            "itemprop",
            "role",
            "data-component",
            "data-testid",
            "data-type",
            "data-qa",
            "rel",
            "property",
        )
        return " ".join(value[:_NAMES] for key in keys if (value := get(key))).lower()

    def elements(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the page."""
        stack: list[Element] = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += [child for child in reversed(element.children) if isinstance(child, Element)]

    def ancestors(self) -> Iterator[Element]:
        """Yield the parent, its parent, and so on."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def first(self, *tags: str) -> Element | None:
        """Return the first element below that has one of the tags."""
        return next((element for element in self.elements() if element.tag in tags), None)

    def text(self) -> str:
        """Return the words as one line; blocks and line breaks part words."""
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                parts.append(item)
            elif item.tag == "br":
                parts.append("\n")
            elif item.tag in BLOCK:
                parts.append("\n")
                stack.append("\n")
                stack += reversed(item.children)
            else:
                stack += reversed(item.children)
        return FOLD.sub(" ", "".join(parts)).strip()

    def remove(self) -> None:
        """Empty the element, so that nothing of it is left. Its parent is not searched: a page may have many to remove."""
        self.replace()
        self.tag = "span"

    def replace(self, *others: Element | str) -> None:
        """Make the element a plain block around others."""
        self.tag, self.attributes, self.children = "div", {}, list(others)
        self.__dict__.pop("names", None)
        for other in others:
            if isinstance(other, Element):
                other.parent = self

    def within(self, other: Element) -> bool:
        """Say whether the element is `other` or stands below it."""
        return self is other or any(element is other for element in self.ancestors())

    def html(self) -> str:
        """Return the element as HTML; a parser makes the same tree of it."""
        parts: list[str] = []
        stack: list[Element | str | tuple[str]] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, tuple):
                parts.append(item[0])
            elif isinstance(item, str):
                parts.append(escape(item, quote=False))
            else:
                attributes = "".join(
                    f' {name}="{escape(value)}"' for name, value in item.attributes.items() if _NAME.fullmatch(name)
                )
                parts.append(f"<{item.tag}{attributes}>")
                if item.tag not in VOID:
                    stack.append((f"</{item.tag}>",))
                    stack += reversed(item.children)
        return "".join(parts)


_NAME = re.compile(r"[a-z][a-z0-9:_-]*")


def check_markup(html: str) -> None:
    """Refuse what a parser of HTML would take far too long for: a tag of ten thousand attributes, thousands of open tags.

    Raises:
        Malformed: Of one of these.
    """
    many = html.count("<")
    if many > _TAGS:
        raise Malformed(f"the page has more than {_TAGS} tags")
    if len(html) > limits.PAGE_SOURCE_BYTES:
        raise Malformed(f"the page has more than {limits.PAGE_SOURCE_BYTES} characters")
    check_attributes(html)
    if many <= _NESTING:
        return
    depths: dict[str, int] = {}
    depth = 0
    for match in TAG.finditer(html):
        closing, name = match[1], match[2].lower()
        if name in _NO_NEST:
            continue
        if not closing:
            depths[name] = depths.get(name, 0) + 1
            depth += 1
            if depth > _NESTING and max(depths.values()) > _NESTING // 4:
                raise Malformed("the page has thousands of tags that are never closed")
        elif depths.get(name):
            depths[name] -= 1
            depth -= 1


def parse_page(html: str) -> tuple[LexborHTMLParser, Element]:
    """Return a page as its parser holds it, for what stands in its head, and its body as a tree.

    Raises:
        Malformed: It is longer, deeper or more than may be read.
    """
    check_markup(html)
    try:
        document = LexborHTMLParser(html.encode("utf-8", "ignore"))
        body = document.body
    except SelectolaxError as error:
        raise Malformed("the page cannot be read as HTML") from error
    return document, _copy(body) if body is not None else Element("body")


def _copy(body: LexborNode) -> Element:
    root = Element("body", _attributes(body))
    parent = root
    levels: list[tuple[LexborNode, Element]] = []
    node = body.child
    while True:
        while node is None:
            if not levels:
                return root
            above, parent = levels.pop()
            node = above.next
        tag = node.tag or "-"
        if tag == "-text":
            text = node.text_content
            if text:
                parent.children.append(text)
        elif tag[0] != "-" and tag not in _SKIPPED:
            element = Element(tag, _attributes(node), parent)
            parent.children.append(element)
            child = node.child
            if child is not None:
                levels.append((node, parent))
                if len(levels) < _DEPTH:
                    parent = element
                node = child
                continue
        node = node.next


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
