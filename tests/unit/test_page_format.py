"""A page's bytes belong to its format number: published pages are compared with these bytes for ever (RULES 31).

Of a parts file it is what it says that belongs to the number; how it is compressed belongs to the compressor.
"""

from __future__ import annotations

import hashlib

import pytest
from tests.unit import shelf_double

from skywave.archive.asset import Asset, File
from skywave.archive.body import Body, Figure
from skywave.archive.head import StoryHead
from skywave.archive.parts import parse_parts
from skywave.carriers.web import pages

# SHA-256 over every page of a desk in which everything happens, and the style sheet. To change a page: raise PAGE_FORMAT in
# carriers/web/chrome.py, and add a row. Never change a row that was published.
KNOWN = {
    1: "c52e47660ec38af5c5eaecc2b8e8ca33971fd3d48b7a96d74060530557f7cd62",
    # Renditions, and names beside a withheld one; one more story in the desk.
    2: "9da56a0f774a51b57b7748e3690f54b2a1fc4414801cad39811535689b290b93",
    # One script, the policy for it, what it asks first, and the parts files.
    3: "b7945a7b0a8d22396157f2712c56684f0b41ae01ccdfe367deae759da478e913",
}

PICTURED = StoryHead(
    "A picture for every phone",
    byline=("Mi Example",),
    byline_withheld=True,
    assets=(
        Asset(
            "A bridge.",
            "Radio Example",
            "owned",
            file=File(b"1" * 32, 90_000, "image/jpeg", 960, 640),
            renditions=(
                File(b"2" * 32, 12_000, "image/avif", 480, 320),
                File(b"3" * 32, 30_000, "image/avif", 960, 640),
                File(b"4" * 32, 20_000, "image/webp", 480, 320),
            ),
        ),
    ),
)


def test_pages_change_only_with_their_format_number(monkeypatch: pytest.MonkeyPatch) -> None:
    # The bytes of a drawn picture belong to the library that draws it.
    monkeypatch.setattr(shelf_double, "picture", lambda name="", *_: name.encode())
    digest = hashlib.sha256(pages.stylesheet())
    for code, language in (("eng", "en"), ("uig", "ug"), ("obs/cmn", "zh-Hans")):
        desk = shelf_double.full_desk(code, language)
        desk.publish(shelf_double.work_id("pictured"), PICTURED, Body((Figure(0),)))
        shelf = desk.shelf()
        tree = {path: render() for path, render in pages.all_pages(shelf)}
        tree[pages.START_PATH] = pages.render_start([shelf])
        for path, page in sorted(tree.items()):
            said = repr([entry.content for entry in parse_parts(page)]).encode() if pages.is_parts(path) else page
            digest.update(path.encode() + b"\0" + said)
    assert digest.hexdigest() == KNOWN[pages.PAGE_FORMAT], "a page changed: raise PAGE_FORMAT, then add its digest here"
