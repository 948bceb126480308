"""Text and blocks as HTML: everything escaped, nothing taken for markup."""

from __future__ import annotations

from skywave.archive.body import Embed, Figure, Heading, Listing, Paragraph, Quote, Span, Table
from skywave.carriers.web.markup import escape, render_blocks, render_inline, tongue
from skywave.carriers.web.words import words_for

WORDS = words_for("en")


def inline(*spans: Span) -> str:
    return render_inline(spans, "en")


def test_text_and_attributes_are_escaped() -> None:
    assert escape('<a href="x">&\'') == "&lt;a href=&quot;x&quot;&gt;&amp;'"
    assert inline(Span("a < b\n& c")) == "a &lt; b<br>&amp; c"


def test_marks_links_and_languages_nest_in_one_order() -> None:
    assert inline(Span("x", ("em", "strong"))) == "<strong><em>x</em></strong>"
    link = inline(Span("x", ("em",), "https://a.example/?a=1&b=2", "my", None))
    assert link == (
        '<a href="https://a.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow" lang="my"><em>x</em></a>'
    )
    assert inline(Span("x", language="ug")) == '<span lang="ug" dir="rtl">x</span>'
    assert inline(Span("x", language="en")) == "x"
    assert inline(Span("x", direction="auto")) == '<span dir="auto">x</span>'


def test_what_a_browser_could_run_is_never_linked() -> None:
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//other.example/"):
        assert inline(Span("x", href=address)) == "x"
        embed = render_blocks((Embed(address, "title"),), "en", WORDS)
        assert "href" not in embed
        assert "title" in embed


def test_a_language_is_stated_only_where_it_differs() -> None:
    assert tongue("my", "my") == ""
    assert tongue(None, "my") == ""
    assert tongue("my", "en") == ' lang="my"'
    assert tongue("en", "ug") == ' lang="en" dir="ltr"'


def test_every_kind_of_block_has_its_markup() -> None:
    blocks = (
        Paragraph((Span("p"),)),
        Heading((Span("h"),), 3),
        Listing(((Span("a"),),), ordered=True),
        Listing(((Span("b"),),)),
        Quote(((Span("q"),),), "Speaker"),
        Figure(4),
        Table((((Span("1"),), (Span("2"),)), ((Span("3"),),)), header=True),
        Embed("https://site.example:8443/path", ""),
    )
    html = render_blocks(blocks, "en", WORDS, figure=lambda number: f"[{number}]")
    assert "<p>p</p>" in html
    assert "<h3>h</h3>" in html
    assert "<ol>\n<li>a</li>\n</ol>" in html
    assert "<ul>\n<li>b</li>\n</ul>" in html
    assert '<blockquote>\n<p>q</p>\n<p class="by"><bdi>Speaker</bdi></p>\n</blockquote>' in html
    assert "[4]" in html
    assert '<thead>\n<tr><th scope="col">1</th><th scope="col">2</th></tr>\n</thead>' in html
    assert "<tr><td>3</td><td></td></tr>" in html
    assert '>site.example:8443</bdi></a> <span class="host" dir="ltr">site.example:8443</span>' in html


def test_empty_lists_and_tables_leave_nothing_behind() -> None:
    assert render_blocks((Listing(()), Table(()), Table(((),))), "en", WORDS) == ""


def test_headings_inside_other_texts_go_deeper() -> None:
    assert render_blocks((Heading((Span("h"),), 4),), "en", WORDS, deeper=1) == "<h5>h</h5>\n"
