"""Radio Free Asia's own content management system (Plone): a JSON list of stories, as its export writes it.

Taken: title, text, summary, byline, dateline, section, date of publication, pictures and sound with their raw credits, and
what keeps a story from leaving. Never taken, because it never leaves: the hosts of the system, creators and contributors,
the workflow's history, locks, and the editors' signatures at the end of a text. `language` is passed on as a claim only: the
system says "en" of every story. `modified` is not a date of publication: a migration touches every story.

The files of pictures and sounds are not in the export, so `DraftAsset.data` is always None.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave import limits
from skywave.errors import Malformed, SkywaveError
from skywave.sources.reading.blocks import parse_html, plain_text, text_paragraphs
from skywave.sources.reading.clean import clean_line, clean_lines, clean_link, clean_raw, is_visible
from skywave.sources.reading.fields import Item, check_size, refuse_constant, unique_object
from skywave.sources.reading.files import decode
from skywave.sources.reading.signoff import without_signoffs
from skywave.story.draft import USABLE, WITHHELD, Draft, DraftAsset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skywave.archive.body import Block
    from skywave.ports import Material
    from skywave.sources.reading.blocks import Picture

_REQUIRED = ("@id", "@type", "UID", "title", "review_state")
_STORY = "story"
_NO_TEXT = "the source gives it no text"
# Plone's own ways to say "never": a story published before the first web page, or that expires in the next century.
_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_NEWSROOM_HOSTS = frozenset({"rfa.org", "rfaweb.org"})
_NEWSROOM = "www.rfa.org"
# The system's hosts are named after the desks they show: mandevview.rfaweb.org, thadevview.benarnews.org.
_INTERNAL = r"(?:[a-z0-9-]+\.)*rfaweb\.org|[a-z]{3}devview\.(?P<domain>(?:[a-z0-9-]+\.)+[a-z]{2,})"
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "or", "org"})
_INTERNAL_PATH = re.compile(r"/@@|/\+\+|resolveuid|/(?:edit|view|folder_contents)(?:[/?#]|$)")
_LANGUAGES = {
    "bengali": "bn",
    "burmese": "my",
    "cantonese": "yue",
    "english": "en",
    "filipino": "tl",
    "indonesian": "id",
    "khmer": "km",
    "korean": "ko",
    "lao": "lo",
    "malay": "ms",
    "mandarin": "zh",
    "thai": "th",
    "tibetan": "bo",
    "uyghur": "ug",
    "vietnamese": "vi",
}
_HOST_LANGUAGES = {name[:3]: code for name, code in _LANGUAGES.items()} | {"khm": "km", "kor": "ko", "uyg": "ug"}
_AND = re.compile(r"\s+และ\s*|\s*、\s*|\s+and\s+")
_COMMA = re.compile("\\s*[,\uff0c]\\s*")
_NAME_WORDS = 5
# Fields that hold a picture or sound as an object of its own: which kind, and where its caption stands.
_RELATED = (
    ("p4_image", "picture", "description"),
    ("featured_image", "picture", "description"),
    ("story_slideshow", "picture", "description"),
    ("p4_audio", "audio", "title"),
)
_NOT_A_NAME = re.compile(r"(?:jr|sr|ph\.?d|m\.?d|ii|iii|iv|inc|ltd)\.?|.*\d.*", re.IGNORECASE)


class Plone:
    """The JSON export of a Plone newsroom."""

    name = "plone"

    def recognises(self, material: Material) -> bool:
        """Say whether a file begins as a JSON list of Plone's objects."""
        start = material.peek().removeprefix(b"\xef\xbb\xbf").lstrip()
        return start.startswith(b"[") and b'"@id"' in start and b'"@type"' in start

    def read(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every story, in the order of the export.

        Raises:
            ConfigError: There is no such file.
            Malformed: The export is broken; nothing of it may be used.
            TransportFailed: The disk does not give the file.
        """
        name = material.name
        for number, item in _stories(decode(material.read(limits.SOURCE_FILE_BYTES), name), name):
            try:
                yield _draft(item)
            except SkywaveError as error:
                raise Malformed(f"{name}: item {number}: {error.message}", hint=error.hint) from None


def _stories(text: str, location: str) -> list[tuple[int, Item]]:
    """Return the numbered stories of an export, each once."""
    try:
        items = json.loads(text, object_pairs_hook=unique_object, parse_constant=refuse_constant)
    except RecursionError:
        raise Malformed(f"{location} is not an export: it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise Malformed(f"{location} is not JSON: {error.msg} at line {error.lineno} column {error.colno}") from None
    except ValueError as error:  # from the hooks, and numbers of thousands of digits
        raise Malformed(f"{location} is not an export: {str(error)[:100]}") from None
    if type(items) is not list:
        raise Malformed(f"{location} is not an export: it holds no list of stories")
    found: dict[str, tuple[int, Item]] = {}
    for number, item in enumerate(items, 1):
        if not _is_story(item, f"{location}: item {number}"):
            continue
        uid = item["UID"]
        if uid in found and found[uid][1] != item:
            raise Malformed(f"{location}: items {found[uid][0]} and {number} have the same UID and differ")
        found[uid] = found.get(uid, (number, item))
    return list(found.values())


def _is_story(item: object, what: str) -> bool:
    """Say whether an item is a story; sections and files may stand in the export too."""
    if type(item) is not dict:
        raise Malformed(f"{what} is not an object")
    for key in _REQUIRED if item.get("@type") == _STORY else ("@type",):
        if type(item.get(key)) is not str:
            raise Malformed(f"{what} has no text {key}")
    if item["@type"] != _STORY:
        return False
    check_size(item, what)
    return True


def _draft(item: Item) -> Draft:
    """Make a draft of one story."""
    try:
        identifier = urlsplit(item["@id"])
    except ValueError:
        raise Malformed("its @id is not an address") from None
    host, path = (identifier.hostname or "").lower(), identifier.path
    public = _public_for(host)
    assets = _Assets(item, public)
    blocks = without_signoffs(_blocks(item, public, assets.place))
    title = clean_line(public(item["title"]))
    if len(title) > limits.TITLE_CHARACTERS:
        raise Malformed(f"its title is longer than {limits.TITLE_CHARACTERS} characters")
    status, hold = _status(item)
    if status == USABLE and not (is_visible(title) and any(plain_text(block) for block in blocks)):
        status, hold = WITHHELD, _NO_TEXT
    return Draft(
        source=Plone.name,
        ids=_ids(item["UID"], path),
        title=title,
        blocks=blocks,
        language=_claim(item.get("language")),
        language_hint=_hint(host, path),
        masthead=_masthead(host),
        summary=_summary(public.field(item, "description"), blocks),
        byline=split_byline(clean_line(public.field(item, "story_byline"))),
        place=clean_line(public.field(item, "story_dateline"))[: limits.TITLE_CHARACTERS],
        published=_time(item, "effective"),
        section=_section(item.get("parent"), public),
        assets=tuple(assets.found),
        status=status,
        hold=hold,
        expires=_time(item, "expires"),
    )


def _blocks(item: Item, public: _Public, place: Callable[[Picture], int | None]) -> tuple[Block, ...]:
    text = item.get("text")
    if text is None:
        return ()
    if type(text) is not dict or type(text.get("data")) is not str:
        raise Malformed("its text is not an object with data")
    data = public(text["data"])
    if text.get("content-type") == "text/plain":
        return text_paragraphs(data)
    return parse_html(data, picture=place, link=_link).blocks


def _ids(uid: str, path: str) -> tuple[str, ...]:
    if not re.fullmatch(r"[0-9A-Za-z._-]{1,100}", uid):
        raise Malformed("its UID is not an identifier")
    address = clean_line(path)
    return (f"plone:{uid}", f"address:{address}") if address.strip("/") else (f"plone:{uid}",)


def _status(item: Item) -> tuple[str, str]:
    state = clean_line(item["review_state"])
    if state == "published":
        return USABLE, ""
    kept = "private in the source" if state == "private" else "not published in the source"
    return WITHHELD, f"{kept} (review_state: {state[:50]})"


def _claim(language: object) -> str:
    token = language.get("token") if type(language) is dict else language
    return token if type(token) is str and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", token) else ""


def _hint(host: str, path: str) -> str:
    """Return the language of the desk whose folder or host a story stands in."""
    for part in path.lower().split("/")[1:3]:
        if part in _LANGUAGES:
            return _LANGUAGES[part]
    desk = re.fullmatch(r"([a-z]{3})(?:dev)?view", host.partition(".")[0])
    return _HOST_LANGUAGES.get(desk[1], "") if desk else ""


def _masthead(host: str) -> str:
    """Return the bare name of the brand that a host belongs to; empty for the newsroom itself."""
    domain = _domain(host)
    return "" if "." not in domain or domain in _NEWSROOM_HOSTS else domain.partition(".")[0]


def _summary(description: str, blocks: tuple[Block, ...]) -> str:
    summary = clean_lines(description)
    first = next((text for block in blocks if (text := plain_text(block))), "")
    if len(summary) > limits.TEXT_CHARACTERS:
        raise Malformed(f"its description is longer than {limits.TEXT_CHARACTERS} characters")
    return "" if summary.split() == first.split() else summary


def split_byline(line: str) -> tuple[str, ...]:
    """Return the names of a byline; in doubt it stays whole.

    >>> split_byline("Ann Lee and Bo Kim"), split_byline("Ann Lee, Jr.")
    (('Ann Lee', 'Bo Kim'), ('Ann Lee, Jr.',))
    """
    names: list[str] = []
    for part in _AND.split(line):
        pieces = _COMMA.split(part.rstrip(",\uff0c "))
        doubtful = any(not p or _NOT_A_NAME.fullmatch(p) or len(p.split()) > _NAME_WORDS for p in pieces)
        names += [part] if doubtful else pieces
    return tuple(name[: limits.TITLE_CHARACTERS] for name in names if is_visible(name))[:50]


def _section(parent: object, public: _Public) -> str:
    if type(parent) is not dict or parent.get("@type") != "section":
        return ""
    return clean_line(public.field(parent, "title"))[: limits.TITLE_CHARACTERS]


def _time(item: Item, key: str) -> int | None:
    """Return seconds since the epoch, or None where the source states none or means never."""
    value = item.get(key)
    text = value.strip() if type(value) is str else ""
    if not text or text == "None":
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Malformed(f"its {key} is not a date and time") from None
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    if moment.tzinfo is None:
        raise Malformed(f"its {key} has no time zone", hint="export times in UTC, with a Z at the end")
    return int(moment.timestamp())


class _Public:
    """Rewrites texts so that no host of the system is named; the public sites have the same paths.

    Args:
        host: Where the story stands in the system. Every host of its domain counts as internal, except the public one.
    """

    def __init__(self, host: str) -> None:
        domain = _domain(host)
        self._site = _NEWSROOM if domain in _NEWSROOM_HOSTS else f"www.{domain}"
        self._clues = ["rfaweb.org", "devview."]
        pattern = _INTERNAL
        if host not in (domain, f"www.{domain}", ""):
            self._clues.append(domain)
            pattern += rf"|(?P<own>(?:[a-z0-9-]+\.)*{re.escape(host)}|(?:[a-z0-9-]+\.)+{re.escape(domain)})(?::\d+)?"
        self._pattern = re.compile(rf"(?<![a-z0-9.-])(?:{pattern})(?![a-z0-9-])", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Return a text with public hosts only."""
        lower = text.lower()
        if not any(clue in lower for clue in self._clues):
            return text
        return self._pattern.sub(self._rewritten, text)

    def _rewritten(self, match: re.Match[str]) -> str:
        groups = match.groupdict()
        if groups.get("own"):
            return self._site
        return f"www.{groups['domain']}" if groups["domain"] else _NEWSROOM

    def field(self, item: Item, key: str) -> str:
        """Return a field's text with public hosts only; empty where it has none."""
        value = item.get(key)
        return self(value) if type(value) is str else ""


@lru_cache(maxsize=64)
def _public_for(host: str) -> _Public:
    return _Public(host)


def _domain(host: str) -> str:
    """Return the registered domain of a host."""
    labels = host.split(".")
    depth = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-depth:])


def _link(address: str) -> str | None:
    """Return an address as the public can open it; what leads into the system itself is no link."""
    return None if _INTERNAL_PATH.search(address) else clean_link(address)


class _Assets:
    """Collects a story's pictures and sounds, the lead first."""

    def __init__(self, item: Item, public: _Public) -> None:
        self.found: list[DraftAsset] = []
        self._numbers: dict[str, int] = {}
        field = public.field
        image = item.get("image")
        if type(image) is dict:
            name = field(image, "filename") or field(image, "download")
            self._add(name, field(item, "image_caption"), field(item, "image_copyright"))
        for key, kind, caption in _RELATED:
            for part in _listed(item, key):
                if part.get("@id"):
                    self._add(field(part, "@id"), field(part, caption), field(part, "Rights"), kind=kind)
        for audio in _listed(item, "audio_file") + _listed(item, "additional_audio"):
            if name := field(audio, "filename") or field(audio, "download"):
                self._add(name, field(item, "audio_title"), "", kind="audio")

    def place(self, picture: Picture) -> int | None:
        """Return the number of a picture that stands in the text."""
        known = self._numbers.get(_file_name(picture.src))
        if known is not None:
            return known
        return self._add(picture.src, picture.caption or picture.title, "", alt=picture.alt)

    def _add(self, name: str, caption: str, credit: str, *, alt: str = "", kind: str = "picture") -> int:
        file_name = _file_name(name)
        caption, credit = clean_lines(caption), clean_raw(credit)
        if max(map(len, (caption, credit, alt))) > limits.TEXT_CHARACTERS or len(self.found) >= limits.ASSETS:
            raise Malformed(
                f"it has more than {limits.ASSETS} pictures and sounds, or a caption of more than "
                f"{limits.TEXT_CHARACTERS} characters",
            )
        self._numbers.setdefault(file_name, len(self.found))
        self.found.append(DraftAsset(file_name, caption, credit, alt=alt, kind=kind))
        return len(self.found) - 1


def _listed(item: Item, key: str) -> list[Item]:
    """Return the objects of a field that holds one or several."""
    value = item.get(key)
    return [part for part in (value if type(value) is list else [value]) if type(part) is dict]


def _file_name(address: str) -> str:
    """Return the last part of an address or path, without what a query adds."""
    return clean_line(re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2])[:255]
