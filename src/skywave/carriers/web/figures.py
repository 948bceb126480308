"""Pictures, sound and film: shown with the whole credit line, or a box that says why they are not.

A picture carries its width and height, so that the text does not jump when it arrives. What stays home,
what the newsroom removed, and what this copy does not carry each have their own words (RULES 31); where a
picture is not shown, our caption, the credit and the reason travel all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.archive.layout import object_path
from skywave.carriers.web.markup import escape, lines

if TYPE_CHECKING:
    from skywave.archive.asset import Asset, File
    from skywave.carriers.web.view import View
    from skywave.ports import Shelf
    from skywave.story.version import Version

_KILO: Final = 1000
_SIZES: Final = "(min-width: 40em) 38em, 100vw"  # the width of the text, in `style.css`


def is_shown(asset: Asset, version: Version, shelf: Shelf) -> bool:
    """Say whether this copy shows the asset: its file travels, was not removed, and is not withheld."""
    file = asset.file
    return file is not None and file.digest not in version.assets_redacted and file.digest not in shelf.withheld


def render_asset(
    asset: Asset,
    version: Version,
    view: View,
    *,
    lead: bool = False,
) -> str:
    """Return an asset as a figure.

    Args:
        asset: Of the version's head.
        version: Says what was removed.
        view: Its shelf says what this copy withholds.
        lead: Load it at once and not only when the reader comes near.
    """
    file, words = asset.file, view.words
    if file is None:
        return _box(words["not_shown"], words[asset.reason], asset)
    if file.digest in version.assets_redacted:
        # The caption of what was removed could tell what the picture must not: it is left out.
        return _box(words["redaction"], words["asset_redacted"], None)
    if file.digest in view.shelf.withheld:
        return _box(words["not_shown"], words["withheld"], asset)
    class_ = "lead" if lead else file.media.partition("/")[0]
    medium = _medium(asset, file, view, lead=lead)
    return f'<figure class="{class_}">\n{medium}\n{_caption(asset)}</figure>\n'


def _medium(asset: Asset, file: File, view: View, *, lead: bool) -> str:
    words, address = view.words, view.root + object_path(file.digest, file.extension)
    kind = file.media.partition("/")[0]
    size = f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""
    if kind == "image":
        lazy = "" if lead else ' loading="lazy"'
        # A news picture is never mere decoration, and text browsers would show the file's name for an empty one.
        alt = escape(asset.alt) or words["picture"]
        image = f'<img src="{address}"{size} alt="{alt}"{lazy}>'
        sources = _sources(asset, view)
        return f"<picture>{sources}{image}</picture>" if sources else image
    # A browser that cannot play it, and a text browser, get the link inside.
    link = f'<a href="{address}">{words[kind]}, {_size(file.length)}</a>'
    label = escape(asset.alt) or words[kind]
    return (
        f'<{kind} controls preload="none" src="{address}"{size if kind == "video" else ""} '
        f'aria-label="{label}">{link}</{kind}>'
    )


def _sources(asset: Asset, view: View) -> str:
    """Return the renditions that this copy carries, the smallest format first; a browser takes the first that it reads."""
    held = [file for file in asset.renditions if file.digest not in view.shelf.withheld]
    found = ""
    for media in ("image/avif", "image/webp"):
        files = sorted((file for file in held if file.media == media), key=lambda file: file.width)
        if files:
            choice = ", ".join(f"{view.root}{object_path(f.digest, f.extension)} {f.width}w" for f in files)
            found += f'<source type="{media}" srcset="{choice}" sizes="{_SIZES}">'
    return found


def _caption(asset: Asset) -> str:
    caption = f'<span class="caption"><bdi>{lines(asset.caption)}</bdi></span> ' if asset.caption else ""
    credit = f'<span class="credit"><bdi>{lines(asset.credit)}</bdi></span>' if asset.credit else ""
    return f"<figcaption>{caption}{credit}</figcaption>\n" if caption or credit else ""


def _box(label: str, reason: str, asset: Asset | None) -> str:
    caption = _caption(asset) if asset else ""
    return f'<figure class="gone">\n<p><strong>{label}</strong> {reason}</p>\n{caption}</figure>\n'


def _size(length: int) -> str:
    """Return bytes as kB or MB with the figures of a phone's bill; the same in all languages."""
    if length < _KILO * _KILO:
        return f"{max(1, round(length / _KILO))}&nbsp;kB"
    return f"{length // (_KILO * _KILO)}.{length // (_KILO * _KILO // 10) % 10}&nbsp;MB"
