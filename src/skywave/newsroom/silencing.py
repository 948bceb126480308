"""Withholding a name everywhere at once: `redact --byline` (spec/07 section 3.1 `byline_withheld`, RULES 16).

Of every published story whose head holds the name, a version without it is published and the heads that held it are redacted;
a picture whose credit held it goes, because its file holds the credit too. What waits loses the name or, where the text holds
it, is held back; and what comes in later loses it at the door (`newsroom.ingest`). Texts are not rewritten by a machine: they
are listed, for a person to correct and redact.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from skywave.archive.body import Body, parse_body
from skywave.archive.correction import Note
from skywave.archive.head import RedactHead, StoryHead, parse_story_head
from skywave.archive.record import CORRECT, PUBLISH, REDACT, RETRACT, Removal
from skywave.errors import UsageError
from skywave.io import drafts, ledger, silenced
from skywave.newsroom.corrections import redact_elsewhere, remove_part
from skywave.newsroom.publish import Outcome, append
from skywave.newsroom.shelf import body_bytes, head_bytes
from skywave.newsroom.withheld import HELD, holds_name
from skywave.story.byline import fold_name, names_in, silence_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from skywave.io.ledger import Leaf
    from skywave.newsroom.batch import Batch
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Progress

_SHORTEST = 2  # letters of a name


@dataclass(slots=True)
class Silencing:
    """What withholding a name did.

    Attributes:
        outcome: Of the publication.
        stories: (desk, work) of the stories that lost the name.
        texts: (desk, work, title) of those whose text still holds it, for a person.
        waiting: Drafts that lost the name before they were published.
        held: Drafts that are held back, because their text holds it.
    """

    outcome: Outcome = field(default_factory=Outcome)
    stories: list[tuple[str, str]] = field(default_factory=list)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    waiting: int = 0
    held: int = 0


def silence(newsroom: Newsroom, name: str, note: str, *, report: Progress | None = None) -> Silencing:
    """Withhold a name on every desk, from now on.

    Args:
        newsroom: Open, with its keys.
        name: As any byline spells it.
        note: For readers: why, without giving away whom it protects.
        report: Told of progress.

    Raises:
        UsageError: The name is too short to be told from other words, or the note holds it.
    """
    folded = fold_name(name)
    if len(folded) < _SHORTEST:
        msg = f"'{name}' is too short to be a name"
        raise UsageError(msg, hint="give the whole name as the byline has it")
    if names_in(note, [folded]):
        msg = "the note for readers holds the name that is to be withheld"
        raise UsageError(msg, hint="say why a name is withheld without naming anybody")
    done = Silencing()
    originals: list[Path] = []

    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        silenced.add_name(db, folded, newsroom.clock.now())
        _silence_drafts(db, folded, done)
        works = [(code, work) for code in batches for work, _, _ in drafts.stories_of(db, code)]
        for number, (code, work) in enumerate(works, 1):
            leaves = [leaf for leaf in ledger.story_leaves(db, code, work) if leaf.record.is_story]
            one = _Story(newsroom, db, batches, code, work, leaves)
            if one.silence(folded, note):
                done.stories.append((code, work))
                originals.extend(one.originals)
            if title := one.text_that_holds(folded):
                done.texts.append((code, work, title))
            if report:
                report(number, len(works), "stories looked at")

    done.outcome = append(newsroom, build, report=report)
    for path in originals:
        path.unlink(missing_ok=True)
    return done


class _Story:
    """One published story on one desk."""

    def __init__(
        self,
        newsroom: Newsroom,
        db: Connection,
        batches: Mapping[str, Batch],
        desk: str,
        work: str,
        leaves: Sequence[Leaf],
    ) -> None:
        self._newsroom = newsroom
        self._db = db
        self._batches = batches
        self._desk = desk
        self._work = work
        self._heads = [(leaf, parse_story_head(raw)) for leaf in leaves if (raw := head_bytes(leaf))]
        self._last = leaves[-1]
        self.originals: list[Path] = []

    def text_that_holds(self, name: str) -> str:
        """Return the story's title where its effective text, title or summary holds a name, else nothing."""
        if not self._heads:
            return ""
        head, raw = self._heads[-1][1], body_bytes(self._last)
        return head.title if holds_name(head, parse_body(raw).blocks if raw else (), [name]) else ""

    def silence(self, name: str, note: str) -> bool:
        """Publish a version without a name and redact the heads that hold it; say whether one held it."""
        held = [(leaf, head) for leaf, head in self._heads if silence_head(head, [name]).changed]
        if not held:
            return False
        gone = {asset for _, head in held for asset in _assets_with(head, name)}
        if self._heads[-1][0].index == self._last.index:
            self._publish_without(name, gone, [head for _, head in held], note)
        self._redact(held, gone, note)
        return True

    def _publish_without(self, name: str, gone: set[bytes], held: Sequence[StoryHead], why: str) -> None:
        """Publish the newest version without the name: once for each note that would go with the heads that hold it.

        A text that was removed before stays removed: the version has none, and says so. Where the newest version does not
        hold the name and no note would go, it stands; a story that was taken back stays taken back.
        """
        batch, ref, version = self._batches[self._desk], self._last.index, self._last.record.version
        newest = self._heads[-1][1]
        head = _without_files(silence_head(newest, [name]).head, gone)
        is_retracted = self._last.record.kind == RETRACT
        notes: list[Note | None] = [old.note for old in ([newest] if is_retracted else held) if old.note]
        body = body_bytes(self._last)
        if newest not in held and (is_retracted or not notes):
            return
        if body is None and not is_retracted:
            body = Body().format()
            notes.append(Note("redaction", why, self._newsroom.clock.now(), version, version + len(notes) + 1, "grave"))
        for note in notes or [None]:
            version += 1
            kind = RETRACT if is_retracted else PUBLISH if note is None else CORRECT
            leaf = batch.add(
                kind,
                self._work,
                version,
                ref=ref,
                language=self._last.record.language,
                head=replace(head, note=note).format(),
                body=None if kind == RETRACT else body,
            )
            ref = leaf.index

    def _redact(self, held: Sequence[tuple[Leaf, StoryHead]], gone: set[bytes], note: str) -> None:
        now = self._newsroom.clock.now()
        for number, (leaf, _) in enumerate(held):
            assets = tuple(Removal("asset", digest) for digest in sorted(gone)) if not number else ()
            removals = (Removal("head"), *assets)
            for removal in removals:
                self.originals += remove_part(self._newsroom, self._db, self._desk, leaf, removal)
            version = leaf.record.version
            head = RedactHead(Note("redaction", note, now, version, version, "grave")).format()
            self._batches[self._desk].add(
                REDACT,
                self._work,
                version,
                ref=leaf.index,
                language=leaf.record.language,
                head=head,
                removals=removals,
            )
            redact_elsewhere(self._db, self._batches, self._desk, assets, head)


def _assets_with(head: StoryHead, name: str) -> set[bytes]:
    """Return the files of a head's pictures whose credit or caption holds a name: the file holds them too."""
    found = (asset for asset in head.assets if names_in(f"{asset.credit}\n{asset.by}\n{asset.caption}", [name]))
    return {file.digest for asset in found for file in asset.files}


def _without_files(head: StoryHead, gone: set[bytes]) -> StoryHead:
    assets = tuple(
        replace(asset, file=None, renditions=(), manifest=None, reason="no-file")
        if asset.file and asset.file.digest in gone
        else asset
        for asset in head.assets
    )
    return replace(head, assets=assets)


def _silence_drafts(db: Connection, name: str, done: Silencing) -> None:
    for draft in drafts.drafts_in(db, drafts.WAITING, drafts.HELD):
        head = parse_story_head(draft.head)
        changed = silence_head(head, [name])
        if changed.changed:
            gone = _assets_with(head, name)
            drafts.replace_head(db, draft.id, _without_files(changed.head, gone).format())
            done.waiting += 1
        blocks = parse_body(draft.body).blocks if draft.body else ()
        if draft.state == drafts.WAITING and holds_name(head, blocks, [name]):
            drafts.mark_held(db, draft.id, HELD)
            done.held += 1
