"""The pages: pure, valid, complete in what they say, and silent about what they must not say."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from tests.unit.shelf_double import (
    HOSTILE,
    Desk,
    FrozenShelf,
    full_desk,
    hostile_body,
    hostile_head,
    plain_story,
    work_id,
)

from skywave.archive.head import EditionHead, StoryHead
from skywave.carriers.web import pages
from skywave.carriers.web.words import WORDS
from skywave.story.listing import Listing

EN = WORDS["en"]


@cache
def full_shelf(desk: str = "eng", language: str = "en") -> FrozenShelf:
    return full_desk(desk, language).shelf()


def rendered(shelf: FrozenShelf) -> dict[str, bytes]:
    """Return the pages of a desk, without its parts files."""
    return {path: render() for path, render in pages.all_pages(shelf) if not pages.is_parts(path)}


@cache
def site(desk: str = "eng", language: str = "en") -> dict[str, bytes]:
    shelf = full_shelf(desk, language)
    return rendered(shelf) | {pages.START_PATH: pages.render_start([shelf])}


def story(name: str, desk: str = "eng", language: str = "en") -> str:
    return pages.render_story(full_shelf(desk, language), work_id(name)).decode()


def test_pages_stand_where_the_layout_says() -> None:
    assert pages.START_PATH == "index.html"
    assert pages.front_path("obs/eng") == "obs/eng/index.html"
    assert pages.archive_path("mya") == "mya/archive.html"
    assert pages.about_path("mya") == "mya/about.html"
    assert pages.story_path("mya", "a" * 16) == f"mya/s/{'a' * 16}.html"
    assert pages.listing_path("mya", Listing("month", "2026-05"), 3) == "mya/m/2026-05/3.html"
    assert re.fullmatch(r"o/[0-9a-f]{2}/[0-9a-f]{64}\.css", pages.stylesheet_path())


def test_the_style_sheet_is_small_and_asks_nobody_else() -> None:
    sheet = pages.stylesheet().decode()
    assert len(sheet.encode()) <= 12 * 1024
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "@font-face" not in sheet


def test_the_same_shelf_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib\n"
        "from skywave.carriers.web import pages\n"
        "from tests.unit.shelf_double import full_desk\n"
        "shelf = full_desk().shelf()\n"
        "text = b''.join(p.encode() + r() for p, r in pages.all_pages(shelf)) + pages.render_start([shelf])\n"
        "print(hashlib.sha256(text).hexdigest())\n"
    )
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Yangon", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    run = [
        subprocess.run([sys.executable, "-c", code], env=s | path, capture_output=True, check=True) for s in settings
    ]
    assert run[0].stdout == run[1].stdout
    assert len(run[0].stdout) == 65


def test_memory_of_earlier_pages_does_not_change_later_ones() -> None:
    first = site()
    pages.render_story(full_shelf("uig", "ug"), work_id("full"))
    assert rendered(full_desk().shelf()).items() <= first.items()


@pytest.mark.parametrize(("desk", "language"), [("eng", "en"), ("obs/uig", "ug"), ("bod", "bo")])
def test_every_page_is_html_without_a_parse_error(desk: str, language: str) -> None:
    for path, text in site(desk, language).items():
        document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        assert document.get("lang") == language, path
        assert document.get("dir") == ("rtl" if language == "ug" else "ltr")
        titles = document.findall(".//h1")
        assert len(titles) == 1, path
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path
        assert len(document.findall(".//main")) == 1


@pytest.mark.parametrize(("desk", "language"), [("eng", "en"), ("obs/uig", "ug")])
def test_every_link_inside_leads_to_a_page_or_an_object_of_the_tree(desk: str, language: str) -> None:
    shelf, tree = full_shelf(desk, language), site(desk, language)
    objects = {pages.stylesheet_path(), "app/reader.js", "root/1", "root/checkpoint", f"{desk}/checkpoint"}
    objects |= {path for path, _ in pages.all_pages(shelf) if pages.is_parts(path)}
    for held in shelf.stories.values():
        for version in held.versions:
            for asset in version.head.assets if version.head else ():
                if asset.file:
                    name = asset.file.digest.hex()
                    objects.add(f"o/{name[:2]}/{name}.{asset.file.extension}")
    # The original of a translation stands in another desk, which this test does not have.
    objects.add(f"mya/s/{work_id('republished')}.html")
    for path, text in tree.items():
        document = html5lib.parse(text, namespaceHTMLElements=False)
        ids = {element.get("id") for element in document.iter()}
        for element in document.iter():
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target is None or urlsplit(target).scheme:
                    continue
                assert not target.startswith("/"), (path, target)
                where, fragment = urldefrag(urljoin(f"http://x.example/a/b/{path}", target))
                found = where.removeprefix("http://x.example/a/b/")
                assert found in tree or found in objects, (path, target)
                if fragment:
                    assert found == path
                    assert fragment in ids


def test_a_page_names_one_script_of_its_own_tree_and_asks_nobody_else() -> None:
    for path, text in site().items():
        document = html5lib.parse(text, namespaceHTMLElements=False)
        (script,) = document.iter("script")
        assert script.attrib == {"src": f"{'../' * path.count('/')}app/reader.js", "type": "module"}
        assert script.text is None
        for element in document.iter():
            assert element.tag not in {"iframe", "object", "embed", "form", "style", "base"}, path
            assert "style" not in element.attrib
            assert not any(name.startswith("on") for name in element.attrib)
            source = element.get("src", "")
            assert not urlsplit(source).scheme
            assert not source.startswith("//")
            if element.tag == "a" and urlsplit(element.get("href", "")).scheme:
                assert element.get("rel") == "noopener noreferrer nofollow"
            if element.tag == "link":
                assert not urlsplit(element.get("href", "")).scheme
        policies = [element.get("content", "") for element in document.iter("meta") if element.get("http-equiv")]
        (policy,) = (dict(rule.split(" ", 1) for rule in found.split("; ")) for found in policies)
        assert policy["default-src"] == "'none'"
        # Nothing inline, nothing evaluated, nothing from elsewhere; no text becomes markup but by the app's own policy.
        assert policy["script-src"] == policy["worker-src"] == "'self'"
        assert policy["require-trusted-types-for"] == "'script'"
        assert policy["trusted-types"] == "skywave"
        assert "unsafe" not in str(policy)


def test_a_page_asks_early_for_what_the_app_reads_first() -> None:
    def asked(path: str) -> list[str]:
        document = html5lib.parse(site("obs/eng")[path], namespaceHTMLElements=False)
        links = [element for element in document.iter("link") if element.get("rel") == "preload"]
        assert all(link.get("as") == "fetch" and link.get("crossorigin") == "" for link in links)
        where = "http://x.example/"
        return [urljoin(where + path, link.get("href", "")).removeprefix(where) for link in links]

    root, work = ["root/1", "root/checkpoint"], work_id("full")
    assert asked(pages.START_PATH) == root
    assert asked("obs/eng/index.html") == asked("obs/eng/l/1.html") == [*root, "obs/eng/checkpoint"]
    assert asked(f"obs/eng/s/{work}.html") == [*root, "obs/eng/checkpoint", f"obs/eng/s/{work}.parts"]


def test_a_page_is_whole_without_its_script() -> None:
    for text in site().values():
        assert b"<noscript" not in text
        assert b"hidden" not in text
    assert "People in the valley" in story("full").partition("<main")[2]


def test_no_page_states_when_it_was_checked_or_that_it_was() -> None:
    for text in site().values():
        words = re.sub(r"<[^>]*>", " ", text.decode()).lower()
        assert "verified" not in words
        assert "complete as of" not in words
        assert "genuine" not in words


def test_addresses_hold_no_word_of_a_headline_or_a_section() -> None:
    for path, text in site().items():
        for target in [path, *re.findall(r'(?:href|src)="([^"]*)"', text.decode())]:
            if not target.startswith("http"):
                assert not re.search("villager|environment|politics|dam|talks", target, re.IGNORECASE)


def test_hostile_words_stay_words() -> None:
    desk = Desk()
    desk.stand(HOSTILE, notice=HOSTILE, about=HOSTILE)
    desk.publish(work_id("x"), hostile_head(), hostile_body())
    desk.lay_out(EditionHead(work_id("x"), (), (HOSTILE,)))
    shelf = desk.shelf()
    shown = rendered(shelf) | {pages.START_PATH: pages.render_start([shelf])}
    for path, text in shown.items():
        document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        for element in document.iter():
            assert element.tag != "script" or element.get("src") == f"{'../' * path.count('/')}app/reader.js"
            assert not any(name.startswith("on") for name in element.attrib)
            assert element.tag != "img" or element.get("src", "").endswith(".jpg")
            assert not element.get("href", "").startswith("javascript")
    page = shown[pages.story_path("eng", work_id("x"))].decode()
    assert page.count("&lt;script&gt;") >= 20
    assert "{names}" in page


def test_a_story_shows_its_parts_in_order() -> None:
    page = story("full").partition("<header")[2]
    order = (
        "Radio Example",
        "Environment",
        "<h1><bdi>Villagers wait",
        "The review is to be finished in June.<br>Nobody",
        "By <bdi>Mi Example</bdi>, <bdi>Jo Example</bdi>",
        "Example Town",
        "<time datetime=",
        "Terraces above",
        "Photo: Mi Example/Radio Example",
        "People in the valley",
        "<h2>What the plan says",
        "The dam seen",
        "<ol>",
        "<blockquote>",
        "<thead>",
        "On another site:",
        "The end.",
        "Police at the market.",
        "Version history",
        "no. 9",
        work_id("full"),
        "Republishing notice",
        "Copyright © Radio Example",
        "Archive",
    )
    place = 0
    for part in order:
        assert part in page[place:], part
        place = page.index(part, place)


def test_a_picture_keeps_its_size_its_words_and_its_whole_credit() -> None:
    page = story("full")
    lead, inside = re.findall(r"<img [^>]*>", page)
    assert 'width="1200" height="800" alt="Green terraces."' in lead
    assert "lazy" not in lead
    assert 'loading="lazy"' in inside
    assert "Reuters/Jo Example, via Example Archive" in page
    assert page.count("Reuters/Jo Example") == 1
    assert '<audio controls preload="none" src="../../o/07/' in page
    assert "Audio, 1.2&nbsp;MB</a></audio>" in page
    assert '<video controls preload="none"' in page


@pytest.mark.parametrize("reason", ["no-licence", "no-file", "not-ours", "expired", "unreadable"])
def test_what_stays_home_is_named_with_caption_credit_and_reason(reason: str) -> None:
    page = story("full" if reason == "no-licence" else reason)
    assert EN[reason] in page
    caption, credit = ("Police at the market.", "AFP/Jo Example")
    if reason != "no-licence":
        caption, credit = f"Caption {reason}", f"Credit {reason}"
    assert caption in page
    assert credit in page


def test_a_withheld_picture_is_named_as_not_in_this_copy() -> None:
    desk = full_desk()
    head = desk.stories[work_id("full")].effective.head
    assert head is not None
    file = head.assets[0].file
    assert file is not None
    shelf = desk.shelf(withheld=frozenset({file.digest}))
    for shown in (pages.render_story(shelf, work_id("full")), pages.render_front(shelf)):
        assert file.digest.hex().encode() not in shown
    page = pages.render_story(shelf, work_id("full")).decode()
    assert "Not in this copy." in page
    assert "Terraces above" in page
    assert "Photo: Mi Example" in page


def test_a_correction_stands_directly_under_the_headline() -> None:
    page = story("corrected")
    assert re.search(
        r'</h1>\n<div class="note" role="note">\n<p class="type"><span class="label">Correction</span> '
        r'<time datetime="2026-04-04T[^>]*>4 April 2026</time> · <span class="span">Version 1 to version 2</span></p>\n'
        r'<p class="words"><bdi>An earlier version gave 41 villages\. There are 14\.</bdi></p>\n</div>',
        page,
    )
    assert "Updated <time" in page
    assert "41 villages wait" not in page


def test_an_updated_story_says_so_without_a_correction() -> None:
    page = story("updated")
    assert "Updated <time" in page
    assert 'class="note' not in page
    assert "Version 1 · Published" in page
    assert "Version 2 · Update" in page


def test_a_retracted_story_shows_why_and_no_text() -> None:
    page = story("retracted")
    assert 'class="note grave"' in page
    assert EN["retracted_text"] in page
    assert "The letter that this story rests on was forged." in page
    assert "People in the valley" not in page
    assert "The review is to be" not in page
    assert "<figure" not in page


def test_removed_parts_are_explained_and_never_shown() -> None:
    no_body, no_head, no_picture = story("no-body"), story("no-head"), story("no-picture")
    for page in (no_body, no_head, no_picture):
        assert "Removed to protect a person." in page
        assert "6 April 2026" in page
    assert EN["text_redacted"] in no_body
    assert "People in the valley" not in no_body
    assert EN["head_redacted"] in no_head
    assert f"<title>{EN['title_redacted']}" in no_head
    assert "Story no-head" not in no_head
    assert EN["asset_redacted"] in no_picture
    assert "<img" not in re.sub(r'<img src="../../o/[^"]*"[^>]*alt="Picture"[^>]*>', "", no_picture)
    assert "Terraces above" not in no_picture


def test_a_text_that_is_not_held_is_said_to_be_missing() -> None:
    assert EN["text_missing"] in story("unheld")


def test_a_void_story_says_so_and_repeats_nothing_of_an_intruder() -> None:
    page = story("void")
    assert EN["void_text"] in page
    assert "thief" not in page
    assert work_id("void") in page
    assert "Used with permission" not in page
    for path, text in site().items():
        assert b"thief" not in text, path
    assert work_id("void") in site()["eng/l/1.html"].decode()
    assert work_id("void") not in site()["eng/index.html"].decode()


def test_a_byline_withheld_and_a_missing_date_are_stated() -> None:
    assert EN["byline_withheld"] in story("safe")
    assert "Mi Example</bdi>" not in re.sub(r"<figure.*?</figure>", "", story("safe"), flags=re.DOTALL)
    assert '<span class="undated">Date not stated</span>' in story("undated")


def test_a_republished_translation_names_its_origin() -> None:
    page = story("republished")
    assert "Originally published by <bdi>Example Weekly</bdi>" in page
    link = f'<a href="../../mya/s/{work_id("republished")}.html"><bdi lang="my">မြန်မာဘာသာ</bdi></a>'
    assert f"Translated from {link}" in page


def test_a_text_in_another_language_than_the_desk_s_says_so() -> None:
    assert '<h1><bdi lang="my">' in story("foreign")
    assert '<div class="text" lang="my">' in story("foreign")
    assert '<div class="text" lang="en" dir="ltr">' not in story("full", "uig", "ug")


def test_the_notice_is_the_one_that_stood_when_the_version_was_logged() -> None:
    desk = Desk()
    desk.stand("Old name", notice="Old notice")
    desk.publish(*plain_story(1))
    desk.stand("New name", notice="New notice")
    desk.publish(*plain_story(2))
    shelf = desk.shelf()
    first, second = (pages.render_story(shelf, plain_story(number)[0]).decode() for number in (1, 2))
    assert "Old notice" in first
    assert "Old name" in first
    assert "New notice" not in first
    assert "New notice" in second


def test_a_desk_without_a_masthead_or_stories_still_has_its_pages() -> None:
    shelf = Desk().shelf()
    tree = {path: render() for path, render in pages.all_pages(shelf)}
    assert sorted(tree) == ["eng/about.html", "eng/archive.html", "eng/index.html"]
    assert b"rfa.example" in tree["eng/about.html"]
    assert EN["empty"].encode() in tree["eng/index.html"]
    assert b"<main" in pages.render_start([])


def test_the_front_page_leads_with_the_edition_and_groups_by_its_sections() -> None:
    page = site()["eng/index.html"].decode()
    assert re.search(r'class="top pictured">.*?Villagers wait for word on the dam', page, re.DOTALL)
    assert page.index("14 villages wait") < page.index('<section class="group ')
    assert page.index("<bdi>Environment</bdi></a></h2>") < page.index("<bdi>Politics</bdi></a></h2>")
    assert "Empty" not in page
    assert '<strong class="mark corrected">Corrected</strong>' in page
    assert '<strong class="mark retracted">Retracted</strong>' in page
    assert "Photo: Mi Example/Radio Example" in page


def test_the_front_page_stays_small_and_fits_many_pins() -> None:
    desk = full_desk(plain=400)
    works = [plain_story(number)[0] for number in range(100)]
    desk.lay_out(EditionHead(work_id("retracted"), (*works, works[0]), ()))
    page = pages.render_front(desk.shelf()).decode()
    assert page.count("<article") <= 60
    # A retracted story never leads.
    assert "A letter surfaces" not in page.split("</article>")[0]


def test_a_flood_of_void_records_does_not_empty_the_front_page() -> None:
    desk = Desk()
    for number in range(300):
        desk.publish(*plain_story(number))
    for number in range(100, 300):
        desk.void(plain_story(number)[0])
    assert pages.render_front(desk.shelf()).decode().count("<article") == 30


def test_lists_run_from_the_newest_and_link_their_neighbours() -> None:
    desk = Desk()
    for number in range(120):
        desk.publish(*plain_story(number))
    shelf = desk.shelf()
    first, middle, last = (pages.render_listing(shelf, Listing("all"), number).decode() for number in (1, 2, 3))
    assert first.index("number 49") < first.index("number 0 ")
    assert 'href="2.html"' in first
    assert 'href="0.html"' not in first
    assert 'href="1.html"' in middle
    assert 'href="3.html"' in middle
    assert 'href="4.html"' not in last
    assert last.count("<article") == 20


def test_the_archive_leads_to_every_list() -> None:
    page = site()["eng/archive.html"].decode()
    for listing in full_shelf().lists:
        assert f'href="{listing.path}/1.html"' in page


def test_the_front_door_names_mastheads_and_desks_in_their_own_languages() -> None:
    shelves = [full_shelf(), full_shelf("uig", "ug"), full_shelf("obs/mya", "my")]
    page = pages.render_start(shelves).decode()
    assert page.index("Radio Example") < page.index("<main")
    assert 'lang="ug" dir="rtl">\n<h2><a href="uig/index.html">ئۇيغۇرچە</a>' in page
    assert '<a href="obs/mya/index.html">မြန်မာဘာသာ</a>' in page
    assert page.count("<li>") == 9


def test_a_usual_story_page_fits_the_first_round_trip() -> None:
    import gzip

    page = pages.render_story(full_shelf(), plain_story(1)[0])
    assert len(page) <= 14 * 1024
    assert len(gzip.compress(page)) + len(gzip.compress(pages.stylesheet())) <= 14 * 1024


def test_a_story_that_does_not_exist_is_a_caller_s_mistake() -> None:
    with pytest.raises(KeyError):
        pages.render_story(full_shelf(), "a" * 16)


def test_a_head_that_is_not_held_is_said_to_be_missing() -> None:
    desk = Desk()
    desk.publish(work_id("x"), StoryHead("Title"))
    version = desk.stories[work_id("x")].versions[0]
    object.__setattr__(version, "head", None)
    shelf = desk.shelf()
    assert EN["title_missing"] in pages.render_story(shelf, work_id("x")).decode()
    assert EN["title_missing"] in pages.render_front(shelf).decode()
