"""A caption that carries its credit inline, cut into the two.

What is found is given as it stands, its label with it ("Photo: Jane Doe/AFP"); only brackets around a whole credit, and signs
that part it from the caption ("|", "—"), go. "FILE - " stays at the head of the caption, where it is read, and is not repeated in
the credit. Several credits that stand apart are joined by "; ". A longer text than a caption is looked at only near its ends,
so the work is linear in its length.

>>> split_caption("A flag in Yangon (left). (Jane Doe/AFP)")
('A flag in Yangon (left).', 'Jane Doe/AFP')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skywave.story.credits.grammar import fold
from skywave.story.credits.labels import ALPHABET, CUT, SIGNED, label_at_start, label_inside
from skywave.story.credits.names import is_body, is_name, is_news, is_titled
from skywave.story.credits.parts import Piece, cut

if TYPE_CHECKING:
    from skywave.story.credits.agencies import Agency

_LONGEST: Final = 260  # characters of a credit inside a caption
_BRACKETS: Final = 40  # pairs looked at
_LINES: Final = 8
_NOBODY: Final = frozenset[str]()
_SAYS_CREDIT = frozenset({"label", "by", "given", "free", "cc", "limited", "web", "citizen"})
_TRIM = " \t\r\n|/–—-·•,;:；，、"


def split_caption(text: str) -> tuple[str, str]:
    """Return (caption, raw credit) of a caption that may carry its credit inline: "... (Photo by A/AFP via Getty Images)".

    No character of the credit is lost, and no word of the text but the label "Image caption,". Where there is no
    credit, it is empty and the caption whole; a text that is nothing but a credit has an empty caption.
    """
    whole = text.strip()
    if not whole:
        return text, ""
    bare = whole[1:-1].strip() if fold(whole)[0] in "([" and _closing(fold(whole), 0) == len(whole) - 1 else whole
    if _is_whole(bare):
        return "", bare
    caption, lines = _lines(whole)
    caption, bracketed = _brackets(caption)
    caption, before = _leading(caption)
    caption, after = _trailing(caption)
    found = [part for part in (before, *([after] if after else []), *bracketed, *lines) if part]
    if not found:
        return text, ""
    return caption.strip(), _as_it_stands(whole, caption.strip(), found)


def _as_it_stands(whole: str, caption: str, found: list[str]) -> str:
    """Return the credits as one line: with every bracket where it stood, if all of them stand on one side of the caption."""
    if len(found) > 1 and whole.startswith(caption):
        credit = whole[len(caption) :].strip(_TRIM)
    elif len(found) > 1 and caption and whole.endswith(caption):
        credit = whole[: -len(caption)].strip(_TRIM)
    else:
        return "; ".join(found)
    enclosed = fold(credit)[:1] in "([" and _closing(fold(credit), 0) == len(credit) - 1
    return credit[1:-1].strip() if enclosed else credit


def _is_whole(text: str) -> bool:
    """Say whether a whole text is a credit: no part of it is a caption."""
    if _leading(text)[1]:
        return False
    pieces = cut(text, _NOBODY)
    joined = next((at for at, p in enumerate(pieces) if p.left and p.names and not p.does), None)
    if joined is not None and any(piece.left for piece in pieces[joined + 1 :]):
        return False  # a caption before "RFA/Jane Doe"
    opened = _closed_bracket(text)
    if (
        opened > 0
        and _is_credit(text[opened + 1 :].rstrip(" .")[:-1], near=True)
        and not _is_credit(text[:opened].strip(), near=True)
    ):
        return False
    if label_inside().search(fold(text), 1):
        return _labelled(text) and len(text) <= 90
    return (_is_credit(text, near=True) or _labelled(text)) and not _STOP.search(fold(text))


_STOP = re.compile(r"(?:[^\W\d_]{4,}|[가-힣])[.!?]+\s+\S|[。！？]\s*\S|[)\]]\.?\s*\(")


def _lines(text: str) -> tuple[str, list[str]]:
    """Take the lines that are nothing but a credit out of a text of a few lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 1 < len(lines) <= _LINES:
        return text, []
    signed = [line for line in lines if _is_whole(line)]
    rest = [line for line in lines if line not in signed]
    return ("\n".join(rest), signed) if signed and rest else (text, [])


def _closing(folded: str, start: int) -> int:
    """Return where the bracket that opens at `start` closes, or -1; brackets inside are skipped."""
    depth = 0
    for at in range(start, min(len(folded), start + _LONGEST)):
        if folded[at] in "([":
            depth += 1
        elif folded[at] in ")]":
            depth -= 1
            if not depth:
                return at
    return -1


def _closed_bracket(text: str) -> int:
    """Return where the bracket opens that closes at the end of a text, or -1."""
    folded = fold(text).rstrip(" .")
    if not folded.endswith((")", "]")):
        return -1
    depth = 0
    for at in range(len(folded) - 1, max(-1, len(folded) - _LONGEST), -1):
        if folded[at] in ")]":
            depth += 1
        elif folded[at] in "([":
            depth -= 1
            if not depth:
                return at
    return -1


def _brackets(text: str) -> tuple[str, list[str]]:
    """Take the bracketed credits out of a text."""
    folded = fold(text)
    kept: list[str] = []
    found: list[str] = []
    position = at = seen = 0
    opens = [i for i, c in enumerate(folded) if c in "(["]
    looked = {*opens[:_BRACKETS], *opens[-_BRACKETS:]}
    for start in opens:
        if start < at or start not in looked:
            continue
        seen += 1
        end = _closing(folded, start)
        if end < 0:
            continue
        inner = text[start + 1 : end].strip()
        last = not folded[end + 1 :].strip(" .\n")
        if (_is_credit(inner, near=last) and not (last and _spelled_out(text[position:start], inner))) or _labelled(
            inner
        ):
            named = _named_before(text[position:start]) if last else ""
            kept.append(text[position : start - len(named)].rstrip())
            found.append(f"{named}{text[start : end + 1]}" if named else inner)
            position = at = end + 1
        elif end - start > 1:
            at = start + 1
    if not found:
        return text, []
    rest = text[position:].strip()
    kept.append(rest)
    joined = ""
    for part in kept:
        if not part:
            continue
        joined = part if not joined else joined + ("" if part[0] in ".,;:。，、；" else " ") + part
    if joined.endswith((".", "。")) and fold(rest) == "." and joined[:-1].rstrip().endswith((".", "。", "!", "?", "”")):
        joined = joined[:-1].rstrip()
    return joined, found


def _named_before(before: str) -> str:
    """Return the name that stands between a full stop and a bracket: "A flood. Jane Doe (AP)"; with its spaces, or nothing."""
    stop = max(before.rfind(sign) for sign in '.!?。！？|”"')
    name = before[stop + 1 :]
    words = name.split()
    return name.lstrip() if stop > 0 and 1 < len(words) < 5 and is_name(name.strip()) else ""


def _spelled_out(before: str, inner: str) -> bool:
    """Say whether a bracket only gives the abbreviation of a name before it: "of the Associated Press (AP)"."""
    named = [agency for piece in cut(inner, _NOBODY) for agency in piece.names]
    if len(named) != 1:
        return False
    tail = cut(before.strip()[-80:], _NOBODY)
    return bool(tail) and named[0].name in {agency.name for agency in tail[-1].names}


def _labelled(text: str) -> bool:
    """Say whether a text is a label with a name or body behind it, and no sentence: "Photo: Jane Doe"."""
    match = label_at_start().match(fold(text))
    return match is not None and _is_short(text[match.end() :]) and len(text) <= _LONGEST


def _is_short(rest: str) -> bool:
    """Say whether what follows a label can be who is credited, and is no sentence."""
    rest = rest.strip()
    folded = fold(rest)
    if not rest or len(rest) > 160:
        return False
    if _is_credit(rest, near=True):
        return True
    words = folded.split()
    small = sum(word[0].islower() for word in words if word[0].isalpha())
    if _STOP.search(folded) or ": " in folded:
        return False
    foreign = sum(not c.isascii() and c.isalpha() for c in rest)
    return small <= 2 and len(words) <= 12 and (foreign <= 40 or foreign * 3 < len(rest))


def _is_credit(text: str, *, near: bool) -> bool:
    """Say whether a text is nothing but a credit.

    Args:
        text: Without brackets around it.
        near: Whether it stands where credits do; elsewhere a lone name of an agency is not enough.
    """
    if not text or len(text) > _LONGEST:
        return False
    pieces = cut(text, _NOBODY)
    if not pieces or any(piece.odd for piece in pieces):
        return False
    agencies = [agency for piece in pieces for agency in piece.names]
    does = frozenset[str]().union(*(piece.does for piece in pieces)) | {
        p.before for p in pieces if p.before in {"given", "by"}
    }
    left = [piece for piece in pieces if piece.left]
    limit = 12 if "given" in does else 8
    if not all(_can_be_credited(piece, limit=limit) for piece in left):
        return False
    if not left:
        return _names_only(agencies, does, pieces, near=near)
    slashed = any(piece.before in {"/", "|", "via"} for piece in pieces)
    names = all(
        _is_signed(p) or is_name(p.left) or ((is_news(p.left) or is_body(p.left)) and is_titled(p.left)) for p in left
    )
    if agencies and names:
        strong = any(agency.kind in {"wire", "media", "stock", "public-domain"} for agency in agencies)
        return (strong and (slashed or near or "label" in does)) or (slashed and near) or bool(does & {"given", "by"})
    if does & {"by", "given"} and ("label" in does or near):
        return names or all(is_name(p.left) or p.before == "given" or "given" in p.does for p in left)
    if does & {"cc", "free", "citizen"}:
        return names
    if any(word.startswith("mark:") for word in does) or "label" in does:
        return near and names and len(left) == 1 and (not pieces[0].left or _is_chinese(left[0].left, longest=6))
    # Jane Doe/Example News, with neither in the table
    return (
        near
        and names
        and len(pieces) == 2
        and pieces[1].before == "/"
        and len(pieces[0].left.split()) > 1
        and (is_news(pieces[1].left) or len(pieces[1].left.split()) > 1)
    )


def _is_chinese(left: str, *, longest: int) -> bool:
    return len(left) <= longest and "\u3400" <= left[-1] <= "\u9fff"


def _is_signed(piece: Piece) -> bool:
    """Say whether a piece is a Chinese name, with its office before it perhaps, and the sign of who took the picture."""
    return "by" in piece.does and _is_chinese(piece.left, longest=16)


def _names_only(
    agencies: list[Agency], does: frozenset[str] | set[str], pieces: tuple[Piece, ...], *, near: bool
) -> bool:
    marked = any(word.startswith("mark:") for word in does)
    if agencies:
        bodies = all(agency.kind in {"handout", "public-domain", "unknown"} for agency in agencies)
        if near:
            return not bodies or len(pieces) > 1 or bool(does & _SAYS_CREDIT) or marked
        return len(agencies) > 1 or bool(does & {"label", "by", "given"}) or marked
    if does & {"given", "free", "cc", "citizen"}:
        return near or bool(does & {"free", "cc"})
    return near and (marked or "web" in does)


def _can_be_credited(piece: Piece, *, limit: int) -> bool:
    words = piece.left.split()
    return len(words) <= limit and len(piece.left) <= 90 and not any(c in "。！？!?" for c in piece.left)


def _leading(text: str) -> tuple[str, str]:
    """Take a credit off the start: "AFP/Getty Images: a flag", "Image source, EPA Image caption, a flag"."""
    folded = fold(text[: _LONGEST * 2])
    match = _BBC.match(folded)
    if match and text[match.end() :].strip() and _is_short(text[match.start(1) : match.end(1)]):
        return text[match.end() :].strip(), text[: match.end(1)].strip()
    at = folded.find(":", 0, 140)
    while at > 0:
        head = text[:at].strip()
        word = folded.rfind(" ", 0, at) + 1
        if _STOP.search(folded[:at]) or (
            label_inside().match(folded, word) and folded[:word].rstrip().endswith((".", "!", "?", ")"))
        ):
            break
        if _is_credit(head, near=False) or (_is_credit(head, near=True) and any(c in folded[:at] for c in "/|")):
            rest = text[at + 1 :].strip()
            if rest:
                return rest, head
        at = folded.find(":", at + 1, 140)
    return text, ""


_BBC = re.compile(
    r"(?:image|media|video) (?:source|copyright)[,:]? (.{1,100}?)\s+(?:image|media|video) caption,?:?\s*", re.IGNORECASE
)


def _trailing(text: str) -> tuple[str, str]:
    """Take a credit off the end: after a label, a stop or a sign that parts, or an agency's name before a slash."""
    text = text.rstrip()
    begin = max(0, len(text) - _LONGEST)
    tail = text[begin:]
    folded = fold(tail)
    best = len(tail) + 1
    for match in label_inside().finditer(folded):
        start = match.start("label")
        if start == 0 and begin == 0:
            continue
        if _fits_label(tail, folded, start, match):
            best = min(best, start)
            break
    tries = [match for match in CUT.finditer(folded) if match.end() > match.start() or match.start()]
    for match in tries[-30:]:
        if match.end() >= best:
            break
        if match.end() < len(tail) and _is_credit(tail[match.end() :].strip(" ."), near=True):
            best = match.end()
            break
    if best > len(tail):
        for match in SIGNED.finditer(folded):
            if _is_credit(tail[match.start() :].strip(" ."), near=True):
                best = match.start()
                break
    if best > len(tail) or (begin == 0 and not tail[:best].strip(_TRIM + ".")):
        return text, ""
    caption = (
        text[: begin + best].rstrip(_TRIM)
        if fold(text[: begin + best]).rstrip()[-1:] in "|/-—"
        else text[: begin + best].rstrip()
    )
    return caption.rstrip(" ,，、;；"), tail[best:].strip().lstrip("|—–").lstrip()


def _fits_label(tail: str, folded: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a label found inside a caption opens a credit that fills the rest."""
    label = match["label"]
    before = folded[:start].rstrip()
    if before.endswith(("(", "[")):
        return False
    if (
        not ALPHABET.match(label)
        and len(label.rstrip(" :=/-")) < 4
        and before == folded[:start]
        and before
        and before[-1].isalnum()
    ):
        return False
    if (
        start
        and folded[start - 1].isalpha()
        and folded[start - 1].isascii()
        and not (label[0].isupper() or label[0] == "©")
    ):
        return False
    strong = label.rstrip()[-1] in ":=©" or not label.isascii()
    if label[0].isascii() and not strong and label[0].islower() and before and before[-1] not in ".!?)\"'|/-,;:":
        return False
    return _is_short(tail[match.end() :])
