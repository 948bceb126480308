r"""PHP's serialised values, read only: what WordPress keeps of a picture stands in an export in this form.

    a:1:{s:6:"credit";s:3:"AFP";}

Arrays become dicts, everything else what it says. Objects and references are refused: they have no place there. Lengths count
bytes, and are believed only where the bytes are there; nothing is allocated for what a length or a count claims.

>>> parse_php(b'a:1:{s:6:"credit";s:3:"AFP";}')
{'credit': 'AFP'}
"""

from __future__ import annotations

import re
from typing import Any

from skywave.errors import Malformed

_BYTES = 1 << 20
_VALUES = 20_000
_DEPTH = 20
_SCALAR = re.compile(rb"N;|b:([01]);|i:(-?[0-9]{1,20});|d:(-?[0-9.]{1,40}(?:E[+-]?[0-9]{1,4})?|-?INF|NAN);")
_SIZED = re.compile(rb"([sa]):([0-9]{1,8}):")


def parse_php(data: bytes) -> Any:
    """Return a serialised value.

    Raises:
        Malformed: It is none, or longer, deeper or of more values than a picture's would be.
    """
    if len(data) > _BYTES:
        raise Malformed(f"a serialised value is longer than {_BYTES} bytes")
    reader = _Reader(data)
    value = reader.value(0)
    if reader.place != len(data):
        raise reader.broken()
    return value


class _Reader:
    """Reads values from left to right."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._count = 0
        self.place = 0

    def broken(self) -> Malformed:
        return Malformed(f"a serialised value is broken at byte {self.place}")

    def value(self, depth: int) -> Any:
        self._count += 1
        if self._count > _VALUES or depth > _DEPTH:
            raise Malformed("a serialised value is too large")
        if scalar := _SCALAR.match(self._data, self.place):
            self.place = scalar.end()
            if scalar[1] is not None:
                return scalar[1] == b"1"
            if scalar[2] is not None:
                return int(scalar[2])
            return None if scalar[3] is None else scalar[3].decode("ascii")
        sized = _SIZED.match(self._data, self.place)
        if sized is None:
            raise self.broken()
        self.place = sized.end()
        size = int(sized[2])
        return self._string(size) if sized[1] == b"s" else self._array(size, depth)

    def _string(self, size: int) -> str:
        end = self.place + 1 + size
        if self._data[self.place : self.place + 1] != b'"' or self._data[end : end + 2] != b'";':
            raise self.broken()
        text = self._data[self.place + 1 : end]
        self.place = end + 2
        return text.decode("utf-8", "replace")

    def _array(self, size: int, depth: int) -> dict[Any, Any]:
        self._take(b"{")
        found: dict[Any, Any] = {}
        for _ in range(min(size, _VALUES + 1)):
            key = self.value(depth + 1)
            if type(key) not in (str, int):
                raise self.broken()
            found[key] = self.value(depth + 1)
        self._take(b"}")
        return found

    def _take(self, byte: bytes) -> None:
        if self._data[self.place : self.place + 1] != byte:
            raise self.broken()
        self.place += 1
