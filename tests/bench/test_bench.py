"""Every benchmark at toy size, so that none of them breaks unseen. What they measure here means nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.bench import build, publish_one, reading, sizes, verifying
from tests.bench.__main__ import BENCHMARKS
from tests.bench.table import DOCUMENT, Row, format_table, write_table

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_publish_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, _ = publish_one.run(tmp_path, sizes=(1, 500), runs=1, turns=1)
    assert len(rows) == 6
    assert "16 files" in rows[0].ours
    assert "16 files" in rows[2].ours, "as many files at every size"


def test_a_desk_built_without_its_old_pages_is_genuine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish_one, "_UNRENDERED", 1)
    publish_one.build_desk(tmp_path, 232)
    verifying.measure_records(tmp_path / "room" / "public", 1)
    _, publishes, files, written = publish_one.publish_inside(tmp_path, 1)
    assert len(publishes) == 1
    assert files == 16
    assert written > 10_000


def test_build(tmp_path: Path) -> None:
    rows, _ = build.run(tmp_path, count=60, runs=1)
    assert [row.work for row in rows][:2] == ["60 stories to a site, wall", "60 stories to a site, CPU"]


def test_verify(tmp_path: Path) -> None:
    rows, _ = verifying.run(tmp_path, count=60, runs=1)
    assert "bare loop" in rows[0].peer


@needs_git
def test_sizes(tmp_path: Path) -> None:
    rows, _ = sizes.run(tmp_path, count=60, day=3)
    assert {row.target for row in rows} >= {"fewest"}


@needs_git
def test_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_WAIT", 0.05)
    rows, _ = reading.run(tmp_path, count=40, day=3)
    assert {row.target for row in rows} >= {"<= 60 kB", "<= 75 kB", "<= 3"}
    assert "0 answers" not in rows[-1].ours


def test_a_table_replaces_the_one_before(tmp_path: Path) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text("a\n<!-- build: begin -->\nold\n<!-- build: end -->\nb\n", encoding="utf-8")
    for text in ("first", "second"):
        write_table("build", format_table("build", [Row(text, "1 s")], []), document)
    found = document.read_text(encoding="utf-8")
    assert "| second | 1 s |" in found
    assert "first" not in found
    assert "old" not in found
    assert found.startswith("a\n<!--")
    assert found.endswith("-->\nb\n")


def test_the_document_has_a_place_for_every_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert all(f"<!-- {name}: {edge} -->" in text for name in BENCHMARKS for edge in ("begin", "end"))
