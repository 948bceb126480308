"""The language of a desk by its folder in an address: /english/, /zh-hans/, /ko/."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

DESK_LANGUAGES = {
    "arabic": "ar", "bengali": "bn", "burmese": "my", "cantonese": "yue", "chinese": "zh", "english": "en", "filipino": "tl",
    "french": "fr", "hindi": "hi", "indonesian": "id", "indonesia": "id", "japanese": "ja", "khmer": "km", "korean": "ko",
    "lao": "lo", "malay": "ms", "mandarin": "zh", "persian": "fa", "russian": "ru", "spanish": "es", "thai": "th",
    "tibetan": "bo", "ukrainian": "uk", "urdu": "ur", "uyghur": "ug", "vietnamese": "vi",
}  # fmt: skip
_CODES = frozenset(
    [
        "ar",
        "bn",
        "bo",
        "de",
        "en",
        "es",
        "fa",
        "fr",
        "hi",
        "id",
        "ja",
        "km",
        "ko",
        "lo",
        "ms",
        "my",
        "ne",
        "pt",
        "ru",
        "th",
        "tl",
        "tr",
        "ug",
        "uk",
        "ur",
        "vi",
        "yue",
        "zh",
    ]
)
_CHINESE = {
    "zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "simp": "zh-Hans",
    "trad": "zh-Hant", "zhongwen": "zh",
}  # fmt: skip


def language_in(address: str) -> str:
    """Return the BCP 47 language that the first folders of an address name, or empty.

    >>> language_in("https://www.rfa.org/burmese/news/a.html"), language_in("https://x.example/zh-hans/a")
    ('my', 'zh-Hans')
    """
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    folders = path.lower().split("/")[1:-1][:2]
    for number, folder in enumerate(folders):
        found = DESK_LANGUAGES.get(folder) or _CHINESE.get(folder)
        if found or (number == 0 and folder in _CODES):
            return found or folder
        if number == 0 and (match := re.fullmatch(r"([a-z]{2})[-_][a-z]{2}", folder)) and match[1] in _CODES:
            return match[1]
    return ""
