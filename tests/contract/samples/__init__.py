"""A small sample of every source's material: `SAMPLES[name](folder)` writes it below a folder and returns its place."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from skywave.sources import SOURCES

SAMPLES: dict[str, Callable[[Path], Path]] = {
    source.name: import_module(f"tests.contract.samples.{source.name}").make for source in SOURCES
}
