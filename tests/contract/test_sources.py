"""What every source keeps: a sample for each, then what each does with broken and hostile material."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.shared_data import need

from skywave import limits
from skywave.archive.body import Body, Embed, Figure, Heading, Paragraph, Span, parse_body
from skywave.archive.text import is_clean
from skywave.errors import ConfigError, Malformed, SkywaveError, UsageError
from skywave.ports import Source
from skywave.sources import SOURCES, source_for
from skywave.sources.blocks import plain_text
from skywave.sources.folder import Folder
from skywave.sources.frontmatter import parse_front_matter, split_front_matter
from skywave.sources.plone import Plone, split_byline
from skywave.story.draft import CANCELED, USABLE, WITHHELD, Draft

Json = dict[str, Any]

# --- a small sample for every source ------------------------------------------------------


def item(**fields: object) -> Json:
    """Return one story as Plone exports it; the host and the people in it must never show."""
    return {
        "@id": "https://mandevview.rfaweb.org/mandarin/Xinwen/1-01012021103930.html",
        "@type": "story",
        "UID": "0123456789abcdef0123456789abcdef",
        "title": "标题  一",
        "description": "",
        "text": {"content-type": "text/html", "data": "<p>第一段。</p><p>第二段。</p>"},
        "language": {"title": "English", "token": "en"},
        "review_state": "published",
        "effective": "2021-01-01T15:43:54Z",
        "expires": None,
        "modified": "2022-01-01T15:39:54+00:00",
        "parent": {"@id": "https://mandevview.rfaweb.org/mandarin/Xinwen", "@type": "section", "title": "快讯 "},
        "creators": ["secretuser"],
        "contributors": ["secretuser"],
        "lock": {"name": "secretuser"},
        "workflow_history": {"story_workflow": [{"actor": "secretuser", "comments": "secretuser"}]},
    } | fields


def plone_sample(folder: Path) -> Path:
    path = folder / "export.json"
    stories = [
        item(),
        item(
            UID="b" * 32,
            **{"@id": "https://thadevview.benarnews.org/thai/news/x.html"},
            text={"data": '<p>ก <a href="https://thadevview.benarnews.org/thai/y">ข</a> thadevview.benarnews.org</p>'},
        ),
        item(UID="c" * 32, review_state="private"),
    ]
    path.write_text(json.dumps(stories), encoding="utf-8")
    return path


def folder_sample(folder: Path) -> Path:
    root = folder / "stories"
    (root / "north").mkdir(parents=True)
    (root / "b.md").write_text("# Title of b\n\nText *of* b.\n\n![alt](b.png 'cap')\n", encoding="utf-8")
    (root / "b.png").write_bytes(b"png")
    (root / "a.html").write_text("---\ntitle: A\n---\n<p>Text</p>", encoding="utf-8-sig")
    (root / "north" / "c.md").write_text("---\nid: other\ntitle: C\n---\nText", encoding="utf-8")
    (root / "_draft.md").write_text("no", encoding="utf-8")
    (root / ".hidden.md").write_text("no", encoding="utf-8")
    return root


SAMPLES: dict[str, Callable[[Path], Path]] = {"plone": plone_sample, "folder": folder_sample}


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> Source:
    found: Source = request.param
    return found


@pytest.fixture
def sample(source: Source, tmp_path: Path) -> str:
    return str(SAMPLES[source.name](tmp_path))


def texts_of(draft: Draft) -> list[str]:
    """Return every text of a draft that readers may see."""
    captions = [text for asset in draft.assets for text in (asset.caption, asset.credit, asset.alt)]
    lines = [draft.title, draft.summary, *draft.byline, draft.place, draft.section, draft.publisher, *draft.ids]
    return [*lines, *captions, *map(plain_text, draft.blocks)]


def check_draft(draft: Draft) -> None:
    """Check what a draft of any source promises."""
    assert draft.ids
    assert all(re.fullmatch(r"[a-z]+:\S.*", name) for name in draft.ids)
    assert draft.status in (USABLE, WITHHELD, CANCELED)
    assert bool(draft.hold) == (draft.status != USABLE)
    assert draft.title or draft.status != USABLE
    for text in texts_of(draft):
        assert is_clean(text, lines=True), text
        assert text == text.strip()
        text.encode()
    for line in (draft.title, *draft.byline, draft.place, draft.section):
        assert unicodedata.is_normalized("NFC", line)
        assert "\n" not in line
    assert parse_body(Body(draft.blocks).format()).blocks == draft.blocks
    for block in draft.blocks:
        if isinstance(block, Figure):
            assert 0 <= block.asset < len(draft.assets)


def check_sentence(error: Malformed) -> None:
    """Check that a person can read why something is refused."""
    assert "\n" not in error.message
    assert 0 < len(error.message) < 400


def test_every_source_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(source.name for source in SOURCES)


def test_a_source_recognises_its_own_material_and_no_other(source: Source, tmp_path: Path) -> None:
    for name, make in SAMPLES.items():
        place = tmp_path / name
        place.mkdir()
        location = str(make(place))
        assert source.recognises(location) == (source.name == name)
        assert source_for(location).name == name


def test_drafts_are_complete_and_clean(source: Source, sample: str) -> None:
    drafts = list(source.read(sample))
    assert len(drafts) == 3
    for draft in drafts:
        assert draft.source == source.name
        check_draft(draft)


def test_reading_again_gives_the_same_in_the_same_order(source: Source, sample: str) -> None:
    assert list(source.read(sample)) == list(source.read(sample))


def test_ids_are_unique_and_begin_with_the_sources_name(source: Source, sample: str) -> None:
    first = [draft.ids[0] for draft in source.read(sample)]
    assert len(set(first)) == len(first)
    assert all(name.startswith(f"{source.name}:") for name in first)


def test_no_internal_host_or_user_leaves(source: Source, sample: str) -> None:
    for draft in source.read(sample):
        assert not re.search("devview|rfaweb|secretuser|localhost", repr(draft))


def test_nothing_at_a_place_is_an_error_for_a_person(source: Source, tmp_path: Path) -> None:
    assert not source.recognises(str(tmp_path / "missing"))
    with pytest.raises(ConfigError):
        list(source.read(str(tmp_path / "missing")))
    for odd in ("", "\0", "x" * 5000):
        assert not source.recognises(odd) or odd == ""
        if odd:
            with pytest.raises(SkywaveError):
                list(source.read(odd))


# --- finding a source -----------------------------------------------------------------------


def test_a_kind_that_is_named_is_taken() -> None:
    assert source_for("anything", kind="plone").name == "plone"
    with pytest.raises(UsageError) as caught:
        source_for("anything", kind="telex")
    assert "folder" in (caught.value.hint or "")


@pytest.mark.parametrize("location", ["missing", "\0", "x" * 5000, "empty", "data.bin"])
def test_what_no_source_recognises_is_refused_with_a_hint(location: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "data.bin").write_bytes(b"PK\x03\x04")
    with pytest.raises(ConfigError) as caught:
        source_for(str(tmp_path / location))
    assert caught.value.hint
    with pytest.raises(ConfigError, match="nothing at an empty path"):
        source_for("")


# --- Plone ----------------------------------------------------------------------------------


def read_plone(tmp_path: Path, *items: object) -> list[Draft]:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(list(items)), encoding="utf-8")
    drafts = list(Plone().read(str(path)))
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
        list(Plone().read(str(path)))
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
    drafts = list(Plone().read(str(need("rfa", "sample.json"))))
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


# --- folders --------------------------------------------------------------------------------


def read_folder(root: Path) -> list[Draft]:
    drafts = list(Folder().read(str(root)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def read_text(root: Path, text: str | bytes, name: str = "a.md") -> Draft:
    (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (draft,) = read_folder(root)
    return draft


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    drafts = read_folder(folder_sample(tmp_path))
    assert [(draft.ids, draft.title) for draft in drafts] == [
        (("folder:a",), "A"),
        (("folder:b",), "Title of b"),
        (("folder:other",), "C"),
    ]
    assert drafts[1].blocks[-1] == Figure(0)
    assert (drafts[1].assets[0].caption, drafts[1].assets[0].alt, drafts[1].assets[0].data) == ("cap", "alt", b"png")


def test_one_file_is_a_folder_of_one(tmp_path: Path) -> None:
    root = folder_sample(tmp_path)
    (draft,) = read_folder(root / "b.md")
    assert draft.ids == ("folder:b",)


FULL = """---
id: dam
title: "A title: with a colon"
language: vi
masthead: obs
desk: benar/tha
summary: |
  Two

  lines
byline: [A. Example, B. Example]
published: 2026-04-16
place: Talun
section: yes
status: withheld
embargo: 2026-04-16T02:00:00+07:00
expires: 2026-05-16T02:00:00Z
publisher: Other
translates: river
pictures:
  - {file: placed.png, caption: C, credit: "Photo: x", right: owned}
  - file: lead.png
  - file: sound.mp3
---

# A title: with a colon

Text.

![Alt](placed.png "from the text")

| a | b |
|---|---|
| 1 | 2 |

<script>bad</script><iframe src="https://video.example/1" title="V"></iframe>
"""


def test_every_field_of_the_front_matter(tmp_path: Path) -> None:
    for name in ("placed.png", "lead.png", "sound.mp3"):
        (tmp_path / name).write_bytes(name.encode())
    draft = read_text(tmp_path, FULL.replace("\n", "\r\n"))
    assert (draft.ids, draft.title, draft.language, draft.masthead) == (
        ("folder:dam",),
        "A title: with a colon",
        "vi",
        "obs",
    )
    assert (draft.desk, draft.summary, draft.byline) == ("benar/tha", "Two\nlines", ("A. Example", "B. Example"))
    assert (draft.published, draft.embargo, draft.expires) == (1776297600, 1776279600, 1778896800)
    assert (draft.place, draft.section, draft.publisher, draft.translates) == ("Talun", "yes", "Other", "river")
    assert (draft.status, draft.hold) == (WITHHELD, "withheld in the source")
    assert [(a.name, a.kind, a.caption, a.credit, a.right, a.alt) for a in draft.assets] == [
        ("lead.png", "picture", "", "", "", ""),
        ("sound.mp3", "audio", "", "", "", ""),
        ("placed.png", "picture", "C", "Photo: x", "owned", "Alt"),
    ]
    assert draft.blocks[1] == Figure(2)
    assert not any(isinstance(block, Heading) for block in draft.blocks)
    assert draft.blocks[-1] == Embed("https://video.example/1", "V")


def test_a_picture_elsewhere_is_named_and_not_fetched(tmp_path: Path) -> None:
    draft = read_text(tmp_path, "# T\n\n![x](https://pictures.example/a.jpg)")
    assert (draft.assets[0].name, draft.assets[0].data) == ("a.jpg", None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Text without a title", "it has no title", "title"),
        ("---\ntitel: x\n---\n", "unknown field titel", "title"),
        ("---\ntitle: x\npictures: [{fiel: a}]\n---\n", "unknown field fiel", "file"),
        ("---\ntitle: x\n", "not closed", "dashes"),
        ("---\n" + "x: " + "y" * limits.FRONT_MATTER_BYTES + "\n---\n", "not closed within", "dashes"),
        ("---\ntitle: x\ntitle: y\n---\n", "names title twice", None),
        ("---\n- x\n---\n", "not a list of fields", "name: value"),
        ("---\ntitle: a: b\n---\n", "cannot be read in line 2", "quotes"),
        ("---\ntitle: &a x\nsummary: *a\n---\n", "anchor or alias in line 2", None),
        ("---\ntitle: !!python/object/apply:os.system [id]\n---\n", "YAML tag in line 2", None),
        ("---\ntitle: [[[[[x]]]]]\n---\n", "nested too deeply", None),
        ("---\ntitle: " + "[" * 60_000 + "\n---\n", "nested too deeply", None),
        ("---\n" + "- " * 20_000 + "\n---\n", "nested too deeply", None),
        ("---\n? [a]\n: b\n---\n", "field without a name", None),
        ("---\ntitle: [x]\n---\n", "its title is not one text", None),
        ("---\ntitle: x\npublished: soon\n---\n", "published soon is no date", "2026-04-16T02:00:00Z"),
        ("---\ntitle: x\npublished: 2026-04-16 02:00\n---\n", "has no time zone", "2026-04-16T02:00:00Z"),
        ("---\ntitle: x\nstatus: live\n---\n", "status live is unknown", "usable"),
        ("---\ntitle: x\nlanguage: Vietnamese\n---\n", "no language code", "vi"),
        ("---\ntitle: x\ndesk: ../x\n---\n", "no desk code", "mya"),
        ("---\ntitle: x\nbyline: [[a]]\n---\n", "byline is not a list", None),
        ("---\ntitle: x\npictures: a.png\n---\n", "pictures are not a list", "file"),
        ("---\ntitle: x\npictures: [{caption: a}]\n---\n", "names no file", None),
        ("---\ntitle: x\npictures: [{file: a.png, right: mine}]\n---\n", "right mine is unknown", "owned"),
        ("---\ntitle: x\npictures: [{file: a.png}, {file: ./a.png}]\n---\n", "a.png twice", None),
        ("---\ntitle: x\npictures: [{file: gone.png}]\n---\n", "its picture gone.png is not there", "beside"),
        ("# T\n\n![](gone.png)", "its picture gone.png is not there", "beside"),
        ("# T\n\n![](../a.png)", "not a file beside it", "below"),
        ("# T\n\n![](%2e%2e/a.png)", "not a file beside it", "below"),
        ("# T\n\n![](x/../../a.png)", "not a file beside it", "below"),
        ("# T\n\n![](/etc/passwd)", "not a file beside it", "below"),
        ("# T\n\n![](file:///etc/passwd)", "not a file beside it", "below"),
        ("# T\n\n![](C:%5Cx.png)", "not a file beside it", "below"),
        ("# T\n\n![](..%5Cx.png)", "not a file beside it", "below"),
        ("# T\n\n![](a%00.png)", "not a file beside it", "below"),
        ("---\ntitle: x\npictures: [{file: '..\\..\\x'}]\n---\n", "not a file beside it", "below"),
        ("---\ntitle: x\npictures: [{file: '.'}]\n---\n", "not a file beside it", "below"),
        (
            "# T\n\n" + "".join(f"![](https://e.example/{n}.png)\n\n" for n in range(101)),
            "more than 100 pictures",
            None,
        ),
        ("# " + "x" * 1001, "title is longer", None),
        (b"# T\n\n\xff", "byte 5 cannot be read", "UTF-8"),
        ("# T".encode("utf-16"), "looks like UTF-16", "UTF-8"),
        ("# T\n\n" + "x" * limits.STORY_SOURCE_BYTES, "longer than", None),
    ],
)
def test_a_broken_text_is_refused_in_one_sentence(
    tmp_path: Path, text: str | bytes, message: str, hint: str | None
) -> None:
    (tmp_path.parent / "a.png").write_bytes(b"outside")
    with pytest.raises(Malformed) as caught:
        read_text(tmp_path, text)
    assert message in caught.value.message
    assert "a.md" in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 400
    assert hint is None or hint in (caught.value.hint or "")


def test_a_billion_laughs_are_not_laughed(tmp_path: Path) -> None:
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)]
    with pytest.raises(Malformed, match="anchor"):
        read_text(tmp_path, "---\n" + "\n".join(lines) + "\n---\n")


def test_two_texts_with_one_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A", encoding="utf-8")
    with pytest.raises(Malformed, match=r"a\.md and a\.html have the same id"):
        read_text(tmp_path, "<h1>A</h1>", "a.html")


@pytest.mark.parametrize("link", ["a.md", "p.png"])
def test_a_symbolic_link_leads_nowhere_outside(tmp_path: Path, link: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret").write_text("# Secret", encoding="utf-8")
    (root / "b.md").write_text("# T\n\n![](p.png)" if link == "p.png" else "# T", encoding="utf-8")
    (root / link).symlink_to(tmp_path / "secret")
    with pytest.raises(Malformed, match="leads out of the folder"):
        read_folder(root)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(b"x")
    (tmp_path / "p.png").symlink_to("real.png")
    assert read_text(tmp_path, "# T\n\n![](p.png)").assets[0].data == b"x"


def test_a_pipe_or_a_folder_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(Malformed, match="not a regular file"):
        read_text(tmp_path, "# T\n\n![](pipe.png)")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(SkywaveError):
        read_text(tmp_path, "# T\n\n![](folder.png)")


@pytest.mark.parametrize("name", ["a\u202eb.md", "a\nb.md", "\udcff.md", "e\u0301.md"])
def test_a_file_name_that_cannot_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# T", encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        read_folder(tmp_path)
    check_sentence(caught.value)
    caught.value.message.encode()
    (tmp_path / name).write_text("---\nid: odd\n---\n# T", encoding="utf-8")
    assert read_folder(tmp_path)[0].ids == ("folder:odd",)


@pytest.mark.parametrize("text", ["> " * 30_000, "[" * 50_000, "*" * 50_000, "`" * 50_000, "- " * 5_000, "![" * 20_000])
def test_hostile_markdown_is_read_or_refused(tmp_path: Path, text: str) -> None:
    try:
        read_text(tmp_path, f"---\ntitle: T\n---\n{text}x")
    except Malformed as error:
        check_sentence(error)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"-:[]{}&*!|>'\"%@`#,? \n\t~", "---", "...", "title", "&a", "*a", "<<", "!!str", "\x00", "\x85", "\ufeff"]
        )
        | st.text(max_size=4),
        max_size=40,
    ).map("".join)
)
def test_any_front_matter_is_read_or_malformed(text: str) -> None:
    for call in (lambda: parse_front_matter(text), lambda: split_front_matter(f"---\n{text}\n---\nx")):
        try:
            call()
        except Malformed as error:
            check_sentence(error)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_malformed(tmp_path: Path, data: bytes) -> None:
    try:
        read_text(tmp_path, b"---\ntitle: T\n---\n" + data)
    except Malformed as error:
        check_sentence(error)
