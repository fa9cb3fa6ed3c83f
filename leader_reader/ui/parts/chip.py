"""A rounded chip: a filter, or a topic with its colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from leader_reader.ui.parts.word_button import WordButton

_PICTURE, _SIDE = 10, 11
_SCALE = 2


class Chip(WordButton):
    """A chip to click (and check, when made checkable).

    `colour` gives it a square of a topic's colour. A closable chip shows a cross; a click,
    Delete or Backspace then emits `closed`.
    """

    closed = Signal()

    def __init__(
        self,
        text: str,
        *,
        name: str = "",
        accessible: str = "",
        colour: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        cross = "close" if closable and not colour else ""
        super().__init__(text, after=cross, pixels=_PICTURE, side=_SIDE, parent=parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible or text)
        self.setProperty("role", "chip")
        self._colour = colour
        self._closable = closable
        if closable:
            self.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._closable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def picture(self, *, last: bool) -> QImage | None:
        if self._colour and not last:
            return colour_square(self._colour, _PICTURE).toImage()
        return super().picture(last=last)


def colour_square(colour: str, size: int) -> QPixmap:
    """Return a rounded square of a topic's colour, as the topic tree has it."""
    pixmap = QPixmap(size * _SCALE, size * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(0, 0, size, size, size / 4, size / 4)
    painter.end()
    return pixmap
