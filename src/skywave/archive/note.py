"""Signed notes: text that any number of keys have signed (C2SP signed-note v1.0.0).

    <text, one or more lines, ending in a newline>
    <empty line>
    <em dash> <key name> base64(4-byte key id || signature)
    ...

A verifier key ("vkey") is `<name>+<8 hex digits of the key id>+<base64 of type byte || public key>`; the key id is the
first four bytes of SHA-256(name || 0x0A || type || public key). Type 0x01 signs the text as it stands, type 0x04 is a
dated cosignature (`cosignature`). This module does not decide who is trusted: callers pass the keys.

Signatures by unknown keys are ignored; a signature by a known key that does not verify refuses the whole note.
A `Note` is parsed and unverified; what `open_note` returns is the keys whose signatures were checked.

>>> key = VerifierKey.of("quasimodo.example/salvatore", SIGNATURE, bytes(32))
>>> VerifierKey.parse(key.text) == key
True
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from skywave import limits
from skywave.archive.encoding import format_base64, parse_base64
from skywave.errors import Malformed, Unverified, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SIGNATURE = 0x01
COSIGNATURE = 0x04

_KEY_BYTES = 32
_ID_BYTES = 4
_DASH = "\u2014 "
_NAME = re.compile(r"[^\s+\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x00-\x1f\x7f]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")

# The order of the base point's group, the field's prime, and the y coordinates of the points of small order
# (RFC 8032 section 5.1; C2SP/CCTV ed25519/README.md lists the 14 encodings).
_L = 2**252 + 27742317777372353535851937790883648493
_P = 2**255 - 19
_D = (-121665 * pow(121666, _P - 2, _P)) % _P


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name and one role.

    Attributes:
        name: Without spaces or plus signs, by custom an address without a scheme.
        kind: Signature type byte, SIGNATURE or COSIGNATURE.
        public_key: 32 bytes, RFC 8032.
        key_id: 4 bytes, derived.
    """

    name: str
    kind: int
    public_key: bytes
    key_id: bytes

    @classmethod
    def of(cls, name: str, kind: int, public_key: bytes) -> VerifierKey:
        """Return the key with its id computed.

        Raises:
            Malformed: The name, type or length is not allowed.
        """
        if not _NAME.fullmatch(name) or kind not in (SIGNATURE, COSIGNATURE) or len(public_key) != _KEY_BYTES:
            msg = "a verifier key is malformed"
            raise Malformed(msg)
        digest = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()
        return cls(name, kind, public_key, digest[:_ID_BYTES])

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Return the key that a vkey text spells, or raise Malformed for any other text."""
        parts = text.split("+", 2)
        if len(parts) != 3:
            msg = "a verifier key is malformed"
            raise Malformed(msg)
        name, _, encoded = parts
        raw = parse_base64(encoded)
        if not raw:
            msg = "a verifier key is malformed"
            raise Malformed(msg)
        key = cls.of(name, raw[0], raw[1:])
        if key.text != text:
            msg = f"the verifier key '{name}' does not match its own id"
            raise Malformed(msg)
        return key

    @property
    def text(self) -> str:
        """The vkey text."""
        return f"{self.name}+{self.key_id.hex()}+{format_base64(bytes([self.kind]) + self.public_key)}"

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Say whether `signature` (64 bytes) is this key's over `message`."""
        return _verify(self.public_key, message, signature)


@functools.lru_cache(maxsize=256)
def _verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    # A pure function, remembered: the same few checkpoints are judged again and again.
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@functools.lru_cache(maxsize=1024)
def is_safe_point(public_key: bytes) -> bool:
    """Say whether a public key is a canonical point of the prime-order group.

    Low-order, mixed-order and non-canonical keys make implementations disagree about the same signature, so root notes
    refuse them (RULES 5). Costs about 2 ms in plain Python: call it where keys are accepted, not where they are used.

    Args:
        public_key: 32 bytes.
    """
    encoded = int.from_bytes(public_key, "little")
    y, sign = encoded & ((1 << 255) - 1), encoded >> 255
    if y >= _P:
        return False
    x2 = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(x2, (_P + 3) // 8, _P)
    if (x * x - x2) % _P:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if (x * x - x2) % _P or (x == 0 and sign):
        return False
    if x & 1 != sign:
        x = _P - x
    point = (x, y, 1, x * y % _P)
    if _is_neutral(point):
        return False
    return _is_neutral(_multiply(_L, point))


def _add(p: tuple[int, int, int, int], q: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    # RFC 8032 section 5.1.4, extended coordinates.
    a = (p[1] - p[0]) * (q[1] - q[0]) % _P
    b = (p[1] + p[0]) * (q[1] + q[0]) % _P
    c = 2 * p[3] * q[3] * _D % _P
    d = 2 * p[2] * q[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _multiply(scalar: int, point: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _is_neutral(point: tuple[int, int, int, int]) -> bool:
    return point[0] % _P == 0 and (point[1] - point[2]) % _P == 0


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature line, parsed but not verified.

    Attributes:
        name: The key's name.
        key_id: 4 bytes.
        signature: What follows the key id; 64 bytes for Ed25519, 72 for a cosignature.
    """

    name: str
    key_id: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """The line without its newline."""
        return f"{_DASH}{self.name} {format_base64(self.key_id + self.signature)}"

    def is_by(self, key: VerifierKey) -> bool:
        """Say whether this line claims to be by `key`; the claim is not checked."""
        return self.name == key.name and self.key_id == key.key_id


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was read: nothing in it is verified.

    Attributes:
        text: With its final newline.
        lines: In the order they stand in the note.
    """

    text: str
    lines: tuple[SignatureLine, ...]


def parse_note(untrusted: bytes, *, limit: int) -> Note:
    """Split a note into text and signature lines.

    Args:
        untrusted: The whole note.
        limit: The most bytes it may have.

    Raises:
        Malformed: Too long, not UTF-8, control characters, no signature, or a malformed signature line.

    Source: spec/03-notes.md; C2SP signed-note "Format".
    """
    if len(untrusted) > limit:
        msg = f"a note is longer than {limit} bytes"
        raise Malformed(msg)
    try:
        whole = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        msg = "a note is not UTF-8"
        raise Malformed(msg) from None
    split = whole.rfind("\n\n")
    if _CONTROL.search(whole) or split < 0 or not whole.endswith("\n"):
        msg = "a note has no signatures, no final newline, or control characters"
        raise Malformed(msg)
    text, block = whole[: split + 1], whole[split + 2 :]
    raw_lines = block.split("\n")[:-1]
    if not raw_lines or len(raw_lines) > limits.NOTE_SIGNATURES:
        msg = f"a note has {len(raw_lines)} signatures; 1 to {limits.NOTE_SIGNATURES} are allowed"
        raise Malformed(msg)
    return Note(text, tuple(_parse_line(line) for line in raw_lines))


def _parse_line(line: str) -> SignatureLine:
    parts = line.removeprefix(_DASH).split(" ")
    if not line.startswith(_DASH) or len(parts) != 2 or not _NAME.fullmatch(parts[0]):
        msg = "a signature line is malformed"
        raise Malformed(msg)
    raw = parse_base64(parts[1])
    if len(raw) <= _ID_BYTES:
        msg = "a signature line is malformed"
        raise Malformed(msg)
    return SignatureLine(parts[0], raw[:_ID_BYTES], raw[_ID_BYTES:])


def format_note(text: str, lines: Iterable[SignatureLine]) -> bytes:
    """Return the bytes of a note. The text must end in a newline."""
    assert text.endswith("\n"), "a note's text ends in a newline"
    return (text + "\n" + "".join(line.text + "\n" for line in lines)).encode()


def sign_note(text: str, key: VerifierKey, sign: Callable[[bytes], bytes]) -> SignatureLine:
    """Return `key`'s signature line over a text (type 0x01).

    Args:
        text: The note's text with its final newline.
        key: Of kind SIGNATURE.
        sign: Returns the 64-byte Ed25519 signature over the bytes it is given.
    """
    assert key.kind == SIGNATURE, "cosignatures are made by the cosignature module"
    return SignatureLine(key.name, key.key_id, sign(text.encode()))


def open_note(note: Note, known: Iterable[VerifierKey]) -> frozenset[VerifierKey]:
    """Return the known keys (type 0x01) that signed the note.

    Thresholds count public keys, so the caller counts what this returns by `public_key`.

    Raises:
        VerificationFailed: A known key's signature is wrong; the note as a whole is refused.
        Unverified: No known key signed.
    """
    signed = set()
    keys = [key for key in known if key.kind == SIGNATURE]
    message = note.text.encode()
    for line in note.lines:
        for key in keys:
            if not line.is_by(key):
                continue
            if not key.verify(message, line.signature):
                msg = f"the signature by {key.name} is wrong: the note was altered"
                raise VerificationFailed(msg)
            signed.add(key)
    if not signed:
        msg = "no key you trust signed this note"
        raise Unverified(msg)
    return frozenset(signed)
