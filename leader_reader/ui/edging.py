"""The edges of the current passage, moved by keys a word at a time: each step is one edit."""

from PySide6.QtCore import QObject

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
