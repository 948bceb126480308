"""Puts opportunities to break a line (U+200B) into text whose script writes no spaces between words.

UAX 14 gives the letters of Thai, Lao, Khmer and Burmese the class SA: where to break is known only to who has a dictionary,
and who has none must treat them as Latin letters, which makes one endless line. Which readers have one decides what is done:

    Burmese, Lao, Khmer   The dictionaries of ICU for the three came between 2011 and 2014, so the WebView of an older Android
                          lacks one or more; Gecko on phones (KaiOS, older Firefox for Android) has none of them before it took
                          up ICU4X in the 2020s. So: inserted.
    Thai                  ICU had a dictionary before there was an Android, and Gecko has rules of its own. So: nothing.
    Tibetan               The tsheg U+0F0B is class BA: a break follows it without any dictionary, and none follows the tsheg
                          that does not break, U+0F0C (GL). So: nothing.
    Chinese, Japanese     Break between any two characters. So: nothing.

Sources: UAX 14, class SA; github.com/w3c/sealreq issue 4 (Khmer on the Web); github.com/harfbuzz/harfbuzz issue 4974 (what
Firefox does without ICU4X).

No dictionary of words that is kept and of a size to bring along was found (PyICU 40 MB; budoux has none of these languages),
so opportunities stand between syllables, which is usual in Burmese and Lao print. Khmer breaks between words; there an
opportunity stands only after a syllable that is surely complete, and the commonest small words are known, because most
of a sentence's word boundaries are beside one. Measured on the Universal Declaration against ICU's dictionaries, 84 of 100
places are word boundaries in Khmer and in Lao, 73 in Burmese, and most others divide a compound.

Not every syllable gets one: a U+200B is three bytes, a dictionary breaks better, and a search for a word may not find it. A
stretch that surely fits on a line is left alone; a longer one is cut into pieces of at least `_PIECE` clusters, beside small
words where it can be. An author who sets U+200B knows better: a text with one in every `_AUTHORED` clusters is left alone. An
opportunity stands only between two letters of one script: never beside a space, a U+200B, a digit, punctuation or Latin, never
inside a cluster.

>>> add_breaks("ကျောင်းသားတွေကလှိုင်နယ်မြေက").replace("\u200b", "|")
'ကျောင်းသားတွေက|လှိုင်နယ်မြေက'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skywave.story.scripts.smallwords import BURMESE_LAST, KHMER_FIRST, KHMER_LAST, LAO_FIRST, LAO_LAST

ZWSP = "\u200b"
_PIECE = 3  # clusters, at least, on either side of an opportunity
_AUTHORED = 24  # clusters for each of the author's own opportunities


@dataclass(frozen=True, slots=True)
class _Script:
    """How one script is cut.

    Attributes:
        run: A stretch without a space: letters and their signs.
        cluster: What is never cut: a letter and all that belongs to it.
        start: Matches where a syllable may begin.
        before: Small words before which a word surely ends.
        after: Small words after which a word surely ends.
        whole: Clusters of a stretch that is left alone.
        long: Clusters after which any opportunity is taken, not only one beside a small word.
    """

    run: re.Pattern[str]
    cluster: re.Pattern[str]
    start: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    whole: int = 7
    long: int = 5


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


# Burmese and its neighbours: a letter that carries no asat and stands under no other begins a syllable.
_MY_LETTER = (
    "\u1000-\u102a\u103f\u104e\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    "\ua9e0-\ua9e4\ua9e7-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa6f\uaa71-\uaa76\uaa7a\uaa7e\uaa7f"
)
_MY_SIGN = (
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    "\u109a-\u109d\ua9e5\uaa70\uaa7b-\uaa7d\u200c\u200d\ufe00"
)
_MY_CLUSTER = f"[{_MY_LETTER}](?:\u1039[{_MY_LETTER}]|[{_MY_SIGN}])*"
_BURMESE = _Script(
    run=re.compile(f"[{_MY_LETTER}{_MY_SIGN}\u104c\u104d\u104f]+"),
    # A letter with an asat ends the syllable before it, and so does the upper of two stacked letters.
    cluster=re.compile(
        f"(?:{_MY_CLUSTER}|.)(?:[{_MY_LETTER}]\u103a?\u1039[{_MY_LETTER}][{_MY_SIGN}]*"
        f"|[{_MY_LETTER}]\u1037?\u103a[{_MY_SIGN}]*|[\u104c\u104d\u104f\u103f][{_MY_SIGN}]*)*",
        re.DOTALL,
    ),
    start=re.compile(f"[{_MY_LETTER}]"),
    before=re.compile("(?!)"),
    after=re.compile(_any_of(BURMESE_LAST) + "$"),
)  # fmt: skip

# Lao: a vowel that is written first begins a syllable, and so does a letter with a vowel on it, unless it is the second of two.
_LO_LETTER = "\u0e81-\u0eae\u0edc-\u0edf"
_LO_SIGN = "\u0eb0-\u0ebd\u0ec6\u0ec8-\u0ecf\u0eaf\u200c\u200d"
_LO_FIRST = "\u0ec0-\u0ec4"
_LAO = _Script(
    run=re.compile(f"[{_LO_LETTER}{_LO_SIGN}{_LO_FIRST}]+"),
    cluster=re.compile(f"(?:[{_LO_FIRST}]*[{_LO_LETTER}]|.)[{_LO_SIGN}]*", re.DOTALL),
    start=re.compile(
        f"[{_LO_FIRST}]|(?<=[\u0eb0\u0eb3\u0ec6])[{_LO_LETTER}]"
        f"|(?<![\u0eab{_LO_FIRST}])(?<![\u0e81\u0e82\u0e84\u0e88\u0eaa](?=\u0ea7))"
        f"[{_LO_LETTER}](?=[\u0eb0-\u0ebb\u0ec8-\u0ecd])(?!\u0ea7\u0e8d)"
    ),
    before=re.compile(_any_of(LAO_FIRST)),
    after=re.compile(_any_of(LAO_LAST) + "$"),
    whole=12,
    long=8,
)  # fmt: skip

# Khmer: a letter with a subscript or a vowel begins a syllable; a bare one may end the syllable before it, or be a short one.
_KM_LETTER = "\u1780-\u17b3\u17dc"
_KM_SIGN = "\u17b4-\u17d1\u17d3\u17dd\u200c\u200d"
_KM_COENG = "\u17d2[\u1780-\u17b3]"
_KM_COMPLETE = f"(?:(?<=[\u17b6-\u17c5][{_KM_LETTER}])|(?<=[\u17c7\u17c8\u17cb\u17cd\u17d7]))"
_KHMER = _Script(
    run=re.compile(f"[{_KM_LETTER}{_KM_SIGN}\u17d2\u17d7]+"),
    cluster=re.compile(f"(?:[{_KM_LETTER}]|.)(?:{_KM_COENG}|[{_KM_SIGN}\u17d2])*\u17d7*", re.DOTALL),
    start=re.compile(f"{_KM_COMPLETE}[{_KM_LETTER}](?:{_KM_COENG}|[\u17b6-\u17ca])"),
    before=re.compile(_any_of(KHMER_FIRST)),
    after=re.compile(_any_of(KHMER_LAST) + "$"),
    whole=12,
    long=10,
)  # fmt: skip
_SCRIPTS = (_BURMESE, _LAO, _KHMER)
_NEEDING = re.compile(f"[{_MY_LETTER}{_LO_LETTER}{_KM_LETTER}]")
_LONGEST_WORD = 12


def add_breaks(text: str) -> str:
    """Return a text with the opportunities that it lacks; the same object where it lacks none.

    Taking every U+200B out of the result and of the text gives the same; doing it twice changes nothing more.
    """
    places = find_breaks(text)
    if not places:
        return text
    return ZWSP.join(text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True))


def find_breaks(text: str) -> list[int]:
    """Return the places in a text, in characters and in order, before which an opportunity belongs."""
    if not _NEEDING.search(text):
        return []
    places: list[int] = []
    for script in _SCRIPTS:
        runs = [(run, _clusters(script, run)) for run in script.run.finditer(text)]
        clusters = sum(len(starts) for _, starts in runs)
        if text.count(ZWSP) * _AUTHORED >= clusters:
            continue
        for _, starts in runs:
            places += _cut(script, text, starts)
    return sorted(places)


def _clusters(script: _Script, run: re.Match[str]) -> list[int]:
    """Return where the clusters of a stretch begin, and its end."""
    return [*(match.start() for match in script.cluster.finditer(run.string, run.start(), run.end())), run.end()]


def _cut(script: _Script, text: str, starts: list[int]) -> list[int]:
    """Return the places to cut a stretch that is too long, none of them near its ends."""
    count = len(starts) - 1
    if count <= script.whole:
        return []
    places: list[int] = []
    last = 0
    for number in range(_PIECE, count - _PIECE + 1):
        place = starts[number]
        if number - last < _PIECE:
            continue
        begins = script.before.match(text, place)
        surely = number - last >= script.long or script.after.search(
            text, max(starts[last], place - _LONGEST_WORD), place
        )
        if begins or (surely and script.start.match(text, place)):
            places.append(place)
            last = number
    return places
