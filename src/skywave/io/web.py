"""A web address as a place to read a copy from. What it returns is untrusted.

Redirects are not followed to another host, answers are read up to a cap, and an answer that is too slow is given up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from skywave import limits
from skywave.errors import Malformed, TransportFailed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WebPlace:
    """A mirror behind an http or https address.

    Args:
        address: With or without a final slash.
    """

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/") + "/"
        self._client = httpx2.Client(
            timeout=limits.RESPONSE_SECONDS, follow_redirects=False, headers={"accept-encoding": "identity"}
        )

    @property
    def name(self) -> str:
        """The address."""
        return self._address

    def read(self, path: str, limit: int) -> bytes | None:
        """Return the bytes at a path, or None where the mirror says it has none."""
        try:
            with self._client.stream("GET", self._address + path) as response:
                if response.status_code in (404, 410):
                    return None
                if response.status_code != 200:
                    msg = f"{self._address}{path} answered with status {response.status_code}"
                    raise TransportFailed(msg, hint="the mirror may be blocked or overloaded: try another, or later")
                data = bytearray()
                for chunk in response.iter_raw():
                    data += chunk
                    if len(data) > limit:
                        msg = f"'{path}' is longer than the {limit} bytes it may have"
                        raise Malformed(msg)
                return bytes(data)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            msg = f"{self._address} cannot be reached: {error}"
            raise TransportFailed(msg, hint="check the address, or try another mirror") from None

    def paths(self) -> Iterator[str] | None:
        """Return None: a web server does not list what it holds."""
        return None
