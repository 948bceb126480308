"""The newsroom's front door: its mastheads, and every desk in its own language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.carriers.web.addresses import front_path, story_path
from skywave.carriers.web.chrome import HEAD_ENDS, document, masthead_of
from skywave.carriers.web.front import newest
from skywave.carriers.web.items import headline, marks
from skywave.carriers.web.markup import escape
from skywave.carriers.web.view import view_from
from skywave.carriers.web.words import direction, own_name, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.ports import Shelf

_HEADLINES: Final = 3


def render_start(shelves: Sequence[Shelf]) -> bytes:
    """Return the newsroom's front door: its mastheads, each desk with its newest headlines.

    Args:
        shelves: Every desk, in any order: they are shown by code, the newsroom's own masthead first. The page's own
            words are English where a desk is, else in the first desk's language.
    """
    ordered = sorted(shelves, key=lambda shelf: ("/" in shelf.desk, shelf.desk))
    languages = [shelf.language for shelf in ordered]
    language = "en" if "en" in languages or not languages else languages[0]
    desks = [(shelf, masthead_of(shelf, shelf.standing())) for shelf in ordered]
    names = list(dict.fromkeys(name for _, name in desks))
    before, links = document(language, "")
    cards = "".join([_desk(shelf, name, language) for shelf, name in desks])
    mastheads = " ".join([f'<span class="title"><bdi>{escape(name)}</bdi></span>' for name in names])
    return (
        f'{before}{escape(" · ".join(names))}{links}{HEAD_ENDS}<body class="start">\n'
        f'<a class="skip" href="#main">{words_for(language)["skip"]}</a>\n'
        f'<header class="masthead">\n<h1 class="name">{mastheads}</h1>\n</header>\n'
        f'<main id="main">\n<div class="desks">\n{cards}</div>\n</main>\n</body>\n</html>\n'
    ).encode()


def _desk(shelf: Shelf, masthead: str, around: str) -> str:
    language, home = shelf.language, front_path(shelf.desk)
    view = view_from(shelf, home)
    items = [
        f'<li><a href="{story_path(shelf.desk, story.work)}">{headline(story.effective, view)}</a>'
        f"{marks(story, view.words)}</li>\n"
        for story in newest(shelf, _HEADLINES)
    ]
    rows = f"<ul>\n{''.join(items)}</ul>\n" if items else f"<p>{view.words['empty']}</p>\n"
    # The direction is stated where the language differs, since the page may run the other way.
    attributes = f' lang="{escape(language)}" dir="{direction(language)}"' if language != around else ""
    return (
        f'<section class="card"{attributes}>\n<h2><a href="{home}">{escape(own_name(language))}</a></h2>\n'
        f'<p class="meta"><bdi>{escape(masthead)}</bdi></p>\n{rows}</section>\n'
    )
