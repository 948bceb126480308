"""Stock Firefox, driven by WebDriver BiDi: one page, in the words of `tests.engines.Page`.

Source: https://www.w3.org/TR/webdriver-bidi/
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.cdp import DOCUMENT, FOCUS, TARGET, TRUE, waiting
from tests.wires import Refused, Wire

# Firefox asks for nothing by itself, and neither asks nor greets a person. As on a phone, a bar takes no room.
SETTINGS: dict[str, str | int | bool] = {
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "app.shield.optoutstudies.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.contentblocking.updates.enabled": False,
    "browser.discovery.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "captivedetect.canonicalURL": "",
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "geo.provider.testing": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.manage-offline-status": False,
    "remote.active-protocols": 1,
    "services.settings.server": "data:,",
    "startup.homepage_welcome_url": "about:blank",
    "toolkit.cosmeticAnimations.enabled": False,
    "toolkit.startup.max_resumed_crashes": -1,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "toolkit.telemetry.server": "data:,",
    "toolkit.telemetry.unified": False,
    "ui.useOverlayScrollbars": 1,
    "widget.gtk.overlay-scrollbars.enabled": True,
}
# Keys that make no character have code points of their own: https://www.w3.org/TR/webdriver2/#keyboard-actions
KEYS = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Backspace": "\ue003",
    " ": " ",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}


def write_settings(profile: Path, more: dict[str, str | int | bool]) -> None:
    """Write a profile's settings, which Firefox reads at every start."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in (SETTINGS | more).items())
    (profile / "user.js").write_text("".join(lines), "utf-8")


class FirefoxPage:
    """The one page of a running Firefox.

    Args:
        address: Of the WebSocket that Firefox said it opened.
        width: Of the page, in CSS pixels.
        height: The same.
    """

    def __init__(self, address: str, *, width: int = 800, height: int = 600) -> None:
        self._requests: list[str] = []
        self._console: list[str] = []
        self._early: list[str] = []
        self._wire = Wire(f"{address}/session", self._heard)
        wanted = {"alwaysMatch": {"acceptInsecureCerts": True}}
        self._wire.ask("session.new", {"capabilities": wanted})
        self._wire.ask("session.subscribe", {"events": ["log.entryAdded", "network.beforeRequestSent"]})
        # In the tab that a start opens, the focus stays in the bar for addresses, and keys press no button of a page.
        first = self._wire.ask("browsingContext.getTree")["contexts"][0]["context"]
        self._page = self._wire.ask("browsingContext.create", {"type": "tab"})["context"]
        self._wire.ask("browsingContext.close", {"context": first})
        self.viewport(width, height)

    def _heard(self, method: str, told: dict[str, Any]) -> None:
        if method == "network.beforeRequestSent":
            self._requests.append(told["request"]["url"])
        elif method == "log.entryAdded":
            self._console.append(told["text"] or "")

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command of WebDriver BiDi about the page."""
        return self._wire.ask(method, {"context": self._page, **parameters})

    def evaluate(self, expression: str) -> Any:
        # As JSON, so that both engines return the same values; undefined has no JSON.
        answer = self._wire.ask(
            "script.callFunction",
            {
                "functionDeclaration": "async text => JSON.stringify([await (0, eval)(text)])",
                "arguments": [{"type": "string", "value": expression}],
                "target": {"context": self._page},
                "awaitPromise": True,
                "userActivation": True,
            },
        )
        if answer["type"] != "success":
            raise Refused(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])[0]

    def early(self, script: str) -> None:
        for known in self._early:
            self._wire.ask("script.removePreloadScript", {"script": known})
        function = f"() => {{{script}}}"
        self._early = (
            [self._wire.ask("script.addPreloadScript", {"functionDeclaration": function})["script"]] if script else []
        )

    def wait_for(self, expression: str, seconds: float = 20) -> Any:
        return waiting(lambda: self.evaluate(TRUE % expression), seconds, expression)[0]

    def goto(self, url: str) -> None:
        self.ask("browsingContext.navigate", url=url, wait="complete")

    def reload(self) -> None:
        self.ask("browsingContext.reload", wait="complete")

    def back(self, seconds: float = 30) -> None:
        before, _, address = self.evaluate(DOCUMENT)
        self.ask("browsingContext.traverseHistory", delta=-1)

        def there() -> bool:
            now, state, here = self.evaluate(DOCUMENT)
            return bool(now != before or here != address) and state == "complete"

        waiting(there, seconds, "the page before has loaded")

    def click(self, selector: str, seconds: float = 10) -> None:
        def middle() -> tuple[float, float]:
            found = self.evaluate(TARGET % json.dumps(selector))
            if isinstance(found, str):
                raise Refused(found)
            return found[0], found[1]

        x, y = waiting(middle, seconds, f"{selector} can be clicked")
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.ask("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def _type(self, keys: str) -> None:
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("input.performActions", actions=[{"type": "key", "id": "keys", "actions": strokes}])

    def fill(self, selector: str, text: str, seconds: float = 10) -> None:
        waiting(lambda: self.evaluate(FOCUS % json.dumps(selector)), seconds, f"{selector} takes the focus")
        self._type(text or KEYS["Backspace"])

    def press(self, key: str) -> None:
        self._type(KEYS[key])

    def text(self, selector: str, seconds: float = 10) -> str:
        found = f"(e => e ? [e.innerText] : 0)(document.querySelector({json.dumps(selector)}))"
        return str(waiting(lambda: self.evaluate(found), seconds, f"{selector} is there")[0])

    def set_files(self, selector: str, paths: Sequence[Path]) -> None:
        found = self.ask("browsingContext.locateNodes", locator={"type": "css", "value": selector})["nodes"]
        if not found:
            raise Refused(f"nothing matches {selector}")
        element = {"sharedId": found[0]["sharedId"]}
        self.ask("input.setFiles", element=element, files=[str(path) for path in paths])

    def viewport(self, width: int, height: int) -> None:
        self.ask("browsingContext.setViewport", viewport={"width": width, "height": height}, devicePixelRatio=1)

    def screenshot(self, path: Path, *, full: bool = True) -> None:
        answer = self.ask("browsingContext.captureScreenshot", origin="document" if full else "viewport")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(answer["data"]))

    def requests(self) -> list[str]:
        self.evaluate("0")  # what the engine said unasked comes before the answer
        return list(self._requests)

    def console(self) -> list[str]:
        self.evaluate("0")
        return list(self._console)

    def close(self) -> None:
        """Tell the browser to end, which keeps what it holds on the disk."""
        try:
            self._wire.ask("browser.close", seconds=5)
        except Refused:
            pass  # it is killed
        finally:
            self._wire.close()
