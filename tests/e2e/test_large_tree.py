"""The sample newsroom and a log of 300 stories in a liar's hands: whatever he does is refused, and named."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.newsrooms import check, make_newsroom, story, take

from skywave.archive.cosignature import cosign
from skywave.archive.encoding import sha256
from skywave.archive.frame import compress, format_bundle, parse_bundle
from skywave.archive.head import IndexHead
from skywave.archive.layout import bundle_path, bundle_widths, checkpoint_path, entries_path
from skywave.archive.note import COSIGNATURE, SIGNATURE, VerifierKey, format_note, parse_note, sign_note
from skywave.archive.root import Keys, RootNote, check_first
from skywave.archive.tiles import format_entries, parse_entries
from skywave.cli.demo_newsroom import build_demo
from skywave.newsroom import batch
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.receiver.pin import Pin
from skywave.receiver.report import Report
from skywave.receiver.verify import verify
from skywave.testing import HostileMirror, MemoryPlace

Tree = tuple[MemoryPlace, Pin]
SEED = 19


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The sample newsroom's public tree: 24 stories, 11 desks, corrected, retracted and redacted."""
    shown = build_demo(tmp_path_factory.mktemp("sample"), None, None)
    place, pin = MemoryPlace.of_folder(shown.public), Pin(shown.newsroom)
    assert verify(place, pin=pin)[0].ok
    assert len(place.files) > 150
    return place, pin


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Newsroom, MemoryPlace, MemoryPlace]:
    """A newsroom whose log has an index record: its tree at 281 records, and at 301."""
    newsroom = make_newsroom(tmp_path_factory.mktemp("long"))
    take(newsroom, *[story(f"{n}") for n in range(279)])
    publish(newsroom)
    older = MemoryPlace.of_folder(newsroom.public)
    take(newsroom, *[story(f"{n}") for n in range(279, 299)])
    publish(newsroom)
    newer = MemoryPlace.of_folder(newsroom.public)
    assert check(newsroom, place=older).desks["eng"].size == 281
    assert check(newsroom, place=newer).desks["eng"].size == 301
    return newsroom, older, newer


def lie(tree: Tree, changes: Mapping[str, bytes | None]) -> Report:
    """Verify a tree in which some files are changed and some are hidden."""
    place, pin = tree
    return verify(HostileMirror(place, changes), pin=pin)[0]


def messages(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.fault]


def is_named(report: Report, path: str) -> bool:
    """Say whether the report refuses the copy and leads a person to the file: by path, or by its log."""
    log = "/".join(path.split("/")[: 2 if path.startswith("obs/") else 1])
    wanted = (path, log) if log in {"root", "app"} else (path, f"{log} no.", f"{log}:")
    return not report.ok and any(word in finding.where + finding.message for finding in report.findings if finding.fault
                                 for word in wanted)  # fmt: skip


def is_of_an_earlier_size(whole: Report, path: str) -> bool:
    """Say whether a file is a partial tile or bundle that a larger one has replaced: who drops it hides nothing."""
    found = re.fullmatch(r"(root|[a-z]+(?:/[a-z]+)?)/(?:tile|head|body)/.*\.p/([0-9]+)", path)
    size = whole.desks[found[1]].size if found and found[1] not in {"root", "app"} else 0
    return found is not None and int(found[2]) < size


# -- bytes ------------------------------------------------------------------------------------------------------------


def test_300_changed_bytes_all_over_the_tree_are_refused_and_named(sample: Tree) -> None:
    rng = random.Random(SEED)
    paths = sorted(sample[0].files)
    for number in range(300):
        # Every file once, then files at random.
        path = paths[number] if number < len(paths) else rng.choice(paths)
        data = sample[0].files[path]
        at = rng.randrange(len(data))
        changed = data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
        report = lie(sample, {path: changed})
        assert is_named(report, path), f"{path}, byte {at}: {messages(report)}"


def test_60_truncations_are_refused_and_named(sample: Tree) -> None:
    rng = random.Random(SEED)
    for path in rng.sample(sorted(sample[0].files), 60):
        data = sample[0].files[path]
        for length in {0, rng.randrange(len(data)), len(data) - 1}:
            report = lie(sample, {path: data[:length]})
            assert is_named(report, path), f"{path} cut to {length}: {messages(report)}"


def test_every_dropped_file_is_named_or_counted_as_withheld(sample: Tree) -> None:
    whole = verify(sample[0], pin=sample[1])[0]
    for path in sorted(sample[0].files):
        report = lie(sample, {path: None})
        if path.startswith("o/") and not path.endswith(".css"):
            # A copy may leave a picture at home, and says so; the pages that show it are not as signed.
            withheld = sum(desk.assets_withheld for desk in report.desks.values())
            assert withheld > sum(desk.assets_withheld for desk in whole.desks.values()), path
        elif is_of_an_earlier_size(whole, path):
            assert report.ok, f"{path} dropped: {messages(report)}"
        else:
            assert is_named(report, path), f"{path} dropped: {messages(report)}"


def test_every_file_made_longer_is_refused_and_named(sample: Tree) -> None:
    for path, data in sorted(sample[0].files.items()):
        report = lie(sample, {path: data + b"\n"})
        assert is_named(report, path), f"{path} made longer: {messages(report)}"


# -- stories ----------------------------------------------------------------------------------------------------------


def bundle(tree: Tree, desk: str, part: str) -> tuple[str, bytes, list[bytes]]:
    """Return the path of a desk's only bundle, its dictionary's digest and its frames."""
    size = verify(tree[0], pin=tree[1])[0].desks[desk].size
    (_, width), = bundle_widths(size)  # fmt: skip
    plain = bundle_path(desk, part, 0, width)
    path = next(
        p for p in tree[0].files if p == plain or (p.startswith(f"{desk}/{part}/000.r") and p.endswith(f"/{width}"))
    )
    digest, streams = parse_bundle(tree[0].files[path], width)
    return path, digest, list(streams)


@pytest.mark.parametrize("part", ["head", "body"])
def test_two_stories_that_changed_places_are_both_named(sample: Tree, part: str) -> None:
    path, digest, streams = bundle(sample, "eng", part)
    first, second = [index for index, stream in enumerate(streams) if stream][1:3]
    streams[first], streams[second] = streams[second], streams[first]
    said = "\n".join(messages(lie(sample, {path: format_bundle(streams, digest)})))
    assert f"eng no. {first}" in said
    assert f"eng no. {second}" in said


def test_a_story_of_another_desk_in_this_ones_place_is_named(sample: Tree) -> None:
    path, digest, streams = bundle(sample, "eng", "body")
    _, _, others = bundle(sample, "obs/eng", "body")
    at = next(index for index, stream in enumerate(streams) if stream and index)
    streams[at] = next(stream for stream in others[1:] if stream)
    said = "\n".join(messages(lie(sample, {path: format_bundle(streams, digest)})))
    assert f"eng no. {at}" in said


def test_a_leaf_replaced_by_another_valid_leaf_is_refused(sample: Tree) -> None:
    size = verify(sample[0], pin=sample[1])[0].desks["eng"].size
    path = entries_path("eng", 0, size)
    leaves = list(parse_entries(sample[0].files[path], size))
    for at, instead in ((1, 2), (2, 1), (size - 1, 1)):
        changed = [*leaves[:at], leaves[instead], *leaves[at + 1 :]]
        report = lie(sample, {path: format_entries(changed)})
        assert any("eng" in message and str(at) in message for message in messages(report)), messages(report)
        assert report.desks["eng"].held == 0
    swapped = [leaves[0], leaves[2], leaves[1], *leaves[3:]]
    assert not lie(sample, {path: format_entries(swapped)}).ok


def test_a_story_put_back_where_it_was_redacted_is_refused(sample: Tree) -> None:
    place, _ = sample
    redacted = next(path for path in sorted(place.files) if "/body/000.r" in path)
    desk = redacted.split("/body/")[0]
    path, digest, streams = bundle(sample, desk, "body")
    # Only what a redaction removed is empty between frames that are there.
    at = next(index for index in range(1, len(streams)) if not streams[index])
    streams[at] = compress(b'{"blocks":[]}', place.files[f"dict/{digest.hex()}"])
    report = lie(sample, {path: format_bundle(streams, digest)})
    assert not report.ok
    assert any(f"{desk} no. {at}" in message for message in messages(report)), messages(report)


# -- logs -------------------------------------------------------------------------------------------------------------


def test_a_forged_index_record_is_refused(long: tuple[Newsroom, MemoryPlace, MemoryPlace]) -> None:
    newsroom, _, newer = long
    path = entries_path("eng", 0, 256)
    leaves = list(parse_entries(newer.files[path], 256))
    assert b"kind index" in leaves[255].splitlines()
    for forged in (leaves[254], leaves[255].replace(b"0", b"1", 1)):
        report = check(
            newsroom, place=HostileMirror(newer, {path: format_entries([*leaves[:255], forged])}), render=False
        )
        assert not report.ok
        assert any("eng" in message for message in messages(report))


def test_an_index_record_that_lies_is_named_although_the_desk_signed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = make_newsroom(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(batch, "make_index", lambda references, index: IndexHead(0, index, ((3, (9,)),)))
        take(newsroom, *[story(f"{n}") for n in range(260)])
        publish(newsroom)
    report = check(newsroom, render=False)
    assert not report.ok
    assert any("eng no. 255" in message for message in messages(report)), messages(report)


def test_an_older_tree_is_accepted_as_an_older_tree(long: tuple[Newsroom, MemoryPlace, MemoryPlace]) -> None:
    newsroom, older, _ = long
    report = check(newsroom, place=older)
    assert report.ok
    assert report.desks["eng"].size == 281


def test_an_older_checkpoint_with_newer_files_is_refused_and_never_crashes(
    long: tuple[Newsroom, MemoryPlace, MemoryPlace],
) -> None:
    newsroom, older, newer = long
    mixed = {checkpoint_path("eng"): older.files[checkpoint_path("eng")]}
    report = check(newsroom, place=HostileMirror(newer, mixed))
    assert not report.ok
    assert report.desks["eng"].size == 281
    # With the older tree's own files beside them the records are proven; the newer pages are not what they sign.
    report = check(newsroom, place=HostileMirror(MemoryPlace({**older.files, **newer.files}), mixed))
    assert not report.ok
    assert report.desks["eng"].held == 281
    assert any("index.html" in message for message in messages(report))


def test_a_newer_checkpoint_with_older_files_is_refused(long: tuple[Newsroom, MemoryPlace, MemoryPlace]) -> None:
    newsroom, older, newer = long
    mixed = {checkpoint_path("eng"): newer.files[checkpoint_path("eng")]}
    report = check(newsroom, place=HostileMirror(older, mixed))
    assert not report.ok
    assert any("is missing: records 256 and up are dropped" in message for message in messages(report))


def test_two_desks_whose_checkpoints_were_exchanged_are_both_refused(sample: Tree) -> None:
    first, second = checkpoint_path("eng"), checkpoint_path("vie")
    files = sample[0].files
    said = messages(lie(sample, {first: files[second], second: files[first]}))
    assert any("eng/checkpoint: this is a checkpoint of 'rfa.example/vie'" in message for message in said)
    assert any("vie/checkpoint: this is a checkpoint of 'rfa.example/eng'" in message for message in said)


# -- signatures -------------------------------------------------------------------------------------------------------


def thief(name: str) -> tuple[Ed25519PrivateKey, VerifierKey]:
    """Return a key that nobody gave him, under a name that he chose."""
    private = Ed25519PrivateKey.from_private_bytes(sha256(name.encode()))
    return private, VerifierKey.of(name, SIGNATURE, private.public_key().public_bytes_raw())


def test_a_second_root_note_by_a_thief_is_refused_and_the_first_stands(sample: Tree) -> None:
    first = check_first(sample[0].files["root/1"])
    private, key = thief("rfa.example/root")
    stolen: RootNote = replace(first, version=2, prev=first.digest, root=Keys(1, (key,)))
    note = format_note(stolen.text, [sign_note(stolen.text, key, private.sign)])
    report = lie(sample, {"root/2": note})
    assert not report.ok
    assert any("root/2" in message and "root note 1 stands" in message for message in messages(report))
    assert report.root_version == 1
    assert report.newsroom == sample[1].newsroom
    # Nothing but his note is refused: what the newsroom signed is proven beside it.
    assert all("root/2" in message for message in messages(report))


def test_a_second_root_note_that_is_rubbish_is_refused_and_the_first_stands(sample: Tree) -> None:
    for rubbish in (b"", b"\n", b"\xff" * 100, sample[0].files["root/1"], sample[0].files["eng/checkpoint"]):
        report = lie(sample, {"root/2": rubbish})
        assert not report.ok
        assert any("root/2" in message for message in messages(report))
        assert report.root_version == 1


@pytest.mark.parametrize("path", ["eng/checkpoint", "root/checkpoint", "root/1"])
def test_a_further_signature_line_is_named(sample: Tree, path: str) -> None:
    note = parse_note(sample[0].files[path], limit=1 << 20)
    private, key = thief("elsewhere.example/notary")
    report = lie(sample, {path: format_note(note.text, [*note.lines, sign_note(note.text, key, private.sign)])})
    assert any(path in f.where and "elsewhere.example/notary" in f.message for f in report.findings), report.findings


def test_a_date_by_a_stranger_does_not_date_a_tree(sample: Tree) -> None:
    path = checkpoint_path("eng")
    note = parse_note(sample[0].files[path], limit=1 << 20)
    private = Ed25519PrivateKey.from_private_bytes(sha256(b"a stranger"))
    key = VerifierKey.of("rfa.example/pulse", COSIGNATURE, private.public_key().public_bytes_raw())
    own = [line for line in note.lines if line.name != "rfa.example/pulse"]
    assert len(own) < len(note.lines)
    stranger = cosign(note.text, key, private.sign, time=1_999_999_999)
    report = lie(sample, {path: format_note(note.text, [*own, stranger])})
    assert not report.ok
    assert any("stripped of its date" in message for message in messages(report))
    assert report.complete_as_of is None
