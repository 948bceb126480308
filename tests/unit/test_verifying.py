"""What `verify` says of a copy: pins, root notes, dates, gaps. Attacks byte by byte are in tests/fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import PASSPHRASE, check, faults, make_newsroom, story, take

from skywave.archive.checkpoint import Checkpoint, parse_checkpoint
from skywave.archive.cosignature import cosign
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.note import COSIGNATURE, SIGNATURE, VerifierKey, format_note, sign_note
from skywave.archive.root import RootNote, Void
from skywave.archive.tiles import format_entries
from skywave.archive.trust import BY_STEWARDS, UNDATED, date_of
from skywave.errors import UsageError
from skywave.io.keys import FileSigner
from skywave.newsroom import corrections
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.receiver.pin import Pin, parse_pin
from skywave.receiver.report import Report
from skywave.receiver.verify import verify
from skywave.testing import FakeClock, HostileMirror, MemoryPlace

DAY = 86400


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    made = make_newsroom(tmp_path, {"eng": "en", "mya": "my"})
    take(made, story("one", "The river rose."), story("two", "The hill stood."))
    publish(made)
    return made


def tree(newsroom: Newsroom) -> MemoryPlace:
    return MemoryPlace.of_folder(newsroom.public)


def root_signers(newsroom: Newsroom) -> list[FileSigner]:
    folder = newsroom.folder.parent / "root-keys"
    return [FileSigner.load(folder / f"root-{n}.pem", PASSPHRASE) for n in (1, 2, 3)]


def add_root_note(newsroom: Newsroom, changed: RootNote, signers: list[FileSigner]) -> None:
    """Publish the next root note and its log, as a ceremony would."""
    old = newsroom.root
    new = replace(changed, version=old.version + 1, prev=old.digest)
    keys = {signer.public_key: VerifierKey.of(f"{old.domain}/root", SIGNATURE, signer.public_key) for signer in signers}
    texts = [
        (newsroom.public / "root" / str(n)).read_bytes().rpartition(b"\n\n")[0] + b"\n"
        for n in range(1, old.version + 1)
    ]
    texts.append(new.text.encode())
    hashes = [leaf_hash(text) for text in texts]
    head = Checkpoint(new.log_origin, len(texts), Frontier().extend(hashes).root)
    pulse = cosign(head.text, newsroom.pulse_key(), newsroom.signer("pulse").sign, time=newsroom.clock.now())
    lines = [sign_note(head.text, keys[s.public_key], s.sign) for s in signers]
    files = {
        f"root/{new.version}": format_note(
            new.text, [sign_note(new.text, keys[s.public_key], s.sign) for s in signers]
        ),
        f"root/tile/entries/000.p/{len(texts)}": format_entries(texts),
        f"root/tile/0/000.p/{len(texts)}": b"".join(hashes),
        "root/checkpoint": format_note(head.text, [*lines, pulse]),
    }
    for stale in (newsroom.public / "root" / "tile").rglob(str(old.version)):
        stale.unlink()
    for path, data in files.items():
        target = newsroom.public / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    newsroom.__dict__.pop("root", None)


def test_without_a_pin_a_good_copy_is_consistent_and_not_genuine(newsroom: Newsroom) -> None:
    report, _ = verify(tree(newsroom), pin=None)
    assert report.ok
    assert not report.pinned
    assert any(
        finding.code == "not-pinned" and newsroom.config.newsroom in finding.message for finding in report.findings
    )


def test_another_newsroom_behind_the_same_domain_is_refused(newsroom: Newsroom) -> None:
    report, _ = verify(tree(newsroom), pin=Pin("a" * 52))
    assert not report.ok
    assert [finding.code for finding in report.findings if finding.fault] == ["wrong-newsroom"]


def test_a_pin_is_never_shortened_and_may_carry_the_newest_root_note_known(newsroom: Newsroom) -> None:
    name = newsroom.config.newsroom
    with pytest.raises(UsageError):
        parse_pin(name[:20])
    long = parse_pin(f"{name}.1.{newsroom.root.digest.hex()}")
    assert verify(tree(newsroom), pin=long)[0].ok
    newer = parse_pin(f"{name}.2.{'00' * 32}")
    assert not verify(tree(newsroom), pin=newer)[0].ok


def test_a_new_root_note_by_the_root_keys_is_followed(newsroom: Newsroom) -> None:
    add_root_note(newsroom, newsroom.root, root_signers(newsroom)[:2])
    report = check(newsroom)
    assert faults(report) == []
    assert report.root_version == 2


def test_a_root_note_by_a_thief_is_refused_and_the_old_one_stands(newsroom: Newsroom) -> None:
    before = tree(newsroom)
    add_root_note(newsroom, newsroom.root, root_signers(newsroom)[:1])
    stolen = (newsroom.public / "root" / "2").read_bytes()
    report = check(newsroom, place=HostileMirror(before, {"root/2": stolen}))
    assert report.root_version == 1
    assert any("root note 1 stands" in message for message in faults(report))


def test_the_root_log_must_cover_exactly_the_root_notes(newsroom: Newsroom) -> None:
    before = tree(newsroom).files["root/checkpoint"]
    add_root_note(newsroom, newsroom.root, root_signers(newsroom)[:2])
    report = check(newsroom, place=HostileMirror(tree(newsroom), {"root/checkpoint": before}))
    assert any("does not cover" in message for message in faults(report))


def test_a_void_leaf_still_counts_in_the_tree_and_its_predecessor_is_effective_again(newsroom: Newsroom) -> None:
    corrections.correct(
        newsroom, corrections.find_target(newsroom, "eng:1"), "A thief's words.", new=story("x", "Lies.")
    )
    add_root_note(newsroom, replace(newsroom.root, voids=(Void("eng", 3, 4),)), root_signers(newsroom)[:2])
    report, copies = verify(tree(newsroom), pin=Pin(newsroom.config.newsroom), render=False)
    assert faults(report) == []
    assert report.desks["eng"].void == 1
    assert report.desks["eng"].held == 4
    copy = next(copy for copy in copies if copy.code == "eng")
    from skywave.receiver.shelf import CopyShelf

    shown = CopyShelf(copy, frozenset()).story(copy.history.records[1].work or "")
    assert shown is not None
    assert shown.effective.index == 1


def test_the_date_is_the_earlier_of_the_desk_logs_and_the_root_logs_dates(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one"))
    publish(newsroom)
    old = tree(newsroom).files["root/checkpoint"]
    clock.advance(DAY)
    publish(newsroom)
    assert check(newsroom).complete_as_of == clock.now()
    mixed = check(newsroom, place=HostileMirror(tree(newsroom), {"root/checkpoint": old}))
    assert mixed.complete_as_of == clock.now() - DAY


def test_last_weeks_site_is_genuine_and_says_its_age(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one"))
    publish(newsroom)
    last_week = tree(newsroom)
    clock.advance(7 * DAY)
    take(newsroom, story("two"))
    publish(newsroom)
    report = check(newsroom, place=last_week)
    assert report.ok
    assert report.complete_as_of == clock.now() - 7 * DAY
    assert report.desks["eng"].stories == 1


def test_a_stripped_date_is_named_and_not_taken_for_an_undated_newsroom(newsroom: Newsroom) -> None:
    files = tree(newsroom).files
    note = parse_checkpoint(files["eng/checkpoint"]).note
    bare = format_note(note.text, [line for line in note.lines if not line.name.endswith("/pulse")])
    report = check(newsroom, place=HostileMirror(tree(newsroom), {"eng/checkpoint": bare}))
    assert any(finding.code == "undated" for finding in report.findings)
    assert not report.ok
    assert report.complete_as_of is None


def test_the_date_with_stewards_is_the_latest_time_that_a_strict_majority_reached() -> None:
    keys = {name: VerifierKey.of(f"{name}.example", COSIGNATURE, bytes([n] * 32)) for n, name in enumerate("abcd", 1)}
    root = RootNote("rfa.example", 1, None, "2036-01-01", None, {}, stewards=tuple(keys))  # type: ignore[arg-type]
    root = replace(root, policy=replace(root.policy, witnesses=keys))
    a, b, c, d = keys.values()
    assert date_of(root, {a: 100, b: 90, c: 80, d: 10}) == (80, BY_STEWARDS)
    assert date_of(root, {a: 100, b: 90, c: 80}) == (80, BY_STEWARDS)
    assert date_of(root, {a: 100, b: 90}) == (None, UNDATED)


def test_every_desk_of_the_newest_root_note_is_listed_fetched_or_not(newsroom: Newsroom) -> None:
    files = {path: data for path, data in tree(newsroom).files.items() if not path.startswith("mya/")}
    report = check(newsroom, place=MemoryPlace(files))
    assert set(report.desks) == {"eng", "mya"}
    assert report.desks["mya"].size == 0
    assert any("mya: this copy carries nothing of this desk" in message for message in faults(report))


def test_a_redacted_text_that_a_mirror_still_serves_is_named(newsroom: Newsroom) -> None:
    before = tree(newsroom).files["eng/body/000.p/3"]
    corrections.redact(newsroom, corrections.find_target(newsroom, "eng:1"), ("body",), "To protect a source.")
    whole = tree(newsroom)
    bundle = whole.files["eng/body/000.r1.p/4"]
    kept = before + b"\x00\x00"
    report = check(newsroom, place=HostileMirror(whole, {"eng/body/000.r1.p/4": kept}))
    assert bundle != kept
    assert any(finding.code == "redacted-served" for finding in report.findings)
    stale = check(newsroom, place=HostileMirror(whole, {"eng/body/000.p/3": before}))
    assert any("eng/body/000.p/3" in message for message in faults(stale))


def test_a_picture_that_a_copy_lacks_is_counted_and_its_page_must_say_so(tmp_path: Path) -> None:
    from tests.fault.test_every_byte import picture

    from skywave.story.draft import DraftAsset

    newsroom = make_newsroom(tmp_path)
    photo = DraftAsset("a.png", caption="c", credit="Mi", right="owned", data=picture())
    take(newsroom, story("one", assets=(photo,)))
    publish(newsroom)
    path = next(path for path in tree(newsroom).files if path.endswith(".jpg"))
    report = check(newsroom, place=HostileMirror(tree(newsroom), {path: None}))
    assert report.desks["eng"].assets_withheld == 1
    assert any(finding.code == "page-differs" for finding in report.findings)


def test_the_json_has_the_fields_of_rule_35(newsroom: Newsroom) -> None:
    document = check(newsroom).as_json()
    fields = {
        "ok", "from", "size", "held", "heads_missing", "bodies_missing", "assets_withheld", "redacted", "void",
        "complete_as_of", "dated_by",
    }  # fmt: skip
    assert fields <= document.keys()
    assert all(fields - {"ok"} <= desk.keys() for desk in document["desks"].values())
    assert Report("nowhere").ok is False
