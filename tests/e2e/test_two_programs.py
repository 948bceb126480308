"""The browser reader and this program give the same verdict on the same bytes, and encode them again as the same bytes.

Each format gets its vectors, seeded mutations of them by the thousand (bits, bytes, lines, numbers, characters, splices) and
documents made for it. `reader/test/judge.ts` answers for the reader; nothing here says what the right answer is, only that there
is one.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.shared_data import DATA, missing

from skywave.archive.body import parse_body
from skywave.archive.checkpoint import parse_checkpoint
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
from skywave.archive.history import History
from skywave.archive.merkle import Frontier, check_inclusion, leaf_hash, root_of
from skywave.archive.mirrors import accept_mirrors, parse_mirrors
from skywave.archive.note import SIGNATURE, VerifierKey, format_note, is_safe_point, open_note, parse_note
from skywave.archive.parts import HEADER as PARTS_HEADER
from skywave.archive.parts import parse_parts
from skywave.archive.policy import parse_policy
from skywave.archive.proof import parse_proof
from skywave.archive.record import Part, Record, Removal, is_index_position, parse_record
from skywave.archive.release import accept_app_key, check_follows, parse_app_key, parse_release
from skywave.archive.root import RootNote, check_first, check_successor, newsroom_id, parse_root_note
from skywave.archive.strictjson import format_json, parse_json
from skywave.archive.tiles import format_entries, parse_entries
from skywave.archive.trust import accept_checkpoint
from skywave.errors import Malformed, SkywaveError, VerificationFailed
from skywave.story.address import address_hash, address_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "reader"
VECTORS = ROOT / "spec" / "vectors"
Given = dict[str, Any]
Opened = tuple[bytes, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """A document of a format, and what a reader is given with it."""

    format: str
    data: bytes
    given: Given


# --- this program's reading: the same questions as in reader/test/formats.ts ------------


def _keys(given: Given) -> list[VerifierKey]:
    return [VerifierKey.parse(text) for text in given["keys"]]


def _expect(found: object, given: Given, name: str) -> None:
    if name in given and found != given[name]:
        msg = f"the {name} is another one"
        raise VerificationFailed(msg)


def _chain(names: list[str]) -> RootNote:
    root = check_first((VECTORS / "root" / names[0]).read_bytes())
    for name in names[1:]:
        root = check_successor(root, (VECTORS / "root" / name).read_bytes())
    return root


def open_note_(data: bytes, given: Given) -> Opened:
    note = parse_note(data, limit=1 << 16)
    signed = sorted(key.text for key in open_note(note, _keys(given)))
    return format_note(note.text, note.lines), {"signed_by": signed}


def open_checkpoint(data: bytes, given: Given) -> Opened:
    parsed = parse_checkpoint(data)
    open_note(parsed.note, _keys(given))
    head = parsed.head
    return format_note(head.text, parsed.note.lines), {
        "origin": head.origin,
        "size": head.size,
        "root": head.root.hex(),
    }


def open_cosignature(data: bytes, given: Given) -> Opened:
    parsed = parse_checkpoint(data)
    dates = open_cosignatures(parsed.note, _keys(given))
    return format_note(parsed.head.text, parsed.note.lines), {"times": {key.text: dates[key] for key in dates}}


def open_policy(data: bytes, given: Given) -> Opened:
    try:
        *lines, end = data.decode().split("\n")
    except UnicodeDecodeError:
        raise Malformed("") from None
    if end:
        raise Malformed("")
    policy = parse_policy(lines)
    if "cosigners" in given and not policy.is_met_by([VerifierKey.parse(text) for text in given["cosigners"]]):
        raise VerificationFailed("")

    def met(names: list[str]) -> bool:
        return policy.is_met_by([policy.witnesses[name] for name in names if name in policy.witnesses])

    return ("\n".join(policy.lines) + "\n").encode(), {
        "met": [met(names) for names in given["met_by"]],
        "not_met": [met(names) for names in given["not_met_by"]],
    }


def open_root(data: bytes, given: Given) -> Opened:
    after = given.get("after", [])
    root = check_successor(_chain(after), data) if after else check_first(data)
    again, note = parse_root_note(data)
    facts = {"newsroom": newsroom_id(root), "version": root.version, "digest": root.digest.hex()}
    return format_note(again.text, note.lines), facts


def open_record(data: bytes, given: Given) -> Opened:
    record = parse_record(data)
    if "path" in given:
        path = [bytes.fromhex(text) for text in given["path"]]
        check_inclusion(leaf_hash(data), given["index"], given["size"], path, bytes.fromhex(given["root"]))
    return record.format(), {"leaf_hash": leaf_hash(data).hex()}


HEADS: dict[str, Callable[[bytes], Any]] = {
    "story": parse_story_head,
    "edition": parse_edition_head,
    "standing": parse_standing_head,
    "index": parse_index_head,
    "redact": parse_redact_head,
}
BODIES: dict[str, Callable[[bytes], Any]] = {"body": parse_body, "standing": parse_standing_body}


def open_head(data: bytes, given: Given) -> Opened:
    return _open_document(HEADS[given["kind"]](data), data, given)


def open_body(data: bytes, given: Given) -> Opened:
    return _open_document(BODIES[given["kind"]](data), data, given)


def _open_document(parsed: Any, data: bytes, given: Given) -> Opened:
    digest = sha256(data).hex()
    _expect(digest, given, "sha256")
    return parsed.format(), {"sha256": digest}


def open_frame(data: bytes, given: Given) -> Opened:
    _, (stream,) = parse_bundle(bytes(HASH_BYTES) + data, 1)
    again = format_bundle([stream], b"")
    if given.get("absent"):
        return again, {"absent": not stream}
    digest = sha256(decompress(stream, given["dictionary"].encode(), length=given["length"])).hex()
    _expect(digest, given, "sha256")
    return again, {"sha256": digest}


def open_bundle(data: bytes, given: Given) -> Opened:
    digest, streams = parse_bundle(data, given["count"])
    if digest != sha256(given["dictionary"].encode()):
        raise VerificationFailed("")
    return format_bundle(streams, digest), {"frames": [len(stream) for stream in streams]}


def open_parts(data: bytes, _: Given) -> Opened:
    entries = parse_parts(data)
    found = [(e.index, *(part and sha256(part).hex() for part in (e.head, e.body))) for e in entries]
    framed = [e.index.to_bytes(4, "big") + format_entries([e.record.format(), *e.frames]) for e in entries]
    return PARTS_HEADER + b"".join(framed), {"entries": [list(entry) for entry in found]}


def open_entries(data: bytes, given: Given) -> Opened:
    leaves = parse_entries(data, given["count"])
    root = root_of([leaf_hash(leaf) for leaf in leaves]).hex()
    _expect(root, given, "root")
    return format_entries(leaves), {"root": root}


def open_frontier(data: bytes, given: Given) -> Opened:
    frontier = Frontier.parse(given["start"], data)
    whole = frontier.extend(bytes.fromhex(text) for text in given["leaf_hashes"])
    _expect(whole.root.hex(), given, "root")
    _expect(whole.size, given, "size")
    return frontier.format(), {"size": whole.size, "root": whole.root.hex()}


def open_proof(data: bytes, given: Given) -> Opened:
    proof = parse_proof(data)
    checkpoint = proof.check(given["leaf"].encode())
    open_note(checkpoint.note, _keys(given))
    return proof.format(), {"index": proof.index, "size": checkpoint.head.size}


def open_json(data: bytes, _: Given) -> Opened:
    return format_json(parse_json(data, limit=1 << 20)), {}


def open_release(data: bytes, given: Given) -> Opened:
    release = parse_release(data)
    previous = (VECTORS / "release" / given["after"]).read_bytes() if "after" in given else None
    check_follows(parse_release(previous) if previous else None, release)
    return release.format(), {"leaf_hash": leaf_hash(data).hex()}


def open_app_key(data: bytes, given: Given) -> Opened:
    key = accept_app_key(_chain([*given["after"], given["root"]]), data)
    stated, note = parse_app_key(data)
    return format_note(stated.text, note.lines), {"key": key.text}


def open_mirrors(data: bytes, given: Given) -> Opened:
    accepted = accept_mirrors(_chain([*given["after"], given["root"]]), given["signer"], data)
    return format_note(accepted.text, parse_mirrors(data)[1].lines), {
        "signer": accepted.signer,
        "number": accepted.number,
        "mirrors": [[mirror.address, mirror.until] for mirror in accepted.mirrors],
    }


def open_acceptance(data: bytes, given: Given) -> Opened:
    root = _chain([*given["after"], given["root"]])
    desk = given.get("desk")
    keys = root.desks.get(desk, root.root) if desk else root.root
    accepted = accept_checkpoint(root, root.desk_origin(desk) if desk else root.log_origin, keys, data)
    return accepted.head.text.encode(), {
        "time": accepted.time,
        "dated_by": accepted.dated_by,
        "unexplained": list(accepted.unexplained),
    }


def open_history(data: bytes, given: Given) -> Opened:
    history = History()
    indexes = []
    for leaf in parse_entries(data, given["count"]):
        index = history.size
        history.append(parse_record(leaf))
        if is_index_position(index):
            indexes.append(sha256(history.index_head(index).format()).hex())
    bundles = range(-(-history.size // 256))
    return format_entries(record.format() for record in history.records), {
        "works": history.works,
        "redactions": history.redactions,
        "removed_assets": {digest.hex(): by for digest, by in history.removed_assets.items()},
        "removed": [[index, part, by] for (index, part), by in sorted(history.removed.items())],
        "indexes": indexes,
        "standing": history.standing,
        "editions": history.editions,
        "head_redactions": [history.redaction_count("head", bundle) for bundle in bundles],
        "body_redactions": [history.redaction_count("body", bundle) for bundle in bundles],
    }


def open_ed25519(data: bytes, _: Given) -> Opened:
    key = VerifierKey.of("k", SIGNATURE, data[:32])
    return data, {"safe": is_safe_point(key.public_key), "verified": key.verify(data[96:], data[32:96])}


def open_address(data: bytes, _: Given) -> Opened:
    key = address_key(data.decode())
    return key.encode(), {"hash": address_hash(key)}


OPEN: dict[str, Callable[[bytes, Given], Opened]] = {
    "note": open_note_,
    "checkpoint": open_checkpoint,
    "cosignature": open_cosignature,
    "policy": open_policy,
    "root": open_root,
    "record": open_record,
    "head": open_head,
    "body": open_body,
    "frame": open_frame,
    "bundle": open_bundle,
    "parts": open_parts,
    "entries": open_entries,
    "frontier": open_frontier,
    "proof": open_proof,
    "json": open_json,
    "release": open_release,
    "appkey": open_app_key,
    "mirrors": open_mirrors,
    "acceptance": open_acceptance,
    "history": open_history,
    "ed25519": open_ed25519,
    "address": open_address,
}


def _verdict(case: Case) -> dict[str, Any]:
    try:
        again, facts = OPEN[case.format](case.data, case.given)
    except SkywaveError as error:
        return {"ok": False, "code": error.code}
    return {"ok": True, "again": again.hex(), "facts": facts}


# --- the comparison ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reader's judge as one script for Node."""
    bundler = READER / "node_modules" / ".bin" / "esbuild"
    if shutil.which("node") is None or not bundler.exists():
        missing("there is no node, or reader/node_modules is not installed (npm ci in reader/)")
    script = tmp_path_factory.mktemp("judge") / "judge.cjs"
    subprocess.run(
        [bundler, "test/judge.ts", "--bundle", "--platform=node", "--format=cjs", f"--outfile={script}"],
        cwd=READER,
        check=True,
        capture_output=True,
    )
    return script


def _comparable(verdict: dict[str, Any]) -> str:
    """Return one text for a verdict: numbers above 2^53 are rounded, as JavaScript does."""
    return json.dumps(_rounded(verdict), sort_keys=True)


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return float(value) if type(value) is int else value


def compare(judge: Path, cases: Iterable[Case]) -> tuple[int, int]:
    """Hold both programs' verdicts on all cases against each other; return how many there were, and how many were accepted."""
    distinct = list({(case.format, case.data, json.dumps(case.given)): case for case in cases}.values())
    lines = "".join(
        json.dumps({"format": case.format, "hex": case.data.hex(), "with": case.given}) + "\n" for case in distinct
    )
    node = shutil.which("node")
    assert node is not None
    answers = subprocess.run([node, judge, VECTORS], input=lines, text=True, capture_output=True, check=True).stdout
    verdicts = answers.splitlines()
    assert len(verdicts) == len(distinct)
    accepted = 0
    for case, answer in zip(distinct, verdicts, strict=True):
        ours, theirs = _verdict(case), json.loads(answer)
        if ours.get("code") == "malformed" and theirs.get("code") == "malformed":
            continue
        assert _comparable(theirs) == _comparable(ours), f"{case.format} {case.given} {case.data!r}"
        accepted += ours["ok"]
    return len(distinct), accepted


# --- mutations --------------------------------------------------------------------------

NUMBERS = ["0", "1", "00", "01", "-1", "-0", "+1", "1.0", "1e3", "255", "256", "65535", "65536", "1048577", "16777216",
           "16777217", "253402300799", "253402300800", "9007199254740991", "9007199254740992", "9007199254740993",
           "9223372036854775807", "9999999999999999999", "18446744073709551616", "10000000000000000000"]  # fmt: skip
CHARACTERS = [*"\x00\t\r\n\v\f\x1b\x1f \"'\\/<>&+={}[]:,|`^%_-.\x7f\x80\x85\x9f\xa0\xad", *(chr(c) for c in (
    0x600, 0x61C, 0x1019, 0x1680, 0x180E, 0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2014, 0x2028, 0x2029, 0x202A,
    0x202E, 0x202F, 0x205F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3000, 0xE000, 0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF,
    0x10000, 0x1F600, 0x1FFFE, 0x1FFFF, 0xE0001, 0x10FFFD, 0x10FFFE, 0x10FFFF))]  # fmt: skip
# What is no UTF-8: surrogates, overlong forms, cut and stray bytes, and code points that do not exist.
NO_UTF8 = [b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x80\x80", b"\xf0\x80\x80\x80", b"\xff", b"\xfe",
           b"\x80", b"\xc3", b"\xe2\x82", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xef\xbb\xbf"]  # fmt: skip


def mutations(rng: random.Random, data: bytes, others: list[bytes], count: int) -> Iterator[bytes]:
    """Yield `count` broken or changed copies of a document; `others` are of the same format."""
    for _ in range(count):
        mutated = data
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            mutated = rng.choice(MUTATIONS)(rng, mutated, others)
        yield mutated


def _flip(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = rng.randrange(len(data) or 1)
    return data[:at] + bytes(byte ^ 1 << rng.randrange(8) for byte in data[at : at + 1]) + data[at + 1 :]


def _delete(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = rng.randrange(len(data) or 1)
    return data[:at] + data[at + rng.choice((1, 1, 1, 2, 8, 64)) :]


def _double(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at, width = rng.randrange(len(data) or 1), rng.choice((1, 1, 2, 8, 64))
    return data[: at + width] + data[at:]


def _splice(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    other = rng.choice(others)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _number(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    match = rng.choice(found)
    number = int(match[0][:18])
    spelling = rng.choice([*NUMBERS, str(number + 1), str(max(number - 1, 0)), str(number * 256)])
    return data[: match.start()] + spelling.encode() + data[match.end() :]


def _character(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = rng.randrange(len(data) + 1)
    put = rng.choice(CHARACTERS).encode() if rng.random() < 0.8 else rng.choice(NO_UTF8)
    return data[:at] + put + data[at + rng.choice((0, 1)) :]


def _line(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            lines[at], lines[other] = lines[other], lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            del lines[at]
        case _:
            lines[at] = rng.choice(rng.choice(others).split(b"\n"))
    return b"\n".join(lines)


def _word(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    words, theirs = re.split(rb"([ \n])", data), re.split(rb"[ \n]", rng.choice(others))
    words[rng.randrange(0, len(words), 2)] = rng.choice((*theirs, b"", b"none", b"all", b"any", b"head", b"x" * 65))
    return b"".join(words)


def _truncate(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


MUTATIONS = (_flip, _delete, _double, _splice, _number, _character, _line, _word, _truncate)


def _vectors(name: str) -> list[tuple[bytes, dict[str, Any]]]:
    listed = json.loads((VECTORS / name / "index.json").read_text(encoding="utf-8"))["vectors"]
    return [((VECTORS / name / entry["file"]).read_bytes(), entry) for entry in listed]


def _unheld(given: Given) -> Given:
    """Return what a reader is given without the hashes that would refuse every mutation before its form is looked at."""
    return {name: value for name, value in given.items() if name not in ("sha256", "path", "cosigners")}


# How many mutations of each valid vector: fewer where each costs signatures.
COUNTS = {
    "note": 80, "checkpoint": 100, "cosignature": 60, "policy": 600, "root": 100, "record": 500, "head": 300, "body": 900,
    "frame": 400, "bundle": 300, "parts": 200, "entries": 200, "frontier": 40, "proof": 120, "json": 600, "release": 200,
    "appkey": 120, "mirrors": 100,
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_vectors_and_their_mutations(name: str, judge: Path) -> None:
    rng = random.Random(f"two programs {name}")
    vectors = _vectors(name)
    others = [data for data, _ in vectors]
    cases = [Case(name, data, entry.get("with", {})) for data, entry in vectors]
    for data, entry in vectors:
        if "error" not in entry:
            given = _unheld(entry.get("with", {}))
            cases += [Case(name, mutated, given) for mutated in mutations(rng, data, others, COUNTS[name])]
    count, accepted = compare(judge, cases)
    assert count > len(vectors)
    assert accepted >= sum("error" not in entry for _, entry in vectors)


# --- documents made for a format --------------------------------------------------------


def _json_value(rng: random.Random, depth: int) -> Any:
    if depth <= 0 or rng.random() < 0.4:
        return rng.choice(
            (
                None, True, False, 0, -1, 7, 2**53 - 1, -(2**53 - 1), 2**53, -(2**53), 2**64, 10**30, 0.5, 1e3, -0.0, "", "x",
                "".join(rng.choice(CHARACTERS) for _ in range(4)), "\ud800", "\udc00\ud800", "\ud83d\ude00", [], {},
            )
        )  # fmt: skip
    if rng.random() < 0.5:
        return [_json_value(rng, depth - 1) for _ in range(rng.randrange(4))]
    names = ["", "a", "A", "b", "10", "9", "__proto__", "constructor", "\uffff", "\U00010000", "\ue000", "\U0001f600"]
    return {rng.choice(names): _json_value(rng, depth - 1) for _ in range(rng.randrange(4))}


def test_json_in_many_spellings(judge: Path) -> None:
    rng = random.Random("json")
    documents = []
    for _ in range(4000):
        value = _json_value(rng, rng.choice((1, 3, 7, 8, 9, 10)))
        spelling = json.dumps(
            value,
            ensure_ascii=rng.random() < 0.2,
            sort_keys=rng.random() < 0.8,
            separators=(",", ":") if rng.random() < 0.9 else (", ", ": "),
        )
        documents.append(spelling.encode("utf-8", "surrogatepass"))
    depth = [b"[" * n + b"]" * n for n in (8, 9, 100, 5000)] + [b'{"a":' * n + b"1" + b"}" * n for n in (8, 9, 5000)]
    spellings = [b'{"a":1,"a":1}', b'{"b":1,"a":1}', b"NaN", b"Infinity", b"-Infinity", b"-0", b"-", b"01", b"1.", b"1e1", b"+1",
                 b'"\\u0041"', b'"\\/"', b'"\\u00e9"', b'"\\u001F"', b'"\\u001f"', b'"\\b"', b'"\\u0008"', b'"\\u007f"',
                 b'"\x7f"', b'"\\ud83d\\ude00"', b'"\\ud800"', b'"\\uDC00"', b'"\\x41"', b"'a'", b"\xef\xbb\xbf{}", b"", b" {}",
                 b"{}\n", b"[1,]", b"{,}", b"true", b"True", b"nul", b'"\n"', b'"a', b"1" * 5000, b"0x1", b"1n", b"1_0",
                 b'{"__proto__":1}', b'{"__proto__":{"a":1}}', b'{"constructor":[]}', b"undefined", b"[undefined]"]  # fmt: skip
    cases = [Case("json", data, {}) for data in (*documents, *depth, *spellings)]
    suite = DATA / "json" / "test_parsing"
    cases += [Case("json", path.read_bytes(), {}) for path in sorted(suite.glob("*.json"))] if suite.exists() else []
    count, accepted = compare(judge, cases)
    assert count > 2000
    assert accepted > 200


POOL: list[Any] = [None, True, False, 0, 1, -1, 2, 3, 4, 5, 99, 100, 65535, 65536, 67108864, 67108865, 2**53 - 1, -(2**53 - 1),
        -30610224000, -30610224001, 253402300799, 253402300800, 16777216, 16777217, "", "x", "a\nb", "\u202e", "\u2066",
        "\u2066a\u2069", "x" * 1000, "x" * 1001, "\U0001f600" * 1000, "\U0001f600" * 1001, "x" * 20000, "x" * 20001, [], {}, [""],
        ["x"], ["em"], ["strong"], ["em", "strong"], ["strong", "em"], ["em", "em"], [[]], [["x"]], "em", "ltr", "rtl", "auto",
        "my", "zh-Hant", "zh-Hant-HK-x1", "x-a", "https://a/b", "http://a", "https://", "ftp://a", "https://a b",
        "https://\u00e9",
        "https://a/" + "x" * 1998, "https://a/" + "x" * 1999, "javascript:alert(1)", "cc", "owned", "unknown", "valid", "minor",
        "grave", "correction", "image/jpeg", "image/webp", "audio/ogg", "text/html", "no-file", "0" * 64, "f" * 64, "F" * 64,
        "5gq3k2c7w4x6y2ab", "5gq3k2c7w4x6y2a1", "mya", "benar/tha", "app", "a/head", "a" * 26, ["a" * 26, "b" * 26],
        ["b" * 26, "a" * 26], ["a" * 26, "a" * 26], ["a" * 25], ["x"] * 51, [[1, [2]]], [[1, []]], [[1, [2, 3]], [2, [3]]],
        [[5, [4]]], [[1, [2, 2]]], [[1, [2], 3]], {"p": ["x"]}, {"figure": 0}, {"t": "x"},
        {"a": "https://a", "t": "x"}]  # fmt: skip
NAMES = ["a", "d", "l", "m", "t", "p", "h", "level", "ul", "ol", "by", "quote", "figure", "header", "table", "embed", "title",
         "alt", "caption", "credit", "right", "file", "reason", "agency", "via", "manifest", "renditions", "note", "publisher",
         "translates", "byline_withheld", "addresses", "x", "__proto__"]  # fmt: skip


def _change(rng: random.Random, value: Any) -> Any:
    """Return a copy of a JSON value with one change somewhere in it."""
    inside = isinstance(value, dict | list) and value and rng.random() < 0.8
    if isinstance(value, dict) and inside:
        name = rng.choice(list(value))
        rest = {key: item for key, item in value.items() if key != name}
        match rng.randrange(6):
            case 0:
                return rest
            case 1:
                return {**value, rng.choice(NAMES): rng.choice(POOL)}
            case 2:
                return {**rest, rng.choice(NAMES): value[name]}
            case _:
                return {**value, name: _change(rng, value[name])}
    if isinstance(value, list) and inside:
        at = rng.randrange(len(value))
        match rng.randrange(6):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, rng.choice(value)]
            case 2:
                return [*value[:at], rng.choice(POOL), *value[at:]]
            case 3:
                return rng.sample(value, len(value))
            case _:
                return [*value[:at], _change(rng, value[at]), *value[at + 1 :]]
    if isinstance(value, str) and rng.random() < 0.5:
        at = rng.randrange(len(value) + 1)
        return value[:at] + rng.choice(CHARACTERS) + value[at + rng.randrange(2) :]
    if type(value) is int and rng.random() < 0.5:
        return value + rng.choice((-1, 1))
    return rng.choice(POOL)


@pytest.mark.parametrize(("name", "count"), [("head", 9000), ("body", 6000)])
def test_documents_with_fields_changed(name: str, count: int, judge: Path) -> None:
    rng = random.Random(f"fields {name}")
    valid = [(json.loads(data), entry["with"]["kind"]) for data, entry in _vectors(name) if "error" not in entry]
    cases: list[Case] = []
    while len(cases) < count:
        value, kind = rng.choice(valid)
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            value = _change(rng, value)
        try:
            cases.append(Case(name, format_json(value), {"kind": kind}))
        except ValueError:
            continue
    distinct, accepted = compare(judge, cases)
    assert distinct > count // 3
    assert count // 50 < accepted < distinct


def _with_each_value(value: Any) -> Iterator[Any]:
    """Yield copies of a JSON value: one for each field of any object in it, known or new, and each value that it might get."""
    if isinstance(value, dict):
        for name in {**value, **dict.fromkeys(NAMES)}:
            # The longest texts have their turn in the test above.
            yield from ({**value, name: item} for item in POOL if not (isinstance(item, str) and len(item) > 1001))
        for name, item in value.items():
            yield {key: other for key, other in value.items() if key != name}
            yield from ({**value, name: changed} for changed in _with_each_value(item))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from ([*value[:at], changed, *value[at + 1 :]] for changed in _with_each_value(item))


ASSET: Given = {"alt": "", "caption": "", "credit": "", "manifest": {"signer": "", "state": "valid"}, "right": "owned",
                "file": {"height": 1, "length": 1, "media": "image/jpeg", "sha256": "0" * 64, "width": 1},
                "renditions": [{"height": 1, "length": 1, "media": "image/webp", "sha256": "f" * 64, "width": 1}]}  # fmt: skip
NOTE: Given = {"at": 1, "from": 1, "severity": "minor", "text": "x", "to": 2, "type": "correction"}
STORY: Given = {"assets": [ASSET], "byline": ["x"], "byline_withheld": True, "note": NOTE, "place": "", "published": None,
                "section": "", "summary": "", "title": "x", "translates": "mya", "addresses": ["a" * 26]}  # fmt: skip
WHOLE: list[tuple[str, str, Any]] = [
    ("head", "story", STORY),
    ("head", "edition", {"lead": None, "pins": ["5gq3k2c7w4x6y2ab"], "sections": ["x"]}),
    ("head", "standing", {"address": "", "masthead": "dawn", "name": "x"}),
    ("head", "index", {"end": 255, "start": 0, "supersedes": [[1, [2, 3]]]}),
    ("head", "redact", {"note": NOTE}),
    ("body", "body", {"blocks": [{"p": [{"a": "https://a/b", "d": "rtl", "l": "my", "m": ["em"], "t": "x"}]}]}),
    (
        "body",
        "body",
        {"blocks": [{"by": "", "quote": [["x"]]}, {"h": ["x"], "level": 2}, {"figure": 0}, {"ul": [["x"]]}]},
    ),
    (
        "body",
        "body",
        {"blocks": [{"header": True, "table": [[["x"]]]}, {"embed": "https://a", "title": ""}, {"ol": []}]},
    ),
    ("body", "standing", {"texts": {"about": [{"p": ["x"]}]}}),
]


def test_every_field_with_every_kind_of_value(judge: Path) -> None:
    cases = []
    for name, kind, value in WHOLE:
        for changed in (value, *_with_each_value(value)):
            try:
                cases.append(Case(name, format_json(changed), {"kind": kind}))
            except ValueError:  # too deep, or a number that no document holds
                continue
    count, accepted = compare(judge, cases)
    assert count > 20_000
    assert accepted > 500


def test_every_kind_of_character_in_every_kind_of_text(judge: Path) -> None:
    rng = random.Random("characters")
    points = {
        *range(0x100), *range(0x2000, 0x2070), *range(0xFDC8, 0xFDF8),
        *(plane << 16 | end for plane in range(17) for end in (0xFFFD, 0xFFFE, 0xFFFF)),
        0x61C, 0x1680, 0x180E, 0x3000, 0xFEFF, 0xD7FF, 0xE000, *(rng.randrange(0xE000, 0x110000) for _ in range(200)),
    }  # fmt: skip
    head: Given = {
        "assets": [],
        "byline": [],
        "place": "",
        "published": None,
        "section": "",
        "summary": "",
        "title": "x",
    }
    cases = []
    for point in sorted(points):
        text = f"a{chr(point)}b"
        cases += [Case("head", format_json({**head, field: text}), {"kind": "story"}) for field in ("title", "summary")]
        span = {"a": f"https://example.org/{chr(point)}", "t": "x"}
        cases.append(Case("body", format_json({"blocks": [{"p": [span]}]}), {"kind": "body"}))
        cases.append(Case("note", f"x\n\n\u2014 {text} AAAAAAA=\n".encode(), {"keys": []}))
    isolates = [
        "".join(rng.choice("\u2066\u2067\u2068\u2069a") for _ in range(rng.randrange(1, 7))) for _ in range(400)
    ]
    cases += [Case("head", format_json({**head, "title": text}), {"kind": "story"}) for text in isolates]
    count, accepted = compare(judge, cases)
    assert count > 1500
    assert accepted > 500


# --- frames -----------------------------------------------------------------------------


def _streams(rng: random.Random) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield streams with the dictionary and the length to inflate them with."""
    words = ["the", "river", "rose", "at", "night", "and", "newsroom", "counted", "its", "boats", "မြစ်", "河", ""]
    for _ in range(400):
        dictionary = " ".join(rng.choice(words) for _ in range(rng.choice((0, 0, 5, 60)))).encode()
        text = " ".join(rng.choice(words) for _ in range(rng.choice((0, 1, 3, 30, 300)))).encode()
        text = rng.choice(
            (text, text, text, text, rng.randbytes(rng.choice((1, 40, 900))), b"x" * rng.randrange(250, 900))
        )
        strategy = rng.choice((zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE))
        window = -rng.choice((9, 12, 15, 15))
        packer = zlib.compressobj(rng.choice((0, 1, 6, 9)), zlib.DEFLATED, window, 9, strategy, dictionary)
        stream = packer.compress(text[: len(text) // 2])
        if rng.random() < 0.3:
            stream += packer.flush(rng.choice((zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK)))
        yield stream + packer.compress(text[len(text) // 2 :]) + packer.flush(), dictionary, len(text)


class _Bits:
    """A stream under construction: plain numbers go lowest bit first, codes highest bit first (RFC 1951 section 3.1.1)."""

    def __init__(self) -> None:
        self.bits: list[int] = []

    def number(self, value: int, width: int) -> None:
        self.bits += [value >> bit & 1 for bit in range(width)]

    def code(self, lengths: dict[int, int], symbol: int) -> None:
        """Write a symbol in the canonical code of these lengths."""
        ordered = sorted((length, of) for of, length in lengths.items() if length)
        value = previous = 0
        for length, of in ordered:
            value <<= length - previous
            if of == symbol:
                self.bits += [value >> bit & 1 for bit in reversed(range(length))]
                return
            value, previous = value + 1, length

    @property
    def data(self) -> bytes:
        return bytes(
            sum(bit << place for place, bit in enumerate(self.bits[at : at + 8])) for at in range(0, len(self.bits), 8)
        )


def _lengths(rng: random.Random, symbols: list[int], longest: int) -> dict[int, int]:
    """Return the lengths of a complete code over these symbols, and now and then of one that is not."""
    leaves = [0]
    while len(leaves) < len(symbols):
        at = rng.randrange(len(leaves))
        if leaves[at] < longest:
            leaves[at : at + 1] = [leaves[at] + 1] * 2
    lengths = dict(zip(symbols, (leaf or 1 for leaf in leaves), strict=False))
    if rng.random() < 0.2:
        lengths[rng.choice(symbols)] = rng.choice((0, 1, longest))
    return lengths


def _dynamic_block(rng: random.Random) -> bytes:
    """Return a stream of one block with codes of its own, of which some are not as RFC 1951 wants them."""
    literals = {*rng.sample(range(256), rng.randrange(4)), *rng.sample(range(257, 288), rng.randrange(3))}
    literals |= {256} if rng.random() < 0.9 else {97}
    codes = _lengths(rng, sorted(literals), 15)
    far = _lengths(rng, sorted(rng.sample(range(32), rng.choice((1, 1, 2, 3)))), 15) if rng.random() < 0.9 else {}
    last, last_far = max(codes), max(far, default=0)
    hlit = max(257, last + 1, rng.choice((0, 286, 287, 288)) if rng.random() < 0.2 else 0)
    hdist = max(1, last_far + 1, rng.choice((0, 30, 31, 32)) if rng.random() < 0.2 else 0)
    values = [codes.get(symbol, 0) for symbol in range(hlit)] + [far.get(symbol, 0) for symbol in range(hdist)]
    used = sorted({*values, 0, 18, *([16, 17] if rng.random() < 0.3 else [])})
    order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    meta = _lengths(rng, used, 7)
    out = _Bits()
    for value, width in ((1, 1), (2, 2), (hlit - 257, 5), (hdist - 1, 5), (15, 4)):
        out.number(value, width)
    for symbol in order:
        out.number(meta.get(symbol, 0), 3)
    at = 0
    while at < len(values):
        run = next((n for n in range(at, len(values)) if values[n]), len(values)) - at
        if 16 in meta and rng.random() < (0.3 if at == 0 else 0.003):
            out.code(meta, 16)  # repeats what was not so, or nothing at all
            out.number(3, 2)
            at += 6
        elif run >= 11 and 18 in meta:
            run = min(run, 138) + (rng.random() < (0.3 if at + run == len(values) else 0.01))
            out.code(meta, 18)
            out.number(run - 11, 7)
            at += run
        elif 16 in meta and at and values[at - 1 : at] * 3 == values[at : at + 3]:
            out.code(meta, 16)
            out.number(0, 2)
            at += 3
        else:
            out.code(meta, values[at])
            at += 1
    return _with_symbols(rng, out, codes, far)


def _fixed_block(rng: random.Random) -> bytes:
    """Return a stream of one block in fixed codes, of which some stand for nothing."""
    out = _Bits()
    out.number(3, 3)
    codes = {symbol: 8 if symbol < 144 or symbol > 279 else 9 if symbol < 256 else 7 for symbol in range(288)}
    return _with_symbols(rng, out, codes, dict.fromkeys(range(32), 5))


def _with_symbols(rng: random.Random, out: _Bits, codes: dict[int, int], far: dict[int, int]) -> bytes:
    """Write some symbols of a block, and its end."""
    for _ in range(rng.randrange(6)):
        symbol = rng.choice(sorted(codes))
        out.code(codes, symbol)
        if symbol > 256 and far:
            out.number(rng.randrange(32), (symbol - 261) // 4 if 265 <= symbol < 285 else 0)
            distance = rng.choice(list(far))
            out.code(far, distance)
            out.number(rng.randrange(4), max(distance // 2 - 1, 0))
    out.code(codes, 256)
    return out.data


def _inflated(stream: bytes) -> int | None:
    """Return how many bytes a stream holds, or None where zlib finds it broken."""
    try:
        return len(zlib.decompressobj(-15, zdict=b"abcdefgh" * 64).decompress(stream, 1 << 16))
    except zlib.error:
        return None


def test_blocks_with_codes_of_their_own(judge: Path) -> None:
    rng = random.Random("dynamic")
    dictionary = "abcdefgh" * 64
    streams = [_dynamic_block(rng) for _ in range(9000)] + [_fixed_block(rng) for _ in range(2000)]
    lengths = [_inflated(stream) for stream in streams]
    cases = [
        Case(
            "frame", format_bundle([stream], b""), {"dictionary": dictionary, "length": 3 if length is None else length}
        )
        for stream, length in zip(streams, lengths, strict=True)
    ]
    count, accepted = compare(judge, cases)
    assert count > 8000
    assert accepted > 1000
    assert sum(length is None for length in lengths) > 1000


def test_streams_and_broken_streams(judge: Path) -> None:
    rng = random.Random("frames")
    cases = []
    for stream, dictionary, length in _streams(rng):
        turned = [_flip(rng, stream, []) for _ in range(20)]
        # Around its end, where bits may hide, and at its begin, where the codes stand.
        turned += [stream[:-1] + bytes([stream[-1] ^ 1 << bit]) for bit in range(8)]
        turned += [_flip(rng, stream[:90], []) + stream[90:] for _ in range(10)]
        for candidate in (stream, stream + b"\0", stream[:-1], *turned):
            wanted = length + rng.choice((0, 0, 0, 0, 0, 1, -1))
            given = {"dictionary": dictionary.decode(), "length": max(wanted, 0)}
            cases.append(Case("frame", format_bundle([candidate], b""), given))
    # Streams out of nothing: nearly all are broken, in every way that zlib knows.
    for _ in range(6000):
        noise = bytes([rng.choice((1, 2, 3, 4, 5, 7)) | rng.randrange(32) << 3]) + rng.randbytes(rng.randrange(1, 60))
        cases.append(Case("frame", format_bundle([noise], b""), {"dictionary": "", "length": rng.randrange(4)}))
    count, accepted = compare(judge, cases)
    assert count > 15_000
    assert accepted > 300


def test_parts_of_documents_that_records_name(judge: Path) -> None:
    rng = random.Random("parts")
    documents = [data for data, _ in _vectors("head") if data]
    cases = []
    for _ in range(1500):
        parts, index = b"", rng.choice((0, 255, 256, 16777000))
        for _ in range(rng.choice((1, 1, 2, 3))):
            index += rng.choice((0, 1, 1, 1, 250))
            texts = [rng.choice(documents) if rng.random() < 0.6 else None for _ in range(2)]
            named = [Part(sha256(text or b""), len(text or b"")) for text in texts]
            leaf = Record("publish", "5gq3k2c7w4x6y2ab", 1, None, 1, "my", named[0], named[1]).format()
            shown = [rng.choice(documents) if text and rng.random() < 0.03 else text for text in texts]
            frames = [zlib.compressobj(6, zlib.DEFLATED, -15) for _ in shown]
            streams = [f.compress(s) + f.flush() if s is not None else b"" for f, s in zip(frames, shown, strict=True)]
            parts += index.to_bytes(4, "big") + format_entries([leaf, *streams])
        data = PARTS_HEADER + parts
        cases.append(Case("parts", data if rng.random() < 0.7 else next(mutations(rng, data, [data], 1)), {}))
    count, accepted = compare(judge, cases)
    assert count > 1000
    assert accepted > 200


# --- logs, keys, addresses --------------------------------------------------------------


def _records(rng: random.Random, size: int) -> Iterator[Record]:
    """Yield a valid log's records."""
    part = Part(bytes(32), 4)
    works: dict[str, list[int]] = {}
    targets: list[tuple[int, str]] = []
    logged = 1000
    for index in range(size):
        logged += rng.choice((0, 0, 1, 60))
        name = "".join(rng.choice("abcdefgh234567") for _ in range(16))
        kind = rng.choice(("publish", "publish", "correct", "retract", "redact", "edition", "standing"))
        known = rng.choice(list(works)) if works and rng.random() < 0.6 else name
        versions = works.get(known, [])
        if is_index_position(index):
            yield Record("index", None, 0, None, logged, "my", part, None)
            continue
        if kind == "redact" and targets:
            ref, work = rng.choice(targets)
            choices = [Removal("head"), Removal("body"), Removal("asset", bytes([rng.randrange(4)]) * 32)]
            removals = tuple(rng.sample(choices, rng.randrange(1, 4)))
            yield Record("redact", work, 1, ref, logged, "my", rng.choice((part, None)), None, removals)
        elif kind in {"edition", "standing"}:
            yield Record(kind, name, 1, None, logged, "my", part, part if kind == "standing" else None)
        else:
            story = "publish" if not versions or kind == "redact" else kind
            body = None if story == "retract" else part
            ref_ = versions[-1] if versions else None
            yield Record(story, known, len(versions) + 1, ref_, logged, "my", part, body)
            works.setdefault(known, []).append(index)
            targets.append((index, known))


def test_logs_in_order_and_out_of_it(judge: Path) -> None:
    rng = random.Random("history")
    cases = []
    for _ in range(120):
        leaves = [record.format() for record in _records(rng, rng.choice((3, 20, 255, 256, 300, 600)))]
        for broken in (0, 1, 2):
            changed = list(leaves)
            for _ in range(broken):
                at = rng.randrange(len(changed))
                match rng.randrange(4):
                    case 0:
                        del changed[at]
                    case 1:
                        changed.insert(at, rng.choice(leaves))
                    case 2:
                        changed[at] = re.sub(
                            rb"(version|ref|logged) \d+", rb"\1 %d" % rng.randrange(9), changed[at], count=1
                        )
                    case _:
                        changed[at] = rng.choice(leaves)
            cases.append(Case("history", format_entries(changed), {"count": len(changed), "start": 0}))
    count, accepted = compare(judge, cases)
    assert count > 250
    assert accepted >= 120


def test_checkpoints_under_every_root_note(judge: Path) -> None:
    rng = random.Random("acceptance")
    roots = [entry for _, entry in _vectors("root") if "error" not in entry]
    signed = [data for name in ("checkpoint", "cosignature") for data, entry in _vectors(name) if "error" not in entry]
    cases = []
    for entry in roots:
        chain = {"after": entry.get("with", {}).get("after", []), "root": entry["file"]}
        for data in signed:
            desks: tuple[Given, ...] = ({"desk": "mya"}, {"desk": "none"}, {})
            cases += [Case("acceptance", data, {**chain, **desk}) for desk in desks]
            cases += [Case("acceptance", m, {**chain, "desk": "mya"}) for m in mutations(rng, data, signed, 6)]
    count, accepted = compare(judge, cases)
    assert count > 300
    assert accepted > 5


# The encodings of points of small order, canonical and not (C2SP/CCTV ed25519).
SMALL = [bytes.fromhex(text) for text in (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)]  # fmt: skip
ORDER = 2**252 + 27742317777372353535851937790883648493


def test_signatures_and_keys_at_their_limits(judge: Path) -> None:
    rng = random.Random("ed25519")
    documents = []
    for number in range(40):
        private = Ed25519PrivateKey.from_private_bytes(sha256(b"key %d" % number))
        public, message = private.public_key().public_bytes_raw(), rng.randbytes(rng.randrange(80))
        signature = private.sign(message)
        r, s = signature[:32], int.from_bytes(signature[32:], "little")
        documents += [public + signature + message, public + _flip(rng, signature, []) + message]
        documents += [_flip(rng, public, []) + signature + message, public + signature + message + b"x"]
        documents += [
            public + r + n.to_bytes(32, "little") + message for n in (s + ORDER, ORDER, 0, ORDER - 1, ORDER - s)
        ]
        documents += [small + signature + message for small in SMALL]
        documents += [public + small + signature[32:] + message for small in SMALL]
    for key in SMALL:
        for r in SMALL:
            # With S = 0 the equation is R = -[k]A, which some of these fulfil for some messages.
            documents += [key + r + bytes(32) + rng.randbytes(4) for _ in range(6)]
    for _ in range(300):
        documents.append(rng.randbytes(96))
    count, _ = compare(judge, [Case("ed25519", data, {}) for data in documents])
    assert count > 2000
    assert sum(open_ed25519(data, {})[1]["verified"] for data in documents) > 40
    assert sum(open_ed25519(data, {})[1]["safe"] for data in documents) > 40


HOSTS = ["example.org", "WWW.Example.org", "www2.example.org", "m.example.org", "mobile.example.co.uk", "amp.m.example.org",
         "m.org", "www.org", "example.org.", "example.org:80", "example.org:443", "example.org:8080", "example.org:",
         "example.org:99999", "example.org:x", "u:p@example.org", "user@www.example.org:81", "ex\u00e4mple.org", "example.org%20",
         "\u2100.org", "\uff0f.org", "", "localhost", "xn--80ak.org", "example..org", "example.org:0080", "1.2.3.4"]  # fmt: skip
PATHS = ["", "/", "//", "/a", "/a/", "/a/b.html", "/a/index.php", "/a/b.amp.html", "/a/amp", "/a/amp/", "/a/story.html",
         "/a/b.shtml", "/a%20b", "/%E1%80%99", "/%e1%80", "/%zz", "/%", "/%2", "/a%2Fb", "/a;b", "/a b", "/A/B.HTML",
         "/a.html%0A", "/a%0a", "/\u1019\u103c", "/a.aspx", "/a/index.abcdef", "/index.html", "/a?b", "/a#b", "/a.html.php",
         "/%ED%A0%80", "/\ufeff", "/%EF%BB%BFa", "/a\tb", "/\u3000"]  # fmt: skip
QUERIES = ["", "?", "?a=1", "?b=2&a=1", "?a=2&a=1", "?utm_source=x", "?id=7&utm_medium=y&fbclid=z", "?a", "?a=", "?=1", "?a=b=c",
           "?a=%20+b", "?a=%E1%80%99", "?q=a%26b", "?share=1", "?share_id=1", "?shar=1", "?REF=x&Id=2", "?at_x=1&at_=2",
           "?a=~-._", "?a=!*'()", "?a=1;b=2", "?&&a=1&", "?%61=1", "?\u00e9=\u00e9", "?a=\U0001f600&\ue000=1&\U00010000=2",
           "?amp=1%0A", "?amp%0A=1", "?a=%00", "?a=%80", "?a=%F0%9F%98"]  # fmt: skip
SCHEMES = ["http://", "https://", "HTTPS://", "ftp://", "//", "", "http:", "http:/", "javascript:", " https://", "\ufeffhttps://",
           "\x00https://", "https://\t", "ht\ntp://", "1http://", "h+t://"]  # fmt: skip
ENDS = ["", "#top", "#", " ", "\n", "\x85", "\u00a0", "\ufeff", "#a?b", "/x"]


def test_addresses_in_many_spellings(judge: Path) -> None:
    rng = random.Random("addresses")
    addresses = []
    for _ in range(6000):
        scheme = rng.choice(SCHEMES) if rng.random() < 0.2 else rng.choice(("http://", "https://"))
        parts = [
            scheme,
            rng.choice(HOSTS),
            *(rng.choice(PATHS) for _ in range(rng.choice((1, 1, 2)))),
            rng.choice(QUERIES),
        ]
        addresses.append("".join((*parts, rng.choice(ENDS))))
    addresses += ["https://example.org/" + "a" * 3000, "https://example.org/" + "\U0001f600" * 3000, "x" * 3000]
    count, accepted = compare(judge, [Case("address", address.encode(), {}) for address in addresses])
    assert count > 4000
    assert accepted == count
    assert sum(address_key(address) != "" for address in addresses) > 2000
