"""The newsroom as it is now: opened again whenever its settings or its root note changed, so that nothing stale decides."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from skywave.newsroom.config import FILE
from skywave.newsroom.newsroom import Newsroom

if TYPE_CHECKING:
    from pathlib import Path

_Mark = tuple[int, int, int, bool]


class Current:
    """The newsroom of a folder, as its files are at this moment. Looking costs two questions to the file system.

    Args:
        newsroom: As it was opened.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._lock = threading.Lock()
        self._seen = self._mark(newsroom)
        _ = newsroom.catalogue  # opened now, by one thread

    def newsroom(self) -> Newsroom:
        """Return the newsroom.

        Raises:
            ConfigError: Its settings cannot be read now: then no right is decided.
        """
        with self._lock:
            mark = self._mark(self._newsroom)
            if mark != self._seen:
                self._newsroom = _again(self._newsroom)
                self._seen = self._mark(self._newsroom)
            return self._newsroom

    @staticmethod
    def _mark(newsroom: Newsroom) -> _Mark:
        return (*_stamp(newsroom.folder / FILE), (newsroom.public / "root" / str(newsroom.root.version + 1)).exists())


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _again(old: Newsroom) -> Newsroom:
    new = Newsroom(old.folder, clock=old.clock, entropy=old.entropy)
    if new.config.catalogue == old.config.catalogue:
        new.__dict__["catalogue"] = old.catalogue  # its connections are open
    return new
