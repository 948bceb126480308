"""Names: which tokens of a sentence name somebody or something.

In Latin script a capital letter inside a sentence says so. Chinese, Korean and Burmese have no capitals: there a name is known by
what stands beside it (a title, an honorific, the ending of a place's name), by its surname, by the characters of foreign names,
and by being found so elsewhere in either text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.words import ko, my, zh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skywave.partners.audit.comparing.tokens import Token

_TITLES: Final = frozenset({"office", "work", "title", "src:experts", "src:activists", "src:witnesses"})
# Korean words before a title that name nobody.
_NOT_NAMED_WORDS = (
    "신임 현직 전직 당시 차기 초대 최고 선임 수석 담당 상임 임시 여성 "
    "외교 국방 통일 재무 국무 행정 지역 현지 해당 한반도 북한군"
)
_NOT_NAMED: Final = frozenset(_NOT_NAMED_WORDS.split())
_NO_ENDING: Final = "들것부적력품물론당회청"  # no given name ends so
_GIVEN: Final = 5  # syllables of a Burmese name
_AFTER_NAME: Final = frozenset({"က", "ကို", "ရဲ့", "ဟာ", "နဲ့", "တို့", "၏"})
_VERBAL_WORDS = "ဘူး ဘဲ ပါ ခဲ့ သေး နိုင် ရ ရန် ဖို့ တဲ့ သည့် သော ခင် ကြ လို ချင် တော့ ပြု ဖြစ် မီ မှု ခြင်း ကြောင်း ရေး ရှိ"
_VERBAL: Final = frozenset(_VERBAL_WORDS.split())
_SPEECH: Final = ("s:", "h:doubt")
# Capitalised inside a sentence, but names of nothing by themselves.
_COMMON_WORDS = (
    "i i'm i'll i've i'd mr mrs ms dr the a an of and or in on at to for by with from ministry department office "
    "bureau council committee party commission agency university institute group association army forces force "
    "police court government state province county city town village district region river street avenue road "
    "station hospital school company corporation bank union parliament congress assembly service affairs national "
    "international people's central general public security human rights internet covid"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_MOST: Final = 4000  # names remembered of one text


@dataclass(frozen=True, slots=True)
class Known:
    """What both texts show to be names.

    Attributes:
        words: Keys of words with a capital inside a sentence (Latin script).
        runs: Names without capitals, as letters, in both texts.
    """

    words: frozenset[str]
    runs: frozenset[str]


def learn(sentences: Iterable[Sequence[Token]], language: str) -> Known:
    """Return what the sentences of both texts show to be names."""
    words: Counter[str] = Counter()
    small: Counter[str] = Counter()
    runs: set[str] = set()
    for tokens in sentences:
        for token in tokens:
            if token.kind != "w":
                continue
            if not token.capital:
                small[token.key] += 1
            elif not token.initial:
                words[token.key] += 1
        if language in ("zh", "ko", "my") and len(runs) < _MOST:
            runs.update(_letters(tokens, span) for span in _found(tokens, language))
    found = {word for word, count in words.items() if count > small[word] and word not in _COMMON}
    return Known(frozenset(found), frozenset(run for run in runs if len(run) > 1))


def with_honorifics(tokens: list[Token]) -> list[Token]:
    """Give the Burmese "ma" before a woman's name, which is also the negation, the class of an honorific."""
    for place, token in enumerate(tokens):
        if token.key != "မ" or token.sort != "no" or not token.spaced:
            continue
        end = place + 1
        while (
            end < len(tokens) and end - place < _GIVEN and not tokens[end].spaced and tokens[end].key not in _AFTER_NAME
        ):
            end += 1
        if end - place < 2 or end == len(tokens) or tokens[end].key not in _AFTER_NAME or tokens[end].spaced:
            continue
        name = tokens[place + 1 : end]
        if any(item.key in _VERBAL or item.kind != "c" for item in name):
            continue
        # "not going" as the subject ends as Thida does: then somebody's post or trade must stand before it.
        said = tokens[end].key == "က" and any(item.sort.startswith("s:") for item in tokens)
        speaks = said and (not place or tokens[place - 1].key in ("လို့", "ဟု"))
        if name[-1].key == "တာ" and not speaks and not (place and _is_trade(tokens[place - 1])):
            continue
        tokens[place] = replace(token, sort="title")
    return tokens


def _is_trade(token: Token) -> bool:
    return token.sort.startswith(("src:", "office", "work")) or token.key in (
        "သူ",
        "သမား",
        "ဝန်",
        "ခံ",
        "သည်",
        "မောင်း",
        "မ",
    )


def is_name(token: Token, known: Known) -> bool:
    """Say whether one word is (part of) a name: of a place that the lexicon knows, or capitalised where a capital means it."""
    if token.sort.startswith("pl:"):
        return True
    if token.kind != "w" or token.sort or not token.capital:
        return False
    key = token.key.removesuffix("'s")
    if key in _COMMON:
        return False
    if len(key) > 1 and token.core.isupper():
        return True  # an acronym
    return not token.initial or key in known.words or token.key in known.words


def spans(tokens: Sequence[Token], language: str, known: Known) -> list[tuple[int, int]]:
    """Return (first, one past last) of the names without capitals in a sentence."""
    if language not in ("zh", "ko", "my"):
        return []
    found = set(_found(tokens, language))
    if known.runs:
        longest = 8
        keys = [token.key for token in tokens]
        for place in range(len(tokens)):
            joined = ""
            for end in range(place + 1, min(place + longest, len(tokens)) + 1):
                joined += keys[end - 1]
                if end - place > 1 and joined in known.runs:
                    found.add((place, end))
    return sorted(found)


def _letters(tokens: Sequence[Token], span: tuple[int, int]) -> str:
    return "".join(token.key for token in tokens[span[0] : span[1]])


def _found(tokens: Sequence[Token], language: str) -> list[tuple[int, int]]:
    if language == "zh":
        return _chinese(tokens)
    if language == "ko":
        return _korean(tokens)
    return _burmese(tokens)


def _plain(token: Token) -> bool:
    return token.kind == "c" and token.sort in ("", "cw", "gram") and len(token.key) == 1


def _chinese(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        # A surname and one or two characters, with a title before or after, or with what somebody does who speaks.
        if token.kind == "c" and token.key in zh.SURNAMES and not token.sort.startswith(("num", "pl:")):
            before = tokens[place - 1] if place else None
            titled = (before is not None and before.sort in _TITLES) or (before is not None and before.key == "、")
            for length in (3, 2):
                end = place + length
                if end > len(tokens) or not all(_given(item) for item in tokens[place + 1 : end]):
                    continue
                after = tokens[end] if end < len(tokens) else None
                if titled or (
                    after is not None and (after.sort in ("office", "title") or after.sort.startswith(_SPEECH))
                ):
                    found.append((place, end))
                    break
        if token.key in zh.SUFFIXES and token.kind == "c" and place >= 2 and token.sort in ("", "cw"):
            start = place - 2
            if all(item.kind == "c" and item.sort == "" for item in tokens[start:place]):
                found.append((start, place + 1))
    place = 0
    while place < len(tokens):
        end = place
        while (
            end < len(tokens)
            and tokens[end].kind == "c"
            and tokens[end].key in zh.FOREIGN
            and tokens[end].sort in ("", "gram", "cw")
        ):
            end += 1
        if end - place >= 3:
            found.append((place, end))
        place = max(end, place + 1)
    return found


def _given(token: Token) -> bool:
    return token.kind == "c" and len(token.key) == 1 and token.key not in "的了在和与是就也都将把被向对从说称指不没未一"


def _korean(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if not token.spaced or token.kind != "c":
            continue
        end = place + 1
        while end < len(tokens) and not tokens[end].spaced:
            end += 1
        word = tokens[place:end]
        size = sum(len(item.key) for item in word)
        stem = end
        # 김정은은, 혜산시의: particles at the end belong to no name.
        while stem - place > 2 and tokens[stem - 1].key in ko.PARTICLES and stem - place > 3:
            stem -= 1
        after = tokens[end] if end < len(tokens) else None
        plain = all(item.sort in ("", "gram", "cw") for item in word) and word[-1].key not in "의은는을를와과도"
        titled = after is not None and after.sort == "office" and 2 <= size <= 5 and plain
        if titled and _letters(tokens, (place, end)) not in _NOT_NAMED:
            found.append((place, end))
            continue
        former = after is not None and after.key == "전" and end + 1 < len(tokens) and tokens[end + 1].sort == "office"
        if former and 2 <= size <= 4:
            found.append((place, end))
            continue
        if token.key in ko.SURNAMES and 2 <= size <= 5:
            titled = after is not None and after.sort in _TITLES and size <= 4
            inner = next((item for item in range(place + 2, end) if tokens[item].sort in ("office", "title")), None)
            if titled or inner is not None:
                found.append((place, inner if inner is not None else end))
            elif len(word) in (3, 4) and all(
                item.sort in ("", "gram", "cw") and len(item.key) == 1 for item in word[:3]
            ):
                trailing = word[3:]
                if (
                    (trailing and trailing[0].key in ("은", "는", "이", "가", "을", "를", "의", "과", "와", "씨"))
                    and word[1].key not in ko.PARTICLES
                    and word[2].key not in _NO_ENDING
                ):
                    found.append((place, place + 3))
        if (
            tokens[stem - 1].key in ko.SUFFIXES
            and 3 <= stem - place <= 5
            and all(item.sort in ("", "gram", "cw") for item in word)
        ):
            found.append((place, stem))
    return found


def _burmese(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    honorifics = {"ဦး", "ဒေါ်", "ကို", "မောင်", "စော", "စိုင်း", "နန်း", "နော်", "ဆလိုင်း", "ခွန်"}
    suffixes = {"မြို့", "ရွာ", "တိုင်း", "ခရိုင်", "ပြည်"}
    for place, token in enumerate(tokens):
        counts = place > 0 and tokens[place - 1].sort.startswith(("num", "many:"))
        titled = token.sort == "office" or (
            not counts
            and (token.key in honorifics or (token.key == "မ" and token.sort == "title"))
            and (token.spaced or (place > 0 and tokens[place - 1].sort == "office"))
        )
        if titled:
            end = place + 1
            while (
                end < len(tokens)
                and end - place < 6
                and (not tokens[end].spaced or (end == place + 1 and token.sort))
                and tokens[end].kind == "c"
            ):
                if tokens[end].key in my.PARTICLES or tokens[end].sort.startswith(("s:", "wd", "mo")):
                    break
                end += 1
            if end - place >= 2:
                found.append((place, end))
        if token.key in suffixes and place >= 1:
            start = place
            while start > 0 and place - start < 4:
                item = tokens[start - 1]
                if (
                    item.kind != "c"
                    or item.key in my.PARTICLES
                    or (item.sort and not item.sort.startswith(("cw", "gram", "num")))
                ):
                    break
                start -= 1
                if item.spaced:
                    break
            if start < place:
                found.append((start, place + 1))
    return found
