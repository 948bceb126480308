"""What a page is rendered with: its shelf, its place in the tree, and the words of its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.carriers.web.words import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.ports import Shelf


@dataclass(frozen=True, slots=True)
class View:
    """One page's surroundings.

    Attributes:
        shelf: The desk.
        depth: How many folders below the top of the tree the page stands.
        language: The desk's, BCP 47; words and dates are in it.
        words: The interface's words.
        root: The relative prefix to the top of the tree, `../../`.
        home: The relative prefix to the desk's folder, `../`.
    """

    shelf: Shelf
    depth: int
    language: str
    words: Mapping[str, str]
    root: str
    home: str


def view_from(shelf: Shelf, path: str) -> View:
    """Return the view from the page of a desk at `path`."""
    depth, language = path.count("/"), shelf.language
    home = "../" * (depth - 1 - shelf.desk.count("/"))
    return View(shelf, depth, language, words_for(language), "../" * depth, home)
