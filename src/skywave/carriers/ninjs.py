"""IPTC ninjs 3.1: one item as one JSON object, with its photos, its corrections and its original as associations.

    uri              the story's name in every version         version, versionCreated   this version
    altIds           sha256 (of what the partner gets), skywave (work and version), skywave-record, skywave-delivery
    bodies           main: text/html with the article of the paste format, plain: text/plain; notes first, notice in its place
    copyrightNotice  the notice that must stand with the text  usageTerms                the terms, one a line
    edNote           for the editor, never for the public      expires                   when a right to something in it ends
    associations     rel original | correctionNotice | photo | recording | photoWithheld | recordingWithheld

The format has no field for a correction, a credit line or a denied photo. A note is therefore said three times (first in the
bodies, in edNote, as an association); the whole credit line stands in the caption of each photo and in its usageTerms; and a
photo that stays home is an association without renditions whose words are all in edNote. Nothing else is put into the item:
the schema refuses every property that it does not know.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from skywave.carriers.item_editor import editor_text, home_line, note_line, notes_for
from skywave.carriers.item_html import story_html
from skywave.carriers.item_parts import (
    BYLINE,
    DATELINE,
    SUMMARY,
    full_caption,
    is_address,
    note_part,
    photo_parts,
    shown,
    stamp,
)
from skywave.carriers.item_plain import story_text
from skywave.story.item import USABLE

if TYPE_CHECKING:
    from skywave.archive.asset import File
    from skywave.archive.correction import Note
    from skywave.carriers.item_parts import FileAddress
    from skywave.story.item import Item, ItemAsset

_SCHEMA: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_ELSEWHERE: Final = frozenset({SUMMARY, BYLINE, DATELINE})
_OWN: Final = frozenset({"owned", "commissioned"})
_TYPES: Final = {"image": "picture", "audio": "audio", "video": "video"}
_INDENT: Final = 1

Json = dict[str, Any]


def render_ninjs(item: Item, address: FileAddress) -> bytes:
    """Return an item as ninjs 3.1 in UTF-8.

    Args:
        item: Any.
        address: The absolute address of a file's bytes for this partner.
    """
    value = _shown(_item(item, address))
    return json.dumps(value, ensure_ascii=False, indent=_INDENT).encode() + b"\n"


def _item(item: Item, address: FileAddress) -> Json:
    usable, holder = item.status == USABLE, item.publisher or item.masthead
    return {
        "uri": item.uri,
        "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
        "type": "text",
        "representationType": ("partial" if item.excerpt else "full") if usable else "",
        "version": str(item.version),
        "firstCreated": stamp(item.first),
        "versionCreated": stamp(item.changed),
        "contentCreated": stamp(item.published) if usable else "",
        "pubStatus": item.status,
        "expires": stamp(item.until) if usable else "",
        "language": item.language,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": item.title}] if item.title else [],
        "by": item.byline_line if usable else "",
        "people": [{"name": name, "rel": "author"} for name in item.byline] if usable else [],
        "located": item.place if usable else "",
        "subjects": [{"name": item.section, "rel": "section"}] if usable and item.section else [],
        "descriptions": _descriptions(item) if usable else [],
        "bodies": _bodies(item),
        "copyrightHolder": holder,
        "copyrightNotice": item.notice,
        "usageTerms": "\n".join(item.terms),
        "edNote": editor_text(item),
        "infoSources": _sources(item),
        "altIds": _ids(item),
        "trustIndicators": _trust(item),
        "associations": _associations(item, address),
    }


def _descriptions(item: Item) -> list[Json]:
    return [{"role": "summary", "contentType": "text/plain", "value": item.summary}] if item.summary else []


def _bodies(item: Item) -> list[Json]:
    html, plain = story_html(item, without=_ELSEWHERE), story_text(item, without=_ELSEWHERE)
    if not html:
        return []
    return [
        {"role": "main", "contentType": "text/html", "value": html},
        {"role": "plain", "contentType": "text/plain", "value": plain},
    ]


def _sources(item: Item) -> list[Json]:
    named = (("originator", item.publisher), ("publisher", item.masthead))
    return [{"name": name, "role": role} for role, name in named if name]


def _ids(item: Item) -> list[Json]:
    ids = (
        ("sha256", item.digest),
        ("skywave", f"{item.work} {item.version}"),
        ("skywave-record", f"{item.desk} {item.index}"),
        ("skywave-delivery", item.delivery),
    )
    return [{"role": role, "value": value} for role, value in ids if value]


def _trust(item: Item) -> list[Json]:
    if not is_address(item.site):
        return []
    title = f"Signed by the newsroom {item.newsroom}; to check: skywave verify {item.site} --pin {item.newsroom}"
    return [{"role": "urn:skywave:trust:newsroom", "title": title, "href": item.site}]


def _associations(item: Item, address: FileAddress) -> list[Json]:
    found = []
    if is_address(item.original):
        found.append(_original(item))
    # Numbered from the oldest, so that a note keeps its name when another comes.
    notes = notes_for(item)
    numbers = range(len(notes), 0, -1)
    found += [_note(item, note, number) for note, number in zip(notes, numbers, strict=True)]
    travelling = photo_parts(item)
    for position, asset in enumerate(item.assets if item.status == USABLE else ()):
        if position in travelling:
            found.append(_photo(item, asset, travelling[position].label, address))
        else:
            found.append(_home(item, asset, position + 1))
    return found


def _original(item: Item) -> Json:
    return {
        "name": item.masthead or "original",
        "rel": "original",
        "uri": item.original,
        "type": "text",
        "language": item.language,
        "renditions": [{"name": "web", "href": item.original, "contentType": "text/html"}],
    }


def _note(item: Item, note: Note, number: int) -> Json:
    part = note_part(note, item.language)
    return {
        "name": part.label,
        "rel": "correctionNotice",
        "uri": f"{item.uri}:note:{number}",
        "type": "text",
        "version": "1",
        "versionCreated": stamp(note.at),
        "language": item.language,
        "headlines": [{"value": f"{part.label} ({part.about})" if part.about else part.label}],
        "bodies": [{"contentType": "text/plain", "value": note.text}],
        "edNote": note_line(note),
    }


def _photo(item: Item, asset: ItemAsset, label: str, address: FileAddress) -> Json:
    file, caption = asset.files[0], full_caption(asset)
    described = [("caption", caption), ("altText", asset.alt)]
    # The owner of what a newsroom made itself is the newsroom; of anything else nobody is guessed.
    holder = asset.agency or (item.masthead if asset.right in _OWN else "")
    return {
        "name": label,
        "rel": "photo" if file.media.startswith("image/") else "recording",
        "uri": f"urn:skywave:file:{file.digest.hex()}",
        "type": _TYPES[file.media.partition("/")[0]],
        "pubStatus": "usable",
        "by": asset.by,
        "copyrightHolder": holder,
        "usageTerms": f"Keep the whole credit line: {asset.credit}" if asset.credit else "",
        "expires": stamp(asset.until),
        "infoSources": [{"name": asset.via, "role": "distributor"}] if asset.via else [],
        "genres": [{"name": asset.right, "literal": f"right:{asset.right}"}],
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": text} for role, text in described if text.strip()
        ],
        "altIds": [{"role": "sha256", "value": file.digest.hex()}],
        "renditions": [
            _rendition(file, "main" if number == 0 else "", address) for number, file in enumerate(asset.files)
        ],
    }


def _rendition(file: File, name: str, address: FileAddress) -> Json:
    href = address(file)
    size = {"width": file.width, "height": file.height} if file.width and file.height else {}
    return {
        "name": name or f"{file.extension}-{file.width}",
        "href": href if is_address(href) else "",
        "contentType": file.media,
        "sizeInBytes": file.length,
        **size,
    }


def _home(item: Item, asset: ItemAsset, number: int) -> Json:
    kind = "recording" if asset.files and not asset.files[0].media.startswith("image/") else "photo"
    return {
        "name": f"{kind} {number}, not delivered",
        "rel": f"{kind}Withheld",
        "uri": f"{item.uri}:asset:{number}",
        "type": "picture" if kind == "photo" else "audio",
        "pubStatus": "withheld",
        "by": asset.by,
        "copyrightHolder": asset.agency,
        "usageTerms": "Not for publication.",
        "edNote": home_line(asset),
    }


def _shown(value: Any) -> Any:
    """Return a value with every string fit for all readers, and without the empty fields of its objects."""
    match value:
        case str():
            return shown(value)
        case list():
            return [_shown(part) for part in value]
        case dict():
            return {name: _shown(part) for name, part in value.items() if part not in ("", [])}
        case _:
            return value
