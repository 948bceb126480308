"""A generated page and what is true of it: what a tool should find, and what it should leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Attributes:
        key: Ten hex digits that stand in every address of this picture and of no other.
        address: Where the page's own host keeps it, in full.
        caption: Without the credit.
        credit: As the page prints it, without the label ("Photo by", "Image copyright") and brackets around it.
    """

    key: str
    address: str
    caption: str
    credit: str

    def sized(self, width: int) -> str:
        """Return the address of a smaller file of the same picture."""
        return f"{self.address}?w={width}&q=80"


@dataclass(slots=True)
class Page:
    """A page and its truth.

    Attributes:
        shape: Which site's or system's.
        language: BCP 47.
        address: Its canonical address.
        html: The page.
        title: Of the story.
        byline: Who wrote it.
        pictures: Those that belong to the story.
        body: The story's sentences.
        decoys: Keys of pictures that do not belong to it: those of other stories, a face, an advertisement, a logo.
        boilerplate: Sentences that do not belong to it.
    """

    shape: str
    language: str
    address: str
    html: str
    title: str
    byline: str
    pictures: tuple[Picture, ...]
    body: tuple[str, ...]
    decoys: tuple[str, ...]
    boilerplate: tuple[str, ...]
