"""The forms in which a partner gets an item, one table and one choice for whatever is fetched and whatever is pushed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from skywave.carriers.atom import render_feed
from skywave.carriers.markdown import render_markdown
from skywave.carriers.ninjs import render_ninjs
from skywave.carriers.paste import render_paste

if TYPE_CHECKING:
    from skywave.archive.asset import File
    from skywave.carriers.item_parts import FileAddress
    from skywave.story.item import Item


class Form(NamedTuple):
    """What a form is called by machines: its media type, and the ending of a file that holds it."""

    media: str
    extension: str


class Feed(NamedTuple):
    """How the feed that an Atom entry needs around it is named."""

    id: str
    title: str
    address: str


FORMS: Final = {
    "ninjs": Form("application/json", "json"),
    "html": Form("text/html; charset=utf-8", "html"),
    "markdown": Form("text/markdown; charset=utf-8", "md"),
    "atom": Form("application/atom+xml", "xml"),
}


def render_item(item: Item, form: str, address: FileAddress, feed: Feed) -> bytes:
    """Return an item in one of FORMS."""
    match form:
        case "html":
            return render_paste(item, address)
        case "markdown":
            return render_markdown(item, address)
        case "atom":
            return render_feed(
                [item],
                feed_id=feed.id,
                title=feed.title,
                self_address=feed.address,
                updated=item.changed,
                address=address,
            )
        case _:
            return render_ninjs(item, address)


def file_address(service: str, item: Item, file: File) -> str:
    """Return where a partner fetches a file of an item, at the service with this address."""
    return f"{service}/v1/files/{file.digest.hex()}?work={item.work}&desk={quote(item.desk, safe='')}"
