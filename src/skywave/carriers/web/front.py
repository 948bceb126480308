"""A desk's front page: the newest, in the order that the editors gave.

Without an edition the newest story leads. The front page holds at most one lead, 20 pins and 30 of the
newest stories, so that it stays small. Void works are not listed, and a retracted one never leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.archive.head import EditionHead
from skywave.carriers.web import addresses
from skywave.carriers.web.chrome import masthead_of, page
from skywave.carriers.web.dates import time_tag
from skywave.carriers.web.figures import is_shown, render_asset
from skywave.carriers.web.items import headline, marks, render_item
from skywave.carriers.web.markup import escape, lines, tongue
from skywave.carriers.web.view import view_from
from skywave.story.listing import ALL, PAGE_SIZE, SECTION, Listing, page_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skywave.carriers.web.view import View
    from skywave.ports import Shelf
    from skywave.story.version import Story

_NEWEST: Final = 30
_PINS: Final = 20
_SECTIONS: Final = 24
# How far back the newest are looked for where many records are void.
_REACH: Final = 20 * PAGE_SIZE


def newest(shelf: Shelf, most: int) -> Iterator[Story]:
    """Yield the newest stories that are not void, the newest first."""
    stop = shelf.count(Listing(ALL))
    last = max(0, stop - _REACH)
    found = 0
    while stop > last:
        start = max(last, stop - max(most, PAGE_SIZE))
        for work in reversed(shelf.works(Listing(ALL), start, stop)):
            story = shelf.story(work)
            if story and not story.is_void:
                yield story
                found += 1
                if found == most:
                    return
        stop = start


def render_front(shelf: Shelf) -> bytes:
    """Return a desk's front page."""
    view, edition = view_from(shelf, addresses.front_path(shelf.desk)), shelf.edition() or EditionHead()
    standing = shelf.standing()
    masthead = masthead_of(shelf, standing)
    recent = list(newest(shelf, _NEWEST))
    lead = _lead(shelf, edition, recent)
    seen = {lead.work} if lead else set()
    pins = [story for story in _named(shelf, edition.pins) if story.work not in seen][:_PINS]
    seen |= {story.work for story in pins}
    rest = [story for story in recent if story.work not in seen]
    parts = [_sections(view, edition)]
    if lead:
        parts.append(_render_lead(lead, view))
    if pins:
        parts.append(f'<div class="items pins">\n{_items(pins, view)}</div>\n')
    parts.append(_groups(rest, view, edition))
    if not (lead or pins or rest):
        parts.append(f'<p class="missing">{view.words["empty"]}</p>\n')
    parts.append(f'<p class="more"><a href="{addresses.ARCHIVE}">{view.words["archive"]}</a></p>\n')
    return page(view, masthead, "".join(parts), standing, notice=True)


def _named(shelf: Shelf, works: Sequence[str]) -> list[Story]:
    stories = (shelf.story(work) for work in dict.fromkeys(works))
    return [story for story in stories if story and not story.is_void]


def _lead(shelf: Shelf, edition: EditionHead, recent: list[Story]) -> Story | None:
    chosen = _named(shelf, [edition.lead] if edition.lead else [])
    return next((story for story in [*chosen, *recent] if not story.is_retracted and story.effective.head), None)


def _render_lead(story: Story, view: View) -> str:
    version, words = story.effective, view.words
    head = version.head
    if head is None:
        return ""
    shown = [asset for asset in head.assets if is_shown(asset, version, view.shelf)]
    pictures = [asset for asset in shown if asset.file and asset.file.media.startswith("image/")]
    picture = render_asset(pictures[0], version, view, lead=True) if pictures else ""
    section = story.placing.section if story.placing else ""
    kicker = f'<span class="section"><bdi>{escape(section)}</bdi></span> ' if section else ""
    attributes = tongue(version.record.language, view.language)
    dek = f'<p class="dek"{attributes}>{lines(head.summary)}</p>\n' if head.summary else ""
    time = time_tag(head.published, view.language, words["undated"])
    # The headline comes first for those who hear the page; the style sheet sets the picture beside it.
    return (
        f'<article class="top{" pictured" if picture else ""}">\n<div class="headline">\n'
        f'<h2><a href="s/{story.work}.html">{headline(version, view)}</a></h2>\n{dek}'
        f'<p class="meta">{kicker}{time}{marks(story, words)}</p>\n</div>\n{picture}</article>\n'
    )


def _sections(view: View, edition: EditionHead) -> str:
    """Return the links to the newest page of each section, the edition's order first."""
    held = {listing.key: listing for listing in view.shelf.listings(SECTION)}
    names = [name for name in dict.fromkeys(edition.sections) if name in held]
    names += [name for name in held if name not in names]
    links = [_section_link(view, held[name]) for name in names[:_SECTIONS]]
    if not links:
        return ""
    return f'<nav class="sections" aria-label="{view.words["sections"]}">{" ".join(links)}</nav>\n'


def _section_link(view: View, listing: Listing) -> str:
    last = page_number(max(0, view.shelf.count(listing) - 1))
    return f'<a href="{listing.path}/{last}.html"><bdi>{escape(listing.key)}</bdi></a>'


def _groups(stories: list[Story], view: View, edition: EditionHead) -> str:
    """Return the newest stories under the edition's sections, or all together where it names none."""
    groups: dict[str, list[Story]] = {name: [] for name in edition.sections}
    for story in stories:
        name = story.placing.section if story.placing else ""
        groups.setdefault(name if name in groups else "", []).append(story)
    parts = []
    for name, group in groups.items():
        if not group:
            continue
        title = view.words["others" if edition.sections else "latest"]
        if name:
            title = _section_link(view, Listing(SECTION, name))
        items = _items(group, view, section=not name)
        # Short groups stand side by side where the screen is wide, so that no line is left half empty.
        width = ("one", "two", "three")[min(len(group), 3) - 1]
        parts.append(
            f'<section class="group {width}">\n<h2>{title}</h2>\n<div class="items">\n{items}</div>\n</section>\n',
        )
    return f'<div class="groups">\n{"".join(parts)}</div>\n' if parts else ""


def _items(stories: list[Story], view: View, *, section: bool = True) -> str:
    return "".join([render_item(story, view, level=3, section=section) for story in stories])
