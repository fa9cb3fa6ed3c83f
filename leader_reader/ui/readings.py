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
        return self.of(document).offset

    def of(self, document: DocumentId) -> Reading:
        """Return how a document was left; nothing is set in one that was never open."""
        return self._known.get(document) or Reading(document, 0, 0.0)

    def any_pages(self) -> bool:
        """Tell whether any document was read as pages at last."""
        return any(each.view == "pages" for each in self._known.values())

    def latest(self, documents: Container[DocumentId]) -> DocumentId | None:
        """Return the one of `documents` that was read last."""
        return next((each for each in reversed(self._known) if each in documents), None)

    def note(self, document: DocumentId, offset: int, progress: float, zoom: int = 0) -> Reading:
        """Note where one is, and that nobody has read less for that; return what is to be kept.

        `zoom` is the size of the text in percent, 0 for that noted before.
        """
        before = self.of(document)
        furthest = max(progress, before.progress)
        now = replace(before, offset=offset, progress=furthest, zoom=zoom or before.zoom)
        return self._put(now)

    def note_view(self, document: DocumentId, *, view: str = "", fit: str = "") -> Reading:
        """Note how a document is shown, "" for as noted before; return what is to be kept."""
        before = self.of(document)
        return self._put(replace(before, view=view or before.view, fit=fit or before.fit))

    def _put(self, reading: Reading) -> Reading:
        self._known.pop(reading.document, None)
        self._known[reading.document] = reading
        return reading
