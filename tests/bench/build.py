"""A folder of Markdown stories to a published site, beside Hugo on the same folder."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.bench.archives import build_hugo, build_ours, stories
from tests.bench.measure import Cost, median
from tests.bench.table import Row, verdict

from skywave.carriers.web.style import stylesheet

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 10_000


def run(work: Path, count: int = COUNT, runs: int = 3) -> tuple[list[Row], list[str]]:
    """Measure both, in turns."""
    source = stories(work, count)
    steps, theirs, files, peer_files = [], [], 0, 0
    for number in range(runs):
        home = work / f"build-{number}"
        home.mkdir()
        steps.append(build_ours(home, source))
        peer = build_hugo(home, source, stylesheet())
        if peer:
            theirs.append(peer)
            peer_files = _pages(home / "hugo" / "public")
        files = _pages(home / "room" / "public")
        shutil.rmtree(home)
    init, ingest, publish = (median(costs) for costs in zip(*steps, strict=True))
    mine, his = init + ingest + publish, median(theirs) if theirs else None
    rows = []
    for what in ("wall", "CPU"):
        a, b = (getattr(cost, what.lower()) if cost else 0 for cost in (mine, his))
        peer_text = f"Hugo: {b:.2f} s" if his else "Hugo is not installed"
        result = verdict(a / b, 2) if his else "-"
        rows.append(Row(f"{count:,} stories to a site, {what}", f"{a:.2f} s", peer_text, "<= 2x Hugo", result))
    parts = ", ".join(
        f"`{name}` {c.cpu:.1f} s" for name, c in (("init", init), ("ingest", ingest), ("publish", publish))
    )
    rows.append(Row("the CPU by command", parts))
    rows.append(Row("the same, memory at its peak", _memory(mine), f"Hugo: {_memory(his)}" if his else "-"))
    rows.append(Row("HTML pages written", f"{files:,}", f"Hugo: {peer_files:,}"))
    note = (
        f"Medians of {runs}, in turns. Skywave: `init`, `ingest` and `publish`, three commands, with everything signed and "
        "synced to disk. Hugo: its binary, started alone, with a theme for home, lists and sections paged at 50, and stories; no "
        "feeds, no site map, no months, which Skywave's lists have."
    )
    return rows, [note]


def _pages(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.html"))


def _memory(cost: Cost) -> str:
    return f"{cost.memory:.0f} MB"
