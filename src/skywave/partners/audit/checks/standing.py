"""Where things stand on a copy's page: which lines are the newsroom's text, and what is above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.partners.audit.checks.names import Names
from skywave.partners.audit.checks.words import Lines, letters
from skywave.sources.page.furniture import paragraph_kind
from skywave.sources.page.notes import note_kind, publisher_in

if TYPE_CHECKING:
    from skywave.partners.audit.checks.words import Place
    from skywave.partners.audit.copy import Copy, CopyPicture
    from skywave.partners.audit.original import Original, OriginalVersion

_LINE, _START = 20, 60  # letters of a line that is told by its words
_LONG = 80
_LABEL = 12  # letters of "Photo by" and the like
_MENU = 45
_BESIDE = 15


class Page:
    """A copy's page, made ready for the checks.

    Args:
        copy: The page.
        original: Where it came from.
        version: The version that it is a copy of.

    Attributes:
        copy: The page.
        folded: Its lines as `words.folded` gives them.
        letters: Its lines as `words.letters` gives them.
        text: Letters of the original's text, in all its versions.
        ours: Of each line, whether it is the newsroom's text.
    """

    def __init__(self, copy: Copy, original: Original, version: OriginalVersion) -> None:
        self.copy = copy
        self.folded = Lines(copy.lines, "folded")
        self.letters = Lines(copy.lines, "letters")
        self._names = Names(original.names)
        texts = [
            text for each in (version, *original.versions) for text in (*each.prose.paragraphs, each.prose.summary)
        ]
        ours = self.text = letters("\n".join(dict.fromkeys(texts)))
        first, last = copy.article
        self.ours = [first <= number < last and _is_in(line, ours) for number, line in enumerate(copy.lines)]
        if sum(self.ours) < 2:  # edited throughout, or translated: then long lines are taken for the text
            self.ours = [
                first <= number < last and len(line) > _LONG and not _is_said(line, original.notice)
                for number, line in enumerate(copy.lines)
            ]
        self._known: dict[str, str] = {}
        self._pictured = [(letters(each.caption), letters(each.credit)) for each in copy.pictures]

    def before(self, place: Place) -> int:
        """Return how many lines of the newsroom's text stand above a place."""
        return sum(self.ours[: place.first])

    def after(self, place: Place) -> int:
        """Return how many lines of the newsroom's text stand below a place."""
        return sum(self.ours[place.last :])

    def stands(self, place: Place, wanted: str) -> tuple[bool, bool]:
        """Say whether a place is where it is wanted, and whether it is only one paragraph off.

        Args:
            place: On the page.
            wanted: top, bottom or any.
        """
        beside = {"top": self.before(place), "bottom": self.after(place)}.get(wanted, 0)
        return beside == 0, beside == 1

    def where(self, place: Place) -> str:
        """Return where a place is, for people."""
        first, last = self.copy.article
        before, after = self.before(place), self.after(place)
        if place.first < first or (before == 0 and after):
            return "above the text"
        if place.first >= last or (after == 0 and before):
            return "below the text"
        return f"in the text, after paragraph {before}" if before else "in the text"

    def names_publisher(self, text: str) -> bool:
        """Say whether a text names the newsroom or one of its mastheads."""
        return self._names.stand_in(text)

    def is_pictured(self, line: str) -> bool:
        """Say whether a line is a caption or a credit."""
        words = self._known.get(line)
        if words is None:
            words = self._known[line] = letters(line)
        return any(
            (len(caption) > 2 and caption in words and len(words) <= len(caption) + len(credit) + _LABEL)
            or (
                len(credit) > 2
                and (words == credit or (len(credit) > _LINE and credit in words and len(words) < 2 * len(credit)))
            )
            for caption, credit in self._pictured
        )

    def is_another_s(self, line: str, copied: CopyPicture) -> bool:
        """Say whether a line is the caption or the credit of another picture of the page than this one."""
        words = letters(line)
        return any(
            other is not copied and ((len(caption) > _LABEL and caption in words) or (credit and words == credit))
            for other, (caption, credit) in zip(self.copy.pictures, self._pictured, strict=True)
        )

    def is_menu(self, number: int) -> bool:
        """Say whether a line stands apart from the article and is too short to say anything of it."""
        first, last = self.copy.article
        near = first - _BESIDE <= number < last + _BESIDE
        return not near and len(self.copy.lines[number]) < _MENU


def _is_said(line: str, notice: str) -> bool:
    """Say whether a line is a notice or a correction, which no text of a story is."""
    if note_kind(line) or publisher_in(line) or paragraph_kind(line) == "notice":
        return True
    words = letters(line)
    return len(words) >= _LINE and (words[:_START] in letters(notice) or letters(notice)[:_START] in words)


def _is_in(line: str, text: str) -> bool:
    words = letters(line)
    if len(words) < _LINE:
        return False
    return words[:_START] in text or (len(words) > _START and words[-_START:] in text)
