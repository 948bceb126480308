"""Folders of documents: one broken document stops nothing, and is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.contract.samples.ninjs import make
from tests.newsrooms import make_newsroom

from skywave.errors import ConfigError, Malformed
from skywave.newsroom.ingest import ingest
from skywave.sources.ninjs import Ninjs
from skywave.sources.reading.documents import Refusals
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import Draft


def story(number: int) -> dict[str, object]:
    """Return a ninjs story."""
    return {
        "uri": f"urn:example:{number}",
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1"},
        "headlines": [{"value": f"Story {number}"}],
        "bodies": [{"value": f"The river rose in village {number}.", "contentType": "text/plain"}],
        "language": "en",
    }


def read(folder: Path) -> tuple[list[Draft], Refusals | None]:
    drafts: list[Draft] = []
    try:
        drafts.extend(Ninjs().read(LocalMaterial(folder)))
    except Refusals as error:
        return drafts, error
    return drafts, None


def write(folder: Path, *stories: object) -> None:
    folder.mkdir(exist_ok=True)
    for number, value in enumerate(stories):
        text = value if isinstance(value, str) else json.dumps(value)
        (folder / f"{number:03}.json").write_text(text, encoding="utf-8")


def test_a_broken_document_is_named_and_all_others_are_read(tmp_path: Path) -> None:
    broken = {**story(2), "surprise": 1}
    write(tmp_path / "in", story(1), broken, story(3), story(1), "no json")
    drafts: list[Draft] = []
    with pytest.raises(Refusals) as caught:
        drafts.extend(Ninjs().read(LocalMaterial(tmp_path / "in")))
    newsroom = make_newsroom(tmp_path)
    intake = ingest(newsroom, Ninjs(), LocalMaterial(tmp_path / "in"))
    assert [taken.title for taken in intake.stories] == ["Story 1", "Story 3"]
    assert intake.refusals == caught.value.count == 2
    assert "surprise" in intake.refused[0]
    assert "same id" in intake.refused[1]


def test_where_everything_is_refused_nothing_is_taken_in(tmp_path: Path) -> None:
    write(tmp_path / "in", {**story(2), "surprise": 1})
    with pytest.raises(Malformed, match="1 of 1 documents were refused"):
        ingest(make_newsroom(tmp_path), Ninjs(), LocalMaterial(tmp_path / "in"))


def test_a_single_broken_document_is_refused_with_its_own_reason(tmp_path: Path) -> None:
    write(tmp_path / "in", {**story(2), "surprise": 1})
    with pytest.raises(Malformed, match="surprise"):
        list(Ninjs().read(LocalMaterial(tmp_path / "in" / "000.json")))


def test_a_folder_without_a_document_is_an_error_for_a_person(tmp_path: Path) -> None:
    (tmp_path / "readme.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ConfigError, match="no document of the kind ninjs"):
        list(Ninjs().read(LocalMaterial(tmp_path)))


def test_a_sample_is_read_whole(tmp_path: Path) -> None:
    drafts, refusals = read(make(tmp_path))
    assert (len(drafts), refusals) == (3, None)


@pytest.mark.parametrize(
    "link", ["../secret.jpg", "/etc/passwd", "a/../../secret.jpg", "link.jpg", "file:///etc/passwd", "\0"]
)
def test_a_file_leads_nowhere_outside_of_its_folder(tmp_path: Path, link: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (tmp_path / "in" / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "in" / "a.jpg").write_bytes(b"ours")
    (tmp_path / "in" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    material = LocalMaterial(tmp_path / "in" / "a.html")
    assert material.get(link, 100) is None
    found = material.get("./a.jpg?x=1", 100)
    assert found is not None
    assert (found.data, found.media) == (b"ours", "image/jpeg")
    assert material.get("http://127.0.0.1:9/a.jpg", 100) is None
