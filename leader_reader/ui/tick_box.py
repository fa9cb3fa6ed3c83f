"""A tick box painted in a row of a list, as the style sheet has those that are widgets."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from leader_reader.ui.icons import icon_image
from leader_reader.ui.theme import Theme

BOX = 16
"""Pixels of its side."""


def paint_box(painter: QPainter, box: QRect, theme: Theme, *, on: bool) -> None:
    """Paint a tick box, ticked or not."""
    painter.setPen(QPen(QColor(theme.accent if on else theme.muted), 1))
    painter.setBrush(QColor(theme.accent if on else theme.page))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        scale = painter.device().devicePixelRatio()
        tick = icon_image("check", theme.on_accent, BOX - 4, scale)
        painter.drawImage(QPointF(box.left() + 2, box.top() + 2), tick)
