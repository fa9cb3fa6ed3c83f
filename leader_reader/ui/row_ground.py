"""The ground of a row in a list: tint and edge when current, a fainter tint when chosen, focus."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle

from leader_reader.ui.theme import Theme, blend

EDGE = 3
"""Pixels of the accent edge of a current row."""

_MARGIN, _BAR = 16, 12
_RING = 2
_CHOSEN = 0.5
"""How much of the tint of a current row one has that is only chosen."""


def right_margin(view: QAbstractItemView) -> int:
    """Return how far a row's words keep from its right end: by as much less as a bar takes."""
    return _MARGIN - _BAR if view.verticalScrollBar().isVisible() else _MARGIN


def paint_ground(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme, *, current: bool
) -> None:
    """Fill `rect` as its state asks; `current` rows get the full tint and the 3 px accent edge."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(
        state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active
    )
    if current:
        painter.fillRect(rect, QColor(theme.accent_soft))
        edge = rect.adjusted(1, 1, -1, -1) if focused else rect  # it keeps within the ring
        painter.fillRect(QRect(edge.left(), edge.top(), EDGE, edge.height()), QColor(theme.accent))
    elif chosen:
        _paint_chosen(painter, rect, theme)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(theme.chip))
    if focused:
        painter.setPen(QPen(QColor(theme.accent), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1 + _RING / 2
        painter.drawRect(QRectF(rect).adjusted(inset, inset, -inset, -inset))


def _paint_chosen(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Fill and outline a row a pixel within its place, apart from its neighbours."""
    inner = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(blend(theme.accent, theme.panel, _CHOSEN))
    painter.setBrush(blend(theme.accent_soft, theme.panel, _CHOSEN))
    painter.drawRect(inner)
