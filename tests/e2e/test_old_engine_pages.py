"""The static pages in Chromium 64, where no reader app runs: what phones of 2017 show, for whom the page is the whole site.

The pictures go to screenshots/ (ignored by git), for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.engines import Page, old_engine
from tests.reader_newsrooms import DESKS, ReaderNewsroom, reader_newsroom
from tests.shared_data import ROOT
from tests.sites import Site

from skywave.carriers.web.pages import front_path, story_path

pytestmark = [pytest.mark.browser]

SCREENSHOTS = ROOT / "screenshots"
# The engine is older than two directives of the pages' policy; and the app is not there, for which the pages ask early.
EXPECTED = re.compile(
    r"Unrecognized Content-Security-Policy directive '(require-trusted-types-for|trusted-types)'"
    r"|Failed to load resource: .* 404 .*/app/reader\.js$"
    r"|The resource http://\S+/(root/\d+|root/checkpoint|checkpoint|[a-z2-7]+\.parts) was preloaded .* but not used"
)
MEASURE = """(function () {
  var shown = function (selector) {
    var element = document.querySelector(selector);
    var box = element && element.getBoundingClientRect();
    return element && {
      text: element.textContent.trim(), width: box.width, height: box.height, left: box.left, right: box.right,
      colour: getComputedStyle(element).color,
    };
  };
  var body = getComputedStyle(document.body);
  var wide = [];
  document.querySelectorAll('body *').forEach(function (element) {
    var box = element.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 0.5 || box.left < -0.5)) { wide.push(element.outerHTML.slice(0, 80)); }
  });
  return {
    scroll: document.documentElement.scrollWidth, inner: innerWidth, wide: wide,
    direction: body.direction, paper: body.backgroundColor, ink: body.color, size: parseFloat(body.fontSize),
    masthead: getComputedStyle(document.querySelector('.masthead')).borderBottomStyle,
    headline: shown('h1'), first: shown('article h2') || shown('article p') || shown('p'),
    broken: [].filter.call(document.images, function (image) {
      return image.getAttribute('src') && !(image.complete && image.naturalWidth);
    }).map(function (image) { return image.src; }),
  };
})()"""


@dataclass
class Old:
    """The newsroom's site, open in the old engine."""

    newsroom: ReaderNewsroom
    site: Site
    page: Page


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Old]:
    with old_engine(64) as page:
        newsroom = reader_newsroom(tmp_path_factory.mktemp("newsroom"))
        answers = {"/favicon.ico": (204, "image/png", b""), "/app/reader.js": (404, "text/plain", b"no app here")}
        with Site(newsroom.public, answers) as site:
            yield Old(newsroom, site, page)


def looks(newsroom: ReaderNewsroom) -> dict[str, str]:
    """Return the pages to look at, by a name for the picture: the start, each desk's front and its stories."""
    found = {"start": "index.html"}
    for desk in DESKS:
        found[f"front-{desk}"] = front_path(desk)
        works = newsroom.works(desk)
        assert works, desk
        for number, work in enumerate(works.values()):
            found[f"story-{desk}-{number}"] = story_path(desk, work)
    return found


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as CSS computes it (WCAG 2.2)."""
    numbers = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in numbers)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_page_fits_a_narrow_phone_and_shows_its_headline(old: Old) -> None:
    old.page.viewport(320, 568)
    for name, path in looks(old.newsroom).items():
        old.page.goto(old.site.address + path)
        seen = old.page.evaluate(MEASURE)
        old.page.screenshot(SCREENSHOTS / f"chromium-64-{name}.png")
        # What the front wants to show, somewhere in it; a story names itself.
        shown = seen["headline"] if name != "start" else seen["first"] or seen["headline"]
        assert shown["text"], name
        assert shown["height"] > 0, name
        assert 0 <= shown["left"] < shown["right"] <= 320, (name, shown)
        assert seen["scroll"] <= seen["inner"] == 320, (name, seen["wide"])
        assert seen["wide"] == [], name
        assert seen["broken"] == [], name
        assert seen["size"] >= 16, name
        assert seen["masthead"] == "double", name
        assert seen["direction"] == ("rtl" if "-uig" in name else "ltr"), name
        assert contrast(seen["ink"], seen["paper"]) >= 7, (name, seen["ink"], seen["paper"])
        assert contrast(shown["colour"], seen["paper"]) >= 4.5, (name, shown["colour"])


def test_a_page_right_to_left_begins_at_the_right(old: Old) -> None:
    old.page.viewport(320, 568)
    works = old.newsroom.works("uig")
    old.page.goto(old.site.address + story_path("uig", next(iter(works.values()))))
    left, right = old.page.evaluate("""(function () {
      var paragraphs = [].filter.call(document.querySelectorAll('article p, main p'), function (one) {
        return one.textContent.length > 60;
      });
      var range = document.createRange();
      range.selectNodeContents(paragraphs[0]);
      var lines = [].slice.call(range.getClientRects());
      var box = paragraphs[0].getBoundingClientRect();
      return [Math.min.apply(null, lines.slice(-1).map(function (line) { return line.left - box.left; })),
              Math.max.apply(null, lines.map(function (line) { return box.right - line.right; }))];
    })()""")
    assert right < 8  # every line starts at the right edge
    assert left >= 0


def test_no_page_reports_an_error_or_leaves_its_site(old: Old) -> None:
    for path in looks(old.newsroom).values():
        old.page.goto(old.site.address + path)
    assert [line for line in old.page.console() if not EXPECTED.match(line)] == []
    asked = [address for address in old.page.requests() if not address.startswith("data:")]
    assert all(address.startswith(old.site.address) for address in asked)
    assert asked


def test_a_reader_gets_from_the_start_to_a_story_and_back(old: Old) -> None:
    old.page.viewport(320, 568)
    old.page.goto(old.site.address)
    old.page.click("a[href^='eng/']")
    old.page.wait_for("location.pathname.indexOf('/eng/') === 0")
    old.page.click("article h2 a")
    old.page.wait_for("location.pathname.indexOf('/eng/s/') === 0 && document.readyState === 'complete'")
    headline = old.page.text("h1")
    old.page.back()
    assert headline
    assert old.page.evaluate("location.pathname").startswith("/eng/")
    assert old.page.evaluate("document.querySelectorAll('article h2 a').length") > 0
