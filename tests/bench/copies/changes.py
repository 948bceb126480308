"""What is done to a copy: one thing each, with the findings that it must give, or none.

A tampering must be found as one of its kinds, and those that change what the story says as grave. An allowed edit, like a copy
that nobody touched, must give nothing grave and no fault.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.copies import language as written
from tests.bench.copies.page import Block, PartnerPage, ShownPart, shown
from tests.bench.copies.pictures import reuse
from tests.bench.copies.stories import Part, Piece, Sentence, text_of

if TYPE_CHECKING:
    from random import Random

DAY = 86_400
Edit = Callable[[PartnerPage, "Random"], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is done to a copy.

    Attributes:
        name: Short.
        group: tampered, allowed or rightful.
        edit: Does it; returns what was and what is, or None where the copy has nothing to do it to.
        kinds: Any of these findings will do.
        grade: The grade that one of them must have: grave or fault; empty for none.
        contract: The code of the partner under whose contract the copy is audited.
        form: It needs a page of this form, html or text; empty for either.
        fate: It needs a work with this fate; empty for one that stands as it was published, None for any but a retracted one.
        days: How long after the publication the audit is made.
    """

    name: str
    group: str
    edit: Edit
    kinds: tuple[str, ...] = ()
    grade: str = ""
    contract: str = "plain"
    form: str = ""
    fate: str | None = None
    days: int = 6


# --- sentences --------------------------------------------------------------


def _vary(variant: str, *, piece_only: bool = False) -> Edit:
    """Return an edit that puts a variant of one piece in its place, in one sentence of the text."""

    def edit(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
        places = [
            (part, at, number, text)
            for part in page.parts
            for at, sentence in enumerate(part.sentences)
            for number, piece in enumerate(sentence)
            for name, text in piece.variants
            if name == variant and text != piece.text
        ]
        if not places:
            return None
        part, at, number, text = rng.choice(places)
        sentence = part.sentences[at]
        was = text_of(sentence, page.language)
        part.sentences[at] = _put(sentence, number, text)
        return was, text_of(part.sentences[at], page.language)

    return edit


def _vary_all(variant: str) -> Edit:
    """Return an edit that puts the variant everywhere: a house style."""

    def edit(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
        was: list[str] = []
        found: list[str] = []
        for part in page.parts:
            for at, sentence in enumerate(part.sentences):
                new = sentence
                for number, piece in enumerate(sentence):
                    text = dict(piece.variants).get(variant)
                    if text is not None and text != piece.text:
                        new = _put(new, number, text)
                if new is not sentence:
                    was.append(text_of(sentence, page.language))
                    found.append(text_of(new, page.language))
                    part.sentences[at] = new
        return (was[0], found[0]) if was else None

    return edit


def _put(sentence: Sentence, number: int, text: str) -> Sentence:
    return (*sentence[:number], Piece(text), *sentence[number + 1 :])


def _cut_sentence(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    parts = [part for part in page.parts if len(part.sentences) > 1]
    if not parts:
        return None
    part = rng.choice(parts)
    return text_of(part.sentences.pop(rng.randrange(len(part.sentences))), page.language), ""


def _cut_paragraph(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    inner = [number for number in range(1, len(page.parts) - 1) if not page.parts[number].heading]
    if not inner:
        return None
    return page.text(page.parts.pop(rng.choice(inner))), ""


def _cut_last_third(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    keep = len(page.parts) * 2 // 3
    was = " / ".join(page.text(part) for part in page.parts[keep:])
    del page.parts[keep:]
    return was, ""


def _add(section: str) -> Edit:
    def edit(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
        inner = [part for part in page.parts[1:-1] if not part.heading]
        if not inner:
            return None
        text = rng.choice(written.frames(page.language)[section])
        part = rng.choice(inner)
        part.sentences.insert(rng.randint(1, len(part.sentences)), (Piece(text),))
        return "", text

    return edit


# --- what stands around the text --------------------------------------------


def _headline(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.title = page.title, rng.choice(page.work.titles)
    return was, page.title


def _headline_case(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    if not written.has_case(page.language):
        return None
    was = page.title
    page.title = was.upper() if rng.random() < 0.5 else was.lower()
    return was, page.title


def _byline(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    names = [entry.partition("|")[0] for entry in written.frames(page.language)["person"]]
    was = page.byline
    page.byline = was.replace(page.work.byline, rng.choice([name for name in names if name not in was]))
    return was, page.byline


def _no_byline(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.byline = page.byline, ""
    return was, ""


def _no_notice(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.notice = page.notice, ""
    return was, ""


def _notice_word(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    words = {
        "en": ("with the permission", "with kind support"),
        "zh-Hans": ("授权", "同意"),
        "zh-Hant": ("授權", "同意"),
        "ko": ("허가", "도움"),
        "vi": ("sự cho phép", "sự giúp đỡ"),
        "my": ("ခွင့်ပြုချက်", "အကူအညီ"),
    }[page.language]
    was = page.notice
    page.notice = was.replace(*words)
    return was, page.notice


def _notice_address(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was = page.notice
    page.notice = was.replace("2025 M Street", "1225 K Street")
    return was, page.notice


def _no_link(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.link = page.link, ""
    return was, ""


def _other_link(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.link = page.link, "https://daily-harbour.example/our-partners"
    return was, page.link


def _nofollow(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.rel = rng.choice(("nofollow", "noopener nofollow", "sponsored", "ugc noopener"))
    return "", page.rel


def _own_canonical(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.canonical = page.canonical, "https://daily-harbour.example/2026/05/story"
    return was, page.canonical


def _no_canonical(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.canonical = page.canonical, ""
    return was, ""


def _index(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.noindex = False
    return "noindex", ""


def _no_credit(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    if not page.photos:
        return None
    photo = rng.choice(page.photos)
    was, photo.credit = photo.credit, ""
    return was, ""


def _other_credit(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    photos = [photo for photo in page.photos if _without_brand(photo.credit) not in ("", photo.credit)]
    if not photos:
        return None
    photo = rng.choice(photos)
    was = photo.credit
    photo.credit = _without_brand(was)
    return was, photo.credit


def _without_brand(credit: str) -> str:
    """Return a credit line as if the photographer were alone."""
    for brand in ("/Radio Example", " / Radio Example", " for Radio Example", "Radio Example/", "/Radio Example "):
        credit = credit.replace(brand, "")
    return credit.strip()


def _photo(*, owned: bool, words: bool, embedded: bool = False) -> Edit:
    """Return an edit that shows a photo that must not be shown, with or without its caption and credit.

    Args:
        owned: One of the newsroom's own, else an agency's.
        words: With its caption and credit.
        embedded: The page holds its pictures itself, as data; else they are files beside it.
    """

    def edit(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
        photos = [photo for photo in page.work.photos if photo.owned == owned]
        if not photos:
            return None
        photo = rng.choice(photos)
        used = shown(photo, reuse(photo.data, rng))
        if not words:
            used.caption = used.credit = ""
        page.photos.insert(rng.randint(0, len(page.photos)), used)
        page.embedded = embedded
        return "", f"{photo.name}: {used.caption} {used.credit}".strip()

    return edit


def _paywall(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.paywall = True
    return "", written.words(page.language)["paywall"]


def _pixel(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.pixel = rng.choice(
        (
            '<img src="https://pixel.stats.example/hit?id=4711" width="1" height="1" alt="">',
            '<img src="https://count.example/c.gif" style="display:none" alt="">',
            '<img src="https://t.example/p.png" width="1" height="1" style="position:absolute">',
        )
    )
    return "", page.pixel


def _old_version(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was = page.title
    page.parts = _shown(page.work.first_parts)
    page.title = page.work.first_title
    page.correction = ""
    return f"{was} (version 2, with its note)", f"{page.title} (version 1)"


def _no_correction(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.correction = page.correction, ""
    return was, ""


def _low_correction(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.correction_place = "bottom"
    return page.correction, page.correction


def _shown(parts: tuple[Part, ...]) -> list[ShownPart]:
    return [ShownPart(list(part.sentences), part.heading) for part in parts]


def _late(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.date += 40 * DAY
    return "", ""


def _no_label(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    was, page.label = page.label, ""
    return was, ""


# --- what is allowed --------------------------------------------------------


def _nothing(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    return "", ""


def _marks(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.dress = "marks"
    return written.marks(page.language), written.other_marks(page.language)


def _white_space(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    for part in page.parts:
        words = page.text(part).split(" ")
        text = words[0]
        for word in words[1:]:
            text += rng.choice((" ", " ", " ", " ", "\u00a0", "\n", "  ", "\n    ")) + word
        part.text = text
    return "", ""


def _wrapped(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    """Break lines as mail does: at spaces before 72 characters, or after 36 where a script has none."""
    for part in page.parts:
        text = page.text(part)
        if written.space(page.language):
            lines = textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False)
        else:
            lines = [text[at : at + 36] for at in range(0, len(text), 36)]
        part.text = "\n".join(lines)
    return "", ""


def _join(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    joined: list[ShownPart] = []
    for part in page.parts:
        if joined and not part.heading and not joined[-1].heading and len(joined[-1].sentences) < 4:
            joined[-1].sentences += part.sentences
        else:
            joined.append(part)
    page.parts = joined
    return "", ""


def _split(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.parts = [ShownPart([sentence], part.heading) for part in page.parts for sentence in part.sentences]
    return "", ""


def _inserted_head(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    text = rng.choice(written.frames(page.language)["inserted-head"])
    return _inside(page, rng, Block("h", text))


def _plug(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    return _inside(page, rng, Block("plug", rng.choice(written.frames(page.language)["plug"])))


def _related(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    return _inside(page, rng, Block("related", rng.choice(written.frames(page.language)["related"])))


def _inside(page: PartnerPage, rng: Random, block: Block) -> tuple[str, str] | None:
    if len(page.parts) < 3:
        return None
    page.inside.append((rng.randrange(1, len(page.parts)), block))
    return "", block.text


def _intro(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.intro = rng.choice(written.frames(page.language)["intro"])
    return "", page.intro


def _outro(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.outro = rng.choice(written.frames(page.language)["outro"])
    return "", page.outro


def _translation(page: PartnerPage, rng: Random) -> tuple[str, str] | None:
    page.label = written.words(page.language)["translation"]
    return "", page.label


def _tampered(name: str, edit: Edit, kinds: str, grade: str = "grave", **more: object) -> Change:
    return Change(name, "tampered", edit, tuple(kinds.split()), grade, **more)  # type: ignore[arg-type]


def _allowed(name: str, edit: Edit, **more: object) -> Change:
    return Change(name, "allowed", edit, **more)  # type: ignore[arg-type]


_DATE = "date-changed number-changed"
_CUT = "sentence-cut number-changed name-changed date-changed quotation-changed attribution-changed negation-changed"
_LATE = "correction-missing correction-late version-old"

CHANGES: tuple[Change, ...] = (
    Change("untouched", "rightful", _nothing),
    _tampered("number, a digit", _vary("number-digit"), "number-changed date-changed"),
    _tampered("number, ten times", _vary("number-order"), "number-changed date-changed"),
    _tampered("number, a word", _vary("number-word"), "number-changed"),
    _tampered("name changed", _vary("name-changed"), "name-changed attribution-changed"),
    _tampered("name swapped", _vary("name-swapped"), "name-changed attribution-changed"),
    _tampered("date changed", _vary("date-changed"), _DATE),
    _tampered("weekday changed", _vary("weekday-changed"), "date-changed"),
    _tampered("negation added", _vary("negation-added"), "negation-changed"),
    _tampered("negation removed", _vary("negation-removed"), "negation-changed"),
    _tampered("quotation altered", _vary("quotation-altered"), "quotation-changed sentence-added"),
    _tampered("quotation without its marks", _vary("quotation-unmarked"), "quotation-changed"),
    _tampered(
        "quotation given to another",
        _vary("quotation-speaker"),
        "attribution-changed name-changed quotation-changed",
    ),
    _tampered("attribution gone: according to", _vary("attribution-according"), "attribution-changed"),
    _tampered("attribution gone: reports say", _vary("attribution-reports"), "attribution-changed"),
    _tampered("attribution gone: what he called", _vary("attribution-called"), "attribution-changed quotation-changed"),
    _tampered("attribution gone: hedge", _vary("attribution-hedge"), "attribution-changed"),
    _tampered("sentence cut", _cut_sentence, _CUT, "fault"),
    _tampered("paragraph cut", _cut_paragraph, _CUT, "fault"),
    _tampered("last third cut", _cut_last_third, _CUT, "fault"),
    _tampered("sentence added", _add("added"), "sentence-added", "fault"),
    _tampered(
        "sentence added, with a source",
        _add("added-source"),
        "sentence-added attribution-changed quotation-changed",
        "fault",
    ),
    _tampered("sentence reworded", _vary("sentence-altered"), "sentence-altered", "fault"),
    _tampered("headline changed", _headline, "headline-changed", "fault"),
    _tampered("byline changed", _byline, "byline-altered byline-missing", "fault"),
    _tampered("byline missing", _no_byline, "byline-missing byline-altered", "fault"),
    _tampered("notice missing", _no_notice, "notice-missing", "fault"),
    _tampered("notice, a word", _notice_word, "notice-altered", "fault"),
    _tampered("notice, its address", _notice_address, "notice-altered", "fault"),
    _tampered("link missing", _no_link, "link-missing", "fault", form="html"),
    _tampered("link elsewhere", _other_link, "link-missing", "fault", form="html"),
    _tampered("link nofollow", _nofollow, "link-nofollow", "fault", form="html"),
    _tampered("canonical missing", _no_canonical, "canonical-missing", "fault", form="html", contract="canonical"),
    _tampered("canonical wrong", _own_canonical, "canonical-missing", "fault", form="html", contract="canonical"),
    _tampered("noindex missing", _index, "noindex-missing", "fault", form="html", contract="noindex"),
    _tampered("credit missing", _no_credit, "credit-missing", "fault"),
    _tampered("credit without the newsroom", _other_credit, "credit-altered credit-missing", "fault"),
    _tampered(
        "agency photo, with caption and credit",
        _photo(owned=False, words=True),
        "photo-without-right",
        form="html",
    ),
    _tampered(
        "agency photo, bare",
        _photo(owned=False, words=False),
        "photo-without-right photo-foreign",
        "",
        form="html",
    ),
    _tampered("agency photo, only its words", _photo(owned=False, words=True), "photo-without-right", form="text"),
    _tampered(
        "own photo outside the contract, bare",
        _photo(owned=True, words=False),
        "photo-without-right",
        contract="nophotos",
        form="html",
    ),
    _tampered(
        "own photo outside the contract, bare and embedded",
        _photo(owned=True, words=False, embedded=True),
        "photo-without-right",
        contract="nophotos",
        form="html",
    ),
    _tampered("paywall", _paywall, "paywall", "fault", form="html"),
    _tampered("counting pixel", _pixel, "tracker", "fault", form="html"),
    _tampered("old version after its correction", _old_version, _LATE, "fault", fate="corrected"),
    _tampered("correction not shown", _no_correction, "correction-missing correction-late", "fault", fate="corrected"),
    _tampered("correction at the wrong end", _low_correction, "correction-misplaced", "fault", fate="corrected"),
    _tampered("retracted story kept", _nothing, "retracted-kept", "grave", fate="retracted"),
    _tampered("too late", _late, "too-late", "fault", contract="window", days=45),
    _tampered("excerpt without its label", _no_label, "excerpt-unlabelled", "fault", contract="excerpt"),
    _allowed("quotation marks of the house", _marks),
    _allowed("spelling", _vary_all("spelling")),
    _allowed("percent sign", _vary_all("percent")),
    _allowed("digits for words", _vary_all("digits")),
    _allowed("words of time", _vary("time")),
    _allowed("white space", _white_space, form="html"),
    _allowed("lines wrapped", _wrapped, form="text"),
    _allowed("paragraphs joined", _join),
    _allowed("paragraphs split", _split),
    _allowed("sub-heading inserted", _inserted_head),
    _allowed("introduction of its own", _intro),
    _allowed("closing line of its own", _outro),
    _allowed("newsletter plug", _plug),
    _allowed("related link", _related),
    _allowed("correction shown", _nothing, fate="corrected"),
    _allowed("headline, where allowed", _headline, contract="free"),
    _allowed("headline in capitals or small letters", _headline_case),
    _allowed("translation line", _translation, contract="free"),
    _allowed("canonical kept", _nothing, contract="canonical", form="html"),
    _allowed("noindex kept", _nothing, contract="noindex", form="html"),
    _allowed("excerpt with its label", _nothing, contract="excerpt"),
    _allowed("within its window", _nothing, contract="window"),
    _allowed("no photos, none shown", _nothing, contract="nophotos"),
)
