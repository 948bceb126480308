"""Publishing one more story into desks of different sizes, beside `git add` and `git commit` of one more file.

The desks are made by the real functions. Their sizes leave the last bundle equally full (232 of 256 leaves, nearly the
dearest place to be), so that they differ in nothing but their size.
"""

from __future__ import annotations

import shutil
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.bench.measure import Cost, Watch, apart, git, median, skywave
from tests.bench.stories import short_drafts, write_markdown
from tests.bench.table import Row, verdict
from tests.newsrooms import PASSPHRASE, make_newsroom, take

from skywave.archive.body import Body
from skywave.archive.encoding import format_base32
from skywave.archive.head import StoryHead
from skywave.io import drafts
from skywave.io.clock import SystemClock, SystemEntropy
from skywave.io.disk import Staging
from skywave.io.drafts import StoredDraft
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import append, publish
from skywave.newsroom.shelf import CatalogueShelf
from skywave.newsroom.standing import standing_change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from skywave.newsroom.batch import Batch

_BUNDLE, _FILL = 256, 232
_CHUNK = 20_000
_UNRENDERED = 50_000  # from this size on the old pages are not rendered
_GIT_FOLDER = 1000
_TARGET = 50_000  # the target is set at 100,000 records
SIZES = (1_000, 100_000, 1_000_000)


def leaves_near(size: int) -> int:
    """Return the size nearest to the one wanted at which the last bundle is filled as in all desks."""
    return max(0, round((size - _FILL) / _BUNDLE)) * _BUNDLE + _FILL


def stories_in(leaves: int) -> int:
    """Return how many stories make so many leaves, beside one standing record and the index records."""
    return leaves - leaves // _BUNDLE - 1


def build_desk(folder: Path, leaves: int) -> Cost:
    """Make a newsroom in `folder/room` whose desk has so many leaves."""
    newsroom, watch = make_newsroom(folder), Watch()
    whole = leaves < _UNRENDERED
    with watch.running():
        count = stories_in(leaves)
        for start in range(0, count, _CHUNK):
            step = min(_CHUNK, count - start)
            if whole:
                take(newsroom, *short_drafts(step, start=start, seed=start + 2))
                publish(newsroom)
            else:
                _append_unrendered(newsroom, start, step)
    newsroom.catalogue.close()
    return watch.cost


def _append_unrendered(newsroom: Newsroom, start: int, count: int) -> None:
    """Publish stories through the batch, the ledger, the lists and the tree, with their drafts, but without any page."""

    def build(db: Connection, batches: Mapping[str, Batch]) -> None:
        standing = standing_change(db, newsroom, "eng")
        if standing:
            batches["eng"].add(**standing)
        works, aliases, rows = [], {}, []
        for draft in short_drafts(count, start=start, seed=start + 2):
            work = format_base32(newsroom.entropy.token(10))
            head = StoryHead(title=draft.title, published=draft.published, section=draft.section).format()
            works.append(work)
            aliases[draft.ids[0]] = work
            rows.append(
                StoredDraft(work, "eng", drafts.PUBLISHED, "", "publish", "en", draft.title, "0" * 64, b"", None)
            )
            batches["eng"].add("publish", work, 1, language="en", head=head, body=Body(draft.blocks).format())
        drafts.add_works(db, works, 0)
        drafts.add_aliases(db, aliases)
        drafts.save_drafts(db, rows, (), 0)

    with ExitStack() as stack:
        for name, replacement in (("all_pages", lambda _: iter(())), ("touched_pages", lambda *_, **__: {})):
            stack.enter_context(patch(f"skywave.newsroom.publish.pages.{name}", replacement))
        stack.enter_context(patch.object(CatalogueShelf, "prime", lambda *_: None))
        append(newsroom, build)


def publish_inside(folder: Path, runs: int, turn: int = 0) -> tuple[list[Cost], list[Cost], int, int]:
    """Ingest and publish one story several times in this process; return the costs of each, files and bytes written."""
    newsroom = Newsroom(folder / "room", clock=SystemClock(), entropy=SystemEntropy())
    newsroom.keys.unlock(PASSPHRASE)
    written: list[int] = []
    stage = Staging._stage

    def counted(self: Staging, rank: int, path: str, data: bytes) -> None:
        written.append(len(data))
        stage(self, rank, path, data)

    ingests, publishes, files, size = [], [], 0, 0
    with patch.object(Staging, "_stage", counted):
        # The first one imports and compiles; a desk that stays open pays that once.
        for number in range(runs + 1):
            # A seed of its own for each: the same text again would be taken for a copy.
            unique = 1_000_000_000 + 100 * turn + number
            watch, drafts_new = Watch(), list(short_drafts(1, start=100 * turn + number, seed=unique))
            with watch.running():
                take(newsroom, *drafts_new)
            ingests.append(watch.cost)
            written.clear()
            with watch.running():
                files = publish(newsroom).files
            publishes.append(watch.cost)
            size = sum(written)
    return ingests[1:], publishes[1:], files, size


def publish_commands(home: Path, runs: int, seed: int) -> tuple[list[Cost], list[Cost]]:
    """Do the same with whole commands; return the costs of `ingest` and of `publish`."""
    ingests, publishes = [], []
    for number in range(runs):
        name = f"one-{seed}-{number}"
        write_markdown(home / name, 1, start=100 * seed + number, seed=1000 * seed + number)
        ingests.append(skywave(home, "-C", "room", "ingest", name))
        publishes.append(skywave(home, "-C", "room", "publish"))
    return ingests, publishes


def build_repository(home: Path, files: int) -> None:
    """Make a repository `home/git` of so many files, checked out."""
    folder = home / "git"
    git(home, home, "init", "-q", str(folder))
    process = subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert process.stdin is not None
    put = process.stdin.write
    put(b"commit refs/heads/main\ncommitter bench <bench> 0 +0000\ndata 0\n")
    for number, draft in enumerate(short_drafts(files, seed=3)):
        text = f"---\ntitle: {draft.title}\n---\n{number}\n{Body(draft.blocks).format().decode()}\n".encode()
        put(b"M 100644 inline %d/%d.md\ndata %d\n%s\n" % (number // _GIT_FOLDER, number, len(text), text))
    process.stdin.close()
    assert process.wait() == 0
    git(home, folder, "symbolic-ref", "HEAD", "refs/heads/main")
    git(home, folder, "reset", "-q", "--hard")


def commit_one(home: Path, runs: int, seed: int) -> list[Cost]:
    """Return what `git add` and `git commit` of one file cost, several times."""
    folder, costs = home / "git", []
    for number in range(runs + 1):
        name = f"0/new-{seed}-{number}.md"
        shutil.copy(folder / "0" / "0.md", folder / name)
        with (folder / name).open("a") as file:
            file.write(f"{seed} {number}\n")
        added = git(home, folder, "add", name)
        costs.append(added + git(home, folder, "commit", "-q", "-m", "one"))
    return costs[1:]


@dataclass(slots=True)
class _Desk:
    """A desk and a repository of one size, and what was measured."""

    home: Path
    leaves: int
    ingests: list[Cost] = field(default_factory=list)
    publishes: list[Cost] = field(default_factory=list)
    ingest_commands: list[Cost] = field(default_factory=list)
    publish_commands: list[Cost] = field(default_factory=list)
    commits: list[Cost] = field(default_factory=list)
    files: int = 0
    written: int = 0

    def build(self) -> None:
        if not self.home.exists():
            self.home.mkdir()
            apart(build_desk, self.home, self.leaves)
        build_repository(self.home, self.leaves)

    def measure(self, turn: int, runs: int) -> None:
        ingests, publishes, self.files, self.written = apart(publish_inside, self.home, runs, turn)
        self.ingests += ingests
        self.publishes += publishes
        ingests, publishes = publish_commands(self.home, min(2, runs), turn + 1)
        self.ingest_commands += ingests
        self.publish_commands += publishes
        self.commits += commit_one(self.home, runs, turn)

    def rows(self) -> list[Row]:
        inside, whole, peer = median(self.publishes), median(self.publish_commands), median(self.commits)
        there = f"git add + commit: {_ms(peer)}"
        size, target = f"{self.leaves:,} records", "under git" if self.leaves > _TARGET else "-"
        return [
            Row(
                f"one into {size}, in process",
                f"{_ms(inside)}; {self.files} files, {self.written / 1000:.0f} kB (ingest {_ms(median(self.ingests))})",
                there,
                target,
                verdict(inside.wall / peer.wall, 1) if target != "-" else "-",
            ),
            Row(
                "the same, the command `publish`",
                f"{_ms(whole)} (`ingest` {_ms(median(self.ingest_commands))})",
                there,
                target,
                verdict(whole.wall / peer.wall, 1) if target != "-" else "-",
            ),
        ]


def run(work: Path, sizes: Sequence[int] = SIZES, runs: int = 3, turns: int = 3) -> tuple[list[Row], list[str]]:
    """Build every size, then measure them in turns, so that what else runs on the machine weighs on all alike."""
    desks = [_Desk(work / f"desk-{leaves_near(size)}", leaves_near(size)) for size in sizes]
    for desk in desks:
        desk.build()
    for turn in range(turns):
        for desk in desks:
            desk.measure(turn, runs)
    rows = [row for desk in desks for row in desk.rows()]
    kinds = (("in process", [d.publishes for d in desks]), ("the command", [d.publish_commands for d in desks]))
    for name, costs in kinds:
        walls, cpus = [[getattr(median(cost), what) for cost in costs] for what in ("wall", "cpu")]
        wall, cpu = max(walls) / min(walls), max(cpus) / min(cpus)
        text = f"wall {wall:.2f}, CPU {cpu:.2f}"
        rows.append(Row(f"the dearest size over the cheapest, {name}", text, "-", "CPU <= 1.3", verdict(cpu, 1.3)))
    note = (
        f"Medians of {runs * turns} (in process, git) and {min(2, runs) * turns} (commands), the sizes in turns, wall / CPU. In "
        f"every desk the last bundle of 256 is filled alike, from {_FILL} on, and the stories came out within the same 20 "
        f"years. Stories of one paragraph. From {_UNRENDERED:,} records on, the pages of the old stories were not rendered while "
        "the desk was built; records, frames, tiles, lists, drafts and checkpoints were. Skywave makes every file durable "
        "(fsync) and signs; git by default does not sync loose objects. The repository was made by `git fast-import` and "
        f"checked out, {_GIT_FOLDER:,} files in a folder, everything in one pack."
    )
    return rows, [note]


def _ms(cost: Cost) -> str:
    return f"{cost.wall * 1000:.1f} / {cost.cpu * 1000:.1f} ms"
