"""Mirrors for the tests of the reader: real servers on this machine that serve a folder, honestly or as a liar or a censor does.

    with serving_mirror(public) as mirror:      https://localhost:<port>/, with a certificate made for the run
        mirror.behaviour = BlockPage(html)      from the next request on
        mirror.requests                         what was asked and answered

    with serving_mirror(public, tls=False)      http://127.0.0.1:<port>/, which a browser takes for a secure origin too

A behaviour makes a `Reply` of an `Ask`; those that lie about one newsroom are made by `tests/browser_lies.py`. Where it answers
200 with bytes, parts, packing and revalidation follow as under `serve`. Chromium accepts the certificate with
`--ignore-certificate-errors-spki-list=<mirror.spki>`, Playwright with ignore_https_errors.
"""

from __future__ import annotations

import base64
import datetime as dt
import functools
import gzip
import os
import socket
import ssl
import struct
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from skywave.archive.encoding import sha256
from skywave.cli.service import QuietHandler
from skywave.io.serving import OPEN, is_packable, keeping, takes_gzip, wanted_part

# Hosts of the certificate: a mirror list names no host of one label, and browsers lead every *.localhost to this machine.
HOSTS = ("localhost", *(f"m{n}.localhost" for n in range(1, 7)))
_PIECE = 16 * 1024
_SECONDS = 30


# -- what is asked and answered ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """A request.

    Attributes:
        path: Relative to the tree; a folder's address stands for its index.html.
        headers: By lower-case name.
        folder: What the mirror serves.
    """

    path: str
    headers: Mapping[str, str]
    folder: Path

    def read(self, folder: Path | None = None) -> bytes | None:
        """Return the file that is asked for, from another folder where one is named, or None."""
        root = (folder or self.folder).resolve()
        target = (root / self.path).resolve()
        if not target.is_relative_to(root) or not target.is_file():
            return None
        return target.read_bytes()


@dataclass(slots=True)
class Reply:
    """An answer.

    Attributes:
        data: The body.
        status: 200 is answered with a part or packed where the browser asked for it.
        headers: Beside those that `serve` sends; one of these stands instead of its own.
        stream: Further bytes, sent without any length until they or the browser's patience end.
        reset_after: Break the connection off after so many bytes of the body; with 0 before anything is answered.
        pace: Bytes each second, or None for all at once.
        as_is: Ignore what the browser asked for: no part, no packing, no revalidation.
    """

    data: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stream: Iterable[bytes] | None = None
    reset_after: int | None = None
    pace: float | None = None
    as_is: bool = False


Behaviour = Callable[[Ask], Reply]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked and answered, for counting.

    Attributes:
        path: As in Ask.
        method: GET, HEAD or OPTIONS.
        range: The Range header, or empty.
        status: That was sent.
        sent: Bytes of the body that went out, as packed.
        packed: Whether they were packed.
        began: Seconds on a monotonic clock when it was asked.
        ended: The same when its last byte was sent. Where one request began after another ended, they were two round trips.
    """

    path: str
    method: str
    range: str
    status: int
    sent: int
    packed: bool
    began: float
    ended: float


# -- behaviours ----------------------------------------------------------------------------------------------------------


def found(data: bytes | None) -> Reply:
    """Return a file, or 404 where there is none."""
    return Reply(b"nothing here\n", 404) if data is None else Reply(data)


def honest(ask: Ask) -> Reply:
    """Serves what the folder holds."""
    return found(ask.read())


@dataclass(frozen=True, slots=True)
class Files:
    """Serves some files with other bytes, hides those that are None, and is honest with all others."""

    changes: Mapping[str, bytes | None]

    def __call__(self, ask: Ask) -> Reply:
        return found(self.changes[ask.path]) if ask.path in self.changes else honest(ask)


@dataclass(frozen=True, slots=True)
class RolledBack:
    """Serves a saved, earlier tree in the place of the newest: every signature in it is genuine."""

    saved: Path

    def __call__(self, ask: Ask) -> Reply:
        return found(ask.read(self.saved))


class Frozen:
    """Serves for ever the tree as it was when this was made, whatever is published afterwards."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }

    def __call__(self, ask: Ask) -> Reply:
        return found(self._files.get(ask.path))


class Forked(RolledBack):
    """Serves another tree that the same desk key signed: see ReaderNewsroom.fork."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Serves the checkpoints of the newest tree and everything else from an earlier one, as a cache does that kept too much."""

    saved: Path

    def __call__(self, ask: Ask) -> Reply:
        return honest(ask) if ask.path.endswith("checkpoint") else found(ask.read(self.saved))


@dataclass(frozen=True, slots=True)
class BlockPage:
    """Answers everything with one page and status 200, as a censor's proxy does; pages, scripts, notes and bundles alike."""

    page: str = "<html><body><h1>Access to this site is restricted by law</h1></body></html>"

    def __call__(self, ask: Ask) -> Reply:
        return Reply(self.page.encode(), headers={"Content-Type": "text/html; charset=utf-8"}, as_is=True)


@dataclass(frozen=True, slots=True)
class BlockedApp:
    """Answers the service worker and everything below app/ with a page and status 200, and is honest with all others."""

    page: str = BlockPage().page

    def __call__(self, ask: Ask) -> Reply:
        return BlockPage(self.page)(ask) if ask.path == "sw.js" or ask.path.startswith("app/") else honest(ask)


@dataclass(frozen=True, slots=True)
class CaptivePortal:
    """Leads every request to the login page of a wireless network, which is served with status 200."""

    login: str = "hotspot-login.html"

    def __call__(self, ask: Ask) -> Reply:
        if ask.path == self.login:
            return BlockPage("<html><body><form>Room number <input name=room></form></body></html>")(ask)
        return Reply(status=302, headers={"Location": f"/{self.login}"}, as_is=True)


@dataclass(frozen=True, slots=True)
class Failing:
    """Answers with an error of its own, on the paths that begin as given."""

    status: int = 500
    begins: str = ""

    def __call__(self, ask: Ask) -> Reply:
        return Reply(b"internal error\n", self.status) if ask.path.startswith(self.begins) else honest(ask)


@dataclass(frozen=True, slots=True)
class Resetting:
    """Breaks the connection off (RST) after some bytes of the body, or at once, on the paths that begin as given."""

    after: int = 0
    begins: str = ""

    def __call__(self, ask: Ask) -> Reply:
        reply = honest(ask)
        if ask.path.startswith(self.begins):
            reply.reset_after = self.after
        return reply


@dataclass(frozen=True, slots=True)
class Dripping:
    """Sends so slowly that nobody would wait for the end, on the paths that begin as given."""

    bytes_each_second: float = 20
    begins: str = ""

    def __call__(self, ask: Ask) -> Reply:
        reply = honest(ask)
        if ask.path.startswith(self.begins):
            reply.pace = self.bytes_each_second
        return reply


@dataclass(frozen=True, slots=True)
class Endless:
    """Never stops sending, on the paths that begin as given: first what is true, then zeros."""

    begins: str

    def __call__(self, ask: Ask) -> Reply:
        reply = honest(ask)
        if not ask.path.startswith(self.begins):
            return reply
        return Reply(reply.data, stream=_zeros(), as_is=True)


def _zeros() -> Iterator[bytes]:
    while True:
        yield bytes(_PIECE)


@dataclass(frozen=True, slots=True)
class Bomb:
    """Sends a few megabytes that the browser's own gzip inflates to gigabytes of zeros, on the paths that begin as given."""

    begins: str
    gigabytes: int = 4

    def __call__(self, ask: Ask) -> Reply:
        if not ask.path.startswith(self.begins):
            return honest(ask)
        data = gzip_bomb(self.gigabytes)
        return Reply(data, headers={"Content-Encoding": "gzip", "Content-Length": str(len(data))}, as_is=True)


@functools.cache
def gzip_bomb(gigabytes: int) -> bytes:
    """Return a gzip file of a thousandth of the size that it inflates to; its check at the end is false, which nobody reaches."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + block * (64 * gigabytes) + b"\x03\0" + bytes(8)


# -- certificates --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key, in one file.

    Attributes:
        path: PEM: key, certificate.
        spki: Base64 of the SHA-256 of its public key, for Chromium's --ignore-certificate-errors-spki-list.
    """

    path: Path
    spki: str


_folders: list[tempfile.TemporaryDirectory[str]] = []


@functools.cache
def certificate(hosts: tuple[str, ...] = HOSTS, *, days: int = 30) -> Certificate:
    """Return a self-signed certificate, made once for each process; with negative `days` it has expired."""
    folder = tempfile.TemporaryDirectory(prefix="skywave-certificate-", ignore_cleanup_errors=True)
    _folders.append(folder)  # removed when the process ends
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    now = dt.datetime.fromtimestamp(time.time(), dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=60))
        .not_valid_after(now + dt.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = Path(folder.name) / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return Certificate(path, base64.b64encode(sha256(public)).decode())


def wrong_certificate() -> Certificate:
    """Return a certificate for another host, as whoever sits in between shows it."""
    return certificate(("proxy.example",))


def expired_certificate() -> Certificate:
    """Return a certificate that ended yesterday."""
    return certificate(days=-1)


# -- the server ----------------------------------------------------------------------------------------------------------


class ServedMirror:
    """A running mirror.

    Attributes:
        folder: What it serves; a test may change it.
        behaviour: What it makes of the next request; a test may change it.
        requests: What was asked and answered, in the order of the answers' ends.
        connections: How many were opened.
        address: Ends in a slash.
        port: Its own.
        spki: Of its certificate, or empty without TLS.
    """

    def __init__(self, folder: Path, behaviour: Behaviour) -> None:
        self.folder = folder
        self.behaviour = behaviour
        self.requests: list[Request] = []
        self.connections = 0
        self.address = ""
        self.port = 0
        self.spki = ""
        self.stopped = threading.Event()

    def at(self, host: str) -> str:
        """Return its address under another of HOSTS: each is an origin of its own to a browser."""
        return f"https://{host}:{self.port}/"

    @property
    def sent(self) -> int:
        """How many bytes of bodies went out."""
        return sum(request.sent for request in self.requests)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.path for request in sorted(self.requests, key=lambda request: request.began)]

    def forget(self) -> None:
        """Count anew from here."""
        self.requests.clear()
        self.connections = 0


def _path_of(target: str) -> str:
    path = unquote(target.partition("?")[0].partition("#")[0]).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


class _Handler(BaseHTTPRequestHandler):
    """Answers as the mirror's behaviour says."""

    protocol_version = "HTTP/1.1"
    server_version = "mirror"
    sys_version = ""
    timeout = _SECONDS
    mirror: ServedMirror

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_OPTIONS(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def _answer(self) -> None:
        began = time.monotonic()
        headers = {key.lower(): value for key, value in self.headers.items()}
        ask = Ask(_path_of(self.path), headers, self.mirror.folder)
        self._sent = 0
        self._status = 0
        packed = False
        if self.mirror.stopped.is_set():  # a connection that a browser kept open outlives the server
            self._reset()
            return
        try:
            if self.command == "OPTIONS":
                allowed = {"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "Range"}
                self._send(Reply(status=204, headers=allowed))
            else:
                reply = self.mirror.behaviour(ask)
                if reply.status == 200 and not reply.as_is:
                    reply, packed = _fitted(ask, reply)
                self._send(reply)
        except OSError:
            self.close_connection = True
        finally:
            self.mirror.requests.append(
                Request(
                    ask.path,
                    self.command,
                    headers.get("range", ""),
                    self._status,
                    self._sent,
                    packed,
                    began,
                    time.monotonic(),
                )
            )

    def _send(self, reply: Reply) -> None:
        if reply.reset_after == 0:
            self._reset()
            return
        self._status = reply.status
        self.send_response(reply.status)
        sent = {key.lower() for key in reply.headers}
        defaults = dict(OPEN) | {"Cache-Control": "no-cache", "Accept-Ranges": "bytes"}
        if reply.stream is None and reply.status not in (204, 304):
            defaults["Content-Length"] = str(len(reply.data))
        for key, value in {**{k: v for k, v in defaults.items() if k.lower() not in sent}, **reply.headers}.items():
            self.send_header(key, value)
        if reply.stream is not None:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command == "HEAD":
            return
        pieces = _paced(reply, self.mirror.stopped)
        for piece in pieces:
            self.wfile.write(piece)
            self._sent += len(piece)
        if reply.reset_after is not None:
            self._reset()

    def _reset(self) -> None:
        """End the connection with an RST: no close of TLS, no FIN."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())


def _fitted(ask: Ask, reply: Reply) -> tuple[Reply, bool]:
    """Return what `serve` would make of a file's bytes: a part, packed, or nothing new; and whether it is packed."""
    data, media = reply.data, _media(ask.path)
    tag = f'"{sha256(data).hex()[:16]}"'
    headers = {"Content-Type": media, "Cache-Control": keeping(ask.path), "ETag": tag, **reply.headers}
    text = is_packable(media, len(data))
    if text:
        headers["Vary"] = "Accept-Encoding"
    asked = ask.headers.get("range")
    part = wanted_part(asked, len(data)) if ask.headers.get("if-range", tag) == tag else None
    packed = text and part is None and takes_gzip(ask.headers.get("accept-encoding"))
    if packed:
        headers["ETag"] = tag = f'{tag[:-1]}-gz"'
    if part is None and ask.headers.get("if-none-match") == tag:
        return Reply(status=304, headers=headers), False
    made = Reply(
        data, 200, headers, stream=reply.stream, reset_after=reply.reset_after, pace=reply.pace, as_is=reply.as_is
    )
    if packed:
        headers["Content-Encoding"] = "gzip"
        made.data = gzip.compress(data, 6, mtime=0)
    elif part is not None and not part:
        made.data, made.status = b"", 416
        headers["Content-Range"] = f"bytes */{len(data)}"
    elif part:
        made.data, made.status = data[part.start : part.stop], 206
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(data)}"
    return made, packed


def _media(path: str) -> str:
    return QuietHandler.guess_type(_GUESSER, f"/{path}")


_GUESSER = object.__new__(QuietHandler)  # only its table of media types is used


def _paced(reply: Reply, stopped: threading.Event) -> Iterator[bytes]:
    left = reply.reset_after if reply.reset_after is not None else len(reply.data)
    data = reply.data[:left]
    step = _PIECE if reply.pace is None else max(1, int(reply.pace / 4))
    for at in range(0, len(data), step):
        yield data[at : at + step]
        if reply.pace is not None and stopped.wait(step / reply.pace):
            return
    for piece in reply.stream or ():
        if stopped.is_set():
            return
        yield piece


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    mirror: ServedMirror

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a browser that hangs up, or refuses the certificate, is part of many tests

    def process_request(self, request: Any, client_address: Any) -> None:
        self.mirror.connections += 1
        super().process_request(request, client_address)


@contextmanager
def serving_mirror(
    folder: Path, behaviour: Behaviour = honest, *, tls: bool = True, shown: Certificate | None = None, port: int = 0
) -> Iterator[ServedMirror]:
    """Run a mirror.

    Args:
        folder: What it serves.
        behaviour: What it makes of a request, until a test sets another.
        tls: Whether it speaks https; else plain http at 127.0.0.1.
        shown: Its certificate, one for HOSTS by default.
        port: Or 0 for one that is free.
    """
    mirror = ServedMirror(folder, behaviour)
    handler = type("Handler", (_Handler,), {"mirror": mirror})
    server = _Server(("127.0.0.1", port), handler)
    server.mirror = mirror
    mirror.port = server.server_address[1]
    mirror.address = f"http://127.0.0.1:{mirror.port}/"
    if tls:
        shown = shown or certificate()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(shown.path)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        mirror.address, mirror.spki = f"https://localhost:{mirror.port}/", shown.spki
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield mirror
    finally:
        mirror.stopped.set()
        server.shutdown()
        with suppress(OSError):
            server.server_close()
        thread.join()
