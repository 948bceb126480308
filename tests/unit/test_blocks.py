from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skywave import limits
from skywave.archive.body import (
    Block,
    Body,
    Embed,
    Figure,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quote,
    Span,
    Table,
    parse_body,
)
from skywave.errors import Malformed
from skywave.sources.reading.blocks import Picture, parse_html, plain_text, text_paragraphs
from skywave.sources.reading.clean import clean_line, clean_lines, clean_link, clean_raw
from skywave.sources.reading.signoff import without_signoffs


def blocks_of(html: str) -> tuple[Block, ...]:
    return parse_html(html).blocks


def words(html: str) -> list[str]:
    return [plain_text(block) for block in blocks_of(html)]


def inline(text: str) -> Inline:
    return (Span(text),)


def test_stray_text_outside_of_paragraphs_becomes_paragraphs() -> None:
    assert words("one<p>two</p>three <i>four</i><div>five</div>") == ["one", "two", "three four", "five"]


def test_headings_are_two_to_four() -> None:
    found = blocks_of("".join(f"<h{n}>t</h{n}>" for n in range(1, 7)))
    assert [b.level for b in found if isinstance(b, Heading)] == [2, 2, 3, 4, 4, 4]


def test_the_first_h1_is_the_title() -> None:
    parsed = parse_html("<p>a</p><h1>The <b>title</b></h1><h1>no</h1>")
    assert (parsed.title, parsed.title_block) == ("The title", 1)


def test_nested_lists_become_further_items() -> None:
    assert blocks_of("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p><p>d</p></li><li> </li></ul>") == (
        Listing((inline("a"), inline("b"), inline("c\nd"))),
    )
    assert blocks_of("<ol><li>a</ol>") == (Listing((inline("a"),), ordered=True),)


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>a</p><p>b</p><footer>— Me</footer></blockquote>",
        "<blockquote>a<br><br>b<cite>Me</cite></blockquote>",
    ],
)
def test_quotations_keep_their_speaker(html: str) -> None:
    assert blocks_of(html) == (Quote((inline("a"), inline("b")), "Me"),)


def test_tables_are_rectangular_and_know_their_header() -> None:
    html = "<table><caption>C</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr><tr><td> </td><td></td></tr></table>"
    empty = inline("\u00a0")
    assert blocks_of(html) == (
        Paragraph(inline("C")),
        Table(((inline("a"), inline("b")), (inline("1"), empty)), header=True),
    )


def test_a_table_of_one_column_is_no_table() -> None:
    assert words("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>") == ["a", "b"]


def test_pictures_come_with_their_caption() -> None:
    seen: list[Picture] = []

    def take(picture: Picture) -> int:
        seen.append(picture)
        return len(seen) - 1

    html = (
        '<figure><img src="a.jpg" alt="A" title="T"><figcaption>The <i>cap</i></figcaption></figure>'
        '<p>before <img src="b.jpg"> after</p><img width="1" height="1" src="https://count.example/x.gif">'
    )
    found = parse_html(html, picture=take).blocks
    assert seen == [Picture("a.jpg", "A", "T", "The cap"), Picture("b.jpg")]
    assert found == (Figure(0), Paragraph(inline("before after")), Figure(1))
    assert blocks_of(html) == (Paragraph(inline("before after")),)


def test_embeds_are_links_that_are_not_loaded() -> None:
    assert blocks_of('<iframe src="//video.example/x" title="V">no</iframe><embed src="javascript:x">') == (
        Embed("https://video.example/x", "V"),
    )


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a b'c", "https://example.org/a%20b%27c"),
        ("HTTPS://example.org", "https://example.org"),
        ("//example.org/x", "https://example.org/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@example.org", None),
        ("/relative", None),
        ("https://user:secret@example.org/", None),
        ("http://localhost:8080/Plone", None),
        ("http://cms/Plone", None),
        ("http://192.168.1.5/x", None),
        ("http://[::1]/x", None),
        ("http://93.184.216.34/x", "http://93.184.216.34/x"),
        ("http://cms.newsroom.local/x", None),
        ("http://[bad/x", None),
        ("https://example.org/" + "x" * 3000, None),
        ("java\nscript:x", None),
    ],
)
def test_only_public_web_addresses_are_links(address: str, link: str | None) -> None:
    assert clean_link(address) == link


def test_a_lost_link_keeps_its_text() -> None:
    assert blocks_of('<p><a href="javascript:x">text</a></p>') == (Paragraph(inline("text")),)


def test_marks_language_and_direction_stay() -> None:
    assert blocks_of('<p>a <b>b</b><em><strong>c</strong></em> <span lang="ZH_hant" dir="RTL">d</span></p>') == (
        Paragraph(
            (
                Span("a "),
                Span("b", ("strong",)),
                Span("c", ("em", "strong")),
                Span(" "),
                Span("d", language="zh-Hant", direction="rtl"),
            )
        ),
    )


def test_neighbours_alike_are_one_span() -> None:
    assert blocks_of("<p><span>a</span><span> b</span><b></b> c</p>") == (Paragraph(inline("a b c")),)


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert words("<p>a<br>b<br> <br/>c<br></p>") == ["a\nb", "c"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>BAD</script>",
        "<style>BAD</style>",
        "<noscript>BAD</noscript>",
        "<template>BAD</template>",
        "<object>BAD</object>",
        "<svg><text>BAD</text><script>BAD</script></svg>",
        "<math><mi>BAD</mi></math>",
        "<form>BAD<input value=BAD></form>",
        "<!-- BAD -->",
        "<iframe src=x>BAD</iframe>",
        "<textarea>BAD</textarea>",
        "<title>BAD</title>",
        "<div hidden>BAD</div>",
        '<p style="display: none">BAD</p>',
        '<p onclick="BAD">',
        "<xmp>BAD</xmp>",
        "<select><option>BAD</select>",
        "<svg/onload=BAD>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=BAD&gt;'>",
    ],
)
def test_what_runs_or_hides_is_dropped_with_its_content(html: str) -> None:
    assert "BAD" not in repr(blocks_of(f"<p>good</p>{html}"))


def test_preformatted_lines_stay_lines() -> None:
    assert words("<pre>a  b\n  c\n\nd</pre>") == ["a b\nc", "d"]


def test_text_is_clean() -> None:
    html = "<p>e\u0301\u3000 a\u202ee\x00&#8238;&#xfeff;\u2067x \ud800y</p><p>\u200b\u00a0</p><p>\u3000</p>"
    (paragraph,) = blocks_of(html)
    assert plain_text(paragraph) == "\u00e9\u3000 aex y"


def test_a_span_longer_than_a_text_may_be_is_cut_without_loss() -> None:
    text = "word " * 10_000 + "end"
    (paragraph,) = blocks_of(f"<p>{text}</p>")
    assert plain_text(paragraph) == text
    assert isinstance(paragraph, Paragraph)
    assert all(len(span.text) <= limits.TEXT_CHARACTERS for span in paragraph.text)


@pytest.mark.parametrize(
    "html",
    [
        "<p>x" * (limits.BLOCKS + 1),
        "<div>" * 100_000,
        "x" * (limits.BODY_BYTES + 1),
        "x" * (limits.STORY_SOURCE_BYTES + 1),
        "<a href='https://example.org/" + "x" * 1900 + "'>" + "<b>x</b><i>y</i>" * 1000,
        "<table><tr>" + "<td>x" * 6000 + "<tr><td>y<tr><td>z",
    ],
)
def test_too_much_is_refused_in_one_sentence(html: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_html(html)
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "b", "table><tr><td", "a href=x", "figure", "q", "svg"])
def test_deep_nesting_exhausts_no_stack(tag: str) -> None:
    html = f"<{tag}>" * (5_000 if "<" not in tag else 2_000)
    assert len(blocks_of(html + "x")) <= 1


def test_plain_text_becomes_paragraphs() -> None:
    assert [plain_text(b) for b in text_paragraphs("a <b>\r\nb\r\n \r\nc & d")] == ["a <b>\nb", "c & d"]


def test_lines_of_each_kind() -> None:
    assert clean_line(" a\u00a0\u2028b\t\x07c ") == "a b c"
    assert clean_lines("a\r\n\r\n \u200b\r\nb ") == "a\nb"
    assert clean_raw(" e\u0301  x \r\n\x00y") == "e\u0301  x\ny"
    assert clean_line("\u2067a\u2069\u2069b\u2066") == "\u2067a\u2069b"


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("（责编：梒青）", ""),
        ("(編輯：何平)", ""),
        ("编辑：何平", ""),
        ("正文。<br/>（责编：家傲）", "正文。"),
        ("正文。（责编：家傲）", "正文。"),
        ("<strong>（责编：</strong>家傲）", ""),
        ("记者：家傲   责编：何平 &nbsp; 网编：洪伟", "记者：家傲"),
        ("（记者：家傲 责编：梒青/何平）", "（记者：家傲）"),
        ("（责编：梒青 记者：家傲）", "（记者：家傲）"),
        ("주지사가 말했습니다. 에디터 김진국, 웹팀 이경하", "주지사가 말했습니다."),
        ("Reported by Ann Example. Edited by Bo Example and C. D. Example.", "Reported by Ann Example."),
        ("Biên tập: Mai Example", ""),
        ("主持：何山", "主持：何山"),
        ("記者：何山", "記者：何山"),
        ("嘉賓：鄭宇碩（前香港城市大學政治學教授）", "嘉賓：鄭宇碩（前香港城市大學政治學教授）"),
        ("他说，编辑：这个词很老。后来他走了。", "他说，编辑：这个词很老。后来他走了。"),
        ("The book was edited by Ann Example.", "The book was edited by Ann Example."),
        ("Editor's note: The name was changed.", "Editor's note: The name was changed."),
    ],
)
def test_editors_signatures_go_and_reporters_stay(tail: str, kept: str) -> None:
    found = without_signoffs(blocks_of(f"<p>第一段。</p><p>{tail}</p>"))
    assert [plain_text(block) for block in found] == ["第一段。", kept] if kept else ["第一段。"]


def test_a_signature_in_the_middle_is_left_alone() -> None:
    html = "<p>编辑：何平</p>" + "<p>正文。</p>" * 5
    assert without_signoffs(blocks_of(html)) == blocks_of(html)


def spans_of(found: tuple[Block, ...]) -> list[Inline]:
    inlines: list[Inline] = []
    for block in found:
        match block:
            case Paragraph(text) | Heading(text):
                inlines.append(text)
            case Listing(parts) | Quote(parts):
                inlines += parts
            case Table(rows):
                inlines += [cell for row in rows for cell in row]
            case _:
                pass
    return inlines


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<div>",
            "</div>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
        ),
        *(
            "<td>",
            "<th>",
            "</table>",
            "<blockquote>",
            "<cite>",
            "<footer>",
            "</blockquote>",
            "<h1>",
            "</h1>",
            "<figure>",
        ),
        *(
            "<figcaption>",
            "</figure>",
            "<img src=a>",
            "<iframe src=//e.example>",
            '<a href="https://e.example/ ">',
            "</a>",
        ),
        *(
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<pre>",
            "</pre>",
            "<!--",
            "-->",
            "<p lang=ug dir=rtl>",
            "<select>",
        ),
        *(
            "<template>",
            "<frameset>",
            "<plaintext>",
            "<caption>",
            "<html>",
            "</body>",
            "<q>",
            "&#x202e;",
            "&#8294;",
            "\u2069",
        ),
        *(
            " ",
            "\n",
            "\u00a0",
            "x",
            "é",
            "e\u0301",
            "\x00",
            "\ud800",
            "\u3000",
            "\u200b",
            "中",
            "<",
            "&",
            "&amp;",
            "]]>",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
def test_any_html_gives_clean_blocks_or_malformed(html: str) -> None:
    try:
        parsed = parse_html(html, picture=lambda _: 0)
    except Malformed:
        return
    found = without_signoffs(parsed.blocks)
    assert parse_body(Body(found).format()).blocks == found
    for spans in spans_of(found):
        assert spans
        for span in spans:
            assert unicodedata.is_normalized("NFC", span.text)
        text = "".join(span.text for span in spans)
        assert "  " not in text or text == "\u00a0" or any(s.marks or s.href for s in spans)
        assert not text.startswith(" ")
        assert not text.endswith(" ")
