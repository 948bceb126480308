"""What the shared reader makes of a story's HTML."""

from __future__ import annotations

import pytest
from tests.unit.sources.test_html import CAPTION, CREDIT, FIGURES, ONE, PHOTO, TWO, check_rice

from skywave import limits
from skywave.archive.body import Figure
from skywave.errors import Malformed
from skywave.sources.reading.blocks import parse_html, plain_text
from skywave.sources.reading.fragment import read_fragment


@pytest.mark.parametrize("kind", FIGURES)
def test_a_fragment_ties_words_to_pictures_as_a_page_does(kind: str) -> None:
    found = read_fragment(f"<p>{ONE}</p>{FIGURES[kind]}<p>{TWO}</p>", base="https://news.example/1")
    (asset,) = found.assets
    check_rice(asset)
    assert [plain_text(block) or block for block in found.blocks] == [ONE, Figure(0), TWO]


@pytest.mark.parametrize(
    "html",
    [
        (
            f'[caption id="attachment_1" align="aligncenter" width="640"]<a href="{PHOTO}"><img src="{PHOTO}"></a> '
            f"{CAPTION} (Photo: {CREDIT})[/caption]"
        ),
        f"[caption width='640' caption='{CAPTION} (Photo: {CREDIT})']<img src='{PHOTO}'>[/caption]",
    ],
)
def test_captions_in_square_brackets_are_read(html: str) -> None:
    (asset,) = read_fragment(f"<p>{ONE}</p>{html}<p>{TWO}</p>").assets
    check_rice(asset)


def test_relative_addresses_need_a_base() -> None:
    html = '<p>x <a href="/y">y</a></p><img src="/p.jpg">'
    assert read_fragment(html, base="https://news.example/1").assets[0].address == "https://news.example/p.jpg"
    found = read_fragment(html)
    assert (found.assets[0].address, plain_text(found.blocks[0])) == ("/p.jpg", "x y")


def test_notes_furniture_and_publisher_are_told_apart() -> None:
    found = read_fragment(
        f"<p>{ONE}</p><p>Correction: A name was wrong.</p><p>This story first appeared on Other News.</p>"
    )
    assert [note.kind for note in found.notes] == ["correction"]
    assert [item.kind for item in found.furniture] == ["notice"]
    assert found.publisher == "Other News"


def test_a_cut_off_text_still_says_so() -> None:
    assert plain_text(read_fragment(f"<p>{ONE}</p>Read more").blocks[-1]) == "Read more"


def test_an_empty_fragment_is_empty() -> None:
    assert read_fragment("").blocks == ()


@pytest.mark.parametrize(
    "html",
    [
        "x" * (limits.STORY_SOURCE_BYTES + 1),
        "<div>" * 100_000,
        "".join(f"<img src=/photo-{n}.jpg>" for n in range(101)),
    ],
)
def test_too_much_is_refused(html: str) -> None:
    with pytest.raises(Malformed):
        read_fragment(html, base="https://news.example/1")


def test_a_tag_with_thousands_of_attributes_is_refused_before_it_is_parsed() -> None:
    html = "<p " + " ".join(f"a{number}='>'" for number in range(20_000)) + ">x</p>"
    for read in (read_fragment, parse_html):
        with pytest.raises(Malformed, match="attributes"):
            read(html)


def test_addresses_that_nobody_can_read_break_nothing() -> None:
    html = "<p>a</p>" + "".join(
        f'<img src="https://news.http://[example/{name}.jpg">' for name in ("one-long-name-1", "two")
    )
    assert len(read_fragment(html).assets) <= 2
