"""Records, where they may stand, and what they make of a story (RULES 12 to 16)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skywave.archive.history import History, make_index, superseding
from skywave.archive.record import Part, Record, Removal, index_window, is_index_position
from skywave.errors import VerificationFailed
from skywave.story.version import Story, Version

PART = Part(bytes(32), 2)
WORK = "a" * 16
INDEX = Record("index", None, 0, None, 5, "my", PART, None)


def record(
    work: str = WORK, version: int = 1, ref: int | None = None, *, kind: str = "publish", logged: int = 5
) -> Record:
    return Record(kind, work, version, ref, logged, "my", PART, None if kind == "retract" else PART)


def redact(ref: int, *removals: Removal, work: str = WORK, logged: int = 5) -> Record:
    return Record("redact", work, 1, ref, logged, "my", PART, None, removals or (Removal("body"),))


def history(*records: Record) -> History:
    found = History()
    for item in records:
        found.append(item)
    return found


def test_a_record_that_does_not_fit_is_the_writer_s_mistake() -> None:
    removals = tuple(Removal("asset", bytes([n]) * 32) for n in range(20))
    with pytest.raises(ValueError, match="1024 are allowed"):
        redact(0, *removals).format()


def test_logged_never_decreases() -> None:
    history(record(), record("b" * 16), record("c" * 16, logged=6))
    with pytest.raises(VerificationFailed, match="logged before"):
        history(record(), record("b" * 16, logged=4))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(record(version=3, ref=0), id="a version is skipped"),
        pytest.param(record(version=1, ref=0), id="a version is repeated"),
        pytest.param(record(version=2), id="an update that names no version"),
        pytest.param(record(version=2, ref=1), id="a record of another work"),
        pytest.param(record(version=2, ref=2), id="itself"),
        pytest.param(record(version=2, ref=9), id="a later record"),
        pytest.param(record("c" * 16, version=2, ref=0), id="another work's version"),
        pytest.param(record("c" * 16, version=2), id="a first version with number 2"),
        pytest.param(redact(1), id="a redaction of another work"),
        pytest.param(redact(7), id="a redaction of a later record"),
        pytest.param(INDEX, id="an index record out of place"),
    ],
)
def test_a_record_supersedes_only_an_earlier_one_of_its_work(wrong: Record) -> None:
    before = history(record(), record("b" * 16))
    with pytest.raises(VerificationFailed):
        before.append(wrong)
    assert before.size == 2
    before.append(record(version=2, ref=0))


def test_the_last_of_every_256_leaves_is_an_index_record_and_no_other_is() -> None:
    assert [i for i in range(1000) if is_index_position(i)] == [255, 511, 767]
    full = history(*(record(f"{chr(97 + n // 26)}{chr(97 + n % 26)}" + "a" * 14) for n in range(255)))
    with pytest.raises(VerificationFailed, match="not an index"):
        full.append(record("z" * 16))
    full.append(INDEX)


def test_windows_double_up_to_eight_bundles_and_cover_every_record_at_most_four_times() -> None:
    positions = [n * 256 + 255 for n in range(64)]
    assert [(i // 256 + 1, i // 256 + 1 - index_window(i) // 256) for i in positions[:16]] == [
        (1, 1), (2, 2), (3, 1), (4, 4), (5, 1), (6, 2), (7, 1), (8, 8),
        (9, 1), (10, 2), (11, 1), (12, 4), (13, 1), (14, 2), (15, 1), (16, 8),
    ]  # fmt: skip
    for leaf in range(0, 64 * 256, 97):
        times = sum(index_window(i) <= leaf < i for i in positions)
        assert 1 <= times <= 4


def test_an_index_names_all_records_of_its_window_that_refer_to_a_target() -> None:
    head = make_index([(7, 3), (90, 3), (18, 17), (300, 3)], 255)
    assert head.supersedes == ((3, (7, 90)), (17, (18,)))
    later = make_index([(7, 3), (90, 3), (300, 3)], 511)
    assert superseding([head, later], 3) == (7, 90, 300)


def test_redactions_are_counted_for_each_bundle_and_part() -> None:
    found = history(
        record(), redact(0), redact(0, Removal("head"), Removal("body")), redact(0, Removal("asset", bytes(32)))
    )
    assert (found.redaction_count("body", 0), found.redaction_count("head", 0), found.redaction_count("body", 1)) == (
        1,
        1,
        0,
    )
    assert found.removed == {(0, "body"): 1, (0, "head"): 2}
    assert found.removed_assets == {bytes(32): 3}
    assert found.works == {WORK: [0]}


def test_a_void_version_gives_way_to_the_one_before() -> None:
    first = Version(0, record(), None)
    second = Version(1, record(version=2, ref=0, kind="retract"), None)
    assert Story(WORK, (first, second)).is_retracted
    assert Story(WORK, (first, replace(second, void=True))).effective == first
    assert Story(WORK, (replace(first, void=True), replace(second, void=True))).is_void
