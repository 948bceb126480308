"""`skywave partner serve`: the interface from which partners pull, until Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.errors import UsageError

if TYPE_CHECKING:
    from skywave.newsroom.newsroom import Newsroom

LOCAL = ("127.0.0.1", "::1")
PORT = 8850


def serve_partners(
    newsroom: Newsroom,
    *,
    host: str = LOCAL[0],
    port: int = PORT,
    workers: int = 1,
    listen: bool = False,
    address: str = "",
    a_second: float = 10,
    at_once: int = 120,
) -> None:
    """Serve partners until Ctrl-C.

    Args:
        newsroom: Open; with several workers each opens its folder for itself.
        host: Where to listen. It speaks plain HTTP: a proxy in front of it does the TLS.
        port: 0 for any that is free.
        workers: Processes.
        listen: Somebody said in so many words that others than this machine may connect.
        address: Under which partners reach it (https://partners.rfa.example): what the addresses in answers begin with.
        a_second: Requests of each partner in the long run, in each process.
        at_once: Of each partner in a burst, in each process.

    Raises:
        ConfigError: Nothing can listen there.
        UsageError: The host is not this machine alone and nobody said that this is meant, or the address is none.
    """
    from skywave.archive.text import check_link
    from skywave.cli.ui import speak
    from skywave.errors import Malformed
    from skywave.partners.service.access import Allowance
    from skywave.partners.service.app import Settings
    from skywave.partners.service.serving import open_socket, run_alone, run_workers

    if host not in LOCAL and not listen:
        msg = f"{host} can be reached from elsewhere, and tokens would travel there without TLS"
        raise UsageError(msg, hint="put a proxy with TLS in front of 127.0.0.1, or say --listen if one stands there")
    if address:
        try:
            address = check_link(address.rstrip("/"))
        except Malformed:
            msg = f"'{address}' is no address under which partners could reach this service"
            raise UsageError(msg, hint="--address https://partners.rfa.example") from None
    with open_socket(host, port) as listening:
        found = listening.getsockname()[1]
        named = f"[{host}]" if ":" in host else host
        settings = Settings(address or f"http://{named}:{found}", Allowance(a_second, at_once))
        speak("hint", f"partners are served at http://{named}:{found}, described at /openapi.json; Ctrl-C ends it")
        if workers > 1:
            newsroom.catalogue.close()
            run_workers(newsroom.folder, settings, listening, workers)
        else:
            run_alone(newsroom, settings, listening)
    speak("hint", "stopped")
