"""Verifying an archive, beside a bare loop that inflates and hashes the same frames and knows nothing else."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from tests.bench.archives import room
from tests.bench.measure import Cost, Watch, apart, median
from tests.bench.table import Row, verdict

from skywave.archive.layout import bundle_widths
from skywave.io.disk import FolderPlace
from skywave.newsroom.dictionary import DICTIONARY
from skywave.receiver.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 10_000


def run(work: Path, count: int = COUNT, runs: int = 7) -> tuple[list[Row], list[str]]:
    """Measure both in one process, in turns; then the whole verification with its pages, once."""
    public = room(work, count) / "room" / "public"
    core, bare, frames, size = apart(measure_records, public, runs)
    whole, pages = apart(measure_pages, public)
    a, b = median(core), median(bare)
    rows = [
        Row(
            f"records, heads and bodies of {count:,} stories",
            _seconds(a),
            f"bare loop: {_seconds(b)}",
            "<= 1.5x the loop",
            verdict(a.cpu / b.cpu, 1.5),
        ),
        Row(f"the same with {pages:,} pages rendered and compared", _seconds(whole)),
    ]
    note = (
        f"Medians of {runs}, in turns, in one process; wall / CPU. The loop inflates {frames:,} frames with the dictionary "
        f"to {size / 1e6:.0f} MB and takes the SHA-256 of each, from memory. The verification reads the files, recomputes "
        "the tree, checks every record and head for the only spelling it may have and every frame for hidden bits, and "
        "compares every tile. Its ratio to the loop is taken from the CPU seconds."
    )
    return rows, [note]


def measure_records(public: Path, runs: int) -> tuple[list[Cost], list[Cost], int, int]:
    """Return the costs of verifying without pages and of the bare loop; frames, and their bytes inflated."""
    core: list[Cost] = []
    bare: list[Cost] = []
    frames: list[bytes] = []
    size = 0
    watch = Watch()
    for _ in range(runs):
        with watch.running():
            report, copies = verify(FolderPlace(public), pin=None, render=False)
        core.append(watch.cost)
        assert not any(finding.fault for finding in report.findings), report.findings
        if not frames:
            for copy in copies:
                for number, _ in bundle_widths(copy.size):
                    for part in ("head", "body"):
                        _, streams = copy.bundle(part, number) or (b"", ())
                        frames += [stream for stream in streams if stream]
        del report, copies
        with watch.running():
            size = 0
            for frame in frames:
                data = zlib.decompressobj(-15, zdict=DICTIONARY).decompress(frame)
                hashlib.sha256(data).digest()
                size += len(data)
        bare.append(watch.cost)
    return core, bare, len(frames), size


def measure_pages(public: Path) -> tuple[Cost, int]:
    """Return the cost of the whole verification, and how many pages it compared."""
    watch = Watch()
    with watch.running():
        report, _ = verify(FolderPlace(public), pin=None)
    assert not any(finding.fault for finding in report.findings), report.findings
    return watch.cost, report.pages


def _seconds(cost: Cost) -> str:
    return f"{cost.wall:.3f} / {cost.cpu:.3f} s"
