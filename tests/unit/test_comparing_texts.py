"""Whole texts: what was cut, added, moved, and what is the partner's own."""

from __future__ import annotations

import textwrap

import pytest
from tests.unit.test_comparing_helpers import CONTRACT, grave_kinds, problems, texts

from skywave.partners.audit.comparing.comparison import Prose, compare
from skywave.partners.audit.comparing.sentences import split_text
from skywave.partners.contract import Contract, Edits, Text

STORY = [
    (
        "SITTWE, Myanmar — Junta troops burned at least 40 homes in a village in Rakhine state on Monday, killing two people, "
        "residents told Radio Free Asia."
    ),
    "The raid in Kyauk Ni came a day after fighters attacked a police post nearby, said a resident who asked not to be named.",
    "“They came at dawn and shot at anything that moved,” he said. “My uncle was too old to run.”",
    (
        "The village has about 300 houses. According to estimates by aid workers, some 1,200 people fled to the hills. "
        "It was not clear where they are now."
    ),
    "RFA called the junta’s spokesman for the state, Hla Thein, but he did not answer.",
    "More than 3 million people have been displaced since the military took power in February 2021.",
    "Translated by Aung Naing. Edited by Kit Smith.",
]
OWN = [
    "By Example Portal staff",
    "Updated April 3, 2024 8:10 AM EDT",
    "Advertisement",
    "READ MORE: Seven things to know about boots",
    "Also read: The Navy has 11 carriers",
    "Sign up for our newsletter to get the best stories in your inbox every day!",
    "Follow @RFA on Twitter",
    "(Photo: RFA)",
    "Villagers stand beside burned houses in Kyauk Ni, April 1, 2024. (Citizen journalist)",
    "Smoke rises over the river in Rakhine state, April 2, 2024.",
    "Image: Getty Images / Some Name",
    "Hundreds flee to the hills",
    "Why it matters",
    "This article originally appeared on Radio Free Asia.",
    "Copyright © 2024, RFA. Used with the permission of Radio Free Asia, 2025 M St. NW, Suite 300, Washington DC 20036.",
    "Editor’s note: The Portal republished this story with 2 changes.",
    "Correction: An earlier version said 41 homes burned.",
    "https://www.rfa.org/english/",
    "Story continues below",
    "Tags: Myanmar, Rakhine, war",
]
OWN_ELSEWHERE = [
    ("zh", "（图片来源：法新社）"), ("zh", "相关阅读：某地洪水"), ("zh", "广告"), ("zh", "责编：何平"),
    ("zh", "本文转自自由亚洲电台"), ("zh", "村民逃往山区"),
    ("ko", "사진=연합뉴스"), ("ko", "관련 기사: 강물이 불어나다"), ("ko", "무단전재 및 재배포 금지"),
    ("ko", "주민 수백 명 대피"),
    ("vi", "Ảnh minh họa: AFP"), ("vi", "Xem thêm: Lũ lụt ở miền Trung"), ("vi", "Quảng cáo"),
    ("vi", "Hàng trăm người chạy lên núi"),
    ("my", "ဓာတ်ပုံ - RFA"), ("my", "ဆက်စပ်သတင်း - ရေကြီးမှု"),
]  # fmt: skip
SHORT = {
    "zh": ["三角洲的水位整夜上涨，村民说。", "学校关闭。据估计，三百人离开。", "军方没有回应。"],
    "ko": ["삼각주의 물이 밤새 불어났다고 주민이 말했습니다.",
           "학교가 닫혔습니다. 약 300명이 떠났습니다.", "군은 답하지 않았습니다."],
    "vi": ["Nước dâng suốt đêm, người dân nói.", "Trường học đóng cửa. Khoảng 300 người rời đi.", "Quân đội không trả lời."],
    "my": ["မြစ်ရေ တညလုံး တက်ခဲ့တယ်လို့ ရွာသားတွေက ပြောပါတယ်။", "ကျောင်းတွေ ပိတ်ပါတယ်။ လူ ၃၀၀ လောက် ထွက်သွားပါတယ်။", "စစ်တပ်က မဖြေပါဘူး။"],
}  # fmt: skip


@pytest.mark.parametrize("line", OWN)
@pytest.mark.parametrize("place", range(len(STORY) + 1))
def test_a_line_of_the_partner_s_own_is_a_note_wherever_it_stands(place: int, line: str) -> None:
    made = texts(STORY, [*STORY[:place], line, *STORY[place:]])
    assert problems(made.findings) == []
    assert made.coverage == 100
    assert [row.found for row in made.rows if row.change == "own"]


@pytest.mark.parametrize(("language", "line"), OWN_ELSEWHERE)
def test_a_line_of_the_partner_s_own_is_known_in_every_language(language: str, line: str) -> None:
    story = SHORT[language]
    made = texts(story, [*story[:2], line, *story[2:]], language=language)
    assert problems(made.findings) == []


@pytest.mark.parametrize("width", [30, 44, 60, 72, 100])
def test_a_page_saved_as_lines_is_the_same_text(width: int) -> None:
    for paragraphs in (
        [line for paragraph in STORY for line in textwrap.wrap(paragraph, width)],
        ["\n".join(textwrap.wrap(paragraph, width)) for paragraph in STORY],
        ["\n".join(line for paragraph in STORY for line in textwrap.wrap(paragraph, width))],
        [" ".join(STORY)],
    ):
        made = texts(STORY, paragraphs)
        assert problems(made.findings) == []
        assert made.coverage == 100


def test_a_page_in_one_block_with_its_menu_is_the_same_text() -> None:
    made = texts(
        STORY, ["Menu\nHome\nBy Staff in Tokyo\n" + "\n".join(STORY) + "\nThe 5 best boots of 2024, says Kim\nShare"]
    )
    assert problems(made.findings) == []


def test_a_changed_fact_is_found_in_a_page_saved_as_lines() -> None:
    changed = [paragraph.replace("1,200", "12,000") for paragraph in STORY]
    made = texts(STORY, [line for paragraph in changed for line in textwrap.wrap(paragraph, 50)])
    assert grave_kinds(made.findings) == {"number-changed"}
    assert [(item.was, item.found, item.where) for item in made.findings if item.grade == "grave"] == [
        ("1,200", "12,000", "paragraph 4")
    ]


def test_a_sentence_that_was_split_or_joined_is_style() -> None:
    joined = [paragraph.replace("hills. It was", "hills, and it was") for paragraph in STORY]
    assert problems(texts(STORY, joined).findings) == []
    assert problems(texts(joined, STORY).findings) == []


def test_a_dateline_that_was_dropped_is_a_note() -> None:
    made = texts(STORY, [STORY[0].removeprefix("SITTWE, Myanmar — "), *STORY[1:]])
    assert [(item.kind, item.grade) for item in made.findings] == [("dateline-changed", "note")]


def test_a_dateline_that_was_set_before_the_text_is_the_partner_s_own() -> None:
    made = texts(STORY[1:], ["BANGKOK (RFA) — " + STORY[1], *STORY[2:]])
    assert [(item.kind, item.grade) for item in made.findings] == [("own-words", "note")]


@pytest.mark.parametrize(
    ("cut", "edits", "grade"),
    [
        (2, Edits(), "fault"),
        (2, Edits(cut=True), "allowed"),
        (4, Edits(), "grave"),
        (4, Edits(cut=True), "fault"),
        (6, Edits(), "note"),
    ],
)
def test_a_cut_paragraph_is_graded_by_what_it_said(cut: int, edits: Edits, grade: str) -> None:
    made = texts(STORY, [paragraph for place, paragraph in enumerate(STORY) if place != cut], edits=edits)
    assert [(item.kind, item.grade) for item in made.findings] == [("sentence-cut", grade)]
    assert made.findings[0].was
    assert [row.change for row in made.rows].count("cut") == (1 if cut == 4 else 2)


def test_an_excerpt_may_end_where_the_contract_says_so() -> None:
    contract = Contract("Example Portal", text=Text("excerpt", 3))
    made = compare(Prose("River", tuple(STORY)), Prose("River", tuple(STORY[:3])), language="en", contract=contract)
    assert [(item.kind, item.grade) for item in made.findings] == [("sentence-cut", "allowed")]
    assert 40 < made.coverage < 70


def test_a_short_excerpt_of_a_long_text_is_still_this_work() -> None:
    long = [f"Sentence number {number} speaks of village {number * 7} in the delta." for number in range(100)]
    made = texts(long, long[:5])
    assert {item.kind for item in made.findings} == {"sentence-cut"}
    assert made.coverage == 5


def test_a_sentence_inside_our_paragraph_is_grave_where_it_states_a_fact() -> None:
    changed = [
        paragraph.replace("It was not clear", "An official said 90 rebels were there. It was not clear")
        for paragraph in STORY
    ]
    made = texts(STORY, changed)
    assert [(item.kind, item.grade, item.found) for item in made.findings] == [
        ("sentence-added", "grave", "An official said 90 rebels were there.")
    ]


def test_a_paragraph_between_ours_that_reads_like_ours_is_a_fault() -> None:
    made = texts(STORY, [*STORY[:3], "“The rebels paid us for every house,” a second man told RFA.", *STORY[3:]])
    assert [(item.kind, item.grade) for item in made.findings] == [("sentence-added", "fault")]


def test_words_before_and_after_the_story_are_the_partner_s_own() -> None:
    made = texts(
        STORY,
        [
            "The war in Myanmar goes on. In 2021, 3 generals took power, said Kim.",
            *STORY,
            "Our view: “It must end,” says Lee.",
        ],
    )
    assert [(item.kind, item.grade) for item in made.findings] == [("own-words", "note")] * 2


def test_a_paragraph_that_moved_is_told_once_for_each_sentence() -> None:
    made = texts(STORY, [STORY[0], STORY[2], STORY[1], *STORY[3:]])
    assert {(item.kind, item.grade) for item in made.findings} == {("sentence-moved", "fault")}
    assert made.coverage == 100


def test_a_quotation_that_is_repeated_large_is_the_partner_s_own() -> None:
    made = texts(STORY, [*STORY[:4], "“My uncle was too old to run.”", *STORY[4:]])
    assert [(item.kind, item.grade) for item in made.findings] == [("own-words", "note")]


def test_another_story_is_told_in_one_finding() -> None:
    made = texts(STORY, ["Boil the noodles for four minutes.", "Add salt and a little oil, then stir."])
    assert [(item.kind, item.grade) for item in made.findings] == [("text-other", "fault")]
    assert made.coverage == 0


@pytest.mark.parametrize(("allowed", "grade"), [(True, "allowed"), (False, "fault")])
def test_a_translation_is_known_as_one(allowed: bool, grade: str) -> None:
    korean = (
        "군부가 월요일 라카인주 마을에서 최소 40채의 집을 불태웠다고 주민들이 말했습니다. 약 300채의 집이 있는 마을에서 "
        "1,200명이 피신했습니다."
    )
    made = texts(STORY, [korean, korean.replace("마을", "동네")], edits=Edits(translation=allowed))
    assert made.findings[0 if not allowed else -1].kind == "translated"
    assert {item.grade for item in made.findings} == {grade, "note"}
    missing = next(item for item in made.findings if item.kind == "number-changed")
    assert "2021" in missing.was
    assert "1200" not in missing.was


def test_simplified_and_traditional_characters_are_one_text() -> None:
    made = texts(
        ["军队没有袭击学校，据估计，3.2万人离开乌鲁木齐。"],
        ["軍隊沒有襲擊學校，據估計，3.2萬人離開烏魯木齊。"],
        language="zh-Hans",
    )
    assert problems(made.findings) == []
    assert made.coverage == 100


def test_burmese_in_the_old_encoding_is_the_same_text() -> None:
    ours = ["ကျောင်းသားတွေက မြို့ထဲမှာ ဆန္ဒပြကြပါတယ်။ ဒီကောင်းတဲ့နေ့မှာ ကျောင်းပိတ်ပါတယ်။ ကျောင်းဆရာတွေလည်း ပြောကြပါတယ်။"]
    old = ["ေက်ာင္းသားေတြက ၿမိဳ႕ထဲမွာ ဆႏၵျပၾကပါတယ္။ ဒီေကာင္းတဲ့ေန႔မွာ ေက်ာင္းပိတ္ပါတယ္။ ေက်ာင္းဆရာေတြလည္း ေျပာၾကပါတယ္။"]
    made = texts(ours, old, language="my")
    assert problems(made.findings) == []
    assert made.coverage == 100


@pytest.mark.parametrize(
    ("ours", "theirs", "edits", "grade"),
    [
        ("Troops burn 40 homes", "Troops Burn 40 Homes", Edits(), None),
        ("Troops burn 40 homes", "Troops Burn 40 Homes | Example Portal", Edits(), None),
        ("Troops burn 40 homes", "Example Portal - Troops burn 40 homes", Edits(), None),
        ("Troops burn 40 homes", "Troops burn forty homes", Edits(), "allowed"),
        ("Troops burn 40 homes", "What we know about the war", Edits(), "fault"),
        ("Troops burn 40 homes", "What we know about the war", Edits(headline=True), "allowed"),
        ("Troops burn 40 homes", "Troops burn 60 homes", Edits(headline=True), "grave"),
        ("Troops did not burn homes", "Troops did burn homes", Edits(headline=True), "grave"),
        ("Troops burn homes in Rakhine state", "Troops burn homes in Shan state", Edits(), "grave"),
    ],
)
def test_headlines(ours: str, theirs: str, edits: Edits, grade: str | None) -> None:
    body = (*STORY, "The army left Shan state and Rakhine state.")
    made = compare(
        Prose(ours, body), Prose(theirs, body), language="en", contract=Contract("Example Portal", edits=edits)
    )
    assert [(item.kind, item.grade) for item in made.findings] == ([("headline-changed", grade)] if grade else [])


def test_summary_and_dateline_are_compared_only_where_they_are_shown() -> None:
    ours = Prose("River", tuple(STORY), "Two people died.", "Bangkok")

    def kinds(summary: str, place: str) -> list[tuple[str, str]]:
        theirs = Prose("River", tuple(STORY), summary, place)
        return [(item.kind, item.grade) for item in compare(ours, theirs, language="en", contract=CONTRACT).findings]

    assert kinds("", "BANGKOK") == []
    assert kinds("Two people died.", "Bangkok, Thailand") == []
    assert kinds(STORY[1], "Bangkok") == []
    assert kinds("A war like no other.", "Bangkok") == [("summary-changed", "note")]
    assert kinds("", "Tokyo") == [("dateline-changed", "fault")]
    assert kinds("", "") == [("dateline-changed", "note")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kim Jong Un. went to the U.S. on Jan. 5. The U.S. The cost was 3.5 percent.", 3),
        ("“Why?” he asked. “Go!” She left... and slept.", 3),
        ("He met Gen. Min Tun and Rep. A. B. Smith. They spoke.", 2),
        ("他说：“我们不走。”李明表示，“谁的错？”他问。会议结束了！", 3),
        ("그는 “안 간다.”라고 했다. 3.5% 올랐다.", 2),
        ("Ông A. nói tại TP. Hồ Chí Minh. Bà ấy đi.", 2),
        ("ကျင်းပခဲ့ပါတယ်။ တင်ပြထားပါတယ်။", 2),
        ("བོད་ཀྱི་གནས་ཚུལ། ད་ལྟ་ཡོད།", 2),
        ("ប្រជាជននៅទីនោះ។ ពួកគេចាកចេញ។", 2),
        ("ئۇ كەلدى. ئۇ كەتتىمۇ؟ ياق.", 3),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    sentences, whole = split_text([text])
    assert whole
    assert len(sentences) == count, [sentence.text for sentence in sentences]


# (language, the newsroom's paragraphs, what a portal made of them): nothing that changes a word of the story.
PORTALS: list[tuple[str, list[str], list[str]]] = [
    (
        "zh-Hans",
        [
            "新疆和田地区一名维吾尔教师上周被判处九年徒刑，知情人士周二告诉本台。",
            "这名教师名叫阿布都拉，现年四十五岁。他的家人说：“我们没有收到任何文件。”",
            "据估计，当地至少有三百人被带走。本台致电和田地区公安局，但无人接听。",
            "（责编：何平）",
        ],
        [
            "首页 > 新闻 > 中国",
            "来源：自由亚洲电台 2021-03-16 08:30",
            "字号：大 中 小",
            "（自由亚洲电台讯）新疆和田地区一名维吾尔教师上周被判处九年徒刑，知情人士周二告诉本台。",
            "图：和田街头。（路透社）",
            "这名教师名叫阿布都拉，现年四十五岁。他的家人说：「我们没有收到任何文件。」",
            "被捕者的家人",
            "据估计，当地至少有三百人被带走。本台致电和田地区公安局，但无人接听。",
            "更多新闻请关注我们的微信公众号",
            "相关阅读",
            "习近平访问拉萨",
            "上一篇：某某",
            "©版权所有",
        ],
    ),
    (
        "ko",
        [
            "양강도 혜산시의 한 주민은 12일 “쌀값이 두 배로 올랐다”고 자유아시아방송에 전했습니다.",
            "소식통에 따르면 지난달 국경이 닫힌 뒤 장마당이 멈췄습니다. 당국은 이에 대해 아무런 설명도 하지 않았습니다.",
            "에디터 김철수, 웹팀 이민호",
        ],
        [
            "[서울=자유아시아방송] 양강도 혜산시의 한 주민은 12일 “쌀값이 두 배로 올랐다”고 자유아시아방송에 전했습니다.",
            "▲ 혜산 장마당 모습. /RFA",
            "<저작권자 ⓒ 포털, 무단전재 및 재배포 금지>",
            "소식통에 따르면 지난달 국경이 닫힌 뒤 장마당이 멈췄습니다. 당국은 이에 대해 아무런 설명도 하지 않았습니다.",
            "기사 공유하기",
            "많이 본 뉴스",
            "1. 김정은, 함흥 방문",
            "제보는 카카오톡으로",
        ],
    ),
    (
        "vi",
        [
            "Công an tỉnh Nghệ An hôm thứ Ba bắt giữ ba người phản đối dự án, theo lời người dân.",
            "Bà Nguyễn Thị Hoa, 52 tuổi, nói với RFA: “Chúng tôi chưa nhận được tiền đền bù.”",
            "Phóng viên gọi điện cho công an tỉnh nhưng không ai trả lời.",
        ],
        [
            "RFA – Công an tỉnh Nghệ An hôm thứ Ba bắt giữ ba người phản đối dự án, theo lời người dân.",
            "Ảnh: Người dân ở Nghệ An. (Facebook)",
            'Bà Nguyễn Thị Hoa, 52 tuổi, nói với RFA: "Chúng tôi chưa nhận được tiền đền bù."',
            "Xem thêm: Vụ án ở Đồng Tâm",
            "Phóng viên gọi điện cho công an tỉnh nhưng không ai trả lời.",
            "Nguồn: RFA Tiếng Việt",
            "Chia sẻ bài này",
        ],
    ),
    (
        "my",
        [
            "ရခိုင်ပြည်နယ်မှာ လူ ၁၂ ဦး သေဆုံးခဲ့တယ်လို့ ဒေသခံတွေက RFA ကို ပြောပါတယ်။ စစ်တပ်ဘက်က တုံ့ပြန်တာ မရှိသေးပါဘူး။",
            "“ကျွန်တော်တို့ ပြေးခဲ့ရတယ်” လို့ ကိုမောင်မောင်က ပြောပါတယ်။",
        ],
        [
            "မူရင်း - RFA",
            "ဓာတ်ပုံ - RFA",
            "ရခိုင်ပြည်နယ်မှာ လူ 12 ဦး သေဆုံးခဲ့တယ်လို့ ဒေသခံတွေက RFA ကို ပြောပါတယ်။ စစ်တပ်ဘက်က တုံ့ပြန်တာ မရှိသေးပါဘူး။",
            "ဆက်စပ်သတင်း",
            "“ကျွန်တော်တို့ ပြေးခဲ့ရတယ်”လို့ ကိုမောင်မောင်က ပြောပါတယ်။",
            "Share",
            "#Myanmar",
        ],
    ),
]


@pytest.mark.parametrize(("language", "ours", "theirs"), PORTALS, ids=["zh", "ko", "vi", "my"])
def test_a_portal_s_page_with_everything_around_the_story_is_no_fault(
    language: str, ours: list[str], theirs: list[str]
) -> None:
    made = texts(ours, theirs, language=language)
    assert problems(made.findings) == []
    assert made.coverage > 85
