"""The words of a language that carry facts, looked up token by token, the longest phrase first.

What a phrase is decides more than its letters: "May" is a month and "may" a doubt, "Sun" is mostly a name. The tables
are in `words`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.folding import bare, fold
from skywave.partners.audit.comparing.tokens import Token, tokenise
from skywave.partners.audit.comparing.words import en, ko, my, others, vi, zh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TABLES: Final[Mapping[str, str]] = {
    "en": en.WORDS, "zh": zh.WORDS, "ko": ko.WORDS, "vi": vi.WORDS, "my": my.WORDS, **others.WORDS,
}  # fmt: skip
_DAYS: Final = ("一", "二", "三", "四", "五", "六", "日")
_KOREAN_TENS: Final = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_KOREAN_UNITS: Final = ("한/하나", "두/둘", "세/셋", "네/넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_LONGEST: Final = 10  # tokens of a phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase: the keys of its tokens, its class, whether a space must stand before and after it, and where it has spaces."""

    keys: tuple[str, ...]
    sort: str
    before: bool = False
    after: bool = False
    gaps: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of a language.

    Attributes:
        language: en, zh, ko, ...
        entries: By first key, the longest first.
        spellings: Key to the spelling that stands for all of one word.
    """

    language: str
    entries: Mapping[str, tuple[Entry, ...]]
    spellings: Mapping[str, str]

    def match(self, tokens: Sequence[Token], place: int) -> Entry | None:
        """Return the longest phrase that begins at a token, or None."""
        for entry in self.entries.get(tokens[place].key, ()):
            end = place + len(entry.keys)
            if end > len(tokens) or any(
                tokens[place + offset].key != key for offset, key in enumerate(entry.keys) if offset
            ):
                continue
            if entry.before and not tokens[place].spaced:
                continue
            if entry.after and end < len(tokens) and not tokens[end].spaced:
                continue
            if self.language == "ko" and any(
                tokens[place + offset].spaced and offset not in entry.gaps for offset in range(1, len(entry.keys))
            ):
                continue  # 미국, 미 국무부
            if self._fits(entry, tokens, place, end):
                return entry
        return None

    def _fits(self, entry: Entry, tokens: Sequence[Token], place: int, end: int) -> bool:
        """Decide by capitals where letters leave it open."""
        if self.language not in ("en", "vi"):
            return True
        token, sort = tokens[place], entry.sort
        if sort.startswith("pl:") and len(entry.keys) == 1:
            return token.core.isupper() if len(token.key) <= 3 and self.language == "en" else token.capital
        if self.language == "vi":
            return not (sort == "num:5" and end < len(tokens) and tokens[end].kind == "n")
        number = end < len(tokens) and tokens[end].kind == "n"
        if sort.startswith(("mo:", "wd:")):
            if not tokens[end - 1].capital:
                return False
            if token.key == "may":
                return number or not token.initial
            short = len(token.key) <= 3 or token.key in ("tues", "thurs")
            return not short or number or token.text[len(token.core) :].startswith(".")
        if sort == "office":
            return token.capital
        if token.key == "may":
            return not token.capital or (token.initial and not number)
        return True


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language (BCP 47); of an unknown one, nothing but numbers and signs."""
    base = base_of(language)
    entries: dict[str, list[Entry]] = {}
    for line in _TABLES.get(base, "").splitlines():
        sort, _, phrases = line.partition(": ")
        for phrase in phrases.split(" | ") if phrases else ():
            _add(entries, sort, phrase)
    if base == "zh":
        for number, day in enumerate(_DAYS, 1):
            for lead in ("", "上", "本", "这", "下", "上个", "这个", "下个"):
                for name in ("周", "星期", "礼拜"):
                    _add(entries, f"wd:{number}", f"{lead}{name}{day}")
        for name in ("周天", "星期天", "礼拜天", "上周天"):
            _add(entries, "wd:7", name)
    if base == "ko":
        for ten, lead in enumerate(_KOREAN_TENS, 1):
            for unit, forms in enumerate(_KOREAN_UNITS, 1):
                for form in forms.split("/"):
                    _add(entries, f"num:{10 * ten + unit}", f"^{lead}{form}")
    days = [item for found in entries.values() for item in found if item.sort.startswith("wd:")]
    for lead, side in _LEADS.get(base, ()):
        for entry in days:
            keys = tuple(token.key for token in tokenise(lead))
            whole = (*keys, *entry.keys) if side == "before" else (*entry.keys, *keys)
            entries.setdefault(whole[0], []).append(Entry(whole, entry.sort, gaps=frozenset(range(len(whole)))))
    for sort, phrase in (
        ("pl:rfa", "RFA"),
        ("pl:voa", "VOA"),
        ("u:%", "%"),
        ("u:$", "$"),
        ("u:€", "€"),
        ("u:£", "£"),
        ("u:yuan", "¥"),
        ("u:won", "₩"),
    ):
        _add(entries, sort, phrase)
    for found in entries.values():
        found.sort(key=lambda entry: -len(entry.keys))
    spellings = _spellings() if base == "en" else {}
    return Lexicon(base, {key: tuple(found) for key, found in entries.items()}, spellings)


# What may stand beside a weekday that is past without making it another day.
_LEADS: Final = {
    "en": (("last", "before"), ("this past", "before"), ("this", "before")),
    "ko": (("지난", "before"), ("지난주", "before"), ("이번 주", "before")),
    "vi": (("tuần trước", "after"), ("tuần này", "after"), ("tuần qua", "after"), ("vừa qua", "after")),
    "my": (("ပြီးခဲ့တဲ့", "before"), ("ပြီးခဲ့သည့်", "before")),
}


def base_of(language: str) -> str:
    """Return the language without script and country; Cantonese and others are written in Chinese."""
    base = language.split("-", maxsplit=1)[0].lower()
    return "zh" if base in ("yue", "wuu", "nan", "hak", "lzh") else base


def _add(entries: dict[str, list[Entry]], sort: str, phrase: str) -> None:
    phrase = phrase.strip()
    before = len(phrase) > 1 and phrase[0] == "^"
    after = len(phrase) > 1 and phrase[-1] == "$" and phrase[-2] >= "\uac00"
    bare_phrase = phrase[before : len(phrase) - after]
    tokens = [token for token in tokenise(bare_phrase) if token.key]
    keys = tuple(token.key for token in tokens) or ((fold(phrase),) if phrase else ())
    if keys and len(keys) <= _LONGEST:
        gaps = frozenset(offset for offset, token in enumerate(tokens) if token.spaced)
        entries.setdefault(keys[0], []).append(Entry(keys, sort, before, after, gaps))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {
        old.replace("-", ""): new.replace("-", "")
        for pair in en.SPELLINGS.replace("\n", "|").split("|")
        if pair.strip()
        for old, new in [pair.split()]
    }


def join(tokens: Sequence[Token], *, key: str, sort: str) -> Token:
    """Return several tokens as one."""
    first, last = tokens[0], tokens[-1]
    text = "".join(token.text for token in tokens)
    end = len(text) - len(last.text) + last.text.find(last.core) + len(last.core)
    return replace(first, text=text, core=text[text.find(first.core) : end], key=key, sort=sort)


def mark(tokens: Sequence[Token], words: Lexicon) -> list[Token]:
    """Return the tokens with every phrase of the lexicon as one token that knows its class."""
    if words.language == "en":
        tokens = _without_contractions(tokens)
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        entry = words.match(tokens, place)
        if entry is None:
            token = tokens[place]
            key = words.spellings.get(token.key, token.key)
            found.append(replace(token, key=key) if key != token.key else token)
            place += 1
            continue
        end = place + len(entry.keys)
        sort = entry.sort
        # What has one meaning in several spellings is one key; what only belongs to a class keeps its letters.
        shared = sort.startswith(("pl:", "mo:", "wd:", "u:"))
        key = sort if shared else "".join(words.spellings.get(item, item) for item in entry.keys)
        found.append(join(tokens[place:end], key=key, sort=sort))
        place = end
    return found


_ENDINGS: Final = {
    "n't": "not", "not": "not", "'s": "'s", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would",
}  # fmt: skip
_CONTRACTED: Final = {"ca": "can", "wo": "will", "sha": "shall"}


def _without_contractions(tokens: Sequence[Token]) -> list[Token]:
    """Return didn't, cannot, they've, China's as two tokens each, as did not, can not, they have, China are."""
    found: list[Token] = []
    for token in tokens:
        tail = next((end for end in _ENDINGS if token.key.endswith(end) and len(token.key) > len(end)), "")
        if not tail or (tail == "not" and token.key != "cannot"):
            found.append(token)
            continue
        size = len(tail)
        cut = token.text.find(token.core) + len(token.core) - size
        head = token.key[:-size]
        first = replace(token, text=token.text[:cut], core=token.core[:-size], key=_CONTRACTED.get(head, head))
        second = replace(
            token,
            text=token.text[cut:],
            core=token.core[-size:],
            key=_ENDINGS[tail],
            spaced=False,
            initial=False,
            sort="gram" if tail == "'s" else "",
        )
        found += [first, second]
    return found


def same_bare(one: str, other: str) -> bool:
    """Say whether two names differ in accents, hyphens and apostrophes only."""
    return _bone(one) == _bone(other)


def _bone(text: str) -> str:
    return "".join(letter for letter in bare(text) if letter.isalnum())
