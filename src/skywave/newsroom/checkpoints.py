"""The checkpoints of the public tree: reading what is there, and writing what a log has become, dated by the pulse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.checkpoint import UntrustedCheckpoint, parse_checkpoint
from skywave.archive.cosignature import cosign
from skywave.archive.layout import checkpoint_path
from skywave.archive.note import SignatureLine, format_note
from skywave.errors import ConfigError, Malformed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.io.disk import Staging
    from skywave.newsroom.newsroom import Newsroom


def public_checkpoint(newsroom: Newsroom, log: str) -> UntrustedCheckpoint | None:
    """Return the checkpoint of a log that the public tree holds, or None where there is none.

    Raises:
        ConfigError: It is damaged.
    """
    path = newsroom.public / checkpoint_path(log)
    if not path.exists():
        return None
    try:
        return parse_checkpoint(path.read_bytes())
    except (OSError, Malformed) as error:
        msg = f"{path} cannot be read: {error}; nothing was signed"
        raise ConfigError(msg, hint="remove the file if it is damaged, or restore it from a mirror") from None


def refuse_fork(log: str, found: int, ours: int) -> ConfigError:
    """Return the refusal to sign over another history than the catalogue's (RULES 17).

    Args:
        log: A desk's code, or what a person calls the log.
        found: Leaves that the public tree holds.
        ours: Leaves that the catalogue holds.
    """
    msg = (
        f"the public tree of {log} holds {found} records and this catalogue {ours}, with another history; "
        "signing would fork the newsroom's own log, so nothing was signed"
    )
    return ConfigError(msg, hint="this catalogue was probably restored from an old backup: restore the newest one")


def stage_checkpoint(
    newsroom: Newsroom, staging: Staging, log: str, text: str, lines: Sequence[SignatureLine], now: int
) -> None:
    """Stage a checkpoint with the log's own signature lines and a new one by the pulse."""
    pulse = cosign(text, newsroom.pulse_key(), newsroom.signer("pulse").sign, time=now)
    staging.add_checkpoint(checkpoint_path(log), format_note(text, [*lines, pulse]))
