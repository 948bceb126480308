"""Reads the C2PA manifest of a photo: who signed it, with what it was made, and whether it was changed since.

Nothing here is trusted for more than it shows: a valid signature says who vouches, not that a picture is true. The library
(c2pa-python, native code) runs in a process of its own, only for files in which a manifest is found, and is forbidden the
network. Source: C2PA specification 2.2.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from skywave import limits
from skywave.errors import ConfigError, Malformed
from skywave.io import jpeg_segments
from skywave.io.photo_metadata import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

VALID, UNTRUSTED, INVALID, ELSEWHERE = "valid", "untrusted", "invalid", "elsewhere"
MEDIA: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"})
SECONDS: Final = 30
_WORKER = Path(__file__).with_name("content_credentials_worker.py")
_MISSING = 64  # the worker's exit status
_APP11 = 0xEB
_LABEL = b"jumdc2pa"  # how every whole manifest begins, in any container
_CHUNKS = 100_000
_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # of the box that holds a manifest in AVIF
_CODES, _VALUES = 100, 100_000  # how many codes are kept, and values of a report looked at
_REMOTE = (b"dcterms:provenance", "provenance".encode("utf-16-le"))
_AI = frozenset({"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"})


@dataclass(frozen=True, slots=True)
class ContentCredentials:
    """What a manifest says, and whether it holds.

    Attributes:
        state: valid; untrusted (signature and hashes hold, the signer is on no trust list that we hold); invalid (something was
            changed, or the manifest cannot be read); elsewhere (the photo names an address for its manifest, which is never
            asked).
        signer: Who signed, as the certificate states it, clean; or empty.
        generator: The program that made the manifest, clean; or empty.
        when: Seconds since the epoch, as a time stamp says; or None.
        training_mining: allowed, constrained or notAllowed, the strictest of all entries; or empty.
        ai_generated: Whether any manifest in the photo says that a model made it or a part of it.
        codes: What failed, in the words of C2PA (assertion.dataHash.mismatch); of an ingredient with `ingredient:` before;
            reader.NAME where the manifest could not be read.
    """

    state: str
    signer: str = ""
    generator: str = ""
    when: int | None = None
    training_mining: str = ""
    ai_generated: bool = False
    codes: tuple[str, ...] = ()


def read_content_credentials(data: bytes, media: str, *, anchors: bytes = b"") -> ContentCredentials | None:
    """Return what a photo's manifest says, or None where it carries none.

    Args:
        data: The file as it came, untrusted.
        media: Its media type.
        anchors: Certificates (PEM) of the authorities that we trust; without any, no signer is more than untrusted.

    Raises:
        Malformed: It is larger than the limits or of another kind.
        ConfigError: The library is missing.
    """
    if len(data) > limits.PICTURE_FILE_BYTES:
        raise Malformed(f"a picture is longer than {limits.PICTURE_FILE_BYTES} bytes")
    if media not in MEDIA:
        raise Malformed("a picture is not a JPEG, PNG, WebP, GIF or AVIF file")
    embedded = _has_manifest(data)
    if not embedded and not any(mark in data for mark in _REMOTE):
        return None
    answer = _asked(data, media, anchors)
    error = answer.get("error")
    if error is None:
        try:
            return _read(answer)
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
            error = "Report"
    if str(answer.get("message", "")).startswith("Remote"):
        return ContentCredentials(ELSEWHERE, codes=("manifest.remote",))
    return ContentCredentials(INVALID, codes=(clean_text(f"reader.{error}")[:100],)) if embedded else None


def _has_manifest(data: bytes) -> bool:
    """Say whether a file has the container of a manifest, be it broken or whole."""
    if _LABEL in data or _UUID in data:
        return True
    if data.startswith(jpeg_segments.START):
        try:
            found = ((marker, body) for marker, _, body, _ in jpeg_segments.segments(data))
            return any(marker == _APP11 and b"c2pa" in data[body : body + 64] for marker, body in found)
        except Malformed:
            return True  # more segments than any camera writes; the library may look
    if data.startswith(b"\x89PNG"):
        return b"caBX" in _chunks(data, start=8, order="big", tail=4)
    if data.startswith(b"RIFF"):
        return b"C2PA" in _chunks(data, start=12, order="little", tail=0)
    return b"C2PA_GIF" in data


def _chunks(data: bytes, *, start: int, order: Literal["big", "little"], tail: int) -> set[bytes]:
    """Return the names of a file's chunks: PNG's (length, name, body, checksum) or RIFF's (name, length, body, padding)."""
    names: set[bytes] = set()
    for _ in range(_CHUNKS):
        head = data[start : start + 8]
        if len(head) < 8:
            break
        length, name = (head[:4], head[4:]) if order == "big" else (head[4:], head[:4])
        names.add(name)
        size = int.from_bytes(length, order)
        start += 8 + size + (tail or size % 2)
    return names


def _asked(data: bytes, media: str, anchors: bytes) -> dict[str, Any]:
    """Return the worker's answer; an error where it gave none."""
    command = [sys.executable, "-I", str(_WORKER), media]
    question = len(anchors).to_bytes(4, "big") + anchors + data
    try:
        done = subprocess.run(command, input=question, capture_output=True, timeout=SECONDS, check=False, env={})  # noqa: S603 - our own file
    except subprocess.TimeoutExpired:
        return {"error": "Timeout"}
    if done.returncode == _MISSING:
        raise ConfigError("the library that reads photos' manifests cannot be loaded", hint="install c2pa-python")
    if done.returncode != 0 or len(done.stdout) > limits.PAGE_BYTES:
        return {"error": "Crashed" if done.returncode else "TooLong"}
    try:
        answer = json.loads(done.stdout)
    except (ValueError, RecursionError):
        return {"error": "Report"}
    return answer if isinstance(answer, dict) else {"error": "Report"}


def _read(answer: dict[str, Any]) -> ContentCredentials:
    report = answer["report"]
    manifest = report["manifests"][report["active_manifest"]]
    codes = tuple(dict.fromkeys(_failures(report)))[:_CODES]
    state = {"Trusted": VALID, "Valid": UNTRUSTED}.get(answer["state"], INVALID)
    signature = manifest.get("signature_info") or {}
    names = dict.fromkeys(clean_text(str(signature[key])) for key in ("common_name", "issuer") if signature.get(key))
    return ContentCredentials(
        state=state,
        signer=", ".join(name for name in names if name)[: limits.TITLE_CHARACTERS],
        generator=_generator(manifest),
        when=_when(signature.get("time")),
        training_mining=_training(manifest),
        ai_generated=any(value.rpartition("/")[2] in _AI for value in _texts(report["manifests"], "digitalSourceType")),
        codes=codes,
    )


def _failures(report: dict[str, Any]) -> Iterator[str]:
    results = report.get("validation_results") or {}
    for failure in (results.get("activeManifest") or {}).get("failure") or []:
        yield clean_text(str(failure["code"]))[:100]
    for delta in results.get("ingredientDeltas") or []:
        for failure in (delta.get("validationDeltas") or {}).get("failure") or []:
            yield "ingredient:" + clean_text(str(failure["code"]))[:100]
    for status in report.get("validation_status") or []:
        yield clean_text(str(status["code"]))[:100]


def _generator(manifest: dict[str, Any]) -> str:
    info = manifest.get("claim_generator_info") or []
    first = info[0] if isinstance(info, list) and info else {}
    named = f"{first.get('name') or ''} {first.get('version') or ''}".strip() if isinstance(first, dict) else ""
    return clean_text(named or str(manifest.get("claim_generator") or ""))[: limits.TITLE_CHARACTERS]


def _when(text: object) -> int | None:
    if not isinstance(text, str):
        return None
    moment = datetime.fromisoformat(text)
    seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    return seconds if 0 <= seconds <= limits.LATEST_SECONDS else None


def _training(manifest: dict[str, Any]) -> str:
    uses = {
        use
        for assertion in manifest.get("assertions") or []
        if str(assertion.get("label", "")).startswith(("c2pa.training-mining", "cawg.training-mining"))
        for use in _texts(assertion.get("data"), "use")
    }
    return next(
        (word for word in ("notAllowed", "constrained", "allowed") if word in uses), "notAllowed" if uses else ""
    )


def _texts(value: object, key: str) -> Iterator[str]:
    """Yield the texts under a key, however deep."""
    waiting, seen = [value], 0
    while waiting and seen < _VALUES:
        seen += 1
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get(key), str):
                yield one[key]
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
