"""The parts files beside the pages: what the reader app needs to prove what a page says (spec/08 section 4).

    <desk>/s/<work>.parts   every record of a work, in the log's order: its versions and the redactions that hit it. Heads
                            where they are held and not void; the text of the effective version alone, where the page shows it
    <desk>/desk.parts       the newest standing record with its texts, and the newest edition; void ones do not count

They are functions of the same shelf as the pages, so that `verify` renders them again too. Values are encoded anew: heads and
bodies have one spelling, so these are the bytes that were signed. Where a work has more records than fit, the oldest are left
out; the log holds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.parts import HEADER, format_entry, format_parts
from skywave.archive.record import EDITION, STANDING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.ports import Shelf
    from skywave.story.version import Removing, Story, Version


def render_story_parts(shelf: Shelf, work: str) -> bytes:
    """Return the parts file of a work.

    Raises:
        KeyError: The shelf has no such work; the caller asks only for works that the shelf listed.
    """
    story = shelf.story(work)
    if story is None:
        raise KeyError(work)
    entries = {version.index: _version_entry(shelf, story, version) for version in story.versions}
    entries |= {one.index: _removing_entry(one) for one in shelf.removing(work)}
    return format_parts(_fitting(entries, story.effective.index))


def has_desk_parts(shelf: Shelf) -> bool:
    """Say whether a desk has a standing record or an edition that counts, and so a parts file."""
    return shelf.newest(STANDING) is not None or shelf.newest(EDITION) is not None


def render_desk_parts(shelf: Shelf) -> bytes:
    """Return the parts file that the pages of a desk share; `has_desk_parts` says whether there is one."""
    entries: dict[int, bytes] = {}
    if found := shelf.newest(STANDING):
        head, body = shelf.standing() or (None, None)
        entries[found[0]] = format_entry(*found, head.format() if head else None, body.format() if body else None)
    if found := shelf.newest(EDITION):
        edition = shelf.edition()
        entries[found[0]] = format_entry(*found, edition.format() if edition else None, None)
    return format_parts(entries[index] for index in sorted(entries))


def _version_entry(shelf: Shelf, story: Story, version: Version) -> bytes:
    head = version.head.format() if version.head and not (version.head_redacted or version.void) else None
    body = None
    if version is story.effective and not (version.body_redacted or version.void or story.is_retracted):
        held = shelf.body(version.index)
        body = held.format() if held else None
    return format_entry(version.index, version.record, head, body)


def _removing_entry(removing: Removing) -> bytes:
    head = removing.head.format() if removing.head and not removing.void else None
    return format_entry(removing.index, removing.record, head, None)


def _fitting(entries: Mapping[int, bytes], effective: int) -> list[bytes]:
    """Return the entries in the log's order, without the oldest ones that do not fit; the effective version stays."""
    room, most = limits.PARTS_BYTES - len(HEADER) - len(entries[effective]), limits.PARTS_ENTRIES - 1
    kept = {effective}
    for index in sorted(entries.keys() - kept, reverse=True)[:most]:
        room -= len(entries[index])
        if room < 0:
            break
        kept.add(index)
    return [entries[index] for index in sorted(kept)]
