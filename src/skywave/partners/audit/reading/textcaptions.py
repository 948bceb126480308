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


def is_credit(line: str) -> bool:
    """Say whether a line is a credit and nothing else, beyond doubt: a heading may consist of names too."""
    if len(STOPS.findall(line)) > 1:
        return False
    return captions.is_credit_line(line) and bool(MARKED.search(line) or parse_credit(line).right in ("wire", "stock"))


def picture_in(line: str) -> tuple[str, str] | None:
    """Return caption and credit of a line that is a caption: short, and its credit stands at one of its ends."""
    if len(line) > _CAPTION or len(STOPS.findall(line)) > 5:
        return None
    caption, credit = captions.split(line)
    if not credit or not caption:
        return None
    bare = line.rstrip(" .)）]】。")
    at_end = bare.endswith(credit.rstrip(" .)）]】。"))
    at_start = line.lstrip(" (（[【").startswith(credit[:20])
    if not at_end and not at_start:
        return None
    if len(line) > _LONG_CAPTION and END.search(credit) and not MARKED.search(credit):
        return None  # "..., reports Ko Aung of RFA."
    return None if place_of(line) and not at_end else (caption, credit)


def is_caption(text: str) -> bool:
    """Say whether a paragraph above a credit reads like the caption."""
    if len(text) > _CAPTION_ALONE or len(STOPS.findall(text)) > 2 or place_of(text):
        return False
    return not (note_kind(text) or publisher_in(text))
