"""Writing what a desk's log has become into the public tree: entries, tiles, frames, frontiers, assets, pages.

Only what changed is written: the bundles that gained leaves or lost parts, the tiles above them, the pages that show them.
The cost follows the change and not the archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.frame import format_bundle
from skywave.archive.head import StoryHead, parse_story_head
from skywave.archive.layout import (
    bundle_path,
    dictionary_path,
    entries_path,
    frontier_path,
    number_path,
    object_path,
    tile_path,
)
from skywave.archive.merkle import Frontier, leaf_hash, root_of
from skywave.archive.record import REDACT, STANDING
from skywave.archive.tiles import format_entries
from skywave.errors import ConfigError
from skywave.io import lapsing, ledger
from skywave.newsroom.dictionary import DICTIONARY, DICTIONARY_DIGEST
from skywave.newsroom.shelf import head_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from skywave.io.disk import Staging
    from skywave.io.ledger import Leaf

_WIDTH = limits.TILE_WIDTH


class TreeWriter:
    """Stages one desk's change from one size of its log to a larger one.

    Args:
        db: An open transaction in which the new leaves are stored.
        staging: Where files are staged.
        originals: Where prepared assets lie.
        public: The public tree, to see what is there already.
        desk: The desk's code.
    """

    def __init__(self, db: Connection, staging: Staging, originals: Path, public: Path, desk: str) -> None:
        self._db = db
        self._staging = staging
        self._originals = originals
        self._public = public
        self._desk = desk

    def write_log(self, old: Frontier, new: Frontier) -> tuple[set[str], bool, list[Leaf]]:
        """Stage entries, tiles, frames, frontiers and assets.

        Returns:
            The works whose pages change, whether standing texts changed, and the new leaves.
        """
        first = old.size // _WIDTH
        leaves = ledger.read_leaves(self._db, self._desk, first * _WIDTH, new.size)
        fresh = leaves[old.size - first * _WIDTH :]
        if not (self._public / dictionary_path(DICTIONARY_DIGEST)).exists():
            self._staging.add(dictionary_path(DICTIONARY_DIGEST), DICTIONARY)
        hashes = [leaf_hash(leaf.record.format()) for leaf in leaves]
        self._write_tiles(first, hashes, old.size, new.size)
        self._write_frontiers(old, hashes[old.size - first * _WIDTH :])
        for at in range(0, len(leaves), _WIDTH):
            bundle = leaves[at : at + _WIDTH]
            number = first + at // _WIDTH
            records = [leaf.record.format() for leaf in bundle]
            self._staging.add(entries_path(self._desk, number, len(bundle)), format_entries(records))
            self._retire_partials(f"{self._desk}/tile/entries/{number_path(number)}.p", len(bundle))
        self._write_frames(first, leaves, fresh, new.size)
        works = self._write_assets(fresh)
        works |= {
            leaf.record.work for leaf in fresh if leaf.record.work and leaf.record.kind not in {STANDING, "edition"}
        }
        return works, any(leaf.record.kind == STANDING for leaf in fresh), fresh

    def _retire_partials(self, folder: str, width: int) -> None:
        if width == _WIDTH and (self._public / folder).exists():
            self._staging.remove(folder)

    def _write_tiles(self, first: int, hashes: Sequence[bytes], old_size: int, new_size: int) -> None:
        """Stage every tile that a larger tree has and the smaller one had not; remember the hashes above the leaves."""
        level, start, old_count, count = 0, first * _WIDTH, old_size, new_size
        while count and (count > old_count or level == 0):
            for number in range(start // _WIDTH, (count + _WIDTH - 1) // _WIDTH):
                tile = hashes[number * _WIDTH - start : (number + 1) * _WIDTH - start]
                self._staging.add(tile_path(self._desk, level, number, len(tile)), b"".join(tile))
                self._retire_partials(f"{self._desk}/tile/{level}/{number_path(number)}.p", len(tile))
            above_old, above_new = old_count // _WIDTH, count // _WIDTH
            fresh = [
                root_of(hashes[number * _WIDTH - start : (number + 1) * _WIDTH - start])
                for number in range(above_old, above_new)
            ]
            level += 1
            ledger.write_nodes(self._db, self._desk, level, above_old, fresh)
            start = above_old // _WIDTH * _WIDTH
            hashes = [*ledger.read_nodes(self._db, self._desk, level, start, above_old), *fresh]
            old_count, count = above_old, above_new

    def _write_frontiers(self, old: Frontier, hashes: Sequence[bytes]) -> None:
        frontier, position = old, 0
        while position < len(hashes):
            step = min(_WIDTH - frontier.size % _WIDTH, len(hashes) - position)
            frontier = frontier.extend(hashes[position : position + step])
            position += step
            if frontier.size % _WIDTH == 0:
                self._staging.add(frontier_path(self._desk, frontier.size), frontier.format())

    def _write_frames(self, first: int, leaves: Sequence[Leaf], fresh: Sequence[Leaf], size: int) -> None:
        """Stage the bundles from number `first` on, whose leaves are given, and those that lost parts."""
        touched = {first + at // _WIDTH: leaves[at : at + _WIDTH] for at in range(0, len(leaves), _WIDTH)}
        redacts = [leaf for leaf in fresh if leaf.record.kind == REDACT]
        for part in ("head", "body"):
            hit = {
                (leaf.record.ref or 0) // _WIDTH
                for leaf in redacts
                for removal in leaf.record.removals
                if removal.part == part
            }
            for number in sorted({*touched, *hit}):
                bundle = touched.get(number)
                if bundle is None:
                    stop = min((number + 1) * _WIDTH, size)
                    bundle = ledger.read_leaves(self._db, self._desk, number * _WIDTH, stop)
                self._write_bundle(part, number, bundle, redacted=number in hit)

    def _write_bundle(self, part: str, number: int, leaves: Sequence[Leaf], *, redacted: bool) -> None:
        start = number * _WIDTH
        count = self._redaction_count(part, start, start + _WIDTH)
        streams = [(leaf.head if part == "head" else leaf.body) or b"" for leaf in leaves]
        path = bundle_path(self._desk, part, number, len(leaves), redactions=count)
        self._staging.add(path, format_bundle(streams, DICTIONARY_DIGEST))
        stem = f"{self._desk}/{part}/{number_path(number)}"
        current = f"{stem}.r{count}" if count else stem
        self._retire_partials(f"{current}.p", len(leaves))
        if redacted:
            for earlier in range(count):
                old = f"{stem}.r{earlier}" if earlier else stem
                self._staging.remove(old)
                self._staging.remove(f"{old}.p")

    def _redaction_count(self, part: str, start: int, stop: int) -> int:
        leaves = ledger.redactions(self._db, self._desk, start, stop)
        return sum(any(removal.part == part for removal in leaf.record.removals) for leaf in leaves)

    def _write_assets(self, fresh: Sequence[Leaf]) -> set[str]:
        """Stage the assets that new heads name and remove those that were redacted; return the works that show the latter."""
        shown: dict[str, set[str]] = {}
        works: set[str] = set()
        removed: set[bytes] = set()
        # What any desk ever redacted is never served again, whichever later head still names it (RULES 16); nor, while
        # its right has ended, a file that a correction names again.
        gone = ledger.redacted_assets(self._db).keys() | lapsing.lapsed(self._db)
        for leaf in fresh:
            for removal in leaf.record.removals:
                if removal.digest is not None:
                    removed.add(removal.digest)
                    works |= {w for desk, w in ledger.users_of(self._db, removal.digest.hex()) if desk == self._desk}
        for leaf in fresh:
            raw = head_bytes(leaf) if leaf.record.is_story else None
            head = parse_story_head(raw) if raw is not None else StoryHead("-")
            for asset in head.assets:
                if asset.file is None or asset.file.digest in gone:
                    continue
                for file in asset.files:
                    shown.setdefault(leaf.record.work or "", set()).add(file.digest.hex())
                    path = object_path(file.digest, file.extension)
                    if not (self._public / path).exists():
                        self._add_asset(path)
        for digest in removed:
            for found in (self._public / "o" / digest.hex()[:2]).glob(f"{digest.hex()}.*"):
                self._staging.remove(str(found.relative_to(self._public)))
        ledger.add_uses(self._db, self._desk, shown)
        return works

    def _add_asset(self, path: str) -> None:
        try:
            self._staging.add_copy(path, self._originals / path.removeprefix("o/"))
        except OSError as error:
            msg = f"a picture that was prepared is missing from {self._originals}: {error.strerror}"
            raise ConfigError(msg, hint="ingest its story again") from None
