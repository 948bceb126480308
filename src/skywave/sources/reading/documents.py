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
            Malformed: A document is broken, or two of them have the same id.
            TransportFailed: The disk or the server does not give it now.
        """
        if not isinstance(material, LocalMaterial) or not material.is_folder:
            yield from self.read_document(material)
            return
        seen: dict[str, str] = {}
        for document in material.below(*self.suffixes):
            if not self.recognises_document(document):
                continue
            for draft in self.read_document(document):
                if other := seen.get(draft.ids[0]):
                    raise Malformed(
                        f"{document.name} and {other} have the same id {draft.ids[0]}", hint="keep the newer one"
                    )
                seen[draft.ids[0]] = document.name
                yield draft
        if not seen:
            raise ConfigError(f"there is no document of the kind {self.name} in {material.name}")
