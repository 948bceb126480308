"""Tells Zawgyi from Unicode in Burmese text, and turns Zawgyi into Unicode.

Zawgyi is a font of the years before 2019 that uses the code points of the Myanmar block for other glyphs, in the order in
which they are seen: a reader whose phone knows only Unicode sees nonsense. Nothing in the bytes says which of the two it is.

A text is judged by what each of the two systems of writing cannot hold. Unicode cannot hold a vowel E at the start of a word
(Zawgyi writes it first), nor a virama with no letter under it (Zawgyi's sign that silences one). Zawgyi cannot hold a vowel E
followed by another vowel, nor its sign of medial RA with no letter after it. Where the breaches of Unicode are clearly more, the
text is Zawgyi. So a text that is well-formed in Unicode is never changed, whatever its language: Shan, Mon and Karen use
the letters from U+1050 to U+109F that Zawgyi took for its glyphs. To miss a paragraph is better than to spoil one.

Each of Zawgyi's clusters (signs that are written before the letter, the letter, signs after it) is taken apart, and its parts
are put in the order of Unicode Technical Note 11. Python's `myanmartools` (2020) is no longer kept and PyICU brings 40 MB of
libraries, so neither is used; both were measured against.

>>> to_unicode("ေကာင္း"), is_zawgyi("ေကာင္း"), is_zawgyi("ကောင်း")
('ကောင်း', True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

MYANMAR = re.compile("[\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]")

# What may carry a sign in Unicode, in any language of the script: letters, medials, vowels and what is written around them.
_LETTER = (
    "\u1000-\u102a\u103f\u104e\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    "\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7a\uaa7e\uaa7f"
)
_BEFORE_E = _LETTER + "\u1039\u103a-\u103e\u105e-\u1060\u1082\u200c\u200d\ufe00"
_SIGN = "\u102b-\u1030\u1032\u1036-\u103e"
_UNICODE_BREACHES = re.compile(
    f"(?<![{_BEFORE_E}])\u1031(?=[\u1000-\u1021\u103b\u107e-\u1084])"  # E before its letter
    f"|\u1039(?![{_LETTER}])"  # a virama with nothing under it
    "|\u1031[\u103b-\u103e]"  # a medial after E
    "|\u103a[\u102b-\u102e\u1032]"  # a silent letter with a vowel
    f"|(?:^|(?<=[\\s(\u2018\u201c\u104a\u104b]))[{_SIGN}]"  # a sign with nothing to stand on
    "|[\u1038\u1094\u1095]\u103b"  # a medial after what ends a syllable
)
_ZAWGYI_BASE = "\u1000-\u102a\u1040-\u1049\u104e\u106a\u106b\u106e\u106f\u1086\u108f-\u1092\u1097"
_ZAWGYI_BREACHES = re.compile(
    f"\u1031(?![{_ZAWGYI_BASE}\u1031\u103b\u107e-\u1084])"  # E with no letter after it
    f"|[\u103b\u107e-\u1084](?![{_ZAWGYI_BASE}\u1031\u103b\u107e-\u1084])"  # RA with no letter after it
    "|(?<!\u1031[\u1000-\u1021])\u103a(?:[\u1037\u1038\u1039]|(?=[\\s\u104a\u104b]|$))"  # YA before the end of a syllable
    "|[\u102b-\u1032\u1036-\u1038]\u103a"  # YA after a vowel
    "|[\u1022\u1028\u1035\u103e\u103f\u1050-\u1059\u105b-\u105f\u1098-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]"  # none of its glyphs
)

_NO_SLIP = 3  # breaches that are more than a slip of the keyboard
_E, _ASAT, _VIRAMA, _ANUSVARA, _DOT, _VISARGA = "\u1031", "\u103a", "\u1039", "\u1036", "\u1037", "\u1038"
_YA, _RA, _WA, _HA = "\u103b", "\u103c", "\u103d", "\u103e"
_AA, _TALL_AA, _I, _II, _U, _UU, _AI = "\u102c", "\u102b", "\u102d", "\u102e", "\u102f", "\u1030", "\u1032"
_FIRST = "\u1031\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084"  # written before their letter
_SAME = (_TALL_AA, _AA, _I, _II, _U, _UU, _E, _AI, _ANUSVARA, _DOT, _VISARGA)
_KINZI = "\u1004" + _ASAT + _VIRAMA
# What each of Zawgyi's signs stands for. A stacked letter is a virama and the letter; a kinzi is one part.
_SIGNS: dict[str, tuple[str, ...]] = {
    **{sign: (sign,) for sign in _SAME},
    "\u1033": (_U,), "\u1034": (_UU,), "\u1039": (_ASAT,), "\u103a": (_YA,), "\u107d": (_YA,), "\u103c": (_WA,), "\u103d": (_HA,),
    "\u1087": (_HA,), "\u1088": (_HA, _U), "\u1089": (_HA, _UU), "\u108a": (_WA, _HA), "\u1094": (_DOT,), "\u1095": (_DOT,),
    "\u105a": (_TALL_AA, _ASAT), "\u1064": (_KINZI,), "\u108b": (_KINZI, _I), "\u108c": (_KINZI, _II),
    "\u108d": (_KINZI, _ANUSVARA), "\u108e": (_I, _ANUSVARA), "\u1096": ("\u1039\u1010", _WA),
    **dict.fromkeys(_FIRST[1:], (_RA,)),
    **{
        glyph: (_VIRAMA + letter,)
        for glyph, letter in zip(
            "\u1060\u1061\u1062\u1063\u1065\u1066\u1067\u1068\u1069"
            "\u106c\u106d\u1070\u1071\u1072\u1073\u1074\u1075\u1076\u1077\u1078"
            "\u1079\u107a\u107b\u1093\u107c\u1085",
            "ကခဂဃစဆဆဇဈဋဌဏတတထထဒဓနပဖဗဘဘမလ",
            strict=True,
        )
    },
}  # fmt: skip
_BASES = {
    "\u106a": "\u1009", "\u106b": "\u100a", "\u108f": "\u1014", "\u1090": "\u101b", "\u1086": "\u103f",
    "\u106e": "\u100d\u1039\u100d",
    "\u1091": "\u100f\u1039\u100d", "\u106f": "\u100d\u1039\u100e", "\u1092": "\u100b\u1039\u100c",
    "\u1097": "\u100b\u1039\u100b",
}  # fmt: skip
# Digits that were typed for the letters that look the same, where a sign stands on them.
_LIKE_LETTERS = {"\u1040": "\u101d", "\u1044": "\u104e", "\u1047": "\u101b", "\u1048": "\u1002"}
_BEFORE, _AFTER = "\u1031\u103b\u107e-\u1084", "".join(sign for sign in _SIGNS if sign not in _FIRST)
_CLUSTER = re.compile(f"([{_BEFORE}]*)([{_ZAWGYI_BASE}])([{_AFTER}]*)|[{_BEFORE}{_AFTER}]+")
_MEDIALS = (_YA, _RA, _WA, _HA)
_ORDER = (*_MEDIALS, _E, _I, _II, _AI, _U, _UU, _TALL_AA, _AA)
_LAST = (_ANUSVARA, _DOT, _VISARGA)
# A space or a ZWSP that stands between a letter and its sign.
_LOOSE = re.compile(f"(?<=[\u1000-\u1097])[ \u200b]+(?=[{_AFTER}])")
_WHOLE = (
    # The glyph of U+104E shows the whole word, yet many wrote its end as well.
    (re.compile("[\u104e\u1044](?=\u1004\u1039\u1038)"), "\u104e"),
    (re.compile("\u104e(?!\u1004[\u1039\u103a]|\u1004\u1037)"), "\u104e\u1004\u1039\u1038"),
    # A zero that begins a word is the letter WA.
    (
        re.compile(
            "(?<![\u1040-\u1049.,/:-])\u1040(?=[\u1000-\u102a\u1031\u103b\u106a\u106b\u107e-\u1084\u108f\u1090])"
        ),
        "\u101d",
    ),
)
_MENDED = (("\u101e\u103c\u1031\u102c\u103a", "\u102a"), ("\u1005\u103b", "\u1008"), ("\u1025\u102e", "\u1026"))
_AU = re.compile("\u101e\u103c(?![\u1031\u103d\u103e])")


@dataclass(frozen=True, slots=True)
class Breaches:
    """How often a text does what a system of writing cannot hold.

    Attributes:
        unicode: Breaches of Unicode: signs of Zawgyi.
        zawgyi: Breaches of Zawgyi: signs of Unicode.
    """

    unicode: int
    zawgyi: int

    @property
    def are_zawgyi(self) -> bool:
        """Whether a whole text with them is Zawgyi."""
        return self.unicode > 2 * self.zawgyi

    @property
    def are_unicode(self) -> bool:
        """Whether a whole text with them is Unicode; a text that mixes both is neither."""
        return self.zawgyi > 2 * self.unicode


def count_breaches(texts: Iterable[str]) -> Breaches:
    """Count over texts, one paragraph each."""
    in_unicode = in_zawgyi = 0
    for text in texts:
        if MYANMAR.search(text):
            whole = text.replace("\u200b", "")  # an opportunity to break a line says nothing of the letters
            in_unicode += sum(1 for _ in _UNICODE_BREACHES.finditer(whole))
            in_zawgyi += sum(1 for _ in _ZAWGYI_BREACHES.finditer(whole))
    return Breaches(in_unicode, in_zawgyi)


def is_zawgyi(text: str, *, whole: Breaches | None = None) -> bool:
    """Say whether a paragraph is Zawgyi.

    Args:
        text: One paragraph.
        whole: The breaches of the document that it stands in, which decide where the paragraph itself says little.
    """
    if not MYANMAR.search(text):
        return False
    own = count_breaches([text])
    if whole is not None and whole.are_zawgyi:
        return own.unicode >= own.zawgyi
    if whole is not None and whole.are_unicode:
        return own.unicode >= _NO_SLIP and own.unicode > 4 * own.zawgyi
    return own.are_zawgyi


def to_unicode(text: str) -> str:
    """Return a Zawgyi text in Unicode, in NFC. What is not Burmese stays as it is.

    A text that is Unicode already is spoilt by this: ask `is_zawgyi` first.
    """
    text = _LOOSE.sub("", text)
    for pattern, replacement in _WHOLE:
        text = pattern.sub(replacement, text)
    text = _CLUSTER.sub(_convert, text)
    for wrong, right in _MENDED:
        text = text.replace(wrong, right)
    return normalize("NFC", _AU.sub("\u1029", text))


def move_to_whole_clusters(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of neighbouring spans with every sign in the span of its letter; no span becomes empty."""
    moved = list(texts)
    for number in range(1, len(moved)):
        left, right = moved[number - 1], moved[number]
        before = len(left) - len(left.rstrip(_FIRST))
        after = len(right) - len(right.lstrip(_AFTER))
        if right and 0 < before < len(left):
            moved[number - 1 : number + 1] = left[:-before], left[-before:] + right
        elif left and 0 < after < len(right):
            moved[number - 1 : number + 1] = left + right[:after], right[after:]
    return tuple(moved)


def _convert(cluster: re.Match[str]) -> str:
    before, base, after = cluster[1] or "", cluster[2] or "", cluster[3] or ""
    signs = before + after if base else cluster[0]
    if not signs:
        return _BASES.get(base, base)
    parts = [part for sign in signs for part in _SIGNS[sign]]
    found = set(parts)
    if _II in found:
        found.discard(_I)
    if {_U, _UU} <= found:
        found.discard(_U if parts.index(_UU) < parts.index(_U) else _UU)
    base = _LIKE_LETTERS.get(base, _BASES.get(base, base))
    stacked = [part for part in dict.fromkeys(parts) if part[0] == _VIRAMA]
    if base == "\u1025" and (stacked or found & {_ASAT, _AA}):
        base = "\u1009"
    # The sign that silences stands after AA where it makes the vowel AW, before YA in a contraction, else after the medials.
    asat = len(_MEDIALS)
    if found & {_AA, _TALL_AA}:
        asat = len(_ORDER) if _ASAT in found and (_E in found or parts.index(_ASAT) > _first_aa(parts)) else 0
    order = (*_ORDER[:asat], _ASAT, *_ORDER[asat:], *_LAST)
    return "".join([_KINZI if _KINZI in found else "", base, *stacked, *(part for part in order if part in found)])


def _first_aa(parts: list[str]) -> int:
    return min(parts.index(part) for part in (_AA, _TALL_AA) if part in parts)
