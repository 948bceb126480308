"""Where a page says something else than what was signed, in words: paragraph 3 says '200' where '2,000' was signed."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from skywave.carriers.web.pages import TEXT_OPENS

_PARAGRAPH = re.compile(r"<(p|h[1-6]|li|figcaption|td|th|title)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two pages differ for a reader.

    Attributes:
        paragraph: Number, from 1, of the paragraph of the story's text, or 0 elsewhere on the page.
        signed: The words that were signed.
        found: The words that stand there.
    """

    paragraph: int = 0
    signed: str = ""
    found: str = ""

    @property
    def place(self) -> str:
        """`, paragraph 3`, or nothing."""
        return f", paragraph {self.paragraph}" if self.paragraph else ""

    @property
    def words(self) -> str:
        """One clause for a person."""
        if self.signed == self.found:
            return "its text is as signed, its markup is not"
        if not self.signed:
            return f"it says '{self.found}', which was not signed"
        if not self.found:
            return f"it leaves out '{self.signed}'"
        return f"it says '{self.found}' where '{self.signed}' was signed"


def find_difference(untrusted: bytes, expected: bytes) -> Difference:
    """Return the first difference in the visible text of a page.

    Args:
        untrusted: What the copy serves.
        expected: What the signed records render to.
    """
    theirs, ours = untrusted.decode("utf-8", "replace"), expected.decode("utf-8", "replace")
    for pick, counted in ((_text, True), (str, False)):
        found, signed = _paragraphs(pick(theirs)), _paragraphs(pick(ours))
        for number, (wrong, right) in enumerate(zip(found, signed, strict=False), 1):
            if wrong != right:
                return Difference(number if counted else 0, *_differing_words(right, wrong))
        if len(found) != len(signed):
            at = min(len(found), len(signed))
            rest = (_shorten(signed[at]), "") if at < len(signed) else ("", _shorten(found[at]))
            return Difference(at + 1 if counted else 0, *rest)
    return Difference()


def _text(page: str) -> str:
    return page.partition(TEXT_OPENS)[2]


def _paragraphs(page: str) -> list[str]:
    return [html.unescape(_TAG.sub("", match.group(2))).strip() for match in _PARAGRAPH.finditer(page)]


def _differing_words(signed: str, found: str) -> tuple[str, str]:
    """Return the differing words of both texts, with nothing around them that is the same."""
    was, now = signed.split(), found.split()
    while was and now and was[0] == now[0]:
        was, now = was[1:], now[1:]
    while was and now and was[-1] == now[-1]:
        was, now = was[:-1], now[:-1]
    return _shorten(" ".join(was)), _shorten(" ".join(now))


def _shorten(text: str) -> str:
    return text if len(text) <= _CHARACTERS else f"{text[:_CHARACTERS]}…"
