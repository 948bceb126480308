"""Durable, atomic files, and a folder as a place to read a copy from.

A tree is changed in two steps, so that a crash at any moment leaves the last good one (RULES 19; spec/13-publishing.md):

    stage    every new file is written under a staging folder on the same file system, then one barrier makes all durable
    commit   rename: first what is immutable, then (after the folders are durable) checkpoints, then pages, then deletions

Linux calls, in order: openat+write (each file), fsync (each file) or one sync when there are many, renameat, fsync (each folder
that gained a name).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from typing import TYPE_CHECKING

from skywave.errors import Busy, ConfigError, Malformed, TransportFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Above this many files one sync of everything is cheaper than one for each file.
_FSYNC_EACH = 64


def _explain(error: OSError, what: str) -> ConfigError:
    return ConfigError(
        f"cannot write {what}: {error.strerror or error}; nothing was published",
        hint="make room on the disk or mend its permissions, then run the same command again: it goes on where it stopped",
    )


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_file(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Replace a file atomically and durably.

    Raises:
        ConfigError: The disk is full or refuses; the old file stands.
    """
    temporary = path.with_name(f".{path.name}.new")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _fsync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise _explain(error, f"'{path.name}'") from None


@contextlib.contextmanager
def lock(path: Path, *, what: str) -> Iterator[None]:
    """Hold an exclusive lock, or raise Busy at once if another process holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            msg = f"{what} is already at work in this folder"
            raise Busy(msg, hint="wait until it has finished, then run this again") from None
        yield
    finally:
        os.close(handle)


class Staging:
    """A set of changes to a tree, made durable first and visible afterwards.

    Args:
        root: The tree.
        folder: Where new files wait; on the same file system, emptied by `clear`.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._waiting: dict[int, dict[str, Path]] = {0: {}, 1: {}, 2: {}}
        self._removed: list[str] = []
        self._made: set[Path] = set()

    def clear(self) -> None:
        """Forget what an interrupted run left behind."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, path: str, data: bytes) -> None:
        """Stage a file that will never change under this path."""
        self._stage(0, path, data)

    def add_copy(self, path: str, source: Path) -> None:
        """Stage a copy of a file that will never change under this path."""
        self._stage(0, path, source.read_bytes())

    def add_checkpoint(self, path: str, data: bytes) -> None:
        """Stage a checkpoint: it becomes visible after everything it signs."""
        self._stage(1, path, data)

    def add_page(self, path: str, data: bytes) -> None:
        """Stage a file that changes in place: it follows the checkpoint."""
        self._stage(2, path, data)

    def remove(self, path: str) -> None:
        """Remove a file or folder at the end of the commit; missing is fine."""
        self._removed.append(path)

    def _stage(self, rank: int, path: str, data: bytes) -> None:
        target = self._folder / str(rank) / path
        try:
            if target.parent not in self._made:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(target.parent)
            target.write_bytes(data)
        except OSError as error:
            self.clear()
            raise _explain(error, f"'{path}'") from None
        self._waiting[rank][path] = target

    def commit(self) -> int:
        """Make everything durable, then visible. Return how many files became visible.

        Raises:
            ConfigError: The disk refused before anything became visible, or in between; running again completes it.
        """
        try:
            self._barrier()
            for rank in (0, 1, 2):
                self._show(rank)
            for path in self._removed:
                target = self._root / path
                if target.is_dir():
                    shutil.rmtree(target)
                target.unlink(missing_ok=True)
        except OSError as error:
            raise _explain(error, "the public tree") from None
        self.clear()
        return sum(len(waiting) for waiting in self._waiting.values())

    def _barrier(self) -> None:
        files = [path for waiting in self._waiting.values() for path in waiting.values()]
        if len(files) > _FSYNC_EACH:
            os.sync()
            return
        for path in files:
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _show(self, rank: int) -> None:
        folders: set[Path] = set()
        for path, staged in self._waiting[rank].items():
            target = self._root / path
            if target.parent not in folders:
                new = target.parent
                while not new.exists():
                    folders.add(new.parent)
                    new = new.parent
                target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            staged.replace(target)
        if len(folders) > _FSYNC_EACH:
            os.sync()
            return
        for folder in folders:
            _fsync_folder(folder)


class FolderPlace:
    """A copy in a folder: a `public/` tree, a memory stick. What it returns is untrusted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """The folder."""
        return str(self._folder)

    def read(self, path: str, limit: int) -> bytes | None:
        """Return a file's bytes, or None where it is missing; symbolic links are not followed out of the folder."""
        target = self._folder / path
        try:
            handle = os.open(target, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(handle, "rb") as file:
                data: bytes = file.read(limit + 1)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            msg = f"'{path}' cannot be read: {error.strerror}"
            raise TransportFailed(msg) from None
        if len(data) > limit:
            msg = f"'{path}' is longer than the {limit} bytes it may have"
            raise Malformed(msg)
        return data

    def paths(self) -> Iterator[str]:
        """Yield every file's relative path."""
        for folder, folders, files in os.walk(self._folder):
            folders.sort()
            base = os.path.relpath(folder, self._folder)
            for name in sorted(files):
                yield name if base == "." else f"{base}/{name}".replace(os.sep, "/")
