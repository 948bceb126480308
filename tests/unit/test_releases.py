"""Shipping the reader app: its log grows with its files, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.fault.test_publish_faults import Crash, crash_at
from tests.newsrooms import check, faults, make_app, make_newsroom, open_newsroom, story, take
from tests.unit.test_verifying import root_signers

from skywave.archive.note import SIGNATURE, VerifierKey, format_note, sign_note
from skywave.archive.release import AppKey, Release, parse_releases
from skywave.archive.tiles import parse_entries
from skywave.carriers.web import pages
from skywave.carriers.web.pages import PAGE_FORMAT
from skywave.errors import ConfigError
from skywave.io import ledger
from skywave.io.disk import Staging
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.overview import status
from skywave.newsroom.publish import publish
from skywave.testing import FakeClock

HOUR = 3600


def with_app(tmp_path: Path, clock: FakeClock | None = None) -> Newsroom:
    newsroom = make_newsroom(tmp_path, clock=clock, app=make_app(tmp_path / "app"))
    take(newsroom, story("one"))
    return newsroom


def log_of(newsroom: Newsroom, size: int) -> tuple[Release, ...]:
    return parse_releases(parse_entries((newsroom.public / f"app/tile/entries/000.p/{size}").read_bytes(), size))


def app_files(newsroom: Newsroom) -> dict[str, bytes]:
    beside = [path for path in (newsroom.public / "app").iterdir() if path.is_file()]
    found = {path.name: path.read_bytes() for path in [*beside, newsroom.public / "sw.js"]}
    return {name: data for name, data in found.items() if name not in {"key", "checkpoint"}}


def test_the_first_publication_ships_the_app_with_its_first_release(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    assert publish(newsroom).release == 1
    report = check(newsroom)
    assert faults(report) == []
    assert (report.app_release, report.app_as_of) == (1, newsroom.clock.now())
    assert app_files(newsroom) == {path.name: path.read_bytes() for path in newsroom.app.glob("[!.]*")}
    (release,) = log_of(newsroom, 1)
    assert (release.number, release.page_format, release.logged) == (1, PAGE_FORMAT, newsroom.clock.now())
    assert [file.path for file in release.files] == ["app/reader.css", "app/reader.js", "sw.js"]


def test_with_an_unchanged_app_nothing_of_it_is_written_but_its_date(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = with_app(tmp_path, clock)
    bare = make_newsroom(tmp_path / "bare", clock=clock)
    take(bare, story("one"))
    publish(newsroom)
    publish(bare)
    before = {path: path.stat().st_ino for path in newsroom.public.rglob("*") if path.is_file()}
    clock.advance(HOUR)
    outcome = publish(newsroom)
    assert outcome.release is None
    assert outcome.files == publish(bare).files + 1
    after = {path: path.stat().st_ino for path in newsroom.public.rglob("*") if path.is_file()}
    changed = {path.relative_to(newsroom.public).as_posix() for path in after if before.get(path) != after[path]}
    assert changed == {"app/checkpoint", "eng/checkpoint", "root/checkpoint"}
    assert check(newsroom).app_as_of == clock.now()


def test_a_changed_app_appends_a_release_and_takes_away_what_it_lacks(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = with_app(tmp_path, clock)
    make_app(newsroom.app, words_json=b"{}\n")
    publish(newsroom)
    assert (newsroom.public / "app" / "words.json").exists()
    clock.advance(-HOUR)
    make_app(newsroom.app, reader_js=b"'use strict';let two;\n", words_en_json=b"{}\n")
    (newsroom.app / "words.json").unlink()
    again = open_newsroom(tmp_path, clock, app=newsroom.app)
    assert publish(again).release == 2
    assert set(app_files(again)) == {"reader.js", "reader.css", "words.en.json", "sw.js"}
    report = check(again)
    assert faults(report) == []
    assert report.app_release == 2
    one, two = log_of(again, 2)
    assert (one.number, two.number) == (1, 2)
    assert one.logged == two.logged, "the clock was set back, and the log was not"
    assert publish(again).release is None


def test_another_page_format_is_a_release_although_no_file_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = with_app(tmp_path)
    publish(newsroom)
    monkeypatch.setattr(pages, "PAGE_FORMAT", PAGE_FORMAT + 1)
    assert publish(newsroom).release == 2
    assert [release.page_format for release in log_of(newsroom, 2)] == [PAGE_FORMAT, PAGE_FORMAT + 1]


def test_a_file_that_was_lost_or_altered_in_the_public_tree_is_put_back_and_a_stranger_removed(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    publish(newsroom)
    (newsroom.public / "sw.js").unlink()
    (newsroom.public / "app" / "reader.js").write_bytes(b"'use evil!';\n")
    (newsroom.public / "app" / "evil.js").write_bytes(b"evil\n")
    assert len(faults(check(newsroom))) == 3
    assert publish(newsroom).release is None
    assert faults(check(newsroom)) == []


def test_where_the_app_is_not_built_everything_else_goes_out_and_status_says_so(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    assert publish(newsroom).release is None
    assert not (newsroom.public / "sw.js").exists()
    report = check(newsroom)
    assert faults(report) == []
    assert report.as_json()["app"] is None
    assert status(newsroom)["app"] == {"built": False, "release": 0, "key": True}


def test_where_the_app_is_not_built_any_more_the_last_release_stays_and_is_dated(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = with_app(tmp_path, clock)
    publish(newsroom)
    shutil.rmtree(newsroom.app)
    clock.advance(HOUR)
    assert publish(newsroom).release is None
    report = check(newsroom)
    assert faults(report) == []
    assert (report.app_release, report.app_as_of) == (1, clock.now())
    assert status(newsroom)["app"] == {"built": False, "release": 1, "key": True}


def test_a_half_built_app_is_none(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    (newsroom.app / "sw.js").unlink()
    assert publish(newsroom).release is None
    assert not (newsroom.public / "app" / "reader.js").exists()


def test_a_file_that_no_release_can_name_stops_the_publication_before_anything_is_signed(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    (newsroom.app / "Reader.js").write_bytes(b"")
    with pytest.raises(ConfigError, match=r"app/Reader\.js"):
        publish(newsroom)
    assert not (newsroom.public / "eng").exists()


def test_a_newsroom_without_the_apps_key_publishes_without_the_app(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    shutil.rmtree(newsroom.public / "app")
    assert publish(newsroom).release is None
    assert faults(check(newsroom)) == []
    assert status(newsroom)["app"]["key"] is False


STEPS = [
    ("leaves are stored as pending", ledger, "stage", 2),
    ("everything is made durable", Staging, "_barrier", 1),
    ("immutable files become visible", Staging, "_show", 1),
    ("checkpoints become visible", Staging, "_show", 2),
    ("the app's files become visible", Staging, "_show", 3),
    ("the pending state becomes current", ledger, "settle", 2),
]


@pytest.mark.parametrize("persisted", [False, True], ids=["not persisted", "persisted"])
@pytest.mark.parametrize(("what", "owner", "name", "step"), STEPS, ids=[f"{s[0]} {s[3]}" for s in STEPS])
def test_a_crash_while_a_release_is_made_leaves_the_last_good_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, owner: object, name: str, step: int, persisted: bool
) -> None:
    clock = FakeClock()
    newsroom = with_app(tmp_path, clock)
    publish(newsroom)
    take(newsroom, story("two"))
    make_app(newsroom.app, reader_js=b"'use strict';let two;\n")
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(owner, name, crash_at(step, getattr(owner, name), persisted=persisted))
        publish(newsroom)
    newsroom.catalogue.close()
    after = check(newsroom, render=False)
    assert faults(after) == [], f"after '{what}' the log must be the old one or the new one, whole"
    assert after.app_release in (1, 2)
    again = open_newsroom(tmp_path, clock, app=newsroom.app)
    outcome = publish(again)
    whole = check(again)
    assert faults(whole) == []
    assert whole.app_release == 2, "nothing is lost and nothing doubled"
    assert outcome.release == (None if "app" in outcome.recovered or (what, persisted) == (STEPS[-1][0], True) else 2)


def test_what_a_crash_left_pending_is_completed_although_the_app_was_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock()
    newsroom = with_app(tmp_path, clock)
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(Staging, "commit", crash_at(1, Staging.commit, persisted=False))
        publish(newsroom)
    newsroom.catalogue.close()
    make_app(newsroom.app, reader_js=b"'use strict';let two;\n")
    again = open_newsroom(tmp_path, clock, app=newsroom.app)
    outcome = publish(again)
    assert (outcome.recovered, outcome.release) == (["eng", "app"], 2)
    assert faults(check(again)) == []


def test_a_restored_catalogue_never_forks_the_apps_log(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = with_app(tmp_path, clock)
    publish(newsroom)
    newsroom.catalogue.close()
    backup = (newsroom.folder / "catalogue.db").read_bytes()
    make_app(newsroom.app, reader_js=b"'use strict';let two;\n")
    publish(newsroom)
    newsroom.catalogue.close()
    for leftover in newsroom.folder.glob("catalogue.db*"):
        leftover.unlink()
    (newsroom.folder / "catalogue.db").write_bytes(backup)
    make_app(newsroom.app, reader_js=b"'use strict';let three;\n")
    restored = open_newsroom(tmp_path, clock, app=newsroom.app)
    with pytest.raises(ConfigError, match="the reader app holds 2 records and this catalogue 1"):
        publish(restored)
    assert check(restored).app_release == 2


def test_a_lost_log_of_the_app_is_written_again_from_the_catalogue(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    publish(newsroom)
    shutil.rmtree(newsroom.public / "app" / "tile")
    (newsroom.public / "app" / "checkpoint").unlink()
    assert publish(newsroom).release is None
    report = check(newsroom)
    assert faults(report) == []
    assert report.app_release == 1


def test_a_key_that_the_root_keys_do_not_state_signs_nothing(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    key = newsroom.public / "app" / "key"
    good = key.read_bytes()
    key.write_bytes(good.replace(b"version 1", b"version 2"))
    with pytest.raises(ConfigError, match="the note was altered; nothing was signed"):
        publish(newsroom)
    stolen = AppKey(
        "rfa.example", 1, VerifierKey.of("rfa.example/app", SIGNATURE, root_signers(newsroom)[2].public_key)
    )
    key.write_bytes(format_note(stolen.text, [sign_note(stolen.text, stolen.key, root_signers(newsroom)[2].sign)]))
    with pytest.raises(ConfigError, match="another role"):
        publish(newsroom)
    key.write_bytes(good)
    assert publish(newsroom).release == 1


def test_a_new_key_of_the_app_signs_the_same_log_again(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    publish(newsroom)
    fresh = type(newsroom.signer("app")).generate(bytes([9] * 32))  # type: ignore[attr-defined]
    stated = AppKey("rfa.example", 2, VerifierKey.of("rfa.example/app", SIGNATURE, fresh.public_key))
    signers = root_signers(newsroom)[:2]
    roots = [VerifierKey.of("rfa.example/root", SIGNATURE, signer.public_key) for signer in signers]
    lines = [sign_note(stated.text, k, s.sign) for k, s in zip(roots, signers, strict=True)]
    (newsroom.public / "app" / "key").write_bytes(format_note(stated.text, lines))
    with pytest.raises(ConfigError, match=r"'app\.pem' does not hold the key"):
        publish(newsroom)
    newsroom._signers["app"] = fresh
    assert publish(newsroom).release is None
    assert faults(check(newsroom)) == []


def test_more_than_256_releases_fill_a_tile_and_begin_the_next(tmp_path: Path) -> None:
    newsroom = with_app(tmp_path)
    for number in range(1, 259):
        (newsroom.app / "reader.js").write_bytes(f"let n={number};\n".encode())
        assert publish(newsroom).release == number
    tile = newsroom.public / "app" / "tile"
    files = {path.relative_to(tile).as_posix() for path in tile.rglob("*") if path.is_file()}
    assert {"0/000", "0/001.p/2", "1/000.p/1", "entries/000", "entries/001.p/2"} <= files
    assert not (tile / "0" / "000.p").exists()
    report = check(newsroom)
    assert faults(report) == []
    assert report.app_release == 258
