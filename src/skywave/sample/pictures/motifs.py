"""What stands in more than one picture: trees, people, boats, clouds, and the palette they share."""

from __future__ import annotations

import math
from typing import Final

from skywave.sample.pictures.brush import Canvas, Point, curve, luck, mix

INK: Final = "#1b2a36"
NAVY: Final = "#22394a"
SLATE: Final = "#4b6c7d"
HAZE: Final = "#9db5b8"
SAGE: Final = "#7f9a80"
MOSS: Final = "#3f5f4d"
CREAM: Final = "#f5ead3"
SAND: Final = "#e3c798"
OCHRE: Final = "#d79b42"
RUST: Final = "#bb5a3a"
UMBER: Final = "#4a372e"


def pine(canvas: Canvas, x: float, foot: float, tall: float, color: str) -> None:
    """A pine, as a stack of ragged tiers."""
    canvas.box(x - tall * 0.02, foot - tall * 0.2, x + tall * 0.02, foot, mix(color, UMBER, 0.2))
    for tier in range(5):
        top = foot - tall + tier * tall * 0.16
        wide = tall * (0.07 + tier * 0.042)
        low = top + tall * 0.27
        shape = [(x, top), (x + wide, low), (x + wide * 0.4, low - tall * 0.03), (x, low + tall * 0.01)]
        canvas.fill([*shape, (x - wide * 0.4, low - tall * 0.03), (x - wide, low)], color)


def pines(
    canvas: Canvas, skyline: list[Point], spans: list[tuple[float, float]], tall: float, color: str, seed: int
) -> None:
    """A wood of pines along parts of a skyline."""
    chance = luck(seed)
    for start, end in spans:
        x = start
        while x < end:
            foot = min(skyline, key=lambda point: abs(point[0] - x))[1]
            pine(
                canvas,
                x,
                foot + 5,
                tall * chance.uniform(0.55, 1.0),
                mix(color, INK, chance.uniform(0, 0.25)),
            )
            x += tall * chance.uniform(0.13, 0.34)


def crown(canvas: Canvas, x: float, y: float, rx: float, ry: float, colors: tuple[str, str, str], seed: int) -> None:
    """The leafy crown of a broad tree: dark below, light above."""
    chance = luck(seed)
    for color, lift, spread, size in zip(colors, (0.14, 0.0, -0.2), (1.0, 0.86, 0.66), (0.3, 0.25, 0.17), strict=True):
        for _ in range(34):
            turn, far = chance.uniform(0, math.tau), math.sqrt(chance.random()) * spread
            puff = size * chance.uniform(0.6, 1.0)
            canvas.oval(
                x + rx * far * math.cos(turn) * 0.85,
                y + ry * (far * math.sin(turn) * 0.75 + lift),
                rx * puff,
                ry * puff * 0.95,
                color,
            )


def palm(canvas: Canvas, x: float, foot: float, tall: float, color: str, lean: float = 0.12) -> None:
    """A palm with a leaning trunk."""
    top = (x + tall * lean, foot - tall)
    canvas.line(curve([(x, foot), (x + tall * lean * 0.35, foot - tall * 0.55), top]), tall * 0.035, color)
    for turn in (-172, -148, -118, -86, -58, -30, -6, 14, -194):
        angle = math.radians(turn)
        reach = tall * 0.38
        middle = (
            top[0] + reach * 0.55 * math.cos(angle),
            top[1] + reach * 0.55 * math.sin(angle) - tall * 0.03,
        )
        tip = (top[0] + reach * math.cos(angle), top[1] + reach * math.sin(angle) + tall * 0.13)
        back = (middle[0], middle[1] + tall * 0.055)
        canvas.fill([*curve([top, middle, tip], 8), *reversed(curve([top, back, tip], 8))], color)


def person(
    canvas: Canvas,
    x: float,
    foot: float,
    tall: float,
    coat: str,
    skirt: str,
    hat: str | None = None,
    step: float = 0,
) -> None:
    """A small standing or walking figure, with or without a broad hat."""
    head, hip, wide = foot - tall * 0.88, foot - tall * 0.42, tall * 0.105
    legs = mix(skirt, INK, 0.35)
    canvas.line([(x - 0.03 * tall, hip), (x - tall * (0.04 + step), foot)], tall * 0.06, legs)
    canvas.line([(x + 0.03 * tall, hip), (x + tall * (0.04 + step), foot)], tall * 0.06, legs)
    long = foot - tall * 0.12
    canvas.fill(
        [
            (x - wide * 0.8, hip - tall * 0.08),
            (x + wide * 0.8, hip - tall * 0.08),
            (x + wide, long),
            (x - wide, long),
        ],
        skirt,
    )
    shoulders = foot - tall * 0.76
    body = [
        (x - wide * 0.75, shoulders),
        (x + wide * 0.75, shoulders),
        (x + wide * 1.1, hip),
        (x - wide * 1.1, hip),
    ]
    canvas.fill(curve(body, 6, closed=True), coat)
    for side in (-1, 1):
        hand = (x + side * wide * 1.35, hip + tall * 0.03)
        canvas.oval(hand[0], hand[1] + tall * 0.01, tall * 0.025, tall * 0.028, "#a9744f")
        sleeve = [
            (x + side * wide * 0.72, shoulders + tall * 0.04),
            (x + side * wide * 1.25, shoulders + tall * 0.17),
            hand,
        ]
        canvas.line(curve(sleeve, 6), tall * 0.055, mix(coat, INK, 0.2))
    canvas.box(x - tall * 0.025, head, x + tall * 0.025, shoulders + tall * 0.02, "#93633f")
    canvas.oval(x, head, tall * 0.066, tall * 0.08, "#a9744f")
    canvas.oval(x, head - tall * 0.045, tall * 0.07, tall * 0.045, "#2b211d")
    if hat:
        canvas.fill(
            [
                (x - tall * 0.16, head - tall * 0.03),
                (x, head - tall * 0.14),
                (x + tall * 0.16, head - tall * 0.03),
            ],
            hat,
        )
        canvas.oval(x, head - tall * 0.03, tall * 0.16, tall * 0.018, mix(hat, UMBER, 0.3))


def boat(canvas: Canvas, x: float, water: float, long: float, color: str) -> None:
    """A slender wooden boat with raised ends, and its reflection."""
    half, deep = long / 2, long * 0.075
    deck = curve(
        [
            (x - half, water - deep * 1.05),
            (x - half * 0.66, water - deep * 0.42),
            (x, water - deep * 0.2),
            (x + half * 0.66, water - deep * 0.42),
            (x + half, water - deep * 1.2),
        ]
    )
    keel = curve(
        [
            (x + half, water - deep * 1.2),
            (x + half * 0.7, water + deep * 0.4),
            (x, water + deep * 0.72),
            (x - half * 0.7, water + deep * 0.4),
            (x - half, water - deep * 1.05),
        ]
    )
    canvas.oval(x, water + deep * 1.3, half * 0.86, deep * 0.9, mix(color, INK, 0.5), 0.35)
    canvas.fill([*deck, *keel], color)
    canvas.line(deck, max(1.0, long * 0.012), mix(color, SAND, 0.45))


def cloud(canvas: Canvas, x: float, y: float, long: float, color: str, alpha: float) -> None:
    """A long flat cloud."""
    lobes = (
        (-0.5, 0),
        (-0.4, 0.018),
        (-0.32, 0.052),
        (-0.24, 0.04),
        (-0.15, 0.086),
        (-0.03, 0.1),
        (0.06, 0.07),
        (0.15, 0.082),
        (0.23, 0.05),
        (0.3, 0.026),
        (0.38, 0.03),
        (0.5, 0),
    )
    top = curve([(x + long * along, y - long * rise) for along, rise in lobes])
    low = curve(
        [
            (x + long / 2, y),
            (x + long * 0.1, y + long * 0.022),
            (x - long * 0.2, y + long * 0.012),
            (x - long / 2, y),
        ]
    )
    canvas.fill([*top, *low], color, alpha)


def grass(
    canvas: Canvas, left: float, right: float, foot: float, tall: float, colors: tuple[str, str], seed: int
) -> None:
    """Tall grass in the foreground."""
    chance = luck(seed)
    for _ in range(round((right - left) / 3)):
        x, high, lean = chance.uniform(left, right), tall * chance.uniform(0.4, 1), chance.uniform(-0.3, 0.45)
        tip = (x + high * lean, foot - high)
        blade = [(x - 2.2, foot + 6), (x - 1 + high * lean * 0.4, foot - high * 0.55), tip]
        back = [tip, (x + 1.6 + high * lean * 0.4, foot - high * 0.55), (x + 2.2, foot + 6)]
        canvas.fill([*blade, *back], mix(*colors, chance.random()))


def birds(canvas: Canvas, places: list[Point], size: float, color: str) -> None:
    """Birds far off."""
    for x, y in places:
        canvas.line(curve([(x - size, y - size * 0.3), (x - size * 0.4, y - size * 0.45), (x, y)], 6), 1.4, color)
        canvas.line(curve([(x, y), (x + size * 0.5, y - size * 0.5), (x + size, y - size * 0.2)], 6), 1.4, color)
