"""Where passages are in the page view's own coordinates, for what stands beside them."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.ui.reader.pages.passages import Passages

_MARGIN = 8


class InWidget:
    """Turns the places that `passages` finds in the viewport into those of the widget `view`."""

    def __init__(self, view: QAbstractScrollArea, passages: Passages) -> None:
        self._view, self._passages = view, passages

    def passage(self, start: int, end: int) -> QRect:
        """Return the rectangle around a passage, or the part of it beside its end."""
        return self._rect(self._passages.around(start, end))

    def line(self, offset: int) -> QRect:
        """Return the slice of line at `offset`."""
        return self._rect(self._passages.caret(offset))

    def lines_around(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Return the lines before and after a passage; null where there is none."""
        above, below = self._passages.neighbours(start, end)
        return self._rect(above), self._rect(below)

    def make_room(self, start: int, end: int, below: int) -> None:
        """Bring the end of a passage into sight, where it is cut off, with room `below` it."""
        rect, floor = self.passage(start, end), self._view.viewport().geometry().bottom()
        if floor - _MARGIN < rect.bottom() < floor + rect.height():
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + rect.bottom() + below - floor)

    def _rect(self, rect: QRectF) -> QRect:
        here = self._view.viewport().pos()
        return QRect() if rect.isNull() else rect.toAlignedRect().translated(here)
