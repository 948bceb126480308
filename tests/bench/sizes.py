"""Bytes: of the parts of an archive, of a day's change, of a page."""

from __future__ import annotations

import gzip
import re
import statistics
import tarfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from tests.bench.archives import git_bundle, room, stories
from tests.bench.measure import skywave
from tests.bench.stories import write_markdown
from tests.bench.table import Row, verdict

from skywave.archive.checkpoint import parse_checkpoint
from skywave.archive.frame import parse_bundle
from skywave.archive.layout import bundle_path, bundle_widths, checkpoint_path, entries_path
from skywave.archive.tiles import parse_entries
from skywave.carriers.web.style import stylesheet

COUNT, DAY = 10_000, 30
_DESK = "eng"
_LENGTH_BYTES = 2
_SAMPLE = 500
_PARTS = (
    ("records", re.compile(r".*/tile/entries/.*")),
    ("tiles and frontiers", re.compile(r".*/(tile|frontier)/.*")),
    ("heads", re.compile(r".*/head/.*")),
    ("bodies", re.compile(r".*/body/.*")),
    ("story pages", re.compile(r".*/s/[^/]*\.html")),
    ("other pages", re.compile(r".*\.(html|css)")),
    ("the rest (root notes, checkpoints, dictionary)", re.compile(r".*")),
)


def run(work: Path, count: int = COUNT, day: int = DAY) -> tuple[list[Row], list[str]]:
    """Weigh an archive, then publish a day's stories into it and weigh the change."""
    home, source = room(work, count), stories(work, count)
    public = home / "room" / "public"
    rows = [*_parts(public, count), *_pages(public)]
    before = _size(public)
    more = work / "day"
    raw = write_markdown(more, day, start=count, seed=2)
    skywave(home, "-C", "room", "ingest", more)
    skywave(home, "-C", "room", "publish")
    after = _size(public)
    tail, whole = _change(public, before, after)
    packed = len(gzip.compress(_tar(more), 9, mtime=0))
    bundle = git_bundle(work, source, more)
    peer = f"git bundle {_kb(bundle)}; tar.gz of the Markdown {_kb(packed)}"
    rows += [
        Row(
            f"{day} stories more ({_kb(raw)} of Markdown): the new bytes alone",
            _kb(tail),
            peer,
            "fewest",
            verdict(tail / bundle, 1),
        ),
        Row("the same, the last bundles taken whole", _kb(whole), peer),
    ]
    note = (
        f"kB are 1,000 bytes; {count:,} stories of about {raw / day / 1000:.1f} kB. A text of pseudo-words has no phrases, so "
        "it compresses worse than a newsroom's. The day's change is new records, heads and bodies and both checkpoints, "
        f"from {before:,} to {after:,} records; pages are left out, because a receiver renders them itself."
    )
    return rows, [note]


def _parts(public: Path, count: int) -> list[Row]:
    sizes: Counter[str] = Counter()
    for path in public.rglob("*"):
        if path.is_file():
            name = f"/{path.relative_to(public).as_posix()}"
            sizes[next(part for part, pattern in _PARTS if pattern.fullmatch(name))] += path.stat().st_size
    rows = [Row(f"{part}, for each story", f"{sizes[part] / count:,.0f} bytes") for part, _ in _PARTS[:-1]]
    return [*rows, Row(f"{_PARTS[-1][0]}, in all", _kb(sizes[_PARTS[-1][0]]))]


def _pages(public: Path) -> list[Row]:
    raw, packed = [], []
    for path in sorted((public / _DESK / "s").rglob("*.html"))[:_SAMPLE]:
        data = path.read_bytes()
        raw.append(len(data))
        packed.append(len(gzip.compress(data, 9, mtime=0)))
    style = stylesheet()
    plain, small, css = statistics.median(raw), statistics.median(packed), len(gzip.compress(style, 9, mtime=0))
    return [
        Row(
            "a story's page, without pictures",
            f"{_kb(plain)}; {_kb(small)} gzip",
            "-",
            "<= 14 kB with its style",
            verdict((small + css) / 14_000, 1),
        ),
        Row("the style sheet, once", f"{_kb(len(style))}; {_kb(css)} gzip"),
    ]


def _size(public: Path) -> int:
    return parse_checkpoint((public / checkpoint_path(_DESK)).read_bytes()).head.size


def _change(public: Path, before: int, after: int) -> tuple[int, int]:
    """Return the bytes that lead from one size to another: the new leaves' own, and the bundles that hold them whole."""
    tail = whole = sum((public / checkpoint_path(log)).stat().st_size for log in (_DESK, "root"))
    for number, width in bundle_widths(after):
        if number * 256 + width <= before:
            continue
        new = max(0, before - number * 256)
        entries = (public / entries_path(_DESK, number, width)).read_bytes()
        bundles = [
            (public / bundle_path(_DESK, part, number, width, redactions=0)).read_bytes() for part in ("head", "body")
        ]
        whole += len(entries) + sum(map(len, bundles))
        for items in (parse_entries(entries, width), *(parse_bundle(raw, width)[1] for raw in bundles)):
            tail += sum(len(item) + _LENGTH_BYTES for item in items[new:])
    return tail, whole


def _tar(folder: Path) -> bytes:
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.add(folder, arcname=".")
    return buffer.getvalue()


def _kb(size: float) -> str:
    return f"{size / 1000:,.1f} kB"
