"""What a web server says about the files of a public tree: a part of a file, packed text, how long a browser may keep it.

A server on this machine stands for the mirrors: readers fetch parts of bundles (RFC 9110 section 14), read a tree from pages of
another origin (a mirror holds nothing that is not public, and sets no cookies), and keep what can never change.
"""

from __future__ import annotations

import gzip
import re
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from skywave import limits

if TYPE_CHECKING:
    from collections.abc import Callable

FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"
OPEN: Final = (("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "Content-Range"))

# Files that are named by their hash, and those of a log that are complete: a full tile, a full bundle, a frontier. A partial tile
# or bundle does not change either, but another soon takes its place; and asking again costs no bytes.
_UNCHANGING = re.compile(
    r"o/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]+|dict/[0-9a-f]{64}"
    r"|[a-z0-9/-]+/(tile/(entries|[0-9]+)|head|body)/(x[0-9]{3}/)*[0-9]{3}(\.r[0-9]+)?|[a-z0-9/-]+/frontier/[0-9]+"
)
_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
_TEXT = re.compile(r"text/.*|application/(json|javascript|xml)|[a-z]+/[a-z.-]+\+(json|xml)")
_NONE = re.compile(r"q=0(\.0{0,3})?")
_LEAST_BYTES = 500
_KEPT_BYTES = 32 * 1024 * 1024


def keeping(path: str) -> str:
    """Return the Cache-Control of a file; `path` is relative to the tree."""
    return FOR_EVER if _UNCHANGING.fullmatch(path) else ASK_AGAIN


def wanted_part(header: str | None, size: int) -> range | None:
    """Return the bytes that a Range header asks for, or None where the whole file is to be sent.

    Args:
        header: `bytes=N-` or `bytes=N-M`; anything else is ignored, as RFC 9110 allows.
        size: Of the file, in bytes.

    Returns:
        The offsets; empty where the file ends before the first of them: such a request is answered with 416.
    """
    found = _RANGE.fullmatch(header.strip()) if header else None
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2]) if found[2] else max(size - 1, first)
    return range(first, min(last + 1, size)) if last >= first else None


def takes_gzip(header: str | None) -> bool:
    """Say whether an Accept-Encoding header allows gzip."""
    weights = {}
    for words in (header or "").lower().split(","):
        name, _, weight = words.partition(";")
        weights[name.strip()] = not _NONE.fullmatch(weight.replace(" ", ""))
    return weights.get("gzip", weights.get("*", False))


def is_packable(media: str, size: int) -> bool:
    """Say whether a file is a text that is worth packing."""
    return _TEXT.fullmatch(media.partition(";")[0]) is not None and _LEAST_BYTES < size <= limits.PAGE_BYTES


class Packing:
    """Packed texts, each kept until its file changes or others need the room; shared by the threads of a server."""

    def __init__(self) -> None:
        self._packed: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, path: str, mark: str, read: Callable[[], bytes]) -> bytes:
        """Return a file's text, packed.

        Args:
            path: Of the file.
            mark: Changes whenever the file does: its time and size.
            read: Returns the file's bytes; called only where they are not kept packed.
        """
        with self._lock:
            kept = self._packed.get(path)
            if kept is not None and kept[0] == mark:
                self._packed.move_to_end(path)
                return kept[1]
        data = gzip.compress(read(), 6, mtime=0)
        with self._lock:
            self._bytes += len(data) - len(self._packed.pop(path, ("", b""))[1])
            self._packed[path] = (mark, data)
            while self._bytes > _KEPT_BYTES:
                self._bytes -= len(self._packed.popitem(last=False)[1][1])
        return data
