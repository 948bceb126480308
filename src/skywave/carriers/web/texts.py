"""The page with a masthead's standing texts: who publishes, by which standards, how mistakes are mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.carriers.web.addresses import about_path
from skywave.carriers.web.chrome import masthead_of, page
from skywave.carriers.web.markup import escape, render_blocks
from skywave.carriers.web.view import view_from
from skywave.carriers.web.words import own_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.ports import Shelf

# The order of the known texts; others follow by name.
_ORDER: Final = ("about", "standards", "corrections", "notice", "funding", "statement")


def render_about(shelf: Shelf) -> bytes:
    """Return the page with all standing texts as they are now."""
    view, standing = view_from(shelf, about_path(shelf.desk)), shelf.standing()
    words, masthead = view.words, masthead_of(shelf, standing)
    address = standing[0].address if standing else shelf.domain
    texts = dict(standing[1].texts) if standing else {}
    names = [name for name in _ORDER if name in texts] + [name for name in texts if name not in _ORDER]
    signature = " · ".join(
        (
            f"<bdi>{escape(masthead)}</bdi>",
            f'<span dir="ltr">{escape(address)}</span>',
            escape(own_name(view.language)),
        ),
    )
    parts = [
        f"<h1>{words['about']}</h1>\n",
        f'<p class="meta">{signature}</p>\n',
    ]
    if len(names) > 1:
        links = " ".join([f'<a href="#{name}">{_title(name, words)}</a>' for name in names])
        parts.append(f'<nav class="sections" aria-label="{words["about"]}">{links}</nav>\n')
    for name in names:
        text = render_blocks(texts[name], view.language, words, deeper=1)
        # The page's own heading stands for the first text's.
        heading = "" if name == "about" else f"<h2>{_title(name, words)}</h2>\n"
        parts.append(f'<section id="{name}">\n{heading}{text}</section>\n')
    text = f'<div class="plain text">\n{"".join(parts)}</div>\n'
    return page(view, words["about"], text, standing)


def _title(name: str, words: Mapping[str, str]) -> str:
    return words[name] if name in _ORDER else name
