"""What others need to test against Skywave: a clock that stands still, a tree in memory, a mirror that lies."""

from skywave.testing.clock import FakeClock, FakeEntropy
from skywave.testing.places import HostileMirror, MemoryPlace

__all__ = ["FakeClock", "FakeEntropy", "HostileMirror", "MemoryPlace"]
