"""Files over HTTP: the right to a photo or recording is decided again at this very moment, whatever was decided at a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import FileResponse, Response

from skywave.archive.layout import object_path
from skywave.errors import ConfigError
from skywave.partners.service.refusal import Refused, no_such_thing
from skywave.partners.service.works import find_work, why_not
from skywave.story.item import CANCELED, USABLE

if TYPE_CHECKING:
    from pathlib import Path

    from skywave.archive.asset import File
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.service.asked import Asked
    from skywave.partners.service.works import Later
    from skywave.story.item import Item

_HINT: Final = "take it down where it stands, and fetch the work again: its caption and credit are in it"


def answer_file(asked: Asked, digest: str, work: str, desk: str | None) -> Later:
    """Return what answers a request for a file of a work.

    Args:
        asked: The request.
        digest: Hex SHA-256.
        work: 16 characters.
        desk: The desk's code, or None.

    Raises:
        Refused: The file is not part of the work as it is now, or no right to it holds.
    """
    code, held = find_work(asked, work, desk)
    item = asked.make(code, work, held)
    if item is None:
        raise no_such_thing("file of this name in this work")
    if item.status == CANCELED:
        raise Refused(410, "canceled", item.why, _HINT)
    if item.status != USABLE:
        raise why_not(asked, item)
    found = next((file for asset in item.assets for file in asset.files if file.digest.hex() == digest), None)
    if found is None:
        raise _denied(asked, item, digest)
    headers = {"ETag": f'"{digest}"', "Cache-Control": "private, no-cache"}
    if f'"{digest}"' in asked.known:
        return lambda: Response(status_code=304, headers=headers)
    path = _stored(asked.newsroom, found)
    headers["Content-Disposition"] = f'attachment; filename="{digest}.{found.extension}"'
    return lambda: FileResponse(path, headers=headers, media_type=found.media)


def _denied(asked: Asked, item: Item, digest: str) -> Refused:
    """Return why a file does not go: the reason of its picture where the work shows it, else that it is not there."""
    story = asked.maker.shelf(item.desk).story(item.work)
    head = story.effective.head if story else None
    for asset, shown in zip(head.assets if head else (), item.assets, strict=True):
        if any(file.digest.hex() == digest for file in asset.files) and shown.why:
            return Refused(451, "withheld", f"the photo or recording stays home: {shown.why}", _HINT)
    return no_such_thing("file of this name in this work")


def _stored(newsroom: Newsroom, file: File) -> Path:
    path = newsroom.file_path(file)
    if path is None:
        name = object_path(file.digest, file.extension)
        msg = f"the file {name} of a work is missing from the originals and from the public tree, or damaged"
        raise ConfigError(msg)
    return path
