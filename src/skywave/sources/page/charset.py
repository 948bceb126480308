"""The text of a page's bytes: what the page is written in, even where it says something else. Never wrong characters in silence.

Asked in turn: a byte order mark, UTF-8 (nothing else looks like it), the server, the page's own `<meta charset>`, and then the
encodings of East Asia by what they would make of the bytes. Where none fits, the page is refused.
"""

from __future__ import annotations

import codecs
import re

from skywave.errors import Malformed

_PRESCAN = 8192
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What browsers read under these names (Encoding Standard), as Python calls it.
_CODECS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-jp": "euc_jp",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254",
    "tis-620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874", "utf8": "utf-8",
}  # fmt: skip
_EAST_ASIA = ("gb18030", "cp949", "big5hkscs", "cp932", "euc_jp")
# Single-byte encodings accept any bytes; only words of few letters tell whether one fits.
_SINGLE_BYTE = re.compile(r"cp\d{3,4}|iso-?8859.*|koi8.*|windows-\d+|mac.*", re.IGNORECASE)
_COMMON = {
    "gb18030": frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"),
    "big5hkscs": frozenset("的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動"),
    "cp932": frozenset("のにはをたがでてとしれさいるなっかもらり、。"),
    "euc_jp": frozenset("のにはをたがでてとしれさいるなっかもらり、。"),
    "cp949": frozenset("이다의는에을가고를한지로기사대하도은시자서"),
}
_ODD = re.compile("[\ue000-\uf8ff\u0080-\u009f\u3400-\u4dbf\ufff0-\uffff]")
_FEW = 0.001


def decode_page(data: bytes, *, stated: str = "") -> str:
    """Return the text of a page.

    Args:
        data: The whole page.
        stated: The encoding that a server states, or empty.

    Raises:
        Malformed: No encoding fits the bytes.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec) or _refuse()
    if (text := _strict(data, "utf-8")) is not None:
        if (named := _codec(stated) or declared(data)).startswith("iso2022") or named == "hz":
            return _strict(data, named) or text
        return text
    for name in (_codec(stated), declared(data)):
        if name and name != "utf-8" and (text := _strict(data, name)) is not None and _is_plausible(text, name):
            return text
    if best := _east_asian(data):
        return best
    if (text := _mended(data)) is not None:
        return text
    if _codec(stated) in ("", "utf-8") and declared(data) in ("", "utf-8") and (text := _western(data)) is not None:
        return text
    return _refuse()


def declared(data: bytes) -> str:
    """Return Python's name of the encoding that a page declares in its head, or empty."""
    match = _META.search(data[:_PRESCAN])
    return _codec(match[1].decode("ascii")) if match else ""


def _refuse() -> str:
    raise Malformed(
        "the page is in no encoding that it states or that can be told from it", hint="save it again as UTF-8"
    )


def _codec(label: str) -> str:
    label = label.strip().lower()
    try:
        return _CODECS.get(label) or codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _is_plausible(text: str, codec: str) -> bool:
    """Say whether a text that decodes has the letters that its encoding is used for."""
    letters = [character for character in text[:400_000] if character > "\x7f"]
    if codec in _COMMON:
        return not letters or _score(letters, codec) > 0
    if codec == "cp1252":  # Chinese read as Western is two or more strange letters in a row, all the time
        return sum(map(len, re.findall("[\u0080-\u00ff]{4,}", text))) * 10 <= len(letters)
    return True


def _score(letters: list[str], codec: str) -> float:
    """Return how well letters fit an encoding, 0 to 1."""
    common = sum(letter in _COMMON[codec] for letter in letters) / len(letters)
    odd = len(_ODD.findall("".join(letters))) / len(letters)
    return 0.0 if odd > 0.05 or common < 0.04 else common


def _east_asian(data: bytes) -> str | None:
    """Return the text in the East Asian encoding that fits best, or None."""
    best: tuple[float, str] | None = None
    for codec in _EAST_ASIA:
        text = data.decode(codec, "replace")
        letters = [character for character in text[:400_000] if character > "\x7f"]
        if not letters or text.count("\ufffd") > len(letters) * _FEW:
            continue
        score = _score(letters, codec)
        if score and (best is None or score > best[0]):
            best = (score, text)
    return best[1] if best else None


def _mended(data: bytes) -> str | None:
    """Return a UTF-8 text of which a few bytes are broken, those as U+FFFD; None where there is more wrong than that."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    several = sum(character > "\x7f" for character in text) - broken
    return text if several >= 20 * broken else None


def _western(data: bytes) -> str | None:
    text = _strict(data, "cp1252")
    return text if text is not None and _is_plausible(text, "cp1252") else None
