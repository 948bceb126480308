"""Ready-to-paste HTML: a fragment with the story to copy, and below it what only the editor must read.

    <article data-skywave="WORK VERSION" data-skywave-delivery="ID" lang dir>    copy this
    <hr>
    <section data-skywave-editor="WORK VERSION" lang="en" dir="ltr">             do not copy this

The editor's part begins after the article's end and says so: what to do, the terms, the line for the head of the page, photos to
place (with links to their files), photos that stay home. A page made by copying too much is seen by the audit, which looks for
`data-skywave-editor`. An item that is withheld has no article; of one that is taken back the article holds the notes alone.

The files are links for the editor and never pictures in the article: on the partner's page they would ask the newsroom's server
at every visit, which counts readers, and would show what a right no longer covers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.carriers.item_editor import home_line, note_line, notes_for, orders
from skywave.carriers.item_html import caption_html, escape, lines, story_html, whose
from skywave.carriers.item_parts import head_line, is_address, photo_parts, staying_home
from skywave.carriers.item_words import removed_title
from skywave.carriers.web.words import direction
from skywave.story.item import CANCELED, USABLE

if TYPE_CHECKING:
    from skywave.archive.asset import File
    from skywave.carriers.item_parts import FileAddress, PhotoPart
    from skywave.story.item import Item

_KILO = 1000


def render_paste(item: Item, address: FileAddress) -> bytes:
    """Return an item as a fragment of HTML.

    Args:
        item: Any.
        address: The absolute address of a file's bytes for this partner.
    """
    return (story_part(item) + "<hr>\n" + _editor_part(item, address)).encode()


def story_part(item: Item) -> str:
    """Return the article alone, with its title: what the partner's page shows; empty where nothing may be shown."""
    if item.status == USABLE:
        return story_html(item, title=item.title)
    return story_html(item, title=title_of(item)) if item.status == CANCELED and item.notes else ""


def title_of(item: Item) -> str:
    """Return the title; of what is taken back with the word that says so before it."""
    if item.status != CANCELED:
        return item.title
    retracted = any(note.type == "retraction" for note in item.notes)
    return removed_title(item.title, item.language, retracted=retracted)


def _editor_part(item: Item, address: FileAddress) -> str:
    mark = whose(item).replace("data-skywave=", "data-skywave-editor=", 1)
    text = f"<h2>For the editor: not for publication</h2>\n<p>Story {escape(item.work)}, version {item.version}</p>\n"
    if item.status == USABLE:
        text += "<p><strong>Copy what stands above this line, and nothing below it.</strong></p>\n"
    text += _points("", [lines(order) for order in orders(item)])
    if line := head_line(item):
        text += f"<h3>For the head of the page</h3>\n<pre>{escape(line)}</pre>\n"
    text += _points("Terms", [lines(term) for term in item.terms])
    tongue = f'<span lang="{escape(item.language)}" dir="{direction(item.language)}">'
    text += _points(
        "Photos and recordings to place where the text names them",
        [_photo(part, tongue, address) for part in photo_parts(item).values()],
    )
    text += _points(
        "Not for publication: photos and recordings that stay home",
        [f'<span dir="auto">{lines(home_line(asset))}</span>' for asset in staying_home(item)],
    )
    text += _points(
        "Corrections so far", [f'<span dir="auto">{lines(note_line(note))}</span>' for note in notes_for(item)]
    )
    return f'<section {mark} lang="en" dir="ltr">\n{text}</section>\n'


def _points(heading: str, points: list[str]) -> str:
    if not points:
        return ""
    title = f"<h3>{heading}</h3>\n" if heading else ""
    return f"{title}<ul>\n" + "".join(f"<li>{point}</li>\n" for point in points) + "</ul>\n"


def _photo(part: PhotoPart, tongue: str, address: FileAddress) -> str:
    files = ", ".join(_file(file, address(file)) for file in part.asset.files)
    alt = (
        f'<br>For readers who do not see it: <span dir="auto">{lines(part.asset.alt)}</span>' if part.asset.alt else ""
    )
    caption = caption_html(part)
    return f"<strong>{tongue}[{escape(part.label)}]</span></strong> {caption}<br>Files: {files}{alt}"


def _file(file: File, href: str) -> str:
    size = f", {file.width} × {file.height}" if file.width and file.height else ""
    name = f"{file.extension.upper()}{size}, {max(1, round(file.length / _KILO))} kB"
    return f'<a href="{escape(href)}">{name}</a>' if is_address(href) else name
