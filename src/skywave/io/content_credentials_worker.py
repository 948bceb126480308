"""Reads one C2PA manifest in a process of its own; started by `content_credentials`, never imported.

The library is native code on hostile bytes: whatever it does, a panic, an endless loop or all the memory, ends this process and
nothing else. Standard input holds four bytes with the length of the trusted certificates (PEM), these, and the file, whose media
type is the only argument; the answer is one JSON object on standard output: {"state", "report"} or {"error", "message"}. Exit
status 64 says that the library is missing.
"""

from __future__ import annotations

import json
import resource
import sys
from io import BytesIO

MISSING = 64
try:
    import c2pa  # type: ignore[import-untyped]  # it ships no types
except (ImportError, OSError):
    sys.exit(MISSING)

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
CPU_SECONDS = 20
# The library fetches manifests from addresses in a photo unless it is told not to; unknown names are accepted in silence,
# so a test shows that these work.
SETTINGS = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
    "core": {"allowed_network_hosts": [], "allow_redirects": False, "decode_identity_assertions": False},
}


def main() -> None:
    """Answer for one file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: dict[str, object]
    try:
        asked = sys.stdin.buffer.read()
        end = 4 + int.from_bytes(asked[:4], "big")
        trust = {"trust": {"user_anchors": asked[4:end].decode()}} if end > 4 else {}
        context = c2pa.Context(settings=c2pa.Settings.from_dict({**SETTINGS, **trust}))
        with c2pa.Reader(sys.argv[1], BytesIO(asked[end:]), context=context) as reader:
            answer = {"state": reader.get_validation_state(), "report": json.loads(reader.json())}
    except Exception as error:  # noqa: BLE001 - whatever the library raises is its answer
        answer = {"error": type(error).__name__.removeprefix("_C2pa"), "message": str(error)[:500]}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
