"""A browser as a process and the wire to it: one WebSocket that takes numbered commands and tells of events.

The protocols of both families of browsers, Chrome DevTools and WebDriver BiDi, are of this form.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

START_SECONDS = 60.0
ANSWER_SECONDS = 60.0
LISTENS = re.compile(r"^(?:DevTools|WebDriver BiDi) listening on (ws://127\.0\.0\.1:\d+\S*)", re.MULTILINE)


class Refused(Exception):
    """The browser answered a command with an error, or not at all."""


class Wire:
    """Commands to one browser or page, and what it says unasked.

    Args:
        address: Of the WebSocket.
        heard: Takes an event's method and parameters, while a command waits for its answer.
    """

    def __init__(self, address: str, heard: Callable[[str, dict[str, Any]], None]) -> None:
        # A screenshot is larger than the default cap of 1 MiB; an engine under a debugger answers no ping in time.
        socket = connect(address, max_size=None, ping_interval=None, proxy=None, close_timeout=1)
        self._open = ExitStack()
        self._socket = self._open.enter_context(socket)
        self._heard = heard
        self._sent = 0

    def ask(self, method: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = ANSWER_SECONDS) -> Any:
        """Send a command and return its result.

        Raises:
            Refused: The browser refused it, did not answer in time, or is gone.
        """
        self._sent += 1
        number = self._sent
        end = time.monotonic() + seconds
        try:
            self._socket.send(json.dumps({"id": number, "method": method, "params": parameters or {}}))
            while True:
                message = json.loads(self._socket.recv(max(0.0, end - time.monotonic())))
                if message.get("id") != number:
                    if "method" in message:
                        self._heard(message["method"], message.get("params", {}))
                elif "error" in message:
                    # BiDi gives the words beside the error's name, DevTools inside of it.
                    raise Refused(f"{method}: {message.get('message') or message['error']}")
                else:
                    return message["result"]
        except TimeoutError:
            raise Refused(f"{method}: the browser did not answer within {seconds:.0f} seconds") from None
        except ConnectionClosed:
            raise Refused(f"{method}: the browser is gone") from None

    def close(self) -> None:
        self._open.close()


class Browser:
    """A running browser.

    Attributes:
        address: Of the WebSocket that it opened.
    """

    def __init__(self, process: subprocess.Popen[bytes], words: Path) -> None:
        self._process = process
        self.address = _address(process, words)

    def wait(self, seconds: float, *, tell: bool = False) -> None:
        """Let it end by itself for a while, once told, so that it writes what it keeps; it is killed in any case."""
        if tell:
            self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)


@contextmanager
def started(
    command: Callable[[Path], Sequence[str | Path]],
    *,
    profile: Path | None = None,
    environment: Mapping[str, str] | None = None,
    home: bool = False,
) -> Iterator[Browser]:
    """Run a browser until the block ends; afterwards nothing of it is left.

    Args:
        command: Makes the command line for a folder to keep the profile in.
        profile: The folder, kept; without it one is made, and removed afterwards.
        environment: Variables beside this process's own.
        home: Give it a home folder of its own, too.

    Raises:
        Refused: It ended at once, or did not listen in time.
    """
    folder = Path(tempfile.mkdtemp(prefix="skywave-browser-"))
    place = profile or folder / "profile"
    place.mkdir(exist_ok=True)
    words = folder / "words"
    own = {"TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)} | ({"HOME": str(folder)} if home else {})
    try:
        with words.open("wb") as output:
            process = subprocess.Popen(
                # Where this process is killed itself, the browser ends too.
                ["setpriv", "--pdeathsig", "KILL", *(str(part) for part in command(place))],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
                env={**os.environ, **own, **(environment or {})},
            )  # fmt: skip
        try:
            yield Browser(process, words)
        finally:
            _kill(process, folder, place)
    finally:
        # A killed process may still be at its last write.
        for _ in range(20):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.1)


def _address(process: subprocess.Popen[bytes], words: Path) -> str:
    end = time.monotonic() + START_SECONDS
    while True:
        ended = process.poll() is not None
        said = words.read_text("utf-8", "replace")
        if found := LISTENS.search(said):
            return found[1]
        if ended:
            raise Refused(f"the browser ended at once and said: {said[-2000:]}")
        if time.monotonic() > end:
            raise Refused(f"the browser did not listen within {START_SECONDS:.0f} seconds and said: {said[-2000:]}")
        time.sleep(0.02)


def _kill(process: subprocess.Popen[bytes], *folders: Path) -> None:
    """End the browser, its process group, and what of it made itself a group of its own but names a folder of ours."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    names = [os.fsencode(folder) for folder in folders]
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            line = (entry / "cmdline").read_bytes()
            if int(entry.name) != os.getpid() and any(name in line for name in names):
                os.kill(int(entry.name), signal.SIGKILL)
