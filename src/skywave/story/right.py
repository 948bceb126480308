"""Who may carry a part of a story: a ruling for one text, picture or recording and one use. Unknown is a no.

Allowed are what the newsroom owns or commissioned, the public domain and Creative Commons. Everything else needs a licence that
covers the part, its holder, the audience, the place and the time. Terms that travel with a part (`terms`) limit even what a
licence allows. Where a picture is refused the text goes without it; where the text is refused the story stays home.

>>> decide(Claim("picture", "wire", holder="AFP"), Use("readers", "web"))
Ruling(allowed=False, reason='no-licence', why='it is AFP material (wire), and no licence of this newsroom covers it')
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from skywave.story.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable

ALLOWED: Final = frozenset({"owned", "commissioned", "public-domain", "cc"})
KINDS: Final = frozenset({"text", "picture", "audio"})
READERS: Final = "readers"
EVERYBODY: Final = "*"
_SENTENCES: Final = {
    "no-licence": "no licence for it is known",
    "no-file": "the source did not give its file",
    "not-ours": "it belongs to somebody else",
    "expired": "the licence for it has expired",
    "unreadable": "its file cannot be read",
}


@dataclass(frozen=True, slots=True)
class Use:
    """What is to be done with a part.

    Attributes:
        audience: readers, or a partner's name.
        carrier: web, epub, ...
        territory: An ISO 3166 code, or empty for the whole world.
        at: Seconds since the epoch.
    """

    audience: str = READERS
    carrier: str = ""
    territory: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """What is known about the right to a part, all statements weighed (`claim`).

    Attributes:
        kind: text, picture or audio.
        right: One of archive.asset.RIGHTS.
        holder: Whose licence it takes: an agency's name as `agencies` spells it, a publisher, a person; or empty.
        via: Through whom it came where that is another: that distributor's licence is needed; or empty.
        terms: Limits that travel with it.
        doubt: Why the statements contradict one another, for people; any doubt is a no. Empty where they agree.
    """

    kind: str
    right: str
    holder: str = ""
    via: str = ""
    terms: Terms = field(default_factory=Terms)
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """What a newsroom may do with somebody else's material: one `[[licence]]` of newsroom.toml.

    Attributes:
        holder: The agency, publisher or person that gave it.
        kinds: text, picture, audio.
        audiences: readers, partners' names, or `*`.
        right: Only material of this class, or empty for any.
        only_in: ISO 3166 codes; empty for the whole world.
        not_in: ISO 3166 codes.
        start: Seconds since the epoch, or None.
        until: It holds before this time, or None.
        archive: What was published may stay for good, even where its terms say "no archive".
        becomes: The class that a part covered by it has, where the licence says more than "may be used": commissioned.
    """

    holder: str
    kinds: frozenset[str] = frozenset({"picture"})
    audiences: frozenset[str] = frozenset({READERS})
    right: str = ""
    only_in: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    start: int | None = None
    until: int | None = None
    archive: bool = False
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a part may be used.

    Attributes:
        allowed: Yes or no.
        reason: Where not, one of archive.asset.REASONS, for readers; else empty.
        why: A clause for the newsroom's own people: on what the ruling rests.
        until: When a yes ends, or None.
        right: The class that the part has by the licence, or empty where it keeps its own.
    """

    allowed: bool
    reason: str = ""
    why: str = ""
    until: int | None = None
    right: str = ""


def decide(claim: Claim, use: Use, licences: Iterable[Licence] = (), *, has_file: bool = True) -> Ruling:
    """Rule on one part for one use.

    Args:
        claim: What is known of it.
        use: What is to be done with it.
        licences: All of the newsroom's.
        has_file: Whether its bytes are there.
    """
    if claim.doubt:
        return Ruling(allowed=False, reason="no-licence", why=claim.doubt)
    if claim.right in ALLOWED:
        ruling = _within_terms(claim, use, Ruling(allowed=True, why=f"it is {_WORDS[claim.right]}"), archive=True)
    else:
        ruling = _licensed(claim, use, licences)
    if ruling.allowed and not has_file:
        return Ruling(allowed=False, reason="no-file", why=_SENTENCES["no-file"])
    return ruling


_WORDS = {
    "owned": "the newsroom's own",
    "commissioned": "commissioned by the newsroom",
    "public-domain": "in the public domain",
    "cc": "under a Creative Commons licence",
}


def _licensed(claim: Claim, use: Use, licences: Iterable[Licence]) -> Ruling:
    """Return the best ruling that a licence gives: a yes, else the most telling no."""
    needed = claim.via or claim.holder
    what = f"it is {needed} material ({claim.right})" if needed else f"nobody is known to hold it ({claim.right})"
    best = Ruling(allowed=False, reason="no-licence", why=f"{what}, and no licence of this newsroom covers it")
    for licence in licences:
        if not needed or licence.holder.casefold() != needed.casefold() or claim.kind not in licence.kinds:
            continue
        if licence.right and licence.right != claim.right:
            continue
        ruling = _under(licence, claim, use)
        if ruling.allowed:
            return ruling
        best = ruling
    return best


def _under(licence: Licence, claim: Claim, use: Use) -> Ruling:
    name = f"the licence of {licence.holder}"
    if licence.start is not None and use.at < licence.start:
        return Ruling(allowed=False, reason="no-licence", why=f"{name} has not begun")
    if licence.until is not None and use.at >= licence.until:
        return Ruling(allowed=False, reason="expired", why=f"{name} has ended")
    if EVERYBODY not in licence.audiences and use.audience not in licence.audiences:
        return Ruling(allowed=False, reason="no-licence", why=f"{name} is not for {use.audience}")
    if refused := _outside(licence.only_in, licence.not_in, use.territory):
        return Ruling(allowed=False, reason="no-licence", why=f"{name} {refused}")
    yes = Ruling(allowed=True, why=f"{name} covers it", until=licence.until, right=licence.becomes)
    return _within_terms(claim, use, yes, archive=licence.archive)


def _within_terms(claim: Claim, use: Use, yes: Ruling, *, archive: bool) -> Ruling:
    """Return the yes, or the no that the terms which travel with a part make of it."""
    terms = claim.terms
    why, reason = "", "no-licence"
    if terms.no_use:
        why = "its terms forbid any use"
    elif terms.unclear:
        why = "its terms restrict it in words that are not understood"
    elif terms.until is not None and use.at >= terms.until:
        why, reason = "its terms have run out", "expired"
    elif terms.clients_only and claim.right in ALLOWED:
        why = f"its terms keep it for clients of {', '.join(terms.clients_only)}"
    elif refused := _outside(terms.only_in, terms.not_in, use.territory):
        why = f"its terms say that it {refused}"
    elif terms.no_resale and use.audience != READERS:
        why = "its terms forbid to pass it on"
    elif (terms.no_archive or terms.one_time) and claim.right not in ALLOWED and not archive:
        why = "its terms forbid to keep it, and what is published here stays"
    if why:
        said = f": '{'; '.join(terms.sentences)[:200]}'" if terms.sentences else ""
        return Ruling(allowed=False, reason=reason, why=why + said)
    until = min((end for end in (yes.until, terms.until) if end is not None), default=None)
    return replace(yes, until=until)


def _outside(only_in: tuple[str, ...], not_in: tuple[str, ...], territory: str) -> str:
    """Say why a territory is outside, or nothing. The whole world holds every country, the excluded ones too."""
    if only_in and territory not in only_in:
        return f"holds only in {', '.join(only_in)}"
    if not_in and (not territory or territory in not_in):
        return f"does not hold in {', '.join(not_in)}"
    return ""


def sentence(reason: str) -> str:
    """Say for people why an asset stays home, where nothing more is known than the public reason."""
    return _SENTENCES.get(reason, "no right to it was shown")
