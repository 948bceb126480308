"""Pictures of the hills: the mast, the landslide and the library bus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from skywave.sample.pictures import motifs as m
from skywave.sample.pictures.brush import Canvas, curve, height_at, luck, mix, ridge

if TYPE_CHECKING:
    import random


def radio_mast() -> Canvas:
    """A mast and a lit hut on a ridge of pines, in the evening."""
    c = Canvas()
    c.sky([(0, "#1f3f55"), (0.4, "#5d8290"), (0.66, "#d8b48a"), (0.8, "#efc08a"), (1, "#e7a873")], 0, 500)
    chance = luck(3)
    for _ in range(46):
        x, y = chance.uniform(0, 960), chance.uniform(0, 150)
        c.oval(x, y, 1, 1, m.CREAM, chance.uniform(0.3, 0.8))
    c.glow(250, 400, 300, "#ffdca0", 0.6)
    m.cloud(c, 230, 262, 420, "#f6d6a6", 0.55)
    m.cloud(c, 800, 226, 340, "#c39a86", 0.45)
    m.cloud(c, 480, 304, 260, "#f8dfb4", 0.5)
    c.land(ridge(390, 36, 51, peaks=3), "#9a9c94", "#e0b78c", 110)
    c.land(ridge(424, 36, 62, peaks=3), "#6f838a", "#b9a48e", 130)
    c.land(ridge(462, 34, 73, peaks=3), "#496775", "#84918f", 140)
    hill = curve([(-12, 560), (120, 536), (260, 508), (420, 462), (560, 434), (680, 440), (820, 486), (972, 540)])
    c.land(hill, "#27474f", "#1a3038", 140)
    m.pines(c, hill, [(0, 400), (800, 960)], 74, "#1f3d45", 5)
    for radius in range(70, 330, 52):
        arc = [
            (640 + radius * math.cos(math.radians(a)), 96 + radius * math.sin(math.radians(a)))
            for a in range(-58, 59, 2)
        ]
        other = [(1280 - x, y) for x, y in arc]
        for line in (arc, other):
            c.line(line, 1.6, m.CREAM, 0.34 * (1 - radius / 380))
    _mast(c, 640, 440, 86)
    _hut(c, 500, 452)
    m.person(c, 588, 446, 44, m.RUST, m.NAVY)
    front = ridge(606, 12, 91, peaks=3)
    c.land(front, "#152930", "#0f1e25", 60)
    m.pines(c, front, [(-5, 180), (760, 970)], 150, "#132830", 12)
    return c


def _mast(c: Canvas, x: float, foot: float, top: float) -> None:
    steel = "#17262f"
    for side, far in ((-1, 190), (1, 190), (-1, 110), (1, 110)):
        c.line(
            [(x, top + (foot - top) * (0.12 if far == 190 else 0.45)), (x + side * far, foot + 24)],
            1,
            steel,
            0.8,
        )
    levels = 22
    for n in range(levels):
        y, up = foot - (foot - top) * n / levels, foot - (foot - top) * (n + 1) / levels
        wide, slim = 11 - 7 * n / levels, 11 - 7 * (n + 1) / levels
        c.line([(x - wide, y), (x + slim, up)], 1.3, steel)
        c.line([(x + wide, y), (x - slim, up)], 1.3, steel)
        c.line([(x - wide, y), (x - slim, up)], 2.2, steel)
        c.line([(x + wide, y), (x + slim, up)], 2.2, steel)
    c.line([(x, top), (x, top - 34)], 2.4, steel)
    for y in (top + 26, top + 62):
        c.line([(x - 24, y), (x + 24, y)], 2, steel)
        for end in (-24, 24):
            c.line([(x + end, y - 11), (x + end, y + 11)], 2.4, steel)
    c.glow(x, top - 34, 34, "#e0653f", 0.85)
    c.oval(x, top - 34, 4, 4, "#ffd9bd")


def _hut(c: Canvas, x: float, foot: float) -> None:
    c.box(x - 42, foot - 44, x + 42, foot + 10, "#3b4f52")
    c.fill([(x - 42, foot - 44), (x + 6, foot - 44), (x + 6, foot + 10), (x - 42, foot + 12)], "#2e4146")
    c.fill([(x - 54, foot - 40), (x - 28, foot - 70), (x + 34, foot - 70), (x + 54, foot - 40)], "#743f30")
    c.fill([(x - 28, foot - 70), (x + 34, foot - 70), (x + 36, foot - 66), (x - 30, foot - 66)], "#a4583d")
    c.glow(x + 24, foot - 18, 70, "#ffd58a", 0.6)
    c.box(x + 12, foot - 31, x + 36, foot - 9, "#ffe0a0")
    c.box(x + 23, foot - 31, x + 24.6, foot - 9, "#743f30")
    c.box(x - 30, foot - 30, x - 12, foot + 12, "#1d2f35")


def landslide() -> Canvas:
    """A hillside with the scar of a landslide above a blocked road, in rain."""
    c = Canvas()
    c.sky([(0, "#71888c"), (0.7, "#b5bfb6"), (1, "#ccd0c2")], 0, 420)
    m.cloud(c, 210, 80, 560, "#5f777c", 0.4)
    m.cloud(c, 760, 116, 520, "#66808a", 0.35)
    c.land(ridge(236, 46, 101, peaks=2.5), "#8fa7a4", "#c0c8bb", 200)
    c.land([(x, y + x * 0.12) for x, y in ridge(250, 40, 113, peaks=2.5)], "#6a8a80", "#a9b8a4", 220)
    hill = curve([(120, 500), (250, 420), (390, 290), (520, 176), (650, 118), (790, 96), (972, 60)])
    c.blend([*hill, (972, 530), (120, 530)], [(0, "#3f6654"), (1, "#6b8a66")])
    m.pines(c, hill, [(230, 470), (700, 965)], 64, "#2f5245", 21)
    chance = luck(6)
    for _ in range(150):
        x, y = chance.uniform(250, 965), chance.uniform(150, 470)
        if y > height_at(hill, x) + 40 and not 430 - (y - 150) * 0.2 < x < 760 + (y - 150) * 0.45:
            m.pine(c, x, y, 30 + (y - 120) * 0.09, mix("#3a604d", "#5c7f60", chance.random()))
    _scar(c, chance)
    road = [(-12.0, 500.0), (972.0, 476.0), (972.0, 548.0), (-12.0, 590.0)]
    c.blend(road, [(0, "#8a8d88"), (1, "#6c716f")])
    for n in (0, 1, 2, 8):
        x = 10 + n * 112
        c.fill(
            [
                (x, 541 - x * 0.032),
                (x + 52, 539 - x * 0.032),
                (x + 52, 541.4 - x * 0.032),
                (x, 543.4 - x * 0.032),
            ],
            m.CREAM,
            0.8,
        )
    _debris(c, chance)
    _digger(c, 260, 548)
    m.person(c, 132, 552, 74, m.OCHRE, m.NAVY, m.SAND)
    m.person(c, 94, 556, 74, "#6f8f8c", m.UMBER)
    c.line([(896, 560), (856, 330)], 6, m.UMBER)
    c.line([(828, 356), (896, 344)], 4, m.UMBER)
    c.line(curve([(896, 344), (930, 372), (972, 380)]), 1.2, m.INK)
    c.line(curve([(828, 356), (700, 420), (640, 500)]), 1.2, m.INK)
    c.fill([(-12, 588), (972, 546), (972, 652), (-12, 652)], "#33503f")
    for x in range(20, 960, 70):
        y = 586 - x * 0.043
        if not 470 < x < 820:
            c.box(x - 4, y - 30, x + 4, y + 8, m.CREAM)
            c.box(x - 4, y - 24, x + 4, y - 16, m.RUST)
    m.grass(c, -5, 965, 642, 52, ("#2a463a", "#5e7d58"), 16)
    c.rain("#eef2ea", 240, 30)
    return c


def _scar(c: Canvas, chance: random.Random) -> None:
    left = [(640, 176), (612, 198), (600, 246), (574, 290), (566, 340), (530, 392), (506, 440), (452, 512)]
    right = [
        (846, 512),
        (800, 452),
        (782, 404),
        (752, 356),
        (748, 300),
        (730, 252),
        (722, 204),
        (700, 174),
        (668, 164),
    ]
    edge = [
        (x + chance.uniform(-6, 6), float(y)) for x, y in curve([(float(x), float(y)) for x, y in (*left, *right)], 5)
    ]
    c.fill(edge, "#5f4932")
    inside = [(650 + (x - 650) * 0.95 + 3, 520 + (y - 520) * 0.965) for x, y in edge]
    c.blend(inside, [(0, "#846847"), (0.2, "#a5855a"), (0.65, "#b39263"), (1, "#967649")])
    hollow = curve(
        [
            (640, 176),
            (668, 166),
            (700, 178),
            (718, 206),
            (722, 244),
            (700, 222),
            (664, 212),
            (630, 226),
            (606, 246),
            (616, 200),
        ],
        6,
        closed=True,
    )
    c.fill(hollow, "#5a4531", 0.75)
    for _ in range(90):
        y = chance.uniform(220, 470)
        spread = 24 + (y - 200) * 0.42
        x = 662 + chance.uniform(-spread, spread)
        drift = (x - 662) * 0.22
        stroke = curve([(x, y), (x + drift * 0.4 + chance.uniform(-5, 5), y + 18), (x + drift, y + 40)], 6)
        c.line(stroke, chance.uniform(1, 5), chance.choice(("#80623f", "#cdb084", "#6f5538", "#c2a273")), 0.42)
    for x, y, turn in ((606, 330, 60), (690, 382, -28), (610, 452, 24), (728, 396, 66)):
        end = (x + 52 * math.cos(math.radians(turn)), y + 52 * math.sin(math.radians(turn)))
        c.line([(x, y), end], 4, m.UMBER)
        c.line([(x, y), (x - 9, y + 5)], 2, m.UMBER)
        c.line([(x, y), (x - 4, y - 8)], 2, m.UMBER)


def _debris(c: Canvas, chance: random.Random) -> None:
    heap = curve([(420, 552), (470, 500), (540, 470), (630, 452), (720, 462), (800, 490), (862, 546)])
    c.blend([*heap, (862, 556), (420, 566)], [(0, "#a88658"), (1, "#76583a")])
    for _ in range(60):
        x = chance.uniform(440, 850)
        top = height_at(heap, x)
        y, size = chance.uniform(top + 6, 556), chance.uniform(3, 15)
        tone = chance.choice(("#8f8573", "#6f685c", "#a0723f", "#5d4630"))
        stone = [
            (x - size, y + size * 0.4),
            (x - size * 0.5, y - size * 0.6),
            (x + size * 0.4, y - size * 0.7),
            (x + size, y),
            (x + size * 0.5, y + size * 0.6),
        ]
        c.fill(stone, tone)
        c.fill([stone[1], stone[2], (x + size * 0.2, y - size * 0.1)], mix(tone, m.CREAM, 0.35))


def _digger(c: Canvas, x: float, foot: float) -> None:
    c.box(x - 50, foot - 20, x + 50, foot, m.INK, 10)
    for wheel in (-36, -12, 12, 36):
        c.oval(x + wheel, foot - 10, 7, 7, "#56615f")
    c.box(x - 44, foot - 54, x + 34, foot - 22, m.OCHRE, 5)
    c.box(x - 44, foot - 36, x + 34, foot - 30, mix(m.OCHRE, m.UMBER, 0.4))
    c.box(x - 6, foot - 92, x + 36, foot - 50, mix(m.OCHRE, m.CREAM, 0.15), 4)
    c.box(x + 2, foot - 86, x + 30, foot - 60, "#c7d5d2", 3)
    c.line([(x + 20, foot - 48), (x + 84, foot - 126), (x + 148, foot - 88)], 11, m.OCHRE)
    c.line([(x + 148, foot - 88), (x + 150, foot - 46)], 8, mix(m.OCHRE, m.UMBER, 0.25))
    c.line([(x + 44, foot - 62), (x + 96, foot - 108)], 3, m.INK)
    c.fill(
        [
            (x + 132, foot - 50),
            (x + 168, foot - 50),
            (x + 174, foot - 22),
            (x + 150, foot - 8),
            (x + 126, foot - 26),
        ],
        "#4d5654",
    )


def library_bus() -> Canvas:
    """An old bus with lit windows on a mountain road at dusk."""
    c = Canvas()
    c.sky([(0, "#2c4a5e"), (0.45, "#7c98a0"), (0.75, "#e6c79d"), (1, "#eeb987")], 0, 420)
    outer = [(790 + 24 * math.cos(math.radians(a)), 96 + 24 * math.sin(math.radians(a))) for a in range(30, 271, 8)]
    inner = [(799 + 21 * math.cos(math.radians(a)), 91 + 21 * math.sin(math.radians(a))) for a in range(250, 49, -8)]
    c.fill([*outer, *inner], "#f5ecd2")
    m.cloud(c, 300, 190, 420, "#dcb79b", 0.5)
    m.cloud(c, 700, 240, 360, "#f1d2a6", 0.5)
    c.land(ridge(272, 56, 135, peaks=3), "#7d97a0", "#d9bd9c", 150)
    c.land(ridge(326, 52, 148, peaks=3), "#66848c", "#bfae98", 170)
    c.land(ridge(392, 44, 153, peaks=3), "#456875", "#8a9c98", 150)
    chance = luck(2)
    for _ in range(16):
        x = chance.uniform(560, 900)
        c.oval(x, chance.uniform(425, 446), 1.8, 1.8, "#ffe2a6")
    slope = curve([(-12, 470), (160, 440), (330, 452), (520, 470), (720, 452), (972, 492)])
    c.land(slope, "#35584f", "#2c4a45", 120)
    m.pines(c, slope, [(0, 130), (860, 960)], 96, "#264640", 33)
    road = [
        *curve([(-12, 520), (220, 506), (480, 510), (740, 528), (972, 572)]),
        *curve([(972, 636), (740, 590), (480, 570), (220, 568), (-12, 588)]),
    ]
    c.fill(road, "#6a6a66")
    c.line(curve([(-12, 553), (220, 537), (480, 540), (740, 559), (972, 603)]), 2, m.CREAM, 0.5)
    c.fill([(664, 488), (972, 520), (972, 610), (664, 520)], "#ffe7b0", 0.28)
    _bus(c, 270, 546)
    c.fill(
        [*curve([(-12, 590), (220, 570), (480, 572), (740, 592), (972, 638)]), (972, 652), (-12, 652)],
        "#1f3833",
    )
    for x in range(30, 960, 84):
        y = 582 + (x - 400) ** 2 / 9000
        c.box(x - 4, y - 26, x + 4, y + 6, m.CREAM)
        c.box(x - 4, y - 26, x + 4, y - 18, m.RUST)
    m.grass(c, -5, 965, 648, 44, ("#1d3430", "#4a6a55"), 19)
    return c


def _bus(c: Canvas, x: float, foot: float) -> None:
    body, dark = "#4f7a63", "#38594a"
    c.oval(x + 196, foot + 6, 220, 9, m.INK, 0.4)
    c.box(x, foot - 170, x + 390, foot - 18, body, 20)
    c.box(x + 4, foot - 176, x + 372, foot - 152, mix(body, m.CREAM, 0.5), 12)
    c.box(x, foot - 72, x + 392, foot - 62, m.CREAM)
    c.box(x, foot - 62, x + 394, foot - 18, dark, 10)
    c.box(x + 40, foot - 186, x + 250, foot - 176, m.UMBER, 3)
    for lug, wide, color in ((60, 44.0, m.OCHRE), (112, 58.0, m.RUST), (178, 40.0, m.SLATE)):
        c.box(x + lug, foot - 204, x + lug + wide, foot - 180, color, 3)
    chance = luck(77)
    for n in range(5):
        left = x + 20 + n * 60
        c.glow(left + 25, foot - 114, 62, "#ffdf9c", 0.3)
        c.box(left, foot - 146, left + 50, foot - 82, "#ffe3a4", 5)
        for shelf in (foot - 116, foot - 86):
            spine = left + 3.0
            while spine < left + 44:
                wide = chance.uniform(3, 6.5)
                tall = chance.uniform(15, 24)
                c.box(
                    spine,
                    shelf - tall,
                    spine + wide,
                    shelf,
                    chance.choice((m.RUST, m.SLATE, m.OCHRE, m.MOSS, m.UMBER, m.CREAM)),
                )
                spine += wide + 0.8
            c.box(left, shelf, left + 50, shelf + 2.4, m.UMBER)
    c.box(x + 322, foot - 148, x + 352, foot - 26, mix(dark, m.INK, 0.3), 4)
    c.box(x + 326, foot - 144, x + 348, foot - 84, "#f3d79b", 3)
    c.box(x + 358, foot - 148, x + 390, foot - 84, "#cfe0d8", 6)
    c.oval(x + 372, foot - 96, 8, 9, m.UMBER)
    c.fill([(x + 360, foot - 84), (x + 366, foot - 92), (x + 380, foot - 92), (x + 386, foot - 84)], m.NAVY)
    c.glow(x + 394, foot - 44, 58, "#fff0c0", 0.9)
    c.oval(x + 391, foot - 44, 7, 9, "#fff6da")
    for wheel in (78, 306):
        c.oval(x + wheel, foot - 18, 31, 31, mix(dark, m.INK, 0.5))
        c.oval(x + wheel, foot - 16, 25, 25, "#20282b")
        c.oval(x + wheel, foot - 16, 11, 11, m.HAZE)
