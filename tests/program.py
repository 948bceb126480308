"""Running the real program in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PASSPHRASE = "a passphrase for tests"


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which the program finds its passphrases and a home of its own."""
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "SKYWAVE_PASSPHRASE": PASSPHRASE,
        "SKYWAVE_ROOT_PASSPHRASE": PASSPHRASE,
    }


def skywave(home: Path, *words: str, code: int | None = 0, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `skywave` in `home` and return what it said; check its exit status unless `code` is None."""
    done = subprocess.run(
        [sys.executable, "-m", "skywave", *words],
        cwd=home,
        env={**environment(home), **more},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert code is None or done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def skywave_json(home: Path, *words: str, code: int | None = 0) -> Any:
    """Run `skywave --json` and return the document that it printed."""
    return json.loads(skywave(home, "--json", *words, code=code).stdout)
