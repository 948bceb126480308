"""The few words that partner formats need beside those of the pages (`web.words`), by language.

>>> excerpt_label("zh-TW"), medium_label("image/jpeg", "en"), removed_title("Flood", "en", retracted=True)
('節錄', 'Picture', 'Retraction: Flood')
"""

from __future__ import annotations

from typing import Final

from skywave.carriers.web.words import pick, words_for

_EXCERPT: Final = {
    "en": "Excerpt",
    "zh": "节选",
    "zh-Hant": "節錄",
    "yue": "節錄",
    "ko": "발췌",
    "vi": "Trích đoạn",
    "my": "ကောက်နုတ်ချက်",
    "km": "អត្ថបទដកស្រង់",
    "lo": "ບົດຄັດຫຍໍ້",
    "th": "ตัดตอนจากบทความ",
    "bo": "ཟུར་འདོན།",
    "ug": "ئۈزۈندە",
}
EXCERPT_LANGUAGES: Final = frozenset(_EXCERPT)
_WIDE_COLON: Final = frozenset({"zh", "zh-Hant", "yue"})
_MEDIA: Final = {"image": "picture", "audio": "audio", "video": "video"}


def excerpt_label(language: str) -> str:
    """Return what labels an excerpt in a language (BCP 47)."""
    return _EXCERPT[pick(language, EXCERPT_LANGUAGES)]


def medium_label(media: str, language: str) -> str:
    """Return Picture, Audio or Video in a language; a picture where the media type is empty."""
    return words_for(language)[_MEDIA.get(media.partition("/")[0], "picture")]


def removed_title(title: str, language: str, *, retracted: bool) -> str:
    """Return the title of a story that was taken back, "Retraction: " or "Removal: " before it."""
    label = words_for(language)["retraction" if retracted else "redaction"]
    colon = "：" if pick(language, EXCERPT_LANGUAGES) in _WIDE_COLON else ": "
    return f"{label}{colon}{title}" if title else label
