"""What every source keeps, shown on a sample of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.contract.checks import check_draft
from tests.contract.samples import SAMPLES

from skywave.errors import ConfigError, SkywaveError, UsageError
from skywave.ports import Source
from skywave.sources import SOURCES, source_for
from skywave.sources.reading.material import LocalMaterial


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> Source:
    found: Source = request.param
    return found


@pytest.fixture
def sample(source: Source, tmp_path: Path) -> LocalMaterial:
    return LocalMaterial(SAMPLES[source.name](tmp_path))


def test_a_source_recognises_its_own_material_and_no_other(source: Source, tmp_path: Path) -> None:
    for name, make in SAMPLES.items():
        place = tmp_path / name
        place.mkdir()
        location = LocalMaterial(make(place))
        assert source.recognises(location) == (source.name == name)
        assert source_for(location).name == name


def test_drafts_are_complete_and_clean(source: Source, sample: LocalMaterial) -> None:
    drafts = list(source.read(sample))
    assert len(drafts) == 3
    for draft in drafts:
        assert draft.source == source.name
        check_draft(draft)


def test_reading_again_gives_the_same_in_the_same_order(source: Source, sample: LocalMaterial) -> None:
    assert list(source.read(sample)) == list(source.read(sample))


def test_ids_are_unique_and_begin_with_the_sources_name(source: Source, sample: LocalMaterial) -> None:
    first = [draft.ids[0] for draft in source.read(sample)]
    assert len(set(first)) == len(first)
    assert all(name.startswith(f"{source.name}:") for name in first)


def test_no_internal_host_or_user_leaves(source: Source, sample: LocalMaterial) -> None:
    for draft in source.read(sample):
        assert not re.search("devview|rfaweb|secretuser|localhost", repr(draft))


def test_nothing_at_a_place_is_an_error_for_a_person(source: Source, tmp_path: Path) -> None:
    assert not source.recognises(LocalMaterial(tmp_path / "missing"))
    with pytest.raises(ConfigError):
        list(source.read(LocalMaterial(tmp_path / "missing")))
    for odd in ("", "\0", "x" * 5000):
        assert not source.recognises(LocalMaterial(odd)) or odd == ""
        if odd:
            with pytest.raises(SkywaveError):
                list(source.read(LocalMaterial(odd)))


# --- finding a source -----------------------------------------------------------------------


def test_a_kind_that_is_named_is_taken() -> None:
    assert source_for(LocalMaterial("anything"), kind="plone").name == "plone"
    with pytest.raises(UsageError) as caught:
        source_for(LocalMaterial("anything"), kind="telex")
    assert "folder" in (caught.value.hint or "")


@pytest.mark.parametrize("location", ["missing", "\0", "x" * 5000, "empty", "data.bin"])
def test_what_no_source_recognises_is_refused_with_a_hint(location: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "data.bin").write_bytes(b"PK\x03\x04")
    with pytest.raises(ConfigError) as caught:
        source_for(LocalMaterial(tmp_path / location))
    assert caught.value.hint
    with pytest.raises(ConfigError, match="nothing at an empty path"):
        source_for(LocalMaterial(""))


def test_many_comments_at_the_start_cost_nothing(source: Source, tmp_path: Path) -> None:
    path = tmp_path / "comments.html"
    path.write_bytes(b"<!--a--> " * 7000 + b"x")
    assert not source.recognises(LocalMaterial(path)) or source.name == "folder"
