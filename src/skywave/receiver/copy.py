"""One desk of a copy, proven leaf by leaf: records, heads and bodies that lead to a signed root.

`DeskCopy.prove` reads the bundles of records, heads and bodies in one pass, checks every byte of them against the signed root,
and remembers only the records; heads and bodies are read again when a page needs them, and checked again.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import sha256
from skywave.archive.frame import compress, decompress, parse_bundle
from skywave.archive.head import StoryHead, parse_index_head, parse_story_head
from skywave.archive.history import History
from skywave.archive.layout import bundle_path, bundle_widths, dictionary_path, entries_path, tile_path
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.record import INDEX, Part, Record, parse_record
from skywave.archive.tiles import parse_entries, parse_tile
from skywave.errors import Malformed, TransportFailed, VerificationFailed

if TYPE_CHECKING:
    from skywave.archive.asset import File
    from skywave.archive.root import RootNote
    from skywave.archive.trust import Accepted
    from skywave.ports import Place, Progress
    from skywave.receiver.report import DeskReport, Report

_WIDTH = limits.TILE_WIDTH
_BUNDLES_KEPT = 64


@dataclass(frozen=True, slots=True)
class Placing:
    """What decides a work's place in the lists, from the first of its heads that is held."""

    section: str
    published: int | None


@dataclass(slots=True)
class DeskCopy:
    """A desk of a copy.

    Attributes:
        place: Where it is read from.
        root: The newest root note.
        code: The desk's code.
        accepted: Its checkpoint.
        history: The proven records; fewer than the checkpoint's size where the copy is broken.
        leaf_hashes: Of the proven records.
        placings: By work.
        files: The asset files that held heads name.
        findings: Where to report.
        summary: The desk's part of the report.
    """

    place: Place
    root: RootNote
    code: str
    accepted: Accepted
    report: Report
    summary: DeskReport
    history: History = field(default_factory=History)
    leaf_hashes: list[bytes] = field(default_factory=list)
    placings: dict[str, Placing] = field(default_factory=dict)
    files: dict[bytes, File] = field(default_factory=dict)
    dictionaries: dict[bytes, bytes | None] = field(default_factory=dict)
    _bundles: OrderedDict[tuple[str, int], tuple[bytes, tuple[bytes, ...]] | None] = field(default_factory=OrderedDict)

    @property
    def size(self) -> int:
        """Leaves that the signed checkpoint states."""
        return self.accepted.head.size

    def width(self, number: int) -> int:
        """Return how many leaves bundle `number` has."""
        return min(_WIDTH, self.size - number * _WIDTH)

    def name(self, index: int, head: StoryHead | None = None) -> str:
        """Return what a person calls a leaf: `uig no. 3 'Article 19'`."""
        title = f" '{head.title}'" if head else ""
        return f"{self.code} no. {index}{title}"

    # -- records -----------------------------------------------------------------------------------------------

    def prove_records(self) -> bool:
        """Read every record and say whether they recompute the signed root; if not, name what is wrong."""
        leaves: list[bytes] = []
        for number, width in bundle_widths(self.size):
            path = entries_path(self.code, number, width)
            raw = self.read(path, limits.ENTRIES_BYTES)
            if raw is None:
                self.report.fault("missing", path, f"{path} is missing: records {number * _WIDTH} and up are dropped")
                self._name_gap(len(leaves))
                return False
            try:
                leaves.extend(parse_entries(raw, width))
            except Malformed as error:
                self.report.fault("altered", path, f"{path}: {error}")
                self._name_gap(len(leaves))
                return False
        hashes = [leaf_hash(leaf) for leaf in leaves]
        if Frontier().extend(hashes).root != self.accepted.head.root:
            self._name_altered(hashes)
            return False
        self.leaf_hashes = hashes
        for index, leaf in enumerate(leaves):
            try:
                self.history.append(parse_record(leaf))
            except (Malformed, VerificationFailed) as error:
                # The newsroom signed it; the copy is genuine, and what follows cannot be understood.
                self.report.fault("record", self.name(index), f"{self.name(index)} breaks a rule of the log: {error}")
                return False
        self._count_records()
        return True

    def _count_records(self) -> None:
        history, summary = self.history, self.summary
        summary.held = history.size
        summary.stories = len(history.works)
        summary.redacted = len(history.removed) + len(history.removed_assets)
        summary.void = sum(self.root.is_void(self.code, i) for i in range(history.size)) if self.root.voids else 0
        if history.records:
            summary.since = history.records[0].logged
            summary.language = history.records[0].language

    def _tile_hashes(self) -> list[bytes] | None:
        """Return the leaf hashes that the copy's own level-0 tiles give, if they lead to the signed root."""
        hashes: list[bytes] = []
        for number, width in bundle_widths(self.size):
            raw = self.read(tile_path(self.code, 0, number, width), _WIDTH * 32)
            try:
                hashes.extend(parse_tile(raw or b"", width))
            except Malformed:
                return None
        return hashes if Frontier().extend(hashes).root == self.accepted.head.root else None

    def _name_gap(self, first: int) -> None:
        for index in range(first, min(first + 20, self.size)):
            self.report.fault("missing", self.name(index), f"{self.name(index)}: this copy does not carry its record")

    def _name_altered(self, hashes: list[bytes]) -> None:
        right = self._tile_hashes()
        wrong = [i for i, (ours, theirs) in enumerate(zip(hashes, right or (), strict=False)) if ours != theirs]
        for index in wrong[:20]:
            message = f"{self.name(index)}: its record is not the one that was signed, or was dropped or swapped"
            self.report.fault("altered", self.name(index), message)
        if not wrong:
            message = f"the records of {self.code} do not recompute the signed root"
            self.report.fault("altered", f"{self.code}/tile", message)

    # -- heads and bodies --------------------------------------------------------------------------------------

    def prove_parts(self, progress: Progress | None = None) -> None:
        """Inflate every head and body and compare it with its record; count and name what is missing or false."""
        for number, _ in bundle_widths(self.history.size):
            heads = self._prove_bundle("head", number)
            bodies = self._prove_bundle("body", number)
            start = number * _WIDTH
            for offset, record in enumerate(self.history.records[start : start + _WIDTH]):
                self._prove_leaf(start + offset, record, heads, bodies)
            if progress:
                progress(min(start + _WIDTH, self.history.size), self.history.size, f"records of {self.code}")

    def _prove_bundle(self, part: str, number: int) -> tuple[bytes, tuple[bytes, ...]] | None:
        """Return a bundle's dictionary and streams."""
        loaded = self.bundle(part, number)
        if loaded is None:
            return None
        dictionary = self._dictionary(loaded[0])
        if dictionary is None:
            where = dictionary_path(loaded[0])
            self.report.fault(
                "missing", where, f"{where} is missing or altered: {self.bundle_path(part, number)} needs it"
            )
            return None
        return dictionary, loaded[1]

    def _prove_leaf(
        self,
        index: int,
        record: Record,
        heads: tuple[bytes, tuple[bytes, ...]] | None,
        bodies: tuple[bytes, tuple[bytes, ...]] | None,
    ) -> None:
        raw = self._prove_part("head", index, record.head, heads)
        head = None
        if raw is not None:
            try:
                if record.is_story:
                    head = parse_story_head(raw)
                    self._remember(record, head)
                elif record.kind == INDEX and parse_index_head(raw) != self.history.index_head(index):
                    self.report.fault(
                        "index", self.name(index), f"{self.name(index)}: the index hides or invents a correction"
                    )
            except Malformed as error:
                self.report.fault("record", self.name(index), f"{self.name(index)} cannot be shown: {error}")
        self._prove_part("body", index, record.body, bodies, head)

    def _remember(self, record: Record, head: StoryHead) -> None:
        self.placings.setdefault(record.work or "", Placing(head.section, head.published))
        for asset in head.assets:
            for file in asset.files:
                self.files.setdefault(file.digest, file)

    def _prove_part(
        self,
        part: str,
        index: int,
        expected: Part | None,
        loaded: tuple[bytes, tuple[bytes, ...]] | None,
        head: StoryHead | None = None,
    ) -> bytes | None:
        dictionary, streams = loaded or (b"", ())
        stream = streams[index % _WIDTH] if streams else b""
        if expected is None and not stream:
            return None
        name = self.name(index, head)
        noun = "title and summary" if part == "head" else "text"
        if expected is None:
            if stream:
                self.report.fault("unexplained", name, f"{name}: this copy carries a {part} that no record names")
            return None
        if (index, part) in self.history.removed and not self._is_void_redaction(index, part):
            if stream:
                self.report.fault("redacted-served", name, f"{name}: this copy still serves a {part} that was redacted")
            return None
        if not stream:
            if part == "head":
                self.summary.heads_missing += 1
            else:
                self.summary.bodies_missing += 1
            self.report.fault("missing", name, f"{name}: this copy does not carry its {noun}")
            return None
        try:
            return _inflate(expected, stream, dictionary)
        except (Malformed, VerificationFailed):
            self.report.fault("altered", name, f"{name}: its {noun} is not what the newsroom signed")
            return None

    def _is_void_redaction(self, index: int, part: str) -> bool:
        return self.root.is_void(self.code, self.history.removed[(index, part)])

    def part(self, part: str, index: int) -> bytes | None:
        """Return the proven bytes of a head or body, or None where it is redacted, missing or false."""
        record = self.history.records[index]
        expected = record.head if part == "head" else record.body
        if expected is None or ((index, part) in self.history.removed and not self._is_void_redaction(index, part)):
            return None
        loaded = self.bundle(part, index // _WIDTH)
        dictionary = self._dictionary(loaded[0]) if loaded else None
        stream = loaded[1][index % _WIDTH] if loaded else b""
        try:
            return _inflate(expected, stream, dictionary) if stream and dictionary is not None else None
        except (Malformed, VerificationFailed):
            return None

    def compare_encoding(self) -> None:
        """Compare each frame with this program's own encoding of what it holds.

        A frame may be spelled in many ways; a different spelling is harmless to read and could mark a copy. Where no frame of a
        bundle is spelled like ours, another compressor made it, and that is only mentioned.
        """
        for number, _ in bundle_widths(self.history.size):
            for part in ("head", "body"):
                loaded = self.bundle(part, number)
                dictionary = self._dictionary(loaded[0]) if loaded else None
                if loaded is None or dictionary is None:
                    continue
                same, other = 0, []
                for offset, stream in enumerate(loaded[1]):
                    data = self.part(part, number * _WIDTH + offset) if stream else None
                    if data is None:
                        continue
                    if compress(data, dictionary) == stream:
                        same += 1
                    else:
                        other.append(number * _WIDTH + offset)
                path = self.bundle_path(part, number)
                if other and same:
                    names = ", ".join(self.name(index) for index in other[:5])
                    self.report.fault(
                        "recoded", path, f"{path}: {names} was spelled anew after publication: altered, or marked"
                    )
                elif other:
                    self.report.notice("recoded", path, f"{path} was made by another compressor than this program's")

    # -- reading -----------------------------------------------------------------------------------------------

    def read(self, path: str, limit: int) -> bytes | None:
        """Return a file's bytes; a file that is too long or cannot be read counts as missing and is named."""
        try:
            return self.place.read(path, limit)
        except (Malformed, TransportFailed) as error:
            self.report.fault("altered", path, str(error))
            return None

    def bundle_path(self, part: str, number: int) -> str:
        """Return the path of a bundle as the history has it."""
        count = self.history.redaction_count(part, number)
        return bundle_path(self.code, part, number, self.width(number), redactions=count)

    def bundle(self, part: str, number: int) -> tuple[bytes, tuple[bytes, ...]] | None:
        """Return a bundle's dictionary digest and streams, read once and remembered for a while."""
        key = (part, number)
        if key not in self._bundles:
            path = self.bundle_path(part, number)
            raw = self.read(path, limits.BUNDLE_BYTES)
            self._bundles[key] = None
            if raw is None:
                self.report.fault("missing", path, f"{path} is missing")
            else:
                try:
                    self._bundles[key] = parse_bundle(raw, self.width(number))
                except Malformed as error:
                    self.report.fault("altered", path, f"{path}: {error}")
            while len(self._bundles) > _BUNDLES_KEPT:
                self._bundles.popitem(last=False)
        else:
            self._bundles.move_to_end(key)
        return self._bundles[key]

    def _dictionary(self, digest: bytes) -> bytes | None:
        if digest not in self.dictionaries:
            raw = self.read(dictionary_path(digest), limits.DICTIONARY_BYTES)
            self.dictionaries[digest] = raw if raw is not None and sha256(raw) == digest else None
        return self.dictionaries[digest]


def _inflate(expected: Part, stream: bytes, dictionary: bytes) -> bytes:
    """Return the bytes of a head or body, or raise Malformed or VerificationFailed where they are not what a record states."""
    data = decompress(stream, dictionary, length=expected.length)
    if sha256(data) != expected.digest:
        msg = "it does not have the hash that its record states"
        raise VerificationFailed(msg)
    return data
