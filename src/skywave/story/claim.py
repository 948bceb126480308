"""Weighs every statement about the right to a part of a story into one claim; where they contradict, the doubt is kept.

For a picture: what its source states outright, its credit line, the holder that a field of the source names, and what the
file itself says (IPTC, XMP, EXIF). An agency that is named anywhere makes it that agency's, whoever else claims it.
For a text: what the source states, its byline and dateline (wire copy), and who published it first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skywave.story.credit import Credit, find_wire, parse_credit
from skywave.story.credits.agencies import find_agency
from skywave.story.right import ALLOWED, Claim
from skywave.story.terms import Terms, read_terms

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.story.draft import Draft, DraftAsset

# Classes that name an owner outside of the newsroom; any of them outweighs a claim to own it.
_FOREIGN = frozenset({"wire", "stock"})


def claim_of_asset(
    asset: DraftAsset, *, own: Collection[str], embedded: Collection[str] = (), embedded_terms: str = ""
) -> tuple[Claim, Credit]:
    """Return the claim to a picture or recording, and its credit taken apart.

    Args:
        asset: As the source describes it.
        own: Names of the newsroom and its mastheads, in all spellings.
        embedded: Credit, source and copyright lines that its file carries.
        embedded_terms: Usage terms and instructions that its file carries.
    """
    credit = parse_credit(asset.credit, own=own)
    holder = parse_credit(asset.holder, own=own) if asset.holder else Credit("")
    inside = [parse_credit(text, own=own) for text in embedded if text]
    voices = [("its credit line", credit), ("its source", holder), *(("its file", found) for found in inside)]
    foreign = [(who, voice) for who, voice in voices if voice.right in _FOREIGN]
    right, owner = _strongest(asset.right, voices, foreign)
    claim = Claim(
        asset.kind,
        right,
        holder=owner.agency or owner.photographer,
        via=_distributor(owner),
        terms=read_terms(asset.terms, embedded_terms) if asset.terms or embedded_terms else Terms(),
    )
    if foreign and asset.right in ALLOWED:
        who, voice = foreign[0]
        claim = replace(
            claim, doubt=f"the source says that it is {asset.right}, but {who} names {voice.agency or voice.via}"
        )
    elif foreign and credit.right == "owned":
        who, voice = foreign[0]
        claim = replace(
            claim, doubt=f"its credit line says that it is ours, but {who} names {voice.agency or voice.via}"
        )
    return claim, credit


def _strongest(stated: str, voices: list[tuple[str, Credit]], foreign: list[tuple[str, Credit]]) -> tuple[str, Credit]:
    """Return the class that counts and the credit that names its owner."""
    if foreign:
        return foreign[0][1].right, foreign[0][1]
    named = next((voice for _, voice in voices if voice.right != "unknown"), None)
    owner = named or next((voice for _, voice in voices if voice.agency or voice.photographer), voices[0][1])
    if stated:
        return stated, owner
    return (named.right if named else "unknown"), owner


def _distributor(credit: Credit) -> str:
    """Return through whom a picture came where that is somebody whose licence counts."""
    if not credit.via:
        return ""
    agency = find_agency(credit.via)
    return agency.name if agency else credit.via


def claim_of_text(draft: Draft, *, own: Collection[str], opening: str) -> Claim:
    """Return the claim to a story's text.

    Args:
        draft: As the source gives it.
        own: Names of the newsroom and its mastheads, in all spellings.
        opening: Its first paragraph.
    """
    terms = read_terms(draft.terms) if draft.terms else Terms()
    ours = {_bare(name) for name in own}
    if draft.right:
        return Claim("text", draft.right, holder=_holder(draft.holder) or draft.publisher, terms=terms)
    wire = find_wire(draft.byline, opening) or _agency_name(draft.holder)
    if wire and _bare(wire) not in ours:
        return Claim("text", "wire", holder=wire, terms=terms)
    if draft.publisher and _bare(draft.publisher) not in ours:
        return Claim("text", "unknown", holder=draft.publisher, terms=terms)
    return Claim("text", "owned", terms=terms)


def _agency_name(name: str) -> str:
    agency = find_agency(name) if name else None
    return agency.name if agency else ""


def _holder(name: str) -> str:
    return _agency_name(name) or name


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
