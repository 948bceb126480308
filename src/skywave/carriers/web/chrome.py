"""What every page has around its text: the document's head, the masthead, the way around, the foot.

    <!DOCTYPE html> ... <title>NAME</title> ... <header>...</header> <main> TEXT </main> <footer>...</footer>

All of it is the same for the pages of one desk, masthead and depth, so it is built once for each and then reused. The
policy in the head lets a page load pictures, sound and the style sheet from its own tree, and nothing else from
anywhere. `file:` stands beside `'self'` for pages on a memory stick: today's Chromium and Firefox let `'self'` match
there too, but no specification promises it. There is no script at all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from skywave.carriers.web import addresses
from skywave.carriers.web.markup import escape, render_blocks
from skywave.carriers.web.style import stylesheet_path
from skywave.carriers.web.words import direction, own_name, words_for

if TYPE_CHECKING:
    from skywave.archive.body import Block
    from skywave.archive.head import StandingBody, StandingHead
    from skywave.carriers.web.view import View
    from skywave.ports import Shelf

PAGE_FORMAT: Final = 2
"""Counts the changes to what a page of an unchanged archive holds; signed in the app's log (RULES 31)."""

NOTICE: Final = "notice"
_POLICY: Final = (
    "default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)


def page(
    view: View,
    title: str,
    text: str,
    standing: tuple[StandingHead, StandingBody] | None,
    *,
    notice: bool = False,
) -> bytes:
    """Return a whole page of a desk.

    Args:
        view: From where the page stands.
        title: Of the document, not escaped; the masthead's name is added.
        text: The HTML inside `<main>`.
        standing: The masthead and its texts; without one the domain stands for its name.
        notice: Show the masthead's republishing notice in the foot.
    """
    masthead = masthead_of(view.shelf, standing)
    blocks = _notice(standing[1]) if notice and standing else ()
    # On the front page the masthead's name is the heading itself.
    named = title == masthead and not view.home
    before, after = _opening(view.language, masthead, view.root, view.home, named=named)
    end = _closing(view.language, masthead, view.root, view.home, blocks)
    name = title if title == masthead else f"{title} — {masthead}"
    return f"{before}{escape(name)}{after}{text}{end}".encode()


def masthead_of(shelf: Shelf, standing: tuple[StandingHead, StandingBody] | None) -> str:
    """Return the masthead's name; the domain stands for it until a standing record names it."""
    return standing[0].name if standing else shelf.domain


@lru_cache(maxsize=512)
def _opening(language: str, masthead: str, root: str, home: str, *, named: bool) -> tuple[str, str]:
    words = words_for(language)
    before, middle = document(language, root)
    name, tag = escape(masthead), "h1" if named else "p"
    return before, (
        f'{middle}<body class="desk">\n<a class="skip" href="#main">{words["skip"]}</a>\n'
        f'<header class="masthead">\n<{tag} class="name">'
        f'<a href="{home}{addresses.FRONT}"><bdi>{name}</bdi></a></{tag}>\n'
        f'<p class="tongue"><a href="{root}{addresses.START_PATH}" title="{words["languages"]}">'
        f"{escape(own_name(language))}</a></p>\n"
        f'<nav class="ways" aria-label="{words["menu"]}">{_ways(home, language)}</nav>\n'
        '</header>\n<main id="main">\n'
    )


@lru_cache(maxsize=512)
def _closing(language: str, masthead: str, root: str, home: str, notice: tuple[Block, ...]) -> str:
    words = words_for(language)
    text = ""
    if notice:
        text = (
            f'<section class="notice">\n<h2>{words[NOTICE]}</h2>\n'
            f"{render_blocks(notice, language, words, deeper=1)}</section>\n"
        )
    return (
        f'</main>\n<footer class="foot">\n{text}<p class="ways">{_ways(home, language)} '
        f'<a href="{root}{addresses.START_PATH}">{words["languages"]}</a></p>\n'
        f"<p><bdi>{escape(masthead)}</bdi> · {escape(own_name(language))}</p>\n</footer>\n</body>\n</html>\n"
    )


def _ways(home: str, language: str) -> str:
    words = words_for(language)
    targets = (("front", addresses.FRONT), ("archive", addresses.ARCHIVE), ("about", addresses.ABOUT))
    return " ".join(f'<a href="{home}{file}">{words[key]}</a>' for key, file in targets)


def _notice(standing: StandingBody) -> tuple[Block, ...]:
    return next((blocks for name, blocks in standing.texts if name == NOTICE), ())


def document(language: str, root: str) -> tuple[str, str]:
    """Return what stands before and after a document's title, up to its body.

    Args:
        language: BCP 47.
        root: The relative prefix to the top of the tree.
    """
    before = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="Skywave, page format {PAGE_FORMAT}">\n<title>'
    )
    return before, f'</title>\n<link rel="stylesheet" href="{root}{stylesheet_path()}">\n</head>\n'
