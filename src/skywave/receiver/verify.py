"""Verifying a copy: is it this newsroom's, is it complete, how old is it, and does every page say what was signed?

The steps, as numbered in spec/12-verification.md:

    1  the chain of root notes, from root/1, whose hash is N; N is compared with the pin
    2  the log of the root notes: signed by the root keys, its leaves are the notes
    3  each desk's checkpoint: signed, cosigned, dated
    4  its records recompute the signed root, and each may stand where it is
    5  every head and body is what its record says, or a redact record removed it
    6  what can be derived from the records is there and exact: tiles, frontiers, the index records
    7  every asset that a head names is there and exact, or counted as withheld
    8  every page is rendered again and compared
    9  every other file is named
    10 each mirror list is what the root keys or a steward signed
    11 the reader app, where the copy carries it: its key, its log, its files (`receiver/app.py`)

What this leaves to its caller: remembering what it accepted, and refusing to go back (RULES 25).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import sha256
from skywave.archive.frame import format_bundle
from skywave.archive.layout import (
    bundle_widths,
    checkpoint_path,
    dictionary_path,
    entries_path,
    frontier_path,
    object_path,
    root_note_path,
    tile_path,
)
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.note import parse_note
from skywave.archive.root import RootNote, check_first, check_successor, newsroom_id
from skywave.archive.tiles import format_entries, levels_of
from skywave.archive.trust import UNDATED, Accepted, accept_checkpoint
from skywave.carriers.web import pages
from skywave.errors import Malformed, SkywaveError, TransportFailed, Unverified, VerificationFailed
from skywave.receiver.app import AppCopy
from skywave.receiver.copy import DeskCopy
from skywave.receiver.difference import find_difference
from skywave.receiver.mirrors import check_mirrors
from skywave.receiver.parts import judge_parts
from skywave.receiver.report import DeskReport, Report
from skywave.receiver.shelf import CopyShelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Place, Progress
    from skywave.receiver.pin import Pin

_WIDTH = limits.TILE_WIDTH
_PARTIAL = re.compile(
    r"(?P<desk>.+)/(?P<kind>tile/entries|tile/[0-9]+|head|body)/(?P<number>(x[0-9]{3}/)*[0-9]{3})"
    r"(\.r(?P<count>[1-9][0-9]{0,3}))?\.p/(?P<width>[1-9][0-9]{0,2})"
)


def verify(
    place: Place, *, pin: Pin | None, render: bool = True, progress: Progress | None = None
) -> tuple[Report, list[DeskCopy]]:
    """Verify a copy.

    Args:
        place: The copy.
        pin: The newsroom that the caller means, or None: then nothing is called genuine (RULES 3).
        render: Whether to do steps 8 and 9, and to compare the app's files in step 11.
        progress: Told of the pages done.

    Returns:
        The report, and the desks whose records are proven.

    Raises:
        TransportFailed: The place cannot be read at all.
    """
    return _Verification(place, pin, progress).run(render=render)


class _Verification:
    """One run: the report, and the paths that something explains."""

    def __init__(self, place: Place, pin: Pin | None, progress: Progress | None) -> None:
        self.place = place
        self.pin = pin
        self.progress = progress
        self.report = Report(place.name)
        self.explained: set[str] = set()
        self.derived: dict[str, bytes] = {}
        self.copies: list[DeskCopy] = []

    def run(self, *, render: bool) -> tuple[Report, list[DeskCopy]]:
        root = self._prove_root()
        if root is None:
            return self.report, []
        self._prove_root_log(root)
        self.explained |= check_mirrors(self.place, root, self.report)
        for code in sorted(root.desks):
            self.report.desks[code] = DeskReport()
            copy = self._prove_desk(root, code)
            if copy:
                self.copies.append(copy)
        self._date(root)
        app = AppCopy(self.place, root, self.report)
        app.prove(files=render)
        self.explained |= app.explained
        withheld = self._check_assets()
        if render:
            self._check_pages(withheld)
            self._name_strangers()
        return self.report, self.copies

    # -- steps 1 and 2 -----------------------------------------------------------------------------------------

    def _prove_root(self) -> RootNote | None:
        report = self.report
        raw = self.place.read(root_note_path(1), limits.ROOT_NOTE_BYTES)
        if raw is None:
            report.fault("missing", root_note_path(1), "there is no root/1: this is not a copy of any newsroom")
            return None
        try:
            root = check_first(raw)
        except SkywaveError as error:
            report.fault("altered", root_note_path(1), f"root/1: {error}")
            return None
        report.newsroom, report.domain = newsroom_id(root), root.domain
        self._explain_note(root_note_path(1), raw, root, root)
        self.root_texts = [root.text.encode()]
        digests = {1: root.digest}
        while root.version < limits.ROOT_STEPS:
            path = root_note_path(root.version + 1)
            following = self._read(path, limits.ROOT_NOTE_BYTES)
            if following is None:
                break
            try:
                successor = check_successor(root, following)
            except (Malformed, VerificationFailed, Unverified) as error:
                report.fault("altered", path, f"{path}: {error}; root note {root.version} stands")
                break
            self._explain_note(path, following, root, successor)
            root = successor
            self.root_texts.append(root.text.encode())
            digests[root.version] = root.digest
        report.root_version = root.version
        report.quorum_none = root.policy.quorum == "none"
        self._check_pin(digests)
        return root

    def _explain_note(self, path: str, raw: bytes, old: RootNote, new: RootNote) -> None:
        self.explained.add(path)
        known = (*old.root.keys, *new.root.keys)
        for line in parse_note(raw, limit=limits.ROOT_NOTE_BYTES).lines:
            if not any(line.is_by(key) for key in known):
                self.report.fault(
                    "unexplained", path, f"{path} carries a signature by '{line.name}', which is no key it knows"
                )

    def _check_pin(self, digests: dict[int, bytes]) -> None:
        report, pin = self.report, self.pin
        if pin is None:
            report.notice(
                "not-pinned", "root/1", f"not pinned: this is the newsroom {report.newsroom}, whoever that is"
            )
        elif pin.newsroom != report.newsroom:
            message = f"this is another newsroom: your pin says {pin.newsroom}, the copy says {report.newsroom}"
            report.fault("wrong-newsroom", "root/1", message)
        elif pin.version and digests.get(pin.version) != pin.digest:
            message = f"your pin knows root note {pin.version}, and this copy lacks it or has another"
            report.fault("altered", root_note_path(pin.version), message)
        else:
            report.pinned = True

    def _prove_root_log(self, root: RootNote) -> None:
        path = checkpoint_path("root")
        accepted = self._accept(root, "root", root.log_origin)
        if accepted is None:
            return
        hashes = [leaf_hash(text) for text in self.root_texts]
        if (accepted.head.size, accepted.head.root) != (len(hashes), Frontier().extend(hashes).root):
            self.report.fault("altered", path, f"{path} does not cover the {len(hashes)} root notes that were found")
            return
        self.root_accepted = accepted
        self._derive_tiles("root", hashes)
        self.derived[entries_path("root", 0, len(hashes))] = format_entries(self.root_texts)
        self._check_derived()

    # -- steps 3 to 6 ------------------------------------------------------------------------------------------

    def _accept(self, root: RootNote, log: str, origin: str) -> Accepted | None:
        path = checkpoint_path(log)
        raw = self._read(path, limits.CHECKPOINT_BYTES)
        if raw is None:
            if log == "root":
                self.report.fault("missing", path, f"{path} is missing: nobody can say how new the keys are")
            else:
                self.report.fault("missing", path, f"{log}: this copy carries nothing of this desk")
            return None
        self.explained.add(path)
        try:
            accepted = accept_checkpoint(root, origin, root.root if log == "root" else root.desks[log], raw)
        except (Malformed, VerificationFailed) as error:
            self.report.fault("altered", path, f"{path}: {error}")
            return None
        for name in accepted.unexplained:
            self.report.notice(
                "unexplained", path, f"{path} carries a signature by '{name}', which is no key of this newsroom"
            )
        if accepted.dated_by == UNDATED and root.dating_keys:
            self.report.fault(
                "undated", path, f"{path} was stripped of its date: the newsroom's dating key did not sign it"
            )
        return accepted

    def _prove_desk(self, root: RootNote, code: str) -> DeskCopy | None:
        accepted = self._accept(root, code, root.desk_origin(code))
        if accepted is None:
            return None
        summary = self.report.desks[code]
        summary.size = accepted.head.size
        summary.complete_as_of, summary.dated_by = accepted.time, accepted.dated_by
        copy = DeskCopy(self.place, root, code, accepted, self.report, summary)
        if not copy.prove_records():
            return None
        copy.prove_parts(self.progress)
        self._derive_tiles(code, copy.leaf_hashes)
        frontier = Frontier()
        for number, width in bundle_widths(copy.size):
            start = number * _WIDTH
            # The records were read from here and recompute the root; only the path has to be explained.
            self.explained.add(entries_path(code, number, width))
            self.explained.update(copy.bundle_path(part, number) for part in ("head", "body"))
            frontier = frontier.extend(copy.leaf_hashes[start : start + width])
            if width == _WIDTH:
                self.derived[frontier_path(code, frontier.size)] = frontier.format()
        self._check_derived()
        self.explained.update(dictionary_path(digest) for digest in copy.dictionaries)
        return copy

    def _derive_tiles(self, log: str, hashes: list[bytes]) -> None:
        for level, row in enumerate(levels_of(hashes)):
            for at in range(0, len(row), _WIDTH):
                tile = row[at : at + _WIDTH]
                self.derived[tile_path(log, level, at // _WIDTH, len(tile))] = b"".join(tile)

    def _check_derived(self) -> None:
        for path, expected in self.derived.items():
            raw = self._read(path, len(expected))
            if raw is None:
                self.report.fault("missing", path, f"{path} is missing")
            elif raw != expected:
                self.report.fault("altered", path, f"{path} is not what the records give")
        self.explained.update(self.derived)
        self.derived = {}

    def _date(self, root: RootNote) -> None:
        accepted = getattr(self, "root_accepted", None)
        times = [desk.complete_as_of for desk in self.report.desks.values() if desk.size]
        if accepted is None or accepted.time is None or not times or None in times:
            return
        self.report.complete_as_of = min(accepted.time, *(time for time in times if time is not None))
        self.report.dated_by = "stewards" if root.stewards else "newsroom"

    # -- steps 7 to 9 ------------------------------------------------------------------------------------------

    def _check_assets(self) -> frozenset[bytes]:
        withheld: set[bytes] = set()
        for copy in self.copies:
            for digest, file in copy.files.items():
                path = object_path(digest, file.extension)
                by = copy.history.removed_assets.get(digest)
                removed = by is not None and not copy.root.is_void(copy.code, by)
                raw = self._read(path, file.length)
                if removed:
                    if raw is not None:
                        self.report.fault("redacted-served", path, f"{path} was redacted and is still served")
                        self.explained.add(path)
                elif raw is None:
                    withheld.add(digest)
                    copy.summary.assets_withheld += 1
                    self.report.notice("withheld", path, f"{path}: this copy does not carry a picture of {copy.code}")
                else:
                    self.explained.add(path)
                    if len(raw) != file.length or sha256(raw) != digest:
                        self.report.fault(
                            "altered", path, f"{path}: this picture or sound is not the one that was signed"
                        )
        return frozenset(withheld)

    def _check_pages(self, withheld: frozenset[bytes]) -> None:
        shelves = [CopyShelf(copy, withheld) for copy in self.copies if copy.history.size]
        for done, (path, expected) in enumerate(self._expected_pages(shelves), 1):
            self.explained.add(path)
            raw = self._read(path, limits.PAGE_BYTES)
            if raw is None:
                self.report.fault("page-missing", path, f"{path} is missing")
            elif pages.is_parts(path):
                self._check_parts(path, raw, expected)
            elif raw != expected:
                where = self._page_name(path)
                difference = find_difference(raw, expected)
                message = f"{where}{difference.place}: {difference.words} ({path})"
                self.report.fault("page-differs", f"{where}{difference.place}", message)
            else:
                self.report.pages += 1
            if self.progress:
                self.progress(done, None, "pages compared")
        for copy in self.copies:
            copy.compare_encoding()

    def _check_parts(self, path: str, raw: bytes, expected: bytes) -> None:
        if raw != expected:
            difference = judge_parts(raw, expected)
            where = self._page_name(path) if difference.fault else path
            say = self.report.fault if difference.fault else self.report.notice
            say(difference.code, where, f"{path}: {difference.words}")

    def _expected_pages(self, shelves: list[CopyShelf]) -> Iterator[tuple[str, bytes]]:
        if not shelves:
            return
        yield pages.stylesheet_path(), pages.stylesheet()
        yield pages.START_PATH, pages.render_start(shelves)
        for shelf in shelves:
            for path, render in pages.all_pages(shelf):
                yield path, render()

    def _page_name(self, path: str) -> str:
        """Return a story page's desk and number."""
        for copy in self.copies:
            work = path.removeprefix(f"{copy.code}/s/").partition(".")[0]
            indexes = copy.history.works.get(work)
            if indexes and path.startswith(f"{copy.code}/s/"):
                return copy.name(indexes[-1])
        return "a page"

    def _name_strangers(self) -> None:
        listed = self.place.paths()
        if listed is None:
            message = f"{self.place.name} cannot list its files: what else it serves was not checked"
            self.report.notice("not-listed", self.place.name, message)
            return
        for path in listed:
            if path not in self.explained and not self._is_earlier_size(path):
                self.report.fault("unexplained", path, f"{path}: nothing in the log explains this file")

    def _is_earlier_size(self, path: str) -> bool:
        """Say whether a file is a partial tile or bundle of a smaller size of the same log, and exact."""
        match = _PARTIAL.fullmatch(path)
        copy = next((copy for copy in self.copies if match and copy.code == match["desk"]), None)
        if match is None or copy is None:
            return False
        number, width = int(match["number"].replace("/", "").replace("x", "")), int(match["width"])
        raw = self._read(path, limits.BUNDLE_BYTES)
        return raw is not None and raw == self._prefix(copy, match["kind"], number, width, int(match["count"] or 0))

    def _prefix(self, copy: DeskCopy, kind: str, number: int, width: int, count: int) -> bytes | None:
        """Return what a partial file of a smaller size must hold, or None if there can be none."""
        if kind == "tile/entries":
            records = copy.history.records[number * _WIDTH : number * _WIDTH + width]
            return format_entries([record.format() for record in records]) if len(records) == width else None
        if kind.startswith("tile/"):
            levels = levels_of(copy.leaf_hashes)
            level = int(kind.removeprefix("tile/"))
            row = levels[level][number * _WIDTH : number * _WIDTH + width] if level < len(levels) else []
            return b"".join(row) if len(row) == width else None
        loaded = copy.bundle(kind, number)
        if loaded is None or width > len(loaded[1]) or count != copy.history.redaction_count(kind, number):
            return None
        return format_bundle(loaded[1][:width], loaded[0])

    def _read(self, path: str, limit: int) -> bytes | None:
        try:
            return self.place.read(path, limit)
        except (Malformed, TransportFailed) as error:
            self.report.fault("altered", path, str(error))
            return None
