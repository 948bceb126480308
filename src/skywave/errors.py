"""Everything that can go wrong, divided by who must act.

    SkywaveError
    +-- Malformed             bytes from elsewhere do not follow their format: never use them, never retry
    +-- VerificationFailed    a signature, hash or proof is false: never downgrade; may carry evidence
    +-- Unverified            nothing false, but no key or pin you trust vouches for it
    +-- TransportFailed       a place could not be read: try another carrier, or later
    +-- RightsDenied          no right was shown; the default on any doubt
    +-- ConfigError           the newsroom's own folder, keys or settings need a person
    +-- Busy                  somebody else holds the lock: try again later

Each class has a stable `code` (listed in `spec/11-errors.md`, shared with the browser reader) and an exit status of
the command line. The message says what happened and what it means; `hint` says what to do next. A caller's
bug is a ValueError or an AssertionError and none of these.
"""

from __future__ import annotations


class SkywaveError(Exception):
    """Something went wrong that a person can be told about.

    Args:
        message: One sentence, lower case, without a full stop: what happened and what it means.
        hint: The next thing to do, or None.
    """

    code = "error"
    exit_status = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Malformed(SkywaveError):
    """The bytes do not follow their format; nothing in them may be used.

    A verification counts it among its findings and exits with 3 by itself; what ends a command this way is broken input.
    """

    code = "malformed"


class VerificationFailed(SkywaveError):
    """A signature, hash or proof is false.

    Args:
        message: As in SkywaveError.
        hint: As in SkywaveError.
        evidence: Signed bytes that show the misbehaviour without the help of whoever misbehaved.
    """

    code = "verification-failed"
    exit_status = 3

    def __init__(self, message: str, *, hint: str | None = None, evidence: tuple[bytes, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.evidence = evidence


class Unverified(SkywaveError):
    """Nothing was shown to be false, but nobody you trust vouches for it."""

    code = "unverified"
    exit_status = 3


class TransportFailed(SkywaveError):
    """A place could not be read; another carrier or another time may do."""

    code = "transport-failed"
    exit_status = 4


class RightsDenied(SkywaveError):
    """No right was shown for this use; an unknown right is a no."""

    code = "rights-denied"


class ConfigError(SkywaveError):
    """The newsroom's folder, keys or settings need a person."""

    code = "config"


class UsageError(SkywaveError):
    """The command's words do not fit together."""

    code = "usage"
    exit_status = 2


class Busy(SkywaveError):
    """Somebody else is at work in this folder; try again later."""

    code = "busy"
    exit_status = 4
