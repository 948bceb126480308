"""Lines of comparison: sentences with what finding their like needs, worked out only where it is needed.

A sentence that stands unchanged in the copy costs one look at its key; only what has no like is taken apart into tokens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.folding import fold
from skywave.partners.audit.comparing.numbers import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.sentences import Sentence
    from skywave.partners.audit.comparing.tokens import Token

_SAID: Final = re.compile(
    r"[^\W_]|[\u0300-\u036f\u0e30-\u0e4e\u0eb0-\u0ecd\u0f71-\u0fbc\u102b-\u103e\u17b4-\u17d3\u064b-\u065f%‰$€£¥₩+&]|(?<=\d)[.,:/](?=\d)"
)
_QUOTES: Final = re.compile('["“”„「」『』«»＂]')
_FULL: Final = re.compile("[\u3000-\u9fff\uff00-\uff65”’」』]$")
_DENSE: Final = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]")


def key_of(text: str) -> str:
    """Return the letters, digits and signs of a text that say something, folded."""
    return "".join(_SAID.findall(fold(text)))


class Line:
    """One sentence, or several in a row taken as one.

    Attributes:
        sentences: In order, at least one.
        text: Clean.
        key: As `key_of` gives it.
        language: Base language.
    """

    __slots__ = ("_tokens", "key", "language", "sentences", "text")

    def __init__(self, sentences: Sequence[Sentence], language: str) -> None:
        self.sentences = tuple(sentences)
        self.text = sentences[0].text
        for sentence in sentences[1:]:
            self.text += ("" if _DENSE.match(sentence.text) and _FULL.search(self.text) else " ") + sentence.text
        self.key = key_of(self.text)
        self.language = language
        self._tokens: list[Token] | None = None

    @property
    def paragraph(self) -> int:
        """The paragraph of its first sentence, from 1."""
        return self.sentences[0].paragraph

    @property
    def line(self) -> int:
        """The line of the text in which its first sentence stands."""
        return self.sentences[0].line

    @property
    def tokens(self) -> list[Token]:
        """Its tokens with phrases, numbers and dates joined."""
        if self._tokens is None:
            inside = bytearray()
            for sentence in self.sentences:
                if inside:
                    inside += bytes(max(0, self.text.find(sentence.text, len(inside)) - len(inside)))
                inside += sentence.inside
            self._tokens = read(self.text, self.language, bytes(inside[: len(self.text)]).ljust(len(self.text), b"\0"))
        return self._tokens

    @property
    def marks(self) -> int:
        """How many quotation marks it has."""
        return len(_QUOTES.findall(self.text))

    def grams(self) -> set[str]:
        """Return runs of letters to find its like by."""
        size = 4 if _DENSE.search(self.key) else 7
        return {self.key[place : place + size] for place in range(max(1, len(self.key) - size + 1))}


def joined(lines: Sequence[Line]) -> Line:
    """Return several lines as one."""
    if len(lines) == 1:
        return lines[0]
    return Line([sentence for line in lines for sentence in line.sentences], lines[0].language)
