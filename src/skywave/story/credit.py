"""Credit lines taken apart: who took a picture, which agency owns it, through whom it came, and what right that suggests.

The raw line is never changed: it is what every carrier shows. The parts are what a ruling (`right`) rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line and its parts.

    Attributes:
        raw: The whole line, as `normalise_credit` gives it.
        photographer: A person or a body, as the line spells it, or empty.
        agency: Who owns the picture: an agency's name as `agencies` spells it, or as the line does where it is unknown.
        via: Through whom it came: Getty Images, 연합뉴스 제공, ...; or empty.
        right: The right class that the line suggests, one of archive.asset.RIGHTS; unknown where it suggests none.
        marks: file, screengrab, handout, pool, illustration, graphic, composite; sorted.
    """

    raw: str
    photographer: str = ""
    agency: str = ""
    via: str = ""
    right: str = "unknown"
    marks: tuple[str, ...] = ()


def normalise_credit(raw: str) -> str:
    r"""Return a raw credit line in NFC with its white space folded; no word is ever dropped.

    >>> normalise_credit("  Photo:  A. Example\n/ Agency ")
    'Photo: A. Example / Agency'
    """
    return " ".join(normalize("NFC", raw).split())


def parse_credit(raw: str, *, own: Collection[str] = ()) -> Credit:
    """Take a credit line apart.

    Args:
        raw: As the source has it.
        own: Names of the newsroom and its mastheads, in all spellings; a picture of theirs is owned.
    """
    del own
    return Credit(normalise_credit(raw))


def split_caption(text: str) -> tuple[str, str]:
    """Return (caption, raw credit) of a caption that may carry its credit inline: "... (Photo by A/AFP via Getty Images)".

    No character of the credit is lost; where there is none, the credit is empty and the caption whole.
    """
    return text, ""


def find_wire(byline: Collection[str], opening: str) -> str:
    """Return the agency whose copy a story is, by its byline or the opening of its text, or empty.

    Args:
        byline: Names for readers.
        opening: The first paragraph: "BEIJING (Reuters) - ...", "（法新社北京三日电）".
    """
    del byline, opening
    return ""
