"""What Skywave asks of the outside world: small protocols that `io/` and `testing/` fulfil."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skywave.archive.body import Body
    from skywave.archive.head import EditionHead, StandingBody, StandingHead
    from skywave.archive.record import Record
    from skywave.story.draft import Draft
    from skywave.story.listing import Listing, Placement
    from skywave.story.version import Removing, Story


# Told how far a long piece of work has come: pieces done, pieces in all (None: unknown), and what they are.
Progress = Callable[[int, int | None, str], None]


class Clock(Protocol):
    """Tells the time; never read directly by the core."""

    def now(self) -> int:
        """Return seconds since the epoch, UTC."""
        ...


class Entropy(Protocol):
    """Gives unpredictable bytes."""

    def token(self, length: int) -> bytes:
        """Return `length` random bytes."""
        ...


class Signer(Protocol):
    """Holds one Ed25519 private key: a file, later an HSM or KMS."""

    @property
    def public_key(self) -> bytes:
        """The 32-byte public key of RFC 8032."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of RFC 8032 over `message`."""
        ...


class Place(Protocol):
    """A copy of a newsroom's public tree: a folder, a web address, a tree in memory.

    Whatever it returns is untrusted.
    """

    @property
    def name(self) -> str:
        """What a person calls this place."""
        ...

    def read(self, path: str, limit: int) -> bytes | None:
        """Return the bytes at a relative path, or None where there is no such file.

        Args:
            path: Forward slashes, derived by `archive.layout`, never taken from content.
            limit: The most bytes that may be returned.

        Raises:
            Malformed: The file is longer than `limit`.
            TransportFailed: The place cannot be read now.
        """
        ...

    def paths(self) -> Iterator[str] | None:
        """Yield every file's path, or return None where a place cannot list what it holds."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address, or in a file beside the material. Untrusted.

    Attributes:
        address: Where it was found, after redirects.
        data: Its bytes, decoded from any transfer compression.
        media: Its media type, lower case and without parameters, or empty.
        charset: As the server states it, or empty.
        headers: By lower-case name.
    """

    address: str
    data: bytes
    media: str = ""
    charset: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class Material(Protocol):
    """What a person names for a source to read: a file, a folder or a web address. All that it returns is untrusted.

    Attributes:
        name: What the person typed, fit for a message.
        path: Of the file or folder, or empty for a web address.
        address: The web address after redirects, or empty for a file or folder.
        media: The media type that a server states, or empty.
        charset: What a server states, or empty.
        is_folder: Whether there are files below it.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - see the class
    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102
    @property
    def media(self) -> str: ...  # noqa: D102
    @property
    def charset(self) -> str: ...  # noqa: D102
    @property
    def is_folder(self) -> bool: ...  # noqa: D102

    def peek(self) -> bytes:
        """Return its first bytes, at most limits.PEEK_BYTES; none for a folder or what cannot be read. Never raises."""
        ...

    def read(self, limit: int) -> bytes:
        """Return all its bytes.

        Raises:
            ConfigError: There is nothing there, or it may not be read.
            Malformed: It is longer than `limit`, or no regular file.
            TransportFailed: The disk or the server does not give it now.
        """
        ...

    def get(self, address: str, limit: int) -> Fetched | None:
        """Return what an address in the material leads to, or None where it leads nowhere that may be read.

        Args:
            address: Absolute, or relative to the material: a file beside it, a page of the same site, the next page of
                an API. A file never leads to the network unless the person asked for it; nothing leads into a private
                network but the host that the person named.
            limit: The most bytes that may come.

        Raises:
            Malformed: It is longer than `limit`.
            TransportFailed: The server does not give it now.
        """
        ...


class Source(Protocol):
    """Reads one kind of material into drafts. Implementations live in `sources/`, one file each."""

    name: str

    def recognises(self, material: Material) -> bool:
        """Say, from content and not from the name alone, whether this source can read `material`. Never raises."""
        ...

    def read(self, material: Material) -> Iterable[Draft]:
        """Yield a draft for every story, in a stable order.

        Raises:
            Malformed: The material is broken; nothing of it may be used.
            TransportFailed: A server does not answer now; what was yielded before is good.
        """
        ...


class Shelf(Protocol):
    """What a carrier needs to know of one desk, at one size of its log.

    The newsroom answers from its catalogue, a receiver from a verified copy; both must answer alike, because pages are a
    function of these answers, the page format number, and `withheld` (RULES 31).
    """

    @property
    def domain(self) -> str:
        """The newsroom's domain."""
        ...

    @property
    def desk(self) -> str:
        """The desk's code: `mya`, `benar/tha`."""
        ...

    @property
    def language(self) -> str:
        """The desk's language, BCP 47."""
        ...

    @property
    def withheld(self) -> frozenset[bytes]:
        """SHA-256 of the assets that this copy does not carry."""
        ...

    def story(self, work: str) -> Story | None:
        """Return a work with all its versions in this desk."""
        ...

    def body(self, index: int) -> Body | None:
        """Return the body of the story version at `index`, or None where it is redacted or not held."""
        ...

    def removing(self, work: str) -> tuple[Removing, ...]:
        """Return the redact records that hit a work, in log order; none for a work that is not here."""
        ...

    def newest(self, kind: str) -> tuple[int, Record] | None:
        """Return index and record of the newest standing or edition record that no root note made void."""
        ...

    def standing(self, before: int | None = None) -> tuple[StandingHead, StandingBody] | None:
        """Return the masthead and its texts as the last standing record before leaf `before` (default: the end) has them."""
        ...

    def edition(self) -> EditionHead | None:
        """Return the newest edition."""
        ...

    def count(self, listing: Listing) -> int:
        """Return how many works a list has."""
        ...

    def works(self, listing: Listing, start: int, stop: int) -> tuple[str, ...]:
        """Return the works at places start to stop - 1 of a list."""
        ...

    def listings(self, kind: str) -> tuple[Listing, ...]:
        """Return the lists of a kind that have works, sorted by key."""
        ...

    def placement(self, work: str) -> Placement:
        """Return a work's places in its lists."""
        ...
