"""The picture of the rice market."""

from __future__ import annotations

import math

from skywave.sample.pictures import motifs as m
from skywave.sample.pictures.brush import Canvas, curve, luck, mix, ridge


def rice_market() -> Canvas:
    """Stalls and open sacks of rice in early light."""
    c = Canvas()
    c.sky([(0, "#8fb0b0"), (0.55, "#e6d9b6"), (1, "#f5d9a4")], 0, 420)
    c.glow(180, 250, 260, "#fff2d0", 0.8)
    m.cloud(c, 640, 84, 420, m.CREAM, 0.55)
    c.land(ridge(280, 36, 501, peaks=3), "#a3b8b0", "#ead9b2", 130)
    c.land(ridge(322, 26, 512, peaks=3), "#7d9d94", "#cfcaa6", 120)
    _hall(c, 500, 396)
    for x, tall in ((60.0, 150), (118.0, 118), (884.0, 140), (930.0, 112)):
        m.palm(c, x, 404, tall, "#4d7263", 0.1 if x < 500 else -0.1)
    c.sky([(0, "#e2c592"), (0.4, "#d3ac75"), (1, "#a9794c")], 396, 640)
    chance = luck(31)
    for _ in range(70):
        x, y = chance.uniform(0, 960), chance.uniform(404, 636)
        c.oval(x, y, chance.uniform(8, 40), 1.6, "#8f6440", 0.16)
    for x, coat, skirt, hat in (
        (402, "#7f9aa0", m.UMBER, m.SAND),
        (452, m.RUST, m.NAVY, None),
        (566, m.OCHRE, m.MOSS, m.SAND),
    ):
        m.person(c, x, 436, 74, coat, skirt, hat)
        c.oval(x + 14, 437, 22, 3, m.UMBER, 0.25)
    _stall(c, 20, 506, 330, m.RUST)
    _stall(c, 628, 506, 330, "#4d7f86")
    m.person(c, 196, 520, 150, "#507a76", m.UMBER, m.SAND)
    m.person(c, 786, 520, 150, m.OCHRE, m.NAVY)
    for left in (20, 628):
        c.box(left + 14, 496, left + 316, 512, "#8d643f")
        c.box(left + 14, 510, left + 316, 560, "#6b4a32")
        for board in range(left + 40, left + 310, 44):
            c.box(board, 512, board + 1.6, 560, "#50372a")
    for n, x in enumerate((62, 128, 278, 672, 738, 884)):
        _bowl(c, x, 494, 28, ("#fbf3e0", "#e8cf9e", "#d8c9ae")[n % 3])
    for x, y, size, rice in (
        (92, 622, 60, "#fbf4e3"),
        (226, 630, 66, "#efdcae"),
        (360, 618, 56, "#fbf4e3"),
        (622, 618, 56, "#e9d3a4"),
        (756, 630, 66, "#fbf4e3"),
        (888, 622, 60, "#d9b98c"),
    ):
        _sack(c, x, y, size, rice)
    m.person(c, 492, 606, 186, "#b9553a", "#2f4a5a", m.SAND, 0.04)
    _basket(c, 540, 560)
    return c


def _hall(c: Canvas, x: float, foot: float) -> None:
    wall, roof = "#c9a97c", "#9a5a43"
    c.box(x - 150, foot - 66, x + 150, foot + 6, wall)
    for n in range(9):
        c.box(x - 140 + n * 34, foot - 52, x - 122 + n * 34, foot + 6, "#80664f", 9)
    for level, (wide, tall) in enumerate(((182, 40), (124, 36), (70, 34))):
        y = foot - 62 - level * 46
        if level:
            c.box(x - wide * 0.66, y - 6, x + wide * 0.66, y + 24, wall)
        left = curve([(x - wide, y - 8), (x - wide * 0.8, y - 5), (x - wide * 0.5, y - tall)], 8)
        shape = [*left, *[(2 * x - px, py) for px, py in reversed(left)]]
        c.fill(shape, mix(roof, m.CREAM, 0.08 * level))
        c.line([(x - wide * 0.8, y - 5), (x + wide * 0.8, y - 5)], 3, mix(roof, m.INK, 0.3))
    c.line([(x, foot - 188), (x, foot - 222)], 3, m.OCHRE)


def _stall(c: Canvas, left: float, foot: float, wide: float, color: str) -> None:
    right, top = left + wide, foot - 226
    c.fill([(left + 20, top + 70), (right - 20, top + 70), (right - 20, foot), (left + 20, foot)], "#5a4234", 0.5)
    for pole in (left + 16, right - 16):
        c.box(pole - 4, top + 30, pole + 4, foot + 50, m.UMBER)
    strips = 10
    for n in range(strips):
        tone = color if n % 2 == 0 else m.CREAM
        a, b = left - 12 + (wide + 24) * n / strips, left - 12 + (wide + 24) * (n + 1) / strips
        ta, tb = left + 26 + (wide - 52) * n / strips, left + 26 + (wide - 52) * (n + 1) / strips
        c.blend([(ta, top), (tb, top), (b, top + 66), (a, top + 66)], [(0, mix(tone, m.CREAM, 0.15)), (1, tone)])
        middle, half = (a + b) / 2, (b - a) / 2
        hem = [
            (middle + half * math.cos(math.radians(t)), top + 66 + 17 * math.sin(math.radians(t)))
            for t in range(0, 181, 12)
        ]
        c.fill(hem, mix(tone, m.UMBER, 0.14))
    c.line([(left - 12, top + 66), (right + 12, top + 66)], 1.6, mix(color, m.INK, 0.3), 0.5)
    for n, x in enumerate((left + 70, right - 96)):
        c.line([(x + 14, top + 70), (x + 14, top + 100)], 1.4, m.UMBER)
        c.oval(x + 14, top + 112, 15, 15, "#e9b765" if n else "#efcf8d")
        c.box(x + 7, top + 97, x + 21, top + 100, m.UMBER)


def _bowl(c: Canvas, x: float, foot: float, size: float, rice: str) -> None:
    c.fill(curve([(x - size * 0.86, foot - 14), (x, foot - 14 - size * 0.8), (x + size * 0.86, foot - 14)]), rice)
    c.fill(
        curve(
            [
                (x - size, foot - 16),
                (x - size * 0.6, foot + 2),
                (x + size * 0.6, foot + 2),
                (x + size, foot - 16),
            ]
        ),
        "#8a5a3b",
    )
    c.line([(x - size, foot - 15), (x + size, foot - 15)], 3, "#ab7a50")


def _sack(c: Canvas, x: float, foot: float, size: float, rice: str) -> None:
    top = foot - size * 1.35
    c.oval(x + size * 0.25, foot, size * 1.1, size * 0.16, m.UMBER, 0.35)
    body = curve(
        [
            (x - size * 0.72, top),
            (x - size * 0.88, foot - size * 0.6),
            (x - size * 0.8, foot - 4),
            (x, foot + 2),
            (x + size * 0.8, foot - 4),
            (x + size * 0.88, foot - size * 0.6),
            (x + size * 0.72, top),
        ]
    )
    c.blend(body, [(0, "#d6b885"), (1, "#b28c5c")])
    shade = curve(
        [
            (x + size * 0.3, top),
            (x + size * 0.5, foot - size * 0.6),
            (x + size * 0.36, foot),
            (x + size * 0.8, foot - 4),
            (x + size * 0.88, foot - size * 0.6),
            (x + size * 0.72, top),
        ]
    )
    c.fill(shade, "#8a6540", 0.35)
    c.oval(x, top, size * 0.8, size * 0.24, "#c6a472")
    c.oval(x, top - 1, size * 0.68, size * 0.18, "#8a6540")
    c.fill(
        curve(
            [
                (x - size * 0.66, top + 2),
                (x - size * 0.3, top - size * 0.3),
                (x + size * 0.02, top - size * 0.42),
                (x + size * 0.34, top - size * 0.27),
                (x + size * 0.66, top + 2),
                (x, top + size * 0.16),
            ]
        ),
        rice,
    )
    c.fill(
        curve(
            [
                (x + size * 0.02, top - size * 0.42),
                (x + size * 0.34, top - size * 0.27),
                (x + size * 0.66, top + 2),
                (x + size * 0.2, top + size * 0.1),
            ]
        ),
        mix(rice, m.OCHRE, 0.25),
    )
    c.box(
        x - size * 0.28,
        foot - size * 0.86,
        x + size * 0.28,
        foot - size * 0.46,
        mix("#d6b885", m.CREAM, 0.5),
        3,
    )
    c.box(x - size * 0.18, foot - size * 0.74, x + size * 0.18, foot - size * 0.69, m.RUST)
    c.box(x - size * 0.18, foot - size * 0.63, x + size * 0.08, foot - size * 0.58, m.RUST)


def _basket(c: Canvas, x: float, foot: float) -> None:
    c.line(curve([(x - 24, foot - 26), (x, foot - 62), (x + 24, foot - 26)]), 3, "#7a5535")
    c.fill([(x - 28, foot - 28), (x + 28, foot - 28), (x + 20, foot + 8), (x - 20, foot + 8)], "#a97c4c")
    for n in range(3):
        c.line([(x - 26 + n * 2, foot - 18 + n * 10), (x + 26 - n * 2, foot - 18 + n * 10)], 1.6, "#7a5535")
    c.oval(x, foot - 28, 28, 6, "#7a5535")
    for dx, tone in ((-12, m.SAGE), (4, m.MOSS), (14, m.SAGE)):
        c.oval(x + dx, foot - 33, 10, 8, tone)
