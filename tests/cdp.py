"""Chromium of any age, driven by the Chrome DevTools protocol: one page, in the words of `tests.engines.Page`.

Only what Chromium 64 knows already is used, save where a newer way is tried first.
"""

from __future__ import annotations

import base64
import http.client
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.wires import Refused, Wire

# A document's own mark: it is another one after every navigation, also of the same address.
DOCUMENT = "[performance.timeOrigin, document.readyState, location.href]"
# True as JavaScript has it, where an empty list is.
TRUE = "Promise.resolve(%s\n).then(function (value) { return value ? [value] : null; })"
# Where to click: the middle of the element, once nothing lies on top of it.
TARGET = """(function () {
  var element = document.querySelector(%s);
  if (!element) { return 'nothing matches'; }
  element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  var box = element.getBoundingClientRect();
  if (!box.width || !box.height) { return 'it has no size'; }
  var x = box.left + box.width / 2, y = box.top + box.height / 2;
  var top = document.elementFromPoint(x, y);
  if (!top || !(element.contains(top) || top.contains(element))) {
    return 'another element lies on top: ' + (top && top.outerHTML.slice(0, 100));
  }
  if (element.disabled) { return 'it is disabled'; }
  return [x, y];
})()"""
FOCUS = """(function () {
  var element = document.querySelector(%s);
  if (!element) { return false; }
  element.focus();
  if (element.select) { element.select(); }
  return document.activeElement === element;
})()"""
FILES = """(function (input, files) {
  var all = new DataTransfer();
  files.forEach(function (file) {
    var bytes = Uint8Array.from(atob(file[1]), function (character) { return character.charCodeAt(0); });
    all.items.add(new File([bytes], file[0]));
  });
  input.files = all.files;
  input.dispatchEvent(new Event('input', {bubbles: true}));
  input.dispatchEvent(new Event('change', {bubbles: true}));
})(document.querySelector(%s), %s)"""
# What a key is called, its code, its old number, and the text that it makes.
KEYS = {
    "Enter": ("Enter", 13, "\r"),
    "Tab": ("Tab", 9, ""),
    "Escape": ("Escape", 27, ""),
    "Backspace": ("Backspace", 8, ""),
    " ": ("Space", 32, " "),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
}
HIGHEST = 16_000  # pixels; what is larger, no engine paints in one picture


def waiting(ask: Callable[[], Any], seconds: float, what: str) -> Any:
    """Ask until the answer is true, and return it.

    Raises:
        AssertionError: It was not, in time; `what` says what was waited for.
    """
    end = time.monotonic() + seconds
    said: Any = None
    while True:
        try:
            answer = ask()
            if answer:
                return answer
            said = answer
        except Refused as refused:  # a page that is being left answers nothing
            said = refused
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds:g} seconds: {what}; last it was: {said!r}")
        time.sleep(0.05)


class ChromiumPage:
    """The one page of a running Chromium.

    Args:
        address: Of the browser's own WebSocket.
        width: Of the page, in CSS pixels.
        height: The same.
        keys: Keys can be pressed; QtWebEngine without a screen never answers one.
    """

    def __init__(self, address: str, *, width: int = 800, height: int = 600, keys: bool = True) -> None:
        self._requests: list[str] = []
        self._console: list[str] = []
        self._early: list[str] = []
        self._keys = keys
        self._size = (width, height)
        self._host = urlsplit(address).netloc
        self._browser = address
        self._wire = Wire(self._only_page(), self._heard)
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self._wire.ask(f"{domain}.enable")
        self.viewport(width, height)

    def _only_page(self) -> str:
        def ask() -> str:
            connection = http.client.HTTPConnection(self._host, timeout=10)
            try:
                connection.request("GET", "/json/list")
                pages = [page for page in json.loads(connection.getresponse().read()) if page["type"] == "page"]
            finally:
                connection.close()
            return str(pages[0]["webSocketDebuggerUrl"]) if pages else ""

        return str(waiting(ask, 20, "the browser has a page"))

    def _heard(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self._requests.append(told["request"]["url"])
        elif method == "Runtime.consoleAPICalled":
            words = (str(part.get("value", part.get("description", ""))) for part in told["args"])
            self._console.append(" ".join(words))
        elif method == "Runtime.exceptionThrown":
            details = told["exceptionDetails"]
            self._console.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded":
            entry = told["entry"]
            self._console.append(f"{entry['text']} {entry.get('url', '')}".strip())

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command of the DevTools protocol to the page."""
        return self._wire.ask(method, parameters)

    def evaluate(self, expression: str) -> Any:
        answer = self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if wrong := answer.get("exceptionDetails"):
            # A rejected promise names its reason in the result, in older engines.
            raise Refused(wrong.get("exception", answer["result"]).get("description") or wrong["text"])
        return answer["result"].get("value")

    def early(self, script: str) -> None:
        for known in self._early:
            self.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=known)
        self._early = [self.ask("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]] if script else []

    def wait_for(self, expression: str, seconds: float = 20) -> Any:
        return waiting(lambda: self.evaluate(TRUE % expression), seconds, expression)[0]

    def _moved(self, seconds: float, then: Callable[[], Any], *, other_address: bool = False) -> None:
        """Do something that brings another document, and wait until that has loaded."""
        before, _, address = self.evaluate(DOCUMENT)
        then()

        def there() -> bool:
            now, state, here = self.evaluate(DOCUMENT)
            return (now != before or (other_address and here != address)) and state == "complete"

        waiting(there, seconds, "the next page has loaded")

    def goto(self, url: str, seconds: float = 30) -> None:
        def navigate() -> None:
            answer = self.ask("Page.navigate", url=url)
            if answer.get("errorText"):
                raise Refused(f"{url}: {answer['errorText']}")

        here = self.evaluate("location.href").partition("#")[0]
        if "#" in url and url.partition("#")[0] == here:
            # It stays in the document, and Chromium 64 does not answer that it did.
            self.evaluate(f"void (location.href = {json.dumps(url)})")
        else:
            self._moved(seconds, navigate)

    def reload(self, seconds: float = 30) -> None:
        self._moved(seconds, lambda: self.ask("Page.reload"))

    def back(self, seconds: float = 30) -> None:
        self._moved(seconds, lambda: self.evaluate("void history.back()"), other_address=True)

    def click(self, selector: str, seconds: float = 10) -> None:
        def middle() -> tuple[float, float]:
            found = self.evaluate(TARGET % json.dumps(selector))
            if isinstance(found, str):
                raise Refused(found)
            return found[0], found[1]

        x, y = waiting(middle, seconds, f"{selector} can be clicked")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            more = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def fill(self, selector: str, text: str, seconds: float = 10) -> None:
        waiting(lambda: self.evaluate(FOCUS % json.dumps(selector)), seconds, f"{selector} takes the focus")
        self.evaluate("document.execCommand('delete')")
        for character in text:
            # As a key, Chromium 67 takes only what is one code unit of UTF-16.
            if self._keys and ord(character) < 0x10000:
                self.ask("Input.dispatchKeyEvent", type="char", text=character)
            else:
                self.evaluate(f"document.execCommand('insertText', false, {json.dumps(character)})")

    def press(self, key: str) -> None:
        if not self._keys:
            raise Refused(f"this engine takes no keys, so not {key}")
        code, number, text = KEYS[key]
        common: dict[str, Any] = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        down = common | ({"text": text} if text else {})
        self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **down)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    def text(self, selector: str, seconds: float = 10) -> str:
        # A list, as the text may be empty.
        found = f"(e => e ? [e.innerText] : 0)(document.querySelector({json.dumps(selector)}))"
        return str(waiting(lambda: self.evaluate(found), seconds, f"{selector} is there")[0])

    def set_files(self, selector: str, paths: Sequence[Path]) -> None:
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        if not node:
            raise Refused(f"nothing matches {selector}")
        try:
            self.ask("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])
        except Refused as refused:
            if "Not allowed" not in str(refused):
                raise
            # QtWebEngine lets no debugger read files, so the page is handed what is in them.
            files = [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in paths]
            self.evaluate(FILES % (json.dumps(selector), json.dumps(files)))

    def viewport(self, width: int, height: int) -> None:
        self._size = (width, height)
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def screenshot(self, path: Path, *, full: bool = True) -> None:
        width, height = self._size
        if full:
            tall = int(self.evaluate("document.documentElement.scrollHeight"))
            self.viewport(width, min(max(height, tall), HIGHEST))
        try:
            answer = self.ask("Page.captureScreenshot", format="png")
        finally:
            self.viewport(width, height)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(answer["data"]))

    def dark(self) -> None:
        """Prefer dark pages; no engine before Chromium 76 knows the wish."""
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def requests(self) -> list[str]:
        self.evaluate("0")  # what the engine said unasked comes before the answer
        return list(self._requests)

    def console(self) -> list[str]:
        self.evaluate("0")
        return list(self._console)

    def close(self) -> None:
        """Tell the browser to end, which keeps what it holds on the disk."""
        self._wire.close()
        try:
            browser = Wire(self._browser, lambda method, told: None)
            browser.ask("Browser.close", seconds=5)
            browser.close()
        except (Refused, OSError):
            pass  # it is killed
