from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.shared_data import need

from skywave import limits
from skywave.errors import Malformed
from skywave.io.pictures import EDGE, prepare

CREDIT = "KIM Won Jin & <b>/美联社 via Getty Images အောင်"
CAPTION = "Caption “x” & y"
PHOTOS = ["CA.jpg", "IPTC.jpg", "P1000827.jpg", "XCA.jpg", "XMP.jpg", "earth_apollo17.jpg"]


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def exiftool() -> str:
    found = shutil.which("exiftool")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("exiftool is missing (Debian: libimage-exiftool-perl)")
        pytest.skip("exiftool is missing (Debian: libimage-exiftool-perl)")
    return found


def described(path: Path) -> dict[str, object]:
    command = [exiftool(), "-json", "-G1", "-a", "-struct", "-charset", "exif=utf8", str(path)]
    fields = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[0]
    assert isinstance(fields, dict)
    return fields


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_every_format_becomes_a_progressive_jpeg(kind: str) -> None:
    out = prepare(saved(Image.new("RGB", (40, 30), "red"), kind), credit="", caption="")
    picture = opened(out.data)
    assert (picture.format, picture.size, out.width, out.height) == ("JPEG", (40, 30), 40, 30)
    assert out.media == "image/jpeg"
    assert picture.info.get("progressive")


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM", "PDF"])
def test_other_formats_are_refused(kind: str) -> None:
    with pytest.raises(Malformed, match="not a JPEG"):
        prepare(saved(Image.new("RGB", (16, 16)), kind), credit="", caption="")


def test_large_pictures_are_made_to_fit() -> None:
    out = prepare(saved(Image.new("RGB", (4000, 1000), "red"), "JPEG"), credit="", caption="")
    assert (out.width, out.height) == (EDGE, EDGE // 4)
    thin = prepare(saved(Image.new("RGB", (20_000, 1), "red"), "PNG"), credit="", caption="")
    assert (thin.width, thin.height) == (EDGE, 1)


def test_a_turned_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = prepare(saved(Image.new("RGB", (40, 30), "red"), "JPEG", exif=exif), credit="", caption="")
    assert (out.width, out.height) == (30, 40)
    assert 0x0112 not in opened(out.data).getexif()


def test_alpha_lies_on_white() -> None:
    out = prepare(saved(Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "PNG"), credit="", caption="")
    assert opened(out.data).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    out = prepare(saved(Image.new(mode, (8, 8)), "PNG" if mode != "CMYK" else "JPEG"), credit="", caption="")
    assert opened(out.data).mode == "RGB"


def test_only_the_first_frame_counts() -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    out = prepare(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]), credit="", caption="")
    pixel = opened(out.data).getpixel((4, 4))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200


def test_the_same_input_gives_the_same_bytes() -> None:
    data = saved(Image.effect_noise((300, 200), 50), "JPEG")
    assert prepare(data, credit=CREDIT, caption=CAPTION) == prepare(data, credit=CREDIT, caption=CAPTION)


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    side = 60_000
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")):
        png += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    with pytest.raises(Malformed, match="pixels"):
        prepare(png, credit="", caption="")


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(Malformed, match="longer"):
        prepare(b"\xff\xd8\xff" + b"\0" * limits.PICTURE_FILE_BYTES, credit="", caption="")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    data = saved(Image.effect_noise((200, 200), 80).convert("RGB"), kind)
    with pytest.raises(Malformed):
        prepare(data[: len(data) // 2], credit="", caption="")


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff\xe0", b"<svg/>", b"PK\x03\x04", b"GIF89a"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        prepare(data, credit="", caption="")


def test_a_long_caption_is_cut_and_a_long_credit_refused() -> None:
    data = saved(Image.new("RGB", (8, 8)), "PNG")
    assert prepare(data, credit="&" * 3000, caption="&é" * 20_000).data
    with pytest.raises(Malformed, match="credit"):
        prepare(data, credit="x" * 4000, caption="")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8), st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]))
def test_damaged_pictures_are_pictures_or_malformed(place: int, damage: bytes, kind: str) -> None:
    data = saved(Image.radial_gradient("L").resize((64, 64)), kind)
    place %= len(data)
    try:
        out = prepare(data[:place] + damage + data[place + len(damage) :], credit="c", caption="")
    except Malformed:
        return
    assert out.data.startswith(b"\xff\xd8")


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_loses_place_and_device_and_carries_its_credit(name: str, tmp_path: Path) -> None:
    original = need("photos", name)
    out = prepare(original.read_bytes(), credit=CREDIT, caption=CAPTION)
    path = tmp_path / "out.jpg"
    path.write_bytes(out.data)
    fields = described(path)
    ours = {
        key: value for key, value in fields.items() if key.split(":")[0] not in ("ExifTool", "System", "File", "JFIF")
    }
    ours = {key: value for key, value in ours.items() if not key.startswith(("Composite:", "SourceFile"))}
    assert ours == {
        "IFD0:ImageDescription": CAPTION,
        "IFD0:Artist": CREDIT,
        "IFD0:Copyright": CREDIT,
        "XMP-dc:Creator": [CREDIT],
        "XMP-dc:Rights": CREDIT,
        "XMP-dc:Description": CAPTION,
        "XMP-photoshop:Credit": CREDIT,
    }


def test_the_place_in_a_photo_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "placed.jpg"
    path.write_bytes(saved(Image.new("RGB", (64, 64), "red"), "JPEG"))
    places = ["-GPSLatitude=16.8", "-GPSLatitudeRef=N", "-XMP:GPSLatitude=16.8", "-Model=Phone", "-IPTC:City=Yangon"]
    subprocess.run([exiftool(), "-q", "-overwrite_original", *places, str(path)], check=True)
    assert any("GPS" in key for key in described(path))
    path.write_bytes(prepare(path.read_bytes(), credit="", caption="").data)
    left = described(path)
    assert not [
        key
        for key in left
        if key.split(":")[0] not in ("ExifTool", "System", "File", "JFIF", "Composite", "SourceFile")
    ]
