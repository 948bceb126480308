"""Folding: what two spellings of the same words have in common, before anything is compared.

`clean` takes away what no reader sees; `fold` takes away what is a matter of type and house style: case, width, kinds
of quotation marks, how a vowel sign is ordered, traditional or simplified characters.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from skywave.partners.audit.comparing.words.han import TRADITIONAL

# Zero-width characters and others without a glyph: our own pages set U+200B, partners' systems set the others.
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\x00-\x08\x0b\x0e-\x1f\x7f]"
)
_SPACES: Final = re.compile(r"\s+")
# The letter wa is often typed for the digit zero.
_VIETNAMESE: Final = re.compile("[àáảãạèéẻẽẹýỳỷỹỵ]")
_BURMESE: Final = re.compile("[\u1000-\u109f]")
_WA: Final = re.compile("(?<=[\u1040-\u1049])\u101d(?![\u102b-\u103e])|(?<![\u1000-\u1021])\u101d(?=[\u1040-\u1049])")
_HAN: Final = {ord(old): new for old, new in TRADITIONAL.items()}
# Vietnamese tone marks stand on either vowel: hoà, hòa.
_PLACES: Final = "oà òa|oá óa|oả ỏa|oã õa|oạ ọa|oè òe|oé óe|oẻ ỏe|oẽ õe|oẹ ọe|uỳ ùy|uý úy|uỷ ủy|uỹ ũy|uỵ ụy"
_TONES: Final = {old: new for pair in _PLACES.split("|") for old, new in [pair.split()]}
# And the same sound has two letters: kỹ, kĩ.
_I: Final = dict(zip("ýỳỷỹỵ", "íìỉĩị", strict=True))
_SHORT_I: Final = re.compile(r"\b([hklmst]|qu)([ýỳỷỹỵ])\b")
_TONE: Final = re.compile("|".join(_TONES))


def clean(text: str) -> str:
    """Return a text without what no reader sees: NFC, no zero-width characters, each white space one space."""
    text = normalize("NFC", _UNSEEN.sub("", text))
    if _BURMESE.search(text):
        text = _WA.sub("\u1040", text.replace("\u1036\u102f", "\u102f\u1036"))
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return the key of a word: case, width, apostrophes, tone places and traditional characters make no difference."""
    if text.isascii():
        return text.lower()
    text = normalize("NFKC", text).casefold().replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")
    if _VIETNAMESE.search(text):
        text = _TONE.sub(lambda found: _TONES[found.group()], normalize("NFC", text))
        text = _SHORT_I.sub(lambda found: found.group(1) + _I[found.group(2)], text)
    return text.translate(_HAN)


def bare(text: str) -> str:
    """Return a folded text without accents: Phạm Đoan Trang, pham doan trang."""
    return "".join(
        letter for letter in normalize("NFD", fold(text).replace("đ", "d")) if letter < "\u0300" or letter > "\u036f"
    )
