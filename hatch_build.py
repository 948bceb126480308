"""Makes the reader app before a wheel or a source archive is packed: `scripts/reader-build` does the work.

Without npm's packages a wheel lacks the app, and its newsroom publishes pages without it. With CI=true that is an error: what is
handed on must be whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NEEDED = ("reader.js", "sw.js")


class ReaderApp(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that pyproject.toml names."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the base class passes it
        """Make the app; an editable install reads the checkout, where scripts/bootstrap made it.

        Raises:
            RuntimeError: CI=true, and the app could not be made.
        """
        if version == "editable":
            return
        root = Path(self.root)
        command = [sys.executable, "-I", str(root / "scripts" / "reader-build"), "--again"]
        done = subprocess.run(command, check=False)  # noqa: S603 - our own script
        app = root / "src" / "skywave" / "carriers" / "web" / "app"
        if done.returncode == 0 and all((app / name).is_file() for name in _NEEDED):
            return
        if os.environ.get("CI") == "true":
            msg = "the reader app was not made, and with CI=true nothing may be missing"
            raise RuntimeError(msg)
        self.app.display_warning("The reader app was not made: what is packed has the last one that was, or none.")
