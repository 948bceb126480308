"""Pictures of town and village: the courthouse and the school."""

from __future__ import annotations

from skywave.sample.pictures import motifs as m
from skywave.sample.pictures.brush import Canvas, curve, mix, ridge


def courthouse() -> Canvas:
    """A pale courthouse across an empty square."""
    c = Canvas()
    c.sky([(0, "#5f8ea0"), (0.7, "#c3d2c9"), (1, "#ece2c8")], 0, 440)
    m.cloud(c, 190, 130, 420, "#f7f1e2", 0.8)
    m.cloud(c, 330, 160, 300, "#f7f1e2", 0.6)
    m.cloud(c, 820, 96, 360, "#f7f1e2", 0.7)
    m.cloud(c, 640, 60, 240, "#f7f1e2", 0.45)
    c.land(ridge(392, 20, 601, peaks=3), "#9cb3ae", "#c9cdb8", 60)
    for x, y, rx, ry, seed in (
        (70, 372, 96, 80, 1),
        (900, 366, 110, 88, 2),
        (160, 400, 60, 52, 3),
        (806, 404, 58, 50, 4),
    ):
        c.box(x - 7, y, x + 7, 470, m.UMBER)
        m.crown(c, x, y, rx, ry, ("#3c5f4e", "#55795d", "#7f9f74"), seed)
    _facade(c)
    c.sky([(0, "#d9c8a5"), (1, "#b39a74")], 470, 640)
    for n in range(-12, 13):
        c.line([(480 + n * 44, 470), (480 + n * 172, 640)], 1.2, "#8f7757", 0.5)
    for y in (480, 493, 512, 540, 580):
        c.line([(0, y), (960, y)], 1.2, "#8f7757", 0.5)
    _steps(c)
    c.fill([(0, 560), (300, 640), (0, 640)], "#5d4b3c", 0.35)
    c.fill([(206, 470), (754, 470), (860, 500), (310, 500)], "#6d5a46", 0.3)
    for x in (118, 842):
        c.line([(x + 2, 560), (x + 84, 580)], 5, m.UMBER, 0.3)
        c.box(x - 2.5, 384, x + 2.5, 562, m.INK)
        c.box(x - 9, 554, x + 9, 562, m.INK, 3)
        c.box(x - 26, 386, x + 26, 389, m.INK)
        for lamp in (-24, 24):
            c.oval(x + lamp, 376, 9, 10, "#f6e6bd")
            c.box(x + lamp - 6, 384, x + lamp + 6, 388, m.INK)
    for x, foot, tall, coat, skirt in (
        (420, 516, 52, m.NAVY, m.INK),
        (442, 518, 52, m.RUST, m.UMBER),
        (566, 524, 54, m.MOSS, m.INK),
        (700, 560, 70, m.SLATE, m.UMBER),
    ):
        c.fill(
            [
                (x, foot),
                (x + 6, foot - 2),
                (x + tall * 0.8, foot + tall * 0.16),
                (x + tall * 0.75, foot + tall * 0.22),
            ],
            m.UMBER,
            0.3,
        )
        m.person(c, x, foot, tall, coat, skirt, None, 0.05)
    m.birds(c, [(586, 110), (614, 96), (640, 118), (300, 70)], 10, m.NAVY)
    for x, y in ((250, 590), (276, 600), (306, 588), (330, 606)):
        c.oval(x, y, 8, 4.5, "#6f7f86")
        c.oval(x + 7, y - 5, 3.2, 3, m.NAVY)
    return c


def _facade(c: Canvas) -> None:
    stone, shade = "#efe4ca", "#cdbd9c"
    c.box(206, 292, 754, 470, stone)
    c.box(206, 280, 754, 294, shade)
    for x in (232, 286, 646, 700):
        for y, tall in ((312, 52), (392, 62)):
            c.box(x - 4, y - 4, x + 28, y + tall + 4, shade)
            c.box(x, y, x + 24, y + tall, "#567380")
            c.box(x, y, x + 24, y + tall * 0.35, "#84a0a6")
            c.box(x + 11, y, x + 13, y + tall, stone)
    c.box(340, 250, 620, 470, mix(stone, shade, 0.45))
    c.box(452, 352, 508, 470, "#5b4636", 4)
    c.box(478.5, 356, 481.5, 470, "#3c2e25")
    for x in (368, 574):
        c.box(x - 6, 340, x + 24, 470, "#a8977a")
    for n in range(6):
        x = 350 + n * 48
        c.blend([(x, 268), (x + 18, 268), (x + 20, 462), (x - 2, 462)], [(0, "#fbf5e4"), (1, "#e6d9ba")])
        c.fill([(x + 12, 268), (x + 18, 268), (x + 20, 462), (x + 13, 462)], "#b7a583", 0.6)
        c.box(x - 5, 258, x + 23, 269, stone)
        c.box(x - 6, 460, x + 24, 470, shade)
    c.box(326, 240, 634, 260, stone)
    c.box(326, 255, 634, 259, shade)
    c.fill([(318, 240), (480, 168), (642, 240)], shade)
    c.fill([(344, 235), (480, 176), (616, 235)], mix(stone, shade, 0.3))
    c.line([(480, 192), (480, 226)], 3, "#a08a64")
    c.line([(456, 200), (504, 200)], 3, "#a08a64")
    for pan in (456, 504):
        c.line([(pan - 9, 218), (pan, 200), (pan + 9, 218)], 1.4, "#a08a64")
        c.fill([(pan - 11, 217), (pan + 11, 217), (pan + 5, 224), (pan - 5, 224)], "#a08a64")
    c.fill([(206, 280), (230, 262), (340, 262), (340, 280)], "#a7654b")
    c.fill([(620, 262), (730, 262), (754, 280), (620, 280)], "#a7654b")


def _steps(c: Canvas) -> None:
    for n in range(6):
        left, right, y = 330 - n * 12, 630 + n * 12, 466 + n * 7
        c.box(left, y, right, y + 3.4, "#f4ead2")
        c.box(left, y + 3.4, right, y + 7.2, "#bfae8c")


def village_school() -> Canvas:
    """A wooden school on stilts under a great tree, and children coming to it."""
    c = Canvas()
    c.sky([(0, "#7fa6ad"), (0.6, "#dcdcc0"), (1, "#f4dfb0")], 0, 430)
    c.glow(820, 210, 230, "#fff5d8", 0.8)
    m.cloud(c, 650, 100, 380, m.CREAM, 0.6)
    m.cloud(c, 880, 150, 280, m.CREAM, 0.5)
    c.land(ridge(300, 34, 701, peaks=3), "#a1b8ae", "#e3dab6", 130)
    c.land(ridge(350, 26, 712, peaks=3), "#7a9b88", "#c6cba2", 110)
    field = ridge(420, 8, 723, peaks=2)
    c.land(field, "#a3ad6c", "#8c9a5c", 80)
    for n in range(7):
        c.line([(0, 428 + n * 9), (960, 420 + n * 10)], 1.2, "#76874f", 0.5)
    for x, tall in ((690, 96), (742, 120), (930, 130)):
        m.palm(c, x, 434, tall, "#4c7058", 0.08)
    c.sky([(0, "#b8a66a"), (0.3, "#a3985f"), (1, "#66743f")], 478, 640)
    path = [
        *curve([(500, 500), (560, 530), (700, 572), (820, 652)]),
        *curve([(520, 652), (560, 590), (500, 540), (456, 500)]),
    ]
    c.fill(path, "#dcc08a")
    _schoolhouse(c)
    trunk = [
        *curve([(84, 566), (112, 520), (118, 420), (112, 220)]),
        *curve([(152, 220), (154, 420), (166, 520), (206, 566)]),
    ]
    c.fill(trunk, "#5b4534")
    c.line(curve([(128, 556), (134, 480), (132, 360), (130, 300)]), 5, "#7a6049")
    c.line(curve([(126, 400), (80, 320), (30, 270)]), 16, "#5b4534")
    c.line(curve([(140, 380), (210, 300), (280, 250)]), 15, "#5b4534")
    for x, y, rx, ry, seed in ((40, 220, 130, 84, 5), (240, 200, 140, 80, 6), (130, 130, 180, 100, 7)):
        m.crown(c, x, y, rx, ry, ("#39604a", "#557f58", "#86a86c"), seed)
    c.oval(170, 566, 220, 18, "#3c4f30", 0.4)
    children = (
        (560, 552, 78, m.CREAM, "#3f6b58"),
        (612, 566, 86, m.CREAM, "#3f6b58"),
        (676, 588, 96, m.CREAM, "#35596a"),
        (720, 594, 92, "#efd9b8", "#3f6b58"),
        (810, 628, 112, m.CREAM, "#35596a"),
    )
    for x, foot, tall, coat, skirt in children:
        c.oval(x - 22, foot + 1, tall * 0.3, 4, "#4f5a34", 0.4)
        c.box(x + tall * 0.04, foot - tall * 0.74, x + tall * 0.17, foot - tall * 0.48, m.RUST, 4)
        m.person(c, x, foot, tall, coat, skirt, None, 0.05)
    m.grass(c, -5, 520, 648, 40, ("#4c5f36", "#8b9a55"), 81)
    m.grass(c, 860, 965, 648, 56, ("#4c5f36", "#8b9a55"), 82)
    m.birds(c, [(470, 120), (500, 104), (526, 128)], 10, m.SLATE)
    return c


def _schoolhouse(c: Canvas) -> None:
    wood, dark = "#a9764a", "#6d4a33"
    c.fill([(250, 520), (650, 520), (600, 546), (210, 546)], "#4f5a34", 0.45)
    c.box(262, 452, 640, 470, dark)
    for x in range(270, 640, 61):
        c.box(x, 460, x + 10, 526, dark)
    c.blend(
        [(262, 336), (640, 336), (640, 456), (262, 456)],
        [(0, mix(wood, m.UMBER, 0.35)), (0.3, wood), (1, mix(wood, m.SAND, 0.2))],
    )
    for y in range(348, 456, 12):
        c.line([(262, y), (640, y)], 1, dark, 0.35)
    for x in (286, 360, 514, 576):
        c.box(x - 3, 362, x + 51, 418, dark)
        c.box(x, 365, x + 48, 415, "#39443f")
        c.fill([(x - 3, 362), (x - 14, 366), (x - 14, 422), (x - 3, 418)], "#4d7f86")
        c.fill([(x + 51, 362), (x + 60, 366), (x + 60, 422), (x + 51, 418)], "#5f9096")
        c.box(x + 8, 392, x + 40, 395, "#7c6a52")
    c.oval(384, 396, 7, 8, "#8a5d40")
    c.fill([(373, 415), (377, 406), (391, 406), (395, 415)], m.CREAM)
    c.box(440, 358, 492, 456, dark)
    c.box(445, 363, 487, 456, "#2f3632")
    roof = [(236.0, 342.0), (290.0, 258.0), (612.0, 258.0), (668.0, 342.0)]
    c.blend(roof, [(0, "#b3bfb9"), (1, "#7f9494")])
    for n in range(1, 24):
        c.line([(290 + n * 13.4, 258), (236 + n * 18, 342)], 1.2, "#61787b", 0.7)
    c.fill([(236, 342), (668, 342), (666, 348), (238, 348)], "#5b4636")
    c.fill([(286, 254), (616, 254), (612, 262), (290, 262)], "#5f7779")
    for n in range(6):
        y = 468 + n * 11
        c.box(438 - n * 3, y, 494 + n * 3, y + 5, "#b98a5c")
    c.line([(436, 464), (414, 530)], 4, dark)
    c.line([(496, 464), (518, 530)], 4, dark)
    c.line([(506, 350), (506, 366)], 1.6, m.INK)
    c.fill([(499, 376), (502, 366), (510, 366), (513, 376)], m.OCHRE)
