"""A canvas for flat illustration: shapes, gradients, mist and grain, drawn large and then made small.

Coordinates are those of the finished picture, from the top left. Everything is deterministic: what looks
like chance comes from a seed.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

SCALE: Final = 2  # drawn at twice the size, for smooth edges

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]
Rgb = tuple[int, int, int]


def luck(seed: int) -> random.Random:
    """What looks like chance and is the same every time."""
    return random.Random(seed)  # noqa: S311 - it places leaves and stars, it makes no keys


def rgb(color: str) -> Rgb:
    """The three channels of a color such as `#1f3a4d`."""
    red, green, blue = ImageColor.getrgb(color)[:3]
    return red, green, blue


def mix(first: str, second: str, share: float) -> str:
    """The color that lies `share` of the way from the first to the second."""
    parts = [round(a + (b - a) * share) for a, b in zip(rgb(first), rgb(second), strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def curve(points: Sequence[Point], steps: int = 12, *, closed: bool = False) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    knots = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        for step in range(steps):
            t = step / steps
            line.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    if not closed:
        line.append(points[-1])
    return line


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def ridge(level: float, swing: float, seed: int, width: int = 960, peaks: float = 2.0) -> list[Point]:
    """The skyline of a range of hills: `level` is its middle height and `swing` how far it strays."""
    chance = luck(seed)
    waves = [(peaks * 1.9**n * chance.uniform(0.8, 1.2), chance.uniform(0, math.tau), 0.5**n) for n in range(5)]
    line: list[Point] = []
    for x in range(-12, width + 13, 4):
        turn = x / width * math.tau
        rise = sum(share * math.sin(often * turn / 2 + phase) for often, phase, share in waves)
        line.append((float(x), level - swing * rise * 0.6))
    return line


def height_at(line: Sequence[Point], x: float) -> float:
    """How high a skyline stands at `x`."""
    return min(line, key=lambda point: abs(point[0] - x))[1]


class Canvas:
    """A picture being drawn."""

    def __init__(self, width: int = 960, height: int = 640) -> None:
        self.width = width
        self.height = height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))
        self._pen = ImageDraw.Draw(self.image)

    def sky(self, stops: Stops, top: float = 0, bottom: float | None = None) -> None:
        """Fill a band from side to side with a gradient through the stops (0 is its top, 1 its bottom)."""
        end = self.height if bottom is None else bottom
        band = self._gradient(stops, round((end - top) * SCALE)).resize(
            (self.width * SCALE, round((end - top) * SCALE))
        )
        self.image.paste(band, (0, round(top * SCALE)))

    def fill(self, points: Sequence[Point], color: str, alpha: float = 1.0) -> None:
        """Fill a polygon."""
        self._stamp(lambda pen, ink: pen.polygon(_large(points), fill=ink), color, alpha)

    def oval(self, x: float, y: float, rx: float, ry: float, color: str, alpha: float = 1.0) -> None:
        """Fill an ellipse around a middle."""
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self._stamp(lambda pen, ink: pen.ellipse(box, fill=ink), color, alpha)

    def box(self, left: float, top: float, right: float, bottom: float, color: str, round_by: float = 0) -> None:
        """Fill a rectangle, with rounded corners if asked."""
        edges = (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)
        self._pen.rounded_rectangle(edges, radius=round_by * SCALE, fill=rgb(color))

    def line(self, points: Sequence[Point], thick: float, color: str, alpha: float = 1.0) -> None:
        """Draw a line with smooth joints."""
        wide = max(1, round(thick * SCALE))
        self._stamp(lambda pen, ink: pen.line(_large(points), fill=ink, width=wide, joint="curve"), color, alpha)

    def blend(self, points: Sequence[Point], stops: Stops) -> None:
        """Fill a polygon with a gradient that runs from its top to its bottom."""
        large = _large(points)
        top = math.floor(min(y for _, y in large))
        tall = max(1, math.ceil(max(y for _, y in large)) - top)
        mask = Image.new("L", (self.width * SCALE, tall))
        ImageDraw.Draw(mask).polygon([(x, y - top) for x, y in large], fill=255)
        self.image.paste(self._gradient(stops, tall).resize(mask.size), (0, top), mask)

    def land(self, skyline: Sequence[Point], color: str, mist: str, depth: float = 200) -> None:
        """Fill all that lies below a skyline; the color fades into mist over `depth`."""
        top = min(y for _, y in skyline)
        fade = min(1.0, depth / (self.height - top + 1))
        shape = [*skyline, (self.width + 12.0, float(self.height)), (-12.0, float(self.height))]
        self.blend(shape, [(0, color), (fade, mist), (1, mist)])

    def glow(self, x: float, y: float, radius: float, color: str, alpha: float) -> None:
        """A soft round light."""
        size = round(radius * 2 * SCALE)
        light = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda v: (max(0, v - 75) / 180) ** 1.8 * 255 * alpha
        )
        mask = light.resize((size, size), Image.Resampling.BICUBIC)
        self.image.paste(rgb(color), (round((x - radius) * SCALE), round((y - radius) * SCALE)), mask)

    def streaks(self, area: tuple[float, float, float, float], color: str, count: int, seed: int) -> None:
        """Short level strokes, as light lies on water; longer and thicker the nearer they are."""
        left, top, right, bottom = area
        chance = luck(seed)
        for _ in range(count):
            near = chance.random() ** 0.8
            x, y, half = (
                chance.uniform(left, right),
                top + near * (bottom - top),
                (8 + 46 * near) * chance.random(),
            )
            self.oval(x, y, half, 0.6 + 1.3 * near, color, chance.uniform(0.12, 0.4))

    def rain(self, color: str, count: int, seed: int) -> None:
        """Slanting rain over all that is drawn so far."""
        chance = luck(seed)
        for _ in range(count):
            x, y, far = (
                chance.uniform(-30, self.width),
                chance.uniform(-40, self.height),
                chance.uniform(14, 38),
            )
            self.line([(x, y), (x + far * 0.22, y + far)], 1, color, chance.uniform(0.12, 0.34))

    def finished(self, seed: int) -> Image.Image:
        """The picture at its own size, with a little paper grain and darker corners."""
        small = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        noise = Image.frombytes("L", small.size, luck(seed).randbytes(self.width * self.height))
        grain = noise.filter(ImageFilter.GaussianBlur(0.6)).point(lambda v: 128 + (v - 128) * 0.22)
        small = ImageChops.soft_light(small, Image.merge("RGB", (grain, grain, grain)))
        shade = Image.radial_gradient("L").resize(small.size).point(lambda v: 255 - max(0, v - 130) * 0.2)
        return ImageChops.multiply(small, Image.merge("RGB", (shade, shade, shade)))

    def _stamp(self, draw: Callable[[ImageDraw.ImageDraw, int | Rgb], None], color: str, alpha: float) -> None:
        """Draw straight on the picture, or through a mask where it is to be half transparent."""
        if alpha >= 1:
            draw(self._pen, rgb(color))
            return
        mask = Image.new("L", self.image.size)
        draw(ImageDraw.Draw(mask), round(255 * alpha))
        box = mask.getbbox()
        if box is not None:
            self.image.paste(rgb(color), box, mask.crop(box))

    def _gradient(self, stops: Stops, tall: int) -> Image.Image:
        """A column, one pixel wide, that runs through the stops."""
        column = Image.new("RGB", (1, tall))
        for y in range(tall):
            column.putpixel((0, y), rgb(_shade(stops, y / max(1, tall - 1))))
        return column


def _shade(stops: Stops, place: float) -> str:
    for (start, first), (end, second) in pairwise(stops):
        if place <= end:
            return mix(first, second, max(0.0, (place - start) / ((end - start) or 1)))
    return stops[-1][1]


def _large(points: Sequence[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]
