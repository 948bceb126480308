"""Making items: what one partner may have of one work, now. Asked anew at every delivery and at every fetch of a file.

    the contract     its desks, its window and embargo, whole or excerpt, which classes of photos
    the rights       text and every photo are ruled on for this partner, its territory and this moment (`story.right`)
    the story        retracted or redacted: canceled; withheld names and removed pictures are not in it

A denied photo never costs the story: our caption, its credit and the reason stand in its place. Only a text that is not ours
and not licensed for this partner stays home.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skywave.archive.body import Block, Body, Figure, Paragraph
from skywave.carriers.web.addresses import story_path
from skywave.io import drafts
from skywave.newsroom.photos import claim_of_facts
from skywave.newsroom.shelf import CatalogueShelf
from skywave.sources.reading.blocks import plain_text
from skywave.story import right
from skywave.story.item import CANCELED, WITHHELD, Item, ItemAsset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from skywave.archive.asset import Asset
    from skywave.archive.head import StoryHead
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.roster import Partner
    from skywave.story.version import Story, Version

_HOUR, _DAY = 3600, 86400
_NO_FACTS = "on what its right rests is not on record"


class ItemMaker:
    """Makes items in one open transaction; what it looked up once it remembers, so throw it away with the transaction.

    Args:
        newsroom: Open.
        db: An open transaction.
        now: Seconds since the epoch.
    """

    def __init__(self, newsroom: Newsroom, db: Connection, now: int) -> None:
        self._newsroom = newsroom
        self._db = db
        self._now = now
        self._shelves: dict[str, CatalogueShelf] = {}
        self._facts: dict[tuple[str, str], dict[str, Any]] = {}

    def shelf(self, desk: str) -> CatalogueShelf:
        """Return the shelf of a desk of this newsroom."""
        if desk not in self._shelves:
            language = self._newsroom.config.desks[desk].language
            self._shelves[desk] = CatalogueShelf(self._db, self._newsroom.root, desk, language)
        return self._shelves[desk]

    def prime(self, works: list[tuple[str, str]]) -> None:
        """Look up at once on what the rights of these (desk, work) rest."""
        found = drafts.newest_drafts(self._db, {work for _, work in works})
        for desk, work in works:
            draft = found.get((work, desk))
            self._facts[desk, work] = json.loads(draft.facts) if draft else {}

    def make(self, partner: Partner, desk: str, work: str, *, holds: bool = False) -> Item | None:
        """Return what a partner may have of a work now, or None where there is no such work for it.

        Args:
            partner: Who asks.
            desk: The desk's code.
            work: 16 characters.
            holds: It was handed the work before: then corrections reach it even after its contract or window has ended.
        """
        if desk not in self._newsroom.config.desks or not (holds or partner.contract.covers_desk(desk)):
            return None
        story = self.shelf(desk).story(work)
        version = story.effective if story else None
        if story is None or version is None or story.placing is None:
            return None
        item = self._frame(partner, desk, story, version)
        if story.is_void or story.is_retracted or version.head is None or version.body_redacted:
            why = (
                "the newsroom has taken this story back"
                if story.is_retracted
                else "the newsroom has removed this story"
            )
            # What a stolen key signed is void: its words are nobody's but the thief's.
            title = version.head.title if version.head and not story.is_void else ""
            hours = f"Take down what is withdrawn within {partner.contract.takedowns.hours} hours."
            return replace(item, status=CANCELED, why=why, title=title, terms=(hours,))
        if not holds and (why := self._outside(partner, story)):
            return replace(item, status=WITHHELD, why=why)
        claim = self._text_claim(desk, work, version.head)
        ruling = right.decide(claim, self._use(partner), self._newsroom.config.licences)
        if not ruling.allowed or partner.contract.text.part == "none":
            why = ruling.why if not ruling.allowed else "the contract covers no text"
            return replace(item, status=WITHHELD, why=f"the text stays home: {why}")
        return self._fill(item, partner, version.head, version, ruling.until)

    def _frame(self, partner: Partner, desk: str, story: Story, version: Version) -> Item:
        """Return an item with all that is said even of a story that is gone."""
        config, contract = self._newsroom.config, partner.contract
        masthead = config.mastheads[config.desks[desk].masthead]
        return Item(
            work=story.work,
            desk=desk,
            version=version.record.version,
            index=version.index,
            language=version.record.language,
            first=story.versions[0].record.logged,
            changed=version.record.logged,
            notes=tuple(sorted((*story.notes, *story.redactions), key=lambda note: -note.at)),
            masthead=masthead.name,
            newsroom=config.newsroom,
            domain=config.domain,
            original=f"https://{masthead.address}/{story_path(desk, story.work)}",
            site=f"https://{masthead.address}/",
            notice_place=contract.notice.place,
            follow=contract.link.follow,
            index_rule=contract.link.index,
        )

    def _outside(self, partner: Partner, story: Story) -> str:
        """Say why a partner may not have a story at this moment, or nothing."""
        contract, first = partner.contract, story.versions[0].record.logged
        if partner.ended is not None or (contract.until is not None and self._now >= contract.until):
            return "the contract has ended"
        if contract.start is not None and self._now < contract.start:
            return "the contract has not begun"
        if self._now < first + contract.window.delay_hours * _HOUR:
            return f"it may go {contract.window.delay_hours} hours after its publication"
        if contract.window.days and self._now >= first + contract.window.days * _DAY:
            return f"its window of {contract.window.days} days is over"
        return ""

    def _use(self, partner: Partner) -> right.Use:
        return right.Use(partner.code, "partner", partner.contract.territory, self._now)

    def _facts_of(self, desk: str, work: str) -> dict[str, Any]:
        if (desk, work) not in self._facts:
            self.prime([(desk, work)])
        return self._facts[desk, work]

    def _text_claim(self, desk: str, work: str, head: StoryHead) -> right.Claim:
        facts = self._facts_of(desk, work).get("text")
        if facts:
            return claim_of_facts({**facts, "kind": "text"})
        doubt = "" if not head.right else _NO_FACTS
        return right.Claim("text", head.right or "owned", doubt=doubt)

    def _fill(self, item: Item, partner: Partner, head: StoryHead, version: Version, until: int | None) -> Item:
        contract = partner.contract
        body = self.shelf(item.desk).body(version.index) or Body()
        assets = tuple(
            self._asset(partner, item, number, asset, version, head) for number, asset in enumerate(head.assets)
        )
        blocks, excerpt = body.blocks, contract.text.part == "excerpt"
        if excerpt:
            blocks = _excerpt(blocks, contract.text.paragraphs)
        ends = [until, contract.until, *(asset.until for asset in assets)]
        if contract.window.days:
            ends.append(item.first + contract.window.days * _DAY)
        filled = replace(
            item,
            title=head.title,
            summary=head.summary,
            byline=head.byline,
            byline_line=_byline(contract.byline.form, head.byline, item.masthead),
            byline_withheld=head.byline_withheld,
            place=head.place,
            section=head.section,
            published=head.published,
            blocks=blocks,
            excerpt=excerpt,
            assets=assets,
            publisher=head.publisher,
            until=min((end for end in ends if end is not None and end > self._now), default=None),
        )
        return replace(filled, notice=self.notice(partner, filled), terms=tuple(terms_of(partner)))

    def _asset(
        self, partner: Partner, item: Item, number: int, asset: Asset, version: Version, head: StoryHead
    ) -> ItemAsset:
        shown = ItemAsset(asset.caption, asset.credit, asset.right, asset.alt, asset.by, asset.agency, asset.via)
        removed = version.assets_redacted
        if any(file.digest in removed for file in asset.files):
            # The caption of what was removed could tell what the picture must not.
            return ItemAsset("", "", asset.right, why="the newsroom has removed it")
        files = tuple(file for file in asset.files if file.digest not in self.shelf(item.desk).withheld)
        ruling = self.rule_on(partner, item.desk, item.work, head, number, has_file=bool(files))
        if not ruling.allowed:
            return replace(shown, why=ruling.why)
        return replace(shown, right=ruling.right, files=files, until=ruling.until)

    def rule_on(
        self, partner: Partner, desk: str, work: str, head: StoryHead, number: int, *, has_file: bool = True
    ) -> right.Ruling:
        """Rule on a picture or recording of a head for a partner: by its right, then by what the contract covers.

        Args:
            partner: Who would use it.
            desk: The desk's code.
            work: 16 characters.
            head: Of any version of the work.
            number: Of the asset in the head, from 0.
            has_file: Whether its bytes can be handed on; an audit asks of the right alone.
        """
        asset = head.assets[number]
        facts = self._facts_of(desk, work).get("assets") or []
        claim = _claim(asset, facts[number] if len(facts) == len(head.assets) else None)
        ruling = right.decide(claim, self._use(partner), self._newsroom.config.licences, has_file=has_file)
        class_ = ruling.right or claim.right
        why = ""
        if claim.kind == "audio" and not partner.contract.audio.allowed:
            why = "the contract covers no recordings"
        elif claim.kind != "audio" and class_ not in partner.contract.photos.classes:
            why = f"the contract covers no photos of this kind ({class_})"
        if ruling.allowed and why:
            return right.Ruling(allowed=False, reason="no-licence", why=why, right=class_)
        return replace(ruling, right=class_)

    def notice(self, partner: Partner, item: Item) -> str:
        """Return the notice that must stand with a text: the contract's, else the masthead's own, filled in."""
        stated = partner.contract.notice.text
        text = _by_language(stated, item.language) or self._standing_notice(item.desk) or stated.get("en", "")
        config = self._newsroom.config
        seconds = item.published if item.published is not None else item.first
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        values = {
            "year": str(moment.year),
            "date": moment.date().isoformat(),
            "masthead": item.masthead,
            "newsroom": config.name,
            "address": item.original,
            "site": item.site,
            "title": item.title,
            "byline": item.byline_line,
            "partner": partner.contract.name,
        }
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def _standing_notice(self, desk: str) -> str:
        found = self.shelf(desk).standing()
        blocks = dict(found[1].texts).get("notice", ()) if found else ()
        # The notice is the first paragraph; what follows tells readers of the site what they may do.
        return next((text for block in blocks if (text := plain_text(block).strip())), "")


def _claim(asset: Asset, facts: dict[str, Any] | None) -> right.Claim:
    if facts is not None and facts.get("credit", asset.credit) == asset.credit:
        return claim_of_facts(facts)
    doubt = "" if asset.right in right.ALLOWED else _NO_FACTS
    return right.Claim("picture", asset.right, asset.agency, asset.via, doubt=doubt)


def _excerpt(blocks: tuple[Block, ...], paragraphs: int) -> tuple[Block, ...]:
    """Return the text up to the end of paragraph number `paragraphs`."""
    taken: list[Block] = []
    count = 0
    for block in blocks:
        if count == paragraphs:
            break
        taken.append(block)
        count += isinstance(block, Paragraph)
    while taken and not isinstance(taken[-1], Paragraph | Figure):
        taken.pop()  # a heading without its paragraph
    return tuple(taken)


def _byline(form: str, names: tuple[str, ...], masthead: str) -> str:
    return form.replace("{names}", ", ".join(names)).replace("{masthead}", masthead) if names else ""


def _by_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(language.split("-", maxsplit=1)[0], "")


def terms_of(partner: Partner) -> list[str]:
    """Return what a partner may and must do, one sentence each, in English."""
    contract = partner.contract
    edits = [
        words
        for allowed, words in (
            (contract.edits.headline, "another headline"),
            (contract.edits.time, "words of time ('yesterday')"),
            (contract.edits.style, "house style"),
            (contract.edits.cut, "cuts"),
            (contract.edits.translation, "a direct translation"),
        )
        if allowed
    ]
    said = [
        f"Keep the notice with the text ({_PLACES[contract.notice.place]}).",
        f"Allowed changes: {', '.join(edits)}." if edits else "Change nothing.",
        "Use no photo, graphic or recording that is not delivered here, and keep each credit whole.",
        f"Show a correction within {contract.corrections.hours} hours ({_PLACES[contract.corrections.place]}).",
        f"Take down what is withdrawn within {contract.takedowns.hours} hours.",
    ]
    if contract.link.to != "none":
        followed = ", without nofollow" if contract.link.follow else ""
        said.append(f"Link to the {'original story' if contract.link.to == 'story' else 'publisher'}{followed}.")
    if contract.link.index != "link":
        said.append(_INDEX[contract.link.index])
    if not contract.money.paywall:
        said.append("Put it behind no paywall.")
    if not contract.money.resale:
        said.append("Do not sell it by itself.")
    if contract.text.part == "excerpt":
        said.append("This is an excerpt: label it as one, and do not change its meaning.")
    if contract.window.days:
        said.append(f"Publish it within {contract.window.days} days of our publication.")
    return said


_PLACES = {"top": "above it", "bottom": "below it", "any": "above or below it"}
_INDEX = {
    "canonical": "Name the original in a canonical link.",
    "noindex": "Tell search engines not to index the copy.",
}
