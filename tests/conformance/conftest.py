"""Where the vectors are: ours in spec/vectors, those of others in ../shared/data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shared_data(name: str) -> Path:
    """Return a folder or file of third-party data; skip the test where it is missing, and fail it with CI=true.

    SKYWAVE_SHARED_DATA names another folder than ../shared/data, for a copy of the tests that stands elsewhere.
    """
    path = Path(os.environ.get("SKYWAVE_SHARED_DATA", ROOT.parent / "shared" / "data")) / name
    if not path.exists():
        reason = f"third-party test data is missing: {path}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture
def wycheproof() -> Path:
    return shared_data("vectors/ed25519_wycheproof.json")


@pytest.fixture
def merkle_vectors() -> Path:
    return shared_data("vectors/merkle")


@pytest.fixture
def tlog_vectors() -> Path:
    return shared_data("vectors/tlog")


@pytest.fixture
def json_vectors() -> Path:
    return shared_data("json/test_parsing")
