"""Numbers: digits and words of any script as values, and which of them are days, months and years.

>>> from skywave.partners.audit.comparing.tokens import tokenise
>>> [token.key for token in read("3.2万人", "zh")], [token.key for token in read("two dozen, 32,000", "en")]
(['#32000', '人'], ['#24', '#32000'])
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.lexicon import join, lexicon, mark
from skywave.partners.audit.comparing.names import with_honorifics
from skywave.partners.audit.comparing.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN: Final = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_HAN_SCALE: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_KOREAN: Final = {letter: value for value, letter in enumerate("영일이삼사오육칠팔구")}
_KOREAN_SCALE: Final = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_GROUPS: Final = re.compile(r"\d{1,3}(?:[,٬，]\d{2,3})*[,٬，]\d{3}(?:\.\d+)?")
_DOTTED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SUFFIX: Final = frozenset({"st", "nd", "rd", "th"})
_BEFORE_YEAR_WORDS = (
    "in since until by of from early late mid year during before after between through spring summer autumn fall winter"
)
_BEFORE_YEAR: Final = frozenset(_BEFORE_YEAR_WORDS.split())
_CALLED: Final = frozenset(
    {"called", "calls", "call", "described", "describes", "termed", "dubbed", "labeled", "labelled"}
)
_DENIES: Final = ("không", "chưa", "不")
_COUNTED: Final = ("num", "many:", "u:", "year:", "day:", "mo:", "ord:", "sc:")
_LARGEST: Final = 40  # digits; a longer number is a code


def read(text: str, language: str, inside: bytes = b"") -> list[Token]:
    """Return the tokens of a sentence with phrases, numbers and dates as one token each.

    Args:
        text: A clean sentence.
        language: Base language: en, zh, ...
        inside: What of it is quoted, as `marks.quoted` says.
    """
    words = lexicon(language)
    marked = mark(tokenise(text, inside), words)
    if words.language == "en":
        marked = _what_is_called(marked)
    elif words.language == "my":
        marked = with_honorifics(marked)
    return _negated(_name_dates(_join_numbers(marked, words.language), words.language))


def _negated(tokens: list[Token]) -> list[Token]:
    """Give "not reaching" the class of a negation where it bounds no number: chưa đến 5 triệu, tiền chưa đến."""
    for place, token in enumerate(tokens):
        if token.sort != "h:below" or not token.key.startswith(_DENIES):
            continue
        if not any(item.sort.startswith(_COUNTED) for item in tokens[max(0, place - 1) : place + 4]):
            tokens[place] = replace(token, sort="no")
    return tokens


def _what_is_called(tokens: list[Token]) -> list[Token]:
    """Give the "what" of "what officials called" the class that "what he called" has."""
    for place, token in enumerate(tokens):
        if token.key == "what" and any(item.key in _CALLED for item in tokens[place + 1 : place + 6]):
            tokens[place] = replace(token, sort="s:called")
    return tokens


def value_of(token: Token, language: str) -> Decimal | None:
    """Return the value of digits, or None where they are none (a time, a code)."""
    digits = token.key
    if ":" in digits or len(digits) > _LARGEST:
        return None
    if language in ("vi", "id") and ("," in digits or "." in digits):
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            digits = digits.replace(",", "").replace(".", "")
        elif _DOTTED.fullmatch(digits) or "." not in digits:
            digits = digits.replace(".", "").replace(",", ".")
    digits = re.sub("[,٬，]", "", digits).replace("٫", ".").replace("．", ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _role(token: Token, language: str) -> tuple[str, Decimal] | None:
    """Say what a token can be in a number: d (digits), n (a word for a value), s (a scale)."""
    if token.kind == "n":
        value = value_of(token, language)
        return ("d", value) if value is not None else None
    if token.sort.startswith("num:"):
        return "n", Decimal(token.sort[4:])
    if token.sort.startswith("sc:"):
        return "s", Decimal(token.sort[3:])
    units, scales = (
        (_HAN, _HAN_SCALE) if language == "zh" else (_KOREAN, _KOREAN_SCALE) if language == "ko" else ({}, {})
    )
    if token.key in units and (not token.sort or (language == "zh" and token.sort == "gram")):
        return "n", Decimal(units[token.key])
    if token.key in scales and token.sort in ("", "cw"):
        return "s", Decimal(scales[token.key])
    return None


def _join_numbers(tokens: Sequence[Token], language: str) -> list[Token]:
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        end, roles = _run(tokens, place, language)
        if not roles and tokens[place].kind == "n" and not tokens[place].sort and ":" not in tokens[place].key:
            # A code, a version, a number too long to be one: compared as it is written.
            found.append(replace(tokens[place], key="#" + tokens[place].key, sort="num"))
            place += 1
            continue
        if not roles or not _stands(tokens, place, end, roles, language):
            found.append(_ordinal(tokens, place) or tokens[place])
            place += 1
            continue
        value = _total(roles, language)
        part = tokens[place:end]
        if end < len(tokens) and tokens[end].key in _SUFFIX and not tokens[end].spaced:
            end += 1
            part = tokens[place:end]
        weak = len(roles) == 1 and roles[0][0] == "n" and value == 1
        found.append(join(part, key=_text(value), sort="num~" if weak else "num"))
        place = end
    return found


def _ordinal(tokens: Sequence[Token], place: int) -> Token | None:
    token = tokens[place]
    if token.sort.startswith("ord:"):
        return replace(token, key="#" + token.sort[4:])
    return None


def _run(tokens: Sequence[Token], place: int, language: str) -> tuple[int, list[tuple[str, Decimal]]]:
    roles: list[tuple[str, Decimal]] = []
    end = place
    while end < len(tokens) and len(roles) < 24:
        role = _role(tokens[end], language)
        if role is None and tokens[end].key == "and" and roles and roles[-1][0] == "s" and end + 1 < len(tokens):
            following = _role(tokens[end + 1], language)
            if following is not None and following[0] == "n" and following[1] < 100:
                end += 1
                continue
        if role is None or (role[0] == "d" and roles and roles[-1][0] != "s"):
            break
        if role[0] == "n" and roles and roles[-1][0] == "d":
            break
        if roles and tokens[end - 1].text[
            tokens[end - 1].text.find(tokens[end - 1].core) + len(tokens[end - 1].core) :
        ].strip(" -‑"):
            break  # a mark stands between
        if language in ("zh", "ko", "my") and roles and tokens[end].spaced and role[0] == "n":
            break
        if (
            language == "en"
            and role[0] == "n"
            and roles
            and roles[-1][0] == "n"
            and not (roles[-1][1] >= 20 and role[1] < 10)
        ):
            break
        if language == "vi" and roles and tokens[end].key == "năm" and not _is_scale(tokens, end + 1):
            break  # nine years, and not nine and five
        if role[0] == "d" and roles and language not in ("zh", "ko"):
            break
        roles.append(role)
        end += 1
    return end, roles


def _is_scale(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].sort.startswith("sc:")


def _stands(tokens: Sequence[Token], place: int, end: int, roles: Sequence[tuple[str, Decimal]], language: str) -> bool:
    """Say whether numerals mean a number here: a lone character or syllable does so only before what is counted."""
    if any(kind == "d" for kind, _ in roles):
        return True
    if roles[0][1] == Decimal("0.5"):
        return True
    counted = end < len(tokens) and (tokens[end].sort == "cw" or tokens[end].sort.startswith("u:"))
    if all(kind == "s" for kind, _ in roles):
        if language == "zh":
            return len(roles) > 1 or counted
        return language == "en" and place > 0 and tokens[place - 1].key in ("a", "an")
    if language == "en":
        return True
    if language == "zh":
        ordinal = place > 0 and tokens[place - 1].key == "第"
        ordinal = ordinal or (place > 0 and tokens[place - 1].sort == "u:%")
        ordinal = ordinal or (place > 1 and tokens[place - 1].key == "之" and tokens[place - 2].key == "分")
        return ordinal or counted or (len(roles) > 1 and any(kind == "s" for kind, _ in roles)) or len(roles) > 3
    if language == "ko":
        return (counted and _is_word(tokens, place, end)) or (any(kind == "s" for kind, _ in roles) and len(roles) > 2)
    return counted or len(roles) > 1


def _is_word(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether Korean numerals and what they count are a word of their own: 오 명은, and not 의사 한, 오세희."""
    before = tokens[place - 1] if place else None
    if before is not None and not tokens[place].spaced and before.kind == "c" and before.sort in ("", "gram", "work"):
        return before.key in "제총각단"
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return after is None or after.spaced or bool(after.sort)


def _total(roles: Sequence[tuple[str, Decimal]], language: str) -> Decimal:
    if len(roles) > 1 and all(kind == "n" for kind, _ in roles) and language in ("zh", "ko"):
        return Decimal("".join(str(int(value)) for _, value in roles))
    big = 1000 if language in ("en", "vi") else 10_000
    total = section = Decimal(0)
    current: Decimal | None = None
    for kind, value in roles:
        if kind != "s":
            current = value if current is None else current + value
        elif value < big:
            section += (current if current is not None else 1) * value
            current = None
            if language == "en" and value == 12:
                continue
        else:
            total += ((section + (current or 0)) or 1) * value
            section, current = Decimal(0), None
    return total + section + (current or 0)


def _text(value: Decimal) -> str:
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** _LARGEST:
        return f"#{int(value)}"
    return f"#{value.normalize():f}"


def _name_dates(tokens: Sequence[Token], language: str) -> list[Token]:
    """Give the numbers that are days, months, years and times their class, with the word that makes them so."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        before = found[-1] if found else None
        number = int(token.key[1:]) if token.sort == "num" and token.key[1:].isdigit() and len(token.key) < 6 else -1
        span, sort = _part(token, number, before, after, tokens, place, language) if number >= 0 else (1, "")
        if token.kind == "n" and not token.sort and ":" in token.key:
            span, sort = _clock(token, after)
        if sort and language == "vi" and before is not None and before.sort in ("u:day", "u:month", "cw"):
            found[-1] = replace(before, sort="gram")  # ngày, tháng, năm: a part of the date
        if sort:
            found.append(join(tokens[place : place + span], key=sort, sort=sort))
            place += span
        else:
            found.append(token)
            place += 1
    return found


def _clock(token: Token, after: Token | None) -> tuple[int, str]:
    hour, _, rest = token.key.partition(":")
    half = after.key if after is not None and after.key in ("am", "pm") else ""
    shown = int(hour[:4]) % 12 + (12 if half == "pm" else 0) if half else int(hour[:4])
    return 2 if half else 1, f"time:{shown}:{rest}"


def _part(
    token: Token,
    number: int,
    before: Token | None,
    after: Token | None,
    tokens: Sequence[Token],
    place: int,
    language: str,
) -> tuple[int, str]:
    year = 1900 <= number <= 2100 and token.core.isdigit()
    next_key = after.key if after else ""
    if language in ("zh", "ko"):
        return _asian_part(number, next_key, tokens, place)
    if language == "my":
        if next_key == "ရက်" and number <= 31:
            return 2, f"day:{number}"
        return (2, f"year:{number}") if year and next_key in ("ခု", "ခုနှစ်", "ပြည့်", "နှစ်") else (1, "")
    slash = token.text.rstrip().endswith("/") and after is not None and after.kind == "n"
    slashed = before is not None and before.text.rstrip().endswith("/") and before.sort.startswith(("day:", "mo:"))
    if slash and not slashed and number <= 31:
        other = int(next_key[1:]) if next_key[1:].isdigit() and len(next_key) < 5 else 99
        month_first = language == "en" and number <= 12
        if other <= 31:
            return 1, f"mo:{number}" if month_first or other > 12 else f"day:{number}"
        return 1, ""
    if slashed and before is not None:
        if year:
            return 1, f"year:{number}"
        if number <= 31:
            return 1, f"day:{number}" if before.sort.startswith("mo:") else f"mo:{number}"
    if language == "vi":
        lead = before.key if before else ""
        named = next_key == "u:month" and place + 2 < len(tokens) and tokens[place + 2].sort == "num"
        if (lead in ("u:day", "mùng", "mồng") or named) and 0 < number <= 31:
            return 1, f"day:{number}"
        if lead == "u:month" and number <= 12:
            return 1, f"mo:{number}"
        return (
            (1, f"year:{number}")
            if year and (lead == "năm" or (before and before.sort.startswith(("mo:", "#"))))
            else (1, "")
        )
    month = next((near for near in (before, after) if near is not None and near.sort.startswith("mo:")), None)
    if after is not None and after.key == "of" and place + 2 < len(tokens) and tokens[place + 2].sort.startswith("mo:"):
        month = tokens[place + 2]
    if month is not None and 0 < number <= 31:
        return 1, f"day:{number}"
    if after is not None and next_key in ("am", "pm") and 0 < number <= 12:
        return 2, f"time:{number % 12 + (12 if next_key == 'pm' else 0)}:00"
    if year and (
        month is not None
        or (before is not None and (before.key in _BEFORE_YEAR or before.sort.startswith(("day:", "year:"))))
    ):
        return 1, f"year:{number}"
    return 1, ""


def _asian_part(number: int, next_key: str, tokens: Sequence[Token], place: int) -> tuple[int, str]:
    if next_key in ("年", "년") and (
        1900 <= number <= 2100 or (tokens[place].kind == "n" and len(tokens[place].core) == 2)
    ):
        return 2, f"year:{number}"
    if next_key in ("月", "월") and 0 < number <= 12:
        return 2, f"mo:{number}"
    following = tokens[place + 2].key if place + 2 < len(tokens) else ""
    if next_key in ("日", "号", "일") and 0 < number <= 31 and following not in ("间", "간", "동"):
        return 2, f"day:{number}"
    return 1, ""
