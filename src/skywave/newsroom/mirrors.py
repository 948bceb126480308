"""The mirror list that the root keys sign: where this newsroom says that it can be read (RULES 33; spec/17-mirrors.md).

The list is a file of the public tree, `mirrors/root`. A copy of the newest one lies beside the root keys, as `mirrors`: whoever
signs sees there which number was the last, even where the public tree was restored from an old backup. The keys are opened where
they lie, for one signature each, and nothing of them enters the newsroom's folder.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.layout import mirrors_path
from skywave.archive.mirrors import ROOT_SIGNER, Mirror, MirrorList, accept_mirrors, is_mirror_address
from skywave.archive.note import format_note, sign_note
from skywave.errors import ConfigError, SkywaveError, UsageError
from skywave.io.disk import FolderPlace, write_file
from skywave.io.keys import ROOT_PASSPHRASE, FileSigner, find_root_passphrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from skywave.archive.note import SignatureLine
    from skywave.newsroom.newsroom import Newsroom

_MEMORY = "mirrors"
_EXAMPLE = "https://m1.example/ or http://<56 characters>.onion/"
_WHOLE = "write it as in https://m1.example:8443/rfa/"


@dataclass(frozen=True, slots=True)
class Added:
    """What `mirror add` did.

    Attributes:
        mirrors: The list that was written.
        address: As it stands in the list.
        before: The `until` that the address had until now, or None where it is new.
        dropped: What had run out and was left out.
        restored: Whether the public tree held an older list than the root keys had signed.
    """

    mirrors: MirrorList
    address: str
    before: int | None
    dropped: tuple[Mirror, ...]
    restored: bool


def root_keys_folder(newsroom: Newsroom) -> Path:
    """Return where `init` put the root keys if it was not told otherwise."""
    return newsroom.folder.parent / f"{newsroom.folder.name}-root-keys"


def complete_address(typed: str) -> str:
    """Return the address that a person meant, with its final slash.

    Raises:
        UsageError: No list may name it, with the reason.
    """
    address = typed if typed.endswith("/") or "?" in typed or "#" in typed else f"{typed}/"
    if is_mirror_address(address):
        return address
    scheme, _, rest = address.partition("://")
    host = rest.partition("/")[0]
    if scheme not in ("https", "http") or not host:
        msg = f"'{typed[:80]}' is no web address that readers can open"
        raise UsageError(msg, hint=_EXAMPLE)
    if scheme == "http" and not host.partition(":")[0].endswith(".onion"):
        msg = f"'{typed[:80]}' is neither https nor an onion: whoever carries it would see and change what is read"
        raise UsageError(msg, hint="serve the mirror over https")
    if "@" in host or "?" in address or "#" in address:
        msg = f"'{typed[:80]}' holds a user, a query or a fragment, which no mirror has"
        raise UsageError(msg, hint=_WHOLE)
    if "." not in host.strip("."):
        msg = f"'{host[:80]}' is no domain"
        raise UsageError(msg, hint=_WHOLE)
    if host != host.lower() or not host.isascii():
        msg = f"'{host[:80]}' is not in the letters that a mirror list can hold"
        raise UsageError(msg, hint="lower-case letters, digits, '-' and dots; a name in other letters begins with xn--")
    msg = (
        f"'{typed[:80]}' cannot stand in a mirror list: at most 200 plain characters, no '//', '.' or '..' in its path"
    )
    raise UsageError(msg, hint=_WHOLE)


def read_mirrors(newsroom: Newsroom) -> MirrorList | None:
    """Return the public list, checked against the newest root note, or None where there is none.

    Raises:
        ConfigError: It cannot be read, or the root keys did not sign it.
    """
    return _read(newsroom, newsroom.public, mirrors_path(ROOT_SIGNER))


def add_mirror(
    newsroom: Newsroom, address: str, *, until: int, root_folder: Path | None = None, passphrase: str | None = None
) -> Added:
    """Put an address into the list, or give it another `until`; drop what has run out; sign and publish the next number.

    Args:
        newsroom: Open; its own keys are not needed.
        address: As a person typed it.
        until: Seconds since the epoch, in the future.
        root_folder: Where the root keys lie, if not where `init` puts them.
        passphrase: Of the root keys, where the caller knows it already.

    Raises:
        UsageError: The address, or the time, cannot stand in a list.
        ConfigError: The root keys are not there or stay locked, or what is there already must not be written over.
        Busy: Another command is at work here.
    """
    now = newsroom.clock.now()
    address = complete_address(address)
    if not now < until <= limits.LATEST_SECONDS:
        msg = "a mirror's last day lies in the past, or too far ahead"
        raise UsageError(msg, hint="name a day to come, as in --until 2031-12-31, or --days 30")
    folder = (root_folder or root_keys_folder(newsroom)).resolve()
    if folder.is_relative_to(newsroom.folder):
        msg = f"{folder} lies in the newsroom's own folder, where no root key may be; nothing was signed"
        raise ConfigError(msg, hint="move the root keys elsewhere, best to a stick that you unplug")
    with newsroom.alone():
        # The keys come first, so that a missing stick is said before anything else.
        signers = _open_signers(newsroom, folder, passphrase)
        public = read_mirrors(newsroom)
        held = _newest(public, _read(newsroom, folder, _MEMORY))
        old = held.mirrors if held else ()
        alive = {mirror.address: mirror.until for mirror in old if mirror.until > now}
        before = alive.get(address)
        alive[address] = until
        if len(alive) > limits.MIRRORS:
            msg = f"the list names {limits.MIRRORS} mirrors already, as many as it may; nothing was signed"
            raise ConfigError(msg, hint=f"the first of them ends {_day(min(alive.values()))}")
        number = held.number + 1 if held else 1
        made = MirrorList(
            newsroom.root.domain, ROOT_SIGNER, number, tuple(Mirror(key, alive[key]) for key in sorted(alive))
        )
        _write(newsroom, folder, made, [sign(made.text) for sign in signers])
    dropped = tuple(mirror for mirror in old if mirror.address not in alive)
    return Added(made, address, before, dropped, restored=held is not None and held != public)


def _day(seconds: int) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()


def _read(newsroom: Newsroom, folder: Path, path: str) -> MirrorList | None:
    try:
        data = FolderPlace(folder).read(path, limits.MIRRORS_BYTES)
        return accept_mirrors(newsroom.root, ROOT_SIGNER, data) if data is not None else None
    except ConfigError:
        raise
    except SkywaveError as error:
        msg = f"the mirror list {folder / path} is broken: {error.message}; it was left as it is"
        raise ConfigError(
            msg,
            hint="restore it from a mirror or a backup; once it is removed, the list beside the root keys counts alone",
        ) from None


def _newest(public: MirrorList | None, remembered: MirrorList | None) -> MirrorList | None:
    """Return the list to go on from: the public one, or the one beside the root keys where the public tree is behind."""
    if public is None or remembered is None:
        return public or remembered
    if public.number == remembered.number and public != remembered:
        msg = f"the public tree and the root keys' folder hold two lists with the number {public.number}; nothing was signed"
        raise ConfigError(msg, hint="remove the one that is not yours, and find out who signed it")
    return public if public.number >= remembered.number else remembered


class _OneKey:
    """A root key of the root note, opened."""

    def __init__(self, newsroom: Newsroom, signer: FileSigner) -> None:
        self._signer = signer
        self.key = next((key for key in newsroom.root.root.keys if key.public_key == signer.public_key), None)

    def __call__(self, text: str) -> SignatureLine:
        assert self.key is not None, "only keys of the root note sign"
        return sign_note(text, self.key, self._signer.sign)


def _open_signers(newsroom: Newsroom, folder: Path, passphrase: str | None) -> list[_OneKey]:
    """Return as many root keys as must sign, and no more: each further line would be one that nobody misses."""
    root = newsroom.root.root
    files = sorted(folder.glob("root-*.pem"))
    if not files:
        msg = f"the root keys are not in {folder}; nothing was signed"
        raise ConfigError(msg, hint="plug in the stick that holds them, and name their folder with --root-keys DIR")
    secret = passphrase or find_root_passphrase()
    found: list[_OneKey] = []
    for file in files:
        one = _OneKey(newsroom, FileSigner.load(file, secret, variable=ROOT_PASSPHRASE))
        if one.key is not None and all(one.key != other.key for other in found):
            found.append(one)
        if len(found) == root.threshold:
            return found
    msg = f"{folder} holds {len(found)} of the {root.threshold} root keys of this newsroom that must sign; nothing was signed"
    raise ConfigError(msg, hint="put the missing key files beside them, or name another folder with --root-keys DIR")


def _write(newsroom: Newsroom, folder: Path, made: MirrorList, lines: Sequence[SignatureLine]) -> None:
    data = format_note(made.text, lines)
    if accept_mirrors(newsroom.root, ROOT_SIGNER, data) != made:
        msg = "the list that was signed does not verify; nothing was published"
        raise ConfigError(msg)
    # The number is used up before anybody can see it: after a crash in between, the next list goes on from here.
    write_file(folder / _MEMORY, data, mode=0o600)
    staging = newsroom.staging()
    staging.add_page(mirrors_path(ROOT_SIGNER), data)
    staging.commit()
    if read_mirrors(newsroom) != made:
        msg = f"{newsroom.public / mirrors_path(ROOT_SIGNER)} is not what was written"
        raise ConfigError(msg, hint="look after the disk, then run the same command again")
