"""How much two texts have in common, told from their sketches."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave.story.likeness import BINS, bands, likeness, sketch

LATIN = [
    f"{a}{b}"
    for a in ("riv", "bri", "mar", "sch", "vil", "wat", "off", "dri")
    for b in ("er", "dge", "ket", "ool", "age")
]
HAN = [chr(0x4E00 + n) for n in range(400)]
KHMER = [chr(0x1780 + n) for n in range(34)]


def text_of(words: list[str], length: int, seed: int, between: str) -> list[str]:
    return random.Random(seed).choices(words, k=length)


@pytest.mark.parametrize(("words", "between", "length"), [(LATIN, " ", 400), (HAN, "", 1200), (KHMER, "", 2000)])
def test_a_cut_copy_is_alike_and_another_text_is_not(words: list[str], between: str, length: int) -> None:
    text = text_of(words, length, 1, between)
    whole = sketch(between.join(text))
    cut = sketch("Read more. " + between.join(text[length // 8 :]) + " Subscribe now.")
    other = sketch(between.join(text_of(words, length, 2, between)))
    assert likeness(whole, whole) == 1.0
    assert likeness(whole, cut) > 0.6
    assert likeness(whole, other) < 0.3
    assert set(bands(whole)) & set(bands(cut))


def test_a_short_text_is_like_nothing() -> None:
    assert sketch("The river rose.") == b""
    assert likeness(b"", b"") == 0.0
    assert bands(b"") == ()


def test_case_and_punctuation_do_not_count() -> None:
    text = " ".join(text_of(LATIN, 100, 3, " "))
    assert sketch(text) == sketch(text.upper().replace(" ", ", "))


@given(st.text(max_size=2000))
def test_any_text_has_a_sketch(text: str) -> None:
    made = sketch(text)
    assert len(made) in (0, 4 * BINS)
    assert likeness(made, made) == (1.0 if made else 0.0)
    assert all(0 <= band < 1 << 63 for band in bands(made))
