"""Items made of hostile texts, in a real browser: what a partner pastes runs nothing and asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cmarkgfm
import feedparser  # type: ignore[import-untyped]
import pytest
from tests.browsers import chromium
from tests.e2e.test_hostile_pages import visit
from tests.e2e.vectors import FIRE, VECTORS

from skywave.archive.asset import File
from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Span, Table
from skywave.archive.correction import Note
from skywave.carriers.atom import render_feed
from skywave.carriers.markdown import render_markdown
from skywave.carriers.paste import render_paste
from skywave.story.item import Item, ItemAsset

pytestmark = [pytest.mark.browser]
HREFS = [
    f"javascript:{FIRE}",
    f'https://e.example/"onmouseover="{FIRE}',
    f"https://e.example/'><script>{FIRE}</script>",
    f"data:text/html,<script>{FIRE}</script>",
    "https://e.example/?a=1&amp;b=2",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as (running,):
        yield running


def hostile(vector: str, number: int) -> Item:
    """Return an item with a vector in every field that a text or an address can get into."""
    href = HREFS[number % len(HREFS)]
    inline = (Span(vector, ("em", "strong"), href), Span("!"), Span(vector, (), href, "my", "rtl"))
    photo = ItemAsset(
        vector, vector, "owned", vector, vector, vector, vector, (File(bytes(32), 5, "image/jpeg", 1, 1),)
    )
    home = ItemAsset(vector, vector, "wire", vector, vector, vector, vector, why=vector)
    return Item(
        "a" * 16, "eng", 1, 0, "en", title=vector, summary=vector, byline=(vector,), byline_line=vector, byline_withheld=True,
        place=vector, section=vector, first=1, changed=1,
        blocks=(Paragraph(inline), Heading(inline), Figure(0), Listing((inline,)), Quote((inline,), vector),
                Table(((inline, inline),), header=True), Embed(href, vector), Embed("https://e.example/x", vector)),
        assets=(photo, home), notes=(Note("correction", vector, 1, 1, 2),), masthead=vector, newsroom="n", domain="d.example",
        original=href, site=href, notice=vector, terms=(vector,), publisher=vector, delivery=vector, index_rule="canonical",
        excerpt=True, why=vector,
    )  # fmt: skip


def address(file: File) -> str:
    return f"javascript:{FIRE}"


def page(folder: Path, number: int, fragments: list[str]) -> Path:
    path = folder / f"{number}.html"
    body = "\n".join(fragments)
    path.write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>x</title><body>{body}', encoding="utf-8"
    )
    return path


def batches(fragments: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield a dozen at a time: a page for each would take minutes; that each parses by itself is tested elsewhere."""
    yield from ((start, fragments[start : start + 12]) for start in range(0, len(fragments), 12))


def test_no_vector_runs_or_asks_in_pasted_html(browser: Any, tmp_path: Path) -> None:
    fragments = [render_paste(hostile(vector, number), address).decode() for number, vector in enumerate(VECTORS)]
    for number, some in batches(fragments):
        assert visit(browser, page(tmp_path, number, some)) == (0, []), VECTORS[number : number + 12]


def test_no_vector_runs_or_asks_in_a_feeds_content(browser: Any, tmp_path: Path) -> None:
    items = [hostile(vector, number) for number, vector in enumerate(VECTORS)]
    data = render_feed(items, feed_id="urn:x", title="x", self_address="https://p.example/", updated=1, address=address)
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    assert len(parsed.entries) == len(items)
    for number, some in batches([entry.content[0].value for entry in parsed.entries]):
        assert visit(browser, page(tmp_path, number, some)) == (0, []), VECTORS[number : number + 12]


def test_no_vector_runs_or_asks_in_rendered_markdown(browser: Any, tmp_path: Path) -> None:
    # Raw HTML is let through, so that only what the format escapes keeps the browser safe.
    unsafe = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    texts = [render_markdown(hostile(vector, number), address).decode() for number, vector in enumerate(VECTORS)]
    fragments = [cmarkgfm.github_flavored_markdown_to_html(text.split("\n---\n", 1)[1], unsafe) for text in texts]
    for number, some in batches(fragments):
        assert visit(browser, page(tmp_path, number, some)) == (0, []), VECTORS[number : number + 12]
