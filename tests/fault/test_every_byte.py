"""A two-story tree: every byte changed, every truncation, every file dropped or swapped is refused and named."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from tests.newsrooms import check, make_app, make_newsroom, story, take

from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.receiver.report import Report
from skywave.story.draft import DraftAsset
from skywave.testing import HostileMirror, MemoryPlace


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (120, 140, 90)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Newsroom, MemoryPlace]:
    """A newsroom with two stories, one with a picture, and a small reader app, and its public tree."""
    home = tmp_path_factory.mktemp("two")
    newsroom = make_newsroom(home, app=make_app(home / "app"))
    photo = DraftAsset("hill.png", caption="The hill", credit="Mi Example/Radio Example", right="owned", data=picture())
    take(newsroom, story("one", "The river rose.", assets=(photo,)), story("two", "The hill stood."))
    publish(newsroom)
    place = MemoryPlace.of_folder(newsroom.public)
    assert check(newsroom, place=place).ok
    assert any(path.endswith(".jpg") for path in place.files)
    return newsroom, place


def is_named(report: Report, path: str) -> bool:
    """Say whether the report refuses the copy and leads a person to the file: by path, by its log, or by desk and number."""
    log = path.split("/", 1)[0]
    if report.ok:
        return False
    if log in {"o", "dict"}:
        return any(path in finding.message for finding in report.findings)
    told = (finding.where + finding.message for finding in report.findings if finding.fault)
    return any(path in words or log in words or "root" in words for words in told)


def parts(number: int, of: int, tree: tuple[Newsroom, MemoryPlace]) -> Iterator[tuple[str, bytes]]:
    """Yield every of-th file, by size, so that the parts take equally long."""
    files = sorted(tree[1].files.items(), key=lambda item: (len(item[1]), item[0]))
    yield from files[number::of]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_every_changed_byte_is_refused_and_named(tree: tuple[Newsroom, MemoryPlace], part: int) -> None:
    newsroom, place = tree
    tried = 0
    for path, data in parts(part, 4, tree):
        for at in range(len(data)):
            # One bit of every byte; which one depends on its place, so that all eight are tried all over the tree.
            changed = data[:at] + bytes([data[at] ^ (1 << (at % 8))]) + data[at + 1 :]
            report = check(newsroom, place=HostileMirror(place, {path: changed}))
            assert is_named(report, path), f"{path}, byte {at}: {[f.message for f in report.findings]}"
            tried += 1
    assert tried > 1000


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_every_truncation_is_refused_and_named(tree: tuple[Newsroom, MemoryPlace], part: int) -> None:
    newsroom, place = tree
    for path, data in parts(part, 4, tree):
        for length in range(len(data)):
            report = check(newsroom, place=HostileMirror(place, {path: data[:length]}))
            assert is_named(report, path), f"{path} cut to {length} bytes: {[f.message for f in report.findings]}"


def test_every_dropped_file_is_refused_and_named(tree: tuple[Newsroom, MemoryPlace]) -> None:
    newsroom, place = tree
    for path in place.files:
        report = check(newsroom, place=HostileMirror(place, {path: None}))
        assert is_named(report, path), f"{path} dropped: {[f.message for f in report.findings]}"


def test_every_swapped_pair_of_files_is_refused_and_named(tree: tuple[Newsroom, MemoryPlace]) -> None:
    newsroom, place = tree
    paths = sorted(place.files)
    for first in paths:
        for second in paths:
            if first >= second or place.files[first] == place.files[second]:
                continue
            swapped = {first: place.files[second], second: place.files[first]}
            report = check(newsroom, place=HostileMirror(place, swapped))
            assert is_named(report, first) or is_named(report, second), (first, second)


def test_every_added_file_is_named(tree: tuple[Newsroom, MemoryPlace]) -> None:
    newsroom, place = tree
    for path in (
        "eng/s/aaaaaaaaaaaaaaaa.html",
        "evil.js",
        "eng/head/000.p/1",
        "o/00/x.jpg",
        "root/2",
        "eng/tile/9/000",
        "app/evil.js",
        "app/tile/0/000",
    ):
        report = check(newsroom, place=HostileMirror(place, {path: b"a lie\n"}))
        assert not report.ok
        assert any(path in finding.message for finding in report.findings), path


def test_a_dropped_story_is_named_by_desk_and_number_with_its_title(tree: tuple[Newsroom, MemoryPlace]) -> None:
    newsroom, place = tree
    body = next(path for path in place.files if path.startswith("eng/body/"))
    raw = place.files[body]
    first = 34 + int.from_bytes(raw[32:34], "big")
    second = first + 2 + int.from_bytes(raw[first : first + 2], "big")
    without = raw[:first] + b"\x00\x00" + raw[second:]
    report = check(newsroom, place=HostileMirror(place, {body: without}))
    assert report.desks["eng"].bodies_missing == 1
    assert any("eng no. 1 'Story one'" in finding.message for finding in report.findings)
