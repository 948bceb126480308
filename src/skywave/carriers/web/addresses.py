"""Where the pages of a desk stand, and how they point at each other: without a word of any headline.

    index.html                      the newsroom's front door
    <desk>/index.html               front page
    <desk>/archive.html             every list
    <desk>/about.html               the masthead's standing texts
    <desk>/s/<work>.html            a story
    <desk>/s/<work>.parts           its records, heads and text, for the reader app (spec/08)
    <desk>/desk.parts               the masthead's and the edition's
    <desk>/l/<k>.html               all stories, page k from the oldest
    <desk>/t/<hash>/<k>.html        a section's stories
    <desk>/m/<2026-05>/<k>.html     a month's stories

Every link ends in a file name, so that it works from file:// and under any sub-path.

>>> story_path("obs/eng", "aaaaaaaaaaaaaaaa")
'obs/eng/s/aaaaaaaaaaaaaaaa.html'
>>> to_root("obs/eng/s/aaaaaaaaaaaaaaaa.html")
'../../../'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from skywave.story.listing import Listing

START_PATH: Final = "index.html"
FRONT: Final = "index.html"
ARCHIVE: Final = "archive.html"
ABOUT: Final = "about.html"
_PARTS: Final = ".parts"


def story_path(desk: str, work: str) -> str:
    """Return the path of a work's page in a desk."""
    return f"{desk}/s/{work}.html"


def parts_name(work: str) -> str:
    """Return the name of a work's parts file, beside its page."""
    return f"{work}{_PARTS}"


def parts_path(desk: str, work: str) -> str:
    """Return the path of a work's parts file in a desk."""
    return f"{desk}/s/{parts_name(work)}"


def desk_parts_path(desk: str) -> str:
    """Return the path of the parts file that the pages of a desk share."""
    return f"{desk}/desk{_PARTS}"


def is_parts(path: str) -> bool:
    """Say whether a path is a parts file's and no page's."""
    return path.endswith(_PARTS)


def listing_path(desk: str, listing: Listing, number: int) -> str:
    """Return the path of page `number` (from 1) of a list."""
    return f"{desk}/{listing.path}/{number}.html"


def front_path(desk: str) -> str:
    """Return the path of a desk's front page."""
    return f"{desk}/{FRONT}"


def archive_path(desk: str) -> str:
    """Return the path of the page that leads to every list of a desk."""
    return f"{desk}/{ARCHIVE}"


def about_path(desk: str) -> str:
    """Return the path of the page with the masthead's standing texts."""
    return f"{desk}/{ABOUT}"


def to_root(path: str) -> str:
    """Return the relative prefix from the page at `path` to the top of the tree: `../` for each folder."""
    return "../" * path.count("/")
