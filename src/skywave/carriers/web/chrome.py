"""What every page has around its text: the document's head, the masthead, the way around, the foot.

    <!DOCTYPE html> ... <title>NAME</title> ... <header>...</header> <main> TEXT </main> <footer>...</footer>

All but the title is the same for the pages of one desk, masthead and depth, so it is built once for each and then reused.

A page is whole without JavaScript. Its head names one script, the reader app of the same tree, which proves what the page
says; and it asks early for the small files that the app reads first. The policy lets a page load pictures, sound, fonts and
the style sheet from its own tree, run nothing but that script, and turn no text into markup or code: the app makes what the
browser asks it to trust (`trusted-types`) for its own worker alone. `blob:` is what the app holds on the device; `https:` and
onion addresses are the mirrors that it asks. `file:` stands beside `'self'` for pages on a memory stick: today's Chromium and
Firefox let `'self'` match there too, but no specification promises it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from skywave.archive.layout import ROOT_LOG, checkpoint_path, root_note_path
from skywave.carriers.web import addresses
from skywave.carriers.web.markup import escape, render_blocks
from skywave.carriers.web.style import stylesheet_path
from skywave.carriers.web.words import direction, own_name, words_for

if TYPE_CHECKING:
    from skywave.archive.body import Block
    from skywave.archive.head import StandingBody, StandingHead
    from skywave.carriers.web.view import View
    from skywave.ports import Shelf

PAGE_FORMAT: Final = 3
"""Counts the changes to what a page of an unchanged archive holds; signed in the app's log (RULES 31)."""

NOTICE: Final = "notice"
HEAD_ENDS: Final = "</head>\n"
SCRIPT: Final = "app/reader.js"
"""The path of the one script that a page names (spec/09 section 1)."""

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self' https: http://*.onion; "
    "img-src 'self' file: blob:; media-src 'self' file: blob:; font-src 'self' blob:; style-src 'self' file:; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types skywave"
)


def page(
    view: View,
    title: str,
    text: str,
    standing: tuple[StandingHead, StandingBody] | None,
    *,
    notice: bool = False,
    parts: str = "",
) -> bytes:
    """Return a whole page of a desk.

    Args:
        view: From where the page stands.
        title: Of the document, not escaped; the masthead's name is added.
        text: The HTML inside `<main>`.
        standing: The masthead and its texts; without one the domain stands for its name.
        notice: Show the masthead's republishing notice in the foot.
        parts: Where the page's own parts file stands, relative to it, or empty: the app asks for it first.
    """
    masthead = masthead_of(view.shelf, standing)
    blocks = _notice(standing[1]) if notice and standing else ()
    # On the front page the masthead's name is the heading itself.
    named = title == masthead and not view.home
    before, links, after = _opening(view.language, masthead, view.root, view.home, named=named)
    end = _closing(view.language, masthead, view.root, view.home, blocks)
    name = title if title == masthead else f"{title} — {masthead}"
    own = preload(parts) if parts else ""
    return f"{before}{escape(name)}{links}{own}{after}{text}{end}".encode()


def masthead_of(shelf: Shelf, standing: tuple[StandingHead, StandingBody] | None) -> str:
    """Return the masthead's name; the domain stands for it until a standing record names it."""
    return standing[0].name if standing else shelf.domain


@lru_cache(maxsize=512)
def _opening(language: str, masthead: str, root: str, home: str, *, named: bool) -> tuple[str, str, str]:
    """Return what stands before a title, between it and a page's own preload, and from there to the text."""
    words = words_for(language)
    before, links = document(language, root)
    name, tag = escape(masthead), "h1" if named else "p"
    return (
        before,
        links + preload(f"{home}checkpoint"),
        (
            f'{HEAD_ENDS}<body class="desk">\n<a class="skip" href="#main">{words["skip"]}</a>\n'
            f'<header class="masthead">\n<{tag} class="name">'
            f'<a href="{home}{addresses.FRONT}"><bdi>{name}</bdi></a></{tag}>\n'
            f'<p class="tongue"><a href="{root}{addresses.START_PATH}" title="{words["languages"]}">'
            f"{escape(own_name(language))}</a></p>\n"
            f'<nav class="ways" aria-label="{words["menu"]}">{_ways(home, language)}</nav>\n'
            '</header>\n<main id="main">\n'
        ),
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
    """Return what stands before and after a document's title, up to the end of its head, which is `HEAD_ENDS`.

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
    return before, (
        f'</title>\n<link rel="stylesheet" href="{root}{stylesheet_path()}">\n'
        f'<script type="module" src="{root}{SCRIPT}"></script>\n'
        f"{preload(root + root_note_path(1))}{preload(root + checkpoint_path(ROOT_LOG))}"
    )


def preload(address: str) -> str:
    """Return the link that asks early for a file that the app fetches.

    Args:
        address: Relative to the page; made of codes and ids, so that nothing in it is to be escaped.
    """
    return f'<link rel="preload" as="fetch" crossorigin href="{address}">\n'
