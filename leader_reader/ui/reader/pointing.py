"""What is under the pointer in the text view, and what a click or a key does with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QTextEdit, QToolTip

from leader_reader.ui.reader.marks import Mark, said_of
from leader_reader.ui.reader.page import Page


class Pointing(QObject):
    """`activated(annotation)` when a mark is clicked, or reached by going through them.

    `signed` tells whether notes have signs in the text, which are as good as their passage.
    """

    activated = Signal(str)

    def __init__(
        self, view: QTextEdit, page: Callable[[], Page | None], signed: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._signed = signed
        self._activated = ""

    def activate_at(self, point: QPoint) -> None:
        """Activate the shortest mark under a point of the viewport."""
        for mark in self._marks_at(point)[:1]:
            self.activate(mark.annotation)

    def activate(self, annotation: str) -> None:
        self._activated = annotation
        self.activated.emit(annotation)

    def cycle(self) -> None:
        """Go on to the next of the marks that overlap under the caret."""
        page = self._page()
        if page is None:
            return
        offset = page.offsets.to_code_point(self._view.textCursor().selectionStart())
        mark = page.index.after(self._activated, offset)
        if mark is not None:
            self.activate(mark.annotation)

    def show_tip(self, event: QHelpEvent) -> None:
        """Say what the marks under the pointer are."""
        said = said_of(self._marks_at(event.pos()), self.tr("Highlight"))
        QToolTip.showText(event.globalPos(), said, self._view.viewport())

    def _marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks under a point of the viewport, the shortest first."""
        page = self._page()
        if page is None:
            return []
        place = point.toPointF() + QPointF(0, self._view.verticalScrollBar().value())
        signed = page.note_at(place) if self._signed() else []
        return signed or page.marks_at(place)
