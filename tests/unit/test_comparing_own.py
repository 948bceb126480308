"""The partner's own words inside the text, what pretends to be them, and lines of the original that are no sentences."""

from __future__ import annotations

import pytest
from tests.unit.test_comparing_helpers import around, problems, texts

PLUGS = [
    ("en", "Sign up for our newsletter and get the best stories every morning."),
    ("en", "Get our best stories in your inbox every morning."),
    ("en", "Enjoying this story? Subscribe to our newsletter for more."),
    ("en", "Join 20,000 readers and subscribe to our newsletter."),
    ("en", "Tell us what you think: follow us on Facebook."),
    ("zh", "订阅我们的邮件通讯，每天早上收到最精彩的文章。"),
    ("zh", "訂閱我們的電子報，每天早上收到最精彩的文章。"),
    ("zh", "喜欢这篇文章吗？请订阅我们的通讯。"),
    ("ko", "뉴스레터를 구독하고 매일 아침 최고의 기사를 받아보세요."),
    ("ko", "앱을 다운로드하고 더 많은 기사를 읽어보세요."),
    ("vi", "Đăng ký nhận bản tin của chúng tôi để đọc những bài hay nhất mỗi sáng."),
    ("vi", "Hãy theo dõi chúng tôi trên Facebook."),
    ("my", "ကျွန်တော်တို့ရဲ့ သတင်းလွှာကို စာရင်းသွင်းပြီး မနက်တိုင်း ဖတ်ရှုပါ။"),
]
NEWS = [
    ("en", "Related deaths rose to 45 people, officials said."),
    ("en", "“We will subscribe to the plan,” the minister said."),
    ("en", "Sign up for our newsletter, the minister said, and 40 people died."),
    ("en", "Photo of the dam shows 300 people dead, witnesses said."),
    ("en", "300 people killed in the delta"),
    ("en", "The dam broke and killed 300 people. (AFP)"),
    ("en", "- The mayor took $5 million, a bank clerk told Reuters."),
    ("zh", "相关部门表示，已有40人死亡。"),
    ("zh", "更多的人死亡，官员说，死亡人数为45人。"),
    ("ko", "관련 당국자는 300명이 숨졌다고 말했습니다."),
    ("vi", "Theo dõi vụ này, quan chức nói 300 người chết."),
    ("my", "သတင်းရင်းမြစ်တွေက လူ ၃၀၀ သေဆုံးတယ်လို့ ပြောပါတယ်။"),
]
BARE = [
    ("en", "2024-05-12"),
    ("en", "May 12, 2024"),
    ("en", "12 May 2024"),
    ("en", "By Kim Sung-il"),
    ("en", "Kim Sung-il, RFA"),
    ("en", "RFA"),
    ("zh", "2024年5月12日"),
    ("zh", "记者 李明 报道"),
    ("ko", "2024년 5월 12일"),
    ("ko", "김성일 기자"),
    ("vi", "Ngày 12 tháng 5 năm 2024"),
    ("my", "၂၀၂၄ ခုနှစ် မေလ ၁၂ ရက်"),
]


@pytest.mark.parametrize(("language", "plug"), PLUGS)
def test_a_plug_between_the_newsrooms_sentences_is_the_partners_own(language: str, plug: str) -> None:
    before, after = around(language)
    space = "" if language == "zh" else " "
    for was, found in (
        ([before, after], [before, plug, after]),
        ([f"{before}{space}{after}"], [f"{before}{space}{plug}{space}{after}"]),
    ):
        told = texts(was, found, language=language).findings
        assert problems(told) == []
        assert {item.kind for item in told} == {"own-words"}


@pytest.mark.parametrize(("language", "news"), NEWS)
def test_news_that_begins_as_a_plug_does_is_a_sentence_that_was_added(language: str, news: str) -> None:
    before, after = around(language)
    told = texts([before, after], [before, news, after], language=language).findings
    assert {item.kind for item in problems(told)} == {"sentence-added"}


def test_a_correction_between_the_sentences_is_the_partners_own_whatever_it_counts() -> None:
    before, after = around("en")
    correction = "Correction: An earlier version of this story said 40 people had died."
    assert problems(texts([before, after], [before, correction, after]).findings) == []


@pytest.mark.parametrize(("language", "line"), BARE)
@pytest.mark.parametrize("first", [True, False])
def test_a_date_or_a_byline_that_stood_in_the_originals_text_may_be_missing(
    language: str, line: str, first: bool
) -> None:
    before, after = around(language)
    was = [line, before, after] if first else [before, line, after]
    assert problems(texts(was, [before, after], language=language).findings) == []


@pytest.mark.parametrize("line", ["It was May 12, 2024.", "Kim Sung-il died in May.", "RFA closed."])
def test_a_sentence_about_a_date_or_a_name_may_not_be_missing(line: str) -> None:
    before, after = around("en")
    told = texts([before, line, after], [before, after]).findings
    assert {item.kind for item in problems(told)} == {"sentence-cut"}
