"""Where each document was left and how far it was read: one memory for all that is open."""

from collections.abc import Container
from dataclasses import replace

from leader_reader.domain.document import DocumentId
from leader_reader.services.library import Library
from leader_reader.services.ports import Reading


class Readings:
    """The readings of a library, the latest last; whoever notes one has it stored as well."""

    def __init__(self, library: Library) -> None:
        self._known = {each.document: each for each in library.readings()}

    def progress(self) -> dict[str, float]:
        """Return how far each document has been read, 0 to 1."""
        return {document: each.progress for document, each in self._known.items()}

    def offset(self, document: DocumentId) -> int:
        """Return where a document was left; 0 for one that was never open."""
        kept = self._known.get(document)
        return kept.offset if kept else 0

    def latest(self, documents: Container[DocumentId]) -> DocumentId | None:
        """Return the one of `documents` that was read last."""
        return next((each for each in reversed(self._known) if each in documents), None)

    def note(self, document: DocumentId, offset: int, progress: float) -> Reading:
        """Note where one is, and that nobody has read less for that; return what is to be kept."""
        before = self._known.pop(document, None) or Reading(document, 0, 0.0)
        now = replace(before, offset=offset, progress=max(progress, before.progress))
        self._known[document] = now
        return now
