"""Where passages and lines of the text are: in the view's own coordinates, or its viewport's."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.reader.page import Page

_MARGIN = 8


class TextPlaces:
    """Turns places on the page that `view` shows into those of what is seen of it."""

    def __init__(self, view: QTextEdit, page: Callable[[], Page | None]) -> None:
        self._view, self._page = view, page

    def passage(self, start: int, end: int) -> QRect:
        """Return the rectangle around a passage in the widget's coordinates."""
        page = self._page()
        return self._in_widget(page.passage(start, end)) if page else QRect()

    def line(self, offset: int) -> QRect:
        """Return the slice of line at `offset` in the widget's coordinates."""
        page = self._page()
        return self._in_widget(page.caret(offset)) if page else QRect()

    def lines_around(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Return the slices of the lines before and after a passage; null where there is none."""
        page = self._page()
        above, below = page.neighbours(start, end) if page else (QRectF(), QRectF())
        found = [QRect() if line.isNull() else self._in_widget(line) for line in (above, below)]
        return found[0], found[1]

    def make_room(self, start: int, end: int, below: int) -> None:
        """Bring the end of a passage into sight, where it is cut off, with room `below` it."""
        rect, floor = self.passage(start, end), self._view.viewport().geometry().bottom()
        if floor - _MARGIN < rect.bottom() < floor + rect.height():
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + rect.bottom() + below - floor)

    def caret_line(self) -> QRectF | None:
        """Return the slice of line at the text cursor, in the viewport's coordinates."""
        page = self._page()
        if page is None or not page.source.blocks:
            return None
        place = page.offsets.to_code_point(self._view.textCursor().position())
        return page.caret(page.shown(place)).translated(0, -self._shift)

    def line_at(self, point: QPointF) -> QRectF | None:
        """Return the line at a point of the viewport, in its coordinates; None between lines."""
        page = self._page()
        if page is None or not page.source.blocks:
            return None
        line = page.line_at(point.y() + self._shift)
        return line.translated(0, -self._shift) if line is not None else None

    def _in_widget(self, rect: QRectF) -> QRect:
        shift = self._view.viewport().pos() - QPoint(0, self._shift)
        return rect.toAlignedRect().translated(shift)

    @property
    def _shift(self) -> int:
        return self._view.verticalScrollBar().value()
