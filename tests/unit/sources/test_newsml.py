"""What the NewsML-G2 source takes from an agency's items and messages, and what it refuses."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.newsml import PICTURE, RIGHTS, XHTML, item, make, message, package
from tests.shared_data import need

from skywave import limits
from skywave.archive.body import Figure, Heading, Quote
from skywave.errors import Malformed
from skywave.sources.newsml import NewsMl
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import CANCELED, USABLE, WITHHELD, Draft

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
GUID = "urn:newsml:example.org:1"


def read_bytes(tmp_path: Path, data: bytes) -> list[Draft]:
    path = tmp_path / "item.xml"
    path.write_bytes(data)
    drafts = list(NewsMl().read(LocalMaterial(path)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def read_newsml(tmp_path: Path, text: str) -> list[Draft]:
    return read_bytes(tmp_path, text.encode())


def one(tmp_path: Path, **parts: Any) -> Draft:
    (draft,) = read_newsml(tmp_path, item(**parts))
    return draft


def words(draft: Draft) -> list[str]:
    return [plain_text(block) for block in draft.blocks]


def test_an_item_of_an_agency(tmp_path: Path) -> None:
    draft = one(tmp_path)
    assert draft.ids == (f"newsml:{GUID}",)
    assert (draft.title, draft.byline, draft.language, words(draft)) == (
        "A headline",
        ("By Line",),
        "en",
        ["First.", "Second."],
    )
    assert (draft.published, draft.modified) == (1735787045, 1735873445)
    assert (draft.holder, draft.terms) == ("Example Agency", "Editorial use only\n© Example Agency")
    assert (draft.status, draft.hold, draft.embargo, draft.expires) == (USABLE, "", None, None)


# --- the standard's own listings and schema --------------------------------------------------------------


def listing(name: str) -> list[Draft]:
    (path,) = need("newsml-g2").glob(f"{name}_*.xml")
    drafts = list(NewsMl().read(LocalMaterial(path)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def test_a_listing_without_a_text_is_taken_and_kept_back() -> None:
    (first,) = listing("LISTING_1")
    assert (first.status, first.hold, first.embargo) == (WITHHELD, "the source gives it no text", 1540296000)
    assert "Not for use outside the United States" in first.terms
    (last,) = listing("LISTING_29")
    assert (last.status, last.publisher) == (WITHHELD, "Thomson Reuters")


def test_the_listing_of_a_text_is_taken_whole() -> None:
    (draft,) = listing("LISTING_2")
    assert (draft.status, len(draft.blocks), draft.byline, draft.place) == (
        USABLE,
        2,
        ("Meredith Jameson",),
        "New York, NY",
    )
    assert draft.holder == "Associated Press"
    assert draft.terms.split("\n")[1] == "copyright holder: Acme News and Media LLC"


def test_the_listing_of_a_photo_is_no_story_but_belongs_to_one_in_its_message(tmp_path: Path) -> None:
    assert listing("LISTING_3") == []
    (path,) = need("newsml-g2").glob("LISTING_3_*.xml")
    photo = path.read_text(encoding="utf-8")
    text = message(item(), photo, package(GUID, "tag:gettyimages.com,2010:GYI0062134533"))
    (draft,) = read_newsml(tmp_path, text)
    (asset,) = draft.assets
    assert (asset.credit, asset.holder) == ("Spencer Platt/Getty Images", "Getty Images North America")
    assert (asset.name, asset.address) == ("GYI0062134533.jpg", "./GYI0062134533.jpg")
    assert asset.caption.startswith("A general view of part of downtown, including")
    assert "Contact your local office for all commercial or promotional uses." in asset.terms


@cache
def schema() -> xmlschema.XMLSchema10:
    return xmlschema.XMLSchema10(need("newsml-g2", "NewsML-G2_2.35-spec-All-Power.xsd"))


def test_the_own_samples_follow_the_schema(tmp_path: Path) -> None:
    for text in (make(tmp_path).read_text(encoding="utf-8"), item(), PICTURE, package(GUID)):
        assert [error.reason for error in schema().iter_errors(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        item().replace(f'guid="{GUID}"', ""),
        item().replace('standard="NewsML-G2"', ""),
        item().replace('standardversion="2.35"', ""),
        item().replace('<itemClass qcode="ninat:text"/>', ""),
        item().replace("<versionCreated>2025-01-03T03:04:05Z</versionCreated>", ""),
        item().replace("2025-01-03T03:04:05Z", "yesterday"),
        item(version="one"),
        item(meta="<embargoed>soon</embargoed>"),
    ],
    ids=range(8),
)
def test_what_the_schema_refuses_of_what_is_read_is_refused_here(tmp_path: Path, text: str) -> None:
    assert list(schema().iter_errors(text))
    with pytest.raises(Malformed) as caught:
        read_newsml(tmp_path, text)
    check_sentence(caught.value)


# --- what an item says ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meta", "status", "hold"),
    [
        ("", USABLE, ""),
        ('<pubStatus qcode="stat:withheld"/>', WITHHELD, "withheld in the source"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', CANCELED, "canceled in the source"),
        ('<pubStatus qcode="stat:odd"/>', WITHHELD, "odd in the source"),
        ("<embargoed/>", WITHHELD, "embargoed in the source without an end"),
    ],
)
def test_what_the_source_says_of_publication_is_kept(tmp_path: Path, meta: str, status: str, hold: str) -> None:
    draft = one(tmp_path, meta=meta)
    assert (draft.status, draft.hold) == (status, hold)


def test_times_names_and_places_are_read(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        meta="<embargoed>2030-01-01T00:00:00+07:00</embargoed>",
        content="""<located><name>Yangon</name></located><creator><name>Ann</name></creator><creator literal="Bo"/>
            <infoSource><name>Associated Press</name></infoSource><altId>A-1</altId><altId>https://www.example.org/a</altId>
            <creditline>AP</creditline><headline role="hld:sub">Sub</headline><headline role="hld:main">Main</headline>
            <description role="drol:summary">What it
              is about.</description><description role="drol:caption">Not this.</description>""",
    )
    assert (draft.embargo, draft.place, draft.byline, draft.title) == (1893430800, "Yangon", ("Ann", "Bo"), "Main")
    assert (draft.summary, draft.holder) == ("What it is about.", "Associated Press")
    assert draft.ids == (f"newsml:{GUID}", "newsml:A-1", "url:https://www.example.org/a")
    assert draft.terms.split("\n")[2:] == ["copyright holder: Example Agency", "credit: AP"]


def test_rights_keep_their_scope_and_window_and_those_of_metadata_are_none_of_the_text(tmp_path: Path) -> None:
    rights = (
        '<rightsInfo scope="rscope:metadata"><copyrightHolder><name>Metadata Inc</name></copyrightHolder></rightsInfo>'
        '<rightsInfo scope="rscope:content" validto="2026-01-01T00:00:00Z"><usageTerms>UK only</usageTerms></rightsInfo>'
        '<rightsInfo validfrom="2026-01-01T00:00:00Z"/>'
    )
    draft = one(tmp_path, rights=rights)
    assert draft.terms.split("\n") == ["content until 2026-01-01T00:00:00Z: UK only", "from 2026-01-01T00:00:00Z"]
    assert "Metadata Inc" not in repr(draft)


def test_a_note_to_editors_is_read_for_restrictions_and_a_correction_for_its_words(tmp_path: Path) -> None:
    meta = """<edNote>secretuser wrote this. TURKEY OUT</edNote><edNote role="x:correctionNote">It was Tuesday.</edNote>
        <signal qcode="sig:correction"/>"""
    draft = one(tmp_path, meta=meta)
    assert draft.terms.split("\n")[-1] == "TURKEY OUT"
    assert [(note.kind, note.text, note.at) for note in draft.notes] == [("correction", "It was Tuesday.", 1735873445)]
    assert "secretuser" not in repr(draft)


def test_translations_and_the_first_publisher_are_named(tmp_path: Path) -> None:
    hops = """<hopHistory><hop seq="2"><party><name>Second</name></party></hop><hop seq="1"><party><name>First</name></party>
        <action qcode="hopaction:created" target="hatarget:content"/></hop></hopHistory>"""
    meta = '<link rel="irel:translationOf" residref="urn:o"/><link rel="irel:translation" residref="urn:t"/>'
    draft = one(tmp_path, head=hops, meta=meta)
    assert (draft.publisher, draft.translates, draft.translations) == ("First", "newsml:urn:o", ("newsml:urn:t",))


# --- the text in its four forms ------------------------------------------------------------------------------

NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>
  <hedline><hl1>Head</hl1></hedline><byline>By Ann Lee, <byttl>Staff Reporter</byttl></byline>
  <dateline><location>Yangon</location></dateline></body.head><body.content>
  <p>First <em>words</em> of <person>Bo</person>.</p><hl2>Part</hl2><bq><block><p>Said so.</p></block></bq>
  <media media-type="image"><media-reference source="https://cdn.example.org/n.jpg" alternate-text="Alt"/>
  <media-caption>A boat</media-caption><media-producer>Bo/AFP</media-producer></media><p>Last.</p>
  </body.content></body></nitf></inlineXML>"""


def test_nitf_is_read_with_its_byline_headings_and_pictures(tmp_path: Path) -> None:
    draft = one(tmp_path, text=NITF, content="<headline>H</headline>")
    assert (draft.byline, draft.place) == (("By Ann Lee",), "Yangon")
    assert words(draft)[0] == "First words of Bo."
    kinds = [type(block) for block in draft.blocks]
    assert kinds[1:4] == [Heading, Quote, Figure]
    (asset,) = draft.assets
    assert asset.alt == "Alt"
    assert "Bo/AFP" in asset.caption + asset.credit
    assert (
        one(tmp_path, text=NITF.replace(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ' xmlns=""')).blocks
        == draft.blocks
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<inlineData contenttype="text/plain">One.\n\nTwo &amp; three.</inlineData>', ["One.", "Two & three."]),
        ("<inlineData>Plain.</inlineData>", ["Plain."]),
        ('<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;</inlineData>', ["One."]),
        ('<inlineData contenttype="text/html"><![CDATA[<!DOCTYPE html><p>One.</p>]]></inlineData>', ["One."]),
        ('<inlineData contenttype="text/plain" encoding="ienc:base64">T25lLg==</inlineData>', ["One."]),
        (f'<inlineData contenttype="text/plain">No.</inlineData><inlineXML>{XHTML}</inlineXML>', ["First.", "Second."]),
    ],
)
def test_text_in_line_is_read_the_richest_first(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert words(one(tmp_path, text=text)) == expected


@pytest.mark.parametrize("encoding", ["ienc:base64", "ienc:gzip"])
def test_an_encoding_that_cannot_be_read_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(Malformed, match="its text is encoded as"):
        one(tmp_path, text=f'<inlineData contenttype="text/plain" encoding="{encoding}">%%%</inlineData>')


# --- messages and packages -----------------------------------------------------------------------------------


def test_a_picture_belongs_to_the_text_of_its_package_with_its_own_credit(tmp_path: Path) -> None:
    first, second, third = NewsMl().read(LocalMaterial(make(tmp_path)))
    (asset,) = first.assets
    assert (asset.caption, asset.credit, asset.holder) == (
        "A market in the rain.",
        "Ann Lee/Example Agency",
        "Example Agency",
    )
    assert asset.terms == "Editorial use only\n© Example Agency\nJAPAN OUT."
    assert asset.address == "https://cdn.example.org/l.jpg"
    assert asset.ids[0] == "newsml:urn:newsml:example.org:picture"
    assert (second.assets, second.status) == ((), WITHHELD)
    assert (third.assets, third.embargo) == ((), 1893456000)


def test_a_text_may_link_to_its_picture_itself(tmp_path: Path) -> None:
    linked = item(meta='<link rel="irel:hasPicture" residref="urn:newsml:example.org:picture"/>')
    also = item("urn:b", meta='<link rel="irel:seeAlso" residref="urn:newsml:example.org:picture"/>')
    first, second = read_newsml(tmp_path, message(linked, also, PICTURE))
    assert len(first.assets) == 1
    assert second.assets == ()


def test_a_picture_that_is_not_plainly_one_texts_own_is_nobodys(tmp_path: Path) -> None:
    other = item("urn:b")
    groups = package(GUID, "urn:b").replace(
        "</group>", '</group><group id="h" role="group:x"><itemRef residref="urn:newsml:example.org:picture"/></group>'
    )
    assert [draft.assets for draft in read_newsml(tmp_path, message(item(), other, PICTURE, groups))] == [(), ()]


def test_a_withheld_picture_stays_away_and_an_embargoed_one_says_so(tmp_path: Path) -> None:
    beside = package(GUID, "urn:newsml:example.org:picture")
    withheld = PICTURE.replace("stat:usable", "stat:withheld")
    assert read_newsml(tmp_path, message(item(), withheld, beside))[0].assets == ()
    held = PICTURE.replace("<pubStatus", "<embargoed>2030-01-01T00:00:00Z</embargoed><pubStatus")
    assert (
        "embargoed until 2030-01-01T00:00:00Z"
        in read_newsml(tmp_path, message(item(), held, beside))[0].assets[0].terms
    )


def test_an_item_may_stand_twice_but_not_in_two_readings(tmp_path: Path) -> None:
    assert len(read_newsml(tmp_path, message(item(), item()))) == 1
    with pytest.raises(Malformed, match="two readings of the item"):
        read_newsml(tmp_path, message(item(), item(version="2")))


# --- what is not read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<NewsML Version='1.2'/>", "is NewsML, and not NewsML-G2"),
        ("<nitf/>", "is nitf, and not NewsML-G2"),
        ("<rss/>", "is XML, and not NewsML-G2"),
        (item(standard="3.0"), "is of version 3.0, and only 2.0 to 2.35 are read"),
        (item(standard="2.36"), "is of version 2.36, and only 2.0 to 2.35 are read"),
    ],
)
def test_other_formats_and_versions_are_refused_by_name(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_newsml(tmp_path, text)
    assert reason in caught.value.message


def test_only_documents_of_the_format_are_recognised(tmp_path: Path) -> None:
    assert NewsMl().recognises(LocalMaterial(make(tmp_path)))
    for text in (f"<schema {NAR}/>", "<newsItem/>", ""):
        (tmp_path / "x.xml").write_text(text)
        assert not NewsMl().recognises(LocalMaterial(tmp_path / "x.xml"))


def test_other_encodings_are_read_where_they_are_declared(tmp_path: Path) -> None:
    text = item(content="<headline>Überschrift</headline>")
    for data in (
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{text.replace("©", "(c)")}'.encode("latin-1"),
    ):
        assert read_bytes(tmp_path, data)[0].title == "Überschrift"


# --- hostile input ----------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>' + item(content="<headline>&l9;</headline>"),
    "quadratic blowup": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
    + item(content=f"<headline>{'&a;' * 5000}</headline>"),
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    + item(content="<headline>&e;</headline>"),
    "parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>' + item(),
    "external subset": '<!DOCTYPE newsItem SYSTEM "http://127.0.0.1/x.dtd">' + item(),
    "doctype after a comment": "<?xml version='1.0'?><!-- > --><!DOCTYPE x []>" + item(),
    "unclosed comment": "<!--" * 100_000,
    "deep nesting": f"<newsItem {NAR}>" + "<a>" * 100_000,
    "deep nesting of text": item(text="<inlineXML>" + "<b>" * 100_000 + "</b>" * 100_000 + "</inlineXML>"),
    "many elements": item(text="<inlineXML>" + "<b/>" * 100_000 + "</inlineXML>"),
    "long text": item(text=f"<inlineData>{'x' * (limits.STORY_SOURCE_BYTES + 1)}</inlineData>"),
    "cut off": item()[:-20],
    "two roots": item() + item(),
    "not XML": "{}",
    "empty": "",
    "long headline": item(content=f"<headline>{'x' * 1001}</headline>"),
    "blank guid": item(guid="&#8203;"),
    "undeclared entity of the item": item().replace(GUID, "&e;"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_hostile_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_newsml(tmp_path, BOMBS[name])
    check_sentence(caught.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Malformed) as caught:
        read_bytes(tmp_path, item().encode().replace(b"First.", b"\xff\xfe\xff"))
    check_sentence(caught.value)


def test_an_inclusion_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}"/>'
    include = f'<p xmlns="http://www.w3.org/1999/xhtml">A{include}B</p>'
    draft = one(tmp_path, text=f"<inlineXML>{include}</inlineXML>")
    assert words(draft) == ["AB"]


def test_too_many_pictures_are_refused(tmp_path: Path) -> None:
    pictures = [
        PICTURE.replace('org:picture"', f'org:picture{n}"').replace("cdn.", f"c{n}.") for n in range(limits.ASSETS + 1)
    ]
    guids = [f"urn:newsml:example.org:picture{n}" for n in range(limits.ASSETS + 1)]
    with pytest.raises(Malformed, match="more than 100 pictures"):
        read_newsml(tmp_path, message(item(), *pictures, package(GUID, *guids)))


FULL = message(
    item(
        meta='<embargoed>2030-01-01T00:00:00Z</embargoed><pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/>'
    ),
    item("urn:n", text=NITF, rights=RIGHTS),
    PICTURE,
    package(GUID, "urn:newsml:example.org:picture"),
).encode()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, len(FULL)),
    new=st.binary(max_size=8)
    | st.sampled_from([b"<a>", b"</p>", b"&x;", b"<!--", b"]]>", b"<![CDATA[", b'"', b"<g:p/>", b"\0"]),
    cut=st.integers(0, 30),
)
def test_bytes_changed_anywhere_give_drafts_or_are_refused(tmp_path: Path, place: int, new: bytes, cut: int) -> None:
    try:
        read_bytes(tmp_path, FULL[:place] + new + FULL[place + cut :])
    except Malformed as error:
        check_sentence(error)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["qcode", "guid", "href", "width", "version", "contenttype", "residref", "role", "tag"]),
    data=st.data(),
)
def test_any_text_in_any_attribute_gives_drafts_or_is_refused(tmp_path: Path, name: str, data: st.DataObject) -> None:
    pieces = FULL.decode().split(f'{name}="')
    which = data.draw(st.integers(1, len(pieces) - 1))
    value = data.draw(st.text(st.characters(exclude_characters='"<&', exclude_categories=["Cs", "Cc"]), max_size=30))
    pieces[which] = value + pieces[which][pieces[which].index('"') :]
    try:
        read_newsml(tmp_path, f'{name}="'.join(pieces))
    except Malformed as error:
        check_sentence(error)
