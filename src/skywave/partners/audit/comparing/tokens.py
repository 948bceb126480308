"""Tokens: the words of a sentence, or its syllables where a script writes no spaces between words.

Marks and spaces belong to the token before them, so that the texts of the tokens, one after the other, are the sentence.
Chinese characters and Korean, Burmese, Khmer, Lao, Thai and Tibetan syllables are tokens of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_BURMESE: Final = (
    "[\u1000-\u102a\u103f\u104c-\u104f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\ua9e0-\ua9ef\uaa60-\uaa76]"
    "(?:\u1039[\u1000-\u1021]|[\u102b-\u1038\u103a-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108f\u109a-\u109d\uaa7b-\uaa7d]|[\u1000-\u1021\u1025](?=\u1037?\u103a|\u1039))*"
)
_KHMER: Final = "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd])*"
_LAO: Final = "[\u0ec0-\u0ec4]?[\u0e81-\u0eaf\u0edc-\u0edf][\u0eb0-\u0ebd\u0ec8-\u0ecd]*"
_THAI: Final = "[\u0e40-\u0e44]?[\u0e01-\u0e2f][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*"
_TIBETAN: Final = "[\u0f40-\u0fbc]+"
_OTHER: Final = (
    "\u1000-\u109f\u1780-\u17ff\u0e00-\u0fff\u1100-\u11ff\u3040-\u30ff"
    "\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\ua9e0-\ua9ff\uaa60-\uaa7f"
)
_LETTER: Final = f"[^\\W\\d_{_OTHER}\U00020000-\U000323af]"
_CORE: Final = re.compile(
    r"(?P<n>\d+(?:[.,:٫٬．，]\d+)*)"
    rf"|(?P<w>(?:{_LETTER}\.){{2,}}(?!\w)|{_LETTER}[{'̀-ͯ'}]*(?:{_LETTER}|['’ʼ](?={_LETTER})|[{'̀-ͯ'}])*)"
    rf"|(?P<c>{_BURMESE}|{_KHMER}|{_LAO}|{_THAI}|{_TIBETAN}|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af々〇]|[\uac00-\ud7a3]"
    r"|[\u3041-\u30ff]+|[%％‰$€£¥₩₫฿៛＄￥＋+&°])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, syllable, character or number.

    Attributes:
        text: As written, with the marks and spaces after it (and before the first).
        core: The word itself.
        key: Folded; numbers by value: #32000.
        kind: n (number), w (word), c (character or syllable).
        spaced: A space, or the sentence's start, stands before it.
        initial: It begins the sentence or a quotation, so that a capital says nothing.
        quoted: It stands inside quotation marks.
        sort: Its class in the lexicon (`words`), or empty.
    """

    text: str
    core: str
    key: str
    kind: str
    spaced: bool = True
    initial: bool = False
    quoted: bool = False
    sort: str = ""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.core[:1].isupper()


def tokenise(text: str, inside: bytes | bytearray = b"") -> list[Token]:
    """Return the tokens of a sentence; their texts, one after the other, are the sentence.

    Args:
        text: Clean.
        inside: For each character, as `marks.quoted` gives it; empty where nothing is known.
    """
    found = list(_CORE.finditer(text))
    if not found:
        return [Token(text, "", "", "c")] if text else []
    tokens: list[Token] = []
    for place, item in enumerate(found):
        start = 0 if place == 0 else item.start()
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        between = text[found[place - 1].end() : item.start()] if place else text[: item.start()]
        kind = item.lastgroup or "c"
        core = item.group()
        tokens.append(
            Token(
                text[start:end],
                core,
                _key(core, kind),
                kind,
                spaced=place == 0 or any(letter.isspace() for letter in between),
                initial=place == 0
                or (any(letter in '“"«「『:‘.?!•' for letter in between) and not _is_dotted(found[place - 1])),
                quoted=bool(inside) and inside[item.start()] == 1,
            )
        )
    return tokens


def _is_dotted(item: re.Match[str]) -> bool:
    return item.group().endswith(".") or len(item.group()) <= 3


def _key(core: str, kind: str) -> str:
    key = fold(core)
    if kind == "n":
        return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in key)
    if kind == "w":
        key = key.replace(".", "")
    return key


def letters(tokens: Sequence[Token]) -> str:
    """Return the keys of tokens, joined: what is left when spaces and marks make no difference."""
    return "".join(token.key for token in tokens).replace("'", "")
