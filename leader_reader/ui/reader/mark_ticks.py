"""A scroll bar that shows where in the document the marks and hits are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

_TICK = (8.0, 2.5)


class TickedScrollBar(QScrollBar):
    """Draws a short line in a colour at each place; places are 0 to 1 of the page's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[tuple[float, str]] = []
        self._ticks: dict[int, str] = {}
        self._drawn: QPixmap | None = None

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
        if self._ticks:
            QPainter(self).drawPixmap(0, 0, self._drawing())

    def _drawing(self) -> QPixmap:
        """Return all ticks as one picture: there can be a thousand, and each step shows them."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatioF() != ratio:
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            for y, colour in self._ticks.items():
                painter.fillRect(self._tick(y), QColor(colour))
            painter.end()
        return self._drawn

    def _place_ticks(self) -> None:
        room = self.height() - 4
        self._ticks = {round(place * room): colour for place, colour in self._places}
        self._drawn = None

    def _tick(self, y: int) -> QRectF:
        width, height = _TICK
        return QRectF((self.width() - width) / 2, y, width, height)
