"""Every vector of spec/vectors through the reference implementation, and the vectors themselves."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from skywave.archive.body import parse_body
from skywave.archive.checkpoint import Checkpoint, parse_checkpoint
from skywave.archive.cosignature import open_cosignatures
from skywave.archive.encoding import HASH_BYTES, sha256
from skywave.archive.frame import decompress, format_bundle, parse_bundle
from skywave.archive.head import (
    parse_edition_head,
    parse_index_head,
    parse_redact_head,
    parse_standing_body,
    parse_standing_head,
    parse_story_head,
)
from skywave.archive.merkle import Frontier, check_inclusion, leaf_hash, root_of
from skywave.archive.mirrors import accept_mirrors, parse_mirrors
from skywave.archive.note import VerifierKey, format_note, open_note, parse_note
from skywave.archive.parts import format_parts, parse_parts
from skywave.archive.policy import parse_policy
from skywave.archive.proof import parse_proof
from skywave.archive.record import parse_record
from skywave.archive.release import accept_app_key, check_follows, parse_app_key, parse_release
from skywave.archive.root import RootNote, check_first, check_successor, newsroom_id, parse_root_note
from skywave.archive.strictjson import format_json, parse_json
from skywave.archive.tiles import format_entries, parse_entries
from skywave.errors import SkywaveError, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "spec" / "vectors"
Given = dict[str, Any]


def _keys(given: Given) -> list[VerifierKey]:
    return [VerifierKey.parse(text) for text in given["keys"]]


def _expect(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        msg = f"{what} is another one"
        raise VerificationFailed(msg)


def check_note(data: bytes, given: Given) -> bytes:
    note = parse_note(data, limit=1 << 16)
    signed = open_note(note, _keys(given))
    assert {key.text for key in signed} == set(given["signed_by"])
    return format_note(note.text, note.lines)


def check_checkpoint(data: bytes, given: Given) -> bytes:
    parsed = parse_checkpoint(data)
    open_note(parsed.note, _keys(given))
    assert parsed.head == Checkpoint(given["origin"], given["size"], bytes.fromhex(given["root"]))
    return format_note(parsed.head.text, parsed.note.lines)


def check_cosignature(data: bytes, given: Given) -> bytes:
    parsed = parse_checkpoint(data)
    dates = open_cosignatures(parsed.note, _keys(given))
    assert {key.text: time for key, time in dates.items()} == given["times"]
    return format_note(parsed.head.text, parsed.note.lines)


def check_policy(data: bytes, given: Given) -> bytes:
    lines = data.decode().split("\n")
    assert lines.pop() == ""
    policy = parse_policy(lines)
    if "cosigners" in given:
        _expect(policy.is_met_by([VerifierKey.parse(text) for text in given["cosigners"]]), True, "the quorum")
    for names in given["met_by"]:
        assert policy.is_met_by([policy.witnesses[name] for name in names])
    for names in given["not_met_by"]:
        assert not policy.is_met_by([policy.witnesses[name] for name in names])
    return ("\n".join(policy.lines) + "\n").encode()


def _root(names: list[str]) -> RootNote:
    """Return the newest root note of a chain of valid vectors."""
    raws = [(VECTORS / "root" / name).read_bytes() for name in names]
    root = check_first(raws[0])
    for raw in raws[1:]:
        root = check_successor(root, raw)
    return root


def check_root(data: bytes, given: Given) -> bytes:
    trusted: RootNote | None = None
    for name in given.get("after", ()):
        raw = (VECTORS / "root" / name).read_bytes()
        trusted = check_first(raw) if trusted is None else check_successor(trusted, raw)
    root = check_first(data) if trusted is None else check_successor(trusted, data)
    if "newsroom" in given:
        assert newsroom_id(root) == given["newsroom"]
        assert len(given["newsroom"]) == 52
    again, note = parse_root_note(data)
    assert again == root
    return format_note(root.text, note.lines)


def check_record(data: bytes, given: Given) -> bytes:
    record = parse_record(data)
    if "path" in given:
        path = [bytes.fromhex(text) for text in given["path"]]
        check_inclusion(leaf_hash(data), given["index"], given["size"], path, bytes.fromhex(given["root"]))
    assert leaf_hash(data).hex() == given["leaf_hash"]
    return record.format()


HEADS: dict[str, Callable[[bytes], Any]] = {
    "story": parse_story_head,
    "edition": parse_edition_head,
    "standing": parse_standing_head,
    "index": parse_index_head,
    "redact": parse_redact_head,
}
BODIES: dict[str, Callable[[bytes], Any]] = {"body": parse_body, "standing": parse_standing_body}


def check_head(data: bytes, given: Given) -> bytes:
    parsed = HEADS[given["kind"]](data)
    _expect(sha256(data).hex(), given["sha256"], "the head")
    formatted: bytes = parsed.format()
    return formatted


def check_body(data: bytes, given: Given) -> bytes:
    parsed = BODIES[given["kind"]](data)
    _expect(sha256(data).hex(), given["sha256"], "the body")
    formatted: bytes = parsed.format()
    return formatted


def check_frame(data: bytes, given: Given) -> bytes:
    _, (stream,) = parse_bundle(bytes(HASH_BYTES) + data, 1)
    if not given.get("absent"):
        inflated = decompress(stream, given["dictionary"].encode(), length=given["length"])
        _expect(sha256(inflated).hex(), given["sha256"], "the inflated document")
    else:
        assert stream == b""
    return format_bundle([stream], b"")


def check_bundle(data: bytes, given: Given) -> bytes:
    digest, streams = parse_bundle(data, given["count"])
    _expect(digest, sha256(given["dictionary"].encode()), "the dictionary")
    assert [len(stream) for stream in streams] == given["frames"]
    return format_bundle(streams, digest)


def check_parts(data: bytes, given: Given) -> bytes:
    entries = parse_parts(data)
    digests = [(entry.index, *(part and sha256(part).hex() for part in (entry.head, entry.body))) for entry in entries]
    assert digests == [tuple(entry) for entry in given["entries"]]
    framed = [
        b"".join(
            (entry.index.to_bytes(4, "big"), format_entries([entry.record.format()]), format_bundle(entry.frames, b""))
        )
        for entry in entries
    ]
    return format_parts(framed)


def check_entries(data: bytes, given: Given) -> bytes:
    leaves = parse_entries(data, given["count"])
    _expect(root_of([leaf_hash(leaf) for leaf in leaves]).hex(), given["root"], "the root")
    return format_entries(leaves)


def check_frontier(data: bytes, given: Given) -> bytes:
    frontier = Frontier.parse(given["start"], data)
    whole = frontier.extend(bytes.fromhex(text) for text in given["leaf_hashes"])
    _expect((whole.size, whole.root.hex()), (given["size"], given["root"]), "the tree")
    return frontier.format()


def check_proof(data: bytes, given: Given) -> bytes:
    proof = parse_proof(data)
    open_note(proof.check(given["leaf"].encode()).note, _keys(given))
    return proof.format()


def check_json(data: bytes, _: Given) -> bytes:
    return format_json(parse_json(data, limit=1 << 20))


def check_release(data: bytes, given: Given) -> bytes:
    previous = (VECTORS / "release" / given["after"]).read_bytes() if "after" in given else None
    release = parse_release(data)
    check_follows(parse_release(previous) if previous else None, release)
    assert leaf_hash(data).hex() == given["leaf_hash"]
    return release.format()


def check_app_key(data: bytes, given: Given) -> bytes:
    assert accept_app_key(_root([*given["after"], given["root"]]), data).text == given["key"]
    stated, note = parse_app_key(data)
    return format_note(stated.text, note.lines)


def check_mirrors(data: bytes, given: Given) -> bytes:
    root = _root([*given["after"], given["root"]])
    accepted = accept_mirrors(root, given["signer"], data)
    assert (accepted.signer, accepted.number) == (given["signer"], given["number"])
    assert [[mirror.address, mirror.until] for mirror in accepted.mirrors] == given["mirrors"]
    return format_note(accepted.text, parse_mirrors(data)[1].lines)


CHECKS: dict[str, Callable[[bytes, Given], bytes]] = {
    "note": check_note,
    "checkpoint": check_checkpoint,
    "cosignature": check_cosignature,
    "policy": check_policy,
    "root": check_root,
    "record": check_record,
    "head": check_head,
    "body": check_body,
    "frame": check_frame,
    "bundle": check_bundle,
    "parts": check_parts,
    "entries": check_entries,
    "frontier": check_frontier,
    "proof": check_proof,
    "json": check_json,
    "release": check_release,
    "appkey": check_app_key,
    "mirrors": check_mirrors,
}


def _listed() -> list[tuple[str, dict[str, Any]]]:
    return [
        (name, entry)
        for name in CHECKS
        for entry in json.loads((VECTORS / name / "index.json").read_text(encoding="utf-8"))["vectors"]
    ]


@pytest.mark.parametrize(("name", "entry"), [pytest.param(n, e, id=f"{n}/{e['file']}") for n, e in _listed()])
def test_vector(name: str, entry: dict[str, Any]) -> None:
    """A valid vector is accepted and re-encodes to itself; an invalid or tampered one is refused with its code."""
    data = (VECTORS / name / entry["file"]).read_bytes()
    if "error" not in entry:
        assert entry["file"].startswith("valid/")
        assert CHECKS[name](data, entry.get("with", {})) == data
        return
    with pytest.raises(SkywaveError) as caught:
        CHECKS[name](data, entry.get("with", {}))
    assert caught.value.code == entry["error"]


def test_every_file_is_listed_with_a_sentence_and_only_false_vectors_name_an_error() -> None:
    for name in CHECKS:
        files = {str(p.relative_to(VECTORS / name)) for p in (VECTORS / name).rglob("*") if p.is_file()} - {
            "index.json"
        }
        entries = [entry for n, entry in _listed() if n == name]
        assert files == {entry["file"] for entry in entries}
        for entry in entries:
            assert entry["description"]
            assert ("error" in entry) != entry["file"].startswith("valid/")
            assert (entry.get("error") == "malformed") == entry["file"].startswith("invalid/")
    assert {p.name for p in VECTORS.iterdir() if p.is_dir()} == set(CHECKS)


def test_the_script_writes_the_same_vectors_again(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "vectors"
    loader = importlib.machinery.SourceFileLoader("write_vectors", str(script))
    spec = importlib.util.spec_from_loader("write_vectors", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys_modules = importlib.import_module("sys").modules
    sys_modules["write_vectors"] = module  # dataclasses look their module up
    try:
        loader.exec_module(module)
        module.write(tmp_path)
    finally:
        del sys_modules["write_vectors"]
    written = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {p.relative_to(VECTORS): p.read_bytes() for p in VECTORS.rglob("*") if p.is_file()}
    assert written.keys() == kept.keys()
    for path, data in written.items():
        assert data == kept[path], path
