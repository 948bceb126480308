"""What the tests of the comparison share: a story around the sentence that a row is about."""

from __future__ import annotations

from skywave.partners.audit.comparing.comparison import Comparison, Prose, compare
from skywave.partners.audit.findings import Finding
from skywave.partners.contract import Contract, Edits

CONTRACT = Contract("Example Portal")
_AROUND = {
    "en": ("The water rose all night in the delta.", "The school will stay shut for now, a teacher wrote."),
    "zh": ("三角洲的水位整夜上涨。", "一位老师写道，学校目前仍然关闭。"),
    "ko": ("삼각주의 물이 밤새 불어났습니다.", "학교는 당분간 문을 닫는다고 교사가 썼습니다."),
    "vi": ("Nước dâng suốt đêm ở vùng châu thổ.", "Trường học tạm đóng cửa, một cô giáo viết."),
    "my": ("မြစ်ဝကျွန်းပေါ်မှာ ရေတညလုံး တက်ခဲ့ပါတယ်။", "ကျောင်းကို လောလောဆယ် ပိတ်ထားမယ်လို့ ဆရာမတစ်ယောက်က ရေးပါတယ်။"),
}


def around(language: str) -> tuple[str, str]:
    """Return a sentence to stand before another and one to stand after it."""
    return _AROUND[language.split("-", maxsplit=1)[0]]


def check(language: str, was: str, found: str, contract: Contract = CONTRACT) -> tuple[Finding, ...]:
    """Return the findings about one sentence in the middle of a story."""
    before, after = around(language)
    original = Prose("River", (before, was, after))
    copy = Prose("River", (before, found, after))
    return compare(original, copy, language=language, contract=contract).findings


def texts(was: list[str], found: list[str], *, language: str = "en", edits: Edits | None = None) -> Comparison:
    """Compare paragraphs."""
    contract = Contract("Example Portal", edits=edits or Edits())
    return compare(Prose("River", tuple(was)), Prose("River", tuple(found)), language=language, contract=contract)


def grave_kinds(findings: tuple[Finding, ...]) -> set[str]:
    """Return the kinds that are grave."""
    return {item.kind for item in findings if item.grade == "grave"}


def problems(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return what is grave or a fault."""
    return [item for item in findings if item.grade in ("grave", "fault")]
