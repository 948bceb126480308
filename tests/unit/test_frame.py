"""Frames; every padding and every flipped bit is in tests/property/test_frames.py."""

from __future__ import annotations

import random

import pytest

from skywave import limits
from skywave.archive.frame import compress, decompress, format_bundle, parse_bundle
from skywave.errors import Malformed


def test_a_literal_s_last_bit_before_an_end_code_of_seven_zeros_is_no_hidden_bit() -> None:
    """Clearing the highest set bit of this stream leaves a stream that ends too, with another letter."""
    stream = bytes.fromhex("020820c01201")
    assert decompress(stream, b"", length=1) == b"a"


def test_no_frame_that_this_program_writes_is_refused() -> None:
    dice = random.Random(1)
    words = [bytes(dice.choices(b"abcdefghij ", k=dice.randint(1, 7))) for _ in range(200)]
    for number in range(3000):
        data = b" ".join(dice.choices(words, k=number % 40))
        dictionary = b" ".join(words) if number % 2 else b""
        assert decompress(compress(data, dictionary), dictionary, length=len(data)) == data


def test_a_bomb_is_stopped_one_byte_above_the_announced_length() -> None:
    stream = compress(bytes(50_000_000), b"")
    with pytest.raises(Malformed):
        decompress(stream, b"", length=1000)


def test_a_stream_that_no_frame_can_hold_is_the_writer_s_mistake() -> None:
    with pytest.raises(ValueError, match="a frame holds 65535"):
        compress(random.Random(1).randbytes(limits.FRAME_BYTES + 1), b"")


def test_an_empty_stream_is_no_document() -> None:
    with pytest.raises(Malformed):
        decompress(b"", b"", length=0)


def test_an_absent_frame_has_length_zero() -> None:
    assert format_bundle([b"", b"x"], bytes(32)) == bytes(32) + b"\0\0\0\1x"
    assert parse_bundle(bytes(34), 1) == (bytes(32), (b"",))
    with pytest.raises(Malformed):
        parse_bundle(bytes(31), 0)
