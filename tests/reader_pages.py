"""The reader app on a newsroom that is served, in a browser: what the end-to-end tests of the reader share.

    made = reader_newsroom(tmp_path, app=built_app())      the app is built once for each process
    with Origin(made.public) as origin:                    a mirror that can be stopped and started at its address
        with reading(page, origin) as reader:              one reader's browser at it
            reader.open("eng/index.html")
            reader.until_kept()                            from here on it needs no network

Every port is an origin of its own to a browser: a new `Origin` meets a reader who knows nothing yet, also in a browser that was
used before. When the block ends, the page must have behaved: see `Reader.behaved`.
"""

from __future__ import annotations

import base64
import functools
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

from tests.browser_mirrors import Behaviour, Request, ServedMirror, honest, serving_mirror
from tests.engines import Page
from tests.shared_data import ROOT, missing
from tests.wires import Refused

READER = ROOT / "reader"
SCREENSHOTS = ROOT / "screenshots"
_kept: list[tempfile.TemporaryDirectory[str]] = []


@functools.cache
def built_app() -> Path:
    """Build the reader app from its sources, once for each process, in a folder that is removed at its end."""
    if not (READER / "node_modules/.bin/esbuild").exists():
        missing("the packages of reader/ are not installed")
    kept = tempfile.TemporaryDirectory(prefix="skywave-app-", ignore_cleanup_errors=True)
    _kept.append(kept)
    folder = Path(kept.name) / "app"
    subprocess.run(["node", READER / "build.mjs", folder], check=True, cwd=READER)
    return folder


class Origin:
    """A mirror on this machine that a browser takes for a secure origin: http at 127.0.0.1, at a port of its own.

    Args:
        folder: What it serves.
        behaviour: What it makes of a request, until a test sets another.
        tls: Whether it speaks https, at https://localhost and the other names of `browser_mirrors.HOSTS`.

    Attributes:
        mirror: The running server, with what was asked of it; the last one where it is stopped.
        stopped: Nobody listens there now.
        was_stopped: It was stopped at some time: what a page complains of then is the test's doing.
    """

    def __init__(self, folder: Path, behaviour: Behaviour = honest, *, tls: bool = False) -> None:
        self._folder, self._behaviour, self._tls = folder, behaviour, tls
        self._running = ExitStack()
        self.mirror: ServedMirror
        self.stopped = True
        self.was_stopped = False
        self._port = 0
        self.start()

    def start(self) -> None:
        """Serve, at the same port as before."""
        if self.stopped:
            serving = serving_mirror(self._folder, self._behaviour, tls=self._tls, port=self._port)
            self.mirror = self._running.enter_context(serving)
            self._port = self.mirror.port
            self.stopped = False

    def stop(self) -> None:
        """Listen no more: who asks is refused at once."""
        self._running.close()
        self.stopped = self.was_stopped = True

    @property
    def address(self) -> str:
        """Ends in a slash."""
        return self.mirror.address

    @property
    def requests(self) -> list[Request]:
        """What was asked and answered since the start, or since `mirror.forget()`."""
        return self.mirror.requests

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()


# -- one reader ------------------------------------------------------------------------------------------------------------

# Violations of the policy and failures that nobody caught, told where the tests can hear them.
LISTEN = """
document.addEventListener('securitypolicyviolation', function (event) {
  console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
});
window.addEventListener('unhandledrejection', function (event) { console.error('nobody caught: ' + event.reason); });
"""
# Chromium tells of every load that fails. A browser looks for an icon by itself; a newsroom without mirrors has no list of them.
_LOADS = re.compile(r"^Failed to load resource: ")
_OPTIONAL = re.compile(r"status of 404 .*(?:/favicon\.ico|/mirrors/[a-z.-]+)$")
_OFFLINE = re.compile(r"net::ERR_|status of 50[0-9]")
# The same in Firefox's words, for other mirrors and for files that the worker was asked for.
_OFFLINE_FIREFOX = re.compile(
    r"^Cross-Origin Request Blocked.*did not succeed|^Failed to load \S+ A ServiceWorker passed"
)
# What old engines say of pages that are younger than they are.
_YOUNGER = "Unrecognized Content-Security-Policy directive"
# Marks the first visible thing to press whose words begin as given, so that a selector finds it.
_MARK = """(function (words, kinds) {
  Array.from(document.querySelectorAll('[data-pressed]')).forEach(function (old) { old.removeAttribute('data-pressed'); });
  var found = Array.from(document.querySelectorAll(kinds)).filter(function (one) {
    return one.getClientRects().length && one.textContent.replace(/\\s+/g, ' ').trim().indexOf(words) === 0;
  })[0];
  if (!found) { return false; }
  found.setAttribute('data-pressed', '');
  window.landed = false;
  found.addEventListener('click', function () { window.landed = true; }, {once: true, capture: true});
  return true;
})(%s, %s)"""
# Everything in the app's store as JSON: bytes as {"bytes": base64}, and a fault where there is no store.
_STORE = """new Promise(function (done, fail) {
  function plain(value) {
    if (value instanceof Uint8Array) {
      var text = '';
      value.forEach(function (byte) { text += String.fromCharCode(byte); });
      return {bytes: btoa(text)};
    }
    if (Array.isArray(value)) { return value.map(plain); }
    if (!value || typeof value !== 'object') { return value; }
    var copy = {};
    Object.keys(value).forEach(function (key) { copy[key] = plain(value[key]); });
    return copy;
  }
  var asked = indexedDB.open('skywave');
  asked.onupgradeneeded = function () { asked.transaction.abort(); };
  asked.onerror = function () { fail(new Error('there is no store')); };
  asked.onsuccess = function () {
    var database = asked.result, all = {};
    var names = Array.from(database.objectStoreNames);
    var step = database.transaction(names, 'readonly');
    names.forEach(function (name) {
      all[name] = [];
      step.objectStore(name).openCursor().onsuccess = function (event) {
        var cursor = event.target.result;
        if (!cursor) { return; }
        all[name].push([cursor.key, plain(cursor.value)]);
        cursor.continue();
      };
    });
    step.oncomplete = function () { database.close(); done(all); };
  };
})"""
_KEYS = """new Promise(function (done, fail) {
  var asked = indexedDB.open('skywave');
  asked.onupgradeneeded = function () { asked.transaction.abort(); };
  asked.onerror = function () { fail(new Error('there is no store yet')); };
  asked.onsuccess = function () {
    var database = asked.result, all = {};
    var names = Array.from(database.objectStoreNames);
    var step = database.transaction(names, 'readonly');
    names.forEach(function (name) {
      step.objectStore(name).getAllKeys().onsuccess = function (event) { all[name] = event.target.result; };
    });
    step.oncomplete = function () { database.close(); done(all); };
  };
})"""
PRESSABLE = "button, a[href], summary, label"

Store = dict[str, dict[Any, Any]]


class Reader:
    """A reader's browser at a mirror.

    Args:
        page: Of any engine.
        origin: Where they read.
        others: Further mirrors that may be asked.
    """

    def __init__(self, page: Page, origin: Origin, *others: str) -> None:
        self.page, self.origin = page, origin
        self.hosts = [origin.address, *others]
        self._said = len(page.console())
        self._asked = len(page.requests())

    # -- going about ---------------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Open an address as somebody who types it; a fragment alone loads nothing anew."""
        self.page.goto(self.origin.address + path)

    def press(self, words: str, kinds: str = PRESSABLE, seconds: float = 15) -> None:
        """Click on the first button, link or fold whose words begin so, as soon as there is one."""
        end = time.monotonic() + seconds
        while True:
            try:
                if self.page.evaluate(_MARK % (json.dumps(words), json.dumps(kinds))):
                    self.page.click("[data-pressed]", 2)
                    # What was drawn above it in between moved it away; a new document knows nothing of it.
                    if self.page.evaluate("window.landed !== false"):
                        return
            except (Refused, AssertionError):
                pass  # the page was drawn anew in between
            assert time.monotonic() < end, f"nothing to press says '{words}': {self.text()[:2000]}"
            time.sleep(0.05)

    def strip(self) -> str:
        """Return the proof in one line."""
        return self.page.text("#strip")

    def text(self, selector: str = "body") -> str:
        """Return what the first matching element shows."""
        return self.page.text(selector)

    def until(self, expression: str, seconds: float = 20) -> Any:
        """Wait until an expression is true, and say what the page showed where it never was."""
        try:
            return self.page.wait_for(expression, seconds)
        except AssertionError as failed:
            raise AssertionError(
                f"{failed}\nThe page says: {self._shows()}\nThe console: {self.page.console()[-5:]}"
            ) from None

    def _shows(self) -> str:
        try:
            return str(self.page.evaluate("document.body.innerText"))[:1500]
        except Refused as refused:
            return str(refused)

    def until_says(self, words: str, selector: str = "body", seconds: float = 20) -> None:
        """Wait until an element shows some words."""
        self.until(
            f"document.querySelector({json.dumps(selector)}).innerText.indexOf({json.dumps(words)}) >= 0", seconds
        )

    def until_complete(self, seconds: float = 30) -> str:
        """Wait until the strip says, in any language, that everything of this desk is proven, and return what it says."""
        # Read in one step: the strip may say "Checking..." again a moment later.
        said = self.until(
            "(function () { var strip = document.getElementById('strip');"
            " return /unpinned|proven|old/.test(strip.className) && strip.innerText.trim(); })()",
            seconds,
        )
        return str(said)

    def until_kept(self, seconds: float = 40) -> None:
        """Wait until the visit is whole: the worker holds the app, the store the desk's texts and the other desks' mastheads."""
        self.until("navigator.serviceWorker.getRegistration().then(function (r) { return r && r.active; })", seconds)
        self.until("caches.keys().then(function (names) { return names.length === 1; })", seconds)
        desk = self.page.evaluate("location.pathname").strip("/").split("/")[0]
        end = time.monotonic() + seconds
        while True:
            keys = self.keys()
            mastheads = {code for code, work in map(tuple, keys.get("stories", [])) if work == "desk"}
            held = set(keys.get("desks", []))
            texts = [key for key in keys.get("bodies", []) if key[0] == desk]
            desks = set(self.desks) - held - mastheads
            # The front door holds no desk; it only names all of them.
            if not desks and (texts or desk not in self.desks):
                return
            assert time.monotonic() < end, (desks, keys, self._shows())
            time.sleep(0.05)

    @functools.cached_property
    def desks(self) -> list[str]:
        """The newsroom's desks, by the folders that it serves."""
        folder = self.origin.mirror.folder
        return [path.parent.relative_to(folder).as_posix() for path in folder.glob("*/desk.parts")]

    # -- what the device holds ----------------------------------------------------------------------------------------------

    def keys(self) -> dict[str, list[Any]]:
        """Return the keys of the app's store by table; nothing where there is none yet."""
        try:
            return dict(self.page.evaluate(_KEYS))
        except Refused:
            return {}

    def store(self) -> Store:
        """Return the rows of the app's store by table and key; keys of several parts are tuples, bytes are bytes."""

        def value(one: Any) -> Any:
            if isinstance(one, dict):
                return (
                    base64.b64decode(one["bytes"]) if one.keys() == {"bytes"} else {k: value(v) for k, v in one.items()}
                )
            return [value(part) for part in one] if isinstance(one, list) else one

        def key(one: Any) -> Any:
            return tuple(one) if isinstance(one, list) else one

        found = self.page.evaluate(_STORE)
        return {table: {key(row[0]): value(row[1]) for row in rows} for table, rows in found.items()}

    # -- whether it behaved ------------------------------------------------------------------------------------------------

    def complaints(self) -> list[str]:
        """Return what the page and the engine complained of, save for loads that had to fail."""
        found = []
        for line in self.page.console()[self._said :]:
            is_optional = _LOADS.match(line) and _OPTIONAL.search(line)
            is_offline = (_LOADS.match(line) and _OFFLINE.search(line)) or _OFFLINE_FIREFOX.match(line)
            excused = is_optional or line.startswith(_YOUNGER) or (is_offline and self.origin.was_stopped)
            if not excused:
                found.append(line)
        return found

    def strangers(self) -> list[str]:
        """Return the addresses outside of the mirrors that the page asked for."""
        own = (*self.hosts, "blob:", "data:", "about:")
        return [address for address in self.page.requests()[self._asked :] if not address.startswith(own)]

    def behaved(self) -> None:
        """Fail where the page asked a stranger, complained, or kept something where it must not."""
        strangers, complaints = self.strangers(), self.complaints()
        assert not strangers, strangers
        assert not complaints, complaints
        kept = self.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
        assert kept == ["", 0, 0], kept


@contextmanager
def reading(page: Page, origin: Origin, *others: str, early: str = "") -> Iterator[Reader]:
    """Read at a mirror with a browser's page; at the end the page must have behaved.

    Args:
        page: It may have been used before, at another origin.
        origin: Where to read.
        others: The addresses of further mirrors that may be asked.
        early: A script that runs in every document before its own.
    """
    page.early(LISTEN + early)
    reader = Reader(page, origin, *others)
    try:
        yield reader
        reader.behaved()
    finally:
        page.goto("about:blank")
