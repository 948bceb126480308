"""What an address in a material led to, as a material of its own: a feed's entry leads to a page that another source reads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from skywave import limits
from skywave.errors import Malformed
from skywave.sources.reading.files import shown

if TYPE_CHECKING:
    from skywave.ports import Fetched, Material


class AnswerMaterial:
    """Something that was fetched.

    Args:
        fetched: As `Material.get` returned it.
        parent: The material that led to it, which reads what it leads to in turn.
    """

    path = ""
    is_folder = False

    def __init__(self, fetched: Fetched, parent: Material) -> None:
        self._fetched = fetched
        self._parent = parent

    @property
    def name(self) -> str:
        """Its address, fit for a message."""
        return shown(self._fetched.address)

    @property
    def address(self) -> str:
        """Where it was found, after redirects."""
        return self._fetched.address

    @property
    def media(self) -> str:
        """As the server states it, or empty."""
        return self._fetched.media

    @property
    def charset(self) -> str:
        """As the server states it, or empty."""
        return self._fetched.charset

    def peek(self) -> bytes:
        """Return its first bytes."""
        return self._fetched.data[: limits.PEEK_BYTES]

    def read(self, limit: int) -> bytes:
        """Return all its bytes.

        Raises:
            Malformed: It is longer than `limit`.
        """
        if len(self._fetched.data) > limit:
            raise Malformed(f"{self.name} is longer than {limit} bytes")
        return self._fetched.data

    def get(self, address: str, limit: int) -> Fetched | None:
        """Return what an address in it leads to, relative to it; as `Material.get`."""
        try:
            return self._parent.get(urljoin(self.address, address), limit)
        except ValueError:
            return None
