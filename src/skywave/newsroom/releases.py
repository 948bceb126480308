"""Shipping the reader app: its files in the public tree, each release a leaf of the app log (spec/16-reader-app.md section 4).

The built app comes with this program as package data. Where the newest release does not name exactly its files, `plan` adds a
release; like a desk's leaves it is stored as pending before anything is signed. `write` stages what the log has become, then
the app's files, which follow the checkpoint as pages do. With nothing new only the date of the checkpoint is renewed.

Where the app is not built, or the newsroom has no key for its log, everything else is published without it, and what is there
stays.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skywave
from skywave import limits
from skywave.archive.checkpoint import Checkpoint
from skywave.archive.encoding import sha256
from skywave.archive.layout import APP_KEY_PATH, APP_LOG, WORKER_PATH, entries_path, is_app_path, tile_path
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.note import SIGNATURE, VerifierKey, open_note, sign_note
from skywave.archive.release import Release, ReleaseFile, accept_app_key, app_origin, parse_release
from skywave.archive.tiles import format_entries, levels_of
from skywave.carriers.web import pages
from skywave.errors import ConfigError, Malformed, Unverified, VerificationFailed
from skywave.io import applog
from skywave.newsroom.checkpoints import public_checkpoint, refuse_fork, stage_checkpoint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from skywave.archive.checkpoint import UntrustedCheckpoint
    from skywave.io.disk import Staging
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Signer

_WIDTH = limits.TILE_WIDTH
# Without its page script and its worker nothing of it can run.
_NEEDED = ("app/reader.js", WORKER_PATH)


@dataclass(frozen=True, slots=True)
class AppState:
    """What a newsroom's people are told of the reader app.

    Attributes:
        built: Whether this program brings it.
        release: The newest release that was published, 0 for none.
        key: Whether the newsroom has a key for the app log.
    """

    built: bool
    release: int
    key: bool


def read_built(folder: Path) -> dict[str, bytes]:
    """Return the built app's files by their path in the tree, or none where it is not built.

    Raises:
        ConfigError: The folder holds what no release could name.
    """
    try:
        # A leading dot marks what the build leaves for itself.
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
        found = {name if name == WORKER_PATH else f"app/{name}": (folder / name).read_bytes() for name in names}
    except OSError:
        return {}
    if not all(path in found for path in _NEEDED):
        return {}
    if strange := [path for path in found if not is_app_path(path)]:
        msg = f"the reader app that this program brings holds '{strange[0]}', which no release can name"
        raise ConfigError(msg, hint="build the app again: scripts/reader-build, or install the program again")
    return found


def app_key(newsroom: Newsroom) -> VerifierKey | None:
    """Return the key of the app log as `app/key` states it, or None where the newsroom has none.

    Raises:
        ConfigError: The note is damaged, or not by this newsroom's root keys.
    """
    path = newsroom.public / APP_KEY_PATH
    if not path.exists():
        return None
    try:
        return accept_app_key(newsroom.root, path.read_bytes())
    except (OSError, Malformed, VerificationFailed) as error:
        msg = f"{path} cannot be used: {error}; nothing was signed"
        raise ConfigError(msg, hint="restore it from a mirror or a backup") from None


def state(newsroom: Newsroom, db: Connection) -> AppState:
    """Return what is known of the app here."""
    return AppState(
        bool(read_built(newsroom.app)), applog.log_state(db).size, (newsroom.public / APP_KEY_PATH).exists()
    )


def compare(newsroom: Newsroom, db: Connection) -> bool:
    """Refuse to sign over another history of the app log (RULES 17); say whether a release is pending.

    Raises:
        ConfigError: What is public is neither the catalogue's state, nor what it left pending, nor an earlier state of it.
    """
    log = applog.log_state(db)
    found = public_checkpoint(newsroom, APP_LOG)
    if found is not None:
        ours = log.pending or log.frontier
        size = found.head.size
        known = applog.read_releases(db, 0, size) if size <= ours.size else []
        root = Frontier().extend(leaf_hash(leaf) for leaf in known).root
        if len(known) != size or found.head != Checkpoint(app_origin(newsroom.root), size, root):
            raise refuse_fork("the reader app", size, ours.size)
        _check_signed(newsroom, found)
    return log.pending is not None


def _check_signed(newsroom: Newsroom, found: UntrustedCheckpoint) -> None:
    """Refuse to date a checkpoint whose signature by the app's key is wrong."""
    key = app_key(newsroom)
    try:
        # One that only an earlier key of the app signed is signed again (`write`).
        with contextlib.suppress(Unverified):
            open_note(found.note, [key] if key else [])
    except VerificationFailed as error:
        msg = f"the public checkpoint of the reader app is not good: {error}; nothing was signed"
        raise ConfigError(msg, hint="restore public/app from a mirror or a backup") from None


def plan(newsroom: Newsroom, db: Connection, now: int) -> int | None:
    """Store a release as pending where the built app is not the newest one; return its number, or None with nothing new.

    Raises:
        Busy: Somebody else changed the log.
        ConfigError: The app is too large to be a release, or its key is not this newsroom's.
    """
    built = read_built(newsroom.app)
    if not built or app_key(newsroom) is None:
        return None
    log = applog.log_state(db)
    last = applog.read_releases(db, log.size - 1, log.size) if log.size else []
    newest = parse_release(last[0]) if last else None
    files = tuple(ReleaseFile(path, sha256(data), len(data)) for path, data in sorted(built.items()))
    if newest and (newest.files, newest.page_format) == (files, pages.PAGE_FORMAT):
        return None
    # A clock that was set back must not make `logged` decrease (RULES 14).
    logged = max(now, newest.logged if newest else 0)
    release = Release(log.size + 1, skywave.__version__, pages.PAGE_FORMAT, logged, files)
    leaf = release.format()
    try:
        # What a reader would refuse must never be signed.
        parse_release(leaf)
    except Malformed as error:
        msg = f"the reader app that this program brings cannot be released: {error}"
        raise ConfigError(msg, hint="build the app again: scripts/reader-build, or install the program again") from None
    applog.stage(db, leaf, log.frontier.append(leaf_hash(leaf)))
    return release.number


def write(newsroom: Newsroom, db: Connection, staging: Staging, now: int) -> None:
    """Stage the app log as it is to be, its checkpoint, and the files of its newest release.

    Raises:
        ConfigError: The log's key is not the one that `app/key` states, or is locked.
    """
    key = app_key(newsroom)
    log = applog.log_state(db)
    new = log.pending or log.frontier
    if key is None or not new.size:
        return
    leaves = applog.read_releases(db, 0, new.size)
    found = public_checkpoint(newsroom, APP_LOG)
    head = Checkpoint(app_origin(newsroom.root), new.size, new.root)
    lines = [line for line in found.note.lines if line.is_by(key)] if found is not None and found.head == head else []
    if not lines:
        _write_log(newsroom.public, staging, leaves)
        lines = [sign_note(head.text, key, _signing(newsroom, key).sign)]
    stage_checkpoint(newsroom, staging, APP_LOG, head.text, lines, now)
    _write_files(newsroom.public, staging, parse_release(leaves[-1]), read_built(newsroom.app))


def _signing(newsroom: Newsroom, key: VerifierKey) -> Signer:
    signer = newsroom.signer(APP_LOG)
    if VerifierKey.of(key.name, SIGNATURE, signer.public_key) != key:
        msg = "the key file 'app.pem' does not hold the key that public/app/key states; nothing was signed"
        raise ConfigError(msg, hint="restore both from the backup that was made at init")
    return signer


def _write_log(public: Path, staging: Staging, leaves: list[bytes]) -> None:
    """Stage the entries and tiles that are not there yet; full ones retire the partial ones."""
    files = {
        entries_path(APP_LOG, at // _WIDTH, len(leaves[at : at + _WIDTH])): format_entries(leaves[at : at + _WIDTH])
        for at in range(0, len(leaves), _WIDTH)
    }
    for level, row in enumerate(levels_of([leaf_hash(leaf) for leaf in leaves])):
        for at in range(0, len(row), _WIDTH):
            tile = row[at : at + _WIDTH]
            files[tile_path(APP_LOG, level, at // _WIDTH, len(tile))] = b"".join(tile)
    for path, data in files.items():
        if not (public / path).exists():
            staging.add(path, data)
            if (public / f"{path}.p").exists():
                staging.remove(f"{path}.p")


def _write_files(public: Path, staging: Staging, release: Release, built: Mapping[str, bytes]) -> None:
    """Stage the files of a release that are not in place, and remove what an earlier release left there.

    A file of an interrupted release that this program does not bring any more is passed over; the next release replaces it.
    """
    for file in release.files:
        data = built.get(file.path)
        if data is not None and sha256(data) == file.digest and not _is(public / file.path, data):
            staging.add_page(file.path, data)
    named = {file.path for file in release.files}
    beside = (f"app/{path.name}" for path in (public / APP_LOG).glob("*") if path.is_file())
    for path in (WORKER_PATH, *beside):
        if is_app_path(path) and path not in named and (public / path).exists():
            staging.remove(path)


def _is(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
