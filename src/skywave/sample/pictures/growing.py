"""Pictures of what grows: coffee on the branch and an apple tree in blossom."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from skywave.sample.pictures import motifs as m
from skywave.sample.pictures.brush import Canvas, Point, curve, height_at, luck, mix, ridge

if TYPE_CHECKING:
    import random


def coffee_branch() -> Canvas:
    """Ripe coffee on the branch, with hills in the morning mist."""
    c = Canvas()
    c.sky([(0, "#a9c0b8"), (0.5, "#e9dfc0"), (1, "#f3dcae")], 0, 460)
    c.glow(760, 150, 250, "#fff6dc", 0.85)
    c.oval(760, 150, 38, 38, "#fffaea")
    c.land(ridge(300, 44, 211, peaks=2.5), "#b4c4b2", "#ebdfbd", 150)
    c.land(ridge(372, 44, 222, peaks=2.5), "#8caa98", "#dcd9b8", 170)
    c.land(ridge(446, 38, 233, peaks=2.5), "#648973", "#b7c6a2", 170)
    bushes = luck(9)
    rows = ridge(536, 26, 244, peaks=2)
    c.land(rows, "#42694f", "#2d4f3f", 130)
    for lane in range(7):
        for start in range(-10, 970, 26 + lane * 6):
            y = height_at(rows, start) + 8 + lane * 18 + bushes.uniform(-4, 4)
            side, size = start + lane * 9 + bushes.uniform(-6, 6), bushes.uniform(0.75, 1.3)
            c.oval(side, y + 5, (12 + lane * 2) * size, (5 + lane) * size, "#22412f", 0.4)
            c.oval(side, y, (11 + lane * 2) * size, (6 + lane * 1.4) * size, mix("#4f7a5b", "#2b5040", lane / 7))
            c.oval(
                side + 2,
                y - 3,
                (7 + lane) * size,
                (3 + lane * 0.7) * size,
                mix("#628c66", "#35604a", lane / 7),
            )
    stem = curve([(-20, 20), (130, 110), (300, 186), (480, 236), (650, 300), (790, 400)])
    c.line(stem, 11, "#6a4a35")
    c.line([(x, y - 2.5) for x, y in stem], 3, "#9a7350")
    chance = luck(15)
    for at, long in ((8, 190), (19, 215), (31, 215), (43, 195), (54, 165)):
        x, y = stem[at]
        run = math.atan2(stem[at + 3][1] - y, stem[at + 3][0] - x)
        _leaf(c, x, y, run - 1.05, long, ("#2c5a43", "#3f7355"))
        _leaf(c, x, y, run + 1.2, long * 0.95, ("#244c3a", "#366549"))
    _leaf(c, *stem[-1], 0.75, 160, ("#3c7050", "#5b8f66"))
    _leaf(c, *stem[-1], -0.15, 130, ("#4d8058", "#77a876"))
    for at, count in ((8, 8), (19, 11), (31, 11), (43, 9), (54, 6)):
        x, y = stem[at]
        for n in range(count):
            turn = math.tau * n / count + chance.uniform(-0.2, 0.2)
            far = 15 + (n % 3) * 8
            _cherry(c, x + far * math.cos(turn) * 1.3, y + 8 + far * math.sin(turn), chance)
    return c


def _leaf(c: Canvas, x: float, y: float, turn: float, long: float, colors: tuple[str, str]) -> None:
    def at(along: float, across: float) -> Point:
        return (
            x + long * (along * math.cos(turn) - across * math.sin(turn)),
            y + long * (along * math.sin(turn) + across * math.cos(turn)),
        )

    upper = curve([at(0, 0), at(0.16, -0.1), at(0.42, -0.185), at(0.7, -0.14), at(0.88, -0.05), at(1.02, 0.02)])
    under = curve([at(0, 0), at(0.16, 0.1), at(0.42, 0.185), at(0.7, 0.15), at(0.88, 0.07), at(1.02, 0.02)])
    rib = curve([at(0, 0), at(0.4, 0.012), at(0.75, 0), at(1.02, 0.02)])
    c.fill([*upper, *reversed(rib)], colors[1])
    c.fill([*under, *reversed(rib)], colors[0])
    for n in range(1, 7):
        root, tip = 0.1 + n * 0.11, 0.2 + n * 0.115
        reach = 0.15 * math.sin(math.pi * min(1, tip))
        c.line(
            curve([at(root, 0), at((root + tip) / 2, -reach * 0.6), at(tip, -reach)], 5),
            1.2,
            mix(colors[1], m.CREAM, 0.28),
        )
        c.line(
            curve([at(root, 0), at((root + tip) / 2, reach * 0.6), at(tip, reach)], 5),
            1.2,
            mix(colors[0], m.CREAM, 0.16),
        )
    c.line(rib, 2.2, mix(colors[1], m.CREAM, 0.5))


def _cherry(c: Canvas, x: float, y: float, chance: random.Random) -> None:
    color = chance.choice(("#b23a2c", "#a5322a", "#c24a31", "#8e2a29", "#c9622f", "#d18a3c"))
    size = chance.uniform(13, 16.5)
    c.oval(x + 1.5, y + 2.5, size, size * 1.06, mix(color, m.INK, 0.5))
    c.oval(x, y, size, size * 1.05, color)
    c.oval(x - size * 0.2, y - size * 0.22, size * 0.62, size * 0.6, mix(color, "#f0a070", 0.22))
    c.oval(x - size * 0.36, y - size * 0.4, size * 0.2, size * 0.16, mix(color, m.CREAM, 0.75))
    c.oval(x + size * 0.25, y + size * 0.62, size * 0.16, size * 0.1, m.UMBER)


def apple_orchard() -> Canvas:
    """An apple tree in blossom with a ladder, before rows of trees and mountains; upright."""
    c = Canvas(640, 960)
    c.sky([(0, "#86aab2"), (0.6, "#d6dcc8"), (1, "#f3e3c2")], 0, 560)
    m.cloud(c, 150, 130, 330, m.CREAM, 0.6)
    m.cloud(c, 520, 210, 300, m.CREAM, 0.5)
    c.land(ridge(400, 60, 311, 640, 2.5), "#9bb4b5", "#dcdcc6", 190)
    c.land(ridge(470, 46, 322, 640, 2.5), "#7b9a98", "#c6cfb8", 170)
    c.land(ridge(540, 34, 333, 640, 2.5), "#648771", "#a9bb95", 130)
    c.sky([(0, "#9db384"), (0.4, "#7d9c6c"), (1, "#48694e")], 596, 960)
    blossom = ("#d9b9b0", "#f0dcd2", "#fdf6ec")
    for row, (y, size) in enumerate(((606.0, 20), (632.0, 30), (672.0, 44))):
        for n in range(-1, 9):
            x = n * size * 3.1 + (row % 2) * size * 1.4
            c.oval(x, y + size * 0.72, size * 1.1, size * 0.16, "#4f6f4e", 0.5)
            c.line([(x, y + size * 0.7), (x, y - size * 0.3)], size * 0.14, m.UMBER)
            m.crown(c, x, y - size * 0.6, size * 1.05, size * 0.85, blossom, 400 + row * 20 + n)
    c.oval(330, 886, 230, 26, "#35533f", 0.55)
    trunk = [
        *curve([(286, 890), (312, 800), (306, 700), (278, 600)]),
        *curve([(352, 600), (344, 700), (352, 800), (384, 890)]),
    ]
    c.fill(trunk, "#54402f")
    for branch in (
        [(320, 690), (250, 600), (170, 520), (110, 470)],
        [(330, 690), (400, 590), (480, 520), (540, 470)],
        [(316, 640), (306, 520), (330, 400), (320, 320)],
    ):
        c.line(curve([(float(x), float(y)) for x, y in branch]), 20, "#54402f")
    c.line(curve([(300, 880), (322, 800), (316, 700), (296, 620)]), 4, "#7d624a")
    for x, y, rx, ry, seed in (
        (170.0, 480.0, 150, 120, 1),
        (480.0, 480.0, 150, 120, 2),
        (320.0, 350.0, 190, 140, 3),
        (325.0, 520.0, 170, 96, 4),
    ):
        m.crown(c, x, y, rx, ry, blossom, seed)
    chance = luck(24)
    for _ in range(170):
        turn, far = chance.uniform(0, math.tau), math.sqrt(chance.random())
        x, y = 325 + 216 * far * math.cos(turn), 440 + 150 * far * math.sin(turn)
        tone = chance.choice(("#e8b9b0", "#dba79f", "#9db384", "#ffffff", "#ffffff"))
        c.oval(x, y, chance.uniform(2, 4), chance.uniform(1.6, 3.2), tone, 0.75)
    for left, right in (((398, 902), (366, 520)), ((462, 900), (416, 520))):
        c.line([left, right], 7, "#a5794a")
    for n in range(9):
        share = (n + 0.7) / 9.4
        c.line([(398 - 32 * share, 902 - 382 * share), (462 - 46 * share, 900 - 380 * share)], 5, "#c29560")
    c.fill([(226, 876), (286, 876), (278, 916), (234, 916)], "#b58a56")
    c.oval(256, 876, 30, 7, "#8a653d")
    for _ in range(70):
        x, y = chance.uniform(20, 620), chance.uniform(640, 940)
        c.oval(x, y, 3, 1.8, "#fdf6ec", 0.8)
    m.grass(c, -5, 645, 966, 56, ("#34553f", "#6f9163"), 71)
    m.birds(c, [(96, 250), (128, 236)], 10, m.SLATE)
    return c
