"""Third-party data that lies beside the repository: read in place, never copied."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("SKYWAVE_SHARED_DATA", ROOT.parent / "shared" / "data"))


def need(*parts: str) -> Path:
    """Return a path of the shared data, or skip the test where it is missing; in CI it must be there."""
    path = DATA.joinpath(*parts)
    if not path.exists():
        missing(f"the shared test data is not at {path}")
    return path


def missing(reason: str) -> NoReturn:
    """Skip the test because something is not on this machine, or fail it where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
