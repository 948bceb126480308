"""Frames: what was compressed comes back, and every other stream is refused or says something else."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave.archive.encoding import HASH_BYTES, sha256
from skywave.archive.frame import compress, decompress, format_bundle, parse_bundle
from skywave.errors import Malformed

DICTIONARY = b'{"assets":[],"byline":[],"place":"","published":null,"section":"","summary":"","title":"the river rose '
words = st.lists(
    st.sampled_from([b"river ", b"rose ", b"the ", b"\xe1\x80\x99", b"a", b"\0", b'","title":"']), max_size=60
).map(b"".join)
documents = st.one_of(st.binary(max_size=300), words)
dictionaries = st.sampled_from([b"", DICTIONARY])


@given(documents, dictionaries)
def test_decompress_undoes_compress(data: bytes, dictionary: bytes) -> None:
    assert decompress(compress(data, dictionary), dictionary, length=len(data)) == data


@given(documents, dictionaries, st.integers(0, 9), st.sampled_from([0, 1, 2, 3, 4]))
def test_streams_of_other_compressors_are_accepted(data: bytes, dictionary: bytes, level: int, strategy: int) -> None:
    """Levels and strategies give stored, fixed and dynamic blocks; none of them has a hidden bit."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy, dictionary)
    stream = packer.compress(data) + packer.flush()
    assert decompress(stream, dictionary, length=len(data)) == data


@given(documents, dictionaries, st.integers(-1, 400))
def test_a_wrong_length_is_refused(data: bytes, dictionary: bytes, length: int) -> None:
    if length >= 0 and length != len(data):
        with pytest.raises(Malformed):
            decompress(compress(data, dictionary), dictionary, length=length)


def _unused_bits(stream: bytes) -> int:
    """Count by definition: the bits of the last byte that a decoder never reads, found by asking zlib bit by bit."""
    unused = 0
    for bit in range(7, -1, -1):
        outcomes = set()
        for value in (0, 1):
            last = stream[-1] & ~(1 << bit) | value << bit
            inflater = zlib.decompressobj(-15)
            try:
                outcomes.add((inflater.decompress(stream[:-1] + bytes([last])), inflater.eof))
            except zlib.error:
                outcomes.add((b"", False))
        if len(outcomes) == 2 or not next(iter(outcomes))[1]:
            return unused
        unused += 1
    return unused


@given(documents)
def test_exactly_the_streams_with_clear_padding_are_accepted(data: bytes) -> None:
    stream = compress(data, b"")
    unused = _unused_bits(stream)
    for padding in range(1 << unused):
        last = stream[-1] & (0xFF >> unused) | padding << (8 - unused)
        changed = stream[:-1] + bytes([last & 0xFF])
        if padding == 0:
            assert changed == stream
            assert decompress(changed, b"", length=len(data)) == data
        else:
            with pytest.raises(Malformed):
                decompress(changed, b"", length=len(data))


@pytest.mark.parametrize("data", [b"", b"a", b"abc", b"the river rose", b"a" * 300, bytes(range(256)), b"\xff" * 9])
@pytest.mark.parametrize("dictionary", [b"", DICTIONARY])
def test_every_cut_and_flipped_bit_is_refused_or_caught_by_the_hash_or_harmless(data: bytes, dictionary: bytes) -> None:
    stream = compress(data, dictionary)
    digest = sha256(data)
    for at in range(len(stream)):
        with pytest.raises(Malformed):
            decompress(stream[:at], dictionary, length=len(data))
        for bit in range(8):
            changed = stream[:at] + bytes([stream[at] ^ 1 << bit]) + stream[at + 1 :]
            try:
                found = decompress(changed, dictionary, length=len(data))
            except Malformed:
                continue
            # Another stream of the same length may spell the same bytes; whatever it spells, the hash decides.
            assert (found == data) == (sha256(found) == digest)
    with pytest.raises(Malformed):
        decompress(stream + b"\0", dictionary, length=len(data))


@given(st.binary(max_size=120), dictionaries, st.integers(0, 200))
def test_junk_streams_are_malformed_or_of_the_announced_length(junk: bytes, dictionary: bytes, length: int) -> None:
    try:
        data = decompress(junk, dictionary, length=length)
    except Malformed:
        return
    assert len(data) == length


@given(st.lists(st.binary(max_size=40), max_size=12), st.binary(min_size=32, max_size=32))
def test_bundle_parse_undoes_format(streams: list[bytes], digest: bytes) -> None:
    raw = format_bundle(streams, digest)
    assert parse_bundle(raw, len(streams)) == (digest, tuple(streams))
    for count in (len(streams) - 1, len(streams) + 1):
        with pytest.raises(Malformed):
            parse_bundle(raw, count)


@given(st.binary(max_size=150), st.integers(0, 6))
def test_bundles_of_any_bytes_are_malformed_or_reformat(raw: bytes, count: int) -> None:
    try:
        digest, streams = parse_bundle(raw, count)
    except Malformed:
        return
    assert len(digest) == HASH_BYTES
    assert format_bundle(streams, digest) == raw
