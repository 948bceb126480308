"""The report of an audit before the Nu HTML checker and in a real browser: narrow, wide, right-to-left, dark, on paper.

The pictures go to screenshots/ (ignored by git), for a person to look at. The browser is Debian's chromium, driven by
playwright; without it, or without the checker, the tests are skipped, and fail where CI=true.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browsers import chromium

from skywave.partners.audit.findings import ALLOWED, FAULT, GRAVE, NOTE, Audit, Finding, Row
from skywave.partners.audit.report.html import render_report

if TYPE_CHECKING:
    from collections.abc import Iterator

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
NOW = 1_795_487_400

# Sentences of a made-up story, and of Article 19 of the Universal Declaration of Human Rights.
STORY = (
    "The river rose 4.2 metres in two days, the provincial office said on Tuesday.",
    "Families in three villages carried what they could to the school on the hill.",
    "“We were not warned,” said Daw Example, who sells noodles by the ferry.",
    "According to estimates, 312 houses stand in water.",
    "Nobody has counted the fields.",
    "The road to the district town has been closed since Sunday.",
    "Rice, salt and oil come by boat, twice a day, weather permitting.",
    "A teacher keeps a list of who has arrived and who has not.",
    "By Monday evening it held 1,140 names.",
    "The office did not answer questions about the dam upstream.",
    "Its gates were opened at night, two workers told Radio Example.",
    "They asked that their names be kept back.",
    "The dam was built in 1998 with a loan that has since been repaid.",
    "Its spillway was never tested at this height, reports say.",
    "Engineers had asked for a siren in the villages below.",
    "It stands in a shed, still in its crate.",
    "“What use is a siren in a shed?” asked the ferryman.",
    "The monastery has taken in the oldest.",
    "Its kitchen feeds four hundred people from two pots.",
    "Clean water is the first worry, the nurse said.",
    "She has seen eleven children with fever since Friday.",
    "None of them has died.",
    "The rain is expected to end on Thursday.",
    "What the river leaves behind will be seen after that.",
)
TEXTS = {
    "my": "လူတိုင်းတွင် လွတ်လပ်စွာ ထင်မြင်ယူဆနိုင်ခွင့်နှင့် လွတ်လပ်စွာ ဖော်ပြပြောဆိုနိုင်ခွင့်ရှိသည်။",
    "km": "មនុស្សគ្រប់រូប មានសិទ្ធិសេរីភាពក្នុងការមានមតិ និងការសម្ដែងមតិ។",
    "bo": "སྐྱེ་བོ་རེ་རེར་བསམ་བློ་གཏོང་བ་དང༌། བསམ་ཚུལ་ཐད་བརྗོད་ཀྱི་རང་དབང་ལ་སྤྱོད་པའི་ཐོབ་ཐང་ཡོད།",
    "ug": "ھەممە ئادەم ئۆز تەشەببۇسىنى بىلدۈرۈش ۋە پىكىر بايان قىلىش ئەركىنلىكىدىن بەھرىمەن بولۇشقا ھوقۇقلۇق؛",
    "zh-Hans": "人人有权享有主张和发表意见的自由；此项权利包括持有主张而不受干涉的自由。",
    "ko": "모든 사람은 의견의 자유와 표현의 자유에 대한 권리를 가진다.",
}


def same(text: str, paragraph: int) -> Row:
    return Row(text, text, "same", (("same", text, text),), paragraph)


def altered(
    before: str, was: str, found: str, after: str, paragraph: int, kinds: tuple[str, ...], change: str = "altered"
) -> Row:
    pieces = tuple(
        piece for piece in (("same", before, before), ("changed", was, found), ("same", after, after)) if any(piece[1:])
    )
    return Row(before + was + after, before + found + after, change, pieces, paragraph, kinds)


def tampered() -> Audit:
    """Return the audit of a copy in which something of every sort happened."""
    rows = [same(text, 1 + number // 2) for number, text in enumerate(STORY)]
    rows[0] = altered(
        "The river rose ",
        "4.2",
        "2.4",
        " metres in two days, the provincial office said on Tuesday.",
        1,
        ("number-changed",),
    )
    rows[3] = altered("", "According to estimates, ", "", "312 houses stand in water.", 2, ("attribution-changed",))
    rows[5] = altered(
        "The road to the district town has been closed since ",
        "Sunday",
        "the weekend",
        ".",
        3,
        ("time-adapted",),
        "style",
    )
    rows[9] = Row(STORY[9], "", "cut", (("cut", STORY[9], ""),), 5, ("sentence-cut",))
    rows[17] = Row(STORY[17], STORY[17], "moved", (("same", STORY[17], STORY[17]),), 9, ("sentence-moved",))
    rows[21] = altered("", "None", "One", " of them has died.", 11, ("negation-changed", "number-changed"))
    added = "Officials have praised the swift response."
    rows.insert(11, Row("", added, "added", (("added", "", added),), 5, ("sentence-added",)))
    rows[0:0] = [
        Row("", text, "own", (("added", "", text),), 0, ("own-words",))
        for text in (
            "Our friends at Radio Example sent us this one.",
            "We run a story from abroad every Wednesday.",
            "If you like it, tell a friend.",
            "Photos are by our own staff unless we say so.",
            "Read on.",
            "It is worth your time.",
        )
    ]
    findings = (
        Finding("number-changed", GRAVE, "4.2", "2.4", "paragraph 1"),
        Finding("attribution-changed", GRAVE, rows[9].was, rows[9].found, "paragraph 2", "an estimate became a fact"),
        Finding("negation-changed", GRAVE, rows[-3].was, rows[-3].found, "paragraph 11"),
        Finding("photo-withdrawn", GRAVE, "", "Water in the market. (Photo: Mi Example/Radio Example)", "photo 2"),
        Finding("sentence-cut", FAULT, STORY[9], "", "paragraph 5"),
        Finding("sentence-added", FAULT, "", added, "paragraph 5"),
        Finding(
            "notice-altered",
            FAULT,
            "Copyright © 2026, Radio Example. Used with the permission of Radio Example, 1 Example Street, Example Town.",
            "Used with permission of Radio Example.",
            "foot of the page",
            "the year and the postal address are missing",
        ),
        Finding("sentence-moved", FAULT, STORY[17], STORY[17], "paragraph 9"),
        Finding("credit-missing", FAULT, "Photo: Mi Example/Radio Example", "", "photo 1"),
        Finding("version-old", NOTE, "3", "2", "", "version 3 corrected the height of the river"),
        Finding("own-words", NOTE, "", "Our friends at Radio Example sent us this one.", "above the text"),
        Finding("time-adapted", ALLOWED, "Sunday", "the weekend", "paragraph 3"),
    )
    return Audit(
        "a2b3c4d5e6f7g2h3",
        "eng",
        2,
        3,
        "River rises over three villages while a siren waits in its crate",
        "https://partner.example/world/river-rises?utm_source=feed&page=1",
        "watm",
        "We Are The Mighty",
        "en",
        93,
        findings,
        tuple(rows),
    )


def rightful() -> Audit:
    rows = tuple(same(text, 1 + number // 2) for number, text in enumerate(STORY))
    finding = Finding("version-current", NOTE, "3", "3")
    return Audit(
        "a2b3c4d5e6f7g2h3", "eng", 3, 3, "River rises over three villages", "saved page.html", "watm", "We Are The Mighty",
        "en", 100, (finding,), rows,
    )  # fmt: skip


def bare() -> Audit:
    return Audit("", "", 0, 0, "", "https://partner.example/about")


def mended() -> Audit:
    """Return the audit of a copy with faults alone, and many allowed differences."""
    rows = [same(text, 1 + number // 2) for number, text in enumerate(STORY)]
    for number in range(8):
        text = STORY[number * 2]
        rows[number * 2] = Row(text, text.replace(".", " ."), "style", (), 1 + number, ("style-changed",))
    findings = [Finding("link-missing", FAULT, "https://radio.example/eng/s/a2b3c4d5e6f7g2h3.html", "", "whole page")]
    findings += [
        Finding("style-changed", ALLOWED, row.was, row.found, f"paragraph {row.paragraph}")
        for row in rows
        if row.change == "style"
    ]
    return Audit(
        "a2b3c4d5e6f7g2h3", "eng", 3, 3, "River rises over three villages", "saved page.html", "watm", "We Are The Mighty",
        "en", 99, tuple(findings), tuple(rows),
    )  # fmt: skip


def in_language(language: str) -> Audit:
    text = TEXTS[language]
    half = len(text) // 2
    half = text.find(" ", half) + 1 or half
    rows = [same(text, number + 1) for number in range(9)]
    rows[3] = altered(text[:half], text[half:], text[half:][::2], "", 4, ("sentence-altered",))
    rows[5] = Row(text, "", "cut", (("cut", text, ""),), 6, ("sentence-cut",))
    rows[7:7] = [Row("", text, "added", (("added", "", text),), 7, ("sentence-added",))]
    findings = (
        Finding("sentence-altered", GRAVE, rows[3].was, rows[3].found, "paragraph 4"),
        Finding("sentence-cut", FAULT, text, "", "paragraph 6"),
        Finding("sentence-added", FAULT, "", text, "paragraph 7"),
    )
    return Audit(
        "a2b3c4d5e6f7g2h3", "obs/uig", 1, 1, text[:60], "https://partner.example/", "watm", "We Are The Mighty", language, 80,
        findings, tuple(rows),
    )  # fmt: skip


def long() -> Audit:
    """Return the audit of a copy longer than a page can show."""
    rows = [same(f"{STORY[number % len(STORY)]} ({number})", number + 1) for number in range(10_000)]
    for number in range(0, 10_000, 400):
        rows[number] = Row(rows[number].was, "", "cut", (("cut", rows[number].was, ""),), number + 1, ("sentence-cut",))
    findings = tuple(
        Finding("sentence-cut", FAULT, row.was, "", f"paragraph {row.paragraph}") for row in rows if row.change == "cut"
    )
    return Audit(
        "a2b3c4d5e6f7g2h3",
        "eng",
        1,
        1,
        "A long story",
        "https://partner.example/long",
        rows=tuple(rows),
        findings=findings,
    )


def hostile() -> Audit:
    """Return the audit of a page that was made to break out of the report."""
    evil = (
        "</p></style></script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"
        "\"' onmouseover=alert(1) <!-- ]]> &lt; \u202e\x00\ud800 " + "A" * 4000 + " Z" + "\u0301" * 400
    )
    rows = tuple(
        Row(evil, evil[::-1], change, (("changed", evil, evil[::-1]),), 1, ("number-changed",))
        for change in ("same", "style", "altered", "cut", "added", "moved", "own")
    )
    finding = Finding("number-changed", GRAVE, evil, evil, evil, evil)
    return Audit(evil, evil, -1, 2, evil, "javascript:alert(1)", evil, evil, evil, 999, (finding,), rows)


REPORTS = {
    "tampered": tampered,
    "rightful": rightful,
    "bare": bare,
    "mended": mended,
    "long": long,
    "hostile": hostile,
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("audit reports")
    audits = {name: make() for name, make in REPORTS.items()}
    audits |= {language: in_language(language) for language in TEXTS}
    paths = {name: folder / f"{name}.html" for name in audits}
    for name, audit in audits.items():
        paths[name].write_bytes(render_report(audit, now=NOW))
    return paths


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as (running,):
        yield running


@pytest.fixture(scope="module")
def jar() -> Path:
    named = os.environ.get("SKYWAVE_VNU_JAR", "")
    if not named or not Path(named).exists() or not shutil.which("java"):
        missing = "the Nu HTML checker is not here: it needs java, and SKYWAVE_VNU_JAR naming vnu.jar"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return Path(named)


# Contrast of every text that is seen with what lies behind it, as WCAG 2 counts it; large text may have 3.
_CONTRAST = """() => {
  const parts = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) {
    const c = parts(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const poor = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || e.closest('svg') || !e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(parts(style.color)), light(behind(e))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if ((a + .05) / (b + .05) < (large ? 3 : 4.5)) poor.add(e.className + ' ' + e.tagName + ' ' + style.color);
  }
  return [...poor];
}"""


def visit(browser: Any, path: Path, shot: str, *, width: int, dark: bool = False) -> dict[str, Any]:
    """Open a report, take its picture, and return what it measured, complained of and asked for."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", device_scale_factor=1
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri(), wait_until="load")
    measured: dict[str, Any] = page.evaluate(
        """() => ({
            scroll: document.documentElement.scrollWidth,
            inner: window.innerWidth,
            styled: getComputedStyle(document.querySelector('.masthead')).borderBottomStyle,
            paper: getComputedStyle(document.body).backgroundColor,
            columns: document.querySelector('.row.altered')
                ? getComputedStyle(document.querySelector('.row.altered')).display : '',
            small: [...document.querySelectorAll('nav a, summary, .about a, .chip')].filter(a => a.checkVisibility()
                && a.getBoundingClientRect().height < 24).map(a => a.outerHTML),
            outside: [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('svg')
                && e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 80)),
        })"""
    )
    measured["poor"] = page.evaluate(_CONTRAST)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / f"audit-{shot}.png"), full_page=path.stem != "long")
    context.close()
    return measured | {"said": said, "asked": asked, "address": path.as_uri()}


def check(seen: dict[str, Any]) -> None:
    assert seen["said"] == []
    assert seen["asked"] == [seen["address"]]
    assert seen["scroll"] <= seen["inner"]
    assert seen["styled"] == "double"
    assert seen["small"] == []
    assert seen["outside"] == []
    assert seen["poor"] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_report_fits_asks_for_nothing_and_is_readable(browser: Any, reports: dict[str, Path], width: int) -> None:
    for name, path in reports.items():
        seen = visit(browser, path, f"{name}-{width}", width=width)
        check(seen)
        if seen["columns"]:
            assert seen["columns"] == ("grid" if width >= 768 else "list-item")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_dark_reports_are_dark_and_readable(browser: Any, reports: dict[str, Path], width: int) -> None:
    for name in ("tampered", "rightful", "ug", "hostile"):
        seen = visit(browser, reports[name], f"{name}-dark-{width}", width=width, dark=True)
        check(seen)
        assert seen["paper"] == "rgb(21, 22, 26)"


@pytest.mark.browser
def test_texts_run_as_their_script_does(browser: Any, reports: dict[str, Path]) -> None:
    page = browser.new_page()
    for name, runs in (("ug", "rtl"), ("my", "ltr")):
        page.goto(reports[name].as_uri())
        cells = page.locator(".row p[dir]").evaluate_all("all => all.map(e => getComputedStyle(e).direction)")
        assert set(cells) == {runs}
        assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    page.close()


@pytest.mark.browser
def test_a_bar_and_a_finding_lead_to_their_row_without_a_script(browser: Any, reports: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(reports["tampered"].as_uri())
    page.click("#f1 .where a")
    assert page.url.endswith("#r7")
    page.click(".strip a[aria-label*='cut'] >> nth=0")
    assert page.url.endswith("#r16")
    page.click(".strip a[href='#r25']")
    assert page.locator("#r25").is_visible()  # it was folded
    context.close()


@pytest.mark.browser
def test_a_report_prints_on_a4_with_both_texts_side_by_side(browser: Any, reports: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(reports["tampered"].as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    assert page.evaluate("getComputedStyle(document.querySelector('.row.altered')).display") == "grid"
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    page.screenshot(path=str(SCREENSHOTS / "audit-print.png"), full_page=True)
    assert page.pdf(path=str(SCREENSHOTS / "audit-print.pdf"), format="A4", prefer_css_page_size=True).startswith(
        b"%PDF"
    )
    page.close()


def test_every_report_is_valid(jar: Path, reports: dict[str, Path]) -> None:
    command = ["java", "-jar", str(jar), "--errors-only", *(str(path) for path in reports.values())]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""
