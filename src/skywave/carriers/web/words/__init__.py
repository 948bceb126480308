"""The interface's words in the readers' languages, with fallback by primary subtag and then to English.

Words hold no HTML. `{n}`, `{a}`, `{b}`, `{date}`, `{name}` and `{names}` are filled in by the page. They
stand in one file for each language, `<tag>.json`: a flat object, keys sorted, that the build of the reader app
reads too (`reader/build.mjs`). A language that is not here reads English; a new one is one more file with every
key of English, and a row in `dates.py`.

`zh.json` is written in simplified characters and serves `zh-Hans`, `zh-CN` and `zh-SG`; `zh-Hant.json` serves
`zh-TW`, `zh-HK` and `zh-MO`. Written Cantonese news keeps standard grammar: `yue.json` differs from
`zh-Hant.json` in a few everyday words.

>>> words_for("zh-TW")["front"], words_for("fr")["front"], direction("ug")
('首頁', 'Front page', 'rtl')
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIX: Final = ".json"
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    file.name.removesuffix(_SUFFIX): json.loads(file.read_text(encoding="utf-8"))
    for file in sorted(resources.files(__name__).iterdir(), key=lambda file: file.name)
    if file.name.endswith(_SUFFIX)
}
_KNOWN: Final = frozenset(WORDS)

# What each language calls itself, those without interface words too.
OWN_NAMES: Final[Mapping[str, str]] = {
    "en": "English",
    "zh": "中文",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "yue": "粵語",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "my": "မြန်မာဘာသာ",
    "km": "ភាសាខ្មែរ",
    "lo": "ພາສາລາວ",
    "th": "ภาษาไทย",
    "bo": "བོད་སྐད།",
    "ug": "ئۇيغۇرچە",
    "id": "Bahasa Indonesia",
    "ms": "Bahasa Melayu",
    "fil": "Filipino",
    "tl": "Tagalog",
    "bn": "বাংলা",
    "hi": "हिन्दी",
    "ar": "العربية",
    "fa": "فارسی",
    "ur": "اردو",
    "ru": "Русский",
    "fr": "Français",
    "es": "Español",
    "de": "Deutsch",
    "ja": "日本語",
    "kk": "Қазақша",
    "mn": "Монгол",
    "tr": "Türkçe",
}

# Desks are commonly named by the three letters of ISO 639-3; what those are in BCP 47.
_DESK_TAGS: Final[Mapping[str, str]] = {
    "eng": "en",
    "cmn": "zh",
    "zho": "zh",
    "zhs": "zh-Hans",
    "zht": "zh-Hant",
    "yue": "yue",
    "kor": "ko",
    "vie": "vi",
    "mya": "my",
    "khm": "km",
    "lao": "lo",
    "tha": "th",
    "bod": "bo",
    "uig": "ug",
    "ind": "id",
    "msa": "ms",
    "zsm": "ms",
    "fil": "fil",
    "ben": "bn",
}

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset({"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
_SCRIPT_LETTERS: Final = 4
# Chinese by region where no script is named.
_TRADITIONAL: Final = frozenset({"Hant", "TW", "HK", "MO"})


def _script(language: str) -> str:
    return next((part for part in language.split("-")[1:] if len(part) == _SCRIPT_LETTERS and part.isalpha()), "")


@lru_cache(maxsize=256)
def pick(language: str, known: frozenset[str]) -> str:
    """Return the tag out of `known` that serves a reader of `language` (BCP 47) best, or `en`."""
    if language in known:
        return language
    primary, *rest = language.split("-")
    if primary == "zh" and _TRADITIONAL.intersection(rest) and "zh-Hant" in known:
        return "zh-Hant"
    return primary if primary in known else "en"


@lru_cache(maxsize=256)
def words_for(language: str) -> Mapping[str, str]:
    """Return the interface's words for a language (BCP 47)."""
    return WORDS[pick(language, _KNOWN)]


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """Return `rtl` or `ltr`: by the script where the tag names one, else by the language."""
    script = _script(language)
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=256)
def own_name(language: str) -> str:
    """Return what a language (BCP 47) calls itself, or the tag where that is not known."""
    for tag in (
        language,
        pick(language, _KNOWN) if language.startswith("zh") else "",
        language.partition("-")[0],
    ):
        if tag in OWN_NAMES:
            return OWN_NAMES[tag]
    return language


@lru_cache(maxsize=256)
def desk_language(desk: str) -> str | None:
    """Return the language that a desk's code names, `my` for `mya` or `obs/mya`, or None for none."""
    code = desk.rpartition("/")[2]
    tag = _DESK_TAGS.get(code, code)
    return tag if tag in OWN_NAMES else None
