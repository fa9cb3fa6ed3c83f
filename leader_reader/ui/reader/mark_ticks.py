"""A scroll bar that shows where in the document the marks and hits are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

_TICK = (8.0, 2.5)


class TickedScrollBar(QScrollBar):
    """Draws a short line in a colour at each place; places are 0 to 1 of the page's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[tuple[float, str]] = []
        self._ticks: dict[int, str] = {}

    def set_ticks(self, places: Sequence[tuple[float, str]]) -> None:
        """Show a tick at each (place, colour)."""
        before, self._places = self._ticks, list(places)
        self._place_ticks()
        for y, _ in before.items() ^ self._ticks.items():
            self.update(self._tick(y).toAlignedRect())

    def ticks(self) -> list[tuple[float, str]]:
        return list(self._places)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ticks()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        painter = QPainter(self)
        exposed = QRectF(event.rect())
        for y, colour in self._ticks.items():
            tick = self._tick(y)
            if tick.intersects(exposed):
                painter.fillRect(tick, QColor(colour))

    def _place_ticks(self) -> None:
        room = self.height() - 4
        self._ticks = {round(place * room): colour for place, colour in self._places}

    def _tick(self, y: int) -> QRectF:
        width, height = _TICK
        return QRectF((self.width() - width) / 2, y, width, height)
