"""Pictures of rivers: the fishermen, the flood gauge and the night train."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.sample.pictures import motifs as m
from skywave.sample.pictures.brush import Canvas, Point, curve, height_at, luck, mix, ridge

if TYPE_CHECKING:
    import random


def river_dam() -> Canvas:
    """Two boats at dawn on a wide river between hills, and the surveyors' poles."""
    c = Canvas()
    c.sky([(0, "#5f8390"), (0.4, "#b9c4b6"), (0.75, "#f2d9ab"), (1, "#f4cf9c")], 0, 380)
    c.glow(560, 270, 260, "#fff3d2", 0.9)
    c.oval(560, 262, 34, 34, "#fff4d6")
    m.cloud(c, 250, 120, 380, m.CREAM, 0.4)
    m.cloud(c, 760, 92, 300, m.CREAM, 0.3)
    c.land(ridge(270, 34, 5, peaks=3), "#a9bdb6", "#e9d5b0", 120)
    left = [(x, y + max(0.0, (x - 60) * 0.34)) for x, y in ridge(170, 38, 11, peaks=3)]
    right = [(x, y + max(0.0, (900 - x) * 0.36)) for x, y in ridge(150, 40, 21, peaks=3)]
    c.land(right, "#7797a0", "#c3c6b4", 190)
    c.land(left, "#5d8089", "#b4beb0", 210)
    c.sky([(0, "#efd3a3"), (0.25, "#b7c2b1"), (0.7, "#5d8490"), (1, "#35596a")], 372, 640)
    c.glow(560, 395, 190, "#fff0cb", 0.55)
    near_left = curve([(-12, 250), (80, 262), (170, 318), (262, 360), (352, 386)])
    c.blend([*near_left, (352, 392), (-12, 396)], [(0, "#3c6160"), (1, "#6d8a7c")])
    m.pines(c, near_left, [(-5, 250)], 58, "#31534f", 3)
    near_right = curve([(972, 286), (900, 300), (800, 350), (700, 388)])
    c.blend([*near_right, (700, 394), (972, 398)], [(0, "#466b68"), (1, "#7a9382")])
    m.pines(c, near_right, [(790, 965)], 46, "#3a5d58", 8)
    for y, alpha in ((398, 0.28), (410, 0.16)):
        c.oval(130, y, 250, 9, "#31534f", alpha)
        c.oval(900, y + 2, 220, 9, "#31534f", alpha)
    c.streaks((300, 385, 820, 630), "#fff0cb", 110, 4)
    c.streaks((0, 420, 960, 640), "#274a5b", 90, 9)
    m.boat(c, 640, 446, 150, "#3a4a4b")
    m.person(c, 612, 442, 62, m.SLATE, "#3a4a4b", m.SAND)
    c.line([(618, 412), (668, 372)], 2, m.UMBER)
    m.boat(c, 350, 528, 290, "#4a3a33")
    m.person(c, 296, 522, 118, m.RUST, m.NAVY, m.SAND)
    m.person(c, 420, 524, 84, "#6f8f8c", m.UMBER, "#cfae78")
    net = curve([(308, 466), (262, 430), (200, 424), (152, 446), (128, 488)])
    low = curve([(128, 488), (162, 508), (210, 506), (254, 490), (308, 466)])
    c.fill([*net, *low], m.CREAM, 0.2)
    for share in range(0, len(net), 4):
        c.line([(308, 466), net[share]], 0.8, m.CREAM, 0.6)
    c.line([*net, *low], 1.2, m.CREAM, 0.75)
    bank = curve([(600, 652), (680, 606), (770, 590), (850, 560), (972, 545)])
    c.blend([*bank, (972, 652)], [(0, "#33473f"), (1, "#1f2f30")])
    for x, foot, tall in ((760, 596, 150), (862, 562, 128), (922, 556, 112)):
        for band in range(6):
            color = m.CREAM if band % 2 else m.RUST
            c.box(x - 3.5, foot - tall * (band + 1) / 6, x + 3.5, foot - tall * band / 6, color)
    m.grass(c, 640, 960, 646, 62, ("#2d4a40", "#6b7f55"), 6)
    m.birds(c, [(410, 150), (446, 132), (472, 160)], 11, m.NAVY)
    return c


def flood_gauge() -> Canvas:
    """A gauge board beside a landing stage, in rain."""
    c = Canvas()
    c.sky([(0, "#6d858c"), (0.6, "#a8b5b0"), (1, "#c9c9b8")], 0, 330)
    for x, y, long in ((180.0, 90.0, 520), (620.0, 60.0, 620), (840.0, 140.0, 420)):
        m.cloud(c, x, y, long, "#5d757d", 0.35)
    c.land(ridge(250, 26, 31, peaks=3), "#8fa5a3", "#b9c1b3", 90)
    bank = ridge(300, 12, 44, peaks=4)
    c.land(bank, "#5f7f72", "#6f8a78", 60)
    for x, tall in ((70, 92), (130, 74), (420, 84), (505, 100), (760, 88), (905, 96)):
        m.palm(c, x, height_at(bank, x) + 14, tall, "#46665d", 0.1)
    for x, wide, wall in (
        (200, 86, "#a98f70"),
        (310, 66, "#8e9a8d"),
        (610, 92, "#b08a66"),
        (830, 70, "#93836d"),
    ):
        foot = height_at(bank, x) + 26
        for leg in (0.1, 0.5, 0.9):
            c.box(x + wide * leg - 2, foot - 20, x + wide * leg + 2, foot + 14, m.UMBER)
        c.box(x, foot - 46, x + wide, foot - 18, wall)
        c.box(x + wide * 0.4, foot - 40, x + wide * 0.6, foot - 18, mix(wall, m.INK, 0.5))
        roof = [
            (x - 10, foot - 44),
            (x + wide * 0.22, foot - 74),
            (x + wide * 0.78, foot - 74),
            (x + wide + 10, foot - 44),
        ]
        c.fill(roof, mix(m.RUST, "#6d858c", 0.35))
    c.sky([(0, "#b3a88c"), (0.35, "#9a8462"), (1, "#6a5640")], 332, 640)
    c.streaks((0, 340, 960, 640), "#d8c8a2", 130, 12)
    c.streaks((0, 380, 960, 640), "#5a4735", 90, 14)
    m.boat(c, 250, 470, 230, "#5b4334")
    for x, foot in ((640, 620), (760, 590), (880, 566), (960, 548)):
        c.box(x - 7, 440, x + 7, foot, "#3b2e28")
        c.oval(x, foot, 22, 4, "#d8c8a2", 0.35)
    stage = [(596.0, 470.0), (972.0, 424.0), (972.0, 462.0), (596.0, 520.0)]
    c.blend(stage, [(0, "#a17c56"), (1, "#7c5d42")])
    for n in range(1, 9):
        x = 596 + n * 42
        c.line([(x, 470 - (x - 596) * 0.122), (x, 520 - (x - 596) * 0.154)], 1.4, "#5b4333")
    c.fill([(596, 520), (972, 462), (972, 474), (596, 533)], "#4f3b2f")
    c.line([(596, 500), (352, 458)], 1.8, "#3b2e28")
    left, right, foot = 452, 508, 566
    c.box(left + 18, 96, right - 18, foot + 8, "#3b2e28")
    bands = ((112, 226, "#b5482f"), (226, 322, "#dcaa3f"), (322, foot, "#5f8a63"))
    for top, bottom, color in bands:
        c.box(left, top, right, bottom, color)
    c.box(left, 112, left + 7, foot, m.CREAM)
    for tick in range(31):
        y = 124 + tick * 14.4
        c.box(left, y, left + (30 if tick % 5 == 0 else 16), y + 2.6, m.CREAM)
    c.box(left - 4, 104, right + 4, 116, m.UMBER, 3)
    for reach, alpha in ((96, 0.25), (66, 0.4), (44, 0.6)):
        c.oval(480, foot + 1, reach, reach * 0.13, "#d8c8a2", alpha)
        c.oval(480, foot + 3, reach - 7, reach * 0.13 - 2, "#7a6549")
    c.box(left, foot - 24, right, foot - 1, "#4f7856")
    c.fill([(left, foot + 6), (right, foot + 6), (right - 6, 632), (left + 10, 628)], "#4a5a42", 0.4)
    chance = luck(8)
    for _ in range(60):
        x, y = chance.uniform(0, 960), chance.uniform(352, 636)
        c.oval(x, y, 5 + (y - 340) / 40, 1.4, "#e5d9b8", 0.35)
    c.rain("#eef0e6", 210, 5)
    return c


def night_train() -> Canvas:
    """The lit windows of a night train on a bridge, and what the river makes of them."""
    c = Canvas()
    c.sky([(0, "#14222f"), (0.5, "#22405a"), (1, "#56768a")], 0, 420)
    chance = luck(40)
    for _ in range(120):
        x, y, size = chance.uniform(0, 960), chance.uniform(0, 260), chance.uniform(0.5, 1.4)
        c.oval(x, y, size, size, m.CREAM, chance.uniform(0.4, 0.9))
    c.glow(742, 112, 170, "#e9e3c6", 0.5)
    c.oval(742, 112, 36, 36, "#f4eccf")
    c.oval(752, 104, 9, 8, "#e2d9b9")
    c.oval(730, 122, 6, 5, "#e2d9b9")
    m.cloud(c, 690, 146, 320, "#3b5a70", 0.75)
    m.cloud(c, 210, 92, 300, "#34536a", 0.5)
    c.land(ridge(222, 52, 17, peaks=3), "#38596e", "#5a7c8d", 170)
    c.land(ridge(262, 40, 23, peaks=3), "#243f53", "#365669", 170)
    c.sky([(0, "#31526a"), (0.4, "#1d3547"), (1, "#101d29")], 436, 640)
    far = ridge(420, 10, 29, peaks=4)
    c.land([(x, y) for x, y in far], "#172a38", "#172a38", 30)
    c.sky([(0, "#2f5068"), (0.4, "#1d3547"), (1, "#0f1c27")], 446, 640)
    c.glow(742, 470, 120, "#e9e3c6", 0.25)
    _bridge(c)
    _cars(c)
    return c


def _bridge(c: Canvas) -> None:
    c.box(-5, 372, 965, 388, "#0d1822")
    c.box(-5, 372, 965, 375, "#3c5a6d")
    for pier in (120, 360, 600, 840):
        c.fill([(pier - 15, 386), (pier + 15, 386), (pier + 21, 486), (pier - 21, 486)], "#0f1c27")
        c.fill([(pier - 15, 386), (pier - 9, 386), (pier - 13, 486), (pier - 21, 486)], "#2a4557")
        c.oval(pier, 486, 34, 5, "#4d6d80", 0.6)
    for start in (-120, 120, 360, 600, 840):
        arch = curve([(start + 14, 452), (start + 60, 412), (start + 120, 398), (start + 180, 412), (start + 226, 452)])
        c.line(arch, 5, "#0d1822")
        for point in arch[6:-6:6]:
            c.line([point, (point[0], 386)], 2, "#0d1822")


def _cars(c: Canvas) -> None:
    chance = luck(14)
    for car in range(4):
        left = -70 + car * 268
        right = left + 258
        c.box(left, 282, right, 364, "#274f68", 8)
        c.box(left + 4, 276, right - 4, 290, "#1a3547", 7)
        c.box(left, 338, right, 342, m.OCHRE)
        c.box(left, 342, right, 364, "#1d3f55", 6)
        c.box(left + 10, 364, right - 10, 369, "#0d1822")
        for wheel in (34, 66, 192, 224):
            c.oval(left + wheel, 367, 9, 9, "#0d1822")
            c.oval(left + wheel, 367, 3.5, 3.5, "#4d6d80")
        c.box(right, 300, right + 10, 356, "#0d1822")
        for window in range(6):
            _window(c, left + 14 + window * 40, chance)


def _window(c: Canvas, x: float, chance: random.Random) -> None:
    light = chance.choice(("#f6cf7d", "#f3c36a", "#f8dca0", "#e9b25c"))
    c.glow(x + 15, 315, 44, "#f6cf7d", 0.34)
    pane: list[Point] = [(x, 299), (x + 30, 299), (x + 30, 331), (x, 331)]
    c.blend(pane, [(0, mix(light, m.CREAM, 0.4)), (1, light)])
    kind = chance.random()
    if kind < 0.48:
        who = x + chance.uniform(9, 21)
        c.oval(who, 315, 4.6, 5.4, "#5a3a2a")
        c.fill(
            [(who - 9, 331), (who - 6, 323), (who, 320.5), (who + 6, 323), (who + 9, 331)],
            chance.choice((m.RUST, "#3f5f6b", m.UMBER)),
        )
    elif kind < 0.68:
        c.box(x, 299, x + 11, 331, mix(m.RUST, light, 0.35))
        c.box(x + 21, 299, x + 30, 331, mix(m.RUST, light, 0.35))
    c.box(x - 1, 311, x + 31, 312.4, mix(light, m.UMBER, 0.55))
    for _ in range(15):
        drop = chance.random()
        y = 452 + 150 * drop
        c.oval(
            x + 15 + chance.uniform(-6, 6) * (1 + drop),
            y,
            (15 - 5 * drop) * chance.uniform(0.5, 1),
            1.7,
            light,
            0.62 * (1 - drop) + 0.06,
        )
