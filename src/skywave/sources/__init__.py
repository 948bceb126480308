"""Sources: where stories come from, one file each. A source only says what its material says (`story.draft`).

To add one, read docs/how-to-add-a-source.md. The order of SOURCES is the order in which they are asked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from skywave.errors import ConfigError, UsageError
from skywave.sources.ans import Ans
from skywave.sources.feed import Feed
from skywave.sources.folder import Folder
from skywave.sources.html import Html
from skywave.sources.newsml import NewsMl
from skywave.sources.ninjs import Ninjs
from skywave.sources.plone import Plone
from skywave.sources.text import Text
from skywave.sources.wordpress import WordPress

if TYPE_CHECKING:
    from skywave.ports import Material, Source

SOURCES: tuple[Source, ...] = (
    Plone(),
    Ans(),
    Ninjs(),
    NewsMl(),
    WordPress(),
    Feed(),
    Html(),
    Folder(),
    Text(),
)


def source_for(material: Material, *, kind: str | None = None) -> Source:
    """Return the source that reads a file, folder or address.

    Args:
        material: What the person named.
        kind: A source's name where the person says it, else None: then the content decides.

    Raises:
        UsageError: No source has that name.
        ConfigError: There is nothing there, or nothing that any source reads.
    """
    names = ", ".join(source.name for source in SOURCES)
    if kind is not None:
        for source in SOURCES:
            if source.name == kind:
                return source
        raise UsageError(f"there is no source called {kind}", hint=f"name one of: {names}")
    for source in SOURCES:
        if source.recognises(material):
            return source
    if not material.address and (not material.path or not os.path.lexists(material.path.replace("\0", "\ufffd"))):
        raise ConfigError(f"there is nothing at {material.name or 'an empty path'}", hint="check the path")
    raise ConfigError(
        f"no source recognises {material.name}",
        hint="is it a story at all? If it is, say of which kind with --as; 'ingest --help' names the kinds",
    )
