"""What a partner reads of one item in each of the four formats."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import html5lib
import pytest
import yaml

from skywave.archive.asset import File
from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Span, Table
from skywave.archive.correction import Note
from skywave.carriers.atom import render_feed
from skywave.carriers.item_parts import full_caption, shown, stamp
from skywave.carriers.item_words import EXCERPT_LANGUAGES, excerpt_label
from skywave.carriers.markdown import render_markdown
from skywave.carriers.ninjs import render_ninjs
from skywave.carriers.paste import render_paste, story_part
from skywave.carriers.web.words import WORDS
from skywave.sources.ninjs import Ninjs
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.item import CANCELED, WITHHELD, Item, ItemAsset

Json = dict[str, Any]
NOTICE = "Copyright © 2026, Radio Example. Used with permission. https://rfa.example"
ORIGINAL = "https://rfa.example/eng/work/a2b3c4d5e6f7g2h3.html"
JPEG = File(b"\x11" * 32, 123_456, "image/jpeg", 1200, 800)
WEBP = File(b"\x12" * 32, 23_456, "image/webp", 600, 400)
OURS = ItemAsset(
    "A broken bridge on Monday.", "Ann Lee/Radio Example", "owned", "A bridge", "Ann Lee", "", "", (JPEG, WEBP)
)
HOME = ItemAsset("The dam in 2024", "Nhac Nguyen/AFP via Getty", "wire", "", "Nhac Nguyen", "AFP", "Getty",
                 why="the licence with AFP covers no partners")  # fmt: skip
FIXED = Note("correction", "It said 14 houses; there are 41.", 1_777_100_500, 2, 3, "major")


def text(*spans: Span | str) -> Paragraph:
    return Paragraph(tuple(span if isinstance(span, Span) else Span(span) for span in spans))


STORY = Item(
    "a2b3c4d5e6f7g2h3", "eng", 3, 812, "en", title="Flood cuts off three villages", summary="People carried rice.",
    byline=("Ann Lee", "Tenzin Norbu"), byline_line="Ann Lee, Tenzin Norbu, Radio Example", place="LUANG PRABANG",
    section="Laos", published=1_777_000_000, first=1_777_000_500, changed=1_777_100_500,
    blocks=(
        text("The river rose, ", Span("officials", ("strong",)), " in ", Span("the north", href="https://laos.example/?a=1&b=2"),
             " said."),
        Heading((Span("Nobody came"),)),
        Figure(1),
        Quote(((Span("We carried rice."),),), "Mrs. Kham"),
        Listing(((Span("Ban Xieng: 41"),), (Span("Ban Mout: 12"),)), ordered=True),
        Table((((Span("Village"),), (Span("Houses"),)), ((Span("Ban Xieng"),),)), header=True),
        Embed("https://video.example/v", "A film of it"),
        text("The ministry did not answer."),
    ),
    assets=(OURS, HOME), notes=(FIXED,), masthead="Radio Example", newsroom="n" * 52, domain="rfa.example",
    original=ORIGINAL, site="https://rfa.example/", notice=NOTICE, index_rule="canonical",
    terms=("Keep the notice with the text (below it).", "Take down what is withdrawn within 12 hours."), delivery="d-1",
)  # fmt: skip
GONE = replace(STORY, status=CANCELED, why="the newsroom has taken this story back", blocks=(), assets=(), notice="",
               notes=(Note("retraction", "We no longer stand by it.", 1_777_200_000, 3, 3, "grave"), FIXED))  # fmt: skip
HELD = Item("a2b3c4d5e6f7g2h3", "eng", 3, 812, "en", status=WITHHELD, why="it may go 48 hours after its publication",
            masthead="Radio Example", original=ORIGINAL, notes=(FIXED,))  # fmt: skip


def address(file: File) -> str:
    return f"https://partners.rfa.example/files/{file.digest.hex()}.{file.extension}?token=secret&x=1"


def ninjs(item: Item) -> Json:
    value: Json = json.loads(render_ninjs(item, address))
    return value


def paste(item: Item) -> str:
    return render_paste(item, address).decode()


def markdown(item: Item) -> tuple[Json, str]:
    front, _, below = render_markdown(item, address).decode()[4:].partition("\n---\n")
    return yaml.safe_load(front), below


def feed(*items: Item, **more: str) -> Any:
    data = render_feed(
        items, feed_id="urn:x:feed", title="For A & B", self_address="https://p.example/f", updated=1_777_100_500,
        address=address, **more,
    )  # fmt: skip
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def public(item: Item) -> dict[str, str]:
    """Return what each format has for the public, as one text."""
    value = ninjs(item)
    main, plain = (part["value"] for part in value["bodies"])
    around = " ".join((value["headlines"][0]["value"], value.get("by", ""), value.get("located", "")))
    entry = feed(item).entries[0]
    return {
        "ninjs html": f"{around} {bare(main)}",
        "ninjs plain": f"{around} {plain}",
        "atom": f"{entry.title} {bare(entry.content[0].value)}",
        "paste": bare(story_part(item)),
        "markdown": re.sub(r"\\(.)|\*\*", r"\1", markdown(item)[1]),
    }


def bare(html: str) -> str:
    return "".join(html5lib.HTMLParser(strict=True).parseFragment(html).itertext())


def test_every_format_says_the_same_to_the_public() -> None:
    said = public(STORY)
    assert len(said) == 5
    for name, found in said.items():
        for words in (
            STORY.title, STORY.byline_line, STORY.place, NOTICE, FIXED.text,
            "Correction (25 April 2026 · Version 2 to version 3)",
            "The ministry did not answer.", "We carried rice.", "Mrs. Kham", "Ban Mout: 12", "Houses", "A film of it",
            "A broken bridge on Monday. Ann Lee/Radio Example", "Originally published by", "[Picture 1]",
        ):  # fmt: skip
            assert words in found, (name, words)
        assert "AFP" not in found, name
        assert "The dam" not in found, name
        assert "secret" not in found, name


def test_no_format_hands_on_the_script_of_our_pages_or_what_it_asks_first() -> None:
    feeds = render_feed(
        [STORY],
        feed_id="urn:x:feed",
        title="A",
        self_address="https://p.example/f",
        updated=1_777_100_500,
        address=address,
    )
    formats = (render_ninjs(STORY, address), render_paste(STORY, address), render_markdown(STORY, address), feeds)
    for data in formats:
        for ours in (b"<script", b"reader.js", b"preload", b".parts"):
            assert ours not in data.lower()


def test_a_correction_comes_before_everything_else_of_the_text() -> None:
    for name, found in public(STORY).items():
        rest = found[found.index(FIXED.text) :]
        for later in ("[Picture 1]", "The river rose", NOTICE):
            assert later in rest, (name, later)


@pytest.mark.parametrize(("place", "above"), [("top", True), ("bottom", False), ("any", False)])
def test_the_notice_stands_where_the_contract_wants_it(place: str, above: bool) -> None:
    for name, found in public(replace(STORY, notice_place=place)).items():
        assert (found.index(NOTICE) < found.index("The river rose")) == above, name
        assert found.count(NOTICE) == 1, name


def test_a_photo_that_stays_home_reaches_the_editor_with_caption_credit_and_reason() -> None:
    wanted = ("The dam in 2024", "Nhac Nguyen/AFP via Getty", HOME.why, "Do not publish it")
    value = ninjs(STORY)
    (home,) = [part for part in value["associations"] if part["rel"] == "photoWithheld"]
    editors = [
        home["edNote"],
        value["edNote"],
        feed(STORY).entries[0].skywave_editor,
        paste(STORY).partition("</article>")[2],
        str(markdown(STORY)[0]["not_for_publication"]),
    ]
    assert all(words in found for found in editors for words in wanted)
    assert home["pubStatus"] == "withheld"
    assert "renditions" not in home
    assert "descriptions" not in home
    assert "Not for publication" in paste(STORY).partition("</article>")[2]


def test_a_photo_that_was_removed_has_no_words_but_the_reason() -> None:
    item = replace(STORY, assets=(ItemAsset("", "", "owned", why="the newsroom has removed it"),))
    assert markdown(item)[0]["not_for_publication"] == [
        "Not delivered: the newsroom has removed it · Do not publish it."
    ]


def test_files_are_links_for_the_editor_and_never_loaded_by_the_partners_page() -> None:
    article, _, editor = paste(STORY).partition("</article>")
    assert "partners.rfa.example" not in article
    assert f'data-skywave-photo="{JPEG.digest.hex()}"' in article
    assert editor.count("https://partners.rfa.example/files/") == 2
    assert "<img" not in paste(STORY)
    assert markdown(STORY)[0]["photos"][0]["files"][0] == {
        "address": address(JPEG), "type": "image/jpeg", "bytes": 123_456, "width": 1200, "height": 800,
    }  # fmt: skip


def test_a_picture_is_shown_once_wherever_the_text_places_it() -> None:
    html = story_part(STORY)
    assert html.index("[Picture 1]") < html.index("The river rose")  # the text does not place it: it leads
    twice = replace(STORY, blocks=(text("One."), Figure(0), text("Two."), Figure(0), Figure(99)))
    html = story_part(twice)
    assert html.count("[Picture 1]") == 1
    assert html.index("One.") < html.index("[Picture 1]") < html.index("Two.")
    second = replace(STORY, assets=(HOME, OURS), blocks=(text("One."),))
    assert story_part(second).index("One.") < story_part(second).index("[Picture 1]")


def test_the_link_back_is_followed_unless_the_contract_says_otherwise() -> None:
    assert f'<a href="{ORIGINAL}"><span' in story_part(STORY)
    assert "nofollow" not in paste(STORY).partition("</article>")[0]
    unfollowed = replace(STORY, follow=False)
    assert f'<a href="{ORIGINAL}" rel="nofollow"><span' in story_part(unfollowed)
    assert markdown(unfollowed)[0]["follow_link"] is False


def test_the_original_publisher_is_named_beside_the_link_to_us() -> None:
    for name, found in public(replace(STORY, publisher="BenarNews")).items():
        assert "Originally published by BenarNews · " in found, name
    assert ninjs(replace(STORY, publisher="BenarNews"))["copyrightHolder"] == "BenarNews"


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("canonical", f'<link rel="canonical" href="{ORIGINAL}">'),
        ("noindex", '<meta name="robots" content="noindex">'),
        ("link", ""),
    ],
)
def test_what_the_head_of_the_page_needs_is_given_as_text(rule: str, line: str) -> None:
    item = replace(STORY, index_rule=rule)
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(paste(item))
    assert [element.text for element in root.iter("pre")] == ([line] if line else [])
    assert (line in ninjs(item)["edNote"]) or not line
    assert feed(item).entries[0].get("skywave_head", "") == line
    assert markdown(item)[0].get("head_line", "") == line
    assert not root.findall(".//link")
    assert not root.findall(".//meta")


def test_an_excerpt_is_labelled_in_every_format_and_every_language_of_the_pages() -> None:
    assert set(WORDS) == EXCERPT_LANGUAGES
    for language in sorted(WORDS):
        item = replace(STORY, language=language, excerpt=True)
        for name, found in public(item).items():
            assert excerpt_label(language) in found, (language, name)
    assert ninjs(replace(STORY, excerpt=True))["representationType"] == "partial"
    assert ninjs(STORY)["representationType"] == "full"


def test_a_withheld_byline_is_said_and_no_name_given() -> None:
    item = replace(STORY, byline=(), byline_line="", byline_withheld=True)
    for name, found in public(item).items():
        assert "The newsroom withholds the name of this journalist for safety." in found, name
    assert "byline is withheld" in ninjs(item)["edNote"]
    assert feed(item).entries[0].author == "Radio Example"


def test_a_date_that_the_source_does_not_state_is_not_guessed() -> None:
    item = replace(STORY, published=None)
    assert "contentCreated" not in ninjs(item)
    assert "published" not in feed(item).entries[0]
    assert "published" not in markdown(item)[0]
    assert "do not guess one" in paste(item)


def test_a_withheld_item_says_why_and_nothing_else() -> None:
    assert story_part(HELD) == ""
    assert feed(HELD).entries == []
    value = ninjs(HELD)
    assert value["pubStatus"] == "withheld"
    assert value["edNote"] == "Withheld, do not publish: it may go 48 hours after its publication."
    assert "bodies" not in value
    facts, below = markdown(HELD)
    assert below == ""
    assert facts["status"] == "withheld"
    for found in (str(value), paste(HELD), str(facts)):
        assert FIXED.text not in found


def test_a_canceled_item_gives_its_notes_and_tells_the_editor_to_take_the_copy_down() -> None:
    wanted = "Take your copy down. Take down what is withdrawn within 12 hours."
    assert wanted in ninjs(GONE)["edNote"]
    assert ninjs(GONE)["pubStatus"] == "canceled"
    assert wanted in paste(GONE)
    assert wanted in feed(GONE).entries[0].skywave_editor
    assert wanted in str(markdown(GONE)[0]["for_the_editor"])
    for name, found in public(GONE).items():
        assert "We no longer stand by it." in found, name
        assert "The river rose" not in found, name
    assert "at once" in ninjs(replace(GONE, terms=()))["edNote"]


def test_a_canceled_item_stays_in_the_feed_as_its_note_with_a_tombstone() -> None:
    entry = feed(GONE).entries[0]
    assert entry.title == "Retraction: Flood cuts off three villages"
    assert [(tag.term, tag.scheme) for tag in entry.tags] == [("canceled", "http://cv.iptc.org/newscodes/pubstatusg2/")]
    assert feed(GONE).feed["at_deleted-entry"] == {"ref": STORY.uri, "when": stamp(GONE.changed)}
    removed = replace(GONE, notes=(), title="", language="zh")
    assert feed(removed).entries[0].title == "移除"
    assert story_part(removed) == ""
    assert feed(replace(GONE, language="zh")).entries[0].title == "撤回：Flood cuts off three villages"


def test_the_fields_of_ninjs() -> None:
    value = ninjs(STORY)
    assert value["uri"] == STORY.uri
    assert (value["version"], value["language"], value["type"]) == ("3", "en", "text")
    assert value["firstCreated"] == "2026-04-24T03:15:00Z"
    assert value["versionCreated"] == "2026-04-25T07:01:40Z"
    assert value["contentCreated"] == "2026-04-24T03:06:40Z"
    assert value["copyrightNotice"] == NOTICE
    assert value["usageTerms"] == "\n".join(STORY.terms)
    assert {part["role"]: part["value"] for part in value["altIds"]} == {
        "sha256": STORY.digest, "skywave": "a2b3c4d5e6f7g2h3 3", "skywave-record": "eng 812", "skywave-delivery": "d-1",
    }  # fmt: skip
    assert STORY.newsroom in value["trustIndicators"][0]["title"]
    assert ninjs(replace(STORY, until=1_790_000_000))["expires"] == "2026-09-21T14:13:20Z"
    assert [part["contentType"] for part in value["bodies"]] == ["text/html", "text/plain"]
    by_rel = {part["rel"]: part for part in value["associations"]}
    assert list(by_rel) == ["original", "correctionNotice", "photo", "photoWithheld"]
    assert by_rel["original"]["renditions"][0]["href"] == ORIGINAL
    assert by_rel["correctionNotice"]["bodies"][0]["value"] == FIXED.text
    assert "version 2 to version 3, major" in by_rel["correctionNotice"]["edNote"]
    photo = by_rel["photo"]
    assert (photo["by"], photo["copyrightHolder"]) == ("Ann Lee", "Radio Example")
    assert photo["usageTerms"] == "Keep the whole credit line: Ann Lee/Radio Example"
    assert photo["renditions"][0] == {
        "name": "main", "href": address(JPEG), "contentType": "image/jpeg", "sizeInBytes": 123_456, "width": 1200, "height": 800,
    }  # fmt: skip
    assert photo["renditions"][1]["name"] == "webp-600"


def test_a_note_keeps_its_name_when_another_comes() -> None:
    newer = Note("clarification", "It was Tuesday.", 1_777_200_000, 3, 4)
    one, two = ninjs(STORY), ninjs(replace(STORY, notes=(newer, FIXED)))
    names = [
        {p["bodies"][0]["value"]: p["uri"] for p in v["associations"] if p["rel"] == "correctionNotice"}
        for v in (one, two)
    ]
    assert names[0][FIXED.text] == names[1][FIXED.text] != names[1][newer.text]


def test_our_own_source_reads_our_ninjs_back(tmp_path: Path) -> None:
    (tmp_path / "item.json").write_bytes(render_ninjs(STORY, address))
    (draft,) = Ninjs().read(LocalMaterial(tmp_path / "item.json"))
    assert draft.title == STORY.title
    assert draft.language == "en"
    said = " ".join(plain_text(block) for block in draft.blocks)
    assert "The ministry did not answer." in said
    assert {asset.credit for asset in draft.assets} == {OURS.credit}
    assert all(OURS.caption in asset.caption for asset in draft.assets)


def test_the_fields_of_an_entry() -> None:
    parsed = feed(
        replace(STORY, assets=(replace(OURS, agency="AFP", via="Getty"), HOME)),
        next_address="https://p.example/f?b=1&c=2",
    )
    assert (parsed.feed.id, parsed.feed.title, parsed.feed.updated) == (
        "urn:x:feed",
        "For A & B",
        "2026-04-25T07:01:40Z",
    )
    assert {link.rel: link.href for link in parsed.feed.links} == {
        "self": "https://p.example/f", "next": "https://p.example/f?b=1&c=2",
    }  # fmt: skip
    entry = parsed.entries[0]
    assert (entry.id, entry.link, entry.rights) == (STORY.uri, ORIGINAL, NOTICE)
    assert (entry.published, entry.updated) == ("2026-04-24T03:06:40Z", "2026-04-25T07:01:40Z")
    assert [author.name for author in entry.authors] == ["Ann Lee", "Tenzin Norbu"]
    assert [tag.term for tag in entry.tags] == ["Laos"]
    assert entry.summary == "People carried rice."
    assert entry.content[0].type == "text/html"
    assert entry.content[0].language == "en"
    assert [(e.href, e.length, e.type) for e in entry.enclosures] == [(address(JPEG), "123456", "image/jpeg")]
    assert [link.href for link in entry.links if link.rel == "via"] == [ORIGINAL]
    assert [part["url"] for part in entry.media_content] == [address(JPEG), address(WEBP)]
    assert [(part["role"], part["content"]) for part in entry.media_credit] == [
        ("photographer", "Ann Lee"), ("distributor", "AFP"), ("distributor", "Getty"),
    ]  # fmt: skip
    assert "media_license" not in entry
    assert (entry.skywave_version, entry.skywave_delivery, entry.skywave_digest) == (
        "a2b3c4d5e6f7g2h3 3", "d-1", replace(STORY, assets=(replace(OURS, agency="AFP", via="Getty"), HOME)).digest,
    )  # fmt: skip
    assert entry.skywave_terms == "\n".join(STORY.terms)


def test_an_entrys_id_stays_and_its_time_moves_with_every_version() -> None:
    old, new = feed(STORY).entries[0], feed(replace(STORY, version=4, changed=1_777_300_000)).entries[0]
    assert old.id == new.id
    assert old.updated < new.updated


def test_a_feed_of_nothing_is_a_feed() -> None:
    assert feed().entries == []


def test_text_from_the_right_says_so() -> None:
    assert 'lang="ug" dir="rtl"' in story_part(replace(STORY, language="ug"))
    assert 'lang="ug" dir="rtl"' in feed(replace(STORY, language="ug")).entries[0].content[0].value
    foreign = replace(STORY, blocks=(text(Span("خەۋەر", language="ug")),))
    assert '<span lang="ug" dir="rtl">خەۋەر</span>' in story_part(foreign)


def test_what_no_format_may_hold_is_replaced() -> None:
    item = replace(STORY, title="a\x00b\x1bc\ufffe\u202ed", blocks=(text("x\x0by\x85z\tw"),), notes=())
    for name, found in public(item).items():
        assert "a\ufffdb\ufffdc\ufffd\ufffdd" in found, name
        assert "x\ufffdy\ufffdz w" in found, name
    assert shown("a\r\nb\rc\ud800") == "a\nb\nc\ufffd"


def test_a_caption_and_its_credit_are_parted_where_the_caption_has_no_full_stop() -> None:
    assert full_caption(OURS) == "A broken bridge on Monday. Ann Lee/Radio Example"
    assert full_caption(HOME) == "The dam in 2024 · Nhac Nguyen/AFP via Getty"
    assert full_caption(replace(HOME, caption="")) == HOME.credit


def test_markdown_keeps_marks_links_lists_and_tables() -> None:
    _, below = markdown(STORY)
    assert "The river rose, **officials** in [the north](<https://laos.example/?a=1\\&b=2>) said." in below
    assert (
        "# Flood cuts off three villages\n\n> **Correction** (25 April 2026 · Version 2 to version 3): It said" in below
    )
    assert "1. Ban Xieng: 41\n2. Ban Mout: 12" in below
    assert "| Village | Houses |\n| --- | --- |\n| Ban Xieng |  |" in below
    assert "> We carried rice.\n>\n> — Mrs. Kham" in below


def test_markdown_drops_a_mark_that_could_not_be_closed_and_keeps_the_words() -> None:
    item = replace(
        STORY, language="zh", blocks=(text(Span("他说“好”", ("strong",)), "了"), text(Span("好", ("em",)), "了"))
    )
    assert "\n他说“好”了\n\n*好*了\n" in markdown(item)[1]


# What WordPress 5.2 lets an author keep (its `wp_kses_post`), of what is used here; data attributes have no list.
KSES = {
    "article": {"dir", "lang"}, "section": {"dir", "lang"}, "p": {"dir", "lang"}, "span": {"dir", "lang"},
    "figure": {"dir", "lang"}, "figcaption": {"dir", "lang"}, "a": {"href", "rel"}, "th": {"scope"},
    **{name: set[str]() for name in (
        "h1", "h2", "h3", "h4", "ul", "ol", "li", "em", "strong", "br", "hr", "blockquote", "cite", "pre", "table", "thead",
        "tbody", "tr", "td",
    )},
}  # fmt: skip


@pytest.mark.parametrize(
    "item", [STORY, replace(STORY, language="ug", follow=False), GONE, HELD], ids=["story", "ug", "gone", "held"]
)
def test_wordpress_strips_nothing_of_the_pasted_html(item: Item) -> None:
    foreign = text(Span("x", ("em", "strong"), "https://a.example", "my", "ltr"))
    html = paste(replace(item, blocks=(*item.blocks, foreign)))
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    for element in root.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        kept = KSES[element.tag]
        for name in element.attrib:
            assert name in kept or re.fullmatch(r"data(-[a-z0-9_]+)+", name), (element.tag, name)
    assert not re.search(r"<!--|&(?!amp;|lt;|gt;|quot;)", html)
    assert re.match(r"<(article|hr)", html)


def test_the_copy_can_be_known_again_by_work_version_and_delivery() -> None:
    opening = '<article data-skywave="a2b3c4d5e6f7g2h3 3" data-skywave-delivery="d-1" lang="en" dir="ltr">'
    assert paste(STORY).startswith(opening)
    assert opening in feed(STORY).entries[0].content[0].value
    assert ninjs(STORY)["bodies"][0]["value"].startswith(opening)
    assert markdown(STORY)[0]["skywave"] == "a2b3c4d5e6f7g2h3 3"
    assert 'data-skywave-editor="a2b3c4d5e6f7g2h3 3"' in paste(STORY).partition("</article>")[2]
