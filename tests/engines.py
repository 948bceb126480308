"""The browser engines that readers have, behind one small surface, for the end-to-end tests.

    with chromium() as page:
        page.goto("http://127.0.0.1:8000/")
        assert page.text("h1") == "Radio Example"

Every factory starts a browser with a new profile, or with the given folder as its profile, and yields its one
page; when the block ends, the process group is killed and a profile that was made here is removed. A test is skipped
where an engine is not here, and fails where CI=true. `./check` brings all of them:

* Debian's chromium and firefox-esr, as they are today;
* Chromium 64, 67 and 79 in `SKYWAVE_OLD_ENGINES` (a folder `NUMBER/chromium` for each), and 87 as Debian's QtWebEngine.

To go offline, let the site stop (`tests.sites.Site.stop`): that holds for pages and service workers of all engines.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import pytest
from tests.shared_data import ROOT, missing

CHROMIUM = Path("/usr/bin/chromium")
FIREFOX = Path("/usr/bin/firefox-esr")
DEBIAN_PYTHON = Path("/usr/bin/python3")
QT = Path("/usr/lib/python3/dist-packages/PyQt5")
OLD_ENGINES = Path(os.environ.get("SKYWAVE_OLD_ENGINES") or ROOT / ".cache" / "engines")

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--mute-audio", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
         "--disable-sync", "--remote-debugging-port=0")  # fmt: skip


class Page(Protocol):
    """The one page of a running browser. What goes wrong raises `tests.wires.Refused`; what comes too late, AssertionError."""

    def goto(self, url: str) -> None:
        """Open an address and wait until the page has loaded."""

    def reload(self) -> None:
        """Load the page again and wait until it has loaded."""

    def back(self) -> None:
        """Go back in the history, and wait until that page has loaded."""

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression as JSON has it; a promise is awaited."""

    def early(self, script: str) -> None:
        """Run a script in every document from now on, before its own scripts; it replaces the one that was given before."""

    def wait_for(self, expression: str, seconds: float = 20) -> Any:
        """Evaluate an expression until it is true, and return its value. Errors in it count as not yet."""

    def click(self, selector: str, seconds: float = 10) -> None:
        """Click in the middle of the first element that a CSS selector matches, as soon as nothing hides it."""

    def fill(self, selector: str, text: str) -> None:
        """Type a text into a field, in place of what stands there."""

    def press(self, key: str) -> None:
        """Press a key by its name in `tests.cdp.KEYS`, such as Enter or Tab; 87 refuses all of them."""

    def text(self, selector: str) -> str:
        """Return the text that the first matching element shows, as soon as there is one."""

    def set_files(self, selector: str, paths: Sequence[Path]) -> None:
        """Choose files in a file input."""

    def viewport(self, width: int, height: int) -> None:
        """Set the page's size in CSS pixels; one of them is one pixel of a screenshot."""

    def screenshot(self, path: Path, *, full: bool = True) -> None:
        """Write a PNG of the whole page, or of what the viewport shows."""

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for; what a service worker asks may be missing (ask the site)."""

    def console(self) -> list[str]:
        """Return what was written to the console, and errors that nobody caught."""

    def close(self) -> None:
        """Tell the browser to end. The factories do this."""


def _needed(*things: tuple[bool, str]) -> None:
    if not find_spec("websockets"):
        missing("the Python package websockets is not installed")
    for there, reason in things:
        if not there:
            missing(reason)


@contextmanager
def chromium(*, profile: Path | None = None, dark: bool = False, spki: str = "") -> Iterator[Page]:
    """Run Debian's chromium; `spki` is of a certificate that it takes for good (`browser_mirrors.Certificate`)."""
    _needed((CHROMIUM.exists(), f"{CHROMIUM} is not installed: apt-get install chromium"))
    flags = (f"--ignore-certificate-errors-spki-list={spki}",) if spki else ()
    with _chromium(CHROMIUM, profile, *flags) as page:
        if dark:
            page.dark()
        yield page


@contextmanager
def _chromium(program: Path, profile: Path | None, *flags: str) -> Iterator[Any]:
    from tests.cdp import ChromiumPage
    from tests.wires import started

    def command(folder: Path) -> Sequence[str | Path]:
        return [program, *FLAGS, *flags, f"--user-data-dir={folder}", "about:blank"]

    with started(command, profile=profile) as browser:
        page = ChromiumPage(browser.address)
        try:
            yield page
        finally:
            page.close()
            browser.wait(10 if profile else 0)


@contextmanager
def firefox(*, profile: Path | None = None, dark: bool = False, spki: str = "") -> Iterator[Page]:
    """Run Debian's firefox-esr, which takes every certificate for good."""
    del spki
    _needed((FIREFOX.exists(), f"{FIREFOX} is not installed: apt-get install firefox-esr"))
    from tests.bidi import FirefoxPage, write_settings
    from tests.wires import started

    def command(folder: Path) -> Sequence[str | Path]:
        write_settings(folder, {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1})
        return [FIREFOX, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", folder, "about:blank"]

    # Its home, as it keeps more than the profile.
    with started(command, profile=profile, home=True) as browser:
        page = FirefoxPage(browser.address)
        try:
            yield page
        finally:
            page.close()
            browser.wait(10 if profile else 0)


@contextmanager
def old_engine(version: int, *, profile: Path | None = None) -> Iterator[Page]:
    """Run an old Chromium: 64, 67, 79 or 87."""
    if version == 87:
        with _qt(profile) as page:
            yield page
        return
    program = OLD_ENGINES / str(version) / "chromium"
    _needed((program.exists(), f"there is no old engine {program}: ./check brings it where npm is"))
    # The build of 67 is three weeks older than the release, which had it on.
    flags = ("--js-flags=--harmony-bigint",) if version == 67 else ()
    with _chromium(program, profile, *flags) as page:
        yield page


@contextmanager
def _qt(profile: Path | None) -> Iterator[Page]:
    there = any(QT.glob("QtWebEngineWidgets.*.so"))
    _needed((there, "Debian's QtWebEngine is not installed: apt-get install python3-pyqt5.qtwebengine"))
    from tests.cdp import ChromiumPage
    from tests.wires import started

    with socket.socket() as free:  # it takes no port 0
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{port}",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --disable-background-networking",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",  # there is no OpenGL without a screen
    }

    def command(folder: Path) -> Sequence[str | Path]:
        return [DEBIAN_PYTHON, "-I", Path(__file__).with_name("qt_browser.py"), folder]

    with started(command, profile=profile, environment=environment) as browser:
        page = ChromiumPage(browser.address, keys=False)
        try:
            yield page
        finally:
            page.close()
            browser.wait(10 if profile else 0, tell=True)  # it knows no command to end


Engine = Callable[..., AbstractContextManager[Page]]


def _old(version: int) -> Engine:
    def engine(*, profile: Path | None = None) -> AbstractContextManager[Page]:
        return old_engine(version, profile=profile)

    return engine


ENGINES: dict[str, Engine] = {
    "chromium": chromium,
    "firefox": firefox,
    "chromium-87": _old(87),
    "chromium-79": _old(79),
    "chromium-67": _old(67),
    "chromium-64": _old(64),
}
# Those that the reader app is for; in older ones the pages stand by themselves.
APP_ENGINES = ("chromium", "firefox", "chromium-87", "chromium-79", "chromium-67")


def in_engines(*names: str) -> pytest.MarkDecorator:
    """Run a test once in each engine, all of them if none is named; it takes the factory as `engine`."""
    chosen = names or tuple(ENGINES)
    return pytest.mark.parametrize("engine", [pytest.param(ENGINES[name], id=name) for name in chosen])
