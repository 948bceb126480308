"""Captions and credits among the lines of a plain text, where nothing but their words tells them from paragraphs."""

from __future__ import annotations

import re

from skywave.sources.page import captions
from skywave.sources.page.notes import note_kind, publisher_in
from skywave.sources.reading.datelines import place_of
from skywave.story.credit import parse_credit

_CAPTION, _CAPTION_ALONE, _LONG_CAPTION = 600, 320, 120
STOPS = re.compile("[.!?…][\"'”’)\\]]*(?:\\s|\\Z)|[。！？။།؟។]")
END = re.compile('[.!?…:]["\'”’)\\]]*\\s*\\Z|[。！？။།؟។：]["”’」』)）]*\\s*\\Z')
MARKED = re.compile(
    r"[/／©:：()（）=]|\b(?:photos?|images?|courtesy|credits?|screenshot|via|file)\b|摄|攝|供图|供圖|图片|圖片|资料|사진|제공|ảnh|ภาพ|ဓာတ်ပုံ",
    re.IGNORECASE,
)


_LABEL = re.compile(
    r"\s*[(（\[［【]?\s*(?:(?:file )?photo|image|picture|caption|图(?:片说明|片|说明)?|圖(?:片說明|片|說明)?|"
    r"照片|사진(?:설명)?|ảnh|hình(?: ảnh)?|ဓာတ်ပုံ|ပုံ|ภาพ|รูป)\s*\d{0,2}\s*[:：]\s*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?P<caption>.{4,})[(（\[［【](?P<credit>[^()（）\[\]［］【】]{2,120})[)）\]］】]\s*[.。]?\s*\Z"
)
_QUOTES = str.maketrans("「」『』", "“”“”")


def is_credit(line: str) -> bool:
    """Say whether a line is a credit and nothing else, beyond doubt: a heading may consist of names too."""
    if len(STOPS.findall(line)) > 1 or (labelled_in(line) or ("",))[0]:
        return False
    return captions.is_credit_line(line) and bool(MARKED.search(line) or parse_credit(line).right in ("wire", "stock"))


def labelled_in(line: str) -> tuple[str, str] | None:
    """Return caption and credit of a line that says itself what it is ("图：...", "Photo: ..."), or None; either may be empty."""
    match = _LABEL.match(line) if len(line) <= _CAPTION else None
    if match is None or len(STOPS.findall(line)) > 5:
        return None
    rest = line[match.end() :].strip()
    if match[0].lstrip()[:1] in "(（[［【":
        rest = rest.rstrip(")）]］】 ")
    if (inner := _BRACKETED.fullmatch(rest)) and (
        parse_credit(inner["credit"]).agency or not END.search(inner["credit"])
    ):
        return inner["caption"].strip(), inner["credit"]
    caption, credit = captions.split(rest)
    if not caption and END.search(rest) and not parse_credit(rest).agency:
        return rest, ""
    return caption.strip(), credit


def picture_in(line: str) -> tuple[str, str] | None:
    """Return caption and credit of a line that is a caption: short, and its credit stands at one of its ends."""
    if len(line) > _CAPTION or len(STOPS.findall(line)) > 5:
        return None
    if (labelled := labelled_in(line)) and labelled[0]:
        return labelled
    caption, credit = captions.split(line)
    if not credit or not caption or _is_quoted(caption, credit):
        return None
    bare = line.rstrip(" .)）]】。")
    at_end = bare.endswith(credit.rstrip(" .)）]】。"))
    at_start = line.lstrip(" (（[【").startswith(credit[:20])
    if not at_end and not at_start:
        return None
    if len(line) > _LONG_CAPTION and END.search(credit) and not MARKED.search(credit):
        return None  # "..., reports Ko Aung of RFA."
    return None if place_of(line) and not at_end else (caption, credit)


def _is_quoted(caption: str, credit: str) -> bool:
    """Say whether what was taken for a credit is what somebody says: `她说：“...。”`."""
    opened = caption.translate(_QUOTES)
    return opened.count("“") > opened.count("”") or (END.search(credit) is not None and credit.rstrip()[-1:] in "”」』")


def is_caption(text: str) -> bool:
    """Say whether a paragraph above a credit reads like the caption."""
    if len(text) > _CAPTION_ALONE or len(STOPS.findall(text)) > 2 or place_of(text):
        return False
    return not (note_kind(text) or publisher_in(text))
