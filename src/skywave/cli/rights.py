"""How `show --rights` says who holds what."""

from __future__ import annotations

from typing import Any

from skywave.cli.ui import date_words, say, shorten

_NOUNS = {"text": "text", "picture": "photo", "audio": "recording"}


def say_rights(found: dict[str, Any]) -> None:
    """Say the parts of a work, who holds each, and on what each decision rests."""
    whom = found["audience"] + (f" in {found['territory']}" if found["territory"] else "")
    say(f"work {found['work']}, for {whom}")
    for desk in found["desks"]:
        state = f"{desk['state']}{': ' + desk['reason'] if desk['reason'] else ''}"
        say(f"{desk['desk'] or 'no desk'}  {desk['title']}  ({state})")
        if desk["publisher"]:
            say(f"  first published by {desk['publisher']}")
        for sentence in desk["care"]:
            say(f"  {sentence}")
        for part in desk["parts"]:
            _say_part(part)
        for kind, text in desk["left_out"]:
            say(f"  left out ({kind}): {shorten(text)}")


def _say_part(part: dict[str, Any]) -> None:
    verdict = "may travel" if part["allowed"] else "stays home"
    until = f", until {date_words(part['until'])}" if part["allowed"] and part["until"] else ""
    name = f" '{shorten(_label(part))}'" if part["kind"] != "text" and _label(part) else ""
    say(f"  {_NOUNS[part['kind']]}{name}: {verdict}{until}: {part['why']}")
    labels = {"by": "photographer", "agency": "agency", "via": "via"}
    parts = [f"{label} {part[key]}" for key, label in labels.items() if part.get(key)]
    if parts or part["kind"] != "text":
        say(f"    {part['right']}{', ' if parts else ''}{', '.join(parts)}{_marks(part)}")
    if part["terms"]:
        say(f"    terms: {shorten(part['terms'])}")
    for key, text in part.get("file_says", {}).items():
        say(f"    its file says: {key.replace('_', ' ')}: {shorten(text)}")
    if manifest := part.get("manifest"):
        say(
            f"    content credentials: {manifest['state']}{', signed by ' + manifest['signer'] if manifest['signer'] else ''}"
        )
    for key, label in (("spellings", "also credited"), ("captions", "also captioned")):
        for text in part.get(key, []):
            say(f"    {label}: {shorten(text)}")
    if part.get("agency_caption"):
        say(f"    the agency's caption: {shorten(part['agency_caption'])}")
    for flag in part.get("flags", []):
        say(f"    flagged: {flag}")


def _label(part: dict[str, Any]) -> str:
    return str(part.get("credit") or part.get("name") or "")


def _marks(part: dict[str, Any]) -> str:
    return f" ({', '.join(part['marks'])})" if part.get("marks") else ""
