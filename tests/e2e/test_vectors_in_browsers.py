"""The vectors of spec/vectors in the engines that readers have: the reader's archive says the same in each, byte by byte.

What Node says of them is no proof for old phones: their engines check Ed25519 in script, and know neither newer library
functions nor the syntax that the bundler must lower.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import pytest
from tests.engines import APP_ENGINES, ENGINES, Engine, in_engines
from tests.shared_data import ROOT, missing
from tests.sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

READER = ROOT / "reader"
VECTORS = ROOT / "spec" / "vectors"
SECONDS = 400


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    # The program itself, as its start script wants a Node on the PATH.
    bundlers = sorted(READER.glob("node_modules/@esbuild/*/bin/esbuild"))
    if not bundlers:
        missing("the reader's packages are not installed: scripts/reader-build --dev")
    folder = tmp_path_factory.mktemp("vectors")
    subprocess.run(
        [bundlers[0], "test/vectors-in-browser.ts", "--bundle", "--format=iife", "--charset=utf8",
         # As reader/build.mjs does it for packages whose library is younger than these engines.
         "--define:Object.hasOwn=Object.prototype.hasOwnProperty.call", "--define:globalThis=self",
         "--target=chrome67", "--log-level=warning", f"--outfile={folder / 'vectors.js'}"],
        check=True, cwd=READER,
    )  # fmt: skip
    (folder / "index.html").write_text(
        '<!doctype html><title>Vectors</title><script src="vectors.js"></script>', "utf-8"
    )
    (folder / "spec").symlink_to(ROOT / "spec")
    with Site(folder, {"/favicon.ico": (204, "image/png", b"")}) as running:
        yield running


def listed() -> tuple[int, int]:
    """Return how many vectors the folders list, and how many of them are valid."""
    entries = [
        entry
        for index in sorted(VECTORS.glob("*/index.json"))
        for entry in json.loads(index.read_text("utf-8"))["vectors"]
    ]
    return len(entries), sum("error" not in entry for entry in entries)


@in_engines(*APP_ENGINES)
def test_every_vector_is_judged_alike_whole_and_byte_by_byte(
    engine: Engine, site: Site, request: pytest.FixtureRequest
) -> None:
    with engine() as page:
        page.goto(site.address)
        result = page.wait_for("window.__result", SECONDS)
        said = page.console()
    name = request.node.callspec.id
    print(f"{name}: {result['tally']} in {result['milliseconds'] / 1000:.1f} s")  # noqa: T201 - pytest shows it with -rP
    assert result["faults"] == []
    vectors, valid = listed()
    tally = result["tally"]
    assert tally["vectors"] == vectors > 0
    assert result["reports"] == vectors + valid
    assert tally["mutations"] > 100 * valid
    assert 0 < tally["accepted"] < tally["mutations"] / 2
    assert said == []


def test_a_changed_vector_is_reported(site: Site) -> None:
    entries = json.loads((VECTORS / "record" / "index.json").read_text("utf-8"))["vectors"]
    first = next(entry for entry in entries if "error" not in entry)
    data = (VECTORS / "record" / first["file"]).read_bytes()
    # The others are left out, to be quick.
    for index in VECTORS.glob("*/index.json"):
        if index.parent.name != "record":
            path = f"/spec/vectors/{index.parent.name}/index.json"
            site.answers[path] = (200, "application/json", b'{"vectors": []}')
    site.answers[f"/spec/vectors/record/{first['file']}"] = (200, "application/octet-stream", b"x" + data[1:])
    try:
        with ENGINES["chromium"]() as page:
            page.goto(site.address)
            result = page.wait_for("window.__result", SECONDS)
    finally:
        site.answers = {"/favicon.ico": site.answers["/favicon.ico"]}
    assert result["tally"]["vectors"] == len(entries)
    assert [fault.partition(":")[0] for fault in result["faults"]] == [f"record/{first['file']}"]
    assert "it is refused as malformed" in result["faults"][0]
