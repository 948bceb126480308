"""XML from elsewhere, item by item: no entities, nothing external, caps on every size, and memory for one item at a time.

    items      every complete element of the given names, in order, as small trees; outside of them nothing is kept but `head`
    encodings  a byte order mark decides, else UTF-8 where the bytes are that, else what the server or the document declares;
               a declaration that does not fit the bytes is refused, because a guess would turn names into other names
    refused    documents that declare entities, are nested too deeply, or break off; with line and column
    dropped    control characters, which XML forbids and old systems write nevertheless

Names are `prefix:local` with the prefix that the caller gives a namespace, whatever the document calls it.
"""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.reading.hosts import without_internal_hosts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE_BYTES = 1 << 20
# One tag, comment or declaration; the parser begins anew on it with every piece, so it may not be long.
_TOKEN_BYTES = 16 << 20
_DEPTH = 200
_NODES = 40_000
_HEAD_CHARACTERS = 4 << 20
_CONTROLS = bytes(n for n in range(0x20) if n not in (0x09, 0x0A, 0x0D))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
# The larger encodings that are meant where the smaller are named.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs"}
_WESTERN = frozenset({"iso8859-1", "iso8859-15", "cp1252", "ascii"})
_HIGH_RUN = re.compile(rb"[\x80-\xff]{4,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE_BYTES = 1 << 20


def utf8(data: bytes, name: str, *, charset: str = "") -> bytes:
    """Return an XML document in UTF-8, without a byte order mark and control characters.

    Args:
        data: Untrusted.
        name: For messages.
        charset: What a server states, or empty.

    Raises:
        Malformed: Its bytes are not in the encoding that it declares.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            data = data[len(mark) :] if encoding == "utf-8" else _decode(data, encoding, name)
            break
    else:
        if data[:2] in (b"<\0", b"\0<"):
            data = _decode(data, "utf-16-le" if data[0] == ord("<") else "utf-16-be", name)
        elif not data.isascii() and not _is_utf8(data):
            declared = _DECLARED.match(data[:400])
            data = _first_decoded(data, [charset, declared[1].decode("ascii") if declared else ""], name)
    if not _is_utf8(data):
        data = _decode(data, "utf-8", name)
    return data.translate(None, _CONTROLS).lstrip()  # nothing may stand before the declaration, and often does


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE_BYTES):
            decoder.decode(data[start : start + _PIECE_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _first_decoded(data: bytes, encodings: list[str], name: str) -> bytes:
    """Return the data in UTF-8, by the first encoding that fits: servers often state one by habit."""
    failure: Malformed | None = None
    for encoding in filter(None, encodings):
        try:
            return _decode(data, encoding, name)
        except Malformed as error:
            failure = failure or error
    raise failure or _undeclared(name)


def _undeclared(name: str) -> Malformed:
    return Malformed(f"{name} is not UTF-8 and names no other encoding", hint="save it as UTF-8 and try again")


def _decode(data: bytes, encoding: str, name: str) -> bytes:
    try:
        codec = codecs.lookup(encoding).name
        codec = _LARGER.get(codec, codec)
        if codec in _WESTERN:
            codec = "cp1252" if codec != "iso8859-15" else codec
            # Text in a Western script has single letters above ASCII; long runs of them are another script, misnamed.
            sample = data[:_SAMPLE_BYTES]
            in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
            if in_runs * 2 > len(_HIGH.findall(sample)):
                raise Malformed(
                    f"{name} says that it is {encoding}, and its bytes are another encoding",
                    hint="save it as UTF-8 and try again",
                )
        return data.decode(codec).encode("utf-8")
    except LookupError:
        raise Malformed(f"{name} has an unknown encoding {encoding[:40]!r}", hint="save it as UTF-8") from None
    except UnicodeError as error:
        place = f": byte {error.start} cannot be read" if isinstance(error, UnicodeDecodeError) else ""
        raise Malformed(f"{name} is not in its encoding {encoding[:40]}{place}", hint="save it as UTF-8") from None


class XmlItems:
    """Reads the items of a document one by one.

    Args:
        data: As `utf8` returns it.
        name: For messages.
        items: The names of the elements to yield.
        prefix: Returns the prefix of a namespace, or None where its elements are none of our business; empty for no prefix.
        skip: The names of elements that are dropped with all that is in them.
    """

    def __init__(
        self,
        data: bytes,
        name: str,
        items: frozenset[str],
        prefix: Callable[[str], str | None],
        *,
        skip: frozenset[str] = frozenset(),
    ) -> None:
        self._skip = skip
        self._skip_depth = 0
        self.head = Element("head")
        self.root = ""
        self.root_attributes: dict[str, str] = {}
        self._data = data
        self._name = name
        self._wanted = items
        self._prefix = prefix
        self._names: dict[str, str] = {}
        self._done: list[Element] = []
        self._builder: TreeBuilder | None = None
        self._item_depth = 0
        self._depth = 0
        self._characters = 0
        self._nodes = 0
        self._head_characters = 0
        self._open = [self.head]
        self._parser = expat.ParserCreate("utf-8", "}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.SkippedEntityHandler = self._skipped

    def __iter__(self) -> Iterator[Element]:
        """Yield the items.

        Raises:
            Malformed: The document is broken, or holds more than it may.
        """
        for start in range(0, len(self._data), _PIECE_BYTES):
            self._parse(self._data[start : start + _PIECE_BYTES])
            if min(start + _PIECE_BYTES, len(self._data)) - self._parser.CurrentByteIndex > _TOKEN_BYTES:
                raise self._malformed("has a tag that is too long")
            yield from self._done
            self._done.clear()
        self._parse(b"", final=True)
        yield from self._done
        self._done.clear()

    def _parse(self, piece: bytes, *, final: bool = False) -> None:
        try:
            self._parser.Parse(piece, final)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise Malformed(
                f"{self._name} is not XML: {what} at line {error.lineno} column {error.offset}",
                hint="was it saved whole? Check it with an XML tool",
            ) from None

    # --- what the parser meets ----------------------------------------------------

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEPTH:
            raise self._malformed(f"is nested more than {_DEPTH} deep")
        tag = self._short(raw)
        if self._skip_depth:
            return
        if tag in self._skip:
            self._skip_depth = self._depth
            return
        clean = {self._short(key): value for key, value in attributes.items()} if attributes else {}
        if not self.root:
            self.root, self.root_attributes = tag, clean
        size = len(raw) + sum(map(len, clean.values()))
        if self._builder is None and tag in self._wanted:
            self._builder, self._item_depth = TreeBuilder(), self._depth
            self._characters = self._nodes = 0
        if self._builder is not None:
            self._nodes += 1
            self._weigh(size)
            self._builder.start(tag, clean)
        else:
            self._weigh_head(size)
            element = Element(tag, clean)
            self._open[-1].append(element)
            self._open.append(element)

    def _end(self, raw: str) -> None:
        if self._skip_depth:
            if self._depth == self._skip_depth:
                self._skip_depth = 0
        elif self._builder is None:
            self._open.pop()
        else:
            self._builder.end(self._short(raw))
            if self._depth == self._item_depth:
                self._done.append(self._builder.close())
                self._builder = None
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._skip_depth:
            return
        if self._builder is not None:
            self._weigh(len(text))
            self._builder.data(text)
        elif not text.isspace():
            self._weigh_head(len(text))
            element = self._open[-1]
            element.text = (element.text or "") + text

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - the parser calls it so
        """Take a character that a declaration elsewhere would name: HTML's names are known."""
        if not is_parameter:
            self._text(html.unescape(f"&{name};"))

    def _refuse_entity(self, *_: object) -> None:
        raise self._malformed("declares entities, which no honest document of this kind needs")

    # --- caps -----------------------------------------------------------------------

    def _weigh(self, size: int) -> None:
        self._characters += size
        if self._characters > limits.STORY_SOURCE_BYTES:
            raise self._malformed(f"has a story longer than {limits.STORY_SOURCE_BYTES} characters")
        if self._nodes > _NODES:
            raise self._malformed(f"has a story of more than {_NODES} elements")

    def _weigh_head(self, size: int) -> None:
        self._head_characters += size + 16
        if self._head_characters > _HEAD_CHARACTERS:
            raise self._malformed(f"has more than {_HEAD_CHARACTERS} characters outside of its stories")

    def _malformed(self, what: str) -> Malformed:
        return Malformed(f"{self._name} {what} (line {self._parser.CurrentLineNumber})")

    def _short(self, raw: str) -> str:
        """Return `prefix:local` for the parser's `namespace}local`."""
        found = self._names.get(raw)
        if found is None:
            space, _, local = raw.rpartition("}")
            prefix = self._prefix(space) if space else ""
            found = f"{{{space}}}{local}" if prefix is None else f"{prefix}:{local}" if prefix else local
            if len(self._names) < _NODES:
                self._names[raw] = found
        return found


def root_place(start: bytes) -> int:
    """Return where the first element of a document may begin: after its declarations, comments and document type."""
    place = len(start) - len(start.lstrip())
    while start.startswith((b"<?", b"<!"), place):
        end = b"-->" if start.startswith(b"<!--", place) else b">"
        if end == b">" and b"[" in start[place : start.find(b">", place)]:
            end = b"]>"
        found = start.find(end, place)
        if found < 0:
            return len(start)
        place = found + len(end)
        while start[place : place + 1].isspace():
            place += 1
    return place


def text_of(element: Element | None) -> str:
    """Return all text of an element, or empty."""
    return "" if element is None else "".join(element.itertext())


def public(element: Element) -> Element:
    """Return an element after no text and no address in it names a host inside of a newsroom's system."""
    for part in element.iter():
        if part.text:
            part.text = without_internal_hosts(part.text)
        if part.tail:
            part.tail = without_internal_hosts(part.tail)
        for key, value in part.attrib.items():
            part.attrib[key] = without_internal_hosts(value)
    return element


def inner_html(element: Element) -> str:
    """Return what is inside of an element as HTML, its prefixes dropped: for text that stands in a feed as XHTML."""
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        _write_html(child, parts)
    return "".join(parts)


def _write_html(element: Element, parts: list[str]) -> None:
    """Write an element and its tail; the depth of a document is capped, so that this may call itself."""
    tag = element.tag.rpartition(":")[2].rpartition("}")[2]
    if not re.fullmatch("[A-Za-z][A-Za-z0-9-]*", tag):
        tag = "span"
    attributes = "".join(
        f' {key}="{html.escape(value)}"' for key, value in element.attrib.items() if re.fullmatch("[a-zA-Z:-]+", key)
    )
    parts += (f"<{tag}{attributes}>", html.escape(element.text or "", quote=False))
    for child in element:
        _write_html(child, parts)
    if tag.lower() not in ("br", "img", "hr", "wbr", "source", "embed"):
        parts.append(f"</{tag}>")
    parts.append(html.escape(element.tail or "", quote=False))
