"""Copies in memory: one that is honest, and one that changes or hides what it pleases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.errors import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from skywave.ports import Place


class MemoryPlace:
    """A tree in memory.

    Args:
        files: Bytes by path.
        name: What a person calls it.
    """

    def __init__(self, files: Mapping[str, bytes], name: str = "memory") -> None:
        self.files = dict(files)
        self._name = name

    @classmethod
    def of_folder(cls, folder: Path) -> MemoryPlace:
        """Return a tree in memory as a folder is now."""
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return cls(files, str(folder))

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self._name

    def read(self, path: str, limit: int) -> bytes | None:
        """Return a file's bytes, or None."""
        data = self.files.get(path)
        if data is not None and len(data) > limit:
            msg = f"'{path}' is longer than the {limit} bytes it may have"
            raise Malformed(msg)
        return data

    def paths(self) -> Iterator[str] | None:
        """Yield every path."""
        return iter(sorted(self.files))


class HostileMirror:
    """A copy that lies: some files are changed, some are hidden.

    Args:
        place: What it copies.
        changes: New bytes by path; None hides a file.
    """

    def __init__(self, place: Place, changes: Mapping[str, bytes | None]) -> None:
        self._place = place
        self.changes = dict(changes)

    @property
    def name(self) -> str:
        """What a person calls it."""
        return f"hostile {self._place.name}"

    def read(self, path: str, limit: int) -> bytes | None:
        """Return what the mirror wants to be seen."""
        if path in self.changes:
            return self.changes[path]
        return self._place.read(path, limit)

    def paths(self) -> Iterator[str] | None:
        """Yield every path that the mirror admits to."""
        listed = self._place.paths()
        if listed is None:
            return None
        kept = (path for path in listed if path not in self.changes or self.changes[path] is not None)
        known = set(self.changes)
        return iter([*kept, *(path for path in sorted(known) if self.changes[path] is not None and self._is_new(path))])

    def _is_new(self, path: str) -> bool:
        return self._place.read(path, 1 << 30) is None
