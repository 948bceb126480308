"""Sentences in another order or other words, without a changed fact: more than style, and nothing grave."""

from __future__ import annotations

import pytest
from tests.unit.test_comparing_helpers import check, grave_kinds, problems

ALTERED = [
    (
        "en",
        "Fuel prices in Mandalay rose 68 percent in a week, traders and drivers said.",
        "Fuel prices in Mandalay rose 68 percent in a week, drivers and traders said.",
    ),
    (
        "en",
        "For years, farmers have complained about sand mining along the river.",
        "Farmers have for years complained about sand mining along the river.",
    ),
    ("zh", "两个县的学校将停课到10月26日，教育局在通知中说。", "两个县的学校将停课到10月26日，教育局的通知说。"),
    ("zh", "宜宾的油价一周内上涨了47%，商贩和司机说。", "宜宾的油价一周内上涨了47%，司机和商贩说。"),
    (
        "ko",
        "농민들은 여러 해 동안 강가의 모래 채취를 비판해 왔습니다.",
        "여러 해 동안 농민들은 강가의 모래 채취를 비판해 왔습니다.",
    ),
    (
        "vi",
        "Hai nước ký thỏa thuận chia sẻ dữ liệu về nước hồi năm 2022, nhưng rất ít dữ liệu được chia sẻ.",
        "Hai nước ký thỏa thuận chia sẻ dữ liệu về nước hồi năm 2022, nhưng dữ liệu được chia sẻ rất ít.",
    ),
    (
        "vi",
        "Từ nhiều năm nay, nông dân than phiền về nạn khai thác cát dọc con sông.",
        "Nông dân từ nhiều năm nay than phiền về nạn khai thác cát dọc con sông.",
    ),
    (
        "my",
        "လားရှိုးမြို့မှာ လောင်စာဆီဈေး တစ်ပတ်အတွင်း ၅၆ ရာခိုင်နှုန်း တက်သွားတယ်လို့ ကုန်သည်တွေနဲ့ ယာဉ်မောင်းတွေက ပြောပါတယ်။",
        "လားရှိုးမြို့မှာ လောင်စာဆီဈေး တစ်ပတ်အတွင်း ၅၆ ရာခိုင်နှုန်း တက်သွားတယ်လို့ ယာဉ်မောင်းတွေနဲ့ ကုန်သည်တွေက ပြောပါတယ်။",
    ),
    (
        "my",
        "နှစ်နိုင်ငံဟာ ၂၀၁၅ ခုနှစ်မှာ ရေအချက်အလက် သဘောတူညီချက် လက်မှတ်ထိုးခဲ့ပေမဲ့ တကယ် မျှဝေတာ နည်းပါတယ်။",
        "နှစ်နိုင်ငံဟာ ၂၀၁၅ ခုနှစ်မှာ ရေအချက်အလက် သဘောတူညီချက် လက်မှတ်ထိုးခဲ့ပေမဲ့ မျှဝေတာ တကယ်ကို နည်းပါတယ်။",
    ),
    ("my", "လယ်သမားတွေက နှစ်ပေါင်းများစွာ သဲတူးတာကို ကန့်ကွက်ခဲ့ကြပါတယ်။", "နှစ်ပေါင်းများစွာ လယ်သမားတွေက သဲတူးတာကို ကန့်ကွက်ခဲ့ကြပါတယ်။"),
    ("zh", "村民们在河边等待消息。", "村民们在路边等待消息。"),
    ("zh", "他们在学校过夜。", "他们在教堂过夜。"),
    ("zh", "工人们在严寒中修路。", "工人们在酷暑中修路。"),
    ("zh", "警察没收了他的手机。", "警察没收了他的电脑。"),
    ("zh", "人们对此感到愤怒。", "人们对此感到担忧。"),
    ("zh", "河水污染严重，鱼都死了。", "河水浑浊不堪，鱼都死了。"),
    ("ko", "주민들은 학교에서 밤을 보냈습니다.", "주민들은 교회에서 밤을 보냈습니다."),
    ("ko", "상인들은 시장에서 쌀을 팔았습니다.", "상인들은 거리에서 쌀을 팔았습니다."),
    ("ko", "주민들의 분노가 커졌습니다.", "주민들의 불안이 커졌습니다."),
    ("my", "ကျောင်းမှာ လူတွေ ခိုလှုံနေပါတယ်။", "ဘုရားကျောင်းမှာ လူတွေ ခိုလှုံနေပါတယ်။"),
    (
        "en",
        "The farmers said on Friday that the dam had failed.",
        "On Friday, the farmers said that the dam had failed.",
    ),
    ("en", "“We left,” she said.", "She said: “We left.”"),
    (
        "en",
        "Police officers and soldiers searched every house on the street.",
        "Every house on the street was searched by police officers and soldiers.",
    ),
    ("zh", "士兵和警察搜查了村里的每一间房屋。", "警察和士兵搜查了村里的每一间房屋。"),
    ("zh", "他说，政府没有帮助村民。", "政府没有帮助村民，他说。"),
    ("zh", "警察用棍棒打人。", "警察用皮带打人。"),
    ("zh", "她的声音颤抖。", "她的声音沙哑。"),
    ("zh", "稻田被淹没。", "桥梁被淹没。"),
    ("zh", "屋顶漏水，墙壁开裂。", "屋顶漏水，地板开裂。"),
    ("ko", "마을 입구에서 군인들이 차를 세웠습니다.", "마을 정문에서 군인들이 차를 세웠습니다."),
    ("ko", "농민들은 밭으로 나갔습니다.", "농민들은 논으로 나갔습니다."),
    ("my", "ရွာသားတွေက စပါး စိုက်ပျိုးကြတယ်။", "ရွာသားတွေက ပြောင်း စိုက်ပျိုးကြတယ်။"),
    (
        "en",
        "The army's spokesman said the attack was false, but villagers disagreed.",
        "Villagers disagreed, but the army's spokesman said the attack was false.",
    ),
    ("en", "Residents of Hue told RFA that the water is dirty.", "Residents of Hue said that the water is dirty."),
    ("zh", "任何人不得进入。", "所有人不得进入。"),
    ("zh", "周围的房屋倒塌了。", "附近的房屋倒塌了。"),
    ("zh", "马路上满是泥浆。", "街道上满是泥浆。"),
]


@pytest.mark.parametrize(("language", "was", "found"), ALTERED)
def test_a_sentence_in_another_order_or_other_words_is_altered_and_nothing_grave(
    language: str, was: str, found: str
) -> None:
    told = check(language, was, found)
    assert grave_kinds(told) == set()
    assert {item.kind for item in problems(told)} == {"sentence-altered"}
