"""Where the vectors are: ours in spec/vectors, those of others in ../shared/data."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.shared_data import need as shared_data


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
