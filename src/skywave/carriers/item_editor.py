"""What an item says to the partner's editor and never to the public, in English as the terms are: what to do, what stays home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.carriers.item_parts import full_caption, head_line, photo_parts, stamp, staying_home
from skywave.story.item import CANCELED, WITHHELD

if TYPE_CHECKING:
    from skywave.archive.correction import Note
    from skywave.story.item import Item, ItemAsset

_TAKE_DOWN = "Take down"
_PLACES = {"top": "above the text", "bottom": "below the text", "any": "above or below the text"}


def orders(item: Item) -> list[str]:
    """Return what the editor must know and do, a sentence each; the most urgent first."""
    if item.status == CANCELED:
        return [
            f"Canceled: {_reason(item)}.",
            _deadline(item) + (" What is said of it here may stand in its place." if item.notes else ""),
        ]
    if item.status == WITHHELD:
        return [f"Withheld, do not publish: {_reason(item)}."]
    said = []
    if item.notice:
        said.append(f"The notice must stand {_PLACES.get(item.notice_place, _PLACES['any'])}, word for word.")
    if item.byline_withheld:
        said.append("A byline is withheld for somebody's safety: name nobody who is not named here.")
    if item.published is None:
        said.append("The source states no date of publication: do not guess one.")
    if ends := _when(item.until):
        said.append(f"A right to something in it ends at {ends}: ask for it again then.")
    return said


def _when(seconds: int | None) -> str:
    return f"{time[:10]} {time[11:16]} UTC" if (time := stamp(seconds)) else ""


def _reason(item: Item) -> str:
    return item.why.strip().removesuffix(".") or "the newsroom gives no reason"


def _deadline(item: Item) -> str:
    stated = [term for term in item.terms if term.startswith(_TAKE_DOWN)]
    return f"Take your copy down. {stated[0]}" if stated else "Take your copy down at once."


def note_line(note: Note) -> str:
    """Return a correction as one line of metadata: type, time, versions, severity and text."""
    when = _when(note.at) or "at an unknown time"
    return (
        f"{note.type.capitalize()}, {when}, version {note.from_version} to version {note.to_version}, "
        f"{note.severity}: {note.text}"
    )


def home_line(asset: ItemAsset) -> str:
    """Return what is said of a photo that stays home: our caption, its credit, the reason."""
    said = (
        asset.caption.strip(),
        f"Credit: {asset.credit.strip()}" if asset.credit.strip() else "",
        f"Not delivered: {asset.why or 'there is no file'}",
        "Do not publish it.",
    )
    return " · ".join(part for part in said if part)


def notes_for(item: Item) -> tuple[Note, ...]:
    """Return the correction notes that a partner gets: none of a story that it may not have now."""
    return () if item.status == WITHHELD else item.notes


def editor_text(item: Item) -> str:
    """Return all that the editor is told, as plain lines, for formats that have one field for it."""
    lines = orders(item)
    if line := head_line(item):
        lines.append(f"Put this line into the head of the page: {line}")
    lines += [note_line(note) for note in notes_for(item)]
    lines += [f"{photo.label}: {full_caption(photo.asset)}" for photo in photo_parts(item).values()]
    lines += [f"Stays home: {home_line(asset)}" for asset in staying_home(item)]
    return "\n".join(lines)
