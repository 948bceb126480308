from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shared_data import need

from skywave.sources.plone import Plone
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.scripts.zawgyi import Breaches, count_breaches, is_zawgyi, move_to_whole_clusters, to_unicode

PAIRS = [
    ("ေကာင္း", "ကောင်း"),  # E before its letter, asat, visarga
    ("ျမန္မာ", "မြန်မာ"),  # RA before its letter
    ("ေျပာသည္", "ပြောသည်"),  # both
    ("ၾကည့္႐ႈ", "ကြည့်ရှု"),  # the wide RA, the other letter RA, HA and U in one
    ("အဂၤလိပ္", "အင်္ဂလိပ်"),  # kinzi
    ("စကၤာပူ", "စင်္ကာပူ"),
    ("ေအာက္ေဖာ္ျပပါ", "အောက်ဖော်ပြပါ"),  # asat after AA
    ("ေယာက္်ား", "ယောက်ျား"),  # a contraction: asat before YA
    ("ရိတ္ခ်္", "ရိတ်ချ်"),  # asat after a medial
    ("ကၽြန္ုပ္", "ကျွန်ုပ်"),
    ("တကၠသိုလ္", "တက္ကသိုလ်"),  # a stacked letter
    ("သတၱဝါ", "သတ္တဝါ"),
    ("ပုဂၢိဳလ္", "ပုဂ္ဂိုလ်"),
    ("ေမတၱာ", "မေတ္တာ"),
    ("အ႑ဝါ", "အဏ္ဍဝါ"),  # one glyph for two letters
    ("ဦးေႏွာက္", "ဦးနှောက်"),
    ("ဥာဏ္", "ဉာဏ်"),  # U for NYA
    ("ဥကၠ႒", "ဥက္ကဋ္ဌ"),
    ("ေစ်း", "ဈေး"),
    ("ၾသဂုတ္", "ဩဂုတ်"),
    ("ေၾသာ္", "ဪ"),
    ("ေခၚ", "ခေါ်"),
    ("၀န္ႀကီး", "ဝန်ကြီး"),  # a zero for WA
    ("၁၀ ႏွစ္", "၁၀ နှစ်"),
    ("၂၀၁၂ခုႏွစ္", "၂၀၁၂ခုနှစ်"),
    ("၎က", "၎င်းက"),
    ("၎င္းက", "၎င်းက"),
    ("၄င္းက", "၎င်းက"),
    ("ႏိုင္ငံ", "နိုင်ငံ"),
    ("ရွိတယ္", "ရှိတယ်"),
    ("လူ႔အခြင့္အေရး", "လူ့အခွင့်အရေး"),
    ("ျပႆနာ", "ပြဿနာ"),
    ("ဗုဒၶဘာသာ", "ဗုဒ္ဓဘာသာ"),
    ("သိကၡာ", "သိက္ခာ"),
    ("ကမာၻ", "ကမ္ဘာ"),
    ("RFA ျမန္မာပိုင္း 2016", "RFA မြန်မာပိုင်း 2016"),
]
UNICODE = [right for _, right in PAIRS] + [
    "တစ်ခုခုကို ပြောချင်ရင် ပြောပါ",
    "ဂရိတ်ဗြိတိန်",
    "ဝိနယပိဋကေ ပါရာဇိကပါဠိ",  # Pali
    "မ္မာဘာသာ",
    "ဈေးနှုန်း ၎င်း",
]
NEIGHBOURS = {
    "shn": "ၽႃႇသႃႇတႆး ၵူၼ်းမိူင်း ထၢမ်တွပ်ႇ ၶူးႁိုၼ် လိၵ်ႈတႆး",
    "mnw": "ဂလာန်ညးဒါန်လိက် ဍုၚ်မွဲမွဲ ဘာသာမန် ကွာန်ဍုၚ်",
    "ksw": "တၢ်ကစီၣ် တၢ်ထံၣ်တၢ်ပၥ်သး ကညီကျိာ် ထံကီၢ်",
}


@pytest.mark.parametrize(("zawgyi", "right"), PAIRS)
def test_zawgyi_becomes_unicode(zawgyi: str, right: str) -> None:
    assert to_unicode(zawgyi) == right


@pytest.mark.parametrize("text", UNICODE)
def test_burmese_in_unicode_is_never_taken_for_zawgyi(text: str) -> None:
    assert count_breaches([text]).unicode == 0
    assert not is_zawgyi(text)


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_the_neighbours_languages_are_never_taken_for_zawgyi(text: str) -> None:
    assert count_breaches([text]).unicode == 0
    assert not is_zawgyi(text)
    assert not is_zawgyi(text, whole=Breaches(3, 0))


@pytest.mark.parametrize("text", ["", "English", "中文", "ภาษาไทย", "၁၂၃", "A!"])
def test_what_is_not_burmese_is_no_zawgyi(text: str) -> None:
    assert not is_zawgyi(text)
    assert to_unicode(text) == text


def test_a_sentence_of_zawgyi_is_known_by_itself() -> None:
    sentences = ["ေနျပည္ေတာ္ ဇူလုိင္ ၂၆", "ေရေဘးကယ္ဆယ္ေရးစခန္းမ်ားသို႔", "အဲဒီေန႔က သူ ေျပာတယ္။"]
    assert all(is_zawgyi(sentence) for sentence in sentences)


def test_a_paragraph_that_says_little_follows_its_document() -> None:
    unclear = "လူ႔"  # well-formed in both
    assert not is_zawgyi(unclear)
    assert is_zawgyi(unclear, whole=Breaches(40, 1))
    assert not is_zawgyi(unclear, whole=Breaches(0, 40))


def test_a_paragraph_in_unicode_is_left_alone_in_a_zawgyi_document() -> None:
    assert not is_zawgyi("ကျောင်းသားများက ပြောသည်", whole=Breaches(400, 1))


def test_a_zawgyi_paragraph_is_found_in_a_document_in_unicode() -> None:
    assert is_zawgyi("ေရေဘးကယ္ဆယ္ေရးစခန္းမ်ားသို႔", whole=Breaches(5, 200))
    assert not is_zawgyi("ေကာ", whole=Breaches(1, 200))  # one slip of the keyboard


def test_the_real_burmese_story_is_unicode() -> None:
    drafts = [draft for draft in Plone().read(LocalMaterial(need("rfa", "sample.json"))) if "တံတားနီ" in draft.title]
    texts = [drafts[0].title, *(plain_text(block) for block in drafts[0].blocks)]
    breaches = count_breaches(texts)
    assert breaches.unicode == 0
    assert breaches.zawgyi > 100
    assert not any(is_zawgyi(text, whole=breaches) for text in texts)


def test_a_sign_goes_into_the_span_of_its_letter() -> None:
    assert move_to_whole_clusters(("သူ ေ", "ျပာသည", "္။")) == ("သူ ", "ေျပာသည္", "။")
    assert move_to_whole_clusters(("ေ", "က")) == ("ေ", "က")
    assert move_to_whole_clusters(("abc", "def")) == ("abc", "def")


@given(
    st.lists(
        st.text(
            "\u1000\u1004\u101e\u1025\u1031\u1039\u103a\u103b\u103c\u1037\u102c\u102d\u1060\u1064\u1040\u104e \u200bA"
        )
    )
)
def test_spans_keep_their_number_and_lose_nothing(texts: list[str]) -> None:
    moved = move_to_whole_clusters(tuple(texts))
    assert "".join(moved) == "".join(texts)
    assert [bool(text) for text in moved] == [bool(text) for text in texts]


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F)))
def test_any_text_is_converted_without_an_error(text: str) -> None:
    assert all(ord(character) in range(0x1000, 0x10A0) for character in to_unicode(text))
