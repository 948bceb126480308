"""The pages in a real browser: narrow, wide, right-to-left, dark, from a folder and below a path of a web server.

The pictures go to screenshots/ (ignored by git), for a person to look at. The browser is Debian's chromium, driven by
playwright; without either the tests are skipped, and fail where CI=true.
"""

from __future__ import annotations

import functools
import http.server
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browsers import chromium
from tests.unit.shelf_double import START, Desk, full_desk, paragraph, photo, picture, work_id

from skywave.archive.body import Body
from skywave.archive.encoding import sha256
from skywave.archive.head import EditionHead, StoryHead
from skywave.archive.layout import object_path
from skywave.carriers.web import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.browser]

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
# Browsers let no page read the files of a folder, and say so; nobody uses these without the reader app.
EARLY = re.compile(
    r"file://\S+(?:/root/1|/checkpoint|\.parts)(?=['\s:]|$)|was preloaded using link preload but not used"
)
LARGE = "--blink-settings=defaultFontSize=32"

# Article 19 of the Universal Declaration of Human Rights, and a word for the section.
ARTICLE_19 = {
    "my": (
        "အပိုဒ် ၁၉",
        (
            "လူတိုင်းတွင် လွတ်လပ်စွာ ထင်မြင်ယူဆနိုင်ခွင့်နှင့် လွတ်လပ်စွာ ဖော်ပြပြောဆိုနိုင်ခွင့်ရှိသည်။ အဆိုပါ အခွင့်အရေးများ၌ "
            "အနှောင့်အယှက်မရှိဘဲ လွတ်လပ်စွာ ထင်မြင်ယူဆနိုင်ခွင့် ပါဝင်သည်။"
        ),
        "စာတမ်း",
    ),
    "bo": (
        "དོན་ཚན་བཅུ་དགུ་པ།",
        (
            "སྐྱེ་བོ་རེ་རེར་བསམ་བློ་གཏོང་བ་དང༌། བསམ་ཚུལ་ཐད་བརྗོད་ཀྱི་རང་དབང་ལ་སྤྱོད་པའི་ཐོབ་ཐང་ཡོད། ཐོབ་ཐང་དེའི་ནང་གཞན་གྱིས་ཐེ་བྱུས་བྲལ་བའི་"
            "མནོ་བསམ་གཏོང་བ་དང༌། ས་མཚམས་ཀྱི་དབྱེ་འགོག་མེད་པར་གནད་དོན་གང་ཡང་རུང་བའི་སྒོ་ནས་གནས་ཚུལ་དང་བསམ་གཞི་སྤེལ་བ།"
        ),
        "ཡིག་ཆ།",
    ),
    "ug": (
        "ھەممە ئادەم پىكىر بايان قىلىش ئەركىنلىكىگە ھوقۇقلۇق",
        (
            "ھەممە ئادەم ئۆز تەشەببۇسىنى بىلدۈرۈش ۋە پىكىر بايان قىلىش ئەركىنلىكىدىن بەھرىمەن بولۇشقا ھوقۇقلۇق؛ بۇ ھوقۇق "
            "مۇداخىلىگە ئۇچرىماي ئۆز تەشەببۇسىنى ساقلاپ قېلىش ئەركىنلىكىنى ئۆز ئىچىگە ئالىدۇ."
        ),
        "ھۆججەت",
    ),
    "km": (
        "មាត្រា ១៩",
        (
            "មនុស្សគ្រប់រូប មានសិទ្ធិសេរីភាពក្នុងការមានមតិ និងការសម្ដែងមតិ។ សិទ្ធិនេះ រាប់បញ្ចូលទាំងសេរីភាពក្នុងការប្រកាន់មតិ "
            "ដោយគ្មានការជ្រៀតជ្រែក និងសេរីភាពក្នុងការស្វែងរក ការទទួល និងការផ្សព្វផ្សាយព័ត៌មាន។"
        ),
        "ឯកសារ",
    ),
    "lo": (
        "ມາດຕາ 19",
        "ບຸກຄົນທຸກຄົນມີສິດເສລີພາບໃນການອອກ ແລະ ສະແດງຄວາມຄິດຄວາມເຫັນ ແລະ ສິດທີ່ຈະສືບຫາຮັບແຜ່ພາບຂ່າວ ໂດຍບໍ່ຈຳກັດເຂດແດນຂອງປະເທດ.",
        "ເອກະສານ",
    ),
    "zh-Hans": (
        "第十九条",
        "人人有权享有主张和发表意见的自由；此项权利包括持有主张而不受干涉的自由，和通过任何媒介和不论国界寻求、接受和传递消息和思想的自由。",
        "文件",
    ),
    "ko": (
        "제19조",
        (
            "모든 사람은 의견의 자유와 표현의 자유에 대한 권리를 가진다. "
            "이러한 권리는 간섭 없이 의견을 가질 자유와 국경에 관계없이 정보와 사상을 구하고 받고 전달하는 자유를 포함한다."
        ),
        "문서",
    ),
    "vi": (
        "Điều 19",
        (
            "Ai cũng có quyền tự do quan niệm và tự do phát biểu quan điểm; quyền này bao gồm quyền không bị ai can thiệp vì "
            "những quan niệm của mình, và quyền tìm kiếm, tiếp nhận cùng phổ biến tin tức."
        ),
        "Tài liệu",
    ),
}
CODES = {
    "my": "mya",
    "bo": "bod",
    "ug": "obs/uig",
    "km": "khm",
    "lo": "lao",
    "zh-Hans": "cmn",
    "ko": "kor",
    "vi": "vie",
}


def desk_in(language: str) -> Desk:
    title, text, section = ARTICLE_19[language]
    desk = Desk(CODES[language], language)
    desk.stand("Radio Example", notice=text, about=text)
    shown = photo("inside", text[:60], "Photo: Mi Example/Radio Example", alt=title)
    for number in range(9):
        assets = (shown,) if number in (4, 8) else ()
        head = StoryHead(
            f"{title} {text[: 40 + number * 5]}",
            text[:110],
            ("Mi Example",),
            place="Example Town",
            published=START + number * 9000,
            section=section if number % 2 else f"{section} 2",
            assets=assets,
        )
        desk.publish(work_id(f"{language} {number}"), head, Body(tuple(paragraph(text) for _ in range(5))))
    desk.lay_out(EditionHead(work_id(f"{language} 8"), (), (section,)))
    return desk


def write_tree(folder: Path) -> dict[str, str]:
    """Write a newsroom below `folder`, and return the pages to look at: name and path."""
    english = full_desk(plain=24)
    first = english.stories[work_id("not-ours")].effective.head
    assert first is not None
    withheld = {sha256(picture("inside", 1200, 800))}
    desks = [english.shelf(), *(desk_in(language).shelf() for language in ARTICLE_19)]
    small = full_desk("sml", "en", plain=0)
    desks.append(small.shelf(withheld=frozenset(withheld | {sha256(picture("lead", 1200, 800))})))
    files = {pages.stylesheet_path(): pages.stylesheet(), pages.START_PATH: pages.render_start(desks)}
    for name in ("lead", "inside"):
        data = picture(name, 1200, 800)
        files[object_path(sha256(data), "png")] = data
    for shelf in desks:
        files |= {path: render() for path, render in pages.all_pages(shelf)}
        # What the pages ask for early stands in every tree; these pages belong to no log.
        files |= dict.fromkeys(("root/1", "root/checkpoint", f"{shelf.desk}/checkpoint"), b"")
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    looks = {
        "start": pages.START_PATH,
        "front": "eng/index.html",
        "archive": "eng/archive.html",
        "about": "eng/about.html",
    }
    looks["list"] = "eng/l/1.html"
    names = (
        "full",
        "corrected",
        "retracted",
        "no-body",
        "no-head",
        "no-picture",
        "void",
        "unheld",
        "republished",
        "foreign",
    )
    looks |= {name: pages.story_path("eng", work_id(name)) for name in names}
    looks["withheld"] = pages.story_path("sml", work_id("full"))
    for language, code in CODES.items():
        looks[f"front-{language}"] = pages.front_path(code)
        looks[f"story-{language}"] = pages.story_path(code, work_id(f"{language} 8"))
    return looks


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("mirror") / "sub path"
    return folder, write_tree(folder)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    # A reader's own text size: what a phone's settings change, and what media queries in em follow.
    with chromium([LARGE]) as (running, large):
        yield {100: running, 200: large}


@pytest.fixture(scope="module")
def server(tree: tuple[Path, dict[str, str]]) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

        def do_GET(self) -> None:
            # Browsers ask every host for its own icon; that is no link of ours.
            if self.path == "/favicon.ico":
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

    handler = functools.partial(Quiet, directory=str(tree[0].parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}/sub%20path/"
        running.shutdown()
        thread.join()


def visit(browser: Any, address: str, shot: str, *, width: int, dark: bool = False, text: int = 100) -> dict[str, Any]:
    """Open a page without JavaScript, take its picture, and return what it measured and complained of."""
    context = browser[text].new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        device_scale_factor=1,
        java_script_enabled=False,
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location.get('url', '')}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="load")
    measured: dict[str, Any] = page.evaluate(
        """() => ({
            scroll: document.documentElement.scrollWidth,
            inner: window.innerWidth,
            styled: getComputedStyle(document.querySelector('.masthead')).borderBottomStyle,
            direction: getComputedStyle(document.body).direction,
            paper: getComputedStyle(document.body).backgroundColor,
            broken: [...document.images].filter(i => i.loading !== 'lazy' && !i.naturalWidth).map(i => i.src),
            small: [...document.querySelectorAll('nav a')].filter(a => a.getBoundingClientRect().height < 24).length,
        })"""
    )
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / f"{shot}.png"), full_page=True)
    context.close()
    return measured | {"said": [words for words in said if not EARLY.search(words)], "asked": asked}


def check(seen: dict[str, Any], prefix: str) -> None:
    assert seen["said"] == []
    assert seen["broken"] == []
    assert seen["scroll"] <= seen["inner"]
    assert seen["styled"] == "double"
    assert seen["small"] == 0
    assert all(address.startswith(prefix) for address in seen["asked"]), seen["asked"]


def test_every_page_fits_a_narrow_phone_from_a_folder(browser: Any, tree: tuple[Path, dict[str, str]]) -> None:
    folder, looks = tree
    for name, path in looks.items():
        check(visit(browser, (folder / path).as_uri(), f"{name}-320", width=320), "file://")


def test_every_page_works_below_a_path_of_a_web_server(
    browser: Any, tree: tuple[Path, dict[str, str]], server: str
) -> None:
    for name, path in tree[1].items():
        seen = visit(browser, server + path, f"{name}-1280", width=1280)
        check(seen, server)
        assert seen["direction"] == ("rtl" if name.endswith("-ug") else "ltr")


def test_dark_pages_are_dark(browser: Any, tree: tuple[Path, dict[str, str]]) -> None:
    folder, looks = tree
    for name in ("front", "full", "corrected", "retracted", "front-ug"):
        seen = visit(browser, (folder / looks[name]).as_uri(), f"{name}-dark", width=800, dark=True)
        check(seen, "file://")
        assert seen["paper"] == "rgb(21, 22, 26)"


def test_text_at_twice_the_size_still_fits(browser: Any, tree: tuple[Path, dict[str, str]]) -> None:
    folder, looks = tree
    for name in ("front", "full", "retracted", "front-my", "story-ug", "archive"):
        check(visit(browser, (folder / looks[name]).as_uri(), f"{name}-large", width=480, text=200), "file://")


def test_a_link_is_followed_without_a_server_and_without_a_script(
    browser: Any, tree: tuple[Path, dict[str, str]]
) -> None:
    context = browser[100].new_context(java_script_enabled=False, viewport={"width": 320, "height": 600})
    page = context.new_page()
    page.goto((tree[0] / pages.START_PATH).as_uri())
    page.click("text=English >> nth=0")
    assert page.url.endswith("/eng/index.html")
    page.click("article.top h2 a")
    assert page.url.endswith(f"/eng/s/{work_id('full')}.html")
    page.click(".section a")
    assert page.url.endswith("/1.html")
    context.close()
