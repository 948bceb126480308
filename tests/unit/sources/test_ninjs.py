"""What the ninjs source takes from an agency's items, and what it refuses."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.ninjs import item, make, picture
from tests.shared_data import need

from skywave import limits
from skywave.archive.body import Embed, Figure
from skywave.errors import Malformed
from skywave.sources.ninjs import Ninjs
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.sources.reading.terms import restrictions_in
from skywave.story.draft import CANCELED, USABLE, WITHHELD, Draft

Json = dict[str, Any]
TAKEN, NO_STORY = "taken", "no story"


def read_bytes(tmp_path: Path, data: bytes) -> list[Draft]:
    path = tmp_path / "items.json"
    path.write_bytes(data)
    drafts = list(Ninjs().read(LocalMaterial(path)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def read_ninjs(tmp_path: Path, *items: object) -> list[Draft]:
    return read_bytes(tmp_path, json.dumps(list(items)).encode())


def one(tmp_path: Path, **fields: object) -> Draft:
    (draft,) = read_ninjs(tmp_path, item(**fields))
    return draft


def test_an_item_of_an_agency(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.ids == ("ninjs:urn:example:text:1",)
    assert (draft.title, draft.summary, draft.byline, draft.place) == (
        "A headline",
        "What it is about.",
        ("By Line",),
        "Yangon",
    )
    assert (draft.published, draft.modified, draft.language) == (1735787045, 1735873445, "en")
    assert [plain_text(block) for block in draft.blocks] == ["First.", "Second."]
    assert (draft.holder, draft.terms) == ("Example Agency", "© Example Agency")
    (asset,) = draft.assets
    assert (asset.caption, asset.alt) == ("A market in the rain.", "Stalls under umbrellas")
    assert asset.agency_caption == "RAIN, Example -- a market (Photo: Ann Lee)"
    assert (asset.credit, asset.holder) == ("Ann Lee/Example Agency", "Example Agency")
    assert asset.terms == "Editorial use only\nJAPAN OUT."
    assert asset.address == "https://cdn.example.org/l.jpg"
    assert asset.ids == (
        "ninjs:urn:example:picture:1",
        "url:https://cdn.example.org/s.jpg",
        "url:https://cdn.example.org/l.jpg",
    )


# --- every sample of the standard ----------------------------------------------------------------

# What each of the standard's own samples is. Those of should_fail are refused, with a part of the sentence.
TEXTS = {
    "001_simple_example",
    "002_renditions_example",
    "003_associations_example",
    "004_simple_text_article",
    "005_complex_text_article",
    "007_multimedia",
    "20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever-addb-ninjs-nitf",
    "businesswire-newsml-20130605006126",
    "businesswire-newsml-20130731006140",
    "dpa_text",
    "ninjsExSimpleText_3",
    "ntb_text",
    "tt_text_image_3",
}
# An example that its own schema refuses.
BROKEN = {"20231016-event-timeline-sample": "has a property 'estimatedStartDate', which is unknown"}
FAILS = {
    "001_bad_digital_source": "its digitalSourceType is not an object",
    "001_bad_geojson": "it is ninjs 2.x",
    "001_bad_toplevel": "it has a property 'random', which is unknown",
    "002_bad_association": "it is ninjs 2.x",
    "003_event_with_conflicting_start": "dates has neither one start nor one end",
    "004_event_with_renditions": "dates has neither one start nor one end",
    "004_invalid_truncated_date": "dates.expectedStartDate is not a date",
    "005_planned_coverage_bad_urgency": "plannedCoverage[0]",
    "006_bad_urgency": "its urgency is not a whole number",
}


def samples(*parts: str) -> list[Path]:
    root = need("ninjs")
    return sorted(path for part in parts for path in root.glob(part))


def test_every_sample_is_taken_or_passed_over_because_it_is_no_text() -> None:
    paths = samples(
        "examples/3*/**/*.json", "documentation/**/3*/*.json", "validation/test_suite/3*/should_pass/*.json"
    )
    assert len(paths) == 55
    schema = validator()
    for path in paths:
        if path.stem in BROKEN:
            assert not all(schema.is_valid(part) for part in json.loads(path.read_bytes()))
            with pytest.raises(Malformed, match=BROKEN[path.stem]):
                list(Ninjs().read_document(LocalMaterial(path)))
            continue
        drafts = list(Ninjs().read_document(LocalMaterial(path)))
        for draft in drafts:
            check_draft(draft)
        assert bool(drafts) == (path.stem in TEXTS), path


def test_every_sample_that_must_fail_is_refused_with_the_reason() -> None:
    paths = samples("validation/test_suite/3*/should_fail/*.json")
    assert {path.stem for path in paths} == set(FAILS)
    for path in paths:
        with pytest.raises(Malformed) as caught:
            list(Ninjs().read_document(LocalMaterial(path)))
        check_sentence(caught.value)
        assert FAILS[path.stem] in caught.value.message, path


def validator() -> Draft202012Validator:
    schema = json.loads((need("ninjs") / "specification" / "ninjs-schema_3.1.json").read_bytes())
    geo = json.loads((need("ninjs") / "validation" / "test_suite" / "GeoJSON-schema.json").read_bytes())
    registry: Any = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geo))
    return Draft202012Validator(schema, registry=registry)


# Where the schema refuses and we do not: it is never read, or the schema contradicts its own examples.
LENIENT = ("geoJSON", "recurrenceDates")


def test_what_the_schema_refuses_of_changed_samples_is_refused_here(tmp_path: Path) -> None:
    schema = validator()
    paths = samples("examples/3*/*.json", "documentation/**/3*/*.json", "validation/test_suite/3*/should_pass/*.json")
    luck = random.Random(20)
    refused = lenient = stricter = 0
    values: list[object] = [None, True, 7, -1, 0.5, "", "x", [], [1], {}, {"x": 1}, ["x"], [{}], [{"value": 1}]]
    for path in paths:
        sample = json.loads(path.read_bytes())
        places = paths_of(sample)
        for place in luck.sample(places, min(len(places), 25)):
            changed = replaced(sample, place, luck.choice(values))
            if luck.random() < 0.3 and isinstance(at(sample, place), dict):
                changed = replaced(sample, (*place, "invented"), 1)
            by_schema = schema.is_valid(changed)
            try:
                list(Ninjs().read_document(written(tmp_path, changed)))
                ours = True
            except Malformed as error:
                check_sentence(error)
                ours = False
            if not by_schema and ours:
                assert any(name in map(str, place) for name in LENIENT), (path.name, place, at(changed, place))
                lenient += 1
            elif by_schema and not ours:
                # Stricter only where a time is read that is none, or what names the item is empty.
                last = str(place[-1])
                assert last in ("uri", *TIMES) or "uri" in last or isinstance(place[-1], int), (path.name, place)
                stricter += 1
            refused += not by_schema
    assert refused > 300
    assert lenient < 30
    assert stricter < 60


TIMES = ("firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "expires")


def written(tmp_path: Path, value: object) -> LocalMaterial:
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(value))
    return LocalMaterial(path)


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for name in path:
        value = value[name]
    return value


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        found += paths_of(part, (*path, name))
    return found


def replaced(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    value = copy.deepcopy(value)
    at(value, path[:-1])[path[-1]] = new
    return value


def test_the_own_samples_follow_the_schema(tmp_path: Path) -> None:
    schema = validator()
    for value in json.loads(make(tmp_path).read_bytes()):
        assert [error.message for error in schema.iter_errors(value)] == []


# --- versions, lists, lines -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "version"),
    [
        ({"uri": "x", "headline": "H", "body_text": "T"}, "1"),
        ({"uri": "x", "byline": "B", "versioncreated": "2020-01-01T00:00:00Z"}, "1"),
        ({"uri": "x", "headlines": [], "versioncreated": "2020-01-01T00:00:00Z"}, "2"),
    ],
)
def test_older_versions_are_refused_by_name(tmp_path: Path, value: Json, version: str) -> None:
    with pytest.raises(Malformed, match=f"it is ninjs {version}.x") as caught:
        read_ninjs(tmp_path, value)
    assert caught.value.hint == "ask the sender for ninjs 3.x"


def test_items_may_stand_alone_in_a_list_or_one_a_line(tmp_path: Path) -> None:
    two = [item(), item(uri="urn:2")]
    assert len(read_bytes(tmp_path, json.dumps(two[0], indent=1).encode())) == 1
    assert len(read_ninjs(tmp_path, *two)) == 2
    lines = "\n".join(json.dumps(part) for part in two)
    assert len(read_bytes(tmp_path, f"{lines}\n".encode())) == 2
    assert Ninjs().recognises(LocalMaterial(tmp_path / "items.json"))
    with pytest.raises(Malformed, match="line 2"):
        read_bytes(tmp_path, f"{json.dumps(two[0])}\n{{broken".encode())


def test_an_item_may_stand_twice_but_not_in_two_readings(tmp_path: Path) -> None:
    assert len(read_ninjs(tmp_path, item(), item())) == 1
    with pytest.raises(Malformed, match="have the same uri and differ"):
        read_ninjs(tmp_path, item(), item(version="3"))


# --- fields ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "status", "hold"),
    [
        ({"pubStatus": "withheld"}, WITHHELD, "withheld in the source"),
        ({"pubStatus": "canceled"}, CANCELED, "canceled in the source"),
        ({"representationType": "partial"}, WITHHELD, "the source gives only a part of it"),
        ({"bodies": []}, WITHHELD, "the source gives it no text"),
        ({"representationType": "full"}, USABLE, ""),
    ],
)
def test_what_the_source_says_of_publication_is_kept(tmp_path: Path, fields: Json, status: str, hold: str) -> None:
    draft = one(tmp_path, **fields)
    assert (draft.status, draft.hold) == (status, hold)


def test_times_are_read_and_a_missing_date_is_none(tmp_path: Path) -> None:
    value = item(embargoedUntil="2030-01-01T00:00:00+07:00", expires="2031-01-01T00:00:00Z")
    del value["firstCreated"]
    (draft,) = read_ninjs(tmp_path, value)
    assert (draft.embargo, draft.expires, draft.published) == (1893430800, 1924992000, None)
    with pytest.raises(Malformed, match="embargoedUntil is not a date and time with its zone"):
        one(tmp_path, embargoedUntil="2030-01-01")


@pytest.mark.parametrize("far", ["9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59Z"])
def test_an_embargo_at_the_end_of_time_is_not_lost(tmp_path: Path, far: str) -> None:
    assert one(tmp_path, embargoedUntil=far).embargo == limits.LATEST_SECONDS


def test_a_picture_keeps_its_own_window_among_its_terms(tmp_path: Path) -> None:
    held = picture(embargoedUntil="2030-01-01T00:00:00Z", expires="2031-01-01T00:00:00Z")
    del held["type"]
    (asset,) = one(tmp_path, associations=[held]).assets
    assert asset.terms.split("\n")[-2:] == ["embargoed until 2030-01-01T00:00:00Z", "expires 2031-01-01T00:00:00Z"]


def test_ids_and_relations_are_kept(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        uri="https://www.example.org/a",
        altIds=[{"role": "slug", "value": "abc"}, {"value": "https://www.example.org/b"}, {"role": "x", "value": ""}],
        associations=[
            {"name": "translationOf", "uri": "urn:original", "type": "text"},
            {"name": "x", "rel": "translation", "uri": "urn:third"},
            {
                "name": "note",
                "rel": "correctionNotice",
                "uri": "urn:note",
                "versionCreated": "2025-01-05T00:00:00Z",
                "bodies": [{"value": "It was Tuesday."}],
            },
        ],
    )
    assert draft.ids == (
        "ninjs:https://www.example.org/a",
        "url:https://www.example.org/a",
        "ninjs:slug:abc",
        "url:https://www.example.org/b",
    )
    assert (draft.translates, draft.translations) == ("ninjs:urn:original", ("ninjs:urn:third",))
    (note,) = draft.notes
    assert (note.kind, note.text, note.at) == ("correction", "It was Tuesday.", 1736035200)


def test_authors_stand_above_the_byline(tmp_path: Path) -> None:
    people = [{"name": "Ann", "rel": "author"}, {"name": "Bo", "rel": "about"}]
    assert one(tmp_path, people=people).byline == ("Ann",)


def test_a_picture_in_the_text_and_beside_it_is_one_asset(tmp_path: Path) -> None:
    html = '<h1>A headline</h1><p>First.</p><img src="https://cdn.example.org/s.jpg" alt="x"><p>Last.</p>'
    draft = one(tmp_path, bodies=[{"contentType": "text/html", "value": html}])
    assert len(draft.assets) == 1
    assert draft.blocks[1] == Figure(0)
    assert plain_text(draft.blocks[0]) == "First."


def test_sound_is_an_asset_a_film_a_link_and_a_withheld_picture_nothing(tmp_path: Path) -> None:
    href = "https://cdn.example.org/x"
    draft = one(
        tmp_path,
        associations=[
            picture(pubStatus="withheld"),
            picture(type="audio", renditions=[{"name": "m", "href": f"{href}.mp3", "contentType": "audio/mpeg"}]),
            {
                "name": "film",
                "uri": "urn:film",
                "type": "video",
                "headlines": [{"value": "Film"}],
                "renditions": [{"name": "m", "href": f"{href}.mp4", "contentType": "video/mp4"}],
            },
        ],
    )
    assert [(asset.kind, asset.address) for asset in draft.assets] == [("audio", f"{href}.mp3")]
    assert draft.blocks[-1] == Embed(f"{href}.mp4", "Film")


def test_rights_of_every_form_are_terms(tmp_path: Path) -> None:
    draft = one(
        tmp_path, rightsInfo={"linkedRights": "https://example.org/rights"}, usageTerms="World Rights Except Italy"
    )
    assert draft.terms.split("\n") == [
        "World Rights Except Italy",
        "© Example Agency",
        "rights: https://example.org/rights",
    ]
    assert "rights: encoded in the source" in one(tmp_path, rightsInfo={"encodedRights": "<x/>"}).terms
    with pytest.raises(Malformed, match="not exactly one of linkedRights, encodedRights"):
        one(tmp_path, rightsInfo={"linkedRights": "https://x.org", "encodedRights": "<x/>"})


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("TURKEY OUT  NOV. 11, 2019 FILE PHOTO", "TURKEY OUT  NOV.\n"[:-1]),
        ("Ann carried out the call. Noe utvidet.", ""),
        ("MANDATORY CREDIT: X; ask Bo", "MANDATORY CREDIT: X"),
        ("No sales. No archives.", "No sales.\nNo archives."),
        ("", ""),
    ],
)
def test_a_note_to_editors_is_read_for_restrictions_only(note: str, found: str) -> None:
    assert restrictions_in(note) == found


# --- hostile input ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b'{"type": "text"}',
        b'{"uri": "a", "uri": "b"}',
        b'{"uri": "a", "urgency": NaN}',
        b'{"uri": "\xff"}',
        b'{"uri": ""}',
        b'{"uri": "a", "urgency": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"associations":[' * 100_000,
        b'{"uri": "a", "type": "text", "bodies": [{"value": "' + b"x" * (limits.STORY_SOURCE_BYTES + 1) + b'"}]}',
        b'{"uri": "a", "type": "text", "headlines": [{"value": "' + b"x" * 1001 + b'"}]}',
    ],
    ids=range(14),
)
def test_what_is_broken_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    if data == b'{"uri": ""}':
        data = b'{"uri": "", "type": "text"}'
    with pytest.raises(Malformed) as caught:
        read_bytes(tmp_path, data)
    check_sentence(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "uri", "name", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(paths_of(item())), new=JSON)
def test_any_json_in_any_field_gives_drafts_or_is_refused(
    tmp_path: Path, place: tuple[str | int, ...], new: object
) -> None:
    try:
        for draft in Ninjs().read(written(tmp_path, replaced(item(), place, new))):
            check_draft(draft)
            assert "secretuser" not in repr(draft)
    except Malformed as error:
        check_sentence(error)


@pytest.mark.parametrize("bad", ["\ud800", "\ud800x\u202e\x00", "\u2066y", "\u200b"])
def test_characters_that_may_not_be_shown_never_come_out(tmp_path: Path, bad: str) -> None:
    for place in paths_of(item()):
        try:
            drafts = list(Ninjs().read(written(tmp_path, replaced(item(), place, bad))))
        except Malformed as error:
            check_sentence(error)
            continue
        for draft in drafts:
            check_draft(draft)
            assert "\\ud800" not in repr(draft)
