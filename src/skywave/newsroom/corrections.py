"""Correcting, retracting and redacting what is published. Each asks for a note: nothing is changed silently.

correct   the next version of the work, with a note on what was wrong
retract   the next version, without a text
redact    head, body or an asset of one version is removed wherever this newsroom can reach; the hash stays (RULES 16)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from skywave.archive.body import Body
from skywave.archive.correction import Note
from skywave.archive.encoding import parse_hex
from skywave.archive.head import RedactHead, StoryHead, parse_story_head
from skywave.archive.record import CORRECT, REDACT, RETRACT, Removal
from skywave.archive.text import is_clean
from skywave.errors import Malformed, UsageError
from skywave.io import lapsing, ledger, silenced
from skywave.newsroom.ingest import check_story, is_too_long
from skywave.newsroom.names import find_work
from skywave.newsroom.photos import decide_assets
from skywave.newsroom.publish import Outcome, append
from skywave.newsroom.shelf import body_bytes, head_bytes
from skywave.newsroom.withheld import holds_name
from skywave.sources import source_for
from skywave.sources.reading.material import LocalMaterial
from skywave.story.byline import names_in, silence_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from skywave.io.ledger import Leaf
    from skywave.newsroom.batch import Batch
    from skywave.newsroom.newsroom import Newsroom
    from skywave.story.draft import Draft

SEAL_SECONDS = 30 * 86400


@dataclass(frozen=True, slots=True)
class Target:
    """A published work that a person named: its desk and its newest version."""

    work: str
    desk: str
    leaf: Leaf


def find_target(newsroom: Newsroom, name: str, desk: str | None = None) -> Target:
    """Return the published work that a person means.

    Args:
        newsroom: Open.
        name: A work id or the beginning of one, a source's id, or DESK:NUMBER.
        desk: Which desk's version, where several have the work.

    Raises:
        UsageError: Nothing or more than one work fits.
    """
    with newsroom.catalogue.transaction() as db:
        work, stated = find_work(newsroom, db, name)
        desk = stated or desk
        where = {
            code: versions[work][0]
            for code in newsroom.config.desks
            if (versions := ledger.latest_versions(db, code, [work]))
        }
        if desk:
            where = {code: index for code, index in where.items() if code == desk}
        if len(where) != 1:
            msg = f"'{name}' is published {'nowhere' if not where else 'by ' + ' and '.join(where)}"
            raise UsageError(msg, hint="publish it first" if not where else "name one with --desk")
        code, index = next(iter(where.items()))
        leaf = ledger.read_leaf(db, code, index)
        assert leaf is not None, "the index was just read"
        return Target(work, code, leaf)


def read_story(path: Path) -> Draft:
    """Return the one story of a Markdown or HTML file, for `correct --file`.

    Raises:
        Malformed: The file is broken.
        UsageError: It is not exactly one story.
    """
    material = LocalMaterial(path)
    stories = list(source_for(material, kind="folder").read(material))
    if len(stories) != 1:
        msg = f"{path} holds {len(stories)} stories, and one is needed"
        raise UsageError(msg)
    return stories[0]


def _note(kind: str, text: str, at: int, leaf: Leaf, *, severity: str, after: int) -> Note:
    text = text.strip()
    if not text or not is_clean(text, lines=True):
        msg = "a note for readers is needed: what was wrong, and what is right"
        raise UsageError(msg, hint="--note 'An earlier version misstated ...'")
    return Note(kind, text, at, leaf.record.version, after, severity)


def _head_of(target: Target) -> StoryHead:
    raw = head_bytes(target.leaf)
    if raw is None:
        msg = f"the head of {target.desk} no. {target.leaf.index} was redacted; there is nothing to go on from"
        raise UsageError(msg, hint="ingest a new version of the story")
    return parse_story_head(raw)


def correct(
    newsroom: Newsroom, target: Target, note: str, *, new: Draft | None = None, severity: str = "major"
) -> Outcome:
    """Publish the next version of a work with a correction note.

    Args:
        newsroom: Open.
        target: The newest version.
        note: For readers.
        new: The corrected story, or None where only the note is added.
        severity: minor, major or grave.
    """
    old = _head_of(target)
    head, body, ends = old, body_bytes(target.leaf), dict[str, int | None]()
    with newsroom.catalogue.transaction() as db:
        withheld = silenced.read_names(db)
    if new is not None:
        decided = decide_assets(newsroom, new, held=False)
        ends = decided.ends
        head = replace(
            old,
            title=new.title or old.title,
            summary=new.summary or old.summary,
            byline=new.byline or old.byline,
            place=new.place or old.place,
            section=new.section or old.section,
            published=old.published if new.published is None else new.published,
            assets=tuple(decided.assets) if new.assets else old.assets,
        )
        head = silence_head(head, withheld).head
        if holds_name(head, new.blocks, withheld):
            msg = "the corrected text holds a name that is withheld for somebody's safety; nothing was changed"
            raise UsageError(msg, hint="take it out and run the same command again")
        body = check_story(head, Body(new.blocks))[1]
        if is_too_long(body):
            msg = "the corrected text is too long for one story; nothing was changed"
            raise UsageError(msg, hint="split it into parts")
    if body is None:
        msg = f"{target.desk} no. {target.leaf.index} has no text to correct"
        raise UsageError(msg, hint="give the corrected story with --file")
    after = target.leaf.record.version + 1
    made = _note("correction", note, newsroom.clock.now(), target.leaf, severity=severity, after=after)
    if names_in(note, withheld):
        msg = "the note for readers holds a name that is withheld for somebody's safety; nothing was changed"
        raise UsageError(msg, hint="say what was wrong without the name")
    return _supersede(newsroom, target, CORRECT, replace(head, note=made), body, ends)


def retract(newsroom: Newsroom, target: Target, note: str) -> Outcome:
    """Publish a version of a work that takes it back; its earlier versions stay in the log, marked as superseded."""
    head = _head_of(target)
    after = target.leaf.record.version + 1
    made = _note("retraction", note, newsroom.clock.now(), target.leaf, severity="grave", after=after)
    return _supersede(newsroom, target, RETRACT, replace(head, note=made, assets=(), summary=""), None)


def _supersede(
    newsroom: Newsroom,
    target: Target,
    kind: str,
    head: StoryHead,
    body: bytes | None,
    ends: Mapping[str, int | None] = MappingProxyType({}),
) -> Outcome:
    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        current = ledger.latest_versions(db, target.desk, [target.work])[target.work]
        if current[0] != target.leaf.index:
            msg = f"{target.desk} no. {target.leaf.index} was changed by somebody else in the meantime"
            raise UsageError(msg, hint="look at it again with 'skywave show'")
        lapsing.set_ends(db, ends)
        record = target.leaf.record
        batches[target.desk].add(
            kind,
            target.work,
            record.version + 1,
            ref=target.leaf.index,
            language=record.language,
            head=head.format(),
            body=body,
        )

    return append(newsroom, build)


def redact(
    newsroom: Newsroom, target: Target, parts: tuple[str, ...], note: str, *, version: int | None = None
) -> Outcome:
    """Remove parts of one version everywhere this newsroom can reach.

    Args:
        newsroom: Open.
        target: The work.
        parts: `head`, `body` or `asset:<sha256>`; at least one.
        note: For readers: why. It must not give away what it protects.
        version: Which version; the newest by default.

    Raises:
        UsageError: There is no such version or part, or the head of the effective version would go.
    """
    removals = _parse_parts(parts)
    originals: list[Path] = []

    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        leaves = [leaf for leaf in ledger.story_leaves(db, target.desk, target.work) if leaf.record.is_story]
        leaf = leaves[(version or len(leaves)) - 1] if (version or 1) <= len(leaves) else None
        if leaf is None:
            msg = f"the work has no version {version}"
            raise UsageError(msg)
        if any(removal.part == "head" for removal in removals) and leaf.index == leaves[-1].index:
            msg = "the head of the newest version cannot be redacted: the work would be left without a title"
            raise UsageError(
                msg, hint="publish a version with a safe title first ('skywave correct'), then redact the old one"
            )
        removed = with_renditions(leaves, removals)
        for removal in removed:
            originals.extend(remove_part(newsroom, db, target.desk, leaf, removal))
        made = _note("redaction", note, newsroom.clock.now(), leaf, severity="grave", after=leaf.record.version)
        head = RedactHead(made).format()
        batches[target.desk].add(
            REDACT,
            target.work,
            leaf.record.version,
            ref=leaf.index,
            language=leaf.record.language,
            head=head,
            removals=removed,
        )
        redact_elsewhere(db, batches, target.desk, removed, head)

    outcome = append(newsroom, build)
    # Only now: a redaction that was refused must not cost a picture.
    for path in originals:
        path.unlink(missing_ok=True)
    return outcome


def with_renditions(leaves: Sequence[Leaf], removals: tuple[Removal, ...]) -> tuple[Removal, ...]:
    """Return the removals with every other file of the pictures that they name (spec/07 section 3.1)."""
    wanted = {removal.digest for removal in removals if removal.digest is not None}
    more: dict[bytes, None] = {}
    for leaf in leaves:
        raw = head_bytes(leaf)
        for asset in parse_story_head(raw).assets if raw else ():
            digests = [file.digest for file in asset.files]
            if wanted.intersection(digests):
                more |= dict.fromkeys(digests)
    return (*removals, *(Removal("asset", digest) for digest in more if digest not in wanted))


def remove_part(newsroom: Newsroom, db: Connection, desk: str, leaf: Leaf, removal: Removal) -> list[Path]:
    """Seal what is removed; return the originals that go once the redaction is published."""
    until = newsroom.clock.now() + SEAL_SECONDS
    if removal.digest is None:
        data = ledger.drop_part(db, desk, leaf.index, removal.part)
        if data is None:
            msg = f"{desk} no. {leaf.index} has no {removal.part}, or it was redacted before"
            raise UsageError(msg)
        ledger.seal(db, desk, leaf.index, removal.part, data, until=until)
        return []
    if not ledger.users_of(db, removal.digest.hex()):
        msg = f"no story shows an asset with the hash {removal.digest.hex()[:16]}…"
        raise UsageError(msg, hint="'skywave show WORK' lists the assets")
    originals = list((newsroom.originals / removal.digest.hex()[:2]).glob(f"{removal.digest.hex()}.*"))
    for path in originals:
        ledger.seal(db, desk, leaf.index, removal.text, path.read_bytes(), until=until)
    return originals


def redact_elsewhere(
    db: Connection, batches: Mapping[str, Batch], here: str, removals: tuple[Removal, ...], head: bytes
) -> None:
    """Redact an asset in the other desks that show it: a file is shared, and each log explains its own loss."""
    for removal in (removal for removal in removals if removal.digest is not None):
        for desk, work in ledger.users_of(db, (removal.digest or b"").hex()):
            if desk == here:
                continue
            index, _ = ledger.latest_versions(db, desk, [work])[work]
            leaf = ledger.read_leaf(db, desk, index)
            assert leaf is not None, "the index was just read"
            batches[desk].add(
                REDACT,
                work,
                leaf.record.version,
                ref=index,
                language=leaf.record.language,
                head=head,
                removals=(removal,),
            )


def _parse_parts(parts: tuple[str, ...]) -> tuple[Removal, ...]:
    removals = []
    for part in parts:
        kind, _, digest = part.partition(":")
        try:
            if kind == "asset":
                removals.append(Removal("asset", parse_hex(digest)))
                continue
        except Malformed:
            kind = ""
        if kind not in {"head", "body"} or digest:
            msg = f"'{part}' is no part of a story: head, body, or asset:<sha256>"
            raise UsageError(msg)
        removals.append(Removal(kind))
    if not removals:
        msg = "name at least one part to remove"
        raise UsageError(msg, hint="--part body")
    return tuple(dict.fromkeys(removals))
