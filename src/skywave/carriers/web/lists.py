"""Pages of lists, and the archive page that leads to them.

Page k of a list depends on the works at its own 50 places and on whether page k + 1 exists, and on nothing
else: no total, no "page 3 of 17", no link to the newest page. So a new story changes the last page of each
of its lists, and the page before where it begins a new one. Even the masthead is that of the newest record
on the page, not today's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.carriers.web.addresses import archive_path, listing_path
from skywave.carriers.web.chrome import page
from skywave.carriers.web.dates import format_month
from skywave.carriers.web.items import render_item
from skywave.carriers.web.markup import escape
from skywave.carriers.web.view import view_from
from skywave.story.listing import ALL, MONTH, PAGE_SIZE, SECTION, Listing, page_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.carriers.web.view import View
    from skywave.ports import Shelf


def render_listing(shelf: Shelf, listing: Listing, number: int) -> bytes:
    """Return page `number` (from 1) of a list, the newest story at the top."""
    view, count = view_from(shelf, listing_path(shelf.desk, listing, number)), shelf.count(listing)
    words, heading = view.words, _name(listing, view)
    works = shelf.works(listing, PAGE_SIZE * (number - 1), min(PAGE_SIZE * number, count))
    stories = [story for work in reversed(works) if (story := shelf.story(work))]
    title = f"{heading} · {words['page'].format(n=number)}"
    items = "".join(
        [render_item(story, view, section=listing.kind != SECTION) for story in stories if not story.is_void],
    )
    void = [
        f'<a href="{view.home}s/{story.work}.html" dir="ltr">{story.work}</a>' for story in stories if story.is_void
    ]
    text = (
        f"<h1><bdi>{escape(heading)}</bdi></h1>\n"
        f'<div class="items list">\n{items}</div>\n'
        f"{_void(void, words)}{_pager(number, words, newer=count > PAGE_SIZE * number)}"
    )
    latest = max((story.effective.index for story in stories), default=None)
    standing = None if latest is None else shelf.standing(before=latest)
    return page(view, title, text, standing)


def page_count(shelf: Shelf, listing: Listing) -> int:
    """Return how many pages a list has."""
    count = shelf.count(listing)
    return page_number(count - 1) if count else 0


def _name(listing: Listing, view: View) -> str:
    match listing.kind:
        case "section":
            return listing.key
        case "month":
            return format_month(listing.key, view.language)
        case _:
            return view.words["all"]


def _void(links: list[str], words: Mapping[str, str]) -> str:
    """Return the void works of a page: by their ids, since an intruder may have written their headlines."""
    return f'<p class="print">{words["void"]}: {" ".join(links)}</p>\n' if links else ""


def _pager(number: int, words: Mapping[str, str], *, newer: bool) -> str:
    name = words["page"].format(n=number)
    parts = [f'<a rel="prev" href="{number + 1}.html">{words["newer"]}</a>'] if newer else []
    parts.append(f"<span>{name}</span>")
    if number > 1:
        parts.append(f'<a rel="next" href="{number - 1}.html">{words["older"]}</a>')
    return f'<nav class="pager" aria-label="{name}">{" ".join(parts)}</nav>\n'


def render_archive(shelf: Shelf) -> bytes:
    """Return the page that leads to every list: all stories, the sections, the months."""
    view = view_from(shelf, archive_path(shelf.desk))
    words = view.words
    parts = [f"<h1>{words['archive']}</h1>\n"]
    if shelf.count(Listing(ALL)):
        parts.append(f'<ul class="columns">\n{_entry(Listing(ALL), view)}</ul>\n')
    else:
        parts.append(f'<p class="missing">{words["empty"]}</p>\n')
    sections = shelf.listings(SECTION)
    if sections:
        rows = "".join([_entry(listing, view) for listing in sections])
        parts.append(f'<section>\n<h2>{words["sections"]}</h2>\n<ul class="columns">\n{rows}</ul>\n</section>\n')
    months = shelf.listings(MONTH)
    if months:
        rows = "".join([_entry(listing, view) for listing in reversed(months)])
        parts.append(f'<section>\n<h2>{words["months"]}</h2>\n<ul class="columns">\n{rows}</ul>\n</section>\n')
    text = f'<div class="plain">\n{"".join(parts)}</div>\n'
    return page(view, words["archive"], text, shelf.standing())


def _entry(listing: Listing, view: View) -> str:
    """Return a list's entry: its name leads to the newest page; beside it stands the oldest."""
    last = page_count(view.shelf, listing)
    name = escape(_name(listing, view))
    first = f' <a class="oldest" href="{listing.path}/1.html">{view.words["oldest"]}</a>' if last > 1 else ""
    return f'<li><a href="{listing.path}/{last}.html"><bdi>{name}</bdi></a>{first}</li>\n'
