"""Photos of a copy: each known again, used by right, with its whole credit and its caption; strangers named by their credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skywave.partners.audit.checks.credits import compare_credits
from skywave.partners.audit.checks.matching import (
    CAPTION,
    LOOKS,
    Match,
    are_other_pictures,
    match_pictures,
    pictures_of,
)
from skywave.partners.audit.checks.words import held_in, letters, likeness, weight
from skywave.partners.audit.findings import FAULT, GRAVE, NOTE, Finding
from skywave.story.credit import parse_credit, split_caption

if TYPE_CHECKING:
    from skywave.partners.audit.checks.standing import Page
    from skywave.partners.audit.checks.words import Place
    from skywave.partners.audit.copy import CopyPicture
    from skywave.partners.audit.original import Original, OriginalPicture, OriginalVersion
    from skywave.story.credit import Credit

_TOLD = 24  # letters of a caption that can be found again in a page's lines
_REASON = 12  # letters of a reason that a delivery puts in the place of a photo
_NEAR = 3
_CREDIT_LINES = 40
_CREDIT_CHARACTERS = 200
_OTHER_FACTS, _MUCH = 0.35, 0.5
_WORDLESS, _SUBJECT = 8, 0.4
_NUMBERS = re.compile(r"\d+(?:[.,:]\d+)*")
_PHOTO_WORDS = re.compile(
    r"photo|image|picture|credit|courtesy|摄|攝|图片|圖片|照片|供图|供圖|사진|제공|ảnh|ဓာတ်ပုံ", re.IGNORECASE
)
_UNSEEN = "its caption and credit are on the page; whether the photo is shown cannot be seen in plain text"
_UNSEEN_CAPTION = "its caption is on the page; whether the photo is shown cannot be seen in plain text"
_LOOK = "whether this is that photo cannot be told from its words: look at the two"
_BARE = "nothing says whose it is, and the original has a photo that must not be used: look at the two"
_NO_FILE = "its words are on the page, but no photo could be seen with them"


def check_photos(page: Page, original: Original, version: OriginalVersion) -> list[Finding]:
    """Return what is to be said of the copy's photos."""
    ours = pictures_of(original, version)
    copied = [picture for picture in page.copy.pictures if not _is_sentence(page, picture)]
    matches = match_pictures(copied, ours, original.names)
    found: list[Finding] = []
    for match in matches:
        if match.original is None:
            found += _check_stranger(page, match, original, ours)
        else:
            found += _check_known(page, match, match.original, original)
    known = [match.original for match in matches if match.original is not None]
    for picture in ours:
        if picture not in known:
            found += _check_words(page, picture, original)
    return found


def _is_sentence(page: Page, picture: CopyPicture) -> bool:
    """Say whether what was read as a caption of a plain text is a sentence of the story: "..., reports Ko Aung of RFA."."""
    words = letters(picture.caption + picture.credit)
    return not picture.address and picture.data is None and len(words) >= _TOLD and words in page.text


# --- a photo that is ours -----------------------------------------------------------


def _check_known(page: Page, match: Match, ours: OriginalPicture, original: Original) -> list[Finding]:
    if ours.withdrawn or not ours.allowed:
        return _check_denied(page, match, ours)
    return [*_check_credit(page, match.copied, ours, original), *_check_caption(page, match, ours)]


def _check_denied(page: Page, match: Match, ours: OriginalPicture) -> list[Finding]:
    """Return the finding about a photo that must not be there."""
    copied = match.copied
    kind = "photo-withdrawn" if ours.withdrawn else "photo-without-right"
    shown = " ".join(part for part in (copied.caption, copied.credit) if part) or copied.address
    is_shown = bool(copied.address or copied.data)
    if is_shown:
        return [Finding(kind, GRAVE, ours.credit, shown, copied.where, ours.why)]
    if _is_held_back(page, ours):
        return []
    if not page.copy.is_text:
        return [Finding(kind, NOTE, ours.credit, shown, copied.where, _NO_FILE)]
    both = match.how == CAPTION and bool(copied.credit)
    why = _UNSEEN if both else _UNSEEN_CAPTION if copied.caption else "its credit is on the page"
    return [Finding(kind, GRAVE if both else FAULT, ours.credit, shown, copied.where, _joined(ours.why, why))]


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _is_held_back(page: Page, ours: OriginalPicture) -> bool:
    """Say whether the page has the reason that a delivery puts in the place of a photo: so the words alone stand there."""
    reason = letters(ours.why)
    return len(reason) >= _REASON and reason in page.letters.text


def _check_credit(page: Page, copied: CopyPicture, ours: OriginalPicture, original: Original) -> list[Finding]:
    if not ours.credit:
        return []
    shown = f"{copied.caption} {copied.credit}"
    if not letters(shown):  # its words may stand by it as a line like any other
        shown = _words_by(page, ours)
    change = compare_credits(ours.credit, shown, own=original.names)
    if change.is_missing:
        if elsewhere := _credit_elsewhere(page, copied, ours, original):
            why = "the credit stands apart from the photo"
            return [Finding("credit-missing", NOTE, ours.credit, elsewhere, copied.where, why)]
        if copied.credit:
            return [
                Finding("credit-altered", FAULT, ours.credit, copied.credit, copied.where, "it names somebody else")
            ]
        return [Finding("credit-missing", FAULT, ours.credit, where=copied.where)]
    if change.lost:
        why = f"it leaves out {', '.join(change.lost)}"
        return [Finding("credit-altered", FAULT, ours.credit, copied.credit or copied.caption, copied.where, why)]
    if change.has_other_form:
        shown = copied.credit or copied.caption
        return [Finding("credit-altered", NOTE, ours.credit, shown, copied.where, "the same names in another form")]
    return []


def _credit_elsewhere(page: Page, copied: CopyPicture, ours: OriginalPicture, original: Original) -> str:
    """Return a line that gives a photo's whole credit apart from it, or empty."""
    looked_at = 0
    for number, line in enumerate(page.copy.lines):
        if len(line) < 250 and not page.ours[number] and _PHOTO_WORDS.search(line):
            change = compare_credits(ours.credit, line, own=original.names)
            if not change.is_missing and not change.lost and not page.is_another_s(line, copied):
                return line
            looked_at += 1
            if looked_at == _CREDIT_LINES:
                break
    return ""


def _words_by(page: Page, ours: OriginalPicture) -> str:
    """Return a photo's caption as a line of the page, with what stands right after it, or empty."""
    caption = letters(ours.caption)
    place = page.letters.find(caption, near=page.copy.article[0]) if weight(ours.caption) >= _TOLD else None
    if place is None or caption in page.text:
        return ""
    return _after(_beside(page, place), ours.caption)


def _check_caption(page: Page, match: Match, ours: OriginalPicture) -> list[Finding]:
    copied = match.copied
    caption, credit = letters(ours.caption), letters(ours.credit)
    shown = letters(copied.caption)
    if (
        not caption
        or shown == caption
        or (shown.startswith(caption) and shown[len(caption) :] in (credit, letters(copied.credit)))
    ):
        return []
    if not shown:
        if match.how != LOOKS or _words_by(page, ours):
            return []
        return [
            Finding("caption-altered", NOTE, ours.caption, "", copied.where, "the photo stands without its caption")
        ]
    added = sorted(set(_NUMBERS.findall(copied.caption)) - set(_NUMBERS.findall(ours.caption)))
    if added:
        why = f"it has {', '.join(added[:5])}, which the original's caption has not"
        return [Finding("caption-altered", FAULT, ours.caption, copied.caption, copied.where, why)]
    share = max(likeness(ours.caption, copied.caption), held_in(copied.caption, ours.caption) * _MUCH)
    if share < _OTHER_FACTS and min(len(ours.caption), len(copied.caption)) > 30:
        why = "it says something else than the original's caption"
        return [Finding("caption-altered", FAULT, ours.caption, copied.caption, copied.where, why)]
    return [Finding("caption-altered", NOTE, ours.caption, copied.caption, copied.where)]


# --- a photo that is not known ------------------------------------------------------


def _check_stranger(page: Page, match: Match, original: Original, ours: list[OriginalPicture]) -> list[Finding]:
    copied = match.copied
    line = copied.credit or split_caption(copied.caption)[1]
    if not line:
        return _check_bare(match, ours)
    credit = parse_credit(line, own=original.names)
    shown = " ".join(part for part in (copied.caption, copied.credit) if part)
    is_ours = (
        page.names_publisher(line) or page.names_publisher(credit.agency) or credit.right in ("owned", "commissioned")
    )
    if is_ours and (copied.address or copied.data or page.copy.is_text):
        why = "it is credited to the newsroom, and was not delivered with this story"
        return [Finding("photo-without-right", FAULT, "", shown, copied.where, why)]
    if maybe := next((each for each in ours if _may_be(match, credit, each, original)), None):
        return [Finding("photo-without-right", FAULT, maybe.credit, shown, copied.where, _joined(maybe.why, _LOOK))]
    if credit.agency or credit.via or credit.right != "unknown" or credit.photographer:
        return [Finding("photo-foreign", NOTE, "", shown, copied.where, "the partner answers for its right itself")]
    return []


def _check_bare(match: Match, ours: list[OriginalPicture]) -> list[Finding]:
    """Return what is to be said of a photo without a word, where a denied one of the original's could not be compared with it."""
    copied = match.copied
    if copied.caption or not (copied.address or copied.data):
        return []
    maybe = next((each for each in ours if _is_denied(each) and not are_other_pictures(match, each)), None)
    return [Finding("photo-foreign", NOTE, maybe.credit, copied.address, copied.where, _BARE)] if maybe else []


def _is_denied(ours: OriginalPicture) -> bool:
    return ours.withdrawn or not ours.allowed


def _may_be(match: Match, credit: Credit, ours: OriginalPicture, original: Original) -> bool:
    """Say whether a photo may be a denied one: of the same agency, and no caption or look tells them apart."""
    if not _is_denied(ours) or are_other_pictures(match, ours):
        return False
    known = parse_credit(ours.credit, own=original.names)
    agencies = {known.agency, ours.agency, *known.via.split("/")} - {""}
    if agencies.isdisjoint({credit.agency, *credit.via.split("/")}):
        return False
    copied = match.copied
    caption = copied.caption if copied.credit else split_caption(copied.caption)[0]
    return weight(caption) < _WORDLESS or held_in(caption, ours.caption) >= _SUBJECT


# --- words of a photo that no picture of the copy has -------------------------------


def _check_words(page: Page, ours: OriginalPicture, original: Original) -> list[Finding]:
    """Return what is to be said where a photo's caption stands on the page as a line like any other."""
    caption = letters(ours.caption)
    place = page.letters.find(caption, near=page.copy.article[0]) if weight(ours.caption) >= _TOLD else None
    if place is None or caption in page.text:
        return []
    near = _after(_beside(page, place), ours.caption)
    change = compare_credits(ours.credit, near, own=original.names)
    has_credit = bool(ours.credit) and not change.is_missing
    shown, where = near[:600], page.where(place)
    if ours.withdrawn or not ours.allowed:
        kind = "photo-withdrawn" if ours.withdrawn else "photo-without-right"
        if _is_held_back(page, ours):
            return []
        if page.copy.is_text:
            why = _joined(ours.why, _UNSEEN if has_credit else _UNSEEN_CAPTION)
            return [Finding(kind, GRAVE if has_credit else FAULT, ours.credit, shown, where, why)]
        bare = any((each.address or each.data) and not each.caption and not each.credit for each in page.copy.pictures)
        return [Finding(kind, FAULT if bare else NOTE, ours.credit, shown, where, _joined(ours.why, _NO_FILE))]
    if not ours.credit:
        return []
    if change.is_missing:
        return [Finding("credit-missing", FAULT, ours.credit, shown, where)]
    if change.lost:
        return [Finding("credit-altered", FAULT, ours.credit, shown, where, f"it leaves out {', '.join(change.lost)}")]
    return []


def _beside(page: Page, place: Place) -> str:
    """Return the lines of a caption and those right after it that are no text of the story."""
    lines = list(page.copy.lines[place.first : place.last])
    for number in range(place.last, min(place.last + _NEAR - 1, len(page.copy.lines))):
        line = page.copy.lines[number]
        if page.ours[number] or len(line) > _CREDIT_CHARACTERS or len(letters(line)) < 2:
            break
        lines.append(line)
    return " ".join(lines)


def _after(text: str, caption: str) -> str:
    """Return a caption and what stands right after it: a page may have no line of its own for a caption."""
    start = text.find(caption[:_TOLD])
    return text[max(start, 0) :][: len(caption) + 400]
