"""Reads files that others wrote: regular files only, never more than a cap, UTF-8 only.

A byte order mark is accepted and dropped; any other encoding is refused, because guessing one turns names into
other names.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from skywave.errors import ConfigError, Malformed, TransportFailed

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN_CHARACTERS = 300
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def shown(path: Path | str) -> str:
    r"""Return a path as a message may show it: one line, whatever the characters of its name.

    >>> shown("a\nb")
    'a\\nb'
    """
    text = str(path)[-_SHOWN_CHARACTERS:]
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def read_bytes(path: Path, *, limit: int) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file; it may be a symbolic link.
        limit: The most bytes that it may have.

    Raises:
        ConfigError: There is no such file, or it may not be read.
        Malformed: It is not a regular file, or is longer than `limit`.
        TransportFailed: The disk does not give it.
    """
    try:
        # A pipe that nobody writes to would wait for ever without O_NONBLOCK.
        with open(path, "rb", buffering=0, opener=_open) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Malformed(f"{shown(path)} is not a regular file")
            if status.st_size > limit:
                raise _too_long(path, limit)
            data = b""
            while len(data) <= limit and (more := file.read(limit + 1 - len(data))):
                data = data + more if data else more
    except (FileNotFoundError, NotADirectoryError):
        raise ConfigError(f"there is no file {shown(path)}") from None
    except IsADirectoryError:
        raise ConfigError(f"{shown(path)} is a folder, and this source reads one file") from None
    except PermissionError:
        raise ConfigError(f"{shown(path)} may not be read", hint="allow this user to read it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise TransportFailed(f"{shown(path)} cannot be read ({type(error).__name__})") from None
    if len(data) > limit:
        raise _too_long(path, limit)
    return data


def read_text(path: Path, *, limit: int) -> str:
    """Return the text of a UTF-8 file, without its byte order mark.

    Raises:
        ConfigError: As `read_bytes`.
        Malformed: As `read_bytes`, or it is not UTF-8.
        TransportFailed: As `read_bytes`.
    """
    return decode(read_bytes(path, limit=limit), str(path))


def decode(data: bytes, name: str) -> str:
    """Return `data` as text, without its byte order mark.

    Args:
        data: The bytes of a file.
        name: The file, for the message.

    Raises:
        Malformed: It is not UTF-8.
    """
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        looks = " (it looks like UTF-16)" if data.startswith(_UTF16) else ""
        raise Malformed(
            f"{shown(name)} is not UTF-8: byte {offset} cannot be read{looks}",
            hint="save it as UTF-8 and try again",
        ) from None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def _too_long(path: Path, limit: int) -> Malformed:
    return Malformed(f"{shown(path)} is longer than {limit} bytes")
