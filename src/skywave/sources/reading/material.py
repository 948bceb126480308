"""Files and folders as material: what a source reads when a person names a place on the disk.

A file leads to the files beside and below it, and nowhere else; it leads to the network only where the person gave `web`.
"""

from __future__ import annotations

import os
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from skywave import limits
from skywave.errors import ConfigError, Malformed
from skywave.ports import Fetched
from skywave.sources.reading.files import read_bytes, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = 1_000_000  # below one folder
_LOOKED_AT = 50  # files of a folder that are opened to find out what kind it is


class Web(Protocol):
    """Reads web addresses; `io.fetch` fulfils it."""

    def get(self, address: str, limit: int) -> Fetched | None:
        """As `ports.Material.get`, for absolute addresses."""
        ...


class LocalMaterial:
    """A file or folder.

    Args:
        path: As a person typed it.
        root: The folder that nothing leads out of; by default the folder itself, or the one that the file lies in.
        web: Where the person allowed it: reads the web addresses that the material names.
    """

    address = media = charset = ""

    def __init__(self, path: str | Path, *, root: str | Path | None = None, web: Web | None = None) -> None:
        self.path = os.fspath(path)
        self._web = web
        self._root = os.fspath(root) if root is not None else ""

    @property
    def name(self) -> str:
        """The path, fit for a message."""
        return shown(self.path)

    @property
    def is_folder(self) -> bool:
        """Whether there are files below it."""
        try:
            return bool(self.path) and Path(self.path).is_dir()
        except (OSError, ValueError):
            return False

    def peek(self) -> bytes:
        """Return the first bytes, or none."""
        try:
            path = Path(self.path)
            if not self.path or not path.is_file():
                return b""
            with path.open("rb") as file:
                return file.read(limits.PEEK_BYTES)
        except (OSError, ValueError):
            return b""

    def read(self, limit: int) -> bytes:
        """Return all bytes, as `files.read_bytes`."""
        return read_bytes(Path(self.path), limit=limit)

    def get(self, address: str, limit: int) -> Fetched | None:
        """Return a file beside or below this one, or a web page where that was allowed."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme in ("http", "https"):
            return self._web.get(address, limit) if self._web else None
        if parts.scheme or parts.netloc or not parts.path or "\0" in address:
            return None
        path = Path(self.path)
        beside = path if self.is_folder else path.parent
        for name in dict.fromkeys((parts.path, unquote(parts.path))):
            found = beside / name
            try:
                root = os.path.join(os.path.realpath(self._root or beside), "")  # noqa: PTH118 - keeps the final slash
                if not os.path.realpath(found).startswith(root) or not found.is_file():
                    continue
                data = read_bytes(found, limit=limit)
            except (OSError, ValueError, ConfigError):
                continue
            return Fetched(os.fspath(found), data, guess_type(name)[0] or "")
        return None

    def below(self, *suffixes: str) -> Iterator[LocalMaterial]:
        """Yield the files below this folder that end in one of the suffixes, in the order of their paths; or this file.

        What begins with a dot or an underscore is passed over, and no symbolic link to a folder is followed.

        Raises:
            Malformed: There are too many.
        """
        if not self.is_folder:
            yield self
            return
        root = self._root or self.path
        found: list[str] = []
        for folder, folders, files in os.walk(self.path):
            folders[:] = sorted(name for name in folders if name[0] not in "._")
            found += [
                os.path.join(folder, name)  # noqa: PTH118 - a Path for each of many files takes longer than reading it
                for name in files
                if name[0] not in "._" and name.lower().endswith(suffixes)
            ]
            if len(found) > _FILES:
                raise Malformed(f"{self.name} holds more than {_FILES:,} files", hint="name its folders one by one")
        for path in sorted(found, key=lambda path: Path(path).parts):
            yield LocalMaterial(path, root=root, web=self._web)

    def first_below(self, *suffixes: str) -> Iterator[LocalMaterial]:
        """Yield a few of the files that `below` yields, enough to tell what kind of folder this is. Never raises."""
        try:
            for number, material in enumerate(self.below(*suffixes)):
                if number == _LOOKED_AT:
                    return
                yield material
        except (Malformed, OSError, ValueError):
            return
