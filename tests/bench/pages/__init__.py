"""Whole news pages in the shapes of real sites and publishing systems, with what is true of each; no code of Skywave's.

The markup (nesting, class names, attributes) follows real pages; every word, name and address is invented. The same seed gives
the same pages.
"""

from __future__ import annotations

from tests.bench.pages import broadcasters, east, papers, plain, southeast, systems, wires
from tests.bench.pages.frame import Desk, Site
from tests.bench.pages.truth import Page, Picture

__all__ = ["SHAPES", "Page", "Picture", "make_pages"]

_FAMILIES = (broadcasters, wires, papers, east, southeast, systems, plain)
SHAPES: dict[str, Site] = {name: site for family in _FAMILIES for name, site in family.SITES.items()}


def make_pages(each: int, seed: int = 1) -> list[Page]:
    """Return `each` pages of every shape."""
    return [Desk(site, seed * 1000 + number).page() for site in SHAPES.values() for number in range(each)]
