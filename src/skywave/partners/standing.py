"""A desk's standing texts as one item for one partner: its notice as it must stand from now on, and the texts that changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skywave.archive.body import Heading, Span
from skywave.archive.head import parse_standing_body, parse_standing_head
from skywave.newsroom.shelf import body_bytes, head_bytes
from skywave.partners.items import terms_of
from skywave.story.item import Item

if TYPE_CHECKING:
    from skywave.archive.body import Block
    from skywave.io.ledger import Leaf
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.items import ItemMaker
    from skywave.partners.roster import Partner


def standing_item(newsroom: Newsroom, maker: ItemMaker, partner: Partner, desk: str, leaf: Leaf) -> Item | None:
    """Return the standing texts of a record as a partner gets them, or None where they were removed.

    Args:
        newsroom: Open.
        maker: Knows the notice that the partner's contract wants.
        partner: Who gets it.
        desk: The desk's code.
        leaf: A standing record.
    """
    head, body = head_bytes(leaf), body_bytes(leaf)
    if head is None or body is None:
        return None
    masthead, record = parse_standing_head(head), leaf.record
    blocks: list[Block] = []
    for name, texts in parse_standing_body(body).texts:
        blocks += [Heading((Span(name),)), *texts]
    item = Item(
        work=record.work or "",
        desk=desk,
        version=record.version,
        index=leaf.index,
        language=record.language,
        title=f"{masthead.name}: standing texts",
        first=record.logged,
        changed=record.logged,
        blocks=tuple(blocks),
        masthead=masthead.name,
        newsroom=newsroom.config.newsroom,
        domain=newsroom.config.domain,
        original=f"https://{masthead.address}/",
        site=f"https://{masthead.address}/",
        notice_place=partner.contract.notice.place,
        terms=tuple(terms_of(partner)),
    )
    return replace(item, notice=maker.notice(partner, item))
