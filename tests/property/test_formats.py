"""What holds for every format: parse undoes format, one spelling only, and damage never passes for another object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property import strategies as own

from skywave import limits
from skywave.archive import asset
from skywave.archive import body as b
from skywave.archive import head as h
from skywave.archive.body import parse_body
from skywave.archive.checkpoint import Checkpoint, parse_checkpoint
from skywave.archive.cosignature import cosign, open_cosignatures
from skywave.archive.encoding import format_base64, parse_base64, sha256
from skywave.archive.head import (
    parse_edition_head,
    parse_index_head,
    parse_redact_head,
    parse_standing_body,
    parse_standing_head,
    parse_story_head,
)
from skywave.archive.note import VerifierKey, format_note, open_note, parse_note, sign_note
from skywave.archive.policy import parse_policy
from skywave.archive.proof import Proof, parse_proof
from skywave.archive.record import Part, Record, parse_record
from skywave.archive.release import parse_release
from skywave.archive.root import Keys, RootNote, parse_root_note
from skywave.archive.strictjson import format_json, parse_json
from skywave.errors import Malformed, SkywaveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLAIN: dict[str, tuple[st.SearchStrategy[Any], Callable[[bytes], Any]]] = {
    "record": (own.records(), parse_record),
    "story head": (own.story_heads, parse_story_head),
    "edition head": (own.edition_heads, parse_edition_head),
    "standing head": (own.standing_heads, parse_standing_head),
    "index head": (own.index_heads(), parse_index_head),
    "redact head": (own.redact_heads, parse_redact_head),
    "body": (own.bodies, parse_body),
    "standing body": (own.standing_bodies, parse_standing_body),
    "proof": (own.proofs, parse_proof),
    "release": (own.releases, parse_release),
}


@pytest.mark.parametrize("name", PLAIN)
@given(data=st.data())
def test_parse_undoes_format(name: str, data: st.DataObject) -> None:
    strategy, parse = PLAIN[name]
    value = data.draw(strategy)
    assert parse(value.format()) == value


@pytest.mark.parametrize("name", PLAIN)
@given(data=st.data())
def test_whatever_is_accepted_is_spelled_canonically(name: str, data: st.DataObject) -> None:
    """Bytes near a valid object are refused as malformed, or are exactly what their own meaning is written as."""
    strategy, parse = PLAIN[name]
    raw = bytearray(data.draw(strategy).format())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        match data.draw(st.sampled_from(["set", "delete", "insert", "copy"])):
            case "set":
                raw[at] = data.draw(st.integers(0, 255))
            case "delete" if len(raw) > 1:
                del raw[at]
            case "insert":
                raw[at:at] = data.draw(st.sampled_from([b" ", b"0", b",", b'""', b"[]", b"{}", b"\n", b"null", b"1"]))
            case _:
                raw[at:at] = raw[at : at + data.draw(st.integers(1, 20))]
    untrusted = bytes(raw)
    try:
        value = parse(untrusted)
    except Malformed:
        return
    assert value.format() == untrusted


@given(own.json_values)
def test_json_parse_undoes_format(value: object) -> None:
    assert parse_json(format_json(value), limit=1 << 20) == value


_FIELDS = """
    p h level ul ol quote by figure table header embed title t m a l d blocks texts lead pins sections note type text at from
    to severity assets byline place published section summary alt caption credit right file reason start end supersedes
""".split()  # noqa: SIM905 - a list of 43 lines says no more
_SHAPES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-2, 120),
        st.sampled_from(["", "x", "em", "ltr", "my", "cc", "no-file", "https://x.y"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(_FIELDS),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=10,
)


@given(_SHAPES, st.data())
def test_json_of_any_shape_is_malformed_or_canonical_but_never_crashes(value: object, data: st.DataObject) -> None:
    base = data.draw(st.sampled_from([*(n for n in PLAIN if n not in {"record", "proof", "release"})]))
    strategy, parse = PLAIN[base]
    whole = parse_json(data.draw(strategy).format(), limit=1 << 20)
    places = list(_places(whole))
    container, at = data.draw(st.sampled_from(places))
    container[at] = value
    try:
        untrusted = format_json(whole)
    except ValueError:
        return
    try:
        parsed = parse(untrusted)
    except Malformed:
        return
    assert parsed.format() == untrusted


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for at, item in items:
        yield value, at
        yield from _places(item)


@given(st.binary(max_size=200))
def test_base64_has_one_spelling(data: bytes) -> None:
    assert parse_base64(format_base64(data)) == data


@given(st.text("AQgw=+/-_ \nBz0", max_size=12))
def test_accepted_base64_is_canonical(text: str) -> None:
    try:
        data = parse_base64(text)
    except Malformed:
        return
    assert format_base64(data) == text


@given(own.note_texts, st.lists(own.signature_lines, min_size=1, max_size=5))
def test_a_note_is_split_where_it_was_joined(text: str, lines: list[Any]) -> None:
    note = parse_note(format_note(text, lines), limit=1 << 16)
    assert (note.text, list(note.lines)) == (text, lines)


@given(own.names, st.sampled_from([1, 4]), st.binary(min_size=32, max_size=32))
def test_a_verifier_key_is_spelled_one_way(name: str, kind: int, public: bytes) -> None:
    key = VerifierKey.of(name, kind, public)
    assert VerifierKey.parse(key.text) == key


@given(own.checkpoints, st.lists(own.signature_lines, min_size=1, max_size=4))
def test_checkpoint_parse_undoes_format(head: Checkpoint, lines: list[Any]) -> None:
    parsed = parse_checkpoint(format_note(head.text, lines))
    assert (parsed.head, list(parsed.note.lines)) == (head, lines)


@given(own.policies())
def test_policy_parse_undoes_format(policy: Any) -> None:
    assert parse_policy(policy.lines) == policy


@given(own.roots(), st.lists(own.signature_lines, min_size=1, max_size=3))
def test_root_note_parse_undoes_format(root: Any, lines: list[Any]) -> None:
    parsed, note = parse_root_note(format_note(root.text, lines))
    assert parsed == root
    assert list(note.lines) == lines
    assert parsed.digest == sha256(root.text.encode())


@given(own.policies(), st.data())
def test_a_quorum_is_never_lost_by_another_cosigner(policy: Any, data: st.DataObject) -> None:
    keys = list(policy.witnesses.values())
    some = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    if policy.is_met_by(some):
        assert policy.is_met_by(keys)


# --- damage -------------------------------------------------------------------------

DESK, WITNESS = own.key("desk", "dawn.example/mya"), own.WITNESS_KEYS[0]
HEAD = Checkpoint("dawn.example/mya", 41, sha256(b"root"))
LINES = [
    sign_note(HEAD.text, DESK, own.private("desk").sign),
    cosign(HEAD.text, WITNESS, own.private("witness 0").sign, time=7),
]
CHECKPOINT = format_note(HEAD.text, LINES)


def _meaning(untrusted: bytes) -> object:
    """Return what a reader believes after checking: only what a desk key signed, and the dates that were cosigned."""
    parsed = parse_checkpoint(untrusted)
    signed = open_note(parsed.note, [DESK])
    return parsed.head, signed, open_cosignatures(parsed.note, [WITNESS])


def _damaged(raw: bytes) -> Iterator[bytes]:
    for at in range(len(raw)):
        yield raw[:at]
        for bit in range(8):
            yield raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]


def test_no_cut_and_no_flipped_bit_makes_another_accepted_checkpoint() -> None:
    """Damage may take a signature away (its name or id no longer says whose it is); it never changes a statement."""
    head, signed, dates = parse_checkpoint(CHECKPOINT).head, {DESK}, {WITNESS: 7}
    accepted = 0
    for untrusted in _damaged(CHECKPOINT):
        try:
            found = _meaning(untrusted)
        except SkywaveError:
            continue
        accepted += 1
        assert found in ((head, signed, dates), (head, signed, {}))
    assert accepted > 0


@pytest.mark.parametrize(
    ("raw", "parse"),
    [
        pytest.param(
            Record("publish", "a" * 16, 1, None, 7, "my", Part(bytes(32), 9), Part(bytes(32), 9)).format(),
            parse_record,
            id="record",
        ),
        pytest.param(h.StoryHead("River \u1019", byline=("A",), assets=(asset.Asset("c", "d", "cc", reason="no-file"),)).format(),
                     parse_story_head, id="head"),
        pytest.param(b.Body((b.Paragraph((b.Span("x", ("em",)), b.Span("\u1019"))), b.Figure(3))).format(),
                     parse_body, id="body"),
        pytest.param(Proof(3, (bytes(32), sha256(b"")), CHECKPOINT, b"x").format(), parse_proof, id="proof"),
        pytest.param(h.IndexHead(0, 255, ((3, (7, 90)),)).format(), parse_index_head, id="index"),
    ],
)  # fmt: skip
def test_every_cut_and_every_flipped_bit_is_malformed_or_canonical(raw: bytes, parse: Callable[[bytes], Any]) -> None:
    for untrusted in _damaged(raw):
        try:
            value = parse(untrusted)
        except Malformed:
            continue
        assert value.format() == untrusted != raw


def test_every_cut_and_every_flipped_bit_of_a_root_note_is_refused_or_the_same_root() -> None:
    root = RootNote("dawn.example", 1, None, "2036-01-01", Keys(1, (own.ROOT_KEYS[0],)), {"mya": Keys(1, (DESK,))})
    raw = format_note(root.text, [sign_note(root.text, own.ROOT_KEYS[0], own.private("root 0").sign)])
    for untrusted in _damaged(raw):
        try:
            parsed, note = parse_root_note(untrusted)
            open_note(note, [own.ROOT_KEYS[0]])
        except SkywaveError:
            continue
        assert parsed == root


@given(st.binary(max_size=300))
def test_junk_is_malformed_in_every_format(junk: bytes) -> None:
    for parse in (*(parse for _, parse in PLAIN.values()), parse_checkpoint, parse_root_note):
        with pytest.raises(Malformed):
            parse(junk)
    with pytest.raises(Malformed):
        parse_note(junk, limit=limits.CHECKPOINT_BYTES)
