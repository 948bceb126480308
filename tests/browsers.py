"""Debian's Chromium for tests, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.shared_data import missing

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@contextmanager
def chromium(*more: list[str]) -> Iterator[tuple[Any, ...]]:
    """Run one browser, and one more for each list of further flags; skip the test where it is not here (in CI it must be)."""
    if not find_spec("playwright"):
        missing("the Python package playwright is not installed")
    if not CHROMIUM.exists():
        missing(f"{CHROMIUM} is not installed: apt-get install chromium fonts-noto-core fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = tuple(
            play.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, *flags]) for flags in ([], *more)
        )
        yield running
        for browser in running:
            browser.close()
