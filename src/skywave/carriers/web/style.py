"""The style sheet: package data, read once, and published under the hash of its bytes."""

from __future__ import annotations

from importlib import resources
from typing import Final

from skywave.archive.encoding import sha256
from skywave.archive.layout import object_path

_STYLESHEET: Final = resources.files("skywave.carriers.web").joinpath("style.css").read_bytes()
_PATH: Final = object_path(sha256(_STYLESHEET), "css")


def stylesheet() -> bytes:
    """Return the style sheet that all pages of all desks share."""
    return _STYLESHEET


def stylesheet_path() -> str:
    """Return where it stands: `o/<ab>/<sha256>.css`."""
    return _PATH
