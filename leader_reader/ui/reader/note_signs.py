"""Signs of notes at the ends of lines, where there is no margin for the notes themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leader_reader.ui.theme import Theme

_SIDE, _GAP = 9.0, 1.5
"""Pixels of the sheet and from the text: the page has no more white space beside its text."""
_WRITTEN = ((3.0, 6.5), (5.5, 5.0))
SIGN_ROOM = _SIDE + 2 * _GAP
"""Pixels that a sign takes, with what is free around it."""


def paint_signs(
    painter: QPainter,
    theme: Theme,
    lines: Sequence[QRectF],
    left: float,
    *,
    grounded: bool = False,
) -> None:
    """Paint a small written sheet level with each of `lines`; the text's room ends at `left`.

    `grounded` it is a sheet of its own colour, to be seen on whatever lies under it.
    """
    painter.setPen(QPen(QColor(theme.icon_ink), 1))
    painter.setBrush(QColor(theme.raised) if grounded else Qt.BrushStyle.NoBrush)
    for line in lines:
        corner = QPointF(left + _GAP, round(line.center().y() - _SIDE / 2) + 0.5)
        painter.drawRoundedRect(QRectF(corner, corner + QPointF(_SIDE, _SIDE)), 1.5, 1.5)
        for y, end in _WRITTEN:
            painter.drawLine(QLineF(2.5, y, end, y).translated(corner))
