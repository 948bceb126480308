"""Root notes: who may speak for a newsroom, and how that changes.

    newsroom-root/v1 rfa.example
    version 1
    prev none
    expires 2036-01-01
    root 2 <vkey> <vkey> <vkey>
    desk mya 1 <vkey>
    witness pulse <vkey>
    quorum none
    pulse pulse
    stewards s1 s2 s3                          (where there are any)
    void mya 10 12                             (leaves 10 and 11 are void)
    retire mya 10231 <base64 root> mya-2       (origin retired; its successor)

The newsroom id N is the lowercase base32 of SHA-256 over the text of root/1 (RULES 1). A root note is accepted as version k+1
only if a threshold of k's root keys and of k+1's own root keys signed it; expiry only warns (RULES 6; TUF 5.3). The lines stand
in the order above, have one spelling each, and a note that re-encodes to anything else is refused.

What this module leaves to its caller: reading the notes, remembering the newest, and comparing several successors
(`choose_successor` says what to do with two).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import format_base32, format_base64, parse_decimal, parse_hash, sha256
from skywave.archive.layout import is_desk_code
from skywave.archive.note import COSIGNATURE, SIGNATURE, Note, VerifierKey, is_safe_point, open_note, parse_note
from skywave.archive.policy import Policy, parse_policy
from skywave.errors import Malformed, Unverified, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_HEADER = "newsroom-root/v1"
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DOMAIN_CHARACTERS = 128


@dataclass(frozen=True, slots=True)
class Keys:
    """`threshold` of these keys must sign; public keys are counted, not names."""

    threshold: int
    keys: tuple[VerifierKey, ...]

    def count(self, signers: Iterable[VerifierKey]) -> int:
        """Return how many distinct public keys of this set are among `signers`."""
        mine = {key.public_key for key in self.keys}
        return len({key.public_key for key in signers} & mine)

    @property
    def text(self) -> str:
        """The threshold and the vkeys, as they stand in a line."""
        return f"{self.threshold} {' '.join(key.text for key in self.keys)}"


@dataclass(frozen=True, slots=True)
class Void:
    """Leaves [start, end) of a desk's log are void (RULES 8)."""

    desk: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Retirement:
    """A desk's log is retired at (size, root); `successor` has the same first leaves (RULES 9)."""

    desk: str
    size: int
    root: bytes
    successor: str


@dataclass(frozen=True, slots=True)
class RootNote:
    """What a root note states.

    Attributes:
        domain: A label that never changes along a chain (RULES 4).
        version: 1, 2, ...
        prev: SHA-256 of the previous note's text, or None in version 1.
        expires: ISO date; only a warning.
        root: The root keys.
        desks: By desk code, in the order of the codes.
        policy: Witnesses and quorum.
        pulse: The name of the newsroom's own dating witness, or None.
        stewards: The names of the witnesses that hold the data.
        voids: Void leaves, the whole list.
        retirements: Retired logs.
    """

    domain: str
    version: int
    prev: bytes | None
    expires: str
    root: Keys
    desks: Mapping[str, Keys]
    policy: Policy = field(default_factory=Policy)
    pulse: str | None = None
    stewards: tuple[str, ...] = ()
    voids: tuple[Void, ...] = ()
    retirements: tuple[Retirement, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text that is signed."""
        lines = [
            f"{_HEADER} {self.domain}",
            f"version {self.version}",
            f"prev {format_base64(self.prev) if self.prev else 'none'}",
            f"expires {self.expires}",
            f"root {self.root.text}",
            *(f"desk {code} {keys.text}" for code, keys in sorted(self.desks.items())),
            *self.policy.lines,
        ]
        if self.pulse:
            lines.append(f"pulse {self.pulse}")
        if self.stewards:
            lines.append(f"stewards {' '.join(self.stewards)}")
        lines += [f"void {v.desk} {v.start} {v.end}" for v in self.voids]
        lines += [f"retire {r.desk} {r.size} {format_base64(r.root)} {r.successor}" for r in self.retirements]
        return "\n".join(lines) + "\n"

    @property
    def digest(self) -> bytes:
        """SHA-256 of the text without signature lines (RULES 1)."""
        return sha256(self.text.encode())

    @property
    def log_origin(self) -> str:
        """The origin of the log whose leaves are the root notes."""
        return f"{self.domain}/root"

    def desk_origin(self, code: str) -> str:
        """Return the origin of a desk's log."""
        return f"{self.domain}/{code}"

    def is_void(self, desk: str, index: int) -> bool:
        """Say whether a leaf is void."""
        return any(v.desk == desk and v.start <= index < v.end for v in self.voids)

    @property
    def dating_keys(self) -> tuple[VerifierKey, ...]:
        """The keys whose cosignatures date a log: the stewards', or the pulse's where there are none (RULES 21)."""
        names = self.stewards or ((self.pulse,) if self.pulse else ())
        return tuple(self.policy.witnesses[name] for name in names)

    @property
    def all_keys(self) -> frozenset[VerifierKey]:
        """Every key with any role."""
        desks = (key for keys in self.desks.values() for key in keys.keys)
        return frozenset((*self.root.keys, *desks, *self.policy.witnesses.values()))


def is_domain(text: str) -> bool:
    """Say whether `text` may be a newsroom's domain: lower case, at least two labels, at most 128 characters."""
    return _DOMAIN.fullmatch(text) is not None and len(text) <= _DOMAIN_CHARACTERS


def newsroom_id(first: RootNote) -> str:
    """Return N, 52 characters, of a newsroom's first root note."""
    return format_base32(first.digest)


def parse_root_note(untrusted: bytes) -> tuple[RootNote, Note]:
    """Parse a root note; its signatures are not checked.

    Raises:
        Malformed: Any other spelling than the canonical one, an unsafe key, or a key with two roles.

    Source: spec/05-root.md.
    """
    note = parse_note(untrusted, limit=limits.ROOT_NOTE_BYTES)
    root = _parse_text(note.text)
    if root.text != note.text:
        msg = "a root note is not in its canonical form"
        raise Malformed(msg)
    _check_keys(root)
    return root, note


def _parse_text(text: str) -> RootNote:
    lines = text.split("\n")[:-1]
    if len(lines) < 5:
        msg = "a root note is too short"
        raise Malformed(msg)
    domain = _word(lines[0], _HEADER)
    version = parse_decimal(_word(lines[1], "version"), limit=limits.ROOT_STEPS)
    prev_text = _word(lines[2], "prev")
    prev = None if prev_text == "none" else parse_hash(prev_text)
    expires = _word(lines[3], "expires")
    if not is_domain(domain) or version < 1 or (prev is None) != (version == 1):
        msg = "a root note's domain, version or prev line is malformed"
        raise Malformed(msg)
    try:
        if not _DATE.fullmatch(expires):
            raise ValueError
        dt.date.fromisoformat(expires)
    except ValueError:
        msg = "a root note's expiry is not a date"
        raise Malformed(msg) from None
    keyword, *words = lines[4].split(" ")
    root = _parse_keys(words if keyword == "root" else (), limits.ROOT_KEYS)
    desks: dict[str, Keys] = {}
    policy_lines: list[str] = []
    pulse: str | None = None
    stewards: tuple[str, ...] = ()
    voids: list[Void] = []
    retirements: list[Retirement] = []
    for line in lines[5:]:
        match line.split(" "):
            case ["desk", code, *rest] if is_desk_code(code) and code not in desks:
                desks[code] = _parse_keys(rest, limits.DESK_KEYS)
            case ["witness" | "group" | "quorum", *_]:
                policy_lines.append(line)
            case ["pulse", name] if pulse is None:
                pulse = name
            case ["stewards", *names] if names and not stewards:
                stewards = tuple(names)
            case ["void", code, start, end]:
                void = Void(
                    code, parse_decimal(start, limit=limits.LOG_SIZE), parse_decimal(end, limit=limits.LOG_SIZE)
                )
                voids.append(void)
            case ["retire", code, size, root_hash, successor]:
                retirements.append(
                    Retirement(code, parse_decimal(size, limit=limits.LOG_SIZE), parse_hash(root_hash), successor)
                )
            case _:
                msg = f"a root note has a line it cannot have: '{line[:40]}'"
                raise Malformed(msg)
    policy = parse_policy(policy_lines)
    named = {*stewards, *([pulse] if pulse else [])}
    if (
        not named <= set(policy.witnesses)
        or len(set(stewards)) < len(stewards)
        or pulse in stewards
        or any(v.start >= v.end or v.desk not in desks for v in voids)
        or any(r.desk not in desks or r.successor not in desks or r.desk == r.successor for r in retirements)
        or max(len(voids), len(retirements)) > limits.VOIDS
        or not 1 <= len(desks) <= limits.DESKS
    ):
        msg = "a root note names a witness or desk that it does not define, or too many"
        raise Malformed(msg)
    return RootNote(
        domain, version, prev, expires, root, desks, policy, pulse, stewards, tuple(voids), tuple(retirements)
    )


def _word(line: str, keyword: str) -> str:
    words = line.split(" ")
    if len(words) != 2 or words[0] != keyword:
        msg = f"a root note lacks its '{keyword}' line"
        raise Malformed(msg)
    return words[1]


def _parse_keys(words: Sequence[str], most: int) -> Keys:
    if not 2 <= len(words) <= most + 1:
        msg = "a root note's key line is malformed"
        raise Malformed(msg)
    keys = tuple(VerifierKey.parse(word) for word in words[1:])
    threshold = parse_decimal(words[0], limit=len(keys))
    if threshold < 1 or any(key.kind != SIGNATURE for key in keys):
        msg = "a root note's threshold is zero, or a key is of the wrong kind"
        raise Malformed(msg)
    return Keys(threshold, keys)


def _check_keys(root: RootNote) -> None:
    """Refuse unsafe keys and keys with two roles (RULES 5)."""
    desks = [key for keys in root.desks.values() for key in keys.keys]
    every = [*root.root.keys, *desks, *root.policy.witnesses.values()]
    if len({key.public_key for key in every}) < len(every):
        msg = "a public key has two roles in a root note"
        raise Malformed(msg)
    if len({(key.name, key.key_id) for key in every}) < len(every):
        msg = "two keys of a root note share a name and an id: nobody could tell whose a signature is"
        raise Malformed(msg)
    if any(key.kind != COSIGNATURE for key in root.policy.witnesses.values()):
        msg = "a witness key is not a cosignature key"
        raise Malformed(msg)
    for key in every:
        if not is_safe_point(key.public_key):
            msg = f"the key {key.name} is not a safe Ed25519 key"
            raise Malformed(msg)


def check_first(untrusted: bytes) -> RootNote:
    """Return a first root note that a threshold of its own keys signed; compare its N with the pin yourself.

    Raises:
        Malformed: See parse_root_note.
        VerificationFailed: The threshold is not met, or a signature is wrong.
    """
    root, note = parse_root_note(untrusted)
    if root.version != 1:
        msg = f"root note {root.version} stands where root note 1 should be"
        raise VerificationFailed(msg)
    _check_threshold(root.root, note, f"root note {root.version}")
    return root


def check_successor(trusted: RootNote, untrusted: bytes) -> RootNote:
    """Return the next root note if `trusted`'s and its own root keys signed it (RULES 6).

    Args:
        trusted: Version k, already accepted.
        untrusted: Bytes that claim to be version k+1.

    Raises:
        Malformed: See parse_root_note.
        VerificationFailed: Wrong version, domain, prev, or too few signatures. `trusted` stands.
    """
    root, note = parse_root_note(untrusted)
    if root.version != trusted.version + 1:
        msg = f"root note {root.version} cannot follow root note {trusted.version}"
        raise VerificationFailed(msg)
    if root.domain != trusted.domain or root.prev != trusted.digest:
        msg = f"root note {root.version} does not continue the chain of {trusted.domain}"
        raise VerificationFailed(msg)
    _check_threshold(trusted.root, note, f"root note {root.version}")
    _check_threshold(root.root, note, f"root note {root.version}")
    return root


def choose_successor(trusted: RootNote, candidates: Iterable[bytes]) -> tuple[RootNote, tuple[bytes, ...]]:
    """Return the root note to trust after seeing these candidates for version k+1, and evidence of a fork.

    With one valid successor it is accepted. Two different valid successors convict the root keys: `trusted` stays and both
    notes are returned as evidence (RULES 6). Invalid candidates are ignored.
    """
    valid: dict[bytes, tuple[RootNote, bytes]] = {}
    for untrusted in candidates:
        try:
            root = check_successor(trusted, untrusted)
        except (Malformed, VerificationFailed, Unverified):
            continue
        valid[root.digest] = (root, untrusted)
    if len(valid) > 1:
        return trusted, tuple(raw for _, raw in valid.values())
    return (next(iter(valid.values()))[0] if valid else trusted), ()


def _check_threshold(keys: Keys, note: Note, what: str) -> None:
    try:
        signers = open_note(note, keys.keys)
    except Unverified:
        signers = frozenset()
    if keys.count(signers) < keys.threshold:
        msg = f"{what} was signed by {keys.count(signers)} of the {keys.threshold} root keys that it needs"
        raise VerificationFailed(msg)
