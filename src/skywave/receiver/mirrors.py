"""The mirror lists of a copy: each is what its signer signed, or it is named (RULES 33; spec/12-verification.md step 10).

A list says where else a newsroom can be read. A false one moves readers to whoever made it, so that a copy which carries one is
not ok, however genuine its stories are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.layout import mirrors_path
from skywave.archive.mirrors import ROOT_SIGNER, accept_mirrors, keys_of_signer
from skywave.archive.note import parse_note
from skywave.errors import Malformed, TransportFailed, VerificationFailed

if TYPE_CHECKING:
    from skywave.archive.root import RootNote
    from skywave.ports import Place
    from skywave.receiver.report import Report


def check_mirrors(place: Place, root: RootNote, report: Report) -> set[str]:
    """Check the lists that the root keys and the stewards may have signed, and report what is false.

    Returns:
        The paths of the lists that are there, accepted or reported. A list by anybody else stays unexplained.
    """
    explained = set()
    for signer in dict.fromkeys((ROOT_SIGNER, *root.stewards)):
        path = mirrors_path(signer)
        try:
            raw = place.read(path, limits.MIRRORS_BYTES)
            if raw is None:
                continue
            accept_mirrors(root, signer, raw)
        except (Malformed, VerificationFailed, TransportFailed) as error:
            report.fault("altered", path, f"{path}: {error}")
        else:
            _name_strangers(root, signer, path, raw, report)
        explained.add(path)
    return explained


def _name_strangers(root: RootNote, signer: str, path: str, raw: bytes, report: Report) -> None:
    known = keys_of_signer(root, signer)
    for line in parse_note(raw, limit=limits.MIRRORS_BYTES).lines:
        if not any(line.is_by(key) for key in known):
            message = f"{path} carries a signature by '{line.name}', which is no key of its signer"
            report.notice("unexplained", path, message)
