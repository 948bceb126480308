from __future__ import annotations

import pytest
from tests.shared_data import need

from skywave.sources.plone import Plone
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.material import LocalMaterial
from skywave.story.language import best_desk, decide, detect, matches

TEXTS = {
    "my": "ကျောင်းသားတွေက လှိုင်နယ်မြေက",
    "km": "មនុស្សគ្រប់រូប មានសិទ្ធិសេរីភាព",
    "lo": "ບຸກຄົນທຸກຄົນມີສິດເສລີພາບ",
    "th": "เรื่องนี้คณะรักษาความสงบ",
    "bo": "སྐྱེ་བོ་རེ་རེར་བསམ་བློ་གཏོང་བ",
    "ko": "산골 마을인 한들군에서 올해 사과꽃이",
    "ja": "山の村ではリンゴの花が早く咲いた",
    "ug": "ھەممە ئادەم ئۆز تەشەببۇسىنى بىلدۈرۈش",
    "ar": "لكل شخص الحق في حرية الرأي والتعبير",
    "fa": "هر کس حق آزادی عقیده و بیان دارد و گفت",
    "zh-Hans": "国会对这个问题进行了报道",
    "zh-Hant": "國會對這個問題進行了報導",
    "zh": "中文文字",
    "yue": "佢哋話唔知點解咁樣嘅，冇人講過",
    "vi": "Những bao cà phê cuối cùng của vụ này đã rời xã Đồi Thông",
    "en": "The river and the dam of the north were in the news for a week",
    "id": "Mereka tidak bisa datang karena jalan itu rusak, kata warga yang tinggal di desa",
    "ms": "Mereka tidak boleh datang kerana jalan itu rosak, kata penduduk yang tinggal di kampung",
    "ru": "Каждый человек имеет право на свободу убеждений",
    "uk": "Кожна людина має право на свободу переконань і їх вираження",
    "und": "12345 !?",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_text_tells_its_language(language: str, text: str) -> None:
    assert detect(text) == language


def test_names_in_latin_letters_do_not_hide_the_language() -> None:
    assert detect("英国“观察者周刊”（The Spectator）依据“资讯自由法”（Freedom of Information Act）") == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "claim", "hint", "language", "agreed"),
    [
        ("zh-Hans", "en", "zh", "zh", False),
        ("zh-Hant", "en", "yue", "yue", False),
        ("zh-Hant", "en", "zh", "zh", False),
        ("zh-Hant", "", "zh-Hans", "zh-Hant", True),
        ("yue", "", "zh", "zh", True),
        ("my", "en", "", "my", False),
        ("en", "", "lo", "en", True),
        ("en", "my", "", "en", False),
        ("en", "", "vi", "en", True),
        ("vi", "en", "en", "vi", False),
        ("ar", "", "ug", "ar", True),
        ("zh-Hans", "zh", "", "zh", True),
        ("zh-Hans", "", "", "zh-Hans", True),
        ("zh-Hans", "zh-Hant", "", "zh-Hans", True),
        ("zh-Hant", "yue", "", "yue", True),
        ("ms", "id", "", "id", True),
        ("und", "en", "", "en", True),
        ("und", "en", "km", "km", False),
        ("und", "", "", "und", True),
        ("ja", "", "zh", "ja", True),
    ],
)
def test_the_address_wins_where_the_script_allows_and_the_text_beats_the_claim(
    text: str, claim: str, hint: str, language: str, agreed: bool
) -> None:
    decision = decide(TEXTS[text], claim=claim, hint=hint)
    assert (decision.language, decision.agreed) == (language, agreed)
    assert decision.why


@pytest.mark.parametrize(
    ("desk", "language", "taken"),
    [
        ("zh", "zh-Hans", True),
        ("zh", "zh-Hant", True),
        ("zh-Hans", "zh", True),
        ("zh-Hans", "zh-Hans", True),
        ("zh-Hans", "zh-Hant", False),
        ("zh-HK", "zh-Hant", True),
        ("zh-CN", "zh-Hant", False),
        ("yue", "zh", False),
        ("zh", "yue", False),
        ("zh-Hant", "yue", False),
        ("en", "en-US", True),
        ("EN", "en", True),
        ("en", "my", False),
        ("", "", True),
        ("en", "und", False),
    ],
)
def test_a_desk_takes_its_language(desk: str, language: str, taken: bool) -> None:
    assert matches(desk, language) is taken


@pytest.mark.parametrize(
    ("desks", "language", "detected", "best"),
    [
        (["zh-Hans", "zh-Hant"], "zh", "zh-Hant", "zh-Hant"),
        (["zh-Hans", "zh-Hant"], "zh-Hans", "", "zh-Hans"),
        (["zh", "yue"], "yue", "zh-Hant", "yue"),
        (["zh", "zh-HK"], "yue", "zh-Hant", "zh-HK"),
        (["zh-Hans"], "yue", "zh-Hans", None),
        (["yue"], "zh-Hant", "zh-Hant", None),
        (["en", "my"], "lo", "lo", None),
        ([], "en", "en", None),
    ],
)
def test_the_best_desk(desks: list[str], language: str, detected: str, best: str | None) -> None:
    assert best_desk(desks, language, detected=detected) == best


def test_every_story_of_the_real_export_comes_out_right() -> None:
    found = []
    for draft in Plone().read(LocalMaterial(need("rfa", "sample.json"))):
        text = "\n".join([draft.title, *(plain_text(block) for block in draft.blocks)])
        found.append(decide(text, claim=draft.language, hint=draft.language_hint).language)
    assert found == ["zh", "zh", "zh", "zh", "zh", "th", "en", "my", "yue", "lo"]


NEIGHBOURS = {
    "shn": "လိၵ်ႈၽႄဢွၵ်ႇ တွၼ်ႈတႃႇ သုၼ်ႇလႆႈ ၵူၼ်း ၼႂ်းလေႃးၵ",
    "mnw": "လိက်လလောင် အခေါင်အရာ ဍုၚ်ကွာန်ဂမ္တိုၚ် ပ္ဍဲဂၠးကဝ်",
    "ksw": "တၢ်ကစီၣ် တၢ်ထံၣ်တၢ်ပၥ်သး ကညီကျိာ် ထံကီၢ်",
    "ps": "د بشر د حقونو نړیواله اعلامیه وایي چې ټول وګړي آزاد زیږیدلي دي",
    "ckb": "هەموو مرۆڤێک بە ئازادی و یەکسانی لە دایک دەبێت، بڕیار و مافی وەک یەکیان هەیە",
    "be": "Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах",
    "bg": "Всички хора се раждат свободни и равни по достойнство и права, според закона и съда",
    "sr": "Сва људска бића рађају се слободна и једнака у достојанству и правима",
    "kk": "Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді",
    "pa": "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ।",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren, met een verstand en een geweten",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti e sono dotati di ragione che è la base",
    "vi": "Nguoi dan trong xa cho biet khong the di lai khi nuoc len, va ho phai nhu vay trong mot thang",
}


@pytest.mark.parametrize(("language", "text"), NEIGHBOURS.items())
def test_a_neighbour_is_not_taken_for_the_larger_language(language: str, text: str) -> None:
    assert detect(text) == language


def test_burmese_in_zawgyi_is_burmese() -> None:
    assert detect("ေရေဘးကယ္ဆယ္ေရးစခန္းမ်ားသို႔ သြားေရာက္ၿပီး") == "my"
    assert detect("ျမန္မာႏိုင္ငံ သတၱဝါမ်ား ပုဂၢိဳလ္မ်ား သိကၡာ ကမာၻ ဗုဒၶဘာသာ") == "my"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("國會는 今年 豫算案을 可決하였다고 政府가 發表하였다", "ko"),
        ("The minister, whose name is written 李克强 and the town of ကျောင်း, was in the news for a week", "en"),
        ("တော် Bangkok Post နှင့် Reuters သတင်းဌာနတို့က ကျောင်းသားများအကြောင်း ပြောသည်", "my"),
        ("聯合國秘書長古特雷斯表示將會繼續", "zh-Hant"),
        ("联合国秘书长古特雷斯表示将会继续", "zh-Hans"),
        ("呢個係佢哋嘅決定，唔係我哋嘅", "yue"),
        ("ޖުމްހޫރިއްޔާ", "und"),
        ("।", "und"),
        ("Mwaka jana", "und"),
    ],
)
def test_what_newsrooms_mix_is_told_apart(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "claim", "hint", "language"),
    [
        ("第一条", "ja", "", "ja"),  # a title without kana
        ("国会", "", "ja", "ja"),
        ("1-ماددا", "ug", "", "ug"),  # a title without letters of its own
        ("ماده ۳", "fa", "", "fa"),
        ("Стаття 1", "uk", "", "uk"),
        ("नेपालको समाचार", "ne", "", "ne"),  # one of several in a script that are not told apart
        ("འབྲུག་རྒྱལ་ཁབ", "dz", "", "dz"),
        ("ရခိုင်ပြည်နယ်", "rki", "", "rki"),
        ("Tin tuc", "vi", "", "vi"),  # no marks and too few words
        ("Abaturage", "rw", "", "rw"),
        ("", "my", "", "my"),
        ("ၵူၼ်းမိူင်း", "my", "", "shn"),  # the claim is wrong
        ("ၵူၼ်းမိူင်း", "", "my", "shn"),
        ("ကျောင်းသားများ", "en", "", "my"),
        ("Die Menschen in der Stadt und auf dem Land", "en", "", "de"),
    ],
)
def test_a_short_title_leaves_it_to_the_source_and_a_wrong_claim_does_not_stand(
    text: str, claim: str, hint: str, language: str
) -> None:
    assert decide(text, claim=claim, hint=hint).language == language
