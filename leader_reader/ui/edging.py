"""The edges of the current passage, stepped by keys or dragged by the mouse: one edit each."""

from PySide6.QtCore import QObject, Slot

from leader_reader.domain.annotation import AnnotationId
from leader_reader.services import edges
from leader_reader.services.edges import EdgeOf
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.desk import Desk


class Edging(QObject):
    """Makes the current passage longer or shorter; nothing happens where there is none."""

    def __init__(self, bridge: LibraryBridge, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._desk = bridge, desk

    def step(self, edge: EdgeOf, by: int) -> None:
        """Move one edge by one word, back (-1) or on (1)."""
        library, document, chosen = self._bridge.library, self._desk.document, self._desk.annotation
        found = library.annotations.get(chosen) if chosen is not None else None
        if document is None or found is None or found.document != document.id:
            return
        place = edges.stepped(document.text, (found.start, found.end), edge, by)
        self._bridge.attempt(lambda: edges.move(library, document, found.id, place))

    @Slot(str, int, int)
    def put(self, annotation: str, start: int, end: int) -> None:
        """Give a passage of the open document the extent to which its edges were dragged."""
        library, document = self._bridge.library, self._desk.document
        if document is not None:
            known, place = AnnotationId(annotation), (start, end)
            self._bridge.attempt(lambda: edges.move(library, document, known, place))
