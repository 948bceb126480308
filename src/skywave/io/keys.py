"""Private keys on disk: encrypted PKCS#8 files, one key each, and where their passphrase comes from.

The desk keys and the pulse lie in the newsroom's `keys/`; the root keys lie outside of it under another passphrase, because
whoever takes the newsroom's folder must not get them. A passphrase is looked for, in this order: the environment variable, the
file it names, the file under the user's configuration folder that `init` wrote, a question on the terminal.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from skywave.errors import ConfigError
from skywave.io.disk import write_file

PASSPHRASE = "SKYWAVE_PASSPHRASE"
ROOT_PASSPHRASE = "SKYWAVE_ROOT_PASSPHRASE"
_KEY_FILE_BYTES = 8192


class FileSigner:
    """An Ed25519 private key that was read from a file."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls, seed: bytes) -> FileSigner:
        """Return the key that a 32-byte random seed makes."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def load(cls, path: Path, passphrase: str, *, variable: str = PASSPHRASE) -> FileSigner:
        """Return the key of an encrypted file.

        Args:
            path: The file.
            passphrase: Opens it.
            variable: PASSPHRASE or ROOT_PASSPHRASE, for what an error says.

        Raises:
            ConfigError: The file is missing or damaged, or the passphrase is wrong.
        """
        try:
            with path.open("rb") as file:
                data = file.read(_KEY_FILE_BYTES)
        except OSError:
            msg = f"the key file '{path.name}' is missing from {path.parent}"
            raise ConfigError(msg, hint="restore it from the backup that was made at init") from None
        try:
            key = serialization.load_pem_private_key(data, passphrase.encode())
        except (ValueError, TypeError, UnsupportedAlgorithm):
            msg = f"the passphrase does not open '{path.name}'; nothing was signed"
            whose = "the root keys'" if variable == ROOT_PASSPHRASE else "the newsroom's"
            raise ConfigError(msg, hint=f"set {variable}, or run again and type {whose} passphrase") from None
        if not isinstance(key, Ed25519PrivateKey):
            msg = f"'{path.name}' does not hold an Ed25519 key"
            raise ConfigError(msg)
        return cls(key)

    def save(self, path: Path, passphrase: str) -> None:
        """Write the key, encrypted, readable by its owner only."""
        encryption = serialization.BestAvailableEncryption(passphrase.encode())
        data = self._key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
        write_file(path, data, mode=0o600)

    @property
    def public_key(self) -> bytes:
        """The 32-byte public key."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature over `message`."""
        return self._key.sign(message)


def passphrase_file(newsroom: str) -> Path:
    """Return where `init` keeps the passphrase that it made for a newsroom id."""
    base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / "skywave" / f"{newsroom}.passphrase"


def keep_passphrase(newsroom: str, passphrase: str) -> Path:
    """Write a passphrase to its file, readable by its owner only, and return the file."""
    path = passphrase_file(newsroom)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_file(path, passphrase.encode() + b"\n", mode=0o600)
    return path


def find_passphrase(newsroom: str) -> str:
    """Return the passphrase of a newsroom's own keys.

    Raises:
        ConfigError: There is none and nobody to ask.
    """
    found = os.environ.get(PASSPHRASE)
    if found:
        return found
    named = os.environ.get(f"{PASSPHRASE}_FILE")
    path = Path(named) if named else passphrase_file(newsroom)
    if path.is_file():
        return path.read_text(encoding="utf-8").strip()
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase of the newsroom's keys: ")
    msg = "the newsroom's keys are locked and there is no passphrase; nothing was signed"
    raise ConfigError(msg, hint=f"set {PASSPHRASE} or {PASSPHRASE}_FILE, or run this on a terminal")


def find_root_passphrase() -> str:
    """Return the passphrase of the root keys; nothing on this machine keeps it.

    Raises:
        ConfigError: There is none and nobody to ask.
    """
    if found := os.environ.get(ROOT_PASSPHRASE):
        return found
    if named := os.environ.get(f"{ROOT_PASSPHRASE}_FILE"):
        try:
            return Path(named).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            msg = f"the passphrase of the root keys cannot be read from {named}; nothing was signed"
            raise ConfigError(msg, hint=f"name its file with {ROOT_PASSPHRASE}_FILE") from None
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase of the root keys: ")
    msg = "the root keys are locked and there is no passphrase; nothing was signed"
    raise ConfigError(msg, hint=f"set {ROOT_PASSPHRASE} or {ROOT_PASSPHRASE}_FILE, or run this on a terminal")
