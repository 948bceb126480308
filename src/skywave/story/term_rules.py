"""The forms in which terms of use state their limits, in the order in which they are tried.

One form a line, for a clause in lower case. A space stands for any white space between words. {list} is one or several
countries, {use} a noun for using, {words} up to ten words, {who} up to eight words that end in a permission, {day} a date that
cannot be misread. What a form has taken is gone for those below it. The forms are those of AFP, AP, EPA, Getty Images, PA,
Reuters, Yonhap, Newsis and China's press.
"""

from __future__ import annotations

import re
from typing import Final

# A country's name stands in a clause as its codes between two private characters.
OPEN, CLOSE = "\ue000", "\ue001"
MARK: Final = f"{OPEN}[A-Z ]+{CLOSE}"
_AND = r"(?:\s*(?:,\s*and\b|,|、|/|&|\+|\band\b|\bor\b|\bet\b|及|和|与|與|및|과|와|·)\s*|\s+)(?:the\s+)?"
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PARTS: Final = {
    # Possessive: what belongs to a list is never given back, so that a long list costs one pass.
    "{list}": rf"(?:the\s+)?(?P<list>{MARK}(?:{_AND}{MARK}){{0,80}}+)",
    "{use}": r"(?:use|usage|sales?|resales?|publication|publishing|distribution|reproduction|licen[cs]ing|media|print|broadcast)",
    "{words}": r"(?:[^\W\d_][\w'-]*\s+){0,10}?",
    "{who}": r"(?:[^\W\d_][\w'-]*\s+){0,8}?(?:permission|consent|authori[sz]ation|approval|agreement|licen[cs]e)\b",
    "{trade}": r"(?:commercial|marketing|advertising|advertisement|promotional|merchandising)",
    "{ends}": r"(?:use|usage|purposes?|campaigns?|sales?)",
    "{then}": r"(?:, and|, or|,| and| or|/| &)",
    "{day}": (
        r"(?:(?P<y1>20\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\.?,?\s+(?P<y2>20\d\d)"
        rf"|(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>20\d\d)"
        r"|(?P<y4>20\d\d)年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日)(?![\d/-])"
    ),
    "{stop}": r"\b(?:not?|out|only|restrict\w*|prohibit\w*|for|editorial)\b",
    "{outside}": "(?:以外|之外|이외|외)(?:에서|的|地区|地區|\\s*지역)*",
    "{forbidden}": r"(?:禁止|禁用|不得|不可|不能|严禁|嚴禁|사용\s*금지|사용\s*불가|금지)(?:使用)?",
    "{except}": r"(?:except|excluding|excludes|excl\.?|with the exception of|other than)",
    "{never}": "(?:禁止|不得|不可|严禁|嚴禁|请勿|請勿)",
    "{ended}": "(?:금지|불가)",
}
_FORMS: Final = (
    (
        "until",
        r"""
\bno (?:use|usage) (?:after|beyond|past) {day}
\bnot (?:for use|to be used) (?:after|beyond|past) {day}
\b(?:valid |use |usage )?(?:until|till|through):? {day}
\b(?:expires?|expiry|expiration)(?: date)?(?: on)?:? {day}
""",
    ),
    (
        "mandatory_credit",
        r"""
\bmandatory (?:photo |picture )?credit\b\s*:?\s*(?:"[^"]{1,200}"|“[^”]{1,200}”|'[^']{1,200}')
\bmandatory (?:photo |picture )?credit\b(?:\s*:?\s*(?:(?!{stop})[^,]){1,200})?
\bcredit(?: line)? (?:is )?(?:mandatory|required|obligatory)\b
\bmust (?:be )?credit(?:ed)?\b
\bplease credit\b
(?:必须|必須|须|須|请|請|务必|務必)(?:注明|註明|标明|標明|署名)(?:出处|出處|来源|來源|作者)?
출처\s*(?:를|을)?\s*(?:표기|명기|표시)(?:\s*필수)?
""",
    ),
    (
        "only_in",
        r"""
\b(?:no|not for) {use} (?:outside|except|other than|beyond)(?: of| in| for| to| by)? {list}
{list}\s*{outside}\s*{forbidden}
(?:仅限|僅限|只限|仅供|僅供)(?:于|於|在)?{list}(?:境内|境內|地区|地區)?[内內]?(?:使用|刊登|发布|發布)?
{list}\s*(?:에서만|내에서만|한정)(?:\s*사용(?:\s*가능)?)?
{list} (?:{use} |rights |clients |customers |subscribers )?only\b
\b(?:only|exclusively|solely)(?: for)?(?: {use})?(?: in| within| to| by)? {list}
\b(?:restricted|limited) to(?: {use})?(?: in| within)? {list}
""",
    ),
    (
        "not_in",
        r"""
{list} (?:media |publications? |newspapers? |clients |customers )?(?:is |are )?(?:out|excluded|prohibited)\b
{list} (?:is |are )?not (?:allowed|permitted|included)\b
\bout\s*(?:[:\-–]| of| in| for)?\s*{list}
\bno {use}(?: allowed| permitted)?(?: or {use})?(?: in| to| by| for| within| inside|:)? {list}
\bno {use} (?:to|by|for) (?:customers|clients|media|publications) (?:located )?in {list}
\bno (?:commercial|editorial)(?: or (?:commercial|editorial))? {use} (?:in|to|for) {list}
\bnot (?:available|for|to be|licensed|allowed|permitted) {words}(?:in|to|by|from|within|for) {list}
\b(?:prohibited|forbidden|banned|embargoed|blocked) (?:for (?:use )?)?(?:in|for|to|from) {list}
\b(?:worldwide |all (?:countries|territories) |everywhere )?{except}(?: for| in| to|:)? {list}
\bno {list}
{list}\s*(?:境内|境內|国内|國內|地区|地區|媒体|媒體)?(?:禁止使用|禁止刊登|禁止|禁用|不可使用|不得使用|不能使用|使用禁止|严禁使用|嚴禁使用|不可)
{never}(?:在|于|於)?{list}(?:境内|境內|地区|地區)?[内內]?(?:使用|刊登|发布|發布|转载|轉載|发表|發表)?
{list}\s*(?:내에서|내|에서의|에서|지역)?\s*(?:사용|이용|게재|배포)?\s*(?:을|를|은|는)?\s*{ended}
{list}\s*(?:以外|之外)(?:地区|地區|的)?(?:使用|可用)?
{list}\s*(?:제외|이외|除外)
""",
    ),
    ("clients_only", r"\b(?P<who>[a-z][\w&.'-]{0,30}) (?:clients?|customers?|subscribers?|members?) (?:use )?only\b"),
    (
        "no_use",
        r"""
\bno (?:unauthori[sz]ed )?(?:use|usage|reproduction|publication|reuse)(?: is)?(?: allowed| permitted)? without(?: {who})?
\bnot (?:to be |for )?(?:use|used|published|reproduced|reused)(?: or \w+| in any way)? without {who}
\b(?:prior |written )*permission (?:is )?(?:required|needed)\b
\bnot available for (?:licen[cs](?:e|ing)|use|publication)\b
\b(?:do|must) not (?:use|publish|reproduce)\b(?!\s+(?:for|in|after|on|as|with)\b)
\bnot to be (?:used|published)\b(?=\s*$)
\bnot for (?:use|publication|release|reproduction)\b(?!\s+(?:in|after|on|by|for|as|with|outside|before|until)\b)
^no (?:use|usage|publication)$
^\W*(?:mandatory )?(?:photo |picture |image |advisory )?kill(?: photo| picture| image| notice| advisory| mandatory)?\W*$
\bmandatory kill\b
\b(?:photo|picture|image) (?:has been |is )?(?:killed|withdrawn|retracted)\b
(?:未经|未經)[^，,]{0,12}{never}(?:转载|轉載|使用|转发|轉發|刊登)*
{never}(?:转载|轉載|転載)
転載禁止|無断転載(?:を?禁じ?(?:ます)?|禁止)
무단\s*(?:전재|복제|사용|배포)(?:\s*(?:및|와|과|,|·|-)?\s*(?:재배포|배포|전재|복제|사용))?\s*(?:를|을)?\s*금지
""",
    ),
    (
        "editorial_only",
        r"""
\bno {trade}(?: {ends})? without {who}(?: (?:from|of) (?:the )?(?:rights?[- ]?holders?|owners?|agency|photographer))?
\b(?:restricted|limited) to (?:news and |news )?editorial (?:use|usage|purposes?)(?: only)?\b
\b(?:for )?(?:news )?editorial(?: news)? (?:use|usage|purposes?) only\b
\beditorial only\b
\bonly (?:for )?editorial (?:use|purposes?)\b
\b(?:no|not for)(?: (?:sale|use) (?:for|in))? {trade}(?:{then} (?:no )?{trade}){0,6}(?: {ends})?\b
\bnon[- ]?commercial (?:use|purposes?)(?: only)?\b
(?:仅供|僅供|仅限|僅限|只供)(?:新闻|新聞)?(?:编辑|編輯)(?:使用|用途)?
{never}(?:用于|用於|作)?(?:商业|商業|商用)(?:用途|使用)?
非(?:商业|商業)(?:用途|使用)
(?:상업적?|상업용|광고)\s*(?:목적\s*)?(?:사용|이용)?(?:을|를)?\s*{ended}
(?:보도용|편집용)(?:으로만)?(?:\s*사용)?
""",
    ),
    ("no_resale no_archive", r"재판매\s*(?:및|,|·)\s*db\s*금지"),
    (
        "no_resale",
        r"""
\bno (?:third|3rd)[- ]party(?: (?:sales?|resales?|use|usage|distribution)){1,3}\b
\bno (?:re-?)?sales?(?: (?:or \w+ )?to (?:third|3rd)[- ]part(?:y|ies))?\b
\bnot for (?:re-?)?sale\b
\b(?:no|not for) (?:use|distribution|redistribution) (?:to|by) (?:\w+ )?(?:third|3rd)[- ]part(?:y|ies)(?: distributors)?\b
\bno (?:redistribution|resyndication|syndication)\b
(?:재판매|재배포)\s*(?:를|을)?\s*{ended}
{never}(?:转售|轉售|转卖|轉賣|销售|銷售)
""",
    ),
    (
        "no_archive",
        r"""
\bno archiv(?:es?|ing|al)(?: use| permitted| allowed){0,2}\b
\bnot (?:for|to be) archiv\w+(?: use)?\b
\bdo not archive\b
(?:db|보관|저장)\s*(?:를|을)?\s*{ended}
{never}(?:存档|存檔|归档|歸檔|留存)
""",
    ),
    (
        "no_use",
        r"""
{never}使用|使用禁止
^(?:禁用|撤稿|撤图|撤圖)$
사용\s*(?:을|를)?\s*{ended}
""",
    ),
    (
        "one_time",
        r"""
\b(?:for )?(?:one|single)[- ](?:time )?(?:use|usage|publication)(?: only)?\b
\b(?:for )?(?:one|single)-time[- ](?:use|usage|publication)(?: only)?\b
""",
    ),
    # Words that limit nothing.
    (
        "",
        r"""
\bdistributed as a service to (?:our )?clients\b
\ball rights reserved\b
\bcan ?not (?:be )?independently verif\w*[^;]{0,200}
\bexactly as received\b
""",
    ),
)


def _compiled(form: str) -> re.Pattern[str]:
    # In a form a space is white space, but not in a class of characters.
    pattern = re.sub(r"\[[^\]]*\]| ", lambda match: r"\s+" if match[0] == " " else match[0], form)
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern)


RULES: Final = tuple((kinds, _compiled(form)) for kinds, forms in _FORMS for form in forms.splitlines() if form)

# What looks like a limit where no form fits.
SUSPECT: Final = re.compile(
    r"\b(?:no|not|non|nor|out|only|solely|exclusiv\w*|restrict\w*|prohibit\w*|forbid\w*|except\w*|exclud\w*|embargo\w*|without|must"
    r"|never|until|within|after|before|permission|consent|licen[cs]\w*|kill\w*|withdr\w*|retract\w*|ban|banned|limit\w*|outside"
    r"|expir\w*|internal|territor\w*|unauthori[sz]ed|cannot|don't|contact|fees?|once|hold|archiv\w*|resale|resell|commercial"
    r"|interdit\w*|sauf|uniquement|pas|nicht|nur|verboten|sperr\w*|gesperrt|frei|kein\w*|prohibid\w*|solo|excepto|vetad\w*"
    r"|solamente|vietat\w*|cấm|không|chỉ|trừ|запрещ\w*|кроме|только|нельзя)\b"
    "|禁|不得|不可|不能|不准|勿|仅|僅|只|限|除|未经|未經|撤|금지|불가|제한|제외|이외|한정|삭제|철회"
)
