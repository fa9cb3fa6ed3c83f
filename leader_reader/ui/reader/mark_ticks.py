"""A scroll bar that shows where in the document the marks and hits are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

_TICK = (8.0, 2.5)


class TickedScrollBar(QScrollBar):
    """Draws a short line in a colour at each place; places are 0 to 1 of the page's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[int, str] = {}
        self._places: list[tuple[float, str]] = []
        self._height = 0

    def set_ticks(self, places: Sequence[tuple[float, str]]) -> None:
        """Show a tick at each (place, colour)."""
        self._places = list(places)
        self._height = 0
        self.update()

    def ticks(self) -> list[tuple[float, str]]:
        return list(self._places)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        if self._height != self.height():
            self._height = self.height()
            self._ticks = {round(place * (self._height - 4)): c for place, c in self._places}
        painter = QPainter(self)
        width, height = _TICK
        left = (self.width() - width) / 2
        for y, colour in self._ticks.items():
            painter.fillRect(QRectF(left, y, width, height), QColor(colour))
