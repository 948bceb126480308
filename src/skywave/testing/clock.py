"""Time and entropy that a test decides."""

from __future__ import annotations

import hashlib


class FakeClock:
    """Stands still until it is told to move.

    Args:
        now: Seconds since the epoch.
    """

    def __init__(self, now: int = 1_777_777_777) -> None:
        self._now = now

    def now(self) -> int:
        """Return the time that was set."""
        return self._now

    def advance(self, seconds: int) -> None:
        """Move by some seconds, backwards too."""
        self._now += seconds


class FakeEntropy:
    """The same bytes in every run. Never use it for a real newsroom: everybody can make its keys."""

    def __init__(self, seed: str = "skywave") -> None:
        self._seed = seed
        self._count = 0

    def token(self, length: int) -> bytes:
        """Return the next bytes of the sequence."""
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(length)
