"""Opens connections for `fetch`: only to addresses that were checked, and never for longer than a request may take.

What a story or a feed leads to is untrusted: it may name the newsroom's own router, or the address where a rented machine
tells its secrets. A host is therefore resolved once, every number that it gives is checked, and the connection goes to a
number that passed; a second answer of the name service changes nothing. The host that a person named may stand in a private
network: the numbers that it had at the first connection are then allowed for that host and port, and for no other.

Not covered: the resolver's own time, which the operating system bounds. Proxies are not used.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

import httpcore2

from skywave.errors import TransportFailed

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

Number = IPv4Address | IPv6Address
_NAT64 = ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ip_network("2002::/16")
# Reachable only from inside of a cloud, though the number looks public.
_METADATA = frozenset({ip_address("168.63.129.16"), ip_address("169.254.169.254"), ip_address("fd00:ec2::254")})


class AddressRefused(TransportFailed):
    """An address leads to where nothing that was found may lead."""


def is_public(number: Number) -> bool:
    """Say whether a number is one that everybody can reach, whatever form it is wrapped in.

    >>> is_public(ip_address("93.184.216.34")), is_public(ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(number, IPv6Address):
        inner = number.ipv4_mapped
        if number in _NAT64:
            inner = IPv4Address(int(number) & 0xFFFFFFFF)
        elif number in _SIX_TO_FOUR:
            inner = IPv4Address(int(number) >> 80 & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return (
        number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)
    ) and number not in _METADATA


class Guard(httpcore2.NetworkBackend):
    """Connects to checked numbers, each connection bound to the deadline of the request that uses it.

    Args:
        monotonic: Returns seconds that only grow.
        resolve: Returns the numbers of a host; the system's resolver by default.
    """

    def __init__(
        self, monotonic: Callable[[], float], *, resolve: Callable[[str, int], list[str]] | None = None
    ) -> None:
        self._monotonic = monotonic
        self._resolve = resolve or _resolve
        self._inner = httpcore2.SyncBackend()
        self._named: dict[tuple[str, int], frozenset[Number] | None] = {}
        self.deadline = float("inf")

    def allow(self, host: str, port: int) -> None:
        """Let a host that a person named stand in a private network, as it is found at the first connection."""
        self._named.setdefault((host.lower(), port), None)

    def left(self, timeout: float | None) -> float:
        """Return the seconds that one step may take.

        Raises:
            httpcore2.ReadTimeout: The request has used up its time.
        """
        rest = self.deadline - self._monotonic()
        if rest <= 0:
            raise httpcore2.ReadTimeout
        return rest if timeout is None else min(rest, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first number of a host that answers, if all that it has may be reached."""
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for number in self._checked(host, port):
            try:
                stream = self._inner.connect_tcp(
                    str(number), port, self.left(timeout), local_address=local_address, socket_options=socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Bounded(stream, self)
        raise failed

    def _checked(self, host: str, port: int) -> list[Number]:
        try:
            texts = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} is not known") from error
        numbers = list(dict.fromkeys(ip_address(text.partition("%")[0]) for text in texts))
        key = (host.lower(), port)
        if key in self._named:
            own = self._named[key]
            if own is None:
                # Typed as a number it is what the person wants; behind a name no metadata service is ever meant.
                literal = _is_number(host)
                own = frozenset(n for n in numbers if literal or not (n.is_link_local or n in _METADATA))
                self._named[key] = own
        else:
            own = frozenset()
        if refused := [number for number in numbers if not (is_public(number) or number in own)]:
            msg = f"{host} leads into a private network ({refused[0]}), where nothing that was found may lead"
            raise AddressRefused(msg, hint="name that host yourself if you mean it")
        return numbers


class _Bounded(httpcore2.NetworkStream):
    """A connection whose every step ends before the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout))
        return _Bounded(stream, self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
