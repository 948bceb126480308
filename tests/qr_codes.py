"""Reading a QR code (ISO/IEC 18004) as a camera's program does: its modules back to the text. Nothing is corrected: a picture of
a code on a screen has no fault."""

from __future__ import annotations

from collections.abc import Iterator

Modules = frozenset[tuple[int, int]]

# Of level M, by version: codewords for correction in each block, and blocks (table 9 of the standard).
_BLOCKS = {8: (22, 4), 9: (22, 5), 10: (26, 5), 11: (30, 5), 12: (22, 8), 13: (22, 9), 14: (24, 9)}
_MASKS = (
    lambda x, y: (x + y) % 2,
    lambda _, y: y % 2,
    lambda x, _: x % 3,
    lambda x, y: (x + y) % 3,
    lambda x, y: (x // 3 + y // 2) % 2,
    lambda x, y: x * y % 2 + x * y % 3,
    lambda x, y: (x * y % 2 + x * y % 3) % 2,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
)


def read_code(dark: Modules) -> str:
    """Return the text of a code of level M in byte mode, versions 8 to 14.

    Args:
        dark: The dark modules, (x, y) from the upper left corner of the code.
    """
    size = 1 + max(max(place) for place in dark)
    version = (size - 17) // 4
    level, mask = _format(dark)
    assert (size, level) == (17 + 4 * version, 0)
    bits = [(place in dark) != (_MASKS[mask](*place) == 0) for place in _data_places(size, version)]
    words = [_number(bits[at : at + 8]) for at in range(0, len(bits) // 8 * 8, 8)]
    data = [bit for word in _joined(words, *_BLOCKS[version]) for bit in _bits(word)]
    mode, counted = _number(data[:4]), 8 if version < 10 else 16
    assert mode == 4, "the code is not in byte mode"
    length = _number(data[4 : 4 + counted])
    start = 4 + counted
    return bytes(_number(data[at : at + 8]) for at in range(start, start + 8 * length, 8)).decode()


def _format(dark: Modules) -> tuple[int, int]:
    """Return level and mask, which stand beside the upper left finder."""
    places = [*((8, y) for y in (0, 1, 2, 3, 4, 5, 7, 8)), *((x, 8) for x in (7, 5, 4, 3, 2, 1, 0))]
    word = sum((place in dark) << at for at, place in enumerate(places)) ^ 0x5412
    return word >> 13, word >> 10 & 7


def _data_places(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the modules that hold data, in the order of their bits: in columns of two from the right, up and down."""
    count = version // 7 + 2
    step = (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    centres = [6, *(size - 7 - at * step for at in range(count - 1))]
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    aligned = [(x, y) for x in centres for y in centres if (x, y) not in corners]

    def is_fixed(x: int, y: int) -> bool:
        finder = (x < 9 and y < 9) or (x >= size - 8 and y < 9) or (x < 9 and y >= size - 8)
        numbered = version >= 7 and ((x >= size - 11 and y < 6) or (y >= size - 11 and x < 6))
        return finder or numbered or 6 in (x, y) or any(abs(x - a) <= 2 and abs(y - b) <= 2 for a, b in aligned)

    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in range(size - 1, -1, -1) if upwards else range(size):
            for x in (right, right - 1):
                if not is_fixed(x, y):
                    yield x, y
        upwards = not upwards


def _joined(words: list[int], correction: int, blocks: int) -> list[int]:
    """Return the data of all blocks, one after another: they stand woven into each other."""
    short = len(words) // blocks - correction
    longer = len(words) % blocks  # so many blocks, the last ones, have one word more
    lengths = [short + (at >= blocks - longer) for at in range(blocks)]
    found: list[list[int]] = [[] for _ in range(blocks)]
    woven = iter(words)
    for row in range(short + 1):
        for block, length in zip(found, lengths, strict=True):
            if row < length:
                block.append(next(woven))
    return [word for block in found for word in block]


def _number(bits: list[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)


def _bits(word: int) -> list[bool]:
    return [bool(word >> at & 1) for at in range(7, -1, -1)]
