"""The partner's own words: what stands in a copy that is not the newsroom's and does not pretend to be.

Plugs, advertisements, captions, credits, notices, sub-headings. What cannot be told from the newsroom's text is not
the partner's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.folding import fold
from skywave.partners.audit.comparing.words import own as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.lines import Line
    from skywave.partners.audit.comparing.tokens import Token

_DENSE: Final = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]")
_ENDS: Final = re.compile("[.!?。！？။།។؟…:：]['\"”’」』）)]*$")
_SIGN: Final = re.compile("^[\\s▶►▲▼■●◆★☆→➤»>|•*·@#※☞✦\\-–—=_~]+|https?://|www\\.|[\\w.]+@[\\w.]+")
_CREDIT: Final = re.compile(
    "[(（\\[【/][^)）\\]】]{0,60}(?:photo|afp|ap|reuters|rfa|getty|image|xinhua|epa|voa|courtesy|screenshot|사진|연합|뉴스|图|照片|社|摄|ảnh|hình|ဓာတ်ပုံ)[^)）\\]】]{0,40}[)）\\]】]?\\s*$",
    re.IGNORECASE,
)

_CAPTION: Final = re.compile(
    r"[.。!?။]['\"”’」]*\s*[(（\[【][^)）\]】]{2,60}[)）\]】]\s*$"
    r"|,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s|in\s)(?:19|20)\d\d\.?$"
)
_UNANSWERED: Final = re.compile(
    r"(?:\bnot\b|n't\b|n’t\b|\bnever\b|\bno\b|\bunable\b|\bwithout\b).{0,30}"
    r"\b(?:respon|repl(?:y|ie)|answer|comment|return(?:ed)? (?:a |the )?(?:call|email|request)|"
    r"reach|verif|independently)"
)
_VOICES: Final = ("s:say", "s:claim", "s:confirm", "s:heard")
_MONEY: Final = ("u:$", "u:€", "u:£", "u:yuan", "u:won", "u:yen", "u:vnd", "u:kyat", "u:hkd", "u:twd", "u:baht")
_DATES: Final = ("mo:", "day:", "year:", "wd:", "time:", "num", "u:day", "u:month", "u:year")
_QUOTED: Final = 8  # letters inside quotation marks that are more than a title
_SHORT: Final = 80  # characters of a date or a byline
_BYLINE: Final = 24


@lru_cache(maxsize=16)
def _table(text: str) -> tuple[str, ...]:
    phrases = (fold(phrase) for line in text.strip().splitlines() for phrase in line.split("|"))
    return tuple(phrase for phrase in phrases if len(phrase) > 1 or not phrase.isascii())


def is_own(text: str) -> bool:
    """Say whether a line is a plug, a caption, a credit or a notice, by how it begins or what it holds."""
    folded = fold(text).strip()
    plain = folded.lstrip("*•▶►■●◆★→>|-–—[(【（「 ")
    if _SIGN.search(folded) and len(folded) < 400:
        return True
    if any(phrase in folded for phrase in (*_table(words.ANYWHERE), *_table(words.ASKS))) or (
        _CREDIT.search(text) and len(text) < 500
    ):
        return True
    return any(_begins(plain, phrase) for phrase in _table(words.STARTS))


def _begins(text: str, phrase: str) -> bool:
    """Say whether a line begins with a phrase and goes on as a label does: with a mark, or not as a sentence."""
    if not text.startswith(phrase):
        return False
    rest = text[len(phrase) :]
    if not rest or not phrase[-1].isalnum():
        return True
    if _DENSE.match(phrase):
        # Two or three letters begin many sentences; what follows a label is a mark.
        return rest[0] in ":：/／|｜=】]）) " or (not _ENDS.search(text) and len(text) < 40)
    if rest[0].isalnum():
        return False
    if " " in phrase:
        return True
    return rest.lstrip()[:1] in (":", "：", "/", "|", "-", "–") or not _ENDS.search(text)


def tells_news(line: Line) -> bool:
    """Say whether a line tells what no plug, credit or sub-heading does: who said something, how many people, how much money.

    What pretends to be the partner's own and tells news is an addition to the newsroom's text.
    """
    folded = fold(line.text).strip()
    label = folded.lstrip("*[(【（ ")
    if any(
        label.startswith(phrase) and label[len(phrase) :].lstrip()[:1] in (":", "：", "-")
        for phrase in _table(words.LABELS)
    ):
        return False
    tokens = line.tokens
    counted = any(_counts_people(tokens, place) for place, token in enumerate(tokens) if token.sort == "num")
    asks = tokens[0].sort.startswith("s:") and tokens[0].kind == "w"  # "Tell us what you think"
    said = not asks and any(token.sort.startswith(_VOICES) for token in tokens)
    somebody = any(token.sort.startswith(("src:", "office", "pl:")) or _names(token) for token in tokens)
    quoted = sum(len(token.key) for token in tokens if token.quoted) > _QUOTED
    return counted or (said and (somebody or quoted)) or (quoted and somebody)


def _counts_people(tokens: Sequence[Token], place: int) -> bool:
    after = tokens[place + 1 : place + 3]
    if any(token.sort.startswith(_MONEY) for token in (*tokens[max(0, place - 1) : place], *after[:1])):
        return True
    return any(token.key in _table(words.PEOPLE) for token in after)


def _names(token: Token) -> bool:
    return token.kind == "w" and token.capital and not token.initial and not token.sort


def is_bare(line: Line) -> bool:
    """Say whether a paragraph by itself is nothing but a date, a byline or the newsroom's name."""
    if not line.sentences[0].alone or len(line.text) > _SHORT or line.text.rstrip().endswith(("။", "。", "?", "!")):
        return False
    if line.text.rstrip().endswith(".") and any(letter.isalpha() for letter in line.text):
        return False
    tokens = [token for token in line.tokens if token.key]
    if all(token.sort.startswith(_DATES) or token.kind == "n" or token.sort == "gram" for token in tokens):
        return True
    reporters = _table(words.REPORTERS)
    text = fold(line.text)
    dense = bool(_DENSE.search(text))
    newsroom = any(token.sort in ("pl:rfa", "pl:voa") for token in tokens)
    reporter = any(word in text if dense else word in [token.key for token in tokens] for word in reporters)
    if not newsroom and not reporter:
        return False
    if dense:
        return len(text) <= _BYLINE
    return all(
        token.capital or not token.spaced or token.sort.startswith(_DATES) or token.key in (*reporters, "and", "for")
        for token in tokens
    )


def is_heading(line: Line) -> bool:
    """Say whether a line is a sub-heading: a short paragraph by itself that does not end as a sentence does."""
    sentence = line.sentences[0]
    if not sentence.alone or _ENDS.search(line.text):
        return False
    if _DENSE.search(line.text):
        return len(line.text) <= 40
    return len(line.text.split()) <= 14


def is_caption(text: str) -> bool:
    """Say whether a paragraph reads as a caption: a credit in brackets or a date ends it."""
    return len(text) < 500 and bool(_CAPTION.search(text))


def is_answer(text: str) -> bool:
    """Say whether a sentence denies, answers or corrects, so that cutting it changes what is said of somebody."""
    folded = fold(text)
    return any(phrase in folded for phrase in _table(words.ANSWERS)) or bool(_UNANSWERED.search(folded))


def is_credit_line(text: str) -> bool:
    """Say whether a line of the original only says who wrote, edited or translated it."""
    folded = fold(text).strip(" （(【[")
    return len(text) < 200 and any(folded.startswith(phrase) for phrase in _table(words.CREDITS))
