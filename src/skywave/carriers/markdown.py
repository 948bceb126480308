"""CommonMark with front matter in YAML: the metadata and the editor's part above, what a partner publishes below.

Every character that could begin markup is escaped with a backslash, so that no text of a story becomes a heading, a link or HTML;
tables are written as GitHub's pipes, and a renderer without them shows the same words. Where emphasis could not be closed
by CommonMark's rules (as often between Chinese letters and punctuation) the mark is left out and the words stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Span, Table
from skywave.carriers.item_editor import home_line, note_line, notes_for, orders
from skywave.carriers.item_parts import (
    DATELINE,
    EXCERPT,
    SUMMARY,
    BackPart,
    LinePart,
    NotePart,
    PhotoPart,
    full_caption,
    head_line,
    is_address,
    photo_parts,
    public_parts,
    shown,
    stamp,
    staying_home,
)
from skywave.carriers.markdown_inline import escape, fold, render_inline, target
from skywave.carriers.paste import title_of
from skywave.carriers.web.words import words_for
from skywave.story.item import USABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skywave.archive.asset import File
    from skywave.archive.body import Block, Inline
    from skywave.carriers.item_parts import FileAddress, Part
    from skywave.story.item import Item

_DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # ten times as fast where PyYAML has it
_STRONG: Final = ("strong",)
_MARKS: Final = {EXCERPT: _STRONG, SUMMARY: _STRONG, DATELINE: ("em",)}
_WIDE: Final = 1 << 30  # no line of the front matter is folded, so that simple readers can read it too


def render_markdown(item: Item, address: FileAddress) -> bytes:
    """Return an item as Markdown in UTF-8.

    Args:
        item: Any.
        address: The absolute address of a file's bytes for this partner.
    """
    facts = yaml.dump(_facts(item, address), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_WIDE)
    parts = _blocks(public_parts(item), item.language)
    if item.status == USABLE or parts:
        parts.insert(0, _heading(title_of(item), 1))
    text = "\n\n".join(part for part in parts if part)
    return f"---\n{facts}---\n\n{text}\n".encode() if text else f"---\n{facts}---\n".encode()


def _facts(item: Item, address: FileAddress) -> dict[str, Any]:
    usable = item.status == USABLE
    facts: dict[str, Any] = {
        "skywave": f"{item.work} {item.version}",
        "uri": item.uri,
        "delivery": item.delivery,
        "sha256": item.digest,
        "status": item.status,
        "for_the_editor": orders(item),
        "title": item.title,
        "language": item.language,
        "byline": item.byline_line if usable else "",
        "authors": list(item.byline) if usable else [],
        "byline_withheld": usable and item.byline_withheld,
        "dateline": item.place if usable else "",
        "section": item.section if usable else "",
        "summary": item.summary if usable else "",
        "published": stamp(item.published) if usable else "",
        "first_logged": stamp(item.first),
        "this_version": stamp(item.changed),
        "expires": stamp(item.until) if usable else "",
        "excerpt": usable and item.excerpt,
        "masthead": item.masthead,
        "original_publisher": item.publisher,
        "original": item.original,
        "follow_link": item.follow,
        "head_line": head_line(item),
        "notice": item.notice,
        "notice_place": item.notice_place if item.notice else "",
        "terms": list(item.terms),
        "corrections": [note_line(note) for note in notes_for(item)],
        "photos": [
            {
                "place": f"[{part.label}]",
                "caption": part.asset.caption,
                "credit": part.asset.credit,
                "alt": part.asset.alt,
                "files": [_file(file, address) for file in part.asset.files],
            }
            for part in photo_parts(item).values()
        ],
        "not_for_publication": [home_line(asset) for asset in staying_home(item)],
        "newsroom": item.newsroom,
        "site": item.site,
    }
    return {name: _shown(value) for name, value in facts.items() if value not in ("", [])}


def _file(file: File, address: FileAddress) -> dict[str, Any]:
    size = {"width": file.width, "height": file.height} if file.width and file.height else {}
    return {"address": address(file), "type": file.media, "bytes": file.length, **size}


def _shown(value: Any) -> Any:
    match value:
        case str():
            return shown(value)
        case list():
            return [_shown(part) for part in value]
        case dict():
            return {name: _shown(part) for name, part in value.items()}
        case _:
            return value


def _blocks(parts: Iterable[Part | Block], language: str) -> list[str]:
    found = []
    lists = 0
    for part in parts:
        # Two lists in a row would become one: the next one has another mark.
        lists += isinstance(part, Listing)
        found.append(_block(part, language, second=lists % 2 == 0))
    return found


def _block(part: Part | Block, language: str, *, second: bool) -> str:
    match part:
        case NotePart(label, about, text):
            when = f" ({escape(about)})" if about else ""
            return _quoted(fold(f"{render_inline((Span(label, _STRONG),))}{when}: {escape(text)}"))
        case LinePart(kind, text):
            return fold(render_inline((Span(text, _MARKS.get(kind, ())),)))
        case PhotoPart(_, label, asset):
            return fold(escape(f"[{label}] {full_caption(asset)}"))
        case BackPart(before, name, after, href, _):
            return fold(f"{escape(before)}[{escape(name)}]({target(href)}){escape(after)}")
        case Paragraph(text):
            return fold(render_inline(text))
        case Heading(text, level):
            return _heading_of(render_inline(text), level)
        case Listing(items, ordered):
            return _list(items, ordered=ordered, second=second)
        case Quote(paragraphs, by):
            said = [fold(render_inline(paragraph)) for paragraph in paragraphs]
            said += [fold(f"— {escape(by)}")] if by else []
            return _quoted("\n\n".join(part for part in said if part))
        case Table(rows, header):
            return _table(rows, header=header)
        case Embed(href, title):
            label = escape(words_for(language)["elsewhere"])
            if not is_address(href):
                return fold(f"{label} {escape(title)}") if title else ""
            host = escape(href.split("/", 3)[2])
            where = f" ({host})" if title else ""
            return fold(f"{label} [{escape(title) or host}]({target(href)}){where}")
        case Figure():
            return ""  # its place is a PhotoPart where it may go


def _heading(text: str, level: int) -> str:
    return _heading_of(escape(text), level)


def _heading_of(text: str, level: int) -> str:
    line = " ".join(fold(text, breaks=False).split("\n")).strip(" ")
    return f"{'#' * level} {line}" if line else ""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n")) if text else ""


def _list(items: tuple[Inline, ...], *, ordered: bool, second: bool) -> str:
    found = []
    for number, item in enumerate(items, 1):
        mark = f"{number}{')' if second else '.'}" if ordered else "+" if second else "-"
        text = fold(render_inline(item))
        found.append(f"{mark} {text}".replace("\n", "\n" + " " * (len(mark) + 1)).rstrip(" "))
    return "\n".join(found)


def _table(rows: tuple[tuple[Inline, ...], ...], *, header: bool) -> str:
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join(_cells(row, width)) + " |" for row in rows]
    if not header:
        lines.insert(0, "|" + "   |" * width)
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _cells(row: tuple[Inline, ...], width: int) -> list[str]:
    cells = [re.sub(r"\n", " ", fold(render_inline(cell), breaks=False)) for cell in row]
    return cells + [""] * (width - len(cells))
