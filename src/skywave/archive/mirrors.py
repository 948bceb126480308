"""Mirror lists: where a newsroom can be read, signed by its root keys or by a steward (RULES 33).

    newsroom-mirrors/v1 rfa.example
    signer root                                (or a steward's name)
    number 7
    mirror 1780000000 https://m1.example/rfa/
    mirror 1779000000 http://<56 characters>.onion/

The list of `root` is signed as the root note asks (type 01), a steward's by a line of type 04 over this text: its second line is
no size, so that no checkpoint can be taken for a list or a list for a checkpoint. Each address has an `until`, after which nobody
contacts it. The numbers of one signer's lists increase.

What this module leaves to its caller: remembering the highest number of each signer, and refusing an older list.

>>> is_mirror_address("https://m1.example/rfa/"), is_mirror_address("http://m1.example/")
(True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.cosignature import open_cosignatures
from skywave.archive.encoding import parse_decimal
from skywave.archive.note import Note, VerifierKey, open_note, parse_note
from skywave.errors import Malformed, Unverified, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skywave.archive.root import RootNote

ROOT_SIGNER = "root"

_HEADER = "newsroom-mirrors/v1"
_SIGNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9-]+(\.[a-z0-9-]+)+)(:(?P<port>[1-9][0-9]{0,4}))?(?P<path>/([A-Za-z0-9._~-]+/)*)"
)
_ADDRESS_CHARACTERS = 200
_PORTS = 65535


@dataclass(frozen=True, slots=True)
class Mirror:
    """Where a copy is served.

    Attributes:
        address: Ends in a slash; paths of spec/10-layout.md follow it.
        until: Seconds since the epoch from which on nobody contacts it.
    """

    address: str
    until: int


@dataclass(frozen=True, slots=True)
class MirrorList:
    """One signer's list.

    Attributes:
        domain: Of the newsroom.
        signer: `root`, or the name of a steward in the root note.
        number: 1, 2, ...; the newest list of a signer has the highest.
        mirrors: Sorted by address.
    """

    domain: str
    signer: str
    number: int
    mirrors: tuple[Mirror, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text that is signed."""
        lines = [f"{_HEADER} {self.domain}", f"signer {self.signer}", f"number {self.number}"]
        lines += [f"mirror {mirror.until} {mirror.address}" for mirror in self.mirrors]
        return "\n".join(lines) + "\n"


def is_mirror_address(address: str) -> bool:
    """Say whether a list may name this address: https, or http to an onion, a plain path that ends in a slash, nothing else."""
    found = _ADDRESS.fullmatch(address)
    return (
        found is not None
        and len(address) <= _ADDRESS_CHARACTERS
        and (found["scheme"] == "https" or found["host"].endswith(".onion"))
        and int(found["port"] or 1) <= _PORTS
        and not {".", ".."} & set(found["path"].split("/"))
    )


def parse_mirrors(untrusted: bytes) -> tuple[MirrorList, Note]:
    """Parse a mirror list; its signatures are not checked.

    Raises:
        Malformed: Any other spelling than the canonical one, an address that a list may not name, or too many.

    Source: spec/17-mirrors.md section 1.
    """
    note = parse_note(untrusted, limit=limits.MIRRORS_BYTES)
    lines = note.text.split("\n")[:-1]
    if len(lines) < 3 or len(lines) > 3 + limits.MIRRORS:
        msg = f"a mirror list has {len(lines)} lines; 3 to {3 + limits.MIRRORS} are allowed"
        raise Malformed(msg)
    domain, signer, number = (
        _word(line, keyword) for line, keyword in zip(lines[:3], (_HEADER, "signer", "number"), strict=True)
    )
    found = MirrorList(
        domain,
        signer,
        parse_decimal(number, limit=limits.JSON_INTEGER),
        tuple(_parse_mirror(line) for line in lines[3:]),
    )
    addresses = [mirror.address for mirror in found.mirrors]
    if (
        not _SIGNER.fullmatch(signer)
        or found.number < 1
        or addresses != sorted(set(addresses))
        or found.text != note.text
    ):
        msg = "a mirror list is not in its canonical form"
        raise Malformed(msg)
    return found, note


def _word(line: str, keyword: str) -> str:
    words = line.split(" ")
    if len(words) != 2 or words[0] != keyword or not words[1]:
        msg = f"a mirror list lacks its '{keyword}' line"
        raise Malformed(msg)
    return words[1]


def _parse_mirror(line: str) -> Mirror:
    words = line.split(" ")
    if len(words) != 3 or words[0] != "mirror":
        msg = f"a mirror list has a line it cannot have: '{line[:40]}'"
        raise Malformed(msg)
    if not is_mirror_address(words[2]):
        msg = f"a mirror list names an address that it may not name: '{words[2][:60]}'"
        raise Malformed(msg)
    return Mirror(words[2], parse_decimal(words[1], limit=limits.LATEST_SECONDS))


def accept_mirrors(root: RootNote, signer: str, untrusted: bytes) -> MirrorList:
    """Return a mirror list that `signer` signed.

    Args:
        root: The newest root note, already accepted.
        signer: `root`, or a steward's name: whose list was asked for.
        untrusted: The list's bytes.

    Raises:
        Malformed: See parse_mirrors.
        VerificationFailed: It is another newsroom's or another signer's list, `signer` is neither `root` nor a steward of the
            root note, or the signatures are wrong or too few.

    Source: spec/17-mirrors.md section 2.
    """
    found, note = parse_mirrors(untrusted)
    if found.domain != root.domain or found.signer != signer:
        msg = f"this is the mirror list of '{found.signer}' of {found.domain}, not of '{signer}' of {root.domain}"
        raise VerificationFailed(msg)
    if signer == ROOT_SIGNER:
        try:
            signed = root.root.count(open_note(note, root.root.keys))
        except Unverified:
            signed = 0
        if signed < root.root.threshold:
            msg = f"the mirror list was signed by {signed} of the {root.root.threshold} root keys that it needs"
            raise VerificationFailed(msg)
    elif signer not in root.stewards:
        msg = f"'{signer}' is no steward of {root.domain}: nobody may follow its mirror list"
        raise VerificationFailed(msg)
    elif not open_cosignatures(note, [root.policy.witnesses[signer]]):
        msg = f"the mirror list of '{signer}' was not signed by that steward"
        raise VerificationFailed(msg)
    return found


def keys_of_signer(root: RootNote, signer: str) -> tuple[VerifierKey, ...]:
    """Return the keys whose lines belong on a signer's list; none for who may not sign one."""
    if signer == ROOT_SIGNER:
        return root.root.keys
    return (root.policy.witnesses[signer],) if signer in root.stewards else ()


def merge_mirrors(lists: Iterable[MirrorList], now: int) -> tuple[str, ...]:
    """Return the addresses that may be contacted, those that last longest first, then in the order of their bytes.

    Args:
        lists: Accepted. Of several by one signer the one with the highest number counts, so that nobody names more than one list
            may hold.
        now: Seconds since the epoch; an address whose `until` is not later is left out.
    """
    newest: dict[str, MirrorList] = {}
    for one in lists:
        held = newest.get(one.signer)
        if held is None or one.number > held.number:
            newest[one.signer] = one
    until: dict[str, int] = {}
    for one in newest.values():
        for mirror in one.mirrors:
            until[mirror.address] = max(mirror.until, until.get(mirror.address, 0))
    alive = [address for address, end in until.items() if end > now]
    return tuple(sorted(alive, key=lambda address: (-until[address], address)))
