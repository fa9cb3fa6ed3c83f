"""A button of words with a small picture before or after them, closely set."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from leader_reader.ui.icons import icon_image
from leader_reader.ui.theme import Theme, active_theme

_GAP = 5

Ink = Callable[[Theme], str]


class WordButton(QToolButton):
    """Qt parts words and icon by several spaces; here they stand `_GAP` pixels apart.

    `before` and `after` are drawings of resources/icons in the colour of the words, `pixels`
    their size and `side` the room left and right. A subclass can paint another `picture`.
    """

    def __init__(
        self,
        text: str = "",
        *,
        before: str = "",
        after: str = "",
        pixels: int = 10,
        side: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._before, self._after = before, after
        self._pixels, self._side = pixels, side
        self.setText(text)

    def set_after(self, drawing: str) -> None:
        """Show another drawing after the words."""
        self._after = drawing
        self.updateGeometry()

    def picture(self, *, last: bool) -> QImage | None:
        """Return what stands before the words, or with `last` after them; None for nothing."""
        drawing = self._after if last else self._before
        if not drawing:
            return None
        theme = active_theme()
        colour = theme.icon_ink if self._ink() == theme.muted else self._ink()
        return icon_image(drawing, colour, self._pixels, self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * self._side
        shown = sum(self.picture(last=last) is not None for last in (False, True))
        return QSize(width + shown * (self._pixels + _GAP), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        room = self.rect().adjusted(self._side, 0, -self._side, 0)
        first, second = self.picture(last=False), self.picture(last=True)
        if first is not None:
            self._put(painter, first, room.left())
            room.setLeft(room.left() + self._pixels + _GAP)
        if second is not None:
            self._put(painter, second, room.right() + 1 - self._pixels)
            room.setRight(room.right() - self._pixels - _GAP)
        self._write(painter, room)

    def _put(self, painter: QStylePainter, picture: QImage, left: int) -> None:
        painter.drawImage(QPoint(left, (self.height() - self._pixels) // 2), picture)

    def _write(self, painter: QStylePainter, room: QRect) -> None:
        painter.setPen(QColor(self._ink()))
        painter.setFont(self.font())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, middle | Qt.TextFlag.TextDontClip, self.text())

    def _ink(self) -> str:
        theme = active_theme()
        if self.isChecked() or (self.property("role") == "link" and self.isEnabled()):
            return theme.accent_text
        quiet = self.property("role") == "quiet" and not self.underMouse()
        return theme.muted if quiet or not self.isEnabled() else theme.text
