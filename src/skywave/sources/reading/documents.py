"""Sources of documents: one file or one address is one document, and a folder is as many as lie below it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from skywave.errors import ConfigError, Malformed
from skywave.sources.reading.material import LocalMaterial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skywave.ports import Material
    from skywave.story.draft import Draft


class Refusals(Malformed):
    """Some documents of a folder were refused; all others were read. Raised after the last draft.

    Attributes:
        refused: A sentence for each, at most `_KEPT`.
        count: How many there were.
    """

    def __init__(self, refused: list[str], count: int, total: int) -> None:
        super().__init__(
            f"{count} of {total} documents were refused, the first one: {refused[0]}",
            hint="mend or remove them and run the same command again; all others were read",
        )
        self.refused = tuple(refused)
        self.count = count


_KEPT = 1_000


class DocumentSource(ABC):
    """A source that reads documents one by one.

    Attributes:
        name: Of the source.
        suffixes: Of the files that may be its documents in a folder, lower case with their dots.
    """

    name: str
    suffixes: tuple[str, ...]

    @abstractmethod
    def recognises_document(self, material: Material) -> bool:
        """Say, from its first bytes, whether a document is of this kind. Must not raise."""

    @abstractmethod
    def read_document(self, material: Material) -> Iterable[Draft]:
        """Yield the drafts of one document, or raise Malformed."""

    def recognises(self, material: Material) -> bool:
        """Say whether this is a document of this kind, or a folder whose first document is."""
        if not material.is_folder:
            return self.recognises_document(material)
        return isinstance(material, LocalMaterial) and any(
            self.recognises_document(document) for document in material.first_below(*self.suffixes)
        )

    def read(self, material: Material) -> Iterator[Draft]:
        """Yield the drafts of a document, or of every document of this kind in a folder, in the order of the paths.

        Raises:
            ConfigError: There is nothing there, or no document of this kind in the folder.
            Malformed: A document is broken or is no story. In a folder it stops nothing: `Refusals` comes after the last draft.
            TransportFailed: The disk or the server does not give it now.
        """
        if not isinstance(material, LocalMaterial) or not material.is_folder:
            yield from self.read_document(material)
            return
        seen: dict[str, str] = {}
        refused: list[str] = []
        count = total = 0
        for document in material.below(*self.suffixes):
            if not self.recognises_document(document):
                continue
            total += 1
            try:
                drafts = list(self.read_document(document))
                for draft in drafts:
                    if (other := seen.setdefault(draft.ids[0], document.name)) != document.name:
                        raise Malformed(f"{document.name} and {other} have the same id {draft.ids[0]}")
            except Malformed as error:
                count += 1
                refused += [error.message] if len(refused) < _KEPT else []
                continue
            yield from drafts
        if not total:
            raise ConfigError(f"there is no document of the kind {self.name} in {material.name}")
        if refused:
            raise Refusals(refused, count, total)
