"""All pages of a desk and the parts files beside them: where they stand, how each is rendered, and which change when.

    for path, render in all_pages(shelf): ...                    a new copy, or a check of one
    for path, render in touched_pages(shelf, works).items(): ... after new records for these works

`touched_pages` names at least every page that differs, and its cost depends on the works given and not on
the archive. The one exception: where the head that places a work (section and month) was redacted, the
places of later works in those lists may move, and every page counts as touched.

The newsroom's front door, START_PATH, belongs to all desks and is in neither; whoever publishes renders it
when a front page changes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from skywave.carriers.web.addresses import (
    START_PATH,
    about_path,
    archive_path,
    desk_parts_path,
    front_path,
    is_parts,
    listing_path,
    parts_path,
    story_path,
)
from skywave.carriers.web.chrome import PAGE_FORMAT
from skywave.carriers.web.front import render_front
from skywave.carriers.web.lists import page_count, render_archive, render_listing
from skywave.carriers.web.parts import has_desk_parts, render_desk_parts, render_story_parts
from skywave.carriers.web.start import render_start
from skywave.carriers.web.story import TEXT_OPENS, render_story
from skywave.carriers.web.style import stylesheet, stylesheet_path
from skywave.carriers.web.texts import render_about
from skywave.story.listing import ALL, MONTH, PAGE_SIZE, SECTION, Listing, page_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from skywave.ports import Shelf
    from skywave.story.version import Story

__all__ = [
    "PAGE_FORMAT",
    "START_PATH",
    "TEXT_OPENS",
    "about_path",
    "all_pages",
    "archive_path",
    "desk_parts_path",
    "front_path",
    "is_parts",
    "listing_path",
    "parts_path",
    "render_about",
    "render_archive",
    "render_front",
    "render_listing",
    "render_start",
    "render_story",
    "story_path",
    "stylesheet",
    "stylesheet_path",
    "touched_pages",
]

# How many works are asked for at once.
_CHUNK = 1024


def all_pages(shelf: Shelf) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield every page and parts file of a desk: its path and a function that renders it."""
    desk = shelf.desk
    yield front_path(desk), partial(render_front, shelf)
    yield archive_path(desk), partial(render_archive, shelf)
    yield about_path(desk), partial(render_about, shelf)
    if has_desk_parts(shelf):
        yield desk_parts_path(desk), partial(render_desk_parts, shelf)
    for listing in (Listing(ALL), *shelf.listings(SECTION), *shelf.listings(MONTH)):
        for number in range(1, page_count(shelf, listing) + 1):
            yield listing_path(desk, listing, number), partial(render_listing, shelf, listing, number)
    count = shelf.count(Listing(ALL))
    for start in range(0, count, _CHUNK):
        for work in shelf.works(Listing(ALL), start, min(start + _CHUNK, count)):
            yield story_path(desk, work), partial(render_story, shelf, work)
            yield parts_path(desk, work), partial(render_story_parts, shelf, work)


def touched_pages(shelf: Shelf, works: Collection[str], *, standing: bool) -> dict[str, Callable[[], bytes]]:
    """Return the pages and parts files that may change when these works got new records.

    Args:
        shelf: As it is after the records.
        works: New, corrected, retracted, redacted or void.
        standing: Whether the masthead or its texts changed too.

    Returns:
        Path and render function: front, archive and the desk's parts file always, about when `standing` or for a new desk.
    """
    desk = shelf.desk
    stories = {work: shelf.story(work) for work in works}
    if any(story and _moved(story) for story in stories.values()):
        return dict(all_pages(shelf))
    pages: dict[str, Callable[[], bytes]] = {
        front_path(desk): partial(render_front, shelf),
        archive_path(desk): partial(render_archive, shelf),
    }
    if has_desk_parts(shelf):
        pages[desk_parts_path(desk)] = partial(render_desk_parts, shelf)
    if standing or shelf.count(Listing(ALL)) <= len(works):
        pages[about_path(desk)] = partial(render_about, shelf)
    for work, story in stories.items():
        if story is None:
            continue
        pages[story_path(desk, work)] = partial(render_story, shelf, work)
        pages[parts_path(desk, work)] = partial(render_story_parts, shelf, work)
        for listing, place in shelf.placement(work).places:
            last = page_number(place)
            # A page that was just begun gives the page before it a link to newer stories.
            first = last - 1 if place % PAGE_SIZE == 0 and last > 1 else last
            for number in range(first, last + 1):
                pages[listing_path(desk, listing, number)] = partial(render_listing, shelf, listing, number)
    return pages


def _moved(story: Story) -> bool:
    """Say whether the head that first placed a work is gone, so that its places may have changed."""
    return story.versions[0].head is None and story.versions[0].head_redacted
