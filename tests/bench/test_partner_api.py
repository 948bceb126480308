"""The bench of the partners' interface at toy size: so that it does not break."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench import partner_api

pytestmark = [pytest.mark.bench, pytest.mark.slow]


def test_the_interface_is_measured_on_both_databases_without_an_error(tmp_path: Path) -> None:
    rows, notes = partner_api.run(tmp_path, works=60, partners=6, seconds=0.6, connections=3)
    words = [row.work for row in rows]
    assert [word for word in words if "again" in word] == [
        f"{name}, {processes}: fetched again"
        for name in ("SQLite", "PostgreSQL")
        for processes in ("1 process", "2 processes")
    ]
    measured = [row.ours for row in rows if "fetched" in row.work]
    assert all("; 0 errors" in ours for ours in measured), measured
    assert "60 works" in notes[0]
