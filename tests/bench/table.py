"""The tables in docs/benchmarks.md: each benchmark replaces its own, between its two marker comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.measure import machine

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was done, what it cost us and the peer, the target and whether it was met."""

    work: str
    ours: str
    peer: str = "-"
    target: str = "-"
    result: str = "-"


def verdict(found: float, most: float) -> str:
    """Return a ratio with yes or NO: whether it is at most the target's."""
    return f"{found:.2f}: {'yes' if found <= most else '**no**'}"


def format_table(name: str, rows: list[Row], notes: list[str]) -> str:
    """Return what stands between the markers."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    cells = [Row("work", "Skywave", "peer", "target", "met"), Row("---", "---", "---", "---", "---"), *rows]
    lines = [f"| {row.work} | {row.ours} | {row.peer} | {row.target} | {row.result} |" for row in cells]
    made = f"`.venv/bin/python -m tests.bench {name}`, {now}; {machine()}."
    return "\n".join(["", *lines, "", made, *(f"\n{note}" for note in notes), ""])


def write_table(name: str, text: str, document: Path = DOCUMENT) -> None:
    """Replace the table of a benchmark in the document."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    old = document.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(old):
        raise ValueError(f"{document} has no markers for {name}")
    document.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", old), encoding="utf-8")
