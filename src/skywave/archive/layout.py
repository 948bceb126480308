"""Where everything stands on a mirror: all path arithmetic, in one pure module (spec/10-layout.md).

    root/1, root/2, ...                     root notes
    root/checkpoint  root/tile/...          the log of the root notes
    <desk>/checkpoint                       the only file of a desk that changes in place, with its pages
    <desk>/tile/<L>/<N>[.p/<W>]             hashes            (C2SP tlog-tiles)
    <desk>/tile/entries/<N>[.p/<W>]         records           (C2SP tlog-tiles)
    <desk>/head/<N>[.r<R>][.p/<W>]          frames of heads   (spec/08-frames.md)
    <desk>/body/<N>[.r<R>][.p/<W>]          frames of bodies
    <desk>/frontier/<s>                     frontier before leaf s
    <desk>/s/<work>.parts                   parts, beside the page of a story; they change in place with the pages
    <desk>/desk.parts                       parts, for the pages of a desk
    o/<ab>/<sha256>.<ext>                   assets
    dict/<sha256>                           dictionaries
    app/key                                 the key of the app log (spec/16-reader-app.md)
    app/checkpoint  app/tile/...            the log of the reader app's releases
    sw.js  app/<name>                       the app's files, which change in place
    mirrors/root, mirrors/<steward>         mirror lists      (spec/17-mirrors.md)

Numbers and paths are derived, never taken from content. R counts the redactions that hit a bundle, so that no cache keeps
the old one (RULES 16).

>>> tile_path("mya", 0, 1234067, 256)
'mya/tile/0/x001/x234/067'
>>> bundle_path("mya", "head", 0, 12, redactions=1)
'mya/head/000.r1.p/12'
"""

from __future__ import annotations

import re

from skywave import limits

ROOT_LOG = "root"
APP_LOG = "app"
APP_KEY_PATH = "app/key"
WORKER_PATH = "sw.js"
RESERVED_DESKS = frozenset({"app", "root", "mirrors", "dict", "o"})
_DESK = re.compile(r"[a-z][a-z0-9-]{0,15}(/[a-z][a-z0-9-]{0,15})?")
# A desk's own folder names; a desk `a` and a desk `a/head` must not share paths.
_TAKEN = frozenset({"tile", "head", "body", "frontier", "checkpoint", "s", "m", "t", "l", "about"})
# The app's files stand beside its log.
_APP_FILE = re.compile(r"app/(?!(?:key|checkpoint|tile)\Z)[a-z0-9][a-z0-9.-]{0,63}")


def is_desk_code(code: str) -> bool:
    """Say whether `code` may name a desk: `mya`, or `benar/tha` for a desk of another masthead (RULES 5)."""
    parts = code.split("/")
    return (
        _DESK.fullmatch(code) is not None
        and parts[0] not in RESERVED_DESKS
        and (len(parts) == 1 or parts[1] not in _TAKEN)
    )


def is_app_path(path: str) -> bool:
    """Say whether a release of the reader app may name `path`: `sw.js` at the top, or a file below `app/`."""
    return path == WORKER_PATH or _APP_FILE.fullmatch(path) is not None


def number_path(number: int) -> str:
    """Return a bundle or tile number as C2SP path elements: 1234067 is `x001/x234/067`."""
    text = f"{number % 1000:03d}"
    while number >= 1000:
        number //= 1000
        text = f"x{number % 1000:03d}/{text}"
    return text


def _width(width: int) -> str:
    return "" if width == limits.TILE_WIDTH else f".p/{width}"


def checkpoint_path(log: str) -> str:
    """Return the path of a log's checkpoint."""
    return f"{log}/checkpoint"


def root_note_path(version: int) -> str:
    """Return the path of a root note."""
    return f"{ROOT_LOG}/{version}"


def tile_path(log: str, level: int, number: int, width: int) -> str:
    """Return the path of a tile of hashes, `width` 1 to 256."""
    return f"{log}/tile/{level}/{number_path(number)}{_width(width)}"


def entries_path(log: str, number: int, width: int) -> str:
    """Return the path of a bundle of records, `width` 1 to 256."""
    return f"{log}/tile/entries/{number_path(number)}{_width(width)}"


def bundle_path(desk: str, part: str, number: int, width: int, *, redactions: int = 0) -> str:
    """Return the path of a bundle of frames; `part` is `head` or `body`."""
    mark = f".r{redactions}" if redactions else ""
    return f"{desk}/{part}/{number_path(number)}{mark}{_width(width)}"


def frontier_path(desk: str, start: int) -> str:
    """Return the path of the frontier before leaf `start`."""
    return f"{desk}/frontier/{start}"


def object_path(digest: bytes, extension: str) -> str:
    """Return the path of an asset; the extension follows from its media type."""
    name = digest.hex()
    return f"o/{name[:2]}/{name}.{extension}"


def dictionary_path(digest: bytes) -> str:
    """Return the path of a dictionary."""
    return f"dict/{digest.hex()}"


def mirrors_path(signer: str) -> str:
    """Return the path of a signer's mirror list; `signer` is `root` or a steward's name."""
    return f"mirrors/{signer}"


def tile_widths(size: int) -> list[tuple[int, int, int]]:
    """Return every (level, number, width) of the tiles that a tree of `size` leaves has, full and partial."""
    tiles = []
    level, count = 0, size
    while count:
        full, rest = divmod(count, limits.TILE_WIDTH)
        tiles += [(level, number, limits.TILE_WIDTH) for number in range(full)]
        if rest:
            tiles.append((level, full, rest))
        level, count = level + 1, full
    return tiles


def bundle_widths(size: int) -> list[tuple[int, int]]:
    """Return every (number, width) of the bundles that a log of `size` leaves has."""
    full, rest = divmod(size, limits.TILE_WIDTH)
    return [(number, limits.TILE_WIDTH) for number in range(full)] + ([(full, rest)] if rest else [])
