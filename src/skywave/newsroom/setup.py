"""Making a newsroom: its folder, its keys, its first root note and its name N."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.archive.checkpoint import Checkpoint
from skywave.archive.encoding import format_base32
from skywave.archive.layout import APP_KEY_PATH, APP_LOG, checkpoint_path, entries_path, root_note_path, tile_path
from skywave.archive.merkle import Frontier, leaf_hash
from skywave.archive.note import COSIGNATURE, SIGNATURE, VerifierKey, format_note, sign_note
from skywave.archive.policy import Policy
from skywave.archive.release import AppKey, app_origin
from skywave.archive.root import Keys, RootNote, newsroom_id
from skywave.archive.tiles import format_entries
from skywave.errors import ConfigError
from skywave.io import ledger
from skywave.io.catalogue import Catalogue
from skywave.io.disk import Staging, write_file
from skywave.io.keys import FileSigner, keep_passphrase
from skywave.newsroom.config import FILE, Config, Desk, Masthead, check_catalogue, check_desks
from skywave.newsroom.newsroom import key_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from skywave.ports import Clock, Entropy

_ROOT_YEARS = 10
_ROOT_KEYS = 3
_ROOT_THRESHOLD = 2

NOTICE = """\
Copyright © {year}, {name}. Used with the permission of {name}. https://{address}

Text may be republished with this notice. Photographs, graphics and sound may not be republished unless their credit says so.
An excerpt must be labelled as an excerpt and must not change the meaning.
"""


@dataclass(frozen=True, slots=True)
class NewNewsroom:
    """What `init` made.

    Attributes:
        newsroom: N.
        root_folder: Where the root keys lie.
        root_passphrase: The passphrase that was made for them, to be written down, or None if the caller gave one.
        passphrase_file: Where the passphrase that was made for the newsroom's keys lies, or None if the caller gave one.
    """

    newsroom: str
    root_folder: Path
    root_passphrase: str | None
    passphrase_file: Path | None


def make_passphrase(entropy: Entropy) -> str:
    """Return a passphrase of 120 random bits in six groups that can be read aloud."""
    text = format_base32(entropy.token(15))
    return "-".join(text[i : i + 4] for i in range(0, 24, 4))


def create(
    folder: Path,
    *,
    name: str,
    domain: str,
    mastheads: Mapping[str, Masthead],
    desks: Mapping[str, Desk],
    clock: Clock,
    entropy: Entropy,
    root_folder: Path | None = None,
    passphrase: str | None = None,
    root_passphrase: str | None = None,
    catalogue: str = "",
) -> NewNewsroom:
    """Make a newsroom in an empty or missing folder, its catalogue in an empty PostgreSQL database where one is named.

    Raises:
        ConfigError: The folder or the database is in use, or a code, language or domain cannot be signed.
    """
    check_desks(mastheads, desks)
    catalogue = check_catalogue(catalogue)
    root_folder = root_folder or folder.parent / f"{folder.name}-root-keys"
    _check_folders(folder, root_folder)
    root_secret = root_passphrase or make_passphrase(entropy)
    secret = passphrase or make_passphrase(entropy)
    roots = [FileSigner.generate(entropy.token(32)) for _ in range(_ROOT_KEYS)]
    signers = {f"desk-{code}": FileSigner.generate(entropy.token(32)) for code in desks}
    signers["pulse"] = FileSigner.generate(entropy.token(32))
    signers[APP_LOG] = FileSigner.generate(entropy.token(32))
    root = _first_root(domain, roots, signers, desks, clock)
    newsroom = newsroom_id(root)
    existed = folder.exists()
    try:
        _write_folders(folder, root_folder)
        for number, signer in enumerate(roots, 1):
            signer.save(root_folder / f"root-{number}.pem", root_secret)
        for key_name, signer in signers.items():
            signer.save(folder / "keys" / key_file(key_name), secret)
        _publish_root(folder, root, roots, signers[APP_LOG].public_key)
        for masthead in mastheads.values():
            _write_notice(folder, masthead, int(root.expires[:4]) - _ROOT_YEARS)
        _begin_catalogue(folder, catalogue, desks)
        kept = None if passphrase else keep_passphrase(newsroom, secret)
        write_file(
            folder / FILE, Config(name, domain, newsroom, mastheads, desks, catalogue=catalogue).format().encode()
        )
    except BaseException:
        _take_back(folder, root_folder, existed=existed)
        raise
    return NewNewsroom(newsroom, root_folder, None if root_passphrase else root_secret, kept)


def _first_root(
    domain: str,
    roots: Sequence[FileSigner],
    signers: Mapping[str, FileSigner],
    desks: Mapping[str, Desk],
    clock: Clock,
) -> RootNote:
    today = dt.datetime.fromtimestamp(clock.now(), dt.UTC).date()
    own = {code: VerifierKey.of(f"{domain}/{code}", SIGNATURE, signers[f"desk-{code}"].public_key) for code in desks}
    pulse = VerifierKey.of(f"{domain}/pulse", COSIGNATURE, signers["pulse"].public_key)
    return RootNote(
        domain=domain,
        version=1,
        prev=None,
        expires=f"{today.year + _ROOT_YEARS}-01-01",
        root=Keys(_ROOT_THRESHOLD, tuple(VerifierKey.of(f"{domain}/root", SIGNATURE, s.public_key) for s in roots)),
        desks={code: Keys(1, (key,)) for code, key in own.items()},
        policy=Policy(witnesses={"pulse": pulse}),
        pulse="pulse",
    )


def _write_folders(folder: Path, root_folder: Path) -> None:
    try:
        (folder / "keys").mkdir(parents=True, mode=0o700)
        root_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("originals", "standing", "public"):
            (folder / name).mkdir(mode=0o755 if name == "public" else 0o700)
    except OSError as error:
        msg = f"{folder} cannot be made: {error.strerror}"
        raise ConfigError(msg, hint="name a folder that you may write to") from None


def _begin_catalogue(folder: Path, address: str, desks: Iterable[str]) -> None:
    path = folder / "catalogue.db"
    book = Catalogue(address or f"sqlite:///{path}")
    try:
        if address and not book.is_empty():
            msg = "the database holds tables already; nothing was changed"
            raise ConfigError(msg, hint="make an empty one for this newsroom: createdb NAME")
        book.migrate()
        with book.transaction() as db:
            for code in (*desks, APP_LOG):
                ledger.add_log(db, code)
    finally:
        book.close()
    if not address:
        path.chmod(0o600)


def _take_back(folder: Path, root_folder: Path, *, existed: bool) -> None:
    """Remove what a failed `init` left: both folders were empty before it."""
    for path in root_folder.glob("root-*.pem"):
        path.unlink(missing_ok=True)
    for path in folder.iterdir() if folder.exists() else ():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path, made in ((root_folder, True), (folder, not existed)):
        if made and path.exists() and not any(path.iterdir()):
            path.rmdir()


def _check_folders(folder: Path, root_folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        msg = f"{folder} is not empty; nothing was changed"
        raise ConfigError(msg, hint="name a new folder")
    if root_folder.exists() and any(root_folder.glob("root-*.pem")):
        msg = f"{root_folder} already holds root keys; nothing was changed"
        raise ConfigError(msg, hint="name another folder with --root-keys")
    if folder.resolve() in (root_folder.resolve(), *root_folder.resolve().parents):
        msg = "root keys must lie outside of the newsroom's folder"
        raise ConfigError(msg, hint="name a folder elsewhere with --root-keys, best on a stick that you unplug")


def _publish_root(folder: Path, root: RootNote, signers: Sequence[FileSigner], app: bytes) -> None:
    """Write root/1, the log of root notes and the key of the app log, signed by the root keys.

    The pulse dates the log at each publication. A root note has no place for the app's key (spec/16-reader-app.md section 1).
    """
    leaf = root.text.encode()
    frontier = Frontier().append(leaf_hash(leaf))
    head = Checkpoint(root.log_origin, 1, frontier.root)
    # No more signatures than the threshold asks for: then every line of the note counts, and a missing one is seen.
    pairs = list(zip(root.root.keys, signers, strict=True))[:_ROOT_THRESHOLD]
    staging = Staging(folder / "public", folder / ".staging")
    staging.add(root_note_path(1), format_note(root.text, [sign_note(root.text, k, s.sign) for k, s in pairs]))
    staging.add(entries_path("root", 0, 1), format_entries([leaf]))
    staging.add(tile_path("root", 0, 0, 1), leaf_hash(leaf))
    stated = AppKey(root.domain, 1, VerifierKey.of(app_origin(root), SIGNATURE, app))
    staging.add(APP_KEY_PATH, format_note(stated.text, [sign_note(stated.text, k, s.sign) for k, s in pairs]))
    lines = [sign_note(head.text, k, s.sign) for k, s in pairs]
    staging.add_checkpoint(checkpoint_path("root"), format_note(head.text, lines))
    staging.commit()


def _write_notice(folder: Path, masthead: Masthead, year: int) -> None:
    target = folder / "standing" / masthead.code / "en"
    target.mkdir(parents=True, mode=0o700)
    text = NOTICE.format(year=year, name=masthead.name, address=masthead.address)
    write_file(target / "notice.md", text.encode())
