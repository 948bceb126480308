from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from tests.shared_data import need

from skywave import limits
from skywave.errors import Malformed
from skywave.io.jpeg_segments import SCANS, SEGMENTS
from skywave.io.pictures import EDGE, SET_BYTES, Prepared, Renditions, prepare, prepare_renditions

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


def every(renditions: Renditions) -> tuple[Prepared, ...]:
    return (renditions.main, *renditions.others)


def photo(width: int, height: int, roughness: int = 20) -> bytes:
    """A picture with smooth and with fine parts, the same at every run."""
    smooth = Image.radial_gradient("L").resize((width, height))
    stripes = Image.frombytes("L", (251, 241), bytes(place * place % 255 for place in range(251 * 241)))
    mixed = Image.blend(smooth, stripes.resize((width, height), Image.Resampling.BICUBIC), roughness / 100)
    return saved(
        Image.merge("RGB", (mixed, smooth, mixed.transpose(Image.Transpose.FLIP_TOP_BOTTOM))), "JPEG", quality=92
    )


def shapes(renditions: Renditions) -> list[tuple[str, int]]:
    return [(one.media, one.width) for one in every(renditions)]


def test_a_large_picture_becomes_a_jpeg_and_small_files_of_two_widths() -> None:
    made = prepare_renditions(photo(2000, 1500), credit=CREDIT, caption=CAPTION)
    assert shapes(made) == [
        ("image/jpeg", 960),
        ("image/avif", 480),
        ("image/avif", 960),
        ("image/webp", 480),
        ("image/webp", 960),
    ]
    for one in every(made):
        picture = opened(one.data)
        picture.load()
        assert (Image.MIME[str(picture.format)], picture.size, picture.mode) == (
            one.media,
            (one.width, one.height),
            "RGB",
        )
        assert (one.height * 4, picture.info.get("icc_profile")) == (one.width * 3, None)


@pytest.mark.parametrize("roughness", [0, 30, 60, 100])
def test_every_rendition_keeps_to_its_budget(roughness: int) -> None:
    budgets = {("image/avif", True): 14_000, ("image/avif", False): 45_000, ("image/webp", True): 24_000}
    made = prepare_renditions(photo(1600, 1200, roughness), credit=CREDIT, caption=CAPTION)
    assert len(made.main.data) <= 120_000
    for one in made.others:
        assert len(one.data) <= budgets.get((one.media, one.width <= 480), 70_000)
        assert all(len(one.data) < len(other.data) for other in every(made) if wider_read(other, one))
    assert sum(len(one.data) for one in every(made)) <= SET_BYTES


def wider_read(one: Prepared, other: Prepared) -> bool:
    order = ["image/avif", "image/webp", "image/jpeg"]
    return one.width == other.width and order.index(one.media) > order.index(other.media)


def test_noise_is_made_coarser_and_then_smaller() -> None:
    made = prepare_renditions(saved(noise(1200, 900), "PNG"), credit="c", caption="")
    assert len(made.main.data) <= 120_000
    assert made.main.width < 960
    assert made.others


def noise(width: int, height: int) -> Image.Image:
    state = bytes((place * 2654435761 >> 13) & 255 for place in range(width * height))
    return Image.frombytes("L", (width, height), state).convert("RGB")


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (300, 200), (480, 10), (1, 9000), (9000, 1)])
def test_a_small_or_thin_picture_gets_no_larger_rendition(size: tuple[int, int]) -> None:
    made = prepare_renditions(saved(Image.new("RGB", size, "red"), "PNG"), credit="", caption="")
    for one in every(made):
        assert one.width <= size[0]
        assert one.height <= size[1]
        assert opened(one.data).size == (one.width, one.height)
    assert len({one.width for one in made.others}) <= 1 or size[0] > 480


def test_a_picture_a_little_wider_than_the_narrow_size_has_no_wide_one() -> None:
    assert {one.width for one in prepare_renditions(photo(500, 400), credit="", caption="").others} == {480}


def test_a_high_picture_stays_within_the_screen() -> None:
    made = prepare_renditions(photo(800, 3000), credit="", caption="")
    assert {one.height for one in every(made)} == {1280, 640}


def test_the_same_input_gives_the_same_renditions() -> None:
    data = photo(1100, 800, 50)
    assert prepare_renditions(data, credit=CREDIT, caption=CAPTION) == prepare_renditions(
        data, credit=CREDIT, caption=CAPTION
    )


def test_the_words_inside_never_cost_the_credit() -> None:
    credit = "&" * 3000
    made = prepare_renditions(photo(1000, 700), credit=credit, caption="é" * 20_000)
    assert len(made.others) == 4
    for one in every(made):
        assert one.data.count(b"&amp;" * 3000) == 3
    with pytest.raises(Malformed, match="credit"):
        prepare_renditions(photo(10, 10), credit="x" * 4000, caption="")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_only_the_first_frame_of_an_animation_is_rendered(kind: str, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (64, 64), color) for color in ("red", "blue")]
    made = prepare_renditions(saved(frames[0], kind, save_all=True, append_images=frames[1:]), credit="", caption="")
    for one in every(made):
        picture = opened(one.data)
        pixel = picture.convert("RGB").getpixel((32, 32))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 200
        assert getattr(picture, "n_frames", 1) == 1


PLANTED = [
    "-GPSLatitude=16.8",
    "-GPSLatitudeRef=N",
    "-XMP:GPSLatitude=16.8",
    "-Make=Maker",
    "-Model=Phone",
    "-SerialNumber=12345678",
    "-LensSerialNumber=8765",
    "-OwnerName=A Reporter",
    "-Software=Secret Tool",
    "-DateTimeOriginal=2026:01:02 03:04:05",
    "-XMP-xmpMM:DocumentID=xmp.did:secret",
    "-Comment=planted",
]
OURS = {
    "IFD0:ImageDescription": CAPTION,
    "IFD0:Artist": CREDIT,
    "IFD0:Copyright": CREDIT,
    "XMP-dc:Creator": [CREDIT],
    "XMP-dc:Rights": CREDIT,
    "XMP-dc:Description": CAPTION,
    "XMP-photoshop:Credit": CREDIT,
}
STRUCTURE = ("ExifTool", "System", "File", "JFIF", "RIFF", "Composite", "SourceFile", "Meta", "QuickTime")


def checked(made: Renditions, folder: Path) -> None:
    for number, one in enumerate(every(made)):
        path = folder / f"{number}.{one.media.rpartition('/')[2]}"
        path.write_bytes(one.data)
        fields = described(path)
        assert {key: value for key, value in fields.items() if key.split(":")[0] not in STRUCTURE} == OURS
        assert not [
            key
            for key in fields
            if any(word in key for word in ("Profile", "GPS", "Thumb", "Maker", "JUMBF"))
            and (key, fields[key]) != ("QuickTime:ColorProfiles", "nclx")  # AVIF's own words for sRGB, no profile
        ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_planted_survives_in_any_rendition(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"planted.{kind.lower()}"
    path.write_bytes(saved(opened(photo(1200, 900)), kind))
    small = tmp_path / "small.jpg"
    small.write_bytes(photo(160, 120))
    thumbnail = [f"-ThumbnailImage<={small}", "-IPTC:City=Yangon"] if kind == "JPEG" else []
    subprocess.run([exiftool(), "-q", "-overwrite_original", *PLANTED, *thumbnail, str(path)], check=True)
    before = described(path)
    assert any("GPS" in key for key in before)
    assert any("Serial" in key for key in before)
    checked(prepare_renditions(path.read_bytes(), credit=CREDIT, caption=CAPTION), tmp_path)


@pytest.mark.parametrize("name", PHOTOS)
def test_every_rendition_of_a_photo_carries_its_credit_and_nothing_else(name: str, tmp_path: Path) -> None:
    checked(prepare_renditions(need("photos", name).read_bytes(), credit=CREDIT, caption=CAPTION), tmp_path)


def test_a_profile_is_applied_and_left_out() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()  # does not fit and is ignored
    data = saved(Image.new("RGB", (64, 64), (10, 200, 30)), "JPEG", icc_profile=profile)
    assert profile in data
    for one in every(prepare_renditions(data, credit="", caption="")):
        assert "icc_profile" not in opened(one.data).info


def webp_bomb() -> bytes:
    edge = (16_382).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + b"\x00\x00\x00\x00" + edge + edge
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def gif_bomb() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HH", 65_535, 65_535)
        + b"\x00\x00\x00,\0\0\0\0"
        + b"\xff\xff\xff\xff\x00\x08\x02\x00\x00;"
    )


def jpeg_bomb() -> bytes:
    data = saved(Image.new("RGB", (16, 16)), "JPEG")
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :]


def avif_bomb() -> bytes:
    data = saved(Image.new("RGB", (64, 64)), "AVIF")
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", 60_000, 60_000) + data[place + 8 :]


@pytest.mark.parametrize(
    "bomb", [webp_bomb(), gif_bomb(), jpeg_bomb(), avif_bomb()], ids=["webp", "gif", "jpeg", "avif"]
)
@pytest.mark.parametrize("work", [prepare, prepare_renditions])
def test_a_header_that_claims_a_huge_picture_is_refused(bomb: bytes, work: Callable[..., object]) -> None:
    with pytest.raises(Malformed):
        work(bomb, credit="", caption="")


def png_with(*chunks: tuple[bytes, bytes]) -> bytes:
    plain = saved(Image.new("RGB", (16, 16), "red"), "PNG")
    extra = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return plain[:33] + extra + plain[33:]


@pytest.mark.parametrize(
    "chunk",
    [
        (b"zTXt", b"note\x00\x00" + zlib.compress(b"\0" * 200_000_000)),
        (b"iTXt", b"note\x00\x01\x00\x00\x00" + zlib.compress(b"\0" * 200_000_000)),
        (b"iCCP", b"name\x00\x00" + zlib.compress(b"\0" * 200_000_000)),
    ],
    ids=["zTXt", "iTXt", "iCCP"],
)
def test_a_packed_text_that_swells_is_refused_or_left_out(chunk: tuple[bytes, bytes]) -> None:
    tracemalloc.start()
    try:
        made = prepare_renditions(png_with(chunk), credit="", caption="")
        assert len(made.main.data) < 10_000
    except Malformed:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 80_000_000


def test_many_frames_cost_nothing_beyond_the_first() -> None:
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00,\0\0\0\0\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    data = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\x00" + frame * 100_000 + b";"
    assert prepare_renditions(data, credit="", caption="").main.width == 1


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def test_metadata_that_fills_a_jpeg_is_passed_over() -> None:
    plain = photo(40, 30)
    xmp = segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + b"x" * 65_000) * 500
    exif = segment(0xE1, b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + b"\xff" * 65_000) * 400
    made = prepare_renditions(plain[:2] + exif + xmp + plain[2:], credit="", caption="")
    assert made.main.data == prepare_renditions(plain, credit="", caption="").main.data


def test_endless_segments_and_scans_are_refused() -> None:
    plain = photo(40, 30)
    with pytest.raises(Malformed, match="segments"):
        prepare_renditions(plain[:2] + segment(0xFE, b"") * (SEGMENTS + 1) + plain[2:], credit="", caption="")
    with pytest.raises(Malformed, match="scans"):
        prepare_renditions(
            plain[:-2] + segment(0xDA, b"\x01\x01\x00\x01\x01\x00") * SCANS + plain[-2:], credit="", caption=""
        )


@pytest.mark.parametrize(
    "data",
    [
        b"II*\x00\x08\x00\x00\x00",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7\n" + photo(10, 10),
        b"PK\x03\x04" + photo(10, 10),
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1",
    ],
)
def test_documents_and_files_of_two_kinds_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        prepare_renditions(data, credit="", caption="")


def test_what_hangs_behind_a_picture_is_not_carried_on() -> None:
    made = prepare_renditions(photo(40, 30) + b"PK\x03\x04 hidden archive <script>", credit="", caption="")
    assert all(b"hidden" not in one.data for one in every(made))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8), st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]))
def test_damaged_pictures_are_renditions_or_malformed(place: int, damage: bytes, kind: str) -> None:
    data = saved(Image.radial_gradient("L").resize((64, 64)), kind)
    place %= len(data)
    try:
        made = prepare_renditions(data[:place] + damage + data[place + len(damage) :], credit="c", caption="")
    except Malformed:
        return
    assert made.main.data.startswith(b"\xff\xd8")
