"""A newsroom's folder, opened.

newsroom.toml   keys/   catalogue.db   originals/   standing/   public/   .staging/
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.layout import object_path
from skywave.archive.note import COSIGNATURE, SIGNATURE, VerifierKey
from skywave.archive.root import RootNote, check_first, check_successor, newsroom_id
from skywave.errors import ConfigError
from skywave.io.catalogue import Catalogue
from skywave.io.clock import SystemClock, SystemEntropy
from skywave.io.disk import Staging, lock
from skywave.io.keys import FileSigner, find_passphrase
from skywave.newsroom.config import Config, load_config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skywave.archive.asset import File
    from skywave.ports import Clock, Entropy, Signer


_APP = Path(str(resources.files("skywave.carriers.web"))) / "app"


def key_file(name: str) -> str:
    """Return the file name of a key: `desk mya` and `desk benar/tha` differ on every file system."""
    return f"{name.replace('/', '+')}.pem"


@dataclass(slots=True)
class KeyRing:
    """The newsroom's own private keys, opened when they are first needed."""

    folder: Path
    newsroom: str
    _passphrase: str | None = None

    def unlock(self, passphrase: str) -> None:
        """Use a passphrase that the caller knows already."""
        self._passphrase = passphrase

    def signer(self, name: str) -> Signer:
        """Return the signer called `pulse`, `app` or `desk-<code>`.

        Raises:
            ConfigError: The passphrase is missing or wrong.
        """
        if self._passphrase is None:
            self._passphrase = find_passphrase(self.newsroom)
        return FileSigner.load(self.folder / key_file(name), self._passphrase)


class Newsroom:
    """A newsroom at work.

    Args:
        folder: Its folder.
        clock: Tells the time; the machine's by default.
        entropy: Gives random bytes; the machine's by default.
        app: Where the built reader app lies, as `scripts/reader-build` leaves it; what this program brings by default.
    """

    def __init__(
        self, folder: Path, *, clock: Clock | None = None, entropy: Entropy | None = None, app: Path | None = None
    ) -> None:
        self.folder = folder.resolve()
        self.config: Config = load_config(self.folder)
        self.clock: Clock = clock or SystemClock()
        self.entropy: Entropy = entropy or SystemEntropy()
        self.app = app or _APP
        self.keys = KeyRing(self.folder / "keys", self.config.newsroom)
        self._signers: dict[str, Signer] = {}

    @property
    def public(self) -> Path:
        """The tree that is served, pushed and copied."""
        return self.folder / "public"

    @property
    def originals(self) -> Path:
        """Prepared pictures, by hash; never served from here."""
        return self.folder / "originals"

    def file_paths(self, file: File) -> tuple[Path, Path]:
        """Return where a file of an asset may lie: among the originals, and in the public tree."""
        path = object_path(file.digest, file.extension)
        return self.originals / path.removeprefix("o/"), self.public / path

    def file_path(self, file: File) -> Path | None:
        """Return where a file of an asset lies in its whole length, or None where it is missing or damaged."""
        for path in self.file_paths(file):
            try:
                if path.stat().st_size == file.length <= limits.ASSET_BYTES and os.access(path, os.R_OK):
                    return path
            except OSError:
                continue
        return None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The private catalogue, in its current form."""
        catalogue = Catalogue(self.config.catalogue or f"sqlite:///{self.folder / 'catalogue.db'}")
        catalogue.migrate()
        return catalogue

    @cached_property
    def root(self) -> RootNote:
        """The newest root note, its chain checked against the N in newsroom.toml."""
        try:
            root = check_first((self.public / "root" / "1").read_bytes())
            if newsroom_id(root) != self.config.newsroom:
                msg = f"{self.public / 'root' / '1'} belongs to another newsroom than {self.config.newsroom}"
                raise ConfigError(msg, hint="restore the public tree from a mirror or a backup")
            while (path := self.public / "root" / str(root.version + 1)).exists():
                root = check_successor(root, path.read_bytes())
        except OSError as error:
            msg = f"the root note cannot be read: {error}"
            raise ConfigError(msg, hint="restore public/root from a mirror or a backup") from None
        return root

    def signer(self, name: str) -> Signer:
        """Return a signer, opened once."""
        if name not in self._signers:
            self._signers[name] = self.keys.signer(name)
        return self._signers[name]

    def desk_key(self, code: str) -> VerifierKey:
        """Return the public name of the desk's key that this folder holds."""
        return VerifierKey.of(self.root.desk_origin(code), SIGNATURE, self.signer(f"desk-{code}").public_key)

    def pulse_key(self) -> VerifierKey:
        """Return the public name of the pulse."""
        return VerifierKey.of(f"{self.root.domain}/pulse", COSIGNATURE, self.signer("pulse").public_key)

    def staging(self) -> Staging:
        """Return an empty set of changes to the public tree."""
        staging = Staging(self.public, self.folder / ".staging")
        staging.clear()
        return staging

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the newsroom's lock: one publication at a time on this machine."""
        with lock(self.folder / ".lock", what="another skywave command"):
            yield
