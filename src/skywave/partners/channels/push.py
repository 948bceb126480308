"""What every channel is given and what it answers: one delivery to push, and what the other side made of it.

A channel never says more than it saw: `taken` means that the other side took the bytes, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from skywave.partners.forms import Feed, render_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from skywave.archive.asset import File
    from skywave.partners.roster import Partner
    from skywave.story.item import Item


@dataclass(frozen=True, slots=True)
class Push:
    """One delivery on its way.

    Attributes:
        id: Of the delivery.
        kind: story, correction, withdrawal, right, standing.
        why: A sentence for people.
        partner: Who gets it.
        item: Made at this moment; it names the delivery.
        now: Seconds since the epoch.
        address: Where the partner fetches a file.
        may_go: Decides the right of a file again, at the moment it is asked.
        read: Returns a file's bytes, or None where they are not held.
        remote: What an earlier delivery of the same work is called there, or empty.
    """

    id: str
    kind: str
    why: str
    partner: Partner
    item: Item
    now: int
    address: Callable[[File], str]
    may_go: Callable[[File], bool]
    read: Callable[[File], bytes | None]
    remote: str = ""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What the other side made of it.

    Attributes:
        taken: It took the bytes; nobody is known to have read them.
        said: A clause for people: what it answered.
        final: Trying again cannot help: a person must look.
        wait: Seconds that it asks to wait, or None.
        remote: What the work is called there, or empty.
        page: The address of the republished page, where the answer names it, or empty.
        receipt: The answer's receipt as it came, unchecked, or None.
    """

    taken: bool
    said: str
    final: bool = False
    wait: int | None = None
    remote: str = ""
    page: str = ""
    receipt: object = field(default=None)


class Channel(Protocol):
    """Pushes deliveries. Never raises for what the other side does."""

    def push(self, push: Push) -> Pushed:
        """Hand one delivery over, once."""
        ...


def render(push: Push) -> bytes:
    """Return a delivery in the form of the partner's contract."""
    name = f"urn:skywave:{push.item.newsroom}:delivery:{push.id}"
    return render_item(
        push.item, push.partner.contract.channel.form, push.address, Feed(name, push.item.masthead, name)
    )
