"""Credit lines taken apart: who took a picture, which agency owns it, through whom it came, and what right that suggests.

The raw line is never changed: it is what every carrier shows. The parts are what a ruling (`right`) rests on.

A right is never guessed upward. Where several stand in a line, the one that allows least is taken: wire, stock, handout,
social, unknown; only what is certain is owned, commissioned, cc or public-domain. So a line with any agency beside our name
is the agency's, and a lone person's name is unknown.

>>> credit = parse_credit("(Photo by KIM WON JIN/AFP via Getty Images)", own={"RFA"})
>>> credit.photographer, credit.agency, credit.via, credit.right
('KIM WON JIN', 'AFP', 'Getty Images', 'wire')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from skywave.story.credits.agencies import find_agency
from skywave.story.credits.names import hides_name, is_abbreviation, is_body, is_name, is_news, is_titled
from skywave.story.credits.parts import LIMIT, Piece, cut
from skywave.story.credits.split import split_caption
from skywave.story.credits.wire import find_wire

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from skywave.story.credits.agencies import Agency

__all__ = ["Credit", "find_wire", "normalise_credit", "parse_credit", "split_caption"]


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line and its parts.

    Attributes:
        raw: The whole line, as `normalise_credit` gives it.
        photographer: A person or a body that took or supplied it, as the line spells it, or empty.
        agency: Who owns the picture: an agency's name as `agencies` spells it, or as the line does where it is unknown.
        via: Through whom it came, as `agencies` spells it: Getty Images, Yonhap, Facebook; several parted by "/"; or empty.
        right: The right class that the line suggests, one of archive.asset.RIGHTS; unknown where it suggests none.
            A picture of another newsroom is wire, as it needs a licence in the same way.
        marks: file (an archive picture too), screengrab, handout, pool, illustration, graphic, composite; sorted.
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
        raw: As the source has it. Of a line longer than `credit_parts.LIMIT` characters nothing is believed.
        own: Names of the newsroom and its mastheads, in all spellings; a picture of theirs is owned, one taken "for" them
            is commissioned. They count as whole words only.
    """
    line = normalise_credit(raw)
    if len(line) > LIMIT:
        return Credit(line)
    pieces = cut(line, frozenset(own))
    does = frozenset[str]().union(*(piece.does for piece in pieces), *({piece.before} & {"given"} for piece in pieces))
    unknown = [piece for piece in pieces if piece.left]
    if "given" in does and not _is_delivery(pieces, unknown, does):
        does |= {"mark:handout"}
    marks = tuple(sorted({word.removeprefix("mark:") for word in does if word.startswith("mark:")}))
    owner, via = _owner(pieces)
    through = [piece for piece in unknown if piece.before == "via"]
    person, agency = _people([piece for piece in unknown if piece not in through], owner)
    via = "/".join(part for part in (*(piece.left for piece in through), via) if part)
    right = _right(pieces, unknown, does, person)
    ours = next((piece.own for piece in pieces if piece.own), "")
    if ours and not agency and right in {"owned", "commissioned", "unknown"}:
        known = find_agency(ours)
        agency = known.name if known else ours
    return Credit(line, person, agency, via, right, marks)


def _is_delivery(pieces: Sequence[Piece], unknown: Sequence[Piece], does: frozenset[str]) -> bool:
    """Say whether only agencies supplied it, which is how they work and no handout: "AP/연합뉴스 제공"."""
    kinds = {agency.kind for piece in pieces for agency in piece.names}
    return bool(kinds) and kinds <= {"wire", "media", "stock"} and not unknown and "citizen" not in does


def _owner(pieces: Sequence[Piece]) -> tuple[str, str]:
    """Return the agency that owns the picture and those through whom it came."""
    way: list[Agency] = []
    names: list[Agency] = []
    through = False
    for piece in pieces:
        through = (
            piece.before == "via" or ("via" in piece.does and bool(piece.names)) or (through and piece.before == "/")
        )
        for agency in piece.names:
            (way if through or agency.kind in {"social", "unknown"} else names).append(agency)
    names = list({agency.name: agency for agency in names}.values())
    while len(names) > 1 and names[-1].carries and _carries_more(names[-1], names[-2]):
        way.insert(0, names.pop())
    if len(names) > 1:
        sellers = [agency for agency in names if agency.carries == 2]
        if len(sellers) < len(names):
            way = [*sellers, *way]
            names = [agency for agency in names if agency.carries < 2]
    owner = names[0].name if names else ""
    return owner, "/".join(dict.fromkeys(agency.name for agency in way if agency.name != owner))


def _carries_more(last: Agency, other: Agency) -> bool:
    return last.carries == 2 or other.carries < 2


def _people(unknown: Sequence[Piece], owner: str) -> tuple[str, str]:
    """Return who took the picture, and its owner where the table of agencies does not hold it."""
    if not unknown:
        return "", owner
    texts = [piece.left for piece in unknown]
    if not owner:
        ordered = [piece.left for piece in unknown if piece.before == "for"]
        if ordered and len(texts) > len(ordered):
            return next((text for text in texts if text not in ordered), ""), ordered[0]
        last = unknown[-1]
        given = any("given" in piece.does or piece.before == "given" for piece in unknown)
        if is_news(last.left) and not given:
            return (texts[0] if len(texts) > 1 else ""), last.left
        if len(texts) > 1 and last.before in {"/", "|"}:
            turned = is_body(texts[0]) and not is_body(last.left)
            return (last.left, texts[0]) if turned else (texts[0], last.left)
    people = [text for text in texts if not is_news(text) and not is_body(text)] or texts
    joined = [people[0]]
    for text, piece in zip(texts[1:], unknown[1:], strict=True):
        if piece.before == "," and text in people and text not in joined and is_name(text):
            joined.append(text)
    return ", ".join(joined), owner


def _right(pieces: Sequence[Piece], unknown: Sequence[Piece], does: frozenset[str], person: str) -> str:
    kinds = _kinds(pieces, unknown, does)
    for kind in ("wire", "stock", "handout"):
        if kind in kinds:
            return kind
    # A soldier's rank belongs to the name: "U.S. Navy photo by Petty Officer 2nd Class Jane Doe".
    ranked = kinds == {"public-domain"}
    if _is_certain(unknown, ranked=ranked) and not does & _UNCLEAR:
        own = any(piece.own for piece in pieces)
        for word, right in (("cc", "cc"), ("free", "public-domain")):
            if word in does and not own and not any(word in piece.does and piece.left for piece in pieces):
                return right if right == "cc" or "social" not in kinds else "social"
        if ranked and not own and "mark:illustration" not in does:
            return "public-domain" if len(unknown) <= 1 else "unknown"
        if own and not kinds and not does & _NOT_OURS:
            return _of_ours(pieces, unknown, person)
    return "social" if "social" in kinds else "unknown"


# Pictures of pictures, whose owners the line does not name; and licences that do not let everybody carry a picture.
_UNCLEAR: Final = frozenset({"mark:screengrab", "mark:composite", "limited"})
_NOT_OURS: Final = frozenset({"mark:pool", "anonymous", "cc", "free", "via", "outside"})


def _kinds(pieces: Sequence[Piece], unknown: Sequence[Piece], does: frozenset[str]) -> set[str]:
    """Return the rights of all that a line names."""
    kinds = {agency.right for piece in pieces for agency in piece.names if agency.kind != "unknown"}
    if any(is_news(piece.left) for piece in unknown):
        kinds.add("wire")
    if "given" in does or any(is_body(piece.left) for piece in unknown):
        kinds.add("handout")
    if "web" in does:
        kinds.add("social")
    return kinds


def _is_certain(unknown: Sequence[Piece], *, ranked: bool) -> bool:
    """Say whether all that the tables do not know is the names of people."""
    return all(
        (is_name(piece.left) or (ranked and is_titled(piece.left)))
        and piece.before != "for"
        and not (piece.odd or is_abbreviation(piece.left) or hides_name(piece.left))
        # "Not RFA", "Friends of RFA": a name joined to ours is a person's only where a word says so ("RFA记者王晔摄").
        and (not piece.own or piece.does & {"role", "by"})
        for piece in unknown
    )


def _of_ours(pieces: Sequence[Piece], unknown: Sequence[Piece], person: str) -> str:
    if any(piece.before == "via" for piece in pieces) or sum(piece.before != "by" for piece in unknown) > 1:
        return "unknown"
    if any(piece.own and piece.before == "for" for piece in pieces):
        return "commissioned" if person and len(unknown) == 1 else "unknown"
    return "owned"
