"""Taking drafts in: identity, language, desk, pictures and rights are decided here, and recorded with their reasons.

Nothing is published. The same material read again changes nothing; edited material replaces what waits, or becomes the next
version of what was published. A run is resumable: every story is stored whole, in batches, and repeating the run finds it there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.asset import Asset, File
from skywave.archive.body import Body, Figure, parse_body
from skywave.archive.encoding import format_base32, sha256
from skywave.archive.frame import compress
from skywave.archive.head import StoryHead, parse_story_head
from skywave.archive.layout import object_path
from skywave.archive.record import is_language
from skywave.errors import Malformed
from skywave.io import drafts, ledger
from skywave.io.disk import write_file
from skywave.io.drafts import StoredDraft
from skywave.io.pictures import prepare
from skywave.newsroom.dictionary import DICTIONARY
from skywave.newsroom.names import check_desk
from skywave.sources.reading.blocks import plain_text
from skywave.story import language, right
from skywave.story.credit import normalise_credit
from skywave.story.draft import USABLE, Draft, DraftAsset
from skywave.story.identity import content_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection

    from skywave.newsroom.config import Desk
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Material, Progress, Source

_BATCH = 500
_DETECTED_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class AtHome:
    """A photo or recording that does not travel.

    Attributes:
        noun: photo or recording.
        what: Its credit, else its caption, else its name in the source; for the newsroom's own people.
        why: A sentence.
    """

    noun: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one draft.

    Attributes:
        title: Its title.
        work: Its work.
        desk: Its desk, or empty.
        state: new, updated, unchanged or held.
        reason: Why it is held, or why its language differs from the source's claim; may be empty.
        at_home: The photos and recordings that stay home.
    """

    title: str
    work: str
    desk: str
    state: str
    reason: str = ""
    at_home: tuple[AtHome, ...] = ()


@dataclass(slots=True)
class Intake:
    """What a run took in."""

    stories: list[Taken] = field(default_factory=list)

    def count(self, state: str) -> int:
        """Return how many drafts ended in a state."""
        return sum(taken.state == state for taken in self.stories)


def ingest(
    newsroom: Newsroom, source: Source, material: Material, *, desk: str | None = None, report: Progress | None = None
) -> Intake:
    """Take in everything that a source reads of a material.

    Args:
        newsroom: Open.
        source: Reads the material.
        material: A file, a folder or an address.
        desk: Put every story on this desk, or None to decide by masthead and language.
        report: Told of progress.

    Raises:
        Malformed: The material is broken. What whole batches before it held is kept; repeating the run is safe.
        UsageError: There is no such desk.
    """
    if desk is not None:
        check_desk(newsroom, desk)
    intake = Intake()
    batch: list[Draft] = []
    with newsroom.alone():
        try:
            for draft in source.read(material):
                batch.append(draft)
                if len(batch) == _BATCH:
                    _take_batch(newsroom, batch, desk, intake)
                    batch = []
                    if report:
                        report(len(intake.stories), None, "stories read")
        except Malformed as error:
            if not intake.stories:
                raise
            kept = f"the {len(intake.stories)} stories before it were taken in; mend it and run the same command again"
            raise Malformed(error.message, hint=f"{error.hint}; {kept}" if error.hint else kept) from None
        _take_batch(newsroom, batch, desk, intake)
        if report:
            report(len(intake.stories), len(intake.stories), "stories read")
    return intake


def _take_batch(newsroom: Newsroom, batch: Sequence[Draft], desk: str | None, intake: Intake) -> None:
    """Decide and store a batch in one transaction: it is there whole, or not at all."""
    with newsroom.catalogue.transaction() as db:
        counter = _Counter(newsroom, db, batch, desk)
        intake.stories.extend([counter.take(draft) for draft in batch])
        counter.store()


class _Counter:
    """Takes drafts over the counter: looks a whole batch up at once, decides one by one, stores all at once."""

    def __init__(self, newsroom: Newsroom, db: Connection, batch: Sequence[Draft], desk: str | None) -> None:
        self._newsroom = newsroom
        self._db = db
        self._desk = desk
        self._now = newsroom.clock.now()
        originals = (f"{draft.source}:{draft.translates}" for draft in batch if draft.translates)
        self._known = drafts.find_works(db, [*(name for draft in batch for name in draft.ids), *originals])
        self._newest = drafts.newest_drafts(db, set(self._known.values()))
        self._works: list[str] = []
        self._aliases: dict[str, str] = {}
        self._replaced: set[int] = set()
        self._stored: dict[tuple[str, str], StoredDraft] = {}

    def store(self) -> None:
        """Store everything that was decided."""
        drafts.add_works(self._db, self._works, self._now)
        drafts.add_aliases(self._db, self._aliases)
        drafts.save_drafts(self._db, self._stored.values(), self._replaced, self._now)

    def take(self, draft: Draft) -> Taken:
        """Decide what becomes of one draft."""
        newsroom = self._newsroom
        digest = content_digest(draft, [asset.data or b"" for asset in draft.assets])
        work = next((self._known[name] for name in draft.ids if name in self._known), None)
        decision = language.decide(_sample(draft), claim=draft.language, hint=draft.language_hint)
        desk = newsroom.config.desks.get(self._desk or draft.desk) or _find_desk(newsroom, draft, decision)
        reason = _hold_reason(newsroom, draft, desk, decision.language)
        code = desk.code if desk else ""
        state = drafts.HELD if reason else drafts.WAITING
        newest = self._find_newest(work, code) if work else None
        if work and newest and (newest.digest, newest.desk) == (digest, code) and _is_unchanged(newest, draft, reason):
            self._name(work, draft.ids)
            return Taken(draft.title, work, code, "held" if reason else "unchanged", reason)
        if work is None:
            work = self._new_work(draft)
        self._name(work, draft.ids)
        assets, at_home = decide_assets(newsroom, draft, held=bool(reason))
        head = StoryHead(
            title=draft.title or "(no title)",
            summary=draft.summary,
            byline=draft.byline,
            place=draft.place,
            published=draft.published,
            section=draft.section,
            assets=assets,
            publisher=draft.publisher,
            translates=self._translated_desk(draft, work, desk),
        )
        head_bytes, body_bytes = check_story(head, Body(draft.blocks))
        if not reason and is_too_long(body_bytes):
            reason, state = "its text is too long for one story: split it into parts", drafts.HELD
        if newest and newest.id and newest.state != drafts.PUBLISHED:
            self._replaced.add(newest.id)
        self._stored[(work, code)] = StoredDraft(
            work=work,
            desk=code,
            state=state,
            reason=reason,
            kind="publish",
            language=decision.language if is_language(decision.language) else desk.language if desk else "und",
            title=head.title,
            digest=digest,
            head=head_bytes,
            body=body_bytes,
            embargo=draft.embargo,
            expires=draft.expires,
        )
        outcome = "held" if reason else "updated" if newest else "new"
        return Taken(head.title, work, code, outcome, reason or ("" if decision.agreed else decision.why), at_home)

    def _find_newest(self, work: str, code: str) -> StoredDraft | None:
        """Return the last draft of a work on a desk, or the one that was held because no desk fitted."""
        key = (work, code)
        return self._stored.get(key) or self._newest.get(key) or self._newest.get((work, ""))

    def _name(self, work: str, names: Iterable[str]) -> None:
        for name in names:
            if name not in self._known:
                self._known[name] = self._aliases[name] = work

    def _new_work(self, draft: Draft) -> str:
        """Return a new work id; a translation shares the id of the work that it translates."""
        original = self._known.get(f"{draft.source}:{draft.translates}") if draft.translates else None
        if original:
            return original
        work = format_base32(self._newsroom.entropy.token(10))
        self._works.append(work)
        return work

    def _translated_desk(self, draft: Draft, work: str, desk: Desk | None) -> str | None:
        """Return the desk that has the translated work already, if it is another one."""
        if not draft.translates or desk is None:
            return None
        found = {code for at, code in (*self._stored, *self._newest) if at == work} - {"", desk.code}
        if found:
            return min(found)
        others = (code for code in self._newsroom.config.desks if code != desk.code)
        return next((code for code in others if ledger.latest_versions(self._db, code, [work])), None)


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


def _sample(draft: Draft) -> str:
    """Return enough visible text to tell the language."""
    parts, length = [draft.title, draft.summary], 0
    for block in draft.blocks:
        text = plain_text(block)
        parts.append(text)
        length += len(text)
        if length > _DETECTED_CHARACTERS:
            break
    return "\n".join(parts)


def _find_desk(newsroom: Newsroom, draft: Draft, decision: language.Decision) -> Desk | None:
    """Return the desk of the right masthead whose language fits best."""
    masthead = _find_masthead(newsroom, draft.masthead)
    desks = [desk for desk in newsroom.config.desks.values() if desk.masthead == masthead]
    best = language.best_desk([desk.language for desk in desks], decision.language, detected=decision.detected)
    return next((desk for desk in desks if desk.language == best), None)


def _find_masthead(newsroom: Newsroom, claimed: str) -> str | None:
    """Return the code of the masthead that a source names by code, bare name or domain; the first one where it names none."""
    codes = list(newsroom.config.mastheads)
    if not claimed:
        return codes[0]
    wanted = _bare(claimed)
    for masthead in newsroom.config.mastheads.values():
        names = (masthead.code, masthead.name, masthead.address.split(".")[0])
        if wanted in {_bare(name) for name in names}:
            return masthead.code
    return None


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _hold_reason(newsroom: Newsroom, draft: Draft, desk: Desk | None, tag: str) -> str:
    if draft.status != USABLE:
        return draft.hold or f"{draft.status} in the source"
    if draft.expires is not None and draft.expires <= newsroom.clock.now():
        return "expired in the source"
    if desk is None:
        if _find_masthead(newsroom, draft.masthead) is None:
            return f"it belongs to the masthead '{draft.masthead}', which this newsroom does not have"
        return f"no desk takes the language '{tag}'"
    return ""


def decide_assets(newsroom: Newsroom, draft: Draft, *, held: bool) -> tuple[tuple[Asset, ...], tuple[AtHome, ...]]:
    """Return the assets with their files or the reasons why they stay home; files are stored among the originals."""
    if len(draft.assets) > limits.ASSETS:
        raise Malformed(f"the story '{draft.title[:60]}' has more than {limits.ASSETS} pictures and recordings")
    assets, at_home = [], []
    for item in draft.assets:
        asset = _decide_asset(newsroom, item, held=held)
        assets.append(asset)
        if asset.reason:
            noun = "photo" if item.kind == "picture" else "recording"
            at_home.append(AtHome(noun, asset.credit or asset.caption or item.name, right.sentence(asset.reason)))
    return tuple(assets), tuple(at_home)


def _decide_asset(newsroom: Newsroom, item: DraftAsset, *, held: bool) -> Asset:
    bare = Asset(item.caption, normalise_credit(item.credit), item.right or "unknown", item.alt)
    ruling = right.decide(bare.right, right.Use(carrier="web", at=newsroom.clock.now()))
    if not ruling.allowed:
        return replace(bare, reason=ruling.reason)
    if item.data is None or item.kind != "picture":
        return replace(bare, reason="no-file")
    if held:
        # Nothing of a held story is prepared; a later run decides anew.
        return replace(bare, reason="no-file")
    try:
        picture = prepare(item.data, credit=bare.credit, caption=item.caption)
    except Malformed:
        return replace(bare, reason="unreadable")
    file = File(
        _keep(newsroom, picture.data, picture.media), len(picture.data), picture.media, picture.width, picture.height
    )
    return replace(bare, file=file)


def _keep(newsroom: Newsroom, data: bytes, media: str) -> bytes:
    digest = sha256(data)
    extension = File(digest, len(data), media).extension
    path = newsroom.originals / object_path(digest, extension).removeprefix("o/")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data, mode=0o600)
    return digest
