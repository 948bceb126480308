"""A publication that fails at any step leaves the last good archive, and the next one completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.newsrooms import PASSPHRASE, check, faults, make_newsroom, open_newsroom, story, take

from skywave.errors import Busy, ConfigError
from skywave.io import ledger
from skywave.io.disk import Staging
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.testing import FakeClock

STORIES = 5


class Crash(BaseException):
    """Stands for the end of the process: nothing catches it."""


def crash_at(step: int, function: Callable[..., Any], *, persisted: bool) -> Callable[..., Any]:
    """Return `function`, which ends the process at its call number `step`, after or before it took effect."""
    calls = 0

    def crashing(*args: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls != step:
            return function(*args, **keywords)
        if persisted:
            function(*args, **keywords)
        raise Crash

    return crashing


STEPS = [
    *[("a file is staged", Staging, "_stage", n) for n in (1, 3, 9, 15)],
    ("everything is made durable", Staging, "_barrier", 1),
    ("immutable files become visible", Staging, "_show", 1),
    ("checkpoints become visible", Staging, "_show", 2),
    ("pages become visible", Staging, "_show", 3),
    ("leaves are stored as pending", ledger, "stage", 1),
    ("the pending state becomes current", ledger, "settle", 1),
]


@pytest.mark.parametrize("persisted", [False, True], ids=["not persisted", "persisted"])
@pytest.mark.parametrize(("what", "owner", "name", "step"), STEPS, ids=[f"{s[0]} {s[3]}" for s in STEPS])
def test_a_crash_at_any_step_leaves_the_last_good_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, owner: Any, name: str, step: int, persisted: bool
) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, *[story(f"old-{n}") for n in range(2)])
    publish(newsroom)
    take(newsroom, *[story(f"new-{n}") for n in range(STORIES)])
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(owner, name, crash_at(step, getattr(owner, name), persisted=persisted))
        publish(newsroom)
    newsroom.catalogue.close()
    after = check(newsroom, render=False)
    assert faults(after) == [], f"after '{what}' the archive must be the old one or the new one, whole"
    assert after.desks["eng"].size in (3, 3 + STORIES)
    again = open_newsroom(tmp_path, clock)
    publish(again)
    whole = check(again)
    assert faults(whole) == []
    assert whole.desks["eng"].size == 3 + STORIES, "nothing is lost and nothing doubled"
    assert not (again.folder / ".staging").exists()


def command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "skywave", "-C", str(folder), *words]


def environment() -> dict[str, str]:
    return {**os.environ, "SKYWAVE_PASSPHRASE": PASSPHRASE}


@pytest.mark.slow
def test_kill_9_at_random_moments_of_publish_loses_and_doubles_nothing(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    publish(newsroom)
    newsroom.catalogue.close()
    published = 0
    killed = 0
    for attempt in range(12):
        take(newsroom, *[story(f"{attempt}-{n}", "A sentence of the story. " * 40) for n in range(30)])
        newsroom.catalogue.close()
        published += 30
        started = time.monotonic()
        process = subprocess.Popen(
            command(newsroom.folder, "publish"), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # The publication itself runs in the last part of the process's life: aim from its start to its end.
        while time.monotonic() - started < 0.25 + attempt * 0.06 and process.poll() is None:
            time.sleep(0.005)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
        assert faults(check(newsroom, render=False)) == []
    done = subprocess.run(
        command(newsroom.folder, "publish"), env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    report = check(newsroom)
    assert faults(report) == []
    assert report.desks["eng"].stories == published
    assert killed > 0, "no process was killed: the test proved nothing"


@pytest.mark.slow
def test_two_publishers_at_once_do_no_harm(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, *[story(f"{n}", "A sentence of the story. " * 40) for n in range(200)])
    newsroom.catalogue.close()
    running = [
        subprocess.Popen(command(newsroom.folder, "publish"), env=environment(), stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    results = [(process.communicate()[1], process.returncode) for process in running]
    assert {code for _, code in results} <= {0, 4}, results
    assert any(code == 0 for _, code in results)
    for speech, code in results:
        if code == 4:
            assert "already at work" in speech
    report = check(newsroom)
    assert faults(report) == []
    assert report.desks["eng"].stories == 200


def test_a_second_publication_in_the_same_folder_is_refused_while_one_runs(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    with newsroom.alone(), pytest.raises(Busy, match="already at work"):
        publish(newsroom)


def test_a_restored_backup_never_forks_the_newsrooms_own_log(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    publish(newsroom)
    newsroom.catalogue.close()
    backup = (newsroom.folder / "catalogue.db").read_bytes()
    take(newsroom, story("two"))
    publish(newsroom)
    newsroom.catalogue.close()
    for leftover in newsroom.folder.glob("catalogue.db*"):
        leftover.unlink()
    (newsroom.folder / "catalogue.db").write_bytes(backup)
    restored = open_newsroom(tmp_path, FakeClock(1_777_777_999))
    take(restored, story("three"))
    before = check(restored)
    with pytest.raises(ConfigError, match="fork"):
        publish(restored)
    after = check(restored)
    assert faults(after) == []
    assert after.desks["eng"].size == before.desks["eng"].size


def test_a_lost_public_tree_is_written_again_from_the_catalogue(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, *[story(f"{n}") for n in range(4)])
    publish(newsroom)
    for path in sorted((newsroom.public / "eng").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    publish(newsroom)
    report = check(newsroom)
    assert faults(report) == []
    assert report.desks["eng"].stories == 4


def test_a_full_disk_gives_one_sentence_and_changes_nothing(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    publish(newsroom)
    take(newsroom, *[story(f"{n}", *[f"Sentence {n}-{i}-{i * n}" for i in range(900)]) for n in range(30)])
    newsroom.catalogue.close()
    # A limit on file sizes refuses writes in the middle, as a full disk does.
    limited = ["bash", "-c", 'ulimit -f 24; exec "$@"', "bash", *command(newsroom.folder, "publish")]
    done = subprocess.run(limited, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("skywave: error: ")
    assert "Traceback" not in done.stderr
    assert faults(check(newsroom, render=False)) == []
    publish(open_newsroom(tmp_path, FakeClock()))
    report = check(newsroom)
    assert faults(report) == []
    assert report.desks["eng"].stories == 31


def test_a_wrong_passphrase_gives_one_sentence_and_signs_nothing(tmp_path: Path) -> None:
    newsroom = make_newsroom(tmp_path)
    take(newsroom, story("one"))
    newsroom.catalogue.close()
    wrong = {**environment(), "SKYWAVE_PASSPHRASE": "not this one"}
    done = subprocess.run(command(newsroom.folder, "publish"), env=wrong, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "passphrase does not open" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (newsroom.public / "eng").exists()
    publish(open_newsroom(tmp_path, FakeClock()))
    assert check(newsroom).ok


def test_a_clock_that_was_set_back_does_not_break_the_log(tmp_path: Path) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one"))
    publish(newsroom)
    clock.advance(-86400 * 30)
    take(newsroom, story("two"))
    publish(newsroom)
    report = check(newsroom)
    assert [finding.code for finding in report.findings if finding.fault] == []


def test_newsroom_opens_again_after_a_crash_with_its_lock_free(tmp_path: Path) -> None:
    newsroom: Newsroom = make_newsroom(tmp_path)
    with newsroom.alone():
        pass
    publish(newsroom)
    assert check(newsroom).ok


def test_a_shorter_public_history_of_another_newsroom_is_not_overwritten(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    first = make_newsroom(one)
    take(first, story("one"), story("two"))
    publish(first)
    other = make_newsroom(two)
    take(other, story("another"))
    publish(other)
    (first.public / "eng" / "checkpoint").write_bytes((other.public / "eng" / "checkpoint").read_bytes())
    take(first, story("three"))
    with pytest.raises(ConfigError, match="fork"):
        publish(first)


def test_recovery_refuses_too_if_the_public_history_is_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock()
    newsroom = make_newsroom(tmp_path, clock=clock)
    take(newsroom, story("one"))
    publish(newsroom)
    take(newsroom, story("two"))
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(Staging, "commit", crash_at(1, Staging.commit, persisted=False))
        publish(newsroom)
    other = make_newsroom(tmp_path / "other")
    take(other, *[story(f"{n}") for n in range(9)])
    publish(other)
    newsroom.catalogue.close()
    (newsroom.public / "eng" / "checkpoint").write_bytes((other.public / "eng" / "checkpoint").read_bytes())
    with pytest.raises(ConfigError, match="fork"):
        publish(open_newsroom(tmp_path, clock))
