"""The only place that reads the time and draws randomness."""

from __future__ import annotations

import secrets
import time


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Return seconds since the epoch, UTC."""
        return int(time.time())


class SystemEntropy:
    """The operating system's random bytes."""

    def token(self, length: int) -> bytes:
        """Return `length` random bytes."""
        return secrets.token_bytes(length)
