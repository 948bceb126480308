"""A page's bytes belong to its format number: published pages are compared with these bytes for ever (RULES 31)."""

from __future__ import annotations

import hashlib

import pytest
from tests.unit import shelf_double

from skywave.carriers.web import pages

# SHA-256 over every page of a desk in which everything happens, and the style sheet. To change a page: raise PAGE_FORMAT in
# carriers/web/chrome.py, and add a row. Never change a row that was published.
KNOWN = {
    1: "c52e47660ec38af5c5eaecc2b8e8ca33971fd3d48b7a96d74060530557f7cd62",
}


def test_pages_change_only_with_their_format_number(monkeypatch: pytest.MonkeyPatch) -> None:
    # The bytes of a drawn picture belong to the library that draws it.
    monkeypatch.setattr(shelf_double, "picture", lambda name="", *_: name.encode())
    digest = hashlib.sha256(pages.stylesheet())
    for code, language in (("eng", "en"), ("uig", "ug"), ("obs/cmn", "zh-Hans")):
        shelf = shelf_double.full_desk(code, language).shelf()
        tree = {path: render() for path, render in pages.all_pages(shelf)}
        tree[pages.START_PATH] = pages.render_start([shelf])
        for path, page in sorted(tree.items()):
            digest.update(path.encode() + b"\0" + page)
    assert digest.hexdigest() == KNOWN[pages.PAGE_FORMAT], "a page changed: raise PAGE_FORMAT, then add its digest here"
