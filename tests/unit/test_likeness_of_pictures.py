"""The perceptual hash of a picture: the same through what sites do to pictures, another one for another picture."""

from __future__ import annotations

import io
import itertools
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from skywave import limits
from skywave.partners.audit.pictures import ALIKE, differing_bits, likeness_of


def scene(seed: int, size: tuple[int, int] = (960, 640)) -> Image.Image:
    """Return a picture with large shapes and soft edges, as photographs have them; the same for the same seed."""
    state = seed * 2_654_435_761 % (1 << 32)

    def draw(limit: int) -> int:
        nonlocal state
        state = (state * 1_664_525 + 1_013_904_223) % (1 << 32)
        return (state >> 8) % limit

    picture = Image.new("RGB", size, (draw(256), draw(256), draw(256)))
    brush = ImageDraw.Draw(picture)
    for number in range(14):
        x, y = draw(size[0]), draw(size[1])
        w, h = 60 + draw(size[0] // 2), 60 + draw(size[1] // 2)
        colour = (draw(256), draw(256), draw(256))
        (brush.ellipse if number % 2 else brush.rectangle)(
            (x - w // 2, y - h // 2, x + w // 2, y + h // 2), fill=colour
        )
    return picture.filter(ImageFilter.GaussianBlur(3))


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    output = io.BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def cropped(picture: Image.Image, share: float) -> Image.Image:
    width, height = picture.size
    left, top = int(width * share), int(height * share)
    return picture.crop((left, top, width - left, height - top))


def look(data: bytes) -> int:
    found = likeness_of(data)
    assert found is not None
    return found


CHANGES = {
    "half the size": lambda p: encoded(p.resize((p.width // 2, p.height // 2))),
    "a thumbnail": lambda p: encoded(p.resize((150, 100))),
    "poor quality": lambda p: encoded(p, quality=25),
    "webp": lambda p: encoded(p, "WEBP", quality=40),
    "png": lambda p: encoded(p, "PNG"),
    "brighter": lambda p: encoded(ImageEnhance.Brightness(p).enhance(1.12)),
    "more contrast": lambda p: encoded(ImageEnhance.Contrast(p).enhance(1.15)),
    "black and white": lambda p: encoded(p.convert("L")),
    "cropped by two percent on every side": lambda p: encoded(cropped(p, 0.02)),
    "stretched": lambda p: encoded(p.resize((p.width // 2, p.height // 3))),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", range(6))
def test_a_picture_is_known_again_after_what_sites_do_to_pictures(change: str, seed: int) -> None:
    picture = scene(seed)
    assert differing_bits(look(encoded(picture, quality=88)), look(CHANGES[change](picture))) <= ALIKE


def test_two_pictures_are_not_taken_for_one() -> None:
    looks = [look(encoded(scene(seed))) for seed in range(30)]
    pairs = [differing_bits(a, b) for a, b in itertools.combinations(looks, 2)]
    assert min(pairs) > ALIKE


def test_a_picture_turned_by_its_metadata_is_seen_upright() -> None:
    picture = scene(3)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by whoever shows it
    turned = encoded(picture.transpose(Image.Transpose.ROTATE_90), exif=exif)
    assert differing_bits(look(encoded(picture)), look(turned)) <= 4


def test_what_is_clear_is_seen_on_white() -> None:
    picture = scene(4).convert("RGBA")
    picture.putalpha(Image.new("L", picture.size, 255))
    assert differing_bits(look(encoded(scene(4))), look(encoded(picture, "PNG"))) <= 4


@pytest.mark.parametrize("shade", ["white", "black", "#336699"])
def test_a_picture_of_one_colour_has_no_likeness(shade: str) -> None:
    assert likeness_of(encoded(Image.new("RGB", (300, 200), shade))) is None


def png_of_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


HOSTILE = {
    "nothing": b"",
    "words": b"<svg onload=alert(1)>",
    "a cut JPEG": encoded(scene(1))[:900],
    "too many pixels": png_of_size(60_000, 60_000),
    "a few too many pixels": png_of_size(limits.PICTURE_PIXELS // 1000 + 1, 1000),
    "no pixels": png_of_size(0, 0),
    "a lying PNG": png_of_size(500, 500),
    "a format that is not read": encoded(scene(1), "TIFF"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_read_has_no_likeness(what: str) -> None:
    assert likeness_of(HOSTILE[what]) is None


def test_a_file_beyond_the_cap_is_not_opened() -> None:
    assert likeness_of(encoded(scene(1)) + b"\0" * limits.PICTURE_FILE_BYTES) is None
