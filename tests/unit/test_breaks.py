from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shared_data import need

from skywave.sources.plone import Plone
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.scripts.breaks import ZWSP, add_breaks, find_breaks

_STORIES = Path(__file__).parents[2] / "src/skywave/sample/stories"
_KHMER = "សេចក្ដីប្រកាសជាសកលស្ដីពីសិទ្ធិមនុស្សនិងការស្វែងរកព័ត៌មាននៅក្នុងប្រទេសកម្ពុជា"
_LAO = "ບຸກຄົນທຸກຄົນມີສິດເສລີພາບໃນການອອກແລະສະແດງຄວາມຄິດຄວາມເຫັນ"
_BURMESE = "ကျန်းမာရေးဝန်ထမ်းတစ်ဦးကနိုင်ငံတော်၏အတိုင်ပင်ခံပုဂ္ဂိုလ်အင်္ဂလိပ်တက္ကသိုလ်"
_ALPHABET = (
    "ကခဂငစတနပမယရလဝသဟအဉဦဩဿ၎ါာိီုူေဲံ့း္်ျြွှ၊။၏၍၁"  # Burmese
    "ၵၶႁဢႃႂႇၡၢၣၚၛ"  # its neighbours
    "ກຂຄງຈສຫອວນມລຽະາິົໍຳຼເແໂໃໄ່້ໆຯ໑"  # Lao
    "កខគងនមរលសហអឥាិីុើេៃោះំ៉់៍័្ៗ។០"  # Khmer
    " \u200b\u200c\u200d\nA1."
)


def _joined(text: str) -> str:
    return text.replace(ZWSP, "")


def _is_cluster_start(text: str, place: int) -> bool:
    """Say whether nothing before a place holds what stands there, by the properties of Unicode."""
    before, after = text[place - 1], text[place]
    return (
        unicodedata.category(after) == "Lo"
        and unicodedata.category(before) in ("Lo", "Mn", "Mc", "Lm", "Cf", "Po", "So")
        and before not in "\u1039\u17d2ເແໂໃໄ"
        and after not in "\u0e2f\u0eaf"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ကျန်းမာရေးဝန်ထမ်းတစ်ဦးက", "ကျန်းမာရေးဝန်ထမ်း|တစ်ဦးက"),
        ("ကျောင်းသားများသည်မြို့တော်သို့သွားကြသည်", "ကျောင်းသားများ|သည်မြို့တော်သို့သွားကြသည်"),
        ("ບຸກຄົນທຸກຄົນມີສິດເສລີພາບ", "ບຸກຄົນທຸກຄົນ|ມີສິດເສລີພາບ"),
        ("ຄວາມຄິດຄວາມເຫັນຂອງປະຊາຊົນ", "ຄວາມຄິດ|ຄວາມເຫັນ|ຂອງ|ປະຊາຊົນ"),
        ("ការប្រកាន់មតិដោយគ្មានការជ្រៀតជ្រែក", "ការប្រកាន់មតិ|ដោយគ្មាន|ការជ្រៀតជ្រែក"),
    ],
)
def test_a_long_stretch_is_cut_between_syllables(text: str, shown: str) -> None:
    assert add_breaks(text).replace(ZWSP, "|") == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The river and the dam",
        "这是说国会对这个问题进行了报道的一个很长的句子",
        "เรื่องนี้คณะรักษาความสงบแห่งชาติได้ประกาศใช้อำนาจตามมาตรา",  # a dictionary is everywhere
        "སྐྱེ་བོ་རེ་རེར་བསམ་བློ་གཏོང་བ་དང༌།བསམ་ཚུལ་ཐད་བརྗོད་ཀྱི་རང་དབང་ལ་སྤྱོད་པའི་ཐོབ་ཐང་ཡོད།",  # the tsheg breaks
        "ھەممە ئادەم ئۆز تەشەببۇسىنى بىلدۈرۈش",
        "ရေတွင်းသည် ပေ ၁၈၀ နက်ပြီး တူးရန် ခုနစ်ပတ် ကြာခဲ့သည်။",  # short stretches
        "မနုស្ស គ្រប់រូប",
    ],
)
def test_what_needs_nothing_comes_back_itself(text: str) -> None:
    assert add_breaks(text) is text


def test_an_author_who_sets_opportunities_is_left_alone() -> None:
    authored = "ការប្រកាន់\u200bមតិ\u200bដោយគ្មានការជ្រៀតជ្រែកការប្រកាន់មតិដោយគ្មានការ"
    assert add_breaks(authored) is authored


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (_BURMESE, ["|ဂ္ဂ", "ဂ္|", "င်္|", "|င်္", "|္", "|်", "|၏", "|ဂ္"]),
        ("ယောက်ျားမိန်းမဈေးနှုန်းကြီးမြင့်လာခဲ့သည်ပြဿနာကျွန်ုပ်တို့၌၍", ["က်|ျ", "|ျ", "|ဿ", "|ုပ်", "|၌", "|၍"]),
        ("ກວາງຂວັນຄວາຍຫຼາຍເຫຼົ່າໄຫວ້ເຄື່ອງແລ້ວໆສິບຕົວຍ້ອນວ່າກຽດ", ["ກ|ວາ", "ຂ|ວັ", "ຄ|ວາ", "ຫ|ຼ", "ເ|", "ໄ|", "ແ|", "|ໆ", "ຫ|ວ"]),
        (_KHMER + "ធំៗណាស់ៗធម៌កម៌", ["|្", "្|", "|ៗ", "|៌", "|់", "|ា", "|ិ"]),
    ],
)
def test_what_belongs_together_stays_together(text: str, never: list[str]) -> None:
    cut = add_breaks(text).replace(ZWSP, "|")
    assert "|" in cut
    assert [part for part in never if part in cut] == []


@pytest.mark.parametrize("text", [_BURMESE, _LAO, _KHMER])
def test_numbers_addresses_and_punctuation_are_not_cut_from_their_neighbours(text: str) -> None:
    for other in ("https://example.org/a", "၁၂၃", "໑໒", "១២", "(", "။", "។", "“", " "):
        cut = add_breaks(text + other + text)
        assert ZWSP in cut
        assert other + ZWSP not in cut
        assert ZWSP + other not in cut
        assert other in cut


def test_every_story_of_the_sample_and_the_export_keeps_its_text() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(_STORIES.glob("*.md"))]
    for draft in Plone().read(LocalMaterial(need("rfa", "sample.json"))):
        texts += [draft.title, *(plain_text(block) for block in draft.blocks)]
    for text in texts:
        cared = add_breaks(text)
        assert _joined(cared) == _joined(text)
        assert add_breaks(cared) is cared
    assert any(add_breaks(text) != text for text in texts)


@given(st.text(_ALPHABET))
def test_any_text_keeps_its_characters_and_is_cut_only_between_clusters(text: str) -> None:
    cared = add_breaks(text)
    assert _joined(cared) == _joined(text)
    assert add_breaks(cared) is cared
    assert all(_is_cluster_start(text, place) for place in find_breaks(text))


@given(st.lists(st.sampled_from([_BURMESE, _LAO, _KHMER, "ကောင်း", "ខ្មែរ", "ລາວ", " ", ZWSP, "a", "၁", "្"]), max_size=8))
def test_mixed_text_keeps_its_characters_and_needs_no_second_care(parts: list[str]) -> None:
    text = "".join(parts)
    cared = add_breaks(text)
    assert _joined(cared) == _joined(text)
    assert add_breaks(cared) is cared
    assert all(_is_cluster_start(text, place) for place in find_breaks(text))


@pytest.mark.parametrize(
    "unit", ["က", "က်", "က္", "ေ", "ກ", "ເ", "ກາ", "ក", "្", "កា", "ការ", " ", ZWSP, "။", "a", _BURMESE]
)
def test_a_text_of_a_million_characters_is_read_once(unit: str) -> None:
    # Would run for hours if any rule looked at every character from every other.
    text = unit * (1_000_000 // len(unit))
    assert _joined(add_breaks(text)) == _joined(text)
