"""Works: news stories put together from sentence frames; every piece of a sentence knows what it could be changed into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random

from tests.bench.copies import language as written
from tests.bench.copies.pictures import make_photo

COUNTS = {"en": 30, "zh-Hans": 10, "zh-Hant": 10, "ko": 20, "vi": 15, "my": 15}
DESKS = {"en": "eng", "zh-Hans": "zho", "zh-Hant": "zht", "ko": "kor", "vi": "vie", "my": "mya"}
_CHANGE_OF_MARK = {
    "acc": "attribution-according",
    "rep": "attribution-reports",
    "cal": "attribution-called",
    "hed": "attribution-hedge",
    "neg": "negation-removed",
    "aff": "negation-added",
    "sty": "spelling",
    "alt": "sentence-altered",
}
_BODY = ("fact", "fact", "attribution", "quote", "quote", "negation", "background")
_CHOICE = re.compile(r"<([^<>]*)>")
_TOKEN = re.compile(r"«([^«»]*)»|\[([a-z]{3}):([^\[\]|]*)\|([^\[\]]*)\]|\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text.

    Attributes:
        text: As the newsroom published it.
        variants: What it may be changed into, by the name of the change.
        quoted: It is a quotation, its marks included.
    """

    text: str
    variants: tuple[tuple[str, str], ...] = ()
    quoted: bool = False


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a heading of one sentence."""

    sentences: tuple[Sentence, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a story: `owned` ones the newsroom took itself, the others are an agency's."""

    name: str
    caption: str
    credit: str
    owned: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Work:
    """A story as the newsroom publishes it.

    Attributes:
        name: Of the work, among all.
        language: BCP 47.
        title: One line.
        titles: Other headlines for it.
        byline: One name.
        place: The dateline.
        parts: The text, of the newest version.
        photos: The lead first.
        published: Seconds since the epoch.
        fate: empty, corrected (its first version had another number of dead) or retracted.
        note: What the newsroom says of the correction or retraction.
        first_parts: The text of the first version.
        first_title: Its title.
        persons: Who stands in it.
    """

    name: str
    language: str
    title: str
    titles: tuple[str, ...]
    byline: str
    place: str
    parts: tuple[Part, ...]
    photos: tuple[Photo, ...]
    published: int
    fate: str = ""
    note: str = ""
    first_parts: tuple[Part, ...] = ()
    first_title: str = ""
    persons: tuple[str, ...] = ()

    @property
    def desk(self) -> str:
        """The code of its desk."""
        return DESKS[self.language]


def text_of(sentence: Sentence, language: str) -> str:
    """Return a sentence as it is printed."""
    text = "".join(piece.text for piece in sentence)
    return text[:1].upper() + text[1:] if written.has_case(language) else text


def join(sentences: tuple[Sentence, ...], language: str) -> str:
    """Return a paragraph as it is printed."""
    return written.space(language).join(text_of(sentence, language) for sentence in sentences)


def make_works(counts: dict[str, int] | None = None, *, seed: int = 1, published: int = 1_777_700_000) -> list[Work]:
    """Return works, by language.

    Args:
        counts: How many of each language; COUNTS by default.
        seed: Other works for another number.
        published: When the first came out, seconds since the epoch; each next one a minute earlier.
    """
    made: list[Work] = []
    for language, count in (counts or COUNTS).items():
        for number in range(count):
            rng = Random(f"{seed} {language} {number}")
            made.append(
                _Writer(language, rng).work(f"{DESKS[language]}-{number:02}", number, published - 60 * len(made))
            )
    return made


@dataclass(slots=True)
class _Writer:
    """Writes one story: its persons, places and numbers stay the same throughout."""

    language: str
    rng: Random
    bound: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    introduced: set[str] = field(default_factory=set)
    dead: int = 0

    def work(self, name: str, number: int, published: int) -> Work:
        self._bind()
        fate = {4: "corrected", 8: "retracted"}.get(number % 10, "")
        # Of every tenth story the first version had the wrong number; every tenth is taken back.
        wrong = written.other_digit(self.dead, self.rng)
        titles = [self._plain(frame) for frame in self.rng.sample(self._frames("headline"), 3)]
        photos = self._photos(name, number)
        parts = self._parts()
        note = ""
        if fate == "corrected":
            note = self._plain(self._frames("correction")[0])
        elif fate == "retracted":
            note = self._frames("retraction")[0]
        right, false = (written.digits(self.language, value) for value in (self.dead, wrong))
        first = tuple(replace(part, sentences=tuple(_with(s, right, false) for s in part.sentences)) for part in parts)
        corrected = fate == "corrected"
        return Work(
            name,
            self.language,
            titles[0],
            tuple(titles[1:]),
            self.bound["P5"],
            self.bound["L1"],
            parts,
            photos,
            published,
            fate,
            note,
            first if corrected else parts,
            titles[0].replace(right, false) if corrected else titles[0],
            tuple(self.bound[f"P{number}"] for number in (1, 2, 3)),
        )

    def _frames(self, section: str) -> tuple[str, ...]:
        return written.frames(self.language)[section]

    def _bind(self) -> None:
        self.dead = self.rng.randint(12, 89)
        for letter, section, count in (("P", "person", 5), ("L", "place", 2), ("O", "org", 2)):
            names = list(self._frames(section))
            self.rng.shuffle(names)
            for number, entry in enumerate(names[:count], 1):
                full, _, short = entry.partition("|")
                self.bound[f"{letter}{number}"] = full
                self.short[f"{letter}{number}"] = short or full
            self.others[letter] = [entry.partition("|")[0] for entry in names[count:]]
        self.bound["E"] = self.rng.choice(self._frames("event"))
        self.bound["E^"] = self.bound["E"][:1].upper() + self.bound["E"][1:]

    def _parts(self) -> tuple[Part, ...]:
        length = self.rng.randint(8, 30)
        left = {name: self.rng.sample(self._frames(name), len(self._frames(name))) for name in sorted(set(_BODY))}
        sentences = [self._sentence(self.rng.choice(self._frames("lead")))]
        sentences.append(self._sentence(self.rng.choice(self._frames("official"))))
        while len(sentences) < length - 1:
            name = self.rng.choice([kind for kind in _BODY if left[kind]])
            sentences.append(self._sentence(left[name].pop()))
        sentences.append(self._sentence(self.rng.choice(self._frames("closing"))))
        parts = [Part((sentences[0],))]
        rest = sentences[1:]
        heads = list(self.rng.sample(self._frames("subhead"), 2))
        while rest:
            if heads and len(parts) > 2 and len(rest) > 3 and self.rng.random() < 0.2:
                parts.append(Part(((Piece(heads.pop()),),), heading=True))
            size = self.rng.choice((1, 1, 2, 2, 3))
            parts.append(Part(tuple(rest[:size])))
            rest = rest[size:]
        return tuple(parts)

    def _photos(self, name: str, number: int) -> tuple[Photo, ...]:
        captions = self.rng.sample(self._frames("caption"), 4)
        owned = self.rng.sample(self._frames("owned"), 2)
        denied = self.rng.sample(self._frames("denied"), 2)
        plan = (
            (True, False),
            (True,),
            (False, True),
            (True, True, False),
            (),
            (False,),
            (True, False, True, False),
        )[number % 7]
        found = []
        for at, own in enumerate(plan):
            key = f"{name}-{at}"
            line = self._plain((owned if own else denied).pop())
            found.append(Photo(f"{key}.jpg", self._plain(captions[at]), line, own, make_photo(key)))
        return tuple(found)

    def _plain(self, frame: str) -> str:
        """Return a frame filled in, without anybody's being introduced by it."""
        introduced = set(self.introduced)
        text = "".join(piece.text for piece in self._sentence(frame, full=True))
        self.introduced = introduced
        return text[:1].upper() + text[1:] if written.has_case(self.language) else text

    def _sentence(self, frame: str, *, full: bool = False) -> Sentence:
        frame = _CHOICE.sub(lambda match: self.rng.choice(match.group(1).split("|")), frame)
        pieces: list[Piece] = []
        end = 0
        for match in _TOKEN.finditer(frame):
            if match.start() > end:
                pieces.append(Piece(frame[end : match.start()]))
            end = match.end()
            quotation, mark, said, otherwise, slot = match.groups()
            if quotation is not None:
                pieces.append(self._quotation(quotation))
            elif mark is not None:
                # The same slots hold the same values in both wordings.
                state = self.rng.getstate()
                text = self._fill(said)
                self.rng.setstate(state)
                pieces.append(Piece(text, ((_CHANGE_OF_MARK[mark], self._fill(otherwise)),)))
            else:
                pieces.append(self._slot(slot, full=full))
        pieces.append(Piece(frame[end:]))
        return tuple(piece for piece in pieces if piece.text or piece.variants)

    def _fill(self, text: str) -> str:
        return re.sub(r"\{([^{}]*)\}", lambda match: self._slot(match.group(1), full=False).text, text)

    def _quotation(self, text: str) -> Piece:
        said, _, altered = (self._fill(part) for part in text.partition("|"))
        if "," in (said[-1:], altered[-1:]):
            said, altered = (f"{text.removesuffix(',')}," for text in (said, altered))
        marks = written.marks(self.language)
        return Piece(
            f"{marks[0]}{said}{marks[1]}",
            (("quotation-altered", f"{marks[0]}{altered}{marks[1]}"), ("quotation-unmarked", said)),
            quoted=True,
        )

    def _slot(self, slot: str, *, full: bool) -> Piece:
        if slot[0] in "PQLO" and slot[1:].isdigit():
            return self._name(slot, full=full)
        if slot in self.bound:
            return Piece(self.bound[slot])
        value = self._value(slot)
        return Piece(value.text, value.variants)

    def _value(self, slot: str) -> written.Written:
        if slot == "N1":
            return written.number(self.language, self.dead, self.rng)
        if slot.startswith("n:"):
            low, high = slot[2:].split("-")
            value = self.rng.randint(int(low), int(high))
            return written.number(self.language, value + (value == self.dead), self.rng)
        if slot in ("wd", "wd2", "wdf"):
            return written.weekday(self.language, self.rng, bare=slot == "wd2", future=slot == "wdf")
        writers = {
            "w": written.word_number,
            "pct": written.percent,
            "money": written.money,
            "date": written.date,
            "year": written.year,
        }
        return writers[slot](self.language, self.rng)

    def _name(self, slot: str, *, full: bool) -> Piece:
        key = f"P{slot[1:]}" if slot[0] == "Q" else slot
        first = key not in self.introduced
        self.introduced.add(key)
        # Who was named in full before is called by the short name.
        names = self.bound if full or first or slot[0] in "LO" or slot[0] == "P" else self.short
        variants = [("name-changed", self.rng.choice(self.others[key[0]]))]
        letter, number = key[0], int(key[1:])
        if letter in "PL":
            partner = f"{letter}{number % (3 if letter == 'P' else 2) + 1}"
            variants.append(("name-swapped", self.bound[partner]))
        if slot[0] == "Q":
            variants = [("quotation-speaker", self.bound[f"P{number % 3 + 1}"])]
        return Piece(names[key], tuple(variants))


def _with(sentence: Sentence, right: str, wrong: str) -> Sentence:
    """Return a sentence with the number of the dead as the first version had it."""
    counts = {name for name, _ in (pair for piece in sentence for pair in piece.variants)}
    if "number-digit" not in counts:
        return sentence
    return tuple(Piece(wrong, piece.variants) if piece.text == right else piece for piece in sentence)
