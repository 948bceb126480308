"""Who must have cosigned: the witness, group and quorum lines of C2SP tlog-policy, in their canonical spelling.

    witness pulse rfa.example/pulse+...
    witness w1 ...
    group W 2 w1 w2 w3
    group Q all W S
    quorum Q

In a root note these lines have exactly one spelling: one space between words, no comments, no addresses. Duplicates are
judged by public key, not by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.encoding import parse_decimal
from skywave.archive.note import COSIGNATURE, VerifierKey
from skywave.errors import Malformed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """At least `threshold` of `members` (witness or group names)."""

    name: str
    threshold: int
    members: tuple[str, ...]
    spelling: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A quorum over named witnesses.

    Attributes:
        witnesses: By name, in the order stated.
        groups: In the order stated; each refers to earlier names only.
        quorum: A name, or `none`.
    """

    witnesses: Mapping[str, VerifierKey] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    quorum: str = NONE

    @property
    def lines(self) -> list[str]:
        """The policy's lines, canonical."""
        return [
            *(f"witness {name} {key.text}" for name, key in self.witnesses.items()),
            *(f"group {g.name} {g.spelling} {' '.join(g.members)}" for g in self.groups),
            f"quorum {self.quorum}",
        ]

    def is_met_by(self, cosigners: Collection[VerifierKey]) -> bool:
        """Say whether these cosigners, whose lines were checked, make the quorum."""
        if self.quorum == NONE:
            return True
        held = {name: key in cosigners for name, key in self.witnesses.items()}
        for group in self.groups:
            held[group.name] = sum(held[m] for m in group.members) >= group.threshold
        return held[self.quorum]


def parse_policy(lines: Sequence[str]) -> Policy:
    """Parse canonical policy lines.

    Raises:
        Malformed: A name is unknown, used twice or out of order; a key is a duplicate; a threshold is outside 1..n.
    """
    witnesses: dict[str, VerifierKey] = {}
    groups: list[Group] = []
    quorum: str | None = None
    members_used: set[str] = set()
    for line in lines:
        words = line.split(" ")
        known = {*witnesses, *(g.name for g in groups)}
        if quorum is not None:
            msg = "a policy goes on after its quorum line"
            raise Malformed(msg)
        match words:
            case ["witness", name, vkey] if not groups:
                key = VerifierKey.parse(vkey)
                _check_new(name, known)
                if key.kind != COSIGNATURE or key.public_key in {k.public_key for k in witnesses.values()}:
                    msg = f"the witness '{name}' repeats a key or has one of the wrong kind"
                    raise Malformed(msg)
                witnesses[name] = key
            case ["group", name, spelling, *members] if members:
                _check_new(name, known)
                if not set(members) <= known or len(set(members)) < len(members) or members_used & set(members):
                    msg = f"the group '{name}' names a member that is unknown or used twice"
                    raise Malformed(msg)
                members_used |= set(members)
                groups.append(Group(name, _threshold(spelling, len(members)), tuple(members), spelling))
            case ["quorum", name] if name == NONE or name in known:
                quorum = name
            case _:
                msg = f"the policy line '{line[:40]}' is malformed"
                raise Malformed(msg)
    if quorum is None or len(witnesses) > limits.WITNESSES or len(groups) > limits.GROUPS:
        msg = "a policy has no quorum line, or too many lines"
        raise Malformed(msg)
    return Policy(witnesses, tuple(groups), quorum)


def _check_new(name: str, known: Collection[str]) -> None:
    if not _NAME.fullmatch(name) or name == NONE or name in known:
        msg = f"the policy name '{name[:40]}' is malformed or used twice"
        raise Malformed(msg)


def _threshold(spelling: str, count: int) -> int:
    if spelling == "any":
        return 1
    if spelling == "all":
        return count
    threshold = parse_decimal(spelling, limit=count)
    if threshold < 1:
        msg = "a group's threshold is zero"
        raise Malformed(msg)
    return threshold
