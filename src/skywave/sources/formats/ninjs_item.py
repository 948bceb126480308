"""What a ninjs item says of itself, and of the pictures and sounds that it brings along."""

from __future__ import annotations

from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.clean import clean_lines, clean_link, clean_raw
from skywave.sources.reading.fields import Item, address_id, cut_line, joined, line, mapping, objects, plain_id, string
from skywave.sources.reading.fragment import read_fragment
from skywave.sources.reading.terms import restrictions_in
from skywave.story.draft import DraftAsset

_SOURCE = "ninjs"
_WINDOW = {"embargoedUntil": "embargoed until", "expires": "expires"}
_MEDIA = {"picture": "image/", "audio": "audio/", "video": "video/"}


def _text_of(part: Item) -> str:
    """Return the words of a headline or description, which may be HTML."""
    value = string(part, "value")
    if "html" not in string(part, "contentType").lower():
        return clean_lines(value)
    return clean_lines("\n".join(plain_text(block) for block in read_fragment(value).blocks))


def words(item: Item, key: str, roles: tuple[str, ...]) -> str:
    """Return the words that an item has in one of several roles, the first role first; else its first words at all."""
    parts = [part for part in objects(item, key) if string(part, "value").strip()]
    plain = sorted(parts, key=lambda part: "html" in string(part, "contentType").lower())
    for role in roles:
        for part in plain:
            if string(part, "role").lower() == role:
                return _text_of(part)
    return _text_of(plain[0]) if plain and roles[-1:] == ("",) else ""


def holder(item: Item) -> str:
    """Return who owns the copyright, else who the item comes from."""
    sources = (line(part, "name") for part in objects(item, "infoSources"))
    return line(item, "copyrightHolder") or next((name for name in sources if name), "")


def terms(item: Item) -> str:
    """Return what an item says of its use, raw; of a note to editors only what restricts it."""
    rights = mapping(item, "rightsInfo")
    linked = line(rights, "linkedRights")
    return joined(
        clean_raw(string(item, "usageTerms")),
        clean_raw(string(item, "copyrightNotice")),
        restrictions_in(string(item, "edNote")),
        f"rights: {linked}" if linked else "",
        "rights: encoded in the source" if "encodedRights" in rights else "",
    )


def asset_of(part: Item, kind: str) -> DraftAsset:
    """Return an associated picture or sound as the item describes it."""
    agency = "\n".join(
        _text_of(text) for text in objects(part, "descriptions") if "agency" in string(text, "role").lower()
    )
    others = {"t": [text for text in objects(part, "descriptions") if "agency" not in string(text, "role").lower()]}
    ours = {"t": [text for text in others["t"] if not _is_alt(text)]}
    alt = {"t": [text for text in others["t"] if _is_alt(text)]}
    by, owner = clean_raw(string(part, "by")), holder(part)
    written = best_rendition(part, kind)
    address = clean_link(written) or ""
    renditions = [address_id(string(rendition, "href")) for rendition in objects(part, "renditions")]
    ids = [plain_id(_SOURCE, string(part, "uri")), address_id(string(part, "uri")), *renditions]
    return DraftAsset(
        cut_line((written or string(part, "uri")).partition("?")[0].rstrip("/").rpartition("/")[2])[:255],
        caption=words(ours, "t", ("caption", "main", "text", "")),
        credit="/".join(filter(None, [by, owner if owner.lower() not in by.lower() else ""])),
        alt=words(alt, "t", ("",)),
        kind=kind,
        address=address,
        ids=tuple(dict.fromkeys(filter(None, ids))),
        agency_caption=clean_lines(agency),
        holder=owner,
        terms=joined(terms(part), *(f"{what} {line(part, key)}" for key, what in _WINDOW.items() if key in part)),
    )


def kind_of(part: Item) -> str:
    """Return the type of an associated item: as stated, else what the media types of its files say."""
    if stated := string(part, "type"):
        return stated
    found = {string(rendition, "contentType").lower().partition("/")[0] for rendition in objects(part, "renditions")}
    return next((kind for kind, media in _MEDIA.items() if media[:-1] in found), "")


def _is_alt(text: Item) -> bool:
    return string(text, "role").lower().replace(" ", "").replace("-", "") in ("alt", "alttext", "accessibility")


def best_rendition(part: Item, kind: str) -> str:
    """Return the address of the rendition with the most pixels or bytes, of the right media type."""

    def rank(rendition: Item) -> tuple[bool, float, float]:
        width, height, size = (rendition.get(name) for name in ("width", "height", "sizeInBytes"))
        media = string(rendition, "contentType").lower()
        pixels = width * height if isinstance(width, int | float) and isinstance(height, int | float) else 0
        return (
            media.startswith(_MEDIA[kind]),
            min(pixels, 1e18),
            min(size, 1e18) if isinstance(size, int | float) else 0,
        )

    media = ("", _MEDIA[kind])
    found = [
        rendition
        for rendition in objects(part, "renditions")
        if string(rendition, "href") and string(rendition, "contentType").lower().startswith(media)
    ]
    return string(max(found, key=rank), "href") if found else ""
