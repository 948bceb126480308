from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave import limits
from skywave.archive.body import Block, Body, Embed, Figure, Heading, Listing, Paragraph, Quote, Span, Table, parse_body
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_line, clean_raw
from skywave.story.care import care
from skywave.story.draft import Draft, DraftAsset, DraftNote, Furniture
from skywave.story.scripts.breaks import ZWSP

ZAWGYI = "ေရေဘးကယ္ဆယ္ေရး စခန္းမ်ားသို႔ သြားေရာက္ၿပီး"
RIGHT = "ရေဘေးကယ်ဆယ်ရေး စခန်းများသို့ သွားရောက်ပြီး"
UNICODE = "ကျောင်းသားများက မြို့တော်သို့ ပြောသည်"


def _draft(*blocks: Block, title: str = "Title") -> Draft:
    return Draft("test", ("test:1",), title, blocks)


def _plain(text: str) -> str:
    return text.replace(ZWSP, "")


def _full(text: str) -> Draft:
    """Return a draft with a text in every place that holds one."""
    inline = (Span(text),)
    return Draft(
        "test",
        ("test:1",),
        text,
        (
            Paragraph(inline),
            Heading(inline, 3),
            Listing((inline, inline), ordered=True),
            Quote((inline,), text),
            Figure(0),
            Table(((inline, inline), (inline, inline)), header=True),
            Embed("https://example.org/", text),
        ),
        summary=text,
        byline=(text,),
        place=text,
        section=text,
        assets=(DraftAsset("a.jpg", text, text, alt=text, agency_caption=text, holder=text, terms=text),),
        publisher=text,
        holder=text,
        terms=text,
        notes=(DraftNote("correction", text, 5),),
        furniture=(Furniture("plug", text),),
    )


def test_a_draft_that_needs_nothing_comes_back_itself() -> None:
    for text in ("The river", "这是说国会", "เรื่องนี้คณะรักษาความสงบ", "ھەممە ئادەم", "བསམ་བློ་གཏོང་བ", UNICODE):
        draft = _full(text)
        assert care(draft, "und")[0] is draft
        assert care(draft, "my") == (draft, ())


def test_zawgyi_becomes_unicode_wherever_readers_or_rules_read() -> None:
    cared, said = care(_full(ZAWGYI), "my")
    right = _full(RIGHT)
    furniture = replace(right, furniture=_full(ZAWGYI).furniture)
    expected = replace(furniture, assets=(replace(right.assets[0], agency_caption=ZAWGYI),))
    assert cared == expected
    assert len(said) == 1
    assert "Zawgyi" in said[0]
    assert "Unicode" in said[0]
    assert care(cared, "my") == (cared, ())


def test_credits_get_no_opportunities_to_break() -> None:
    long = "ကျန်းမာရေးဝန်ထမ်းတစ်ဦးကပြောကြားသည်"
    cared, said = care(_full(long), "my")
    assert ZWSP in cared.title
    assert ZWSP in cared.assets[0].caption
    assert ZWSP in cared.assets[0].alt
    assert ZWSP in cared.notes[0].text
    assert cared.assets[0].credit == cared.assets[0].holder == cared.assets[0].terms == cared.publisher == long
    assert said == ()


def test_credits_become_nfc() -> None:
    cared, said = care(
        replace(_draft(), holder="Cafe\u0301", assets=(DraftAsset("a", credit="Nguye\u0302\u0303n"),)), "en"
    )
    assert (cared.holder, cared.assets[0].credit) == ("Café", "Nguyễn")
    assert said == ()


def test_spans_keep_their_marks_and_links() -> None:
    spans = (
        Span("ေရေဘး", ("strong",)),
        Span("ကယ္ဆယ္ေရး စခန္းမ်ား", href="https://example.org/"),
        Span("သို႔ သြားေရာက္ၿပီး", language="my", direction="ltr"),
    )
    cared, _ = care(_draft(Paragraph(spans)), "my")
    block = cared.blocks[0]
    assert isinstance(block, Paragraph)
    assert _plain("".join(span.text for span in block.text)) == RIGHT
    assert [(span.marks, span.href, span.language, span.direction) for span in block.text] == [
        (span.marks, span.href, span.language, span.direction) for span in spans
    ]


def test_a_break_between_two_spans_goes_to_the_end_of_the_first() -> None:
    spans = (Span("ကျန်းမာရေးဝန်ထမ်း", ("em",)), Span("တစ်ဦးက"))
    cared, _ = care(_draft(Paragraph(spans)), "my")
    assert cared.blocks == (Paragraph((Span("ကျန်းမာရေးဝန်ထမ်း" + ZWSP, ("em",)), spans[1])),)


def test_mixed_text_is_decided_paragraph_by_paragraph() -> None:
    blocks = [Paragraph((Span(text),)) for text in (ZAWGYI, UNICODE, "An English line", "လူ႔", ZAWGYI, ZAWGYI, ZAWGYI)]
    cared, said = care(_draft(*blocks), "my")
    texts = [_plain(plain_text(block)) for block in cared.blocks]
    assert texts == [RIGHT, UNICODE, "An English line", "လူ့", RIGHT, RIGHT, RIGHT]
    assert said[0].startswith("5 of 6")


@pytest.mark.parametrize("language", ["shn", "mnw", "ksw", "ksw-MM", "SHN"])
def test_no_text_of_the_neighbours_is_converted(language: str) -> None:
    cared, said = care(_draft(Paragraph((Span(ZAWGYI),))), language)
    assert _plain(plain_text(cared.blocks[0])) == ZAWGYI
    assert said == ()


def test_what_is_zawgyi_no_more_than_unicode_is_left_alone_and_told() -> None:
    draft = _draft(*(Paragraph((Span("ာ"),)),) * 3)
    cared, said = care(draft, "my")
    assert cared is draft
    assert len(said) == 1
    assert "cannot be turned" in said[0]


def test_a_text_that_is_full_gets_no_opportunities() -> None:
    long = "ကျန်းမာရေးဝန်ထမ်းတစ်ဦးက"
    full = (long * (limits.TITLE_CHARACTERS // len(long) + 1))[: limits.TITLE_CHARACTERS]
    cared, _ = care(_draft(Paragraph((Span(full),)), title=full), "my")
    assert cared.title == full
    assert len(plain_text(cared.blocks[0])) > len(full)


def test_what_comes_out_may_stand_in_a_body() -> None:
    for text in (ZAWGYI, UNICODE, "ການປະກາດສາກົນກ່ຽວກັບສິດຂອງມະນຸດ", "ការប្រកាន់មតិដោយគ្មានការជ្រៀតជ្រែក"):
        body = Body(care(_full(text), "und")[0].blocks)
        assert parse_body(body.format()) == body


_ALPHABET = (
    "\u1000\u1004\u1010\u101e\u1025\u102c\u102d\u102f\u1031\u1036\u1037\u1038\u1039\u103a\u103b\u103c\u103d"
    "\u1064\u1071\u1094\u107e\u108a\u104e\u1040 \u200bA\u0e81\u0eb2\u1780\u17d2\u17b6"
)
_TEXTS = st.one_of(
    st.sampled_from([ZAWGYI, UNICODE, "English", "ကျန်းမာရေးဝန်ထမ်းတစ်ဦးက", "លើកកម្ពស់ការយល់ដឹងអំពីសិទ្ធិ", "ບຸກຄົນທຸກຄົນມີສິດເສລີພາບ"]),
    st.text(_ALPHABET, min_size=1),
)


@given(st.lists(st.lists(_TEXTS, min_size=1, max_size=3), max_size=4), st.sampled_from(["my", "und", "shn", "km"]))
def test_care_done_twice_changes_nothing_more(paragraphs: list[list[str]], language: str) -> None:
    draft = _draft(*(Paragraph(tuple(Span(text) for text in texts)) for texts in paragraphs))
    once, _ = care(draft, language)
    twice, _ = care(once, language)
    assert twice == once
    assert [len(block.text) for block in once.blocks if isinstance(block, Paragraph)] == [
        len(texts) for texts in paragraphs
    ]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: ZWNJ
        "ශ්\u200dරී",  # Sinhala: ZWJ
        "ក្រ\u200cម",  # Khmer
        "က\u200dျ",  # Burmese
        "သူ\u200bက",  # ZWSP
        "a\u200eb\u200fc\u061cd",  # LRM, RLM, ALM
        "\u2067ئۇيغۇر\u2069 text",  # a balanced isolate
        "葛\U000e0100 辻\U000e0101",  # variation selectors of names
        "神\ufe00",
        "က\ufe00",
        "ᠮᠣᠩᠭᠣᠯ\u180bᠠ",
        "བྷ་གྷ་ཀྵ་རཱི",  # Tibetan: NFC takes apart, and never puts together
        "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ",
        "한글 각",
        "\u1112\u1161\u11ab",  # conjoining jamo
        "髙﨑 﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩",  # compatibility ideographs that are themselves
    ],
)
def test_clean_text_keeps_the_joiners_and_selectors_that_it_needs(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)
    assert [c for c in clean_line(text) if unicodedata.category(c) in ("Cf", "Mn")] == [
        c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) in ("Cf", "Mn")
    ]
    assert care(_draft(title=clean_line(text)), "und")[0].title == clean_line(text)


@pytest.mark.parametrize("control", "\u202a\u202b\u202c\u202d\u202e\ufeff\x00\x07\x9f\u2066\u2069\ud800")
def test_clean_text_loses_the_controls_that_deceive(control: str) -> None:
    assert clean_line(f"a{control}b") == "ab"
    assert clean_raw(f"a{control}b") == "ab"


def test_nfc_composes_hangul_and_leaves_tibetan_readable() -> None:
    assert clean_line("\u1112\u1161\u11ab\u1100\u1173\u11af") == "한글"
    assert clean_line("\u0f69") == "\u0f40\u0fb5"  # one letter that Unicode excludes from composition
    assert clean_line("\u0f40\u0fb5") == "\u0f40\u0fb5"


def test_nfc_makes_compatibility_ideographs_the_unified_ones_and_a_selector_keeps_a_form() -> None:
    assert clean_line("\ufa19\uf914") == "神樂"
    assert clean_line("\u795e\ufe00") == "\u795e\ufe00"  # the form of U+FA19
    assert clean_raw("\ufa19") == "\ufa19"  # a credit keeps its own spelling until care
