"""Running the interface: one uvicorn server in this process, or several processes behind one socket.

It speaks plain HTTP. TLS is the matter of a proxy in front of it, which must set X-Forwarded-For; that header is believed from
this machine alone. Nothing is logged of who asked for what: deliveries are what is on record.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

import uvicorn
from uvicorn.supervisors import Multiprocess

from skywave.errors import ConfigError
from skywave.newsroom.newsroom import Newsroom
from skywave.partners.service.app import Settings, build_app
from skywave.partners.service.protocol import PatientProtocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skywave.partners.service.guard import Guard

_HEADER_BYTES: Final = 16 * 1024
_BACKLOG: Final = 256


def open_socket(host: str, port: int) -> socket.socket:
    """Return a listening socket.

    Args:
        host: An address of this machine.
        port: 0 for any that is free.

    Raises:
        ConfigError: It cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP: asyncio lets only what is so named send at once; anything else waits 40 ms for each answer's second part.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        msg = f"nothing can listen at {host} port {port}: {error.strerror or error}"
        raise ConfigError(msg, hint="choose another with --port or --listen") from None
    listening.set_inheritable(True)
    return listening


def make_server(newsroom: Newsroom, settings: Settings | None = None) -> uvicorn.Server:
    """Return a server for a newsroom that is open; `server.run(sockets=[...])` runs it until it is told to stop."""
    return uvicorn.Server(_config(partial(build_app, newsroom, settings)))


def run_workers(folder: Path, settings: Settings, listening: socket.socket, workers: int) -> None:
    """Run several processes until Ctrl-C; each opens the newsroom for itself."""
    config = _config(partial(_open, folder, settings), workers=workers)
    Multiprocess(config, sockets=[listening]).run()


def run_alone(newsroom: Newsroom, settings: Settings, listening: socket.socket) -> None:
    """Run in this process until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        make_server(newsroom, settings).run(sockets=[listening])


def _open(folder: Path, settings: Settings) -> Guard:
    return build_app(Newsroom(folder), settings)


def _config(factory: Callable[[], Guard], workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        factory,
        factory=True,
        http=PatientProtocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        workers=workers,
        access_log=False,
        log_config=None,
        log_level="error",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1,::1",
        h11_max_incomplete_event_size=_HEADER_BYTES,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=10,
    )
