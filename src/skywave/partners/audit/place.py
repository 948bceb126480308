"""Reading the place where a copy is: a web address, a page that a browser saved, a plain text, or standard input.

The content decides whether it is a page or a plain text. Pictures are read from what the page holds itself (data addresses), from
the files that the browser saved beside it, never from elsewhere on the disk, and from the web only where the place is an address
or the person allows it. All of it is hostile: everything has a cap, and what cannot be read is left out.
"""

from __future__ import annotations

import base64
import binascii
import re
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, unquote_to_bytes, urldefrag, urljoin, urlsplit

from skywave import limits
from skywave.errors import Malformed, SkywaveError, TransportFailed
from skywave.partners.audit.reading.html import read_html
from skywave.partners.audit.reading.text import read_text
from skywave.partners.audit.typed import taken_apart
from skywave.ports import Fetched
from skywave.sources.page.charset import decode_page
from skywave.sources.reading.files import shown
from skywave.sources.reading.material import LocalMaterial
from skywave.sources.reading.prolog import is_whole_page

if TYPE_CHECKING:
    from skywave.io.fetch import Fetcher
    from skywave.partners.audit.copy import Copy, CopyPicture
    from skywave.ports import Progress

WEB: Final = ("http://", "https://")
STANDARD_INPUT: Final = "-"
_PICTURES = 40
_PICTURE_BYTES = 16 * 1024 * 1024
_ALL_PICTURES_BYTES = 64 * 1024 * 1024
_FAILURES = 4  # pictures in a row that a site does not give
_MARKUP = re.compile(r"\A[\ufeff\s]*<(?:!--|/?[a-zA-Z][a-zA-Z0-9]{0,15}[\s/>])")
_TAG = re.compile(r"</(?:p|div|article|h[1-6]|figure|blockquote)\s*>", re.IGNORECASE)
_BINARY = re.compile(rb"\A(?:%PDF|PK\x03\x04|\x89PNG|\xff\xd8\xff|GIF8|\xd0\xcf\x11\xe0|\x1f\x8b)")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, where every other byte may be 0
_SAVED_FOLDERS = ("_files", ".files", "_data")
_STEPS = 4  # of an address's path
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx")


class CopyReader:
    """Reads one copy, then its pictures if they are wanted. Close it.

    Args:
        place: An address, a path, or `-` for standard input.
        fetcher: Reads the web.
        fetch: Pictures may be fetched from the web; None: those of a web address may, those of a file may not.
    """

    def __init__(self, place: str | Path, fetcher: Fetcher, *, fetch: bool | None = None) -> None:
        self._place = str(place)
        self._fetcher = fetcher
        self._is_web = self._place.startswith(WEB)
        self._may_fetch = fetch is not False
        self._file = LocalMaterial(self._place, web=fetcher if fetch else None)
        self._address = ""  # after redirects
        self._is_piped = self._place == STANDARD_INPUT

    @property
    def name(self) -> str:
        """The place, fit for a message."""
        if self._is_piped:
            return "standard input"
        return shown(self._place)

    def read(self) -> Copy:
        """Return the copy, its pictures without their bytes.

        Raises:
            ConfigError: There is no such file.
            Malformed: It is no page and no text, or longer than limits.PAGE_SOURCE_BYTES.
            TransportFailed: The server or the disk does not give it now.
        """
        page = self._page()
        data = page.data
        if _BINARY.match(data) or (b"\0" in data[: limits.PEEK_BYTES] and data[:2] not in _WIDE):
            raise Malformed(
                f"{self.name} is no page and no plain text",
                hint="save the page as HTML, or copy its text into a file",
            )
        try:
            if self._is_page(data, page.media):
                return read_html(
                    data, place=self.name, address=page.address, charset=page.charset, headers=page.headers
                )
            text, pictures = taken_apart(decode_page(data, stated=page.charset))
            copy = read_text(text, place=self.name)
        except Malformed as error:
            if error.message.startswith(self.name):
                raise
            raise Malformed(f"{self.name}: {error.message}", hint=error.hint) from None
        numbered = (replace(each, where=f"photo {n}") for n, each in enumerate((*copy.pictures, *pictures), 1))
        return replace(copy, address=copy.address or page.address, pictures=tuple(numbered))

    def _page(self) -> Fetched:
        """Return what is at the place; the address of what is no web page is empty."""
        limit = limits.PAGE_SOURCE_BYTES
        if self._is_piped:
            data = sys.stdin.buffer.read(limit + 1)
            if len(data) > limit:
                raise Malformed(f"standard input is longer than {limit} bytes")
            return Fetched("", data)
        if not self._is_web:
            return Fetched("", self._file.read(limit))
        found, _ = self._fetcher.get_named(self._fetcher.name(self._place), limit, fresh=True)
        if found is None:
            raise TransportFailed(f"{self.name} gave nothing to read", hint="try again later")
        self._address = found.address
        return found

    def _is_page(self, data: bytes, media: str) -> bool:
        if is_whole_page(data[: limits.PEEK_BYTES]) or media in ("text/html", "application/xhtml+xml"):
            return True
        start = data[: limits.PEEK_BYTES].decode("utf-8", "replace")
        if not _MARKUP.match(start) and not _TAG.search(start):
            return False
        # A plain text may speak of tags: what begins with one, or is called a page, is one.
        return bool(_MARKUP.match(start)) or self._place.lower().endswith(_HTML_SUFFIXES)

    # --- pictures --------------------------------------------------------------------

    def with_pictures(self, copy: Copy, *, report: Progress | None = None) -> Copy:
        """Return a copy with the bytes of its pictures, as far as they can be had."""
        room, failures = _ALL_PICTURES_BYTES, 0
        found: list[CopyPicture] = []
        wanted = sum(bool(picture.address) for picture in copy.pictures[:_PICTURES])
        for number, picture in enumerate(copy.pictures):
            data = picture.data
            if data is None and picture.address and number < _PICTURES and room > 0 and failures < _FAILURES:
                try:
                    data = self._picture(picture.address, min(room, _PICTURE_BYTES))
                    failures = 0
                except SkywaveError:
                    failures += 1
                if report:
                    report(min(number + 1, wanted), wanted, "pictures looked at")
            room -= len(data or b"")
            found.append(replace(picture, data=data))
        return replace(copy, pictures=tuple(found))

    def _picture(self, address: str, limit: int) -> bytes | None:
        if address[:5].lower() == "data:":
            return data_of(address, limit)
        if self._is_piped:
            return None
        if self._is_web:
            return _bytes(self._linked(address, limit)) if self._may_fetch else None
        for name in self._saved_names(address):
            if found := self._file.get(name, limit):
                return found.data
        return _bytes(self._file.get(address, limit))

    def _linked(self, address: str, limit: int) -> Fetched | None:
        try:
            full = urldefrag(urljoin(self._address, address)).url
        except ValueError:
            return None
        return self._fetcher.get(full, limit) if full.startswith(WEB) else None

    def _saved_names(self, address: str) -> list[str]:
        """Return where a browser would have saved a picture: as it is written, or in the folder of the page's files.

        A reader makes addresses absolute where the page says from where it was saved, so the end of the path is tried too.
        """
        try:
            parts = urlsplit(address)
        except ValueError:
            return []
        stem = PurePosixPath(self._place.replace("\\", "/")).stem
        names = [] if parts.scheme or parts.netloc else [address]
        steps = [step for step in parts.path.split("/") if step][-_STEPS:]
        if steps:
            names += [f"{quote(stem + ending)}/{steps[-1]}" for ending in _SAVED_FOLDERS]
            names += ["/".join(steps[-count:]) for count in range(len(steps), 0, -1)]
        return names


def _bytes(found: Fetched | None) -> bytes | None:
    return found.data if found else None


def data_of(address: str, limit: int) -> bytes | None:
    """Return the bytes that a data address (RFC 2397) holds, or None where it is malformed or longer than `limit`."""
    head, comma, payload = address.partition(",")
    if not comma or len(payload) > 3 * limit + 16:
        return None
    try:
        if head.lower().rstrip().endswith(";base64"):
            data = base64.b64decode(re.sub(r"\s+", "", unquote(payload)), validate=False)
        else:
            data = unquote_to_bytes(payload)
    except (ValueError, binascii.Error):
        return None
    return data if len(data) <= limit else None
