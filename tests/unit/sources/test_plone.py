"""What the Plone source takes from an export, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.plone import item
from tests.shared_data import need

from skywave import limits
from skywave.archive.body import Embed, Figure, Paragraph, Span
from skywave.errors import Malformed
from skywave.sources.plone import Plone, split_byline
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import USABLE, WITHHELD, Draft

Json = dict[str, Any]


def read_plone(tmp_path: Path, *items: object) -> list[Draft]:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(list(items)), encoding="utf-8")
    drafts = list(Plone().read(LocalMaterial(path)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def one(tmp_path: Path, **fields: object) -> Draft:
    (draft,) = read_plone(tmp_path, item(**fields))
    return draft


def test_a_story_of_plone(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.ids == (
        "plone:0123456789abcdef0123456789abcdef",
        "address:/mandarin/Xinwen/1-01012021103930.html",
    )
    assert (draft.title, draft.section, draft.published) == ("标题 一", "快讯", 1609515834)
    assert (draft.language, draft.language_hint, draft.masthead) == ("en", "zh", "")
    assert (draft.status, draft.hold, draft.expires, draft.assets, draft.byline) == (USABLE, "", None, (), ())


@pytest.mark.parametrize(
    ("address", "hint", "masthead"),
    [
        ("https://candevview.rfaweb.org/cantonese/x/y.html", "yue", ""),
        ("https://www.rfa.org/korean/x", "ko", ""),
        ("https://www.benarnews.org/indonesian/x", "id", "benarnews"),
        ("https://mandevview.wainao.me/x", "zh", "wainao"),
        ("https://news.example.co.uk/english/x", "en", "example"),
        ("https://www.example.org/news/x", "", "example"),
    ],
)
def test_address_tells_language_and_masthead(tmp_path: Path, address: str, hint: str, masthead: str) -> None:
    draft = one(tmp_path, **{"@id": address})
    assert (draft.language_hint, draft.masthead) == (hint, masthead)


@pytest.mark.parametrize("state", ["private", "pending", "visible", ""])
def test_what_is_not_published_is_withheld(tmp_path: Path, state: str) -> None:
    draft = one(tmp_path, review_state=state)
    assert draft.status == WITHHELD
    assert f"(review_state: {state})" in draft.hold


@pytest.mark.parametrize("fields", [{"title": " "}, {"text": None}, {"text": {"data": "<p>&nbsp;</p><img src=x.jpg>"}}])
def test_without_text_a_story_is_withheld(tmp_path: Path, fields: Json) -> None:
    draft = one(tmp_path, **fields)
    assert (draft.status, draft.hold) == (WITHHELD, "the source gives it no text")
    assert "review_state" in one(tmp_path, review_state="private", **fields).hold


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        (None, None),
        ("None", None),
        ("1969-12-31T00:00:00", None),
        ("2499-12-31T00:00:00+00:00", None),
        ("2021-01-01T15:43:54+07:00", 1609490634),
    ],
)
def test_times_are_stated_or_missing(tmp_path: Path, time: str | None, seconds: int | None) -> None:
    draft = one(tmp_path, effective=time, expires=time)
    assert (draft.published, draft.expires) == (seconds, seconds)


def test_pictures_and_sounds_keep_their_raw_credit(tmp_path: Path) -> None:
    host = "https://mandevview.rfaweb.org/mandarin"
    draft = one(
        tmp_path,
        image={"filename": "news3.jpg", "download": f"{host}/x/@@images/1.jpeg"},
        image_caption=" 交易所 ",
        image_copyright=" AP  File Photo\r\n",
        hide_featured_image=True,
        p4_image={"@id": f"{host}/F-pigs.gif", "description": "Pigs", "Rights": "รอยเตอร์ "},
        p4_audio=[{"@id": f"{host}/News3.mp3", "title": " ", "description": "B0316", "Rights": ""}],
        text={"data": f'<p>x</p><img src="{host}/F-pigs.gif"><img src="resolveuid/1/new.jpg" alt="New">'},
    )
    assert [(a.name, a.caption, a.credit, a.alt, a.kind, a.data) for a in draft.assets] == [
        ("news3.jpg", "交易所", "AP  File Photo", "", "picture", None),
        ("F-pigs.gif", "Pigs", "รอยเตอร์", "", "picture", None),
        ("News3.mp3", "", "", "", "audio", None),
        ("new.jpg", "", "", "New", "picture", None),
    ]
    assert draft.blocks[1:] == (Figure(1), Figure(3))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (None, ()),
        ("วิลาวัลย์ วัชรศักดิ์เวช และนนทรัฐ ไผ่เจริญ", ("วิลาวัลย์ วัชรศักดิ์เวช", "นนทรัฐ ไผ่เจริญ")),
        ("家傲、何山", ("家傲", "何山")),
        ("Ann Lee, Bo Kim and Cy Wu", ("Ann Lee", "Bo Kim", "Cy Wu")),
        ("Ann Lee, Jr.", ("Ann Lee, Jr.",)),
        ("Ferdinand Sandoval", ("Ferdinand Sandoval",)),
    ],
)
def test_bylines(tmp_path: Path, byline: str | None, names: tuple[str, ...]) -> None:
    assert one(tmp_path, story_byline=byline).byline == names
    assert split_byline(byline or "") == names


def test_a_summary_that_repeats_the_first_paragraph_is_dropped(tmp_path: Path) -> None:
    assert one(tmp_path, description="第一段。\r\n \r\n").summary == ""
    assert one(tmp_path, description="Other\r\n\r\n \r\nline").summary == "Other\nline"


def test_the_section_is_not_the_site(tmp_path: Path) -> None:
    assert one(tmp_path, parent={"@type": "subsite", "title": "Radio"}).section == ""


def test_editors_and_hosts_in_the_text_go(tmp_path: Path) -> None:
    html = (
        '<p><a href="https://mandevview.rfaweb.org/mandarin/y.html">go</a> '
        '<a href="https://mandevview.rfaweb.org/x/@@images/1">in</a> <a href="resolveuid/1">rel</a> '
        "MANDEVVIEW.RFAWEB.ORG<br>（责编：梒青）</p>"
        '<iframe src="https://engdevview.rfaweb.org/v"></iframe>'
    )
    draft = one(tmp_path, text={"data": html})
    assert draft.blocks == (
        Paragraph((Span("go", href="https://www.rfa.org/mandarin/y.html"), Span(" in rel www.rfa.org"))),
        Embed("https://www.rfa.org/v", ""),
    )


def test_every_host_of_a_system_elsewhere_is_internal_too(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        **{"@id": "https://plone7.newsroom.example:8443/english/x"},
        title="See plone7.newsroom.example:8443/x and cms.newsroom.example and www.other.example",
    )
    assert draft.title == "See www.newsroom.example/x and www.newsroom.example and www.other.example"


def test_items_that_are_no_stories_are_passed_over(tmp_path: Path) -> None:
    assert len(read_plone(tmp_path, {"@type": "section"}, item())) == 1


def test_a_story_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    assert len(read_plone(tmp_path, item(), item())) == 1


def without(key: str) -> Json:
    story = item()
    del story[key]
    return story


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ([1], "item 1 is not an object"),
        ([item(), None], "item 2 is not an object"),
        ([without("@type")], "item 1 has no text @type"),
        ([without("UID")], "item 1 has no text UID"),
        ([without("@id")], "item 1 has no text @id"),
        ([without("review_state")], "item 1 has no text review_state"),
        ([item(title=None)], "item 1 has no text title"),
        ([item(), item(title="Other")], "items 1 and 2 have the same UID and differ"),
        ([item(UID="../x")], "its UID is not an identifier"),
        ([item(UID="\ud800")], "its UID is not an identifier"),
        ([item(text=[])], "its text is not an object with data"),
        ([item(text={"data": 1})], "its text is not an object with data"),
        ([item(effective="yesterday")], "its effective is not a date and time"),
        ([item(effective="2021-01-01T15:43:54")], "its effective has no time zone"),
        ([item(title="x" * 1001)], "its title is longer"),
        ([item(description="x" * 20_001)], "its description is longer"),
        ([item(text={"data": "<p>" * 50_000})], "tags"),
        ([item(p4_image=[{"@id": "/a.jpg"}] * 101)], "more than 100 pictures"),
        ([item(**{"@id": "https://[x"})], "its @id is not an address"),
        ([item(junk="x" * (limits.STORY_SOURCE_BYTES + 1))], "longer than"),
        ([item(junk=[{"a": "é" * limits.STORY_SOURCE_BYTES}])], "longer than"),
    ],
)
def test_a_broken_export_is_refused_in_one_sentence(tmp_path: Path, items: list[object], message: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_plone(tmp_path, *items)
    assert message in caught.value.message
    assert "export.json" in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 400


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not JSON"),
        (b'[{"@id": "x", "@type": "story"', "is not JSON"),
        (b"{}", "no list of stories"),
        (b"[NaN]", "NaN is not a number"),
        (b'[{"@type": "story", "@type": "x"}]', "twice"),
        (b"[" + b"9" * 5000 + b"]", "is not an export"),
        (b"[" * 200_000, "nested too deeply"),
        (b'[{"a":' * 200_000, "nested too deeply"),
        ("[]".encode("utf-16"), "looks like UTF-16"),
        (b'[{"title": "\xff"}]', "byte 12 cannot be read"),
        (b'\xef\xbb\xbf[{"title": "\xff"}]', "byte 15 cannot be read"),
    ],
)
def test_broken_json_is_refused_in_one_sentence(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(data)
    with pytest.raises(Malformed) as caught:
        list(Plone().read(LocalMaterial(path)))
    assert message in caught.value.message
    assert str(path) in caught.value.message


def test_hostile_characters_in_json_are_dropped(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        title="a\ud800b\x00c\u202e",
        story_dateline="\udfff\u2066x",
        image={"filename": "\ud800../../etc/passwd\x00"},
        image_copyright="\ud83d AP",
        text={"data": "<p>\ud800x\x00&#0;y</p>"},
    )
    assert (draft.title, draft.place, draft.assets[0].credit, draft.assets[0].name) == ("abc", "x", "AP", "passwd")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*item(), "image", "p4_image", "p4_audio", "story_byline"]), JSON, max_size=4))
def test_any_fields_give_a_draft_or_malformed(tmp_path: Path, fields: Json) -> None:
    try:
        read_plone(tmp_path, item(**fields))
    except Malformed as error:
        check_sentence(error)


def test_the_real_export(tmp_path: Path) -> None:
    drafts = list(Plone().read(LocalMaterial(need("rfa", "sample.json"))))
    for draft in drafts:
        check_draft(draft)
        assert not re.search("devview|rfaweb|songj|meih|cheny|aungz|soulisakk|责编|編輯：|编辑：", repr(draft))
        assert draft.language == "en"
    assert [draft.status for draft in drafts].count(WITHHELD) == 2
    assert [draft.hold for draft in drafts if draft.hold] == ["private in the source (review_state: private)"] * 2
    assert [draft.masthead for draft in drafts].count("benarnews") == 1
    assert sum(len(draft.assets) for draft in drafts) == 9
    assert plain_text(drafts[8].blocks[-2]) == "主持：何山"
    assert [draft.section for draft in drafts] == ["快讯"] * 5 + ["ข่าว", "", "", "問鼎白宮", ""]
