"""Every session in this folder: what a person types, and every line that the program answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.runner import parse_session, run_session

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_session(path: Path, tmp_path: Path) -> None:
    problems = run_session(parse_session(path), tmp_path.resolve())
    assert not problems, "\n\n".join(problems)


def test_there_are_sessions() -> None:
    assert len(SESSIONS) > 10
