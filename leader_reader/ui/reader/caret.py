"""The reader's caret: Qt's own inverts what it stands on, and touches the letter after it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.theme import Theme

_WIDTH = 2
_AWAY, _SHORTER = 0.5, 0.12
"""Pixels to the letter, and the share of the line left free above and below."""


class Caret(QObject):
    """Takes the place of the caret of `view`; steady, so that nothing blinks beside the text.

    The view gives each of its documents a cursor of no width. `line` returns the slice of line at
    the text cursor, in the viewport's coordinates, or None.
    """

    def __init__(self, view: QTextEdit, line: Callable[[], QRectF | None]) -> None:
        super().__init__(view)
        self._view = view
        self._line = line
        self._place = QRect()
        view.cursorPositionChanged.connect(self._repaint)
        view.installEventFilter(self)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the caret, if the view has the keyboard, in the accent colour."""
        line = self._line() if self._view.hasFocus() else None
        if line is not None:
            painter.fillRect(_box(line), QColor(theme.accent))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._repaint()
        return super().eventFilter(watched, event)

    def _repaint(self) -> None:
        """Have its place, and the one where it was, painted again."""
        viewport, line = self._view.viewport(), self._line()
        viewport.update(self._place)
        self._place = _box(line).toAlignedRect() if line is not None else QRect()
        viewport.update(self._place)


def _box(line: QRectF) -> QRectF:
    free = round(line.height() * _SHORTER)
    left = line.left() - _AWAY - _WIDTH
    return QRectF(left, line.top() + free, _WIDTH, line.height() - 2 * free)
