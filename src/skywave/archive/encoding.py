"""Strict text forms of bytes: one value has exactly one spelling, every other spelling is refused."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from skywave.errors import Malformed

HASH_BYTES = 32
_HEX64 = re.compile(r"[0-9a-f]{64}")
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


def format_base64(data: bytes) -> str:
    """Return standard base64 with padding (RFC 4648 section 4)."""
    return base64.b64encode(data).decode("ascii")


def parse_base64(text: str) -> bytes:
    """Return the bytes of the only canonical base64 spelling.

    Raises:
        Malformed: Wrong alphabet, padding, or non-zero trailing bits.
    """
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError):
        msg = "a base64 value is malformed"
        raise Malformed(msg) from None
    if format_base64(data) != text:
        msg = "a base64 value is not in its canonical form"
        raise Malformed(msg)
    return data


def parse_hash(text: str) -> bytes:
    """Return the 32 bytes of a base64 SHA-256 hash, or raise Malformed."""
    data = parse_base64(text)
    if len(data) != HASH_BYTES:
        msg = "a hash is not 32 bytes long"
        raise Malformed(msg)
    return data


def parse_hex(text: str) -> bytes:
    """Return the 32 bytes of a lowercase hexadecimal SHA-256 hash, or raise Malformed."""
    if not _HEX64.fullmatch(text):
        msg = "a hash is not 64 lowercase hexadecimal digits"
        raise Malformed(msg)
    return bytes.fromhex(text)


def parse_decimal(text: str, *, limit: int) -> int:
    """Return a non-negative integer without sign or leading zeros, at most `limit`.

    Raises:
        Malformed: Any other spelling, or a larger number.
    """
    if not _DECIMAL.fullmatch(text) or int(text) > limit:
        msg = f"'{text[:24]}' is not a decimal number of at most {limit}"
        raise Malformed(msg)
    return int(text)


def format_base32(data: bytes) -> str:
    """Return lowercase base32 without padding (RFC 4648 section 6, lower case)."""
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of `data`."""
    return hashlib.sha256(data).digest()
