"""Reports of an audit: nothing of a hostile page acts, nothing is hidden, every row and finding is told, the size has a limit."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import string
from itertools import product
from typing import Any

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skywave.partners.audit.findings import ALLOWED, FAULT, GRADES, GRAVE, KINDS, NOTE, Audit, Finding, Row
from skywave.partners.audit.report import words
from skywave.partners.audit.report.html import render_report
from skywave.partners.audit.report.letter import write_letter
from skywave.partners.audit.report.linking import link_findings
from skywave.partners.audit.report.marking import find_pieces
from skywave.partners.audit.report.showing import line, visible
from skywave.partners.audit.report.text import report_lines

NOW = 1_795_487_400
WORK = "a2b3c4d5e6f7g2h3"
CHANGES = ("same", "style", "altered", "cut", "added", "moved", "own")
settings.register_profile(
    "audit-report",
    max_examples=100 if os.environ.get("CI") == "true" else 30,
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
thorough = settings(settings.get_profile("audit-report"))


SAME: tuple[Row, ...] = (Row("One.", "One.", "same", (("same", "One.", "One."),), 1),)


def audit(*findings: Finding, rows: tuple[Row, ...] = SAME, **values: object) -> Audit:
    known: dict[str, object] = {
        "work": WORK,
        "desk": "eng",
        "version": 2,
        "newest": 3,
        "title": "A story",
        "place": "https://partner.example/a",
        "partner": "watm",
        "contract": "We Are The Mighty",
        "language": "en",
        "coverage": 97,
    }
    return Audit(**(known | values), findings=findings, rows=rows)  # type: ignore[arg-type]


def page(one: Audit) -> str:
    return render_report(one, now=NOW).decode()


def parse(html: str) -> Any:
    """Parse strictly: html5lib raises for every fault that the standard names. Elements of SVG lose their namespace."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    for element in tree.iter():
        element.tag = element.tag.rpartition("}")[2]
    return tree


def texts(html: str, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in parse(html).iterfind(path)]


def row(
    was: str, found: str, change: str, *pieces: tuple[str, str, str], paragraph: int = 1, kinds: tuple[str, ...] = ()
) -> Row:
    return Row(was, found, change, pieces, paragraph, kinds)


# --- the verdict -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        (
            [("number-changed", GRAVE)] * 2 + [("link-missing", FAULT)] * 3,
            "This copy changes what the story says: 2 grave findings, 3 faults",
        ),
        ([("photo-withdrawn", GRAVE)], "This copy shows a photo that was withdrawn: 1 grave finding"),
        (
            [("photo-without-right", GRAVE), ("byline-exposed", GRAVE), ("retracted-kept", GRAVE)],
            "This copy shows a name that is withheld for somebody’s safety and keeps what was taken back: 3 grave findings",
        ),
        ([("paywall", GRAVE)], "This copy cannot stay as it is: 1 grave finding"),
        ([("link-missing", FAULT), ("own-words", NOTE)], "Nothing grave in this copy, but something to mend: 1 fault"),
        ([("time-adapted", ALLOWED), ("version-current", NOTE)], "A rightful copy: nothing to mend"),
        ([], "A rightful copy: nothing to mend"),
    ],
    ids=["text", "photo", "two gravest", "other", "fault", "allowed", "nothing"],
)
def test_the_verdict_says_what_is_gravest_and_how_much_there_is(findings: list[tuple[str, str]], told: str) -> None:
    one = audit(*(Finding(kind, grade) for kind, grade in findings))
    assert texts(page(one), ".//h1") == [told + "."]
    assert report_lines(one)[0] == told[0].lower() + told[1:]


def test_a_page_that_fits_no_work_is_not_called_rightful() -> None:
    one = audit(Finding("text-other", NOTE), work="", desk="", version=0, newest=0)
    assert words.verdict(one) == "This page fits no story of the newsroom, so there was nothing to compare"
    assert "rightful" not in page(one)
    assert "version" not in " ".join(report_lines(one))


def test_what_was_not_compared_is_not_called_rightful() -> None:
    one = audit(Finding("translated", ALLOWED, "en", "de"), rows=(), coverage=0)
    assert words.verdict(one) == "Nothing to mend was found, but the texts were not compared"
    assert "  coverage  the texts were not compared" in report_lines(one)
    assert "0 %" not in page(one)
    assert "rightful" not in page(one)


def test_a_page_from_which_a_story_is_gone_is_told_from_a_copy_and_from_another_text() -> None:
    gone = audit(Finding("text-other", NOTE, why="the story was taken back"), rows=())
    assert words.verdict(gone) == "This page does not hold the story: nothing to mend"
    other = audit(Finding("text-other", GRAVE), rows=())
    assert words.verdict(other) == "This copy does not hold this story: 1 grave finding"


def test_public_rules_are_not_taken_for_a_partner() -> None:
    assert "<span>Copy</span>" in page(audit(partner="", contract="the newsroom's public rules"))
    assert "<span>Copy by <bdi>We Are The Mighty</bdi></span>" in page(audit())


def test_what_was_compared_is_named() -> None:
    html = page(audit())
    facts = dict(zip(texts(html, ".//dt"), texts(html, ".//dd"), strict=True))
    assert facts == {
        "Page": "https://partner.example/a",
        "Partner": "watm",
        "Contract": "We Are The Mighty",
        "Work": f"{WORK} at the desk eng",
        "Version": "Version 2 of 3, not the newest",
        "Coverage": " 97 % of the original’s text stands in the copy",
    }
    assert '<rect class="m-full" width="97" height="8"/>' in html
    assert texts(html, ".//header/p")[1] == "24 November 2026, 02:30 UTC"


@pytest.mark.parametrize(("coverage", "width"), [(-5, 0), (0, 0), (100, 100), (10**9, 100)])
def test_coverage_stays_within_its_bar(coverage: int, width: int) -> None:
    assert f'class="m-full" width="{width}"' in page(audit(coverage=coverage))


# --- the policy and what cannot act -----------------------------------------------


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    html = page(audit())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert style
    assert policy
    assert html.index(policy[0]) < html.index("<style>")
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "url(" not in style[1].replace("url(#p-", "")
    assert "@import" not in style[1]


NASTY = (
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --> ]]> <![CDATA[ &amp; &#0; &notit;",
    "</p></li></ol></main></body></html>",
    "\u202egnp.exe \u2066 \u2069 \u2028 \x00\x07\x1b[31m\x85\x9f",
    "\ud800 \udfff \ufffe \U0010ffff \ufeff",
    "</svg><svg onload=alert(1)>",
    "</pre><textarea><plaintext>",
    "javascript:alert(1)",
    "မြန်မာ\u200bစာ ខ្មែរ བོད་ཡིག ئۇيغۇرچە",
)
nasty = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(), max_size=30), st.text("<>&\"'/ =a\n\t\r", max_size=30)
)
operations = st.sampled_from(["same", "cut", "added", "changed", "<b>"])
findings = st.builds(
    Finding, st.sampled_from(sorted(KINDS)), st.sampled_from(GRADES), nasty, nasty, nasty, nasty
)  # fmt: skip


@st.composite
def nasty_rows(draw: st.DrawFn) -> Row:
    pieces = tuple(draw(st.lists(st.tuples(operations, nasty, nasty), max_size=3)))
    whole = draw(st.booleans())
    was = "".join(piece[1] for piece in pieces) if whole else draw(nasty)
    found = "".join(piece[2] for piece in pieces) if whole else draw(nasty)
    change = draw(st.sampled_from([*CHANGES, '"><script>']))
    kinds = tuple(draw(st.lists(st.sampled_from([*sorted(KINDS), "<script>"]), max_size=2)))
    return Row(was, found, change, pieces, draw(st.integers(-2, 9)), kinds)


nasty_audits = st.builds(
    Audit, nasty, nasty, st.integers(-3, 9), st.integers(-3, 9), nasty, nasty, nasty, nasty, nasty, st.integers(-9, 999),
    st.lists(findings, max_size=4).map(tuple), st.lists(nasty_rows(), max_size=12).map(tuple),
)  # fmt: skip
TAGS = frozenset(
    re.findall(
        "[a-z0-9]+",
        """html head meta title style body a svg defs pattern rect g header p nav ul li main div h1 h2 h3 section dl dt dd span
        bdi ol figure figcaption details summary b del ins pre br footer""",
    )
)


@thorough
@given(nasty_audits)
def test_nothing_of_a_hostile_page_becomes_markup(one: Audit) -> None:
    html = page(one)
    ids = []
    for element in parse(html).iter():
        assert element.tag in TAGS
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcset", "action", "formaction", "data", "background")
            if name == "href":
                assert value.startswith("#") or (value == one.place and re.match(r"https?://", value))
            if name == "id":
                ids.append(value)
    assert len(ids) == len(set(ids))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


@thorough
@given(nasty_audits)
def test_every_link_within_a_page_leads_somewhere(one: Audit) -> None:
    tree = parse(page(one))
    ids = {element.get("id") for element in tree.iter()}
    assert {element.get("href", "")[1:] for element in tree.iter("a") if element.get("href", "").startswith("#")} <= ids


@thorough
@given(nasty_audits)
def test_lines_for_a_terminal_hold_nothing_that_acts_on_one(one: Audit) -> None:
    for text in report_lines(one):
        assert "\n" not in text
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
        assert len(text) < 2500


@pytest.mark.parametrize(
    "place", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "saved page.html", "//x.example"]
)
def test_only_a_web_address_is_linked(place: str) -> None:
    tree = parse(page(audit(place=place)))
    assert all(element.get("href", "#").startswith("#") for element in tree.iter("a"))


def test_a_linked_page_does_not_learn_who_came() -> None:
    links = [element for element in parse(page(audit())).iter("a") if not element.get("href", "").startswith("#")]
    assert [element.get("rel") for element in links] == ["noopener noreferrer nofollow"]


def test_what_cannot_be_seen_is_shown_by_its_number() -> None:
    assert visible("a\u202eb\x00\ud800\ufeff\U000e0041", 99) == "a[U+202E]b[U+0000][U+D800][U+FEFF][U+E0041]"
    assert visible("က\u200bခ\u200dگ\u200cپ\u200f", 99) == "က\u200bခ\u200dگ\u200cپ\u200f"
    assert visible("a\r\nb\tc", 99) == "a\nb c"
    assert visible("abcdef", 3) == "abc…"
    assert line("  a \n\t b  ", 99) == "a b"
    assert line(" " * 10**6 + "a", 5) == ""


# --- findings ----------------------------------------------------------------------


def test_findings_stand_by_grade_with_what_was_and_what_is() -> None:
    one = audit(
        Finding("number-changed", GRAVE, "312", "213", "paragraph 2", "the number was turned round"),
        Finding("credit-missing", FAULT, "Photo: Mi Example", "", "photo 1"),
        Finding("time-adapted", ALLOWED, "Sunday", "the weekend"),
    )
    html = page(one)
    tree = parse(html)
    assert [element.get("id") for element in tree.iter("h2")][:4] == ["compared", "grave", "fault", "allowed"]
    assert texts(html, ".//h3") == [
        "A number changed or vanished",
        "A photo stands without its credit",
        "Words of time were adapted",
    ]
    pairs = [
        ["".join(half.itertext()) for half in pair]
        for pair in tree.iter("div")
        if "pair" in pair.get("class", "").split()
    ]
    assert pairs == [["was312", "is213"], ["wasPhoto: Mi Example", "isnothing"], ["wasSunday", "isthe weekend"]]
    assert "The number was turned round." in html


def test_what_differs_in_a_notice_is_marked_word_by_word() -> None:
    was = "Copyright © 2026, Radio Example. Used with the permission of Radio Example, Example Town."
    html = page(
        audit(
            Finding(
                "notice-altered", FAULT, was, "Copyright © 2026, Radio Example. Used with permission of Radio Example."
            )
        )
    )
    assert (
        "Copyright © 2026, Radio Example. Used with <del>the </del>permission of Radio <del>Example, Example Town.</del>"
        in html
    )
    assert "Used with permission of Radio <ins>Example.</ins>" in html


@given(st.text("ab ကိုင်း 人权\n", max_size=60), st.text("ab ကိုင်း 人权\n", max_size=60))
@thorough
def test_pieces_add_up_to_both_texts(was: str, found: str) -> None:
    pieces = find_pieces(was, found)
    if pieces:
        assert "".join(piece[1] for piece in pieces) == was
        assert "".join(piece[2] for piece in pieces) == found
        assert all(left == right for operation, left, right in pieces if operation == "same")


def test_no_vowel_is_parted_from_its_letter() -> None:
    assert find_pieces("ကိုင်း ကကက", "ကိုယ် ကကက") == (("changed", "ကိုင်း", "ကိုယ်"), ("same", " ကကက", " ကကက"))


def test_texts_with_little_in_common_are_left_unmarked() -> None:
    assert find_pieces("Photo: Mi Example/Radio Example", "Courtesy") == ()
    assert find_pieces("a " * 400, "a " * 400) == ()
    assert find_pieces("人权", "人民") == (("same", "人", "人"), ("changed", "权", "民"))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_its_words_on_the_page_and_on_the_terminal(kind: str) -> None:
    one = audit(Finding(kind, FAULT, "what was", "what is", "headline"))
    assert texts(page(one), ".//h3") == [words.capital(KINDS[kind])]
    assert f"  {KINDS[kind]} (headline)" in report_lines(one)
    if kind not in ("version-current", "correction-shown"):
        assert words.asks(kind) != words.asks("")


def test_many_allowed_differences_are_folded() -> None:
    few = page(audit(*(Finding("style-changed", ALLOWED, str(number), "x") for number in range(3))))
    many = page(audit(*(Finding("style-changed", ALLOWED, str(number), "x") for number in range(30))))
    assert "<details>" not in few
    assert "<summary>30 allowed differences</summary>" in many


def test_a_finding_leads_to_its_row_and_the_row_to_its_finding() -> None:
    rows = (
        row("It rose 4 metres.", "It rose 4 metres.", "same", ("same", "It rose 4 metres.", "It rose 4 metres.")),
        row("It took 4 days.", "It took 5 days.", "altered", ("same", "It took ", "It took "), ("changed", "4", "5"),
            ("same", " days.", " days."), paragraph=2, kinds=("number-changed",)),
    )  # fmt: skip
    html = page(audit(Finding("number-changed", GRAVE, "4", "5", "paragraph 2"), rows=rows))
    assert '<a href="#r2">see it in the text</a>' in html
    assert '<a href="#f1">a number changed or vanished</a>' in html
    assert '<li id="r2" class="row altered grave">' in html
    assert "It took <del>4</del> days." in html
    assert "It took <ins>5</ins> days." in html


def test_findings_that_read_alike_take_one_row_each() -> None:
    rows = tuple(
        row("Cut.", "", "cut", ("cut", "Cut.", ""), paragraph=number, kinds=("sentence-cut",)) for number in (1, 2, 3)
    )
    links = link_findings(audit(*(Finding("sentence-cut", FAULT, "Cut.", "", f"p {n}") for n in range(3)), rows=rows))
    assert links.row_of == {0: 0, 1: 1, 2: 2}
    assert links.grades == (FAULT, FAULT, FAULT)


def test_the_paragraph_decides_between_rows_that_fit() -> None:
    rows = tuple(
        row(f"{n} has 7.", f"{n} has 8.", "altered", paragraph=n, kinds=("number-changed",)) for n in range(1, 6)
    )
    links = link_findings(audit(Finding("number-changed", GRAVE, "7", "8", "paragraph 4"), rows=rows))
    assert links.row_of == {0: 3}


def test_a_finding_about_the_page_leads_to_no_row() -> None:
    rows = (row("a", "b", "altered", kinds=("sentence-altered",)),)
    assert link_findings(audit(Finding("notice-missing", FAULT, "a notice", ""), rows=rows)).row_of == {}


# --- the map and the two texts --------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_has_its_bar_its_row_and_its_words(change: str) -> None:
    was = "" if change in ("added", "own") else "The original."
    found = "" if change == "cut" else "The original." if change in ("same", "moved") else "The copy."
    html = page(audit(rows=(row(was, found, change),)))
    assert f'<li id="r1" class="row {change}">' in html
    assert f'<a href="#r1" aria-label="Sentence 1: {words.CHANGE_WORDS[change][0]}"' in html
    shown = [element for element in parse(html).iter("li") if element.get("id") == "r1"]
    text = "".join(shown[0].itertext())
    assert was in text
    assert found in text
    if change != "same":
        assert words.CHANGE_WORDS[change][0] in text
        assert ("<del>" in html.split('id="r1"')[1]) == (change in ("altered", "cut", "style"))
        assert ("<ins>" in html.split('id="r1"')[1]) == (change in ("altered", "added", "style"))


def test_bars_differ_by_shape_and_not_by_colour_alone() -> None:
    shapes = set()
    for change in CHANGES:
        bar = re.search(r'aria-label="Sentence 1: [^>]*>(.*?)<title>', page(audit(rows=(row("a", "b", change),))))
        assert bar
        # Stripes are a shape; a plain fill is none.
        shapes.add(re.sub(r'class="m-(?!alts|style|hole)[a-z]+"', "", bar[1]))
    assert len(shapes) == len(CHANGES)


@pytest.mark.parametrize("operation", ["same", "cut", "added", "changed"])
def test_every_operation_of_a_piece_is_marked_on_its_side(operation: str) -> None:
    was, found = {"same": ("x", "x"), "cut": ("x", ""), "added": ("", "x"), "changed": ("x", "y")}[operation]
    one = row(
        f"a {was} b", f"a {found} b", "altered", ("same", "a ", "a "), (operation, was, found), ("same", " b", " b")
    )
    html = page(audit(rows=(one,)))
    left = "a x b" if operation == "same" else f"a <del>{was}</del> b" if was else "a  b"
    right = "a x b" if operation == "same" else f"a <ins>{found}</ins> b" if found else "a  b"
    assert f'<p lang="en" dir="auto">{left}</p>' in html
    assert f'<p lang="en" dir="auto">{right}</p>' in html


def test_sentences_that_are_called_the_same_and_are_not_show_both() -> None:
    html = page(audit(rows=(row("Nobody died.", "Somebody died.", "same"),)))
    assert '<div class="is apart"><span class="who">Copy</span><p lang="en" dir="auto">Somebody died.</p></div>' in html
    assert 'class="is apart"' not in page(audit(rows=(row("Nobody  died.", "Nobody died.", "same"),)))


def test_a_sentence_that_moved_and_was_altered_is_marked_too() -> None:
    html = page(
        audit(rows=(row("It is 4.", "It is 5.", "moved", ("same", "It is ", "It is "), ("changed", "4.", "5.")),))
    )
    assert "It is <del>4.</del>" in html
    assert "It is <ins>5.</ins>" in html


def test_pieces_that_do_not_add_up_hide_nothing() -> None:
    one = row("Nobody died.", "Somebody died.", "altered", ("same", "died.", "died."))
    html = page(audit(rows=(one,)))
    assert "<del>Nobody died.</del>" in html
    assert "<ins>Somebody died.</ins>" in html


@pytest.mark.parametrize(("count", "folded"), [(1, 0), (4, 0), (5, 3), (14, 12)])
def test_a_long_run_of_unchanged_sentences_is_folded_between_two_that_show_where_one_is(
    count: int, folded: int
) -> None:
    edge = row("a", "", "cut")
    html = page(audit(rows=(edge, *(row(str(n), str(n), "same") for n in range(count)), edge)))
    assert re.findall(r"<summary>(.*?)</summary>", html) == ([f"{folded} sentences unchanged"] if folded else [])
    assert html.count(' class="row same"') == count


@pytest.mark.parametrize(("count", "folded"), [(6, False), (7, True)])
def test_the_partners_own_words_stand_greyed_on_its_side_and_only_many_are_folded(count: int, folded: bool) -> None:
    html = page(audit(rows=(*(row("", f"Ours {n}.", "own") for n in range(count)), row("a", "a", "same"))))
    assert (f"<summary>{count} passages of the partner’s own</summary>" in html) == folded
    assert html.count(' class="row own"') == count
    assert (
        html.count('<div class="is"><span class="who">the partner’s own words</span><p lang="en" dir="auto">Ours ')
        == count
    )
    assert html.count("<b>the partner’s own words</b>") == 1


def test_a_copy_without_a_difference_is_one_fold_and_no_letter() -> None:
    html = page(audit(rows=tuple(row(str(n), str(n), "same") for n in range(42))))
    assert "<summary>42 sentences unchanged</summary>" in html
    assert "All 42 sentences are unchanged." in html
    assert 'id="letter"' not in html
    assert "<del>" not in html


def test_languages_are_stated_and_a_translations_is_not_guessed() -> None:
    rows = (row("a", "b", "altered"),)
    assert page(audit(rows=rows, language="my")).count('lang="my" dir="auto"') == 3
    translated = page(audit(Finding("translated", FAULT), rows=rows, language="my"))
    assert '<p lang="" dir="auto"><ins>b</ins></p>' in translated
    assert 'lang=""' in page(audit(rows=rows, language='x" onload="'))


# --- sizes -------------------------------------------------------------------------------


def test_a_page_for_ten_thousand_rows_stays_small_and_says_what_is_left_out() -> None:
    text = (
        "According to the provincial office, the river rose in two days, and nobody has counted the fields in water. "
    )
    rows = [
        row(f"{text}{n}", f"{text}{n}", "same", ("same", f"{text}{n}", f"{text}{n}"), paragraph=n)
        for n in range(10_000)
    ]
    for number in range(37, 10_000, 500):
        rows[number] = row(f"{text}{number}", "", "cut", paragraph=number, kinds=("sentence-cut",))
    cut = [
        Finding("sentence-cut", FAULT, one.was, "", f"paragraph {one.paragraph}") for one in rows if one.change == "cut"
    ]
    html = page(audit(*cut, rows=tuple(rows)))
    assert len(html.encode()) < 4_000_000
    shown = html.count('<li id="r')
    gone = sum(int(number.replace(",", "")) for number in re.findall(r'class="gap">([\d,]+) rows? ', html))
    assert shown + gone == 10_000
    assert gone
    assert html.count(' class="row cut fault"') == 20


@pytest.mark.parametrize(
    "filler", ["\x00", "&", "\U000e0041", "မ", "<"], ids=["control", "ampersand", "tag", "burmese", "less"]
)
def test_no_input_makes_a_page_of_more_than_four_megabytes(filler: str) -> None:
    evil = filler * 20_000
    rows = tuple(row(evil, evil, change, kinds=tuple(KINDS)) for _, change in product(range(1_400), CHANGES))
    many = tuple(Finding(kind, grade, evil, evil, evil, evil) for kind in KINDS for grade in GRADES for _ in range(40))
    one = audit(*many, rows=rows, title=evil, place=evil, partner=evil, contract=evil, work=evil, desk=evil)
    assert len(render_report(one, now=NOW)) < 4_000_000
    assert sum(len(text.encode()) for text in report_lines(one)) < 1_000_000


def test_a_flood_of_the_partners_own_words_hides_no_cut() -> None:
    own = tuple(row("", f"Words of ours, number {n}. " * 40, "own") for n in range(9_000))
    html = page(audit(rows=(*own, row("The dam was opened at night.", "", "cut"))))
    assert "<del>The dam was opened at night.</del>" in html
    assert "left out here" in html


def test_a_long_story_has_several_sentences_to_a_bar_and_the_gravest_decides() -> None:
    rows = [row(str(n), str(n), "same") for n in range(4_320)]
    rows[4_005] = row("cut", "", "cut")
    html = page(audit(rows=tuple(rows)))
    assert "Each bar stands for 10 sentences." in html
    assert "Sentences 4001 to 4010. Sentence 4006: cut" in html
    assert html.count('<g transform="') == 432


# --- the letter ---------------------------------------------------------------------------


def test_the_letter_names_the_work_the_version_and_every_grave_finding_and_fault() -> None:
    one = audit(
        Finding("number-changed", GRAVE, "312", "213", "paragraph 2", "our stringer says so"),
        Finding("credit-missing", FAULT, "Photo: Mi Example", "", "photo 1"),
        Finding("own-words", NOTE, "", "Hello."),
        Finding("time-adapted", ALLOWED, "Sunday", "the weekend"),
    )
    letter = write_letter(one)
    assert letter in "".join(parse(page(one)).find(".//pre").itertext())
    assert f"Our story: work {WORK}, version 2\nCurrent version: 3" in letter
    assert (
        "1. Paragraph 2: A number has changed or is missing. Please restore it.\n   Ours:  312\n   Yours: 213" in letter
    )
    assert (
        "2. Photo 1: A photo stands without its credit. Please add the whole credit line.\n   Ours:  Photo: Mi Example\n"
        in letter
    )
    for private in ("stringer", "Hello.", "weekend", "watm", "eng"):
        assert private not in letter.replace("agreement", "").replace("changes", "")


def test_the_letter_does_not_say_where_a_saved_page_lies() -> None:
    finding = Finding("link-missing", FAULT)
    assert "Your page: https://partner.example/a\n" in write_letter(audit(finding))
    assert "editor" not in write_letter(audit(finding, place="/home/editor/saved.html")).replace("editors", "")


@pytest.mark.parametrize("kind", ["byline-exposed", "redacted-kept"])
def test_the_letter_repeats_neither_a_withheld_name_nor_removed_words(kind: str) -> None:
    letter = write_letter(audit(Finding(kind, GRAVE, "Mi Hidden", "Mi Hidden", "byline")))
    assert "Hidden" not in letter
    assert "1. Byline: " in letter


def test_a_long_letter_says_how_much_it_leaves_out() -> None:
    letter = write_letter(
        audit(
            *(Finding("name-changed", GRAVE, str(n), "") for n in range(30)),
            *(Finding("sentence-cut", FAULT, f"s {n}") for n in range(30)),
        )
    )
    assert "40. " in letter
    assert "41. " not in letter
    assert "There are 20 more points of this sort." in letter


# --- the terminal ---------------------------------------------------------------------------


def test_the_terminal_is_told_calmly() -> None:
    one = audit(
        Finding("number-changed", GRAVE, "312", "213", "paragraph 2", "The number was turned round."),
        Finding("sentence-cut", FAULT, string.ascii_lowercase * 4, "", "paragraph 5"),
        Finding("time-adapted", ALLOWED, "Sunday", "the weekend", "paragraph 3"),
        rows=(row("a", "b", "altered"),),
    )
    assert report_lines(one) == [
        "this copy changes what the story says: 1 grave finding, 1 fault",
        "  story     A story",
        "  page      https://partner.example/a",
        "  partner   watm",
        "  contract  We Are The Mighty",
        f"  work      {WORK} at the desk eng",
        "  version   2 of 3, not the newest",
        "  coverage  97 % of the original's text stands in the copy",
        "",
        "1 grave finding",
        "  a number changed or vanished (paragraph 2)",
        "    The number was turned round",
        "    was: 312",
        "    is:  213",
        "",
        "1 fault",
        "  a sentence of the original is missing (paragraph 5)",
        f"    was: {(string.ascii_lowercase * 4)[:72]}…",
        "    is:  nothing",
        "",
        "1 allowed difference",
        "  words of time were adapted (paragraph 3): Sunday -> the weekend",
        "",
        "the two texts side by side, and a letter to the partner: --html FILE",
    ]


def test_the_terminal_counts_what_it_does_not_list() -> None:
    told = report_lines(audit(*(Finding("sentence-cut", FAULT, str(n), "") for n in range(50))))
    assert "  and 10 more; --json lists them all" in told
