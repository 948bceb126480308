from __future__ import annotations

import os
import shutil
import struct
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.shared_data import need

from skywave import limits
from skywave.archive.text import is_clean
from skywave.errors import Malformed
from skywave.io.photo_metadata import PhotoMetadata, read_photo_metadata
from skywave.io.xmp import XMP_BYTES

LONG_CREDIT = "KIM Won Jin / AFP via Getty Images"


def picture(kind: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", (16, 16), "red").save(file, kind, **options)
    return file.getvalue()


def xmp(inner: str, attributes: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f'<rdf:Description rdf:about="" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def iim(*fields: tuple[int, bytes], utf8: bool = False, raw: bytes = b"") -> bytes:
    record = b"\x1c\x01\x5a\x00\x03\x1b%G" if utf8 else b""
    record += b"".join(
        b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(value)) + value for number, value in fields
    )
    record += raw
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    return segment(0xED, b"Photoshop 3.0\x00" + resource)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def with_segments(*segments: bytes, **options: object) -> bytes:
    plain = picture("JPEG", **options)
    return plain[:2] + b"".join(segments) + plain[2:]


def read(*segments: bytes, **options: object) -> PhotoMetadata:
    return read_photo_metadata(with_segments(*segments, **options))


def exiftool() -> str:
    found = shutil.which("exiftool")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("exiftool is missing (Debian: libimage-exiftool-perl)")
        pytest.skip("exiftool is missing (Debian: libimage-exiftool-perl)")
    return found


def written(path: Path, *options: str, kind: str = "JPEG") -> PhotoMetadata:
    path.write_bytes(picture(kind))
    subprocess.run([exiftool(), "-q", "-m", "-overwrite_original", "-charset", "utf8", *options, str(path)], check=True)
    return read_photo_metadata(path.read_bytes())


def test_what_another_tool_wrote_is_read_from_all_three_places(tmp_path: Path) -> None:
    found = written(
        tmp_path / "photo.jpg",
        "-XMP-dc:Creator=Kim Won Jin",
        f"-XMP-photoshop:Credit={LONG_CREDIT}",
        f"-IPTC:Credit={LONG_CREDIT}",
        "-XMP-photoshop:Source=AFP",
        "-EXIF:Copyright=© 2026 AFP 版权所有",
        "-XMP-dc:Description=ရန်ကုန်",
        "-XMP-photoshop:Headline=Headline",
        "-XMP-xmpRights:UsageTerms=Editorial use only",
        "-IPTC:SpecialInstructions=JAPAN OUT",
        "-XMP-xmpRights:WebStatement=https://example.org/terms",
        "-XMP-plus:LicensorName=Getty Images",
        "-XMP-plus:LicensorURL=https://www.gettyimages.com",
        "-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "-IPTC:City=Yangon",
        "-EXIF:DateTimeOriginal=2026:03:04 05:06:07",
        "-IPTC:ExpirationDate=2027:01:31",
        "-XMP-plus:LicenseEndDate=2027:02:28",
    )
    assert found == PhotoMetadata(
        creator="Kim Won Jin",
        credit=LONG_CREDIT,
        source="AFP",
        copyright="© 2026 AFP 版权所有",
        caption="ရန်ကုန်",
        headline="Headline",
        usage_terms="Editorial use only",
        instructions="JAPAN OUT",
        web_statement="https://example.org/terms",
        licensor="Getty Images, https://www.gettyimages.com",
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        city="Yangon",
        created=date(2026, 3, 4),
        expires=date(2027, 1, 31),
        origins=found.origins,
        flags=("exif-charset-guessed",),
    )
    assert dict(found.origins)["credit"] == "xmp"
    assert dict(found.origins)["instructions"] == "iim"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_xmp_and_exif_of_other_formats_are_read(kind: str, tmp_path: Path) -> None:
    found = written(tmp_path / f"photo.{kind.lower()}", "-XMP-photoshop:Credit=AP", "-EXIF:Artist=A Person", kind=kind)
    assert (found.credit, found.creator) == ("AP", "A Person")


def test_xmp_and_exif_of_avif_are_read() -> None:
    exif = Image.Exif()
    exif[0x013B] = "A Person"
    found = read_photo_metadata(picture("AVIF", xmp=xmp("", 'photoshop:Credit="AP"'), exif=exif.tobytes()))
    assert (found.credit, found.creator) == ("AP", "A Person")


def test_the_whole_credit_wins_over_its_beginning_without_a_conflict() -> None:
    found = read(iim((110, LONG_CREDIT.encode()[:32])), xmp=xmp(f"<photoshop:Credit>{LONG_CREDIT}</photoshop:Credit>"))
    assert (found.credit, found.conflicts, found.flags) == (LONG_CREDIT, (), ())


def test_a_credit_that_fills_its_room_alone_is_flagged_as_perhaps_cut() -> None:
    found = read(iim((110, LONG_CREDIT.encode()[:32])))
    assert (found.credit, found.flags) == (LONG_CREDIT[:32], ("cut:credit",))


def test_a_character_cut_by_the_room_is_dropped() -> None:
    found = read(iim((110, "사진출처=AP/연합뉴스 제공".encode()[:32]), utf8=True))
    assert (found.credit, found.flags) == ("사진출처=AP/연합뉴스 제", ("cut:credit",))


def test_two_places_that_disagree_are_named() -> None:
    found = read(iim((110, b"Reuters")), xmp=xmp("", 'photoshop:Credit="AP"'))
    assert (found.credit, found.conflicts) == ("AP", ("credit",))


def test_a_restriction_in_one_place_only_is_never_lost() -> None:
    found = read(iim((40, b"JAPAN OUT")), xmp=xmp("", 'photoshop:Instructions="NO SALES"'))
    assert (found.instructions, found.conflicts) == ("NO SALES\nJAPAN OUT", ())


def test_terms_in_every_language_are_kept() -> None:
    terms = '<rdf:li xml:lang="x-default">NO SALES</rdf:li><rdf:li xml:lang="ja">日本禁用</rdf:li>'
    found = read(xmp=xmp(f"<xmpRights:UsageTerms><rdf:Alt>{terms}</rdf:Alt></xmpRights:UsageTerms>"))
    assert found.usage_terms == "NO SALES\n日本禁用"


def test_a_caption_is_read_in_its_default_language() -> None:
    items = '<rdf:li xml:lang="fr">Bonjour</rdf:li><rdf:li xml:lang="x-default">Hello</rdf:li>'
    assert read(xmp=xmp(f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>")).caption == "Hello"


def test_a_licensor_and_a_mining_term_are_read() -> None:
    who = '<rdf:li rdf:parseType="Resource"><plus:LicensorName>PA</plus:LicensorName></rdf:li>'
    mining = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
    found = read(
        xmp=xmp(f"<plus:Licensor><rdf:Seq>{who}</rdf:Seq></plus:Licensor><plus:DataMining rdf:resource='{mining}'/>")
    )
    assert (found.licensor, found.data_mining) == ("PA", mining)


@pytest.mark.parametrize(
    ("notice", "flagged"), [("Saul LOEB", True), ("© Saul Loeb", True), ("2026 AFP", False), ("", False)]
)
def test_a_notice_that_only_repeats_the_photographer_is_flagged(notice: str, flagged: bool) -> None:
    found = read(iim((80, b"SAUL LOEB"), (110, b"AFP/Getty Images"), (116, notice.encode()), utf8=True))
    assert ("copyright-names-creator" in found.flags) is flagged
    assert found.copyright == notice


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("José Muñoz".encode("latin-1"), "José Muñoz"),
        ("L’été à Besançon – ÎLE".encode("cp1252"), "L’été à Besançon – ÎLE"),
        (b"\xa9 Fran\xe7ois / AFP", "© François / AFP"),
        ("Nguyễn Văn A".encode(), "Nguyễn Văn A"),
    ],
)
def test_undeclared_western_text_is_read_and_flagged(content: bytes, text: str) -> None:
    found = read(iim((80, content)))
    assert (found.creator, found.flags) == (text, ("iim-charset-guessed",))


@pytest.mark.parametrize(
    "content",
    [
        "记者家傲摄".encode("gbk"),
        "美聯社資料圖片".encode("big5"),
        "연합뉴스 제공".encode("euc-kr"),
        "김원진".encode("cp949"),
        "読売新聞".encode("shift_jis"),
        "Хуан".encode("cp1251"),
        b"Nguy\xd4n V\xa8n H\xb5",  # TCVN3
        b"Nguy\xaen V\xe5n H\xb0ng",  # VISCII
        b"\x81\x8d",
    ],
)
def test_a_legacy_encoding_is_left_out_rather_than_misread(content: bytes) -> None:
    found = read(iim((80, content), (110, b"AP")))
    assert (found.creator, found.credit, found.flags) == ("", "AP", ("iim-charset-unknown",))


def test_a_record_that_lies_about_utf8_is_left_out() -> None:
    assert read(iim((80, b"Jos\xe9 M"), utf8=True)).flags == ("iim-charset-unknown",)


def test_the_editors_copyright_comes_after_the_photographers() -> None:
    exif = Image.Exif()
    exif[0x8298] = "A Person\0The Agency"
    assert read(exif=exif.tobytes()).copyright == "The Agency"


def test_the_last_release_and_the_first_end_hold() -> None:
    found = read(
        iim((30, b"20260501"), (37, b"20261231")),
        xmp=xmp("", 'plus:LicenseStartDate="2026-06-01T00:00:00Z" plus:LicenseEndDate="2027-01-01"'),
    )
    assert (found.released, found.expires) == (date(2026, 6, 1), date(2026, 12, 31))


@pytest.mark.parametrize("day", [b"00000000", b"20261399", b"soon", b"2026"])
def test_a_date_that_is_none_is_none(day: bytes) -> None:
    assert read(iim((55, day))).created is None


def test_texts_hold_nothing_that_deceives() -> None:
    found = read(
        iim((40, b"NO\x00 SALES\r\nJAPAN OUT")),
        xmp=xmp("", 'photoshop:Credit="a\u202eb\u2066c&#x9;d\u0085e"'),
    )
    assert found.credit == "abc d e"
    assert found.instructions == "NO SALES\nJAPAN OUT"


def test_too_long_texts_are_cut_and_flagged() -> None:
    found = read(xmp=xmp("", f'photoshop:Credit="{"x" * 2000}"'))
    assert (len(found.credit), found.flags) == (limits.TITLE_CHARACTERS, ("too-long:credit",))


@pytest.mark.parametrize(
    "packet",
    [
        b"<x",
        b"\xff\xfe<x/>",
        b'<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>',
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b"<a>" * 20_000,
    ],
)
def test_broken_xmp_is_flagged_and_the_rest_read(packet: bytes) -> None:
    found = read(iim((110, b"AP")), xmp=packet)
    assert (found.credit, found.flags) == ("AP", ("xmp-broken",))


def test_deep_xmp_is_read_in_one_pass() -> None:
    deep = "<plus:Licensor><rdf:Description>" * 500 + "</rdf:Description></plus:Licensor>" * 500
    assert read(xmp=xmp(deep)).licensor == ""


def test_a_huge_xmp_is_left_out() -> None:
    found = read_photo_metadata(picture("WEBP", xmp=xmp(" " * XMP_BYTES, 'photoshop:Credit="AP"')))
    assert (found.credit, found.flags) == ("", ("xmp-too-long",))


def test_extended_xmp_is_not_read_but_flagged() -> None:
    found = read(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + b"0" * 60_000) * 1000)
    assert found == PhotoMetadata(flags=("xmp-extended",))


def test_endless_fields_and_segments_are_bounded() -> None:
    many = b"\x1c\x02\x50\x00\x01x" * 10_000
    assert read(*[iim(raw=many)] * 200).creator == "x"
    entries = b"".join(struct.pack("<HHLL", tag, 2, 60_000, 8) for tag in range(5000))
    exif = segment(0xE1, b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + struct.pack("<H", 5000) + entries)
    assert read(*[exif] * 200).creator == ""


def test_broken_iim_is_flagged() -> None:
    assert "iim-broken" in read(iim((80, b"A"), raw=b"\x1c\x02\x50\xff\xff\xff\xff")).flags


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg/>", b"%PDF-1.7", b"II*\x00\x08\x00\x00\x00"])
def test_what_is_no_picture_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_photo_metadata(data)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(Malformed, match="longer"):
        read_photo_metadata(b"\xff\xd8\xff" + b"\0" * limits.PICTURE_FILE_BYTES)


FULL = with_segments(
    iim((80, b"A Person"), (110, b"AP"), (40, b"JAPAN OUT")),
    xmp=xmp("<dc:creator><rdf:Seq><rdf:li>A</rdf:li></rdf:Seq></dc:creator>"),
)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(FULL)), st.binary(min_size=1, max_size=8))
def test_damage_gives_clean_texts_or_malformed(place: int, damage: bytes) -> None:
    try:
        found = read_photo_metadata(FULL[:place] + damage + FULL[place + len(damage) :])
    except Malformed:
        return
    assert all(is_clean(text, lines=True) for text in (found.creator, found.credit, found.instructions, found.caption))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.booleans())
def test_any_bytes_in_a_field_give_clean_text_or_none(content: bytes, utf8: bool) -> None:
    assert is_clean(read(iim((120, content), utf8=utf8)).caption, lines=True)


def test_real_photos_are_read() -> None:
    old = read_photo_metadata(need("photos", "IPTC.jpg").read_bytes())
    assert (old.creator, old.credit, old.source) == ("Phil Harvey", "My Credit", "I'm the source")
    assert (old.copyright, old.created) == ("Copyright 2004 Phil Harvey", date(2004, 2, 26))
    wide = read_photo_metadata(need("photos", "XMP.jpg").read_bytes())  # its XMP is UTF-16
    assert (wide.caption, wide.web_statement, wide.conflicts) == (
        "UTF-16 (big-endian) encoded XMP",
        "https://exiftool.org/",
        ("caption",),
    )
