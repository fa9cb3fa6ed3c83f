"""A rounded chip: a filter, or a topic with its colour."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from leader_reader.ui.icons import icon_image
from leader_reader.ui.theme import active_theme

_DOT = 10
_SPACE = 5
_SCALE = 2


class Chip(QToolButton):
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
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible or text)
        self.setProperty("role", "chip")
        self.setText(text)
        self.setIconSize(QSize(_DOT + _SPACE, _DOT))
        self._colour = colour
        self._closable = closable
        self._draw()
        if closable:
            self.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._closable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        if self._colour:
            self.setIcon(QIcon(_spaced(colour_square(self._colour, _DOT))))
        elif self._closable:
            cross = icon_image("close", active_theme().muted, _DOT, _SCALE)
            self.setIcon(QIcon(QPixmap.fromImage(cross)))
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self._colour or self._closable:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def _spaced(square: QPixmap) -> QPixmap:
    """Return `square` with room on its right, for the word that follows."""
    pixmap = QPixmap((_DOT + _SPACE) * _SCALE, _DOT * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.drawPixmap(0, 0, square)
    painter.end()
    return pixmap


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
