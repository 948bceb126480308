"""What single lines of a page say about the page: who wrote it, when, that it is an excerpt, that one must pay to read on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import digit

from skywave.carriers.item_words import EXCERPT_LANGUAGES, excerpt_label
from skywave.sources.page.dates import day_in, page_time
from skywave.story.credit import parse_credit, split_caption

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYLINE = re.compile(
    r"\A\W{0,3}(?:(?:story |words |text |article |report |analysis )?(?:by|written by|reported by|reporting by|authored by)"
    r"\s*[:：]?\s+\S|(?:author|writer|reporter|byline)s?\s*[:：]\s*\S|(?:por|von|par|oleh|di)\s+[A-ZÀ-Þ]|"
    r"(?:tác giả|người viết|bài(?: và ảnh)?|theo|tường trình)\s*[:：]\s*\S|(?:记者|記者|作者|撰文|撰稿|文[/／])\s*[:：/／]?\s*\S|"
    r"(?:글|취재|기자)\s*[:：=]\s*\S|[가-힣]{2,4}\s?(?:기자|특파원)\W*\Z|(?:ရေးသားသူ|သတင်းထောက်|ရေးသူ)\s*[:：၊-]?\s*\S|โดย\s*[:：]?\s*\S)",
    re.IGNORECASE,
)
_BYLINE_NAMES = re.compile(
    r"(?:\A|[\s_:.-])(?:bylines?|by-?line|authors?|author-?names?|writer|reporter|creator|contributors?)(?=\Z|[\s_:.-])"
)
_HEADER_NAMES = re.compile(
    r"(?:\A|[\s_:.-])(?:bylines?|by-?line|author(?:s|-?(?:name|names|date|line|link|url|meta))?|date(?:line)?|time(?:stamp)?|"
    r"pub-?(?:date|time|lished)|publish(?:ed)?-?(?:date|time|on)?|post-?(?:date|meta|info|author|byline)|"
    r"entry-?(?:date|meta|author)|article-?(?:meta|date|info|byline|author|time)|story-?(?:meta|date|byline|info)|"
    r"meta(?:data)?|timestamp|last-?(?:updated|modified)|updated|datepublished|datemodified|kicker|eyebrow|reading-?time)"
    r"(?=\Z|[\s_:.-])"
)
_DATE = re.compile(
    r"\A\W*(?:first )?(?:date|published|updated|posted|last updated|日期|"
    r"(?:发布|發佈|發布|发表|發表|更新|修改)(?:时间|時間|日期|于|於)?|时间|時間|입력|수정|등록|발행|"
    r"(?:ngày đăng|đăng ngày|cập nhật|xuất bản|đăng|ngày)(?: (?:ngày|lúc))?|ထုတ်(?:ဝေ|ပြန်)(?:ချိန်|ရက်(?:စွဲ)?)?)?"
    r"\s*(?:on|at)?\s*[:：]?\s*(?P<date>.{6,60})\Z",
    re.IGNORECASE,
)
_DATE_CHARACTERS = 90
_MONTHS = 12
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_VIETNAMESE = re.compile(
    r"(?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?:,| năm)? (?P<year>\d{4})",
    re.IGNORECASE,
)
_VIETNAMESE_WORDS = re.compile(r"\b(?:ngày|đăng|cập nhật|xuất bản|thứ|chủ nhật|lúc)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?<![\d/])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?![\d/])")
_BURMESE_MONTHS = (
    "ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ", "နိုဝင်ဘာ", "ဒီဇင်ဘာ",
)  # fmt: skip
_BURMESE = re.compile(
    rf"(?P<year>\d{{4}})\s*(?:ခုနှစ်)?[\s၊,]*(?P<month>{'|'.join(_BURMESE_MONTHS)})(?:လ)?\s*(?P<day>\d{{1,2}})(?:\s*ရက်)?(?:နေ့)?"
)
_LABELLED_DATE = re.compile(r"\A[^\d]{1,24}?\s(?P<date>(?:19|20)\d\d[-/.年]\s?\d.{2,40})\Z")
_UPDATED = re.compile(r"\A\W*(?:updated|last (?:updated|modified)|修改|更新|수정|cập nhật)", re.IGNORECASE)
_WORDS_OF_DATES = re.compile(
    r"[\d\s:：.,/+\-–|•·年月日时時分秒년월일시분()（）]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|"
    r"february|march|april|august|september|october|november|december|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|am|pm|utc|gmt|a\.m|p\.m|at|on|[a-z]{2,4}t|th|st|nd|rd|tháng|năm)\b|T(?=\d)|(?<=\d)Z|"
    r"星期.|周.|오전|오후|上午|下午|\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày|lúc)\b|နာရီ|မိနစ်",
    re.IGNORECASE,
)
_EXCERPT = re.compile(
    r"\b(?:this|the following|below) (?:is|are) (?:an? )?(?:\w+ )?(?:excerpts?|extracts?)\b|"
    r"\A\W*(?:an? )?(?:excerpts?|extracts?)\b|"
    r"\b(?:excerpted|extracted) (?:from|here)|\(\s*(?:excerpts?|extracts?)\s*\)|"
    r"\bread (?:the )?(?:full|whole|entire|complete|rest of (?:the|this)) ?(?:story|article|report|piece|text|version)?\b|"
    r"节选|節選|摘录|摘錄|節錄|节录|摘编|摘編|阅读全文|閱讀全文|발췌|요약본|전문 보기|전문보기|trích (?:đoạn|đăng|lược|từ)|"
    r"lược trích|đọc (?:toàn văn|toàn bộ|bài đầy đủ)|ကောက်နုတ်ချက်|ကောက်နှုတ်ချက်|အပြည့်အစုံဖတ်",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep reading|read (?:the (?:full|rest|whole)|this|on)|unlock|access (?:this|the))|"
    r"(?:continue|keep) reading (?:with|by) (?:a |your )?(?:subscri|free trial)|"
    r"(?:this|the) (?:article|story|content|page|post) is (?:only |exclusively )?(?:available |reserved )?(?:only |exclusively )?"
    r"(?:for|to) (?:\w+ )?(?:subscribers|members)\b|(?:subscribers?|members?)[- ]only (?:article|story|content)|"
    r"you(?:['’]ve| have) (?:reached|used|hit) (?:your|the) (?:\w+ ){0,3}(?:limit|free articles?)|"
    r"(?:to (?:continue|keep) reading|to read (?:the full|this|the rest of the) (?:story|article)),? (?:please )?(?:subscribe|"
    r"sign up|log in|become a)|unlock this (?:article|story)|(?:articles?|stories) remaining this month|"
    r"(?:订阅|訂閱|付费|付費)(?:后|後|即可|以)?(?:继续)?(?:阅读|閱讀)全文|(?:会员|會員)(?:专享|專享|专属|專屬)|本文为付费|"
    r"유료 ?(?:회원|구독자|독자) ?(?:전용|만)|구독(?:하고|하시면|후) (?:계속|전문)|"
    r"(?:đăng ký|mua gói|đăng nhập) (?:thuê bao )?để (?:đọc tiếp|tiếp tục đọc|đọc toàn bộ)|dành riêng cho (?:thuê bao|hội viên)|"
    r"ဆက်(?:လက်)?ဖတ်(?:ရှု)?ရန် (?:အသင်းဝင်|ငွေပေး|စာရင်းသွင်း)|အသင်းဝင်(?:တွေ|များ)?အတွက်သာ",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile("[.!?。！？။။།؟…][\"'”’)]*\\s*\\Z")
_IN_BRACKETS = re.compile(r"(?P<caption>.{10,})\s*[(（](?P<credit>[^()（）]{2,200})[)）]\s*\Z", re.DOTALL)
_SHORT, _HEADER = 320, 160
_LONG_CREDIT = 60
_LABELLED = re.compile(r"\W*(?:photo(?:graph)?s?:? (?:by|courtesy)|courtesy|credits?\b)", re.IGNORECASE)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_AGO = re.compile(
    r"\W*(?:\d{1,3}|an?) (?:min|minute|hour|day|week|month|year)s?(?: \d{1,2} \w+)? ago\W*|"
    r"\d{1,3}\s?(?:分钟|小时|天|시간|일|giờ|ngày) ?(?:前|전|trước)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:文章|新闻|新聞|稿件)?(?:来源|來源|出处|出處)\s*[:：]|\W*(?:source|nguồn|출처|ရင်းမြစ်)\s*[:：]", re.IGNORECASE
)
# How the part of our own formats that is for the editor alone begins (`carriers.paste`, `carriers.markdown`).
_EDITOR = re.compile(
    r"\W*(?:for the editor: not for publication|copy what stands above this line, and nothing below it|"
    r"not for publication: photos and recordings that stay home|for_the_editor\s*:)",
    re.IGNORECASE,
)
# A newsletter that a site offers among the paragraphs: the verb and the thing, in either order.
_PLUG = re.compile(
    r"\b(?:sign(?:ing)? up|subscribe|join)\b.{0,60}\b(?:newsletters?|mailing list|inbox)\b|"
    r"(?:订阅|訂閱).{0,16}(?:邮件|郵件|通讯|通訊|电子报|電子報|简报|簡報|周报|週報|频道|頻道)|"
    r"뉴스레터.{0,16}(?:구독|신청)|đăng ký.{0,30}bản tin|သတင်းလွှာ.{0,30}(?:စာရင်းသွင်း|ရယူ)",
    re.IGNORECASE,
)
_PLUG_CHARACTERS, _PLUG_SENTENCES = 160, 2
_SENTENCES = re.compile("[.!?。！？။]+(?:\\s|\\Z)|[。！？။]")
_OUR_LABELS = frozenset(excerpt_label(language) for language in EXCERPT_LANGUAGES)


def is_byline(text: str, names: str = "") -> bool:
    """Say whether a line says who wrote the story: by its words, or by what the page calls its element.

    Args:
        text: One line.
        names: Class, id and the like of its element, in lower case.
    """
    if len(text) > _HEADER or (_SENTENCE_END.search(text) and len(text) > 80):
        return False
    return bool(_BYLINE.match(text) or (_BYLINE_NAMES.search(names) and not _SENTENCE_END.search(text)))


def is_header(text: str, names: str) -> bool:
    """Say whether a line is a byline, a date or the like by what the page calls its element: a few words, no sentence."""
    return (
        len(text) < _HEADER
        and bool(_HEADER_NAMES.search(names))
        and not (_SENTENCE_END.search(text) and len(text) > 80)
    )


def is_source(line: str) -> bool:
    """Say whether a line above a text tells where it was taken from, or how long ago it appeared: no title."""
    return bool(_SOURCE.match(line) or _AGO.fullmatch(line))


def date_of(line: str) -> tuple[int, bool] | None:
    """Return the time that a line states and nothing else, and whether it is that of a change; or None."""
    if len(line) >= _DATE_CHARACTERS:
        return None
    line = _dates_written_out(line)
    match = _DATE.match(line) or _LABELLED_DATE.match(line)
    if match is not None and _WORDS_OF_DATES.sub("", match["date"]).strip():
        match = _LABELLED_DATE.match(line)
    if match is None or _WORDS_OF_DATES.sub("", match["date"]).strip():
        return None
    moment = page_time(match["date"])
    return None if moment is None else (moment, bool(_UPDATED.match(line)))


def _dates_written_out(line: str) -> str:
    """Return a line with its digits as ASCII's, and dates that are written as in Viet Nam or Burma as `2026-06-12`."""
    line = _ORDINAL.sub("", "".join(str(digit(sign)) if sign.isdecimal() else sign for sign in line))
    if match := _VIETNAMESE.search(line):
        return _with_day(line, match, int(match["day"]), int(match["month"]))
    if (match := _DAY_FIRST.search(line)) and (_VIETNAMESE_WORDS.search(line) or int(match["day"]) > _MONTHS):
        return _with_day(line, match, int(match["day"]), int(match["month"]))
    if match := _BURMESE.search(line):
        return _with_day(line, match, int(match["day"]), _BURMESE_MONTHS.index(match["month"]) + 1)
    return line


def _with_day(line: str, match: re.Match[str], day: int, month: int) -> str:
    return f"{line[: match.start()]}{match['year']}-{month:02}-{day:02}{line[match.end() :]}"


def day_beside(line: str) -> int | None:
    """Return the day that a byline also names, or None."""
    return day_in(line)


def excerpt_line(lines: Iterable[str]) -> str:
    """Return the first line that labels the text an excerpt, or empty; our own deliveries' label in every language."""
    return next((line for line in lines if len(line) <= _SHORT and (line in _OUR_LABELS or _EXCERPT.search(line))), "")


def is_editor_part(line: str) -> bool:
    """Say whether a line begins what a delivery tells the partner's editor, which no page shows."""
    return bool(_EDITOR.match(line))


def is_plug(line: str) -> bool:
    """Say whether a line offers the site's newsletter and says nothing else."""
    short = len(line) <= _PLUG_CHARACTERS and len(_SENTENCES.findall(line)) <= _PLUG_SENTENCES
    return short and _PLUG.search(line) is not None


def paywall_line(lines: Iterable[str]) -> str:
    """Return the first line that tells readers to pay or to log in before they read on, or empty."""
    return next((line for line in lines if len(line) <= _SHORT and _PAYWALL.search(line)), "")


def told_apart(caption: str, credit: str) -> tuple[str, str]:
    """Return caption and credit, where a whole caption was taken for a credit: in scripts that the tables of names do not know.

    Args:
        caption: As it was read.
        credit: As it was read.
    """
    if caption or _LABELLED.match(credit) or len(credit) + len(_WIDE.findall(credit)) <= _LONG_CREDIT:
        return caption, credit
    head, parted, tail = credit.partition(" / ")
    if parted and len(head) > _LONG_CREDIT // 2 and _SENTENCE_END.search(head):
        return head, tail
    rest, inline = split_caption(credit)
    if inline and len(rest) > _LONG_CREDIT // 6 and not parse_credit(rest).agency:
        return rest, inline
    if (match := _IN_BRACKETS.match(credit)) and not parse_credit(match["caption"]).agency:
        return match["caption"].strip(), match["credit"]
    parts = parse_credit(credit)
    return (credit, "") if not parts.agency and not parts.via else (caption, credit)
