"""Vectors of others, read in place: Wycheproof, transparency-dev/merkle, transparency-dev/tessera, JSONTestSuite."""

from __future__ import annotations

import base64
import itertools
import json
import re
from typing import TYPE_CHECKING

import pytest

from skywave.archive.checkpoint import UntrustedCheckpoint, parse_checkpoint
from skywave.archive.layout import entries_path, tile_path
from skywave.archive.merkle import Frontier, check_consistency, check_inclusion, leaf_hash, root_of
from skywave.archive.note import SIGNATURE, VerifierKey, format_note, is_safe_point, open_note
from skywave.archive.strictjson import format_json, parse_json
from skywave.archive.tiles import format_entries, parse_entries, parse_tile
from skywave.errors import Malformed, VerificationFailed

if TYPE_CHECKING:
    from pathlib import Path

# --- Ed25519 ------------------------------------------------------------------------


def test_wycheproof_ed25519(wycheproof: Path) -> None:
    groups = json.loads(wycheproof.read_text(encoding="utf-8"))["testGroups"]
    count = 0
    for group in groups:
        key = VerifierKey.of("wycheproof", SIGNATURE, bytes.fromhex(group["publicKey"]["pk"]))
        assert is_safe_point(key.public_key)
        for case in group["tests"]:
            verified = key.verify(bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            assert verified == (case["result"] == "valid"), case
            count += 1
    assert count == 151


# --- Merkle proofs ------------------------------------------------------------------


def _hash(text: str) -> bytes:
    return base64.b64decode(text)


def test_merkle_inclusion_proofs(merkle_vectors: Path) -> None:
    files = sorted((merkle_vectors / "inclusion").rglob("*.json"))
    assert len(files) == 98
    for file in files:
        case = json.loads(file.read_text(encoding="utf-8"))
        proof = [_hash(text) for text in case["proof"] or ()]
        arguments = (_hash(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, _hash(case["root"]))
        if case["wantErr"]:
            with pytest.raises(VerificationFailed):
                check_inclusion(*arguments)
        else:
            check_inclusion(*arguments)


def test_merkle_consistency_proofs(merkle_vectors: Path) -> None:
    files = sorted((merkle_vectors / "consistency").rglob("*.json"))
    assert len(files) == 98
    for file in files:
        case = json.loads(file.read_text(encoding="utf-8"))
        proof = [_hash(text) for text in case["proof"] or ()]
        arguments = (case["size1"], case["size2"], proof, _hash(case["root1"]), _hash(case["root2"]))
        if case["wantErr"]:
            with pytest.raises(VerificationFailed):
                check_consistency(*arguments)
        else:
            check_consistency(*arguments)


def test_an_empty_root_and_leaf_prove_nothing() -> None:
    with pytest.raises(VerificationFailed):
        check_inclusion(b"", 0, 1, (), b"")


# --- a real log ---------------------------------------------------------------------


def _log(vectors: Path) -> tuple[VerifierKey, dict[int, UntrustedCheckpoint], list[bytes]]:
    script = (vectors / "build_log.sh").read_text(encoding="utf-8")
    found = re.search(r'LOG_PUBLIC_KEY="([^"]+)"', script)
    assert found is not None
    log = vectors / "log"
    parsed = {int(file.suffix[1:]): parse_checkpoint(file.read_bytes()) for file in log.glob("checkpoint.*")}
    leaves = parse_entries((log / "tile/entries/000.p/15").read_bytes(), 15)
    return VerifierKey.parse(found[1]), parsed, [leaf_hash(leaf) for leaf in leaves]


def test_tlog_checkpoints_are_signed_and_reformat_to_themselves(tlog_vectors: Path) -> None:
    key, checkpoints, _ = _log(tlog_vectors)
    assert sorted(checkpoints) == list(range(16))
    for size, checkpoint in checkpoints.items():
        assert open_note(checkpoint.note, [key]) == {key}
        assert checkpoint.head.size == size
        raw = (tlog_vectors / "log" / f"checkpoint.{size}").read_bytes()
        assert format_note(checkpoint.head.text, checkpoint.note.lines) == raw


def test_tlog_roots_entries_and_tiles_are_recomputed_equal(tlog_vectors: Path) -> None:
    _, checkpoints, hashes = _log(tlog_vectors)
    folder = tlog_vectors / "log"
    for size in range(1, 16):
        raw = (folder / entries_path("", 0, size).lstrip("/")).read_bytes()
        leaves = parse_entries(raw, size)
        assert format_entries(leaves) == raw
        assert root_of([leaf_hash(leaf) for leaf in leaves]) == checkpoints[size].head.root
        tile = (folder / tile_path("", 0, 0, size).lstrip("/")).read_bytes()
        assert list(parse_tile(tile, size)) == hashes[:size]
        assert b"".join(hashes[:size]) == tile
    assert root_of([]) == checkpoints[0].head.root


def test_every_tail_sync_leads_to_the_signed_root_and_every_dropped_leaf_is_detected(tlog_vectors: Path) -> None:
    _, checkpoints, hashes = _log(tlog_vectors)
    syncs = dropped = 0
    for old, new in itertools.combinations(range(1, 16), 2):
        frontier = Frontier.parse(old, Frontier().extend(hashes[:old]).format())
        tail, signed = hashes[old:new], checkpoints[new].head.root
        assert frontier.extend(tail).root == signed
        syncs += 1
        for leaf in range(len(tail)):
            assert frontier.extend([*tail[:leaf], *tail[leaf + 1 :]]).root != signed
            assert frontier.extend([*tail[:leaf], tail[leaf - 1], *tail[leaf + 1 :]]).root != signed or len(tail) == 1
            dropped += 1
    assert (syncs, dropped) == (105, 560)


# --- JSON ---------------------------------------------------------------------------

# Valid JSON that the profile refuses, and why (spec/07-heads-and-bodies.md section 1).
REFUSED = {
    "white space": """
        array_arraysWithSpaces array_heterogeneous array_with_1_and_newline array_with_leading_space
        array_with_trailing_space number_after_space object object_escaped_null_in_key object_extreme_numbers
        object_long_strings object_with_newlines string_in_array_with_leading_space structure_trailing_newline
        structure_whitespace_array""",
    "floats and exponents": """
        number number_0e+1 number_0e1 number_double_close_to_zero number_int_with_exp number_real_capital_e
        number_real_capital_e_neg_exp number_real_capital_e_pos_exp number_real_exponent number_real_fraction_exponent
        number_real_neg_exp number_real_pos_exponent number_simple_real structure_lonely_negative_real""",
    "minus zero": "number_minus_zero number_negative_zero",
    "a key twice": "object_duplicated_key object_duplicated_key_and_value",
    "a needless escape": """
        object_string_unicode string_1_2_3_bytes_UTF-8_sequences string_accepted_surrogate_pair
        string_accepted_surrogate_pairs string_allowed_escapes string_escaped_noncharacter string_last_surrogates_1_and_2
        string_nbsp_uescaped string_one-byte-utf-8 string_surrogates_U+1D11E_MUSICAL_SYMBOL_G_CLEF string_three-byte-utf-8
        string_two-byte-utf-8 string_uEscape string_uescaped_newline string_unicode string_unicodeEscapedBackslash
        string_unicode_U+10FFFE_nonchar string_unicode_U+1FFFE_nonchar string_unicode_U+200B_ZERO_WIDTH_SPACE
        string_unicode_U+2064_invisible_plus string_unicode_U+FDD0_nonchar string_unicode_U+FFFE_nonchar
        string_unicode_escaped_double_quote""",
}  # fmt: skip


def test_json_test_suite(json_vectors: Path) -> None:
    """Every n_ is refused; whatever is accepted is a y_ and re-encodes to itself; the rest of the y_ stand in REFUSED."""
    files = sorted(json_vectors.glob("*.json"))
    assert len(files) == 318
    accepted = set()
    for file in files:
        raw = file.read_bytes()
        try:
            value = parse_json(raw, limit=1 << 20)
        except Malformed:
            continue
        assert format_json(value) == raw
        accepted.add(file.stem)
    valid = {file.stem for file in files if file.name.startswith("y_")}
    refused = {f"y_{name}" for names in REFUSED.values() for name in names.split()}
    assert accepted == valid - refused
    assert refused <= valid
    assert len(accepted) == 40
