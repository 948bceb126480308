"""What the ANS source takes from Arc's documents, and what it refuses."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.ans import image, make, story
from tests.shared_data import need

from skywave import limits
from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Table
from skywave.errors import ConfigError, Malformed
from skywave.ports import Fetched
from skywave.sources.ans import Ans
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import CANCELED, USABLE, WITHHELD, Draft

Json = dict[str, Any]
FIXTURES = "ans/tests/fixtures/schema/0.10.12"


class Answer:
    """An answer of a web address."""

    path, media, charset, is_folder = "", "application/json", "", False

    def __init__(self, data: bytes, address: str = "") -> None:
        self.data, self.address, self.name = data, address, "answer.json"

    def peek(self) -> bytes:
        return self.data[: limits.PEEK_BYTES]

    def read(self, limit: int) -> bytes:
        assert len(self.data) <= limit
        return self.data

    def get(self, address: str, limit: int) -> Fetched | None:
        raise AssertionError(address)


def read_ans(value: object, address: str = "") -> list[Draft]:
    drafts = list(Ans().read(Answer(json.dumps(value).encode(), address)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def one(**fields: object) -> Draft:
    (draft,) = read_ans(story(**fields))
    return draft


def elements(*parts: Json) -> Draft:
    return one(content_elements=list(parts), promo_items={})


def words(draft: Draft) -> list[str]:
    return [plain_text(block) for block in draft.blocks]


def test_a_story_of_arc() -> None:
    draft = one()
    assert draft.ids == ("ans:STORY1", "url:https://www.example.org/english/2025/01/02/a-story/")
    assert (draft.title, draft.summary) == ("A headline", "What it is about.")
    assert (draft.byline, draft.language, draft.published, draft.modified) == (
        ("By Line",),
        "en",
        1735787045,
        1735873445,
    )
    assert words(draft) == ["The first paragraph.", "", "The second."]
    assert draft.blocks[1] == Figure(0)
    (asset,) = draft.assets
    assert asset.ids == ("ans:IMAGE1", "url:https://cdn.example.org/photos/a.jpg")
    assert (asset.caption, asset.credit) == ("A market in the rain.", "Ann Lee/AFP via Getty Images")
    assert (asset.right, asset.holder, asset.terms) == ("", "", "JAPAN OUT")
    assert (asset.name, asset.address) == ("a.jpg", "https://cdn.example.org/photos/a.jpg")


# --- every fixture of the format ---------------------------------------------------------------


def in_text(fixture: object) -> object:
    return {"type": "story", "headlines": {"basic": "A"}, "content_elements": [fixture]}


def at(*path: str | int) -> Any:
    """Return a function that puts a fixture into a story at a place."""

    def put(fixture: object) -> object:
        for name in reversed(path):
            fixture = [fixture] if name == 0 else {name: fixture}
        assert isinstance(fixture, dict)
        return {"type": "story", "version": "0.10.12", "headlines": {"basic": "A"}} | fixture

    return put


def merged(fixture: object) -> object:
    assert isinstance(fixture, dict)
    return {"type": "story", "headlines": {"basic": "A"}} | fixture


def alone(fixture: object) -> object:
    return fixture


TAKEN, NO_STORY = "taken", "no story"
VERSION = "version is not a version of ANS 0.10"
# Where a fixture stands that is no whole document: what its name begins with, the longest first.
PLACES = {
    "address": at("address"),
    "auxiliary": at("taxonomy", "auxiliaries", 0),
    "bq": in_text,
    "code": in_text,
    "credit": at("credits", "by", 0),
    "custom_embed": at("promo_items", "basic"),
    "divider": in_text,
    "element-group": in_text,
    "endorsement": in_text,
    "geo-fixture": at("geo"),
    "geo-restriction": at("content_restrictions"),
    "header": in_text,
    "interstitial": in_text,
    "keyword": at("taxonomy", "keywords", 0),
    "label": at("label"),
    "link-list": in_text,
    "named-entity": at("taxonomy", "named_entities", 0),
    "numeric": in_text,
    "oembed": in_text,
    "quote": in_text,
    "raw-html": in_text,
    "social": lambda fixture: at("credits", "by", 0)({"type": "author", "name": "A", "social_links": [fixture]}),
    "source": at("source"),
    "table": in_text,
    "tag": at("taxonomy", "tags", 0),
    "taxonomy": at("taxonomy"),
    "text": in_text,
    "topic": at("taxonomy", "topics", 0),
    "trait-copyrighted": merged,
    "trait-credited-fixture-bad": at("credits"),
    "trait-credited": merged,
    "trait-dated": merged,
    "trait-id": merged,
    "trait-locale": merged,
    "trait-located": merged,
    "trait-pitch-event": lambda fixture: at("pitches", "platform", 0)({"latest_event": fixture}),
    "trait-pitches": at("pitches"),
    "trait-planning": at("planning"),
    "trait-promo": at("promo_items"),
    "trait-publishing": at("publishing"),
    "trait-related": at("related_content"),
    "trait-workflow": at("workflow"),
    "ul": in_text,
    "video-stream": lambda fixture: in_text({"type": "video", "streams": [fixture]}),
    "video-subtitles": lambda fixture: in_text({"type": "video", "subtitles": fixture}),
}
# What is expected: that it is refused, with a part of the sentence; else it is taken where it begins as a story or was put
# into one, and holds no story otherwise.
REFUSED = {
    "address-fixture-bad-po-box": "its address has post_office_box without street_address",
    "audio-fixture-bad": "it has no type",
    "audio-fixture-bad-no-source": "it has not exactly one of streams, source_url",
    "auxiliary-fixture-bad-missing-uid": "auxiliaries[0] has no _id",
    "bq-fixture-bad": "content_elements[0] has no type",
    # Not by its name but by its type, which it states twice: no field may stand twice.
    "content-operation-good": "names a field twice",
    "credit-fixture-bad-missing-name": "credits.by[0] has no name",
    "custom_embed-fixture-bad-1": "config has a property with the name 'referent'",
    "custom_embed-fixture-bad-2": "embed has no id",
    "divider-fixture-bad": "has a property 'content', which is unknown",
    "endorsement-fixture-bad-missing-prop": "has no endorsement",
    "endorsement-fixture-bad-type-mismatch": "endorsement is not a text",
    "geo-fixture-bad-not-a-number": "geo.latitude is not a number",
    "geo-restriction-fixture-bad-length": "restrictions has 2 entries, which is too many",
    "geo-restrictions-fixture-bad-empty": "restrictions has 0 entries, which is too few",
    "geo-restrictions-fixture-bad-property": "has a property 'name', which is unknown",
    "geo-restrictions-fixture-bad-type": "restrictions is not a list",
    "header-fixture-bad": "has no content",
    "image-fixture-bad-alignment": "alignment is not one of left, right, center",
    "image-fixture-bad-auth-format": "auth.1 is not a key",
    "image-fixture-bad-focal-point-null-value": "focal_point.y is not a number",
    "image-fixture-bad-focal-point-out-of-range": "focal_point.x is out of the image's width",
    "image-fixture-bad-focal-point-text-value": "focal_point.x is not a number",
    "image-fixture-bad-focal-point-wrong-prop-name": "focal_point has no x",
    "interstitial-link-fixture-bad": "'interstitial-link', which is a known type misspelt",
    "keyword-fixture-bad-missing-score": "has frequency without score",
    "keyword-fixture-bad-numeric-frequency": "frequency is not a whole number",
    "keyword-fixture-bad-score-type": "score is not a number",
    "keyword-fixture-bad-tag-type": "tag is not a text",
    "label-bad-arbitrary-properties": "label.basic has a property 'a', which is unknown",
    "label-bad-field-name-with-dots": "label has a property with the name 'basic.label'",
    "link-list-fixture-bad": "items[1] has the type 'other_type', which may not stand there",
    "named-entity-fixture-bad-missing-id": "has no _id",
    "numeric-rating-fixture-bad": "has no numeric_rating",
    "quote-fixture-bad-citation": "citation is not an object",
    "quote-fixture-bad-content-elements": "has no content_elements",
    "raw-html-fixture-bad": "has no type",
    "redirect-fixture-bad": "has no redirect_url",
    "reference-fixture-bad-addl-props": "has a property 'foo', which is unknown",
    "reference-fixture-bad-array": "it has no type",
    "reference-fixture-bad-more-addl-props": "referent has a property ",
    "restricted-content-fixture-bad-referent": "restricted_content has no type",
    "source-bad-extra-properties": "source has a property ",
    "story-fixture-bad-corrections": "corrections[0] is not an object",
    "story-fixture-bad-dropcap": "dropcap is not letter",
    "story-fixture-bad-embargo": "embargo has no active",
    "story-fixture-bad-extra-properties": "has a property 'foo', which is unknown",
    "story-fixture-bad-referenced-distributor-mode": "distributor has no mode",
    "story-fixture-bad-referenced-distributor-reference-id": "distributor has no reference_id",
    "story-fixture-bad-sections-addl-properties": VERSION,
    "story-fixture-bad-tag-strings": VERSION,
    "story-fixture-bad-taxonomy-additional-tasks": "associated_tasks[1] is not the id of a task",
    "story-fixture-bad-wrong-type": "type 'not-a-story', which is unknown",
    "story-fixture-bad-wrong-version": VERSION,
    "table-fixture-bad": "rows[0] is not a list",
    "tag-fixture-bad-no-text": "has no text",
    "tag-fixture-bad-subtype": "subtype is not a text",
    "tag-fixture-bad-type": "type is not tag",
    "text-fixture-bad": "has no type",
    "topic-fixture-bad-id-type": "has no _id",
    "topic-fixture-bad-missing-uid": "has no _id",
    "trait-credited-fixture-bad-missing-credit": "credits.foo[0] is not an object",
    "trait-dated-fixture-bad-date-format": "created_date is not a date and time with its zone",
    "trait-id-fixture-bad-missing-id": "has a property 'blah', which is unknown",
    "trait-pitch-event-fixture-numeric-status": "status is not a word in small letters",
    "trait-pitch-event-fixture-space-in-status": "status is not a word in small letters",
    "trait-pitch-event-fixture-uppercase-status": "status is not a word in small letters",
    "trait-promo-item-raw-html-bad": "promo_items.basic has the type 'raw_html1', which may not stand there",
    "trait-publishing-fixture-bad-mismatched-operations": "publish_edition[0] has a property 'type', which is unknown",
    "trait-related-content-bad-attached-redirect-has-multiple-items": "redirect has 2 entries, which is too many",
    "trait-related-content-bad-attached-redirect-is-not-redirect": "redirect[0] has no redirect_url",
    "trait-workflow-fixture-bad-code": "workflow.status_code is out of its range",
    "ul-fixture-bad": "has no type",
    "video-fixture-bad-empty-geo-restriction": "geo has no restrictions",
}


def place_of(name: str) -> Any:
    found = [prefix for prefix in PLACES if name.startswith(prefix)]
    return PLACES[max(found, key=len)] if found else alone


def test_every_fixture_of_the_format_is_taken_passed_over_or_refused_as_its_name_says() -> None:
    paths = sorted(need(FIXTURES).glob("*.json"))
    assert len(paths) == 165
    found: dict[str, str] = {}
    for path in paths:
        data = path.read_bytes()
        put = place_of(path.stem)
        if put is not alone:
            data = json.dumps(put(json.loads(data))).encode()
        try:
            drafts = list(Ans().read(Answer(data)))
            for draft in drafts:
                check_draft(draft)
            found[path.stem] = TAKEN if drafts else NO_STORY
        except Malformed as error:
            check_sentence(error)
            found[path.stem] = error.message
    for stem, outcome in found.items():
        if stem in REFUSED:
            assert REFUSED[stem] in outcome, (stem, outcome)
        else:
            whole_story = stem.startswith("story-") or place_of(stem) is not alone
            assert outcome == (TAKEN if whole_story else NO_STORY), (stem, outcome)
    assert REFUSED.keys() <= found.keys()
    bad = {stem for stem in found if "-bad" in stem or "pitch-event" in stem}
    assert REFUSED.keys() - bad == {"content-operation-good"}
    assert bad <= REFUSED.keys()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("story-fixture-bad-sections-addl-properties", "sections[0] has no type"),
        ("story-fixture-bad-tag-strings", "tags[0] is not an object"),
    ],
)
def test_what_an_old_version_hides_is_refused_in_a_new_one_too(name: str, reason: str) -> None:
    fixture = json.loads((need(FIXTURES) / f"{name}.json").read_bytes())
    with pytest.raises(Malformed) as caught:
        read_ans(fixture | {"version": "0.10.12"})
    assert reason in caught.value.message


def test_the_good_story_of_the_fixtures_is_read_whole() -> None:
    (draft,) = Ans().read(LocalMaterial(need(FIXTURES) / "story-fixture-good.json"))
    kinds = [type(block) for block in draft.blocks]
    assert kinds[:4] == [Paragraph, Paragraph, Figure, Listing]
    assert Quote in kinds
    assert Embed in kinds
    assert (draft.right, draft.holder, draft.terms.splitlines()[0]) == (
        "wire",
        "Reuters",
        "Copyright © 2018 Thomson Reuters.",
    )
    assert [note.kind for note in draft.notes] == ["clarification", "correction", "clarification", "clarification"]
    assert draft.assets[0].credit == "Ansel Adams"
    assert [asset.caption for asset in draft.assets][2:] == ["Foo", "Bar"]
    assert {item.kind for item in draft.furniture} >= {"related", "other"}


# --- identity and addresses ----------------------------------------------------------------------


def test_relative_addresses_count_only_where_their_host_is_known() -> None:
    value = story(canonical_url="/burmese/x/", website_url="/burmese/y/", content_aliases=["/old", "name"])
    del value["websites"]
    assert read_ans(value)[0].ids == ("ans:STORY1",)
    assert read_ans(value, "https://www.rfa.org/pf/api/v3/x")[0].ids[1:] == (
        "url:https://www.rfa.org/burmese/x/",
        "url:https://www.rfa.org/burmese/y/",
        "url:https://www.rfa.org/old",
    )
    assert read_ans(value, "https://api.example.arcpublishing.com/content/v4/")[0].ids == ("ans:STORY1",)
    assert read_ans(value, "http://[broken")[0].ids == ("ans:STORY1",)


def test_a_story_without_an_id_is_known_by_its_address_or_headline() -> None:
    value = story()
    del value["_id"]
    assert read_ans(value)[0].ids[0] == "ans:https://www.example.org/english/2025/01/02/a-story/"
    del value["canonical_url"]
    assert read_ans(value)[0].ids[0] == "ans:A headline"
    with pytest.raises(Malformed, match="neither an _id nor an address nor a headline"):
        read_ans(value | {"headlines": {}})


def test_a_story_may_stand_twice_but_not_in_two_readings() -> None:
    assert len(read_ans([story(), story()])) == 1
    with pytest.raises(Malformed, match=r"item 1 and answer\.json: item 2 have the same _id and differ"):
        read_ans([story(), story(headlines={"basic": "Other"})])


def test_a_folder_of_answers_is_read_and_what_holds_no_story_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "zz.json").write_text(json.dumps(story(_id="Z")))
    (tmp_path / "image.json").write_text(json.dumps(image()))
    assert Ans().recognises(LocalMaterial(tmp_path))
    assert [draft.ids[0] for draft in Ans().read(LocalMaterial(tmp_path))] == [
        f"ans:{n}" for n in ("STORY1", "STORY2", "STORY3", "Z")
    ]
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "image.json").write_text(json.dumps(image()))
    with pytest.raises(ConfigError):
        list(Ans().read(LocalMaterial(tmp_path / "only")))


def test_an_answer_that_was_asked_for_a_few_fields_is_read() -> None:
    value = {
        "_id": "Q",
        "type": "results",
        "content_elements": [
            {
                "_id": "S",
                "type": "story",
                "headlines": {"basic": "H"},
                "content_elements": [{"type": "text", "content": "T"}],
                "credits": {"by": [{"additional_properties": {"original": {"byline": "By Me"}}}]},
                "websites": {"x": {"website_url": "/a/"}},
            }
        ],
    }
    (draft,) = read_ans(value, "https://www.example.org/pf/api/v3/")
    assert (draft.byline, draft.ids) == (("By Me",), ("ans:S", "url:https://www.example.org/a/"))


# --- what keeps a story from leaving ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "status", "hold"),
    [
        ({"revision": {"published": False}}, WITHHELD, "not published in the source"),
        ({"publishing": {"has_published_edition": False}}, WITHHELD, "not published in the source"),
        ({"additional_properties": {"is_published": False}}, WITHHELD, "not published in the source"),
        ({"status": "Draft"}, WITHHELD, "not published in the source (status: draft)"),
        ({"status": "deleted"}, CANCELED, "deleted in the source (status: deleted)"),
        ({"owner": {"sponsored": True}}, WITHHELD, "sponsored content"),
        ({"content_restrictions": {"embargo": {"active": True}}}, WITHHELD, "embargoed in the source without an end"),
        ({"content_restrictions": {"embargo": {"active": False}}}, USABLE, ""),
        ({"content_elements": []}, WITHHELD, "the source gives it no text"),
        ({"status": "published"}, USABLE, ""),
    ],
)
def test_what_the_source_says_of_publication_is_kept(fields: Json, status: str, hold: str) -> None:
    draft = one(**fields)
    assert (draft.status, draft.hold) == (status, hold)


def test_an_embargo_counts_only_while_it_is_active() -> None:
    embargo = {"active": True, "end_time": "2030-01-01T00:00:00+07:00"}
    assert one(content_restrictions={"embargo": embargo}).embargo == 1893430800
    assert one(content_restrictions={"embargo": embargo | {"active": False}}).embargo is None


def test_rights_and_terms_are_passed_on_as_stated() -> None:
    draft = one(
        distributor={"name": "AFP", "category": "wires"},
        copyright="© AFP",
        syndication={"external_distribution": False, "search": True},
        content_restrictions={"content_code": "premium", "geo": {"restrictions": [{"restriction_id": "X1"}]}},
    )
    assert (draft.right, draft.holder) == ("wire", "AFP")
    assert draft.terms.split("\n") == [
        "© AFP",
        "content code: premium",
        "geographic restriction: X1",
        "no external distribution",
    ]


@pytest.mark.parametrize(
    ("category", "right"),
    [
        ("staff", "owned"),
        ("wires", "wire"),
        ("stock", "stock"),
        ("handout", "handout"),
        ("freelance", ""),
        ("other", ""),
    ],
)
def test_the_category_of_a_distributor_is_a_right_where_it_says_one(category: str, right: str) -> None:
    (asset,) = one(promo_items={}, content_elements=[image(distributor={"name": "X", "category": category})]).assets
    assert (asset.right, asset.holder) == (right, "X")


def test_the_terms_of_a_picture_are_kept_raw() -> None:
    part = image(
        copyright="© B",
        syndication={"external_distribution": False},
        additional_properties={
            "usage_instructions": "TURKEY OUT",
            "iptc_source": "EPA",
            "owner": "secretuser",
            "restricted": True,
        },
    )
    (asset,) = elements({"type": "text", "content": "t"}, part).assets
    assert asset.terms.split("\n") == ["© B", "TURKEY OUT", "no external distribution", "restricted in the source"]
    assert asset.holder == "EPA"


def test_an_answer_as_the_content_api_really_gives_it_is_taken() -> None:
    section = {
        "type": "section",
        "version": "0.6.0",
        "_id": "/news",
        "_website": "x",
        "_website_section_id": "x./news",
        "name": "News",
        "description": None,
        "parent": {"default": "/", "footer": None},
        "additional_properties": {"original": {"site": {"site_title": None}}},
    }
    author = {
        "_id": "a",
        "type": "author",
        "version": "0.5.8",
        "name": "Ann",
        "image": {"url": "https://cdn.example.org/ann.jpg", "version": "0.5.8"},
        "description": "Ann is a reporter.",
        "socialLinks": [{"site": "email", "url": "", "deprecated": True}],
        "additional_properties": {"original": {"byline": "Ann Lee", "email": "secretuser@example.org"}},
    }
    photo = image(
        credits={"affiliation": [{"name": "Some Stock", "type": "author"}]},
        distributor={"mode": "reference", "reference_id": "508c6d12"},
        source={"name": "Some Stock", "source_type": "stock", "system": "Anglerfish"},
        licensable=False,
        taxonomy={"associated_tasks": []},
        resized_urls={"100": "https://cdn.example.org/100.jpg"},
        additional_properties={"restricted": False, "owner": "secretuser"},
    )
    draft = one(
        address={},
        label={},
        related_content={"basic": [], "redirect": []},
        source={"system": "composer", "name": "site", "source_type": "staff"},
        publishing={"scheduled_operations": {"publish_edition": [], "unpublish_edition": []}},
        websites={"x": {"website_section": section, "website_url": "/a/"}, "y": {"website_url": "/a/"}},
        canonical_website="x",
        credits={"by": [author]},
        promo_items={"lead_art": photo},
        content_elements=[{"type": "text", "content": "t", "additional_properties": {"comments": []}}],
    )
    assert (draft.byline, draft.section, draft.right, draft.holder) == (("Ann Lee",), "News", "", "")
    (asset,) = draft.assets
    assert (asset.credit, asset.right, asset.holder, asset.terms) == ("Some Stock", "stock", "Some Stock", "")
    assert "secretuser" not in repr(draft)


def test_a_picture_keeps_its_own_embargo_among_its_terms() -> None:
    for embargo, term in (
        ({"active": True, "end_time": "2030-01-01T00:00:00Z"}, "embargoed until 2030-01-01T00:00:00Z"),
        ({"active": True}, "embargoed without an end"),
    ):
        part = image(content_restrictions={"embargo": embargo}, additional_properties={})
        assert elements(part).assets[0].terms == term


def test_two_rights_of_one_picture_that_contradict_each_other_are_none() -> None:
    wires, staff = ({"category": category, "name": category} for category in ("wires", "staff"))
    draft = one(promo_items={"basic": image(distributor=staff)}, content_elements=[image(distributor=wires)])
    assert [asset.right for asset in draft.assets] == ["unknown"]


def test_an_embargo_at_the_end_of_time_is_not_lost() -> None:
    embargo = {"active": True, "end_time": "9999-12-31T23:59:59-05:00"}
    assert one(content_restrictions={"embargo": embargo}).embargo == limits.LATEST_SECONDS


def test_the_folder_of_an_address_hints_at_the_language() -> None:
    assert one(canonical_url="/burmese/2025/01/02/x/").language_hint == "my"


def test_marks_in_a_headline_are_no_words() -> None:
    assert one(headlines={"basic": "AT&amp;T <i>and</i> more"}).title == "AT&T and more"


def test_pieces_that_are_too_much_together_are_refused() -> None:
    piece = [{"type": "text", "content": "x" * 19_000}] * 30
    link = {"type": "custom_embed", "embed": {"id": "1", "url": "https://e.example.org/"}}
    with pytest.raises(Malformed, match="bytes that a body may have"):
        elements(*piece, link, *piece)
    many = [{"type": "custom_embed", "embed": {"id": "1", "url": "https://e.example.org/"}}] * (limits.BLOCKS + 1)
    with pytest.raises(Malformed, match="more than 10000 blocks"):
        elements(*many)


def test_a_credit_that_was_written_out_stands_above_its_parts() -> None:
    part = image(vanity_credits={"by": [{"type": "author", "name": "Photo: A. Example / Agency"}]})
    assert elements(part).assets[0].credit == "Photo: A. Example / Agency"


def test_the_lead_comes_first_and_a_picture_is_one_asset_however_often_it_stands() -> None:
    lead = image(_id="LEAD", url="https://cdn.example.org/lead.jpg")
    draft = one(promo_items={"basic": lead}, content_elements=[image(), image(_id="OTHER"), lead])
    assert [asset.name for asset in draft.assets] == ["lead.jpg", "a.jpg"]
    assert draft.blocks == (Figure(1), Figure(1), Figure(0))
    assert draft.assets[1].ids == ("ans:IMAGE1", "url:https://cdn.example.org/photos/a.jpg", "ans:OTHER")


def test_the_real_name_of_somebody_with_a_byline_never_leaves() -> None:
    by = {
        "type": "author",
        "name": "Real Name",
        "byline": "",
        "additional_properties": {"original": {"byline": "Pen Name"}},
    }
    assert one(credits={"by": [by]}).byline == ("Pen Name",)
    assert "Real Name" not in repr(one())
    assert one(vanity_credits={"by": [{"type": "author", "name": "Staff"}]}).byline == ("Staff",)
    assert one(vanity_credits={"by": []}).byline == ()
    assert one(vanity_credits={}).byline == ("By Line",)


# --- elements ---------------------------------------------------------------------------------------


def test_elements_become_blocks() -> None:
    draft = elements(
        {"type": "header", "level": 1, "content": "Head <i>line</i>"},
        {"type": "list", "list_type": "ordered", "items": [{"type": "text", "content": "a"}]},
        {
            "type": "quote",
            "content_elements": [{"type": "text", "content": "q"}],
            "citation": {"type": "text", "content": "Who"},
        },
        {
            "type": "table",
            "header": [{"type": "text", "content": "h"}, {"type": "text", "content": "i"}],
            "rows": [[{"type": "text", "content": "c"}, {"type": "text", "content": "d"}]],
        },
        {"type": "divider"},
        {"type": "code", "content": "<b>"},
        {"type": "custom_embed", "embed": {"id": "1", "url": "https://e.example.org/x"}},
        {"type": "oembed_response", "raw_oembed": {"url": "https://v.example.org/1", "title": "V"}},
        {"type": "gallery", "content_elements": [image()]},
        {"type": "reference", "referent": {"id": "1"}},
    )
    heading, listing, quote, table, code, custom, oembed, figure = draft.blocks
    assert isinstance(heading, Heading)
    assert isinstance(listing, Listing)
    assert listing.ordered
    assert isinstance(quote, Quote)
    assert quote.by == "Who"
    assert isinstance(table, Table)
    assert table.header
    assert plain_text(code) == "<b>"
    assert custom == Embed("https://e.example.org/x", "")
    assert oembed == Embed("https://v.example.org/1", "V")
    assert figure == Figure(0)


def test_sound_is_an_asset_and_a_film_is_a_link() -> None:
    draft = elements(
        {"type": "text", "content": "t"},
        {
            "type": "audio",
            "_id": "A",
            "headlines": {"basic": "Listen"},
            "streams": [
                {"url": "https://c.example.org/lo.mp3", "bitrate": 64},
                {"url": "https://c.example.org/hi.mp3", "bitrate": 128},
            ],
        },
        {"type": "video", "canonical_url": "https://www.example.org/v", "description": {"basic": "A film"}},
        {"type": "video", "streams": [{"url": "https://c.example.org/f.mp4", "stream_type": "mp4", "bitrate": 1}]},
    )
    (asset,) = draft.assets
    assert (asset.kind, asset.address, asset.caption) == ("audio", "https://c.example.org/hi.mp3", "Listen")
    assert draft.blocks[1:] == (Embed("https://www.example.org/v", "A film"), Embed("https://c.example.org/f.mp4", ""))


def test_notes_and_furniture_are_labelled() -> None:
    draft = elements(
        {"type": "text", "content": "t"},
        {"type": "correction", "correction_type": "clarification", "text": "We meant <b>it</b>."},
        {"type": "interstitial_link", "url": "https://www.example.org/other", "content": "Read <i>on</i>"},
        {"type": "numeric_rating", "numeric_rating": 4, "max": 5, "units": "stars"},
        {"type": "ghost", "content": "boo"},
    )
    assert [(note.kind, note.text) for note in draft.notes] == [("clarification", "We meant it.")]
    assert [(item.kind, item.text) for item in draft.furniture] == [
        ("related", "Read on\nhttps://www.example.org/other"),
        ("other", "4 of 5 stars"),
        ("other", "boo"),
    ]
    assert words(draft) == ["t"]


# --- hostile input ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"type": "story"',
        b"[1]",
        b"null",
        b'"story"',
        b'{"type": "results"}',
        b'{"type": "story", "type": "story"}',
        b'{"type": "story", "geo": NaN}',
        b'{"type": "story", "_id": "\xff"}',
        b'{"type": "story", "width": ' + b"9" * 5000 + b"}",
        b'{"type": "story", "_id": "1", "geo": {"latitude": 1e999}}',
        b"[" * 100_000,
        b'{"type":' * 100_000,
        b'{"type":"story","_id":"1","additional_properties":' + b'{"a":' * 100 + b"1" + b"}" * 100 + b"}",
        b'{"type":"story","_id":"1","headlines":{"basic":"' + b"x" * 1001 + b'"}}',
        b'{"type":"story","_id":"1","slug":"' + b"x" * (limits.STORY_SOURCE_BYTES + 1) + b'"}',
    ],
    ids=range(17),
)
def test_what_is_broken_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        list(Ans().read(Answer(data)))
    check_sentence(caught.value)


def test_too_many_pictures_are_refused() -> None:
    many = [image(_id=str(n), url=f"https://c.example.org/{n}.jpg") for n in range(limits.ASSETS + 1)]
    with pytest.raises(Malformed, match="more than 100 pictures"):
        elements(*many)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["story", "image", "text"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "content", "by", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
FULL = story(
    distributor={"name": "A", "category": "wires"},
    owner={"sponsored": False},
    corrections=[{"type": "correction", "text": "c"}],
    taxonomy={"primary_section": {"type": "section", "name": "News", "_id": "/n"}},
    content_restrictions={"embargo": {"active": True, "end_time": "2030-01-01T00:00:00Z"}},
    vanity_credits={"by": [{"type": "author", "name": "V"}]},
    content_elements=[
        {"type": "text", "content": "<p>a</p>"},
        {"type": "list", "list_type": "ordered", "items": [{"type": "text", "content": "a"}]},
        {"type": "table", "rows": [[{"type": "text", "content": "a"}]]},
        {"type": "quote", "content_elements": [{"type": "text", "content": "q"}]},
        {"type": "oembed_response", "raw_oembed": {"url": "https://e.example.org/"}},
        {"type": "audio", "streams": [{"url": "https://e.example.org/a.mp3", "bitrate": 3}]},
        {"type": "gallery", "content_elements": [image()]},
    ],
)


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        found += paths_of(part, (*path, name))
    return found


def replaced(value: Json, path: tuple[str | int, ...], new: object) -> Json:
    value = copy.deepcopy(value)
    part: Any = value
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = new
    return value


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(paths_of(FULL)), JSON)
def test_any_json_in_any_field_gives_drafts_or_is_refused(path: tuple[str | int, ...], new: object) -> None:
    try:
        for draft in Ans().read(Answer(json.dumps(replaced(FULL, path, new)).encode())):
            check_draft(draft)
            assert "secretuser" not in repr(draft)
    except Malformed as error:
        check_sentence(error)


@pytest.mark.parametrize("bad", ["\ud800", "\ud800x\u202e\x00", "\u2066y", "\u200b"])
def test_characters_that_may_not_be_shown_never_come_out(bad: str) -> None:
    for path in paths_of(FULL):
        try:
            drafts = list(Ans().read(Answer(json.dumps(replaced(FULL, path, bad)).encode())))
        except Malformed as error:
            check_sentence(error)
            continue
        for draft in drafts:
            check_draft(draft)
            repr_of_all = "".join(map(str, (draft.holder, draft.terms, draft.notes, draft.furniture, draft.assets)))
            repr_of_all.encode()
            assert "\\ud800" not in repr_of_all


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 3000), st.binary(max_size=6))
def test_bytes_changed_anywhere_give_drafts_or_are_refused(place: int, new: bytes) -> None:
    data = json.dumps(FULL).encode()
    try:
        list(Ans().read(Answer(data[:place] + new + data[place + len(new) :])))
        list(Ans().read(Answer(data[:place] + new)))
    except Malformed as error:
        check_sentence(error)
