"""Standing texts: a masthead's notice, about, standards, corrections and funding, as Markdown files in the folder.

    standing/<masthead>/<language>/<name>.md

A desk shows the texts of its masthead in its own language, then in that language without script or region, then in English. A
change becomes a standing record in the desk's log at the next publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from skywave import limits
from skywave.archive.encoding import format_base32, sha256
from skywave.archive.head import StandingBody, StandingHead
from skywave.archive.record import STANDING, WORK_CHARACTERS
from skywave.errors import ConfigError
from skywave.io import ledger
from skywave.newsroom.shelf import body_bytes, head_bytes
from skywave.sources.reading.files import read_text
from skywave.sources.reading.markdown import markdown_blocks

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from skywave.newsroom.newsroom import Newsroom

_NAME = re.compile(r"[a-z][a-z0-9-]{0,15}")


def standing_change(db: Connection, newsroom: Newsroom, code: str) -> dict[str, Any] | None:
    """Return the record that a desk's log needs for its standing texts, as `Batch.add` takes it, or None."""
    desk = newsroom.config.desks[code]
    masthead = newsroom.config.mastheads[desk.masthead]
    head = StandingHead(masthead.code, masthead.name, masthead.address).format()
    body = _texts(newsroom, masthead.code, desk.language).format()
    last = ledger.last_of_kind(db, code, STANDING)
    if last and (head_bytes(last), body_bytes(last)) == (head, body):
        return None
    work = format_base32(sha256(f"standing/{masthead.code}/{code}".encode()))[:WORK_CHARACTERS]
    return {
        "kind": STANDING,
        "work": work,
        "version": last.record.version + 1 if last else 1,
        "ref": last.index if last else None,
        "head": head,
        "body": body,
    }


def _texts(newsroom: Newsroom, masthead: str, language: str) -> StandingBody:
    base = newsroom.folder / "standing" / masthead
    for candidate in dict.fromkeys((language, language.split("-", maxsplit=1)[0], "en")):
        folder = base / candidate
        if not folder.is_dir():
            continue
        texts = []
        for path in sorted(folder.glob("*.md")):
            if not _NAME.fullmatch(path.stem):
                msg = f"the standing text '{path.name}' needs a name of lower-case letters"
                raise ConfigError(msg, hint="notice, about, standards, corrections, funding")
            texts.append((path.stem, markdown_blocks(read_text(path, limit=limits.BODY_BYTES))))
        return StandingBody(tuple(texts))
    return StandingBody()
