"""The ground of a row in a list: tint and edge when current, tint under the pointer, focus."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle

from leader_reader.ui.theme import Theme

EDGE = 3
"""Pixels of the accent edge of a current row."""

_MARGIN, _BESIDE_BAR = 16, 6


def right_margin(view: QAbstractItemView) -> int:
    """Return how far a row's words keep from its right end: less beside a scroll bar."""
    return _BESIDE_BAR if view.verticalScrollBar().isVisible() else _MARGIN


def paint_ground(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme, *, current: bool
) -> None:
    """Fill `rect` as its state asks; `current` rows get the 3 px accent edge as well."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if current or chosen:
        painter.fillRect(rect, QColor(theme.accent_soft))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(theme.chip))
    if current:
        painter.fillRect(QRect(rect.left(), rect.top(), EDGE, rect.height()), QColor(theme.accent))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
        painter.setPen(QColor(theme.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
