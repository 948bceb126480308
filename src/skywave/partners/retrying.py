"""When what was not taken is tried again: 1 minute, 5 and 30 minutes, 2, 6, then every 12 hours; after 7 days never."""

from __future__ import annotations

from typing import Final

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
WAITS: Final = (_MINUTE, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 6 * _HOUR)
LAST_WAIT: Final = 12 * _HOUR
GIVE_UP_TRIES: Final = len(WAITS) + 14  # with these waits 7 days
LONGEST_ASKED: Final = _DAY  # longer than that no partner can keep a correction waiting


def wait_seconds(tries: int, chance: bytes, asked: int | None) -> int:
    """Return how long to wait after a try that failed.

    Args:
        tries: How many there were.
        chance: 2 random bytes: up to a tenth is added, so that not all come back at once.
        asked: What the other side asks for, or None.
    """
    base = WAITS[tries - 1] if tries <= len(WAITS) else LAST_WAIT
    late = base * int.from_bytes(chance, "big") // 65536 // 10
    return max(base + late, min(asked or 0, LONGEST_ASKED))
