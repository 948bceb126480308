"""Lies about one newsroom, for `tests/browser_mirrors.py`: what a hostile mirror serves in the place of some files.

Each function returns the behaviour of a mirror that is honest with everything else. What is altered is packed and formed as the
program does it, so that nothing but signature or hash gives the lie away.
"""

from __future__ import annotations

import csv
import functools
import html
import zlib
from pathlib import Path

from tests.browser_mirrors import Files
from tests.reader_newsrooms import copies_of
from tests.shared_data import DATA

from skywave.archive.encoding import sha256
from skywave.archive.frame import compress, format_bundle, parse_bundle
from skywave.archive.layout import bundle_widths, entries_path
from skywave.archive.mirrors import Mirror, MirrorList
from skywave.archive.note import SIGNATURE, VerifierKey, format_note, sign_note
from skywave.archive.parts import HEADER, format_entry, format_parts, parse_parts
from skywave.archive.tiles import format_entries
from skywave.carriers.web.addresses import parts_path, story_path
from skywave.io.keys import FileSigner
from skywave.receiver.copy import DeskCopy


def altered_page(public: Path, desk: str, work: str, was: str, now: str) -> Files:
    """A word of a story's page is another one; everything that the app reads is true."""
    path = story_path(desk, work)
    return Files({path: _replaced((public / path).read_bytes(), html.escape(was), html.escape(now))})


def altered_parts(public: Path, desk: str, work: str, was: str, now: str) -> Files:
    """A word in the text of a story's parts file is another one of the same length, packed anew: only the hash shows it."""
    path = parts_path(desk, work)
    entries = []
    changed = False
    for entry in parse_parts((public / path).read_bytes()):
        body = entry.body
        if body is not None and was.encode() in body:
            body, changed = _same_length(body, was, now), True
        entries.append(format_entry(entry.index, entry.record, entry.head, body))
    assert changed, f"the parts of {work} do not hold '{was}'"
    return Files({path: format_parts(entries)})


def altered_bundle(public: Path, desk: str, work: str, was: str, now: str, *, part: str = "body") -> Files:
    """A word in a bundle is another one of the same length, packed anew: only the hash shows it. `part` is head or body."""
    copy, index = _newest(public, desk, work)
    raw = copy.part(part, index)
    assert raw is not None, f"{desk} holds no {part} of {work}"
    return _with_frame(copy, index, part, compress(_same_length(raw, was, now), _dictionary(copy, part, index)))


def altered_everywhere(public: Path, desk: str, work: str, was: str, now: str) -> Files:
    """A word is another one of the same length in a story's page, its parts and its bundle alike."""
    lies = (altered_page, altered_parts, altered_bundle)
    return Files({path: data for lie in lies for path, data in lie(public, desk, work, was, now).changes.items()})


def bomb_frame(public: Path, desk: str, work: str) -> Files:
    """The frame of a story's text, in its bundle, inflates to as much as a frame can: a thousand times its 65,535 bytes."""
    copy, index = _newest(public, desk, work)
    return _with_frame(copy, index, "body", _bomb())


def bomb_parts(public: Path, desk: str, work: str) -> Files:
    """The same in a story's parts file."""
    path = parts_path(desk, work)
    data = HEADER
    for entry in parse_parts((public / path).read_bytes()):
        frames = [entry.frames[0], _bomb() if entry.body is not None else entry.frames[1]]
        data += entry.index.to_bytes(4, "big") + b"".join(
            len(piece).to_bytes(2, "big") + piece for piece in (entry.leaf, *frames)
        )
    return Files({path: data})


@functools.cache
def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(bytes(66_000_000)) + packer.flush()
    assert 60_000 < len(data) <= 0xFFFF
    return data


def swapped_photos(public: Path) -> Files:
    """Every picture is served under another's name."""
    changes: dict[str, bytes | None] = {}
    for extension in ("jpg", "png", "webp", "avif"):
        paths = sorted((public / "o").rglob(f"*.{extension}"))
        for path, other in zip(paths, [*paths[1:], *paths[:1]], strict=True):
            if path != other:
                changes[path.relative_to(public).as_posix()] = other.read_bytes()
    assert changes, "there are no two pictures of one kind"
    return Files(changes)


def dropped_story(public: Path, desk: str, work: str) -> Files:
    """A story is hidden: no page, no parts, and no frame of it in the bundles; its records stay in the signed log."""
    copy, _ = _newest(public, desk, work)
    changes: dict[str, bytes | None] = {story_path(desk, work): None, parts_path(desk, work): None}
    for index in copy.history.works[work]:
        for part in ("head", "body"):
            path = copy.bundle_path(part, index // 256)
            changes |= _with_frame(copy, index, part, b"", changes.get(path)).changes
    return Files(changes)


def dropped_record(public: Path, desk: str, index: int) -> Files:
    """A log in which one record is left out, and those after it move up; size and checkpoint stay as signed."""
    copy = copies_of(public)[desk]
    leaves = [record.format() for record in copy.history.records]
    kept = [*leaves[:index], *leaves[index + 1 :]]
    changes: dict[str, bytes | None] = {}
    for number, width in bundle_widths(copy.size):
        at = number * 256
        changes[entries_path(desk, number, width)] = format_entries(kept[at : at + width])
    return Files(changes)


def _newest(public: Path, desk: str, work: str) -> tuple[DeskCopy, int]:
    copy = copies_of(public)[desk]
    return copy, copy.history.works[work][-1]


def _dictionary(copy: DeskCopy, part: str, index: int) -> bytes:
    loaded = copy.bundle(part, index // 256)
    assert loaded is not None
    dictionary = copy.dictionaries[loaded[0]]
    assert dictionary is not None
    return dictionary


def _with_frame(copy: DeskCopy, index: int, part: str, stream: bytes, changed: bytes | None = None) -> Files:
    """Return a bundle with one other frame; `changed` is the bundle with earlier changes."""
    number = index // 256
    loaded = parse_bundle(changed, copy.width(number)) if changed else copy.bundle(part, number)
    assert loaded is not None
    streams = list(loaded[1])
    streams[index % 256] = stream
    return Files({copy.bundle_path(part, number): format_bundle(streams, loaded[0])})


def _replaced(data: bytes, was: str, now: str) -> bytes:
    assert was.encode() in data, f"'{was}' is not there"
    return data.replace(was.encode(), now.encode())


def _same_length(data: bytes, was: str, now: str) -> bytes:
    assert len(was.encode()) == len(now.encode()), "only words of one length leave the hash alone to show it"
    return _replaced(data, was, now)


# -- evil configurations -------------------------------------------------------------------------------------------------


def garbage_list() -> Files:
    """The mirror list is no list."""
    return Files({"mirrors/root": b"\x00\xffnewsroom-mirrors/v2\n"})


def huge_list() -> Files:
    """The mirror list begins like one and has 8 MB."""
    return Files({"mirrors/root": b"newsroom-mirrors/v1 rfa.example\n" + b"x" * 8_000_000})


def older_list(saved: bytes) -> Files:
    """The mirror list is a genuine one with a lower number, kept from earlier."""
    return Files({"mirrors/root": saved})


def foreign_list(address: str, *, domain: str = "rfa.example", number: int = 1_000) -> Files:
    """The mirror list has a high number and names the liar's own mirror; a key of his own signed it in the root keys' name."""
    signer = FileSigner.generate(sha256(b"a liar's key"))
    mirrors = MirrorList(domain, "root", number, (Mirror(address, 4_000_000_000),))
    key = VerifierKey.of(f"{domain}/root", SIGNATURE, signer.public_key)
    return Files({"mirrors/root": format_note(mirrors.text, [sign_note(mirrors.text, key, signer.sign)])})


# -- censors' own words --------------------------------------------------------------------------------------------------

# Some rows of OONI's fingerprints whose text is a page's; more would show nothing more.
_FINGERPRINTS = (
    "ooni.th_11",
    "cp.c_isp_ru_generalbp11",
    "cl.isp_sg_starhub_block_mda1",
    "ooni.ir_1",
    "cp.fp_x_fpru_cgi",
)
_OWN_PAGE = (
    "<html><head><title>403</title></head><body><h1>This resource was blocked by the authority</h1></body></html>"
)


def block_pages() -> dict[str, str]:
    """Return pages that censors serve with status 200, by name: our own example, and real texts where the shared data is here."""
    pages = {"own": _OWN_PAGE}
    path = DATA / "ooni" / "fingerprints_http.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["name"] in _FINGERPRINTS:
                    text = row["pattern"]
                    pages[row["name"]] = text if "<html" in text.lower() else f"<html><body>{text}</body></html>"
    return pages
