"""Which engines the end-to-end tests run in, what these can do, and that the tests' hands work in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engines import Engine, in_engines
from tests.sites import Site
from tests.wires import Refused

pytestmark = [pytest.mark.browser]

PAGE = """<!doctype html><meta charset="utf-8"><title>Engines</title>
<h1>Radio Example</h1>
<input id="name" value="old"><input id="files" type="file" multiple>
<a href="second.html">second</a><button id="near">near</button>
<div style="height: 3000px"></div>
<button id="far">far</button>
<script>
["near", "far"].forEach(function (id) {
  document.getElementById(id).onclick = function (event) { window.clicked = id + " " + event.isTrusted; };
});
console.log("said", 5);
setTimeout(function () { throw new Error("uncaught"); }, 0);
</script>"""
WORKER = """
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener("fetch", function (event) {
  if (/made$/.test(event.request.url)) { event.respondWith(new Response("from the worker")); }
});"""
ABILITIES = """(function () {
  var found = {
    agent: navigator.userAgent,
    secure: window.isSecureContext,
    worker: "serviceWorker" in navigator,
    bigint: typeof BigInt === "function",
  };
  var key = new Uint8Array(32);
  key[0] = 1;  // the neutral point, in which any key is understood
  return crypto.subtle.importKey("raw", key, {name: "Ed25519"}, false, ["verify"])
    .then(function () { return true; }, function () { return false; })
    .then(function (known) { found.ed25519 = known; return found; });
})()"""
# Version as the engine states it; what it can do.
EXPECTED = {
    "chromium": ("Chrome/1", {"worker", "bigint", "ed25519"}),
    "firefox": ("Firefox/1", {"worker", "bigint", "ed25519"}),
    "chromium-87": ("Chrome/87.0.4280.", {"worker", "bigint"}),
    "chromium-79": ("Chrome/79.0.3945.", {"worker", "bigint"}),
    "chromium-67": ("Chrome/67.0.3372.", {"worker", "bigint"}),
    "chromium-64": ("Chrome/64.0.3264.", {"worker"}),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "second.html").write_text("<!doctype html><title>Second</title><h1>Second</h1>", "utf-8")
    (folder / "worker.js").write_text(WORKER, "utf-8")
    with Site(folder, {"/favicon.ico": (204, "image/png", b"")}) as running:
        yield running


@in_engines()
def test_an_engine_is_the_one_it_is_called_and_can_do_what_the_reader_counts_on(
    engine: Engine, site: Site, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.id
    version, abilities = EXPECTED[name]
    with engine() as page:
        page.goto(site.address)
        found = page.evaluate(ABILITIES)
    print(f"{name}: {found}")  # noqa: T201 - pytest shows it with -rP
    assert version in found["agent"]
    assert found["secure"]
    assert {ability for ability in ("worker", "bigint", "ed25519") if found[ability]} == abilities


@in_engines()
def test_a_page_is_clicked_filled_left_and_seen(engine: Engine, site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("what the file says", "utf-8")
    with engine() as page:
        page.viewport(320, 640)
        page.goto(site.address)
        assert page.evaluate("[innerWidth, innerHeight, document.documentElement.clientWidth]") == [320, 640, 320]
        assert page.text("h1") == "Radio Example"
        page.click("#near")
        assert page.evaluate("clicked") == "near true"
        page.click("#far")
        assert page.evaluate("clicked") == "far true"

        page.fill("#name", "né ئۇيغۇر 漢 😀")
        assert page.evaluate("document.querySelector('#name').value") == "né ئۇيغۇر 漢 😀"
        page.fill("#name", "")
        assert page.evaluate("document.querySelector('#name').value") == ""

        page.set_files("#files", [tmp_path / "a.txt"])
        text = page.evaluate("""new Promise(function (done) {
          var reader = new FileReader();
          reader.onload = function () { done(reader.result); };
          reader.readAsText(document.querySelector("#files").files[0]);
        })""")
        assert text == "what the file says"

        page.click("a")
        page.wait_for("document.title === 'Second'")
        page.back()
        assert page.text("h1") == "Radio Example"
        page.evaluate("window.here = 1")
        page.goto(f"{site.address}#part")
        assert page.evaluate("[location.hash, window.here]") == ["#part", 1]
        page.reload()
        assert page.evaluate("typeof window.here") == "undefined"

        picture = tmp_path / "whole.png"
        page.screenshot(picture)
        width, height = (int.from_bytes(picture.read_bytes()[at : at + 4], "big") for at in (16, 20))
        assert width == 320
        assert height > 3000
        assert f"{site.address}second.html" in page.requests()
        said = page.console()
        assert "said 5" in said
        assert any("uncaught" in line for line in said)


@in_engines()
def test_keys_reach_the_page_or_are_refused(engine: Engine, site: Site, request: pytest.FixtureRequest) -> None:
    with engine() as page:
        page.goto(site.address)
        page.evaluate("document.querySelector('a').focus()")
        if request.node.callspec.id == "chromium-87":
            with pytest.raises(Refused, match="takes no keys"):
                page.press("Enter")
        else:
            page.evaluate("document.querySelector('#near').focus()")
            page.press(" ")
            page.wait_for("clicked === 'near true'")
            page.press("Tab")
            page.press("Enter")
            page.wait_for("clicked === 'far true'")
            page.evaluate("document.querySelector('a').focus()")
            page.press("Enter")
            page.wait_for("document.title === 'Second'")


@in_engines()
def test_an_early_script_runs_before_those_of_every_page_until_another_is_given(engine: Engine, site: Site) -> None:
    with engine() as page:
        page.early("window.early = document.scripts.length;")
        page.goto(site.address)
        assert page.evaluate("window.early") == 0
        page.early("window.other = 1;")
        page.reload()
        assert page.evaluate("[typeof window.early, window.other]") == ["undefined", 1]
        page.early("")
        page.reload()
        assert page.evaluate("typeof window.other") == "undefined"


@in_engines()
def test_errors_and_missing_sites_are_told(engine: Engine, site: Site, tmp_path: Path) -> None:
    with engine() as page, Site(tmp_path) as other:
        page.goto(site.address)
        with pytest.raises(Refused, match="not today"):
            page.evaluate("Promise.reject(new Error('not today'))")
        with pytest.raises(Refused, match="nowhere"):
            page.evaluate("nowhere.at.all")
        with pytest.raises(AssertionError, match="not within"):
            page.wait_for("window.never", 0.2)
        other.stop()
        with pytest.raises(Refused):
            page.goto(other.address)


@in_engines()
def test_a_service_worker_serves_a_blocked_site_also_after_a_restart(
    engine: Engine, site: Site, tmp_path: Path
) -> None:
    made = "fetch('made').then(function (answer) { return answer.text(); })"
    with Site(Path(site._handler.keywords["directory"])) as own:
        with engine(profile=tmp_path / "profile") as page:
            page.goto(own.address)
            page.evaluate("navigator.serviceWorker.register('worker.js')")
            page.wait_for("navigator.serviceWorker.controller")
            own.stop()
            assert page.evaluate(made) == "from the worker"
            own.start()
        with engine(profile=tmp_path / "profile") as page:
            page.goto(f"{own.address}second.html")
            assert page.evaluate(made) == "from the worker"


@in_engines("chromium", "firefox")
def test_a_page_can_be_asked_for_in_the_dark(engine: Engine, site: Site) -> None:
    for dark in (False, True):
        with engine(dark=dark) as page:
            page.goto(site.address)
            assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is dark


@in_engines()
def test_nothing_of_an_engine_is_left(engine: Engine, site: Site, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with pytest.raises(ZeroDivisionError), engine(profile=profile) as page:
        page.goto(site.address)
        assert _processes_naming(profile)
        raise ZeroDivisionError
    assert _processes_naming(profile) == []


def _processes_naming(folder: Path) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes()
        except OSError:  # it ended meanwhile
            continue
        if bytes(folder) in line:
            found.append(line.decode("utf-8", "replace"))
    return found
