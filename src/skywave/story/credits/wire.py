"""Whose copy a story is: an agency in the author's place, or in the dateline that opens the text.

Only these two places count. "AFP reported" in a text is no wire copy. A story by our own people "and AFP", "with Reuters", by
"staff and wires" or under another newsroom's name beside an agency's is that newsroom's work with an agency's material: the
answer is empty, and the agency stands in the byline, where readers see it. "Nga Pham, AFP" is an agency's reporter: the agency.

>>> find_wire(["Reuters Staff"], ""), find_wire([], "BEIJING (AP) — The dam"), find_wire(["Staff and AFP"], "")
('Reuters', 'AP', '')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skywave.story.credits.agencies import Agency, find_agency
from skywave.story.credits.grammar import fold
from skywave.story.credits.names import is_news
from skywave.story.credits.parts import cut
from skywave.story.credits.words import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection

_ENTRIES: Final = 20
_OPENING: Final = 160  # characters of a text in which a dateline may end
_NOBODY: Final = frozenset[str]()
_MIXED = re.compile(
    r"(?:^|[\s,;(])(?:and|with|&|\+|using|additional|staff|wires?|agencies|compiled|và|cùng|กับ|และ|ແລະ|និង|နှင့်)(?=$|[\s,;)])"
    r"|综合|綜合|编译|編譯|종합|Tổng hợp|tổng hợp",
    re.IGNORECASE,
)
# Words that an agency puts beside its own name.
_ITS_OWN = re.compile(
    r"\b(?:staff(?: (?:writers?|reporters?))?|writers?|newsroom|bureau|agency|news service|in [A-Z]\w+)\b",
    re.IGNORECASE,
)
# A bracket as of Reuters, of TTXVN in "(Hà Nội - TTXVN)" and of Newsis in "[서울=뉴시스]".
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
# What stands between the agency and the word for a dispatch: a place, a date, a reporter.
_DISPATCH = re.compile(r"^[\s(\[]*([^。，,\n]{2,40}?)[电電訊讯](?=[)\]\s:,，】。]|$|\()")


def find_wire(byline: Collection[str], opening: str) -> str:
    """Return the agency whose copy a story is, by its byline or the opening of its text, or empty.

    Args:
        byline: Names for readers. Where an agency stands beside another newsroom or "staff", the story is not wire copy.
        opening: The first paragraph: "BEIJING (Reuters) - ...", "（法新社北京三日电）".

    Returns:
        The agency's name as `agencies` spells it. Only agencies count, not other newsrooms: whose newsroom this is, is not
        known here.
    """
    entries = [" ".join(entry.split())[:300] for entry in list(byline)[:_ENTRIES]]
    found: list[str] = []
    for entry in entries:
        wire, ours = _author(entry)
        if ours:
            return ""
        if wire:
            found.append(wire)
    if found:
        return found[0]
    return _dateline(" ".join(opening[: 4 * _OPENING].split()))


def _author(entry: str) -> tuple[str, bool]:
    """Return the agency of one entry of a byline, and whether the entry says that it is a newsroom's own work."""
    pieces = cut(entry, _NOBODY)
    agencies = [agency for piece in pieces for agency in piece.names]
    wires = [agency for agency in agencies if agency.kind == "wire"]
    others = any(agency.kind == "media" for agency in agencies) or any(is_news(piece.left) for piece in pieces)
    if not wires:
        return "", others or bool(re.fullmatch(r"(?i)(?:by )?staff(?: and (?:wires?|agencies))?", entry))
    if others:
        return "", True
    bare = _ITS_OWN.sub("", re.sub(r"^(?:by|from|oleh|bởi|โดย)\s+", "", entry, flags=re.IGNORECASE))
    mixed = _MIXED.search(bare) if not all(piece.left == "" for piece in pieces) or "staff" in entry.lower() else None
    if mixed or (len(wires) < len({agency.name for agency in agencies})):
        return "", bool(mixed)
    return wires[0].name, False


def _wire(name: str) -> str:
    agency = find_agency(name)
    return agency.name if agency is not None and agency.kind == "wire" else ""


def _dateline(opening: str) -> str:
    folded = fold(opening)[:_OPENING]
    if dispatch := _DISPATCH.match(folded):
        return _leads(dispatch[1])
    for match in _BRACKET.finditer(folded):
        before, after = folded[: match.start()], folded[match.end() :].lstrip()
        dashed = after.startswith(("-", "—", "=", ":", "--"))
        if (name := _bracketed(match[1])) and ((dashed and _is_place(before)) or not before.strip()):
            return name
        if dispatch := _DISPATCH.match(match[1]):
            return _leads(dispatch[1]) if not before.strip() else ""
        if match[1].endswith(("電", "电", "訊", "讯")) and not before.strip():
            return _leads(match[1])
        if not _is_place(before):
            break
    head, dash, _ = re.sub(r"\s[—–-]{1,2}\s?|—", "\x00", folded, count=1).partition("\x00")
    return _leading_name(head) if dash and len(head) <= 60 else ""


def _leading_name(head: str) -> str:
    """Return the agency of "AFP - ", "Reuters, Beijing - " and "Hà Nội, TTXVN - "."""
    parts = [part for part in re.split(r"[,/]", head) if part.strip()]
    return next((name for part in parts if (name := _wire(part.strip(" ()[]")))), "")


def _bracketed(inner: str) -> str:
    """Return the agency of "Reuters", "서울=연합뉴스", "Hà Nội - TTXVN" and "Xinhua/Li Example"."""
    parts = [part.strip() for part in re.split(r"\s[-–—]\s|[=,/·|—]", inner) if part.strip()]
    if any((agency := find_agency(part)) is not None and agency.kind == "media" for part in parts):
        return ""
    return next((name for part in reversed(parts) if (name := _wire(part))), "")


def _is_place(before: str) -> bool:
    """Say whether what stands before a bracket is a place and perhaps a date: short, and no sentence."""
    words = re.findall(r"[^\W\d_][^\s,]*", before)
    small = PARTICLES | {"and", "near", "in", "on"}
    return len(before) <= 60 and len(words) <= 8 and not any(word[0].islower() and word not in small for word in words)


def _leads(text: str) -> str:
    """Return the agency with which a Chinese dateline begins: "法新社北京5日"; "据法新社报道" does not."""
    agencies: list[Agency] = []
    for length in range(min(8, len(text)), 1, -1):
        agency = find_agency(text[:length])
        if agency is not None:
            agencies.append(agency)
            break
    return agencies[0].name if agencies and agencies[0].kind == "wire" else ""
