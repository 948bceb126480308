"""Correction notes and republication notices among the paragraphs of a story."""

from __future__ import annotations

import re

from skywave.sources.page.dates import day_in
from skywave.story.draft import CLARIFICATION, CORRECTION, UPDATE, DraftNote

_CORRECTION = re.compile(
    r"\A\W{0,3}(?:corrections?(?: appended)?\b(?=\s*(?:[:：,(—–-]|\Z|appended|\d|on\b|and clarifi))|an earlier "
    r"version of (?:this|the)\b|a previous version of (?:this|the)\b|in an earlier version of this|"
    r"this (?:article|story|post|report|headline|piece|page)(?:'s headline)? (?:has been|was|is)(?: since)? "
    r"(?:corrected|amended|revised|edited) |the original version of this (?:article|story)|earlier versions? of "
    r"this (?:article|story)|"
    r"更正|勘误|勘誤|订正|訂正|정정|바로잡습니다|정정보도|đính chính|cải chính|koreksi|ralat|corrección|"
    r"fe de erratas|rectificatif|"
    r"correction :|berichtigung|korrektur|errata|исправление|поправка|แก้ไขข่าว|ပြင်ဆင်ချက်|ការកែតម្រូវ)",
    re.IGNORECASE,
)
_CLARIFICATION = re.compile(
    r"\A\W{0,3}(?:clarifications?\b(?=\s*(?:[:：,(—–-]|\Z))|clarification :|澄清|说明[:：]|aclaración|klarifikasi|làm "
    r"rõ[:：])",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\A\W{0,3}(?:update[sd]?(?: \d+)?\s*[:：(—–]|this (?:article|story|post|report) (?:has been|was) updated|"
    r"this is a developing story[^.]{0,20}updated|updated? (?:on|at) \w+|(?:更新|최신 업데이트)\s?[:：]|cập nhật\s?:)",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"\A\W{0,3}(?:editor(?:s|['’]s|s['’])?['’]? note|editors?[: ]note|note (?:from the editor|to readers)|编者注|"
    r"編者註|编注|编者按|편집자\s?주|ghi chú của (?:biên tập|tòa soạn))\s*[:：.—–-]?",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"correct|earlier (?:version|story)|previous version|updat|amend|clarif|misstat|misspell|inaccura|erroneous|"
    r"\berror|has been (?:changed|revised|removed|edited)|更正|修正|정정|수정|đính chính|sửa",
    re.IGNORECASE,
)
_LONGEST = 2_000
_NAME = r"(?P<name>[^\s,.;:()，。；：（）][^,;:()\n，。；：（）]{1,80}?)"
_STOP = (
    r"(?=\s*(?:[,;()，。；：（）]|\.(?:\s|\Z)|\Z|\s(?:and|under|on (?:\w+ \d|\d)|with|as|here|in (?:\w+ )?\d{4}|"
    r"at https?|https?:|is republished|where|which|before|by|through|in partnership|last|via)\b))"
)
_PUBLISHERS = tuple(
    re.compile(pattern + _STOP, re.IGNORECASE)
    for pattern in (
        rf"with (?:the )?(?:kind )?permission (?:of|from)\s+(?:the publisher,?\s+)?{_NAME}",
        (
            rf"(?:originally|first) (?:appeared|published|posted|ran|reported|produced|written)(?: online)? (?:on|in|"
            rf"by|at|with|for)\s+{_NAME}"
        ),
        rf"(?:re-?published|reprinted|reposted|reproduced|adapted) (?:here )?(?:from|courtesy of)\s+{_NAME}",
        (
            rf"this (?:story|article|piece|report) (?:was|is|comes?) (?:\w+ )?(?:produced|published|provided|"
            rf"reported|from|to you from)(?: by)?\s+{_NAME}"
        ),
        r"(?:本文|此文|文章)?(?:首发|首發|原载|原載|原刊|转载|轉載|刊登)(?:于|於|自)[：:\s]*[《「]?(?P<name>[^\s，。；、）》」]{2,30})[》」]?",
        r"(?:xuất hiện lần đầu|đăng lần đầu|đăng lại từ)(?: trên)?\s+(?P<name>[^,.;]{2,60}?)",
    )
)


def note_kind(text: str) -> str:
    """Return which kind of correction note a paragraph is, or empty."""
    if len(text) > _LONGEST:
        return ""
    if _EDITOR.match(text):
        rest = _EDITOR.sub("", text, count=1).strip()
        return note_kind(rest) or (
            CORRECTION
            if re.search(
                "correct|misstat|misspell|inaccura|erroneous|error|earlier version|更正|정정|đính chính",
                rest,
                re.IGNORECASE,
            )
            else CLARIFICATION
            if _MENDED.search(rest)
            else ""
        )
    for kind, pattern in ((CORRECTION, _CORRECTION), (CLARIFICATION, _CLARIFICATION), (UPDATE, _UPDATE)):
        if pattern.match(text):
            return kind
    return ""


def read_note(text: str) -> DraftNote:
    """Return a note with its date where it begins with one: "CORRECTION (12 May 2024): ..."."""
    return DraftNote(note_kind(text) or CORRECTION, text, day_in(text[:80]))


def is_note_heading(text: str) -> bool:
    """Say whether a line is only the heading of a note that follows."""
    return (
        len(text) < 60
        and bool(note_kind(text) or _EDITOR.fullmatch(text))
        and not re.search(r"[.。]\s*\Z|[:：]\s*\S", text)
    )


def publisher_in(text: str) -> str:
    """Return the original publisher that a republication notice names, or empty.

    >>> publisher_in("This article originally appeared on Global Voices on 2 May 2024.")
    'Global Voices'
    """
    for pattern in _PUBLISHERS:
        if match := pattern.search(text[:1_500]):
            name = re.sub(r"\A(?:the website of |the site |the )", "", match["name"].strip(" .\"'“”‘’")).strip()
            if 1 < len(name) <= 80:
                return name
    return ""
