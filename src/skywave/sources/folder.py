"""A folder of texts, Markdown or HTML, with front matter on top and pictures beside them; or one such file.

    stories/
      rice-prices.md       ---
      rice.png             title: Rice prices fall
      north/dam.html       pictures: [{file: rice.png, caption: Rice, credit: A. Example, right: owned}]
                           ---
                           The text, in which `![alt](rice.png "caption")` places a picture.

Read in the order of the paths; what begins with a dot or an underscore is not read. A picture that the text does not place
comes first, as the lead. No file outside of the folder is ever read. The fields are those of FIELDS.
"""

from __future__ import annotations

import itertools
import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from skywave import limits
from skywave.archive.asset import RIGHTS
from skywave.archive.body import Block, Figure
from skywave.archive.layout import is_desk_code
from skywave.errors import ConfigError, Malformed, SkywaveError
from skywave.sources.reading.blocks import Parsed, Picture, parse_html
from skywave.sources.reading.clean import clean_line, clean_lines, clean_raw, is_visible
from skywave.sources.reading.files import read_bytes, read_text, shown
from skywave.sources.reading.frontmatter import Value, split_front_matter
from skywave.sources.reading.markdown import markdown_html
from skywave.sources.reading.material import LocalMaterial
from skywave.sources.reading.prolog import is_whole_page
from skywave.story.draft import CANCELED, USABLE, WITHHELD, Draft, DraftAsset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.ports import Material

MARKDOWN, HTML = ".md", (".html", ".htm")
FIELDS = (
    "id", "title", "language", "masthead", "desk", "summary", "byline", "published", "place", "section", "status",
    "embargo", "expires", "publisher", "translates", "pictures",
)  # fmt: skip
PICTURE_FIELDS = ("file", "caption", "credit", "right", "alt")
_SOUNDS = (".mp3", ".ogg", ".oga", ".m4a", ".wav")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_HELD = {USABLE: "", WITHHELD: "withheld in the source", CANCELED: "canceled in the source"}
_NAMES = 50
_LOOKED_AT = 50


class Folder:
    """A folder of Markdown or HTML files, or one such file."""

    name = "folder"

    def recognises(self, material: Material) -> bool:
        """Say whether there is a text to read: Markdown, or HTML that is not a whole page of a site."""
        try:
            found = bool(material.path) and list(itertools.islice(_texts(Path(material.path)), _LOOKED_AT))
        except (OSError, ValueError, SkywaveError):
            return False
        return any(
            path.suffix.lower() == MARKDOWN or not is_whole_page(LocalMaterial(path).peek()) for path in found or ()
        )

    def read(self, material: Material) -> Iterator[Draft]:
        """Yield a draft for every text, in the order of the paths.

        Raises:
            ConfigError: There is nothing to read.
            Malformed: A text or its front matter is broken, or names a picture that is not there.
            TransportFailed: The disk does not give a file.
        """
        location, base = material.path, Path(material.path)
        try:
            paths = sorted(_texts(base), key=lambda path: path.relative_to(base).parts)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise ConfigError(f"{shown(location)} cannot be read ({type(error).__name__})") from None
        if not paths:
            raise ConfigError(f"there is no Markdown or HTML file in {shown(location)}")
        root = base if base.is_dir() else base.parent
        inside = os.path.join(os.path.realpath(root), "")  # noqa: PTH118 - as the other paths here
        seen: dict[str, str] = {}
        for path in paths:
            name = path.relative_to(root).as_posix()
            try:
                draft = _Text(inside, path, name).draft()
            except Malformed as error:
                prefix = "" if error.message.startswith(shown(path)) else f"{shown(path)}: "
                raise Malformed(f"{prefix}{error.message}", hint=error.hint) from None
            if other := seen.get(draft.ids[0]):
                raise Malformed(
                    f"{shown(name)} and {shown(other)} have the same id", hint="give one of them another `id`"
                )
            seen[draft.ids[0]] = name
            yield draft


def _texts(base: Path) -> Iterator[Path]:
    """Yield the texts at a place, in no order."""
    if not base.is_dir():
        if base.is_file() and base.suffix.lower() in (MARKDOWN, *HTML):
            yield base
        return
    folders = [os.fspath(base)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name[0] in "._":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif os.path.splitext(entry.name)[1].lower() in (MARKDOWN, *HTML):  # noqa: PTH122 - many files
                    yield Path(entry.path)


@dataclass(slots=True)
class _Listed:
    """A picture that the front matter or the text names, until its file is read."""

    file: str
    caption: str = ""
    credit: str = ""
    right: str = ""
    alt: str = ""
    placed: bool = False


class _Text:
    """One text file on its way to a draft."""

    def __init__(self, inside: str, path: Path, name: str) -> None:
        self._inside = inside
        self._path = path
        self._name = name
        self._fields: dict[str, Value] = {}
        self._pictures: dict[str, _Listed] = {}

    def draft(self) -> Draft:
        """Return the draft, with the bytes of its pictures."""
        _check_within(self._inside, self._path, self._name)
        fields, text = split_front_matter(read_text(self._path, limit=limits.STORY_SOURCE_BYTES))
        for key in fields:
            _check_known(key, FIELDS)
        self._fields = fields
        self._list_pictures()
        if self._path.suffix.lower() == MARKDOWN:
            text = markdown_html(text)
        title, blocks = self._title(parse_html(text, picture=self._place))
        assets, numbers = self._assets()
        status = self._one_of("status", tuple(_HELD)) or USABLE
        return Draft(
            source=Folder.name,
            ids=(f"folder:{self._line('id') or self._default_id()}",),
            title=title,
            blocks=tuple(Figure(numbers[b.asset]) if isinstance(b, Figure) else b for b in blocks),
            language=self._language(),
            masthead=self._line("masthead"),
            desk=self._desk(),
            summary=self._lines(self._string("summary"), "summary"),
            byline=self._byline(),
            place=self._line("place"),
            published=self._time("published"),
            section=self._line("section"),
            assets=assets,
            status=status,
            hold=_HELD[status],
            embargo=self._time("embargo"),
            expires=self._time("expires"),
            publisher=self._line("publisher"),
            translates=self._line("translates"),
        )

    # --- fields -------------------------------------------------------------------

    def _string(self, key: str) -> str:
        value = self._fields.get(key, "")
        if not isinstance(value, str):
            raise Malformed(f"its {key} is not one text")
        return value

    def _line(self, key: str) -> str:
        return _line(self._string(key), key) if key in self._fields else ""

    def _lines(self, text: str, what: str) -> str:
        return _capped(clean_lines(text), what, limits.TEXT_CHARACTERS)

    def _default_id(self) -> str:
        name = self._name.rpartition(".")[0]
        if clean_line(name) != name:
            raise Malformed("its file name has characters that an id may not have", hint="give it an `id`")
        return name

    def _one_of(self, key: str, values: tuple[str, ...]) -> str:
        value = self._line(key)
        if value and value not in values:
            raise Malformed(f"its {key} {value[:50]} is unknown", hint=f"write one of: {', '.join(values)}")
        return value

    def _language(self) -> str:
        value = self._line("language")
        if value and not _LANGUAGE.fullmatch(value):
            raise Malformed(
                f"its language {value[:50]} is no language code", hint="write a code such as my, vi or zh-Hant"
            )
        return value

    def _desk(self) -> str:
        value = self._line("desk")
        if value and not is_desk_code(value):
            raise Malformed(f"its desk {value[:50]} is no desk code", hint="write a code such as mya or benar/tha")
        return value

    def _byline(self) -> tuple[str, ...]:
        value = self._fields.get("byline", "")
        names = value if isinstance(value, list) else [value]
        if len(names) > _NAMES or not all(isinstance(name, str) for name in names):
            raise Malformed(f"its byline is not a list of at most {_NAMES} names")
        lines = (_line(str(name), "byline") for name in names)
        return tuple(line for line in lines if line)

    def _time(self, key: str) -> int | None:
        value = self._line(key)
        if not value:
            return None
        hint = "write it as 2026-04-16T02:00:00Z"
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise Malformed(f"its {key} {value[:50]} is no date", hint=hint) from None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            moment = moment.replace(tzinfo=UTC)
        elif moment.tzinfo is None:
            raise Malformed(f"its {key} {value[:50]} has no time zone", hint=hint)
        return int(moment.timestamp())

    def _title(self, parsed: Parsed) -> tuple[str, tuple[Block, ...]]:
        """Return the title, and the text without the heading that repeats it."""
        title = self._line("title") or _capped(clean_line(parsed.title), "title", limits.TITLE_CHARACTERS)
        if not title:
            raise Malformed("it has no title", hint="give it a `title`, or begin it with a heading")
        blocks, place = parsed.blocks, parsed.title_block
        if place is not None and clean_line(parsed.title) == title:
            blocks = blocks[:place] + blocks[place + 1 :]
        return title, blocks

    # --- pictures -----------------------------------------------------------------

    def _list_pictures(self) -> None:
        entries = self._fields.get("pictures") or []
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise Malformed("its pictures are not a list of fields", hint="write each as `- file: name.jpg`")
        for entry in entries:
            values = entry if isinstance(entry, dict) else {}
            for key, value in values.items():
                _check_known(key, PICTURE_FIELDS)
                if not isinstance(value, str):
                    raise Malformed(f"the {key} of a picture is not one text")
            text = {key: str(value) for key, value in values.items()}
            if not text.get("file"):
                raise Malformed("one of its pictures names no file")
            right = text.get("right", "")
            if right and right not in RIGHTS:
                raise Malformed(f"the right {right[:50]} is unknown", hint=f"write one of: {', '.join(sorted(RIGHTS))}")
            listed = _Listed(
                _file_key(text["file"]),
                self._lines(text.get("caption", ""), "caption"),
                _capped(clean_raw(text.get("credit", "")), "credit", limits.TEXT_CHARACTERS),
                right,
                self._lines(text.get("alt", ""), "alt"),
            )
            if listed.file in self._pictures:
                raise Malformed(f"it lists the picture {listed.file} twice")
            self._pictures[listed.file] = listed

    def _place(self, picture: Picture) -> int:
        """Note a picture that stands in the text; return its number in the order of the list."""
        key = _file_key(picture.src, quoted=True)
        listed = self._pictures.setdefault(key, _Listed(key))
        listed.placed = True
        caption = self._lines(picture.caption or picture.title, "caption")
        alt = self._lines(picture.alt, "alt")
        listed.caption, listed.alt = listed.caption or caption, listed.alt or alt
        return list(self._pictures).index(key)

    def _assets(self) -> tuple[tuple[DraftAsset, ...], dict[int, int]]:
        """Return the pictures, the lead first, and where each number of the list went."""
        if len(self._pictures) > limits.ASSETS:
            raise Malformed(f"it has more than {limits.ASSETS} pictures")
        order = sorted(enumerate(self._pictures.values()), key=lambda pair: pair[1].placed)
        return tuple(self._asset(listed) for _, listed in order), {was: now for now, (was, _) in enumerate(order)}

    def _asset(self, listed: _Listed) -> DraftAsset:
        kind = "audio" if listed.file.lower().endswith(_SOUNDS) else "picture"
        asset = DraftAsset(
            listed.file.rpartition("/")[2], listed.caption, listed.credit, listed.right, listed.alt, kind=kind
        )
        if "://" in listed.file:
            return asset  # it stands elsewhere; nothing is fetched here
        path = self._path.parent / listed.file
        _check_within(self._inside, path, listed.file)
        try:
            return replace(asset, data=read_bytes(path, limit=limits.PICTURE_FILE_BYTES))
        except ConfigError:
            raise Malformed(
                f"its picture {listed.file} is not there",
                hint="put the file beside the text, or take its name out",
            ) from None


def _line(text: str, what: str) -> str:
    line = clean_line(text)
    return _capped(line, what, limits.TITLE_CHARACTERS) if is_visible(line) else ""


def _capped(text: str, what: str, limit: int) -> str:
    if len(text) > limit:
        raise Malformed(f"its {what} is longer than {limit} characters")
    return text


def _check_known(key: str, known: tuple[str, ...]) -> None:
    if key not in known:
        near = get_close_matches(key.lower(), known, n=1, cutoff=0.5)
        hint = f"do you mean {near[0]}?" if near else f"the fields are: {', '.join(known)}"
        raise Malformed(f"its front matter has an unknown field {clean_line(key)[:50]}", hint=hint)


def _file_key(file: str, *, quoted: bool = False) -> str:
    """Return a picture's path below the text's folder, or its address, in one spelling.

    Raises:
        Malformed: It is neither.
    """
    if re.match(r"https?://", file):
        return file[: limits.TITLE_CHARACTERS]
    path = unquote(file) if quoted else file
    parts = [part for part in path.split("/") if part not in ("", ".")]
    wrong = path.startswith("/") or ".." in parts or not parts or re.search(r"[\\:\x00-\x1f\ud800-\udfff]", path)
    if wrong or len(path) > limits.TITLE_CHARACTERS:
        name = clean_line(path)[:50]
        raise Malformed(f"its picture {name} is not a file beside it", hint="write a path below the text's own folder")
    return "/".join(parts)


def _check_within(inside: str, path: Path, name: str) -> None:
    """Refuse a file that a symbolic link leads out of the folder."""
    if not os.path.realpath(path).startswith(inside):
        raise Malformed(f"{shown(name)} leads out of the folder {shown(inside)}")
