"""Small photos of smooth light and hard shapes, and what a partner's system does to them: cropping, scaling, saving again."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

_SIZE = (320, 214)


def make_photo(seed: str) -> bytes:
    """Return a JPEG that no other seed gives."""
    rng = Random(f"photo {seed}")
    low = Image.new("RGB", (6, 4))
    for x in range(6):
        for y in range(4):
            low.putpixel((x, y), (rng.randrange(256), rng.randrange(256), rng.randrange(256)))
    picture = low.resize(_SIZE, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(9):
        x, y = rng.randrange(_SIZE[0]), rng.randrange(_SIZE[1])
        box = (x, y, x + rng.randint(20, 110), y + rng.randint(20, 90))
        colour = (rng.randrange(256), rng.randrange(256), rng.randrange(256))
        (draw.ellipse if rng.random() < 0.5 else draw.rectangle)(box, fill=colour)
    return _save(picture.filter(ImageFilter.GaussianBlur(1)), 88)


def reuse(photo: bytes, rng: Random) -> bytes:
    """Return the photo as a partner's system would serve it: cropped by a few pixels, scaled, compressed again."""
    with Image.open(io.BytesIO(photo)) as opened:
        picture = opened.convert("RGB")
    edge = rng.randint(0, 5)
    picture = picture.crop((edge, edge, picture.width - edge, picture.height - rng.randint(0, 5)))
    width = rng.choice((240, 300, 420, 640))
    picture = picture.resize((width, round(width * picture.height / picture.width)), Image.Resampling.LANCZOS)
    return _save(picture, rng.choice((55, 68, 80)))


def _save(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
