"""The feed of a desk: the newest works that the contract allows, in full. Taking it takes all of its entries."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import Response

from skywave.carriers.atom import render_feed
from skywave.partners.service.asked import Writing
from skywave.partners.service.works import handed, is_new, newest_items
from skywave.story.item import CANCELED, USABLE

if TYPE_CHECKING:
    from skywave.archive.asset import File
    from skywave.partners.service.asked import Asked, Held
    from skywave.partners.service.works import Later
    from skywave.story.item import Item

ENTRIES: Final = 30


def answer_feed(asked: Asked, desk: str | None) -> Later:
    """Return what answers a request for a desk's feed, once the reading is over."""
    code = asked.desk(desk)
    found = [
        (item, held)
        for item, held in newest_items(asked, code, ENTRIES)
        if item.status == USABLE or (item.status == CANCELED and held.holds)
    ]
    tag = hashlib.sha256("\n".join(f"{item.uri} {asked.digest(item)}" for item, _ in found).encode()).hexdigest()
    headers = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}
    taken = all(asked.is_recorded(held, item) for item, held in found)
    if f'"{tag}"' in asked.known and (taken or asked.head):
        return lambda: Response(status_code=304, headers=headers)
    finish = partial(_render, asked, code, found, headers)
    return Writing(finish) if any(is_new(asked, item, held) for item, held in found) else finish


def _render(asked: Asked, desk: str, found: list[tuple[Item, Held]], headers: dict[str, str]) -> Response:
    items = handed([item for item, _ in found], {item.work: held for item, held in found}, asked)
    by_file = {file.digest: item for item in items for asset in item.assets for file in asset.files}

    def address(file: File) -> str:
        return asked.file_address(by_file[file.digest], file)

    newsroom = asked.newsroom
    masthead = newsroom.config.mastheads[newsroom.config.desks[desk].masthead]
    body = render_feed(
        items,
        feed_id=f"urn:skywave:{newsroom.config.newsroom}:{desk}:partner:{asked.partner.code}",
        title=f"{masthead.name} ({desk}) for {asked.partner.contract.name}",
        self_address=f"{asked.address}/v1/feed?desk={quote(desk, safe='')}",
        updated=max((item.changed for item in items), default=asked.partner.added),
        address=address,
    )
    return Response(body, headers=headers | {"Content-Type": "application/atom+xml"})
