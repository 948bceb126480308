"""Where a draft goes: which masthead and desk take it, or why it is held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.sources.reading.blocks import plain_text
from skywave.story import language
from skywave.story.draft import USABLE

if TYPE_CHECKING:
    from skywave.newsroom.config import Config, Desk
    from skywave.story.draft import Draft

_DETECTED_CHARACTERS = 4000


def decide_language(draft: Draft) -> language.Decision:
    """Return the language of a draft, by its text and by what its source says of it."""
    parts, length = [draft.title, draft.summary], 0
    for block in draft.blocks:
        text = plain_text(block)
        parts.append(text)
        length += len(text)
        if length > _DETECTED_CHARACTERS:
            break
    return language.decide("\n".join(parts), claim=draft.language, hint=draft.language_hint)


def find_desk(config: Config, draft: Draft, decision: language.Decision) -> Desk | None:
    """Return the desk that the draft names, else the desk of its masthead whose language fits best."""
    if draft.desk in config.desks:
        return config.desks[draft.desk]
    masthead = find_masthead(config, draft.masthead)
    desks = [desk for desk in config.desks.values() if desk.masthead == masthead]
    best = language.best_desk([desk.language for desk in desks], decision.language, detected=decision.detected)
    return next((desk for desk in desks if desk.language == best), None)


def find_masthead(config: Config, claimed: str) -> str | None:
    """Return the code of the masthead that a source names by code, bare name or domain; the first one where it names none."""
    if not claimed:
        return next(iter(config.mastheads))
    wanted = bare(claimed)
    for masthead in config.mastheads.values():
        names = (masthead.code, masthead.name, masthead.address.split(".")[0], *masthead.credits)
        if wanted in {bare(name) for name in names}:
            return masthead.code
    return None


def hold_reason(config: Config, draft: Draft, desk: Desk | None, tag: str, now: int) -> str:
    """Say why a draft must not leave, or nothing."""
    if draft.status != USABLE:
        return draft.hold or f"{draft.status} in the source"
    if draft.expires is not None and draft.expires <= now:
        return "expired in the source"
    if desk is None:
        if find_masthead(config, draft.masthead) is None:
            return f"it belongs to the masthead '{draft.masthead}', which this newsroom does not have"
        return f"no desk takes the language '{tag}'"
    return ""


def bare(name: str) -> str:
    """Return the letters and digits of a name, folded."""
    return "".join(character for character in name.casefold() if character.isalnum())
