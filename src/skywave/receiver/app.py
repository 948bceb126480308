"""The reader app of a copy: is it the one that the newsroom released, whole and unchanged?

    app/key         by the root keys             -> the key of the app log
    app/checkpoint  by that key, dated           -> size and root
    its entries and tiles                        -> the releases
    sw.js app/*     by hash and length           -> the newest release

A copy may lack the app: a stick has to carry words, not programs. What it does carry must be explained.

Source: spec/16-reader-app.md section 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import sha256
from skywave.archive.layout import (
    APP_KEY_PATH,
    APP_LOG,
    WORKER_PATH,
    bundle_widths,
    checkpoint_path,
    entries_path,
    tile_path,
)
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.note import VerifierKey, parse_note
from skywave.archive.release import Release, accept_app_key, app_origin, parse_releases
from skywave.archive.root import Keys, RootNote
from skywave.archive.tiles import format_entries, levels_of, parse_entries
from skywave.archive.trust import UNDATED, Accepted, accept_checkpoint
from skywave.carriers.web import pages
from skywave.errors import Malformed, TransportFailed, VerificationFailed

if TYPE_CHECKING:
    from skywave.ports import Place
    from skywave.receiver.report import Report

_WIDTH = limits.TILE_WIDTH
# Where a place cannot list what it holds, one of these tells that it carries the app or its log.
_SIGNS = (APP_KEY_PATH, checkpoint_path(APP_LOG), WORKER_PATH, "app/reader.js")


@dataclass(slots=True)
class AppCopy:
    """The app as a copy carries it.

    Attributes:
        place: Where it is read from.
        root: The newest root note.
        report: Where findings go.
        explained: Paths that the log or the newest release explains.
    """

    place: Place
    root: RootNote
    report: Report
    explained: set[str] = field(default_factory=set)
    _listed: frozenset[str] | None = None

    def __post_init__(self) -> None:
        listed = self.place.paths()
        if listed is not None:
            self._listed = frozenset(path for path in listed if path == WORKER_PATH or path.startswith(f"{APP_LOG}/"))

    def prove(self, *, files: bool) -> None:
        """Check key, log and, where `files` says so, every file of the newest release; add findings to the report."""
        if not self._carries():
            return
        key = self._prove_key()
        accepted = self._prove_checkpoint(key) if key else None
        releases = self._prove_releases(accepted) if accepted else ()
        if not accepted or not releases:
            return
        newest = releases[-1]
        self.report.app_release, self.report.app_as_of = newest.number, accepted.time
        if newest.page_format != pages.PAGE_FORMAT:
            message = (
                f"the reader app of this copy is made for page format {newest.page_format} and this program renders "
                f"{pages.PAGE_FORMAT}: pages can differ for that reason alone"
            )
            self.report.notice("page-format", checkpoint_path(APP_LOG), message)
        if files:
            self._check_files(newest)

    def _carries(self, *beside: str) -> bool:
        """Say whether the copy has anything of the app, other than the paths in `beside`."""
        if self._listed is not None:
            return not self._listed <= set(beside)
        return any(self._read(path, limits.ASSET_BYTES) is not None for path in _SIGNS if path not in beside)

    def _prove_key(self) -> VerifierKey | None:
        raw = self._read(APP_KEY_PATH, limits.ROOT_NOTE_BYTES)
        if raw is None:
            message = f"{APP_KEY_PATH} is missing: nobody can say whose reader app this is"
            self.report.fault("missing", APP_KEY_PATH, message)
            return None
        self.explained.add(APP_KEY_PATH)
        try:
            key = accept_app_key(self.root, raw)
        except (Malformed, VerificationFailed) as error:
            self.report.fault("altered", APP_KEY_PATH, f"{APP_KEY_PATH}: {error}")
            return None
        for line in parse_note(raw, limit=limits.ROOT_NOTE_BYTES).lines:
            if not any(line.is_by(known) for known in self.root.root.keys):
                message = f"{APP_KEY_PATH} carries a signature by '{line.name}', which is no root key of this newsroom"
                self.report.fault("unexplained", APP_KEY_PATH, message)
        return key

    def _prove_checkpoint(self, key: VerifierKey) -> Accepted | None:
        path = checkpoint_path(APP_LOG)
        raw = self._read(path, limits.CHECKPOINT_BYTES)
        if raw is None:
            # A newsroom that has released no app yet has only the key.
            if self._carries(APP_KEY_PATH):
                message = f"{path} is missing: nobody can say which releases of the reader app there are"
                self.report.fault("missing", path, message)
            return None
        self.explained.add(path)
        try:
            accepted = accept_checkpoint(self.root, app_origin(self.root), Keys(1, (key,)), raw)
        except (Malformed, VerificationFailed) as error:
            self.report.fault("altered", path, f"{path}: {error}")
            return None
        for name in accepted.unexplained:
            message = f"{path} carries a signature by '{name}', which is no key of this newsroom"
            self.report.notice("unexplained", path, message)
        if accepted.dated_by == UNDATED and self.root.dating_keys:
            message = f"{path} was stripped of its date: the newsroom's dating key did not sign it"
            self.report.fault("undated", path, message)
        return accepted

    def _prove_releases(self, accepted: Accepted) -> tuple[Release, ...]:
        """Return the releases, if they lead to the signed root; compare what follows from them."""
        leaves: list[bytes] = []
        for number, width in bundle_widths(accepted.head.size):
            path = entries_path(APP_LOG, number, width)
            raw = self._read(path, limits.RELEASE_ENTRIES_BYTES)
            if raw is None:
                self.report.fault("missing", path, f"{path} is missing: releases of the reader app were dropped")
                return ()
            self.explained.add(path)
            try:
                leaves.extend(parse_entries(raw, width))
            except Malformed as error:
                self.report.fault("altered", path, f"{path}: {error}")
                return ()
        hashes = [leaf_hash(leaf) for leaf in leaves]
        path = checkpoint_path(APP_LOG)
        if Frontier().extend(hashes).root != accepted.head.root:
            message = f"the releases of the reader app in this copy are not those that {path} signs"
            self.report.fault("altered", path, message)
            return ()
        self._compare_tiles(leaves, hashes)
        try:
            return parse_releases(leaves)
        except (Malformed, VerificationFailed) as error:
            # The newsroom signed it; what it means cannot be understood.
            self.report.fault("record", path, f"the reader app's log breaks a rule: {error}")
            return ()

    def _compare_tiles(self, leaves: list[bytes], hashes: list[bytes]) -> None:
        for level, row in enumerate(levels_of(hashes)):
            for at in range(0, len(row), _WIDTH):
                tile = b"".join(row[at : at + _WIDTH])
                path = tile_path(APP_LOG, level, at // _WIDTH, len(row[at : at + _WIDTH]))
                raw = self._read(path, len(tile))
                if raw is None:
                    self.report.fault("missing", path, f"{path} is missing")
                elif raw != tile:
                    self.report.fault("altered", path, f"{path} is not what the releases of the reader app give")
                self.explained.add(path)
                for width in range(1, len(row[at : at + _WIDTH])):
                    earlier = tile_path(APP_LOG, level, at // _WIDTH, width)
                    self._explain_earlier(earlier, b"".join(row[at : at + width]))
        for at in range(0, len(leaves), _WIDTH):
            for width in range(1, len(leaves[at : at + _WIDTH])):
                earlier = entries_path(APP_LOG, at // _WIDTH, width)
                self._explain_earlier(earlier, format_entries(leaves[at : at + width]))

    def _explain_earlier(self, path: str, expected: bytes) -> None:
        """Explain a file of a smaller size of the log, which may stay where it is an exact prefix (10 section 3)."""
        if self._listed is not None and path in self._listed and self._read(path, len(expected)) == expected:
            self.explained.add(path)

    def _check_files(self, release: Release) -> None:
        what = f"release {release.number} of the reader app"
        missing = []
        for file in release.files:
            self.explained.add(file.path)
            try:
                raw = self.place.read(file.path, file.length)
                same = raw is not None and len(raw) == file.length and sha256(raw) == file.digest
            except Malformed:  # longer than it may be
                raw, same = b"", False
            except TransportFailed as error:
                self.report.fault("altered", file.path, str(error))
                continue
            if raw is None:
                missing.append(file.path)
            elif not same:
                self.report.fault(
                    "altered", file.path, f"{file.path} is not the file that {what} names: do not open it"
                )
        if len(missing) == len(release.files):
            self.report.notice("app-withheld", APP_LOG, f"this copy carries the log of the reader app and not {what}")
            return
        for path in missing:
            self.report.fault("missing", path, f"{path} is missing, and {what} names it")

    def _read(self, path: str, limit: int) -> bytes | None:
        try:
            return self.place.read(path, limit)
        except (Malformed, TransportFailed) as error:
            self.report.fault("altered", path, str(error))
            return None
