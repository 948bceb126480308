"""Taking drafts in: identity, language, desk, pictures and rights are decided here, and recorded with their reasons.

Nothing is published. The same material read again changes nothing; edited material replaces what waits, or becomes the next
version of what was published; another copy of a story becomes another name of its work. A run is resumable: every story is
stored whole, in batches, and repeating the run finds it there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from skywave import limits
from skywave.archive.body import Body, Figure, parse_body
from skywave.archive.correction import Note
from skywave.archive.encoding import format_base32
from skywave.archive.frame import compress
from skywave.archive.head import StoryHead, parse_story_head
from skywave.archive.record import is_language
from skywave.errors import Malformed, TransportFailed
from skywave.io import drafts, ledger, likes, silenced
from skywave.io.drafts import StoredDraft
from skywave.newsroom import routing
from skywave.newsroom.addresses import former_addresses
from skywave.newsroom.dictionary import DICTIONARY
from skywave.newsroom.matching import Match, Matcher, family_of
from skywave.newsroom.names import check_desk
from skywave.newsroom.photos import WEB, AtHome, decide_assets
from skywave.newsroom.withheld import HELD, holds_name
from skywave.sources.reading.blocks import plain_text
from skywave.sources.reading.documents import Refusals
from skywave.story import right
from skywave.story.byline import silence_head
from skywave.story.care import care
from skywave.story.claim import claim_of_text
from skywave.story.gathering import gather_assets
from skywave.story.identity import content_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from skywave.newsroom.config import Desk
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Material, Progress, Source
    from skywave.story.draft import Draft
    from skywave.story.right import Claim, Ruling

_BATCH = 500  # stories; a picture weighs as much as 25, because making it ready takes about as long
_PICTURE = 25
_FURNITURE_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one draft.

    Attributes:
        title: Its title.
        work: Its work.
        desk: Its desk, or empty.
        state: new, updated, unchanged, copy or held.
        reason: Why it is held, of what it is a copy, or why its language differs from the source's claim; may be empty.
        at_home: The photos and recordings that stay home.
        flags: Sentences that a person should read.
    """

    title: str
    work: str
    desk: str
    state: str
    reason: str = ""
    at_home: tuple[AtHome, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Intake:
    """What a run took in.

    Attributes:
        stories: What became of each draft.
        refused: A sentence for each document of a folder that was refused.
        refusals: How many were refused.
    """

    stories: list[Taken] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    refusals: int = 0

    def count(self, state: str) -> int:
        """Return how many drafts ended in a state."""
        return sum(taken.state == state for taken in self.stories)


def ingest(
    newsroom: Newsroom,
    source: Source,
    material: Material,
    *,
    desk: str | None = None,
    lead: bool = False,
    report: Progress | None = None,
) -> Intake:
    """Take in everything that a source reads of a material.

    Args:
        newsroom: Open.
        source: Reads the material.
        material: A file, a folder or an address.
        desk: Put every story on this desk, or None to decide by masthead and language.
        lead: This source takes the lead of the stories that are here from another one: its readings become versions.
        report: Told of progress.

    Raises:
        Malformed: The material is broken. What whole batches before it held is kept; repeating the run is safe.
        TransportFailed: A server does not answer now. What it gave before is kept; repeating the run is safe.
        UsageError: There is no such desk.
    """
    if desk is not None:
        check_desk(newsroom, desk)
    intake = Intake()
    batch: list[Draft] = []
    weight = read = 0
    with newsroom.alone():
        try:
            for draft in source.read(material):
                batch.append(draft)
                read += 1
                weight += 1 + _PICTURE * sum(asset.kind == "picture" for asset in draft.assets)
                if weight >= _BATCH:
                    _take_batch(newsroom, batch, material, desk, intake, lead=lead)
                    batch, weight = [], 0
                if report:
                    report(read, None, "stories read")
        except Refusals as error:
            if not intake.stories and not batch:
                raise
            intake.refused, intake.refusals = error.refused, error.count
        except (Malformed, TransportFailed) as error:
            if isinstance(error, TransportFailed):
                _take_batch(newsroom, batch, material, desk, intake, lead=lead)
            if not intake.stories:
                raise
            kept = f"the {len(intake.stories)} stories before it were taken in; mend it and run the same command again"
            hint = f"{error.hint}; {kept}" if error.hint else kept
            raise type(error)(error.message, hint=hint) from None
        _take_batch(newsroom, batch, material, desk, intake, lead=lead)
        if report:
            report(len(intake.stories), len(intake.stories), "stories read")
    return intake


def _take_batch(
    newsroom: Newsroom, batch: Sequence[Draft], material: Material, desk: str | None, intake: Intake, *, lead: bool
) -> None:
    """Decide and store a batch in one transaction: it is there whole, or not at all."""
    if not batch:
        return
    with newsroom.catalogue.transaction() as db:
        counter = _Counter(newsroom, db, batch, material, desk, lead=lead)
        intake.stories.extend([counter.take(draft) for draft in batch])
        counter.store()


class _Counter:
    """Takes drafts over the counter: looks a whole batch up at once, decides one by one, stores all at once."""

    def __init__(
        self,
        newsroom: Newsroom,
        db: Connection,
        batch: Sequence[Draft],
        material: Material,
        desk: str | None,
        *,
        lead: bool,
    ) -> None:
        self._newsroom = newsroom
        self._db = db
        self._material = material
        self._desk = desk
        self._lead = lead
        self._now = newsroom.clock.now()
        self._matcher = Matcher(db, batch)
        self._silenced = silenced.read_names(db)
        self._works: list[str] = []
        self._replaced: set[int] = set()
        self._stored: dict[tuple[str, str], StoredDraft] = {}

    def store(self) -> None:
        """Store everything that was decided."""
        drafts.add_works(self._db, self._works, self._now)
        drafts.add_aliases(self._db, self._matcher.new_names)
        drafts.save_drafts(self._db, self._stored.values(), self._replaced, self._now)
        likes.save_sketches(self._db, self._matcher.new_sketches, self._matcher.new_bands)

    def take(self, draft: Draft) -> Taken:
        """Decide what becomes of one draft."""
        newsroom, config = self._newsroom, self._newsroom.config
        digest = content_digest(draft, [asset.data or b"" for asset in draft.assets])
        decision = routing.decide_language(draft)
        desk = config.desks.get(self._desk or "") or routing.find_desk(config, draft, decision)
        code = desk.code if desk else ""
        reason = routing.hold_reason(config, draft, desk, decision.language, self._now)
        match = self._matcher.find(draft, code)
        newest = self._find_newest(match.work, code) if match else None
        if match and newest and (settled := self._settle(draft, match, newest, digest, code, reason)):
            return settled
        raw = draft
        draft, cared = care(draft, decision.language)
        draft, otherwise = gather_assets(draft)
        claim, ruling = self._rule_on_text(draft)
        if not reason and not ruling.allowed:
            reason = f"its text stays home: {ruling.why}"
        work = match.work if match else self._new_work()
        decided = decide_assets(newsroom, draft, material=self._material, otherwise=otherwise, held=bool(reason))
        head = StoryHead(
            title=draft.title or "(no title)",
            summary=draft.summary,
            byline=draft.byline,
            place=draft.place,
            published=draft.published,
            section=draft.section,
            assets=tuple(decided.assets),
            publisher=draft.publisher,
            translates=self._translated_desk(draft, work, desk),
            right=(ruling.right or claim.right) if claim.right != "owned" else "",
            addresses=self._former_addresses(draft, desk),
        )
        head = silence_head(head, self._silenced).head
        kind, note = self._note_of(draft, work, code, newest)
        head_bytes, body_bytes = check_story(replace(head, note=note), Body(draft.blocks))
        if not reason:
            reason = self._last_reason(draft, head, body_bytes)
        facts = {
            "source": draft.source,
            "family": family_of(draft),
            "title": raw.title,
            "published": draft.published,
            "publisher": draft.publisher,
            "language": decision.why,
            "care": list(cared),
            "text": _text_facts(claim, ruling),
            "assets": decided.facts,
            "notes": [found.text for found in draft.notes],
            "furniture": _furniture_facts(draft),
        }
        if newest and newest.id and newest.state != drafts.PUBLISHED:
            self._replaced.add(newest.id)
        stored = StoredDraft(
            work=work,
            desk=code,
            state=drafts.HELD if reason else drafts.WAITING,
            reason=reason,
            kind=kind,
            language=decision.language if is_language(decision.language) else desk.language if desk else "und",
            title=head.title,
            digest=digest,
            head=head_bytes,
            body=body_bytes,
            embargo=draft.embargo,
            expires=draft.expires,
            origin=draft.ids[0],
            modified=draft.modified,
            facts=json.dumps(facts, ensure_ascii=False),
        )
        self._stored[(work, code)] = stored
        self._matcher.remember(raw, work, code, stored)
        outcome = "held" if reason else "updated" if newest else "new"
        said = reason or ("" if decision.agreed else decision.why)
        return Taken(head.title, work, code, outcome, said, tuple(decided.at_home), (*cared, *decided.flags))

    def _settle(
        self, draft: Draft, match: Match, newest: StoredDraft, digest: str, code: str, reason: str
    ) -> Taken | None:
        """Return what became of a draft that changes nothing, or None where it is the next reading of its work."""
        work = match.work
        if (newest.digest, newest.desk) == (digest, code) and _is_unchanged(newest, draft, reason):
            self._matcher.remember(draft, work, code, None)
            return Taken(draft.title, work, code, "held" if reason else "unchanged", reason)
        if newest.origin in {"", draft.ids[0]}:
            if draft.modified is not None and newest.modified is not None and draft.modified < newest.modified:
                return Taken(draft.title, work, code, "unchanged", "this is an older reading than the one that is here")
            return None
        if self._lead:
            return None
        facts = json.loads(newest.facts)
        if facts.get("publisher") and not draft.publisher:
            return None  # what is here is a republished copy, and this is where it came from
        if reason:
            return Taken(draft.title, work, code, "copy", f"a copy of a story that is here, {_SIGNS[match.sign]}")
        self._matcher.remember(draft, work, code, None)
        said = f"the same story as {newest.origin}, {_SIGNS[match.sign]}; its versions follow that one"
        return Taken(draft.title, work, code, "copy", said)

    def _rule_on_text(self, draft: Draft) -> tuple[Claim, Ruling]:
        opening = next((text for block in draft.blocks if (text := plain_text(block))), "")
        claim = claim_of_text(draft, own=self._newsroom.config.own_names, opening=opening)
        use = replace(WEB, at=self._now)
        return claim, right.decide(claim, use, self._newsroom.config.licences)

    def _last_reason(self, draft: Draft, head: StoryHead, body: bytes) -> str:
        """Say why a draft that may leave otherwise must not, or nothing."""
        if is_too_long(body):
            return "its text is too long for one story: split it into parts"
        return HELD if holds_name(head, draft.blocks, self._silenced) else ""

    def _note_of(self, draft: Draft, work: str, code: str, newest: StoredDraft | None) -> tuple[str, Note | None]:
        """Return the kind of record that a draft becomes, and its note: what the source says that it corrected since."""
        if not draft.notes or not code:
            return "publish", None
        said = set(json.loads(newest.facts).get("notes", [])) if newest else set()
        fresh = [note for note in draft.notes if note.text not in said]
        published = ledger.latest_versions(self._db, code, [work]).get(work)
        if not fresh:
            return "publish", None
        before = published[1] if published else 1
        after = before + 1 if published else 1
        text = "\n".join(note.text for note in fresh)[: limits.TEXT_CHARACTERS]
        at = max((note.at for note in fresh if note.at is not None), default=self._now)
        return ("correct" if published else "publish"), Note(fresh[0].kind, text, max(0, at), before, after, "major")

    def _find_newest(self, work: str, code: str) -> StoredDraft | None:
        return self._stored.get((work, code)) or self._matcher.newest(work, code)

    def _former_addresses(self, draft: Draft, desk: Desk | None) -> tuple[str, ...]:
        masthead = self._newsroom.config.mastheads.get(desk.masthead) if desk else None
        if masthead is None:
            return ()
        return former_addresses(draft.ids, masthead.address, republished=bool(draft.publisher))

    def _new_work(self) -> str:
        work = format_base32(self._newsroom.entropy.token(10))
        self._works.append(work)
        return work

    def _translated_desk(self, draft: Draft, work: str, desk: Desk | None) -> str | None:
        """Return the desk that has the work already in another language, if it is another one."""
        if not (draft.translates or draft.translations) or desk is None:
            return None
        found = self._matcher.desks_of(work) - {desk.code}
        if found:
            return min(found)
        others = (code for code in self._newsroom.config.desks if code != desk.code)
        return next((code for code in others if ledger.latest_versions(self._db, code, [work])), None)


_SIGNS = {
    "id": "by its id",
    "address": "by its address",
    "tail": "by the number in its address and its text",
    "translation": "as a translation",
    "text": "by its text",
}


def _text_facts(claim: Claim, ruling: Ruling) -> dict[str, Any]:
    return {
        "right": claim.right,
        "holder": claim.holder,
        "allowed": ruling.allowed,
        "why": ruling.why,
        "until": ruling.until,
        "terms": "; ".join(claim.terms.sentences),
    }


def _furniture_facts(draft: Draft) -> list[list[str]]:
    kept, room = [], _FURNITURE_CHARACTERS
    for item in draft.furniture:
        room -= len(item.text)
        if room < 0:
            break
        kept.append([item.kind, item.text])
    return kept


def _is_unchanged(newest: StoredDraft, draft: Draft, reason: str) -> bool:
    """Say whether a draft with the same content also waits, or is held, in the same way."""
    if newest.state == drafts.PUBLISHED:
        return not reason
    return (newest.embargo, newest.expires, newest.reason) == (draft.embargo, draft.expires, reason)


def check_story(head: StoryHead, body: Body) -> tuple[bytes, bytes]:
    """Return a head and a body as they would be signed, after reading them as every reader will.

    Raises:
        Malformed: A reader would refuse them: they must never reach a log.
    """
    try:
        head_bytes, body_bytes = head.format(), body.format()
        parse_story_head(head_bytes)
        parsed = parse_body(body_bytes)
    except (ValueError, Malformed) as error:
        raise Malformed(f"the story '{head.title[:60]}' cannot be published: {error}") from None
    if any(isinstance(block, Figure) and block.asset >= len(head.assets) for block in parsed.blocks):
        raise Malformed(f"the story '{head.title[:60]}' places a picture that it does not have")
    return head_bytes, body_bytes


def is_too_long(body: bytes) -> bool:
    """Say whether a body does not fit a frame."""
    if len(body) <= limits.FRAME_BYTES:
        return False
    try:
        compress(body, DICTIONARY)
    except ValueError:
        return True
    return False
